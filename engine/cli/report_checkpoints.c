/*
 * report_checkpoints.c - lockdown report checkpoints: who checks how much, and what is done then.
 */
#include <string.h>

#include "cli/complain.h"
#include "cli/keys.h"
#include "cli/report.h"
#include "cli/report_log.h"

static const struct option checkpoints_table[] = {
    {"day", "DAY", "the day, as 2021-07-26 (default: today)", offsetof(struct report_options, at),
     option_instant},
    REPORT_OPTIONS(struct report_options, ),
};

static int checkpoints_run(struct cli *cli);

const struct command report_checkpoints_command = {
    .name = "report checkpoints",
    .summary = "decisions of a day by checkpoint and hour, and what was done then",
    .usage = "report checkpoints --log DIR [OPTIONS]",
    .about = "Counts the movement decisions that the log holds about one day by checkpoint, or by\n"
             "zone where no checkpoint is named, by hour, and what the officers then did.\n",
    .example = "  lockdown report checkpoints --log log --day 2021-07-26 --format csv\n",
    .options = checkpoints_table,
    .option_count = sizeof checkpoints_table / sizeof checkpoints_table[0],
    .run = checkpoints_run,
};

enum { BY_CHECKPOINT, BY_HOUR, BY_OUTCOME, TABLES };
#define DAY_S 86400
#define PARTS 4 /* of a day, in which checkpoints are compared */

struct counting {
    const struct lkd_policy *policy;
    struct crosstab tables[TABLES];
    int64_t from_s;
};

static void begin(struct counting *c) {
    static const struct label parts[PARTS] = {{"0–6 giờ", "0 to 6"},
                                              {"6–12 giờ", "6 to 12"},
                                              {"12–18 giờ", "12 to 18"},
                                              {"18–24 giờ", "18 to 24"}};

    crosstab_init(&c->tables[BY_CHECKPOINT], CHART_BARS,
                  (struct label){"Theo chốt kiểm soát", "By checkpoint"},
                  (struct label){"Chốt", "Checkpoint"});
    crosstab_init(&c->tables[BY_HOUR], CHART_BARS,
                  (struct label){"Theo chốt và giờ trong ngày", "By checkpoint and time of day"},
                  (struct label){"Chốt", "Checkpoint"});
    crosstab_init(&c->tables[BY_OUTCOME], CHART_BARS,
                  (struct label){"Việc đã làm sau quyết định", "What was done then"},
                  (struct label){"Việc đã làm", "Outcome"});
    report_verdict_columns(&c->tables[BY_CHECKPOINT]);
    for (int i = 0; i < PARTS; i++)
        crosstab_column(&c->tables[BY_HOUR], parts[i]);
    crosstab_column(&c->tables[BY_OUTCOME], (struct label){"số lần", "times"});
}

static void count_decision(struct counting *c, const struct lkd_log_record *r) {
    const char *place = *r->checkpoint ? r->checkpoint : r->zone;
    size_t part = (size_t)((r->time_s - c->from_s) / (DAY_S / PARTS));

    crosstab_count(&c->tables[BY_CHECKPOINT], place, report_label(c->policy, "permit.zones", place),
                   report_verdict(r->decision), 1);
    crosstab_count(&c->tables[BY_HOUR], place, report_label(c->policy, "permit.zones", place), part,
                   1);
}

/* An outcome belongs to the day on which it was written down. */
static bool count_record(void *context, const struct lkd_log_record *r) {
    struct counting *c = context;
    int64_t at_s = r->kind == LKD_RECORD_DECISION ? r->time_s : r->at_s;

    if (at_s < c->from_s || at_s >= c->from_s + DAY_S)
        return true;
    if (r->kind == LKD_RECORD_DECISION && strcmp(r->query, "movement") == 0)
        count_decision(c, r);
    else if (r->kind == LKD_RECORD_OUTCOME)
        crosstab_count(&c->tables[BY_OUTCOME], r->outcome, (struct label){NULL, NULL}, 0, 1);
    return true;
}

static int checkpoints_run(struct cli *cli) {
    struct report_options o = {.format = REPORT_DEFAULT};
    struct lkd_policy *policy;
    struct counting c;
    char day[LKD_TIME_SIZE];
    int status;

    if (!command_begin(cli, &report_checkpoints_command, &o, &status))
        return status;
    status = policy_load(cli, false, &policy);
    if (status != EXIT_DONE)
        return status;
    c.policy = policy;
    c.from_s = report_midnight(keys_moment(&o.at), day);
    begin(&c);
    status = report_read_log(cli, &report_checkpoints_command, count_record, &c);
    for (int i = 0; i < TABLES; i++)
        crosstab_rank(&c.tables[i]);
    if (status == EXIT_DONE)
        status = report_print(
            cli, &o, &(struct report){{"Chốt kiểm soát", "Checkpoints"}, day, c.tables, TABLES});
    for (int i = 0; i < TABLES; i++)
        crosstab_free(&c.tables[i]);
    lkd_policy_release(policy);
    return status;
}
