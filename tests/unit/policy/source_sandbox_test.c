/*
 * source_sandbox_test.c - no rule file can take the process with it: each of these is stopped in
 * time, within its memory, and told with its line; what it held is given back, and a good file
 * loads after it.
 */
#include <malloc.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "source_fixture.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

#define LONG "this runs too long"
#define MEMORY "this needs more memory than it may have"
#define DEEP "this is nested too deeply"

struct hostile {
    const char *before, *part; /* the file is: before, part * count, after */
    size_t count;
    const char *after;
    unsigned line;
    const char *message; /* how it begins; NULL: it is stopped for time or memory */
};

#define CODE(lua) lua, "", 0, ""
#define RUN(body) "local function run()\n" body "\nend\nrun()", "", 0, ""

static const struct hostile loops[] = {
    {RUN("while true do end"), 2, LONG},
    {RUN("repeat local x = 1 until false"), 2, LONG},
    {CODE("local x\n::a:: x = 1 goto a"), 2, LONG},
    {CODE("for i = 1, 1e18 do end"), 1, LONG},
    {CODE("for i = 1, 1e18 do hours \"x\" end"), 1, "`hours` takes"},
    {RUN("while true do local x <close> = nil end"), 2, LONG},
    {CODE("local function f(n) return f(n) end\nf(1)"), 1, LONG},
    {RUN("local a, b = 1e308, 5e-324 while true do local c = a % b end"), 2, LONG},
    {RUN("local a = 1.0000001 while true do local c = a ^ 0.333 end"), 2, LONG},
    {RUN("local a = 1.2345678901234 while true do local c = a .. \"\" end"), 2, LONG},
    {RUN("local a, b = \"x\", \"x\" for i = 1, 12 do a = a .. a b = b .. b end while true do "
         "local c = a == b end"),
     2, LONG},
    {RUN("local a, b = \"x\", \"x\" for i = 1, 12 do a = a .. a b = b .. b end while true do "
         "local c = a < b end"),
     2, LONG},
    {RUN("local x = person while true do x = x.a end"), 2, "a fact's name is longer"},
    {RUN("local t = {} for i = 1, 9999 do t[\"k\" .. i] = i end while true do "
         "for k in sorted(t) do break end end"),
     2, LONG},
    {RUN("local t, k = {}, 0 for i = 1, 131071 do t[\"k\" .. i] = true end while true do "
         "k = k + 1 t[\"z\" .. k] = true t[\"z\" .. k] = nil end"),
     2, NULL},
    {RUN("local t = { 1, 2, 3, 4, 5, 6 } for i = 1, 20 do t = { t, t, t, t } end while true do "
         "rul(t) end"),
     2, "`rul` is not a word"},
    {CODE("for x in\nperson.ages do end"), 2, "`person.ages` is not a word"},
    {CODE("for x in\npairs {} do end"), 2, "`pairs` is not offered"},
};

static const struct hostile growth[] = {
    {CODE("\nlocal s = \"x\" for i = 1, 1e9 do s = s .. s end"), 2,
     "a text grows longer than 8192 bytes"},
    {CODE("\nlocal t = {} for i = 1, 1e9 do t[i] = i end"), 2, MEMORY},
    {CODE("\nlocal t = {} for i = 1, 1e9 do t[\"k\" .. i] = {} end"), 2, NULL},
    {CODE("\nlocal t = {} for i = 1, 1e9 do t = { t, t, t, t } end"), 2, NULL},
    {CODE("\nlocal t = {} for i = 1, 1e9 do local x = i t[i] = function() return x end end"), 2,
     NULL},
    {CODE("\nlocal t = {} for i = 1, 1e9 do t[i] = { i } t[i - 1000] = nil end"), 2, NULL},
    {CODE("\nfor i = 1, 1e9 do local x = person.age:at_least(5) end"), 2, NULL},
    {CODE("\nlocal x = papers.a for i = 1, 1e9 do x = x & x end"), 2, NULL},
    {CODE("\nfor i = 1, 1e9 do rule(\"r\" .. i) { cite = { \"a\" } } end"), 2, NULL},
    {CODE("\nlocal t = {} for i = 1, 9000 do t[i] = \"some text that is long enough\" .. i end "
          "for i = 1, 1e9 do baseline(t) end"),
     2, NULL},
    {CODE("\nlocal t = { 1 } for i in ipairs(t) do t[i + 1] = i end"), 2, MEMORY},
    {CODE("\nlocal t = {} for i = 1, 20000 do t[\"k\" .. i] = i end for k in sorted(t) do end"), 2,
     "`sorted` takes at most 10000 entries"},
};

static const struct hostile depth[] = {
    {CODE("local function f(n)\nreturn 1 + f(n) end\nf(1)"), 2, NULL},
    {CODE("local g local function f()\nreturn 1 + g() end g = function()\nreturn (f()) end\nf()"),
     0, NULL},
    {"local x =\n", "(", 100000, "1", 2, "tables, functions and brackets are nested"},
    {"local x =\n", "{", 100000, "1", 2, "tables, functions and brackets are nested"},
    {"local x = a\n", "[1", 100000, "", 2, "tables, functions and brackets are nested"},
    {"local x =\n", "~", 100000, "papers.a", 2, DEEP},
    {"local x =\n", "- ", 100000, "1", 2, DEEP},
    {"local x = 1\n", "^ 1", 100000, "", 2, DEEP},
    {"local x = \"a\"\n", " .. \"a\"", 100000, "", 2, DEEP},
    {"", "local function f() ", 50000, "", 1, "tables, functions and brackets are nested"},
    {"", "local function f() ", 140, "", 1, NULL},
    {"local function f()\n", "::a:: ", 100000, "end", 2, DEEP},
    {"local function f()\n", "if a then ", 100000, "", 2,
     "tables, functions and brackets are nested"},
    {"local x = papers.a:is(\n", "papers.a:is(", 140, "1", 2,
     "function or expression needs too many registers"},
};

/* Lua's parser is linear in most, not in all: lists of jumps, lookups of names. */
static const struct hostile sizes[] = {
    {"local function f(a) return a\n", " or a", 150000, " end", 2, LONG},
    {"local function f(a) if a then\n", " elseif a then", 70000, " end end", 2, LONG},
    {"while true do\n", " if a then break end", 45000, " end", 1, "`while` decides"},
    {"local function f() while true do\n", " if a then break end", 45000, " end end", 2,
     "too many labels/gotos (limit is 32767)"},
    {"local function f()\n", "goto a ", 32000, " end", 2, "no visible label `a`"},
    {"", "local a = 1\n", 300, "", 201, "too many local variables (limit is 200)"},
    {"local x = \"", "x", 900000, "\"", 1, "a text is longer than 8192 bytes"},
    {"local x = [[", "x\n", 400000, "]]", 1, "a text is longer than 8192 bytes"},
    {"local x =\n", "a", 900000, "", 2, "a name is longer than 200 bytes"},
    {"local x = a\n", ".a", 400000, "", 2, "a fact's name is longer than 200 bytes"},
    {"local x = a\n", " + 1 & a", 100000, " = 1", 2, "unexpected symbol"},
    {"local x = { \n", "a = 1, ", 100000, "}", 2, "`a` is written twice"},
    {"", "g = 1\n", 60000, "", 1, "`g` is not local"},
    {"--[", "=", 900000, "\nlocal x = = 1", 2, "unexpected symbol"},
    {"x", "=", 900000, "", 1, "`==` cannot compare"},
    {"x", "]=", 400000, "", 1, "syntax error"},
    {"x(1", ", 1", 300, ")", 1, "function or expression needs too many registers"},
};

/* ---- running them ---- */

static char *write_out(const struct hostile *h, size_t *ret_length) {
    struct text t;
    text_init(&t, (size_t)1 << 20);
    text_puts(&t, h->before);
    for (size_t i = 0; i < h->count; i++)
        text_puts(&t, h->part);
    text_puts(&t, h->after);
    assert_false(t.failed);
    *ret_length = t.length;
    return t.bytes;
}

static double cpu_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The good file beside it declares its id whatever happens, and loads when it is alone. */
static const struct source_text good = {"rules/z.lua", "rule \"good\" { when = papers.a }", 31};

static void assert_good_file_loads(void) {
    struct loaded l;
    load_files(&l, &good, 1, NULL);
    assert_string_equal(show_problems(&l), "");
    assert_string_equal(show_declarations(&l), "rule good {when=papers.a}");
    unload(&l);
}

static bool is_stopped(const char *message) {
    return strcmp(message, LONG) == 0 || strcmp(message, MEMORY) == 0 ||
           strcmp(message, "functions call each other too deeply") == 0 ||
           strncmp(message, DEEP, strlen(DEEP)) == 0 || strstr(message, "expected") ||
           strstr(message, "unexpected symbol");
}

/* Slowed down by a sanitizer, a file may meet the deadline first, on whichever line it is then. */
static bool is_told_late(const struct problem *p) {
    return SANITIZED && strcmp(p->message, LONG) == 0;
}

static bool is_told(const struct problem *p, const struct hostile *h) {
    if (strcmp(p->file, "rules/a.lua") != 0 || p->at.line == 0)
        return false;
    if (is_told_late(p))
        return true;
    if (h->line != 0 && p->at.line != h->line)
        return false;
    return h->message ? strncmp(p->message, h->message, strlen(h->message)) == 0
                      : is_stopped(p->message);
}

static void assert_told(const struct loaded *l, const struct hostile *h) {
    for (size_t i = 0; i < l->problems.count; i++)
        if (is_told(&l->problems.items[i], h))
            return;
    assert_true(l->problems.count > 0);
    const struct problem *p = &l->problems.items[0];
    fail_msg("of %.80s%.20s... is told %s:%u:%u %s", h->before, h->part, p->file, p->at.line,
             p->at.column, p->message);
}

static void attack(const struct hostile *h, const struct source_limits *limits, double seconds) {
    size_t length;
    char *lua = write_out(h, &length);
    const struct source_text texts[] = {{"rules/a.lua", lua, length}, good};
    struct loaded l;
    double began = cpu_seconds();
    load_files(&l, texts, 2, limits);
    double took = cpu_seconds() - began;
    problems_sort(&l.problems);
    assert_told(&l, h);
    assert_true(l.source.declaration_count > 0);
    assert_string_equal(l.source.declarations[l.source.declaration_count - 1].id, "good");
    unload(&l);
    if (took > seconds * (SANITIZED ? 5 : 1))
        fail_msg("%.80s%.20s... took %.2f s", h->before, h->part, took);
    free(lua);
}

/* With an eighth of the usual time, so that the tests are quick. */
static void attack_all(const struct hostile *hostile, size_t count, size_t memory_bytes) {
    const struct source_limits limits = {memory_bytes, 2500000};
    for (size_t i = 0; i < count; i++)
        attack(&hostile[i], &limits, 0.5);
    assert_good_file_loads();
}
#define ATTACK_ALL(table, memory) attack_all(table, sizeof(table) / sizeof *(table), memory)

static void test_loops(void **state) {
    (void)state;
    ATTACK_ALL(loops, (size_t)16 << 20);
}

static void test_growth(void **state) {
    (void)state;
    ATTACK_ALL(growth, (size_t)8 << 20);
}

static void test_depth(void **state) {
    (void)state;
    ATTACK_ALL(depth, (size_t)16 << 20);
}

static void test_sizes(void **state) {
    (void)state;
    ATTACK_ALL(sizes, 0);
}

static void test_default_limits(void **state) {
    (void)state;
    attack(&loops[0], NULL, 2);
    attack(&growth[2], NULL, 2);
    attack(&depth[0], NULL, 2);
    attack(&sizes[0], NULL, 2);
}

/* Allow the process 112 MB more than it has now: 64 for the load, and what malloc scatters. */
static void limit_address_space(struct rlimit *ret_before) {
    unsigned long pages = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    assert_non_null(f);
    assert_int_equal(fscanf(f, "%lu", &pages), 1);
    fclose(f);
    assert_int_equal(getrlimit(RLIMIT_AS, ret_before), 0);
    struct rlimit limit = *ret_before;
    limit.rlim_cur = pages * (rlim_t)sysconf(_SC_PAGESIZE) + ((rlim_t)112 << 20);
    assert_int_equal(setrlimit(RLIMIT_AS, &limit), 0);
}

static void test_memory(void **state) {
    (void)state;
    if (SANITIZED) /* a sanitizer keeps memory of its own; leaks are what it sees better */
        return;
    struct rlimit before;
    limit_address_space(&before);
    assert_good_file_loads();
    size_t used = mallinfo2().uordblks;
    attack(&growth[1], NULL, 2);
    attack(&growth[6], NULL, 2);
    attack(&growth[8], NULL, 2);
    assert_good_file_loads();
    assert_in_range(mallinfo2().uordblks, 0, used + 65536); /* malloc keeps small blocks at hand */
    setrlimit(RLIMIT_AS, &before);
}

static void test_budget_is_shared_and_told_once(void **state) {
    (void)state;
    static const char lua[] = "for i = 1, 300000 do end";
    static const char names[][16] = {"rules/1.lua", "rules/2.lua", "rules/3.lua", "rules/4.lua"};
    struct source_text texts[4];
    for (size_t i = 0; i < 4; i++)
        texts[i] = (struct source_text){names[i], lua, sizeof lua - 1};
    struct loaded l;
    load_files(&l, texts, 4, &(struct source_limits){.instructions = 500000});
    assert_string_equal(show_problems(&l),
                        "rules/2.lua:1:1 this runs too long | does a loop here never end? rule "
                        "files declare, they do not compute");
    assert_false(l.source.files[0].failed);
    assert_true(l.source.files[1].failed && l.source.files[2].failed && l.source.files[3].failed);
    unload(&l);
}

static void test_no_library(void **state) {
    (void)state;
    static const char *const names[] = {
        "assert", "collectgarbage", "coroutine", "debug",        "dofile",
        "error",  "getmetatable",   "io",        "load",         "loadfile",
        "math",   "next",           "os",        "package",      "pairs",
        "pcall",  "print",          "rawequal",  "rawget",       "rawlen",
        "rawset", "require",        "select",    "setmetatable", "string",
        "table",  "tonumber",       "tostring",  "type",         "utf8",
        "warn",   "xpcall",         "_G",        "_VERSION",     "arg"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char lua[64], shown[64];
        snprintf(lua, sizeof lua, "rule \"a\" { x = %s }", names[i]);
        snprintf(shown, sizeof shown, "rule a {x=%s}", names[i]);
        assert_declarations(lua, shown); /* a path like any other */
        snprintf(lua, sizeof lua, "%s()", names[i]);
        struct loaded l;
        load_lua(&l, lua);
        assert_int_equal(l.problems.count, 1);
        unload(&l);
    }
}

static void test_files_share_nothing(void **state) {
    (void)state;
    static const struct source_text texts[] = {
        {"rules/a.lua", "x = 1 rule = nil", 16},
        {"rules/b.lua", "rule \"b\" { when = x & papers.a }", 32},
    };
    struct loaded l;
    load_files(&l, texts, 2, NULL);
    assert_string_equal(show_problems(&l),
                        "rules/a.lua:1:1 `x` is not local | write local x = ...\n"
                        "rules/a.lua:1:7 `rule` is not local | write local rule = ...");
    assert_string_equal(show_declarations(&l), "rule b {when=(x & papers.a)}");
    unload(&l);
}

TAP_MAIN(TEST("a loop that never ends is stopped, however it is written", test_loops),
         TEST("what grows without end is stopped", test_growth),
         TEST("deep nesting is stopped", test_depth),
         TEST("no size makes the parser slow", test_sizes),
         TEST("the usual limits stop a file within 2 s", test_default_limits),
         TEST("a hostile file stays within its memory and gives it back", test_memory),
         TEST("the files share one budget, and who spends it is told",
              test_budget_is_shared_and_told_once),
         TEST("nothing of Lua's library is there", test_no_library),
         TEST("files share no globals", test_files_share_nothing))
