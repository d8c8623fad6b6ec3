/*
 * policy.h - loading the policy a command works with, from the folders given or the shipped ones.
 *
 * The shipped folders are `rules` and `geodata` of the working folder, else those beside the
 * program's build folder, else the installed ones.
 */
#ifndef CLI_POLICY_H
#define CLI_POLICY_H

#include "cli/cli.h"
#include "lockdown/decide.h"
#include "lockdown/lookup.h"

/* Options of lkd_policy_load() from the command line. `memory` must outlive them. */
struct policy_paths {
    char rules[4096], zones[4096], table[4096];
};
bool policy_options(const struct cli *cli, struct policy_paths *memory,
                    struct lkd_policy_options *ret_options, struct lkd_error *err);

/* The folder or file of the zones. */
bool zones_path(const struct cli *cli, char *ret_path, size_t size, struct lkd_error *err);

/* Load, with the tests if `tests`. On failure everything wrong is written to standard error; the
 * result is the exit status, EXIT_DONE with the policy new. */
int policy_load(const struct cli *cli, bool tests, struct lkd_policy **ret_policy);

/* The exit status of a load that failed. */
int policy_exit_code(enum lkd_status status);

/* One mistake as "file:line:column: message" and an indented hint. */
void problem_print(struct output *out, const struct lkd_problem *problem);
/* Every mistake, then their count. */
void problems_print(struct output *out, const struct lkd_problems *problems);

/* A lookup in the zones of the command line; as policy_load(). */
int lookup_load(const struct cli *cli, struct lkd_lookup **ret_lookup);

#endif
