/*
 * log_replay.c - lockdown log replay: would it be decided so again?
 */
#include <stdio.h>
#include <unistd.h>

#include "cli/complain.h"
#include "cli/logs.h"
#include "lockdown/replay.h"
#include "lockdown/time.h"

enum replay_format { FORMAT_DEFAULT, FORMAT_PRETTY, FORMAT_JSON };

struct replay_options {
    const char *auditor_key;
    struct option_time from, to;
    int format; /* enum replay_format */
};

static const struct option replay_table[] = {
    {"auditor-key", "FILE", "the auditor's private key; required",
     offsetof(struct replay_options, auditor_key), option_text},
    {"from", "TIME", "only what was recorded from then on", offsetof(struct replay_options, from),
     option_instant},
    {"to", "TIME", "only what was recorded before", offsetof(struct replay_options, to),
     option_instant},
    {"format", "pretty|json",
     "pretty: what differs (default on a terminal); json: every decision\n"
     "with its facts, one a line",
     offsetof(struct replay_options, format), option_choice},
};

static int replay_run(struct cli *cli);

const struct command log_replay_command = {
    .name = "log replay",
    .summary = "decide logged decisions again and list what differs",
    .usage = "log replay --log DIR --auditor-key FILE [OPTIONS]",
    .about = "Opens the sealed facts with the auditor's private key and decides again, with the\n"
             "rulebook and the zones that each record names. The exit status is 3 when a verdict\n"
             "or its reasons differ, or a record cannot be decided again. Decisions about people\n"
             "who were purged are counted; they are no difference.\n",
    .example = "  lockdown log replay --log log --auditor-key auditor.secret --from 2021-07-26\n"
               "  lockdown log replay --log log --auditor-key auditor.secret --format json |\n"
               "    jq 'select(.outcome == \"different\")'\n",
    .options = replay_table,
    .option_count = sizeof replay_table / sizeof replay_table[0],
    .run = replay_run,
};

static void put_member(struct output *out, const char *name, const char *text) {
    output_printf(out, ",\"%s\":", name);
    output_json(out, text);
}

static void put_json_member(struct output *out, const char *name, const char *json) {
    if (!json)
        return;
    output_printf(out, ",\"%s\":", name);
    output_puts(out, json);
}

static bool print_json(void *context, const struct lkd_replayed *r) {
    struct output *out = context;
    char at[LKD_TIME_SIZE];

    lkd_time_format(r->record->at_s, at);
    output_printf(out, "{\"seq\":%llu", (unsigned long long)r->record->seq);
    put_member(out, "id", r->record->id);
    put_member(out, "at", at);
    put_member(out, "checkpoint", r->record->checkpoint);
    put_member(out, "outcome", lkd_replay_name(r->outcome));
    put_member(out, "decision", r->record->decision);
    put_json_member(out, "reasons", r->reasons);
    if (r->decision_now)
        put_member(out, "decision_now", r->decision_now);
    put_json_member(out, "reasons_now", r->reasons_now);
    put_json_member(out, "facts", r->facts);
    if (r->why)
        put_member(out, "why", r->why);
    output_puts(out, "}\n");
    return !out->error;
}

static bool print_pretty(void *context, const struct lkd_replayed *r) {
    struct output *out = context;

    if (r->outcome == LKD_REPLAY_SAME || r->outcome == LKD_REPLAY_PURGED)
        return !out->error;
    output_printf(out, "%s:%zu: decision %s ", r->record->file, r->record->line, r->record->id);
    if (r->outcome == LKD_REPLAY_DIFFERENT)
        output_printf(out, "was %s %s, now it is %s %s\n", r->record->decision, r->reasons,
                      r->decision_now, r->reasons_now);
    else
        output_printf(out, "cannot be decided again: %s\n", r->why);
    return !out->error;
}

static void tell_counts(struct cli *cli, bool json, const struct lkd_replay_counts *c) {
    static const char format[] =
        "%zu decisions: %zu the same, %zu different, %zu purged, %zu not replayable\n";

    if (json)
        fprintf(stderr, format, c->decisions, c->same, c->different, c->purged, c->impossible);
    else
        output_printf(&cli->out, format, c->decisions, c->same, c->different, c->purged,
                      c->impossible);
}

static int replay(struct cli *cli, const char *folder, const struct replay_options *o,
                  const struct lkd_auditor *auditor) {
    bool json = o->format == FORMAT_DEFAULT ? !isatty(STDOUT_FILENO) : o->format == FORMAT_JSON;
    struct lkd_replay_counts counts;
    struct lkd_error err;

    if (lkd_log_replay(folder, auditor, o->from.given ? o->from.at_s : INT64_MIN,
                       o->to.given ? o->to.at_s : INT64_MAX, json ? print_json : print_pretty,
                       &cli->out, &counts, &err) != LKD_OK) {
        complain(&err);
        return log_exit_code(err.status);
    }
    tell_counts(cli, json, &counts);
    return counts.different || counts.impossible ? EXIT_INVALID : EXIT_DONE;
}

static int replay_run(struct cli *cli) {
    const struct command *command = &log_replay_command;
    struct replay_options o = {.format = FORMAT_DEFAULT};
    struct lkd_auditor *auditor;
    const char *folder;
    struct lkd_error err;
    int status;

    if (!command_begin(cli, command, &o, &status))
        return status;
    folder = log_folder(cli, command);
    if (!folder)
        return EXIT_USAGE;
    if (!o.auditor_key) {
        refuse(&err, LKD_BAD_QUERY, "give it with `--auditor-key FILE`",
               "the facts in the log are sealed: only the auditor's private key opens them, and "
               "without them nothing can be decided again");
        return usage_error(command, &err);
    }
    if (lkd_auditor_load(o.auditor_key, &auditor, &err) != LKD_OK) {
        complain(&err);
        return log_exit_code(err.status);
    }
    status = replay(cli, folder, &o, auditor);
    lkd_auditor_free(auditor);
    return status;
}
