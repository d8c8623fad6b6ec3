/*
 * sign_test.c - Ed25519: the reference vectors, and everything that only looks like a signature.
 */
#include "support/tap.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/sign.h"

#define MESSAGE_MAX 4096

struct vector {
    uint8_t seed[32], public_key[32], message[MESSAGE_MAX], signature[64];
    size_t message_length;
    bool whole; /* key and signature have their sizes */
};

static bool member(const json_t *object, const char *name, uint8_t *out, size_t length) {
    const char *hex = json_string_value(json_object_get(object, name));
    return hex && hex_read(hex, strlen(hex), out, length);
}

static void read_vector(const json_t *object, struct vector *v) {
    const char *message = json_string_value(json_object_get(object, "msg"));
    assert_non_null(message);
    v->message_length = strlen(message) / 2;
    assert_true(v->message_length <= MESSAGE_MAX);
    assert_true(hex_read(message, strlen(message), v->message, v->message_length));
    v->whole =
        member(object, "public", v->public_key, 32) && member(object, "sig", v->signature, 64);
}

static json_t *next_vector(FILE *f) {
    json_error_t error;
    json_t *object = json_loadf(f, JSON_DISABLE_EOF_CHECK, &error);
    if (!object && !feof(f))
        fail_msg("%s", error.text);
    return object;
}

static void test_sign(void **state) {
    FILE *f = fopen(shared_path("corpora/ed25519/sign.jsonl"), "r");
    static struct vector v;
    struct sign_pair pair;
    uint8_t made[64];
    size_t count = 0;
    (void)state;
    assert_non_null(f);
    for (json_t *object; (object = next_vector(f)); count++) {
        read_vector(object, &v);
        assert_true(v.whole && member(object, "secret", v.seed, 32));
        sign_pair_of_seed(v.seed, &pair);
        assert_memory_equal(pair.public_key, v.public_key, 32);
        sign_make(&pair, v.message, v.message_length, made);
        assert_memory_equal(made, v.signature, 64);
        assert_true(sign_check(v.public_key, v.message, v.message_length, v.signature));
        assert_true(sign_is_public_key(v.public_key));
        json_decref(object);
    }
    fclose(f);
    assert_int_equal(count, 66);
}

static void test_bad(void **state) {
    FILE *f = fopen(shared_path("corpora/ed25519/verify-bad.jsonl"), "r");
    static struct vector v;
    size_t count = 0;
    (void)state;
    assert_non_null(f);
    for (json_t *object; (object = next_vector(f)); count++) {
        bool valid = json_is_true(json_object_get(object, "valid"));
        read_vector(object, &v);
        bool taken = v.whole && sign_check(v.public_key, v.message, v.message_length, v.signature);
        if (taken != valid)
            fail_msg("%s: %s", json_string_value(json_object_get(object, "tc")),
                     taken ? "taken" : "refused");
        json_decref(object);
    }
    fclose(f);
    assert_int_equal(count, 136);
}

static void test_new(void **state) {
    struct sign_pair a, b;
    uint8_t signature[64];
    (void)state;
    sign_new_pair(&a);
    sign_new_pair(&b);
    assert_memory_not_equal(a.seed, b.seed, sizeof a.seed);
    sign_make(&a, "text", 4, signature);
    assert_true(sign_check(a.public_key, "text", 4, signature));
    assert_false(sign_check(b.public_key, "text", 4, signature));
    assert_false(sign_check(a.public_key, "texT", 4, signature));
    sign_forget(&a, sizeof a);
    assert_int_equal(a.seed[0] | a.seed[31], 0);
}

static void test_public_key(void **state) {
    uint8_t key[32] = {0};
    (void)state;
    assert_false(sign_is_public_key(key)); /* of order 4 */
    key[0] = 1;
    assert_false(sign_is_public_key(key)); /* the neutral element */
    memset(key, 0xff, sizeof key);
    assert_false(sign_is_public_key(key)); /* not canonical */
}

static void test_hex(void **state) {
    uint8_t bytes[3];
    char text[7];
    (void)state;
    assert_true(hex_read("00aBfF", 6, bytes, 3));
    hex_write(bytes, 3, text);
    assert_string_equal(text, "00abff");
    assert_false(hex_read("00abf", 5, bytes, 3));
    assert_false(hex_read("00abff0", 7, bytes, 3));
    assert_false(hex_read("00abfg", 6, bytes, 3));
    assert_false(hex_read("00:bff", 6, bytes, 3));
    assert_true(hex_read("", 0, bytes, 0));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST("the reference vectors sign and verify to the byte", test_sign),
        TEST("tampered, malleable and mis-sized signatures are refused", test_bad),
        TEST("new pairs differ and sign for themselves alone", test_new),
        TEST("points of small order and odd encodings are no keys", test_public_key),
        TEST("hexadecimal text has exactly the digits of its bytes", test_hex),
    };
    if (!shared_path("corpora/ed25519/sign.jsonl"))
        tap_skip_all("shared data absent: corpora/ed25519");
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
