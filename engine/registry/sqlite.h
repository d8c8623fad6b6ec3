/*
 * sqlite.h - the registry in one SQLite file.
 *
 * Write-ahead logging, so that reading never waits for writing; foreign keys; STRICT tables; every
 * commit is on the disk before it is told (synchronous = FULL). Beginning a view takes several
 * system calls, so a store that only reads keeps its view until the database has changed, which it
 * sees in the shared memory of the write-ahead log (sqlite.org/walformat.html, section 2.1). A
 * database carries the application id of this program and the number of its schema in user_version;
 * opening an older one for writing brings it up to date in one transaction. A lock held by another
 * program is waited for, at most SQLITE_STORE_WAIT_MS.
 */
#ifndef REGISTRY_SQLITE_H
#define REGISTRY_SQLITE_H

#include "registry/store.h"

#define SQLITE_STORE_WAIT_MS 3000

/*
 * Open, or create (LKD_BAD_DATA when the file is there and not empty). The store is new; close it.
 *
 * LKD_NOT_FOUND: no such file. LKD_BAD_DATA: it is no registry, it is damaged, it was written by a
 * newer version of the program, or by an older one and is opened for reading. LKD_IO: it is locked,
 * or cannot be read or written. Nothing is written then.
 */
enum lkd_status sqlite_store_open(const char *path, enum store_mode mode, struct store **ret_store,
                                  struct lkd_error *err);

#endif
