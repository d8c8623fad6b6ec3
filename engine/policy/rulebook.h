/*
 * rulebook.h - the linked rulebook: everything declared, resolved, checked and compiled. Immutable.
 *
 * `link.c` builds it from a `struct source`; `evaluate.h` and `decision.h` read it. All memory is
 * in the rulebook's arena and the source's, which it owns.
 */
#ifndef POLICY_RULEBOOK_H
#define POLICY_RULEBOOK_H

#include "policy/condition.h"
#include "policy/dated.h"
#include "policy/source.h"
#include "policy/vocabulary.h"
#include "zones/levels.h"
#include "zones/zones.h"

#define NO_INDEX UINT32_MAX

struct authority {
    const char *id, *contact; /* contact: whom to call, or NULL */
    struct bilingual name;
    uint32_t within; /* NO_INDEX for a root */
    int depth;       /* 0 for a root */
    const uint32_t *territory;
    size_t territory_count;
    const struct declaration *declaration;
};

struct directive {
    const char *id, *number; /* number: NULL when it is not known */
    struct bilingual title;
    uint32_t by; /* authority */
    int64_t issued_s;
    struct period own;        /* as signed */
    struct periods periods;   /* with those of the acts that renew it */
    const uint32_t *renewers; /* acts that renew it, directly or through another */
    size_t renewer_count;
    bool announced; /* not signed: never decides */
    const struct declaration *declaration;
};

/* A list of directives; the first gives period and authority where one is needed. */
struct citations {
    const uint32_t *items;
    size_t count;
};

struct scale {
    const char *id;
    struct bilingual label;
    int rank;               /* the scale shown first has the highest */
    struct periods periods; /* when it exists: its act's, or always */
    struct citations cite;
    int published;     /* offset of the modifier that fills it, or -1 */
    uint32_t derived;  /* derived value that fills it, or NO_INDEX */
    const int *levels; /* its levels, mildest first */
    int level_count;
    const struct declaration *declaration;
};

struct level {
    const char *id;
    struct bilingual label;
    int scale, rank;
    int in_scale; /* index among its scale's levels: the bit of level masks */
    int value;    /* index in the enumeration of all levels */
    const struct declaration *declaration;
};

/* One `apply`, for citations. */
struct level_act {
    struct citations cite;
    uint32_t by;
    const struct declaration *declaration;
};

struct parameter {
    const char *id;
    struct bilingual label;
    enum fact_type type;
    const struct enumeration *values;
    struct dated dated; /* payload: entry */
    const union parameter_value {
        int64_t i; /* boolean, integer, decimal, enum, time, date */
        struct {
            int32_t from_s, to_s;
        } hours;
        struct {
            const uint32_t *items;
            size_t count;
        } zones;
    } * entries;
    const struct citations *cites; /* by entry */
    const struct declaration *declaration;
};

/* A list of enum values, each on it or off it over time. */
struct list {
    const char *id;
    uint16_t fact; /* the enum fact it speaks of */
    const struct enumeration *values;
    const struct dated *by_value; /* payload: 2 * citation + (1: on the list), or nothing */
    const struct citations *cites;
    const struct declaration *declaration;
};

struct predicate {
    const char *id;
    struct bilingual label;
    node_id condition;
    struct citations cite;
    const struct declaration *declaration;
};

/* A value by cases: the first true one; an unknown case before it makes it unknown. */
struct derived_case {
    node_id when;
    enum derived_value { DERIVED_CONSTANT, DERIVED_REFERENCE, DERIVED_INSTANT } kind;
    int64_t constant;
    reference from;
    uint32_t instant;
    struct citations cite;
};
struct derived {
    const char *path;
    struct bilingual label;
    enum fact_type type;
    const struct enumeration *values;
    const struct derived_case *cases; /* `otherwise` is a last case that is always true */
    size_t case_count;
    uint32_t memo; /* cell, from 1 */
    const struct declaration *declaration;
};

struct function_condition {
    int reference;
    const uint16_t *reads;
    size_t read_count;
    bool timeless;
    const struct declaration *declaration;
};

enum effect {
    EFFECT_ALLOW,
    EFFECT_DENY,
    EFFECT_REQUIRE,
    EFFECT_OBLIGE,
    EFFECT_CONFLICT,
    EFFECT_LIFT,
    EFFECT_SHIELD,
    EFFECT_DEFAULT,
    EFFECT_COUNT
};
extern const char *const effect_names[EFFECT_COUNT];

/*
 * A rule in one version: an amended rule has a version for each stretch of time in which its
 * fields are the same. Rules are ordered by class (supreme allows, denies, requires, allows,
 * obligations, conflicts, lifts, shields), then by precedence of their subject, then by id.
 */
struct rule {
    const char *id;
    enum effect effect;
    bool supreme;
    uint32_t version;       /* orders the versions of one rule */
    struct periods periods; /* disjoint among them, but for those inside and outside of a pilot */
    node_id condition;      /* where & when & ~unless */
    node_id requirement;    /* of a require */
    uint64_t queries;       /* bit q: asked by query kind q */
    uint64_t topics;        /* bits of rulebook.topics */
    uint32_t authority;
    int subject;           /* place in the precedence; unnamed subjects come last */
    const uint32_t *lifts; /* of a lift: rules it switches off; of a conflict: rules it is about */
    size_t lift_count;
    const uint32_t *lifters; /* lifts that name this rule */
    size_t lifter_count;
    const uint32_t *shields; /* shields that may void this rule */
    size_t shield_count;
    struct bilingual text;
    struct citations cite;
    const char *source; /* "rules/hcmc/night.lua:12" */
    const struct declaration *declaration;
};

enum rule_class {
    CLASS_SUPREME,
    CLASS_DENY,
    CLASS_REQUIRE,
    CLASS_ALLOW,
    CLASS_OBLIGE,
    CLASS_CONFLICT,
    CLASS_LIFT,
    CLASS_SHIELD,
    CLASS_COUNT
};

struct default_rule {
    const char *id; /* "default.movement" */
    int query;
    int level; /* LEVEL_NONE: denies always */
    struct bilingual deny, allow;
    struct citations cite;
    struct periods periods;
    const char *source;
    const struct declaration *declaration;
};

/* The index: which rules can matter to a query (index.c). A set of rules is a bit for each, and
 * behind these words a summary: a bit for each word that is not 0. Intersecting the summaries first
 * finds the few words in which all sets may have a rule in common, so that thousands of rules for
 * other places and purposes are passed over 4,096 at a time. */
#define GUARD_DIMENSIONS_MAX 6
struct guard_dimension {
    uint16_t slot;               /* enum fact */
    const uint64_t *const *sets; /* by value: rules that the value does not rule out */
};
/* The rules in force somewhere in [from_s, to_s), and those that come into force after it. */
struct rule_window {
    int64_t from_s, to_s;
    uint64_t *in_force, *later;
};
struct rule_index {
    size_t words, summary_words; /* of a set: 64 bits each, one behind the other */
    const uint64_t *const *by_query;
    const struct guard_dimension *dimensions;
    size_t dimension_count;
    const uint64_t *const *by_zone;    /* rules not ruled out by a place in that zone */
    const struct rule_window *windows; /* by beginning; each reaches into the ones after it */
    size_t window_count;
};

struct rulebook {
    struct arena arena;
    struct source source;
    const struct zones *zones;
    struct vocabulary vocabulary;
    struct conditions conditions;
    struct levels *level_map;

    struct authority *authorities;
    struct directive *directives;
    struct scale *scales;
    struct level *levels;
    struct level_act *level_acts;
    struct parameter *parameters;
    struct list *lists;
    struct predicate *predicates;
    struct derived *derived;
    struct function_condition *functions;
    struct default_rule *defaults; /* by id */
    struct rule *rules;
    size_t authority_count, directive_count, scale_count, level_count, level_act_count,
        parameter_count, list_count, predicate_count, derived_count, function_count, default_count,
        rule_count, rule_id_count;
    size_t
        class_begin[CLASS_COUNT + 1]; /* rules of class c: [class_begin[c], class_begin[c + 1]) */
    const char **topics;
    size_t topic_count;
    const uint32_t *jurisdiction; /* none: every place is judged */
    size_t jurisdiction_count;
    node_id in_jurisdiction;                /* the governing place is inside it */
    const struct enumeration *level_values; /* the enumeration "=level" */
    struct rule_index index;
};

/* The type of what a reference names, and the values of an enum. */
static inline enum fact_type reference_type(const struct rulebook *rb, reference from) {
    switch (REFERENCE_KIND(from)) {
    case REF_DERIVED:
        return rb->derived[REFERENCE_INDEX(from)].type;
    case REF_PARAMETER:
        return rb->parameters[REFERENCE_INDEX(from)].type;
    default:
        return rb->vocabulary.facts[REFERENCE_INDEX(from)].type;
    }
}
static inline const struct enumeration *reference_values(const struct rulebook *rb,
                                                         reference from) {
    switch (REFERENCE_KIND(from)) {
    case REF_DERIVED:
        return rb->derived[REFERENCE_INDEX(from)].values;
    case REF_PARAMETER:
        return rb->parameters[REFERENCE_INDEX(from)].values;
    default:
        return rb->vocabulary.facts[REFERENCE_INDEX(from)].values;
    }
}

struct rulebook_options {
    const char *const *with; /* announced directives to be tried */
    size_t with_count;
};

/* Link a loaded source; takes the source over in any case. With problems: LKD_BAD_RULES and no
 * rulebook. */
enum lkd_status rulebook_link(struct source *source, const struct zones *zones,
                              const struct rulebook_options *options, struct problems *problems,
                              struct rulebook **ret_rulebook, struct lkd_error *err);
void rulebook_free(struct rulebook *rb);

#endif
