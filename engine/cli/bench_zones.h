/*
 * bench_zones.h - `lockdown bench --zones FILE`: how fast places are looked up in a file of shapes.
 */
#ifndef CLI_BENCH_ZONES_H
#define CLI_BENCH_ZONES_H

#include "cli/cli.h"

/* Does the command line name a file of shapes, rather than a folder or a table of codes? */
bool bench_zones_wanted(const struct cli *cli);

/* Load it, time lookups and print; the result is the exit status. */
int bench_zones_run(struct cli *cli, double seconds, bool json);

#endif
