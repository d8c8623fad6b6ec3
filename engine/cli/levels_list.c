/*
 * levels_list.c - lockdown levels list: what is published.
 */
#include "cli/acting.h"

static int list_run(struct cli *cli);

const struct command levels_list_command = {
    .name = "levels list",
    .summary = "the lists, or the zones of one",
    .usage = "levels list [LIST] --registry FILE",
    .about = "Tells the published lists, each with its act, author, period and number of zones;\n"
             "with the id of a list, its zones and their levels.\n",
    .example = "  lockdown levels list --registry city.db\n",
    .operands_max = 1,
    .run = list_run,
};

static bool print_list(void *context, const struct lkd_level_list *list) {
    struct output *out = context;
    char from[ACTING_TIME_SIZE], to[ACTING_TIME_SIZE];

    output_printf(out, "%s\t%s\t%s\t%s\t%s\t%zu\n", list->id, acting_time(list->from_s, from),
                  acting_time(list->to_s, to), list->act, list->author, list->zones);
    return !out->error;
}

static bool print_level(void *context, const char *zone, const char *level) {
    struct output *out = context;

    output_printf(out, "%s\t%s\n", zone, level);
    return !out->error;
}

static int list_run(struct cli *cli) {
    const struct command *command = &levels_list_command;
    struct lkd_registry *registry;
    struct lkd_error err;
    enum lkd_status done;
    int status;

    if (!command_begin(cli, command, NULL, &status))
        return status;
    status = acting_open(cli, command, false, false, &registry);
    if (status != EXIT_DONE)
        return status;
    if (cli->operand_count > 0)
        done = lkd_levels_of(registry, cli->operands[0], print_level, &cli->out, &err);
    else
        done = lkd_levels_list(registry, print_list, &cli->out, &err);
    lkd_registry_close(registry);
    return acting_end(command, done, NULL, NULL, &err);
}
