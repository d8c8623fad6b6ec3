/*
 * answer.c - what decide, its stream and explain have in common.
 */
#include "cli/answer.h"

#include <time.h>

#include "cli/cli.h"

struct lkd_ask answer_ask(const struct option_time *at, unsigned fields, int language) {
    return (struct lkd_ask){
        .now_s = (int64_t)time(NULL),
        .at_given = at->given,
        .at_s = at->at_s,
        .fields = fields,
        .language = (enum lkd_language)language,
    };
}

void answer_print_error(struct output *out, const struct lkd_error *err, size_t line) {
    output_puts(out, "{\"error\":{\"status\":");
    output_json(out, lkd_status_name(err->status));
    output_puts(out, ",\"path\":");
    output_json(out, err->where);
    output_puts(out, ",\"message\":");
    output_json(out, err->message);
    if (*err->hint) {
        output_puts(out, ",\"hint\":");
        output_json(out, err->hint);
    }
    output_puts(out, "}");
    if (line)
        output_printf(out, ",\"line\":%zu", line);
    output_puts(out, "}");
}

int answer_exit_code(enum lkd_status status) {
    return status == LKD_BAD_QUERY || status == LKD_LIMIT ? EXIT_USAGE : EXIT_INTERNAL;
}
