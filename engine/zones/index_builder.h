/*
 * index_builder.h - inside the building of the lookup index: what index_build.c and index_leaves.c
 * share. Everything is in stacks that return to their former height when a cell is done.
 */
#ifndef ZONES_INDEX_BUILDER_H
#define ZONES_INDEX_BUILDER_H

#include "zones/index_cells.h"

/* A shape with edges in the cell at hand. */
struct group {
    uint32_t rank;
    bool corner_inside;
    uint16_t touched;    /* the children of the cell that its edges touch, a bit for each */
    size_t first, count; /* in edges */
};

/* A span of a stack. */
struct span {
    size_t first, count;
};

/* What a cell has: shapes with edges in it, and shapes that cover it whole, both by rank. */
struct contents {
    struct span groups, covers;
};

struct builder {
    struct zone_index *index;
    const double (*points)[2];
    struct arena *arena; /* scratch */
    struct box *boxes;   /* of the shapes, by rank */
    int leaf_bits;       /* of the largest leaves */
    struct {
        uint32_t *items;
        size_t count, capacity;
    } edges, covers, sets; /* an edge is the number of its first point */
    struct {
        uint64_t *items;
        size_t count, capacity;
    } leaves;
    struct {
        struct edge *items; /* of the leaf at hand, each once */
        size_t count, capacity;
    } distinct;
    struct {
        uint16_t *items; /* beside edges: the children that each touches */
        size_t count, capacity;
    } touched;
    struct {
        struct group *items;
        size_t count, capacity;
    } groups;
    struct {
        cell_entry (*items)[BLOCK_CELLS];
        size_t count, capacity;
    } blocks;
    uint32_t *set_slots; /* open addressing: positions in sets, plus 1; 0: free */
    size_t set_slot_count, set_count;
    bool full;
};

static inline struct edge edge_at(const struct builder *b, uint32_t edge) {
    const double *p = b->points[edge];
    return (struct edge){{p[0], p[1]}, {p[2], p[3]}};
}

/* The position of the set of these ranks; the same for equal sets. */
uint32_t intern_set(struct builder *b, struct span covers);
/* Find out which children of the cell the edges of its groups touch. */
void note_touched(struct builder *b, const struct cell *cell, struct span groups);
/* What a child has, on top of the stacks. After note_touched for the cell. */
struct contents descend(struct builder *b, const struct cell *cell, const struct contents *outer,
                        unsigned child);

/* index_leaves.c */
cell_entry build_leaf(struct builder *b, const struct cell *cell, const struct contents *c);

#endif
