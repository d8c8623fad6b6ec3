/*
 * lookup_test.c - known points in the zones that are shipped and in real ones.
 *
 * Seats of districts stand in tests/geodata/seats.tsv. The probes of the shared data are points
 * with the zones that hold them: landmarks, points far from borders, vertices and edges (any of
 * some zones is right, none or another is wrong), points in overlaps and in gaps, points outside.
 */
#include "support/tap.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lockdown/lookup.h"
#include "lockdown/time.h"
#include "lockdown/zones.h"

static int64_t summer_2021(void) {
    int64_t at_s = 0;
    assert_true(lkd_time_parse("2021-07-26", &at_s));
    return at_s;
}

static struct lkd_lookup *load(const char *zones) {
    struct lkd_lookup *l = NULL;
    struct lkd_error err;
    assert_non_null(zones);
    if (lkd_lookup_load(zones, "geodata", &l, &err) != LKD_OK)
        fail_msg("%s: %s", err.where, err.message);
    return l;
}

static bool holds(const struct lkd_location *l, const char *id) {
    for (size_t i = 0; i < l->count; i++)
        if (strcmp(l->zones[i].id, id) == 0)
            return true;
    return false;
}

static struct lkd_location locate(const struct lkd_lookup *l, double lon, double lat) {
    struct lkd_location location;
    struct lkd_error err;
    if (lkd_lookup_at(l, lon, lat, 0, summer_2021(), &location, &err) != LKD_OK)
        location.count = 0; /* no point of the earth */
    return location;
}

/* The zones of a kind that were found. */
static size_t count_kind(const struct lkd_location *l, const char *kind) {
    size_t count = 0;
    for (size_t i = 0; i < l->count; i++)
        count += strcmp(l->zones[i].kind, kind) == 0;
    return count;
}

/* ---- the shipped zones ---- */

static void test_seats(void **state) {
    struct lkd_lookup *l = load("geodata");
    FILE *in = fopen("tests/geodata/seats.tsv", "r");
    char line[512], district[16];
    double lon, lat;
    size_t seats = 0;
    (void)state;
    assert_non_null(in);
    assert_non_null(fgets(line, sizeof line, in));
    while (fgets(line, sizeof line, in)) {
        assert_int_equal(sscanf(line, "%15s %lf %lf", district, &lon, &lat), 3);
        struct lkd_location location = locate(l, lon, lat);
        if (!holds(&location, district) || count_kind(&location, "district") != 1)
            fail_msg("the seat of %s", line);
        seats++;
    }
    assert_int_equal(seats, 34);
    fclose(in);
    lkd_lookup_free(l);
}

/* Errors and warnings of one kind in a shipped file. */
static size_t findings_of(const char *file, const char *parents, const char *kind) {
    struct lkd_zones_check_options options = {
        .input = file, .table = "geodata", .parents = parents};
    struct lkd_zones_summary summary;
    struct lkd_zone_findings *findings;
    struct lkd_error err;
    assert_int_equal(lkd_zones_check(&options, &summary, &findings, &err), LKD_OK);
    size_t count = lkd_zone_findings_of_kind(findings, kind, NULL);
    lkd_zone_findings_free(findings);
    return count;
}

static void test_partition(void **state) {
    static const char *const kinds[] = {"overlap", "gap", "outside_parent"};
    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        assert_int_equal(findings_of("geodata/provinces.geojson", NULL, kinds[i]), 0);
        assert_int_equal(
            findings_of("geodata/districts.geojson", "geodata/provinces.geojson", kinds[i]), 0);
        assert_int_equal(
            findings_of("geodata/wards.geojson", "geodata/districts.geojson", kinds[i]), 0);
    }
}

/* ---- probes ---- */

struct probes {
    json_t *whole;
    const json_t *list;
};

static struct probes read_probes(void) {
    struct probes p;
    p.whole = json_load_file(shared_path("geodata/probes.json"), 0, NULL);
    assert_non_null(p.whole);
    p.list = json_object_get(p.whole, "probes");
    return p;
}

static const char *text_of(const json_t *probe, const char *key) {
    const char *text = json_string_value(json_object_get(probe, key));
    return text ? text : "";
}

static struct lkd_location locate_probe(const struct lkd_lookup *l, const json_t *probe) {
    return locate(l,
                  json_real_value(json_object_get(probe, "lon")) +
                      (double)json_integer_value(json_object_get(probe, "lon")),
                  json_real_value(json_object_get(probe, "lat")) +
                      (double)json_integer_value(json_object_get(probe, "lat")));
}

static size_t count_held(const struct lkd_location *l, const json_t *ids) {
    size_t held = 0;
    for (size_t i = 0; i < json_array_size(ids); i++)
        held += holds(l, json_string_value(json_array_get(ids, i)));
    return held;
}

static _Noreturn void wrong(const json_t *probe, const struct lkd_location *l) {
    char *text = json_dumps(probe, JSON_COMPACT);
    fail_msg("%s: found %zu zones, first %s", text, l->count, l->count ? l->zones[0].id : "none");
    abort();
}

static void test_shipped_landmarks(void **state) {
    struct probes p = read_probes();
    struct lkd_lookup *l = load("geodata");
    size_t count = 0;
    (void)state;
    for (size_t i = 0; i < json_array_size(p.list); i++) {
        const json_t *probe = json_array_get(p.list, i);
        if (strcmp(text_of(probe, "kind"), "landmark") != 0)
            continue;
        struct lkd_location location = locate_probe(l, probe);
        if (count_held(&location, json_object_get(probe, "districts")) != 1 ||
            count_kind(&location, "district") != 1)
            wrong(probe, &location);
        count++;
    }
    assert_int_equal(count, 41);
    lkd_lookup_free(l);
    json_decref(p.whole);
}

/* Is a point found in the zones of the kind that the probe names, and in no others? */
static bool is_right(const struct lkd_location *l, const json_t *probe, const char *kind,
                     const json_t *named) {
    const json_t *any = json_object_get(probe, "any_of"), *all = json_object_get(probe, "all_of");
    size_t found = count_kind(l, kind);
    if (any)
        return found > 0 && count_held(l, any) == found;
    if (all)
        return count_held(l, all) == json_array_size(all) && found == json_array_size(all);
    return found == json_array_size(named) && count_held(l, named) == found;
}

static void test_wards(void **state) {
    struct probes p = read_probes();
    struct lkd_lookup *l = load(shared_path("geodata/wards-2021.geojson"));
    size_t count = 0;
    (void)state;
    for (size_t i = 0; i < json_array_size(p.list); i++) {
        const json_t *probe = json_array_get(p.list, i);
        const char *layer = text_of(probe, "layer");
        if (strncmp(layer, "dirty", 5) == 0)
            continue;
        struct lkd_location location = locate_probe(l, probe);
        if (!is_right(&location, probe, "ward", json_object_get(probe, "wards")))
            wrong(probe, &location);
        count++;
    }
    assert_true(count > 2600);
    lkd_lookup_free(l);
    json_decref(p.whole);
}

static void test_districts(void **state) {
    struct probes p = read_probes();
    struct lkd_lookup *l = load(shared_path("geodata/districts-2021.geojson"));
    size_t count = 0;
    (void)state;
    for (size_t i = 0; i < json_array_size(p.list); i++) {
        const json_t *probe = json_array_get(p.list, i),
                     *named = json_object_get(probe, "districts");
        if (!named)
            continue;
        struct lkd_location location = locate_probe(l, probe);
        if (count_kind(&location, "district") != json_array_size(named) ||
            count_held(&location, named) != json_array_size(named))
            wrong(probe, &location);
        count++;
    }
    assert_true(count > 2000);
    lkd_lookup_free(l);
    json_decref(p.whole);
}

static void test_overlaps(void **state) {
    struct probes p = read_probes();
    struct lkd_lookup *l = load(shared_path("geodata/dirty/hcmc-districts-osm-2021.geojson"));
    size_t count = 0;
    (void)state;
    for (size_t i = 0; i < json_array_size(p.list); i++) {
        const json_t *probe = json_array_get(p.list, i), *all = json_object_get(probe, "all_of");
        if (!all || strcmp(text_of(probe, "layer"), "dirty/hcmc-districts-osm-2021") != 0)
            continue;
        struct lkd_location location = locate_probe(l, probe);
        if (count_held(&location, all) != json_array_size(all))
            wrong(probe, &location);
        count++;
    }
    assert_true(count > 0);
    lkd_lookup_free(l);
    json_decref(p.whole);
}

int main(void) {
    const struct CMUnitTest shipped[] = {
        TEST("the seat of every shipped district is in that district alone", test_seats),
        TEST("the shipped zones have no gaps and overlaps and lie in their parents",
             test_partition),
    };
    const struct CMUnitTest all[] = {
        shipped[0],
        shipped[1],
        TEST("every landmark is in the right shipped district", test_shipped_landmarks),
        TEST("every probe of the real wards is in the right ones", test_wards),
        TEST("every probe of the real districts is in the right one", test_districts),
        TEST("a point where districts overlap is in both", test_overlaps),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    if (!shared_path("geodata/probes.json"))
        return cmocka_run_group_tests(shipped, NULL, NULL);
    return cmocka_run_group_tests(all, NULL, NULL);
}
