/*
 * csv.h - reading and writing CSV (RFC 4180): UTF-8 with or without a byte order mark, commas or
 * semicolons, quoted fields with quotes doubled and newlines kept, lines that end in LF or CR LF.
 *
 * Which of the two separates is seen from the first line. The text is read in place and changed by
 * it. A quote that is not closed, a NUL or a byte that is not UTF-8 ends the reading: nobody knows
 * where the next row begins.
 */
#ifndef REGISTRY_CSV_H
#define REGISTRY_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

#define CSV_BYTES_MAX ((size_t)1 << 30)
#define CSV_FIELDS_MAX 64

struct csv_field {
    const char *text; /* not NUL-terminated; in the text */
    size_t length;
};

struct csv {
    char *text, *at, *end;
    char separator;
    size_t line; /* of the row read last, and of what comes next */
    size_t next_line;
    size_t row; /* number of the row read last: 0 the header, then from 1 */
    struct csv_field fields[CSV_FIELDS_MAX];
    size_t count;
};

/* `text` is borrowed, writable, and changed. LKD_BAD_DATA when it is not UTF-8 or holds a NUL. */
enum lkd_status csv_open(struct csv *c, char *text, size_t length, struct lkd_error *err);

enum csv_step { CSV_ROW, CSV_END, CSV_BROKEN };
/* The next row that is not empty. CSV_BROKEN: `err` says what is wrong with the row in c->line. */
enum csv_step csv_next(struct csv *c, struct lkd_error *err);

/* Append a field, quoted where it has to be; a separator goes before all but the first. */
void csv_write(struct text *out, const char *text, size_t length, bool first);

#endif
