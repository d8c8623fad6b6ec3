/*
 * claims.c - CWT claims of a permit; see claims.h.
 */
#include "permits/claims.h"

#include <string.h>

#include "base/civil.h"
#include "base/text.h"

enum claim {
    CLAIM_ISSUER = 1,
    CLAIM_SUBJECT = 2,
    CLAIM_EXPIRES = 4,
    CLAIM_NOT_BEFORE = 5,
    CLAIM_ISSUED = 6,
    CLAIM_ID = 7,
    CLAIM_PERMIT = -65537, /* private use: below -65536 */
    CLAIM_RESULT = -65538,
};

enum permit_claim {
    PERMIT_FORM = 1,
    PERMIT_CLASS,
    PERMIT_PURPOSE,
    PERMIT_ZONES,
    PERMIT_HOURS,
    PERMIT_SEAT,
    PERMIT_ROUTE,
};

enum result_claim {
    RESULT_SECTOR = 1,
    RESULT_ZONES,
    RESULT_SEAT,
    RESULT_BUSINESS,
    RESULT_REQUEST,
    RESULT_ARRANGEMENT,
    RESULT_DUTIES,
    RESULT_POLICY,
};

#define INSTANT_MIN (-62135596800) /* of the years 1 to 9999, which can be written as text */
#define INSTANT_MAX 253402275600

/* ---- writing ---- */

static void put_text(struct cbor_writer *w, const char *text) {
    cbor_put_string(w, CBOR_TEXT, text, strlen(text));
}

static void put_claim(struct cbor_writer *w, int64_t key, const char *text) {
    if (!text)
        return;
    cbor_put_integer(w, key);
    put_text(w, text);
}

static void put_instant(struct cbor_writer *w, int64_t key, int64_t instant_s) {
    cbor_put_integer(w, key);
    cbor_put_integer(w, instant_s);
}

static void put_hours(struct cbor_writer *w, const struct lkd_permit *p) {
    if (!p->has_hours)
        return;
    cbor_put_integer(w, PERMIT_HOURS);
    cbor_put(w, CBOR_ARRAY, 2);
    cbor_put_integer(w, p->hours_from_s);
    cbor_put_integer(w, p->hours_to_s);
}

static void put_texts(struct cbor_writer *w, int64_t key, const char *const *texts, size_t count) {
    cbor_put_integer(w, key);
    cbor_put(w, CBOR_ARRAY, count);
    for (size_t i = 0; i < count; i++)
        put_text(w, texts[i]);
}

static void put_permit(struct cbor_writer *w, const struct lkd_permit *p) {
    uint64_t pairs = 3u + !!p->class_ + !!p->purpose + p->has_hours + !!p->route;
    cbor_put_integer(w, CLAIM_PERMIT);
    cbor_put(w, CBOR_MAP, pairs);
    put_claim(w, PERMIT_FORM, p->form);
    put_claim(w, PERMIT_CLASS, p->class_);
    put_claim(w, PERMIT_PURPOSE, p->purpose);
    put_texts(w, PERMIT_ZONES, p->zones, p->zone_count);
    put_hours(w, p);
    put_claim(w, PERMIT_SEAT, p->issuer_zone);
    put_claim(w, PERMIT_ROUTE, p->route);
}

static void put_result(struct cbor_writer *w, const struct lkd_permit *p) {
    uint64_t pairs = 4u + !!p->business + !!p->request + !!p->arrangement + !!p->duty_count;
    cbor_put_integer(w, CLAIM_RESULT);
    cbor_put(w, CBOR_MAP, pairs);
    put_claim(w, RESULT_SECTOR, p->sector);
    put_texts(w, RESULT_ZONES, p->zones, p->zone_count);
    put_claim(w, RESULT_SEAT, p->issuer_zone);
    put_claim(w, RESULT_BUSINESS, p->business);
    put_claim(w, RESULT_REQUEST, p->request);
    put_claim(w, RESULT_ARRANGEMENT, p->arrangement);
    if (p->duty_count > 0)
        put_texts(w, RESULT_DUTIES, p->duties, p->duty_count);
    put_claim(w, RESULT_POLICY, p->policy);
}

size_t claims_write(const struct lkd_permit *p, uint8_t *out, size_t capacity) {
    struct cbor_writer w;
    cbor_begin(&w, out, capacity);
    cbor_put(&w, CBOR_MAP, 6u + !!p->holder);
    put_claim(&w, CLAIM_ISSUER, p->issuer);
    put_claim(&w, CLAIM_SUBJECT, p->holder);
    put_instant(&w, CLAIM_EXPIRES, p->valid_to_s);
    put_instant(&w, CLAIM_NOT_BEFORE, p->valid_from_s);
    put_instant(&w, CLAIM_ISSUED, p->issued_s);
    cbor_put_integer(&w, CLAIM_ID);
    cbor_put_string(&w, CBOR_BYTES, p->id, strlen(p->id));
    (p->kind == LKD_TOKEN_PERMIT ? put_permit : put_result)(&w, p);
    return w.failed ? 0 : w.length;
}

/* ---- reading ---- */

struct reading {
    struct cbor_reader r;
    struct lkd_permit *permit;
    char *memory;  /* next free byte */
    bool detailed; /* what it is has been read */
};

/* A string takes at least one byte of CBOR more than its length, so that its NUL has room. */
static const char *take_text(struct reading *x, enum cbor_kind kind) {
    struct cbor_string s = cbor_take_string(&x->r, kind);
    char *copy = x->memory;
    if (s.length == 0 || !utf8_valid((const char *)s.bytes, s.length) ||
        memchr(s.bytes, '\0', s.length))
        cbor_fail(&x->r, "a text in it is empty or no UTF-8");
    if (x->r.failed)
        return NULL;
    memcpy(copy, s.bytes, s.length);
    copy[s.length] = '\0';
    x->memory += s.length + 1;
    return copy;
}

static int64_t take_instant(struct reading *x) {
    int64_t instant_s = cbor_take_integer(&x->r);
    if (instant_s < INSTANT_MIN || instant_s > INSTANT_MAX)
        cbor_fail(&x->r, "a time in it lies beyond the year 9999");
    return instant_s;
}

/* Their count; the array has room for `most`. */
static size_t take_texts(struct reading *x, const char **texts, size_t most) {
    size_t count = cbor_take_array(&x->r, most);
    for (size_t i = 0; i < count && !x->r.failed; i++)
        texts[i] = take_text(x, CBOR_TEXT);
    return x->r.failed ? 0 : count;
}

static void take_zones(struct reading *x) {
    x->permit->zone_count = take_texts(x, x->permit->zones, LKD_PERMIT_ZONES_MAX);
}

static void take_hours(struct reading *x) {
    if (cbor_take_array(&x->r, 2) != 2)
        cbor_fail(&x->r, "its hours are no two times of day");
    int64_t from_s = cbor_take_integer(&x->r), to_s = cbor_take_integer(&x->r);
    if (from_s < 0 || from_s > CIVIL_DAY_S || to_s < 0 || to_s > CIVIL_DAY_S || from_s == to_s)
        cbor_fail(&x->r, "its hours are no two times of day");
    x->permit->has_hours = !x->r.failed;
    x->permit->hours_from_s = (int)from_s;
    x->permit->hours_to_s = (int)to_s;
}

static void take_of_permit(struct reading *x, int64_t key) {
    struct lkd_permit *p = x->permit;
    switch (key) {
    case PERMIT_FORM:
        p->form = take_text(x, CBOR_TEXT);
        break;
    case PERMIT_CLASS:
        p->class_ = take_text(x, CBOR_TEXT);
        break;
    case PERMIT_PURPOSE:
        p->purpose = take_text(x, CBOR_TEXT);
        break;
    case PERMIT_ZONES:
        take_zones(x);
        break;
    case PERMIT_HOURS:
        take_hours(x);
        break;
    case PERMIT_SEAT:
        p->issuer_zone = take_text(x, CBOR_TEXT);
        break;
    case PERMIT_ROUTE:
        p->route = take_text(x, CBOR_TEXT);
        break;
    default:
        cbor_fail(&x->r, "it has a claim that is not known here");
    }
}

static void take_of_result(struct reading *x, int64_t key) {
    struct lkd_permit *p = x->permit;
    switch (key) {
    case RESULT_SECTOR:
        p->sector = take_text(x, CBOR_TEXT);
        break;
    case RESULT_ZONES:
        take_zones(x);
        break;
    case RESULT_SEAT:
        p->issuer_zone = take_text(x, CBOR_TEXT);
        break;
    case RESULT_BUSINESS:
        p->business = take_text(x, CBOR_TEXT);
        break;
    case RESULT_REQUEST:
        p->request = take_text(x, CBOR_TEXT);
        break;
    case RESULT_ARRANGEMENT:
        p->arrangement = take_text(x, CBOR_TEXT);
        break;
    case RESULT_DUTIES:
        p->duty_count = take_texts(x, p->duties, LKD_RESULT_DUTIES_MAX);
        break;
    case RESULT_POLICY:
        p->policy = take_text(x, CBOR_TEXT);
        break;
    default:
        cbor_fail(&x->r, "it has a claim that is not known here");
    }
}

static void take_details(struct reading *x, enum lkd_token_kind kind) {
    struct cbor_map map;
    int64_t key;
    if (x->detailed)
        cbor_fail(&x->r, "it is a permit and a result at once");
    x->detailed = true;
    x->permit->kind = kind;
    cbor_take_map(&x->r, &map);
    while (cbor_take_key(&x->r, &map, &key))
        (kind == LKD_TOKEN_PERMIT ? take_of_permit : take_of_result)(x, key);
}

static void take_claim(struct reading *x, int64_t key) {
    struct lkd_permit *p = x->permit;
    switch (key) {
    case CLAIM_ISSUER:
        p->issuer = take_text(x, CBOR_TEXT);
        break;
    case CLAIM_SUBJECT:
        p->holder = take_text(x, CBOR_TEXT);
        break;
    case CLAIM_EXPIRES:
        p->valid_to_s = take_instant(x);
        break;
    case CLAIM_NOT_BEFORE:
        p->valid_from_s = take_instant(x);
        break;
    case CLAIM_ISSUED:
        p->issued_s = take_instant(x);
        break;
    case CLAIM_ID:
        p->id = take_text(x, CBOR_BYTES);
        break;
    case CLAIM_PERMIT:
        take_details(x, LKD_TOKEN_PERMIT);
        break;
    case CLAIM_RESULT:
        take_details(x, LKD_TOKEN_RESULT);
        break;
    default:
        cbor_fail(&x->r, "it has a claim that is not known here");
    }
}

static void check_complete(struct reading *x) {
    const struct lkd_permit *p = x->permit;
    bool whole = p->kind == LKD_TOKEN_PERMIT ? p->form != NULL : p->sector && p->policy;
    if (!p->id || !whole || !p->issuer || !p->issuer_zone || p->zone_count == 0 ||
        p->valid_from_s == CIVIL_ALWAYS || p->valid_to_s == CIVIL_ALWAYS ||
        p->issued_s == CIVIL_ALWAYS)
        cbor_fail(&x->r, "a claim that every one has is missing");
    if (p->valid_from_s >= p->valid_to_s)
        cbor_fail(&x->r, "it ends before it begins");
}

const char *claims_read(struct cbor_string payload, struct lkd_permit *ret_permit, char *memory) {
    struct reading x = {.permit = ret_permit, .memory = memory};
    struct cbor_map map;
    int64_t key;
    *ret_permit = (struct lkd_permit){
        .valid_from_s = CIVIL_ALWAYS, .valid_to_s = CIVIL_ALWAYS, .issued_s = CIVIL_ALWAYS};
    cbor_open(&x.r, payload.bytes, payload.length);
    cbor_take_map(&x.r, &map);
    while (cbor_take_key(&x.r, &map, &key))
        take_claim(&x, key);
    cbor_close(&x.r);
    check_complete(&x);
    return x.r.failed;
}
