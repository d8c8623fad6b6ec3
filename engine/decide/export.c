/*
 * export.c - zones as GeoJSON with their levels; see lockdown/export.h.
 *
 * An order shows its own level and act.
 */
#include "lockdown/export.h"

#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "decide/level_asker.h"
#include "geo/tidy.h"
#include "policy/citations.h"

#define CHUNK_BYTES ((size_t)1 << 18)
#define LINE_MAX_BYTES ((size_t)64 << 20)

struct exporter {
    struct lkd_policy *policy;
    struct level_asker asker;
    int64_t at_s;
    enum lkd_shapes shapes;
    bool first;
    struct text text; /* not yet written */
    lkd_write *write;
    void *context;
};

/* ---- one zone ---- */

static void put_member(struct text *t, const char *name, const char *value) {
    text_printf(t, ",\"%s\":", name);
    text_json_string(t, value, strlen(value));
}

static void put_period(struct text *t, int64_t from_s, int64_t to_s, bool times) {
    char buffer[CIVIL_INSTANT_SIZE];
    void (*format)(int64_t, char *) = times ? civil_format_instant : civil_format_date;
    if (from_s != CIVIL_ALWAYS) {
        format(from_s, buffer);
        put_member(t, "from", buffer);
    }
    if (to_s != CIVIL_NEVER) {
        format(to_s, buffer);
        put_member(t, "to", buffer);
    }
}

static void put_cited(struct exporter *x, const struct cited *cited) {
    text_literal(&x->text, ",\"cite\":[");
    for (size_t i = 0; i < cited->count; i++) {
        const char *id = x->policy->rulebook->directives[cited->directives[i]].id;
        if (i > 0)
            text_literal(&x->text, ",");
        text_json_string(&x->text, id, strlen(id));
    }
    text_literal(&x->text, "]");
}

static void put_level(struct exporter *x, uint32_t zone) {
    struct cited cited = {.count = 0};
    char until[CIVIL_INSTANT_SIZE];
    int64_t until_s;
    const struct level *level = level_asker_ask(&x->asker, zone, x->at_s, &until_s);
    if (!level)
        return;
    put_member(&x->text, "level", level->id);
    cite_level(x->asker.decider->evaluation, x->asker.place, level->scale, &cited);
    put_cited(x, &cited);
    if (until_s == CIVIL_NEVER)
        return;
    civil_format_instant(until_s, until);
    put_member(&x->text, "valid_until", until);
}

static void begin_feature(struct exporter *x, const char *id, const char *name, const char *name_en,
                          const char *kind) {
    text_puts(&x->text,
              x->first ? "{\"type\":\"Feature\",\"id\":" : ",\n{\"type\":\"Feature\",\"id\":");
    text_json_string(&x->text, id, strlen(id));
    text_literal(&x->text, ",\"properties\":{\"id\":");
    text_json_string(&x->text, id, strlen(id));
    put_member(&x->text, "name", name);
    put_member(&x->text, "name_en", name_en);
    put_member(&x->text, "kind", kind);
    x->first = false;
}

static void put_parent(struct exporter *x, uint32_t parent) {
    if (parent != NO_ZONE)
        put_member(&x->text, "parent", zones_at(x->policy->map->zones, parent)->id);
}

static void end_feature(struct exporter *x, const struct drawing *drawing,
                        const struct shape *shape, enum lkd_shapes shapes) {
    if (shapes == LKD_SHAPES_NONE) {
        text_literal(&x->text, "},\"geometry\":null}");
        return;
    }
    struct outline outline = {(const double(*)[2])drawing->shapes.points.items,
                              drawing->shapes.rings.items + shape->first_ring,
                              drawing->outer + shape->first_ring, shape->ring_count};
    text_literal(&x->text, "},\"geometry\":");
    tidy_geometry(&x->text, &outline, shapes == LKD_SHAPES_SKETCH);
    text_literal(&x->text, "}");
}

static void put_zone(struct exporter *x, const struct shape *shape) {
    const struct zone *zone = zones_at(x->policy->map->zones, shape->owner);
    if (x->at_s < zone->from_s || x->at_s >= zone->to_s)
        return;
    begin_feature(x, zone->id, zone->name, zone->name_en, zone->kind);
    put_parent(x, zone->parent);
    put_period(&x->text, zone->from_s, zone->to_s, false);
    put_level(x, shape->owner);
    end_feature(x, &x->policy->map->drawing, shape, x->shapes);
}

static void put_order(struct exporter *x, const struct shape *shape) {
    const struct zone_orders *orders = x->policy->geography.orders;
    const struct zone_order *order = &orders->items[shape->owner];
    struct cited cited = {{x->policy->geography.laws[shape->owner].cite.items[0]}, 1};
    if (x->at_s < order->from_s || x->at_s >= order->to_s ||
        order_is_announced(x->policy->rulebook, &x->policy->geography.laws[shape->owner]))
        return;
    begin_feature(x, order->id, order->name, order->name_en, order->kind);
    put_parent(x, order->parent);
    put_period(&x->text, order->from_s, order->to_s, true);
    put_member(&x->text, "level", order->level);
    put_cited(x, &cited);
    end_feature(x, &orders->drawing, shape, LKD_SHAPES_EXACT);
}

/* ---- all of them ---- */

static bool flush(struct exporter *x, size_t above) {
    if (x->text.failed)
        return false;
    if (x->text.length <= above)
        return true;
    bool written = x->write(x->context, x->text.bytes, x->text.length);
    text_clear(&x->text);
    return written;
}

static bool put_all(struct exporter *x) {
    const struct zone_map *map = x->policy->map;
    const struct zone_orders *orders = x->policy->geography.orders;
    bool going = true;
    text_literal(&x->text, "{\"type\":\"FeatureCollection\",\"features\":[\n");
    for (size_t i = 0; going && i < map->drawing.shapes.shapes.count; i++) {
        put_zone(x, &map->drawing.shapes.shapes.items[i]);
        going = flush(x, CHUNK_BYTES);
    }
    for (size_t i = 0; going && orders && i < orders->count; i++) {
        put_order(x, &orders->drawing.shapes.shapes.items[i]);
        going = flush(x, CHUNK_BYTES);
    }
    text_literal(&x->text, "\n]}\n");
    return going && flush(x, 0);
}

enum lkd_status lkd_policy_export_zones(struct lkd_policy *p, int64_t at_s, enum lkd_shapes shapes,
                                        lkd_write *write, void *context, struct lkd_error *err) {
    struct exporter x = {.policy = p,
                         .at_s = at_s,
                         .shapes = shapes,
                         .first = true,
                         .write = write,
                         .context = context};
    error_clear(err);
    if (!p->map->index && !p->geography.orders)
        return error_set(err, LKD_NOT_FOUND, "the zones have no shapes");
    enum lkd_status status = level_asker_init(&x.asker, p, err);
    if (status)
        return status;
    text_init(&x.text, LINE_MAX_BYTES);
    if (!put_all(&x))
        status = x.text.failed ? error_set(err, LKD_NO_MEMORY, "no memory to export the zones")
                               : error_set(err, LKD_IO, "writing the zones was stopped");
    text_free(&x.text);
    level_asker_free(&x.asker);
    return status;
}
