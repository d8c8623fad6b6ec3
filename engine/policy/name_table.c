/*
 * name_table.c - building a table of names; see name_table.h.
 */
#include "policy/name_table.h"

#define CELLS_MIN 4

static void add_name(struct name_cell *cells, size_t mask, const char *name, uint32_t index) {
    struct name_cell cell = {.name = name, .length = (uint32_t)strlen(name), .index = index};
    name_ends(name, cell.length, &cell.first, &cell.last);
    size_t i = name_hash(cell.first, cell.last, cell.length);
    while (cells[i & mask].name)
        i++;
    cells[i & mask] = cell;
}

bool name_table_build(struct name_table *t, const char *const *names, size_t count,
                      struct arena *arena) {
    size_t size = CELLS_MIN;
    while (size < 2 * count)
        size *= 2;
    struct name_cell *cells = arena_calloc(arena, size, sizeof *cells);
    if (!cells)
        return false;
    for (size_t i = 0; i < count; i++)
        if (names[i] && *names[i])
            add_name(cells, size - 1, names[i], (uint32_t)i);
    *t = (struct name_table){cells, size - 1};
    return true;
}
