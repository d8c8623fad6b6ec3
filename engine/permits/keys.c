/*
 * keys.c - reading a folder of keys, adding and revoking them; see lockdown/keys.h.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/civil.h"
#include "base/vec.h"
#include "permits/keyring.h"

#define KEYS_ARENA_MAX ((size_t)1 << 30)
#define KEY_TEXT_MAX KEY_FILE_MAX

/* ---- the folder ---- */

enum lkd_status keys_path(const char *folder, const char *name, const char *suffix,
                          char path[KEYS_PATH_MAX], struct lkd_error *err) {
    int length = snprintf(path, KEYS_PATH_MAX, "%s/%s%s", folder, name, suffix);
    return length < KEYS_PATH_MAX ? LKD_OK
                                  : error_set(err, LKD_LIMIT, "the path of the keys is too long");
}

static enum lkd_status system_error(struct lkd_error *err, const char *doing, const char *path) {
    int number = errno;
    char reason[128];
    if (strerror_r(number, reason, sizeof reason) != 0)
        reason[0] = '\0';
    return error_set(err, number == ENOENT ? LKD_NOT_FOUND : LKD_IO, "cannot %s %s: %s", doing,
                     path, reason);
}

enum lkd_status keys_lock(const char *folder, int *ret_lock, struct lkd_error *err) {
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    char path[KEYS_PATH_MAX];
    enum lkd_status status = keys_path(folder, "lock", "", path, err);
    if (status)
        return status;
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return system_error(err, "write", path);
    while (fcntl(fd, F_SETLKW, &whole) != 0)
        if (errno != EINTR) {
            status = system_error(err, "lock", path);
            close(fd);
            return status;
        }
    *ret_lock = fd;
    return LKD_OK;
}

void keys_unlock(int lock) {
    close(lock);
}

static bool is_there(const char *folder, const char *name, const char *suffix) {
    char path[KEYS_PATH_MAX];
    return keys_path(folder, name, suffix, path, NULL) == LKD_OK && access(path, F_OK) == 0;
}

/* ---- loading ---- */

static enum lkd_status no_memory(struct lkd_error *err) {
    return error_set(err, LKD_NO_MEMORY, "no memory for the keys");
}

/* "2f0c6f9f2a2b6d11.json" */
static bool is_key_file(const char *name) {
    return strlen(name) == LKD_KEY_ID_SIZE - 1 + 5 &&
           strspn(name, "0123456789abcdef") == LKD_KEY_ID_SIZE - 1 &&
           strcmp(name + LKD_KEY_ID_SIZE - 1, ".json") == 0;
}

/* A private key that others can read is told before somebody signs with it. */
static enum lkd_status note_secret(struct lkd_keys *k, struct lkd_key *key, struct lkd_error *err) {
    struct sign_pair pair;
    key->secret = is_there(k->folder, key->id, ".secret");
    if (!key->secret)
        return LKD_OK;
    enum lkd_status status = key_secret(k->folder, key, &pair, err);
    sign_forget(&pair, sizeof pair);
    return status;
}

static enum lkd_status load_key(struct lkd_keys *k, const char *name, struct lkd_error *err) {
    char path[KEYS_PATH_MAX], id[LKD_KEY_ID_SIZE], *text;
    struct lkd_key key;
    size_t length;
    enum lkd_status status = keys_path(k->folder, name, "", path, err);
    if (k->count == KEYS_MAX)
        return error_set(err, LKD_LIMIT, "%s holds more than %d keys", k->folder, KEYS_MAX);
    if (status || (status = file_read(path, KEY_FILE_MAX, &text, &length, err)))
        return status;
    snprintf(id, sizeof id, "%.*s", LKD_KEY_ID_SIZE - 1, name);
    bool good = key_read(id, text, length, &k->arena, &key, err);
    free(text);
    if (!good)
        return err->status;
    status = note_secret(k, &key, err);
    if (status == LKD_OK && !VEC_PUSH(&k->arena, k, key))
        status = no_memory(err);
    return status;
}

static int by_issuer(const void *left, const void *right) {
    const struct lkd_key *a = left, *b = right;
    int order = strcmp(a->issuer, b->issuer);
    if (!order)
        order = strcmp(a->issuer_zone, b->issuer_zone);
    if (!order)
        order = (a->from_s > b->from_s) - (a->from_s < b->from_s);
    return order ? order : strcmp(a->id, b->id);
}

static int by_id(const void *left, const void *right) {
    const struct lkd_key *const *a = left, *const *b = right;
    return strcmp((*a)->id, (*b)->id);
}

static enum lkd_status load_keys(struct lkd_keys *k, DIR *folder, struct lkd_error *err) {
    const struct dirent *entry;
    enum lkd_status status = LKD_OK;
    while (!status && (entry = readdir(folder)))
        if (is_key_file(entry->d_name))
            status = load_key(k, entry->d_name, err);
    if (status)
        return status;
    k->by_id = arena_calloc(&k->arena, k->count, sizeof(void *));
    if (!k->by_id)
        return no_memory(err);
    if (k->count > 0)
        qsort(k->items, k->count, sizeof *k->items, by_issuer);
    for (size_t i = 0; i < k->count; i++)
        k->by_id[i] = &k->items[i];
    qsort(k->by_id, k->count, sizeof *k->by_id, by_id);
    return LKD_OK;
}

static enum lkd_status load_all(struct lkd_keys *k, const char *path, struct lkd_error *err) {
    DIR *folder = opendir(path);
    if (!folder)
        return system_error(err, "read the keys in", path);
    k->folder = arena_strdup(&k->arena, path);
    enum lkd_status status = k->folder ? load_keys(k, folder, err) : no_memory(err);
    closedir(folder);
    if (status == LKD_OK)
        status = revocations_load(path, &k->arena, &k->revocations, err);
    return status ? status : clock_load(path, &k->clock_s, err);
}

enum lkd_status lkd_keys_load(const char *folder, struct lkd_keys **ret_keys,
                              struct lkd_error *err) {
    struct lkd_error own;
    struct lkd_error *e = err ? err : &own;
    struct lkd_keys *k = calloc(1, sizeof *k);
    error_clear(e);
    if (!k)
        return no_memory(e);
    arena_init(&k->arena, KEYS_ARENA_MAX, NULL);
    enum lkd_status status = load_all(k, folder, e);
    if (status)
        lkd_keys_free(k);
    else
        *ret_keys = k;
    return status;
}

void lkd_keys_free(struct lkd_keys *k) {
    if (!k)
        return;
    arena_free(&k->arena);
    free(k);
}

/* ---- looking ---- */

size_t lkd_keys_count(const struct lkd_keys *k) {
    return k->count;
}

struct lkd_key lkd_keys_at(const struct lkd_keys *k, size_t i) {
    return k->items[i];
}

int64_t lkd_keys_list_moment(const struct lkd_keys *k) {
    return k->revocations.moment_s;
}

size_t lkd_keys_list_length(const struct lkd_keys *k) {
    return k->revocations.count;
}

int64_t lkd_keys_clock(const struct lkd_keys *k) {
    return k->clock_s;
}

const struct lkd_key *keys_find(const struct lkd_keys *k, const uint8_t kid[COSE_KID_BYTES]) {
    char id[LKD_KEY_ID_SIZE];
    struct lkd_key wanted = {.id = id};
    const struct lkd_key *key = &wanted;
    hex_write(kid, COSE_KID_BYTES, id);
    const struct lkd_key **found =
        k->count ? bsearch(&key, k->by_id, k->count, sizeof *k->by_id, by_id) : NULL;
    return found ? *found : NULL;
}

/* ---- adding ---- */

/* Written as it will be read: what does not come back whole is refused before anything is
 * written. */
static enum lkd_status compose(const struct lkd_key *key, struct text *out, struct lkd_error *err) {
    struct lkd_key again;
    struct arena arena;
    arena_init(&arena, (size_t)1 << 20, NULL);
    key_write(key, out);
    if (out->failed)
        error_set(err, LKD_NO_MEMORY, "no memory for a key");
    else
        key_read(key->id, out->bytes, out->length, &arena, &again, err);
    arena_free(&arena);
    if (err->status == LKD_BAD_KEYS) { /* no file is meant yet */
        char *colon = strstr(err->where, ": ");
        if (colon)
            memmove(err->where, colon + 2, strlen(colon + 2) + 1);
    }
    return err->status;
}

static enum lkd_status write_secret(const char *folder, const struct lkd_key *key,
                                    const struct sign_pair *pair, struct lkd_error *err) {
    char hex[2 * SIGN_SEED_BYTES + 2], path[KEYS_PATH_MAX];
    enum lkd_status status = keys_path(folder, key->id, ".secret", path, err);
    if (status)
        return status;
    hex_write(pair->seed, SIGN_SEED_BYTES, hex);
    hex[2 * SIGN_SEED_BYTES] = '\n';
    status = file_replace(path, hex, 2 * SIGN_SEED_BYTES + 1, 0600, err);
    sign_forget(hex, sizeof hex);
    return status;
}

static enum lkd_status write_public(const char *folder, const struct lkd_key *key,
                                    const struct text *text, struct lkd_error *err) {
    char path[KEYS_PATH_MAX];
    enum lkd_status status = keys_path(folder, key->id, ".json", path, err);
    return status ? status : file_replace(path, text->bytes, text->length, 0644, err);
}

static void delete_secret(const char *folder, const char *id) {
    char path[KEYS_PATH_MAX];
    if (keys_path(folder, id, ".secret", path, NULL) == LKD_OK)
        unlink(path);
}

static enum lkd_status store(const char *folder, const struct lkd_key *key,
                             const struct sign_pair *pair, const struct text *text,
                             struct lkd_error *err) {
    enum lkd_status status = LKD_OK;
    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        return system_error(err, "make", folder);
    if (is_there(folder, key->id, ".json"))
        return error_set(err, LKD_BAD_KEYS, "the key %s is there already", key->id);
    if (pair)
        status = write_secret(folder, key, pair, err);
    if (status)
        return status;
    status = write_public(folder, key, text, err);
    if (status && pair)
        delete_secret(folder, key->id);
    return status;
}

enum lkd_status lkd_key_add(const char *folder, const struct lkd_key *about,
                            const uint8_t *public_key, char *ret_id, struct lkd_error *err) {
    struct lkd_error own;
    struct lkd_error *e = err ? err : &own;
    struct lkd_key key = *about;
    struct sign_pair pair = {0};
    char id[LKD_KEY_ID_SIZE];
    struct text text;
    error_clear(e);
    if (!public_key)
        sign_new_pair(&pair);
    memcpy(key.public_key, public_key ? public_key : pair.public_key, SIGN_PUBLIC_BYTES);
    key_id_of(key.public_key, id);
    key.id = id;
    key.revoked_s = CIVIL_NEVER;
    key.revoked_reason = NULL;
    text_init(&text, KEY_TEXT_MAX);
    enum lkd_status status = compose(&key, &text, e);
    if (status == LKD_OK)
        status = store(folder, &key, public_key ? NULL : &pair, &text, e);
    text_free(&text);
    sign_forget(&pair, sizeof pair);
    if (status == LKD_OK)
        memcpy(ret_id, id, sizeof id);
    return status;
}

/* ---- revoking ---- */

static enum lkd_status revoke(const struct lkd_keys *k, const char *id, int64_t now_s,
                              const char *reason, struct lkd_error *err) {
    struct lkd_key key = {.id = NULL};
    struct text text;
    for (size_t i = 0; i < k->count; i++)
        if (strcmp(k->items[i].id, id) == 0)
            key = k->items[i];
    if (!key.id)
        return error_set(err, LKD_NOT_FOUND, "there is no key %s in %s", id, k->folder);
    if (key.revoked_s != CIVIL_NEVER)
        return error_set(err, LKD_BAD_KEYS, "the key %s is revoked already", id);
    key.revoked_s = now_s;
    key.revoked_reason = reason;
    text_init(&text, KEY_TEXT_MAX);
    enum lkd_status status = compose(&key, &text, err);
    if (status == LKD_OK)
        status = write_public(k->folder, &key, &text, err);
    if (status == LKD_OK)
        delete_secret(k->folder, id);
    text_free(&text);
    return status;
}

enum lkd_status lkd_key_revoke(const char *folder, const char *id, int64_t now_s,
                               const char *reason, struct lkd_error *err) {
    struct lkd_error own;
    struct lkd_error *e = err ? err : &own;
    struct lkd_keys *keys;
    int lock;
    error_clear(e);
    enum lkd_status status = keys_lock(folder, &lock, e);
    if (status)
        return status;
    status = lkd_keys_load(folder, &keys, e);
    if (status == LKD_OK) {
        status = revoke(keys, id, now_s, reason, e);
        lkd_keys_free(keys);
    }
    keys_unlock(lock);
    return status;
}
