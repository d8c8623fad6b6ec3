/*
 * judge.c - rules, the formula, reasons and questions, by the words of the design.
 *
 * A rule at a moment is one version, or two: under a pilot it reads otherwise inside the pilot's
 * zones. A version is a list of clauses that must all hold.
 */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/civil.h"
#include "diff/reference.h"

/* One clause: a condition, or that the trip touches (lies within) some zones; perhaps negated. */
struct clause {
    int condition;
    bool negated, within;
    const int *zones;
    int zone_count;
};

#define CLAUSES 10
struct version {
    struct clause clauses[CLAUSES];
    int count;
    int require; /* condition that must hold, or -1 */
};

struct versions {
    struct version items[2];
    int count;
};

/* ---- clauses ---- */

static enum truth truth_of_clause(struct oracle *r, const struct clause *c) {
    enum truth truth;
    if (c->condition >= 0) {
        truth = truth_of_condition(r, c->condition);
    } else {
        struct zone_list zones = {.state = STATE_GIVEN, .count = c->zone_count};
        memcpy(zones.zones, c->zones, (size_t)c->zone_count * sizeof *c->zones);
        truth = trip_has(r, c->within ? WITHIN : TOUCHES, &zones);
    }
    return c->negated ? not(truth) : truth;
}

static enum truth truth_of_version(struct oracle *r, const struct version *v) {
    enum truth truth = YES;
    for (int i = 0; i < v->count; i++)
        truth = least(truth, truth_of_clause(r, &v->clauses[i]));
    return truth;
}

static void add_condition(struct version *v, int condition, bool negated) {
    if (condition >= 0)
        v->clauses[v->count++] = (struct clause){.condition = condition, .negated = negated};
}

static void add_zones(struct version *v, const int *zones, int count, bool within, bool negated) {
    v->clauses[v->count++] = (struct clause){-1, negated, within, zones, count};
}

static void add_pilot(const struct oracle *r, struct version *v, int delegation, bool negated) {
    const struct model_delegation *d = &r->m->delegations[delegation];
    add_zones(v, d->zones, d->zone_count, false, negated);
}

/* ---- rules in force ---- */

static bool pilot_in_force(const struct oracle *r, int delegation) {
    const struct model_delegation *d = &r->m->delegations[delegation];
    return in_span(d->span, r->now_s) && act_in_force(r, d->act);
}

/* By its act, its own span and its pilot; not asking whether it is replaced. */
static bool is_stated(const struct oracle *r, int rule) {
    const struct model_rule *x = &r->m->rules[rule];
    int pilot = r->rule_delegations[rule];
    return !x->dropped && in_span(x->span, r->now_s) && act_in_force(r, x->act) &&
           (pilot < 0 || pilot_in_force(r, pilot));
}

static bool is_replaced(const struct oracle *r, int rule) {
    for (int i = 0; i < r->m->rule_count; i++)
        if (!r->m->rules[i].dropped && r->m->rules[i].replaces == rule &&
            r->rule_delegations[i] < 0 && r->now_s >= r->rule_starts_s[i])
            return true;
    return false;
}

enum field { FIELD_WHERE, FIELD_WHEN, FIELD_UNLESS, FIELD_REQUIRE, FIELD_TEXT, FIELDS };

static bool changes(const struct model_rule *rule, enum field field) {
    switch (field) {
    case FIELD_WHERE:
        return rule->where_count > 0 || rule->where >= 0;
    case FIELD_WHEN:
        return rule->when >= 0;
    case FIELD_UNLESS:
        return rule->unless >= 0;
    case FIELD_REQUIRE:
        return rule->require >= 0;
    default:
        return rule->has_text;
    }
}

/* The rule that gives a field of a rule now: of the amendments in force, that issued last; else the
 * rule itself. Outside the zones of a pilot its amendment does not count. */
static int giver(const struct oracle *r, int rule, enum field field, bool pilots) {
    int found = rule;
    int64_t issued_s = CIVIL_ALWAYS;
    for (int i = 0; i < r->m->rule_count; i++) {
        const struct model_rule *a = &r->m->rules[i];
        if (a->amends != rule || !changes(a, field) || !is_stated(r, i) ||
            (!pilots && r->rule_delegations[i] >= 0) || r->m->acts[a->act].issued_s < issued_s)
            continue;
        issued_s = r->m->acts[a->act].issued_s;
        found = i;
    }
    return found;
}

static void add_where(const struct oracle *r, struct version *v, int rule, int from) {
    const struct model_rule *base = &r->m->rules[rule], *x = &r->m->rules[from];
    bool within = base->effect == DOES_ALLOW;
    int authority = r->m->acts[base->act].by;
    if (x->where_count > 0)
        add_zones(v, x->where_zones, x->where_count, within, false);
    else if (x->where >= 0)
        add_condition(v, x->where, false);
    else if (!r->covers_all[authority])
        add_zones(v, r->m->authorities[authority].territory,
                  r->m->authorities[authority].territory_count, within, false);
}

/* One version of a rule; `inside` tells inside from outside of the pilot, if there is one. */
static void add_version(const struct oracle *r, int rule, int pilot, bool inside,
                        struct versions *versions) {
    struct version *v = &versions->items[versions->count++];
    const struct model *m = r->m;
    bool pilots = pilot >= 0 && inside;
    v->count = 0;
    add_where(r, v, rule, giver(r, rule, FIELD_WHERE, pilots));
    add_condition(v, m->rules[giver(r, rule, FIELD_WHEN, pilots)].when, false);
    add_condition(v, m->rules[giver(r, rule, FIELD_UNLESS, pilots)].unless, true);
    v->require = m->rules[rule].effect == DOES_REQUIRE
                     ? m->rules[giver(r, rule, FIELD_REQUIRE, pilots)].require
                     : -1;
    if (pilot >= 0)
        add_pilot(r, v, pilot, !inside);
    for (int i = 0; i < m->rule_count; i++)
        if (m->rules[i].replaces == rule && r->rule_delegations[i] >= 0 && !m->rules[i].dropped &&
            r->now_s >= r->rule_starts_s[i] && pilot_in_force(r, r->rule_delegations[i]))
            add_pilot(r, v, r->rule_delegations[i], true);
    if (m->rules[rule].effect == DOES_LIFT && r->rule_delegations[rule] >= 0)
        add_pilot(r, v, r->rule_delegations[rule], false);
}

/* The versions of a rule now: none when it is not in force or not asked. */
static void versions_now(const struct oracle *r, int rule, struct versions *versions) {
    const struct model_rule *x = &r->m->rules[rule];
    int pilot = -1;
    versions->count = 0;
    if (x->amends >= 0 || (x->queries != 0 && !(x->queries >> r->q->kind & 1)) ||
        !is_stated(r, rule) || is_replaced(r, rule))
        return;
    for (int f = 0; f < FIELDS; f++) {
        int from = giver(r, rule, (enum field)f, true);
        if (from != rule && r->rule_delegations[from] >= 0)
            pilot = r->rule_delegations[from];
    }
    add_version(r, rule, pilot, true, versions);
    if (pilot >= 0)
        add_version(r, rule, pilot, false, versions);
}

static enum truth truth_of_rule(struct oracle *r, int rule) {
    struct versions versions;
    enum truth truth = NO;
    versions_now(r, rule, &versions);
    for (int i = 0; i < versions.count; i++)
        truth = greatest(truth, truth_of_version(r, &versions.items[i]));
    return truth;
}

/* A deny, or a require that is not met, before lifts and shields. */
static enum truth truth_against(struct oracle *r, const struct version *v) {
    enum truth truth = truth_of_version(r, v);
    return v->require < 0 ? truth : least(truth, not(truth_of_condition(r, v->require)));
}

static bool lifts(const struct model *m, int lift, int rule) {
    for (int i = 0; m->rules[lift].effect == DOES_LIFT && i < m->rules[lift].target_count; i++)
        if (m->rules[lift].targets[i] == rule)
            return true;
    return false;
}

/* A shield voids what lower authorities deny or require on its topics. */
static bool shields(const struct model *m, int shield, int rule) {
    const struct model_rule *s = &m->rules[shield], *x = &m->rules[rule];
    return s->effect == DOES_SHIELD && s->amends < 0 && (s->topics & x->topics) != 0 &&
           is_above(m, m->acts[s->act].by, m->acts[x->act].by);
}

static bool switches_off(const struct model *m, int other, int rule) {
    return lifts(m, other, rule) || shields(m, other, rule);
}

static enum truth truth_switched_off(struct oracle *r, int rule) {
    enum truth truth = NO;
    for (int i = 0; i < r->m->rule_count; i++)
        if (switches_off(r->m, i, rule))
            truth = greatest(truth, truth_of_rule(r, i));
    return truth;
}

static bool is_against(const struct model *m, int rule) {
    return m->rules[rule].amends < 0 &&
           (m->rules[rule].effect == DOES_DENY || m->rules[rule].effect == DOES_REQUIRE);
}

static enum truth truth_effective(struct oracle *r, int rule) {
    struct versions versions;
    enum truth truth = NO;
    versions_now(r, rule, &versions);
    for (int i = 0; i < versions.count; i++)
        truth = greatest(truth, truth_against(r, &versions.items[i]));
    return least(truth, not(truth_switched_off(r, rule)));
}

/* ---- order ---- */

static int subject_of(const struct model *m, int rule) {
    return m->rules[rule].subject >= 0 ? m->rules[rule].subject : m->subject_count;
}

/* Rules are told by precedence, then by id. */
static void list_rules(const struct model *m, int *order) {
    for (int i = 0; i < m->rule_count; i++) {
        int k = i;
        for (; k > 0; k--) {
            int a = order[k - 1], subjects = subject_of(m, a) - subject_of(m, i);
            if (subjects < 0 || (subjects == 0 && strcmp(m->rules[a].id, m->rules[i].id) < 0))
                break;
            order[k] = a;
        }
        order[k] = i;
    }
}

/* ---- the formula ---- */

struct judgement {
    struct oracle *r;
    enum truth rules[28]; /* allows and the like: true; denies and requires: effective */
    enum truth inside, supreme, allow, denied, unmet, level, whole;
    enum truth default_allows[4], default_denies[4];
    int order[28];
};

static enum truth whole_level(struct oracle *r, const struct model_default *d, bool denies) {
    if (d->dropped || d->kind != r->q->kind || !in_span(d->span, r->now_s) ||
        (d->act >= 0 && !act_in_force(r, d->act)))
        return NO;
    if (d->level < 0)
        return truth_of(denies);
    const struct model_level *l = &r->m->levels[d->level];
    struct level_span span = level_of_place(r, WHOLE_TRIP, l->scale);
    if (denies)
        return span.least >= l->place ? YES : span.greatest >= l->place ? MAYBE : NO;
    if (span.greatest < 0 || span.least >= l->place)
        return NO;
    return span.least >= 0 && span.greatest < l->place ? YES : MAYBE;
}

/* Is there a level of some scale at the place of the check? */
static enum truth truth_governed(struct oracle *r) {
    enum truth truth = NO;
    for (int s = 0; s < r->m->scale_count; s++) {
        struct level_span span = level_of_place(r, PLACE_OF_CHECK, s);
        truth = greatest(truth, span.least >= 0 ? YES : span.greatest >= 0 ? MAYBE : NO);
    }
    return truth;
}

static enum truth truth_inside(struct oracle *r) {
    const struct model *m = r->m;
    struct zone_list zones = {.state = STATE_GIVEN, .count = m->jurisdiction_count};
    bool all = true;
    memcpy(zones.zones, m->jurisdiction, sizeof m->jurisdiction);
    for (int z = 0; z < m->zone_count; z++) {
        bool judged = false;
        for (int i = 0; i < m->jurisdiction_count; i++)
            judged |= zone_lies_in(m, z, m->jurisdiction[i]);
        all &= judged;
    }
    if (m->jurisdiction_count == 0 || all)
        return YES;
    return in_zones_now(r, PLACE_OF_CHECK, &zones);
}

static void weigh_rule(struct judgement *j, int i) {
    const struct model_rule *x = &j->r->m->rules[i];
    if (x->amends >= 0)
        return;
    enum truth truth = j->rules[i] =
        is_against(j->r->m, i) ? truth_effective(j->r, i) : truth_of_rule(j->r, i);
    switch (x->effect) {
    case DOES_ALLOW:
        if (x->supreme)
            j->supreme = greatest(j->supreme, truth);
        else
            j->allow = greatest(j->allow, truth);
        break;
    case DOES_DENY:
        j->denied = greatest(j->denied, truth);
        break;
    case DOES_REQUIRE:
        j->unmet = greatest(j->unmet, truth);
        break;
    default:
        break;
    }
}

static void weigh_level(struct judgement *j) {
    enum truth allows = NO, denies = NO;
    for (int i = 0; i < j->r->m->default_count; i++) {
        const struct model_default *d = &j->r->m->defaults[i];
        j->default_allows[i] = whole_level(j->r, d, false);
        j->default_denies[i] = whole_level(j->r, d, true);
        allows = greatest(allows, j->default_allows[i]);
        denies = greatest(denies, j->default_denies[i]);
    }
    j->level = least(least(allows, not(denies)), truth_governed(j->r));
}

/* For a query about the level: are the levels of all scales known, and is there one? */
static enum truth truth_level_known(struct oracle *r) {
    bool some = false, all = true;
    for (int s = 0; s < r->m->scale_count; s++) {
        struct level_span span = level_of_place(r, PLACE_OF_CHECK, s);
        some |= span.least == span.greatest && span.least >= 0;
        all &= span.least == span.greatest;
    }
    return all ? truth_of(some) : MAYBE;
}

static bool asks_level(const struct oracle *r) {
    return r->m->kinds[r->q->kind].about_level;
}

static enum sheet_verdict weigh(struct judgement *j) {
    struct oracle *r = j->r;
    j->supreme = j->allow = j->denied = j->unmet = NO;
    j->inside = truth_inside(r);
    for (int i = 0; i < r->m->rule_count; i++)
        weigh_rule(j, i);
    weigh_level(j);
    j->whole = least(least(greatest(j->allow, j->level), not(j->denied)), not(j->unmet));
    j->whole = greatest(j->supreme, j->whole);
    if (asks_level(r))
        j->whole = truth_level_known(r);
    if (j->inside != YES) {
        j->whole = MAYBE;
        return SAYS_NOTHING;
    }
    if (j->whole == YES)
        return SAYS_ALLOW;
    if (j->whole == MAYBE || asks_level(r))
        return SAYS_NOTHING;
    /* Something has to explain a deny; where it is unknown whether it does, so is the answer. */
    enum truth explained = greatest(j->denied, j->unmet);
    for (int i = 0; i < r->m->default_count; i++)
        explained = greatest(explained, j->default_denies[i]);
    if (explained == YES)
        return SAYS_DENY;
    j->whole = explained;
    return SAYS_NOTHING;
}

uint64_t reference_outlook(struct oracle *r, const struct model_query *q, int64_t now_s) {
    struct judgement j = {.r = r};
    r->q = q;
    r->now_s = now_s;
    uint64_t outlook = weigh(&j);
    for (int s = 0; asks_level(r) && j.inside == YES && s < r->m->scale_count; s++) {
        struct level_span span = level_of_place(r, PLACE_OF_CHECK, s);
        outlook = outlook << 8 | (uint64_t)(span.least + 1) << 4 | (uint64_t)(span.greatest + 1);
    }
    return outlook;
}

/* ---- reasons ---- */

static void add_reason(struct sheet *s, int reason) {
    for (int i = 0; i < s->reason_count; i++)
        if (s->reasons[i] == reason)
            return;
    s->reasons[s->reason_count++] = reason;
}

static void add_true(const struct judgement *j, struct sheet *s, enum model_effect effect,
                     bool supreme) {
    for (int k = 0; k < j->r->m->rule_count; k++) {
        int i = j->order[k];
        const struct model_rule *x = &j->r->m->rules[i];
        if (x->effect == effect && x->supreme == supreme && x->amends < 0 && j->rules[i] == YES)
            add_reason(s, i);
    }
}

static void default_id(const struct model *m, int index, char out[64]) {
    const struct model_default *d = &m->defaults[index];
    snprintf(out, 64, "%s%s%s", m->kinds[d->kind].name, d->level >= 0 ? "." : "",
             d->level >= 0 ? m->scales[m->levels[d->level].scale].id : "");
}

/* The default that decides: of several the first by id. */
static void add_default(const struct judgement *j, struct sheet *s, const enum truth *truths) {
    int found = -1;
    char id[64], first[64];
    for (int i = 0; i < j->r->m->default_count; i++) {
        if (truths[i] != YES)
            continue;
        default_id(j->r->m, i, id);
        if (found >= 0 && strcmp(id, first) > 0)
            continue;
        found = i;
        memcpy(first, id, sizeof first);
    }
    if (found >= 0)
        add_reason(s, SHEET_DEFAULT + found);
}

static bool stands_alone(struct oracle *r, int rule) {
    struct versions versions;
    enum truth truth = NO;
    versions_now(r, rule, &versions);
    for (int i = 0; i < versions.count; i++)
        truth = greatest(truth, truth_against(r, &versions.items[i]));
    return truth == YES;
}

/* What switched off a deny or require that would have stood: its lifts, then its shields. */
static void add_enablers_of(const struct judgement *j, struct sheet *s, int rule) {
    const struct model *m = j->r->m;
    if (!stands_alone(j->r, rule))
        return;
    for (int k = 0; k < m->rule_count; k++)
        if (lifts(m, j->order[k], rule) && j->rules[j->order[k]] == YES)
            add_reason(s, j->order[k]);
    for (int k = 0; k < m->rule_count; k++) {
        if (!shields(m, j->order[k], rule) || j->rules[j->order[k]] != YES)
            continue;
        add_reason(s, j->order[k]);
        s->voids[s->void_count][0] = rule;
        s->voids[s->void_count++][1] = j->order[k];
    }
}

static void add_enablers(const struct judgement *j, struct sheet *s) {
    static const enum model_effect effects[] = {DOES_DENY, DOES_REQUIRE};
    for (int e = 0; e < 2; e++)
        for (int k = 0; k < j->r->m->rule_count; k++) {
            const struct model_rule *x = &j->r->m->rules[j->order[k]];
            if (x->effect == effects[e] && x->amends < 0)
                add_enablers_of(j, s, j->order[k]);
        }
}

static void add_reasons(const struct judgement *j, struct sheet *s) {
    if (j->inside == NO) {
        add_reason(s, SHEET_OUTSIDE);
    } else if (s->verdict == SAYS_NOTHING && j->whole == NO) {
        add_reason(s, SHEET_GAP);
    } else if (s->verdict == SAYS_DENY) {
        if (j->denied == YES)
            add_true(j, s, DOES_DENY, false);
        else if (j->unmet == YES)
            add_true(j, s, DOES_REQUIRE, false);
        else
            add_default(j, s, j->default_denies);
    } else if (s->verdict == SAYS_ALLOW && !asks_level(j->r)) {
        add_true(j, s, DOES_ALLOW, j->supreme == YES);
        if (j->supreme == YES)
            return;
        if (j->allow != YES)
            add_default(j, s, j->default_allows);
        add_enablers(j, s);
    }
}

static bool is_spoken_of(const struct sheet *s, const struct model_rule *conflict) {
    for (int k = 0; k < conflict->target_count; k++) {
        for (int i = 0; i < s->reason_count; i++)
            if (s->reasons[i] == conflict->targets[k])
                return true;
        for (int i = 0; i < s->obligation_count; i++)
            if (s->obligations[i] == conflict->targets[k])
                return true;
    }
    return conflict->target_count == 0;
}

static void add_duties_and_conflicts(const struct judgement *j, struct sheet *s) {
    const struct model *m = j->r->m;
    for (int k = 0; s->verdict == SAYS_ALLOW && k < m->rule_count; k++) {
        int i = j->order[k];
        if (m->rules[i].effect == DOES_OBLIGE && m->rules[i].amends < 0 && j->rules[i] == YES)
            s->obligations[s->obligation_count++] = i;
    }
    for (int k = 0; k < m->rule_count; k++) {
        int i = j->order[k];
        if (m->rules[i].effect == DOES_CONFLICT && j->rules[i] == YES &&
            is_spoken_of(s, &m->rules[i]))
            s->conflicts[s->conflict_count++] = i;
    }
}

/* ---- questions ---- */

/* A fact that an unknown part waits for. `follows`: it only stands behind another of the same. */
struct wish {
    int slot, subject;
    bool open, follows;
};

struct asking {
    struct judgement *j;
    struct oracle *r;
    int subject; /* of the rule; INT_MAX: of none */
    struct wish wishes[4000];
    int count;
};

static void wish_for(struct asking *a, int slot) {
    if (a->count < 4000)
        a->wishes[a->count++] = (struct wish){slot, a->subject, true, false};
}

static void ask_condition(struct asking *a, int condition);
static void ask_instant(struct asking *a, const struct model_instant *i);

static void ask_ref(struct asking *a, struct model_ref ref) {
    if (seen_ref(a->r, ref).state != STATE_UNKNOWN || ref.source == FROM_PARAMETER)
        return;
    if (ref.source == FROM_FACT || ref.source == FROM_HERE) {
        wish_for(a, slot_of_ref(a->r, ref));
        return;
    }
    const struct model_derived *d = &a->r->m->derived[ref.index];
    for (int i = 0; i < d->case_count; i++) {
        const struct model_case *c = &d->cases[i];
        bool otherwise = d->otherwise && i == d->case_count - 1;
        bool stated = otherwise || c->act < 0 ||
                      (in_span(c->span, a->r->now_s) && act_in_force(a->r, c->act));
        enum truth when = otherwise ? YES : stated ? truth_of_condition(a->r, c->when) : NO;
        if (when == NO)
            continue;
        if (when == MAYBE)
            ask_condition(a, c->when);
        else if (c->kind == CASE_REF)
            ask_ref(a, c->ref);
        else if (c->kind == CASE_INSTANT)
            ask_instant(a, &c->instant);
        return;
    }
}

static void ask_instant(struct asking *a, const struct model_instant *i) {
    if (i->kind == AT_REF)
        ask_ref(a, i->ref);
    for (int k = 0; k < i->count; k++)
        if (i->steps[k].counted)
            ask_ref(a, i->steps[k].count);
}

static void ask_number(struct asking *a, const struct model_number *n) {
    for (int i = 0; i < n->count; i++) {
        ask_ref(a, n->refs[i]);
        if (n->multiplied[i])
            ask_ref(a, n->by[i]);
    }
}

static int resolve_place(struct asking *a, int place) {
    return place == PLACE_OF_CHECK ? place_of_check(a->r) : place;
}

/* A place that is not given is asked for; one that is given too largely is asked for its zone. */
static void ask_place(struct asking *a, int place, bool finer) {
    struct whereabouts w = whereabouts_of(a->r, place);
    place = resolve_place(a, place);
    if (w.state == STATE_UNKNOWN)
        wish_for(a, place);
    else if (w.state == STATE_GIVEN && !w.exact && finer)
        wish_for(a, place + 1 + a->r->m->modifier_offsets[MODIFIER_ZONE]);
}

static void ask_unit(struct asking *a, int place, int rank) {
    bool certain;
    unit_of_place(a->r, place, rank, &certain);
    if (!certain)
        ask_place(a, place, true);
}

static void ask_zones(struct asking *a, const struct model_zones *z) {
    if (z->source == SET_REF)
        ask_ref(a, z->ref);
    else if (z->source == SET_UP)
        ask_unit(a, z->place, z->rank);
}

static void ask_in_zones(struct asking *a, int place, const struct zone_list *zones) {
    if (in_zones_now(a->r, place, zones) == MAYBE)
        ask_place(a, place, zones->state != STATE_UNKNOWN);
}

static void ask_trip(struct asking *a, const struct zone_list *zones) {
    int places[4], count = places_of_trip(a->r, places);
    for (int i = 0; i < count; i++)
        ask_in_zones(a, places[i], zones);
}

/* The published level is asked for; what it could be derived from follows. */
static void ask_level_of(struct asking *a, int place, int scale) {
    const struct model_scale *s = &a->r->m->scales[scale];
    struct level_span span = level_of_place(a->r, place, scale);
    struct whereabouts w = whereabouts_of(a->r, place);
    place = resolve_place(a, place);
    if (span.least == span.greatest)
        return;
    bool listed = w.state == STATE_GIVEN && any_level_inside(a->r, w.zone, scale);
    if (w.state != STATE_GIVEN || listed || (!s->published && s->derived < 0)) {
        ask_place(a, place, true);
        return;
    }
    int begin = a->count;
    if (s->published)
        wish_for(a, place + 1 + a->r->m->modifier_offsets[MODIFIER_PUBLISHED]);
    int follow = a->count;
    if (s->derived >= 0)
        ask_ref(a, (struct model_ref){FROM_DERIVED, s->derived});
    for (int i = follow; i < a->count && follow > begin; i++) {
        a->wishes[i].open = false;
        a->wishes[i].follows = true;
    }
}

static void ask_level(struct asking *a, int place, int scale) {
    int places[4], count = 1;
    places[0] = place;
    if (place == WHOLE_TRIP)
        count = places_of_trip(a->r, places);
    for (int i = 0; i < count; i++)
        ask_level_of(a, places[i], scale);
}

/* ---- what is open ---- */

static int compare_wishes(const struct asking *a, const struct wish *x, const struct wish *y) {
    const struct model_slot *slots = a->r->m->slots;
    if (slots[x->slot].rank != slots[y->slot].rank)
        return slots[x->slot].rank < slots[y->slot].rank ? -1 : 1;
    if (x->subject != y->subject)
        return x->subject < y->subject ? -1 : 1;
    return (x->slot > y->slot) - (x->slot < y->slot);
}

/* The parts of an `and`: one begins at each mark. Only the part whose first wish comes first stays
 * open. */
struct parts {
    int marks[80], count;
};

static void begin_part(struct asking *a, struct parts *p) {
    p->marks[p->count++] = a->count;
}

static void close_parts(struct asking *a, struct parts *p) {
    const struct wish *first = NULL;
    int chosen = 0;
    p->marks[p->count] = a->count;
    for (int i = 0; i < p->count; i++)
        for (int k = p->marks[i]; k < p->marks[i + 1]; k++)
            if (!a->wishes[k].follows && (!first || compare_wishes(a, &a->wishes[k], first) < 0)) {
                first = &a->wishes[k];
                chosen = i;
            }
    for (int i = 0; i < p->count; i++)
        for (int k = p->marks[i]; k < p->marks[i + 1]; k++)
            a->wishes[k].open &= i == chosen;
}

static void ask_group(struct asking *a, const struct condition *c) {
    struct parts parts = {.count = 0};
    for (int i = 0; i < c->count; i++) {
        if (truth_of_condition(a->r, c->children[i]) != MAYBE)
            continue;
        begin_part(a, &parts);
        ask_condition(a, c->children[i]);
    }
    if (c->kind == IS_AND)
        close_parts(a, &parts);
}

/* x:between(a, b) is x:from(a) & x:before(b). */
static void ask_between(struct asking *a, const struct condition *c) {
    struct parts parts = {.count = 0};
    for (int second = 0; second < 2; second++) {
        if (truth_of_half(a->r, c, second) != MAYBE)
            continue;
        begin_part(a, &parts);
        ask_instant(a, &c->instants[0]);
        ask_instant(a, &c->instants[second ? 2 : 1]);
    }
    close_parts(a, &parts);
}

static void ask_place_test(struct asking *a, const struct condition *c) {
    int places[4], count;
    struct zone_list zones;
    switch (c->kind) {
    case IS_SAME_UNIT:
        ask_unit(a, c->place, c->rank);
        ask_unit(a, c->place2, c->rank);
        break;
    case IS_WITHIN_ONE:
        count = places_of_trip(a->r, places);
        for (int i = 0; i < count; i++)
            ask_unit(a, places[i], c->rank);
        break;
    default:
        zones = zones_now(a->r, &c->zones);
        ask_zones(a, &c->zones);
        if (c->kind == IS_TRIP || c->place == WHOLE_TRIP)
            ask_trip(a, &zones);
        else
            ask_in_zones(a, c->place, &zones);
    }
}

/* What an unknown condition waits for. */
static void ask_condition(struct asking *a, int index) {
    const struct condition *c = &a->r->m->conditions[index];
    if (truth_of_condition(a->r, index) != MAYBE)
        return;
    switch (c->kind) {
    case IS_AND:
    case IS_OR:
        ask_group(a, c);
        break;
    case IS_NOT:
        ask_condition(a, c->children[0]);
        break;
    case IS_PREDICATE:
        ask_condition(a, a->r->m->predicates[c->index].when);
        break;
    case IS_NUMBER:
        ask_number(a, &c->left);
        ask_number(a, &c->right);
        break;
    case IS_TIME:
        if (c->test == TIME_BETWEEN) {
            ask_between(a, c);
        } else {
            ask_instant(a, &c->instants[0]);
            ask_instant(a, &c->instants[1]);
        }
        break;
    case IS_CLOCK:
    case IS_GIVEN:
        break;
    case IS_SAME:
    case IS_FUNCTION:
        ask_ref(a, c->ref);
        ask_ref(a, c->other);
        break;
    case IS_LEVEL:
        ask_level(a, c->place, c->scale);
        break;
    case IS_INSIDE:
    case IS_COVERS:
    case IS_SAME_UNIT:
    case IS_TRIP:
    case IS_WITHIN_ONE:
        ask_place_test(a, c);
        break;
    default:
        ask_ref(a, c->ref);
        break;
    }
}

/* ---- rules and the formula ---- */

static void ask_clause(struct asking *a, const struct clause *c) {
    if (c->condition >= 0) {
        ask_condition(a, c->condition);
        return;
    }
    struct zone_list zones = {.state = STATE_GIVEN, .count = c->zone_count};
    memcpy(zones.zones, c->zones, (size_t)c->zone_count * sizeof *c->zones);
    ask_trip(a, &zones);
}

/* The clauses of a version are an `and`. */
static void ask_version(struct asking *a, int rule, const struct version *v) {
    struct parts parts = {.count = 0};
    int subject = a->subject;
    if (truth_of_version(a->r, v) != MAYBE)
        return;
    a->subject = subject_of(a->r->m, rule);
    for (int i = 0; i < v->count; i++) {
        if (truth_of_clause(a->r, &v->clauses[i]) != MAYBE)
            continue;
        begin_part(a, &parts);
        ask_clause(a, &v->clauses[i]);
    }
    close_parts(a, &parts);
    a->subject = subject;
}

static void ask_rule(struct asking *a, int rule) {
    struct versions versions;
    versions_now(a->r, rule, &versions);
    for (int i = 0; i < versions.count; i++)
        ask_version(a, rule, &versions.items[i]);
}

/* A deny or require is an `and` of its condition, what it requires (negated), and each of those
 * that switch it off (negated). */
static void ask_against(struct asking *a, int rule, const struct version *v) {
    const struct model *m = a->r->m;
    struct parts parts = {.count = 0};
    int subject = a->subject;
    a->subject = subject_of(m, rule);
    begin_part(a, &parts);
    ask_version(a, rule, v);
    if (v->require >= 0) {
        begin_part(a, &parts);
        ask_condition(a, v->require);
    }
    for (int pass = 0; pass < 2; pass++)
        for (int k = 0; k < m->rule_count; k++) {
            int i = a->j->order[k];
            if (!(pass == 0 ? lifts(m, i, rule) : shields(m, i, rule)))
                continue;
            struct versions versions;
            versions_now(a->r, i, &versions);
            for (int n = 0; n < versions.count; n++) {
                begin_part(a, &parts);
                ask_version(a, i, &versions.items[n]);
            }
        }
    close_parts(a, &parts);
    a->subject = subject;
}

/* Any allow could do, or the level. */
static void ask_positive(struct asking *a) {
    const struct judgement *j = a->j;
    const struct model *m = a->r->m;
    for (int k = 0; k < m->rule_count; k++) {
        int i = j->order[k];
        if (m->rules[i].effect == DOES_ALLOW && !m->rules[i].supreme && m->rules[i].amends < 0)
            ask_rule(a, i);
    }
    if (j->level != MAYBE)
        return;
    for (int i = 0; i < m->default_count; i++)
        if (j->default_allows[i] == MAYBE || j->default_denies[i] == MAYBE)
            ask_level(a, WHOLE_TRIP, m->levels[m->defaults[i].level].scale);
    for (int s = 0; s < m->scale_count && truth_governed(a->r) == MAYBE; s++)
        ask_level(a, PLACE_OF_CHECK, s);
}

/* Each deny and require that is unknown, as a part of its own. */
static void ask_denies(struct asking *a, struct parts *parts) {
    const struct model *m = a->r->m;
    for (int pass = 0; pass < 2; pass++)
        for (int k = 0; k < m->rule_count; k++) {
            int i = a->j->order[k];
            struct versions versions;
            if (m->rules[i].effect != (pass == 0 ? DOES_DENY : DOES_REQUIRE) ||
                m->rules[i].amends >= 0)
                continue;
            versions_now(a->r, i, &versions);
            for (int n = 0; n < versions.count; n++) {
                enum truth truth = least(truth_against(a->r, &versions.items[n]),
                                         not(truth_switched_off(a->r, i)));
                if (truth != MAYBE)
                    continue;
                begin_part(a, parts);
                ask_against(a, i, &versions.items[n]);
            }
        }
}

/* What could explain a deny: any part could do, so all of them stay open. */
static void ask_explanation(struct asking *a) {
    const struct model *m = a->r->m;
    struct parts parts = {.count = 0};
    ask_denies(a, &parts);
    for (int i = 0; i < m->default_count; i++)
        if (a->j->default_denies[i] == MAYBE)
            ask_level(a, WHOLE_TRIP, m->levels[m->defaults[i].level].scale);
}

/* supreme | (positive & ~deny & ~deny ... ) */
static void ask_formula(struct asking *a) {
    const struct judgement *j = a->j;
    const struct model *m = a->r->m;
    struct parts parts = {.count = 0};
    for (int k = 0; k < m->rule_count; k++)
        if (m->rules[j->order[k]].supreme && m->rules[j->order[k]].amends < 0)
            ask_rule(a, j->order[k]);
    if (greatest(j->allow, j->level) == NO || j->denied == YES || j->unmet == YES) {
        if (j->supreme == NO)
            ask_explanation(a);
        return;
    }
    if (greatest(j->allow, j->level) == MAYBE) {
        begin_part(a, &parts);
        ask_positive(a);
    }
    ask_denies(a, &parts);
    close_parts(a, &parts);
}

static void collect_questions(const struct asking *a, struct sheet *s) {
    const struct wish *first[64] = {NULL};
    bool open[64] = {false};
    for (int i = 0; i < a->count; i++) {
        const struct wish *w = &a->wishes[i];
        open[w->slot] |= w->open;
        if (!first[w->slot] || compare_wishes(a, w, first[w->slot]) < 0)
            first[w->slot] = w;
    }
    for (int pass = 1; pass >= 0; pass--)
        for (;;) {
            const struct wish *next = NULL;
            for (int slot = 0; slot < a->r->m->slot_count; slot++)
                if (first[slot] && open[slot] == pass &&
                    (!next || compare_wishes(a, first[slot], next) < 0))
                    next = first[slot];
            if (!next)
                break;
            first[next->slot] = NULL;
            s->questions[s->question_count].slot = next->slot;
            s->questions[s->question_count++].open = pass;
        }
}

static void add_questions(struct judgement *j, struct sheet *s) {
    static struct asking a; /* large */
    a.j = j;
    a.r = j->r;
    a.subject = INT_MAX;
    a.count = 0;
    if (j->inside == MAYBE)
        ask_place(&a, PLACE_OF_CHECK, true);
    else if (asks_level(j->r))
        for (int scale = 0; scale < j->r->m->scale_count; scale++)
            ask_level(&a, PLACE_OF_CHECK, scale);
    else
        ask_formula(&a);
    collect_questions(&a, s);
}

void reference_judge(struct oracle *r, const struct model_query *q, int64_t now_s,
                     struct sheet *s) {
    struct judgement j = {.r = r};
    r->q = q;
    r->now_s = now_s;
    memset(s, 0, sizeof *s);
    s->verdict = weigh(&j);
    list_rules(r->m, j.order);
    add_reasons(&j, s);
    add_duties_and_conflicts(&j, s);
    if (s->verdict == SAYS_NOTHING && j.whole == MAYBE && j.inside != NO)
        add_questions(&j, s);
}
