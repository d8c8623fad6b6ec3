/*
 * lockdown/log.h - the decision log: what was decided, when and why, so that it can be proven
 * later.
 *
 * A log is a folder:
 *
 *     auditor.pub                   public key of the auditor, the only one who can open what is
 * sealed pseudonym.key                 makes pseudonyms of person ids; mode 0600
 *     00000001-2021-07-26.jsonl     segments: JSON Lines, one record a line
 *     00000001.keys                 the keys of the persons named in that segment, sealed
 *     head                          the last record that is certainly on the disk
 *     policies/<hash>/              each rulebook that decided, once
 *     zones/<hash>/                 each map that decided, once
 *     lock                          held by the one process that writes
 *
 * CHAIN. A record has a number, the hash of the record before it and its own hash (BLAKE2b), so a
 * record that is changed, removed, repeated or moved is found. The head finds a log that was cut at
 * its end, and prune records one that was cut at its beginning. Who can rewrite the whole folder
 * can make a new chain: note the head's hash elsewhere now and then (`log verify` tells it, and
 * with
 * `--head` says whether it still is part of the chain).
 *
 * A new auditor begins a new log in another folder; the old one is read with the old key. Rulebooks
 * and maps stay when segments are pruned.
 *
 * DURABILITY. Records are written in groups by one thread: first the data are synced, then the head
 * is rewritten. A process that is killed loses at most the group that was not yet written, those of
 * the last `interval_ms` or `group_bytes`; the machine losing power, at most what was not yet
 * synced, the same. What is then found behind the head is kept as far as the chain is whole, the
 * rest is cut off; the record with which the next process begins tells both numbers.
 *
 * PRIVACY. What is not personal stands in clear (see engine/decide/logged.c for the list). All
 * facts of the query are sealed under a key of the person named in it, or of the permit when only
 * that is, or of the segment when neither is. Keys are kept sealed to the auditor; the process that
 * writes cannot open its own log once it has ended. lkd_log_purge_person() destroys a person's
 * keys. What the folder tells whoever can read it: which records of one segment are about the same
 * person (not who), the size of the facts in steps of 128 bytes, and, as pseudonym.key is there
 * too, whether an id that the reader guesses occurs. A purge overwrites the keys in place; a file
 * system or disk that keeps old blocks, and backups, are beyond its reach.
 */
#ifndef LOCKDOWN_LOG_H
#define LOCKDOWN_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lockdown/error.h"

#define LKD_HASH_SIZE 73     /* "blake2b:" and 64 hexadecimal digits, and a NUL */
#define LKD_LOG_NAME_SIZE 32 /* of a file in the folder, and a NUL */

/* ---- the auditor ---- */

/*
 * Make the folder of a log. `secret_path` is where the auditor's private key is, or is made with
 * mode 0600 when there is no such file; or else `public_key` (64 hexadecimal digits) is that of a
 * pair made elsewhere. LKD_BAD_DATA when there is a log already, LKD_BAD_KEYS for a key that is
 * none or may be read by others.
 */
enum lkd_status lkd_log_init(const char *folder, const char *secret_path, const char *public_key,
                             struct lkd_error *err);

/* The auditor's private key, to open what is sealed. Free (and wipe) with lkd_auditor_free. */
struct lkd_auditor;
enum lkd_status lkd_auditor_load(const char *secret_path, struct lkd_auditor **ret_auditor,
                                 struct lkd_error *err);
void lkd_auditor_free(struct lkd_auditor *a);

/* ---- writing ---- */

struct lkd_log_options {    /* 0: the default */
    uint64_t segment_bytes; /* 64 MB: a segment ends when it is larger, or with the day */
    size_t queue_bytes;     /* 8 MB: of decisions not yet being written; at least 8 MB */
    size_t group_bytes;     /* 1 MB: so much is written without waiting for the interval */
    int interval_ms;        /* 50: how long a record waits for others to be synced with */
    int wait_ms;            /* 1000: how long a decider waits for room in a full queue */
};

/* A log that is being written: one handle in one process, any number of threads. */
struct lkd_log;
/*
 * Open the log of a folder for appending, and recover it where the last process was killed.
 * LKD_NOT_FOUND when lkd_log_init() has not been called there; LKD_BAD_DATA when another process
 * writes it, or the log is damaged, which `log verify` tells of. `options` may be NULL.
 */
enum lkd_status lkd_log_open(const char *folder, const struct lkd_log_options *options,
                             struct lkd_log **ret_log, struct lkd_error *err);
/* Write and sync what is queued, then close. LKD_IO when some of it could not be written. The log
 * is freed in any case; NULL is fine. */
enum lkd_status lkd_log_close(struct lkd_log *log, struct lkd_error *err);
/* Wait until everything appended so far is on the disk; LKD_IO when it cannot be written now. */
enum lkd_status lkd_log_flush(struct lkd_log *log, struct lkd_error *err);

/*
 * What was done after a decision; the values are those of the caller, at most 200 bytes each. `who`
 * is who did it (a checkpoint, an office), in clear, `note` may be NULL. True as the `logged` of an
 * answer: the record is in the queue of a log that is writing.
 */
bool lkd_log_outcome(struct lkd_log *log, const char *decision_id, const char *outcome,
                     const char *who, const char *note, int64_t at_s);

/* For metrics. A disk that is full or a folder that is gone stops the writing, not the deciding:
 * what was queued is kept, what comes then is lost and counted; every second the log tries again,
 * and then says in a record how many were lost. */
struct lkd_log_state {
    bool writing;
    uint64_t records; /* on the disk, written by this handle */
    uint64_t queued;  /* accepted, not yet on the disk */
    uint64_t lost;    /* decisions that were not logged */
    uint64_t gaps;    /* times the log stopped */
    char error[256];  /* why it last stopped; "" when it never did */
};
void lkd_log_state(struct lkd_log *log, struct lkd_log_state *ret_state);

/* Destroy the keys of a person, or of a permit, in all segments; the chain and all counts stay.
 * LKD_NOT_FOUND when no record is about that id. */
enum lkd_status lkd_log_purge_person(struct lkd_log *log, const char *person_id, size_t *ret_keys,
                                     struct lkd_error *err);
/* Delete the segments all of whose records were written before a moment, never the last one. */
enum lkd_status lkd_log_prune(struct lkd_log *log, int64_t before_s, size_t *ret_segments,
                              struct lkd_error *err);

/* ---- verifying ---- */

struct lkd_log_fault {
    const char *file; /* "00000001-2021-07-26.jsonl" */
    size_t line;      /* from 1; 0: the file as a whole */
    const char *message;
};
typedef void lkd_log_fault_taker(void *context, const struct lkd_log_fault *fault);
struct lkd_log_summary {
    uint64_t records, segments, faults;
    uint64_t decisions, outcomes, purged_keys;
    uint64_t lost;      /* as gap records tell */
    uint64_t first_seq; /* the first record that is still there; 1 unless pruned */
    uint64_t last_seq;
    uint64_t unsynced_records; /* behind the head: not yet promised */
    uint64_t unsynced_bytes;   /* of a record that was being written */
    bool head_found;           /* `wanted_head` is part of the chain */
    char head[LKD_HASH_SIZE];  /* the hash of the last record */
};
/* Check every byte of a log; nothing is written, and it may be in use. Faults are told in order;
 * the status is LKD_OK though there be some. `wanted_head` (or NULL) is a hash noted earlier. */
enum lkd_status lkd_log_verify(const char *folder, const char *wanted_head,
                               lkd_log_fault_taker *take, void *context,
                               struct lkd_log_summary *ret_summary, struct lkd_error *err);

/* ---- reading ---- */

enum lkd_record_kind {
    LKD_RECORD_DECISION,
    LKD_RECORD_OUTCOME,
    LKD_RECORD_GAP,
    LKD_RECORD_OTHER, /* the log's own: beginnings, purges, prunes */
};
enum lkd_sealed {
    LKD_SEALED,   /* there, closed: no auditor's key was given */
    LKD_OPENED,   /* `facts` has it */
    LKD_PURGED,   /* the person's key was destroyed */
    LKD_UNSEALED, /* the record has nothing sealed */
    LKD_BROKEN,   /* the auditor's key does not open it */
};
#define LKD_LOG_REASONS_MAX 64
/* A record; texts are NUL-terminated, borrowed during the call, "" where there is none. */
struct lkd_log_record {
    const char *file;
    size_t line;
    uint64_t seq;
    enum lkd_record_kind kind;
    int64_t at_s;   /* when it was recorded */
    const char *id; /* of the decision; of an outcome: of the decision it follows */
    int64_t time_s; /* decision: the moment decided for */
    const char *query, *decision, *checkpoint, *zone;
    const char *reasons[LKD_LOG_REASONS_MAX]; /* ids of rules; "sealed" for one about health */
    size_t reason_count;
    const char *clear; /* decision: further clear facts, a JSON object by dotted name */
    const char *rules_hash, *zones_hash;
    const char *with; /* decision: announced acts that were tried, with a space between */
    enum lkd_sealed sealed;
    const char *facts;               /* LKD_OPENED: {"reasons":[ids],"facts":{the query}} */
    const char *outcome, *by, *note; /* outcome */
    uint64_t lost;                   /* gap */
};
/* False: stop. */
typedef bool lkd_log_taker(void *context, const struct lkd_log_record *record);
/*
 * Every record whose `at_s` is in [from_s, to_s), in order. `auditor` may be NULL. A record that is
 * not what it was when written ends it with LKD_BAD_DATA, its file and line in `where`; so reports
 * never rest on a changed record.
 */
enum lkd_status lkd_log_each(const char *folder, const struct lkd_auditor *auditor, int64_t from_s,
                             int64_t to_s, lkd_log_taker *take, void *context,
                             struct lkd_error *err);

#endif
