/*
 * complain.c - making and printing error objects.
 */
#include "cli/complain.h"

#include <stdarg.h>
#include <stdio.h>

bool refuse(struct lkd_error *err, enum lkd_status status, const char *hint, const char *format,
            ...) {
    va_list arguments;

    *err = (struct lkd_error){.status = status};
    va_start(arguments, format);
    vsnprintf(err->message, sizeof err->message, format, arguments);
    va_end(arguments);
    if (hint)
        snprintf(err->hint, sizeof err->hint, "%s", hint);
    return false;
}

void complain(const struct lkd_error *err) {
    fprintf(stderr, "lockdown: %s%s%s\n", err->where, *err->where ? ": " : "", err->message);
    if (*err->hint)
        fprintf(stderr, "  %s\n", err->hint);
}
