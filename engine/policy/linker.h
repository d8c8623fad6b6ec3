/*
 * linker.h - inside the linker: its state, and reading the fields of declarations.
 *
 * The linker works in passes over the declarations (link.c says in which order), so that neither
 * file order nor the order within a file matters. A pass that meets a mistake records a problem and
 * goes on with something harmless; at the end a rulebook with a problem is not handed out.
 */
#ifndef POLICY_LINKER_H
#define POLICY_LINKER_H

#include "base/civil.h"
#include "base/error.h"
#include "base/text.h"
#include "base/vec.h"
#include "policy/names.h"
#include "policy/rulebook.h"

struct linker {
    struct rulebook *rb;
    struct source *source; /* &rb->source */
    struct arena *arena;   /* &rb->arena */
    struct problems *problems;
    const struct rulebook_options *options;

    struct names authorities, directives, facts, modifiers, queries, scales, levels, parameters,
        lists, predicates, derived, rules, subjects, topics;
    bool subjects_known;   /* the precedence is sound */
    struct names misspelt; /* fields that are there under a wrong name; see fields.c */

    node_id *compiled; /* node + 1 by term number; 0: to do */
    struct interner {
        uint64_t *cells; /* open addressing: hash above, index + 1 below */
        size_t cell_count, used;
    } node_cells, linear_cells, instant_cells, zone_set_cells;
    const struct fact *modifier_facts; /* by index of their name */
    enum progress { TO_DO, DOING, DONE } * predicate_progress, *derived_progress;
    struct delegation *delegations;
    size_t delegation_count;
};

/* ---- problems ---- */
/* `path` is a field path of source_at_field; `hint` may be NULL. */
void link_problem(struct linker *l, const struct declaration *d, const char *path, const char *hint,
                  const char *format, ...) PRINTF_LIKE(5, 6);
/* The same of something that is not there: not said of a declaration that is known to be broken. */
void link_missing(struct linker *l, const struct declaration *d, const char *path, const char *hint,
                  const char *format, ...) PRINTF_LIKE(5, 6);
void link_term_problem(struct linker *l, const struct term *t, const char *hint, const char *format,
                       ...) PRINTF_LIKE(4, 5);
/* Of an argument of a term, an item of one, or an operand. */
void link_value_problem(struct linker *l, const struct term *t, const struct datum *value,
                        const char *hint, const char *format, ...) PRINTF_LIKE(5, 6);
/* Does it stand in the place of a mistake that is reported already? */
static inline bool is_reported(const struct datum *value) {
    return value->kind == DATUM_TERM && value->term->kind == TERM_ERROR;
}

/* ---- hints, in the rulebook's arena; NULL when there is nothing to say ---- */
#define NAMES_IN_HINT_MAX 16 /* so many are listed when none is near */
const char *did_you_mean(struct linker *l, const char *nearest); /* NULL: no near name */
/* "did you mean `x`?", or all names when they are few; `at` is that of nearest_name. */
const char *nearest_hint(struct linker *l, const char *name, size_t count,
                         const char *(*at)(const void *context, size_t i), const void *context);
const char *names_hint(struct linker *l, const struct names *names, const char *name);
const char *values_hint(struct linker *l, const struct enumeration *values, const char *value);
/* "it is declared at rules/hcmc/night.lua:12 already" */
const char *first_hint(struct linker *l, enum word word, const char *id);
#define TIE_HINT "of two acts the later issued wins: give `issued` its time of day"
/* Facts and, once they are declared, derived values. */
const char *facts_hint(struct linker *l, const char *path);
const char *string_at(const void *strings, size_t i); /* of an array of texts */

/* ---- fields ---- */
/* Report every field that is not in the NULL-terminated list, and every item when `items` is false.
 */
void check_fields(struct linker *l, const struct declaration *d, const char *const *allowed,
                  bool items);
/* The same for a table inside the body, at the path "cases[1]". */
void check_entry_fields(struct linker *l, const struct declaration *d, const struct table *t,
                        const char *path, const char *const *allowed);
/* Say that the body, or the table at a path, needs the field. */
void missing_field(struct linker *l, const struct declaration *d, const char *path,
                   const char *name);
/* Each reads a field of the body; a missing or wrong one is a problem when `required`. */
const char *field_string(struct linker *l, const struct declaration *d, const char *name,
                         bool required);
bool field_integer(struct linker *l, const struct declaration *d, const char *name, bool required,
                   int64_t *ret_value);
bool field_boolean(struct linker *l, const struct declaration *d, const char *name);
bool field_bilingual(struct linker *l, const struct declaration *d, const char *name, bool required,
                     struct bilingual *ret_text);
/* The fields `vi` and `en` of the body itself. */
bool own_bilingual(struct linker *l, const struct declaration *d, bool required,
                   struct bilingual *ret_text);
/* A string, or a list of strings; NULL with count 0 when it is not there. */
const char *const *field_strings(struct linker *l, const struct declaration *d, const char *name,
                                 bool required, size_t *ret_count);
/* The same for a nested table, whose path is `prefix` ("[2]."). */
const char *const *table_strings(struct linker *l, const struct declaration *d,
                                 const struct table *t, const char *prefix, const char *name,
                                 bool required, size_t *ret_count);
/* from, to, through of a table; `ret_period` keeps its value where a field is not given. */
void table_period(struct linker *l, const struct declaration *d, const struct table *t,
                  const char *prefix, struct period *ret_period);
/* The same inside the period of the act that is cited first, if one is; a problem when it lies
 * outside. */
struct periods act_periods(struct linker *l, const struct declaration *d, const struct table *t,
                           const char *prefix, struct citations cite);
/* The path of the item of a field that is this text: "cite[2]"; the field's own when it is a
 * single text. */
const char *item_named(struct linker *l, const struct table *t, const char *prefix,
                       const char *name, const char *text);
/* Names of a field looked up in a table of names; unknown ones are problems ("unknown directive
 * `x`"). */
uint32_t *field_names(struct linker *l, const struct declaration *d, const char *name,
                      const struct names *names, const char *what, bool required,
                      size_t *ret_count);
struct citations field_citations(struct linker *l, const struct declaration *d,
                                 const struct table *t, const char *prefix, bool required);
/* Zone codes of a field. */
uint32_t *field_zones(struct linker *l, const struct declaration *d, const char *name,
                      bool required, size_t *ret_count);
bool find_zone(struct linker *l, const char *id, uint32_t *ret_zone, const char **ret_hint);

/* ---- passes ---- */
void link_scales(struct linker *l);     /* link_levels.c: scales and levels */
void link_vocabulary(struct linker *l); /* link_vocabulary.c: facts, modifiers, queries */
void link_law(struct linker *l);        /* link_law.c: authorities, directives, order, delegates */
void link_values(
    struct linker *l); /* link_values.c: parameters, lists; declares predicates, derives */
void link_conditions(
    struct linker *l); /* link_values.c: predicates, derives, once facts are known */
void link_delegations(struct linker *l); /* link_levels.c */
void link_levels(struct linker *l); /* link_levels.c: what fills scales; applies; delegations */
void link_rules(struct linker *l);  /* link_rules.c: rules, defaults, conflicts, amendments */
void link_index(struct linker *l);  /* index.c */

/* Declarations of a word, in order. */
#define EACH_DECLARATION(l, d, wanted)                                                             \
    for (const struct declaration *d = (l)->source->declarations,                                  \
                                  *d##_end = d + (l)->source->declaration_count;                   \
         d < d##_end; d++)                                                                         \
        if (d->word == (wanted))

/* Register the ids of all declarations of a word; a double id is a problem. */
size_t register_names(struct linker *l, struct names *names, enum word word);

/* ---- authorities ---- */
bool authority_above(const struct rulebook *rb, uint32_t higher, uint32_t lower); /* strictly */
/* Does every zone there is lie in one of these? Then a place that is not given does so too. */
bool zones_are_all(const struct rulebook *rb, const uint32_t *zones, size_t count);
/* Report the zones of a field that are outside of the authority's territory. */
void check_territory(struct linker *l, const struct declaration *d, const char *field,
                     const uint32_t *zones, size_t count, uint32_t authority);
/* A pilot that a higher authority gives a lower one. */
struct delegation {
    const char *id;
    uint32_t to, by;
    uint64_t topics;
    const uint32_t *zones;
    size_t zone_count;
    struct periods periods;
};
/* A delegation to `to` (or to one above it) on one of the topics, by `from` or one above it. */
const struct delegation *find_delegation(struct linker *l, uint32_t to, uint64_t topics,
                                         uint32_t from);
/* The topics a field names, as bits of rulebook.topics. */
uint64_t field_topics(struct linker *l, const struct declaration *d, const char *field);
#define TOPIC_LEVELS ((uint64_t)1) /* every rulebook's first topic */

/* ---- nodes.c: making nodes, each only once ---- */
node_id make_node(struct linker *l, const struct node *node, const struct term *t);
node_id make_and(struct linker *l, const node_id *children, size_t count, const struct term *t);
node_id make_or(struct linker *l, const node_id *children, size_t count, const struct term *t);
node_id make_not(struct linker *l, node_id child, const struct term *t);
node_id make_and2(struct linker *l, node_id a, node_id b);
uint32_t intern_linear(struct linker *l, const struct linear *linear);
uint32_t intern_instant(struct linker *l, const struct instant *instant);
uint32_t intern_zone_set(struct linker *l, const struct zone_set *set);
uint32_t intern_string(struct linker *l, const char *string);

/* ---- compile.c: terms to nodes ---- */
/* Problems are reported where the term stands; then the result is NODE_FALSE. */
node_id compile_condition(struct linker *l, const struct declaration *d, const struct datum *value,
                          const char *path);
node_id compile_term(struct linker *l, const struct term *t);
/* `where` sugar: "79", a list of codes, or a condition; `within`: all places, else any. */
node_id compile_where(struct linker *l, const struct declaration *d, const struct datum *value,
                      bool within);
node_id compile_zones(struct linker *l, const uint32_t *zones, size_t count,
                      enum trip_relation relation);
/* True while the moment is in one of the periods. */
node_id compile_periods(struct linker *l, struct periods periods);
/* Before any other of these; false, with a problem, when a condition nests too deeply. */
bool begin_conditions(struct linker *l);
void compile_all_named(struct linker *l);
void compile_derived_once(struct linker *l, uint32_t index, const struct term *t);
void compile_predicate(struct linker *l, uint32_t index); /* link_values.c */
void compile_derived(struct linker *l, uint32_t index);

/* What a term is when it is not a condition. */
enum operand_kind {
    OPERAND_BAD, /* a problem has been reported */
    OPERAND_CONDITION,
    OPERAND_REFERENCE,
    OPERAND_HERE,
    OPERAND_TRIP,
    OPERAND_CLOCK,
    OPERAND_INSTANT,
    OPERAND_LINEAR,
    OPERAND_ZONES
};
struct operand {
    enum operand_kind kind;
    enum fact_type type; /* of a reference; time or date of an instant */
    const struct enumeration *values;
    reference from;
    node_id condition;
    struct instant instant;
    struct linear linear;
    struct zone_set zones;
};
struct operand compile_operand(struct linker *l, const struct term *t);
/* Operands from method arguments: texts, numbers and terms; a problem gives false. */
bool argument_instant(struct linker *l, const struct term *t, const struct datum *value,
                      struct operand *ret_instant); /* also tells time from date */
bool argument_linear(struct linker *l, const struct term *t, const struct datum *value,
                     struct linear *ret_linear);
bool argument_zones(struct linker *l, const struct term *t, const struct datum *value,
                    struct zone_set *ret_set);
bool operand_instant(const struct operand *o, struct instant *ret_instant);
bool operand_linear(const struct operand *o, struct linear *ret_linear);
bool subtract_linear(struct linker *l, const struct term *t, const struct linear *left,
                     const struct linear *right, struct linear *ret_difference);
bool is_moment(const struct instant *i); /* does it depend on the moment of the check? */
bool shift_instant(struct instant *instant, int64_t seconds);
struct operand midnight_of(struct linker *l, const struct term *t, struct operand o);
struct operand combine(struct linker *l, const struct term *t); /* + - * */
/* a < b, or (not `before`) a >= b; both are false on what is absent */
node_id instant_order(struct linker *l, const struct term *t, struct instant a, struct instant b,
                      bool before);

/* methods.c */
struct operand call_method(struct linker *l, const struct term *t);
node_id make_range(struct linker *l, const struct term *t, reference from, int64_t low,
                   int64_t high);
const char *example_method(enum fact_type type);

/* A value of a type, constant or expression, for derive and parameter. */
struct compiled_value {
    enum derived_value kind;
    int64_t constant;
    reference from;
    uint32_t instant;
};
bool compile_value(struct linker *l, const struct declaration *d, const struct datum *value,
                   const char *path, enum fact_type type, const struct enumeration *values,
                   struct compiled_value *ret_value);
/* Constants: "2021-07-26 18:00", 72, "L3", true; wrong ones are problems. */
bool constant_value(struct linker *l, const struct declaration *d, const struct datum *value,
                    const char *path, enum fact_type type, const struct enumeration *values,
                    int64_t *ret_value);
/* A Lua number with at most six decimals, in millionths. */
bool exact_millionths(const struct datum *value, int64_t *ret_millionths);

/* link_vocabulary.c */
enum fact_type read_type(struct linker *l, const struct declaration *d); /* TYPE_COUNT: a mistake */
/* Are type and values known, so that it makes sense to judge what uses the fact? */
bool is_typed(const struct fact *fact);
bool is_derived_typed(const struct derived *d); /* link_values.c */
/* A name of a fact, modifier or derived value: can it be written and read as one? */
void check_path(struct linker *l, const struct declaration *d);
const struct enumeration *read_enumeration(struct linker *l, const struct declaration *d);
const struct declaration *find_declaration(struct linker *l, enum word word, const char *id);

void report_unused_conditions(struct linker *l);

#endif
