/*
 * cbor_test.c - deterministic CBOR: what is written, and what is refused when reading; Base45.
 */
#include "support/tap.h"

#include <stdlib.h>
#include <string.h>

#include "base/sign.h"
#include "permits/base45.h"
#include "permits/cbor.h"

/* Bytes from hexadecimal text. */
static size_t bytes_of(const char *hex, uint8_t *out) {
    size_t length = strlen(hex) / 2;
    assert_true(hex_read(hex, strlen(hex), out, length));
    return length;
}

static void assert_integer(int64_t value, const char *hex) {
    uint8_t written[16], expected[16];
    struct cbor_writer w;
    struct cbor_reader r;
    cbor_begin(&w, written, sizeof written);
    cbor_put_integer(&w, value);
    assert_false(w.failed);
    assert_int_equal(w.length, bytes_of(hex, expected));
    assert_memory_equal(written, expected, w.length);
    cbor_open(&r, written, w.length);
    assert_true(cbor_take_integer(&r) == value);
    cbor_close(&r);
    assert_null(r.failed);
}

/* RFC 8949, appendix A */
static void test_integers(void **state) {
    (void)state;
    assert_integer(0, "00");
    assert_integer(23, "17");
    assert_integer(24, "1818");
    assert_integer(255, "18ff");
    assert_integer(256, "190100");
    assert_integer(1000000, "1a000f4240");
    assert_integer(1000000000000, "1b000000e8d4a51000");
    assert_integer(INT64_MAX, "1b7fffffffffffffff");
    assert_integer(-1, "20");
    assert_integer(-24, "37");
    assert_integer(-25, "3818");
    assert_integer(-65537, "3a00010000");
    assert_integer(INT64_MIN, "3b7fffffffffffffff");
}

/* One item, or a map with its keys and integers as values. */
static const char *read_any(const char *hex) {
    static uint8_t bytes[64];
    struct cbor_reader r;
    struct cbor_map map;
    int64_t key;
    cbor_open(&r, bytes, bytes_of(hex, bytes));
    if (bytes[0] >> 5 == 5) {
        cbor_take_map(&r, &map);
        while (cbor_take_key(&r, &map, &key))
            cbor_take_integer(&r);
    } else {
        cbor_next(&r);
    }
    cbor_close(&r);
    return r.failed;
}

static void assert_refused(const char *hex, const char *why) {
    const char *failed = read_any(hex);
    assert_non_null(failed);
    assert_string_equal(failed, why);
}

static void test_shortest(void **state) {
    static const char *const longer[] = {
        "1800", "1817",  "190000", "1900ff", "1a0000ffff", "1b00000000ffffffff",
        "3817", "5800",  "580161", "780161", "9800",       "b800",
        "d817", "d90012"};
    (void)state;
    for (size_t i = 0; i < sizeof longer / sizeof *longer; i++)
        assert_refused(longer[i], "it holds a number that is not written in the shortest way");
}

static void test_kinds(void **state) {
    static const char *const others[] = {
        "f4", "f5", "f6", "f7",   "f90000", "fa00000000", "fb0000000000000000", "9f", "bf", "5f",
        "7f", "ff", "e0", "f820", "1c",     "fc"};
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_refused(others[i], "it holds a value of a kind that has no place there");
    assert_null(read_any("d2")); /* tags that libcbor does not know */
    assert_null(read_any("d4"));
    assert_null(read_any("d83d"));
}

static void test_truncated(void **state) {
    (void)state;
    assert_refused("", "it breaks off");
    assert_refused("18", "it breaks off");
    assert_refused("1b00000000ffffff", "it breaks off");
    assert_refused("4361ff", "it breaks off"); /* a string longer than the text */
    assert_refused("5b7fffffffffffffff61", "it breaks off");
    assert_refused("a20102", "it breaks off");
    assert_refused("bb7fffffffffffffff0102", "it breaks off");
    assert_refused("0000", "something follows its end");
}

static void test_maps(void **state) {
    (void)state;
    assert_null(read_any("a0"));
    assert_null(read_any("a2010a0214"));
    assert_null(read_any("a3010a181920200a")); /* 1, 25, -1: bytewise, not by length */
    assert_refused("a2020a010a", "the keys of a map are not in order");
    assert_refused("a2010a010a", "the keys of a map are not in order");
    assert_refused("a3010a200a18190a", "the keys of a map are not in order");
}

static void test_overflow(void **state) {
    uint8_t small[4];
    struct cbor_writer w;
    (void)state;
    cbor_begin(&w, small, sizeof small);
    cbor_put_string(&w, CBOR_TEXT, "abc", 3);
    assert_false(w.failed);
    assert_int_equal(w.length, 4);
    cbor_put_integer(&w, 1);
    assert_true(w.failed);
    cbor_begin(&w, small, sizeof small);
    cbor_put_string(&w, CBOR_BYTES, "abcd", 4);
    assert_true(w.failed);
}

/* ---- Base45: RFC 9285, section 4 ---- */

static void assert_base45(const char *plain, const char *encoded) {
    char text[64];
    uint8_t bytes[64];
    size_t length = strlen(plain), got;
    base45_encode((const uint8_t *)plain, length, text);
    assert_int_equal(BASE45_LENGTH(length), strlen(encoded));
    assert_memory_equal(text, encoded, strlen(encoded));
    assert_true(base45_decode(encoded, strlen(encoded), bytes, &got));
    assert_int_equal(got, length);
    assert_memory_equal(bytes, plain, length);
}

static void test_base45(void **state) {
    static const char *const bad[] = {
        "A", "AAAA", "GGW ", ":::", "::", "ab8", "BB\n", "é ", "BB8 "};
    uint8_t bytes[64];
    size_t got;
    (void)state;
    assert_base45("AB", "BB8");
    assert_base45("Hello!!", "%69 VD92EX0");
    assert_base45("base-45", "UJCLQE7W581");
    assert_base45("ietf!", "QED8WEX0");
    assert_base45("", "");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(base45_decode(bad[i], strlen(bad[i]), bytes, &got));
}

static void test_base45_all(void **state) {
    char text[3];
    uint8_t bytes[2];
    size_t got;
    (void)state;
    for (unsigned n = 0; n <= 0xffff; n++) {
        const uint8_t pair[2] = {(uint8_t)(n >> 8), (uint8_t)n};
        base45_encode(pair, 2, text);
        assert_true(base45_decode(text, 3, bytes, &got) && got == 2);
        assert_memory_equal(bytes, pair, 2);
        assert_true(text[2] != ' '); /* so that space at the end of a token is none of it */
    }
}

TAP_MAIN(TEST("integers are written as the RFC shows and read back", test_integers),
         TEST("numbers that are longer than needed are refused", test_shortest),
         TEST("floats, simple values and indefinite lengths are refused", test_kinds),
         TEST("a text that breaks off, or goes on, is refused", test_truncated),
         TEST("the keys of a map stand in bytewise order, once each", test_maps),
         TEST("a full buffer fails and takes nothing more", test_overflow),
         TEST("Base45 gives the examples of its RFC and refuses the rest", test_base45),
         TEST("every pair of bytes survives Base45, and ends in no space", test_base45_all))
