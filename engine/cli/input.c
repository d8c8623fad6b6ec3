/*
 * input.c - reading with read(2) into own buffers.
 */
#include "cli/input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/complain.h"

static bool is_standard_input(const char *path) {
    return !path || strcmp(path, "-") == 0;
}

static const char *input_name(const char *path) {
    return is_standard_input(path) ? "standard input" : path;
}

static enum lkd_status failure(struct lkd_error *err, const char *path, int error) {
    enum lkd_status status = error == ENOENT   ? LKD_NOT_FOUND
                             : error == ENOMEM ? LKD_NO_MEMORY
                                               : LKD_IO;

    refuse(err, status, NULL, "cannot read %s: %s", input_name(path), strerror(error));
    return status;
}

/* A descriptor that can be read, or -1 with errno. */
static int open_input(const char *path) {
    struct stat about;
    int fd = is_standard_input(path) ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0 || fstat(fd, &about) < 0)
        return -1;
    if (!S_ISDIR(about.st_mode))
        return fd;
    if (!is_standard_input(path))
        close(fd);
    errno = EISDIR;
    return -1;
}

static void close_input(int fd) {
    if (fd > STDIN_FILENO)
        close(fd);
}

static ssize_t read_some(int fd, char *bytes, size_t room) {
    ssize_t count;

    do
        count = read(fd, bytes, room);
    while (count < 0 && errno == EINTR);
    return count;
}

/* ---- whole files ---- */

/* Append what can be read to o, up to limit + 1 bytes; 0 or errno. */
static int read_all(int fd, size_t limit, struct output *o) {
    char chunk[65536];

    while (o->used <= limit) {
        ssize_t count = read_some(fd, chunk, sizeof chunk);

        if (count <= 0)
            return count < 0 ? errno : o->error;
        output_write(o, chunk, (size_t)count);
        if (o->error)
            return o->error;
    }
    return 0;
}

enum lkd_status input_read(const char *path, size_t limit, char **ret_bytes, size_t *ret_length,
                           struct lkd_error *err) {
    int fd = open_input(path);
    struct output whole;
    int error;

    if (fd < 0)
        return failure(err, path, errno);
    if (isatty(fd))
        fputs("lockdown: reading the query from the terminal; end it with Ctrl-D\n", stderr);
    output_init(&whole, OUTPUT_MEMORY, 4096);
    error = read_all(fd, limit, &whole);
    close_input(fd);
    if (!error && whole.used > limit) {
        output_free(&whole);
        refuse(err, LKD_LIMIT, NULL, "%s is longer than %zu bytes", input_name(path), limit);
        return LKD_LIMIT;
    }
    output_write(&whole, "", 1);
    if (!error)
        error = whole.error;
    if (error) {
        output_free(&whole);
        return failure(err, path, error);
    }
    *ret_bytes = whole.bytes;
    *ret_length = whole.used - 1;
    return LKD_OK;
}

/* ---- lines ---- */

#define READ_BYTES (1u << 20)
#define LINES_CAPACITY (QUERY_BYTES_MAX + READ_BYTES)

enum lkd_status lines_open(struct lines *l, const char *path, struct output *flush,
                           struct lkd_error *err) {
    *l = (struct lines){.fd = open_input(path), .flush = flush};
    if (l->fd < 0)
        return failure(err, path, errno);
    l->bytes = malloc(LINES_CAPACITY);
    if (l->bytes)
        return LKD_OK;
    lines_close(l);
    return failure(err, path, ENOMEM);
}

void lines_close(struct lines *l) {
    close_input(l->fd);
    free(l->bytes);
    l->fd = -1;
    l->bytes = NULL;
}

/* Read more behind what is there; false at the end of the input. */
static bool read_more(struct lines *l) {
    ssize_t count;

    if (l->ended)
        return false;
    memmove(l->bytes, l->bytes + l->start, l->end - l->start);
    l->end -= l->start;
    l->start = 0;
    output_flush(l->flush);
    if (l->before_wait)
        l->before_wait(l->context);
    count = read_some(l->fd, l->bytes + l->end, LINES_CAPACITY - l->end);
    if (count < 0)
        l->error = errno;
    l->ended = count <= 0;
    if (count > 0)
        l->end += (size_t)count;
    return count > 0;
}

/* Give out the `length` bytes at the start, and leave out `skip` more: their newline. */
static enum line give(struct lines *l, size_t length, size_t skip, const char **ret_line,
                      size_t *ret_length) {
    *ret_line = l->bytes + l->start;
    *ret_length = length;
    l->start += length + skip;
    l->number++;
    return length > QUERY_BYTES_MAX ? LINE_TOO_LONG : LINE_GIVEN;
}

/* Drop everything up to the next newline. */
static enum line skip_line(struct lines *l) {
    char *newline;

    do {
        newline = memchr(l->bytes + l->start, '\n', l->end - l->start);
        l->start = newline ? (size_t)(newline - l->bytes) + 1 : l->end;
    } while (!newline && read_more(l));
    l->number++;
    return LINE_TOO_LONG;
}

enum line lines_next(struct lines *l, const char **ret_line, size_t *ret_length) {
    size_t searched = 0;

    for (;;) {
        char *from = l->bytes + l->start;
        char *newline = memchr(from + searched, '\n', l->end - l->start - searched);

        if (newline)
            return give(l, (size_t)(newline - from), 1, ret_line, ret_length);
        searched = l->end - l->start;
        if (searched > QUERY_BYTES_MAX)
            return skip_line(l);
        if (!read_more(l))
            break;
    }
    return searched > 0 && !l->error ? give(l, searched, 0, ret_line, ret_length) : LINE_NONE;
}
