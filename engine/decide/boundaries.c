/*
 * boundaries.c - proposing the tests that are missing at cut points: lkd_policy_boundaries.
 *
 * For each rule (in the order of files; a version of an amended rule is one of its own) the first
 * test that it decides is taken, and put just inside and outside every cut point of the rule. What
 * the engine answers becomes the expectation, which the author confirms, or finds a mistake by.
 * Cases that say the same as a test, or as an earlier case, are left out.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/civil.h"
#include "base/vec.h"
#include "decide/cuts.h"
#include "decide/fingerprint.h"
#include "decide/rule_tests.h"

#define CASES_MAX 4000
#define LUA_LIMIT ((size_t)16 << 20)
#define NO_TEST SIZE_MAX

/* A rule or default that decides a test. */
struct target {
    const struct declaration *declaration;
    bool is_default;
    uint32_t index;
    size_t test;
};

struct proposal {
    struct test_session session;
    const struct rulebook *rb;
    struct target *targets; /* rules by number, then defaults */
    size_t target_count;
    struct {
        struct fingerprint *items;
        size_t count, capacity;
    } known;
    struct arena scratch; /* of the case at hand */
    struct cuts cuts;
    struct text lua, query, expect;
    size_t cases;
};

static enum lkd_status no_memory(struct lkd_error *err) {
    return error_set(err, LKD_NO_MEMORY, "no memory for the boundaries of the rules");
}

/* ---- which test each rule decides ---- */

static void note_target(struct proposal *p, size_t target, size_t test) {
    if (p->targets[target].test == NO_TEST)
        p->targets[target].test = test;
}

static void note_targets(struct proposal *p, const struct decision *d, size_t test) {
    for (size_t i = 0; i < d->reason_count; i++) {
        const struct reason *reason = &d->reasons[i];
        if (reason->effect != EFFECT_DEFAULT)
            note_target(p, reason->index, test);
        else if (reason->index != REASON_GAP && reason->index != REASON_OUTSIDE)
            note_target(p, p->rb->rule_count + reason->index, test);
    }
    for (size_t i = 0; i < d->obligation_count; i++)
        note_target(p, d->obligations[i], test);
    for (size_t i = 0; i < d->conflict_count; i++)
        note_target(p, d->conflicts[i], test);
}

static bool is_known(const struct proposal *p, const struct fingerprint *f) {
    for (size_t i = 0; i < p->known.count; i++)
        if (memcmp(p->known.items[i].text, f->text, sizeof f->text) == 0)
            return true;
    return false;
}

/* Remember the query decided last; false when there is no memory. */
static bool remember(struct proposal *p) {
    struct fingerprint f = fingerprint_of(p->session.decider->query.facts);
    return VEC_PUSH(&p->session.arena, &p->known, f);
}

static bool list_targets(struct proposal *p) {
    size_t rules = p->rb->rule_count;
    p->target_count = rules + p->rb->default_count;
    p->targets = arena_calloc(&p->session.arena, p->target_count + 1, sizeof *p->targets);
    for (size_t i = 0; p->targets && i < p->target_count; i++) {
        bool is_default = i >= rules;
        size_t index = is_default ? i - rules : i;
        p->targets[i] = (struct target){is_default ? p->rb->defaults[index].declaration
                                                   : p->rb->rules[index].declaration,
                                        is_default, (uint32_t)index, NO_TEST};
    }
    return p->targets != NULL;
}

static enum lkd_status run_tests(struct proposal *p, struct lkd_error *err) {
    struct test_session *s = &p->session;
    for (size_t i = 0; i < s->count; i++) {
        struct decision decision;
        if (is_waiting(&s->tests[i]))
            continue;
        enum lkd_status status =
            test_session_decide(s, s->tests[i].query, s->tests[i].query_length, &decision, err);
        if (status != LKD_OK)
            return status;
        note_targets(p, &decision, i);
        if (!remember(p))
            return no_memory(err);
    }
    return LKD_OK;
}

/* ---- one case ---- */

/* What the cut makes of the fact, as plain data. False when there is no memory. */
static bool cut_value(struct proposal *p, const struct cut *cut, struct datum *ret_value) {
    const struct vocabulary *v = &p->rb->vocabulary;
    uint16_t slot = cut->slot == NO_SLOT ? v->slot_time : cut->slot;
    enum fact_type type = v->facts[slot].type;
    char text[TEST_MOMENT_SIZE];
    if (type == TYPE_INTEGER) {
        *ret_value = (struct datum){.kind = DATUM_INTEGER, .integer = cut->value};
        return true;
    }
    if (type == TYPE_DECIMAL) {
        *ret_value = (struct datum){.kind = DATUM_NUMBER, .number = (double)cut->value / 1e6};
        return true;
    }
    test_moment(cut->value, text);
    if (type == TYPE_DATE)
        text[CIVIL_DATE_SIZE - 1] = '\0';
    const char *copy = arena_strdup(&p->scratch, text);
    *ret_value = (struct datum){.kind = DATUM_STRING, .text = copy};
    ret_value->length = (uint32_t)strlen(text);
    return copy != NULL;
}

/* The facts of the test with the one change. */
static bool change_facts(struct proposal *p, const struct rule_test *t, const struct cut *cut,
                         struct test_facts *ret_facts) {
    const struct vocabulary *v = &p->rb->vocabulary;
    uint16_t slot = cut->slot == NO_SLOT ? v->slot_time : cut->slot;
    struct test_fact changed = {.path = v->facts[slot].path, .declaration = t->declaration};
    size_t bytes = t->facts.count * sizeof *t->facts.items;
    changed.written = changed.path;
    *ret_facts =
        (struct test_facts){arena_alloc(&p->scratch, bytes), t->facts.count, t->facts.count};
    if (!ret_facts->items || !cut_value(p, cut, &changed.value))
        return false;
    memcpy(ret_facts->items, t->facts.items, bytes);
    return test_facts_set(ret_facts, &p->scratch, changed);
}

static const char *target_id(const struct proposal *p, const struct target *t) {
    return t->is_default ? p->rb->defaults[t->index].id : p->rb->rules[t->index].id;
}

/* "movement.night at 18:00:00 (cut: clock 18:00-06:00)" */
static const char *case_name(struct proposal *p, const struct target *t, const struct cut *cut,
                             const struct datum *value) {
    const char *id = target_id(p, t);
    char moment[TEST_MOMENT_SIZE], shown[40];
    if (cut->slot == NO_SLOT) {
        test_moment(cut->value, moment);
        return arena_printf(&p->scratch, "%s at %s (cut: %s)", id,
                            cut->is_clock ? moment + CIVIL_DATE_SIZE : moment, cut->what);
    }
    if (value->kind == DATUM_INTEGER)
        snprintf(shown, sizeof shown, "%lld", (long long)value->integer);
    else if (value->kind == DATUM_NUMBER)
        snprintf(shown, sizeof shown, "%.15g", value->number);
    else
        snprintf(shown, sizeof shown, "%s", value->text);
    return arena_printf(&p->scratch, "%s with %.64s = %s (cut: %s)", id,
                        p->rb->vocabulary.facts[cut->slot].path, shown, cut->what);
}

static bool write_case(struct proposal *p, const struct target *t, const struct cut *cut,
                       const struct test_facts *facts, const struct decision *decision) {
    struct datum value = {.kind = DATUM_NIL};
    bool good = cut_value(p, cut, &value);
    const char *name = good ? case_name(p, t, cut, &value) : NULL;
    text_clear(&p->expect);
    expectation_write_lua(p->session.decider, decision, &p->expect);
    if (!name || p->expect.failed)
        return false;
    text_literal(&p->lua, "\n");
    test_query_lua(p->rb, facts, name, text_cstr(&p->expect), &p->lua);
    p->cases++;
    return !p->lua.failed;
}

/* Decide the case and write it down, unless it is known. What no query may say is left out. */
static enum lkd_status propose(struct proposal *p, const struct target *t, const struct cut *cut,
                               struct lkd_error *err) {
    struct lkd_error refused = {.status = LKD_OK};
    struct test_facts facts;
    struct decision decision;
    arena_reset(&p->scratch);
    if (!change_facts(p, &p->session.tests[t->test], cut, &facts))
        return no_memory(err);
    text_clear(&p->query);
    test_query_json(&facts, &p->query);
    if (p->query.failed)
        return no_memory(err);
    enum lkd_status status = test_session_decide(&p->session, text_cstr(&p->query), p->query.length,
                                                 &decision, &refused);
    if (status == LKD_BAD_QUERY)
        return LKD_OK;
    if (status != LKD_OK)
        return no_memory(err);
    struct fingerprint f = fingerprint_of(p->session.decider->query.facts);
    if (is_known(p, &f))
        return LKD_OK;
    return remember(p) && write_case(p, t, cut, &facts, &decision) ? LKD_OK : no_memory(err);
}

/* ---- all of them ---- */

static int compare_targets(const void *a, const void *b) {
    const struct target *x = a, *y = b;
    if (x->declaration != y->declaration)
        return x->declaration < y->declaration ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

/* The cases of one rule under a line that names it. */
static enum lkd_status propose_target(struct proposal *p, const struct target *t,
                                      struct lkd_error *err) {
    const struct rule_test *test = &p->session.tests[t->test];
    const struct position at = t->declaration->at;
    struct decision decision;
    size_t begin = p->lua.length, cases = p->cases;
    enum lkd_status status =
        test_session_decide(&p->session, test->query, test->query_length, &decision, err);
    if (status != LKD_OK)
        return status;
    if (!cuts_find(p->session.decider, t->is_default, t->index, &p->session.arena, &p->cuts))
        return no_memory(err);
    text_printf(&p->lua, "\n---- %s (%s:%u)\n", target_id(p, t), p->rb->source.files[at.file].name,
                (unsigned)at.line);
    for (size_t i = 0; i < p->cuts.count && p->cases < CASES_MAX && status == LKD_OK; i++)
        status = propose(p, t, &p->cuts.items[i], err);
    if (p->cases == cases && !p->lua.failed)
        p->lua.length = begin; /* nothing new */
    return status;
}

static enum lkd_status propose_all(struct proposal *p, struct lkd_error *err) {
    if (!list_targets(p))
        return no_memory(err);
    enum lkd_status status = run_tests(p, err);
    if (p->target_count > 0)
        qsort(p->targets, p->target_count, sizeof *p->targets, compare_targets);
    text_puts(&p->lua, "-- What the engine answers just inside and outside the cut points of rules "
                       "that tests decide.\n"
                       "-- Confirm each answer with the act before you keep the test.\n");
    for (size_t i = 0; i < p->target_count && status == LKD_OK; i++)
        if (p->targets[i].test != NO_TEST)
            status = propose_target(p, &p->targets[i], err);
    if (p->cases == CASES_MAX)
        text_printf(&p->lua, "\n-- There are more: keep some of these, then ask again.\n");
    return status;
}

static enum lkd_status copy_lua(struct proposal *p, char **ret_lua, struct lkd_error *err) {
    char *lua = malloc(p->lua.length + 1);
    if (!lua || p->lua.failed) {
        free(lua);
        return no_memory(err);
    }
    memcpy(lua, text_cstr(&p->lua), p->lua.length + 1);
    *ret_lua = lua;
    return LKD_OK;
}

enum lkd_status lkd_policy_boundaries(struct lkd_policy *policy, char **ret_lua,
                                      struct lkd_error *err) {
    struct proposal p = {.rb = policy->rulebook};
    error_clear(err);
    text_init(&p.lua, LUA_LIMIT);
    text_init(&p.query, TEST_QUERY_MAX);
    text_init(&p.expect, TEST_QUERY_MAX);
    arena_init(&p.scratch, REQUEST_ARENA_LIMIT, NULL);
    enum lkd_status status = test_session_begin(policy, &p.session, err);
    if (status == LKD_OK)
        status = propose_all(&p, err);
    if (status == LKD_OK)
        status = copy_lua(&p, ret_lua, err);
    text_free(&p.lua);
    text_free(&p.query);
    text_free(&p.expect);
    arena_free(&p.scratch);
    test_session_end(&p.session);
    return status;
}
