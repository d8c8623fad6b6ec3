/*
 * base45.h - bytes in the letters that a QR code writes most briefly (RFC 9285).
 *
 * Two bytes are three letters, one byte is two. Decoding takes exactly what encoding gives: other
 * letters, a length that leaves one over, and groups beyond 16 bits (or 8 at the end) are refused.
 */
#ifndef PERMITS_BASE45_H
#define PERMITS_BASE45_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BASE45_LENGTH(bytes) ((bytes) / 2 * 3 + (bytes) % 2 * 2)

/* Writes BASE45_LENGTH(length) letters, no NUL. */
void base45_encode(const uint8_t *bytes, size_t length, char *out);
/* Writes at most `length` * 2 / 3 bytes. */
bool base45_decode(const char *text, size_t length, uint8_t *out, size_t *ret_length);

#endif
