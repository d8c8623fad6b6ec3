/*
 * cbor.c - deterministic CBOR; see cbor.h.
 *
 * libcbor decodes one head at a time and hands it to a callback; whether the head was as short as
 * can be is seen from the number of bytes it took.
 */
#include "permits/cbor.h"

#include <cbor.h>
#include <string.h>

/* ---- heads ---- */

static void set(void *context, enum cbor_kind kind, uint64_t number, const uint8_t *bytes) {
    *(struct cbor_head *)context = (struct cbor_head){kind, number, bytes};
}

static void on_uint8(void *context, uint8_t value) {
    set(context, CBOR_UINT, value, NULL);
}
static void on_uint16(void *context, uint16_t value) {
    set(context, CBOR_UINT, value, NULL);
}
static void on_uint32(void *context, uint32_t value) {
    set(context, CBOR_UINT, value, NULL);
}
static void on_uint64(void *context, uint64_t value) {
    set(context, CBOR_UINT, value, NULL);
}
static void on_negative8(void *context, uint8_t value) {
    set(context, CBOR_NEGATIVE, value, NULL);
}
static void on_negative16(void *context, uint16_t value) {
    set(context, CBOR_NEGATIVE, value, NULL);
}
static void on_negative32(void *context, uint32_t value) {
    set(context, CBOR_NEGATIVE, value, NULL);
}
static void on_negative64(void *context, uint64_t value) {
    set(context, CBOR_NEGATIVE, value, NULL);
}
static void on_bytes(void *context, cbor_data bytes, size_t length) {
    set(context, CBOR_BYTES, length, bytes);
}
static void on_text(void *context, cbor_data bytes, size_t length) {
    set(context, CBOR_TEXT, length, bytes);
}
static void on_array(void *context, size_t count) {
    set(context, CBOR_ARRAY, count, NULL);
}
static void on_map(void *context, size_t count) {
    set(context, CBOR_MAP, count, NULL);
}
static void on_tag(void *context, uint64_t tag) {
    set(context, CBOR_TAG, tag, NULL);
}

static const struct cbor_callbacks callbacks = {
    .uint8 = on_uint8,
    .uint16 = on_uint16,
    .uint32 = on_uint32,
    .uint64 = on_uint64,
    .negint8 = on_negative8,
    .negint16 = on_negative16,
    .negint32 = on_negative32,
    .negint64 = on_negative64,
    .byte_string = on_bytes,
    .string = on_text,
    .array_start = on_array,
    .map_start = on_map,
    .tag = on_tag,
    /* What follows leaves CBOR_NONE, which is refused. */
    .byte_string_start = cbor_null_byte_string_start_callback,
    .string_start = cbor_null_string_start_callback,
    .indef_array_start = cbor_null_indef_array_start_callback,
    .indef_map_start = cbor_null_indef_map_start_callback,
    .float2 = cbor_null_float2_callback,
    .float4 = cbor_null_float4_callback,
    .float8 = cbor_null_float8_callback,
    .undefined = cbor_null_undefined_callback,
    .null = cbor_null_null_callback,
    .boolean = cbor_null_boolean_callback,
    .indef_break = cbor_null_indef_break_callback,
};

static size_t shortest_head(uint64_t number) {
    if (number < 24)
        return 1;
    if (number <= UINT8_MAX)
        return 2;
    if (number <= UINT16_MAX)
        return 3;
    return number <= UINT32_MAX ? 5 : 9;
}

static bool is_string(enum cbor_kind kind) {
    return kind == CBOR_BYTES || kind == CBOR_TEXT;
}

void cbor_open(struct cbor_reader *r, const void *bytes, size_t length) {
    *r = (struct cbor_reader){bytes, (const uint8_t *)bytes + length, NULL};
}

void cbor_fail(struct cbor_reader *r, const char *reason) {
    if (!r->failed)
        r->failed = reason;
}

/* libcbor 0.8 refuses the tags 6 to 20, which nobody used when it was written; COSE does. */
static struct cbor_decoder_result decode(const struct cbor_reader *r, struct cbor_head *head) {
    size_t left = (size_t)(r->end - r->at);
    if (left == 0 || r->at[0] >> 5 != 6 || (r->at[0] & 31) >= 24)
        return cbor_stream_decode(r->at, left, &callbacks, head);
    on_tag(head, r->at[0] & 31);
    return (struct cbor_decoder_result){.read = 1, .status = CBOR_DECODER_FINISHED};
}

struct cbor_head cbor_next(struct cbor_reader *r) {
    struct cbor_head head = {CBOR_NONE, 0, NULL};
    if (r->failed)
        return head;
    struct cbor_decoder_result result = decode(r, &head);
    if (result.status == CBOR_DECODER_NEDATA)
        cbor_fail(r, "it breaks off");
    else if (result.status != CBOR_DECODER_FINISHED || head.kind == CBOR_NONE)
        cbor_fail(r, "it holds a value of a kind that has no place there");
    else if (result.read - (is_string(head.kind) ? head.number : 0) != shortest_head(head.number))
        cbor_fail(r, "it holds a number that is not written in the shortest way");
    if (r->failed)
        return (struct cbor_head){CBOR_NONE, 0, NULL};
    r->at += result.read;
    return head;
}

uint64_t cbor_take(struct cbor_reader *r, enum cbor_kind kind) {
    struct cbor_head head = cbor_next(r);
    if (head.kind != kind)
        cbor_fail(r, "it holds a value of a kind that has no place there");
    return r->failed ? 0 : head.number;
}

struct cbor_string cbor_take_string(struct cbor_reader *r, enum cbor_kind kind) {
    struct cbor_head head = cbor_next(r);
    if (head.kind != kind)
        cbor_fail(r, "it holds a value of a kind that has no place there");
    return r->failed ? (struct cbor_string){(const uint8_t *)"", 0}
                     : (struct cbor_string){head.bytes, head.number};
}

int64_t cbor_take_integer(struct cbor_reader *r) {
    struct cbor_head head = cbor_next(r);
    if (head.kind != CBOR_UINT && head.kind != CBOR_NEGATIVE)
        cbor_fail(r, "it holds a value of a kind that has no place there");
    else if (head.number > INT64_MAX)
        cbor_fail(r, "it holds a number beyond 64 bits");
    if (r->failed)
        return 0;
    return head.kind == CBOR_UINT ? (int64_t)head.number : -1 - (int64_t)head.number;
}

size_t cbor_take_array(struct cbor_reader *r, size_t most) {
    uint64_t count = cbor_take(r, CBOR_ARRAY);
    if (count > most)
        cbor_fail(r, "a list in it is too long");
    return r->failed ? 0 : (size_t)count;
}

void cbor_close(struct cbor_reader *r) {
    if (r->at != r->end)
        cbor_fail(r, "something follows its end");
}

/* ---- maps ---- */

void cbor_take_map(struct cbor_reader *r, struct cbor_map *ret_map) {
    uint64_t pairs = cbor_take(r, CBOR_MAP);
    if (pairs > (uint64_t)(r->end - r->at) / 2)
        cbor_fail(r, "it breaks off");
    *ret_map = (struct cbor_map){.left = r->failed ? 0 : (size_t)pairs};
}

/* Bytewise lexicographic order of the encoded keys (RFC 8949, 4.2.1). A key is no prefix of another
 * one, so the shorter length decides nothing that the bytes have not. */
static bool in_order(const struct cbor_map *map, const uint8_t *key, size_t length) {
    size_t common = map->key_length < length ? map->key_length : length;
    return !map->key || memcmp(map->key, key, common) < 0;
}

bool cbor_take_key(struct cbor_reader *r, struct cbor_map *map, int64_t *ret_key) {
    if (map->left == 0 || r->failed)
        return false;
    const uint8_t *key = r->at;
    int64_t value = cbor_take_integer(r);
    size_t length = (size_t)(r->at - key);
    if (!r->failed && !in_order(map, key, length))
        cbor_fail(r, "the keys of a map are not in order");
    if (r->failed)
        return false;
    map->left--;
    map->key = key;
    map->key_length = length;
    *ret_key = value;
    return true;
}

/* ---- writing ---- */

void cbor_begin(struct cbor_writer *w, void *buffer, size_t capacity) {
    *w = (struct cbor_writer){buffer, 0, capacity, false};
}

void cbor_put(struct cbor_writer *w, enum cbor_kind kind, uint64_t number) {
    static size_t (*const encode[])(uint64_t, unsigned char *, size_t) = {
        [CBOR_UINT] = cbor_encode_uint,
        [CBOR_NEGATIVE] = cbor_encode_negint,
        [CBOR_BYTES] = cbor_encode_bytestring_start,
        [CBOR_TEXT] = cbor_encode_string_start,
        [CBOR_ARRAY] = cbor_encode_array_start,
        [CBOR_MAP] = cbor_encode_map_start,
        [CBOR_TAG] = cbor_encode_tag,
    };
    size_t written =
        w->failed ? 0 : encode[kind](number, w->bytes + w->length, w->capacity - w->length);
    w->failed |= written == 0;
    w->length += written;
}

void cbor_put_integer(struct cbor_writer *w, int64_t value) {
    if (value >= 0)
        cbor_put(w, CBOR_UINT, (uint64_t)value);
    else
        cbor_put(w, CBOR_NEGATIVE, (uint64_t)(-1 - value));
}

void cbor_put_string(struct cbor_writer *w, enum cbor_kind kind, const void *bytes, size_t length) {
    cbor_put(w, kind, length);
    if (w->capacity - w->length < length)
        w->failed = true;
    if (w->failed || length == 0)
        return;
    memcpy(w->bytes + w->length, bytes, length);
    w->length += length;
}
