/*
 * lookup.c - a map of zones by itself; see lockdown/lookup.h.
 */
#include "lockdown/lookup.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "geo/map_load.h"

struct lkd_lookup {
    struct zone_map *map;
};

enum lkd_status lkd_lookup_load(const char *zones, const char *table,
                                struct lkd_lookup **ret_lookup, struct lkd_error *err) {
    struct lkd_lookup *l = calloc(1, sizeof *l);
    error_clear(err);
    if (!l)
        return error_set(err, LKD_NO_MEMORY, "no memory for a lookup");
    enum lkd_status status = zone_map_load_loose(zones, table, &l->map, err);
    if (status)
        lkd_lookup_free(l);
    else
        *ret_lookup = l;
    return status;
}

void lkd_lookup_free(struct lkd_lookup *l) {
    if (!l)
        return;
    zone_map_free(l->map);
    free(l);
}

/* ---- looking up ---- */

static void add(struct lkd_location *location, struct lkd_located zone) {
    if (location->count == LKD_LOCATED_MAX)
        location->more = true;
    else
        location->zones[location->count++] = zone;
}

static bool is_there(const struct lkd_location *location, const char *id) {
    for (size_t i = 0; i < location->count; i++)
        if (strcmp(location->zones[i].id, id) == 0)
            return true;
    return false;
}

static bool is_within(int64_t from_s, int64_t to_s, int64_t at_s) {
    return from_s <= at_s && at_s < to_s;
}

static void add_orders(const struct lkd_lookup *l, const struct zone_hits *hits, int64_t at_s,
                       struct lkd_location *location) {
    for (size_t i = 0; i < hits->count; i++) {
        const struct zone_hit *hit = &hits->hits[i];
        const struct zone_order *o = &l->map->orders->items[hit->owner];
        struct lkd_located zone = {o->id, o->name,     o->name_en, o->kind,
                                   true,  hit->border, hit->inside};
        if (is_within(o->from_s, o->to_s, at_s))
            add(location, zone);
    }
}

static void add_zones(const struct lkd_lookup *l, const struct zone_hits *hits, int64_t at_s,
                      struct lkd_location *location) {
    for (size_t i = 0; i < hits->count; i++) {
        const struct zone_hit *hit = &hits->hits[i];
        const struct zone *z = zones_at(l->map->zones, hit->owner);
        struct lkd_located zone = {z->id, z->name,     z->name_en, z->kind,
                                   true,  hit->border, hit->inside};
        if (is_within(z->from_s, z->to_s, at_s))
            add(location, zone);
    }
}

/* The zones around a zone that were not found by their shapes. */
static void add_ancestors(const struct lkd_lookup *l, uint32_t zone, const struct zone_hit *hit,
                          int64_t at_s, struct lkd_location *location) {
    for (; zone != NO_ZONE; zone = zones_at(l->map->zones, zone)->parent) {
        const struct zone *z = zones_at(l->map->zones, zone);
        struct lkd_located around = {z->id, z->name,     z->name_en, z->kind,
                                     false, hit->border, hit->inside};
        if (is_within(z->from_s, z->to_s, at_s) && !is_there(location, z->id))
            add(location, around);
    }
}

static bool any_border(const struct lkd_location *location) {
    for (size_t i = 0; i < location->count; i++)
        if (location->zones[i].border)
            return true;
    return false;
}

static void locate(const struct lkd_lookup *l, double lon, double lat, double accuracy_m,
                   int64_t at_s, struct lkd_location *location) {
    struct zone_hits zones = {.count = 0}, orders = {.count = 0};
    if (l->map->orders)
        zone_index_near(l->map->orders->index, lon, lat, accuracy_m, &orders);
    if (l->map->index)
        zone_index_near(l->map->index, lon, lat, accuracy_m, &zones);
    location->more = zones.more || orders.more;
    add_orders(l, &orders, at_s, location);
    add_zones(l, &zones, at_s, location);
    location->near_border = any_border(location);
    for (size_t i = 0; i < zones.count; i++) {
        const struct zone *z = zones_at(l->map->zones, zones.hits[i].owner);
        if (is_within(z->from_s, z->to_s, at_s))
            add_ancestors(l, z->parent, &zones.hits[i], at_s, location);
    }
    for (size_t i = 0; i < orders.count; i++)
        if (is_there(location, l->map->orders->items[orders.hits[i].owner].id))
            add_ancestors(l, l->map->orders->items[orders.hits[i].owner].parent, &orders.hits[i],
                          at_s, location);
}

enum lkd_status lkd_lookup_at(const struct lkd_lookup *l, double lon, double lat, double accuracy_m,
                              int64_t at_s, struct lkd_location *ret_location,
                              struct lkd_error *err) {
    error_clear(err);
    if (!(fabs(lon) <= 180 && fabs(lat) <= 90)) {
        error_set(err, LKD_BAD_QUERY, "%g, %g is not a point: longitude and latitude in degrees",
                  lon, lat);
        if (fabs(lon) <= 90 && fabs(lat) <= 180)
            error_hint(err, "longitude comes first");
        return LKD_BAD_QUERY;
    }
    if (!(accuracy_m >= 0 && accuracy_m <= ZONE_ACCURACY_MAX_M))
        return error_set(err, LKD_BAD_QUERY, "the accuracy is a number of metres from 0 to %.0f",
                         ZONE_ACCURACY_MAX_M);
    ret_location->count = 0;
    locate(l, lon, lat, accuracy_m, at_s, ret_location);
    return LKD_OK;
}

bool lkd_lookup_within(const struct lkd_lookup *l, const char *zone, const char *outer) {
    return zone_map_within(l->map, zone, outer);
}

size_t lkd_lookup_count(const struct lkd_lookup *l, double lon, double lat) {
    struct zone_hits hits = {.count = 0};
    if (l->map->index)
        zone_index_at(l->map->index, lon, lat, &hits);
    return hits.count;
}

struct lkd_lookup_info lkd_lookup_info(const struct lkd_lookup *l) {
    struct lkd_lookup_info info = {.zones = zones_count(l->map->zones)};
    if (!l->map->index)
        return info;
    struct zone_index_info index = zone_index_info(l->map->index);
    info.shapes = index.shapes;
    info.points = index.points;
    info.index_bytes = index.bytes;
    info.cells_with_borders = index.leaves;
    info.edges_in_cells = index.leaf_edges;
    info.any_shape = true;
    info.west = index.low[0];
    info.south = index.low[1];
    info.east = index.high[0];
    info.north = index.high[1];
    return info;
}
