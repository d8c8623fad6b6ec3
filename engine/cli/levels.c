/*
 * levels.c - lockdown levels: the group of commands about published levels.
 */
#include "cli/cli.h"

static const struct command *const levels_parts[] = {&levels_import_command, &levels_list_command};

static int levels_run(struct cli *cli) {
    return command_run_part(cli, &levels_command);
}

const struct command levels_command = {
    .name = "levels",
    .summary = "published lists of epidemic levels by zone",
    .usage = "levels COMMAND [OPTIONS] ...",
    .about =
        "Every week the authorities publish which ward has which level. With --registry these\n"
        "lists answer what otherwise would have to be asked.\n",
    .example = "  lockdown levels import week42.csv --registry city.db --act \"3544/TB-SYT\" \\\n"
               "    --author \"Sở Y tế\" --from 2021-10-18 --who Lan --why \"weekly list\"\n",
    .parts = levels_parts,
    .part_count = sizeof levels_parts / sizeof levels_parts[0],
    .run = levels_run,
};
