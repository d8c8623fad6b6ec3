/*
 * lines.c - reading a segment line by line; see lines.h.
 */
#include "journal/lines.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define READ_BYTES ((size_t)1 << 18)

enum lkd_status segment_lines_open(struct segment_lines *l, const char *folder, const char *name,
                                   uint64_t offset, struct lkd_error *err) {
    char path[JOURNAL_PATH_MAX];
    *l = (struct segment_lines){.file = -1};
    text_init(&l->buffer, LINE_BYTES_MAX);
    enum lkd_status status = journal_path(folder, name, path, err);
    if (status)
        return status;
    l->file = open(path, O_RDONLY | O_CLOEXEC);
    if (l->file < 0 || lseek(l->file, (off_t)offset, SEEK_SET) < 0)
        return journal_error(err, "read", folder, name);
    return LKD_OK;
}

void segment_lines_close(struct segment_lines *l) {
    if (l->file >= 0)
        close(l->file);
    l->file = -1;
    text_free(&l->buffer);
}

/* Move what is left to the front and read more behind it. */
static bool read_more(struct segment_lines *l, struct lkd_error *err) {
    struct text *b = &l->buffer;
    if (l->start > 0)
        memmove(b->bytes, b->bytes + l->start, b->length - l->start);
    b->length -= l->start;
    l->start = 0;
    if (b->length == b->limit) {
        l->ended = true;
        return true;
    }
    size_t room = b->limit - b->length < READ_BYTES ? b->limit - b->length : READ_BYTES;
    if (b->capacity - b->length < room && !text_grow(b, room)) {
        journal_no_memory(err);
        return false;
    }
    ssize_t got = read(l->file, b->bytes + b->length, room);
    if (got < 0 && errno == EINTR)
        return true;
    if (got < 0) {
        error_set(err, LKD_IO, "cannot read the log");
        return false;
    }
    b->length += (size_t)got;
    l->ended = got == 0;
    return true;
}

enum segment_line segment_lines_next(struct segment_lines *l, const char **ret_line,
                                     size_t *ret_length, struct lkd_error *err) {
    size_t searched = 0;
    for (;;) {
        size_t left = l->buffer.length - l->start;
        const char *first = left ? l->buffer.bytes + l->start : NULL;
        const char *newline = left ? memchr(first + searched, '\n', left - searched) : NULL;
        if (newline || l->ended) {
            *ret_line = first;
            *ret_length = newline ? (size_t)(newline - first) : left;
            l->start += *ret_length + (newline != NULL);
            return newline ? SEGMENT_LINE : left ? SEGMENT_REST : SEGMENT_END;
        }
        searched = left;
        if (!read_more(l, err))
            return SEGMENT_FAILED;
    }
}
