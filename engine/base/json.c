/*
 * json.c - strings and numbers of JSON; see json.h. The check of a whole text is json_check.c.
 *
 * Strings are scanned eight bytes at a time: `special_bytes` marks those that end or interrupt a
 * run of plain ASCII. Numbers are kept as decimal digits and an exponent, so that integers and
 * decimals never pass through binary floating point.
 */
#include "base/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define ONES UINT64_C(0x0101010101010101)
#define HIGHS (ONES * 0x80)

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* ---- strings ---- */

/* Eight bytes, the first one lowest. */
static uint64_t load_8(const char *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/* The top bit of each byte that is a quote, a backslash, a control or not ASCII. A borrow may mark
 * bytes above a marked one, so only the lowest mark counts. */
static uint64_t special_bytes(uint64_t word) {
    uint64_t quote = word ^ (ONES * '"'), backslash = word ^ (ONES * '\\');
    return ((quote - ONES) | (backslash - ONES) | (word - ONES * 0x20) | word) & HIGHS;
}

static const char *skip_plain(const char *at, const char *end) {
    for (; end - at >= 8; at += 8) {
        uint64_t marks = special_bytes(load_8(at));
        if (marks)
            return at + __builtin_ctzll(marks) / 8;
    }
    while (at < end && *at != '"' && *at != '\\' && *at >= 0x20 && !(*at & 0x80))
        at++;
    return at;
}

/* Four hexadecimal digits, or -1. */
static int32_t hex_4(const char *at, const char *end) {
    int32_t value = 0;
    if (end - at < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        char c = at[i], lower = (char)(c | 0x20);
        if (is_digit(c))
            value = value * 16 + (c - '0');
        else if (lower >= 'a' && lower <= 'f')
            value = value * 16 + (lower - 'a' + 10);
        else
            return -1;
    }
    return value;
}

/* The code point of the \u escape at `at`, a pair counting as one; -1 when it is refused. */
static int32_t unicode_escape(const char *at, const char *end, size_t *ret_length) {
    int32_t high = hex_4(at + 2, end);
    *ret_length = 6;
    if (high < 0xD800 || high > 0xDFFF)
        return high > 0 ? high : -1;
    if (high > 0xDBFF || end - at < 12 || at[6] != '\\' || at[7] != 'u')
        return -1;
    int32_t low = hex_4(at + 8, end);
    if (low < 0xDC00 || low > 0xDFFF)
        return -1;
    *ret_length = 12;
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

/* Length of the escape at the backslash `at`, or 0. */
static size_t escape_length(const char *at, const char *end) {
    if (end - at < 2)
        return 0;
    if (at[1] != 'u')
        return at[1] && strchr("\"\\/bfnrt", at[1]) ? 2 : 0;
    size_t length;
    return unicode_escape(at, end, &length) < 0 ? 0 : length;
}

/* Length of the character at `at`, or 0. */
static size_t sequence_length(const char *at, const char *end) {
    return utf8_sequence((const unsigned char *)at, (size_t)(end - at));
}

bool json_scan_string(struct json_cursor *c, struct json_string *ret_string) {
    if (c->at == c->end || *c->at != '"')
        return false;
    const char *start = ++c->at;
    bool escaped = false;
    for (;;) {
        c->at = skip_plain(c->at, c->end);
        if (c->at == c->end)
            return false;
        if (*c->at == '"')
            break;
        bool escape = *c->at == '\\';
        size_t length = escape ? escape_length(c->at, c->end) : sequence_length(c->at, c->end);
        if (length == 0 || (unsigned char)*c->at < 0x20)
            return false;
        escaped |= escape;
        c->at += length;
    }
    *ret_string = (struct json_string){start, (size_t)(c->at - start), escaped};
    c->at++;
    return true;
}

static size_t put_utf8(int32_t code, char *out) {
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = length - 1; i > 0; i--, code >>= 6)
        out[i] = (char)(0x80 | (code & 0x3F));
    out[0] = (char)(lead[length] | code);
    return length;
}

static char simple_escape(char letter) {
    static const char letters[] = "bfnrt", values[] = "\b\f\n\r\t";
    const char *found = strchr(letters, letter);
    return found ? values[found - letters] : letter; /* quote, backslash, slash */
}

size_t json_unescape(const struct json_string *s, char *out) {
    const char *at = s->bytes, *end = at + s->length;
    char *start = out;
    while (at < end) {
        if (*at != '\\') {
            *out++ = *at++;
        } else if (at[1] != 'u') {
            *out++ = simple_escape(at[1]);
            at += 2;
        } else {
            size_t length;
            out += put_utf8(unicode_escape(at, end, &length), out);
            at += length;
        }
    }
    return (size_t)(out - start);
}

/* ---- numbers ---- */

#define DIGITS_MAX UINT64_C(1000000000000000000) /* below it there is room for one more digit */
#define EXPONENT_MAX INT64_C(1000000000000)      /* far beyond any text; keeps sums in range */

/* A run of digits, at least one; each adds `shift` to the exponent (-1 behind the point). */
static bool scan_digits(struct json_cursor *c, struct json_number *n, int shift) {
    const char *start = c->at;
    for (; c->at < c->end && is_digit(*c->at); c->at++) {
        unsigned digit = (unsigned)(*c->at - '0');
        if (n->digits < DIGITS_MAX) {
            n->digits = n->digits * 10 + digit;
            n->exponent += shift;
        } else {
            n->exact &= digit == 0;
            n->exponent += shift + 1;
        }
    }
    return c->at > start;
}

/* What follows the letter e. */
static bool scan_exponent(struct json_cursor *c, struct json_number *n) {
    bool negative = false;
    int64_t exponent = 0;
    if (c->at < c->end && (*c->at == '+' || *c->at == '-'))
        negative = *c->at++ == '-';
    const char *start = c->at;
    for (; c->at < c->end && is_digit(*c->at); c->at++)
        if (exponent < EXPONENT_MAX)
            exponent = exponent * 10 + (*c->at - '0');
    n->exponent += negative ? -exponent : exponent;
    return c->at > start;
}

bool json_scan_number(struct json_cursor *c, struct json_number *ret_number) {
    struct json_number n = {.integer = true, .exact = true};
    if (c->at < c->end && *c->at == '-') {
        n.negative = true;
        c->at++;
    }
    if (c->at < c->end && *c->at == '0') {
        c->at++;
        if (c->at < c->end && is_digit(*c->at))
            return false;
    } else if (!scan_digits(c, &n, 0)) {
        return false;
    }
    if (c->at < c->end && *c->at == '.') {
        n.integer = false;
        c->at++;
        if (!scan_digits(c, &n, -1))
            return false;
    }
    if (c->at < c->end && (*c->at | 0x20) == 'e') {
        n.integer = false;
        c->at++;
        if (!scan_exponent(c, &n))
            return false;
    }
    *ret_number = n;
    return true;
}

bool json_number_integer(const struct json_number *n, int64_t *ret_value) {
    if (!n->integer || n->exponent != 0 || n->digits > (uint64_t)INT64_MAX + n->negative)
        return false;
    *ret_value = n->negative ? (int64_t)-n->digits : (int64_t)n->digits;
    return true;
}

/* The powers of ten that a double holds exactly. */
static const double exact_powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                      1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                      1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
#define EXACT_POWER_MAX 22

/* By the C library, from a text without a decimal point, which no locale can change. */
static bool slow_double(const struct json_number *n, double *ret_value) {
    char text[64];
    int64_t exponent = n->exponent;
    if (exponent > 400 || exponent < -400)
        exponent = exponent > 0 ? 400 : -400;
    /* Digits left out still lift the number above what is kept. */
    snprintf(text, sizeof text, "%llu%se%d", (unsigned long long)n->digits, n->exact ? "" : "1",
             (int)exponent - !n->exact);
    *ret_value = strtod(text, NULL);
    return *ret_value <= 1.7976931348623157e308;
}

bool json_number_double(const struct json_number *n, double *ret_value) {
    double value = (double)n->digits;
    bool quick = n->exact && n->digits <= UINT64_C(1) << 53 && n->exponent >= -EXACT_POWER_MAX &&
                 n->exponent <= EXACT_POWER_MAX;
    if (quick && n->exponent < 0)
        value /= exact_powers[-n->exponent];
    else if (quick)
        value *= exact_powers[n->exponent];
    else if (n->digits && !slow_double(n, &value))
        return false;
    *ret_value = n->negative ? -value : value;
    return true;
}

/* digits * 10^exponent, or more than `limit` (at most 10^18) when it is larger than that. */
static uint64_t bounded_product(uint64_t digits, int64_t exponent, uint64_t limit) {
    while (exponent-- > 0 && digits > 0 && digits <= limit)
        digits *= 10;
    return digits;
}

/* digits / 10^-exponent rounded down. */
static uint64_t whole_part(uint64_t digits, int64_t exponent) {
    while (exponent++ < 0 && digits > 0)
        digits /= 10;
    return digits;
}

enum json_scaled json_number_scaled(const struct json_number *n, int places, int64_t limit,
                                    int64_t *ret_value) {
    uint64_t digits = n->digits;
    int64_t exponent = n->exponent + places;
    for (; exponent < 0 && n->exact && digits % 10 == 0 && digits > 0; exponent++)
        digits /= 10;
    if (exponent < 0 && digits > 0)
        return whole_part(digits, exponent) >= (uint64_t)limit ? JSON_TOO_LARGE : JSON_TOO_PRECISE;
    digits = bounded_product(digits, exponent, (uint64_t)limit);
    if (digits > (uint64_t)limit || !n->exact)
        return JSON_TOO_LARGE;
    *ret_value = n->negative ? -(int64_t)digits : (int64_t)digits;
    return JSON_SCALED;
}
