/*
 * head.h - refusing requests whose head two programs could read in two ways.
 *
 * The HTTP library takes what it should not: a length beside a transfer encoding, two lengths, NUL
 * bytes, folded lines, lines without CR, names with spaces. In front of the service may stand a
 * proxy that reads such a request differently, so that one client's bytes become another's request.
 */
#ifndef SERVICE_HEAD_H
#define SERVICE_HEAD_H

#include "service/exchange.h"

/* The byte at `*at`, which is moved on, or what the code there (%2f) stands for. 0 at a broken
 * code. */
int head_take_coded(const char **at);
/* Is the path with its parameters printable ASCII, and what its codes (%c3%a1) stand for UTF-8
 * without NUL? To be asked when the line has come: later the library writes into it. */
bool head_line_is_good(const char *line, size_t *ret_length);
/* Fill `head`. NULL when it is fine, else what is wrong with it, in English. */
const char *head_read(struct exchange *x, const char *method, const char *version);

#endif
