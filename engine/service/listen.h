/*
 * listen.h - the socket that the service listens at.
 */
#ifndef SERVICE_LISTEN_H
#define SERVICE_LISTEN_H

#include <stdbool.h>
#include <stddef.h>

#include "lockdown/error.h"

/* "127.0.0.1:8080", "[::1]:8080", ":8080"; writes the URL with the port it got. */
enum lkd_status listen_at(const char *address, bool tls, int *ret_fd, char *url, size_t size,
                          struct lkd_error *err);
void listen_close(int fd); /* -1 is fine */

#endif
