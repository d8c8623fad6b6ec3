/*
 * permit_calls.c - permits of the registry: list, read, issue, renew, revoke, and their codes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/error.h"
#include "lockdown/keys.h"
#include "lockdown/permits.h"
#include "lockdown/time.h"
#include "service/acting.h"
#include "service/calls.h"
#include "service/server.h"

#define LIST_MAX 200
#define LOOKED_AT_MAX 20000 /* to find them: other offices have permits too */

/* ---- reading ---- */

struct row_writer {
    struct text *out;
    bool any;
};

static void put_column(void *context, const char *column, const char *value) {
    struct row_writer *w = context;
    if (!*value)
        return;
    text_puts(w->out, w->any ? ",\"" : "{\"");
    text_puts(w->out, column);
    text_literal(w->out, "\":");
    text_json_string(w->out, value, strlen(value));
    w->any = true;
}

static bool covers_permit(struct acting *a, const char *id) {
    return acting_covers_row(a, "permits", id, "issuer_zone") &&
           acting_covers_row(a, "permits", id, "zones");
}

static bool put_permit(struct acting *a, const char *id) {
    struct row_writer w = {&a->x->out, false};
    if (lkd_registry_row(a->registry, "permits", id, put_column, &w, &a->err) != LKD_OK)
        return false;
    text_literal(&a->x->out, "}");
    return true;
}

void call_permit(struct exchange *x) {
    struct acting a;
    if (acting_begin(x, &a, NULL, NULL) && covers_permit(&a, x->parameter)) {
        if (put_permit(&a, x->parameter)) {
            text_literal(&x->out, "\n");
            exchange_answer_json(x);
        } else {
            exchange_error(x, &a.err);
        }
    }
    acting_free(&a);
}

/* Permits by their ids; those outside the territory are not told. */
struct listing {
    struct acting *acting;
    char ids[LIST_MAX][LKD_KEY_MAX];
    size_t count, looked_at;
    bool more;
};

struct places {
    char issuer_zone[LKD_KEY_MAX], zones[ACTING_ZONES_MAX];
};

static void take_places(void *context, const char *column, const char *value) {
    struct places *p = context;
    if (strcmp(column, "issuer_zone") == 0)
        snprintf(p->issuer_zone, sizeof p->issuer_zone, "%s", value);
    else if (strcmp(column, "zones") == 0)
        snprintf(p->zones, sizeof p->zones, "%s", value);
}

static bool is_ours(struct acting *a, const char *id) {
    struct places p = {"-", ""};
    return lkd_registry_row(a->registry, "permits", id, take_places, &p, &a->err) == LKD_OK &&
           acting_is_inside(a, p.issuer_zone) && acting_is_inside(a, p.zones);
}

static bool take_permit(void *context, const struct lkd_registered_permit *permit) {
    struct listing *l = context;
    l->more = l->count == LIST_MAX || l->looked_at++ == LOOKED_AT_MAX;
    if (!l->more && is_ours(l->acting, permit->id))
        snprintf(l->ids[l->count++], LKD_KEY_MAX, "%s", permit->id);
    return !l->more;
}

static void put_list(struct acting *a, const struct listing *l) {
    struct text *out = &a->x->out;
    bool first = true;
    text_literal(out, "{\"permits\":[\n");
    for (size_t i = 0; i < l->count; i++) {
        text_puts(out, first ? "" : ",\n");
        first = !put_permit(a, l->ids[i]) && first;
    }
    text_printf(out, "],\"more\":%s}\n", l->more ? "true" : "false");
    exchange_answer_json(a->x);
}

void call_permits(struct exchange *x) {
    const struct lkd_permit_choice choice = {.form = exchange_query(x, "form"),
                                             .class_name = exchange_query(x, "class"),
                                             .issuer = exchange_query(x, "issuer"),
                                             .person = exchange_query(x, "person"),
                                             .business = exchange_query(x, "business"),
                                             .state = exchange_query(x, "state"),
                                             .at_s = (int64_t)time(NULL)};
    struct listing *l = calloc(1, sizeof *l);
    struct acting a;
    if (!l) {
        exchange_error(x, &(struct lkd_error){.status = LKD_NO_MEMORY});
        return;
    }
    l->acting = &a;
    if (acting_begin(x, &a, NULL, NULL) &&
        acting_done(&a, lkd_registry_permits(a.registry, &choice, take_permit, l, &a.err)))
        put_list(&a, l);
    acting_free(&a);
    free(l);
}

/* ---- changing ---- */

static const char members[] = "id person holder business form class issuer issuer_zone purpose "
                              "valid_from valid_to zones hours route";

void call_issue(struct exchange *x) {
    struct acting a;
    char id[LKD_KEY_MAX];
    if (acting_begin(x, &a, members, NULL) &&
        acting_covers(&a, fields_value(&a.fields, "issuer_zone"), "issuer_zone") &&
        acting_covers(&a, fields_value(&a.fields, "zones"), "zones") &&
        acting_done(&a, lkd_registry_issue(a.registry, a.fields.items, a.fields.count, &a.act, id,
                                           &a.findings, &a.err)))
        acting_answer_id(&a, 201, id);
    acting_free(&a);
}

/* Into the list by which codes are checked without the registry. */
static enum lkd_status list_revoked(struct acting *a, const char *reason, struct lkd_error *err) {
    struct lkd_service *s = a->x->service;
    struct lkd_error own = {.status = LKD_OK};
    enum lkd_status status =
        lkd_permit_revoke(s->options.keys, a->x->parameter, reason, a->act.at_s, &own);
    if (status == LKD_OK || status == LKD_BAD_PERMIT) /* it stands there already */
        return keeper_refresh(s, err);
    error_set(err, LKD_IO, "the permit is revoked in the registry, but not in the list: %s",
              own.message);
    return LKD_IO;
}

static bool revoke(struct acting *a) {
    struct exchange *x = a->x;
    const char *reason = fields_value(&a->fields, "reason");
    bool listed = x->service->options.keys != NULL;
    if (listed && !reason) {
        exchange_problem(x, 400,
                         &(struct problem_text){"bad_data", problem_title(LKD_BAD_DATA),
                                                "the list of revoked permits needs a reason",
                                                "reason", "lost, misuse, returned or replaced"});
        return false;
    }
    return acting_done(a,
                       lkd_registry_revoke(a->registry, x->parameter, reason, &a->act, &a->err)) &&
           (!listed || acting_done(a, list_revoked(a, reason, &a->err)));
}

void call_revoke(struct exchange *x) {
    struct acting a;
    if (acting_begin(x, &a, "reason", NULL) && covers_permit(&a, x->parameter) && revoke(&a))
        acting_answer_id(&a, 200, x->parameter);
    acting_free(&a);
}

void call_renew(struct exchange *x) {
    struct acting a;
    int64_t to_s;
    if (acting_begin(x, &a, "valid_to", NULL) && covers_permit(&a, x->parameter)) {
        const char *text = fields_value(&a.fields, "valid_to");
        if (!text || !lkd_time_parse(text, &to_s))
            exchange_problem(x, 400,
                             &(struct problem_text){"bad_data", problem_title(LKD_BAD_DATA),
                                                    "a later end is needed", "valid_to",
                                                    "write it as 2021-09-06T18:00:00+07:00"});
        else if (acting_done(&a,
                             lkd_registry_renew(a.registry, x->parameter, to_s, &a.act, &a.err)))
            acting_answer_id(&a, 200, x->parameter);
    }
    acting_free(&a);
}

/* ---- the code ---- */

static bool within(void *policy, const char *zone, const char *outer) {
    return lkd_policy_within(policy, zone, outer);
}

/* The permit, signed now, as a picture. */
static enum lkd_status draw(struct acting *a, const char *id, char **ret_svg, size_t *ret_length) {
    const struct lkd_issue_options options = {
        .now_s = (int64_t)time(NULL), .within = within, .within_context = a->live->policy};
    char *json, *token;
    enum lkd_status status = lkd_registry_describe_permit(a->registry, id, &json, &a->err);
    if (status != LKD_OK)
        return status;
    status = lkd_permit_issue(a->live->keys, json, strlen(json), &options, &token, &a->err);
    free(json);
    if (status != LKD_OK)
        return status;
    status = lkd_permit_qr_svg(token, strlen(token), ret_svg, ret_length, &a->err);
    free(token);
    return status;
}

void call_qr(struct exchange *x) {
    struct acting a;
    char *svg = NULL;
    size_t length = 0;
    if (acting_begin(x, &a, NULL, NULL) && covers_permit(&a, x->parameter)) {
        if (!a.live->keys) {
            exchange_problem(x, 503,
                             &(struct problem_text){"no_keys", "The service has no keys to sign",
                                                    "it was started without --keys", NULL, NULL});
        } else if (acting_done(&a, draw(&a, x->parameter, &svg, &length))) {
            text_append(&x->out, svg, length);
            free(svg);
            exchange_answer(x, 200, "image/svg+xml");
        }
    }
    acting_free(&a);
}

/* A token that the caller has, as a picture; nothing is verified or signed. */
void call_draw(struct exchange *x) {
    struct fields fields;
    struct lkd_error err = {0};
    char *svg;
    size_t length;
    if (fields_read(x, "token", &fields)) {
        const char *token = fields_value(&fields, "token");
        if (!token)
            token = "";
        if (lkd_permit_qr_svg(token, strlen(token), &svg, &length, &err) == LKD_OK) {
            text_append(&x->out, svg, length);
            free(svg);
            exchange_answer(x, 200, "image/svg+xml");
        } else {
            exchange_error(x, &err);
        }
    }
    fields_free(&fields);
}
