/*
 * orientation.c - the exact sign; see orientation.h.
 *
 * The determinant a x b + b x c + c x a is six products of coordinates as they were given, each a
 * sum of two doubles (fma gives the rounding error of a product exactly). The twelve are added up
 * as an expansion: doubles that do not overlap, smallest first, so that the last one that is not
 * zero has the sign of the sum.
 */
#include "zones/orientation.h"

#include <stddef.h>

#define PRODUCTS 6

struct expansion {
    double parts[2 * PRODUCTS];
    size_t count;
};

/* Add one double: Shewchuk's grow-expansion, each step an exact two-sum. */
static void add(struct expansion *e, double value) {
    double sum = value;
    for (size_t i = 0; i < e->count; i++) {
        double part = e->parts[i], whole = sum + part;
        double virtual_part = whole - sum, virtual_sum = whole - virtual_part;
        e->parts[i] = (sum - virtual_sum) + (part - virtual_part);
        sum = whole;
    }
    e->parts[e->count++] = sum;
}

static void add_product(struct expansion *e, double x, double y) {
    double product = x * y;
    add(e, fma(x, y, -product));
    add(e, product);
}

int orientation_exact(const double a[2], const double b[2], const double c[2]) {
    struct expansion e = {.count = 0};
    add_product(&e, a[0], b[1]);
    add_product(&e, -a[1], b[0]);
    add_product(&e, b[0], c[1]);
    add_product(&e, -b[1], c[0]);
    add_product(&e, c[0], a[1]);
    add_product(&e, -c[1], a[0]);
    for (size_t i = e.count; i-- > 0;)
        if (e.parts[i] != 0)
            return e.parts[i] > 0 ? 1 : -1;
    return 0;
}
