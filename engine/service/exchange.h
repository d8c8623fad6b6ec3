/*
 * exchange.h - one request and its answer.
 *
 * server.c makes an exchange when a request line has come, checks the head, finds the route and the
 * caller, gathers the body, and calls the route's `call` once. That answers by exactly one of the
 * answer functions below. Exchanges are used again, so that a request in steady state allocates
 * nothing of ours; the answer lies in `out` until it is sent.
 *
 * What has to wait for another thread says exchange_wait(), and belongs to that thread until it
 * says exchange_go_on(). If that has answered meanwhile, the answer is sent then; else `call` is
 * called once more, with `waited` set.
 */
#ifndef SERVICE_EXCHANGE_H
#define SERVICE_EXCHANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "service/access.h"
#include "service/problem.h"

struct MHD_Connection;
struct MHD_Response;
struct lkd_service;
struct worker;
struct peer;
struct route;

#define EXCHANGE_PARAMETER_SIZE 128
#define EXCHANGE_PATH_SIZE 512                 /* with each byte of a parameter coded as %c3 */
#define EXCHANGE_KEPT_BYTES ((size_t)64 << 10) /* of texts that are kept for the next request */
#define EXCHANGE_OWN_BYTES ((size_t)8 << 10)   /* of body or answer that nobody has to grant */

enum exchange_stage {
    STAGE_LINE, /* the head has come and is not looked at yet */
    STAGE_HEAD, /* it is fine, there is no body, nothing is decided yet */
    STAGE_BODY, /* a body is coming, and is wanted */
    STAGE_WAITING,
    STAGE_ANSWERED
};

/* What the service wants to know of the head; texts are borrowed from the request. */
struct head {
    const char *content_type, *authorization; /* NULL: not given */
    bool has_body;
    uint64_t length; /* 0: none, or not told */
};

struct exchange {
    struct lkd_service *service;
    struct worker *worker;
    struct MHD_Connection *connection;
    struct peer *peer;
    const struct route *route;
    struct caller caller;
    struct head head;
    enum exchange_stage stage;
    const char *line; /* the path and parameters as they were sent; NULL: none */
    size_t line_length;
    bool line_good;                          /* as head_line_is_good() says */
    char path[EXCHANGE_PATH_SIZE];           /* as it was sent, with its codes; "": too long */
    char parameter[EXCHANGE_PARAMETER_SIZE]; /* {id} of the path */
    struct text body, out;
    bool body_too_long, body_no_room;
    size_t reserved; /* of the memory that large bodies and answers share */
    bool suspended, waited;
    uint64_t waits_since_ns;
    const char *type;                           /* of an answer that was given while suspended */
    bool close;                                 /* the connection ends with this answer */
    bool queued;                                /* the answer is with the HTTP library */
    unsigned status;                            /* of the answer */
    uint64_t took_ns;                           /* for Server-Timing; 0: not told */
    const char *allow, *retry_after, *location; /* headers; NULL: none */
    struct exchange *next;                      /* of those that are spare, or wait */
};

/* Parameter of the query, or NULL. */
const char *exchange_query(const struct exchange *x, const char *name);
/* The moment of `at`, else now; false when it is none, and the problem is the answer. */
bool exchange_at(struct exchange *x, int64_t *ret_at_s);

/* May body and answer take so much memory together? Large ones share BODIES_MAX (server.h). */
bool exchange_reserve(struct exchange *x, size_t wanted);

/* ---- answers; each ends the call ---- */
void exchange_answer(struct exchange *x, unsigned status, const char *type); /* what is in `out` */
void exchange_answer_json(struct exchange *x);                               /* the same, 200 */
void exchange_answer_empty(struct exchange *x, unsigned status);
void exchange_problem(struct exchange *x, unsigned status, const struct problem_text *p);
void exchange_error(struct exchange *x, const struct lkd_error *err);
/* A response made before, which may be used for many. */
void exchange_respond(struct exchange *x, unsigned status, struct MHD_Response *response);
/* One made for this exchange, without headers so far. */
void exchange_stream(struct exchange *x, struct MHD_Response *response, const char *type);

void exchange_wait(struct exchange *x);
void exchange_go_on(struct exchange *x); /* by the other thread */

/* A response with the headers that all share. The bytes are borrowed, or freed with it (`owned`),
 * also when there is no memory for it: NULL. */
struct MHD_Response *response_new(const void *bytes, size_t length, bool owned, const char *type,
                                  const char *cache);

/* Seconds and nanoseconds that never go back. */
uint64_t monotonic_ns(void);

#endif
