/*
 * levels.c - published lists of levels; see lockdown/registry.h.
 *
 * A list is a row of its own and a row for each zone; the figures beside the levels become the
 * area statistics of the zones. Older lists stay: what held in July can be asked in December.
 */
#include "registry/registry.h"

/* ---- the file of a list ---- */

enum { ROW_ZONE, ROW_LEVEL, ROW_POPULATION, ROW_COMMUNITY, ROW_QUARANTINE, ROW_DOSE1 };

#define PLAIN NULL, NULL, NO_TABLE
static const struct column row_columns[] = {
    {"zone", "địa bàn", COLUMN_ZONE, true, PLAIN},
    {"level", "cấp độ", COLUMN_WORD, true, "place.at.published_level", NULL, NO_TABLE},
    {"population", "dân số", COLUMN_INTEGER, false, PLAIN},
    {"community_cases_week", "ca cộng đồng trong tuần", COLUMN_INTEGER, false, PLAIN},
    {"quarantine_cases_week", "ca cách ly trong tuần", COLUMN_INTEGER, false, PLAIN},
    {"dose1_share", "tỷ lệ tiêm mũi 1", COLUMN_SHARE, false, PLAIN},
};
static const struct registry_table row_table = {
    "levels", "cấp độ", row_columns, sizeof row_columns / sizeof row_columns[0], false, 0, 0};

struct importing {
    const struct lkd_levels_import *options;
    struct lkd_row_findings *findings;
    char list[LKD_KEY_MAX];
    size_t rows;
};

/* More cases in a week than people. */
static void check_cases(struct row_reader *reader, size_t column) {
    struct lkd_error wrong = {.status = LKD_OK};
    const struct cell *people = &reader->cells[ROW_POPULATION], *cases = &reader->cells[column];
    if (people->kind == CELL_NONE || cases->kind == CELL_NONE || cases->number <= people->number)
        return;
    error_set(&wrong, LKD_BAD_DATA, "%lld cases among %lld people are above 100 %%",
              (long long)cases->number, (long long)people->number);
    row_complain(reader, row_columns[column].name, &wrong);
}

static enum lkd_status put_level(struct importing *i, struct row_reader *reader,
                                 struct lkd_error *err) {
    struct store *s = reader->r->store;
    const struct cell *zone = &reader->cells[ROW_ZONE];
    struct cell cells[COLUMNS_MAX];
    char *key = arena_printf(&reader->arena, "%s:%.*s", i->list, (int)zone->length, zone->text);
    if (!key)
        return error_set(err, LKD_NO_MEMORY, "no memory for a level");
    cells[LEVELS_ID] = cell_text(key);
    cells[LEVELS_LIST] = cell_text(i->list);
    cells[LEVELS_ZONE] = *zone;
    cells[LEVELS_LEVEL] = reader->cells[ROW_LEVEL];
    return s->methods->put(s, TABLE_LEVELS, ALL_COLUMNS(&registry_tables[TABLE_LEVELS]), cells,
                           err);
}

/* The figures of a row are columns of the area statistics under the same names. */
static enum lkd_status put_figures(struct row_reader *reader, struct lkd_error *err) {
    const struct registry_table *areas = &registry_tables[TABLE_AREAS];
    struct store *s = reader->r->store;
    struct cell cells[COLUMNS_MAX];
    column_set columns = 1;
    cells[KEY_COLUMN] = reader->cells[ROW_ZONE];
    for (size_t i = ROW_POPULATION; i < row_table.count; i++) {
        size_t column = column_find(areas, row_columns[i].name);
        if (!(reader->columns >> i & 1))
            continue;
        cells[column] = reader->cells[i];
        columns |= UINT32_C(1) << column;
    }
    return columns == 1 ? LKD_OK : s->methods->put(s, TABLE_AREAS, columns, cells, err);
}

static enum lkd_status take_row(void *context, struct row_reader *reader, struct lkd_error *err) {
    struct importing *i = context;
    check_cases(reader, ROW_COMMUNITY);
    check_cases(reader, ROW_QUARANTINE);
    if (lkd_row_findings_total(reader->findings) > 0)
        return LKD_OK;
    enum lkd_status status = put_level(i, reader, err);
    return status ? status : put_figures(reader, err);
}

static enum lkd_status put_list(struct lkd_registry *r, struct importing *i,
                                struct lkd_error *err) {
    const struct lkd_levels_import *o = i->options;
    struct cell cells[COLUMNS_MAX];
    registry_new_key(r, i->list);
    cells[LEVEL_LISTS_ID] = cell_text(i->list);
    cells[LEVEL_LISTS_ACT] = cell_text(o->act);
    cells[LEVEL_LISTS_AUTHOR] = cell_text(o->author);
    cells[LEVEL_LISTS_FROM] = cell_number(o->from_s);
    cells[LEVEL_LISTS_TO] =
        o->to_s == INT64_MAX ? (struct cell){.kind = CELL_NONE} : cell_number(o->to_s);
    cells[LEVEL_LISTS_IMPORTED_AT] = cell_number(o->by.at_s);
    return r->store->methods->put(r->store, TABLE_LEVEL_LISTS,
                                  ALL_COLUMNS(&registry_tables[TABLE_LEVEL_LISTS]), cells, err);
}

static enum lkd_status import_list(struct lkd_registry *r, void *context, struct lkd_error *err) {
    struct importing *i = context;
    struct row_reader reader;
    const struct row_file file = {
        .path = i->options->path, .unique = ROW_ZONE, .sink = take_row, .context = i};
    enum lkd_status status = put_list(r, i, err);
    if (status)
        return status;
    row_reader_init(&reader, r, &row_table, i->findings);
    status = row_file_read(&reader, &file, &i->rows, err);
    row_reader_free(&reader);
    if (!status && lkd_row_findings_total(i->findings) > 0)
        status = LKD_BAD_DATA;
    if (!status && i->rows == 0)
        status = error_set(err, LKD_BAD_DATA, "the list %s has no zones", i->options->path);
    if (status)
        return status;
    if (!i->options->dry_run)
        return registry_note(r, &i->options->by, "import", TABLE_LEVEL_LISTS, i->list,
                             i->options->act, err);
    r->store->methods->rollback(r->store);
    return r->store->methods->begin(r->store, err);
}

enum lkd_status lkd_levels_import(struct lkd_registry *r, const struct lkd_levels_import *o,
                                  size_t *ret_rows, char ret_list[LKD_KEY_MAX],
                                  struct lkd_row_findings **ret_findings, struct lkd_error *err) {
    struct importing i = {.options = o};
    error_clear(err);
    *ret_findings = NULL;
    if (!o->act || !*o->act || !o->author || !*o->author)
        return error_set(err, LKD_BAD_QUERY, "a list of levels needs its act and its author");
    if (o->to_s <= o->from_s)
        return error_set(err, LKD_BAD_DATA, "the list ends before it begins");
    i.findings = row_findings_new();
    if (!i.findings)
        return error_set(err, LKD_NO_MEMORY, "no memory for a list of levels");
    enum lkd_status status = registry_write(r, &o->by, import_list, &i, err);
    *ret_rows = i.rows;
    if (!status)
        memcpy(ret_list, i.list, sizeof i.list);
    return row_findings_give(i.findings, status, ret_findings, err);
}

/* ---- what is published ---- */

struct listing {
    struct lkd_registry *r;
    lkd_level_list_taker *take_list;
    lkd_level_taker *take_level;
    void *context;
    struct arena arena;
    struct lkd_error *err;
    bool full;
    size_t zones;
};

static const char *text_of(struct listing *l, const struct cell *cell) {
    const char *copy = arena_copy(&l->arena, cell->text, cell->length);
    l->full |= !copy;
    return copy;
}

static bool count_zone(void *context, const struct cell *cells) {
    (void)cells;
    ((struct listing *)context)->zones++;
    return true;
}

static bool list_list(void *context, const struct cell *cells) {
    struct listing *l = context;
    struct store *s = l->r->store;
    arena_reset(&l->arena);
    l->zones = 0;
    if (s->methods->scan(s, TABLE_LEVELS, LEVELS_LIST, cells[LEVEL_LISTS_ID], count_zone, l,
                         l->err))
        return false;
    const struct lkd_level_list list = {
        .id = text_of(l, &cells[LEVEL_LISTS_ID]),
        .act = text_of(l, &cells[LEVEL_LISTS_ACT]),
        .author = text_of(l, &cells[LEVEL_LISTS_AUTHOR]),
        .from_s = cells[LEVEL_LISTS_FROM].number,
        .to_s =
            cells[LEVEL_LISTS_TO].kind == CELL_NUMBER ? cells[LEVEL_LISTS_TO].number : INT64_MAX,
        .imported_at_s = cells[LEVEL_LISTS_IMPORTED_AT].number,
        .zones = l->zones,
    };
    return !l->full && l->take_list(l->context, &list);
}

static bool list_level(void *context, const struct cell *cells) {
    struct listing *l = context;
    arena_reset(&l->arena);
    const char *zone = text_of(l, &cells[LEVELS_ZONE]), *level = text_of(l, &cells[LEVELS_LEVEL]);
    return !l->full && l->take_level(l->context, zone, level);
}

static enum lkd_status scan_listing(struct listing *l, enum table_id table, size_t column,
                                    struct cell value, store_row_taker *take) {
    struct store *s = l->r->store;
    arena_init(&l->arena, ROW_MEMORY_MAX, NULL);
    enum lkd_status status = s->methods->scan(s, table, column, value, take, l, l->err);
    if (!status && l->full)
        status = error_set(l->err, LKD_NO_MEMORY, "no memory for a list of levels");
    if (!status && l->err)
        status = l->err->status;
    arena_free(&l->arena);
    return status;
}

enum lkd_status lkd_levels_list(struct lkd_registry *r, lkd_level_list_taker *take, void *context,
                                struct lkd_error *err) {
    struct lkd_error own;
    struct listing l = {.r = r, .take_list = take, .context = context, .err = err ? err : &own};
    const struct cell none = {.kind = CELL_NONE};
    error_clear(l.err);
    return scan_listing(&l, TABLE_LEVEL_LISTS, registry_tables[TABLE_LEVEL_LISTS].count, none,
                        list_list);
}

enum lkd_status lkd_levels_of(struct lkd_registry *r, const char *list, lkd_level_taker *take,
                              void *context, struct lkd_error *err) {
    struct lkd_error own;
    struct listing l = {.r = r, .take_level = take, .context = context, .err = err ? err : &own};
    error_clear(l.err);
    enum lkd_status status = store_has(r->store, TABLE_LEVEL_LISTS, cell_text(list), l.err);
    return status ? status
                  : scan_listing(&l, TABLE_LEVELS, LEVELS_LIST, cell_text(list), list_level);
}
