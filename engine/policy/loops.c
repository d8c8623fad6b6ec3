/*
 * loops.c - ipairs and sorted, the two words for going through tables; see builder.h.
 *
 * Neither shows the order in which Lua happens to keep a table. Function conditions use them too:
 * there a table may be one that only reads from another, with the other as its `__index`.
 */
#include <stdlib.h>

#include "policy/builder.h"

#define SORTED_MAX 10000

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
            sandbox_say(L, NULL,
                        "`sorted` cannot order a table whose keys are not texts or numbers");
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

void loops_open(lua_State *L) {
    lua_pushcfunction(L, word_ipairs);
    lua_setfield(L, -2, "ipairs");
    lua_pushcfunction(L, word_sorted);
    lua_setfield(L, -2, "sorted");
}
