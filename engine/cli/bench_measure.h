/*
 * bench_measure.h - timing a piece of work in rounds.
 */
#ifndef CLI_BENCH_MEASURE_H
#define CLI_BENCH_MEASURE_H

#include <stddef.h>

#define BENCH_ROUNDS 9

/* Does the work for every query once; returns the seconds that count. */
typedef double bench_pass(void *context);

/* Of one item of work. */
struct measure {
    double median_ns, fastest_ns, slowest_ns; /* over the rounds */
};

/* One pass to warm up, then BENCH_ROUNDS rounds of as many passes as fill `round_s` seconds;
 * a pass is `items` items of work. */
struct measure bench_measure(bench_pass *pass, void *context, size_t items, double round_s);

/* The same for two kinds of work that are to be compared: their rounds take turns, so that whatever
 * else the machine does meets both. */
void bench_measure_two(bench_pass *first, bench_pass *second, void *context, size_t items,
                       double round_s, struct measure *ret_first, struct measure *ret_second);

/* Sorts the BENCH_ROUNDS values and keeps the middle and the ends. */
struct measure bench_summary(double values[BENCH_ROUNDS]);

#endif
