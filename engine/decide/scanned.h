/*
 * scanned.h - the facts of a scanned code: "permit": {"token": "LD1:..."}.
 *
 * scanned_begin() before a query is read, scanned_look_up() when it is, scanned_decide() in the
 * place of decide(). What the query itself says is kept; what it does not say comes from the code.
 * Where the two contradict each other both are decided, and the stricter outcome holds.
 */
#ifndef DECIDE_SCANNED_H
#define DECIDE_SCANNED_H

#include "decide/snapshot.h"
#include "lockdown/keys.h"

/* For a decider and keys that outlive it. Free with scanned_free (NULL is fine). */
enum lkd_status scanned_new(struct lkd_decider *d, const struct lkd_keys *keys,
                            struct scanned **ret_scanned, struct lkd_error *err);
void scanned_free(struct scanned *s);

void scanned_begin(struct scanned *s);
/* Verify the token of the facts just read, if they have one, and complete them. The facts are
 * settled afterwards by the caller. */
enum lkd_status scanned_look_up(struct scanned *s, const struct lkd_ask *ask,
                                struct lkd_error *err);
bool scanned_decide(struct scanned *s, unsigned fields, struct decision *ret_decision);

/* What contradicts, for the answer; NULL has nothing. */
size_t scanned_conflicts(const struct scanned *s);
void scanned_words(const struct scanned *s, size_t i, struct text *vi, struct text *en);

#endif
