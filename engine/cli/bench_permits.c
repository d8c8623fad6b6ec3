/*
 * bench_permits.c - timing the verification of tokens.
 */
#include "cli/bench_permits.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/clock.h"
#include "cli/complain.h"
#include "lockdown/permits.h"

#define TOKENS 64
#define NOW_S 1630000000 /* August 2021 */

/* RFC 8032, section 7.1, test 3: two bytes are signed. */
static const uint8_t public_key[32] = {
    0xfc, 0x51, 0xcd, 0x8e, 0x62, 0x18, 0xa1, 0xa3, 0x8d, 0xa4, 0x7e, 0xd0, 0x02, 0x30, 0xf0, 0x58,
    0x08, 0x16, 0xed, 0x13, 0xba, 0x33, 0x03, 0xac, 0x5d, 0xeb, 0x91, 0x15, 0x48, 0x90, 0x80, 0x25};
static const uint8_t message[2] = {0xaf, 0x82};
static const uint8_t signature[64] = {
    0x62, 0x91, 0xd6, 0x57, 0xde, 0xec, 0x24, 0x02, 0x48, 0x27, 0xe6, 0x9c, 0x3a, 0xbe, 0x01, 0xa3,
    0x0c, 0xe5, 0x48, 0xa2, 0x84, 0x74, 0x3a, 0x44, 0x5e, 0x36, 0x80, 0xd7, 0xdb, 0x5a, 0xc3, 0xac,
    0x18, 0xff, 0x9b, 0x53, 0x8d, 0x16, 0xf2, 0x90, 0xae, 0x67, 0xf7, 0x60, 0x98, 0x4d, 0xc6, 0x59,
    0x4a, 0x7c, 0x15, 0xe9, 0x71, 0x6e, 0xd2, 0x8d, 0xc0, 0x27, 0xbe, 0xce, 0xea, 0x1e, 0xc4, 0x0a};

static const char permit[] =
    "{\"form\":\"police_3261\",\"class\":\"3A\",\"holder\":\"Nguyễn Văn An\",\"purpose\":"
    "\"delivery\",\"zones\":[\"79\"],\"hours\":[\"06:00\",\"18:00\"],"
    "\"valid_from\":\"2021-08-25\",\"valid_to\":\"2021-09-06\"}";

struct checkpoint {
    struct lkd_keys *keys;
    char *tokens[TOKENS];
    struct lkd_verify_options options;
    size_t good; /* of the last pass */
};

/* ---- a folder with a key ---- */

static enum lkd_status fill_folder(const char *folder, struct lkd_error *err) {
    const char *zone = "79";
    const struct lkd_key key = {.issuer = "pc08",
                                .issuer_zone = zone,
                                .zones = &zone,
                                .zone_count = 1,
                                .from_s = NOW_S - 10000000,
                                .to_s = INT64_MAX};
    char id[LKD_KEY_ID_SIZE];
    enum lkd_status status = lkd_key_add(folder, &key, NULL, id, err);

    return status ? status : lkd_permit_revoke(folder, NULL, NULL, NOW_S, err);
}

static void remove_folder(const char *folder) {
    DIR *files = opendir(folder);
    const struct dirent *entry;
    char path[512];

    while (files && (entry = readdir(files))) {
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        unlink(path);
    }
    if (files)
        closedir(files);
    rmdir(folder);
}

static enum lkd_status issue_tokens(struct checkpoint *c, struct lkd_error *err) {
    const struct lkd_issue_options options = {.now_s = NOW_S};
    enum lkd_status status = LKD_OK;

    for (size_t i = 0; i < TOKENS && status == LKD_OK; i++)
        status = lkd_permit_issue(c->keys, permit, sizeof permit - 1, &options, &c->tokens[i], err);
    return status;
}

static enum lkd_status prepare(struct checkpoint *c, const char *folder, struct lkd_error *err) {
    enum lkd_status status = fill_folder(folder, err);

    *c = (struct checkpoint){.options = {.now_s = NOW_S}};
    if (status == LKD_OK)
        status = lkd_keys_load(folder, &c->keys, err);
    return status ? status : issue_tokens(c, err);
}

static void checkpoint_free(struct checkpoint *c) {
    for (size_t i = 0; i < TOKENS; i++)
        free(c->tokens[i]);
    lkd_keys_free(c->keys);
}

/* ---- what is timed ---- */

static double token_pass(void *context) {
    struct checkpoint *c = context;
    struct lkd_permit_check check;
    double start = clock_now_s();

    c->good = 0;
    for (size_t i = 0; i < TOKENS; i++) {
        lkd_permit_verify(c->keys, c->tokens[i], strlen(c->tokens[i]), &c->options, &check);
        c->good += check.signature_valid;
    }
    return clock_now_s() - start;
}

static double signature_pass(void *context) {
    struct checkpoint *c = context;
    double start = clock_now_s();

    c->good = 0;
    for (size_t i = 0; i < TOKENS; i++)
        c->good += lkd_signature_check(public_key, message, sizeof message, signature);
    return clock_now_s() - start;
}

static bool measure(struct checkpoint *c, double round_s, struct permit_measures *ret_measures,
                    struct lkd_error *err) {
    bench_measure_two(token_pass, signature_pass, c, TOKENS, round_s, &ret_measures->token,
                      &ret_measures->signature);
    token_pass(c);
    return c->good == TOKENS ||
           refuse(err, LKD_INTERNAL, NULL, "the permits of the benchmark do not verify");
}

bool bench_permits(double round_s, struct permit_measures *ret_measures, struct lkd_error *err) {
    char folder[] = "/tmp/lockdown-bench-XXXXXX";
    struct checkpoint c;
    bool done;

    if (!mkdtemp(folder))
        return refuse(err, LKD_IO, NULL, "cannot make a folder in /tmp");
    done = prepare(&c, folder, err) == LKD_OK && measure(&c, round_s, ret_measures, err);
    checkpoint_free(&c);
    remove_folder(folder);
    return done;
}
