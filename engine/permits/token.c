/*
 * token.c - prefix and Base45 around a signed message; see token.h.
 */
#include "permits/token.h"

#include <stdlib.h>
#include <string.h>

#include "permits/base45.h"

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

void token_trim(const char **token, size_t *length) {
    while (*length > 0 && is_space((*token)[*length - 1]))
        --*length;
    while (*length > 0 && is_space(**token)) {
        ++*token;
        --*length;
    }
}

static bool begins(const char *text, size_t length, const char *with) {
    size_t n = strlen(with);
    return length >= n && memcmp(text, with, n) == 0;
}

static size_t count_bars(const char *text, size_t length) {
    size_t bars = 0;
    for (size_t i = 0; i < length; i++)
        bars += text[i] == '|';
    return bars;
}

/* The codes people show most often instead. */
static const char *foreign_kind(const char *text, size_t length) {
    if (length == 0)
        return "it is empty";
    if (begins(text, length, "HC1:"))
        return "it is a health certificate of the European Union";
    if (begins(text, length, "eyJ"))
        return "it is a JSON web token";
    if (begins(text, length, "http://") || begins(text, length, "https://"))
        return "it is a link to a web page, which proves nothing by itself";
    if (length < 512 && count_bars(text, length) == 6)
        return "it is the code of an identity card";
    return "it does not begin with " TOKEN_PREFIX;
}

enum token_kind token_open(const char *token, size_t length, uint8_t *bytes,
                           struct cose_message *ret_message, const char **ret_damage) {
    size_t count;
    if (length > 0 && length < TOKEN_PREFIX_LENGTH && memcmp(token, TOKEN_PREFIX, length) == 0) {
        *ret_damage = "it breaks off";
        return TOKEN_DAMAGED;
    }
    if (!begins(token, length, TOKEN_PREFIX)) {
        *ret_damage = foreign_kind(token, length);
        return TOKEN_FOREIGN;
    }
    if (length > LKD_TOKEN_MAX || (length - TOKEN_PREFIX_LENGTH) / 3 * 2 + 1 > COSE_MESSAGE_MAX)
        *ret_damage = "it is too long";
    else if (!base45_decode(token + TOKEN_PREFIX_LENGTH, length - TOKEN_PREFIX_LENGTH, bytes,
                            &count))
        *ret_damage = "a letter in it is wrong or missing (Base45)";
    else
        *ret_damage = cose_read(bytes, count, ret_message);
    return *ret_damage ? TOKEN_DAMAGED : TOKEN_OURS;
}

char *token_text(const uint8_t *message, size_t length) {
    size_t letters = TOKEN_PREFIX_LENGTH + BASE45_LENGTH(length);
    char *text = malloc(letters + 1);
    if (!text)
        return NULL;
    memcpy(text, TOKEN_PREFIX, TOKEN_PREFIX_LENGTH);
    base45_encode(message, length, text + TOKEN_PREFIX_LENGTH);
    text[letters] = '\0';
    return text;
}
