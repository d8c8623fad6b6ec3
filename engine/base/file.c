/*
 * file.c - reading a whole file; see text.h.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

#define PIPE_CHUNK 65536

static enum lkd_status system_error(struct lkd_error *err, const char *path, int number) {
    char reason[128];
    if (strerror_r(number, reason, sizeof reason) != 0)
        reason[0] = '\0';
    enum lkd_status status = number == ENOENT || number == ENOTDIR ? LKD_NOT_FOUND : LKD_IO;
    return error_set(err, status, "cannot read %s: %s", path, reason);
}

static enum lkd_status too_long(struct lkd_error *err, const char *path, size_t limit) {
    return error_set(err, LKD_LIMIT, "%s is longer than %zu bytes", path, limit);
}

/* Read to the end into `t`, whose limit is one byte above what is allowed. */
static enum lkd_status read_all(int fd, const char *path, struct text *t, struct lkd_error *err) {
    for (;;) {
        if (t->capacity == t->length) {
            size_t left = t->limit - t->length;
            if (left == 0)
                return too_long(err, path, t->limit - 1);
            if (!text_grow(t, left < PIPE_CHUNK ? left : PIPE_CHUNK))
                return error_set(err, LKD_NO_MEMORY, "no memory to read %s", path);
        }
        ssize_t got = read(fd, t->bytes + t->length, t->capacity - t->length);
        if (got == 0)
            return t->length < t->limit ? LKD_OK : too_long(err, path, t->limit - 1);
        if (got > 0)
            t->length += (size_t)got;
        else if (errno != EINTR)
            return system_error(err, path, errno);
    }
}

/* Make room for a regular file at once, with a byte to see that its end is reached. */
static enum lkd_status prepare(int fd, const char *path, struct text *t, struct lkd_error *err) {
    struct stat info;
    if (fstat(fd, &info) != 0)
        return system_error(err, path, errno);
    if (!S_ISREG(info.st_mode))
        return LKD_OK;
    if ((uintmax_t)info.st_size >= t->limit)
        return too_long(err, path, t->limit - 1);
    if (!text_grow(t, (size_t)info.st_size + 1))
        return error_set(err, LKD_NO_MEMORY, "no memory to read %s", path);
    return LKD_OK;
}

enum lkd_status file_read(const char *path, size_t limit, char **ret_bytes, size_t *ret_length,
                          struct lkd_error *err) {
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return system_error(err, path, errno);
    struct text t;
    text_init(&t, limit < SIZE_MAX ? limit + 1 : limit);
    enum lkd_status status = prepare(fd, path, &t, err);
    if (status == LKD_OK)
        status = read_all(fd, path, &t, err);
    close(fd);
    if (status != LKD_OK) {
        text_free(&t);
        return status;
    }
    t.bytes[t.length] = '\0';
    *ret_bytes = t.bytes;
    *ret_length = t.length;
    return LKD_OK;
}
