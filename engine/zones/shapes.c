/*
 * shapes.c - collecting rings; see shapes.h.
 */
#include "zones/shapes.h"

#include <math.h>

#include "base/vec.h"
#include "zones/orientation.h"

#define EARTH_RADIUS_M 6371007.2 /* of the sphere with the surface of WGS 84's ellipsoid */
#define RADIAN (3.14159265358979323846 / 180)

void shapes_init(struct shapes *s, struct arena *arena) {
    *s = (struct shapes){.arena = arena};
}

bool shapes_begin(struct shapes *s, uint32_t owner) {
    struct shape shape = {owner, (uint32_t)s->rings.count, 0};
    return VEC_PUSH(s->arena, &s->shapes, shape);
}

bool shapes_begin_ring(struct shapes *s) {
    struct ring ring = {(uint32_t)s->points.count, 0};
    s->shapes.items[s->shapes.count - 1].ring_count++;
    return VEC_PUSH(s->arena, &s->rings, ring);
}

bool shapes_add_point(struct shapes *s, double lon, double lat) {
    if (s->points.count >= SHAPES_POINTS_MAX || !VEC_RESERVE(s->arena, &s->points))
        return false;
    s->points.items[s->points.count][0] = lon;
    s->points.items[s->points.count++][1] = lat;
    s->rings.items[s->rings.count - 1].count++;
    return true;
}

/* ---- area ---- */

/* Lambert's cylinder: the area under an edge is its width times the mean of the sines of latitude
 * at its ends. */
static double ring_area(const double (*p)[2], uint32_t count) {
    double area = 0;
    for (uint32_t i = 0; i + 1 < count; i++)
        area += (p[i + 1][0] - p[i][0]) * RADIAN *
                (sin(p[i][1] * RADIAN) + sin(p[i + 1][1] * RADIAN)) / 2;
    return fabs(area);
}

/* 1 inside, -1 outside, 0 on the ring. */
static int side_of_ring(const double (*p)[2], uint32_t count, const double point[2]) {
    int side = -1;
    for (uint32_t i = 0; i + 1 < count; i++) {
        const double *a = p[i], *b = p[i + 1];
        bool beside = fmin(a[1], b[1]) <= point[1] && point[1] <= fmax(a[1], b[1]) &&
                      fmax(a[0], b[0]) >= point[0];
        int turn = beside ? orientation(a, b, point) : 0;
        if (beside && turn == 0 && fmin(a[0], b[0]) <= point[0])
            return 0;
        if ((a[1] > point[1]) != (b[1] > point[1]) && turn == (a[1] > b[1] ? -1 : 1))
            side = -side;
    }
    return side;
}

static bool ring_is_inside(const struct shapes *s, struct ring inner, struct ring outer) {
    const double(*p)[2] = (const double(*)[2])s->points.items;
    int side = 0;
    for (uint32_t i = 0; i < inner.count && side == 0; i++)
        side = side_of_ring(p + outer.first, outer.count, p[inner.first + i]);
    return side > 0;
}

double shape_area_m2(const struct shapes *s, const struct shape *shape) {
    const struct ring *rings = s->rings.items + shape->first_ring;
    double whole = 0;
    for (uint32_t r = 0; r < shape->ring_count; r++) {
        bool hole = false;
        for (uint32_t k = 0; k < shape->ring_count; k++)
            hole ^= k != r && ring_is_inside(s, rings[r], rings[k]);
        double area =
            ring_area((const double(*)[2])s->points.items + rings[r].first, rings[r].count);
        whole += hole ? -area : area;
    }
    return whole * EARTH_RADIUS_M * EARTH_RADIUS_M;
}
