/*
 * test_query.c - flattening the body of a test, and writing it as JSON; see test_query.h.
 */
#include "decide/test_query.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/civil.h"
#include "base/vec.h"

void test_problem(const struct rulebook *rb, struct problems *problems, const struct declaration *d,
                  const char *path, const char *hint, const char *format, ...) {
    char message[512];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    problem_add(problems, &rb->source, source_at_field(&rb->source, d, path), hint, "%s", message);
}

void test_moment(int64_t instant_s, char out[TEST_MOMENT_SIZE]) {
    char instant[CIVIL_INSTANT_SIZE];
    civil_format_instant(instant_s, instant);
    memcpy(out, instant, TEST_MOMENT_SIZE - 1);
    out[10] = ' ';
    out[TEST_MOMENT_SIZE - 1] = '\0';
}

/* ---- paths ---- */

/* Is it `prefix` itself, or a path below it? */
static bool is_below(const char *path, const char *prefix) {
    size_t length = strlen(prefix);
    return strncmp(path, prefix, length) == 0 && (path[length] == '\0' || path[length] == '.');
}

/* The order of bytes, with the dot before all others: a group's facts stand side by side. */
static int compare_paths(const char *a, const char *b) {
    while (*a && *a == *b) {
        a++;
        b++;
    }
    int left = *a == '.' ? 1 : (unsigned char)*a, right = *b == '.' ? 1 : (unsigned char)*b;
    return left - right;
}

static bool is_group(const struct vocabulary *v, const char *path) {
    for (size_t i = 0; i < v->count; i++)
        if (is_below(v->facts[i].path, path) && strcmp(v->facts[i].path, path) != 0)
            return true;
    return false;
}

/* ---- the list of facts ---- */

static void remove_at(struct test_facts *facts, size_t i) {
    memmove(&facts->items[i], &facts->items[i + 1], (--facts->count - i) * sizeof *facts->items);
}

bool test_facts_set(struct test_facts *facts, struct arena *arena, struct test_fact fact) {
    size_t at = 0;
    while (at < facts->count && compare_paths(facts->items[at].path, fact.path) < 0)
        at++;
    if (at < facts->count && strcmp(facts->items[at].path, fact.path) == 0) {
        facts->items[at] = fact;
        return true;
    }
    if (!VEC_RESERVE(arena, facts))
        return false;
    memmove(&facts->items[at + 1], &facts->items[at], (facts->count - at) * sizeof *facts->items);
    facts->items[at] = fact;
    facts->count++;
    return true;
}

/* The list of a test: unknown = { "person.age" }; NULL: it has none. */
static const struct datum *field_unknown(const struct declaration *d) {
    return d->word == WORD_TEST ? table_field(d->body, "unknown") : NULL;
}

/* What is said to be unknown may not be given as well. */
static bool is_forgotten(const struct declaration *d, const char *path) {
    const struct datum *unknown = field_unknown(d);
    size_t count = unknown && unknown->kind == DATUM_TABLE ? unknown->table->item_count : 0;
    for (size_t i = 0; i < count; i++)
        if (unknown->table->items[i].kind == DATUM_STRING &&
            strcmp(unknown->table->items[i].text, path) == 0)
            return true;
    return false;
}

/* Make room for `path` of the declaration: what others say at it, below it or above it goes. */
static bool clear_way(struct test_gathering *g, const struct declaration *d, const char *path,
                      const char *written) {
    for (size_t i = g->facts.count; i-- > 0;) {
        const struct test_fact *old = &g->facts.items[i];
        if (!is_below(old->path, path) && !is_below(path, old->path))
            continue;
        if (old->declaration == d) {
            test_problem(g->rb, g->problems, d, written, NULL, "`%s` is given twice", path);
            g->wrong = true;
            return false;
        }
        remove_at(&g->facts, i);
    }
    return true;
}

/* A place given by its code: what other declarations say of the place goes. */
static void clear_place(struct test_gathering *g, const struct declaration *d, const char *path) {
    for (size_t i = g->facts.count; i-- > 0;)
        if (g->facts.items[i].declaration != d && is_below(g->facts.items[i].path, path))
            remove_at(&g->facts, i);
}

static void add_fact(struct test_gathering *g, const struct declaration *d, const char *path,
                     const char *written, struct datum value) {
    struct test_fact fact = {path, written, value, d};
    if (is_forgotten(d, path)) {
        test_problem(g->rb, g->problems, d, written, NULL, "`%s` is given and said to be unknown",
                     path);
        g->wrong = true;
    } else if (clear_way(g, d, path, written))
        g->full |= !test_facts_set(&g->facts, g->arena, fact);
}

/* ---- flattening ---- */

/* Terms and functions have no place in a test; what is wrong already is not told again. */
static bool is_plain(struct test_gathering *g, const struct declaration *d, const char *path,
                     const struct datum *value) {
    if (value->kind == DATUM_TABLE) {
        bool plain = true;
        for (size_t i = 0; i < value->table->item_count; i++)
            plain &= is_plain(g, d, path, &value->table->items[i]);
        for (size_t i = 0; i < value->table->field_count; i++)
            plain &= is_plain(g, d, path, &value->table->fields[i].value);
        return plain;
    }
    bool term = value->kind == DATUM_TERM, reported = term && value->term->kind == TERM_ERROR;
    if (!term && value->kind != DATUM_FUNCTION)
        return true;
    if (!reported)
        test_problem(g->rb, g->problems, d, path, "write the value itself, a text in quotes",
                     "`%s` of a test is %s, not a value", path,
                     term ? "an expression" : "a function");
    g->wrong = true;
    return false;
}

static void gather_table(struct test_gathering *g, const struct declaration *d,
                         const struct table *t, const char *prefix);

static void gather_value(struct test_gathering *g, const struct declaration *d, const char *path,
                         struct datum value) {
    const struct vocabulary *v = &g->rb->vocabulary;
    uint16_t slot = vocabulary_find(v, path);
    bool is_place = slot != NO_SLOT && v->facts[slot].type == TYPE_PLACE;
    if (value.kind == DATUM_TABLE && value.table->item_count > 0 && value.table->field_count > 0) {
        test_problem(g->rb, g->problems, d, path, NULL, "`%s` mixes names and a list", path);
        g->wrong = true;
    } else if (value.kind == DATUM_TABLE && value.table->field_count > 0) {
        gather_table(g, d, value.table, path);
    } else if (value.kind == DATUM_TABLE && value.table->item_count == 0 && is_group(v, path)) {
        return; /* an empty group says nothing */
    } else if (value.kind == DATUM_STRING && is_place) {
        char *zone = arena_printf(g->arena, "%s.zone", path);
        clear_place(g, d, path);
        g->full |= !zone;
        if (zone)
            add_fact(g, d, zone, path, value);
    } else if (is_plain(g, d, path, &value)) {
        add_fact(g, d, path, path, value);
    }
}

static void gather_table(struct test_gathering *g, const struct declaration *d,
                         const struct table *t, const char *prefix) {
    for (size_t i = 0; i < t->field_count && !g->full; i++) {
        const char *path =
            arena_printf(g->arena, "%s%s%s", prefix, *prefix ? "." : "", t->fields[i].name);
        g->full |= !path;
        if (path)
            gather_value(g, d, path, t->fields[i].value);
    }
}

/* The moment of the test, in one way of writing. */
static void gather_moment(struct test_gathering *g, const struct declaration *d,
                          const struct datum *at) {
    const struct vocabulary *v = &g->rb->vocabulary;
    char moment[TEST_MOMENT_SIZE];
    g->has_moment = true;
    if (!is_plain(g, d, "at", at))
        return;
    if (at->kind != DATUM_STRING || (!civil_parse_instant(at->text, at->length, &g->at_s) &&
                                     !civil_parse_date(at->text, at->length, &g->at_s))) {
        test_problem(g->rb, g->problems, d, "at", "write \"2021-07-27 18:00:00\"",
                     "`at` is not a moment that exists");
        g->wrong = true;
        return;
    }
    test_moment(g->at_s, moment);
    const char *text = arena_strdup(g->arena, moment);
    struct datum value = {.kind = DATUM_STRING, .length = TEST_MOMENT_SIZE - 1, .text = text};
    g->full |= !text;
    if (text)
        add_fact(g, d, v->facts[v->slot_time].path, "at", value);
}

/* ---- facts of the baseline that a test leaves out ---- */

static void report_unknown(struct test_gathering *g, const struct declaration *d, const char *path,
                           const char *hint, const char *name, const char *what) {
    test_problem(g->rb, g->problems, d, path, hint, "`%s` %s", name, what);
    g->wrong = true;
}

static const char *fact_at(const void *vocabulary, size_t i) {
    return ((const struct vocabulary *)vocabulary)->facts[i].path;
}

/* Take a fact, or all facts of a group, out of the baseline. */
static void forget(struct test_gathering *g, const struct declaration *d, size_t item,
                   const char *name) {
    const struct vocabulary *v = &g->rb->vocabulary;
    size_t count = g->facts.count;
    char path[32];
    snprintf(path, sizeof path, "unknown[%zu]", item + 1);
    if (vocabulary_find(v, name) == NO_SLOT && !is_group(v, name)) {
        char hint[160] = "";
        const char *near = nearest_name(name, v->count, fact_at, v);
        if (near)
            snprintf(hint, sizeof hint, "did you mean `%.120s`?", near);
        report_unknown(g, d, path, hint, name, "is not a fact");
        return;
    }
    for (size_t i = count; i-- > 0;)
        if (is_below(g->facts.items[i].path, name))
            remove_at(&g->facts, i);
    if (g->facts.count == count)
        report_unknown(g, d, path, "what no test says is unknown by itself", name,
                       "is not in the baseline");
}

static void forget_all(struct test_gathering *g, const struct declaration *d) {
    const struct datum *unknown = field_unknown(d);
    bool list = unknown && unknown->kind == DATUM_TABLE && unknown->table->field_count == 0;
    if (!unknown)
        return;
    for (size_t i = 0; list && i < unknown->table->item_count; i++)
        list = unknown->table->items[i].kind == DATUM_STRING;
    if (!list) {
        report_unknown(g, d, "unknown", "write unknown = { \"person.age\" }", "unknown",
                       "is a list of facts of the baseline");
        return;
    }
    for (size_t i = 0; i < unknown->table->item_count; i++)
        forget(g, d, i, unknown->table->items[i].text);
}

/* ---- the whole ---- */

void test_facts_gather(struct test_gathering *g, const struct declaration *d) {
    const struct vocabulary *v = &g->rb->vocabulary;
    g->wrong |= d->broken;
    forget_all(g, d);
    if (d->body->item_count > 0) {
        test_problem(g->rb, g->problems, d, "[1]", "every fact has a name: purpose = \"visit\"",
                     "`%s` takes only named fields", word_names[d->word]);
        g->wrong = true;
    }
    for (size_t i = 0; i < d->body->field_count && !g->full; i++) {
        const struct field *f = &d->body->fields[i];
        bool own = strcmp(f->name, "expect") == 0 || strcmp(f->name, "unknown") == 0;
        if (own && d->word == WORD_TEST)
            continue;
        if (strcmp(f->name, "at") == 0) {
            gather_moment(g, d, &f->value);
        } else if (strcmp(f->name, v->facts[v->slot_time].path) == 0) {
            test_problem(g->rb, g->problems, d, "time=", "write at = \"2021-07-27 18:00:00\"",
                         "the moment of a test is `at`");
            g->wrong = true;
        } else {
            gather_value(g, d, f->name, f->value);
        }
    }
}

/* ---- JSON ---- */

static void write_number(double number, struct text *out) {
    char digits[40];
    snprintf(digits, sizeof digits, "%.15g", number);
    text_puts(out, digits);
}

static void write_value(const struct datum *value, struct text *out);

static void write_table(const struct table *t, struct text *out) {
    bool is_object = t->field_count > 0;
    text_puts(out, is_object ? "{" : "[");
    for (size_t i = 0; i < t->field_count; i++) {
        text_puts(out, i > 0 ? "," : "");
        text_json_string(out, t->fields[i].name, strlen(t->fields[i].name));
        text_literal(out, ":");
        write_value(&t->fields[i].value, out);
    }
    for (size_t i = 0; !is_object && i < t->item_count; i++) {
        text_puts(out, i > 0 ? "," : "");
        write_value(&t->items[i], out);
    }
    text_puts(out, is_object ? "}" : "]");
}

static void write_value(const struct datum *value, struct text *out) {
    switch (value->kind) {
    case DATUM_BOOLEAN:
        text_puts(out, value->boolean ? "true" : "false");
        break;
    case DATUM_INTEGER:
        text_integer(out, value->integer);
        break;
    case DATUM_NUMBER:
        write_number(value->number, out);
        break;
    case DATUM_STRING:
        text_json_string(out, value->text, value->length);
        break;
    case DATUM_TABLE:
        write_table(value->table, out);
        break;
    default:
        text_literal(out, "null");
        break;
    }
}

/* The facts [from, to), whose paths share their first `prefix` bytes, as the members of an object.
 */
static void write_members(const struct test_facts *facts, size_t from, size_t to, size_t prefix,
                          struct text *out) {
    text_literal(out, "{");
    for (size_t i = from, end; i < to; i = end) {
        const char *name = facts->items[i].path + prefix;
        size_t length = strcspn(name, ".");
        for (end = i + 1; end < to; end++)
            if (strncmp(facts->items[end].path + prefix, name, length) != 0 ||
                facts->items[end].path[prefix + length] != '.')
                break;
        text_puts(out, i > from ? "," : "");
        text_json_string(out, name, length);
        text_literal(out, ":");
        if (name[length] == '\0')
            write_value(&facts->items[i].value, out);
        else
            write_members(facts, i, end, prefix + length + 1, out);
    }
    text_literal(out, "}");
}

void test_query_json(const struct test_facts *facts, struct text *out) {
    write_members(facts, 0, facts->count, 0, out);
}
