/*
 * sqlite_schema.h - the schema of the SQLite backend, version by version.
 */
#ifndef REGISTRY_SQLITE_SCHEMA_H
#define REGISTRY_SQLITE_SCHEMA_H

#include <stddef.h>

#define SQLITE_APPLICATION_ID 0x4C4B4452 /* "LKDR" */

/* The i-th turns a database of version i into one of version i + 1. One that was released is never
 * changed again. */
extern const char *const sqlite_migrations[];
extern const size_t sqlite_migration_count;

#endif
