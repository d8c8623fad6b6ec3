/*
 * record_ticket.c - lockdown record ticket: a shopping ticket is used.
 */
#include "cli/acting.h"

struct ticket_options {
    struct acting by;
};

static const struct option ticket_table[] = {
    ACTING_OPTIONS(struct ticket_options),
};

static int ticket_run(struct cli *cli);

const struct command record_ticket_command = {
    .name = "record ticket",
    .summary = "a shopping ticket was used",
    .usage = "record ticket TICKET --who NAME --why TEXT",
    .about = "Notes that a shopping ticket was collected. One that was used before is refused, "
             "with when.\n",
    .example = "  lockdown record ticket T-0412 --registry city.db --who \"Bình An mart\" \\\n"
               "    --why \"collected at the till\"\n",
    .options = ticket_table,
    .option_count = sizeof ticket_table / sizeof ticket_table[0],
    .operands_max = 1,
    .run = ticket_run,
};

static int ticket_run(struct cli *cli) {
    const struct command *command = &record_ticket_command;
    struct ticket_options o = {.by = {NULL}};
    struct lkd_error err;
    int status;

    if (!command_begin(cli, command, &o, &status))
        return status;
    if (!acting_check(cli, command, &o.by, 1, "the number of a ticket", &err))
        return usage_error(command, &err);
    return acting_stamp(cli, command, &o.by, "tickets", cli->operands[0], "used_at", "use");
}
