/*
 * lockdown/lookup.h - which zones is a point in? The lookup that decisions use, by itself.
 *
 * A lookup is immutable: any number of threads may share one.
 */
#ifndef LOCKDOWN_LOOKUP_H
#define LOCKDOWN_LOOKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lockdown/error.h"

struct lkd_lookup;

/*
 * Load zones: a folder of zone files, one such file, or a table of codes (policy.h). `table` is the
 * folder or file of the table of codes that holds where `zones` has none of its own; NULL: there is
 * none. Unlike a policy, a lookup also takes zones whose parents are not known. The lookup is new;
 * free with lkd_lookup_free.
 */
enum lkd_status lkd_lookup_load(const char *zones, const char *table,
                                struct lkd_lookup **ret_lookup, struct lkd_error *err);
void lkd_lookup_free(struct lkd_lookup *l); /* NULL is fine */

/* One zone that holds the point. Strings are borrowed from the lookup. */
struct lkd_located {
    const char *id, *name, *name_en, *kind;
    bool by_shape; /* else it has no shape, and is known through a zone inside it */
    bool border;   /* the point is on its border, or within the accuracy of it */
    bool inside;   /* false: only within the accuracy of it */
};

#define LKD_LOCATED_MAX 96
struct lkd_location {
    size_t count;
    struct lkd_located zones[LKD_LOCATED_MAX]; /* those with shapes from the smallest to the
                                                  largest, then the zones around them without */
    bool near_border;
    bool more; /* there are more than fit */
};

/*
 * The zones at a point (WGS 84, degrees) at a moment: codes change their meaning, and temporary
 * orders come and go. A point on a border is in every zone that touches it. With an accuracy in
 * metres (0: exact), so is every zone within it. LKD_BAD_QUERY for a point that is none.
 */
enum lkd_status lkd_lookup_at(const struct lkd_lookup *l, double lon, double lat, double accuracy_m,
                              int64_t at_s, struct lkd_location *ret_location,
                              struct lkd_error *err);

/* Is a zone the other one or inside it? Both by their codes; false for codes that are not known. */
bool lkd_lookup_within(const struct lkd_lookup *l, const char *zone, const char *outer);

/* Sizes, for `bench`. */
struct lkd_lookup_info {
    size_t zones, shapes, points; /* points of all rings */
    size_t index_bytes, cells_with_borders, edges_in_cells;
    bool any_shape;
    double west, south, east, north; /* around the shapes, when there is one */
};
struct lkd_lookup_info lkd_lookup_info(const struct lkd_lookup *l);
/* For benchmarks: the lookup alone, without names; returns how many zones there are. */
size_t lkd_lookup_count(const struct lkd_lookup *l, double lon, double lat);

#endif
