/*
 * error.c - filling a struct lkd_error; see error.h.
 */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/text.h"

#undef error_set /* what the analyzer has in its place */

static const char *const names[] = {
    [LKD_OK] = "ok",
    [LKD_NO_MEMORY] = "no_memory",
    [LKD_BAD_QUERY] = "bad_query",
    [LKD_BAD_RULES] = "bad_rules",
    [LKD_BAD_ZONES] = "bad_zones",
    [LKD_BAD_KEYS] = "bad_keys",
    [LKD_BAD_PERMIT] = "bad_permit",
    [LKD_BAD_DATA] = "bad_data",
    [LKD_NOT_ALLOWED] = "not_allowed",
    [LKD_NOT_FOUND] = "not_found",
    [LKD_IO] = "io",
    [LKD_LIMIT] = "limit",
    [LKD_INTERNAL] = "internal",
};

const char *lkd_status_name(enum lkd_status status) {
    size_t index = (size_t)status;
    return index < sizeof names / sizeof *names ? names[index] : "internal";
}

/* Drop the broken sequence that cutting may have left at the end. */
static void cut_at_sequence(char *text, size_t length) {
    size_t start = length;
    while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
        start--;
    if (start == 0 || (unsigned char)text[start - 1] < 0x80)
        return;
    start--;
    if (utf8_sequence((const unsigned char *)text + start, length - start) == 0)
        text[start] = '\0';
}

static void print(char *out, size_t size, const char *format, va_list arguments) {
    int length = vsnprintf(out, size, format, arguments);
    if (length < 0)
        out[0] = '\0';
    else if ((size_t)length >= size)
        cut_at_sequence(out, size - 1);
}

enum lkd_status error_set(struct lkd_error *err, enum lkd_status status, const char *format, ...) {
    if (!err || err->status != LKD_OK)
        return status;
    err->status = status;
    err->hint[0] = '\0';
    err->where[0] = '\0';
    va_list arguments;
    va_start(arguments, format);
    print(err->message, sizeof err->message, format, arguments);
    va_end(arguments);
    return status;
}

void error_hint(struct lkd_error *err, const char *format, ...) {
    if (!err || err->hint[0])
        return;
    va_list arguments;
    va_start(arguments, format);
    print(err->hint, sizeof err->hint, format, arguments);
    va_end(arguments);
}

void error_where(struct lkd_error *err, const char *format, ...) {
    if (!err || err->where[0])
        return;
    va_list arguments;
    va_start(arguments, format);
    print(err->where, sizeof err->where, format, arguments);
    va_end(arguments);
}

void error_clear(struct lkd_error *err) {
    if (err)
        *err = (struct lkd_error){.status = LKD_OK};
}
