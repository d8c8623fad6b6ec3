/*
 * json_skip_test.c - stepping over a JSON value.
 */
#include "support/tap.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"

/* How many bytes are stepped over in a copy with nothing behind it; -1 when the value is refused.
 */
static ptrdiff_t skipped_bytes(const char *text) {
    size_t length = strlen(text);
    char *copy = malloc(length ? length : 1);
    assert_non_null(copy);
    memcpy(copy, text, length);
    struct json_cursor c = {copy, copy + length};
    ptrdiff_t skipped = json_skip_value(&c) ? c.at - copy : -1;
    free(copy);
    return skipped;
}

static void test_values(void **state) {
    (void)state;
    static const struct {
        const char *text;
        ptrdiff_t skipped;
    } cases[] = {
        {"1", 1},
        {" \n-1.5e3,", 8},
        {"\"a\\\"]\" ]", 6},
        {"true]", 4},
        {"false", 5},
        {"null}", 4},
        {"[]]", 2},
        {"{ }", 3},
        {"[1, [2, {\"a\": []}], \"]\"] , 1", 24},
        {"{\"a\": {\"b\": [1, 2]}, \"a\": null}}", 31},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (skipped_bytes(cases[i].text) != cases[i].skipped)
            fail_msg("%s: %td", cases[i].text, skipped_bytes(cases[i].text));
}

static void test_refused(void **state) {
    (void)state;
    static const char *const cases[] = {
        "",     " ",      "[",       "{",        "[1",        "[1,",        "[1,]",  "[1 2]",
        "[,1]", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{a:1}", "{1:1}",
        "tru",  "nul",    "-",       "01",       "\"a",       "\"\\x\"",    "[1}",   "{\"a\":1]",
        "NaN",  "'a'",    "]",       "+1",       ".5",        "[1]]"};
    for (size_t i = 0; i + 1 < sizeof cases / sizeof *cases; i++)
        if (skipped_bytes(cases[i]) >= 0)
            fail_msg("%s is stepped over", cases[i]);
    assert_int_equal(skipped_bytes("[1]]"), 3);
}

static ptrdiff_t skip_nested(size_t depth) {
    char text[2 * JSON_DEPTH_MAX + 8];
    memset(text, '[', depth);
    memset(text + depth, ']', depth);
    text[2 * depth] = '\0';
    return skipped_bytes(text);
}

static void test_nesting(void **state) {
    (void)state;
    assert_int_equal(skip_nested(JSON_DEPTH_MAX), 2 * JSON_DEPTH_MAX);
    assert_int_equal(skip_nested(JSON_DEPTH_MAX + 1), -1);
}

TAP_MAIN(TEST("a value is stepped over to its end", test_values),
         TEST("what is no value is refused", test_refused),
         TEST("nesting ends at 64", test_nesting))
