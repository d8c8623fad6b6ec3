/*
 * names.c - open addressing over FNV-1a hashes.
 */
#include "policy/names.h"

#include <string.h>

static uint32_t hash_name(const char *name) {
    uint32_t hash = 2166136261u;
    for (; *name; name++)
        hash = (hash ^ (unsigned char)*name) * 16777619u;
    return hash;
}

static uint32_t *find_cell(const struct names *n, const char *name) {
    uint32_t mask = n->cell_count - 1;
    uint32_t i = hash_name(name) & mask;
    while (n->cells[i] != 0 && strcmp(n->items[n->cells[i] - 1], name) != 0)
        i = (i + 1) & mask;
    return &n->cells[i];
}

uint32_t names_find(const struct names *n, const char *name) {
    if (n->cell_count == 0)
        return NO_NAME;
    return *find_cell(n, name) - 1; /* an empty cell gives NO_NAME */
}

static bool grow(struct names *n, struct arena *arena) {
    uint32_t capacity = n->capacity ? n->capacity * 2 : 16;
    const char **items = arena_alloc(arena, capacity * sizeof *items);
    uint32_t *cells = arena_calloc(arena, (size_t)capacity * 2, sizeof *cells);
    if (!items || !cells)
        return false;
    if (n->count > 0)
        memcpy(items, n->items, n->count * sizeof *items);
    n->items = items;
    n->capacity = capacity;
    n->cells = cells;
    n->cell_count = capacity * 2;
    for (uint32_t i = 0; i < n->count; i++)
        *find_cell(n, items[i]) = i + 1;
    return true;
}

uint32_t names_add(struct names *n, struct arena *arena, const char *name) {
    if (n->count == n->capacity && !grow(n, arena))
        return NO_NAME;
    n->items[n->count] = name;
    *find_cell(n, name) = n->count + 1;
    return n->count++;
}
