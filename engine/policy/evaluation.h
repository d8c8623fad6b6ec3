/*
 * evaluation.h - inside the evaluator: what evaluate.c, places.c and candidates.c share.
 */
#ifndef POLICY_EVALUATION_H
#define POLICY_EVALUATION_H

#include "policy/evaluate.h"

/* A remembered value: good for its generation and until its instant. */
struct memo {
    uint32_t generation;
    int32_t value; /* enum kleene, or enum fact_state of a derived value */
    int64_t until_s;
};

struct level_memo {
    uint32_t generation;
    struct level_range range;
};

/* A rule that can matter to the query now or soon, as it stands: what was found holds before
 * `until_s`, and has to be found again from then on. */
struct standing {
    int64_t until_s;
    uint32_t rule;
    uint8_t value;     /* enum kleene: of a deny or require, after requirement, lifts and shields */
    uint8_t condition; /* enum kleene: of the rule's condition alone */
};

/* The zones that a place given by a point may be in, one of them at a time. */
#define SPOTS_MAX 8
struct spots {
    size_t count; /* 0: the place is not given by a point */
    struct place_zones at[SPOTS_MAX];
};

#define EVALUATION_ERRORS_MAX 4
#define EVALUATION_ERROR_SIZE 256

struct evaluation {
    const struct rulebook *rb;
    const struct node *nodes; /* of the rulebook */
    const node_id *links;
    const struct facts *facts;
    const struct query_kind *kind;
    int64_t now_s;
    int32_t second_of_day;

    /* Remembered values. While looking ahead what was found at the query's own moment still counts;
     * back at that moment, what was found ahead does not. */
    uint32_t own_generation, generation, last_generation;
    int64_t own_s; /* the query's own moment, while looking ahead */
    struct memo *memos, *rule_memos;
    int64_t *derived_values;        /* by derived value, beside its memo */
    struct level_memo *level_memos; /* ordinal * scales + scale; after the places, the leg of the
                                       route and the trip */

    /* Places. */
    size_t place_count;
    uint16_t *place_slots, *zone_slots; /* by ordinal: of the place fact, of its zone */
    uint16_t *place_ordinal;            /* by slot of a place fact */
    struct place_zones *places;         /* by ordinal, of the query at hand; the last: of the leg */
    struct place_zones zone_fact;       /* the last zone fact asked for as a place */
    uint16_t here;                      /* the slot that `here` stands for */
    uint16_t trip[TRIP_MAX];
    const struct place_zones *trip_zones[TRIP_MAX];
    size_t trip_count;

    /* Places given by points, and the route: whereabouts.c. */
    struct geography geography;
    bool located; /* some place is given by a point, or there is a route */
    bool near_border;
    int64_t placed_until_s; /* the codes found at points and on the route change then */
    struct spots *spots;    /* by ordinal */
    struct route_leg *legs;
    size_t leg_count, distinct_count;
    const size_t *distinct; /* the legs that are decided */
    size_t combinations;    /* of the spots of all places; a scenario is one of them, on a leg */
    size_t scenario;

    /* Rules. */
    uint64_t *relevant, *candidates;
    uint32_t *busy_words; /* the words of `relevant` that are not 0 */
    size_t busy_count;
    int64_t relevant_from_s;    /* `relevant` counts from here on; CIVIL_NEVER: not found yet */
    struct standing *standings; /* of the window of time at hand, by rule number */
    size_t class_begin[CLASS_COUNT + 1]; /* in standings */
    int64_t window_from_s, window_to_s;  /* empty: not listed yet */

    size_t atoms;
    size_t error_count;
    const char *error_texts[EVALUATION_ERRORS_MAX];
    char errors[EVALUATION_ERRORS_MAX][EVALUATION_ERROR_SIZE];
};

/* Does what was remembered in a generation count now? */
static inline bool is_fresh(const struct evaluation *e, uint32_t generation, int64_t until_s) {
    return until_s > e->now_s && (generation == e->generation || generation == e->own_generation);
}

/* evaluate.c */
/* A rule that the query asks, by its period and its condition; not remembered. */
struct outcome find_rule_outcome(struct evaluation *e, const struct rule *rule);

/* candidates.c */
void list_rules(
    struct evaluation *e); /* standings of the window around the moment, none found yet */
/* The rules of a class that can matter, in order: all that are not listed are false until
 * `window_to_s` at least. */
static inline struct standing *standings_begin(struct evaluation *e, enum rule_class class) {
    if (e->now_s < e->window_from_s || e->now_s >= e->window_to_s)
        list_rules(e);
    return e->standings + e->class_begin[class];
}
#define EACH_STANDING(e, s, class)                                                                 \
    for (struct standing *s = standings_begin((e), (class)),                                       \
                         *s##_end = (e)->standings + (e)->class_begin[(class) + 1];                \
         s < s##_end; s++)

static inline bool is_in_force(const struct evaluation *e, uint32_t rule) {
    int64_t next;
    return periods_at(e->rb->rules[rule].periods, e->now_s, &next) != NULL;
}

/* published.c */
/* What the published lists say of a place: LEVEL_NONE twice where they say nothing. */
struct level_range published_level(const struct evaluation *e, const struct place_zones *place,
                                   int scale);

/* whereabouts.c */
/* Put the spots of the scenario at hand into the places. */
void place_spots(struct evaluation *e);
bool trip_has_leg(const struct evaluation *e);

/* Keep an error text for the answer; the first few, each once. */
void evaluation_note(struct evaluation *e, const char *text);

/* places.c */
void find_places(struct evaluation *e); /* at the beginning of a query: places, here, trip */
bool zones_are_known(struct evaluation *e, const struct zone_set *set);
uint16_t zone_set_place(const struct zone_set *set); /* of a set that is not constant */
/* Is it known in which unit of the rank the place lies, or that it lies in none? */
bool unit_is_known(struct evaluation *e, uint16_t slot, int rank);
struct outcome places_in_one_unit(struct evaluation *e, const struct node *n);
struct outcome trip_in_zones(struct evaluation *e, const struct node *n);
struct outcome trip_in_one_unit(struct evaluation *e, const struct node *n);

/* function_atoms.c */
struct outcome evaluate_function(struct evaluation *e, uint32_t index);

#endif
