/*
 * log_prune.c - lockdown log prune: delete old segments.
 */
#include <time.h>

#include "cli/complain.h"
#include "cli/logs.h"

#define DAY_S 86400

struct prune_options {
    double days;
};

static const struct option prune_table[] = {
    {"older-than", "DAYS", "delete what was recorded so long ago; required",
     offsetof(struct prune_options, days), option_days},
};

static int prune_run(struct cli *cli);

const struct command log_prune_command = {
    .name = "log prune",
    .summary = "delete the oldest segments",
    .usage = "log prune --log DIR --older-than DAYS",
    .about = "Deletes the segments all of whose records are older, and the keys that belong to\n"
             "them. A record tells it, so that the rest still verifies.\n",
    .example = "  lockdown log prune --log log --older-than 730\n",
    .options = prune_table,
    .option_count = sizeof prune_table / sizeof prune_table[0],
    .run = prune_run,
};

static int prune(struct cli *cli, const char *folder, double days) {
    int64_t before_s = (int64_t)time(NULL) - (int64_t)(days * DAY_S);
    struct lkd_error err;
    struct lkd_log *log;
    size_t segments = 0;
    enum lkd_status status = lkd_log_open(folder, NULL, &log, &err);

    if (status == LKD_OK) {
        status = lkd_log_prune(log, before_s, &segments, &err);
        lkd_log_close(log, NULL);
    }
    if (status != LKD_OK) {
        complain(&err);
        return log_exit_code(status);
    }
    output_printf(&cli->out, "deleted %zu segments\n", segments);
    return EXIT_DONE;
}

static int prune_run(struct cli *cli) {
    const struct command *command = &log_prune_command;
    struct prune_options o = {.days = 0};
    const char *folder;
    struct lkd_error err;
    int status;

    if (!command_begin(cli, command, &o, &status))
        return status;
    folder = log_folder(cli, command);
    if (!folder)
        return EXIT_USAGE;
    if (o.days == 0) {
        refuse(&err, LKD_BAD_QUERY, NULL, "`lockdown log prune` needs `--older-than DAYS`");
        return usage_error(command, &err);
    }
    return prune(cli, folder, o.days);
}
