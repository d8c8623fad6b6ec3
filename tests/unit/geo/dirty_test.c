/*
 * dirty_test.c - real boundaries have the defects their documentation tells.
 *
 * Counts are those of shared geodata/README.md; specks below a square metre, which it counts too,
 * say nothing here. country_test.c has the files that cover the country.
 */
#include "published.h"

#include <math.h>

static void test_wards(void **state) {
    (void)state;
    struct report r = check("wards-2021.geojson", "districts-2021.geojson", LKD_OK);
    double km2;
    assert_int_equal(r.summary.zones, 395);
    assert_int_equal(count(&r, "overlap", &km2), 96);
    assert_true(fabs(km2 - 2.31) < 0.01);
    assert_true(fabs(first(&r, "overlap").area_m2 - 0.235e6) < 0.01e6);
    assert_int_equal(count(&r, "gap", &km2), 73); /* and four specks */
    assert_true(fabs(km2 - 2.70) < 0.01);
    /* TP HCM is the union of its wards; the districts of Can Tho come from another source */
    for (size_t i = 0; i < lkd_zone_findings_count(r.findings); i++) {
        struct lkd_zone_finding f = lkd_zone_findings_at(r.findings, i);
        if (strcmp(f.kind, "outside_parent") == 0)
            assert_true(strncmp(f.id, "31", 2) == 0);
        if (strcmp(f.kind, "not_covered") == 0)
            assert_true(strncmp(f.id, "9", 1) == 0);
    }
    lkd_zone_findings_free(r.findings);
}

static void test_osm(void **state) {
    (void)state;
    struct report r = check("dirty/hcmc-districts-osm-2021.geojson", NULL, LKD_OK);
    double km2;
    assert_int_equal(count(&r, "overlap", &km2), 8); /* two old districts, six smaller */
    assert_true(fabs(km2 - 163.7) < 0.2);
    assert_true(fabs(first(&r, "gap").area_m2 - 8000) < 500);
    lkd_zone_findings_free(r.findings);
}

static void test_invalid(void **state) {
    (void)state;
    struct report r = check("dirty/provinces-invalid.geojson", NULL, LKD_BAD_ZONES);
    assert_int_equal(lkd_zone_findings_errors(r.findings), 4);
    assert_int_equal(count(&r, "invalid_ring", NULL), 4);
    assert_non_null(strstr(first(&r, "invalid_ring").message, "Ring Self-intersection"));
    lkd_zone_findings_free(r.findings);
}

static void test_clean(void **state) {
    (void)state;
    static const char *const files[] = {"districts-2021.geojson",
                                        "dirty/hcmc-districts-gov.geojson",
                                        "dirty/thu-duc-wards-coarse.geojson"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct report r = check(files[i], NULL, LKD_OK);
        assert_int_equal(lkd_zone_findings_errors(r.findings), 0);
        lkd_zone_findings_free(r.findings);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST("wards of 2021: Can Tho has 96 overlaps and its gaps, TP HCM is clean", test_wards),
        TEST("an extract of OpenStreetMap: two old districts lie in the new city", test_osm),
        TEST("four provinces touch themselves", test_invalid),
        TEST("the others have no errors", test_clean),
    };
    if (!shared_path("geodata/wards-2021.geojson"))
        tap_skip_all("shared data absent: geodata");
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
