/*
 * check.c - one check from beginning to end; see check.h.
 */
#include "geo/check.h"

#include <stdarg.h>
#include <stdio.h>

#include "geo/checking.h"

#define MEMORY_MAX ((size_t)256 << 20)
#define STEPS_PER_FEATURE 4 /* containment, overlaps, and two for the gaps */

void checking_step(struct checking *k, size_t steps) {
    k->done += steps;
    if (k->check->report)
        k->check->report(k->check->context, k->done, k->total);
}

enum lkd_status checking_add(struct checking *k, const struct zone_feature *feature,
                             const struct lkd_zone_finding *detail, const char *format, ...) {
    char message[512];
    int length = 0;
    struct lkd_zone_finding finding = *detail;
    if (feature)
        length =
            snprintf(message, sizeof message, "feature %zu (%s): ", feature->number, feature->id);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message + length, sizeof message - (size_t)length, format, arguments);
    va_end(arguments);
    finding.file = k->file->path;
    finding.message = message;
    if (feature) {
        finding.line = feature->line;
        finding.feature = feature->number;
        finding.id = feature->id;
    }
    if (findings_add(k->check->findings, &finding))
        return LKD_OK;
    return error_set(k->err, LKD_NO_MEMORY, "no memory for what is wrong with %s", k->file->path);
}

/* ---- shapes as geometries ---- */

static enum lkd_status build_shapes(struct checking *k) {
    const struct zone_file *f = k->file;
    enum lkd_status status = geometry_index_new(k->geometer, &k->index, k->err);
    for (uint32_t i = 0; !status && i < f->features.count; i++) {
        uint32_t shape = f->features.items[i].shape;
        if (shape == NO_SHAPE)
            continue;
        struct outline o = zone_file_outline(f, shape);
        status = geometry_build(k->geometer, &o, &k->shapes[i], k->err);
        if (!status)
            status = geometry_index_add(k->geometer, k->index, k->shapes[i], i, k->err);
    }
    return status;
}

static void free_shapes(struct checking *k, struct geometry **shapes, const struct zone_file *f) {
    for (size_t i = 0; shapes && i < f->features.count; i++)
        geometry_free(k->geometer, shapes[i]);
}

static enum lkd_status prepare(struct checking *k) {
    const struct zone_file *parents = k->check->parents;
    k->shapes = arena_calloc(&k->arena, k->file->features.count, sizeof(struct geometry *));
    if (parents)
        k->parents = arena_calloc(&k->arena, parents->features.count, sizeof(struct geometry *));
    if (!k->shapes || (parents && !k->parents))
        return error_set(k->err, LKD_NO_MEMORY, "no memory to check %s", k->file->path);
    return build_shapes(k);
}

/* ---- the whole ---- */

static enum lkd_status check_all(struct checking *k) {
    enum lkd_status status = prepare(k);
    if (!status)
        status = check_parents(k);
    if (!status)
        status = check_sizes(k);
    if (!status)
        status = check_containment(k);
    if (!status)
        status = check_overlaps(k);
    if (!status)
        status = check_gaps(k);
    return status;
}

enum lkd_status zone_check(const struct zone_check *check, struct lkd_error *err) {
    struct checking k = {.check = check, .file = check->file, .err = err};
    enum lkd_status status = geometer_new(&k.geometer, err);
    if (status)
        return status;
    k.total = STEPS_PER_FEATURE * k.file->features.count;
    arena_init(&k.arena, MEMORY_MAX, NULL);
    status = check_all(&k);
    geometry_index_free(k.geometer, k.index);
    free_shapes(&k, k.shapes, k.file);
    free_shapes(&k, k.parents, check->parents);
    arena_free(&k.arena);
    geometer_free(k.geometer);
    return status;
}
