/*
 * zone_index_corpus_test.c - hard points of two public corpora: the polygons of the GEOS tests, and
 * polygons with points whose place was found in exact arithmetic.
 */
#include "shapes_fixture.h"

#include <stdio.h>
#include <stdlib.h>

static const char *where(const struct zone_hits *hits) {
    if (hits->count == 0)
        return "outside";
    return hits->hits[0].border ? "boundary" : "inside";
}

static void judge(const struct shapes_fixture *x, double lon, double lat, const char *expected,
                  const char *name) {
    struct zone_hits hits;
    zone_index_at(x->index, lon, lat, &hits);
    if (strcmp(where(&hits), expected) != 0)
        fail_msg("%s: (%.17g, %.17g) is %s, not %s", name, lon, lat, where(&hits), expected);
}

static double number_at(const json_t *array, size_t i) {
    return json_number_value(json_array_get(array, i));
}

/* {"point", "where", "geometry"} */
static size_t judge_one(const json_t *line) {
    struct shapes_fixture x;
    const json_t *point = json_object_get(line, "point");
    fixture_begin(&x);
    fixture_geometry(&x, 0, json_object_get(line, "geometry"));
    fixture_build(&x);
    judge(&x, number_at(point, 0), number_at(point, 1),
          json_string_value(json_object_get(line, "where")),
          json_string_value(json_object_get(line, "source")));
    fixture_end(&x);
    return 1;
}

/* {"family", "geometry", "points": [[lon, lat, where], ...]} */
static size_t judge_many(const json_t *line) {
    struct shapes_fixture x;
    const json_t *points = json_object_get(line, "points");
    fixture_begin(&x);
    fixture_geometry(&x, 0, json_object_get(line, "geometry"));
    fixture_build(&x);
    for (size_t i = 0; i < json_array_size(points); i++) {
        const json_t *point = json_array_get(points, i);
        judge(&x, number_at(point, 0), number_at(point, 1),
              json_string_value(json_array_get(point, 2)),
              json_string_value(json_object_get(line, "family")));
    }
    fixture_end(&x);
    return json_array_size(points);
}

static size_t each_line(const char *file, size_t (*judge_line)(const json_t *line)) {
    size_t count = 0, capacity = 0;
    char *text = NULL;
    const char *path = shared_path(file);
    assert_non_null(path);
    FILE *in = fopen(path, "r");
    assert_non_null(in);
    while (getline(&text, &capacity, in) > 0) {
        json_t *line = json_loads(text, 0, NULL);
        assert_non_null(line);
        count += judge_line(line);
        json_decref(line);
    }
    free(text);
    fclose(in);
    return count;
}

static void test_geos(void **state) {
    (void)state;
    assert_int_equal(each_line("corpora/geos-pip/point-in-polygon.jsonl", judge_one), 99);
}

static void test_exact(void **state) {
    (void)state;
    assert_int_equal(each_line("corpora/pip-exact/cases.jsonl", judge_many), 4896);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST("every point of the GEOS tests is where it should be", test_geos),
        TEST("every point placed in exact arithmetic is where it should be", test_exact),
    };
    if (!shared_path("corpora/geos-pip") || !shared_path("corpora/pip-exact"))
        tap_skip_all("the shared corpora are absent");
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
