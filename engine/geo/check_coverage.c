/*
 * check_coverage.c - overlaps and gaps between zones of one kind; see check.h.
 *
 * Only the largest findings are kept, so places are worked out for these alone, after sorting.
 */
#include <stdlib.h>

#include "base/vec.h"
#include "geo/checking.h"

/* An overlap of two features, or a hole (`a` is its number). */
struct spot {
    uint32_t a, b;
    double area_m2;
};
struct spots {
    struct spot *items;
    size_t count, capacity;
};

static int larger_first(const void *a, const void *b) {
    const struct spot *left = a, *right = b;
    if (left->area_m2 != right->area_m2)
        return left->area_m2 < right->area_m2 ? 1 : -1;
    return left->a != right->a ? (left->a > right->a) - (left->a < right->a)
                               : (left->b > right->b) - (left->b < right->b);
}

static enum lkd_status no_memory(struct checking *k) {
    return error_set(k->err, LKD_NO_MEMORY, "no memory to check %s", k->file->path);
}

/* Zones of these kinds share the ground between them: the administrative ones, and those whose
 * kind nobody tells. */
static int coverage_of(const struct zone_feature *feature) {
    enum zone_rank rank = zone_kind_rank(feature->kind);
    return !feature->kind || rank != ZONE_RANK_OTHER ? (int)rank : -1;
}

/* ---- overlaps ---- */

static bool may_overlap(const struct checking *k, uint32_t a, uint32_t b) {
    const struct zone_feature *left = &k->file->features.items[a],
                              *right = &k->file->features.items[b];
    return coverage_of(left) == coverage_of(right) && left->from_s < right->to_s &&
           right->from_s < left->to_s;
}

static enum lkd_status measure_overlap(struct checking *k, uint32_t a, uint32_t b,
                                       struct spots *spots) {
    struct geometry *common;
    double area_m2;
    enum lkd_status status =
        geometry_intersection(k->geometer, k->shapes[a], k->shapes[b], &common, k->err);
    if (status)
        return status;
    status = geometry_area_m2(k->geometer, common, &area_m2, k->err);
    geometry_free(k->geometer, common);
    if (status || area_m2 < CHECK_AREA_MIN_M2)
        return status;
    struct spot spot = {a, b, area_m2};
    return VEC_PUSH(&k->arena, spots, spot) ? LKD_OK : no_memory(k);
}

/* The overlaps of a feature with those after it. */
static enum lkd_status find_overlaps(struct checking *k, uint32_t a, struct spots *spots) {
    const uint32_t *near;
    size_t count;
    enum lkd_status status =
        geometry_index_search(k->geometer, k->index, k->shapes[a], &near, &count, k->err);
    for (size_t i = 0; !status && i < count; i++)
        if (near[i] > a && may_overlap(k, a, near[i]))
            status = measure_overlap(k, a, near[i], spots);
    return status;
}

static enum lkd_status tell_overlap(struct checking *k, const struct spot *spot, bool place) {
    const struct zone_feature *a = &k->file->features.items[spot->a],
                              *b = &k->file->features.items[spot->b];
    struct lkd_zone_finding detail = {.warning = true,
                                      .kind = "overlap",
                                      .other_id = b->id,
                                      .has_area = true,
                                      .area_m2 = spot->area_m2,
                                      .has_point = place};
    struct geometry *common = NULL;
    enum lkd_status status = LKD_OK;
    if (place)
        status = geometry_intersection(k->geometer, k->shapes[spot->a], k->shapes[spot->b], &common,
                                       k->err);
    if (!status && place)
        status = geometry_inner_point(k->geometer, common, &detail.lon, &detail.lat, k->err);
    geometry_free(k->geometer, common);
    if (status)
        return status;
    return checking_add(k, a, &detail, "it overlaps feature %zu (%s) on %.0f m2, at %.9g, %.9g",
                        b->number, b->id, spot->area_m2, detail.lon, detail.lat);
}

enum lkd_status check_overlaps(struct checking *k) {
    struct spots spots = {.items = NULL};
    enum lkd_status status = LKD_OK;
    for (uint32_t i = 0; !status && i < k->file->features.count; i++) {
        checking_step(k, 1);
        if (k->shapes[i] && coverage_of(&k->file->features.items[i]) >= 0)
            status = find_overlaps(k, i, &spots);
    }
    if (spots.count > 1)
        qsort(spots.items, spots.count, sizeof *spots.items, larger_first);
    for (size_t i = 0; !status && i < spots.count; i++)
        status = tell_overlap(k, &spots.items[i], i < FINDINGS_WARNINGS_MAX);
    return status;
}

/* ---- gaps ---- */

struct gap {
    double area_m2, lon, lat;
    const struct zone_feature *near[2]; /* two that touch it; NULL: none */
};

struct gap_search {
    struct checking *k;
    int coverage;
    uint32_t number; /* of the hole being looked at */
    struct spots spots;
    struct gap *gaps; /* the largest, in the order of spots */
    size_t gap_count;
    uint32_t *gap_of; /* for each hole its place in `gaps`, from 1 */
};

static enum lkd_status measure_hole(void *context, const struct geometry *hole) {
    struct gap_search *s = context;
    double area_m2;
    enum lkd_status status = geometry_area_m2(s->k->geometer, hole, &area_m2, s->k->err);
    struct spot spot = {s->number++, 0, area_m2};
    if (status || area_m2 < CHECK_AREA_MIN_M2)
        return status;
    return VEC_PUSH(&s->k->arena, &s->spots, spot) ? LKD_OK : no_memory(s->k);
}

static enum lkd_status find_neighbours(struct gap_search *s, const struct geometry *hole,
                                       struct gap *gap) {
    struct checking *k = s->k;
    const uint32_t *near;
    size_t count, found = 0;
    enum lkd_status status =
        geometry_index_search(k->geometer, k->index, hole, &near, &count, k->err);
    for (size_t i = 0; !status && i < count && found < 2; i++) {
        const struct zone_feature *feature = &k->file->features.items[near[i]];
        bool meets = false;
        if (coverage_of(feature) == s->coverage)
            status = geometry_meets(k->geometer, k->shapes[near[i]], hole, &meets, k->err);
        if (meets)
            gap->near[found++] = feature;
    }
    return status;
}

/* The place and the neighbours of a hole that is among the largest. */
static enum lkd_status describe_hole(void *context, const struct geometry *hole) {
    struct gap_search *s = context;
    uint32_t place = s->gap_of[s->number++];
    if (place == 0)
        return LKD_OK;
    struct gap *gap = &s->gaps[place - 1];
    enum lkd_status status =
        geometry_inner_point(s->k->geometer, hole, &gap->lon, &gap->lat, s->k->err);
    return status ? status : find_neighbours(s, hole, gap);
}

static enum lkd_status choose_largest(struct gap_search *s) {
    struct arena *a = &s->k->arena;
    struct spots *spots = &s->spots;
    if (spots->count > 1)
        qsort(spots->items, spots->count, sizeof *spots->items, larger_first);
    s->gap_count = spots->count < FINDINGS_WARNINGS_MAX ? spots->count : FINDINGS_WARNINGS_MAX;
    s->gaps = arena_calloc(a, s->gap_count, sizeof *s->gaps);
    s->gap_of = arena_calloc(a, s->number, sizeof *s->gap_of);
    if (!s->gaps || !s->gap_of)
        return no_memory(s->k);
    for (uint32_t i = 0; i < s->gap_count; i++)
        s->gap_of[spots->items[i].a] = i + 1;
    s->number = 0;
    return LKD_OK;
}

static enum lkd_status tell_gap(struct gap_search *s, size_t i) {
    static const struct gap unknown = {.lon = 0};
    const struct gap *gap = i < s->gap_count ? &s->gaps[i] : &unknown;
    double area_m2 = s->spots.items[i].area_m2;
    const char *first = gap->near[0] ? gap->near[0]->id : NULL,
               *second = gap->near[1] ? gap->near[1]->id : NULL;
    return checking_add(s->k, NULL,
                        &(struct lkd_zone_finding){.warning = true,
                                                   .kind = "gap",
                                                   .id = first,
                                                   .other_id = second,
                                                   .has_area = true,
                                                   .area_m2 = area_m2,
                                                   .has_point = i < s->gap_count,
                                                   .lon = gap->lon,
                                                   .lat = gap->lat},
                        "a gap of %.0f m2 at %.9g, %.9g, beside %s%s%s", area_m2, gap->lon,
                        gap->lat, first ? first : "nothing", second ? " and " : "",
                        second ? second : "");
}

static enum lkd_status find_gaps(struct gap_search *s, const struct geometry *all) {
    struct checking *k = s->k;
    enum lkd_status status = geometry_each_hole(k->geometer, all, measure_hole, s, k->err);
    if (!status)
        status = choose_largest(s);
    if (!status)
        status = geometry_each_hole(k->geometer, all, describe_hole, s, k->err);
    for (size_t i = 0; !status && i < s->spots.count; i++)
        status = tell_gap(s, i);
    return status;
}

/* The gaps between all zones of one kind. */
static enum lkd_status check_kind(struct checking *k, int coverage) {
    size_t total = k->file->features.count, count = 0;
    struct geometry **parts = arena_alloc(&k->arena, total * sizeof *parts), *all;
    if (!parts)
        return no_memory(k);
    for (size_t i = 0; i < total; i++)
        if (k->shapes[i] && coverage_of(&k->file->features.items[i]) == coverage)
            parts[count++] = k->shapes[i];
    if (count == 0)
        return LKD_OK;
    enum lkd_status status = geometry_union(k->geometer, parts, count, &all, k->err);
    if (status)
        return status;
    struct gap_search s = {.k = k, .coverage = coverage};
    status = find_gaps(&s, all);
    geometry_free(k->geometer, all);
    checking_step(k, 2 * count);
    return status;
}

enum lkd_status check_gaps(struct checking *k) {
    enum lkd_status status = LKD_OK;
    for (int coverage = 0; !status && coverage <= ZONE_RANK_OTHER; coverage++)
        status = check_kind(k, coverage);
    return status;
}
