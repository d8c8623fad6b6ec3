/*
 * lockdown/keys.h - a folder of keys: who may sign permits, what was revoked, what time it is at
 * least.
 *
 * Whoever may write to the folder decides what is believed: give a checkpoint a copy without the
 * private keys, and let nobody else write there. Its files:
 *
 *     <id>.json      a public key (Ed25519): its issuer, the zones of its authority, its period
 *     <id>.secret    the private key, mode 0600; only where permits are issued
 *     revoked.json   the ids of revoked permits, and the moment of the list
 *     clock          the latest moment that was certainly reached: it never goes back
 *
 * A key is good for permits whose whole life, from the signature to the end, lies in its period. To
 * rotate, add the next key before the old one ends: both verify, and permits are signed with the
 * one that began last. A revoked key is good for nothing from that moment on, whenever it signed.
 */
#ifndef LOCKDOWN_KEYS_H
#define LOCKDOWN_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lockdown/error.h"

#define LKD_KEY_ID_SIZE 17 /* 16 hexadecimal digits, from the hash of the public key, and a NUL */
#define LKD_KEY_ZONES_MAX 64

/* Periods are half-open; INT64_MAX: no known end. */
struct lkd_key {
    const char *id;
    const char *issuer;       /* body that signs: a value of permit.issuer, "pc08" */
    const char *issuer_zone;  /* its seat, "79" */
    const char *const *zones; /* its territory: permits may name these zones and those inside */
    size_t zone_count;
    int64_t from_s, to_s;
    int64_t revoked_s;          /* INT64_MAX: it is not */
    const char *revoked_reason; /* NULL: it is not */
    bool secret;                /* the private key is here */
    uint8_t public_key[32];
};

/* What is in the folder, read once; immutable, so that any number of threads may share it. */
struct lkd_keys;
/*
 * Read the folder. LKD_NOT_FOUND when there is none, LKD_BAD_KEYS when a file in it is not what it
 * should be or a private key may be read by others. At most 4,096 keys and 1,000,000 revoked
 * permits. The keys are new; free with lkd_keys_free.
 */
enum lkd_status lkd_keys_load(const char *folder, struct lkd_keys **ret_keys,
                              struct lkd_error *err);
void lkd_keys_free(struct lkd_keys *k); /* NULL is fine */

/* By issuer, then by the beginning of the period. Borrowed from the keys. */
size_t lkd_keys_count(const struct lkd_keys *k);
struct lkd_key lkd_keys_at(const struct lkd_keys *k, size_t i);
/* The moment of the list of revoked permits, INT64_MIN when there is none, and its length. */
int64_t lkd_keys_list_moment(const struct lkd_keys *k);
size_t lkd_keys_list_length(const struct lkd_keys *k);
/* The least moment it can be, INT64_MIN when none was kept. */
int64_t lkd_keys_clock(const struct lkd_keys *k);

/*
 * Make a pair of keys in the folder, which is made (mode 0700) when it is not there; or, with
 * `public_key`, add the key of another authority for verifying alone. `id`, `secret` and what
 * concerns revocation are not read. LKD_BAD_KEYS for a description that makes no sense, LKD_IO when
 * it cannot be written; then nothing is. `ret_id` has LKD_KEY_ID_SIZE bytes.
 */
enum lkd_status lkd_key_add(const char *folder, const struct lkd_key *about,
                            const uint8_t *public_key, char *ret_id, struct lkd_error *err);
/* Nothing signed with the key is good from now on; its private key is deleted. LKD_NOT_FOUND, or
 * LKD_BAD_KEYS when it is revoked already. */
enum lkd_status lkd_key_revoke(const char *folder, const char *id, int64_t now_s,
                               const char *reason, struct lkd_error *err);

/*
 * Put a permit on the list of revoked ones (`reason`: a value of permit.revoked_reason) and give
 * the list the moment `now_s`; with `permit_id` NULL only the latter: the list is known to be
 * complete until then. The list never becomes older than it was.
 */
enum lkd_status lkd_permit_revoke(const char *folder, const char *permit_id, const char *reason,
                                  int64_t now_s, struct lkd_error *err);

/* Keep a moment as the least it can be, unless a later one is kept. */
enum lkd_status lkd_clock_advance(const char *folder, int64_t moment_s, struct lkd_error *err);

#endif
