/*
 * stream.c - JSON Lines in, JSON Lines out.
 *
 * Nothing is allocated for a line: it is decided where it was read, and the answer is copied from
 * the decider into the output buffer.
 */
#include "cli/stream.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "cli/answer.h"
#include "cli/cli.h"
#include "cli/complain.h"
#include "cli/input.h"

static bool refuse_long_line(struct output *out, size_t number) {
    struct lkd_error err;

    refuse(&err, LKD_BAD_QUERY, NULL, "the line is longer than %u bytes", QUERY_BYTES_MAX);
    answer_print_error(out, &err, number);
    return false;
}

/* True when the line was a good query. */
static bool answer_line(struct lkd_decider *decider, const char *line, size_t length,
                        const struct lkd_ask *ask, size_t number, struct output *out) {
    struct lkd_answer answer;
    enum lkd_status status = lkd_decide_text(decider, line, length, ask, number, &answer, NULL);

    output_write(out, answer.json, answer.length);
    return status == LKD_OK;
}

/* Returns how many lines are bad. */
static size_t answer_lines(struct lkd_decider *decider, struct lines *lines, struct lkd_ask ask,
                           struct output *out) {
    size_t bad = 0, length;
    const char *text;
    enum line line;

    while (!out->error && (line = lines_next(lines, &text, &length)) != LINE_NONE) {
        bool good;

        ask.now_s = (int64_t)time(NULL);
        good = line == LINE_GIVEN ? answer_line(decider, text, length, &ask, lines->number, out)
                                  : refuse_long_line(out, lines->number);
        output_write(out, "\n", 1);
        bad += !good;
    }
    return bad;
}

static void rest(void *registry) {
    lkd_registry_rest(registry);
}

int stream_run(const struct session *session, const char *path, const struct lkd_ask *ask,
               struct output *out) {
    struct lines lines;
    struct lkd_error err;
    size_t bad;

    if (lines_open(&lines, path, out, &err) != LKD_OK) {
        complain(&err);
        return err.status == LKD_NO_MEMORY ? EXIT_INTERNAL : EXIT_USAGE;
    }
    lines.before_wait = rest;
    lines.context = session->registry;
    bad = answer_lines(session->decider, &lines, *ask, out);
    output_flush(out);
    if (bad > 0)
        fprintf(stderr, "lockdown: %zu of %zu lines are bad\n", bad, lines.number);
    if (lines.error)
        fprintf(stderr, "lockdown: cannot read the queries: %s\n", strerror(lines.error));
    lines_close(&lines);
    return lines.error ? EXIT_INTERNAL : EXIT_DONE;
}
