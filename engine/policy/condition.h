/*
 * condition.h - conditions as data: one array of nodes per rulebook, children before parents.
 *
 * Equal nodes are made once (hash-consing), so rules share atoms. An atom reads facts, places,
 * levels or the clock; it alone knows when it may flip. `evaluate.h` gives a node a Kleene value
 * and the instant until which that value holds.
 */
#ifndef POLICY_CONDITION_H
#define POLICY_CONDITION_H

#include <stdbool.h>
#include <stdint.h>

#include "policy/dated.h"
#include "policy/vocabulary.h"

typedef uint32_t node_id;
#define NODE_FALSE 0 /* every rulebook begins with these two */
#define NODE_TRUE 1
#define NO_NODE UINT32_MAX

enum op {
    OP_FALSE,
    OP_TRUE,
    OP_AND,
    OP_OR,        /* children: link[first .. first + count); behind these, the same children in the
                     order of evaluation: plain ones first, else as written */
    OP_NOT,       /* child */
    OP_PREDICATE, /* child, named: predicates[index] */
    /* atoms */
    OP_BOOLEAN,      /* slot is `want` */
    OP_GIVEN,        /* the query says a fact: never unknown */
    OP_ENUM,         /* enum reference in mask */
    OP_SAME,         /* two references of one type are equal (enum, string, zone) */
    OP_STRING,       /* a string reference equals strings[index] */
    OP_RANGE,        /* low <= value <= high: a number, time or date fact against constants */
    OP_LINEAR,       /* linear form >= 0 (strict: > 0; equal: == 0) */
    OP_LISTED,       /* enum reference is on list index */
    OP_NOW_BEFORE,   /* the moment (or, `today`, its date) is before an instant free of time */
    OP_BEFORE,       /* an instant free of time is before another */
    OP_CLOCK,        /* clock is in [from_s, to_s), wrapping */
    OP_CLOCK_INSIDE, /* clock is in an hours reference */
    OP_INSIDE,       /* one place is inside a zone set */
    OP_SAME_UNIT,    /* two places lie in one unit of a kind */
    OP_TRIP,         /* the trip is within, touches, leaves, enters or crosses a zone set */
    OP_WITHIN_ONE,   /* all places of the trip lie in one unit of a kind */
    OP_LEVEL,        /* level of a place or of the trip is in mask */
    OP_FUNCTION,     /* functions[index] */
};

/* Where a value comes from: the kind in the top byte, an index below. Of a modifier of `here` that
 * is the slot of the same modifier of some place, so that its type and values are found there. */
typedef uint32_t reference;
enum reference_kind { REF_FACT, REF_HERE, REF_DERIVED, REF_PARAMETER };
#define REFERENCE(kind, index) ((reference)(kind) << 24 | (reference)(index))
#define REFERENCE_KIND(r) ((enum reference_kind)((r) >> 24))
#define REFERENCE_INDEX(r) ((r)&0xffffffu)
/* Does the query say it, and no act? */
static inline bool is_of_query(reference r) {
    return REFERENCE_KIND(r) == REF_FACT || REFERENCE_KIND(r) == REF_HERE;
}

/* An instant: a base and adjustments in order. Equal ones are equal byte by byte: no padding. */
enum instant_base { INSTANT_CONSTANT, INSTANT_REFERENCE, INSTANT_NOW, INSTANT_TODAY };
enum adjustment_kind { ADJUST_SECONDS, ADJUST_MONTHS, ADJUST_MIDNIGHT };
struct adjustment {
    enum adjustment_kind kind;
    reference count; /* of a whole number; NO_REFERENCE: a constant */
    int64_t amount;  /* seconds or months; with a count, the unit it is counted in */
    int64_t sign;    /* for a count */
};
#define NO_REFERENCE UINT32_MAX
#define ADJUSTMENTS_MAX 4
#define ADJUSTMENT_COUNT_MAX 1000000 /* and not negative, wherever a count comes from */
struct instant {
    enum instant_base base;
    reference from;
    int64_t constant_s;
    size_t adjustment_count;
    struct adjustment adjustments[ADJUSTMENTS_MAX];
};

/* A sum of coefficient * number * factor, and a constant. The factor of a fact is what the law
 * says: a parameter or derived value. */
#define LINEAR_TERMS_MAX 4
struct linear_term {
    reference from, factor; /* NO_REFERENCE: 1 */
    int64_t coefficient;    /* millionths */
    int64_t scale;          /* what makes number * factor millionths of millionths */
};
struct linear {
    size_t count;
    struct linear_term terms[LINEAR_TERMS_MAX];
    int64_t constant; /* millionths */
};

enum zone_set_kind { ZONES_CONSTANT, ZONES_REFERENCE, ZONES_HERE };
struct zone_set {
    enum zone_set_kind kind;
    const uint32_t *zones;
    size_t count;
    reference from;            /* zone, zones fact or parameter */
    int up;                    /* rank of the ancestor to take, or -1; of a fact or of `here` */
    const uint32_t *outermost; /* of a constant set: in order, without those inside another */
    size_t outermost_count;
};

/* A place: a fact, or `here`; the trip stands for all its places. */
#define PLACE_HERE 0xfffe
#define PLACE_TRIP 0xfffd

enum trip_relation { TRIP_WITHIN, TRIP_TOUCHES, TRIP_LEAVES, TRIP_ENTERS, TRIP_CROSSES };
enum linear_test { LINEAR_AT_LEAST_ZERO, LINEAR_ABOVE_ZERO, LINEAR_ZERO };

/* Level masks: bit l for a level of the scale, by its index in the scale; bit 31 for none. */
#define LEVEL_MASK_NONE (1u << 31)

struct node {
    uint8_t op;
    uint8_t flags; /* NODE_CITES, NODE_TIMED, NODE_PLAIN, NODE_FROM */
    uint16_t slot; /* fact slot, or place */
    uint32_t memo; /* index of the memo cell, or 0: not remembered */
    union {
        struct {
            uint32_t first, count, plain; /* the `plain` first of them to evaluate are plain */
        } children;
        struct {
            node_id child;
            uint32_t index;
        } named;
        struct {
            reference from, other;
            uint64_t mask[2];
        } member; /* ENUM, SAME */
        struct {
            reference from;
            int64_t low, high;
        } range;
        struct {
            uint32_t index, detail;
            reference from;
        } table; /* linears, instants, strings, lists, functions; GIVEN has a reference alone */
        struct {
            int32_t from_s, to_s;
        } clock;
        struct {
            uint32_t set;
            uint16_t other;
            uint16_t rank;
            uint32_t relation;
        } zone;
        struct {
            uint32_t scale;
            uint32_t mask;
        } level;
        bool want;
    };
};
#define NODE_CITES 1 /* some atom below carries a citation of its own */
#define NODE_PLAIN                                                                                 \
    4                /* OP_BOOLEAN, OP_ENUM or OP_RANGE of the fact in `slot`, or OP_NOT of such   \
                      */
#define NODE_TIMED 2 /* some atom below depends on the moment */
#define NODE_FROM                                                                                  \
    8 /* OP_NOW_BEFORE and OP_BEFORE: not before, which is false too on what is absent */

struct conditions {
    struct {
        struct node *items;
        size_t count, capacity;
    } nodes;
    struct {
        const struct term **items;
        size_t count, capacity;
    } terms; /* where each node was first
written; NULL for what nobody wrote */
    struct {
        node_id *items;
        size_t count, capacity;
    } links;
    struct {
        struct linear *items;
        size_t count, capacity;
    } linears;
    struct {
        struct instant *items;
        size_t count, capacity;
    } instants;
    struct {
        struct zone_set *items;
        size_t count, capacity;
    } zone_sets;
    struct {
        const char **items;
        size_t count, capacity;
    } strings;
    uint32_t memo_count; /* cells, from 1 */
};

#endif
