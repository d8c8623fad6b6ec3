/*
 * seal_test.c - sealing to a key pair, boxes under a key, pseudonyms, Base64.
 */
#include "support/tap.h"

#include <stdlib.h>
#include <string.h>

#include "base/seal.h"
#include "base/sign.h"

static void test_pair(void **state) {
    (void)state;
    struct seal_pair pair, again, other;
    uint8_t sealed[5 + SEAL_PAIR_EXTRA];
    char opened[5];
    seal_new_pair(&pair);
    seal_pair_of_secret(pair.secret, &again);
    seal_new_pair(&other);
    assert_memory_equal(again.public_key, pair.public_key, SEAL_KEY_BYTES);
    assert_true(seal_to(pair.public_key, "hello", 5, sealed));
    assert_true(seal_open(&again, sealed, sizeof sealed, opened));
    assert_memory_equal(opened, "hello", 5);
    assert_false(seal_open(&other, sealed, sizeof sealed, opened));
    sealed[40] ^= 1;
    assert_false(seal_open(&pair, sealed, sizeof sealed, opened));
}

static void test_no_public_key(void **state) {
    (void)state;
    const uint8_t zeros[SEAL_KEY_BYTES] = {0};
    uint8_t sealed[1 + SEAL_PAIR_EXTRA];
    assert_false(seal_to(zeros, "x", 1, sealed));
}

/* RFC 8439, section 2.8.2, but for the associated data, of which there are none here. */
static void test_box(void **state) {
    (void)state;
    uint8_t key[SEAL_KEY_BYTES], box[114 + SEAL_BOX_EXTRA];
    static const char text[] =
        "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the "
        "future, sunscreen would be it.";
    char digits[65], opened[114];
    for (size_t i = 0; i < sizeof key; i++)
        key[i] = (uint8_t)(0x80 + i);
    seal_box(key, 7, UINT64_C(0x4746454443424140), text, 114, box);
    hex_write(box, 32, digits);
    assert_string_equal(digits, "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6");
    assert_true(seal_unbox(key, 7, UINT64_C(0x4746454443424140), box, sizeof box, opened));
    assert_memory_equal(opened, text, 114);
    assert_false(seal_unbox(key, 8, UINT64_C(0x4746454443424140), box, sizeof box, opened));
    assert_false(seal_unbox(key, 7, UINT64_C(0x4746454443424141), box, sizeof box, opened));
    assert_false(seal_unbox(key, 7, UINT64_C(0x4746454443424140), box, 15, opened));
    for (size_t i = 0; i < sizeof box; i++) {
        box[i] ^= 1;
        assert_false(seal_unbox(key, 7, UINT64_C(0x4746454443424140), box, sizeof box, opened));
        box[i] ^= 1;
    }
}

static void test_pseudonyms(void **state) {
    (void)state;
    uint8_t key[SEAL_KEY_BYTES], other[SEAL_KEY_BYTES];
    uint8_t a[SEAL_PSEUDONYM_BYTES], b[SEAL_PSEUDONYM_BYTES];
    seal_new_key(key);
    seal_new_key(other);
    seal_pseudonym(key, 1, "079", 3, a);
    seal_pseudonym(key, 1, "079", 3, b);
    assert_memory_equal(a, b, sizeof a);
    seal_pseudonym(key, 2, "079", 3, b);
    assert_memory_not_equal(a, b, sizeof a);
    seal_pseudonym(key, 1, "078", 3, b);
    assert_memory_not_equal(a, b, sizeof a);
    seal_pseudonym(other, 1, "079", 3, b);
    assert_memory_not_equal(a, b, sizeof a);
}

static void test_base64(void **state) {
    (void)state;
    static const char *const texts[] = {
        "", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"}; /* RFC 4648, section 10 */
    for (size_t length = 0; length <= 6; length++) {
        char out[8];
        uint8_t back[6];
        size_t back_length;
        base64_write((const uint8_t *)"foobar", length, out);
        assert_int_equal(BASE64_LENGTH(length), strlen(texts[length]));
        assert_memory_equal(out, texts[length], strlen(texts[length]));
        assert_true(base64_read(out, BASE64_LENGTH(length), back, sizeof back, &back_length));
        assert_int_equal(back_length, length);
        assert_memory_equal(back, "foobar", length);
    }
    uint8_t back[6];
    size_t length;
    assert_false(base64_read("Zm9", 3, back, sizeof back, &length));
    assert_false(base64_read("Zm9*", 4, back, sizeof back, &length));
    assert_false(base64_read("Zm9vYmFyZm9v", 12, back, sizeof back, &length));
}

TAP_MAIN(TEST("what is sealed to a pair is opened by it alone", test_pair),
         TEST("nothing is sealed to what is no public key", test_no_public_key),
         TEST("a box is RFC 8439's, and opens only as it was closed", test_box),
         TEST("a pseudonym depends on the key, the number and the name", test_pseudonyms),
         TEST("Base64 is that of RFC 4648, and strict", test_base64))
