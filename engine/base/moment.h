/*
 * moment.h - moments in the words of people: 24 hours with the 12 hours beside them, because a man
 * was fined for reading "18 giờ" as 8 in the evening.
 */
#ifndef BASE_MOMENT_H
#define BASE_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

/* "18:00 (6 giờ tối)", "18:00 (6 pm)"; `second` of the day, up to 24:00. */
void moment_clock(struct text *t, int second, bool vietnamese);
/* "27/7/2021", "27 July 2021" */
void moment_date(struct text *t, int64_t instant_s, bool vietnamese);
/* "18:00 (6 giờ tối) ngày 27/7/2021", "18:00 (6 pm) on 27 July 2021" */
void moment_words(struct text *t, int64_t instant_s, bool vietnamese);

#endif
