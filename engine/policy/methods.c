/*
 * methods.c - the methods of facts: which receivers have which, and the atoms they make.
 *
 * `methods` is the whole list; each handler makes a node from a receiver and checked arguments.
 */
#include "policy/linker.h"

/* Receivers, as bits. */
enum {
    R_BOOLEAN = 1 << 0, R_ENUM = 1 << 1, R_STRING = 1 << 2, R_NUMBER = 1 << 3, R_MOMENT = 1 << 4,
    R_CLOCK = 1 << 5, R_ZONE = 1 << 6, R_ZONES = 1 << 7, R_PLACE = 1 << 8, R_TRIP = 1 << 9,
    R_HOURS = 1 << 10, R_POINT = 1 << 11, R_LINE = 1 << 12,
};
static const char *const receiver_names[] = {
    "a boolean", "an enum", "a string", "a number", "a time or date", "the clock", "a zone",
    "a list of zones", "a place", "the trip", "a span of hours", "a point", "a line",
};

struct call {
    struct linker *l;
    const struct term *t;
    struct operand receiver;
    const struct datum *arguments;
};
typedef struct operand handler(const struct call *c);

struct method {
    const char *name;
    unsigned receivers;
    size_t least, most; /* arguments */
    handler *compile;
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

static struct operand failed(void) {
    return condition(NODE_FALSE);
}

static unsigned char reference_flags(reference from) {
    return REFERENCE_KIND(from) == REF_FACT ? 0 : NODE_CITES;
}

static struct operand complain(const struct call *c, const char *hint, const char *what) {
    link_term_problem(c->l, c->t, hint, "`%s` needs %s", c->t->name, what);
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
    complain(c, "write { \"a\", \"b\" }", "a list of texts");
    return NULL;
}

/* ---- enums, strings, booleans ---- */

static bool enum_index(const struct call *c, const struct datum *value,
                       const struct enumeration *values, int *ret_index) {
    if (value->kind != DATUM_STRING) {
        complain(c, "values are texts: `purpose:is \"visit\"`", "one of the values");
        return false;
    }
    *ret_index = enumeration_find(values, value->text, value->length);
    if (*ret_index >= 0)
        return true;
    link_term_problem(c->l, c->t,
                      values_hint(c->l, values, value->text),
                      "`%s` is not a value of %s", value->text, values->name);
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
            return complain(c, NULL, "texts");
        node.slot = (uint16_t)REFERENCE_INDEX(c->receiver.from);
        node.table.index = intern_string(c->l, items[i].text);
        parts[i] = make_node(c->l, &node, c->t);
    }
    return items ? condition(make_or(c->l, parts, count, c->t)) : failed();
}

static struct operand boolean_is(const struct call *c) {
    struct node node = empty_node(OP_BOOLEAN);
    if (c->arguments[0].kind != DATUM_BOOLEAN)
        return complain(c, "`permit.revoked:is(false)`", "true or false");
    if (REFERENCE_KIND(c->receiver.from) != REF_FACT)
        return condition(make_range(c->l, c->t, c->receiver.from, c->arguments[0].boolean,
                                    c->arguments[0].boolean));
    node.slot = (uint16_t)REFERENCE_INDEX(c->receiver.from);
    node.want = c->arguments[0].boolean;
    return condition(make_node(c->l, &node, c->t));
}

/* fact:same(other): both of one type, and of one enumeration. */
static struct operand fact_same(const struct call *c) {
    struct node node = empty_node(OP_SAME);
    struct operand other;
    if (c->arguments[0].kind != DATUM_TERM)
        return complain(c, "`permit.purpose:same(purpose)`", "another fact");
    other = compile_operand(c->l, c->arguments[0].term);
    if (other.kind == OPERAND_BAD)
        return failed();
    if (other.kind != OPERAND_REFERENCE || other.type != c->receiver.type ||
        other.values != c->receiver.values)
        return complain(c, "share the values of an enum with `values = \"=other\"`",
                        "a fact of the same type");
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
        return complain(c, "`business.sector:listed \"open.79\"`", "the name of a list");
    index = names_find(&c->l->lists, argument->text);
    if (index == NO_NAME) {
        link_term_problem(c->l, c->t, names_hint(c->l, &c->l->lists, argument->text),
                          "unknown list `%s`", argument->text);
        return failed();
    }
    if (c->l->rb->lists[index].values != c->receiver.values) {
        link_term_problem(c->l, c->t, NULL, "list `%s` speaks of %s, not of this fact", argument->text,
                          c->l->rb->lists[index].values ? c->l->rb->lists[index].values->name : "nothing");
        return failed();
    }
    node.flags = NODE_CITES | NODE_TIMED;
    node.table.index = index;
    node.table.from = c->receiver.from;
    return condition(make_node(c->l, &node, c->t));
}

/* ---- numbers ---- */

node_id make_range(struct linker *l, const struct term *t, reference from, int64_t low, int64_t high) {
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
        return make_range(l, t, from, test == LINEAR_AT_LEAST_ZERO && exact ? low : low + 1, INT64_MAX);
    }
    bound = form->constant; /* bound - fact */
    low = floor_divide(bound, scale);
    exact = bound % scale == 0;
    if (test == LINEAR_ZERO)
        return exact ? make_range(l, t, from, low, low) : NODE_FALSE;
    return make_range(l, t, from, INT64_MIN, test == LINEAR_ABOVE_ZERO && exact ? low - 1 : low);
}

static enum fact_type reference_type(const struct rulebook *rb, reference from) {
    switch (REFERENCE_KIND(from)) {
    case REF_FACT: return rb->vocabulary.facts[REFERENCE_INDEX(from)].type;
    case REF_DERIVED: return rb->derived[REFERENCE_INDEX(from)].type;
    case REF_PARAMETER: return rb->parameters[REFERENCE_INDEX(from)].type;
    }
    return TYPE_INTEGER;
}

/* form >= 0, > 0 or == 0 */
static node_id linear_node(struct linker *l, const struct term *t, struct linear *form,
                           enum linear_test test) {
    struct node node = empty_node(OP_LINEAR);
    if (form->count == 1 && (form->terms[0].coefficient == 1000000 ||
                             form->terms[0].coefficient == -1000000)) {
        reference from = form->terms[0].from;
        int64_t unit = reference_type(l->rb, from) == TYPE_INTEGER ? 1 : 1000000;
        return simple_test(l, t, from, unit, form, test);
    }
    for (size_t i = 0; i < form->count; i++) {
        node.flags |= reference_flags(form->terms[i].from);
        form->whole[i] = reference_type(l->rb, form->terms[i].from) == TYPE_INTEGER;
    }
    node.table.index = intern_linear(l, form);
    node.table.detail = test;
    return make_node(l, &node, t);
}

static struct operand compare_numbers(const struct call *c, int sign, enum linear_test test) {
    struct linear left, right, form;
    if (!operand_linear(&c->receiver, &left) || !argument_linear(c->l, c->t, &c->arguments[0], &right))
        return failed();
    if (!subtract_linear(c->l, c->t, sign > 0 ? &left : &right, sign > 0 ? &right : &left, &form))
        return failed();
    return condition(linear_node(c->l, c->t, &form, test));
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

static struct operand moment_before(const struct call *c) {
    struct instant left;
    struct operand right;
    if (!receiver_instant(c, &left) || !argument_instant(c->l, c->t, &c->arguments[0], &right))
        return failed();
    return condition(instant_before(c->l, c->t, left, right.instant));
}

static struct operand moment_from(const struct call *c) {
    struct operand before = moment_before(c);
    return condition(make_not(c->l, before.condition, c->t));
}

/* from <= x < to */
static node_id moment_in(const struct call *c, struct instant x, struct instant from, struct instant to) {
    node_id both[2] = { make_not(c->l, instant_before(c->l, c->t, x, from), c->t),
                        instant_before(c->l, c->t, x, to) };
    return make_and(c->l, both, 2, c->t);
}

static struct operand moment_between(const struct call *c) {
    struct instant x;
    struct operand from, to;
    if (!receiver_instant(c, &x) || !argument_instant(c->l, c->t, &c->arguments[0], &from) ||
        !argument_instant(c->l, c->t, &c->arguments[1], &to))
        return failed();
    return condition(moment_in(c, x, from.instant, to.instant));
}

/* A date is a whole day, a time one second. */
static struct operand moment_is(const struct call *c) {
    struct instant x, swap;
    struct operand other;
    if (!receiver_instant(c, &x) || !argument_instant(c->l, c->t, &c->arguments[0], &other))
        return failed();
    bool day = other.type == TYPE_DATE || c->receiver.type == TYPE_DATE;
    if (is_moment(&other.instant)) { /* keep the moment on the left, where its flips are known */
        swap = x;
        x = other.instant;
        other.instant = swap;
    }
    struct instant to = other.instant;
    if (!shift_instant(&to, day ? CIVIL_DAY_S : 1))
        return complain(c, NULL, "fewer adjustments");
    return condition(moment_in(c, x, other.instant, to));
}

static struct operand moment_day(const struct call *c) {
    return midnight_of(c->l, c->t, c->receiver);
}

static bool clock_text(const struct call *c, size_t i, int *ret_second) {
    const struct datum *value = &c->arguments[i];
    if (value->kind == DATUM_STRING && civil_parse_clock(value->text, value->length, ret_second))
        return true;
    complain(c, "`clock:between(\"18:00\", \"06:00\")`", "times of day from \"00:00\" to \"24:00\"");
    return false;
}

static struct operand clock_between(const struct call *c) {
    struct node node = empty_node(OP_CLOCK);
    int from, to;
    if (!clock_text(c, 0, &from) || !clock_text(c, 1, &to))
        return failed();
    if (from % CIVIL_DAY_S == to % CIVIL_DAY_S)
        return complain(c, "leave the condition out if the whole day is meant", "two different times of day");
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
        return complain(c, "`clock:inside(permit.hours)`", "a fact or parameter of type hours");
    node.flags = NODE_TIMED | reference_flags(hours.from);
    node.table.from = hours.from;
    return condition(make_node(c->l, &node, c->t));
}

static struct operand moment_between_or_clock(const struct call *c) {
    return c->receiver.kind == OPERAND_CLOCK ? clock_between(c) : moment_between(c);
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

static struct operand clock_or_place_inside(const struct call *c) {
    return c->receiver.kind == OPERAND_CLOCK ? clock_inside(c) : inside(c);
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
    set = (struct zone_set){ ZONES_REFERENCE, NULL, 0, c->receiver.from, -1 };
    if (c->receiver.kind == OPERAND_ZONES)
        set = c->receiver.zones;
    node.zone.set = intern_zone_set(c->l, &set);
    node.flags = reference_flags(set.from);
    if (place.kind == OPERAND_TRIP) {
        node.op = OP_TRIP;
        node.zone.relation = TRIP_WITHIN;
    } else if (place.kind == OPERAND_HERE || (place.kind == OPERAND_REFERENCE &&
               (place.type == TYPE_PLACE || place.type == TYPE_ZONE))) {
        node.slot = place_slot(&place);
    } else {
        return complain(c, "`permit.zones:covers(origin)`", "a place, a zone, `here` or `trip`");
    }
    return condition(make_node(c->l, &node, c->t));
}

static bool unit_rank(const struct call *c, const struct datum *kind, uint16_t *ret_rank) {
    static const char *const units[] = { "country", "province", "district", "ward" };
    for (uint16_t i = 0; i < 4; i++)
        if (kind->kind == DATUM_STRING && strcmp(kind->text, units[i]) == 0) {
            *ret_rank = i;
            return true;
        }
    complain(c, "\"province\", \"district\" or \"ward\"", "a kind of unit");
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
    if (other.kind != OPERAND_HERE && !(other.kind == OPERAND_REFERENCE &&
        (other.type == TYPE_PLACE || other.type == TYPE_ZONE)))
        return complain(c, "`origin:same(destination, \"district\")`", "another place and a kind of unit");
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
    o.zones = (struct zone_set){ ZONES_REFERENCE, NULL, 0, c->receiver.from, rank };
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

static struct operand trip_within(const struct call *c) { return trip_relation(c, TRIP_WITHIN); }
static struct operand trip_touches(const struct call *c) { return trip_relation(c, TRIP_TOUCHES); }
static struct operand trip_leaves(const struct call *c) { return trip_relation(c, TRIP_LEAVES); }
static struct operand trip_enters(const struct call *c) { return trip_relation(c, TRIP_ENTERS); }
static struct operand trip_crosses(const struct call *c) { return trip_relation(c, TRIP_CROSSES); }

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
        link_term_problem(c->l, c->t, names_hint(c->l, &c->l->levels, value->text),
                          "unknown level `%s`", value->text);
    else
        complain(c, "`here:level_at_least \"CT16\"`", "the name of a level");
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
        if (scale >= 0 && scale != level->scale)
            return complain(c, "join two conditions with `|`", "levels of one scale");
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
    if (index == NO_NAME) {
        link_term_problem(c->l, c->t,
                          value->kind == DATUM_STRING
                              ? names_hint(c->l, &c->l->scales, value->text) : NULL,
                          "unknown scale `%s`", value->kind == DATUM_STRING ? value->text : "?");
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
        return complain(c, "`permit.issuer_zone:is \"79\"`", "a zone's code");
    if (find_zone(c->l, value->text, &zone, &hint))
        return condition(make_range(c->l, c->t, c->receiver.from, zone, zone));
    link_term_problem(c->l, c->t, hint, "unknown zone `%s`", value->text);
    return failed();
}

static struct operand is(const struct call *c) {
    if (c->receiver.kind == OPERAND_INSTANT)
        return moment_is(c);
    if (c->receiver.kind == OPERAND_LINEAR)
        return compare_numbers(c, 1, LINEAR_ZERO);
    switch (c->receiver.type) {
    case TYPE_BOOLEAN: return boolean_is(c);
    case TYPE_ENUM: return enum_one_of(c);
    case TYPE_STRING: return string_one_of(c);
    case TYPE_INTEGER: case TYPE_DECIMAL: return compare_numbers(c, 1, LINEAR_ZERO);
    case TYPE_TIME: case TYPE_DATE: return moment_is(c);
    case TYPE_ZONE: return zone_is(c);
    default: return failed();
    }
}

static struct operand one_of(const struct call *c) {
    return c->receiver.type == TYPE_ENUM ? enum_one_of(c) : string_one_of(c);
}

static struct operand same(const struct call *c) {
    bool place = c->receiver.kind == OPERAND_HERE || c->receiver.type == TYPE_PLACE ||
                 (c->receiver.type == TYPE_ZONE && c->t->argument_count == 2);
    if (place && c->t->argument_count == 2)
        return same_unit(c);
    if (!place && c->t->argument_count == 1)
        return fact_same(c);
    return complain(c, place ? "`origin:same(destination, \"district\")`" : "`permit.purpose:same(purpose)`",
                    place ? "another place and a kind of unit" : "one other fact");
}

/* ---- the table ---- */

static const struct method methods[] = {
    { "is", R_BOOLEAN | R_ENUM | R_STRING | R_NUMBER | R_MOMENT | R_ZONE, 1, 1, is },
    { "one_of", R_ENUM | R_STRING, 1, 1, one_of },
    { "listed", R_ENUM, 1, 1, enum_listed },
    { "same", R_BOOLEAN | R_ENUM | R_STRING | R_ZONE | R_PLACE, 1, 2, same },
    { "at_least", R_NUMBER, 1, 1, number_at_least },
    { "at_most", R_NUMBER, 1, 1, number_at_most },
    { "above", R_NUMBER, 1, 1, number_above },
    { "below", R_NUMBER, 1, 1, number_below },
    { "before", R_MOMENT, 1, 1, moment_before },
    { "from", R_MOMENT, 1, 1, moment_from },
    { "between", R_MOMENT | R_CLOCK, 2, 2, moment_between_or_clock },
    { "day", R_MOMENT, 0, 0, moment_day },
    { "inside", R_CLOCK | R_ZONE | R_PLACE, 1, 1, clock_or_place_inside },
    { "covers", R_ZONE | R_ZONES, 1, 1, covers },
    { "up", R_ZONE | R_PLACE, 1, 1, up },
    { "level_is", R_PLACE | R_TRIP, 1, 1, level_one_of },
    { "level_one_of", R_PLACE | R_TRIP, 1, 1, level_one_of },
    { "level_at_least", R_PLACE | R_TRIP, 1, 1, level_at_least },
    { "has_level", R_PLACE | R_TRIP, 1, 1, has_level },
    { "within", R_TRIP, 1, 1, trip_within },
    { "touches", R_TRIP, 1, 1, trip_touches },
    { "leaves", R_TRIP, 1, 1, trip_leaves },
    { "enters", R_TRIP, 1, 1, trip_enters },
    { "crosses", R_TRIP, 1, 1, trip_crosses },
    { "within_one", R_TRIP, 1, 1, trip_within_one },
};
#define METHOD_COUNT (sizeof methods / sizeof *methods)

static unsigned receiver_bit(const struct operand *o) {
    static const unsigned by_type[TYPE_COUNT] = {
        R_BOOLEAN, R_NUMBER, R_NUMBER, R_STRING, R_ENUM, R_MOMENT, R_MOMENT,
        R_HOURS, R_ZONE, R_ZONES, R_POINT, R_PLACE, R_LINE,
    };
    switch (o->kind) {
    case OPERAND_REFERENCE: return by_type[o->type];
    case OPERAND_HERE: return R_PLACE;
    case OPERAND_TRIP: return R_TRIP;
    case OPERAND_CLOCK: return R_CLOCK;
    case OPERAND_INSTANT: return R_MOMENT;
    case OPERAND_LINEAR: return R_NUMBER;
    case OPERAND_ZONES: return R_ZONES;
    default: return 0;
    }
}

static const struct method *find_method(const char *name) {
    for (size_t i = 0; i < METHOD_COUNT; i++)
        if (strcmp(methods[i].name, name) == 0)
            return &methods[i];
    return NULL; /* not reached: the notation makes calls only of known methods */
}

static const char *method_at(const void *context, size_t i) {
    return ((const char *const *)context)[i];
}

/* "`purpose` has no method `before`" and which it has. */
static struct operand no_such_method(struct linker *l, const struct term *t, unsigned receiver) {
    const char *names[METHOD_COUNT];
    struct text list;
    size_t count = 0;
    int bit = receiver ? __builtin_ctz(receiver) : 0;
    text_init(&list, 1024);
    for (size_t i = 0; i < METHOD_COUNT; i++) {
        if (!(methods[i].receivers & receiver))
            continue;
        text_printf(&list, "%s`%s`", count ? ", " : "", methods[i].name);
        names[count++] = methods[i].name;
    }
    const char *near = nearest_name(t->name, count, method_at, names);
    const char *hint = near ? did_you_mean(l, near)
                       : count ? arena_printf(l->arena, "%s has %s", receiver_names[bit], text_cstr(&list))
                               : arena_printf(l->arena, "%s has no methods", receiver_names[bit]);
    text_free(&list);
    link_term_problem(l, t, hint, "%s has no method `%s`", receiver ? receiver_names[bit] : "a condition",
                      t->name);
    return failed();
}

/* Arguments that an undefined local has made nil. */
static bool has_nil_argument(struct linker *l, const struct term *t) {
    for (size_t i = 0; i < t->argument_count; i++)
        if (t->arguments[i].kind == DATUM_NIL) {
            link_term_problem(l, t, "is a `local` misspelt?", "argument %zu of `%s` is nil", i + 1, t->name);
            return true;
        }
    return false;
}

struct operand call_method(struct linker *l, const struct term *t) {
    struct call c = { l, t, { 0 }, t->arguments };
    const struct method *method = find_method(t->name);
    unsigned bit;

    if (t->left.kind != DATUM_TERM)
        return failed();
    c.receiver = compile_operand(l, t->left.term);
    bit = receiver_bit(&c.receiver);
    if (c.receiver.kind == OPERAND_BAD)
        return failed();
    if (!method || !(method->receivers & bit))
        return no_such_method(l, t, bit);
    if (t->argument_count < method->least || t->argument_count > method->most) {
        link_term_problem(l, t, NULL, "`%s` takes %zu argument%s, not %zu", t->name, method->least,
                          method->least == 1 ? "" : "s", t->argument_count);
        return failed();
    }
    return has_nil_argument(l, t) ? failed() : method->compile(&c);
}

/* A method that shows how a fact of the type becomes a condition. */
const char *example_method(enum fact_type type) {
    switch (type) {
    case TYPE_ENUM: return "is \"...\"";
    case TYPE_STRING: return "is \"...\"";
    case TYPE_INTEGER: case TYPE_DECIMAL: return "at_least(1)";
    case TYPE_TIME: case TYPE_DATE: return "before(time)";
    case TYPE_ZONE: case TYPE_PLACE: return "inside \"79\"";
    case TYPE_ZONES: return "covers(origin)";
    default: return "is(true)";
    }
}
