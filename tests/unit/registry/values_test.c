/*
 * values_test.c - values as people write them, and their one form.
 */
#include "registry/values.h"
#include "support/tap.h"

static bool knows_word(void *context, const char *fact, const char *text, const char **nearest) {
    (void)context;
    (void)fact;
    *nearest = "work";
    return strcmp(text, "work") == 0;
}

static bool knows_zone(void *context, const char *text, const char **nearest) {
    (void)context;
    *nearest = "760";
    return strcmp(text, "760") == 0 || strcmp(text, "79") == 0;
}

static const struct judge judge = {NULL, knows_word, knows_zone, NULL};

static const struct column columns[] = {
    [COLUMN_TEXT] = {"c", "c", COLUMN_TEXT, false, NULL, NULL, NO_TABLE},
    [COLUMN_ID] = {"c", "c", COLUMN_ID, false, NULL, NULL, NO_TABLE},
    [COLUMN_WORD] = {"c", "c", COLUMN_WORD, false, "purpose", NULL, NO_TABLE},
    [COLUMN_ZONE] = {"c", "c", COLUMN_ZONE, false, NULL, NULL, NO_TABLE},
    [COLUMN_ZONES] = {"c", "c", COLUMN_ZONES, false, NULL, NULL, NO_TABLE},
    [COLUMN_HOURS] = {"c", "c", COLUMN_HOURS, false, NULL, NULL, NO_TABLE},
    [COLUMN_SHAPE] = {"c", "c", COLUMN_SHAPE, false, NULL, NULL, NO_TABLE},
    [COLUMN_BOOLEAN] = {"c", "c", COLUMN_BOOLEAN, false, NULL, NULL, NO_TABLE},
    [COLUMN_INTEGER] = {"c", "c", COLUMN_INTEGER, false, NULL, NULL, NO_TABLE},
    [COLUMN_DECIMAL] = {"c", "c", COLUMN_DECIMAL, false, NULL, NULL, NO_TABLE},
    [COLUMN_SHARE] = {"c", "c", COLUMN_SHARE, false, NULL, NULL, NO_TABLE},
    [COLUMN_TIME] = {"c", "c", COLUMN_TIME, false, NULL, NULL, NO_TABLE},
    [COLUMN_END] = {"c", "c", COLUMN_END, false, NULL, NULL, NO_TABLE},
    [COLUMN_DATE] = {"c", "c", COLUMN_DATE, false, NULL, NULL, NO_TABLE},
};

/* The text a value has once it was read; "!" and the message for what is refused. */
static const char *read_back(enum column_type type, const char *source) {
    static struct text out;
    struct lkd_error err = {.status = LKD_OK};
    struct cell cell;
    struct arena arena;
    arena_init(&arena, 1 << 20, NULL);
    text_free(&out);
    text_init(&out, 10000);
    if (value_read(&columns[type], &judge, source, strlen(source), &arena, &cell, &err) == LKD_OK)
        value_write(&columns[type], &cell, &out);
    else
        text_printf(&out, "!%s%s%s", err.message, err.hint[0] ? " -- " : "", err.hint);
    arena_free(&arena);
    return text_cstr(&out);
}

static void expect(enum column_type type, const char *source, const char *wanted) {
    assert_string_equal(read_back(type, source), wanted);
}

static void refused(enum column_type type, const char *source) {
    assert_int_equal(read_back(type, source)[0], '!');
}

static void test_words(void **state) {
    (void)state;
    expect(COLUMN_WORD, " work ", "work");
    expect(COLUMN_WORD, "wrok", "!\"wrok\" is no value of this column -- did you mean \"work\"?");
    expect(COLUMN_WORD, "", "");
    expect(COLUMN_ZONE, "761", "!\"761\" is no code of a zone -- did you mean \"760\"?");
    expect(COLUMN_ZONES, "760, 79", "760 79");
    expect(COLUMN_ZONES, "760 761", "!\"761\" is no code of a zone -- did you mean \"760\"?");
    refused(COLUMN_ID, "a b");
}

static void test_numbers(void **state) {
    (void)state;
    expect(COLUMN_BOOLEAN, "Có", "true");
    expect(COLUMN_BOOLEAN, "không đạt", "false");
    refused(COLUMN_BOOLEAN, "vâng");
    expect(COLUMN_INTEGER, "12", "12");
    refused(COLUMN_INTEGER, "-1");
    refused(COLUMN_INTEGER, "1.5");
    refused(COLUMN_INTEGER, "120.000"); /* a hundred and twenty thousand, as it is written here */
    refused(COLUMN_INTEGER, "5 %");
    refused(COLUMN_INTEGER, "99999999999999999999");
    expect(COLUMN_DECIMAL, "-1,25", "-1.25");
    refused(COLUMN_DECIMAL, "1.2345678");
    expect(COLUMN_SHARE, "0.75", "0.75");
    expect(COLUMN_SHARE, "75 %", "0.75");
    expect(COLUMN_SHARE, "100%", "1");
    refused(COLUMN_SHARE, "104%");
    refused(COLUMN_SHARE, "1.000001");
}

static void test_times(void **state) {
    (void)state;
    expect(COLUMN_TIME, "2021-07-26 18:00", "2021-07-26T18:00:00+07:00");
    expect(COLUMN_TIME, "26/7/2021 18:00", "2021-07-26T18:00:00+07:00");
    expect(COLUMN_TIME, "26/7/2021", "2021-07-26T00:00:00+07:00");
    expect(COLUMN_END, "2021-09-06", "2021-09-07T00:00:00+07:00");
    expect(COLUMN_END, "6/9/2021 12:00", "2021-09-06T12:00:00+07:00");
    expect(COLUMN_DATE, "26/07/2021", "2021-07-26");
    refused(COLUMN_DATE, "26/7/21");
    refused(COLUMN_DATE, "-1/-1/-1");
    refused(COLUMN_DATE, "2021-02-30");
    refused(COLUMN_DATE, "30/2/2021");
    refused(COLUMN_DATE, "2021-07-26 18:00");
    refused(COLUMN_TIME, "26/7/2021 25:00");
    expect(COLUMN_HOURS, "6:00", "!\"6:00\" are no hours -- write 06:00-18:00");
    expect(COLUMN_HOURS, "06:00 - 18:00", "06:00-18:00");
    expect(COLUMN_HOURS, "18:00-06:00", "18:00-06:00");
    refused(COLUMN_HOURS, "18:00-18:00");
}

static void test_fold(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 16, NULL);
    assert_string_equal(value_fold("HIỆU LỰC_đến ", &arena), "hieulucden");
    arena_free(&arena);
}

TAP_MAIN(TEST("words and zones are judged, with the nearest right one", test_words),
         TEST("numbers, shares and yes are read as people write them", test_numbers),
         TEST("times and days are read in both orders; an end includes its day", test_times),
         TEST("headers are compared without case and marks", test_fold))
