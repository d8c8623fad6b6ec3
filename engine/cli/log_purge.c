/*
 * log_purge.c - lockdown log purge: destroy the keys of a person.
 */
#include "cli/complain.h"
#include "cli/logs.h"

static int purge_run(struct cli *cli);

const struct command log_purge_command = {
    .name = "log purge",
    .summary = "destroy the keys of a person: the facts stay sealed for ever",
    .usage = "log purge ID --log DIR",
    .about = "After this nobody can open what the log says about the person with this id. Where\n"
             "only a permit was named, its number is the id. The records stay, with verdict and\n"
             "rules: chain and counts are not touched. `registry purge --log DIR` does both.\n",
    .example = "  lockdown log purge 079085001234 --log log\n",
    .operands_max = 1,
    .run = purge_run,
};

int log_purge(struct cli *cli, const char *folder, const char *person) {
    struct lkd_error err;
    struct lkd_log *log;
    size_t keys = 0;
    enum lkd_status status;

    if (lkd_log_open(folder, NULL, &log, &err) != LKD_OK) {
        complain(&err);
        return log_exit_code(err.status);
    }
    status = lkd_log_purge_person(log, person, &keys, &err);
    lkd_log_close(log, NULL);
    if (status != LKD_OK && status != LKD_NOT_FOUND) {
        complain(&err);
        return log_exit_code(status);
    }
    output_printf(&cli->out, "destroyed %zu keys in the log\n", keys);
    return EXIT_DONE;
}

static int purge_run(struct cli *cli) {
    const struct command *command = &log_purge_command;
    const char *folder;
    struct lkd_error err;
    int status;

    if (!command_begin(cli, command, NULL, &status))
        return status;
    folder = log_folder(cli, command);
    if (!folder)
        return EXIT_USAGE;
    if (cli->operand_count == 0) {
        refuse(&err, LKD_BAD_QUERY, NULL, "`lockdown log purge` needs the id of a person");
        return usage_error(command, &err);
    }
    return log_purge(cli, folder, cli->operands[0]);
}
