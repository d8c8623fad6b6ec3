/*
 * civil.c - civil time of Viet Nam; see civil.h.
 *
 * Days are counted in eras of 400 years that begin on 1 March, so that a leap day is the last of
 * its year. No function of the C library's time zone machinery is used.
 */
#include "base/civil.h"

#include <string.h>

#define DAYS_TO_EPOCH 719468 /* from 0000-03-01 to 1970-01-01 */
#define DAYS_PER_ERA 146097
#define YEAR_FIRST 1900 /* of texts */
#define YEAR_LAST 2199
/* Local seconds since 1970 of the first and last instants that have four digits of year. */
#define LOCAL_FIRST_S INT64_C(-62167219200)
#define LOCAL_LAST_S INT64_C(253402300799)

/* Days since 1970-01-01. */
static int64_t days_from_civil(int year, int month, int day) {
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_PER_ERA + day_of_era - DAYS_TO_EPOCH;
}

static void civil_from_days(int64_t days, struct civil *c) {
    int64_t z = days + DAYS_TO_EPOCH;
    int64_t era = (z >= 0 ? z : z - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
    unsigned day_of_era = (unsigned)(z - era * DAYS_PER_ERA);
    unsigned year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    unsigned day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    unsigned month = (5 * day_of_year + 2) / 153; /* from March */
    c->day = (int)(day_of_year - (153 * month + 2) / 5 + 1);
    c->month = (int)(month < 10 ? month + 3 : month - 9);
    c->year = (int)(year_of_era + era * 400) + (c->month <= 2);
}

static int64_t floor_divide(int64_t a, int64_t b) {
    return a / b - (a % b < 0);
}

/* Seconds of local time since 1970-01-01T00:00 local, kept to years of four digits. */
static int64_t local_seconds(int64_t instant_s) {
    if (instant_s < LOCAL_FIRST_S - CIVIL_OFFSET_S)
        return LOCAL_FIRST_S;
    if (instant_s > LOCAL_LAST_S - CIVIL_OFFSET_S)
        return LOCAL_LAST_S;
    return instant_s + CIVIL_OFFSET_S;
}

static bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(int year, int month) {
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

struct civil civil_from_instant(int64_t instant_s) {
    int64_t local_s = local_seconds(instant_s);
    int64_t days = floor_divide(local_s, CIVIL_DAY_S);
    int second = (int)(local_s - days * CIVIL_DAY_S);
    struct civil c = {.hour = second / 3600, .minute = second / 60 % 60, .second = second % 60};
    civil_from_days(days, &c);
    return c;
}

bool civil_to_instant(const struct civil *c, int64_t *ret_instant_s) {
    if (c->year < 0 || c->year > 9999 || c->month < 1 || c->month > 12 || c->day < 1 ||
        c->day > days_in_month(c->year, c->month) || c->hour < 0 || c->hour > 23 || c->minute < 0 ||
        c->minute > 59 || c->second < 0 || c->second > 59)
        return false;
    *ret_instant_s = days_from_civil(c->year, c->month, c->day) * CIVIL_DAY_S + c->hour * 3600 +
                     c->minute * 60 + c->second - CIVIL_OFFSET_S;
    return true;
}

static bool is_open_end(int64_t instant_s) {
    return instant_s == CIVIL_NEVER || instant_s == CIVIL_ALWAYS;
}

int64_t civil_midnight(int64_t instant_s) {
    return is_open_end(instant_s) ? instant_s : instant_s - civil_second_of_day(instant_s);
}

int civil_second_of_day(int64_t instant_s) {
    int second = (int)(instant_s % CIVIL_DAY_S) + CIVIL_OFFSET_S;
    return (second + CIVIL_DAY_S) % CIVIL_DAY_S;
}

int64_t civil_add_months(int64_t instant_s, int months) {
    if (is_open_end(instant_s))
        return instant_s;
    struct civil c = civil_from_instant(instant_s);
    int64_t month = (int64_t)c.year * 12 + (c.month - 1) + months;
    if (month < 0)
        return CIVIL_ALWAYS;
    if (month >= 10000 * 12)
        return CIVIL_NEVER;
    c.year = (int)(month / 12);
    c.month = (int)(month % 12) + 1;
    int last = days_in_month(c.year, c.month);
    if (c.day > last)
        c.day = last;
    civil_to_instant(&c, &instant_s);
    return instant_s;
}

/* ---- reading ---- */

/* What is left of a text. */
struct reader {
    const char *at, *end;
};

static bool read_digits(struct reader *r, int count, int *ret_number) {
    if (r->end - r->at < count)
        return false;
    int number = 0;
    for (int i = 0; i < count; i++) {
        if (r->at[i] < '0' || r->at[i] > '9')
            return false;
        number = number * 10 + (r->at[i] - '0');
    }
    r->at += count;
    *ret_number = number;
    return true;
}

static bool read_one_of(struct reader *r, const char *characters) {
    if (r->at == r->end || *r->at == '\0' || !strchr(characters, *r->at))
        return false;
    r->at++;
    return true;
}

/* "2021-07-26" */
static bool read_date(struct reader *r, struct civil *c) {
    return read_digits(r, 4, &c->year) && read_one_of(r, "-") && read_digits(r, 2, &c->month) &&
           read_one_of(r, "-") && read_digits(r, 2, &c->day) && c->year >= YEAR_FIRST &&
           c->year <= YEAR_LAST;
}

/* "18:00" or "18:00:30" */
static bool read_clock(struct reader *r, struct civil *c) {
    c->second = 0;
    if (!read_digits(r, 2, &c->hour) || !read_one_of(r, ":") || !read_digits(r, 2, &c->minute))
        return false;
    return !read_one_of(r, ":") || read_digits(r, 2, &c->second);
}

/* ".25" behind seconds, or nothing */
static bool skip_fraction(struct reader *r, bool after_seconds) {
    if (r->at == r->end || *r->at != '.')
        return true;
    const char *start = ++r->at;
    while (r->at < r->end && *r->at >= '0' && *r->at <= '9')
        r->at++;
    return after_seconds && r->at > start;
}

/* "Z", "+07:00", "-05:30", or nothing: seconds east of Greenwich. */
static bool read_offset(struct reader *r, int *ret_offset_s) {
    *ret_offset_s = CIVIL_OFFSET_S;
    if (r->at == r->end)
        return true;
    if (read_one_of(r, "Zz")) {
        *ret_offset_s = 0;
        return true;
    }
    bool west = *r->at == '-';
    int hour, minute;
    if (!read_one_of(r, "+-") || !read_digits(r, 2, &hour) || !read_one_of(r, ":") ||
        !read_digits(r, 2, &minute) || hour > 23 || minute > 59)
        return false;
    int offset_s = hour * 3600 + minute * 60;
    *ret_offset_s = west ? -offset_s : offset_s;
    return true;
}

bool civil_parse_instant(const char *text, size_t length, int64_t *ret_instant_s) {
    struct reader r = {text, text + length};
    struct civil c;
    if (!read_date(&r, &c) || !read_one_of(&r, "Tt "))
        return false;
    const char *clock = r.at;
    int offset_s;
    int64_t instant_s;
    if (!read_clock(&r, &c) || !skip_fraction(&r, r.at - clock == 8) ||
        !read_offset(&r, &offset_s) || r.at != r.end || !civil_to_instant(&c, &instant_s))
        return false;
    *ret_instant_s = instant_s + CIVIL_OFFSET_S - offset_s;
    return true;
}

bool civil_parse_date(const char *text, size_t length, int64_t *ret_midnight_s) {
    struct reader r = {text, text + length};
    struct civil c = {0};
    return read_date(&r, &c) && r.at == r.end && civil_to_instant(&c, ret_midnight_s);
}

bool civil_parse_clock(const char *text, size_t length, int *ret_second) {
    struct reader r = {text, text + length};
    struct civil c;
    if (!read_clock(&r, &c) || r.at != r.end || c.minute > 59 || c.second > 59)
        return false;
    int second = c.hour * 3600 + c.minute * 60 + c.second;
    if (second > CIVIL_DAY_S)
        return false;
    *ret_second = second;
    return true;
}

/* ---- writing ---- */

static char *put_digits(char *out, int count, int number) {
    for (int i = count - 1; i >= 0; i--) {
        out[i] = (char)('0' + number % 10);
        number /= 10;
    }
    return out + count;
}

static char *put_date(char *out, const struct civil *c) {
    out = put_digits(out, 4, c->year);
    *out++ = '-';
    out = put_digits(out, 2, c->month);
    *out++ = '-';
    return put_digits(out, 2, c->day);
}

static char *put_clock(char *out, int hour, int minute) {
    out = put_digits(out, 2, hour);
    *out++ = ':';
    return put_digits(out, 2, minute);
}

void civil_format_instant(int64_t instant_s, char out[CIVIL_INSTANT_SIZE]) {
    struct civil c = civil_from_instant(instant_s);
    out = put_date(out, &c);
    *out++ = 'T';
    out = put_clock(out, c.hour, c.minute);
    *out++ = ':';
    out = put_digits(out, 2, c.second);
    memcpy(out, "+07:00", sizeof "+07:00");
}

void civil_format_date(int64_t instant_s, char out[CIVIL_DATE_SIZE]) {
    struct civil c = civil_from_instant(instant_s);
    *put_date(out, &c) = '\0';
}

void civil_format_clock(int second_of_day, char out[CIVIL_CLOCK_SIZE]) {
    out = put_clock(out, second_of_day / 3600, second_of_day / 60 % 60);
    if (second_of_day % 60) {
        *out++ = ':';
        out = put_digits(out, 2, second_of_day % 60);
    }
    *out = '\0';
}
