/*
 * rule_calls.c - the rulebook to read: GET /v1/rules, /v1/rules/{id}, /v1/timeline and
 * /v1/vocabulary.
 */
#include <stdlib.h>
#include <time.h>

#include "lockdown/catalogue.h"
#include "service/calls.h"
#include "service/server.h"

/* Give `json` as the answer and keep it for the next who asks the same. */
static void keep(struct exchange *x, struct live *live, const char *name, int64_t from_s,
                 int64_t to_s, int64_t at_s, char *json, size_t length) {
    const struct document about = {
        .name = name, .type = "application/json", .from_s = from_s, .to_s = to_s};
    if (documents_keep(&live->documents, &about, json, length))
        documents_answer(&live->documents, name, at_s, x);
}

static void answer_once(struct exchange *x, char *json, size_t length) {
    text_append(&x->out, json, length);
    free(json);
    exchange_answer_json(x);
}

static bool read_choice(struct exchange *x, struct lkd_catalogue_choice *ret_choice) {
    *ret_choice = (struct lkd_catalogue_choice){.at_given = exchange_query(x, "at") != NULL,
                                                .zone = exchange_query(x, "zone"),
                                                .text = exchange_query(x, "text")};
    return !ret_choice->at_given || exchange_at(x, &ret_choice->at_s);
}

/* The whole rulebook is kept for an hour, as what changes next depends on the time. */
#define KEPT_S 3600

void call_rules(struct exchange *x) {
    struct lkd_catalogue_choice choice;
    struct lkd_error err = {.status = LKD_NO_MEMORY};
    int64_t now_s = (int64_t)time(NULL), hour_s = now_s - now_s % KEPT_S;
    char *json;
    size_t length;
    if (!read_choice(x, &choice))
        return;
    bool whole = !choice.at_given && !choice.zone && !choice.text;
    struct live *live = worker_live(x->worker);
    if (whole && documents_answer(&live->documents, "rules", now_s, x)) {
        live_release(live);
        return;
    }
    enum lkd_status status =
        lkd_catalogue_rules(live->policy, &choice, now_s, &json, &length, &err);
    if (status == LKD_OK && whole)
        keep(x, live, "rules", hour_s, hour_s + KEPT_S, now_s, json, length);
    live_release(live);
    if (status == LKD_OK && !whole)
        answer_once(x, json, length);
    if (x->stage != STAGE_ANSWERED)
        exchange_error(x, &err);
}

void call_rule(struct exchange *x) {
    struct lkd_error err;
    char *json;
    size_t length;
    struct live *live = worker_live(x->worker);
    enum lkd_status status = lkd_catalogue_rule(live->policy, x->parameter, &json, &length, &err);
    live_release(live);
    if (status == LKD_OK)
        answer_once(x, json, length);
    else
        exchange_error(x, &err);
}

/* What depends on the policy alone is made once for it. */
static void answer_fixed(struct exchange *x, const char *name,
                         enum lkd_status (*make)(const struct lkd_policy *, char **, size_t *,
                                                 struct lkd_error *)) {
    struct lkd_error err = {.status = LKD_NO_MEMORY};
    char *json;
    size_t length;
    struct live *live = worker_live(x->worker);
    if (!documents_answer(&live->documents, name, 0, x) &&
        make(live->policy, &json, &length, &err) == LKD_OK)
        keep(x, live, name, INT64_MIN, INT64_MAX, 0, json, length);
    live_release(live);
    if (x->stage != STAGE_ANSWERED)
        exchange_error(x, &err);
}

void call_timeline(struct exchange *x) {
    answer_fixed(x, "timeline", lkd_catalogue_timeline);
}

void call_vocabulary(struct exchange *x) {
    answer_fixed(x, "vocabulary", lkd_catalogue_vocabulary);
}
