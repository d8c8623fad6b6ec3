/*
 * error.h - filling a struct lkd_error.
 *
 * The first error is kept: while `err->status` is not LKD_OK nothing overwrites it, so that a lower
 * error passes through. A caller's error must therefore be zero before the first call; a public
 * function clears it on entry (error_clear), so that outside callers may reuse one.
 * Over-long text is cut at a UTF-8 boundary. Every `err` may be NULL.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include "lockdown/error.h"

#define PRINTF_LIKE(format_at, args_at) __attribute__((format(printf, format_at, args_at)))

/* Set the status and the message and clear hint and where; returns `status`, so that
 * `return error_set(err, LKD_IO, "...")` reads well. */
enum lkd_status error_set(struct lkd_error *err, enum lkd_status status, const char *format, ...)
    PRINTF_LIKE(3, 4);
#ifdef __clang_analyzer__ /* It looks at one file at a time, and is to know what comes back. */
#define error_set(err, status, ...) (error_set(err, status, __VA_ARGS__), (status))
#endif

/* Add advice or a place to an error that is set and has none yet. */
void error_hint(struct lkd_error *err, const char *format, ...) PRINTF_LIKE(2, 3);
void error_where(struct lkd_error *err, const char *format, ...) PRINTF_LIKE(2, 3);

/* Make it LKD_OK with empty texts. */
void error_clear(struct lkd_error *err);

#endif
