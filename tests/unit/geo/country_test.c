/*
 * country_test.c - files that cover the whole country have the defects their documentation tells.
 * It takes ten seconds: slow tier only. See dirty_test.c. The documented areas are planar, so those
 * on the ellipsoid differ by some per cent.
 */
#include "published.h"

#include <math.h>
#include <stdlib.h>

static void test_districts(void **state) {
    (void)state;
    struct report r = check("vietnam-districts.geojson", NULL, LKD_OK);
    double km2;
    count(&r, "overlap", &km2);
    assert_true(fabs(km2 - 0.11) < 0.01);
    assert_string_equal(first(&r, "overlap").id, "232");
    assert_string_equal(first(&r, "overlap").other_id, "235");
    assert_true(count(&r, "gap", NULL) >= 5); /* three districts that merged, two large gaps */
    lkd_zone_findings_free(r.findings);
}

static void test_provinces(void **state) {
    (void)state;
    struct report r = check("vietnam-provinces.geojson", NULL, LKD_OK);
    double km2;
    assert_true(count(&r, "overlap", &km2) >= 4);
    assert_true(fabs(km2 - 50.7) < 3);
    struct lkd_zone_finding f = first(&r, "overlap");
    assert_true(strcmp(f.id, "22") == 0 || strcmp(f.other_id, "22") == 0); /* Quang Ninh */
    count(&r, "gap", &km2);
    assert_true(fabs(km2 - 137) < 3);
    assert_true(fabs(first(&r, "gap").area_m2 - 93e6) < 2e6);
    lkd_zone_findings_free(r.findings);
}

static void test_wards_2025(void **state) {
    (void)state;
    struct report r = check("vietnam-wards-2025.geojson", NULL, LKD_OK);
    double km2;
    assert_int_equal(count(&r, "overlap", &km2), 25);
    assert_true(fabs(km2 - 11.2) < 0.7);
    assert_string_equal(first(&r, "unusual_size").id, "22736"); /* Truong Sa with its sea */
    lkd_zone_findings_free(r.findings);
}

static void test_communes(void **state) {
    (void)state;
    struct report r = check("vietnam-communes-2019.geojson", NULL, LKD_BAD_ZONES);
    double km2;
    assert_int_equal(r.summary.zones, 11163);
    assert_int_equal(count(&r, "overlap", &km2), 15176);
    assert_true(fabs(km2 - 429) < 15);
    assert_int_equal(count(&r, "gap", &km2), 15838); /* and three specks */
    assert_true(fabs(km2 - 466) < 15);
    /* districts that were dissolved before 2021 */
    assert_int_equal(count(&r, "missing_parent", NULL), lkd_zone_findings_errors(r.findings));
    assert_true(first(&r, "overlap").area_m2 > 10000);
    lkd_zone_findings_free(r.findings);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST("districts: one overlap of 0.11 km2, and those that merged are gaps", test_districts),
        TEST("provinces: Quang Ninh overlaps its neighbours, two gaps are large", test_provinces),
        TEST("wards of 2025: 25 overlaps, and one is drawn with its sea", test_wards_2025),
        TEST("communes of 2019: 15,176 overlaps and as many gaps", test_communes),
    };
    if (!getenv("LOCKDOWN_SLOW"))
        tap_skip_all("slow tier only");
    if (!shared_path("geodata/vietnam-wards-2025.geojson"))
        tap_skip_all("shared data absent: geodata");
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
