/*
 * decide.c - lockdown decide: one query, or a stream of them, to its decision.
 */
#include <stdlib.h>
#include <unistd.h>

#include "cli/answer.h"
#include "cli/cli.h"
#include "cli/complain.h"
#include "cli/input.h"
#include "cli/session.h"
#include "cli/stream.h"

enum decide_format { FORMAT_DEFAULT, FORMAT_PRETTY, FORMAT_JSON };

struct decide_options {
    struct option_time at;
    const char *checkpoint;
    unsigned fields;
    int format; /* enum decide_format */
    bool stream, exit_code;
};

static const struct option decide_table[] = {
    {"at", "TIME",
     "decide for this moment instead of the query's time: 2021-07-26,\n"
     "\"2021-07-26 18:00\" (Viet Nam time) or 2021-07-26T18:00:00+07:00",
     offsetof(struct decide_options, at), option_instant},
    {"fields", "LIST",
     "write only these parts of the answer, as json unless --format says\n"
     "otherwise: decision,valid_until,reasons,obligations,questions,...",
     offsetof(struct decide_options, fields), option_fields},
    {"format", "pretty|json", "default: pretty on a terminal, json elsewhere",
     offsetof(struct decide_options, format), option_choice},
    {"checkpoint", "ID", "who asks; it stands in the log",
     offsetof(struct decide_options, checkpoint), option_text},
    {"stream", NULL,
     "one query a line in, one answer a line out, in the same order; a bad\n"
     "line is answered by an error object and the rest go on",
     offsetof(struct decide_options, stream), NULL},
    {"exit-code", NULL, "exit with 0 for allow, 6 for deny, 7 for undetermined",
     offsetof(struct decide_options, exit_code), NULL},
};

static int decide_run(struct cli *cli);

const struct command decide_command = {
    .name = "decide",
    .summary = "answer a query (JSON): allow, deny or undetermined, and why",
    .usage = "decide [OPTIONS] [FILE]",
    .about =
        "Reads one query from FILE or standard input and writes its decision. A query that is\n"
        "not what the vocabulary (vocabulary/*.lua of the rulebook) declares is answered by an\n"
        "error object and exit status 2. With --keys the code of a permit (\"permit\":\n"
        "{\"token\": ...}) is verified and its facts are taken from it. With --log the answer is\n"
        "logged, and says so.\n",
    .example = "  echo '{\"query\": \"movement\", \"origin\": {\"zone\": \"760\"}, \"purpose\": "
               "\"leisure\"}' |\n"
               "    lockdown decide --at \"2021-07-27 18:30\" --fields decision,reasons --lang en\n"
               "  lockdown decide --stream --fields decision,valid_until < queries.jsonl > "
               "answers.jsonl\n"
               "  lockdown decide --stream --log log --checkpoint cp-12 < queries.jsonl\n",
    .options = decide_table,
    .option_count = sizeof decide_table / sizeof decide_table[0],
    .operands_max = 1,
    .run = decide_run,
};

/* The person at a terminal reads prose; everything else reads JSON. */
static bool wants_pretty(const struct decide_options *o) {
    if (o->format == FORMAT_DEFAULT)
        return !o->fields && isatty(STDOUT_FILENO);
    return o->format == FORMAT_PRETTY;
}

static int verdict_exit_code(const struct decide_options *o, enum lkd_verdict verdict) {
    if (!o->exit_code || verdict == LKD_ALLOW)
        return EXIT_DONE;
    return verdict == LKD_DENY ? EXIT_DENIED : EXIT_UNDETERMINED;
}

static int print_json(struct lkd_decider *decider, const char *text, size_t length,
                      const struct lkd_ask *ask, const struct decide_options *o,
                      struct output *out) {
    struct lkd_answer answer;
    enum lkd_status status = lkd_decide_text(decider, text, length, ask, 0, &answer, NULL);

    output_write(out, answer.json, answer.length);
    output_puts(out, "\n");
    return status == LKD_OK ? verdict_exit_code(o, answer.verdict) : answer_exit_code(status);
}

static int print_pretty(struct lkd_decider *decider, const char *text, size_t length,
                        const struct lkd_ask *ask, const struct decide_options *o,
                        struct output *out) {
    struct lkd_answer answer;
    struct lkd_error err;
    enum lkd_status status =
        lkd_decide_pretty(decider, text, length, ask, out->colour, &answer, &err);

    if (status != LKD_OK) {
        complain(&err);
        return answer_exit_code(status);
    }
    output_lines(out, "", answer.json);
    return verdict_exit_code(o, answer.verdict);
}

/* A query that cannot be read at all is a usage error, one that is too long a bad query. */
static int refuse_input(struct lkd_error *err, bool pretty, struct output *out) {
    if (err->status == LKD_LIMIT && !pretty) {
        err->status = LKD_BAD_QUERY;
        answer_print_error(out, err, 0);
        output_puts(out, "\n");
        return EXIT_USAGE;
    }
    complain(err);
    return err->status == LKD_NO_MEMORY ? EXIT_INTERNAL : EXIT_USAGE;
}

static int decide_one(struct cli *cli, const struct decide_options *o, const struct lkd_ask *ask) {
    bool pretty = wants_pretty(o);
    struct session session;
    struct lkd_error err;
    char *text;
    size_t length;
    int exit_code;

    if (input_read(cli->operands[0], QUERY_BYTES_MAX, &text, &length, &err) != LKD_OK)
        return refuse_input(&err, pretty, &cli->out);
    exit_code = session_open(cli, true, &session);
    if (exit_code == EXIT_DONE) {
        exit_code =
            (pretty ? print_pretty : print_json)(session.decider, text, length, ask, o, &cli->out);
        exit_code = session_close(&session, exit_code);
    }
    free(text);
    return exit_code;
}

static int decide_stream(struct cli *cli, const struct lkd_ask *ask) {
    struct session session;
    int exit_code = session_open(cli, true, &session);

    if (exit_code != EXIT_DONE)
        return exit_code;
    exit_code = stream_run(&session, cli->operands[0], ask, &cli->out);
    return session_close(&session, exit_code);
}

static int decide_run(struct cli *cli) {
    struct decide_options o = {0};
    struct lkd_error err;
    struct lkd_ask ask;
    int status;

    if (!command_begin(cli, &decide_command, &o, &status))
        return status;
    if (o.stream && o.format == FORMAT_PRETTY) {
        refuse(&err, LKD_BAD_QUERY, "leave out `--format pretty`",
               "`--stream` writes one JSON answer a line");
        return usage_error(&decide_command, &err);
    }
    ask = answer_ask(&o.at, o.fields, cli->global.language);
    ask.checkpoint = o.checkpoint;
    return o.stream ? decide_stream(cli, &ask) : decide_one(cli, &o, &ask);
}
