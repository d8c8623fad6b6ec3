/*
 * file.c - reading a whole file and writing one anew; see text.h.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

#define PIPE_CHUNK 65536

static void reason_of(int number, char *out, size_t size) {
    if (strerror_r(number, out, size) != 0)
        out[0] = '\0';
}

static enum lkd_status system_error(struct lkd_error *err, const char *path, int number) {
    char reason[128];
    reason_of(number, reason, sizeof reason);
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

/* ---- writing ---- */

static bool write_all(int fd, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(fd, bytes, length);
        if (written < 0 && errno != EINTR)
            return false;
        if (written > 0) {
            bytes += written;
            length -= (size_t)written;
        }
    }
    return true;
}

/* The name in its folder must last, too. */
static void sync_folder(const char *path) {
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    snprintf(folder, sizeof folder, "%.*s", slash ? (int)(slash - path) + 1 : 1,
             slash ? path : ".");
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        (void)fsync(fd);
        close(fd);
    }
}

/* Fill a new file that nobody else knows yet; false with errno. */
static bool fill(int fd, const char *bytes, size_t length, unsigned mode) {
    bool done = fchmod(fd, (mode_t)mode) == 0 && write_all(fd, bytes, length) && fsync(fd) == 0;
    int number = errno;
    if (close(fd) != 0 && done)
        return false;
    errno = number;
    return done;
}

enum lkd_status file_replace(const char *path, const char *bytes, size_t length, unsigned mode,
                             struct lkd_error *err) {
    char beside[PATH_MAX], reason[128];
    if (snprintf(beside, sizeof beside, "%s.XXXXXX", path) >= (int)sizeof beside)
        return error_set(err, LKD_IO, "cannot write %s: the path is too long", path);
    int fd = mkstemp(beside);
    if (fd >= 0 && fill(fd, bytes, length, mode) && rename(beside, path) == 0) {
        sync_folder(path);
        return LKD_OK;
    }
    reason_of(errno, reason, sizeof reason);
    if (fd >= 0)
        unlink(beside);
    return error_set(err, LKD_IO, "cannot write %s: %s", path, reason);
}
