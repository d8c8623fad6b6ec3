/*
 * chain.h - the form of a record, and the hashes that link records.
 *
 *     {"seq":17,"prev":"blake2b:<of record 16>",BODY,"hash":"blake2b:<of all bytes before the
 * comma>"}
 *
 * BODY is JSON members. Every byte of a line is fixed by its content, so any change is found. The
 * `prev` of the first record is the hash of nothing, 64 zeros.
 */
#ifndef JOURNAL_CHAIN_H
#define JOURNAL_CHAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"
#include "base/text.h"

/* The last record of a chain. */
struct chain {
    uint64_t seq; /* 0: there is none */
    char hash[HASH_TEXT_SIZE];
};
void chain_begin(struct chain *c);

/* Begin the next record's line, ending before BODY; chain_end() puts the rest, its newline too, and
 * moves the chain on. `start` is the length of the text before. */
size_t chain_open(const struct chain *c, struct text *out);
void chain_end(struct chain *c, struct text *out, size_t start);

/* A line without its newline, whose form and own hash are right. Borrowed from it. */
struct chain_line {
    uint64_t seq;
    const char *prev, *hash; /* HASH_TEXT_SIZE - 1 bytes, no NUL */
    const char *body;
    size_t body_length;
};
bool chain_read(const char *line, size_t length, struct chain_line *ret_line);
/* Does the line follow the last record? */
bool chain_follows(const struct chain *c, const struct chain_line *line);
void chain_advance(struct chain *c, const struct chain_line *line);

#endif
