/*
 * token.h - cutting a rule file into Lua tokens.
 *
 * Three things are built on the tokens: mistakes that Lua would accept in silence are found before
 * a file runs (scan.h), a field or a term is found again to the column (place.h), and Lua itself
 * is handed the tokens one on each line (sandbox.h). The last is a trick that is worth knowing:
 * since each token has a line of its own, the line that Lua reports for an instruction or an error
 * *is* the token, and with it the true line and column. `mark` is a token's line in that form; it
 * is not simply its index, since a long text may itself span lines.
 *
 * The cutter follows the lexer of Lua 5.4 (llex.c). It does not judge escapes and numerals, which
 * Lua judges when it reads the token.
 */
#ifndef POLICY_TOKEN_H
#define POLICY_TOKEN_H

#include "policy/source.h"

enum token_kind {
    TOKEN_EOF, /* the last token of every file; empty */
    TOKEN_NAME,
    TOKEN_NUMBER,
    TOKEN_TEXT, /* a text in quotes or long brackets */
    /* reserved words */
    KEYWORD_AND,
    KEYWORD_BREAK,
    KEYWORD_DO,
    KEYWORD_ELSE,
    KEYWORD_ELSEIF,
    KEYWORD_END,
    KEYWORD_FALSE,
    KEYWORD_FOR,
    KEYWORD_FUNCTION,
    KEYWORD_GOTO,
    KEYWORD_IF,
    KEYWORD_IN,
    KEYWORD_LOCAL,
    KEYWORD_NIL,
    KEYWORD_NOT,
    KEYWORD_OR,
    KEYWORD_REPEAT,
    KEYWORD_RETURN,
    KEYWORD_THEN,
    KEYWORD_TRUE,
    KEYWORD_UNTIL,
    KEYWORD_WHILE,
    /* symbols: those of two and three bytes first, since the longest one is to be found */
    SYMBOL_ELLIPSIS,
    SYMBOL_CONCAT,
    SYMBOL_EQUAL,
    SYMBOL_UNEQUAL,
    SYMBOL_AT_MOST,
    SYMBOL_AT_LEAST,
    SYMBOL_SHIFT_LEFT,
    SYMBOL_SHIFT_RIGHT,
    SYMBOL_FLOOR,
    SYMBOL_LABEL,
    SYMBOL_PLUS,
    SYMBOL_MINUS,
    SYMBOL_TIMES,
    SYMBOL_DIVIDE,
    SYMBOL_MODULO,
    SYMBOL_POWER,
    SYMBOL_LENGTH,
    SYMBOL_BAND,
    SYMBOL_TILDE,
    SYMBOL_BOR,
    SYMBOL_BELOW,
    SYMBOL_ABOVE,
    SYMBOL_ASSIGN,
    SYMBOL_OPEN,
    SYMBOL_CLOSE,
    SYMBOL_OPEN_BRACE,
    SYMBOL_CLOSE_BRACE,
    SYMBOL_OPEN_BRACKET,
    SYMBOL_CLOSE_BRACKET,
    SYMBOL_SEMICOLON,
    SYMBOL_COLON,
    SYMBOL_COMMA,
    SYMBOL_DOT,
    TOKEN_KIND_COUNT
};

#define TOKEN_TEXT_MAX 8192 /* bytes of a text, written out or put together */
#define NAME_BYTES_MAX 200  /* of a name, a path or the name of a field */

/* The widths fit a file of 1 MB: no number exceeds its bytes, but marks may reach twice as far. */
struct token {
    uint64_t offset : 21; /* in the text of the file */
    uint64_t length : 21;
    uint64_t kind : 8;        /* enum token_kind */
    uint64_t in_function : 1; /* between `function` and its `end`; set by scan.c */
    uint64_t declared : 1;    /* the word of a declaration that was made; set by notation.c */
    uint64_t line : 21, column : 21; /* of its first byte; columns count characters */
    uint64_t mark : 22;
};
/* Told of each place that is no Lua: an unfinished text, a character outside a text. */
typedef void token_fault(void *context, const struct token *at, const char *hint,
                         const char *message);

/* Fill in the tokens of a file that has its text. Returns false when the arena is full. */
bool tokens_cut(struct source_file *f, struct arena *arena, token_fault *fault, void *context);

/* The token that stands on a line reported by Lua; the last one for lines beyond. */
uint32_t token_at_mark(const struct source_file *f, int64_t mark);

struct position token_position(const struct source_file *f, uint16_t file, uint32_t token);

static inline const char *token_text(const struct source_file *f, uint32_t token) {
    return f->text + f->tokens[token].offset;
}
static inline enum token_kind token_kind(const struct source_file *f, uint32_t token) {
    return (enum token_kind)f->tokens[token].kind;
}
/* Is it the name (not the text or the reserved word) `name`? */
bool token_is_name(const struct source_file *f, uint32_t token, const char *name);
/* Is it a reserved word? */
bool token_is_keyword(const struct source_file *f, uint32_t token);
/* Can a value end with it, so that what follows is a binary operator or a mistake? */
bool token_ends_value(const struct source_file *f, uint32_t token);
/* The bytes between the quotes of a text; as they are written, escapes not resolved. False when it
 * is no text or one in long brackets. */
bool token_quoted(const struct source_file *f, uint32_t token, const char **ret_bytes,
                  size_t *ret_length);

#endif
