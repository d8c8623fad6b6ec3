/*
 * zones_export.c - lockdown zones export: zones as GeoJSON, with the level that holds in each.
 */
#include "cli/cli.h"
#include "cli/clock.h"
#include "cli/complain.h"
#include "cli/policy.h"
#include "lockdown/export.h"

struct export_options {
    struct option_time at;
};

static const struct option export_table[] = {
    {"at", "TIME", "the levels of that moment (default: now)", offsetof(struct export_options, at),
     option_instant},
};

static int export_run(struct cli *cli);

const struct command zones_export_command = {
    .name = "zones export",
    .summary = "write zones as GeoJSON with the level that holds in each",
    .usage = "zones export [OPTIONS]",
    .about = "Writes every zone and temporary order that has a shape, one a line, with its level,\n"
             "the documents it rests on and until when it holds as properties.\n",
    .example = "  lockdown zones export --at \"2021-07-27 18:30\" > levels.geojson\n"
               "  lockdown --zones wards.geojson zones export | jq -c '.features[].properties'\n",
    .options = export_table,
    .option_count = sizeof export_table / sizeof export_table[0],
    .run = export_run,
};

static bool write_out(void *context, const char *bytes, size_t length) {
    struct output *out = context;

    output_write(out, bytes, length);
    return !out->error;
}

static int export_run(struct cli *cli) {
    struct export_options o = {0};
    struct lkd_policy *policy;
    struct lkd_error err;
    int status;

    if (!command_begin(cli, &zones_export_command, &o, &status))
        return status;
    status = policy_load(cli, false, &policy);
    if (status != EXIT_DONE)
        return status;
    int64_t at_s = o.at.given ? o.at.at_s : (int64_t)time(NULL);
    if (lkd_policy_export_zones(policy, at_s, LKD_SHAPES_EXACT, write_out, &cli->out, &err) !=
            LKD_OK &&
        !cli->out.error) {
        complain(&err);
        status = policy_exit_code(err.status);
    }
    lkd_policy_release(policy);
    return status;
}
