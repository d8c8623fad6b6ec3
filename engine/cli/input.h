/*
 * input.h - reading whole files and long streams of lines. "-" and NULL are standard input.
 */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/output.h"
#include "lockdown/error.h"

#define QUERY_BYTES_MAX (1u << 20) /* of one query, be it a file or a line */

/* The whole input, new, NUL-terminated. LKD_LIMIT when it is longer than `limit` bytes, else
 * LKD_NOT_FOUND, LKD_IO or LKD_NO_MEMORY. */
enum lkd_status input_read(const char *path, size_t limit, char **ret_bytes, size_t *ret_length,
                           struct lkd_error *err);

/*
 * Lines of any length in bounded memory. Before each wait for more input, `flush` is written out:
 * whoever sends one line and reads one answer is never kept waiting.
 */
struct lines {
    int fd;
    char *bytes;
    size_t start, end; /* read, and not yet given out */
    size_t number;     /* of the last line given, from 1 */
    bool ended;
    int error; /* errno of a failed read */
    struct output *flush;
    void (*before_wait)(void *context); /* called before each wait too; NULL: nothing is */
    void *context;
};

enum lkd_status lines_open(struct lines *l, const char *path, struct output *flush,
                           struct lkd_error *err);
void lines_close(struct lines *l);

enum line { LINE_GIVEN, LINE_TOO_LONG, LINE_NONE };
/*
 * The next line without its newline, borrowed until the next call; the last may lack the newline.
 * A line above QUERY_BYTES_MAX is counted but not given. After LINE_NONE `error` tells a failure.
 */
enum line lines_next(struct lines *l, const char **ret_line, size_t *ret_length);

#endif
