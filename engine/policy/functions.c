/*
 * functions.c - function conditions; see functions.h.
 *
 * When the files have run, everything that a function condition can reach through its locals from
 * outside (upvalues) is made read-only: each table is replaced by an empty one that reads from it
 * and refuses to be written. Values of such locals are noted and compared after every call.
 * The registry has, under the addresses below, the list of the functions, the reader `q`, and the
 * list of what is compared: function, number of the local, value, and so on.
 */
#include "policy/functions.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "policy/builder.h"
#include "policy/complaint.h"
#include "policy/notation.h"

#define CALL_INSTRUCTIONS 100000
#define CALL_BYTES ((size_t)1 << 20)

static const char functions_key, reader_key, watched_key;

struct function_host {
    struct sandbox *sandbox;
    pthread_mutex_t lock;
    function_reader *read; /* of the call that runs */
    void *context;
};

/* ---- loading ---- */

void functions_add(lua_State *L, int number) {
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &functions_key) == LUA_TNIL) {
        lua_pop(L, 1);
        lua_createtable(L, 1, 0);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &functions_key);
    }
    lua_insert(L, -2);
    lua_rawseti(L, -2, number);
    lua_pop(L, 1);
}

/* The table that a read-only one reads from; at index 1. [-0, +1, -] */
static void push_target(lua_State *L) {
    lua_getmetatable(L, 1);
    lua_pushliteral(L, "__index");
    lua_rawget(L, -2);
}

/* [-1, +1, raises] */
static int frozen_length(lua_State *L) {
    push_target(L);
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, -1));
    return 1;
}

/* [-3, +0, raises] */
static int frozen_newindex(lua_State *L) {
    return sandbox_say(L, "a function condition keeps nothing",
                       "a table from outside the function cannot be changed");
}

/* Stack indices while everything is made read-only: what stands for each table or function that
 * was met, those that are still to be looked into, and the list of what is compared. */
enum { SEEN = 1, QUEUE, WATCHED, FREEZE_TOP = WATCHED };

static void enqueue(lua_State *L, int index) {
    lua_pushvalue(L, index);
    lua_rawseti(L, QUEUE, (lua_Integer)lua_rawlen(L, QUEUE) + 1);
}

/* Replace the table on top by an empty one that reads from it. [-1, +1, raises] */
static void make_read_only(lua_State *L) {
    lua_createtable(L, 0, 0);
    lua_createtable(L, 0, 3);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, frozen_newindex);
    lua_setfield(L, -2, "__newindex");
    lua_pushcfunction(L, frozen_length);
    lua_setfield(L, -2, "__len");
    lua_setmetatable(L, -2);
    lua_remove(L, -2);
}

/* The value on top as a function condition may see it. What it leads to is queued, once.
 * [-1, +1, raises] */
static void freeze_value(lua_State *L) {
    int type = lua_type(L, -1);
    bool table = type == LUA_TTABLE;
    if ((!table && type != LUA_TFUNCTION) || lua_iscfunction(L, -1))
        return;
    if (table && lua_getmetatable(L, -1)) {
        lua_pop(L, 1); /* the globals of a file, or read-only already */
        return;
    }
    lua_pushvalue(L, -1);
    if (lua_rawget(L, SEEN) != LUA_TNIL) {
        lua_remove(L, -2);
        return;
    }
    lua_pop(L, 1);
    enqueue(L, -1);
    lua_pushvalue(L, -1);
    lua_pushvalue(L, -1);
    if (table)
        make_read_only(L);
    lua_rawset(L, SEEN);
    lua_pushvalue(L, -1);
    lua_rawget(L, SEEN);
    lua_remove(L, -2);
}

/* Note the value of a local from outside. A list holds no nil: NULL stands for it. */
static void watch(lua_State *L, int function, int upvalue) {
    lua_Integer next = (lua_Integer)lua_rawlen(L, WATCHED) + 1;
    lua_pushvalue(L, function);
    lua_rawseti(L, WATCHED, next);
    lua_pushinteger(L, upvalue);
    lua_rawseti(L, WATCHED, next + 1);
    lua_getupvalue(L, function, upvalue);
    if (lua_isnil(L, -1))
        lua_pushlightuserdata(L, NULL);
    lua_rawseti(L, WATCHED, next + 2);
    lua_settop(L, function);
}

static void freeze_upvalues(lua_State *L, int function) {
    const char *name;
    for (int i = 1; (name = lua_getupvalue(L, function, i)) != NULL; i++) {
        if (strcmp(name, "_ENV") == 0) {
            lua_pop(L, 1); /* the globals, which are guarded; scan.c keeps others off the name */
            continue;
        }
        freeze_value(L);
        lua_setupvalue(L, function, i);
        watch(L, function, i);
    }
}

static void freeze_entries(lua_State *L, int table) {
    lua_pushnil(L);
    while (lua_next(L, table)) {
        freeze_value(L);
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, table); /* an entry that is there may be assigned on the way */
    }
}

static int read_fact(lua_State *L);

/* Argument 1 is the host. [-1, +0, raises] */
static int prepare(lua_State *L) {
    lua_pushcclosure(L, read_fact, 1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &reader_key);
    notation_close_words(L);
    while (lua_gettop(L) < FREEZE_TOP)
        lua_createtable(L, 0, 0);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &functions_key);
    freeze_entries(L, lua_gettop(L));
    for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(L, QUEUE); i++) {
        lua_settop(L, FREEZE_TOP);
        if (lua_rawgeti(L, QUEUE, i) == LUA_TFUNCTION)
            freeze_upvalues(L, lua_gettop(L));
        else
            freeze_entries(L, lua_gettop(L));
    }
    lua_settop(L, WATCHED);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &watched_key);
    return 0;
}

enum lkd_status functions_keep(struct sandbox *b, struct function_host **ret_host,
                               struct lkd_error *err) {
    struct function_host *host = calloc(1, sizeof *host);
    if (!host) {
        sandbox_free(b);
        return error_set(err, LKD_NO_MEMORY, "no memory for function conditions");
    }
    host->sandbox = b;
    pthread_mutex_init(&host->lock, NULL);
    b->arena = NULL;
    b->context = NULL;
    b->limit = 2 * b->bytes + CALL_BYTES; /* enough to make everything read-only */
    lua_pushcfunction(b->lua, prepare);
    lua_pushlightuserdata(b->lua, host);
    bool prepared = sandbox_call(b, 1, 0);
    sandbox_collect(b);
    if (!prepared || b->refused == STOP_SYSTEM) {
        functions_free(host);
        return error_set(err, LKD_NO_MEMORY, "no memory for function conditions");
    }
    lua_gc(b->lua, LUA_GCRESTART);
    b->limit = b->bytes + CALL_BYTES;
    *ret_host = host;
    return LKD_OK;
}

void functions_free(struct function_host *host) {
    if (!host)
        return;
    sandbox_free(host->sandbox);
    pthread_mutex_destroy(&host->lock);
    free(host);
}

/* ---- calling ---- */

static int push_reading(lua_State *L, const char *path, const struct reading *r) {
    switch (r->kind) {
    case READING_NONE:
        lua_pushnil(L);
        return 1;
    case READING_BOOLEAN:
        lua_pushboolean(L, r->boolean);
        return 1;
    case READING_INTEGER:
        lua_pushinteger(L, r->integer);
        return 1;
    case READING_DECIMAL:
        lua_pushnumber(L, (lua_Number)r->integer / 1e6);
        return 1;
    case READING_TEXT:
        lua_pushlstring(L, r->text, r->length);
        return 1;
    case READING_UNDECLARED:
        return sandbox_say(L, "every fact that a function reads is named in `reads`",
                           "`%.64s` is not in `reads`", path);
    default:
        return sandbox_raise(L, STOP_UNKNOWN_FACT);
    }
}

/* q "person.age"; upvalue 1 is the host. [-n, +1, raises] */
static int read_fact(lua_State *L) {
    struct function_host *host = lua_touserdata(L, lua_upvalueindex(1));
    if (lua_gettop(L) != 1 || lua_type(L, 1) != LUA_TSTRING)
        return sandbox_say(L, NULL, "a fact is read by its name: q \"person.age\"");
    struct reading reading = {.kind = READING_UNKNOWN};
    const char *path = lua_tostring(L, 1);
    host->read(host->context, path, &reading);
    return push_reading(L, path, &reading);
}

static void report(const struct sandbox *b, const struct complaint *c, struct lkd_error *err) {
    error_set(err, LKD_BAD_RULES, "%s", c->message);
    error_hint(err, "%s", c->hint);
    error_where(err, "%s:%u:%u", b->files[c->at.file].name, c->at.line, c->at.column);
}

/* Where the function on top is written. [-0, +0, -] */
static struct position definition(const struct sandbox *b) {
    lua_Debug ar;
    lua_pushvalue(b->lua, -1);
    lua_getinfo(b->lua, ">S", &ar);
    uint16_t file = (uint16_t)strtoul(ar.short_src, NULL, 10);
    return token_position(&b->files[file], file, token_at_mark(&b->files[file], ar.linedefined));
}

/* Is the watched value at `i` still what it was? If not it is set back, and the complaint says so.
 */
static bool check_watched(struct sandbox *b, int list, lua_Integer i, struct complaint *c) {
    lua_State *L = b->lua;
    lua_rawgeti(L, list, i + 1);
    int upvalue = (int)lua_tointeger(L, -1);
    lua_rawgeti(L, list, i);
    const char *name = lua_getupvalue(L, -1, upvalue);
    if (lua_rawgeti(L, list, i + 2) == LUA_TLIGHTUSERDATA && !lua_touserdata(L, -1)) {
        lua_pop(L, 1);
        lua_pushnil(L);
    }
    if (lua_rawequal(L, -1, -2))
        return true;
    lua_setupvalue(L, -3, upvalue);
    lua_pop(L, 1);
    c->at = definition(b);
    snprintf(c->message, sizeof c->message,
             "a function condition changed `%.64s`, which is declared outside of it", name);
    snprintf(c->hint, sizeof c->hint, "a function condition keeps nothing");
    return false;
}

/* Set back what the call has changed. False when there was something. */
static bool restore(struct sandbox *b, struct complaint *c) {
    lua_State *L = b->lua;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &watched_key);
    int list = lua_gettop(L);
    lua_Integer count = (lua_Integer)lua_rawlen(L, list);
    bool unchanged = true;
    for (lua_Integer i = 1; i <= count; i += 3) {
        unchanged = check_watched(b, list, i, c) && unchanged;
        lua_settop(L, list);
    }
    lua_pop(L, 1);
    return unchanged;
}

/* The function, its call and what came of it stay on the stack, for the caller to clear. */
static enum function_answer call(struct sandbox *b, int function, struct complaint *c) {
    lua_State *L = b->lua;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &functions_key);
    lua_rawgeti(L, -1, function);
    lua_pushvalue(L, -1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &reader_key);
    bool done = sandbox_call(b, 1, 1);
    if (!done && b->stop == STOP_UNKNOWN_FACT)
        return FUNCTION_UNKNOWN;
    if (!done) {
        complaint_of(b, false, b->stop == STOP_LUA ? lua_tostring(L, -1) : NULL, c);
        return FUNCTION_FAILED;
    }
    if (lua_isboolean(L, -1))
        return lua_toboolean(L, -1) ? FUNCTION_TRUE : FUNCTION_FALSE;
    char value[DESCRIPTION_SIZE];
    describe_value(L, -1, value);
    lua_pop(L, 1);
    c->at = definition(b);
    snprintf(c->message, sizeof c->message, "a function condition returned %s, not true or false",
             value);
    return FUNCTION_FAILED;
}

enum function_answer function_call(struct function_host *host, int function, function_reader *read,
                                   void *context, struct lkd_error *err) {
    struct sandbox *b = host->sandbox;
    struct complaint c = {.hint = ""};
    pthread_mutex_lock(&host->lock);
    host->read = read;
    host->context = context;
    b->refused = STOP_NOT;
    sandbox_begin(b, CALL_INSTRUCTIONS, 0);
    enum function_answer answer = call(b, function, &c);
    if (!restore(b, &c))
        answer = FUNCTION_FAILED;
    if (answer == FUNCTION_FAILED)
        report(b, &c, err);
    lua_settop(b->lua, 0);
    pthread_mutex_unlock(&host->lock);
    return answer;
}
