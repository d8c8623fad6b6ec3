/*
 * random.h - repeatable random choices for the differential tests (SplitMix64).
 */
#ifndef DIFF_RANDOM_H
#define DIFF_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

struct random {
    uint64_t state;
};

static inline uint64_t random_bits(struct random *r) {
    uint64_t z = r->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

/* From 0 to n - 1; 0 when n is not positive. */
static inline int random_below(struct random *r, int n) {
    return n > 0 ? (int)(random_bits(r) >> 33) % n : 0;
}

/* From low to high, both included. */
static inline int random_between(struct random *r, int low, int high) {
    return low + random_below(r, high - low + 1);
}

static inline bool random_percent(struct random *r, int percent) {
    return random_below(r, 100) < percent;
}

#endif
