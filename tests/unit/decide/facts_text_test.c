/*
 * facts_text_test.c - facts written as a query are, when read again, the same facts.
 */
#include "support/tap.h"

#include <stdio.h>
#include <stdlib.h>

#include "decide/facts_text.h"
#include "decide/fingerprint.h"
#include "decide/snapshot.h"

static struct lkd_policy *policy;
static struct lkd_decider *decider;
static const struct facts_text *writer;

static const struct lkd_ask ask = {.now_s = 1627300000};

static void begin(void) {
    const struct lkd_policy_options options = {.rules = "rules", .zones = "geodata"};
    struct lkd_problems *problems;
    struct lkd_error err;
    if (lkd_policy_load(&options, &policy, &problems, &err) != LKD_OK ||
        lkd_decider_new(policy, &decider, &err) != LKD_OK)
        fail_msg("%s", err.message);
    writer =
        facts_text_new(&policy->rulebook->vocabulary, policy->map->zones, &decider->facts_arena);
    assert_non_null(writer);
}

static void end(void) {
    lkd_decider_free(decider);
    lkd_policy_release(policy);
}

static void must_read(const char *text, size_t length) {
    struct lkd_error err;
    if (decider_read(decider, text, length, &ask, &err) != LKD_OK)
        fail_msg("%s: %s in %.*s", err.where, err.message, (int)length, text);
}

static void assert_same_again(const char *query, size_t length) {
    struct text out;
    text_init(&out, 1 << 20);
    must_read(query, length);
    struct fingerprint before = fingerprint_of(decider->query.facts);
    facts_text_write(writer, decider->query.facts, &out);
    must_read(out.bytes, out.length);
    struct fingerprint after = fingerprint_of(decider->query.facts);
    if (strcmp(before.text, after.text) != 0)
        fail_msg("%.*s\nbecomes %.*s", (int)length, query, (int)out.length, out.bytes);
    text_free(&out);
}

static void test_samples(void **state) {
    static const char *const samples[] = {
        "01-an-evening-stroll-in-district-1",
        "02-a-sanitation-worker-in-the-last-second-of-an-extended-permit",
        "05-a-petrol-station-at-a-main-gateway-at-night",
        "07-a-way-through-a-blockaded-alley",
        "08-which-level-holds-at-a-point-near-a-border",
    };
    (void)state;
    begin();
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        char path[256], *text;
        size_t length;
        snprintf(path, sizeof path, "tests/samples/%s.json", samples[i]);
        assert_int_equal(file_read(path, 1 << 20, &text, &length, NULL), LKD_OK);
        assert_same_again(text, length);
        free(text);
    }
    end();
}

/* The time is given, as a fact that is given stays one. */
#define QUERY(members) "{\"query\":\"movement\",\"time\":\"2021-08-01T00:00:00Z\"," members "}"

static void test_types(void **state) {
    static const char *const queries[] = {
        QUERY("\"permit\":{\"form\":\"police_3261\",\"hours\":[\"22:00\",\"05:30:15\"],"
              "\"zones\":[\"79\",\"760\"],\"issuer_zone\":\"79\",\"revoked\":true,"
              "\"holder\":\"Nguyễn "
              "\\\"A\\\"\\u0001\\\\\",\"valid_to\":\"2199-12-31T23:59:59+07:00\"}"),
        QUERY("\"origin\":{\"point\":[106.69512345678901,-0.000001],\"accuracy\":12.5}"),
        QUERY("\"origin\":{\"zone\":\"760\",\"point\":[106.7,10.75]},"
              "\"destination\":{\"zone\":\"26740\"},\"person\":{\"age\":-3,\"id\":\"\"}"),
        QUERY("\"route\":{\"type\":\"LineString\",\"coordinates\":[[106.1,10.1],[1e2,1e1]]},"
              "\"group\":{\"size\":1000000000000,\"distance_m\":0.000001}"),
        QUERY("\"person\":{\"last_dose\":\"1900-01-01\",\"test\":{\"kind\":\"pcr\","
              "\"sampled\":\"2021-07-31T23:59:59+07:00\"}},\"vehicle\":{\"kind\":\"none\"}"),
        QUERY("\"purpose\":\"leisure\""),
    };
    (void)state;
    begin();
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
        assert_same_again(queries[i], strlen(queries[i]));
    end();
}

TAP_MAIN(TEST("the sample questions come back as they were", test_samples),
         TEST("so do values of every type", test_types))
