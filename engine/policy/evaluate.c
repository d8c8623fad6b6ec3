/*
 * evaluate.c - evaluating condition nodes. See places.c for where places are and which level holds.
 *
 * `and` stops at its first false child and `or` at its first true one; the instant until which the
 * whole holds is then that child's, a safe bound that the look-ahead of decision.c refines.
 * What has a memo cell (predicates, derived values, dear atoms) is remembered per query while it
 * holds.
 */
#include "policy/evaluation.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/civil.h"

/* ---- outcomes ---- */

static inline struct outcome outcome_of(enum kleene value, int64_t until_s) {
    return (struct outcome){until_s, value};
}

static inline struct outcome truth(bool value) {
    return outcome_of(value ? KLEENE_TRUE : KLEENE_FALSE, CIVIL_NEVER);
}

static inline int64_t earlier(int64_t a, int64_t b) {
    return a < b ? a : b;
}

/* ---- values ---- */

static inline struct fact_reading fact_reading(const struct evaluation *e, uint32_t slot) {
    return (struct fact_reading){(enum fact_state)e->facts->state[slot], CIVIL_NEVER,
                                 e->facts->value[slot]};
}

static struct fact_reading parameter_reading(const struct evaluation *e, uint32_t index) {
    const struct parameter *p = &e->rb->parameters[index];
    const struct dated_step *step = dated_at(&p->dated, e->now_s);
    struct fact_reading r = {FACT_UNKNOWN, step->to_s, {.i = 0}};
    if (step->payload == DATED_NOTHING)
        return r;
    const union parameter_value *entry = &p->entries[step->payload];
    r.state = FACT_GIVEN;
    if (p->type == TYPE_HOURS) {
        r.value.hours.from_s = entry->hours.from_s;
        r.value.hours.to_s = entry->hours.to_s;
    } else if (p->type == TYPE_ZONES) {
        r.value.zones.zones = entry->zones.items;
        r.value.zones.count = (uint32_t)entry->zones.count;
    } else {
        r.value.i = entry->i;
    }
    return r;
}

static struct fact_reading instant_reading(struct evaluation *e, const struct instant *i);

static struct fact_reading case_reading(struct evaluation *e, const struct derived_case *c) {
    struct fact_reading r = {FACT_GIVEN, CIVIL_NEVER, {.i = c->constant}};
    if (c->kind == DERIVED_REFERENCE)
        return read_reference(e, c->from);
    if (c->kind == DERIVED_INSTANT)
        return instant_reading(e, &e->rb->conditions.instants.items[c->instant]);
    return r;
}

/* The first case that is true; an unknown one before it makes the value unknown. */
static struct fact_reading derive(struct evaluation *e, const struct derived *d) {
    struct fact_reading r = {FACT_NONE, CIVIL_NEVER, {.i = 0}};
    int64_t until = CIVIL_NEVER;
    for (size_t i = 0; i < d->case_count; i++) {
        struct outcome when = evaluate(e, d->cases[i].when);
        until = earlier(until, when.until_s);
        if (when.value == KLEENE_FALSE)
            continue;
        if (when.value == KLEENE_TRUE)
            r = case_reading(e, &d->cases[i]);
        else
            r.state = FACT_UNKNOWN;
        break;
    }
    r.until_s = earlier(r.until_s, until);
    return r;
}

static bool remembered(const struct evaluation *e, const struct memo *m) {
    return is_fresh(e, m->generation, m->until_s);
}

static struct fact_reading derived_reading(struct evaluation *e, uint32_t index) {
    const struct derived *d = &e->rb->derived[index];
    struct memo *m = &e->memos[d->memo];
    if (!remembered(e, m)) {
        struct fact_reading r = derive(e, d);
        *m = (struct memo){e->generation, (int32_t)r.state, r.until_s};
        e->derived_values[index] = r.value.i;
    }
    return (struct fact_reading){
        (enum fact_state)m->value, m->until_s, {.i = e->derived_values[index]}};
}

struct fact_reading read_reference(struct evaluation *e, reference from) {
    switch (REFERENCE_KIND(from)) {
    case REF_FACT:
        return fact_reading(e, REFERENCE_INDEX(from));
    case REF_HERE:
        return fact_reading(e, reference_slot(e, from));
    case REF_DERIVED:
        return derived_reading(e, REFERENCE_INDEX(from));
    case REF_PARAMETER:
        return parameter_reading(e, REFERENCE_INDEX(from));
    }
    return (struct fact_reading){FACT_UNKNOWN, CIVIL_NEVER, {.i = 0}};
}

/* The same, for where it mostly is a fact. */
static inline struct fact_reading reading_of(struct evaluation *e, reference from) {
    return REFERENCE_KIND(from) == REF_FACT ? fact_reading(e, REFERENCE_INDEX(from))
                                            : read_reference(e, from);
}

/* An atom on something absent is false, on something unknown unknown. */
static inline struct outcome absent_outcome(const struct fact_reading *r) {
    return outcome_of(r->state == FACT_NONE ? KLEENE_FALSE : KLEENE_UNKNOWN, r->until_s);
}

/* ---- instants ---- */

/* So many units; unknown, and reported, when that is no length of time. */
static struct fact_reading count_reading(struct evaluation *e, reference from) {
    struct fact_reading count = read_reference(e, from);
    bool fits = count.value.i >= 0 && count.value.i <= ADJUSTMENT_COUNT_MAX;
    if (count.state == FACT_GIVEN && !fits) {
        evaluation_note(e, "a length of time is negative or too large");
        count.state = FACT_UNKNOWN;
    }
    return count;
}

/* Of what is absent there is no instant, even where the rest of it is unknown. */
static void adjust_reading(struct evaluation *e, struct fact_reading *r,
                           const struct adjustment *a) {
    int64_t amount = a->amount;
    if (a->count != NO_REFERENCE) {
        struct fact_reading count = count_reading(e, a->count);
        r->until_s = earlier(r->until_s, count.until_s);
        if (r->state == FACT_GIVEN || count.state == FACT_NONE)
            r->state = count.state;
        amount *= a->sign * (r->state == FACT_GIVEN ? count.value.i : 0);
    }
    if (r->state != FACT_GIVEN)
        return;
    if (a->kind == ADJUST_MIDNIGHT)
        r->value.i = civil_midnight(r->value.i);
    else if (a->kind == ADJUST_MONTHS)
        r->value.i = civil_add_months(r->value.i, (int)amount);
    else if (r->value.i != CIVIL_NEVER && r->value.i != CIVIL_ALWAYS)
        r->value.i += amount;
}

/* An instant that does not depend on the moment. */
static struct fact_reading instant_reading(struct evaluation *e, const struct instant *i) {
    struct fact_reading r = {FACT_GIVEN, CIVIL_NEVER, {.i = i->constant_s}};
    if (i->base == INSTANT_REFERENCE)
        r = reading_of(e, i->from);
    for (size_t k = 0; r.state != FACT_NONE && k < i->adjustment_count; k++)
        adjust_reading(e, &r, &i->adjustments[k]);
    return r;
}

struct fact_reading read_instant(struct evaluation *e, uint32_t index) {
    return instant_reading(e, &e->rb->conditions.instants.items[index]);
}

static enum kleene order_value(const struct node *n, bool before) {
    return before == !(n->flags & NODE_FROM) ? KLEENE_TRUE : KLEENE_FALSE;
}

/* The moment (or its midnight) before an edge, or from it on: flips when the moment reaches it. */
static struct outcome now_before(struct evaluation *e, const struct node *n) {
    struct fact_reading edge =
        instant_reading(e, &e->rb->conditions.instants.items[n->table.index]);
    int64_t flip = edge.value.i;
    if (edge.state != FACT_GIVEN)
        return absent_outcome(&edge);
    if (n->table.detail && civil_midnight(flip) != flip)
        flip = civil_midnight(flip) + CIVIL_DAY_S; /* today reaches it with the next midnight */
    bool is_before = e->now_s < flip;
    return outcome_of(order_value(n, is_before),
                      is_before ? earlier(flip, edge.until_s) : edge.until_s);
}

static struct outcome before(struct evaluation *e, const struct node *n) {
    struct fact_reading a = instant_reading(e, &e->rb->conditions.instants.items[n->table.index]);
    struct fact_reading b = instant_reading(e, &e->rb->conditions.instants.items[n->table.detail]);
    int64_t until = earlier(a.until_s, b.until_s);
    if (a.state == FACT_NONE || b.state == FACT_NONE)
        return outcome_of(KLEENE_FALSE, a.state == FACT_NONE ? a.until_s : b.until_s);
    if (a.state == FACT_UNKNOWN || b.state == FACT_UNKNOWN)
        return outcome_of(KLEENE_UNKNOWN, until);
    return outcome_of(order_value(n, a.value.i < b.value.i), until);
}

/* The clock in [from, to), wrapping past midnight; flips at the next of the two. */
static struct outcome clock_in(const struct evaluation *e, int32_t from, int32_t to) {
    int32_t clock = e->second_of_day;
    bool inside = from < to ? from <= clock && clock < to : clock >= from || clock < to;
    int32_t edge = inside ? to : from;
    int64_t flip = e->now_s - clock + edge;
    if (edge <= clock)
        flip += CIVIL_DAY_S;
    return outcome_of(inside ? KLEENE_TRUE : KLEENE_FALSE, flip);
}

static struct outcome clock_in_range(struct evaluation *e, const struct node *n) {
    return clock_in(e, n->clock.from_s, n->clock.to_s);
}

static struct outcome clock_inside(struct evaluation *e, const struct node *n) {
    struct fact_reading hours = read_reference(e, n->table.from);
    int32_t from = hours.value.hours.from_s, to = hours.value.hours.to_s;
    if (hours.state != FACT_GIVEN)
        return absent_outcome(&hours);
    if (from % CIVIL_DAY_S == to % CIVIL_DAY_S)
        return outcome_of(KLEENE_TRUE, hours.until_s); /* 00:00 to 24:00: the whole day */
    struct outcome o = clock_in(e, from % CIVIL_DAY_S, to);
    o.until_s = earlier(o.until_s, hours.until_s);
    return o;
}

/* ---- other atoms ---- */

static inline bool has_bit(const uint64_t mask[2], int64_t value) {
    return mask[value >> 6 & 1] >> (value & 63) & 1;
}

/* Atoms on one fact, free of time: most of all atoms. */
static inline bool is_plain(const struct node *n) {
    return n->flags & NODE_PLAIN;
}

static inline enum kleene plain_atom(const struct evaluation *e, const struct node *n) {
    uint32_t slot = n->slot;
    int64_t value = e->facts->value[slot].i;
    bool holds;
    if (e->facts->state[slot] != FACT_GIVEN)
        return e->facts->state[slot] == FACT_NONE ? KLEENE_FALSE : KLEENE_UNKNOWN;
    if (n->op == OP_ENUM)
        holds = has_bit(n->member.mask, value);
    else if (n->op == OP_BOOLEAN)
        holds = value == n->want;
    else
        holds = n->range.low <= value && value <= n->range.high;
    return holds ? KLEENE_TRUE : KLEENE_FALSE;
}

static inline enum kleene plain_value(const struct evaluation *e, const struct node *n) {
    if (n->op != OP_NOT)
        return plain_atom(e, n);
    return kleene_not(plain_atom(e, &e->nodes[n->named.child]));
}

static struct outcome boolean_is(struct evaluation *e, const struct node *n) {
    return outcome_of(plain_atom(e, n), CIVIL_NEVER);
}

static struct outcome given(struct evaluation *e, const struct node *n) {
    return truth(reading_of(e, n->table.from).state == FACT_GIVEN);
}

static struct outcome enum_in(struct evaluation *e, const struct node *n) {
    if (is_plain(n))
        return outcome_of(plain_atom(e, n), CIVIL_NEVER);
    struct fact_reading r = read_reference(e, n->member.from);
    if (r.state != FACT_GIVEN)
        return absent_outcome(&r);
    return outcome_of(has_bit(n->member.mask, r.value.i) ? KLEENE_TRUE : KLEENE_FALSE, r.until_s);
}

static struct outcome in_range(struct evaluation *e, const struct node *n) {
    if (is_plain(n))
        return outcome_of(plain_atom(e, n), CIVIL_NEVER);
    struct fact_reading r = read_reference(e, n->range.from);
    if (r.state != FACT_GIVEN)
        return absent_outcome(&r);
    bool in = n->range.low <= r.value.i && r.value.i <= n->range.high;
    return outcome_of(in ? KLEENE_TRUE : KLEENE_FALSE, r.until_s);
}

static bool same_string(const union value *a, const union value *b) {
    return a->string.length == b->string.length &&
           memcmp(a->string.bytes, b->string.bytes, a->string.length) == 0;
}

static bool is_string(const struct evaluation *e, reference from) {
    return is_of_query(from) && e->rb->vocabulary.facts[REFERENCE_INDEX(from)].type == TYPE_STRING;
}

static struct outcome same(struct evaluation *e, const struct node *n) {
    struct fact_reading a = reading_of(e, n->member.from), b = reading_of(e, n->member.other);
    if (a.state == FACT_NONE || b.state == FACT_NONE)
        return outcome_of(KLEENE_FALSE, a.state == FACT_NONE ? a.until_s : b.until_s);
    int64_t until = earlier(a.until_s, b.until_s);
    if (a.state == FACT_UNKNOWN || b.state == FACT_UNKNOWN)
        return outcome_of(KLEENE_UNKNOWN, until);
    bool equal =
        is_string(e, n->member.from) ? same_string(&a.value, &b.value) : a.value.i == b.value.i;
    return outcome_of(equal ? KLEENE_TRUE : KLEENE_FALSE, until);
}

static struct outcome string_is(struct evaluation *e, const struct node *n) {
    struct fact_reading r = reading_of(e, n->table.from);
    const char *wanted = e->rb->conditions.strings.items[n->table.index];
    if (r.state != FACT_GIVEN)
        return absent_outcome(&r);
    return truth(strlen(wanted) == r.value.string.length &&
                 memcmp(wanted, r.value.string.bytes, r.value.string.length) == 0);
}

/* number * factor of a term: absent when one of them is, else unknown when one is. */
static struct fact_reading read_factors(struct evaluation *e, const struct linear_term *t,
                                        __int128 *ret_product) {
    struct fact_reading r = read_reference(e, t->from);
    *ret_product = r.value.i;
    if (t->factor == NO_REFERENCE || r.state == FACT_NONE)
        return r;
    struct fact_reading factor = read_reference(e, t->factor);
    *ret_product *= factor.value.i;
    if (factor.state == FACT_NONE)
        return factor;
    if (factor.state == FACT_UNKNOWN)
        r.state = FACT_UNKNOWN;
    r.until_s = earlier(r.until_s, factor.until_s);
    return r;
}

/* sum += coefficient * product * scale; false when 128 bits are too few. */
static bool add_term(__int128 *sum, const struct linear_term *t, __int128 product) {
    return !__builtin_mul_overflow(product, (__int128)t->coefficient * t->scale, &product) &&
           !__builtin_add_overflow(*sum, product, sum);
}

/* Exact, in millionths of millionths of millionths. */
static struct outcome linear(struct evaluation *e, const struct node *n) {
    const struct linear *form = &e->rb->conditions.linears.items[n->table.index];
    __int128 sum = (__int128)form->constant * 1000000 * 1000000, product;
    bool unknown = false, fits = true;
    int64_t until = CIVIL_NEVER;
    for (size_t i = 0; i < form->count; i++) {
        struct fact_reading r = read_factors(e, &form->terms[i], &product);
        until = earlier(until, r.until_s);
        if (r.state == FACT_NONE)
            return absent_outcome(&r);
        if (r.state == FACT_UNKNOWN)
            unknown = true;
        else
            fits &= add_term(&sum, &form->terms[i], product);
    }
    if (!fits)
        evaluation_note(e, "a sum of numbers is too large");
    if (unknown || !fits)
        return outcome_of(KLEENE_UNKNOWN, until);
    bool holds = n->table.detail == LINEAR_ZERO         ? sum == 0
                 : n->table.detail == LINEAR_ABOVE_ZERO ? sum > 0
                                                        : sum >= 0;
    return outcome_of(holds ? KLEENE_TRUE : KLEENE_FALSE, until);
}

static struct outcome listed(struct evaluation *e, const struct node *n) {
    const struct list *list = &e->rb->lists[n->table.index];
    struct fact_reading r = reading_of(e, n->table.from);
    if (r.state != FACT_GIVEN)
        return absent_outcome(&r);
    const struct dated_step *step = dated_at(&list->by_value[r.value.i], e->now_s);
    bool on = step->payload != DATED_NOTHING && (step->payload & 1);
    return outcome_of(on ? KLEENE_TRUE : KLEENE_FALSE, earlier(step->to_s, r.until_s));
}

static struct outcome level_is(struct evaluation *e, const struct node *n) {
    struct level_range range = place_level(e, n->slot, (int)n->level.scale);
    uint32_t possible = range.least == LEVEL_NONE ? LEVEL_MASK_NONE : 0;
    for (int i = range.least < 0 ? 0 : range.least; i <= range.greatest; i++)
        possible |= 1u << i;
    if ((possible & n->level.mask) == 0)
        return outcome_of(KLEENE_FALSE, range.until_s);
    return outcome_of((possible & ~n->level.mask) == 0 ? KLEENE_TRUE : KLEENE_UNKNOWN,
                      range.until_s);
}

/* ---- groups ---- */

/* A false child makes the whole false for as long as it lasts; of those that come to an end the one
 * met first is taken, a safe bound. */
static struct outcome all_of(struct evaluation *e, const struct node *n) {
    const node_id *child = e->links + n->children.first + n->children.count;
    struct outcome whole = {CIVIL_NEVER, KLEENE_TRUE};
    e->atoms += n->children.plain;
    e->atoms--; /* the group itself was counted, but is no atom */
    for (uint32_t i = 0; i < n->children.plain; i++) {
        enum kleene value = plain_value(e, &e->nodes[child[i]]);
        if (value == KLEENE_FALSE)
            return outcome_of(value, CIVIL_NEVER);
        if (value == KLEENE_UNKNOWN)
            whole.value = value;
    }
    for (uint32_t i = n->children.plain; i < n->children.count; i++) {
        struct outcome o = evaluate(e, child[i]);
        if (o.value == KLEENE_FALSE)
            return o;
        if (o.value == KLEENE_UNKNOWN)
            whole.value = KLEENE_UNKNOWN;
        whole.until_s = earlier(whole.until_s, o.until_s);
    }
    return whole;
}

static struct outcome any_of(struct evaluation *e, const struct node *n) {
    const node_id *child = e->links + n->children.first + n->children.count;
    struct outcome whole = {CIVIL_NEVER, KLEENE_FALSE};
    e->atoms += n->children.plain;
    e->atoms--; /* the group itself was counted, but is no atom */
    for (uint32_t i = 0; i < n->children.plain; i++) {
        enum kleene value = plain_value(e, &e->nodes[child[i]]);
        if (value == KLEENE_TRUE)
            return outcome_of(value, CIVIL_NEVER);
        if (value == KLEENE_UNKNOWN)
            whole.value = value;
    }
    for (uint32_t i = n->children.plain; i < n->children.count; i++) {
        struct outcome o = evaluate(e, child[i]);
        if (o.value == KLEENE_TRUE)
            return o;
        if (o.value == KLEENE_UNKNOWN)
            whole.value = KLEENE_UNKNOWN;
        whole.until_s = earlier(whole.until_s, o.until_s);
    }
    return whole;
}

/* ---- nodes ---- */

static struct outcome place_inside(struct evaluation *e, const struct node *n) {
    return place_in_zones(e, n->slot, &e->rb->conditions.zone_sets.items[n->zone.set]);
}

static struct outcome function_holds(struct evaluation *e, const struct node *n) {
    return evaluate_function(e, n->table.index);
}

static struct outcome always_false(struct evaluation *e, const struct node *n) {
    (void)e, (void)n;
    return truth(false);
}

static struct outcome always_true(struct evaluation *e, const struct node *n) {
    (void)e, (void)n;
    return truth(true);
}

static struct outcome not_child(struct evaluation *e, const struct node *n) {
    e->atoms--; /* it is no atom */
    return outcome_not(evaluate(e, n->named.child));
}

static struct outcome named_child(struct evaluation *e, const struct node *n) {
    e->atoms--;
    return evaluate(e, n->named.child);
}

typedef struct outcome evaluator(struct evaluation *e, const struct node *n);
static evaluator *const evaluators[] = {
    [OP_FALSE] = always_false,
    [OP_TRUE] = always_true,
    [OP_AND] = all_of,
    [OP_OR] = any_of,
    [OP_NOT] = not_child,
    [OP_PREDICATE] = named_child,
    [OP_BOOLEAN] = boolean_is,
    [OP_GIVEN] = given,
    [OP_ENUM] = enum_in,
    [OP_SAME] = same,
    [OP_STRING] = string_is,
    [OP_RANGE] = in_range,
    [OP_LINEAR] = linear,
    [OP_LISTED] = listed,
    [OP_NOW_BEFORE] = now_before,
    [OP_BEFORE] = before,
    [OP_CLOCK] = clock_in_range,
    [OP_CLOCK_INSIDE] = clock_inside,
    [OP_INSIDE] = place_inside,
    [OP_SAME_UNIT] = places_in_one_unit,
    [OP_TRIP] = trip_in_zones,
    [OP_WITHIN_ONE] = trip_in_one_unit,
    [OP_LEVEL] = level_is,
    [OP_FUNCTION] = function_holds,
};

static inline struct outcome evaluate_anew(struct evaluation *e, const struct node *n) {
    e->atoms++;
    return evaluators[n->op](e, n);
}

static struct outcome remember(struct evaluation *e, const struct node *n) {
    struct memo *m = &e->memos[n->memo];
    if (!remembered(e, m)) {
        struct outcome o = evaluate_anew(e, n);
        *m = (struct memo){e->generation, (int32_t)o.value, o.until_s};
    }
    return outcome_of((enum kleene)m->value, m->until_s);
}

struct outcome evaluate(struct evaluation *e, node_id id) {
    const struct node *n = &e->nodes[id];
    return n->memo == 0 ? evaluate_anew(e, n) : remember(e, n);
}

/* ---- rules ---- */

struct outcome find_rule_outcome(struct evaluation *e, const struct rule *rule) {
    int64_t next;
    const struct period *period = periods_at(rule->periods, e->now_s, &next);
    if (!period)
        return outcome_of(KLEENE_FALSE, next);
    struct outcome o = evaluate(e, rule->condition);
    if (o.value != KLEENE_FALSE)
        o.until_s = earlier(o.until_s, period->to_s);
    return o;
}

struct outcome evaluate_rule(struct evaluation *e, uint32_t number) {
    const struct rule *rule = &e->rb->rules[number];
    struct memo *m = &e->rule_memos[number];
    if (!remembered(e, m)) {
        bool asked = rule->queries >> e->facts->query & 1;
        struct outcome o = asked ? find_rule_outcome(e, rule) : truth(false);
        *m = (struct memo){e->generation, (int32_t)o.value, o.until_s};
    }
    return outcome_of((enum kleene)m->value, m->until_s);
}

/* ---- life ---- */

static bool allocate(struct evaluation *e, size_t places) {
    const struct rulebook *rb = e->rb;
    size_t words = rb->index.words + 1;
    e->memos = calloc(rb->conditions.memo_count + 1, sizeof *e->memos);
    e->rule_memos = calloc(rb->rule_count + 1, sizeof *e->rule_memos);
    e->derived_values = calloc(rb->derived_count + 1, sizeof *e->derived_values);
    e->level_memos = calloc((places + 2) * (rb->scale_count + 1), sizeof *e->level_memos);
    e->place_ordinal = calloc(rb->vocabulary.count + 1, sizeof *e->place_ordinal);
    e->places = calloc(places + 1, sizeof *e->places);
    e->place_slots = calloc(places + 1, sizeof *e->place_slots);
    e->zone_slots = calloc(places + 1, sizeof *e->zone_slots);
    e->spots = calloc(places + 1, sizeof *e->spots);
    e->relevant = calloc(words, sizeof *e->relevant);
    e->candidates = calloc(words, sizeof *e->candidates);
    e->busy_words = calloc(words, sizeof *e->busy_words);
    e->standings = calloc(rb->rule_count + 1, sizeof *e->standings);
    return e->memos && e->rule_memos && e->derived_values && e->level_memos && e->place_ordinal &&
           e->places && e->place_slots && e->zone_slots && e->spots && e->relevant &&
           e->candidates && e->busy_words && e->standings;
}

static void number_places(struct evaluation *e) {
    const struct vocabulary *v = &e->rb->vocabulary;
    for (size_t i = 0; i < v->count; i++) {
        if (v->facts[i].type != TYPE_PLACE)
            continue;
        e->place_ordinal[i] = (uint16_t)e->place_count;
        e->place_slots[e->place_count] = (uint16_t)i;
        e->zone_slots[e->place_count++] =
            (uint16_t)(v->facts[i].first_modifier + v->place_key[PLACE_ZONE]);
    }
    for (size_t q = 0; q < v->query_count; q++)
        if (v->queries[q].route != NO_SLOT)
            e->place_ordinal[v->queries[q].route] = (uint16_t)e->place_count;
}

struct evaluation *evaluation_new(const struct rulebook *rb, const struct geography *geography) {
    struct evaluation *e = calloc(1, sizeof *e);
    size_t places = 0;
    if (!e)
        return NULL;
    for (size_t i = 0; i < rb->vocabulary.count; i++)
        places += rb->vocabulary.facts[i].type == TYPE_PLACE;
    e->rb = rb;
    e->geography = *geography;
    e->nodes = rb->conditions.nodes.items;
    e->links = rb->conditions.links.items;
    if (!allocate(e, places)) {
        evaluation_free(e);
        return NULL;
    }
    number_places(e);
    return e;
}

void evaluation_free(struct evaluation *e) {
    if (!e)
        return;
    free(e->memos);
    free(e->rule_memos);
    free(e->derived_values);
    free(e->level_memos);
    free(e->place_ordinal);
    free(e->places);
    free(e->place_slots);
    free(e->zone_slots);
    free(e->spots);
    free(e->relevant);
    free(e->candidates);
    free(e->busy_words);
    free(e->standings);
    free(e);
}

static uint32_t new_generation(struct evaluation *e) {
    if (++e->last_generation == 0) { /* wrapped: no old memo may look fresh */
        const struct rulebook *rb = e->rb;
        memset(e->memos, 0, (rb->conditions.memo_count + 1) * sizeof *e->memos);
        memset(e->rule_memos, 0, (rb->rule_count + 1) * sizeof *e->rule_memos);
        memset(e->level_memos, 0,
               (e->place_count + 2) * (rb->scale_count + 1) * sizeof *e->level_memos);
        e->last_generation = 1;
    }
    return e->last_generation;
}

/* What the standings say is void: they are listed anew. */
static void forget_standings(struct evaluation *e) {
    e->window_from_s = e->window_to_s = 0;
}

void evaluation_forget(struct evaluation *e) {
    e->own_generation = e->generation = new_generation(e);
    e->relevant_from_s = CIVIL_NEVER;
    forget_standings(e);
    find_places(e);
}

void evaluation_begin(struct evaluation *e, const struct facts *facts) {
    e->facts = facts;
    e->kind = &e->rb->vocabulary.queries[facts->query];
    e->atoms = 0;
    e->error_count = 0;
    e->located = e->near_border = false;
    e->placed_until_s = CIVIL_NEVER;
    e->leg_count = e->distinct_count = 0;
    e->combinations = 1;
    e->scenario = 0;
    evaluation_forget(e);
}

void evaluation_select(struct evaluation *e, size_t scenario) {
    bool ahead = e->generation != e->own_generation;
    e->scenario = scenario;
    evaluation_forget(e);
    if (ahead)
        e->generation = new_generation(e);
}

void evaluation_at(struct evaluation *e, int64_t instant_s) {
    e->now_s = instant_s;
    e->second_of_day = civil_second_of_day(instant_s);
}

void evaluation_ahead(struct evaluation *e, int64_t instant_s) {
    if (e->generation == e->own_generation) {
        e->own_s = e->now_s;
        e->generation = new_generation(e);
    }
    evaluation_at(e, instant_s);
}

void evaluation_back(struct evaluation *e) {
    if (e->generation == e->own_generation)
        return;
    e->generation = e->own_generation;
    forget_standings(e);
    evaluation_at(e, e->own_s);
}

size_t evaluation_atoms(const struct evaluation *e) {
    return e->atoms;
}

void evaluation_note(struct evaluation *e, const char *text) {
    for (size_t i = 0; i < e->error_count; i++)
        if (strcmp(e->errors[i], text) == 0)
            return;
    if (e->error_count == EVALUATION_ERRORS_MAX)
        return;
    snprintf(e->errors[e->error_count], EVALUATION_ERROR_SIZE, "%s", text);
    e->error_texts[e->error_count] = e->errors[e->error_count];
    e->error_count++;
}

size_t evaluation_errors(const struct evaluation *e, const char *const **ret_errors) {
    *ret_errors = e->error_texts;
    return e->error_count;
}
