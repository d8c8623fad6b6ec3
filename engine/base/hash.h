/*
 * hash.h - BLAKE2b-256 and random ids (libsodium).
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_TEXT_SIZE 73 /* "blake2b:" + 64 hex digits + NUL */

struct hash {
    _Alignas(64) unsigned char state[512];
};
void hash_init(struct hash *h);
void hash_update(struct hash *h, const void *bytes, size_t length);
void hash_text(struct hash *h, char out[HASH_TEXT_SIZE]); /* ends the hash */

/* A random id of 128 bits as 32 hex digits and a NUL, from a pool of system randomness that the
 * caller owns (so that an id costs a few nanoseconds). Zero-initialise the pool. */
#define RANDOM_ID_SIZE 33
struct random_pool {
    unsigned char bytes[1024];
    size_t left;
};
void random_id(struct random_pool *pool, char out[RANDOM_ID_SIZE]);

#endif
