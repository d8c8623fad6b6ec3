/*
 * issue_test.c - from a description to a token: what is refused, and which key signs.
 */
#include "permit_fixture.h"

#include "support/failing_malloc.h"

static struct permits x;

static enum lkd_status issue(const char *json, const char *at, const char *key,
                             struct lkd_permit_check *ret_check, struct lkd_error *err) {
    const struct lkd_issue_options options = {.now_s = moment(at), .key_id = key, .within = in_79};
    char *token = NULL;
    enum lkd_status status = lkd_permit_issue(x.keys, json, strlen(json), &options, &token, err);
    if (status == LKD_OK)
        assert_int_equal(lkd_permit_read(token, strlen(token), ret_check, NULL), LKD_OK);
    else
        assert_null(token);
    free(token);
    return status;
}

#define SIGNING_DAY "2021-08-24T10:00:00+07:00"

static void assert_refused(const char *json, const char *where, const char *message) {
    struct lkd_error err;
    struct lkd_permit_check c;
    enum lkd_status status = issue(json, SIGNING_DAY, NULL, &c, &err);
    assert_int_not_equal(status, LKD_OK);
    assert_int_equal(status, err.status);
    assert_string_equal(err.where, where);
    if (!strstr(err.message, message))
        fail_msg("%s", err.message);
}

#define BASE "\"form\":\"police_3261\",\"zones\":[\"760\"],\"valid_from\":\"2021-08-25\""
#define WHOLE BASE ",\"valid_to\":\"2021-09-06\""

static void test_descriptions(void **state) {
    (void)state;
    assert_refused("", "", "invalid JSON at line 1");
    assert_refused("[]", "", "a JSON object is expected");
    assert_refused("{", "", "invalid JSON");
    assert_refused("{" WHOLE ",\"form\":\"x\"}", "", "invalid JSON");
    assert_refused("{}", "form", "a permit needs a form");
    assert_refused("{\"form\":\"none\"}", "form", "a permit needs a form");
    assert_refused("{\"form\":\"a\",\"zones\":[]}", "zones", "the list is empty");
    assert_refused("{" BASE "}", "valid_to", "a permit needs an end");
    assert_refused("{" BASE ",\"valid_to\":\"2021-08-24\"}", "valid_to", "ends before it begins");
    assert_refused("{" BASE ",\"valid_to\":\"2021-02-30\"}", "valid_to", "`2021-02-30` is no time");
    assert_refused("{" BASE ",\"valid_to\":7}", "valid_to", "a text is expected");
    assert_refused("{" WHOLE ",\"clas\":\"3A\"}", "clas", "a permit has no member `clas`");
    assert_refused("{" WHOLE ",\"hours\":[\"06:00\"]}", "hours", "two different times of day");
    assert_refused("{" WHOLE ",\"hours\":[\"6\",\"7\"]}", "hours[0]", "`6` is no time of day");
    assert_refused("{" WHOLE ",\"holder\":\"\"}", "holder", "the text is empty");
    assert_refused("{" WHOLE ",\"holder\":\"a\\nb\"}", "holder", "a control character");
    assert_refused("{" WHOLE ",\"holder\":\"Nguye\\u0302\"}", "holder", "composed form");
    assert_refused("{" WHOLE ",\"holder\":\"a\\u202eb\"}", "holder", "an invisible character");
    assert_refused("{\"permit\":{" WHOLE "},\"purpose\":\"work\"}", "purpose",
                   "nothing may stand beside the permit");
    assert_refused("{\"permit\":{\"form\":1}}", "permit.form", "a text is expected");
    assert_refused("{\"permit\":7}", "permit", "an object is expected");
}

static void test_limits(void **state) {
    static char json[70000];
    int length = snprintf(json, sizeof json, "{" WHOLE ",\"holder\":\"%0301d\"}", 0);
    (void)state;
    assert_refused(json, "holder", "the text is longer than 300 bytes");
    length = snprintf(json, sizeof json,
                      "{" WHOLE ",\"holder\":\"%0300d\",\"route\":\"%0300d\",\"id\":\"%0300d\","
                      "\"purpose\":\"%0100d\"}",
                      0, 0, 0, 0);
    assert_refused(json, "", "the permit does not fit into 1024 bytes");
    length = snprintf(json, sizeof json, "{\"form\":\"a\",\"zones\":[");
    for (int i = 0; i < 65; i++)
        length += snprintf(json + length, sizeof json - (size_t)length, "%s\"760\"", i ? "," : "");
    snprintf(json + length, sizeof json - (size_t)length, "]}");
    assert_refused(json, "zones", "the list has more than 64 items");
    memset(json, ' ', sizeof json - 1);
    assert_refused(json, "", "the description is longer than 65536 bytes");
}

static void test_wrapped(void **state) {
    struct lkd_permit_check c;
    (void)state;
    assert_int_equal(issue("{\"permit\":{" WHOLE "}}", SIGNING_DAY, NULL, &c, NULL), LKD_OK);
    assert_int_equal(strlen(c.permit.id), 16); /* made up */
    assert_null(c.permit.holder);
    assert_null(c.permit.class_);
    assert_false(c.permit.has_hours);
    char first[17];
    memcpy(first, c.permit.id, sizeof first);
    assert_int_equal(issue("{" WHOLE "}", SIGNING_DAY, NULL, &c, NULL), LKD_OK);
    assert_string_not_equal(c.permit.id, first);
}

static void test_one_key(void **state) {
    struct lkd_permit_check c;
    struct lkd_error err;
    (void)state;
    assert_refused("{\"form\":\"a\",\"zones\":[\"92\"],\"valid_from\":\"2021-08-25\",\"valid_to\":"
                   "\"2021-09-06\"}",
                   "", "92 lies outside the territory of the key");
    assert_refused("{" BASE ",\"valid_to\":\"2021-11-01\"}", "",
                   "begins or ends outside the period of the key");
    assert_refused("{" WHOLE ",\"issuer\":\"agency\"}", "", "belongs to pc08 of 79");
    assert_int_equal(issue("{" WHOLE "}", "2021-11-01T00:00:00+07:00", NULL, &c, &err),
                     LKD_BAD_KEYS);
    assert_non_null(strstr(err.message, "is expired"));
    assert_int_equal(issue("{" WHOLE "}", "2021-07-31T23:59:59+07:00", NULL, &c, &err),
                     LKD_BAD_KEYS);
    assert_non_null(strstr(err.message, "is not in force yet"));
    assert_int_equal(issue("{" WHOLE "}", SIGNING_DAY, "0123456789abcdef", &c, &err),
                     LKD_NOT_FOUND);
    lkd_key_revoke(x.folder, x.key, moment("2021-08-20T00:00:00+07:00"), "stolen", NULL);
    permits_reload(&x);
    assert_refused("{" WHOLE "}", "", "is revoked");
}

static void test_rotation(void **state) {
    char next[LKD_KEY_ID_SIZE];
    struct lkd_permit_check c;
    struct lkd_error err;
    (void)state;
    permits_add_key(&x, "pc08", "79", "2021-08-20T00:00:00+07:00", "2021-12-01T00:00:00+07:00",
                    next);
    permits_reload(&x);
    assert_int_equal(issue("{" WHOLE "}", SIGNING_DAY, NULL, &c, NULL), LKD_OK);
    assert_string_equal(c.key_id, next);
    assert_int_equal(issue("{" WHOLE "}", "2021-08-19T00:00:00+07:00", NULL, &c, NULL), LKD_OK);
    assert_string_equal(c.key_id, x.key);
    assert_int_equal(issue("{" WHOLE "}", SIGNING_DAY, x.key, &c, NULL), LKD_OK);
    assert_string_equal(c.key_id, x.key);
    assert_int_equal(issue("{" BASE ",\"valid_to\":\"2022-01-01\"}", SIGNING_DAY, NULL, &c, &err),
                     LKD_BAD_KEYS);
    assert_string_equal(err.message, "none of the 2 keys may sign this permit");
}

static bool issue_again(void *context) {
    struct lkd_permit_check c;
    struct lkd_error err;
    (void)context;
    enum lkd_status status = issue(PERMIT, SIGNING_DAY, NULL, &c, &err);
    assert_true(status == LKD_OK || status == LKD_NO_MEMORY);
    return status == LKD_OK;
}

static void test_failing_malloc(void **state) {
    (void)state;
    assert_true(fail_every_allocation_once(issue_again, NULL) > 1);
}

static int begin(void **state) {
    (void)state;
    permits_begin(&x);
    return 0;
}

static int end(void **state) {
    (void)state;
    permits_end(&x);
    return 0;
}

#define FRESH(sentence, function)                                                                  \
    { (sentence), (function), begin, end, NULL }

int main(void) {
    const struct CMUnitTest tests[] = {
        FRESH("a description that is wrong is refused with its path", test_descriptions),
        FRESH("texts, lists and permits have their limits", test_limits),
        FRESH("a permit may stand under its name, and its id may be made up", test_wrapped),
        FRESH("a single key tells why it may not sign", test_one_key),
        FRESH("of several keys that may, the newest signs", test_rotation),
        FRESH("every failing malloc is reported and nothing leaks", test_failing_malloc),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
