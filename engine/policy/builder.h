/*
 * builder.h - what the bindings of the rule language share while rule files run. Internal to
 * notation.c (words), terms.c (facts and operators), body.c (tables), loops.c (ipairs, sorted) and
 * notation_run.c (running the files).
 *
 * Every value of the language that is not plain Lua is a userdata that holds or points to a struct
 * object. Those that last are light ones, and the object is in the arena of the source; those that
 * mostly do not, paths and methods that wait for their call, are full ones and end with the file.
 * All have the same metatable, and rule files cannot make others, so no type check is needed.
 *
 * A mistake that leaves the rest of the file meaningful is reported and stands as the *poison*
 * object, which swallows every further operation; else the binding raises, and the file ends.
 */
#ifndef POLICY_BUILDER_H
#define POLICY_BUILDER_H

#include "policy/sandbox.h"

enum object_kind {
    OBJECT_TERM,
    OBJECT_DECLARING, /* `rule "id"` before its body: word, term.name, term.token */
    OBJECT_PATH,      /* full: term.name, term.token, and the term it became when it was used */
    OBJECT_METHOD     /* full: `x:is` before it is called: term.left, term.name, term.token */
};
struct object {
    enum object_kind kind;
    uint8_t word;  /* enum word: what declares */
    bool declared; /* the body has come */
    union {
        struct object *next;   /* term: the one made after it; declaring: another of this file */
        struct object *became; /* path; NULL: not yet used */
    };
    struct term term;
};

struct declared {
    struct declaration declaration;
    struct declared *next; /* in the order they were made */
};

struct name_slot {
    const char *text;
    uint32_t hash, length;
};

struct builder {
    struct source *source;
    struct problems *problems;
    struct sandbox *sandbox;
    uint16_t file; /* that runs */
    struct object *poison;
    struct object *first_term, **last_term;
    struct object *declaring;
    struct declared *first_declared, **last_declared;
    struct name_slot *names; /* every short text once; an open hash table */
    size_t name_count, name_capacity;
    int function_count; /* function conditions so far: see functions.h */
    bool spent_is_told; /* the file that used up time or memory is reported */
};

#define ID_BYTES_MAX 64
#define WORD_BACK_MAX 2 /* how far the token of a call may be behind the word: see place.h */
#define PATH_BACK_MAX 8

/* The builder; raises when no rule file is being loaded, which is in function conditions. */
struct builder *builder_of(lua_State *L);

/* Memory of the arena; raises when it is full. */
void *builder_alloc(lua_State *L, struct builder *b, size_t bytes);
/* A copy of a text, one for all equal short ones; raises when the arena is full. */
const char *builder_text(lua_State *L, struct builder *b, const char *text, size_t length);

/* Report at a token of the running file. */
void builder_report(struct builder *b, uint32_t token, const char *hint, const char *format, ...)
    PRINTF_LIKE(4, 5);
/* Push the poison. [-0, +1, -] */
int builder_poison(lua_State *L, struct builder *b);

/* ---- terms.c ---- */

/* Give all light userdata their metatable. [-0, +0, raises] */
void terms_open(lua_State *L);
/* The object at a stack index, or NULL. [-0, +0, -] */
struct object *object_at(lua_State *L, int index);
/* A new term of the running file, not yet pushed; raises when the arena is full. */
struct object *term_new(lua_State *L, struct builder *b, enum term_kind kind, const char *name,
                        uint32_t token);
int object_push(lua_State *L, struct object *o);
/* Push the beginning of a path, or a longer one. [-0, +1, raises] */
int path_push(lua_State *L, struct builder *b, const char *path, size_t length, uint32_t token);
/* The value at an index is dropped with a mistake: conditions in it may stay unused. [-0, +0, -] */
void excuse_value(lua_State *L, int index);
/* What stands at an index, for a message: "the text \"a\"", "a table". Texts are cut short. */
#define DESCRIPTION_SIZE 80
void describe_value(lua_State *L, int index, char out[DESCRIPTION_SIZE]);

/* ---- body.c ---- */

/* The value at an index as data: an argument by its number, or (0) an operand. Problems are placed
 * at `token`, and functions are not taken. [-0, +0, raises] */
struct datum argument_datum(lua_State *L, struct builder *b, int index, int number, uint32_t token);
/* The table at an index as the body of `d`: sets d->body and, with problems reported, d->broken.
 * Functions are kept in the registry. [-0, +0, raises] */
void body_convert(lua_State *L, struct builder *b, int index, struct declaration *d);
/* The data of an object that is used as a value; the poison for what is none, which is reported at
 * `token`. [-0, +0, raises] */
struct datum object_datum(lua_State *L, struct builder *b, struct object *o, uint32_t token);

/* ---- notation.c ---- */

/* Put the language into a new state. A lua_CFunction: [-0, +0, raises] */
int notation_open(lua_State *L);
/* Give the chunk that is loaded next globals of its own. A lua_CFunction: [-0, +0, raises] */
int notation_open_globals(lua_State *L);
/* The call of `rule "id"` with its body: argument 1 is `o`. [-0, +1, raises] */
int declare_with_body(lua_State *L, struct builder *b, struct object *o);
/* A declaration of the running file, its body still empty. */
struct declaration declaration_of(const struct builder *b, enum word word, const char *id,
                                  uint32_t token);
/* Append it to the list; `d` is memory of the arena for it. */
void declaration_link(struct builder *b, struct declared *d, const struct declaration *declaration);
/* 1 to 64 letters, digits, `.`, `-`, `_`. */
bool id_valid(const char *id, size_t length);
/* The nearest word of the language, or NULL. */
const char *nearest_word(const char *name);

/* ---- loops.c ---- */

/* Set ipairs and sorted in the table on top. [-0, +0, raises] */
void loops_open(lua_State *L);

#endif
