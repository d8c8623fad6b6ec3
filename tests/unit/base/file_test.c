/*
 * file_test.c - reading whole files and writing them anew.
 */
#include "support/tap.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "support/failing_malloc.h"

#define FOLDER_SIZE 64
static char folder[FOLDER_SIZE];

static const char *path_of(const char *name) {
    static char path[FOLDER_SIZE + 32];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_file(const char *name, const char *bytes, size_t length) {
    FILE *f = fopen(path_of(name), "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, length, f), length);
    fclose(f);
}

static void assert_read(const char *path, size_t limit, const char *expected, size_t length) {
    char *bytes = NULL;
    size_t got = 0;
    struct lkd_error err = {0};
    assert_int_equal(file_read(path, limit, &bytes, &got, &err), LKD_OK);
    assert_int_equal(got, length);
    assert_memory_equal(bytes, expected, length);
    assert_int_equal(bytes[length], '\0');
    free(bytes);
}

static void assert_fails(const char *path, size_t limit, enum lkd_status status, const char *says) {
    char *bytes = NULL;
    size_t length = 42;
    struct lkd_error err = {0};
    assert_int_equal(file_read(path, limit, &bytes, &length, &err), status);
    assert_int_equal(err.status, status);
    assert_non_null(strstr(err.message, says));
    assert_null(bytes);
    assert_int_equal(length, 42);
}

static void test_whole(void **state) {
    (void)state;
    write_file("plain", "one\0two\n", 8);
    assert_read(path_of("plain"), 1000, "one\0two\n", 8);
    write_file("empty", "", 0);
    assert_read(path_of("empty"), 1000, "", 0);
    assert_read(path_of("empty"), 0, "", 0);
}

static void test_limit(void **state) {
    (void)state;
    write_file("ten", "0123456789", 10);
    assert_read(path_of("ten"), 10, "0123456789", 10);
    assert_read(path_of("ten"), SIZE_MAX, "0123456789", 10);
    assert_fails(path_of("ten"), 9, LKD_LIMIT, "longer than 9 bytes");
    assert_fails(path_of("ten"), 0, LKD_LIMIT, "longer than 0 bytes");
}

static void test_missing(void **state) {
    (void)state;
    assert_fails(path_of("nobody"), 100, LKD_NOT_FOUND, "nobody: No such file");
    write_file("plain", "x", 1);
    assert_fails(path_of("plain/inside"), 100, LKD_NOT_FOUND, "Not a directory");
    assert_fails(folder, 100, LKD_IO, "Is a directory");
    assert_int_equal(file_read(path_of("nobody"), 1, NULL, NULL, NULL), LKD_NOT_FOUND);
}

/* A pipe that another process fills with `bytes`, in small pieces; returns the process. */
static pid_t feed_pipe(const char *path, const char *bytes, size_t length) {
    assert_int_equal(mkfifo(path, 0600), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child > 0)
        return child;
    int fd = open(path, O_WRONLY);
    for (size_t i = 0; fd >= 0 && i < length; i += 1000)
        if (write(fd, bytes + i, 1000) != 1000)
            break;
    _exit(0);
}

static void test_pipe(void **state) {
    (void)state;
    enum { LENGTH = 300000 };
    static char expected[LENGTH];
    for (size_t i = 0; i < LENGTH; i++)
        expected[i] = (char)(i % 251);
    for (size_t limit = LENGTH; limit <= 2 * LENGTH; limit += LENGTH) {
        pid_t feeder = feed_pipe(path_of("pipe"), expected, LENGTH);
        assert_read(path_of("pipe"), limit, expected, LENGTH);
        assert_int_equal(waitpid(feeder, NULL, 0), feeder);
        unlink(path_of("pipe"));
    }
}

static void test_endless(void **state) {
    (void)state;
    assert_fails("/dev/zero", 100000, LKD_LIMIT, "longer than 100000 bytes");
}

static size_t files_in_folder(void) {
    DIR *d = opendir(folder);
    size_t count = 0;
    assert_non_null(d);
    while (readdir(d))
        count++;
    closedir(d);
    return count - 2;
}

static void test_replace(void **state) {
    (void)state;
    struct stat about;
    mode_t mask = umask(0077);
    assert_int_equal(file_replace(path_of("plain"), "old", 3, 0600, NULL), LKD_OK);
    assert_int_equal(file_replace(path_of("plain"), "n\0w", 3, 0644, NULL), LKD_OK);
    umask(mask);
    assert_read(path_of("plain"), 100, "n\0w", 3);
    assert_int_equal(stat(path_of("plain"), &about), 0);
    assert_int_equal(about.st_mode & 0777, 0644);
    assert_int_equal(file_replace(path_of("empty"), NULL, 0, 0600, NULL), LKD_OK);
    assert_read(path_of("empty"), 100, "", 0);
}

static void test_replace_fails(void **state) {
    (void)state;
    struct lkd_error err = {0};
    write_file("plain", "old", 3);
    size_t before = files_in_folder();
    assert_int_equal(file_replace(path_of("no/plain"), "new", 3, 0600, &err), LKD_IO);
    assert_non_null(strstr(err.message, "no/plain: No such file"));
    assert_int_equal(mkdir(path_of("folder"), 0700), 0);
    err = (struct lkd_error){0};
    assert_int_equal(file_replace(path_of("folder"), "new", 3, 0600, &err), LKD_IO);
    assert_non_null(strstr(err.message, "cannot write"));
    rmdir(path_of("folder"));
    assert_int_equal(files_in_folder(), before);
    assert_read(path_of("plain"), 100, "old", 3);
}

static bool read_plain(void *context) {
    char *bytes;
    size_t length;
    struct lkd_error err = {0};
    enum lkd_status status = file_read(context, 1000000, &bytes, &length, &err);
    if (status == LKD_OK)
        free(bytes);
    else
        assert_int_equal(err.status, LKD_NO_MEMORY);
    return status == LKD_OK;
}

static bool read_zeros(void *context) {
    char *bytes;
    size_t length;
    enum lkd_status status = file_read(context, 1000000, &bytes, &length, NULL);
    assert_int_not_equal(status, LKD_OK);
    return status == LKD_LIMIT; /* the furthest it can get */
}

static void test_failing_malloc(void **state) {
    (void)state;
    write_file("plain", "text", 4);
    char path[FOLDER_SIZE + 32];
    strncpy(path, path_of("plain"), sizeof path);
    assert_int_equal(fail_every_allocation_once(read_plain, path), 1);
    assert_true(fail_every_allocation_once(read_zeros, (void *)(uintptr_t) "/dev/zero") > 2);
}

static int make_folder(void **state) {
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/lockdown-file-test-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state) {
    (void)state;
    static const char *const names[] = {"plain", "empty", "ten", "pipe"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlink(path_of(names[i]));
    return rmdir(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST("a file is read whole, NUL bytes and all", test_whole),
        TEST("a file of exactly the limit is read, a longer one refused", test_limit),
        TEST("a missing file is not found, a folder cannot be read", test_missing),
        TEST("a pipe is read to its end", test_pipe),
        TEST("an endless device stops at the limit", test_endless),
        TEST("a file written anew is whole and has its mode whatever the umask", test_replace),
        TEST("a write that fails leaves the older file and nothing beside it", test_replace_fails),
        TEST("every failing malloc is reported and nothing leaks", test_failing_malloc),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
