/*
 * check_test.c - what a check of zones finds, in a small world of squares.
 */
#include <math.h>

#include "geo/check.h"
#include "support/failing_malloc.h"
#include "zone_fixture.h"

static const char table_text[] = "id\tkind\tparent\tname\tname_en\tfrom\tto\n"
                                 "vn\tcountry\t\tViệt Nam\tViet Nam\t\t\n"
                                 "79\tprovince\tvn\tTP HCM\tHCMC\t\t\n"
                                 "760\tdistrict\t79\tQuận 1\tDistrict 1\t\t\n";

struct checked {
    struct zone_fixture *zones;
    struct zones *table;
};

/* Check the features of a text; mistakes of reading are findings too. */
static struct checked check(const char *text, const struct zone_file *parents) {
    struct checked c = {.zones = fixture_open(text, NULL, ZONE_FILE_KEEP_GOOD)};
    assert_int_equal(c.zones->status, LKD_OK);
    assert_int_equal(
        zones_parse_table("units.tsv", table_text, sizeof table_text - 1, &c.table, NULL), LKD_OK);
    zone_file_complete(&c.zones->file, c.table);
    struct zone_check everything = {.file = &c.zones->file,
                                    .table = c.table,
                                    .parents = parents,
                                    .findings = c.zones->findings};
    struct lkd_error err = {0};
    if (zone_check(&everything, &err))
        fail_msg("%s", err.message);
    return c;
}

static void checked_end(struct checked *c) {
    fixture_close(c->zones);
    zones_free(c->table);
}

struct expected {
    const char *kind, *message;
};

/* Exactly these findings of the kinds that are expected, in this order; unusual sizes, of which
 * small squares are full, are passed over. */
static void assert_finds(const char *text, const struct expected *expected, size_t count) {
    struct checked c = check(text, NULL);
    size_t seen = 0;
    for (size_t i = 0; i < lkd_zone_findings_count(c.zones->findings); i++) {
        struct lkd_zone_finding f = lkd_zone_findings_at(c.zones->findings, i);
        if (strcmp(f.kind, "unusual_size") == 0)
            continue;
        if (seen == count)
            fail_msg("one more: %s: %s", f.kind, f.message);
        assert_string_equal(f.kind, expected[seen].kind);
        assert_string_equal(f.message, expected[seen].message);
        assert_string_equal(f.file, c.zones->path);
        seen++;
    }
    assert_int_equal(seen, count);
    checked_end(&c);
}
#define FINDS(text, ...)                                                                           \
    assert_finds(text, (const struct expected[]){__VA_ARGS__},                                     \
                 sizeof((const struct expected[]){__VA_ARGS__}) / sizeof(struct expected))

#define ZONE(id, kind, parent, geometry)                                                           \
    FEATURE("\"id\":\"" id "\",\"kind\":\"" kind "\",\"parent\":" parent, geometry)
/* [west, east] by [south, north] */
#define BOX(w, s, e, n)                                                                            \
    POLYGON("[[" #w "," #s "],[" #e "," #s "],[" #e "," #n "],[" #w "," #n "],[" #w "," #s "]]")
#define NOTHING "null"

/* ---- parents ---- */

static void test_parents(void **state) {
    (void)state;
    FINDS(COLLECTION(ZONE("1", "ward", "\"761\"", NOTHING) "," ZONE(
              "2", "ward", "\"760\"",
              NOTHING) "," ZONE("3", "blockade", "null",
                                NOTHING) "," ZONE("4", "district", "\"2\"",
                                                  NOTHING) "," ZONE("79", "province", "null",
                                                                    NOTHING) "," ZONE("5", "ward",
                                                                                      "\"79\"",
                                                                                      NOTHING)),
          {"missing_parent", "feature 1 (1): its parent \"761\" is not known"},
          {"missing_parent", "feature 3 (3): it has no parent"},
          {"wrong_parent", "feature 4 (4): a district cannot lie in 2, which is a ward"});
}

static void test_parent_hint(void **state) {
    (void)state;
    struct checked c = check(COLLECTION(ZONE("1", "ward", "\"76O\"", NOTHING)), NULL);
    struct lkd_zone_finding f = lkd_zone_findings_at(c.zones->findings, 0);
    assert_string_equal(f.hint, "did you mean \"760\"?");
    assert_int_equal(f.line, 2);
    assert_false(f.warning);
    checked_end(&c);
}

static void test_cycle(void **state) {
    (void)state;
    FINDS(
        COLLECTION(FEATURE("\"id\":\"a\",\"parent\":\"b\"", NOTHING) "," FEATURE(
            "\"id\":\"b\",\"parent\":\"c\"",
            NOTHING) "," FEATURE("\"id\":\"c\",\"parent\":\"b\"",
                                 NOTHING) "," FEATURE("\"id\":\"d\",\"parent\":\"d\"", NOTHING)),
        {"parent_cycle", "feature 2 (b): it lies in itself: from b to its parent c and on, back to "
                         "b"},
        {"parent_cycle", "feature 4 (d): it lies in itself: from d to its parent d and on, back to "
                         "d"});
}

/* ---- the parent's shape ---- */

static void test_inside(void **state) {
    (void)state;
    FINDS(COLLECTION(ZONE("760", "district", "\"79\"", BOX(106, 10, 106.2, 10.1)) "," ZONE(
              "1", "ward", "\"760\"",
              BOX(106, 10, 106.1, 10.1)) "," ZONE("2", "ward", "\"760\"",
                                                  BOX(106.1, 10, 106.2, 10.1))), );
}

static void test_outside(void **state) {
    (void)state;
    struct checked c =
        check(COLLECTION(ZONE("760", "district", "\"79\"", BOX(106, 10, 106.2, 10.1)) "," ZONE(
                  "1", "ward", "\"760\"",
                  BOX(106, 10, 106.15, 10.1)) "," ZONE("2", "ward", "\"760\"",
                                                       BOX(106.2, 10, 106.3, 10.1))),
              NULL);
    struct lkd_zone_finding out = lkd_zone_findings_at(c.zones->findings, 0),
                            rest = lkd_zone_findings_at(c.zones->findings, 1);
    assert_string_equal(out.kind, "outside_parent");
    assert_string_equal(out.id, "2");
    assert_string_equal(out.other_id, "760");
    assert_true(out.warning && out.has_area && fabs(out.area_m2 - 121.2e6) < 1e6);
    assert_true(out.lon > 106.2 && out.lon < 106.3 && out.lat > 10 && out.lat < 10.1);
    assert_string_equal(rest.kind, "not_covered");
    assert_string_equal(rest.id, "760");
    assert_true(fabs(rest.area_m2 - 60.6e6) < 1e6);
    assert_true(rest.lon > 106.15 && rest.lon < 106.2);
    checked_end(&c);
}

static void test_swapped(void **state) {
    (void)state;
    struct checked c =
        check(COLLECTION(ZONE("79", "province", "null", BOX(80, 10, 81, 11)) "," ZONE(
                  "1", "ward", "\"79\"", BOX(10, 80, 11, 81))),
              NULL);
    assert_int_equal(lkd_zone_findings_errors(c.zones->findings), 1);
    assert_int_equal(lkd_zone_findings_of_kind(c.zones->findings, "swapped_axes", NULL), 1);
    assert_int_equal(lkd_zone_findings_of_kind(c.zones->findings, "outside_parent", NULL), 0);
    assert_int_equal(lkd_zone_findings_of_kind(c.zones->findings, "far_away", NULL), 2);
    checked_end(&c);
}

static void test_other_file(void **state) {
    (void)state;
    struct zone_fixture *parents = fixture_open(
        COLLECTION(ZONE("760", "district", "\"79\"", BOX(106, 10, 106.2, 10.1))), NULL, 0);
    struct checked c =
        check(COLLECTION(ZONE("1", "ward", "\"760\"", BOX(106, 10, 106.1, 10.2))), &parents->file);
    assert_int_equal(lkd_zone_findings_of_kind(c.zones->findings, "outside_parent", NULL), 1);
    assert_int_equal(lkd_zone_findings_of_kind(c.zones->findings, "not_covered", NULL), 1);
    checked_end(&c);
    fixture_close(parents);
}

/* ---- neighbours ---- */

static void test_overlap(void **state) {
    (void)state;
    struct checked c = check(
        COLLECTION(ZONE("1", "ward", "\"760\"", BOX(106, 10, 106.1, 10.1)) "," ZONE(
            "2", "ward", "\"760\"",
            BOX(106.1, 10, 106.2,
                10.1)) "," ZONE("3", "ward", "\"79\"",
                                BOX(106.19, 10, 106.3,
                                    10.1)) "," ZONE("4", "district", "\"79\"",
                                                    BOX(106, 10, 106.3,
                                                        10.1)) "," ZONE("5", "blockade", "\"760\"",
                                                                        BOX(106, 10, 106.1, 10.1))),
        NULL);
    double area_m2;
    assert_int_equal(lkd_zone_findings_of_kind(c.zones->findings, "overlap", &area_m2), 1);
    assert_true(fabs(area_m2 - 12.12e6) < 1e5);
    struct lkd_zone_finding f = lkd_zone_findings_at(c.zones->findings, 0);
    assert_string_equal(f.kind, "overlap");
    assert_string_equal(f.id, "2");
    assert_string_equal(f.other_id, "3");
    assert_true(f.lon > 106.19 && f.lon < 106.2);
    checked_end(&c);
}

static void test_periods(void **state) {
    (void)state;
    struct checked c =
        check(COLLECTION(FEATURE(
                  "\"id\":\"1\",\"kind\":\"ward\",\"to\":\"2021-01-01\"",
                  BOX(106, 10, 106.1,
                      10.1)) "," FEATURE("\"id\":\"2\",\"kind\":\"ward\",\"from\":\"2021-01-01\"",
                                         BOX(106, 10, 106.1, 10.1))),
              NULL);
    assert_int_equal(lkd_zone_findings_count(c.zones->findings), 0);
    checked_end(&c);
}

static void test_gap(void **state) {
    (void)state;
    /* a frame of four around a square of 0.1 by 0.1 degrees, and a speck below a square metre */
    struct checked c =
        check(COLLECTION(ZONE("1", "ward", "\"760\"", BOX(106, 10, 106.3, 10.1)) "," ZONE(
                  "2", "ward", "\"760\"",
                  BOX(106, 10.2, 106.3, 10.3)) "," ZONE("3", "ward", "\"760\"",
                                                        BOX(106, 10.1, 106.1,
                                                            10.2)) "," ZONE("4", "ward", "\"760\"",
                                                                            BOX(106.2, 10.1, 106.3,
                                                                                10.2))),
              NULL);
    assert_int_equal(lkd_zone_findings_count(c.zones->findings), 1);
    struct lkd_zone_finding f = lkd_zone_findings_at(c.zones->findings, 0);
    assert_string_equal(f.kind, "gap");
    assert_string_equal(f.id, "1");
    assert_string_equal(f.other_id, "2");
    assert_true(fabs(f.area_m2 - 121.1e6) < 1e6);
    assert_true(f.lon > 106.1 && f.lon < 106.2 && f.lat > 10.1 && f.lat < 10.2);
    checked_end(&c);
}

static void test_enclave(void **state) {
    (void)state;
    struct checked c =
        check(COLLECTION(ZONE("1", "ward", "\"760\"", POLYGON(RING "," HOLE)) "," ZONE(
                  "2", "ward", "\"760\"", POLYGON(HOLE))),
              NULL);
    assert_int_equal(lkd_zone_findings_count(c.zones->findings), 0);
    checked_end(&c);
}

/* ---- sizes and what reading found ---- */

static void test_sizes(void **state) {
    (void)state;
    struct checked c =
        check(COLLECTION(ZONE("1", "ward", "\"760\"", BOX(106, 10, 107, 11)) "," ZONE(
                  "2", "ward", "\"760\"",
                  BOX(108, 10, 108.0001, 10.0001)) "," ZONE("3", "ward", "\"760\"",
                                                            BOX(109, 10, 109.1, 10.1))),
              NULL);
    assert_int_equal(lkd_zone_findings_of_kind(c.zones->findings, "unusual_size", NULL), 2);
    struct lkd_zone_finding f = lkd_zone_findings_at(c.zones->findings, 1);
    assert_string_equal(f.message,
                        "feature 2 (2): 121 m2 is unusual for a ward, which has 0.01 to 1500 km2");
    checked_end(&c);
}

static void test_with_mistakes(void **state) {
    (void)state;
    FINDS(COLLECTION(ZONE("1", "ward", "\"760\"", POLYGON(BOWTIE)) "," ZONE(
              "2", "ward", "\"761\"", BOX(106, 10, 106.1, 10.1))),
          {"invalid_ring",
           "feature 1 (1): the polygon is not valid: Self-intersection at 106.65, 10.75"},
          {"missing_parent", "feature 2 (2): its parent \"761\" is not known"});
}

/* ---- memory ---- */

struct memory_case {
    struct zone_file *file;
};

static bool check_once(void *context) {
    struct memory_case *m = context;
    struct lkd_zone_findings *findings = findings_new();
    struct lkd_error err = {0};
    struct zone_check everything = {.file = m->file, .findings = findings};
    enum lkd_status status = findings ? zone_check(&everything, &err) : LKD_NO_MEMORY;
    assert_true(status == LKD_OK || status == LKD_NO_MEMORY);
    lkd_zone_findings_free(findings);
    return status == LKD_OK;
}

static void test_memory(void **state) {
    (void)state;
    struct zone_fixture *x = fixture_open(
        COLLECTION(ZONE("760", "district", "null", BOX(106, 10, 106.3, 10.3)) "," ZONE(
            "1", "ward", "\"760\"",
            BOX(106, 10, 106.3, 10.1)) "," ZONE("2", "ward", "\"760\"",
                                                BOX(106, 10.1, 106.3,
                                                    10.3)) "," ZONE("3", "ward", "\"760\"",
                                                                    BOX(106, 10.2, 106.4, 10.4))),
        NULL, 0);
    struct memory_case m = {&x->file};
    assert_int_equal(x->status, LKD_OK);
    assert_true(fail_every_allocation_once(check_once, &m) > 5);
    fixture_close(x);
}

TAP_MAIN(TEST("unknown, missing and impossible parents are errors", test_parents),
         TEST("an unknown parent is told with the nearest code and its line", test_parent_hint),
         TEST("each cycle of parents is told once", test_cycle),
         TEST("children that fill their parent are in order", test_inside),
         TEST("what sticks out and what is not covered is measured", test_outside),
         TEST("exchanged axes are seen by the parent", test_swapped),
         TEST("shapes of parents may come from another file", test_other_file),
         TEST("zones of one kind overlap, those of two kinds do not", test_overlap),
         TEST("zones of different times do not overlap", test_periods),
         TEST("a gap is told with its neighbours", test_gap),
         TEST("an enclave is no gap", test_enclave),
         TEST("sizes unusual for the kind are told", test_sizes),
         TEST("zones that are sound are checked beside those that are not", test_with_mistakes),
         TEST("every allocation may fail", test_memory))
