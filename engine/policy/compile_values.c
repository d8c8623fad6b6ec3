/*
 * compile_values.c - the arithmetic of conditions: constants, numbers and instants.
 *
 * Numbers are linear forms (a sum of facts times constants, exact to six decimals); instants are a
 * base with adjustments. A comparison with the moment of the check is turned so that the moment
 * stands alone on one side: then the atom knows the instant at which it flips.
 */
#include <math.h>

#include "policy/linker.h"

#define MILLION 1000000

/* ---- constants ---- */

bool exact_millionths(const struct datum *value, int64_t *ret_millionths) {
    if (value->kind == DATUM_INTEGER)
        return !__builtin_mul_overflow(value->integer, (int64_t)MILLION, ret_millionths);
    if (value->kind != DATUM_NUMBER || !(fabs(value->number) < 9e12))
        return false;
    int64_t rounded = llround(value->number * MILLION);
    if ((double)rounded / MILLION != value->number)
        return false;
    *ret_millionths = rounded;
    return true;
}

static bool time_constant(const struct datum *value, enum fact_type type, int64_t *ret_s) {
    if (value->kind != DATUM_STRING)
        return false;
    if (civil_parse_date(value->text, value->length, ret_s))
        return true;
    return type == TYPE_TIME && civil_parse_instant(value->text, value->length, ret_s);
}

static const char *constant_hint(enum fact_type type) {
    switch (type) {
    case TYPE_BOOLEAN:
        return "true or false";
    case TYPE_INTEGER:
        return "a whole number: 72";
    case TYPE_DECIMAL:
        return "a number with at most six decimals: 1.5";
    case TYPE_TIME:
        return "write \"2021-07-26 18:00\"";
    case TYPE_DATE:
        return "write \"2021-07-26\"";
    default:
        return NULL;
    }
}

static bool enum_constant(struct linker *l, const struct declaration *d, const struct datum *value,
                          const char *path, const struct enumeration *values, int64_t *ret_value) {
    int index = enumeration_find(values, value->text, value->length);
    if (index < 0)
        link_problem(l, d, path, values_hint(l, values, value->text), "`%s` is not a value of `%s`",
                     value->text, values->name);
    *ret_value = index;
    return index >= 0;
}

bool constant_value(struct linker *l, const struct declaration *d, const struct datum *value,
                    const char *path, enum fact_type type, const struct enumeration *values,
                    int64_t *ret_value) {
    bool right = false;
    if (type == TYPE_ENUM && values && value->kind == DATUM_STRING)
        return enum_constant(l, d, value, path, values, ret_value);
    if (type == TYPE_BOOLEAN && value->kind == DATUM_BOOLEAN) {
        *ret_value = value->boolean;
        right = true;
    } else if (type == TYPE_INTEGER && value->kind == DATUM_INTEGER) {
        *ret_value = value->integer;
        right = true;
    } else if (type == TYPE_DECIMAL) {
        right = exact_millionths(value, ret_value);
    } else if (type == TYPE_TIME || type == TYPE_DATE) {
        right = time_constant(value, type, ret_value);
    }
    if (!right && !is_reported(value))
        link_problem(l, d, path,
                     type == TYPE_ENUM && values ? values_hint(l, values, "") : constant_hint(type),
                     "this is not a value of type %s", type_names[type]);
    return right;
}

/* ---- numbers ---- */

static bool add_linear_term(struct linear *sum, reference from, reference factor,
                            int64_t coefficient) {
    for (size_t i = 0; i < sum->count; i++)
        if (sum->terms[i].from == from && sum->terms[i].factor == factor)
            return !__builtin_add_overflow(sum->terms[i].coefficient, coefficient,
                                           &sum->terms[i].coefficient);
    if (sum->count == LINEAR_TERMS_MAX)
        return false;
    sum->terms[sum->count++] =
        (struct linear_term){.from = from, .factor = factor, .coefficient = coefficient};
    return true;
}

/* a * b of two numbers in millionths; false when that is not exact, or too large. */
static bool multiply_exactly(int64_t a, int64_t b, int64_t *ret_product) {
    __int128 product = (__int128)a * b;
    *ret_product = (int64_t)(product / MILLION);
    return product % MILLION == 0 && product / MILLION <= INT64_MAX / 4 &&
           product / MILLION >= INT64_MIN / 4;
}

/* sum += factor * other, where `factor` is in millionths and must keep six decimals exact. */
static bool add_scaled(struct linear *sum, const struct linear *other, int64_t factor) {
    int64_t product;
    if (!multiply_exactly(other->constant, factor, &product) ||
        __builtin_add_overflow(sum->constant, product, &sum->constant))
        return false;
    for (size_t i = 0; i < other->count; i++) {
        const struct linear_term *t = &other->terms[i];
        if (!multiply_exactly(t->coefficient, factor, &product) ||
            !add_linear_term(sum, t->from, t->factor, product))
            return false;
    }
    return true;
}

static bool is_number(enum fact_type type) {
    return type == TYPE_INTEGER || type == TYPE_DECIMAL;
}

bool operand_linear(const struct operand *o, struct linear *ret_linear) {
    if (o->kind == OPERAND_LINEAR) {
        *ret_linear = o->linear;
        return true;
    }
    if (o->kind != OPERAND_REFERENCE || !is_number(o->type))
        return false;
    memset(ret_linear, 0, sizeof *ret_linear);
    return add_linear_term(ret_linear, o->from, NO_REFERENCE, MILLION);
}

bool argument_linear(struct linker *l, const struct term *t, const struct datum *value,
                     struct linear *ret_linear) {
    memset(ret_linear, 0, sizeof *ret_linear);
    if (value->kind == DATUM_TERM) {
        struct operand o = compile_operand(l, value->term);
        if (o.kind == OPERAND_BAD)
            return false;
        if (operand_linear(&o, ret_linear))
            return true;
    } else if (value->kind == DATUM_INTEGER || value->kind == DATUM_NUMBER) {
        if (exact_millionths(value, &ret_linear->constant))
            return true;
        link_value_problem(l, t, value, "numbers are exact here, to the sixth decimal",
                           "this number has more than six decimals or is too large");
        return false;
    }
    link_value_problem(l, t, value,
                       "a number, a fact of type integer or decimal, or a sum or product of them",
                       "`%s` needs a number", t->name);
    return false;
}

static struct operand linear_operand(const struct linear *linear) {
    struct operand o;
    memset(&o, 0, sizeof o);
    o.kind = OPERAND_LINEAR;
    o.type = TYPE_DECIMAL;
    o.linear = *linear;
    return o;
}

static struct operand bad_operand(void) {
    struct operand o;
    memset(&o, 0, sizeof o);
    return o;
}

static struct operand too_long(struct linker *l, const struct term *t) {
    link_term_problem(l, t, "split it with `derive`",
                      "a sum has at most %d facts, and its numbers stay exact to six decimals",
                      LINEAR_TERMS_MAX);
    return bad_operand();
}

static struct operand linear_sum(struct linker *l, const struct term *t, const struct linear *left,
                                 const struct linear *right, int64_t factor) {
    struct linear sum = *left;
    return add_scaled(&sum, right, factor) ? linear_operand(&sum) : too_long(l, t);
}

bool subtract_linear(struct linker *l, const struct term *t, const struct linear *left,
                     const struct linear *right, struct linear *ret_difference) {
    struct operand o = linear_sum(l, t, left, right, -MILLION);
    *ret_difference = o.linear;
    return o.kind == OPERAND_LINEAR;
}

/* The product of two single numbers: of two facts there is none. What the law says is the factor.
 */
static bool multiply_references(const struct linear_term *a, const struct linear_term *b,
                                struct linear_term *ret_product) {
    if (a->factor != NO_REFERENCE || b->factor != NO_REFERENCE ||
        (is_of_query(a->from) && is_of_query(b->from)))
        return false;
    bool swap = is_of_query(b->from);
    ret_product->from = swap ? b->from : a->from;
    ret_product->factor = swap ? a->from : b->from;
    return true;
}

static bool are_factors(const struct linear *left, const struct linear *right) {
    struct linear_term product;
    for (size_t i = 0; i < left->count; i++)
        for (size_t k = 0; k < right->count; k++)
            if (!multiply_references(&left->terms[i], &right->terms[k], &product))
                return false;
    return true;
}

/* sum += left * right */
static bool add_product(struct linear *sum, const struct linear *left, const struct linear *right) {
    struct linear terms = *right;
    terms.constant = 0;
    if ((right->constant != 0 || right->count == 0) && !add_scaled(sum, left, right->constant))
        return false;
    if (left->constant != 0 && !add_scaled(sum, &terms, left->constant))
        return false;
    for (size_t i = 0; i < left->count; i++)
        for (size_t k = 0; k < right->count; k++) {
            const struct linear_term *a = &left->terms[i], *b = &right->terms[k];
            struct linear_term product;
            if (!multiply_references(a, b, &product) ||
                !multiply_exactly(a->coefficient, b->coefficient, &product.coefficient) ||
                !add_linear_term(sum, product.from, product.factor, product.coefficient))
                return false;
        }
    return true;
}

static struct operand multiply(struct linker *l, const struct term *t, const struct linear *left,
                               const struct linear *right) {
    struct linear product;
    memset(&product, 0, sizeof product);
    if (!are_factors(left, right)) {
        link_term_problem(l, t,
                          "one side of `*` is a number or a parameter: business.workers * 0.25",
                          "two facts cannot be multiplied");
        return bad_operand();
    }
    return add_product(&product, left, right) ? linear_operand(&product) : too_long(l, t);
}

/* ---- instants ---- */

bool operand_instant(const struct operand *o, struct instant *ret_instant) {
    if (o->kind == OPERAND_INSTANT) {
        *ret_instant = o->instant;
        return true;
    }
    if (o->kind != OPERAND_REFERENCE || (o->type != TYPE_TIME && o->type != TYPE_DATE))
        return false;
    memset(ret_instant, 0, sizeof *ret_instant);
    ret_instant->base = INSTANT_REFERENCE;
    ret_instant->from = o->from;
    return true;
}

bool argument_instant(struct linker *l, const struct term *t, const struct datum *value,
                      struct operand *ret_instant) {
    struct operand o;
    memset(&o, 0, sizeof o);
    if (value->kind == DATUM_TERM) {
        struct instant instant;
        o = compile_operand(l, value->term);
        if (o.kind == OPERAND_BAD)
            return false;
        if (operand_instant(&o, &instant)) {
            enum fact_type type = o.type;
            memset(&o, 0, sizeof o);
            o.kind = OPERAND_INSTANT;
            o.type = type;
            o.instant = instant;
            *ret_instant = o;
            return true;
        }
    } else if (value->kind == DATUM_STRING) {
        bool date = civil_parse_date(value->text, value->length, &o.instant.constant_s);
        if (date || civil_parse_instant(value->text, value->length, &o.instant.constant_s)) {
            o.kind = OPERAND_INSTANT;
            o.type = date ? TYPE_DATE : TYPE_TIME;
            *ret_instant = o;
            return true;
        }
        link_value_problem(l, t, value, "write \"2021-07-26\" or \"2021-07-26 18:00\"",
                           "\"%s\" is not a day or moment that exists", value->text);
        return false;
    }
    link_value_problem(
        l, t, value,
        "a text such as \"2021-07-26 18:00\", a time or date fact, or a fact + hours(72)",
        "`%s` needs a moment", t->name);
    return false;
}

static const struct {
    const char *name;
    enum adjustment_kind kind;
    int64_t unit;
} durations[] = {
    {"minutes", ADJUST_SECONDS, 60},
    {"hours", ADJUST_SECONDS, 3600},
    {"days", ADJUST_SECONDS, CIVIL_DAY_S},
    {"months", ADJUST_MONTHS, 1},
};

/* The adjustment that a duration term stands for; false with a problem. */
static bool read_duration(struct linker *l, const struct term *t, int sign,
                          struct adjustment *ret_adjustment) {
    const struct datum *amount = &t->arguments[0];
    memset(ret_adjustment, 0, sizeof *ret_adjustment);
    ret_adjustment->sign = sign;
    ret_adjustment->count = NO_REFERENCE;
    for (size_t i = 0; i < sizeof durations / sizeof *durations; i++) {
        if (strcmp(durations[i].name, t->name) != 0)
            continue;
        ret_adjustment->kind = durations[i].kind;
        ret_adjustment->amount = durations[i].unit;
    }
    if (amount->kind == DATUM_INTEGER && amount->integer >= 0 &&
        amount->integer <= ADJUSTMENT_COUNT_MAX) {
        ret_adjustment->amount *= sign * amount->integer;
        ret_adjustment->sign = 0;
        return true;
    }
    if (amount->kind == DATUM_TERM) {
        struct operand o = compile_operand(l, amount->term);
        ret_adjustment->count = o.from;
        if (o.kind == OPERAND_BAD)
            return false;
        if (o.kind == OPERAND_REFERENCE && o.type == TYPE_INTEGER)
            return true;
    }
    link_value_problem(l, t, amount,
                       arena_printf(l->arena,
                                    "write %s(72), %s(parameter \"...\") or a fact of type integer",
                                    t->name, t->name),
                       "`%s` takes a whole number from 0 to %d", t->name, ADJUSTMENT_COUNT_MAX);
    return false;
}

static bool adjust(struct instant *instant, const struct adjustment *adjustment) {
    struct adjustment *last =
        instant->adjustment_count > 0 ? &instant->adjustments[instant->adjustment_count - 1] : NULL;
    if (last && last->kind == adjustment->kind && last->kind == ADJUST_SECONDS &&
        last->count == NO_REFERENCE && adjustment->count == NO_REFERENCE) {
        last->amount += adjustment->amount;
        return true;
    }
    if (instant->adjustment_count == ADJUSTMENTS_MAX)
        return false;
    instant->adjustments[instant->adjustment_count++] = *adjustment;
    return true;
}

bool shift_instant(struct instant *instant, int64_t seconds) {
    struct adjustment shift;
    memset(&shift, 0, sizeof shift);
    shift.amount = seconds;
    shift.count = NO_REFERENCE;
    return adjust(instant, &shift);
}

static struct operand adjusted(struct linker *l, const struct term *t, struct operand o,
                               const struct adjustment *adjustment, enum fact_type type) {
    struct instant instant;
    memset(&instant, 0, sizeof instant);
    if (!operand_instant(&o, &instant) || !adjust(&instant, adjustment)) {
        link_term_problem(l, t, NULL, "a moment has at most %d adjustments", ADJUSTMENTS_MAX);
        o.kind = OPERAND_BAD;
        return o;
    }
    memset(&o, 0, sizeof o);
    o.kind = OPERAND_INSTANT;
    o.type = type;
    o.instant = instant;
    return o;
}

struct operand midnight_of(struct linker *l, const struct term *t, struct operand o) {
    struct adjustment midnight;
    memset(&midnight, 0, sizeof midnight);
    midnight.kind = ADJUST_MIDNIGHT;
    midnight.count = NO_REFERENCE;
    return adjusted(l, t, o, &midnight, TYPE_DATE);
}

static struct operand add_duration(struct linker *l, const struct term *t, struct operand left,
                                   const struct term *duration, int sign) {
    struct adjustment adjustment;
    struct instant instant;
    enum fact_type type = left.type;
    if (!operand_instant(&left, &instant)) {
        link_term_problem(l, t, "write person.test.reported + hours(72)",
                          "a length of time is added to a time or date");
        left.kind = OPERAND_BAD;
        return left;
    }
    if (!read_duration(l, duration, sign, &adjustment)) {
        left.kind = OPERAND_BAD;
        return left;
    }
    if (strcmp(duration->name, "hours") == 0 || strcmp(duration->name, "minutes") == 0)
        type = TYPE_TIME;
    return adjusted(l, t, left, &adjustment, type);
}

struct operand combine(struct linker *l, const struct term *t) {
    struct operand bad;
    struct linear left, right;
    memset(&bad, 0, sizeof bad);
    if (t->right.kind == DATUM_TERM && t->right.term->kind == TERM_DURATION &&
        t->kind != TERM_MULTIPLY && t->left.kind == DATUM_TERM) {
        struct operand o = compile_operand(l, t->left.term);
        if (o.kind == OPERAND_BAD)
            return o;
        return add_duration(l, t, o, t->right.term, t->kind == TERM_ADD ? 1 : -1);
    }
    if (!argument_linear(l, t, &t->left, &left) || !argument_linear(l, t, &t->right, &right))
        return bad;
    if (t->kind == TERM_MULTIPLY)
        return multiply(l, t, &left, &right);
    return linear_sum(l, t, &left, &right, t->kind == TERM_ADD ? MILLION : -MILLION);
}

/* ---- comparing instants ---- */

bool is_moment(const struct instant *i) {
    return i->base == INSTANT_NOW || i->base == INSTANT_TODAY;
}

/* Bring seconds added to the moment over to the other side: now - 72 h < x is now < x + 72 h. */
static bool free_moment(struct linker *l, const struct term *t, struct instant *moment,
                        struct instant *other) {
    for (size_t i = 0; i < moment->adjustment_count; i++) {
        struct adjustment moved = moment->adjustments[i];
        if (moved.kind == ADJUST_MIDNIGHT && moment->base == INSTANT_NOW && i == 0) {
            moment->base = INSTANT_TODAY;
            continue;
        }
        moved.amount = moved.count == NO_REFERENCE ? -moved.amount : moved.amount;
        moved.sign = -moved.sign;
        if (moved.kind != ADJUST_SECONDS || !adjust(other, &moved)) {
            link_term_problem(l, t, "add the months to the other side: today:before(x + months(6))",
                              "months cannot be added to the moment of the check");
            return false;
        }
    }
    moment->adjustment_count = 0;
    return true;
}

/* A derived value or a parameter in an instant carries its own citation. */
static unsigned char instant_flags(const struct instant *i) {
    bool cites = i->base == INSTANT_REFERENCE && !is_of_query(i->from);
    for (size_t k = 0; k < i->adjustment_count; k++)
        cites |= i->adjustments[k].count != NO_REFERENCE && !is_of_query(i->adjustments[k].count);
    return cites ? NODE_CITES : 0;
}

static node_id moment_node(struct linker *l, const struct term *t, const struct instant *moment,
                           const struct instant *edge, bool before) {
    struct node node;
    memset(&node, 0, sizeof node);
    node.op = OP_NOW_BEFORE;
    node.flags = NODE_TIMED | (before ? 0 : NODE_FROM) | instant_flags(edge);
    node.table.index = intern_instant(l, edge);
    node.table.detail = moment->base == INSTANT_TODAY;
    return make_node(l, &node, t);
}

static node_id too_many_adjustments(struct linker *l, const struct term *t) {
    link_term_problem(l, t, NULL, "a moment has at most %d adjustments", ADJUSTMENTS_MAX);
    return NODE_FALSE;
}

node_id instant_order(struct linker *l, const struct term *t, struct instant a, struct instant b,
                      bool before) {
    struct node node;
    if (is_moment(&a) && is_moment(&b)) {
        link_term_problem(l, t, "compare it with a day, a fact or a parameter",
                          "the moment of the check is compared with itself");
        return NODE_FALSE;
    }
    if (is_moment(&a))
        return free_moment(l, t, &a, &b) ? moment_node(l, t, &a, &b, before) : NODE_FALSE;
    if (is_moment(&b)) { /* x < now is now >= x + 1 s */
        if (!free_moment(l, t, &b, &a))
            return NODE_FALSE;
        return shift_instant(&a, 1) ? moment_node(l, t, &b, &a, !before)
                                    : too_many_adjustments(l, t);
    }
    memset(&node, 0, sizeof node);
    node.op = OP_BEFORE;
    node.flags = (before ? 0 : NODE_FROM) | instant_flags(&a) | instant_flags(&b);
    node.table.index = intern_instant(l, &a);
    node.table.detail = intern_instant(l, &b);
    return make_node(l, &node, t);
}

/* ---- zones ---- */

static bool zone_codes(struct linker *l, const struct term *t, const struct datum *items,
                       size_t count, struct zone_set *ret_set) {
    uint32_t *zones = arena_alloc(l->arena, (count + 1) * sizeof *zones);
    *ret_set = (struct zone_set){
        .kind = ZONES_CONSTANT, .zones = zones, .count = count, .from = NO_REFERENCE, .up = -1};
    for (size_t i = 0; i < count; i++) {
        const char *hint;
        if (items[i].kind != DATUM_STRING) {
            link_value_problem(l, t, &items[i], "a zone's code is a text: \"760\"",
                               "`%s` needs codes of zones", t->name);
            return false;
        }
        if (!find_zone(l, items[i].text, &zones[i], &hint)) {
            link_value_problem(l, t, &items[i], hint, "unknown zone `%s`", items[i].text);
            return false;
        }
    }
    return true;
}

bool argument_zones(struct linker *l, const struct term *t, const struct datum *value,
                    struct zone_set *ret_set) {
    memset(ret_set, 0, sizeof *ret_set);
    if (value->kind == DATUM_STRING)
        return zone_codes(l, t, value, 1, ret_set);
    if (value->kind == DATUM_TABLE && value->table->item_count > 0)
        return zone_codes(l, t, value->table->items, value->table->item_count, ret_set);
    if (value->kind == DATUM_TERM) {
        struct operand o = compile_operand(l, value->term);
        if (o.kind == OPERAND_ZONES)
            *ret_set = o.zones;
        else if (o.kind == OPERAND_REFERENCE && (o.type == TYPE_ZONE || o.type == TYPE_ZONES))
            *ret_set = (struct zone_set){.kind = ZONES_REFERENCE, .from = o.from, .up = -1};
        if (o.kind == OPERAND_BAD || ret_set->kind != ZONES_CONSTANT)
            return o.kind != OPERAND_BAD;
    }
    link_value_problem(l, t, value,
                       "\"79\", { \"79\", \"92\" }, a zone fact, or a fact:up \"district\"",
                       "`%s` needs zones", t->name);
    return false;
}

/* ---- values of derived cases ---- */

static bool term_value(struct linker *l, const struct term *t, enum fact_type type,
                       const struct enumeration *values, struct compiled_value *ret_value) {
    struct operand o = compile_operand(l, t);
    struct instant instant;
    if (o.kind == OPERAND_BAD)
        return false;
    if ((type == TYPE_TIME || type == TYPE_DATE) && operand_instant(&o, &instant)) {
        if (is_moment(&instant)) {
            link_term_problem(l, t, "compare it with `time` where it is used",
                              "a derived value cannot be the moment of the check");
            return false;
        }
        *ret_value =
            (struct compiled_value){DERIVED_INSTANT, 0, NO_REFERENCE, intern_instant(l, &instant)};
        return true;
    }
    if (o.kind == OPERAND_REFERENCE && o.type == type && o.values == values) {
        *ret_value = (struct compiled_value){DERIVED_REFERENCE, 0, o.from, 0};
        return true;
    }
    link_term_problem(l, t,
                      "a constant, a fact or parameter of that type, or a time with adjustments",
                      "this is not a value of type %s", type_names[type]);
    return false;
}

bool compile_value(struct linker *l, const struct declaration *d, const struct datum *value,
                   const char *path, enum fact_type type, const struct enumeration *values,
                   struct compiled_value *ret_value) {
    if (value->kind == DATUM_TERM)
        return term_value(l, value->term, type, values, ret_value);
    *ret_value = (struct compiled_value){DERIVED_CONSTANT, 0, NO_REFERENCE, 0};
    return constant_value(l, d, value, path, type, values, &ret_value->constant);
}
