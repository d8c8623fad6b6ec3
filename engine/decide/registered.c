/*
 * registered.c - facts by id, contradictions, and the stricter of two answers; see registered.h.
 */
#include "decide/registered.h"

#include <stdlib.h>

#include "base/civil.h"
#include "policy/name_table.h"
#include "registry/facts.h"
#include "registry/values.h"

/* A field of the registry in this vocabulary. */
struct bound_field {
    uint16_t slot; /* NO_SLOT: the vocabulary has no such fact, or one of another type */
    enum field_type type;
    struct name_table words; /* of an enum */
};

struct contradiction {
    uint16_t slot;
    union value value; /* the registry's */
};

enum id_kind { ID_PERMIT, ID_PERSON, ID_BUSINESS, ID_VEHICLE, ID_COUNT };
static const char *const id_facts[ID_COUNT] = {"permit.id", "person.id", "business.id",
                                               "vehicle.plate"};

struct registered {
    struct lkd_registry *registry;
    const struct vocabulary *vocabulary;
    const struct zones *zones;
    struct arena arena; /* of the words and the other facts */
    struct bound_field fields[REGISTRY_FIELDS_MAX];
    uint16_t ids[ID_COUNT], card; /* slots */
    struct facts *said, *known;   /* believing the query (the decider's), believing the registry */
    /* of the query at hand */
    struct contradiction contradictions[REGISTRY_FIELDS_MAX];
    size_t contradiction_count;
    enum id_kind unknown[ID_COUNT];
    size_t unknown_count;
    int64_t until_s;
};

/* ---- binding ---- */

static bool fits(enum field_type field, enum fact_type fact) {
    switch (field) {
    case FIELD_TEXT:
        return fact == TYPE_STRING;
    case FIELD_WORD:
        return fact == TYPE_ENUM;
    case FIELD_HOURS:
        return fact == TYPE_HOURS;
    case FIELD_ZONE:
        return fact == TYPE_ZONE || fact == TYPE_PLACE;
    case FIELD_ZONES:
        return fact == TYPE_ZONES;
    case FIELD_NUMBER:
        break;
    }
    return fact == TYPE_BOOLEAN || fact == TYPE_INTEGER || fact == TYPE_DECIMAL ||
           fact == TYPE_TIME || fact == TYPE_DATE;
}

static bool bind_field(struct registered *g, const struct registry_field *field,
                       struct bound_field *bound) {
    const struct vocabulary *v = g->vocabulary;
    *bound = (struct bound_field){.slot = vocabulary_find(v, field->fact), .type = field->type};
    if (bound->slot == NO_SLOT)
        return true;
    const struct fact *fact = &v->facts[bound->slot];
    if (!fits(field->type, fact->type) ||
        (fact->type == TYPE_PLACE && v->place_key[PLACE_ZONE] < 0))
        bound->slot = NO_SLOT;
    if (bound->slot == NO_SLOT || fact->type != TYPE_ENUM)
        return true;
    return name_table_build(&bound->words, fact->values->values, fact->values->count, &g->arena);
}

static bool bind_all(struct registered *g) {
    struct registry_field fields[REGISTRY_FIELDS_MAX];
    size_t count = registry_fields(fields);
    for (size_t i = 0; i < count; i++)
        if (!bind_field(g, &fields[i], &g->fields[i]))
            return false;
    for (size_t i = 0; i < ID_COUNT; i++) {
        uint16_t slot = vocabulary_find(g->vocabulary, id_facts[i]);
        bool is_text = slot != NO_SLOT && g->vocabulary->facts[slot].type == TYPE_STRING;
        g->ids[i] = is_text ? slot : NO_SLOT;
    }
    g->card = vocabulary_find(g->vocabulary, "vehicle.qr");
    return true;
}

enum lkd_status registered_new(struct lkd_decider *d, struct lkd_registry *r,
                               struct registered **ret, struct lkd_error *err) {
    struct registered *g = calloc(1, sizeof *g);
    if (!g)
        return error_set(err, LKD_NO_MEMORY, "no memory for the facts of a registry");
    g->registry = r;
    g->vocabulary = &d->policy->rulebook->vocabulary;
    g->zones = d->policy->map->zones;
    g->said = d->registered ? registered_begin(d->registered) : d->query.facts;
    arena_init(&g->arena, REQUEST_ARENA_LIMIT, NULL);
    g->known = facts_new(g->vocabulary, &g->arena);
    if (!g->known || !bind_all(g)) {
        registered_free(g);
        return error_set(err, LKD_NO_MEMORY, "no memory for the facts of a registry");
    }
    d->query.facts = g->said;
    *ret = g;
    return LKD_OK;
}

void registered_free(struct registered *g) {
    if (!g)
        return;
    arena_free(&g->arena);
    free(g);
}

/* ---- values ---- */

/* Codes with a space between; false when a code is not known or there is no memory. */
static bool read_zones(const struct registered *g, const struct cell *cell, struct arena *arena,
                       union value *ret) {
    size_t most = cell->length / 2 + 1;
    uint32_t *zones = arena_alloc(arena, most * sizeof *zones);
    ret->zones.zones = zones;
    ret->zones.count = 0;
    for (size_t at = 0; zones && at < cell->length;) {
        const char *space = memchr(cell->text + at, ' ', cell->length - at);
        size_t end = space ? (size_t)(space - cell->text) : cell->length;
        uint32_t zone = zones_find(g->zones, cell->text + at, end - at);
        if (zone == NO_ZONE)
            return false;
        zones[ret->zones.count++] = zone;
        at = end + 1;
    }
    return zones != NULL;
}

static bool read_hours(const struct cell *cell, union value *ret) {
    int from_s, to_s;
    if (!value_hours(cell, &from_s, &to_s))
        return false;
    ret->hours.from_s = from_s;
    ret->hours.to_s = to_s;
    return true;
}

/* False when this vocabulary or these zones have no such value: the fact stays unknown. */
static bool value_of(const struct registered *g, const struct bound_field *field,
                     const struct cell *cell, struct arena *arena, union value *ret) {
    switch (field->type) {
    case FIELD_NUMBER:
        ret->i = cell->number;
        return cell->kind == CELL_NUMBER;
    case FIELD_WORD:
        ret->i = name_table_find(&field->words, cell->text, cell->length);
        return ret->i >= 0;
    case FIELD_TEXT:
        ret->string.bytes = cell->text;
        ret->string.length = (uint32_t)cell->length;
        return true;
    case FIELD_HOURS:
        return read_hours(cell, ret);
    case FIELD_ZONES:
        return read_zones(g, cell, arena, ret);
    case FIELD_ZONE:
        break;
    }
    ret->i = zones_find(g->zones, cell->text, cell->length);
    return ret->i != NO_ZONE;
}

static bool holds_zone(const union value *v, uint32_t zone) {
    for (uint32_t i = 0; i < v->zones.count; i++)
        if (v->zones.zones[i] == zone)
            return true;
    return false;
}

static bool same_zones(const union value *a, const union value *b) {
    for (uint32_t i = 0; i < a->zones.count; i++)
        if (!holds_zone(b, a->zones.zones[i]))
            return false;
    for (uint32_t i = 0; i < b->zones.count; i++)
        if (!holds_zone(a, b->zones.zones[i]))
            return false;
    return true;
}

/* A place said as a larger or a smaller zone, or by a point, is no other place. */
static bool same_place(const struct registered *g, uint32_t said, uint32_t known) {
    if (said == NO_ZONE)
        return true;
    const struct zone *a = zones_at(g->zones, said), *b = zones_at(g->zones, known);
    return zone_inside(a, b) || zone_inside(b, a);
}

static bool same_value(const struct registered *g, const struct bound_field *field,
                       const union value *said, const union value *known) {
    switch (field->type) {
    case FIELD_TEXT:
        return said->string.length == known->string.length &&
               memcmp(said->string.bytes, known->string.bytes, known->string.length) == 0;
    case FIELD_HOURS:
        return said->hours.from_s == known->hours.from_s && said->hours.to_s == known->hours.to_s;
    case FIELD_ZONES:
        return same_zones(said, known);
    case FIELD_ZONE:
        if (g->vocabulary->facts[field->slot].type == TYPE_PLACE)
            return same_place(g, (uint32_t)said->i, (uint32_t)known->i);
        break;
    default:
        break;
    }
    return said->i == known->i;
}

/* ---- merging ---- */

static void set_fact(struct facts *f, uint16_t slot, union value value) {
    const struct vocabulary *v = f->vocabulary;
    const struct fact *fact = &v->facts[slot];
    f->state[slot] = FACT_GIVEN;
    f->value[slot] = value;
    if (fact->type == TYPE_PLACE) {
        slot = (uint16_t)(fact->first_modifier + v->place_key[PLACE_ZONE]);
        f->state[slot] = FACT_GIVEN;
        f->value[slot] = value;
    }
}

/* Does the query say nothing of it? What the vocabulary presets is not said. */
static bool is_open(const struct facts *f, uint16_t slot) {
    const struct fact *fact = &f->vocabulary->facts[slot];
    if (f->state[slot] != FACT_GIVEN)
        return true;
    return fact->absent == ABSENT_VALUE && f->value[slot].i == fact->absent_value;
}

/* No card is shown, and the registry knows of none. */
static bool is_no_card(const struct registered *g, uint16_t slot, unsigned unknown) {
    return slot == g->card && unknown & UNKNOWN_VEHICLE &&
           g->said->value[slot].i == g->vocabulary->facts[slot].values->none;
}

static void merge_fact(struct registered *g, const struct registry_fact *fact, unsigned unknown,
                       struct arena *arena) {
    const struct bound_field *field = &g->fields[fact->field];
    union value value;
    if (field->slot == NO_SLOT || !value_of(g, field, &fact->cell, arena, &value))
        return;
    if (is_open(g->said, field->slot))
        set_fact(g->said, field->slot, value);
    else if (!same_value(g, field, &g->said->value[field->slot], &value) &&
             !is_no_card(g, field->slot, unknown))
        g->contradictions[g->contradiction_count++] = (struct contradiction){field->slot, value};
}

/* The same facts, but what the registry says where they differ. */
static void believe_registry(struct registered *g) {
    size_t count = g->vocabulary->count;
    memcpy(g->known->state, g->said->state, count * sizeof *g->said->state);
    memcpy(g->known->value, g->said->value, count * sizeof *g->said->value);
    g->known->time_s = g->said->time_s;
    g->known->query = g->said->query;
    for (size_t i = 0; i < g->contradiction_count; i++)
        set_fact(g->known, g->contradictions[i].slot, g->contradictions[i].value);
    facts_settle(g->known);
}

static struct cell id_cell(const struct registered *g, enum id_kind kind) {
    uint16_t slot = g->ids[kind];
    if (slot == NO_SLOT || g->said->state[slot] != FACT_GIVEN)
        return (struct cell){.kind = CELL_NONE};
    return cell_bytes(g->said->value[slot].string.bytes, g->said->value[slot].string.length);
}

static void note_unknown(struct registered *g, unsigned unknown) {
    if (unknown & UNKNOWN_PERSON)
        g->unknown[g->unknown_count++] = ID_PERSON;
    if (unknown & UNKNOWN_BUSINESS)
        g->unknown[g->unknown_count++] = ID_BUSINESS;
}

/* Monday is the fifth day from the epoch, a Thursday. */
static int64_t monday_of(int64_t midnight_s) {
    int64_t days = (midnight_s + CIVIL_OFFSET_S) / CIVIL_DAY_S;
    return midnight_s - (((days + 3) % 7 + 7) % 7) * CIVIL_DAY_S;
}

struct facts *registered_begin(struct registered *g) {
    g->contradiction_count = g->unknown_count = 0;
    g->until_s = CIVIL_NEVER;
    return g->said;
}

enum lkd_status registered_look_up(struct registered *g, struct arena *arena,
                                   struct lkd_error *err) {
    struct registry_facts facts;
    struct store_ids ids = {.permit = id_cell(g, ID_PERMIT),
                            .person = id_cell(g, ID_PERSON),
                            .business = id_cell(g, ID_BUSINESS),
                            .plate = id_cell(g, ID_VEHICLE),
                            .at_s = g->said->time_s};
    if (ids.permit.kind == CELL_NONE && ids.person.kind == CELL_NONE &&
        ids.business.kind == CELL_NONE && ids.plate.kind == CELL_NONE)
        return LKD_OK;
    ids.day_s = civil_midnight(ids.at_s);
    ids.monday_s = monday_of(ids.day_s);
    enum lkd_status status = registry_fetch(g->registry, &ids, arena, &facts, err);
    if (status)
        return status;
    for (size_t i = 0; i < facts.count; i++)
        merge_fact(g, &facts.items[i], facts.unknown, arena);
    note_unknown(g, facts.unknown);
    g->until_s = facts.until_s;
    if (g->contradiction_count > 0)
        believe_registry(g);
    return LKD_OK;
}

/* ---- deciding ---- */

static bool decide_with(struct lkd_decider *d, struct facts *facts, unsigned fields,
                        struct decision *ret_decision) {
    d->query.facts = facts;
    arena_reset(&d->work);
    return decide(d->evaluation, facts, fields, &d->work, ret_decision);
}

/* The stricter of two holds as long as it is told: a deny until both have ended, anything else
 * until one of them changes. Whether the answer then changes was not looked at. */
static void join_until(struct decision *d, enum lkd_verdict other, int64_t other_s) {
    bool both_deny = d->verdict == LKD_DENY && other == LKD_DENY;
    if (both_deny ? other_s > d->valid_until_s
                  : d->verdict != LKD_DENY && other_s < d->valid_until_s)
        d->valid_until_s = other_s;
    d->valid_until_exact = d->valid_until_s == CIVIL_NEVER;
    d->next_verdict = d->verdict;
}

static bool decide_both(struct lkd_decider *d, unsigned fields, struct decision *ret_decision) {
    struct registered *g = d->registered;
    struct decision said;
    bool whole = decide_with(d, g->said, fields, &said);
    enum lkd_verdict verdict = said.verdict;
    int64_t until_s = said.valid_until_s;
    whole &= decide_with(d, g->known, fields, ret_decision);
    if (verdict_strictness(verdict) > verdict_strictness(ret_decision->verdict)) {
        verdict = ret_decision->verdict;
        until_s = ret_decision->valid_until_s;
        whole &= decide_with(d, g->said, fields, ret_decision);
    }
    join_until(ret_decision, verdict, until_s);
    return whole;
}

bool registered_decide(struct lkd_decider *d, unsigned fields, struct decision *ret_decision) {
    struct registered *g = d->registered;
    bool whole = g->contradiction_count > 0 ? decide_both(d, fields, ret_decision)
                                            : decide_with(d, g->said, fields, ret_decision);
    if (g->until_s < ret_decision->valid_until_s) {
        ret_decision->valid_until_s = g->until_s;
        ret_decision->valid_until_exact = false;
        ret_decision->next_verdict = ret_decision->verdict;
    }
    return whole;
}

/* ---- telling ---- */

size_t registered_conflicts(const struct registered *g) {
    return g ? g->contradiction_count + g->unknown_count : 0;
}

static void unknown_words(const struct registered *g, enum id_kind kind, struct text *vi,
                          struct text *en) {
    const struct cell id = id_cell(g, kind);
    bool person = kind == ID_PERSON;
    text_printf(vi, "Sổ đăng ký không có %s mang mã “%.*s”.", person ? "người" : "đơn vị",
                (int)id.length, id.text);
    text_printf(en, "The registry has no %s “%.*s”.", person ? "person" : "business",
                (int)id.length, id.text);
}

void registered_words(const struct registered *g, size_t i, struct text *vi, struct text *en) {
    if (i >= g->contradiction_count) {
        unknown_words(g, g->unknown[i - g->contradiction_count], vi, en);
        return;
    }
    const struct fact *fact = &g->vocabulary->facts[g->contradictions[i].slot];
    text_printf(vi, "Sổ đăng ký ghi khác với điều được khai về: %s. Trả lời theo bên chặt chẽ hơn.",
                fact->label.vi);
    text_printf(en, "The registry says otherwise about: %s. The stricter outcome holds.",
                fact->label.en);
}
