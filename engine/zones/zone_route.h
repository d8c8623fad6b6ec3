/*
 * zone_route.h - the shapes that a line crosses, in order.
 *
 * The line is cut where it meets a ring. Between two cuts it lies in one set of shapes, which a
 * lookup tells; at a cut it may also touch shapes that it does not enter. By the rule for points on
 * a border it belongs to these too, so such a touch is a piece of its own.
 */
#ifndef ZONES_ZONE_ROUTE_H
#define ZONES_ZONE_ROUTE_H

#include "zones/zone_index.h"

#define ROUTE_CUTS_MAX 65536 /* of one segment of a line */
#define ROUTE_PIECES_MAX 16384

struct route_piece {
    double enter[2], leave[2]; /* lon, lat; the same for a touch */
    double begin;              /* where it is entered: number of the segment and share of it */
    const uint32_t *owners;    /* from the smallest shape to the largest */
    size_t owner_count;        /* 0: no shape is known there */
};

struct zone_route {
    const struct route_piece *pieces; /* neighbours differ in their shapes */
    size_t count;
};

/*
 * The pieces of a line of `count` points (at least one; one is a piece by itself). They are in the
 * arena. LKD_LIMIT when there are too many cuts or pieces, LKD_NO_MEMORY when the arena is full.
 */
enum lkd_status zone_index_route(const struct zone_index *index, const double (*line)[2],
                                 size_t count, struct arena *arena, struct zone_route *ret_route,
                                 struct lkd_error *err);

#endif
