/*
 * evaluator_test.c - the compiled evaluator against a slow, obvious interpreter of the same rules.
 *
 * 100,000 pairs of a random rulebook and a random query (fewer under a sanitizer): the decision,
 * its reasons, duties, conflicts, what is void, and the questions must be the same. `valid_until`
 * is checked by moving the clock of the interpreter: the verdict stays just before it and at many
 * moments before, and changes at it when it is exact.
 *
 * LOCKDOWN_SEED repeats a run, LOCKDOWN_RULEBOOKS=N makes it longer, LOCKDOWN_SLOW=1 ten times as
 * long. A difference is printed with the smallest rulebook found that still shows it.
 */
#include "support/tap.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/civil.h"
#include "diff/reference.h"
#include "diff/subject.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define RULEBOOKS 1000
#else
#define RULEBOOKS 2000
#endif
#define QUERIES 50
#define FAILURES_MAX 5
#define LATER_MOMENTS 8

#define FIELDS                                                                                     \
    (LKD_FIELD_DECISION | LKD_FIELD_VALID_UNTIL | LKD_FIELD_REASONS | LKD_FIELD_OBLIGATIONS |      \
     LKD_FIELD_QUESTIONS | LKD_FIELD_CONFLICTS | LKD_FIELD_REMEDIES)

static struct run {
    uint64_t seed;
    size_t pairs, verdicts[3], bounds, exact, asked;
    size_t remedied, unloaded, differences, wrong_bounds, wrong_remedies;
} run;

/* ---- describing ---- */

static void note(const char *text) {
    while (*text) {
        size_t length = strcspn(text, "\n");
        printf("# %.*s\n", (int)length, text);
        text += length + (text[length] == '\n');
    }
}

static void put_reason(struct text *out, const struct model *m, int reason) {
    if (reason == SHEET_GAP)
        text_printf(out, " gap");
    else if (reason == SHEET_OUTSIDE)
        text_printf(out, " outside");
    else if (reason >= SHEET_DEFAULT)
        text_printf(out, " default.%d", reason - SHEET_DEFAULT);
    else
        text_printf(out, " %s", reason < 0 ? "?" : m->rules[reason].id);
}

static void put_list(struct text *out, const struct model *m, const char *name, const int *rules,
                     int count) {
    text_printf(out, "%s:", name);
    for (int i = 0; i < count; i++)
        put_reason(out, m, rules[i]);
    text_printf(out, "\n");
}

static void put_sheet(struct text *out, const struct model *m, const struct sheet *s) {
    static const char *const verdicts[] = {"undetermined", "allow", "deny"};
    text_printf(out, "verdict: %s\n", verdicts[s->verdict]);
    put_list(out, m, "reasons", s->reasons, s->reason_count);
    put_list(out, m, "obligations", s->obligations, s->obligation_count);
    put_list(out, m, "conflicts", s->conflicts, s->conflict_count);
    put_list(out, m, "voids", &s->voids[0][0], 2 * s->void_count);
    text_printf(out, "questions:");
    for (int i = 0; i < s->question_count; i++)
        text_printf(out, " %s%s", m->slots[s->questions[i].slot].path,
                    s->questions[i].open ? "(open)" : "");
    text_printf(out, "\n");
}

static void put_instant(struct text *out, int64_t instant_s) {
    char text[CIVIL_INSTANT_SIZE] = "never";
    if (instant_s != CIVIL_NEVER)
        civil_format_instant(instant_s, text);
    text_puts(out, text);
}

/* ---- comparing ---- */

static bool same_ints(const int *a, int a_count, const int *b, int b_count) {
    return a_count == b_count && (a_count == 0 || memcmp(a, b, (size_t)a_count * sizeof *a) == 0);
}

static bool same_questions(const struct sheet *a, const struct sheet *b) {
    if (a->question_count != b->question_count)
        return false;
    for (int i = 0; i < a->question_count; i++)
        if (a->questions[i].slot != b->questions[i].slot ||
            a->questions[i].open != b->questions[i].open)
            return false;
    return true;
}

static bool same_sheets(const struct sheet *a, const struct sheet *b) {
    return a->verdict == b->verdict &&
           same_ints(a->reasons, a->reason_count, b->reasons, b->reason_count) &&
           same_ints(a->obligations, a->obligation_count, b->obligations, b->obligation_count) &&
           same_ints(a->conflicts, a->conflict_count, b->conflicts, b->conflict_count) &&
           same_ints(&a->voids[0][0], 2 * a->void_count, &b->voids[0][0], 2 * b->void_count) &&
           same_questions(a, b);
}

/* ---- moving the clock ---- */

/* Instants at which something in the model may begin or end. */
struct moments {
    int64_t items[1200];
    int count;
};

static void add_moment(struct moments *t, int64_t instant_s) {
    if (instant_s != CIVIL_ALWAYS && instant_s != CIVIL_NEVER && t->count < 1200)
        t->items[t->count++] = instant_s;
}

static void add_span(struct moments *t, struct span s) {
    add_moment(t, s.from_s);
    add_moment(t, s.to_s);
}

static void list_moments(const struct model *m, struct moments *t) {
    t->count = 0;
    for (int i = 0; i < m->act_count; i++)
        add_span(t, m->acts[i].span);
    for (int i = 0; i < m->delegation_count; i++)
        add_span(t, m->delegations[i].span);
    for (int i = 0; i < m->apply_count; i++)
        add_span(t, m->applies[i].span);
    for (int i = 0; i < m->rule_count; i++)
        add_span(t, m->rules[i].span);
    for (int i = 0; i < m->default_count; i++)
        add_span(t, m->defaults[i].span);
    for (int i = 0; i < m->parameter_count; i++)
        for (int k = 0; k < m->parameters[i].entry_count; k++)
            add_span(t, m->parameters[i].entries[k].span);
    for (int i = 0; i < m->list_count; i++)
        for (int k = 0; k < m->lists[i].change_count; k++)
            add_span(t, m->lists[i].changes[k].span);
    for (int i = 0; i < m->derived_count; i++)
        for (int k = 0; k < m->derived[i].case_count; k++)
            add_span(t, m->derived[i].cases[k].span);
    for (int i = 0; i < m->condition_count; i++)
        for (int k = 0; m->conditions[i].kind == IS_TIME && k < 3; k++)
            if (m->conditions[i].instants[k].kind == AT_CONSTANT)
                add_moment(t, m->conditions[i].instants[k].constant_s);
}

/* Some moment after the query's: an edge of the model, a time fact with a step, a clock. */
static int64_t some_later_moment(struct random *r, const struct model *m,
                                 const struct model_query *q, const struct moments *t) {
    static const int64_t steps[] = {0, 1800, 43200, 86400, 129600, 172800, 259200, 2678400};
    static const int clocks[] = {0, 3600, 21600, 45296, 64800, 79200};
    int dice = random_below(r, 3);
    int64_t at = t->items[random_below(r, t->count)];
    if (dice == 1) {
        at = civil_midnight(q->time_s) + random_below(r, 4) * CIVIL_DAY_S +
             clocks[random_below(r, 6)];
    } else if (dice == 2) {
        int slot = random_below(r, m->slot_count);
        if (q->states[slot] == STATE_GIVEN &&
            (m->slots[slot].type == MODEL_TIME || m->slots[slot].type == MODEL_DATE))
            at = q->values[slot].i;
        at += (random_below(r, 3) - 1) * steps[random_below(r, 8)];
    }
    return at + random_below(r, 3) - 1;
}

/* The first moment at which the claim of valid_until is wrong, or CIVIL_ALWAYS. */
static int64_t find_wrong_moment(struct random *r, struct oracle *ref, const struct model_query *q,
                                 const struct moments *t, const struct decision *d) {
    int64_t until = d->valid_until_s;
    uint64_t now = reference_outlook(ref, q, q->time_s);
    if (until != CIVIL_NEVER && until <= q->time_s)
        return until < q->time_s || d->valid_until_exact ? until : CIVIL_ALWAYS;
    if (until != CIVIL_NEVER && reference_outlook(ref, q, until - 1) != now)
        return until - 1;
    if (until != CIVIL_NEVER && d->valid_until_exact && reference_outlook(ref, q, until) == now)
        return until;
    for (int i = 0; i < LATER_MOMENTS; i++) {
        int64_t at = some_later_moment(r, ref->m, q, t);
        if (at > q->time_s && at < until && reference_outlook(ref, q, at) != now)
            return at;
    }
    return CIVIL_ALWAYS;
}

/* ---- one pair ---- */

enum outcome_of_pair { PAIR_AGREES, PAIR_DIFFERS, PAIR_BOUND_WRONG, PAIR_NO_REMEDY, PAIR_UNLOADED };

struct pair {
    struct subject *subject;
    struct oracle *oracle;
    const struct moments *moments;
    struct sheet engine, obvious;
    struct decision decision;
    int64_t wrong_s;
};

/* Does what a remedy says lead to an allow? */
static bool is_remedy(struct pair *p, const struct model_query *q, const struct remedy *remedy) {
    static struct model_query better;
    better = *q;
    for (int i = 2; i < p->subject->m->slot_count; i++) /* details of what is absent are left out */
        better.given[i] &= q->states[i] == STATE_GIVEN;
    if (remedy->wait_until_s != CIVIL_NEVER)
        return reference_outlook(p->oracle, q, remedy->wait_until_s) == SAYS_ALLOW;
    subject_take_remedy(p->subject, remedy, &better);
    return reference_outlook(p->oracle, &better, q->time_s) == SAYS_ALLOW;
}

static enum outcome_of_pair judge_pair(struct pair *p, const struct model_query *q) {
    struct random r = {(uint64_t)q->time_s};
    subject_decide(p->subject, q, FIELDS, &p->decision);
    subject_sheet(p->subject, &p->decision, &p->engine);
    reference_judge(p->oracle, q, q->time_s, &p->obvious);
    if (!same_sheets(&p->engine, &p->obvious))
        return PAIR_DIFFERS;
    p->wrong_s = find_wrong_moment(&r, p->oracle, q, p->moments, &p->decision);
    if (p->wrong_s != CIVIL_ALWAYS)
        return PAIR_BOUND_WRONG;
    for (size_t i = 0; i < p->decision.remedy_count; i++)
        if (!is_remedy(p, q, &p->decision.remedies[i]))
            return PAIR_NO_REMEDY;
    return PAIR_AGREES;
}

/* ---- making it smaller ---- */

static bool open_model(struct subject *s, const struct model *m, struct text *complaints) {
    static struct chunk chunks[CHUNKS];
    struct text lua;
    text_init(&lua, 1 << 20);
    print_model(m, &lua, chunks);
    struct source_text file = {"rules/model.lua", text_cstr(&lua), lua.length};
    bool open = subject_open(s, m, &file, 1, complaints);
    text_free(&lua);
    return open;
}

static enum outcome_of_pair try_model(const struct model *m, const struct model_query *q,
                                      struct pair *ret_pair) {
    static struct subject subject;
    static struct oracle oracle;
    static struct moments moments;
    struct text complaints;
    enum outcome_of_pair outcome = PAIR_UNLOADED;
    text_init(&complaints, 1 << 16);
    if (open_model(&subject, m, &complaints)) {
        reference_prepare(&oracle, m);
        list_moments(m, &moments);
        *ret_pair = (struct pair){.subject = &subject, .oracle = &oracle, .moments = &moments};
        outcome = judge_pair(ret_pair, q);
    }
    subject_close(&subject);
    text_free(&complaints);
    return outcome;
}

/* Remove a rule and what hangs on it. */
static void drop_rule(struct model *m, int rule) {
    m->rules[rule].dropped = true;
    for (int i = 0; i < m->rule_count; i++) {
        struct model_rule *x = &m->rules[i];
        int kept = 0;
        for (int k = 0; k < x->target_count; k++)
            if (x->targets[k] != rule)
                x->targets[kept++] = x->targets[k];
        x->target_count = kept;
        if (x->replaces == rule)
            x->replaces = -1;
        if ((x->amends == rule || (x->effect == DOES_LIFT && kept == 0)) && !x->dropped)
            drop_rule(m, i);
    }
}

/* The i-th way to make the model smaller; false when there are no more. */
static bool reduce(struct model *m, int i) {
    if (i < m->rule_count) {
        if (!m->rules[i].dropped)
            drop_rule(m, i);
        return true;
    }
    i -= m->rule_count;
    if (i < 6 * m->rule_count) {
        struct model_rule *x = &m->rules[i / 6];
        int *clauses[] = {&x->where, &x->where_count, &x->when, &x->unless, &x->replaces};
        if (i % 6 == 5)
            x->span = (struct span){CIVIL_ALWAYS, CIVIL_NEVER};
        else
            *clauses[i % 6] = i % 6 == 1 ? 0 : -1;
        return true;
    }
    i -= 6 * m->rule_count;
    if (i < m->apply_count + m->default_count) {
        if (i < m->apply_count)
            m->applies[i].dropped = true;
        else
            m->defaults[i - m->apply_count].dropped = true;
        return true;
    }
    i -= m->apply_count + m->default_count;
    if (i < CHILDREN * m->condition_count) {
        struct condition *c = &m->conditions[i / CHILDREN];
        if (c->kind == IS_PREDICATE && i % CHILDREN == 0)
            *c = m->conditions[m->predicates[c->index].when];
        else if (i % CHILDREN < c->count)
            *c = m->conditions[c->children[i % CHILDREN]];
        return true;
    }
    return false;
}

static void shrink(struct model *m, const struct model_query *q, enum outcome_of_pair wanted,
                   struct pair *pair) {
    static struct model smaller;
    bool progress = true;
    for (int tries = 0; progress && tries < 6000;) {
        progress = false;
        for (int i = 0; tries < 6000; i++, tries++) {
            smaller = *m;
            if (!reduce(&smaller, i))
                break;
            if (memcmp(&smaller, m, sizeof smaller) == 0 || try_model(&smaller, q, pair) != wanted)
                continue;
            *m = smaller;
            progress = true;
        }
    }
    try_model(m, q, pair);
}

static void report(const struct model *m, const struct model_query *q, enum outcome_of_pair found) {
    static struct model smaller;
    static struct chunk chunks[CHUNKS];
    struct pair pair;
    struct text out;
    text_init(&out, 1 << 20);
    smaller = *m;
    shrink(&smaller, q, found, &pair);
    print_model(&smaller, &out, chunks);
    print_query(m, q, &out);
    text_printf(&out, "---- compiled\n");
    put_sheet(&out, m, &pair.engine);
    text_printf(&out, "---- obvious\n");
    put_sheet(&out, m, &pair.obvious);
    text_printf(&out, "valid until ");
    put_instant(&out, pair.decision.valid_until_s);
    text_printf(&out, pair.decision.valid_until_exact ? " (exact)" : " (at least)");
    if (found == PAIR_BOUND_WRONG) {
        text_printf(&out, ", but not so at ");
        put_instant(&out, pair.wrong_s);
    }
    note(text_cstr(&out));
    text_free(&out);
}

/* ---- the run ---- */

static void count_pair(const struct pair *p) {
    run.pairs++;
    run.verdicts[p->obvious.verdict]++;
    run.asked += p->obvious.question_count > 0;
    run.remedied += p->decision.remedy_count > 0;
    run.bounds += p->decision.valid_until_s != CIVIL_NEVER;
    run.exact += p->decision.valid_until_s != CIVIL_NEVER && p->decision.valid_until_exact;
}

static void run_queries(struct random *r, const struct model *m, struct subject *subject) {
    static struct oracle oracle;
    static struct moments moments;
    static struct model_query q;
    struct pair pair = {.subject = subject, .oracle = &oracle, .moments = &moments};
    reference_prepare(&oracle, m);
    list_moments(m, &moments);
    for (int i = 0; i < QUERIES; i++) {
        generate_query(r, m, &q);
        enum outcome_of_pair outcome = judge_pair(&pair, &q);
        count_pair(&pair);
        if (outcome == PAIR_AGREES)
            continue;
        size_t *failures = outcome == PAIR_DIFFERS       ? &run.differences
                           : outcome == PAIR_BOUND_WRONG ? &run.wrong_bounds
                                                         : &run.wrong_remedies;
        if ((*failures)++ < FAILURES_MAX) {
            report(m, &q, outcome);
            return;
        }
    }
}

static void run_rulebook(uint64_t seed) {
    static struct model m;
    static struct subject subject;
    static struct chunk chunks[CHUNKS];
    struct random r = {seed};
    struct text complaints;
    text_init(&complaints, 1 << 20);
    generate_model(&r, &m);
    if (open_model(&subject, &m, &complaints)) {
        run_queries(&r, &m, &subject);
    } else if (run.unloaded++ < FAILURES_MAX) {
        print_model(&m, &complaints, chunks);
        note(text_cstr(&complaints));
    }
    subject_close(&subject);
    text_free(&complaints);
}

static long rulebooks_wanted(void) {
    const char *count = getenv("LOCKDOWN_RULEBOOKS"), *slow = getenv("LOCKDOWN_SLOW");
    if (count && *count)
        return strtol(count, NULL, 10);
    return slow && *slow && strcmp(slow, "0") != 0 ? 10 * RULEBOOKS : RULEBOOKS;
}

static size_t failures(void) {
    return run.unloaded + run.differences + run.wrong_bounds + run.wrong_remedies;
}

static void test_loading(void **state) {
    const char *seed = getenv("LOCKDOWN_SEED");
    (void)state;
    run.seed = seed && *seed ? strtoull(seed, NULL, 10) : (uint64_t)time(NULL);
    printf("# LOCKDOWN_SEED=%" PRIu64 "\n", run.seed);
    long rulebooks = rulebooks_wanted();
    for (long i = 0; i < rulebooks && failures() < FAILURES_MAX; i++)
        run_rulebook(run.seed + (uint64_t)i);
    printf("# %zu pairs: %zu allow, %zu deny, %zu undetermined, %zu with questions\n", run.pairs,
           run.verdicts[SAYS_ALLOW], run.verdicts[SAYS_DENY], run.verdicts[SAYS_NOTHING],
           run.asked);
    printf("# %zu with an end, %zu of them exact; %zu with remedies\n", run.bounds, run.exact,
           run.remedied);
    assert_int_equal(run.unloaded, 0);
}

static void test_agreement(void **state) {
    (void)state;
    assert_true(run.pairs > 0);
    assert_int_equal(run.differences, 0);
}

static void test_bounds(void **state) {
    (void)state;
    assert_true(run.bounds > 0);
    assert_int_equal(run.wrong_bounds, 0);
}

static void test_remedies(void **state) {
    (void)state;
    assert_true(run.remedied > 0);
    assert_int_equal(run.wrong_remedies, 0);
}

/* A generator that only makes gaps would prove nothing. */
static void test_variety(void **state) {
    (void)state;
    for (int v = 0; v < 3; v++)
        assert_true(run.verdicts[v] * 20 > run.pairs);
    assert_true(run.asked * 10 > run.pairs);
    assert_true(run.bounds * 10 > run.pairs);
}

TAP_MAIN(TEST("what the generator writes loads", test_loading),
         TEST("the compiled evaluator decides, gives reasons and asks as the obvious one",
              test_agreement),
         TEST("no verdict changes before valid_until, and it does where that is exact",
              test_bounds),
         TEST("what is offered as a remedy leads to an allow", test_remedies),
         TEST("verdicts of each kind, questions and ends are common", test_variety))
