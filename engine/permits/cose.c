/*
 * cose.c - COSE_Sign1 messages; see cose.h.
 */
#include "permits/cose.h"

#define TAG_SIGN1 18
#define TAG_CWT 61
#define HEADER_ALGORITHM 1
#define HEADER_KID 4
#define EDDSA (-8)
#define HEADER_BYTES 13 /* a map of two: 1 + (1 + 1) + (1 + 1 + 8) */

/* ---- reading ---- */

static void read_header(struct cbor_string header, struct cose_message *m,
                        struct cbor_reader *outer) {
    struct cbor_reader r;
    struct cbor_map map;
    int64_t key, algorithm = 0;
    cbor_open(&r, header.bytes, header.length);
    cbor_take_map(&r, &map);
    while (cbor_take_key(&r, &map, &key)) {
        if (key == HEADER_ALGORITHM) {
            algorithm = cbor_take_integer(&r);
        } else if (key == HEADER_KID) {
            struct cbor_string kid = cbor_take_string(&r, CBOR_BYTES);
            m->kid = kid.length == COSE_KID_BYTES ? kid.bytes : NULL;
        } else {
            cbor_fail(&r, "its header has a field that has no place there");
        }
    }
    cbor_close(&r);
    if (!r.failed && algorithm != EDDSA)
        cbor_fail(&r, "it is not signed with EdDSA");
    if (!r.failed && !m->kid)
        cbor_fail(&r, "its header has no key id of 8 bytes");
    if (r.failed)
        cbor_fail(outer, r.failed);
}

static void read_tags(struct cbor_reader *r) {
    uint64_t tag = cbor_take(r, CBOR_TAG);
    if (tag == TAG_CWT)
        tag = cbor_take(r, CBOR_TAG);
    if (tag != TAG_SIGN1)
        cbor_fail(r, "it is not a signed message (COSE_Sign1)");
}

const char *cose_read(const uint8_t *bytes, size_t length, struct cose_message *ret_message) {
    struct cose_message m = {NULL, NULL, {NULL, 0}, {NULL, 0}};
    struct cbor_reader r;
    struct cbor_string signature;
    cbor_open(&r, bytes, length);
    read_tags(&r);
    if (cbor_take_array(&r, 4) != 4)
        cbor_fail(&r, "it is not a signed message (COSE_Sign1)");
    m.header = cbor_take_string(&r, CBOR_BYTES);
    if (cbor_take(&r, CBOR_MAP) != 0)
        cbor_fail(&r, "it has a header that is not signed");
    m.payload = cbor_take_string(&r, CBOR_BYTES);
    signature = cbor_take_string(&r, CBOR_BYTES);
    cbor_close(&r);
    if (signature.length != SIGN_BYTES)
        cbor_fail(&r, "its signature does not have 64 bytes");
    if (m.payload.length > COSE_PAYLOAD_MAX)
        cbor_fail(&r, "it is too long");
    if (!r.failed)
        read_header(m.header, &m, &r);
    m.signature = signature.bytes;
    if (!r.failed)
        *ret_message = m;
    return r.failed;
}

/* ---- what is signed ---- */

#define SIGNED_MAX (COSE_PAYLOAD_MAX + 128)

/* Sig_structure (RFC 9052, section 4.4) without external data. */
static size_t write_signed(struct cbor_string header, struct cbor_string payload, uint8_t *out) {
    static const char context[] = "Signature1";
    struct cbor_writer w;
    cbor_begin(&w, out, SIGNED_MAX);
    cbor_put(&w, CBOR_ARRAY, 4);
    cbor_put_string(&w, CBOR_TEXT, context, sizeof context - 1);
    cbor_put_string(&w, CBOR_BYTES, header.bytes, header.length);
    cbor_put_string(&w, CBOR_BYTES, NULL, 0);
    cbor_put_string(&w, CBOR_BYTES, payload.bytes, payload.length);
    return w.failed ? 0 : w.length;
}

bool cose_check(const struct cose_message *m, const uint8_t public_key[SIGN_PUBLIC_BYTES]) {
    uint8_t text[SIGNED_MAX];
    size_t length = write_signed(m->header, m->payload, text);
    return length > 0 && sign_check(public_key, text, length, m->signature);
}

/* ---- signing ---- */

static struct cbor_string write_header(const uint8_t kid[COSE_KID_BYTES], uint8_t *out) {
    struct cbor_writer w;
    cbor_begin(&w, out, HEADER_BYTES);
    cbor_put(&w, CBOR_MAP, 2);
    cbor_put_integer(&w, HEADER_ALGORITHM);
    cbor_put_integer(&w, EDDSA);
    cbor_put_integer(&w, HEADER_KID);
    cbor_put_string(&w, CBOR_BYTES, kid, COSE_KID_BYTES);
    return (struct cbor_string){out, w.length};
}

size_t cose_sign(const struct sign_pair *pair, const uint8_t kid[COSE_KID_BYTES],
                 const void *payload, size_t length, uint8_t *out) {
    uint8_t header[HEADER_BYTES], text[SIGNED_MAX], signature[SIGN_BYTES];
    struct cbor_string signed_header = write_header(kid, header);
    struct cbor_writer w;
    if (length > COSE_PAYLOAD_MAX)
        return 0;
    size_t text_length = write_signed(signed_header, (struct cbor_string){payload, length}, text);
    sign_make(pair, text, text_length, signature);
    cbor_begin(&w, out, COSE_MESSAGE_MAX);
    cbor_put(&w, CBOR_TAG, TAG_SIGN1);
    cbor_put(&w, CBOR_ARRAY, 4);
    cbor_put_string(&w, CBOR_BYTES, header, signed_header.length);
    cbor_put(&w, CBOR_MAP, 0);
    cbor_put_string(&w, CBOR_BYTES, payload, length);
    cbor_put_string(&w, CBOR_BYTES, signature, sizeof signature);
    return w.length;
}
