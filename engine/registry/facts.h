/*
 * facts.h - from the ids a query names to facts, in one batch.
 *
 * A field is a fact the registry can tell; its number is its place in registry_fields. What is
 * fetched is a list of fields with their cells, in the form of cell.h.
 */
#ifndef REGISTRY_FACTS_H
#define REGISTRY_FACTS_H

#include "registry/store.h"

struct lkd_registry;

/* How a cell becomes a value of the vocabulary. */
enum field_type {
    FIELD_TEXT,
    FIELD_WORD,
    FIELD_NUMBER, /* boolean, integer, decimal, time, date: the number as it is */
    FIELD_HOURS,  /* as a text 06:00-18:00 */
    FIELD_ZONE,   /* also of a place: its code */
    FIELD_ZONES   /* codes with a space between */
};

struct registry_field {
    const char *fact;
    enum field_type type;
};
/* Writes all of them, always the same; returns how many. */
#define REGISTRY_FIELDS_MAX 64
size_t registry_fields(struct registry_field ret_fields[REGISTRY_FIELDS_MAX]);

struct registry_fact {
    size_t field;
    struct cell cell; /* never CELL_NONE */
};

enum registry_unknown {
    UNKNOWN_PERMIT = 1 << 0,
    UNKNOWN_PERSON = 1 << 1,
    UNKNOWN_BUSINESS = 1 << 2,
    UNKNOWN_VEHICLE = 1 << 3,
};

struct registry_facts {
    struct registry_fact items[REGISTRY_FIELDS_MAX];
    size_t count;
    struct cell person; /* whom they are about: the one named, else the holder of the permit */
    unsigned unknown;   /* ids that were asked for and are not there; bits of registry_unknown */
    int64_t until_s;    /* until then the facts stay as they are, if nobody writes; INT64_MAX */
};

/*
 * Fetch what is known of the ids at a moment. An unknown permit is the fact permit.registered =
 * false, an unknown plate vehicle.qr = "not_found". Texts are in the arena, or static.
 */
enum lkd_status registry_fetch(struct lkd_registry *r, const struct store_ids *ids,
                               struct arena *arena, struct registry_facts *ret_facts,
                               struct lkd_error *err);

#endif
