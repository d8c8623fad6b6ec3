/*
 * complaint.c - why Lua stopped, in words for the author; see complaint.h.
 */
#include "policy/complaint.h"

#include <stdio.h>
#include <stdlib.h>

#include "policy/place.h"

#define TOKEN_SHOWN_MAX 40
#define VARIABLE_BACK_MAX 8

/* A text of limited size that is being written; what does not fit is left out. */
struct writer {
    char *out;
    size_t size, length;
};

static void put(struct writer *w, const char *bytes, size_t length) {
    if (length < w->size - w->length) {
        memcpy(w->out + w->length, bytes, length);
        w->length += length;
    }
    w->out[w->length] = '\0';
}

static void put_text(struct writer *w, const char *text) {
    put(w, text, strlen(text));
}

static bool begins_with(const char *text, const char *start) {
    return strncmp(text, start, strlen(start)) == 0;
}

static void set_hint(struct complaint *c, const char *hint) {
    snprintf(c->hint, sizeof c->hint, "%s", hint);
}

/* ---- the message ---- */

/* Copy a message of Lua up to `end`: 'x' becomes `x`, "line N" the true line, and what Lua calls
 * userdata can only be a fact. */
static void put_lua_text(struct writer *w, const struct source_file *f, const char *text,
                         const char *end) {
    while (text < end) {
        if (begins_with(text, "line ") && text[5] >= '0' && text[5] <= '9') {
            char *behind;
            uint32_t token = token_at_mark(f, strtol(text + 5, &behind, 10));
            char line[24];
            snprintf(line, sizeof line, "line %u", (unsigned)f->tokens[token].line);
            put_text(w, line);
            text = behind;
        } else if (begins_with(text, "userdata")) {
            put_text(w, "fact");
            text += strlen("userdata");
        } else {
            put(w, *text == '\'' ? "`" : text, 1);
            text++;
        }
    }
}

/* "near `deny`", cut short and without line ends. */
static void put_near(struct writer *w, const struct source_file *f, uint32_t token) {
    if (token_kind(f, token) == TOKEN_EOF) {
        put_text(w, " at the end of the file");
        return;
    }
    const char *text = token_text(f, token);
    size_t length = f->tokens[token].length, shown = 0;
    while (shown < length && shown < TOKEN_SHOWN_MAX && (unsigned char)text[shown] >= ' ')
        shown++;
    while (shown < length && shown > 0 && ((unsigned char)text[shown] & 0xC0) == 0x80)
        shown--;
    put_text(w, " near `");
    put(w, text, shown);
    put_text(w, shown < length ? "...`" : "`");
}

/* ---- syntax ---- */

static bool begins_value(const struct source_file *f, uint32_t token) {
    switch (token_kind(f, token)) {
    case TOKEN_NAME:
    case TOKEN_NUMBER:
    case TOKEN_TEXT:
    case KEYWORD_TRUE:
    case KEYWORD_FALSE:
    case KEYWORD_NIL:
    case KEYWORD_FUNCTION:
    case SYMBOL_OPEN_BRACE:
    case SYMBOL_OPEN_BRACKET:
    case SYMBOL_TILDE:
        return true;
    default:
        return false;
    }
}

static bool is_word(const struct source_file *f, uint32_t token) {
    for (int word = 0; word < WORD_COUNT; word++)
        if (token_is_name(f, token, word_names[word]))
            return true;
    return false;
}

static void hint_at_syntax(struct complaint *c, const struct source_file *f, uint32_t token,
                           const char *text) {
    uint32_t before = token > 0 ? token - 1 : 0;
    enum token_kind kind = token_kind(f, token);
    bool doubled = token > 0 && kind == token_kind(f, before);
    if (doubled && (kind == SYMBOL_BAND || kind == SYMBOL_BOR))
        set_hint(c, kind == SYMBOL_BAND ? "write `&` once: papers.a & papers.b"
                                        : "write `|` once: papers.a | papers.b");
    else if (begins_with(text, "function arguments expected"))
        set_hint(c, "the argument of a method follows it: purpose:is \"visit\"");
    else if (begins_with(text, "'end' expected"))
        set_hint(c, "is an `end` missing?");
    else if (kind == TOKEN_EOF && begins_with(text, "unexpected symbol"))
        set_hint(c, "is the file complete?");
    else if (kind == TOKEN_EOF && begins_with(text, "'}' expected"))
        set_hint(c, "is a `}` missing?");
    else if (kind == TOKEN_NUMBER && *token_text(f, token) == '.' &&
             token_kind(f, before) == TOKEN_NAME)
        set_hint(c, "a name with a number behind a dot is written in quotes: \"open.79\"");
    else if (begins_with(text, "'}' expected") && kind == SYMBOL_CLOSE)
        set_hint(c, "is this `)` one too many?");
    else if (begins_with(text, "'}' expected") && begins_value(f, token))
        set_hint(c, "is a comma missing in front of it?");
    else if (begins_with(text, "')' expected") && begins_value(f, token))
        set_hint(c, "is a comma or a `)` missing in front of it?");
    else if (is_word(f, before) && (kind == TOKEN_NAME || begins_with(text, "syntax error")))
        set_hint(c, "an id is a text in quotes: rule \"movement.night\" { ... }");
    else if (begins_with(text, "syntax error") || begins_with(text, "'=' expected"))
        set_hint(c, "a file consists of declarations: rule \"movement.night\" { ... }");
}

/* "no visible label 'x' for goto at line 3" comes at the end of the function: its token is 3's. */
static const char *end_of_jump(const struct source_file *f, const char *text, uint32_t *token) {
    const char *line = strstr(text, " at line ");
    if (!line || !(begins_with(text, "no visible label") || begins_with(text, "break outside")))
        return NULL;
    *token = token_at_mark(f, strtol(line + strlen(" at line "), NULL, 10));
    return line;
}

static void describe_syntax(struct complaint *c, const struct source_file *f, uint32_t *token,
                            const char *text) {
    struct writer w = {c->message, sizeof c->message, 0};
    const char *end = end_of_jump(f, text, token);
    if (end) {
        put_lua_text(&w, f, text, end);
        return;
    }
    end = text + strlen(text);
    for (const char *at = text; (at = strstr(at, " near ")) != NULL; at++)
        end = at;
    if (begins_with(text, "C stack overflow"))
        put_text(&w, "this is nested too deeply");
    else if (begins_with(text, "<eof> expected"))
        put_text(&w, "this closes nothing");
    else
        put_lua_text(&w, f, text, end);
    put_near(&w, f, *token);
    hint_at_syntax(c, f, *token, text);
}

/* ---- while running ---- */

/* The name in "(local 'x')" at the end of a message; false when there is none. */
static bool variable_name(const char *text, char *out, size_t size) {
    const char *open = strrchr(text, '(');
    const char *start = open ? strchr(open, '\'') : NULL;
    const char *end = start ? strchr(start + 1, '\'') : NULL;
    if (!end || end[1] != ')' || (size_t)(end - start) > size)
        return false;
    snprintf(out, size, "%.*s", (int)(end - start - 1), start + 1);
    return true;
}

static void hint_at_error(struct complaint *c, const char *text, const char *variable) {
    if (strstr(text, "a nil value") && variable)
        snprintf(c->hint, sizeof c->hint,
                 "`%.64s` has no value here: is it misspelt, or defined further down?", variable);
    else if (strstr(text, "call a table value") || strstr(text, "call a string value"))
        set_hint(c, "is a comma missing in front of it?");
    else if (strstr(text, "index a string value"))
        set_hint(c, "a text has neither fields nor methods; facts have methods");
    else if (strstr(text, "index a function value (global"))
        snprintf(c->hint, sizeof c->hint,
                 "`%.64s` is a word of the language: no fact begins with it",
                 variable ? variable : "it");
    else if (strstr(text, "index a function value"))
        set_hint(c, "a function condition reads a fact with q \"person.age\"");
    else if (strstr(text, "bitwise operation"))
        set_hint(c, "`&`, `|` and `~` combine conditions: purpose:is \"visit\" & papers.a");
}

static void describe_error(struct complaint *c, const struct source_file *f, uint32_t *token,
                           const char *text) {
    struct writer w = {c->message, sizeof c->message, 0};
    char variable[80];
    bool named = variable_name(text, variable, sizeof variable);
    if (named)
        *token = token_back_to_name(f, *token, variable, VARIABLE_BACK_MAX);
    if (strstr(text, "stack overflow")) {
        put_text(&w, "functions call each other too deeply");
        set_hint(c, "does a function call itself without end?");
        return;
    }
    put_lua_text(&w, f, text, text + strlen(text));
    hint_at_error(c, text, named ? variable : NULL);
}

/* ---- all ---- */

/* "12:345: attempt to ..." names a file and a mark. Returns the text behind them. */
static const char *read_prefix(const struct sandbox *b, const char *text, int *file, int *mark) {
    char *end;
    long first = strtol(text, &end, 10);
    if (end == text || *end != ':')
        return text;
    long second = strtol(end + 1, &end, 10);
    if (!begins_with(end, ": ") || first < 0 || (size_t)first >= b->file_count)
        return text;
    *file = (int)first;
    *mark = (int)second;
    return end + 2;
}

static void describe_limit(const struct sandbox *b, struct complaint *c) {
    switch (b->stop) {
    case STOP_INSTRUCTIONS:
        snprintf(c->message, sizeof c->message, "this runs too long");
        set_hint(c, "does a loop here never end? rule files declare, they do not compute");
        break;
    case STOP_MEMORY:
        snprintf(c->message, sizeof c->message, "this needs more memory than it may have");
        break;
    case STOP_TEXT:
        snprintf(c->message, sizeof c->message, "a text grows longer than %d bytes",
                 TOKEN_TEXT_MAX);
        break;
    case STOP_SYSTEM:
        snprintf(c->message, sizeof c->message, "the system has no memory");
        break;
    default:
        snprintf(c->message, sizeof c->message, "%s", b->message);
        set_hint(c, b->hint);
        break;
    }
}

void complaint_of(const struct sandbox *b, bool parsing, const char *lua_text,
                  struct complaint *ret_complaint) {
    struct complaint c = {.at = {.file = SOURCE_NO_FILE}};
    int file = b->file, mark = b->mark;
    const char *text = lua_text ? read_prefix(b, lua_text, &file, &mark) : NULL;
    const struct source_file *f = &b->files[file];
    uint32_t token = token_at_mark(f, mark);
    if (!text)
        describe_limit(b, &c);
    else if (parsing)
        describe_syntax(&c, f, &token, text);
    else
        describe_error(&c, f, &token, text);
    c.at = token_position(f, (uint16_t)file, token);
    *ret_complaint = c;
}
