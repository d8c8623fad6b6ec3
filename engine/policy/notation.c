/*
 * notation.c - the words of the rule language and the globals of rule files; see notation.h.
 *
 * A file's globals are an empty table of its own. Reading a name finds a word behind it, or makes a
 * path; writing one is a mistake. Words and the metatable of all globals are in the
 * registry under the addresses below.
 */
#include "policy/notation.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/text.h"
#include "policy/builder.h"
#include "policy/place.h"

#define TEST_NAME_MAX 200

const char *const word_names[WORD_COUNT] = {
    [WORD_AUTHORITY] = "authority",
    [WORD_DIRECTIVE] = "directive",
    [WORD_FACT] = "fact",
    [WORD_MODIFIER] = "modifier",
    [WORD_QUERY] = "query",
    [WORD_SCALE] = "scale",
    [WORD_LEVEL] = "level",
    [WORD_APPLY] = "apply",
    [WORD_PARAMETER] = "parameter",
    [WORD_LIST] = "list",
    [WORD_AMEND] = "amend",
    [WORD_PREDICATE] = "predicate",
    [WORD_DERIVE] = "derive",
    [WORD_RULE] = "rule",
    [WORD_DEFAULT] = "default",
    [WORD_PRECEDENCE] = "precedence",
    [WORD_JURISDICTION] = "jurisdiction",
    [WORD_DELEGATE] = "delegate",
    [WORD_CONFLICT] = "conflict",
    [WORD_TEST] = "test",
    [WORD_BASELINE] = "baseline",
};
static const char *const durations[] = {"minutes", "hours", "days", "months"};
#define DURATION_COUNT (sizeof durations / sizeof *durations)
#define GLOBAL_WORDS (WORD_COUNT + DURATION_COUNT + 2) /* with sorted and ipairs */

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
    problem_add(b->problems, b->source, token_position(&b->source->files[b->file], b->file, token),
                hint, "%s", message);
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

bool is_global_word(const char *text, size_t length) {
    for (size_t i = 0; i < GLOBAL_WORDS; i++)
        if (strlen(word_at(NULL, i)) == length && memcmp(word_at(NULL, i), text, length) == 0)
            return true;
    return false;
}

const char *nearest_word(const char *name) {
    return nearest_name(name, GLOBAL_WORDS, word_at, NULL);
}

/* ---- declaring ---- */

static const struct table no_fields = {.field_count = 0};

void declaration_link(struct builder *b, struct declared *d,
                      const struct declaration *declaration) {
    *d = (struct declared){.declaration = *declaration};
    *b->last_declared = d;
    b->last_declared = &d->next;
    b->source->files[b->file].tokens[declaration->token].declared = true;
}

struct declaration declaration_of(const struct builder *b, enum word word, const char *id,
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
    declaration_link(b, builder_alloc(L, b, sizeof(struct declared)), d);
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
    struct declaration d = declaration_of(b, word, o->term.name, o->term.token);
    declare(L, b, 2, &d);
    return object_push(L, o);
}

/* precedence { ... }: [-n, +1, raises] */
static int call_plain_word(lua_State *L, struct builder *b, enum word word) {
    struct declaration d = declaration_of(b, word, "", word_token(L, b, word_names[word]));
    declare(L, b, 1, &d);
    if (d.broken)
        return builder_poison(L, b);
    return 0;
}

/* ---- ids ---- */

bool id_valid(const char *id, size_t length) {
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
    snprintf(hint, sizeof hint,
             test ? "write %s \"what holds\" { ... }" : "write %s \"some.id\" { ... }", name);
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
        if (test ? is_test_name(id, length) : id_valid(id, length))
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

/* ---- durations ---- */

/* hours(72), hours(parameter "x"), hours(fact); upvalue 1 says which. [-n, +1, raises] */
static int duration_call(lua_State *L) {
    struct builder *b = builder_of(L);
    const char *name = durations[lua_tointeger(L, lua_upvalueindex(1))];
    uint32_t token = word_token(L, b, name);
    struct object *o = object_at(L, 1);
    if (o == b->poison)
        return builder_poison(L, b);
    bool named =
        o && (o->kind == OBJECT_PATH || (o->kind == OBJECT_TERM && o->term.kind == TERM_PARAMETER));
    if (lua_gettop(L) != 1 || !(named || lua_isinteger(L, 1))) {
        char hint[80];
        snprintf(hint, sizeof hint, "write %s(14) or %s(parameter \"...\")", name, name);
        builder_report(b, token, hint, "`%s` takes a whole number, a parameter or a fact", name);
        return builder_poison(L, b);
    }
    struct object *duration = term_new(L, b, TERM_DURATION, name, token);
    struct datum *argument = builder_alloc(L, b, sizeof *argument);
    *argument = argument_datum(L, b, 1, 1, token);
    duration->term.arguments = argument;
    duration->term.argument_count = 1;
    return object_push(L, duration);
}

/* ---- globals ---- */

/* Reading a name that is no word: a path begins. [-2, +1, raises] */
static int globals_index(lua_State *L) {
    struct builder *b = builder_of(L);
    const char *name = lua_tostring(L, 2); /* a name of the file, always a text */
    uint32_t token =
        token_back_to_name(&b->source->files[b->file], sandbox_token(L), name, PATH_BACK_MAX);
    return path_push(L, b, name, strlen(name), token);
}

/* Writing a name: reported, and the name is poison from now on. [-3, +0, raises] */
static int globals_newindex(lua_State *L) {
    struct builder *b = builder_of(L);
    const char *name = lua_tostring(L, 2);
    uint32_t token =
        token_back_to_name(&b->source->files[b->file], sandbox_token(L), name, PATH_BACK_MAX);
    char hint[160];
    snprintf(hint, sizeof hint,
             lua_isfunction(L, 3) ? "write local function %.64s(...)" : "write local %.64s = ...",
             name);
    builder_report(b, token, hint, "`%.64s` is not local", name);
    excuse_value(L, 3);
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
    lua_createtable(L, 0, (int)GLOBAL_WORDS);
    set_numbered(L, word_call, word_names, WORD_COUNT);
    set_numbered(L, duration_call, durations, DURATION_COUNT);
    loops_open(L);
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

int notation_open(lua_State *L) {
    terms_open(L);
    words_open(L);
    return 0;
}

int notation_open_globals(lua_State *L) {
    lua_createtable(L, 0, 0);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &globals_key);
    lua_setmetatable(L, -2);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    return 0;
}
