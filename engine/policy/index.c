/*
 * index.c - which rules can matter to a query, as intersections of sets of rules.
 *
 * For a few enum facts (the dimensions: those that most rules name in their top-level conjunction,
 * such as purpose, role or sector) there is a set of rules for each value: the rules that the value
 * does not make false. So there is for each kind of query, for each zone (rules that a place in
 * this zone does not make false) and for each chunk of time (rules in force somewhere in it). The
 * intersection is a superset of the rules that can be true or unknown; a fact that is not given
 * rules nothing out. Sets are bit sets over rule numbers; equal sets are stored once where zones
 * share them.
 */
#include <stdlib.h>

#include "policy/linker.h"

#define DIMENSIONS_MAX 6
#define CHUNKS_MAX 512

static uint64_t *new_set(struct linker *l) {
    return arena_calloc(l->arena, l->rb->index.words + 1, sizeof(uint64_t));
}

static void set_add(uint64_t *set, size_t rule) {
    set[rule / 64] |= (uint64_t)1 << rule % 64;
}

/* ---- guards: what a condition demands of an enum fact, of places ---- */

struct mask {
    uint64_t bits[2];
};
static const struct mask everything = {{UINT64_MAX, UINT64_MAX}};

static struct mask guard_of(const struct rulebook *rb, node_id id, uint16_t slot);

static struct mask list_guard(const struct rulebook *rb, const struct list *list) {
    struct mask mask = {{0, 0}};
    for (size_t v = 0; v < list->values->count; v++)
        for (size_t i = 0; i < list->by_value[v].count; i++)
            if (list->by_value[v].steps[i].payload != DATED_NOTHING &&
                list->by_value[v].steps[i].payload % 2 == 1)
                mask.bits[v / 64] |= (uint64_t)1 << v % 64;
    (void)rb;
    return mask;
}

static struct mask group_guard(const struct rulebook *rb, const struct node *n, uint16_t slot) {
    bool is_and = n->op == OP_AND;
    struct mask mask = is_and ? everything : (struct mask){{0, 0}};
    for (uint32_t i = 0; i < n->children.count; i++) {
        struct mask child = guard_of(rb, rb->conditions.links.items[n->children.first + i], slot);
        for (int w = 0; w < 2; w++)
            mask.bits[w] = is_and ? mask.bits[w] & child.bits[w] : mask.bits[w] | child.bits[w];
    }
    return mask;
}

/* The values of the fact for which the condition is not simply false. */
static struct mask guard_of(const struct rulebook *rb, node_id id, uint16_t slot) {
    const struct node *n = &rb->conditions.nodes.items[id];
    const struct node *child;
    switch (n->op) {
    case OP_FALSE:
        return (struct mask){{0, 0}};
    case OP_AND:
    case OP_OR:
        return group_guard(rb, n, slot);
    case OP_PREDICATE:
        return guard_of(rb, n->named.child, slot);
    case OP_ENUM:
        if (n->member.from == REFERENCE(REF_FACT, slot))
            return (struct mask){{n->member.mask[0], n->member.mask[1]}};
        return everything;
    case OP_LISTED:
        if (n->table.from == REFERENCE(REF_FACT, slot))
            return list_guard(rb, &rb->lists[n->table.index]);
        return everything;
    case OP_NOT:
        child = &rb->conditions.nodes.items[n->named.child];
        if (child->op == OP_ENUM && child->member.from == REFERENCE(REF_FACT, slot))
            return (struct mask){{~child->member.mask[0], ~child->member.mask[1]}};
        return everything;
    default:
        return everything;
    }
}

static bool is_everything(const struct rulebook *rb, struct mask mask, uint16_t slot) {
    size_t count = rb->vocabulary.facts[slot].values->count;
    for (size_t v = 0; v < count; v++)
        if (!(mask.bits[v / 64] >> v % 64 & 1))
            return false;
    return true;
}

/* ---- dimensions ---- */

struct dimension_use {
    uint16_t slot;
    size_t rules;
};

static int compare_use(const void *a, const void *b) {
    const struct dimension_use *x = a, *y = b;
    if (x->rules != y->rules)
        return x->rules < y->rules ? 1 : -1;
    return (int)x->slot - (int)y->slot;
}

static void build_dimension(struct linker *l, struct guard_dimension *dimension, uint16_t slot) {
    const struct rulebook *rb = l->rb;
    size_t count = rb->vocabulary.facts[slot].values->count;
    const uint64_t **sets = arena_alloc(l->arena, (count + 1) * sizeof *sets);
    uint64_t **building = arena_alloc(l->arena, (count + 1) * sizeof *building);
    for (size_t v = 0; v < count; v++)
        sets[v] = building[v] = new_set(l);
    for (size_t r = 0; r < rb->rule_count; r++) {
        struct mask mask = guard_of(rb, rb->rules[r].condition, slot);
        for (size_t v = 0; v < count; v++)
            if (mask.bits[v / 64] >> v % 64 & 1)
                set_add(building[v], r);
    }
    *dimension = (struct guard_dimension){slot, sets};
}

static void build_dimensions(struct linker *l) {
    struct rulebook *rb = l->rb;
    struct dimension_use *uses = arena_calloc(l->arena, rb->vocabulary.count + 1, sizeof *uses);
    struct guard_dimension *dimensions = arena_calloc(l->arena, DIMENSIONS_MAX, sizeof *dimensions);
    size_t count = 0;
    for (uint16_t slot = 0; slot < rb->vocabulary.count; slot++) {
        struct dimension_use use = {slot, 0};
        if (!rb->vocabulary.facts[slot].values || slot == rb->vocabulary.slot_query)
            continue;
        for (size_t r = 0; r < rb->rule_count; r++)
            use.rules += !is_everything(rb, guard_of(rb, rb->rules[r].condition, slot), slot);
        if (use.rules > 0)
            uses[count++] = use;
    }
    qsort(uses, count, sizeof *uses, compare_use);
    for (size_t i = 0; i < count && i < DIMENSIONS_MAX; i++)
        build_dimension(l, &dimensions[rb->index.dimension_count++], uses[i].slot);
    rb->index.dimensions = dimensions;
}

static void build_queries(struct linker *l) {
    struct rulebook *rb = l->rb;
    const uint64_t **sets = arena_alloc(l->arena, (rb->vocabulary.query_count + 1) * sizeof *sets);
    for (size_t q = 0; q < rb->vocabulary.query_count; q++) {
        uint64_t *set = new_set(l);
        for (size_t r = 0; r < rb->rule_count; r++)
            if (rb->rules[r].queries >> q & 1)
                set_add(set, r);
        sets[q] = set;
    }
    rb->index.by_query = sets;
}

/* ---- zones ---- */

/* The zones a rule demands of the trip: some place must be in one of them. False: any place will
 * do. */
static bool zone_guard(const struct rulebook *rb, node_id id, const struct zone_set **ret_set) {
    const struct node *n = &rb->conditions.nodes.items[id];
    if (n->op == OP_TRIP) {
        const struct zone_set *set = &rb->conditions.zone_sets.items[n->zone.set];
        *ret_set = set;
        return set->kind == ZONES_CONSTANT;
    }
    if (n->op == OP_AND) {
        for (uint32_t i = 0; i < n->children.count; i++)
            if (zone_guard(rb, rb->conditions.links.items[n->children.first + i], ret_set))
                return true;
    }
    return n->op == OP_PREDICATE && zone_guard(rb, n->named.child, ret_set);
}

/* A place in `zone` does not make the rule false when the zones overlap. */
static bool overlaps(const struct zones *zones, uint32_t zone, const struct zone_set *set) {
    const struct zone *a = zones_at(zones, zone);
    for (size_t i = 0; i < set->count; i++) {
        const struct zone *b = zones_at(zones, set->zones[i]);
        if (zone_inside(a, b) || zone_inside(b, a))
            return true;
    }
    return false;
}

/* By rule, the zones it demands; NULL: any place will do. */
static const struct zone_set **find_guards(struct linker *l) {
    const struct rulebook *rb = l->rb;
    const struct zone_set **guards = arena_calloc(l->arena, rb->rule_count + 1, sizeof *guards);
    for (size_t r = 0; r < rb->rule_count; r++)
        if (!zone_guard(rb, rb->rules[r].condition, &guards[r]))
            guards[r] = NULL;
    return guards;
}

/* Zones that no rule names, alone or through a zone inside them, share their parent's set. */
static void mark_named(struct linker *l, const struct zone_set *const *guards,
                       unsigned char *named) {
    const struct rulebook *rb = l->rb;
    for (size_t r = 0; r < rb->rule_count; r++)
        for (size_t i = 0; guards[r] && i < guards[r]->count; i++)
            for (uint32_t z = guards[r]->zones[i]; z != NO_ZONE && !named[z];
                 z = zones_at(rb->zones, z)->parent)
                named[z] = 1;
}

/* What filling the sets of zones needs. */
struct zone_filler {
    struct linker *l;
    const uint64_t **sets;
    const struct zone_set *const *guards;
    const unsigned char *named;
};

static const uint64_t *zone_set_of(const struct zone_filler *f, uint32_t zone) {
    const struct rulebook *rb = f->l->rb;
    uint32_t parent = zones_at(rb->zones, zone)->parent;
    if (!f->named[zone] && parent != NO_ZONE && f->sets[parent])
        return f->sets[parent];
    uint64_t *set = new_set(f->l);
    for (size_t r = 0; r < rb->rule_count; r++)
        if (!f->guards[r] || overlaps(rb->zones, zone, f->guards[r]))
            set_add(set, r);
    return set;
}

static void fill_zone(const struct zone_filler *f, uint32_t zone) {
    uint32_t parent = zones_at(f->l->rb->zones, zone)->parent;
    if (f->sets[zone])
        return;
    if (parent != NO_ZONE)
        fill_zone(f, parent); /* as deep as zones nest */
    f->sets[zone] = zone_set_of(f, zone);
}

static void build_zones(struct linker *l) {
    struct rulebook *rb = l->rb;
    size_t count = zones_count(rb->zones);
    unsigned char *named = arena_calloc(l->arena, count + 1, 1);
    struct zone_filler filler = {l, arena_calloc(l->arena, count + 1, sizeof *filler.sets),
                                 find_guards(l), named};
    mark_named(l, filler.guards, named);
    for (uint32_t z = 0; z < count; z++)
        fill_zone(&filler, z);
    rb->index.by_zone = filler.sets;
}

/* ---- time ---- */

static int compare_instants(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* Where periods of rules begin or end; thinned out evenly when there are too many. */
static int64_t *chunk_edges(struct linker *l, size_t *ret_count) {
    const struct rulebook *rb = l->rb;
    size_t max = 1, count = 0, kept = 0;
    for (size_t r = 0; r < rb->rule_count; r++)
        max += 2 * rb->rules[r].periods.count;
    int64_t *edges = arena_alloc(l->arena, max * sizeof *edges);
    edges[count++] = CIVIL_ALWAYS;
    for (size_t r = 0; r < rb->rule_count; r++) {
        for (size_t i = 0; i < rb->rules[r].periods.count; i++) {
            edges[count++] = rb->rules[r].periods.items[i].from_s;
            if (rb->rules[r].periods.items[i].to_s != CIVIL_NEVER)
                edges[count++] = rb->rules[r].periods.items[i].to_s;
        }
    }
    qsort(edges, count, sizeof *edges, compare_instants);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || edges[kept - 1] != edges[i])
            edges[kept++] = edges[i];
    *ret_count = kept;
    if (kept > CHUNKS_MAX) {
        for (size_t i = 0; i < CHUNKS_MAX; i++)
            edges[i] = edges[i * kept / CHUNKS_MAX];
        *ret_count = CHUNKS_MAX;
    }
    return edges;
}

static bool in_force_within(const struct rule *rule, int64_t from_s, int64_t to_s) {
    for (size_t i = 0; i < rule->periods.count; i++)
        if (rule->periods.items[i].from_s < to_s && from_s < rule->periods.items[i].to_s)
            return true;
    return false;
}

static void build_chunks(struct linker *l) {
    struct rulebook *rb = l->rb;
    size_t count;
    int64_t *edges = chunk_edges(l, &count);
    const uint64_t **sets = arena_alloc(l->arena, count * sizeof *sets);
    for (size_t c = 0; c < count; c++) {
        uint64_t *set = new_set(l);
        int64_t to_s = c + 1 < count ? edges[c + 1] : CIVIL_NEVER;
        for (size_t r = 0; r < rb->rule_count; r++)
            if (in_force_within(&rb->rules[r], edges[c], to_s))
                set_add(set, r);
        sets[c] = set;
    }
    rb->index.chunk_from_s = edges;
    rb->index.by_chunk = sets;
    rb->index.chunk_count = count;
}

void link_index(struct linker *l) {
    l->rb->index.words = (l->rb->rule_count + 63) / 64;
    build_queries(l);
    build_dimensions(l);
    build_zones(l);
    build_chunks(l);
}
