/*
 * sign.c - Ed25519 by libsodium; see sign.h.
 */
#include "base/sign.h"

#include <sodium.h>
#include <string.h>

_Static_assert(SIGN_PUBLIC_BYTES == crypto_sign_PUBLICKEYBYTES, "the size of a public key");
_Static_assert(SIGN_SEED_BYTES == crypto_sign_SEEDBYTES, "the size of a seed");
_Static_assert(SIGN_BYTES == crypto_sign_BYTES, "the size of a signature");

/* May be called again and from any thread. It fails only where no lock can be taken; what is used
 * here works then, too. */
static bool prepare_library(void) {
    return sodium_init() >= 0;
}

void sign_pair_of_seed(const uint8_t seed[SIGN_SEED_BYTES], struct sign_pair *ret_pair) {
    uint8_t secret[crypto_sign_SECRETKEYBYTES];
    (void)prepare_library();
    memcpy(ret_pair->seed, seed, SIGN_SEED_BYTES);
    crypto_sign_seed_keypair(ret_pair->public_key, secret, seed);
    sodium_memzero(secret, sizeof secret);
}

void sign_new_pair(struct sign_pair *ret_pair) {
    uint8_t seed[SIGN_SEED_BYTES];
    (void)prepare_library();
    randombytes_buf(seed, sizeof seed);
    sign_pair_of_seed(seed, ret_pair);
    sodium_memzero(seed, sizeof seed);
}

/* libsodium's secret key is the seed followed by the public key. */
void sign_make(const struct sign_pair *pair, const void *message, size_t length,
               uint8_t ret_signature[SIGN_BYTES]) {
    uint8_t secret[crypto_sign_SECRETKEYBYTES];
    memcpy(secret, pair->seed, SIGN_SEED_BYTES);
    memcpy(secret + SIGN_SEED_BYTES, pair->public_key, SIGN_PUBLIC_BYTES);
    crypto_sign_detached(ret_signature, NULL, message, length, secret);
    sodium_memzero(secret, sizeof secret);
}

bool sign_check(const uint8_t public_key[SIGN_PUBLIC_BYTES], const void *message, size_t length,
                const uint8_t signature[SIGN_BYTES]) {
    return crypto_sign_verify_detached(signature, message, length, public_key) == 0;
}

bool sign_is_public_key(const uint8_t public_key[SIGN_PUBLIC_BYTES]) {
    return crypto_core_ed25519_is_valid_point(public_key) == 1;
}

void sign_forget(void *secret, size_t length) {
    sodium_memzero(secret, length);
}

void hex_write(const uint8_t *bytes, size_t length, char *out) {
    sodium_bin2hex(out, 2 * length + 1, bytes, length);
}

bool hex_read(const char *text, size_t text_length, uint8_t *ret_bytes, size_t length) {
    size_t read;
    return text_length == 2 * length &&
           sodium_hex2bin(ret_bytes, length, text, text_length, NULL, &read, NULL) == 0 &&
           read == length;
}
