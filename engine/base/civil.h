/*
 * civil.h - civil time of Viet Nam: +07:00 all year, one second is the smallest step.
 *
 * An instant is `int64_t` seconds since 1970-01-01T00:00:00Z. A date is the instant of its local
 * midnight, so that dates and instants compare directly. Every interval is half-open.
 * Calendar algorithm: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 */
#ifndef BASE_CIVIL_H
#define BASE_CIVIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CIVIL_OFFSET_S (7 * 3600)
#define CIVIL_DAY_S 86400
#define CIVIL_NEVER INT64_MAX  /* "no known end" */
#define CIVIL_ALWAYS INT64_MIN /* "from the beginning" */

struct civil {
    int year, month, day, hour, minute, second; /* local; month and day from 1 */
};

/* Instants outside the years 0 to 9999 count as the first or last second of these. */
struct civil civil_from_instant(int64_t instant_s);
/* False when the day does not exist (2021-02-30) or a part is out of range; 24:00 is refused. */
bool civil_to_instant(const struct civil *c, int64_t *ret_instant_s);

/* Local midnight at or before the instant (CIVIL_NEVER and CIVIL_ALWAYS stay what they are);
 * seconds since that midnight (0 to 86399). */
int64_t civil_midnight(int64_t instant_s);
int civil_second_of_day(int64_t instant_s);
/* The same local day and time `months` later; a day past the month's end becomes its last.
 * CIVIL_NEVER and CIVIL_ALWAYS stay, and are the results beyond the years 0 to 9999. */
int64_t civil_add_months(int64_t instant_s, int months);

/* RFC 3339: "2021-07-26T18:00:00+07:00", "...Z", a space or a T; seconds and offset may be left out
 * (an instant without offset is +07:00); a fraction of a second is dropped; a leap second (":60")
 * is refused. Years 1900 to 2199. */
bool civil_parse_instant(const char *text, size_t length, int64_t *ret_instant_s);
/* "2021-07-26" */
bool civil_parse_date(const char *text, size_t length, int64_t *ret_midnight_s);
/* "18:00" or "18:00:30", up to "24:00"; seconds since midnight, 0 to 86400. */
bool civil_parse_clock(const char *text, size_t length, int *ret_second);

/* "2021-07-26T18:00:00+07:00"; writes 25 bytes and a NUL. Years 0 to 9999. */
#define CIVIL_INSTANT_SIZE 26
void civil_format_instant(int64_t instant_s, char out[CIVIL_INSTANT_SIZE]);
/* "2021-07-26" */
#define CIVIL_DATE_SIZE 11
void civil_format_date(int64_t instant_s, char out[CIVIL_DATE_SIZE]);
/* "18:00", or "18:00:30" when the seconds are not zero */
#define CIVIL_CLOCK_SIZE 9
void civil_format_clock(int second_of_day, char out[CIVIL_CLOCK_SIZE]);

#endif
