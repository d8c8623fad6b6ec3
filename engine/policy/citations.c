/*
 * citations.c - the documents behind an answer.
 */
#include "policy/citations.h"

#include "policy/evaluation.h"

static void add(struct cited *c, uint32_t directive) {
    for (size_t i = 0; i < c->count; i++)
        if (c->directives[i] == directive)
            return;
    if (c->count < CITED_MAX)
        c->directives[c->count++] = directive;
}

void cite_directive(const struct rulebook *rb, uint32_t directive, int64_t instant_s,
                    struct cited *c) {
    const struct directive *d = &rb->directives[directive];
    add(c, directive);
    for (size_t i = 0; i < d->renewer_count; i++) {
        const struct directive *renewer = &rb->directives[d->renewers[i]];
        if (renewer->own.from_s <= instant_s && instant_s < renewer->own.to_s)
            add(c, d->renewers[i]);
    }
}

void cite_all(const struct rulebook *rb, struct citations citations, int64_t instant_s,
              struct cited *c) {
    for (size_t i = 0; i < citations.count; i++) {
        int64_t next;
        bool in_force =
            periods_at(rb->directives[citations.items[i]].periods, instant_s, &next) != NULL;
        if (i == 0 || in_force)
            cite_directive(rb, citations.items[i], instant_s, c);
    }
}

static void cite_reference(struct evaluation *e, reference from, struct cited *c);

static void cite_instant(struct evaluation *e, uint32_t index, struct cited *c);

static void cite_derived(struct evaluation *e, const struct derived *d, struct cited *c) {
    for (size_t i = 0; i < d->case_count; i++) {
        if (evaluate(e, d->cases[i].when).value != KLEENE_TRUE)
            continue;
        cite_all(e->rb, d->cases[i].cite, e->now_s, c);
        cite_condition(e, d->cases[i].when, c);
        if (d->cases[i].kind == DERIVED_REFERENCE)
            cite_reference(e, d->cases[i].from, c);
        if (d->cases[i].kind == DERIVED_INSTANT)
            cite_instant(e, d->cases[i].instant, c);
        return;
    }
}

static void cite_reference(struct evaluation *e, reference from, struct cited *c) {
    if (from == NO_REFERENCE)
        return;
    if (REFERENCE_KIND(from) == REF_DERIVED) {
        cite_derived(e, &e->rb->derived[REFERENCE_INDEX(from)], c);
    } else if (REFERENCE_KIND(from) == REF_PARAMETER) {
        const struct parameter *p = &e->rb->parameters[REFERENCE_INDEX(from)];
        int entry = dated_at(&p->dated, e->now_s)->payload;
        if (entry != DATED_NOTHING)
            cite_all(e->rb, p->cites[entry], e->now_s, c);
    }
}

static void cite_instant(struct evaluation *e, uint32_t index, struct cited *c) {
    const struct instant *i = &e->rb->conditions.instants.items[index];
    if (i->base == INSTANT_REFERENCE)
        cite_reference(e, i->from, c);
    for (size_t k = 0; k < i->adjustment_count; k++)
        cite_reference(e, i->adjustments[k].count, c);
}

/* The act that put the value on the list, or took it off. */
static void cite_entry(struct evaluation *e, const struct node *n, struct cited *c) {
    const struct list *list = &e->rb->lists[n->table.index];
    struct fact_reading r = read_reference(e, n->table.from);
    if (r.state != FACT_GIVEN)
        return;
    int payload = dated_at(&list->by_value[r.value.i], e->now_s)->payload;
    if (payload != DATED_NOTHING)
        cite_all(e->rb, list->cites[payload / 2], e->now_s, c);
}

static void cite_atom(struct evaluation *e, const struct node *n, struct cited *c) {
    const struct conditions *conditions = &e->rb->conditions;
    switch ((enum op)n->op) {
    case OP_ENUM:
        cite_reference(e, n->member.from, c);
        break;
    case OP_SAME:
        cite_reference(e, n->member.from, c);
        cite_reference(e, n->member.other, c);
        break;
    case OP_RANGE:
        cite_reference(e, n->range.from, c);
        break;
    case OP_LINEAR: {
        const struct linear *form = &conditions->linears.items[n->table.index];
        for (size_t i = 0; i < form->count; i++) {
            cite_reference(e, form->terms[i].from, c);
            cite_reference(e, form->terms[i].factor, c);
        }
        break;
    }
    case OP_LISTED:
        cite_entry(e, n, c);
        break;
    case OP_NOW_BEFORE:
        cite_instant(e, n->table.index, c);
        break;
    case OP_BEFORE:
        cite_instant(e, n->table.index, c);
        cite_instant(e, n->table.detail, c);
        break;
    case OP_CLOCK_INSIDE:
        cite_reference(e, n->table.from, c);
        break;
    case OP_INSIDE:
    case OP_TRIP: {
        const struct zone_set *set = &conditions->zone_sets.items[n->zone.set];
        if (set->kind == ZONES_REFERENCE)
            cite_reference(e, set->from, c);
        break;
    }
    default:
        break;
    }
}

/* Only what makes the whole what it is: of a true `and` all, of a true `or` its true children. */
void cite_condition(struct evaluation *e, node_id id, struct cited *c) {
    const struct node *n = &e->rb->conditions.nodes.items[id];
    enum kleene value = evaluate(e, id).value;
    if (!(n->flags & NODE_CITES))
        return;
    switch ((enum op)n->op) {
    case OP_AND:
    case OP_OR:
        for (uint32_t i = 0; i < n->children.count; i++) {
            node_id child = e->rb->conditions.links.items[n->children.first + i];
            if (evaluate(e, child).value == value)
                cite_condition(e, child, c);
        }
        break;
    case OP_NOT:
        cite_condition(e, n->named.child, c);
        break;
    case OP_PREDICATE:
        cite_all(e->rb, e->rb->predicates[n->named.index].cite, e->now_s, c);
        cite_condition(e, n->named.child, c);
        break;
    default:
        cite_atom(e, n, c);
        break;
    }
}

void cite_rule(struct evaluation *e, uint32_t number, struct cited *c) {
    const struct rule *rule = &e->rb->rules[number];
    cite_all(e->rb, rule->cite, e->now_s, c);
    cite_condition(e, rule->condition, c);
    if (rule->effect == EFFECT_REQUIRE)
        cite_condition(e, rule->requirement, c);
}

void cite_level(struct evaluation *e, uint16_t slot, int scale, struct cited *c) {
    const struct place_zones *p = place_zones(e, slot);
    int sources[16];
    uint32_t order = order_of_level(e, slot, scale);
    bool listed = false;
    if (order != NO_ORDER) {
        cite_all(e->rb, e->geography.laws[order].cite, e->now_s, c);
        return;
    }
    for (uint32_t i = 0; i < p->count; i++) {
        size_t count = levels_sources(e->rb->level_map, p->zones[i], scale, e->now_s, sources, 16);
        for (size_t k = 0; k < count; k++)
            cite_all(e->rb, e->rb->level_acts[sources[k]].cite, e->now_s, c);
        listed |= count > 0;
    }
    if (!listed) {
        cite_all(e->rb, e->rb->scales[scale].cite, e->now_s, c);
        if (e->rb->scales[scale].derived != NO_INDEX)
            cite_reference(e, REFERENCE(REF_DERIVED, e->rb->scales[scale].derived), c);
    }
}

void cite_default(struct evaluation *e, uint32_t index, struct cited *c) {
    const struct default_rule *d = &e->rb->defaults[index];
    uint16_t slots[TRIP_MAX];
    cite_all(e->rb, d->cite, e->now_s, c);
    size_t count = d->level == LEVEL_NONE ? 0 : evaluation_trip(e, slots);
    for (size_t i = 0; i < count; i++)
        cite_level(e, slots[i], e->rb->levels[d->level].scale, c);
}
