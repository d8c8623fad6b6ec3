/*
 * test_query.h - the facts of a rule test, as the query that the engine reads and as Lua.
 *
 * A test is written in Lua: nested tables, dotted keys (["person.age"] = 30), a place as the code
 * of its zone. Flattened it is a list of facts by path, sorted; test_query_json makes of it the
 * JSON text that any other caller would send, so that tests know no other rules than queries do.
 */
#ifndef DECIDE_TEST_QUERY_H
#define DECIDE_TEST_QUERY_H

#include "base/text.h"
#include "policy/rulebook.h"

struct test_fact {
    const char *path;                      /* "person.age", "origin.zone", "time" */
    const char *written;                   /* the field it comes from: "origin", "at" */
    struct datum value;                    /* plain data: no term, no function */
    const struct declaration *declaration; /* the test, or the baseline of its file */
};

struct test_facts {
    struct test_fact *items; /* by path, a group's facts side by side */
    size_t count, capacity;
};

#define TEST_QUERY_MAX ((size_t)1 << 20) /* bytes of either text */

/* Where facts are gathered, and where mistakes go. */
struct test_gathering {
    const struct rulebook *rb;
    struct arena *arena;
    struct problems *problems;
    struct test_facts facts;
    bool has_moment; /* `at` was given */
    int64_t at_s;
    bool wrong; /* a problem was found, now or when the file was loaded */
    bool full;  /* the arena is */
};

/*
 * Add the facts of a declaration (a baseline, then the test itself). A fact replaces one of the
 * same path from another declaration, and a place given by its code all that the other declaration
 * says of that place; within one declaration that is a problem.
 */
void test_facts_gather(struct test_gathering *g, const struct declaration *d);

/* Add a fact, or replace the one that is there. False when the arena is full. */
bool test_facts_set(struct test_facts *facts, struct arena *arena, struct test_fact fact);

/* {"origin":{"zone":"760"},"query":"movement",...}; never fails but for `out->failed`. */
void test_query_json(const struct test_facts *facts, struct text *out);

/*
 * test "name" { at = ..., query = ..., facts, expect = { EXPECT } } as rule files have it, lines
 * broken at 100 columns. `expect` is Lua text: `decision = "deny", rule = "x"`.
 */
void test_query_lua(const struct rulebook *rb, const struct test_facts *facts, const char *name,
                    const char *expect, struct text *out);

/* "2021-07-27 18:00:00", as tests write moments. */
#define TEST_MOMENT_SIZE 20
void test_moment(int64_t instant_s, char out[TEST_MOMENT_SIZE]);

/* A problem at a field of a declaration (see source_at_field). */
void test_problem(const struct rulebook *rb, struct problems *problems, const struct declaration *d,
                  const char *path, const char *hint, const char *format, ...) PRINTF_LIKE(6, 7);

#endif
