/*
 * check_parents.c - does every zone have a parent that can hold it? See check.h.
 */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "geo/checking.h"

/* A parent by code: in the file, in the file of parents, or in the table. */
struct parent {
    const char *kind;
    const struct zone_feature *feature; /* of the file itself; NULL: it is elsewhere */
    bool found;
};

static struct parent find_parent(const struct checking *k, const char *id) {
    const struct zone_feature *here = zone_file_find(k->file, id);
    if (here)
        return (struct parent){here->kind, here, true};
    const struct zone_file *parents = k->check->parents;
    const struct zone_feature *there = parents ? zone_file_find(parents, id) : NULL;
    if (there)
        return (struct parent){there->kind, NULL, true};
    const struct zones *table = k->check->table;
    uint32_t known = table ? zones_find(table, id, strlen(id)) : NO_ZONE;
    if (known != NO_ZONE)
        return (struct parent){zones_at(table, known)->kind, NULL, true};
    return (struct parent){.found = false};
}

static const char *id_at(const void *context, size_t i) {
    const struct zone_file *f = context;
    return f->features.items[i].id;
}

static enum lkd_status tell_unknown(struct checking *k, const struct zone_feature *feature) {
    char hint[128] = "";
    const char *near = k->check->table ? zones_nearest(k->check->table, feature->parent) : NULL;
    if (!near)
        near = nearest_name(feature->parent, k->file->features.count, id_at, k->file);
    if (near)
        snprintf(hint, sizeof hint, "did you mean \"%s\"?", near);
    return checking_add(k, feature,
                        &(struct lkd_zone_finding){
                            .kind = "missing_parent", .other_id = feature->parent, .hint = hint},
                        "its parent \"%s\" is not known", feature->parent);
}

static enum lkd_status check_parent(struct checking *k, const struct zone_feature *feature) {
    enum zone_rank rank = zone_kind_rank(feature->kind);
    if (!feature->parent) {
        if (!feature->kind || rank != ZONE_RANK_OTHER)
            return LKD_OK;
        return checking_add(k, feature,
                            &(struct lkd_zone_finding){
                                .kind = "missing_parent",
                                .hint = "only a country, province, district or ward stands alone"},
                            "it has no parent");
    }
    struct parent parent = find_parent(k, feature->parent);
    if (!parent.found)
        return tell_unknown(k, feature);
    if (!feature->kind || !parent.kind || zone_kind_rank(parent.kind) < rank)
        return LKD_OK;
    return checking_add(
        k, feature,
        &(struct lkd_zone_finding){.kind = "wrong_parent",
                                   .other_id = feature->parent,
                                   .hint = "a country holds provinces, a province districts, a "
                                           "district wards; zones of other kinds hold none"},
        "a %s cannot lie in %s, which is a %s", feature->kind, feature->parent, parent.kind);
}

/* Features on the way up from the one being looked at carry its number, earlier ones a smaller. */
static enum lkd_status check_cycle(struct checking *k, uint32_t start, uint32_t *seen) {
    const struct zone_feature *items = k->file->features.items, *at = &items[start];
    while (at && seen[at - items] == 0) {
        seen[at - items] = start + 1;
        at = at->parent ? zone_file_find(k->file, at->parent) : NULL;
    }
    if (!at || seen[at - items] != start + 1)
        return LKD_OK;
    return checking_add(k, at,
                        &(struct lkd_zone_finding){.kind = "parent_cycle", .other_id = at->parent},
                        "it lies in itself: from %s to its parent %s and on, back to %s", at->id,
                        at->parent, at->id);
}

enum lkd_status check_parents(struct checking *k) {
    size_t count = k->file->features.count;
    uint32_t *seen = arena_calloc(&k->arena, count, sizeof *seen);
    enum lkd_status status = LKD_OK;
    if (!seen)
        return error_set(k->err, LKD_NO_MEMORY, "no memory to check %s", k->file->path);
    for (uint32_t i = 0; !status && i < count; i++)
        status = check_parent(k, &k->file->features.items[i]);
    for (uint32_t i = 0; !status && i < count; i++)
        status = check_cycle(k, i, seen);
    return status;
}
