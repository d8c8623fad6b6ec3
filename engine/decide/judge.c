/*
 * judge.c - a policy judges what is to be written to the registry: are these words of its
 * vocabulary, codes of its zones, blockades that can be decided with?
 */
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

static enum lkd_status judge_blockade(void *context, const struct cell *cells,
                                      struct lkd_error *err) {
    struct lkd_error own = {.status = LKD_OK};
    enum lkd_status status = blockade_check(context, cells, &own);
    if (status == LKD_OK || status == LKD_NO_MEMORY)
        return error_set(err, status, "%s", own.message);
    error_set(err, LKD_BAD_DATA, "%s", own.message);
    error_hint(err, "%s", own.hint);
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
    r->judge = (struct judge){lkd_policy_retain(policy), judge_word, judge_zone, judge_blockade};
    r->release_judge = release;
    return LKD_OK;
}
