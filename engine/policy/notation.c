/*
 * notation.c - the words of the rule language, and running rule files with them; see notation.h.
 *
 * A file's globals are an empty table of its own. Reading a name finds a word behind it, or makes a
 * path; writing one is a mistake. The three tables are in the registry under the addresses below.
 */
#include "policy/notation.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "policy/builder.h"
#include "policy/complaint.h"
#include "policy/functions.h"
#include "policy/place.h"

#define INSTRUCTIONS_PER_MS 20000
#define TEST_NAME_MAX 200
#define SORTED_MAX 10000

const char *const word_names[WORD_COUNT] = {
    [WORD_AUTHORITY] = "authority", [WORD_DIRECTIVE] = "directive",
    [WORD_FACT] = "fact",           [WORD_MODIFIER] = "modifier",
    [WORD_QUERY] = "query",         [WORD_SCALE] = "scale",
    [WORD_LEVEL] = "level",         [WORD_APPLY] = "apply",
    [WORD_PARAMETER] = "parameter", [WORD_LIST] = "list",
    [WORD_AMEND] = "amend",         [WORD_PREDICATE] = "predicate",
    [WORD_DERIVE] = "derive",       [WORD_RULE] = "rule",
    [WORD_DEFAULT] = "default",     [WORD_PRECEDENCE] = "precedence",
    [WORD_JURISDICTION] = "jurisdiction", [WORD_DELEGATE] = "delegate",
    [WORD_CONFLICT] = "conflict",   [WORD_TEST] = "test",
    [WORD_BASELINE] = "baseline",
};
static const char *const durations[] = {"minutes", "hours", "days", "months"};
#define DURATION_COUNT (sizeof durations / sizeof *durations)

/* Registry keys: their addresses count. */
static const char words_key, globals_key;

/* ---- what the bindings share ---- */

struct builder *builder_of(lua_State *L) {
    struct builder *b = sandbox_of(L)->context;
    if (!b)
        sandbox_say(L, "in a function a fact is read with q \"person.age\"",
                    "conditions cannot be made in a function condition");
    return b;
}

void builder_report(struct builder *b, uint32_t token, const char *hint, const char *format, ...) {
    char message[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    problem_add(b->problems, b->source,
                token_position(&b->source->files[b->file], b->file, token), hint, "%s", message);
}

int builder_poison(lua_State *L, struct builder *b) {
    return object_push(L, b->poison);
}

/* The token of the word whose call is running. */
static uint32_t word_token(lua_State *L, const struct builder *b, const char *word) {
    return token_back_to_name(&b->source->files[b->file], sandbox_token(L), word, WORD_BACK_MAX);
}

static const char *word_at(const void *context, size_t i) {
    (void)context;
    if (i < WORD_COUNT)
        return word_names[i];
    i -= WORD_COUNT;
    return i < DURATION_COUNT ? durations[i] : i == DURATION_COUNT ? "sorted" : "ipairs";
}

const char *nearest_word(const char *name) {
    return nearest_name(name, WORD_COUNT + DURATION_COUNT + 2, word_at, NULL);
}

/* ---- declaring ---- */

static const struct table no_fields = {.field_count = 0};

static void link_declaration(struct builder *b, struct declared *d,
                             const struct declaration *declaration) {
    *d = (struct declared){.declaration = *declaration};
    *b->last_declared = d;
    b->last_declared = &d->next;
    b->source->files[b->file].tokens[declaration->token].declared = true;
}

static struct declaration new_declaration(const struct builder *b, enum word word, const char *id,
                                          uint32_t token) {
    return (struct declaration){.word = word,
                                .id = id,
                                .body = &no_fields,
                                .at = token_position(&b->source->files[b->file], b->file, token),
                                .token = token};
}

static void report_body(lua_State *L, struct builder *b, int index, const struct declaration *d) {
    char value[DESCRIPTION_SIZE], hint[120];
    const char *name = word_names[d->word];
    describe_value(L, index, value);
    snprintf(hint, sizeof hint, "write %s %s{ ... }", name, *d->id ? "\"...\" " : "");
    if (lua_gettop(L) > index)
        builder_report(b, d->token, hint, "`%s` takes one table", name);
    else
        builder_report(b, d->token, hint, "`%s` takes a table, not %s", name, value);
}

/* The table at the index becomes the body. Anything else is a mistake. [-0, +0, raises] */
static void declare(lua_State *L, struct builder *b, int index, struct declaration *d) {
    if (lua_gettop(L) == index && lua_istable(L, index)) {
        body_convert(L, b, index, d);
    } else {
        d->broken = true;
        if (object_at(L, index) != b->poison)
            report_body(L, b, index, d);
    }
    for (int i = lua_gettop(L); d->broken && i >= index; i--)
        excuse_value(L, i);
    link_declaration(b, builder_alloc(L, b, sizeof(struct declared)), d);
}

int declare_with_body(lua_State *L, struct builder *b, struct object *o) {
    enum word word = (enum word)o->word;
    if (o->declared) {
        builder_report(b, o->term.token, NULL, "`%s \"%s\"` has two bodies", word_names[word],
                       o->term.name);
        excuse_value(L, 2);
        return builder_poison(L, b);
    }
    o->declared = true;
    struct declaration d = new_declaration(b, word, o->term.name, o->term.token);
    declare(L, b, 2, &d);
    return object_push(L, o);
}

/* precedence { ... }: [-n, +1, raises] */
static int call_plain_word(lua_State *L, struct builder *b, enum word word) {
    struct declaration d = new_declaration(b, word, "", word_token(L, b, word_names[word]));
    declare(L, b, 1, &d);
    if (d.broken)
        return builder_poison(L, b);
    return 0;
}

/* ---- ids ---- */

static bool is_id(const char *id, size_t length) {
    for (size_t i = 0; i < length; i++) {
        char c = id[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
              c == '_' || c == '.' || c == '-'))
            return false;
    }
    return length > 0 && length <= ID_BYTES_MAX;
}

/* A sentence: characters, none of them a control character. */
static bool is_test_name(const char *name, size_t length) {
    size_t characters = 0;
    for (size_t step, i = 0; i < length; i += step, characters++) {
        step = utf8_sequence((const unsigned char *)name + i, length - i);
        if (step == 0 || (unsigned char)name[i] < ' ' || name[i] == 0x7F)
            return false;
    }
    return characters > 0 && characters <= TEST_NAME_MAX;
}

/* The one argument of `rule "id"`. False when it is no id; that is reported. */
static bool check_id(lua_State *L, struct builder *b, enum word word, uint32_t token) {
    const char *name = word_names[word];
    bool test = word == WORD_TEST;
    char hint[120], value[DESCRIPTION_SIZE];
    snprintf(hint, sizeof hint, test ? "write %s \"what holds\" { ... }" : "write %s \"some.id\" { ... }",
             name);
    describe_value(L, 1, value);
    if (object_at(L, 1) == b->poison)
        return false;
    if (lua_gettop(L) > 1)
        builder_report(b, token, hint, "`%s` takes one id, and then a table", name);
    else if (lua_istable(L, 1))
        builder_report(b, token, hint, "`%s` has no id", name);
    else if (lua_type(L, 1) != LUA_TSTRING)
        builder_report(b, token, hint, "the id of `%s` is %s, not a text", name, value);
    else {
        size_t length;
        const char *id = lua_tolstring(L, 1, &length);
        if (test ? is_test_name(id, length) : is_id(id, length))
            return true;
        builder_report(b, token + 1,
                       test ? "a sentence of at most 200 characters"
                            : "ids are 1 to 64 letters without accents, digits, `.`, `-` and `_`",
                       test ? "%s cannot name a test" : "%s cannot be an id", value);
    }
    return false;
}

/* rule "id": what waits for its body. `predicate "x"` and `parameter "x"` are values meanwhile. */
static struct object *new_declaring(lua_State *L, struct builder *b, enum word word,
                                    uint32_t token) {
    size_t length;
    const char *id = lua_tolstring(L, 1, &length);
    id = builder_text(L, b, id, length);
    struct object *o;
    if (word == WORD_PREDICATE || word == WORD_PARAMETER) {
        o = term_new(L, b, word == WORD_PREDICATE ? TERM_PREDICATE : TERM_PARAMETER, id, token);
    } else {
        o = builder_alloc(L, b, sizeof *o);
        *o = (struct object){.kind = OBJECT_DECLARING, .next = b->declaring};
        o->term.name = id;
        o->term.token = token;
        b->declaring = o;
    }
    o->word = (uint8_t)word;
    return o;
}

/* The call of a word; upvalue 1 says which. [-n, +1, raises] */
static int word_call(lua_State *L) {
    struct builder *b = builder_of(L);
    enum word word = (enum word)lua_tointeger(L, lua_upvalueindex(1));
    if (word == WORD_PRECEDENCE || word == WORD_JURISDICTION || word == WORD_BASELINE)
        return call_plain_word(L, b, word);
    uint32_t token = word_token(L, b, word_names[word]);
    if (!check_id(L, b, word, token))
        return builder_poison(L, b);
    return object_push(L, new_declaring(L, b, word, token));
}

/* ---- helpers ---- */

/* hours(72), hours(parameter "x"); upvalue 1 says which. [-n, +1, raises] */
static int duration_call(lua_State *L) {
    struct builder *b = builder_of(L);
    const char *name = durations[lua_tointeger(L, lua_upvalueindex(1))];
    uint32_t token = word_token(L, b, name);
    struct object *o = object_at(L, 1);
    if (o == b->poison)
        return builder_poison(L, b);
    bool parameter = o && o->kind == OBJECT_TERM && o->term.kind == TERM_PARAMETER;
    if (lua_gettop(L) != 1 || !(parameter || lua_isinteger(L, 1))) {
        char hint[80];
        snprintf(hint, sizeof hint, "write %s(14) or %s(parameter \"...\")", name, name);
        builder_report(b, token, hint, "`%s` takes a whole number or a parameter", name);
        return builder_poison(L, b);
    }
    struct object *duration = term_new(L, b, TERM_DURATION, name, token);
    struct datum *argument = builder_alloc(L, b, sizeof *argument);
    *argument = argument_datum(L, b, 1, 1, token);
    duration->term.arguments = argument;
    duration->term.argument_count = 1;
    return object_push(L, duration);
}

/* Both helpers for loops take a table; a table that functions may only read is taken as well. */
static void check_loop_table(lua_State *L, const char *word) {
    if (lua_istable(L, 1))
        return;
    char value[DESCRIPTION_SIZE];
    describe_value(L, 1, value);
    sandbox_say(L, NULL, "`%s` takes a table, not %s", word, value);
}

/* [-2, +2, raises] */
static int ipairs_next(lua_State *L) {
    lua_Integer i = lua_tointeger(L, 2) + 1;
    lua_pushinteger(L, i);
    return lua_geti(L, 1, i) == LUA_TNIL ? 1 : 2;
}

/* ipairs(t): [-n, +3, raises] */
static int word_ipairs(lua_State *L) {
    check_loop_table(L, "ipairs");
    lua_pushcfunction(L, ipairs_next);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

/* A key of a table that is to be sorted: numbers first, then texts. */
struct sort_key {
    const char *text; /* NULL for a number; Lua's, which the table keeps */
    size_t length;
    long double number; /* holds every integer of 64 bits */
    lua_Integer integer;
    bool is_integer;
};

static int compare_sort_keys(const void *left, const void *right) {
    const struct sort_key *a = left, *b = right;
    if (!a->text || !b->text)
        return a->text || b->text ? (a->text ? 1 : -1)
                                  : (a->number > b->number) - (a->number < b->number);
    size_t shorter = a->length < b->length ? a->length : b->length;
    int order = memcmp(a->text, b->text, shorter);
    return order ? order : (a->length > b->length) - (a->length < b->length);
}

/* Count the keys of the table at the index; raises when one is neither number nor text. */
static size_t count_sort_keys(lua_State *L, int index) {
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1), count++) {
        int type = lua_type(L, -2);
        if (type != LUA_TSTRING && type != LUA_TNUMBER)
            sandbox_say(L, NULL, "`sorted` cannot order a table whose keys are not texts or numbers");
        if (count >= SORTED_MAX)
            sandbox_say(L, NULL, "`sorted` takes at most %d entries", SORTED_MAX);
    }
    return count;
}

static void collect_sort_keys(lua_State *L, int index, struct sort_key *keys) {
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1), keys++) {
        *keys = (struct sort_key){.text = NULL};
        if (lua_type(L, -2) == LUA_TSTRING) {
            keys->text = lua_tolstring(L, -2, &keys->length);
        } else {
            keys->is_integer = lua_isinteger(L, -2);
            keys->integer = keys->is_integer ? lua_tointeger(L, -2) : 0;
            keys->number = keys->is_integer ? (long double)keys->integer : lua_tonumber(L, -2);
        }
    }
}

/* The iterator: upvalues are the table, the list of its keys and the position. [-2, +2, raises] */
static int sorted_next(lua_State *L) {
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(3)) + 1;
    lua_pushinteger(L, i);
    lua_replace(L, lua_upvalueindex(3));
    if (lua_rawgeti(L, lua_upvalueindex(2), i) == LUA_TNIL)
        return 1;
    lua_pushvalue(L, -1);
    lua_gettable(L, lua_upvalueindex(1));
    return 2;
}

/* Push the table itself, not what functions may only read it through. [-0, +1, -] */
static void push_table_behind(lua_State *L, int index) {
    if (!lua_getmetatable(L, index)) {
        lua_pushvalue(L, index);
        return;
    }
    lua_pushliteral(L, "__index");
    lua_rawget(L, -2);
    lua_remove(L, -2);
}

/* sorted(t): [-n, +1, raises] */
static int word_sorted(lua_State *L) {
    check_loop_table(L, "sorted");
    lua_settop(L, 1);
    push_table_behind(L, 1);
    size_t count = count_sort_keys(L, 2);
    struct sort_key *keys = lua_newuserdatauv(L, (count + 1) * sizeof *keys, 0);
    collect_sort_keys(L, 2, keys);
    qsort(keys, count, sizeof *keys, compare_sort_keys);
    lua_pushvalue(L, 1);
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        if (keys[i].text)
            lua_pushlstring(L, keys[i].text, keys[i].length);
        else if (keys[i].is_integer)
            lua_pushinteger(L, keys[i].integer);
        else
            lua_pushnumber(L, (lua_Number)keys[i].number);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, sorted_next, 3);
    return 1;
}

/* ---- globals ---- */

/* Reading a name that is no word: a path begins. [-2, +1, raises] */
static int globals_index(lua_State *L) {
    struct builder *b = builder_of(L);
    const char *name = lua_tostring(L, 2); /* a name of the file, always a text */
    uint32_t token = token_back_to_name(&b->source->files[b->file], sandbox_token(L), name,
                                        PATH_BACK_MAX);
    return path_push(L, b, name, strlen(name), token);
}

/* Writing a name: reported, and the name is poison from now on. [-3, +0, raises] */
static int globals_newindex(lua_State *L) {
    struct builder *b = builder_of(L);
    const char *name = lua_tostring(L, 2);
    uint32_t token = token_back_to_name(&b->source->files[b->file], sandbox_token(L), name,
                                        PATH_BACK_MAX);
    char hint[160];
    snprintf(hint, sizeof hint,
             lua_isfunction(L, 3) ? "write local function %.64s(...)" : "write local %.64s = ...",
             name);
    builder_report(b, token, hint, "`%.64s` is not local", name);
    lua_settop(L, 2);
    builder_poison(L, b);
    lua_rawset(L, 1);
    return 0;
}

/* The same two for function conditions: [-2, +0, raises] and [-3, +0, raises] */
static int closed_index(lua_State *L) {
    return sandbox_say(L, "a fact is read with q \"person.age\"",
                       "`%.64s` is not offered in a function condition", lua_tostring(L, 2));
}
static int closed_newindex(lua_State *L) {
    return sandbox_say(L, "a function condition keeps nothing", "`%.64s` is not local",
                       lua_tostring(L, 2));
}

/* Set functions under their names in the table on top. [-0, +0, raises] */
static void set_numbered(lua_State *L, lua_CFunction function, const char *const *names,
                         size_t count) {
    for (size_t i = 0; i < count; i++) {
        lua_pushinteger(L, (lua_Integer)i);
        lua_pushcclosure(L, function, 1);
        lua_setfield(L, -2, names[i]);
    }
}

/* Put the words and the metatable of all globals into the registry. [-0, +0, raises] */
static void words_open(lua_State *L) {
    lua_createtable(L, 0, WORD_COUNT + DURATION_COUNT + 2);
    set_numbered(L, word_call, word_names, WORD_COUNT);
    set_numbered(L, duration_call, durations, DURATION_COUNT);
    lua_pushcfunction(L, word_ipairs);
    lua_setfield(L, -2, "ipairs");
    lua_pushcfunction(L, word_sorted);
    lua_setfield(L, -2, "sorted");
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, globals_index);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_createtable(L, 0, 2);
    lua_pushvalue(L, -2);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, globals_newindex);
    lua_setfield(L, -2, "__newindex");
    lua_rawsetp(L, LUA_REGISTRYINDEX, &globals_key);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &words_key);
}

void notation_close_words(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &words_key);
    for (int word = 0; word < WORD_COUNT; word++) {
        lua_pushnil(L);
        lua_setfield(L, -2, word_names[word]);
    }
    for (size_t i = 0; i < DURATION_COUNT; i++) {
        lua_pushnil(L);
        lua_setfield(L, -2, durations[i]);
    }
    lua_getmetatable(L, -1);
    lua_pushcfunction(L, closed_index);
    lua_setfield(L, -2, "__index");
    lua_rawgetp(L, LUA_REGISTRYINDEX, &globals_key);
    lua_pushcfunction(L, closed_newindex);
    lua_setfield(L, -2, "__newindex");
    lua_pop(L, 3);
}

/* ---- running files ---- */

/* The first thing done in a new state. [-0, +0, raises] */
static int open_language(lua_State *L) {
    terms_open(L);
    words_open(L);
    return 0;
}

/* Give the next chunk globals of its own. [-0, +0, raises] */
static int open_globals(lua_State *L) {
    lua_createtable(L, 0, 0);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &globals_key);
    lua_setmetatable(L, -2);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    return 0;
}

/* Report what ended a load or a call, and drop the text of Lua. */
static void report_stop(struct builder *b, bool parsing) {
    struct sandbox *sandbox = b->sandbox;
    if (sandbox->stop == STOP_REPORTED || sandbox->stop == STOP_SYSTEM)
        return;
    const char *text = sandbox->stop == STOP_LUA ? lua_tostring(sandbox->lua, -1) : NULL;
    b->spent_is_told |= sandbox->stop == STOP_MEMORY || sandbox->stop == STOP_INSTRUCTIONS;
    struct complaint c;
    complaint_of(sandbox, parsing, text, &c);
    problem_add(b->problems, b->source, c.at, c.hint, "%s", c.message);
}

/* Every `rule "id"` of a file that ran to its end has had its body. */
static void report_bodiless(struct builder *b) {
    for (const struct object *o = b->declaring; o; o = o->next) {
        if (o->declared)
            continue;
        char hint[120];
        snprintf(hint, sizeof hint, "write %s \"...\" { ... }", word_names[o->word]);
        builder_report(b, o->term.token, hint, "`%s \"%.64s\"` has no body", word_names[o->word],
                       o->term.name);
    }
}

static bool run_file(struct builder *b, enum scan_result result) {
    struct sandbox *sandbox = b->sandbox;
    lua_pushcfunction(sandbox->lua, open_globals);
    if (!sandbox_call(sandbox, 0, 0) || !sandbox_load(sandbox, b->file)) {
        report_stop(b, true);
        return false;
    }
    if (result != SCAN_CLEAN)
        return false;
    if (!sandbox_call(sandbox, 0, 0)) {
        report_stop(b, false);
        return false;
    }
    report_bodiless(b);
    return true;
}

/* Does the file say `word "id"` here, as far as tokens tell? */
static bool is_declared_id(const struct source_file *f, uint32_t token, enum word *ret_word,
                           const char **ret_id, size_t *ret_length) {
    if (token_kind(f, token) != TOKEN_NAME || f->tokens[token].in_function)
        return false;
    for (int word = 0; word < WORD_COUNT; word++) {
        if (!token_is_name(f, token, word_names[word]))
            continue;
        *ret_word = (enum word)word;
        return token_quoted(f, token + 1, ret_id, ret_length) &&
               token_kind(f, token + 2) == SYMBOL_OPEN_BRACE && is_id(*ret_id, *ret_length);
    }
    return false;
}

/* A file that failed has still declared its ids, so that others may name them. */
static void declare_ids(struct builder *b) {
    b->source->arena.limit = SIZE_MAX; /* the text bounds it; the sandbox sets the limit again */
    struct source_file *f = &b->source->files[b->file];
    for (uint32_t token = 0; token + 3 < f->token_count; token++) {
        enum word word;
        const char *id;
        size_t length;
        if (f->tokens[token].declared || !is_declared_id(f, token, &word, &id, &length))
            continue;
        id = arena_copy(&b->source->arena, id, length);
        struct declared *d = arena_alloc(&b->source->arena, sizeof *d);
        if (!id || !d) {
            b->sandbox->refused = STOP_SYSTEM;
            return;
        }
        struct declaration declaration = new_declaration(b, word, id, token);
        declaration.broken = true;
        link_declaration(b, d, &declaration);
    }
}

/* The budget can also be spent between two files; nothing is to be skipped in silence. */
static bool may_run(struct builder *b) {
    if (!sandbox_spent(b->sandbox))
        return true;
    if (!b->spent_is_told)
        problem_add(b->problems, b->source, (struct position){.file = b->file}, NULL,
                    "the rule files before this one have used up the time of all");
    b->spent_is_told = true;
    return false;
}

/* Run all files. False when the system has no memory. */
static bool run_files(struct builder *b, const enum scan_result *results) {
    struct source *s = b->source;
    for (size_t i = 0; i < s->file_count; i++) {
        b->file = (uint16_t)i;
        b->declaring = NULL;
        bool run = results[i] != SCAN_BROKEN && may_run(b);
        s->files[i].failed = !run || !run_file(b, results[i]);
        if (s->files[i].failed)
            declare_ids(b);
        sandbox_collect(b->sandbox);
        if (b->sandbox->refused == STOP_SYSTEM)
            return false;
    }
    return true;
}

/* ---- what is left of it ---- */

/* The lists become arrays. What the files could make is made, so the limit has done its work. */
static bool take_declarations(struct builder *b) {
    struct source *s = b->source;
    size_t count = 0;
    for (const struct declared *d = b->first_declared; d; d = d->next)
        count++;
    s->arena.limit = SIZE_MAX;
    s->declarations = arena_alloc(&s->arena, count * sizeof *s->declarations);
    if (!s->declarations)
        return false;
    for (const struct declared *d = b->first_declared; d; d = d->next)
        s->declarations[s->declaration_count++] = d->declaration;
    return true;
}

static bool take_terms(struct builder *b) {
    struct source *s = b->source;
    size_t count = 0;
    for (const struct object *o = b->first_term; o; o = o->next)
        count += !o->declared;
    s->terms = arena_alloc(&s->arena, count * sizeof *s->terms);
    if (!s->terms)
        return false;
    for (struct object *o = b->first_term; o; o = o->next) {
        if (o->declared)
            continue;
        o->term.number = (uint32_t)s->term_count;
        o->term.excused |= s->files[o->term.file].failed;
        s->terms[s->term_count++] = &o->term;
    }
    return true;
}

static enum lkd_status no_memory(struct lkd_error *err) {
    return error_set(err, LKD_NO_MEMORY, "no memory to run the rule files");
}

static enum lkd_status run_all(struct builder *b, const enum scan_result *results,
                               struct lkd_error *err) {
    struct source *s = b->source;
    b->poison = arena_calloc(&s->arena, 1, sizeof *b->poison);
    lua_pushcfunction(b->sandbox->lua, open_language);
    if (!b->poison || !sandbox_call(b->sandbox, 0, 0))
        return no_memory(err);
    b->poison->term.kind = TERM_ERROR;
    b->poison->term.file = SOURCE_NO_FILE;
    bool done = run_files(b, results) && take_declarations(b) && take_terms(b);
    return done ? LKD_OK : no_memory(err);
}

enum lkd_status notation_run(struct source *s, const enum scan_result *results,
                             const struct source_limits *limits, struct problems *p,
                             struct lkd_error *err) {
    struct builder b = {.source = s, .problems = p, .last_term = &b.first_term,
                        .last_declared = &b.first_declared};
    b.sandbox = sandbox_new(&s->arena, limits->memory_bytes);
    if (!b.sandbox)
        return no_memory(err);
    b.sandbox->files = s->files;
    b.sandbox->file_count = s->file_count;
    b.sandbox->context = &b;
    sandbox_begin(b.sandbox, limits->instructions, limits->instructions / INSTRUCTIONS_PER_MS + 1);
    enum lkd_status status = run_all(&b, results, err);
    if (status == LKD_OK && b.function_count > 0)
        return functions_keep(b.sandbox, &s->functions, err);
    sandbox_free(b.sandbox);
    return status;
}
