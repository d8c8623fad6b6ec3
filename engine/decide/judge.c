/*
 * judge.c - a policy judges what is to be written to the registry: are these words of its
 * vocabulary, codes of its zones, shapes that can be decided with?
 */
#include <stdlib.h>

#include "decide/snapshot.h"
#include "lockdown/registry.h"
#include "registry/registry.h"

static const char *value_at(const void *context, size_t i) {
    return ((const struct enumeration *)context)->values[i];
}

static const char *act_at(const void *context, size_t i) {
    return ((const struct rulebook *)context)->directives[i].id;
}

static bool is_act(const struct rulebook *rb, const char *text, const char **ret_nearest) {
    for (size_t i = 0; i < rb->directive_count; i++)
        if (strcmp(rb->directives[i].id, text) == 0)
            return true;
    *ret_nearest = nearest_name(text, rb->directive_count, act_at, rb);
    return false;
}

/* A word of a fact this rulebook does not have cannot be wrong. */
static bool judge_word(void *context, const char *fact, const char *text,
                       const char **ret_nearest) {
    const struct rulebook *rb = ((struct lkd_policy *)context)->rulebook;
    if (strcmp(fact, ACT_FACT) == 0)
        return is_act(rb, text, ret_nearest);
    uint16_t slot = vocabulary_find(&rb->vocabulary, fact);
    const struct enumeration *values = slot == NO_SLOT ? NULL : rb->vocabulary.facts[slot].values;
    if (!values || enumeration_find(values, text, strlen(text)) >= 0)
        return true;
    *ret_nearest = nearest_name(text, values->count, value_at, values);
    return false;
}

static bool judge_zone(void *context, const char *text, const char **ret_nearest) {
    const struct zones *zones = ((struct lkd_policy *)context)->map->zones;
    if (zones_find(zones, text, strlen(text)) != NO_ZONE)
        return true;
    *ret_nearest = zones_nearest(zones, text);
    return false;
}

/* By reading it as the shape of an order, as it will be when decisions are made with it. */
static bool read_shape(const struct lkd_policy *p, const char *text, size_t length,
                       struct lkd_error *err) {
    const struct zone *parent = zones_at(p->map->zones, 0);
    struct zone_orders *orders = NULL;
    struct text feature;
    text_init(&feature, VALUE_SHAPE_MAX + 1024);
    text_literal(&feature,
                 "{\"type\":\"Feature\",\"properties\":{\"id\":\"(shape)\",\"level\":\"x\","
                 "\"cite\":\"x\",\"parent\":");
    text_json_string(&feature, parent->id, strlen(parent->id));
    text_literal(&feature, "},\"geometry\":");
    text_append(&feature, text, length);
    text_literal(&feature, "}");
    if (feature.failed)
        error_set(err, LKD_NO_MEMORY, "no memory for a shape");
    else
        zone_orders_parse("shape", feature.bytes, feature.length, p->map->zones, &orders, err);
    text_free(&feature);
    zone_orders_free(orders);
    return orders != NULL;
}

static enum lkd_status judge_shape(void *context, const char *text, size_t length,
                                   struct lkd_error *err) {
    struct lkd_error own = {.status = LKD_OK};
    if (read_shape(context, text, length, &own))
        return LKD_OK;
    if (own.status == LKD_NO_MEMORY)
        return error_set(err, LKD_NO_MEMORY, "%s", own.message);
    error_set(err, LKD_BAD_DATA, "%s", own.message);
    error_hint(err, "write a Polygon or MultiPolygon of GeoJSON, in longitude and latitude");
    return LKD_BAD_DATA;
}

static void release(void *context) {
    lkd_policy_release(context);
}

enum lkd_status lkd_registry_judge_by(struct lkd_registry *r, struct lkd_policy *policy,
                                      struct lkd_error *err) {
    error_clear(err);
    if (zones_count(policy->map->zones) == 0)
        return error_set(err, LKD_BAD_ZONES, "the policy has no zones to judge by");
    if (r->release_judge)
        r->release_judge(r->judge.context);
    r->judge = (struct judge){lkd_policy_retain(policy), judge_word, judge_zone, judge_shape};
    r->release_judge = release;
    return LKD_OK;
}
