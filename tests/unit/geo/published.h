/*
 * published.h - real boundaries of the shared data, checked, for the tests of their defects.
 */
#ifndef GEO_PUBLISHED_H
#define GEO_PUBLISHED_H

#include "support/tap.h"

#include <stdio.h>
#include <string.h>

#include "lockdown/zones.h"

#define TABLE "geodata/units.tsv"

struct report {
    struct lkd_zones_summary summary;
    struct lkd_zone_findings *findings;
};

static inline const char *geodata(const char *name, char *room, size_t size) {
    char path[256];
    snprintf(path, sizeof path, "geodata/%s", name);
    const char *shared = shared_path(path);
    assert_non_null(shared);
    snprintf(room, size, "%s", shared);
    return room;
}

static inline struct report check(const char *name, const char *parents, enum lkd_status expected) {
    char path[4352], parents_path[4352];
    struct report r = {.findings = NULL};
    struct lkd_error err;
    struct lkd_zones_check_options o = {.input = geodata(name, path, sizeof path), .table = TABLE};
    if (parents)
        o.parents = geodata(parents, parents_path, sizeof parents_path);
    enum lkd_status status = lkd_zones_check(&o, &r.summary, &r.findings, &err);
    if (status != expected)
        fail_msg("%s: %s", name, err.message);
    assert_non_null(r.findings);
    return r;
}

static inline size_t count(const struct report *r, const char *kind, double *ret_km2) {
    double area_m2;
    size_t found = lkd_zone_findings_of_kind(r->findings, kind, &area_m2);
    if (ret_km2)
        *ret_km2 = area_m2 / 1e6;
    return found;
}

static inline struct lkd_zone_finding first(const struct report *r, const char *kind) {
    for (size_t i = 0; i < lkd_zone_findings_count(r->findings); i++)
        if (strcmp(lkd_zone_findings_at(r->findings, i).kind, kind) == 0)
            return lkd_zone_findings_at(r->findings, i);
    fail_msg("no %s", kind);
    return (struct lkd_zone_finding){.kind = NULL};
}

#endif
