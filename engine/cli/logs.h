/*
 * logs.h - what the commands about the decision log share.
 */
#ifndef CLI_LOGS_H
#define CLI_LOGS_H

#include "cli/cli.h"
#include "lockdown/log.h"

/* The folder after `--log`, or NULL with the usage error written (the exit status is then
 * EXIT_USAGE). */
const char *log_folder(const struct cli *cli, const struct command *command);

/* The exit status of a failure about a log. */
int log_exit_code(enum lkd_status status);

/* Destroy a person's keys in the log of `--log` and tell how many. The result is the exit status.
 */
int log_purge(struct cli *cli, const char *folder, const char *person);

#endif
