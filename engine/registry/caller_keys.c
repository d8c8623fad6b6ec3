/*
 * caller_keys.c - keys of those who call the service; see lockdown/registry.h.
 *
 * A key is 256 random bits, so a plain hash of it keeps it secret.
 */
#include <stdio.h>

#include "base/civil.h"
#include "base/text.h"
#include "registry/registry.h"

#define FIELDS_MAX 8

void lkd_caller_key_hash(const char *key, size_t length, char ret_hash[LKD_CALLER_HASH_SIZE]) {
    struct hash hash;
    char text[HASH_TEXT_SIZE];
    hash_init(&hash);
    hash_update(&hash, key, length);
    hash_text(&hash, text);
    memcpy(ret_hash, text + strlen("blake2b:"), LKD_CALLER_HASH_SIZE);
}

/* ---- adding ---- */

static void make_key(struct lkd_registry *r, char ret_key[LKD_CALLER_KEY_SIZE]) {
    char first[RANDOM_ID_SIZE], second[RANDOM_ID_SIZE];
    random_id(&r->random, first);
    random_id(&r->random, second);
    snprintf(ret_key, LKD_CALLER_KEY_SIZE, "ldk_%s%s", first, second);
}

enum lkd_status lkd_caller_key_add(struct lkd_registry *r, const struct lkd_field *fields,
                                   size_t count, const struct lkd_act *act,
                                   char ret_key[LKD_CALLER_KEY_SIZE],
                                   struct lkd_row_findings **ret_findings, struct lkd_error *err) {
    struct lkd_field all[FIELDS_MAX];
    char key[LKD_CALLER_KEY_SIZE], hash[LKD_CALLER_HASH_SIZE], id[LKD_KEY_MAX];
    char from[CIVIL_INSTANT_SIZE];
    size_t used = 0;
    error_clear(err);
    *ret_findings = NULL;
    if (count > FIELDS_MAX - 2)
        return error_set(err, LKD_LIMIT, "a key has no more than %d fields", FIELDS_MAX - 2);
    make_key(r, key);
    lkd_caller_key_hash(key, strlen(key), hash);
    civil_format_instant(act->at_s, from);
    all[used++] = (struct lkd_field){"from", from};
    for (size_t i = 0; i < count; i++) {
        if (fields[i].value && strcmp(fields[i].column, "from") == 0)
            all[0] = fields[i];
        else
            all[used++] = fields[i];
    }
    all[used++] = (struct lkd_field){"hash", hash};
    enum lkd_status status =
        lkd_registry_add(r, "api_keys", all, used, "key", act, id, ret_findings, err);
    if (status == LKD_OK)
        memcpy(ret_key, key, sizeof key);
    return status;
}

/* ---- reading ---- */

struct listing {
    lkd_caller_key_taker *take;
    void *context;
};

static int64_t moment_of(const struct cell *cell) {
    return cell->kind == CELL_NUMBER ? cell->number : INT64_MAX;
}

static bool take_key(void *context, const struct cell *cells) {
    const struct listing *l = context;
    char id[LKD_KEY_MAX], role[LKD_KEY_MAX], authority[LKD_KEY_MAX], hash[LKD_KEY_MAX];
    registry_copy_key(cells[API_KEYS_ID], id);
    registry_copy_key(cells[API_KEYS_ROLE], role);
    registry_copy_key(cells[API_KEYS_AUTHORITY], authority);
    registry_copy_key(cells[API_KEYS_HASH], hash);
    const struct lkd_caller_key key = {id,
                                       role,
                                       authority,
                                       hash,
                                       moment_of(&cells[API_KEYS_FROM]),
                                       moment_of(&cells[API_KEYS_TO]),
                                       moment_of(&cells[API_KEYS_REVOKED_AT])};
    return l->take(l->context, &key);
}

enum lkd_status lkd_caller_keys(struct lkd_registry *r, lkd_caller_key_taker *take, void *context,
                                struct lkd_error *err) {
    struct listing l = {take, context};
    const struct cell none = {.kind = CELL_NONE};
    error_clear(err);
    return r->store->methods->scan(r->store, TABLE_API_KEYS, registry_tables[TABLE_API_KEYS].count,
                                   none, take_key, &l, err);
}
