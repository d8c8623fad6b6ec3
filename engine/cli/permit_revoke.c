/*
 * permit_revoke.c - lockdown permit revoke: a permit goes on the list that checkpoints carry.
 */
#include "cli/complain.h"
#include "cli/keys.h"

static const char *const reasons[] = {NULL, "returned", "replaced", "lost", "misuse"};

struct revoke_options {
    struct option_time at;
    int reason; /* index into reasons */
    bool offline;
};

static const struct option revoke_table[] = {
    {"reason", "returned|replaced|lost|misuse", "why; required with an id",
     offsetof(struct revoke_options, reason), option_choice},
    {"at", "TIME", "from this moment on (default: now)", offsetof(struct revoke_options, at),
     option_instant},
    {"offline", NULL, "without a register; this is how permits are revoked",
     offsetof(struct revoke_options, offline), NULL},
};

static int revoke_run(struct cli *cli);

const struct command permit_revoke_command = {
    .name = "permit revoke",
    .summary = "put a permit on the list of revoked ones, or renew the list",
    .usage = "permit revoke [ID] --keys DIR [--reason REASON] [--at TIME]",
    .about = "Adds the permit to revoked.json in the folder of keys, which checkpoints copy.\n"
             "Without ID nothing is added: the list is declared complete as of now, so that it\n"
             "does not become too old to be relied upon.\n",
    .example = "  lockdown permit revoke 3261-000123 --keys keys --reason lost\n"
               "  lockdown permit revoke --keys keys\n",
    .options = revoke_table,
    .option_count = sizeof revoke_table / sizeof revoke_table[0],
    .operands_max = 1,
    .run = revoke_run,
};

static int revoke_run(struct cli *cli) {
    struct revoke_options o = {0};
    const char *folder, *id;
    struct lkd_error err;
    enum lkd_status revoked;
    int status;

    if (!command_begin(cli, &permit_revoke_command, &o, &status))
        return status;
    folder = keys_folder(cli, &permit_revoke_command);
    if (!folder)
        return EXIT_USAGE;
    id = cli->operand_count ? cli->operands[0] : NULL;
    if (id && !o.reason) {
        refuse(&err, LKD_BAD_QUERY, NULL, "`lockdown permit revoke` needs `--reason`");
        return usage_error(&permit_revoke_command, &err);
    }
    revoked = lkd_permit_revoke(folder, id, reasons[o.reason], keys_moment(&o.at), &err);
    if (revoked != LKD_OK)
        complain(&err);
    else
        output_printf(&cli->out, "%s%s\n", id ? id : "the list",
                      id ? " is revoked" : " is renewed");
    return keys_exit_code(revoked);
}
