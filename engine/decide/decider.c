/*
 * decider.c - the sentence of the engine: query text -> facts -> decision -> answer text.
 */
#include <stdlib.h>

#include "base/civil.h"
#include "decide/logged.h"
#include "decide/registered.h"
#include "decide/scanned.h"
#include "decide/snapshot.h"

const char *lkd_verdict_name(enum lkd_verdict v) {
    switch (v) {
    case LKD_ALLOW:
        return "allow";
    case LKD_DENY:
        return "deny";
    case LKD_UNDETERMINED:
        break;
    }
    return "undetermined";
}

/* ---- life ---- */

enum lkd_status lkd_decider_new(struct lkd_policy *p, struct lkd_decider **ret_decider,
                                struct lkd_error *err) {
    struct lkd_decider *d = calloc(1, sizeof *d);
    error_clear(err);
    if (!d)
        return error_set(err, LKD_NO_MEMORY, "no memory for a decider");
    d->policy = lkd_policy_retain(p);
    arena_init(&d->facts_arena, REQUEST_ARENA_LIMIT, NULL);
    arena_init(&d->arena, REQUEST_ARENA_LIMIT, NULL);
    arena_init(&d->work, REQUEST_ARENA_LIMIT, NULL);
    text_init(&d->out, ANSWER_LIMIT);
    d->evaluation = evaluation_new(p->rulebook, &p->geography);
    d->query.facts = facts_new(&p->rulebook->vocabulary, &d->facts_arena);
    d->versions = d->query.facts ? versions_new(d) : NULL;
    if (!d->evaluation || !d->versions) {
        lkd_decider_free(d);
        return error_set(err, LKD_NO_MEMORY, "no memory for a decider");
    }
    *ret_decider = d;
    return LKD_OK;
}

void lkd_decider_free(struct lkd_decider *d) {
    if (!d)
        return;
    evaluation_free(d->evaluation);
    scanned_free(d->scanned);
    registered_free(d->registered);
    logged_free(d->logged);
    arena_free(&d->facts_arena);
    arena_free(&d->arena);
    arena_free(&d->work);
    text_free(&d->out);
    lkd_policy_release(d->policy);
    free(d);
}

enum lkd_status lkd_decider_use_keys(struct lkd_decider *d, const struct lkd_keys *keys,
                                     struct lkd_error *err) {
    struct scanned *scanned = NULL;
    error_clear(err);
    versions_begin(d->versions);
    enum lkd_status status = keys ? scanned_new(d, keys, &scanned, err) : LKD_OK;
    if (status != LKD_OK)
        return status;
    scanned_free(d->scanned);
    d->scanned = scanned;
    d->keys = keys;
    return LKD_OK;
}

enum lkd_status lkd_decider_use_registry(struct lkd_decider *d, struct lkd_registry *r,
                                         struct lkd_error *err) {
    struct registered *registered = NULL;
    error_clear(err);
    versions_begin(d->versions);
    enum lkd_status status = r ? registered_new(d, r, &registered, err) : LKD_OK;
    if (status != LKD_OK)
        return status;
    registered_free(d->registered);
    d->registered = registered;
    return LKD_OK;
}

enum lkd_status lkd_decider_use_log(struct lkd_decider *d, struct lkd_log *log,
                                    struct lkd_error *err) {
    struct logged *logged = NULL;
    error_clear(err);
    enum lkd_status status = log ? logged_new(d, log, &logged, err) : LKD_OK;
    if (status != LKD_OK)
        return status;
    logged_free(d->logged);
    d->logged = logged;
    return LKD_OK;
}

/* ---- steps ---- */

static enum lkd_status refuse_names(const struct lkd_decider *d, struct lkd_error *err) {
    const struct vocabulary *v = &d->policy->rulebook->vocabulary;
    for (size_t i = 0; i < NAMING_FACTS; i++) {
        uint16_t slot = d->policy->naming_slots[i];
        if (slot == NO_SLOT || d->query.facts->state[slot] != FACT_GIVEN)
            continue;
        error_set(err, LKD_NOT_ALLOWED, "only a checkpoint or an office may name this");
        error_where(err, "%s", v->facts[slot].path);
        error_hint(err, "leave it out and state the facts themselves");
        return LKD_NOT_ALLOWED;
    }
    return LKD_OK;
}

enum lkd_status decider_read(struct lkd_decider *d, const char *text, size_t length,
                             const struct lkd_ask *ask, struct lkd_error *err) {
    versions_begin(d->versions);
    struct facts *facts = d->query.facts;
    arena_reset(&d->arena);
    d->about = NULL;
    d->text = text;
    d->text_length = length;
    facts->time_s = ask->now_s;
    enum lkd_status status = query_read(d->policy->reader, text, length, facts, &d->arena, err);
    if (status != LKD_OK)
        return status;
    if (ask->at_given)
        facts->time_s = ask->at_s;
    if (ask->anonymous && (status = refuse_names(d, err)) != LKD_OK)
        return status;
    if (d->scanned)
        status = scanned_look_up(d->scanned, ask, err);
    if (d->registered && status == LKD_OK)
        status = registered_look_up(d->registered, err);
    facts_settle(facts);
    return status;
}

bool decider_decide(struct lkd_decider *d, unsigned fields, struct decision *ret_decision) {
    return versions_decide(d->versions, fields, ret_decision);
}

void decider_conclude(struct lkd_decider *d, const struct lkd_ask *ask,
                      struct decision *ret_decision) {
    unsigned logged = d->logged ? LKD_FIELD_REASONS : 0;
    decider_decide(d, answer_needs(ask) | logged, ret_decision);
    random_id(&d->random, d->id);
    d->is_logged = d->logged && logged_record(d->logged, ret_decision, ask);
}

/* ---- the whole ---- */

static struct lkd_answer answer_of(struct lkd_decider *d, enum lkd_verdict verdict,
                                   const char *query) {
    const char *text = text_cstr(&d->out);
    return (struct lkd_answer){text, d->out.length, verdict, query};
}

enum lkd_status lkd_decide_text(struct lkd_decider *d, const char *text, size_t length,
                                const struct lkd_ask *ask, size_t line,
                                struct lkd_answer *ret_answer, struct lkd_error *err) {
    struct lkd_error own;
    struct decision decision;
    struct lkd_error *e = err ? err : &own;
    const char *query = NULL;

    error_clear(e);
    text_clear(&d->out);
    enum lkd_status status = decider_read(d, text, length, ask, e);
    if (status == LKD_OK) {
        decider_conclude(d, ask, &decision);
        answer_write(d, &decision, ask, &d->out);
        query = d->policy->rulebook->vocabulary.queries[d->query.facts->query].name;
        if (d->out.failed)
            status = error_set(e, LKD_NO_MEMORY, "no memory for the answer");
    }
    if (status != LKD_OK) {
        text_clear(&d->out);
        answer_write_error(e, line, &d->out);
        decision.verdict = LKD_UNDETERMINED;
        query = NULL;
    }
    *ret_answer = answer_of(d, decision.verdict, query);
    return status;
}

enum lkd_status lkd_query_read(struct lkd_decider *d, const char *text, size_t length,
                               const struct lkd_ask *ask, struct lkd_query **ret_query,
                               struct lkd_error *err) {
    error_clear(err);
    enum lkd_status status = decider_read(d, text, length, ask, err);
    if (status == LKD_OK)
        *ret_query = &d->query;
    return status;
}

static size_t count_rules(const uint64_t *set, size_t words) {
    size_t count = 0;
    for (size_t w = 0; w < words; w++)
        count += (size_t)__builtin_popcountll(set[w]);
    return count;
}

static size_t rules_in_force(const struct rulebook *rb, int64_t instant_s) {
    size_t count = 0;
    int64_t next;
    for (size_t r = 0; r < rb->rule_count; r++)
        count += periods_at(rb->rules[r].periods, instant_s, &next) != NULL;
    return count;
}

enum lkd_verdict lkd_query_decide(struct lkd_decider *d, struct lkd_query *q,
                                  struct lkd_counts *ret_counts) {
    const unsigned fields = LKD_FIELDS_ALL & ~(unsigned)LKD_FIELD_REMEDIES;
    const struct rulebook *rb = d->policy->rulebook;
    struct decision decision;
    (void)q;
    decider_decide(d, fields, &decision);
    if (ret_counts) {
        size_t atoms = evaluation_atoms(d->evaluation);
        *ret_counts =
            (struct lkd_counts){rules_in_force(rb, decision.time_s),
                                count_rules(evaluation_candidates(d->evaluation), rb->index.words),
                                atoms, decision.steps};
    }
    return decision.verdict;
}
