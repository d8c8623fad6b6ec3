/*
 * seal.c - encryption and pseudonyms by libsodium; see seal.h.
 */
#include "base/seal.h"

#include <sodium.h>
#include <string.h>

_Static_assert(SEAL_KEY_BYTES == crypto_box_SECRETKEYBYTES, "the size of a private key");
_Static_assert(SEAL_KEY_BYTES == crypto_aead_chacha20poly1305_ietf_KEYBYTES, "of a key for boxes");
_Static_assert(SEAL_BOX_EXTRA == crypto_aead_chacha20poly1305_ietf_ABYTES, "of a box's tag");
_Static_assert(SEAL_PAIR_EXTRA == crypto_box_SEALBYTES, "of what is sealed");

#define NONCE_BYTES 12
_Static_assert(NONCE_BYTES == crypto_aead_chacha20poly1305_ietf_NPUBBYTES, "of a nonce");

/* May be called again and from any thread. It fails only where no lock can be taken; what is used
 * here works then, too. */
static bool prepare_library(void) {
    return sodium_init() >= 0;
}

void seal_new_pair(struct seal_pair *ret_pair) {
    (void)prepare_library();
    crypto_box_keypair(ret_pair->public_key, ret_pair->secret);
}

void seal_pair_of_secret(const uint8_t secret[SEAL_KEY_BYTES], struct seal_pair *ret_pair) {
    (void)prepare_library();
    memcpy(ret_pair->secret, secret, SEAL_KEY_BYTES);
    crypto_scalarmult_base(ret_pair->public_key, secret);
}

void seal_new_key(uint8_t ret_key[SEAL_KEY_BYTES]) {
    (void)prepare_library();
    randombytes_buf(ret_key, SEAL_KEY_BYTES);
}

bool seal_to(const uint8_t public_key[SEAL_KEY_BYTES], const void *message, size_t length,
             uint8_t *ret_sealed) {
    (void)prepare_library();
    return crypto_box_seal(ret_sealed, message, length, public_key) == 0;
}

bool seal_open(const struct seal_pair *pair, const uint8_t *sealed, size_t length,
               void *ret_message) {
    return crypto_box_seal_open(ret_message, sealed, length, pair->public_key, pair->secret) == 0;
}

static void put_number(uint8_t *out, uint64_t number, size_t bytes) {
    for (size_t i = 0; i < bytes; i++)
        out[i] = (uint8_t)(number >> (8 * i));
}

static void make_nonce(uint32_t purpose, uint64_t number, uint8_t nonce[NONCE_BYTES]) {
    put_number(nonce, purpose, 4);
    put_number(nonce + 4, number, 8);
}

void seal_box(const uint8_t key[SEAL_KEY_BYTES], uint32_t purpose, uint64_t number,
              const void *message, size_t length, uint8_t *ret_box) {
    uint8_t nonce[NONCE_BYTES];
    unsigned long long boxed;
    make_nonce(purpose, number, nonce);
    crypto_aead_chacha20poly1305_ietf_encrypt(ret_box, &boxed, message, length, NULL, 0, NULL,
                                              nonce, key);
}

bool seal_unbox(const uint8_t key[SEAL_KEY_BYTES], uint32_t purpose, uint64_t number,
                const uint8_t *box, size_t length, void *ret_message) {
    uint8_t nonce[NONCE_BYTES];
    unsigned long long opened;
    make_nonce(purpose, number, nonce);
    return length >= SEAL_BOX_EXTRA &&
           crypto_aead_chacha20poly1305_ietf_decrypt(ret_message, &opened, NULL, box, length, NULL,
                                                     0, nonce, key) == 0;
}

void seal_pseudonym(const uint8_t key[SEAL_KEY_BYTES], uint64_t number, const void *name,
                    size_t length, uint8_t ret_pseudonym[SEAL_PSEUDONYM_BYTES]) {
    crypto_generichash_state state;
    uint8_t prefix[8];
    put_number(prefix, number, sizeof prefix);
    crypto_generichash_init(&state, key, SEAL_KEY_BYTES, SEAL_PSEUDONYM_BYTES);
    crypto_generichash_update(&state, prefix, sizeof prefix);
    crypto_generichash_update(&state, name, length);
    crypto_generichash_final(&state, ret_pseudonym, SEAL_PSEUDONYM_BYTES);
}

/* What is written is not secret, so that a table may be used. */
void base64_write(const uint8_t *bytes, size_t length, char *out) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (; length > 0; bytes += 3, out += 4) {
        uint32_t three = (uint32_t)bytes[0] << 16 | (length > 1 ? (uint32_t)bytes[1] << 8 : 0) |
                         (length > 2 ? bytes[2] : 0);
        out[0] = digits[three >> 18];
        out[1] = digits[three >> 12 & 63];
        out[2] = length > 1 ? digits[three >> 6 & 63] : '=';
        out[3] = length > 2 ? digits[three & 63] : '=';
        length -= length > 3 ? 3 : length;
    }
}

bool base64_read(const char *text, size_t text_length, uint8_t *ret_bytes, size_t size,
                 size_t *ret_length) {
    return sodium_base642bin(ret_bytes, size, text, text_length, NULL, ret_length, NULL,
                             sodium_base64_VARIANT_ORIGINAL) == 0;
}
