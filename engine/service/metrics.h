/*
 * metrics.h - what a worker counts, and all of it in the text format of Prometheus.
 *
 * Each worker counts for itself under its lock; the sum is made when somebody asks.
 */
#ifndef SERVICE_METRICS_H
#define SERVICE_METRICS_H

#include "base/text.h"
#include "lockdown/decide.h"

#define METRICS_KINDS_MAX 16
#define METRICS_KIND_SIZE 32
#define METRICS_BUCKETS 12

struct metrics {
    uint64_t answers[6]; /* by the first digit of the status */
    uint64_t aborted;    /* the client went away */
    size_t kind_count;
    struct {
        char name[METRICS_KIND_SIZE]; /* kind of query */
        uint64_t verdicts[3];
    } kinds[METRICS_KINDS_MAX];
    uint64_t bad_queries;
    uint64_t buckets[METRICS_BUCKETS + 1]; /* by seconds; the last has no bound */
    uint64_t sum_ns;
    uint64_t refused_keys;
};

void metrics_answer(struct metrics *m, unsigned status);
/* `kind` NULL: the query was bad. */
void metrics_decision(struct metrics *m, const char *kind, enum lkd_verdict verdict,
                      uint64_t took_ns);
void metrics_add(struct metrics *sum, const struct metrics *more);
void metrics_write(const struct metrics *sum, struct text *out);

#endif
