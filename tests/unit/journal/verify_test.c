/*
 * verify_test.c - whatever is done to a small log is found: every byte, every line.
 */
#include "log_fixture.h"

static struct fixture x;
static char path[512];
static struct bytes whole;

/* Offsets of the lines of the segment. */
#define LINES_MAX 64
static size_t lines[LINES_MAX + 1], line_count;

static void small_log(void) {
    fixture_begin(&x);
    struct lkd_log *log = open_log(&x, NULL);
    append_many(log, 0, 6);
    assert_true(lkd_log_outcome(log, "id-1", "turned_back", "cp-1", "without \"papers\"", 0));
    close_log(log);
    segment_path(&x, 0, path);
    whole = slurp(path);
    line_count = 0;
    for (size_t i = 0; i < whole.length; i++)
        if (i == 0 || whole.at[i - 1] == '\n')
            lines[line_count++] = i;
    lines[line_count] = whole.length;
    assert_int_equal(line_count, 8);
}

static void restore(void) {
    spill(path, whole.at, whole.length);
}

static void end(void) {
    free(whole.at);
    fixture_end(&x);
}

static void test_good(void **state) {
    (void)state;
    small_log();
    struct findings f = verify(&x);
    assert_int_equal(f.count, 0);
    assert_int_equal(f.summary.records, 8);
    assert_int_equal(f.summary.decisions, 6);
    assert_int_equal(f.summary.outcomes, 1);
    assert_int_equal(f.summary.first_seq, 1);
    assert_int_equal(f.summary.last_seq, 8);
    assert_int_equal(f.summary.unsynced_records, 0);
    end();
}

static void test_bytes(void **state) {
    (void)state;
    small_log();
    size_t line = 0;
    for (size_t i = 0; i < whole.length; i++) {
        while (lines[line + 1] <= i)
            line++;
        for (unsigned bit = 0; bit < 8; bit++) {
            whole.at[i] ^= (char)(1u << bit);
            restore();
            struct findings f = verify(&x);
            if (f.count == 0 || f.line != line + 1)
                fail_msg("bit %u of byte %zu, line %zu: %zu faults, the first at line %zu", bit, i,
                         line + 1, f.count, f.line);
            whole.at[i] ^= (char)(1u << bit);
        }
    }
    end();
}

static void test_head_bytes(void **state) {
    (void)state;
    small_log();
    char head_path[512];
    snprintf(head_path, sizeof head_path, "%s/head", x.log);
    struct bytes head = slurp(head_path);
    for (size_t i = 0; i < head.length; i++)
        for (unsigned bit = 0; bit < 8; bit++) {
            head.at[i] ^= (char)(1u << bit);
            spill(head_path, head.at, head.length);
            struct findings f = verify(&x);
            assert_int_not_equal(f.count, 0);
            assert_string_equal(f.file, "head");
            head.at[i] ^= (char)(1u << bit);
        }
    unlink(head_path);
    assert_string_equal(verify(&x).message, "the head is missing");
    free(head.at);
    end();
}

static void test_key_bytes(void **state) {
    (void)state;
    small_log();
    char keys_path[512];
    snprintf(keys_path, sizeof keys_path, "%s/00000001.keys", x.log);
    struct bytes keys = slurp(keys_path);
    assert_int_equal(keys.length, 3 * 96);
    for (size_t i = 0; i < keys.length; i++) {
        keys.at[i] ^= 1;
        spill(keys_path, keys.at, keys.length);
        struct findings f = verify(&x);
        assert_int_not_equal(f.count, 0);
        assert_string_equal(f.file, "00000001.keys");
        keys.at[i] ^= 1;
    }
    spill(keys_path, keys.at, keys.length - 1);
    assert_string_equal(verify(&x).message, "keys that records name are missing");
    memset(keys.at + 96, 0, 96);
    spill(keys_path, keys.at, keys.length);
    assert_string_equal(verify(&x).message, "key 1 was destroyed, but no purge is recorded");
    free(keys.at);
    end();
}

/* Write the lines in this order. */
static void arrange(const size_t *order, size_t count) {
    static char bytes[1 << 16];
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        size_t more = lines[order[i] + 1] - lines[order[i]];
        assert_true(length + more <= sizeof bytes);
        memcpy(bytes + length, whole.at + lines[order[i]], more);
        length += more;
    }
    spill(path, bytes, length);
}

static void assert_found(size_t line, const char *what) {
    struct findings f = verify(&x);
    if (f.count == 0)
        fail_msg("%s at line %zu is not found", what, line);
    if (f.line != line)
        fail_msg("%s at line %zu is told of line %zu: %s", what, line, f.line, f.message);
}

static void test_removed(void **state) {
    (void)state;
    small_log();
    for (size_t removed = 0; removed < line_count; removed++) {
        size_t order[LINES_MAX], count = 0;
        for (size_t i = 0; i < line_count; i++)
            if (i != removed)
                order[count++] = i;
        arrange(order, count);
        /* the line that now stands in its place is told; at the end, the last one */
        assert_found(removed < count ? removed + 1 : count, "a removed line");
    }
    end();
}

static void test_swapped(void **state) {
    (void)state;
    small_log();
    for (size_t a = 0; a < line_count; a++)
        for (size_t b = a + 1; b < line_count; b++) {
            size_t order[LINES_MAX];
            for (size_t i = 0; i < line_count; i++)
                order[i] = i == a ? b : i == b ? a : i;
            arrange(order, line_count);
            assert_found(a + 1, "a swapped line");
        }
    end();
}

static void test_repeated(void **state) {
    (void)state;
    small_log();
    for (size_t a = 0; a < line_count; a++)
        for (size_t at = a + 1; at <= line_count; at++) {
            size_t order[LINES_MAX], count = 0;
            for (size_t i = 0; i <= line_count; i++) {
                if (i == at)
                    order[count++] = a;
                if (i < line_count)
                    order[count++] = i;
            }
            arrange(order, count);
            assert_found(at + 1, "a repeated line");
        }
    end();
}

static void test_truncated(void **state) {
    (void)state;
    small_log();
    for (size_t length = 0; length < whole.length; length++) {
        spill(path, whole.at, length);
        if (verify(&x).count == 0)
            fail_msg("a log cut at byte %zu is not found", length);
    }
    unlink(path);
    assert_int_not_equal(verify(&x).count, 0);
    end();
}

static void test_appended(void **state) {
    (void)state;
    small_log();
    char *longer = malloc(whole.length + 3);
    assert_non_null(longer);
    memcpy(longer, whole.at, whole.length);
    memcpy(longer + whole.length, "{}\n", 3);
    spill(path, longer, whole.length + 3);
    assert_found(9, "an invented line");
    free(longer);
    end();
}

static void test_noted_head(void **state) {
    (void)state;
    small_log();
    struct findings f = verify(&x);
    char noted[LKD_HASH_SIZE];
    memcpy(noted, f.summary.head, sizeof noted);
    struct lkd_log *log = open_log(&x, NULL);
    append_many(log, 10, 3);
    close_log(log);
    must(lkd_log_verify(x.log, noted, take_fault, &f, &f.summary, NULL), NULL);
    assert_true(f.summary.head_found);
    noted[20] = noted[20] == 'a' ? 'b' : 'a';
    must(lkd_log_verify(x.log, noted, take_fault, &f, &f.summary, NULL), NULL);
    assert_false(f.summary.head_found);
    end();
}

static void test_kept(void **state) {
    (void)state;
    small_log();
    char kept[512];
    snprintf(kept, sizeof kept, "%s/zones/%s", x.log, HASH_DIGITS);
    rmdir(kept);
    struct findings f = verify(&x);
    assert_int_equal(f.count, 1);
    assert_string_equal(f.message,
                        "blake2b:" HASH_DIGITS ", which record 2 names, is not kept in zones");
    end();
}

TAP_MAIN(TEST("a log as it was written is found good", test_good),
         TEST("every bit that is changed is found, and its line named", test_bytes),
         TEST("so is every bit of the head, and a head that is gone", test_head_bytes),
         TEST("so are changed, missing and destroyed keys", test_key_bytes),
         TEST("every removed line is found", test_removed),
         TEST("every two lines that are swapped are found", test_swapped),
         TEST("every repeated line is found, wherever it is put", test_repeated),
         TEST("a log cut at any byte is found", test_truncated),
         TEST("a line that was invented is found", test_appended),
         TEST("a head noted earlier is found again, another is not", test_noted_head),
         TEST("a rulebook or map that is not kept is found", test_kept))
