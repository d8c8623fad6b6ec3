/*
 * map_load_test.c - folders of zone files as maps, and orders that come and go.
 */
#include "support/tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "geo/map_load.h"
#include "support/failing_malloc.h"

static char folder[] = "/tmp/map_load_XXXXXX";

static const char *path_of(const char *name) {
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_file(const char *name, const char *text) {
    FILE *out = fopen(path_of(name), "w");
    assert_non_null(out);
    assert_true(fputs(text, out) >= 0);
    assert_int_equal(fclose(out), 0);
}

static void remove_file(const char *name) {
    unlink(path_of(name));
}

#define SQUARE(west, properties)                                                                   \
    "{\"type\":\"Feature\",\"properties\":{" properties "},\"geometry\":{\"type\":\"Polygon\","    \
    "\"coordinates\":[[[" #west ",10],[" #west ".5,10],[" #west ".5,11],[" #west ",11],[" #west    \
    ",10]]]}}"
#define FILE_OF(features) "{\"type\":\"FeatureCollection\",\"features\":[" features "]}"
#define ORDER(id)                                                                                  \
    "\"id\":\"" id "\",\"kind\":\"blockade\",\"parent\":\"W1\",\"level\":\"blockade\","            \
    "\"cite\":\"A-1\",\"from\":\"2021-07-20T06:00:00+07:00\""

static const char table[] = "id\tkind\tparent\tname\tname_en\tfrom\tto\n"
                            "vn\tcountry\t\tViệt Nam\tViet Nam\t\t\n"
                            "P\tprovince\tvn\tTỉnh\tProvince\t\t\n"
                            "D\tdistrict\tP\tHuyện\tDistrict\t\t\n"
                            "W1\tward\tD\tXã 1\tWard 1\t\t\n";

static void write_world(void) {
    write_file("units.tsv", table);
    write_file("a.geojson", FILE_OF(SQUARE(106, "\"id\":\"W1\"")));
    write_file("b.geojson",
               FILE_OF(SQUARE(107, "\"id\":\"W2\",\"kind\":\"ward\",\"parent\":\"D\"")));
    remove_file("c.geojson");
}

static struct zone_map *load(void) {
    struct zone_map *map = NULL;
    struct lkd_error err = {0};
    if (zone_map_load(folder, NULL, &map, &err) != LKD_OK)
        fail_msg("%s: %s", err.where, err.message);
    return map;
}

static void assert_refused(const char *place, const char *message) {
    struct zone_map *map = NULL;
    struct lkd_error err = {0};
    assert_int_equal(zone_map_load(folder, NULL, &map, &err), LKD_BAD_ZONES);
    assert_null(map);
    assert_non_null(strstr(err.where, place));
    assert_string_equal(err.message, message);
}

static void test_folder(void **state) {
    struct zone_hits hits;
    (void)state;
    write_world();
    struct zone_map *map = load();
    assert_int_equal(zones_count(map->zones), 5);
    zone_index_at(map->index, 107.2, 10.5, &hits);
    assert_int_equal(hits.count, 1);
    assert_int_equal(hits.hits[0].owner, zones_find(map->zones, "W2", 2));
    assert_null(map->orders);
    zone_map_free(map);
}

static void test_mistakes(void **state) {
    (void)state;
    write_world();
    write_file("c.geojson", FILE_OF(SQUARE(108, "\"id\":\"W1\"")));
    assert_refused("c.geojson: feature 1 (W1)", "zone \"W1\" is drawn twice");
    write_file("c.geojson", FILE_OF(SQUARE(108, "\"id\":\"W1\",\"kind\":\"district\"")));
    assert_refused("c.geojson: feature 1 (W1)",
                   "zone \"W1\" is a district here and a ward in the table");
    write_file("c.geojson",
               FILE_OF(SQUARE(108, "\"id\":\"W2\",\"kind\":\"ward\",\"parent\":\"D\"")));
    assert_refused("c.geojson: feature 1 (W2)", "zone \"W2\" stands twice in the table");
    write_file("c.geojson",
               FILE_OF(SQUARE(108, "\"id\":\"W3\",\"kind\":\"ward\",\"parent\":\"X\"")));
    assert_refused("c.geojson: feature 1 (W3)",
                   "the parent \"X\" of zone \"W3\" is not in the table");
    write_file("c.geojson", FILE_OF(SQUARE(106, ORDER("W1"))));
    assert_refused("c.geojson: feature 1 (W1)", "the order \"W1\" has the id of a zone");
    write_file("b.geojson", FILE_OF(SQUARE(106, ORDER("B1"))));
    write_file("c.geojson", FILE_OF(SQUARE(106, ORDER("B1"))));
    assert_refused("c.geojson: feature 1 (B1)", "the order \"B1\" stands twice");
}

static void test_loose(void **state) {
    struct zone_map *map;
    struct lkd_error err = {0};
    (void)state;
    write_world();
    write_file("c.geojson",
               FILE_OF(SQUARE(108, "\"id\":\"W3\",\"kind\":\"ward\",\"parent\":\"X\"")));
    assert_int_equal(zone_map_load_loose(folder, NULL, &map, &err), LKD_OK);
    assert_int_equal(zones_at(map->zones, zones_find(map->zones, "W3", 2))->parent, NO_ZONE);
    zone_map_free(map);
}

static enum lkd_status parse_orders(const char *text, const struct zone_map *map,
                                    struct zone_orders **ret_orders) {
    struct lkd_error err = {0};
    return zone_orders_parse("orders", text, strlen(text), map->zones, ret_orders, &err);
}

/* A new list of orders leaves the zones and their index as they are. */
static void test_orders_come_and_go(void **state) {
    struct zone_orders *orders;
    struct zone_hits hits;
    (void)state;
    write_world();
    write_file("c.geojson", FILE_OF(SQUARE(106, ORDER("B1"))));
    struct zone_map *map = load();
    const struct zone_index *index = map->index;
    assert_int_equal(map->orders->count, 1);
    assert_int_equal(
        parse_orders(FILE_OF(SQUARE(106, ORDER("B2")) "," SQUARE(107, ORDER("B3"))), map, &orders),
        LKD_OK);
    zone_orders_free(map->orders);
    map->orders = orders;
    assert_ptr_equal(map->index, index);
    zone_index_at(map->orders->index, 107.2, 10.5, &hits);
    assert_int_equal(hits.count, 1);
    assert_string_equal(map->orders->items[hits.hits[0].owner].id, "B3");
    assert_int_equal(zone_orders_find(map->orders, "B1", 2), NO_ORDER);
    assert_int_equal(parse_orders(FILE_OF(SQUARE(106, "\"id\":\"W1\"")), map, &orders),
                     LKD_BAD_ZONES);
    zone_map_free(map);
}

static void test_hash(void **state) {
    char first[sizeof((struct zone_map *)0)->hash];
    (void)state;
    write_world();
    struct zone_map *map = load();
    memcpy(first, map->hash, sizeof first);
    zone_map_free(map);
    map = load();
    assert_string_equal(map->hash, first);
    zone_map_free(map);
    write_file("c.geojson", FILE_OF(SQUARE(106, ORDER("B1"))));
    map = load();
    assert_string_not_equal(map->hash, first);
    zone_map_free(map);
}

static bool load_once(void *context) {
    struct zone_map *map;
    struct lkd_error err = {0};
    (void)context;
    if (zone_map_load(folder, NULL, &map, &err) != LKD_OK) {
        assert_int_equal(err.status, LKD_NO_MEMORY);
        return false;
    }
    zone_map_free(map);
    return true;
}

static void test_memory(void **state) {
    (void)state;
    write_world();
    write_file("c.geojson", FILE_OF(SQUARE(106, ORDER("B1"))));
    assert_true(fail_every_allocation_once(load_once, NULL) > 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST("the files of a folder and the table become one map", test_folder),
        TEST("contradictions between files are told with the feature", test_mistakes),
        TEST("for looking up alone a zone of an unknown parent stands by itself", test_loose),
        TEST("orders come and go while zones and index stay", test_orders_come_and_go),
        TEST("equal folders have equal hashes, and orders count", test_hash),
        TEST("a failing allocation is an error and leaks nothing", test_memory),
    };
    static const char *const files[] = {"units.tsv", "a.geojson", "b.geojson", "c.geojson"};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    if (!mkdtemp(folder))
        return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        remove_file(files[i]);
    rmdir(folder);
    return failed;
}
