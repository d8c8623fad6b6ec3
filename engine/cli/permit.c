/*
 * permit.c - lockdown permit: the group of commands about permits.
 */
#include "cli/cli.h"

static const struct command *const permit_parts[] = {&permit_issue_command, &permit_verify_command,
                                                     &permit_revoke_command, &permit_qr_command,
                                                     &permit_sheet_command};

static int permit_run(struct cli *cli) {
    return command_run_part(cli, &permit_command);
}

const struct command permit_command = {
    .name = "permit",
    .summary = "issue, verify, revoke and print permits",
    .usage = "permit COMMAND [OPTIONS] ...",
    .about =
        "A permit is a signed code: all its data are inside, so that a checkpoint verifies it\n"
        "without network and register, with the folder of keys alone.\n",
    .example = "  lockdown permit issue permit.json --keys keys > token.txt\n"
               "  lockdown permit verify - --keys keys < token.txt\n"
               "  lockdown permit sheet - --output permit.svg < token.txt\n",
    .parts = permit_parts,
    .part_count = sizeof permit_parts / sizeof permit_parts[0],
    .run = permit_run,
};
