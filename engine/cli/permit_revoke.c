/*
 * permit_revoke.c - lockdown permit revoke: a permit is no longer valid, in the registry, on the
 * list that checkpoints carry, or both.
 */
#include "cli/acting.h"
#include "cli/complain.h"
#include "cli/keys.h"

static const char *const reasons[] = {NULL, "returned", "replaced", "lost", "misuse"};

struct revoke_options {
    struct acting by;
    int reason; /* index into reasons */
};

static const struct option revoke_table[] = {
    {"reason", "returned|replaced|lost|misuse", "required for the list",
     offsetof(struct revoke_options, reason), option_choice},
    ACTING_OPTIONS(struct revoke_options),
};

static int revoke_run(struct cli *cli);

const struct command permit_revoke_command = {
    .name = "permit revoke",
    .summary = "revoke a permit, or renew the list of revoked ones",
    .usage = "permit revoke ID --registry FILE --who NAME --why TEXT [OPTIONS]\n"
             "       lockdown permit revoke [ID] --keys DIR [OPTIONS]",
    .about =
        "With --registry the permit is revoked there: from then on decisions by its number refuse\n"
        "it. With --keys it is added to revoked.json in the folder of keys, which checkpoints\n"
        "copy, so that its code is refused; without ID nothing is added: the list is declared\n"
        "complete as of now, so that it does not become too old to be relied upon. Give both to "
        "do\n"
        "both.\n",
    .example =
        "  lockdown permit revoke GDD-000123 --reason misuse --registry city.db --keys keys \\\n"
        "    --who PC08 --why \"report of 3/9\"\n"
        "  lockdown permit revoke --keys keys\n",
    .options = revoke_table,
    .option_count = sizeof revoke_table / sizeof revoke_table[0],
    .operands_max = 1,
    .run = revoke_run,
};

static int revoke_registered(const struct cli *cli, const struct revoke_options *o) {
    const struct command *command = &permit_revoke_command;
    struct lkd_registry *registry;
    struct lkd_error err;
    int status = acting_open(cli, command, true, o->reason != 0, &registry);

    if (status != EXIT_DONE)
        return status;
    struct lkd_act act = acting_act(&o->by);
    enum lkd_status done =
        lkd_registry_revoke(registry, cli->operands[0], reasons[o->reason], &act, &err);
    lkd_registry_close(registry);
    return acting_end(command, done, NULL, NULL, &err);
}

static int revoke_listed(const struct cli *cli, const struct revoke_options *o) {
    const char *id = cli->operand_count ? cli->operands[0] : NULL;
    struct lkd_error err;
    enum lkd_status revoked =
        lkd_permit_revoke(cli->global.keys, id, reasons[o->reason], keys_moment(&o->by.at), &err);

    if (revoked != LKD_OK)
        complain(&err);
    return keys_exit_code(revoked);
}

static bool check_usage(const struct cli *cli, const struct revoke_options *o,
                        struct lkd_error *err) {
    const struct command *command = &permit_revoke_command;

    if (!cli->global.registry && !cli->global.keys)
        return refuse(err, LKD_BAD_QUERY, "say where the permit is with `--registry` or `--keys`",
                      "`lockdown %s` needs a registry or the folder of keys", command->name);
    if (cli->global.registry &&
        !acting_check(cli, command, &o->by, 1, "the number of a permit", err))
        return false;
    if (cli->global.keys && cli->operand_count && !o->reason)
        return refuse(err, LKD_BAD_QUERY, NULL, "`lockdown %s` needs `--reason`", command->name);
    return true;
}

static int revoke_run(struct cli *cli) {
    struct revoke_options o = {.by = {NULL}};
    struct lkd_error err;
    int status;

    if (!command_begin(cli, &permit_revoke_command, &o, &status))
        return status;
    if (!check_usage(cli, &o, &err))
        return usage_error(&permit_revoke_command, &err);
    if (cli->global.registry)
        status = revoke_registered(cli, &o);
    if (status == EXIT_DONE && cli->global.keys)
        status = revoke_listed(cli, &o);
    if (status == EXIT_DONE)
        output_printf(&cli->out, "%s %s\n", cli->operand_count ? cli->operands[0] : "the list",
                      cli->operand_count ? "is revoked" : "is renewed");
    return status;
}
