/*
 * sqlite.c - the verbs of store.h as statements of SQLite.
 *
 * Statements about one table are put together from its description, once, and kept; their names
 * are our own, values are always bound. `fetch` has statements of its own.
 */
#include "registry/sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/text.h"
#include "registry/sqlite_schema.h"

#define SQL_MAX 4096
#define WAL_HEAD_BYTES 48
#define WAL_INDEX_BYTES 32768 /* of its first piece */
#define SCRUB_WAIT_MS 500
#define CACHE_KB 262144 /* pages of the database that are kept in memory, at most */

enum fetch_statement {
    FETCH_TICKET,
    FETCH_TRIPS,
    FETCH_HELD,
    FETCH_INSPECTION,
    FETCH_SUSPENDED,
    FETCH_COUNT
};

struct table_statements {
    sqlite3_stmt *get, *put;
    column_set put_columns;
};

struct sqlite_store {
    struct store base;
    sqlite3 *db;
    char *path;
    struct table_statements tables[TABLE_COUNT];
    /* The head of the write-ahead log's index, which every commit changes, in shared memory; NULL
     * where no view is kept. `head` is what it was before the view at hand began. */
    const volatile void *shared_head;
    unsigned char head[WAL_HEAD_BYTES];
    unsigned scans; /* that are going on */
    sqlite3_stmt *fetches[FETCH_COUNT], *begin_read, *begin_write, *commit, *rollback, *note;
};

static struct sqlite_store *self(struct store *s) {
    return (struct sqlite_store *)s;
}

/* ---- errors ---- */

static enum lkd_status failed_with(const char *path, int code, const char *message,
                                   struct lkd_error *err) {
    switch (code & 0xFF) {
    case SQLITE_NOMEM:
        return error_set(err, LKD_NO_MEMORY, "no memory for the registry");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        error_set(err, LKD_IO, "the registry %s is locked by another program", path);
        error_hint(err, "nothing was written; try again when the other one is done");
        return LKD_IO;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        error_set(err, LKD_BAD_DATA, "%s is no registry, or a damaged one: %s", path, message);
        error_hint(err, "nothing was written; restore it from a copy");
        return LKD_BAD_DATA;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        error_set(err, LKD_IO, "the registry %s cannot be opened or written: %s", path, message);
        error_hint(err, "its folder must be writable, for the files that stand beside it");
        return LKD_IO;
    case SQLITE_CONSTRAINT:
        return error_set(err, LKD_BAD_DATA, "the registry refuses the row: %s", message);
    default:
        return error_set(err, LKD_IO, "the registry %s: %s", path, message);
    }
}

static enum lkd_status failed(const struct sqlite_store *s, struct lkd_error *err) {
    return failed_with(s->path, sqlite3_extended_errcode(s->db), sqlite3_errmsg(s->db), err);
}

/* ---- statements ---- */

static enum lkd_status prepare(struct sqlite_store *s, const char *sql, sqlite3_stmt **statement,
                               struct lkd_error *err) {
    if (*statement)
        return LKD_OK;
    int code = sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
    return code == SQLITE_OK ? LKD_OK : failed(s, err);
}

static bool bind(sqlite3_stmt *statement, int index, struct cell cell) {
    int code = SQLITE_OK;
    if (cell.kind == CELL_NUMBER)
        code = sqlite3_bind_int64(statement, index, cell.number);
    else if (cell.kind == CELL_TEXT)
        code = sqlite3_bind_text64(statement, index, cell.text, cell.length, SQLITE_STATIC,
                                   SQLITE_UTF8);
    else
        code = sqlite3_bind_null(statement, index);
    return code == SQLITE_OK;
}

/* Run a statement that gives no rows, and make it ready again. */
static enum lkd_status run(struct sqlite_store *s, sqlite3_stmt *statement, struct lkd_error *err) {
    enum lkd_status status = LKD_OK;
    int code = sqlite3_step(statement);
    if (code != SQLITE_DONE && code != SQLITE_ROW)
        status = failed(s, err);
    sqlite3_reset(statement);
    return status;
}

static enum lkd_status run_text(struct sqlite_store *s, const char *sql, sqlite3_stmt **statement,
                                struct lkd_error *err) {
    enum lkd_status status = prepare(s, sql, statement, err);
    return status ? status : run(s, *statement, err);
}

/* `"id", "name"` of the columns in the set. */
static void list_columns(const struct registry_table *t, column_set columns, char *sql) {
    size_t length = strlen(sql);
    const char *comma = "";
    for (size_t i = 0; i < t->count; i++) {
        if (!(columns >> i & 1))
            continue;
        length +=
            (size_t)snprintf(sql + length, SQL_MAX - length, "%s\"%s\"", comma, t->columns[i].name);
        comma = ", ";
    }
}

static void add_sql(char *sql, const char *text) {
    size_t length = strlen(sql);
    snprintf(sql + length, SQL_MAX - length, "%s", text);
}

/* ---- cells of a row ---- */

static struct cell borrowed_cell(sqlite3_stmt *row, int column) {
    switch (sqlite3_column_type(row, column)) {
    case SQLITE_INTEGER:
        return cell_number(sqlite3_column_int64(row, column));
    case SQLITE_TEXT: {
        const char *text = (const char *)sqlite3_column_text(row, column);
        return cell_bytes(text, (size_t)sqlite3_column_bytes(row, column));
    }
    default:
        return (struct cell){.kind = CELL_NONE};
    }
}

/* The row, its texts copied into one piece of the arena. */
static bool take_row(sqlite3_stmt *statement, size_t count, struct arena *arena,
                     struct store_row *row) {
    size_t bytes = 0;
    for (size_t i = 0; i < count; i++) {
        row->cells[i] = borrowed_cell(statement, (int)i);
        bytes += row->cells[i].kind == CELL_TEXT ? row->cells[i].length : 0;
    }
    char *copy = arena_alloc(arena, bytes);
    if (!copy)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (row->cells[i].kind != CELL_TEXT)
            continue;
        memcpy(copy, row->cells[i].text, row->cells[i].length);
        row->cells[i].text = copy;
        copy += row->cells[i].length;
    }
    row->known = true;
    return true;
}

/* The first row of a bound statement, if there is one; the statement is ready again then. */
static enum lkd_status first_row(struct sqlite_store *s, sqlite3_stmt *statement, size_t count,
                                 struct arena *arena, struct store_row *ret_row,
                                 struct lkd_error *err) {
    enum lkd_status status = LKD_OK;
    int code = sqlite3_step(statement);
    if (code == SQLITE_ROW && !take_row(statement, count, arena, ret_row))
        status = error_set(err, LKD_NO_MEMORY, "no memory for a row of the registry");
    else if (code != SQLITE_ROW && code != SQLITE_DONE)
        status = failed(s, err);
    sqlite3_reset(statement);
    return status;
}

/* ---- views ---- */

static void end_view(struct sqlite_store *s) {
    if (!sqlite3_get_autocommit(s->db))
        run_text(s, "COMMIT", &s->commit, NULL);
}

/* Begin a view unless the one that is kept still is the newest. What is copied before it begins
 * may be older than the view, never newer: at worst it is begun anew once too often. */
static enum lkd_status keep_view(struct sqlite_store *s, struct lkd_error *err) {
    const void *shared = (const void *)s->shared_head;
    if (!shared || s->scans > 0)
        return LKD_OK;
    if (!sqlite3_get_autocommit(s->db)) {
        if (memcmp(s->head, shared, WAL_HEAD_BYTES) == 0)
            return LKD_OK;
        end_view(s);
    }
    memcpy(s->head, shared, WAL_HEAD_BYTES);
    return run_text(s, "BEGIN", &s->begin_read, err);
}

static void sqlite_rest(struct store *base) {
    if (self(base)->shared_head)
        end_view(self(base));
}

static bool has_log(struct sqlite_store *s) {
    sqlite3_stmt *statement = NULL;
    bool log = prepare(s, "PRAGMA journal_mode", &statement, NULL) == LKD_OK &&
               sqlite3_step(statement) == SQLITE_ROW &&
               strcmp((const char *)sqlite3_column_text(statement, 0), "wal") == 0;
    sqlite3_finalize(statement);
    return log;
}

/* The write-ahead log of the database has been read, so its index is in shared memory. */
static void find_shared_head(struct sqlite_store *s) {
    sqlite3_file *file = NULL;
    void volatile *index = NULL;
    if (!has_log(s) ||
        sqlite3_file_control(s->db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
        !file || !file->pMethods || file->pMethods->iVersion < 2)
        return;
    if (file->pMethods->xShmMap(file, 0, WAL_INDEX_BYTES, 0, &index) == SQLITE_OK)
        s->shared_head = index;
}

/* ---- rows by key ---- */

static enum lkd_status prepare_get(struct sqlite_store *s, enum table_id id,
                                   struct lkd_error *err) {
    const struct registry_table *t = &registry_tables[id];
    char sql[SQL_MAX] = "SELECT ";
    if (s->tables[id].get)
        return LKD_OK;
    list_columns(t, ALL_COLUMNS(t), sql);
    add_sql(sql, " FROM \"");
    add_sql(sql, t->name);
    add_sql(sql, "\" WHERE \"");
    add_sql(sql, t->columns[KEY_COLUMN].name);
    add_sql(sql, "\" = ?1");
    return prepare(s, sql, &s->tables[id].get, err);
}

/* `ret_row->known` tells whether there is one. */
static enum lkd_status find_row(struct sqlite_store *s, enum table_id id, struct cell key,
                                struct arena *arena, struct store_row *ret_row,
                                struct lkd_error *err) {
    enum lkd_status status = prepare_get(s, id, err);
    if (status)
        return status;
    sqlite3_stmt *statement = s->tables[id].get;
    if (!bind(statement, 1, key))
        return failed(s, err);
    return first_row(s, statement, registry_tables[id].count, arena, ret_row, err);
}

static enum lkd_status sqlite_get(struct store *base, enum table_id id, struct cell key,
                                  struct arena *arena, struct store_row *ret_row,
                                  struct lkd_error *err) {
    struct store_row row = {.known = false};
    enum lkd_status status = keep_view(self(base), err);
    if (!status)
        status = find_row(self(base), id, key, arena, &row, err);
    if (status)
        return status;
    if (!row.known)
        return error_set(err, LKD_NOT_FOUND, "the registry has no \"%.*s\" among its %s",
                         (int)key.length, key.kind == CELL_TEXT ? key.text : "",
                         registry_tables[id].name);
    *ret_row = row;
    return LKD_OK;
}

/* ---- many rows ---- */

static void select_sql(const struct registry_table *t, size_t column, char *sql) {
    add_sql(sql, "SELECT ");
    list_columns(t, ALL_COLUMNS(t), sql);
    add_sql(sql, " FROM \"");
    add_sql(sql, t->name);
    if (column < t->count) {
        add_sql(sql, "\" WHERE \"");
        add_sql(sql, t->columns[column].name);
        add_sql(sql, "\" = ?1 ORDER BY \"");
    } else {
        add_sql(sql, "\" ORDER BY \"");
    }
    add_sql(sql, t->columns[KEY_COLUMN].name);
    add_sql(sql, "\"");
}

static enum lkd_status sqlite_scan(struct store *base, enum table_id id, size_t column,
                                   struct cell value, store_row_taker *take, void *context,
                                   struct lkd_error *err) {
    struct sqlite_store *s = self(base);
    const struct registry_table *t = &registry_tables[id];
    struct cell cells[COLUMNS_MAX];
    char sql[SQL_MAX] = "";
    sqlite3_stmt *statement = NULL;
    select_sql(t, column, sql);
    enum lkd_status status = keep_view(s, err);
    if (!status)
        status = prepare(s, sql, &statement, err);
    s->scans++;
    if (!status && column < t->count && !bind(statement, 1, value))
        status = failed(s, err);
    int code = SQLITE_DONE;
    while (!status && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        for (size_t i = 0; i < t->count; i++)
            cells[i] = borrowed_cell(statement, (int)i);
        if (!take(context, cells))
            break;
    }
    if (!status && code != SQLITE_ROW && code != SQLITE_DONE)
        status = failed(s, err);
    sqlite3_finalize(statement);
    s->scans--;
    return status;
}

/* ---- what a query names ---- */

#define NEVER "9223372036854775807"

static const char *const fetch_sql[FETCH_COUNT] = {
    /* ?1 household, ?2 day */
    [FETCH_TICKET] = "SELECT id, household, valid_on, slot, used_at FROM tickets"
                     " WHERE household = ?1 AND valid_on = ?2"
                     " ORDER BY used_at IS NOT NULL, id LIMIT 1",
    /* ?1 household, ?2 now, ?3 Monday, ?4 person */
    [FETCH_TRIPS] = "SELECT total(begun AND left_at >= ?3 AND NOT (mine AND still)),"
                    " total(begun AND still AND NOT mine),"
                    " min(CASE WHEN NOT begun THEN left_at WHEN back_at > ?2 THEN back_at END)"
                    " FROM (SELECT left_at, back_at, left_at <= ?2 AS begun, person IS ?4 AS mine,"
                    " back_at IS NULL OR back_at > ?2 AS still"
                    " FROM trips WHERE household = ?1)",
    /* ?1 person, ?2 now */
    [FETCH_HELD] = "SELECT max(CASE WHEN valid_from <= ?2 THEN valid_to END),"
                   " min(CASE WHEN valid_from > ?2 THEN valid_from END)"
                   " FROM permits WHERE person = ?1 AND valid_to > ?2"
                   " AND (revoked_at IS NULL OR revoked_at > ?2)",
    /* ?1 business, ?2 now */
    [FETCH_INSPECTION] = "SELECT id, business, assessed, passed, score FROM inspections"
                         " WHERE business = ?1 AND assessed <= ?2"
                         " ORDER BY assessed DESC, id DESC LIMIT 1",
    /* ?1 business, ?2 now */
    [FETCH_SUSPENDED] = "SELECT total(\"from\" <= ?2 AND ends > ?2),"
                        " min(CASE WHEN \"from\" > ?2 THEN \"from\""
                        " WHEN ends > ?2 AND ends < " NEVER " THEN ends END),"
                        " (SELECT min(assessed) FROM inspections"
                        " WHERE business = ?1 AND assessed > ?2) FROM ("
                        "SELECT \"from\","
                        " min(coalesce(until, " NEVER "), coalesce(lifted_at, " NEVER ")) AS ends"
                        " FROM suspensions WHERE business = ?1)",
};

static void bound_by(struct store_found *found, sqlite3_stmt *row, int column) {
    if (sqlite3_column_type(row, column) != SQLITE_INTEGER)
        return;
    int64_t instant_s = sqlite3_column_int64(row, column);
    if (instant_s < found->until_s)
        found->until_s = instant_s;
}

/* Prepare one of the statements and bind its first two values. */
static enum lkd_status ask(struct sqlite_store *s, enum fetch_statement which, struct cell first,
                           int64_t second, struct lkd_error *err) {
    enum lkd_status status = prepare(s, fetch_sql[which], &s->fetches[which], err);
    if (!status &&
        (!bind(s->fetches[which], 1, first) || !bind(s->fetches[which], 2, cell_number(second))))
        status = failed(s, err);
    return status;
}

/* Step to the one row of an aggregate. */
static enum lkd_status step_to_row(struct sqlite_store *s, sqlite3_stmt *statement,
                                   struct lkd_error *err) {
    if (sqlite3_step(statement) == SQLITE_ROW)
        return LKD_OK;
    enum lkd_status status = failed(s, err);
    sqlite3_reset(statement);
    return status;
}

static enum lkd_status fetch_trips(struct sqlite_store *s, const struct store_ids *ids,
                                   struct cell household, struct store_found *found,
                                   struct lkd_error *err) {
    enum lkd_status status = ask(s, FETCH_TRIPS, household, ids->at_s, err);
    if (status)
        return status;
    sqlite3_stmt *statement = s->fetches[FETCH_TRIPS];
    if (!bind(statement, 3, cell_number(ids->monday_s)) || !bind(statement, 4, ids->person))
        return failed(s, err);
    status = step_to_row(s, statement, err);
    if (status)
        return status;
    found->trips_this_week = sqlite3_column_int64(statement, 0);
    found->out_now = sqlite3_column_int64(statement, 1);
    bound_by(found, statement, 2);
    sqlite3_reset(statement);
    return LKD_OK;
}

static enum lkd_status fetch_held(struct sqlite_store *s, const struct store_ids *ids,
                                  struct store_found *found, struct lkd_error *err) {
    enum lkd_status status = ask(s, FETCH_HELD, ids->person, ids->at_s, err);
    if (!status)
        status = step_to_row(s, s->fetches[FETCH_HELD], err);
    if (status)
        return status;
    sqlite3_stmt *row = s->fetches[FETCH_HELD];
    found->holds_permit = sqlite3_column_type(row, 0) == SQLITE_INTEGER;
    bound_by(found, row, found->holds_permit ? 0 : 1);
    sqlite3_reset(row);
    return LKD_OK;
}

static enum lkd_status fetch_person(struct sqlite_store *s, const struct store_ids *ids,
                                    struct arena *arena, struct store_found *found,
                                    struct lkd_error *err) {
    enum lkd_status status = find_row(s, TABLE_PEOPLE, ids->person, arena, &found->person, err);
    if (status || !found->person.known)
        return status;
    struct cell household = found->person.cells[PEOPLE_HOUSEHOLD];
    status = fetch_held(s, ids, found, err);
    if (status || household.kind == CELL_NONE)
        return status;
    status = ask(s, FETCH_TICKET, household, ids->day_s, err);
    if (!status)
        status = first_row(s, s->fetches[FETCH_TICKET], registry_tables[TABLE_TICKETS].count, arena,
                           &found->ticket, err);
    return status ? status : fetch_trips(s, ids, household, found, err);
}

static enum lkd_status fetch_suspended(struct sqlite_store *s, const struct store_ids *ids,
                                       struct store_found *found, struct lkd_error *err) {
    enum lkd_status status = ask(s, FETCH_SUSPENDED, ids->business, ids->at_s, err);
    if (!status)
        status = step_to_row(s, s->fetches[FETCH_SUSPENDED], err);
    if (status)
        return status;
    sqlite3_stmt *row = s->fetches[FETCH_SUSPENDED];
    found->suspended = sqlite3_column_int64(row, 0) > 0;
    bound_by(found, row, 1);
    bound_by(found, row, 2); /* the next inspection */
    sqlite3_reset(row);
    return LKD_OK;
}

static enum lkd_status fetch_business(struct sqlite_store *s, const struct store_ids *ids,
                                      struct arena *arena, struct store_found *found,
                                      struct lkd_error *err) {
    enum lkd_status status =
        find_row(s, TABLE_BUSINESSES, ids->business, arena, &found->business, err);
    if (status || !found->business.known)
        return status;
    status = ask(s, FETCH_INSPECTION, ids->business, ids->at_s, err);
    if (!status)
        status =
            first_row(s, s->fetches[FETCH_INSPECTION], registry_tables[TABLE_INSPECTIONS].count,
                      arena, &found->inspection, err);
    return status ? status : fetch_suspended(s, ids, found, err);
}

static enum lkd_status fetch_all(struct sqlite_store *s, const struct store_ids *ids,
                                 struct arena *arena, struct store_found *found,
                                 struct lkd_error *err) {
    enum lkd_status status = LKD_OK;
    if (ids->permit.kind == CELL_TEXT)
        status = find_row(s, TABLE_PERMITS, ids->permit, arena, &found->permit, err);
    if (!status && ids->plate.kind == CELL_TEXT)
        status = find_row(s, TABLE_VEHICLES, ids->plate, arena, &found->vehicle, err);
    if (!status && ids->person.kind == CELL_TEXT)
        status = fetch_person(s, ids, arena, found, err);
    if (!status && ids->business.kind == CELL_TEXT)
        status = fetch_business(s, ids, arena, found, err);
    return status;
}

/* A single row is one view by itself; it need not pay for a transaction. */
static bool needs_transaction(const struct store_ids *ids) {
    return ids->person.kind == CELL_TEXT || ids->business.kind == CELL_TEXT ||
           (ids->permit.kind == CELL_TEXT && ids->plate.kind == CELL_TEXT);
}

static enum lkd_status sqlite_fetch(struct store *base, const struct store_ids *ids,
                                    struct arena *arena, struct store_found *ret_found,
                                    struct lkd_error *err) {
    struct sqlite_store *s = self(base);
    enum lkd_status status = keep_view(s, err);
    bool several = !status && sqlite3_get_autocommit(s->db) && needs_transaction(ids);
    struct store_found *f = ret_found;
    f->permit.known = f->person.known = f->business.known = f->vehicle.known = false;
    f->ticket.known = f->inspection.known = f->suspended = f->holds_permit = false;
    f->trips_this_week = f->out_now = 0;
    f->until_s = INT64_MAX;
    if (several)
        status = run_text(s, "BEGIN", &s->begin_read, err);
    if (!status)
        status = fetch_all(s, ids, arena, f, err);
    if (several)
        run_text(s, "COMMIT", &s->commit, NULL); /* of a read: it releases the view */
    return status;
}

/* ---- writing ---- */

static enum lkd_status sqlite_begin(struct store *base, struct lkd_error *err) {
    return run_text(self(base), "BEGIN IMMEDIATE", &self(base)->begin_write, err);
}

static enum lkd_status sqlite_commit(struct store *base, struct lkd_error *err) {
    return run_text(self(base), "COMMIT", &self(base)->commit, err);
}

static void sqlite_rollback(struct store *base) {
    if (!sqlite3_get_autocommit(self(base)->db))
        run_text(self(base), "ROLLBACK", &self(base)->rollback, NULL);
}

/* INSERT ... ON CONFLICT (key) DO UPDATE SET "a" = excluded."a", ... */
static void put_sql(const struct registry_table *t, column_set columns, char *sql) {
    const char *key = t->columns[KEY_COLUMN].name, *comma = "";
    add_sql(sql, "INSERT INTO \"");
    add_sql(sql, t->name);
    add_sql(sql, "\" (");
    list_columns(t, columns, sql);
    add_sql(sql, ") VALUES (");
    for (size_t i = 0; i < t->count; i++)
        if (columns >> i & 1) {
            add_sql(sql, comma);
            add_sql(sql, "?");
            comma = ", ";
        }
    add_sql(sql, ") ON CONFLICT (\"");
    add_sql(sql, key);
    add_sql(sql, columns == 1 ? "\") DO NOTHING" : "\") DO UPDATE SET ");
    comma = "";
    for (size_t i = 1; i < t->count; i++)
        if (columns >> i & 1) {
            size_t length = strlen(sql);
            snprintf(sql + length, SQL_MAX - length, "%s\"%s\" = excluded.\"%s\"", comma,
                     t->columns[i].name, t->columns[i].name);
            comma = ", ";
        }
}

static enum lkd_status prepare_put(struct sqlite_store *s, enum table_id id, column_set columns,
                                   struct lkd_error *err) {
    struct table_statements *statements = &s->tables[id];
    char sql[SQL_MAX] = "";
    if (statements->put && statements->put_columns == columns)
        return LKD_OK;
    sqlite3_finalize(statements->put);
    statements->put = NULL;
    statements->put_columns = columns;
    put_sql(&registry_tables[id], columns, sql);
    return prepare(s, sql, &statements->put, err);
}

static enum lkd_status sqlite_put(struct store *base, enum table_id id, column_set columns,
                                  const struct cell *cells, struct lkd_error *err) {
    struct sqlite_store *s = self(base);
    enum lkd_status status = prepare_put(s, id, columns, err);
    if (status)
        return status;
    sqlite3_stmt *statement = s->tables[id].put;
    int index = 1;
    for (size_t i = 0; i < registry_tables[id].count; i++)
        if (columns >> i & 1 && !bind(statement, index++, cells[i]))
            return failed(s, err);
    return run(s, statement, err);
}

static enum lkd_status sqlite_remove(struct store *base, enum table_id id, size_t column,
                                     struct cell value, size_t *ret_count, struct lkd_error *err) {
    struct sqlite_store *s = self(base);
    const struct registry_table *t = &registry_tables[id];
    char sql[SQL_MAX];
    sqlite3_stmt *statement = NULL;
    snprintf(sql, sizeof sql, "DELETE FROM \"%s\" WHERE \"%s\" = ?1", t->name,
             t->columns[column].name);
    enum lkd_status status = prepare(s, sql, &statement, err);
    if (!status && !bind(statement, 1, value))
        status = failed(s, err);
    if (!status)
        status = run(s, statement, err);
    if (!status && ret_count)
        *ret_count = (size_t)sqlite3_changes64(s->db);
    sqlite3_finalize(statement);
    return status;
}

static enum lkd_status sqlite_note(struct store *base, const struct change *change,
                                   struct lkd_error *err) {
    struct sqlite_store *s = self(base);
    enum lkd_status status =
        prepare(s,
                "INSERT INTO changes (at, who, why, action, \"table\", \"key\", detail)"
                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                &s->note, err);
    if (status)
        return status;
    const struct cell cells[] = {
        cell_number(change->at_s),
        cell_text(change->who),
        cell_text(change->why),
        cell_text(change->action),
        cell_text(registry_tables[change->table].name),
        cell_text(change->key),
        cell_text(change->detail),
    };
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++)
        if (!bind(s->note, (int)i + 1, cells[i]))
            return failed(s, err);
    return run(s, s->note, err);
}

static enum lkd_status sqlite_forget(struct store *base, enum table_id id, struct cell key,
                                     struct lkd_error *err) {
    struct sqlite_store *s = self(base);
    sqlite3_stmt *statement = NULL;
    enum lkd_status status =
        prepare(s,
                "UPDATE changes SET \"key\" = NULL, detail = NULL, why = '(purged)'"
                " WHERE \"table\" = ?1 AND \"key\" = ?2",
                &statement, err);
    if (!status &&
        (!bind(statement, 1, cell_text(registry_tables[id].name)) || !bind(statement, 2, key)))
        status = failed(s, err);
    if (!status)
        status = run(s, statement, err);
    sqlite3_finalize(statement);
    return status;
}

/* Removed rows are overwritten in the database (secure_delete); the write-ahead log has them until
 * it is copied back and cut. */
static void sqlite_scrub(struct store *base) {
    sqlite3 *db = self(base)->db;
    sqlite3_busy_timeout(db, SCRUB_WAIT_MS);
    sqlite3_wal_checkpoint_v2(db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    sqlite3_busy_timeout(db, SQLITE_STORE_WAIT_MS);
}

/* ---- opening ---- */

static void sqlite_close(struct store *base) {
    struct sqlite_store *s = self(base);
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        sqlite3_finalize(s->tables[i].get);
        sqlite3_finalize(s->tables[i].put);
    }
    for (size_t i = 0; i < FETCH_COUNT; i++)
        sqlite3_finalize(s->fetches[i]);
    sqlite3_finalize(s->begin_read);
    sqlite3_finalize(s->begin_write);
    sqlite3_finalize(s->commit);
    sqlite3_finalize(s->rollback);
    sqlite3_finalize(s->note);
    sqlite3_close(s->db);
    free(s->path);
    free(s);
}

static const struct store_methods sqlite_methods = {
    .close = sqlite_close,
    .fetch = sqlite_fetch,
    .get = sqlite_get,
    .scan = sqlite_scan,
    .rest = sqlite_rest,
    .begin = sqlite_begin,
    .commit = sqlite_commit,
    .rollback = sqlite_rollback,
    .put = sqlite_put,
    .remove = sqlite_remove,
    .note = sqlite_note,
    .forget = sqlite_forget,
    .scrub = sqlite_scrub,
};

static enum lkd_status execute(struct sqlite_store *s, const char *sql, struct lkd_error *err) {
    return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK ? LKD_OK : failed(s, err);
}

static enum lkd_status read_number(struct sqlite_store *s, const char *sql, int64_t *ret_number,
                                   struct lkd_error *err) {
    sqlite3_stmt *statement = NULL;
    enum lkd_status status = prepare(s, sql, &statement, err);
    if (!status)
        status = step_to_row(s, statement, err);
    if (!status)
        *ret_number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return status;
}

static enum lkd_status set_up(struct sqlite_store *s, struct lkd_error *err) {
    char sql[256];
    sqlite3_extended_result_codes(s->db, 1);
    sqlite3_busy_timeout(s->db, SQLITE_STORE_WAIT_MS);
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    snprintf(sql, sizeof sql,
             "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA synchronous = FULL;"
             " PRAGMA secure_delete = ON; PRAGMA cache_size = -%d",
             CACHE_KB);
    return execute(s, sql, err);
}

/* One migration and its number, in the transaction at hand. */
static enum lkd_status migrate_once(struct sqlite_store *s, size_t version, struct lkd_error *err) {
    char sql[64];
    enum lkd_status status = execute(s, sqlite_migrations[version], err);
    snprintf(sql, sizeof sql, "PRAGMA user_version = %zu", version + 1);
    return status ? status : execute(s, sql, err);
}

/* The version is read again, as another program may just have done the same. */
static enum lkd_status migrate(struct sqlite_store *s, struct lkd_error *err) {
    char sql[64];
    int64_t version = 0;
    snprintf(sql, sizeof sql, "PRAGMA application_id = %d", SQLITE_APPLICATION_ID);
    enum lkd_status status = sqlite_begin(&s->base, err);
    if (!status)
        status = execute(s, sql, err);
    if (!status)
        status = read_number(s, "PRAGMA user_version", &version, err);
    for (; !status && version < (int64_t)sqlite_migration_count; version++)
        status = migrate_once(s, (size_t)version, err);
    if (!status)
        status = sqlite_commit(&s->base, err);
    if (status)
        sqlite_rollback(&s->base);
    return status;
}

static enum lkd_status too_new(const struct sqlite_store *s, int64_t version,
                               struct lkd_error *err) {
    error_set(err, LKD_BAD_DATA,
              "the registry %s has version %lld; this program knows versions up to %zu", s->path,
              (long long)version, sqlite_migration_count);
    error_hint(err, "it was written by a newer lockdown: use that one; nothing was changed");
    return LKD_BAD_DATA;
}

static enum lkd_status too_old(const struct sqlite_store *s, int64_t version,
                               struct lkd_error *err) {
    error_set(err, LKD_BAD_DATA, "the registry %s has the old version %lld", s->path,
              (long long)version);
    error_hint(err, "any command that writes to it brings it up to date");
    return LKD_BAD_DATA;
}

static enum lkd_status check_version(struct sqlite_store *s, enum store_mode mode,
                                     struct lkd_error *err) {
    int64_t application, version;
    enum lkd_status status = read_number(s, "PRAGMA application_id", &application, err);
    if (!status)
        status = read_number(s, "PRAGMA user_version", &version, err);
    if (status)
        return status;
    if (mode != STORE_CREATE && application != SQLITE_APPLICATION_ID)
        return error_set(err, LKD_BAD_DATA, "%s is no registry, but another database", s->path);
    if (version > (int64_t)sqlite_migration_count)
        return too_new(s, version, err);
    if (version == (int64_t)sqlite_migration_count)
        return LKD_OK;
    if (mode == STORE_READ)
        return too_old(s, version, err);
    if (mode == STORE_CREATE)
        status = execute(s, "PRAGMA journal_mode = WAL", err);
    return status ? status : migrate(s, err);
}

/* A new registry is for its owner alone, and so are the files SQLite puts beside it. */
static enum lkd_status make_file(const char *path, struct lkd_error *err) {
    int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0 && errno == EEXIST)
        return error_set(err, LKD_BAD_DATA, "%s exists already", path);
    if (file < 0)
        return failed_with(path, SQLITE_CANTOPEN, strerror(errno), err);
    close(file);
    return LKD_OK;
}

static enum lkd_status check_file(const char *path, enum store_mode mode, struct lkd_error *err) {
    if (mode == STORE_CREATE)
        return make_file(path, err);
    if (access(path, F_OK) == 0)
        return LKD_OK;
    error_set(err, LKD_NOT_FOUND, "there is no registry %s: %s", path, strerror(errno));
    error_hint(err, "`lockdown registry init --registry FILE` makes one");
    return LKD_NOT_FOUND;
}

static enum lkd_status open_database(struct sqlite_store *s, enum store_mode mode,
                                     struct lkd_error *err) {
    static const int flags[] = {
        [STORE_READ] = SQLITE_OPEN_READONLY,
        [STORE_WRITE] = SQLITE_OPEN_READWRITE,
        [STORE_CREATE] = SQLITE_OPEN_READWRITE,
    };
    int code = sqlite3_open_v2(s->path, &s->db, flags[mode] | SQLITE_OPEN_NOMUTEX, NULL);
    if (code != SQLITE_OK)
        return failed_with(s->path, code, sqlite3_errstr(code), err);
    enum lkd_status status = set_up(s, err);
    if (!status)
        status = check_version(s, mode, err);
    if (!status && mode == STORE_READ)
        find_shared_head(s);
    return status;
}

static enum lkd_status open_store(const char *path, enum store_mode mode, struct store **ret_store,
                                  struct lkd_error *err) {
    struct sqlite_store *s = calloc(1, sizeof *s);
    size_t length = strlen(path) + 1;
    char *copy = malloc(length);
    if (!s || !copy) {
        free(s);
        free(copy);
        return error_set(err, LKD_NO_MEMORY, "no memory for the registry");
    }
    s->base.methods = &sqlite_methods;
    s->path = memcpy(copy, path, length);
    enum lkd_status status = open_database(s, mode, err);
    if (status)
        sqlite_close(&s->base);
    else
        *ret_store = &s->base;
    return status;
}

enum lkd_status sqlite_store_open(const char *path, enum store_mode mode, struct store **ret_store,
                                  struct lkd_error *err) {
    enum lkd_status status = check_file(path, mode, err);
    if (status)
        return status;
    status = open_store(path, mode, ret_store, err);
    if (status && mode == STORE_CREATE)
        unlink(path);
    return status;
}
