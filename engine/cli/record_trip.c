/*
 * record_trip.c - lockdown record trip: a household goes shopping and comes back.
 */
#include "cli/acting.h"

struct trip_options {
    struct acting by;
    const char *person;
    bool back;
};

static const struct option trip_table[] = {
    {"person", "ID", "who goes", offsetof(struct trip_options, person), option_text},
    {"back", NULL, "they are back", offsetof(struct trip_options, back), NULL},
    ACTING_OPTIONS(struct trip_options),
};

static int trip_run(struct cli *cli);

const struct command record_trip_command = {
    .name = "record trip",
    .summary = "a household goes shopping; --back ends the trip",
    .usage = "record trip HOUSEHOLD --who NAME --why TEXT [OPTIONS]",
    .about = "Counts a shopping trip of a household that begins now; with --back the one that was "
             "begun\n"
             "last ends.\n",
    .example =
        "  lockdown record trip H-77 --person 079085001234 --registry city.db \\\n"
        "    --who \"ward 5\" --why \"market\"\n"
        "  lockdown record trip H-77 --back --registry city.db --who \"ward 5\" --why \"market\"\n",
    .options = trip_table,
    .option_count = sizeof trip_table / sizeof trip_table[0],
    .operands_max = 1,
    .run = trip_run,
};

static int come_back(struct cli *cli, const struct trip_options *o) {
    const struct command *command = &record_trip_command;
    struct lkd_registry *registry;
    struct lkd_error err;
    char trip[LKD_KEY_MAX];
    int status = acting_open(cli, command, false, false, &registry);

    if (status != EXIT_DONE)
        return status;
    enum lkd_status done =
        lkd_registry_open_trip(registry, cli->operands[0], o->person, trip, &err);
    lkd_registry_close(registry);
    if (done != LKD_OK)
        return acting_end(command, done, NULL, NULL, &err);
    return acting_stamp(cli, command, &o->by, "trips", trip, "back_at", "come back");
}

static int trip_run(struct cli *cli) {
    const struct command *command = &record_trip_command;
    struct trip_options o = {.by = {NULL}};
    struct lkd_error err;
    int status;

    if (!command_begin(cli, command, &o, &status))
        return status;
    if (!acting_check(cli, command, &o.by, 1, "the id of a household", &err))
        return usage_error(command, &err);
    char at[ACTING_TIME_SIZE];
    const struct lkd_field fields[] = {{"household", cli->operands[0]},
                                       {"person", o.person},
                                       {"left_at", acting_time(acting_act(&o.by).at_s, at)}};
    if (o.back)
        return come_back(cli, &o);
    return acting_add(cli, command, &o.by, "trips", "go out", fields,
                      sizeof fields / sizeof fields[0]);
}
