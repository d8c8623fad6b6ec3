/*
 * describe_seen.c - what an atom saw when it was evaluated; see describe.h.
 *
 * A single fact is told by its value alone, several by their names as well. What is not known is
 * passed over: the value of the atom says so.
 */
#include "base/civil.h"
#include "policy/describe.h"
#include "policy/evaluation.h"

/* The things seen, with semicolons between; `begin` is where they begin in the text. */
static void next_seen(const struct words *w, size_t begin) {
    if (w->out->length > begin)
        text_puts(w->out, "; ");
}

/* "số người có mặt: 12" */
static void see_named(const struct words *w, reference from, size_t begin) {
    if (from == NO_REFERENCE || read_reference(w->e, from).state == FACT_UNKNOWN)
        return;
    next_seen(w, begin);
    words_reference(w, from);
    text_puts(w->out, ": ");
    words_reading(w, from);
}

static void see_place(const struct words *w, uint16_t slot, size_t begin) {
    if (slot == PLACE_HERE)
        slot = place_here(w->e);
    next_seen(w, begin);
    words_fact(w, slot);
    text_puts(w->out, ": ");
    words_fact_value(w, slot);
}

static bool is_same_zone(const struct words *w, uint16_t a, uint16_t b) {
    const struct place_zones *p = place_zones(w->e, a), *q = place_zones(w->e, b);
    return p->known && q->known && p->count == 1 && q->count == 1 && p->zones[0] == q->zones[0];
}

/* The places of the trip; once when they are one. */
static void see_trip(const struct words *w, size_t begin) {
    uint16_t slots[TRIP_MAX];
    size_t count = evaluation_trip(w->e, slots), same = 1;
    while (same < count && is_same_zone(w, slots[0], slots[same]))
        same++;
    if (same == count) {
        next_seen(w, begin);
        words_fact_value(w, slots[0]);
        return;
    }
    for (size_t i = 0; i < count; i++)
        see_place(w, slots[i], begin);
}

/* ---- single facts ---- */

/* A boolean of something that is known to be absent. */
static void see_absence(const struct words *w, const struct node *n, size_t begin) {
    (void)begin;
    if (w->e->facts->state[n->slot] == FACT_NONE)
        words_fact_value(w, n->slot);
}

static void see_text(const struct words *w, const struct node *n, size_t begin) {
    (void)begin;
    words_reading(w, n->table.from);
}

static void see_member(const struct words *w, const struct node *n, size_t begin) {
    (void)begin;
    words_reading(w, n->member.from);
}

static void see_number(const struct words *w, const struct node *n, size_t begin) {
    (void)begin;
    words_reading(w, n->range.from);
}

static void see_both(const struct words *w, const struct node *n, size_t begin) {
    see_named(w, n->member.from, begin);
    see_named(w, n->member.other, begin);
}

/* ---- moments ---- */

static void see_clock(const struct words *w, size_t begin) {
    next_seen(w, begin);
    words_put(w, "bây giờ là ", "now ");
    words_clock(w, w->e->second_of_day);
}

static void see_now(const struct words *w, bool today, size_t begin) {
    union value now = {.i = w->e->now_s};
    next_seen(w, begin);
    words_put(w, today ? "hôm nay là " : "bây giờ là ", today ? "today " : "now ");
    words_value(w, today ? TYPE_DATE : TYPE_TIME, NULL, &now);
}

/* An instant that facts or parameters make: what it comes to, with its name or alone. */
static void see_instant(const struct words *w, uint32_t index, bool named, size_t begin) {
    struct instant i = w->rb->conditions.instants.items[index];
    struct fact_reading r = read_instant(w->e, index);
    if (i.base == INSTANT_CONSTANT || r.state == FACT_UNKNOWN)
        return;
    if (instant_drop_second(&i))
        r.value.i--;
    next_seen(w, begin);
    if (named) {
        words_moment(w, &i);
        text_puts(w->out, ": ");
    } else if (r.state == FACT_GIVEN) {
        words_put(w, "tức ", "that is ");
    }
    if (r.state == FACT_NONE)
        words_put(w, "không có", "none");
    else
        words_value(w, civil_second_of_day(r.value.i) ? TYPE_TIME : TYPE_DATE, NULL, &r.value);
}

static void see_edge(const struct words *w, const struct node *n, size_t begin) {
    see_instant(w, n->table.index, false, begin);
    see_now(w, n->table.detail != 0, begin);
}

static void see_instants(const struct words *w, const struct node *n, size_t begin) {
    see_instant(w, n->table.index, true, begin);
    see_instant(w, n->table.detail, true, begin);
}

static void see_time(const struct words *w, const struct node *n, size_t begin) {
    (void)n;
    see_clock(w, begin);
}

static void see_hours(const struct words *w, const struct node *n, size_t begin) {
    struct fact_reading r = read_reference(w->e, n->table.from);
    if (r.state == FACT_UNKNOWN)
        return;
    next_seen(w, begin);
    words_reading(w, n->table.from);
    if (r.state == FACT_GIVEN)
        see_clock(w, begin);
}

/* ---- lists, numbers, zones ---- */

/* The value, and the act that put it on the list or took it off. */
static void see_listed(const struct words *w, const struct node *n, size_t begin) {
    const struct list *list = &w->rb->lists[n->table.index];
    struct fact_reading r = read_reference(w->e, n->table.from);
    if (r.state == FACT_UNKNOWN)
        return;
    next_seen(w, begin);
    words_reading(w, n->table.from);
    if (r.state != FACT_GIVEN)
        return;
    int payload = dated_at(&list->by_value[r.value.i], w->e->now_s)->payload;
    if (payload == DATED_NOTHING || list->cites[payload / 2].count == 0)
        return;
    bool added = payload & 1;
    words_put(w, added ? ", thêm bởi " : ", bỏ bởi ", added ? ", added by " : ", removed by ");
    text_puts(w->out, w->rb->directives[list->cites[payload / 2].items[0]].id);
}

static void see_linear(const struct words *w, const struct node *n, size_t begin) {
    const struct linear *form = &w->rb->conditions.linears.items[n->table.index];
    for (size_t i = 0; i < form->count; i++) {
        see_named(w, form->terms[i].from, begin);
        see_named(w, form->terms[i].factor, begin);
    }
}

static bool is_on_trip(const struct words *w, reference from) {
    uint16_t slots[TRIP_MAX];
    size_t count = evaluation_trip(w->e, slots);
    for (size_t i = 0; i < count; i++)
        if (from == REFERENCE(REF_FACT, slots[i]))
            return true;
    return false;
}

static void see_zone_set(const struct words *w, const struct node *n, size_t begin) {
    const struct zone_set *set = &w->rb->conditions.zone_sets.items[n->zone.set];
    if (set->kind == ZONES_REFERENCE && !(n->op == OP_TRIP && is_on_trip(w, set->from)))
        see_named(w, set->from, begin);
}

/* The levels of the places of the trip; once when they are one. */
static void see_trip_levels(const struct words *w, int scale, size_t begin) {
    uint16_t slots[TRIP_MAX];
    size_t count = evaluation_trip(w->e, slots), same = 1;
    struct level_range first = place_level(w->e, slots[0], scale), other;
    for (; same < count; same++) {
        other = place_level(w->e, slots[same], scale);
        if (other.least != first.least || other.greatest != first.greatest)
            break;
    }
    for (size_t i = 0; i < (same == count ? 1 : count); i++) {
        next_seen(w, begin);
        if (same < count) {
            words_fact(w, slots[i]);
            text_puts(w->out, ": ");
        }
        words_level(w, slots[i], scale);
    }
}

/* The one place; its name stands in the clause. */
static void see_inside(const struct words *w, const struct node *n, size_t begin) {
    uint16_t slot = n->slot == PLACE_HERE ? place_here(w->e) : n->slot;
    if (place_zones(w->e, slot)->known || w->e->facts->state[slot] != FACT_UNKNOWN)
        words_fact_value(w, slot);
    see_zone_set(w, n, begin);
}

static void see_two_places(const struct words *w, const struct node *n, size_t begin) {
    see_place(w, n->slot, begin);
    see_place(w, n->zone.other, begin);
}

static void see_trip_and_zones(const struct words *w, const struct node *n, size_t begin) {
    see_trip(w, begin);
    see_zone_set(w, n, begin);
}

static void see_whole_trip(const struct words *w, const struct node *n, size_t begin) {
    (void)n;
    see_trip(w, begin);
}

static void see_level(const struct words *w, const struct node *n, size_t begin) {
    if (n->slot == PLACE_TRIP)
        see_trip_levels(w, (int)n->level.scale, begin);
    else
        words_level(w, n->slot == PLACE_HERE ? place_here(w->e) : n->slot, (int)n->level.scale);
}

static void see_function(const struct words *w, const struct node *n, size_t begin) {
    const struct function_condition *f = &w->rb->functions[n->table.index];
    for (size_t i = 0; i < f->read_count; i++)
        see_named(w, REFERENCE(REF_FACT, f->reads[i]), begin);
}

/* Does the atom name one value only? Then, where it holds, it has said what it saw. */
static bool names_one(const struct node *n) {
    switch ((enum op)n->op) {
    case OP_ENUM:
        return __builtin_popcountll(n->member.mask[0]) + __builtin_popcountll(n->member.mask[1]) ==
               1;
    case OP_RANGE:
        return n->range.low == n->range.high;
    case OP_STRING:
        return true;
    case OP_LEVEL:
        return (n->level.mask & (n->level.mask - 1)) == 0;
    default:
        return false;
    }
}

/* By enum op; NULL where the value says it all. */
typedef void atom_seer(const struct words *w, const struct node *n, size_t begin);
static atom_seer *const atom_seers[] = {
    [OP_BOOLEAN] = see_absence,     [OP_GIVEN] = see_text,
    [OP_ENUM] = see_member,         [OP_SAME] = see_both,
    [OP_STRING] = see_text,         [OP_RANGE] = see_number,
    [OP_LINEAR] = see_linear,       [OP_LISTED] = see_listed,
    [OP_NOW_BEFORE] = see_edge,     [OP_BEFORE] = see_instants,
    [OP_CLOCK] = see_time,          [OP_CLOCK_INSIDE] = see_hours,
    [OP_INSIDE] = see_inside,       [OP_SAME_UNIT] = see_two_places,
    [OP_TRIP] = see_trip_and_zones, [OP_WITHIN_ONE] = see_whole_trip,
    [OP_LEVEL] = see_level,         [OP_FUNCTION] = see_function,
};

void words_seen(const struct words *w, const struct node *n) {
    node_id id = (node_id)(n - w->rb->conditions.nodes.items);
    bool can_see = n->op < sizeof atom_seers / sizeof *atom_seers && atom_seers[n->op];
    if (can_see && !(names_one(n) && evaluate(w->e, id).value == KLEENE_TRUE))
        atom_seers[n->op](w, n, w->out->length);
}

void words_seen_interval(const struct words *w, const struct interval *interval) {
    size_t begin = w->out->length;
    bool now = interval->node->op == OP_NOW_BEFORE, named = !interval->is_point;
    if (!now)
        see_instant(w, interval->node->table.index, true, begin);
    see_instant(w, interval->from, named || !now, begin);
    if (!interval->is_point)
        see_instant(w, interval->to, true, begin);
    if (now)
        see_now(w, interval->node->table.detail != 0, begin);
}
