/*
 * scribe.c - see scribe.h.
 */
#include "service/scribe.h"

#include "base/error.h"
#include "service/exchange.h"
#include "service/router.h"
#include "service/server.h"

static void refuse(struct exchange *x) {
    x->retry_after = "1";
    exchange_problem(x, 503,
                     &(struct problem_text){"busy", "The service cannot do it now",
                                            "the registry is locked for too long; nothing was "
                                            "written",
                                            NULL, NULL});
}

/* The first of the line; NULL when the service ends. */
static struct exchange *next(struct scribe *c, bool *ret_ending) {
    pthread_mutex_lock(&c->lock);
    while (!c->first && !c->ending)
        pthread_cond_wait(&c->more, &c->lock);
    struct exchange *x = c->first;
    if (x)
        c->first = x->next;
    *ret_ending = c->ending;
    pthread_mutex_unlock(&c->lock);
    return x;
}

static void *write_on(void *service) {
    struct lkd_service *s = service;
    struct exchange *x;
    bool ending;
    while ((x = next(&s->scribe, &ending)) != NULL) {
        uint64_t waited_ns = monotonic_ns() - x->waits_since_ns;
        if (ending || waited_ns > SCRIBE_WAIT_S * UINT64_C(1000000000))
            refuse(x);
        else
            x->route->call(x);
        exchange_go_on(x);
    }
    return NULL;
}

enum lkd_status scribe_begin(struct lkd_service *s, struct lkd_error *err) {
    s->scribe.running = pthread_create(&s->scribe.thread, NULL, write_on, s) == 0;
    return s->scribe.running ? LKD_OK : error_set(err, LKD_NO_MEMORY, "no thread for the service");
}

void scribe_end(struct lkd_service *s) {
    struct scribe *c = &s->scribe;
    pthread_mutex_lock(&c->lock);
    c->ending = true;
    pthread_cond_signal(&c->more);
    pthread_mutex_unlock(&c->lock);
    if (c->running)
        pthread_join(c->thread, NULL);
    c->running = false;
}

bool scribe_take(struct lkd_service *s, struct exchange *x) {
    struct scribe *c = &s->scribe;
    pthread_mutex_lock(&c->lock);
    bool taken = c->running && !c->ending;
    if (taken) {
        exchange_wait(x);
        x->next = NULL;
        if (c->first)
            c->last->next = x;
        else
            c->first = x;
        c->last = x;
        pthread_cond_signal(&c->more);
    }
    pthread_mutex_unlock(&c->lock);
    return taken;
}
