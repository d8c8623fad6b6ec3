/*
 * questions.c - which unknown facts matter to an undetermined decision, and which to ask first.
 *
 * The formula of decision.h is walked through its unknown parts only; where it is false and only
 * its explanation is unknown, that is walked, an `or` of all that denies. In every `and` just the
 * unknown child of lowest rank is open: its answer may make the others moot; in an `or` every
 * unknown child is open. Rank is that of the first fact a child would ask for; ties go by the
 * precedence of the rule, then by the order of the vocabulary.
 */
#include <stdlib.h>

#include "base/civil.h"
#include "base/vec.h"
#include "policy/decision.h"
#include "policy/evaluation.h"

/* What decides the order of asking. */
struct key {
    int rank, subject;
    uint16_t slot;
};
static const struct key last_key = {INT32_MAX, INT32_MAX, NO_SLOT};

struct found {
    struct key key;
    bool open;
};

/* A walk either looks for the lowest key or collects the facts. */
struct walk {
    struct evaluation *e;
    struct arena *arena;
    int subject; /* of the rule being walked */
    bool collecting, open, full;
    struct key lowest;
    struct {
        struct found *items;
        size_t count, capacity;
    } found;
};

static int compare_keys(const struct key *a, const struct key *b) {
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    if (a->subject != b->subject)
        return a->subject < b->subject ? -1 : 1;
    return (int)a->slot - (int)b->slot;
}

static void visit_fact(struct walk *w, uint16_t slot) {
    struct key key = {w->e->rb->vocabulary.facts[slot].rank, w->subject, slot};
    struct found found = {key, w->open};
    if (w->e->facts->state[slot] == FACT_NONE)
        return; /* what is known to be absent is never asked for */
    if (!w->collecting) {
        if (compare_keys(&key, &w->lowest) < 0)
            w->lowest = key;
        return;
    }
    for (size_t i = 0; i < w->found.count; i++) {
        struct found *old = &w->found.items[i];
        if (old->key.slot != slot)
            continue;
        old->open |= found.open;
        if (compare_keys(&key, &old->key) < 0)
            old->key = key;
        return;
    }
    w->full |= !VEC_PUSH(w->arena, &w->found, found);
}

static void visit_node(struct walk *w, node_id id);

/* ---- what an unknown atom waits for ---- */

static void visit_reference(struct walk *w, reference from);

static void visit_instant(struct walk *w, uint32_t index) {
    const struct instant *i = &w->e->rb->conditions.instants.items[index];
    if (i->base == INSTANT_REFERENCE)
        visit_reference(w, i->from);
    for (size_t k = 0; k < i->adjustment_count; k++)
        visit_reference(w, i->adjustments[k].count);
}

static void visit_derived(struct walk *w, const struct derived *d) {
    for (size_t i = 0; i < d->case_count; i++) {
        const struct derived_case *c = &d->cases[i];
        struct outcome when = evaluate(w->e, c->when);
        if (when.value == KLEENE_FALSE)
            continue;
        if (when.value == KLEENE_UNKNOWN)
            visit_node(w, c->when);
        else if (c->kind == DERIVED_REFERENCE)
            visit_reference(w, c->from);
        else if (c->kind == DERIVED_INSTANT)
            visit_instant(w, c->instant);
        return;
    }
}

static void visit_reference(struct walk *w, reference from) {
    uint32_t index = REFERENCE_INDEX(from);
    if (from == NO_REFERENCE || read_reference(w->e, from).state != FACT_UNKNOWN)
        return;
    if (is_of_query(from))
        visit_fact(w, reference_slot(w->e, from));
    else if (REFERENCE_KIND(from) == REF_DERIVED)
        visit_derived(w, &w->e->rb->derived[index]);
}

/* A place that is not given; or, when that is what leaves the matter open, one that is given only
 * as something too large: then its zone is asked for again. */
static void visit_place(struct walk *w, uint16_t slot, bool too_large) {
    const struct fact *fact =
        &w->e->rb->vocabulary.facts[slot == PLACE_HERE ? place_here(w->e) : slot];
    if (fact->type == TYPE_LINESTRING)
        return; /* nobody can be asked where the way passes: the zones there are what is known */
    uint16_t zone = (uint16_t)(fact->first_modifier + w->e->rb->vocabulary.place_key[PLACE_ZONE]);
    if (!place_zones(w->e, slot)->known)
        visit_fact(w, (uint16_t)(fact - w->e->rb->vocabulary.facts));
    else if (too_large && fact->type == TYPE_PLACE)
        visit_fact(w, zone);
}

static void visit_unit(struct walk *w, uint16_t slot, int rank) {
    if (!unit_is_known(w->e, slot, rank))
        visit_place(w, slot, true);
}

static void visit_zone_set(struct walk *w, const struct zone_set *set) {
    if (set->kind != ZONES_CONSTANT && set->up >= 0)
        visit_unit(w, zone_set_place(set), set->up);
    else if (set->kind == ZONES_REFERENCE)
        visit_reference(w, set->from);
}

/* The zones may be unknown, or where the place lies in them. */
static void visit_place_in(struct walk *w, uint16_t slot, const struct zone_set *set) {
    if (place_in_zones(w->e, slot, set).value == KLEENE_UNKNOWN)
        visit_place(w, slot, zones_are_known(w->e, set));
}

static void visit_trip(struct walk *w, const struct zone_set *set) {
    uint16_t slots[TRIP_MAX];
    size_t count = evaluation_trip(w->e, slots);
    visit_zone_set(w, set);
    for (size_t i = 0; i < count; i++)
        visit_place_in(w, slots[i], set);
}

static void visit_within_one(struct walk *w, int rank) {
    uint16_t slots[TRIP_MAX];
    size_t count = evaluation_trip(w->e, slots);
    for (size_t i = 0; i < count; i++)
        visit_unit(w, slots[i], rank);
}

/* The published level of the place is asked for first; what it could be derived from follows. */
static void visit_fill(struct walk *w, uint16_t slot, const struct scale *scale) {
    const struct fact *place = &w->e->rb->vocabulary.facts[slot];
    bool open = w->open;
    if (scale->published >= 0)
        visit_fact(w, (uint16_t)(place->first_modifier + scale->published));
    if (scale->published >= 0 && !w->collecting)
        return;
    w->open = open && scale->published < 0;
    if (scale->derived != NO_INDEX)
        visit_reference(w, REFERENCE(REF_DERIVED, scale->derived));
    w->open = open;
}

static void visit_level(struct walk *w, uint16_t slot, int index) {
    const struct scale *scale = &w->e->rb->scales[index];
    uint16_t slots[TRIP_MAX];
    if (slot == PLACE_TRIP) {
        size_t count = evaluation_trip(w->e, slots);
        for (size_t i = 0; i < count; i++)
            visit_level(w, slots[i], index);
        return;
    }
    if (slot == PLACE_HERE)
        slot = place_here(w->e);
    struct level_range range = place_level(w->e, slot, index);
    if (range.least == range.greatest || w->e->rb->vocabulary.facts[slot].type == TYPE_LINESTRING)
        return;
    const struct place_zones *p = place_zones(w->e, slot);
    bool listed =
        p->known &&
        levels_at(w->e->rb->level_map, p->zones[0], index, w->e->now_s)->greatest != LEVEL_NONE;
    if (p->known && !listed && (scale->published >= 0 || scale->derived != NO_INDEX))
        visit_fill(w, slot, scale);
    else
        visit_place(w, slot, true);
}

static void visit_function(struct walk *w, const struct function_condition *f) {
    for (size_t i = 0; i < f->read_count; i++)
        if (w->e->facts->state[f->reads[i]] == FACT_UNKNOWN)
            visit_fact(w, f->reads[i]);
}

static void visit_linear(struct walk *w, const struct linear *form) {
    for (size_t i = 0; i < form->count; i++) {
        visit_reference(w, form->terms[i].from);
        visit_reference(w, form->terms[i].factor);
    }
}

static void visit_atom(struct walk *w, const struct node *n) {
    const struct rulebook *rb = w->e->rb;
    const struct zone_set *set = NULL;
    if (n->op == OP_INSIDE || n->op == OP_TRIP)
        set = &rb->conditions.zone_sets.items[n->zone.set];
    switch ((enum op)n->op) {
    case OP_BOOLEAN:
        visit_fact(w, n->slot);
        break;
    case OP_ENUM:
        visit_reference(w, n->member.from);
        break;
    case OP_SAME:
        visit_reference(w, n->member.from);
        visit_reference(w, n->member.other);
        break;
    case OP_RANGE:
        visit_reference(w, n->range.from);
        break;
    case OP_LINEAR:
        visit_linear(w, &rb->conditions.linears.items[n->table.index]);
        break;
    case OP_STRING:
    case OP_LISTED:
    case OP_CLOCK_INSIDE:
        visit_reference(w, n->table.from);
        break;
    case OP_NOW_BEFORE:
        visit_instant(w, n->table.index);
        break;
    case OP_BEFORE:
        visit_instant(w, n->table.index);
        visit_instant(w, n->table.detail);
        break;
    case OP_INSIDE:
        visit_zone_set(w, set);
        visit_place_in(w, n->slot, set);
        break;
    case OP_SAME_UNIT:
        visit_unit(w, n->slot, n->zone.rank);
        visit_unit(w, n->zone.other, n->zone.rank);
        break;
    case OP_TRIP:
        visit_trip(w, set);
        break;
    case OP_WITHIN_ONE:
        visit_within_one(w, n->zone.rank);
        break;
    case OP_LEVEL:
        visit_level(w, n->slot, (int)n->level.scale);
        break;
    case OP_FUNCTION:
        visit_function(w, &rb->functions[n->table.index]);
        break;
    default:
        break;
    }
}

/* ---- groups ---- */

/* The key of what a part would ask for first. */
typedef void visitor(struct walk *w, const void *part);

static struct key key_of(struct walk *w, visitor *visit, const void *part) {
    struct walk search = {.e = w->e, .arena = w->arena, .subject = w->subject, .lowest = last_key};
    visit(&search, part);
    return search.lowest;
}

/* The parts of an `and` that are unknown: only the one of lowest key stays open. */
static void visit_and(struct walk *w, visitor *visit, const void *const *parts, size_t count) {
    bool open = w->open;
    size_t first = 0;
    struct key lowest = last_key;
    for (size_t i = 0; w->collecting && open && i < count; i++) {
        struct key key = key_of(w, visit, parts[i]);
        if (compare_keys(&key, &lowest) < 0) {
            lowest = key;
            first = i;
        }
    }
    for (size_t i = 0; i < count; i++) {
        w->open = open && i == first;
        visit(w, parts[i]);
    }
    w->open = open;
}

static void visit_node_part(struct walk *w, const void *part) {
    visit_node(w, *(const node_id *)part);
}

static void visit_group(struct walk *w, const struct node *n) {
    const node_id *child = &w->e->rb->conditions.links.items[n->children.first];
    const void **unknown = arena_alloc(w->arena, (n->children.count + 1) * sizeof *unknown);
    size_t count = 0;
    if (!unknown) {
        w->full = true;
        return;
    }
    for (uint32_t i = 0; i < n->children.count; i++)
        if (evaluate(w->e, child[i]).value == KLEENE_UNKNOWN)
            unknown[count++] = &child[i];
    if (n->op == OP_AND)
        visit_and(w, visit_node_part, unknown, count);
    for (size_t i = 0; n->op == OP_OR && i < count; i++)
        visit_node_part(w, unknown[i]);
}

static void visit_node(struct walk *w, node_id id) {
    const struct node *n = &w->e->rb->conditions.nodes.items[id];
    if (evaluate(w->e, id).value != KLEENE_UNKNOWN)
        return;
    if (n->op == OP_AND || n->op == OP_OR)
        visit_group(w, n);
    else if (n->op == OP_NOT || n->op == OP_PREDICATE)
        visit_node(w, n->named.child);
    else
        visit_atom(w, n);
}

/* ---- the formula ---- */

static void visit_rule_condition(struct walk *w, const void *part) {
    const struct rule *rule = &w->e->rb->rules[*(const uint32_t *)part];
    int subject = w->subject;
    w->subject = rule->subject;
    visit_node(w, rule->condition);
    w->subject = subject;
}

static void visit_requirement(struct walk *w, const void *part) {
    visit_node(w, w->e->rb->rules[*(const uint32_t *)part].requirement);
}

/* One part of a deny or require: its condition, its requirement, or a rule that switches it off. */
struct deny_part {
    visitor *visit;
    uint32_t rule;
};

static void visit_deny_part(struct walk *w, const void *part) {
    const struct deny_part *p = part;
    p->visit(w, &p->rule);
}

/* A deny or require with what switches it off: cond & ~requirement & ~lift & ~shield. */
static void visit_deny(struct walk *w, const void *part) {
    uint32_t number = *(const uint32_t *)part;
    const struct rule *rule = &w->e->rb->rules[number];
    size_t max = 2 + rule->lifter_count + rule->shield_count, count = 0;
    struct deny_part *parts = arena_alloc(w->arena, max * sizeof *parts);
    const void **unknown = arena_alloc(w->arena, max * sizeof *unknown);
    int subject = w->subject;

    if (!parts || !unknown) {
        w->full = true;
        return;
    }
    if (evaluate_rule(w->e, number).value == KLEENE_UNKNOWN)
        parts[count++] = (struct deny_part){visit_rule_condition, number};
    if (evaluate(w->e, rule->requirement).value == KLEENE_UNKNOWN)
        parts[count++] = (struct deny_part){visit_requirement, number};
    for (size_t i = 0; i < rule->lifter_count; i++)
        if (evaluate_rule(w->e, rule->lifters[i]).value == KLEENE_UNKNOWN)
            parts[count++] = (struct deny_part){visit_rule_condition, rule->lifters[i]};
    for (size_t i = 0; i < rule->shield_count; i++)
        if (evaluate_rule(w->e, rule->shields[i]).value == KLEENE_UNKNOWN)
            parts[count++] = (struct deny_part){visit_rule_condition, rule->shields[i]};
    for (size_t i = 0; i < count; i++)
        unknown[i] = &parts[i];
    w->subject = rule->subject;
    visit_and(w, visit_deny_part, unknown, count);
    w->subject = subject;
}

static bool default_is_unknown(struct evaluation *e, const struct default_rule *d) {
    return d->query == e->facts->query && (default_outcome(e, d, false).value == KLEENE_UNKNOWN ||
                                           default_outcome(e, d, true).value == KLEENE_UNKNOWN);
}

/* Any allow, or the level, could make the answer an allow. */
static void visit_positive(struct walk *w, const void *part) {
    const struct rulebook *rb = w->e->rb;
    const uint64_t *set = evaluation_candidates(w->e);
    uint32_t default_rule;
    struct outcome denies;
    (void)part;
    EACH_RULE_OF(set, r, rb->class_begin[CLASS_ALLOW], rb->class_begin[CLASS_OBLIGE])
        if (evaluate_rule(w->e, r).value == KLEENE_UNKNOWN)
            visit_rule_condition(w, &r);
    if (level_outcome(w->e, &default_rule, &denies).value != KLEENE_UNKNOWN)
        return;
    for (size_t i = 0; i < rb->default_count; i++)
        if (default_is_unknown(w->e, &rb->defaults[i]))
            visit_level(w, PLACE_TRIP, rb->levels[rb->defaults[i].level].scale);
    for (size_t s = 0; s < rb->scale_count && governed(w->e).value == KLEENE_UNKNOWN; s++)
        visit_level(w, PLACE_HERE, (int)s);
}

/* One conjunct of the formula's body. */
struct conjunct {
    visitor *visit;
    uint32_t rule;
};

static void visit_conjunct(struct walk *w, const void *part) {
    const struct conjunct *c = part;
    c->visit(w, &c->rule);
}

static enum kleene positive_value(struct evaluation *e) {
    const struct rulebook *rb = e->rb;
    const uint64_t *set = evaluation_candidates(e);
    uint32_t default_rule;
    struct outcome denies;
    enum kleene value = level_outcome(e, &default_rule, &denies).value;
    EACH_RULE_OF(set, r, rb->class_begin[CLASS_ALLOW], rb->class_begin[CLASS_OBLIGE]) {
        enum kleene rule = evaluate_rule(e, r).value;
        if (value != KLEENE_TRUE && rule != KLEENE_FALSE)
            value = rule;
    }
    return value;
}

/* The unknown conjuncts of the body; false when the body is false and nothing in it matters. */
static bool body_conjuncts(struct walk *w, struct conjunct *parts, size_t *ret_count) {
    const struct rulebook *rb = w->e->rb;
    const uint64_t *set = evaluation_candidates(w->e);
    enum kleene positive = positive_value(w->e);
    *ret_count = 0;
    if (positive == KLEENE_FALSE)
        return false;
    if (positive == KLEENE_UNKNOWN)
        parts[(*ret_count)++] = (struct conjunct){visit_positive, 0};
    EACH_RULE_OF(set, r, rb->class_begin[CLASS_DENY], rb->class_begin[CLASS_ALLOW]) {
        enum kleene value = effective_outcome(w->e, r).value;
        if (value == KLEENE_TRUE)
            return false;
        if (value == KLEENE_UNKNOWN)
            parts[(*ret_count)++] = (struct conjunct){visit_deny, r};
    }
    return true;
}

/* Nothing can allow any more: what could make the answer a deny, and not a gap. */
static void visit_explanation(struct walk *w) {
    const struct rulebook *rb = w->e->rb;
    const uint64_t *set = evaluation_candidates(w->e);
    EACH_RULE_OF(set, r, rb->class_begin[CLASS_DENY], rb->class_begin[CLASS_ALLOW])
        if (effective_outcome(w->e, r).value == KLEENE_UNKNOWN)
            visit_deny(w, &r);
    for (size_t i = 0; i < rb->default_count; i++)
        if (rb->defaults[i].query == w->e->facts->query &&
            default_outcome(w->e, &rb->defaults[i], true).value == KLEENE_UNKNOWN)
            visit_level(w, PLACE_TRIP, rb->levels[rb->defaults[i].level].scale);
}

static void visit_formula(struct walk *w) {
    const struct rulebook *rb = w->e->rb;
    const uint64_t *set = evaluation_candidates(w->e);
    size_t max = rb->class_begin[CLASS_ALLOW] + 1, count;
    struct conjunct *parts = arena_alloc(w->arena, max * sizeof *parts);
    const void **unknown = arena_alloc(w->arena, max * sizeof *unknown);
    if (!parts || !unknown) {
        w->full = true;
        return;
    }
    bool supreme = false;
    EACH_RULE_OF(set, r, 0, rb->class_begin[CLASS_DENY]) {
        if (evaluate_rule(w->e, r).value != KLEENE_UNKNOWN)
            continue;
        supreme = true;
        visit_rule_condition(w, &r);
    }
    if (!body_conjuncts(w, parts, &count)) {
        if (!supreme)
            visit_explanation(w);
        return;
    }
    for (size_t i = 0; i < count; i++)
        unknown[i] = &parts[i];
    visit_and(w, visit_conjunct, unknown, count);
}

static int compare_found(const void *a, const void *b) {
    const struct found *x = a, *y = b;
    if (x->open != y->open)
        return x->open ? -1 : 1;
    return compare_keys(&x->key, &y->key);
}

bool find_questions(struct evaluation *e, struct arena *arena, struct decision *d) {
    struct walk w = {.e = e,
                     .arena = arena,
                     .subject = INT32_MAX,
                     .collecting = true,
                     .open = true,
                     .lowest = last_key};
    if (inside_jurisdiction(e).value == KLEENE_UNKNOWN)
        visit_place(&w, PLACE_HERE, true);
    else if (e->kind->about_level)
        for (size_t s = 0; s < e->rb->scale_count; s++)
            visit_level(&w, PLACE_HERE, (int)s);
    else
        visit_formula(&w);
    d->questions = arena_alloc(arena, (w.found.count + 1) * sizeof *d->questions);
    if (!d->questions || w.full)
        return false;
    if (w.found.count > 0)
        qsort(w.found.items, w.found.count, sizeof *w.found.items, compare_found);
    for (size_t i = 0; i < w.found.count; i++)
        d->questions[d->question_count++] =
            (struct question){w.found.items[i].key.slot, w.found.items[i].open};
    return true;
}
