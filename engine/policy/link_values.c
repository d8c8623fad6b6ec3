/*
 * link_values.c - dated values (parameters and lists, with their amendments) and named conditions
 * (predicates, derived values).
 */
#include "policy/linker.h"

/* Statements about one thing, gathered before they are resolved. */
struct statements {
    struct statement *items;
    size_t count, capacity;
};

static int64_t issued(const struct linker *l, struct citations cite) {
    return cite.count > 0 ? l->rb->directives[cite.items[0]].issued_s : CIVIL_ALWAYS;
}

static void state(struct linker *l, struct statements *s, struct periods periods, int64_t issued_s,
                  int payload) {
    for (size_t i = 0; i < periods.count; i++) {
        struct statement statement = {periods.items[i], issued_s, payload};
        if (!VEC_PUSH(l->arena, s, statement))
            return;
    }
}

static const char *cite_name(const struct linker *l, struct citations cite) {
    return cite.count > 0 ? l->rb->directives[cite.items[0]].id : "?";
}

/* ---- parameters ---- */

static enum fact_type parameter_type(struct linker *l, const struct declaration *d) {
    const char *name = field_string(l, d, "type", true);
    for (int i = 0; name && i < TYPE_COUNT; i++)
        if (strcmp(name, type_names[i]) == 0 && i != TYPE_STRING && i != TYPE_ENUM &&
            i != TYPE_ZONE && i < TYPE_POINT)
            return (enum fact_type)i;
    if (name)
        link_problem(l, d, "type", "one of boolean, integer, decimal, time, date, hours, zones",
                     "a parameter cannot be of type `%s`", name);
    return TYPE_COUNT;
}

static void read_hours(struct linker *l, const struct declaration *d, const struct datum *value,
                       const char *path, union parameter_value *ret_value) {
    int from, to;
    if (value->kind == DATUM_TABLE && value->table->item_count == 2 &&
        value->table->items[0].kind == DATUM_STRING &&
        value->table->items[1].kind == DATUM_STRING &&
        civil_parse_clock(value->table->items[0].text, value->table->items[0].length, &from) &&
        civil_parse_clock(value->table->items[1].text, value->table->items[1].length, &to) &&
        from != to) {
        ret_value->hours.from_s = from;
        ret_value->hours.to_s = to;
        return;
    }
    link_problem(l, d, path, "write { \"06:00\", \"18:00\" }", "this is not a span of hours");
}

static void read_zone_list(struct linker *l, const struct declaration *d, const struct datum *value,
                           const char *path, union parameter_value *ret_value) {
    size_t count = value->kind == DATUM_TABLE ? value->table->item_count : 0;
    uint32_t *zones = arena_alloc(l->arena, (count + 1) * sizeof *zones);
    ret_value->zones.items = zones;
    ret_value->zones.count = 0;
    if (count == 0)
        link_problem(l, d, path, "write { \"760\", \"761\" }", "this is not a list of zones");
    for (size_t i = 0; i < count; i++) {
        const struct datum *item = &value->table->items[i];
        const char *hint = NULL;
        const char *where = arena_printf(l->arena, "%s[%zu]", path, i + 1);
        if (is_reported(item))
            continue;
        if (item->kind != DATUM_STRING)
            link_problem(l, d, where, "a zone's code is a text: \"760\"",
                         "this is not a zone's code");
        else if (find_zone(l, item->text, &zones[ret_value->zones.count], &hint))
            ret_value->zones.count++;
        else
            link_problem(l, d, where, hint, "unknown zone `%s`", item->text);
    }
}

static void read_value(struct linker *l, const struct declaration *d, enum fact_type type,
                       const struct datum *given, const char *path,
                       union parameter_value *ret_value) {
    if (is_reported(given) || type == TYPE_COUNT)
        return;
    if (type == TYPE_HOURS)
        read_hours(l, d, given, path, ret_value);
    else if (type == TYPE_ZONES)
        read_zone_list(l, d, given, path, ret_value);
    else
        constant_value(l, d, given, path, type, NULL, &ret_value->i);
}

/* What a parameter and the amendments of other acts say: a value each, under its act. */
struct parameter_reader {
    struct parameter *p;
    union parameter_value *values;
    struct citations *cites;
    struct stated {
        const struct declaration *d;
        const char *path; /* of the value as a whole */
    } * stated;
    size_t count;
    struct statements statements;
};
static const char value_hint[] = "{ value = 72, from = \"2021-07-30\", cite = { \"N-5187\" } }";

/* The entry `[2]` of a parameter (its prefix "[2]."), or an amendment as a whole (""). */
static void read_stated(struct linker *l, struct parameter_reader *r, const struct declaration *d,
                        const struct table *t, const char *entry, const char *prefix) {
    const struct datum *given = table_field(t, "value");
    size_t i = r->count++;
    r->stated[i] = (struct stated){d, *entry ? entry : "value"};
    r->cites[i] = field_citations(l, d, t, prefix, true);
    if (given)
        read_value(l, d, r->p->type, given, arena_printf(l->arena, "%svalue", prefix),
                   &r->values[i]);
    else
        missing_field(l, d, entry, "value");
    state(l, &r->statements, act_periods(l, d, t, prefix, r->cites[i]), issued(l, r->cites[i]),
          (int)i);
}

static void read_entry(struct linker *l, struct parameter_reader *r, const struct declaration *d,
                       size_t i) {
    static const char *const fields[] = {"value", "from", "to", "through", "cite", NULL};
    const struct datum *item = &d->body->items[i];
    const char *entry = arena_printf(l->arena, "[%zu]", i + 1);
    if (is_reported(item))
        return;
    if (item->kind != DATUM_TABLE) {
        link_problem(l, d, entry, value_hint, "an entry of a parameter is a table");
        return;
    }
    check_entry_fields(l, d, item->table, entry, fields);
    read_stated(l, r, d, item->table, entry, arena_printf(l->arena, "%s.", entry));
}

static void report_tie(struct linker *l, const struct parameter_reader *r, struct dated_tie tie) {
    const struct stated *at = &r->stated[tie.second];
    const char *first = cite_name(l, r->cites[tie.first]),
               *second = cite_name(l, r->cites[tie.second]);
    if (strcmp(first, second) == 0)
        link_problem(l, at->d, at->path, "give each value its own `from`, `to` or `through`",
                     "two values of `%s` hold at once, both by %s", r->p->id, first);
    else
        link_problem(l, at->d, at->path, TIE_HINT,
                     "%s and %s, issued at the same time, give `%s` two values", first, second,
                     r->p->id);
}

static uint32_t issuer(const struct linker *l, struct citations cite) {
    return cite.count > 0 ? l->rb->directives[cite.items[0]].by : NO_INDEX;
}

/* A value holds wherever rules ask for it, and nobody can tell which of two is the stricter: a
 * lower authority may not amend what a higher one has set. `own`: entries of the parameter itself.
 */
static void check_amender(struct linker *l, const struct parameter_reader *r, size_t amendment,
                          size_t own) {
    uint32_t by = issuer(l, r->cites[amendment]);
    for (size_t i = 0; i < own && by != NO_INDEX; i++) {
        uint32_t other = issuer(l, r->cites[i]);
        if (other == NO_INDEX || !authority_above(l->rb, other, by))
            continue;
        link_problem(l, r->stated[amendment].d, r->stated[amendment].path,
                     "its value holds everywhere; write a stricter rule for the territory",
                     "`%s` may not amend `%s`, a parameter of the higher authority `%s`",
                     l->rb->authorities[by].id, r->p->id, l->rb->authorities[other].id);
        return;
    }
}

static void read_amendments(struct linker *l, struct parameter_reader *r) {
    static const char *const fields[] = {"value", "from", "to", "through", "cite", NULL};
    size_t own = r->count;
    EACH_DECLARATION(l, d, WORD_AMEND) {
        if (strcmp(d->id, r->p->id) != 0)
            continue;
        check_fields(l, d, fields, false);
        read_stated(l, r, d, d->body, "", "");
        check_amender(l, r, r->count - 1, own);
    }
}

static void resolve_parameter(struct linker *l, struct parameter_reader *r) {
    struct dated_tie tie;
    r->p->entries = r->values;
    r->p->cites = r->cites;
    if (dated_resolve(l->arena, r->statements.items, r->statements.count, &r->p->dated, &tie) &&
        tie.first != DATED_NOTHING)
        report_tie(l, r, tie);
}

static void read_parameter(struct linker *l, struct parameter *p, const char *id) {
    static const char *const fields[] = {"type", "vi", "en", NULL};
    const struct declaration *d = find_declaration(l, WORD_PARAMETER, id);
    size_t most = d->body->item_count + l->source->declaration_count;
    struct parameter_reader r = {.p = p};

    *p = (struct parameter){.id = id, .label = {id, id}, .declaration = d};
    check_fields(l, d, fields, true);
    p->type = parameter_type(l, d);
    own_bilingual(l, d, false, &p->label);
    r.values = arena_calloc(l->arena, most, sizeof *r.values);
    r.cites = arena_calloc(l->arena, most, sizeof *r.cites);
    r.stated = arena_calloc(l->arena, most, sizeof *r.stated);
    if (d->body->item_count == 0)
        link_missing(l, d, "", value_hint, "parameter `%s` has no value", id);
    for (size_t i = 0; i < d->body->item_count; i++)
        read_entry(l, &r, d, i);
    if (names_find(&l->lists, id) != NO_NAME) /* which of the two do amendments mean? */
        link_problem(l, d, "", "give one of them another name", "`%s` is a list already", id);
    else
        read_amendments(l, &r);
    resolve_parameter(l, &r);
}

/* ---- lists ---- */

/* What lists and amendments say: citations, and statements for each value of the enum. */
struct list_reader {
    struct list *list;
    struct statements *by_value;
    struct citations *cites;
    const struct declaration **by_cite;
    const struct declaration **stated_by; /* by value: the last that named it */
    size_t cite_count;
};

static void state_values(struct linker *l, const struct declaration *d, struct list_reader *r,
                         const char *field, bool on, struct periods periods, int64_t issued_s) {
    const struct enumeration *known = r->list->values;
    size_t count;
    const char *const *values = field_strings(l, d, field, false, &count);
    for (size_t i = 0; i < count; i++) {
        const char *path = item_named(l, d->body, "", field, values[i]);
        int value = enumeration_find(known, values[i], strlen(values[i]));
        bool before = value >= 0 && r->stated_by[value] == d;
        if (value < 0)
            link_problem(l, d, path, values_hint(l, known, values[i]),
                         "`%s` is not a value of `%s`", values[i], known->name);
        else if (before)
            link_problem(l, d, arena_printf(l->arena, "%s[%zu]", field, i + 1),
                         "leave one of them out", "`%s` is named twice", values[i]);
        else
            state(l, &r->by_value[value], periods, issued_s, (int)(2 * r->cite_count) + on);
        if (value >= 0)
            r->stated_by[value] = d;
    }
}

static void read_list_act(struct linker *l, const struct declaration *d, struct list_reader *r) {
    struct citations cite = field_citations(l, d, d->body, "", true);
    struct periods periods = act_periods(l, d, d->body, "", cite);
    if (!table_field(d->body, "add") && !table_field(d->body, "remove"))
        link_missing(l, d, "", "add = { \"...\" }, values of the fact that the list is `of`",
                     "`%s` needs the field `add`%s", word_names[d->word],
                     d->word == WORD_AMEND ? " or `remove`" : "");
    r->cites[r->cite_count] = cite;
    r->by_cite[r->cite_count] = d;
    state_values(l, d, r, "add", true, periods, issued(l, cite));
    if (d->word == WORD_AMEND)
        state_values(l, d, r, "remove", false, periods, issued(l, cite));
    r->cite_count++;
}

/* Told at the second of the two, where the value is named. */
static void report_list_tie(struct linker *l, const struct list_reader *r, size_t value,
                            struct dated_tie tie) {
    const struct declaration *d = r->by_cite[tie.second / 2];
    const char *name = r->list->values->values[value];
    link_problem(l, d, item_named(l, d->body, "", tie.second % 2 ? "add" : "remove", name),
                 TIE_HINT, "%s and %s, issued at the same time, disagree on `%s`",
                 cite_name(l, r->cites[tie.first / 2]), cite_name(l, r->cites[tie.second / 2]),
                 name);
}

static void resolve_list(struct linker *l, struct list_reader *r) {
    struct dated *by_value = arena_calloc(l->arena, r->list->values->count + 1, sizeof *by_value);
    for (size_t v = 0; v < r->list->values->count; v++) {
        struct dated_tie tie;
        if (!dated_resolve(l->arena, r->by_value[v].items, r->by_value[v].count, &by_value[v],
                           &tie))
            return;
        if (tie.first != DATED_NOTHING && tie.first % 2 != tie.second % 2)
            report_list_tie(l, r, v, tie);
    }
    r->list->by_value = by_value;
    r->list->cites = r->cites;
}

static bool list_fact(struct linker *l, const struct declaration *d, struct list *list) {
    const char *path = field_string(l, d, "of", true);
    if (!path)
        return false;
    list->fact = vocabulary_find(&l->rb->vocabulary, path);
    if (list->fact == NO_SLOT) {
        link_problem(l, d, "of", facts_hint(l, path), "unknown fact `%s`", path);
        return false;
    }
    const struct fact *fact = &l->rb->vocabulary.facts[list->fact];
    list->values = fact->values;
    if (is_typed(fact) && !fact->values)
        link_problem(l, d, "of", "a list holds values of an enum",
                     "`%s` is of type %s, not an enum", path, type_names[fact->type]);
    return is_typed(fact) && fact->values;
}

static void read_list(struct linker *l, struct list *list, const char *id) {
    static const char *const fields[] = {"of", "add", "from", "to", "through", "cite", NULL};
    static const char *const amend_fields[] = {"add",     "remove", "from", "to",
                                               "through", "cite",   NULL};
    const struct declaration *d = find_declaration(l, WORD_LIST, id);
    struct list_reader r = {.list = list};

    *list = (struct list){.id = id, .declaration = d};
    check_fields(l, d, fields, false);
    if (!list_fact(l, d, list))
        return;
    r.by_value = arena_calloc(l->arena, list->values->count + 1, sizeof *r.by_value);
    r.cites = arena_calloc(l->arena, l->source->declaration_count + 1, sizeof *r.cites);
    r.by_cite = arena_calloc(l->arena, l->source->declaration_count + 1, sizeof *r.by_cite);
    r.stated_by = arena_calloc(l->arena, list->values->count + 1, sizeof *r.stated_by);
    read_list_act(l, d, &r);
    EACH_DECLARATION(l, amendment, WORD_AMEND) {
        if (strcmp(amendment->id, id) != 0)
            continue;
        check_fields(l, amendment, amend_fields, false);
        read_list_act(l, amendment, &r);
    }
    resolve_list(l, &r);
}

/* ---- amendments ---- */

static const char *amendable_at(const void *context, size_t i) {
    const struct linker *l = context;
    return i < l->lists.count ? l->lists.items[i] : l->parameters.items[i - l->lists.count];
}

static void check_amended(struct linker *l) {
    EACH_DECLARATION(l, d, WORD_AMEND)
    if (names_find(&l->lists, d->id) == NO_NAME && names_find(&l->parameters, d->id) == NO_NAME)
        link_problem(l, d, "",
                     nearest_hint(l, d->id, l->lists.count + l->parameters.count, amendable_at, l),
                     "no list or parameter `%s` to amend", d->id);
}

void link_values(struct linker *l) {
    struct rulebook *rb = l->rb;
    rb->parameter_count = l->parameters.count;
    rb->parameters = arena_calloc(l->arena, rb->parameter_count + 1, sizeof *rb->parameters);
    for (uint32_t i = 0; i < rb->parameter_count; i++)
        read_parameter(l, &rb->parameters[i], l->parameters.items[i]);
    rb->list_count = l->lists.count;
    rb->lists = arena_calloc(l->arena, rb->list_count + 1, sizeof *rb->lists);
    for (uint32_t i = 0; i < rb->list_count; i++)
        read_list(l, &rb->lists[i], l->lists.items[i]);
    check_amended(l);
}

/* ---- derived values and predicates ---- */

/* Declared first, so that conditions can name them; their own conditions follow. */
static void declare_derived(struct linker *l, struct derived *derived, const char *path) {
    static const char *const fields[] = {"type", "values", "vi", "en", "cases", "otherwise", NULL};
    const struct declaration *d = find_declaration(l, WORD_DERIVE, path);
    *derived = (struct derived){.path = path, .label = {path, path}, .declaration = d};
    check_fields(l, d, fields, false);
    own_bilingual(l, d, false, &derived->label);
    derived->type = read_type(l, d);
    derived->values = read_enumeration(l, d);
    if (derived->type == TYPE_STRING ||
        (derived->type >= TYPE_HOURS && derived->type < TYPE_COUNT)) {
        link_problem(l, d, "type", "one of boolean, integer, decimal, enum, time, date",
                     "a derived value cannot be of type `%s`", type_names[derived->type]);
        derived->type = TYPE_COUNT;
    }
    check_path(l, d);
    if (vocabulary_find(&l->rb->vocabulary, path) != NO_SLOT)
        link_problem(l, d, "", "a derived value has a name of its own", "`%s` is a fact already",
                     path);
}

bool is_derived_typed(const struct derived *d) {
    return d->type < TYPE_COUNT && (d->type != TYPE_ENUM || d->values);
}

static void add_case(struct linker *l, struct derived *derived, struct derived_case *c,
                     const struct datum *value, const char *path) {
    struct compiled_value compiled = {DERIVED_CONSTANT, 0, NO_REFERENCE, 0};
    if (!is_derived_typed(derived) || is_reported(value))
        return;
    compile_value(l, derived->declaration, value, path, derived->type, derived->values, &compiled);
    c->kind = compiled.kind;
    c->constant = compiled.constant;
    c->from = compiled.from;
    c->instant = compiled.instant;
}

static void read_case(struct linker *l, struct derived *derived, struct derived_case *c,
                      const struct datum *item, size_t i) {
    static const char *const fields[] = {"when", "value", "from", "to", "through", "cite", NULL};
    const struct declaration *d = derived->declaration;
    const char *prefix = arena_printf(l->arena, "cases[%zu].", i + 1);
    const char *entry = arena_printf(l->arena, "cases[%zu]", i + 1);
    if (item->kind != DATUM_TABLE) {
        if (!is_reported(item))
            link_problem(l, d, entry, NULL,
                         "a case is { when = condition, value = ..., cite = { ... } }");
        return;
    }
    const struct datum *when = table_field(item->table, "when");
    const struct datum *value = table_field(item->table, "value");
    check_entry_fields(l, d, item->table, entry, fields);
    if (when)
        c->when = compile_condition(l, d, when, arena_printf(l->arena, "%swhen", prefix));
    else
        missing_field(l, d, entry, "when");
    c->cite = field_citations(l, d, item->table, prefix, false);
    struct periods periods = act_periods(l, d, item->table, prefix, c->cite);
    c->when = make_and2(l, compile_periods(l, periods), c->when);
    if (value)
        add_case(l, derived, c, value, arena_printf(l->arena, "%svalue", prefix));
    else
        missing_field(l, d, entry, "value");
}

void compile_derived(struct linker *l, uint32_t index) {
    struct derived *derived = &l->rb->derived[index];
    const struct declaration *d = derived->declaration;
    const struct datum *cases = table_field(d->body, "cases");
    const struct datum *otherwise = table_field(d->body, "otherwise");
    size_t count = cases && cases->kind == DATUM_TABLE ? cases->table->item_count : 0;
    struct derived_case *compiled = arena_calloc(l->arena, count + 2, sizeof *compiled);

    if (count == 0)
        link_missing(l, d, "", "cases = { { when = ..., value = ..., cite = { ... } } }",
                     "derived value `%s` has no case", derived->path);
    for (size_t i = 0; i < count; i++)
        read_case(l, derived, &compiled[i], &cases->table->items[i], i);
    if (otherwise) {
        compiled[count].when = NODE_TRUE;
        add_case(l, derived, &compiled[count++], otherwise, "otherwise");
    }
    derived->cases = compiled;
    derived->case_count = count;
    derived->memo = l->rb->conditions.memo_count++;
}

void compile_predicate(struct linker *l, uint32_t index) {
    static const char *const fields[] = {"cite", "vi", "en", "when", NULL};
    struct predicate *p = &l->rb->predicates[index];
    const struct declaration *d = p->declaration;
    const struct datum *when = table_field(d->body, "when");

    check_fields(l, d, fields, false);
    own_bilingual(l, d, false, &p->label);
    p->cite = field_citations(l, d, d->body, "", false);
    if (when)
        p->condition = compile_condition(l, d, when, "when");
    else
        missing_field(l, d, "", "when");
}

void link_conditions(struct linker *l) {
    struct rulebook *rb = l->rb;
    rb->predicate_count = l->predicates.count;
    rb->predicates = arena_calloc(l->arena, rb->predicate_count + 1, sizeof *rb->predicates);
    for (uint32_t i = 0; i < rb->predicate_count; i++)
        rb->predicates[i] = (struct predicate){
            .id = l->predicates.items[i],
            .label = {l->predicates.items[i], l->predicates.items[i]},
            .declaration = find_declaration(l, WORD_PREDICATE, l->predicates.items[i])};
    rb->derived_count = l->derived.count;
    rb->derived = arena_calloc(l->arena, rb->derived_count + 1, sizeof *rb->derived);
    for (uint32_t i = 0; i < rb->derived_count; i++)
        declare_derived(l, &rb->derived[i], l->derived.items[i]);
}
