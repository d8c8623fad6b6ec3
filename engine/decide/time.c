/*
 * time.c - public instants: parsing and writing, over base/civil.h.
 */
#include "lockdown/time.h"

#include <stdio.h>
#include <string.h>

#include "base/civil.h"
#include "base/moment.h"

bool lkd_time_parse(const char *text, int64_t *ret_unix_s) {
    size_t length = strlen(text);

    return civil_parse_date(text, length, ret_unix_s) ||
           civil_parse_instant(text, length, ret_unix_s);
}

void lkd_time_format(int64_t unix_s, char out[LKD_TIME_SIZE]) {
    civil_format_instant(unix_s, out);
}

void lkd_time_words(int64_t unix_s, bool vietnamese, char out[LKD_TIME_WORDS_SIZE]) {
    struct text words;

    text_init(&words, LKD_TIME_WORDS_SIZE - 1);
    moment_words(&words, unix_s, vietnamese);
    snprintf(out, LKD_TIME_WORDS_SIZE, "%s", text_cstr(&words));
    text_free(&words);
}
