/*
 * sign.h - Ed25519 signatures (RFC 8032; libsodium), and hexadecimal text for keys.
 *
 * Checking is strict: keys and signatures of small order, encodings that are not canonical and an S
 * that is not reduced are refused, so that a signature cannot be turned into another one for the
 * same message.
 */
#ifndef BASE_SIGN_H
#define BASE_SIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SIGN_PUBLIC_BYTES 32
#define SIGN_SEED_BYTES 32 /* the private key of RFC 8032; everything else follows from it */
#define SIGN_BYTES 64

struct sign_pair {
    uint8_t seed[SIGN_SEED_BYTES], public_key[SIGN_PUBLIC_BYTES];
};

/* A new pair from system randomness; sign_forget() it. */
void sign_new_pair(struct sign_pair *ret_pair);
void sign_pair_of_seed(const uint8_t seed[SIGN_SEED_BYTES], struct sign_pair *ret_pair);

void sign_make(const struct sign_pair *pair, const void *message, size_t length,
               uint8_t ret_signature[SIGN_BYTES]);
bool sign_check(const uint8_t public_key[SIGN_PUBLIC_BYTES], const void *message, size_t length,
                const uint8_t signature[SIGN_BYTES]);
/* Is it a point that can be a key: canonical, on the main subgroup, not of small order? */
bool sign_is_public_key(const uint8_t public_key[SIGN_PUBLIC_BYTES]);

/* Overwrite a secret; the compiler does not leave it out. */
void sign_forget(void *secret, size_t length);

/* Lower-case digits and a NUL: 2 * length + 1 bytes. */
void hex_write(const uint8_t *bytes, size_t length, char *out);
/* Exactly 2 * length digits of either case; false for anything else. */
bool hex_read(const char *text, size_t text_length, uint8_t *ret_bytes, size_t length);

#endif
