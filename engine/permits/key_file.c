/*
 * key_file.c - a key as a small JSON file, and its private half; see keyring.h.
 *
 *     {"key":"2f0c6f9f2a2b6d11","issuer":"pc08","issuer_zone":"79","zones":["79"],
 *      "from":"2021-08-25T00:00:00+07:00","to":null,"public":"d75a98...","revoked":null,
 *      "reason":null}
 *
 * The private file holds the 64 hexadecimal digits of the seed and a newline.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/civil.h"
#include "base/hash.h"
#include "permits/fields.h"
#include "permits/keyring.h"

void key_id_of(const uint8_t public_key[SIGN_PUBLIC_BYTES], char id[LKD_KEY_ID_SIZE]) {
    struct hash h;
    char text[HASH_TEXT_SIZE];
    hash_init(&h);
    hash_update(&h, public_key, SIGN_PUBLIC_BYTES);
    hash_text(&h, text);
    memcpy(id, strchr(text, ':') + 1, LKD_KEY_ID_SIZE - 1);
    id[LKD_KEY_ID_SIZE - 1] = '\0';
}

/* ---- writing ---- */

static void put_string(struct text *out, const char *name, const char *value) {
    text_printf(out, ",\"%s\":", name);
    if (value)
        text_json_string(out, value, strlen(value));
    else
        text_literal(out, "null");
}

static void put_moment(struct text *out, const char *name, int64_t moment_s) {
    char text[CIVIL_INSTANT_SIZE];
    if (moment_s != CIVIL_NEVER)
        civil_format_instant(moment_s, text);
    put_string(out, name, moment_s != CIVIL_NEVER ? text : NULL);
}

void key_write(const struct lkd_key *key, struct text *out) {
    char hex[2 * SIGN_PUBLIC_BYTES + 1];
    hex_write(key->public_key, SIGN_PUBLIC_BYTES, hex);
    text_printf(out, "{\"key\":\"%s\"", key->id);
    put_string(out, "issuer", key->issuer);
    put_string(out, "issuer_zone", key->issuer_zone);
    text_literal(out, ",\"zones\":[");
    for (size_t i = 0; i < key->zone_count; i++) {
        text_puts(out, i ? "," : "");
        text_json_string(out, key->zones[i], strlen(key->zones[i]));
    }
    text_literal(out, "]");
    put_moment(out, "from", key->from_s);
    put_moment(out, "to", key->to_s);
    put_string(out, "public", hex);
    put_moment(out, "revoked", key->revoked_s);
    put_string(out, "reason", key->revoked_reason);
    text_literal(out, "}\n");
}

/* ---- reading ---- */

static bool is_null(const struct field *field) {
    return field->end - field->at == 4 && memcmp(field->at, "null", 4) == 0;
}

static void read_zones(struct fields *f, const struct field *field, struct lkd_key *key) {
    const char *zones[LKD_KEY_ZONES_MAX];
    size_t count = field_texts(f, field, zones, LKD_KEY_ZONES_MAX);
    const char **copy = arena_calloc(f->arena, count, sizeof *copy);
    if (!copy) {
        f->failed = true;
        error_set(f->err, LKD_NO_MEMORY, "no memory for a key");
        return;
    }
    for (size_t i = 0; i < count; i++)
        copy[i] = zones[i];
    key->zones = copy;
    key->zone_count = count;
}

static void read_public(struct fields *f, const struct field *field, struct lkd_key *key) {
    const char *hex = field_text(f, field);
    if (!f->failed && (!hex_read(hex, strlen(hex), key->public_key, SIGN_PUBLIC_BYTES) ||
                       !sign_is_public_key(key->public_key)))
        field_refuse(f, field->name, -1, "this is no Ed25519 public key in 64 hexadecimal digits");
}

static void read_field(struct fields *f, const struct field *field, struct lkd_key *key) {
    const char *name = field->name;
    if (strcmp(name, "key") == 0)
        key->id = field_text(f, field);
    else if (strcmp(name, "issuer") == 0)
        key->issuer = field_text(f, field);
    else if (strcmp(name, "issuer_zone") == 0)
        key->issuer_zone = field_text(f, field);
    else if (strcmp(name, "zones") == 0)
        read_zones(f, field, key);
    else if (strcmp(name, "public") == 0)
        read_public(f, field, key);
    else if (strcmp(name, "from") == 0)
        key->from_s = field_instant(f, field, false);
    else if (strcmp(name, "to") == 0)
        key->to_s = is_null(field) ? CIVIL_NEVER : field_instant(f, field, false);
    else if (strcmp(name, "revoked") == 0)
        key->revoked_s = is_null(field) ? CIVIL_NEVER : field_instant(f, field, false);
    else if (strcmp(name, "reason") == 0)
        key->revoked_reason = is_null(field) ? NULL : field_text(f, field);
    else
        field_refuse(f, name, -1, "this member has no place in a key");
}

static bool check_key(struct fields *f, const char *id, const struct lkd_key *key) {
    char right[LKD_KEY_ID_SIZE];
    key_id_of(key->public_key, right);
    if (f->failed)
        return false;
    if (!key->id || !key->issuer || !key->issuer_zone || key->zone_count == 0 ||
        key->from_s == CIVIL_ALWAYS)
        return field_refuse(f, "", -1, "the file breaks off, or something is missing in it");
    if (strcmp(key->id, id) != 0 || strcmp(key->id, right) != 0)
        return field_refuse(f, "key", -1, "the id is not that of the public key and of the file");
    return key->from_s < key->to_s || field_refuse(f, "to", -1, "the period ends before it begins");
}

bool key_read(const char *id, const char *text, size_t length, struct arena *arena,
              struct lkd_key *ret_key, struct lkd_error *err) {
    struct lkd_key key = {.from_s = CIVIL_ALWAYS, .to_s = CIVIL_NEVER, .revoked_s = CIVIL_NEVER};
    struct fields f;
    struct field field;
    const char *path = arena_printf(arena, "%s.json: ", id);
    if (!path) {
        error_set(err, LKD_NO_MEMORY, "no memory for a key");
        return false;
    }
    fields_open(&f, text, length, path, LKD_BAD_KEYS, arena, err);
    while (fields_next(&f, &field))
        read_field(&f, &field, &key);
    if (!check_key(&f, id, &key))
        return false;
    *ret_key = key;
    return true;
}

/* ---- the private half ---- */

/* Nobody but the owner may have a way to it. */
static enum lkd_status check_mode(const char *path, struct lkd_error *err) {
    struct stat about;
    if (stat(path, &about) != 0)
        return error_set(err, LKD_NOT_FOUND, "cannot read %s", path);
    if ((about.st_mode & 077) == 0)
        return LKD_OK;
    error_set(err, LKD_BAD_KEYS, "the private key %s may be used by others (mode %03o)", path,
              (unsigned)about.st_mode & 0777);
    error_hint(err, "take a new key if others had access; else `chmod 600` the file");
    return LKD_BAD_KEYS;
}

enum lkd_status key_secret(const char *folder, const struct lkd_key *key,
                           struct sign_pair *ret_pair, struct lkd_error *err) {
    const size_t digits = 2 * (size_t)SIGN_SEED_BYTES;
    char path[KEYS_PATH_MAX], *text;
    uint8_t seed[SIGN_SEED_BYTES];
    size_t length;
    enum lkd_status status = keys_path(folder, key->id, ".secret", path, err);
    if (status || (status = check_mode(path, err)) ||
        (status = file_read(path, digits + 2, &text, &length, err)))
        return status;
    if (length > 0 && text[length - 1] == '\n')
        length--;
    bool good = hex_read(text, length, seed, sizeof seed);
    sign_forget(text, length);
    free(text);
    if (good)
        sign_pair_of_seed(seed, ret_pair);
    sign_forget(seed, sizeof seed);
    if (good && memcmp(ret_pair->public_key, key->public_key, SIGN_PUBLIC_BYTES) == 0)
        return LKD_OK;
    if (good)
        sign_forget(ret_pair, sizeof *ret_pair);
    return error_set(err, LKD_BAD_KEYS, "%s is not the private key that belongs to %s", path,
                     key->id);
}
