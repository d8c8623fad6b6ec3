/*
 * cbor.h - deterministic CBOR (RFC 8949, section 4.2.1), over libcbor's streaming functions.
 *
 * A reader moves over a text item by item, without a tree and without allocating. What is not
 * deterministic is refused: heads longer than needed, indefinite lengths, keys of a map that are
 * not in bytewise order or stand twice. Floating point and simple values have no place in a permit
 * and are refused as well. After the first item that is not as wanted `failed` holds a reason;
 * further calls do nothing, so that a caller checks once at the end.
 *
 * A writer appends to a fixed buffer; keys of maps have to be written in order. After an overflow
 * `failed` is set and nothing more is written.
 */
#ifndef PERMITS_CBOR_H
#define PERMITS_CBOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- reading ---- */

enum cbor_kind {
    CBOR_NONE, /* nothing was read */
    CBOR_UINT,
    CBOR_NEGATIVE, /* -1 - number */
    CBOR_BYTES,
    CBOR_TEXT,
    CBOR_ARRAY, /* of `number` items, which follow */
    CBOR_MAP,   /* of `number` pairs, which follow */
    CBOR_TAG,   /* of the item that follows */
};

struct cbor_head {
    enum cbor_kind kind;
    uint64_t number;      /* value, count, tag, or length of the string */
    const uint8_t *bytes; /* of a string: borrowed from the text read */
};

struct cbor_reader {
    const uint8_t *at, *end;
    const char *failed; /* "a map has a key twice"; static; NULL: none */
};

struct cbor_string {
    const uint8_t *bytes;
    size_t length;
};

void cbor_open(struct cbor_reader *r, const void *bytes, size_t length);
/* The next head; of kind CBOR_NONE after a failure. */
struct cbor_head cbor_next(struct cbor_reader *r);
/* The next head, which has to be of the kind; its number. */
uint64_t cbor_take(struct cbor_reader *r, enum cbor_kind kind);
struct cbor_string cbor_take_string(struct cbor_reader *r, enum cbor_kind kind);
/* An integer of either sign within 64 bits. */
int64_t cbor_take_integer(struct cbor_reader *r);
/* The length of an array of at most `most` items. */
size_t cbor_take_array(struct cbor_reader *r, size_t most);
/* Nothing may follow. */
void cbor_close(struct cbor_reader *r);
/* `reason` is static; the first failure is kept. */
void cbor_fail(struct cbor_reader *r, const char *reason);

/* The keys of a map of integers: cbor_take_map() once, then cbor_take_key() before each value, in
 * order; it is false after the last pair and after a failure. */
struct cbor_map {
    size_t left;
    const uint8_t *key; /* the one before, encoded; NULL: none */
    size_t key_length;
};
void cbor_take_map(struct cbor_reader *r, struct cbor_map *ret_map);
bool cbor_take_key(struct cbor_reader *r, struct cbor_map *map, int64_t *ret_key);

/* ---- writing ---- */

struct cbor_writer {
    uint8_t *bytes;
    size_t length, capacity;
    bool failed;
};

void cbor_begin(struct cbor_writer *w, void *buffer, size_t capacity);
void cbor_put(struct cbor_writer *w, enum cbor_kind kind, uint64_t number); /* a head alone */
void cbor_put_integer(struct cbor_writer *w, int64_t value);
void cbor_put_string(struct cbor_writer *w, enum cbor_kind kind, const void *bytes, size_t length);

#endif
