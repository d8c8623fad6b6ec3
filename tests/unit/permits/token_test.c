/*
 * token_test.c - a token keeps its permit, and nothing that is not exactly a token is one.
 */
#include "permit_fixture.h"

#include <jansson.h>

#include "permits/base45.h"
#include "permits/claims.h"
#include "permits/token.h"

static struct permits x;

static void test_round_trip(void **state) {
    struct lkd_permit_check c;
    char *token = permits_issue(&x, PERMIT);
    (void)state;
    permits_verify(&x, token, "2021-08-30T12:00:00+07:00", &c);
    assert_int_equal(c.standing, LKD_PERMIT_GOOD);
    assert_string_equal(c.key_id, x.key);
    assert_string_equal(c.permit.id, "P-1");
    assert_string_equal(c.permit.form, "police_3261");
    assert_string_equal(c.permit.class_, "3A");
    assert_string_equal(c.permit.issuer, "pc08");
    assert_string_equal(c.permit.issuer_zone, "79");
    assert_string_equal(c.permit.holder, "Nguyễn Văn An");
    assert_string_equal(c.permit.purpose, "delivery");
    assert_string_equal(c.permit.route, "QL1A");
    assert_int_equal(c.permit.zone_count, 2);
    assert_string_equal(c.permit.zones[1], "769");
    assert_true(c.permit.has_hours);
    assert_int_equal(c.permit.hours_to_s, 18 * 3600);
    assert_int_equal(c.permit.valid_to_s, moment("2021-09-07T00:00:00+07:00"));
    assert_int_equal(c.permit.issued_s, moment("2021-08-24T10:00:00+07:00"));
    free(token);
}

static void test_white_space(void **state) {
    struct lkd_permit_check c;
    char text[1024], *token = permits_issue(&x, PERMIT);
    (void)state;
    snprintf(text, sizeof text, " \n%s \r\n", token);
    permits_verify(&x, text, "2021-08-30T12:00:00+07:00", &c);
    assert_int_equal(c.standing, LKD_PERMIT_GOOD);
    free(token);
}

/* The same description signed again is the same token: Ed25519 and the encoding leave no choice. */
static void test_deterministic(void **state) {
    char *first = permits_issue(&x, PERMIT), *second = permits_issue(&x, PERMIT);
    (void)state;
    assert_string_equal(first, second);
    free(first);
    free(second);
}

static void assert_bad(const char *token, size_t length) {
    const struct lkd_verify_options options = {.now_s = moment("2021-08-30T12:00:00+07:00"),
                                               .within = in_79};
    struct lkd_permit_check c;
    char *facts;
    lkd_permit_verify(x.keys, token, length, &options, &c);
    assert_int_equal(c.standing, LKD_PERMIT_BAD);
    assert_false(c.signature_valid);
    assert_true(c.readable || c.damage);
    assert_true(c.proven_s == INT64_MIN);
    assert_int_equal(lkd_permit_facts(&c, &facts, NULL), LKD_OK);
    assert_non_null(strstr(facts, "\"signature_valid\":false"));
    free(facts);
}

static void test_flipped_letters(void **state) {
    char *token = permits_issue(&x, PERMIT);
    size_t length = strlen(token);
    (void)state;
    for (size_t i = 0; i < 8 * length; i++) {
        token[i / 8] = (char)(token[i / 8] ^ 1 << i % 8);
        assert_bad(token, length);
        token[i / 8] = (char)(token[i / 8] ^ 1 << i % 8);
    }
    free(token);
}

static void test_flipped_bits(void **state) {
    uint8_t bytes[COSE_MESSAGE_MAX];
    char text[LKD_TOKEN_MAX], *token = permits_issue(&x, PERMIT);
    size_t length, letters;
    (void)state;
    assert_true(base45_decode(token + 4, strlen(token) - 4, bytes, &length));
    memcpy(text, "LD1:", 4);
    letters = 4 + BASE45_LENGTH(length);
    for (size_t i = 0; i < 8 * length; i++) {
        bytes[i / 8] ^= (uint8_t)(1u << i % 8);
        base45_encode(bytes, length, text + 4);
        assert_bad(text, letters);
        bytes[i / 8] ^= (uint8_t)(1u << i % 8);
    }
    free(token);
}

static void test_truncated(void **state) {
    char *token = permits_issue(&x, PERMIT);
    (void)state;
    for (size_t length = 0; length < strlen(token); length++)
        assert_bad(token, length);
    free(token);
}

static uint64_t next_random(uint64_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

/* A third are any bytes, a third any letters behind the prefix, a third any bytes as Base45. */
static size_t random_token(uint64_t *seed, unsigned kind, char *out) {
    uint8_t bytes[300];
    size_t length = next_random(seed) % sizeof bytes;
    for (size_t i = 0; i < length; i++)
        bytes[i] = (uint8_t)(next_random(seed) >> 20);
    if (kind == 0) {
        memcpy(out, bytes, length);
        return length;
    }
    memcpy(out, "LD1:", 4);
    if (kind == 1) {
        for (size_t i = 0; i < length; i++)
            out[4 + i] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"[bytes[i] % 45];
        return 4 + length;
    }
    if (length > 3)
        memcpy(bytes, "\xd2\x84\x4d", 3);
    base45_encode(bytes, length, out + 4);
    return 4 + BASE45_LENGTH(length);
}

static void test_random(void **state) {
    const char *given = getenv("LOCKDOWN_SEED");
    uint64_t seed = given ? strtoull(given, NULL, 10) : 20210825;
    char text[LKD_TOKEN_MAX];
    (void)state;
    printf("# LOCKDOWN_SEED=%llu\n", (unsigned long long)seed);
    for (unsigned i = 0; i < 100000; i++)
        assert_bad(text, random_token(&seed, i % 3, text));
}

static void test_too_long(void **state) {
    static char text[2 * LKD_TOKEN_MAX];
    (void)state;
    memset(text, '0', sizeof text);
    memcpy(text, "LD1:", 4);
    for (size_t length = LKD_TOKEN_MAX - 40; length <= sizeof text; length++)
        assert_bad(text, length);
}

/* Signed by the right key, but not in the one encoding, or with more or less in it. */
static void assert_claims(const char *hex, const char *why) {
    uint8_t payload[256];
    char memory[256];
    struct lkd_permit p;
    size_t length = strlen(hex) / 2;
    assert_true(hex_read(hex, strlen(hex), payload, length));
    const char *damage = claims_read((struct cbor_string){payload, length}, &p, memory);
    if (why)
        assert_string_equal(damage ? damage : "nothing", why);
    else
        assert_null(damage);
}

#define ISS "016170" /* 1: "p" as text would be 6170 */
#define REST                                                                                       \
    "04190200"                                                                                     \
    "05190100"                                                                                     \
    "060a"                                                                                         \
    "0741"                                                                                         \
    "50"
#define DETAILS                                                                                    \
    "3a00010000a3"                                                                                 \
    "016161"                                                                                       \
    "04816139"                                                                                     \
    "066139"

#define RESULT                                                                                     \
    "3a00010001a4"                                                                                 \
    "016161"                                                                                       \
    "02816139"                                                                                     \
    "036139"                                                                                       \
    "086162"

static void test_claims(void **state) {
    (void)state;
    assert_claims("a6" ISS REST DETAILS, NULL);
    assert_claims("a6" ISS REST RESULT, NULL);
    assert_claims("a7" ISS REST DETAILS RESULT, "it is a permit and a result at once");
    assert_claims("a6" ISS REST "3a00010001a1"
                  "016161",
                  "a claim that every one has is missing");
    assert_claims("a6" ISS REST "3a00010001a1"
                  "096161",
                  "it has a claim that is not known here");
    assert_claims("a7" ISS "03"
                  "6161" REST DETAILS,
                  "it has a claim that is not known here");
    assert_claims("a5" REST DETAILS, "a claim that every one has is missing");
    assert_claims("a6" ISS "04190100"
                  "05190200"
                  "060a"
                  "0741"
                  "50" DETAILS,
                  "it ends before it begins");
    assert_claims("a6" ISS "0460"
                  "05190100"
                  "060a"
                  "0741"
                  "50" DETAILS,
                  "it holds a value of a kind that has no place there");
    assert_claims("a6" ISS "041b7fffffffffffffff"
                  "05190100"
                  "060a"
                  "0741"
                  "50" DETAILS,
                  "a time in it lies beyond the year 9999");
    assert_claims("a6"
                  "0161ff" REST DETAILS,
                  "a text in it is empty or no UTF-8");
    assert_claims("a6"
                  "016100" REST DETAILS,
                  "a text in it is empty or no UTF-8");
    assert_claims("a6"
                  "0160" REST DETAILS,
                  "a text in it is empty or no UTF-8");
    assert_claims("a6" ISS REST "3a00010000a3"
                  "016161"
                  "0480"
                  "066139",
                  "a claim that every one has is missing");
    assert_claims("a6" ISS REST "3a00010000a4"
                  "016161"
                  "04816139"
                  "0582"
                  "00"
                  "00"
                  "066139",
                  "its hours are no two times of day");
    assert_claims("a6" ISS REST DETAILS "00", "something follows its end");
}

static void assert_foreign(const char *file) {
    json_error_t error;
    FILE *f = fopen(shared_path(file), "r");
    size_t count = 0;
    assert_non_null(f);
    for (json_t *o; (o = json_loadf(f, JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL, &error)); count++) {
        const json_t *text = json_object_get(o, "text");
        struct lkd_permit_check c;
        assert_bad(json_string_value(text), json_string_length(text));
        assert_int_equal(
            lkd_permit_read(json_string_value(text), json_string_length(text), &c, NULL),
            LKD_BAD_PERMIT);
        json_decref(o);
    }
    assert_true(count > 20);
    fclose(f);
}

static void test_foreign(void **state) {
    (void)state;
    if (!shared_path("corpora/qr-payloads/foreign.jsonl")) {
        printf("# shared data absent: corpora/qr-payloads\n");
        return;
    }
    assert_foreign("corpora/qr-payloads/foreign.jsonl");
    assert_foreign("corpora/qr-payloads/citizen-card.jsonl");
    assert_foreign("corpora/qr-payloads/signed.jsonl");
}

static void assert_told(const char *token, const char *what) {
    struct lkd_permit_check c;
    struct lkd_error err;
    assert_int_equal(lkd_permit_read(token, strlen(token), &c, &err), LKD_BAD_PERMIT);
    assert_non_null(strstr(err.message, what));
}

static void test_told(void **state) {
    (void)state;
    assert_told("", "it is empty");
    assert_told("HC1:NCFOXN", "a health certificate of the European Union");
    assert_told("eyJhbGciOiJFZERTQSJ9.e30.x", "a JSON web token");
    assert_told("https://kiemdich.example/q?x=1", "a link to a web page");
    assert_told("079060600395|717180300|A|02011960|Nam|B|21032021", "the code of an identity card");
    assert_told("xyz", "it does not begin with LD1:");
    assert_told("LD", "it breaks off");
    assert_told("LD1:a", "a letter in it is wrong or missing");
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

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST("what is issued comes back whole", test_round_trip),
        TEST("white space around a scanned text does not matter", test_white_space),
        TEST("signing the same permit twice gives the same token", test_deterministic),
        TEST("one bit flipped in any letter makes it bad", test_flipped_letters),
        TEST("one bit flipped in any byte of the message makes it bad", test_flipped_bits),
        TEST("a text cut off anywhere is bad", test_truncated),
        TEST("100,000 random strings are bad, each with a reason", test_random),
        TEST("texts longer than any token are bad", test_too_long),
        TEST("payloads that are no whole permit are told apart", test_claims),
        TEST("codes of other systems and rubbish are bad", test_foreign),
        TEST("what was scanned instead is told", test_told),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, begin, end);
}
