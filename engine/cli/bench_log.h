/*
 * bench_log.h - what logging costs a decision.
 */
#ifndef CLI_BENCH_LOG_H
#define CLI_BENCH_LOG_H

#include "cli/bench_measure.h"
#include "cli/bench_queries.h"

struct bench_logging {
    struct measure plain, logged; /* query text to full answer, rounds taking turns */
    double record_bytes;          /* of a decision in the log */
    uint64_t lost;                /* decisions that were not logged: none, or the disk is full */
};

/*
 * Decide the queries without and with a log, in a folder of its own in $TMPDIR or /tmp. Both in one
 * thread; sealing, hashing and writing go on in the log's, and where that cannot keep up the
 * decisions wait for it, so the second measure is what can be kept up.
 */
bool bench_log(struct lkd_policy *policy, const struct bench_queries *queries,
               const struct lkd_ask *ask, double round_s, struct bench_logging *ret,
               struct lkd_error *err);

#endif
