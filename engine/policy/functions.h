/*
 * functions.h - function conditions: the Lua that is still run when a query is decided.
 *
 *     when = function(q) return q "person.age" >= 65 end, reads = { "person.age" }
 *
 * The state of the load is kept for them, without words and terms. Every call has 100,000
 * instructions and 1 MB. Calls keep nothing: globals cannot be assigned, tables from outside the
 * function are read-only, and a local from outside that was changed makes the call fail and is set
 * back. So the same facts always give the same answer.
 *
 * One call runs at a time; a lock makes any number of threads wait for each other.
 */
#ifndef POLICY_FUNCTIONS_H
#define POLICY_FUNCTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct function_host;

/* What q "person.age" finds. A text is copied. */
enum reading_kind {
    READING_UNKNOWN, /* the answer of the function becomes FUNCTION_UNKNOWN */
    READING_NONE,    /* nil */
    READING_BOOLEAN,
    READING_INTEGER,    /* also times, in seconds */
    READING_DECIMAL,    /* `integer` in millionths; compares exactly with a numeral of six places */
    READING_TEXT,       /* also values of enumerations and codes of zones */
    READING_UNDECLARED, /* not in `reads`: the function fails */
};
struct reading {
    enum reading_kind kind;
    size_t length; /* of text */
    union {
        bool boolean;
        int64_t integer;
        const char *text;
    };
};
/* Look up a fact; called during function_call, in its thread. It must return. */
typedef void function_reader(void *context, const char *path, struct reading *ret_reading);

enum function_answer { FUNCTION_FALSE, FUNCTION_TRUE, FUNCTION_UNKNOWN, FUNCTION_FAILED };

/* Call a function condition (`function` of its datum). FUNCTION_FAILED fills `err`, with the place
 * as "rules/x.lua:12:5", and counts as unknown: it can never become an allow. */
enum function_answer function_call(struct function_host *host, int function, function_reader *read,
                                   void *context, struct lkd_error *err);

/* ---- for loading; NULL is fine ---- */
struct sandbox;
struct lua_State;
/* Take over the sandbox, in which functions 1 to n were added. Frees it on failure:
 * LKD_NO_MEMORY. */
enum lkd_status functions_keep(struct sandbox *b, struct function_host **ret_host,
                               struct lkd_error *err);
void functions_free(struct function_host *host);
/* Keep the function on the stack under its number. [-1, +0, raises] */
void functions_add(struct lua_State *L, int number);

#endif
