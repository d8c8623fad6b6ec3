/*
 * index_cells.h - inside the lookup index: its cells, as they lie in memory, and the way a lookup
 * takes through a cell.
 *
 * The finest cells have sides of 2^-14 degrees (about 7 m). A cell is named by its size and the
 * number of its column and row, counted from -ZONE_INDEX_LIMIT_DEG, in units of its own side. The
 * root is the smallest cell that holds all shapes; its entries for the top are in a dense table,
 * the others in blocks of 4 x 4, one cache line each.
 */
#ifndef ZONES_INDEX_CELLS_H
#define ZONES_INDEX_CELLS_H

#include <string.h>

#include "base/arena.h"
#include "zones/orientation.h"
#include "zones/zone_index.h"

#define FINEST_BITS 14 /* a finest cell is 2^-14 degrees wide */
#define BLOCK_BITS 2   /* a block has 4 x 4 cells */
#define TOP_BITS_MAX 8 /* the top table has at most 256 x 256 cells */
#define BLOCK_CELLS (1u << 2 * BLOCK_BITS)

/* What a cell is: the two low bits of its entry; the rest is a number. */
typedef uint32_t cell_entry;
enum cell_kind {
    CELL_SET,   /* in one set of shapes: position in `sets` */
    CELL_LEAF,  /* edges: position in `leaves` */
    CELL_BLOCK, /* 4 x 4 smaller cells: number of the block */
};
#define CELL_ENTRY(kind, number) ((cell_entry)(number) << 2 | (cell_entry)(kind))
#define CELL_KIND(entry) ((enum cell_kind)((entry)&3))
#define CELL_NUMBER(entry) ((entry) >> 2)
#define CELL_NUMBER_MAX (UINT32_MAX >> 2)

/* A cell by its place: `bits` is log2 of its side in finest cells. */
struct cell {
    uint32_t column, row;
    int bits;
};

struct zone_index {
    struct arena arena; /* holds everything, this struct too */
    uint32_t *owners;   /* by rank; ranks order the shapes from the smallest to the largest */
    struct cell root;
    int top_bits; /* log2 of the columns of the top table */
    cell_entry *top;
    cell_entry (*blocks)[BLOCK_CELLS];
    uint32_t *sets;   /* a set is its length and its ranks */
    uint64_t *leaves; /* see struct leaf */
    struct zone_index_info info;
};

/* ---- leaves ---- */

/*
 * A leaf is a run of words. Of its 4 x 4 parts those that no edge touches have an answer, a set;
 * for the others it keeps its edges, each once, however many shapes share it, so that its side is
 * told once. Each shape that is about, a group, has the bits of the edges that are its own; one
 * that covers the leaf whole has none, and the corner inside.
 *
 *     edges | groups << 32 | answers << 56
 *     2 words: a byte for each part, the number of its answer or PART_HAS_EDGES
 *     a word for each two answers: positions of sets
 *     for each group, by rank: rank << 1 | is the corner inside, then a word for each 64 edges
 *     4 words for each edge: the coordinates of its ends, doubles as they were read
 */
struct leaf {
    uint32_t edge_count, group_count;
    const uint64_t *parts, *answers, *groups, *edges;
};
#define PART_HAS_EDGES 0xFFu
#define PART_WORDS 2
#define ANSWERS_MAX BLOCK_CELLS
#define GROUPS_MAX (1u << 24)
#define EDGE_WORDS 4
#define CHUNK_EDGES 64 /* edges that one word of a group speaks of */
#define LEAF_CHUNKS(edges) (((edges) + CHUNK_EDGES - 1) / CHUNK_EDGES)

static inline struct leaf read_leaf(const uint64_t *words) {
    struct leaf leaf = {.edge_count = (uint32_t)words[0],
                        .group_count = (uint32_t)(words[0] >> 32) & (GROUPS_MAX - 1)};
    leaf.parts = words + 1;
    leaf.answers = leaf.parts + PART_WORDS;
    leaf.groups = leaf.answers + ((words[0] >> 56) + 1) / 2;
    leaf.edges = leaf.groups + leaf.group_count * (1 + LEAF_CHUNKS((size_t)leaf.edge_count));
    return leaf;
}

/* What a part has: PART_HAS_EDGES, or the number of an answer. */
static inline unsigned part_code(const struct leaf *leaf, unsigned part) {
    return (unsigned)(leaf->parts[part / 8] >> part % 8 * 8) & 0xFF;
}

/* The position of the set that an answer is. */
static inline uint32_t answer_set(const struct leaf *leaf, unsigned answer) {
    return (uint32_t)(leaf->answers[answer / 2] >> answer % 2 * 32);
}

struct edge {
    double a[2], b[2];
};

static inline struct edge read_edge(const struct leaf *leaf, size_t i) {
    struct edge edge;
    memcpy(&edge, leaf->edges + i * EDGE_WORDS, sizeof edge);
    return edge;
}

/* ---- places ---- */

/* The upper right corner of a cell; exact. */
static inline void cell_corner(const struct cell *cell, double corner[2]) {
    const double side = 1.0 / (1 << FINEST_BITS);
    const int64_t origin = (int64_t)ZONE_INDEX_LIMIT_DEG << FINEST_BITS;
    corner[0] = (double)((((int64_t)cell->column + 1) << cell->bits) - origin) * side;
    corner[1] = (double)((((int64_t)cell->row + 1) << cell->bits) - origin) * side;
}

/* The finest column or row of a coordinate, which is less than ZONE_INDEX_LIMIT_DEG in size. */
static inline uint32_t finest_cell(double degrees) {
    double scaled = degrees * (1 << FINEST_BITS);
    int64_t cell = (int64_t)scaled; /* towards zero */
    cell -= (double)cell > scaled;
    return (uint32_t)(cell + ((int64_t)ZONE_INDEX_LIMIT_DEG << FINEST_BITS));
}

struct box {
    double low[2], high[2];
};

static inline double lesser(double a, double b) {
    return a < b ? a : b;
}

static inline double greater(double a, double b) {
    return a < b ? b : a;
}

static inline struct box cell_box(const struct cell *cell) {
    const double side = (double)((int64_t)1 << cell->bits) / (1 << FINEST_BITS);
    struct box box;
    cell_corner(cell, box.high);
    box.low[0] = box.high[0] - side; /* exact */
    box.low[1] = box.high[1] - side;
    return box;
}

/* Does the line from a to b touch the closed box? May say yes when it just misses it. */
bool line_touches_box(const double a[2], const double b[2], const struct box *box);

static inline struct cell child_of(const struct cell *cell, unsigned child) {
    return (struct cell){cell->column << BLOCK_BITS | (child & 3),
                         cell->row << BLOCK_BITS | child >> BLOCK_BITS, cell->bits - BLOCK_BITS};
}

/* ---- looking at more than one cell (index_walk.c) ---- */

struct walk {
    /* What is looked for may be in cells that touch the box and, if there is one, the line. */
    struct box box;
    const double (*line)[2]; /* its two ends, or NULL */
    void (*visit)(struct walk *walk, const struct leaf *leaf);
};
/* Visit every leaf. */
void walk_leaves(const struct zone_index *index, struct walk *walk);

/* ---- the hits of a point, with ranks for owners (index_lookup.c) ---- */
void look_up(const struct zone_index *index, const double point[2], struct zone_hits *ret_hits);
void hits_to_owners(const struct zone_index *index, struct zone_hits *hits);

/* ---- the way from a point to the corner: right to the bend, then up ---- */

/* Is x between two others, or one of them? */
static inline bool is_between(double a, double b, double x) {
    return (a > x) != (b > x) || a == x || b == x;
}

/* The side of a point that lies a little further up, and much less to the right. */
static inline int side_of_shifted(const double a[2], const double b[2], const double p[2]) {
    int side = orientation(a, b, p);
    if (side != 0)
        return side;
    if (a[0] != b[0])
        return b[0] > a[0] ? 1 : -1;
    return a[1] > b[1] ? 1 : -1;
}

static inline bool spans(double a, double b, double x) {
    return (a > x) != (b > x);
}

/* Does the edge cross the way's level part? */
static inline bool crosses_level(const struct edge *e, const double p[2], const double bend[2]) {
    if (!spans(e->a[1], e->b[1], p[1]) || (e->a[0] < p[0] && e->b[0] < p[0]) ||
        (e->a[0] > bend[0] && e->b[0] > bend[0]))
        return false;
    return side_of_shifted(e->a, e->b, p) != side_of_shifted(e->a, e->b, bend);
}

/* Does it cross the part that goes up? */
static inline bool crosses_upright(const struct edge *e, const double bend[2],
                                   const double corner[2]) {
    if (!spans(e->a[0], e->b[0], bend[0]) || (e->a[1] < bend[1] && e->b[1] < bend[1]) ||
        (e->a[1] > corner[1] && e->b[1] > corner[1]))
        return false;
    return side_of_shifted(e->a, e->b, bend) != side_of_shifted(e->a, e->b, corner);
}

static inline bool crosses_way(const struct edge *e, const double p[2], const double corner[2]) {
    const double bend[2] = {corner[0], p[1]};
    return crosses_level(e, p, bend) != crosses_upright(e, bend, corner);
}

static inline bool is_on_edge(const struct edge *e, const double p[2]) {
    return is_between(e->a[1], e->b[1], p[1]) && is_between(e->a[0], e->b[0], p[0]) &&
           orientation(e->a, e->b, p) == 0;
}

#endif
