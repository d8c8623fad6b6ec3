/*
 * zone_index.h - which shapes is a point in? An immutable index over exact rings.
 *
 * The plane is cut into square cells whose sides are powers of two of a degree, so that the cell of
 * a point is found without rounding. A cell that no ring touches lies inside one set of shapes, and
 * answers without geometry. A cell that rings touch is cut into 4 x 4, until few edges are left in
 * each; then it keeps these edges, and for each shape whether the cell's upper right corner is
 * inside. A point is inside when the way from it to that corner crosses the shape's edges an even
 * number of times and the corner is inside, or an odd number of times and it is not. The way goes
 * right, then up, and so stays in the cell: only the cell's own edges can cross it, however large
 * the shape is. Edges are the original coordinates, sides are told exactly (orientation.h).
 *
 * A point on a ring belongs to every shape whose ring it is on. Edges that the way meets at their
 * ends, or runs along, are counted right because the way is taken to lie a little (infinitely
 * little) further up, and much less further to the right, than its coordinates say.
 *
 * Any number of threads may look up; nothing locks, nothing allocates.
 */
#ifndef ZONES_ZONE_INDEX_H
#define ZONES_ZONE_INDEX_H

#include "base/error.h"
#include "zones/shapes.h"

#define ZONE_INDEX_LIMIT_DEG 32768.0 /* coordinates beyond are in no shape */
#define ZONE_HITS_MAX 64
#define ZONE_ACCURACY_MAX_M 100000.0

struct zone_index; /* opaque */

/*
 * Build from `shapes`, which may be dropped afterwards. No two shapes should have one owner. The
 * index is new; free with zone_index_free. LKD_NO_MEMORY, or LKD_BAD_ZONES for a coordinate that is
 * not finite or beyond ZONE_INDEX_LIMIT_DEG.
 */
enum lkd_status zone_index_build(const struct shapes *shapes, struct zone_index **ret_index,
                                 struct lkd_error *err);
void zone_index_free(struct zone_index *index); /* NULL is fine */

struct zone_hit {
    uint32_t owner;
    bool inside; /* inside the shape or on its border */
    bool border; /* on its border, or within the accuracy of it */
};

struct zone_hits {
    size_t count;
    bool more; /* there are more than ZONE_HITS_MAX; the answer is not complete */
    struct zone_hit hits[ZONE_HITS_MAX]; /* from the smallest shape to the largest */
};

/* The shapes that a point is in. A point that is not finite is in none. */
void zone_index_at(const struct zone_index *index, double lon, double lat,
                   struct zone_hits *ret_hits);
/*
 * The shapes that a place known to within `accuracy_m` metres (0 to ZONE_ACCURACY_MAX_M; more
 * counts as that) may be in. Distances are taken on the ellipsoid of WGS 84 in the plane that
 * touches it at the point: right to a millionth up to some kilometres away from the poles.
 */
void zone_index_near(const struct zone_index *index, double lon, double lat, double accuracy_m,
                     struct zone_hits *ret_hits);

/* Sizes, for `bench`. */
struct zone_index_info {
    size_t shapes, points, leaves, leaf_edges, blocks, sets, bytes;
    double low[2], high[2]; /* around all shapes; infinite when there is none */
};
struct zone_index_info zone_index_info(const struct zone_index *index);

#endif
