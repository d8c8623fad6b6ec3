/*
 * scan.c - mistakes that can be seen in the tokens; see scan.h.
 *
 * One pass over the tokens keeps a stack of what is open: brackets, braces, functions, blocks.
 * Where the stack does not fit the tokens, the syntax is wrong and Lua says so; the scan then only
 * goes on as well as it can.
 */
#include "policy/scan.h"

#include <stdio.h>
#include <stdlib.h>

#include "policy/token.h"

#define NESTING_MAX 150

struct opener {
    enum token_kind kind; /* KEYWORD_FUNCTION, other block words, or an opening bracket */
    uint32_t token;
};

/* A field `name =` or `["name"] =` of the table constructor that begins at `constructor`. */
struct key {
    uint32_t constructor, token;
    size_t length;
    const char *name;
};

struct scan {
    struct source *source;
    struct source_file *f;
    uint16_t file;
    struct problems *problems;
    enum scan_result result;
    struct opener open[NESTING_MAX];
    size_t depth, functions;
    struct key *keys;
    size_t key_count;
};

static void worsen(struct scan *s, enum scan_result result) {
    if (result > s->result)
        s->result = result;
}

static struct position place(const struct scan *s, uint32_t token) {
    return token_position(s->f, s->file, token);
}

static void report_fault(void *context, const struct token *at, const char *hint,
                         const char *message) {
    struct scan *s = context;
    worsen(s, SCAN_BROKEN);
    problem_add(s->problems, s->source,
                (struct position){.file = s->file, .line = at->line, .column = at->column}, hint,
                "%s", message);
}

/* ---- what is open ---- */

static bool innermost_is(const struct scan *s, enum token_kind kind) {
    return s->depth > 0 && s->open[s->depth - 1].kind == kind;
}

static void open_one(struct scan *s, uint32_t token) {
    if (s->depth == NESTING_MAX) {
        if (s->result < SCAN_BROKEN)
            problem_add(s->problems, s->source, place(s, token), NULL,
                        "tables, functions and brackets are nested more than %d deep", NESTING_MAX);
        worsen(s, SCAN_BROKEN);
        return;
    }
    s->open[s->depth++] = (struct opener){token_kind(s->f, token), token};
    s->functions += token_kind(s->f, token) == KEYWORD_FUNCTION;
}

static bool closes(enum token_kind closer, enum token_kind opener) {
    switch (closer) {
    case SYMBOL_CLOSE:
        return opener == SYMBOL_OPEN;
    case SYMBOL_CLOSE_BRACE:
        return opener == SYMBOL_OPEN_BRACE;
    case SYMBOL_CLOSE_BRACKET:
        return opener == SYMBOL_OPEN_BRACKET;
    case KEYWORD_UNTIL:
        return opener == KEYWORD_REPEAT;
    default: /* `end` */
        return opener == KEYWORD_FUNCTION || opener == KEYWORD_DO || opener == KEYWORD_IF;
    }
}

static void close_one(struct scan *s, uint32_t token) {
    if (s->depth == 0 || !closes(token_kind(s->f, token), s->open[s->depth - 1].kind))
        return;
    s->depth--;
    s->functions -= s->open[s->depth].kind == KEYWORD_FUNCTION;
}

static void track(struct scan *s, uint32_t token) {
    switch (token_kind(s->f, token)) {
    case SYMBOL_OPEN:
    case SYMBOL_OPEN_BRACE:
    case SYMBOL_OPEN_BRACKET:
    case KEYWORD_FUNCTION:
    case KEYWORD_DO: /* also that of `while` and `for` */
    case KEYWORD_IF:
    case KEYWORD_REPEAT:
        open_one(s, token);
        break;
    case SYMBOL_CLOSE:
    case SYMBOL_CLOSE_BRACE:
    case SYMBOL_CLOSE_BRACKET:
    case KEYWORD_END:
    case KEYWORD_UNTIL:
        close_one(s, token);
        break;
    default:
        break;
    }
}

static enum token_kind kind_before(const struct scan *s, uint32_t token) {
    return token > 0 ? token_kind(s->f, token - 1) : TOKEN_EOF;
}

/* The last token is TOKEN_EOF and nobody asks behind it. */
static enum token_kind kind_after(const struct scan *s, uint32_t token) {
    return token_kind(s->f, token + 1);
}

/* ---- field names ---- */

static bool begins_entry(const struct scan *s, uint32_t token) {
    enum token_kind before = kind_before(s, token);
    return before == SYMBOL_OPEN_BRACE || before == SYMBOL_COMMA || before == SYMBOL_SEMICOLON;
}

/* Is it the name of a field of the innermost table constructor, with its `=` behind it? */
static bool names_field(const struct scan *s, uint32_t token) {
    return innermost_is(s, SYMBOL_OPEN_BRACE) && begins_entry(s, token) &&
           kind_after(s, token) == SYMBOL_ASSIGN;
}

/* The same for the `]` of ["name"] = */
static bool names_field_in_brackets(const struct scan *s, uint32_t token) {
    return token >= 3 && innermost_is(s, SYMBOL_OPEN_BRACE) &&
           token_kind(s->f, token) == SYMBOL_CLOSE_BRACKET &&
           kind_after(s, token) == SYMBOL_ASSIGN && token_kind(s->f, token - 1) == TOKEN_TEXT &&
           token_kind(s->f, token - 2) == SYMBOL_OPEN_BRACKET && begins_entry(s, token - 2);
}

static void note_key(struct scan *s, uint32_t token) {
    struct key k = {.constructor = s->open[s->depth - 1].token,
                    .token = token,
                    .name = token_text(s->f, token),
                    .length = s->f->tokens[token].length};
    if (token_kind(s->f, token) == TOKEN_NAME || token_quoted(s->f, token, &k.name, &k.length))
        s->keys[s->key_count++] = k;
}

static int compare_keys(const void *left, const void *right) {
    const struct key *a = left, *b = right;
    if (a->constructor != b->constructor)
        return a->constructor < b->constructor ? -1 : 1;
    if (a->length != b->length)
        return a->length < b->length ? -1 : 1;
    int order = memcmp(a->name, b->name, a->length);
    return order ? order : (a->token > b->token) - (a->token < b->token);
}

static void report_double_keys(struct scan *s) {
    if (s->key_count > 1)
        qsort(s->keys, s->key_count, sizeof *s->keys, compare_keys);
    for (size_t i = 1; i < s->key_count; i++) {
        const struct key *a = &s->keys[i - 1], *b = &s->keys[i];
        if (a->constructor != b->constructor || a->length != b->length ||
            memcmp(a->name, b->name, a->length) != 0)
            continue;
        char hint[80];
        snprintf(hint, sizeof hint, "it is already on line %u, and only one of the two can hold",
                 (unsigned)s->f->tokens[a->token].line);
        problem_add(s->problems, s->source, place(s, b->token), hint,
                    "`%.*s` is written twice in one table", (int)b->length, b->name);
        worsen(s, SCAN_MISTAKES);
    }
}

/* ---- operators and names that mean something else than they seem to ---- */

struct teaching {
    const char *message, *hint;
};

#define FIELDS "conditions stand in fields: when = purpose:is \"visit\""

static const struct teaching operator_teaching[TOKEN_KIND_COUNT] = {
    [KEYWORD_AND] = {"`and` cannot combine conditions", "write `&`: papers.a & papers.b"},
    [KEYWORD_OR] = {"`or` cannot combine conditions", "write `|`: papers.a | papers.b"},
    [KEYWORD_NOT] = {"`not` cannot negate a condition", "write `~`: ~papers.a"},
    [KEYWORD_IF] = {"`if` decides when the file is loaded, not for each query", FIELDS},
    [KEYWORD_WHILE] = {"`while` decides when the file is loaded, not for each query", FIELDS},
    [KEYWORD_REPEAT] = {"`repeat` decides when the file is loaded, not for each query", FIELDS},
    [SYMBOL_EQUAL] = {"`==` cannot compare facts", "write `:is`: purpose:is \"visit\""},
    [SYMBOL_UNEQUAL] = {"`~=` cannot compare facts", "write `~` and `:is`: ~purpose:is \"visit\""},
    [SYMBOL_BELOW] = {"`<` cannot compare facts", "write `:below` of numbers, `:before` of times: "
                                                  "person.age:below(18)"},
    [SYMBOL_AT_MOST] = {"`<=` cannot compare facts",
                        "write `:at_most`: person.age:at_most(17); of times "
                        "`:before` the next moment"},
    [SYMBOL_ABOVE] = {"`>` cannot compare facts",
                      "write `:above`: person.age:above(64); of times `:from` "
                      "the next moment"},
    [SYMBOL_AT_LEAST] = {"`>=` cannot compare facts",
                         "write `:at_least` of numbers, `:from` of times: "
                         "person.age:at_least(65)"},
    [SYMBOL_TILDE] = {"`~` between two conditions means nothing",
                      "it negates the one behind it: ~papers.a; `&` and `|` combine two"},
};

/* `local x <const> = 1`: the brackets of an attribute compare nothing. */
static bool is_attribute_bracket(const struct scan *s, uint32_t token) {
    uint32_t name = token_kind(s->f, token) == SYMBOL_BELOW ? token + 1 : token - 1;
    return token > 1 &&
           (token_is_name(s->f, name, "const") || token_is_name(s->f, name, "close")) &&
           token_kind(s->f, name - 1) == SYMBOL_BELOW && token_kind(s->f, name + 1) == SYMBOL_ABOVE;
}

static void teach_operator(struct scan *s, uint32_t token) {
    enum token_kind kind = token_kind(s->f, token);
    const struct teaching *t = &operator_teaching[kind];
    if (!t->message || s->functions > 0)
        return;
    if (kind == SYMBOL_TILDE && (token == 0 || !token_ends_value(s->f, token - 1)))
        return;
    if ((kind == SYMBOL_BELOW || kind == SYMBOL_ABOVE) && is_attribute_bracket(s, token))
        return;
    problem_add(s->problems, s->source, place(s, token), t->hint, "%s", t->message);
    worsen(s, SCAN_MISTAKES);
}

static void break_at(struct scan *s, uint32_t token, const char *hint, const char *message) {
    problem_add(s->problems, s->source, place(s, token), hint, "`%.*s` %s",
                (int)s->f->tokens[token].length, token_text(s->f, token), message);
    worsen(s, SCAN_BROKEN);
}

/* What the rule language has in the place of a field with such a name. */
static const char *hint_for_keyword(enum token_kind kind) {
    switch (kind) {
    case KEYWORD_END:
    case KEYWORD_UNTIL:
        return "periods have `from`, `to` (exclusive) and `through` (a whole day)";
    case KEYWORD_IF:
    case KEYWORD_NOT:
        return "rules have `when` and `unless`";
    default:
        return NULL;
    }
}

/* A reserved word as the name of a field, of a fact or of a method. Returns whether it was one. */
static bool check_keyword(struct scan *s, uint32_t token) {
    if (!token_is_keyword(s->f, token))
        return false;
    enum token_kind before = kind_before(s, token);
    if (names_field(s, token))
        break_at(s, token, hint_for_keyword(token_kind(s->f, token)),
                 "is a reserved word of Lua and cannot name a field");
    else if (before == SYMBOL_DOT || before == SYMBOL_COLON)
        break_at(s, token, NULL,
                 "is a reserved word of Lua and cannot stand behind a dot or colon");
    else
        return false;
    return true;
}

static void check_name(struct scan *s, uint32_t token) {
    enum token_kind before = kind_before(s, token);
    if (s->f->tokens[token].length > NAME_BYTES_MAX) {
        problem_add(s->problems, s->source, place(s, token), NULL, "a name is longer than %d bytes",
                    NAME_BYTES_MAX);
        worsen(s, SCAN_BROKEN);
    }
    if (token_is_name(s->f, token, "_ENV") && before != SYMBOL_DOT && before != SYMBOL_COLON) {
        problem_add(s->problems, s->source, place(s, token), NULL,
                    "`_ENV` is not offered in rule files");
        worsen(s, SCAN_MISTAKES);
    }
}

/* An argument list could grow without the budget's notice: one instruction copies all of it. */
static void check_ellipsis(struct scan *s, uint32_t token) {
    problem_add(s->problems, s->source, place(s, token), "name the parameters, or pass a table",
                "`...` is not offered in rule files");
    worsen(s, SCAN_MISTAKES);
}

static void check_text(struct scan *s, uint32_t token) {
    if (s->f->tokens[token].length <= TOKEN_TEXT_MAX)
        return;
    problem_add(s->problems, s->source, place(s, token), NULL, "a text is longer than %d bytes",
                TOKEN_TEXT_MAX);
    worsen(s, SCAN_BROKEN);
}

static void scan_token(struct scan *s, uint32_t token) {
    s->f->tokens[token].in_function = s->functions > 0;
    if (check_keyword(s, token))
        return;
    enum token_kind kind = token_kind(s->f, token);
    track(s, token);
    if (kind == TOKEN_NAME)
        check_name(s, token);
    else if (kind == TOKEN_TEXT)
        check_text(s, token);
    else if (kind == SYMBOL_ELLIPSIS)
        check_ellipsis(s, token);
    else
        teach_operator(s, token);
    if (kind == TOKEN_NAME && names_field(s, token))
        note_key(s, token);
    else if (names_field_in_brackets(s, token))
        note_key(s, token - 1);
}

static size_t count_assignments(const struct source_file *f) {
    size_t count = 0;
    for (uint32_t i = 0; i < f->token_count; i++)
        count += token_kind(f, i) == SYMBOL_ASSIGN;
    return count;
}

enum lkd_status scan_file(struct source *source, uint16_t file, struct problems *p,
                          enum scan_result *ret_result, struct lkd_error *err) {
    struct scan s = {.source = source, .f = &source->files[file], .file = file, .problems = p};
    if (!tokens_cut(s.f, &source->arena, report_fault, &s))
        return error_set(err, LKD_NO_MEMORY, "no memory for the tokens of %s", s.f->name);
    s.keys = malloc((count_assignments(s.f) + 1) * sizeof *s.keys);
    if (!s.keys)
        return error_set(err, LKD_NO_MEMORY, "no memory to scan %s", s.f->name);
    for (uint32_t i = 0; i + 1 < s.f->token_count; i++)
        scan_token(&s, i);
    report_double_keys(&s);
    free(s.keys);
    *ret_result = s.result;
    return LKD_OK;
}
