/*
 * remedies.c - what would turn a deny into an allow: something to get, or a time to wait for.
 *
 * Only facts that the vocabulary declares remediable are changed. The facts of one thing (one head:
 * a test with kind, result and time) change together. For each obstacle - a true deny, an unmet
 * require, the lack of an allow - the condition tree tells which things could remove it; sets of
 * one or two things that reach every obstacle are tried by deciding again, at most 16 times.
 */
#include "base/civil.h"
#include "policy/decision.h"
#include "policy/evaluation.h"

#define TRIES_MAX 16
#define THINGS_MAX 16
#define REMEDIES_MAX 4 /* and one to wait */
#define OBSTACLES_MAX 16
#define ALLOWS_MAX 16

/* A set of things, as bits; IMPOSSIBLE when no things are enough. */
typedef uint32_t thing_set;
#define IMPOSSIBLE UINT32_MAX

struct thing {
    uint16_t head; /* the head fact, or the fact itself */
    struct remedy change;
};

struct search {
    struct evaluation *e;
    struct facts *facts;
    struct decision *decision;
    struct thing things[THINGS_MAX];
    size_t thing_count, tries;
    thing_set obstacles[OBSTACLES_MAX]; /* each thing of a set may remove the obstacle */
    size_t obstacle_count;
    thing_set allows[ALLOWS_MAX]; /* all things of a set together may make an allow true */
    size_t allow_count;
    unsigned char *saved_state;
    union value *saved_value;
};

/* ---- one fact ---- */

static struct thing *thing_of(struct search *s, uint16_t slot) {
    const struct fact *fact = &s->e->rb->vocabulary.facts[slot];
    uint16_t head = fact->head == NO_SLOT ? slot : fact->head;
    for (size_t i = 0; i < s->thing_count; i++)
        if (s->things[i].head == head)
            return &s->things[i];
    if (s->thing_count == THINGS_MAX)
        return NULL;
    struct thing *thing = &s->things[s->thing_count++];
    thing->head = head;
    thing->change.wait_until_s = CIVIL_NEVER;
    thing->change.count = 0;
    return thing;
}

/* The thing a fact belongs to, if it can be got; with `record`, the value it is to have. */
static thing_set change_fact(struct search *s, uint16_t slot, union value value, bool record) {
    if (s->e->rb->vocabulary.facts[slot].remedy != REMEDY_GET)
        return IMPOSSIBLE;
    struct thing *thing = thing_of(s, slot);
    if (!thing)
        return IMPOSSIBLE;
    struct remedy *change = &thing->change;
    bool there = false;
    for (size_t i = 0; i < change->count; i++)
        there |= change->facts[i].slot == slot;
    if (record && !there && change->count < REMEDY_FACTS_MAX)
        change->facts[change->count++] = (struct remedy_fact){slot, value};
    return (thing_set)1 << (thing - s->things);
}

static thing_set change_enum(struct search *s, const struct node *n, bool wanted, bool record) {
    if (REFERENCE_KIND(n->member.from) != REF_FACT)
        return IMPOSSIBLE;
    uint16_t slot = (uint16_t)REFERENCE_INDEX(n->member.from);
    const struct enumeration *values = s->e->rb->vocabulary.facts[slot].values;
    for (size_t v = 0; v < values->count; v++) {
        bool in = n->member.mask[v / 64] >> v % 64 & 1;
        if (in == wanted && (int)v != values->none)
            return change_fact(s, slot, (union value){.i = (int64_t)v}, record);
    }
    return IMPOSSIBLE;
}

static thing_set change_range(struct search *s, const struct node *n, bool wanted, bool record) {
    int64_t value = n->range.low != INT64_MIN ? n->range.low : n->range.high;
    if (REFERENCE_KIND(n->range.from) != REF_FACT)
        return IMPOSSIBLE;
    if (!wanted && s->e->rb->vocabulary.facts[REFERENCE_INDEX(n->range.from)].type == TYPE_ZONE)
        return IMPOSSIBLE; /* which other zone would do cannot be told */
    if (!wanted)
        value = n->range.low != INT64_MIN ? n->range.low - 1 : n->range.high + 1;
    return change_fact(s, (uint16_t)REFERENCE_INDEX(n->range.from), (union value){.i = value},
                       record);
}

/* A fact of today or of this moment: a test just reported, a ticket for today. */
static thing_set change_to_now(struct search *s, const struct node *n, bool record) {
    const struct instant *i = &s->e->rb->conditions.instants.items[n->table.index];
    int64_t now_s = s->facts->time_s;
    if (i->base != INSTANT_REFERENCE || REFERENCE_KIND(i->from) != REF_FACT)
        return IMPOSSIBLE;
    uint16_t slot = (uint16_t)REFERENCE_INDEX(i->from);
    if (s->e->rb->vocabulary.facts[slot].type == TYPE_DATE)
        now_s = civil_midnight(now_s);
    return change_fact(s, slot, (union value){.i = now_s}, record);
}

static thing_set change_to_same(struct search *s, const struct node *n, bool wanted, bool record) {
    struct fact_reading other = read_reference(s->e, n->member.other);
    if (!wanted || REFERENCE_KIND(n->member.from) != REF_FACT || other.state != FACT_GIVEN)
        return IMPOSSIBLE;
    return change_fact(s, (uint16_t)REFERENCE_INDEX(n->member.from), other.value, record);
}

/* ---- one condition ---- */

/* The things that make a condition what is wanted; with `record`, what they are to be. */
static thing_set change_condition(struct search *s, node_id id, bool wanted, bool record);

static thing_set change_all(struct search *s, const struct node *n, bool wanted, bool record) {
    thing_set things = 0;
    for (uint32_t i = 0; i < n->children.count && things != IMPOSSIBLE; i++) {
        node_id child = s->e->rb->conditions.links.items[n->children.first + i];
        thing_set more = change_condition(s, child, wanted, record);
        things = more == IMPOSSIBLE ? IMPOSSIBLE : things | more;
    }
    return things;
}

/* The child that needs the fewest things. */
static thing_set change_one(struct search *s, const struct node *n, bool wanted, bool record) {
    thing_set best = IMPOSSIBLE;
    node_id best_child = NO_NODE;
    for (uint32_t i = 0; i < n->children.count; i++) {
        node_id child = s->e->rb->conditions.links.items[n->children.first + i];
        thing_set things = change_condition(s, child, wanted, false);
        if (things == IMPOSSIBLE)
            continue;
        if (best == IMPOSSIBLE || __builtin_popcount(things) < __builtin_popcount(best)) {
            best = things;
            best_child = child;
        }
    }
    return record && best_child != NO_NODE ? change_condition(s, best_child, wanted, true) : best;
}

static thing_set change_condition(struct search *s, node_id id, bool wanted, bool record) {
    const struct node *n = &s->e->rb->conditions.nodes.items[id];
    if (evaluate(s->e, id).value == (wanted ? KLEENE_TRUE : KLEENE_FALSE))
        return 0;
    switch ((enum op)n->op) {
    case OP_AND:
        return wanted ? change_all(s, n, true, record) : change_one(s, n, false, record);
    case OP_OR:
        return wanted ? change_one(s, n, true, record) : change_all(s, n, false, record);
    case OP_NOT:
        return change_condition(s, n->named.child, !wanted, record);
    case OP_PREDICATE:
        return change_condition(s, n->named.child, wanted, record);
    case OP_BOOLEAN:
        return change_fact(s, n->slot, (union value){.i = wanted == n->want}, record);
    case OP_ENUM:
        return change_enum(s, n, wanted, record);
    case OP_RANGE:
        return change_range(s, n, wanted, record);
    case OP_NOW_BEFORE:
        return change_to_now(s, n, record);
    case OP_SAME:
        return change_to_same(s, n, wanted, record);
    default:
        return IMPOSSIBLE;
    }
}

/* ---- obstacles ---- */

static thing_set alternative(struct search *s, node_id id, bool wanted) {
    if (change_condition(s, id, wanted, false) == IMPOSSIBLE)
        return 0;
    return change_condition(s, id, wanted, true);
}

/* A deny falls when its condition does, when its requirement is met, or when a lift comes true. */
static void add_obstacle(struct search *s, uint32_t number) {
    const struct rulebook *rb = s->e->rb;
    const struct rule *rule = &rb->rules[number];
    thing_set things = alternative(s, rule->condition, false);
    if (rule->effect == EFFECT_REQUIRE)
        things |= alternative(s, rule->requirement, true);
    for (size_t i = 0; i < rule->lifter_count; i++)
        things |= alternative(s, rb->rules[rule->lifters[i]].condition, true);
    if (s->obstacle_count < OBSTACLES_MAX)
        s->obstacles[s->obstacle_count++] = things;
}

static void find_obstacles(struct search *s) {
    const struct rulebook *rb = s->e->rb;
    const uint64_t *set = evaluation_candidates(s->e);
    EACH_RULE_OF(set, r, rb->class_begin[CLASS_DENY], rb->class_begin[CLASS_ALLOW])
        if (effective_outcome(s->e, r).value == KLEENE_TRUE)
            add_obstacle(s, r);
}

/* Is something allowed but for the obstacles? Else the allows that things could make true. */
static bool find_allows(struct search *s) {
    const struct rulebook *rb = s->e->rb;
    const uint64_t *set = evaluation_candidates(s->e);
    uint32_t default_rule;
    struct outcome denies;
    if (level_outcome(s->e, &default_rule, &denies).value == KLEENE_TRUE)
        return true;
    EACH_RULE_OF(set, r, rb->class_begin[CLASS_ALLOW], rb->class_begin[CLASS_OBLIGE]) {
        if (evaluate_rule(s->e, r).value == KLEENE_TRUE)
            return true;
        thing_set things = alternative(s, rb->rules[r].condition, true);
        if (things != 0 && s->allow_count < ALLOWS_MAX)
            s->allows[s->allow_count++] = things;
    }
    return false;
}

static bool reaches_all(const struct search *s, thing_set things) {
    for (size_t i = 0; i < s->obstacle_count; i++)
        if ((s->obstacles[i] & things) == 0)
            return false;
    return true;
}

/* ---- trying ---- */

/* A thing that was known to be absent is there now: its other details are unknown again, and so are
 * theirs. */
static void wake_details(struct search *s, uint16_t head) {
    const struct vocabulary *v = &s->e->rb->vocabulary;
    const struct enumeration *values = v->facts[head].values;
    bool present = s->facts->state[head] == FACT_GIVEN &&
                   !(values && values->none >= 0 && s->facts->value[head].i == values->none);
    for (size_t i = 0; !present && i < v->count; i++) {
        const struct fact *fact = &v->facts[i];
        bool is_detail =
            fact->head == head || (fact->place != NO_SLOT && v->facts[fact->place].head == head);
        if (!is_detail || s->facts->state[i] != FACT_NONE)
            continue;
        s->facts->state[i] = FACT_UNKNOWN;
        wake_details(s, (uint16_t)i);
    }
}

static void apply_change(struct search *s, const struct thing *thing) {
    wake_details(s, thing->head);
    for (size_t i = 0; i < thing->change.count; i++) {
        s->facts->state[thing->change.facts[i].slot] = FACT_GIVEN;
        s->facts->value[thing->change.facts[i].slot] = thing->change.facts[i].value;
    }
}

static bool allows_now(struct search *s) {
    facts_settle(s->facts);
    evaluation_forget(s->e);
    s->tries++;
    return verdict_now(s->e, NULL) == LKD_ALLOW;
}

static void restore(struct search *s) {
    size_t count = s->e->rb->vocabulary.count;
    memcpy(s->facts->state, s->saved_state, count * sizeof *s->saved_state);
    memcpy(s->facts->value, s->saved_value, count * sizeof *s->saved_value);
}

static void add_remedy(struct search *s, thing_set things) {
    struct remedy *remedy = &s->decision->remedies[s->decision->remedy_count++];
    remedy->wait_until_s = CIVIL_NEVER;
    remedy->count = 0;
    for (size_t t = 0; t < s->thing_count; t++)
        for (size_t i = 0; things >> t & 1 && i < s->things[t].change.count; i++)
            if (remedy->count < REMEDY_FACTS_MAX)
                remedy->facts[remedy->count++] = s->things[t].change.facts[i];
}

/* Is one of the remedies found so far part of this one? */
static bool is_more_than_needed(const thing_set *found, size_t count, thing_set things) {
    for (size_t i = 0; i < count; i++)
        if ((found[i] & things) == found[i])
            return true;
    return false;
}

struct found {
    thing_set sets[REMEDIES_MAX];
    size_t count;
};

static void try_things(struct search *s, struct found *found, thing_set things) {
    if (s->tries == TRIES_MAX || found->count == REMEDIES_MAX || !reaches_all(s, things) ||
        is_more_than_needed(found->sets, found->count, things))
        return;
    for (size_t t = 0; t < s->thing_count; t++)
        if (things >> t & 1)
            apply_change(s, &s->things[t]);
    if (allows_now(s)) {
        add_remedy(s, things);
        found->sets[found->count++] = things;
    }
    restore(s);
}

/* Sets of `size` things: any of that size when something is allowed anyway, else what makes an
 * allow true, with one more thing where that leaves room. */
static void try_sets(struct search *s, struct found *found, bool allowed, int size) {
    for (size_t a = 0; allowed && a < s->thing_count; a++)
        for (size_t b = a; b < s->thing_count; b++)
            if ((a == b) == (size == 1))
                try_things(s, found, (thing_set)1 << a | (thing_set)1 << b);
    for (size_t i = 0; !allowed && i < s->allow_count; i++) {
        if (__builtin_popcount(s->allows[i]) == size)
            try_things(s, found, s->allows[i]);
        for (size_t t = 0; __builtin_popcount(s->allows[i]) + 1 == size && t < s->thing_count; t++)
            if (!(s->allows[i] >> t & 1))
                try_things(s, found, s->allows[i] | (thing_set)1 << t);
    }
}

static bool prepare(struct search *s, struct arena *arena) {
    size_t count = s->e->rb->vocabulary.count;
    s->saved_state = arena_alloc(arena, count * sizeof *s->saved_state);
    s->saved_value = arena_alloc(arena, count * sizeof *s->saved_value);
    if (!s->saved_state || !s->saved_value)
        return false;
    memcpy(s->saved_state, s->facts->state, count * sizeof *s->saved_state);
    memcpy(s->saved_value, s->facts->value, count * sizeof *s->saved_value);
    return true;
}

bool find_remedies(struct evaluation *e, struct facts *facts, struct arena *arena,
                   struct decision *d) {
    struct search s; /* counts are set below; the rest is written before it is read */
    struct found found = {.count = 0};
    d->remedies = arena_alloc(arena, (REMEDIES_MAX + 1) * sizeof *d->remedies);
    if (!d->remedies)
        return false;
    if (d->next_verdict == LKD_ALLOW)
        d->remedies[d->remedy_count++] = (struct remedy){.wait_until_s = d->valid_until_s};
    s.e = e;
    s.facts = facts;
    s.decision = d;
    s.thing_count = s.tries = s.obstacle_count = s.allow_count = 0;
    find_obstacles(&s);
    if (!reaches_all(&s, IMPOSSIBLE))
        return true;
    bool allowed = find_allows(&s);
    if (s.thing_count == 0 || (!allowed && s.allow_count == 0))
        return true;
    if (!prepare(&s, arena))
        return false;
    try_sets(&s, &found, allowed, 1);
    try_sets(&s, &found, allowed, 2);
    evaluation_forget(e);
    return true;
}
