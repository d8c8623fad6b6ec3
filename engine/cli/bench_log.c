/*
 * bench_log.c - timing decisions with and without a log.
 */
#include "cli/bench_log.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/clock.h"
#include "cli/complain.h"
#include "lockdown/log.h"

/* Nobody has the private key: what is logged here is not to be read. */
static const char public_key[] = "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a";

struct logging {
    const struct bench_queries *queries;
    const struct lkd_ask *ask;
    struct lkd_decider *plain, *logged;
};

/* What this thread has computed: others' work and waiting do not count. */
static double thread_s(void) {
    struct timespec t;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static double pass(const struct logging *l, struct lkd_decider *decider) {
    double start = thread_s();

    for (size_t i = 0; i < l->queries->count; i++) {
        const struct bench_query *q = &l->queries->items[i];
        struct lkd_answer answer;

        lkd_decide_text(decider, q->text, q->length, l->ask, 0, &answer, NULL);
    }
    return thread_s() - start;
}

static double plain_pass(void *context) {
    struct logging *l = context;

    return pass(l, l->plain);
}

static double logged_pass(void *context) {
    struct logging *l = context;

    return pass(l, l->logged);
}

/* ---- the folder ---- */

static void remove_folder(const char *folder) {
    DIR *files = opendir(folder);
    const struct dirent *entry;
    char path[1024];

    while (files && (entry = readdir(files))) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (unlink(path) != 0)
            remove_folder(path);
    }
    if (files)
        closedir(files);
    rmdir(folder);
}

static double segment_bytes(const char *folder) {
    DIR *files = opendir(folder);
    const struct dirent *entry;
    struct stat about;
    char path[1024];
    double bytes = 0;

    while (files && (entry = readdir(files))) {
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (strstr(entry->d_name, ".jsonl") && stat(path, &about) == 0)
            bytes += (double)about.st_size;
    }
    if (files)
        closedir(files);
    return bytes;
}

/* ---- the whole ---- */

static enum lkd_status measure(struct logging *l, struct lkd_log *log, const char *folder,
                               double round_s, struct bench_logging *ret, struct lkd_error *err) {
    enum lkd_status status = lkd_decider_use_log(l->logged, log, err);
    struct lkd_log_state state;

    if (status != LKD_OK)
        return status;
    bench_measure_two(plain_pass, logged_pass, l, l->queries->count, round_s, &ret->plain,
                      &ret->logged);
    status = lkd_log_flush(log, err);
    lkd_log_state(log, &state);
    ret->lost = state.lost;
    ret->record_bytes = state.records ? segment_bytes(folder) / (double)state.records : 0;
    return status;
}

static enum lkd_status bench_in(struct logging *l, struct lkd_policy *policy, const char *folder,
                                double round_s, struct bench_logging *ret, struct lkd_error *err) {
    struct lkd_log *log = NULL;
    enum lkd_status status = lkd_log_init(folder, NULL, public_key, err);

    if (status == LKD_OK)
        status = lkd_log_open(folder, NULL, &log, err);
    if (status == LKD_OK)
        status = lkd_decider_new(policy, &l->plain, err);
    if (status == LKD_OK)
        status = lkd_decider_new(policy, &l->logged, err);
    if (status == LKD_OK)
        status = measure(l, log, folder, round_s, ret, err);
    lkd_decider_free(l->plain);
    lkd_decider_free(l->logged);
    lkd_log_close(log, NULL);
    return status;
}

bool bench_log(struct lkd_policy *policy, const struct bench_queries *queries,
               const struct lkd_ask *ask, double round_s, struct bench_logging *ret,
               struct lkd_error *err) {
    struct logging l = {.queries = queries, .ask = ask};
    const char *place = getenv("TMPDIR");
    char folder[512];

    snprintf(folder, sizeof folder, "%s/lockdown-bench-XXXXXX", place && *place ? place : "/tmp");
    if (!mkdtemp(folder))
        return refuse(err, LKD_IO, NULL, "cannot make the folder %s", folder);
    bool done = bench_in(&l, policy, folder, round_s, ret, err) == LKD_OK;
    remove_folder(folder);
    return done;
}
