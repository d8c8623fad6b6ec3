/*
 * zone_map.h - where things are: the zones, their shapes, and the temporary orders in force there.
 *
 * The zones and the index of their shapes change seldom and are large. Orders (a blockaded alley)
 * come and go during the day; they have an index of their own, so that a new list of them is made
 * without touching the zones.
 *
 * Everything is immutable once made; any number of threads may read.
 */
#ifndef ZONES_ZONE_MAP_H
#define ZONES_ZONE_MAP_H

#include "zones/zone_index.h"
#include "zones/zones.h"

#define NO_ORDER UINT32_MAX

/* An area smaller than the zones, in which an authority orders a level for some time. */
struct zone_order {
    const char *id, *name, *name_en, *kind; /* "blockade" */
    uint32_t parent;                        /* the zone it lies in */
    const char *level, *cite;               /* names in the rulebook: "blockade", "H-CT12TU" */
    int64_t from_s, to_s;
    const char *place; /* for messages: "blockades.geojson: feature 3 (MAU-PT-03)" */
};

/* Shapes as they were read, for showing them; what decisions need of them is in the index. */
struct drawing {
    struct shapes shapes;
    const bool *outer; /* for each ring: does it begin a polygon, or is it a hole in one? */
};

struct zone_orders {
    struct arena arena; /* holds everything; this struct too */
    const struct zone_order *items;
    size_t count;
    struct drawing drawing;
    struct zone_index *index; /* owners are orders */
};

struct zone_map {
    struct arena arena; /* holds this struct and the drawing */
    struct zones *zones;
    struct drawing drawing;
    struct zone_index *index;   /* owners are zones; NULL: no shapes are known */
    struct zone_orders *orders; /* NULL: there are none */
    char hash[80];              /* of table, shapes and orders: "blake2b:..." */
};

/* Both are fine with NULL. */
void zone_map_free(struct zone_map *map);
void zone_orders_free(struct zone_orders *orders);

/* Is a zone the other one or inside it? Both by their codes; false for codes that are not known. */
bool zone_map_within(const struct zone_map *map, const char *zone, const char *outer);

/* An order by its id, or NO_ORDER. */
uint32_t zone_orders_find(const struct zone_orders *orders, const char *id, size_t length);

#endif
