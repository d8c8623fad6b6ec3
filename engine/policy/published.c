/*
 * published.c - the level that published lists give a place; see evaluation.h.
 *
 * The list row of the smallest zone counts: that of the ward, else that of the district around it.
 * A place known only as a large zone may be in any smaller one inside, so the rows of these widen
 * what it may have.
 */
#include "base/civil.h"
#include "policy/evaluation.h"

/* The first row of a zone, or of those behind it. */
static size_t first_of(const struct published_levels *p, uint32_t zone) {
    size_t low = 0, high = p->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (p->items[middle].zone < zone)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The row in force of those of one zone, which begin at `i`; NULL: none. Says until when that is
 * so, and where the rows of the next zone begin. */
static const struct published_level *row_in_force(const struct published_levels *p, size_t i,
                                                  int64_t now_s, int64_t *until_s,
                                                  size_t *ret_next) {
    const struct published_level *found = NULL;
    uint32_t zone = p->items[i].zone;
    for (; i < p->count && p->items[i].zone == zone; i++) {
        const struct published_level *row = &p->items[i];
        if (row->from_s > now_s && row->from_s < *until_s)
            *until_s = row->from_s;
        if (row->from_s <= now_s && now_s < row->to_s)
            found = row;
    }
    if (found && found->to_s < *until_s)
        *until_s = found->to_s;
    *ret_next = i;
    return found;
}

static int in_scale(const struct evaluation *e, const struct published_level *row, int scale) {
    const struct level *level = row ? &e->rb->levels[row->level] : NULL;
    return level && level->scale == scale ? level->in_scale : LEVEL_NONE;
}

/* The level of the zone, or of the smallest one around it that has one. */
static int level_around(const struct evaluation *e, uint32_t zone, int scale, int64_t *until_s) {
    const struct published_levels *p = e->geography.published;
    int level = LEVEL_NONE;
    for (; zone != NO_ZONE && level == LEVEL_NONE; zone = zones_at(e->rb->zones, zone)->parent) {
        size_t i = first_of(p, zone), next;
        if (i < p->count && p->items[i].zone == zone)
            level = in_scale(e, row_in_force(p, i, e->now_s, until_s, &next), scale);
    }
    return level;
}

struct level_range published_level(const struct evaluation *e, const struct place_zones *place,
                                   int scale) {
    const struct published_levels *p = e->geography.published;
    struct level_range range = {LEVEL_NONE, LEVEL_NONE, CIVIL_NEVER};
    if (!p || !place->known)
        return range;
    const struct zone *unit = zones_at(e->rb->zones, place->zones[place->count - 1]);
    range.least = range.greatest = level_around(e, unit->in, scale, &range.until_s);
    if (range.least == LEVEL_NONE || place->exact)
        return range;
    for (size_t i = first_of(p, unit->in + 1); i < p->count && p->items[i].zone < unit->out;) {
        int level = in_scale(e, row_in_force(p, i, e->now_s, &range.until_s, &i), scale);
        if (level != LEVEL_NONE && level < range.least)
            range.least = level;
        if (level > range.greatest)
            range.greatest = level;
    }
    return range;
}
