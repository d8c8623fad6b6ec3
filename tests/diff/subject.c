/*
 * subject.c - from a model to the engine's rulebook and facts, and back from its decision.
 */
#include "diff/subject.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "policy/citations.h"

#define FACTS_LIMIT ((size_t)8 << 20)
#define WORK_LIMIT ((size_t)64 << 20)

/* ---- loading ---- */

static void list_problems(struct problems *problems, struct text *complaints) {
    problems_sort(problems);
    for (size_t i = 0; i < problems->count && i < 10; i++)
        text_printf(complaints, "%s:%u:%u: %s\n", problems->items[i].file,
                    problems->items[i].at.line, problems->items[i].at.column,
                    problems->items[i].message);
}

static bool load_zones(struct subject *s, struct text *complaints) {
    struct text table;
    struct lkd_error err = {0};
    text_init(&table, 1 << 20);
    print_zones(s->m, &table);
    bool loaded =
        zones_parse_table("units.tsv", table.bytes, table.length, &s->zones, &err) == LKD_OK;
    if (!loaded)
        text_printf(complaints, "%s: %s\n", err.where, err.message);
    text_free(&table);
    return loaded;
}

static bool load_rules(struct subject *s, const struct source_text *texts, size_t count,
                       struct text *complaints) {
    const char *tried[10];
    struct rulebook_options options = {tried, 0};
    struct problems problems;
    struct source source;
    struct lkd_error err = {0};
    for (int i = 0; i < s->m->act_count; i++)
        if (s->m->acts[i].tried)
            tried[options.with_count++] = s->m->acts[i].id;
    problems_init(&problems);
    enum lkd_status status = source_load_texts(&source, texts, count, NULL, &problems, &err);
    if (status == LKD_OK)
        status = rulebook_link(&source, s->zones, &options, &problems, &s->rulebook, &err);
    else
        source_free(&source);
    if (status != LKD_OK)
        text_printf(complaints, "%s\n", err.message);
    list_problems(&problems, complaints);
    problems_free(&problems);
    return status == LKD_OK;
}

/* ---- names to numbers ---- */

static bool map_names(struct subject *s, struct text *complaints) {
    const struct model *m = s->m;
    const struct vocabulary *v = &s->rulebook->vocabulary;
    if ((int)v->count != m->slot_count) {
        text_printf(complaints, "%zu facts instead of %d\n", v->count, m->slot_count);
        return false;
    }
    for (int i = 0; i < m->zone_count; i++)
        s->zone_index[i] = zones_find(s->zones, m->zones[i].id, strlen(m->zones[i].id));
    for (int i = 0; i < m->slot_count; i++) {
        const struct model_slot *slot = &m->slots[i];
        if (strcmp(v->facts[i].path, slot->path) != 0) {
            text_printf(complaints, "fact %d is %s, not %s\n", i, v->facts[i].path, slot->path);
            return false;
        }
        for (int k = 0; i > 0 && slot->type == MODEL_ENUM && k < m->enums[slot->values].count;
             k++) {
            const char *value = m->enums[slot->values].values[k];
            s->enum_index[slot->values][k] =
                enumeration_find(v->facts[i].values, value, strlen(value));
        }
    }
    for (int i = 0; i < m->kind_count; i++)
        for (size_t k = 0; k < v->query_count; k++)
            if (strcmp(v->queries[k].name, m->kinds[i].name) == 0)
                s->kind_index[i] = (int)k;
    return true;
}

bool subject_open(struct subject *s, const struct model *m, const struct source_text *texts,
                  size_t count, struct text *complaints) {
    memset(s, 0, sizeof *s);
    s->m = m;
    arena_init(&s->facts_arena, FACTS_LIMIT, NULL);
    arena_init(&s->work, WORK_LIMIT, NULL);
    if (!load_zones(s, complaints) || !load_rules(s, texts, count, complaints) ||
        !map_names(s, complaints))
        return false;
    s->evaluation = evaluation_new(s->rulebook, &(struct geography){.index = NULL});
    s->facts = facts_new(&s->rulebook->vocabulary, &s->facts_arena);
    return s->evaluation && s->facts;
}

void subject_close(struct subject *s) {
    evaluation_free(s->evaluation);
    rulebook_free(s->rulebook);
    zones_free(s->zones);
    arena_free(&s->facts_arena);
    arena_free(&s->work);
}

/* ---- deciding ---- */

static void set_fact(struct subject *s, int slot, const struct model_value *v) {
    const struct model_slot *fact = &s->m->slots[slot];
    union value *value = &s->facts->value[slot];
    s->facts->state[slot] = FACT_GIVEN;
    switch (fact->type) {
    case MODEL_ENUM:
        value->i = s->enum_index[fact->values][v->i];
        break;
    case MODEL_STRING:
        value->string.bytes = model_strings[v->i];
        value->string.length = (uint32_t)strlen(model_strings[v->i]);
        break;
    case MODEL_HOURS:
        value->hours.from_s = v->from_s;
        value->hours.to_s = v->to_s;
        break;
    case MODEL_ZONE:
    case MODEL_PLACE:
        value->i = s->zone_index[v->i];
        break;
    case MODEL_ZONES:
        for (int i = 0; i < v->zone_count; i++)
            s->zone_lists[slot][i] = s->zone_index[v->zones[i]];
        value->zones.zones = s->zone_lists[slot];
        value->zones.count = (uint32_t)v->zone_count;
        break;
    default:
        value->i = v->i;
        break;
    }
}

void subject_decide(struct subject *s, const struct model_query *q, unsigned fields,
                    struct decision *ret_decision) {
    facts_clear(s->facts);
    s->facts->query = s->kind_index[q->kind];
    s->facts->state[0] = s->facts->state[1] = FACT_GIVEN;
    s->facts->value[0].i = s->facts->query;
    s->facts->value[1].i = s->facts->time_s = q->time_s;
    for (int i = 2; i < s->m->slot_count; i++)
        if (q->given[i])
            set_fact(s, i, &q->values[i]);
    facts_settle(s->facts);
    arena_reset(&s->work);
    decide(s->evaluation, s->facts, fields, &s->work, ret_decision);
}

static void take_value(const struct subject *s, int slot, const union value *value,
                       struct model_value *v) {
    const struct model_slot *fact = &s->m->slots[slot];
    switch (fact->type) {
    case MODEL_ENUM:
        for (int i = 0; i < s->m->enums[fact->values].count; i++)
            if (s->enum_index[fact->values][i] == value->i)
                v->i = i;
        break;
    case MODEL_STRING:
        for (int i = 0; i < STRINGS; i++)
            if (value->string.length == strlen(model_strings[i]) &&
                memcmp(value->string.bytes, model_strings[i], value->string.length) == 0)
                v->i = i;
        break;
    case MODEL_ZONE:
        for (int i = 0; i < s->m->zone_count; i++)
            if (s->zone_index[i] == value->i)
                v->i = i;
        break;
    default:
        v->i = value->i;
        break;
    }
}

void subject_take_remedy(const struct subject *s, const struct remedy *remedy,
                         struct model_query *q) {
    for (size_t i = 0; i < remedy->count; i++) {
        int slot = remedy->facts[i].slot;
        q->given[slot] = true;
        take_value(s, slot, &remedy->facts[i].value, &q->values[slot]);
    }
    settle_query(s->m, q);
}

/* ---- the decision in the model's terms ---- */

static int rule_of(const struct subject *s, uint32_t number) {
    for (int i = 0; i < s->m->rule_count; i++)
        if (strcmp(s->m->rules[i].id, s->rulebook->rules[number].id) == 0)
            return i;
    return -1;
}

static int default_of(const struct subject *s, uint32_t number) {
    const struct default_rule *d = &s->rulebook->defaults[number];
    for (int i = 0; i < s->m->default_count; i++) {
        const struct model_default *x = &s->m->defaults[i];
        const char *level = x->level >= 0 ? s->m->levels[x->level].id : NULL;
        if (!x->dropped && s->kind_index[x->kind] == d->query &&
            (d->level == LEVEL_NONE
                 ? !level
                 : level && strcmp(s->rulebook->levels[d->level].id, level) == 0))
            return i;
    }
    return -1;
}

static int reason_of(const struct subject *s, const struct reason *reason) {
    if (reason->effect != EFFECT_DEFAULT)
        return rule_of(s, reason->index);
    if (reason->index == REASON_GAP)
        return SHEET_GAP;
    if (reason->index == REASON_OUTSIDE)
        return SHEET_OUTSIDE;
    return SHEET_DEFAULT + default_of(s, reason->index);
}

void subject_sheet(const struct subject *s, const struct decision *d, struct sheet *sheet) {
    memset(sheet, 0, sizeof *sheet);
    sheet->verdict = d->verdict == LKD_ALLOW  ? SAYS_ALLOW
                     : d->verdict == LKD_DENY ? SAYS_DENY
                                              : SAYS_NOTHING;
    for (size_t i = 0; i < d->reason_count && i < 40; i++)
        sheet->reasons[sheet->reason_count++] = reason_of(s, &d->reasons[i]);
    for (size_t i = 0; i < d->obligation_count && i < 30; i++)
        sheet->obligations[sheet->obligation_count++] = rule_of(s, d->obligations[i]);
    for (size_t i = 0; i < d->conflict_count && i < 30; i++)
        sheet->conflicts[sheet->conflict_count++] = rule_of(s, d->conflicts[i]);
    for (size_t i = 0; i < d->void_count && i < 30; i++) {
        sheet->voids[i][0] = rule_of(s, d->voids[i].rule);
        sheet->voids[i][1] = rule_of(s, d->voids[i].shield);
        sheet->void_count++;
    }
    for (size_t i = 0; i < d->question_count && i < 64; i++) {
        sheet->questions[i].slot = d->questions[i].slot;
        sheet->questions[i].open = d->questions[i].open;
        sheet->question_count++;
    }
}

/* ---- the whole answer in words ---- */

static void put_cited(const struct subject *s, const struct cited *c, struct text *out) {
    for (size_t i = 0; i < c->count; i++)
        text_printf(out, " %s", s->rulebook->directives[c->directives[i]].id);
    text_literal(out, "\n");
}

static void put_rule(const struct subject *s, const char *what, uint32_t number, struct text *out) {
    struct cited cited = {.count = 0};
    text_printf(out, "%s %s:", what, s->rulebook->rules[number].id);
    cite_rule(s->evaluation, number, &cited);
    put_cited(s, &cited, out);
}

static void put_reason(const struct subject *s, const struct reason *r, struct text *out) {
    struct cited cited = {.count = 0};
    if (r->effect != EFFECT_DEFAULT) {
        put_rule(s, effect_names[r->effect], r->index, out);
    } else if (r->index == REASON_GAP || r->index == REASON_OUTSIDE) {
        text_printf(out, r->index == REASON_GAP ? "gap\n" : "outside\n");
    } else {
        text_printf(out, "%s:", s->rulebook->defaults[r->index].id);
        cite_default(s->evaluation, r->index, &cited);
        put_cited(s, &cited, out);
    }
}

static void put_level(const struct subject *s, uint16_t place, int index, struct text *out) {
    const struct scale *scale = &s->rulebook->scales[index];
    struct level_range range = place_level(s->evaluation, place, index);
    struct cited cited = {.count = 0};
    text_printf(out, "%s %s %s-%s:", s->m->slots[place].path, scale->id,
                range.least < 0 ? "none" : s->rulebook->levels[scale->levels[range.least]].id,
                range.greatest < 0 ? "none"
                                   : s->rulebook->levels[scale->levels[range.greatest]].id);
    cite_level(s->evaluation, place, index, &cited);
    put_cited(s, &cited, out);
}

static void put_levels(const struct subject *s, struct text *out) {
    for (int i = 0; i < s->m->slot_count; i++)
        for (int k = 0; s->m->slots[i].type == MODEL_PLACE && k < s->m->scale_count; k++)
            for (size_t n = 0; n < s->rulebook->scale_count; n++)
                if (strcmp(s->rulebook->scales[n].id, s->m->scales[k].id) == 0)
                    put_level(s, (uint16_t)i, (int)n, out);
}

static void put_remedy(const struct subject *s, const struct remedy *r, struct text *out) {
    struct model_query q = {.kind = 0};
    text_printf(out, "remedy %" PRId64, r->wait_until_s);
    subject_take_remedy(s, r, &q);
    for (size_t i = 0; i < r->count; i++)
        text_printf(out, " %s = %" PRId64, s->m->slots[r->facts[i].slot].path,
                    q.values[r->facts[i].slot].i);
    text_literal(out, "\n");
}

void subject_describe(const struct subject *s, const struct decision *d, struct text *out) {
    text_printf(out, "%s until %" PRId64 "%s\n", lkd_verdict_name(d->verdict), d->valid_until_s,
                d->valid_until_exact ? " exactly" : "");
    for (size_t i = 0; i < d->reason_count; i++)
        put_reason(s, &d->reasons[i], out);
    for (size_t i = 0; i < d->obligation_count; i++)
        put_rule(s, "oblige", d->obligations[i], out);
    for (size_t i = 0; i < d->conflict_count; i++)
        put_rule(s, "conflict", d->conflicts[i], out);
    for (size_t i = 0; i < d->void_count; i++)
        text_printf(out, "%s is void by %s\n", s->rulebook->rules[d->voids[i].rule].id,
                    s->rulebook->rules[d->voids[i].shield].id);
    for (size_t i = 0; i < d->question_count; i++)
        text_printf(out, "question %s%s\n", s->m->slots[d->questions[i].slot].path,
                    d->questions[i].open ? " open" : "");
    for (size_t i = 0; i < d->remedy_count; i++)
        put_remedy(s, &d->remedies[i], out);
    put_levels(s, out);
}
