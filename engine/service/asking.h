/*
 * asking.h - what a decision is asked with: the parameters fields, lang and at, and the caller.
 */
#ifndef SERVICE_ASKING_H
#define SERVICE_ASKING_H

#include "lockdown/decide.h"
#include "service/exchange.h"

/* False when a parameter is wrong: the problem is the answer then. */
bool asking_read(struct exchange *x, struct lkd_ask *ret_ask);
/* Decide the query in the body, and answer; decide_calls.c. */
void decide_and_answer(struct exchange *x, const struct lkd_ask *ask);

#endif
