/*
 * describe.c - conditions in words: clauses and what they saw; see describe.h.
 */
#include "policy/describe.h"

#include "base/civil.h"
#include "base/moment.h"
#include "policy/evaluation.h"

#define ZONES_SHOWN 8 /* of a longer list only these are named */

/* A phrase and its negation, in the language. */
static void say(const struct words *w, bool negated, struct bilingual phrase,
                struct bilingual negation) {
    words_bilingual(w, negated ? negation : phrase);
}
#define PHRASE(vi, en) ((struct bilingual){vi, en})
static const struct bilingual is_phrase = {" là ", " is "};
static const struct bilingual is_not_phrase = {" không phải là ", " is not "};

/* ---- lists of alternatives ---- */

static void put_or(const struct words *w, bool last) {
    words_put(w, last ? " hoặc " : ", ", last ? " or " : ", ");
}

/* "a, b hoặc c"; where a label has a comma of its own, "a; b, c; hoặc d". */
static void put_alternatives(const struct words *w, const struct bilingual *labels, size_t count) {
    const char *comma = ", ", *last_comma = "";
    for (size_t i = 0; i < count; i++) {
        if (strchr(w->vi ? labels[i].vi : labels[i].en, ',')) {
            comma = "; ";
            last_comma = ";";
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && i + 1 == count) {
            text_puts(w->out, last_comma);
            words_put(w, " hoặc ", " or ");
        } else if (i > 0) {
            text_puts(w->out, comma);
        }
        words_bilingual(w, labels[i]);
    }
}

/* ---- enums, strings, booleans ---- */

static void put_enum(const struct words *w, const struct node *n, bool negated) {
    const struct enumeration *values = reference_values(w->rb, n->member.from);
    struct bilingual labels[ENUM_VALUES_MAX];
    size_t count = 0;
    for (size_t v = 0; v < values->count && count < ENUM_VALUES_MAX; v++)
        if (n->member.mask[v / 64] >> v % 64 & 1)
            labels[count++] = values->labels[v];
    words_reference(w, n->member.from);
    say(w, negated, is_phrase, is_not_phrase);
    put_alternatives(w, labels, count);
}

static void put_boolean(const struct words *w, const struct node *n, bool negated) {
    bool plain = n->want != negated;
    if (!plain)
        words_put(w, "không phải “", "not “");
    words_fact(w, n->slot);
    if (!plain)
        text_puts(w->out, "”");
}

static void put_given(const struct words *w, const struct node *n, bool negated) {
    words_reference(w, n->table.from);
    say(w, negated, PHRASE(" có được cho biết", " is given"),
        PHRASE(" không được cho biết", " is not given"));
}

static void put_same(const struct words *w, const struct node *n, bool negated) {
    words_reference(w, n->member.from);
    say(w, negated, PHRASE(" trùng với ", " equals "), PHRASE(" khác với ", " differs from "));
    words_reference(w, n->member.other);
}

static void put_string(const struct words *w, const struct node *n, bool negated) {
    words_reference(w, n->table.from);
    say(w, negated, is_phrase, is_not_phrase);
    text_printf(w->out, "“%s”", w->rb->conditions.strings.items[n->table.index]);
}

static void put_listed(const struct words *w, const struct node *n, bool negated) {
    words_reference(w, n->table.from);
    say(w, negated, PHRASE(" có trong danh sách ", " is on the list "),
        PHRASE(" không có trong danh sách ", " is not on the list "));
    text_puts(w->out, w->rb->lists[n->table.index].id);
}

/* ---- numbers ---- */

static void put_bounds(const struct words *w, const struct node *n, enum fact_type type,
                       bool negated) {
    union value low = {.i = n->range.low}, high = {.i = n->range.high};
    if (low.i == high.i) {
        say(w, negated, is_phrase, is_not_phrase);
        words_value(w, type, NULL, &low);
    } else if (high.i == INT64_MAX) {
        say(w, negated, PHRASE(" từ ", " is "), PHRASE(" dưới ", " is below "));
        words_value(w, type, NULL, &low);
        say(w, negated, PHRASE(" trở lên", " or more"), PHRASE("", ""));
    } else {
        say(w, negated, PHRASE(" không quá ", " is at most "), PHRASE(" trên ", " is above "));
        words_value(w, type, NULL, &high);
    }
}

/* A number, a zone, or a boolean that is derived or a parameter. */
static void put_range(const struct words *w, const struct node *n, bool negated) {
    enum fact_type type = reference_type(w->rb, n->range.from);
    bool denied = type == TYPE_BOOLEAN && negated != (n->range.low == 0);
    if (denied)
        words_put(w, "không phải “", "not “");
    words_reference(w, n->range.from);
    if (type != TYPE_BOOLEAN)
        put_bounds(w, n, type, negated);
    if (denied)
        text_puts(w->out, "”");
}

/* The terms of one sign, and the constant when it has that sign; how many were written. */
static size_t put_side(const struct words *w, const struct linear *form, int sign) {
    size_t written = 0;
    for (size_t i = 0; i < form->count; i++) {
        int64_t coefficient = sign * form->terms[i].coefficient;
        if (coefficient <= 0)
            continue;
        text_puts(w->out, written++ ? " + " : "");
        words_reference(w, form->terms[i].from);
        if (form->terms[i].factor != NO_REFERENCE) {
            text_puts(w->out, " × ");
            words_reference(w, form->terms[i].factor);
        }
        if (coefficient != 1000000) {
            text_puts(w->out, " × ");
            words_decimal(w, coefficient);
        }
    }
    if (sign * form->constant > 0) {
        text_puts(w->out, written++ ? " + " : "");
        words_decimal(w, sign * form->constant);
    }
    return written;
}

static bool has_term(const struct linear *form, int sign) {
    for (size_t i = 0; i < form->count; i++)
        if (sign * form->terms[i].coefficient > 0)
            return true;
    return false;
}

/* sum >= 0, with what is subtracted on the other side; a fact stands on the left. */
static void put_linear(const struct words *w, const struct node *n, bool negated) {
    static const char *const signs[2][3] = {{" ≥ ", " > ", " = "}, {" ≤ ", " < ", " = "}};
    static const char *const denied[2][3] = {{" < ", " ≤ ", " ≠ "}, {" > ", " ≥ ", " ≠ "}};
    const struct linear *form = &w->rb->conditions.linears.items[n->table.index];
    bool turned = !has_term(form, 1);
    int left = turned ? -1 : 1;
    put_side(w, form, left);
    text_puts(w->out, (negated ? denied : signs)[turned][n->table.detail]);
    if (put_side(w, form, -left) == 0)
        text_puts(w->out, "0");
}

/* ---- moments ---- */

static void put_moment_name(const struct words *w, const struct node *n) {
    if (n->op == OP_BEFORE)
        words_moment(w, &w->rb->conditions.instants.items[n->table.index]);
    else if (n->table.detail)
        words_put(w, "hôm nay", "today");
    else
        words_put(w, "thời điểm kiểm tra", "the moment of the check");
}

static const struct instant *edge_of(const struct words *w, const struct node *n) {
    uint32_t index = n->op == OP_BEFORE ? n->table.detail : n->table.index;
    return &w->rb->conditions.instants.items[index];
}

static void put_before(const struct words *w, const struct node *n, bool negated) {
    struct instant edge = *edge_of(w, n);
    negated ^= (n->flags & NODE_FROM) != 0;
    put_moment_name(w, n);
    if (instant_drop_second(&edge))
        say(w, negated, PHRASE(" không sau ", " is not after "), PHRASE(" sau ", " is after "));
    else
        say(w, negated, PHRASE(" trước ", " is before "),
            PHRASE(" không trước ", " is not before "));
    words_moment(w, &edge);
}

static bool same_adjustment(const struct adjustment *a, const struct adjustment *b) {
    return a->kind == b->kind && a->sign == b->sign && a->amount == b->amount &&
           a->count == b->count;
}

/* Are two instants the same, as far as the first so many adjustments? */
static bool same_so_far(const struct instant *a, const struct instant *b, size_t adjustments) {
    if (a->base != b->base || a->constant_s != b->constant_s || a->from != b->from)
        return false;
    for (size_t i = 0; i < adjustments; i++)
        if (!same_adjustment(&a->adjustments[i], &b->adjustments[i]))
            return false;
    return true;
}

static bool is_shift(const struct adjustment *a) {
    return a->kind == ADJUST_SECONDS && a->count == NO_REFERENCE;
}

/* Is `to` so many seconds after `from`, as it is written: a shift more, or a shift that is larger?
 */
static bool follows_by(const struct instant *from, const struct instant *to, int64_t seconds) {
    size_t last = to->adjustment_count - 1;
    if (to->adjustment_count == 0 || !is_shift(&to->adjustments[last]))
        return false;
    int64_t shift = to->adjustments[last].amount - seconds;
    if (!same_so_far(from, to, last))
        return false;
    if (from->adjustment_count == last)
        return shift == 0;
    return from->adjustment_count == last + 1 && is_shift(&from->adjustments[last]) &&
           from->adjustments[last].amount == shift;
}

bool describe_interval(const struct rulebook *rb, node_id first, node_id second,
                       struct interval *ret_interval) {
    const struct conditions *c = &rb->conditions;
    const struct node *a = &c->nodes.items[first], *b = &c->nodes.items[second];
    bool before = b->op == OP_BEFORE;
    if ((!before && b->op != OP_NOW_BEFORE) || a->op != b->op || !(a->flags & NODE_FROM) ||
        (b->flags & NODE_FROM))
        return false;
    if (before ? a->table.index != b->table.index : a->table.detail != b->table.detail)
        return false;
    uint32_t from = before ? a->table.detail : a->table.index;
    uint32_t to = before ? b->table.detail : b->table.index;
    const struct instant *begin = &c->instants.items[from], *end = &c->instants.items[to];
    *ret_interval = (struct interval){
        b, from, to, follows_by(begin, end, 1) || follows_by(begin, end, CIVIL_DAY_S)};
    return true;
}

static void put_interval(const struct words *w, const struct interval *i, bool negated) {
    const struct instant *instants = w->rb->conditions.instants.items;
    put_moment_name(w, i->node);
    if (i->is_point) {
        say(w, negated, is_phrase, is_not_phrase);
        words_moment(w, &instants[i->from]);
        return;
    }
    say(w, negated, PHRASE(" từ ", " is from "), PHRASE(" không từ ", " is not from "));
    words_moment(w, &instants[i->from]);
    words_put(w, " đến trước ", " until before ");
    words_moment(w, &instants[i->to]);
}

static void put_clock(const struct words *w, const struct node *n, bool negated) {
    say(w, negated, PHRASE("giờ trong khoảng ", "clock between "),
        PHRASE("giờ ngoài khoảng ", "clock not between "));
    moment_clock(w->out, n->clock.from_s, w->vi);
    words_put(w, " đến ", " and ");
    moment_clock(w->out, n->clock.to_s, w->vi);
}

static void put_clock_inside(const struct words *w, const struct node *n, bool negated) {
    say(w, negated, PHRASE("giờ nằm trong ", "clock within "),
        PHRASE("giờ nằm ngoài ", "clock outside "));
    words_reference(w, n->table.from);
}

/* ---- places ---- */

static bool is_trip(const struct words *w) {
    const struct vocabulary *v = &w->rb->vocabulary;
    if (w->e)
        return w->e->kind->trip_required > 0;
    for (size_t i = 0; i < v->query_count; i++)
        if ((w->queries >> i & 1) && v->queries[i].trip_required > 0)
            return true;
    return w->queries == 0;
}

static void put_place(const struct words *w, uint16_t slot) {
    if (slot == PLACE_TRIP && !is_trip(w))
        slot = PLACE_HERE;
    if (slot == PLACE_HERE && w->e)
        slot = place_here(w->e);
    if (slot == PLACE_TRIP)
        words_put(w, "chuyến đi", "the trip");
    else if (slot == PLACE_HERE)
        words_put(w, "nơi này", "this place");
    else
        words_fact(w, slot);
}

/* "A, B hoặc C"; of a long list only the first. */
static void put_zones(const struct words *w, const uint32_t *zones, size_t count) {
    size_t shown = count > ZONES_SHOWN ? ZONES_SHOWN : count;
    for (size_t i = 0; i < shown; i++) {
        if (i > 0)
            put_or(w, i + 1 == count);
        words_zone(w, zones[i]);
    }
    if (shown < count)
        text_printf(w->out, w->vi ? " hoặc %zu nơi khác" : " or %zu more", count - shown);
}

static void put_zone_set(const struct words *w, const struct zone_set *set) {
    if (set->kind == ZONES_CONSTANT) {
        put_zones(w, set->zones, set->count);
        return;
    }
    if (set->up >= 0) {
        words_put(w, "", "the ");
        words_unit(w, set->up);
        words_put(w, " của ", " of ");
    }
    if (set->kind == ZONES_HERE)
        put_place(w, PLACE_HERE);
    else
        words_reference(w, set->from);
}

static const struct zone_set *set_of(const struct words *w, const struct node *n) {
    return &w->rb->conditions.zone_sets.items[n->zone.set];
}

static const struct bilingual in_phrase = {" thuộc ", " is in "};
static const struct bilingual not_in_phrase = {" không thuộc ", " is not in "};

static void put_inside(const struct words *w, const struct node *n, bool negated) {
    put_place(w, n->slot);
    say(w, negated, in_phrase, not_in_phrase);
    put_zone_set(w, set_of(w, n));
}

static void put_trip(const struct words *w, const struct node *n, bool negated) {
    static const struct bilingual phrases[][2] = {
        [TRIP_WITHIN] = {{" nằm trọn trong ", " stays within "},
                         {" không nằm trọn trong ", " does not stay within "}},
        [TRIP_TOUCHES] = {{" có nơi thuộc ", " touches "},
                          {" không có nơi nào thuộc ", " does not touch "}},
        [TRIP_LEAVES] = {{" rời ", " leaves "}, {" không rời ", " does not leave "}},
        [TRIP_ENTERS] = {{" vào ", " enters "}, {" không vào ", " does not enter "}},
        [TRIP_CROSSES] = {{" đi ngang qua ", " crosses "},
                          {" không đi ngang qua ", " does not cross "}},
    };
    bool one_place = !is_trip(w) && n->zone.relation <= TRIP_TOUCHES;
    put_place(w, PLACE_TRIP);
    if (one_place)
        say(w, negated, in_phrase, not_in_phrase);
    else
        words_bilingual(w, phrases[n->zone.relation][negated]);
    put_zone_set(w, set_of(w, n));
}

static void put_same_unit(const struct words *w, const struct node *n, bool negated) {
    put_place(w, n->slot);
    words_put(w, " và ", " and ");
    put_place(w, n->zone.other);
    say(w, negated, PHRASE(" ở cùng một ", " are in one "),
        PHRASE(" không ở cùng một ", " are not in one "));
    words_unit(w, n->zone.rank);
}

static void put_within_one(const struct words *w, const struct node *n, bool negated) {
    put_place(w, PLACE_TRIP);
    say(w, negated, PHRASE(" nằm trong một ", " stays in one "),
        PHRASE(" không nằm trong một ", " does not stay in one "));
    words_unit(w, n->zone.rank);
}

/* ---- levels ---- */

static size_t mask_levels(const struct words *w, const struct node *n, struct bilingual *labels,
                          int *ret_first, bool *ret_upwards) {
    const struct scale *scale = &w->rb->scales[n->level.scale];
    size_t count = 0;
    *ret_first = -1;
    for (int i = 0; i < scale->level_count; i++) {
        if (!(n->level.mask >> i & 1))
            continue;
        if (*ret_first < 0)
            *ret_first = i;
        labels[count++] = w->rb->levels[scale->levels[i]].label;
    }
    *ret_upwards = count > 1 && *ret_first + (int)count == scale->level_count;
    return count;
}

static void put_quoted(const struct words *w, struct bilingual text) {
    text_puts(w->out, "“");
    words_bilingual(w, text);
    text_puts(w->out, "”");
}

/* "cấp độ dịch tại nơi đi là “cấp 3” trở lên" */
static void put_level(const struct words *w, const struct node *n, bool negated) {
    const struct scale *scale = &w->rb->scales[n->level.scale];
    struct bilingual labels[32];
    int first;
    bool upwards, trip = n->slot == PLACE_TRIP && is_trip(w);
    size_t count = mask_levels(w, n, labels, &first, &upwards);
    bool any = count == (size_t)scale->level_count;
    words_bilingual(w, scale->label);
    words_put(w, trip ? " trên " : " tại ", trip ? " on " : " at ");
    put_place(w, n->slot);
    if (any) {
        say(w, negated, PHRASE(" đã được xác định", " is set"), PHRASE(" không có", " is not set"));
        return;
    }
    say(w, negated, is_phrase, is_not_phrase);
    for (size_t i = 0; i < (upwards ? 1 : count); i++) {
        if (i > 0)
            put_or(w, i + 1 == count);
        put_quoted(w, labels[i]);
    }
    if (upwards)
        words_put(w, " trở lên", " or stricter");
}

/* ---- atoms ---- */

static void put_function(const struct words *w, const struct node *n, bool negated) {
    const struct function_condition *f = &w->rb->functions[n->table.index];
    const struct declaration *d = f->declaration;
    if (negated)
        words_put(w, "không phải ", "not ");
    text_printf(w->out,
                w->vi ? "điều kiện tính bằng hàm tại %s:%u" : "what the function at %s:%u finds",
                w->rb->source.files[d->at.file].name, (unsigned)d->at.line);
}

static void put_predicate(const struct words *w, const struct node *n, bool negated) {
    if (negated)
        words_put(w, "không phải “", "not “");
    words_bilingual(w, w->rb->predicates[n->named.index].label);
    if (negated)
        text_puts(w->out, "”");
}

static void put_constant(const struct words *w, const struct node *n, bool negated) {
    if ((n->op == OP_TRUE) != negated)
        words_put(w, "luôn luôn", "always");
    else
        words_put(w, "không bao giờ", "never");
}

/* By enum op; groups are none. */
typedef void atom_writer(const struct words *w, const struct node *n, bool negated);
static atom_writer *const atom_writers[] = {
    [OP_FALSE] = put_constant,
    [OP_TRUE] = put_constant,
    [OP_PREDICATE] = put_predicate,
    [OP_BOOLEAN] = put_boolean,
    [OP_GIVEN] = put_given,
    [OP_ENUM] = put_enum,
    [OP_SAME] = put_same,
    [OP_STRING] = put_string,
    [OP_RANGE] = put_range,
    [OP_LINEAR] = put_linear,
    [OP_LISTED] = put_listed,
    [OP_NOW_BEFORE] = put_before,
    [OP_BEFORE] = put_before,
    [OP_CLOCK] = put_clock,
    [OP_CLOCK_INSIDE] = put_clock_inside,
    [OP_INSIDE] = put_inside,
    [OP_SAME_UNIT] = put_same_unit,
    [OP_TRIP] = put_trip,
    [OP_WITHIN_ONE] = put_within_one,
    [OP_LEVEL] = put_level,
    [OP_FUNCTION] = put_function,
};

/* ---- clauses ---- */

/* ": đúng (bây giờ là 18:30)"; of an interval, or of an atom. */
static void put_outcome(const struct words *w, enum kleene value, const struct node *atom,
                        const struct interval *interval) {
    text_puts(w->out, ": ");
    words_truth(w, value);
    size_t end = w->out->length;
    text_puts(w->out, " (");
    size_t begin = w->out->length;
    interval ? words_seen_interval(w, interval) : words_seen(w, atom);
    if (w->out->failed)
        return;
    if (w->out->length == begin)
        w->out->length = end;
    else
        text_puts(w->out, ")");
}

void describe_clause(const struct words *w, node_id id) {
    const struct node *nodes = w->rb->conditions.nodes.items, *n = &nodes[id];
    bool negated = n->op == OP_NOT;
    const struct node *atom = negated ? &nodes[n->named.child] : n;
    atom_writers[atom->op](w, atom, negated);
    if (w->e)
        put_outcome(w, evaluate(w->e, id).value, atom, NULL);
}

void describe_interval_clause(const struct words *w, const struct interval *interval, bool negated,
                              enum kleene value) {
    put_interval(w, interval, negated);
    if (w->e)
        put_outcome(w, value, NULL, interval);
}

/* ---- a whole condition on one line ---- */

static void put_node(const struct words *w, node_id id, bool inner);

static void put_children(const struct words *w, const struct node *n) {
    const node_id *child = &w->rb->conditions.links.items[n->children.first];
    struct interval interval;
    for (uint32_t i = 0; i < n->children.count; i++) {
        if (i > 0)
            words_put(w, n->op == OP_AND ? " và " : " hoặc ", n->op == OP_AND ? " and " : " or ");
        if (n->op == OP_AND && i + 1 < n->children.count &&
            describe_interval(w->rb, child[i], child[i + 1], &interval)) {
            put_interval(w, &interval, false);
            i++;
        } else {
            put_node(w, child[i], true);
        }
    }
}

static bool is_group(const struct node *n) {
    return n->op == OP_AND || n->op == OP_OR;
}

static bool is_interval(const struct words *w, const struct node *group,
                        struct interval *ret_interval) {
    const node_id *child = &w->rb->conditions.links.items[group->children.first];
    return group->op == OP_AND && group->children.count == 2 &&
           describe_interval(w->rb, child[0], child[1], ret_interval);
}

/* A group inside another stands in brackets. */
static void put_node(const struct words *w, node_id id, bool inner) {
    const struct node *nodes = w->rb->conditions.nodes.items, *n = &nodes[id];
    struct interval interval;
    bool negated = n->op == OP_NOT;
    if (negated)
        n = &nodes[n->named.child];
    if (!is_group(n)) {
        atom_writers[n->op](w, n, negated);
        return;
    }
    if (is_interval(w, n, &interval)) {
        put_interval(w, &interval, negated);
        return;
    }
    words_put(w, negated ? "không phải " : "", negated ? "not " : "");
    text_puts(w->out, inner || negated ? "(" : "");
    put_children(w, n);
    text_puts(w->out, inner || negated ? ")" : "");
}

void describe_condition(const struct rulebook *rb, node_id node, uint64_t queries, bool vi,
                        struct text *out) {
    const struct words w = {.rb = rb, .vi = vi, .out = out, .queries = queries};
    put_node(&w, node, false);
}
