/*
 * index_walk.c - visiting the leaves of the index that lie in a box or along a line.
 */
#include "zones/index_cells.h"

bool line_touches_box(const double a[2], const double b[2], const struct box *box) {
    for (int k = 0; k < 2; k++)
        if (greater(a[k], b[k]) < box->low[k] || lesser(a[k], b[k]) > box->high[k])
            return false;
    /* On which sides of the line are the corners? */
    double dx = b[0] - a[0], dy = b[1] - a[1];
    double left = dy * (box->low[0] - a[0]), right = dy * (box->high[0] - a[0]);
    double below = dx * (box->low[1] - a[1]), above = dx * (box->high[1] - a[1]);
    double least = lesser(below, above) - greater(left, right);
    double greatest = greater(below, above) - lesser(left, right);
    double error = 1e-14 * (fabs(left) + fabs(right) + fabs(below) + fabs(above));
    return least <= error && greatest >= -error;
}

static bool may_matter(const struct walk *walk, const struct cell *cell) {
    struct box box = cell_box(cell);
    for (int k = 0; k < 2; k++)
        if (box.high[k] < walk->box.low[k] || box.low[k] > walk->box.high[k])
            return false;
    return !walk->line || line_touches_box(walk->line[0], walk->line[1], &box);
}

/* Recursion is as deep as the tree. */
static void visit_cell(const struct zone_index *index, struct walk *walk, const struct cell *cell,
                       cell_entry entry) {
    if (CELL_KIND(entry) == CELL_SET || !may_matter(walk, cell))
        return;
    if (CELL_KIND(entry) == CELL_LEAF) {
        struct leaf leaf = read_leaf(index->leaves + CELL_NUMBER(entry));
        walk->visit(walk, &leaf);
        return;
    }
    for (unsigned i = 0; i < BLOCK_CELLS; i++) {
        struct cell child = child_of(cell, i);
        visit_cell(index, walk, &child, index->blocks[CELL_NUMBER(entry)][i]);
    }
}

/* The first and last column (k 0) or row (k 1) of the top table that the box reaches. */
static void find_range(const struct zone_index *index, const struct walk *walk, int k,
                       uint32_t ret_range[2]) {
    int bits = index->root.bits - index->top_bits;
    int64_t first = (int64_t)(k == 0 ? index->root.column : index->root.row) << index->top_bits;
    int64_t last = first + ((int64_t)1 << index->top_bits) - 1;
    const double limit = ZONE_INDEX_LIMIT_DEG - 1;
    int64_t low = finest_cell(greater(walk->box.low[k], -limit)) >> bits;
    int64_t high = finest_cell(lesser(walk->box.high[k], limit)) >> bits;
    /* A cell is closed: what lies on its upper side is in it and in the next one. */
    low = low > first ? low - 1 : first;
    ret_range[0] = (uint32_t)low;
    ret_range[1] = (uint32_t)(high < last ? high : last);
}

void walk_leaves(const struct zone_index *index, struct walk *walk) {
    uint32_t columns[2], rows[2], mask = (1u << index->top_bits) - 1;
    const double limit = ZONE_INDEX_LIMIT_DEG - 1;
    for (int k = 0; k < 2; k++)
        if (!(walk->box.low[k] < limit && walk->box.high[k] > -limit))
            return;
    find_range(index, walk, 0, columns);
    find_range(index, walk, 1, rows);
    for (uint32_t row = rows[0]; row <= rows[1] && rows[0] <= rows[1]; row++) {
        for (uint32_t column = columns[0]; column <= columns[1]; column++) {
            struct cell cell = {column, row, index->root.bits - index->top_bits};
            visit_cell(index, walk, &cell,
                       index->top[(row & mask) << index->top_bits | (column & mask)]);
        }
    }
}
