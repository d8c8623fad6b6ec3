/*
 * registered.c - facts by id, in the words of the vocabulary; see registered.h.
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

enum id_kind { ID_PERMIT, ID_PERSON, ID_BUSINESS, ID_VEHICLE, ID_COUNT };
static const char *const id_facts[ID_COUNT] = {"permit.id", "person.id", "business.id",
                                               "vehicle.plate"};

struct registered {
    struct lkd_decider *decider;
    struct lkd_registry *registry;
    const struct vocabulary *vocabulary;
    const struct zones *zones;
    struct facts *asked; /* the query */
    struct arena arena;  /* of the words */
    struct bound_field fields[REGISTRY_FIELDS_MAX];
    uint16_t ids[ID_COUNT], card; /* slots */
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
    g->decider = d;
    g->registry = r;
    g->vocabulary = &d->policy->rulebook->vocabulary;
    g->zones = d->policy->map->zones;
    g->asked = d->query.facts;
    arena_init(&g->arena, REQUEST_ARENA_LIMIT, NULL);
    if (!bind_all(g)) {
        registered_free(g);
        return error_set(err, LKD_NO_MEMORY, "no memory for the facts of a registry");
    }
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

/* ---- looking up ---- */

/* No card is shown, and the registry knows of none. */
static bool is_no_card(const struct registered *g, uint16_t slot, unsigned unknown) {
    return slot == g->card && unknown & UNKNOWN_VEHICLE && facts_says(g->asked, slot) &&
           g->asked->value[slot].i == g->vocabulary->facts[slot].values->none;
}

static void tell(struct registered *g, const struct registry_fact *fact, unsigned unknown) {
    const struct bound_field *field = &g->fields[fact->field];
    union value value;
    if (field->slot == NO_SLOT || !value_of(g, field, &fact->cell, &g->decider->arena, &value) ||
        is_no_card(g, field->slot, unknown))
        return;
    versions_tell(g->decider->versions, SOURCE_REGISTRY, field->slot, value);
}

static struct cell id_cell(const struct registered *g, enum id_kind kind) {
    uint16_t slot = g->ids[kind];
    if (slot == NO_SLOT || g->asked->state[slot] != FACT_GIVEN)
        return (struct cell){.kind = CELL_NONE};
    return cell_bytes(g->asked->value[slot].string.bytes, g->asked->value[slot].string.length);
}

static bool remark_unknown(struct registered *g, enum id_kind kind, struct bilingual what) {
    struct arena *arena = &g->decider->arena;
    const struct cell id = id_cell(g, kind);
    const struct bilingual text = {
        arena_printf(arena, "Sổ đăng ký không có %s mang mã “%.*s”.", what.vi, (int)id.length,
                     id.text),
        arena_printf(arena, "The registry has no %s “%.*s”.", what.en, (int)id.length, id.text)};
    return versions_remark(g->decider->versions, text);
}

/* Monday is the fifth day from the epoch, a Thursday. */
static int64_t monday_of(int64_t midnight_s) {
    int64_t days = (midnight_s + CIVIL_OFFSET_S) / CIVIL_DAY_S;
    return midnight_s - (((days + 3) % 7 + 7) % 7) * CIVIL_DAY_S;
}

static bool ids_of(const struct registered *g, struct store_ids *ret) {
    *ret = (struct store_ids){.permit = id_cell(g, ID_PERMIT),
                              .person = id_cell(g, ID_PERSON),
                              .business = id_cell(g, ID_BUSINESS),
                              .plate = id_cell(g, ID_VEHICLE),
                              .at_s = g->asked->time_s};
    ret->day_s = civil_midnight(ret->at_s);
    ret->monday_s = monday_of(ret->day_s);
    return ret->permit.kind != CELL_NONE || ret->person.kind != CELL_NONE ||
           ret->business.kind != CELL_NONE || ret->plate.kind != CELL_NONE;
}

enum lkd_status registered_look_up(struct registered *g, struct lkd_error *err) {
    struct registry_facts facts;
    struct store_ids ids;
    bool told = true;
    if (!ids_of(g, &ids))
        return LKD_OK;
    enum lkd_status status = registry_fetch(g->registry, &ids, &g->decider->arena, &facts, err);
    if (status)
        return status;
    for (size_t i = 0; i < facts.count; i++)
        tell(g, &facts.items[i], facts.unknown);
    versions_bound(g->decider->versions, facts.until_s);
    if (facts.person.kind == CELL_TEXT) {
        g->decider->about = facts.person.text;
        g->decider->about_length = facts.person.length;
    }
    if (facts.unknown & UNKNOWN_PERSON)
        told &= remark_unknown(g, ID_PERSON, (struct bilingual){"người", "person"});
    if (facts.unknown & UNKNOWN_BUSINESS)
        told &= remark_unknown(g, ID_BUSINESS, (struct bilingual){"đơn vị", "business"});
    return told ? LKD_OK : error_set(err, LKD_NO_MEMORY, "no memory for the facts of a registry");
}
