/*
 * registry.c - the handle of a registry, and single rows; see lockdown/registry.h.
 */
#include "registry/registry.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/civil.h"
#include "registry/sqlite.h"

/* ---- life ---- */

enum lkd_status lkd_registry_create(const char *path, struct lkd_error *err) {
    struct store *store;
    error_clear(err);
    enum lkd_status status = sqlite_store_open(path, STORE_CREATE, &store, err);
    if (!status)
        store_close(store);
    return status;
}

enum lkd_status lkd_registry_open(const char *path, bool writing, struct lkd_registry **ret,
                                  struct lkd_error *err) {
    struct lkd_registry *r = calloc(1, sizeof *r);
    error_clear(err);
    if (!r)
        return error_set(err, LKD_NO_MEMORY, "no memory for the registry");
    enum lkd_status status =
        sqlite_store_open(path, writing ? STORE_WRITE : STORE_READ, &r->store, err);
    if (status)
        free(r);
    else
        *ret = r;
    return status;
}

void lkd_registry_close(struct lkd_registry *r) {
    if (!r)
        return;
    store_close(r->store);
    if (r->release_judge)
        r->release_judge(r->judge.context);
    free(r);
}

void lkd_registry_rest(struct lkd_registry *r) {
    if (r)
        r->store->methods->rest(r->store);
}

const struct judge *registry_judge(const struct lkd_registry *r) {
    return r->judge.word ? &r->judge : NULL;
}

/* ---- small things ---- */

static const char *table_name_at(const void *context, size_t i) {
    (void)context;
    return registry_tables[i].name;
}

enum lkd_status registry_find_table(const char *name, enum table_id *ret_table,
                                    struct lkd_error *err) {
    *ret_table = table_find(name);
    if (*ret_table != NO_TABLE)
        return LKD_OK;
    error_set(err, LKD_BAD_QUERY, "the registry has no table \"%s\"", name);
    const char *nearest = nearest_name(name, TABLE_COUNT, table_name_at, NULL);
    if (nearest)
        error_hint(err, "did you mean \"%s\"?", nearest);
    return LKD_BAD_QUERY;
}

enum lkd_status registry_check_act(const struct lkd_act *act, struct lkd_error *err) {
    if (act->who && *act->who && act->why && *act->why)
        return LKD_OK;
    return error_set(err, LKD_BAD_QUERY, "a change needs who makes it, and why");
}

enum lkd_status registry_note(struct lkd_registry *r, const struct lkd_act *act, const char *action,
                              enum table_id table, const char *key, const char *detail,
                              struct lkd_error *err) {
    const struct change change = {act->who, act->why, act->at_s, action, table, key, detail};
    return r->store->methods->note(r->store, &change, err);
}

void registry_new_key(struct lkd_registry *r, char ret_key[LKD_KEY_MAX]) {
    char id[RANDOM_ID_SIZE];
    random_id(&r->random, id);
    memcpy(ret_key, id, sizeof id);
}

void registry_copy_key(struct cell cell, char ret_key[LKD_KEY_MAX]) {
    size_t length = cell.kind == CELL_TEXT ? cell.length : 0;
    if (length >= LKD_KEY_MAX)
        length = LKD_KEY_MAX - 1;
    if (length > 0)
        memcpy(ret_key, cell.text, length);
    ret_key[length] = '\0';
}

enum lkd_status registry_write(struct lkd_registry *r, const struct lkd_act *act,
                               registry_writer *write, void *context, struct lkd_error *err) {
    const struct store_methods *m = r->store->methods;
    enum lkd_status status = registry_check_act(act, err);
    if (!status)
        status = m->begin(r->store, err);
    if (status)
        return status;
    status = write(r, context, err);
    if (!status)
        status = m->commit(r->store, err);
    m->rollback(r->store);
    return status;
}

/* ---- adding a row ---- */

enum lkd_status row_check_new(struct row_reader *reader, enum table_id table,
                              struct lkd_error *err) {
    struct lkd_error absent = {.status = LKD_OK}, wrong = {.status = LKD_OK};
    struct cell key = reader->cells[KEY_COLUMN];
    enum lkd_status status = store_has(reader->r->store, table, key, &absent);
    if (status == LKD_NOT_FOUND)
        return LKD_OK;
    if (status) {
        if (err && err->status == LKD_OK)
            *err = absent;
        return status;
    }
    error_set(&wrong, LKD_BAD_DATA, "\"%.*s\" is there already", (int)key.length, key.text);
    row_complain(reader, reader->table->columns[KEY_COLUMN].name, &wrong);
    return LKD_OK;
}

/* A row in which everything stands. */
static enum lkd_status read_fields(struct row_reader *reader, const struct lkd_field *fields,
                                   size_t count, enum table_id table, char ret_key[LKD_KEY_MAX],
                                   struct lkd_error *err) {
    row_begin(reader, 0, 0);
    reader->columns = ALL_COLUMNS(reader->table); /* wrong values take theirs out again */
    enum lkd_status status = row_fields(reader, fields, count, err);
    if (status)
        return status;
    if (reader->cells[KEY_COLUMN].kind == CELL_NONE) {
        registry_new_key(reader->r, ret_key);
        reader->cells[KEY_COLUMN] = cell_text(ret_key);
    }
    status = row_check(reader, err);
    return status ? status : row_check_new(reader, table, err);
}

static enum lkd_status add_row(struct row_reader *reader, enum table_id table, const char *action,
                               const struct lkd_act *act, char ret_key[LKD_KEY_MAX],
                               struct lkd_error *err) {
    struct store *s = reader->r->store;
    enum lkd_status status =
        s->methods->put(s, table, ALL_COLUMNS(reader->table), reader->cells, err);
    char key[LKD_KEY_MAX];
    registry_copy_key(reader->cells[KEY_COLUMN], key);
    if (!status)
        status = registry_note(reader->r, act, action, table, key, NULL, err);
    if (!status)
        memcpy(ret_key, key, sizeof key);
    return status;
}

/* The work of registry_add_row inside its transaction. */
struct addition {
    enum table_id table;
    const struct lkd_field *fields;
    size_t count;
    const char *action;
    const struct lkd_act *act;
    row_sink *check;
    void *context;
    struct lkd_row_findings *findings;
    char key[LKD_KEY_MAX];
};

static enum lkd_status add(struct lkd_registry *r, void *context, struct lkd_error *err) {
    struct addition *a = context;
    struct row_reader reader;
    row_reader_init(&reader, r, &registry_tables[a->table], a->findings);
    enum lkd_status status = read_fields(&reader, a->fields, a->count, a->table, a->key, err);
    if (!status && a->check)
        status = a->check(a->context, &reader, err);
    if (!status && lkd_row_findings_total(a->findings) > 0)
        status = LKD_BAD_DATA;
    if (!status)
        status = add_row(&reader, a->table, a->action, a->act, a->key, err);
    row_reader_free(&reader);
    return status;
}

enum lkd_status registry_add_row(struct lkd_registry *r, enum table_id table,
                                 const struct lkd_field *fields, size_t count, const char *action,
                                 const struct lkd_act *act, row_sink *check, void *context,
                                 char ret_key[LKD_KEY_MAX], struct lkd_row_findings **ret_findings,
                                 struct lkd_error *err) {
    struct addition a = {table, fields, count, action, act, check, context, row_findings_new(), ""};
    *ret_findings = NULL;
    if (!a.findings)
        return error_set(err, LKD_NO_MEMORY, "no memory for a row");
    enum lkd_status status = registry_write(r, act, add, &a, err);
    if (!status)
        memcpy(ret_key, a.key, sizeof a.key);
    return row_findings_give(a.findings, status, ret_findings, err);
}

enum lkd_status lkd_registry_add(struct lkd_registry *r, const char *table,
                                 const struct lkd_field *fields, size_t count, const char *action,
                                 const struct lkd_act *act, char ret_key[LKD_KEY_MAX],
                                 struct lkd_row_findings **ret_findings, struct lkd_error *err) {
    enum table_id id;
    error_clear(err);
    *ret_findings = NULL;
    enum lkd_status status = registry_find_table(table, &id, err);
    return status ? status
                  : registry_add_row(r, id, fields, count, action, act, NULL, NULL, ret_key,
                                     ret_findings, err);
}

/* ---- changing a row ---- */

struct stamping {
    enum table_id table;
    size_t column;
    const char *key, *action;
    const struct lkd_act *act;
    bool is_end; /* of a period: one to come may be brought forward, to its beginning at most */
};

static enum lkd_status stamped_already(const struct stamping *s, int64_t when_s,
                                       struct lkd_error *err) {
    char when[CIVIL_INSTANT_SIZE];
    civil_format_instant(when_s, when);
    return error_set(err, LKD_BAD_DATA, "%s \"%s\": %s is %s already",
                     registry_tables[s->table].name, s->key,
                     registry_tables[s->table].columns[s->column].name, when);
}

static enum lkd_status stamp(struct lkd_registry *r, void *context, struct lkd_error *err) {
    const struct stamping *s = context;
    struct store_row row;
    struct arena arena;
    arena_init(&arena, ROW_MEMORY_MAX, NULL);
    enum lkd_status status =
        r->store->methods->get(r->store, s->table, cell_text(s->key), &arena, &row, err);
    if (!status) {
        struct cell *cell = &row.cells[s->column];
        bool open = cell->kind == CELL_NONE || (s->is_end && cell->number > s->act->at_s);
        int64_t least_s = row.cells[registry_tables[s->table].begins].number;
        if (!open)
            status = stamped_already(s, cell->number, err);
        *cell = cell_number(s->is_end && s->act->at_s < least_s ? least_s : s->act->at_s);
    }
    if (!status)
        status = r->store->methods->put(r->store, s->table, ALL_COLUMNS(&registry_tables[s->table]),
                                        row.cells, err);
    arena_free(&arena);
    return status ? status : registry_note(r, s->act, s->action, s->table, s->key, NULL, err);
}

enum lkd_status lkd_registry_stamp(struct lkd_registry *r, const char *table, const char *key,
                                   const char *column, const char *action,
                                   const struct lkd_act *act, struct lkd_error *err) {
    struct stamping s = {.key = key, .action = action, .act = act};
    error_clear(err);
    enum lkd_status status = registry_find_table(table, &s.table, err);
    if (status)
        return status;
    s.column = column_find(&registry_tables[s.table], column);
    if (s.column == registry_tables[s.table].count)
        return error_set(err, LKD_BAD_QUERY, "%s have no column \"%s\"", table, column);
    return registry_write(r, act, stamp, &s, err);
}

enum lkd_status lkd_registry_lift_blockade(struct lkd_registry *r, const char *id,
                                           const struct lkd_act *act, struct lkd_error *err) {
    struct stamping s = {TABLE_BLOCKADES, BLOCKADES_TO, id, "lift", act, true};
    error_clear(err);
    return registry_write(r, act, stamp, &s, err);
}

/* ---- looking up ---- */

struct trip_search {
    const char *person;
    int64_t left_at_s;
    bool found;
    char key[LKD_KEY_MAX];
};

static bool is_text(const struct cell *cell, const char *text) {
    return cell->kind == CELL_TEXT && cell->length == strlen(text) &&
           memcmp(cell->text, text, cell->length) == 0;
}

static bool look_at_trip(void *context, const struct cell *cells) {
    struct trip_search *s = context;
    if (cells[TRIPS_BACK_AT].kind != CELL_NONE ||
        (s->person && !is_text(&cells[TRIPS_PERSON], s->person)) ||
        (s->found && cells[TRIPS_LEFT_AT].number < s->left_at_s))
        return true;
    s->found = true;
    s->left_at_s = cells[TRIPS_LEFT_AT].number;
    registry_copy_key(cells[TRIPS_ID], s->key);
    return true;
}

enum lkd_status lkd_registry_open_trip(struct lkd_registry *r, const char *household,
                                       const char *person, char ret_trip[LKD_KEY_MAX],
                                       struct lkd_error *err) {
    struct trip_search s = {.person = person};
    error_clear(err);
    enum lkd_status status = r->store->methods->scan(r->store, TABLE_TRIPS, TRIPS_HOUSEHOLD,
                                                     cell_text(household), look_at_trip, &s, err);
    if (!status && !s.found)
        status = error_set(err, LKD_NOT_FOUND, "nobody of the household \"%s\" is out", household);
    if (!status)
        memcpy(ret_trip, s.key, sizeof s.key);
    return status;
}

/* ---- purge ---- */

#define PURGE_PERMITS_MAX 10000

struct purging {
    const char *person;
    const struct lkd_act *act;
    struct lkd_purged done;
};

struct key_list {
    struct arena arena;
    struct cell keys[PURGE_PERMITS_MAX];
    size_t count;
    bool full;
};

static bool keep_key(void *context, const struct cell *cells) {
    struct key_list *list = context;
    const struct cell *key = &cells[KEY_COLUMN];
    const char *copy =
        list->count < PURGE_PERMITS_MAX ? arena_copy(&list->arena, key->text, key->length) : NULL;
    list->full = !copy;
    if (copy)
        list->keys[list->count++] = cell_bytes(copy, key->length);
    return !list->full;
}

/* The change log no longer tells of the person's rows of a table, which go. */
static enum lkd_status purge_rows(struct lkd_registry *r, enum table_id table, size_t column,
                                  struct cell person, size_t *ret_count, struct lkd_error *err) {
    const struct store_methods *m = r->store->methods;
    struct key_list *list = calloc(1, sizeof *list);
    if (!list)
        return error_set(err, LKD_NO_MEMORY, "no memory for a purge");
    arena_init(&list->arena, ROW_MEMORY_MAX, NULL);
    enum lkd_status status = m->scan(r->store, table, column, person, keep_key, list, err);
    if (!status && list->full)
        status = error_set(err, LKD_LIMIT, "the person has more than %d %s", PURGE_PERMITS_MAX,
                           registry_tables[table].name);
    for (size_t i = 0; !status && i < list->count; i++)
        status = m->forget(r->store, table, list->keys[i], err);
    arena_free(&list->arena);
    free(list);
    return status ? status : m->remove(r->store, table, column, person, ret_count, err);
}

static enum lkd_status purge(struct lkd_registry *r, void *context, struct lkd_error *err) {
    struct purging *p = context;
    struct cell person = cell_text(p->person);
    size_t gone = 0;
    enum lkd_status status =
        purge_rows(r, TABLE_PERMITS, PERMITS_PERSON, person, &p->done.permits, err);
    if (!status)
        status = purge_rows(r, TABLE_TRIPS, TRIPS_PERSON, person, &p->done.trips, err);
    if (!status)
        status = purge_rows(r, TABLE_PEOPLE, PEOPLE_ID, person, &gone, err);
    if (!status && gone == 0)
        return error_set(err, LKD_NOT_FOUND, "the registry has no \"%s\" among its people",
                         p->person);
    return status ? status : registry_note(r, p->act, "purge", TABLE_PEOPLE, NULL, NULL, err);
}

enum lkd_status lkd_registry_purge(struct lkd_registry *r, const char *person,
                                   const struct lkd_act *act, struct lkd_purged *ret_purged,
                                   struct lkd_error *err) {
    struct purging p = {.person = person, .act = act};
    error_clear(err);
    enum lkd_status status = registry_write(r, act, purge, &p, err);
    if (status)
        return status;
    r->store->methods->scrub(r->store);
    *ret_purged = p.done;
    return LKD_OK;
}
