/*
 * facts.c - a verified token in the words of the vocabulary; see lockdown/permits.h.
 */
#include <string.h>

#include "base/civil.h"
#include "base/text.h"
#include "lockdown/permits.h"

#define FACTS_MAX 8192

static void put_name(struct text *t, const char *name) {
    text_printf(t, ",\"%s\":", name);
}

static void put_string(struct text *t, const char *name, const char *value) {
    if (!value)
        return;
    put_name(t, name);
    text_json_string(t, value, strlen(value));
}

static void put_bool(struct text *t, const char *name, bool value) {
    put_name(t, name);
    text_puts(t, value ? "true" : "false");
}

static void put_instant(struct text *t, const char *name, int64_t instant_s) {
    char text[CIVIL_INSTANT_SIZE];
    civil_format_instant(instant_s, text);
    put_string(t, name, text);
}

static void put_texts(struct text *t, const char *name, const char *const *texts, size_t count) {
    put_name(t, name);
    for (size_t i = 0; i < count; i++) {
        text_puts(t, i ? "," : "[");
        text_json_string(t, texts[i], strlen(texts[i]));
    }
    text_literal(t, "]");
}

static void put_hours(struct text *t, const struct lkd_permit *p) {
    char from[CIVIL_CLOCK_SIZE], to[CIVIL_CLOCK_SIZE];
    if (!p->has_hours)
        return;
    civil_format_clock(p->hours_from_s, from);
    civil_format_clock(p->hours_to_s, to);
    put_name(t, "hours");
    text_printf(t, "[\"%s\",\"%s\"]", from, to);
}

static void put_permit(struct text *t, const struct lkd_permit *p) {
    put_string(t, "id", p->id);
    put_string(t, "form", p->form);
    put_string(t, "class", p->class_);
    put_string(t, "issuer", p->issuer);
    put_string(t, "issuer_zone", p->issuer_zone);
    put_string(t, "holder", p->holder);
    put_string(t, "purpose", p->purpose);
    put_instant(t, "valid_from", p->valid_from_s);
    put_instant(t, "valid_to", p->valid_to_s);
    put_texts(t, "zones", p->zones, p->zone_count);
    put_hours(t, p);
    put_string(t, "route", p->route);
}

/* A list that is old may still know of the permit; that it does not proves nothing. */
static void put_revoked(struct text *t, const struct lkd_permit_check *c) {
    if (c->revoked_reason || c->list_fresh)
        put_bool(t, "revoked", c->revoked_reason != NULL);
    put_string(t, "revoked_reason", c->revoked_reason);
}

/* Hand over the text, NUL-terminated. */
static enum lkd_status give(struct text *t, char **ret_json, struct lkd_error *err) {
    text_cstr(t); /* ends it with a NUL */
    if (t->failed) {
        text_free(t);
        return error_set(err, LKD_NO_MEMORY, "no memory for the facts of a permit");
    }
    *ret_json = t->bytes;
    return LKD_OK;
}

static void put_facts(struct text *t, const struct lkd_permit_check *check) {
    bool permit = check->readable && check->permit.kind == LKD_TOKEN_PERMIT;
    bool valid = check->signature_valid && permit;
    text_printf(t, "\"permit\":{\"signature_valid\":%s", valid ? "true" : "false");
    if (permit) {
        put_permit(t, &check->permit);
        put_revoked(t, check);
    }
    if (check->holder_given && permit)
        put_bool(t, "holder_matches_id", check->holder_matches);
    text_literal(t, "}");
}

enum lkd_status lkd_permit_facts(const struct lkd_permit_check *check, char **ret_json,
                                 struct lkd_error *err) {
    struct text t;
    error_clear(err);
    text_init(&t, FACTS_MAX);
    text_literal(&t, "{");
    put_facts(&t, check);
    text_literal(&t, "}");
    return give(&t, ret_json, err);
}

/* ---- results ---- */

static void put_result(struct text *t, const struct lkd_permit *p) {
    text_literal(t, "\"result\":{\"id\":");
    text_json_string(t, p->id, strlen(p->id));
    put_string(t, "business", p->business);
    put_string(t, "name", p->holder);
    put_string(t, "sector", p->sector);
    put_string(t, "request", p->request);
    put_string(t, "arrangement", p->arrangement);
    put_string(t, "issuer", p->issuer);
    put_string(t, "issuer_zone", p->issuer_zone);
    put_instant(t, "valid_from", p->valid_from_s);
    put_instant(t, "valid_to", p->valid_to_s);
    put_texts(t, "zones", p->zones, p->zone_count);
    if (p->duty_count > 0)
        put_texts(t, "duties", p->duties, p->duty_count);
    put_string(t, "policy", p->policy);
    text_literal(t, "}");
}

/* ---- the whole of a check ---- */

static void put_fault(struct text *t, enum lkd_permit_fault fault, bool vi, bool en) {
    struct lkd_bilingual text = lkd_permit_fault_text(fault);
    text_printf(t, "{\"fault\":\"%s\",\"text\":{", lkd_permit_fault_name(fault));
    if (vi) {
        text_literal(t, "\"vi\":");
        text_json_string(t, text.vi, strlen(text.vi));
    }
    if (en) {
        text_puts(t, vi ? ",\"en\":" : "\"en\":");
        text_json_string(t, text.en, strlen(text.en));
    }
    text_literal(t, "}}");
}

static void put_faults(struct text *t, unsigned faults, bool vi, bool en) {
    bool first = true;
    put_name(t, "faults");
    text_literal(t, "[");
    for (int fault = 0; fault < LKD_PERMIT_FAULTS; fault++) {
        if (!(faults >> fault & 1u))
            continue;
        text_puts(t, first ? "" : ",");
        put_fault(t, (enum lkd_permit_fault)fault, vi, en);
        first = false;
    }
    text_literal(t, "]");
}

enum lkd_status lkd_permit_check_json(const struct lkd_permit_check *check, bool vi, bool en,
                                      char **ret_json, struct lkd_error *err) {
    struct text t;
    error_clear(err);
    text_init(&t, FACTS_MAX);
    text_printf(&t, "{\"standing\":\"%s\"", lkd_standing_name(check->standing));
    put_instant(&t, "time", check->moment_s);
    put_faults(&t, check->faults, vi, en);
    put_string(&t, "damage", check->damage);
    put_string(&t, "key", *check->key_id ? check->key_id : NULL);
    text_literal(&t, ",");
    if (check->readable && check->permit.kind == LKD_TOKEN_RESULT)
        put_result(&t, &check->permit);
    else
        put_facts(&t, check);
    text_literal(&t, "}");
    return give(&t, ret_json, err);
}
