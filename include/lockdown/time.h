/*
 * lockdown/time.h - instants as people write them.
 */
#ifndef LOCKDOWN_TIME_H
#define LOCKDOWN_TIME_H

#include <stdbool.h>
#include <stdint.h>

/*
 * RFC 3339 ("2021-07-26T18:00:00+07:00", "...Z"), "2021-07-26 18:00[:00]" or "2021-07-26", which is
 * the first second of that day. Without an offset the time is Viet Nam's, +07:00. False when `text`
 * is none of these or names a day or an hour that does not exist; `*ret_unix_s` is kept then.
 */
bool lkd_time_parse(const char *text, int64_t *ret_unix_s);

#define LKD_TIME_SIZE 26
/* "2021-07-26T18:00:00+07:00" and a NUL. */
void lkd_time_format(int64_t unix_s, char out[LKD_TIME_SIZE]);

#define LKD_TIME_WORDS_SIZE 96
/* "18:00 (6 giờ tối) ngày 26/7/2021" or "18:00 (6 pm) on 26 July 2021" and a NUL; "" without
 * memory. */
void lkd_time_words(int64_t unix_s, bool vietnamese, char out[LKD_TIME_WORDS_SIZE]);

#endif
