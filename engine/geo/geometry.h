/*
 * geometry.h - the wrapper of GEOS: every call of it in the engine is behind these functions.
 *
 * A geometer is a GEOS context; it belongs to one thread. Geometries are new and belong to the
 * caller (geometry_free), in degrees of WGS 84, lon before lat. GEOS reports an exception as a
 * third value of its predicates, which is true for a careless reader; here each function that can
 * meet one returns a status: LKD_INTERNAL with GEOS's own words, or LKD_NO_MEMORY.
 *
 * Operations on degrees are planar: right for what lies inside what; areas are not GEOS's but those
 * of area.c, on the ellipsoid.
 */
#ifndef GEO_GEOMETRY_H
#define GEO_GEOMETRY_H

#include "base/error.h"
#include "zones/shapes.h"

struct geometer;
struct geometry;

enum lkd_status geometer_new(struct geometer **ret_geometer, struct lkd_error *err);
void geometer_free(struct geometer *g); /* NULL is fine */

void geometry_free(struct geometer *g, struct geometry *geometry); /* NULL is fine */

/*
 * The polygon, or the polygons, of a run of rings. `outer[i]` tells whether ring i begins a
 * polygon; the rings after it that do not are its holes. The first ring is taken as an outer one.
 */
struct outline {
    const double (*points)[2]; /* of the whole set of shapes */
    const struct ring *rings;
    const bool *outer;
    size_t ring_count;
};
enum lkd_status geometry_build(struct geometer *g, const struct outline *o,
                               struct geometry **ret_geometry, struct lkd_error *err);

struct validity {
    bool valid;
    char reason[64]; /* "Self-intersection" */
    double lon, lat; /* the place */
};
enum lkd_status geometry_validity(struct geometer *g, const struct geometry *geometry,
                                  struct validity *ret_validity, struct lkd_error *err);

/* The nearest valid polygons: rings keep their meaning, parts that overlap are joined; what has no
 * area goes. May be empty. */
enum lkd_status geometry_make_valid(struct geometer *g, const struct geometry *geometry,
                                    struct geometry **ret_geometry, struct lkd_error *err);

/* The results may hold lines and points too, and may be empty; only polygons count for areas, rings
 * and holes. */
enum lkd_status geometry_intersection(struct geometer *g, const struct geometry *a,
                                      const struct geometry *b, struct geometry **ret_geometry,
                                      struct lkd_error *err);
enum lkd_status geometry_difference(struct geometer *g, const struct geometry *a,
                                    const struct geometry *b, struct geometry **ret_geometry,
                                    struct lkd_error *err);
/* All of them together; at least one. The geometries stay the caller's. */
enum lkd_status geometry_union(struct geometer *g, struct geometry *const *parts, size_t count,
                               struct geometry **ret_geometry, struct lkd_error *err);

/* Do the two touch or overlap? */
enum lkd_status geometry_meets(struct geometer *g, const struct geometry *a,
                               const struct geometry *b, bool *ret_meets, struct lkd_error *err);

/* A point inside, for a geometry that is not empty. */
enum lkd_status geometry_inner_point(struct geometer *g, const struct geometry *geometry,
                                     double *ret_lon, double *ret_lat, struct lkd_error *err);

/* Of its polygons, on the ellipsoid; see area.h. */
enum lkd_status geometry_area_m2(struct geometer *g, const struct geometry *geometry,
                                 double *ret_area_m2, struct lkd_error *err);

/* Walk over the rings of its polygons; `outer` as in struct outline. Points are borrowed during the
 * call. A status other than LKD_OK stops the walk and is its result. */
typedef enum lkd_status geometry_ring(void *context, bool outer, const double (*points)[2],
                                      size_t count);
enum lkd_status geometry_each_ring(struct geometer *g, const struct geometry *geometry,
                                   geometry_ring *each, void *context, struct lkd_error *err);

/* Walk over the holes of its polygons, each as a polygon that is borrowed during the call. */
typedef enum lkd_status geometry_hole(void *context, const struct geometry *hole);
enum lkd_status geometry_each_hole(struct geometer *g, const struct geometry *geometry,
                                   geometry_hole *each, void *context, struct lkd_error *err);

/* ---- an index over boxes of geometries ---- */

struct box {
    double west, south, east, north;
};
/* The box around it; LKD_INTERNAL for an empty one. */
enum lkd_status geometry_box(struct geometer *g, const struct geometry *geometry,
                             struct box *ret_box, struct lkd_error *err);

struct geometry_index;
/* Add everything before the first search. The geometries must outlive the index. */
enum lkd_status geometry_index_new(struct geometer *g, struct geometry_index **ret_index,
                                   struct lkd_error *err);
enum lkd_status geometry_index_add(struct geometer *g, struct geometry_index *index,
                                   const struct geometry *geometry, uint32_t number,
                                   struct lkd_error *err);
/* The numbers of those whose boxes meet that of `geometry`, in ascending order, borrowed until the
 * next search. */
enum lkd_status geometry_index_search(struct geometer *g, struct geometry_index *index,
                                      const struct geometry *geometry, const uint32_t **ret_numbers,
                                      size_t *ret_count, struct lkd_error *err);
void geometry_index_free(struct geometer *g, struct geometry_index *index); /* NULL is fine */

#endif
