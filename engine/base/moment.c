/*
 * moment.c - moments in words.
 */
#include "base/moment.h"

#include "base/civil.h"

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

/* How Vietnamese names the part of the day of an hour. */
static const char *part_of_day(int hour) {
    if (hour < 1 || hour >= 22)
        return "đêm";
    if (hour < 11)
        return "sáng";
    if (hour < 13)
        return "trưa";
    return hour < 18 ? "chiều" : "tối";
}

void moment_clock(struct text *t, int second, bool vietnamese) {
    char clock[CIVIL_CLOCK_SIZE];
    int hour = second / 3600 % 24, minute = second / 60 % 60, twelve = hour % 12 ? hour % 12 : 12;
    civil_format_clock(second, clock);
    text_printf(t, "%s (%d", clock, twelve);
    if (vietnamese) {
        text_puts(t, " giờ");
        if (minute)
            text_printf(t, " %d", minute);
        text_printf(t, " %s)", part_of_day(hour));
    } else {
        if (minute)
            text_printf(t, ":%02d", minute);
        bool sharp = hour % 12 == 0 && minute == 0; /* 12 am and 12 pm are read both ways */
        text_printf(t, " %s)", sharp ? (hour < 12 ? "midnight" : "noon") : hour < 12 ? "am" : "pm");
    }
}

void moment_date(struct text *t, int64_t instant_s, bool vietnamese) {
    struct civil c = civil_from_instant(instant_s);
    if (vietnamese)
        text_printf(t, "%d/%d/%d", c.day, c.month, c.year);
    else
        text_printf(t, "%d %s %d", c.day, months[c.month - 1], c.year);
}

void moment_words(struct text *t, int64_t instant_s, bool vietnamese) {
    moment_clock(t, civil_second_of_day(instant_s), vietnamese);
    text_puts(t, vietnamese ? " ngày " : " on ");
    moment_date(t, instant_s, vietnamese);
}
