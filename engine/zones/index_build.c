/*
 * index_build.c - cutting the plane into cells; see zone_index.h and index_cells.h.
 *
 * From the root down, each cell is handed the edges that touch it, by shape, and for each of these
 * shapes whether the cell's corner is inside. For a smaller cell both follow from the larger one:
 * the edges by looking which touch it, the corner by the very question a lookup asks. Lists are
 * stacks that return to their former height when a cell is done.
 *
 * An edge that only comes near a cell may be listed; leaving one out that touches it may not
 * happen.
 */
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "zones/index_builder.h"

#define INDEX_MEMORY_MAX ((size_t)4 << 30)
/* A cell with edges is cut until its side is 2^-6 degrees (about 1.7 km, its parts 430 m), so that
 * most of a country lies in parts without edges; a larger side does where edges are so long that
 * more than LEAVES_MAX cells would be made of them. It is cut further while it has more than
 * LEAF_EDGES: neighbours and parents share their borders, so that a few edges of each shape are
 * left however small it is. */
#define LEAF_BITS (FINEST_BITS - 6)
#define LEAVES_MAX(edges) (8.0 * (double)(edges) + 4096)
#define LEAF_EDGES(groups) (4 + 3 * (groups))

/* ---- sets ---- */

static size_t set_hash(const uint32_t *ranks, size_t count) {
    uint64_t hash = count;
    for (size_t i = 0; i < count; i++) {
        hash = (hash ^ ranks[i]) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 29;
    }
    return (size_t)hash;
}

static size_t find_set_slot(const struct builder *b, const uint32_t *ranks, size_t count) {
    size_t mask = b->set_slot_count - 1, slot = set_hash(ranks, count) & mask;
    for (; b->set_slots[slot] != 0; slot = (slot + 1) & mask) {
        const uint32_t *set = b->sets.items + b->set_slots[slot] - 1;
        if (set[0] == count && (count == 0 || memcmp(set + 1, ranks, count * sizeof *ranks) == 0))
            break;
    }
    return slot;
}

static void grow_set_slots(struct builder *b) {
    size_t old = b->set_slot_count;
    b->set_slot_count = old ? 2 * old : 1024;
    b->set_slots = arena_calloc(b->arena, b->set_slot_count, sizeof *b->set_slots);
    b->full |= !b->set_slots;
    for (size_t at = 0; !b->full && at < b->sets.count; at += 1 + b->sets.items[at])
        b->set_slots[find_set_slot(b, b->sets.items + at + 1, b->sets.items[at])] =
            (uint32_t)at + 1;
}

uint32_t intern_set(struct builder *b, struct span covers) {
    if (2 * b->set_count >= b->set_slot_count)
        grow_set_slots(b);
    if (b->full)
        return 0;
    const uint32_t *ranks = covers.count > 0 ? b->covers.items + covers.first : NULL;
    size_t slot = find_set_slot(b, ranks, covers.count);
    if (b->set_slots[slot] != 0)
        return b->set_slots[slot] - 1;
    uint32_t position = (uint32_t)b->sets.count;
    b->set_slots[slot] = position + 1;
    b->set_count++;
    b->full |= !VEC_PUSH(b->arena, &b->sets, (uint32_t)covers.count);
    for (size_t i = 0; i < covers.count; i++)
        b->full |= !VEC_PUSH(b->arena, &b->sets, b->covers.items[covers.first + i]);
    b->full |= b->sets.count > CELL_NUMBER_MAX;
    return position;
}

/* ---- edges and cells ---- */

/* The children that an edge touches. The sides of cells are exact, and so is the choice of columns
 * and rows; only what lies across a corner is left to line_touches_box(). */
static unsigned touched_by(const double a[2], const double b[2], const struct box boxes[]) {
    unsigned columns = 0, mask = 0;
    for (unsigned x = 0; x < 1u << BLOCK_BITS; x++)
        if (greater(a[0], b[0]) >= boxes[x].low[0] && lesser(a[0], b[0]) <= boxes[x].high[0])
            columns |= 1u << x;
    for (unsigned y = 0; y < 1u << BLOCK_BITS; y++) {
        const struct box *row = &boxes[y << BLOCK_BITS];
        if (greater(a[1], b[1]) >= row->low[1] && lesser(a[1], b[1]) <= row->high[1])
            mask |= columns << (y << BLOCK_BITS);
    }
    if ((mask & (mask - 1)) == 0) /* only one */
        return mask;
    for (unsigned rest = mask; rest != 0; rest &= rest - 1) {
        unsigned child = (unsigned)__builtin_ctz(rest);
        if (!line_touches_box(a, b, &boxes[child]))
            mask &= ~(1u << child);
    }
    return mask;
}

void note_touched(struct builder *b, const struct cell *cell, struct span groups) {
    struct box boxes[BLOCK_CELLS];
    for (unsigned child = 0; child < BLOCK_CELLS; child++) {
        struct cell small = child_of(cell, child);
        boxes[child] = cell_box(&small);
    }
    for (size_t g = groups.first; !b->full && g < groups.first + groups.count; g++) {
        struct group *group = &b->groups.items[g];
        size_t end = group->first + group->count;
        while (!b->full && b->touched.count < end)
            b->full |= !VEC_PUSH(b->arena, &b->touched, 0);
        group->touched = 0;
        for (size_t i = group->first; !b->full && i < end; i++) {
            const double(*edge)[2] = b->points + b->edges.items[i];
            b->touched.items[i] = (uint16_t)touched_by(edge[0], edge[1], boxes);
            group->touched |= b->touched.items[i];
        }
    }
}

/* ---- from a cell to a child of it ---- */

/* The edges of a group that touch the child; their number. */
static size_t push_edges(struct builder *b, const struct group *group, unsigned child) {
    size_t before = b->edges.count;
    if (!(group->touched >> child & 1))
        return 0;
    for (size_t i = group->first; i < group->first + group->count; i++)
        if (b->touched.items[i] >> child & 1)
            b->full |= !VEC_PUSH(b->arena, &b->edges, b->edges.items[i]);
    return b->edges.count - before;
}

/* Is the child's corner inside the shape of a group of the larger cell? */
static bool corner_is_inside(const struct builder *b, const struct group *group,
                             const double outer[2], const double corner[2]) {
    const struct box *box = &b->boxes[group->rank];
    bool inside = group->corner_inside;
    for (int k = 0; k < 2; k++)
        if (corner[k] < box->low[k] || corner[k] > box->high[k])
            return false;
    for (size_t i = group->first; i < group->first + group->count; i++) {
        struct edge edge = edge_at(b, b->edges.items[i]);
        inside ^= crosses_way(&edge, corner, outer);
    }
    return inside;
}

static void push_covers_below(struct builder *b, struct span covers, size_t *next, uint32_t rank) {
    for (; *next < covers.count && b->covers.items[covers.first + *next] < rank; ++*next)
        b->full |= !VEC_PUSH(b->arena, &b->covers, b->covers.items[covers.first + *next]);
}

struct contents descend(struct builder *b, const struct cell *cell, const struct contents *outer,
                        unsigned child) {
    struct contents inner = {{b->groups.count, 0}, {b->covers.count, 0}};
    struct cell small = child_of(cell, child);
    size_t next = 0;
    double corner[2], outer_corner[2];
    cell_corner(&small, corner);
    cell_corner(cell, outer_corner);
    for (size_t i = 0; !b->full && i < outer->groups.count; i++) {
        struct group group = b->groups.items[outer->groups.first + i];
        bool inside = corner_is_inside(b, &group, outer_corner, corner);
        struct group within = {group.rank, inside, 0, b->edges.count, 0};
        within.count = push_edges(b, &group, child);
        if (within.count > 0) {
            b->full |= !VEC_PUSH(b->arena, &b->groups, within);
        } else if (inside) {
            push_covers_below(b, outer->covers, &next, group.rank);
            b->full |= !VEC_PUSH(b->arena, &b->covers, group.rank);
        }
    }
    push_covers_below(b, outer->covers, &next, UINT32_MAX);
    inner.groups.count = b->groups.count - inner.groups.first;
    inner.covers.count = b->covers.count - inner.covers.first;
    return inner;
}

/* ---- cutting ---- */

static size_t count_edges(const struct builder *b, struct span groups) {
    size_t edges = 0;
    for (size_t i = 0; i < groups.count; i++)
        edges += b->groups.items[groups.first + i].count;
    return edges;
}

/* For each child in turn: what it has, handed to `fill`; then the stacks return to their height. */
typedef void fill_child(struct builder *b, const struct cell *child, const struct contents *c,
                        void *context, unsigned number);

static void cut(struct builder *b, const struct cell *cell, const struct contents *c,
                fill_child *fill, void *context) {
    size_t edges = b->edges.count, groups = b->groups.count, covers = b->covers.count;
    note_touched(b, cell, c->groups);
    for (unsigned child = 0; !b->full && child < BLOCK_CELLS; child++) {
        struct cell small = child_of(cell, child);
        struct contents inner = descend(b, cell, c, child);
        if (!b->full)
            fill(b, &small, &inner, context, child);
        b->edges.count = edges;
        b->groups.count = groups;
        b->covers.count = covers;
    }
}

static cell_entry build_cell(struct builder *b, const struct cell *cell, const struct contents *c);

static void fill_block(struct builder *b, const struct cell *child, const struct contents *c,
                       void *context, unsigned number) {
    size_t block = *(const size_t *)context;
    cell_entry entry = build_cell(b, child, c); /* may move the blocks */
    b->blocks.items[block][number] = entry;
}

/* Recursion is as deep as sides can be halved twice. */
static cell_entry build_cell(struct builder *b, const struct cell *cell, const struct contents *c) {
    if (c->groups.count == 0)
        return CELL_ENTRY(CELL_SET, intern_set(b, c->covers));
    bool few_edges = count_edges(b, c->groups) <= LEAF_EDGES(c->groups.count);
    if (cell->bits < BLOCK_BITS || (cell->bits <= b->leaf_bits && few_edges))
        return build_leaf(b, cell, c);
    size_t block = b->blocks.count;
    if (block > CELL_NUMBER_MAX || !VEC_RESERVE(b->arena, &b->blocks)) {
        b->full = true;
        return 0;
    }
    b->blocks.count++;
    cut(b, cell, c, fill_block, &block);
    return CELL_ENTRY(CELL_BLOCK, block);
}

/* ---- the top table ---- */

static void fill_top(struct builder *b, const struct cell *cell, const struct contents *c,
                     void *context, unsigned number) {
    struct zone_index *index = b->index;
    int unit = index->root.bits - index->top_bits;
    (void)number;
    if (cell->bits > unit && c->groups.count > 0) {
        cut(b, cell, c, fill_top, context);
        return;
    }
    cell_entry entry = build_cell(b, cell, c);
    uint32_t side = 1u << (cell->bits - unit), mask = (1u << index->top_bits) - 1;
    uint32_t column = (cell->column << (cell->bits - unit)) & mask;
    uint32_t row = (cell->row << (cell->bits - unit)) & mask;
    for (uint32_t y = 0; y < side; y++)
        for (uint32_t x = 0; x < side; x++)
            index->top[(row + y) << index->top_bits | (column + x)] = entry;
}

/* The smallest cell that holds two finest cells and can be cut into cells of LEAF_BITS. */
static struct cell root_of(const uint32_t low[2], const uint32_t high[2]) {
    int bits = LEAF_BITS % BLOCK_BITS;
    while (low[0] >> bits != high[0] >> bits || low[1] >> bits != high[1] >> bits)
        bits += BLOCK_BITS;
    return (struct cell){low[0] >> bits, low[1] >> bits, bits};
}

static bool find_root(const struct shapes *shapes, struct cell *ret_root) {
    uint32_t low[2] = {UINT32_MAX, UINT32_MAX}, high[2] = {0, 0};
    for (size_t i = 0; i < shapes->points.count; i++) {
        for (int k = 0; k < 2; k++) {
            double degrees = shapes->points.items[i][k];
            if (!(fabs(degrees) < ZONE_INDEX_LIMIT_DEG))
                return false;
            uint32_t cell = finest_cell(degrees);
            low[k] = cell < low[k] ? cell : low[k];
            high[k] = cell > high[k] ? cell : high[k];
        }
    }
    if (shapes->points.count == 0)
        low[0] = low[1] = 0;
    *ret_root = root_of(low, high);
    return true;
}

/* As fine as the table may be without having many more cells than the shapes have points. */
static int choose_top_bits(const struct builder *b, size_t points) {
    int bits = b->index->root.bits & ~(BLOCK_BITS - 1);
    while (bits > TOP_BITS_MAX || (bits > 0 && ldexp(1, 2 * bits) > LEAVES_MAX(points)))
        bits -= BLOCK_BITS;
    return bits;
}

/* ---- the shapes, smallest first ---- */

struct sized {
    double area_m2;
    const struct shape *shape;
};

static int compare_sizes(const void *left, const void *right) {
    const struct sized *a = left, *b = right;
    if (a->area_m2 != b->area_m2)
        return a->area_m2 < b->area_m2 ? -1 : 1;
    return a->shape->owner < b->shape->owner ? -1 : a->shape->owner > b->shape->owner;
}

static void widen(struct box *box, const double (*points)[2], uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        for (int k = 0; k < 2; k++) {
            box->low[k] = lesser(box->low[k], points[i][k]);
            box->high[k] = greater(box->high[k], points[i][k]);
        }
    }
}

static void push_shape(struct builder *b, const struct shapes *shapes, const struct shape *shape,
                       uint32_t rank) {
    struct group group = {rank, false, 0, b->edges.count, 0};
    struct box *box = &b->boxes[rank];
    *box = (struct box){{INFINITY, INFINITY}, {-INFINITY, -INFINITY}};
    for (uint32_t r = 0; r < shape->ring_count; r++) {
        struct ring ring = shapes->rings.items[shape->first_ring + r];
        widen(box, b->points + ring.first, ring.count);
        for (uint32_t i = 0; i + 1 < ring.count; i++)
            if (memcmp(b->points[ring.first + i], b->points[ring.first + i + 1],
                       sizeof *b->points) != 0)
                b->full |= !VEC_PUSH(b->arena, &b->edges, ring.first + i);
    }
    group.count = b->edges.count - group.first;
    b->index->owners[rank] = shape->owner;
    if (group.count > 0)
        b->full |= !VEC_PUSH(b->arena, &b->groups, group);
}

/* The box around all shapes. */
static void note_extent(struct builder *b, size_t count) {
    struct box all = {{INFINITY, INFINITY}, {-INFINITY, -INFINITY}};
    for (size_t i = 0; i < count; i++) {
        widen(&all, (const double(*)[2])b->boxes[i].low, 1);
        widen(&all, (const double(*)[2])b->boxes[i].high, 1);
    }
    memcpy(b->index->info.low, all.low, sizeof all.low);
    memcpy(b->index->info.high, all.high, sizeof all.high);
}

static void push_shapes(struct builder *b, const struct shapes *shapes) {
    size_t count = shapes->shapes.count;
    struct sized *sorted = arena_alloc(b->arena, count * sizeof *sorted);
    b->boxes = arena_alloc(b->arena, count * sizeof *b->boxes);
    b->full |= !sorted || !b->boxes;
    for (size_t i = 0; !b->full && i < count; i++) {
        const struct shape *shape = &shapes->shapes.items[i];
        sorted[i] = (struct sized){shape_area_m2(shapes, shape), shape};
    }
    if (!b->full)
        qsort(sorted, count, sizeof *sorted, compare_sizes);
    for (size_t i = 0; !b->full && i < count; i++)
        push_shape(b, shapes, sorted[i].shape, (uint32_t)i);
    if (!b->full)
        note_extent(b, count);
}

/* How large leaves may be: see LEAF_BITS. An edge passes about as many cells of a side as its width
 * and height measure in that side. */
static int choose_leaf_bits(const struct builder *b) {
    double length = 0;
    int bits = LEAF_BITS;
    for (size_t i = 0; i < b->edges.count; i++) {
        struct edge edge = edge_at(b, b->edges.items[i]);
        length += fabs(edge.a[0] - edge.b[0]) + fabs(edge.a[1] - edge.b[1]);
    }
    while (length * ldexp(1, FINEST_BITS - bits) > LEAVES_MAX(b->edges.count))
        bits += BLOCK_BITS;
    return bits;
}

/* ---- the whole ---- */

static void *keep(struct builder *b, const void *items, size_t count, size_t size) {
    void *copy = b->full ? NULL : arena_alloc(&b->index->arena, count * size);
    if (copy && count > 0)
        memcpy(copy, items, count * size);
    b->full |= !copy;
    b->index->info.bytes += count * size;
    return copy;
}

static struct zone_index *index_new(void) {
    struct arena arena;
    arena_init(&arena, INDEX_MEMORY_MAX, NULL);
    struct zone_index *index = arena_calloc(&arena, 1, sizeof *index);
    if (!index) {
        arena_free(&arena);
        return NULL;
    }
    index->arena = arena;
    return index;
}

static void build(struct builder *b, const struct shapes *shapes) {
    struct zone_index *index = b->index;
    struct contents all = {{0, 0}, {0, 0}};
    index->top_bits = choose_top_bits(b, shapes->points.count);
    size_t top_count = (size_t)1 << 2 * index->top_bits;
    index->owners = arena_alloc(&index->arena, shapes->shapes.count * sizeof *index->owners);
    index->top = arena_calloc(&index->arena, top_count, sizeof *index->top);
    b->full |= !index->owners || !index->top;
    if (!b->full)
        push_shapes(b, shapes);
    b->leaf_bits = choose_leaf_bits(b);
    all.groups.count = b->groups.count;
    if (!b->full)
        fill_top(b, &index->root, &all, NULL, 0);
    index->sets = keep(b, b->sets.items, b->sets.count, sizeof *index->sets);
    index->leaves = keep(b, b->leaves.items, b->leaves.count, sizeof *index->leaves);
    index->blocks = keep(b, b->blocks.items, b->blocks.count, sizeof *index->blocks);
    index->info.shapes = shapes->shapes.count;
    index->info.points = shapes->points.count;
    index->info.blocks = b->blocks.count;
    index->info.sets = b->set_count;
    index->info.bytes +=
        shapes->shapes.count * sizeof *index->owners + top_count * sizeof *index->top;
}

enum lkd_status zone_index_build(const struct shapes *shapes, struct zone_index **ret_index,
                                 struct lkd_error *err) {
    struct arena scratch;
    struct builder b = {.index = index_new(),
                        .points = (const double(*)[2])shapes->points.items,
                        .arena = &scratch};
    if (!b.index)
        return error_set(err, LKD_NO_MEMORY, "no memory for the index of zones");
    if (!find_root(shapes, &b.index->root)) {
        zone_index_free(b.index);
        return error_set(err, LKD_BAD_ZONES, "a coordinate is not finite or is out of range");
    }
    arena_init(&scratch, INDEX_MEMORY_MAX, NULL);
    build(&b, shapes);
    arena_free(&scratch);
    if (b.full) {
        zone_index_free(b.index);
        return error_set(err, LKD_NO_MEMORY, "no memory for the index of zones");
    }
    *ret_index = b.index;
    return LKD_OK;
}

void zone_index_free(struct zone_index *index) {
    if (!index)
        return;
    struct arena arena = index->arena;
    arena_free(&arena);
}
