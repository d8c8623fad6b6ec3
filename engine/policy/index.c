/*
 * index.c - which rules can matter to a query, as intersections of sets of rules.
 *
 * For a few enum facts (the dimensions: those that most rules name in their top-level conjunction,
 * such as purpose, role or sector) there is a set of rules for each value: the rules that the value
 * does not make false. So there is for each kind of query, for each zone (rules that a place in
 * this zone does not make false) and for each window of time (rules in force somewhere in it). The
 * intersection is a superset of the rules that can be true or unknown; a fact that is not given
 * rules nothing out. Sets are bit sets over rule numbers with a summary of their words behind them
 * (rulebook.h); equal sets are stored once where zones share them.
 */
#include <stdlib.h>

#include "policy/linker.h"

#define WINDOWS_MAX 512
#define WINDOW_EDGES 16 /* a window reaches over so many beginnings and ends of rules */

static size_t words_of_set(const struct rulebook *rb) {
    return rb->index.words + rb->index.summary_words;
}

static uint64_t *new_set(struct linker *l) {
    return arena_calloc(l->arena, words_of_set(l->rb), sizeof(uint64_t));
}

static void set_add(const struct rulebook *rb, uint64_t *set, size_t rule) {
    size_t word = rule / 64;
    set[word] |= (uint64_t)1 << rule % 64;
    set[rb->index.words + word / 64] |= (uint64_t)1 << word % 64;
}

/* ---- guards: the values of an enum fact for which a condition is not simply false ---- */

struct mask {
    uint64_t bits[2];
};
static const struct mask everything = {{UINT64_MAX, UINT64_MAX}};

static struct mask list_guard(const struct list *list) {
    struct mask mask = {{0, 0}};
    for (size_t v = 0; v < list->values->count; v++)
        for (size_t i = 0; i < list->by_value[v].count; i++)
            if (list->by_value[v].steps[i].payload != DATED_NOTHING &&
                list->by_value[v].steps[i].payload % 2 == 1)
                mask.bits[v / 64] |= (uint64_t)1 << v % 64;
    return mask;
}

/* `guards` holds those of all nodes before this one. */
static struct mask group_guard(const struct rulebook *rb, const struct node *n,
                               const struct mask *guards) {
    bool is_and = n->op == OP_AND;
    struct mask mask = is_and ? everything : (struct mask){{0, 0}};
    for (uint32_t i = 0; i < n->children.count; i++) {
        const struct mask *child = &guards[rb->conditions.links.items[n->children.first + i]];
        for (int w = 0; w < 2; w++)
            mask.bits[w] = is_and ? mask.bits[w] & child->bits[w] : mask.bits[w] | child->bits[w];
    }
    return mask;
}

static struct mask guard_of(const struct rulebook *rb, const struct node *n, reference fact,
                            const struct mask *guards) {
    const struct node *child;
    switch (n->op) {
    case OP_FALSE:
        return (struct mask){{0, 0}};
    case OP_AND:
    case OP_OR:
        return group_guard(rb, n, guards);
    case OP_PREDICATE:
        return guards[n->named.child];
    case OP_ENUM:
        if (n->member.from == fact)
            return (struct mask){{n->member.mask[0], n->member.mask[1]}};
        return everything;
    case OP_LISTED:
        return n->table.from == fact ? list_guard(&rb->lists[n->table.index]) : everything;
    case OP_NOT:
        child = &rb->conditions.nodes.items[n->named.child];
        if (child->op == OP_ENUM && child->member.from == fact)
            return (struct mask){{~child->member.mask[0], ~child->member.mask[1]}};
        return everything;
    default:
        return everything;
    }
}

/* The guards of all conditions; children stand before their parents. */
static void find_guards(const struct rulebook *rb, uint16_t slot, struct mask *guards) {
    for (size_t i = 0; i < rb->conditions.nodes.count; i++)
        guards[i] = guard_of(rb, &rb->conditions.nodes.items[i], REFERENCE(REF_FACT, slot), guards);
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

static bool is_everything(struct mask mask, size_t value_count) {
    for (size_t v = 0; v < value_count; v++)
        if (!(mask.bits[v / 64] >> v % 64 & 1))
            return false;
    return true;
}

/* How many rules some value of the fact rules out. */
static size_t count_guarded(const struct rulebook *rb, uint16_t slot, struct mask *guards) {
    size_t count = 0;
    find_guards(rb, slot, guards);
    for (size_t r = 0; r < rb->rule_count; r++)
        count += !is_everything(guards[rb->rules[r].condition],
                                rb->vocabulary.facts[slot].values->count);
    return count;
}

static void build_dimension(struct linker *l, struct guard_dimension *dimension, uint16_t slot,
                            struct mask *guards) {
    const struct rulebook *rb = l->rb;
    size_t count = rb->vocabulary.facts[slot].values->count;
    uint64_t **sets = arena_alloc(l->arena, (count + 1) * sizeof *sets);
    find_guards(rb, slot, guards);
    for (size_t v = 0; v < count; v++) {
        sets[v] = new_set(l);
        for (size_t r = 0; r < rb->rule_count; r++)
            if (guards[rb->rules[r].condition].bits[v / 64] >> v % 64 & 1)
                set_add(rb, sets[v], r);
    }
    *dimension = (struct guard_dimension){slot, (const uint64_t *const *)sets};
}

static void build_dimensions(struct linker *l) {
    struct rulebook *rb = l->rb;
    struct dimension_use *uses = arena_calloc(l->arena, rb->vocabulary.count + 1, sizeof *uses);
    struct guard_dimension *dimensions =
        arena_calloc(l->arena, GUARD_DIMENSIONS_MAX, sizeof *dimensions);
    struct mask *guards = arena_alloc(l->arena, rb->conditions.nodes.count * sizeof *guards);
    size_t count = 0;
    for (size_t i = 0; i < rb->vocabulary.count; i++) {
        uint16_t slot = (uint16_t)i;
        if (!rb->vocabulary.facts[slot].values || slot == rb->vocabulary.slot_query)
            continue;
        struct dimension_use use = {slot, count_guarded(rb, slot, guards)};
        if (use.rules > 0)
            uses[count++] = use;
    }
    qsort(uses, count, sizeof *uses, compare_use);
    for (size_t i = 0; i < count && i < GUARD_DIMENSIONS_MAX; i++)
        build_dimension(l, &dimensions[rb->index.dimension_count++], uses[i].slot, guards);
    rb->index.dimensions = dimensions;
}

static void build_queries(struct linker *l) {
    struct rulebook *rb = l->rb;
    const uint64_t **sets = arena_alloc(l->arena, (rb->vocabulary.query_count + 1) * sizeof *sets);
    for (size_t q = 0; q < rb->vocabulary.query_count; q++) {
        uint64_t *set = new_set(l);
        for (size_t r = 0; r < rb->rule_count; r++)
            if (rb->rules[r].queries >> q & 1)
                set_add(rb, set, r);
        sets[q] = set;
    }
    rb->index.by_query = sets;
}

/* ---- zones ---- */

/* The zones a rule demands of the trip: some place must be in one of them. NULL: any place will do.
 */
static const struct zone_set *zone_guard(const struct rulebook *rb, node_id id) {
    const struct node *n = &rb->conditions.nodes.items[id];
    if (n->op == OP_TRIP) {
        const struct zone_set *set = &rb->conditions.zone_sets.items[n->zone.set];
        return set->kind == ZONES_CONSTANT ? set : NULL;
    }
    if (n->op == OP_PREDICATE)
        return zone_guard(rb, n->named.child);
    for (uint32_t i = 0; n->op == OP_AND && i < n->children.count; i++) {
        const struct zone_set *set =
            zone_guard(rb, rb->conditions.links.items[n->children.first + i]);
        if (set)
            return set;
    }
    return NULL;
}

/* The guards of all rules; the zones that some rule names, alone or through a zone inside them. */
struct zone_guards {
    const struct zone_set **by_rule;
    unsigned char *named;
};

static void find_zone_guards(struct linker *l, struct zone_guards *g) {
    const struct rulebook *rb = l->rb;
    g->by_rule = arena_alloc(l->arena, (rb->rule_count + 1) * sizeof *g->by_rule);
    g->named = arena_calloc(l->arena, zones_count(rb->zones) + 1, 1);
    for (size_t r = 0; r < rb->rule_count; r++) {
        const struct zone_set *set = g->by_rule[r] = zone_guard(rb, rb->rules[r].condition);
        for (size_t i = 0; set && i < set->count; i++)
            for (uint32_t z = set->zones[i]; z != NO_ZONE; z = zones_at(rb->zones, z)->parent)
                g->named[z] = 1;
    }
}

/* A place in the zone, in one around it or in one inside it does not make the rule false. */
static void add_overlapping(const struct rulebook *rb, const struct zone_guards *g, uint64_t **sets,
                            uint32_t zone, size_t rule) {
    for (uint32_t z = zone; z != NO_ZONE; z = zones_at(rb->zones, z)->parent)
        set_add(rb, sets[z], rule);
    for (uint32_t z = zone + 1; z < zones_at(rb->zones, zone)->out; z++)
        if (g->named[z])
            set_add(rb, sets[z], rule);
}

/* Zones that no rule names share their parent's set. */
static uint64_t **new_zone_sets(struct linker *l, const struct zone_guards *g) {
    const struct rulebook *rb = l->rb;
    size_t count = zones_count(rb->zones);
    uint64_t **sets = arena_alloc(l->arena, (count + 1) * sizeof *sets), *anywhere = new_set(l);
    for (size_t r = 0; r < rb->rule_count; r++)
        if (!g->by_rule[r])
            set_add(rb, anywhere, r);
    for (uint32_t z = 0; z < count; z++) { /* parents come first */
        uint32_t parent = zones_at(rb->zones, z)->parent;
        sets[z] = parent == NO_ZONE ? anywhere : sets[parent];
        if (g->named[z]) {
            sets[z] = new_set(l);
            memcpy(sets[z], anywhere, words_of_set(rb) * sizeof *anywhere);
        }
    }
    return sets;
}

static void build_zones(struct linker *l) {
    struct rulebook *rb = l->rb;
    struct zone_guards guards;
    find_zone_guards(l, &guards);
    uint64_t **sets = new_zone_sets(l, &guards);
    for (size_t r = 0; r < rb->rule_count; r++)
        for (size_t i = 0; guards.by_rule[r] && i < guards.by_rule[r]->count; i++)
            add_overlapping(rb, &guards, sets, guards.by_rule[r]->zones[i], r);
    rb->index.by_zone = (const uint64_t *const *)sets;
}

/* ---- constant sets of zones ---- */

static int compare_zones(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* In order a zone stands before those inside it. */
static void find_outermost(struct linker *l, struct zone_set *set) {
    uint32_t *zones = arena_alloc(l->arena, set->count * sizeof *zones), end = 0;
    memcpy(zones, set->zones, set->count * sizeof *zones);
    qsort(zones, set->count, sizeof *zones, compare_zones);
    for (size_t i = 0; i < set->count; i++) {
        if (zones[i] < end)
            continue;
        end = zones_at(l->rb->zones, zones[i])->out;
        zones[set->outermost_count++] = zones[i];
    }
    set->outermost = zones;
}

static void build_zone_sets(struct linker *l) {
    struct rulebook *rb = l->rb;
    for (size_t i = 0; i < rb->conditions.zone_sets.count; i++)
        if (rb->conditions.zone_sets.items[i].count > 0)
            find_outermost(l, &rb->conditions.zone_sets.items[i]);
}

/* Is the governing place inside the jurisdiction? As a condition, so that it is remembered. */
static void build_jurisdiction(struct linker *l) {
    struct rulebook *rb = l->rb;
    struct zone_set set;
    struct node node;
    memset(&set, 0, sizeof set);
    memset(&node, 0, sizeof node);
    set = (struct zone_set){.kind = ZONES_CONSTANT,
                            .zones = rb->jurisdiction,
                            .count = rb->jurisdiction_count,
                            .from = NO_REFERENCE,
                            .up = -1};
    rb->in_jurisdiction = NODE_TRUE;
    if (rb->jurisdiction_count == 0)
        return;
    node.op = OP_INSIDE;
    node.slot = PLACE_HERE;
    node.zone.set = intern_zone_set(l, &set);
    rb->in_jurisdiction = make_node(l, &node, NULL);
}

/* ---- time ---- */

static int compare_instants(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* Where periods of rules begin or end; thinned out evenly when there are too many. */
static int64_t *window_edges(struct linker *l, size_t *ret_count) {
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
    *ret_count = kept < WINDOWS_MAX ? kept : WINDOWS_MAX;
    for (size_t i = 0; i < *ret_count; i++)
        edges[i] = edges[i * kept / *ret_count];
    return edges;
}

static struct rule_window *new_windows(struct linker *l, size_t *ret_count) {
    int64_t *edges = window_edges(l, ret_count);
    struct rule_window *windows = arena_alloc(l->arena, *ret_count * sizeof *windows);
    for (size_t c = 0; c < *ret_count; c++) {
        int64_t to_s = c + WINDOW_EDGES < *ret_count ? edges[c + WINDOW_EDGES] : CIVIL_NEVER;
        windows[c] = (struct rule_window){edges[c], to_s, new_set(l), new_set(l)};
    }
    return windows;
}

/* Put a rule into the windows in which it is in force, and into those before its last beginning. */
static void add_to_windows(const struct rulebook *rb, struct rule_window *windows, size_t count,
                           size_t number) {
    const struct rule *rule = &rb->rules[number];
    int64_t last_s = CIVIL_ALWAYS;
    for (size_t i = 0; i < rule->periods.count; i++) {
        struct period p = rule->periods.items[i];
        last_s = p.from_s;
        for (size_t c = 0; c < count && windows[c].from_s < p.to_s; c++)
            if (p.from_s < windows[c].to_s)
                set_add(rb, windows[c].in_force, number);
    }
    for (size_t c = 0; c < count && windows[c].to_s <= last_s; c++)
        if (!(windows[c].in_force[number / 64] >> number % 64 & 1))
            set_add(rb, windows[c].later, number);
}

static void build_windows(struct linker *l) {
    struct rulebook *rb = l->rb;
    size_t count;
    struct rule_window *windows = new_windows(l, &count);
    for (size_t r = 0; r < rb->rule_count; r++)
        add_to_windows(rb, windows, count, r);
    rb->index.windows = windows;
    rb->index.window_count = count;
}

void link_index(struct linker *l) {
    l->rb->index.words = (l->rb->rule_count + 63) / 64;
    l->rb->index.summary_words = (l->rb->index.words + 63) / 64;
    build_queries(l);
    build_dimensions(l);
    build_zones(l);
    build_jurisdiction(l);
    build_zone_sets(l);
    build_windows(l);
}
