/*
 * answer.c - a decision as JSON text (contract, section 9.2).
 *
 * What a rule, a fact or a directive contributes is escaped once per policy and language
 * (answer_parts); an answer is then mostly copying. Empty lists are left out, reasons excepted.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/civil.h"
#include "base/moment.h"
#include "decide/facts_text.h"
#include "decide/result.h"
#include "decide/snapshot.h"
#include "decide/versions.h"
#include "policy/citations.h"

/* A prepared piece of JSON. */
struct part {
    const char *bytes;
    size_t length;
};
#define LANGUAGES 3 /* by enum lkd_language */

struct answer_parts {
    struct part *rule_begin[LANGUAGES]; /* {"rule":...,"effect":...,"text":{...},"cite":[ */
    struct part *rule_end;              /* ],"source":"..."} */
    struct part
        *short_begin[LANGUAGES]; /* of obligations: without effect; of conflicts: text alone */
    struct part *default_begin[LANGUAGES][2]; /* denying, allowing */
    struct part *default_end;
    struct part *directives;              /* "H-2490" */
    struct part *question_begin;          /* {"fact":"...","open": */
    struct part *question_end[LANGUAGES]; /* ,"text":{...},"type":"...","values":[...]} */
    struct part policy;                   /* {"rules":...} */
    struct part *queries;                 /* "movement" */
};

/* What the engine itself has to say. */
const struct bilingual answer_gap_text = {"Không có văn bản nào đang có hiệu lực quy định việc này "
                                          "tại nơi và thời điểm được hỏi. Chưa thể kết luận.",
                                          "No document in force speaks to this at the place and "
                                          "time asked about. Nothing can be concluded."};
const struct bilingual answer_outside_text = {
    "Nơi được hỏi nằm ngoài phạm vi của bộ quy định này, nên không xét.",
    "The place asked about lies outside the jurisdiction of this rulebook and is not judged."};

/* ---- preparing ---- */

struct writer {
    struct arena *arena;
    struct text text;
    bool full;
};

static struct part take(struct writer *w) {
    struct part part = {arena_copy(w->arena, w->text.bytes ? w->text.bytes : "", w->text.length),
                        w->text.length};
    w->full |= !part.bytes || w->text.failed;
    text_clear(&w->text);
    return part;
}

static struct part *new_parts(struct writer *w, size_t count) {
    struct part *parts = arena_calloc(w->arena, count + 1, sizeof *parts);
    w->full |= !parts;
    return parts;
}

static void string(struct text *t, const char *s) {
    text_json_string(t, s, strlen(s));
}

static void bilingual(struct text *t, struct bilingual b, int language) {
    text_literal(t, "{");
    if (language != LKD_ENGLISH) {
        text_literal(t, "\"vi\":");
        string(t, b.vi);
    }
    if (language == LKD_BOTH)
        text_literal(t, ",");
    if (language != LKD_VIETNAMESE) {
        text_literal(t, "\"en\":");
        string(t, b.en);
    }
    text_literal(t, "}");
}

static struct part reason_begin(struct writer *w, const char *id, enum effect effect,
                                struct bilingual text, int language) {
    text_literal(&w->text, "{\"rule\":");
    string(&w->text, id);
    text_literal(&w->text, ",\"effect\":");
    string(&w->text, effect_names[effect]);
    text_literal(&w->text, ",\"text\":");
    bilingual(&w->text, text, language);
    text_literal(&w->text, ",\"cite\":[");
    return take(w);
}

static struct part reason_end(struct writer *w, const char *source) {
    text_literal(&w->text, "],\"source\":");
    string(&w->text, source);
    text_literal(&w->text, "}");
    return take(w);
}

static struct part short_begin(struct writer *w, const struct rule *rule, int language) {
    text_literal(&w->text, "{");
    if (rule->effect == EFFECT_OBLIGE) {
        text_literal(&w->text, "\"rule\":");
        string(&w->text, rule->id);
        text_literal(&w->text, ",");
    }
    text_literal(&w->text, "\"text\":");
    bilingual(&w->text, rule->text, language);
    text_literal(&w->text, ",\"cite\":[");
    return take(w);
}

static void prepare_rules(struct writer *w, const struct rulebook *rb, struct answer_parts *p) {
    p->rule_end = new_parts(w, rb->rule_count);
    for (int language = 0; language < LANGUAGES && !w->full; language++) {
        p->rule_begin[language] = new_parts(w, rb->rule_count);
        p->short_begin[language] = new_parts(w, rb->rule_count);
        for (size_t i = 0; i < rb->rule_count && !w->full; i++) {
            const struct rule *rule = &rb->rules[i];
            p->rule_begin[language][i] =
                reason_begin(w, rule->id, rule->effect, rule->text, language);
            if (rule->effect == EFFECT_OBLIGE || rule->effect == EFFECT_CONFLICT)
                p->short_begin[language][i] = short_begin(w, rule, language);
        }
    }
    for (size_t i = 0; i < rb->rule_count && !w->full; i++)
        p->rule_end[i] = reason_end(w, rb->rules[i].source);
}

static void prepare_defaults(struct writer *w, const struct rulebook *rb, struct answer_parts *p) {
    p->default_end = new_parts(w, rb->default_count);
    for (size_t i = 0; i < rb->default_count && !w->full; i++)
        p->default_end[i] = reason_end(w, rb->defaults[i].source);
    for (int language = 0; language < LANGUAGES; language++) {
        for (int allows = 0; allows < 2 && !w->full; allows++) {
            struct part *parts = p->default_begin[language][allows] =
                new_parts(w, rb->default_count);
            for (size_t i = 0; i < rb->default_count && !w->full; i++) {
                const struct default_rule *d = &rb->defaults[i];
                parts[i] =
                    reason_begin(w, d->id, EFFECT_DEFAULT, allows ? d->allow : d->deny, language);
            }
        }
    }
}

static struct part question_end(struct writer *w, const struct fact *fact, int language) {
    text_literal(&w->text, ",\"text\":");
    bilingual(&w->text, fact->ask, language);
    text_literal(&w->text, ",\"type\":");
    string(&w->text, type_names[fact->type]);
    if (fact->values) {
        text_literal(&w->text, ",\"values\":[");
        for (size_t i = 0; i < fact->values->count; i++) {
            if (i > 0)
                text_literal(&w->text, ",");
            string(&w->text, fact->values->values[i]);
        }
        text_literal(&w->text, "]");
    }
    text_literal(&w->text, "}");
    return take(w);
}

static void prepare_facts(struct writer *w, const struct vocabulary *v, struct answer_parts *p) {
    p->question_begin = new_parts(w, v->count);
    for (size_t i = 0; i < v->count && !w->full; i++) {
        text_literal(&w->text, "{\"fact\":");
        string(&w->text, v->facts[i].path);
        text_literal(&w->text, ",\"open\":");
        p->question_begin[i] = take(w);
    }
    for (int language = 0; language < LANGUAGES && !w->full; language++) {
        p->question_end[language] = new_parts(w, v->count);
        for (size_t i = 0; i < v->count && !w->full; i++)
            p->question_end[language][i] = question_end(w, &v->facts[i], language);
    }
    p->queries = new_parts(w, v->query_count);
    for (size_t i = 0; i < v->query_count && !w->full; i++) {
        string(&w->text, v->queries[i].name);
        p->queries[i] = take(w);
    }
}

static void prepare_documents(struct writer *w, const struct rulebook *rb, const char *zones_hash,
                              struct answer_parts *p) {
    p->directives = new_parts(w, rb->directive_count);
    for (size_t i = 0; i < rb->directive_count && !w->full; i++) {
        string(&w->text, rb->directives[i].id);
        p->directives[i] = take(w);
    }
    text_literal(&w->text, "{\"rules\":");
    string(&w->text, rb->source.hash);
    text_literal(&w->text, ",\"zones\":");
    string(&w->text, zones_hash);
    text_literal(&w->text, ",\"version\":");
    string(&w->text, LOCKDOWN_VERSION);
    text_literal(&w->text, "}");
    p->policy = take(w);
}

const struct answer_parts *answer_parts_new(const struct rulebook *rb, const char *zones_hash,
                                            struct arena *arena) {
    struct writer w = {.arena = arena};
    struct answer_parts *p = arena_calloc(arena, 1, sizeof *p);
    if (!p)
        return NULL;
    text_init(&w.text, (size_t)1 << 20);
    prepare_rules(&w, rb, p);
    if (!w.full)
        prepare_defaults(&w, rb, p);
    if (!w.full)
        prepare_facts(&w, &rb->vocabulary, p);
    if (!w.full)
        prepare_documents(&w, rb, zones_hash, p);
    text_free(&w.text);
    return w.full ? NULL : p;
}

/* ---- writing ---- */

/* One answer being written. */
struct answer {
    struct lkd_decider *d;
    const struct rulebook *rb;
    const struct answer_parts *parts;
    const struct decision *decision;
    struct text *out;
    int language;
    bool first; /* no member yet */
    const struct lkd_error
        *not_signed; /* why there is no token; NULL: there is, or none was asked for */
};

static void put(struct text *t, struct part part) {
    text_append(t, part.bytes, part.length);
}

/* Begin a member: the name comes with its quotes and colon. */
#define MEMBER(a, literal) member((a), "" literal, sizeof(literal) - 1)
static void member(struct answer *a, const char *name, size_t length) {
    text_append(a->out, a->first ? "{" : ",", 1);
    a->first = false;
    text_append(a->out, name, length);
}

static void put_instant(struct text *t, int64_t instant_s) {
    char buffer[CIVIL_INSTANT_SIZE];
    civil_format_instant(instant_s, buffer);
    text_literal(t, "\"");
    text_append(t, buffer, CIVIL_INSTANT_SIZE - 1);
    text_literal(t, "\"");
}

static void put_cited(const struct answer *a, const struct cited *c) {
    for (size_t i = 0; i < c->count; i++) {
        if (i > 0)
            text_literal(a->out, ",");
        put(a->out, a->parts->directives[c->directives[i]]);
    }
}

static void put_rule(const struct answer *a, uint32_t rule, struct part begin, struct part end) {
    struct cited cited;
    cited.count = 0;
    cite_rule(a->d->evaluation, rule, &cited);
    put(a->out, begin);
    put_cited(a, &cited);
    put(a->out, end);
}

static void put_default(const struct answer *a, uint32_t index) {
    bool allows = a->decision->verdict == LKD_ALLOW;
    struct cited cited;
    cited.count = 0;
    cite_default(a->d->evaluation, index, &cited);
    put(a->out, a->parts->default_begin[a->language][allows][index]);
    put_cited(a, &cited);
    put(a->out, a->parts->default_end[index]);
}

static void put_own_reason(const struct answer *a, const char *rule, struct bilingual text) {
    text_literal(a->out, "{\"rule\":");
    string(a->out, rule);
    text_literal(a->out, ",\"effect\":\"default\",\"text\":");
    bilingual(a->out, text, a->language);
    text_literal(a->out, ",\"cite\":[]}");
}

static void put_reason(const struct answer *a, const struct reason *r) {
    if (r->effect != EFFECT_DEFAULT)
        put_rule(a, r->index, a->parts->rule_begin[a->language][r->index],
                 a->parts->rule_end[r->index]);
    else if (r->index == REASON_GAP)
        put_own_reason(a, "gap", answer_gap_text);
    else if (r->index == REASON_OUTSIDE)
        put_own_reason(a, "outside", answer_outside_text);
    else
        put_default(a, r->index);
}

static void write_reasons(struct answer *a) {
    MEMBER(a, "\"reasons\":[");
    for (size_t i = 0; i < a->decision->reason_count; i++) {
        if (i > 0)
            text_literal(a->out, ",");
        put_reason(a, &a->decision->reasons[i]);
    }
    text_literal(a->out, "]");
}

static void write_obligations(struct answer *a) {
    static const struct part end = {"]}", 2};
    if (a->decision->obligation_count == 0)
        return;
    MEMBER(a, "\"obligations\":[");
    for (size_t i = 0; i < a->decision->obligation_count; i++) {
        uint32_t rule = a->decision->obligations[i];
        if (i > 0)
            text_literal(a->out, ",");
        put_rule(a, rule, a->parts->short_begin[a->language][rule], end);
    }
    text_literal(a->out, "]");
}

static void write_questions(struct answer *a) {
    if (a->decision->question_count == 0)
        return;
    MEMBER(a, "\"questions\":[");
    for (size_t i = 0; i < a->decision->question_count; i++) {
        const struct question *q = &a->decision->questions[i];
        if (i > 0)
            text_literal(a->out, ",");
        put(a->out, a->parts->question_begin[q->slot]);
        text_puts(a->out, q->open ? "true" : "false");
        put(a->out, a->parts->question_end[a->language][q->slot]);
    }
    text_literal(a->out, "]");
}

/* ---- remedies ---- */

static bool said_before(const struct answer *a, const struct remedy *r, size_t i) {
    const struct fact *facts = a->rb->vocabulary.facts;
    for (size_t k = 0; k < i; k++)
        if (strcmp(facts[r->facts[k].slot].remedy_text.vi ? facts[r->facts[k].slot].remedy_text.vi
                                                          : "",
                   facts[r->facts[i].slot].remedy_text.vi ? facts[r->facts[i].slot].remedy_text.vi
                                                          : "") == 0)
            return true;
    return false;
}

/* What to get, in words: the texts of the facts, each once. */
static void remedy_words(const struct answer *a, const struct remedy *r, bool vietnamese,
                         struct text *t) {
    bool first = true;
    if (r->wait_until_s != CIVIL_NEVER) {
        text_puts(t, vietnamese ? "Chờ đến " : "Wait until ");
        moment_words(t, r->wait_until_s, vietnamese);
        return;
    }
    for (size_t i = 0; i < r->count; i++) {
        const struct fact *fact = &a->rb->vocabulary.facts[r->facts[i].slot];
        const char *words = vietnamese ? fact->remedy_text.vi : fact->remedy_text.en;
        if (said_before(a, r, i))
            continue;
        if (!first)
            text_puts(t, "; ");
        text_puts(t, words ? words : vietnamese ? fact->label.vi : fact->label.en);
        first = false;
    }
}

static void put_remedy_text(const struct answer *a, const struct remedy *r) {
    struct text vi, en;
    text_init(&vi, 4096);
    text_init(&en, 4096);
    remedy_words(a, r, true, &vi);
    remedy_words(a, r, false, &en);
    bilingual(a->out, (struct bilingual){text_cstr(&vi), text_cstr(&en)}, a->language);
    text_free(&vi);
    text_free(&en);
}

static void put_remedy(const struct answer *a, const struct remedy *r) {
    if (r->wait_until_s != CIVIL_NEVER) {
        text_literal(a->out, "{\"wait_until\":");
        put_instant(a->out, r->wait_until_s);
    } else {
        text_literal(a->out, "{\"facts\":{");
        for (size_t i = 0; i < r->count; i++) {
            if (i > 0)
                text_literal(a->out, ",");
            string(a->out, a->rb->vocabulary.facts[r->facts[i].slot].path);
            text_literal(a->out, ":");
            fact_value_write(&a->rb->vocabulary.facts[r->facts[i].slot], &r->facts[i].value,
                             a->d->policy->map->zones, a->out);
        }
        text_literal(a->out, "}");
    }
    text_literal(a->out, ",\"text\":");
    put_remedy_text(a, r);
    text_literal(a->out, "}");
}

static void write_remedies(struct answer *a) {
    if (a->decision->remedy_count == 0)
        return;
    MEMBER(a, "\"remedies\":[");
    for (size_t i = 0; i < a->decision->remedy_count; i++) {
        if (i > 0)
            text_literal(a->out, ",");
        put_remedy(a, &a->decision->remedies[i]);
    }
    text_literal(a->out, "]");
}

/* ---- levels ---- */

static void put_all_levels(const struct answer *a, uint16_t slot) {
    bool first = true;
    text_literal(a->out, ",\"all\":{");
    for (size_t s = 0; s < a->rb->scale_count; s++) {
        struct level_range range = place_level(a->d->evaluation, slot, (int)s);
        if (range.least == LEVEL_NONE || range.least != range.greatest)
            continue;
        if (!first)
            text_literal(a->out, ",");
        string(a->out, a->rb->scales[s].id);
        text_literal(a->out, ":");
        string(a->out, a->rb->levels[a->rb->scales[s].levels[range.least]].id);
        first = false;
    }
    text_literal(a->out, "}}");
}

static void put_level(const struct answer *a, uint16_t slot, const char *name, size_t length) {
    const struct level *shown = shown_level(a->d->evaluation, slot);
    struct cited cited;
    cited.count = 0;
    text_json_string(a->out, name, length);
    text_literal(a->out, ":{\"level\":");
    if (shown)
        string(a->out, shown->id);
    else
        text_literal(a->out, "null");
    text_literal(a->out, ",\"zone\":");
    string(a->out, place_zone_id(a->d->evaluation, slot, shown));
    text_literal(a->out, ",\"cite\":[");
    if (shown)
        cite_level(a->d->evaluation, slot, shown->scale, &cited);
    put_cited(a, &cited);
    text_literal(a->out, "]");
    put_all_levels(a, slot);
}

/* Under the name of the place: "origin"; "place" for `place.at` and for the one place of a query
 * that has no trip. */
static void write_levels(struct answer *a) {
    const struct query_kind *kind = &a->rb->vocabulary.queries[a->d->query.facts->query];
    uint16_t slots[TRIP_MAX];
    size_t count = evaluation_trip(a->d->evaluation, slots);
    bool first = true;
    MEMBER(a, "\"levels\":{");
    for (size_t i = 0; i < count; i++) {
        const char *path = a->rb->vocabulary.facts[slots[i]].path;
        bool is_trip = kind->trip_required > 0;
        if (!place_zones(a->d->evaluation, slots[i])->known || slots[i] == kind->route)
            continue; /* the route has a member of its own */
        if (!first)
            text_literal(a->out, ",");
        put_level(a, slots[i], is_trip ? path : "place", is_trip ? strcspn(path, ".") : 5);
        first = false;
    }
    text_literal(a->out, "}");
}

/* ---- conflicts and errors ---- */

/* A local rule that a higher authority's shield makes void. */
static void put_void(const struct answer *a, const struct void_rule *v) {
    const struct rule *rule = &a->rb->rules[v->rule], *shield = &a->rb->rules[v->shield];
    struct text vi, en;
    struct cited cited;
    cited.count = 0;
    text_init(&vi, 8192);
    text_init(&en, 8192);
    text_printf(&vi, "Quy định này không có hiệu lực: %s Vì: %s", rule->text.vi, shield->text.vi);
    text_printf(&en, "This order is void: %s Because: %s", rule->text.en, shield->text.en);
    text_literal(a->out, "{\"text\":");
    bilingual(a->out, (struct bilingual){text_cstr(&vi), text_cstr(&en)}, a->language);
    text_literal(a->out, ",\"cite\":[");
    cite_rule(a->d->evaluation, v->rule, &cited);
    cite_rule(a->d->evaluation, v->shield, &cited);
    put_cited(a, &cited);
    text_literal(a->out, "]}");
    text_free(&vi);
    text_free(&en);
}

/* What the query and another source of facts contradict each other on. */
static void put_contradiction(const struct answer *a, size_t i) {
    struct text vi, en;
    text_init(&vi, 8192);
    text_init(&en, 8192);
    versions_words(a->d->versions, i, &vi, &en);
    text_literal(a->out, "{\"text\":");
    bilingual(a->out, (struct bilingual){text_cstr(&vi), text_cstr(&en)}, a->language);
    text_literal(a->out, ",\"cite\":[]}");
    text_free(&vi);
    text_free(&en);
}

static void write_conflicts(struct answer *a) {
    static const struct part end = {"]}", 2};
    const struct decision *d = a->decision;
    size_t versions = versions_conflicts(a->d->versions);
    if (versions + d->conflict_count + d->void_count == 0)
        return;
    MEMBER(a, "\"conflicts\":[");
    for (size_t i = 0; i < versions; i++) {
        if (i > 0)
            text_literal(a->out, ",");
        put_contradiction(a, i);
    }
    for (size_t i = 0; i < d->conflict_count; i++) {
        if (i + versions > 0)
            text_literal(a->out, ",");
        put_rule(a, d->conflicts[i], a->parts->short_begin[a->language][d->conflicts[i]], end);
    }
    for (size_t i = 0; i < d->void_count; i++) {
        if (i + versions + d->conflict_count > 0)
            text_literal(a->out, ",");
        put_void(a, &d->voids[i]);
    }
    text_literal(a->out, "]");
}

static void put_error(const struct answer *a, bool *first, const char *message) {
    text_puts(a->out, *first ? "" : ",");
    *first = false;
    string(a->out, message);
}

static void write_errors(struct answer *a) {
    const char *const *errors;
    size_t count = evaluation_errors(a->d->evaluation, &errors);
    const struct bilingual *placing = placing_text(a->decision->placing);
    bool first = true;
    if (count == 0 && !placing && !a->not_signed)
        return;
    MEMBER(a, "\"errors\":[");
    if (placing)
        put_error(a, &first, placing->en);
    if (a->not_signed)
        put_error(a, &first, a->not_signed->message);
    for (size_t i = 0; i < count; i++)
        put_error(a, &first, errors[i]);
    text_literal(a->out, "]");
}

/* ---- the route ---- */

static void put_coordinates(const struct answer *a, const double point[2]) {
    text_printf(a->out, "[%.7f,%.7f]", point[0], point[1]); /* centimetres */
}

static void put_leg(const struct answer *a, const struct route_leg *leg,
                    const struct leg_decision *decided) {
    const char *verdict = lkd_verdict_name(decided->verdict);
    text_literal(a->out, "{\"zone\":");
    if (leg->zones.known)
        string(a->out, leg_zone_id(a->d->evaluation, leg));
    else
        text_literal(a->out, "null");
    text_literal(a->out, ",\"enter\":");
    put_coordinates(a, leg->enter);
    text_literal(a->out, ",\"leave\":");
    put_coordinates(a, leg->leave);
    text_literal(a->out, ",\"decision\":\"");
    text_append(a->out, verdict, strlen(verdict));
    text_literal(a->out, "\",\"reasons\":[");
    for (size_t i = 0; i < decided->reason_count; i++) {
        if (i > 0)
            text_literal(a->out, ",");
        put_reason(a, &decided->reasons[i]);
    }
    text_literal(a->out, "]}");
}

static void write_route(struct answer *a) {
    size_t count;
    const struct route_leg *legs = evaluation_legs(a->d->evaluation, &count);
    if (!a->decision->legs)
        return;
    MEMBER(a, "\"route\":[");
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            text_literal(a->out, ",");
        put_leg(a, &legs[i], &a->decision->legs[i]);
    }
    text_literal(a->out, "]");
}

/* ---- the whole ---- */

static void write_head(struct answer *a, unsigned fields) {
    const struct decision *d = a->decision;
    if (fields & LKD_FIELD_ID) {
        MEMBER(a, "\"id\":\"");
        text_append(a->out, a->d->id, RANDOM_ID_SIZE - 1);
        text_literal(a->out, "\"");
    }
    if (fields & LKD_FIELD_DECISION) {
        const char *name = lkd_verdict_name(d->verdict);
        MEMBER(a, "\"decision\":\"");
        text_append(a->out, name, strlen(name));
        text_literal(a->out, "\"");
    }
    if (fields & LKD_FIELD_QUERY) {
        MEMBER(a, "\"query\":");
        put(a->out, a->parts->queries[a->d->query.facts->query]);
    }
    if (fields & LKD_FIELD_TIME) {
        MEMBER(a, "\"time\":");
        put_instant(a->out, d->time_s);
    }
    if (fields & LKD_FIELD_VALID_UNTIL) {
        MEMBER(a, "\"valid_until\":");
        if (d->valid_until_s == CIVIL_NEVER)
            text_literal(a->out, "null");
        else
            put_instant(a->out, d->valid_until_s);
        MEMBER(a, "\"valid_until_exact\":");
        text_puts(a->out, d->valid_until_exact ? "true" : "false");
    }
}

static void write_tail(struct answer *a, unsigned fields) {
    if (fields & LKD_FIELD_ROUTE)
        write_route(a);
    if (fields & LKD_FIELD_CONFLICTS)
        write_conflicts(a);
    if (fields & LKD_FIELD_NEAR_BORDER) {
        MEMBER(a, "\"near_border\":");
        text_puts(a->out, evaluation_near_border(a->d->evaluation) ? "true" : "false");
    }
    if (fields & LKD_FIELD_ERRORS)
        write_errors(a);
    if (fields & LKD_FIELD_LOGGED) {
        MEMBER(a, "\"logged\":");
        text_puts(a->out, a->d->is_logged ? "true" : "false");
    }
    if (fields & LKD_FIELD_POLICY) {
        MEMBER(a, "\"policy\":");
        put(a->out, a->parts->policy);
    }
}

unsigned answer_needs(const struct lkd_ask *ask) {
    unsigned fields = ask->fields ? ask->fields : LKD_FIELDS_ALL;
    return fields & LKD_FIELD_TOKEN ? fields | LKD_FIELD_OBLIGATIONS | LKD_FIELD_VALID_UNTIL
                                    : fields;
}

/* The signed code, before the errors are told. */
static void write_token(struct answer *a, struct lkd_error *err) {
    char *token;
    MEMBER(a, "\"token\":");
    if (result_sign(a->d, a->decision, a->d->id, &token, err) != LKD_OK) {
        a->not_signed = err;
        text_literal(a->out, "null");
        return;
    }
    string(a->out, token);
    free(token);
}

void answer_write(struct lkd_decider *d, const struct decision *decision, const struct lkd_ask *ask,
                  struct text *out) {
    struct answer a = {.d = d,
                       .rb = d->policy->rulebook,
                       .parts = d->policy->parts,
                       .decision = decision,
                       .out = out,
                       .language = ask->language,
                       .first = true};
    struct lkd_error err;
    unsigned fields = ask->fields ? ask->fields : LKD_FIELDS_ALL;
    write_head(&a, fields);
    if (fields & LKD_FIELD_REASONS)
        write_reasons(&a);
    if (fields & LKD_FIELD_OBLIGATIONS)
        write_obligations(&a);
    if (fields & LKD_FIELD_QUESTIONS)
        write_questions(&a);
    if (fields & LKD_FIELD_REMEDIES)
        write_remedies(&a);
    if (fields & LKD_FIELD_LEVELS)
        write_levels(&a);
    if (fields & LKD_FIELD_TOKEN)
        write_token(&a, &err);
    write_tail(&a, fields);
    text_append(out, a.first ? "{}" : "}", a.first ? 2 : 1);
}

void answer_write_error(const struct lkd_error *err, size_t line, struct text *out) {
    text_literal(out, "{\"error\":{\"status\":");
    string(out, lkd_status_name(err->status));
    text_literal(out, ",\"path\":");
    string(out, err->where);
    text_literal(out, ",\"message\":");
    string(out, err->message);
    if (err->hint[0]) {
        text_literal(out, ",\"hint\":");
        string(out, err->hint);
    }
    text_literal(out, "}");
    if (line > 0) {
        text_literal(out, ",\"line\":");
        text_integer(out, (int64_t)line);
    }
    text_literal(out, "}");
}

/* ---- names of fields ---- */

static const struct {
    const char *name;
    unsigned bit;
} field_names[] = {
    {"id", LKD_FIELD_ID},
    {"decision", LKD_FIELD_DECISION},
    {"query", LKD_FIELD_QUERY},
    {"time", LKD_FIELD_TIME},
    {"valid_until", LKD_FIELD_VALID_UNTIL},
    {"reasons", LKD_FIELD_REASONS},
    {"obligations", LKD_FIELD_OBLIGATIONS},
    {"questions", LKD_FIELD_QUESTIONS},
    {"remedies", LKD_FIELD_REMEDIES},
    {"levels", LKD_FIELD_LEVELS},
    {"route", LKD_FIELD_ROUTE},
    {"conflicts", LKD_FIELD_CONFLICTS},
    {"near_border", LKD_FIELD_NEAR_BORDER},
    {"errors", LKD_FIELD_ERRORS},
    {"logged", LKD_FIELD_LOGGED},
    {"policy", LKD_FIELD_POLICY},
    {"token", LKD_FIELD_TOKEN},
};
#define FIELD_COUNT (sizeof field_names / sizeof *field_names)

static const char *field_name_at(const void *context, size_t i) {
    (void)context;
    return field_names[i].name;
}

static void hint_fields(struct lkd_error *err) {
    char list[256];
    size_t length = 0;
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        int more = snprintf(list + length, sizeof list - length, "%s%s", i > 0 ? ", " : "",
                            field_names[i].name);
        if (more < 0 || (size_t)more >= sizeof list - length)
            return;
        length += (size_t)more;
    }
    error_hint(err, "one of: %s", list);
}

static enum lkd_status field_bit(const char *name, size_t length, unsigned *fields,
                                 struct lkd_error *err) {
    char word[64];
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        if (strlen(field_names[i].name) == length &&
            memcmp(field_names[i].name, name, length) == 0) {
            *fields |= field_names[i].bit;
            return LKD_OK;
        }
    }
    snprintf(word, sizeof word, "%.*s", length < 63 ? (int)length : 63, name);
    error_set(err, LKD_BAD_QUERY, "an answer has no field `%s`", word);
    const char *near = nearest_name(word, FIELD_COUNT, field_name_at, NULL);
    if (near)
        error_hint(err, "did you mean `%s`?", near);
    else
        hint_fields(err);
    return LKD_BAD_QUERY;
}

enum lkd_status lkd_fields_parse(const char *list, unsigned *ret_fields, struct lkd_error *err) {
    unsigned fields = 0;
    error_clear(err);
    do {
        size_t length = strcspn(list, ",");
        enum lkd_status status = field_bit(list, length, &fields, err);
        if (status != LKD_OK)
            return status;
        list += length;
    } while (*list++ == ',');
    *ret_fields = fields;
    return LKD_OK;
}
