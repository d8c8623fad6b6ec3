/*
 * registry.c - lockdown registry: the group of commands about the registry as a whole.
 */
#include "cli/cli.h"

static const struct command *const registry_parts[] = {
    &registry_init_command, &registry_import_command, &registry_export_command,
    &registry_purge_command, &registry_key_command};

static int registry_run(struct cli *cli) {
    return command_run_part(cli, &registry_command);
}

const struct command registry_command = {
    .name = "registry",
    .summary = "make a registry; CSV in and out; purge a person",
    .usage = "registry COMMAND [OPTIONS] ...",
    .about = "The registry holds people, households, businesses, permits, vehicles, published\n"
             "levels and blockades in one file, which --registry names.\n",
    .example = "  lockdown registry init --registry city.db\n"
               "  lockdown registry import people people.csv --registry city.db \\\n"
               "    --who \"Lan, ward 5\" --why \"weekly list\"\n",
    .parts = registry_parts,
    .part_count = sizeof registry_parts / sizeof registry_parts[0],
    .run = registry_run,
};
