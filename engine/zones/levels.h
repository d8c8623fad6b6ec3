/*
 * levels.h - which level holds in a zone over time, for each scale.
 *
 * Input: applied levels (zone, scale, level, period, authority, act). Output: for each zone and
 * scale a step function of time. Inside a scale the strictest of the zone's own chain (itself and
 * its ancestors) holds, except that an apply made under a delegation (`delegated`) sets aside those
 * of authorities above its own while both are in force.
 *
 * A place that is known only as a large zone may lie in any administrative zone inside it: each
 * step also has the least and the greatest level anywhere inside, the zone itself included.
 *
 * A step ends only where one of its three levels changes: acts that renew one level one after the
 * other give one long step.
 *
 * Immutable once compiled; any number of threads may read. The zones must outlive the levels.
 */
#ifndef ZONES_LEVELS_H
#define ZONES_LEVELS_H

#include "zones/zones.h"

#define LEVEL_NONE (-1)                /* less strict than every level */
#define LEVELS_MEMORY_MAX (256u << 20) /* bytes; more is LKD_NO_MEMORY */

struct level_apply {
    uint32_t zone;
    int scale;            /* from 0 */
    int level;            /* index into the caller's table of levels, at most INT16_MAX */
    int64_t from_s, to_s; /* half-open; an apply with an empty period is left out */
    int authority_depth;  /* distance from the top: 0 is the highest */
    bool delegated;
    int source; /* caller's index of this apply, returned for citations */
};

struct level_step {
    int64_t from_s, to_s;    /* half-open; steps of a function are adjacent and cover all time */
    int16_t level;           /* LEVEL_NONE: none */
    int16_t least, greatest; /* inside the zone, by strictness */
};

struct levels; /* opaque */

/*
 * Compile `count` applies, in any order; an apply whose act replaces others must already have
 * shortened theirs. `strictness[level]` orders the levels of one scale, higher is stricter; of two
 * equally strict levels of one scale the higher index counts as stricter. The levels are new;
 * free with levels_free.
 */
enum lkd_status levels_compile(const struct zones *zones, int scale_count,
                               const struct level_apply *applies, size_t count,
                               const int *strictness, struct levels **ret_levels,
                               struct lkd_error *err);
void levels_free(struct levels *l); /* NULL is fine */

/* The step of a zone and scale that contains the instant; never NULL, borrowed from the levels.
 * Zones whose functions do not differ share one. O(log steps). */
const struct level_step *levels_at(const struct levels *l, uint32_t zone, int scale,
                                   int64_t instant_s);
/*
 * The applies in force that give the zone its level (of equal strictness, all of them), for
 * citations: the zone's own first, then its parent's and so on, each group by beginning. Writes at
 * most `max` of the callers' `source` numbers, returns how many it wrote.
 */
size_t levels_sources(const struct levels *l, uint32_t zone, int scale, int64_t instant_s,
                      int *ret_sources, size_t max);
/* Every instant at which some level of some scale changes anywhere, sorted, unique; borrowed. */
size_t levels_edges(const struct levels *l, const int64_t **ret_edges_s);

#endif
