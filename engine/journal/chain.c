/*
 * chain.c - lines of a chain; see chain.h.
 */
#include "journal/chain.h"

#include <stdio.h>
#include <string.h>

#define HASH_LENGTH (HASH_TEXT_SIZE - 1)

static const char tail[] = ",\"hash\":\"";
#define TAIL_LENGTH (sizeof tail - 1 + HASH_LENGTH + 2)

void chain_begin(struct chain *c) {
    c->seq = 0;
    snprintf(c->hash, sizeof c->hash, "blake2b:%064d", 0);
}

static void hash_of(const char *bytes, size_t length, char out[HASH_TEXT_SIZE]) {
    struct hash h;
    hash_init(&h);
    hash_update(&h, bytes, length);
    hash_text(&h, out);
}

size_t chain_open(const struct chain *c, struct text *out) {
    size_t start = out->length;
    text_literal(out, "{\"seq\":");
    text_integer(out, (int64_t)c->seq + 1);
    text_literal(out, ",\"prev\":\"");
    text_append(out, c->hash, HASH_LENGTH);
    text_literal(out, "\",");
    return start;
}

void chain_end(struct chain *c, struct text *out, size_t start) {
    if (out->failed)
        return;
    hash_of(out->bytes + start, out->length - start, c->hash);
    c->seq++;
    text_append(out, tail, sizeof tail - 1);
    text_append(out, c->hash, HASH_LENGTH);
    text_literal(out, "\"}\n");
}

/* ---- reading ---- */

static bool take(const char **at, const char *end, const char *wanted, size_t length) {
    if ((size_t)(end - *at) < length || memcmp(*at, wanted, length) != 0)
        return false;
    *at += length;
    return true;
}
#define TAKE(at, end, literal) take((at), (end), "" literal, sizeof(literal) - 1)

/* Digits without a leading zero, at most 18. */
static bool take_number(const char **at, const char *end, uint64_t *ret_number) {
    const char *first = *at;
    uint64_t number = 0;
    while (*at < end && **at >= '0' && **at <= '9' && *at - first < 18)
        number = number * 10 + (uint64_t)(*(*at)++ - '0');
    *ret_number = number;
    return *at > first && *first != '0';
}

static bool read_tail(const char *at, const char *end, struct chain_line *ret_line) {
    if (!take(&at, end, tail, sizeof tail - 1))
        return false;
    ret_line->hash = at;
    at += HASH_LENGTH;
    return TAKE(&at, end, "\"}");
}

bool chain_read(const char *line, size_t length, struct chain_line *ret_line) {
    const char *at = line, *end = line + length;
    char hash[HASH_TEXT_SIZE];
    if (!TAKE(&at, end, "{\"seq\":") || !take_number(&at, end, &ret_line->seq) ||
        !TAKE(&at, end, ",\"prev\":\"") || (size_t)(end - at) < HASH_LENGTH)
        return false;
    ret_line->prev = at;
    at += HASH_LENGTH;
    if (!TAKE(&at, end, "\",") || (size_t)(end - at) < TAIL_LENGTH)
        return false;
    ret_line->body = at;
    ret_line->body_length = (size_t)(end - at) - TAIL_LENGTH;
    if (!read_tail(end - TAIL_LENGTH, end, ret_line))
        return false;
    hash_of(line, length - TAIL_LENGTH, hash);
    return memcmp(hash, ret_line->hash, HASH_LENGTH) == 0;
}

bool chain_follows(const struct chain *c, const struct chain_line *line) {
    return line->seq == c->seq + 1 && memcmp(line->prev, c->hash, HASH_LENGTH) == 0;
}

void chain_advance(struct chain *c, const struct chain_line *line) {
    c->seq = line->seq;
    memcpy(c->hash, line->hash, HASH_LENGTH);
    c->hash[HASH_LENGTH] = '\0';
}
