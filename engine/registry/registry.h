/*
 * registry.h - inside the registry module: the handle, findings, and rows on their way in.
 */
#ifndef REGISTRY_REGISTRY_H
#define REGISTRY_REGISTRY_H

#include "base/hash.h"
#include "lockdown/registry.h"
#include "registry/store.h"
#include "registry/values.h"

#define ROW_MEMORY_MAX ((size_t)8 << 20)  /* of one row and what is looked up for it */
#define WORK_MEMORY_MAX ((size_t)2 << 30) /* of the keys of a file, or of permits to be changed */

struct lkd_registry {
    struct store *store;
    struct judge judge; /* word NULL: there is none */
    void (*release_judge)(void *context);
    struct random_pool random;
};

/* NULL while nobody judges. */
const struct judge *registry_judge(const struct lkd_registry *r);

/* LKD_BAD_QUERY, with the nearest name, for a table that does not exist. */
enum lkd_status registry_find_table(const char *name, enum table_id *ret_table,
                                    struct lkd_error *err);
/* LKD_BAD_QUERY unless who and why are given. */
enum lkd_status registry_check_act(const struct lkd_act *act, struct lkd_error *err);
/* Into the change log. */
enum lkd_status registry_note(struct lkd_registry *r, const struct lkd_act *act, const char *action,
                              enum table_id table, const char *key, const char *detail,
                              struct lkd_error *err);
/* A new random key. */
void registry_new_key(struct lkd_registry *r, char ret_key[LKD_KEY_MAX]);
/* Copy a text cell, cut at LKD_KEY_MAX; "" for none. */
void registry_copy_key(struct cell cell, char ret_key[LKD_KEY_MAX]);

/* Let `write` write within a transaction of its own. */
typedef enum lkd_status registry_writer(struct lkd_registry *r, void *context,
                                        struct lkd_error *err);
enum lkd_status registry_write(struct lkd_registry *r, const struct lkd_act *act,
                               registry_writer *write, void *context, struct lkd_error *err);

/* ---- permits.c ---- */
/* A permit by its number; LKD_BAD_DATA when it is revoked. */
enum lkd_status registry_live_permit(struct lkd_registry *r, const char *id, struct arena *arena,
                                     struct store_row *ret_row, struct lkd_error *err);

/* ---- findings.c ---- */
struct lkd_row_findings *row_findings_new(void); /* NULL: no memory */
/* Note a message with its hint; a failed allocation only loses the text. */
void row_findings_add(struct lkd_row_findings *f, size_t row, size_t line, const char *column,
                      const struct lkd_error *what);
/* Hand over: `*ret` gets the findings, or NULL and they are freed when there is none. Returns
 * `status`, or LKD_BAD_DATA with the first of them as `err` when there is one. */
enum lkd_status row_findings_give(struct lkd_row_findings *f, enum lkd_status status,
                                  struct lkd_row_findings **ret, struct lkd_error *err);

/* ---- rows.c: from text to rows that may be written ---- */
struct row_reader {
    struct lkd_registry *r;
    const struct registry_table *table;
    struct lkd_row_findings *findings;
    struct arena arena; /* of the row at hand */
    column_set columns; /* that are given */
    struct cell cells[COLUMNS_MAX];
    size_t row, line; /* for findings */
};

/* A reader of rows for a table; free it with row_reader_free. */
void row_reader_init(struct row_reader *reader, struct lkd_registry *r,
                     const struct registry_table *table, struct lkd_row_findings *findings);
void row_reader_free(struct row_reader *reader);
/* Begin a row; cells are in the arena until the next one. */
void row_begin(struct row_reader *reader, size_t row, size_t line);
/* Read a value of a column; a wrong one is a finding. Any status but LKD_OK ends it all. */
enum lkd_status row_value(struct row_reader *reader, size_t column, const char *text, size_t length,
                          struct lkd_error *err);
/* Look at the row as a whole: what is required, what is referred to. */
enum lkd_status row_check(struct row_reader *reader, struct lkd_error *err);
/* Note something about the row; `column` may be NULL. */
void row_complain(struct row_reader *reader, const char *column, const struct lkd_error *what);

/* The fields of one row, by name; an unknown name is LKD_BAD_QUERY. */
enum lkd_status row_fields(struct row_reader *reader, const struct lkd_field *fields, size_t count,
                           struct lkd_error *err);

/* Does something with a good row; any status but LKD_OK ends the reading. */
typedef enum lkd_status row_sink(void *context, struct row_reader *reader, struct lkd_error *err);

/* Add one row as lkd_registry_add does; `check`, unless it is NULL, sees it in the transaction,
 * before it is written. */
enum lkd_status registry_add_row(struct lkd_registry *r, enum table_id table,
                                 const struct lkd_field *fields, size_t count, const char *action,
                                 const struct lkd_act *act, row_sink *check, void *context,
                                 char ret_key[LKD_KEY_MAX], struct lkd_row_findings **ret_findings,
                                 struct lkd_error *err);
/* A finding unless the key is new to the table. */
enum lkd_status row_check_new(struct row_reader *reader, enum table_id table,
                              struct lkd_error *err);

/* A CSV file, row by row. */
struct row_file {
    const char *path;
    const struct lkd_field *fields; /* the same for all rows; may be none */
    size_t field_count;
    bool make_keys; /* rows may come without a key, and get one */
    size_t unique;  /* the column in which no value may stand twice */
    row_sink *sink;
    void *context;
    void (*report)(void *context, size_t done, size_t total);
    void *report_context;
};
/* Read all of it; the sink is given the rows that are in order, until the first that is not. */
enum lkd_status row_file_read(struct row_reader *reader, const struct row_file *file,
                              size_t *ret_rows, struct lkd_error *err);

#endif
