/*
 * permit_description.c - a permit of the registry as the JSON object that is signed into a code.
 */
#include <stdlib.h>

#include "registry/registry.h"

#define DESCRIPTION_BYTES_MAX ((size_t)64 << 10)

/* "permit.valid_to" is described as "valid_to"; the key of the table is the number. */
static const char *member_of(const struct column *column) {
    static const char head[] = "permit.";
    if (column == &registry_tables[TABLE_PERMITS].columns[KEY_COLUMN])
        return "id";
    return column->fact && strncmp(column->fact, head, sizeof head - 1) == 0
               ? column->fact + sizeof head - 1
               : NULL;
}

/* Parts of a text with the separator between, as an array of strings. */
static void put_array(struct text *out, const struct cell *cell, char separator) {
    const char *at = cell->text, *end = cell->text + cell->length;
    text_puts(out, "[");
    while (at < end) {
        const char *next = memchr(at, separator, (size_t)(end - at));
        next = next ? next : end;
        text_puts(out, at == cell->text ? "" : ",");
        text_json_string(out, at, (size_t)(next - at));
        at = next + 1;
    }
    text_puts(out, "]");
}

static void put_value(struct text *out, const struct column *column, const struct cell *cell) {
    struct text plain;
    if (column->type == COLUMN_ZONES || column->type == COLUMN_HOURS) {
        put_array(out, cell, column->type == COLUMN_ZONES ? ' ' : '-');
        return;
    }
    text_init(&plain, DESCRIPTION_BYTES_MAX);
    value_write(column, cell, &plain);
    text_json_string(out, text_cstr(&plain), plain.length);
    out->failed |= plain.failed;
    text_free(&plain);
}

static void describe(const struct store_row *row, struct text *out) {
    const struct registry_table *table = &registry_tables[TABLE_PERMITS];
    const char *comma = "{";
    for (size_t i = 0; i < table->count; i++) {
        const char *member = member_of(&table->columns[i]);
        if (!member || row->cells[i].kind == CELL_NONE || i == PERMITS_REVOKED_REASON)
            continue;
        text_printf(out, "%s\"%s\":", comma, member);
        put_value(out, &table->columns[i], &row->cells[i]);
        comma = ",";
    }
    text_puts(out, "}");
}

static char *copy(struct text *t) {
    char *all = t->failed ? NULL : malloc(t->length + 1);
    if (all)
        memcpy(all, text_cstr(t), t->length + 1);
    return all;
}

enum lkd_status lkd_registry_describe_permit(struct lkd_registry *r, const char *id,
                                             char **ret_json, struct lkd_error *err) {
    struct store_row row;
    struct arena arena;
    struct text out;
    error_clear(err);
    arena_init(&arena, ROW_MEMORY_MAX, NULL);
    text_init(&out, DESCRIPTION_BYTES_MAX);
    enum lkd_status status = registry_live_permit(r, id, &arena, &row, err);
    if (!status) {
        describe(&row, &out);
        *ret_json = copy(&out);
        status = *ret_json ? LKD_OK : error_set(err, LKD_NO_MEMORY, "no memory for a permit");
    }
    text_free(&out);
    arena_free(&arena);
    return status;
}
