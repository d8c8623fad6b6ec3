/*
 * validity_corpus_test.c - polygons of the test suite of GEOS are told to be valid or not.
 */
#include "support/tap.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "geo/geometry.h"

#define CORPUS "corpora/geos-pip/validity.jsonl"
#define RINGS_MAX 512

struct fixture {
    struct geometer *geometer;
    struct arena arena;
    struct shapes shapes;
    bool outer[RINGS_MAX];
};

static void fixture_begin(struct fixture *x) {
    assert_int_equal(geometer_new(&x->geometer, NULL), LKD_OK);
    arena_init(&x->arena, (size_t)64 << 20, NULL);
    shapes_init(&x->shapes, &x->arena);
    assert_true(shapes_begin(&x->shapes, 0));
}

static void fixture_end(struct fixture *x) {
    arena_free(&x->arena);
    geometer_free(x->geometer);
}

/* A ring without points is left out, as GEOS does when it reads text. */
static void add_ring(struct fixture *x, const json_t *ring, bool outer) {
    if (json_array_size(ring) == 0)
        return;
    assert_true(x->shapes.rings.count < RINGS_MAX);
    x->outer[x->shapes.rings.count] = outer;
    assert_true(shapes_begin_ring(&x->shapes));
    for (size_t i = 0; i < json_array_size(ring); i++) {
        const json_t *position = json_array_get(ring, i);
        assert_true(shapes_add_point(&x->shapes, json_number_value(json_array_get(position, 0)),
                                     json_number_value(json_array_get(position, 1))));
    }
}

static void add_polygon(struct fixture *x, const json_t *polygon) {
    for (size_t i = 0; i < json_array_size(polygon); i++)
        add_ring(x, json_array_get(polygon, i), i == 0);
}

/* Whether it is valid; a ring GEOS would not even build is none. */
static bool is_valid(const json_t *geometry) {
    struct fixture x;
    struct geometry *built;
    struct validity v = {.valid = false};
    const json_t *coordinates = json_object_get(geometry, "coordinates");
    fixture_begin(&x);
    if (strcmp(json_string_value(json_object_get(geometry, "type")), "Polygon") == 0)
        add_polygon(&x, coordinates);
    else
        for (size_t i = 0; i < json_array_size(coordinates); i++)
            add_polygon(&x, json_array_get(coordinates, i));
    struct outline o = {(const double(*)[2])x.shapes.points.items, x.shapes.rings.items, x.outer,
                        x.shapes.rings.count};
    if (geometry_build(x.geometer, &o, &built, NULL) == LKD_OK) {
        assert_int_equal(geometry_validity(x.geometer, built, &v, NULL), LKD_OK);
        assert_true(v.valid || *v.reason);
        geometry_free(x.geometer, built);
    }
    fixture_end(&x);
    return v.valid;
}

/* NaN and Infinity stand in some lines: those are no JSON, and never valid. */
static void judge(const char *line) {
    json_t *entry = json_loads(line, 0, NULL);
    if (!entry) {
        assert_non_null(strstr(line, "\"valid\":false"));
        assert_true(strstr(line, "NaN") || strstr(line, "Infinity"));
        return;
    }
    bool expected = json_is_true(json_object_get(entry, "valid"));
    if (is_valid(json_object_get(entry, "geometry")) != expected)
        fail_msg("%s", json_string_value(json_object_get(entry, "source")));
    json_decref(entry);
}

static void test_validity(void **state) {
    (void)state;
    FILE *lines = fopen(shared_path(CORPUS), "r");
    char *line = NULL;
    size_t size = 0, count = 0;
    assert_non_null(lines);
    for (; getline(&line, &size, lines) > 0; count++)
        judge(line);
    free(line);
    fclose(lines);
    assert_int_equal(count, 331);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST("valid and invalid polygons of the corpus are told apart", test_validity),
    };
    if (!shared_path(CORPUS))
        tap_skip_all("shared data absent: " CORPUS);
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
