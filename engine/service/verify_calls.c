/*
 * verify_calls.c - POST /v1/verify: what a signed code says, and whether it is good.
 */
#include <stdlib.h>

#include "lockdown/permits.h"
#include "service/calls.h"
#include "service/fields.h"
#include "service/server.h"

static bool within(void *policy, const char *zone, const char *outer) {
    return lkd_policy_within(policy, zone, outer);
}

static void answer_check(struct exchange *x, const struct lkd_permit_check *check) {
    struct lkd_error err;
    char *json;
    if (lkd_permit_check_json(check, true, true, &json, &err) != LKD_OK) {
        exchange_error(x, &err);
        return;
    }
    text_append(&x->out, json, strlen(json));
    free(json);
    exchange_answer_json(x);
}

static void verify(struct exchange *x, const char *token, struct lkd_verify_options *options) {
    struct lkd_permit_check check;
    struct live *live = worker_enter(x->worker);
    bool keys = live->keys != NULL;
    options->within_context = live->policy;
    if (keys) {
        lkd_permit_verify(live->keys, token, strlen(token), options, &check);
        answer_check(x, &check);
    }
    worker_leave(x->worker);
    if (!keys)
        exchange_problem(x, 503,
                         &(struct problem_text){"no_keys", "The service has no keys to verify with",
                                                "it was started without --keys", NULL, NULL});
}

void call_verify(struct exchange *x) {
    struct lkd_verify_options options = {.from_clock = !exchange_query(x, "at"), .within = within};
    struct fields fields;
    if (!exchange_at(x, &options.now_s))
        return;
    if (fields_read(x, "token holder", &fields)) {
        const char *token = fields_value(&fields, "token");
        options.holder = fields_value(&fields, "holder");
        verify(x, token ? token : "", &options);
    }
    fields_free(&fields);
}
