/*
 * hash.c - BLAKE2b-256 and random ids; see hash.h.
 */
#include "base/hash.h"

#include <sodium.h>
#include <stdbool.h>
#include <string.h>

#define DIGEST_BYTES 32
#define ID_BYTES 16

_Static_assert(sizeof(crypto_generichash_state) <= sizeof((struct hash *)0)->state,
               "struct hash holds libsodium's state");

static crypto_generichash_state *state_of(struct hash *h) {
    return (crypto_generichash_state *)(void *)h->state;
}

/* May be called again and from any thread. It fails only where no lock can be taken; what is used
 * here works then, too. */
static bool prepare_library(void) {
    return sodium_init() >= 0;
}

void hash_init(struct hash *h) {
    (void)prepare_library();
    crypto_generichash_init(state_of(h), NULL, 0, DIGEST_BYTES);
}

void hash_update(struct hash *h, const void *bytes, size_t length) {
    crypto_generichash_update(state_of(h), bytes, length);
}

void hash_text(struct hash *h, char out[HASH_TEXT_SIZE]) {
    static const char prefix[] = "blake2b:";
    unsigned char digest[DIGEST_BYTES];
    crypto_generichash_final(state_of(h), digest, sizeof digest);
    memcpy(out, prefix, sizeof prefix - 1);
    sodium_bin2hex(out + sizeof prefix - 1, 2 * DIGEST_BYTES + 1, digest, sizeof digest);
}

void random_id(struct random_pool *pool, char out[RANDOM_ID_SIZE]) {
    static const char digits[] = "0123456789abcdef";
    if (pool->left < ID_BYTES) {
        (void)prepare_library();
        randombytes_buf(pool->bytes, sizeof pool->bytes);
        pool->left = sizeof pool->bytes;
    }
    pool->left -= ID_BYTES;
    unsigned char *id = pool->bytes + pool->left;
    for (size_t i = 0; i < ID_BYTES; i++) {
        out[2 * i] = digits[id[i] >> 4];
        out[2 * i + 1] = digits[id[i] & 15];
    }
    out[2 * ID_BYTES] = '\0';
}
