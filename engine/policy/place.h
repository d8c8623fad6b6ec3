/*
 * place.h - finding again in the tokens of a file what a loaded table was written as.
 *
 * source_at_field and source_at_term (source.h) are the interface for problems; the walk over the
 * entries of a table constructor is also how a load notices values that were nil.
 */
#ifndef POLICY_PLACE_H
#define POLICY_PLACE_H

#include "policy/token.h"

#define NO_TOKEN UINT32_MAX

/* Walks over the entries of the constructor whose `{` is the token `next - 1`. */
struct entries {
    const struct source_file *f;
    uint32_t next;
    size_t items; /* positional entries met so far */
};
struct entry {
    uint32_t key;   /* a name or a text; NO_TOKEN for an item and for other keys */
    uint32_t value; /* first token of the value */
    uint32_t end;   /* the token behind the value: `,`, `;` or `}` */
    size_t item;    /* from 1 for an item and for [number]; 0 otherwise */
};

struct entries entries_of(const struct source_file *f, uint32_t open_brace);
/* False at the end of the constructor. */
bool entries_next(struct entries *e, struct entry *ret_entry);

/* The `{` of a declaration's body, where it is written in place: `word "id" {`; else NO_TOKEN. */
uint32_t body_brace(const struct source_file *f, const struct declaration *d);

/* The nearest token at or before `from`, `most` back, that is the name; else `from`. Lua gives the
 * read of `b` in `a.b & c` to the token it had come to when it wrote the instruction. */
uint32_t token_back_to_name(const struct source_file *f, uint32_t from, const char *name,
                            uint32_t most);

#endif
