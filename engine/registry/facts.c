/*
 * facts.c - what the registry knows, as facts; see facts.h.
 *
 * Most facts are a column of a row that was fetched. The others are worked out from several: a
 * permit is revoked when the moment of its revocation has come, a card is expired likewise. What
 * time alone will change bounds `until_s`.
 */
#include "registry/facts.h"

#include "registry/registry.h"

/* ---- fields ---- */

/* The facts that are no column. */
enum made_field {
    MADE_REGISTERED,
    MADE_REVOKED,
    MADE_HOLDER_MATCHES,
    MADE_ISSUED,
    MADE_TRIPS,
    MADE_OUT_NOW,
    MADE_TICKET,
    MADE_TICKET_USED,
    MADE_SUSPENDED,
    MADE_CARD,
    MADE_COUNT
};
static const struct registry_field made_fields[MADE_COUNT] = {
    [MADE_REGISTERED] = {"permit.registered", FIELD_NUMBER},
    [MADE_REVOKED] = {"permit.revoked", FIELD_NUMBER},
    [MADE_HOLDER_MATCHES] = {"permit.holder_matches_id", FIELD_NUMBER},
    [MADE_ISSUED] = {"permit.issued", FIELD_NUMBER},
    [MADE_TRIPS] = {"household.trips_this_week", FIELD_NUMBER},
    [MADE_OUT_NOW] = {"household.out_now", FIELD_NUMBER},
    [MADE_TICKET] = {"ticket.kind", FIELD_WORD},
    [MADE_TICKET_USED] = {"ticket.used", FIELD_NUMBER},
    [MADE_SUSPENDED] = {"business.suspended", FIELD_NUMBER},
    [MADE_CARD] = {"vehicle.qr", FIELD_WORD},
};

/* Rows whose columns are facts, in the order in which their fields are numbered. */
static const enum table_id fact_tables[] = {TABLE_PERMITS,    TABLE_PEOPLE,      TABLE_TICKETS,
                                            TABLE_BUSINESSES, TABLE_INSPECTIONS, TABLE_VEHICLES};
#define FACT_TABLES (sizeof fact_tables / sizeof fact_tables[0])

static enum field_type type_of(enum column_type type) {
    switch (type) {
    case COLUMN_WORD:
        return FIELD_WORD;
    case COLUMN_ZONE:
        return FIELD_ZONE;
    case COLUMN_ZONES:
        return FIELD_ZONES;
    case COLUMN_HOURS:
        return FIELD_HOURS;
    default:
        return column_is_number(type) ? FIELD_NUMBER : FIELD_TEXT;
    }
}

size_t registry_fields(struct registry_field ret_fields[REGISTRY_FIELDS_MAX]) {
    size_t count = MADE_COUNT;
    memcpy(ret_fields, made_fields, sizeof made_fields);
    for (size_t t = 0; t < FACT_TABLES; t++) {
        const struct registry_table *table = &registry_tables[fact_tables[t]];
        for (size_t i = 0; i < table->count; i++)
            if (table->columns[i].fact)
                ret_fields[count++] = (struct registry_field){table->columns[i].fact,
                                                              type_of(table->columns[i].type)};
    }
    return count;
}

/* ---- facts ---- */

static void add(struct registry_facts *f, size_t field, struct cell cell) {
    if (cell.kind != CELL_NONE)
        f->items[f->count++] = (struct registry_fact){field, cell};
}

static void add_flag(struct registry_facts *f, size_t field, bool value) {
    add(f, field, cell_number(value));
}

static void bound(struct registry_facts *f, int64_t instant_s, int64_t at_s) {
    if (instant_s > at_s && instant_s < f->until_s)
        f->until_s = instant_s;
}

/* Has the moment in the cell come? If not yet, it bounds the facts. */
static bool has_come(struct registry_facts *f, const struct cell *cell, int64_t at_s) {
    if (cell->kind != CELL_NUMBER)
        return false;
    bound(f, cell->number, at_s);
    return cell->number <= at_s;
}

/* The columns of a row; `field` is the number of the first, the result that behind the last. */
static size_t add_row(struct registry_facts *f, enum table_id id, const struct store_row *row,
                      size_t field) {
    const struct registry_table *table = &registry_tables[id];
    for (size_t i = 0; i < table->count; i++) {
        if (!table->columns[i].fact)
            continue;
        if (row->known)
            add(f, field, row->cells[i]);
        field++;
    }
    return field;
}

static void hide(struct store_row *row, size_t column) {
    row->cells[column].kind = CELL_NONE;
}

static void add_permit(struct registry_facts *f, const struct store_ids *ids,
                       struct store_found *found) {
    struct store_row *row = &found->permit;
    if (ids->permit.kind != CELL_TEXT)
        return;
    add_flag(f, MADE_REGISTERED, row->known);
    if (!row->known) {
        f->unknown |= UNKNOWN_PERMIT;
        return;
    }
    bool revoked = has_come(f, &row->cells[PERMITS_REVOKED_AT], ids->at_s);
    add_flag(f, MADE_REVOKED, revoked);
    if (!revoked)
        hide(row, PERMITS_REVOKED_REASON);
    const struct cell *person = &row->cells[PERMITS_PERSON];
    if (ids->person.kind == CELL_TEXT && person->kind == CELL_TEXT)
        add_flag(f, MADE_HOLDER_MATCHES,
                 person->length == ids->person.length &&
                     memcmp(person->text, ids->person.text, person->length) == 0);
}

static void add_person(struct registry_facts *f, const struct store_ids *ids,
                       const struct store_found *found) {
    if (ids->person.kind != CELL_TEXT)
        return;
    if (!found->person.known) {
        f->unknown |= UNKNOWN_PERSON;
        return;
    }
    add_flag(f, MADE_ISSUED, found->holds_permit);
    if (found->person.cells[PEOPLE_HOUSEHOLD].kind == CELL_NONE)
        return;
    add(f, MADE_TRIPS, cell_number(found->trips_this_week));
    add(f, MADE_OUT_NOW, cell_number(found->out_now));
    bound(f, ids->day_s + 86400, ids->at_s); /* another day, another ticket */
    if (!found->ticket.known)
        return;
    add(f, MADE_TICKET, cell_text("shopping_ticket"));
    add_flag(f, MADE_TICKET_USED, has_come(f, &found->ticket.cells[TICKETS_USED_AT], ids->at_s));
}

static void add_business(struct registry_facts *f, const struct store_ids *ids,
                         const struct store_found *found) {
    if (ids->business.kind != CELL_TEXT)
        return;
    if (found->business.known)
        add_flag(f, MADE_SUSPENDED, found->suspended);
    else
        f->unknown |= UNKNOWN_BUSINESS;
}

/* The state of the green-lane card; a vehicle may be known and have none. */
static void add_vehicle(struct registry_facts *f, const struct store_ids *ids,
                        const struct store_found *found) {
    const struct cell *cells = found->vehicle.cells;
    const char *card = "valid";
    if (ids->plate.kind != CELL_TEXT)
        return;
    if (!found->vehicle.known) {
        f->unknown |= UNKNOWN_VEHICLE;
        card = "not_found";
    } else if (cells[VEHICLES_CARD].kind == CELL_NONE) {
        card = "none";
    } else if (has_come(f, &cells[VEHICLES_CARD_REVOKED_AT], ids->at_s)) {
        card = "revoked";
    } else if (has_come(f, &cells[VEHICLES_CARD_EXPIRES], ids->at_s)) {
        card = "expired";
    }
    add(f, MADE_CARD, cell_text(card));
}

enum lkd_status registry_fetch(struct lkd_registry *r, const struct store_ids *ids,
                               struct arena *arena, struct registry_facts *ret_facts,
                               struct lkd_error *err) {
    struct registry_facts *f = ret_facts;
    struct store_found found;
    size_t field = MADE_COUNT;
    enum lkd_status status = r->store->methods->fetch(r->store, ids, arena, &found, err);
    if (status)
        return status;
    f->count = 0;
    f->unknown = 0;
    f->until_s = found.until_s;
    f->person = found.permit.known ? found.permit.cells[PERMITS_PERSON] : ids->person;
    if (ids->person.kind == CELL_TEXT)
        f->person = ids->person;
    add_permit(f, ids, &found);
    add_person(f, ids, &found);
    add_business(f, ids, &found);
    add_vehicle(f, ids, &found);
    const struct store_row *const rows[FACT_TABLES] = {&found.permit,     &found.person,
                                                       &found.ticket,     &found.business,
                                                       &found.inspection, &found.vehicle};
    for (size_t t = 0; t < FACT_TABLES; t++)
        field = add_row(f, fact_tables[t], rows[t], field);
    return LKD_OK;
}
