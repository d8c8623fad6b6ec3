/*
 * token.c - cutting a rule file into Lua tokens; see token.h.
 *
 * The text is cut twice: once to count, so that the tokens are one exact block of the arena, and
 * once to fill them in.
 */
#include "policy/token.h"

#include <stdio.h>

#include "base/text.h"

#define KEYWORD_LENGTH_MAX 8 /* function */

static const struct spelling {
    const char *text;
    uint8_t length;
} spellings[TOKEN_KIND_COUNT] = {
#define SPELL(kind, text) [kind] = {(text), sizeof(text) - 1}
    SPELL(KEYWORD_AND, "and"),
    SPELL(KEYWORD_BREAK, "break"),
    SPELL(KEYWORD_DO, "do"),
    SPELL(KEYWORD_ELSE, "else"),
    SPELL(KEYWORD_ELSEIF, "elseif"),
    SPELL(KEYWORD_END, "end"),
    SPELL(KEYWORD_FALSE, "false"),
    SPELL(KEYWORD_FOR, "for"),
    SPELL(KEYWORD_FUNCTION, "function"),
    SPELL(KEYWORD_GOTO, "goto"),
    SPELL(KEYWORD_IF, "if"),
    SPELL(KEYWORD_IN, "in"),
    SPELL(KEYWORD_LOCAL, "local"),
    SPELL(KEYWORD_NIL, "nil"),
    SPELL(KEYWORD_NOT, "not"),
    SPELL(KEYWORD_OR, "or"),
    SPELL(KEYWORD_REPEAT, "repeat"),
    SPELL(KEYWORD_RETURN, "return"),
    SPELL(KEYWORD_THEN, "then"),
    SPELL(KEYWORD_TRUE, "true"),
    SPELL(KEYWORD_UNTIL, "until"),
    SPELL(KEYWORD_WHILE, "while"),
    SPELL(SYMBOL_ELLIPSIS, "..."),
    SPELL(SYMBOL_CONCAT, ".."),
    SPELL(SYMBOL_EQUAL, "=="),
    SPELL(SYMBOL_UNEQUAL, "~="),
    SPELL(SYMBOL_AT_MOST, "<="),
    SPELL(SYMBOL_AT_LEAST, ">="),
    SPELL(SYMBOL_SHIFT_LEFT, "<<"),
    SPELL(SYMBOL_SHIFT_RIGHT, ">>"),
    SPELL(SYMBOL_FLOOR, "//"),
    SPELL(SYMBOL_LABEL, "::"),
    SPELL(SYMBOL_PLUS, "+"),
    SPELL(SYMBOL_MINUS, "-"),
    SPELL(SYMBOL_TIMES, "*"),
    SPELL(SYMBOL_DIVIDE, "/"),
    SPELL(SYMBOL_MODULO, "%"),
    SPELL(SYMBOL_POWER, "^"),
    SPELL(SYMBOL_LENGTH, "#"),
    SPELL(SYMBOL_BAND, "&"),
    SPELL(SYMBOL_TILDE, "~"),
    SPELL(SYMBOL_BOR, "|"),
    SPELL(SYMBOL_BELOW, "<"),
    SPELL(SYMBOL_ABOVE, ">"),
    SPELL(SYMBOL_ASSIGN, "="),
    SPELL(SYMBOL_OPEN, "("),
    SPELL(SYMBOL_CLOSE, ")"),
    SPELL(SYMBOL_OPEN_BRACE, "{"),
    SPELL(SYMBOL_CLOSE_BRACE, "}"),
    SPELL(SYMBOL_OPEN_BRACKET, "["),
    SPELL(SYMBOL_CLOSE_BRACKET, "]"),
    SPELL(SYMBOL_SEMICOLON, ";"),
    SPELL(SYMBOL_COLON, ":"),
    SPELL(SYMBOL_COMMA, ","),
    SPELL(SYMBOL_DOT, "."),
#undef SPELL
};

struct cutter {
    const char *at, *end, *start;
    uint32_t line, column; /* of `counted` */
    const char *counted;   /* columns are counted up to here */
    token_fault *fault;    /* NULL while counting */
    void *context;
};

/* ---- characters, as Lua's own tables have them: bytes above 127 belong to no class ---- */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_hex_digit(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool is_newline(char c) {
    return c == '\n' || c == '\r';
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static char peek(const struct cutter *c, size_t ahead) {
    return (size_t)(c->end - c->at) > ahead ? c->at[ahead] : '\0';
}

/* A line ends with \n, \r, \r\n or \n\r. */
static void take_newline(struct cutter *c) {
    char first = *c->at++;
    if (c->at < c->end && is_newline(*c->at) && *c->at != first)
        c->at++;
    c->line++;
    c->column = 1;
    c->counted = c->at;
}

static void skip_space(struct cutter *c) {
    while (c->at < c->end && is_space(*c->at)) {
        if (is_newline(*c->at))
            take_newline(c);
        else
            c->at++;
    }
}

/* Advance the column to `c->at`: each byte that does not continue a UTF-8 sequence counts. */
static void count_columns(struct cutter *c) {
    for (; c->counted < c->at; c->counted++)
        c->column += ((unsigned char)*c->counted & 0xC0) != 0x80;
}

static void report(struct cutter *c, const struct token *t, const char *hint, const char *message) {
    if (c->fault)
        c->fault(c->context, t, hint, message);
}

/* ---- the parts of a text ---- */

/* The number of `=` of a long bracket that opens here, or -1. */
static int long_bracket_level(const struct cutter *c) {
    size_t ahead = 1;
    while (peek(c, ahead) == '=')
        ahead++;
    return peek(c, ahead) == '[' ? (int)ahead - 1 : -1;
}

static bool closes_long_bracket(const struct cutter *c, size_t level) {
    for (size_t i = 1; i <= level; i++)
        if (peek(c, i) != '=')
            return false;
    return peek(c, level + 1) == ']';
}

/* From the first `[` to behind the last `]`; false when it is not closed. */
static bool take_long_bracket(struct cutter *c, size_t level) {
    c->at += level + 2;
    while (c->at < c->end) {
        if (is_newline(*c->at)) {
            take_newline(c);
        } else if (*c->at == ']' && closes_long_bracket(c, level)) {
            c->at += level + 2;
            return true;
        } else {
            c->at++;
        }
    }
    return false;
}

/* Behind a backslash: a line end and what \z skips may span lines, all else is one character. */
static void take_escape(struct cutter *c) {
    if (c->at == c->end)
        return;
    if (is_newline(*c->at)) {
        take_newline(c);
    } else if (*c->at++ == 'z') {
        skip_space(c);
    }
}

/* A text in quotes; false when the line ends before it does. */
static bool take_quoted(struct cutter *c) {
    char quote = *c->at++;
    while (c->at < c->end && !is_newline(*c->at)) {
        char byte = *c->at++;
        if (byte == quote)
            return true;
        if (byte == '\\')
            take_escape(c);
    }
    return false;
}

static void take_number(struct cutter *c) {
    bool hex = *c->at == '0' && (peek(c, 1) == 'x' || peek(c, 1) == 'X');
    c->at += hex ? 2 : 1;
    for (; c->at < c->end; c->at++) {
        char byte = *c->at;
        bool exponent = hex ? byte == 'p' || byte == 'P' : byte == 'e' || byte == 'E';
        if (exponent && (peek(c, 1) == '-' || peek(c, 1) == '+'))
            c->at++;
        else if (!exponent && !is_hex_digit(byte) && byte != '.')
            break;
    }
    if (c->at < c->end && is_letter(*c->at))
        c->at++; /* malformed, and Lua is to see that */
}

/* Where in the spellings, which are in order, the keywords begin that begin with a byte; 0: there
 * are none. */
static const uint8_t first_keyword[256] = {
    ['a'] = KEYWORD_AND,   ['b'] = KEYWORD_BREAK, ['d'] = KEYWORD_DO,     ['e'] = KEYWORD_ELSE,
    ['f'] = KEYWORD_FALSE, ['g'] = KEYWORD_GOTO,  ['i'] = KEYWORD_IF,     ['l'] = KEYWORD_LOCAL,
    ['n'] = KEYWORD_NIL,   ['o'] = KEYWORD_OR,    ['r'] = KEYWORD_REPEAT, ['t'] = KEYWORD_THEN,
    ['u'] = KEYWORD_UNTIL, ['w'] = KEYWORD_WHILE,
};

static enum token_kind kind_of_name(const char *name, size_t length) {
    int kind = first_keyword[(unsigned char)*name];
    if (!kind || length > KEYWORD_LENGTH_MAX)
        return TOKEN_NAME;
    for (; kind <= KEYWORD_WHILE && spellings[kind].text[0] == *name; kind++)
        if (spellings[kind].length == length && memcmp(spellings[kind].text, name, length) == 0)
            return (enum token_kind)kind;
    return TOKEN_NAME;
}

static enum token_kind take_name(struct cutter *c) {
    const char *start = c->at;
    while (c->at < c->end && (is_letter(*c->at) || is_digit(*c->at)))
        c->at++;
    return kind_of_name(start, (size_t)(c->at - start));
}

/* Where in the spellings the symbols begin that begin with a byte; 0: there are none. */
static const uint8_t first_symbol[256] = {
    ['.'] = SYMBOL_ELLIPSIS,    ['='] = SYMBOL_EQUAL,        ['~'] = SYMBOL_UNEQUAL,
    ['<'] = SYMBOL_AT_MOST,     ['>'] = SYMBOL_AT_LEAST,     ['/'] = SYMBOL_FLOOR,
    [':'] = SYMBOL_LABEL,       ['+'] = SYMBOL_PLUS,         ['-'] = SYMBOL_MINUS,
    ['*'] = SYMBOL_TIMES,       ['%'] = SYMBOL_MODULO,       ['^'] = SYMBOL_POWER,
    ['#'] = SYMBOL_LENGTH,      ['&'] = SYMBOL_BAND,         ['|'] = SYMBOL_BOR,
    ['('] = SYMBOL_OPEN,        [')'] = SYMBOL_CLOSE,        ['{'] = SYMBOL_OPEN_BRACE,
    ['}'] = SYMBOL_CLOSE_BRACE, ['['] = SYMBOL_OPEN_BRACKET, [']'] = SYMBOL_CLOSE_BRACKET,
    [';'] = SYMBOL_SEMICOLON,   [','] = SYMBOL_COMMA,
};

/* A symbol has three bytes at most, too few to call memcmp for. */
static bool begins_with(const struct cutter *c, const struct spelling *s) {
    if (s->length > (size_t)(c->end - c->at))
        return false;
    for (size_t i = 0; i < s->length; i++)
        if (s->text[i] != c->at[i])
            return false;
    return true;
}

static enum token_kind take_symbol(struct cutter *c) {
    int kind = first_symbol[(unsigned char)*c->at];
    for (; kind && kind < TOKEN_KIND_COUNT; kind++) {
        const struct spelling *s = &spellings[kind];
        if (begins_with(c, s)) {
            c->at += s->length;
            return (enum token_kind)kind;
        }
    }
    return TOKEN_EOF;
}

/* ---- between tokens ---- */

static void take_comment(struct cutter *c, const struct token *start) {
    c->at += 2;
    int level = peek(c, 0) == '[' ? long_bracket_level(c) : -1;
    if (level >= 0) {
        if (!take_long_bracket(c, (size_t)level))
            report(c, start, "it ends with the `]]` that matches its `--[[`",
                   "this comment is not closed");
    } else {
        while (c->at < c->end && !is_newline(*c->at))
            c->at++;
    }
}

static void begin_token(struct cutter *c, struct token *t) {
    count_columns(c);
    *t = (struct token){.offset = (size_t)(c->at - c->start), .line = c->line, .column = c->column};
}

/* A character that no token begins with. What people paste from a text editor has a hint. */
static void take_stray(struct cutter *c, const struct token *t) {
    static const struct {
        const char *bytes, *hint;
    } known[] = {
        {"\xE2\x80\x9C", "texts stand in straight quotes: \"...\""},
        {"\xE2\x80\x9D", "texts stand in straight quotes: \"...\""},
        {"\xE2\x80\x98", "texts stand in straight quotes: \"...\""},
        {"\xE2\x80\x99", "texts stand in straight quotes: \"...\""},
        {"\xC2\xA0", "this is a no-break space; write an ordinary space"},
        {"!", "`~` negates a condition: ~papers.a"},
    };
    size_t left = (size_t)(c->end - c->at);
    size_t length = utf8_sequence((const unsigned char *)c->at, left);
    const char *hint =
        length > 1 ? "outside texts and comments only plain letters, digits and _ are used" : NULL;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i].bytes) == length && memcmp(known[i].bytes, c->at, length) == 0)
            hint = known[i].hint;
    char message[64] = "a control character stands here";
    if ((unsigned char)*c->at >= ' ')
        snprintf(message, sizeof message, "`%.*s` means nothing in Lua", (int)length, c->at);
    c->at += length ? length : 1;
    report(c, t, hint, message);
}

/* ---- the whole ---- */

static enum token_kind take_text(struct cutter *c, struct token *t, int level) {
    bool closed = level >= 0 ? take_long_bracket(c, (size_t)level) : take_quoted(c);
    if (!closed)
        report(c, t, level >= 0 ? "it ends with the `]]` that matches its `[[`" : NULL,
               level >= 0 ? "this text is not closed"
                          : "this text has no closing quote in its line");
    return TOKEN_TEXT;
}

static enum token_kind take_token(struct cutter *c, struct token *t) {
    char byte = *c->at;
    if (is_letter(byte))
        return take_name(c);
    if (byte == '"' || byte == '\'')
        return take_text(c, t, -1);
    if (byte == '[' && long_bracket_level(c) >= 0)
        return take_text(c, t, long_bracket_level(c));
    if (is_digit(byte) || (byte == '.' && is_digit(peek(c, 1)))) {
        take_number(c);
        return TOKEN_NUMBER;
    }
    return take_symbol(c);
}

static void next_token(struct cutter *c, struct token *t) {
    for (;;) {
        skip_space(c);
        begin_token(c, t);
        if (c->at == c->end)
            return;
        if (*c->at == '-' && peek(c, 1) == '-') {
            take_comment(c, t);
            continue;
        }
        t->kind = take_token(c, t);
        t->length = (size_t)(c->at - c->start) - t->offset;
        if (t->kind != TOKEN_EOF)
            return;
        take_stray(c, t);
    }
}

static struct cutter cutter_of(const struct source_file *f, token_fault *fault, void *context) {
    return (struct cutter){.at = f->text,
                           .end = f->text + f->length,
                           .start = f->text,
                           .line = 1,
                           .column = 1,
                           .counted = f->text,
                           .fault = fault,
                           .context = context};
}

static size_t count_tokens(const struct source_file *f) {
    struct cutter c = cutter_of(f, NULL, NULL);
    struct token t;
    size_t count = 0;
    do {
        next_token(&c, &t);
        count++;
    } while (t.kind != TOKEN_EOF);
    return count;
}

bool tokens_cut(struct source_file *f, struct arena *arena, token_fault *fault, void *context) {
    size_t count = count_tokens(f);
    struct token *tokens = arena_alloc(arena, count * sizeof *tokens);
    if (!tokens)
        return false;
    struct cutter c = cutter_of(f, fault, context);
    uint32_t mark = 1;
    for (size_t i = 0; i < count; i++) {
        next_token(&c, &tokens[i]);
        tokens[i].mark = mark;
        mark += 1 + (c.line - tokens[i].line);
    }
    f->tokens = tokens;
    f->token_count = count;
    return true;
}

uint32_t token_at_mark(const struct source_file *f, int64_t mark) {
    size_t low = 0, high = f->token_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if ((int64_t)f->tokens[middle].mark <= mark)
            low = middle;
        else
            high = middle;
    }
    return (uint32_t)low;
}

struct position token_position(const struct source_file *f, uint16_t file, uint32_t token) {
    if (token >= f->token_count)
        return (struct position){.file = file};
    const struct token *t = &f->tokens[token];
    return (struct position){.file = file, .line = t->line, .column = t->column};
}

bool token_is_name(const struct source_file *f, uint32_t token, const char *name) {
    const struct token *t = &f->tokens[token];
    return t->kind == TOKEN_NAME && t->length == strlen(name) &&
           memcmp(token_text(f, token), name, t->length) == 0;
}

bool is_reserved_word(const char *text, size_t length) {
    return length > 0 && kind_of_name(text, length) != TOKEN_NAME;
}

bool token_is_keyword(const struct source_file *f, uint32_t token) {
    enum token_kind kind = token_kind(f, token);
    return kind >= KEYWORD_AND && kind <= KEYWORD_WHILE;
}

bool token_ends_value(const struct source_file *f, uint32_t token) {
    switch (token_kind(f, token)) {
    case TOKEN_NAME:
    case TOKEN_NUMBER:
    case TOKEN_TEXT:
    case KEYWORD_END:
    case KEYWORD_FALSE:
    case KEYWORD_NIL:
    case KEYWORD_TRUE:
    case SYMBOL_CLOSE:
    case SYMBOL_CLOSE_BRACE:
    case SYMBOL_CLOSE_BRACKET:
    case SYMBOL_ELLIPSIS:
        return true;
    default:
        return false;
    }
}

bool token_quoted(const struct source_file *f, uint32_t token, const char **ret_bytes,
                  size_t *ret_length) {
    const struct token *t = &f->tokens[token];
    if (t->kind != TOKEN_TEXT || t->length < 2 || *token_text(f, token) == '[')
        return false;
    *ret_bytes = token_text(f, token) + 1;
    *ret_length = t->length - 2;
    return true;
}
