/*
 * failures_test.c - what a log survives: a killed process, a full disk, a folder that is gone, many
 * threads at once.
 */
#include "log_fixture.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>

static struct fixture x;

static struct lkd_log_state state_of(struct lkd_log *log) {
    struct lkd_log_state s;
    lkd_log_state(log, &s);
    return s;
}

struct tally {
    uint64_t decisions, lost, last, gaps;
    bool in_order;
};

static bool take(void *context, const struct lkd_log_record *r) {
    struct tally *t = context;
    t->gaps += r->kind == LKD_RECORD_GAP;
    t->lost += r->lost;
    if (r->kind != LKD_RECORD_DECISION)
        return true;
    uint64_t number = strtoull(r->id + 3, NULL, 10);
    t->in_order &= t->decisions == 0 || number > t->last;
    t->last = number;
    t->decisions++;
    return true;
}

static struct tally tally(void) {
    struct tally t = {.in_order = true};
    struct lkd_error err;
    must(lkd_log_each(x.log, NULL, INT64_MIN, INT64_MAX, take, &t, &err), &err);
    return t;
}

/* ---- killed ---- */

/* Decide for ever; after each group tell how many records are promised. */
static _Noreturn void decide_for_ever(unsigned first, int report) {
    const struct lkd_log_options options = {.interval_ms = 1, .segment_bytes = 200000};
    struct lkd_log *log;
    if (lkd_log_open(x.log, &options, &log, NULL) != LKD_OK)
        _exit(1);
    for (unsigned i = first, told = 0;; i++) {
        append(log, i, i % 3 ? "079000000001" : NULL);
        struct lkd_log_state s = state_of(log);
        for (; s.queued > 300; s = state_of(log)) /* enough for one group */
            sched_yield();
        unsigned promised = (unsigned)s.records;
        if (promised > told && write(report, &promised, sizeof promised) != sizeof promised)
            _exit(1);
        told = promised;
    }
}

/* Returns how many records were promised before the process was killed. */
static unsigned kill_one(unsigned first, unsigned reports) {
    int ends[2];
    unsigned promised = 0;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        decide_for_ever(first, ends[1]);
    }
    close(ends[1]);
    for (unsigned i = 0; i < reports; i++)
        assert_int_equal(read(ends[0], &promised, sizeof promised), sizeof promised);
    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, NULL, 0), child);
    for (unsigned more; read(ends[0], &more, sizeof more) == sizeof more;)
        promised = more;
    close(ends[0]);
    return promised;
}

static void test_killed(void **state) {
    const char *given = getenv("LOCKDOWN_SEED");
    unsigned seed = given ? (unsigned)strtoul(given, NULL, 10) : (unsigned)getpid();
    uint64_t promised = 0;
    (void)state;
    printf("# LOCKDOWN_SEED=%u\n", seed);
    fixture_begin(&x);
    for (unsigned round = 0; round < 20; round++) {
        seed = seed * 1103515245 + 12345;
        promised += kill_one(round * 1000000, 1 + (seed >> 16) % 12);
        assert_verified(&x); /* as it was left */
        close_log(open_log(&x, NULL));
        assert_verified(&x);
        struct tally t = tally();
        if (t.decisions < promised || !t.in_order)
            fail_msg("round %u: %llu were promised, %llu are there", round,
                     (unsigned long long)promised, (unsigned long long)t.decisions);
        promised = t.decisions; /* what is there now stays */
    }
    fixture_end(&x);
}

/* ---- a full disk ---- */

static void limit_files(rlim_t bytes) {
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes < limit.rlim_max ? bytes : limit.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void test_full(void **state) {
    (void)state;
    unsigned accepted = 0, refused = 0;
    struct lkd_error err;
    fixture_begin(&x);
    signal(SIGXFSZ, SIG_IGN);
    struct lkd_log *log = open_quiet_log(&x);
    append_many(log, 0, 4);
    must(lkd_log_flush(log, &err), &err);
    limit_files(5000);
    for (unsigned i = 4; i < 40; i++) /* accepted, but they cannot be written */
        accepted += append(log, i, "079000000001");
    assert_int_equal(lkd_log_flush(log, &err), LKD_IO);
    assert_non_null(strstr(err.message, "File too large"));
    for (unsigned i = 40; i < 50; i++)
        refused += !append(log, i, "079000000001");
    struct lkd_log_state s = state_of(log);
    assert_false(s.writing);
    assert_int_equal(accepted, 36);
    assert_int_equal(refused, 10);
    assert_int_equal(s.lost, 10);
    assert_int_equal(s.queued, 36);
    assert_int_equal(s.gaps, 1);
    assert_non_null(strstr(s.error, "File too large"));
    assert_verified(&x);
    limit_files(RLIM_INFINITY);
    must(lkd_log_flush(log, &err), &err);
    assert_true(state_of(log).writing);
    append_many(log, 50, 4);
    close_log(log);
    struct tally t = tally();
    assert_int_equal(t.decisions, 4 + 36 + 4);
    assert_true(t.in_order);
    assert_int_equal(t.gaps, 1);
    assert_int_equal(t.lost, 10);
    assert_verified(&x);
    fixture_end(&x);
}

static void test_closed_while_full(void **state) {
    (void)state;
    struct lkd_error err;
    fixture_begin(&x);
    struct lkd_log *log = open_quiet_log(&x);
    limit_files(2000);
    append_many(log, 0, 20);
    assert_int_equal(lkd_log_close(log, &err), LKD_IO);
    assert_non_null(strstr(err.message, "20 records could not be written"));
    limit_files(RLIM_INFINITY);
    assert_verified(&x);
    log = open_log(&x, NULL);
    append_many(log, 20, 4);
    close_log(log);
    assert_int_equal(tally().decisions, 4);
    assert_verified(&x);
    fixture_end(&x);
}

/* ---- a folder that is gone ---- */

static void test_gone(void **state) {
    (void)state;
    char away[512];
    struct lkd_error err;
    fixture_begin(&x);
    snprintf(away, sizeof away, "%s.away", x.log);
    struct lkd_log *log = open_quiet_log(&x);
    append_many(log, 0, 4);
    must(lkd_log_flush(log, &err), &err);
    assert_int_equal(rename(x.log, away), 0);
    append_many(log, 4, 4);
    assert_int_equal(lkd_log_flush(log, &err), LKD_IO);
    assert_false(append(log, 8, NULL));
    assert_int_equal(rename(away, x.log), 0);
    must(lkd_log_flush(log, &err), &err);
    append_many(log, 9, 4);
    close_log(log);
    assert_verified(&x);
    struct tally t = tally();
    assert_int_equal(t.decisions, 12);
    assert_int_equal(t.lost, 1);
    fixture_end(&x);
}

/* ---- a queue that is full ---- */

static void test_long_entries(void **state) {
    (void)state;
    char *text = calloc(1, 5 << 20);
    assert_non_null(text);
    memset(text, 'x', (5 << 20) - 1);
    const struct lkd_log_options options = {.wait_ms = 60000};
    fixture_begin(&x);
    struct lkd_log *log = open_log(&x, &options);
    struct journal_entry entry = {.body = "\"kind\":\"decision\"",
                                  .body_length = 17,
                                  .sealed = text,
                                  .sealed_length = 3 << 20};
    for (int i = 0; i < 8; i++) /* each waits for the ones before it */
        assert_true(journal_append(log, &entry));
    entry.sealed_length = 5 << 20;
    assert_false(journal_append(log, &entry));
    close_log(log);
    assert_verified(&x);
    assert_int_equal(verify(&x).summary.lost, 1);
    free(text);
    fixture_end(&x);
}

/* ---- threads ---- */

#define THREADS 4
#define EACH 500

static void *append_some(void *context) {
    struct lkd_log *log = context;
    for (unsigned i = 0; i < EACH; i++) {
        append(log, i, i % 2 ? "079000000001" : NULL);
        if (i % 10 == 0)
            lkd_log_outcome(log, "id-1", "passed", "cp-1", NULL, 0);
        if (i % 100 == 0)
            lkd_log_flush(log, NULL);
        (void)state_of(log);
    }
    return NULL;
}

static void test_threads(void **state) {
    (void)state;
    const struct lkd_log_options options = {.interval_ms = 1, .segment_bytes = 100000};
    pthread_t threads[THREADS];
    size_t keys, pruned;
    fixture_begin(&x);
    struct lkd_log *log = open_log(&x, &options);
    for (size_t i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, append_some, log), 0);
    append_many(log, 0, 4);
    must(lkd_log_purge_person(log, "079000000001", &keys, NULL), NULL);
    must(lkd_log_prune(log, 0, &pruned, NULL), NULL);
    for (size_t i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    close_log(log);
    struct findings f = verify(&x);
    assert_int_equal(f.count, 0);
    assert_int_equal(f.summary.decisions, THREADS * EACH + 4);
    assert_int_equal(f.summary.outcomes, THREADS * EACH / 10);
    fixture_end(&x);
}

TAP_MAIN(TEST("a process killed at any moment loses nothing that was promised", test_killed),
         TEST("a full disk stops the log, and what was lost is told when it goes on", test_full),
         TEST("what cannot be written before the end is told", test_closed_while_full),
         TEST("a folder that goes and comes back does the same", test_gone),
         TEST("a full queue makes the next one wait; what is too long is lost and counted",
              test_long_entries),
         TEST("many threads append to one log", test_threads))
