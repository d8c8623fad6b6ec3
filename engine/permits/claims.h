/*
 * claims.h - a permit as the claims of a CWT (RFC 8392); the table is in lockdown/permits.h.
 */
#ifndef PERMITS_CLAIMS_H
#define PERMITS_CLAIMS_H

#include "lockdown/permits.h"
#include "permits/cbor.h"

/* Encode; returns the length, 0 when it does not fit into `capacity`. */
size_t claims_write(const struct lkd_permit *p, uint8_t *out, size_t capacity);

/*
 * Decode into a permit whose texts are copied to `memory`, of at least the payload's length. NULL,
 * or why it is no permit (static). Claims that are not known are refused: what a checkpoint does
 * not understand it cannot judge.
 */
const char *claims_read(struct cbor_string payload, struct lkd_permit *ret_permit, char *memory);

#endif
