/*
 * query_errors_test.c - what a query as a whole gives: undeclared and missing keys, broken JSON,
 * which mistake is told first, limits, memory.
 */
#include "support/tap.h"

#include "query_fixture.h"
#include "support/failing_malloc.h"

struct refusal {
    const char *text, *where, *message, *hint;
};

static void assert_refusals(const struct refusal *cases, size_t count) {
    struct fixture *x = fixture_new();
    for (size_t i = 0; i < count; i++) {
        const struct refusal *c = &cases[i];
        if (fixture_read(x, c->text, strlen(c->text)) != LKD_BAD_QUERY)
            fail_msg("%s is read", c->text);
        if (strcmp(x->err.where, c->where) != 0 || strcmp(x->err.message, c->message) != 0 ||
            strcmp(x->err.hint, c->hint) != 0)
            fail_msg("%s gives\n  %s\n  %s\n  %s", c->text, x->err.where, x->err.message,
                     x->err.hint);
    }
    fixture_free(x);
}

#define ASSERT_REFUSALS(cases) assert_refusals(cases, sizeof(cases) / sizeof *(cases))

static void test_whole_query(void **state) {
    (void)state;
    static const char text[] =
        "{\"query\": \"movement\", \"time\": \"2021-07-26T18:00:00+07:00\", \"purpose\": "
        "\"visit\",\n"
        " \"person\": {\"case\": \"none\", \"age\": 30, \"test\": {\"kind\": \"none\"}},\n"
        " \"permit\": {}, \"origin\": {\"zone\": \"760\", \"asserted_level\": \"CT16\"}}\n";
    struct fixture *x = fixture_new();
    assert_int_equal(fixture_read(x, text, strlen(text)), LKD_OK);
    assert_int_equal(x->facts->time_s, 1627297200);
    assert_string_equal(
        x->vocabulary.facts[x->vocabulary.slot_query].values->values[x->facts->query], "movement");
    size_t given = 0;
    for (size_t slot = 0; slot < x->vocabulary.count; slot++)
        given += x->facts->state[slot] == FACT_GIVEN;
    assert_int_equal(given, 9 + 1); /* and group.size by default */
    fixture_free(x);
}

static void test_time_absent(void **state) {
    (void)state;
    struct fixture *x = fixture_new();
    assert_int_equal(fixture_read(x, "{\"query\":\"level\"}", 17), LKD_OK);
    assert_int_equal(x->facts->time_s, FIXTURE_NOW_S);
    assert_int_equal(x->facts->state[x->vocabulary.slot_time], FACT_UNKNOWN);
    assert_int_equal(x->facts->query, 5);
    fixture_free(x);
}

static void test_query_missing(void **state) {
    (void)state;
    static const struct refusal cases[] = {
        {"{}", "query", "`query` is missing",
         "one of: movement, permit, business, place, person, level"},
        {"{\"purpose\": \"visit\"}", "query", "`query` is missing",
         "one of: movement, permit, business, place, person, level"},
        {"{\"query\": \"move\"}", "query", "`query` has no value \"move\"",
         "one of: movement, permit, business, place, person, level"},
        {"{\"query\": \"mouvement\"}", "query", "`query` has no value \"mouvement\"",
         "did you mean \"movement\"?"},
    };
    ASSERT_REFUSALS(cases);
}

static void test_no_object(void **state) {
    (void)state;
    static const struct refusal cases[] = {
        {"[]", "", "a query must be an object, not []", ""},
        {" 12 ", "", "a query must be an object, not 12", ""},
        {"\"movement\"", "", "a query must be an object, not \"movement\"", ""},
        {"null", "", "a query must be an object, not null", ""},
        {"{\"person\": 1}", "person", "`person` must be an object, not 1", ""},
        {"{\"person\": null}", "person", "`person` must be an object, not null",
         "what is not known is left out"},
        {"{\"person\": {\"test\": \"none\"}}", "person.test",
         "`person.test` must be an object, not \"none\"", ""},
    };
    ASSERT_REFUSALS(cases);
}

static void test_undeclared(void **state) {
    (void)state;
    static const struct refusal cases[] = {
        {"{\"permit\": {\"zone\": \"79\"}}", "permit.zone", "`permit.zone` is not declared",
         "did you mean `permit.zones`?"},
        {"{\"permitt\": {}}", "permitt", "`permitt` is not declared", "did you mean `permit`?"},
        {"{\"age\": 30}", "age", "`age` is not declared", "did you mean `person.age`?"},
        {"{\"vehicle\": {\"holder\": \"x\"}}", "vehicle.holder", "`vehicle.holder` is not declared",
         "did you mean `permit.holder`?"},
        {"{\"test\": {}}", "test", "`test` is not declared", ""},
        {"{\"zebra\": {}}", "zebra", "`zebra` is not declared", ""},
        {"{\"\": 1}", "", "`` is not declared", ""},
        {"{\"person.age\": 30}", "person.age", "`person.age` is not declared",
         "write it as objects: {\"person\": {...}}"},
        {"{\"person\": {\"test.kind\": 1}}", "person.test.kind",
         "`person.test.kind` is not declared", "write it as objects: {\"test\": {...}}"},
        {"{\"p\\u0065rson\": {\"ag\\u0065\": \"x\"}}", "person.age",
         "`person.age` must be an integer, not \"x\"", "write it without quotes"},
        {"{\"ph\\u00f2ng\": 1}", "ph\\u00f2ng", "`ph\\u00f2ng` is not declared", ""},
        {"{\"phòng\": 1}", "phòng", "`phòng` is not declared", ""},
        {"{\"a key so long that a message cannot hold it, nor would anybody read it\": 1}",
         "a key so long that a message cannot hold it, nor...",
         "`a key so long that a message cannot hold it, nor...` is not declared", ""},
    };
    ASSERT_REFUSALS(cases);
}

static void test_cut_between_characters(void **state) {
    (void)state;
    static const struct refusal cases[] = {
        {"{\"person\": {\"age\": \"ờờờờờờờờờờờờờờờờờờờờờờ\"}}", "person.age",
         "`person.age` must be an integer, not \"ờờờờờờờờờờờờờờờ...", "write it without quotes"},
    };
    ASSERT_REFUSALS(cases);
}

static void test_syntax(void **state) {
    (void)state;
    static const struct refusal cases[] = {
        {"", "", "invalid JSON at byte 0 (line 1, column 1): the text is empty", ""},
        {"{\"query\": \"movement\",\n \"purpose\" \"visit\"}", "",
         "invalid JSON at byte 33 (line 2, column 12): expected `:` after a key", ""},
        {"\xEF\xBB\xBF{\"query\": \"level\"}", "",
         "invalid JSON at byte 0 (line 1, column 1): a byte order mark before the value", ""},
        {"{\"query\": \"level\"} x", "",
         "invalid JSON at byte 19 (line 1, column 20): more text after the value", ""},
        {"{\"query\": \"level\"", "",
         "invalid JSON at byte 17 (line 1, column 18): the text ends inside a value", ""},
        {"{\"permit\": {\"holder\": \"a\\u0000b\"}}", "",
         "invalid JSON at byte 24 (line 1, column 25): the character U+0000", ""},
        {"{\"permit\": {\"holder\": \"\xC0\x80\"}}", "",
         "invalid JSON at byte 23 (line 1, column 24): bytes that are not UTF-8", ""},
        {"{\"person\": {\"age\": 030}}", "",
         "invalid JSON at byte 20 (line 1, column 21): a number with a leading zero", ""},
        {"{\"person\": {\"age\": 9223372036854775808}}", "",
         "invalid JSON at byte 19 (line 1, column 20): an integer that does not fit in 64 bits",
         ""},
    };
    ASSERT_REFUSALS(cases);
}

static void test_syntax_comes_first(void **state) {
    (void)state;
    static const struct refusal cases[] = {
        {"{\"zebra\": 1, \"person\": {\"age\": \"x\"", "",
         "invalid JSON at byte 34 (line 1, column 35): the text ends inside a value", ""},
        {"{\"person\": {\"age\": \"x\"}}}", "",
         "invalid JSON at byte 24 (line 1, column 25): more text after the value", ""},
        {"{\"zebra\": {\"a\": [1, {\"k\": 1, \"k\": 2}]}}", "",
         "invalid JSON at byte 29 (line 1, column 30): the key `k` is given twice", ""},
        {"{\"zebra\": 1, \"person\": {\"age\": \"x\"}}", "zebra", "`zebra` is not declared", ""},
    };
    ASSERT_REFUSALS(cases);
}

static void test_duplicates(void **state) {
    (void)state;
    static const struct refusal cases[] = {
        {"{\"permit\": {\"form\": \"none\", \"form\": \"none\"}}", "permit.form",
         "invalid JSON at byte 28 (line 1, column 29): `permit.form` is given twice", ""},
        {"{\"permit\": {}, \"query\": \"level\", \"permit\": {}}", "permit",
         "invalid JSON at byte 33 (line 1, column 34): `permit` is given twice", ""},
        {"{\"permit\": {\"form\": \"none\", \"f\\u006frm\": \"none\"}}", "permit.form",
         "invalid JSON at byte 28 (line 1, column 29): `permit.form` is given twice", ""},
        {"{\"origin\": {\"zone\": \"79\", \"zone\": \"79\"}}", "origin.zone",
         "invalid JSON at byte 26 (line 1, column 27): `origin.zone` is given twice", ""},
        {"{\"route\": {\"type\": \"LineString\", \"type\": \"LineString\"}}", "route.type",
         "invalid JSON at byte 33 (line 1, column 34): `route.type` is given twice", ""},
    };
    ASSERT_REFUSALS(cases);
}

static void test_deep_nesting(void **state) {
    (void)state;
    struct fixture *x = fixture_new();
    static const char start[] = "{\"query\": \"level\", \"person\": {\"age\": ";
    size_t length = 200000;
    char *text = malloc(length);
    memset(text, '[', length);
    assert_int_equal(fixture_read(x, text, length), LKD_BAD_QUERY);
    assert_string_equal(x->err.message, "invalid JSON at byte 64 (line 1, column 65): "
                                        "values nested more than 64 deep");
    memcpy(text, start, strlen(start));
    assert_int_equal(fixture_read(x, text, length), LKD_BAD_QUERY);
    assert_non_null(strstr(x->err.message, "values nested more than 64 deep"));
    free(text);
    fixture_free(x);
}

static void test_text_limit(void **state) {
    (void)state;
    struct fixture *x = fixture_new();
    char *text = malloc(QUERY_TEXT_MAX + 1);
    memset(text, ' ', QUERY_TEXT_MAX + 1);
    memcpy(text, "{\"query\":\"level\"}", 17);
    assert_int_equal(fixture_read(x, text, QUERY_TEXT_MAX), LKD_OK);
    assert_int_equal(fixture_read(x, text, QUERY_TEXT_MAX + 1), LKD_BAD_QUERY);
    assert_string_equal(x->err.message, "the query has 1048577 bytes; at most 1048576 are read");
    assert_string_equal(x->err.where, "");
    free(text);
    fixture_free(x);
}

/* Every start of a good query is broken JSON, read from a block of its size. */
static void test_every_cut(void **state) {
    (void)state;
    static const char text[] =
        "{\"query\":\"movement\",\"person\":{\"age\":30,\"test\":{\"sampled\":\"2021-07-26T18:00:"
        "00Z\"}},"
        "\"permit\":{\"holder\":\"Nguy\xe1\xbb\x85n \\ud834\\udd1e\",\"zones\":[\"79\",\"92\"],"
        "\"hours\":[\"06:00\",\"18:00\"],\"revoked\":false},\"area\":{\"dose1_share\":0.5},"
        "\"origin\":{\"point\":[106.7,10.7]},"
        "\"route\":{\"type\":\"LineString\",\"coordinates\":[[1,2],[3.5,4e0]]}}";
    struct fixture *x = fixture_new();
    size_t whole = strlen(text);
    for (size_t length = 0; length < whole; length++) {
        if (fixture_read(x, text, length) != LKD_BAD_QUERY ||
            strncmp(x->err.message, "invalid JSON", 12) != 0)
            fail_msg("cut at byte %zu: %s", length, x->err.message);
    }
    assert_int_equal(fixture_read(x, text, whole), LKD_OK);
    fixture_free(x);
}

static void test_cleared_after_failure(void **state) {
    (void)state;
    static const char text[] = "{\"query\":\"level\",\"person\":{\"age\":30,\"case\":\"F9\"}}";
    struct fixture *x = fixture_new();
    assert_int_equal(fixture_read(x, text, strlen(text)), LKD_BAD_QUERY);
    for (size_t slot = 0; slot < x->vocabulary.count; slot++)
        if (x->vocabulary.facts[slot].absent == ABSENT_UNKNOWN)
            assert_int_equal(x->facts->state[slot], FACT_UNKNOWN);
    assert_int_equal(x->facts->query, -1);
    fixture_free(x);
}

static void test_no_error_wanted(void **state) {
    (void)state;
    struct fixture *x = fixture_new();
    static const char *const texts[] = {"", "{\"zebra\":1}", "{\"query\":7}", "{}", "["};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(
            query_read(x->reader, texts[i], strlen(texts[i]), x->facts, &x->request, NULL),
            LKD_BAD_QUERY);
    fixture_free(x);
}

/* Prepare a reader and read a query that needs memory, with a new arena. */
static bool prepare_and_read(void *context) {
    static const char text[] =
        "{\"query\":\"level\",\"permit\":{\"holder\":\"\\u0041\",\"zones\":[\"79\"]},"
        "\"route\":{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}}";
    struct fixture *x = context;
    struct arena arena;
    struct lkd_error err = {0};
    arena_init(&arena, (size_t)1 << 20, NULL);
    const struct query_reader *r = query_reader_new(&x->vocabulary, x->zones, &arena);
    struct facts *f = r ? facts_new(&x->vocabulary, &arena) : NULL;
    enum lkd_status status = f ? query_read(r, text, strlen(text), f, &arena, &err) : LKD_NO_MEMORY;
    arena_free(&arena);
    return status == LKD_OK;
}

static void test_failing_allocations(void **state) {
    (void)state;
    struct fixture *x = fixture_new();
    fail_every_allocation_once(prepare_and_read, x);
    fixture_free(x);
}

/* The arena of the request full at every point: an honest report each time. */
static void test_full_arena(void **state) {
    (void)state;
    static const char good[] =
        "{\"query\":\"level\",\"permit\":{\"holder\":\"\\u0041\",\"zones\":[\"79\"]},"
        "\"route\":{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}}";
    static const char bad[] = "{\"query\":\"level\",\"zebra\":{\"\\u0041\":1,\"b\":2}}";
    struct fixture *x = fixture_new();
    size_t successes = 0;
    for (size_t limit = 0; limit < 2048; limit += 16) {
        struct arena arena;
        struct lkd_error err = {0};
        arena_init(&arena, limit, NULL);
        enum lkd_status status = query_read(x->reader, good, strlen(good), x->facts, &arena, &err);
        assert_true(status == LKD_OK || status == LKD_NO_MEMORY);
        assert_int_equal(err.status, status);
        successes += status == LKD_OK;
        arena_reset(&arena);
        err = (struct lkd_error){0};
        status = query_read(x->reader, bad, strlen(bad), x->facts, &arena, &err);
        assert_true(status == LKD_BAD_QUERY || status == LKD_NO_MEMORY);
        assert_int_equal(err.status, status);
        arena_free(&arena);
    }
    assert_true(successes > 0);
    fixture_free(x);
}

TAP_MAIN(TEST("a query fills the slots of its facts", test_whole_query),
         TEST("without a time the caller's moment stays", test_time_absent),
         TEST("a query says what is asked", test_query_missing),
         TEST("the query and its groups are objects", test_no_object),
         TEST("undeclared keys are named, with the nearest declared one", test_undeclared),
         TEST("values are shortened between characters", test_cut_between_characters),
         TEST("broken JSON is told with byte, line and column", test_syntax),
         TEST("broken JSON is told before other mistakes, the first of those otherwise",
              test_syntax_comes_first),
         TEST("a fact given twice is told with its path", test_duplicates),
         TEST("200,000 brackets are an error, quickly", test_deep_nesting),
         TEST("texts end at 1 MB", test_text_limit),
         TEST("every cut of a query is broken JSON", test_every_cut),
         TEST("a failure leaves no facts behind", test_cleared_after_failure),
         TEST("the error may be left out", test_no_error_wanted),
         TEST("a failing allocation is a status", test_failing_allocations),
         TEST("a full arena is a status", test_full_arena))
