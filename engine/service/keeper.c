/*
 * keeper.c - see keeper.h.
 */
#include "service/keeper.h"

#include <poll.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "base/civil.h"
#include "base/error.h"
#include "service/log.h"
#include "service/server.h"
#include "service/watch.h"

#define REST_MS 100 /* files have to be at rest for so long */
#define PRUNE_EVERY_MS 3600000
#define RETRY_MS 1000
#define REST_ROUNDS 30   /* but are not waited for longer than so many times that */
#define FAILURES_TOLD 10 /* failed tests that are named */

/* ---- one attempt ---- */

struct attempt {
    struct lkd_service *service;
    struct lkd_policy *policy;
    struct lkd_problems *problems;
    size_t tests, failed;
    struct text why;
    struct lkd_error err;
};

static void each_test(void *context, const struct lkd_test_result *t) {
    struct attempt *a = context;
    if (t->passed || t->announced || ++a->failed > FAILURES_TOLD)
        return;
    text_printf(&a->why, "%s:%u: the test \"%s\" fails: expected %s; got %s\n", t->file, t->line,
                t->name, t->expected, t->got);
}

static void tell_problems(struct attempt *a) {
    for (size_t i = 0; i < lkd_problems_count(a->problems); i++) {
        struct lkd_problem p = lkd_problems_at(a->problems, i);
        text_printf(&a->why, "%s:%u:%u: %s%s%s\n", p.file, p.line, p.column, p.message,
                    p.hint ? "; " : "", p.hint ? p.hint : "");
    }
}

/* Load the files and run the tests that stand beside the rules. */
static enum lkd_status load(struct attempt *a) {
    struct lkd_policy_options options = *a->service->options.policy;
    size_t failed;
    options.tests = true;
    enum lkd_status status = lkd_policy_load(&options, &a->policy, &a->problems, &a->err);
    if (status == LKD_BAD_RULES && a->problems)
        tell_problems(a);
    if (status != LKD_OK)
        return status;
    status = lkd_policy_test(a->policy, each_test, a, &a->tests, &failed, &a->err);
    if (status == LKD_OK && failed > 0)
        status = error_set(&a->err, LKD_BAD_RULES, "%zu of %zu tests of the rulebook fail", failed,
                           a->tests);
    return status;
}

static struct live_sources sources_of(const struct lkd_service *s) {
    return (struct live_sources){s->options.registry, s->decision_log, s->worker_count};
}

static enum lkd_status make_live(struct attempt *a, struct live **ret_live) {
    struct lkd_service *s = a->service;
    struct lkd_keys *keys = NULL;
    if (s->options.keys) {
        enum lkd_status status = lkd_keys_load(s->options.keys, &keys, &a->err);
        if (status != LKD_OK)
            return status;
    }
    struct lkd_policy *policy = a->policy;
    a->policy = NULL;
    const struct live_sources sources = sources_of(s);
    return live_new(policy, keys, &sources, ret_live, &a->err);
}

static void attempt_begin(struct attempt *a, struct lkd_service *s) {
    *a = (struct attempt){.service = s};
    text_init(&a->why, sizeof s->keeper.state.why - 1);
}

static void attempt_end(struct attempt *a) {
    lkd_policy_release(a->policy);
    lkd_problems_free(a->problems);
    text_free(&a->why);
}

/* Told once, and again when it is over. */
static void note_registry(struct keeper *k, const char *why) {
    pthread_mutex_lock(&k->lock);
    bool news = strcmp(k->state.registry_why, why) != 0;
    snprintf(k->state.registry_why, sizeof k->state.registry_why, "%s", why);
    pthread_mutex_unlock(&k->lock);
    if (news && *why)
        log_event(LOG_ERROR, "registry_refused", "why", why, NULL);
    else if (news)
        log_event(LOG_INFO, "registry_read", NULL);
}

static void note(struct attempt *a, enum lkd_status status, uint64_t began_ns) {
    struct keeper *k = &a->service->keeper;
    const char *why = a->why.length > 0 ? text_cstr(&a->why) : a->err.message;
    pthread_mutex_lock(&k->lock);
    struct keeper_state *state = &k->state;
    state->good = status == LKD_OK;
    state->tried_s = (int64_t)time(NULL);
    state->took_ms = (unsigned)((monotonic_ns() - began_ns) / 1000000);
    state->tests = a->tests;
    state->tests_failed = a->failed;
    state->reloads += status == LKD_OK;
    state->failures += status != LKD_OK;
    snprintf(state->why, sizeof state->why, "%s", status == LKD_OK ? "" : why);
    if (status == LKD_OK) {
        state->loaded_s = state->tried_s;
        state->generation++;
    }
    pthread_mutex_unlock(&k->lock);
    if (status == LKD_OK)
        note_registry(k, "");
}

/* ---- the first time, and again ---- */

enum lkd_status keeper_load(struct lkd_service *s, struct live **ret_live,
                            struct lkd_problems **ret_problems, struct lkd_error *err) {
    struct attempt a;
    uint64_t began_ns = monotonic_ns();
    attempt_begin(&a, s);
    enum lkd_status status = load(&a);
    if (status == LKD_OK)
        status = make_live(&a, ret_live);
    note(&a, status, began_ns);
    if (status != LKD_OK && err)
        *err = a.err;
    if (status == LKD_BAD_RULES && !a.problems)
        error_hint(err, "`lockdown test` tells which");
    *ret_problems = a.problems;
    a.problems = NULL;
    attempt_end(&a);
    return status;
}

static void try_again(struct lkd_service *s) {
    struct keeper *k = &s->keeper;
    struct attempt a;
    struct live *live = NULL;
    uint64_t began_ns = monotonic_ns();
    attempt_begin(&a, s);
    enum lkd_status status = load(&a);
    pthread_mutex_lock(&k->making);
    if (status == LKD_OK)
        status = make_live(&a, &live);
    if (status == LKD_OK)
        server_install(s, live_retain(live));
    pthread_mutex_unlock(&k->making);
    note(&a, status, began_ns);
    if (status == LKD_OK)
        log_event(LOG_INFO, "rulebook_loaded", "rules", lkd_policy_info(live->policy).rules_hash,
                  NULL);
    else
        log_event(LOG_ERROR, "rulebook_refused", "status", lkd_status_name(status), "why",
                  k->state.why, NULL);
    live_release(live);
    attempt_end(&a);
}

enum lkd_status keeper_refresh(struct lkd_service *s, struct lkd_error *err) {
    struct lkd_keys *keys = NULL;
    struct live *live;
    enum lkd_status status = LKD_OK;
    const struct live_sources sources = sources_of(s);
    pthread_mutex_lock(&s->keeper.making);
    struct live *old = worker_live(&s->workers[0]);
    if (s->options.keys)
        status = lkd_keys_load(s->options.keys, &keys, err);
    if (status == LKD_OK)
        status = live_new(lkd_policy_retain(old->base), keys, &sources, &live, err);
    if (status == LKD_OK)
        server_install(s, live);
    live_release(old);
    pthread_mutex_unlock(&s->keeper.making);
    note_registry(&s->keeper, status == LKD_OK ? "" : err->message);
    return status;
}

/* ---- the thread ---- */

static struct exchange *take_waiting(struct keeper *k, bool *ret_ending) {
    pthread_mutex_lock(&k->lock);
    struct exchange *first = k->waiting;
    k->waiting = NULL;
    *ret_ending = k->ending;
    pthread_mutex_unlock(&k->lock);
    return first;
}

static void drain(int fd) {
    uint64_t count;
    while (read(fd, &count, sizeof count) > 0) {
    }
}

static int longest_wait_ms(struct lkd_service *s, bool stale) {
    if (stale)
        return RETRY_MS;
    return s->options.log_days > 0 ? PRUNE_EVERY_MS : -1;
}

/* Wait for a wish or a change; let changes come to rest. */
static unsigned wait_for_change(struct lkd_service *s) {
    struct keeper *k = &s->keeper;
    struct pollfd fds[2] = {{k->wake, POLLIN, 0}, {k->watch, POLLIN, 0}};
    bool stale = *keeper_state(s).registry_why != '\0';
    unsigned changed = stale ? WATCH_REGISTRY : 0;
    poll(fds, k->watch >= 0 ? 2 : 1, longest_wait_ms(s, stale));
    for (int i = 0; i < REST_ROUNDS && k->watch >= 0; i++) {
        unsigned more = watch_read(k->watch, &s->options);
        changed |= more;
        if (!more || (fds[0].revents & POLLIN))
            break;
        poll(fds, 2, REST_MS);
    }
    drain(k->wake);
    return changed;
}

/* Segments of the decision log that are older than they are to be kept; looked at when the keeper
 * is awake, and once an hour. */
static void prune(struct lkd_service *s) {
    int64_t before_s = (int64_t)time(NULL) - (int64_t)(s->options.log_days * 86400);
    struct lkd_error err;
    size_t segments;
    if (!s->decision_log || s->options.log_days <= 0)
        return;
    if (lkd_log_prune(s->decision_log, before_s, &segments, &err) != LKD_OK)
        log_event(LOG_ERROR, "log_not_pruned", "why", err.message, NULL);
}

static void watch_again(struct lkd_service *s) {
    if (s->keeper.watch >= 0)
        close(s->keeper.watch);
    s->keeper.watch = watch_open(&s->options);
}

static void go_on(struct exchange *x) {
    while (x) {
        struct exchange *next = x->next;
        exchange_go_on(x);
        x = next;
    }
}

static void *keep(void *service) {
    struct lkd_service *s = service;
    for (;;) {
        bool ending;
        unsigned changed = wait_for_change(s);
        prune(s);
        struct exchange *x = take_waiting(&s->keeper, &ending);
        if ((x || (changed & WATCH_RULES)) && !ending) {
            watch_again(s); /* there may be new folders */
            try_again(s);
        } else if (changed & WATCH_REGISTRY) {
            struct lkd_error err = {0};
            (void)keeper_refresh(s, &err); /* it has told */
        }
        go_on(x);
        if (ending)
            return NULL;
    }
}

static void wake(struct keeper *k) {
    const uint64_t one = 1;
    if (write(k->wake, &one, sizeof one) < 0)
        return; /* it is awake already */
}

enum lkd_status keeper_begin(struct lkd_service *s, struct lkd_error *err) {
    struct keeper *k = &s->keeper;
    k->wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    k->watch = watch_open(&s->options);
    k->running = k->wake >= 0 && pthread_create(&k->thread, NULL, keep, s) == 0;
    return k->running ? LKD_OK : error_set(err, LKD_NO_MEMORY, "no thread for the service");
}

void keeper_end(struct lkd_service *s) {
    struct keeper *k = &s->keeper;
    if (k->running) {
        pthread_mutex_lock(&k->lock);
        k->ending = true;
        pthread_mutex_unlock(&k->lock);
        wake(k);
        pthread_join(k->thread, NULL);
    }
    if (k->wake >= 0)
        close(k->wake);
    if (k->watch >= 0)
        close(k->watch);
}

bool keeper_try(struct lkd_service *s, struct exchange *x) {
    struct keeper *k = &s->keeper;
    pthread_mutex_lock(&k->lock);
    bool waits = !k->ending;
    if (waits) {
        exchange_wait(x);
        x->next = k->waiting;
        k->waiting = x;
    }
    pthread_mutex_unlock(&k->lock);
    wake(k);
    return waits;
}

struct keeper_state keeper_state(struct lkd_service *s) {
    pthread_mutex_lock(&s->keeper.lock);
    struct keeper_state state = s->keeper.state;
    pthread_mutex_unlock(&s->keeper.lock);
    return state;
}

static void put_time(struct text *out, const char *name, int64_t at_s) {
    char text[CIVIL_INSTANT_SIZE];
    civil_format_instant(at_s, text);
    text_printf(out, ",\"%s\":\"%s\"", name, text);
}

void keeper_write(struct lkd_service *s, struct text *out) {
    struct keeper_state state = keeper_state(s);
    text_printf(out, ",\"rulebook\":{\"good\":%s,\"generation\":%u", state.good ? "true" : "false",
                state.generation);
    put_time(out, "loaded", state.loaded_s);
    put_time(out, "tried", state.tried_s);
    text_printf(out, ",\"took_ms\":%u,\"tests\":%zu,\"tests_failed\":%zu", state.took_ms,
                state.tests, state.tests_failed);
    if (!state.good) {
        text_literal(out, ",\"why\":");
        text_json_string(out, state.why, strlen(state.why));
    }
    text_literal(out, "}");
    if (!s->options.registry)
        return;
    text_printf(out, ",\"registry\":{\"good\":%s", *state.registry_why ? "false" : "true");
    if (*state.registry_why) {
        text_literal(out, ",\"why\":");
        text_json_string(out, state.registry_why, strlen(state.registry_why));
    }
    text_literal(out, "}");
}
