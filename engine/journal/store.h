/*
 * store.h - the writing side of a log's folder; one thread at a time.
 *
 * store_open() finds the end of the chain, then any number of store_put() and store_note(), then
 * store_commit() makes them last. After a failure the store is to be closed and opened anew with
 * `own`: what was not committed is then cut off and has to be put again.
 */
#ifndef JOURNAL_STORE_H
#define JOURNAL_STORE_H

#include "journal/journal.h"
#include "journal/people.h"

struct store {
    const char *folder; /* borrowed */
    uint64_t segment_bytes;
    uint8_t auditor[SEAL_KEY_BYTES];
    int lock, file, keys, head; /* descriptors; -1: none */
    struct segment segment;
    int64_t day_s;        /* midnight of the segment's day */
    uint64_t bytes;       /* of the segment that are committed */
    uint64_t keys_bytes;  /* of the keys that are written */
    struct chain chain;   /* with what is not committed */
    struct people people; /* of the segment */
    struct text group;    /* lines not yet written */
    struct text plain;    /* scratch of sealing */
};

void store_init(struct store *s, const char *folder, uint64_t segment_bytes);
enum lkd_status store_open(struct store *s, bool own, struct lkd_error *err);
void store_close(struct store *s);

/* `file` and so on are closed; what a later store_open() needs stays. */
enum lkd_status store_put(struct store *s, const struct journal_entry *entry,
                          struct lkd_error *err);
/* A record without anything sealed. */
enum lkd_status store_note(struct store *s, struct lkd_error *err, const char *format, ...)
    PRINTF_LIKE(3, 4);
enum lkd_status store_commit(struct store *s, struct lkd_error *err);
/* A new segment when this one is full or of another day; nothing may be uncommitted. */
enum lkd_status store_rotate(struct store *s, struct lkd_error *err);

/* "\"at\":\"2021-07-26T18:00:00+07:00\"" of the clock. */
#define STORE_AT_SIZE 40
void store_at(char ret_at[STORE_AT_SIZE]);

#endif
