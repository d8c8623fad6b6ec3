/*
 * terms.c - facts, methods and operators as Lua values; see builder.h.
 *
 * Bindings carry [-popped, +pushed, raises]. None holds anything but arena memory where it can
 * raise.
 */
#include <stdio.h>

#include "base/text.h"
#include "policy/builder.h"
#include "policy/place.h"

#define ARGUMENTS_MAX 16
#define EXCUSED_MAX 10000 /* values that a dropped table is searched for */
#define EXCUSED_DEPTH_MAX 8

static const char *const methods[] = {
    "is",     "one_of",   "listed",       "same",           "at_least",  "at_most", "above",
    "below",  "before",   "from",         "between",        "day",       "inside",  "covers",
    "up",     "level_is", "level_one_of", "level_at_least", "has_level", "within",  "touches",
    "leaves", "enters",   "crosses",      "within_one",     "given",
};
#define METHOD_COUNT (sizeof methods / sizeof *methods)

bool is_method_name(const char *text, size_t length) {
    for (size_t i = 0; i < METHOD_COUNT; i++)
        if (strlen(methods[i]) == length && memcmp(methods[i], text, length) == 0)
            return true;
    return false;
}

/* Libraries of Lua that people expect. */
static const char *const not_offered[][2] = {
    {"pairs", "sorted(t) goes through a table in the order of its keys, ipairs(t) through a list"},
    {"next", "sorted(t) goes through a table in the order of its keys, ipairs(t) through a list"},
    {"print", NULL},
    {"require", "rule files share what they declare, in any order"},
    {"dofile", "rule files share what they declare, in any order"},
    {"load", NULL},
    {"loadstring", NULL},
    {"loadfile", NULL},
    {"string", "texts can only be joined, with `..`"},
    {"table", NULL},
    {"math", NULL},
    {"os", "`time` is the moment of the check, `today` its date, `clock` its time of day"},
    {"io", NULL},
    {"debug", NULL},
    {"utf8", NULL},
    {"coroutine", NULL},
    {"tostring", NULL},
    {"tonumber", NULL},
    {"type", NULL},
    {"error", NULL},
    {"assert", NULL},
    {"pcall", NULL},
    {"xpcall", NULL},
    {"select", NULL},
    {"unpack", NULL},
    {"setmetatable", NULL},
    {"getmetatable", NULL},
    {"rawget", NULL},
    {"rawset", NULL},
    {"rawequal", NULL},
    {"rawlen", NULL},
    {"collectgarbage", NULL},
};

static const char metatable_key; /* its address is the key in the registry */

/* ---- objects ---- */

struct object *object_at(lua_State *L, int index) {
    return lua_touserdata(L, index);
}

int object_push(lua_State *L, struct object *o) {
    lua_pushlightuserdata(L, o);
    return 1;
}

static bool is_poison(const struct object *o) {
    return o && o->kind == OBJECT_TERM && o->term.kind == TERM_ERROR;
}

struct object *term_new(lua_State *L, struct builder *b, enum term_kind kind, const char *name,
                        uint32_t token) {
    struct object *o = builder_alloc(L, b, sizeof *o);
    *o = (struct object){.kind = OBJECT_TERM,
                         .term = {.kind = kind, .file = b->file, .name = name, .token = token}};
    *b->last_term = o;
    b->last_term = &o->next;
    return o;
}

/* Push an object that Lua is to collect. [-0, +1, raises] */
static struct object *push_full(lua_State *L, enum object_kind kind, const char *name,
                                uint32_t token) {
    struct object *o = lua_newuserdatauv(L, sizeof *o, 0);
    *o = (struct object){.kind = kind, .term = {.name = name, .token = token}};
    lua_rawgetp(L, LUA_REGISTRYINDEX, &metatable_key);
    lua_setmetatable(L, -2);
    return o;
}

int path_push(lua_State *L, struct builder *b, const char *path, size_t length, uint32_t token) {
    push_full(L, OBJECT_PATH, builder_text(L, b, path, length), token);
    return 1;
}

/* The value at an index is dropped with a mistake: terms in it are excused. */
static void excuse(lua_State *L, int index, int depth, size_t *left) {
    struct object *o = object_at(L, index);
    if (o && o->kind == OBJECT_TERM)
        o->term.excused = true;
    if (!lua_istable(L, index) || depth == EXCUSED_DEPTH_MAX || !lua_checkstack(L, LUA_MINSTACK))
        return;
    lua_pushnil(L);
    while (*left > 0 && lua_next(L, index)) {
        (*left)--;
        excuse(L, lua_gettop(L), depth + 1, left);
        lua_pop(L, 1);
    }
}

void excuse_value(lua_State *L, int index) {
    size_t left = EXCUSED_MAX;
    int top = lua_gettop(L);
    excuse(L, index, 0, &left);
    lua_settop(L, top);
}

/* The result of a call that is a mistake: what it was given is dropped. [-0, +1, -] */
static int poison_instead(lua_State *L, struct builder *b) {
    for (int i = lua_gettop(L); i > 0; i--)
        excuse_value(L, i);
    return builder_poison(L, b);
}

static const struct source_file *running_file(const struct builder *b) {
    return &b->source->files[b->file];
}

static const char *name_at(const void *context, size_t i) {
    return ((const char *const *)context)[i];
}

/* The method's name in static memory, or NULL. */
static const char *find_method(const char *name) {
    for (size_t i = 0; i < METHOD_COUNT; i++)
        if (strcmp(methods[i], name) == 0)
            return methods[i];
    return NULL;
}

static const char *nearest_method(const char *name) {
    return nearest_name(name, METHOD_COUNT, name_at, methods);
}

void describe_value(lua_State *L, int index, char out[DESCRIPTION_SIZE]) {
    switch (lua_type(L, index)) {
    case LUA_TSTRING: {
        size_t length, shown = 0;
        const char *text = lua_tolstring(L, index, &length);
        for (size_t step; shown < length && shown < DESCRIPTION_SIZE / 2; shown += step) {
            step = utf8_sequence((const unsigned char *)text + shown, length - shown);
            if (step == 0 || (unsigned char)text[shown] < ' ')
                break;
        }
        snprintf(out, DESCRIPTION_SIZE, "the text \"%.*s%s\"", (int)shown, text,
                 shown < length ? "..." : "");
        break;
    }
    case LUA_TNUMBER:
        if (lua_isinteger(L, index))
            snprintf(out, DESCRIPTION_SIZE, "the number %lld", (long long)lua_tointeger(L, index));
        else
            snprintf(out, DESCRIPTION_SIZE, "the number %g", (double)lua_tonumber(L, index));
        break;
    case LUA_TBOOLEAN:
        snprintf(out, DESCRIPTION_SIZE, "%s", lua_toboolean(L, index) ? "true" : "false");
        break;
    case LUA_TNIL:
    case LUA_TNONE:
        snprintf(out, DESCRIPTION_SIZE, "nil");
        break;
    case LUA_TUSERDATA:
    case LUA_TLIGHTUSERDATA:
        snprintf(out, DESCRIPTION_SIZE, "a fact or condition");
        break;
    default:
        snprintf(out, DESCRIPTION_SIZE, "a %s", lua_typename(L, lua_type(L, index)));
        break;
    }
}

/* ---- a.b, a:method ---- */

static bool is_segment(const char *name, size_t length) {
    for (size_t i = 0; i < length; i++) {
        char c = name[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
              c == '_'))
            return false;
    }
    return length > 0;
}

/* person.test -> person.test.kind. [-0, +1, raises] */
static int extend_path(lua_State *L, struct builder *b, const struct object *o, const char *name,
                       uint32_t token) {
    char path[NAME_BYTES_MAX + 1];
    size_t length = strlen(name);
    int whole = snprintf(path, sizeof path, "%s.%s", o->term.name, name);
    if (!is_segment(name, length)) {
        builder_report(b, token, "a fact is written with dots: person.test.kind",
                       "`%.64s` cannot be a part of a fact's name", name);
        return poison_instead(L, b);
    }
    if (whole > NAME_BYTES_MAX) {
        builder_report(b, token, NULL, "a fact's name is longer than %d bytes", NAME_BYTES_MAX);
        return poison_instead(L, b);
    }
    return path_push(L, b, path, (size_t)whole, token);
}

/* `a.b` of something that has no parts. [-0, +1, raises] */
static int index_in_vain(lua_State *L, struct builder *b, const struct object *o, const char *name,
                         uint32_t token) {
    char hint[80];
    const char *nearest = nearest_method(name);
    snprintf(hint, sizeof hint, "did you mean `:%s`?", nearest ? nearest : "");
    if (o->kind == OBJECT_METHOD)
        builder_report(b, o->term.token, "its argument follows: purpose:is \"visit\"",
                       "the method `%s` is not called", o->term.name);
    else if (o->kind == OBJECT_DECLARING)
        builder_report(b, token, NULL, "a declaration is not a value: `%s \"%s\"`",
                       word_names[o->word], o->term.name);
    else
        builder_report(b, token, nearest ? hint : NULL, "`%.64s` is not a method", name);
    return poison_instead(L, b);
}

/* __index: [-2, +1, raises] */
static int term_index(lua_State *L) {
    struct builder *b = builder_of(L);
    struct object *o = object_at(L, 1);
    uint32_t token = sandbox_token(L);
    if (is_poison(o))
        return poison_instead(L, b);
    if (lua_type(L, 2) != LUA_TSTRING) {
        char key[DESCRIPTION_SIZE];
        describe_value(L, 2, key);
        builder_report(b, token, "a fact is written with dots: person.test.kind",
                       "%s cannot be a part of a fact's name", key);
        return poison_instead(L, b);
    }
    const char *name = lua_tostring(L, 2);
    token = token_back_to_name(running_file(b), token, name, PATH_BACK_MAX);
    const char *method = find_method(name);
    if (method && (o->kind == OBJECT_TERM || o->kind == OBJECT_PATH)) {
        struct datum self = object_datum(L, b, o, token);
        push_full(L, OBJECT_METHOD, method, token)->term.left = self;
        return 1;
    }
    if (o->kind == OBJECT_PATH)
        return extend_path(L, b, o, name, token);
    return index_in_vain(L, b, o, name, token);
}

/* __newindex: [-3, +0, raises] */
static int term_newindex(lua_State *L) {
    struct builder *b = builder_of(L);
    if (!is_poison(object_at(L, 1)))
        builder_report(b, sandbox_token(L), "a condition on it is written purpose:is \"visit\"",
                       "a fact cannot be assigned");
    return 0;
}

/* ---- calls ---- */

/* The arguments from `first` on as data of the term. [-0, +0, raises] */
static void take_arguments(lua_State *L, struct builder *b, int first, struct term *t) {
    int count = lua_gettop(L) - first + 1;
    struct datum *arguments = builder_alloc(L, b, (size_t)(count + !count) * sizeof *arguments);
    for (int i = 0; i < count; i++)
        arguments[i] = argument_datum(L, b, first + i, i + 1, t->token);
    t->arguments = arguments;
    t->argument_count = (size_t)count;
}

/* x:is(...): [-n, +1, raises] */
static int call_method(lua_State *L, struct builder *b, struct object *method) {
    const struct object *self = object_at(L, 2);
    uint32_t token = method->term.token;
    if (is_poison(self))
        return poison_instead(L, b);
    if (self && self->kind == OBJECT_PATH)
        self = self->became;
    if (!self || &self->term != method->term.left.term) {
        char hint[80];
        snprintf(hint, sizeof hint, "write `:%s`, not `.%s`", method->term.name, method->term.name);
        builder_report(b, token, hint, "the method `%s` is called without a colon",
                       method->term.name);
        return poison_instead(L, b);
    }
    if (lua_gettop(L) - 2 > ARGUMENTS_MAX) {
        builder_report(b, token, NULL, "`%s` has more than %d arguments", method->term.name,
                       ARGUMENTS_MAX);
        return poison_instead(L, b);
    }
    struct object *call = term_new(L, b, TERM_CALL, method->term.name, token);
    call->term.left = method->term.left;
    take_arguments(L, b, 3, &call->term);
    return object_push(L, call);
}

static const char *const *find_not_offered(const char *path) {
    size_t length = strcspn(path, ".");
    for (size_t i = 0; i < sizeof not_offered / sizeof *not_offered; i++)
        if (strlen(not_offered[i][0]) == length && memcmp(not_offered[i][0], path, length) == 0)
            return not_offered[i];
    return NULL;
}

/* `person.age:atleast(5)` comes here, since `atleast` looks like a part of a fact's name. */
static bool is_call_with_colon(lua_State *L, const char *path) {
    const struct object *self = object_at(L, 2);
    if (!self || self->kind != OBJECT_PATH)
        return false;
    size_t length = strlen(self->term.name);
    return strncmp(self->term.name, path, length) == 0 && path[length] == '.' &&
           !strchr(path + length + 1, '.');
}

/* `predicat "old" { ... }`: the id counts as declared, so that nobody is said to miss it. */
static void declare_misspelt(lua_State *L, struct builder *b, const char *word, uint32_t token) {
    const struct source_file *f = running_file(b);
    const char *id;
    size_t length;
    if (!token_quoted(f, token + 1, &id, &length) || !id_valid(id, length) ||
        token_kind(f, token + 2) != SYMBOL_OPEN_BRACE)
        return;
    for (int i = 0; i < WORD_COUNT; i++) {
        if (strcmp(word_names[i], word) != 0)
            continue;
        struct declaration d =
            declaration_of(b, (enum word)i, builder_text(L, b, id, length), token);
        d.broken = true;
        declaration_link(b, builder_alloc(L, b, sizeof(struct declared)), &d);
    }
}

/* A call of a path: an unknown word or method. [-n, +1, raises] */
static int call_path(lua_State *L, struct builder *b, const struct object *o) {
    const char *path = o->term.name, *dot = strrchr(path, '.');
    const char *last = dot ? dot + 1 : path;
    char hint[160] = "";
    const char *const *known = find_not_offered(path);
    const char *word = dot ? NULL : nearest_word(path), *method = dot ? nearest_method(last) : NULL;
    if (word)
        snprintf(hint, sizeof hint, "did you mean `%s`?", word);
    else if (method)
        snprintf(hint, sizeof hint, "did you mean the method `:%s`?", method);
    else if (dot && !is_call_with_colon(L, path))
        snprintf(hint, sizeof hint, "a fact is compared with a method: purpose:is \"visit\"");
    if (known)
        builder_report(b,
                       token_back_to_name(running_file(b), o->term.token, known[0], PATH_BACK_MAX),
                       known[1], "`%s` is not offered in rule files", known[0]);
    else if (is_call_with_colon(L, path))
        builder_report(b, o->term.token, hint, "`%s` is not a method", last);
    else
        builder_report(b, o->term.token, hint, "`%s` is not a word", path);
    if (word && !known)
        declare_misspelt(L, b, word, o->term.token);
    return poison_instead(L, b);
}

/* [-n, +1, raises] */
static int call_object(lua_State *L, struct builder *b, struct object *o) {
    if (is_poison(o))
        return poison_instead(L, b);
    if (o->kind == OBJECT_METHOD)
        return call_method(L, b, o);
    if (o->kind == OBJECT_PATH)
        return call_path(L, b, o);
    if (o->kind == OBJECT_DECLARING || o->term.kind == TERM_PREDICATE ||
        o->term.kind == TERM_PARAMETER)
        return declare_with_body(L, b, o);
    builder_report(b, sandbox_token(L), "is a comma or an operator missing behind it?",
                   "a condition cannot be called");
    return poison_instead(L, b);
}

/* __call: [-n, +1, raises] */
static int term_call(lua_State *L) {
    struct builder *b = builder_of(L);
    bool loop = lua_gettop(L) == 3 && lua_isnil(L, 2) && lua_isnil(L, 3);
    int results = call_object(L, b, object_at(L, 1));
    return loop ? 0 : results; /* `for x in mistake do` is to end */
}

/* ---- operators ---- */

struct operation {
    enum term_kind kind;
    const char *symbol;
    bool numbers; /* may stand on a side */
};

/* The name that stands for an operand in the file, when it is nothing but a name. */
static bool operand_name(const struct source_file *f, uint32_t symbol, bool right, char *out,
                         size_t size) {
    uint32_t token = right ? symbol + 1 : symbol - 1;
    if ((!right && symbol == 0) || token >= f->token_count || token_kind(f, token) != TOKEN_NAME)
        return false;
    snprintf(out, size, " (`%.*s`)", (int)f->tokens[token].length, token_text(f, token));
    return true;
}

static void report_operand(lua_State *L, struct builder *b, int index, const struct operation *op,
                           uint32_t token) {
    char value[DESCRIPTION_SIZE], name[80] = "";
    bool right = index == 2 || op->kind == TERM_NOT;
    describe_value(L, index, value);
    bool nil = lua_isnoneornil(L, index);
    if (nil && *token_text(running_file(b), token) == *op->symbol)
        operand_name(running_file(b), token, right, name, sizeof name);
    builder_report(b, token,
                   nil           ? "is a local misspelt here, or defined further down?"
                   : op->numbers ? "a period is written hours(72) or days(14)"
                                 : "a condition is a fact with a method: purpose:is \"visit\"",
                   "%s of `%s` is %s%s, not a %s", right ? "the right side" : "the left side",
                   op->symbol, value, name, op->numbers ? "fact or number" : "condition");
}

/* One operand as data. False when it cannot be one; that is reported. [-0, +0, raises] */
static bool take_operand(lua_State *L, struct builder *b, int index, const struct operation *op,
                         uint32_t token, struct datum *ret_datum) {
    struct object *o = object_at(L, index);
    if (o)
        *ret_datum = object_datum(L, b, o, token);
    else if (op->numbers && lua_type(L, index) == LUA_TNUMBER)
        *ret_datum = argument_datum(L, b, index, 0, token);
    else {
        report_operand(L, b, index, op, token);
        return false;
    }
    return ret_datum->kind != DATUM_TERM || ret_datum->term->kind != TERM_ERROR;
}

/* [-2, +1, raises] */
static int operate(lua_State *L, const struct operation *op) {
    struct builder *b = builder_of(L);
    uint32_t token = sandbox_token(L);
    struct datum left = {.kind = DATUM_NIL}, right = {.kind = DATUM_NIL};
    bool good = take_operand(L, b, 1, op, token, &left);
    if (op->kind != TERM_NOT)
        good = take_operand(L, b, 2, op, token, &right) && good;
    if (!good)
        return poison_instead(L, b);
    struct object *o = term_new(L, b, op->kind, op->symbol, token);
    o->term.left = left;
    o->term.right = right;
    return object_push(L, o);
}

/* __band, __bor, __bnot, __add, __sub, __mul: [-2, +1, raises] */
static int term_and(lua_State *L) {
    return operate(L, &(struct operation){TERM_AND, "&", false});
}
static int term_or(lua_State *L) {
    return operate(L, &(struct operation){TERM_OR, "|", false});
}
static int term_not(lua_State *L) {
    return operate(L, &(struct operation){TERM_NOT, "~", false});
}
static int term_add(lua_State *L) {
    return operate(L, &(struct operation){TERM_ADD, "+", true});
}
static int term_subtract(lua_State *L) {
    return operate(L, &(struct operation){TERM_SUBTRACT, "-", true});
}
static int term_multiply(lua_State *L) {
    return operate(L, &(struct operation){TERM_MULTIPLY, "*", true});
}

/* An operator that facts do not have. [-2, +1, raises] */
static int refuse_operator(lua_State *L, const char *message, const char *hint) {
    struct builder *b = builder_of(L);
    if (!is_poison(object_at(L, 1)) && !is_poison(object_at(L, 2)))
        builder_report(b, sandbox_token(L), hint, "%s", message);
    return poison_instead(L, b);
}

static int term_divide(lua_State *L) {
    return refuse_operator(
        L, "facts cannot be divided",
        "multiply the other side: (area.doses * 100):at_least(area.people * 80)");
}
static int term_power(lua_State *L) {
    return refuse_operator(L, "facts have no powers", NULL);
}
static int term_shift(lua_State *L) {
    return refuse_operator(L, "facts cannot be shifted", NULL);
}
static int term_xor(lua_State *L) {
    return refuse_operator(L, "`~` between two conditions means nothing",
                           "it negates the one behind it: ~papers.a; `&` and `|` combine two");
}
static int term_concat(lua_State *L) {
    return refuse_operator(L, "a fact cannot be joined to a text",
                           "texts are the same for every query");
}
static int term_length(lua_State *L) {
    return refuse_operator(L, "a fact has no length", NULL);
}
static int term_negate(lua_State *L) {
    return refuse_operator(L, "a fact cannot follow a minus alone",
                           "write 0 - x; a condition is negated with `~`");
}
static int term_compare(lua_State *L) {
    return refuse_operator(L, "facts are not compared with `<` and `>`",
                           "write :below, :at_most, :above, :at_least; of times :before, :from");
}

void terms_open(lua_State *L) {
    static const struct {
        const char *name;
        lua_CFunction function;
    } metamethods[] = {
        {"__index", term_index},   {"__newindex", term_newindex},
        {"__call", term_call},     {"__band", term_and},
        {"__bor", term_or},        {"__bnot", term_not},
        {"__add", term_add},       {"__sub", term_subtract},
        {"__mul", term_multiply},  {"__div", term_divide},
        {"__idiv", term_divide},   {"__mod", term_divide},
        {"__pow", term_power},     {"__shl", term_shift},
        {"__shr", term_shift},     {"__bxor", term_xor},
        {"__concat", term_concat}, {"__len", term_length},
        {"__unm", term_negate},    {"__lt", term_compare},
        {"__le", term_compare},
    };
    size_t count = sizeof metamethods / sizeof *metamethods;
    lua_pushlightuserdata(L, NULL);
    lua_createtable(L, 0, (int)count);
    for (size_t i = 0; i < count; i++) {
        lua_pushcfunction(L, metamethods[i].function);
        lua_setfield(L, -2, metamethods[i].name);
    }
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &metatable_key);
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}
