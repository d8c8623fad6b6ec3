/*
 * names.h - a table of names: name to index. Built while linking; grows in an arena.
 */
#ifndef POLICY_NAMES_H
#define POLICY_NAMES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

#define NO_NAME UINT32_MAX

struct names {
    const char **items; /* by index, in order of adding; borrowed */
    uint32_t count, capacity;
    uint32_t *cells;     /* open addressing: index + 1, 0 is empty */
    uint32_t cell_count; /* a power of two */
};

/* Index of a name, or NO_NAME. */
uint32_t names_find(const struct names *n, const char *name);
/* Add a name that is not there yet; its index, or NO_NAME when the arena is full. */
uint32_t names_add(struct names *n, struct arena *arena, const char *name);

#endif
