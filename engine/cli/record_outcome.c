/*
 * record_outcome.c - lockdown record outcome: what the officer did after a decision.
 */
#include "cli/acting.h"
#include "cli/complain.h"
#include "cli/logs.h"
#include "lockdown/log.h"

struct outcome_options {
    struct acting by;
    const char *note;
};

static const struct option outcome_table[] = {
    {"note", "TEXT", "anything more", offsetof(struct outcome_options, note), option_text},
    ACTING_OPTIONS(struct outcome_options),
};

static int outcome_run(struct cli *cli);

const struct command record_outcome_command = {
    .name = "record outcome",
    .summary = "what the officer did after a decision",
    .usage = "record outcome DECISION OUTCOME --who NAME --why TEXT [OPTIONS]",
    .about = "Writes down what was done after a decision: passed, turned_back, sent_to_test, "
             "quarantined,\n"
             "fined or other. With --log it is kept in the decision log as well.\n",
    .example = "  lockdown record outcome 5f1c0e9a27b84d13a6c2f0b97e5d4c11 turned_back --registry "
               "city.db \\\n"
               "    --who \"checkpoint 12\" --why \"no permit\"\n",
    .options = outcome_table,
    .option_count = sizeof outcome_table / sizeof outcome_table[0],
    .operands_max = 2,
    .run = outcome_run,
};

/* After the decision, in the same chain. */
static int log_outcome(const struct cli *cli, const struct outcome_options *o) {
    struct lkd_error err;
    struct lkd_log *log;
    enum lkd_status status = lkd_log_open(cli->global.log, NULL, &log, &err);

    if (status == LKD_OK) {
        bool taken = lkd_log_outcome(log, cli->operands[0], cli->operands[1], o->by.who, NULL,
                                     acting_act(&o->by).at_s);
        status = lkd_log_close(log, &err);
        if (status == LKD_OK && !taken) {
            refuse(&err, LKD_IO, NULL, "the outcome is in the registry, but not in the log");
            status = LKD_IO;
        }
    }
    if (status != LKD_OK)
        complain(&err);
    return log_exit_code(status);
}

static int outcome_run(struct cli *cli) {
    const struct command *command = &record_outcome_command;
    struct outcome_options o = {.by = {NULL}};
    struct lkd_error err;
    int status;

    if (!command_begin(cli, command, &o, &status))
        return status;
    if (!acting_check(cli, command, &o.by, 2, "the id of a decision and what was done", &err))
        return usage_error(command, &err);
    char at[ACTING_TIME_SIZE];
    const struct lkd_field fields[] = {{"decision", cli->operands[0]},
                                       {"outcome", cli->operands[1]},
                                       {"at", acting_time(acting_act(&o.by).at_s, at)},
                                       {"who", o.by.who},
                                       {"note", o.note}};
    status = acting_add(cli, command, &o.by, "outcomes", "outcome", fields,
                        sizeof fields / sizeof fields[0]);
    return status == EXIT_DONE && cli->global.log ? log_outcome(cli, &o) : status;
}
