/*
 * marks.c - dropping the marks of Vietnamese letters; see marks.h.
 *
 * A letter and its capital are neighbours in Unicode, capital first, except in Latin-1, where they
 * are 32 apart.
 */
#include "base/marks.h"

#include <stdbool.h>
#include <stdint.h>

/* Runs of code points from `first` on that stand for one letter each in turn; a capital letter
 * here, its small one behind it. */
static const struct {
    uint16_t first, count;
    char letter;
} runs[] = {
    {0x102, 2, 'A'},  {0x110, 2, 'D'},   {0x128, 2, 'I'},   {0x168, 2, 'U'},
    {0x1A0, 2, 'O'},  {0x1AF, 2, 'U'},   {0x1EA0, 24, 'A'}, {0x1EB8, 16, 'E'},
    {0x1EC8, 4, 'I'}, {0x1ECC, 24, 'O'}, {0x1EE4, 14, 'U'}, {0x1EF2, 8, 'Y'},
};

/* U+00C0 to U+00DD; the small letters are 32 behind. A dot: no letter of Vietnamese. */
static const char latin_1[] = "AAAA....EEE.II....OOOO...UU..Y";

/* The plain letter, or 0 when the character is none with marks. */
static char plain_letter(uint32_t code) {
    if (code >= 0xC0 && code <= 0xFD) {
        size_t place = code - 0xC0, small = place & 0x20;
        char letter = place - small < sizeof latin_1 - 1 ? latin_1[place - small] : '.';
        return letter == '.' ? '\0' : (char)(letter | (char)small);
    }
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
        if (code - runs[i].first < runs[i].count && code >= runs[i].first) {
            bool small = (code - runs[i].first) % 2;
            return (char)(runs[i].letter | (small ? 0x20 : 0));
        }
    return '\0';
}

/* The character at `at` and its length in bytes; the text is UTF-8. */
static uint32_t decode(const unsigned char *at, size_t *ret_length) {
    if (*at < 0xC0) {
        *ret_length = 1;
        return *at;
    }
    *ret_length = *at < 0xE0 ? 2 : *at < 0xF0 ? 3 : 4;
    uint32_t code = *at & (0xFFu >> (*ret_length + 1));
    for (size_t i = 1; i < *ret_length; i++)
        code = code << 6 | (at[i] & 0x3F);
    return code;
}

char *marks_dropped(struct arena *a, const char *text) {
    char *copy = arena_strdup(a, text), *out = copy;
    for (const unsigned char *at = (const unsigned char *)text; copy && *at;) {
        size_t length;
        uint32_t code = decode(at, &length);
        char letter = plain_letter(code);
        if (letter) {
            *out++ = letter;
        } else if (code < 0x300 || code > 0x36F) { /* combining marks go */
            memcpy(out, at, length);
            out += length;
        }
        at += length;
    }
    if (copy)
        *out = '\0';
    return copy;
}
