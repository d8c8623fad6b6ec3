/*
 * crosstab.h - counts in rows and columns, which is what reports are made of.
 *
 * A row is found or made by its key; columns are fixed. Keys and labels are copied. After a failed
 * allocation nothing is counted any more and `failed` is set.
 */
#ifndef CLI_CROSSTAB_H
#define CLI_CROSSTAB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct label {
    const char *vi, *en;
};

#define CROSSTAB_COLUMNS_MAX 12
#define CROSSTAB_ROWS_MAX 20000

/* How a page draws it: not at all, a bar for each row, or a column for each row in the order of
 * time. */
enum chart { CHART_NONE, CHART_BARS, CHART_COLUMNS };

struct crosstab_row {
    char *key, *vi, *en;
    uint64_t counts[CROSSTAB_COLUMNS_MAX], total;
};

struct crosstab {
    struct label title, row; /* what a row is: "Giờ", "Hour" */
    struct label columns[CROSSTAB_COLUMNS_MAX];
    size_t column_count;
    enum chart chart;
    struct crosstab_row *rows; /* by key */
    size_t row_count, capacity;
    bool failed;
};

void crosstab_init(struct crosstab *t, enum chart chart, struct label title, struct label row);
void crosstab_free(struct crosstab *t);
/* The column's number. The label is borrowed. */
size_t crosstab_column(struct crosstab *t, struct label label);
/* `label.vi` NULL: the key is the label. */
void crosstab_count(struct crosstab *t, const char *key, struct label label, size_t column,
                    uint64_t n);
/* The largest totals first; of equal ones by key. Nothing may be counted afterwards. */
void crosstab_rank(struct crosstab *t);
uint64_t crosstab_total(const struct crosstab *t, size_t column);

#endif
