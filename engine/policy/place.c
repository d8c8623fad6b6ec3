/*
 * place.c - finding again in the tokens what a loaded table was written as; see place.h.
 */
#include "policy/place.h"

#include <stdlib.h>

/* ---- walking over tokens ---- */

static int nesting_step(enum token_kind kind) {
    switch (kind) {
    case SYMBOL_OPEN:
    case SYMBOL_OPEN_BRACE:
    case SYMBOL_OPEN_BRACKET:
    case KEYWORD_FUNCTION:
    case KEYWORD_DO:
    case KEYWORD_IF:
    case KEYWORD_REPEAT:
        return 1;
    case SYMBOL_CLOSE:
    case SYMBOL_CLOSE_BRACE:
    case SYMBOL_CLOSE_BRACKET:
    case KEYWORD_END:
    case KEYWORD_UNTIL:
        return -1;
    default:
        return 0;
    }
}

/* From an opening token to the one behind its counterpart, or to the end of the file. */
static uint32_t skip_nested(const struct source_file *f, uint32_t token) {
    int depth = 0;
    do
        depth += nesting_step(token_kind(f, token++));
    while (depth > 0 && token < f->token_count);
    return token < f->token_count ? token : (uint32_t)f->token_count - 1;
}

/* From the first token of a value to the `,`, `;` or closing bracket behind it. */
static uint32_t skip_value(const struct source_file *f, uint32_t token) {
    for (;;) {
        enum token_kind kind = token_kind(f, token);
        if (kind == TOKEN_EOF || kind == SYMBOL_COMMA || kind == SYMBOL_SEMICOLON ||
            nesting_step(kind) < 0)
            return token;
        token = nesting_step(kind) > 0 ? skip_nested(f, token) : token + 1;
    }
}

struct entries entries_of(const struct source_file *f, uint32_t open_brace) {
    return (struct entries){.f = f, .next = open_brace + 1};
}

/* The number that a numeral of digits alone stands for; 0 for other tokens. */
static size_t whole_number(const struct source_file *f, uint32_t token) {
    char *end;
    const char *text = token_text(f, token);
    size_t number = strtoul(text, &end, 10);
    bool whole = token_kind(f, token) == TOKEN_NUMBER && end == text + f->tokens[token].length;
    return whole ? number : 0;
}

/* `[...] =`: texts are keys, whole numbers are items. Returns the first token of the value. */
static uint32_t read_bracket_key(const struct source_file *f, uint32_t bracket,
                                 struct entry *entry) {
    uint32_t behind = skip_nested(f, bracket);
    if (behind == bracket + 3 && token_kind(f, bracket + 1) == TOKEN_TEXT)
        entry->key = bracket + 1;
    if (behind == bracket + 3)
        entry->item = whole_number(f, bracket + 1);
    return token_kind(f, behind) == SYMBOL_ASSIGN ? behind + 1 : behind;
}

bool entries_next(struct entries *e, struct entry *ret_entry) {
    const struct source_file *f = e->f;
    enum token_kind kind = token_kind(f, e->next);
    if (kind == SYMBOL_CLOSE_BRACE || kind == TOKEN_EOF)
        return false;
    struct entry entry = {.key = NO_TOKEN, .value = e->next};
    if (kind == SYMBOL_OPEN_BRACKET) {
        entry.value = read_bracket_key(f, e->next, &entry);
    } else if (kind == TOKEN_NAME && token_kind(f, e->next + 1) == SYMBOL_ASSIGN) {
        entry.key = e->next;
        entry.value = e->next + 2;
    } else {
        entry.item = ++e->items;
    }
    entry.end = skip_value(f, entry.value);
    kind = token_kind(f, entry.end);
    bool separated = kind == SYMBOL_COMMA || kind == SYMBOL_SEMICOLON;
    e->next = separated ? entry.end + 1 : entry.end;
    *ret_entry = entry;
    return separated || kind == SYMBOL_CLOSE_BRACE;
}

/* ---- a path such as cases[1].when ---- */

/* The rest of the path behind the entry's name or number, or NULL when it is another entry. */
static const char *match_entry(const struct source_file *f, const struct entry *e,
                               const char *path) {
    if (e->key == NO_TOKEN) {
        char *rest;
        if (*path != '[' || strtoul(path + 1, &rest, 10) != e->item || *rest != ']')
            return NULL;
        return rest + 1;
    }
    const char *name = token_text(f, e->key);
    size_t length = f->tokens[e->key].length;
    token_quoted(f, e->key, &name, &length);
    if (strncmp(path, name, length) != 0 || !memchr(".[=", path[length], 4)) /* or its NUL */
        return NULL;
    return path + length;
}

/* The entry that matches most of the path (the key "person.age" more than `person`) and the rest of
 * the path behind it; NULL when there is none. */
static const char *find_entry(const struct source_file *f, uint32_t open_brace, const char *path,
                              struct entry *ret_entry) {
    struct entries entries = entries_of(f, open_brace);
    struct entry e;
    const char *best = NULL;
    while (entries_next(&entries, &e)) {
        const char *rest = match_entry(f, &e, path);
        if (rest && (!best || rest > best)) {
            best = rest;
            *ret_entry = e;
        }
    }
    return best;
}

/* The token that the path leads to, as far as it is written out from `open_brace` on. */
static uint32_t follow(const struct source_file *f, uint32_t open_brace, const char *path,
                       uint32_t nearest) {
    struct entry e;
    const char *rest;
    while ((rest = find_entry(f, open_brace, path, &e)) != NULL) {
        if (*rest == '=' && e.key != NO_TOKEN)
            return e.key;
        nearest = open_brace = e.value;
        if (*rest == '\0' || *rest == '=' || token_kind(f, e.value) != SYMBOL_OPEN_BRACE)
            break;
        path = rest + (*rest == '.');
    }
    return nearest;
}

/* The token of the id: `rule "id"`, `rule("id")`; the word's own when there is none. */
static uint32_t id_token(const struct source_file *f, const struct declaration *d) {
    uint32_t next = d->token + 1;
    if (token_kind(f, next) == SYMBOL_OPEN)
        next++;
    return token_kind(f, next) == TOKEN_TEXT || token_kind(f, next) == TOKEN_NAME ? next : d->token;
}

uint32_t body_brace(const struct source_file *f, const struct declaration *d) {
    uint32_t next = d->token + 1;
    if (*d->id) {
        if (token_kind(f, next) == TOKEN_TEXT)
            next++;
        else if (token_kind(f, next) == SYMBOL_OPEN)
            next = skip_nested(f, next);
        else
            return NO_TOKEN;
    }
    if (token_kind(f, next) == SYMBOL_OPEN)
        next++;
    return token_kind(f, next) == SYMBOL_OPEN_BRACE ? next : NO_TOKEN;
}

struct position source_at_field(const struct source *s, const struct declaration *d,
                                const char *path) {
    if (d->at.file >= s->file_count)
        return d->at;
    const struct source_file *f = &s->files[d->at.file];
    if (d->token + 1 >= f->token_count)
        return d->at;
    uint32_t token = d->token, brace = body_brace(f, d);
    if (*path == '\0')
        token = id_token(f, d);
    else if (brace != NO_TOKEN)
        token = follow(f, brace, path, d->token);
    return token_position(f, d->at.file, token);
}

/* ---- terms ---- */

/* From the last segment of `a.b.c` to its first. */
static uint32_t path_begin(const struct source_file *f, uint32_t token) {
    while (token > 1 && token_kind(f, token - 1) == SYMBOL_DOT &&
           token_kind(f, token - 2) == TOKEN_NAME)
        token -= 2;
    return token;
}

/* Where an argument begins: `name "x"`, `name { ... }` or `name(a, b)`; the name itself when it is
 * not written there. */
static uint32_t argument_token(const struct source_file *f, const struct term *t, size_t argument) {
    uint32_t token = t->token + 1;
    enum token_kind kind = token_kind(f, token);
    if (argument == 0 && (kind == TOKEN_TEXT || kind == SYMBOL_OPEN_BRACE))
        return token;
    if (kind != SYMBOL_OPEN)
        return t->token;
    for (token++; argument > 0; argument--) {
        token = skip_value(f, token);
        if (token_kind(f, token++) != SYMBOL_COMMA)
            return t->token;
    }
    return token_kind(f, token) == SYMBOL_CLOSE ? t->token : token;
}

static uint32_t term_token(const struct source_file *f, const struct term *t) {
    switch (t->kind) {
    case TERM_PATH:
        return path_begin(f, t->token);
    case TERM_PREDICATE:
    case TERM_PARAMETER:
        return argument_token(f, t, 0); /* the id */
    default:
        return t->token;
    }
}

struct position source_at_term(const struct source *s, const struct term *t) {
    if (t->file >= s->file_count)
        return (struct position){.file = SOURCE_NO_FILE};
    const struct source_file *f = &s->files[t->file];
    return token_position(f, t->file, term_token(f, t));
}

/* An item of the table that begins at a token; the token itself when it is no constructor. */
static uint32_t item_token(const struct source_file *f, uint32_t table, size_t item) {
    struct entries entries = entries_of(f, table);
    struct entry e;
    while (token_kind(f, table) == SYMBOL_OPEN_BRACE && entries_next(&entries, &e))
        if (e.item == item)
            return e.value;
    return table;
}

static uint32_t value_token(const struct source_file *f, const struct term *t,
                            const struct datum *value) {
    for (size_t i = 0; i < t->argument_count; i++) {
        const struct datum *argument = &t->arguments[i];
        if (value == argument)
            return argument_token(f, t, i);
        for (size_t k = 0; argument->kind == DATUM_TABLE && k < argument->table->item_count; k++)
            if (value == &argument->table->items[k])
                return item_token(f, argument_token(f, t, i), k + 1);
    }
    if (value == &t->right)
        return t->token + 1;
    if (value == &t->left && t->token > 0 && token_kind(f, t->token - 1) == TOKEN_NUMBER)
        return t->token - 1;
    return term_token(f, t);
}

struct position source_at_value(const struct source *s, const struct term *t,
                                const struct datum *value) {
    if (t->file >= s->file_count)
        return (struct position){.file = SOURCE_NO_FILE};
    const struct source_file *f = &s->files[t->file];
    return token_position(f, t->file, value_token(f, t, value));
}

uint32_t token_back_to_name(const struct source_file *f, uint32_t from, const char *name,
                            uint32_t most) {
    for (uint32_t back = 0; back <= most && back <= from; back++)
        if (token_is_name(f, from - back, name))
            return from - back;
    return from;
}
