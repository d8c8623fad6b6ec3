/*
 * holder.c - comparing Vietnamese names; see holder.h.
 */
#include "permits/holder.h"

#include <stdint.h>

/* The next character; bytes that are no UTF-8 stand for themselves. */
static uint32_t take(const unsigned char **s) {
    const unsigned char *at = *s;
    if (at[0] >= 0xc2 && at[0] < 0xe0 && (at[1] & 0xc0) == 0x80) {
        *s += 2;
        return (uint32_t)(at[0] & 0x1f) << 6 | (at[1] & 0x3f);
    }
    if (at[0] >= 0xe0 && at[0] < 0xf0 && (at[1] & 0xc0) == 0x80 && (at[2] & 0xc0) == 0x80) {
        *s += 3;
        return (uint32_t)(at[0] & 0xf) << 12 | (uint32_t)(at[1] & 0x3f) << 6 | (at[2] & 0x3f);
    }
    *s += 1;
    return at[0];
}

/* Latin letters with the marks of Vietnamese and its neighbours (Unicode's Latin-1, Extended-A and
 * Extended Additional), where a capital is followed or preceded by its small letter. */
static uint32_t small(uint32_t c) {
    if ((c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7))
        return c + 0x20;
    if ((c >= 0x100 && c <= 0x137) || (c >= 0x14a && c <= 0x177) || (c >= 0x1ea0 && c <= 0x1eff) ||
        c == 0x1a0)
        return c | 1;
    return c == 0x1af ? 0x1b0 : c;
}

static void skip_spaces(const unsigned char **s) {
    while (**s == ' ')
        ++*s;
}

/* Spaces in a row are one. */
static uint32_t next(const unsigned char **s) {
    if (**s != ' ')
        return small(take(s));
    skip_spaces(s);
    return ' ';
}

bool holder_matches(const char *printed, const char *shown) {
    const unsigned char *a = (const unsigned char *)printed, *b = (const unsigned char *)shown;
    skip_spaces(&a);
    skip_spaces(&b);
    while (*a && *b) {
        uint32_t left = next(&a), right = next(&b);
        if (left != right)
            return false;
    }
    skip_spaces(&a);
    skip_spaces(&b);
    return !*a && !*b;
}
