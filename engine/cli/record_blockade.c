/*
 * record_blockade.c - lockdown record blockade: an area is blocked off, or opened again.
 */
#include "cli/acting.h"
#include "cli/complain.h"
#include "cli/input.h"
#include "cli/policy.h"

#include <stdlib.h>

#define SHAPE_BYTES_MAX (1u << 20)

struct blockade_options {
    struct acting by;
    const char *name, *name_en, *parent, *level, *act, *author, *from, *to, *shape;
    bool lift;
};

static const struct option blockade_table[] = {
    {"name", "TEXT", "its name; required", offsetof(struct blockade_options, name), option_text},
    {"name-en", "TEXT", "its English name", offsetof(struct blockade_options, name_en),
     option_text},
    {"parent", "ZONE", "the zone it lies in; required", offsetof(struct blockade_options, parent),
     option_text},
    {"level", "LEVEL", "blockade (the default) or blockade_strict",
     offsetof(struct blockade_options, level), option_text},
    {"act", "ACT", "the act it rests on, by its key in the rulebook; required",
     offsetof(struct blockade_options, act), option_text},
    {"author", "NAME", "who ordered it; required", offsetof(struct blockade_options, author),
     option_text},
    {"from", "TIME", "when it begins; required", offsetof(struct blockade_options, from),
     option_text},
    {"to", "TIME", "when it ends; a day alone is included whole",
     offsetof(struct blockade_options, to), option_text},
    {"shape", "FILE", "a file with its shape; required", offsetof(struct blockade_options, shape),
     option_text},
    {"lift", NULL, "it ends now, or at the time of --at", offsetof(struct blockade_options, lift),
     NULL},
    ACTING_OPTIONS(struct blockade_options),
};

static int blockade_run(struct cli *cli);

const struct command record_blockade_command = {
    .name = "record blockade",
    .summary = "an area is blocked off; --lift opens it again",
    .usage = "record blockade ID --name TEXT --parent ZONE --shape FILE ... --who NAME --why TEXT",
    .about =
        "Opens a blockade: an area with a level, smaller than the zones, from a time on. The shape "
        "is\n"
        "a Polygon or MultiPolygon of GeoJSON, or a Feature with one. Decisions with --registry\n"
        "know it at once. With --lift the blockade ends.\n",
    .example =
        "  lockdown record blockade hem-84 --name \"Hẻm 84 Đặng Văn Bi\" --parent 769 \\\n"
        "    --shape hem84.geojson --act H-CT12TU --author \"UBND phường\" \\\n"
        "    --from \"2021-07-30 12:00\" --registry city.db --who Lan --why \"3 cases\"\n"
        "  lockdown record blockade hem-84 --lift --registry city.db --who Lan --why \"14 days\"\n",
    .options = blockade_table,
    .option_count = sizeof blockade_table / sizeof blockade_table[0],
    .operands_max = 1,
    .run = blockade_run,
};

static int lift(struct cli *cli, const struct blockade_options *o) {
    const struct command *command = &record_blockade_command;
    struct lkd_registry *registry;
    struct lkd_error err;
    int status = acting_open(cli, command, true, false, &registry);

    if (status != EXIT_DONE)
        return status;
    struct lkd_act act = acting_act(&o->by);
    enum lkd_status done = lkd_registry_lift_blockade(registry, cli->operands[0], &act, &err);
    if (done == LKD_OK)
        output_printf(&cli->out, "%s\n", cli->operands[0]);
    lkd_registry_close(registry);
    return acting_end(command, done, NULL, NULL, &err);
}

static int open_blockade(struct cli *cli, const struct blockade_options *o) {
    const struct command *command = &record_blockade_command;
    struct lkd_error err;
    char *shape = NULL;
    size_t length;
    int status;

    if (o->shape && input_read(o->shape, SHAPE_BYTES_MAX, &shape, &length, &err) != LKD_OK) {
        complain(&err);
        return policy_exit_code(err.status);
    }
    const struct lkd_field fields[] = {{"id", cli->operands[0]},
                                       {"name", o->name},
                                       {"name_en", o->name_en},
                                       {"parent", o->parent},
                                       {"level", o->level ? o->level : "blockade"},
                                       {"act", o->act},
                                       {"author", o->author},
                                       {"from", o->from},
                                       {"to", o->to},
                                       {"shape", shape}};
    status = acting_add(cli, command, &o->by, "blockades", "block", fields,
                        sizeof fields / sizeof fields[0]);
    free(shape);
    return status;
}

static int blockade_run(struct cli *cli) {
    const struct command *command = &record_blockade_command;
    struct blockade_options o = {.by = {NULL}};
    struct lkd_error err;
    int status;

    if (!command_begin(cli, command, &o, &status))
        return status;
    if (!acting_check(cli, command, &o.by, 1, "the id of a blockade", &err))
        return usage_error(command, &err);
    return o.lift ? lift(cli, &o) : open_blockade(cli, &o);
}
