/*
 * stream_calls.c - POST /v1/decide/stream: a query a line, an answer a line, in the same order.
 *
 * The lines have come as a whole (at most BODY_LINES_MAX), as the HTTP library sends nothing before
 * the body is read: an answer that is given earlier ends the reading of the body. The answers are
 * made as the client takes them, a block at a time, so that they need no memory to speak of. Each
 * is a decision of its own: a change of the rulebook may fall between two.
 */
#include <microhttpd.h>
#include <stdlib.h>

#include "service/asking.h"
#include "service/calls.h"
#include "service/server.h"

#define BLOCK_BYTES 32768
#define DECISIONS_AT_ONCE 64 /* then others have their turn */

struct stream {
    struct exchange *exchange;
    struct lkd_ask ask;
    size_t at;   /* in the body: where the next line begins */
    size_t line; /* its number, from 1 */
    size_t sent; /* of the answers in `out` */
};

static void decide_line(struct stream *s, const char *line, size_t length) {
    struct exchange *x = s->exchange;
    struct worker *w = x->worker;
    struct lkd_answer answer;
    uint64_t began_ns = monotonic_ns();
    struct live *live = worker_enter(w);
    (void)lkd_decide_text(live->workers[w->index].decider, line, length, &s->ask, s->line, &answer,
                          NULL);
    metrics_decision(&w->metrics, answer.query, answer.verdict, monotonic_ns() - began_ns);
    text_append(&x->out, answer.json, answer.length);
    text_literal(&x->out, "\n");
    worker_leave(w);
}

static bool next_line(struct stream *s) {
    const struct text *body = &s->exchange->body;
    if (s->at >= body->length)
        return false;
    const char *line = body->bytes + s->at;
    const char *end = memchr(line, '\n', body->length - s->at);
    size_t length = end ? (size_t)(end - line) : body->length - s->at;
    s->line++;
    decide_line(s, line, length);
    s->at += length + 1;
    return true;
}

static ssize_t read_block(void *context, uint64_t position, char *block, size_t size) {
    struct stream *s = context;
    struct text *out = &s->exchange->out;
    (void)position;
    if (s->sent == out->length) {
        text_clear(out);
        s->sent = 0;
        for (int i = 0; i < DECISIONS_AT_ONCE && out->length < size && next_line(s); i++) {
        }
    }
    if (out->failed)
        return MHD_CONTENT_READER_END_WITH_ERROR;
    if (out->length == 0)
        return MHD_CONTENT_READER_END_OF_STREAM;
    size_t length = out->length - s->sent < size ? out->length - s->sent : size;
    memcpy(block, out->bytes + s->sent, length);
    s->sent += length;
    return (ssize_t)length;
}

void call_stream(struct exchange *x) {
    struct stream *s = malloc(sizeof *s);
    struct lkd_ask ask;
    if (!asking_read(x, &ask)) {
        free(s);
        return;
    }
    if (s)
        *s = (struct stream){.exchange = x, .ask = ask};
    struct MHD_Response *r =
        s ? MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, BLOCK_BYTES, read_block, s, free)
          : NULL;
    if (!r) {
        free(s);
        exchange_error(x, &(struct lkd_error){.status = LKD_NO_MEMORY});
        return;
    }
    exchange_stream(x, r, "application/jsonl");
    MHD_destroy_response(r);
}
