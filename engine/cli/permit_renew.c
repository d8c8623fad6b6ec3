/*
 * permit_renew.c - lockdown permit renew: a permit gets a later end.
 */
#include "cli/acting.h"
#include "cli/complain.h"

struct renew_options {
    struct acting by;
    struct option_time to;
};

static const struct option renew_table[] = {
    {"to", "TIME", "the new end; a day alone is included whole; required",
     offsetof(struct renew_options, to), option_end},
    ACTING_OPTIONS(struct renew_options),
};

static int renew_run(struct cli *cli);

const struct command permit_renew_command = {
    .name = "permit renew",
    .summary = "give a permit a later end",
    .usage = "permit renew ID --to TIME --who NAME --why TEXT",
    .about = "Lets a permit end later. One that is revoked stays so.\n",
    .example =
        "  lockdown permit renew GDD-000123 --to 2021-09-15 --registry city.db --who PC08 \\\n"
        "    --why \"2994\"\n",
    .options = renew_table,
    .option_count = sizeof renew_table / sizeof renew_table[0],
    .operands_max = 1,
    .run = renew_run,
};

static int renew(struct cli *cli, const struct renew_options *o) {
    const struct command *command = &permit_renew_command;
    struct lkd_registry *registry;
    struct lkd_error err;
    int status = acting_open(cli, command, true, false, &registry);

    if (status != EXIT_DONE)
        return status;
    struct lkd_act act = acting_act(&o->by);
    enum lkd_status done = lkd_registry_renew(registry, cli->operands[0], o->to.at_s, &act, &err);
    if (done == LKD_OK)
        output_printf(&cli->out, "%s\n", cli->operands[0]);
    lkd_registry_close(registry);
    return acting_end(command, done, NULL, NULL, &err);
}

static int renew_run(struct cli *cli) {
    const struct command *command = &permit_renew_command;
    struct renew_options o = {.by = {NULL}};
    struct lkd_error err;
    int status;

    if (!command_begin(cli, command, &o, &status))
        return status;
    if (!acting_check(cli, command, &o.by, 1, "the number of a permit", &err))
        return usage_error(command, &err);
    if (!o.to.given) {
        refuse(&err, LKD_BAD_QUERY, NULL, "`lockdown permit renew` needs `--to TIME`");
        return usage_error(command, &err);
    }
    return renew(cli, &o);
}
