/*
 * verify_test.c - everything that speaks against a permit, one by one.
 */
#include "permit_fixture.h"

#include "permits/holder.h"

static struct permits x;
static char *token;

#define GOOD_DAY "2021-08-30T12:00:00+07:00"

static unsigned faults_with(const struct lkd_verify_options *given, struct lkd_permit_check *c) {
    struct lkd_verify_options options = *given;
    options.within = in_79;
    lkd_permit_verify(x.keys, token, strlen(token), &options, c);
    return c->faults;
}

static void assert_fault(const char *at, int fault, enum lkd_standing standing) {
    const struct lkd_verify_options options = {.now_s = moment(at)};
    struct lkd_permit_check c;
    unsigned faults = faults_with(&options, &c);
    assert_int_equal(faults, fault < 0 ? 0 : 1u << fault);
    assert_int_equal(c.standing, standing);
    assert_string_equal(lkd_standing_name(c.standing), standing == LKD_PERMIT_GOOD ? "good"
                                                       : standing == LKD_PERMIT_BAD
                                                           ? "bad"
                                                           : "undetermined");
}

static void test_period(void **state) {
    (void)state;
    assert_fault("2021-08-24T23:59:59+07:00", LKD_PERMIT_EARLY, LKD_PERMIT_BAD);
    assert_fault("2021-08-25T00:00:00+07:00", -1, LKD_PERMIT_GOOD);
    assert_fault("2021-08-31T06:00:00+07:00", -1, LKD_PERMIT_GOOD);
    lkd_permit_revoke(x.folder, NULL, NULL, moment("2021-09-07T00:00:00+07:00"), NULL);
    permits_reload(&x);
    assert_fault("2021-09-06T23:59:59+07:00", -1, LKD_PERMIT_GOOD);
    assert_fault("2021-09-07T00:00:00+07:00", LKD_PERMIT_EXPIRED, LKD_PERMIT_BAD);
}

static void test_old_list(void **state) {
    const struct lkd_verify_options patient = {.now_s = moment("2021-08-31T06:00:01+07:00"),
                                               .list_age_s = 2 * LKD_LIST_AGE_S};
    struct lkd_permit_check c;
    (void)state;
    assert_fault("2021-08-31T06:00:01+07:00", LKD_PERMIT_OLD_LIST, LKD_PERMIT_UNCLEAR);
    assert_int_equal(faults_with(&patient, &c), 0);
    assert_true(c.list_fresh);
}

static void test_no_list(void **state) {
    char path[128];
    (void)state;
    snprintf(path, sizeof path, "%s/revoked.json", x.folder);
    unlink(path);
    permits_reload(&x);
    assert_fault(GOOD_DAY, LKD_PERMIT_NO_LIST, LKD_PERMIT_UNCLEAR);
}

static void test_revoked(void **state) {
    struct lkd_permit_check c;
    (void)state;
    assert_int_equal(lkd_permit_revoke(x.folder, "P-1", "lost", moment(GOOD_DAY), NULL), LKD_OK);
    permits_reload(&x);
    assert_fault(GOOD_DAY, LKD_PERMIT_REVOKED, LKD_PERMIT_BAD);
    assert_fault("2021-08-30T11:59:59+07:00", -1, LKD_PERMIT_GOOD); /* as it was then */
    assert_fault("2021-09-02T12:00:00+07:00", LKD_PERMIT_REVOKED, LKD_PERMIT_BAD); /* old list */
    permits_verify(&x, token, GOOD_DAY, &c);
    assert_string_equal(c.revoked_reason, "lost");
    assert_true(c.signature_valid);
}

static void test_key_revoked(void **state) {
    struct lkd_permit_check c;
    (void)state;
    assert_int_equal(lkd_key_revoke(x.folder, x.key, moment(GOOD_DAY), "stolen", NULL), LKD_OK);
    permits_reload(&x);
    assert_fault(GOOD_DAY, LKD_PERMIT_KEY_REVOKED, LKD_PERMIT_BAD);
    assert_fault("2021-08-30T11:59:59+07:00", -1, LKD_PERMIT_GOOD);
    permits_verify(&x, token, GOOD_DAY, &c);
    assert_false(c.signature_valid);
}

static void test_unknown_key(void **state) {
    struct permits other;
    struct lkd_permit_check c;
    (void)state;
    permits_begin(&other);
    permits_verify(&other, token, GOOD_DAY, &c);
    assert_int_equal(c.faults, 1u << LKD_PERMIT_UNKNOWN_KEY);
    assert_int_equal(c.standing, LKD_PERMIT_BAD);
    assert_true(c.readable);
    permits_end(&other);
}

/* The file of the key says something else than when the permit was signed. */
static void edit_key(const char *from, const char *to) {
    char path[128], text[1024] = "", *at;
    snprintf(path, sizeof path, "%s/%s.json", x.folder, x.key);
    FILE *f = fopen(path, "r+");
    assert_non_null(f);
    size_t length = fread(text, 1, sizeof text - 1, f);
    at = strstr(text, from);
    assert_non_null(at);
    assert_int_equal(strlen(from), strlen(to));
    memcpy(at, to, strlen(to));
    rewind(f);
    assert_int_equal(fwrite(text, 1, length, f), length);
    fclose(f);
    permits_reload(&x);
}

static void test_key_says_else(void **state) {
    (void)state;
    edit_key("\"zones\":[\"79\"]", "\"zones\":[\"92\"]");
    assert_fault(GOOD_DAY, LKD_PERMIT_TERRITORY, LKD_PERMIT_BAD);
    edit_key("\"zones\":[\"92\"]", "\"zones\":[\"79\"]");
    edit_key("\"issuer\":\"pc08\"", "\"issuer\":\"pc09\"");
    assert_fault(GOOD_DAY, LKD_PERMIT_OTHER_ISSUER, LKD_PERMIT_BAD);
    edit_key("\"issuer\":\"pc09\"", "\"issuer\":\"pc08\"");
    edit_key("\"to\":\"2021-11-01", "\"to\":\"2021-09-06");
    assert_fault(GOOD_DAY, LKD_PERMIT_KEY_PERIOD, LKD_PERMIT_BAD);
    edit_key("\"to\":\"2021-09-06", "\"to\":\"2021-11-01");
    edit_key("\"from\":\"2021-08-01", "\"from\":\"2021-08-25");
    assert_fault(GOOD_DAY, LKD_PERMIT_KEY_PERIOD, LKD_PERMIT_BAD); /* signed before */
}

static void test_territory_alone(void **state) {
    const struct lkd_verify_options options = {.now_s = moment(GOOD_DAY)};
    struct lkd_permit_check c;
    (void)state;
    lkd_permit_verify(x.keys, token, strlen(token), &options,
                      &c); /* nobody tells what lies where */
    assert_int_equal(c.faults, 1u << LKD_PERMIT_TERRITORY);
}

static unsigned clock_faults(const char *clock, struct lkd_permit_check *c) {
    const struct lkd_verify_options options = {.now_s = moment(clock), .from_clock = true};
    return faults_with(&options, c);
}

static void test_clock(void **state) {
    struct lkd_permit_check c;
    (void)state;
    assert_int_equal(clock_faults(GOOD_DAY, &c), 0);
    assert_int_equal(c.proven_s, moment(GOOD_DAY));
    assert_int_equal(lkd_clock_advance(x.folder, c.proven_s, NULL), LKD_OK);
    assert_int_equal(lkd_clock_advance(x.folder, moment(LIST), NULL), LKD_OK); /* never back */
    permits_reload(&x);
    assert_int_equal(lkd_keys_clock(x.keys), moment(GOOD_DAY));
    assert_int_equal(clock_faults("2021-08-30T11:55:00+07:00", &c), 0); /* five minutes are fine */
    assert_int_equal(c.moment_s, moment(GOOD_DAY));
    assert_int_equal(clock_faults("2021-08-30T11:54:59+07:00", &c), 1u << LKD_PERMIT_CLOCK_BEHIND);
    assert_int_equal(c.standing, LKD_PERMIT_UNCLEAR);
    assert_int_equal(clock_faults("2020-08-30T11:54:59+07:00", &c), 1u << LKD_PERMIT_CLOCK_BEHIND);
    assert_fault("2021-08-30T11:00:00+07:00", -1, LKD_PERMIT_GOOD); /* asked about, not read */
}

static void test_clock_past_end(void **state) {
    struct lkd_permit_check c;
    (void)state;
    lkd_clock_advance(x.folder, moment("2021-09-08T00:00:00+07:00"), NULL);
    permits_reload(&x);
    unsigned faults = clock_faults(GOOD_DAY, &c);
    assert_true(faults & 1u << LKD_PERMIT_EXPIRED);
    assert_true(faults & 1u << LKD_PERMIT_CLOCK_BEHIND);
    assert_int_equal(c.standing, LKD_PERMIT_BAD);
}

/* A clock that runs years ahead for a day must not spoil the folder for good. */
static void test_clock_ahead(void **state) {
    struct lkd_permit_check c;
    (void)state;
    clock_faults("2099-01-01T00:00:00+07:00", &c);
    assert_true(c.signature_valid);
    assert_int_equal(c.proven_s, moment(LIST));
}

static void test_holder(void **state) {
    struct lkd_verify_options options = {.now_s = moment(GOOD_DAY)};
    struct lkd_permit_check c;
    (void)state;
    options.holder = "NGUYỄN  VĂN AN ";
    assert_int_equal(faults_with(&options, &c), 0);
    assert_true(c.holder_matches);
    options.holder = "Nguyễn Văn Ân";
    assert_int_equal(faults_with(&options, &c), 1u << LKD_PERMIT_OTHER_HOLDER);
    assert_true(c.signature_valid);
}

static void test_names(void **state) {
    (void)state;
    assert_true(holder_matches("ĐẶNG ƯỚT ƠN ỲỴ ÀÝ ĨŨĂ", "đặng ướt ơn ỳỵ àý ĩũă"));
    assert_true(holder_matches(" K'Brếp", "k'brếp"));
    assert_false(holder_matches("An", "Ân"));
    assert_false(holder_matches("An", "An B"));
    assert_false(holder_matches("An", ""));
    assert_false(holder_matches("NguyễnAn", "Nguyễn An"));
    assert_false(holder_matches("\xe1\xbb", "\xe1"));
}

static void assert_facts(const struct lkd_permit_check *c, const char *part, bool there) {
    char *json;
    assert_int_equal(lkd_permit_facts(c, &json, NULL), LKD_OK);
    if ((strstr(json, part) != NULL) != there)
        fail_msg("%s in %s", part, json);
    free(json);
}

static void test_facts(void **state) {
    struct lkd_verify_options options = {.now_s = moment(GOOD_DAY), .holder = "Nguyễn Văn An"};
    struct lkd_permit_check c;
    char *json;
    (void)state;
    faults_with(&options, &c);
    assert_int_equal(lkd_permit_facts(&c, &json, NULL), LKD_OK);
    assert_string_equal(
        json,
        "{\"permit\":{\"signature_valid\":true,\"id\":\"P-1\",\"form\":\"police_3261\",\"class\":"
        "\"3A\",\"issuer\":\"pc08\",\"issuer_zone\":\"79\",\"holder\":\"Nguyễn Văn "
        "An\",\"purpose\":"
        "\"delivery\",\"valid_from\":\"2021-08-25T00:00:00+07:00\",\"valid_to\":\"2021-09-07T00:00:"
        "00+07:00\",\"zones\":[\"760\",\"769\"],\"hours\":[\"06:00\",\"18:00\"],\"route\":\"QL1A\","
        "\"revoked\":false,\"holder_matches_id\":true}}");
    free(json);
    options.now_s = moment("2021-09-02T12:00:00+07:00"); /* the list is too old to say so */
    options.holder = NULL;
    faults_with(&options, &c);
    assert_facts(&c, "\"revoked\"", false);
    assert_facts(&c, "holder_matches_id", false);
    lkd_permit_revoke(x.folder, "P-1", "misuse", moment(GOOD_DAY), NULL);
    permits_reload(&x);
    faults_with(&options, &c);
    assert_facts(&c, "\"revoked\":true,\"revoked_reason\":\"misuse\"", true);
}

static void test_words(void **state) {
    (void)state;
    for (int fault = 0; fault < LKD_PERMIT_FAULTS; fault++) {
        assert_true(*lkd_permit_fault_name(fault));
        assert_true(*lkd_permit_fault_text(fault).vi && *lkd_permit_fault_text(fault).en);
    }
}

static int begin(void **state) {
    (void)state;
    permits_begin(&x);
    token = permits_issue(&x, PERMIT);
    return 0;
}

static int end(void **state) {
    (void)state;
    free(token);
    permits_end(&x);
    return 0;
}

#define FRESH(sentence, function)                                                                  \
    { (sentence), (function), begin, end, NULL }

int main(void) {
    const struct CMUnitTest tests[] = {
        FRESH("a permit begins and ends at its very seconds", test_period),
        FRESH("a list older than its limit leaves it undetermined", test_old_list),
        FRESH("so does the lack of a list", test_no_list),
        FRESH("a revoked permit is bad from that moment on, even by an old list", test_revoked),
        FRESH("a revoked key makes its permits bad", test_key_revoked),
        FRESH("a key that is not known makes it bad, and what it says can be read",
              test_unknown_key),
        FRESH("territory, issuer and period are those of the key", test_key_says_else),
        FRESH("without the zones nothing lies in a territory but itself", test_territory_alone),
        FRESH("the clock may not go back behind what was kept", test_clock),
        FRESH("an end that has surely passed has passed, whatever the clock", test_clock_past_end),
        FRESH("a clock beyond every key is not kept", test_clock_ahead),
        FRESH("the name on the card is compared", test_holder),
        TEST("names are equal but for capitals and spaces", test_names),
        FRESH("a verified token becomes facts of the vocabulary", test_facts),
        TEST("each fault has a name and a sentence in both languages", test_words),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
