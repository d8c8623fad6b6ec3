/*
 * bench_permits.h - how fast permits are verified off-line, beside the check of a signature alone.
 */
#ifndef CLI_BENCH_PERMITS_H
#define CLI_BENCH_PERMITS_H

#include <stdbool.h>

#include "cli/bench_measure.h"
#include "lockdown/error.h"

struct permit_measures {
    struct measure token;     /* a token to its verdict: everything but reading files */
    struct measure signature; /* the library's check of one signature, with nothing around it */
};

/* The two take turns. A key is made in a temporary folder for it, which is removed again. False
 * with `err` when that fails. */
bool bench_permits(double round_s, struct permit_measures *ret_measures, struct lkd_error *err);

#endif
