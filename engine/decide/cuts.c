/*
 * cuts.c - finding cut points; see cuts.h.
 *
 * The edges of what is dated are looked up. Where a condition compares a fact with something, the
 * value at which it flips is found by bisection on the condition itself, so that sums, months,
 * midnights and derived values need no arithmetic of their own here.
 */
#include "decide/cuts.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/civil.h"
#include "decide/atoms.h"
#include "decide/test_query.h"
#include "policy/describe.h"

#define WHAT_MAX 90 /* bytes of a cut's description */
#define SEARCH_DAYS 3660
#define NATURAL_STEP 10000 /* 0.01, in millionths */

/* The years a query may name: 1900 to 2199. */
#define FIRST_MOMENT INT64_C(-2208988800)
#define LAST_MOMENT INT64_C(7258000000)

struct search {
    const struct rulebook *rb;
    struct evaluation *e;
    struct facts *facts;
    int64_t at_s;
    struct arena *arena;
    struct cuts *cuts;
    bool full;
};

/* ---- adding ---- */

static void add(struct search *s, uint16_t slot, int64_t value, bool is_clock, const char *what) {
    for (size_t i = 0; i < s->cuts->count; i++)
        if (s->cuts->items[i].slot == slot && s->cuts->items[i].value == value)
            return;
    if (s->cuts->count < CUTS_MAX && what)
        s->cuts->items[s->cuts->count++] = (struct cut){slot, value, is_clock, what};
}

/* The instant itself and the second before it; open ends are no cuts. */
static void add_moment(struct search *s, int64_t instant_s, bool is_clock, const char *what) {
    if (instant_s <= FIRST_MOMENT || instant_s > LAST_MOMENT)
        return;
    add(s, NO_SLOT, instant_s - 1, is_clock, what);
    add(s, NO_SLOT, instant_s, is_clock, what);
}

static void add_edges(struct search *s, int64_t from_s, int64_t to_s, const char *what) {
    add_moment(s, from_s, false, what);
    add_moment(s, to_s, false, what);
}

/* A description in the arena, cut between two characters when it is long. */
static const char *keep(struct search *s, const char *text) {
    size_t length = strlen(text);
    bool whole = length <= WHAT_MAX;
    while (!whole && length > 0 &&
           (length > WHAT_MAX || ((unsigned char)text[length] & 0xC0) == 0x80))
        length--;
    const char *kept = arena_printf(s->arena, "%.*s%s", (int)length, text, whole ? "" : "...");
    s->full |= !kept;
    return kept;
}

static const char *describe(struct search *s, node_id atom) {
    struct text text;
    text_init(&text, 65536);
    describe_condition(s->rb, atom, (uint64_t)1 << s->facts->query, false, &text);
    const char *kept = keep(s, text_cstr(&text));
    s->full |= text.failed;
    text_free(&text);
    return kept;
}

/* ---- moments ---- */

/* The edges of [from, to) on the clock that are nearest to the moment, before and behind it. */
static void add_clock(struct search *s, int from, int to, const char *what) {
    int clock = civil_second_of_day(s->at_s);
    bool inside = from < to ? from <= clock && clock < to : clock >= from || clock < to;
    int first = (inside ? from : to) % CIVIL_DAY_S, second = (inside ? to : from) % CIVIL_DAY_S;
    int64_t midnight_s = s->at_s - clock;
    add_moment(s, midnight_s + first - (first > clock ? CIVIL_DAY_S : 0), true, what);
    add_moment(s, midnight_s + second + (second > clock ? 0 : CIVIL_DAY_S), true, what);
}

static void cut_clock(struct search *s, int from, int to) {
    char first[CIVIL_CLOCK_SIZE], second[CIVIL_CLOCK_SIZE], what[40];
    civil_format_clock(from, first);
    civil_format_clock(to, second);
    snprintf(what, sizeof what, "clock %s-%s", first, second);
    if (from % CIVIL_DAY_S != to % CIVIL_DAY_S)
        add_clock(s, from, to, keep(s, what));
}

static void cut_hours(struct search *s, const struct node *n) {
    struct fact_reading hours = read_reference(s->e, n->table.from);
    if (hours.state == FACT_GIVEN)
        cut_clock(s, hours.value.hours.from_s, hours.value.hours.to_s);
}

static void cut_list(struct search *s, const struct node *n) {
    const struct list *list = &s->rb->lists[n->table.index];
    struct fact_reading r = read_reference(s->e, n->table.from);
    char what[96];
    if (r.state != FACT_GIVEN)
        return;
    const struct dated_step *step = dated_at(&list->by_value[r.value.i], s->at_s);
    snprintf(what, sizeof what, "list %.64s", list->id);
    add_edges(s, step->from_s, step->to_s, keep(s, what));
}

static void cut_parameter(struct search *s, uint32_t index) {
    const struct parameter *p = &s->rb->parameters[index];
    const struct dated_step *step = dated_at(&p->dated, s->at_s);
    char what[96];
    snprintf(what, sizeof what, "parameter %.64s", p->id);
    add_edges(s, step->from_s, step->to_s, keep(s, what));
}

static void cut_place_level(struct search *s, uint16_t slot, int scale, const char *what) {
    const struct place_zones *p = place_zones(s->e, slot);
    for (uint32_t i = 0; i < p->count; i++) {
        const struct level_step *step = levels_at(s->rb->level_map, p->zones[i], scale, s->at_s);
        add_edges(s, step->from_s, step->to_s, what);
    }
}

static void cut_level(struct search *s, uint16_t slot, int scale) {
    uint16_t slots[TRIP_MAX] = {slot};
    size_t count = slot == PLACE_TRIP ? evaluation_trip(s->e, slots) : 1;
    char what[96];
    snprintf(what, sizeof what, "level of %.64s", s->rb->scales[scale].id);
    const char *kept = keep(s, what);
    for (size_t i = 0; i < count; i++)
        cut_place_level(s, slots[i], scale, kept);
}

static void cut_period(struct search *s, struct periods periods) {
    int64_t next;
    const struct period *period = periods_at(periods, s->at_s, &next);
    if (period)
        add_edges(s, period->from_s, period->to_s, "period of the rule");
}

/* ---- bisection ---- */

/* The value of an atom at a moment, when the fact has a value; NO_SLOT: all facts as they are. */
static enum kleene value_with(struct search *s, node_id atom, uint16_t slot, int64_t value) {
    if (slot != NO_SLOT)
        s->facts->value[slot].i = value;
    evaluation_forget(s->e);
    evaluation_at(s->e, slot == NO_SLOT ? value : s->at_s);
    return evaluate(s->e, atom).value;
}

/* What an atom is compared over. */
struct domain {
    int64_t low, high, unit;
};

/* The last value before the atom flips, going up in units; false when its ends do not differ. */
static bool find_flip(struct search *s, node_id atom, uint16_t slot, struct domain domain,
                      int64_t *ret_last) {
    int64_t low = domain.low, high = domain.high;
    enum kleene first = value_with(s, atom, slot, low), last = value_with(s, atom, slot, high);
    bool flips = first != last && first != KLEENE_UNKNOWN && last != KLEENE_UNKNOWN;
    while (flips && high - low > domain.unit) {
        int64_t middle = low + (high - low) / domain.unit / 2 * domain.unit;
        if (value_with(s, atom, slot, middle) == first)
            low = middle;
        else
            high = middle;
    }
    *ret_last = low;
    return flips;
}

static void restore(struct search *s, uint16_t slot, int64_t value) {
    if (slot != NO_SLOT)
        s->facts->value[slot].i = value;
    evaluation_forget(s->e);
    evaluation_at(s->e, s->at_s);
}

static struct domain domain_of(enum fact_type type, int64_t value) {
    int64_t least = value < 0 ? value : 0, span = (int64_t)SEARCH_DAYS * CIVIL_DAY_S;
    switch (type) {
    case TYPE_INTEGER:
        return (struct domain){least, QUERY_NUMBER_MAX, 1};
    case TYPE_DECIMAL:
        least -= least % NATURAL_STEP;
        return (struct domain){least, QUERY_NUMBER_MAX, NATURAL_STEP};
    case TYPE_DATE:
        return (struct domain){value - span, value + span, CIVIL_DAY_S};
    default:
        return (struct domain){value - span, value + span, 1};
    }
}

static bool is_ordered(enum fact_type type) {
    return type == TYPE_INTEGER || type == TYPE_DECIMAL || type == TYPE_TIME || type == TYPE_DATE;
}

/* Move the fact to both sides of the atom's flip. */
static bool cut_fact(struct search *s, node_id atom, uint16_t slot) {
    enum fact_type type = s->rb->vocabulary.facts[slot].type;
    int64_t value = s->facts->value[slot].i, last;
    if (!is_ordered(type) || s->facts->state[slot] != FACT_GIVEN)
        return false;
    struct domain domain = domain_of(type, value);
    bool flips = find_flip(s, atom, slot, domain, &last);
    restore(s, slot, value);
    if (!flips)
        return false;
    const char *what = describe(s, atom);
    add(s, slot, last, false, what);
    add(s, slot, last + domain.unit, false, what);
    return true;
}

static bool cut_reference(struct search *s, node_id atom, reference from);

/* A derived value flips with a fact that one of its cases takes. */
static bool cut_derived(struct search *s, node_id atom, const struct derived *d) {
    for (size_t i = 0; i < d->case_count; i++) {
        const struct derived_case *c = &d->cases[i];
        const struct instant *instant = &s->rb->conditions.instants.items[c->instant];
        if (c->kind == DERIVED_REFERENCE && cut_reference(s, atom, c->from))
            return true;
        if (c->kind == DERIVED_INSTANT && instant->base == INSTANT_REFERENCE &&
            cut_reference(s, atom, instant->from))
            return true;
    }
    return false;
}

static bool cut_reference(struct search *s, node_id atom, reference from) {
    uint32_t index = REFERENCE_INDEX(from);
    switch (REFERENCE_KIND(from)) {
    case REF_FACT:
    case REF_HERE:
        return cut_fact(s, atom, reference_slot(s->e, from));
    case REF_DERIVED:
        return cut_derived(s, atom, &s->rb->derived[index]);
    case REF_PARAMETER:
        break;
    }
    return false;
}

/* The first fact that makes the atom flip. */
static bool cut_facts(struct search *s, node_id atom) {
    reference references[ATOM_REFERENCES_MAX];
    size_t count = atom_references(s->rb, atom, references);
    for (size_t i = 0; i < count; i++)
        if (cut_reference(s, atom, references[i]))
            return true;
    return false;
}

/* Compared with the moment: a fact moves, or, where there is none, the moment does. */
static void cut_instant(struct search *s, node_id atom) {
    static const struct domain all = {FIRST_MOMENT, LAST_MOMENT, 1};
    char what[64], moment[TEST_MOMENT_SIZE];
    int64_t last;
    if (cut_facts(s, atom))
        return;
    bool flips = find_flip(s, atom, NO_SLOT, all, &last);
    restore(s, NO_SLOT, 0);
    if (!flips)
        return;
    test_moment(last + 1, moment);
    snprintf(what, sizeof what, "moment %s", moment);
    add_moment(s, last + 1, false, keep(s, what));
}

/* ---- ranges of numbers ---- */

/* Hundredths, or as many decimals as the value has. */
static int64_t natural_step(int64_t millionths) {
    int64_t step = NATURAL_STEP;
    while (millionths % step != 0)
        step /= 10;
    return step;
}

/* The values next to a bound on its two sides; of a decimal, those an author would write. */
static void cut_bound(struct search *s, uint16_t slot, int64_t in, int direction,
                      const char *what) {
    int64_t out = in + direction;
    if (s->rb->vocabulary.facts[slot].type == TYPE_DECIMAL) {
        int64_t step = natural_step(in);
        if (step >= natural_step(out))
            out = in + direction * step;
        else
            in = out - direction * natural_step(out);
    }
    add(s, slot, in, false, what);
    if (out >= 0 || in < 0)
        add(s, slot, out, false, what);
}

static void cut_range(struct search *s, node_id atom, const struct node *n) {
    uint16_t slot = (uint16_t)REFERENCE_INDEX(n->range.from);
    if (REFERENCE_KIND(n->range.from) != REF_FACT) {
        cut_facts(s, atom);
        return;
    }
    enum fact_type type = s->rb->vocabulary.facts[slot].type;
    if ((type != TYPE_INTEGER && type != TYPE_DECIMAL) || s->facts->state[slot] != FACT_GIVEN)
        return;
    const char *what = describe(s, atom);
    if (n->range.low != INT64_MIN)
        cut_bound(s, slot, n->range.low, -1, what);
    if (n->range.high != INT64_MAX)
        cut_bound(s, slot, n->range.high, 1, what);
}

/* ---- atoms ---- */

static void cut_atom(void *context, node_id atom) {
    struct search *s = context;
    const struct node *n = &s->rb->conditions.nodes.items[atom];
    reference references[ATOM_REFERENCES_MAX];
    size_t count = atom_references(s->rb, atom, references);
    for (size_t i = 0; i < count; i++)
        if (REFERENCE_KIND(references[i]) == REF_PARAMETER)
            cut_parameter(s, REFERENCE_INDEX(references[i]));
    switch ((enum op)n->op) {
    case OP_CLOCK:
        cut_clock(s, n->clock.from_s, n->clock.to_s);
        break;
    case OP_CLOCK_INSIDE:
        cut_hours(s, n);
        break;
    case OP_NOW_BEFORE:
        cut_instant(s, atom);
        break;
    case OP_BEFORE:
    case OP_LINEAR:
        cut_facts(s, atom);
        break;
    case OP_RANGE:
        cut_range(s, atom, n);
        break;
    case OP_LISTED:
        cut_list(s, n);
        break;
    case OP_LEVEL:
        cut_level(s, n->slot, (int)n->level.scale);
        break;
    default:
        break;
    }
    int64_t until_s = evaluate(s->e, atom).until_s;
    if (until_s > s->at_s && n->op != OP_NOW_BEFORE)
        add_moment(s, until_s, false, describe(s, atom));
}

static int compare_cuts(const void *a, const void *b) {
    const struct cut *x = a, *y = b;
    bool x_moment = x->slot == NO_SLOT, y_moment = y->slot == NO_SLOT;
    if (x_moment != y_moment)
        return x_moment ? -1 : 1;
    if (x->slot != y->slot)
        return x->slot < y->slot ? -1 : 1;
    return (x->value > y->value) - (x->value < y->value);
}

/* The atoms of the rule, each once. */
static bool cut_rule(struct search *s, const struct rule *rule) {
    struct atom_walk walk = {s->rb, calloc(s->rb->conditions.nodes.count, 1), cut_atom, s, NULL};
    if (!walk.seen)
        return false;
    cut_period(s, rule->periods);
    atom_walk(&walk, rule->condition);
    atom_walk(&walk, rule->requirement);
    free(walk.seen);
    return !s->full;
}

static bool cut_default(struct search *s, const struct default_rule *rule) {
    cut_period(s, rule->periods);
    if (rule->level != LEVEL_NONE)
        cut_level(s, PLACE_TRIP, s->rb->levels[rule->level].scale);
    return !s->full;
}

bool cuts_find(struct lkd_decider *d, bool is_default, uint32_t index, struct arena *arena,
               struct cuts *ret_cuts) {
    const struct rulebook *rb = d->policy->rulebook;
    struct search s = {.rb = rb, .e = d->evaluation, .facts = d->query.facts};
    s.at_s = s.facts->time_s;
    s.arena = arena;
    s.cuts = ret_cuts;
    ret_cuts->count = 0;
    bool found =
        is_default ? cut_default(&s, &rb->defaults[index]) : cut_rule(&s, &rb->rules[index]);
    qsort(ret_cuts->items, ret_cuts->count, sizeof *ret_cuts->items, compare_cuts);
    return found;
}
