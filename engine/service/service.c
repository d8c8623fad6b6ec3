/*
 * service.c - the life of a service; see lockdown/service.h.
 */
#include "lockdown/service.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"
#include "service/log.h"
#include "service/pages.h"
#include "service/server.h"

#define PEM_MAX ((size_t)1 << 20)

/* As many connections as the system lets us have. */
static void raise_limits(void) {
    struct rlimit files;
    if (getrlimit(RLIMIT_NOFILE, &files) != 0)
        return;
    files.rlim_cur = files.rlim_max;
    (void)setrlimit(RLIMIT_NOFILE, &files);
}

static unsigned threads_of(const struct lkd_service_options *o) {
    long cores = o->threads > 0 ? (long)o->threads : sysconf(_SC_NPROCESSORS_ONLN);
    if (cores < 1)
        return 1;
    return cores > LKD_SERVICE_THREADS_MAX ? LKD_SERVICE_THREADS_MAX : (unsigned)cores;
}

/* Waits on it do not mind that somebody sets the clock. */
static void init_monotonic(pthread_cond_t *condition) {
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(condition, &attributes);
    pthread_condattr_destroy(&attributes);
}

static enum lkd_status service_new(const struct lkd_service_options *options,
                                   struct lkd_service **ret_service, struct lkd_error *err) {
    struct lkd_service *s = calloc(1, sizeof *s);
    if (!s || pthread_key_create(&s->own, NULL) != 0) {
        free(s);
        return error_set(err, LKD_NO_MEMORY, "no memory for a service");
    }
    s->options = *options;
    s->worker_count = threads_of(options);
    s->keeper.wake = s->keeper.watch = -1;
    pthread_mutex_init(&s->keeper.lock, NULL);
    pthread_mutex_init(&s->keeper.making, NULL);
    pthread_mutex_init(&s->scribe.lock, NULL);
    pthread_cond_init(&s->scribe.more, NULL);
    pthread_mutex_init(&s->sweep_lock, NULL);
    pthread_mutex_init(&s->guard.lock, NULL);
    init_monotonic(&s->sweep_end);
    for (unsigned i = 0; i < s->worker_count; i++) {
        s->workers[i].index = i;
        pthread_mutex_init(&s->workers[i].lock, NULL);
    }
    *ret_service = s;
    return LKD_OK;
}

static enum lkd_status read_tls(struct lkd_service *s, struct lkd_error *err) {
    size_t length;
    if (!s->options.tls_cert)
        return LKD_OK;
    enum lkd_status status = file_read(s->options.tls_cert, PEM_MAX, &s->tls_cert, &length, err);
    if (status == LKD_OK)
        status = file_read(s->options.tls_key, PEM_MAX, &s->tls_key, &length, err);
    return status;
}

static enum lkd_status start(struct lkd_service *s, struct lkd_problems **ret_problems,
                             struct lkd_error *err) {
    struct live *live;
    enum lkd_status status = read_tls(s, err);
    if (status == LKD_OK && !(s->pages = pages_new()))
        status = error_set(err, LKD_NO_MEMORY, "no memory for the pages");
    if (status == LKD_OK && s->options.log)
        status = lkd_log_open(s->options.log, NULL, &s->decision_log, err);
    if (status == LKD_OK)
        status = keeper_load(s, &live, ret_problems, err);
    if (status != LKD_OK)
        return status;
    server_install(s, live);
    status = deadlines_begin(s, err);
    if (status == LKD_OK)
        status = keeper_begin(s, err);
    if (status == LKD_OK && s->options.registry)
        status = scribe_begin(s, err);
    if (status == LKD_OK) /* last: who asks finds all of them */
        status = server_listen(s, err);
    return status;
}

enum lkd_status lkd_service_start(const struct lkd_service_options *options,
                                  struct lkd_service **ret_service,
                                  struct lkd_problems **ret_problems, struct lkd_error *err) {
    struct lkd_service *s = NULL;
    error_clear(err);
    *ret_problems = NULL;
    enum lkd_status status = service_new(options, &s, err);
    if (status != LKD_OK)
        return status;
    raise_limits();
    status = start(s, ret_problems, err);
    if (status != LKD_OK) {
        lkd_service_stop(s);
        return status;
    }
    log_event(LOG_INFO, "listening", "url", s->url, NULL);
    *ret_service = s;
    return LKD_OK;
}

const char *lkd_service_url(const struct lkd_service *s) {
    return s->url;
}

static void close_log(struct lkd_service *s) {
    struct lkd_error err;
    if (s->decision_log && lkd_log_close(s->decision_log, &err) != LKD_OK)
        log_event(LOG_ERROR, "log_not_closed", "why", err.message, NULL);
}

void lkd_service_stop(struct lkd_service *s) {
    bool listened = s->daemon != NULL;
    keeper_end(s);
    server_end(s);
    scribe_end(s);
    deadlines_end(s);
    for (unsigned i = 0; i < s->worker_count; i++) {
        live_release(s->workers[i].live);
        pthread_mutex_destroy(&s->workers[i].lock);
    }
    close_log(s);
    pages_free(s->pages);
    free(s->tls_cert);
    free(s->tls_key);
    pthread_mutex_destroy(&s->keeper.lock);
    pthread_mutex_destroy(&s->keeper.making);
    pthread_mutex_destroy(&s->scribe.lock);
    pthread_cond_destroy(&s->scribe.more);
    pthread_mutex_destroy(&s->sweep_lock);
    pthread_mutex_destroy(&s->guard.lock);
    pthread_cond_destroy(&s->sweep_end);
    pthread_key_delete(s->own);
    free(s);
    if (listened)
        log_event(LOG_INFO, "stopped", NULL);
}
