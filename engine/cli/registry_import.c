/*
 * registry_import.c - lockdown registry import: a CSV file into a table, all of it or nothing.
 */
#include "cli/acting.h"
#include "cli/complain.h"
#include "cli/progress.h"

struct import_options {
    struct acting by;
    bool dry_run;
};

static const struct option import_table[] = {
    ACTING_OPTIONS(struct import_options),
    {"dry-run", NULL, "check everything, write nothing", offsetof(struct import_options, dry_run),
     NULL},
};

static int import_run(struct cli *cli);

const struct command registry_import_command = {
    .name = "registry import",
    .summary = "read a CSV file into a table, all of it or nothing",
    .usage = "registry import TABLE FILE --who NAME --why TEXT [OPTIONS]",
    .about =
        "Reads a CSV file (UTF-8; commas or semicolons) whose first line names the columns, in\n"
        "English or Vietnamese. Rows with a new key are added, rows with a known one change the\n"
        "columns the file has. Every value is checked by the rulebook and the zones; if anything\n"
        "is wrong, every mistake is told with its row and column, nothing is written, and the\n"
        "exit status is 3.\n"
        "\n"
        "Tables: households, people, tickets, trips, businesses, inspections, suspensions,\n"
        "quotas, permits, vehicles, areas, level_lists, levels, blockades, api_keys, outcomes.\n"
        "`lockdown registry export TABLE` shows the columns of each.\n",
    .example = "  lockdown registry import people people.csv --registry city.db \\\n"
               "    --who \"Lan, ward 5\" --why \"weekly list\" --dry-run\n",
    .options = import_table,
    .option_count = sizeof import_table / sizeof import_table[0],
    .operands_max = 2,
    .run = import_run,
};

static int import_file(struct cli *cli, const struct import_options *o,
                       struct lkd_registry *registry) {
    struct progress progress;
    struct lkd_row_findings *findings;
    struct lkd_error err;
    size_t rows;
    const struct lkd_registry_import options = {.table = cli->operands[0],
                                                .path = cli->operands[1],
                                                .dry_run = o->dry_run,
                                                .act = acting_act(&o->by),
                                                .report = progress_report,
                                                .context = &progress};

    progress_begin(&progress);
    enum lkd_status status = lkd_registry_import(registry, &options, &rows, &findings, &err);
    progress_end(&progress);
    if (status == LKD_OK) {
        output_count(&cli->out, rows);
        output_printf(&cli->out, " %s of %s %s\n", rows == 1 ? "row" : "rows", options.table,
                      o->dry_run ? "are in order; nothing was written" : "imported");
    }
    return acting_end(&registry_import_command, status, options.path, findings, &err);
}

static int import_run(struct cli *cli) {
    struct import_options o = {.dry_run = false};
    struct lkd_registry *registry;
    struct lkd_error err;
    int status;

    if (!command_begin(cli, &registry_import_command, &o, &status))
        return status;
    if (!acting_check(cli, &registry_import_command, &o.by, 2, "a table and a file", &err))
        return usage_error(&registry_import_command, &err);
    status = acting_open(cli, &registry_import_command, true, true, &registry);
    if (status != EXIT_DONE)
        return status;
    status = import_file(cli, &o, registry);
    lkd_registry_close(registry);
    return status;
}
