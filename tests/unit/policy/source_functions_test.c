/*
 * source_functions_test.c - function conditions run under limits, read only the facts they are
 * given, and keep nothing.
 */
#include <pthread.h>
#include <stdio.h>

#include "policy/functions.h"
#include "source_fixture.h"

struct facts_given {
    int reads;
};

/* The facts of these tests, by name. */
static void read_fact(void *context, const char *path, struct reading *r) {
    struct facts_given *given = context;
    given->reads++;
    *r = (struct reading){.kind = READING_UNDECLARED};
    if (strcmp(path, "age") == 0)
        *r = (struct reading){.kind = READING_INTEGER, .integer = 65};
    else if (strcmp(path, "share") == 0)
        *r = (struct reading){.kind = READING_DECIMAL, .integer = 1600000};
    else if (strcmp(path, "good") == 0)
        *r = (struct reading){.kind = READING_BOOLEAN, .boolean = true};
    else if (strcmp(path, "kind") == 0)
        *r = (struct reading){.kind = READING_TEXT, .text = "pcrX", .length = 3};
    else if (strcmp(path, "none") == 0)
        r->kind = READING_NONE;
    else if (strcmp(path, "unknown") == 0)
        r->kind = READING_UNKNOWN;
}

/* A rule whose function condition is the Lua text; `before` stands in front of the rule. */
static void load_function(struct loaded *l, const char *before, const char *function) {
    struct text lua;
    text_init(&lua, 65536);
    text_printf(&lua, "%s\nrule \"f\" {\n  when = %s\n}", before, function);
    load_bytes(l, lua.bytes, lua.length);
    assert_string_equal(show_problems(l), "");
    assert_non_null(l->source.functions);
    text_free(&lua);
}

static int function_of(const struct loaded *l, const char *rule) {
    for (size_t i = 0; i < l->source.declaration_count; i++)
        if (strcmp(l->source.declarations[i].id, rule) == 0)
            return table_field(l->source.declarations[i].body, "when")->function;
    return 0;
}

static enum function_answer call(const struct loaded *l, const char *rule, struct lkd_error *err) {
    struct facts_given given = {0};
    *err = (struct lkd_error){.status = LKD_OK};
    return function_call(l->source.functions, function_of(l, rule), read_fact, &given, err);
}

static void assert_answer(const char *function, enum function_answer expected) {
    struct loaded l;
    struct lkd_error err;
    load_function(&l, "", function);
    enum function_answer answer = call(&l, "f", &err);
    if (answer != expected)
        fail_msg("%s gives %d: %s", function, answer, err.message);
    assert_int_equal(call(&l, "f", &err), expected);
    unload(&l);
}

static void test_answers(void **state) {
    (void)state;
    assert_answer("function(q) return q \"age\" >= 65 end", FUNCTION_TRUE);
    assert_answer("function(q) return q \"age\" > 65 end", FUNCTION_FALSE);
    assert_answer("function(q) return q \"share\" == 1.6 and q \"good\" end", FUNCTION_TRUE);
    assert_answer("function(q) return q \"kind\" == \"pcr\" end", FUNCTION_TRUE);
    assert_answer("function(q) return q \"none\" == nil end", FUNCTION_TRUE);
    assert_answer("function(q) return q(\"age\") == 65 end", FUNCTION_TRUE);
    assert_answer("function(q) for i, f in ipairs { \"age\", \"good\" } do q(f) end\n"
                  "for k, v in sorted { a = 1 } do if k ~= \"a\" then return false end end\n"
                  "return true end",
                  FUNCTION_TRUE);
}

static void test_unknown(void **state) {
    (void)state;
    assert_answer("function(q) return q \"unknown\" == nil end", FUNCTION_UNKNOWN);
    assert_answer("function(q) return q \"good\" or q \"unknown\" end", FUNCTION_TRUE);
    assert_answer("function(q) return q \"unknown\" or true end", FUNCTION_UNKNOWN);
}

/* The message and place of a failing function whose text begins on line 3, column 10. */
static void assert_failure(const char *before, const char *function, const char *where,
                           const char *message) {
    struct loaded l;
    struct lkd_error err;
    load_function(&l, before, function);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(call(&l, "f", &err), FUNCTION_FAILED);
        assert_int_equal(err.status, LKD_BAD_RULES);
        assert_string_equal(err.message, message);
        assert_string_equal(err.where, where);
    }
    unload(&l);
}

static void test_failures(void **state) {
    (void)state;
    assert_failure("", "function(q) return q \"other\" end", "rules/a.lua:3:29",
                   "`other` is not in `reads`");
    assert_failure("", "function(q) return 1 end", "rules/a.lua:3:18",
                   "a function condition returned the number 1, not true or false");
    assert_failure("", "function(q) end", "rules/a.lua:3:18",
                   "a function condition returned nil, not true or false");
    assert_failure("", "function(q) return q \"none\" > 5 end", "rules/a.lua:3:40",
                   "attempt to compare number with nil");
    assert_failure("local t = {}", "function(q) return t.x.y end", "rules/a.lua:3:31",
                   "attempt to index a nil value (field `x`)");
    assert_failure("", "function(q) return q() end", "rules/a.lua:3:29",
                   "a fact is read by its name: q \"person.age\"");
    assert_failure("", "function(q) return person.age end", "rules/a.lua:3:29",
                   "`person` is not offered in a function condition");
    assert_failure("", "function(q) return rule \"x\" end", "rules/a.lua:3:29",
                   "`rule` is not offered in a function condition");
    assert_failure("local age = person.age", "function(q) return age:at_least(5) end",
                   "rules/a.lua:3:33", "conditions cannot be made in a function condition");
    assert_failure("local h = hours", "function(q) return h(5) end", "rules/a.lua:3:29",
                   "conditions cannot be made in a function condition");
}

static void test_limits(void **state) {
    (void)state;
    assert_failure("", "function(q) while true do end end", "rules/a.lua:3:33",
                   "this runs too long");
    assert_failure("", "function(q) for i = 1, 1e9 do end return true end", "rules/a.lua:3:22",
                   "this runs too long");
    assert_failure("", "function(q) local s = \"x\" while true do s = s .. s end end",
                   "rules/a.lua:3:56", "a text grows longer than 8192 bytes");
    assert_failure("", "function(q) local t = {} for i = 1, 99999 do t[i] = i end end",
                   "rules/a.lua:3:62", "this needs more memory than it may have");
    assert_answer("function(q) for i = 1, 9000 do local t = { i } end return true end",
                  FUNCTION_TRUE);
    struct loaded l;
    struct lkd_error err;
    load_function(&l, "local function f(n) return 1 + f(n) end", "function() return f(1) end");
    assert_int_equal(call(&l, "f", &err), FUNCTION_FAILED);
    assert_string_equal(err.where, "rules/a.lua:1:32");
    unload(&l);
}

static void test_nothing_is_kept(void **state) {
    (void)state;
    assert_failure("", "function(q) x = 1 return true end", "rules/a.lua:3:26", "`x` is not local");
    assert_failure("local n = 0", "function(q) n = n + 1 return n == 1 end", "rules/a.lua:3:18",
                   "a function condition changed `n`, which is declared outside of it");
    assert_failure("local n", "function(q) n = q \"age\" return true end", "rules/a.lua:3:18",
                   "a function condition changed `n`, which is declared outside of it");
    assert_failure("local n = 0 local function bump() n = n + 1 end",
                   "function(q) bump() return true end", "rules/a.lua:1:32",
                   "a function condition changed `n`, which is declared outside of it");
    assert_failure("local t = { x = 1 }", "function(q) t.x = 2 return true end", "rules/a.lua:3:28",
                   "a table from outside the function cannot be changed");
    assert_failure("local t = { u = { v = {} } }", "function(q) t.u.v[1] = 2 return true end",
                   "rules/a.lua:3:33", "a table from outside the function cannot be changed");
    assert_failure("local t = {} t.self = { t }",
                   "function(q) for i, x in ipairs(t.self) do x.y = 1 end return true end",
                   "rules/a.lua:3:58", "a table from outside the function cannot be changed");
}

static void test_tables_from_outside_can_be_read(void **state) {
    (void)state;
    static const char before[] =
        "local t = { 10, 20, 30, name = \"x\", deep = { y = { 1 } } } t.self = t "
        "local function sum(list) local n = 0 for i, v in ipairs(list) do n = n + v end return n "
        "end t.sum = sum";
    static const char *const conditions[] = {"#t == 3",         "t[2] == 20",
                                             "t.name == \"x\"", "t.deep.y[1] == 1",
                                             "t.self == t",     "t.self.self.deep == t.deep",
                                             "sum(t) == 60",    "t.sum(t) == 60",
                                             "t.none == nil",   "#t.deep.y == 1"};
    struct lkd_error err;
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++) {
        struct loaded l;
        char function[128];
        snprintf(function, sizeof function, "function(q) return %s end", conditions[i]);
        load_function(&l, before, function);
        if (call(&l, "f", &err) != FUNCTION_TRUE)
            fail_msg("%s: %s %s", conditions[i], err.where, err.message);
        unload(&l);
    }
    struct loaded l;
    load_function(&l, before,
                  "function(q) local s = \"\" for k in sorted(t) do s = s .. k .. \" \" "
                  "end return s == \"1 2 3 deep name self sum \" end");
    assert_int_equal(call(&l, "f", &err), FUNCTION_TRUE);
    unload(&l);
}

static void test_several_functions(void **state) {
    (void)state;
    struct loaded l;
    struct lkd_error err;
    load_lua(&l, "for i = 1, 3 do rule(\"r\" .. i) { when = function(q) return i == 2 end } end\n"
                 "local shared = function(q) return q \"good\" end\n"
                 "rule \"a\" { when = shared } rule \"b\" { when = shared }");
    assert_string_equal(show_problems(&l), "");
    assert_int_equal(call(&l, "r1", &err), FUNCTION_FALSE);
    assert_int_equal(call(&l, "r2", &err), FUNCTION_TRUE);
    assert_int_equal(call(&l, "r3", &err), FUNCTION_FALSE);
    assert_int_equal(call(&l, "a", &err), FUNCTION_TRUE);
    assert_int_equal(call(&l, "b", &err), FUNCTION_TRUE);
    unload(&l);
}

static void test_failure_does_not_stay(void **state) {
    (void)state;
    struct loaded l;
    struct lkd_error err;
    load_lua(&l, "rule \"bad\" { when = function() local t = {} for i = 1, 1e9 do t[i] = i end end "
                 "}\nrule \"good\" { when = function(q) return q \"good\" end }");
    for (int i = 0; i < 50; i++) {
        assert_int_equal(call(&l, "bad", &err), FUNCTION_FAILED);
        assert_int_equal(call(&l, "good", &err), FUNCTION_TRUE);
    }
    unload(&l);
}

#define THREADS 4
#define CALLS 500

static void *call_often(void *context) {
    const struct loaded *l = context;
    struct lkd_error err;
    for (int i = 0; i < CALLS; i++)
        if (call(l, "f", &err) != FUNCTION_TRUE)
            return "failed";
    return NULL;
}

static void test_threads(void **state) {
    (void)state;
    struct loaded l;
    load_function(&l, "local t = { 65 }",
                  "function(q) local s = 0 for i = 1, 50 do s = s + i end return q \"age\" == t[1] "
                  "and s == 1275 end");
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, call_often, &l), 0);
    for (int i = 0; i < THREADS; i++) {
        void *failure = NULL;
        pthread_join(threads[i], &failure);
        assert_null(failure);
    }
    unload(&l);
}

static void test_missing_error_is_fine(void **state) {
    (void)state;
    struct loaded l;
    struct facts_given given = {0};
    load_function(&l, "", "function(q) return q \"age\" .. {} end");
    assert_int_equal(function_call(l.source.functions, 1, read_fact, &given, NULL),
                     FUNCTION_FAILED);
    assert_int_equal(given.reads, 1);
    unload(&l);
}

TAP_MAIN(TEST("a function condition answers from the facts it reads", test_answers),
         TEST("reading an unknown fact makes the answer unknown", test_unknown),
         TEST("a failure is told with its place, and again with every call", test_failures),
         TEST("instructions, memory and texts are limited", test_limits),
         TEST("a function condition keeps nothing between calls", test_nothing_is_kept),
         TEST("tables from outside can be read as usual", test_tables_from_outside_can_be_read),
         TEST("every function condition is a function of its own", test_several_functions),
         TEST("a failure leaves nothing behind for the next call", test_failure_does_not_stay),
         TEST("many threads may call", test_threads),
         TEST("the error may be NULL", test_missing_error_is_fine))
