/*
 * server.h - inside the service: the workers, the connections, and what they share.
 *
 * Each thread of the HTTP library is a worker with a live set to decide with (live.h). `lock`
 * guards what others look at: the keeper, which changes the live set, and whoever sums the metrics.
 * A worker holds its own lock for the time of one decision, so a change waits for a decision at
 * most, and a decision for the change of a pointer.
 *
 * Limits: CONNECTIONS_MAX connections with CONNECTION_BYTES and EXCHANGE_OWN_BYTES each, bodies of
 * at most BODY_JSON_MAX and BODY_LINES_MAX, all larger bodies and answers under way together
 * BODIES_MAX bytes. A request has to
 * have its head sent within HEAD_S, its body within BODY_S (STREAM_S for lines), else it is ended
 * with 408; a connection at rest is closed after IDLE_S.
 */
#ifndef SERVICE_SERVER_H
#define SERVICE_SERVER_H

#include <pthread.h>
#include <stdatomic.h>

#include "lockdown/service.h"
#include "service/access.h"
#include "service/guard.h"
#include "service/keeper.h"
#include "service/live.h"
#include "service/metrics.h"
#include "service/scribe.h"

#define CONNECTIONS_MAX 16384u
#define CONNECTION_BYTES ((size_t)16 << 10)
#define BODIES_MAX ((size_t)256 << 20)
#define IDLE_S 15
#define HEAD_S 20
#define BODY_S 60
#define STREAM_S 600
#define STOP_S 10

/* A connection. In its worker's list, which `lock` guards; the deadline is read by the sweeper. */
struct peer {
    struct worker *worker;
    struct peer *previous, *next;
    int fd;
    bool plain;            /* not TLS: a refusal may be written to it as it is */
    atomic_bool answering; /* an answer is on its way: nothing else may be written */
    _Atomic uint64_t deadline_ns;
};

struct worker {
    pthread_mutex_t lock;
    struct live *live;
    struct metrics metrics;
    struct peer *peers;
    unsigned index;
    struct exchange *spare; /* of its own thread alone */
    size_t spares;
    atomic_size_t under_way; /* requests */
};

struct MHD_Daemon;
struct pages;

struct lkd_service {
    struct lkd_service_options options;
    char url[128];
    unsigned worker_count;
    struct worker workers[LKD_SERVICE_THREADS_MAX];
    atomic_uint workers_used;
    pthread_key_t own; /* the worker of a thread */
    struct MHD_Daemon *daemon;
    char *tls_cert, *tls_key;
    struct pages *pages;
    struct lkd_log *decision_log; /* NULL: none */
    struct keeper keeper;
    struct scribe scribe;
    atomic_bool stopping;
    atomic_size_t body_bytes; /* of bodies and answers above EXCHANGE_OWN_BYTES */
    pthread_t sweeper;
    struct guard guard;
    bool sweeping;
    pthread_mutex_t sweep_lock;
    pthread_cond_t sweep_end;
};

/* The worker's live set, for one decision or document; worker_leave() ends it. */
struct live *worker_enter(struct worker *w);
void worker_leave(struct worker *w);

/* The same for longer work: retained, without the lock. */
struct live *worker_live(struct worker *w);

/* Put a live set in the place of that of every worker; takes over the reference. */
void server_install(struct lkd_service *s, struct live *live);

enum lkd_status server_listen(struct lkd_service *s, struct lkd_error *err);
/* Ends as lkd_service_stop() says; what is not listening may be ended too. */
void server_end(struct lkd_service *s);
bool server_is_stopping(const struct lkd_service *s);

/* ---- deadlines.c: connections that take too long ---- */
enum lkd_status deadlines_begin(struct lkd_service *s, struct lkd_error *err);
void deadlines_end(struct lkd_service *s);
void deadline_set(struct peer *p, unsigned seconds);

#endif
