/*
 * log.c - lockdown log: the group of commands about the decision log, and what they share.
 */
#include "cli/complain.h"
#include "cli/logs.h"

static const struct command *const log_parts[] = {&log_init_command, &log_verify_command,
                                                  &log_replay_command, &log_prune_command,
                                                  &log_purge_command};

static int log_run(struct cli *cli) {
    return command_run_part(cli, &log_command);
}

const struct command log_command = {
    .name = "log",
    .summary = "begin, verify, replay and prune the decision log",
    .usage = "log COMMAND --log DIR [OPTIONS] ...",
    .about = "A log is a folder of hash-chained records: a record that was changed, removed,\n"
             "repeated or cut off is found. Facts about people are sealed for the auditor, whose\n"
             "private key belongs on another machine. `decide --log DIR` writes to it.\n",
    .example = "  lockdown log init --log log --auditor-key auditor.secret\n"
               "  lockdown decide --log log --checkpoint cp-12 query.json\n"
               "  lockdown log verify --log log\n"
               "  lockdown log replay --log log --auditor-key auditor.secret\n",
    .parts = log_parts,
    .part_count = sizeof log_parts / sizeof log_parts[0],
    .run = log_run,
};

const char *log_folder(const struct cli *cli, const struct command *command) {
    struct lkd_error err;

    if (cli->global.log)
        return cli->global.log;
    refuse(&err, LKD_BAD_QUERY, NULL, "`lockdown %s` needs `--log DIR`", command->name);
    usage_error(command, &err);
    return NULL;
}

int log_exit_code(enum lkd_status status) {
    switch (status) {
    case LKD_OK:
        return EXIT_DONE;
    case LKD_NO_MEMORY:
    case LKD_INTERNAL:
    case LKD_IO:
        return EXIT_INTERNAL;
    default:
        return EXIT_INVALID;
    }
}
