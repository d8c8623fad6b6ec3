/*
 * recover.c - the end of a log; see recover.h.
 *
 * Only the end is read: the head's record and what follows. `log verify` reads everything.
 */
#include "journal/recover.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "journal/lines.h"

static enum lkd_status damaged(struct lkd_error *err, const char *file, const char *what) {
    error_set(err, LKD_BAD_DATA, "%s", what);
    error_where(err, "%s", file);
    error_hint(err, "`lockdown log verify` tells more; keep this folder as it is, and begin a new "
                    "log elsewhere");
    return LKD_BAD_DATA;
}

/* ---- the head's record ---- */

/* Where the line that ends at `end` (behind its newline) begins; NULL when that is not in the
 * block. */
static const char *line_before(const char *block, const char *end) {
    const char *at = end - 1;
    while (at > block && at[-1] != '\n')
        at--;
    return at > block ? at : NULL;
}

/* Is the record that ends at the head's place the head's record? The block before the place grows
 * until the whole line is in it. */
static bool check_block(int file, const struct head *head, size_t size, char *block,
                        bool *ret_is_it) {
    struct chain_line line;
    uint64_t from = head->bytes - size;
    if (pread(file, block, size, (off_t)from) != (ssize_t)size || block[size - 1] != '\n')
        return true;
    const char *end = block + size;
    const char *first = line_before(block, end);
    if (!first && from == 0)
        first = block;
    if (!first)
        return false;
    *ret_is_it = chain_read(first, (size_t)(end - 1 - first), &line) &&
                 line.seq == head->chain.seq &&
                 memcmp(line.hash, head->chain.hash, HASH_TEXT_SIZE - 1) == 0;
    return true;
}

static enum lkd_status check_head_record(const char *folder, const char *name,
                                         const struct head *head, struct lkd_error *err) {
    char path[JOURNAL_PATH_MAX];
    bool is_it = false, told = false;
    enum lkd_status status = journal_path(folder, name, path, err);
    int file = status ? -1 : open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return status ? status : journal_error(err, "read", folder, name);
    for (size_t size = 4096; !status && !told; size *= 4) {
        size_t whole = head->bytes < size ? (size_t)head->bytes : size;
        char *block = malloc(whole + 1);
        if (!block)
            status = journal_no_memory(err);
        else
            told = check_block(file, head, whole, block, &is_it) || size > LINE_BYTES_MAX;
        free(block);
    }
    close(file);
    if (status || is_it)
        return status;
    return damaged(err, name, "the log does not reach the record its head names");
}

/* ---- behind the head ---- */

static enum lkd_status file_size(const char *folder, const char *name, uint64_t *ret_bytes,
                                 struct lkd_error *err) {
    char path[JOURNAL_PATH_MAX];
    struct stat about;
    enum lkd_status status = journal_path(folder, name, path, err);
    if (status)
        return status;
    if (stat(path, &about) != 0)
        return journal_error(err, "read", folder, name);
    *ret_bytes = (uint64_t)about.st_size;
    return LKD_OK;
}

/* Take the records on that follow the chain, from `r->bytes` of the segment `r->last`. */
static enum lkd_status follow(const char *folder, struct recovered *r, struct lkd_error *err) {
    struct segment_lines lines;
    struct chain_line line;
    const char *text;
    size_t length;
    uint64_t size = 0;
    enum segment_line got = SEGMENT_END;
    enum lkd_status status = file_size(folder, r->last.name, &size, err);
    if (status)
        return status;
    status = segment_lines_open(&lines, folder, r->last.name, r->bytes, err);
    while (!status && (got = segment_lines_next(&lines, &text, &length, err)) == SEGMENT_LINE &&
           chain_read(text, length, &line) && chain_follows(&r->chain, &line)) {
        chain_advance(&r->chain, &line);
        r->bytes += length + 1;
        r->kept_records++;
    }
    segment_lines_close(&lines);
    r->cut_bytes += size - r->bytes;
    return got == SEGMENT_FAILED ? err->status : status;
}

static enum lkd_status remove_segment(const char *folder, const char *name, struct lkd_error *err) {
    char path[JOURNAL_PATH_MAX];
    enum lkd_status status = journal_path(folder, name, path, err);
    if (status)
        return status;
    return unlink(path) == 0 ? LKD_OK : journal_error(err, "remove", folder, name);
}

/* A segment that was begun after the head was written. */
static enum lkd_status follow_next(const char *folder, const struct segment *next, bool own,
                                   struct recovered *r, struct lkd_error *err) {
    struct recovered begun = {.chain = r->chain,
                              .last = *next,
                              .kept_records = r->kept_records,
                              .cut_bytes = r->cut_bytes};
    enum lkd_status status = own ? LKD_OK : follow(folder, &begun, err);
    if (status)
        return status;
    if (begun.bytes > 0) {
        *r = begun;
        return LKD_OK;
    }
    r->cut_bytes = begun.cut_bytes;
    return remove_segment(folder, next->name, err);
}

/* ---- the whole ---- */

/* The head's segment and, in `ret_next`, the one after it, if there is one. */
static enum lkd_status find_last(const struct segments *segments, const struct head *head,
                                 struct recovered *r, const struct segment **ret_next,
                                 struct lkd_error *err) {
    const struct segment *last = segments->count ? &segments->items[segments->count - 1] : NULL;
    size_t newer = 0;
    *ret_next = NULL;
    for (size_t i = 0; i < segments->count; i++) {
        if (segments->items[i].number == head->segment)
            r->last = segments->items[i];
        newer += segments->items[i].number > head->segment;
    }
    if (head->segment > 0 && r->last.number == 0)
        return damaged(err, "head", "the segment the head names is not there");
    if (newer > 1 || (newer == 1 && last->number != head->segment + 1))
        return damaged(err, last->name, "there are segments that the head does not know of");
    if (newer == 1)
        *ret_next = last;
    return LKD_OK;
}

static enum lkd_status recover(const char *folder, const struct segments *segments, bool own,
                               const struct head *head, struct recovered *r,
                               struct lkd_error *err) {
    const struct segment *next;
    enum lkd_status status = find_last(segments, head, r, &next, err);
    if (!status && r->last.number > 0)
        status = check_head_record(folder, r->last.name, head, err);
    r->bytes = head->bytes;
    if (!status && r->last.number > 0 && !own)
        status = follow(folder, r, err);
    return !status && next ? follow_next(folder, next, own, r, err) : status;
}

enum lkd_status log_recover(const char *folder, bool own, struct recovered *ret_recovered,
                            struct lkd_error *err) {
    struct segments segments;
    struct head head;
    enum lkd_status status = head_load(folder, &head, err);
    if (status == LKD_NOT_FOUND)
        err->status = LKD_BAD_DATA;
    if (!status)
        status = segments_list(folder, &segments, err);
    if (status)
        return status;
    struct recovered r = {.chain = head.chain};
    status = recover(folder, &segments, own, &head, &r, err);
    free(segments.items);
    if (!status)
        *ret_recovered = r;
    return status;
}
