/*
 * transfer.c - whole tables in and out as CSV; see lockdown/registry.h.
 */
#include <stdio.h>

#include "registry/csv.h"
#include "registry/registry.h"

/* ---- import ---- */

struct import {
    const struct lkd_registry_import *options;
    enum table_id table;
    struct lkd_row_findings *findings;
    size_t rows;
};

static enum lkd_status put_row(void *context, struct row_reader *reader, struct lkd_error *err) {
    const struct import *i = context;
    struct store *s = reader->r->store;
    return s->methods->put(s, i->table, reader->columns, reader->cells, err);
}

static enum lkd_status import_rows(struct lkd_registry *r, struct import *i,
                                   struct lkd_error *err) {
    struct row_reader reader;
    const struct row_file file = {.path = i->options->path,
                                  .unique = KEY_COLUMN,
                                  .sink = put_row,
                                  .context = i,
                                  .report = i->options->report,
                                  .report_context = i->options->context};
    row_reader_init(&reader, r, &registry_tables[i->table], i->findings);
    enum lkd_status status = row_file_read(&reader, &file, &i->rows, err);
    row_reader_free(&reader);
    return status || lkd_row_findings_total(i->findings) == 0 ? status : LKD_BAD_DATA;
}

/* A dry run has its rows taken back; what is committed then is nothing. */
static enum lkd_status import(struct lkd_registry *r, void *context, struct lkd_error *err) {
    struct import *i = context;
    char detail[64];
    enum lkd_status status = import_rows(r, i, err);
    if (status)
        return status;
    if (i->options->dry_run) {
        r->store->methods->rollback(r->store);
        return r->store->methods->begin(r->store, err);
    }
    snprintf(detail, sizeof detail, "%zu rows", i->rows);
    return registry_note(r, &i->options->act, "import", i->table, NULL, detail, err);
}

enum lkd_status lkd_registry_import(struct lkd_registry *r, const struct lkd_registry_import *o,
                                    size_t *ret_rows, struct lkd_row_findings **ret_findings,
                                    struct lkd_error *err) {
    struct import i = {.options = o};
    error_clear(err);
    *ret_findings = NULL;
    enum lkd_status status = registry_find_table(o->table, &i.table, err);
    if (!status && registry_tables[i.table].append_only)
        status = error_set(err, LKD_BAD_QUERY, "the change log is written by the registry alone");
    if (status)
        return status;
    i.findings = row_findings_new();
    if (!i.findings)
        return error_set(err, LKD_NO_MEMORY, "no memory for an import");
    status = registry_write(r, &o->act, import, &i, err);
    *ret_rows = i.rows;
    return row_findings_give(i.findings, status, ret_findings, err);
}

/* ---- export ---- */

#define LINE_MAX ((size_t)4 << 20)

struct export {
    const struct registry_table *table;
    lkd_registry_write *write;
    void *context;
    struct text line, value;
    bool stopped;
};

static bool write_line(struct export *e) {
    text_literal(&e->line, "\n");
    e->stopped = e->line.failed || e->value.failed ||
                 !e->write(e->context, text_cstr(&e->line), e->line.length);
    text_clear(&e->line);
    return !e->stopped;
}

static bool export_row(void *context, const struct cell *cells) {
    struct export *e = context;
    for (size_t i = 0; i < e->table->count; i++) {
        text_clear(&e->value);
        value_write(&e->table->columns[i], &cells[i], &e->value);
        csv_write(&e->line, text_cstr(&e->value), e->value.length, i == 0);
    }
    return write_line(e);
}

static bool export_header(struct export *e) {
    for (size_t i = 0; i < e->table->count; i++)
        csv_write(&e->line, e->table->columns[i].name, strlen(e->table->columns[i].name), i == 0);
    return write_line(e);
}

enum lkd_status lkd_registry_export(struct lkd_registry *r, const char *table,
                                    lkd_registry_write *write, void *context,
                                    struct lkd_error *err) {
    struct export e = {.write = write, .context = context};
    const struct cell none = {.kind = CELL_NONE};
    enum table_id id;
    error_clear(err);
    enum lkd_status status = registry_find_table(table, &id, err);
    if (status)
        return status;
    e.table = &registry_tables[id];
    text_init(&e.line, LINE_MAX);
    text_init(&e.value, LINE_MAX);
    if (export_header(&e))
        status = r->store->methods->scan(r->store, id, e.table->count, none, export_row, &e, err);
    if (!status && e.stopped)
        status = error_set(err, LKD_IO, "the table %s was not written whole", table);
    text_free(&e.line);
    text_free(&e.value);
    return status;
}

/* ---- one row ---- */

enum lkd_status lkd_registry_row(struct lkd_registry *r, const char *table, const char *key,
                                 lkd_column_taker *take, void *context, struct lkd_error *err) {
    struct arena arena;
    struct store_row row = {.known = false};
    struct text value;
    enum table_id id;
    error_clear(err);
    enum lkd_status status = registry_find_table(table, &id, err);
    if (status)
        return status;
    arena_init(&arena, ROW_MEMORY_MAX, NULL);
    text_init(&value, LINE_MAX);
    status = r->store->methods->get(r->store, id, cell_text(key), &arena, &row, err);
    for (size_t i = 0; status == LKD_OK && i < registry_tables[id].count; i++) {
        text_clear(&value);
        value_write(&registry_tables[id].columns[i], &row.cells[i], &value);
        take(context, registry_tables[id].columns[i].name, text_cstr(&value));
    }
    text_free(&value);
    arena_free(&arena);
    return status;
}
