/*
 * query_random_test.c - damaged queries: broken JSON has to be found exactly where jansson finds
 * it, but for nesting beyond 64 and NUL bytes, which jansson overlooks behind a number.
 *
 * 100,000 texts, each a query damaged in one to three places. LOCKDOWN_SEED repeats a run.
 */
#include "support/tap.h"

#include <jansson.h>
#include <time.h>

#include "query_fixture.h"

#define TEXT_MAX 4096
#define MUTATIONS 100000

static const char *const queries[] = {
    ("{\"query\":\"movement\",\"time\":\"2021-07-26T18:00:00+07:00\",\"purpose\":\"visit\","
     "\"person\":{\"case\":\"none\",\"age\":30,\"doses\":2,\"first_dose\":\"2021-07-01\","
     "\"residence\":{\"zone\":\"760\"},\"test\":{\"kind\":\"pcr\",\"result\":\"negative\","
     "\"sampled\":\"2021-07-26T08:00:00Z\"}},\"origin\":{\"zone\":\"760\"}}"),
    ("{ \"query\" : \"permit\" ,\n\t\"permit\" : { \"form\" : \"police_3261\", \"holder\" : "
     "\"Nguy\xe1\xbb\x85n \\\"V\\u0103n\\\" \\ud834\\udd1e A\", \"zones\" : [ \"79\" , \"92\" "
     "],\r\n"
     " \"hours\" : [ \"06:00\" , \"18:00\" ] , \"revoked\" : false , \"purpose\" : \"press\" } "
     "}\n"),
    ("{\"query\":\"level\",\"area\":{\"population\":123456,\"dose1_share\":0.705,\"order\":"
     "\"strict\"},"
     "\"group\":{\"size\":-3},\"vehicle\":{\"sealed\":true,\"seal_intact\":true},"
     "\"origin\":{\"point\":[106.7,10.77],\"accuracy\":1.5e1,\"asserted_level\":\"CT16\"}}"),
    ("{\"query\":\"movement\",\"route\":{\"type\":\"LineString\",\"coordinates\":[[106.7,10.7],"
     "[106.75,10.75],[1.0670098765432101e2,10.8]]},\"permit\":{\"issuer_zone\":\"769\"}}"),
    ("{\"query\":\"place\",\"zebra\":{\"a\":[1,-2.5e-3,null,true,\"x\",{\"b\":[[],{}]}],\"c\":{}}"
     "}"),
};

static const char *const pieces[] = {
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    " ",
    "\n",
    "0",
    "1",
    "-",
    ".",
    "e",
    "E+",
    "00",
    "null",
    "true",
    "false",
    "nul",
    "\\u0000",
    "\\ud800",
    "\\udc00",
    "\\u00e9",
    "\\x",
    "\x01",
    "\x7f",
    "\xff",
    "\xc3",
    "\xc0\x80",
    "\xed\xa0\x80",
    "\xe1\xbb\x85",
    "\xf4\x90\x80\x80",
    "\xef\xbb\xbf",
    "1e400",
    "-1e-400",
    "9223372036854775808",
    "-9223372036854775808",
    "0.1234567",
    "\"a\":1,",
    "\"query\":\"level\",",
    "\"person\":{},",
    "{\"a\":1,\"a\":2}",
    "[[[[[[[[[[",
    "/**/",
    "\"\"",
    "'",
};

/* xorshift64* */
static uint64_t random_state;
static size_t random_below(size_t limit) {
    random_state ^= random_state >> 12;
    random_state ^= random_state << 25;
    random_state ^= random_state >> 27;
    return (size_t)(random_state * UINT64_C(2685821657736338717) >> 33) % limit;
}

struct damaged {
    char bytes[TEXT_MAX];
    size_t length;
};

/* Put bytes in place of `removed` ones. */
static void splice(struct damaged *d, size_t at, size_t removed, const char *bytes, size_t length) {
    if (d->length - removed + length > sizeof d->bytes)
        return;
    memmove(d->bytes + at + length, d->bytes + at + removed, d->length - at - removed);
    memcpy(d->bytes + at, bytes, length);
    d->length += length - removed;
}

static void damage(struct damaged *d) {
    size_t at = random_below(d->length + 1), left = d->length - at;
    size_t some = left ? random_below(left < 24 ? left : 24) : 0;
    const char *piece = pieces[random_below(sizeof pieces / sizeof *pieces)];
    char copy[24];
    switch (random_below(8)) {
    case 0:
    case 1:
    case 2:
        splice(d, at, 0, piece, strlen(piece));
        break;
    case 3:
        splice(d, at, some, piece, strlen(piece));
        break;
    case 4:
        splice(d, at, some, "", 0);
        break;
    case 5:
        memcpy(copy, d->bytes + at, some);
        splice(d, random_below(d->length + 1), 0, copy, some);
        break;
    case 6:
        if (left)
            d->bytes[at] = (char)random_below(256);
        break;
    default:
        if (random_below(4) == 0)
            d->length = at;
        else if (left)
            d->bytes[at] ^= (char)(1 << random_below(8));
        break;
    }
}

static size_t tree_depth(const json_t *tree) {
    size_t deepest = 0, i;
    const char *key;
    json_t *child;
    json_array_foreach(tree, i, child) {
        size_t depth = tree_depth(child);
        deepest = depth > deepest ? depth : deepest;
    }
    json_object_foreach((json_t *)(uintptr_t)tree, key, child) {
        size_t depth = tree_depth(child);
        deepest = depth > deepest ? depth : deepest;
    }
    return json_is_array(tree) || json_is_object(tree) ? deepest + 1 : 0;
}

/* What was read as an integer and as a string has to be what jansson has read. */
static bool same_values(const struct fixture *x, json_t *tree) {
    const struct facts *f = x->facts;
    uint16_t age = fixture_find(&x->vocabulary, "person.age");
    uint16_t holder = fixture_find(&x->vocabulary, "permit.holder");
    json_t *other_age = json_object_get(json_object_get(tree, "person"), "age");
    json_t *other_holder = json_object_get(json_object_get(tree, "permit"), "holder");
    if ((f->state[age] == FACT_GIVEN) != (other_age != NULL) ||
        (f->state[holder] == FACT_GIVEN) != (other_holder != NULL))
        return false;
    if (other_age && f->value[age].i != json_integer_value(other_age))
        return false;
    return !other_holder || (f->value[holder].string.length == json_string_length(other_holder) &&
                             memcmp(f->value[holder].string.bytes, json_string_value(other_holder),
                                    json_string_length(other_holder)) == 0);
}

static void fail_with(const struct damaged *d, const struct fixture *x, const char *why) {
    print_message("# %.*s\n", (int)d->length, d->bytes);
    fail_msg("%s: %s", why, x->err.message);
}

/* Compare the two readers; returns whether the text is a good query. */
static bool compare(struct fixture *x, const struct damaged *d) {
    json_t *tree = json_loadb(d->bytes, d->length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, NULL);
    enum lkd_status status = fixture_read(x, d->bytes, d->length);
    bool is_json = tree && tree_depth(tree) <= 64 && !memchr(d->bytes, '\0', d->length);
    bool syntax = strncmp(x->err.message, "invalid JSON", 12) == 0;
    if (status != LKD_OK && status != LKD_BAD_QUERY)
        fail_with(d, x, "neither good nor bad");
    if (syntax == is_json)
        fail_with(d, x, is_json ? "jansson reads it" : "jansson refuses it");
    if (status == LKD_OK && !same_values(x, tree))
        fail_with(d, x, "other values");
    json_decref(tree);
    return status == LKD_OK;
}

static void test_damaged(void **state) {
    (void)state;
    struct fixture *x = fixture_new();
    struct damaged d;
    size_t good = 0;
    for (size_t i = 0; i < MUTATIONS; i++) {
        const char *query = queries[random_below(sizeof queries / sizeof *queries)];
        d.length = strlen(query);
        memcpy(d.bytes, query, d.length);
        for (size_t times = 1 + random_below(3); times > 0; times--)
            damage(&d);
        good += compare(x, &d);
    }
    print_message("# %zu of %d were good queries\n", good, MUTATIONS);
    assert_true(good > 0);
    fixture_free(x);
}

int main(void) {
    const char *seed = getenv("LOCKDOWN_SEED");
    unsigned long long number = seed ? strtoull(seed, NULL, 10) : (unsigned long long)time(NULL);
    printf("# LOCKDOWN_SEED=%llu\n", number);
    random_state = number * 2 + 1;
    const struct CMUnitTest tests[] = {
        TEST("100,000 damaged queries are broken JSON exactly when jansson says so", test_damaged),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
