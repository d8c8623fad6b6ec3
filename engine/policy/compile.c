/*
 * compile.c - from terms to conditions: names, operators and types.
 *
 * A term is compiled once, however many rules share it. Terms are numbered inside out, so their
 * depth is checked in one loop before any recursion (`check_depths`); recursion is then bounded.
 */
#include "policy/linker.h"

#define TERM_DEPTH_MAX 1000

/* ---- names ---- */

static struct operand bad_operand(void) {
    struct operand o;
    memset(&o, 0, sizeof o);
    o.kind = OPERAND_BAD;
    return o;
}

static struct operand instant_operand(enum instant_base base, enum fact_type type) {
    struct operand o = bad_operand();
    o.kind = OPERAND_INSTANT;
    o.type = type;
    o.instant.base = base;
    return o;
}

static struct operand reference_operand(enum reference_kind kind, uint32_t index,
                                        enum fact_type type, const struct enumeration *values) {
    struct operand o = bad_operand();
    o.kind = OPERAND_REFERENCE;
    o.from = REFERENCE(kind, index);
    o.type = type;
    o.values = values;
    return o;
}

/* A name that stands for something else than a fact, and how that is written. */
static const char *other_kind_hint(struct linker *l, const char *name) {
    if (names_find(&l->predicates, name) != NO_NAME)
        return arena_printf(l->arena, "write predicate \"%s\"", name);
    if (names_find(&l->parameters, name) != NO_NAME)
        return arena_printf(l->arena, "write parameter \"%s\"", name);
    if (names_find(&l->lists, name) != NO_NAME)
        return arena_printf(l->arena, "write :listed \"%s\" behind a fact", name);
    return NULL;
}

static void unknown_path(struct linker *l, const struct term *t) {
    const char *hint = other_kind_hint(l, t->name);
    size_t length = strlen(t->name);
    for (size_t i = 0; i < l->rb->vocabulary.count; i++) {
        const char *path = l->rb->vocabulary.facts[i].path;
        if (strncmp(path, t->name, length) == 0 && path[length] == '.') {
            link_term_problem(l, t, arena_printf(l->arena, "name one of them, such as `%s`", path),
                              "`%s` is a group of facts, not a fact", t->name);
            return;
        }
    }
    if (!hint)
        hint = facts_hint(l, t->name);
    if (!hint)
        hint = arena_printf(l->arena, "facts are declared: fact \"%s\" { type = \"...\", ... }",
                            t->name);
    link_term_problem(l, t, hint, "unknown fact `%s`", t->name);
}

/* The same modifier of some place, whose type and values are those of all; NO_SLOT: no place. */
static uint16_t some_modifier(const struct linker *l, uint32_t modifier) {
    for (size_t i = 0; i < l->rb->vocabulary.count; i++)
        if (l->rb->vocabulary.facts[i].type == TYPE_PLACE)
            return (uint16_t)(l->rb->vocabulary.facts[i].first_modifier + modifier);
    return NO_SLOT;
}

/* here.risk_colour: of the place that `here` stands for. */
static struct operand here_operand(struct linker *l, const struct term *t, const char *name) {
    uint32_t modifier = names_find(&l->modifiers, name);
    uint16_t slot = modifier == NO_NAME ? NO_SLOT : some_modifier(l, modifier);
    if (slot == NO_SLOT) {
        link_term_problem(l, t, names_hint(l, &l->modifiers, name), "`here` has no modifier `%s`",
                          name);
        return bad_operand();
    }
    const struct fact *fact = &l->rb->vocabulary.facts[slot];
    if (!is_typed(fact))
        return bad_operand();
    if (fact->type == TYPE_ZONE || fact->type == TYPE_ZONES) {
        link_term_problem(l, t, "`here` itself is in zones: here:inside \"79\"",
                          "`%s` is of type %s, which is asked of the place", t->name,
                          type_names[fact->type]);
        return bad_operand();
    }
    return reference_operand(REF_HERE, slot, fact->type, fact->values);
}

static struct operand path_operand(struct linker *l, const struct term *t) {
    struct operand o = bad_operand();
    uint16_t slot;
    uint32_t derived;

    if (strncmp(t->name, "here.", 5) == 0)
        return here_operand(l, t, t->name + 5);
    if (strcmp(t->name, "time") == 0)
        return instant_operand(INSTANT_NOW, TYPE_TIME);
    if (strcmp(t->name, "today") == 0)
        return instant_operand(INSTANT_TODAY, TYPE_DATE);
    if (strcmp(t->name, "clock") == 0)
        o.kind = OPERAND_CLOCK;
    else if (strcmp(t->name, "here") == 0)
        o.kind = OPERAND_HERE;
    else if (strcmp(t->name, "trip") == 0)
        o.kind = OPERAND_TRIP;
    if (o.kind != OPERAND_BAD)
        return o;
    if ((slot = vocabulary_find(&l->rb->vocabulary, t->name)) != NO_SLOT) {
        const struct fact *fact = &l->rb->vocabulary.facts[slot];
        return is_typed(fact) ? reference_operand(REF_FACT, slot, fact->type, fact->values) : o;
    }
    if ((derived = names_find(&l->derived, t->name)) != NO_NAME) {
        const struct derived *d = &l->rb->derived[derived];
        compile_derived_once(l, derived, t);
        return is_derived_typed(d) ? reference_operand(REF_DERIVED, derived, d->type, d->values)
                                   : o;
    }
    unknown_path(l, t);
    return o;
}

static struct operand parameter_operand(struct linker *l, const struct term *t) {
    uint32_t index = names_find(&l->parameters, t->name);
    if (index == NO_NAME)
        link_term_problem(l, t, names_hint(l, &l->parameters, t->name), "unknown parameter `%s`",
                          t->name);
    else if (l->rb->parameters[index].type < TYPE_COUNT)
        return reference_operand(REF_PARAMETER, index, l->rb->parameters[index].type, NULL);
    return bad_operand();
}

/* ---- named conditions: compiled when first needed, so that their order does not matter ---- */

void compile_derived_once(struct linker *l, uint32_t index, const struct term *t) {
    if (l->derived_progress[index] == DOING && t)
        link_term_problem(l, t, "give what both need a name of its own",
                          "derived value `%s` depends on itself", l->derived.items[index]);
    if (l->derived_progress[index] != TO_DO)
        return;
    l->derived_progress[index] = DOING;
    compile_derived(l, index);
    l->derived_progress[index] = DONE;
}

static void compile_predicate_once(struct linker *l, uint32_t index, const struct term *t) {
    if (l->predicate_progress[index] == DOING && t)
        link_term_problem(l, t, "give what both need a name of its own",
                          "predicate `%s` depends on itself", l->predicates.items[index]);
    if (l->predicate_progress[index] != TO_DO)
        return;
    l->predicate_progress[index] = DOING;
    compile_predicate(l, index);
    l->predicate_progress[index] = DONE;
}

static node_id predicate_node(struct linker *l, const struct term *t) {
    uint32_t index = names_find(&l->predicates, t->name);
    struct node node;
    if (index == NO_NAME) {
        link_term_problem(l, t, names_hint(l, &l->predicates, t->name), "unknown predicate `%s`",
                          t->name);
        return NODE_FALSE;
    }
    compile_predicate_once(l, index, t);
    const struct predicate *p = &l->rb->predicates[index];
    memset(&node, 0, sizeof node);
    node.op = OP_PREDICATE;
    node.flags = l->rb->conditions.nodes.items[p->condition].flags & ~NODE_PLAIN;
    if (p->cite.count > 0)
        node.flags |= NODE_CITES;
    node.named.child = p->condition;
    node.named.index = index;
    return make_node(l, &node, t);
}

/* ---- operators ---- */

static const char *operator_name(enum term_kind kind) {
    switch (kind) {
    case TERM_AND:
        return "&";
    case TERM_OR:
        return "|";
    case TERM_NOT:
        return "~";
    case TERM_ADD:
        return "+";
    case TERM_SUBTRACT:
        return "-";
    default:
        return "*";
    }
}

struct operand_list {
    node_id *items;
    size_t count, capacity;
};

static void gather(struct linker *l, const struct term *t, enum term_kind kind,
                   struct operand_list *list);

static node_id side_condition(struct linker *l, const struct term *t, const struct datum *side) {
    if (side->kind == DATUM_TERM)
        return compile_term(l, side->term);
    link_term_problem(l, t, "a condition is a fact with a method: purpose:is \"visit\"",
                      "`%s` combines conditions", operator_name(t->kind));
    return NODE_FALSE;
}

static void gather_side(struct linker *l, const struct term *t, const struct datum *side,
                        struct operand_list *list) {
    if (side->kind == DATUM_TERM && side->term->kind == t->kind) {
        gather(l, side->term, t->kind, list);
        return;
    }
    node_id child = side_condition(l, t, side);
    VEC_PUSH(l->arena, list, child);
}

/* The operands of nested `&`, or of nested `|`, in the author's order. */
static void gather(struct linker *l, const struct term *t, enum term_kind kind,
                   struct operand_list *list) {
    (void)kind;
    gather_side(l, t, &t->left, list);
    gather_side(l, t, &t->right, list);
}

static node_id group_node(struct linker *l, const struct term *t) {
    struct operand_list list = {NULL, 0, 0};
    gather(l, t, t->kind, &list);
    return t->kind == TERM_AND ? make_and(l, list.items, list.count, t)
                               : make_or(l, list.items, list.count, t);
}

/* A reference as a condition: only a boolean says yes or no by itself. */
static node_id reference_condition(struct linker *l, const struct term *t,
                                   const struct operand *o) {
    struct node node;
    memset(&node, 0, sizeof node);
    if (o->type == TYPE_BOOLEAN && REFERENCE_KIND(o->from) == REF_FACT) {
        node.op = OP_BOOLEAN;
        node.slot = (uint16_t)REFERENCE_INDEX(o->from);
        node.want = true;
        return make_node(l, &node, t);
    }
    if (o->type == TYPE_BOOLEAN)
        return make_range(l, t, o->from, 1, 1);
    const char *name =
        t->kind == TERM_PARAMETER ? arena_printf(l->arena, "parameter \"%s\"", t->name) : t->name;
    link_term_problem(l, t, arena_printf(l->arena, "write %s:%s", name, example_method(o->type)),
                      "`%s` is of type %s and says neither yes nor no by itself", name,
                      type_names[o->type]);
    return NODE_FALSE;
}

/* What is neither a fact nor a condition, and how it becomes one. */
static void not_a_condition(struct linker *l, const struct term *t, enum operand_kind kind) {
    static const char *const hints[] = {
        [OPERAND_HERE] = "write here:inside \"79\"",
        [OPERAND_TRIP] = "write trip:touches \"79\"",
        [OPERAND_CLOCK] = "write clock:between(\"18:00\", \"06:00\")",
        [OPERAND_INSTANT] = "compare it: time:before(person.test.reported + hours(72))",
        [OPERAND_LINEAR] = "compare it: (area.doses * 100):at_least(area.people * 80)",
        [OPERAND_ZONES] = "compare it: origin:inside(business.place:up \"district\")",
    };
    const char *what = t->kind == TERM_PATH ? "" : "what ",
               *gives = t->kind == TERM_PATH ? "" : " gives";
    link_term_problem(l, t, hints[kind], "%s`%s`%s is not a condition by itself", what, t->name,
                      gives);
}

static node_id condition_of(struct linker *l, const struct term *t, const struct operand *o) {
    switch (o->kind) {
    case OPERAND_BAD:
        return NODE_FALSE;
    case OPERAND_CONDITION:
        return o->condition;
    case OPERAND_REFERENCE:
        return reference_condition(l, t, o);
    default:
        not_a_condition(l, t, o->kind);
        return NODE_FALSE;
    }
}

static node_id compile_term_anew(struct linker *l, const struct term *t) {
    switch (t->kind) {
    case TERM_AND:
    case TERM_OR:
        return group_node(l, t);
    case TERM_NOT:
        return make_not(l, side_condition(l, t, &t->left), t);
    case TERM_PREDICATE:
        return predicate_node(l, t);
    default: {
        struct operand o = compile_operand(l, t);
        return condition_of(l, t, &o);
    }
    }
}

node_id compile_term(struct linker *l, const struct term *t) {
    if (t->kind == TERM_ERROR)
        return NODE_FALSE; /* has no number */
    if (l->compiled[t->number] == 0)
        l->compiled[t->number] = compile_term_anew(l, t) + 1;
    return l->compiled[t->number] - 1;
}

struct operand compile_operand(struct linker *l, const struct term *t) {
    struct operand o = bad_operand();
    switch (t->kind) {
    case TERM_PATH:
        return path_operand(l, t);
    case TERM_CALL:
        return call_method(l, t);
    case TERM_PARAMETER:
        return parameter_operand(l, t);
    case TERM_ADD:
    case TERM_SUBTRACT:
    case TERM_MULTIPLY:
        return combine(l, t);
    case TERM_DURATION:
        link_term_problem(l, t, "add it to a time: person.test.reported + hours(72)",
                          "a length of time stands alone");
        return o;
    case TERM_ERROR:
        return o;
    default:
        o.kind = OPERAND_CONDITION;
        o.condition = compile_term(l, t);
        return o;
    }
}

/* ---- what declarations ask for ---- */

static node_id compile_function(struct linker *l, const struct declaration *d, int function) {
    struct function_condition *f = &l->rb->functions[l->rb->function_count];
    size_t count;
    const char *const *paths = field_strings(l, d, "reads", true, &count);
    uint16_t *reads = arena_alloc(l->arena, (count + 1) * sizeof *reads);
    struct node node;

    *f = (struct function_condition){.reference = function,
                                     .reads = reads,
                                     .declaration = d,
                                     .timeless = field_boolean(l, d, "timeless")};
    for (size_t i = 0; i < count; i++) {
        uint16_t slot = vocabulary_find(&l->rb->vocabulary, paths[i]);
        enum fact_type type = slot == NO_SLOT ? TYPE_BOOLEAN : l->rb->vocabulary.facts[slot].type;
        const char *path = item_named(l, d->body, "", "reads", paths[i]);
        if (slot == NO_SLOT)
            link_problem(l, d, path, facts_hint(l, paths[i]), "unknown fact `%s`", paths[i]);
        else if (type == TYPE_COUNT)
            continue;
        else if (type == TYPE_DECIMAL || type == TYPE_HOURS || type >= TYPE_ZONES)
            link_problem(l, d, path, "a method of the fact says what the function was to find out",
                         "a function cannot read `%s`, which is of type %s", paths[i],
                         type_names[type]);
        else
            reads[f->read_count++] = slot;
    }
    memset(&node, 0, sizeof node);
    node.op = OP_FUNCTION;
    node.table.index = (uint32_t)l->rb->function_count++;
    return make_node(l, &node, NULL);
}

node_id compile_condition(struct linker *l, const struct declaration *d, const struct datum *value,
                          const char *path) {
    if (value->kind == DATUM_TERM)
        return compile_term(l, value->term);
    if (value->kind == DATUM_FUNCTION && d->word == WORD_RULE && strcmp(path, "when") == 0)
        return compile_function(l, d, value->function);
    if (value->kind == DATUM_FUNCTION)
        link_problem(l, d, path, "a condition is a fact with a method: purpose:is \"visit\"",
                     "only the `when` of a rule can be a function");
    else
        link_problem(l, d, path, "a condition is a fact with a method: purpose:is \"visit\"",
                     "`%s` is not a condition", path);
    return NODE_FALSE;
}

node_id compile_zones(struct linker *l, const uint32_t *zones, size_t count,
                      enum trip_relation relation) {
    struct zone_set set;
    struct node node;
    memset(&set, 0, sizeof set);
    set = (struct zone_set){
        .kind = ZONES_CONSTANT, .zones = zones, .count = count, .from = NO_REFERENCE, .up = -1};
    memset(&node, 0, sizeof node);
    node.op = OP_TRIP;
    node.zone.set = intern_zone_set(l, &set);
    node.zone.relation = relation;
    return make_node(l, &node, NULL);
}

node_id compile_where(struct linker *l, const struct declaration *d, const struct datum *value,
                      bool within) {
    size_t count;
    if (value->kind == DATUM_TERM)
        return compile_term(l, value->term);
    if (value->kind != DATUM_STRING && value->kind != DATUM_TABLE) {
        link_problem(l, d, "where",
                     "\"79\", { \"79\", \"92\" } or a condition such as trip:touches \"79\"",
                     "`where` is neither a zone nor a condition");
        return NODE_FALSE;
    }
    const uint32_t *zones = field_zones(l, d, "where", true, &count);
    return compile_zones(l, zones, count, within ? TRIP_WITHIN : TRIP_TOUCHES);
}

node_id compile_periods(struct linker *l, struct periods periods) {
    node_id *parts = arena_alloc(l->arena, (periods.count + 1) * sizeof *parts);
    for (size_t i = 0; i < periods.count; i++) {
        struct instant now, edge;
        node_id both[2] = {NODE_TRUE, NODE_TRUE};
        memset(&now, 0, sizeof now);
        memset(&edge, 0, sizeof edge);
        now.base = INSTANT_NOW;
        edge.constant_s = periods.items[i].from_s;
        if (edge.constant_s != CIVIL_ALWAYS)
            both[0] = instant_order(l, NULL, now, edge, false);
        edge.constant_s = periods.items[i].to_s;
        if (edge.constant_s != CIVIL_NEVER)
            both[1] = instant_order(l, NULL, now, edge, true);
        parts[i] = make_and(l, both, 2, NULL);
    }
    return make_or(l, parts, periods.count, NULL);
}

/* ---- the whole ---- */

static uint32_t depth_of(const uint32_t *depths, const struct datum *side) {
    return side->kind == DATUM_TERM && side->term->kind != TERM_ERROR ? depths[side->term->number]
                                                                      : 0;
}

/* False, with a problem, when some term nests too deeply to recurse into. */
static bool check_depths(struct linker *l) {
    uint32_t *depths = arena_calloc(l->arena, l->source->term_count + 1, sizeof *depths);
    for (size_t i = 0; i < l->source->term_count; i++) {
        const struct term *t = l->source->terms[i];
        uint32_t depth = depth_of(depths, &t->left), right = depth_of(depths, &t->right);
        if (right > depth)
            depth = right;
        for (size_t k = 0; k < t->argument_count; k++)
            if (depth_of(depths, &t->arguments[k]) > depth)
                depth = depth_of(depths, &t->arguments[k]);
        depths[i] = depth + 1;
        if (depths[i] > TERM_DEPTH_MAX) {
            link_term_problem(l, t, "name parts of it with `predicate`",
                              "a condition is nested more than %d deep", TERM_DEPTH_MAX);
            return false;
        }
    }
    return true;
}

bool begin_conditions(struct linker *l) {
    static const struct node constants[2] = {{.op = OP_FALSE}, {.op = OP_TRUE}};
    struct conditions *c = &l->rb->conditions;
    if (!check_depths(l))
        return false;
    c->memo_count = 1;
    for (int i = 0; i < 2; i++)
        make_node(l, &constants[i], NULL);
    l->compiled = arena_calloc(l->arena, l->source->term_count + 1, sizeof *l->compiled);
    l->predicate_progress =
        arena_calloc(l->arena, l->predicates.count + 1, sizeof *l->predicate_progress);
    l->derived_progress = arena_calloc(l->arena, l->derived.count + 1, sizeof *l->derived_progress);
    l->rb->functions =
        arena_calloc(l->arena, l->source->declaration_count + 1, sizeof *l->rb->functions);
    return true;
}

void compile_all_named(struct linker *l) {
    for (uint32_t i = 0; i < l->derived.count; i++)
        compile_derived_once(l, i, NULL);
    for (uint32_t i = 0; i < l->predicates.count; i++)
        compile_predicate_once(l, i, NULL);
}
