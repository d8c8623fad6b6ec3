/*
 * issue.c - from the description of a permit to its token; see lockdown/permits.h.
 */
#include <string.h>

#include "base/civil.h"
#include "base/hash.h"
#include "permits/claims.h"
#include "permits/fields.h"
#include "permits/keyring.h"
#include "permits/token.h"

#define DESCRIPTION_MAX ((size_t)64 << 10)

/* ---- the description ---- */

struct member {
    const char *name;
    size_t offset; /* of a `const char *` in struct lkd_permit */
};
static const struct member texts[] = {
    {"id", offsetof(struct lkd_permit, id)},
    {"form", offsetof(struct lkd_permit, form)},
    {"class", offsetof(struct lkd_permit, class_)},
    {"issuer", offsetof(struct lkd_permit, issuer)},
    {"issuer_zone", offsetof(struct lkd_permit, issuer_zone)},
    {"holder", offsetof(struct lkd_permit, holder)},
    {"purpose", offsetof(struct lkd_permit, purpose)},
    {"route", offsetof(struct lkd_permit, route)},
};
#define TEXT_COUNT (sizeof texts / sizeof *texts)

static const char *const others[] = {"zones", "hours", "valid_from", "valid_to"};

static const char *name_at(const void *context, size_t i) {
    (void)context;
    return i < TEXT_COUNT ? texts[i].name : others[i - TEXT_COUNT];
}

static bool refuse_member(struct fields *f, const char *name) {
    const char *nearest =
        nearest_name(name, TEXT_COUNT + sizeof others / sizeof *others, name_at, NULL);
    bool fresh = !f->failed;
    field_refuse(f, name, -1, "a permit has no member `%s`", name);
    if (fresh && nearest)
        error_hint(f->err, "did you mean `%s`?", nearest);
    return false;
}

static bool read_text(struct fields *f, const struct field *field, struct lkd_permit *p) {
    for (size_t i = 0; i < TEXT_COUNT; i++)
        if (strcmp(field->name, texts[i].name) == 0) {
            *(const char **)(void *)((char *)p + texts[i].offset) = field_text(f, field);
            return true;
        }
    return false;
}

static void read_member(struct fields *f, const struct field *field, struct lkd_permit *p) {
    if (read_text(f, field, p))
        return;
    if (strcmp(field->name, "zones") == 0)
        p->zone_count = field_texts(f, field, p->zones, LKD_PERMIT_ZONES_MAX);
    else if (strcmp(field->name, "hours") == 0)
        field_hours(f, field, &p->hours_from_s, &p->hours_to_s);
    else if (strcmp(field->name, "valid_from") == 0)
        p->valid_from_s = field_instant(f, field, false);
    else if (strcmp(field->name, "valid_to") == 0)
        p->valid_to_s = field_instant(f, field, true);
    else
        refuse_member(f, field->name);
    p->has_hours |= strcmp(field->name, "hours") == 0;
}

static void read_members(struct fields *f, struct lkd_permit *p) {
    struct field field;
    while (fields_next(f, &field))
        read_member(f, &field, p);
    if (!p->form || strcmp(p->form, "none") == 0)
        field_refuse(f, "form", -1, "a permit needs a form");
    if (p->zone_count == 0)
        field_refuse(f, "zones", -1, "a permit needs zones: without any it grants nothing");
    if (p->valid_from_s == CIVIL_ALWAYS)
        field_refuse(f, "valid_from", -1, "a permit needs a beginning");
    if (p->valid_to_s == CIVIL_ALWAYS)
        field_refuse(f, "valid_to", -1, "a permit needs an end");
    if (p->valid_from_s >= p->valid_to_s)
        field_refuse(f, "valid_to", -1, "the permit ends before it begins");
}

/* {...} or {"permit": {...}} */
static enum lkd_status read_description(const char *json, size_t length, struct arena *arena,
                                        struct lkd_permit *p, struct lkd_error *err) {
    struct fields f, inside;
    struct field field;
    *p = (struct lkd_permit){.valid_from_s = CIVIL_ALWAYS, .valid_to_s = CIVIL_ALWAYS};
    if (length > DESCRIPTION_MAX)
        return error_set(err, LKD_BAD_PERMIT, "the description is longer than %zu bytes",
                         DESCRIPTION_MAX);
    if (!fields_open(&f, json, length, "", LKD_BAD_PERMIT, arena, err))
        return err->status;
    struct fields start = f;
    if (fields_next(&f, &field) && strcmp(field.name, "permit") == 0) {
        if (fields_inside(&f, &field, &inside))
            read_members(&inside, p);
        if (fields_next(&f, &field))
            field_refuse(&f, field.name, -1, "nothing may stand beside the permit");
    } else {
        read_members(&start, p);
    }
    return err->status;
}

/* ---- the key ---- */

static bool covers(const struct lkd_key *key, const struct lkd_permit *p) {
    return key->from_s <= p->issued_s && p->issued_s < key->to_s &&
           key->from_s <= p->valid_from_s && p->valid_to_s <= key->to_s;
}

static bool is_of_issuer(const struct lkd_key *key, const struct lkd_permit *p) {
    return (!p->issuer || strcmp(p->issuer, key->issuer) == 0) &&
           (!p->issuer_zone || strcmp(p->issuer_zone, key->issuer_zone) == 0);
}

static bool in_territory(const struct lkd_key *key, const char *zone,
                         const struct lkd_issue_options *o) {
    for (size_t i = 0; i < key->zone_count; i++)
        if (strcmp(zone, key->zones[i]) == 0 ||
            (o->within && o->within(o->within_context, zone, key->zones[i])))
            return true;
    return false;
}

/* The first zone outside the territory, or NULL. */
static const char *zone_outside(const struct lkd_key *key, const struct lkd_permit *p,
                                const struct lkd_issue_options *o) {
    for (size_t i = 0; i < p->zone_count; i++)
        if (!in_territory(key, p->zones[i], o))
            return p->zones[i];
    return NULL;
}

static bool may_sign(const struct lkd_key *key, const struct lkd_permit *p,
                     const struct lkd_issue_options *o) {
    return key->secret && key->revoked_s > o->now_s && covers(key, p) && is_of_issuer(key, p) &&
           !zone_outside(key, p, o);
}

/* Why the key that was asked for, or the only one, may not sign. */
static void refuse_key(const struct lkd_key *key, const struct lkd_permit *p,
                       const struct lkd_issue_options *o, struct lkd_error *err) {
    const char *outside = zone_outside(key, p, o);
    if (key->revoked_s <= o->now_s) {
        error_set(err, LKD_BAD_KEYS, "the key %s is revoked", key->id);
    } else if (!key->secret) {
        error_set(err, LKD_BAD_KEYS, "the private half of the key %s is not here", key->id);
    } else if (!is_of_issuer(key, p)) {
        error_set(err, LKD_BAD_KEYS,
                  "the key %s belongs to %s of %s, not to the issuer of the permit", key->id,
                  key->issuer, key->issuer_zone);
    } else if (outside) {
        error_set(err, LKD_BAD_KEYS, "%s lies outside the territory of the key %s", outside,
                  key->id);
    } else {
        if (o->now_s < key->from_s || o->now_s >= key->to_s)
            error_set(err, LKD_BAD_KEYS, "the key %s is %s", key->id,
                      o->now_s < key->from_s ? "not in force yet" : "expired");
        else
            error_set(err, LKD_BAD_KEYS,
                      "the permit begins or ends outside the period of the key %s", key->id);
        error_hint(err, "`key list` tells the periods; `key add` makes the next key");
    }
}

static enum lkd_status choose_key(const struct lkd_keys *keys, const struct lkd_permit *p,
                                  const struct lkd_issue_options *o, const struct lkd_key **ret_key,
                                  struct lkd_error *err) {
    const struct lkd_key *best = NULL, *last = NULL;
    for (size_t i = 0; i < keys->count; i++) {
        const struct lkd_key *key = &keys->items[i];
        if (o->key_id && strcmp(key->id, o->key_id) != 0)
            continue;
        if (!last || key->secret >= last->secret)
            last = key;
        if (may_sign(key, p, o) && (!best || key->from_s > best->from_s))
            best = key;
    }
    *ret_key = best;
    if (best)
        return LKD_OK;
    if (!last && o->key_id)
        return error_set(err, LKD_NOT_FOUND, "there is no key %s in %s", o->key_id, keys->folder);
    if (!last)
        return error_set(err, LKD_NOT_FOUND, "there is no key in %s", keys->folder);
    if (o->key_id || keys->count == 1) {
        refuse_key(last, p, o, err);
    } else {
        error_set(err, LKD_BAD_KEYS, "none of the %zu keys may sign this permit", keys->count);
        error_hint(err, "with `--key ID` it is told why that one may not");
    }
    return LKD_BAD_KEYS;
}

/* ---- signing ---- */

static enum lkd_status sign(const struct lkd_keys *keys, const struct lkd_key *key,
                            const struct lkd_permit *p, char **ret_token, struct lkd_error *err) {
    uint8_t payload[COSE_PAYLOAD_MAX], kid[COSE_KID_BYTES], message[COSE_MESSAGE_MAX];
    struct sign_pair pair;
    size_t length = claims_write(p, payload, sizeof payload);
    if (length == 0)
        return error_set(err, LKD_BAD_PERMIT, "the permit does not fit into %zu bytes",
                         sizeof payload);
    enum lkd_status status = key_secret(keys->folder, key, &pair, err);
    if (status)
        return status;
    hex_read(key->id, LKD_KEY_ID_SIZE - 1, kid, sizeof kid);
    length = cose_sign(&pair, kid, payload, length, message);
    sign_forget(&pair, sizeof pair);
    *ret_token = token_text(message, length);
    return *ret_token ? LKD_OK : error_set(err, LKD_NO_MEMORY, "no memory for a token");
}

/* Sign as the newest key that may. */
static enum lkd_status sign_as_issuer(const struct lkd_keys *keys, struct lkd_permit *p,
                                      const struct lkd_issue_options *o, char **ret_token,
                                      struct lkd_error *err) {
    const struct lkd_key *key;
    p->issued_s = o->now_s;
    enum lkd_status status = choose_key(keys, p, o, &key, err);
    if (status)
        return status;
    p->issuer = key->issuer;
    p->issuer_zone = key->issuer_zone;
    return sign(keys, key, p, ret_token, err);
}

static enum lkd_status issue(const struct lkd_keys *keys, const char *json, size_t length,
                             const struct lkd_issue_options *o, struct arena *arena,
                             char **ret_token, struct lkd_error *err) {
    struct random_pool random = {.left = 0};
    char id[RANDOM_ID_SIZE];
    struct lkd_permit p;
    enum lkd_status status = read_description(json, length, arena, &p, err);
    if (status)
        return status;
    random_id(&random, id);
    id[16] = '\0';
    p.id = p.id ? p.id : id;
    return sign_as_issuer(keys, &p, o, ret_token, err);
}

enum lkd_status lkd_permit_issue(const struct lkd_keys *keys, const char *json, size_t length,
                                 const struct lkd_issue_options *options, char **ret_token,
                                 struct lkd_error *err) {
    struct lkd_error own;
    struct lkd_error *e = err ? err : &own;
    struct arena arena;
    error_clear(e);
    arena_init(&arena, (size_t)1 << 20, NULL);
    enum lkd_status status = issue(keys, json, length, options, &arena, ret_token, e);
    arena_free(&arena);
    return status;
}

enum lkd_status lkd_result_issue(const struct lkd_keys *keys, const struct lkd_permit *result,
                                 const struct lkd_issue_options *options, char **ret_token,
                                 struct lkd_error *err) {
    struct lkd_error own;
    struct lkd_permit p = *result;
    error_clear(err);
    p.issuer = p.issuer_zone = NULL;
    return sign_as_issuer(keys, &p, options, ret_token, err ? err : &own);
}
