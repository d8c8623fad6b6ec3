/*
 * shapes_fixture.h - shapes for tests, from arrays of coordinates or from GeoJSON geometry.
 */
#ifndef ZONES_SHAPES_FIXTURE_H
#define ZONES_SHAPES_FIXTURE_H

#include "support/tap.h"

#include <jansson.h>
#include <string.h>

#include "zones/zone_index.h"

struct shapes_fixture {
    struct arena arena;
    struct shapes shapes;
    struct zone_index *index;
};

static inline void fixture_begin(struct shapes_fixture *x) {
    arena_init(&x->arena, (size_t)1 << 30, NULL);
    shapes_init(&x->shapes, &x->arena);
    x->index = NULL;
}

static inline void fixture_ring(struct shapes_fixture *x, const double (*points)[2], size_t count) {
    assert_true(shapes_begin_ring(&x->shapes));
    for (size_t i = 0; i < count; i++)
        assert_true(shapes_add_point(&x->shapes, points[i][0], points[i][1]));
}

/* A shape of one ring, closed here. */
static inline void fixture_shape(struct shapes_fixture *x, uint32_t owner,
                                 const double (*points)[2], size_t count) {
    assert_true(shapes_begin(&x->shapes, owner));
    fixture_ring(x, points, count);
    assert_true(shapes_add_point(&x->shapes, points[0][0], points[0][1]));
}

/* Polygon or MultiPolygon; rings as they stand. */
static inline void fixture_geometry(struct shapes_fixture *x, uint32_t owner,
                                    const json_t *geometry) {
    const json_t *coordinates = json_object_get(geometry, "coordinates");
    bool single = strcmp(json_string_value(json_object_get(geometry, "type")), "Polygon") == 0;
    size_t parts = single ? 1 : json_array_size(coordinates);
    assert_true(shapes_begin(&x->shapes, owner));
    for (size_t p = 0; p < parts; p++) {
        const json_t *polygon = single ? coordinates : json_array_get(coordinates, p);
        for (size_t r = 0; r < json_array_size(polygon); r++) {
            const json_t *ring = json_array_get(polygon, r);
            assert_true(shapes_begin_ring(&x->shapes));
            for (size_t i = 0; i < json_array_size(ring); i++) {
                const json_t *point = json_array_get(ring, i);
                assert_true(shapes_add_point(&x->shapes,
                                             json_number_value(json_array_get(point, 0)),
                                             json_number_value(json_array_get(point, 1))));
            }
        }
    }
}

static inline void fixture_build(struct shapes_fixture *x) {
    struct lkd_error err = {0};
    if (zone_index_build(&x->shapes, &x->index, &err) != LKD_OK)
        fail_msg("%s", err.message);
}

static inline void fixture_end(struct shapes_fixture *x) {
    zone_index_free(x->index);
    arena_free(&x->arena);
}

/* "0 2*3" : the owners that hold the point, smallest first, `*` where it is on or near the border,
 * `?` where it is only near. */
static inline const char *hits_text(const struct zone_hits *hits) {
    static char text[1024];
    size_t length = 0;
    text[0] = '\0';
    for (size_t i = 0; i < hits->count; i++) {
        const struct zone_hit *hit = &hits->hits[i];
        const char *mark = !hit->border ? "" : hit->inside ? "*" : "?";
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%u%s", i ? " " : "",
                                   hit->owner, mark);
    }
    return text;
}

static inline const char *text_at(const struct shapes_fixture *x, double lon, double lat) {
    struct zone_hits hits;
    zone_index_at(x->index, lon, lat, &hits);
    return hits_text(&hits);
}

static inline const char *text_near(const struct shapes_fixture *x, double lon, double lat,
                                    double accuracy_m) {
    struct zone_hits hits;
    zone_index_near(x->index, lon, lat, accuracy_m, &hits);
    return hits_text(&hits);
}

#endif
