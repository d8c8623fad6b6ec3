/*
 * record_inspection.c - lockdown record inspection: the safety of a business is assessed.
 */
#include "cli/acting.h"

struct inspection_options {
    struct acting by;
    const char *passed, *score, *day, *id;
};

static const struct option inspection_table[] = {
    {"passed", "yes|no", "were the conditions met? required",
     offsetof(struct inspection_options, passed), option_text},
    {"score", "NUMBER", "the score", offsetof(struct inspection_options, score), option_text},
    {"day", "DATE", "the day of the visit; required", offsetof(struct inspection_options, day),
     option_text},
    {"id", "ID", "its number (default: a new one)", offsetof(struct inspection_options, id),
     option_text},
    ACTING_OPTIONS(struct inspection_options),
};

static int inspection_run(struct cli *cli);

const struct command record_inspection_command = {
    .name = "record inspection",
    .summary = "the safety of a business was assessed",
    .usage = "record inspection BUSINESS --passed yes|no --who NAME --why TEXT [OPTIONS]",
    .about = "Writes down an inspection. The last one until the moment of a query counts.\n",
    .example = "  lockdown record inspection B-17 --passed no --score 41 --registry city.db \\\n"
               "    --who \"district 7\" --why \"visit of 12/9\"\n",
    .options = inspection_table,
    .option_count = sizeof inspection_table / sizeof inspection_table[0],
    .operands_max = 1,
    .run = inspection_run,
};

static int inspection_run(struct cli *cli) {
    const struct command *command = &record_inspection_command;
    struct inspection_options o = {.by = {NULL}};
    struct lkd_error err;
    int status;

    if (!command_begin(cli, command, &o, &status))
        return status;
    if (!acting_check(cli, command, &o.by, 1, "the id of a business", &err))
        return usage_error(command, &err);
    const struct lkd_field fields[] = {{"id", o.id},
                                       {"business", cli->operands[0]},
                                       {"assessed", o.day},
                                       {"passed", o.passed},
                                       {"score", o.score}};
    return acting_add(cli, command, &o.by, "inspections", "inspect", fields,
                      sizeof fields / sizeof fields[0]);
}
