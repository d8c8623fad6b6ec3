/*
 * decision.c - the formula, the reasons, and until when the verdict holds.
 *
 * `weigh` computes the parts of the formula at one moment. Until when: each part knows the instant
 * until which it surely holds, so the whole has a bound; `look_ahead` decides again at the bound
 * until the verdict changes. In the end the evaluation stands at the moment of the decision again.
 */
#include "policy/decision.h"

#include "base/civil.h"
#include "base/vec.h"

#define LOOK_AHEAD_STEPS 32

static struct outcome outcome_of(enum kleene value, int64_t until_s) {
    return (struct outcome){until_s, value};
}

static int64_t earlier(int64_t a, int64_t b) {
    return a < b ? a : b;
}

/* The candidates of some classes, in order. */
#define EACH_CANDIDATE(e, rule, first_class, end_class)                                            \
    EACH_RULE_OF(evaluation_candidates(e), rule, evaluation_rulebook(e)->class_begin[first_class], \
                 evaluation_rulebook(e)->class_begin[end_class])

/* ---- denies and requires ---- */

static struct outcome any_true(struct evaluation *e, const uint32_t *rules, size_t count) {
    struct outcome whole = {CIVIL_NEVER, KLEENE_FALSE};
    for (size_t i = 0; i < count && whole.value != KLEENE_TRUE; i++)
        whole = outcome_or(whole, evaluate_rule(e, rules[i]));
    return whole;
}

struct outcome effective_outcome(struct evaluation *e, uint32_t number) {
    const struct rule *rule = &evaluation_rulebook(e)->rules[number];
    struct outcome o = evaluate_rule(e, number);
    if (o.value == KLEENE_FALSE)
        return o;
    if (rule->effect == EFFECT_REQUIRE)
        o = outcome_and(o, outcome_not(evaluate(e, rule->requirement)));
    if (o.value != KLEENE_FALSE && rule->lifter_count > 0)
        o = outcome_and(o, outcome_not(any_true(e, rule->lifters, rule->lifter_count)));
    if (o.value != KLEENE_FALSE && rule->shield_count > 0)
        o = outcome_and(o, outcome_not(any_true(e, rule->shields, rule->shield_count)));
    return o;
}

/* ---- levels ---- */

static bool in_force(const struct default_rule *d, int64_t now_s, int64_t *ret_until_s) {
    int64_t next;
    const struct period *period = periods_at(d->periods, now_s, &next);
    *ret_until_s = period ? period->to_s : next;
    return period != NULL;
}

struct outcome default_outcome(struct evaluation *e, const struct default_rule *d, bool denies) {
    const struct rulebook *rb = evaluation_rulebook(e);
    enum kleene value = KLEENE_UNKNOWN;
    int64_t until;
    if (!in_force(d, evaluation_now(e), &until))
        return outcome_of(KLEENE_FALSE, until);
    if (d->level == LEVEL_NONE)
        return outcome_of(denies ? KLEENE_TRUE : KLEENE_FALSE, until);
    const struct level *level = &rb->levels[d->level];
    struct level_range range = place_level(e, PLACE_TRIP, level->scale);
    if (range.least >= level->in_scale)
        value = denies ? KLEENE_TRUE : KLEENE_FALSE;
    else if (range.greatest == LEVEL_NONE || (denies && range.greatest < level->in_scale))
        value = KLEENE_FALSE;
    else if (!denies && range.least != LEVEL_NONE && range.greatest < level->in_scale)
        value = KLEENE_TRUE;
    return outcome_of(value, earlier(until, range.until_s));
}

struct outcome governed(struct evaluation *e) {
    const struct rulebook *rb = evaluation_rulebook(e);
    struct outcome whole = {CIVIL_NEVER, KLEENE_FALSE};
    for (size_t s = 0; s < rb->scale_count && whole.value != KLEENE_TRUE; s++) {
        struct level_range range = place_level(e, PLACE_HERE, (int)s);
        enum kleene has = range.least != LEVEL_NONE      ? KLEENE_TRUE
                          : range.greatest == LEVEL_NONE ? KLEENE_FALSE
                                                         : KLEENE_UNKNOWN;
        whole = outcome_or(whole, outcome_of(has, range.until_s));
    }
    return whole;
}

struct outcome level_outcome(struct evaluation *e, uint32_t *ret_default,
                             struct outcome *ret_denies) {
    const struct rulebook *rb = evaluation_rulebook(e);
    int query = evaluation_facts(e)->query;
    struct outcome allows = {CIVIL_NEVER, KLEENE_FALSE}, denies = {CIVIL_NEVER, KLEENE_FALSE};
    *ret_default = NO_INDEX;
    for (uint32_t i = 0; i < rb->default_count; i++) {
        if (rb->defaults[i].query != query)
            continue;
        struct outcome allow = default_outcome(e, &rb->defaults[i], false);
        struct outcome deny = default_outcome(e, &rb->defaults[i], true);
        bool first_deny = deny.value == KLEENE_TRUE && denies.value != KLEENE_TRUE;
        if (first_deny || (allow.value == KLEENE_TRUE && *ret_default == NO_INDEX))
            *ret_default = i;
        allows = outcome_or(allows, allow);
        denies = outcome_or(denies, deny);
    }
    *ret_denies = denies;
    struct outcome whole = outcome_and(allows, outcome_not(denies));
    return whole.value == KLEENE_FALSE ? whole : outcome_and(whole, governed(e));
}

/* ---- the formula ---- */

/* The parts at one moment. */
struct weighing {
    struct outcome supreme, allow, level, level_denies, denied, unmet, inside;
    uint32_t default_rule;
};

/* Some rule of the classes is true; false also means that none begins before `until`. */
static struct outcome some_rule(struct evaluation *e, enum rule_class first, enum rule_class end,
                                bool all) {
    struct outcome whole = {CIVIL_NEVER, KLEENE_FALSE};
    EACH_CANDIDATE(e, rule, first, end) {
        struct outcome o = first == CLASS_DENY || first == CLASS_REQUIRE
                               ? effective_outcome(e, rule)
                               : evaluate_rule(e, rule);
        whole = outcome_or(whole, o);
        if (whole.value == KLEENE_TRUE && !all)
            return whole;
    }
    if (whole.value != KLEENE_TRUE)
        whole.until_s = earlier(whole.until_s, evaluation_next_start(e));
    return whole;
}

struct outcome inside_jurisdiction(struct evaluation *e) {
    const struct rulebook *rb = evaluation_rulebook(e);
    struct zone_set set = {ZONES_CONSTANT, rb->jurisdiction, rb->jurisdiction_count, NO_REFERENCE,
                           -1};
    if (rb->jurisdiction_count == 0)
        return outcome_of(KLEENE_TRUE, CIVIL_NEVER);
    return place_in_zones(e, PLACE_HERE, &set);
}

static struct outcome whole_formula(const struct weighing *w) {
    struct outcome body = outcome_or(w->allow, w->level);
    body = outcome_and(body, outcome_not(w->denied));
    body = outcome_and(body, outcome_not(w->unmet));
    return outcome_or(w->supreme, body);
}

static struct outcome weigh(struct evaluation *e, struct weighing *w) {
    w->inside = inside_jurisdiction(e);
    w->default_rule = NO_INDEX;
    if (w->inside.value != KLEENE_TRUE)
        return outcome_of(KLEENE_UNKNOWN, CIVIL_NEVER);
    w->supreme = some_rule(e, CLASS_SUPREME, CLASS_DENY, false);
    if (w->supreme.value == KLEENE_TRUE)
        return w->supreme;
    w->denied = some_rule(e, CLASS_DENY, CLASS_REQUIRE, true);
    w->unmet = some_rule(e, CLASS_REQUIRE, CLASS_ALLOW, true);
    w->allow = some_rule(e, CLASS_ALLOW, CLASS_OBLIGE, true);
    w->level = level_outcome(e, &w->default_rule, &w->level_denies);
    return whole_formula(w);
}

/* Is there something to show for a deny? Else it is a gap. */
static struct outcome explained(const struct weighing *w) {
    return outcome_or(outcome_or(w->denied, w->unmet), w->level_denies);
}

/* For a query about the level itself: known, or not. */
static struct outcome level_known(struct evaluation *e) {
    const struct rulebook *rb = evaluation_rulebook(e);
    struct outcome known = {CIVIL_NEVER, KLEENE_FALSE};
    for (size_t s = 0; s < rb->scale_count; s++) {
        struct level_range range = place_level(e, PLACE_HERE, (int)s);
        known.until_s = earlier(known.until_s, range.until_s);
        if (range.least != range.greatest)
            known.value = KLEENE_UNKNOWN;
        else if (range.least != LEVEL_NONE && known.value == KLEENE_FALSE)
            known.value = KLEENE_TRUE;
    }
    return known;
}

static struct outcome weigh_query(struct evaluation *e, struct weighing *w,
                                  enum lkd_verdict *ret_verdict) {
    const struct rulebook *rb = evaluation_rulebook(e);
    struct outcome o = weigh(e, w);
    if (rb->vocabulary.queries[evaluation_facts(e)->query].about_level &&
        w->inside.value == KLEENE_TRUE) {
        o = level_known(e);
        *ret_verdict = o.value == KLEENE_TRUE ? LKD_ALLOW : LKD_UNDETERMINED;
        return o;
    }
    *ret_verdict = o.value == KLEENE_TRUE ? LKD_ALLOW : LKD_UNDETERMINED;
    if (o.value == KLEENE_FALSE) {
        struct outcome why = explained(w);
        if (why.value == KLEENE_TRUE)
            *ret_verdict = LKD_DENY;
        o.until_s = earlier(o.until_s, why.until_s);
    }
    return o;
}

struct outcome verdict_now(struct evaluation *e, enum lkd_verdict *ret_verdict) {
    struct weighing w;
    return weigh_query(e, &w, ret_verdict);
}

/* ---- reasons ---- */

struct lists {
    struct arena *arena;
    struct {
        struct reason *items;
        size_t count, capacity;
    } reasons;
    struct {
        uint32_t *items;
        size_t count, capacity;
    } obligations, conflicts;
    struct {
        struct void_rule *items;
        size_t count, capacity;
    } voids;
    bool full;
};

static void add_reason(struct lists *l, enum effect effect, size_t index) {
    struct reason reason = {effect, (uint32_t)index};
    for (size_t i = 0; i < l->reasons.count; i++)
        if (l->reasons.items[i].effect == effect && l->reasons.items[i].index == index)
            return;
    l->full |= !VEC_PUSH(l->arena, &l->reasons, reason);
}

static void add_true(struct evaluation *e, struct lists *l, enum rule_class first,
                     enum rule_class end) {
    const struct rulebook *rb = evaluation_rulebook(e);
    EACH_CANDIDATE(e, rule, first, end) {
        bool effective = first == CLASS_DENY || first == CLASS_REQUIRE;
        struct outcome o = effective ? effective_outcome(e, rule) : evaluate_rule(e, rule);
        if (o.value == KLEENE_TRUE)
            add_reason(l, rb->rules[rule].effect, rule);
    }
}

/* A deny or require that stands, were it not for those that switch it off. */
static bool stands_alone(struct evaluation *e, uint32_t number) {
    const struct rule *rule = &evaluation_rulebook(e)->rules[number];
    if (evaluate_rule(e, number).value != KLEENE_TRUE)
        return false;
    return rule->effect != EFFECT_REQUIRE || evaluate(e, rule->requirement).value == KLEENE_FALSE;
}

/* What made an allow possible: lifts and shields of what would otherwise have denied. */
static void add_enablers(struct evaluation *e, struct lists *l) {
    const struct rulebook *rb = evaluation_rulebook(e);
    EACH_CANDIDATE(e, number, CLASS_DENY, CLASS_ALLOW) {
        const struct rule *rule = &rb->rules[number];
        if (rule->lifter_count + rule->shield_count == 0 || !stands_alone(e, number))
            continue;
        for (size_t i = 0; i < rule->lifter_count; i++)
            if (evaluate_rule(e, rule->lifters[i]).value == KLEENE_TRUE)
                add_reason(l, EFFECT_LIFT, rule->lifters[i]);
        for (size_t i = 0; i < rule->shield_count; i++) {
            struct void_rule v = {number, rule->shields[i]};
            if (evaluate_rule(e, rule->shields[i]).value != KLEENE_TRUE)
                continue;
            add_reason(l, EFFECT_SHIELD, rule->shields[i]);
            l->full |= !VEC_PUSH(l->arena, &l->voids, v);
        }
    }
}

static void deny_reasons(struct evaluation *e, const struct weighing *w, struct lists *l) {
    if (w->denied.value == KLEENE_TRUE)
        add_true(e, l, CLASS_DENY, CLASS_REQUIRE);
    else if (w->unmet.value == KLEENE_TRUE)
        add_true(e, l, CLASS_REQUIRE, CLASS_ALLOW);
    else
        add_reason(l, EFFECT_DEFAULT, w->default_rule);
}

static void allow_reasons(struct evaluation *e, const struct weighing *w, struct lists *l) {
    if (w->supreme.value == KLEENE_TRUE) {
        add_true(e, l, CLASS_SUPREME, CLASS_DENY);
        return;
    }
    if (w->allow.value == KLEENE_TRUE)
        add_true(e, l, CLASS_ALLOW, CLASS_OBLIGE);
    else if (w->default_rule != NO_INDEX)
        add_reason(l, EFFECT_DEFAULT, w->default_rule);
    add_enablers(e, l);
}

static void add_obligations(struct evaluation *e, struct lists *l) {
    EACH_CANDIDATE(e, rule, CLASS_OBLIGE, CLASS_CONFLICT)
    if (evaluate_rule(e, rule).value == KLEENE_TRUE)
        l->full |= !VEC_PUSH(l->arena, &l->obligations, rule);
}

static bool speaks_of(const struct rule *conflict, const struct lists *l) {
    if (conflict->lift_count == 0)
        return true;
    for (size_t k = 0; k < conflict->lift_count; k++) {
        for (size_t i = 0; i < l->reasons.count; i++)
            if (l->reasons.items[i].effect != EFFECT_DEFAULT &&
                l->reasons.items[i].index == conflict->lifts[k])
                return true;
        for (size_t i = 0; i < l->obligations.count; i++)
            if (l->obligations.items[i] == conflict->lifts[k])
                return true;
    }
    return false;
}

/* Contradictions between documents that the rulebook declares, where they touch this answer. */
static void add_conflicts(struct evaluation *e, struct lists *l) {
    EACH_CANDIDATE(e, rule, CLASS_CONFLICT, CLASS_LIFT)
    if (speaks_of(&evaluation_rulebook(e)->rules[rule], l) &&
        evaluate_rule(e, rule).value == KLEENE_TRUE)
        l->full |= !VEC_PUSH(l->arena, &l->conflicts, rule);
}

static void gather_reasons(struct evaluation *e, const struct weighing *w, struct outcome o,
                           struct lists *l, struct decision *d) {
    bool about_level =
        evaluation_rulebook(e)->vocabulary.queries[evaluation_facts(e)->query].about_level;
    if (w->inside.value == KLEENE_FALSE)
        add_reason(l, EFFECT_DEFAULT, REASON_OUTSIDE);
    else if (d->verdict == LKD_UNDETERMINED && o.value == KLEENE_FALSE)
        add_reason(l, EFFECT_DEFAULT, REASON_GAP);
    else if (d->verdict == LKD_ALLOW && !about_level)
        allow_reasons(e, w, l);
    else if (d->verdict == LKD_DENY)
        deny_reasons(e, w, l);
    if (d->verdict == LKD_ALLOW)
        add_obligations(e, l);
    add_conflicts(e, l);
    d->reasons = l->reasons.items;
    d->reason_count = l->reasons.count;
    d->obligations = l->obligations.items;
    d->obligation_count = l->obligations.count;
    d->conflicts = l->conflicts.items;
    d->conflict_count = l->conflicts.count;
    d->voids = l->voids.items;
    d->void_count = l->voids.count;
}

/* ---- until when ---- */

/* The levels that a query about them is told; NULL for other queries. */
static struct level_range *note_levels(struct evaluation *e, struct arena *arena, bool *full) {
    const struct rulebook *rb = evaluation_rulebook(e);
    if (!rb->vocabulary.queries[evaluation_facts(e)->query].about_level)
        return NULL;
    struct level_range *levels = arena_alloc(arena, (rb->scale_count + 1) * sizeof *levels);
    *full |= !levels;
    for (size_t s = 0; levels && s < rb->scale_count; s++)
        levels[s] = place_level(e, PLACE_HERE, (int)s);
    return levels;
}

static bool are_levels(struct evaluation *e, const struct level_range *levels) {
    for (size_t s = 0; levels && s < evaluation_rulebook(e)->scale_count; s++) {
        struct level_range range = place_level(e, PLACE_HERE, (int)s);
        if (range.least != levels[s].least || range.greatest != levels[s].greatest)
            return false;
    }
    return true;
}

/* Decide again at the bound until the verdict changes, or one of the levels that were told. */
static void look_ahead(struct evaluation *e, struct decision *d, int64_t bound_s,
                       const struct level_range *levels) {
    d->next_verdict = d->verdict;
    while (bound_s != CIVIL_NEVER) {
        enum lkd_verdict verdict;
        if (bound_s <= evaluation_now(e) || d->steps == LOOK_AHEAD_STEPS) {
            d->valid_until_exact = false;
            break;
        }
        evaluation_at(e, bound_s);
        d->steps++;
        struct outcome o = verdict_now(e, &verdict);
        d->next_verdict = verdict;
        if (verdict != d->verdict || !are_levels(e, levels))
            break;
        bound_s = o.until_s;
    }
    d->valid_until_s = bound_s;
}

/* ---- the whole ---- */

/* Shapes are needed for points and routes; until they are loaded these leave the answer open. */
static bool needs_geometry(const struct evaluation *e) {
    const struct vocabulary *v = &evaluation_rulebook(e)->vocabulary;
    const struct facts *facts = evaluation_facts(e);
    const struct query_kind *kind = &v->queries[facts->query];
    uint16_t places[8];
    size_t count = 0;
    for (size_t i = 0; i < kind->here_count; i++)
        places[count++] = kind->here[i];
    for (size_t i = 0; i < kind->trip_count; i++)
        places[count++] = kind->trip[i];
    for (size_t i = 0; i < count && v->place_key[PLACE_POINT] >= 0; i++) {
        uint16_t first = v->facts[places[i]].first_modifier;
        if (facts->state[first + v->place_key[PLACE_POINT]] == FACT_GIVEN &&
            facts->state[first + v->place_key[PLACE_ZONE]] != FACT_GIVEN)
            return true;
    }
    return kind->route != NO_SLOT && facts->state[kind->route] == FACT_GIVEN;
}

bool decide(struct evaluation *e, struct facts *facts, unsigned fields, struct arena *arena,
            struct decision *ret_decision) {
    struct decision *d = ret_decision;
    struct lists lists = {.arena = arena};
    struct weighing w;

    memset(d, 0, sizeof *d);
    d->time_s = facts->time_s;
    d->valid_until_s = CIVIL_NEVER;
    d->valid_until_exact = true;
    evaluation_begin(e, facts);
    evaluation_at(e, facts->time_s);
    d->no_geometry = needs_geometry(e);
    struct outcome o = weigh_query(e, &w, &d->verdict);
    if (d->no_geometry)
        d->verdict = LKD_UNDETERMINED;
    if (fields & (LKD_FIELD_REASONS | LKD_FIELD_OBLIGATIONS | LKD_FIELD_CONFLICTS))
        gather_reasons(e, &w, o, &lists, d);
    if (d->verdict == LKD_UNDETERMINED && (fields & LKD_FIELD_QUESTIONS) &&
        o.value == KLEENE_UNKNOWN && w.inside.value != KLEENE_FALSE)
        lists.full |= !find_questions(e, arena, d);
    if ((fields & (LKD_FIELD_VALID_UNTIL | LKD_FIELD_REMEDIES)) && !d->no_geometry)
        look_ahead(e, d, o.until_s, note_levels(e, arena, &lists.full));
    if (evaluation_now(e) != d->time_s) { /* what is read from here on is as of the decision */
        evaluation_forget(e);
        evaluation_at(e, d->time_s);
    }
    if (d->verdict == LKD_DENY && (fields & LKD_FIELD_REMEDIES))
        lists.full |= !find_remedies(e, facts, arena, d);
    if (lists.full)
        d->verdict = LKD_UNDETERMINED;
    return !lists.full;
}
