/*
 * evaluate.c - evaluating condition nodes. See places.c for where places are and which level holds.
 *
 * `and` stops at its first false child and `or` at its first true one; the instant until which the
 * whole holds is then that child's, a safe bound that the look-ahead of decision.c refines.
 * What has a memo cell (predicates, derived values, dear atoms) is remembered per query while it
 * holds.
 */
#include "policy/evaluation.h"

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

static struct fact_reading fact_reading(const struct evaluation *e, uint32_t slot) {
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
    return m->generation == e->generation && m->until_s > e->now_s;
}

static struct fact_reading derived_reading(struct evaluation *e, uint32_t index) {
    const struct derived *d = &e->rb->derived[index];
    struct memo *m = &e->memos[d->memo];
    if (!remembered(e, m)) {
        struct fact_reading r = derive(e, d);
        *m = (struct memo){e->generation, (int32_t)r.state, r.until_s, r.value.i};
    }
    return (struct fact_reading){(enum fact_state)m->value, m->until_s, {.i = m->derived}};
}

struct fact_reading read_reference(struct evaluation *e, reference from) {
    switch (REFERENCE_KIND(from)) {
    case REF_FACT:
        return fact_reading(e, REFERENCE_INDEX(from));
    case REF_DERIVED:
        return derived_reading(e, REFERENCE_INDEX(from));
    case REF_PARAMETER:
        return parameter_reading(e, REFERENCE_INDEX(from));
    }
    return (struct fact_reading){FACT_UNKNOWN, CIVIL_NEVER, {.i = 0}};
}

/* An atom on something absent is false, on something unknown unknown. */
static inline struct outcome absent_outcome(const struct fact_reading *r) {
    return outcome_of(r->state == FACT_NONE ? KLEENE_FALSE : KLEENE_UNKNOWN, r->until_s);
}

/* ---- instants ---- */

static bool adjust_reading(struct evaluation *e, struct fact_reading *r,
                           const struct adjustment *a) {
    int64_t amount = a->amount;
    if (a->kind == ADJUST_MIDNIGHT) {
        r->value.i = civil_midnight(r->value.i);
        return true;
    }
    if (a->parameter != NO_REFERENCE) {
        struct fact_reading count = read_reference(e, a->parameter);
        r->until_s = earlier(r->until_s, count.until_s);
        if (count.state != FACT_GIVEN) {
            r->state = count.state;
            return false;
        }
        amount *= a->sign * count.value.i;
    }
    if (a->kind == ADJUST_MONTHS)
        r->value.i = civil_add_months(r->value.i, (int)amount);
    else
        r->value.i += amount;
    return true;
}

/* An instant that does not depend on the moment. */
static struct fact_reading instant_reading(struct evaluation *e, const struct instant *i) {
    struct fact_reading r = {FACT_GIVEN, CIVIL_NEVER, {.i = i->constant_s}};
    if (i->base == INSTANT_REFERENCE)
        r = read_reference(e, i->from);
    for (size_t k = 0; r.state == FACT_GIVEN && k < i->adjustment_count; k++)
        if (!adjust_reading(e, &r, &i->adjustments[k]))
            break;
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

static struct outcome enum_in(struct evaluation *e, const struct node *n) {
    struct fact_reading r = read_reference(e, n->member.from);
    if (r.state != FACT_GIVEN)
        return absent_outcome(&r);
    return outcome_of(has_bit(n->member.mask, r.value.i) ? KLEENE_TRUE : KLEENE_FALSE, r.until_s);
}

static struct outcome in_range(struct evaluation *e, const struct node *n) {
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
    return REFERENCE_KIND(from) == REF_FACT &&
           e->rb->vocabulary.facts[REFERENCE_INDEX(from)].type == TYPE_STRING;
}

static struct outcome same(struct evaluation *e, const struct node *n) {
    struct fact_reading a = read_reference(e, n->member.from),
                        b = read_reference(e, n->member.other);
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
    struct fact_reading r = fact_reading(e, n->slot);
    const char *wanted = e->rb->conditions.strings.items[n->table.index];
    if (r.state != FACT_GIVEN)
        return absent_outcome(&r);
    return truth(strlen(wanted) == r.value.string.length &&
                 memcmp(wanted, r.value.string.bytes, r.value.string.length) == 0);
}

/* Exact: millionths of coefficients times millionths of values in 128 bits. */
static struct outcome linear(struct evaluation *e, const struct node *n) {
    const struct linear *form = &e->rb->conditions.linears.items[n->table.index];
    __int128 sum = (__int128)form->constant * 1000000;
    struct fact_reading unknown = {FACT_GIVEN, CIVIL_NEVER, {.i = 0}};
    int64_t until = CIVIL_NEVER;
    for (size_t i = 0; i < form->count; i++) {
        struct fact_reading r = read_reference(e, form->terms[i].from);
        until = earlier(until, r.until_s);
        if (r.state == FACT_NONE)
            return absent_outcome(&r);
        if (r.state == FACT_UNKNOWN)
            unknown.state = FACT_UNKNOWN;
        __int128 value = r.value.i;
        sum += form->terms[i].coefficient * (form->whole[i] ? value * 1000000 : value);
    }
    if (unknown.state == FACT_UNKNOWN)
        return outcome_of(KLEENE_UNKNOWN, until);
    bool holds = n->table.detail == LINEAR_ZERO         ? sum == 0
                 : n->table.detail == LINEAR_ABOVE_ZERO ? sum > 0
                                                        : sum >= 0;
    return outcome_of(holds ? KLEENE_TRUE : KLEENE_FALSE, until);
}

static struct outcome listed(struct evaluation *e, const struct node *n) {
    const struct list *list = &e->rb->lists[n->table.index];
    struct fact_reading r = read_reference(e, n->table.from);
    if (r.state != FACT_GIVEN)
        return absent_outcome(&r);
    const struct dated_step *step = dated_at(&list->by_value[r.value.i], e->now_s);
    bool on = step->payload != DATED_NOTHING && (step->payload & 1);
    return outcome_of(on ? KLEENE_TRUE : KLEENE_FALSE, earlier(step->to_s, r.until_s));
}

static struct outcome level(struct evaluation *e, const struct node *n) {
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

/* Atoms on one fact, free of time: most of all atoms, so they are kept out of the general path. */
static inline bool is_plain(const struct node *n) {
    return n->flags & NODE_PLAIN;
}

static inline enum kleene plain_value(const struct evaluation *e, const struct node *n) {
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

static inline struct outcome child_outcome(struct evaluation *e, node_id id) {
    const struct node *n = &e->nodes[id];
    if (!is_plain(n))
        return evaluate(e, id);
    e->atoms++;
    return outcome_of(plain_value(e, n), CIVIL_NEVER);
}

static struct outcome all_of(struct evaluation *e, const struct node *n) {
    const node_id *child = &e->rb->conditions.links.items[n->children.first];
    struct outcome whole = {CIVIL_NEVER, KLEENE_TRUE};
    for (uint32_t i = 0; i < n->children.count; i++) {
        struct outcome o = child_outcome(e, child[i]);
        if (o.value == KLEENE_FALSE)
            return o;
        if (o.value == KLEENE_UNKNOWN)
            whole.value = KLEENE_UNKNOWN;
        whole.until_s = earlier(whole.until_s, o.until_s);
    }
    return whole;
}

static struct outcome any_of(struct evaluation *e, const struct node *n) {
    const node_id *child = &e->rb->conditions.links.items[n->children.first];
    struct outcome whole = {CIVIL_NEVER, KLEENE_FALSE};
    for (uint32_t i = 0; i < n->children.count; i++) {
        struct outcome o = child_outcome(e, child[i]);
        if (o.value == KLEENE_TRUE)
            return o;
        if (o.value == KLEENE_UNKNOWN)
            whole.value = KLEENE_UNKNOWN;
        whole.until_s = earlier(whole.until_s, o.until_s);
    }
    return whole;
}

static struct outcome evaluate_atom(struct evaluation *e, const struct node *n) {
    e->atoms++;
    if (is_plain(n))
        return outcome_of(plain_value(e, n), CIVIL_NEVER);
    switch ((enum op)n->op) {
    case OP_ENUM:
        return enum_in(e, n);
    case OP_SAME:
        return same(e, n);
    case OP_STRING:
        return string_is(e, n);
    case OP_RANGE:
        return in_range(e, n);
    case OP_LINEAR:
        return linear(e, n);
    case OP_LISTED:
        return listed(e, n);
    case OP_NOW_BEFORE:
        return now_before(e, n);
    case OP_BEFORE:
        return before(e, n);
    case OP_CLOCK:
        return clock_in(e, n->clock.from_s, n->clock.to_s);
    case OP_CLOCK_INSIDE:
        return clock_inside(e, n);
    case OP_INSIDE:
        return place_in_zones(e, n->slot, &e->rb->conditions.zone_sets.items[n->zone.set]);
    case OP_SAME_UNIT:
        return places_in_one_unit(e, n);
    case OP_TRIP:
        return trip_in_zones(e, n);
    case OP_WITHIN_ONE:
        return trip_in_one_unit(e, n);
    case OP_LEVEL:
        return level(e, n);
    case OP_FUNCTION:
        return evaluate_function(e, n->table.index);
    default:
        return outcome_of(KLEENE_UNKNOWN, CIVIL_NEVER);
    }
}

static struct outcome evaluate_anew(struct evaluation *e, const struct node *n) {
    switch ((enum op)n->op) {
    case OP_FALSE:
        return truth(false);
    case OP_TRUE:
        return truth(true);
    case OP_AND:
        return all_of(e, n);
    case OP_OR:
        return any_of(e, n);
    case OP_NOT:
        return outcome_not(evaluate(e, n->named.child));
    case OP_PREDICATE:
        return evaluate(e, n->named.child);
    default:
        return evaluate_atom(e, n);
    }
}

struct outcome evaluate(struct evaluation *e, node_id id) {
    const struct node *n = &e->nodes[id];
    if (n->memo == 0)
        return evaluate_anew(e, n);
    struct memo *m = &e->memos[n->memo];
    if (!remembered(e, m)) {
        struct outcome o = evaluate_anew(e, n);
        *m = (struct memo){e->generation, (int32_t)o.value, o.until_s, 0};
    }
    return outcome_of((enum kleene)m->value, m->until_s);
}

/* ---- rules ---- */

static struct outcome rule_now(struct evaluation *e, const struct rule *rule) {
    int64_t next;
    const struct period *period = periods_at(rule->periods, e->now_s, &next);
    if (!period)
        return outcome_of(KLEENE_FALSE, next);
    if (!(rule->queries >> e->facts->query & 1))
        return outcome_of(KLEENE_FALSE, CIVIL_NEVER);
    struct outcome o = evaluate(e, rule->condition);
    o.until_s = earlier(o.until_s, period->to_s);
    return o;
}

struct outcome evaluate_rule(struct evaluation *e, uint32_t number) {
    struct memo *m = &e->rule_memos[number];
    if (!remembered(e, m)) {
        struct outcome o = rule_now(e, &e->rb->rules[number]);
        *m = (struct memo){e->generation, (int32_t)o.value, o.until_s, 0};
    }
    return outcome_of((enum kleene)m->value, m->until_s);
}

/* ---- life ---- */

struct evaluation *evaluation_new(const struct rulebook *rb) {
    size_t places = 1, words = rb->index.words + 1;
    struct evaluation *e = calloc(1, sizeof *e);
    if (!e)
        return NULL;
    for (size_t i = 0; i < rb->vocabulary.count; i++)
        places += rb->vocabulary.facts[i].type == TYPE_PLACE;
    e->rb = rb;
    e->nodes = rb->conditions.nodes.items;
    e->memos = calloc(rb->conditions.memo_count + 1, sizeof *e->memos);
    e->rule_memos = calloc(rb->rule_count + 1, sizeof *e->rule_memos);
    e->relevant = calloc(words, sizeof *e->relevant);
    e->candidates = calloc(words, sizeof *e->candidates);
    e->busy_words = calloc(words, sizeof *e->busy_words);
    e->place_ordinal = calloc(rb->vocabulary.count + 1, sizeof *e->place_ordinal);
    e->places = calloc(places, sizeof *e->places);
    e->place_slots = calloc(places, sizeof *e->place_slots);
    e->level_memos = calloc(places * (rb->scale_count + 1), sizeof *e->level_memos);
    if (!e->memos || !e->rule_memos || !e->relevant || !e->candidates || !e->busy_words ||
        !e->place_ordinal || !e->places || !e->place_slots || !e->level_memos) {
        evaluation_free(e);
        return NULL;
    }
    for (size_t i = 0; i < rb->vocabulary.count; i++) {
        if (rb->vocabulary.facts[i].type != TYPE_PLACE)
            continue;
        e->place_ordinal[i] = (uint16_t)e->place_count;
        e->place_slots[e->place_count++] = (uint16_t)i;
    }
    return e;
}

void evaluation_free(struct evaluation *e) {
    if (!e)
        return;
    free(e->memos);
    free(e->rule_memos);
    free(e->relevant);
    free(e->candidates);
    free(e->busy_words);
    free(e->place_ordinal);
    free(e->places);
    free(e->place_slots);
    free(e->level_memos);
    free(e);
}

void evaluation_forget(struct evaluation *e) {
    if (++e->generation == 0) { /* wrapped: no old memo may look fresh */
        memset(e->memos, 0, e->rb->conditions.memo_count * sizeof *e->memos);
        memset(e->rule_memos, 0, e->rb->rule_count * sizeof *e->rule_memos);
        memset(e->level_memos, 0, e->place_count * e->rb->scale_count * sizeof *e->level_memos);
        e->generation = 1;
    }
    e->relevant_known = false;
    find_places(e);
    e->candidates_from_s = e->candidates_to_s = 0;
    e->next_start_chunk = SIZE_MAX;
}

void evaluation_begin(struct evaluation *e, const struct facts *facts) {
    e->facts = facts;
    e->kind = &e->rb->vocabulary.queries[facts->query];
    e->atoms = 0;
    e->error_count = 0;
    evaluation_forget(e);
}

void evaluation_at(struct evaluation *e, int64_t instant_s) {
    e->now_s = instant_s;
    e->second_of_day = civil_second_of_day(instant_s);
}

const struct rulebook *evaluation_rulebook(const struct evaluation *e) {
    return e->rb;
}
const struct facts *evaluation_facts(const struct evaluation *e) {
    return e->facts;
}
int64_t evaluation_now(const struct evaluation *e) {
    return e->now_s;
}
size_t evaluation_atoms(const struct evaluation *e) {
    return e->atoms;
}

size_t evaluation_errors(const struct evaluation *e, const char *const **ret_errors) {
    *ret_errors = e->error_texts;
    return e->error_count;
}
