/*
 * source_memory_test.c - every allocation of a load fails once: the load says so, and nothing is
 * left behind.
 */
#include "policy/functions.h"
#include "source_fixture.h"
#include "support/failing_malloc.h"

static const char good_lua[] =
    "local t = { 1, 2 }\n"
    "rule \"a\" { cite = { \"A\" }, when = papers.a & clock:between(\"18:00\", \"06:00\"),\n"
    "  unless = function(q) return t[1] == q \"age\" end }\n"
    "for k in sorted { b = 1, a = 2 } do rule(k) {} end\n";

/* A load and no more: true when it found what the file says. */
static bool load_once(void *context) {
    const struct source_text text = {"rules/a.lua", context, strlen(context)};
    struct source s;
    struct problems problems;
    problems_init(&problems);
    enum lkd_status status = source_load_texts(&s, &text, 1, NULL, &problems, NULL);
    assert_true(status == LKD_OK || status == LKD_NO_MEMORY);
    bool complete = status == LKD_OK && problems.dropped == 0;
    problems_sort(&problems);
    source_free(&s);
    problems_free(&problems);
    return complete;
}

static void test_load(void **state) {
    (void)state;
    assert_true(fail_every_allocation_once(load_once, (char[]){"rule \"a\" {}"}) > 20);
    assert_true(fail_every_allocation_once(load_once, (void *)(uintptr_t)good_lua) > 100);
}

static void test_load_with_mistakes(void **state) {
    (void)state;
    static const char bad_lua[] =
        "rule \"a\" { when = papers.a and 1 }\nlocal x = { a = 1, a = 2 }";
    static const char stopped_lua[] = "rul \"a\" {} local t local x = t.x";
    assert_true(fail_every_allocation_once(load_once, (void *)(uintptr_t)bad_lua) > 10);
    assert_true(fail_every_allocation_once(load_once, (void *)(uintptr_t)stopped_lua) > 20);
}

static void read_nothing(void *context, const char *path, struct reading *r) {
    (void)context;
    (void)path;
    r->kind = READING_NONE;
}

/* A call of a function condition that needs memory. */
static bool call_once(void *context) {
    return function_call(context, 1, read_nothing, NULL, NULL) == FUNCTION_TRUE;
}

static void test_call(void **state) {
    (void)state;
    struct loaded l;
    load_lua(&l, "rule \"a\" { when = function(q) local t = {} for i = 1, 99 do t[i] = { i } end "
                 "return true end }");
    assert_true(fail_every_allocation_once(call_once, l.source.functions) > 99);
    assert_true(call_once(l.source.functions));
    unload(&l);
}

TAP_MAIN(TEST("a load without memory says so", test_load),
         TEST("so does a load of files with mistakes", test_load_with_mistakes),
         TEST("a function condition without memory fails, and works again", test_call))
