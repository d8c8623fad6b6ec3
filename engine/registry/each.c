/*
 * each.c - the rows of a table as texts, one by one.
 */
#include "registry/registry.h"

struct each {
    const struct registry_table *table;
    lkd_row_taker *take;
    void *context;
    struct text texts[COLUMNS_MAX];
    bool failed;
};

static bool give_row(void *context, const struct cell *cells) {
    struct each *e = context;
    struct lkd_field fields[COLUMNS_MAX];
    for (size_t i = 0; i < e->table->count; i++) {
        bool none = cells[i].kind == CELL_NONE;
        text_clear(&e->texts[i]);
        value_write(&e->table->columns[i], &cells[i], &e->texts[i]);
        fields[i].column = e->table->columns[i].name;
        fields[i].value = none ? NULL : text_cstr(&e->texts[i]);
        e->failed |= e->texts[i].failed;
    }
    return !e->failed && e->take(e->context, fields, e->table->count);
}

enum lkd_status lkd_registry_each(struct lkd_registry *r, const char *table, lkd_row_taker *take,
                                  void *context, struct lkd_error *err) {
    struct each e = {.take = take, .context = context};
    const struct cell none = {.kind = CELL_NONE};
    enum table_id id;
    error_clear(err);
    enum lkd_status status = registry_find_table(table, &id, err);
    if (status)
        return status;
    e.table = &registry_tables[id];
    for (size_t i = 0; i < COLUMNS_MAX; i++)
        text_init(&e.texts[i], VALUE_SHAPE_MAX + 1);
    status = r->store->methods->scan(r->store, id, e.table->count, none, give_row, &e, err);
    for (size_t i = 0; i < COLUMNS_MAX; i++)
        text_free(&e.texts[i]);
    if (!status && e.failed)
        status = error_set(err, LKD_NO_MEMORY, "no memory for a row of %s", table);
    return status;
}
