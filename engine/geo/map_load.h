/*
 * map_load.h - from zone files to the map that decisions look places up in.
 */
#ifndef GEO_MAP_LOAD_H
#define GEO_MAP_LOAD_H

#include "base/error.h"
#include "zones/zone_map.h"

#define MAP_FILES_MAX 256
#define MAP_ORDERS_MAX 20000 /* more is LKD_LIMIT */

/*
 * Load `path`: a folder of zone files (*.geojson, *.gpkg, *.shp; the table of codes in units.tsv,
 * if it has one), a single zone file, or a table of codes alone (*.tsv). Where no table is found
 * there, that of `table`, a folder or a file, is taken; NULL: there is none.
 *
 * Zones that the table does not know are added to it. A feature with a level is an order. Any
 * mistake is LKD_BAD_ZONES with the feature as `where`, and nothing is loaded. The map is new; free
 * with zone_map_free.
 */
enum lkd_status zone_map_load(const char *path, const char *table, struct zone_map **ret_map,
                              struct lkd_error *err);
/* The same for looking up alone, not for deciding: a zone whose parent is not known stands by
 * itself instead of being a mistake. */
enum lkd_status zone_map_load_loose(const char *path, const char *table, struct zone_map **ret_map,
                                    struct lkd_error *err);

/*
 * The orders of GeoJSON in memory, named `name` in errors, every feature of which must be one; to
 * be put in the place of those of a map with these zones. New; free with zone_orders_free.
 */
enum lkd_status zone_orders_parse(const char *name, const char *text, size_t length,
                                  const struct zones *zones, struct zone_orders **ret_orders,
                                  struct lkd_error *err);

#endif
