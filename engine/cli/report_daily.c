/*
 * report_daily.c - lockdown report daily: what was decided on a day, and which levels held.
 */
#include <string.h>

#include "cli/complain.h"
#include "cli/keys.h"
#include "cli/report.h"
#include "cli/report_log.h"
#include "lockdown/export.h"
#include "lockdown/time.h"

#define DAYS_BEFORE 13 /* of levels, beside the day itself */
#define DAY_S 86400

struct daily_options {
    struct report_options report;
    const char *within;
};

static const struct option daily_table[] = {
    {"day", "DAY", "the day, as 2021-07-26 (default: today)",
     offsetof(struct daily_options, report.at), option_instant},
    {"within", "ZONE", "count levels of districts in this zone alone",
     offsetof(struct daily_options, within), option_text},
    REPORT_OPTIONS(struct daily_options, report.),
};

static int daily_run(struct cli *cli);

const struct command report_daily_command = {
    .name = "report daily",
    .summary = "decisions of a day by verdict, reason and hour; levels of the last two weeks",
    .usage = "report daily --log DIR [OPTIONS]",
    .about =
        "Counts the decisions that the log holds about one day, by the moment decided for:\n"
        "how many were allowed, denied or left open, for which reasons, in which hours. Beside\n"
        "that: how many districts had which level on each of the last fourteen days. Every\n"
        "record is checked on the way; a changed one ends the report.\n",
    .example = "  lockdown report daily --log log --day 2021-07-26\n"
               "  lockdown report daily --log log --within 79 --output today.html --lang en\n",
    .options = daily_table,
    .option_count = sizeof daily_table / sizeof daily_table[0],
    .run = daily_run,
};

enum { BY_QUERY, BY_HOUR, BY_REASON, BY_LEVEL, TABLES };

struct counting {
    const struct lkd_policy *policy;
    struct crosstab tables[TABLES];
    int64_t from_s; /* the day's midnight */
    const char *day;
};

static void begin(struct counting *c) {
    const struct label decisions = {"Quyết định", "Decisions"};

    crosstab_init(&c->tables[BY_QUERY], CHART_BARS, decisions, (struct label){"Loại", "Kind"});
    crosstab_init(&c->tables[BY_HOUR], CHART_COLUMNS, (struct label){"Theo giờ", "By hour"},
                  (struct label){"Giờ", "Hour"});
    crosstab_init(&c->tables[BY_REASON], CHART_BARS, (struct label){"Theo lý do", "By reason"},
                  (struct label){"Quy định", "Rule"});
    crosstab_init(&c->tables[BY_LEVEL], CHART_COLUMNS,
                  (struct label){"Số quận, huyện theo cấp độ", "Districts by level"},
                  (struct label){"Ngày", "Day"});
    for (int i = BY_QUERY; i <= BY_REASON; i++)
        report_verdict_columns(&c->tables[i]);
    for (int hour = 0; hour < 24; hour++)
        report_count_hour(&c->tables[BY_HOUR], hour, 0, 0);
}

static struct label rule_label(const struct counting *c, const char *rule) {
    struct label label = {NULL, NULL};

    if (strcmp(rule, "sealed") == 0)
        return (struct label){"(lý do về sức khỏe)", "(a reason about health)"};
    if (strncmp(rule, "default.", 8) == 0)
        return (struct label){"(điều chung của cấp độ tại đó)", "(what the level itself says)"};
    if (!lkd_policy_rule_text(c->policy, rule, &label.vi, &label.en))
        return (struct label){NULL, NULL};
    return label;
}

static bool count_record(void *context, const struct lkd_log_record *r) {
    struct counting *c = context;
    size_t verdict = report_verdict(r->decision);

    if (r->kind != LKD_RECORD_DECISION || r->time_s < c->from_s || r->time_s >= c->from_s + DAY_S)
        return true;
    crosstab_count(&c->tables[BY_QUERY], r->query, report_label(c->policy, "query", r->query),
                   verdict, 1);
    report_count_hour(&c->tables[BY_HOUR], (int)((r->time_s - c->from_s) / 3600), verdict, 1);
    for (size_t i = 0; i < r->reason_count; i++)
        crosstab_count(&c->tables[BY_REASON], r->reasons[i], rule_label(c, r->reasons[i]), verdict,
                       1);
    return true;
}

/* ---- levels ---- */

/* A column for each level that some zone shows in these days. */
static void count_level(void *context, const char *level, const char *vi, const char *en,
                        size_t zones) {
    struct counting *c = context;
    struct crosstab *t = &c->tables[BY_LEVEL];
    size_t column = 0;

    if (!level || zones == 0)
        return;
    while (column < t->column_count && strcmp(t->columns[column].en, en) != 0)
        column++;
    if (column == CROSSTAB_COLUMNS_MAX)
        return;
    if (column == t->column_count)
        crosstab_column(t, (struct label){vi, en});
    crosstab_count(t, c->day, (struct label){NULL, NULL}, column, zones);
}

static enum lkd_status count_levels(struct counting *c, struct lkd_policy *policy,
                                    const char *within, struct lkd_error *err) {
    enum lkd_status status = LKD_OK;

    for (int back = DAYS_BEFORE; status == LKD_OK && back >= 0; back--) {
        struct lkd_level_choice choice = {
            .at_s = c->from_s - (int64_t)back * DAY_S, .kind = "district", .within = within};
        char day[LKD_TIME_SIZE];

        choice.at_s += DAY_S / 2; /* at noon */
        lkd_time_format(choice.at_s, day);
        day[10] = '\0';
        c->day = day;
        status = lkd_policy_count_levels(policy, &choice, count_level, c, err);
    }
    return status;
}

/* ---- the command ---- */

static int count_all(struct cli *cli, const struct daily_options *o, struct counting *c,
                     struct lkd_policy *policy) {
    struct lkd_error err;
    int status = report_read_log(cli, &report_daily_command, count_record, c);

    if (status != EXIT_DONE)
        return status;
    if (count_levels(c, policy, o->within, &err) == LKD_OK)
        return EXIT_DONE;
    complain(&err);
    return policy_exit_code(err.status);
}

static int daily_run(struct cli *cli) {
    struct daily_options o = {.within = NULL};
    struct lkd_policy *policy;
    struct counting c;
    char day[LKD_TIME_SIZE];
    int status;

    if (!command_begin(cli, &report_daily_command, &o, &status))
        return status;
    status = policy_load(cli, false, &policy);
    if (status != EXIT_DONE)
        return status;
    c.policy = policy;
    c.from_s = report_midnight(keys_moment(&o.report.at), day);
    begin(&c);
    status = count_all(cli, &o, &c, policy);
    crosstab_rank(&c.tables[BY_QUERY]);
    crosstab_rank(&c.tables[BY_REASON]);
    if (status == EXIT_DONE)
        status = report_print(
            cli, &o.report,
            &(struct report){{"Báo cáo ngày", "Report of the day"}, day, c.tables, TABLES});
    for (int i = 0; i < TABLES; i++)
        crosstab_free(&c.tables[i]);
    lkd_policy_release(policy);
    return status;
}
