/*
 * record.c - lockdown record: the group of commands that write down what happened.
 */
#include "cli/cli.h"

static const struct command *const record_parts[] = {
    &record_ticket_command,     &record_trip_command, &record_suspension_command,
    &record_inspection_command, &record_card_command, &record_blockade_command,
    &record_outcome_command};

static int record_run(struct cli *cli) {
    return command_run_part(cli, &record_command);
}

const struct command record_command = {
    .name = "record",
    .summary = "write down what happened: a ticket used, a suspension, ...",
    .usage = "record COMMAND [OPTIONS] ...",
    .about = "Writes to the registry what rules depend on. Each change is recorded with who made\n"
             "it, when and why; `lockdown registry export changes` shows them.\n",
    .example = "  lockdown record ticket T-0412 --registry city.db --who \"Bình An mart\" \\\n"
               "    --why \"collected at the till\"\n",
    .parts = record_parts,
    .part_count = sizeof record_parts / sizeof record_parts[0],
    .run = record_run,
};
