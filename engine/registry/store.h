/*
 * store.h - the narrow interface between the registry and the database it is kept in.
 *
 * Everything the registry does is said in these few verbs over the tables of tables.h; a backend
 * implements them and is the only place that knows its query language. tests/unit/registry holds
 * one suite (store_contract.h) that every backend must pass.
 *
 * A store belongs to one thread at a time. Legal order: reads at any time; `put`, `remove` and
 * `note` between `begin` and `commit` or `rollback`, and what is written is read back there at
 * once. A failed verb changes nothing, but the transaction stays open; a store that is closed rolls
 * back. Statements are prepared; values never become part of a statement's text.
 *
 * Statuses, whatever the backend: LKD_NOT_FOUND no such row, LKD_BAD_DATA a damaged database or a
 * row that breaks a rule (a missing value, a reference to nothing), LKD_IO locked, read-only, disk
 * full or unreadable, LKD_NO_MEMORY.
 */
#ifndef REGISTRY_STORE_H
#define REGISTRY_STORE_H

#include "base/arena.h"
#include "base/error.h"
#include "registry/cell.h"
#include "registry/tables.h"

struct store;

/* Bits by number of the column. */
typedef uint32_t column_set;
#define ALL_COLUMNS(table) ((UINT32_C(1) << (table)->count) - 1)

/* One row, by column. `known` is false where there is none; the cells mean nothing then. */
struct store_row {
    bool known;
    struct cell cells[COLUMNS_MAX];
};

/* What a query names. A member that is CELL_NONE is not asked for. */
struct store_ids {
    struct cell permit, person, business, plate;
    int64_t at_s;     /* the moment of the check */
    int64_t day_s;    /* its local midnight */
    int64_t monday_s; /* the midnight its week began with */
};

/* What the registry knows of them at that moment. Of a row whose id was not asked for `known` is
 * false. Texts are in the arena given. */
struct store_found {
    struct store_row permit, person, business, vehicle;
    struct store_row ticket;     /* of the person's household for that day, an unused one first */
    struct store_row inspection; /* the last one of the business until then */
    int64_t trips_this_week;     /* of the household, without one the person is on */
    int64_t out_now;             /* others of the household who have not come back */
    bool suspended;              /* the business, by an order in force */
    bool holds_permit;           /* the person: one that is valid and not revoked */
    int64_t until_s;             /* the earliest instant at which one of the last four changes by
                                    time alone; INT64_MAX: none */
};

/* A change that is being made: who made it, when and why, and to what. */
struct change {
    const char *who, *why;
    int64_t at_s;
    const char *action; /* "revoke" */
    enum table_id table;
    const char *key, *detail; /* NULL: none */
};

/* Takes a row, borrowed during the call; false ends the scan. */
typedef bool store_row_taker(void *context, const struct cell *cells);

struct store_methods {
    void (*close)(struct store *s);

    /* ---- reading ---- */
    /* All ids at once, in one view of the database, in which everything counts that was committed
     * before the call. */
    enum lkd_status (*fetch)(struct store *s, const struct store_ids *ids, struct arena *arena,
                             struct store_found *ret_found, struct lkd_error *err);
    /* A row by its key, its texts in the arena. */
    enum lkd_status (*get)(struct store *s, enum table_id table, struct cell key,
                           struct arena *arena, struct store_row *ret_row, struct lkd_error *err);
    /* The rows whose `column` holds the value, in the order of their keys; column `count`: all. Do
     * not write to the table while it lasts. */
    enum lkd_status (*scan)(struct store *s, enum table_id table, size_t column, struct cell value,
                            store_row_taker *take, void *context, struct lkd_error *err);

    /* A backend may keep its view for the next fetch, which holds up the cleaning of the database.
     * Let go of it: to be called before a long wait. */
    void (*rest)(struct store *s);

    /* ---- writing ---- */
    enum lkd_status (*begin)(struct store *s, struct lkd_error *err);
    enum lkd_status (*commit)(struct store *s, struct lkd_error *err);
    void (*rollback)(struct store *s); /* nothing when no transaction is open */
    /* Write a row: a new one, or the given columns of the one with that key. The key is given. */
    enum lkd_status (*put)(struct store *s, enum table_id table, column_set columns,
                           const struct cell *cells, struct lkd_error *err);
    /* Take away the rows whose column holds the value; `ret_count` may be NULL. */
    enum lkd_status (*remove)(struct store *s, enum table_id table, size_t column,
                              struct cell value, size_t *ret_count, struct lkd_error *err);
    /* Append to the change log. */
    enum lkd_status (*note)(struct store *s, const struct change *change, struct lkd_error *err);
    /* Of the change log, forget which row the changes with this table and key were about, and why
     * they were made. */
    enum lkd_status (*forget)(struct store *s, enum table_id table, struct cell key,
                              struct lkd_error *err);
    /* After a commit: leave nothing of what was taken away in any file, unless another program
     * still looks at it. */
    void (*scrub)(struct store *s);
};

/* A backend's struct begins with this one. */
struct store {
    const struct store_methods *methods;
};

enum store_mode { STORE_READ, STORE_WRITE, STORE_CREATE };

static inline void store_close(struct store *s) { /* NULL is fine */
    if (s)
        s->methods->close(s);
}

/* Is there such a row? LKD_NOT_FOUND when not. */
enum lkd_status store_has(struct store *s, enum table_id table, struct cell key,
                          struct lkd_error *err);

#endif
