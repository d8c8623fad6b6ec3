/*
 * walk.h - every record of a log in order, each checked against the chain.
 *
 * walk_run() calls `record` for each line that is a record, with its place in the chain told in
 * `link`, and `fault` for everything that is wrong; each may end the walk by returning false. After
 * a fault the walk goes on from what is there, so that one change is told once.
 */
#ifndef JOURNAL_WALK_H
#define JOURNAL_WALK_H

#include "journal/record.h"

struct walk {
    const char *folder;
    struct head head; /* read before the segments: whatever it names has to be there */
    bool (*record)(struct walk *w, const struct record *record);
    bool (*fault)(struct walk *w, const char *file, size_t line, const char *message);
    void *context;
    /* during the walk */
    struct chain chain;
    const struct segment *segment;
    size_t line;
    bool head_seen; /* the head's record was passed */
    uint64_t unsynced_records, unsynced_bytes;
    uint64_t segments, records, first_seq;
    struct arena arena; /* of the record at hand */
    bool full;          /* it was too small: the walk ends */
    struct lkd_error *err;
};

/* LKD_OK though there be faults; other failures (no memory, unreadable files) are in `err`. */
enum lkd_status walk_run(struct walk *w, struct lkd_error *err);

#endif
