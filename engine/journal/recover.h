/*
 * recover.h - where a log ends, after whatever ended the process that wrote it.
 */
#ifndef JOURNAL_RECOVER_H
#define JOURNAL_RECOVER_H

#include "journal/folder.h"

struct recovered {
    struct chain chain;
    struct segment last;   /* number 0: there is none yet */
    uint64_t bytes;        /* of the last segment that are kept; what follows is to be cut off */
    uint64_t kept_records; /* behind the head: on the disk, but never promised */
    uint64_t cut_bytes;
};

/*
 * Find the head's record and what follows it. `own`: what this process itself wrote behind the head
 * is not kept, as it is going to write it again. A segment that was just begun and holds nothing is
 * removed. LKD_BAD_DATA when the log does not reach its head, or the record there is another one.
 */
enum lkd_status log_recover(const char *folder, bool own, struct recovered *ret_recovered,
                            struct lkd_error *err);

#endif
