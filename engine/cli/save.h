/*
 * save.h - a whole file, or nothing: for outputs that are made in memory.
 */
#ifndef CLI_SAVE_H
#define CLI_SAVE_H

#include <stdbool.h>
#include <stddef.h>

#include "lockdown/error.h"

/* Write beside the file, then into its place; on failure the older file stays. */
bool save_file(const char *path, const char *bytes, size_t length, struct lkd_error *err);

/* Does the name end so: ".png"? `path` may be NULL. */
bool save_is_kind(const char *path, const char *ending);

#endif
