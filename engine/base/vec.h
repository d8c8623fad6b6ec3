/*
 * vec.h - a growing array in an arena: `struct { T *items; size_t count, capacity; }`.
 *
 * Start from a zeroed struct. Old blocks stay in the arena until it is reset; use it for data built
 * once.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stdbool.h>

#include "base/arena.h"

/* Make room for one more item; returns false when the arena is full. */
#define VEC_RESERVE(arena, vec)                                                                    \
    ((vec)->count < (vec)->capacity ||                                                             \
     vec_grow((arena), &(vec)->items, &(vec)->capacity, sizeof *(vec)->items))

/* Append an item; returns false when the arena is full. */
#define VEC_PUSH(arena, vec, item)                                                                 \
    (VEC_RESERVE(arena, vec) ? ((vec)->items[(vec)->count++] = (item), true) : false)

/* Slow path of VEC_RESERVE: a full array moves to a block twice as large (at least 8 items).
 * `items` points to the pointer to the items. */
bool vec_grow(struct arena *a, void *items, size_t *capacity, size_t item_size);

#endif
