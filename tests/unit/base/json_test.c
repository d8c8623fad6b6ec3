/*
 * json_test.c - strings, numbers and the check of whole JSON texts.
 */
#include "support/tap.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"

/* A copy in a block of exactly its size, so that a sanitizer sees reads past its end. */
static char *exact_copy(const char *text, size_t length) {
    char *copy = malloc(length ? length : 1);
    if (length)
        memcpy(copy, text, length);
    return copy;
}

/* ---- strings ---- */

static void assert_string_value(const char *text, const char *expected, size_t expected_length) {
    size_t length = strlen(text);
    char *copy = exact_copy(text, length);
    char value[256];
    struct json_cursor c = {copy, copy + length};
    struct json_string s;
    if (!json_scan_string(&c, &s))
        fail_msg("%s is not read", text);
    assert_ptr_equal(c.at, c.end);
    assert_int_equal(s.escaped, strchr(text, '\\') != NULL);
    assert_int_equal(json_unescape(&s, value), expected_length);
    assert_memory_equal(value, expected, expected_length);
    free(copy);
}

/* Refused, with the cursor at that byte. */
static void assert_string_refused(const char *text, size_t length, size_t at) {
    char *copy = exact_copy(text, length);
    struct json_cursor c = {copy, copy + length};
    struct json_string s;
    if (json_scan_string(&c, &s))
        fail_msg("%.*s is read as a string", (int)length, text);
    assert_int_equal(c.at - copy, at);
    free(copy);
}

#define VALUE(text, expected) assert_string_value(text, expected, sizeof(expected) - 1)
#define REFUSED(text, at) assert_string_refused(text, sizeof(text) - 1, at)

static void test_string_values(void **state) {
    (void)state;
    VALUE("\"\"", "");
    VALUE("\"permit\"", "permit");
    VALUE("\"a string of more than eight bytes\"", "a string of more than eight bytes");
    VALUE("\"Nguyễn Văn A, Quận 1\"", "Nguyễn Văn A, Quận 1");
    VALUE("\"\x7f \xf4\x8f\xbf\xbf\"", "\x7f \xf4\x8f\xbf\xbf");
    VALUE("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t");
    VALUE("\"\\u0001\\u007F\\u0080\\u07ff\\u0800\\uFFFF\"",
          "\x01\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80\xef\xbf\xbf");
    VALUE("\"\\ud834\\uDD1E and \\uDBFF\\udfff\"", "\xf0\x9d\x84\x9e and \xf4\x8f\xbf\xbf");
    VALUE("\"1234567\\n\"", "1234567\n");
}

static void test_bad_strings(void **state) {
    (void)state;
    REFUSED("", 0);
    REFUSED("'a'", 0);
    REFUSED("\"", 1);
    REFUSED("\"abc", 4);
    REFUSED("\"a long string without an end", 29);
    REFUSED("\"a\nb\"", 2);
    REFUSED("\"a\0b\"", 2);
    REFUSED("\"12345678\t\"", 9);
    REFUSED("\"\\x\"", 1);
    REFUSED("\"\\", 1);
    REFUSED("\"\\\0\"", 1);
    REFUSED("\"\\u12\"", 1);
    REFUSED("\"\\u12g4\"", 1);
    REFUSED("\"\\u0000\"", 1);
    REFUSED("\"\\ud800\"", 1);
    REFUSED("\"\\ud800\\", 1);
    REFUSED("\"\\ud800\\u0041\"", 1);
    REFUSED("\"\\ud800\\ud800\"", 1);
    REFUSED("\"\\udc00\\ud800\"", 1);
    REFUSED("\"a\xff\"", 2);
    REFUSED("\"\xc0\x80\"", 1);
    REFUSED("\"\xed\xa0\x80\"", 1);
    REFUSED("\"\xf4\x90\x80\x80\"", 1);
    REFUSED("\"\xe1\xbb", 1);
}

/* Each byte at each place of a word and across words: only the plain ones are passed. */
static void test_every_byte(void **state) {
    (void)state;
    for (size_t place = 0; place < 20; place++) {
        for (int byte = 0; byte < 256; byte++) {
            char text[26];
            memset(text, 'a', sizeof text);
            text[0] = text[24] = '"';
            text[1 + place] = (char)byte;
            char *copy = exact_copy(text, 25);
            struct json_cursor c = {copy, copy + 25};
            struct json_string s;
            bool plain = byte >= 0x20 && byte < 0x80 && byte != '\\';
            if (json_scan_string(&c, &s) != plain)
                fail_msg("byte %d at place %zu", byte, place);
            if (plain)
                assert_int_equal(s.length, byte == '"' ? place : 23);
            free(copy);
        }
    }
}

/* ---- numbers ---- */

static struct json_number number(const char *text) {
    size_t length = strlen(text);
    char *copy = exact_copy(text, length);
    struct json_cursor c = {copy, copy + length};
    struct json_number n = {0};
    if (!json_scan_number(&c, &n) || c.at != c.end)
        fail_msg("%s is not read", text);
    free(copy);
    return n;
}

static void assert_integer(const char *text, int64_t expected) {
    struct json_number n = number(text);
    int64_t value;
    if (!json_number_integer(&n, &value))
        fail_msg("%s is no integer", text);
    assert_true(value == expected);
}

static void assert_no_integer(const char *text) {
    struct json_number n = number(text);
    int64_t value;
    if (json_number_integer(&n, &value))
        fail_msg("%s is an integer", text);
}

static void test_integers(void **state) {
    (void)state;
    assert_integer("0", 0);
    assert_integer("-0", 0);
    assert_integer("30", 30);
    assert_integer("-30", -30);
    assert_integer("1000000000000000000", 1000000000000000000);
    assert_integer("9223372036854775807", INT64_MAX);
    assert_integer("-9223372036854775808", INT64_MIN);
    assert_no_integer("9223372036854775808");
    assert_no_integer("-9223372036854775809");
    assert_no_integer("10000000000000000000");
    assert_no_integer("18446744073709551616");
    assert_no_integer("92233720368547758070");
    assert_no_integer("1000000000000000000000000000000");
    assert_no_integer("5.0");
    assert_no_integer("1e2");
}

static void assert_scaled(const char *text, enum json_scaled expected, int64_t millionths) {
    struct json_number n = number(text);
    int64_t value = millionths;
    enum json_scaled result = json_number_scaled(&n, 6, INT64_C(1000000000000000000), &value);
    if (result != expected || value != millionths)
        fail_msg("%s: %d, %lld", text, (int)result, (long long)value);
}

static void test_scaled(void **state) {
    (void)state;
    assert_scaled("0", JSON_SCALED, 0);
    assert_scaled("-0.0", JSON_SCALED, 0);
    assert_scaled("0e999999999999999999999", JSON_SCALED, 0);
    assert_scaled("1", JSON_SCALED, 1000000);
    assert_scaled("-1.5", JSON_SCALED, -1500000);
    assert_scaled("0.1", JSON_SCALED, 100000);
    assert_scaled("0.000001", JSON_SCALED, 1);
    assert_scaled("0.00000100000000000000000000000", JSON_SCALED, 1);
    assert_scaled("1e-6", JSON_SCALED, 1);
    assert_scaled("1.000001", JSON_SCALED, 1000001);
    assert_scaled("12345e-3", JSON_SCALED, 12345000);
    assert_scaled("1E+3", JSON_SCALED, 1000000000);
    assert_scaled("0.00000000000000000000000000001e29", JSON_SCALED, 1000000);
    assert_scaled("999999999999.999999", JSON_SCALED, INT64_C(999999999999999999));
    assert_scaled("1000000000000", JSON_SCALED, INT64_C(1000000000000000000));
    assert_scaled("-1e12", JSON_SCALED, INT64_C(-1000000000000000000));
    assert_scaled("0.0000001", JSON_TOO_PRECISE, 0);
    assert_scaled("1.2345678", JSON_TOO_PRECISE, 0);
    assert_scaled("0.1000000000000000000000001", JSON_TOO_PRECISE, 0);
    assert_scaled("1e-400", JSON_TOO_PRECISE, 0);
    assert_scaled("1e-999999999999999999999999", JSON_TOO_PRECISE, 0);
    assert_scaled("1000000000001", JSON_TOO_LARGE, 0);
    assert_scaled("1000000000000.0000001", JSON_TOO_LARGE, 0);
    assert_scaled("1000000000000.000001", JSON_TOO_LARGE, 0);
    assert_scaled("10000000000000000000000000", JSON_TOO_LARGE, 0);
    assert_scaled("1e300", JSON_TOO_LARGE, 0);
    assert_scaled("1e999999999999999999999999", JSON_TOO_LARGE, 0);
}

static void assert_double(const char *text) {
    struct json_number n = number(text);
    double value = 0, expected = strtod(text, NULL);
    if (!json_number_double(&n, &value) || value != expected || signbit(value) != signbit(expected))
        fail_msg("%s: %.17g, not %.17g", text, value, expected);
}

static void test_doubles(void **state) {
    (void)state;
    static const char *const texts[] = {"0",
                                        "-0",
                                        "1",
                                        "106.7",
                                        "10.776530",
                                        "-179.999999999",
                                        "1e22",
                                        "1e23",
                                        "123456789e-30",
                                        "106.70098765432101",
                                        "0.1e-5",
                                        "9007199254740992",
                                        "9007199254740993",
                                        "5e-324",
                                        "1e-400",
                                        "1.7976931348623157e308",
                                        "2.2250738585072011e-308",
                                        "9223372036854775807",
                                        "0e9999",
                                        "0.000000000000000000000000000000000000000001e60",
                                        "12345678901234567890123.5"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_double(texts[i]);
    struct json_number n = number("1e309");
    double value;
    assert_false(json_number_double(&n, &value));
    n = number("-1.8e308");
    assert_false(json_number_double(&n, &value));
}

static void test_bad_numbers(void **state) {
    (void)state;
    static const char *const texts[] = {"",   "-",   "+1",  "01", "-00", ".5",  "1.",  "1.e2",
                                        "1e", "1e+", "1e-", "e1", "-e1", "NaN", "- 1", "-.5"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t length = strlen(texts[i]);
        char *copy = exact_copy(texts[i], length);
        struct json_cursor c = {copy, copy + length};
        struct json_number n;
        if (json_scan_number(&c, &n))
            fail_msg("%s is read as a number", texts[i]);
        free(copy);
    }
}

/* ---- whole texts ---- */

static enum json_verdict check(const char *text, size_t length, struct json_fault *ret_fault,
                               size_t *ret_at) {
    struct arena scratch;
    arena_init(&scratch, (size_t)32 << 20, NULL);
    char *copy = exact_copy(text, length);
    enum json_verdict verdict = json_check(copy, length, &scratch, ret_fault);
    if (verdict != JSON_VALID)
        *ret_at = (size_t)(ret_fault->at - copy);
    free(copy);
    arena_free(&scratch);
    return verdict;
}

static void test_good_texts(void **state) {
    (void)state;
    static const char *const texts[] = {"{}",
                                        "[]",
                                        "1",
                                        "\"a\"",
                                        "true",
                                        " null ",
                                        "\r\n\t [ 1 , 2 ]\n",
                                        "{\"a\":{\"a\":[{\"a\":1}]}}",
                                        "[[],{},[[]],{\"\":{}}]",
                                        "[1,-2.5e3,false,null,\"x\"]",
                                        "{\"a\":1,\"b\":1,\"ab\":1,\"\":1}",
                                        "[{\"a\":1},{\"a\":1}]",
                                        "[1e-999,-0]",
                                        "[9223372036854775807,1e308]"};
    struct json_fault fault;
    size_t at;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (check(texts[i], strlen(texts[i]), &fault, &at) != JSON_VALID)
            fail_msg("%s: %s at %zu", texts[i], fault.what, at);
}

static void test_bad_texts(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t at;
        const char *what;
    } cases[] = {
        {"", 0, "the text is empty"},
        {" \n", 2, "the text is empty"},
        {"\xEF\xBB\xBF{}", 0, "a byte order mark before the value"},
        {"{", 1, "expected a key in double quotes"},
        {"{\"a\"", 4, "expected `:` after a key"},
        {"{\"a\" 1}", 5, "expected `:` after a key"},
        {"{\"a\":", 5, "the text ends where a value is expected"},
        {"{\"a\":}", 5, "expected a value"},
        {"{\"a\":1", 6, "the text ends inside a value"},
        {"{\"a\":1 \"b\":2}", 7, "expected `,` or `}` after a value"},
        {"{\"a\":1,}", 7, "expected a key in double quotes"},
        {"{a:1}", 1, "expected a key in double quotes"},
        {"{'a':1}", 1, "expected a key in double quotes"},
        {"{\"a\":1]", 6, "expected `,` or `}` after a value"},
        {"[1 2]", 3, "expected `,` or `]` after a value"},
        {"[1}", 2, "expected `,` or `]` after a value"},
        {"[1,]", 3, "expected a value"},
        {"[,1]", 1, "expected a value"},
        {"[", 1, "the text ends where a value is expected"},
        {"]", 0, "expected a value"},
        {"{} {}", 3, "more text after the value"},
        {"1 2", 2, "more text after the value"},
        {"[tru]", 1, "expected a value"},
        {"nul", 0, "expected a value"},
        {"True", 0, "expected a value"},
        {"[01]", 2, "a number with a leading zero"},
        {"[-]", 2, "expected a digit in a number"},
        {"[1.]", 3, "expected a digit in a number"},
        {"[1e]", 3, "expected a digit in a number"},
        {"[9223372036854775808]", 1, "an integer that does not fit in 64 bits"},
        {"[-1e309]", 1, "a number that is too large"},
        {"[\"a", 3, "the text ends inside a string"},
        {"[\"a\\", 3, "the text ends inside a string"},
        {"[\"a\\u00", 3, "an escape that JSON does not have"},
        {"[\"\\q\"]", 2, "an escape that JSON does not have"},
        {"[\"\\u0000\"]", 2, "the character U+0000"},
        {"[\"\\uD800\"]", 2, "half of a surrogate pair"},
        {"[\"\\udfff\"]", 2, "half of a surrogate pair"},
        {"[\"a\nb\"]", 3, "a control character in a string; write it as an escape"},
        {"[\"a\xff\"]", 3, "bytes that are not UTF-8"},
        {"[\xff]", 1, "expected a value"},
        {"/**/{}", 0, "expected a value"},
        {"{\"\\u0000\":1}", 2, "the character U+0000"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct json_fault fault = {0};
        size_t at = 0;
        if (check(cases[i].text, strlen(cases[i].text), &fault, &at) != JSON_INVALID)
            fail_msg("%s passes", cases[i].text);
        if (at != cases[i].at || strcmp(fault.what, cases[i].what) != 0)
            fail_msg("%s: byte %zu, %s", cases[i].text, at, fault.what);
    }
    struct json_fault fault;
    size_t at;
    assert_int_equal(check("{}\0", 3, &fault, &at), JSON_INVALID);
    assert_int_equal(at, 2);
}

static void assert_duplicate(const char *text, size_t expected_at) {
    struct json_fault fault;
    size_t at = 0;
    if (check(text, strlen(text), &fault, &at) != JSON_DUPLICATE_KEY || at != expected_at)
        fail_msg("%s: duplicate at %zu", text, at);
}

static void test_duplicates(void **state) {
    (void)state;
    assert_duplicate("{\"a\":1,\"a\":1}", 7);
    assert_duplicate("{\"a\":1,\"b\":2,\"\\u0061\":1}", 13);
    assert_duplicate("{\"\":1,\"\":2}", 6);
    assert_duplicate("[0,{\"x\":{\"k\":1,\"l\":{},\"k\":[]}}]", 22);
    assert_duplicate("{\"a\":{\"b\":1},\"a\":2}", 13);
    assert_duplicate("{\"b\":1,\"a\":1,\"a\":2,\"b\":2}", 13);
    assert_duplicate("{\"\\ud834\\udd1e\":1,\"\xf0\x9d\x84\x9e\":2}", 18);
}

static void test_nesting(void **state) {
    (void)state;
    struct json_fault fault;
    size_t at = 0;
    char text[2 * (JSON_DEPTH_MAX + 1)];
    memset(text, '[', JSON_DEPTH_MAX);
    memset(text + JSON_DEPTH_MAX, ']', JSON_DEPTH_MAX);
    assert_int_equal(check(text, (size_t)2 * JSON_DEPTH_MAX, &fault, &at), JSON_VALID);
    memset(text, '[', JSON_DEPTH_MAX + 1);
    memset(text + JSON_DEPTH_MAX + 1, ']', JSON_DEPTH_MAX + 1);
    assert_int_equal(check(text, sizeof text, &fault, &at), JSON_INVALID);
    assert_int_equal(at, JSON_DEPTH_MAX);
    assert_string_equal(fault.what, "values nested more than 64 deep");

    size_t length = 200000;
    char *deep = malloc(length);
    memset(deep, '[', length);
    assert_int_equal(check(deep, length, &fault, &at), JSON_INVALID);
    assert_int_equal(at, JSON_DEPTH_MAX);
    free(deep);
}

/* {"k0":0,"k1":0,...}; new. */
static char *wide_object(size_t keys, size_t *ret_length) {
    char *text = malloc(keys * 16 + 16), *at = text;
    *at++ = '{';
    for (size_t i = 0; i < keys; i++)
        at += sprintf(at, "%s\"k%zu\":0", i ? "," : "", i);
    *at++ = '}';
    *ret_length = (size_t)(at - text);
    return text;
}

static void test_many_keys(void **state) {
    (void)state;
    struct json_fault fault;
    size_t at = 0, length;
    char *text = wide_object(60000, &length);
    assert_int_equal(check(text, length, &fault, &at), JSON_VALID);
    text[length - 5] = '8'; /* k59999 becomes k59998 */
    assert_int_equal(check(text, length, &fault, &at), JSON_DUPLICATE_KEY);
    assert_int_equal(fault.length, strlen("k59998"));
    free(text);
}

static void test_little_memory(void **state) {
    (void)state;
    size_t length;
    char *text = wide_object(1000, &length);
    for (size_t limit = 0; limit <= 64 << 10; limit += 4 << 10) {
        struct arena scratch;
        struct json_fault fault;
        arena_init(&scratch, limit, NULL);
        enum json_verdict verdict = json_check(text, length, &scratch, &fault);
        bool enough = limit == 64 << 10, too_little = limit < 16 << 10;
        if (verdict != JSON_VALID || too_little)
            assert_int_equal(verdict, enough ? JSON_VALID : JSON_NO_MEMORY);
        arena_free(&scratch);
    }
    free(text);
}

static void test_value_end(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t length;
    } cases[] = {{"12,", 2},
                 {"12", 2},
                 {"-1.5e3}", 6},
                 {"true]", 4},
                 {"null \n", 4},
                 {"\"a]\\\"b\",1", 7},
                 {"{\"a\":[1,{}]},2", 12},
                 {"[]", 2},
                 {"[\"]\"] ]", 5},
                 {"{}", 2},
                 {"\"key\": 1", 5}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t length = strlen(cases[i].text);
        char *copy = exact_copy(cases[i].text, length);
        assert_int_equal(json_value_end(copy, copy + length) - copy, cases[i].length);
        free(copy);
    }
}

static void test_locate(void **state) {
    (void)state;
    static const char text[] = "{\n  \"tên\": 1,\n\"b\"";
    struct json_place place = json_locate(text, text);
    assert_true(place.line == 1 && place.column == 1);
    place = json_locate(text, strchr(text, ':'));
    assert_true(place.line == 2 && place.column == 8);
    place = json_locate(text, strchr(text, 'b'));
    assert_true(place.line == 3 && place.column == 2);
}

TAP_MAIN(TEST("strings are read and their escapes resolved", test_string_values),
         TEST("bad strings are refused at the byte that is wrong", test_bad_strings),
         TEST("every byte is judged alike at every place", test_every_byte),
         TEST("integers are read up to 64 bits", test_integers),
         TEST("decimals are exact to six places", test_scaled),
         TEST("doubles are those of strtod", test_doubles),
         TEST("what is not a number is refused", test_bad_numbers),
         TEST("JSON texts pass the check", test_good_texts),
         TEST("other texts are refused with the byte and the reason", test_bad_texts),
         TEST("a key given twice is found in every object", test_duplicates),
         TEST("nesting ends at 64, also with 200,000 brackets", test_nesting),
         TEST("60,000 keys are compared", test_many_keys),
         TEST("a full arena is reported", test_little_memory),
         TEST("the end of a value is found", test_value_end),
         TEST("bytes are located by line and character", test_locate))
