/*
 * places.c - where the places of a query are, and which level holds there.
 *
 * A place that is given by the code of an administrative zone lies somewhere in it: it is certainly
 * inside that zone and those around it, and may be inside any smaller administrative zone. Nobody
 * is taken to be in a blockade or checkpoint area whose code is not given.
 */
#include "base/civil.h"
#include "policy/evaluation.h"

static inline struct outcome outcome_of(enum kleene value, int64_t until_s) {
    return (struct outcome){until_s, value};
}

static inline int64_t earlier(int64_t a, int64_t b) {
    return a < b ? a : b;
}

/* ---- where ---- */

static uint16_t find_here(const struct evaluation *e) {
    const struct query_kind *kind = e->kind;
    for (size_t i = 0; i + 1 < kind->here_count; i++)
        if (e->facts->state[kind->here[i]] == FACT_GIVEN)
            return kind->here[i];
    return kind->here[kind->here_count - 1];
}

static void add_to_trip(struct evaluation *e, uint16_t slot) {
    e->trip_zones[e->trip_count] = &e->places[e->place_ordinal[slot]];
    e->trip[e->trip_count++] = slot;
}

static void find_trip(struct evaluation *e) {
    const struct query_kind *kind = e->kind;
    e->trip_count = 0;
    if (kind->trip_required == 0)
        add_to_trip(e, e->here);
    for (size_t i = 0; kind->trip_required > 0 && i < kind->trip_count; i++)
        if (i < kind->trip_required || e->facts->state[kind->trip[i]] == FACT_GIVEN)
            add_to_trip(e, kind->trip[i]);
    if (trip_has_leg(e))
        add_to_trip(e, kind->route);
}

/* The zone in `slot` of the place (or zone) in `place`. */
static inline void set_zone(const struct evaluation *e, uint32_t place, uint32_t slot,
                            struct place_zones *p) {
    p->known = e->facts->state[slot] == FACT_GIVEN;
    p->none =
        !p->known && (e->facts->state[slot] == FACT_NONE || e->facts->state[place] == FACT_NONE);
    p->count = p->known;
    p->zones[0] = (uint32_t)e->facts->value[slot].i;
    p->order_count = 0;
}

void find_places(struct evaluation *e) {
    bool zones = e->rb->vocabulary.place_key[PLACE_ZONE] >= 0; /* else no place is ever known */
    for (size_t i = 0; zones && i < e->place_count; i++)
        set_zone(e, e->place_slots[i], e->zone_slots[i], &e->places[i]);
    if (e->located)
        place_spots(e);
    e->here = find_here(e);
    find_trip(e);
}

uint16_t place_here(const struct evaluation *e) {
    return e->here;
}

uint16_t reference_slot(const struct evaluation *e, reference from) {
    const struct fact *facts = e->rb->vocabulary.facts;
    uint32_t slot = REFERENCE_INDEX(from);
    if (REFERENCE_KIND(from) == REF_HERE)
        slot = facts[e->here].first_modifier + slot - facts[facts[slot].place].first_modifier;
    return (uint16_t)slot;
}

const struct place_zones *place_zones(struct evaluation *e, uint16_t slot) {
    if (slot == PLACE_HERE)
        slot = e->here;
    enum fact_type type = e->rb->vocabulary.facts[slot].type;
    if (type == TYPE_PLACE || type == TYPE_LINESTRING)
        return &e->places[e->place_ordinal[slot]];
    set_zone(e, slot, slot, &e->zone_fact);
    e->zone_fact.exact = true;
    return &e->zone_fact;
}

static enum kleene in_zone(const struct zones *zones, const struct place_zones *p, uint32_t zone) {
    const struct zone *outer = zones_at(zones, zone);
    enum kleene value = KLEENE_FALSE;
    if (!p->known)
        return p->none ? KLEENE_FALSE : KLEENE_UNKNOWN;
    for (uint32_t i = 0; i < p->count; i++) {
        const struct zone *inner = zones_at(zones, p->zones[i]);
        if (zone_inside(inner, outer))
            return KLEENE_TRUE;
        if (!p->exact && outer->rank < ZONE_RANK_OTHER && zone_inside(outer, inner))
            value = KLEENE_UNKNOWN;
    }
    return value;
}

static uint32_t ancestor_of_rank(const struct zones *zones, uint32_t zone, int wanted) {
    enum zone_rank rank = (enum zone_rank)wanted;
    while (zone != NO_ZONE && zones_at(zones, zone)->rank > rank)
        zone = zones_at(zones, zone)->parent;
    return zone != NO_ZONE && zones_at(zones, zone)->rank == rank ? zone : NO_ZONE;
}

/* How many zones of the set stand at or before a zone in the order of zones. */
static size_t count_up_to(const struct zone_set *set, uint32_t zone) {
    size_t low = 0, high = set->outermost_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (set->outermost[middle] <= zone)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The same for all zones of a constant set at once. A zone stands before those inside it, so only
 * the last one before a place can hold it, and only those next to come can lie inside it. */
static enum kleene in_constant(const struct zones *zones, const struct place_zones *p,
                               const struct zone_set *set) {
    enum kleene value = KLEENE_FALSE;
    if (!p->known)
        return set->outermost_count > 0 && !p->none ? KLEENE_UNKNOWN : KLEENE_FALSE;
    for (uint32_t i = 0; i < p->count; i++) {
        const struct zone *zone = zones_at(zones, p->zones[i]);
        size_t next = count_up_to(set, p->zones[i]);
        if (next > 0 && p->zones[i] < zones_at(zones, set->outermost[next - 1])->out)
            return KLEENE_TRUE;
        for (; !p->exact && next < set->outermost_count && set->outermost[next] < zone->out; next++)
            if (zones_at(zones, set->outermost[next])->rank < ZONE_RANK_OTHER)
                value = KLEENE_UNKNOWN;
    }
    return value;
}

/* The zones of a set as they stand now; false when they are unknown. */
struct zone_list {
    const struct zone_set *constant; /* or NULL: the zones are listed */
    const uint32_t *zones;
    size_t count;
    int64_t until_s;
    uint32_t own[PLACE_ZONES_MAX];
};

static bool is_zone_list(const struct evaluation *e, reference from) {
    if (REFERENCE_KIND(from) == REF_PARAMETER)
        return true;
    return e->rb->vocabulary.facts[REFERENCE_INDEX(from)].type == TYPE_ZONES;
}

uint16_t zone_set_place(const struct zone_set *set) {
    return set->kind == ZONES_HERE ? PLACE_HERE : (uint16_t)REFERENCE_INDEX(set->from);
}

static bool list_zones(struct evaluation *e, const struct zone_set *set, struct zone_list *list) {
    list->until_s = CIVIL_NEVER;
    list->constant = set->kind == ZONES_CONSTANT ? set : NULL;
    if (list->constant)
        return true;
    if (set->kind == ZONES_REFERENCE && is_zone_list(e, set->from)) {
        struct fact_reading r = read_reference(e, set->from);
        list->zones = r.value.zones.zones;
        list->count = r.state == FACT_GIVEN ? r.value.zones.count : 0;
        list->until_s = r.until_s;
        return r.state != FACT_UNKNOWN;
    }
    const struct place_zones *p = place_zones(e, zone_set_place(set));
    list->zones = list->own;
    list->count = 0;
    for (uint32_t i = 0; i < p->count; i++) {
        uint32_t zone =
            set->up < 0 ? p->zones[i] : ancestor_of_rank(e->rb->zones, p->zones[i], set->up);
        if (zone != NO_ZONE)
            list->own[list->count++] = zone;
    }
    if (p->known && list->count == 0 && !p->exact)
        return false; /* known only as something larger than the unit */
    return p->known || p->none;
}

bool zones_are_known(struct evaluation *e, const struct zone_set *set) {
    struct zone_list list;
    return list_zones(e, set, &list);
}

/* `list` is NULL when the zones are unknown. */
static enum kleene in_list(const struct evaluation *e, const struct place_zones *p,
                           const struct zone_list *list) {
    enum kleene value = KLEENE_FALSE;
    if (!list || p->none)
        return p->none ? KLEENE_FALSE : KLEENE_UNKNOWN;
    if (list->constant)
        return in_constant(e->rb->zones, p, list->constant);
    for (size_t i = 0; i < list->count; i++) {
        enum kleene in = in_zone(e->rb->zones, p, list->zones[i]);
        if (in == KLEENE_TRUE)
            return in;
        if (in == KLEENE_UNKNOWN)
            value = in;
    }
    return value;
}

struct outcome place_in_zones(struct evaluation *e, uint16_t slot, const struct zone_set *set) {
    struct zone_list list;
    bool known = list_zones(e, set, &list);
    return outcome_of(in_list(e, place_zones(e, slot), known ? &list : NULL), list.until_s);
}

/* ---- the trip ---- */

size_t evaluation_trip(const struct evaluation *e, uint16_t ret_slots[TRIP_MAX]) {
    memcpy(ret_slots, e->trip, sizeof e->trip);
    return e->trip_count;
}

static enum kleene both(enum kleene a, enum kleene b) {
    if (a == KLEENE_FALSE || b == KLEENE_FALSE)
        return KLEENE_FALSE;
    return a == KLEENE_UNKNOWN || b == KLEENE_UNKNOWN ? KLEENE_UNKNOWN : KLEENE_TRUE;
}

static enum kleene either(enum kleene a, enum kleene b) {
    return kleene_not(both(kleene_not(a), kleene_not(b)));
}

/* leaves, enters, crosses: between the two ends; the spot of the check counts when it is given. */
static enum kleene passes(struct evaluation *e, const enum kleene *in, size_t count,
                          enum trip_relation relation) {
    enum kleene at = KLEENE_FALSE;
    if (e->kind->trip_required < 2)
        return KLEENE_FALSE;
    for (size_t i = e->kind->trip_required; i < count; i++)
        at = either(at, in[i]);
    if (relation == TRIP_CROSSES)
        return both(both(kleene_not(in[0]), kleene_not(in[1])), at);
    if (count == e->kind->trip_required)
        at = KLEENE_TRUE;
    if (relation == TRIP_LEAVES)
        return both(both(in[0], kleene_not(in[1])), at);
    return both(both(kleene_not(in[0]), in[1]), at);
}

struct outcome trip_in_zones(struct evaluation *e, const struct node *n) {
    enum trip_relation relation = (enum trip_relation)n->zone.relation;
    enum kleene in[TRIP_MAX] = {KLEENE_FALSE},
                value = relation == TRIP_WITHIN ? KLEENE_TRUE : KLEENE_FALSE;
    enum kleene decisive = kleene_not(value); /* of one place, for all of the trip */
    struct zone_list list;
    bool known = list_zones(e, &e->rb->conditions.zone_sets.items[n->zone.set], &list);

    for (size_t i = 0; i < e->trip_count; i++) {
        in[i] = in_list(e, e->trip_zones[i], known ? &list : NULL);
        if (relation <= TRIP_TOUCHES && in[i] == decisive)
            return outcome_of(decisive, list.until_s);
        if (in[i] == KLEENE_UNKNOWN)
            value = KLEENE_UNKNOWN;
    }
    if (relation > TRIP_TOUCHES)
        value = passes(e, in, e->trip_count, relation);
    return outcome_of(value, list.until_s);
}

/* ---- one unit ---- */

/* The unit of a rank that a place lies in; NO_ZONE when it lies in none, false when unknown. Of the
 * zones of a place the last tells most: the others are areas on top, which may name a larger unit
 * as their parent. */
static bool unit_of(struct evaluation *e, uint16_t slot, int rank, uint32_t *ret_unit) {
    const struct place_zones *p = place_zones(e, slot);
    *ret_unit = NO_ZONE;
    if (!p->known)
        return p->none;
    for (uint32_t i = p->count; i-- > 0 && *ret_unit == NO_ZONE;)
        *ret_unit = ancestor_of_rank(e->rb->zones, p->zones[i], rank);
    return *ret_unit != NO_ZONE || p->exact;
}

bool unit_is_known(struct evaluation *e, uint16_t slot, int rank) {
    uint32_t unit;
    return unit_of(e, slot, rank, &unit);
}

/* Could the two, of which one is known only as something larger, lie in one unit? */
static enum kleene might_share(struct evaluation *e, uint16_t a, uint16_t b) {
    struct place_zones p = *place_zones(e, a), q = *place_zones(e, b);
    if (!p.known || !q.known)
        return KLEENE_UNKNOWN;
    const struct zone *x = zones_at(e->rb->zones, p.zones[p.count - 1]),
                      *y = zones_at(e->rb->zones, q.zones[q.count - 1]);
    return zone_inside(x, y) || zone_inside(y, x) ? KLEENE_UNKNOWN : KLEENE_FALSE;
}

static enum kleene share_unit(struct evaluation *e, uint16_t a, uint16_t b, int rank) {
    uint32_t unit_a, unit_b;
    bool a_known = unit_of(e, a, rank, &unit_a), b_known = unit_of(e, b, rank, &unit_b);
    if ((a_known && unit_a == NO_ZONE) || (b_known && unit_b == NO_ZONE))
        return KLEENE_FALSE;
    if (!a_known || !b_known)
        return might_share(e, a, b);
    return unit_a == unit_b ? KLEENE_TRUE : KLEENE_FALSE;
}

struct outcome places_in_one_unit(struct evaluation *e, const struct node *n) {
    return outcome_of(share_unit(e, n->slot, n->zone.other, n->zone.rank), CIVIL_NEVER);
}

/* A single place shares its unit with itself, if it has one. */
struct outcome trip_in_one_unit(struct evaluation *e, const struct node *n) {
    enum kleene value = KLEENE_TRUE;
    for (size_t i = 0; i < e->trip_count; i++)
        for (size_t k = e->trip_count == 1 ? i : i + 1; k < e->trip_count; k++)
            value = both(value, share_unit(e, e->trip[i], e->trip[k], n->zone.rank));
    return outcome_of(value, CIVIL_NEVER);
}

/* ---- levels ---- */

static struct level_range range_of(int least, int greatest, int64_t until_s) {
    return (struct level_range){least, greatest, until_s};
}

static int in_scale(const struct rulebook *rb, int level) {
    return level == LEVEL_NONE ? LEVEL_NONE : rb->levels[level].in_scale;
}

static int greater(int a, int b) {
    return a > b ? a : b;
}

/* The strictest of two. */
static struct level_range raise(struct level_range a, struct level_range b) {
    return range_of(greater(a.least, b.least), greater(a.greatest, b.greatest),
                    earlier(a.until_s, b.until_s));
}

/* What the lists say of the zones of a place. */
static struct level_range listed_level(struct evaluation *e, const struct place_zones *p,
                                       int scale) {
    struct level_range range = range_of(LEVEL_NONE, LEVEL_NONE, CIVIL_NEVER);
    if (!p->known) {
        range.greatest = e->rb->scales[scale].level_count - 1;
        return range;
    }
    for (uint32_t i = 0; i < p->count; i++) {
        const struct level_step *step = levels_at(e->rb->level_map, p->zones[i], scale, e->now_s);
        int least = p->exact ? step->level : step->least;
        int greatest = p->exact ? step->level : step->greatest;
        range =
            raise(range, range_of(in_scale(e->rb, least), in_scale(e->rb, greatest), step->to_s));
    }
    return range;
}

/* ---- temporary orders ---- */

/* The level that an order gives now, as a position in the scale; and until when that holds. */
static struct level_range ordered_level(const struct evaluation *e, uint32_t order, int scale) {
    const struct zone_order *o = &e->geography.orders->items[order];
    const struct level *level = &e->rb->levels[e->geography.laws[order].level];
    if (level->scale != scale || e->now_s >= o->to_s)
        return range_of(LEVEL_NONE, LEVEL_NONE, CIVIL_NEVER);
    if (e->now_s < o->from_s)
        return range_of(LEVEL_NONE, LEVEL_NONE, o->from_s);
    return range_of(level->in_scale, level->in_scale, o->to_s);
}

/* An order can only tighten. */
static struct level_range raise_by_orders(const struct evaluation *e, const struct place_zones *p,
                                          int scale, struct level_range range) {
    for (uint32_t i = 0; i < p->order_count; i++)
        range = raise(range, ordered_level(e, p->orders[i], scale));
    return range;
}

uint32_t order_of_level(struct evaluation *e, uint16_t slot, int scale) {
    const struct place_zones *p = place_zones(e, slot);
    struct level_range range = place_level(e, slot, scale);
    for (uint32_t i = 0; i < p->order_count && range.least != LEVEL_NONE; i++)
        if (ordered_level(e, p->orders[i], scale).least == range.least)
            return p->orders[i];
    return NO_ORDER;
}

static const union value *modifier(const struct evaluation *e, uint16_t place, int offset) {
    if (e->rb->vocabulary.facts[place].type != TYPE_PLACE)
        return NULL; /* a leg of the route */
    uint16_t slot = (uint16_t)(e->rb->vocabulary.facts[place].first_modifier + offset);
    if (offset < 0 || e->facts->state[slot] != FACT_GIVEN)
        return NULL;
    return &e->facts->value[slot];
}

/* The level of an enum value, as a position in the scale, or LEVEL_NONE for another scale's. */
static int value_in_scale(const struct rulebook *rb, const struct enumeration *values,
                          int64_t value, int scale) {
    const struct level *level = &rb->levels[values->levels[value]];
    return level->scale == scale ? level->in_scale : LEVEL_NONE;
}

/* What an officer asserts: it can only tighten, from and until when it says. */
static struct level_range asserted_level(const struct evaluation *e, uint16_t place, int scale) {
    const struct vocabulary *v = &e->rb->vocabulary;
    struct level_range none = range_of(LEVEL_NONE, LEVEL_NONE, CIVIL_NEVER);
    const union value *level = modifier(e, place, v->place_key[PLACE_ASSERTED_LEVEL]);
    if (!level)
        return none;
    uint16_t slot = (uint16_t)(v->facts[place].first_modifier + v->place_key[PLACE_ASSERTED_LEVEL]);
    const union value *from = modifier(e, place, v->place_key[PLACE_ASSERTED_FROM]);
    const union value *until = modifier(e, place, v->place_key[PLACE_ASSERTED_UNTIL]);
    int asserted = value_in_scale(e->rb, v->facts[slot].values, level->i, scale);
    if (from && e->now_s < from->i)
        return range_of(LEVEL_NONE, LEVEL_NONE, from->i);
    if (until && e->now_s >= until->i)
        return none;
    return range_of(asserted, asserted, until ? until->i : CIVIL_NEVER);
}

/* What fills a scale where the lists say nothing: the published level, else the derived one. */
static struct level_range filled_level(struct evaluation *e, uint16_t place, int index) {
    const struct scale *scale = &e->rb->scales[index];
    int64_t next;
    const struct period *period = periods_at(scale->periods, e->now_s, &next);
    if (!period)
        return range_of(LEVEL_NONE, LEVEL_NONE, next);
    const union value *published = modifier(e, place, scale->published);
    if (published) {
        uint16_t slot =
            (uint16_t)(e->rb->vocabulary.facts[place].first_modifier + scale->published);
        int level =
            value_in_scale(e->rb, e->rb->vocabulary.facts[slot].values, published->i, index);
        return range_of(level, level, period->to_s);
    }
    struct level_range list = published_level(e, &e->places[e->place_ordinal[place]], index);
    int64_t end_s = earlier(list.until_s, period->to_s);
    if (scale->published >= 0 && list.least != LEVEL_NONE)
        return range_of(list.least, list.greatest, end_s);
    struct level_range unknown = range_of(LEVEL_NONE, scale->level_count - 1, end_s);
    if (scale->derived == NO_INDEX)
        return unknown;
    struct fact_reading r = read_reference(e, REFERENCE(REF_DERIVED, scale->derived));
    int64_t until = earlier(r.until_s, end_s);
    if (r.state == FACT_UNKNOWN)
        return range_of(unknown.least, unknown.greatest, until);
    if (r.state == FACT_NONE)
        return range_of(LEVEL_NONE, LEVEL_NONE, until);
    int level = value_in_scale(e->rb, e->rb->derived[scale->derived].values, r.value.i, index);
    return range_of(level, level, until);
}

/* The lists name levels for some zones inside, and what fills the scale stands in for the others.
 */
static struct level_range partly_filled(struct evaluation *e, uint32_t outer, int scale,
                                        struct level_range range) {
    uint32_t out = zones_at(e->rb->zones, outer)->out;
    for (uint32_t zone = outer; zone < out; zone++) {
        if (zone != outer && zones_at(e->rb->zones, zone)->rank == ZONE_RANK_OTHER)
            continue;
        const struct level_step *step = levels_at(e->rb->level_map, zone, scale, e->now_s);
        int level = in_scale(e->rb, step->level);
        range.until_s = earlier(range.until_s, step->to_s);
        if (level != LEVEL_NONE && level < range.least)
            range.least = level;
        range.greatest = greater(range.greatest, level);
    }
    return range;
}

static struct level_range level_now(struct evaluation *e, uint16_t place, int scale) {
    const struct scale *s = &e->rb->scales[scale];
    const struct place_zones *p = &e->places[e->place_ordinal[place]];
    struct level_range range = listed_level(e, p, scale);
    bool fills = s->published >= 0 || s->derived != NO_INDEX;
    if (p->none)
        return range_of(LEVEL_NONE, LEVEL_NONE, CIVIL_NEVER);
    if (fills && p->known && range.least == LEVEL_NONE) {
        struct level_range filled = filled_level(e, place, scale);
        if (range.greatest != LEVEL_NONE)
            filled = partly_filled(e, p->zones[p->count - 1], scale, filled);
        filled.until_s = earlier(filled.until_s, range.until_s);
        range = filled;
    }
    range = raise_by_orders(e, p, scale, range);
    return raise(range, asserted_level(e, place, scale));
}

static struct level_range trip_level(struct evaluation *e, int scale) {
    struct level_range range = range_of(LEVEL_NONE, LEVEL_NONE, CIVIL_NEVER);
    for (size_t i = 0; i < e->trip_count; i++)
        range = raise(range, place_level(e, e->trip[i], scale));
    return range;
}

struct level_range place_level(struct evaluation *e, uint16_t slot, int scale) {
    if (slot == PLACE_HERE)
        slot = e->here;
    size_t place = slot == PLACE_TRIP ? e->place_count + 1 : e->place_ordinal[slot];
    struct level_memo *m = &e->level_memos[place * e->rb->scale_count + (size_t)scale];
    if (!is_fresh(e, m->generation, m->range.until_s)) {
        struct level_range range =
            slot == PLACE_TRIP ? trip_level(e, scale) : level_now(e, slot, scale);
        *m = (struct level_memo){e->generation, range};
    }
    return m->range;
}

const struct level *shown_level(struct evaluation *e, uint16_t slot) {
    const struct level *shown = NULL;
    for (size_t s = 0; s < e->rb->scale_count; s++) {
        const struct scale *scale = &e->rb->scales[s];
        struct level_range range = place_level(e, slot, (int)s);
        if (range.least == LEVEL_NONE || range.least != range.greatest)
            continue;
        if (!shown || scale->rank > e->rb->scales[shown->scale].rank)
            shown = &e->rb->levels[scale->levels[range.least]];
    }
    return shown;
}
