/*
 * stream.h - decide --stream: one query a line in, one answer a line out.
 */
#ifndef CLI_STREAM_H
#define CLI_STREAM_H

#include "cli/output.h"
#include "cli/session.h"

/* Answer every line of `path` (NULL: standard input) in order. A bad line is answered by an error
 * object and the rest go on; their number goes to standard error. The result is the exit status. */
int stream_run(const struct session *session, const char *path, const struct lkd_ask *ask,
               struct output *out);

#endif
