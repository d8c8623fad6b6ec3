/*
 * decide_calls.c - one query to its decision, POST /v1/decide, or to the letter that explains it,
 * POST /v1/explain.
 */
#include "service/asking.h"
#include "service/calls.h"
#include "service/server.h"

void decide_and_answer(struct exchange *x, const struct lkd_ask *ask) {
    struct worker *w = x->worker;
    struct lkd_answer answer;
    struct lkd_error err;

    uint64_t began_ns = monotonic_ns();
    struct live *live = worker_enter(w);
    enum lkd_status status = lkd_decide_text(live->workers[w->index].decider, x->body.bytes,
                                             x->body.length, ask, 0, &answer, &err);
    x->took_ns = monotonic_ns() - began_ns;
    metrics_decision(&w->metrics, answer.query, answer.verdict, x->took_ns);
    if (status == LKD_OK)
        text_append(&x->out, answer.json, answer.length);
    worker_leave(w);
    if (status == LKD_OK)
        exchange_answer_json(x);
    else
        exchange_error(x, &err);
}

void call_decide(struct exchange *x) {
    struct lkd_ask ask;
    if (asking_read(x, &ask))
        decide_and_answer(x, &ask);
}

void call_explain(struct exchange *x) {
    struct worker *w = x->worker;
    struct lkd_answer letter;
    struct lkd_error err;
    struct lkd_ask ask;

    if (!asking_read(x, &ask))
        return;
    struct live *live = worker_enter(w);
    enum lkd_status status = lkd_explain_text(live->workers[w->index].decider, x->body.bytes,
                                              x->body.length, &ask, false, &letter, &err);
    if (status == LKD_OK)
        text_append(&x->out, letter.json, letter.length);
    worker_leave(w);
    if (status == LKD_OK)
        exchange_answer(x, 200, "text/plain; charset=utf-8");
    else
        exchange_error(x, &err);
}
