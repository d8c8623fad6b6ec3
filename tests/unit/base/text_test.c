/*
 * text_test.c - output buffers, UTF-8 and JSON strings.
 */
#include "support/tap.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "support/failing_malloc.h"

#define LIMIT ((size_t)1 << 24)

static void assert_text(struct text *t, const char *expected) {
    assert_string_equal(text_cstr(t), expected);
    text_clear(t);
}

static void test_appending(void **state) {
    (void)state;
    struct text t;
    text_init(&t, LIMIT);
    assert_string_equal(text_cstr(&t), "");
    text_append(&t, NULL, 0);
    text_append(&t, "Giấy đi đường", 5);
    assert_text(&t, "Giấ");
    text_literal(&t, "a");
    text_literal(&t, "");
    text_puts(&t, "bc");
    text_printf(&t, "%s", "");
    text_printf(&t, "-%d-%s", 7, "d");
    assert_text(&t, "abc-7-d");
    assert_string_equal(text_cstr(&t), "");
    text_free(&t);
    text_free(&t);
    text_puts(&t, "again");
    assert_text(&t, "again");
    text_free(&t);
}

static void test_growing(void **state) {
    (void)state;
    struct text t;
    text_init(&t, LIMIT);
    for (int i = 0; i < 100000; i++)
        text_append(&t, &"0123456789"[i % 10], 1);
    assert_int_equal(t.length, 100000);
    const char *bytes = text_cstr(&t);
    for (int i = 0; i < 100000; i++)
        assert_int_equal(bytes[i], '0' + i % 10);
    size_t capacity = t.capacity;
    text_clear(&t);
    text_printf(&t, "%5000d", 1);
    assert_int_equal(t.length, 5000);
    assert_int_equal(t.capacity, capacity);
    text_free(&t);
}

static void test_limit(void **state) {
    (void)state;
    for (size_t limit = 0; limit < 600; limit++) {
        struct text t;
        text_init(&t, limit);
        for (size_t i = 0; i < limit; i++)
            text_literal(&t, "x");
        assert_false(t.failed);
        assert_int_equal(strlen(text_cstr(&t)), limit);
        text_literal(&t, "y");
        assert_true(t.failed);
        assert_int_equal(t.length, limit);
        assert_string_equal(text_cstr(&t), "");
        text_free(&t);
    }
}

static void test_after_failing(void **state) {
    (void)state;
    struct text t;
    text_init(&t, 10);
    text_literal(&t, "123456");
    text_literal(&t, "too much");
    text_literal(&t, "7"); /* would fit */
    text_printf(&t, "%d", 8);
    text_integer(&t, 9);
    text_json_string(&t, "x", 1);
    assert_true(t.failed);
    assert_int_equal(t.length, 6);
    assert_memory_equal(t.bytes, "123456", 6);
    text_clear(&t);
    assert_false(t.failed);
    text_literal(&t, "1234567890");
    assert_text(&t, "1234567890");
    text_free(&t);
}

static void test_integers(void **state) {
    (void)state;
    struct text t;
    text_init(&t, LIMIT);
    int64_t powers[64] = {0, INT64_MIN, INT64_MAX, INT64_MIN + 1};
    size_t count = 4;
    for (int64_t power = 1; power <= INT64_MAX / 10 && count < 62; power *= 10)
        powers[count++] = power;
    for (size_t i = 0; i < count; i++)
        for (int64_t off = -2; off <= 2; off++) {
            int64_t value = (int64_t)((uint64_t)powers[i] + (uint64_t)off);
            char expected[32];
            snprintf(expected, sizeof expected, "%" PRId64, value);
            text_integer(&t, value);
            assert_text(&t, expected);
            snprintf(expected, sizeof expected, "%" PRId64, -(value == INT64_MIN ? 0 : value));
            text_integer(&t, -(value == INT64_MIN ? 0 : value));
            assert_text(&t, expected);
        }
    text_free(&t);
}

static void test_decimals(void **state) {
    (void)state;
    struct text t;
    text_init(&t, LIMIT);
    static const struct {
        int64_t millionths;
        const char *expected;
    } cases[] = {
        {0, "0"},
        {1, "0.000001"},
        {-1, "-0.000001"},
        {10, "0.00001"},
        {100000, "0.1"},
        {1000000, "1"},
        {1600000, "1.6"},
        {-1600000, "-1.6"},
        {123456789, "123.456789"},
        {100000001, "100.000001"},
        {999999, "0.999999"},
        {10000000, "10"},
        {INT64_MAX, "9223372036854.775807"},
        {INT64_MIN, "-9223372036854.775808"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        text_decimal(&t, cases[i].millionths);
        assert_text(&t, cases[i].expected);
    }
    text_free(&t);
}

/* ---- UTF-8 ---- */

static size_t encode(unsigned code, unsigned char out[4]) {
    if (code < 0x80) {
        out[0] = (unsigned char)code;
        return 1;
    }
    size_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = length; i-- > 1; code >>= 6)
        out[i] = (unsigned char)(0x80 | (code & 0x3F));
    out[0] = (unsigned char)(lead[length] | code);
    return length;
}

static void test_every_code_point(void **state) {
    (void)state;
    for (unsigned code = 0; code <= 0x1FFFFF; code++) {
        unsigned char bytes[4];
        size_t length = encode(code, bytes);
        bool good = code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
        assert_int_equal(utf8_sequence(bytes, length), good ? length : 0);
        assert_int_equal(utf8_valid((char *)bytes, length), good);
        for (size_t part = 0; part < length; part++)
            assert_int_equal(utf8_sequence(bytes, part), 0);
    }
}

static void test_bad_sequences(void **state) {
    (void)state;
    static const char *const bad[] = {
        "\x80",
        "\xBF",
        "\xC0\x80",
        "\xC1\xBF",
        "\xC3",
        "\xC3(",
        "\xE0\x80\x80",
        "\xE0\x9F\xBF",
        "\xE1\x80",
        "\xE1\x80(",
        "\xE1(\x80",
        "\xED\xA0\x80",
        "\xF0\x80\x80\x80",
        "\xF0\x8F\xBF\xBF",
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80",
        "\xF8\x88\x80\x80\x80",
        "\xFE",
        "\xFF",
        "\xF1\x80\x80",
        "\xF1\x80\x80(",
        "\xF1\x80(\x80",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(utf8_sequence((const unsigned char *)bad[i], strlen(bad[i])), 0);
        for (size_t shift = 0; shift < 20; shift++) {
            char text[64];
            memset(text, 'a', sizeof text);
            memcpy(text + shift, bad[i], strlen(bad[i]));
            assert_false(utf8_valid(text, shift + strlen(bad[i])));
            assert_false(utf8_valid(text, sizeof text));
        }
    }
    assert_true(utf8_valid("", 0));
    assert_true(utf8_valid("Không ra đường 🚷 từ 18 giờ", strlen("Không ra đường 🚷 từ 18 giờ")));
}

/* ---- JSON strings ---- */

static void test_json_escapes(void **state) {
    (void)state;
    struct text t;
    text_init(&t, LIMIT);
    static const char all[] = "\b\t\n\v\f\r\x01\x1F\"\\/\x7F";
    text_json_string(&t, all, sizeof all); /* with its NUL */
    assert_text(&t, "\"\\b\\t\\n\\u000b\\f\\r\\u0001\\u001f\\\"\\\\/\x7F\\u0000\"");
    text_json_string(&t, NULL, 0);
    assert_text(&t, "\"\"");
    text_json_string(&t, "Quận 1", strlen("Quận 1"));
    assert_text(&t, "\"Quận 1\"");
    text_free(&t);
}

static void test_json_repairs(void **state) {
    (void)state;
    struct text t;
    text_init(&t, LIMIT);
    text_json_string(&t, "z\xFFz\xE1\x80", 5);
    assert_text(&t, "\"z\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD\"");
    text_free(&t);
}

/* Every pair of bytes at every place in a word: the fast path must see each one that needs care. */
static void test_json_against_jansson(void **state) {
    (void)state;
    struct text t;
    text_init(&t, LIMIT);
    for (unsigned first = 0; first < 0x80; first++)
        for (unsigned place = 0; place < 9; place++) {
            char text[17] = "abcdefghijklmnop";
            text[place] = (char)first;
            text[place + 1] = (char)(first ^ 2); /* near a quote stands another of its bits */
            text_json_string(&t, text, 16);
            json_t *read = json_loadb(t.bytes, t.length, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
            assert_non_null(read);
            assert_int_equal(json_string_length(read), 16);
            assert_memory_equal(json_string_value(read), text, 16);
            json_decref(read);
            text_clear(&t);
        }
    text_free(&t);
}

static void test_json_random(void **state) {
    (void)state;
    struct text t;
    text_init(&t, LIMIT);
    uint32_t random = 12345;
    for (int round = 0; round < 20000; round++) {
        char text[40];
        size_t length = random % sizeof text;
        for (size_t i = 0; i < length; i++) {
            random = random * 1664525 + 1013904223;
            text[i] = (char)(random >> 24);
        }
        text_json_string(&t, text, length);
        json_t *read = json_loadb(t.bytes, t.length, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
        assert_non_null(read);
        if (utf8_valid(text, length)) {
            assert_int_equal(json_string_length(read), length);
            assert_memory_equal(json_string_value(read), text, length);
        }
        json_decref(read);
        text_clear(&t);
    }
    text_free(&t);
}

static void test_json_mixed(void **state) {
    (void)state;
    static const char *const pieces[] = {"a", "e", " ", "ba", "\"", "\n", "\\", "đ", "ấ", "🚷"};
    struct text t;
    text_init(&t, LIMIT);
    uint32_t random = 1;
    for (int round = 0; round < 20000; round++) {
        char text[200] = "";
        size_t length = 0;
        for (int i = 0; i < round % 40; i++) {
            random = random * 1664525 + 1013904223;
            const char *piece = pieces[(random >> 16) % 10];
            memcpy(text + length, piece, strlen(piece));
            length += strlen(piece);
        }
        text_json_string(&t, text, length);
        json_t *read = json_loadb(t.bytes, t.length, JSON_DECODE_ANY, NULL);
        assert_non_null(read);
        assert_int_equal(json_string_length(read), length);
        assert_memory_equal(json_string_value(read), text, length);
        json_decref(read);
        text_clear(&t);
    }
    text_free(&t);
}

static bool write_everything(void *context) {
    (void)context;
    struct text t;
    text_init(&t, LIMIT);
    for (int i = 0; i < 100; i++) {
        text_puts(&t, "directive ");
        text_integer(&t, i);
        text_printf(&t, " %200s", "x");
        text_json_string(&t, "giấy\n", strlen("giấy\n"));
        text_decimal(&t, i * 1000);
    }
    bool ok = !t.failed;
    assert_int_equal(ok, strlen(text_cstr(&t)) > 20000);
    text_free(&t);
    return ok;
}

static void test_failing_malloc(void **state) {
    (void)state;
    assert_true(fail_every_allocation_once(write_everything, NULL) > 5);
}

TAP_MAIN(TEST("appended pieces follow each other", test_appending),
         TEST("a text grows and keeps its memory when cleared", test_growing),
         TEST("every limit holds to the byte", test_limit),
         TEST("after a failure appends do nothing until the text is cleared", test_after_failing),
         TEST("integers are written as printf writes them", test_integers),
         TEST("decimals are written in their shortest form", test_decimals),
         TEST("every code point is judged right, and no part of one passes", test_every_code_point),
         TEST("broken sequences are found at every place", test_bad_sequences),
         TEST("quotes, backslashes and control characters are escaped", test_json_escapes),
         TEST("bytes that are not UTF-8 become U+FFFD", test_json_repairs),
         TEST("every ASCII byte at every place of a word is read back by jansson",
              test_json_against_jansson),
         TEST("random bytes make strings that jansson reads", test_json_random),
         TEST("plain, escaped and accented letters in any order are read back", test_json_mixed),
         TEST("every failing malloc fails the text and nothing leaks", test_failing_malloc))
