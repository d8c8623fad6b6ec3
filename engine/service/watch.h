/*
 * watch.h - learning that files have changed (inotify).
 */
#ifndef SERVICE_WATCH_H
#define SERVICE_WATCH_H

#include "lockdown/service.h"

enum { WATCH_RULES = 1, WATCH_REGISTRY = 2 }; /* rules, zones and keys; the registry */

/* A descriptor that becomes readable when something changes in the folders of the options and, for
 * rules, the folders below; -1 when the system has none left. Close it. */
int watch_open(const struct lkd_service_options *options);
/* Read what has come: which of the files of interest have changed. */
unsigned watch_read(int fd, const struct lkd_service_options *options);

#endif
