/*
 * zone_route_test.c - lines cut at the borders of shapes.
 */
#include "shapes_fixture.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "zones/zone_route.h"

/* Squares 0, 1, 2, 3 side by side from 0 on, one degree wide, and 9 around all of them. */
static void build_row(struct shapes_fixture *x) {
    fixture_begin(x);
    for (uint32_t i = 0; i < 4; i++) {
        double west = i, east = i + 1;
        const double square[4][2] = {{west, 0}, {east, 0}, {east, 1}, {west, 1}};
        fixture_shape(x, i, square, 4);
    }
    const double around[4][2] = {{-1, -1}, {5, -1}, {5, 2}, {-1, 2}};
    fixture_shape(x, 9, around, 4);
    fixture_build(x);
}

/* "0 9 | 1 9": the owners of each piece. */
static const char *pieces_text(const struct zone_route *route) {
    static char text[2048];
    size_t length = 0;
    text[0] = '\0';
    for (size_t i = 0; i < route->count; i++) {
        length += (size_t)snprintf(text + length, sizeof text - length, "%s", i ? "|" : "");
        for (size_t k = 0; k < route->pieces[i].owner_count; k++)
            length += (size_t)snprintf(text + length, sizeof text - length, "%s%u", k ? " " : "",
                                       route->pieces[i].owners[k]);
    }
    return text;
}

static struct zone_route route_of(struct shapes_fixture *x, const double (*line)[2], size_t count) {
    struct zone_route route;
    struct lkd_error err = {0};
    if (zone_index_route(x->index, line, count, &x->arena, &route, &err) != LKD_OK)
        fail_msg("%s", err.message);
    return route;
}
#define ROUTE(x, ...)                                                                              \
    route_of((x), (const double[][2]){__VA_ARGS__},                                                \
             sizeof((const double[][2]){__VA_ARGS__}) / sizeof(double[2]))

static void test_in_order(void **state) {
    struct shapes_fixture x;
    (void)state;
    build_row(&x);
    struct zone_route route = ROUTE(&x, {0.5, 0.5}, {3.5, 0.5});
    assert_string_equal(pieces_text(&route), "0 9|1 9|2 9|3 9");
    assert_true(route.pieces[1].enter[0] == 1 && route.pieces[1].leave[0] == 2);
    assert_true(route.pieces[1].enter[1] == 0.5);
    assert_true(route.pieces[0].enter[0] == 0.5 && route.pieces[3].leave[0] == 3.5);
    route = ROUTE(&x, {3.5, 0.5}, {2.5, 0.5}, {2.5, 1.5}, {0.5, 1.5}, {0.5, 0.5});
    assert_string_equal(pieces_text(&route), "3 9|2 9|9|0 9");
    assert_true(route.pieces[0].begin == 0 && route.pieces[1].begin == 0.5);
    assert_true(route.pieces[3].begin == 3.5);
    fixture_end(&x);
}

static void test_outside(void **state) {
    struct shapes_fixture x;
    (void)state;
    build_row(&x);
    struct zone_route route = ROUTE(&x, {-3, 0.5}, {0.5, 0.5});
    assert_string_equal(pieces_text(&route), "|9|0 9");
    route = ROUTE(&x, {-3, 7}, {-3, 8});
    assert_string_equal(pieces_text(&route), "");
    assert_int_equal(route.count, 1);
    fixture_end(&x);
}

static void test_touching(void **state) {
    struct shapes_fixture x;
    (void)state;
    build_row(&x);
    /* A corner of square 1 from outside, and the common corner of 0 and 1. */
    struct zone_route route = ROUTE(&x, {1.5, 1.5}, {2, 1}, {2.5, 1.5});
    assert_string_equal(pieces_text(&route), "9|1 2 9|9");
    route = ROUTE(&x, {0.5, 0.5}, {1, 1}, {0.5, 0.9});
    assert_string_equal(pieces_text(&route), "0 9|0 1 9|0 9");
    fixture_end(&x);
}

static void test_along_border(void **state) {
    struct shapes_fixture x;
    (void)state;
    build_row(&x);
    struct zone_route route = ROUTE(&x, {1, 0.25}, {1, 0.75});
    assert_string_equal(pieces_text(&route), "0 1 9");
    route = ROUTE(&x, {0.5, 0.5}, {1, 0.5}, {1, 0.75}, {0.5, 0.75});
    assert_string_equal(pieces_text(&route), "0 9|0 1 9|0 9");
    fixture_end(&x);
}

static void test_degenerate(void **state) {
    struct shapes_fixture x;
    (void)state;
    build_row(&x);
    struct zone_route route = ROUTE(&x, {0.5, 0.5});
    assert_string_equal(pieces_text(&route), "0 9");
    route = ROUTE(&x, {0.5, 0.5}, {0.5, 0.5}, {1.5, 0.5}, {1.5, 0.5});
    assert_string_equal(pieces_text(&route), "0 9|1 9");
    fixture_end(&x);
}

/* ---- random lines over a patchwork: what is met on small steps is among the pieces, in order ----
 */

static uint64_t random_state;

static double random_share(void) {
    random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (double)(random_state >> 11) / 9007199254740992.0;
}

#define SIDE 8
#define STEPS 3000

static void build_patchwork(struct shapes_fixture *x) {
    double corner[SIDE + 1][SIDE + 1][2];
    fixture_begin(x);
    for (int i = 0; i <= SIDE; i++) {
        for (int k = 0; k <= SIDE; k++) {
            corner[i][k][0] = 106 + (i + 0.6 * random_share()) / 50;
            corner[i][k][1] = 10 + (k + 0.6 * random_share()) / 50;
        }
    }
    for (int i = 0; i < SIDE; i++) {
        for (int k = 0; k < SIDE; k++) {
            double patch[4][2];
            memcpy(patch[0], corner[i][k], sizeof patch[0]);
            memcpy(patch[1], corner[i + 1][k], sizeof patch[0]);
            memcpy(patch[2], corner[i + 1][k + 1], sizeof patch[0]);
            memcpy(patch[3], corner[i][k + 1], sizeof patch[0]);
            fixture_shape(x, (uint32_t)(i * SIDE + k), (const double(*)[2])patch, 4);
        }
    }
    fixture_build(x);
}

static bool has_owners(const struct route_piece *piece, const struct zone_hits *hits) {
    if (piece->owner_count != hits->count)
        return false;
    for (size_t i = 0; i < hits->count; i++)
        if (piece->owners[i] != hits->hits[i].owner)
            return false;
    return true;
}

static void follow(const struct shapes_fixture *x, const double a[2], const double b[2],
                   const struct zone_route *route) {
    size_t at = 0;
    for (int step = 1; step < STEPS; step++) {
        double share = (double)step / STEPS;
        struct zone_hits hits;
        zone_index_at(x->index, a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]), &hits);
        while (at < route->count && !has_owners(&route->pieces[at], &hits))
            at++;
        if (at == route->count)
            fail_msg("%s: not found at %g of the way, or not in that order", pieces_text(route),
                     share);
    }
}

static void test_random(void **state) {
    const char *given = getenv("LOCKDOWN_SEED");
    (void)state;
    random_state = given ? strtoull(given, NULL, 10) : 20210726;
    print_message("# seed %llu\n", (unsigned long long)random_state);
    for (int i = 0; i < 5; i++) {
        struct shapes_fixture x;
        build_patchwork(&x);
        for (int n = 0; n < 20; n++) {
            const double a[2] = {105.98 + 0.2 * random_share(), 9.98 + 0.2 * random_share()};
            const double b[2] = {105.98 + 0.2 * random_share(), 9.98 + 0.2 * random_share()};
            struct zone_route route = ROUTE(&x, {a[0], a[1]}, {b[0], b[1]});
            follow(&x, a, b, &route);
        }
        fixture_end(&x);
    }
}

static void test_too_many(void **state) {
    struct shapes_fixture x;
    struct zone_route route;
    struct lkd_error err = {0};
    static double line[ROUTE_PIECES_MAX + 2][2];
    (void)state;
    build_row(&x);
    for (int i = 0; i < ROUTE_PIECES_MAX + 2; i++) {
        line[i][0] = i % 2 ? 0.5 : 1.5;
        line[i][1] = 0.5;
    }
    assert_int_equal(zone_index_route(x.index, (const double(*)[2])line, ROUTE_PIECES_MAX + 2,
                                      &x.arena, &route, &err),
                     LKD_LIMIT);
    fixture_end(&x);
}

TAP_MAIN(TEST("the zones of a line come in order, with the points where it enters and leaves",
              test_in_order),
         TEST("a piece in no zone is told as such", test_outside),
         TEST("a zone that is only touched is a piece of its own", test_touching),
         TEST("a way along a border is in the zones on both sides", test_along_border),
         TEST("lines of one point and points given twice are no trouble", test_degenerate),
         TEST("random lines over a patchwork meet what small steps meet, in that order",
              test_random),
         TEST("a line that crosses too many borders is refused", test_too_many))
