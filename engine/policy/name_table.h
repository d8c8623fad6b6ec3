/*
 * name_table.h - finding a name among some dozens, in a few nanoseconds.
 *
 * A hash table of the first and the last eight bytes and the length, which together are the whole
 * of a name of up to sixteen bytes. For the keys and the words of queries; immutable once built.
 */
#ifndef POLICY_NAME_TABLE_H
#define POLICY_NAME_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

struct name_cell {
    uint64_t first, last;
    const char *name; /* NULL: empty */
    uint32_t length, index;
};

struct name_table {
    const struct name_cell *cells;
    size_t mask; /* the number of cells, a power of two, less one */
};

/* The names, all different, are borrowed; NULL and "" among them are passed over and never found.
 * False when the arena is full. */
bool name_table_build(struct name_table *t, const char *const *names, size_t count,
                      struct arena *arena);

/* The two ends of a name; they overlap when it is shorter than two words. */
static inline void name_ends(const char *name, size_t length, uint64_t *ret_first,
                             uint64_t *ret_last) {
    if (length >= 8) {
        memcpy(ret_first, name, 8);
        memcpy(ret_last, name + length - 8, 8);
    } else if (length >= 4) {
        uint32_t first, last;
        memcpy(&first, name, 4);
        memcpy(&last, name + length - 4, 4);
        *ret_first = first;
        *ret_last = last;
    } else {
        const unsigned char *bytes = (const unsigned char *)name;
        *ret_first = length ? bytes[0] | (uint64_t)bytes[length / 2] << 8 : 0;
        *ret_last = length ? bytes[length - 1] : 0;
    }
}

static inline size_t name_hash(uint64_t first, uint64_t last, size_t length) {
    uint64_t hash = first * UINT64_C(0x9E3779B97F4A7C15);
    hash = (hash ^ hash >> 29 ^ last ^ length) * UINT64_C(0xBF58476D1CE4E5B9);
    return (size_t)(hash >> 32);
}

/* The index of a name, or -1. */
static inline int name_table_find(const struct name_table *t, const char *name, size_t length) {
    uint64_t first, last;
    name_ends(name, length, &first, &last);
    for (size_t i = name_hash(first, last, length);; i++) {
        const struct name_cell *cell = &t->cells[i & t->mask];
        if (!cell->name)
            return -1;
        if (cell->first == first && cell->last == last && cell->length == length &&
            (length <= 16 || memcmp(cell->name + 8, name + 8, length - 16) == 0))
            return (int)cell->index;
    }
}

#endif
