/*
 * zone_index_test.c - points in shapes: sides, borders, holes, nesting, accuracy, and random shapes
 * against arithmetic on whole numbers.
 */
#include "shapes_fixture.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "support/failing_malloc.h"

#define RING(...)                                                                                  \
    (const double[][2]) {                                                                          \
        __VA_ARGS__                                                                                \
    }

/* Two squares side by side and a larger one around both; in the left one a small one. */
static void build_squares(struct shapes_fixture *x) {
    fixture_begin(x);
    fixture_shape(x, 9, RING({-1, -1}, {3, -1}, {3, 2}, {-1, 2}), 4);
    fixture_shape(x, 1, RING({0, 0}, {1, 0}, {1, 1}, {0, 1}), 4);
    fixture_shape(x, 2, RING({2, 0}, {1, 0}, {1, 1}, {2, 1}), 4);
    fixture_shape(x, 5, RING({0.25, 0.25}, {0.5, 0.25}, {0.5, 0.5}, {0.25, 0.5}), 4);
    fixture_build(x);
}

static void test_smallest_first(void **state) {
    struct shapes_fixture x;
    (void)state;
    build_squares(&x);
    assert_string_equal(text_at(&x, 0.3, 0.3), "5 1 9");
    assert_string_equal(text_at(&x, 0.7, 0.3), "1 9");
    assert_string_equal(text_at(&x, -0.5, 0), "9");
    assert_string_equal(text_at(&x, 5, 0), "");
    fixture_end(&x);
}

static void test_borders(void **state) {
    struct shapes_fixture x;
    (void)state;
    build_squares(&x);
    assert_string_equal(text_at(&x, 1, 0.5), "1* 2* 9");
    assert_string_equal(text_at(&x, 1, 1), "1* 2* 9");
    assert_string_equal(text_at(&x, 0, 0), "1* 9");
    assert_string_equal(text_at(&x, 3, 2), "9*");
    assert_string_equal(text_at(&x, -1, -1), "9*");
    assert_string_equal(text_at(&x, 0.5, 0.25), "5* 1 9");
    assert_string_equal(text_at(&x, nextafter(1, 2), 0.5), "2 9");
    assert_string_equal(text_at(&x, nextafter(1, 0), 0.5), "1 9");
    assert_string_equal(text_at(&x, 3, nextafter(2, 3)), "");
    fixture_end(&x);
}

static void test_holes(void **state) {
    struct shapes_fixture x;
    (void)state;
    fixture_begin(&x);
    /* A square with a hole, in which an island of the same shape lies. */
    fixture_shape(&x, 1, RING({0, 0}, {9, 0}, {9, 9}, {0, 9}), 4);
    fixture_ring(&x, RING({2, 2}, {2, 7}, {7, 7}, {7, 2}, {2, 2}), 5);
    fixture_ring(&x, RING({4, 4}, {5, 4}, {5, 5}, {4, 5}, {4, 4}), 5);
    /* An enclave that fills the hole around the island. */
    fixture_shape(&x, 2, RING({2, 2}, {7, 2}, {7, 7}, {2, 7}), 4);
    fixture_ring(&x, RING({4, 4}, {4, 5}, {5, 5}, {5, 4}, {4, 4}), 5);
    fixture_build(&x);
    assert_string_equal(text_at(&x, 1, 1), "1");
    assert_string_equal(text_at(&x, 3, 3), "2");
    assert_string_equal(text_at(&x, 4.5, 4.5), "1");
    assert_string_equal(text_at(&x, 4, 4.5), "2* 1*");
    assert_string_equal(text_at(&x, 2, 2), "2* 1*");
    /* The larger one is larger without what was cut out. */
    assert_true(shape_area_m2(&x.shapes, &x.shapes.shapes.items[0]) >
                shape_area_m2(&x.shapes, &x.shapes.shapes.items[1]));
    fixture_end(&x);
}

static void test_nothing_there(void **state) {
    struct shapes_fixture x;
    (void)state;
    fixture_begin(&x);
    fixture_build(&x);
    assert_string_equal(text_at(&x, 0, 0), "");
    assert_string_equal(text_near(&x, 106, 10, 100), "");
    fixture_end(&x);
    build_squares(&x);
    assert_string_equal(text_at(&x, NAN, 0), "");
    assert_string_equal(text_at(&x, 0, INFINITY), "");
    assert_string_equal(text_at(&x, -1e300, 1e300), "");
    assert_string_equal(text_near(&x, NAN, NAN, 10), "");
    fixture_end(&x);
}

static void test_refuses_what_is_out_of_range(void **state) {
    const double wrong[] = {NAN, INFINITY, -1e6};
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct shapes_fixture x;
        struct lkd_error err = {0};
        fixture_begin(&x);
        fixture_shape(&x, 1, RING({0, 0}, {1, 0}, {wrong[i], 1}), 3);
        assert_int_equal(zone_index_build(&x.shapes, &x.index, &err), LKD_BAD_ZONES);
        fixture_end(&x);
    }
}

/* One degree of longitude at 10 degrees north is 109,639 m, one of latitude 110,608 m (WGS 84). */
static void test_accuracy(void **state) {
    struct shapes_fixture x;
    (void)state;
    fixture_begin(&x);
    fixture_shape(&x, 1, RING({106, 9}, {107, 9}, {107, 10}, {106, 10}), 4);
    fixture_shape(&x, 2, RING({106, 10}, {107, 10}, {107, 11}, {106, 11}), 4);
    fixture_build(&x);
    double east = 1 / 109639.3, north = 1 / 110607.8;
    assert_string_equal(text_near(&x, 106.5, 10 - 100 * north, 99.9), "1");
    assert_string_equal(text_near(&x, 106.5, 10 - 100 * north, 100.1), "2? 1*");
    assert_string_equal(text_near(&x, 106.5, 10, 0), "2* 1*");
    assert_string_equal(text_near(&x, 106 - 50 * east, 10 + 1 * north, 49.9), "");
    assert_string_equal(text_near(&x, 106 - 50 * east, 10, 50.1), "2? 1?");
    assert_string_equal(text_near(&x, 106 - 50 * east, 10 + 20 * north, 51), "2?");
    fixture_end(&x);
}

static void test_many_at_one_point(void **state) {
    struct shapes_fixture x;
    struct zone_hits hits;
    (void)state;
    fixture_begin(&x);
    for (uint32_t i = 0; i < ZONE_HITS_MAX + 1; i++)
        fixture_shape(&x, i, RING({0, 0}, {1 + i, 0}, {1 + i, 1}, {0, 1}), 4);
    fixture_build(&x);
    zone_index_at(x.index, 1.5, 0.5, &hits);
    assert_int_equal(hits.count, ZONE_HITS_MAX);
    assert_false(hits.more);
    zone_index_at(x.index, 0.5, 0.5, &hits);
    assert_int_equal(hits.count, ZONE_HITS_MAX);
    assert_true(hits.more);
    fixture_end(&x);
}

/* More edges in a finest cell than one word of bits can tell. */
static void test_crowded_cell(void **state) {
    struct shapes_fixture x;
    double points[401][2];
    (void)state;
    fixture_begin(&x);
    for (int i = 0; i < 400; i++) {
        double angle = i * 3.14159265358979 / 200, radius = i % 2 ? 1e-6 : 9e-7;
        points[i][0] = 106.70002 + radius * cos(angle);
        points[i][1] = 10.70002 + radius * sin(angle);
    }
    memcpy(points[400], points[0], sizeof points[0]);
    fixture_shape(&x, 1, (const double(*)[2])points, 400);
    fixture_shape(&x, 2, (const double(*)[2])points, 400);
    fixture_build(&x);
    assert_string_equal(text_at(&x, 106.70002, 10.70002), "1 2");
    assert_string_equal(text_at(&x, 106.70002 + 1.1e-6, 10.70002), "");
    assert_string_equal(text_at(&x, points[321][0], points[321][1]), "1* 2*");
    assert_string_equal(text_near(&x, 106.70002 + 2e-6, 10.70002, 0.5), "1? 2?");
    fixture_end(&x);
}

static bool build_once(void *context) {
    struct shapes_fixture *x = context;
    struct zone_index *index;
    struct lkd_error err = {0};
    if (zone_index_build(&x->shapes, &index, &err) != LKD_OK) {
        assert_int_equal(err.status, LKD_NO_MEMORY);
        return false;
    }
    zone_index_free(index);
    return true;
}

static void test_memory(void **state) {
    struct shapes_fixture x;
    (void)state;
    build_squares(&x);
    assert_true(fail_every_allocation_once(build_once, &x) > 2);
    fixture_end(&x);
}

/* ---- random rings on a lattice, against whole numbers ---- */

static uint64_t random_state;

static uint32_t random_below(uint32_t n) {
    random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((random_state >> 33) % n);
}

#define RINGS_MAX 4
#define RING_POINTS_MAX 12
struct lattice_ring {
    int count;
    int64_t points[RING_POINTS_MAX + 1][2];
};

static int64_t turn(const int64_t a[2], const int64_t b[2], const int64_t c[2]) {
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

static bool between(int64_t a, int64_t b, int64_t x) {
    return (a <= x && x <= b) || (b <= x && x <= a);
}

/* 'i', 'o', 'b': even-odd by a ray to the left, each case written out. */
static char judge(const struct lattice_ring *rings, int count, const int64_t p[2]) {
    bool inside = false;
    for (int r = 0; r < count; r++) {
        for (int i = 0; i < rings[r].count; i++) {
            const int64_t *a = rings[r].points[i], *b = rings[r].points[i + 1];
            if (turn(a, b, p) == 0 && between(a[0], b[0], p[0]) && between(a[1], b[1], p[1]))
                return 'b';
            if (a[1] <= p[1] && p[1] < b[1])
                inside ^= turn(a, b, p) < 0; /* upwards, with the point to its right */
            else if (b[1] <= p[1] && p[1] < a[1])
                inside ^= turn(a, b, p) > 0;
        }
    }
    return inside ? 'i' : 'o';
}

/* Rings around a place where many cells meet; the unit makes some corners lie on cell borders. */
static void try_lattice(int size, double unit) {
    struct lattice_ring rings[2][RINGS_MAX];
    int counts[2];
    struct shapes_fixture x;
    fixture_begin(&x);
    for (uint32_t s = 0; s < 2; s++) {
        counts[s] = 1 + (int)random_below(RINGS_MAX);
        assert_true(shapes_begin(&x.shapes, s));
        for (int r = 0; r < counts[s]; r++) {
            struct lattice_ring *ring = &rings[s][r];
            ring->count = 3 + (int)random_below(RING_POINTS_MAX - 2);
            for (int i = 0; i < ring->count; i++)
                for (int k = 0; k < 2; k++)
                    ring->points[i][k] = (int64_t)random_below((uint32_t)size) - size / 2;
            ring->points[0][0] = ring->points[1][0] + 1; /* not all of them one point */
            memcpy(ring->points[ring->count], ring->points[0], sizeof ring->points[0]);
            assert_true(shapes_begin_ring(&x.shapes));
            for (int i = 0; i <= ring->count; i++)
                assert_true(shapes_add_point(&x.shapes, (double)ring->points[i][0] * unit,
                                             (double)ring->points[i][1] * unit));
        }
    }
    fixture_build(&x);
    for (int n = 0; n < 200; n++) {
        int64_t p[2];
        struct zone_hits hits;
        for (int k = 0; k < 2; k++)
            p[k] = (int64_t)random_below((uint32_t)size + 2) - size / 2 - 1;
        zone_index_at(x.index, (double)p[0] * unit, (double)p[1] * unit, &hits);
        char got[2] = {'o', 'o'};
        for (size_t i = 0; i < hits.count; i++)
            got[hits.hits[i].owner] = hits.hits[i].border ? 'b' : 'i';
        for (int s = 0; s < 2; s++)
            if (got[s] != judge(rings[s], counts[s], p))
                fail_msg("(%lld, %lld) * %g: %c, not %c", (long long)p[0], (long long)p[1], unit,
                         got[s], judge(rings[s], counts[s], p));
    }
    fixture_end(&x);
}

static void test_lattice(void **state) {
    const char *given = getenv("LOCKDOWN_SEED");
    (void)state;
    random_state = given ? strtoull(given, NULL, 10) : 20210726;
    print_message("# seed %llu\n", (unsigned long long)random_state);
    for (int i = 0; i < 300; i++)
        try_lattice(2 + (int)random_below(40), ldexp(1, -4 - (int)random_below(16)));
}

TAP_MAIN(TEST("zones are told from the smallest to the largest", test_smallest_first),
         TEST("a point on a border belongs to every zone that touches it", test_borders),
         TEST("holes are outside, enclaves and islands in them are found", test_holes),
         TEST("a point outside everything, or that is no number, is in no zone",
              test_nothing_there),
         TEST("coordinates out of range are refused", test_refuses_what_is_out_of_range),
         TEST("an accuracy in metres finds every zone that near", test_accuracy),
         TEST("more zones at one point than can be told are reported", test_many_at_one_point),
         TEST("hundreds of edges in one finest cell are told apart", test_crowded_cell),
         TEST("a failing allocation is an error and leaks nothing", test_memory),
         TEST("random rings on a lattice agree with arithmetic on whole numbers", test_lattice))
