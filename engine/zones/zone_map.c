/*
 * zone_map.c - the end of a map, and orders by name; see zone_map.h. engine/geo makes them.
 */
#include "zones/zone_map.h"

#include <string.h>

void zone_orders_free(struct zone_orders *orders) {
    if (!orders)
        return;
    struct arena arena = orders->arena;
    zone_index_free(orders->index);
    arena_free(&arena);
}

void zone_map_free(struct zone_map *map) {
    if (!map)
        return;
    struct arena arena = map->arena;
    zones_free(map->zones);
    zone_index_free(map->index);
    zone_orders_free(map->orders);
    arena_free(&arena);
}

uint32_t zone_orders_find(const struct zone_orders *orders, const char *id, size_t length) {
    for (uint32_t i = 0; orders && i < orders->count; i++)
        if (strlen(orders->items[i].id) == length && memcmp(orders->items[i].id, id, length) == 0)
            return i;
    return NO_ORDER;
}

bool zone_map_within(const struct zone_map *map, const char *zone, const char *outer) {
    uint32_t inner_index = zones_find(map->zones, zone, strlen(zone));
    uint32_t outer_index = zones_find(map->zones, outer, strlen(outer));
    return inner_index != NO_ZONE && outer_index != NO_ZONE &&
           zone_inside(zones_at(map->zones, inner_index), zones_at(map->zones, outer_index));
}
