/*
 * server.c - the HTTP library: its threads, its callbacks, one exchange for each request.
 *
 * The library calls, all in the thread of the connection: begin() when the request line has come,
 * handle() when the head has come (STAGE_LINE), again for each piece of the body and once at its
 * end (STAGE_BODY), and end() when the answer is sent or will never be. Only the first and the last
 * of the calls of handle() may answer.
 */
#include "service/server.h"

#include <microhttpd.h>
#include <stdlib.h>
#include <strings.h>
#include <time.h>

#include "base/error.h"
#include "service/callers.h"
#include "service/head.h"
#include "service/listen.h"
#include "service/log.h"
#include "service/pages.h"
#include "service/router.h"

#define SPARES_MAX 64

/* ---- workers ---- */

static struct worker *own_worker(struct lkd_service *s) {
    struct worker *w = pthread_getspecific(s->own);
    if (w)
        return w;
    unsigned index = atomic_fetch_add(&s->workers_used, 1);
    w = &s->workers[index % s->worker_count]; /* the library starts as many threads as there are */
    pthread_setspecific(s->own, w);
    return w;
}

struct live *worker_enter(struct worker *w) {
    pthread_mutex_lock(&w->lock);
    return w->live;
}

void worker_leave(struct worker *w) {
    pthread_mutex_unlock(&w->lock);
}

struct live *worker_live(struct worker *w) {
    struct live *live = live_retain(worker_enter(w));
    worker_leave(w);
    return live;
}

void server_install(struct lkd_service *s, struct live *live) {
    for (unsigned i = 0; i < s->worker_count; i++) {
        struct live *old;
        live_retain(live);
        pthread_mutex_lock(&s->workers[i].lock);
        old = s->workers[i].live;
        s->workers[i].live = live;
        pthread_mutex_unlock(&s->workers[i].lock);
        live_release(old);
    }
    live_release(live);
}

bool server_is_stopping(const struct lkd_service *s) {
    return atomic_load_explicit(&s->stopping, memory_order_relaxed);
}

/* ---- exchanges ---- */

static struct exchange *exchange_take(struct worker *w) {
    struct exchange *x = w->spare;
    if (x) {
        w->spare = x->next;
        w->spares--;
    } else if (!(x = calloc(1, sizeof *x))) {
        return NULL;
    }
    struct text body = x->body, out = x->out;
    *x = (struct exchange){.worker = w, .body = body, .out = out};
    text_clear(&x->body);
    text_clear(&x->out);
    x->body.limit = BODY_JSON_MAX;
    x->out.limit = BODIES_MAX;
    return x;
}

static void exchange_drop(struct exchange *x) {
    text_free(&x->body);
    text_free(&x->out);
    free(x);
}

static void keep_if_small(struct text *t) {
    if (t->capacity > EXCHANGE_KEPT_BYTES)
        text_free(t);
}

static void exchange_give_back(struct exchange *x) {
    struct worker *w = x->worker;
    atomic_fetch_sub_explicit(&x->service->body_bytes, x->reserved, memory_order_relaxed);
    keep_if_small(&x->body);
    keep_if_small(&x->out);
    if (w->spares == SPARES_MAX) {
        exchange_drop(x);
        return;
    }
    x->next = w->spare;
    w->spare = x;
    w->spares++;
}

/* ---- begin ---- */

static struct peer *peer_of(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

/* No path of the service is as long as what is not kept. */
static void keep_path(struct exchange *x, const char *line) {
    size_t length = strcspn(line, "?");
    if (length < sizeof x->path)
        memcpy(x->path, line, length); /* the rest is 0 */
}

static void *begin(void *service, const char *line, struct MHD_Connection *connection) {
    struct lkd_service *s = service;
    struct worker *w = own_worker(s);
    struct exchange *x = exchange_take(w);
    atomic_fetch_add_explicit(&w->under_way, 1, memory_order_relaxed);
    if (!x)
        return NULL;
    x->service = s;
    x->connection = connection;
    x->peer = peer_of(connection);
    x->line = line;
    x->line_good = line && head_line_is_good(line, &x->line_length);
    if (x->line_good)
        keep_path(x, line);
    return x;
}

/* ---- the head ---- */

static void refuse(struct exchange *x, unsigned status, const char *type, const char *title,
                   const char *detail, const char *path) {
    exchange_problem(x, status, &(struct problem_text){type, title, detail, path, NULL});
}

/* The route's parameters and no other, each once. */
struct parameters {
    const char *allowed;
    const char *wrong;
    unsigned seen; /* a bit for each that is allowed */
};

static enum MHD_Result each_parameter(void *context, enum MHD_ValueKind kind, const char *name,
                                      const char *value) {
    struct parameters *p = context;
    (void)kind;
    unsigned bit = word_bit(p->allowed, name);
    if (!value || !bit || (p->seen & bit))
        p->wrong = name;
    p->seen |= bit;
    return p->wrong ? MHD_NO : MHD_YES;
}

static bool check_parameters(struct exchange *x) {
    struct parameters p = {.allowed = x->route->parameters};
    MHD_get_connection_values(x->connection, MHD_GET_ARGUMENT_KIND, each_parameter, &p);
    if (!p.wrong)
        return true;
    exchange_problem(x, 400,
                     &(struct problem_text){"bad_parameter", "A parameter is wrong",
                                            "it is not one of this call, has no value, or is "
                                            "given twice",
                                            p.wrong, x->route->parameters});
    return false;
}

static bool is_type(const char *given, const char *wanted) {
    size_t length = strlen(wanted);
    return strncasecmp(given, wanted, length) == 0 &&
           (given[length] == '\0' || given[length] == ';' || given[length] == ' ');
}

/* The body of the route: its type, and its length as far as it is told. */
static bool check_body(struct exchange *x) {
    const struct head *head = &x->head;
    if (x->route->body == BODY_NONE) {
        if (head->has_body)
            refuse(x, 400, "bad_request", "The request is malformed", "this call takes no body",
                   NULL);
        return !head->has_body;
    }
    bool lines = x->route->body == BODY_LINES;
    size_t limit = lines ? BODY_LINES_MAX : BODY_JSON_MAX;
    if (head->content_type && !is_type(head->content_type, "application/json") &&
        !(lines && (is_type(head->content_type, "application/jsonl") ||
                    is_type(head->content_type, "application/x-ndjson")))) {
        refuse(x, 415, "wrong_type", "The body has the wrong type",
               lines ? "send application/jsonl" : "send application/json", "Content-Type");
        return false;
    }
    if (head->length > limit) {
        refuse(x, 413, "too_large", "The body is too large",
               lines ? "at most 16 MB of lines" : "at most 1 MB", NULL);
        return false;
    }
    x->body.limit = limit + 1;
    return true;
}

static bool find_caller(struct exchange *x) {
    enum lookup found = callers_find(x, x->head.authorization, &x->caller);
    switch (found) {
    case LOOKUP_FOUND:
        break;
    case LOOKUP_REFUSED:
        refuse(x, 401, "bad_key", "The key is not good", "it is unknown, revoked or not in force",
               "Authorization");
        return false;
    case LOOKUP_TOO_MANY:
        x->retry_after = "60";
        refuse(x, 429, "too_many_keys", "Too many wrong keys",
               "this address has tried wrong keys; it may try again in a minute", "Authorization");
        return false;
    }
    if (role_may(x->caller.role, x->route->right))
        return true;
    if (x->caller.role == ROLE_PUBLIC)
        refuse(x, 401, "key_needed", "This needs a key", "send `Authorization: Bearer KEY`",
               "Authorization");
    else
        refuse(x, 403, "not_allowed", "The role of the key does not allow this",
               role_name(x->caller.role), "Authorization");
    return false;
}

/* No route: a page, the methods of the path, or nothing. */
static void answer_otherwise(struct exchange *x, unsigned method, unsigned methods) {
    if (methods == 0 && pages_have(x->path))
        methods = METHOD_GET;
    if (methods == METHOD_GET && method == METHOD_GET) {
        pages_answer(x, x->path);
        return;
    }
    if (methods == 0) {
        if (method == METHOD_GET && pages_tell_missing(x))
            return;
        refuse(x, 404, "not_found", "There is no such thing", "see /openapi.json", NULL);
        return;
    }
    x->allow = methods_text(methods);
    if (method == METHOD_OPTIONS)
        exchange_answer_empty(x, 204);
    else
        refuse(x, 405, "wrong_method", "The method is not one of this path", x->allow, NULL);
}

/* Is the request one that the service takes? False when it is answered already. */
static bool admit(struct exchange *x, const char *method_name) {
    unsigned methods, method = method_find(method_name);
    x->route = route_find(method, x->path, x->parameter, &methods);
    if (!x->route) {
        answer_otherwise(x, method, methods);
        return false;
    }
    return find_caller(x) && check_parameters(x) && check_body(x);
}

/* False when it is answered already. An answer before the body ends the connection, so requests
 * without a body are looked at in the next call. */
static bool take_head(struct exchange *x, const char *method, const char *version) {
    const char *wrong = head_read(x, method, version);
    deadline_set(x->peer, BODY_S);
    if (wrong) {
        x->close = true;
        refuse(x, 400, "bad_request", "The request is malformed", wrong, NULL);
        return false;
    }
    x->stage = STAGE_HEAD;
    if (!x->head.has_body)
        return true;
    if (!admit(x, method))
        return false;
    if (x->route->body == BODY_LINES)
        deadline_set(x->peer, STREAM_S);
    x->stage = STAGE_BODY;
    return true;
}

/* ---- the body ---- */

static void take_body(struct exchange *x, const char *bytes, size_t length) {
    if (x->body_too_long || x->body_no_room)
        return;
    size_t wanted = x->body.length + length;
    if (wanted > x->reserved && !exchange_reserve(x, wanted + wanted / 2))
        x->body_no_room = true;
    else
        text_append(&x->body, bytes, length);
    x->body_too_long = x->body.length >= x->body.limit || x->body.failed;
}

static bool body_is_there(struct exchange *x) {
    if (x->body_no_room) {
        x->retry_after = "1";
        refuse(x, 503, "busy", "The service cannot do it now",
               "too many large bodies and answers at once", NULL);
    } else if (x->body_too_long) {
        refuse(x, 413, "too_large", "The body is too large", NULL, NULL);
    }
    return !x->body_no_room && !x->body_too_long;
}

static bool is_writing(const struct route *r) {
    return r->right == RIGHT_OUTCOME || r->right == RIGHT_ORDER || r->right == RIGHT_PURGE;
}

/* False: it waits, and belongs to another thread. */
static bool make_call(struct exchange *x) {
    if (is_writing(x->route) && scribe_take(x->service, x))
        return false;
    x->route->call(x);
    return x->stage != STAGE_WAITING;
}

static enum MHD_Result handle(void *service, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *data,
                              size_t *data_length, void **context) {
    struct exchange *x = *context;
    (void)service, (void)connection, (void)url;
    if (!x)
        return MHD_NO; /* no memory */
    switch (x->stage) {
    case STAGE_LINE:
        if (take_head(x, method, version))
            return MHD_YES;
        break;
    case STAGE_HEAD:
        if (admit(x, method) && !make_call(x))
            return MHD_YES;
        break;
    case STAGE_BODY:
        if (*data_length > 0) {
            take_body(x, data, *data_length);
            *data_length = 0;
            return MHD_YES;
        }
        if (body_is_there(x) && !make_call(x))
            return MHD_YES;
        break;
    case STAGE_WAITING:
        if (x->type)
            exchange_answer(x, x->status, x->type);
        else
            x->route->call(x);
        break;
    case STAGE_ANSWERED:
        *data_length = 0;
        return MHD_YES;
    }
    if (x->peer)
        atomic_store_explicit(&x->peer->answering, true, memory_order_relaxed);
    return x->queued ? MHD_YES : MHD_NO;
}

/* ---- end ---- */

static void end(void *service, struct MHD_Connection *connection, void **context,
                enum MHD_RequestTerminationCode code) {
    struct exchange *x = *context;
    struct worker *w = x ? x->worker : own_worker(service);
    (void)connection;
    pthread_mutex_lock(&w->lock);
    if (x && x->status)
        metrics_answer(&w->metrics, x->status);
    w->metrics.aborted += code != MHD_REQUEST_TERMINATED_COMPLETED_OK;
    pthread_mutex_unlock(&w->lock);
    atomic_fetch_sub_explicit(&w->under_way, 1, memory_order_relaxed);
    if (!x)
        return;
    if (x->peer) {
        deadline_set(x->peer, HEAD_S);
        atomic_store_explicit(&x->peer->answering, false, memory_order_relaxed);
    }
    *context = NULL;
    exchange_give_back(x);
}

/* ---- connections ---- */

static struct peer *peer_add(struct lkd_service *s, struct MHD_Connection *connection) {
    struct worker *w = own_worker(s);
    struct peer *p = calloc(1, sizeof *p);
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    if (!p || !info) {
        free(p);
        return NULL;
    }
    p->worker = w;
    p->fd = info->connect_fd;
    p->plain = !s->options.tls_cert;
    deadline_set(p, HEAD_S);
    pthread_mutex_lock(&w->lock);
    p->next = w->peers;
    if (p->next)
        p->next->previous = p;
    w->peers = p;
    pthread_mutex_unlock(&w->lock);
    return p;
}

static void peer_remove(struct peer *p) {
    if (!p)
        return;
    struct worker *w = p->worker;
    pthread_mutex_lock(&w->lock);
    if (p->previous)
        p->previous->next = p->next;
    else
        w->peers = p->next;
    if (p->next)
        p->next->previous = p->previous;
    pthread_mutex_unlock(&w->lock);
    free(p);
}

static void notify(void *service, struct MHD_Connection *connection, void **context,
                   enum MHD_ConnectionNotificationCode code) {
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        *context = peer_add(service, connection);
        return;
    }
    peer_remove(*context);
    *context = NULL;
}

/* ---- life ---- */

#define OPTIONS_MAX 16
#define TLS_VERSIONS "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"

static void add(struct MHD_OptionItem *options, size_t *count, enum MHD_OPTION option,
                intptr_t value, void *pointer) {
    options[(*count)++] = (struct MHD_OptionItem){option, value, pointer};
}

static enum lkd_status start_daemon(struct lkd_service *s, int fd, struct lkd_error *err) {
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_TURBO;
    struct MHD_OptionItem options[OPTIONS_MAX];
    size_t count = 0;
    add(options, &count, MHD_OPTION_LISTEN_SOCKET, fd, NULL);
    add(options, &count, MHD_OPTION_CONNECTION_LIMIT, CONNECTIONS_MAX, NULL);
    add(options, &count, MHD_OPTION_CONNECTION_TIMEOUT, IDLE_S, NULL);
    add(options, &count, MHD_OPTION_CONNECTION_MEMORY_LIMIT, CONNECTION_BYTES, NULL);
    add(options, &count, MHD_OPTION_STRICT_FOR_CLIENT, 1, NULL);
    add(options, &count, MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)end, s);
    add(options, &count, MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)notify, s);
    add(options, &count, MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)begin, s);
    if (s->worker_count > 1)
        add(options, &count, MHD_OPTION_THREAD_POOL_SIZE, s->worker_count, NULL);
    if (s->tls_cert) {
        flags |= MHD_USE_TLS;
        add(options, &count, MHD_OPTION_HTTPS_MEM_CERT, 0, s->tls_cert);
        add(options, &count, MHD_OPTION_HTTPS_MEM_KEY, 0, s->tls_key);
        add(options, &count, MHD_OPTION_HTTPS_PRIORITIES, 0, TLS_VERSIONS);
    }
    add(options, &count, MHD_OPTION_END, 0, NULL);
    s->daemon = MHD_start_daemon(flags, 0, NULL, NULL, handle, s, MHD_OPTION_ARRAY, options,
                                 MHD_OPTION_END);
    if (s->daemon)
        return LKD_OK;
    error_set(err, LKD_IO, "the HTTP server does not start");
    if (s->tls_cert)
        error_hint(err, "are certificate and key a pair, both in PEM?");
    return LKD_IO;
}

enum lkd_status server_listen(struct lkd_service *s, struct lkd_error *err) {
    int fd;
    enum lkd_status status =
        listen_at(s->options.listen, s->tls_cert != NULL, &fd, s->url, sizeof s->url, err);
    if (status != LKD_OK)
        return status;
    status = start_daemon(s, fd, err);
    if (status != LKD_OK)
        listen_close(fd);
    return status;
}

static size_t requests_under_way(const struct lkd_service *s) {
    size_t count = 0;
    for (unsigned i = 0; i < s->worker_count; i++)
        count += atomic_load_explicit(&s->workers[i].under_way, memory_order_relaxed);
    return count;
}

/* Until nothing has been under way for a moment: a request may just be on its way to us. */
static void wait_for_answers(const struct lkd_service *s, int seconds) {
    const struct timespec moment = {0, 20000000};
    int quiet = 0;
    for (int i = 0; i < seconds * 50 && quiet < 3; i++) {
        quiet = requests_under_way(s) == 0 ? quiet + 1 : 0;
        nanosleep(&moment, NULL);
    }
}

void server_end(struct lkd_service *s) {
    if (!s->daemon)
        return;
    atomic_store(&s->stopping, true);
    int fd = MHD_quiesce_daemon(s->daemon);
    wait_for_answers(s, STOP_S);
    scribe_end(s);
    wait_for_answers(s, 1); /* of those it has told */
    MHD_stop_daemon(s->daemon);
    listen_close(fd);
    s->daemon = NULL;
    for (unsigned i = 0; i < s->worker_count; i++) {
        while (s->workers[i].spare) {
            struct exchange *x = s->workers[i].spare;
            s->workers[i].spare = x->next;
            exchange_drop(x);
        }
    }
}
