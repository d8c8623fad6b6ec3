/*
 * bench_queries.h - the queries a benchmark asks.
 */
#ifndef CLI_BENCH_QUERIES_H
#define CLI_BENCH_QUERIES_H

#include <stddef.h>

#include "lockdown/decide.h"

struct bench_query {
    const char *text; /* borrowed from `files` */
    size_t length;
};
struct bench_queries {
    char **files; /* new; contents */
    size_t file_count;
    struct bench_query *items; /* new */
    size_t count, capacity;
    size_t bytes;   /* of all queries */
    size_t refused; /* bad queries that were left out */
};

/* The lines of the JSON Lines file `path`; if it is NULL, each file tests/samples/<name>.json of
 * the working folder. On failure too, bench_queries_free() takes what is there. */
enum lkd_status bench_queries_load(struct bench_queries *q, const char *path,
                                   struct lkd_error *err);
/* Leave out those the policy refuses. */
void bench_queries_sift(struct bench_queries *q, struct lkd_decider *decider,
                        const struct lkd_ask *ask);
void bench_queries_free(struct bench_queries *q);

#endif
