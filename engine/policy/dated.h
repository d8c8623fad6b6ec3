/*
 * dated.h - everything dated is one thing: a value with a period and a citation.
 *
 * A parameter, a list entry, a field of an amended rule: each is a set of *statements*, made by
 * acts with an issue time, each holding in its period. At any instant the statement in force whose
 * act was issued last decides. The resolver turns statements into a step function of time.
 */
#ifndef POLICY_DATED_H
#define POLICY_DATED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct period {
    int64_t from_s, to_s; /* half-open; CIVIL_ALWAYS and CIVIL_NEVER are open ends */
};
/* Sorted, disjoint, not adjacent. */
struct periods {
    const struct period *items;
    size_t count;
};

struct statement {
    struct period period;
    int64_t issued_s;
    int payload; /* the caller's; not DATED_NOTHING */
};
#define DATED_NOTHING (-1)

struct dated_step {
    int64_t from_s, to_s;
    int payload; /* DATED_NOTHING where no statement is in force */
};
/* Steps are adjacent and cover all time. */
struct dated {
    const struct dated_step *steps;
    size_t count;
};

/* Two statements of one issue time that overlap and differ are a tie, which the law must settle. */
struct dated_tie {
    int first, second; /* payloads */
};

/* Resolve; false when the arena is full. `ret_tie->first` is DATED_NOTHING when there is no tie. */
bool dated_resolve(struct arena *arena, const struct statement *statements, size_t count,
                   struct dated *ret_dated, struct dated_tie *ret_tie);
/* The step that holds at an instant; never NULL. */
const struct dated_step *dated_at(const struct dated *d, int64_t instant_s);

/* The union of periods in any order; false when the arena is full. */
bool periods_union(struct arena *arena, const struct period *items, size_t count,
                   struct periods *ret_periods);
/* The parts of `p` inside [from, to). */
bool periods_clip(struct arena *arena, struct periods p, struct period to,
                  struct periods *ret_periods);
/* The period of `p` that contains the instant, or NULL; then `*ret_next_s` is when the next one
 * begins (CIVIL_NEVER: none). */
const struct period *periods_at(struct periods p, int64_t instant_s, int64_t *ret_next_s);

#endif
