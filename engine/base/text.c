/*
 * text.c - output buffers and UTF-8; see text.h.
 *
 * A buffer has one byte more than its capacity, so that text_cstr never needs to grow. A failed
 * text has no spare capacity: its appends all come to text_grow, which refuses them.
 */
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define FIRST_CAPACITY 255

void text_init(struct text *t, size_t limit) {
    *t = (struct text){.limit = limit};
}

void text_clear(struct text *t) {
    t->length = 0;
    t->failed = false;
}

void text_free(struct text *t) {
    free(t->bytes);
    text_init(t, t->limit);
}

const char *text_cstr(struct text *t) {
    if (t->failed || t->length == 0)
        return "";
    t->bytes[t->length] = '\0';
    return t->bytes;
}

static bool fail(struct text *t) {
    t->failed = true;
    t->capacity = t->length;
    return false;
}

bool text_grow(struct text *t, size_t more) {
    if (t->failed || more > t->limit - t->length)
        return fail(t);
    size_t needed = t->length + more;
    size_t larger = t->capacity < t->limit / 2 ? t->capacity * 2 + 1 : t->limit;
    if (larger < FIRST_CAPACITY)
        larger = FIRST_CAPACITY < t->limit ? FIRST_CAPACITY : t->limit;
    if (larger < needed)
        larger = needed;
    char *bytes = larger < SIZE_MAX ? realloc(t->bytes, larger + 1) : NULL;
    if (!bytes)
        return fail(t);
    t->bytes = bytes;
    t->capacity = larger;
    return true;
}

void text_puts(struct text *t, const char *cstr) {
    text_append(t, cstr, strlen(cstr));
}

void text_printf(struct text *t, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length <= 0)
        return;
    size_t more = (size_t)length;
    if (t->capacity - t->length < more && !text_grow(t, more))
        return;
    va_start(arguments, format);
    vsnprintf(t->bytes + t->length, more + 1, format, arguments);
    va_end(arguments);
    t->length += more;
}

/* ---- numbers ---- */

#define DIGITS_MAX 20

/* Write the digits of a number so that they end before `end`; returns where they start. */
static char *put_digits_before(char *end, uint64_t number) {
    static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                                "25262728293031323334353637383940414243444546474849"
                                "50515253545556575859606162636465666768697071727374"
                                "75767778798081828384858687888990919293949596979899";
    while (number >= 100) {
        end -= 2;
        memcpy(end, pairs + number % 100 * 2, 2);
        number /= 100;
    }
    if (number >= 10) {
        end -= 2;
        memcpy(end, pairs + number * 2, 2);
    } else {
        *--end = (char)('0' + number);
    }
    return end;
}

static uint64_t magnitude(int64_t value) {
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

void text_integer(struct text *t, int64_t value) {
    char digits[DIGITS_MAX + 1];
    char *end = digits + sizeof digits;
    char *start = put_digits_before(end, magnitude(value));
    if (value < 0)
        *--start = '-';
    text_append(t, start, (size_t)(end - start));
}

void text_decimal(struct text *t, int64_t millionths) {
    uint64_t whole = magnitude(millionths) / 1000000;
    uint64_t fraction = magnitude(millionths) % 1000000;
    char digits[DIGITS_MAX + 8];
    char *end = digits + sizeof digits;
    char *start = end;
    if (fraction) {
        start = put_digits_before(end, fraction + 1000000); /* a leading 1 keeps the zeros */
        *start = '.';
        while (end[-1] == '0')
            end--;
    }
    start = put_digits_before(start, whole);
    if (millionths < 0)
        *--start = '-';
    text_append(t, start, (size_t)(end - start));
}

/* ---- UTF-8 ---- */

static bool is_continuation(unsigned char byte) {
    return (byte & 0xC0) == 0x80;
}

/* Sequences of two bytes are C2 80 to DF BF, those of three E0 A0 80 to EF BF BF without the
 * surrogates ED A0 80 to ED BF BF, those of four F0 90 80 80 to F4 8F BF BF (Unicode, 3-7). */
static inline size_t sequence(const unsigned char *bytes, size_t available) {
    unsigned char first = bytes[0];
    if (first < 0x80)
        return 1;
    if (available < 2 || !is_continuation(bytes[1]))
        return 0;
    if (first < 0xE0)
        return first >= 0xC2 ? 2 : 0;
    if (available < 3 || !is_continuation(bytes[2]))
        return 0;
    unsigned start = (unsigned)first << 8 | bytes[1];
    if (first < 0xF0)
        return start >= 0xE0A0 && (start < 0xEDA0 || start > 0xEDBF) ? 3 : 0;
    if (available < 4 || !is_continuation(bytes[3]))
        return 0;
    return start >= 0xF090 && start <= 0xF48F ? 4 : 0;
}

size_t utf8_sequence(const unsigned char *bytes, size_t available) {
    return available ? sequence(bytes, available) : 0;
}

#define EACH_BYTE(byte) (UINT64_C(0x0101010101010101) * (byte))

static uint64_t load_8(const unsigned char *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

bool utf8_valid(const char *text, size_t length) {
    const unsigned char *bytes = (const unsigned char *)text;
    size_t i = 0;
    while (i < length) {
        if (length - i >= 8 && (load_8(bytes + i) & EACH_BYTE(0x80)) == 0) {
            i += 8;
            continue;
        }
        size_t more = sequence(bytes + i, length - i);
        if (more == 0)
            return false;
        i += more;
    }
    return true;
}

/* ---- JSON strings ---- */

/* Non-zero when some byte of a word is a control character, a quote, a backslash or not ASCII; its
 * lowest bit then lies in the lowest such byte. (x - n sets the high bit of a byte below n. It may
 * borrow from the next byte, but never below such a byte.) */
static uint64_t needs_care(uint64_t word) {
    uint64_t quote = word ^ EACH_BYTE('"');
    uint64_t backslash = word ^ EACH_BYTE('\\');
    return ((word - EACH_BYTE(0x20)) | (quote - EACH_BYTE(1)) | (backslash - EACH_BYTE(1)) | word) &
           EACH_BYTE(0x80);
}

/* How many of the first 8 bytes are plain ASCII; where words are big-endian, 8 or 0. */
static size_t plain_ascii(const unsigned char *bytes) {
    uint64_t care = needs_care(load_8(bytes));
    if (care == 0)
        return 8;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (size_t)__builtin_ctzll(care) / 8;
#else
    return 0;
#endif
}

/* Length of the longest start of `bytes` that stands in a JSON string as it is. */
static size_t plain_run(const unsigned char *bytes, size_t length) {
    size_t i = 0;
    while (i < length) {
        if (length - i >= 8) {
            size_t plain = plain_ascii(bytes + i);
            i += plain;
            if (plain == 8)
                continue;
        }
        unsigned char byte = bytes[i];
        if (byte < 0x20 || byte == '"' || byte == '\\')
            break;
        size_t more = sequence(bytes + i, length - i);
        if (more == 0)
            break;
        i += more;
    }
    return i;
}

static void escape(struct text *t, unsigned char byte) {
    static const char digits[] = "0123456789abcdef";
    static const char short_forms[] = "btn\0fr"; /* of 0x08 to 0x0D; 0x0B has none */
    if (byte >= 0x80) {
        text_literal(t, "\xEF\xBF\xBD");
    } else if (byte == '"' || byte == '\\') {
        text_append(t, (const char[]){'\\', (char)byte}, 2);
    } else if (byte >= 0x08 && byte <= 0x0D && byte != 0x0B) {
        text_append(t, (const char[]){'\\', short_forms[byte - 0x08]}, 2);
    } else {
        text_append(t, (const char[]){'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]},
                    6);
    }
}

void text_json_string(struct text *t, const char *bytes, size_t length) {
    text_literal(t, "\"");
    size_t done = 0;
    while (done < length && !t->failed) {
        size_t run = plain_run((const unsigned char *)bytes + done, length - done);
        text_append(t, bytes + done, run);
        done += run;
        if (done < length)
            escape(t, (unsigned char)bytes[done++]);
    }
    text_literal(t, "\"");
}
