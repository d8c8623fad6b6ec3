/*
 * lookup_test.c - the index of zones beside plain GEOS, over the communes of a country.
 *
 * GEOS answers from a tree of boxes and prepared polygons; both have to name the same zones for
 * every point: anywhere, near borders, and exactly on vertices and on the middles of edges.
 */
#include "support/tap.h"

#include <geos_c.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "geo/map_load.h"
#include "geo/zone_file.h"

#ifdef __SANITIZE_ADDRESS__
#define POINTS 40000 /* a sanitizer makes them slow */
#else
#define POINTS 800000
#endif
#define ACCURATE_POINTS (POINTS / 2000)
#define NEAR_POINTS (POINTS / 4)
#define EXACT_POINTS (POINTS / 8)

struct yardstick {
    GEOSContextHandle_t geos;
    GEOSSTRtree *tree;
    struct area {
        const GEOSPreparedGeometry *prepared;
        GEOSGeometry *polygons;
        uint32_t zone;
    } * areas;
    size_t count;
};

static struct {
    struct zone_map *map;
    struct zone_file file;
    struct yardstick geos;
    uint64_t random;
} world;

static double random_share(void) {
    world.random = world.random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (double)(world.random >> 11) / 9007199254740992.0;
}

/* ---- GEOS ---- */

static GEOSGeometry *ring_of(const struct ring *ring) {
    GEOSContextHandle_t geos = world.geos.geos;
    const double(*points)[2] = (const double(*)[2])world.file.shapes.points.items + ring->first;
    GEOSCoordSequence *sequence =
        GEOSCoordSeq_copyFromBuffer_r(geos, (const double *)points, ring->count, 0, 0);
    return GEOSGeom_createLinearRing_r(geos, sequence);
}

/* Outer rings and holes by GEOS's own symmetric difference would be slow; the file tells them. */
static GEOSGeometry *polygons_of(const struct shape *shape) {
    GEOSContextHandle_t geos = world.geos.geos;
    GEOSGeometry *parts[512], *holes[512];
    unsigned count = 0;
    for (uint32_t i = 0; i < shape->ring_count; count++) {
        unsigned hole_count = 0;
        const struct ring *rings = world.file.shapes.rings.items;
        GEOSGeometry *outer = ring_of(&rings[shape->first_ring + i++]);
        while (i < shape->ring_count && !world.file.outer.items[shape->first_ring + i])
            holes[hole_count++] = ring_of(&rings[shape->first_ring + i++]);
        parts[count] = GEOSGeom_createPolygon_r(geos, outer, holes, hole_count);
    }
    return GEOSGeom_createCollection_r(geos, GEOS_MULTIPOLYGON, parts, count);
}

static void make_yardstick(struct yardstick *y) {
    y->geos = GEOS_init_r();
    y->tree = GEOSSTRtree_create_r(y->geos, 10);
    y->areas = calloc(world.file.features.count, sizeof *y->areas);
    for (size_t i = 0; i < world.file.features.count; i++) {
        const struct zone_feature *feature = &world.file.features.items[i];
        struct area *area = &y->areas[y->count++];
        area->polygons = polygons_of(&world.file.shapes.shapes.items[feature->shape]);
        area->prepared = GEOSPrepare_r(y->geos, area->polygons);
        area->zone = zones_find(world.map->zones, feature->id, strlen(feature->id));
        GEOSSTRtree_insert_r(y->geos, y->tree, area->polygons, area);
    }
}

static void free_yardstick(struct yardstick *y) {
    GEOSSTRtree_destroy_r(y->geos, y->tree);
    for (size_t i = 0; i < y->count; i++) {
        GEOSPreparedGeom_destroy_r(y->geos, y->areas[i].prepared);
        GEOSGeom_destroy_r(y->geos, y->areas[i].polygons);
    }
    free(y->areas);
    GEOS_finish_r(y->geos);
}

struct answer {
    GEOSGeometry *point;
    uint32_t zones[ZONE_HITS_MAX];
    size_t count;
};

static void add_if_inside(void *item, void *context) {
    const struct area *area = item;
    struct answer *answer = context;
    if (GEOSPreparedIntersects_r(world.geos.geos, area->prepared, answer->point) == 1)
        answer->zones[answer->count++] = area->zone;
}

static int compare_zones(const void *a, const void *b) {
    const uint32_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

/* ---- both ---- */

static void compare_at(double lon, double lat) {
    struct answer answer = {.point = GEOSGeom_createPointFromXY_r(world.geos.geos, lon, lat)};
    struct zone_hits hits;
    uint32_t zones[ZONE_HITS_MAX];
    GEOSSTRtree_query_r(world.geos.geos, world.geos.tree, answer.point, add_if_inside, &answer);
    GEOSGeom_destroy_r(world.geos.geos, answer.point);
    zone_index_at(world.map->index, lon, lat, &hits);
    for (size_t i = 0; i < hits.count; i++)
        zones[i] = hits.hits[i].owner;
    qsort(zones, hits.count, sizeof *zones, compare_zones);
    qsort(answer.zones, answer.count, sizeof *answer.zones, compare_zones);
    if (hits.count != answer.count ||
        memcmp(zones, answer.zones, answer.count * sizeof *zones) != 0)
        fail_msg("(%.17g, %.17g): the index finds %zu zones, GEOS %zu", lon, lat, hits.count,
                 answer.count);
}

/* An edge somewhere: its first point; the next one ends it. */
static const double (*random_edge(void))[2] {
    const struct shapes *s = &world.file.shapes;
    const struct ring *ring = &s->rings.items[(size_t)(random_share() * (double)s->rings.count)];
    return (const double(*)[2])s->points.items + ring->first +
           (size_t)(random_share() * (double)(ring->count - 1));
}

static void test_anywhere(void **state) {
    (void)state;
    for (int i = 0; i < POINTS; i++)
        compare_at(102.1 + random_share() * 7.5, 8.3 + random_share() * 15.2);
}

static void test_near_borders(void **state) {
    (void)state;
    for (int i = 0; i < NEAR_POINTS; i++) {
        const double(*edge)[2] = random_edge();
        double along = random_share(), off_m = (random_share() - 0.5) * 70;
        double lon = edge[0][0] + along * (edge[1][0] - edge[0][0]) + off_m / 108000;
        compare_at(lon, edge[0][1] + along * (edge[1][1] - edge[0][1]) + off_m / 110600);
    }
}

static void test_exact_borders(void **state) {
    (void)state;
    for (int i = 0; i < EXACT_POINTS; i++) {
        const double(*edge)[2] = random_edge();
        compare_at(edge[0][0], edge[0][1]);
        compare_at(edge[0][0] / 2 + edge[1][0] / 2, edge[0][1] / 2 + edge[1][1] / 2);
        compare_at(edge[0][0], edge[1][1]);
    }
}

/* ---- accuracy, by straight lines through space ---- */

/* Metres from the centre of the earth; WGS 84. */
static void to_space(const double at[2], double ret[3]) {
    const double radian = 3.14159265358979323846 / 180, a = 6378137, e2 = 6.69437999014e-3;
    double lon = at[0] * radian, lat = at[1] * radian;
    double n = a / sqrt(1 - e2 * sin(lat) * sin(lat));
    ret[0] = n * cos(lat) * cos(lon);
    ret[1] = n * cos(lat) * sin(lon);
    ret[2] = n * (1 - e2) * sin(lat);
}

static double distance_to_edge(const double p[3], const double (*edge)[2]) {
    double a[3], b[3], length = 0, dot = 0, distance = 0;
    to_space(edge[0], a);
    to_space(edge[1], b);
    for (int k = 0; k < 3; k++) {
        length += (b[k] - a[k]) * (b[k] - a[k]);
        dot += (p[k] - a[k]) * (b[k] - a[k]);
    }
    double t = length > 0 ? fmin(fmax(dot / length, 0), 1) : 0;
    for (int k = 0; k < 3; k++)
        distance += pow(a[k] + t * (b[k] - a[k]) - p[k], 2);
    return sqrt(distance);
}

/* The least distance to the shape's rings; edges that are surely far are passed over. */
static double distance_to_shape(const double point[2], const struct shape *shape) {
    const struct shapes *s = &world.file.shapes;
    double p[3], least = INFINITY;
    to_space(point, p);
    for (uint32_t r = 0; r < shape->ring_count; r++) {
        const struct ring *ring = &s->rings.items[shape->first_ring + r];
        const double(*points)[2] = (const double(*)[2])s->points.items + ring->first;
        for (uint32_t i = 0; i + 1 < ring->count; i++) {
            const double *a = points[i], *b = points[i + 1];
            if (fmin(a[0], b[0]) - 0.01 < point[0] && point[0] < fmax(a[0], b[0]) + 0.01 &&
                fmin(a[1], b[1]) - 0.01 < point[1] && point[1] < fmax(a[1], b[1]) + 0.01)
                least = fmin(least, distance_to_edge(p, points + i));
        }
    }
    return least;
}

static void test_accuracy(void **state) {
    struct zone_hits hits;
    (void)state;
    for (int i = 0; i < ACCURATE_POINTS; i++) {
        const double(*edge)[2] = random_edge();
        double accuracy_m = random_share() * 500;
        const double point[2] = {edge[0][0] + (random_share() - 0.5) / 250,
                                 edge[0][1] + (random_share() - 0.5) / 250};
        zone_index_near(world.map->index, point[0], point[1], accuracy_m, &hits);
        for (size_t k = 0; k < world.geos.count; k++) {
            const struct zone_feature *feature = &world.file.features.items[k];
            double distance_m =
                distance_to_shape(point, &world.file.shapes.shapes.items[feature->shape]);
            bool border = false;
            for (size_t j = 0; j < hits.count; j++)
                border |= hits.hits[j].owner == world.geos.areas[k].zone && hits.hits[j].border;
            if (fabs(distance_m - accuracy_m) > 0.01 && border != (distance_m < accuracy_m))
                fail_msg("(%.17g, %.17g): %s is %g m away, and %sfound within %g m", point[0],
                         point[1], feature->id, distance_m, border ? "" : "not ", accuracy_m);
        }
    }
}

static bool load(const char *path) {
    struct lkd_error err = {0};
    struct zone_reading reading = {.path = path};
    if (zone_file_read(&reading, &world.file, &err) != LKD_OK ||
        zone_map_load_loose(path, "geodata", &world.map, &err) != LKD_OK) {
        print_error("%s\n", err.message);
        return false;
    }
    return true;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST("random points of a country are where GEOS says", test_anywhere),
        TEST("points within 50 m of a border are where GEOS says", test_near_borders),
        TEST("vertices and middles of edges are where GEOS says", test_exact_borders),
        TEST("the zones within an accuracy are those that are so near in space", test_accuracy),
    };
    const char *path = shared_path("geodata/vietnam-communes-2019.geojson");
    const char *seed = getenv("LOCKDOWN_SEED");
    if (!path)
        tap_skip_all("the shared geodata are absent");
    cmocka_set_message_output(CM_OUTPUT_TAP);
    world.random = seed ? strtoull(seed, NULL, 10) : 20210726;
    print_message("# seed %llu\n", (unsigned long long)world.random);
    if (!load(path))
        return 1;
    make_yardstick(&world.geos);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    free_yardstick(&world.geos);
    zone_file_free(&world.file);
    zone_map_free(world.map);
    return failed;
}
