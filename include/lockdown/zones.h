/*
 * lockdown/zones.h - files of zones: importing and checking them.
 *
 * A zone file is GeoJSON, a GeoPackage or a Shapefile with polygons in lon, lat of WGS 84; which of
 * the three is seen from its content. Everything that is wrong with a file, or odd, is a finding.
 */
#ifndef LOCKDOWN_ZONES_H
#define LOCKDOWN_ZONES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lockdown/error.h"

/* ---- findings ---- */

/* One mistake or oddity, ready to print. All strings are borrowed from the findings. */
struct lkd_zone_finding {
    bool warning;     /* else an error: the file cannot be used */
    const char *kind; /* "invalid_ring", "duplicate_id", "overlap", ...: one word for programs */
    const char *file;
    size_t line;    /* of the feature in a text file, from 1; 0: not known */
    size_t feature; /* number of the feature or row, from 1; 0: it is about the whole file */
    const char *id, *other_id; /* of the zone and of the second one concerned; NULL: none */
    const char *message;       /* one line; names the feature */
    const char *hint;          /* NULL when there is none */
    bool has_area, has_point;
    double area_m2;  /* on the ellipsoid */
    double lon, lat; /* where it is */
};
struct lkd_zone_findings; /* errors first, then warnings, each in the order they were found */
size_t lkd_zone_findings_count(const struct lkd_zone_findings *f);
struct lkd_zone_finding lkd_zone_findings_at(const struct lkd_zone_findings *f, size_t i);
/* Of all there are, also those that were not kept: at most 100 errors and 1,000 warnings of each
 * kind are. */
size_t lkd_zone_findings_errors(const struct lkd_zone_findings *f);
size_t lkd_zone_findings_warnings(const struct lkd_zone_findings *f);
/* How many of one kind there are, and their area together. */
size_t lkd_zone_findings_of_kind(const struct lkd_zone_findings *f, const char *kind,
                                 double *ret_area_m2);
void lkd_zone_findings_free(struct lkd_zone_findings *f); /* NULL is fine */

/* ---- reading ---- */

/* Which properties of a file mean what. NULL: the usual name, that of the member; a missing `kind`
 * is also looked for as `admin_level`. */
struct lkd_zones_mapping {
    const char *id, *name, *name_en, *kind, *parent, *from, *to, *level, *cite;
    const char *kind_is, *parent_is; /* the same for every zone, instead of a property */
    const char *id_prefix; /* a feature without an id gets this and its number; NULL: an error */
    const char *layer;     /* of a GeoPackage with several; NULL: the only one with polygons */
};

/* Called now and then with what is done, of `total`. The unit is the function's. */
typedef void lkd_progress(void *context, size_t done, size_t total);

struct lkd_zones_summary {
    size_t zones, shapes, rings, points;
    size_t repaired, skipped; /* shapes made valid; features that are no areas, left out */
};

/* ---- zones import ---- */

struct lkd_zones_import_options {
    const char *input, *output; /* files; required */
    const char
        *table; /* folder or file of the zone table, which knows official codes; NULL: none */
    struct lkd_zones_mapping mapping;
    bool repair;          /* make invalid rings valid */
    bool skip_others;     /* leave out features that are no areas */
    lkd_progress *report; /* bytes of the input, or rows; may be NULL */
    void *context;
};
/*
 * Read a zone file and write it as tidy GeoJSON: one zone a line, known properties in a fixed
 * order, every coordinate exactly. What a zone lacks (name, kind, parent) comes from the table
 * where that knows its id. All or nothing: the output appears, or replaces an older file, only when
 * it is complete. `*ret_findings` is new whatever the status, NULL when there is none.
 */
enum lkd_status lkd_zones_import(const struct lkd_zones_import_options *options,
                                 struct lkd_zones_summary *ret_summary,
                                 struct lkd_zone_findings **ret_findings, struct lkd_error *err);

/* ---- zones check ---- */

struct lkd_zones_check_options {
    const char *input;   /* a zone file; required */
    const char *table;   /* folder or file of the zone table, for parents that have no shape here */
    const char *parents; /* a zone file with the shapes of parents; NULL: none */
    struct lkd_zones_mapping mapping;
    bool skip_others;
    lkd_progress *report; /* steps; may be NULL */
    void *context;
};
/*
 * Read a zone file and look for everything that is wrong or odd. LKD_BAD_ZONES when there is an
 * error among the findings; warnings alone are LKD_OK. `*ret_findings` is new then, and NULL after
 * any other status.
 */
enum lkd_status lkd_zones_check(const struct lkd_zones_check_options *options,
                                struct lkd_zones_summary *ret_summary,
                                struct lkd_zone_findings **ret_findings, struct lkd_error *err);

#endif
