/*
 * json.h - reading JSON text without building a tree: strings, numbers, the check of a whole text.
 *
 * A reader that knows what it expects moves a cursor over the text with json_take and the scan
 * functions. They are quick and say only "no"; the cursor then stands at the byte that is wrong.
 * What is wrong is found out afterwards, by json_check on the whole text. Nothing here reads at or
 * behind `end`: the text needs no terminating NUL. Nothing recurses.
 *
 * The grammar is RFC 8259 without leniency. A text passes json_check exactly when jansson's
 * json_loadb takes it with JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, except that nesting ends at
 * JSON_DEPTH_MAX and that a NUL byte is never taken (jansson overlooks one behind a number). So
 * refused are also: a key twice in one object, bytes that are not UTF-8, half surrogate pairs,
 * U+0000, integers beyond 64 bits and numbers beyond the range of a double.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

#define JSON_DEPTH_MAX 64

struct json_cursor {
    const char *at, *end;
};

static inline void json_skip_space(struct json_cursor *c) {
    while (c->at < c->end && (*c->at == ' ' || *c->at == '\n' || *c->at == '\t' || *c->at == '\r'))
        c->at++;
}

/* Skip space, then the byte `wanted`; false when something else stands there. */
static inline bool json_take(struct json_cursor *c, char wanted) {
    json_skip_space(c);
    if (c->at == c->end || *c->at != wanted)
        return false;
    c->at++;
    return true;
}

/* Exactly the bytes of a literal (true, false, null); no space is skipped. */
static inline bool json_take_word(struct json_cursor *c, const char *word, size_t length) {
    if ((size_t)(c->end - c->at) < length || memcmp(c->at, word, length) != 0)
        return false;
    c->at += length;
    return true;
}

/* Step over any value at the cursor, spaces before it included; nested at most JSON_DEPTH_MAX deep.
 * Keys given twice are not noticed. */
bool json_skip_value(struct json_cursor *c);

/* ---- strings ---- */
struct json_string {
    const char *bytes; /* behind the opening quote, borrowed from the text */
    size_t length;     /* of the source, escapes counted as written */
    bool escaped;      /* it has escapes: the value is what json_unescape makes of it */
};

/* The string at the cursor, which is at its opening quote. */
bool json_scan_string(struct json_cursor *c, struct json_string *ret_string);

/* The value of a scanned string: writes at most `length` bytes, no NUL; returns how many. */
size_t json_unescape(const struct json_string *s, char *out);

/* ---- numbers, exact ---- */
struct json_number {
    uint64_t digits; /* the first 19 significant digits; the value is digits * 10^exponent */
    int64_t exponent;
    bool negative;
    bool integer; /* written without point and exponent */
    bool exact;   /* no further digit but zeros was left out of `digits` */
};

bool json_scan_number(struct json_cursor *c, struct json_number *ret_number);

/* False when it was not written as an integer, or does not fit. */
bool json_number_integer(const struct json_number *n, int64_t *ret_value);

/* The nearest double, for at most 19 significant digits; false beyond the range of a double. */
bool json_number_double(const struct json_number *n, double *ret_value);

/* The value times 10^places, which has to be whole and at most `limit` (up to 10^18) in size. */
enum json_scaled { JSON_SCALED, JSON_TOO_PRECISE, JSON_TOO_LARGE };
enum json_scaled json_number_scaled(const struct json_number *n, int places, int64_t limit,
                                    int64_t *ret_value);

/* ---- a whole text ---- */
enum json_verdict { JSON_VALID, JSON_INVALID, JSON_DUPLICATE_KEY, JSON_NO_MEMORY };

struct json_fault {
    const char *at;   /* the byte that is wrong; the text's end when something is missing */
    const char *what; /* "expected `,` or `}` after a value"; static */
    const char *key;  /* JSON_DUPLICATE_KEY: the key's value, in the text or in `scratch` */
    size_t length;    /* of the key */
};

/* Check a text. The keys of open objects are kept in `scratch`, 16 bytes for each and the copies of
 * those with escapes, in blocks that double. The fault is written unless the verdict is
 * JSON_VALID or JSON_NO_MEMORY. */
enum json_verdict json_check(const char *text, size_t length, struct arena *scratch,
                             struct json_fault *ret_fault);

/* The end of the value or key that begins at `at`, in a text that has passed json_check. */
const char *json_value_end(const char *at, const char *end);

/* Line and column of a byte, both from 1; the column counts characters. */
struct json_place {
    size_t line, column;
};
struct json_place json_locate(const char *text, const char *at);

#endif
