/*
 * deadlines.c - ending connections that take too long.
 *
 * The library closes what is at rest; a client that sends a byte now and then is never at rest. So
 * a thread looks at every connection once a second. Ending means: say 408 where nothing has been
 * said, and shut the connection down; the library then closes it in its own thread.
 */
#include <errno.h>
#include <sys/socket.h>
#include <time.h>

#include "base/error.h"
#include "service/exchange.h"
#include "service/server.h"

/* To some milliseconds, which is much cheaper to know. */
static uint64_t about_now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC_COARSE, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

void deadline_set(struct peer *p, unsigned seconds) {
    if (p)
        atomic_store_explicit(&p->deadline_ns, about_now_ns() + seconds * UINT64_C(1000000000),
                              memory_order_relaxed);
}

static void end_peer(struct peer *p) {
    static const char answer[] = "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n"
                                 "Content-Length: 0\r\n\r\n";
    if (p->plain && !atomic_load_explicit(&p->answering, memory_order_relaxed) &&
        send(p->fd, answer, sizeof answer - 1, MSG_NOSIGNAL | MSG_DONTWAIT) < 0)
        errno = 0; /* it is ended all the same */
    shutdown(p->fd, SHUT_RDWR);
    atomic_store_explicit(&p->deadline_ns, UINT64_MAX, memory_order_relaxed);
}

/* Connections leave the list under the lock before their socket is closed. */
static void sweep(struct worker *w) {
    uint64_t now_ns = about_now_ns();
    pthread_mutex_lock(&w->lock);
    for (struct peer *p = w->peers; p; p = p->next)
        if (atomic_load_explicit(&p->deadline_ns, memory_order_relaxed) < now_ns)
            end_peer(p);
    pthread_mutex_unlock(&w->lock);
}

static void *sweeper(void *service) {
    struct lkd_service *s = service;
    pthread_mutex_lock(&s->sweep_lock);
    while (s->sweeping) {
        struct timespec next;
        clock_gettime(CLOCK_MONOTONIC, &next);
        next.tv_sec++;
        pthread_cond_timedwait(&s->sweep_end, &s->sweep_lock, &next);
        for (unsigned i = 0; i < s->worker_count; i++)
            sweep(&s->workers[i]);
    }
    pthread_mutex_unlock(&s->sweep_lock);
    return NULL;
}

enum lkd_status deadlines_begin(struct lkd_service *s, struct lkd_error *err) {
    s->sweeping = true;
    if (pthread_create(&s->sweeper, NULL, sweeper, s) == 0)
        return LKD_OK;
    s->sweeping = false;
    return error_set(err, LKD_NO_MEMORY, "no thread for the service");
}

void deadlines_end(struct lkd_service *s) {
    pthread_mutex_lock(&s->sweep_lock);
    bool running = s->sweeping;
    s->sweeping = false;
    pthread_cond_signal(&s->sweep_end);
    pthread_mutex_unlock(&s->sweep_lock);
    if (running)
        pthread_join(s->sweeper, NULL);
}
