/*
 * index_lookup.c - from a point to its shapes; see zone_index.h for the idea.
 */
#include "zones/index_cells.h"

/* ---- the cell of a point ---- */

/* The entry of the cell that holds a finest cell inside the root, and where that cell is. */
static inline cell_entry find_cell(const struct zone_index *index, uint32_t column, uint32_t row,
                                   struct cell *ret_cell) {
    int bits = index->root.bits - index->top_bits;
    uint32_t mask = (1u << index->top_bits) - 1;
    cell_entry entry =
        index->top[(row >> bits & mask) << index->top_bits | (column >> bits & mask)];
    while (CELL_KIND(entry) == CELL_BLOCK) {
        bits -= BLOCK_BITS;
        uint32_t at = (row >> bits & 3) << BLOCK_BITS | (column >> bits & 3);
        entry = index->blocks[CELL_NUMBER(entry)][at];
    }
    *ret_cell = (struct cell){column >> bits, row >> bits, bits};
    return entry;
}

static inline void add_hit(struct zone_hits *h, uint32_t rank, bool border) {
    if (h->count == ZONE_HITS_MAX)
        h->more = true;
    else
        h->hits[h->count++] = (struct zone_hit){rank, true, border};
}

/* Of up to 64 edges of a leaf: which cross the way to the corner, which hold the point. */
struct edge_bits {
    uint64_t crossing, border;
};

static struct edge_bits look_at_edges(const struct leaf *leaf, size_t chunk, const double point[2],
                                      const double corner[2]) {
    struct edge_bits bits = {0, 0};
    size_t first = chunk * CHUNK_EDGES, count = leaf->edge_count - first;
    for (size_t i = 0; i < (count < CHUNK_EDGES ? count : CHUNK_EDGES); i++) {
        struct edge edge = read_edge(leaf, first + i);
        bits.crossing |= (uint64_t)crosses_way(&edge, point, corner) << i;
        bits.border |= (uint64_t)is_on_edge(&edge, point) << i;
    }
    return bits;
}

static void look_at_groups(const struct leaf *leaf, const struct cell *cell, const double point[2],
                           struct zone_hits *h) {
    const size_t chunks = LEAF_CHUNKS((size_t)leaf->edge_count);
    const uint64_t *group = leaf->groups;
    struct edge_bits bits = {0, 0};
    size_t known = SIZE_MAX; /* the chunk that `bits` is about */
    double corner[2];
    cell_corner(cell, corner);
    for (uint32_t i = 0; i < leaf->group_count; i++, group += 1 + chunks) {
        bool border = false;
        int crossings = (int)(group[0] & 1);
        for (size_t chunk = 0; chunk < chunks; chunk++) {
            if (known != chunk)
                bits = look_at_edges(leaf, known = chunk, point, corner);
            border |= (group[1 + chunk] & bits.border) != 0;
            crossings += __builtin_popcountll(group[1 + chunk] & bits.crossing);
        }
        if (border || crossings % 2 != 0)
            add_hit(h, (uint32_t)(group[0] >> 1), border);
    }
}

static inline void add_set(const struct zone_index *index, uint32_t position, struct zone_hits *h) {
    const uint32_t *set = index->sets + position;
    for (uint32_t i = 1; i <= set[0]; i++)
        add_hit(h, set[i], false);
}

/* The part of a leaf that a finest cell is in; a finest cell itself has no parts, and any will do.
 */
static inline unsigned part_of(const struct cell *leaf, uint32_t column, uint32_t row) {
    int bits = leaf->bits >= BLOCK_BITS ? leaf->bits - BLOCK_BITS : 0;
    return (row >> bits & 3) << BLOCK_BITS | (column >> bits & 3);
}

static inline bool in_root(const struct zone_index *index, uint32_t column, uint32_t row) {
    return column >> index->root.bits == index->root.column &&
           row >> index->root.bits == index->root.row;
}

void look_up(const struct zone_index *index, const double point[2], struct zone_hits *ret_hits) {
    struct cell cell;
    ret_hits->count = 0;
    ret_hits->more = false;
    if (!(fabs(point[0]) < ZONE_INDEX_LIMIT_DEG && fabs(point[1]) < ZONE_INDEX_LIMIT_DEG))
        return;
    uint32_t column = finest_cell(point[0]), row = finest_cell(point[1]);
    if (!in_root(index, column, row))
        return;
    cell_entry entry = find_cell(index, column, row, &cell);
    if (CELL_KIND(entry) == CELL_SET) {
        add_set(index, CELL_NUMBER(entry), ret_hits);
        return;
    }
    struct leaf leaf = read_leaf(index->leaves + CELL_NUMBER(entry));
    unsigned code = part_code(&leaf, part_of(&cell, column, row));
    if (code == PART_HAS_EDGES)
        look_at_groups(&leaf, &cell, point, ret_hits);
    else
        add_set(index, answer_set(&leaf, code), ret_hits);
}

void hits_to_owners(const struct zone_index *index, struct zone_hits *hits) {
    for (size_t i = 0; i < hits->count; i++)
        hits->hits[i].owner = index->owners[hits->hits[i].owner];
}

void zone_index_at(const struct zone_index *index, double lon, double lat,
                   struct zone_hits *ret_hits) {
    const double point[2] = {lon, lat};
    look_up(index, point, ret_hits);
    hits_to_owners(index, ret_hits);
}

struct zone_index_info zone_index_info(const struct zone_index *index) {
    return index->info;
}
