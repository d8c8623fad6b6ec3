/*
 * orders.h - temporary orders in the words of a rulebook: which level, by which act.
 */
#ifndef POLICY_ORDERS_H
#define POLICY_ORDERS_H

#include "policy/rulebook.h"
#include "zones/zone_map.h"

struct order_law {
    int level; /* of rulebook.levels */
    struct citations cite;
};

/*
 * Find the level and the act of every order; the laws, one for each, are in the arena. An unknown
 * name is LKD_BAD_ZONES with the feature as `where` and the nearest name as hint.
 */
enum lkd_status orders_link(const struct rulebook *rb, const struct zone_orders *orders,
                            struct arena *arena, const struct order_law **ret_laws,
                            struct lkd_error *err);

/* Is the act of an order only announced, so that it never decides? */
static inline bool order_is_announced(const struct rulebook *rb, const struct order_law *law) {
    return rb->directives[law->cite.items[0]].announced;
}

#endif
