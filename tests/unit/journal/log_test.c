/*
 * log_test.c - writing and reading a log: sealing, purging, pruning, rotating, recovering.
 */
#include "log_fixture.h"

#include <sys/types.h>
#include <sys/wait.h>

#include "base/civil.h"
#include "support/failing_malloc.h"

static struct fixture x;

/* ---- reading ---- */

struct reading {
    size_t decisions, outcomes, gaps, others;
    size_t states[LKD_BROKEN + 1]; /* by enum lkd_sealed */
    size_t wrong;                  /* opened, but not what was sealed */
    char last[512];
    uint64_t lost;
};

static bool take(void *context, const struct lkd_log_record *r) {
    struct reading *reading = context;
    char expected[64];
    reading->decisions += r->kind == LKD_RECORD_DECISION;
    reading->outcomes += r->kind == LKD_RECORD_OUTCOME;
    reading->gaps += r->kind == LKD_RECORD_GAP;
    reading->others += r->kind == LKD_RECORD_OTHER;
    reading->lost += r->lost;
    reading->states[r->sealed]++;
    if (r->sealed == LKD_OPENED) {
        snprintf(expected, sizeof expected, "{\"secret\":%s}", r->id + 3);
        reading->wrong += strcmp(expected, r->facts) != 0;
    }
    snprintf(reading->last, sizeof reading->last, "%s %s %s %s %s %s %zu %s", r->id, r->query,
             r->decision, r->reason_count ? r->reasons[0] : "", r->checkpoint, r->clear,
             r->reason_count, r->outcome);
    return true;
}

static struct reading read_log(bool open_sealed) {
    struct lkd_auditor *auditor = NULL;
    struct reading reading = {.decisions = 0};
    struct lkd_error err;
    if (open_sealed)
        must(lkd_auditor_load(x.secret, &auditor, &err), &err);
    must(lkd_log_each(x.log, auditor, INT64_MIN, INT64_MAX, take, &reading, &err), &err);
    lkd_auditor_free(auditor);
    return reading;
}

static void test_reading(void **state) {
    (void)state;
    fixture_begin(&x);
    struct lkd_log *log = open_log(&x, NULL);
    append_many(log, 0, 8);
    must(lkd_log_flush(log, NULL), NULL);
    struct reading closed = read_log(false), opened = read_log(true);
    assert_int_equal(closed.decisions, 8);
    assert_int_equal(closed.states[LKD_SEALED], 8);
    assert_string_equal(closed.last, "id-7 movement deny movement.night cp-1 {\"a\":1} 1 ");
    assert_int_equal(opened.states[LKD_OPENED], 8);
    assert_int_equal(opened.wrong, 0);
    close_log(log);
    fixture_end(&x);
}

static void test_clear(void **state) {
    (void)state;
    char path[512];
    fixture_begin(&x);
    struct lkd_log *log = open_log(&x, NULL);
    append_many(log, 0, 8);
    close_log(log);
    segment_path(&x, 0, path);
    struct bytes b = slurp(path);
    assert_null(strstr(b.at, "secret"));
    assert_null(strstr(b.at, "079000000001"));
    free(b.at);
    fixture_end(&x);
}

static void test_period(void **state) {
    (void)state;
    struct reading reading = {.decisions = 0};
    int64_t from_s, to_s;
    fixture_begin(&x);
    struct lkd_log *log = open_log(&x, NULL);
    append_many(log, 0, 30);
    close_log(log);
    assert_true(civil_parse_instant("2021-07-26T18:10:00+07:00", 25, &from_s));
    assert_true(civil_parse_instant("2021-07-26T18:20:00+07:00", 25, &to_s));
    must(lkd_log_each(x.log, NULL, from_s, to_s, take, &reading, NULL), NULL);
    assert_int_equal(reading.decisions, 10);
    fixture_end(&x);
}

static void test_changed_record(void **state) {
    (void)state;
    struct reading reading = {.decisions = 0};
    struct lkd_error err;
    char path[512];
    fixture_begin(&x);
    struct lkd_log *log = open_log(&x, NULL);
    append_many(log, 0, 4);
    close_log(log);
    segment_path(&x, 0, path);
    struct bytes b = slurp(path);
    memcpy(strstr(strstr(b.at, "id-2"), "deny"), "okay", 4);
    spill(path, b.at, b.length);
    assert_int_equal(lkd_log_each(x.log, NULL, INT64_MIN, INT64_MAX, take, &reading, &err),
                     LKD_BAD_DATA);
    assert_non_null(strstr(err.where, ".jsonl:4"));
    assert_int_equal(reading.decisions, 2);
    free(b.at);
    fixture_end(&x);
}

/* ---- the auditor ---- */

static void test_no_auditor(void **state) {
    (void)state;
    struct lkd_log *log = NULL;
    struct lkd_error err;
    fixture_begin(&x);
    char path[512];
    snprintf(path, sizeof path, "%s/auditor.pub", x.log);
    unlink(path);
    assert_int_equal(lkd_log_open(x.log, NULL, &log, &err), LKD_NOT_FOUND);
    assert_null(log);
    assert_non_null(strstr(err.message, "no auditor's public key"));
    assert_non_null(strstr(err.hint, "lockdown log init"));
    fixture_end(&x);
}

static void test_init(void **state) {
    (void)state;
    struct lkd_error err;
    struct stat about;
    fixture_begin(&x);
    assert_int_equal(stat(x.secret, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_int_equal(lkd_log_init(x.log, x.secret, NULL, &err), LKD_BAD_DATA);
    char other[512];
    snprintf(other, sizeof other, "%s/other", x.folder);
    must(lkd_log_init(other, x.secret, NULL, &err), &err); /* one auditor, two logs */
    snprintf(other, sizeof other, "%s/third", x.folder);
    assert_int_equal(lkd_log_init(other, NULL, "12ab", &err), LKD_BAD_KEYS);
    chmod(x.secret, 0644);
    assert_int_equal(lkd_log_init(other, x.secret, NULL, &err), LKD_BAD_KEYS);
    fixture_end(&x);
}

static void test_wrong_auditor(void **state) {
    (void)state;
    struct reading reading = {.decisions = 0};
    struct lkd_auditor *auditor;
    char other[512], secret[512];
    fixture_begin(&x);
    struct lkd_log *log = open_log(&x, NULL);
    append_many(log, 0, 8);
    close_log(log);
    snprintf(other, sizeof other, "%s/other", x.folder);
    snprintf(secret, sizeof secret, "%s/other.secret", x.folder);
    must(lkd_log_init(other, secret, NULL, NULL), NULL);
    must(lkd_auditor_load(secret, &auditor, NULL), NULL);
    must(lkd_log_each(x.log, auditor, INT64_MIN, INT64_MAX, take, &reading, NULL), NULL);
    assert_int_equal(reading.states[LKD_BROKEN], 8);
    lkd_auditor_free(auditor);
    fixture_end(&x);
}

/* ---- purging ---- */

static void test_purge(void **state) {
    (void)state;
    size_t keys = 0;
    struct lkd_error err;
    fixture_begin(&x);
    struct lkd_log *log = open_log(&x, NULL);
    append_many(log, 0, 8);
    close_log(log);
    log = open_log(&x, NULL); /* the same persons have other keys now */
    append_many(log, 8, 8);
    must(lkd_log_purge_person(log, "079000000002", &keys, &err), &err);
    assert_int_equal(keys, 2);
    assert_true(append(log, 16, "079000000002"));
    assert_int_equal(lkd_log_purge_person(log, "079000000009", &keys, &err), LKD_NOT_FOUND);
    close_log(log);
    struct reading opened = read_log(true);
    assert_int_equal(opened.decisions, 17);
    assert_int_equal(opened.states[LKD_PURGED], 4);
    assert_int_equal(opened.states[LKD_OPENED], 13);
    assert_int_equal(opened.wrong, 0);
    assert_verified(&x);
    assert_int_equal(verify(&x).summary.purged_keys, 2);
    fixture_end(&x);
}

/* ---- segments ---- */

static void test_rotation(void **state) {
    (void)state;
    const struct lkd_log_options options = {.segment_bytes = 3000};
    struct segments segments;
    fixture_begin(&x);
    struct lkd_log *log = open_log(&x, &options);
    for (unsigned i = 0; i < 40; i += 4) {
        append_many(log, i, 4);
        must(lkd_log_flush(log, NULL), NULL);
    }
    close_log(log);
    must(segments_list(x.log, &segments, NULL), NULL);
    assert_true(segments.count > 5);
    free(segments.items);
    assert_verified(&x);
    struct reading opened = read_log(true);
    assert_int_equal(opened.states[LKD_OPENED], 40);
    assert_int_equal(opened.wrong, 0);
    fixture_end(&x);
}

static void test_missing_segments(void **state) {
    (void)state;
    const struct lkd_log_options options = {.segment_bytes = 1000};
    char path[512], removed[512];
    fixture_begin(&x);
    struct lkd_log *log = open_log(&x, &options);
    for (unsigned i = 0; i < 4; i++) {
        append_many(log, i, 1);
        must(lkd_log_flush(log, NULL), NULL);
    }
    close_log(log);
    for (size_t i = 0; i < 4; i++) {
        segment_path(&x, i, path);
        snprintf(removed, sizeof removed, "%.480s.away", path);
        assert_int_equal(rename(path, removed), 0);
        if (verify(&x).count == 0)
            fail_msg("that segment %zu is gone is not found", i + 1);
        assert_int_equal(rename(removed, path), 0);
        assert_verified(&x);
    }
    fixture_end(&x);
}

static void test_prune(void **state) {
    (void)state;
    const struct lkd_log_options options = {.segment_bytes = 1000};
    struct segments segments;
    size_t pruned = 0;
    fixture_begin(&x);
    struct lkd_log *log = open_log(&x, &options);
    for (unsigned i = 0; i < 5; i++) {
        append_many(log, i, 1);
        must(lkd_log_flush(log, NULL), NULL);
    }
    must(lkd_log_prune(log, 0, &pruned, NULL), NULL);
    assert_int_equal(pruned, 0);
    must(lkd_log_prune(log, INT64_MAX, &pruned, NULL), NULL);
    assert_true(pruned >= 3);
    append_many(log, 5, 1);
    close_log(log);
    must(segments_list(x.log, &segments, NULL), NULL);
    assert_true(segments.count >= 1 && segments.items[0].number == pruned + 1);
    free(segments.items);
    struct findings f = verify(&x);
    assert_int_equal(f.count, 0);
    assert_true(f.summary.first_seq > 1);
    log = open_log(&x, NULL);
    append_many(log, 6, 1);
    close_log(log);
    assert_verified(&x);
    fixture_end(&x);
}

/* A clock that was wrong for a while leaves a later moment in an earlier segment. */
static void test_prune_clock(void **state) {
    (void)state;
    static const char future[] = "\"kind\":\"outcome\",\"at\":\"2199-01-01T00:00:00+07:00\"";
    const struct journal_entry entry = {.body = future, .body_length = sizeof future - 1};
    const struct lkd_log_options options = {.segment_bytes = 500};
    size_t pruned = 0;
    fixture_begin(&x);
    struct lkd_log *log = open_log(&x, &options);
    append_many(log, 0, 1);
    must(lkd_log_flush(log, NULL), NULL);
    assert_true(journal_append(log, &entry));
    must(lkd_log_flush(log, NULL), NULL);
    for (unsigned i = 1; i < 4; i++) {
        append_many(log, i, 1);
        must(lkd_log_flush(log, NULL), NULL);
    }
    must(lkd_log_prune(log, INT64_C(7000000000), &pruned, NULL), NULL);
    assert_int_equal(pruned, 1);
    close_log(log);
    assert_verified(&x);
    fixture_end(&x);
}

/* ---- the second process ---- */

static void test_two_processes(void **state) {
    (void)state;
    fixture_begin(&x);
    struct lkd_log *log = open_log(&x, NULL);
    append_many(log, 0, 4);
    pid_t child = fork();
    if (child == 0) {
        struct lkd_log *second = NULL;
        struct lkd_error err;
        enum lkd_status status = lkd_log_open(x.log, NULL, &second, &err);
        bool told = strstr(err.message, "is being written by another process") != NULL;
        _exit(status == LKD_BAD_DATA && told && !second ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    append_many(log, 4, 4);
    close_log(log);
    assert_verified(&x);
    assert_int_equal(read_log(false).decisions, 8);
    fixture_end(&x);
}

/* ---- damaged logs are not written on ---- */

static void test_damaged(void **state) {
    (void)state;
    struct lkd_log *log;
    struct lkd_error err;
    char path[512];
    fixture_begin(&x);
    log = open_log(&x, NULL);
    append_many(log, 0, 4);
    close_log(log);
    segment_path(&x, 0, path);
    struct bytes b = slurp(path);
    spill(path, b.at, b.length - 400);
    assert_int_equal(lkd_log_open(x.log, NULL, &log, &err), LKD_BAD_DATA);
    assert_non_null(strstr(err.message, "does not reach the record its head names"));
    unlink(path);
    assert_int_equal(lkd_log_open(x.log, NULL, &log, &err), LKD_BAD_DATA);
    spill(path, b.at, b.length);
    assert_verified(&x);
    free(b.at);
    fixture_end(&x);
}

/* What a killed process leaves behind the head, at every byte of its last group. */
static void test_torn(void **state) {
    (void)state;
    char path[512], head_path[512];
    fixture_begin(&x);
    snprintf(head_path, sizeof head_path, "%s/head", x.log);
    struct lkd_log *log = open_log(&x, NULL);
    append_many(log, 0, 2);
    must(lkd_log_flush(log, NULL), NULL);
    segment_path(&x, 0, path);
    struct bytes head = slurp(head_path), before = slurp(path);
    append_many(log, 2, 2);
    close_log(log);
    struct bytes after = slurp(path);
    for (size_t length = before.length; length <= after.length; length += 7) {
        spill(path, after.at, length);
        spill(head_path, head.at, head.length);
        struct findings f = verify(&x);
        assert_int_equal(f.count, 0);
        log = open_log(&x, NULL);
        append_many(log, 4, 1);
        close_log(log);
        f = verify(&x);
        assert_int_equal(f.count, 0);
        assert_true(f.summary.decisions >= 3 && f.summary.decisions <= 5);
    }
    free(head.at);
    free(before.at);
    free(after.at);
    fixture_end(&x);
}

/* ---- no memory ---- */

static bool write_a_log(void *context) {
    struct lkd_log *log;
    (void)context;
    if (lkd_log_open(x.log, NULL, &log, NULL) != LKD_OK)
        return false;
    return lkd_log_close(log, NULL) == LKD_OK;
}

static bool read_a_log(void *context) {
    struct lkd_auditor *auditor;
    struct lkd_log_summary summary;
    struct reading reading;
    struct findings f = {.count = 0};
    (void)context;
    if (lkd_auditor_load(x.secret, &auditor, NULL) != LKD_OK)
        return false;
    bool done =
        lkd_log_each(x.log, auditor, INT64_MIN, INT64_MAX, take, &reading, NULL) == LKD_OK &&
        lkd_log_verify(x.log, NULL, take_fault, &f, &summary, NULL) == LKD_OK;
    lkd_auditor_free(auditor);
    return done;
}

static void test_no_memory(void **state) {
    (void)state;
    fixture_begin(&x);
    struct lkd_log *log = open_log(&x, NULL);
    append_many(log, 0, 4);
    close_log(log);
    fail_every_allocation_once(write_a_log, NULL);
    fail_every_allocation_once(read_a_log, NULL);
    assert_verified(&x);
    fixture_end(&x);
}

TAP_MAIN(TEST("records are read back, and the auditor opens what is sealed", test_reading),
         TEST("what is sealed and who is named do not stand in the files", test_clear),
         TEST("a period is half-open", test_period),
         TEST("reading stops at a record that was changed", test_changed_record),
         TEST("a log without an auditor is not begun", test_no_auditor),
         TEST("a log is begun once, with a secret only its owner can read", test_init),
         TEST("another auditor opens nothing", test_wrong_auditor),
         TEST("a purged person's records stay closed, all others open", test_purge),
         TEST("a chain goes on over segments", test_rotation),
         TEST("a segment that is gone is found", test_missing_segments),
         TEST("a pruned log verifies and says from where on", test_prune),
         TEST("a clock that went back has no younger record pruned", test_prune_clock),
         TEST("a second process is refused and harms nothing", test_two_processes),
         TEST("a log that lost what was synced is not written on", test_damaged),
         TEST("a group that was being written is cut off or kept, whatever byte it ended at",
              test_torn),
         TEST("without memory nothing is harmed", test_no_memory))
