/*
 * sandbox.c - a capped Lua state; see sandbox.h.
 *
 * Where memory runs out: Lua gives no place with "not enough memory", so the allocator asks for it
 * when it refuses. Lua does not promise that its debug interface may be used there; it is sound in
 * Lua 5.4 because lua_getstack and lua_getinfo("Sl") only read the list of calls, the running
 * function's constant parts and the saved program counter, and allocate nothing. The list is whole
 * whenever Lua allocates (a new call is linked in after its memory is there), and the counter is
 * saved before each instruction as long as a count hook is set, which it always is here.
 *
 * The same holds for lua_sethook, which Lua does allow at any moment, even in a signal handler.
 */
#include "policy/sandbox.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define HOOK_STEP 1000
#define TOKENS_PER_CHECK 256
#define BYTES_PER_INSTRUCTION 64
#define HASTEN_BYTES ((uint64_t)1 << 20)
#define ROOM_BYTES ((size_t)64 << 10)
#define GARBAGE_BYTES ((size_t)16 << 20)
#define CHUNK_HEADER 64  /* at least what a chunk of the arena has besides its bytes */
#define STRING_HEADER 64 /* at least what a string has besides its bytes */
#define LEVELS_MAX 4     /* of C functions between a binding and the Lua function that calls it */

static void on_count(lua_State *L, lua_Debug *ar);

/* ---- memory ---- */

static void note_place(struct sandbox *b) {
    int file, mark;
    if (sandbox_where(b->lua, &file, &mark)) {
        b->file = file;
        b->mark = mark;
    } /* else Lua is parsing, and the reader has noted the place */
}

/* Have the hook run at the next instruction, to count what has become expensive. */
static void hasten(struct sandbox *b) {
    b->hastened = true;
    lua_sethook(b->lua, on_count, LUA_MASKCOUNT, 1);
}

/* Lua reacts with a full collection and one more try, so a refusal costs as much as the memory. */
static void *refuse(struct sandbox *b, enum sandbox_stop why) {
    b->refused = why;
    if (b->lua) {
        note_place(b);
        b->pending += b->bytes;
        hasten(b);
    }
    return NULL;
}

/* What malloc takes for a block; 0 for none. Most blocks are small, so that this counts. */
static size_t cost(size_t size) {
    size_t whole = (size + 23) & ~(size_t)15;
    return size == 0 ? 0 : whole < 32 ? 32 : whole;
}

static void account(struct sandbox *b, size_t had, size_t has) {
    had = cost(had);
    has = cost(has);
    b->bytes = b->bytes - had + has;
    if (b->arena)
        b->arena->limit = b->limit - b->bytes;
    if (has <= had)
        return;
    b->pending += has;
    if (b->pending > HASTEN_BYTES && b->lua && !b->hastened)
        hasten(b);
}

static bool has_room(const struct sandbox *b, size_t more) {
    size_t used = b->bytes + (b->arena ? b->arena->reserved : 0);
    return used <= b->limit && more <= b->limit - used;
}

/* The lua_Alloc of every state. For a new block `old_size` is the kind of the object. */
static void *allocate(void *context, void *block, size_t old_size, size_t size) {
    struct sandbox *b = context;
    size_t had = block ? old_size : 0;
    if (size == 0) {
        free(block);
        account(b, had, 0);
        return NULL;
    }
    if (!block && old_size == LUA_TSTRING && size > TOKEN_TEXT_MAX + STRING_HEADER)
        return refuse(b, STOP_TEXT);
    if (size > had && b->refused == STOP_SYSTEM)
        return NULL;
    if (size > had && !has_room(b, cost(size))) /* a block that moves is there twice */
        return refuse(b, STOP_MEMORY);
    void *moved = realloc(block, size);
    if (!moved && size <= had) {
        moved = block; /* Lua relies on it that making a block smaller cannot fail */
        b->refused = STOP_SYSTEM;
    }
    if (!moved)
        return refuse(b, STOP_SYSTEM);
    account(b, had, size);
    return moved;
}

struct sandbox *sandbox_new(struct arena *arena, size_t limit) {
    struct sandbox *b = calloc(1, sizeof *b);
    if (!b)
        return NULL;
    b->arena = arena;
    b->limit = limit;
    lua_State *L = lua_newstate(allocate, b);
    if (!L) {
        free(b);
        return NULL;
    }
    *(struct sandbox **)lua_getextraspace(L) = b;
    b->lua = L;
    lua_gc(L, LUA_GCSTOP);
    return b;
}

void sandbox_free(struct sandbox *b) {
    if (!b)
        return;
    lua_close(b->lua);
    free(b);
}

bool sandbox_make_room(struct sandbox *b, size_t bytes) {
    if (has_room(b, bytes + CHUNK_HEADER)) {
        b->refused = STOP_SYSTEM;
        return false;
    }
    b->pending += b->bytes;
    hasten(b);
    lua_gc(b->lua, LUA_GCCOLLECT);
    return true;
}

/* ---- time ---- */

void sandbox_begin(struct sandbox *b, int64_t instructions, int64_t cpu_limit_ms) {
    b->instructions = instructions;
    b->cpu_limit_ms = cpu_limit_ms;
    b->pending = 0;
    if (cpu_limit_ms)
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &b->began);
    lua_sethook(b->lua, on_count, LUA_MASKCOUNT, HOOK_STEP);
}

static bool is_late(const struct sandbox *b) {
    if (b->cpu_limit_ms == 0)
        return false;
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    int64_t passed_ms =
        (int64_t)(now.tv_sec - b->began.tv_sec) * 1000 + (now.tv_nsec - b->began.tv_nsec) / 1000000;
    return passed_ms > b->cpu_limit_ms;
}

bool sandbox_spent(const struct sandbox *b) {
    return b->instructions <= 0 || b->refused == STOP_SYSTEM;
}

/* Take what was used from the budget; returns whether some is left. */
static bool pay(struct sandbox *b, int64_t instructions) {
    b->instructions -= instructions + (int64_t)(b->pending / BYTES_PER_INSTRUCTION);
    b->pending = 0;
    if (is_late(b))
        b->instructions = 0;
    return b->instructions > 0;
}

/* A file is short: its garbage is kept until it has run, unless there is much of it. */
void sandbox_collect(struct sandbox *b) {
    lua_settop(b->lua, 0);
    lua_gc(b->lua, LUA_GCCOLLECT);
    lua_gc(b->lua, LUA_GCSTOP);
    pay(b, 0);
    if (!has_room(b, ROOM_BYTES)) /* the arena has it all: no other file could run */
        b->instructions = 0;
}

static void on_count(lua_State *L, lua_Debug *ar) {
    (void)ar;
    struct sandbox *b = sandbox_of(L);
    if (b->hastened) {
        b->hastened = false;
        lua_sethook(L, on_count, LUA_MASKCOUNT, HOOK_STEP);
    }
    if (b->bytes > GARBAGE_BYTES && !lua_gc(L, LUA_GCISRUNNING))
        lua_gc(L, LUA_GCRESTART);
    if (!pay(b, HOOK_STEP))
        sandbox_raise(L, STOP_INSTRUCTIONS);
}

/* ---- running ---- */

struct chunk {
    struct sandbox *sandbox;
    const struct source_file *f;
    uint32_t next;
    bool newline_due;
};

/* The lua_Reader: a token, a line end, a token, ... It cannot raise; a spent budget ends the text.
 */
static const char *read_chunk(lua_State *L, void *data, size_t *ret_size) {
    (void)L;
    struct chunk *c = data;
    struct sandbox *b = c->sandbox;
    *ret_size = 0;
    if (c->newline_due) {
        c->newline_due = false;
        *ret_size = 1;
        return "\n";
    }
    const struct token *t = &c->f->tokens[c->next];
    b->mark = (int)t->mark;
    if (t->kind == TOKEN_EOF)
        return NULL;
    if (c->next % TOKENS_PER_CHECK == 0 && !pay(b, TOKENS_PER_CHECK)) {
        b->stop = STOP_INSTRUCTIONS;
        return NULL;
    }
    *ret_size = t->length;
    c->newline_due = true;
    return token_text(c->f, c->next++);
}

/* After a protected call: keep the text of an error of Lua, drop all else. */
static bool settle(struct sandbox *b, int status) {
    lua_State *L = b->lua;
    if (status == LUA_OK)
        return true;
    if (status == LUA_ERRMEM)
        b->stop = b->refused;
    else if (lua_type(L, -1) == LUA_TSTRING)
        b->stop = STOP_LUA;
    if (b->stop != STOP_LUA)
        lua_pop(L, 1);
    return false;
}

bool sandbox_load(struct sandbox *b, uint16_t file) {
    struct chunk c = {.sandbox = b, .f = &b->files[file]};
    char name[16];
    snprintf(name, sizeof name, "=%u", (unsigned)file);
    b->stop = STOP_NOT;
    b->file = file;
    b->mark = 0;
    int status = lua_load(b->lua, read_chunk, &c, name, "t");
    if (b->stop != STOP_INSTRUCTIONS)
        return settle(b, status);
    lua_pop(b->lua, 1); /* whatever became of the cut text */
    return false;
}

bool sandbox_call(struct sandbox *b, int arguments, int results) {
    b->stop = STOP_NOT;
    b->mark = 0;
    return settle(b, lua_pcall(b->lua, arguments, results, 0));
}

/* ---- for bindings ---- */

bool sandbox_where(lua_State *L, int *ret_file, int *ret_mark) {
    lua_Debug ar;
    for (int level = 0; level < LEVELS_MAX && lua_getstack(L, level, &ar); level++) {
        lua_getinfo(L, "Sl", &ar);
        if (ar.currentline > 0) {
            *ret_file = (int)strtol(ar.short_src, NULL, 10);
            *ret_mark = ar.currentline;
            return true;
        }
    }
    return false;
}

uint32_t sandbox_token(lua_State *L) {
    struct sandbox *b = sandbox_of(L);
    int file, mark;
    if (!sandbox_where(L, &file, &mark) || (size_t)file >= b->file_count)
        return 0;
    return token_at_mark(&b->files[file], mark);
}

int sandbox_raise(lua_State *L, enum sandbox_stop stop) {
    struct sandbox *b = sandbox_of(L);
    b->stop = stop;
    note_place(b);
    lua_pushnil(L);
    return lua_error(L);
}

int sandbox_say(lua_State *L, const char *hint, const char *format, ...) {
    struct sandbox *b = sandbox_of(L);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(b->message, sizeof b->message, format, arguments);
    va_end(arguments);
    snprintf(b->hint, sizeof b->hint, "%s", hint ? hint : "");
    return sandbox_raise(L, STOP_SAID);
}
