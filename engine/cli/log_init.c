/*
 * log_init.c - lockdown log init: an empty log, and the auditor it is sealed for.
 */
#include "cli/complain.h"
#include "cli/logs.h"

struct init_options {
    const char *auditor_key, *public_key;
};

static const struct option init_table[] = {
    {"auditor-key", "FILE",
     "the auditor's private key; made with mode 0600 when there is no\n"
     "such file. Take it to another machine afterwards",
     offsetof(struct init_options, auditor_key), option_text},
    {"public", "HEX", "the public key of an auditor whose private key is elsewhere",
     offsetof(struct init_options, public_key), option_text},
};

static int init_run(struct cli *cli);

const struct command log_init_command = {
    .name = "log init",
    .summary = "begin a log, with the auditor who can open what is sealed",
    .usage = "log init --log DIR --auditor-key FILE | --public HEX",
    .about = "Makes the folder of a log, and the auditor's pair of keys unless it exists. The\n"
             "public key stays in the folder (auditor.pub).\n",
    .example = "  lockdown log init --log log --auditor-key auditor.secret\n"
               "  lockdown log init --log log --public \"$(cat other-log/auditor.pub)\"\n",
    .options = init_table,
    .option_count = sizeof init_table / sizeof init_table[0],
    .run = init_run,
};

static int init_run(struct cli *cli) {
    const struct command *command = &log_init_command;
    struct init_options o = {NULL, NULL};
    const char *folder;
    struct lkd_error err;
    int status;

    if (!command_begin(cli, command, &o, &status))
        return status;
    folder = log_folder(cli, command);
    if (!folder)
        return EXIT_USAGE;
    if (!o.auditor_key == !o.public_key) {
        refuse(&err, LKD_BAD_QUERY, NULL,
               "`lockdown log init` needs either `--auditor-key FILE` or `--public HEX`");
        return usage_error(command, &err);
    }
    if (lkd_log_init(folder, o.auditor_key, o.public_key, &err) != LKD_OK) {
        complain(&err);
        return log_exit_code(err.status);
    }
    output_printf(&cli->out, "began the log %s\n", folder);
    return EXIT_DONE;
}
