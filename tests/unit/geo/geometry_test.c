/*
 * geometry_test.c - the wrapper of GEOS: repair, areas on the ellipsoid, operations.
 */
#include "support/tap.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "geo/area.h"
#include "geo/geometry.h"

/* A shape under construction, and the geometer. */
struct fixture {
    struct geometer *geometer;
    struct arena arena;
    struct shapes shapes;
    bool outer[512];
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

static void begin_ring(struct fixture *x, bool outer) {
    assert_true(x->shapes.rings.count < 512);
    x->outer[x->shapes.rings.count] = outer;
    assert_true(shapes_begin_ring(&x->shapes));
}

static void add_square(struct fixture *x, bool outer, double west, double south, double side) {
    begin_ring(x, outer);
    assert_true(shapes_add_point(&x->shapes, west, south));
    assert_true(shapes_add_point(&x->shapes, west + side, south));
    assert_true(shapes_add_point(&x->shapes, west + side, south + side));
    assert_true(shapes_add_point(&x->shapes, west, south + side));
    assert_true(shapes_add_point(&x->shapes, west, south));
}

/* The geometry of the rings from `first` on. */
static struct geometry *build_from(struct fixture *x, size_t first) {
    struct geometry *geometry;
    struct outline o = {(const double(*)[2])x->shapes.points.items, x->shapes.rings.items + first,
                        x->outer + first, x->shapes.rings.count - first};
    assert_int_equal(geometry_build(x->geometer, &o, &geometry, NULL), LKD_OK);
    return geometry;
}

static struct geometry *square(struct fixture *x, double west, double south, double side) {
    size_t first = x->shapes.rings.count;
    add_square(x, true, west, south, side);
    return build_from(x, first);
}

static double area(struct fixture *x, const struct geometry *geometry) {
    double area_m2;
    assert_int_equal(geometry_area_m2(x->geometer, geometry, &area_m2, NULL), LKD_OK);
    return area_m2;
}

/* ---- validity ---- */

static void test_place_of_crossing(void **state) {
    (void)state;
    static const double bowtie[][2] = {
        {106.6, 10.7}, {106.7, 10.8}, {106.7, 10.7}, {106.6, 10.8}, {106.6, 10.7}};
    struct fixture x;
    struct validity v;
    fixture_begin(&x);
    begin_ring(&x, true);
    for (size_t i = 0; i < 5; i++)
        assert_true(shapes_add_point(&x.shapes, bowtie[i][0], bowtie[i][1]));
    struct geometry *broken = build_from(&x, 0), *sound;
    assert_int_equal(geometry_validity(x.geometer, broken, &v, NULL), LKD_OK);
    assert_false(v.valid);
    assert_string_equal(v.reason, "Self-intersection");
    assert_true(fabs(v.lon - 106.65) < 1e-9 && fabs(v.lat - 10.75) < 1e-9);
    assert_int_equal(geometry_make_valid(x.geometer, broken, &sound, NULL), LKD_OK);
    assert_int_equal(geometry_validity(x.geometer, sound, &v, NULL), LKD_OK);
    assert_true(v.valid);
    struct geometry *whole = square(&x, 106.6, 10.7, 0.1);
    assert_true(fabs(area(&x, sound) / area(&x, whole) - 0.5) < 1e-3);
    geometry_free(x.geometer, broken);
    geometry_free(x.geometer, sound);
    geometry_free(x.geometer, whole);
    fixture_end(&x);
}

static void test_overlapping_parts(void **state) {
    (void)state;
    struct fixture x;
    struct geometry *sound;
    fixture_begin(&x);
    add_square(&x, true, 106, 10, 1);
    add_square(&x, true, 106.5, 10, 1);
    struct geometry *both = build_from(&x, 0), *left = square(&x, 106, 10, 1);
    assert_int_equal(geometry_make_valid(x.geometer, both, &sound, NULL), LKD_OK);
    assert_true(fabs(area(&x, sound) / area(&x, left) - 1.5) < 1e-9);
    geometry_free(x.geometer, both);
    geometry_free(x.geometer, sound);
    geometry_free(x.geometer, left);
    fixture_end(&x);
}

/* ---- areas ---- */

/* The surface of WGS 84 is 510,065,621.724 km2 (NIMA TR8350.2 gives the axes it follows from). */
static void test_whole_ellipsoid(void **state) {
    (void)state;
    static const double world[][2] = {{-180, -90}, {180, -90}, {180, 90}, {-180, 90}, {-180, -90}};
    static const double turned[][2] = {{-180, -90}, {-180, 90}, {180, 90}, {180, -90}, {-180, -90}};
    assert_true(fabs(area_ring_m2(world, 5) - 510065621.724e6) < 1e6);
    assert_true(area_ring_m2(turned, 5) == -area_ring_m2(world, 5));
}

static void test_known_cell(void **state) {
    (void)state;
    /* the integral of both radii of curvature over it */
    static const double cell[][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
    assert_true(fabs(area_ring_m2(cell, 5) - 12308463894) < 100);
    assert_true(area_ring_m2(cell, 3) == 0);
}

static void test_small_square(void **state) {
    (void)state;
    /* about 11 m by 11 m: the digits are not lost in those of the earth */
    double side = 1e-4, lon = 106.7, lat = 10.78;
    double ring[][2] = {
        {lon, lat}, {lon + side, lat}, {lon + side, lat + side}, {lon, lat + side}, {lon, lat}};
    double area_m2 = area_ring_m2((const double(*)[2])ring, 5);
    /* metres of a degree there: 109,366.6 of longitude, 110,613.4 of latitude */
    assert_true(fabs(area_m2 - 109366.6 * side * 110613.4 * side) < 0.02);
}

static void test_hole(void **state) {
    (void)state;
    struct fixture x;
    fixture_begin(&x);
    add_square(&x, true, 106, 10, 1);
    add_square(&x, false, 106.25, 10.25, 0.5);
    struct geometry *ring = build_from(&x, 0), *whole = square(&x, 106, 10, 1),
                    *hole = square(&x, 106.25, 10.25, 0.5);
    assert_true(fabs(area(&x, ring) - (area(&x, whole) - area(&x, hole))) < 1);
    geometry_free(x.geometer, ring);
    geometry_free(x.geometer, whole);
    geometry_free(x.geometer, hole);
    fixture_end(&x);
}

/* ---- operations ---- */

static enum lkd_status count_hole(void *context, const struct geometry *hole) {
    (void)hole;
    ++*(size_t *)context;
    return LKD_OK;
}

static void test_operations(void **state) {
    (void)state;
    struct fixture x;
    fixture_begin(&x);
    struct geometry *a = square(&x, 106, 10, 1), *b = square(&x, 106.5, 10, 1), *made;
    assert_int_equal(geometry_intersection(x.geometer, a, b, &made, NULL), LKD_OK);
    assert_true(fabs(area(&x, made) / area(&x, a) - 0.5) < 1e-9);
    geometry_free(x.geometer, made);
    assert_int_equal(geometry_difference(x.geometer, a, b, &made, NULL), LKD_OK);
    assert_true(fabs(area(&x, made) / area(&x, a) - 0.5) < 1e-9);
    double lon, lat;
    assert_int_equal(geometry_inner_point(x.geometer, made, &lon, &lat, NULL), LKD_OK);
    assert_true(lon > 106 && lon < 106.5 && lat > 10 && lat < 11);
    geometry_free(x.geometer, made);
    bool meets;
    assert_int_equal(geometry_meets(x.geometer, a, b, &meets, NULL), LKD_OK);
    assert_true(meets);
    geometry_free(x.geometer, a);
    geometry_free(x.geometer, b);
    fixture_end(&x);
}

static void test_gap_of_union(void **state) {
    (void)state;
    struct fixture x;
    struct geometry *parts[8], *whole;
    size_t count = 0, holes = 0;
    fixture_begin(&x);
    for (int i = 0; i < 9; i++)
        if (i != 4)
            parts[count++] = square(&x, 106 + i % 3, 10 + i / 3, 1);
    assert_int_equal(geometry_union(x.geometer, parts, count, &whole, NULL), LKD_OK);
    assert_int_equal(geometry_each_hole(x.geometer, whole, count_hole, &holes, NULL), LKD_OK);
    assert_int_equal(holes, 1);
    for (size_t i = 0; i < count; i++)
        geometry_free(x.geometer, parts[i]);
    geometry_free(x.geometer, whole);
    fixture_end(&x);
}

static void test_index(void **state) {
    (void)state;
    struct fixture x;
    struct geometry *parts[100];
    struct geometry_index *index;
    const uint32_t *found;
    size_t count;
    fixture_begin(&x);
    assert_int_equal(geometry_index_new(x.geometer, &index, NULL), LKD_OK);
    for (uint32_t i = 0; i < 100; i++) {
        parts[i] = square(&x, i % 10, i / 10, 0.5);
        assert_int_equal(geometry_index_add(x.geometer, index, parts[i], i, NULL), LKD_OK);
    }
    struct geometry *window = square(&x, -0.1, -0.1, 1.2);
    assert_int_equal(geometry_index_search(x.geometer, index, window, &found, &count, NULL),
                     LKD_OK);
    assert_int_equal(count, 4);
    assert_int_equal(found[0], 0);
    assert_int_equal(found[1], 1);
    assert_int_equal(found[2], 10);
    assert_int_equal(found[3], 11);
    for (uint32_t i = 0; i < 100; i++)
        geometry_free(x.geometer, parts[i]);
    geometry_free(x.geometer, window);
    geometry_index_free(x.geometer, index);
    fixture_end(&x);
}

static void test_exception(void **state) {
    (void)state;
    struct fixture x;
    struct geometry *untouched = NULL;
    struct lkd_error err = {0};
    fixture_begin(&x);
    begin_ring(&x, true);
    assert_true(shapes_add_point(&x.shapes, 1, 1));
    assert_true(shapes_add_point(&x.shapes, 2, 1));
    struct outline o = {(const double(*)[2])x.shapes.points.items, x.shapes.rings.items, x.outer,
                        1};
    assert_int_equal(geometry_build(x.geometer, &o, &untouched, &err), LKD_INTERNAL);
    assert_null(untouched);
    assert_non_null(strstr(err.message, "cannot build a polygon: IllegalArgumentException"));
    fixture_end(&x);
}

TAP_MAIN(TEST("the place of a crossing is told, and repair takes both halves of a bow tie",
              test_place_of_crossing),
         TEST("parts that overlap are joined by repair", test_overlapping_parts),
         TEST("the world has the area of the ellipsoid", test_whole_ellipsoid),
         TEST("a degree by a degree at the equator has 12,309 km2", test_known_cell),
         TEST("a square of eleven metres is measured to the square decimetre", test_small_square),
         TEST("the area of a hole is taken off", test_hole),
         TEST("intersection, difference and inner point", test_operations),
         TEST("a gap is a hole of the union", test_gap_of_union),
         TEST("the index finds the boxes that meet, in order", test_index),
         TEST("an exception of GEOS is a status with its words", test_exception))
