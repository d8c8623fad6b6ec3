/*
 * tables.h - what the registry holds: its tables and columns, whatever the backend.
 *
 * Import, export, the checks of values, the facts of a query and the statements of a backend all
 * follow from these descriptions; a backend's own schema must agree with them, which the contract
 * tests hold it to. The first column of a table is its key, a text (of the change log a number that
 * the backend gives).
 */
#ifndef REGISTRY_TABLES_H
#define REGISTRY_TABLES_H

#include <stdbool.h>
#include <stddef.h>

/* In an order in which a table stands behind those it refers to. */
enum table_id {
    TABLE_HOUSEHOLDS,
    TABLE_PEOPLE,
    TABLE_TICKETS,
    TABLE_TRIPS,
    TABLE_BUSINESSES,
    TABLE_INSPECTIONS,
    TABLE_SUSPENSIONS,
    TABLE_QUOTAS,
    TABLE_PERMITS,
    TABLE_VEHICLES,
    TABLE_AREAS,
    TABLE_LEVEL_LISTS,
    TABLE_LEVELS,
    TABLE_BLOCKADES,
    TABLE_API_KEYS,
    TABLE_OUTCOMES,
    TABLE_CHANGES,
    TABLE_COUNT
};
#define NO_TABLE TABLE_COUNT

enum column_type {
    COLUMN_TEXT,    /* any text, at most 4,096 bytes */
    COLUMN_ID,      /* 1 to 64 bytes without spaces */
    COLUMN_WORD,    /* a value of the fact, an act of the rulebook (ACT_FACT), or one of `words` */
    COLUMN_ZONE,    /* the code of a zone */
    COLUMN_ZONES,   /* codes with a space between, at most 256 */
    COLUMN_HOURS,   /* 06:00-18:00; a start after the end is a night */
    COLUMN_SHAPE,   /* a polygon or several, a geometry of GeoJSON; at most 1 MB */
    COLUMN_BOOLEAN, /* this and the next are numbers */
    COLUMN_INTEGER, /* 0 to 10^12 */
    COLUMN_DECIMAL, /* -10^12 to 10^12, at most six decimals */
    COLUMN_SHARE,   /* a decimal from 0 to 1 */
    COLUMN_TIME,
    COLUMN_END, /* a time that is no longer included; a day alone is included whole */
    COLUMN_DATE,
};

#define ACT_FACT "directive" /* in the place of a fact: the key of an act */

static inline bool column_is_number(enum column_type type) {
    return type >= COLUMN_BOOLEAN;
}

struct column {
    const char *name, *vi; /* "valid_to", "hiệu lực đến": headers of CSV files */
    enum column_type type;
    bool required;
    const char *fact;         /* the fact it is, "permit.valid_to"; NULL: none */
    const char *words;        /* of a WORD that is no fact: "in|out"; else NULL */
    enum table_id references; /* its value is a key there; NO_TABLE: of none */
};

#define COLUMNS_MAX 20
struct registry_table {
    const char *name, *vi;
    const struct column *columns;
    size_t count;
    bool append_only;    /* the change log: its key is a number, nobody writes it but the backend */
    size_t begins, ends; /* the columns of a period that must not be empty; 0: there is none */
};
extern const struct registry_table registry_tables[TABLE_COUNT];

/* By name, or NO_TABLE. */
enum table_id table_find(const char *name);
/* The number of a column by name, or the table's count. */
size_t column_find(const struct registry_table *table, const char *name);

/* ---- columns by number, as tables.c lists them ---- */
enum { KEY_COLUMN };
enum { PEOPLE_ID, PEOPLE_NAME, PEOPLE_HOUSEHOLD, PEOPLE_RESIDENCE };
enum { TICKETS_ID, TICKETS_HOUSEHOLD, TICKETS_VALID_ON, TICKETS_SLOT, TICKETS_USED_AT };
enum { TRIPS_ID, TRIPS_HOUSEHOLD, TRIPS_PERSON, TRIPS_LEFT_AT, TRIPS_BACK_AT };
enum {
    INSPECTIONS_ID,
    INSPECTIONS_BUSINESS,
    INSPECTIONS_ASSESSED,
    INSPECTIONS_PASSED,
    INSPECTIONS_SCORE
};
enum {
    SUSPENSIONS_ID,
    SUSPENSIONS_BUSINESS,
    SUSPENSIONS_FROM,
    SUSPENSIONS_UNTIL,
    SUSPENSIONS_ACT,
    SUSPENSIONS_LIFTED_AT
};
enum { QUOTAS_ID, QUOTAS_BUSINESS, QUOTAS_CLASS, QUOTAS_PERMITS };
enum {
    PERMITS_ID,
    PERMITS_PERSON,
    PERMITS_HOLDER,
    PERMITS_BUSINESS,
    PERMITS_FORM,
    PERMITS_CLASS,
    PERMITS_ISSUER,
    PERMITS_ISSUER_ZONE,
    PERMITS_PURPOSE,
    PERMITS_VALID_FROM,
    PERMITS_VALID_TO,
    PERMITS_ZONES,
    PERMITS_HOURS,
    PERMITS_ROUTE,
    PERMITS_REVOKED_AT,
    PERMITS_REVOKED_REASON
};
enum {
    VEHICLES_PLATE,
    VEHICLES_KIND,
    VEHICLES_SEATS,
    VEHICLES_CARD,
    VEHICLES_CARD_EXPIRES,
    VEHICLES_CARD_REVOKED_AT
};
enum {
    LEVEL_LISTS_ID,
    LEVEL_LISTS_ACT,
    LEVEL_LISTS_AUTHOR,
    LEVEL_LISTS_FROM,
    LEVEL_LISTS_TO,
    LEVEL_LISTS_IMPORTED_AT
};
enum { LEVELS_ID, LEVELS_LIST, LEVELS_ZONE, LEVELS_LEVEL };
enum {
    BLOCKADES_ID,
    BLOCKADES_NAME,
    BLOCKADES_NAME_EN,
    BLOCKADES_PARENT,
    BLOCKADES_LEVEL,
    BLOCKADES_ACT,
    BLOCKADES_AUTHOR,
    BLOCKADES_FROM,
    BLOCKADES_TO,
    BLOCKADES_SHAPE
};
enum {
    API_KEYS_ID,
    API_KEYS_ROLE,
    API_KEYS_AUTHORITY,
    API_KEYS_HASH,
    API_KEYS_OWNER,
    API_KEYS_FROM,
    API_KEYS_TO,
    API_KEYS_REVOKED_AT
};
enum { OUTCOMES_ID, OUTCOMES_DECISION, OUTCOMES_OUTCOME, OUTCOMES_AT, OUTCOMES_WHO, OUTCOMES_NOTE };
enum {
    CHANGES_NUMBER,
    CHANGES_AT,
    CHANGES_WHO,
    CHANGES_WHY,
    CHANGES_ACTION,
    CHANGES_TABLE,
    CHANGES_KEY,
    CHANGES_DETAIL
};

#endif
