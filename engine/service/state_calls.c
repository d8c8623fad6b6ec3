/*
 * state_calls.c - how the service is: /healthz, /readyz, /metrics, and POST /v1/reload.
 */
#include <inttypes.h>
#include <time.h>

#include "service/calls.h"
#include "service/server.h"

void call_health(struct exchange *x) {
    text_literal(&x->out, "{\"ok\":true}\n");
    exchange_answer_json(x);
}

static void put_policy(struct exchange *x) {
    struct live *live = worker_enter(x->worker);
    struct lkd_policy_info info = lkd_policy_info(live->policy);
    text_printf(&x->out, "\"policy\":{\"rules\":\"%s\",\"zones\":\"%s\",\"version\":\"%s\"}",
                info.rules_hash, info.zones_hash, info.version);
    worker_leave(x->worker);
}

static void put_state(struct exchange *x) {
    put_policy(x);
    keeper_write(x->service, &x->out);
}

/* Ready is who can decide, with whatever rulebook is in force. */
void call_ready(struct exchange *x) {
    bool ready = !server_is_stopping(x->service);
    text_printf(&x->out, "{\"ready\":%s,", ready ? "true" : "false");
    put_state(x);
    text_literal(&x->out, "}\n");
    exchange_answer(x, ready ? 200 : 503, "application/json");
}

/* ---- metrics ---- */

static void put_gauge(struct text *out, const char *name, const char *help, double value) {
    text_printf(out, "# HELP %s %s\n# TYPE %s gauge\n%s %.15g\n", name, help, name, name, value);
}

static void put_counter(struct text *out, const char *name, const char *help, uint64_t value) {
    text_printf(out, "# HELP %s %s\n# TYPE %s counter\n%s %" PRIu64 "\n", name, help, name, name,
                value);
}

static void put_rulebook(struct exchange *x) {
    struct text *out = &x->out;
    struct keeper_state state = keeper_state(x->service);
    int64_t now_s = (int64_t)time(NULL);
    struct live *live = worker_enter(x->worker);
    struct lkd_policy_info info = lkd_policy_info(live->policy);
    text_printf(out,
                "# HELP lockdown_policy_info The hashes of what decides.\n"
                "# TYPE lockdown_policy_info gauge\n"
                "lockdown_policy_info{rules=\"%s\",zones=\"%s\",version=\"%s\"} 1\n",
                info.rules_hash, info.zones_hash, info.version);
    if (live->keys && lkd_keys_list_moment(live->keys) != INT64_MIN)
        put_gauge(out, "lockdown_revocation_list_age_seconds",
                  "Since the list of revoked permits was complete.",
                  (double)(now_s - lkd_keys_list_moment(live->keys)));
    worker_leave(x->worker);
    put_gauge(out, "lockdown_rulebook_age_seconds", "Since the rulebook was loaded.",
              (double)(now_s - state.loaded_s));
    put_gauge(out, "lockdown_rulebook_good", "Whether the files on disk are what decides.",
              state.good);
    if (x->service->options.registry)
        put_gauge(out, "lockdown_registry_good", "Whether the registry can be read as it is now.",
                  !*state.registry_why);
    put_counter(out, "lockdown_rulebook_loads_total", "Rulebooks put in force.", state.reloads);
    put_counter(out, "lockdown_rulebook_refusals_total", "Rulebooks that were refused.",
                state.failures);
}

static void put_log(struct lkd_service *s, struct text *out) {
    struct lkd_log_state state;
    if (!s->decision_log)
        return;
    lkd_log_state(s->decision_log, &state);
    put_gauge(out, "lockdown_log_writing", "Whether the decision log can be written.",
              state.writing);
    put_gauge(out, "lockdown_log_queued", "Records that are not yet on the disk.",
              (double)state.queued);
    put_counter(out, "lockdown_log_records_total", "Records on the disk.", state.records);
    put_counter(out, "lockdown_log_lost_total", "Decisions that are not in the log.", state.lost);
    put_counter(out, "lockdown_log_gaps_total", "Times the log stopped.", state.gaps);
}

void call_metrics(struct exchange *x) {
    struct lkd_service *s = x->service;
    struct metrics sum = {0};
    for (unsigned i = 0; i < s->worker_count; i++) {
        pthread_mutex_lock(&s->workers[i].lock);
        metrics_add(&sum, &s->workers[i].metrics);
        pthread_mutex_unlock(&s->workers[i].lock);
    }
    put_rulebook(x);
    put_log(s, &x->out);
    metrics_write(&sum, &x->out);
    exchange_answer(x, 200, "text/plain; version=0.0.4; charset=utf-8");
}

/* ---- reload ---- */

void call_reload(struct exchange *x) {
    if (!x->waited && keeper_try(x->service, x))
        return;
    bool good = keeper_state(x->service).good;
    text_literal(&x->out, "{");
    put_state(x);
    text_literal(&x->out, "}\n");
    exchange_answer(x, good ? 200 : 409, "application/json");
}
