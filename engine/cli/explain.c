/*
 * explain.c - lockdown explain: the decision as a letter, then every rule that was considered.
 */
#include <stdlib.h>

#include "cli/answer.h"
#include "cli/cli.h"
#include "cli/complain.h"
#include "cli/input.h"
#include "cli/session.h"

struct explain_options {
    struct option_time at;
};

static const struct option explain_table[] = {
    {"at", "TIME",
     "explain for this moment instead of the query's time: 2021-07-26,\n"
     "\"2021-07-26 18:00\" (Viet Nam time) or 2021-07-26T18:00:00+07:00",
     offsetof(struct explain_options, at), option_instant},
};

static int explain_run(struct cli *cli);

const struct command explain_command = {
    .name = "explain",
    .summary = "the decision as a letter to the person, with every rule considered",
    .usage = "explain [OPTIONS] [FILE]",
    .about =
        "Reads one query from FILE or standard input and writes the verdict, the reasons with\n"
        "their legal texts, what would change the answer, and then every rule that was\n"
        "considered with the value of each of its conditions. In Vietnamese unless --lang en.\n",
    .example = "  lockdown explain --lang en query.json\n",
    .options = explain_table,
    .option_count = sizeof explain_table / sizeof explain_table[0],
    .operands_max = 1,
    .run = explain_run,
};

static int print_letter(struct lkd_decider *decider, const char *text, size_t length,
                        const struct lkd_ask *ask, struct output *out) {
    struct lkd_answer letter;
    struct lkd_error err;
    enum lkd_status status =
        lkd_explain_text(decider, text, length, ask, out->colour, &letter, &err);

    if (status != LKD_OK) {
        complain(&err);
        return answer_exit_code(status);
    }
    output_lines(out, "", letter.json);
    return EXIT_DONE;
}

static int explain_run(struct cli *cli) {
    struct explain_options o = {0};
    struct session session;
    struct lkd_error err;
    struct lkd_ask ask;
    char *text;
    size_t length;
    int exit_code;

    if (!command_begin(cli, &explain_command, &o, &exit_code))
        return exit_code;
    if (input_read(cli->operands[0], QUERY_BYTES_MAX, &text, &length, &err) != LKD_OK) {
        complain(&err);
        return err.status == LKD_NO_MEMORY ? EXIT_INTERNAL : EXIT_USAGE;
    }
    exit_code = session_open(cli, false, &session);
    if (exit_code == EXIT_DONE) {
        ask = answer_ask(&o.at, 0, cli->global.language ? cli->global.language : LKD_VIETNAMESE);
        exit_code = print_letter(session.decider, text, length, &ask, &cli->out);
        exit_code = session_close(&session, exit_code);
    }
    free(text);
    return exit_code;
}
