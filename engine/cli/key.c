/*
 * key.c - lockdown key: the group of commands about keys.
 */
#include "cli/cli.h"

static const struct command *const key_parts[] = {&key_add_command, &key_list_command,
                                                  &key_revoke_command};

static int key_run(struct cli *cli) {
    return command_run_part(cli, &key_command);
}

const struct command key_command = {
    .name = "key",
    .summary = "make, list and revoke the keys that sign permits",
    .usage = "key COMMAND --keys DIR [OPTIONS] ...",
    .about = "A folder of keys says whose permits are believed: each key (Ed25519) belongs to an\n"
             "issuer with a territory and has a period. Private keys are files of mode 0600; a\n"
             "checkpoint gets a copy of the folder without them. To rotate keys, add the next one\n"
             "before the old one ends.\n",
    .example = "  lockdown key add --keys keys --issuer pc08 --issuer-zone 79 --from 2021-08-25\n"
               "  lockdown key list --keys keys\n",
    .parts = key_parts,
    .part_count = sizeof key_parts / sizeof key_parts[0],
    .run = key_run,
};
