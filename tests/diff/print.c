/*
 * print.c - a model in the words of the rule language, its zone table, and its queries.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/civil.h"
#include "diff/model.h"

struct printer {
    const struct model *m;
    struct text *out;
    struct chunk *chunks;
    size_t count;
};

#define PUT(p, ...) text_printf((p)->out, __VA_ARGS__)

static const char both[] = "{ vi = \"v\", en = \"e\" }";

static void begin(struct printer *p, bool in_order) {
    p->chunks[p->count] = (struct chunk){p->out->length, 0, in_order};
}

static void end(struct printer *p) {
    p->chunks[p->count].length = p->out->length - p->chunks[p->count].at;
    p->count++;
}

/* ---- small things ---- */

static void put_instant_text(struct printer *p, int64_t instant_s, bool date) {
    struct civil c = civil_from_instant(instant_s);
    PUT(p, "\"%04d-%02d-%02d", c.year, c.month, c.day);
    if (!date)
        PUT(p, " %02d:%02d:%02d", c.hour, c.minute, c.second);
    PUT(p, "\"");
}

static bool is_midnight(int64_t instant_s) {
    return civil_midnight(instant_s) == instant_s;
}

/* " from = ..., to = ...,"; a midnight is a day, and `through` the day before. */
static void put_span_as(struct printer *p, struct span s, bool always_through) {
    if (s.from_s != CIVIL_ALWAYS) {
        PUT(p, " from = ");
        put_instant_text(p, s.from_s, is_midnight(s.from_s));
        PUT(p, ",");
    }
    if (s.to_s == CIVIL_NEVER)
        return;
    bool through = always_through || (is_midnight(s.to_s) && s.to_s / CIVIL_DAY_S % 2 == 0 &&
                                      s.from_s <= s.to_s - CIVIL_DAY_S);
    PUT(p, through ? " through = " : " to = ");
    put_instant_text(p, through ? s.to_s - CIVIL_DAY_S : s.to_s, is_midnight(s.to_s));
    PUT(p, ",");
}

static void put_span(struct printer *p, struct span s) {
    put_span_as(p, s, false);
}

static void put_codes(struct printer *p, const int *zones, int count) {
    PUT(p, "{");
    for (int i = 0; i < count; i++)
        PUT(p, "%s \"%s\"", i > 0 ? "," : "", p->m->zones[zones[i]].id);
    PUT(p, " }");
}

static void put_decimal(struct printer *p, int64_t millionths) {
    PUT(p, "%s%" PRId64, millionths < 0 ? "-" : "",
        (millionths < 0 ? -millionths : millionths) / 1000000);
    if (millionths % 1000000 != 0)
        PUT(p, ".%06" PRId64, (millionths < 0 ? -millionths : millionths) % 1000000);
}

static void put_cite(struct printer *p, int act) {
    if (act >= 0)
        PUT(p, " cite = { \"%s\" },", p->m->acts[act].id);
}

static void put_topics(struct printer *p, const char *field, unsigned topics) {
    if (topics == 0)
        return;
    PUT(p, " %s = {", field);
    for (int i = 0; i < 4; i++)
        if (topics >> i & 1)
            PUT(p, " \"%s\",", model_topics[i]);
    PUT(p, " },");
}

static void put_clock(struct printer *p, int second) {
    PUT(p, "\"%02d:%02d:%02d\"", second / 3600, second / 60 % 60, second % 60);
}

static const char *const type_words[] = {"boolean", "integer", "decimal", "string", "enum", "time",
                                         "date",    "hours",   "zone",    "zones",  "place"};

static void put_value(struct printer *p, enum model_type type, int values, struct model_value v) {
    switch (type) {
    case MODEL_BOOLEAN:
        PUT(p, v.i ? "true" : "false");
        break;
    case MODEL_INTEGER:
        PUT(p, "%" PRId64, v.i);
        break;
    case MODEL_DECIMAL:
        put_decimal(p, v.i);
        break;
    case MODEL_STRING:
        PUT(p, "\"%s\"", model_strings[v.i]);
        break;
    case MODEL_ENUM:
        PUT(p, "\"%s\"", p->m->enums[values].values[v.i]);
        break;
    case MODEL_TIME:
        put_instant_text(p, v.i, false);
        break;
    case MODEL_DATE:
        put_instant_text(p, v.i, true);
        break;
    case MODEL_HOURS:
        PUT(p, "{ ");
        put_clock(p, v.from_s);
        PUT(p, ", ");
        put_clock(p, v.to_s);
        PUT(p, " }");
        break;
    case MODEL_ZONE:
    case MODEL_PLACE:
        PUT(p, "\"%s\"", p->m->zones[v.i].id);
        break;
    case MODEL_ZONES:
        put_codes(p, v.zones, v.zone_count);
        break;
    }
}

/* ---- expressions ---- */

static void put_ref(struct printer *p, struct model_ref ref) {
    switch (ref.source) {
    case FROM_FACT:
        PUT(p, "%s", p->m->slots[ref.index].path);
        break;
    case FROM_HERE:
        PUT(p, "here.%s", strrchr(p->m->slots[ref.index].path, '.') + 1);
        break;
    case FROM_DERIVED:
        PUT(p, "%s", p->m->derived[ref.index].path);
        break;
    case FROM_PARAMETER:
        PUT(p, "parameter \"%s\"", p->m->parameters[ref.index].id);
        break;
    }
}

static void put_place(struct printer *p, int place) {
    PUT(p, "%s",
        place == PLACE_OF_CHECK ? "here"
        : place == WHOLE_TRIP   ? "trip"
                                : p->m->slots[place].path);
}

static void put_number(struct printer *p, const struct model_number *n) {
    bool first = true;
    for (int i = 0; i < n->count; i++, first = false) {
        PUT(p, first ? "" : " + ");
        put_ref(p, n->refs[i]);
        if (n->multiplied[i]) {
            PUT(p, " * ");
            put_ref(p, n->by[i]);
        }
        if (n->factors[i] != 1000000) {
            PUT(p, " * ");
            put_decimal(p, n->factors[i]);
        }
    }
    if (n->constant != 0 || n->count == 0) {
        PUT(p, first ? "" : " + ");
        put_decimal(p, n->constant);
    }
}

static void put_step(struct printer *p, const struct model_adjust *a) {
    static const char *const words[] = {"minutes", "hours", "days", "months"};
    if (a->kind == ADJUST_TO_DAY) {
        PUT(p, "):day()");
        return;
    }
    PUT(p, " %s %s(", a->sign > 0 ? "+" : "-", words[a->kind]);
    if (a->counted)
        put_ref(p, a->count);
    else
        PUT(p, "%d", a->amount);
    PUT(p, "))");
}

static void put_instant(struct printer *p, const struct model_instant *i) {
    for (int k = 0; k < i->count; k++)
        PUT(p, "(");
    switch (i->kind) {
    case AT_CONSTANT:
        put_instant_text(p, i->constant_s, i->is_date);
        break;
    case AT_REF:
        put_ref(p, i->ref);
        break;
    case AT_NOW:
        PUT(p, "time");
        break;
    case AT_TODAY:
        PUT(p, "today");
        break;
    }
    for (int k = 0; k < i->count; k++)
        put_step(p, &i->steps[k]);
}

static void put_zones(struct printer *p, const struct model_zones *z) {
    static const char *const ranks[] = {"country", "province", "district", "ward"};
    switch (z->source) {
    case SET_CODES:
        put_codes(p, z->codes, z->count);
        break;
    case SET_REF:
        put_ref(p, z->ref);
        break;
    case SET_UP:
        put_place(p, z->place);
        PUT(p, ":up(\"%s\")", ranks[z->rank]);
        break;
    }
}

/* { "a", "b" } of the bits of a mask. */
static void put_enum_values(struct printer *p, int values, uint32_t mask) {
    const struct model_enum *e = &p->m->enums[values];
    PUT(p, "{");
    for (int i = 0; i < e->count; i++)
        if (mask >> i & 1)
            PUT(p, " \"%s\",", e->values[i]);
    PUT(p, " }");
}

static void put_strings(struct printer *p, uint32_t mask) {
    PUT(p, "{");
    for (int i = 0; i < STRINGS; i++)
        if (mask >> i & 1)
            PUT(p, " \"%s\",", model_strings[i]);
    PUT(p, " }");
}

static void put_level_test(struct printer *p, const struct condition *c) {
    const struct model_scale *s = &p->m->scales[c->scale];
    put_place(p, c->place);
    if (c->test == LEVEL_HAS) {
        PUT(p, ":has_level(\"%s\")", s->id);
        return;
    }
    if (c->test == LEVEL_AT_LEAST) {
        PUT(p, ":level_at_least(\"%s\")", p->m->levels[s->levels[c->rank]].id);
        return;
    }
    PUT(p, ":level_one_of({");
    for (int i = 0; i < s->level_count; i++)
        if (c->mask >> i & 1)
            PUT(p, " \"%s\",", p->m->levels[s->levels[i]].id);
    PUT(p, " })");
}

static void put_function(struct printer *p, const struct condition *c) {
    const char *flag = p->m->slots[c->ref.index].path, *number = p->m->slots[c->other.index].path;
    PUT(p,
        "function(q) local f, n = q \"%s\", q \"%s\" "
        "return f == true and n ~= nil and n >= %" PRId64 " end, reads = { \"%s\", \"%s\" }%s",
        flag, number, c->least, flag, number, c->timeless ? ", timeless = true" : "");
}

static int enum_of(const struct model *m, struct model_ref ref) {
    return ref.source == FROM_DERIVED ? m->derived[ref.index].values : m->slots[ref.index].values;
}

static void put_fact_test(struct printer *p, const struct condition *c) {
    static const char *const ranks[] = {"country", "province", "district", "ward"};
    put_ref(p, c->ref);
    switch (c->kind) {
    case IS_BOOLEAN:
        if (!c->bare)
            PUT(p, ":is(%s)", c->want ? "true" : "false");
        break;
    case IS_GIVEN:
        PUT(p, ":given()");
        break;
    case IS_ENUM:
        PUT(p, ":one_of(");
        put_enum_values(p, enum_of(p->m, c->ref), c->mask);
        PUT(p, ")");
        break;
    case IS_LISTED:
        PUT(p, ":listed(\"%s\")", p->m->lists[c->index].id);
        break;
    case IS_SAME:
        PUT(p, ":same(");
        put_ref(p, c->other);
        PUT(p, ")");
        break;
    case IS_STRING:
        PUT(p, ":one_of(");
        put_strings(p, c->mask);
        PUT(p, ")");
        break;
    case IS_ZONE:
        PUT(p, ":is(\"%s\")", p->m->zones[c->zone].id);
        break;
    default:
        PUT(p, "%s", ranks[0]);
        break;
    }
}

static void put_place_test(struct printer *p, const struct condition *c) {
    static const char *const ranks[] = {"country", "province", "district", "ward"};
    static const char *const relations[] = {"within", "touches", "leaves", "enters", "crosses"};
    switch (c->kind) {
    case IS_INSIDE:
        put_place(p, c->place);
        PUT(p, ":inside(");
        put_zones(p, &c->zones);
        PUT(p, ")");
        break;
    case IS_COVERS:
        put_zones(p, &c->zones);
        PUT(p, ":covers(");
        put_place(p, c->place);
        PUT(p, ")");
        break;
    case IS_SAME_UNIT:
        put_place(p, c->place);
        PUT(p, ":same(");
        put_place(p, c->place2);
        PUT(p, ", \"%s\")", ranks[c->rank]);
        break;
    case IS_TRIP:
        PUT(p, "trip:%s(", relations[c->test]);
        put_zones(p, &c->zones);
        PUT(p, ")");
        break;
    default:
        PUT(p, "trip:within_one(\"%s\")", ranks[c->rank]);
        break;
    }
}

static void put_number_test(struct printer *p, const struct condition *c) {
    static const char *const tests[] = {"is", "at_least", "at_most", "above", "below"};
    PUT(p, "(");
    put_number(p, &c->left);
    PUT(p, "):%s(", tests[c->test]);
    put_number(p, &c->right);
    PUT(p, ")");
}

static void put_time_test(struct printer *p, const struct condition *c) {
    static const char *const tests[] = {"before", "from", "is", "between"};
    put_instant(p, &c->instants[0]);
    PUT(p, ":%s(", tests[c->test]);
    put_instant(p, &c->instants[1]);
    if (c->test == TIME_BETWEEN) {
        PUT(p, ", ");
        put_instant(p, &c->instants[2]);
    }
    PUT(p, ")");
}

static void put_condition(struct printer *p, int index) {
    const struct condition *c = &p->m->conditions[index];
    switch (c->kind) {
    case IS_AND:
    case IS_OR:
        PUT(p, "(");
        for (int i = 0; i < c->count; i++) {
            PUT(p, i == 0 ? "" : c->kind == IS_AND ? " & " : " | ");
            put_condition(p, c->children[i]);
        }
        PUT(p, ")");
        break;
    case IS_NOT:
        PUT(p, "~(");
        put_condition(p, c->children[0]);
        PUT(p, ")");
        break;
    case IS_PREDICATE:
        PUT(p, "predicate \"%s\"", p->m->predicates[c->index].id);
        break;
    case IS_NUMBER:
        put_number_test(p, c);
        break;
    case IS_TIME:
        put_time_test(p, c);
        break;
    case IS_CLOCK:
        PUT(p, "clock:between(");
        put_clock(p, c->from_s);
        PUT(p, ", ");
        put_clock(p, c->to_s);
        PUT(p, ")");
        break;
    case IS_CLOCK_INSIDE:
        PUT(p, "clock:inside(");
        put_ref(p, c->ref);
        PUT(p, ")");
        break;
    case IS_LEVEL:
        put_level_test(p, c);
        break;
    case IS_FUNCTION:
        put_function(p, c);
        break;
    case IS_INSIDE:
    case IS_COVERS:
    case IS_SAME_UNIT:
    case IS_TRIP:
    case IS_WITHIN_ONE:
        put_place_test(p, c);
        break;
    default:
        put_fact_test(p, c);
        break;
    }
}

/* ---- law ---- */

static void print_authorities(struct printer *p) {
    for (int i = 0; i < p->m->authority_count; i++) {
        const struct model_authority *a = &p->m->authorities[i];
        begin(p, false);
        PUT(p, "authority \"%s\" {", a->id);
        if (a->within >= 0)
            PUT(p, " within = \"%s\",", p->m->authorities[a->within].id);
        PUT(p, " territory = ");
        put_codes(p, a->territory, a->territory_count);
        PUT(p, " }\n");
        end(p);
    }
}

static void print_acts(struct printer *p) {
    for (int i = 0; i < p->m->act_count; i++) {
        const struct model_act *a = &p->m->acts[i];
        begin(p, false);
        PUT(p, "directive \"%s\" { number = \"%s\", by = \"%s\", title = %s, issued = ", a->id,
            a->id, p->m->authorities[a->by].id, both);
        put_instant_text(p, a->issued_s, false);
        PUT(p, ",");
        put_span(p, a->span);
        if (a->renews >= 0)
            PUT(p, " renews = { \"%s\" },", p->m->acts[a->renews].id);
        PUT(p, "%s }\n", a->announced ? " status = \"announced\"" : "");
        end(p);
    }
}

static void print_delegations(struct printer *p) {
    for (int i = 0; i < p->m->delegation_count; i++) {
        const struct model_delegation *d = &p->m->delegations[i];
        begin(p, false);
        PUT(p, "delegate \"pilot.%d\" { to = \"%s\",", i, p->m->authorities[d->to].id);
        put_topics(p, "topic", d->topics);
        PUT(p, " zones = ");
        put_codes(p, d->zones, d->zone_count);
        PUT(p, ",");
        put_cite(p, d->act);
        put_span_as(p, d->span, true); /* `to` says to whom */
        PUT(p, " }\n");
        end(p);
    }
}

static void print_order(struct printer *p) {
    begin(p, false);
    PUT(p, "precedence {");
    for (int i = 0; i < p->m->subject_count; i++)
        PUT(p, " \"%s\",", model_subjects[i]);
    PUT(p, " }\n");
    end(p);
    if (p->m->jurisdiction_count == 0)
        return;
    begin(p, false);
    PUT(p, "jurisdiction ");
    put_codes(p, p->m->jurisdiction, p->m->jurisdiction_count);
    PUT(p, "\n");
    end(p);
}

/* ---- words ---- */

static void print_fact(struct printer *p, const struct model_slot *s, const char *word,
                       const char *name) {
    begin(p, true);
    PUT(p, "%s \"%s\" { type = \"%s\", vi = \"v\", en = \"e\", rank = %d,", word, name,
        type_words[s->type], s->rank);
    if (s->type == MODEL_ENUM && (s->shares || p->m->enums[s->values].name[0] == '='))
        PUT(p, " values = \"%s%s\",", s->shares ? "=" : "", p->m->enums[s->values].name);
    else if (s->type == MODEL_ENUM) {
        PUT(p, " values = ");
        put_enum_values(p, s->values, ~0u);
        PUT(p, ",");
    }
    if (s->head >= 0)
        PUT(p, " head = \"%s\",", p->m->slots[s->head].path);
    if (s->absent == MODEL_NONE)
        PUT(p, " absent = \"none\",");
    if (s->absent == MODEL_VALUE) {
        PUT(p, " absent = ");
        put_value(p, s->type, s->values, (struct model_value){.i = s->absent_value});
        PUT(p, ",");
    }
    PUT(p, "%s }\n", s->remedy ? " remedy = \"get\"" : "");
    end(p);
}

static void print_facts(struct printer *p) {
    const struct model *m = p->m;
    bool modifiers = false;
    for (int i = 2; i < m->slot_count; i++) {
        if (m->slots[i].place < 0)
            print_fact(p, &m->slots[i], "fact", m->slots[i].path);
        else if (!modifiers && m->slots[i].place >= 0)
            print_fact(p, &m->slots[i], "modifier", strrchr(m->slots[i].path, '.') + 1);
        if (m->slots[i].place >= 0 && m->slots[i].modifier == MODIFIER_COLOUR)
            modifiers = true; /* the last one; the other places have the same */
    }
}

static void put_paths(struct printer *p, const char *field, const int *slots, int count) {
    if (count == 0)
        return;
    PUT(p, " %s = {", field);
    for (int i = 0; i < count; i++)
        PUT(p, " \"%s\",", p->m->slots[slots[i]].path);
    PUT(p, " },");
}

static void print_kinds(struct printer *p) {
    for (int i = 0; i < p->m->kind_count; i++) {
        const struct model_kind *k = &p->m->kinds[i];
        begin(p, false);
        PUT(p, "query \"%s\" {", k->name);
        put_paths(p, "here", k->here, k->here_count);
        put_paths(p, "trip", k->trip, k->required);
        put_paths(p, "also", k->trip + k->required, k->trip_count - k->required);
        PUT(p, "%s }\n", k->about_level ? " about_level = true" : "");
        end(p);
    }
}

/* ---- levels and values ---- */

static void print_scales(struct printer *p) {
    const struct model *m = p->m;
    for (int i = 0; i < m->scale_count; i++) {
        const struct model_scale *s = &m->scales[i];
        begin(p, false);
        PUT(p, "scale \"%s\" { rank = %d, vi = \"v\", en = \"e\",", s->id, i + 1);
        put_cite(p, s->act);
        if (s->published)
            PUT(p, " published = \"published_level\",");
        if (s->derived >= 0)
            PUT(p, " derived = \"%s\",", m->derived[s->derived].path);
        PUT(p, " }\n");
        end(p);
    }
    for (int i = 0; i < m->level_count; i++) {
        begin(p, false);
        PUT(p, "level \"%s\" { scale = \"%s\", rank = %d, vi = \"v\", en = \"e\" }\n",
            m->levels[i].id, m->scales[m->levels[i].scale].id, m->levels[i].rank);
        end(p);
    }
}

static void print_applies(struct printer *p) {
    for (int i = 0; i < p->m->apply_count; i++) {
        const struct model_apply *a = &p->m->applies[i];
        if (a->dropped)
            continue;
        begin(p, false);
        PUT(p, "apply \"%s\" { zones = ", p->m->levels[a->level].id);
        put_codes(p, a->zones, a->zone_count);
        PUT(p, ",");
        put_cite(p, a->act);
        put_span(p, a->span);
        if (a->by != p->m->acts[a->act].by)
            PUT(p, " by = \"%s\",", p->m->authorities[a->by].id);
        if (a->replaces >= 0)
            PUT(p, " replaces = { \"%s\" },", p->m->acts[a->replaces].id);
        PUT(p, " }\n");
        end(p);
    }
}

static void put_entry(struct printer *p, const struct model_parameter *parameter,
                      const struct model_entry *entry) {
    PUT(p, " value = ");
    put_value(p, parameter->type, -1, entry->value);
    PUT(p, ",");
    put_cite(p, entry->act);
    put_span(p, entry->span);
}

static void print_parameter(struct printer *p, const struct model_parameter *parameter) {
    begin(p, false);
    PUT(p, "parameter \"%s\" { type = \"%s\",", parameter->id, type_words[parameter->type]);
    for (int k = 0; k < parameter->entry_count; k++) {
        if (parameter->entries[k].amends)
            continue;
        PUT(p, " {");
        put_entry(p, parameter, &parameter->entries[k]);
        PUT(p, " },");
    }
    PUT(p, " }\n");
    end(p);
}

static void print_parameters(struct printer *p) {
    for (int i = 0; i < p->m->parameter_count; i++) {
        const struct model_parameter *parameter = &p->m->parameters[i];
        print_parameter(p, parameter);
        for (int k = 0; k < parameter->entry_count; k++) {
            if (!parameter->entries[k].amends)
                continue;
            begin(p, false);
            PUT(p, "amend \"%s\" {", parameter->id);
            put_entry(p, parameter, &parameter->entries[k]);
            PUT(p, " }\n");
            end(p);
        }
    }
}

static void print_lists(struct printer *p) {
    for (int i = 0; i < p->m->list_count; i++) {
        const struct model_list *list = &p->m->lists[i];
        const struct model_slot *slot = &p->m->slots[list->slot];
        for (int k = 0; k < list->change_count; k++) {
            const struct model_change *c = &list->changes[k];
            if (c->dropped)
                continue;
            begin(p, false);
            PUT(p, "%s \"%s\" {", k == 0 ? "list" : "amend", list->id);
            if (k == 0)
                PUT(p, " of = \"%s\",", slot->path);
            PUT(p, " add = ");
            put_enum_values(p, slot->values, c->add);
            if (c->remove != 0) {
                PUT(p, ", remove = ");
                put_enum_values(p, slot->values, c->remove);
            }
            PUT(p, ",");
            put_cite(p, c->act);
            put_span(p, c->span);
            PUT(p, " }\n");
            end(p);
        }
    }
}

static void put_case_value(struct printer *p, const struct model_derived *d,
                           const struct model_case *c) {
    if (c->kind == CASE_CONSTANT)
        put_value(p, d->type, d->values, (struct model_value){.i = c->constant});
    else if (c->kind == CASE_REF)
        put_ref(p, c->ref);
    else
        put_instant(p, &c->instant);
}

static void put_cases(struct printer *p, const struct model_derived *d) {
    int cases = d->case_count - d->otherwise;
    PUT(p, " cases = {");
    for (int k = 0; k < cases; k++) {
        PUT(p, " { when = ");
        put_condition(p, d->cases[k].when);
        PUT(p, ", value = ");
        put_case_value(p, d, &d->cases[k]);
        PUT(p, ",");
        put_cite(p, d->cases[k].act);
        put_span(p, d->cases[k].span);
        PUT(p, " },");
    }
    PUT(p, " },");
    if (d->otherwise) {
        PUT(p, " otherwise = ");
        put_case_value(p, d, &d->cases[cases]);
    }
}

static void print_named(struct printer *p) {
    const struct model *m = p->m;
    for (int i = 0; i < m->derived_count; i++) {
        const struct model_derived *d = &m->derived[i];
        begin(p, false);
        PUT(p, "derive \"%s\" { type = \"%s\",", d->path, type_words[d->type]);
        if (d->type == MODEL_ENUM)
            PUT(p, " values = \"%s%s\",", m->enums[d->values].name[0] == '=' ? "" : "=",
                m->enums[d->values].name);
        put_cases(p, d);
        PUT(p, " }\n");
        end(p);
    }
    for (int i = 0; i < m->predicate_count; i++) {
        begin(p, false);
        PUT(p, "predicate \"%s\" { when = ", m->predicates[i].id);
        put_condition(p, m->predicates[i].when);
        PUT(p, " }\n");
        end(p);
    }
}

/* ---- rules ---- */

static void put_targets(struct printer *p, const char *field, const struct model_rule *r) {
    if (r->target_count == 0)
        return;
    PUT(p, " %s = {", field);
    for (int i = 0; i < r->target_count; i++)
        PUT(p, " \"%s\",", p->m->rules[r->targets[i]].id);
    PUT(p, " },");
}

static void put_effect(struct printer *p, const struct model_rule *r) {
    switch (r->effect) {
    case DOES_ALLOW:
        PUT(p, " allow = %s,", both);
        break;
    case DOES_DENY:
        PUT(p, " deny = %s,", both);
        break;
    case DOES_OBLIGE:
        PUT(p, " oblige = %s,", both);
        break;
    case DOES_REQUIRE:
        break;
    case DOES_CONFLICT:
        put_targets(p, "about", r);
        break;
    case DOES_LIFT:
        put_targets(p, "lift", r);
        break;
    case DOES_SHIELD:
        put_topics(p, "shield", r->topics);
        break;
    }
    if (r->effect >= DOES_CONFLICT || r->effect == DOES_REQUIRE)
        PUT(p, " text = %s,", both);
}

static void put_queries(struct printer *p, unsigned queries) {
    if (queries == 0)
        return;
    PUT(p, " query = {");
    for (int i = 0; i < p->m->kind_count; i++)
        if (queries >> i & 1)
            PUT(p, " \"%s\",", p->m->kinds[i].name);
    PUT(p, " },");
}

static void put_clause(struct printer *p, const char *field, int condition) {
    if (condition < 0)
        return;
    PUT(p, " %s = ", field);
    put_condition(p, condition);
    PUT(p, ",");
}

static void put_clauses(struct printer *p, const struct model_rule *r) {
    if (r->where_count > 0) {
        PUT(p, " where = ");
        put_codes(p, r->where_zones, r->where_count);
        PUT(p, ",");
    }
    put_clause(p, "where", r->where);
    put_clause(p, "when", r->when);
    put_clause(p, "unless", r->unless);
    put_clause(p, "require", r->require);
}

static void print_rule(struct printer *p, const struct model_rule *r) {
    begin(p, false);
    PUT(p, "%s \"%s\" {", r->effect == DOES_CONFLICT ? "conflict" : "rule", r->id);
    put_cite(p, r->act);
    put_span(p, r->span);
    if (r->subject >= 0)
        PUT(p, " subject = \"%s\",", model_subjects[r->subject]);
    if (r->effect != DOES_SHIELD || r->amends >= 0)
        put_topics(p, "topic", r->topics);
    put_queries(p, r->queries);
    put_clauses(p, r);
    if (r->amends < 0)
        put_effect(p, r);
    else if (r->has_text)
        PUT(p, " text = %s,", both);
    if (r->supreme)
        PUT(p, " overrides = \"all\",");
    if (r->replaces >= 0)
        PUT(p, " replaces = \"%s\",", p->m->rules[r->replaces].id);
    if (r->amends >= 0)
        PUT(p, " amends = \"%s\",", p->m->rules[r->amends].id);
    PUT(p, " }\n");
    end(p);
}

static void print_defaults(struct printer *p) {
    for (int i = 0; i < p->m->default_count; i++) {
        const struct model_default *d = &p->m->defaults[i];
        if (d->dropped)
            continue;
        begin(p, false);
        PUT(p, "default \"%s\" {", p->m->kinds[d->kind].name);
        if (d->level >= 0)
            PUT(p, " level = \"%s\",", p->m->levels[d->level].id);
        put_cite(p, d->act);
        put_span(p, d->span);
        PUT(p, " deny = %s, allow = %s }\n", both, both);
        end(p);
    }
}

size_t print_model(const struct model *m, struct text *out, struct chunk chunks[CHUNKS]) {
    struct printer p = {.m = m, .out = out, .chunks = chunks};
    print_authorities(&p);
    print_acts(&p);
    print_delegations(&p);
    print_order(&p);
    print_facts(&p);
    print_kinds(&p);
    print_scales(&p);
    print_applies(&p);
    print_parameters(&p);
    print_lists(&p);
    print_named(&p);
    for (int i = 0; i < m->rule_count; i++)
        if (!m->rules[i].dropped)
            print_rule(&p, &m->rules[i]);
    print_defaults(&p);
    return p.count;
}

/* ---- zones and queries ---- */

void print_zones(const struct model *m, struct text *out) {
    static const char *const kinds[] = {"country", "province", "district", "ward", "blockade"};
    text_puts(out, "id\tkind\tparent\tname\tname_en\tfrom\tto\n");
    for (int i = 0; i < m->zone_count; i++) {
        const struct model_zone *z = &m->zones[i];
        text_printf(out, "%s\t%s\t%s\tn\te\t\t\n", z->id, kinds[z->rank],
                    z->parent >= 0 ? m->zones[z->parent].id : "");
    }
}

void print_query(const struct model *m, const struct model_query *q, struct text *out) {
    struct printer p = {.m = m, .out = out};
    PUT(&p, "query = \"%s\", time = ", m->kinds[q->kind].name);
    put_instant_text(&p, q->time_s, false);
    PUT(&p, "\n");
    for (int i = 2; i < m->slot_count; i++) {
        if (q->states[i] == STATE_UNKNOWN)
            continue;
        PUT(&p, "%s = ", m->slots[i].path);
        if (q->states[i] == STATE_GIVEN)
            put_value(&p, m->slots[i].type, m->slots[i].values, q->values[i]);
        else
            PUT(&p, "none");
        PUT(&p, "\n");
    }
}
