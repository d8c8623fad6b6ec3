/*
 * record.h - the body of a record read into a struct lkd_log_record.
 */
#ifndef JOURNAL_RECORD_H
#define JOURNAL_RECORD_H

#include "base/arena.h"
#include "journal/folder.h"

/* What only the log itself needs of a record. */
struct record {
    struct lkd_log_record public_part;
    const char *kind; /* "decision" */
    uint64_t segment; /* "segment", "open" */
    const char *key;  /* "segment", "open": the opening key, sealed to the auditor */
    bool has_person;
    uint64_t person;    /* decision: place of the key */
    const char *sealed; /* base64 */
    const char *places; /* "purge": [[segment,place],...] */
    uint64_t through;   /* "prune": the last segment deleted */
};

/* Read a body; texts are in the arena. False when it is not what the log writes, or there is no
 * memory. File, line, number and `sealed` state are left to the caller. */
bool record_read(const char *body, size_t length, struct arena *arena, struct record *ret_record);

#endif
