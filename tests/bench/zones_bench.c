/*
 * zones_bench.c - looking places up in our index beside GEOS: a tree of boxes (STRtree) and
 * prepared polygons, over the same points, in turn, in one run.
 *
 *     build/bench/zones [FILE]      default: the communes of the shared data
 *
 * Printed are the median and the 99th percentile of single lookups (the clock's own cost taken
 * off), the mean of many in a row, and how often the two differ, which must be never.
 */
#include <geos_c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "geo/map_load.h"
#include "geo/zone_file.h"

#define POINTS 100000
#define BORDER_POINTS 20000
#define BORDER_M 50.0

struct area {
    const GEOSPreparedGeometry *prepared;
    GEOSGeometry *polygons;
};

static struct {
    struct zone_map *map;
    struct zone_file file;
    GEOSContextHandle_t geos;
    GEOSSTRtree *tree;
    struct area *areas;
    uint64_t random;
} world = {.random = 1};

static double now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static double random_share(void) {
    world.random = world.random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (double)(world.random >> 11) / 9007199254740992.0;
}

/* ---- GEOS ---- */

static GEOSGeometry *ring_of(const struct ring *ring) {
    const double *points = (const double *)(world.file.shapes.points.items + ring->first);
    return GEOSGeom_createLinearRing_r(
        world.geos, GEOSCoordSeq_copyFromBuffer_r(world.geos, points, ring->count, 0, 0));
}

static GEOSGeometry *polygons_of(const struct shape *shape) {
    GEOSGeometry *parts[1024], *holes[1024];
    const struct ring *rings = world.file.shapes.rings.items + shape->first_ring;
    const bool *outer = world.file.outer.items + shape->first_ring;
    unsigned count = 0;
    for (uint32_t i = 0; i < shape->ring_count && count < 1024; count++) {
        unsigned hole_count = 0;
        GEOSGeometry *shell = ring_of(&rings[i++]);
        while (i < shape->ring_count && !outer[i] && hole_count < 1024)
            holes[hole_count++] = ring_of(&rings[i++]);
        parts[count] = GEOSGeom_createPolygon_r(world.geos, shell, holes, hole_count);
    }
    return GEOSGeom_createCollection_r(world.geos, GEOS_MULTIPOLYGON, parts, count);
}

static void touch(const GEOSPreparedGeometry *prepared) {
    GEOSGeometry *point = GEOSGeom_createPointFromXY_r(world.geos, 106, 10);
    GEOSPreparedIntersects_r(world.geos, prepared, point); /* builds its index */
    GEOSGeom_destroy_r(world.geos, point);
}

static void build_geos(void) {
    size_t count = world.file.shapes.shapes.count;
    world.geos = GEOS_init_r();
    world.tree = GEOSSTRtree_create_r(world.geos, 10);
    world.areas = calloc(count, sizeof *world.areas);
    for (size_t i = 0; world.areas && i < count; i++) {
        struct area *area = &world.areas[i];
        area->polygons = polygons_of(&world.file.shapes.shapes.items[i]);
        area->prepared = GEOSPrepare_r(world.geos, area->polygons);
        GEOSSTRtree_insert_r(world.geos, world.tree, area->polygons, area);
        touch(area->prepared);
    }
}

static void free_geos(void) {
    GEOSSTRtree_destroy_r(world.geos, world.tree);
    for (size_t i = 0; i < world.file.shapes.shapes.count; i++) {
        GEOSPreparedGeom_destroy_r(world.geos, world.areas[i].prepared);
        GEOSGeom_destroy_r(world.geos, world.areas[i].polygons);
    }
    free(world.areas);
    GEOS_finish_r(world.geos);
}

struct question {
    GEOSGeometry *point;
    size_t found;
};

static void count_if_inside(void *item, void *context) {
    const struct area *area = item;
    struct question *q = context;
    q->found += GEOSPreparedIntersects_r(world.geos, area->prepared, q->point) == 1;
}

static size_t count_by_geos(const double at[2]) {
    struct question q = {GEOSGeom_createPointFromXY_r(world.geos, at[0], at[1]), 0};
    GEOSSTRtree_query_r(world.geos, world.tree, q.point, count_if_inside, &q);
    GEOSGeom_destroy_r(world.geos, q.point);
    return q.found;
}

static size_t count_by_index(const double at[2]) {
    struct zone_hits hits;
    zone_index_at(world.map->index, at[0], at[1], &hits);
    return hits.count;
}

/* ---- points ---- */

static bool is_near_border(const double at[2]) {
    struct zone_hits hits;
    zone_index_near(world.map->index, at[0], at[1], BORDER_M, &hits);
    for (size_t i = 0; i < hits.count; i++)
        if (hits.hits[i].border)
            return true;
    return false;
}

static void draw(double (*points)[2], size_t wanted, bool border) {
    struct zone_index_info info = zone_index_info(world.map->index);
    for (size_t count = 0; count < wanted;) {
        for (int k = 0; k < 2; k++)
            points[count][k] = info.low[k] + random_share() * (info.high[k] - info.low[k]);
        if (border ? is_near_border(points[count]) : count_by_index(points[count]) > 0)
            count++;
    }
}

/* ---- timing ---- */

struct timing {
    double median_ns, p99_ns, mean_ns;
};

static int compare(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static double clock_cost_ns(void) {
    double least = 1e9;
    for (int i = 0; i < 10000; i++) {
        double start = now_ns(), cost = now_ns() - start;
        least = cost < least ? cost : least;
    }
    return least;
}

static struct timing time_lookups(size_t (*look_up)(const double at[2]), double (*points)[2],
                                  size_t count, double *times, size_t *sum) {
    struct timing t;
    double clock_ns = clock_cost_ns(), start = now_ns();
    for (size_t i = 0; i < count; i++)
        *sum += look_up(points[i]);
    t.mean_ns = (now_ns() - start) / (double)count;
    for (size_t i = 0; i < count; i++) {
        start = now_ns();
        look_up(points[i]);
        times[i] = now_ns() - start - clock_ns;
    }
    qsort(times, count, sizeof *times, compare);
    t.median_ns = times[count / 2];
    t.p99_ns = times[count * 99 / 100];
    return t;
}

static void print_timing(const char *name, struct timing t) {
    printf("    %-26s %8.0f median %8.0f p99 %8.0f mean\n", name, t.median_ns, t.p99_ns, t.mean_ns);
}

static void compare_on(const char *title, double (*points)[2], size_t count, double *times) {
    size_t index_sum = 0, geos_sum = 0, differ = 0;
    for (size_t i = 0; i < count; i++)
        differ += count_by_index(points[i]) != count_by_geos(points[i]);
    struct timing index = time_lookups(count_by_index, points, count, times, &index_sum);
    struct timing geos = time_lookups(count_by_geos, points, count, times, &geos_sum);
    printf("  %s, %zu points, %zu differ; ns:\n", title, count, differ);
    print_timing("index", index);
    print_timing("GEOS STRtree + prepared", geos);
    printf("    ratio %14s %8.1f %12.1f %12.1f\n", "", geos.median_ns / index.median_ns,
           geos.p99_ns / index.p99_ns, geos.mean_ns / index.mean_ns);
}

static const char *default_path(void) {
    static char path[4096];
    const char *shared = getenv("LOCKDOWN_SHARED");
    snprintf(path, sizeof path, "%s/geodata/vietnam-communes-2019.geojson",
             shared ? shared : "../shared");
    return path;
}

static bool load(const char *path) {
    struct lkd_error err = {0};
    struct zone_reading reading = {.path = path};
    double start = now_ns();
    if (zone_map_load_loose(path, "geodata", &world.map, &err) != LKD_OK) {
        fprintf(stderr, "%s: %s\n", path, err.message);
        return false;
    }
    printf("%s: read, checked and indexed in %.3f s\n", path, (now_ns() - start) / 1e9);
    return zone_file_read(&reading, &world.file, &err) == LKD_OK;
}

int main(int argc, char **argv) {
    static double points[POINTS][2], times[POINTS];
    if (!load(argc > 1 ? argv[1] : default_path()) || !world.map->index)
        return 1;
    build_geos();
    draw(points, POINTS, false);
    compare_on("inside the zones", points, POINTS, times);
    draw(points, BORDER_POINTS, true);
    compare_on("within 50 m of a border", points, BORDER_POINTS, times);
    free_geos();
    zone_file_free(&world.file);
    zone_map_free(world.map);
    return 0;
}
