/*
 * asking.c - see asking.h.
 */
#include "service/asking.h"

#include <string.h>
#include <time.h>

static bool refuse(struct exchange *x, const char *name, const char *detail, const char *hint) {
    exchange_problem(
        x, 400,
        &(struct problem_text){"bad_parameter", "A parameter is wrong", detail, name, hint});
    return false;
}

static bool read_language(struct exchange *x, enum lkd_language *ret_language) {
    const char *text = exchange_query(x, "lang");
    *ret_language = LKD_BOTH;
    if (!text)
        return true;
    if (strcmp(text, "vi") == 0)
        *ret_language = LKD_VIETNAMESE;
    else if (strcmp(text, "en") == 0)
        *ret_language = LKD_ENGLISH;
    return *ret_language != LKD_BOTH || refuse(x, "lang", "there is no such language", "vi or en");
}

bool asking_read(struct exchange *x, struct lkd_ask *ret_ask) {
    const char *fields = exchange_query(x, "fields");
    struct lkd_error err;
    *ret_ask = (struct lkd_ask){.now_s = (int64_t)time(NULL)};
    ret_ask->checkpoint = *x->caller.id ? x->caller.id : NULL;
    ret_ask->anonymous = !role_may(x->caller.role, RIGHT_NAME);
    if (fields && lkd_fields_parse(fields, &ret_ask->fields, &err) != LKD_OK)
        return refuse(x, "fields", err.message, err.hint);
    ret_ask->at_given = exchange_query(x, "at") != NULL;
    return read_language(x, &ret_ask->language) &&
           (!ret_ask->at_given || exchange_at(x, &ret_ask->at_s));
}
