/*
 * verify.c - judging a token by what is inside it and in the folder of keys; see
 * lockdown/permits.h.
 */
#include <string.h>

#include "base/civil.h"
#include "permits/claims.h"
#include "permits/holder.h"
#include "permits/keyring.h"
#include "permits/token.h"

#define CLOCK_TOLERANCE_S 300 /* clocks are set by a few minutes now and then */
/* Faults are in order: first those of the code and its signature, last those that leave it open. */
#define FAULTS_BELOW(fault) ((1u << (fault)) - 1)

_Static_assert(sizeof((struct lkd_permit_check *)0)->memory >= COSE_PAYLOAD_MAX, "room for texts");

bool lkd_signature_check(const uint8_t public_key[32], const void *message, size_t length,
                         const uint8_t signature[64]) {
    return sign_check(public_key, message, length, signature);
}

static void add(struct lkd_permit_check *c, enum lkd_permit_fault fault) {
    c->faults |= 1u << fault;
}

static bool has(const struct lkd_permit_check *c, enum lkd_permit_fault fault) {
    return c->faults >> fault & 1u;
}

/* ---- what the code says ---- */

static bool read_code(const char *token, size_t length, uint8_t *bytes, struct cose_message *m,
                      struct lkd_permit_check *c) {
    token_trim(&token, &length);
    switch (token_open(token, length, bytes, m, &c->damage)) {
    case TOKEN_FOREIGN:
        add(c, LKD_PERMIT_FOREIGN);
        return false;
    case TOKEN_DAMAGED:
        add(c, LKD_PERMIT_DAMAGED);
        return false;
    case TOKEN_OURS:
        break;
    }
    hex_write(m->kid, COSE_KID_BYTES, c->key_id);
    c->damage = claims_read(m->payload, &c->permit, c->memory);
    if (c->damage)
        add(c, LKD_PERMIT_DAMAGED);
    c->readable = !c->damage;
    return true;
}

enum lkd_status lkd_permit_read(const char *token, size_t length,
                                struct lkd_permit_check *ret_check, struct lkd_error *err) {
    struct cose_message m;
    uint8_t bytes[COSE_MESSAGE_MAX];
    error_clear(err);
    *ret_check = (struct lkd_permit_check){.standing = LKD_PERMIT_UNCLEAR, .proven_s = INT64_MIN};
    read_code(token, length, bytes, &m, ret_check);
    if (ret_check->readable)
        return LKD_OK;
    return error_set(err, LKD_BAD_PERMIT, "this is no permit of ours: %s", ret_check->damage);
}

/* ---- who signed ---- */

static bool zone_within(const struct lkd_verify_options *o, const char *zone, const char *outer) {
    return strcmp(zone, outer) == 0 || (o->within && o->within(o->within_context, zone, outer));
}

static bool in_territory(const struct lkd_key *key, const char *zone,
                         const struct lkd_verify_options *o) {
    for (size_t i = 0; i < key->zone_count; i++)
        if (zone_within(o, zone, key->zones[i]))
            return true;
    return false;
}

static void judge_issuer(const struct lkd_key *key, const struct lkd_verify_options *o,
                         struct lkd_permit_check *c) {
    const struct lkd_permit *p = &c->permit;
    if (p->issued_s < key->from_s || p->issued_s >= key->to_s || p->valid_from_s < key->from_s ||
        p->valid_to_s > key->to_s)
        add(c, LKD_PERMIT_KEY_PERIOD);
    if (strcmp(p->issuer, key->issuer) != 0 || strcmp(p->issuer_zone, key->issuer_zone) != 0)
        add(c, LKD_PERMIT_OTHER_ISSUER);
    for (size_t i = 0; i < p->zone_count; i++)
        if (!in_territory(key, p->zones[i], o)) {
            add(c, LKD_PERMIT_TERRITORY);
            break;
        }
}

static void judge_signature(const struct lkd_keys *keys, const struct cose_message *m,
                            const struct lkd_verify_options *o, struct lkd_permit_check *c) {
    const struct lkd_key *key = keys_find(keys, m->kid);
    if (!key)
        add(c, LKD_PERMIT_UNKNOWN_KEY);
    else if (!cose_check(m, key->public_key))
        add(c, LKD_PERMIT_BAD_SIGNATURE);
    if (key && key->revoked_s <= c->moment_s)
        add(c, LKD_PERMIT_KEY_REVOKED);
    if (key && c->readable)
        judge_issuer(key, o, c);
    c->signature_valid = !(c->faults & FAULTS_BELOW(LKD_PERMIT_EARLY));
}

/* ---- when ---- */

static void judge_clock(const struct lkd_keys *keys, const struct lkd_verify_options *o,
                        struct lkd_permit_check *c) {
    int64_t least_s =
        keys->clock_s > keys->revocations.moment_s ? keys->clock_s : keys->revocations.moment_s;
    bool behind = o->from_clock && o->now_s < least_s && least_s - o->now_s > CLOCK_TOLERANCE_S;
    c->moment_s = o->from_clock && least_s > o->now_s ? least_s : o->now_s;
    if (behind)
        add(c, LKD_PERMIT_CLOCK_BEHIND);
}

static void judge_life(struct lkd_permit_check *c) {
    if (c->moment_s < c->permit.valid_from_s && !has(c, LKD_PERMIT_CLOCK_BEHIND))
        add(c, LKD_PERMIT_EARLY);
    if (c->moment_s >= c->permit.valid_to_s)
        add(c, LKD_PERMIT_EXPIRED);
}

/* The clock is believed at moments for which some key here is made. */
static bool believable(const struct lkd_keys *keys, int64_t moment_s) {
    for (size_t i = 0; i < keys->count; i++)
        if (keys->items[i].from_s <= moment_s && moment_s < keys->items[i].to_s)
            return true;
    return false;
}

static int64_t proven_moment(const struct lkd_keys *keys, const struct lkd_verify_options *o) {
    int64_t list_s = keys->revocations.moment_s;
    bool now = o->from_clock && o->now_s > list_s && believable(keys, o->now_s);
    return now ? o->now_s : list_s;
}

/* ---- whether it still holds ---- */

/* Moments may lie anywhere: the difference is taken where it cannot overflow. */
static bool is_older(int64_t list_s, int64_t moment_s, int64_t age_s) {
    return list_s < moment_s && (uint64_t)moment_s - (uint64_t)list_s > (uint64_t)age_s;
}

static void judge_revocation(const struct lkd_keys *keys, const struct lkd_verify_options *o,
                             struct lkd_permit_check *c) {
    const struct revocations *list = &keys->revocations;
    const struct revoked *entry = c->readable ? revocations_find(list, c->permit.id) : NULL;
    bool too_old =
        is_older(list->moment_s, c->moment_s, o->list_age_s > 0 ? o->list_age_s : LKD_LIST_AGE_S);
    c->list_fresh = list->moment_s != CIVIL_ALWAYS && !too_old && !has(c, LKD_PERMIT_CLOCK_BEHIND);
    if (entry && entry->at_s <= c->moment_s) {
        c->revoked_reason = entry->reason;
        add(c, LKD_PERMIT_REVOKED);
    } else if (list->moment_s == CIVIL_ALWAYS) {
        add(c, LKD_PERMIT_NO_LIST);
    } else if (too_old) {
        add(c, LKD_PERMIT_OLD_LIST);
    }
}

static void judge_holder(const struct lkd_verify_options *o, struct lkd_permit_check *c) {
    c->holder_given = o->holder != NULL;
    if (!o->holder)
        return;
    c->holder_matches = c->permit.holder && holder_matches(c->permit.holder, o->holder);
    if (!c->holder_matches)
        add(c, LKD_PERMIT_OTHER_HOLDER);
}

/* ---- the whole ---- */

static enum lkd_standing standing_of(unsigned faults) {
    if (faults == 0)
        return LKD_PERMIT_GOOD;
    return faults & FAULTS_BELOW(LKD_PERMIT_CLOCK_BEHIND) ? LKD_PERMIT_BAD : LKD_PERMIT_UNCLEAR;
}

void lkd_permit_verify(const struct lkd_keys *keys, const char *token, size_t length,
                       const struct lkd_verify_options *options,
                       struct lkd_permit_check *ret_check) {
    struct lkd_permit_check *c = ret_check;
    struct cose_message m;
    uint8_t bytes[COSE_MESSAGE_MAX];
    *c = (struct lkd_permit_check){.proven_s = INT64_MIN, .moment_s = options->now_s};
    if (!read_code(token, length, bytes, &m, c)) {
        c->standing = LKD_PERMIT_BAD;
        return;
    }
    judge_clock(keys, options, c);
    judge_signature(keys, &m, options, c);
    if (c->readable) {
        judge_life(c);
        judge_revocation(keys, options, c);
        judge_holder(options, c);
    }
    if (c->signature_valid)
        c->proven_s = proven_moment(keys, options);
    c->standing = standing_of(c->faults);
}
