/*
 * error_test.c - filling errors.
 */
#include "support/tap.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"

static void test_set(void **state) {
    (void)state;
    struct lkd_error err = {0};
    assert_int_equal(error_set(&err, LKD_IO, "cannot read %s", "x.lua"), LKD_IO);
    error_hint(&err, "try %d", 1);
    error_where(&err, "rules/x.lua:%d", 12);
    assert_int_equal(err.status, LKD_IO);
    assert_string_equal(err.message, "cannot read x.lua");
    assert_string_equal(err.hint, "try 1");
    assert_string_equal(err.where, "rules/x.lua:12");
}

static void test_first_is_kept(void **state) {
    (void)state;
    struct lkd_error err = {0};
    error_set(&err, LKD_IO, "first");
    error_hint(&err, "first hint");
    assert_int_equal(error_set(&err, LKD_INTERNAL, "second"), LKD_INTERNAL);
    error_hint(&err, "second hint");
    error_where(&err, "added");
    error_where(&err, "not added");
    assert_int_equal(err.status, LKD_IO);
    assert_string_equal(err.message, "first");
    assert_string_equal(err.hint, "first hint");
    assert_string_equal(err.where, "added");
}

static void test_clear(void **state) {
    (void)state;
    struct lkd_error err;
    memset(&err, 'x', sizeof err);
    error_clear(&err);
    assert_int_equal(err.status, LKD_OK);
    assert_string_equal(err.message, "");
    assert_string_equal(err.hint, "");
    assert_string_equal(err.where, "");
    error_set(&err, LKD_LIMIT, "again");
    assert_string_equal(err.message, "again");
}

static void test_null(void **state) {
    (void)state;
    assert_int_equal(error_set(NULL, LKD_LIMIT, "nobody listens"), LKD_LIMIT);
    error_hint(NULL, "nobody");
    error_where(NULL, "nobody");
    error_clear(NULL);
}

static void test_cut(void **state) {
    (void)state;
    char text[600];
    for (size_t shift = 0; shift < 4; shift++) {
        memset(text, 'a', shift);
        for (size_t i = shift; i + 3 < sizeof text; i += 3)
            memcpy(text + i, "ấ", 3);
        text[sizeof text - 3] = '\0';
        struct lkd_error err = {0};
        error_set(&err, LKD_BAD_QUERY, "%s", text);
        size_t length = strlen(err.message);
        assert_true(utf8_valid(err.message, length));
        assert_in_range(length, sizeof err.message - 3, sizeof err.message - 1);
        assert_memory_equal(err.message, text, length);
    }
}

static void test_cut_plain(void **state) {
    (void)state;
    struct lkd_error err = {0};
    error_set(&err, LKD_BAD_QUERY, "%0600d", 0);
    assert_int_equal(strlen(err.message), sizeof err.message - 1);
    error_hint(&err, "%255s", "");
    assert_int_equal(strlen(err.hint), 255);
    char stray[600];
    memset(stray, 0x80, sizeof stray);
    stray[sizeof stray - 1] = '\0';
    error_where(&err, "%s", stray);
    assert_int_equal(strlen(err.where), sizeof err.where - 1);
}

static void test_names(void **state) {
    (void)state;
    assert_string_equal(lkd_status_name(LKD_OK), "ok");
    assert_string_equal(lkd_status_name(LKD_NO_MEMORY), "no_memory");
    assert_string_equal(lkd_status_name(LKD_BAD_QUERY), "bad_query");
    assert_string_equal(lkd_status_name(LKD_BAD_RULES), "bad_rules");
    assert_string_equal(lkd_status_name(LKD_BAD_ZONES), "bad_zones");
    assert_string_equal(lkd_status_name(LKD_NOT_FOUND), "not_found");
    assert_string_equal(lkd_status_name(LKD_IO), "io");
    assert_string_equal(lkd_status_name(LKD_LIMIT), "limit");
    assert_string_equal(lkd_status_name(LKD_INTERNAL), "internal");
    assert_string_equal(lkd_status_name((enum lkd_status)99), "internal");
}

TAP_MAIN(TEST("an error holds status, message, hint and place", test_set),
         TEST("the first error and its hint and place are kept", test_first_is_kept),
         TEST("a cleared error can be set again", test_clear),
         TEST("a caller may pass no error", test_null),
         TEST("a long message is cut between characters", test_cut),
         TEST("a long message without such characters fills its field", test_cut_plain),
         TEST("every status has a lower-case name", test_names))
