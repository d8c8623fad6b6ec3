/*
 * log_fixture.h - a log in a folder of its own, for the tests of the journal.
 */
#ifndef JOURNAL_LOG_FIXTURE_H
#define JOURNAL_LOG_FIXTURE_H

#include "support/tap.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "journal/journal.h"

struct fixture {
    char folder[128], log[160], secret[160];
};

/* Remove a folder of files and folders, two levels deep. */
static inline void remove_folder(const char *folder) {
    char path[512];
    const struct dirent *entry;
    DIR *files = opendir(folder);
    while (files && (entry = readdir(files))) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        if (snprintf(path, sizeof path, "%s/%s", folder, entry->d_name) < (int)sizeof path &&
            unlink(path) != 0)
            remove_folder(path);
    }
    if (files)
        closedir(files);
    rmdir(folder);
}

static inline void must(enum lkd_status status, const struct lkd_error *err) {
    if (status != LKD_OK)
        fail_msg("%s: %s", err->where, err->message);
}

/* The kept rulebook and map that the records of these tests name. */
#define HASH_DIGITS "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static inline void keep(const struct fixture *x, const char *kind) {
    char path[512];
    snprintf(path, sizeof path, "%s/%s", x->log, kind);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/%s/%s", x->log, kind, HASH_DIGITS);
    mkdir(path, 0700);
}

static inline void fixture_begin(struct fixture *x) {
    struct lkd_error err;
    snprintf(x->folder, sizeof x->folder, "/tmp/lockdown-log-XXXXXX");
    assert_non_null(mkdtemp(x->folder));
    snprintf(x->log, sizeof x->log, "%s/log", x->folder);
    snprintf(x->secret, sizeof x->secret, "%s/auditor.secret", x->folder);
    must(lkd_log_init(x->log, x->secret, NULL, &err), &err);
    keep(x, "policies");
    keep(x, "zones");
}

static inline void fixture_end(struct fixture *x) {
    remove_folder(x->folder);
}

static inline struct lkd_log *open_log(const struct fixture *x,
                                       const struct lkd_log_options *options) {
    struct lkd_log *log = NULL;
    struct lkd_error err;
    must(lkd_log_open(x->log, options, &log, &err), &err);
    return log;
}

/* A log that writes only when it is told to, however slow the machine is. */
static inline struct lkd_log *open_quiet_log(const struct fixture *x) {
    return open_log(x, &(struct lkd_log_options){.interval_ms = 3600000});
}

static inline void close_log(struct lkd_log *log) {
    struct lkd_error err;
    must(lkd_log_close(log, &err), &err);
}

/* A decision about a person; NULL: about nobody. */
static inline bool append(struct lkd_log *log, unsigned number, const char *person) {
    char body[512], sealed[64];
    snprintf(body, sizeof body,
             "\"kind\":\"decision\",\"at\":\"2021-07-26T18:%02u:00+07:00\",\"id\":\"id-%u\","
             "\"time\":\"2021-07-26T18:00:00+07:00\",\"query\":\"movement\",\"decision\":\"deny\","
             "\"reasons\":[\"movement.night\"],\"checkpoint\":\"cp-1\",\"facts\":{\"a\":1},"
             "\"rules\":\"blake2b:" HASH_DIGITS "\",\"zones\":\"blake2b:" HASH_DIGITS "\"",
             number % 60, number);
    snprintf(sealed, sizeof sealed, "{\"secret\":%u}", number);
    const struct journal_entry entry = {.body = body,
                                        .body_length = strlen(body),
                                        .sealed = sealed,
                                        .sealed_length = strlen(sealed),
                                        .person = person,
                                        .person_length = person ? strlen(person) : 0};
    return journal_append(log, &entry);
}

static inline void append_many(struct lkd_log *log, unsigned first, unsigned count) {
    static const char *const persons[] = {NULL, "079000000001", "079000000002", "079000000003"};
    for (unsigned i = first; i < first + count; i++)
        assert_true(append(log, i, persons[i % 4]));
}

/* ---- what verify finds ---- */
struct findings {
    struct lkd_log_summary summary;
    size_t count;
    char file[64], message[256]; /* of the first */
    size_t line;
};

static inline void take_fault(void *context, const struct lkd_log_fault *fault) {
    struct findings *f = context;
    if (f->count++ > 0)
        return;
    snprintf(f->file, sizeof f->file, "%s", fault->file);
    snprintf(f->message, sizeof f->message, "%s", fault->message);
    f->line = fault->line;
}

static inline struct findings verify(const struct fixture *x) {
    struct findings f = {.count = 0};
    struct lkd_error err;
    must(lkd_log_verify(x->log, NULL, take_fault, &f, &f.summary, &err), &err);
    return f;
}

static inline void assert_verified(const struct fixture *x) {
    struct findings f = verify(x);
    if (f.count > 0)
        fail_msg("%s:%zu: %s", f.file, f.line, f.message);
}

/* ---- files ---- */
struct bytes {
    char *at;
    size_t length;
};

static inline struct bytes slurp(const char *path) {
    struct bytes b = {NULL, 0};
    struct lkd_error err = {.status = LKD_OK};
    must(file_read(path, (size_t)1 << 30, &b.at, &b.length, &err), &err);
    return b;
}

/* Without making the file empty first: some file systems then wait for the disk. */
static inline void spill(const char *path, const char *bytes, size_t length) {
    int file = open(path, O_WRONLY | O_CREAT, 0600);
    assert_true(file >= 0);
    assert_int_equal(pwrite(file, bytes, length, 0), (ssize_t)length);
    assert_int_equal(ftruncate(file, (off_t)length), 0);
    assert_int_equal(close(file), 0);
}

/* The i-th segment, from 0. */
static inline void segment_path(const struct fixture *x, size_t i, char ret_path[512]) {
    struct segments segments;
    struct lkd_error err = {.status = LKD_OK};
    must(segments_list(x->log, &segments, &err), &err);
    assert_true(i < segments.count);
    snprintf(ret_path, 512, "%s/%s", x->log, segments.items[i].name);
    free(segments.items);
}

#endif
