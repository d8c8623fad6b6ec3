/*
 * vocabulary.h - the facts a query may carry: their names, types, values and words.
 *
 * The vocabulary is declared in Lua; a new fact needs no C. Each fact has a slot, its index in
 * `facts`, in the order of the dotted names' declaration (vocabulary order). A fact of type place
 * owns the slots of its modifiers: "origin" has "origin.zone", "origin.accuracy", ... right after
 * it.
 */
#ifndef POLICY_VOCABULARY_H
#define POLICY_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "policy/source.h"

enum fact_type {
    TYPE_BOOLEAN,
    TYPE_INTEGER,
    TYPE_DECIMAL,
    TYPE_STRING,
    TYPE_ENUM,
    TYPE_TIME,
    TYPE_DATE,
    TYPE_HOURS,
    TYPE_ZONE,
    TYPE_ZONES,
    TYPE_POINT,
    TYPE_PLACE,
    TYPE_LINESTRING,
    TYPE_COUNT
};
extern const char *const type_names[TYPE_COUNT]; /* "boolean", "integer", "decimal", ... */

/* A text in both languages. */
struct bilingual {
    const char *vi, *en; /* never NULL once linked */
};

#define ENUM_VALUES_MAX 128 /* per enumeration: a set of values is two words */
struct enumeration {
    const char *name; /* the fact that declares it */
    size_t count;
    const char **values;      /* "F0" */
    struct bilingual *labels; /* defaults to the value itself */
    int none;                 /* index of "none", or -1 */
    const int *levels; /* by value, when the values are levels: index of the level; or NULL */
};

enum fact_absent { ABSENT_UNKNOWN, ABSENT_NONE, ABSENT_VALUE };
enum fact_remedy { REMEDY_NO, REMEDY_GET, REMEDY_WAIT };

#define NO_SLOT UINT16_MAX
struct fact {
    const char *path; /* "person.test.kind" */
    enum fact_type type;
    const struct enumeration *values; /* enum only */
    struct bilingual label, ask, remedy_text;
    int rank;                                /* order of asking, lower first */
    uint16_t head;                           /* slot of the head fact, or NO_SLOT */
    uint16_t place;                          /* for a modifier: slot of its place; else NO_SLOT */
    uint16_t first_modifier, modifier_count; /* for a place */
    enum fact_absent absent;
    int64_t absent_value; /* index, integer, ...: the `i` of struct value */
    enum fact_remedy remedy;
    const struct declaration *declaration; /* NULL for the engine's own: query, time */
};

/* The place keys the engine itself understands; offset from the place's first modifier is in
 * vocabulary.place_key[], -1 when the rulebook does not declare one. */
enum place_key {
    PLACE_ZONE,
    PLACE_POINT,
    PLACE_ACCURACY,
    PLACE_ASSERTED_LEVEL,
    PLACE_ASSERTED_FROM,
    PLACE_ASSERTED_UNTIL,
    PLACE_PUBLISHED_LEVEL,
    PLACE_KEY_COUNT
};

/* What is asked: movement, permit, ... */
struct query_kind {
    const char *name;
    struct bilingual label;
    uint16_t here[4]; /* places in order of preference; the last one is asked for */
    size_t here_count;
    uint16_t trip[4]; /* required places of the trip first, then those that need not be given */
    size_t trip_count, trip_required;
    uint16_t route;   /* linestring fact, or NO_SLOT */
    bool about_level; /* asks which level holds, not whether something is allowed */
};

/* A node of the tree of dotted names, for reading queries: children sorted by name. */
struct name_node {
    const char *name;
    uint32_t length;
    uint16_t slot; /* NO_SLOT for a mere group such as "person" */
    uint16_t child_count;
    const struct name_node *children;
};

struct vocabulary {
    struct fact *facts;
    size_t count;
    struct query_kind *queries; /* in order of the values of the fact "query" */
    size_t query_count;
    uint16_t slot_query, slot_time; /* the two facts every vocabulary has */
    int place_key[PLACE_KEY_COUNT];
    struct name_node root;
};

/* Slot by dotted path, or NO_SLOT. */
uint16_t vocabulary_find(const struct vocabulary *v, const char *path);
/* Index of a value, or -1. */
int enumeration_find(const struct enumeration *e, const char *value, size_t length);

#endif
