/*
 * fields.c - reading the fields of declarations, with errors that name place and nearest name.
 */
#include <stdarg.h>

#include "policy/linker.h"

void link_problem(struct linker *l, const struct declaration *d, const char *path, const char *hint,
                  const char *format, ...) {
    va_list args;
    va_start(args, format);
    problem_addv(l->problems, l->source, source_at_field(l->source, d, path), hint, format, args);
    va_end(args);
}

void link_missing(struct linker *l, const struct declaration *d, const char *path, const char *hint,
                  const char *format, ...) {
    va_list args;
    va_start(args, format);
    if (!d->broken)
        problem_addv(l->problems, l->source, source_at_field(l->source, d, path), hint, format,
                     args);
    va_end(args);
}

void link_term_problem(struct linker *l, const struct term *t, const char *hint, const char *format,
                       ...) {
    va_list args;
    va_start(args, format);
    problem_addv(l->problems, l->source, source_at_term(l->source, t), hint, format, args);
    va_end(args);
}

void link_value_problem(struct linker *l, const struct term *t, const struct datum *value,
                        const char *hint, const char *format, ...) {
    va_list args;
    va_start(args, format);
    problem_addv(l->problems, l->source, source_at_value(l->source, t, value), hint, format, args);
    va_end(args);
}

/* ---- hints ---- */

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

const char *string_at(const void *strings, size_t i) {
    return ((const char *const *)strings)[i];
}

const char *names_hint(struct linker *l, const struct names *names, const char *name) {
    return nearest_hint(l, name, names->count, string_at, names->items);
}

static const char *value_at(const void *enumeration, size_t i) {
    return ((const struct enumeration *)enumeration)->values[i];
}

const char *values_hint(struct linker *l, const struct enumeration *values, const char *value) {
    return nearest_hint(l, value, values->count, value_at, values);
}

/* Facts, then derived values. */
static const char *fact_at(const void *linker, size_t i) {
    const struct linker *l = linker;
    const struct vocabulary *v = &l->rb->vocabulary;
    return i < v->count ? v->facts[i].path : l->derived.items[i - v->count];
}

const char *facts_hint(struct linker *l, const char *path) {
    size_t count = l->rb->vocabulary.count + l->derived.count;
    return did_you_mean(l, nearest_name(path, count, fact_at, l));
}

/* ---- fields that are there ---- */

/* One behind the other. Fields are named for problems that mostly are none, so this is quick. */
static const char *join(struct linker *l, const char *a, const char *b) {
    size_t length = strlen(a), size = strlen(b) + 1;
    char *joined = arena_alloc(l->arena, length + size);
    memcpy(joined, a, length + 1);
    memcpy(joined + length, b, size);
    return joined;
}

static const char *quoted(struct linker *l, const char *name) {
    return join(l, "`", join(l, name, "`"));
}

/* A name for a field of one declaration: a field that is misspelt is not missing as well. */
static const char *field_of(struct linker *l, const struct declaration *d, const char *prefix,
                            const char *name) {
    return arena_printf(l->arena, "%zu %s%s", (size_t)(d - l->source->declarations), prefix, name);
}

static void check_names(struct linker *l, const struct declaration *d, const struct table *t,
                        const char *prefix, const char *what, const char *const *allowed) {
    size_t count = 0;
    while (allowed[count])
        count++;
    for (size_t i = 0; i < t->field_count; i++) {
        const char *name = t->fields[i].name;
        bool known = false;
        for (size_t k = 0; k < count && !known; k++)
            known = strcmp(name, allowed[k]) == 0;
        if (known)
            continue;
        link_problem(l, d, arena_printf(l->arena, "%s%s=", prefix, name),
                     nearest_hint(l, name, count, string_at, allowed), "%s has no field `%s`", what,
                     name);
        const char *meant = nearest_name(name, count, string_at, allowed);
        if (meant)
            names_add(&l->misspelt, l->arena, field_of(l, d, prefix, meant));
    }
}

void check_fields(struct linker *l, const struct declaration *d, const char *const *allowed,
                  bool items) {
    const char *what = quoted(l, word_names[d->word]);
    check_names(l, d, d->body, "", what, allowed);
    if (!items && d->body->item_count > 0)
        link_problem(l, d, "[1]", "every entry here has a name: field = value",
                     "%s takes only named fields", what);
}

void check_entry_fields(struct linker *l, const struct declaration *d, const struct table *t,
                        const char *path, const char *const *allowed) {
    check_names(l, d, t, join(l, path, "."), "an entry", allowed);
    if (t->item_count > 0)
        link_problem(l, d, arena_printf(l->arena, "%s[1]", path),
                     "every entry here has a name: field = value",
                     "an entry takes only named fields");
}

static const char *kind_name(const struct datum *value) {
    switch (value->kind) {
    case DATUM_NIL:
        return "nothing";
    case DATUM_BOOLEAN:
        return value->boolean ? "true" : "false";
    case DATUM_INTEGER:
    case DATUM_NUMBER:
        return "a number";
    case DATUM_STRING:
        return "a text";
    case DATUM_TABLE:
        return "a table";
    case DATUM_TERM:
        return "a fact or condition";
    case DATUM_FUNCTION:
        return "a function";
    }
    return "something else";
}

/* ---- fields that are missing ---- */

static const struct {
    const char *name, *example;
} examples[] = {
    {"allow", "allow = { vi = \"...\", en = \"...\" }"},
    {"by", "by = \"79\", the authority that signed it"},
    {"cite", "cite = { \"H-2490\" }, the act that orders it"},
    {"deny", "deny = { vi = \"...\", en = \"...\" }"},
    {"from", "from = \"2021-07-26\" or \"2021-07-26 18:00\""},
    {"here", "here = { \"origin\" }, the place that governs the answer"},
    {"issued", "issued = \"2021-07-26\", the day it was signed"},
    {"number", "number = \"2490/UBND\""},
    {"of", "of = \"business.sector\", the fact whose values it lists"},
    {"query", "query = \"movement\", what is asked"},
    {"rank", "rank = 10"},
    {"reads", "reads = { \"person.age\" }, the facts that the function reads"},
    {"scale", "scale = \"distancing\""},
    {"territory", "territory = { \"79\" }, the zones it governs"},
    {"text", "text = { vi = \"...\", en = \"...\" }"},
    {"title", "title = { vi = \"...\", en = \"...\" }"},
    {"to", "to = \"778\", the authority that may decide"},
    {"topic", "topic = { \"levels\" } or topics of rules"},
    {"type", "type = \"boolean\", or another type"},
    {"value", "value = 72"},
    {"when", "when = purpose:is \"visit\""},
    {"zones", "zones = { \"79\" }"},
};

static const char *example_of(const char *field) {
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        if (strcmp(examples[i].name, field) == 0)
            return examples[i].example;
    return NULL;
}

void missing_field(struct linker *l, const struct declaration *d, const char *path,
                   const char *name) {
    const char *what = *path ? "an entry" : quoted(l, word_names[d->word]);
    const char *prefix = *path ? join(l, path, ".") : "";
    if (names_find(&l->misspelt, field_of(l, d, prefix, name)) == NO_NAME)
        link_missing(l, d, path, example_of(name), "%s needs the field `%s`", what, name);
}

/* ---- reading them ---- */

/* The field, after checking that it is there (when required) and of the kind. */
static const struct datum *typed_field(struct linker *l, const struct declaration *d,
                                       const char *name, bool required, enum datum_kind kind,
                                       const char *wanted) {
    const struct datum *value = table_field(d->body, name);
    if (!value) {
        if (required)
            missing_field(l, d, "", name);
        return NULL;
    }
    if (value->kind == kind)
        return value;
    if (!is_reported(value))
        link_problem(l, d, name, example_of(name), "`%s` must be %s, not %s", name, wanted,
                     kind_name(value));
    return NULL;
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
    const char *path = join(l, prefix, name);
    if (value && value->kind == DATUM_STRING && value->length > 0)
        return value->text;
    if (!value)
        link_missing(l, d, what,
                     "every text is written in both languages: vi = \"...\", en = \"...\"",
                     "the %s text of `%s` is missing",
                     strcmp(name, "vi") == 0 ? "Vietnamese (vi)" : "English (en)",
                     what[0] ? what : word_names[d->word]);
    else if (!is_reported(value))
        link_problem(l, d, path, NULL, "`%s` must be a text that is not empty", path);
    return "";
}

bool field_bilingual(struct linker *l, const struct declaration *d, const char *name, bool required,
                     struct bilingual *ret_text) {
    const struct datum *value =
        typed_field(l, d, name, required, DATUM_TABLE, "{ vi = \"...\", en = \"...\" }");
    if (!value)
        return false;
    static const char *const languages[] = {"vi", "en", NULL};
    const char *prefix = join(l, name, ".");
    ret_text->vi = language(l, d, value->table, prefix, "vi", name);
    ret_text->en = language(l, d, value->table, prefix, "en", name);
    check_names(l, d, value->table, prefix, quoted(l, name), languages);
    if (value->table->item_count > 0)
        link_problem(l, d, arena_printf(l->arena, "%s[1]", name),
                     "write vi = \"...\", en = \"...\"", "`%s` has a text of no language", name);
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

/* "[2]" of the prefix "[2]."; "" of "". */
static const char *entry_of(struct linker *l, const char *prefix) {
    size_t length = strlen(prefix);
    return arena_printf(l->arena, "%.*s", (int)(length > 0 ? length - 1 : 0), prefix);
}

/* The texts of a list; what is no text is a problem. */
static const char **list_strings(struct linker *l, const struct declaration *d,
                                 const struct table *t, const char *path, const char *name,
                                 size_t *ret_count) {
    const char **strings = arena_alloc(l->arena, (t->item_count + 1) * sizeof *strings);
    for (size_t i = 0; i < t->item_count; i++) {
        const struct datum *item = &t->items[i];
        if (item->kind == DATUM_STRING)
            strings[(*ret_count)++] = item->text;
        else if (!is_reported(item))
            link_problem(l, d, arena_printf(l->arena, "%s[%zu]", path, i + 1), example_of(name),
                         "`%s` must hold texts, not %s", path, kind_name(item));
    }
    return strings;
}

const char *const *table_strings(struct linker *l, const struct declaration *d,
                                 const struct table *t, const char *prefix, const char *name,
                                 bool required, size_t *ret_count) {
    const struct datum *value = table_field(t, name);
    const char *path = join(l, prefix, name);

    *ret_count = 0;
    if (!value && required)
        missing_field(l, d, entry_of(l, prefix), name);
    if (!value || is_reported(value))
        return NULL;
    if (value->kind == DATUM_STRING) {
        *ret_count = 1;
        const char **string = arena_alloc(l->arena, sizeof *string);
        *string = value->text;
        return string;
    }
    if (value->kind != DATUM_TABLE || value->table->field_count > 0) {
        link_problem(l, d, path, example_of(name) ? example_of(name) : "write { \"a\", \"b\" }",
                     "`%s` must be a text or a list of texts", name);
        return NULL;
    }
    if (value->table->item_count == 0 && required)
        link_problem(l, d, path, example_of(name), "`%s` is empty", name);
    return list_strings(l, d, value->table, path, name, ret_count);
}

const char *const *field_strings(struct linker *l, const struct declaration *d, const char *name,
                                 bool required, size_t *ret_count) {
    return table_strings(l, d, d->body, "", name, required, ret_count);
}

const char *item_named(struct linker *l, const struct table *t, const char *prefix,
                       const char *name, const char *text) {
    const struct datum *value = table_field(t, name);
    size_t count = value && value->kind == DATUM_TABLE ? value->table->item_count : 0;
    for (size_t i = 0; i < count; i++)
        if (value->table->items[i].kind == DATUM_STRING &&
            strcmp(value->table->items[i].text, text) == 0)
            return arena_printf(l->arena, "%s%s[%zu]", prefix, name, i + 1);
    return join(l, prefix, name);
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
            link_problem(l, d, item_named(l, t, prefix, name, strings[i]),
                         names_hint(l, names, strings[i]), "unknown %s `%s`", what, strings[i]);
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
    return (struct citations){items, count};
}

bool find_zone(struct linker *l, const char *id, uint32_t *ret_zone, const char **ret_hint) {
    *ret_zone = zones_find(l->rb->zones, id, strlen(id));
    *ret_hint = NULL;
    if (*ret_zone == NO_ZONE)
        *ret_hint = did_you_mean(l, zones_nearest(l->rb->zones, id));
    if (*ret_zone == NO_ZONE && !*ret_hint)
        *ret_hint = "zones are named by their official codes: \"760\"";
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
            link_problem(l, d, item_named(l, d->body, "", name, strings[i]), hint,
                         "unknown zone `%s`", strings[i]);
    }
    return zones;
}

/* "2021-07-26" or "2021-07-26 18:00"; `date_only` tells which. */
static bool period_end(struct linker *l, const struct declaration *d, const struct table *t,
                       const char *prefix, const char *name, int64_t *ret_s, bool *ret_date_only) {
    const struct datum *value = table_field(t, name);
    const char *path = join(l, prefix, name);
    if (!value)
        return false;
    if (value->kind == DATUM_STRING) {
        *ret_date_only = civil_parse_date(value->text, value->length, ret_s);
        if (*ret_date_only || civil_parse_instant(value->text, value->length, ret_s))
            return true;
        link_problem(l, d, path, "write \"2021-07-26\" or \"2021-07-26 18:00\"",
                     "`%s` is not a day or moment that exists: \"%s\"", name, value->text);
    } else if (!is_reported(value)) {
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
    bool to = d->word != WORD_DELEGATE && /* there it says to whom */
              period_end(l, d, t, prefix, "to", &p.to_s, &date_only);
    if (period_end(l, d, t, prefix, "through", &p.to_s, &date_only)) {
        if (to)
            link_problem(
                l, d, arena_printf(l->arena, "%sthrough=", prefix),
                "`through` means to the end of that day, `to` ends at that moment; keep one",
                "`to` and `through` are both given");
        if (!date_only)
            link_problem(l, d, arena_printf(l->arena, "%sthrough", prefix), "use `to` for a moment",
                         "`through` must be a day");
        p.to_s = civil_midnight(p.to_s) + CIVIL_DAY_S;
    }
    if (p.from_s >= p.to_s)
        link_problem(l, d, arena_printf(l->arena, "%sfrom", prefix),
                     "`from` must be before the end", "the period is empty");
    else
        *ret_period = p;
}

/* "2021-07-26 18:00", as rule files write it. */
static const char *moment(struct linker *l, int64_t instant_s) {
    char date[CIVIL_DATE_SIZE], clock[CIVIL_CLOCK_SIZE];
    civil_format_date(instant_s, date);
    civil_format_clock(civil_second_of_day(instant_s), clock);
    return arena_printf(l->arena, "%s %s", date, clock);
}

/* "H-2490 holds from 2021-07-26 18:00 to 2021-08-02 00:00" */
static const char *period_hint(struct linker *l, const struct directive *act) {
    const struct periods *p = &act->periods;
    int64_t to_s = p->items[p->count - 1].to_s;
    const char *from = moment(l, p->items[0].from_s);
    if (to_s == CIVIL_NEVER)
        return arena_printf(l->arena, "%s holds from %s on", act->id, from);
    return arena_printf(l->arena, "%s holds from %s to %s", act->id, from, moment(l, to_s));
}

struct periods act_periods(struct linker *l, const struct declaration *d, const struct table *t,
                           const char *prefix, struct citations cite) {
    struct period own = {CIVIL_ALWAYS, CIVIL_NEVER};
    struct periods periods = {NULL, 0};
    table_period(l, d, t, prefix, &own);
    if (cite.count == 0) {
        static const struct period always = {CIVIL_ALWAYS, CIVIL_NEVER};
        periods_clip(l->arena, (struct periods){&always, 1}, own, &periods);
        return periods;
    }
    const struct directive *act = &l->rb->directives[cite.items[0]];
    periods_clip(l->arena, act->periods, own, &periods);
    if (act->periods.count == 0 || periods.count > 0)
        return periods;
    const char *end = table_field(t, "through") ? "through" : "to";
    const char *field = own.to_s <= act->periods.items[0].from_s ? end : "from";
    link_problem(l, d, arena_printf(l->arena, "%s%s", prefix, field), period_hint(l, act),
                 "this period lies outside that of %s", act->id);
    return periods;
}

/* "it is declared at rules/hcmc/night.lua:12 already" */
const char *first_hint(struct linker *l, enum word word, const char *id) {
    const struct declaration *first = find_declaration(l, word, id);
    return arena_printf(l->arena, "it is declared at %s:%u already",
                        l->source->files[first->at.file].name, first->at.line);
}

size_t register_names(struct linker *l, struct names *names, enum word word) {
    size_t count = 0;
    EACH_DECLARATION(l, d, word) {
        count++;
        if (names_find(names, d->id) == NO_NAME)
            names_add(names, l->arena, d->id);
        else if (!find_declaration(l, word, d->id)->broken)
            link_missing(l, d, "", first_hint(l, word, d->id), "%s `%s` is declared twice",
                         word_names[word], d->id);
    }
    return count;
}
