/*
 * save.c - a whole file, or nothing; see save.h.
 */
#include "cli/save.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/complain.h"
#include "cli/output.h"

/* A file as others of the user: what the umask leaves of 0666. */
static mode_t usual_mode(void) {
    mode_t mask = umask(0);

    umask(mask);
    return 0666 & ~mask;
}

static int write_file(int fd, const char *bytes, size_t length) {
    struct output out;
    int error;

    output_init(&out, fd, 65536);
    output_write(&out, bytes, length);
    output_flush(&out);
    error = out.error;
    output_free(&out);
    if (!error && fchmod(fd, usual_mode()) != 0)
        error = errno;
    if (close(fd) != 0 && !error)
        error = errno;
    return error;
}

bool save_file(const char *path, const char *bytes, size_t length, struct lkd_error *err) {
    char beside[4096];
    int fd, error;

    if (snprintf(beside, sizeof beside, "%s.XXXXXX", path) >= (int)sizeof beside)
        return refuse(err, LKD_IO, NULL, "cannot write %s: the path is too long", path);
    fd = mkstemp(beside);
    error = fd < 0 ? errno : write_file(fd, bytes, length);
    if (!error && rename(beside, path) != 0)
        error = errno;
    if (!error)
        return true;
    if (fd >= 0)
        unlink(beside);
    return refuse(err, LKD_IO, NULL, "cannot write %s: %s", path, strerror(error));
}

bool save_is_kind(const char *path, const char *ending) {
    if (!path)
        return false;
    size_t length = strlen(path), n = strlen(ending);
    return length >= n && strcmp(path + length - n, ending) == 0;
}
