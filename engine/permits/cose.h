/*
 * cose.h - COSE_Sign1 (RFC 9052, section 4.2) with EdDSA (RFC 9053, section 2.2).
 *
 *     18([ h'{1: -8, 4: kid}', {}, payload, signature ])
 *
 * Algorithm and key id are protected, the unprotected header is empty, and everything is
 * deterministic: a message has one encoding only. When reading, the CWT tag around it (61, RFC
 * 8392) is taken too.
 */
#ifndef PERMITS_COSE_H
#define PERMITS_COSE_H

#include "base/sign.h"
#include "permits/cbor.h"

#define COSE_KID_BYTES 8
#define COSE_PAYLOAD_MAX 1024
#define COSE_MESSAGE_MAX (COSE_PAYLOAD_MAX + 128) /* with headers and signature */

struct cose_message {
    const uint8_t *kid; /* COSE_KID_BYTES; borrowed from the bytes read, as is everything here */
    const uint8_t *signature;
    struct cbor_string header, payload; /* `header` is encoded, as it is signed */
};

/* NULL, or why it is no such message (static: "it breaks off"). */
const char *cose_read(const uint8_t *bytes, size_t length, struct cose_message *ret_message);
bool cose_check(const struct cose_message *m, const uint8_t public_key[SIGN_PUBLIC_BYTES]);

/* Sign a payload of at most COSE_PAYLOAD_MAX bytes; writes at most COSE_MESSAGE_MAX bytes and
 * returns how many, 0 when the payload is too long. */
size_t cose_sign(const struct sign_pair *pair, const uint8_t kid[COSE_KID_BYTES],
                 const void *payload, size_t length, uint8_t *out);

#endif
