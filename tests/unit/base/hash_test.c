/*
 * hash_test.c - BLAKE2b-256 and random ids.
 */
#include "support/tap.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

static void assert_hash(const char *text, const char *expected) {
    struct hash h;
    char out[HASH_TEXT_SIZE];
    hash_init(&h);
    hash_update(&h, text, strlen(text));
    hash_text(&h, out);
    assert_string_equal(out, expected);
}

static void test_known(void **state) {
    (void)state;
    /* b2sum -l 256 */
    assert_hash("", "blake2b:0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    assert_hash("abc", "blake2b:bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

static void test_pieces(void **state) {
    (void)state;
    char text[1000];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)(i * 7);
    char whole[HASH_TEXT_SIZE], pieces[HASH_TEXT_SIZE];
    struct hash h;
    hash_init(&h);
    hash_update(&h, text, sizeof text);
    hash_text(&h, whole);
    for (size_t step = 1; step < 300; step += 13) {
        hash_init(&h);
        for (size_t i = 0; i < sizeof text; i += step)
            hash_update(&h, text + i, sizeof text - i < step ? sizeof text - i : step);
        hash_text(&h, pieces);
        assert_string_equal(pieces, whole);
    }
}

static int compare(const void *a, const void *b) {
    return strcmp(a, b);
}

static void test_ids(void **state) {
    (void)state;
    enum { COUNT = 10000 };
    static char ids[COUNT][RANDOM_ID_SIZE];
    struct random_pool pool = {0};
    for (size_t i = 0; i < COUNT; i++) {
        random_id(&pool, ids[i]);
        assert_int_equal(strlen(ids[i]), RANDOM_ID_SIZE - 1);
        assert_int_equal(strspn(ids[i], "0123456789abcdef"), RANDOM_ID_SIZE - 1);
    }
    qsort(ids, COUNT, sizeof *ids, compare);
    for (size_t i = 1; i < COUNT; i++)
        assert_string_not_equal(ids[i - 1], ids[i]);
}

TAP_MAIN(TEST("hashes equal those of b2sum", test_known),
         TEST("a text hashes the same in pieces", test_pieces),
         TEST("ten thousand random ids are well-formed and differ", test_ids))
