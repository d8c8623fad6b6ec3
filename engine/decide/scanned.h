/*
 * scanned.h - the facts of a scanned code: "permit": {"token": "LD1:..."}.
 */
#ifndef DECIDE_SCANNED_H
#define DECIDE_SCANNED_H

#include "decide/versions.h"
#include "lockdown/keys.h"

/* For a decider and keys that outlive it. Free with scanned_free (NULL is fine). */
enum lkd_status scanned_new(struct lkd_decider *d, const struct lkd_keys *keys,
                            struct scanned **ret_scanned, struct lkd_error *err);
void scanned_free(struct scanned *s);

/* Verify the token of the query just read, if it has one, and tell its facts. */
enum lkd_status scanned_look_up(struct scanned *s, const struct lkd_ask *ask,
                                struct lkd_error *err);

#endif
