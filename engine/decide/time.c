/*
 * time.c - the public time parser, over base/civil.h.
 */
#include "lockdown/time.h"

#include <string.h>

#include "base/civil.h"

bool lkd_time_parse(const char *text, int64_t *ret_unix_s) {
    size_t length = strlen(text);

    return civil_parse_date(text, length, ret_unix_s) ||
           civil_parse_instant(text, length, ret_unix_s);
}
