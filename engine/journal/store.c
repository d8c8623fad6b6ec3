/*
 * store.c - writing a chain of records; see store.h.
 *
 * Order of writing: keys of persons, then records, then the head. So a head never speaks of what is
 * not on the disk, and no record names a key that is not.
 */
#include "journal/store.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/civil.h"
#include "base/sign.h"
#include "journal/recover.h"

#define GROUP_BYTES_MAX ((size_t)128 << 20)
#define PAD_BYTES 128

void store_init(struct store *s, const char *folder, uint64_t segment_bytes) {
    *s = (struct store){.folder = folder,
                        .segment_bytes = segment_bytes,
                        .lock = -1,
                        .file = -1,
                        .keys = -1,
                        .head = -1};
    people_init(&s->people);
    text_init(&s->group, GROUP_BYTES_MAX);
    text_init(&s->plain, LINE_BYTES_MAX);
}

static void close_file(int *fd) {
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

void store_close(struct store *s) {
    close_file(&s->file);
    close_file(&s->keys);
    close_file(&s->head);
    close_file(&s->lock);
    people_free(&s->people);
    text_free(&s->group);
    if (s->plain.bytes)
        sign_forget(s->plain.bytes, s->plain.capacity);
    text_free(&s->plain);
}

void store_at(char ret_at[STORE_AT_SIZE]) {
    char instant[CIVIL_INSTANT_SIZE];
    civil_format_instant((int64_t)time(NULL), instant);
    snprintf(ret_at, STORE_AT_SIZE, "\"at\":\"%s\"", instant);
}

/* ---- records ---- */

static enum lkd_status check_group(struct store *s, struct lkd_error *err) {
    return s->group.failed ? journal_no_memory(err) : LKD_OK;
}

enum lkd_status store_note(struct store *s, struct lkd_error *err, const char *format, ...) {
    size_t start = chain_open(&s->chain, &s->group);
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    size_t room = (size_t)length + 1;
    if (s->group.capacity - s->group.length >= room || text_grow(&s->group, room)) {
        va_start(arguments, format);
        vsnprintf(s->group.bytes + s->group.length, room, format, arguments);
        va_end(arguments);
        s->group.length += (size_t)length;
    }
    chain_end(&s->chain, &s->group, start);
    return check_group(s, err);
}

/* The text, a byte 0x80 and zeros up to a multiple of PAD_BYTES: sizes tell less. */
static bool pad(struct text *plain, const char *text, size_t length) {
    static const char padding[PAD_BYTES] = {(char)0x80};
    text_clear(plain);
    text_append(plain, text, length);
    text_append(plain, padding, PAD_BYTES - length % PAD_BYTES);
    return !plain->failed &&
           (plain->capacity - plain->length >= SEAL_BOX_EXTRA || text_grow(plain, SEAL_BOX_EXTRA));
}

static bool append_base64(struct text *out, const char *bytes, size_t length) {
    size_t more = BASE64_LENGTH(length);
    if (out->capacity - out->length < more && !text_grow(out, more))
        return false;
    base64_write((const uint8_t *)bytes, length, out->bytes + out->length);
    out->length += more;
    return true;
}

static bool put_sealed(struct store *s, const struct journal_entry *entry) {
    const uint8_t *key = s->people.opening_key;
    uint32_t place;
    if (!pad(&s->plain, entry->sealed, entry->sealed_length))
        return false;
    if (entry->person) {
        if (!people_find(&s->people, entry->person, entry->person_length, &key, &place))
            return false;
        text_literal(&s->group, ",\"person\":");
        text_integer(&s->group, place);
    }
    seal_box(key, BOX_OF_RECORD, s->chain.seq + 1, s->plain.bytes, s->plain.length,
             (uint8_t *)s->plain.bytes);
    text_literal(&s->group, ",\"sealed\":\"");
    if (!append_base64(&s->group, s->plain.bytes, s->plain.length + SEAL_BOX_EXTRA))
        return false;
    text_literal(&s->group, "\"");
    return true;
}

enum lkd_status store_put(struct store *s, const struct journal_entry *entry,
                          struct lkd_error *err) {
    size_t start = chain_open(&s->chain, &s->group);
    text_append(&s->group, entry->body, entry->body_length);
    if (entry->sealed && !put_sealed(s, entry))
        return journal_no_memory(err);
    chain_end(&s->chain, &s->group, start);
    return check_group(s, err);
}

/* ---- files ---- */

static enum lkd_status open_file(struct store *s, const char *name, int flags, int *ret_file,
                                 struct lkd_error *err) {
    char path[JOURNAL_PATH_MAX];
    enum lkd_status status = journal_path(s->folder, name, path, err);
    if (status)
        return status;
    *ret_file = open(path, flags | O_CLOEXEC, 0600);
    return *ret_file < 0 ? journal_error(err, "write", s->folder, name) : LKD_OK;
}

static enum lkd_status sync_folder(struct store *s, struct lkd_error *err) {
    int folder = open(s->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool done = folder >= 0 && fsync(folder) == 0;
    enum lkd_status status = done ? LKD_OK : journal_error(err, "sync", s->folder, "");
    close_file(&folder);
    return status;
}

/* False with errno; a short write goes on, so that the reason of a full disk shows. */
static bool write_at(int file, const char *bytes, size_t length, uint64_t at) {
    while (length > 0) {
        ssize_t written = pwrite(file, bytes, length, (off_t)at);
        if (written < 0 && errno != EINTR)
            return false;
        if (written > 0) {
            bytes += written;
            at += (uint64_t)written;
            length -= (size_t)written;
        }
    }
    return true;
}

/* A file that was removed can be written on; nobody would find it. */
static bool still_there(struct store *s) {
    char path[JOURNAL_PATH_MAX];
    struct stat named, open_one;
    if (journal_path(s->folder, s->segment.name, path, NULL) != LKD_OK || stat(path, &named) != 0 ||
        fstat(s->file, &open_one) != 0)
        return false;
    errno = ENOENT;
    return named.st_ino == open_one.st_ino && named.st_dev == open_one.st_dev;
}

/* ---- committing ---- */

static enum lkd_status write_keys(struct store *s, struct lkd_error *err) {
    char name[LKD_LOG_NAME_SIZE];
    struct text *pending = &s->people.pending;
    keys_name(s->segment.number, name);
    if (pending->length == 0)
        return LKD_OK;
    if (s->keys < 0) {
        enum lkd_status status = open_file(s, name, O_RDWR | O_CREAT, &s->keys, err);
        if (!status)
            status = sync_folder(s, err);
        if (status)
            return status;
    }
    if (!write_at(s->keys, pending->bytes, pending->length, s->keys_bytes) ||
        fdatasync(s->keys) != 0)
        return journal_error(err, "write", s->folder, name);
    s->keys_bytes += pending->length;
    text_clear(pending);
    return LKD_OK;
}

static enum lkd_status write_records(struct store *s, struct lkd_error *err) {
    if (!still_there(s) || !write_at(s->file, s->group.bytes, s->group.length, s->bytes) ||
        fdatasync(s->file) != 0)
        return journal_error(err, "write", s->folder, s->segment.name);
    return LKD_OK;
}

static enum lkd_status write_head(struct store *s, uint64_t bytes, struct lkd_error *err) {
    const struct head head = {s->chain, s->segment.number, bytes};
    char text[HEAD_SIZE];
    size_t length = head_write(&head, text);
    return write_at(s->head, text, length, 0) ? LKD_OK
                                              : journal_error(err, "write", s->folder, "head");
}

/* What was not committed need not stay; where it cannot be cut off, the next store_open() does. */
static void cut_off(struct store *s) {
    bool cut = ftruncate(s->file, (off_t)s->bytes) == 0;
    (void)cut;
}

enum lkd_status store_commit(struct store *s, struct lkd_error *err) {
    enum lkd_status status = check_group(s, err);
    if (status || s->group.length == 0)
        return status;
    status = write_keys(s, err);
    if (!status)
        status = write_records(s, err);
    if (!status)
        status = write_head(s, s->bytes + s->group.length, err);
    if (status) {
        cut_off(s);
        return status;
    }
    s->bytes += s->group.length;
    text_clear(&s->group);
    return LKD_OK;
}

/* ---- segments ---- */

/* The record that opens a segment, or opens it anew: with a key of its own, sealed to the auditor.
 */
static enum lkd_status put_opening(struct store *s, const char *kind,
                                   const struct recovered *recovered, struct lkd_error *err) {
    uint8_t key[SEAL_KEY_BYTES], sealed[SEAL_KEY_BYTES + SEAL_PAIR_EXTRA];
    char at[STORE_AT_SIZE], text[BASE64_LENGTH(sizeof sealed) + 1], auditor[2 * SEAL_KEY_BYTES + 1];
    seal_new_key(key);
    if (!seal_to(s->auditor, key, sizeof key, sealed))
        return error_set(err, LKD_BAD_KEYS, "nothing can be sealed to the auditor's public key");
    people_begin(&s->people, s->segment.number, (uint32_t)(s->keys_bytes / PERSON_BYTES),
                 s->chain.seq + 1, key);
    sign_forget(key, sizeof key);
    base64_write(sealed, sizeof sealed, text);
    text[sizeof text - 1] = '\0';
    hex_write(s->auditor, sizeof s->auditor, auditor);
    store_at(at);
    return store_note(s, err,
                      "\"kind\":\"%s\",%s,\"segment\":%" PRIu32
                      ",\"version\":\"%s\",\"auditor\":\"%s\",\"key\":\"%s\","
                      "\"kept_records\":%" PRIu64 ",\"cut_bytes\":%" PRIu64,
                      kind, at, s->segment.number, LOCKDOWN_VERSION, auditor, text,
                      recovered->kept_records, recovered->cut_bytes);
}

static enum lkd_status begin_segment(struct store *s, const struct recovered *recovered,
                                     struct lkd_error *err) {
    int64_t now_s = (int64_t)time(NULL);
    char name[LKD_LOG_NAME_SIZE];
    close_file(&s->file);
    close_file(&s->keys);
    s->segment.number++;
    s->day_s = civil_midnight(now_s);
    s->bytes = s->keys_bytes = 0;
    segment_name(s->segment.number, now_s, name);
    memcpy(s->segment.name, name, sizeof name);
    enum lkd_status status = open_file(s, name, O_RDWR | O_CREAT | O_EXCL, &s->file, err);
    if (!status)
        status = sync_folder(s, err);
    return status ? status : put_opening(s, "segment", recovered, err);
}

static bool is_full(const struct store *s) {
    return s->bytes >= s->segment_bytes || s->day_s != civil_midnight((int64_t)time(NULL));
}

enum lkd_status store_rotate(struct store *s, struct lkd_error *err) {
    static const struct recovered nothing;
    if (!is_full(s))
        return LKD_OK;
    if (fsync(s->head) != 0)
        return journal_error(err, "sync", s->folder, "head");
    return begin_segment(s, &nothing, err);
}

/* ---- opening ---- */

static enum lkd_status take_lock(struct store *s, struct lkd_error *err) {
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    enum lkd_status status = open_file(s, "lock", O_RDWR | O_CREAT, &s->lock, err);
    if (status || fcntl(s->lock, F_SETLK, &whole) == 0)
        return status;
    if (errno != EACCES && errno != EAGAIN)
        return journal_error(err, "lock", s->folder, "lock");
    if (fcntl(s->lock, F_GETLK, &whole) != 0 || whole.l_type == F_UNLCK)
        whole.l_pid = 0;
    error_set(err, LKD_BAD_DATA, "the log %s is being written by another process (%ld)", s->folder,
              (long)whole.l_pid);
    error_hint(err, "one process writes a log; give each its own folder");
    return LKD_BAD_DATA;
}

static int64_t day_of(const char *name) {
    int64_t day_s = 0;
    civil_parse_date(name + 9, 10, &day_s);
    return day_s;
}

/* Take the last segment on, its end being known. */
static enum lkd_status continue_segment(struct store *s, const struct recovered *recovered,
                                        struct lkd_error *err) {
    char name[LKD_LOG_NAME_SIZE];
    struct stat about;
    s->segment = recovered->last;
    s->bytes = recovered->bytes;
    s->day_s = day_of(s->segment.name);
    enum lkd_status status = open_file(s, s->segment.name, O_RDWR, &s->file, err);
    if (status)
        return status;
    if (ftruncate(s->file, (off_t)s->bytes) != 0)
        return journal_error(err, "write", s->folder, s->segment.name);
    keys_name(s->segment.number, name);
    s->keys_bytes = 0;
    if (open_file(s, name, O_RDWR, &s->keys, NULL) == LKD_OK && fstat(s->keys, &about) == 0)
        s->keys_bytes = (uint64_t)about.st_size / PERSON_BYTES * PERSON_BYTES;
    return LKD_OK;
}

static enum lkd_status open_segment(struct store *s, const struct recovered *recovered,
                                    struct lkd_error *err) {
    if (recovered->last.number == 0)
        return begin_segment(s, recovered, err);
    enum lkd_status status = continue_segment(s, recovered, err);
    if (status)
        return status;
    return is_full(s) ? begin_segment(s, recovered, err) : put_opening(s, "open", recovered, err);
}

enum lkd_status store_open(struct store *s, bool own, struct lkd_error *err) {
    struct recovered recovered;
    enum lkd_status status = auditor_public_load(s->folder, s->auditor, err);
    if (!status)
        status = pseudonym_key_load(s->folder, s->people.pseudonyms_key, err);
    if (!status)
        status = take_lock(s, err);
    if (!status)
        status = log_recover(s->folder, own, &recovered, err);
    if (!status)
        status = open_file(s, "head", O_RDWR, &s->head, err);
    if (status)
        return status;
    s->chain = recovered.chain;
    return open_segment(s, &recovered, err);
}
