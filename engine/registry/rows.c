/*
 * rows.c - from texts to rows that may be written; see registry.h.
 *
 * A value that is wrong is noted and reading goes on, so that all mistakes are told at once; what
 * has no memory or no database ends it.
 */
#include <stdlib.h>

#include "registry/csv.h"
#include "registry/registry.h"

#define REPORT_ROWS 4096 /* between two reports of progress */

/* ---- one row ---- */

void row_reader_init(struct row_reader *reader, struct lkd_registry *r,
                     const struct registry_table *table, struct lkd_row_findings *findings) {
    *reader = (struct row_reader){.r = r, .table = table, .findings = findings};
    arena_init(&reader->arena, ROW_MEMORY_MAX, NULL);
}

void row_reader_free(struct row_reader *reader) {
    arena_free(&reader->arena);
}

void row_begin(struct row_reader *reader, size_t row, size_t line) {
    arena_reset(&reader->arena);
    reader->columns = 0;
    reader->row = row;
    reader->line = line;
    for (size_t i = 0; i < reader->table->count; i++)
        reader->cells[i].kind = CELL_NONE;
}

void row_complain(struct row_reader *reader, const char *column, const struct lkd_error *what) {
    row_findings_add(reader->findings, reader->row, reader->line, column, what);
}

enum lkd_status row_value(struct row_reader *reader, size_t column, const char *text, size_t length,
                          struct lkd_error *err) {
    const struct column *c = &reader->table->columns[column];
    struct lkd_error wrong = {.status = LKD_OK};
    enum lkd_status status = value_read(c, registry_judge(reader->r), text, length, &reader->arena,
                                        &reader->cells[column], &wrong);
    reader->columns |= UINT32_C(1) << column;
    if (status == LKD_OK)
        return LKD_OK;
    if (status != LKD_BAD_DATA && status != LKD_BAD_ZONES) {
        if (err && err->status == LKD_OK)
            *err = wrong;
        return status;
    }
    row_complain(reader, c->name, &wrong);
    reader->cells[column].kind = CELL_NONE;
    reader->columns &= ~(UINT32_C(1) << column); /* told; not also missing */
    return LKD_OK;
}

static void complain_of_missing(struct row_reader *reader, const struct column *c) {
    struct lkd_error wrong = {.status = LKD_OK};
    error_set(&wrong, LKD_BAD_DATA, "there is no value, and there must be one");
    row_complain(reader, c->name, &wrong);
}

static enum lkd_status check_reference(struct row_reader *reader, size_t column,
                                       struct lkd_error *err) {
    const struct column *c = &reader->table->columns[column];
    struct lkd_error wrong = {.status = LKD_OK};
    enum lkd_status status =
        store_has(reader->r->store, c->references, reader->cells[column], &wrong);
    if (status == LKD_NOT_FOUND) {
        error_hint(&wrong, "import the %s first", registry_tables[c->references].name);
        row_complain(reader, c->name, &wrong);
        return LKD_OK;
    }
    if (status && err && err->status == LKD_OK)
        *err = wrong;
    return status;
}

/* A blockade that was lifted before its time has an empty period: it comes in as it went out. */
static void check_period(struct row_reader *reader) {
    const struct registry_table *t = reader->table;
    const struct cell *begins = &reader->cells[t->begins], *ends = &reader->cells[t->ends];
    struct lkd_error wrong = {.status = LKD_OK};
    bool may_be_empty = t == &registry_tables[TABLE_BLOCKADES];
    if (t->ends == 0 || begins->kind != CELL_NUMBER || ends->kind != CELL_NUMBER ||
        ends->number + may_be_empty > begins->number)
        return;
    error_set(&wrong, LKD_BAD_DATA, "the period ends before it begins");
    row_complain(reader, t->columns[t->ends].name, &wrong);
}

/* One that does not fit rulebook and map would stop every decision. */
static enum lkd_status check_blockade(struct row_reader *reader, struct lkd_error *err) {
    const struct judge *judge = registry_judge(reader->r);
    const struct registry_table *t = reader->table;
    struct lkd_error wrong = {.status = LKD_OK};
    if (!judge || t != &registry_tables[TABLE_BLOCKADES])
        return LKD_OK;
    for (size_t i = 0; i < t->count; i++)
        if (t->columns[i].required && reader->cells[i].kind == CELL_NONE)
            return LKD_OK; /* told already */
    enum lkd_status status = judge->blockade(judge->context, reader->cells, &wrong);
    if (status == LKD_BAD_DATA)
        row_complain(reader, NULL, &wrong);
    else if (status && err && err->status == LKD_OK)
        *err = wrong;
    return status == LKD_BAD_DATA ? LKD_OK : status;
}

enum lkd_status row_check(struct row_reader *reader, struct lkd_error *err) {
    check_period(reader);
    for (size_t i = 0; i < reader->table->count; i++) {
        const struct column *c = &reader->table->columns[i];
        bool given = reader->columns >> i & 1, empty = reader->cells[i].kind == CELL_NONE;
        if (c->required && given && empty)
            complain_of_missing(reader, c);
        if (c->references == NO_TABLE || empty)
            continue;
        enum lkd_status status = check_reference(reader, i, err);
        if (status)
            return status;
    }
    return check_blockade(reader, err);
}

/* ---- columns by name ---- */

struct name_list {
    const struct registry_table *table;
};

static const char *column_name_at(const void *context, size_t i) {
    return ((const struct name_list *)context)->table->columns[i].name;
}

enum lkd_status row_fields(struct row_reader *reader, const struct lkd_field *fields, size_t count,
                           struct lkd_error *err) {
    const struct registry_table *t = reader->table;
    struct name_list names = {t};
    for (size_t i = 0; i < count; i++) {
        size_t column = column_find(t, fields[i].column);
        if (!fields[i].value)
            continue;
        if (column == t->count) {
            error_set(err, LKD_BAD_QUERY, "%s have no column \"%s\"", t->name, fields[i].column);
            const char *nearest = nearest_name(fields[i].column, t->count, column_name_at, &names);
            if (nearest)
                error_hint(err, "did you mean \"%s\"?", nearest);
            return LKD_BAD_QUERY;
        }
        enum lkd_status status =
            row_value(reader, column, fields[i].value, strlen(fields[i].value), err);
        if (status)
            return status;
    }
    return LKD_OK;
}

/* ---- a file ---- */

/* The keys read so far, in a hash table with open addressing: their texts and rows. */
struct key_set {
    struct arena arena;
    struct seen_key {
        const char *text;
        uint32_t length, row;
    } * cells;
    size_t count, size;
};

#define NO_COLUMN SIZE_MAX
struct file_reading {
    struct row_reader *reader;
    const struct row_file *file;
    struct csv csv;
    size_t columns[CSV_FIELDS_MAX]; /* of the table, by field; NO_COLUMN */
    size_t fields;
    struct key_set keys;
    struct lkd_error *err;
};

static size_t key_hash(const char *text, size_t length) { /* FNV-1a */
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * UINT64_C(0x100000001B3);
    return (size_t)(hash ^ hash >> 32);
}

static struct seen_key *key_cell(const struct key_set *set, struct cell key) {
    for (size_t i = key_hash(key.text, key.length);; i++) {
        struct seen_key *cell = &set->cells[i & (set->size - 1)];
        if (!cell->text ||
            (cell->length == key.length && memcmp(cell->text, key.text, key.length) == 0))
            return cell;
    }
}

static bool keys_grow(struct key_set *set) {
    struct key_set larger = *set;
    larger.size = set->size ? set->size * 2 : 1024;
    larger.cells = calloc(larger.size, sizeof *larger.cells);
    if (!larger.cells)
        return false;
    for (size_t i = 0; i < set->size; i++)
        if (set->cells[i].text)
            *key_cell(&larger, cell_bytes(set->cells[i].text, set->cells[i].length)) =
                set->cells[i];
    free(set->cells);
    *set = larger;
    return true;
}

/* The row in which the key stood before, 0 when it did not, in `ret_row`. */
static bool keys_add(struct key_set *set, struct cell key, size_t row, size_t *ret_row) {
    if (set->count * 2 >= set->size && !keys_grow(set))
        return false;
    struct seen_key *cell = key_cell(set, key);
    *ret_row = cell->text ? cell->row : 0;
    if (cell->text)
        return true;
    cell->text = arena_copy(&set->arena, key.text, key.length);
    cell->length = (uint32_t)key.length;
    cell->row = (uint32_t)row;
    set->count++;
    return cell->text != NULL;
}

static enum lkd_status no_memory(struct lkd_error *err) {
    return error_set(err, LKD_NO_MEMORY, "no memory for the rows of a file");
}

/* ---- the header ---- */

static bool names_column(const struct column *c, const char *folded, struct arena *arena) {
    const char *en = value_fold(c->name, arena), *vi = value_fold(c->vi, arena);
    return (en && strcmp(en, folded) == 0) || (vi && strcmp(vi, folded) == 0);
}

static void complain_of_header(struct file_reading *f, const char *name, const char *format) {
    struct lkd_error wrong = {.status = LKD_OK};
    struct name_list names = {f->reader->table};
    const char *nearest = nearest_name(name, f->reader->table->count, column_name_at, &names);
    error_set(&wrong, LKD_BAD_DATA, "%s", format);
    if (nearest)
        error_hint(&wrong, "did you mean \"%s\"?", nearest);
    row_complain(f->reader, name, &wrong);
}

static bool match_column(struct file_reading *f, size_t field) {
    struct arena *arena = &f->reader->arena;
    const struct registry_table *t = f->reader->table;
    const char *name = arena_copy(arena, f->csv.fields[field].text, f->csv.fields[field].length);
    const char *folded = name ? value_fold(name, arena) : NULL;
    size_t column = 0;
    if (!folded)
        return false;
    while (column < t->count && !names_column(&t->columns[column], folded, arena))
        column++;
    f->columns[field] = column < t->count ? column : NO_COLUMN;
    if (column == t->count)
        complain_of_header(f, name, "there is no such column");
    for (size_t i = 0; i < field && column < t->count; i++)
        if (f->columns[i] == column)
            complain_of_header(f, name, "the column stands twice");
    return true;
}

static bool is_given(const struct file_reading *f, size_t column) {
    for (size_t i = 0; i < f->fields; i++)
        if (f->columns[i] == column)
            return true;
    for (size_t i = 0; i < f->file->field_count; i++)
        if (f->file->fields[i].value &&
            strcmp(f->file->fields[i].column, f->reader->table->columns[column].name) == 0)
            return true;
    return column == KEY_COLUMN && f->file->make_keys;
}

static enum lkd_status read_header(struct file_reading *f) {
    row_begin(f->reader, 0, 1);
    enum csv_step step = csv_next(&f->csv, f->err);
    if (step == CSV_BROKEN)
        return LKD_BAD_DATA;
    if (step == CSV_END)
        return error_set(f->err, LKD_BAD_DATA, "the file %s is empty", f->file->path);
    f->fields = f->csv.count;
    for (size_t i = 0; i < f->fields; i++)
        if (!match_column(f, i))
            return no_memory(f->err);
    for (size_t i = 0; i < f->reader->table->count; i++) {
        struct lkd_error wrong = {.status = LKD_OK};
        const struct column *c = &f->reader->table->columns[i];
        if (!c->required || is_given(f, i))
            continue;
        error_set(&wrong, LKD_BAD_DATA, "the file has no such column, and there must be one");
        error_hint(&wrong, "it may be called \"%s\" or \"%s\"", c->name, c->vi);
        row_complain(f->reader, c->name, &wrong);
    }
    return LKD_OK;
}

/* ---- the rows ---- */

static enum lkd_status read_values(struct file_reading *f) {
    struct row_reader *reader = f->reader;
    enum lkd_status status = row_fields(reader, f->file->fields, f->file->field_count, f->err);
    for (size_t i = 0; !status && i < f->fields; i++)
        if (f->columns[i] != NO_COLUMN)
            status = row_value(reader, f->columns[i], f->csv.fields[i].text,
                               f->csv.fields[i].length, f->err);
    if (!status && f->file->make_keys && reader->cells[KEY_COLUMN].kind == CELL_NONE) {
        char *key = arena_alloc(&reader->arena, LKD_KEY_MAX);
        if (!key)
            return no_memory(f->err);
        registry_new_key(reader->r, key);
        reader->cells[KEY_COLUMN] = cell_text(key);
        reader->columns |= 1;
    }
    return status;
}

static enum lkd_status check_unique(struct file_reading *f) {
    size_t column = f->file->unique, before;
    struct cell value = f->reader->cells[column];
    struct lkd_error wrong = {.status = LKD_OK};
    if (value.kind != CELL_TEXT)
        return LKD_OK;
    if (!keys_add(&f->keys, value, f->reader->row, &before))
        return no_memory(f->err);
    if (!before)
        return LKD_OK;
    error_set(&wrong, LKD_BAD_DATA, "\"%.*s\" stands in row %zu already", (int)value.length,
              value.text, before);
    row_complain(f->reader, f->reader->table->columns[column].name, &wrong);
    return LKD_OK;
}

static enum lkd_status read_row(struct file_reading *f) {
    struct row_reader *reader = f->reader;
    row_begin(reader, f->csv.row, f->csv.line);
    if (f->csv.count != f->fields) {
        struct lkd_error wrong = {.status = LKD_OK};
        error_set(&wrong, LKD_BAD_DATA, "the row has %zu fields, the header %zu", f->csv.count,
                  f->fields);
        row_complain(reader, NULL, &wrong);
        return LKD_OK;
    }
    enum lkd_status status = read_values(f);
    if (!status)
        status = row_check(reader, f->err);
    if (!status)
        status = check_unique(f);
    if (!status && lkd_row_findings_total(reader->findings) == 0)
        status = f->file->sink(f->file->context, reader, f->err);
    return status;
}

static enum lkd_status read_rows(struct file_reading *f, size_t *ret_rows) {
    size_t total = (size_t)(f->csv.end - f->csv.text);
    enum lkd_status status = read_header(f);
    enum csv_step step = CSV_END;
    struct lkd_error broken = {.status = LKD_OK};
    if (status || lkd_row_findings_total(f->reader->findings) > 0)
        return status; /* without its columns no row can be judged */
    while (!status && (step = csv_next(&f->csv, &broken)) == CSV_ROW) {
        if (f->file->report && f->csv.row % REPORT_ROWS == 0)
            f->file->report(f->file->report_context, (size_t)(f->csv.at - f->csv.text), total);
        status = read_row(f);
    }
    *ret_rows = f->csv.row;
    if (!status && step == CSV_BROKEN)
        row_findings_add(f->reader->findings, f->csv.row + 1, f->csv.line, NULL, &broken);
    return status;
}

enum lkd_status row_file_read(struct row_reader *reader, const struct row_file *file,
                              size_t *ret_rows, struct lkd_error *err) {
    struct file_reading f = {.reader = reader, .file = file, .err = err};
    char *text;
    size_t length;
    enum lkd_status status = file_read(file->path, CSV_BYTES_MAX, &text, &length, err);
    if (status)
        return status;
    arena_init(&f.keys.arena, WORK_MEMORY_MAX, NULL);
    status = csv_open(&f.csv, text, length, err);
    if (status)
        error_where(err, "%s", file->path);
    else
        status = read_rows(&f, ret_rows);
    free(f.keys.cells);
    arena_free(&f.keys.arena);
    free(text);
    return status;
}
