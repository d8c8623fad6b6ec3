/*
 * evaluate.h - conditions over facts: a Kleene value, and until when it holds.
 *
 * An evaluation belongs to one thread at a time and serves one query after another. Legal order:
 * evaluation_new once for a rulebook; then for each query evaluation_begin, evaluation_at for the
 * moment, and any of the reading functions. evaluation_ahead goes to later and later moments,
 * evaluation_back to the first one. Values are remembered across moments as long as they hold.
 * Nothing is allocated after evaluation_new.
 */
#ifndef POLICY_EVALUATE_H
#define POLICY_EVALUATE_H

#include "policy/facts.h"
#include "policy/orders.h"
#include "policy/rulebook.h"

enum kleene { KLEENE_FALSE, KLEENE_TRUE, KLEENE_UNKNOWN };

/* A value and the instant until which it holds if the facts stay as they are. */
struct outcome {
    int64_t until_s;
    enum kleene value;
};

/* A fact, derived value or parameter as it stands now. */
struct fact_reading {
    enum fact_state state;
    int64_t until_s;
    union value value;
};

/* Where a place is. */
#define PLACE_ZONES_MAX 8
#define PLACE_ORDERS_MAX 4
struct place_zones {
    bool known;
    bool none;  /* known to be absent: every atom on it is false */
    bool exact; /* a zone by itself: it does not also lie in some smaller zone */
    uint32_t count;
    uint32_t zones[PLACE_ZONES_MAX]; /* smallest first */
    uint32_t order_count;
    uint32_t orders[PLACE_ORDERS_MAX]; /* temporary orders, at any time, smallest first */
};

/* A level that a list publishes for a zone. */
struct published_level {
    uint32_t zone;
    int level; /* of rulebook.levels */
    int64_t from_s, to_s;
};
/* By zone, and for each zone the one that counts if several are in force behind the others. */
struct published_levels {
    const struct published_level *items;
    size_t count;
};

/* What is known of places beside the query: what points and routes are looked up in, and what is
 * published of zones. All of it is borrowed; NULL members: there is none. */
struct geography {
    const struct zone_index *index;
    const struct zone_orders *orders;
    const struct order_law *laws; /* by order */
    const struct published_levels *published;
};

/* The levels a place may have in a scale: positions in the scale, LEVEL_NONE for none. */
struct level_range {
    int least, greatest;
    int64_t until_s;
};

struct evaluation;

/* New, or NULL. `rb` and what the geography names must outlive it. */
struct evaluation *evaluation_new(const struct rulebook *rb, const struct geography *geography);
void evaluation_free(struct evaluation *e);

/* A new query; `facts` is borrowed until the next one and must be settled. */
void evaluation_begin(struct evaluation *e, const struct facts *facts);
void evaluation_at(struct evaluation *e, int64_t instant_s);
/* Forget what is remembered, after the caller has changed facts or before an earlier moment. */
void evaluation_forget(struct evaluation *e);
/* To a later moment than the one at hand, and from there back to the query's own. */
void evaluation_ahead(struct evaluation *e, int64_t instant_s);
void evaluation_back(struct evaluation *e);

struct outcome evaluate(struct evaluation *e, node_id node);
/* A rule by number: its period and its condition. */
struct outcome evaluate_rule(struct evaluation *e, uint32_t rule);
struct fact_reading read_reference(struct evaluation *e, reference from);
/* An instant of the conditions, by index; not the moment itself. */
struct fact_reading read_instant(struct evaluation *e, uint32_t index);

/* `slot` is a place fact, a zone fact, PLACE_HERE or (for levels) PLACE_TRIP. Borrowed until the
 * next call for a zone fact. */
const struct place_zones *place_zones(struct evaluation *e, uint16_t slot);
struct outcome place_in_zones(struct evaluation *e, uint16_t slot, const struct zone_set *set);
struct level_range place_level(struct evaluation *e, uint16_t slot, int scale);
/* The level a place shows: that of the scale of highest rank in which it surely has one; or NULL.
 */
const struct level *shown_level(struct evaluation *e, uint16_t slot);
/* The places of the trip, as slots: the required ones, then those given beside them, then the route
 * (the slot of its line stands for the leg at hand); for a query without a trip, the place it is
 * about. Returns how many. */
#define TRIP_MAX 5
size_t evaluation_trip(const struct evaluation *e, uint16_t ret_slots[TRIP_MAX]);
/* The slot that `here` stands for: the first place given, else the one that is asked for. */
uint16_t place_here(const struct evaluation *e);
/* The slot of a reference to what the query says; a modifier of `here` is one of that place. */
uint16_t reference_slot(const struct evaluation *e, reference from);

/* The rules in force that the facts do not rule out at once, as a set of rule numbers; borrowed. */
const uint64_t *evaluation_candidates(struct evaluation *e);
/* Is a rule ruled out by the facts, now and later? */
bool evaluation_rules_out(struct evaluation *e, uint32_t rule);

/* The first rule of a set in [from, to), or `to`. */
static inline uint32_t rule_set_next(const uint64_t *set, size_t from, size_t to) {
    while (from < to) {
        uint64_t word = set[from / 64] >> from % 64;
        if (word != 0) {
            from += (size_t)__builtin_ctzll(word);
            break;
        }
        from = (from / 64 + 1) * 64;
    }
    return (uint32_t)(from < to ? from : to);
}
/* The rules of a set in [from, to), in order. */
#define EACH_RULE_OF(set, rule, from, to)                                                          \
    for (uint32_t rule = rule_set_next((set), (from), (to)); rule < (to);                          \
         rule = rule_set_next((set), rule + 1, (to)))

/* Atoms evaluated since evaluation_begin. */
size_t evaluation_atoms(const struct evaluation *e);

/* ---- places given by points and routes (whereabouts.c) ---- */

/* Can the places be told? Otherwise the query is undetermined. */
enum placing {
    PLACING_DONE,
    PLACING_NO_SHAPES,  /* no shapes are loaded */
    PLACING_TOO_MANY,   /* too many zones are possible */
    PLACING_ACCURACY,   /* an accuracy is negative or too large to be one */
    PLACING_LONG_ROUTE, /* the route crosses too many zones, or there was no memory for them */
};
const struct bilingual *placing_text(enum placing placing); /* NULL for PLACING_DONE */

/* A stretch of the route in one smallest zone. */
struct route_leg {
    double enter[2], leave[2]; /* lon, lat */
    struct place_zones zones;  /* `known` is false where no zone is known */
    size_t decided; /* the first leg in the same zones, which is decided for all of them */
};

/*
 * A query with points may be about several places: on each side of a border that is near, and on
 * each leg of the route. Each is a scenario; what is evaluated is about the one selected, at first
 * that numbered 0. Find them after evaluation_begin; legs are in the arena.
 */
enum placing evaluation_find_places(struct evaluation *e, struct arena *arena);
size_t evaluation_scenarios(const struct evaluation *e); /* at least 1 */
void evaluation_select(struct evaluation *e, size_t scenario);
size_t evaluation_scenario(const struct evaluation *e); /* the one selected */
bool evaluation_near_border(const struct evaluation *e);
/* The instant from which on points may lie in other zones than those found, as codes change. */
int64_t evaluation_placed_until(const struct evaluation *e);
const struct route_leg *evaluation_legs(const struct evaluation *e, size_t *ret_count);
/* The leg that a scenario is about; NO_LEG when there is no route. */
#define NO_LEG SIZE_MAX
size_t scenario_leg(const struct evaluation *e, size_t scenario);
/* The order in force that gives the place the level it has in a scale, or NO_ORDER. */
uint32_t order_of_level(struct evaluation *e, uint16_t slot, int scale);
/* The id of what a known place or a leg lies in: of an order in force that gives the place the
 * level it shows (NULL: none), else of the smallest zone. */
const char *place_zone_id(struct evaluation *e, uint16_t slot, const struct level *shown);
const char *leg_zone_id(const struct evaluation *e, const struct route_leg *leg);

/* Errors of function conditions and places since evaluation_begin: texts, borrowed until the next
 * begin. */
size_t evaluation_errors(const struct evaluation *e, const char *const **ret_errors);

/* Kleene's and, or, not on outcomes. */
static inline enum kleene kleene_not(enum kleene a) {
    return a == KLEENE_UNKNOWN ? a : a == KLEENE_TRUE ? KLEENE_FALSE : KLEENE_TRUE;
}
static inline struct outcome outcome_not(struct outcome a) {
    a.value = kleene_not(a.value);
    return a;
}
/* False until the later end of false sides, else until the earlier end. */
static inline struct outcome outcome_and(struct outcome a, struct outcome b) {
    if (a.value == KLEENE_FALSE || b.value == KLEENE_FALSE) {
        if (a.value == b.value)
            return a.until_s > b.until_s ? a : b;
        return a.value == KLEENE_FALSE ? a : b;
    }
    struct outcome o = {a.until_s < b.until_s ? a.until_s : b.until_s, KLEENE_TRUE};
    if (a.value == KLEENE_UNKNOWN || b.value == KLEENE_UNKNOWN)
        o.value = KLEENE_UNKNOWN;
    return o;
}
/* True until the later end of true sides, else until the earlier end. */
static inline struct outcome outcome_or(struct outcome a, struct outcome b) {
    if (a.value == KLEENE_TRUE || b.value == KLEENE_TRUE) {
        if (a.value == b.value)
            return a.until_s > b.until_s ? a : b;
        return a.value == KLEENE_TRUE ? a : b;
    }
    struct outcome o = {a.until_s < b.until_s ? a.until_s : b.until_s, KLEENE_FALSE};
    if (a.value == KLEENE_UNKNOWN || b.value == KLEENE_UNKNOWN)
        o.value = KLEENE_UNKNOWN;
    return o;
}

#endif
