/*
 * sandbox.h - a Lua state that no rule file can make slow, large or leave.
 *
 * Memory: the allocator refuses what goes beyond the limit (the arena of the source counts too),
 * and any single text above 8 KB, so that no instruction handles a long one. Time: a hook runs
 * every 1,000 instructions and counts them, and the bytes that were allocated, against a budget;
 * it also looks at the processor time, since an instruction can be slow (`%` of extreme numbers),
 * and so does the reader that hands a file to Lua's parser. Once spent the budget stays spent, and
 * nothing in a rule file can catch an error: there is no pcall, no coroutine, no metatable, no
 * library. What the files can call is what notation.c puts there.
 *
 * A file is handed to Lua one token on each line, so that every line Lua speaks of is a token (see
 * token.h). Chunks are named by the index of their file.
 *
 * The library is used with a `struct sandbox *` in the state's extra space. A binding that raises
 * says why in `stop` and `message` first and then raises nil with sandbox_raise.
 */
#ifndef POLICY_SANDBOX_H
#define POLICY_SANDBOX_H

#include <lua.h>
#include <time.h>

#include "policy/token.h"

enum sandbox_stop {
    STOP_NOT,
    STOP_LUA,          /* an error of Lua itself: its text is on the stack */
    STOP_SAID,         /* a binding has filled in `message` and `hint` */
    STOP_INSTRUCTIONS, /* the budget is spent */
    STOP_MEMORY,       /* the limit of the memory is reached */
    STOP_TEXT,         /* a text grew too long */
    STOP_SYSTEM,       /* the system has no memory */
    STOP_UNKNOWN_FACT, /* a function condition read a fact that is not known */
};

struct sandbox {
    lua_State *lua;
    struct arena *arena;  /* shares the memory while rule files run; else NULL */
    size_t bytes, limit;  /* of Lua; of Lua and the arena */
    int64_t instructions; /* left */
    uint64_t pending;     /* bytes allocated since the hook ran last */
    bool hastened;        /* the hook is set to run at the next instruction */
    int64_t cpu_limit_ms; /* of the thread since sandbox_begin; 0: none */
    struct timespec began;
    enum sandbox_stop stop, refused; /* `refused`: why the allocator refused last */
    int file, mark;                  /* where it stopped: index and line of the rewritten text */
    char message[200], hint[160];
    const struct source_file *files; /* for places; borrowed */
    size_t file_count;
    void *context; /* of the bindings */
};

/* A state without any library, with `arena` sharing `limit` bytes. NULL when there is no memory.
 * Free with sandbox_free. */
struct sandbox *sandbox_new(struct arena *arena, size_t limit);
void sandbox_free(struct sandbox *b);

static inline struct sandbox *sandbox_of(lua_State *L) {
    return *(struct sandbox **)lua_getextraspace(L);
}

/* Start counting: `instructions` are left, and `cpu_limit_ms` of processor time (0: no limit). */
void sandbox_begin(struct sandbox *b, int64_t instructions, int64_t cpu_limit_ms);
/* Is the budget spent, or the system's memory? Then nothing more is to be run. */
bool sandbox_spent(const struct sandbox *b);

/* Parse a file and push its chunk. On failure the reason is in b->stop, the place in b->file and
 * b->mark, and for STOP_LUA the text of Lua is pushed. [-0, +1, -] */
bool sandbox_load(struct sandbox *b, uint16_t file);
/* Call the function on the stack. On failure as sandbox_load. [-(arguments+1), +results, -] */
bool sandbox_call(struct sandbox *b, int arguments, int results);
/* Release what the files left behind; outside of any call. [-0, +0, -] */
void sandbox_collect(struct sandbox *b);
/* An allocation of the arena has failed: release what Lua does not need, at the cost of the budget.
 * False when the limit was not the reason, so that the system has no memory. [-0, +0, -] */
bool sandbox_make_room(struct sandbox *b, size_t bytes);

/* The line of the rewritten text where the running Lua function is, and the index of its file. Only
 * in bindings and hooks. False when no Lua function is running. [-0, +0, -] */
bool sandbox_where(lua_State *L, int *ret_file, int *ret_mark);
/* The same as a token; its file is the one that runs. [-0, +0, -] */
uint32_t sandbox_token(lua_State *L);

/* Note the reason and raise nil. Never returns. [-0, +0, raises] */
int sandbox_raise(lua_State *L, enum sandbox_stop stop);
/* Fill in `message` and `hint` (may be NULL) and raise STOP_SAID. [-0, +0, raises] */
int sandbox_say(lua_State *L, const char *hint, const char *format, ...) PRINTF_LIKE(3, 4);

#endif
