/*
 * keys_test.c - the folder of keys: what it takes, what it refuses, and that it stays whole.
 */
#include "permit_fixture.h"

#include <sys/stat.h>

#include "support/failing_malloc.h"

static struct permits x;

static const char *path_of(const char *name) {
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", x.folder, name);
    return path;
}

static void assert_load_fails(enum lkd_status status, const char *where, const char *message) {
    struct lkd_keys *keys = NULL;
    struct lkd_error err;
    assert_int_equal(lkd_keys_load(x.folder, &keys, &err), status);
    assert_null(keys);
    if (!strstr(err.where, where) || !strstr(err.message, message))
        fail_msg("%s: %s", err.where, err.message);
}

static void test_files(void **state) {
    char name[64];
    struct stat about;
    (void)state;
    snprintf(name, sizeof name, "%s.secret", x.key);
    assert_int_equal(stat(path_of(name), &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_int_equal(about.st_size, 65);
    snprintf(name, sizeof name, "%s.json", x.key);
    assert_int_equal(stat(path_of(name), &about), 0);
    assert_int_equal(about.st_mode & 0777, 0644);
}

static void test_list(void **state) {
    char second[LKD_KEY_ID_SIZE];
    (void)state;
    permits_add_key(&x, "district_police", "769", "2021-08-01T00:00:00+07:00", NULL, second);
    permits_reload(&x);
    assert_int_equal(lkd_keys_count(x.keys), 2);
    struct lkd_key first = lkd_keys_at(x.keys, 0);
    assert_string_equal(first.id, second); /* by issuer */
    assert_string_equal(first.zones[0], "769");
    assert_true(first.to_s == CIVIL_NEVER && first.revoked_s == CIVIL_NEVER && first.secret);
}

static void test_readable_secret(void **state) {
    char name[64];
    (void)state;
    snprintf(name, sizeof name, "%s.secret", x.key);
    chmod(path_of(name), 0640);
    assert_load_fails(LKD_BAD_KEYS, "", "may be used by others (mode 640)");
}

static void test_wrong_secret(void **state) {
    char name[64];
    (void)state;
    snprintf(name, sizeof name, "%s.secret", x.key);
    write_into(&x, name, "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60\n");
    assert_load_fails(LKD_BAD_KEYS, "", "is not the private key that belongs to");
    write_into(&x, name, "9d61\n");
    assert_load_fails(LKD_BAD_KEYS, "", "is not the private key that belongs to");
}

static void test_broken_files(void **state) {
    char name[64];
    (void)state;
    snprintf(name, sizeof name, "%s.json", x.key);
    write_into(&x, name, "{\"key\":\"");
    assert_load_fails(LKD_BAD_KEYS, ".json: ", "invalid JSON at line 1");
    write_into(&x, name, "{}");
    assert_load_fails(LKD_BAD_KEYS, ".json: ", "something is missing in it");
    write_into(&x, name, "{\"colour\":1}");
    assert_load_fails(LKD_BAD_KEYS, ".json: colour", "this member has no place in a key");
    write_into(&x, name, "{\"zones\":[\"79\",7]}");
    assert_load_fails(LKD_BAD_KEYS, ".json: zones[1]", "a text is expected");
    write_into(&x, name, "{\"public\":\"00\"}");
    assert_load_fails(LKD_BAD_KEYS, ".json: public", "no Ed25519 public key");
}

/* The public key of somebody else under a trusted id. */
static void test_swapped_key(void **state) {
    char name[64], text[512];
    (void)state;
    snprintf(name, sizeof name, "%s.json", x.key);
    snprintf(text, sizeof text,
             "{\"key\":\"%s\",\"issuer\":\"pc08\",\"issuer_zone\":\"79\",\"zones\":[\"79\"],"
             "\"from\":\"2021-08-01\",\"to\":null,\"public\":"
             "\"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a\"}",
             x.key);
    write_into(&x, name, text);
    assert_load_fails(LKD_BAD_KEYS, ".json: key", "the id is not that of the public key");
}

static void test_broken_list(void **state) {
    (void)state;
    write_into(&x, "revoked.json", "{\"moment\":\"2021-08-30\",\"permits\":[{\"id\":\"a\",");
    assert_load_fails(LKD_BAD_KEYS, "revoked.json: ", "invalid JSON");
    write_into(&x, "revoked.json", "{\"permits\":[]}");
    assert_load_fails(LKD_BAD_KEYS, "revoked.json: moment", "the list has no moment");
    write_into(&x, "revoked.json", "{\"moment\":\"2021-08-30\",\"permits\":[{\"id\":\"a\"}]}");
    assert_load_fails(LKD_BAD_KEYS, "revoked.json: permits", "an entry lacks its id");
    write_into(&x, "revoked.json",
               "{\"moment\":\"2021-08-30\",\"permits\":["
               "{\"id\":\"a\",\"reason\":\"lost\",\"at\":\"2021-08-30\"},"
               "{\"id\":\"a\",\"reason\":\"lost\",\"at\":\"2021-08-29\"}]}");
    assert_load_fails(LKD_BAD_KEYS, "revoked.json: permits", "the permit a stands twice");
    write_into(&x, "revoked.json", "");
    assert_load_fails(LKD_BAD_KEYS, "revoked.json: ", "invalid JSON");
    unlink(path_of("revoked.json"));
    write_into(&x, "clock", "yesterday\n");
    assert_load_fails(LKD_BAD_KEYS, "", "clock holds no moment");
}

static void test_no_folder(void **state) {
    struct lkd_keys *keys;
    struct lkd_error err;
    char id[LKD_KEY_ID_SIZE];
    (void)state;
    assert_int_equal(lkd_keys_load("/tmp/nobody/keys", &keys, &err), LKD_NOT_FOUND);
    assert_non_null(strstr(err.message, "cannot read the keys in /tmp/nobody/keys: No such file"));
    const char *zone = "79";
    const struct lkd_key about = {.issuer = "pc08",
                                  .issuer_zone = zone,
                                  .zones = &zone,
                                  .zone_count = 1,
                                  .to_s = CIVIL_NEVER};
    assert_int_equal(lkd_key_add("/tmp/nobody/keys", &about, NULL, id, &err), LKD_NOT_FOUND);
    assert_int_equal(lkd_permit_revoke("/tmp/nobody/keys", "a", "lost", 0, &err), LKD_NOT_FOUND);
    assert_int_equal(lkd_clock_advance("/tmp/nobody/keys", 0, &err), LKD_NOT_FOUND);
}

static void test_senseless_keys(void **state) {
    const char *zone = "79";
    struct lkd_key about = {.issuer = "pc08",
                            .issuer_zone = "79",
                            .zones = &zone,
                            .zone_count = 1,
                            .from_s = 100,
                            .to_s = 100};
    static const uint8_t nothing[32];
    char id[LKD_KEY_ID_SIZE];
    struct lkd_error err;
    (void)state;
    assert_int_equal(lkd_key_add(x.folder, &about, NULL, id, &err), LKD_BAD_KEYS);
    assert_string_equal(err.where, "to");
    about.to_s = CIVIL_NEVER;
    assert_int_equal(lkd_key_add(x.folder, &about, nothing, id, &err), LKD_BAD_KEYS);
    assert_string_equal(err.where, "public");
    about.issuer = "\033[2J";
    assert_int_equal(lkd_key_add(x.folder, &about, NULL, id, &err), LKD_BAD_KEYS);
    assert_string_equal(err.where, "issuer");
    about.issuer = "pc08";
    about.zone_count = 0;
    assert_int_equal(lkd_key_add(x.folder, &about, NULL, id, &err), LKD_BAD_KEYS);
    permits_reload(&x);
    assert_int_equal(lkd_keys_count(x.keys), 1);
}

static void test_revoke_key(void **state) {
    char name[64];
    struct lkd_error err;
    (void)state;
    assert_int_equal(lkd_key_revoke(x.folder, "0123456789abcdef", 0, "no", &err), LKD_NOT_FOUND);
    assert_int_equal(lkd_key_revoke(x.folder, x.key, moment(LIST), "stolen", &err), LKD_OK);
    assert_int_equal(lkd_key_revoke(x.folder, x.key, moment(LIST), "again", &err), LKD_BAD_KEYS);
    permits_reload(&x);
    struct lkd_key key = lkd_keys_at(x.keys, 0);
    assert_int_equal(key.revoked_s, moment(LIST));
    assert_string_equal(key.revoked_reason, "stolen");
    assert_false(key.secret);
    snprintf(name, sizeof name, "%s.secret", x.key);
    assert_int_not_equal(access(path_of(name), F_OK), 0);
}

static void test_revoke_permits(void **state) {
    char id[16];
    struct lkd_error err;
    (void)state;
    for (int i = 99; i >= 0; i--) {
        snprintf(id, sizeof id, "P-%02d", i);
        assert_int_equal(lkd_permit_revoke(x.folder, id, "returned", moment(LIST), &err), LKD_OK);
    }
    assert_int_equal(lkd_permit_revoke(x.folder, "P-07", "lost", moment(LIST), &err),
                     LKD_BAD_PERMIT);
    assert_int_equal(lkd_permit_revoke(x.folder, "P\n", "lost", moment(LIST), &err), LKD_BAD_KEYS);
    assert_int_equal(lkd_permit_revoke(x.folder, NULL, NULL, 0, &err), LKD_OK); /* never older */
    permits_reload(&x);
    assert_int_equal(lkd_keys_list_length(x.keys), 100);
    assert_int_equal(lkd_keys_list_moment(x.keys), moment(LIST));
}

static bool load_again(void *context) {
    struct lkd_keys *keys;
    struct lkd_error err;
    (void)context;
    enum lkd_status status = lkd_keys_load(x.folder, &keys, &err);
    if (status == LKD_OK)
        lkd_keys_free(keys);
    else
        assert_int_equal(status, LKD_NO_MEMORY);
    return status == LKD_OK;
}

static bool revoke_again(void *context) {
    enum lkd_status status = lkd_permit_revoke(x.folder, NULL, NULL, moment(LIST), NULL);
    (void)context;
    assert_true(status == LKD_OK || status == LKD_NO_MEMORY);
    return status == LKD_OK;
}

static void test_failing_malloc(void **state) {
    (void)state;
    lkd_permit_revoke(x.folder, "P-1", "lost", moment(LIST), NULL);
    assert_true(fail_every_allocation_once(load_again, NULL) > 3);
    assert_true(fail_every_allocation_once(revoke_again, NULL) > 1);
    permits_reload(&x);
    assert_int_equal(lkd_keys_list_length(x.keys), 1);
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
        FRESH("a private key is a file of mode 0600", test_files),
        FRESH("keys are listed by issuer", test_list),
        FRESH("a private key that others may read is refused", test_readable_secret),
        FRESH("so is one that does not belong to its public key", test_wrong_secret),
        FRESH("broken files are named", test_broken_files),
        FRESH("another key under a trusted id is refused", test_swapped_key),
        FRESH("a list that is not whole is no list", test_broken_list),
        FRESH("a folder that is not there is named", test_no_folder),
        FRESH("keys that make no sense are not made", test_senseless_keys),
        FRESH("revoking a key deletes its private half", test_revoke_key),
        FRESH("the list of permits grows, sorted, and never becomes older", test_revoke_permits),
        FRESH("every failing malloc is reported, and the list stays whole", test_failing_malloc),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
