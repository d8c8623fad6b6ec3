/*
 * geometry.c - the wrapper of GEOS; see geometry.h.
 *
 * A struct geometry is a GEOSGeometry under another name, so that no other file needs geos_c.h.
 */
#include "geo/geometry.h"

#include <geos_c.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "geo/area.h"

struct geometer {
    GEOSContextHandle_t handle;
    char message[256]; /* of the last exception */
    double (*points)[2];
    size_t capacity; /* of points: the ring that is walked over */
};

static const GEOSGeometry *inside(const struct geometry *geometry) {
    return (const GEOSGeometry *)(const void *)geometry;
}

static struct geometry *outside(GEOSGeometry *geometry) {
    return (struct geometry *)(void *)geometry;
}

/* ---- context and exceptions ---- */

static void keep_message(const char *message, void *context) {
    struct geometer *g = context;
    snprintf(g->message, sizeof g->message, "%s", message);
}

enum lkd_status geometer_new(struct geometer **ret_geometer, struct lkd_error *err) {
    struct geometer *g = calloc(1, sizeof *g);
    if (g)
        g->handle = GEOS_init_r();
    if (!g || !g->handle) {
        free(g);
        return error_set(err, LKD_NO_MEMORY, "no memory for geometry");
    }
    GEOSContext_setErrorMessageHandler_r(g->handle, keep_message, g);
    *ret_geometer = g;
    return LKD_OK;
}

void geometer_free(struct geometer *g) {
    if (!g)
        return;
    GEOS_finish_r(g->handle);
    free(g->points);
    free(g);
}

void geometry_free(struct geometer *g, struct geometry *geometry) {
    if (geometry)
        GEOSGeom_destroy_r(g->handle, (GEOSGeometry *)(void *)geometry);
}

static enum lkd_status failed(struct geometer *g, const char *doing, struct lkd_error *err) {
    char message[sizeof g->message];
    snprintf(message, sizeof message, "%s", *g->message ? g->message : "GEOS does not say why");
    *g->message = '\0';
    if (strstr(message, "bad_alloc"))
        return error_set(err, LKD_NO_MEMORY, "no memory to %s", doing);
    return error_set(err, LKD_INTERNAL, "cannot %s: %s", doing, message);
}

static enum lkd_status result(struct geometer *g, GEOSGeometry *made, const char *doing,
                              struct geometry **ret_geometry, struct lkd_error *err) {
    if (!made)
        return failed(g, doing, err);
    *ret_geometry = outside(made);
    return LKD_OK;
}

/* ---- building ---- */

static GEOSGeometry *build_ring(struct geometer *g, const struct outline *o, size_t ring) {
    const struct ring *r = &o->rings[ring];
    GEOSCoordSequence *points =
        GEOSCoordSeq_copyFromBuffer_r(g->handle, o->points[r->first], r->count, 0, 0);
    return points ? GEOSGeom_createLinearRing_r(g->handle, points) : NULL; /* takes the points */
}

static void drop(struct geometer *g, GEOSGeometry **parts, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (parts[i])
            GEOSGeom_destroy_r(g->handle, parts[i]);
}

/* The polygon of the rings from `first` to before `end`; `room` has a place for each. */
static GEOSGeometry *build_polygon(struct geometer *g, const struct outline *o, size_t first,
                                   size_t end, GEOSGeometry **room) {
    for (size_t i = first; i < end; i++) {
        room[i - first] = build_ring(g, o, i);
        if (!room[i - first]) {
            drop(g, room, i - first);
            return NULL;
        }
    }
    /* Takes the rings, also when it fails. */
    return GEOSGeom_createPolygon_r(g->handle, room[0], room + 1, (unsigned)(end - first - 1));
}

static size_t next_outer(const struct outline *o, size_t i) {
    for (i++; i < o->ring_count && !o->outer[i];)
        i++;
    return i;
}

/* The polygons, with room behind them for the rings of one. */
static GEOSGeometry *build_all(struct geometer *g, const struct outline *o, GEOSGeometry **room) {
    size_t count = 0;
    for (size_t i = 0, end; i < o->ring_count; i = end) {
        end = next_outer(o, i);
        GEOSGeometry *polygon = build_polygon(g, o, i, end, room + count);
        if (!polygon) {
            drop(g, room, count);
            return NULL;
        }
        room[count++] = polygon;
    }
    if (count == 1)
        return room[0];
    return GEOSGeom_createCollection_r(g->handle, GEOS_MULTIPOLYGON, room, (unsigned)count);
}

#define ROOM 64

enum lkd_status geometry_build(struct geometer *g, const struct outline *o,
                               struct geometry **ret_geometry, struct lkd_error *err) {
    GEOSGeometry *few[ROOM] = {NULL}, **room = few;
    if (o->ring_count > ROOM && !(room = malloc(o->ring_count * sizeof *room)))
        return error_set(err, LKD_NO_MEMORY, "no memory for a geometry");
    GEOSGeometry *made = build_all(g, o, room);
    if (room != few)
        free(room);
    return result(g, made, "build a polygon", ret_geometry, err);
}

/* ---- validity ---- */

static void place_of(struct geometer *g, const GEOSGeometry *point, struct validity *v) {
    v->lon = v->lat = NAN;
    if (point && GEOSisEmpty_r(g->handle, point) == 0) {
        GEOSGeomGetX_r(g->handle, point, &v->lon);
        GEOSGeomGetY_r(g->handle, point, &v->lat);
    }
}

enum lkd_status geometry_validity(struct geometer *g, const struct geometry *geometry,
                                  struct validity *ret_validity, struct lkd_error *err) {
    char *reason = NULL;
    GEOSGeometry *place = NULL;
    char valid = GEOSisValidDetail_r(g->handle, inside(geometry), 0, &reason, &place);
    if (valid == 0) {
        snprintf(ret_validity->reason, sizeof ret_validity->reason, "%s", reason ? reason : "");
        place_of(g, place, ret_validity);
    }
    ret_validity->valid = valid == 1;
    GEOSFree_r(g->handle, reason);
    geometry_free(g, outside(place));
    return valid == 2 ? failed(g, "check a polygon", err) : LKD_OK;
}

enum lkd_status geometry_make_valid(struct geometer *g, const struct geometry *geometry,
                                    struct geometry **ret_geometry, struct lkd_error *err) {
    GEOSGeometry *made = NULL;
    GEOSMakeValidParams *how = GEOSMakeValidParams_create_r(g->handle);
    if (how && GEOSMakeValidParams_setMethod_r(g->handle, how, GEOS_MAKE_VALID_STRUCTURE))
        made = GEOSMakeValidWithParams_r(g->handle, inside(geometry), how);
    if (how)
        GEOSMakeValidParams_destroy_r(g->handle, how);
    return result(g, made, "repair a polygon", ret_geometry, err);
}

/* ---- operations ---- */

enum lkd_status geometry_intersection(struct geometer *g, const struct geometry *a,
                                      const struct geometry *b, struct geometry **ret_geometry,
                                      struct lkd_error *err) {
    GEOSGeometry *made = GEOSIntersection_r(g->handle, inside(a), inside(b));
    return result(g, made, "intersect polygons", ret_geometry, err);
}

enum lkd_status geometry_difference(struct geometer *g, const struct geometry *a,
                                    const struct geometry *b, struct geometry **ret_geometry,
                                    struct lkd_error *err) {
    GEOSGeometry *made = GEOSDifference_r(g->handle, inside(a), inside(b));
    return result(g, made, "subtract polygons", ret_geometry, err);
}

/* A collection of copies: GEOS takes over what a collection is made of. */
static GEOSGeometry *collect(struct geometer *g, struct geometry *const *parts, size_t count) {
    GEOSGeometry **copies = malloc(count * sizeof *copies), *made = NULL;
    size_t copied = 0;
    if (!copies)
        return NULL;
    while (copied < count && (copies[copied] = GEOSGeom_clone_r(g->handle, inside(parts[copied]))))
        copied++;
    if (copied == count)
        made = GEOSGeom_createCollection_r(g->handle, GEOS_GEOMETRYCOLLECTION, copies,
                                           (unsigned)count);
    else
        drop(g, copies, copied);
    free(copies);
    return made;
}

enum lkd_status geometry_union(struct geometer *g, struct geometry *const *parts, size_t count,
                               struct geometry **ret_geometry, struct lkd_error *err) {
    GEOSGeometry *all = collect(g, parts, count);
    if (!all)
        return error_set(err, LKD_NO_MEMORY, "no memory to join polygons");
    GEOSGeometry *made = GEOSUnaryUnion_r(g->handle, all);
    GEOSGeom_destroy_r(g->handle, all);
    return result(g, made, "join polygons", ret_geometry, err);
}

enum lkd_status geometry_meets(struct geometer *g, const struct geometry *a,
                               const struct geometry *b, bool *ret_meets, struct lkd_error *err) {
    char meets = GEOSIntersects_r(g->handle, inside(a), inside(b));
    if (meets == 2)
        return failed(g, "compare polygons", err);
    *ret_meets = meets == 1;
    return LKD_OK;
}

enum lkd_status geometry_inner_point(struct geometer *g, const struct geometry *geometry,
                                     double *ret_lon, double *ret_lat, struct lkd_error *err) {
    GEOSGeometry *point = GEOSPointOnSurface_r(g->handle, inside(geometry));
    bool found = point && GEOSGeomGetX_r(g->handle, point, ret_lon) == 1 &&
                 GEOSGeomGetY_r(g->handle, point, ret_lat) == 1;
    geometry_free(g, outside(point));
    return found ? LKD_OK : failed(g, "find a point in a polygon", err);
}

/* ---- walking ---- */

/* What is done with the rings of a geometry. */
struct walk {
    struct geometer *g;
    enum lkd_status (*ring)(struct walk *w, const GEOSGeometry *ring, bool outer);
    geometry_ring *each_ring;
    geometry_hole *each_hole;
    void *context;
    struct lkd_error *err;
};

static enum lkd_status walk_polygon(struct walk *w, const GEOSGeometry *polygon) {
    GEOSContextHandle_t handle = w->g->handle;
    if (GEOSisEmpty_r(handle, polygon) == 1)
        return LKD_OK;
    enum lkd_status status = w->ring(w, GEOSGetExteriorRing_r(handle, polygon), true);
    int holes = GEOSGetNumInteriorRings_r(handle, polygon);
    for (int i = 0; !status && i < holes; i++)
        status = w->ring(w, GEOSGetInteriorRingN_r(handle, polygon, i), false);
    return status;
}

/* Collections hold collections of polygons, and nothing deeper. */
static enum lkd_status walk(struct walk *w, const GEOSGeometry *geometry) {
    int type = GEOSGeomTypeId_r(w->g->handle, geometry);
    if (type == GEOS_POLYGON)
        return walk_polygon(w, geometry);
    if (type != GEOS_MULTIPOLYGON && type != GEOS_GEOMETRYCOLLECTION)
        return LKD_OK;
    enum lkd_status status = LKD_OK;
    int count = GEOSGetNumGeometries_r(w->g->handle, geometry);
    for (int i = 0; !status && i < count; i++)
        status = walk(w, GEOSGetGeometryN_r(w->g->handle, geometry, i));
    return status;
}

/* The points of a ring into the geometer's room. */
static enum lkd_status load_points(struct walk *w, const GEOSGeometry *ring, size_t *ret_count) {
    struct geometer *g = w->g;
    unsigned count;
    const GEOSCoordSequence *points = ring ? GEOSGeom_getCoordSeq_r(g->handle, ring) : NULL;
    if (!points || !GEOSCoordSeq_getSize_r(g->handle, points, &count))
        return failed(g, "read a ring", w->err);
    if (count > g->capacity) {
        double(*room)[2] = realloc(g->points, count * sizeof *room);
        if (!room)
            return error_set(w->err, LKD_NO_MEMORY, "no memory for a ring");
        g->points = room;
        g->capacity = count;
    }
    if (count > 0 && !GEOSCoordSeq_copyToBuffer_r(g->handle, points, g->points[0], 0, 0))
        return failed(g, "read a ring", w->err);
    *ret_count = count;
    return LKD_OK;
}

static enum lkd_status give_ring(struct walk *w, const GEOSGeometry *ring, bool outer) {
    size_t count = 0;
    enum lkd_status status = load_points(w, ring, &count);
    return status ? status
                  : w->each_ring(w->context, outer, (const double(*)[2])w->g->points, count);
}

enum lkd_status geometry_each_ring(struct geometer *g, const struct geometry *geometry,
                                   geometry_ring *each, void *context, struct lkd_error *err) {
    struct walk w = {.g = g, .ring = give_ring, .each_ring = each, .context = context, .err = err};
    return walk(&w, inside(geometry));
}

static enum lkd_status give_hole(struct walk *w, const GEOSGeometry *ring, bool outer) {
    if (outer)
        return LKD_OK;
    GEOSContextHandle_t handle = w->g->handle;
    GEOSGeometry *copy = ring ? GEOSGeom_clone_r(handle, ring) : NULL;
    GEOSGeometry *hole = copy ? GEOSGeom_createPolygon_r(handle, copy, NULL, 0) : NULL;
    if (!hole)
        return failed(w->g, "read a hole", w->err);
    enum lkd_status status = w->each_hole(w->context, outside(hole));
    GEOSGeom_destroy_r(handle, hole);
    return status;
}

enum lkd_status geometry_each_hole(struct geometer *g, const struct geometry *geometry,
                                   geometry_hole *each, void *context, struct lkd_error *err) {
    struct walk w = {.g = g, .ring = give_hole, .each_hole = each, .context = context, .err = err};
    return walk(&w, inside(geometry));
}

static enum lkd_status add_area(void *context, bool outer, const double (*points)[2],
                                size_t count) {
    double *sum = context, area_m2 = fabs(area_ring_m2(points, count));
    *sum += outer ? area_m2 : -area_m2;
    return LKD_OK;
}

enum lkd_status geometry_area_m2(struct geometer *g, const struct geometry *geometry,
                                 double *ret_area_m2, struct lkd_error *err) {
    double sum = 0;
    enum lkd_status status = geometry_each_ring(g, geometry, add_area, &sum, err);
    if (!status)
        *ret_area_m2 = sum;
    return status;
}

/* ---- the index ---- */

struct geometry_index {
    GEOSSTRtree *tree;
    struct {
        uint32_t *items;
        size_t count, capacity;
    } found;
    bool no_memory;
};

enum lkd_status geometry_box(struct geometer *g, const struct geometry *geometry,
                             struct box *ret_box, struct lkd_error *err) {
    struct box b;
    if (!GEOSGeom_getExtent_r(g->handle, inside(geometry), &b.west, &b.south, &b.east, &b.north))
        return failed(g, "find the box of a polygon", err);
    *ret_box = b;
    return LKD_OK;
}

enum lkd_status geometry_index_new(struct geometer *g, struct geometry_index **ret_index,
                                   struct lkd_error *err) {
    struct geometry_index *index = calloc(1, sizeof *index);
    if (index)
        index->tree = GEOSSTRtree_create_r(g->handle, 10);
    if (!index || !index->tree) {
        free(index);
        return error_set(err, LKD_NO_MEMORY, "no memory for an index");
    }
    *ret_index = index;
    return LKD_OK;
}

void geometry_index_free(struct geometer *g, struct geometry_index *index) {
    if (!index)
        return;
    GEOSSTRtree_destroy_r(g->handle, index->tree);
    free(index->found.items);
    free(index);
}

/* The tree keeps a pointer for each geometry; here it is the number itself. */
enum lkd_status geometry_index_add(struct geometer *g, struct geometry_index *index,
                                   const struct geometry *geometry, uint32_t number,
                                   struct lkd_error *err) {
    *g->message = '\0';
    GEOSSTRtree_insert_r(g->handle, index->tree, inside(geometry), (void *)(uintptr_t)number);
    return *g->message ? failed(g, "index a polygon", err) : LKD_OK;
}

static void note_found(void *item, void *context) {
    struct geometry_index *index = context;
    if (index->found.count == index->found.capacity) {
        size_t capacity = index->found.capacity ? 2 * index->found.capacity : 64;
        uint32_t *items = realloc(index->found.items, capacity * sizeof *items);
        if (!items) {
            index->no_memory = true;
            return;
        }
        index->found.items = items;
        index->found.capacity = capacity;
    }
    index->found.items[index->found.count++] = (uint32_t)(uintptr_t)item;
}

static int ascending(const void *a, const void *b) {
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

enum lkd_status geometry_index_search(struct geometer *g, struct geometry_index *index,
                                      const struct geometry *geometry, const uint32_t **ret_numbers,
                                      size_t *ret_count, struct lkd_error *err) {
    *g->message = '\0';
    index->found.count = 0;
    index->no_memory = false;
    GEOSSTRtree_query_r(g->handle, index->tree, inside(geometry), note_found, index);
    if (index->no_memory)
        return error_set(err, LKD_NO_MEMORY, "no memory to search an index");
    if (*g->message)
        return failed(g, "search an index", err);
    if (index->found.count > 1)
        qsort(index->found.items, index->found.count, sizeof *index->found.items, ascending);
    *ret_numbers = index->found.items;
    *ret_count = index->found.count;
    return LKD_OK;
}
