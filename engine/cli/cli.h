/*
 * cli.h - what the commands share: exit statuses, global options, the description of a command.
 *
 * main() reads the global options up to the name of the command and calls its `run`, which begins
 * with command_begin() and returns the exit status. The commands use include/lockdown/ alone, like
 * any outside program.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/options.h"
#include "cli/output.h"

/* Part of the contract. */
enum exit_code {
    EXIT_DONE = 0,
    EXIT_INTERNAL = 1,     /* a bug, no memory, or the output cannot be written */
    EXIT_USAGE = 2,        /* the command line or the query is wrong */
    EXIT_INVALID = 3,      /* the rulebook or the data have errors */
    EXIT_TESTS = 4,        /* tests failed, or there are none */
    EXIT_DENIED = 6,       /* decide --exit-code */
    EXIT_UNDETERMINED = 7, /* decide --exit-code */
};

/* Options every command takes, before or after its name. */
struct global_options {
    const char *rules, *zones; /* NULL: the shipped ones */
    const char *registry;      /* NULL: none */
    const char *keys;          /* folder of keys; NULL: none */
    const char *log;           /* folder of the decision log; NULL: none */
    struct option_list with;
    int language; /* enum lkd_language */
    bool help, version;
};

#define OPERANDS_MAX 2

struct command;
struct cli {
    struct global_options global;
    struct words words; /* of the command line, not yet read */
    const char *operands[OPERANDS_MAX];
    size_t operand_count;
    struct output out; /* standard output */
};

struct command {
    const char *name, *summary;
    const char *usage;   /* "decide [OPTIONS] [FILE]" */
    const char *about;   /* what it does; lines */
    const char *example; /* lines, indented as they stand */
    const struct option *options;
    size_t option_count;
    size_t operands_max;
    const struct command *const *parts; /* of a group: `zones import`, ... */
    size_t part_count;
    int (*run)(struct cli *cli);
};

/*
 * Read the rest of the command line into `target`, the struct the command's options speak of, and
 * the operands. False when there is nothing left to run (help was asked for, or the usage is wrong
 * and the message written): return `*ret_status` then.
 */
bool command_begin(struct cli *cli, const struct command *command, void *target, int *ret_status);

/* The `run` of a group of commands: the next word names one of its parts, whose name is that of the
 * group and the word. */
int command_run_part(struct cli *cli, const struct command *group);

/* Tell a wrong usage and where the help is. EXIT_USAGE. */
int usage_error(const struct command *command, const struct lkd_error *err);

extern const struct command decide_command, explain_command, check_command, test_command,
    zones_command, registry_command, levels_command, record_command, key_command, permit_command,
    report_command, log_command, serve_command, bench_command;
extern const struct command zones_import_command, zones_check_command, zones_locate_command,
    zones_export_command;
extern const struct command registry_init_command, registry_import_command, registry_export_command,
    registry_purge_command, registry_key_command;
extern const struct command levels_import_command, levels_list_command;
extern const struct command record_ticket_command, record_trip_command, record_suspension_command,
    record_inspection_command, record_card_command, record_blockade_command, record_outcome_command;
extern const struct command report_daily_command, report_checkpoints_command,
    report_permits_command, report_businesses_command;
extern const struct command key_add_command, key_list_command, key_revoke_command;
extern const struct command permit_issue_command, permit_renew_command, permit_extend_command,
    permit_revoke_command, permit_list_command, permit_verify_command, permit_qr_command,
    permit_sheet_command;

extern const struct command log_init_command, log_verify_command, log_replay_command,
    log_prune_command, log_purge_command;

#endif
