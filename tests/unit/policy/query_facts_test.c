/*
 * query_facts_test.c - clearing and settling: what is known to be absent takes its details along.
 */
#include "support/tap.h"

#include "query_fixture.h"

static enum fact_state state_of(const struct fixture *x, const char *path) {
    return (enum fact_state)x->facts->state[fixture_find(&x->vocabulary, path)];
}

static struct fixture *settled(const char *text) {
    struct fixture *x = fixture_new();
    if (fixture_read(x, text, strlen(text)) != LKD_OK)
        fail_msg("%s: %s", text, x->err.message);
    facts_settle(x->facts);
    return x;
}

static void test_defaults(void **state) {
    (void)state;
    struct fixture *x = settled("{\"query\":\"level\"}");
    assert_int_equal(state_of(x, "person.age"), FACT_UNKNOWN);
    assert_int_equal(state_of(x, "area.order"), FACT_NONE);
    assert_int_equal(state_of(x, "group.size"), FACT_GIVEN);
    assert_int_equal(x->facts->value[fixture_find(&x->vocabulary, "group.size")].i, 1);
    fixture_free(x);
    x = settled("{\"query\":\"level\",\"group\":{\"size\":7},\"area\":{\"order\":\"strict\"}}");
    assert_int_equal(x->facts->value[fixture_find(&x->vocabulary, "group.size")].i, 7);
    assert_int_equal(state_of(x, "area.order"), FACT_GIVEN);
    facts_clear(x->facts);
    assert_int_equal(x->facts->value[fixture_find(&x->vocabulary, "group.size")].i, 1);
    assert_int_equal(state_of(x, "area.order"), FACT_NONE);
    assert_int_equal(x->facts->time_s, FIXTURE_NOW_S);
    fixture_free(x);
}

static void test_heads(void **state) {
    (void)state;
    struct fixture *x = settled("{\"query\":\"level\",\"permit\":{\"form\":\"none\"}}");
    assert_int_equal(state_of(x, "permit.form"), FACT_GIVEN);
    assert_int_equal(state_of(x, "permit.revoked"), FACT_NONE);
    assert_int_equal(state_of(x, "permit.zones"), FACT_NONE);
    assert_int_equal(state_of(x, "permit.seat"), FACT_NONE);
    assert_int_equal(state_of(x, "permit.seat.zone"), FACT_NONE);
    assert_int_equal(state_of(x, "person.first_dose"), FACT_UNKNOWN);
    fixture_free(x);

    x = settled("{\"query\":\"level\",\"permit\":{\"form\":\"police_3261\",\"revoked\":true}}");
    assert_int_equal(state_of(x, "permit.revoked"), FACT_GIVEN);
    assert_int_equal(state_of(x, "permit.zones"), FACT_UNKNOWN);
    fixture_free(x);

    x = settled("{\"query\":\"level\",\"permit\":{\"revoked\":true}}");
    assert_int_equal(state_of(x, "permit.revoked"), FACT_GIVEN);
    assert_int_equal(state_of(x, "permit.form"), FACT_UNKNOWN);
    fixture_free(x);
}

static void test_ignored_details(void **state) {
    (void)state;
    struct fixture *x =
        settled("{\"query\":\"level\",\"permit\":{\"revoked\":true,\"form\":\"none\","
                "\"seat\":{\"zone\":\"79\"}}}");
    assert_int_equal(state_of(x, "permit.revoked"), FACT_NONE);
    assert_int_equal(state_of(x, "permit.seat"), FACT_NONE);
    assert_int_equal(state_of(x, "permit.seat.zone"), FACT_NONE);
    fixture_free(x);
}

static void test_counts_and_booleans(void **state) {
    (void)state;
    struct fixture *x = settled("{\"query\":\"level\",\"person\":{\"doses\":0},"
                                "\"vehicle\":{\"sealed\":false,\"seal_intact\":true}}");
    assert_int_equal(state_of(x, "person.first_dose"), FACT_NONE);
    assert_int_equal(state_of(x, "vehicle.seal_intact"), FACT_NONE);
    fixture_free(x);
    x = settled("{\"query\":\"level\",\"person\":{\"doses\":1},\"vehicle\":{\"sealed\":true}}");
    assert_int_equal(state_of(x, "person.first_dose"), FACT_UNKNOWN);
    assert_int_equal(state_of(x, "vehicle.seal_intact"), FACT_UNKNOWN);
    fixture_free(x);
}

static void test_chains(void **state) {
    (void)state;
    struct fixture *x = settled("{\"query\":\"level\",\"person\":{\"test\":{\"kind\":\"none\","
                                "\"result\":\"negative\",\"sampled\":\"2021-07-26T08:00:00Z\"}}}");
    assert_int_equal(state_of(x, "person.test.result"), FACT_NONE);
    assert_int_equal(state_of(x, "person.test.sampled"), FACT_NONE);
    fixture_free(x);
    x = settled("{\"query\":\"level\",\"person\":{\"test\":{\"result\":\"none\"}}}");
    assert_int_equal(state_of(x, "person.test.kind"), FACT_UNKNOWN);
    assert_int_equal(state_of(x, "person.test.sampled"), FACT_NONE);
    fixture_free(x);
}

/* Heads in a circle are the vocabulary's mistake; here they only must not hang. */
static void test_circle(void **state) {
    (void)state;
    struct fixture *x = fixture_new();
    uint16_t kind = fixture_find(&x->vocabulary, "person.test.kind");
    x->vocabulary.facts[kind].head = fixture_find(&x->vocabulary, "person.test.sampled");
    struct facts *f = facts_new(&x->vocabulary, &x->lasting);
    assert_non_null(f);
    facts_settle(f);
    fixture_free(x);
}

TAP_MAIN(TEST("absent facts are unknown, none or their default", test_defaults),
         TEST("details of a head that is none are none", test_heads),
         TEST("details given beside such a head are ignored", test_ignored_details),
         TEST("a count of zero and false are absence too", test_counts_and_booleans),
         TEST("absence goes down a chain of heads", test_chains),
         TEST("a circle of heads does not hang", test_circle))
