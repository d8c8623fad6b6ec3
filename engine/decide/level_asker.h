/*
 * level_asker.h - asking for the level of one zone after the other.
 *
 * The level of a zone is found by asking for it: a query of the kind that is about levels, with the
 * zone as its place.
 */
#ifndef DECIDE_LEVEL_ASKER_H
#define DECIDE_LEVEL_ASKER_H

#include "decide/snapshot.h"

struct level_asker {
    struct lkd_decider *decider;
    int query; /* of the kind that is about levels, or -1 */
    uint16_t place;
};

enum lkd_status level_asker_init(struct level_asker *x, struct lkd_policy *p,
                                 struct lkd_error *err);
void level_asker_free(struct level_asker *x);
/* The level that is shown of the zone (zones.h) at a moment, or NULL; `ret_until_s`, unless it is
 * NULL, is the instant until which it holds. */
const struct level *level_asker_ask(struct level_asker *x, uint32_t zone, int64_t at_s,
                                    int64_t *ret_until_s);

#endif
