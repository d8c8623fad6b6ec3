/*
 * orders.c - the names that temporary orders use, looked up in a rulebook.
 */
#include "policy/orders.h"

#include <string.h>

#include "base/text.h"

static const char *level_at(const void *context, size_t i) {
    return ((const struct rulebook *)context)->levels[i].id;
}

static const char *directive_at(const void *context, size_t i) {
    return ((const struct rulebook *)context)->directives[i].id;
}

/* The number of a name among `count`; NO_INDEX, with the error set, when it is none of them. */
static uint32_t find(const struct rulebook *rb, const struct zone_order *order, const char *what,
                     const char *name, size_t count,
                     const char *(*name_at)(const void *context, size_t i), struct lkd_error *err) {
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(name_at(rb, i), name) == 0)
            return i;
    error_set(err, LKD_BAD_ZONES, "the order \"%s\" has an unknown %s \"%s\"", order->id, what,
              name);
    error_where(err, "%s", order->place);
    const char *nearest = nearest_name(name, count, name_at, rb);
    if (nearest)
        error_hint(err, "did you mean \"%s\"?", nearest);
    return NO_INDEX;
}

/* An authority orders something in its own territory alone. */
static enum lkd_status check_territory(const struct rulebook *rb, const struct zone_order *order,
                                       uint32_t act, struct lkd_error *err) {
    const struct zones *zones = rb->zones;
    const struct authority *by = &rb->authorities[rb->directives[act].by];
    const struct zone *zone = zones_at(zones, order->parent);
    for (size_t i = 0; i < by->territory_count; i++)
        if (zone_inside(zone, zones_at(zones, by->territory[i])))
            return LKD_OK;
    error_set(err, LKD_BAD_ZONES,
              "the order \"%s\" in %s lies outside the territory of \"%s\", which issued \"%s\"",
              order->id, zone->id, by->id, rb->directives[act].id);
    error_where(err, "%s", order->place);
    return LKD_BAD_ZONES;
}

/* An order cannot begin while the act it rests on is not in force. */
static enum lkd_status check_period(const struct rulebook *rb, const struct zone_order *order,
                                    uint32_t act, struct lkd_error *err) {
    int64_t next;
    if (rb->directives[act].announced ||
        periods_at(rb->directives[act].periods, order->from_s, &next))
        return LKD_OK;
    error_set(err, LKD_BAD_ZONES, "the order \"%s\" begins while \"%s\" is not in force", order->id,
              order->cite);
    error_where(err, "%s", order->place);
    error_hint(err, "give its beginning as `from`, or cite the act it rests on");
    return LKD_BAD_ZONES;
}

enum lkd_status orders_link(const struct rulebook *rb, const struct zone_orders *orders,
                            struct arena *arena, const struct order_law **ret_laws,
                            struct lkd_error *err) {
    struct order_law *laws = arena_alloc(arena, orders->count * sizeof *laws);
    uint32_t *acts = arena_alloc(arena, orders->count * sizeof *acts);
    if (!laws || !acts)
        return error_set(err, LKD_NO_MEMORY, "no memory for orders");
    for (size_t i = 0; i < orders->count; i++) {
        const struct zone_order *order = &orders->items[i];
        uint32_t level = find(rb, order, "level", order->level, rb->level_count, level_at, err);
        acts[i] = find(rb, order, "directive", order->cite, rb->directive_count, directive_at, err);
        if (level == NO_INDEX || acts[i] == NO_INDEX)
            return LKD_BAD_ZONES;
        enum lkd_status status = check_territory(rb, order, acts[i], err);
        if (!status)
            status = check_period(rb, order, acts[i], err);
        if (status)
            return status;
        laws[i] = (struct order_law){(int)level, {&acts[i], 1}};
    }
    *ret_laws = laws;
    return LKD_OK;
}
