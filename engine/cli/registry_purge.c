/*
 * registry_purge.c - lockdown registry purge: take a person out of the registry.
 */
#include "cli/acting.h"
#include "cli/logs.h"

struct purge_options {
    struct acting by;
};

static const struct option purge_table[] = {ACTING_OPTIONS(struct purge_options)};

static int purge_run(struct cli *cli);

const struct command registry_purge_command = {
    .name = "registry purge",
    .summary = "take a person out, with permits and trips",
    .usage = "registry purge PERSON --who NAME --why TEXT",
    .about = "Removes the person's row, permits and trips. The change log keeps its entries and\n"
             "their number, but no longer says whom they were about. With --log the keys that\n"
             "open what the log says about the person are destroyed, too.\n",
    .example = "  lockdown registry purge 079085001234 --registry city.db \\\n"
               "    --who \"data office\" --why \"request of 3/12\"\n",
    .options = purge_table,
    .option_count = sizeof purge_table / sizeof purge_table[0],
    .operands_max = 1,
    .run = purge_run,
};

static int purge_run(struct cli *cli) {
    const struct command *command = &registry_purge_command;
    struct purge_options o = {.by = {NULL}};
    struct lkd_registry *registry;
    struct lkd_purged purged;
    struct lkd_error err;
    int status;

    if (!command_begin(cli, command, &o, &status))
        return status;
    if (!acting_check(cli, command, &o.by, 1, "the id of a person", &err))
        return usage_error(command, &err);
    status = acting_open(cli, command, true, false, &registry);
    if (status != EXIT_DONE)
        return status;
    struct lkd_act act = acting_act(&o.by);
    enum lkd_status done = lkd_registry_purge(registry, cli->operands[0], &act, &purged, &err);
    if (done == LKD_OK)
        output_printf(&cli->out, "purged 1 person, %zu permits, %zu trips\n", purged.permits,
                      purged.trips);
    lkd_registry_close(registry);
    status = acting_end(command, done, NULL, NULL, &err);
    if (status != EXIT_DONE || !cli->global.log)
        return status;
    return log_purge(cli, cli->global.log, cli->operands[0]);
}
