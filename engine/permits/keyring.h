/*
 * keyring.h - inside the permits module: a folder of keys as it is in memory.
 */
#ifndef PERMITS_KEYRING_H
#define PERMITS_KEYRING_H

#include "base/arena.h"
#include "base/sign.h"
#include "base/text.h"
#include "lockdown/keys.h"
#include "permits/cose.h"

#define KEYS_MAX 4096
#define KEY_FILE_MAX 65536
#define REVOKED_MAX 1000000
#define REVOKED_FILE_MAX ((size_t)256 << 20)
#define KEYS_PATH_MAX 4096

struct revoked {
    const char *id, *reason;
    int64_t at_s;
};

/* The list of revoked permits, sorted by id; an id stands once. */
struct revocations {
    int64_t moment_s; /* CIVIL_ALWAYS: there is no list */
    size_t count, capacity;
    struct revoked *items;
};

struct lkd_keys {
    struct arena arena;
    const char *folder;
    struct lkd_key *items; /* by issuer, then beginning */
    size_t count, capacity;
    const struct lkd_key **by_id;
    struct revocations revocations;
    int64_t clock_s;
};

/* "<folder>/<name><suffix>"; LKD_LIMIT when it does not fit. */
enum lkd_status keys_path(const char *folder, const char *name, const char *suffix,
                          char path[KEYS_PATH_MAX], struct lkd_error *err);

/* Writers take turns: holds a lock on the folder until keys_unlock(). */
enum lkd_status keys_lock(const char *folder, int *ret_lock, struct lkd_error *err);
void keys_unlock(int lock);

/* key_file.c: a key as text, and from it. `id` is the name of the file without its suffix. */
void key_write(const struct lkd_key *key, struct text *out);
bool key_read(const char *id, const char *text, size_t length, struct arena *arena,
              struct lkd_key *ret_key, struct lkd_error *err);
/* The id of a public key: 16 digits and a NUL. */
void key_id_of(const uint8_t public_key[SIGN_PUBLIC_BYTES], char id[LKD_KEY_ID_SIZE]);
/* The private key of a key that has one here; sign_forget() it. */
enum lkd_status key_secret(const char *folder, const struct lkd_key *key,
                           struct sign_pair *ret_pair, struct lkd_error *err);

const struct lkd_key *keys_find(const struct lkd_keys *k, const uint8_t kid[COSE_KID_BYTES]);

/* revocations.c: read the list of a folder; without one `moment_s` is CIVIL_ALWAYS. */
enum lkd_status revocations_load(const char *folder, struct arena *arena,
                                 struct revocations *ret_list, struct lkd_error *err);
const struct revoked *revocations_find(const struct revocations *list, const char *permit_id);

/* clock.c: CIVIL_ALWAYS when none was kept. */
enum lkd_status clock_load(const char *folder, int64_t *ret_moment_s, struct lkd_error *err);

#endif
