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
#include "policy/evaluation.h"

#define LOOK_AHEAD_STEPS 32
/* Levels of several scales in one number: a scale has at most 30 levels. */
#define LEVEL_BITS 5
#define SCALES_ORDERED 12

static struct outcome outcome_of(enum kleene value, int64_t until_s) {
    return (struct outcome){until_s, value};
}

static int64_t earlier(int64_t a, int64_t b) {
    return a < b ? a : b;
}

/* ---- denies and requires ---- */

static struct outcome any_true(struct evaluation *e, const uint32_t *rules, size_t count) {
    struct outcome whole = {CIVIL_NEVER, KLEENE_FALSE};
    for (size_t i = 0; i < count && whole.value != KLEENE_TRUE; i++)
        if (!evaluation_rules_out(e, rules[i]))
            whole = outcome_or(whole, evaluate_rule(e, rules[i]));
    return whole;
}

/* What is left of a deny or require whose condition came out as `o`, not false. */
static struct outcome after_lifts(struct evaluation *e, const struct rule *rule, struct outcome o) {
    if (rule->effect == EFFECT_REQUIRE)
        o = outcome_and(o, outcome_not(evaluate(e, rule->requirement)));
    if (o.value != KLEENE_FALSE && rule->lifter_count > 0)
        o = outcome_and(o, outcome_not(any_true(e, rule->lifters, rule->lifter_count)));
    if (o.value != KLEENE_FALSE && rule->shield_count > 0)
        o = outcome_and(o, outcome_not(any_true(e, rule->shields, rule->shield_count)));
    return o;
}

struct outcome effective_outcome(struct evaluation *e, uint32_t number) {
    struct outcome o = evaluate_rule(e, number);
    return o.value == KLEENE_FALSE ? o : after_lifts(e, &e->rb->rules[number], o);
}

/* ---- levels ---- */

static bool in_force(const struct default_rule *d, int64_t now_s, int64_t *ret_until_s) {
    int64_t next;
    const struct period *period = periods_at(d->periods, now_s, &next);
    *ret_until_s = period ? period->to_s : next;
    return period != NULL;
}

struct outcome default_outcome(struct evaluation *e, const struct default_rule *d, bool denies) {
    const struct rulebook *rb = e->rb;
    enum kleene value = KLEENE_UNKNOWN;
    int64_t until;
    if (!in_force(d, e->now_s, &until))
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
    const struct rulebook *rb = e->rb;
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
    const struct rulebook *rb = e->rb;
    int query = e->facts->query;
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

/* The parts at one moment. Those behind one that decides alone are not looked at and stay false. */
struct weighing {
    bool until_matters; /* is until when it holds asked for, too? */
    struct outcome supreme, allow, level, level_denies, denied, unmet, inside;
    uint32_t default_rule;
};

static void find_standing(struct evaluation *e, struct standing *s, enum rule_class class) {
    const struct rule *rule = &e->rb->rules[s->rule];
    struct outcome o = find_rule_outcome(e, rule);
    s->condition = (uint8_t)o.value;
    if (o.value != KLEENE_FALSE && (class == CLASS_DENY || class == CLASS_REQUIRE))
        o = after_lifts(e, rule, o);
    s->value = (uint8_t)o.value;
    s->until_s = o.until_s;
}

/* Some rule of the class is true; what was found of a rule earlier counts as long as it holds. */
static struct outcome some_rule(struct evaluation *e, enum rule_class class) {
    struct outcome whole = {CIVIL_NEVER, KLEENE_FALSE};
    int64_t false_until_s = CIVIL_NEVER;
    EACH_STANDING(e, s, class) {
        if (s->until_s <= e->now_s)
            find_standing(e, s, class);
        if (s->value == KLEENE_FALSE)
            false_until_s = earlier(false_until_s, s->until_s);
        else
            whole = outcome_or(whole, outcome_of((enum kleene)s->value, s->until_s));
    }
    return outcome_or(whole, outcome_of(KLEENE_FALSE, earlier(false_until_s, e->window_to_s)));
}

struct outcome inside_jurisdiction(struct evaluation *e) {
    return evaluate(e, e->rb->in_jurisdiction);
}

/* Does a true part that denies make the others idle? */
static bool settles(const struct weighing *w, struct outcome denial) {
    return denial.value == KLEENE_TRUE && (!w->until_matters || denial.until_s == CIVIL_NEVER);
}

/* The formula without supreme allows. */
static struct outcome weigh_body(struct evaluation *e, struct weighing *w) {
    w->denied = some_rule(e, CLASS_DENY);
    if (settles(w, w->denied))
        return outcome_not(w->denied);
    w->unmet = some_rule(e, CLASS_REQUIRE);
    if (settles(w, w->unmet))
        return outcome_not(w->unmet);
    w->allow = some_rule(e, CLASS_ALLOW);
    w->level = level_outcome(e, &w->default_rule, &w->level_denies);
    struct outcome body = outcome_or(w->allow, w->level);
    body = outcome_and(body, outcome_not(w->denied));
    return outcome_and(body, outcome_not(w->unmet));
}

static struct outcome weigh(struct evaluation *e, struct weighing *w) {
    const struct outcome nothing = {CIVIL_NEVER, KLEENE_FALSE};
    w->supreme = w->allow = w->level = w->level_denies = w->denied = w->unmet = nothing;
    w->default_rule = NO_INDEX;
    w->inside = inside_jurisdiction(e);
    if (w->inside.value != KLEENE_TRUE)
        return outcome_of(KLEENE_UNKNOWN, CIVIL_NEVER);
    w->supreme = some_rule(e, CLASS_SUPREME);
    if (w->supreme.value == KLEENE_TRUE)
        return w->supreme;
    return outcome_or(w->supreme, weigh_body(e, w));
}

/* Is there something to show for a deny? Else it is a gap. */
static struct outcome explained(const struct weighing *w) {
    return outcome_or(outcome_or(w->denied, w->unmet), w->level_denies);
}

/* For a query about the level itself: known, or not. */
static struct outcome level_known(struct evaluation *e) {
    const struct rulebook *rb = e->rb;
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

static struct outcome weigh_query(struct evaluation *e, bool until_matters, struct weighing *w,
                                  enum lkd_verdict *ret_verdict) {
    w->until_matters = until_matters;
    struct outcome o = weigh(e, w);
    if (e->kind->about_level && w->inside.value == KLEENE_TRUE) {
        o = level_known(e);
        *ret_verdict = o.value == KLEENE_TRUE ? LKD_ALLOW : LKD_UNDETERMINED;
        return o;
    }
    *ret_verdict = o.value == KLEENE_TRUE ? LKD_ALLOW : LKD_UNDETERMINED;
    if (o.value == KLEENE_FALSE) {
        struct outcome why = explained(w);
        if (why.value == KLEENE_TRUE)
            *ret_verdict = LKD_DENY;
        else
            o.value = why.value; /* false: a gap; unknown: what explains it is asked for */
        o.until_s = earlier(o.until_s, why.until_s);
    }
    return o;
}

/* ---- all scenarios ---- */

/* What a scenario comes to. */
struct finding {
    enum lkd_verdict verdict;
    int64_t until_s;
    int64_t levels; /* of a query about the level: how strict they are; else 0 */
};

/* The levels of the place, those of the scale that is shown first before the others. */
static int64_t level_strictness(struct evaluation *e) {
    int64_t whole = 0;
    for (size_t s = 0; e->kind->about_level && s < e->rb->scale_count; s++) {
        int before = 0;
        for (size_t k = 0; k < e->rb->scale_count; k++)
            before += e->rb->scales[k].rank < e->rb->scales[s].rank;
        int64_t level = place_level(e, PLACE_HERE, (int)s).greatest + 1;
        whole += before < SCALES_ORDERED ? level << (before * LEVEL_BITS) : 0;
    }
    return whole;
}

/* Is there more to decide than the query as it stands? */
static bool has_scenarios(const struct evaluation *e) {
    return evaluation_scenarios(e) > 1 || scenario_leg(e, 0) != NO_LEG;
}

static struct finding find_scenario(struct evaluation *e, size_t scenario, bool until_matters) {
    struct finding f;
    struct weighing w;
    evaluation_select(e, scenario);
    f.until_s = weigh_query(e, until_matters, &w, &f.verdict).until_s;
    f.levels = level_strictness(e);
    size_t leg = scenario_leg(e, scenario);
    if (leg != NO_LEG && !e->legs[leg].zones.known && f.verdict == LKD_ALLOW)
        f.verdict = LKD_UNDETERMINED; /* no zone is known on that leg */
    return f;
}

/* The whole of two scenarios: a deny holds as long as one of them denies, anything else until one
 * of them changes. Says whether the second is the stricter. */
static bool join_findings(struct finding *whole, struct finding next) {
    bool stricter = verdict_strictness(next.verdict) > verdict_strictness(whole->verdict) ||
                    (next.verdict == whole->verdict && next.levels > whole->levels);
    if (next.verdict == LKD_DENY && whole->verdict == LKD_DENY)
        next.until_s = whole->until_s =
            whole->until_s > next.until_s ? whole->until_s : next.until_s;
    else if (next.verdict == LKD_DENY)
        whole->until_s = next.until_s;
    else if (whole->verdict != LKD_DENY)
        whole->until_s = next.until_s = earlier(whole->until_s, next.until_s);
    if (stricter) {
        whole->verdict = next.verdict;
        whole->levels = next.levels;
    }
    return stricter;
}

/* Select the strictest scenario. */
static struct finding find_strictest(struct evaluation *e, bool until_matters) {
    size_t count = evaluation_scenarios(e), strictest = 0;
    struct finding whole = find_scenario(e, 0, until_matters);
    for (size_t s = 1; s < count; s++)
        if (join_findings(&whole, find_scenario(e, s, until_matters)))
            strictest = s;
    if (evaluation_scenario(e) != strictest)
        evaluation_select(e, strictest);
    return whole;
}

enum lkd_verdict verdict_now(struct evaluation *e, int64_t *ret_until_s) {
    enum lkd_verdict verdict;
    struct weighing w;
    if (has_scenarios(e)) {
        struct finding f = find_strictest(e, ret_until_s != NULL);
        if (ret_until_s)
            *ret_until_s = f.until_s;
        return f.verdict;
    }
    struct outcome o = weigh_query(e, ret_until_s != NULL, &w, &verdict);
    if (ret_until_s)
        *ret_until_s = o.until_s;
    return verdict;
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

static void add_true(struct evaluation *e, struct lists *l, enum rule_class class) {
    EACH_STANDING(e, s, class)
        if (s->value == KLEENE_TRUE)
            add_reason(l, e->rb->rules[s->rule].effect, s->rule);
}

/* Lifts and shields of a deny or require that would otherwise stand. */
static void add_enablers_of(struct evaluation *e, struct lists *l, uint32_t number) {
    const struct rule *rule = &e->rb->rules[number];
    if (rule->effect == EFFECT_REQUIRE && evaluate(e, rule->requirement).value != KLEENE_FALSE)
        return;
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

/* What made an allow possible. */
static void add_enablers(struct evaluation *e, struct lists *l) {
    for (enum rule_class c = CLASS_DENY; c < CLASS_ALLOW; c++)
        EACH_STANDING(e, s, c)
            if (s->condition == KLEENE_TRUE)
                add_enablers_of(e, l, s->rule);
}

static void deny_reasons(struct evaluation *e, const struct weighing *w, struct lists *l) {
    if (w->denied.value == KLEENE_TRUE)
        add_true(e, l, CLASS_DENY);
    else if (w->unmet.value == KLEENE_TRUE)
        add_true(e, l, CLASS_REQUIRE);
    else
        add_reason(l, EFFECT_DEFAULT, w->default_rule);
}

static void allow_reasons(struct evaluation *e, const struct weighing *w, struct lists *l) {
    if (w->supreme.value == KLEENE_TRUE) {
        add_true(e, l, CLASS_SUPREME);
        return;
    }
    if (w->allow.value == KLEENE_TRUE)
        add_true(e, l, CLASS_ALLOW);
    else if (w->default_rule != NO_INDEX)
        add_reason(l, EFFECT_DEFAULT, w->default_rule);
    add_enablers(e, l);
}

static bool has_obligation(const struct lists *l, uint32_t rule) {
    for (size_t i = 0; i < l->obligations.count; i++)
        if (l->obligations.items[i] == rule)
            return true;
    return false;
}

static void add_obligations(struct evaluation *e, struct lists *l) {
    EACH_STANDING(e, s, CLASS_OBLIGE)
        if (find_rule_outcome(e, &e->rb->rules[s->rule]).value == KLEENE_TRUE &&
            !has_obligation(l, s->rule))
            l->full |= !VEC_PUSH(l->arena, &l->obligations, s->rule);
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
    EACH_STANDING(e, s, CLASS_CONFLICT)
        if (speaks_of(&e->rb->rules[s->rule], l) &&
            find_rule_outcome(e, &e->rb->rules[s->rule]).value == KLEENE_TRUE)
            l->full |= !VEC_PUSH(l->arena, &l->conflicts, s->rule);
}

static void gather_reasons(struct evaluation *e, const struct weighing *w, struct outcome o,
                           struct lists *l, struct decision *d) {
    if (w->inside.value == KLEENE_FALSE)
        add_reason(l, EFFECT_DEFAULT, REASON_OUTSIDE);
    else if (d->verdict == LKD_UNDETERMINED && o.value == KLEENE_FALSE)
        add_reason(l, EFFECT_DEFAULT, REASON_GAP);
    else if (d->verdict == LKD_ALLOW && !e->kind->about_level)
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

/* What is allowed everywhere is allowed with the duties of every scenario. */
static void gather_obligations(struct evaluation *e, struct lists *l, struct decision *d) {
    size_t scenarios = evaluation_scenarios(e), strictest = evaluation_scenario(e);
    for (size_t s = 0; s < scenarios; s++) {
        if (s == strictest)
            continue;
        evaluation_select(e, s);
        add_obligations(e, l);
    }
    evaluation_select(e, strictest);
    d->obligations = l->obligations.items;
    d->obligation_count = l->obligations.count;
}

/* ---- until when ---- */

/* The levels that a query about them is told; NULL for other queries. */
static struct level_range *note_levels(struct evaluation *e, struct arena *arena, bool *full) {
    const struct rulebook *rb = e->rb;
    if (!e->kind->about_level)
        return NULL;
    struct level_range *levels = arena_alloc(arena, (rb->scale_count + 1) * sizeof *levels);
    *full |= !levels;
    for (size_t s = 0; levels && s < rb->scale_count; s++)
        levels[s] = place_level(e, PLACE_HERE, (int)s);
    return levels;
}

static bool are_levels(struct evaluation *e, const struct level_range *levels) {
    for (size_t s = 0; levels && s < e->rb->scale_count; s++) {
        struct level_range range = place_level(e, PLACE_HERE, (int)s);
        if (range.least != levels[s].least || range.greatest != levels[s].greatest)
            return false;
    }
    return true;
}

/* Decide again at the bound until the verdict changes, or one of the levels that were told. Places
 * are not looked up again, so nothing is said of the time after the codes of zones change. */
static void look_ahead(struct evaluation *e, struct decision *d, int64_t bound_s,
                       const struct level_range *levels) {
    const int64_t placed_until_s = evaluation_placed_until(e);
    d->next_verdict = d->verdict;
    bound_s = earlier(bound_s, placed_until_s);
    while (bound_s != CIVIL_NEVER) {
        int64_t next_s;
        if (bound_s <= e->now_s || bound_s >= placed_until_s || d->steps == LOOK_AHEAD_STEPS) {
            d->valid_until_exact = false;
            break;
        }
        evaluation_ahead(e, bound_s);
        d->steps++;
        d->next_verdict = verdict_now(e, &next_s);
        if (d->next_verdict != d->verdict || !are_levels(e, levels))
            break;
        bound_s = earlier(next_s, placed_until_s);
    }
    d->valid_until_s = bound_s;
}

/* ---- the legs of the route ---- */

/* Decide the leg of the scenario at hand. The first of its scenarios always counts, the others when
 * they are stricter. */
static void decide_leg(struct evaluation *e, struct arena *arena, bool first,
                       struct leg_decision *leg, bool *full) {
    struct lists lists = {.arena = arena};
    struct decision d = {.verdict = LKD_UNDETERMINED};
    struct weighing w;
    struct outcome o = weigh_query(e, false, &w, &d.verdict);
    if (!first && verdict_strictness(d.verdict) <= verdict_strictness(leg->verdict))
        return;
    gather_reasons(e, &w, o, &lists, &d);
    *leg = (struct leg_decision){d.verdict, d.reasons, d.reason_count};
    *full |= lists.full;
}

/* The decision on each leg, the strictest of its scenarios. */
static void decide_legs(struct evaluation *e, struct arena *arena, struct decision *d, bool *full) {
    size_t count, scenarios = evaluation_scenarios(e), strictest = evaluation_scenario(e);
    const struct route_leg *legs = evaluation_legs(e, &count);
    if (count == 0)
        return;
    d->legs = arena_calloc(arena, count, sizeof *d->legs);
    *full |= !d->legs;
    for (size_t s = 0; !*full && s < scenarios; s++) {
        size_t number = scenario_leg(e, s);
        struct leg_decision *leg = &d->legs[number];
        evaluation_select(e, s);
        decide_leg(e, arena, s == 0 || scenario_leg(e, s - 1) != number, leg, full);
        if (!legs[number].zones.known && leg->verdict == LKD_ALLOW)
            leg->verdict = LKD_UNDETERMINED;
    }
    for (size_t i = 0; !*full && i < count; i++)
        d->legs[i] = d->legs[legs[i].decided];
    evaluation_select(e, strictest);
}

/* ---- the whole ---- */

static void begin(struct evaluation *e, struct facts *facts, struct arena *arena,
                  struct decision *d) {
    memset(d, 0, sizeof *d);
    d->time_s = facts->time_s;
    d->valid_until_s = CIVIL_NEVER;
    d->valid_until_exact = true;
    evaluation_begin(e, facts);
    evaluation_at(e, facts->time_s);
    d->placing = evaluation_find_places(e, arena);
}

bool decide(struct evaluation *e, struct facts *facts, unsigned fields, struct arena *arena,
            struct decision *ret_decision) {
    struct decision *d = ret_decision;
    struct lists lists = {.arena = arena};
    struct weighing w;
    int64_t bound_s;

    begin(e, facts, arena, d);
    bool until_matters = fields & (LKD_FIELD_VALID_UNTIL | LKD_FIELD_REMEDIES);
    bool placed = d->placing == PLACING_DONE, several = has_scenarios(e);
    struct finding whole = {LKD_UNDETERMINED, CIVIL_NEVER, 0};
    if (several)
        whole = find_strictest(e, until_matters);
    size_t strictest = evaluation_scenario(e);
    struct outcome o = weigh_query(e, until_matters, &w, &d->verdict);
    bound_s = several ? whole.until_s : o.until_s;
    if (several)
        d->verdict = whole.verdict;
    if (!placed)
        d->verdict = LKD_UNDETERMINED;
    if (fields & (LKD_FIELD_REASONS | LKD_FIELD_OBLIGATIONS | LKD_FIELD_CONFLICTS))
        gather_reasons(e, &w, o, &lists, d);
    if (several && d->verdict == LKD_ALLOW && fields & LKD_FIELD_OBLIGATIONS)
        gather_obligations(e, &lists, d);
    if (d->verdict == LKD_UNDETERMINED && (fields & LKD_FIELD_QUESTIONS) &&
        o.value == KLEENE_UNKNOWN && w.inside.value != KLEENE_FALSE)
        lists.full |= !find_questions(e, arena, d);
    if (placed && fields & LKD_FIELD_ROUTE)
        decide_legs(e, arena, d, &lists.full);
    if (until_matters && placed)
        look_ahead(e, d, bound_s, note_levels(e, arena, &lists.full));
    evaluation_back(e); /* what is read from here on is as of the decision */
    if (several)
        evaluation_select(e, strictest);
    if (d->verdict == LKD_DENY && (fields & LKD_FIELD_REMEDIES))
        lists.full |= !find_remedies(e, facts, arena, d);
    if (evaluation_scenario(e) != strictest)
        evaluation_select(e, strictest);
    if (lists.full)
        d->verdict = LKD_UNDETERMINED;
    return !lists.full;
}
