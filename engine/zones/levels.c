/*
 * levels.c - compiling applied levels into step functions of time; see levels.h.
 *
 * One scale at a time, in two passes over the zones. Downwards, a zone without applies of its own
 * takes its parent's function, and any other zone sweeps over the edges of the applies of its
 * chain. Upwards, a zone with applies somewhere inside it sweeps over the steps of those children
 * to find the least and the greatest; all other zones inside it have its own level. Since the index
 * of a zone is its depth-first place, the passes are plain loops.
 *
 * Equal functions are kept once. Levels are compared by grade: their place in the order of
 * strictness, with LEVEL_NONE at 0.
 */
#include "zones/levels.h"

#include <stdlib.h>

#include "base/civil.h"
#include "base/vec.h"

struct function {
    size_t count;
    struct level_step steps[];
};

struct levels {
    struct arena arena; /* holds everything, this struct too */
    const struct zones *zones;
    size_t zone_count;
    int scale_count;
    struct level_apply *applies; /* by scale, zone, beginning; behind the last, one of no zone */
    size_t count;
    const struct level_apply **first;  /* [scale, zone]: its first apply, or the one of no zone */
    const struct function **functions; /* [scale, zone] */
    int64_t *edges_s;
    size_t edge_count;
};

static size_t cell(const struct levels *l, int scale, uint32_t zone) {
    return (size_t)scale * l->zone_count + zone;
}

/* ---- asking ---- */

const struct level_step *levels_at(const struct levels *l, uint32_t zone, int scale,
                                   int64_t instant_s) {
    const struct function *f = l->functions[cell(l, scale, zone)];
    const struct level_step *step = f->steps;
    for (size_t left = f->count; left > 1;) {
        size_t half = left / 2;
        step += step[half].from_s <= instant_s ? half : 0;
        left -= half;
    }
    return step;
}

static bool has_applies(const struct levels *l, int scale, uint32_t zone) {
    return l->first[cell(l, scale, zone)]->zone == zone;
}

/* The next apply at or after `a` that belongs to the chain of a zone: the zone's own first, then
 * its parent's, up to the root. Start with `a` NULL; NULL at the end. */
static const struct level_apply *next_apply(const struct levels *l, int scale, uint32_t *zone,
                                            const struct level_apply *a) {
    a = a ? a + 1 : l->first[cell(l, scale, *zone)];
    while (a->zone != *zone || a->scale != scale) {
        *zone = zones_at(l->zones, *zone)->parent;
        if (*zone == NO_ZONE)
            return NULL;
        a = l->first[cell(l, scale, *zone)];
    }
    return a;
}

static bool in_force(const struct level_apply *a, int64_t instant_s) {
    return a->from_s <= instant_s && instant_s < a->to_s;
}

size_t levels_sources(const struct levels *l, uint32_t zone, int scale, int64_t instant_s,
                      int *ret_sources, size_t max) {
    int level = levels_at(l, zone, scale, instant_s)->level;
    if (level == LEVEL_NONE)
        return 0;
    int depth = 0; /* of the deepest delegation: what stands above it is set aside */
    uint32_t at = zone;
    for (const struct level_apply *a = NULL; (a = next_apply(l, scale, &at, a));)
        if (a->delegated && a->authority_depth > depth && in_force(a, instant_s))
            depth = a->authority_depth;
    size_t count = 0;
    at = zone;
    for (const struct level_apply *a = NULL; count < max && (a = next_apply(l, scale, &at, a));)
        if (a->level == level && a->authority_depth >= depth && in_force(a, instant_s))
            ret_sources[count++] = a->source;
    return count;
}

size_t levels_edges(const struct levels *l, const int64_t **ret_edges_s) {
    *ret_edges_s = l->edges_s;
    return l->edge_count;
}

/* ---- compiling ---- */

struct compiler {
    struct levels *l;
    struct arena tables;           /* what lasts as long as the compiler */
    struct arena scratch;          /* what lasts as long as the making of one function */
    const struct function **known; /* hash table of all functions, open addressing */
    size_t known_mask;
    size_t *grades;     /* [level] */
    int16_t *graded;    /* [grade]: the level */
    size_t grade_count; /* with that of LEVEL_NONE */
    bool *holds;        /* [zone]: some zone inside it has applies of the scale */
};

static size_t grade(const struct compiler *c, int level) {
    return level == LEVEL_NONE ? 0 : c->grades[level];
}

/* The steps of a function in the making; room for all is made beforehand. */
struct draft {
    struct level_step *steps;
    size_t count;
};

/* The level from `from_s` on; a step equal to the one before it only prolongs that. */
static void draft_step(struct draft *d, int64_t from_s, int level, int least, int greatest) {
    if (d->count > 0) {
        struct level_step *last = &d->steps[d->count - 1];
        if (last->level == level && last->least == least && last->greatest == greatest)
            return;
        last->to_s = from_s;
    }
    d->steps[d->count++] = (struct level_step){
        .from_s = from_s,
        .to_s = CIVIL_NEVER,
        .level = (int16_t)level,
        .least = (int16_t)least,
        .greatest = (int16_t)greatest,
    };
}

static size_t draft_hash(const struct draft *d) {
    uint64_t hash = d->count;
    for (size_t i = 0; i < d->count; i++) {
        const struct level_step *s = &d->steps[i];
        uint64_t levels = (uint64_t)(uint16_t)s->level << 32 | (uint64_t)(uint16_t)s->least << 16 |
                          (uint16_t)s->greatest;
        hash = (hash ^ (uint64_t)s->from_s) * UINT64_C(0x9E3779B97F4A7C15);
        hash = (hash ^ hash >> 32 ^ levels) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 32;
    }
    return (size_t)hash;
}

static bool draft_equals(const struct draft *d, const struct function *f) {
    if (d->count != f->count)
        return false;
    for (size_t i = 0; i < d->count; i++) {
        const struct level_step *a = &d->steps[i], *b = &f->steps[i];
        if (a->from_s != b->from_s || a->level != b->level || a->least != b->least ||
            a->greatest != b->greatest)
            return false;
    }
    return true;
}

/* The function of a draft: the known one, or a new one. NULL when there is no memory. */
static const struct function *draft_finish(struct compiler *c, const struct draft *d) {
    size_t i = draft_hash(d) & c->known_mask;
    while (c->known[i] && !draft_equals(d, c->known[i]))
        i = (i + 1) & c->known_mask;
    if (c->known[i])
        return c->known[i];
    size_t bytes = d->count * sizeof *d->steps;
    struct function *f = arena_alloc(&c->l->arena, sizeof *f + bytes);
    if (!f)
        return NULL;
    f->count = d->count;
    memcpy(f->steps, d->steps, bytes);
    return c->known[i] = f;
}

/* ---- the level of the zone itself ---- */

/* An end of the period of an apply. */
struct apply_edge {
    int64_t at_s;
    const struct level_apply *apply;
};
struct apply_edges {
    struct apply_edge *items;
    size_t count, capacity;
};

static int compare_apply_edges(const void *a, const void *b) {
    const struct apply_edge *left = a, *right = b;
    return (left->at_s > right->at_s) - (left->at_s < right->at_s);
}

static bool collect_apply_edges(struct compiler *c, int scale, uint32_t zone,
                                struct apply_edges *edges) {
    for (const struct level_apply *a = NULL; (a = next_apply(c->l, scale, &zone, a));) {
        struct apply_edge begin = {a->from_s, a}, end = {a->to_s, a};
        if (!VEC_PUSH(&c->scratch, edges, begin))
            return false;
        if (a->to_s != CIVIL_NEVER && !VEC_PUSH(&c->scratch, edges, end))
            return false;
    }
    if (edges->count > 0)
        qsort(edges->items, edges->count, sizeof *edges->items, compare_apply_edges);
    return true;
}

struct active {
    const struct level_apply **items;
    size_t count;
};

static void pass_apply_edge(struct active *active, const struct apply_edge *edge) {
    if (edge->at_s == edge->apply->from_s) {
        active->items[active->count++] = edge->apply;
        return;
    }
    size_t i = 0;
    while (active->items[i] != edge->apply)
        i++;
    active->items[i] = active->items[--active->count];
}

/* The strictest of the active applies that no delegation sets aside. */
static int resolve(const struct compiler *c, const struct active *active) {
    int depth = 0;
    size_t strictest = 0;
    for (size_t i = 0; i < active->count; i++)
        if (active->items[i]->delegated && active->items[i]->authority_depth > depth)
            depth = active->items[i]->authority_depth;
    for (size_t i = 0; i < active->count; i++) {
        const struct level_apply *a = active->items[i];
        if (a->authority_depth >= depth && grade(c, a->level) > strictest)
            strictest = grade(c, a->level);
    }
    return c->graded[strictest];
}

/* The function of a zone and of all inside it that have no applies of their own. */
static const struct function *own_function(struct compiler *c, int scale, uint32_t zone) {
    arena_reset(&c->scratch);
    struct apply_edges edges = {NULL, 0, 0};
    if (!collect_apply_edges(c, scale, zone, &edges))
        return NULL;
    struct draft d = {arena_alloc(&c->scratch, (edges.count + 1) * sizeof *d.steps), 0};
    struct active active = {arena_alloc(&c->scratch, edges.count * sizeof *active.items), 0};
    if (!d.steps || !active.items)
        return NULL;
    int64_t at_s = CIVIL_ALWAYS;
    for (size_t i = 0;; at_s = edges.items[i].at_s) {
        for (; i < edges.count && edges.items[i].at_s == at_s; i++)
            pass_apply_edge(&active, &edges.items[i]);
        int level = resolve(c, &active);
        draft_step(&d, at_s, level, level, level);
        if (i == edges.count)
            return draft_finish(c, &d);
    }
}

/* ---- the least and the greatest inside a zone ---- */

/* Steps that are not the first of their function, so that the step before each is step[-1]. */
struct changes {
    const struct level_step **items;
    size_t count, capacity;
};

/* How many functions have each grade as their least and as their greatest. */
struct census {
    size_t *least, *greatest; /* [grade] */
};

static int compare_changes(const void *a, const void *b) {
    const struct level_step *const *left = a, *const *right = b;
    return ((*left)->from_s > (*right)->from_s) - ((*left)->from_s < (*right)->from_s);
}

static void count_in(const struct compiler *c, struct census *census,
                     const struct level_step *step) {
    census->least[grade(c, step->least)]++;
    census->greatest[grade(c, step->greatest)]++;
}

static void count_out(const struct compiler *c, struct census *census,
                      const struct level_step *step) {
    census->least[grade(c, step->least)]--;
    census->greatest[grade(c, step->greatest)]--;
}

static bool collect_function(struct compiler *c, const struct function *f, struct census *census,
                             struct changes *changes) {
    count_in(c, census, &f->steps[0]);
    for (size_t i = 1; i < f->count; i++)
        if (!VEC_PUSH(&c->scratch, changes, &f->steps[i]))
            return false;
    return true;
}

/* Does the zone count for the levels inside its parent, and not merely repeat the parent's? */
static bool differs_inside(const struct compiler *c, int scale, uint32_t zone) {
    return zones_at(c->l->zones, zone)->rank != ZONE_RANK_OTHER &&
           (c->holds[zone] || has_applies(c->l, scale, zone));
}

/* Collect the zone's own function and those of its children that matter. */
static bool collect_changes(struct compiler *c, int scale, uint32_t zone, struct census *census,
                            struct changes *changes) {
    const struct function **functions = &c->l->functions[cell(c->l, scale, 0)];
    if (!collect_function(c, functions[zone], census, changes))
        return false;
    uint32_t end = zones_at(c->l->zones, zone)->out;
    for (uint32_t child = zone + 1; child < end; child = zones_at(c->l->zones, child)->out)
        if (differs_inside(c, scale, child) &&
            !collect_function(c, functions[child], census, changes))
            return false;
    if (changes->count > 0)
        qsort(changes->items, changes->count, sizeof *changes->items, compare_changes);
    return true;
}

static void draft_census(const struct compiler *c, struct draft *d, int64_t from_s, int level,
                         const struct census *census) {
    size_t least = 0, greatest = c->grade_count - 1;
    while (census->least[least] == 0)
        least++;
    while (census->greatest[greatest] == 0)
        greatest--;
    draft_step(d, from_s, level, c->graded[least], c->graded[greatest]);
}

/* The function of a zone in which some child differs from it. */
static const struct function *wide_function(struct compiler *c, int scale, uint32_t zone) {
    arena_reset(&c->scratch);
    struct census census = {
        arena_calloc(&c->scratch, c->grade_count, sizeof *census.least),
        arena_calloc(&c->scratch, c->grade_count, sizeof *census.greatest),
    };
    struct changes changes = {NULL, 0, 0};
    if (!census.least || !census.greatest || !collect_changes(c, scale, zone, &census, &changes))
        return NULL;
    struct draft d = {arena_alloc(&c->scratch, (changes.count + 1) * sizeof *d.steps), 0};
    if (!d.steps)
        return NULL;
    const struct level_step *own = c->l->functions[cell(c->l, scale, zone)]->steps;
    draft_census(c, &d, CIVIL_ALWAYS, own->level, &census);
    for (size_t i = 0; i < changes.count;) {
        int64_t at_s = changes.items[i]->from_s;
        for (; i < changes.count && changes.items[i]->from_s == at_s; i++) {
            count_out(c, &census, &changes.items[i][-1]);
            count_in(c, &census, changes.items[i]);
        }
        while (own->to_s <= at_s)
            own++;
        draft_census(c, &d, at_s, own->level, &census);
    }
    return draft_finish(c, &d);
}

/* Give every zone the function of its own level, parents first. */
static bool compile_own(struct compiler *c, int scale, const struct function *nothing) {
    struct levels *l = c->l;
    const struct function **functions = &l->functions[cell(l, scale, 0)];
    for (uint32_t zone = 0; zone < l->zone_count; zone++) {
        uint32_t parent = zones_at(l->zones, zone)->parent;
        functions[zone] = parent == NO_ZONE ? nothing : functions[parent];
        if (has_applies(l, scale, zone))
            functions[zone] = own_function(c, scale, zone);
        if (!functions[zone])
            return false;
    }
    return true;
}

/* Widen the functions of the zones that hold others with applies, children first. */
static bool compile_wide(struct compiler *c, int scale) {
    struct levels *l = c->l;
    const struct function **functions = &l->functions[cell(l, scale, 0)];
    memset(c->holds, 0, l->zone_count * sizeof *c->holds);
    for (uint32_t zone = (uint32_t)l->zone_count; zone-- > 0;) {
        if (c->holds[zone])
            functions[zone] = wide_function(c, scale, zone);
        if (!functions[zone])
            return false;
        uint32_t parent = zones_at(l->zones, zone)->parent;
        if (parent != NO_ZONE && differs_inside(c, scale, zone))
            c->holds[parent] = true;
    }
    return true;
}

/* ---- preparing ---- */

static int compare_applies(const void *a, const void *b) {
    const struct level_apply *left = a, *right = b;
    if (left->scale != right->scale)
        return left->scale < right->scale ? -1 : 1;
    if (left->zone != right->zone)
        return left->zone < right->zone ? -1 : 1;
    if (left->from_s != right->from_s)
        return left->from_s < right->from_s ? -1 : 1;
    return (left->source > right->source) - (left->source < right->source);
}

static bool sort_applies(struct levels *l, const struct level_apply *applies, size_t count) {
    size_t cells = cell(l, l->scale_count, 0);
    l->applies = arena_alloc(&l->arena, (count + 1) * sizeof *l->applies);
    l->first = arena_alloc(&l->arena, cells * sizeof *l->first);
    if (!l->applies || !l->first)
        return false;
    for (size_t i = 0; i < count; i++)
        if (applies[i].from_s < applies[i].to_s)
            l->applies[l->count++] = applies[i];
    qsort(l->applies, l->count, sizeof *l->applies, compare_applies);
    struct level_apply *none = &l->applies[l->count];
    *none = (struct level_apply){.zone = NO_ZONE, .level = LEVEL_NONE};
    for (size_t i = 0; i < cells; i++)
        l->first[i] = none;
    for (size_t i = l->count; i-- > 0;)
        l->first[cell(l, l->applies[i].scale, l->applies[i].zone)] = &l->applies[i];
    return true;
}

struct graded_level {
    int strictness;
    int16_t level;
};

static int compare_graded(const void *a, const void *b) {
    const struct graded_level *left = a, *right = b;
    if (left->strictness != right->strictness)
        return left->strictness < right->strictness ? -1 : 1;
    return left->level - right->level;
}

/* Number the levels up to the highest that is applied by strictness, from 1. */
static bool grade_levels(struct compiler *c, const int *strictness) {
    int level_count = 0;
    for (size_t i = 0; i < c->l->count; i++)
        if (c->l->applies[i].level >= level_count)
            level_count = c->l->applies[i].level + 1;
    size_t count = (size_t)level_count;
    struct graded_level *sorted = arena_alloc(&c->scratch, count * sizeof *sorted);
    c->grades = arena_alloc(&c->tables, count * sizeof *c->grades);
    c->graded = arena_alloc(&c->tables, (count + 1) * sizeof *c->graded);
    if (!sorted || !c->grades || !c->graded)
        return false;
    for (size_t i = 0; i < count; i++)
        sorted[i] = (struct graded_level){strictness[i], (int16_t)i};
    qsort(sorted, count, sizeof *sorted, compare_graded);
    c->graded[0] = LEVEL_NONE;
    for (size_t i = 0; i < count; i++) {
        c->graded[i + 1] = sorted[i].level;
        c->grades[sorted[i].level] = i + 1;
    }
    c->grade_count = count + 1;
    return true;
}

/* Room for every function there can be: each apply gives its zone one, and each zone of its chain
 * one with a least and a greatest. */
static bool prepare_functions(struct compiler *c) {
    struct levels *l = c->l;
    size_t slots = 16;
    while (slots < 2 * (1 + l->count * (2 + ZONE_RANK_OTHER)))
        slots *= 2;
    c->known = arena_calloc(&c->tables, slots, sizeof *c->known);
    c->known_mask = slots - 1;
    c->holds = arena_alloc(&c->tables, l->zone_count * sizeof *c->holds);
    l->functions = arena_alloc(&l->arena, cell(l, l->scale_count, 0) * sizeof *l->functions);
    return c->known && c->holds && l->functions;
}

static int compare_instants(const void *a, const void *b) {
    const int64_t *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

static bool list_edges(struct compiler *c) {
    struct levels *l = c->l;
    size_t total = 0, count = 0;
    for (size_t i = 0; i <= c->known_mask; i++)
        total += c->known[i] ? c->known[i]->count - 1 : 0;
    int64_t *all_s = arena_alloc(&c->tables, total * sizeof *all_s);
    if (!all_s)
        return false;
    for (size_t i = 0; i <= c->known_mask; i++)
        for (size_t step = 1; c->known[i] && step < c->known[i]->count; step++)
            all_s[count++] = c->known[i]->steps[step].from_s;
    qsort(all_s, total, sizeof *all_s, compare_instants);
    for (size_t i = 0; i < total; i++)
        if (l->edge_count == 0 || all_s[l->edge_count - 1] != all_s[i])
            all_s[l->edge_count++] = all_s[i];
    l->edges_s = arena_alloc(&l->arena, l->edge_count * sizeof *l->edges_s);
    if (l->edges_s && l->edge_count > 0)
        memcpy(l->edges_s, all_s, l->edge_count * sizeof *all_s);
    return l->edges_s != NULL;
}

static bool compile(struct compiler *c, const struct level_apply *applies, size_t count,
                    const int *strictness) {
    struct levels *l = c->l;
    if (!sort_applies(l, applies, count) || !grade_levels(c, strictness) || !prepare_functions(c))
        return false;
    struct draft d = {&(struct level_step){0}, 0};
    draft_step(&d, CIVIL_ALWAYS, LEVEL_NONE, LEVEL_NONE, LEVEL_NONE);
    const struct function *nothing = draft_finish(c, &d);
    if (!nothing)
        return false;
    for (int scale = 0; scale < l->scale_count; scale++)
        if (!compile_own(c, scale, nothing) || !compile_wide(c, scale))
            return false;
    return list_edges(c);
}

static struct levels *levels_new(const struct zones *zones, int scale_count) {
    struct arena arena;
    arena_init(&arena, LEVELS_MEMORY_MAX, NULL);
    struct levels *l = arena_calloc(&arena, 1, sizeof *l);
    if (!l) {
        arena_free(&arena);
        return NULL;
    }
    l->arena = arena;
    l->zones = zones;
    l->zone_count = zones_count(zones);
    l->scale_count = scale_count;
    return l;
}

enum lkd_status levels_compile(const struct zones *zones, int scale_count,
                               const struct level_apply *applies, size_t count,
                               const int *strictness, struct levels **ret_levels,
                               struct lkd_error *err) {
    struct compiler c = {.l = levels_new(zones, scale_count)};
    arena_init(&c.tables, LEVELS_MEMORY_MAX, NULL);
    arena_init(&c.scratch, LEVELS_MEMORY_MAX, NULL);
    bool compiled = c.l && compile(&c, applies, count, strictness);
    arena_free(&c.tables);
    arena_free(&c.scratch);
    if (!compiled) {
        levels_free(c.l);
        return error_set(err, LKD_NO_MEMORY, "no memory for the levels of the zones");
    }
    *ret_levels = c.l;
    return LKD_OK;
}

void levels_free(struct levels *l) {
    if (!l)
        return;
    struct arena arena = l->arena;
    arena_free(&arena);
}
