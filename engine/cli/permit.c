/*
 * permit.c - lockdown permit: the group of commands about permits.
 */
#include "cli/cli.h"

static const struct command *const permit_parts[] = {
    &permit_issue_command,  &permit_renew_command, &permit_extend_command,
    &permit_revoke_command, &permit_list_command,
};

static int permit_run(struct cli *cli) {
    return command_run_part(cli, &permit_command);
}

const struct command permit_command = {
    .name = "permit",
    .summary = "issue, renew, extend, revoke and list permits",
    .usage = "permit COMMAND [OPTIONS] ...",
    .about = "The life of a travel permit (giấy đi đường) in the registry.\n",
    .example = "  lockdown permit revoke GDD-000123 --reason misuse --registry city.db \\\n"
               "    --who PC08 --why \"report of 3/9\"\n",
    .parts = permit_parts,
    .part_count = sizeof permit_parts / sizeof permit_parts[0],
    .run = permit_run,
};
