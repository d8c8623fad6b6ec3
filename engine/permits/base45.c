/*
 * base45.c - RFC 9285; see base45.h.
 */
#include "permits/base45.h"

static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
#define NO_LETTER 0xff

static unsigned value_of(char letter) {
    static const uint8_t punctuation[] = {
        36,        NO_LETTER, NO_LETTER, NO_LETTER, 37, 38, NO_LETTER, NO_LETTER, NO_LETTER,
        NO_LETTER, 39,        40,        NO_LETTER, 41, 42, 43}; /* from the space on */
    if (letter >= '0' && letter <= '9')
        return (unsigned)(letter - '0');
    if (letter >= 'A' && letter <= 'Z')
        return (unsigned)(letter - 'A') + 10;
    if (letter >= ' ' && letter <= '/')
        return punctuation[letter - ' '];
    return letter == ':' ? 44 : NO_LETTER;
}

void base45_encode(const uint8_t *bytes, size_t length, char *out) {
    for (; length >= 2; bytes += 2, length -= 2, out += 3) {
        unsigned n = bytes[0] * 256u + bytes[1];
        out[0] = letters[n % 45];
        out[1] = letters[n / 45 % 45];
        out[2] = letters[n / (45 * 45)];
    }
    if (length == 1) {
        out[0] = letters[bytes[0] % 45];
        out[1] = letters[bytes[0] / 45];
    }
}

bool base45_decode(const char *text, size_t length, uint8_t *out, size_t *ret_length) {
    uint8_t *start = out;
    for (; length >= 3; text += 3, length -= 3) {
        unsigned a = value_of(text[0]), b = value_of(text[1]), c = value_of(text[2]);
        unsigned n = a + b * 45 + c * 45 * 45;
        if (a == NO_LETTER || b == NO_LETTER || c == NO_LETTER || n > 0xffff)
            return false;
        *out++ = (uint8_t)(n >> 8);
        *out++ = (uint8_t)n;
    }
    if (length == 1)
        return false;
    if (length == 2) {
        unsigned a = value_of(text[0]), b = value_of(text[1]);
        if (a == NO_LETTER || b == NO_LETTER || a + b * 45 > 0xff)
            return false;
        *out++ = (uint8_t)(a + b * 45);
    }
    *ret_length = (size_t)(out - start);
    return true;
}
