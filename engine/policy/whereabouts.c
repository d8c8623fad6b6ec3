/*
 * whereabouts.c - which zones a point or a route stands for.
 *
 * A point lies in the smallest zone that holds it, and through the table in all zones around that.
 * Near a border, and where official shapes overlap, several zones are smallest: each is a spot, and
 * the query is decided once for each. Small areas that are no administrative units (a park, an
 * order) come on top: those that surely hold the point belong to every spot, those whose border is
 * near make a spot of their own.
 */
#include "policy/evaluation.h"

#include "base/civil.h"
#include "base/vec.h"
#include "zones/zone_map.h"
#include "zones/zone_route.h"

#define COMBINATIONS_MAX 8
#define LEGS_MAX 4096

/* What was found at a point, before spots are made of it. */
struct found {
    struct zone_hits zones, orders;
};

/* ---- texts ---- */

const struct bilingual *placing_text(enum placing placing) {
    static const struct bilingual texts[] = {
        [PLACING_NO_SHAPES] = {"Câu hỏi cho tọa độ hoặc lộ trình, nhưng chưa nạp ranh giới các địa "
                               "bàn: xin cho mã địa bàn (zone)",
                               "A point or a route was given, but no shapes of zones are loaded: "
                               "give the code of the zone"},
        [PLACING_TOO_MANY] =
            {"Vị trí có thể thuộc quá nhiều đơn vị hành chính; xin cho mã đơn vị hoặc "
             "tọa độ chính xác hơn",
             "The place may be in too many zones: give its zone, or a more exact "
             "position"},
        [PLACING_ACCURACY] = {"Sai số định vị phải là số mét từ 0 đến 100.000: xin định vị lại",
                              "The accuracy of a position is a number of metres from 0 to 100,000: "
                              "locate again"},
        [PLACING_LONG_ROUTE] = {"Lộ trình đi qua quá nhiều đơn vị hành chính",
                                "The route crosses too many zones"},
    };
    return placing == PLACING_DONE ? NULL : &texts[placing];
}

/* ---- spots of a point ---- */

static bool is_administrative(const struct zones *zones, uint32_t zone) {
    return zones_at(zones, zone)->rank < ZONE_RANK_OTHER;
}

static bool is_valid_at(const struct zone *zone, int64_t instant_s) {
    return zone->from_s <= instant_s && instant_s < zone->to_s;
}

/* Until when is a zone what it is now, valid or not? */
static int64_t until_change(const struct zone *zone, int64_t now_s) {
    if (now_s < zone->from_s)
        return zone->from_s;
    return now_s < zone->to_s ? zone->to_s : CIVIL_NEVER;
}

/* Codes change their meaning: only those of the moment count. */
static void keep_valid(struct evaluation *e, struct zone_hits *hits) {
    size_t kept = 0;
    for (size_t i = 0; i < hits->count; i++) {
        const struct zone *zone = zones_at(e->rb->zones, hits->hits[i].owner);
        int64_t until_s = until_change(zone, e->now_s);
        if (until_s < e->placed_until_s)
            e->placed_until_s = until_s;
        if (is_valid_at(zone, e->now_s))
            hits->hits[kept++] = hits->hits[i];
    }
    hits->count = kept;
}

/* Orders that have ended never count again; those to come may, when the look-ahead gets there. An
 * act that is only announced orders nothing. */
static bool may_count(const struct evaluation *e, uint32_t order) {
    const struct order_law *law = &e->geography.laws[order];
    return e->now_s < e->geography.orders->items[order].to_s && !order_is_announced(e->rb, law);
}

static void keep_current(const struct evaluation *e, struct zone_hits *hits) {
    size_t kept = 0;
    for (size_t i = 0; i < hits->count; i++)
        if (may_count(e, hits->hits[i].owner))
            hits->hits[kept++] = hits->hits[i];
    hits->count = kept;
}

static bool is_certain(const struct zone_hit *hit) {
    return hit->inside && !hit->border;
}

/*
 * Is it a unit that the point may be in without being in a smaller one? It is where no smaller one
 * was found. Where some were, but not all units of a district need be drawn, the point may be
 * between them: when it lies in none of them, or close to the border of a single one that is not
 * the border of the larger unit too. A border of two is taken to be one that they share.
 */
static bool is_smallest(const struct evaluation *e, const struct zone_hits *hits, size_t i) {
    const struct zone *outer = zones_at(e->rb->zones, hits->hits[i].owner);
    size_t smaller = 0;
    bool in_smaller = false;
    if (outer->rank == ZONE_RANK_OTHER)
        return false;
    for (size_t k = 0; k < hits->count; k++) {
        const struct zone *inner = zones_at(e->rb->zones, hits->hits[k].owner);
        if (k == i || inner->rank == ZONE_RANK_OTHER || !zone_inside(inner, outer))
            continue;
        if (is_certain(&hits->hits[k]))
            return false;
        smaller++;
        in_smaller |= hits->hits[k].inside;
    }
    if (smaller == 0)
        return true;
    return in_smaller ? smaller == 1 && is_certain(&hits->hits[i]) : hits->hits[i].inside;
}

static bool add_zone(struct place_zones *spot, uint32_t zone) {
    if (spot->count == PLACE_ZONES_MAX)
        return false;
    spot->zones[spot->count++] = zone;
    return true;
}

static bool add_order(struct place_zones *spot, uint32_t order) {
    if (spot->order_count == PLACE_ORDERS_MAX)
        return false;
    spot->orders[spot->order_count++] = order;
    return true;
}

/* A spot in a unit (or in none, NO_ZONE) with all that surely holds the point. */
static bool make_spot(const struct evaluation *e, const struct found *found, uint32_t unit,
                      struct place_zones *spot) {
    bool fits = true;
    *spot = (struct place_zones){.known = true};
    for (size_t i = 0; i < found->zones.count; i++)
        if (!is_administrative(e->rb->zones, found->zones.hits[i].owner) &&
            is_certain(&found->zones.hits[i]))
            fits &= add_zone(spot, found->zones.hits[i].owner);
    for (size_t i = 0; i < found->orders.count; i++)
        if (is_certain(&found->orders.hits[i]))
            fits &= add_order(spot, found->orders.hits[i].owner);
    return unit == NO_ZONE ? fits : fits & add_zone(spot, unit);
}

/* The zone that an order or a small area lies in by the table. */
static uint32_t parent_of(const struct evaluation *e, bool is_order, uint32_t number) {
    return is_order ? e->geography.orders->items[number].parent
                    : zones_at(e->rb->zones, number)->parent;
}

/* Which of the spots lies in the same unit as the area? The first, when none does. */
static size_t spot_around(const struct evaluation *e, const struct spots *s, size_t count,
                          uint32_t parent) {
    const struct zone *outer = zones_at(e->rb->zones, parent);
    for (size_t i = 0; i < count; i++) {
        const struct zone *unit = zones_at(e->rb->zones, s->at[i].zones[s->at[i].count - 1]);
        if (zone_inside(unit, outer) || zone_inside(outer, unit))
            return i;
    }
    return 0;
}

/* Areas whose border is near: a spot in each, beside those outside it. */
static bool add_uncertain(const struct evaluation *e, const struct zone_hits *hits, bool orders,
                          size_t unit_count, struct spots *s) {
    for (size_t i = 0; i < hits->count; i++) {
        uint32_t number = hits->hits[i].owner;
        if (is_certain(&hits->hits[i]) || (!orders && is_administrative(e->rb->zones, number)))
            continue;
        if (s->count == SPOTS_MAX)
            return false;
        struct place_zones *spot = &s->at[s->count++];
        *spot = s->at[spot_around(e, s, unit_count, parent_of(e, orders, number))];
        if (orders ? !add_order(spot, number) : spot->count == PLACE_ZONES_MAX)
            return false;
        if (!orders) { /* smallest first */
            memmove(spot->zones + 1, spot->zones, spot->count++ * sizeof *spot->zones);
            spot->zones[0] = number;
        }
    }
    return true;
}

/* A unit for a point that lies in small areas alone: that around the first of them. */
static uint32_t unit_around(const struct evaluation *e, const struct found *found) {
    for (size_t i = 0; i < found->zones.count; i++)
        return parent_of(e, false, found->zones.hits[i].owner);
    for (size_t i = 0; i < found->orders.count; i++)
        return parent_of(e, true, found->orders.hits[i].owner);
    return NO_ZONE;
}

static bool make_spots(const struct evaluation *e, const struct found *found, struct spots *s) {
    s->count = 0;
    for (size_t i = 0; i < found->zones.count; i++) {
        if (!is_smallest(e, &found->zones, i))
            continue;
        if (s->count == SPOTS_MAX ||
            !make_spot(e, found, found->zones.hits[i].owner, &s->at[s->count++]))
            return false;
    }
    uint32_t unit = s->count == 0 ? unit_around(e, found) : NO_ZONE;
    if (unit != NO_ZONE && !make_spot(e, found, unit, &s->at[s->count++]))
        return false;
    if (s->count == 0)
        s->at[s->count++] = (struct place_zones){.known = false};
    size_t units = s->count;
    if (!s->at[0].known)
        return true;
    return add_uncertain(e, &found->zones, false, units, s) &&
           add_uncertain(e, &found->orders, true, units, s);
}

/* ---- a place of the query ---- */

static const union value *modifier(const struct evaluation *e, uint16_t place, enum place_key key) {
    const struct vocabulary *v = &e->rb->vocabulary;
    uint16_t slot = (uint16_t)(v->facts[place].first_modifier + v->place_key[key]);
    return v->place_key[key] >= 0 && e->facts->state[slot] == FACT_GIVEN ? &e->facts->value[slot]
                                                                         : NULL;
}

/* A code given beside the point is believed as far as it goes: it makes a spot more exact, and is a
 * spot of its own where it contradicts the point. */
static bool join_code(struct evaluation *e, uint32_t code, struct spots *s) {
    const struct zone *given = zones_at(e->rb->zones, code);
    bool agrees = false;
    for (size_t i = 0; i < s->count && s->at[0].known; i++) {
        uint32_t *unit = &s->at[i].zones[s->at[i].count - 1];
        const struct zone *found = zones_at(e->rb->zones, *unit);
        agrees |= zone_inside(given, found) || zone_inside(found, given);
        if (zone_inside(given, found))
            *unit = code;
    }
    if (agrees)
        return true;
    if (s->at[0].known)
        evaluation_note(e, "a point does not lie in the zone given with it: both count");
    else
        s->count = 0;
    if (s->count == SPOTS_MAX)
        return false;
    s->at[s->count++] = (struct place_zones){.known = true, .count = 1, .zones = {code}};
    return true;
}

static bool any_border(const struct zone_hits *hits) {
    for (size_t i = 0; i < hits->count; i++)
        if (hits->hits[i].border)
            return true;
    return false;
}

/* An order to come has no border yet. */
static bool any_border_of_order(const struct evaluation *e, const struct zone_hits *hits) {
    for (size_t i = 0; i < hits->count; i++)
        if (hits->hits[i].border &&
            e->geography.orders->items[hits->hits[i].owner].from_s <= e->now_s)
            return true;
    return false;
}

static bool find_spots(struct evaluation *e, uint16_t place, struct spots *s) {
    const union value *point = modifier(e, place, PLACE_POINT);
    const union value *accuracy = modifier(e, place, PLACE_ACCURACY);
    const union value *code = modifier(e, place, PLACE_ZONE);
    double lon = point->point.lon, lat = point->point.lat;
    double accuracy_m = accuracy ? (double)accuracy->i / 1e6 : 0;
    struct found found = {{.count = 0}, {.count = 0}};
    if (e->geography.index)
        zone_index_near(e->geography.index, lon, lat, accuracy_m, &found.zones);
    keep_valid(e, &found.zones);
    e->near_border |= any_border(&found.zones);
    if (e->geography.orders) {
        zone_index_near(e->geography.orders->index, lon, lat, accuracy_m, &found.orders);
        keep_current(e, &found.orders);
        e->near_border |= any_border_of_order(e, &found.orders);
    }
    if (found.zones.more || found.orders.more || !make_spots(e, &found, s))
        return false;
    if (!s->at[0].known && !code)
        evaluation_note(e, "no zone is known at a point of the query");
    return !code || join_code(e, (uint32_t)code->i, s);
}

/* Some devices report a negative number for a position they do not know. */
static bool is_accuracy(const union value *accuracy) {
    return !accuracy || (accuracy->i >= 0 && accuracy->i <= (int64_t)ZONE_ACCURACY_MAX_M * 1000000);
}

static enum placing find_points(struct evaluation *e) {
    for (size_t i = 0; i < e->place_count; i++) {
        struct spots *s = &e->spots[i];
        s->count = 0;
        if (!modifier(e, e->place_slots[i], PLACE_POINT))
            continue;
        e->located = true;
        if (!e->geography.index && !modifier(e, e->place_slots[i], PLACE_ZONE))
            return PLACING_NO_SHAPES;
        if (!is_accuracy(modifier(e, e->place_slots[i], PLACE_ACCURACY)))
            return PLACING_ACCURACY;
        if (!e->geography.index && !e->geography.orders)
            continue;
        if (!find_spots(e, e->place_slots[i], s))
            return PLACING_TOO_MANY;
        e->combinations *= s->count;
        if (e->combinations > COMBINATIONS_MAX)
            return PLACING_TOO_MANY;
    }
    return PLACING_DONE;
}

/* ---- the route ---- */

struct leg_list {
    struct route_leg *items;
    size_t count, capacity;
};

static void owners_to_hits(const struct route_piece *piece, struct zone_hits *hits) {
    *hits = (struct zone_hits){.count = piece->owner_count};
    for (size_t i = 0; i < piece->owner_count; i++)
        hits->hits[i] = (struct zone_hit){piece->owners[i], true, false};
}

static bool same_zones(const struct place_zones *a, const struct place_zones *b) {
    return a->known == b->known && a->count == b->count && a->order_count == b->order_count &&
           memcmp(a->zones, b->zones, a->count * sizeof *a->zones) == 0 &&
           memcmp(a->orders, b->orders, a->order_count * sizeof *a->orders) == 0;
}

static bool add_leg(struct arena *arena, struct leg_list *legs, const struct route_piece *piece,
                    const struct place_zones *zones) {
    struct route_leg leg = {{piece->enter[0], piece->enter[1]},
                            {piece->leave[0], piece->leave[1]},
                            *zones,
                            legs->count};
    struct route_leg *last = legs->count > 0 ? &legs->items[legs->count - 1] : NULL;
    if (last && same_zones(&last->zones, zones)) { /* only a larger zone changed */
        memcpy(last->leave, piece->leave, sizeof last->leave);
        return true;
    }
    for (size_t i = 0; i < legs->count && leg.decided == legs->count; i++)
        if (same_zones(&legs->items[i].zones, zones))
            leg.decided = i;
    return legs->count < LEGS_MAX && VEC_PUSH(arena, legs, leg);
}

/* The legs of one piece of the line: one for each smallest zone. `in_orders` is set for a piece of
 * the line as it passes orders, which has none where there is none. */
static bool add_legs(struct evaluation *e, struct arena *arena, struct leg_list *legs,
                     const struct route_piece *piece, bool in_orders) {
    struct found found = {.zones.count = 0};
    struct spots spots;
    owners_to_hits(piece, in_orders ? &found.orders : &found.zones);
    keep_valid(e, &found.zones);
    keep_current(e, &found.orders);
    if (in_orders && found.orders.count == 0)
        return true;
    if (!make_spots(e, &found, &spots))
        return false;
    for (size_t i = 0; i < spots.count; i++)
        if (!add_leg(arena, legs, piece, &spots.at[i]))
            return false;
    return true;
}

static bool cross(const struct evaluation *e, const struct zone_index *index, struct arena *arena,
                  struct zone_route *ret_route) {
    const union value *line = &e->facts->value[e->kind->route];
    return zone_index_route(index, (const double(*)[2])line->line.lonlat, line->line.count, arena,
                            ret_route, NULL) == LKD_OK;
}

/* Zones and orders that are crossed, in the order of entering. */
static bool find_legs(struct evaluation *e, struct arena *arena, struct leg_list *legs) {
    struct zone_route zones, orders = {NULL, 0};
    if (!cross(e, e->geography.index, arena, &zones) ||
        (e->geography.orders && !cross(e, e->geography.orders->index, arena, &orders)))
        return false;
    for (size_t i = 0, k = 0; i < zones.count || k < orders.count;) {
        bool order = i == zones.count ||
                     (k < orders.count && orders.pieces[k].begin < zones.pieces[i].begin);
        const struct route_piece *piece = order ? &orders.pieces[k++] : &zones.pieces[i++];
        if (!add_legs(e, arena, legs, piece, order))
            return false;
    }
    return true;
}

static bool list_distinct(struct evaluation *e, struct arena *arena) {
    size_t *distinct = arena_alloc(arena, e->leg_count * sizeof *distinct);
    if (!distinct)
        return false;
    for (size_t i = 0; i < e->leg_count; i++)
        if (e->legs[i].decided == i)
            distinct[e->distinct_count++] = i;
    e->distinct = distinct;
    return true;
}

static enum placing find_route(struct evaluation *e, struct arena *arena) {
    struct leg_list legs = {NULL, 0, 0};
    if (e->kind->route == NO_SLOT || e->facts->state[e->kind->route] != FACT_GIVEN)
        return PLACING_DONE;
    if (!e->geography.index)
        return PLACING_NO_SHAPES;
    if (!find_legs(e, arena, &legs))
        return PLACING_LONG_ROUTE;
    e->located = true;
    e->legs = legs.items;
    e->leg_count = legs.count;
    for (size_t i = 0; i < legs.count; i++)
        if (!legs.items[i].zones.known)
            evaluation_note(e, "no zone is known on a part of the route");
    return list_distinct(e, arena) ? PLACING_DONE : PLACING_LONG_ROUTE;
}

/* ---- scenarios ---- */

enum placing evaluation_find_places(struct evaluation *e, struct arena *arena) {
    if (e->rb->vocabulary.place_key[PLACE_ZONE] < 0)
        return PLACING_DONE;
    enum placing placing = PLACING_DONE;
    if (e->rb->vocabulary.place_key[PLACE_POINT] >= 0)
        placing = find_points(e);
    if (placing == PLACING_DONE)
        placing = find_route(e, arena);
    if (placing != PLACING_DONE) { /* one scenario, in which these places are not known */
        for (size_t i = 0; i < e->place_count; i++)
            e->spots[i].count = 0; /* those not come to are of the last query */
        e->combinations = 1;
        e->leg_count = e->distinct_count = 0;
    }
    if (e->located)
        evaluation_select(e, 0);
    return placing;
}

size_t evaluation_scenarios(const struct evaluation *e) {
    return e->combinations * (e->distinct_count > 0 ? e->distinct_count : 1);
}

size_t evaluation_scenario(const struct evaluation *e) {
    return e->scenario;
}

bool evaluation_near_border(const struct evaluation *e) {
    return e->near_border;
}

int64_t evaluation_placed_until(const struct evaluation *e) {
    return e->placed_until_s;
}

const struct route_leg *evaluation_legs(const struct evaluation *e, size_t *ret_count) {
    *ret_count = e->leg_count;
    return e->legs;
}

size_t scenario_leg(const struct evaluation *e, size_t scenario) {
    return e->distinct_count > 0 ? e->distinct[scenario / e->combinations] : NO_LEG;
}

const char *place_zone_id(struct evaluation *e, uint16_t slot, const struct level *shown) {
    uint32_t order = shown ? order_of_level(e, slot, shown->scale) : NO_ORDER;
    if (order != NO_ORDER)
        return e->geography.orders->items[order].id;
    return zones_at(e->rb->zones, place_zones(e, slot)->zones[0])->id;
}

const char *leg_zone_id(const struct evaluation *e, const struct route_leg *leg) {
    for (uint32_t i = 0; i < leg->zones.order_count; i++) {
        const struct zone_order *order = &e->geography.orders->items[leg->zones.orders[i]];
        if (order->from_s <= e->now_s && e->now_s < order->to_s)
            return order->id;
    }
    return zones_at(e->rb->zones, leg->zones.zones[0])->id;
}

bool trip_has_leg(const struct evaluation *e) {
    return e->distinct_count > 0;
}

void place_spots(struct evaluation *e) {
    size_t rest = e->scenario % e->combinations;
    for (size_t i = 0; i < e->place_count; i++) {
        const struct spots *s = &e->spots[i];
        if (s->count == 0)
            continue;
        e->places[i] = s->at[rest % s->count];
        rest /= s->count;
    }
    if (trip_has_leg(e))
        e->places[e->place_count] = e->legs[scenario_leg(e, e->scenario)].zones;
}
