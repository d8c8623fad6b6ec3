/*
 * refusal.h - telling a person that a query could not be answered.
 */
#ifndef DECIDE_REFUSAL_H
#define DECIDE_REFUSAL_H

#include "decide/snapshot.h"

/* Where the mistake is, what is expected there, the message and the hint; replaces `out`. */
void refusal_write(const struct rulebook *rb, const struct lkd_error *err,
                   enum lkd_language language, bool colour, struct text *out);

#endif
