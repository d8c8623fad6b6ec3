/*
 * crosstab.c - counting into rows and columns; see crosstab.h.
 */
#include "cli/crosstab.h"

#include <stdlib.h>
#include <string.h>

void crosstab_init(struct crosstab *t, enum chart chart, struct label title, struct label row) {
    *t = (struct crosstab){.title = title, .row = row, .chart = chart};
}

void crosstab_free(struct crosstab *t) {
    for (size_t i = 0; i < t->row_count; i++) {
        free(t->rows[i].key);
        free(t->rows[i].vi);
        free(t->rows[i].en);
    }
    free(t->rows);
}

size_t crosstab_column(struct crosstab *t, struct label label) {
    t->columns[t->column_count] = label;
    return t->column_count++;
}

/* The place of the key, or where it belongs. */
static size_t place_of(const struct crosstab *t, const char *key, bool *ret_found) {
    size_t low = 0, high = t->row_count;

    *ret_found = false;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(t->rows[middle].key, key);

        if (order == 0) {
            *ret_found = true;
            return middle;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool grow(struct crosstab *t) {
    size_t capacity = t->capacity ? 2 * t->capacity : 16;
    struct crosstab_row *rows;

    if (t->row_count < t->capacity)
        return true;
    if (t->row_count >= CROSSTAB_ROWS_MAX)
        return false;
    rows = realloc(t->rows, capacity * sizeof *rows);
    if (!rows)
        return false;
    t->rows = rows;
    t->capacity = capacity;
    return true;
}

static bool insert(struct crosstab *t, size_t at, const char *key, struct label label) {
    struct crosstab_row row = {.key = strdup(key),
                               .vi = strdup(label.vi ? label.vi : key),
                               .en = strdup(label.en ? label.en : key)};

    if (!row.key || !row.vi || !row.en || !grow(t)) {
        free(row.key);
        free(row.vi);
        free(row.en);
        return false;
    }
    memmove(t->rows + at + 1, t->rows + at, (t->row_count - at) * sizeof row);
    t->rows[at] = row;
    t->row_count++;
    return true;
}

void crosstab_count(struct crosstab *t, const char *key, struct label label, size_t column,
                    uint64_t n) {
    bool found;
    size_t at = place_of(t, key, &found);

    if (t->failed || (!found && !insert(t, at, key, label))) {
        t->failed = true;
        return;
    }
    t->rows[at].counts[column] += n;
    t->rows[at].total += n;
}

static int by_total(const void *a, const void *b) {
    const struct crosstab_row *left = a, *right = b;

    if (left->total != right->total)
        return left->total > right->total ? -1 : 1;
    return strcmp(left->key, right->key);
}

void crosstab_rank(struct crosstab *t) {
    if (t->row_count > 0)
        qsort(t->rows, t->row_count, sizeof *t->rows, by_total);
}

uint64_t crosstab_total(const struct crosstab *t, size_t column) {
    uint64_t total = 0;

    for (size_t i = 0; i < t->row_count; i++)
        total += t->rows[i].counts[column];
    return total;
}
