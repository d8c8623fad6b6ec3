/*
 * complain.h - errors of the command line and how every error is told on standard error.
 */
#ifndef CLI_COMPLAIN_H
#define CLI_COMPLAIN_H

#include <stdbool.h>

#include "lockdown/error.h"

/* Fill `err` and return false, so that a reader can `return refuse(...)`. `hint` may be NULL. */
bool refuse(struct lkd_error *err, enum lkd_status status, const char *hint, const char *format,
            ...) __attribute__((format(printf, 4, 5)));

/* "lockdown: where: message", then the hint, indented. */
void complain(const struct lkd_error *err);

#endif
