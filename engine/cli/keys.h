/*
 * keys.h - what the commands about keys and permits share: the folder of keys, the token they are
 * given, the moment.
 */
#ifndef CLI_KEYS_H
#define CLI_KEYS_H

#include "cli/cli.h"
#include "cli/policy.h"
#include "lockdown/permits.h"

#define TOKEN_BYTES_MAX ((size_t)1 << 20) /* of what is read as a token */

/* The folder after `--keys`, or NULL with the usage error written (the exit status is then
 * EXIT_USAGE). */
const char *keys_folder(const struct cli *cli, const struct command *command);

/* Read the folder. On failure the error is written; the result is the exit status. */
int keys_load(const struct cli *cli, const struct command *command, struct lkd_keys **ret_keys);

/* The exit status of a failure about keys or permits. */
int keys_exit_code(enum lkd_status status);

/* The moment of an option, else that of the clock. */
int64_t keys_moment(const struct option_time *at);

/* The token that the operand is ("-": standard input); new, free() it. On failure the error is
 * written; the result is the exit status. */
int token_operand(const struct cli *cli, const struct command *command, char **ret_token,
                  size_t *ret_length);

/* Facts about a permit (a JSON object) as the vocabulary of a policy has them; a mistake is
 * written. The result is the exit status. */
int facts_check(struct lkd_policy *policy, const char *facts);

/* The lkd_zone_within of a lookup and of a policy. */
bool lookup_within(void *lookup, const char *zone, const char *outer);
bool policy_within(void *policy, const char *zone, const char *outer);

#endif
