/*
 * check_shapes.c - the size and place of each zone, and how it lies in its parent; see check.h.
 */
#include <stdlib.h>
#include <string.h>

#include "geo/checking.h"

/* ---- size and place ---- */

/* Smallest and largest of Viet Nam before and after 2025, with room. */
static const struct {
    double least_km2, most_km2;
} usual[] = {
    [ZONE_RANK_COUNTRY] = {1000, 2e7}, [ZONE_RANK_PROVINCE] = {500, 30000},
    [ZONE_RANK_DISTRICT] = {1, 4000},  [ZONE_RANK_WARD] = {0.01, 1500},
    [ZONE_RANK_OTHER] = {1e-5, 1000},
};

static enum lkd_status check_size(struct checking *k, const struct zone_feature *feature,
                                  const struct geometry *shape) {
    enum zone_rank rank = zone_kind_rank(feature->kind);
    double area_m2;
    enum lkd_status status = geometry_area_m2(k->geometer, shape, &area_m2, k->err);
    double km2 = area_m2 / 1e6;
    if (status || (km2 >= usual[rank].least_km2 && km2 <= usual[rank].most_km2))
        return status;
    return checking_add(
        k, feature,
        &(struct lkd_zone_finding){
            .warning = true, .kind = "unusual_size", .has_area = true, .area_m2 = area_m2},
        "%.0f m2 is unusual for a %s, which has %g to %g km2", area_m2,
        feature->kind ? feature->kind : "zone", usual[rank].least_km2, usual[rank].most_km2);
}

/* Viet Nam with its islands and seas, roughly. */
static const struct box viet_nam = {100, 4, 120, 26};

static bool meet(const struct box *a, const struct box *b) {
    return a->west <= b->east && b->west <= a->east && a->south <= b->north && b->south <= a->north;
}

static enum lkd_status check_place(struct checking *k, const struct zone_feature *feature,
                                   const struct geometry *shape) {
    struct box box;
    enum lkd_status status = geometry_box(k->geometer, shape, &box, k->err);
    if (status || meet(&box, &viet_nam))
        return status;
    return checking_add(k, feature,
                        &(struct lkd_zone_finding){.warning = true,
                                                   .kind = "far_away",
                                                   .has_point = true,
                                                   .lon = box.west,
                                                   .lat = box.south},
                        "it lies outside of Viet Nam, at %.9g, %.9g", box.west, box.south);
}

enum lkd_status check_sizes(struct checking *k) {
    enum lkd_status status = LKD_OK;
    for (size_t i = 0; !status && i < k->file->features.count; i++) {
        const struct zone_feature *feature = &k->file->features.items[i];
        if (!k->shapes[i])
            continue;
        status = check_size(k, feature, k->shapes[i]);
        if (!status)
            status = check_place(k, feature, k->shapes[i]);
    }
    return status;
}

/* ---- the parent ---- */

/* The shape of the parent; NULL where nobody has it. */
static enum lkd_status find_parent_shape(struct checking *k, const char *id,
                                         const struct geometry **ret_shape) {
    const struct zone_file *parents = k->check->parents;
    const struct zone_feature *parent = zone_file_find(k->file, id);
    *ret_shape = NULL;
    if (parent && parent->shape != NO_SHAPE) {
        *ret_shape = k->shapes[parent - k->file->features.items];
        return LKD_OK;
    }
    parent = parents ? zone_file_find(parents, id) : NULL;
    if (!parent || parent->shape == NO_SHAPE)
        return LKD_OK;
    struct geometry **shape = &k->parents[parent - parents->features.items];
    enum lkd_status status = LKD_OK;
    if (!*shape) {
        struct outline o = zone_file_outline(parents, parent->shape);
        status = geometry_build(k->geometer, &o, shape, k->err);
    }
    *ret_shape = *shape;
    return status;
}

/* Where two shapes differ: what is in `a` alone. */
static enum lkd_status measure_rest(struct checking *k, const struct geometry *a,
                                    const struct geometry *b, double *ret_area_m2, double *ret_lon,
                                    double *ret_lat) {
    struct geometry *rest;
    enum lkd_status status = geometry_difference(k->geometer, a, b, &rest, k->err);
    if (status)
        return status;
    status = geometry_area_m2(k->geometer, rest, ret_area_m2, k->err);
    if (!status && *ret_area_m2 >= CHECK_AREA_MIN_M2)
        status = geometry_inner_point(k->geometer, rest, ret_lon, ret_lat, k->err);
    geometry_free(k->geometer, rest);
    return status;
}

static enum lkd_status tell_outside(struct checking *k, const struct zone_feature *feature,
                                    const struct geometry *shape, const struct geometry *parent) {
    double area_m2, lon = 0, lat = 0;
    enum lkd_status status = measure_rest(k, shape, parent, &area_m2, &lon, &lat);
    if (status || area_m2 < CHECK_AREA_MIN_M2)
        return status;
    return checking_add(k, feature,
                        &(struct lkd_zone_finding){.warning = true,
                                                   .kind = "outside_parent",
                                                   .other_id = feature->parent,
                                                   .has_area = true,
                                                   .area_m2 = area_m2,
                                                   .has_point = true,
                                                   .lon = lon,
                                                   .lat = lat},
                        "%.0f m2 of it lie outside of its parent %s, at %.9g, %.9g", area_m2,
                        feature->parent, lon, lat);
}

static enum lkd_status check_child(struct checking *k, const struct zone_feature *feature,
                                   const struct geometry *shape, const struct geometry *parent) {
    struct box box, around;
    enum lkd_status status = geometry_box(k->geometer, shape, &box, k->err);
    if (!status)
        status = geometry_box(k->geometer, parent, &around, k->err);
    if (status)
        return status;
    struct box exchanged = {box.south, box.west, box.north, box.east};
    if (meet(&box, &around) || !meet(&exchanged, &around))
        return tell_outside(k, feature, shape, parent);
    return checking_add(k, feature,
                        &(struct lkd_zone_finding){.kind = "swapped_axes",
                                                   .other_id = feature->parent,
                                                   .hint = "longitude comes first, then latitude",
                                                   .has_point = true,
                                                   .lon = box.west,
                                                   .lat = box.south},
                        "its longitude and latitude are exchanged: it would lie in its parent %s",
                        feature->parent);
}

/* ---- the children of one parent ---- */

/* A feature with a parent; sorted by parent, those of one are a run. */
struct child {
    const char *parent;
    struct geometry *shape;
};

static int by_parent(const void *a, const void *b) {
    const struct child *left = a, *right = b;
    return strcmp(left->parent, right->parent);
}

static enum lkd_status check_cover(struct checking *k, const struct child *children, size_t count,
                                   struct geometry **room) {
    const struct geometry *parent;
    struct geometry *all;
    double area_m2, lon = 0, lat = 0;
    const char *id = children[0].parent;
    enum lkd_status status = find_parent_shape(k, id, &parent);
    if (status || !parent)
        return status;
    for (size_t i = 0; i < count; i++)
        room[i] = children[i].shape;
    status = geometry_union(k->geometer, room, count, &all, k->err);
    if (status)
        return status;
    status = measure_rest(k, parent, all, &area_m2, &lon, &lat);
    geometry_free(k->geometer, all);
    if (status || area_m2 < CHECK_AREA_MIN_M2)
        return status;
    return checking_add(k, zone_file_find(k->file, id),
                        &(struct lkd_zone_finding){.warning = true,
                                                   .kind = "not_covered",
                                                   .id = id,
                                                   .has_area = true,
                                                   .area_m2 = area_m2,
                                                   .has_point = true,
                                                   .lon = lon,
                                                   .lat = lat},
                        "%.0f m2 of %s lie in none of the %zu zones it holds, at %.9g, %.9g",
                        area_m2, id, count, lon, lat);
}

static enum lkd_status check_covers(struct checking *k, struct child *children, size_t count) {
    struct geometry **room = arena_alloc(&k->arena, count * sizeof *room);
    enum lkd_status status = LKD_OK;
    if (!room)
        return error_set(k->err, LKD_NO_MEMORY, "no memory to check %s", k->file->path);
    if (count > 1)
        qsort(children, count, sizeof *children, by_parent);
    for (size_t i = 0, end; !status && i < count; i = end) {
        for (end = i + 1; end < count && by_parent(&children[i], &children[end]) == 0;)
            end++;
        status = check_cover(k, &children[i], end - i, room);
    }
    return status;
}

enum lkd_status check_containment(struct checking *k) {
    const struct zone_file *f = k->file;
    struct child *children = arena_alloc(&k->arena, f->features.count * sizeof *children);
    size_t count = 0;
    enum lkd_status status = LKD_OK;
    if (!children)
        return error_set(k->err, LKD_NO_MEMORY, "no memory to check %s", f->path);
    for (size_t i = 0; !status && i < f->features.count; i++) {
        const struct zone_feature *feature = &f->features.items[i];
        const struct geometry *parent = NULL;
        checking_step(k, 1);
        if (!k->shapes[i] || !feature->parent)
            continue;
        status = find_parent_shape(k, feature->parent, &parent);
        if (!status && parent)
            status = check_child(k, feature, k->shapes[i], parent);
        if (zone_kind_rank(feature->kind) != ZONE_RANK_OTHER)
            children[count++] = (struct child){feature->parent, k->shapes[i]};
    }
    return status ? status : check_covers(k, children, count);
}
