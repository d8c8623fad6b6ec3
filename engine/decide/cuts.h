/*
 * cuts.h - the cut points of a rule: where one of its conditions flips when one thing changes.
 *
 * The thing is the moment of the check (clocks, instants, periods, and what is dated: levels,
 * lists, parameters), or one number, time or date that the query gives. All else stays as it is.
 */
#ifndef DECIDE_CUTS_H
#define DECIDE_CUTS_H

#include "decide/snapshot.h"

/* One change that puts a query just inside or just outside a cut point. */
struct cut {
    uint16_t slot;    /* the fact that changes; NO_SLOT: the moment */
    int64_t value;    /* an instant, or the fact's new value */
    bool is_clock;    /* the cut is the same every day */
    const char *what; /* "clock 18:00-06:00", in English; in the arena */
};

#define CUTS_MAX 64 /* of one rule; what is beyond is left out */
struct cuts {
    struct cut items[CUTS_MAX];
    size_t count;
};

/*
 * The cuts of a rule, or of a default (`is_default`), around the query the decider has decided
 * last: moments first, in order of time. The arena takes the texts. False when there is no memory.
 * The facts are as before; what the evaluation remembered is forgotten.
 */
bool cuts_find(struct lkd_decider *d, bool is_default, uint32_t index, struct arena *arena,
               struct cuts *ret_cuts);

#endif
