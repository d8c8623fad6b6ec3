/*
 * orientation.h - on which side of a line a point lies, exactly.
 *
 * Source: J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric
 * Predicates", 1997: a filter with a proven error bound, and behind it exact arithmetic on
 * unevaluated sums of doubles. Exact as long as no product of two coordinates overflows or
 * underflows, which for degrees takes values below 1e-150.
 */
#ifndef ZONES_ORIENTATION_H
#define ZONES_ORIENTATION_H

#include <math.h>

/* Slow path of orientation(): the sign by exact arithmetic. */
int orientation_exact(const double a[2], const double b[2], const double c[2]);

/* 1: c lies left of the line from a to b; -1: right; 0: exactly on it (or a equals b). */
static inline int orientation(const double a[2], const double b[2], const double c[2]) {
    double left = (a[0] - c[0]) * (b[1] - c[1]), right = (a[1] - c[1]) * (b[0] - c[0]);
    double determinant = left - right;
    double bound = 3.3306690738754716e-16 * (fabs(left) + fabs(right)); /* (3 + 16 e) e */
    if (determinant > bound)
        return 1;
    if (-determinant > bound)
        return -1;
    return orientation_exact(a, b, c);
}

#endif
