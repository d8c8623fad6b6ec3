/*
 * vec.c - growing arrays; see vec.h.
 *
 * The pointer to the items has a type of its own for each array, so it is read and written as
 * bytes: all object pointers look alike under POSIX.
 */
#include "base/vec.h"

#include <stdint.h>

#define FIRST_CAPACITY 8

bool vec_grow(struct arena *a, void *items, size_t *capacity, size_t item_size) {
    size_t larger = *capacity ? *capacity : FIRST_CAPACITY / 2;
    if (larger > SIZE_MAX / 2 / item_size)
        return false;
    larger *= 2;
    void *block = arena_alloc(a, larger * item_size);
    if (!block)
        return false;
    if (*capacity) {
        void *old;
        memcpy(&old, items, sizeof old);
        memcpy(block, old, *capacity * item_size);
    }
    memcpy(items, &block, sizeof block);
    *capacity = larger;
    return true;
}
