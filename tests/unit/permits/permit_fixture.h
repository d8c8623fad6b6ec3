/*
 * permit_fixture.h - a folder of keys and a permit signed with one of them.
 *
 * permits_begin() makes the folder with a key of PC08 (79) for August to October 2021 and an empty
 * list of the moment LIST; permits_end() removes everything.
 */
#ifndef PERMITS_PERMIT_FIXTURE_H
#define PERMITS_PERMIT_FIXTURE_H

#include "support/tap.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/civil.h"
#include "lockdown/permits.h"

struct permits {
    char folder[64];
    char key[LKD_KEY_ID_SIZE];
    struct lkd_keys *keys;
};

static inline int64_t moment(const char *text) {
    int64_t instant_s;
    assert_true(civil_parse_instant(text, strlen(text), &instant_s));
    return instant_s;
}

#define PERMIT                                                                                     \
    "{\"id\":\"P-1\",\"form\":\"police_3261\",\"class\":\"3A\",\"holder\":\"Nguyễn Văn An\","   \
    "\"purpose\":\"delivery\",\"zones\":[\"760\",\"769\"],\"hours\":[\"06:00\",\"18:00\"],"        \
    "\"valid_from\":\"2021-08-25\",\"valid_to\":\"2021-09-06\",\"route\":\"QL1A\"}"

/* Districts of 79 lie in it. */
static inline bool in_79(void *context, const char *zone, const char *outer) {
    (void)context;
    return strcmp(outer, "79") == 0 && zone[0] == '7';
}

static inline void permits_reload(struct permits *p) {
    struct lkd_error err;
    lkd_keys_free(p->keys);
    p->keys = NULL;
    if (lkd_keys_load(p->folder, &p->keys, &err) != LKD_OK)
        fail_msg("%s: %s", err.where, err.message);
}

static inline void permits_add_key(struct permits *p, const char *issuer, const char *zone,
                                   const char *from, const char *to, char *ret_id) {
    const struct lkd_key about = {.issuer = issuer,
                                  .issuer_zone = zone,
                                  .zones = &zone,
                                  .zone_count = 1,
                                  .from_s = moment(from),
                                  .to_s = to ? moment(to) : CIVIL_NEVER};
    struct lkd_error err;
    if (lkd_key_add(p->folder, &about, NULL, ret_id, &err) != LKD_OK)
        fail_msg("%s: %s", err.where, err.message);
}

#define LIST "2021-08-30T06:00:00+07:00"

static inline void permits_begin(struct permits *p) {
    *p = (struct permits){.folder = "/tmp/lockdown-permits-XXXXXX"};
    assert_non_null(mkdtemp(p->folder));
    permits_add_key(p, "pc08", "79", "2021-08-01T00:00:00+07:00", "2021-11-01T00:00:00+07:00",
                    p->key);
    assert_int_equal(lkd_permit_revoke(p->folder, NULL, NULL, moment(LIST), NULL), LKD_OK);
    permits_reload(p);
}

static inline void permits_end(struct permits *p) {
    DIR *folder = opendir(p->folder);
    const struct dirent *entry;
    char path[512];
    lkd_keys_free(p->keys);
    while ((entry = readdir(folder))) {
        snprintf(path, sizeof path, "%s/%s", p->folder, entry->d_name);
        unlink(path);
    }
    closedir(folder);
    assert_int_equal(rmdir(p->folder), 0);
}

static inline char *permits_issue(const struct permits *p, const char *json) {
    const struct lkd_issue_options options = {.now_s = moment("2021-08-24T10:00:00+07:00"),
                                              .within = in_79};
    struct lkd_error err;
    char *token = NULL;
    if (lkd_permit_issue(p->keys, json, strlen(json), &options, &token, &err) != LKD_OK)
        fail_msg("%s: %s", err.where, err.message);
    return token;
}

static inline void permits_verify(const struct permits *p, const char *token, const char *at,
                                  struct lkd_permit_check *c) {
    const struct lkd_verify_options options = {.now_s = moment(at), .within = in_79};
    lkd_permit_verify(p->keys, token, strlen(token), &options, c);
}

static inline void write_into(const struct permits *p, const char *name, const char *text) {
    char path[512];
    snprintf(path, sizeof path, "%s/%s", p->folder, name);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

#endif
