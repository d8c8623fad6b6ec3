/*
 * bench_registry.c - decisions by the number of a permit; see bench_registry.h.
 *
 * The texts of some queries are written, then the clock runs while they are decided. The numbers
 * come in the order of a full-period generator, so that each pass meets all permits once and
 * neighbours never follow each other.
 */
#include "cli/bench_registry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/clock.h"
#include "cli/complain.h"

#define CHUNK 256
#define PASS 65536 /* decisions of one pass */
#define TEXT_MAX 1024

static const char query_format[] =
    "{\"query\":\"movement\",\"time\":\"2021-08-30T09:00:00+07:00\",\"purpose\":\"work\","
    "\"permit\":{\"id\":\"%s\",\"holder_matches_id\":true,\"signature_valid\":true},"
    "\"person\":{\"case\":\"none\",\"role\":\"sanitation_worker\","
    "\"residence\":{\"zone\":\"760\"},\"test\":{\"kind\":\"none\",\"result\":\"none\"}},"
    "\"group\":{\"size\":1},\"vehicle\":{\"kind\":\"none\"},\"origin\":{\"zone\":\"760\"},"
    "\"destination\":{\"zone\":\"769\"},\"place\":{\"kind\":\"street\"}}";

struct by_id {
    char **ids; /* new */
    size_t count, capacity, next;
    bool full;
    struct lkd_decider *decider;
    struct lkd_ask ask;
    size_t answered;
    char texts[CHUNK][TEXT_MAX];
    size_t lengths[CHUNK];
};

static bool keep_id(void *context, const struct lkd_registered_permit *permit) {
    struct by_id *b = context;

    if (b->count == b->capacity) {
        size_t capacity = b->capacity ? b->capacity * 2 : 1024;
        char **ids = realloc(b->ids, capacity * sizeof *ids);

        if (!ids) {
            b->full = true;
            return false;
        }
        b->ids = ids;
        b->capacity = capacity;
    }
    b->ids[b->count] = strdup(permit->id);
    b->full = !b->ids[b->count];
    b->count += !b->full;
    return !b->full && b->count < BENCH_PERMITS_MAX;
}

/* A step of nearly the golden section of the count meets every index when it is odd to it; where
 * it is not, some are met twice, which does not matter. */
static const char *next_id(struct by_id *b) {
    b->next = (b->next + b->count / 8 * 5 + 1) % b->count;
    return b->ids[b->next];
}

static double by_id_pass(void *context) {
    struct by_id *b = context;
    double seconds = 0;

    b->answered = 0;
    for (size_t done = 0; done < PASS; done += CHUNK) {
        for (size_t i = 0; i < CHUNK; i++)
            b->lengths[i] = (size_t)snprintf(b->texts[i], TEXT_MAX, query_format, next_id(b));
        double start = clock_now_s();
        for (size_t i = 0; i < CHUNK; i++) {
            struct lkd_answer answer;

            b->answered += lkd_decide_text(b->decider, b->texts[i], b->lengths[i], &b->ask, 0,
                                           &answer, NULL) == LKD_OK;
        }
        seconds += clock_now_s() - start;
    }
    return seconds;
}

static void measure_by_id(struct by_id *b, double round_s, struct bench_by_id *ret) {
    b->ask.fields = LKD_FIELD_DECISION;
    ret->verdict = bench_measure(by_id_pass, b, PASS, round_s);
    b->ask.fields = 0;
    ret->full = bench_measure(by_id_pass, b, PASS, round_s);
    ret->permits = b->count;
    ret->answered = b->answered;
}

static enum lkd_status prepare(struct by_id *b, struct lkd_registry *registry,
                               struct lkd_policy *policy, struct lkd_error *err) {
    const struct lkd_permit_choice all = {.form = NULL};
    enum lkd_status status = lkd_registry_permits(registry, &all, keep_id, b, err);

    if (status == LKD_OK && b->full)
        refuse(err, status = LKD_NO_MEMORY, NULL, "no memory for the numbers of the permits");
    if (status == LKD_OK && b->count == 0)
        refuse(err, status = LKD_NOT_FOUND, NULL, "the registry holds no permits");
    if (status == LKD_OK)
        status = lkd_decider_new(policy, &b->decider, err);
    return status == LKD_OK ? lkd_decider_use_registry(b->decider, registry, err) : status;
}

enum lkd_status bench_registry(const char *path, struct lkd_policy *policy, double round_s,
                               struct bench_by_id *ret, struct lkd_error *err) {
    struct by_id *b = calloc(1, sizeof *b);
    struct lkd_registry *registry = NULL;
    enum lkd_status status = LKD_NO_MEMORY;

    if (!b)
        refuse(err, LKD_NO_MEMORY, NULL, "no memory for a benchmark");
    else
        status = lkd_registry_open(path, false, &registry, err);
    if (status == LKD_OK)
        status = prepare(b, registry, policy, err);
    if (status == LKD_OK)
        measure_by_id(b, round_s, ret);
    lkd_decider_free(b ? b->decider : NULL);
    lkd_registry_close(registry);
    for (size_t i = 0; b && i < b->count; i++)
        free(b->ids[i]);
    free(b ? b->ids : NULL);
    free(b);
    return status;
}
