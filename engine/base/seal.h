/*
 * seal.h - encryption (libsodium): to the holder of a key pair, or under a key of 32 bytes; and
 * pseudonyms.
 *
 * Sealing to a public key is crypto_box_seal (X25519, XSalsa20-Poly1305): whoever seals cannot open
 * it again. A box under a key is ChaCha20-Poly1305 (RFC 8439), whose nonce is a number: one number
 * must never be used twice under one key and `purpose`.
 */
#ifndef BASE_SEAL_H
#define BASE_SEAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SEAL_KEY_BYTES 32
#define SEAL_BOX_EXTRA 16  /* a box is so much longer than what is in it */
#define SEAL_PAIR_EXTRA 48 /* and so much what is sealed to a public key */
#define SEAL_PSEUDONYM_BYTES 32

struct seal_pair {
    uint8_t secret[SEAL_KEY_BYTES], public_key[SEAL_KEY_BYTES];
};

/* A new pair from system randomness; sign_forget() it. */
void seal_new_pair(struct seal_pair *ret_pair);
void seal_pair_of_secret(const uint8_t secret[SEAL_KEY_BYTES], struct seal_pair *ret_pair);
/* A new key for boxes. */
void seal_new_key(uint8_t ret_key[SEAL_KEY_BYTES]);

/* Writes length + SEAL_PAIR_EXTRA bytes; false for a public key that is none. */
bool seal_to(const uint8_t public_key[SEAL_KEY_BYTES], const void *message, size_t length,
             uint8_t *ret_sealed);
/* Writes length - SEAL_PAIR_EXTRA bytes; false when it was not sealed to this pair. */
bool seal_open(const struct seal_pair *pair, const uint8_t *sealed, size_t length,
               void *ret_message);

/* Writes length + SEAL_BOX_EXTRA bytes; `ret_box` may be the message. */
void seal_box(const uint8_t key[SEAL_KEY_BYTES], uint32_t purpose, uint64_t number,
              const void *message, size_t length, uint8_t *ret_box);
/* Writes length - SEAL_BOX_EXTRA bytes; false when it was not boxed so. */
bool seal_unbox(const uint8_t key[SEAL_KEY_BYTES], uint32_t purpose, uint64_t number,
                const uint8_t *box, size_t length, void *ret_message);

/* What a name is called: keyed BLAKE2b of a number and the name. */
void seal_pseudonym(const uint8_t key[SEAL_KEY_BYTES], uint64_t number, const void *name,
                    size_t length, uint8_t ret_pseudonym[SEAL_PSEUDONYM_BYTES]);

/* Base64 (RFC 4648, with its padding). */
#define BASE64_LENGTH(bytes) (((bytes) + 2) / 3 * 4)
void base64_write(const uint8_t *bytes, size_t length, char *out); /* no NUL */
/* False for what is not canonical, or does not fit; `size` is that of `ret_bytes`. */
bool base64_read(const char *text, size_t text_length, uint8_t *ret_bytes, size_t size,
                 size_t *ret_length);

#endif
