/*
 * permit.c - lockdown permit: the group of commands about permits.
 */
#include "cli/cli.h"

static const struct command *const permit_parts[] = {
    &permit_issue_command, &permit_renew_command,  &permit_extend_command, &permit_revoke_command,
    &permit_list_command,  &permit_verify_command, &permit_qr_command,     &permit_sheet_command,
};

static int permit_run(struct cli *cli) {
    return command_run_part(cli, &permit_command);
}

const struct command permit_command = {
    .name = "permit",
    .summary = "issue, renew, extend, revoke, list, verify and print permits",
    .usage = "permit COMMAND [OPTIONS] ...",
    .about =
        "The life of a travel permit (giấy đi đường): a row of the registry, and a signed code\n"
        "with all its data inside, so that a checkpoint verifies it without network and register,\n"
        "with the folder of keys alone.\n",
    .example = "  lockdown permit issue permit.json --keys keys > token.txt\n"
               "  lockdown permit verify - --keys keys < token.txt\n"
               "  lockdown permit sheet - --output permit.svg < token.txt\n"
               "  lockdown permit revoke GDD-000123 --reason misuse --registry city.db \\\n"
               "    --who PC08 --why \"report of 3/9\"\n",
    .parts = permit_parts,
    .part_count = sizeof permit_parts / sizeof permit_parts[0],
    .run = permit_run,
};
