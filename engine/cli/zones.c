/*
 * zones.c - lockdown zones: the group of commands about zones.
 */
#include "cli/cli.h"

static const struct command *const zones_parts[] = {&zones_locate_command, &zones_check_command,
                                                    &zones_import_command, &zones_export_command};

static int zones_run(struct cli *cli) {
    return command_run_part(cli, &zones_command);
}

const struct command zones_command = {
    .name = "zones",
    .summary = "locate points; check, import and export zones",
    .usage = "zones COMMAND [OPTIONS] ...",
    .about = "Zones are places with a code, a name, a parent and a shape.\n",
    .example = "  lockdown zones locate 106.6953 10.777\n"
               "  lockdown zones import wards.gpkg --id ma_xa --name ten_xa --kind-is ward \\\n"
               "    --output wards.geojson\n"
               "  lockdown zones check wards.geojson\n",
    .parts = zones_parts,
    .part_count = sizeof zones_parts / sizeof zones_parts[0],
    .run = zones_run,
};
