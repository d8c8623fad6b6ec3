/*
 * logged.c - splitting a decision into what stands in clear and what is sealed; see logged.h.
 *
 * What is clear is listed here and nowhere else; a fact that is not listed is personal.
 */
#include "decide/logged.h"

#include <stdlib.h>

#include "base/civil.h"
#include "decide/atoms.h"
#include "decide/facts_text.h"
#include "decide/keep.h"
#include "journal/journal.h"

/* ---- what is personal ---- */

/* These facts stand in clear. They say what kind of trip or business it is, of nobody in
 * particular: no name, id, plate, place of a person, test, dose or case. */
static const char *const clear_facts[] = {
    "vehicle.kind", "vehicle.goods",   "cargo.kind",       "permit.form",
    "permit.class", "business.sector", "business.request",
};
#define CLEAR_FACTS (sizeof clear_facts / sizeof *clear_facts)

/* Of these kinds of query; all facts of another kind are sealed, such as those about a case. */
static const char *const clear_queries[] = {"movement", "permit", "business", "place", "level"};

/* A rule that reads one of these would tell who is a case, a contact or in quarantine: as a reason
 * it stands as "sealed". */
static const char *const health_facts[] = {"person.case", "person.quarantine", "person.treatment",
                                           "person.contact"};

#define PLACE_OF_CHECK "place.at"
/* Under whose key the facts are sealed. */
#define PERSON_ID "person.id"
#define PERMIT_ID "permit.id" /* where nobody is known by an id, the holder of the permit */

/* ---- preparing ---- */

#define BODY_MAX ((size_t)64 << 10)
#define SEALED_MAX ENTRY_BYTES_MAX
#define CHECKPOINT_MAX 200

struct span {
    const char *bytes;
    size_t length;
};

struct clear_fact {
    uint16_t slot;
    struct span key;
};

struct logged {
    struct lkd_decider *decider;
    struct lkd_log *log;
    struct arena arena;
    const struct facts_text *facts_text;
    bool *hidden;      /* by rule: it reads a health fact */
    struct span tail;  /* hashes of the policy */
    bool *clear_kinds; /* by query kind */
    struct clear_fact clear[CLEAR_FACTS];
    size_t clear_count;
    uint16_t place, person, permit; /* slots */
    struct text body, sealed;
    bool full;
};

static struct span take_text(struct logged *l, struct text *t) {
    struct span s = {arena_copy(&l->arena, t->bytes ? t->bytes : "", t->length), t->length};
    l->full |= !s.bytes || t->failed;
    text_clear(t);
    return s;
}

static bool is_health_fact(const char *path) {
    for (size_t i = 0; i < sizeof health_facts / sizeof *health_facts; i++)
        if (strncmp(path, health_facts[i], strlen(health_facts[i])) == 0)
            return true;
    return false;
}

struct reading {
    const struct rulebook *rb;
    bool health;
};

static void note_fact(void *context, uint16_t slot) {
    struct reading *r = context;
    r->health |=
        slot < r->rb->vocabulary.count && is_health_fact(r->rb->vocabulary.facts[slot].path);
}

static void visit_function(void *context, node_id atom) {
    struct reading *r = context;
    const struct node *n = &r->rb->conditions.nodes.items[atom];
    if (n->op != OP_FUNCTION)
        return;
    const struct function_condition *f = &r->rb->functions[n->table.index];
    for (size_t i = 0; i < f->read_count; i++)
        note_fact(r, f->reads[i]);
}

static bool reads_health(struct logged *l, const struct rule *rule) {
    const struct rulebook *rb = l->decider->policy->rulebook;
    struct reading reading = {rb, false};
    struct atom_walk walk = {.rb = rb,
                             .seen = calloc(rb->conditions.nodes.count + 1, 1),
                             .visit = visit_function,
                             .context = &reading,
                             .fact = note_fact};
    if (!walk.seen) {
        l->full = true;
        return true;
    }
    atom_walk(&walk, rule->condition);
    if (rule->effect == EFFECT_REQUIRE)
        atom_walk(&walk, rule->requirement);
    free(walk.seen);
    return reading.health;
}

static void prepare_reasons(struct logged *l) {
    const struct rulebook *rb = l->decider->policy->rulebook;
    l->hidden = arena_calloc(&l->arena, rb->rule_count + 1, sizeof *l->hidden);
    l->full |= !l->hidden;
    for (size_t i = 0; i < rb->rule_count && !l->full; i++)
        l->hidden[i] = reads_health(l, &rb->rules[i]);
}

static void prepare_kinds(struct logged *l) {
    const struct vocabulary *v = &l->decider->policy->rulebook->vocabulary;
    l->clear_kinds = arena_calloc(&l->arena, v->query_count + 1, sizeof *l->clear_kinds);
    l->full |= !l->clear_kinds;
    for (size_t i = 0; i < v->query_count && !l->full; i++)
        for (size_t k = 0; k < sizeof clear_queries / sizeof *clear_queries; k++)
            l->clear_kinds[i] |= strcmp(v->queries[i].name, clear_queries[k]) == 0;
}

static uint16_t find_text(const struct vocabulary *v, const char *path) {
    uint16_t slot = vocabulary_find(v, path);
    return slot != NO_SLOT && v->facts[slot].type == TYPE_STRING ? slot : NO_SLOT;
}

static void prepare_clear(struct logged *l) {
    const struct vocabulary *v = &l->decider->policy->rulebook->vocabulary;
    for (size_t i = 0; i < CLEAR_FACTS; i++) {
        uint16_t slot = vocabulary_find(v, clear_facts[i]);
        if (slot == NO_SLOT || v->facts[slot].type != TYPE_ENUM)
            continue;
        text_printf(&l->body, "\"%s\":", clear_facts[i]);
        l->clear[l->clear_count++] = (struct clear_fact){slot, take_text(l, &l->body)};
    }
    l->place = vocabulary_find(v, PLACE_OF_CHECK);
    if (l->place != NO_SLOT && v->facts[l->place].type != TYPE_PLACE)
        l->place = NO_SLOT;
    l->person = find_text(v, PERSON_ID);
    l->permit = find_text(v, PERMIT_ID);
}

static void prepare_tail(struct logged *l) {
    const struct lkd_policy *p = l->decider->policy;
    const struct policy_origin *origin = p->base ? p->base->origin : p->origin;
    text_printf(&l->body, ",\"rules\":\"%s\",\"zones\":\"%s\"", p->rulebook->source.hash,
                policy_zones_hash(p));
    for (size_t i = 0; i < origin->with_count; i++)
        text_printf(&l->body, "%s%s", i ? " " : ",\"with\":\"", origin->with[i]);
    if (origin->with_count)
        text_literal(&l->body, "\"");
    l->tail = take_text(l, &l->body);
}

enum lkd_status logged_new(struct lkd_decider *d, struct lkd_log *log, struct logged **ret_logged,
                           struct lkd_error *err) {
    struct logged *l = calloc(1, sizeof *l);
    if (!l)
        return error_set(err, LKD_NO_MEMORY, "no memory for the log");
    *l = (struct logged){.decider = d, .log = log};
    arena_init(&l->arena, REQUEST_ARENA_LIMIT, NULL);
    text_init(&l->body, BODY_MAX);
    text_init(&l->sealed, SEALED_MAX);
    l->facts_text =
        facts_text_new(&d->policy->rulebook->vocabulary, d->policy->map->zones, &l->arena);
    prepare_reasons(l);
    prepare_kinds(l);
    prepare_clear(l);
    prepare_tail(l);
    enum lkd_status status = LKD_OK;
    if (l->full || !l->facts_text)
        status = error_set(err, LKD_NO_MEMORY, "no memory for the log");
    if (!status)
        status = policy_keep(d->policy, journal_folder(log), err);
    if (status)
        logged_free(l);
    else
        *ret_logged = l;
    return status;
}

void logged_free(struct logged *l) {
    if (!l)
        return;
    arena_free(&l->arena);
    text_free(&l->body);
    text_free(&l->sealed);
    free(l);
}

/* ---- a decision ---- */

static void append_span(struct text *t, struct span s) {
    text_append(t, s.bytes, s.length);
}

static void put_instant(struct text *t, int64_t instant_s) {
    char buffer[CIVIL_INSTANT_SIZE];
    civil_format_instant(instant_s, buffer);
    text_append(t, buffer, CIVIL_INSTANT_SIZE - 1);
}

static const char *reason_id(const struct rulebook *rb, const struct reason *r) {
    if (r->effect != EFFECT_DEFAULT)
        return rb->rules[r->index].id;
    if (r->index == REASON_GAP)
        return "gap";
    return r->index == REASON_OUTSIDE ? "outside" : rb->defaults[r->index].id;
}

/* The ids of rules, `hidden` ones as "sealed"; NULL: none is. */
static void put_reasons(const struct rulebook *rb, const struct decision *decision,
                        const bool *hidden, struct text *out) {
    text_literal(out, "[");
    for (size_t i = 0; i < decision->reason_count; i++) {
        const struct reason *r = &decision->reasons[i];
        bool is_hidden = hidden && r->effect != EFFECT_DEFAULT && hidden[r->index];
        const char *id = is_hidden ? "sealed" : reason_id(rb, r);
        if (i > 0)
            text_literal(out, ",");
        text_json_string(out, id, strlen(id));
    }
    text_literal(out, "]");
}

void decision_reasons(const struct rulebook *rb, const struct decision *decision,
                      struct text *out) {
    put_reasons(rb, decision, NULL, out);
}

/* The zone of the check, and the facts of the table. */
static void put_clear(const struct logged *l, struct text *t) {
    const struct facts *facts = l->decider->query.facts;
    const struct fact *all = facts->vocabulary->facts;
    struct evaluation *e = l->decider->evaluation;
    bool any = false;
    if (l->place != NO_SLOT && facts->state[l->place] == FACT_GIVEN &&
        place_zones(e, l->place)->known) {
        const char *zone = place_zone_id(e, l->place, NULL);
        text_literal(t, ",\"zone\":");
        text_json_string(t, zone, strlen(zone));
    }
    for (size_t i = 0; i < l->clear_count; i++) {
        uint16_t slot = l->clear[i].slot;
        if (facts->state[slot] != FACT_GIVEN)
            continue;
        text_puts(t, any ? "," : ",\"facts\":{");
        append_span(t, l->clear[i].key);
        fact_value_write(&all[slot], &facts->value[slot], NULL, t);
        any = true;
    }
    if (any)
        text_literal(t, "}");
}

static void write_body(struct logged *l, const struct decision *decision,
                       const struct lkd_ask *ask) {
    const struct facts *facts = l->decider->query.facts;
    struct text *t = &l->body;
    text_clear(t);
    text_literal(t, "\"kind\":\"decision\",\"at\":\"");
    put_instant(t, ask->now_s);
    text_literal(t, "\",\"id\":\"");
    text_append(t, l->decider->id, RANDOM_ID_SIZE - 1);
    text_literal(t, "\",\"time\":\"");
    put_instant(t, decision->time_s);
    text_literal(t, "\",\"query\":\"");
    text_puts(t, facts->vocabulary->queries[facts->query].name);
    text_literal(t, "\",\"decision\":\"");
    text_puts(t, lkd_verdict_name(decision->verdict));
    text_literal(t, "\",");
    text_literal(t, "\"reasons\":");
    put_reasons(l->decider->policy->rulebook, decision, l->hidden, t);
    if (ask->checkpoint) {
        size_t length = strlen(ask->checkpoint);
        text_literal(t, ",\"checkpoint\":");
        text_json_string(t, ask->checkpoint, length < CHECKPOINT_MAX ? length : CHECKPOINT_MAX);
    }
    if (l->clear_kinds[facts->query])
        put_clear(l, t);
    append_span(t, l->tail);
}

/* {"reasons":[...],"facts":{...}}. Where no registry and no keys add facts, those are what the
 * query says: its text is copied, which costs nearly nothing. */
static void write_sealed(struct logged *l, const struct decision *decision) {
    const struct lkd_decider *d = l->decider;
    struct text *t = &l->sealed;
    text_clear(t);
    text_literal(t, "{\"reasons\":");
    decision_reasons(l->decider->policy->rulebook, decision, t);
    text_literal(t, ",\"facts\":");
    if (d->registered || d->scanned)
        facts_text_write(l->facts_text, d->query.facts, t);
    else
        text_append(t, d->text, d->text_length);
    text_literal(t, "}");
}

static bool is_said(const struct facts *facts, uint16_t slot, struct span *ret_text) {
    if (slot == NO_SLOT || facts->state[slot] != FACT_GIVEN)
        return false;
    *ret_text = (struct span){facts->value[slot].string.bytes, facts->value[slot].string.length};
    return true;
}

static struct span person_of(const struct logged *l) {
    const struct lkd_decider *d = l->decider;
    struct span person = {d->about, d->about_length};
    if (!is_said(d->query.facts, l->person, &person) && !d->about)
        is_said(d->query.facts, l->permit, &person);
    return person;
}

bool logged_record(struct logged *l, const struct decision *decision, const struct lkd_ask *ask) {
    struct span person = person_of(l);
    write_body(l, decision, ask);
    write_sealed(l, decision);
    if (l->body.failed || l->sealed.failed) {
        journal_lose(l->log);
        return false;
    }
    const struct journal_entry entry = {.body = l->body.bytes,
                                        .body_length = l->body.length,
                                        .sealed = l->sealed.bytes,
                                        .sealed_length = l->sealed.length,
                                        .person = person.bytes,
                                        .person_length = person.length};
    return journal_append(l->log, &entry);
}
