/*
 * nearest_test.c - the name somebody probably meant.
 */
#include "support/tap.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static const char *const words[] = {
    "goods_transport",
    "person.test.kind",
    "person.test.result",
    "permit.revoked",
    "visit",
    "leisure",
    "CT16",
    "CT15",
    NULL,
    "a",
};

static const char *word_at(const void *context, size_t i) {
    const char *const *list = context;
    return list[i];
}

static const char *nearest(const char *word) {
    return nearest_name(word, sizeof words / sizeof *words, word_at, words);
}

static void assert_nearest(const char *word, const char *expected) {
    const char *found = nearest(word);
    if (!found || strcmp(found, expected) != 0)
        fail_msg("\"%s\" gives %s, not %s", word, found ? found : "nothing", expected);
}

static void test_slips(void **state) {
    (void)state;
    assert_nearest("good_transport", "goods_transport");
    assert_nearest("goods_transprot", "goods_transport");
    assert_nearest("goods-transport", "goods_transport");
    assert_nearest("person.test.kinds", "person.test.kind");
    assert_nearest("permit.revokd", "permit.revoked");
    assert_nearest("vist", "visit");
    assert_nearest("ivsit", "visit");
    assert_nearest("visit", "visit");
    assert_nearest("b", "a");
}

static void test_case(void **state) {
    (void)state;
    assert_nearest("VIsit", "visit");
    assert_nearest("LEISure", "leisure");
    assert_null(nearest("LEISURE"));
    static const char *const pair[] = {"ct1", "ct16"};
    assert_string_equal(nearest_name("CT16", 2, word_at, pair), "ct16");
}

static void test_far(void **state) {
    (void)state;
    assert_null(nearest("hospital"));
    assert_null(nearest("visti__"));
    assert_null(nearest("person.test.wings")); /* what it shares with the names does not help it */
    assert_null(nearest("CT17"));              /* another number is another thing */
    assert_null(nearest(""));
    assert_null(nearest_name("x", 0, word_at, words));
}

static void test_first_of_equals(void **state) {
    (void)state;
    assert_nearest("CT1", "CT16");
}

static void test_long_names(void **state) {
    (void)state;
    char name[66];
    memset(name, 'n', sizeof name);
    name[65] = '\0';
    const char *one[] = {name};
    assert_null(nearest_name(name, 1, word_at, one));
    assert_null(nearest_name(name + 1, 1, word_at, one));
    const char *shorter[] = {name + 1};
    assert_string_equal(nearest_name(name + 1, 1, word_at, shorter), name + 1);
    assert_string_equal(nearest_name(name + 10, 1, word_at, shorter), name + 1);
}

/* The definition, written down plainly: costs in half edits. */
static int plain_distance(const char *a, size_t i, const char *b, size_t j) {
    if (i == 0 || j == 0)
        return 2 * (int)(i + j);
    int replaced = a[i - 1] == b[j - 1] ? 0 : (a[i - 1] ^ b[j - 1]) == 0x20 ? 1 : 2;
    int best = plain_distance(a, i - 1, b, j - 1) + replaced;
    int deleted = plain_distance(a, i - 1, b, j) + 2, added = plain_distance(a, i, b, j - 1) + 2;
    best = deleted < best ? deleted : best;
    best = added < best ? added : best;
    if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        int swapped = plain_distance(a, i - 2, b, j - 2) + 2;
        best = swapped < best ? swapped : best;
    }
    return best;
}

static void test_definition(void **state) {
    (void)state;
    uint32_t random = 1;
    for (int round = 0; round < 3000; round++) {
        char names[2][6];
        for (size_t n = 0; n < 2; n++) {
            random = random * 1664525 + 1013904223;
            size_t length = 3 + (random >> 28) % 3;
            for (size_t i = 0; i < length; i++) {
                random = random * 1664525 + 1013904223;
                names[n][i] = "abcA"[random >> 30];
            }
            names[n][length] = '\0';
        }
        /* A word of 3 to 5 letters may be one edit away. */
        bool near = plain_distance(names[0], strlen(names[0]), names[1], strlen(names[1])) <= 2;
        const char *one[] = {names[1]};
        assert_int_equal(nearest_name(names[0], 1, word_at, one) != NULL, near);
    }
}

TAP_MAIN(TEST("a dropped, added, wrong or swapped letter is forgiven", test_slips),
         TEST("letters of the other case cost half", test_case),
         TEST("a name too far away is not offered", test_far),
         TEST("of equally near names the first is offered", test_first_of_equals),
         TEST("names above 64 bytes are never near", test_long_names),
         TEST("what is near agrees with the definition of the distance", test_definition))
