/*
 * clock.c - the least moment it can be, kept in the folder of keys; see lockdown/keys.h.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/civil.h"
#include "permits/keyring.h"

#define CLOCK_FILE_MAX 64

enum lkd_status clock_load(const char *folder, int64_t *ret_moment_s, struct lkd_error *err) {
    char path[KEYS_PATH_MAX], *text;
    int64_t moment_s = CIVIL_ALWAYS;
    size_t length;
    enum lkd_status status = keys_path(folder, "clock", "", path, err);
    if (status)
        return status;
    if (access(path, F_OK) == 0) {
        status = file_read(path, CLOCK_FILE_MAX, &text, &length, err);
        if (status)
            return status;
        if (length > 0 && text[length - 1] == '\n')
            length--;
        if (!civil_parse_instant(text, length, &moment_s))
            status = error_set(err, LKD_BAD_KEYS, "%s holds no moment", path);
        free(text);
    }
    if (status == LKD_OK)
        *ret_moment_s = moment_s;
    return status;
}

static enum lkd_status advance(const char *folder, int64_t moment_s, struct lkd_error *err) {
    char path[KEYS_PATH_MAX], text[CIVIL_INSTANT_SIZE + 1];
    int64_t kept_s;
    enum lkd_status status = clock_load(folder, &kept_s, err);
    if (status || kept_s >= moment_s)
        return status;
    status = keys_path(folder, "clock", "", path, err);
    if (status)
        return status;
    civil_format_instant(moment_s, text);
    memcpy(text + CIVIL_INSTANT_SIZE - 1, "\n", 2);
    return file_replace(path, text, CIVIL_INSTANT_SIZE, 0644, err);
}

enum lkd_status lkd_clock_advance(const char *folder, int64_t moment_s, struct lkd_error *err) {
    struct lkd_error own;
    struct lkd_error *e = err ? err : &own;
    int lock;
    error_clear(e);
    enum lkd_status status = keys_lock(folder, &lock, e);
    if (status)
        return status;
    status = advance(folder, moment_s, e);
    keys_unlock(lock);
    return status;
}
