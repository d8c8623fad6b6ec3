/*
 * model.h - a rulebook as plain data: what generate.c invents, print.c writes down as Lua, and
 * reference.c decides by. Nothing of the compiled engine is in it.
 *
 * Things are named by their index; -1 is nothing. Instants are seconds (base/civil.h), spans are
 * half-open, numbers are in millionths. Slots are facts in vocabulary order: `query` and `time`
 * first, each place followed by its modifiers.
 */
#ifndef DIFF_MODEL_H
#define DIFF_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "diff/random.h"
#include "zones/zones.h"

struct span {
    int64_t from_s, to_s; /* CIVIL_ALWAYS and CIVIL_NEVER: open */
};

/* ---- the country ---- */

struct model_zone {
    char id[24];
    enum zone_rank rank;
    int parent;
};

/* ---- words of a query ---- */

enum model_type {
    MODEL_BOOLEAN,
    MODEL_INTEGER,
    MODEL_DECIMAL,
    MODEL_STRING,
    MODEL_ENUM,
    MODEL_TIME,
    MODEL_DATE,
    MODEL_HOURS,
    MODEL_ZONE,
    MODEL_ZONES,
    MODEL_PLACE
};

#define ENUM_VALUES 8
struct model_enum {
    char name[32];   /* of the fact that declares it; "=level", "=level:scale" of levels */
    int count, none; /* none: the value "none", or -1 */
    char values[ENUM_VALUES + 8][16];
    int levels[ENUM_VALUES + 8]; /* of levels: the level of each value */
};

enum {
    MODIFIER_ZONE,
    MODIFIER_ASSERTED,
    MODIFIER_FROM,
    MODIFIER_UNTIL,
    MODIFIER_PUBLISHED,
    MODIFIER_COLOUR,
    MODIFIERS
};

enum model_absent { MODEL_UNKNOWN, MODEL_NONE, MODEL_VALUE };
struct model_slot {
    char path[32];
    enum model_type type;
    int values;  /* enumeration */
    bool shares; /* its enumeration is another fact's */
    int rank, head;
    enum model_absent absent;
    int64_t absent_value;
    bool remedy;         /* the person can get it */
    int place, modifier; /* of a modifier: its place and which one; else -1 */
};

struct model_kind {
    char name[24];
    int here[3], here_count;
    int trip[3], required, trip_count;
    bool about_level;
};

/* ---- law ---- */

struct model_authority {
    char id[24];
    int within;
    int territory[2], territory_count;
};

struct model_act {
    char id[24];
    int by, renews;
    int64_t issued_s;
    struct span span;
    bool announced, tried;
};

struct model_delegation {
    int to, act;
    unsigned topics;
    int zones[2], zone_count;
    struct span span;
};

struct model_scale {
    char id[24];
    int act;                    /* it exists with this act; -1: always */
    bool published;             /* filled by the modifier */
    int derived;                /* filled by a derived value, or -1 */
    int levels[4], level_count; /* mildest first */
};

struct model_level {
    char id[24];
    int scale, rank, place; /* place: in its scale */
};

struct model_apply {
    int level, act, by, replaces; /* replaces: an act */
    int zones[2], zone_count;
    struct span span;
    bool dropped;
};

/* ---- values ---- */

enum model_source { FROM_FACT, FROM_HERE, FROM_DERIVED, FROM_PARAMETER };
struct model_ref {
    enum model_source source;
    int index; /* slot, derived value or parameter; of `here`: the modifier's slot of some place */
};

struct model_value {
    int64_t i;        /* boolean, integer, decimal, enum, time, date, zone; string: which */
    int from_s, to_s; /* hours */
    int zones[3], zone_count;
};

struct model_entry {
    struct model_value value;
    int act;
    struct span span;
    bool amends; /* written as an `amend` of its own; never the first */
};
struct model_parameter {
    char id[24];
    enum model_type type;
    struct model_entry entries[3];
    int entry_count;
};

struct model_change { /* of a list: the list itself first, then its amendments */
    int act;
    struct span span;
    uint32_t add, remove; /* bits of enumeration values */
    bool dropped;
};
struct model_list {
    char id[24];
    int slot;
    struct model_change changes[4];
    int change_count;
};

enum adjust { ADJUST_BY_MINUTES, ADJUST_BY_HOURS, ADJUST_BY_DAYS, ADJUST_BY_MONTHS, ADJUST_TO_DAY };
enum instant_kind { AT_CONSTANT, AT_REF, AT_NOW, AT_TODAY };
struct model_instant {
    enum instant_kind kind;
    int64_t constant_s;
    bool is_date; /* written as a date; of the whole with its adjustments */
    struct model_ref ref;
    int count;
    struct model_adjust {
        enum adjust kind;
        int sign, amount;
        bool counted; /* in place of the amount */
        struct model_ref count;
    } steps[2];
};

#define NUMBER_TERMS 2
struct model_number {
    int count;
    struct model_ref refs[NUMBER_TERMS], by[NUMBER_TERMS];
    bool multiplied[NUMBER_TERMS]; /* by another number, which is no fact */
    int64_t factors[NUMBER_TERMS];
    int64_t constant;
};

/* ---- conditions ---- */

#define PLACE_OF_CHECK (-2) /* `here` */
#define WHOLE_TRIP (-3)     /* `trip` */

enum zone_set_source { SET_CODES, SET_REF, SET_UP };
struct model_zones {
    enum zone_set_source source;
    int codes[2], count;
    struct model_ref ref; /* a fact of zones, or a zone; a parameter */
    int place, rank;      /* SET_UP: the unit of this rank that the place or zone lies in */
};

enum condition_kind {
    IS_AND,
    IS_OR,
    IS_NOT,
    IS_PREDICATE,
    IS_BOOLEAN,
    IS_GIVEN,
    IS_ENUM,
    IS_LISTED,
    IS_SAME,
    IS_STRING,
    IS_NUMBER,
    IS_TIME,
    IS_CLOCK,
    IS_CLOCK_INSIDE,
    IS_ZONE,
    IS_INSIDE,
    IS_COVERS,
    IS_SAME_UNIT,
    IS_TRIP,
    IS_WITHIN_ONE,
    IS_LEVEL,
    IS_FUNCTION
};
enum number_test { NUMBER_IS, NUMBER_AT_LEAST, NUMBER_AT_MOST, NUMBER_ABOVE, NUMBER_BELOW };
enum time_test { TIME_BEFORE, TIME_FROM, TIME_IS, TIME_BETWEEN };
enum relation { WITHIN, TOUCHES, LEAVES, ENTERS, CROSSES };
enum level_form { LEVEL_ONE_OF, LEVEL_AT_LEAST, LEVEL_HAS };

#define CHILDREN 4
struct condition {
    enum condition_kind kind;
    int children[CHILDREN], count;
    int index; /* predicate, list */
    struct model_ref ref, other;
    bool bare, want; /* a boolean alone; :is(want) */
    uint32_t mask;   /* values of an enum, strings, levels by place in their scale */
    int test;        /* number_test, time_test, relation, level_form */
    struct model_number left, right;
    struct model_instant instants[3];
    int from_s, to_s;
    int place, place2, rank, scale, zone;
    struct model_zones zones;
    bool timeless; /* a function: of a boolean and a number fact */
    int64_t least;
};

struct model_predicate {
    char id[24];
    int when;
};

struct model_case {
    int when, act; /* act: -1 */
    struct span span;
    enum { CASE_CONSTANT, CASE_REF, CASE_INSTANT } kind;
    int64_t constant;
    struct model_ref ref;
    struct model_instant instant;
};
struct model_derived {
    char path[24];
    enum model_type type;
    int values;
    struct model_case cases[3];
    int case_count;
    bool otherwise; /* the last case is: it has no condition */
};

/* ---- rules ---- */

enum model_effect {
    DOES_ALLOW,
    DOES_DENY,
    DOES_REQUIRE,
    DOES_OBLIGE,
    DOES_CONFLICT,
    DOES_LIFT,
    DOES_SHIELD
};

struct model_rule {
    char id[24];
    enum model_effect effect;
    bool supreme, dropped;
    int act;
    struct span span;
    int subject;                            /* place in the precedence, or -1 */
    unsigned topics, queries;               /* queries of a conflict: 0 stands for all */
    int where_zones[2], where_count, where; /* `where` as codes, or as a condition, or -1 */
    int when, unless, require;              /* conditions, or -1 */
    int targets[3], target_count;           /* lifted; of a conflict: what it is about */
    int replaces, amends;
    bool has_text; /* of an amendment */
};

struct model_default {
    int kind, level, act; /* level -1: denies always; act -1: always in force */
    struct span span;
    bool dropped;
};

/* ---- the whole ---- */

struct model {
    struct model_zone zones[40];
    struct model_enum enums[12];
    struct model_slot slots[64];
    struct model_kind kinds[4];
    struct model_authority authorities[6];
    struct model_act acts[10];
    struct model_delegation delegations[2];
    struct model_scale scales[3];
    struct model_level levels[12];
    struct model_apply applies[10];
    struct model_parameter parameters[8];
    struct model_list lists[3];
    struct model_predicate predicates[4];
    struct model_derived derived[5];
    struct model_rule rules[28];
    struct model_default defaults[4];
    struct condition conditions[700];
    int zone_count, enum_count, slot_count, kind_count, authority_count, act_count,
        delegation_count, scale_count, level_count, apply_count, parameter_count, list_count,
        predicate_count, derived_count, rule_count, default_count, condition_count;
    int jurisdiction[2], jurisdiction_count;
    int subject_count;
    int modifier_offsets[MODIFIERS]; /* from the slot behind a place; -1: not declared */
    int modifier_count;
    int64_t edges_s[10]; /* where most periods begin and end */
    int edge_count;
};

#define STRINGS 3
extern const char *const model_strings[STRINGS];
extern const char *const model_topics[4];
extern const char *const model_subjects[4];

/* ---- a query ---- */

enum model_state { STATE_UNKNOWN, STATE_GIVEN, STATE_NONE };
struct model_query {
    int kind;
    int64_t time_s;
    bool given[64];              /* by slot: what the query says */
    enum model_state states[64]; /* and what is known after settling */
    struct model_value values[64];
};

/* generate.c */
void generate_model(struct random *r, struct model *m);
void generate_query(struct random *r, const struct model *m, struct model_query *q);
/* What is known, from what is given. */
void settle_query(const struct model *m, struct model_query *q);

/* print.c: each declaration is a chunk of the text, in the model's order. */
struct chunk {
    size_t at, length;
    bool in_order; /* facts and modifiers: their order is the order of asking */
};
#define CHUNKS 200
size_t print_model(const struct model *m, struct text *out, struct chunk chunks[CHUNKS]);
/* The zone table. */
void print_zones(const struct model *m, struct text *out);
/* What is given in a query, for a person. */
void print_query(const struct model *m, const struct model_query *q, struct text *out);

/* ---- what both sides ask of the model ---- */
bool zone_lies_in(const struct model *m, int zone, int outer);
bool is_above(const struct model *m, int higher, int lower); /* authorities; strictly */
/* The delegation under which an authority may change a rule of another, by topics; -1: none. */
int delegation_for(const struct model *m, int to, unsigned topics, int from);

#endif
