/*
 * clock.h - measuring how long something takes.
 */
#ifndef CLI_CLOCK_H
#define CLI_CLOCK_H

#include <time.h>

/* Seconds since an arbitrary moment; never goes back. */
static inline double clock_now_s(void) {
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

#endif
