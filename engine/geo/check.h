/*
 * check.h - what is wrong or odd with the zones of a file, taken together.
 *
 * Errors: unknown parents, parents that cannot hold the zone, cycles of parents, axes exchanged
 * against the parent. Warnings: zones that stick out of their parent, parents that their children
 * do not cover, overlaps and gaps between administrative zones of one kind, unusual sizes, places
 * far from Viet Nam. Areas below CHECK_AREA_MIN_M2 are rounding and say nothing.
 *
 * An overlap is between two zones that exist at the same time. A gap is a place that zones of one
 * kind enclose on all sides and none of them covers. Blockades and other zones that are no
 * administrative units may overlap and need not cover anything.
 */
#ifndef GEO_CHECK_H
#define GEO_CHECK_H

#include "geo/findings.h"
#include "geo/zone_file.h"

#define CHECK_AREA_MIN_M2 1.0

struct zone_check {
    const struct zone_file *file;    /* completed from the table (zone_file_complete) */
    const struct zones *table;       /* parents known by code alone; NULL: none */
    const struct zone_file *parents; /* shapes of parents; NULL: none */
    struct lkd_zone_findings *findings;
    lkd_progress *report; /* may be NULL */
    void *context;
};

/* Everything found is added to the findings; the status tells failures alone (LKD_NO_MEMORY,
 * LKD_INTERNAL). */
enum lkd_status zone_check(const struct zone_check *check, struct lkd_error *err);

#endif
