/*
 * values.h - values of the registry as text: read, checked and written.
 *
 * What people write is taken in several forms (times also as 26/7/2021 18:00, yes also as "có", a
 * decimal comma, a percentage), what is written has one.
 */
#ifndef REGISTRY_VALUES_H
#define REGISTRY_VALUES_H

#include "base/arena.h"
#include "base/text.h"
#include "registry/cell.h"
#include "registry/tables.h"

#define VALUE_TEXT_MAX 4096
#define VALUE_ID_MAX 64
#define VALUE_ZONES_MAX 256
#define VALUE_SHAPE_MAX ((size_t)1 << 20)
#define VALUE_NUMBER_MAX INT64_C(1000000000000)

/* Knows the words of the rulebook and the zones. `ret_nearest` gets the nearest right text,
 * borrowed from the judge, or NULL. Without a judge every word and zone passes. */
struct judge {
    void *context;
    bool (*word)(void *context, const char *fact, const char *text, const char **ret_nearest);
    bool (*zone)(void *context, const char *text, const char **ret_nearest);
    /* A row of the blockades: LKD_BAD_DATA with what is wrong, or LKD_NO_MEMORY. */
    enum lkd_status (*blockade)(void *context, const struct cell *cells, struct lkd_error *err);
};

/*
 * The cell of a text for a column; spaces at its ends do not count, and an empty text is CELL_NONE.
 * Texts of the cell are in the arena or in `text`. LKD_BAD_DATA: it is no value of the column;
 * `err` has a message that begins with what was written, and a hint with the nearest value or the
 * form expected.
 */
enum lkd_status value_read(const struct column *column, const struct judge *judge, const char *text,
                           size_t length, struct arena *arena, struct cell *ret_cell,
                           struct lkd_error *err);

/* The text of a cell; nothing for CELL_NONE. */
void value_write(const struct column *column, const struct cell *cell, struct text *out);

/* Both hours of a COLUMN_HOURS cell, in seconds of the day; false when it is none. */
bool value_hours(const struct cell *cell, int *ret_from_s, int *ret_to_s);

/* Words compared: without case, marks and what is no letter or digit: "Hiệu lực đến" is
 * "hieulucden". NULL when there is no memory. */
const char *value_fold(const char *text, struct arena *arena);

#endif
