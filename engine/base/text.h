/*
 * text.h - output buffers, UTF-8, nearest names, reading and replacing files.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/error.h"

/* A text that grows by appending, up to `limit` bytes. After a failed append (`failed`) the
 * content is cut there and later appends do nothing: check once at the end. */
struct text {
    char *bytes; /* not NUL-terminated; use text_cstr */
    size_t length, capacity, limit;
    bool failed;
};

void text_init(struct text *t, size_t limit);
void text_clear(struct text *t);       /* keeps the memory */
void text_free(struct text *t);        /* it may be used on, empty */
const char *text_cstr(struct text *t); /* borrowed until the next append; "" when failed or empty */

bool text_grow(struct text *t, size_t more); /* slow path */
static inline void text_append(struct text *t, const char *bytes, size_t length) {
    if (length == 0 || (t->capacity - t->length < length && !text_grow(t, length)))
        return;
    memcpy(t->bytes + t->length, bytes, length);
    t->length += length;
}
#define text_literal(t, literal) text_append((t), "" literal, sizeof(literal) - 1)
void text_puts(struct text *t, const char *cstr);
void text_printf(struct text *t, const char *format, ...) PRINTF_LIKE(2, 3);
void text_integer(struct text *t, int64_t value);
/* A JSON string with its quotes; each byte that is not UTF-8 becomes U+FFFD. Texts known when a
 * rulebook is loaded are better made into JSON once, then appended. */
void text_json_string(struct text *t, const char *bytes, size_t length);
/* A decimal of six places (vocabulary's `number`), shortest form: 1600000 -> 1.6 */
void text_decimal(struct text *t, int64_t millionths);

/* Length of the well-formed UTF-8 sequence at `bytes` (1 to 4), or 0. */
size_t utf8_sequence(const unsigned char *bytes, size_t available);
bool utf8_valid(const char *bytes, size_t length);

/* The candidate nearest to `word` (optimal string alignment distance, at most a third of the
 * word's length and at least 1, what it has in common up to a dot not counted; case counts half, a
 * digit for another one twice), or NULL. Of equally near ones it is the one that
 * begins more alike, then the first. The empty name and names above 64 bytes are never near.
 * `at(context, i)` gives the i-th; NULL is passed over. */
const char *nearest_name(const char *word, size_t count,
                         const char *(*at)(const void *context, size_t i), const void *context);

/* The whole file, new, NUL-terminated; LKD_NOT_FOUND, LKD_IO, or LKD_LIMIT above `limit` bytes.
 * Free it with free(). A pipe or device is read to its end. */
enum lkd_status file_read(const char *path, size_t limit, char **ret_bytes, size_t *ret_length,
                          struct lkd_error *err);
/* Write a file anew, all or nothing: beside its place (the path with a suffix), to the disk, then
 * into its place. `mode` is that of a new file, whatever the umask; LKD_IO leaves the older file as
 * it was. */
enum lkd_status file_replace(const char *path, const char *bytes, size_t length, unsigned mode,
                             struct lkd_error *err);

#endif
