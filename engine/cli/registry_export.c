/*
 * registry_export.c - lockdown registry export: a table as CSV.
 */
#include "cli/acting.h"
#include "cli/complain.h"

static int export_run(struct cli *cli);

const struct command registry_export_command = {
    .name = "registry export",
    .summary = "write a table as CSV",
    .usage = "registry export TABLE --registry FILE",
    .about =
        "Writes a table as CSV, ordered by key, in the form `registry import` reads. The table\n"
        "`changes` is the change log: who did what, when and why.\n",
    .example = "  lockdown registry export permits --registry city.db > permits.csv\n"
               "  lockdown registry export changes --registry city.db | tail\n",
    .operands_max = 1,
    .run = export_run,
};

static bool write_out(void *context, const char *bytes, size_t length) {
    struct output *out = context;

    output_write(out, bytes, length);
    return !out->error;
}

static int export_run(struct cli *cli) {
    const struct command *command = &registry_export_command;
    struct lkd_registry *registry;
    struct lkd_error err;
    int status;

    if (!command_begin(cli, command, NULL, &status))
        return status;
    if (cli->operand_count == 0) {
        refuse(&err, LKD_BAD_QUERY, NULL, "`lockdown registry export` needs a table");
        return usage_error(command, &err);
    }
    status = acting_open(cli, command, false, false, &registry);
    if (status != EXIT_DONE)
        return status;
    enum lkd_status done =
        lkd_registry_export(registry, cli->operands[0], write_out, &cli->out, &err);
    lkd_registry_close(registry);
    return cli->out.error ? EXIT_DONE : acting_end(command, done, NULL, NULL, &err);
}
