/*
 * query_corpus_test.c - every text of a public JSON corpus, as a JSON text and as a query.
 *
 * y_ files are JSON, n_ files are not, i_ files and the texts of test_transform may be either. None
 * is a good query; only whether it is broken JSON is asked. The yardstick beside the names of the
 * files is jansson, read as strictly.
 */
#include "support/tap.h"

#include <dirent.h>
#include <jansson.h>

#include "base/json.h"
#include "base/text.h"
#include "query_fixture.h"

/* JSON by the grammar, but refused here: keys given twice, U+0000. */
static const char *const stricter[] = {
    "y_object_duplicated_key.json",
    "y_object_duplicated_key_and_value.json",
    "y_object_escaped_null_in_key.json",
    "y_string_null_escape.json",
};

static bool is_stricter(const char *name) {
    for (size_t i = 0; i < sizeof stricter / sizeof *stricter; i++)
        if (strcmp(name, stricter[i]) == 0)
            return true;
    return false;
}

static enum json_verdict check(struct fixture *x, const char *text, size_t length,
                               struct json_fault *ret_fault) {
    arena_reset(&x->request);
    return json_check(text, length, &x->request, ret_fault);
}

static bool is_too_deep(enum json_verdict verdict, const struct json_fault *fault) {
    return verdict == JSON_INVALID && strstr(fault->what, "nested") != NULL;
}

/* Is the text JSON? Check, reader and jansson have to agree; nesting aside, and NUL bytes, which
 * jansson overlooks behind a number. */
static bool is_json(struct fixture *x, const char *name, const char *text, size_t length) {
    struct json_fault fault;
    enum json_verdict verdict = check(x, text, length, &fault);
    json_t *tree = json_loadb(text, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, NULL);
    bool other_takes_it = tree && !memchr(text, '\0', length);
    if ((verdict == JSON_VALID) != other_takes_it && !is_too_deep(verdict, &fault))
        fail_msg("%s: the check says %d, jansson %s", name, (int)verdict, tree ? "yes" : "no");
    json_decref(tree);
    if (fixture_read(x, text, length) != LKD_BAD_QUERY)
        fail_msg("%s: %s", name, lkd_status_name(x->err.status));
    bool syntax = strncmp(x->err.message, "invalid JSON", 12) == 0;
    if (syntax == (verdict == JSON_VALID))
        fail_msg("%s: %s", name, x->err.message);
    return !syntax;
}

/* Read all files of the folder that begin with `prefix`; returns how many. */
static size_t each_file(const char *folder, const char *prefix,
                        void (*judge)(const char *name, bool is_json)) {
    char path[4608];
    struct fixture *x = fixture_new();
    const char *shared = shared_path(folder);
    assert_non_null(shared);
    int prefix_length = snprintf(path, sizeof path, "%s/", shared);
    DIR *directory = opendir(path);
    assert_non_null(directory);
    size_t count = 0;
    for (struct dirent *entry; (entry = readdir(directory));) {
        if (entry->d_name[0] == '.' || strncmp(entry->d_name, prefix, strlen(prefix)) != 0)
            continue;
        char *text;
        size_t length;
        snprintf(path + prefix_length, sizeof path - (size_t)prefix_length, "%s", entry->d_name);
        assert_int_equal(file_read(path, (size_t)1 << 20, &text, &length, NULL), LKD_OK);
        char *exact = malloc(length ? length : 1);
        memcpy(exact, text, length);
        judge(entry->d_name, is_json(x, entry->d_name, exact, length));
        free(exact);
        free(text);
        count++;
    }
    closedir(directory);
    fixture_free(x);
    return count;
}

static void expect_json(const char *name, bool is_json) {
    if (is_json == is_stricter(name))
        fail_msg("%s is %s", name, is_json ? "passed" : "refused");
}

static void expect_broken(const char *name, bool is_json) {
    if (is_json)
        fail_msg("%s is passed", name);
}

static void expect_either(const char *name, bool is_json) {
    (void)name;
    (void)is_json;
}

#define PARSING "corpora/json-parsing/test_parsing"
#define TRANSFORM "corpora/json-parsing/test_transform"

static void test_good(void **state) {
    (void)state;
    assert_true(each_file(PARSING, "y_", expect_json) >= 90);
}

static void test_broken(void **state) {
    (void)state;
    assert_true(each_file(PARSING, "n_", expect_broken) >= 180);
}

static void test_either(void **state) {
    (void)state;
    assert_true(each_file(PARSING, "i_", expect_either) >= 30);
}

static void test_transform(void **state) {
    (void)state;
    assert_true(each_file(TRANSFORM, "", expect_either) >= 20);
}

int main(void) {
    if (!shared_path(PARSING) || !shared_path(TRANSFORM))
        tap_skip_all("corpora/json-parsing is not in the shared data");
    const struct CMUnitTest tests[] = {
        TEST("JSON of the corpus is taken for JSON", test_good),
        TEST("what is no JSON in the corpus is refused", test_broken),
        TEST("undecided texts of the corpus are judged as jansson does", test_either),
        TEST("texts with several readings are judged as jansson does", test_transform),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
