/*
 * record_card.c - lockdown record card: the green-lane card of a vehicle is revoked.
 */
#include "cli/acting.h"

struct card_options {
    struct acting by;
};

static const struct option card_table[] = {
    ACTING_OPTIONS(struct card_options),
};

static int card_run(struct cli *cli);

const struct command record_card_command = {
    .name = "record card",
    .summary = "the green-lane card of a vehicle is revoked",
    .usage = "record card PLATE --who NAME --why TEXT",
    .about = "Revokes the green-lane card of a vehicle: its code then reads as revoked.\n",
    .example = "  lockdown record card 51C-12345 --registry city.db --who \"PC08\" --why \"misuse, "
               "3/9\"\n",
    .options = card_table,
    .option_count = sizeof card_table / sizeof card_table[0],
    .operands_max = 1,
    .run = card_run,
};

static int card_run(struct cli *cli) {
    const struct command *command = &record_card_command;
    struct card_options o = {.by = {NULL}};
    struct lkd_error err;
    int status;

    if (!command_begin(cli, command, &o, &status))
        return status;
    if (!acting_check(cli, command, &o.by, 1, "the number plate of a vehicle", &err))
        return usage_error(command, &err);
    return acting_stamp(cli, command, &o.by, "vehicles", cli->operands[0], "card_revoked_at",
                        "revoke card");
}
