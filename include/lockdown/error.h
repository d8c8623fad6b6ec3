/*
 * lockdown/error.h - how every function of the library reports failure.
 *
 * A function that can fail returns `enum lkd_status` and takes `struct lkd_error *err` last.
 * The caller owns the error; it has a fixed size, is written only on failure, and may be NULL.
 * `message` is one factual line, `hint` is advice, `where` is "rules/x.lua:12:5" or a query path.
 * A lower error is passed on, never overwritten.
 */
#ifndef LOCKDOWN_ERROR_H
#define LOCKDOWN_ERROR_H

enum lkd_status {
    LKD_OK = 0,
    LKD_NO_MEMORY,   /* an allocation failed or a memory limit was reached */
    LKD_BAD_QUERY,   /* the query is not what the vocabulary declares */
    LKD_BAD_RULES,   /* the rulebook has errors */
    LKD_BAD_ZONES,   /* the zone data have errors */
    LKD_BAD_KEYS,    /* a folder of keys has errors, or no key in it may be used for this */
    LKD_BAD_PERMIT,  /* the description or the code of a permit is wrong */
    LKD_BAD_DATA,    /* the registry or the log, or what is to be written to it, has errors */
    LKD_NOT_ALLOWED, /* whoever asks may not ask this */
    LKD_NOT_FOUND,   /* a file, rule, zone or id does not exist */
    LKD_IO,          /* reading or writing failed */
    LKD_LIMIT,       /* a stated limit was exceeded */
    LKD_INTERNAL,    /* a bug, or a broken installation */
};

struct lkd_error {
    enum lkd_status status;
    char message[512];
    char hint[256];
    char where[256];
};

/* The lower-case name of a status: "bad_query". Never NULL. */
const char *lkd_status_name(enum lkd_status status);

#endif
