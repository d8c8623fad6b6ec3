/*
 * bench_measure.c - medians of rounds.
 */
#include "cli/bench_measure.h"

#include <stdlib.h>

static int compare(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

struct measure bench_summary(double values[BENCH_ROUNDS]) {
    qsort(values, BENCH_ROUNDS, sizeof values[0], compare);
    return (struct measure){
        .median_ns = values[BENCH_ROUNDS / 2],
        .fastest_ns = values[0],
        .slowest_ns = values[BENCH_ROUNDS - 1],
    };
}

struct measure bench_measure(bench_pass *pass, void *context, size_t items, double round_s) {
    double values[BENCH_ROUNDS];

    pass(context);
    for (int round = 0; round < BENCH_ROUNDS; round++) {
        double seconds = 0;
        size_t passes = 0;

        do {
            seconds += pass(context);
            passes++;
        } while (seconds < round_s);
        values[round] = seconds * 1e9 / ((double)passes * (double)items);
    }
    return bench_summary(values);
}
