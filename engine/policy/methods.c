/*
 * methods.c - the methods of facts: which receivers have which, and the atoms they make.
 *
 * `methods` is the whole list; each handler makes a node from a receiver and checked arguments.
 */
#include "policy/linker.h"

/* Receivers, as bits. */
enum {
    R_BOOLEAN = 1 << 0,
    R_ENUM = 1 << 1,
    R_STRING = 1 << 2,
    R_NUMBER = 1 << 3,
    R_MOMENT = 1 << 4,
    R_CLOCK = 1 << 5,
    R_ZONE = 1 << 6,
    R_ZONES = 1 << 7,
    R_PLACE = 1 << 8,
    R_TRIP = 1 << 9,
    R_HOURS = 1 << 10,
    R_POINT = 1 << 11,
    R_LINE = 1 << 12,
};
#define R_FACT                                                                                     \
    (R_BOOLEAN | R_ENUM | R_STRING | R_NUMBER | R_MOMENT | R_ZONE | R_ZONES | R_PLACE | R_HOURS |  \
     R_POINT | R_LINE)
static const char *const receiver_names[] = {
    "a boolean",       "an enum", "a string",        "a number", "a time or date",
    "the clock",       "a zone",  "a list of zones", "a place",  "the trip",
    "a span of hours", "a point", "a line",
};

struct call {
    struct linker *l;
    const struct term *t;
    const struct method *method;
    struct operand receiver;
    const struct datum *arguments;
};
typedef struct operand handler(const struct call *c);

struct method {
    const char *name;
    unsigned receivers;
    size_t least, most; /* arguments */
    handler *compile;
    const char *example;
};

/* ---- small helpers ---- */

static struct node empty_node(enum op op) {
    struct node node;
    memset(&node, 0, sizeof node);
    node.op = (uint8_t)op;
    return node;
}

static struct operand condition(node_id id) {
    struct operand o;
    memset(&o, 0, sizeof o);
    o.kind = OPERAND_CONDITION;
    o.condition = id;
    return o;
}

/* A problem has been reported. */
static struct operand failed(void) {
    struct operand o = condition(NODE_FALSE);
    o.kind = OPERAND_BAD;
    return o;
}

static unsigned char reference_flags(reference from) {
    return is_of_query(from) ? 0 : NODE_CITES;
}

/* About the argument that is not what the method needs. */
static struct operand complain(const struct call *c, const struct datum *value, const char *what) {
    link_value_problem(c->l, c->t, value, arena_printf(c->l->arena, "write %s", c->method->example),
                       "`%s` needs %s", c->t->name, what);
    return failed();
}

/* The texts of an argument: "a", or { "a", "b" }; NULL with a problem. */
static const struct datum *text_list(const struct call *c, size_t *ret_count) {
    const struct datum *argument = &c->arguments[0];
    if (argument->kind == DATUM_STRING) {
        *ret_count = 1;
        return argument;
    }
    if (argument->kind == DATUM_TABLE && argument->table->item_count > 0) {
        *ret_count = argument->table->item_count;
        return argument->table->items;
    }
    complain(c, argument, "a text or a list of texts");
    return NULL;
}

/* ---- enums, strings, booleans ---- */

static bool enum_index(const struct call *c, const struct datum *value,
                       const struct enumeration *values, int *ret_index) {
    if (value->kind != DATUM_STRING) {
        complain(c, value, "values, which are texts");
        return false;
    }
    *ret_index = enumeration_find(values, value->text, value->length);
    if (*ret_index >= 0)
        return true;
    link_value_problem(c->l, c->t, value, values_hint(c->l, values, value->text),
                       "`%s` is not a value of `%s`", value->text, values->name);
    return false;
}

static struct operand enum_one_of(const struct call *c) {
    struct node node = empty_node(OP_ENUM);
    size_t count;
    const struct datum *items = text_list(c, &count);
    for (size_t i = 0; items && i < count; i++) {
        int index;
        if (!enum_index(c, &items[i], c->receiver.values, &index))
            return failed();
        node.member.mask[index / 64] |= (uint64_t)1 << index % 64;
    }
    node.member.from = c->receiver.from;
    node.flags = reference_flags(c->receiver.from);
    return items && c->receiver.values ? condition(make_node(c->l, &node, c->t)) : failed();
}

static struct operand string_one_of(const struct call *c) {
    size_t count;
    const struct datum *items = text_list(c, &count);
    node_id *parts = items ? arena_alloc(c->l->arena, count * sizeof *parts) : NULL;
    for (size_t i = 0; items && i < count; i++) {
        struct node node = empty_node(OP_STRING);
        if (items[i].kind != DATUM_STRING)
            return complain(c, &items[i], "texts");
        node.table.from = c->receiver.from;
        node.table.index = intern_string(c->l, items[i].text);
        parts[i] = make_node(c->l, &node, c->t);
    }
    return items ? condition(make_or(c->l, parts, count, c->t)) : failed();
}

static struct operand boolean_is(const struct call *c) {
    struct node node = empty_node(OP_BOOLEAN);
    if (c->arguments[0].kind != DATUM_BOOLEAN)
        return complain(c, &c->arguments[0], "true or false");
    if (REFERENCE_KIND(c->receiver.from) != REF_FACT)
        return condition(make_range(c->l, c->t, c->receiver.from, c->arguments[0].boolean,
                                    c->arguments[0].boolean));
    node.slot = (uint16_t)REFERENCE_INDEX(c->receiver.from);
    node.want = c->arguments[0].boolean;
    return condition(make_node(c->l, &node, c->t));
}

/* fact:given(): is it in the query? */
static struct operand fact_given(const struct call *c) {
    struct node node = empty_node(OP_GIVEN);
    bool said = c->receiver.kind == OPERAND_REFERENCE && is_of_query(c->receiver.from);
    const struct fact *fact = &c->l->rb->vocabulary.facts[REFERENCE_INDEX(c->receiver.from)];
    if (!said)
        link_term_problem(c->l, c->t, "ask it of a fact: permit.hours:given()",
                          "only what a query says can be given");
    else if (fact->absent == ABSENT_VALUE)
        link_term_problem(c->l, c->t, "compare its value",
                          "`%s` has a value where the query says none, so it is always given",
                          fact->path);
    if (!said || fact->absent == ABSENT_VALUE)
        return failed();
    node.table.from = c->receiver.from;
    return condition(make_node(c->l, &node, c->t));
}

static struct operand not_the_same(const struct call *c, const struct operand *other) {
    const struct datum *value = &c->arguments[0];
    if (c->receiver.type == TYPE_ENUM && other->kind == OPERAND_REFERENCE &&
        other->type == TYPE_ENUM)
        link_value_problem(c->l, c->t, value, "one of them is declared with `values = \"=other\"`",
                           "`same` needs enums that share their values");
    else
        complain(c, value,
                 arena_printf(c->l->arena, "a fact of type %s", type_names[c->receiver.type]));
    return failed();
}

/* fact:same(other): both of one type, and of one enumeration. */
static struct operand fact_same(const struct call *c) {
    struct node node = empty_node(OP_SAME);
    struct operand other;
    if (c->arguments[0].kind != DATUM_TERM)
        return complain(c, &c->arguments[0], "another fact");
    other = compile_operand(c->l, c->arguments[0].term);
    if (other.kind == OPERAND_BAD)
        return failed();
    if (other.kind != OPERAND_REFERENCE || other.type != c->receiver.type ||
        other.values != c->receiver.values)
        return not_the_same(c, &other);
    node.member.from = c->receiver.from;
    node.member.other = other.from;
    node.flags = reference_flags(node.member.from) | reference_flags(node.member.other);
    return condition(make_node(c->l, &node, c->t));
}

static struct operand enum_listed(const struct call *c) {
    const struct datum *argument = &c->arguments[0];
    struct node node = empty_node(OP_LISTED);
    uint32_t index;
    if (argument->kind != DATUM_STRING)
        return complain(c, argument, "the name of a list");
    index = names_find(&c->l->lists, argument->text);
    if (index == NO_NAME) {
        link_value_problem(c->l, c->t, argument, names_hint(c->l, &c->l->lists, argument->text),
                           "unknown list `%s`", argument->text);
        return failed();
    }
    const struct enumeration *listed = c->l->rb->lists[index].values;
    if (listed != c->receiver.values) {
        if (listed)
            link_value_problem(c->l, c->t, argument,
                               "an enum shares values with `values = \"=other\"`",
                               "list `%s` holds values of `%s`, not of `%s`", argument->text,
                               listed->name, c->receiver.values->name);
        return failed();
    }
    node.flags = NODE_CITES | NODE_TIMED;
    node.table.index = index;
    node.table.from = c->receiver.from;
    return condition(make_node(c->l, &node, c->t));
}

/* ---- numbers ---- */

node_id make_range(struct linker *l, const struct term *t, reference from, int64_t low,
                   int64_t high) {
    struct node node = empty_node(OP_RANGE);
    node.flags = reference_flags(from);
    node.range.from = from;
    node.range.low = low;
    node.range.high = high;
    return make_node(l, &node, t);
}

static int64_t floor_divide(int64_t a, int64_t b) {
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

/* A single fact against a constant is a range of its raw value; `unit` is one in that value. */
static node_id simple_test(struct linker *l, const struct term *t, reference from, int64_t unit,
                           const struct linear *form, enum linear_test test) {
    int64_t bound = -form->constant; /* fact - bound, in millionths */
    int64_t scale = unit == 1 ? 1000000 : 1;
    int64_t low = floor_divide(bound, scale), exact = bound % scale == 0;
    if (form->terms[0].coefficient > 0) {
        if (test == LINEAR_ZERO)
            return exact ? make_range(l, t, from, low, low) : NODE_FALSE;
        return make_range(l, t, from, test == LINEAR_AT_LEAST_ZERO && exact ? low : low + 1,
                          INT64_MAX);
    }
    bound = form->constant; /* bound - fact */
    low = floor_divide(bound, scale);
    exact = bound % scale == 0;
    if (test == LINEAR_ZERO)
        return exact ? make_range(l, t, from, low, low) : NODE_FALSE;
    return make_range(l, t, from, INT64_MIN, test == LINEAR_ABOVE_ZERO && exact ? low - 1 : low);
}

/* What makes a number millionths. */
static int64_t millionths_scale(const struct linker *l, reference from) {
    return from == NO_REFERENCE || reference_type(l->rb, from) == TYPE_INTEGER ? 1000000 : 1;
}

static bool is_one_number(const struct linear *form) {
    int64_t coefficient = form->terms[0].coefficient;
    return form->count == 1 && form->terms[0].factor == NO_REFERENCE &&
           (coefficient == 1000000 || coefficient == -1000000);
}

/* form >= 0, > 0 or == 0 */
static node_id linear_node(struct linker *l, const struct term *t, struct linear *form,
                           enum linear_test test) {
    struct node node = empty_node(OP_LINEAR);
    if (is_one_number(form)) {
        reference from = form->terms[0].from;
        int64_t unit = reference_type(l->rb, from) == TYPE_INTEGER ? 1 : 1000000;
        return simple_test(l, t, from, unit, form, test);
    }
    for (size_t i = 0; i < form->count; i++) {
        struct linear_term *term = &form->terms[i];
        node.flags |= reference_flags(term->from);
        if (term->factor != NO_REFERENCE)
            node.flags |= reference_flags(term->factor);
        term->scale = millionths_scale(l, term->from) * millionths_scale(l, term->factor);
    }
    node.table.index = intern_linear(l, form);
    node.table.detail = test;
    return make_node(l, &node, t);
}

static struct operand compare_numbers(const struct call *c, int sign, enum linear_test test) {
    struct linear left, right, form;
    if (!operand_linear(&c->receiver, &left) ||
        !argument_linear(c->l, c->t, &c->arguments[0], &right))
        return failed();
    if (!subtract_linear(c->l, c->t, sign > 0 ? &left : &right, sign > 0 ? &right : &left, &form))
        return failed();
    return condition(linear_node(c->l, c->t, &form, test));
}

static struct operand number_is(const struct call *c) {
    return compare_numbers(c, 1, LINEAR_ZERO);
}
static struct operand number_at_least(const struct call *c) {
    return compare_numbers(c, 1, LINEAR_AT_LEAST_ZERO);
}
static struct operand number_at_most(const struct call *c) {
    return compare_numbers(c, -1, LINEAR_AT_LEAST_ZERO);
}
static struct operand number_above(const struct call *c) {
    return compare_numbers(c, 1, LINEAR_ABOVE_ZERO);
}
static struct operand number_below(const struct call *c) {
    return compare_numbers(c, -1, LINEAR_ABOVE_ZERO);
}

/* ---- moments and hours ---- */

static bool receiver_instant(const struct call *c, struct instant *ret_instant) {
    return operand_instant(&c->receiver, ret_instant);
}

static struct operand moment_order(const struct call *c, bool before) {
    struct instant left;
    struct operand right;
    if (!receiver_instant(c, &left) || !argument_instant(c->l, c->t, &c->arguments[0], &right))
        return failed();
    return condition(instant_order(c->l, c->t, left, right.instant, before));
}

static struct operand moment_before(const struct call *c) {
    return moment_order(c, true);
}
static struct operand moment_from(const struct call *c) {
    return moment_order(c, false);
}

/* from <= x < to */
static node_id moment_in(const struct call *c, struct instant x, struct instant from,
                         struct instant to) {
    node_id both[2] = {instant_order(c->l, c->t, x, from, false),
                       instant_order(c->l, c->t, x, to, true)};
    return make_and(c->l, both, 2, c->t);
}

static bool is_constant(const struct instant *i) {
    return i->base == INSTANT_CONSTANT && i->adjustment_count == 0;
}

static struct operand moment_between(const struct call *c) {
    struct instant x;
    struct operand from, to;
    if (!receiver_instant(c, &x) || !argument_instant(c->l, c->t, &c->arguments[0], &from) ||
        !argument_instant(c->l, c->t, &c->arguments[1], &to))
        return failed();
    if (is_constant(&from.instant) && is_constant(&to.instant) &&
        from.instant.constant_s >= to.instant.constant_s)
        return complain(c, &c->arguments[1], "an end behind the beginning");
    return condition(moment_in(c, x, from.instant, to.instant));
}

/* Two times are one second, a date and a time one day. */
static struct operand moment_is(const struct call *c) {
    struct operand left = c->receiver, right, swap;
    struct instant x, from, to;
    if (!receiver_instant(c, &x) || !argument_instant(c->l, c->t, &c->arguments[0], &right))
        return failed();
    bool day = right.type == TYPE_DATE || left.type == TYPE_DATE;
    if (is_moment(&right.instant)) { /* keep the moment on the left, where its flips are known */
        swap = left;
        left = right;
        right = swap;
    }
    if (day && right.type != TYPE_DATE)
        right = midnight_of(c->l, c->t, right);
    if (right.kind == OPERAND_BAD || !operand_instant(&left, &x) || !operand_instant(&right, &from))
        return failed();
    to = from;
    if (!shift_instant(&to, day ? CIVIL_DAY_S : 1))
        return complain(c, &c->arguments[0], "a moment with fewer adjustments");
    return condition(moment_in(c, x, from, to));
}

static struct operand moment_day(const struct call *c) {
    return midnight_of(c->l, c->t, c->receiver);
}

static bool clock_text(const struct call *c, size_t i, int *ret_second) {
    const struct datum *value = &c->arguments[i];
    if (value->kind == DATUM_STRING && civil_parse_clock(value->text, value->length, ret_second))
        return true;
    complain(c, value, "times of day from \"00:00\" to \"24:00\"");
    return false;
}

static struct operand clock_between(const struct call *c) {
    struct node node = empty_node(OP_CLOCK);
    int from, to;
    if (!clock_text(c, 0, &from) || !clock_text(c, 1, &to))
        return failed();
    if (from % CIVIL_DAY_S == to % CIVIL_DAY_S)
        return complain(c, &c->arguments[1], "two different times of day");
    node.flags = NODE_TIMED;
    node.clock.from_s = from % CIVIL_DAY_S;
    node.clock.to_s = to;
    return condition(make_node(c->l, &node, c->t));
}

static struct operand clock_inside(const struct call *c) {
    struct node node = empty_node(OP_CLOCK_INSIDE);
    struct operand hours;
    memset(&hours, 0, sizeof hours);
    if (c->arguments[0].kind == DATUM_TERM)
        hours = compile_operand(c->l, c->arguments[0].term);
    if (hours.kind == OPERAND_BAD && c->arguments[0].kind == DATUM_TERM)
        return failed();
    if (hours.kind != OPERAND_REFERENCE || hours.type != TYPE_HOURS)
        return complain(c, &c->arguments[0], "a fact or parameter of type hours");
    node.flags = NODE_TIMED | reference_flags(hours.from);
    node.table.from = hours.from;
    return condition(make_node(c->l, &node, c->t));
}

/* ---- places ---- */

/* The slot of a place receiver: a fact, PLACE_HERE or PLACE_TRIP. */
static uint16_t place_slot(const struct operand *o) {
    if (o->kind == OPERAND_HERE)
        return PLACE_HERE;
    if (o->kind == OPERAND_TRIP)
        return PLACE_TRIP;
    return (uint16_t)REFERENCE_INDEX(o->from);
}

static struct operand inside(const struct call *c) {
    struct node node = empty_node(OP_INSIDE);
    struct zone_set set;
    if (!argument_zones(c->l, c->t, &c->arguments[0], &set))
        return failed();
    node.slot = place_slot(&c->receiver);
    node.flags = set.kind == ZONES_REFERENCE ? reference_flags(set.from) : 0;
    node.zone.set = intern_zone_set(c->l, &set);
    return condition(make_node(c->l, &node, c->t));
}

/* zones:covers(place), zone:covers(place) */
static struct operand covers(const struct call *c) {
    struct node node = empty_node(OP_INSIDE);
    struct operand place;
    struct zone_set set;
    memset(&place, 0, sizeof place);
    if (c->arguments[0].kind == DATUM_TERM)
        place = compile_operand(c->l, c->arguments[0].term);
    if (place.kind == OPERAND_BAD && c->arguments[0].kind == DATUM_TERM)
        return failed();
    memset(&set, 0, sizeof set);
    set = (struct zone_set){.kind = ZONES_REFERENCE, .from = c->receiver.from, .up = -1};
    if (c->receiver.kind == OPERAND_ZONES)
        set = c->receiver.zones;
    node.zone.set = intern_zone_set(c->l, &set);
    node.flags = set.kind == ZONES_REFERENCE ? reference_flags(set.from) : 0;
    if (place.kind == OPERAND_TRIP) {
        node.op = OP_TRIP;
        node.zone.relation = TRIP_WITHIN;
    } else if (place.kind == OPERAND_HERE ||
               (place.kind == OPERAND_REFERENCE &&
                (place.type == TYPE_PLACE || place.type == TYPE_ZONE))) {
        node.slot = place_slot(&place);
    } else {
        return complain(c, &c->arguments[0], "a place, a zone, `here` or `trip`");
    }
    return condition(make_node(c->l, &node, c->t));
}

static bool unit_rank(const struct call *c, const struct datum *kind, uint16_t *ret_rank) {
    static const char *const units[] = {"country", "province", "district", "ward"};
    for (uint16_t i = 0; i < 4; i++)
        if (kind->kind == DATUM_STRING && strcmp(kind->text, units[i]) == 0) {
            *ret_rank = i;
            return true;
        }
    complain(c, kind, "\"province\", \"district\" or \"ward\"");
    return false;
}

static struct operand same_unit(const struct call *c) {
    struct node node = empty_node(OP_SAME_UNIT);
    struct operand other;
    memset(&other, 0, sizeof other);
    if (c->arguments[0].kind == DATUM_TERM)
        other = compile_operand(c->l, c->arguments[0].term);
    if (other.kind == OPERAND_BAD && c->arguments[0].kind == DATUM_TERM)
        return failed();
    if (other.kind != OPERAND_HERE &&
        !(other.kind == OPERAND_REFERENCE && (other.type == TYPE_PLACE || other.type == TYPE_ZONE)))
        return complain(c, &c->arguments[0], "another place or zone, or `here`");
    if (!unit_rank(c, &c->arguments[1], &node.zone.rank))
        return failed();
    node.slot = place_slot(&c->receiver);
    node.zone.other = place_slot(&other);
    return condition(make_node(c->l, &node, c->t));
}

static struct operand up(const struct call *c) {
    struct operand o;
    uint16_t rank;
    memset(&o, 0, sizeof o);
    if (!unit_rank(c, &c->arguments[0], &rank))
        return o;
    o.kind = OPERAND_ZONES;
    o.zones = (struct zone_set){.kind = ZONES_REFERENCE, .from = c->receiver.from, .up = rank};
    if (c->receiver.kind == OPERAND_HERE)
        o.zones = (struct zone_set){.kind = ZONES_HERE, .from = NO_REFERENCE, .up = rank};
    return o;
}

static struct operand trip_relation(const struct call *c, enum trip_relation relation) {
    struct node node = empty_node(OP_TRIP);
    struct zone_set set;
    if (!argument_zones(c->l, c->t, &c->arguments[0], &set))
        return failed();
    node.flags = set.kind == ZONES_REFERENCE ? reference_flags(set.from) : 0;
    node.zone.set = intern_zone_set(c->l, &set);
    node.zone.relation = relation;
    return condition(make_node(c->l, &node, c->t));
}

static struct operand trip_within(const struct call *c) {
    return trip_relation(c, TRIP_WITHIN);
}
static struct operand trip_touches(const struct call *c) {
    return trip_relation(c, TRIP_TOUCHES);
}
static struct operand trip_leaves(const struct call *c) {
    return trip_relation(c, TRIP_LEAVES);
}
static struct operand trip_enters(const struct call *c) {
    return trip_relation(c, TRIP_ENTERS);
}
static struct operand trip_crosses(const struct call *c) {
    return trip_relation(c, TRIP_CROSSES);
}

static struct operand trip_within_one(const struct call *c) {
    struct node node = empty_node(OP_WITHIN_ONE);
    if (!unit_rank(c, &c->arguments[0], &node.zone.rank))
        return failed();
    return condition(make_node(c->l, &node, c->t));
}

/* ---- levels ---- */

static struct operand level_node(const struct call *c, int scale, uint32_t mask) {
    const struct scale *s = &c->l->rb->scales[scale];
    struct node node = empty_node(OP_LEVEL);
    if (s->derived != NO_INDEX) /* which must not depend on the level it derives */
        compile_derived_once(c->l, s->derived, c->t);
    node.slot = place_slot(&c->receiver);
    node.flags = NODE_TIMED | (s->derived != NO_INDEX ? NODE_CITES : 0);
    node.level.scale = (uint32_t)scale;
    node.level.mask = mask;
    return condition(make_node(c->l, &node, c->t));
}

static const struct level *find_level(const struct call *c, const struct datum *value) {
    uint32_t index = value->kind == DATUM_STRING ? names_find(&c->l->levels, value->text) : NO_NAME;
    if (index != NO_NAME)
        return &c->l->rb->levels[index];
    if (value->kind == DATUM_STRING)
        link_value_problem(c->l, c->t, value, names_hint(c->l, &c->l->levels, value->text),
                           "unknown level `%s`", value->text);
    else
        complain(c, value, "the name of a level");
    return NULL;
}

static struct operand level_one_of(const struct call *c) {
    size_t count;
    const struct datum *items = text_list(c, &count);
    uint32_t mask = 0;
    int scale = -1;
    for (size_t i = 0; items && i < count; i++) {
        const struct level *level = find_level(c, &items[i]);
        if (!level)
            return failed();
        if (scale >= 0 && scale != level->scale) {
            link_value_problem(
                c->l, c->t, &items[i], "join two conditions with `|`",
                "`%s` takes levels of one scale, and `%s` is of scale `%s`, not `%s`", c->t->name,
                level->id, c->l->rb->scales[level->scale].id, c->l->rb->scales[scale].id);
            return failed();
        }
        scale = level->scale;
        mask |= 1u << level->in_scale;
    }
    return items ? level_node(c, scale, mask) : failed();
}

static struct operand level_at_least(const struct call *c) {
    const struct level *level = find_level(c, &c->arguments[0]);
    uint32_t mask = 0;
    if (!level)
        return failed();
    for (int i = level->in_scale; i < c->l->rb->scales[level->scale].level_count; i++)
        mask |= 1u << i;
    return level_node(c, level->scale, mask);
}

static struct operand has_level(const struct call *c) {
    const struct datum *value = &c->arguments[0];
    uint32_t index = value->kind == DATUM_STRING ? names_find(&c->l->scales, value->text) : NO_NAME;
    if (value->kind != DATUM_STRING)
        return complain(c, value, "the name of a scale");
    if (index == NO_NAME) {
        link_value_problem(c->l, c->t, value, names_hint(c->l, &c->l->scales, value->text),
                           "unknown scale `%s`", value->text);
        return failed();
    }
    return level_node(c, (int)index, ~LEVEL_MASK_NONE);
}

/* ---- names shared by several receivers ---- */

static struct operand zone_is(const struct call *c) {
    const struct datum *value = &c->arguments[0];
    const char *hint;
    uint32_t zone;
    if (value->kind != DATUM_STRING)
        return complain(c, value, "a zone's code, which is a text");
    if (find_zone(c->l, value->text, &zone, &hint))
        return condition(make_range(c->l, c->t, c->receiver.from, zone, zone));
    link_value_problem(c->l, c->t, value, hint, "unknown zone `%s`", value->text);
    return failed();
}

static struct operand zone_same(const struct call *c) {
    return c->t->argument_count == 2 ? same_unit(c) : fact_same(c);
}

/* ---- the table ---- */

static const struct method methods[] = {
    {"is", R_BOOLEAN, 1, 1, boolean_is, "permit.revoked:is(false)"},
    {"is", R_NUMBER, 1, 1, number_is, "person.doses:is(2)"},
    {"is", R_MOMENT, 1, 1, moment_is, "today:is \"2021-08-23\""},
    {"is", R_ZONE, 1, 1, zone_is, "permit.issuer_zone:is \"79\""},
    {"is", R_ENUM, 1, 1, enum_one_of, "purpose:is \"visit\""},
    {"is", R_STRING, 1, 1, string_one_of, "vehicle.plate:is \"51F-123.45\""},
    {"one_of", R_ENUM, 1, 1, enum_one_of, "purpose:one_of { \"visit\", \"work\" }"},
    {"one_of", R_STRING, 1, 1, string_one_of, "vehicle.plate:one_of { \"51F-123.45\" }"},
    {"listed", R_ENUM, 1, 1, enum_listed, "business.sector:listed \"open.79\""},
    {"same", R_PLACE, 2, 2, same_unit, "origin:same(destination, \"district\")"},
    {"same", R_ZONE, 1, 2, zone_same, "permit.issuer_zone:same(origin, \"district\")"},
    {"same", R_BOOLEAN | R_ENUM | R_STRING, 1, 1, fact_same, "permit.purpose:same(purpose)"},
    {"at_least", R_NUMBER, 1, 1, number_at_least, "person.age:at_least(65)"},
    {"at_most", R_NUMBER, 1, 1, number_at_most, "person.age:at_most(17)"},
    {"above", R_NUMBER, 1, 1, number_above, "person.age:above(64)"},
    {"below", R_NUMBER, 1, 1, number_below, "person.age:below(18)"},
    {"before", R_MOMENT, 1, 1, moment_before, "time:before(person.test.reported + hours(72))"},
    {"from", R_MOMENT, 1, 1, moment_from, "time:from \"2021-08-23 00:00\""},
    {"between", R_CLOCK, 2, 2, clock_between, "clock:between(\"18:00\", \"06:00\")"},
    {"between", R_MOMENT, 2, 2, moment_between, "today:between(\"2021-08-23\", \"2021-09-06\")"},
    {"day", R_MOMENT, 0, 0, moment_day, "person.test.reported:day()"},
    {"inside", R_CLOCK, 1, 1, clock_inside, "clock:inside(permit.hours)"},
    {"inside", R_ZONE | R_PLACE, 1, 1, inside, "origin:inside \"79\""},
    {"covers", R_ZONE | R_ZONES, 1, 1, covers, "permit.zones:covers(origin)"},
    {"up", R_ZONE | R_PLACE, 1, 1, up, "origin:up \"district\""},
    {"level_is", R_PLACE | R_TRIP, 1, 1, level_one_of, "here:level_is \"CT16\""},
    {"level_one_of", R_PLACE | R_TRIP, 1, 1, level_one_of, "here:level_one_of { \"L3\", \"L4\" }"},
    {"level_at_least", R_PLACE | R_TRIP, 1, 1, level_at_least, "here:level_at_least \"CT16\""},
    {"has_level", R_PLACE | R_TRIP, 1, 1, has_level, "here:has_level \"epidemic\""},
    {"within", R_TRIP, 1, 1, trip_within, "trip:within \"79\""},
    {"touches", R_TRIP, 1, 1, trip_touches, "trip:touches \"79\""},
    {"leaves", R_TRIP, 1, 1, trip_leaves, "trip:leaves \"79\""},
    {"enters", R_TRIP, 1, 1, trip_enters, "trip:enters \"79\""},
    {"crosses", R_TRIP, 1, 1, trip_crosses, "trip:crosses \"79\""},
    {"within_one", R_TRIP, 1, 1, trip_within_one, "trip:within_one \"district\""},
    {"given", R_FACT, 0, 0, fact_given, "permit.hours:given()"},
};
#define METHOD_COUNT (sizeof methods / sizeof *methods)

static unsigned receiver_bit(const struct operand *o) {
    static const unsigned by_type[TYPE_COUNT] = {
        R_BOOLEAN, R_NUMBER, R_NUMBER, R_STRING, R_ENUM,  R_MOMENT, R_MOMENT,
        R_HOURS,   R_ZONE,   R_ZONES,  R_POINT,  R_PLACE, R_LINE,
    };
    switch (o->kind) {
    case OPERAND_REFERENCE:
        return by_type[o->type];
    case OPERAND_HERE:
        return R_PLACE;
    case OPERAND_TRIP:
        return R_TRIP;
    case OPERAND_CLOCK:
        return R_CLOCK;
    case OPERAND_INSTANT:
        return R_MOMENT;
    case OPERAND_LINEAR:
        return R_NUMBER;
    case OPERAND_ZONES:
        return R_ZONES;
    default:
        return 0;
    }
}

static const struct method *find_method(const char *name, unsigned receiver) {
    for (size_t i = 0; i < METHOD_COUNT; i++)
        if ((methods[i].receivers & receiver) && strcmp(methods[i].name, name) == 0)
            return &methods[i];
    return NULL;
}

/* "an enum has `is`, `one_of`, `listed`, `same`" */
static const char *methods_hint(struct linker *l, unsigned receiver, const char *what) {
    const char *list = NULL;
    if (receiver == R_HOURS)
        return "write clock:inside(permit.hours)";
    if (receiver & (R_POINT | R_LINE))
        return "conditions speak of places and of the trip";
    if (receiver == 0)
        return "`&`, `|` and `~` combine conditions";
    for (size_t i = 0; i < METHOD_COUNT; i++)
        if (methods[i].receivers & receiver)
            list = list ? arena_printf(l->arena, "%s, `%s`", list, methods[i].name)
                        : arena_printf(l->arena, "%s has `%s`", what, methods[i].name);
    return list;
}

static struct operand no_such_method(struct linker *l, const struct term *t, unsigned receiver) {
    const char *what = receiver ? receiver_names[__builtin_ctz(receiver)] : "a condition";
    const struct term *left = t->left.term;
    const char *hint = methods_hint(l, receiver, what);
    if (left->kind == TERM_PATH && left->name != what)
        what = arena_printf(l->arena, "`%s` is %s and", left->name, what);
    link_term_problem(l, t, hint, "%s has no method `%s`", what, t->name);
    return failed();
}

/* Is an argument, or an item of one, a mistake that was reported, or nil: an undefined local? */
static bool has_bad_argument(struct linker *l, const struct term *t) {
    for (size_t i = 0; i < t->argument_count; i++) {
        const struct datum *value = &t->arguments[i];
        if (value->kind == DATUM_NIL) {
            link_value_problem(l, t, value, "is a local misspelt here, or defined further down?",
                               "argument %zu of `%s` is nil", i + 1, t->name);
            return true;
        }
        if (is_reported(value))
            return true;
        for (size_t k = 0; value->kind == DATUM_TABLE && k < value->table->item_count; k++)
            if (is_reported(&value->table->items[k]))
                return true;
    }
    return false;
}

static struct operand wrong_count(struct linker *l, const struct term *t, const struct method *m) {
    size_t wanted = t->argument_count < m->least ? m->least : m->most;
    link_term_problem(l, t, arena_printf(l->arena, "write %s", m->example),
                      "`%s` takes %zu argument%s, not %zu", t->name, wanted, wanted == 1 ? "" : "s",
                      t->argument_count);
    return failed();
}

struct operand call_method(struct linker *l, const struct term *t) {
    struct call c = {.l = l, .t = t, .arguments = t->arguments};
    if (t->left.kind != DATUM_TERM)
        return failed();
    c.receiver = compile_operand(l, t->left.term);
    if (c.receiver.kind == OPERAND_BAD)
        return c.receiver;
    unsigned receiver = receiver_bit(&c.receiver);
    c.method = find_method(t->name, receiver);
    if (!c.method)
        return no_such_method(l, t, receiver);
    if (t->argument_count < c.method->least || t->argument_count > c.method->most)
        return wrong_count(l, t, c.method);
    return has_bad_argument(l, t) ? failed() : c.method->compile(&c);
}

/* A method that shows how a fact of the type becomes a condition. */
const char *example_method(enum fact_type type) {
    switch (type) {
    case TYPE_ENUM:
        return "is \"...\"";
    case TYPE_STRING:
        return "is \"...\"";
    case TYPE_INTEGER:
    case TYPE_DECIMAL:
        return "at_least(1)";
    case TYPE_TIME:
    case TYPE_DATE:
        return "before(time)";
    case TYPE_ZONE:
    case TYPE_PLACE:
        return "inside \"79\"";
    case TYPE_ZONES:
        return "covers(origin)";
    default:
        return "is(true)";
    }
}
