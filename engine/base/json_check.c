/*
 * json_check.c - the check of a whole JSON text; see json.h.
 *
 * One loop over values with an explicit stack, so that no nesting can exhaust memory. The keys of
 * the open objects lie on one stack as well; when an object closes, its keys are sorted and equal
 * neighbours are duplicates: n log n for any text, with no hash an attacker could load.
 */
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/text.h"
#include "base/vec.h"

struct key {
    const char *bytes; /* the value, escapes resolved */
    uint32_t length;
    uint32_t at; /* offset of its opening quote */
};

struct check {
    struct json_cursor c;
    const char *text;
    struct arena *scratch;
    struct {
        struct key *items;
        size_t count, capacity;
    } keys;
    size_t depth;
    bool is_object[JSON_DEPTH_MAX];
    size_t first_key[JSON_DEPTH_MAX]; /* of the object at that depth */
    enum json_verdict verdict;
    struct json_fault fault;
};

static bool fault_at(struct check *k, const char *at, const char *what) {
    k->verdict = JSON_INVALID;
    k->fault = (struct json_fault){.at = at, .what = what};
    return false;
}

/* ---- scalars ---- */

/* Why the string scan stopped where the cursor is. */
static bool string_fault(struct check *k) {
    const char *at = k->c.at;
    size_t left = (size_t)(k->c.end - at);
    if (left == 0)
        return fault_at(k, at, "the text ends inside a string");
    if ((unsigned char)*at < 0x20)
        return fault_at(k, at, "a control character in a string; write it as an escape");
    if (*at != '\\')
        return fault_at(k, at, "bytes that are not UTF-8");
    if (left >= 6 && memcmp(at, "\\u0000", 6) == 0)
        return fault_at(k, at, "the character U+0000");
    if (left >= 4 && at[1] == 'u' && (at[2] | 0x20) == 'd' && strchr("89abcdefABCDEF", at[3]))
        return fault_at(k, at, "half of a surrogate pair");
    const char *what = "an escape that JSON does not have";
    return fault_at(k, at, left < 2 ? "the text ends inside a string" : what);
}

static bool check_number(struct check *k) {
    const char *start = k->c.at;
    struct json_number n;
    int64_t integer;
    double real;
    if (!json_scan_number(&k->c, &n)) {
        bool zero = k->c.at > start && k->c.at < k->c.end && k->c.at[-1] == '0' &&
                    *k->c.at >= '0' && *k->c.at <= '9';
        return fault_at(k, k->c.at,
                        zero ? "a number with a leading zero" : "expected a digit in a number");
    }
    if (n.integer && !json_number_integer(&n, &integer))
        return fault_at(k, start, "an integer that does not fit in 64 bits");
    if (!n.integer && !json_number_double(&n, &real))
        return fault_at(k, start, "a number that is too large");
    return true;
}

static bool check_word(struct check *k) {
    return json_take_word(&k->c, "true", 4) || json_take_word(&k->c, "false", 5) ||
           json_take_word(&k->c, "null", 4) || fault_at(k, k->c.at, "expected a value");
}

static bool check_scalar(struct check *k) {
    struct json_string string;
    if (k->c.at == k->c.end)
        return fault_at(k, k->c.at, "the text ends where a value is expected");
    char first = *k->c.at;
    if (first == '"')
        return json_scan_string(&k->c, &string) || string_fault(k);
    bool is_number = first == '-' || (first >= '0' && first <= '9');
    return is_number ? check_number(k) : check_word(k);
}

/* ---- keys ---- */

static bool push_key(struct check *k, const struct json_string *s) {
    struct key key = {s->bytes, (uint32_t)s->length, (uint32_t)(s->bytes - 1 - k->text)};
    if (s->escaped) {
        char *copy = arena_alloc(k->scratch, s->length);
        if (copy)
            key.length = (uint32_t)json_unescape(s, copy);
        key.bytes = copy;
    }
    if (key.bytes && VEC_PUSH(k->scratch, &k->keys, key))
        return true;
    k->verdict = JSON_NO_MEMORY;
    return false;
}

/* A key and its colon; the cursor ends where the value begins. */
static bool check_key(struct check *k) {
    struct json_string string;
    json_skip_space(&k->c);
    if (k->c.at == k->c.end || *k->c.at != '"')
        return fault_at(k, k->c.at, "expected a key in double quotes");
    if (!json_scan_string(&k->c, &string))
        return string_fault(k);
    return push_key(k, &string) &&
           (json_take(&k->c, ':') || fault_at(k, k->c.at, "expected `:` after a key"));
}

/* By value, then by place. */
static int compare_keys(const void *left, const void *right) {
    const struct key *a = left, *b = right;
    int order = memcmp(a->bytes, b->bytes, a->length < b->length ? a->length : b->length);
    if (order != 0)
        return order;
    if (a->length != b->length)
        return a->length < b->length ? -1 : 1;
    return a->at < b->at ? -1 : 1;
}

/* Of all keys given twice, report the repetition that comes first in the text. */
static bool check_duplicates(struct check *k, struct key *keys, size_t count) {
    const struct key *found = NULL;
    qsort(keys, count, sizeof *keys, compare_keys);
    for (size_t i = 1; i < count; i++) {
        const struct key *before = &keys[i - 1], *key = &keys[i];
        if (key->length == before->length && memcmp(key->bytes, before->bytes, key->length) == 0 &&
            (!found || key->at < found->at))
            found = key;
    }
    if (!found)
        return true;
    k->verdict = JSON_DUPLICATE_KEY;
    k->fault =
        (struct json_fault){k->text + found->at, "a key given twice", found->bytes, found->length};
    return false;
}

/* ---- structure ---- */

_Static_assert(JSON_DEPTH_MAX == 64, "the message below says so");

/* Enter an object or array; the cursor is behind its bracket. */
static bool open_container(struct check *k, bool is_object) {
    if (k->depth == JSON_DEPTH_MAX)
        return fault_at(k, k->c.at - 1, "values nested more than 64 deep");
    k->is_object[k->depth] = is_object;
    k->first_key[k->depth] = k->keys.count;
    k->depth++;
    return true;
}

static bool close_container(struct check *k) {
    k->depth--;
    size_t first = k->first_key[k->depth], count = k->keys.count - first;
    if (count > 1 && !check_duplicates(k, k->keys.items + first, count))
        return false;
    k->keys.count = first;
    return true;
}

static bool unclosed_fault(struct check *k, bool is_object) {
    if (k->c.at == k->c.end)
        return fault_at(k, k->c.at, "the text ends inside a value");
    return fault_at(k, k->c.at,
                    is_object ? "expected `,` or `}` after a value"
                              : "expected `,` or `]` after a value");
}

/* Go on behind a complete value: close what ends there, up to the place of the next value. */
static bool after_value(struct check *k) {
    while (k->depth > 0) {
        bool is_object = k->is_object[k->depth - 1];
        if (json_take(&k->c, ','))
            return is_object ? check_key(k) : true;
        if (!json_take(&k->c, is_object ? '}' : ']'))
            return unclosed_fault(k, is_object);
        if (!close_container(k))
            return false;
    }
    return true;
}

/* One value, or the opening of one that is not empty. */
static bool check_value(struct check *k) {
    bool is_object = json_take(&k->c, '{');
    if (!is_object && !json_take(&k->c, '['))
        return check_scalar(k) && after_value(k);
    if (!open_container(k, is_object))
        return false;
    if (!json_take(&k->c, is_object ? '}' : ']'))
        return is_object ? check_key(k) : true;
    return close_container(k) && after_value(k);
}

static bool check_text(struct check *k) {
    if ((size_t)(k->c.end - k->c.at) >= 3 && memcmp(k->c.at, "\xEF\xBB\xBF", 3) == 0)
        return fault_at(k, k->c.at, "a byte order mark before the value");
    json_skip_space(&k->c);
    if (k->c.at == k->c.end)
        return fault_at(k, k->c.at, "the text is empty");
    do {
        if (!check_value(k))
            return false;
    } while (k->depth > 0);
    json_skip_space(&k->c);
    return k->c.at == k->c.end || fault_at(k, k->c.at, "more text after the value");
}

enum json_verdict json_check(const char *text, size_t length, struct arena *scratch,
                             struct json_fault *ret_fault) {
    struct check k = {.c = {text, text + length}, .text = text, .scratch = scratch};
    if (length > UINT32_MAX)
        fault_at(&k, text, "more than 4 GB of text");
    else
        check_text(&k);
    if (k.verdict == JSON_INVALID || k.verdict == JSON_DUPLICATE_KEY)
        *ret_fault = k.fault;
    return k.verdict;
}

const char *json_value_end(const char *at, const char *end) {
    struct json_cursor c = {at, end};
    struct json_string string;
    size_t depth = 0;
    do {
        if (*c.at == '"') {
            json_scan_string(&c, &string);
            continue;
        }
        depth += *c.at == '{' || *c.at == '[';
        depth -= *c.at == '}' || *c.at == ']';
        c.at++;
    } while (c.at < end && (depth > 0 || !strchr(",:]} \t\r\n", *c.at)));
    return c.at;
}

struct json_place json_locate(const char *text, const char *at) {
    struct json_place place = {1, 1};
    for (; text < at; text++) {
        if (*text == '\n')
            place = (struct json_place){place.line + 1, 1};
        else if (((unsigned char)*text & 0xC0) != 0x80)
            place.column++;
    }
    return place;
}
