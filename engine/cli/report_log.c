/*
 * report_log.c - reading the decision log for a report; see report_log.h.
 */
#include "cli/report_log.h"

#include <stdio.h>
#include <string.h>

#include "cli/complain.h"

#define DAY_S 86400
#define CIVIL_S (7 * 3600) /* Viet Nam is +07:00 all year */

void report_verdict_columns(struct crosstab *t) {
    crosstab_column(t, (struct label){"cho phép", "allowed"});
    crosstab_column(t, (struct label){"từ chối", "denied"});
    crosstab_column(t, (struct label){"chưa kết luận", "undetermined"});
}

size_t report_verdict(const char *decision) {
    if (strcmp(decision, "allow") == 0)
        return 0;
    return strcmp(decision, "deny") == 0 ? 1 : 2;
}

void report_count_hour(struct crosstab *t, int hour, size_t column, uint64_t n) {
    char key[8];

    snprintf(key, sizeof key, "%02d:00", hour);
    crosstab_count(t, key, (struct label){NULL, NULL}, column, n);
}

int64_t report_midnight(int64_t at_s, char ret_day[LKD_TIME_SIZE]) {
    int64_t local_s = at_s + CIVIL_S, into_s = local_s % DAY_S;

    lkd_time_format(at_s, ret_day);
    ret_day[10] = '\0';
    return at_s - (into_s < 0 ? into_s + DAY_S : into_s);
}

int report_read_log(const struct cli *cli, const struct command *command, lkd_log_taker *take,
                    void *context) {
    struct lkd_error err;

    if (!cli->global.log) {
        refuse(&err, LKD_BAD_QUERY, "say where the decision log is with `--log DIR`",
               "`lockdown %s` needs a log", command->name);
        return usage_error(command, &err);
    }
    if (lkd_log_each(cli->global.log, NULL, INT64_MIN, INT64_MAX, take, context, &err) == LKD_OK)
        return EXIT_DONE;
    complain(&err);
    return policy_exit_code(err.status);
}
