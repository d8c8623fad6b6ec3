/*
 * answer.h - asking a decider, and the error object for what never reached it.
 */
#ifndef CLI_ANSWER_H
#define CLI_ANSWER_H

#include "cli/options.h"
#include "cli/output.h"
#include "lockdown/decide.h"

/* What every query of this run is asked with; `now_s` is the present. */
struct lkd_ask answer_ask(const struct option_time *at, unsigned fields, int language);

/* {"error":{...}}, and "line" unless it is 0; no newline. */
void answer_print_error(struct output *out, const struct lkd_error *err, size_t line);

/* The exit status of a query that was not answered: its own fault, or ours. */
int answer_exit_code(enum lkd_status status);

#endif
