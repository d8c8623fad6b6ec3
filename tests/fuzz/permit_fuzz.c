/*
 * permit_fuzz.c - libFuzzer target: any bytes as the text of a code, as the message in it, as the
 * description of a permit, and as the file of a key.
 *
 * Nothing that was not signed is good; what can be read is read the same way again; a refusal says
 * why.
 *
 *     cmake --preset fuzz && cmake --build --preset fuzz
 *     build/fuzz/fuzz/permit -max_len=2048 -max_total_time=60
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "permits/base45.h"
#include "permits/claims.h"
#include "permits/keyring.h"
#include "permits/token.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void require(bool what) {
    if (!what)
        abort();
}

#define NOW_S 1630000000

/* A folder with one key; only what is in memory is needed afterwards, and the private key. */
static struct lkd_keys *make_keys(void) {
    static char folder[] = "/tmp/lockdown-fuzz-XXXXXX";
    const char *zone = "79";
    const struct lkd_key about = {
        .issuer = "pc08", .issuer_zone = zone, .zones = &zone, .zone_count = 1, .to_s = INT64_MAX};
    struct lkd_keys *keys;
    char id[LKD_KEY_ID_SIZE];
    require(mkdtemp(folder) != NULL);
    require(lkd_key_add(folder, &about, NULL, id, NULL) == LKD_OK);
    require(lkd_permit_revoke(folder, NULL, NULL, NOW_S, NULL) == LKD_OK);
    require(lkd_keys_load(folder, &keys, NULL) == LKD_OK);
    return keys;
}

static void verify(const struct lkd_keys *keys, const char *token, size_t length, bool ours) {
    const struct lkd_verify_options options = {.now_s = NOW_S, .holder = "An"};
    struct lkd_permit_check c;
    char *facts;
    lkd_permit_verify(keys, token, length, &options, &c);
    require(c.signature_valid == ours && (c.readable || c.damage));
    require(ours || c.standing == LKD_PERMIT_BAD);
    require(lkd_permit_facts(&c, &facts, NULL) == LKD_OK);
    free(facts);
}

/* A payload that is taken has one encoding: writing it again gives it back. */
static void read_payload(const uint8_t *bytes, size_t length) {
    static char memory[COSE_PAYLOAD_MAX + 1];
    static uint8_t again[COSE_PAYLOAD_MAX + 64];
    struct lkd_permit p;
    if (length > COSE_PAYLOAD_MAX ||
        claims_read((struct cbor_string){bytes, length}, &p, memory) != NULL)
        return;
    require(claims_write(&p, again, sizeof again) == length && memcmp(again, bytes, length) == 0);
}

static void read_message(const struct lkd_keys *keys, const uint8_t *bytes, size_t length) {
    static char text[LKD_TOKEN_MAX + 2048 * 2];
    if (length > 2048)
        return;
    memcpy(text, TOKEN_PREFIX, TOKEN_PREFIX_LENGTH);
    base45_encode(bytes, length, text + TOKEN_PREFIX_LENGTH);
    verify(keys, text, TOKEN_PREFIX_LENGTH + BASE45_LENGTH(length), false);
}

static void issue(const struct lkd_keys *keys, const char *json, size_t length) {
    const struct lkd_issue_options options = {.now_s = NOW_S};
    struct lkd_error err;
    char *token;
    if (lkd_permit_issue(keys, json, length, &options, &token, &err) == LKD_OK) {
        verify(keys, token, strlen(token), true);
        free(token);
    } else {
        require(*err.message);
    }
}

static void read_key(const char *json, size_t length) {
    struct lkd_error err = {0};
    struct arena arena;
    struct lkd_key key;
    arena_init(&arena, (size_t)16 << 20, NULL);
    require(key_read("0123456789abcdef", json, length, &arena, &key, &err) || *err.message);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    static struct lkd_keys *keys;
    if (!keys)
        keys = make_keys();
    verify(keys, (const char *)bytes, length, false);
    read_message(keys, bytes, length);
    read_payload(bytes, length);
    issue(keys, (const char *)bytes, length);
    read_key((const char *)bytes, length);
    return 0;
}
