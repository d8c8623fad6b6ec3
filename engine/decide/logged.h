/*
 * logged.h - what a decision leaves in the log.
 *
 * In clear: when, who asked, the kind of query, the verdict, the rules, where the check was, and
 * the few facts of a table. Sealed: all facts, as the text of a query, with the full list of
 * reasons, so that the decision can be made again.
 */
#ifndef DECIDE_LOGGED_H
#define DECIDE_LOGGED_H

#include "decide/snapshot.h"
#include "lockdown/log.h"

/* For a decider and a log that outlives it; the policy is kept in the log's folder. Free with
 * logged_free (NULL is fine). */
enum lkd_status logged_new(struct lkd_decider *d, struct lkd_log *log, struct logged **ret_logged,
                           struct lkd_error *err);
void logged_free(struct logged *l);

/* Log the decision of the decider's facts; false when it is lost. */
bool logged_record(struct logged *l, const struct decision *decision, const struct lkd_ask *ask);

/* Append the reasons as a JSON list of ids of rules. */
void decision_reasons(const struct rulebook *rb, const struct decision *decision, struct text *out);

#endif
