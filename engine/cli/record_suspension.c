/*
 * record_suspension.c - lockdown record suspension: a business is suspended, or a suspension is
 * lifted.
 */
#include "cli/acting.h"

struct suspension_options {
    struct acting by;
    const char *from, *until, *act, *id;
    bool lift;
};

static const struct option suspension_table[] = {
    {"from", "TIME", "when it begins; required", offsetof(struct suspension_options, from),
     option_text},
    {"until", "TIME", "when it ends; a day alone is included whole",
     offsetof(struct suspension_options, until), option_text},
    {"act", "TEXT", "the order", offsetof(struct suspension_options, act), option_text},
    {"id", "ID", "its number (default: a new one)", offsetof(struct suspension_options, id),
     option_text},
    {"lift", NULL, "the suspension of that number ends", offsetof(struct suspension_options, lift),
     NULL},
    ACTING_OPTIONS(struct suspension_options),
};

static int suspension_run(struct cli *cli);

const struct command record_suspension_command = {
    .name = "record suspension",
    .summary = "a business is suspended; --lift ends it",
    .usage = "record suspension BUSINESS --from TIME --who NAME --why TEXT [OPTIONS]",
    .about = "Suspends a business by name and tells the number of the suspension; with --lift the "
             "operand\n"
             "is that number, and the suspension ends.\n",
    .example =
        "  lockdown record suspension B-17 --from \"2021-09-12 18:00\" --act \"112/QĐ\" \\\n"
        "    --registry city.db --who \"district 7\" --why \"inspection failed\"\n"
        "  lockdown record suspension S-5 --lift --registry city.db --who \"district 7\" \\\n"
        "    --why \"conditions met\"\n",
    .options = suspension_table,
    .option_count = sizeof suspension_table / sizeof suspension_table[0],
    .operands_max = 1,
    .run = suspension_run,
};

static int suspension_run(struct cli *cli) {
    const struct command *command = &record_suspension_command;
    struct suspension_options o = {.by = {NULL}};
    struct lkd_error err;
    int status;

    if (!command_begin(cli, command, &o, &status))
        return status;
    if (!acting_check(cli, command, &o.by, 1, "the id of a business", &err))
        return usage_error(command, &err);
    const struct lkd_field fields[] = {{"id", o.id},
                                       {"business", cli->operands[0]},
                                       {"from", o.from},
                                       {"until", o.until},
                                       {"act", o.act}};
    if (o.lift)
        return acting_stamp(cli, command, &o.by, "suspensions", cli->operands[0], "lifted_at",
                            "lift");
    return acting_add(cli, command, &o.by, "suspensions", "suspend", fields,
                      sizeof fields / sizeof fields[0]);
}
