/*
 * report_log.h - what the reports on the decision log share.
 */
#ifndef CLI_REPORT_LOG_H
#define CLI_REPORT_LOG_H

#include "cli/cli.h"
#include "cli/crosstab.h"
#include "cli/policy.h"
#include "lockdown/log.h"
#include "lockdown/time.h"

/* Three columns, in the order of report_verdict(). */
void report_verdict_columns(struct crosstab *t);
size_t report_verdict(const char *decision);

/* Count in a row "06:00". */
void report_count_hour(struct crosstab *t, int hour, size_t column, uint64_t n);

/* The midnight that the day of a moment began with, and the day as 2021-07-26. */
int64_t report_midnight(int64_t at_s, char ret_day[LKD_TIME_SIZE]);

/* Read the whole log of `--log`. What fails is told; the result is the exit status. */
int report_read_log(const struct cli *cli, const struct command *command, lkd_log_taker *take,
                    void *context);

#endif
