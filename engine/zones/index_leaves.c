/*
 * index_leaves.c - writing a leaf of the lookup index; see index_cells.h for what it holds.
 */
#include "base/vec.h"
#include "zones/index_builder.h"

static void push_word(struct builder *b, uint64_t word) {
    b->full |= !VEC_PUSH(b->arena, &b->leaves, word);
}

/* ---- parts ---- */

struct parts {
    unsigned char codes[BLOCK_CELLS];
    uint32_t answers[ANSWERS_MAX];
    unsigned answer_count;
};

static unsigned number_answer(struct parts *parts, uint32_t set) {
    unsigned i = 0;
    while (i < parts->answer_count && parts->answers[i] != set)
        i++;
    if (i == parts->answer_count)
        parts->answers[parts->answer_count++] = set;
    return i;
}

static bool is_touched(const struct builder *b, struct span groups, unsigned part) {
    unsigned touched = 0;
    for (size_t i = 0; i < groups.count; i++)
        touched |= b->groups.items[groups.first + i].touched;
    return touched >> part & 1;
}

/* No edge lies between two neighbouring parts without edges: they have one answer. */
static unsigned char neighbour_code(const struct parts *parts, unsigned part) {
    const unsigned across = 1u << BLOCK_BITS;
    unsigned char code = PART_HAS_EDGES;
    if (part % across > 0)
        code = parts->codes[part - 1];
    if (code == PART_HAS_EDGES && part >= across)
        code = parts->codes[part - across];
    return code;
}

static unsigned char find_answer(struct builder *b, const struct cell *cell,
                                 const struct contents *c, struct parts *parts, unsigned part) {
    size_t covers = b->covers.count;
    struct contents inner = descend(b, cell, c, part);
    uint32_t set = b->full ? 0 : intern_set(b, inner.covers);
    b->covers.count = covers;
    return (unsigned char)number_answer(parts, set);
}

/* The sets of the parts without edges. A finest cell has no parts. */
static void find_parts(struct builder *b, const struct cell *cell, const struct contents *c,
                       struct parts *parts) {
    memset(parts->codes, PART_HAS_EDGES, sizeof parts->codes);
    parts->answer_count = 0;
    if (cell->bits < BLOCK_BITS)
        return;
    note_touched(b, cell, c->groups);
    for (unsigned part = 0; !b->full && part < BLOCK_CELLS; part++) {
        if (is_touched(b, c->groups, part))
            continue;
        parts->codes[part] = neighbour_code(parts, part);
        if (parts->codes[part] == PART_HAS_EDGES)
            parts->codes[part] = find_answer(b, cell, c, parts, part);
    }
}

static void push_parts(struct builder *b, const struct parts *parts) {
    uint64_t words[PART_WORDS] = {0};
    for (unsigned part = 0; part < BLOCK_CELLS; part++)
        words[part / 8] |= (uint64_t)parts->codes[part] << part % 8 * 8;
    for (unsigned i = 0; i < PART_WORDS; i++)
        push_word(b, words[i]);
    for (unsigned i = 0; i < parts->answer_count; i += 2) {
        uint64_t second = i + 1 < parts->answer_count ? parts->answers[i + 1] : 0;
        push_word(b, parts->answers[i] | second << 32);
    }
}

/* ---- edges ---- */

static bool same_edge(const struct edge *e, const struct edge *f) {
    bool along = memcmp(e->a, f->a, sizeof e->a) == 0 && memcmp(e->b, f->b, sizeof e->b) == 0;
    return along || (memcmp(e->a, f->b, sizeof e->a) == 0 && memcmp(e->b, f->a, sizeof e->b) == 0);
}

/* The number of an edge that an earlier group has (below `shared`) and that this one, with the
 * `own` numbers it has so far, does not; else `shared`. A shape that has an edge twice keeps it
 * twice. Only so many are searched: crowded leaves are rare. */
static size_t find_shared(const struct builder *b, size_t shared, const struct edge *edge,
                          struct span own) {
    const size_t search_max = 4 * CHUNK_EDGES;
    for (size_t i = 0; i < shared && i < search_max; i++) {
        bool used = false;
        if (!same_edge(edge, &b->distinct.items[i]))
            continue;
        for (size_t k = own.first; k < own.first + own.count; k++)
            used |= b->edges.items[k] == i;
        if (!used)
            return i;
    }
    return shared;
}

/* Find the distinct edges of all groups; each group's edges are replaced by their numbers. */
static void number_edges(struct builder *b, struct span groups) {
    b->distinct.count = 0;
    for (size_t g = 0; g < groups.count; g++) {
        const struct group *group = &b->groups.items[groups.first + g];
        size_t shared = b->distinct.count;
        for (size_t i = 0; !b->full && i < group->count; i++) {
            struct edge edge = edge_at(b, b->edges.items[group->first + i]);
            size_t number = find_shared(b, shared, &edge, (struct span){group->first, i});
            if (number == shared) {
                number = b->distinct.count;
                b->full |= !VEC_PUSH(b->arena, &b->distinct, edge);
            }
            b->edges.items[group->first + i] = (uint32_t)number;
        }
    }
}

static void push_edges_of_leaf(struct builder *b) {
    for (size_t i = 0; i < b->distinct.count; i++) {
        uint64_t words[EDGE_WORDS];
        memcpy(words, &b->distinct.items[i], sizeof words);
        for (int k = 0; k < EDGE_WORDS; k++)
            push_word(b, words[k]);
    }
}

/* ---- groups ---- */

static void push_group(struct builder *b, const struct group *group) {
    size_t first = b->leaves.count + 1, chunks = LEAF_CHUNKS(b->distinct.count);
    push_word(b, (uint64_t)group->rank << 1 | group->corner_inside);
    for (size_t i = 0; i < chunks; i++)
        push_word(b, 0);
    for (size_t k = group->first; !b->full && k < group->first + group->count; k++) {
        uint32_t edge = b->edges.items[k];
        b->leaves.items[first + edge / CHUNK_EDGES] |= (uint64_t)1 << edge % CHUNK_EDGES;
    }
}

/* Groups with edges and those that cover the leaf, by rank. */
static void push_groups(struct builder *b, const struct contents *c) {
    size_t g = 0, k = 0;
    while (g < c->groups.count || k < c->covers.count) {
        const struct group *group = &b->groups.items[c->groups.first + g];
        uint32_t cover = k < c->covers.count ? b->covers.items[c->covers.first + k] : UINT32_MAX;
        if (g < c->groups.count && group->rank < cover) {
            push_group(b, group);
            g++;
        } else {
            push_group(b, &(struct group){.rank = cover, .corner_inside = true});
            k++;
        }
    }
}

cell_entry build_leaf(struct builder *b, const struct cell *cell, const struct contents *c) {
    size_t leaf = b->leaves.count, groups = c->groups.count + c->covers.count;
    struct parts parts;
    find_parts(b, cell, c, &parts);
    number_edges(b, c->groups);
    b->full |= leaf > CELL_NUMBER_MAX || groups >= GROUPS_MAX;
    push_word(b, b->distinct.count | (uint64_t)groups << 32 | (uint64_t)parts.answer_count << 56);
    push_parts(b, &parts);
    push_groups(b, c);
    push_edges_of_leaf(b);
    b->index->info.leaves++;
    b->index->info.leaf_edges += b->distinct.count;
    return CELL_ENTRY(CELL_LEAF, leaf);
}
