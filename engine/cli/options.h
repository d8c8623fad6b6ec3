/*
 * options.h - a small declarative reader of command lines.
 *
 * A table of options says the name, the shape of the value, the help and where the value goes.
 * Options are long (`--name VALUE` or `--name=VALUE`; `-h` is `--help`), may stand anywhere among
 * the operands, and the last of several wins. `--` ends them; `-` alone and negative numbers are
 * operands.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/output.h"
#include "lockdown/error.h"

struct option;
/* Reads the text of a value into `target`; false with `err` when it is not one. */
typedef bool option_reader(const struct option *o, const char *text, void *target,
                           struct lkd_error *err);

struct option {
    const char *name;    /* "format" */
    const char *value;   /* shape of the value, "pretty|json"; NULL: a flag, whose target is bool */
    const char *help;    /* a line or more, without the last newline */
    size_t offset;       /* of the target in the struct of option_set */
    option_reader *read; /* NULL for a flag */
};

/* Readers and their targets. */
struct option_list {
    const char *at[64];
    size_t count;
};
struct option_time {
    bool given;
    int64_t at_s;
};
option_reader option_text;    /* const char *, borrowed from the command line */
option_reader option_texts;   /* struct option_list: every one given */
option_reader option_choice;  /* int: which of the words of `value`, from 1; 0: not given */
option_reader option_instant; /* struct option_time */
option_reader option_end;     /* struct option_time: an end; a day alone is included whole */
option_reader option_fields;  /* unsigned: bits of enum lkd_fields */
option_reader option_seconds; /* double, 0.1 to 3600 */
option_reader option_hours;   /* double, 0.1 to 3600 */
option_reader option_days;    /* double, 0.1 to 3600 */
option_reader option_metres;  /* double, 0 to 100000 */

/* A table and the struct that receives its values. */
struct option_set {
    const struct option *options;
    size_t count;
    void *target;
};

/* The words of the command line that are still to be read. */
struct words {
    char **at;
    int count;
    bool only_operands; /* after "--" */
};

enum word { WORD_END, WORD_OPERAND, WORD_REFUSED };
/* Read options up to the next operand, looking each up in all the sets. */
enum word options_next(struct words *words, const struct option_set *sets, size_t set_count,
                       const char **ret_operand, struct lkd_error *err);

const struct option *options_find(const struct option *options, size_t count, const char *name,
                                  size_t length);
/* Lines of a help text. */
void options_help(struct output *out, const struct option *options, size_t count);

#endif
