/*
 * fields.c - reading the fields of declarations, with errors that name place and nearest name.
 */
#include <stdarg.h>
#include <stdio.h>

#include "policy/linker.h"

#define MESSAGE_SIZE 512

void link_problem(struct linker *l, const struct declaration *d, const char *path, const char *hint,
                  const char *format, ...) {
    char message[MESSAGE_SIZE];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    problem_add(l->problems, l->source, source_at_field(l->source, d, path), hint, "%s", message);
}

void link_missing(struct linker *l, const struct declaration *d, const char *path, const char *hint,
                  const char *format, ...) {
    char message[MESSAGE_SIZE];
    va_list args;
    if (d->broken)
        return;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    link_problem(l, d, path, hint, "%s", message);
}

void link_term_problem(struct linker *l, const struct term *t, const char *hint, const char *format,
                       ...) {
    char message[MESSAGE_SIZE];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    problem_add(l->problems, l->source, source_at_term(l->source, t), hint, "%s", message);
}

void link_value_problem(struct linker *l, const struct term *t, const struct datum *value,
                        const char *hint, const char *format, ...) {
    char message[MESSAGE_SIZE];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    problem_add(l->problems, l->source, source_at_value(l->source, t, value), hint, "%s", message);
}

const char *did_you_mean(struct linker *l, const char *nearest) {
    return nearest ? arena_printf(l->arena, "did you mean `%s`?", nearest) : NULL;
}

static const char *one_of(struct linker *l, size_t count, const char *(*at)(const void *, size_t),
                          const void *context) {
    const char *list = "one of";
    for (size_t i = 0; i < count; i++)
        list = arena_printf(l->arena, "%s%s `%s`", list, i > 0 ? "," : "", at(context, i));
    return list;
}

const char *nearest_hint(struct linker *l, const char *name, size_t count,
                         const char *(*at)(const void *context, size_t i), const void *context) {
    const char *nearest = nearest_name(name, count, at, context);
    if (nearest || count == 0 || count > NAMES_IN_HINT_MAX)
        return did_you_mean(l, nearest);
    return one_of(l, count, at, context);
}

const char *names_hint(struct linker *l, const struct names *names, const char *name) {
    return nearest_hint(l, name, names->count, string_at, names->items);
}

const char *string_at(const void *strings, size_t i) {
    return ((const char *const *)strings)[i];
}

void check_fields(struct linker *l, const struct declaration *d, const char *const *allowed,
                  bool items) {
    size_t count = 0;
    while (allowed[count])
        count++;
    for (size_t i = 0; i < d->body->field_count; i++) {
        const char *name = d->body->fields[i].name;
        bool known = false;
        for (size_t k = 0; k < count && !known; k++)
            known = strcmp(name, allowed[k]) == 0;
        if (!known)
            link_problem(l, d, arena_printf(l->arena, "%s=", name),
                         did_you_mean(l, nearest_name(name, count, string_at, allowed)),
                         "`%s` has no field `%s`", word_names[d->word], name);
    }
    if (!items && d->body->item_count > 0)
        link_problem(l, d, "[1]", "every entry here has a name: field = value",
                     "`%s` takes only named fields", word_names[d->word]);
}

static const char *kind_name(const struct datum *value) {
    switch (value->kind) {
    case DATUM_NIL: return "nothing";
    case DATUM_BOOLEAN: return "true or false";
    case DATUM_INTEGER: case DATUM_NUMBER: return "a number";
    case DATUM_STRING: return "a text";
    case DATUM_TABLE: return "a table";
    case DATUM_TERM: return "an expression";
    case DATUM_FUNCTION: return "a function";
    }
    return "something else";
}

/* The field, after checking that it is there (when required) and of the kind. */
static const struct datum *typed_field(struct linker *l, const struct declaration *d,
                                       const char *name, bool required, enum datum_kind kind,
                                       const char *wanted) {
    const struct datum *value = table_field(d->body, name);
    if (!value) {
        if (required && !d->broken)
            link_problem(l, d, "", NULL, "`%s` needs the field `%s`", word_names[d->word], name);
        return NULL;
    }
    if (value->kind != kind) {
        link_problem(l, d, name, NULL, "`%s` must be %s, not %s", name, wanted, kind_name(value));
        return NULL;
    }
    return value;
}

const char *field_string(struct linker *l, const struct declaration *d, const char *name,
                         bool required) {
    const struct datum *value = typed_field(l, d, name, required, DATUM_STRING, "a text");
    return value ? value->text : NULL;
}

bool field_integer(struct linker *l, const struct declaration *d, const char *name, bool required,
                   int64_t *ret_value) {
    const struct datum *value = typed_field(l, d, name, required, DATUM_INTEGER, "a whole number");
    if (value)
        *ret_value = value->integer;
    return value != NULL;
}

bool field_boolean(struct linker *l, const struct declaration *d, const char *name) {
    const struct datum *value = typed_field(l, d, name, false, DATUM_BOOLEAN, "true or false");
    return value && value->boolean;
}

static const char *language(struct linker *l, const struct declaration *d, const struct table *t,
                            const char *prefix, const char *name, const char *what) {
    const struct datum *value = table_field(t, name);
    const char *path = arena_printf(l->arena, "%s%s", prefix, name);
    if (value && value->kind == DATUM_STRING && value->length > 0)
        return value->text;
    if (value)
        link_problem(l, d, path, NULL, "`%s` must be a text that is not empty", name);
    else if (!d->broken)
        link_problem(l, d, what, "every text is written in both languages: vi = \"...\", en = \"...\"",
                     "the %s text of %s is missing", strcmp(name, "vi") == 0 ? "Vietnamese (vi)" : "English (en)",
                     what[0] ? arena_printf(l->arena, "`%s`", what) : word_names[d->word]);
    return "";
}

bool field_bilingual(struct linker *l, const struct declaration *d, const char *name, bool required,
                     struct bilingual *ret_text) {
    const struct datum *value =
        typed_field(l, d, name, required, DATUM_TABLE, "{ vi = \"...\", en = \"...\" }");
    if (!value)
        return false;
    const char *prefix = arena_printf(l->arena, "%s.", name);
    ret_text->vi = language(l, d, value->table, prefix, "vi", name);
    ret_text->en = language(l, d, value->table, prefix, "en", name);
    for (size_t i = 0; i < value->table->field_count; i++) {
        const char *field = value->table->fields[i].name;
        if (strcmp(field, "vi") != 0 && strcmp(field, "en") != 0)
            link_problem(l, d, arena_printf(l->arena, "%s%s=", prefix, field),
                         "a text has the fields `vi` and `en`", "`%s` has no field `%s`", name, field);
    }
    return true;
}

bool own_bilingual(struct linker *l, const struct declaration *d, bool required,
                   struct bilingual *ret_text) {
    if (!required && !table_field(d->body, "vi") && !table_field(d->body, "en"))
        return false;
    ret_text->vi = language(l, d, d->body, "", "vi", "");
    ret_text->en = language(l, d, d->body, "", "en", "");
    return true;
}

const char *const *table_strings(struct linker *l, const struct declaration *d,
                                 const struct table *t, const char *prefix, const char *name,
                                 bool required, size_t *ret_count) {
    const struct datum *value = table_field(t, name);
    const char *path = arena_printf(l->arena, "%s%s", prefix, name);
    const char **strings;

    *ret_count = 0;
    if (!value) {
        if (required && !d->broken)
            link_problem(l, d, prefix, NULL, "`%s` needs the field `%s`",
                         word_names[d->word], name);
        return NULL;
    }
    if (value->kind == DATUM_STRING) {
        strings = arena_alloc(l->arena, sizeof *strings);
        strings[0] = value->text;
        *ret_count = 1;
        return strings;
    }
    if (value->kind != DATUM_TABLE || value->table->field_count > 0) {
        link_problem(l, d, path, "write { \"a\", \"b\" }", "`%s` must be a text or a list of texts", name);
        return NULL;
    }
    strings = arena_alloc(l->arena, (value->table->item_count + 1) * sizeof *strings);
    for (size_t i = 0; i < value->table->item_count; i++) {
        const struct datum *item = &value->table->items[i];
        if (item->kind == DATUM_STRING)
            strings[(*ret_count)++] = item->text;
        else
            link_problem(l, d, arena_printf(l->arena, "%s[%zu]", path, i + 1), NULL,
                         "`%s` must hold texts, not %s", name, kind_name(item));
    }
    if (value->table->item_count == 0 && required)
        link_problem(l, d, path, NULL, "`%s` is empty", name);
    return strings;
}

const char *const *field_strings(struct linker *l, const struct declaration *d, const char *name,
                                 bool required, size_t *ret_count) {
    return table_strings(l, d, d->body, "", name, required, ret_count);
}

/* Where the i-th name of a field stands: the field itself when it is a single text. */
static const char *item_path(struct linker *l, const struct table *t, const char *prefix,
                             const char *name, size_t i) {
    const struct datum *value = table_field(t, name);
    if (value && value->kind == DATUM_TABLE)
        return arena_printf(l->arena, "%s%s[%zu]", prefix, name, i + 1);
    return arena_printf(l->arena, "%s%s", prefix, name);
}

static uint32_t *table_names(struct linker *l, const struct declaration *d, const struct table *t,
                             const char *prefix, const char *name, const struct names *names,
                             const char *what, bool required, size_t *ret_count) {
    size_t count;
    const char *const *strings = table_strings(l, d, t, prefix, name, required, &count);
    uint32_t *indexes = arena_alloc(l->arena, (count + 1) * sizeof *indexes);
    *ret_count = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t index = names_find(names, strings[i]);
        if (index == NO_NAME)
            link_problem(l, d, item_path(l, t, prefix, name, i),
                         did_you_mean(l, names_nearest(names, strings[i])), "unknown %s `%s`", what,
                         strings[i]);
        else
            indexes[(*ret_count)++] = index;
    }
    return indexes;
}

uint32_t *field_names(struct linker *l, const struct declaration *d, const char *name,
                      const struct names *names, const char *what, bool required,
                      size_t *ret_count) {
    return table_names(l, d, d->body, "", name, names, what, required, ret_count);
}

struct citations field_citations(struct linker *l, const struct declaration *d,
                                 const struct table *t, const char *prefix, bool required) {
    size_t count;
    const uint32_t *items =
        table_names(l, d, t, prefix, "cite", &l->directives, "directive", required, &count);
    return (struct citations){ items, count };
}

bool find_zone(struct linker *l, const char *id, uint32_t *ret_zone, const char **ret_hint) {
    *ret_zone = zones_find(l->rb->zones, id, strlen(id));
    *ret_hint = *ret_zone == NO_ZONE ? did_you_mean(l, zones_nearest(l->rb->zones, id)) : NULL;
    return *ret_zone != NO_ZONE;
}

uint32_t *field_zones(struct linker *l, const struct declaration *d, const char *name,
                      bool required, size_t *ret_count) {
    size_t count;
    const char *const *strings = field_strings(l, d, name, required, &count);
    uint32_t *zones = arena_alloc(l->arena, (count + 1) * sizeof *zones);
    *ret_count = 0;
    for (size_t i = 0; i < count; i++) {
        const char *hint;
        if (find_zone(l, strings[i], &zones[*ret_count], &hint))
            ++*ret_count;
        else
            link_problem(l, d, item_path(l, d->body, "", name, i), hint, "unknown zone `%s`", strings[i]);
    }
    return zones;
}

/* "2021-07-26" or "2021-07-26 18:00"; `date_only` tells which. */
static bool period_end(struct linker *l, const struct declaration *d, const struct table *t,
                       const char *prefix, const char *name, int64_t *ret_s, bool *ret_date_only) {
    const struct datum *value = table_field(t, name);
    const char *path = arena_printf(l->arena, "%s%s", prefix, name);
    if (!value)
        return false;
    if (value->kind == DATUM_STRING) {
        *ret_date_only = civil_parse_date(value->text, value->length, ret_s);
        if (*ret_date_only || civil_parse_instant(value->text, value->length, ret_s))
            return true;
        link_problem(l, d, path, "write \"2021-07-26\" or \"2021-07-26 18:00\"",
                     "`%s` is not a day or moment that exists: \"%s\"", name, value->text);
    } else {
        link_problem(l, d, path, "write \"2021-07-26\" or \"2021-07-26 18:00\"",
                     "`%s` must be a text, not %s", name, kind_name(value));
    }
    return false;
}

void table_period(struct linker *l, const struct declaration *d, const struct table *t,
                  const char *prefix, struct period *ret_period) {
    struct period p = *ret_period;
    bool date_only;
    period_end(l, d, t, prefix, "from", &p.from_s, &date_only);
    bool to = period_end(l, d, t, prefix, "to", &p.to_s, &date_only);
    if (period_end(l, d, t, prefix, "through", &p.to_s, &date_only)) {
        if (to)
            link_problem(l, d, arena_printf(l->arena, "%sthrough=", prefix),
                         "`through` means to the end of that day, `to` ends at that moment; keep one",
                         "`to` and `through` are both given");
        if (!date_only)
            link_problem(l, d, arena_printf(l->arena, "%sthrough", prefix),
                         "use `to` for a moment", "`through` must be a day");
        p.to_s = civil_midnight(p.to_s) + CIVIL_DAY_S;
    }
    if (p.from_s >= p.to_s)
        link_problem(l, d, arena_printf(l->arena, "%sfrom", prefix), "`from` must be before the end",
                     "the period is empty");
    else
        *ret_period = p;
}

size_t register_names(struct linker *l, struct names *names, enum word word) {
    size_t count = 0;
    EACH_DECLARATION(l, d, word) {
        count++;
        if (names_find(names, d->id) != NO_NAME)
            link_problem(l, d, "", "give it another id, or change the other one", "%s `%s` is declared twice",
                         word_names[word], d->id);
        else
            names_add(names, l->arena, d->id);
    }
    return count;
}
