/*
 * sqlite_test.c - the SQLite backend: the contract of a store, and files that are no good.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "registry/sqlite.h"
#include "registry/sqlite_schema.h"
#include "store_contract.h"

static char folder[] = "/tmp/lockdown-sqlite-XXXXXX";
static char path[64];
static unsigned number;

static const char *new_path(void) {
    if (number == 0)
        assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/%u.db", folder, number++);
    return path;
}

struct store *contract_create(void) {
    struct store *s = NULL;
    struct lkd_error err = {.status = LKD_OK};
    if (sqlite_store_open(new_path(), STORE_CREATE, &s, &err) != LKD_OK)
        fail_msg("%s", err.message);
    return s;
}

struct store *contract_reader(void) {
    struct store *s = NULL;
    assert_int_equal(sqlite_store_open(path, STORE_READ, &s, NULL), LKD_OK);
    return s;
}

/* ---- files that are no good ---- */

static void execute(const char *sql) {
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void refused(enum store_mode mode, enum lkd_status status, const char *part) {
    struct lkd_error err = {.status = LKD_OK};
    struct store *s = NULL;
    assert_int_equal(sqlite_store_open(path, mode, &s, &err), status);
    assert_null(s);
    if (!strstr(err.message, part))
        fail_msg("\"%s\" does not say \"%s\"", err.message, part);
}

static void test_newer(void **state) {
    (void)state;
    store_close(contract_create());
    execute("PRAGMA user_version = 4711");
    for (int mode = STORE_READ; mode <= STORE_WRITE; mode++)
        refused((enum store_mode)mode, LKD_BAD_DATA, "version 4711");
}

static void test_older(void **state) {
    (void)state;
    struct store *s = NULL;
    new_path();
    char sql[64];
    snprintf(sql, sizeof sql, "PRAGMA application_id = %d", SQLITE_APPLICATION_ID);
    execute(sql);
    refused(STORE_READ, LKD_BAD_DATA, "old version 0");
    assert_int_equal(sqlite_store_open(path, STORE_WRITE, &s, NULL), LKD_OK);
    assert_int_equal(rows_of(s, TABLE_PEOPLE), 0);
    store_close(s);
    store_close(contract_reader());
}

static void test_another(void **state) {
    (void)state;
    new_path();
    execute("CREATE TABLE x (y)");
    refused(STORE_READ, LKD_BAD_DATA, "is no registry, but another database");
    refused(STORE_WRITE, LKD_BAD_DATA, "is no registry, but another database");
    refused(STORE_CREATE, LKD_BAD_DATA, "exists already");
}

static void test_garbage(void **state) {
    (void)state;
    FILE *file = fopen(new_path(), "w");
    for (int i = 0; i < 9000; i++)
        fputc("garbage!"[i % 8], file);
    fclose(file);
    refused(STORE_READ, LKD_BAD_DATA, "no registry, or a damaged one");
    refused(STORE_WRITE, LKD_BAD_DATA, "no registry, or a damaged one");
}

static void test_absent(void **state) {
    (void)state;
    new_path();
    refused(STORE_READ, LKD_NOT_FOUND, "there is no registry");
    refused(STORE_WRITE, LKD_NOT_FOUND, "there is no registry");
    assert_int_equal(access(path, F_OK), -1);
}

static void test_no_folder(void **state) {
    (void)state;
    snprintf(path, sizeof path, "/proc/registry.db");
    refused(STORE_CREATE, LKD_IO, "cannot be opened");
}

/* Pages in the middle are overwritten: what is read of them is an error, never other rows. */
static void test_damaged(void **state) {
    (void)state;
    struct store *s = contract_create();
    struct lkd_error err = {.status = LKD_OK};
    size_t count = 0;
    begin(s);
    for (int i = 0; i < 5000; i++) {
        char key[16];
        snprintf(key, sizeof key, "h%06d", i);
        assert_int_equal(PUT(s, TABLE_HOUSEHOLDS, T(key), T("760")), LKD_OK);
    }
    commit(s);
    store_close(s);
    FILE *file = fopen(path, "r+");
    struct stat info;
    assert_int_equal(fstat(fileno(file), &info), 0);
    fseek(file, info.st_size / 2, SEEK_SET);
    for (int i = 0; i < 40000; i++)
        fputc(0xA5, file);
    fclose(file);
    s = contract_reader();
    enum lkd_status status =
        s->methods->scan(s, TABLE_HOUSEHOLDS, registry_tables[TABLE_HOUSEHOLDS].count, no_value,
                         count_rows, &count, &err);
    assert_int_equal(status, LKD_BAD_DATA);
    assert_non_null(strstr(err.message, "damaged"));
    store_close(s);
}

static void test_locked(void **state) {
    (void)state;
    struct store *s = contract_create(), *other = NULL;
    struct lkd_error err = {.status = LKD_OK};
    assert_int_equal(sqlite_store_open(path, STORE_WRITE, &other, NULL), LKD_OK);
    begin(other);
    assert_int_equal(s->methods->begin(s, &err), LKD_IO);
    assert_non_null(strstr(err.message, "is locked by another program"));
    assert_int_equal(rows_of(s, TABLE_PEOPLE), 0); /* reading never waits */
    store_close(other);
    begin(s);
    store_close(s);
}

/* A view that is let go of does not keep the write-ahead log from being emptied. */
static void test_rest(void **state) {
    (void)state;
    struct store *writer = contract_create(), *reader = contract_reader();
    struct stat info;
    char log[80];
    assert_int_equal(rows_of(reader, TABLE_PEOPLE), 0);
    reader->methods->rest(reader);
    begin(writer);
    assert_int_equal(PUT(writer, TABLE_HOUSEHOLDS, T("h"), T("760")), LKD_OK);
    commit(writer);
    writer->methods->scrub(writer);
    snprintf(log, sizeof log, "%s-wal", path);
    assert_int_equal(stat(log, &info), 0);
    assert_int_equal(info.st_size, 0);
    assert_int_equal(rows_of(reader, TABLE_HOUSEHOLDS), 1);
    store_close(reader);
    store_close(writer);
}

static void test_clean_up(void **state) {
    (void)state;
    char name[96];
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (unsigned i = 0; i < number; i++)
        for (size_t k = 0; k < 3; k++) {
            snprintf(name, sizeof name, "%s/%u.db%s", folder, i, ends[k]);
            unlink(name);
        }
    assert_int_equal(rmdir(folder), 0);
}

TAP_MAIN(CONTRACT_TESTS, TEST("a database of a newer version is refused", test_newer),
         TEST("an older one is brought up to date by the first writer", test_older),
         TEST("another program's database is refused", test_another),
         TEST("a file that is no database is refused", test_garbage),
         TEST("a file that is not there is not made", test_absent),
         TEST("a folder that cannot be written is told", test_no_folder),
         TEST("damaged pages are an error", test_damaged),
         TEST("a lock of another program is waited for, then told", test_locked),
         TEST("a reader at rest holds nothing up", test_rest),
         TEST("no file is left behind", test_clean_up))
