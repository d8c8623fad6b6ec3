/*
 * dated.c - the resolver of dated statements.
 *
 * The edges of all statements cut time into pieces; in each piece the statement issued last wins;
 * neighbouring pieces with one payload are joined. Quadratic in the statements about one thing,
 * which are few; it runs at load.
 */
#include "policy/dated.h"

#include <stdlib.h>

#include "base/civil.h"

static int compare_instants(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static size_t sort_unique(int64_t *edges, size_t count) {
    size_t kept = 0;
    qsort(edges, count, sizeof *edges, compare_instants);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || edges[kept - 1] != edges[i])
            edges[kept++] = edges[i];
    return kept;
}

static bool covers(struct period p, int64_t instant_s) {
    return p.from_s <= instant_s && instant_s < p.to_s;
}

static const struct statement *winner(const struct statement *statements, size_t count,
                                      int64_t instant_s, struct dated_tie *tie) {
    const struct statement *best = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct statement *s = &statements[i];
        if (!covers(s->period, instant_s))
            continue;
        if (!best || s->issued_s > best->issued_s)
            best = s;
        else if (s->issued_s == best->issued_s && s->payload != best->payload)
            *tie = (struct dated_tie){best->payload, s->payload};
    }
    return best;
}

bool dated_resolve(struct arena *arena, const struct statement *statements, size_t count,
                   struct dated *ret_dated, struct dated_tie *ret_tie) {
    int64_t *edges = arena_alloc(arena, (2 * count + 1) * sizeof *edges);
    struct dated_step *steps = arena_alloc(arena, (2 * count + 1) * sizeof *steps);
    size_t edge_count = 0, step_count = 0;

    if (!edges || !steps)
        return false;
    edges[edge_count++] = CIVIL_ALWAYS;
    for (size_t i = 0; i < count; i++) {
        edges[edge_count++] = statements[i].period.from_s;
        if (statements[i].period.to_s != CIVIL_NEVER)
            edges[edge_count++] = statements[i].period.to_s;
    }
    edge_count = sort_unique(edges, edge_count);
    *ret_tie = (struct dated_tie){DATED_NOTHING, DATED_NOTHING};
    for (size_t i = 0; i < edge_count; i++) {
        struct dated_tie tie = {DATED_NOTHING, DATED_NOTHING};
        const struct statement *best = winner(statements, count, edges[i], &tie);
        int payload = best ? best->payload : DATED_NOTHING;
        int64_t to_s = i + 1 < edge_count ? edges[i + 1] : CIVIL_NEVER;
        if (tie.first != DATED_NOTHING && tie.first == payload)
            *ret_tie = tie;
        if (step_count > 0 && steps[step_count - 1].payload == payload)
            steps[step_count - 1].to_s = to_s;
        else
            steps[step_count++] = (struct dated_step){edges[i], to_s, payload};
    }
    *ret_dated = (struct dated){steps, step_count};
    return true;
}

const struct dated_step *dated_at(const struct dated *d, int64_t instant_s) {
    size_t low = 0, high = d->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (d->steps[middle].from_s <= instant_s)
            low = middle;
        else
            high = middle;
    }
    return &d->steps[low];
}

static int compare_periods(const void *a, const void *b) {
    const struct period *x = a, *y = b;
    return (x->from_s > y->from_s) - (x->from_s < y->from_s);
}

bool periods_union(struct arena *arena, const struct period *items, size_t count,
                   struct periods *ret_periods) {
    struct period *sorted = arena_alloc(arena, (count + 1) * sizeof *sorted);
    size_t kept = 0;
    if (!sorted)
        return false;
    if (count > 0)
        memcpy(sorted, items, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare_periods);
    for (size_t i = 0; i < count; i++) {
        if (sorted[i].from_s >= sorted[i].to_s)
            continue;
        if (kept > 0 && sorted[i].from_s <= sorted[kept - 1].to_s) {
            if (sorted[i].to_s > sorted[kept - 1].to_s)
                sorted[kept - 1].to_s = sorted[i].to_s;
        } else {
            sorted[kept++] = sorted[i];
        }
    }
    *ret_periods = (struct periods){sorted, kept};
    return true;
}

bool periods_clip(struct arena *arena, struct periods p, struct period to,
                  struct periods *ret_periods) {
    struct period *clipped = arena_alloc(arena, (p.count + 1) * sizeof *clipped);
    size_t kept = 0;
    if (!clipped)
        return false;
    for (size_t i = 0; i < p.count; i++) {
        struct period part = p.items[i];
        if (part.from_s < to.from_s)
            part.from_s = to.from_s;
        if (part.to_s > to.to_s)
            part.to_s = to.to_s;
        if (part.from_s < part.to_s)
            clipped[kept++] = part;
    }
    *ret_periods = (struct periods){clipped, kept};
    return true;
}

const struct period *periods_at(struct periods p, int64_t instant_s, int64_t *ret_next_s) {
    *ret_next_s = CIVIL_NEVER;
    for (size_t i = 0; i < p.count; i++) {
        if (instant_s < p.items[i].from_s) {
            *ret_next_s = p.items[i].from_s;
            return NULL;
        }
        if (instant_s < p.items[i].to_s)
            return &p.items[i];
    }
    return NULL;
}
