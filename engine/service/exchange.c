/*
 * exchange.c - answering; see exchange.h.
 */
#include "service/exchange.h"

#include <microhttpd.h>
#include <stdlib.h>
#include <time.h>

#include "lockdown/time.h"
#include "service/callers.h"
#include "service/log.h"
#include "service/router.h"
#include "service/server.h"

uint64_t monotonic_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

/* ---- what was asked ---- */

const char *exchange_query(const struct exchange *x, const char *name) {
    return MHD_lookup_connection_value(x->connection, MHD_GET_ARGUMENT_KIND, name);
}

bool exchange_at(struct exchange *x, int64_t *ret_at_s) {
    const char *text = exchange_query(x, "at");
    *ret_at_s = (int64_t)time(NULL);
    if (!text || lkd_time_parse(text, ret_at_s))
        return true;
    exchange_problem(x, 400,
                     &(struct problem_text){"bad_parameter", "A parameter is wrong",
                                            "this is no moment", "at",
                                            "write it as 2021-07-26T18:00:00+07:00"});
    return false;
}

/* ---- memory ---- */

bool exchange_reserve(struct exchange *x, size_t wanted) {
    atomic_size_t *all = &x->service->body_bytes;
    if (wanted <= EXCHANGE_OWN_BYTES || wanted <= x->reserved)
        return true;
    size_t step = wanted - x->reserved;
    if (atomic_fetch_add_explicit(all, step, memory_order_relaxed) + step > BODIES_MAX) {
        atomic_fetch_sub_explicit(all, step, memory_order_relaxed);
        return false;
    }
    x->reserved = wanted;
    return true;
}

/* ---- responses ---- */

static void put_shared(struct MHD_Response *r, const char *type, const char *cache) {
    if (type)
        MHD_add_response_header(r, MHD_HTTP_HEADER_CONTENT_TYPE, type);
    MHD_add_response_header(r, MHD_HTTP_HEADER_CACHE_CONTROL, cache);
    MHD_add_response_header(r, "X-Content-Type-Options", "nosniff");
}

struct MHD_Response *response_new(const void *bytes, size_t length, bool owned, const char *type,
                                  const char *cache) {
    struct MHD_Response *r = MHD_create_response_from_buffer(
        length, (void *)bytes, owned ? MHD_RESPMEM_MUST_FREE : MHD_RESPMEM_PERSISTENT);
    if (!r) {
        if (owned)
            free((void *)bytes);
        return NULL;
    }
    put_shared(r, type, cache);
    return r;
}

static void put_timing(struct MHD_Response *r, uint64_t took_ns) {
    char text[32] = "decide;dur=";
    char *end = text + sizeof text - 1, *at = end;
    uint64_t us = took_ns / 1000;
    for (int digits = 0; digits < 4 || us > 0; digits++) { /* "0.012", of milliseconds */
        if (digits == 3)
            *--at = '.';
        *--at = (char)('0' + us % 10);
        us /= 10;
    }
    memmove(text + strlen("decide;dur="), at, (size_t)(end - at) + 1);
    MHD_add_response_header(r, "Server-Timing", text);
}

static void put_headers(struct exchange *x, struct MHD_Response *r) {
    if (x->took_ns > 0 && x->took_ns < UINT64_C(1000000000000))
        put_timing(r, x->took_ns);
    if (x->allow)
        MHD_add_response_header(r, MHD_HTTP_HEADER_ALLOW, x->allow);
    if (x->retry_after)
        MHD_add_response_header(r, MHD_HTTP_HEADER_RETRY_AFTER, x->retry_after);
    if (x->location)
        MHD_add_response_header(r, MHD_HTTP_HEADER_LOCATION, x->location);
    if (x->status == 401)
        MHD_add_response_header(r, MHD_HTTP_HEADER_WWW_AUTHENTICATE, "Bearer");
    if (x->close || server_is_stopping(x->service))
        MHD_add_response_header(r, MHD_HTTP_HEADER_CONNECTION, "close");
}

static void queue(struct exchange *x, struct MHD_Response *r) {
    x->stage = STAGE_ANSWERED;
    x->queued = MHD_queue_response(x->connection, x->status, r) == MHD_YES;
}

static void answer(struct exchange *x, unsigned status, const void *bytes, size_t length,
                   const char *type) {
    struct MHD_Response *r = response_new(bytes, length, false, type, "no-store");
    x->status = status;
    x->stage = STAGE_ANSWERED; /* without memory the connection ends without an answer */
    if (!r)
        return;
    put_headers(x, r);
    queue(x, r);
    MHD_destroy_response(r);
}

void exchange_answer(struct exchange *x, unsigned status, const char *type) {
    static const char no_memory[] = "{\"type\":\"urn:lockdown:problem:no_memory\",\"status\":503,"
                                    "\"title\":\"The service cannot do it now\"}\n";
    if (x->suspended) {
        x->status = status;
        x->type = type;
        x->stage = STAGE_ANSWERED;
    } else if (x->out.failed || !exchange_reserve(x, x->body.length + x->out.length)) {
        answer(x, 503, no_memory, sizeof no_memory - 1, PROBLEM_TYPE);
    } else {
        answer(x, status, x->out.bytes, x->out.length, type);
    }
}

void exchange_answer_json(struct exchange *x) {
    exchange_answer(x, 200, "application/json");
}

void exchange_answer_empty(struct exchange *x, unsigned status) {
    answer(x, status, "", 0, NULL);
}

/* Whoever comes with a key and is refused is worth a look. Guessing is slow (guard.h); what anybody
 * may send as often as he likes is counted only. */
static void tell_refusal(const struct exchange *x, unsigned status, const struct problem_text *p) {
    char address[CALLER_ADDRESS_SIZE];
    if ((status != 401 && status != 403) || !x->head.authorization)
        return;
    callers_address(x, address);
    log_event(LOG_WARNING, "refused", "type", p->type, "by", *x->caller.id ? x->caller.id : NULL,
              "call", x->route->path, "path", p->path, "address", address, NULL);
}

void exchange_problem(struct exchange *x, unsigned status, const struct problem_text *p) {
    tell_refusal(x, status, p);
    text_clear(&x->out);
    problem_write(status, p, &x->out);
    exchange_answer(x, status, PROBLEM_TYPE);
}

void exchange_error(struct exchange *x, const struct lkd_error *err) {
    const struct problem_text p = {lkd_status_name(err->status), problem_title(err->status),
                                   err->message, err->where, err->hint};
    exchange_problem(x, problem_status(err->status), &p);
}

void exchange_respond(struct exchange *x, unsigned status, struct MHD_Response *response) {
    x->status = status;
    queue(x, response);
}

void exchange_stream(struct exchange *x, struct MHD_Response *response, const char *type) {
    x->status = 200;
    put_shared(response, type, "no-store");
    put_headers(x, response);
    queue(x, response);
}

void exchange_wait(struct exchange *x) {
    x->stage = STAGE_WAITING;
    x->suspended = true;
    x->waits_since_ns = monotonic_ns();
    MHD_suspend_connection(x->connection);
}

void exchange_go_on(struct exchange *x) {
    if (x->type)
        x->stage = STAGE_WAITING; /* to be sent */
    x->suspended = false;
    x->waited = true;
    MHD_resume_connection(x->connection);
}
