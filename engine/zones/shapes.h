/*
 * shapes.h - the shapes of zones: rings of coordinates, as they were read. Plain data.
 *
 * Coordinates are lon, lat in degrees of WGS 84, in one array of pairs. A ring is a run of points
 * whose last repeats its first; at least four points. The rings of a shape are its outer rings and
 * its holes together, in any order and either winding: a point is inside when it lies inside an odd
 * number of rings, which for valid polygons without overlapping parts is what outer rings and holes
 * mean. Nothing here is simplified or rounded.
 *
 * Who fills it promises: finite coordinates, closed rings. engine/geo reads files and checks more
 * (ranges, crossings); tests fill it directly.
 */
#ifndef ZONES_SHAPES_H
#define ZONES_SHAPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define SHAPES_POINTS_MAX (1u << 28) /* points of all rings together */

struct ring {
    uint32_t first, count; /* points; the last repeats the first */
};

struct shape {
    uint32_t owner; /* the caller's number: a zone, a feature */
    uint32_t first_ring, ring_count;
};

struct shapes {
    struct arena *arena; /* of the caller; holds the arrays */
    struct {
        struct shape *items;
        size_t count, capacity;
    } shapes;
    struct {
        struct ring *items;
        size_t count, capacity;
    } rings;
    struct {
        double (*items)[2]; /* lon, lat */
        size_t count, capacity;
    } points;
};

/* An empty set. The arena must outlive it. */
void shapes_init(struct shapes *s, struct arena *arena);

/* Begin the shape of `owner`; the rings that follow are its own. False when there is no memory. */
bool shapes_begin(struct shapes *s, uint32_t owner);
/* Begin a ring of the shape begun last; the points that follow are its own. */
bool shapes_begin_ring(struct shapes *s);
bool shapes_add_point(struct shapes *s, double lon, double lat);

/* Square metres: holes taken off, on the sphere that has the surface of the ellipsoid (the area of
 * the ellipsoid differs by up to half a percent). */
double shape_area_m2(const struct shapes *s, const struct shape *shape);

#endif
