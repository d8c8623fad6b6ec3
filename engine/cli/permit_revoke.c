/*
 * permit_revoke.c - lockdown permit revoke: a permit is no longer valid.
 */
#include "cli/acting.h"

struct revoke_options {
    struct acting by;
    const char *reason;
};

static const struct option revoke_table[] = {
    {"reason", "REASON", "returned, replaced, lost or misuse",
     offsetof(struct revoke_options, reason), option_text},
    ACTING_OPTIONS(struct revoke_options),
};

static int revoke_run(struct cli *cli);

const struct command permit_revoke_command = {
    .name = "permit revoke",
    .summary = "revoke a permit",
    .usage = "permit revoke ID --who NAME --why TEXT [OPTIONS]",
    .about =
        "Revokes a permit: from then on decisions by its number, and later its code, refuse it.\n",
    .example =
        "  lockdown permit revoke GDD-000123 --reason misuse --registry city.db --who PC08 \\\n"
        "    --why \"report of 3/9\"\n",
    .options = revoke_table,
    .option_count = sizeof revoke_table / sizeof revoke_table[0],
    .operands_max = 1,
    .run = revoke_run,
};

static int revoke(struct cli *cli, const struct revoke_options *o) {
    const struct command *command = &permit_revoke_command;
    struct lkd_registry *registry;
    struct lkd_error err;
    int status = acting_open(cli, command, true, o->reason != NULL, &registry);

    if (status != EXIT_DONE)
        return status;
    struct lkd_act act = acting_act(&o->by);
    enum lkd_status done = lkd_permit_revoke(registry, cli->operands[0], o->reason, &act, &err);
    if (done == LKD_OK)
        output_printf(&cli->out, "%s\n", cli->operands[0]);
    lkd_registry_close(registry);
    return acting_end(command, done, NULL, NULL, &err);
}

static int revoke_run(struct cli *cli) {
    const struct command *command = &permit_revoke_command;
    struct revoke_options o = {.by = {NULL}};
    struct lkd_error err;
    int status;

    if (!command_begin(cli, command, &o, &status))
        return status;
    if (!acting_check(cli, command, &o.by, 1, "the number of a permit", &err))
        return usage_error(command, &err);
    return revoke(cli, &o);
}
