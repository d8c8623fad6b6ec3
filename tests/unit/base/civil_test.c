/*
 * civil_test.c - dates and times of Viet Nam.
 */
#include "support/tap.h"

#include <string.h>

#include "base/civil.h"

static bool parse(const char *text, int64_t *ret_instant_s) {
    return civil_parse_instant(text, strlen(text), ret_instant_s);
}

/* Seconds since 1970 of a text that is read. */
static int64_t instant(const char *text) {
    int64_t instant_s = 0;
    if (!parse(text, &instant_s))
        fail_msg("\"%s\" is not read", text);
    return instant_s;
}

static int64_t date(const char *text) {
    int64_t midnight_s = 0;
    if (!civil_parse_date(text, strlen(text), &midnight_s))
        fail_msg("\"%s\" is not read", text);
    return midnight_s;
}

static void assert_refused(const char *text) {
    int64_t untouched = 42;
    if (parse(text, &untouched))
        fail_msg("\"%s\" is read as an instant", text);
    assert_int_equal(untouched, 42);
}

static void assert_date_refused(const char *text) {
    int64_t untouched = 42;
    if (civil_parse_date(text, strlen(text), &untouched))
        fail_msg("\"%s\" is read as a date", text);
    assert_int_equal(untouched, 42);
}

static void assert_written(int64_t instant_s, const char *expected) {
    char out[CIVIL_INSTANT_SIZE];
    civil_format_instant(instant_s, out);
    assert_string_equal(out, expected);
}

/* The plain way to count days, to compare the algorithm with. */
static bool leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_length(int year, int month) {
    if (month == 2)
        return leap(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

static void check_day(const struct civil *day, int64_t midnight_s) {
    int64_t instant_s;
    assert_true(civil_to_instant(day, &instant_s));
    assert_int_equal(instant_s, midnight_s);
    struct civil last = civil_from_instant(midnight_s + CIVIL_DAY_S - 1);
    struct civil first = civil_from_instant(midnight_s);
    assert_memory_equal(&first, day, sizeof first);
    assert_true(last.year == day->year && last.month == day->month && last.day == day->day);
    assert_true(last.hour == 23 && last.minute == 59 && last.second == 59);
    assert_int_equal(civil_midnight(midnight_s), midnight_s);
    assert_int_equal(civil_midnight(midnight_s + CIVIL_DAY_S - 1), midnight_s);
    assert_int_equal(civil_second_of_day(midnight_s), 0);
    assert_int_equal(civil_second_of_day(midnight_s + CIVIL_DAY_S - 1), CIVIL_DAY_S - 1);
    char text[CIVIL_DATE_SIZE];
    civil_format_date(midnight_s, text);
    assert_int_equal(date(text), midnight_s);
}

static void test_every_day(void **state) {
    (void)state;
    int64_t midnight_s = instant("1900-01-01T00:00:00+07:00");
    for (int year = 1900; year <= 2199; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= month_length(year, month); day++) {
                struct civil c = {.year = year, .month = month, .day = day};
                check_day(&c, midnight_s);
                midnight_s += CIVIL_DAY_S;
            }
    assert_int_equal(midnight_s - CIVIL_DAY_S, date("2199-12-31"));
}

static void test_known_instants(void **state) {
    (void)state;
    assert_int_equal(instant("1970-01-01T00:00:00Z"), 0);
    assert_int_equal(instant("1970-01-01T07:00:00"), 0);
    assert_int_equal(instant("2021-07-26T18:00:00+07:00"), 1627297200);
    assert_int_equal(instant("2000-03-01T00:00:00Z"), 951868800);
    assert_int_equal(instant("2038-01-19T03:14:08Z"), INT64_C(1) << 31);
    assert_int_equal(date("2021-07-26"), 1627297200 - 18 * 3600);
}

static void test_spellings(void **state) {
    (void)state;
    static const char *const same[] = {
        "2021-07-26T18:00:00+07:00", "2021-07-26t18:00:00+07:00",   "2021-07-26 18:00:00+07:00",
        "2021-07-26T18:00+07:00",    "2021-07-26T18:00:00",         "2021-07-26 18:00",
        "2021-07-26T11:00:00Z",      "2021-07-26T11:00:00z",        "2021-07-26 11:00Z",
        "2021-07-26T11:00:00-00:00", "2021-07-26T06:00:00-05:00",   "2021-07-26T16:45:00+05:45",
        "2021-07-27T01:00:00+14:00", "2021-07-26T18:00:00.9+07:00", "2021-07-26T18:00:00.000000001",
        "2021-07-25T11:01:00-23:59",
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (instant(same[i]) != 1627297200)
            fail_msg("\"%s\" is another instant", same[i]);
}

static void test_refused(void **state) {
    (void)state;
    static const char *const bad[] = {
        "",
        "2021",
        "2021-07-26",
        "2021-07-26T",
        "2021-07-26T18",
        "2021-07-26T18:",
        "2021-07-26T18:00:",
        "2021-07-26T18:00:0",
        "2021-07-26T18:00:000",
        "2021-07-26T18:00:00.",
        "2021-07-26T18:00:00.+07:00",
        "2021-07-26T18:00.5",
        "2021-07-26T18:00:00,5",
        "2021-07-26T18:00:00+7:00",
        "2021-07-26T18:00:00+0700",
        "2021-07-26T18:00:00+07",
        "2021-07-26T18:00:00+07:",
        "2021-07-26T18:00:00+07:60",
        "2021-07-26T18:00:00+24:00",
        "2021-07-26T18:00:00+07:00 ",
        "2021-07-26T18:00:00Zz",
        "2021-07-26T18:00:00 Z",
        "2021-07-26T18:00:00 +07:00",
        " 2021-07-26T18:00:00",
        "2021-07-26  18:00",
        "2021-07-26_18:00",
        "2021-07-26T1:00",
        "2021-07-26T24:00",
        "2021-07-26T24:00:00",
        "2021-07-26T18:60",
        "2021-07-26T18:00:60",
        "2021-07-26T-1:00",
        "2021-7-26T18:00",
        "2021/07/26T18:00",
        "21-07-26T18:00",
        "12021-07-26T18:00",
        "+2021-07-26T18:00",
        "1899-12-31T23:59:59",
        "2200-01-01T00:00:00",
        "2021-00-26T18:00",
        "2021-13-26T18:00",
        "2021-07-00T18:00",
        "2021-07-32T18:00",
        "2021-06-31T18:00",
        "2021-02-29T18:00",
        "2021-02-30T18:00",
        "1900-02-29T18:00",
        "2100-02-29T18:00",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_refused(bad[i]);
    assert_date_refused("2021-02-30");
    assert_date_refused("2021-07-26 ");
    assert_date_refused("2021-07-26T00:00");
    assert_date_refused("2021-07-2");
    assert_date_refused("20210726");
    assert_date_refused("");
}

static void test_nul_and_prefixes(void **state) {
    (void)state;
    static const char text[] = "2021-07-26T18:00:00+07:00";
    int64_t instant_s;
    assert_false(civil_parse_instant(text, sizeof text, &instant_s)); /* with its NUL */
    static const char nul_inside[] = "2021-07-26 18:0\0";
    assert_false(civil_parse_instant(nul_inside, sizeof nul_inside - 1, &instant_s));
    for (size_t length = 0; length < sizeof text - 1; length++) {
        bool whole =
            length == strlen("2021-07-26T18:00") || length == strlen("2021-07-26T18:00:00");
        assert_int_equal(civil_parse_instant(text, length, &instant_s), whole);
    }
}

static void test_leap_days(void **state) {
    (void)state;
    assert_int_equal(date("2020-03-01") - date("2020-02-28"), 2 * CIVIL_DAY_S);
    assert_int_equal(date("2000-03-01") - date("2000-02-29"), CIVIL_DAY_S);
    assert_int_equal(date("2021-03-01") - date("2021-02-28"), CIVIL_DAY_S);
    assert_int_equal(date("2100-03-01") - date("2100-02-28"), CIVIL_DAY_S);
}

static void test_parts_out_of_range(void **state) {
    (void)state;
    static const struct civil bad[] = {
        {2021, 0, 1, 0, 0, 0},  {2021, 13, 1, 0, 0, 0}, {2021, 1, 0, 0, 0, 0},
        {2021, 1, 32, 0, 0, 0}, {2021, 2, 29, 0, 0, 0}, {2021, 1, 1, 24, 0, 0},
        {2021, 1, 1, -1, 0, 0}, {2021, 1, 1, 0, 60, 0}, {2021, 1, 1, 0, -1, 0},
        {2021, 1, 1, 0, 0, 60}, {2021, 1, 1, 0, 0, -1}, {2021, -1, 1, 0, 0, 0},
        {2021, 1, -1, 0, 0, 0}, {-1, 1, 1, 0, 0, 0},    {10000, 1, 1, 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        int64_t untouched = 42;
        assert_false(civil_to_instant(&bad[i], &untouched));
        assert_int_equal(untouched, 42);
    }
}

static void test_midnight(void **state) {
    (void)state;
    assert_int_equal(civil_midnight(instant("2021-07-26T23:59:59")), date("2021-07-26"));
    assert_int_equal(civil_midnight(instant("2021-07-27T00:00:00")), date("2021-07-27"));
    assert_int_equal(civil_midnight(instant("1950-07-27T06:59:59")), date("1950-07-27"));
    assert_int_equal(civil_midnight(CIVIL_NEVER), CIVIL_NEVER);
    assert_int_equal(civil_midnight(CIVIL_ALWAYS), CIVIL_ALWAYS);
    assert_int_equal(civil_second_of_day(instant("2021-07-26T06:00:01")), 6 * 3600 + 1);
    assert_int_equal(civil_second_of_day(instant("1901-07-26T18:00:00")), 18 * 3600);
}

static void assert_months(const char *from, int months, const char *expected) {
    assert_written(civil_add_months(instant(from), months), expected);
}

static void test_months(void **state) {
    (void)state;
    assert_months("2021-01-31T08:30:00", 1, "2021-02-28T08:30:00+07:00");
    assert_months("2020-01-31T08:30:00", 1, "2020-02-29T08:30:00+07:00");
    assert_months("2021-08-31T00:00:00", 6, "2022-02-28T00:00:00+07:00");
    assert_months("2021-12-15T23:59:59", 1, "2022-01-15T23:59:59+07:00");
    assert_months("2021-01-15T00:00:00", -1, "2020-12-15T00:00:00+07:00");
    assert_months("2021-03-31T00:00:00", -1, "2021-02-28T00:00:00+07:00");
    assert_months("2021-07-26T18:00:00", 0, "2021-07-26T18:00:00+07:00");
    assert_months("2021-07-26T18:00:00", -259, "1999-12-26T18:00:00+07:00");
    assert_int_equal(civil_add_months(CIVIL_NEVER, 6), CIVIL_NEVER);
    assert_int_equal(civil_add_months(CIVIL_ALWAYS, 6), CIVIL_ALWAYS);
    assert_int_equal(civil_add_months(0, INT32_MAX), CIVIL_NEVER);
    assert_int_equal(civil_add_months(0, INT32_MIN), CIVIL_ALWAYS);
}

static void assert_clock(const char *text, int expected) {
    int second = -1;
    bool read = civil_parse_clock(text, strlen(text), &second);
    if (read != (expected >= 0) || second != expected)
        fail_msg("\"%s\" gives %d, not %d", text, second, expected);
}

static void test_clock(void **state) {
    (void)state;
    assert_clock("00:00", 0);
    assert_clock("18:00", 64800);
    assert_clock("18:00:30", 64830);
    assert_clock("23:59:59", 86399);
    assert_clock("24:00", 86400);
    assert_clock("24:00:00", 86400);
    static const char *const bad[] = {"",       "18",       "18:",   "18:0",       "1:00",
                                      "24:01",  "24:00:01", "25:00", "18:60",      "18:00:60",
                                      "18:00:", "18:00 ",   "-1:00", "18:00:00.5", "18.00"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_clock(bad[i], -1);
}

static void assert_clock_written(int second, const char *expected) {
    char out[CIVIL_CLOCK_SIZE];
    civil_format_clock(second, out);
    assert_string_equal(out, expected);
}

static void test_writing(void **state) {
    (void)state;
    assert_written(0, "1970-01-01T07:00:00+07:00");
    assert_written(1627297200, "2021-07-26T18:00:00+07:00");
    assert_written(-1, "1970-01-01T06:59:59+07:00");
    assert_clock_written(0, "00:00");
    assert_clock_written(64800, "18:00");
    assert_clock_written(64830, "18:00:30");
    assert_clock_written(86400, "24:00");
    char out[CIVIL_DATE_SIZE];
    civil_format_date(1627297200, out);
    assert_string_equal(out, "2021-07-26");
}

static void test_far_instants(void **state) {
    (void)state;
    assert_written(CIVIL_NEVER, "9999-12-31T23:59:59+07:00");
    assert_written(CIVIL_ALWAYS, "0000-01-01T00:00:00+07:00");
    struct civil last = {9999, 12, 31, 23, 59, 59}, first = {0, 1, 1, 0, 0, 0};
    int64_t last_s, first_s;
    assert_true(civil_to_instant(&last, &last_s) && civil_to_instant(&first, &first_s));
    assert_written(last_s, "9999-12-31T23:59:59+07:00");
    assert_written(last_s + 1, "9999-12-31T23:59:59+07:00");
    assert_written(first_s, "0000-01-01T00:00:00+07:00");
    assert_written(first_s - 1, "0000-01-01T00:00:00+07:00");
    assert_written(last_s - 1, "9999-12-31T23:59:58+07:00");
}

TAP_MAIN(TEST("every day from 1900 to 2199 goes to an instant, a text and back", test_every_day),
         TEST("known instants are read", test_known_instants),
         TEST("all spellings of one instant are read alike", test_spellings),
         TEST("texts that are no instant or date are refused", test_refused),
         TEST("the length counts, not a NUL, and no prefix passes", test_nul_and_prefixes),
         TEST("leap days are where they are", test_leap_days),
         TEST("parts out of range are refused", test_parts_out_of_range),
         TEST("midnight is that of +07:00, before 1970 too", test_midnight),
         TEST("months end on their last day", test_months),
         TEST("clock times run to 24:00", test_clock),
         TEST("instants, dates and clock times are written", test_writing),
         TEST("instants beyond four digits of year are written as the last one", test_far_instants))
