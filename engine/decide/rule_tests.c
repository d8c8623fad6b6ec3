/*
 * rule_tests.c - reading and running the tests that stand beside the rules; see rule_tests.h.
 */
#include "decide/rule_tests.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/vec.h"

#define TESTS_ARENA_LIMIT ((size_t)256 << 20)
#define LINE_MAX_BYTES 65536 /* of `expected` and `got` */

/* ---- reading ---- */

struct test_list {
    struct rule_test *items;
    size_t count, capacity;
};

/* All tests of a policy being read. */
struct tests_reading {
    const struct lkd_policy *policy;
    const struct rulebook *rb;
    struct arena *arena;  /* keeps what the tests are made of */
    struct arena request; /* of the query at hand */
    struct problems *problems;
    struct facts *facts;
    struct text json;
    struct test_list tests;
    bool full;
};

static enum lkd_status no_memory(struct lkd_error *err) {
    return error_set(err, LKD_NO_MEMORY, "no memory for the tests of the rules");
}

/* The baseline of a file; a second one is a problem. */
static const struct declaration *find_baseline(struct tests_reading *r, uint16_t file) {
    const struct declaration *found = NULL;
    for (size_t i = 0; i < r->rb->source.declaration_count; i++) {
        const struct declaration *d = &r->rb->source.declarations[i];
        if (d->word != WORD_BASELINE || d->at.file != file)
            continue;
        if (found)
            test_problem(r->rb, r->problems, d, "", "put its facts into the first one",
                         "a file has one baseline");
        else
            found = d;
    }
    return found;
}

/* The fact that a path of the query reader is about: itself, a part of it, or a group with it. */
static const struct test_fact *find_fact(const struct test_facts *facts, const char *path) {
    size_t length = strlen(path);
    for (size_t i = 0; i < facts->count; i++) {
        const char *own = facts->items[i].path;
        size_t own_length = strlen(own);
        if ((strncmp(own, path, own_length) == 0 && strchr(".[", path[own_length])) ||
            (strncmp(own, path, length) == 0 && own[length] == '.'))
            return &facts->items[i];
    }
    return NULL;
}

/* A group that is not declared: persn = { age = 3 } at `persn`, ["persn.age"] = 3 at that. */
static struct position place_of_group(const struct rulebook *rb, const struct test_fact *fact,
                                      const char *path) {
    const struct declaration *d = fact->declaration;
    char name[256];
    snprintf(name, sizeof name, "%.250s=", path);
    struct position at = source_at_field(&rb->source, d, name);
    if (at.line != d->at.line || at.column != d->at.column)
        return at;
    snprintf(name, sizeof name, "%.250s=", fact->written);
    return source_at_field(&rb->source, d, name);
}

/* Where what the reader calls `path` is written: a fact that is not declared at its name, a wrong
 * value at itself. */
static struct position place_of(const struct rulebook *rb, const struct test_fact *fact,
                                const char *path) {
    size_t length = strlen(fact->path);
    char name[256];
    if (strlen(path) < length)
        return place_of_group(rb, fact, path);
    if (path[length] == '[') /* the reader counts from 0, Lua from 1 */
        snprintf(name, sizeof name, "%.200s[%lu]", fact->written,
                 strtoul(path + length + 1, NULL, 10) + 1);
    else if (vocabulary_find(&rb->vocabulary, fact->path) == NO_SLOT)
        snprintf(name, sizeof name, "%.250s=", fact->written);
    else
        snprintf(name, sizeof name, "%.250s", fact->written);
    return source_at_field(&rb->source, fact->declaration, name);
}

/* What the query reader says of a test. */
static void report_query(struct tests_reading *r, const struct declaration *d,
                         const struct test_facts *facts, const struct lkd_error *err) {
    const struct test_fact *fact = *err->where ? find_fact(facts, err->where) : NULL;
    struct position at =
        fact ? place_of(r->rb, fact, err->where) : source_at_field(&r->rb->source, d, "");
    problem_add(r->problems, &r->rb->source, at, err->hint, "%s", err->message);
}

/* The text of the query. False for a mistake, which is reported. */
static bool read_query(struct tests_reading *r, struct rule_test *t) {
    struct lkd_error err = {.status = LKD_OK};
    text_clear(&r->json);
    test_query_json(&t->facts, &r->json);
    t->query_length = r->json.length;
    t->query = arena_copy(r->arena, text_cstr(&r->json), r->json.length);
    arena_reset(&r->request);
    if (r->json.failed || !t->query) {
        r->full = true;
        return false;
    }
    enum lkd_status status =
        query_read(r->policy->reader, t->query, t->query_length, r->facts, &r->request, &err);
    if (status == LKD_BAD_QUERY)
        report_query(r, t->declaration, &t->facts, &err);
    else if (status != LKD_OK)
        r->full = true;
    return status == LKD_OK;
}

static void read_test(struct tests_reading *r, const struct declaration *d,
                      const struct declaration *baseline) {
    struct test_gathering g = {.rb = r->rb, .arena = r->arena, .problems = r->problems};
    struct rule_test t = {.declaration = d};
    if (baseline)
        test_facts_gather(&g, baseline);
    test_facts_gather(&g, d);
    r->full |= g.full;
    if (g.wrong || g.full)
        return;
    if (!g.has_moment) {
        test_problem(r->rb, r->problems, d, "", "at = \"2021-07-27 18:00:00\"",
                     "a test needs the field `at`");
        return;
    }
    t.facts = g.facts;
    bool good = expectation_read(r->rb, r->problems, d, g.at_s, &t.expect);
    good &= read_query(r, &t);
    if (good && !r->full)
        r->full = !VEC_PUSH(r->arena, &r->tests, t);
}

static void read_all(struct tests_reading *r) {
    const struct source *source = &r->rb->source;
    const struct declaration *baseline = NULL;
    uint16_t file = SOURCE_NO_FILE;
    for (size_t i = 0; i < source->declaration_count && !r->full; i++) {
        const struct declaration *d = &source->declarations[i];
        if (d->word != WORD_TEST)
            continue;
        if (d->at.file != file) {
            file = d->at.file;
            baseline = find_baseline(r, file);
        }
        read_test(r, d, baseline);
    }
}

/* Read every test; mistakes go to `problems`. */
static enum lkd_status read_tests(const struct lkd_policy *p, struct arena *arena,
                                  struct problems *problems, struct test_list *ret_tests,
                                  struct lkd_error *err) {
    struct tests_reading r = {.policy = p, .rb = p->rulebook, .arena = arena, .problems = problems};
    text_init(&r.json, TEST_QUERY_MAX);
    arena_init(&r.request, REQUEST_ARENA_LIMIT, NULL);
    r.facts = facts_new(&p->rulebook->vocabulary, arena);
    r.full = !r.facts;
    if (!r.full)
        read_all(&r);
    text_free(&r.json);
    arena_free(&r.request);
    *ret_tests = r.tests;
    return r.full ? no_memory(err) : LKD_OK;
}

static enum lkd_status mistakes(const struct problems *problems, struct lkd_error *err) {
    if (problems->count == 0)
        return LKD_OK;
    return error_set(err, LKD_BAD_RULES, "the tests of the rules have %zu mistake%s",
                     problems->count, problems->count == 1 ? "" : "s");
}

enum lkd_status rule_tests_check(const struct lkd_policy *p, struct problems *problems,
                                 struct lkd_error *err) {
    struct arena arena;
    struct test_list tests;
    arena_init(&arena, TESTS_ARENA_LIMIT, NULL);
    enum lkd_status status = read_tests(p, &arena, problems, &tests, err);
    arena_free(&arena);
    return status == LKD_OK ? mistakes(problems, err) : status;
}

/* ---- a session ---- */

enum lkd_status test_session_begin(struct lkd_policy *p, struct test_session *ret_session,
                                   struct lkd_error *err) {
    struct test_session *s = ret_session;
    struct problems problems;
    struct test_list tests = {NULL, 0, 0};
    *s = (struct test_session){.policy = p};
    arena_init(&s->arena, TESTS_ARENA_LIMIT, NULL);
    problems_init(&problems);
    enum lkd_status status = read_tests(p, &s->arena, &problems, &tests, err);
    if (status == LKD_OK)
        status = mistakes(&problems, err);
    problems_free(&problems);
    s->tests = tests.items;
    s->count = tests.count;
    return status == LKD_OK ? lkd_decider_new(p, &s->decider, err) : status;
}

void test_session_end(struct test_session *s) {
    lkd_decider_free(s->decider);
    arena_free(&s->arena);
}

enum lkd_status test_session_decide(struct test_session *s, const char *query, size_t length,
                                    struct decision *ret_decision, struct lkd_error *err) {
    const unsigned fields = LKD_FIELDS_ALL & ~(unsigned)LKD_FIELD_REMEDIES;
    const struct lkd_ask ask = {.language = LKD_ENGLISH};
    enum lkd_status status = decider_read(s->decider, query, length, &ask, err);
    if (status != LKD_OK)
        return status;
    return decider_decide(s->decider, fields, ret_decision) ? LKD_OK : no_memory(err);
}

/* ---- lkd_policy_test ---- */

struct test_lines {
    struct text expected, got;
};

/* Ask again, for the explanation of what came out. */
static enum lkd_status explain(struct test_session *s, const struct rule_test *t,
                               const char **ret_explanation, struct lkd_error *err) {
    const struct lkd_ask ask = {.language = LKD_ENGLISH};
    struct lkd_answer letter;
    enum lkd_status status =
        lkd_explain_text(s->decider, t->query, t->query_length, &ask, false, &letter, err);
    if (status == LKD_OK)
        *ret_explanation = letter.json;
    return status;
}

/* A test that waits is told, not run. */
static struct lkd_test_result head_of(const struct rulebook *rb, const struct rule_test *t) {
    const struct declaration *d = t->declaration;
    return (struct lkd_test_result){
        .name = d->id,
        .file = rb->source.files[d->at.file].name,
        .line = d->at.line,
        .passed = true,
        .announced = is_waiting(t) ? rb->directives[t->expect.announced].id : NULL};
}

static enum lkd_status run_test(struct test_session *s, const struct rule_test *t,
                                struct test_lines *lines, struct lkd_test_result *ret_result,
                                struct lkd_error *err) {
    const struct rulebook *rb = s->policy->rulebook;
    struct decision decision;
    *ret_result = head_of(rb, t);
    if (is_waiting(t))
        return LKD_OK;
    enum lkd_status status = test_session_decide(s, t->query, t->query_length, &decision, err);
    if (status != LKD_OK)
        return status;
    text_clear(&lines->expected);
    text_clear(&lines->got);
    expectation_write(rb, &t->expect, &lines->expected);
    expectation_write_got(s->decider, &decision, &t->expect, &lines->got);
    ret_result->expected = text_cstr(&lines->expected);
    ret_result->got = text_cstr(&lines->got);
    ret_result->passed = expectation_met(s->decider, &decision, &t->expect);
    if (lines->expected.failed || lines->got.failed)
        return no_memory(err);
    return ret_result->passed ? LKD_OK : explain(s, t, &ret_result->explanation, err);
}

static enum lkd_status run_all(struct test_session *s, lkd_test_callback *each, void *context,
                               size_t *ret_run, size_t *ret_failed, struct lkd_error *err) {
    struct test_lines lines;
    enum lkd_status status = LKD_OK;
    text_init(&lines.expected, LINE_MAX_BYTES);
    text_init(&lines.got, LINE_MAX_BYTES);
    for (size_t i = 0; i < s->count && status == LKD_OK; i++) {
        struct lkd_test_result result;
        status = run_test(s, &s->tests[i], &lines, &result, err);
        if (status != LKD_OK)
            break;
        *ret_run += !result.announced;
        *ret_failed += !result.passed;
        each(context, &result);
    }
    text_free(&lines.expected);
    text_free(&lines.got);
    return status;
}

enum lkd_status lkd_policy_test(struct lkd_policy *p, lkd_test_callback *each, void *context,
                                size_t *ret_run, size_t *ret_failed, struct lkd_error *err) {
    struct test_session session;
    size_t run = 0, failed = 0;
    error_clear(err);
    enum lkd_status status = test_session_begin(p, &session, err);
    if (status == LKD_OK)
        status = run_all(&session, each, context, &run, &failed, err);
    if (status == LKD_OK) {
        *ret_run = run;
        *ret_failed = failed;
    }
    test_session_end(&session);
    return status;
}
