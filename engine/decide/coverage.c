/*
 * coverage.c - what the tests beside the rules reach: lkd_policy_coverage.
 *
 * A rule is reached when it is among the reasons, obligations or conflicts of some test. An atom
 * has two outcomes, and both should come out in some test. For each test every atom of every rule
 * that is in force and speaks to the kind of query is evaluated, whether the decision needed it or
 * not. Rules that are never in force (of announced acts) are left out.
 */
#include <stdlib.h>

#include "base/vec.h"
#include "decide/atoms.h"
#include "decide/rule_tests.h"
#include "policy/describe.h"

#define REPORT_LIMIT ((size_t)16 << 20)

/* What is known of a node; bits. */
enum { ATOM_REACHABLE = 1, ATOM_TRUE = 2, ATOM_FALSE = 4 };

struct finding {
    struct position at;
    const char *text;
};

struct coverage {
    struct test_session session;
    const struct rulebook *rb;
    struct evaluation *evaluation;
    unsigned char *rule_decided, *default_decided; /* by number */
    unsigned char *atoms, *seen;                   /* by node */
    uint32_t *rule_of;                             /* by node: a rule that has the atom */
    uint64_t *queries;                             /* by node: the kinds that its rules answer */
    uint32_t rule;                                 /* the one being walked */
    struct {
        struct finding *items;
        size_t count, capacity;
    } findings;
    struct text text;
    struct lkd_coverage sums;
    bool full;
};

/* ---- running the tests ---- */

static void note_reachable(void *context, node_id atom) {
    struct coverage *c = context;
    c->atoms[atom] |= ATOM_REACHABLE;
    c->rule_of[atom] = c->rule;
    c->queries[atom] |= c->rb->rules[c->rule].queries;
}

static void note_outcome(void *context, node_id atom) {
    struct coverage *c = context;
    enum kleene value = evaluate(c->evaluation, atom).value;
    if (value != KLEENE_UNKNOWN)
        c->atoms[atom] |= value == KLEENE_TRUE ? ATOM_TRUE : ATOM_FALSE;
}

static void walk_rule(struct coverage *c, struct atom_walk *walk, uint32_t rule) {
    c->rule = rule;
    atom_walk(walk, c->rb->rules[rule].condition);
    atom_walk(walk, c->rb->rules[rule].requirement);
}

/* Walk over the atoms of the rules in force at an instant for a kind of query. */
static void walk_in_force(struct coverage *c, int64_t instant_s, int query) {
    struct atom_walk walk = {c->rb, c->seen, note_outcome, c, NULL};
    int64_t next;
    memset(c->seen, 0, c->rb->conditions.nodes.count);
    for (uint32_t i = 0; i < c->rb->rule_count; i++) {
        const struct rule *rule = &c->rb->rules[i];
        if ((rule->queries >> query & 1) && periods_at(rule->periods, instant_s, &next))
            walk_rule(c, &walk, i);
    }
}

static void walk_all(struct coverage *c) {
    struct atom_walk walk = {c->rb, c->seen, note_reachable, c, NULL};
    for (uint32_t i = 0; i < c->rb->rule_count; i++)
        if (c->rb->rules[i].periods.count > 0)
            walk_rule(c, &walk, i);
}

static void note_decided(struct coverage *c, const struct decision *d) {
    for (size_t i = 0; i < d->reason_count; i++) {
        const struct reason *reason = &d->reasons[i];
        if (reason->effect != EFFECT_DEFAULT)
            c->rule_decided[reason->index] = 1;
        else if (reason->index != REASON_GAP && reason->index != REASON_OUTSIDE)
            c->default_decided[reason->index] = 1;
    }
    for (size_t i = 0; i < d->obligation_count; i++)
        c->rule_decided[d->obligations[i]] = 1;
    for (size_t i = 0; i < d->conflict_count; i++)
        c->rule_decided[d->conflicts[i]] = 1;
}

static enum lkd_status run_tests(struct coverage *c, struct lkd_error *err) {
    struct test_session *s = &c->session;
    enum lkd_status status = LKD_OK;
    for (size_t i = 0; i < s->count && status == LKD_OK; i++) {
        struct decision decision;
        if (is_waiting(&s->tests[i]))
            continue;
        status =
            test_session_decide(s, s->tests[i].query, s->tests[i].query_length, &decision, err);
        if (status != LKD_OK)
            break;
        note_decided(c, &decision);
        walk_in_force(c, decision.time_s, s->decider->query.facts->query);
    }
    return status;
}

/* ---- findings ---- */

/* Record what stands in `c->text`. */
static void add_finding(struct coverage *c, struct position at) {
    struct finding finding = {at, NULL};
    finding.text = arena_copy(&c->session.arena, text_cstr(&c->text), c->text.length);
    c->full |=
        c->text.failed || !finding.text || !VEC_PUSH(&c->session.arena, &c->findings, finding);
    text_clear(&c->text);
}

static void count_rule(struct coverage *c, const struct declaration *d, const char *what,
                       const char *id, bool decided) {
    c->sums.rules++;
    c->sums.rules_decided += decided;
    if (decided)
        return;
    text_printf(&c->text, "%s %s decides no test", what, id);
    add_finding(c, d->at);
}

/* The versions of one rule stand side by side. */
static void count_rules(struct coverage *c) {
    const struct rulebook *rb = c->rb;
    for (size_t i = 0, end; i < rb->rule_count; i = end) {
        bool in_force = false, decided = false;
        for (end = i; end < rb->rule_count; end++) {
            if (rb->rules[end].declaration != rb->rules[i].declaration)
                break;
            in_force |= rb->rules[end].periods.count > 0;
            decided |= c->rule_decided[end];
        }
        if (in_force)
            count_rule(c, rb->rules[i].declaration, word_names[rb->rules[i].declaration->word],
                       rb->rules[i].id, decided);
    }
    for (size_t i = 0; i < rb->default_count; i++)
        if (rb->defaults[i].periods.count > 0)
            count_rule(c, rb->defaults[i].declaration, "rule", rb->defaults[i].id,
                       c->default_decided[i]);
}

/* Where an atom is written; what nobody wrote (territories, say) stands with its rule. */
static struct position atom_position(const struct coverage *c, node_id atom) {
    const struct term *term = c->rb->conditions.terms.items[atom];
    return term ? source_at_term(&c->rb->source, term)
                : c->rb->rules[c->rule_of[atom]].declaration->at;
}

static void count_atoms(struct coverage *c) {
    for (node_id atom = 0; atom < c->rb->conditions.nodes.count; atom++) {
        unsigned known = c->atoms[atom];
        bool was_true = known & ATOM_TRUE, was_false = known & ATOM_FALSE;
        if (!(known & ATOM_REACHABLE))
            continue;
        c->sums.outcomes += 2;
        c->sums.outcomes_seen += (size_t)was_true + was_false;
        if (was_true && was_false)
            continue;
        text_puts(&c->text, was_true    ? "never false: "
                            : was_false ? "never true: "
                                        : "neither true nor false in any test: ");
        describe_condition(c->rb, atom, c->queries[atom], false, &c->text);
        add_finding(c, atom_position(c, atom));
    }
}

static int compare_findings(const void *a, const void *b) {
    const struct finding *x = a, *y = b;
    if (x->at.file != y->at.file)
        return x->at.file < y->at.file ? -1 : 1;
    if (x->at.line != y->at.line)
        return x->at.line < y->at.line ? -1 : 1;
    if (x->at.column != y->at.column)
        return x->at.column < y->at.column ? -1 : 1;
    return strcmp(x->text, y->text);
}

static void write_report(struct coverage *c) {
    struct source *source = &c->session.policy->rulebook->source;
    if (c->findings.count > 0)
        qsort(c->findings.items, c->findings.count, sizeof *c->findings.items, compare_findings);
    for (size_t i = 0; i < c->findings.count; i++) {
        const struct finding *f = &c->findings.items[i];
        text_printf(&c->text, "%s:%u: %s\n", source->files[f->at.file].name, (unsigned)f->at.line,
                    f->text);
    }
}

/* ---- the whole ---- */

static enum lkd_status no_memory(struct lkd_error *err) {
    return error_set(err, LKD_NO_MEMORY, "no memory for the coverage of the tests");
}

static bool prepare(struct coverage *c) {
    struct arena *arena = &c->session.arena;
    size_t nodes = c->rb->conditions.nodes.count;
    c->evaluation = c->session.decider->evaluation;
    c->rule_decided = arena_calloc(arena, c->rb->rule_count + 1, 1);
    c->default_decided = arena_calloc(arena, c->rb->default_count + 1, 1);
    c->atoms = arena_calloc(arena, nodes, 1);
    c->seen = arena_calloc(arena, nodes, 1);
    c->rule_of = arena_calloc(arena, nodes, sizeof *c->rule_of);
    c->queries = arena_calloc(arena, nodes, sizeof *c->queries);
    return c->rule_decided && c->default_decided && c->atoms && c->seen && c->rule_of && c->queries;
}

static enum lkd_status cover(struct coverage *c, struct lkd_error *err) {
    if (!prepare(c))
        return no_memory(err);
    walk_all(c);
    enum lkd_status status = run_tests(c, err);
    if (status != LKD_OK)
        return status;
    count_rules(c);
    count_atoms(c);
    write_report(c);
    c->sums.report = malloc(c->text.length + 1);
    if (c->full || c->text.failed || !c->sums.report) {
        free(c->sums.report);
        return no_memory(err);
    }
    memcpy(c->sums.report, text_cstr(&c->text), c->text.length + 1);
    return LKD_OK;
}

enum lkd_status lkd_policy_coverage(struct lkd_policy *p, struct lkd_coverage *ret_coverage,
                                    struct lkd_error *err) {
    struct coverage c = {.rb = p->rulebook};
    error_clear(err);
    text_init(&c.text, REPORT_LIMIT);
    enum lkd_status status = test_session_begin(p, &c.session, err);
    if (status == LKD_OK)
        status = cover(&c, err);
    if (status == LKD_OK)
        *ret_coverage = c.sums;
    text_free(&c.text);
    test_session_end(&c.session);
    return status;
}
