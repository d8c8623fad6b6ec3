/*
 * cell.h - one value of the registry: nothing, a number or a text.
 *
 * What a number means is the column's affair (tables.h): a boolean is 0 or 1, an instant seconds
 * since 1970, a date the instant of its local midnight, a decimal counts millionths. Everything
 * else is a text in one fixed form, so that equal values are equal bytes.
 */
#ifndef REGISTRY_CELL_H
#define REGISTRY_CELL_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum cell_kind { CELL_NONE, CELL_NUMBER, CELL_TEXT };

struct cell {
    enum cell_kind kind;
    int64_t number;
    const char *text; /* not NUL-terminated; whose it is and until when, its giver says */
    size_t length;
};

static inline struct cell cell_number(int64_t number) {
    return (struct cell){.kind = CELL_NUMBER, .number = number};
}

static inline struct cell cell_bytes(const char *text, size_t length) {
    return (struct cell){.kind = CELL_TEXT, .text = text, .length = length};
}

/* A C string; NULL and "" are nothing. */
static inline struct cell cell_text(const char *text) {
    return text && *text ? cell_bytes(text, strlen(text)) : (struct cell){.kind = CELL_NONE};
}

#endif
