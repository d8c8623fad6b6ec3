/*
 * result.c - signing what a business was told; see result.h.
 */
#include "decide/result.h"

#include <string.h>

#include "base/civil.h"
#include "lockdown/permits.h"
#include "policy/evaluate.h"

#define POLICY_DIGITS 16

static const char *word_of(const struct facts *f, const char *path) {
    uint16_t slot = vocabulary_find(f->vocabulary, path);
    if (slot == NO_SLOT || f->state[slot] != FACT_GIVEN ||
        f->vocabulary->facts[slot].type != TYPE_ENUM)
        return NULL;
    return f->vocabulary->facts[slot].values->values[f->value[slot].i];
}

/* A copy in the arena, as texts of a query have no NUL. */
static const char *text_of(struct lkd_decider *d, const char *path) {
    const struct facts *f = d->query.facts;
    uint16_t slot = vocabulary_find(f->vocabulary, path);
    if (slot == NO_SLOT || f->state[slot] != FACT_GIVEN ||
        f->vocabulary->facts[slot].type != TYPE_STRING || f->value[slot].string.length == 0)
        return NULL;
    return arena_copy(&d->work, f->value[slot].string.bytes, f->value[slot].string.length);
}

static bool within(void *policy, const char *zone, const char *outer) {
    return lkd_policy_within(policy, zone, outer);
}

static int64_t end_of(const struct decision *d) {
    int64_t latest_s = d->time_s + RESULT_LIFE_S;
    return d->valid_until_s < latest_s ? d->valid_until_s : latest_s;
}

/* "blake2b:0123..." without its head. */
static const char *policy_of(struct lkd_decider *d) {
    const char *hash = strchr(d->policy->rulebook->source.hash, ':');
    return arena_copy(&d->work, hash + 1, POLICY_DIGITS);
}

static void fill(struct lkd_decider *d, const struct decision *decision, const char *id,
                 struct lkd_permit *p) {
    const struct rulebook *rb = d->policy->rulebook;
    const struct place_zones *here = place_zones(d->evaluation, PLACE_HERE);
    *p = (struct lkd_permit){.kind = LKD_TOKEN_RESULT,
                             .id = id,
                             .holder = text_of(d, "business.name"),
                             .business = text_of(d, "business.id"),
                             .sector = word_of(d->query.facts, "business.sector"),
                             .request = word_of(d->query.facts, "business.request"),
                             .arrangement = word_of(d->query.facts, "business.arrangement"),
                             .policy = policy_of(d),
                             .valid_from_s = decision->time_s,
                             .valid_to_s = end_of(decision)};
    if (here->known && here->count > 0)
        p->zones[p->zone_count++] = zones_at(d->policy->map->zones, here->zones[0])->id;
    while (p->duty_count < decision->obligation_count && p->duty_count < LKD_RESULT_DUTIES_MAX) {
        p->duties[p->duty_count] = rb->rules[decision->obligations[p->duty_count]].id;
        p->duty_count++;
    }
}

enum lkd_status result_sign(struct lkd_decider *d, const struct decision *decision, const char *id,
                            char **ret_token, struct lkd_error *err) {
    const struct query_kind *kind = &d->policy->rulebook->vocabulary.queries[d->query.facts->query];
    struct lkd_issue_options options = {
        .now_s = decision->time_s, .within = within, .within_context = d->policy};
    struct lkd_permit result;
    error_clear(err);
    if (strcmp(kind->name, "business") != 0)
        return error_set(err, LKD_BAD_QUERY, "only answers about a business are signed");
    if (decision->verdict != LKD_ALLOW)
        return error_set(err, LKD_BAD_QUERY, "only an allow is signed");
    if (!d->keys)
        return error_set(err, LKD_BAD_QUERY, "there are no keys to sign with");
    if (decision->obligation_count > LKD_RESULT_DUTIES_MAX)
        return error_set(err, LKD_LIMIT, "more than %d duties do not fit into a code",
                         LKD_RESULT_DUTIES_MAX);
    fill(d, decision, id, &result);
    if (!result.sector || result.zone_count == 0)
        return error_set(err, LKD_BAD_QUERY, "sector and place of the business are not known");
    return lkd_result_issue(d->keys, &result, &options, ret_token, err);
}
