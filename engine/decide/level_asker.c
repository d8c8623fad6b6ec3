/*
 * level_asker.c - the level of a zone; see level_asker.h.
 */
#include "decide/level_asker.h"

/* The kind of query that is about levels, and the place it is about. */
static void find_query(struct level_asker *x, const struct vocabulary *v) {
    for (size_t i = 0; i < v->query_count && v->place_key[PLACE_ZONE] >= 0; i++) {
        if (!v->queries[i].about_level)
            continue;
        x->query = (int)i;
        x->place = v->queries[i].here[0];
    }
}

enum lkd_status level_asker_init(struct level_asker *x, struct lkd_policy *p,
                                 struct lkd_error *err) {
    *x = (struct level_asker){.query = -1};
    find_query(x, &p->rulebook->vocabulary);
    return lkd_decider_new(p, &x->decider, err);
}

void level_asker_free(struct level_asker *x) {
    lkd_decider_free(x->decider);
}

const struct level *level_asker_ask(struct level_asker *x, uint32_t zone, int64_t at_s,
                                    int64_t *ret_until_s) {
    const struct vocabulary *v = &x->decider->policy->rulebook->vocabulary;
    struct facts *facts = x->decider->query.facts;
    struct decision decision;
    if (x->query < 0)
        return NULL;
    uint16_t slot = (uint16_t)(v->facts[x->place].first_modifier + v->place_key[PLACE_ZONE]);
    facts_clear(facts);
    facts->query = x->query;
    facts->time_s = at_s;
    facts->state[x->place] = facts->state[slot] = FACT_GIVEN;
    facts->value[x->place].i = facts->value[slot].i = zone;
    facts_settle(facts);
    decider_decide(x->decider, ret_until_s ? LKD_FIELD_VALID_UNTIL : LKD_FIELD_DECISION, &decision);
    if (ret_until_s)
        *ret_until_s = decision.valid_until_s;
    return shown_level(x->decider->evaluation, x->place);
}
