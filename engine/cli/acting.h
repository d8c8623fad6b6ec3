/*
 * acting.h - what the commands that change the registry share: who acts, when and why, opening the
 * registry, telling what was refused.
 */
#ifndef CLI_ACTING_H
#define CLI_ACTING_H

#include "cli/cli.h"
#include "lockdown/registry.h"

struct acting {
    const char *who, *why;
    struct option_time at;
};

/* The options of a command whose struct has a member `by` of type struct acting. */
#define ACTING_OPTIONS(type)                                                                       \
    {"who", "NAME", "who does it; required", offsetof(type, by.who), option_text},                 \
        {"why", "TEXT", "why: the order, the letter; required", offsetof(type, by.why),            \
         option_text},                                                                             \
    {                                                                                              \
        "at", "TIME", "when it happened (default: now)", offsetof(type, by.at), option_instant     \
    }

/* The act of these options. */
struct lkd_act acting_act(const struct acting *by);

/* What every such command begins with: `operands` are there, and so are who and why. */
bool acting_check(const struct cli *cli, const struct command *command, const struct acting *by,
                  size_t operands, const char *what, struct lkd_error *err);

/* The registry of the command line. With `judged` its values are checked by the rulebook and the
 * zones. What fails is told; the result is the exit status. */
int acting_open(const struct cli *cli, const struct command *command, bool writing, bool judged,
                struct lkd_registry **ret_registry);

/* Tell why something was not done, every finding in `path` (NULL: no file) and the error otherwise;
 * frees the findings. The result is the exit status, EXIT_DONE for LKD_OK. */
int acting_end(const struct command *command, enum lkd_status status, const char *path,
               struct lkd_row_findings *findings, const struct lkd_error *err);

/* Add one row to a table, in a command of its own: open, add, tell its key. */
int acting_add(struct cli *cli, const struct command *command, const struct acting *by,
               const char *table, const char *action, const struct lkd_field *fields, size_t count);
/* Write the moment of the act into a column of a row. */
int acting_stamp(struct cli *cli, const struct command *command, const struct acting *by,
                 const char *table, const char *key, const char *column, const char *action);

/* An instant as a day and a time of the day: "2021-09-15 18:00". */
#define ACTING_TIME_SIZE 32
const char *acting_time(int64_t at_s, char out[ACTING_TIME_SIZE]);

#endif
