/*
 * metrics.c - counting and telling; see metrics.h.
 */
#include "service/metrics.h"

#include <inttypes.h>
#include <stdio.h>

static const uint64_t bounds_ns[METRICS_BUCKETS] = {
    5000,   10000,   20000,   50000,    100000,   200000,
    500000, 1000000, 2000000, 10000000, 50000000, 250000000,
};
static const char *const bounds[METRICS_BUCKETS] = {
    "0.000005", "0.00001", "0.00002", "0.00005", "0.0001", "0.0002",
    "0.0005",   "0.001",   "0.002",   "0.01",    "0.05",   "0.25",
};

void metrics_answer(struct metrics *m, unsigned status) {
    m->answers[status / 100 < 6 ? status / 100 : 5]++;
}

/* The row of a kind of query; the last one serves for what does not fit. */
static uint64_t *verdicts_of(struct metrics *m, const char *kind) {
    size_t i = 0;
    while (i < m->kind_count && strcmp(m->kinds[i].name, kind) != 0)
        i++;
    if (i == METRICS_KINDS_MAX)
        return m->kinds[i - 1].verdicts;
    if (i == m->kind_count) {
        snprintf(m->kinds[i].name, METRICS_KIND_SIZE, "%s", kind);
        m->kind_count++;
    }
    return m->kinds[i].verdicts;
}

void metrics_decision(struct metrics *m, const char *kind, enum lkd_verdict verdict,
                      uint64_t took_ns) {
    size_t bucket = 0;
    if (kind)
        verdicts_of(m, kind)[verdict]++;
    else
        m->bad_queries++;
    while (bucket < METRICS_BUCKETS && took_ns > bounds_ns[bucket])
        bucket++;
    m->buckets[bucket]++;
    m->sum_ns += took_ns;
}

void metrics_add(struct metrics *sum, const struct metrics *more) {
    for (size_t i = 0; i < 6; i++)
        sum->answers[i] += more->answers[i];
    for (size_t i = 0; i < more->kind_count; i++) {
        uint64_t *verdicts = verdicts_of(sum, more->kinds[i].name);
        for (size_t v = 0; v < 3; v++)
            verdicts[v] += more->kinds[i].verdicts[v];
    }
    for (size_t i = 0; i <= METRICS_BUCKETS; i++)
        sum->buckets[i] += more->buckets[i];
    sum->aborted += more->aborted;
    sum->bad_queries += more->bad_queries;
    sum->sum_ns += more->sum_ns;
    sum->refused_keys += more->refused_keys;
}

static void put_head(struct text *out, const char *name, const char *type, const char *help) {
    text_printf(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void put_histogram(const struct metrics *m, struct text *out) {
    static const char name[] = "lockdown_decision_seconds";
    uint64_t below = 0;
    put_head(out, name, "histogram", "Time from query text to decision text.");
    for (size_t i = 0; i < METRICS_BUCKETS; i++) {
        below += m->buckets[i];
        text_printf(out, "%s_bucket{le=\"%s\"} %" PRIu64 "\n", name, bounds[i], below);
    }
    below += m->buckets[METRICS_BUCKETS];
    text_printf(out, "%s_bucket{le=\"+Inf\"} %" PRIu64 "\n", name, below);
    text_printf(out, "%s_sum %.9f\n%s_count %" PRIu64 "\n", name, (double)m->sum_ns * 1e-9, name,
                below);
}

void metrics_write(const struct metrics *m, struct text *out) {
    put_head(out, "lockdown_http_answers_total", "counter", "Answers by class of status.");
    for (unsigned i = 2; i < 6; i++)
        text_printf(out, "lockdown_http_answers_total{status=\"%uxx\"} %" PRIu64 "\n", i,
                    m->answers[i]);
    put_head(out, "lockdown_http_aborted_total", "counter", "Requests whose client went away.");
    text_printf(out, "lockdown_http_aborted_total %" PRIu64 "\n", m->aborted);
    put_head(out, "lockdown_decisions_total", "counter", "Decisions by kind of query and verdict.");
    for (size_t i = 0; i < m->kind_count; i++)
        for (int v = 0; v < 3; v++)
            text_printf(out, "lockdown_decisions_total{query=\"%s\",verdict=\"%s\"} %" PRIu64 "\n",
                        m->kinds[i].name, lkd_verdict_name((enum lkd_verdict)v),
                        m->kinds[i].verdicts[v]);
    put_head(out, "lockdown_bad_queries_total", "counter", "Queries that could not be read.");
    text_printf(out, "lockdown_bad_queries_total %" PRIu64 "\n", m->bad_queries);
    put_head(out, "lockdown_refused_keys_total", "counter",
             "Requests with a key that is not good.");
    text_printf(out, "lockdown_refused_keys_total %" PRIu64 "\n", m->refused_keys);
    put_histogram(m, out);
}
