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

/* Nanoseconds of one item. */
static double time_round(bench_pass *pass, void *context, size_t items, double round_s) {
    double seconds = 0;
    size_t passes = 0;

    do {
        seconds += pass(context);
        passes++;
    } while (seconds < round_s);
    return seconds * 1e9 / ((double)passes * (double)items);
}

struct measure bench_measure(bench_pass *pass, void *context, size_t items, double round_s) {
    double values[BENCH_ROUNDS];

    pass(context);
    for (int round = 0; round < BENCH_ROUNDS; round++)
        values[round] = time_round(pass, context, items, round_s);
    return bench_summary(values);
}

void bench_measure_two(bench_pass *first, bench_pass *second, void *context, size_t items,
                       double round_s, struct measure *ret_first, struct measure *ret_second) {
    double first_values[BENCH_ROUNDS], second_values[BENCH_ROUNDS];

    first(context);
    second(context);
    for (int round = 0; round < BENCH_ROUNDS; round++) {
        first_values[round] = time_round(first, context, items, round_s);
        second_values[round] = time_round(second, context, items, round_s);
    }
    *ret_first = bench_summary(first_values);
    *ret_second = bench_summary(second_values);
}
