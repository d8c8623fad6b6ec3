/*
 * main.c - the program `lockdown`: global options, finding the command, help.
 */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/complain.h"
#include "cli/suggest.h"
#include "lockdown/keys.h"

#define OUTPUT_BYTES (1u << 20)

static const struct command *const commands[] = {
    &decide_command, &explain_command,  &check_command,  &test_command,  &zones_command,
    &levels_command, &registry_command, &record_command, &key_command,   &permit_command,
    &log_command,    &report_command,   &serve_command,  &bench_command,
};
#define COMMAND_COUNT (sizeof commands / sizeof commands[0])

static const struct option global_table[] = {
    {"rules", "DIR",
     "folder of the rulebook (default: `rules` of the working folder,\n"
     "else of this checkout, else the installed one)",
     offsetof(struct global_options, rules), option_text},
    {"zones", "DIR|FILE", "the zones (default: `geodata`, found the same way)",
     offsetof(struct global_options, zones), option_text},
    {"registry", "FILE", "the registry: ids in queries are looked up there",
     offsetof(struct global_options, registry), option_text},
    {"keys", "DIR", "the folder of keys of those who issue permits",
     offsetof(struct global_options, keys), option_text},
    {"log", "DIR", "log every decision in this folder, which `log init` makes",
     offsetof(struct global_options, log), option_text},
    {"with", "DIRECTIVE",
     "try an announced directive as if it were signed; may be given\nseveral times",
     offsetof(struct global_options, with), option_texts},
    {"lang", "vi|en", "only this language in the texts of an answer",
     offsetof(struct global_options, language), option_choice},
    {"help", NULL, "this help; `lockdown COMMAND --help` tells of a command",
     offsetof(struct global_options, help), NULL},
    {"version", NULL, "the version of the program", offsetof(struct global_options, version), NULL},
};
#define GLOBAL_COUNT (sizeof global_table / sizeof global_table[0])

/* ---- help ---- */

static const char main_about[] =
    "Asks a lockdown rulebook: may this person pass, may this business open, now, here?\n"
    "Every answer cites the legal text, says until when it holds, and asks for what is missing.\n";

static const char main_end[] =
    "\n"
    "Example\n"
    "  echo '{\"query\": \"level\", \"place\": {\"at\": {\"zone\": \"760\"}}}' |\n"
    "    lockdown decide --at \"2021-07-27 18:30\"\n"
    "\n"
    "Exit status\n"
    "  0 done   1 internal failure   2 wrong usage or query   3 rulebook or data invalid\n"
    "  4 tests failed or none found   6 deny, 7 undetermined (decide --exit-code, permit verify)\n";

/* "import" of "zones import", when the command is part of a group; else all of "check". */
static const char *word_of(const struct command *c) {
    const char *space = strchr(c->name, ' ');

    return space ? space + 1 : c->name;
}

static void print_commands(struct output *out, const struct command *const *list, size_t count) {
    output_puts(out, "\nCommands\n");
    for (size_t i = 0; i < count; i++)
        output_printf(out, "  %-11s %s\n", word_of(list[i]), list[i]->summary);
}

static void print_main_help(struct output *out) {
    output_puts(out, "usage: lockdown [OPTIONS] COMMAND [OPTIONS] [FILE]\n\n");
    output_puts(out, main_about);
    print_commands(out, commands, COMMAND_COUNT);
    output_puts(out, "\nOptions, before or after the command\n");
    options_help(out, global_table, GLOBAL_COUNT);
    output_puts(out, main_end);
}

static void print_command_help(struct output *out, const struct command *c) {
    output_printf(out, "usage: lockdown %s\n\n%s", c->usage, c->about);
    if (c->part_count > 0)
        print_commands(out, c->parts, c->part_count);
    if (c->option_count > 0)
        output_puts(out, "\nOptions\n");
    options_help(out, c->options, c->option_count);
    output_puts(out, "\nOptions of every command\n");
    options_help(out, global_table, GLOBAL_COUNT);
    output_printf(out, "\nExample\n%s", c->example);
}

int usage_error(const struct command *command, const struct lkd_error *err) {
    complain(err);
    fprintf(stderr, "  `lockdown%s%s --help` tells more\n", command ? " " : "",
            command ? command->name : "");
    return EXIT_USAGE;
}

/* ---- commands ---- */

static bool add_operand(struct cli *cli, const struct command *command, const char *operand,
                        struct lkd_error *err) {
    if (cli->operand_count == command->operands_max)
        return refuse(err, LKD_BAD_QUERY, NULL, "`lockdown %s` has no use for `%s`", command->name,
                      operand);
    cli->operands[cli->operand_count++] = operand;
    return true;
}

bool command_begin(struct cli *cli, const struct command *command, void *target, int *ret_status) {
    const struct option_set sets[] = {
        {command->options, command->option_count, target},
        {global_table, GLOBAL_COUNT, &cli->global},
    };
    const char *operand;
    struct lkd_error err;
    enum word word;

    while ((word = options_next(&cli->words, sets, 2, &operand, &err)) == WORD_OPERAND) {
        if (!add_operand(cli, command, operand, &err)) {
            word = WORD_REFUSED;
            break;
        }
    }
    *ret_status = word == WORD_REFUSED ? usage_error(command, &err) : EXIT_DONE;
    if (word == WORD_REFUSED || !cli->global.help)
        return word != WORD_REFUSED;
    print_command_help(&cli->out, command);
    return false;
}

/* The command of the list that the word names; `group` stands before it in the message. */
static const struct command *find_command(const struct command *const *list, size_t count,
                                          const char *group, const char *word,
                                          struct lkd_error *err) {
    struct suggestion suggestion;

    suggestion_begin(&suggestion, word, strlen(word));
    for (size_t i = 0; i < count; i++) {
        const char *right = word_of(list[i]);

        if (strcmp(right, word) == 0)
            return list[i];
        suggestion_offer(&suggestion, right, strlen(right));
    }
    refuse(err, LKD_BAD_QUERY, suggestion_hint(&suggestion, ""), "unknown command `%s%s`", group,
           word);
    return NULL;
}

/* An option that stands too early is no misspelling. */
static void hint_at_order(const char *word, struct lkd_error *err) {
    const char *name = word + strspn(word, "-");

    for (size_t i = 0; *word == '-' && i < COMMAND_COUNT; i++)
        if (options_find(commands[i]->options, commands[i]->option_count, name,
                         strcspn(name, "="))) {
            snprintf(err->hint, sizeof err->hint, "it belongs to a command: write it after `%s`",
                     commands[i]->name);
            return;
        }
}

int command_run_part(struct cli *cli, const struct command *group) {
    const struct option_set globals = {global_table, GLOBAL_COUNT, &cli->global};
    const struct command *part;
    const char *name;
    char before[64];
    struct lkd_error err;
    enum word word = options_next(&cli->words, &globals, 1, &name, &err);

    if (word == WORD_REFUSED)
        return usage_error(group, &err);
    if (word == WORD_END && cli->global.help) {
        print_command_help(&cli->out, group);
        return EXIT_DONE;
    }
    if (word == WORD_END) {
        refuse(&err, LKD_BAD_QUERY, NULL, "`lockdown %s` needs a command", group->name);
        return usage_error(group, &err);
    }
    snprintf(before, sizeof before, "%s ", group->name);
    part = find_command(group->parts, group->part_count, before, name, &err);
    return part ? part->run(cli) : usage_error(group, &err);
}

static int without_command(struct cli *cli) {
    struct output err;

    if (cli->global.help) {
        print_main_help(&cli->out);
        return EXIT_DONE;
    }
    output_init(&err, STDERR_FILENO, 4096);
    print_main_help(&err);
    output_flush(&err);
    output_free(&err);
    return EXIT_USAGE;
}

static int run(struct cli *cli) {
    const struct option_set globals = {global_table, GLOBAL_COUNT, &cli->global};
    const struct command *command;
    const char *name;
    struct lkd_error err;
    enum word word = options_next(&cli->words, &globals, 1, &name, &err);

    if (word == WORD_OPERAND && strcmp(name, "help") == 0) {
        cli->global.help = true;
        word = options_next(&cli->words, &globals, 1, &name, &err);
    }
    if (word == WORD_REFUSED) {
        hint_at_order(cli->words.at[-1], &err);
        return usage_error(NULL, &err);
    }
    if (cli->global.version) {
        output_puts(&cli->out, "lockdown " LOCKDOWN_VERSION "\n");
        return EXIT_DONE;
    }
    if (word == WORD_END)
        return without_command(cli);
    command = find_command(commands, COMMAND_COUNT, "", name, &err);
    return command ? command->run(cli) : usage_error(NULL, &err);
}

int main(int argc, char **argv) {
    struct cli cli = {.words = {.at = argv + 1, .count = argc - 1}};
    int status;

    signal(SIGPIPE, SIG_IGN);
    output_init(&cli.out, STDOUT_FILENO, OUTPUT_BYTES);
    status = output_finish(&cli.out, run(&cli));
    output_free(&cli.out);
    return status;
}
