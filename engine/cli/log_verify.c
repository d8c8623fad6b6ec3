/*
 * log_verify.c - lockdown log verify: is the log what was written?
 */
#include <inttypes.h>
#include <unistd.h>

#include "cli/complain.h"
#include "cli/logs.h"

enum verify_format { FORMAT_DEFAULT, FORMAT_PRETTY, FORMAT_JSON };

struct verify_options {
    const char *head;
    int format; /* enum verify_format */
};

static const struct option verify_table[] = {
    {"head", "HASH", "a head noted earlier has to be part of the chain",
     offsetof(struct verify_options, head), option_text},
    {"format", "pretty|json", "default: pretty on a terminal, json elsewhere",
     offsetof(struct verify_options, format), option_choice},
};

static int verify_run(struct cli *cli);

const struct command log_verify_command = {
    .name = "log verify",
    .summary = "find every record that was changed, removed, repeated or cut off",
    .usage = "log verify --log DIR [OPTIONS]",
    .about = "Reads the whole log, which may be in use, and names the file and line of whatever\n"
             "is wrong; then the exit status is 3. Who can rewrite the whole folder can make a\n"
             "new chain: note the head it tells elsewhere, and give it to `--head` next time.\n",
    .example = "  lockdown log verify --log log\n"
               "  lockdown log verify --log log --head \"$(cat head-of-july)\"\n",
    .options = verify_table,
    .option_count = sizeof verify_table / sizeof verify_table[0],
    .run = verify_run,
};

struct telling {
    struct output *out;
    bool json;
    size_t faults;
};

static void tell_fault(void *context, const struct lkd_log_fault *fault) {
    struct telling *t = context;

    if (!t->json) {
        if (*fault->file)
            output_printf(t->out, "%s:", fault->file);
        if (fault->line)
            output_printf(t->out, "%zu:", fault->line);
        output_printf(t->out, "%s%s\n", *fault->file ? " " : "", fault->message);
    } else {
        output_puts(t->out, t->faults ? "," : "");
        output_puts(t->out, "\n{\"file\":");
        output_json(t->out, fault->file);
        output_printf(t->out, ",\"line\":%zu,\"message\":", fault->line);
        output_json(t->out, fault->message);
        output_puts(t->out, "}");
    }
    t->faults++;
}

static void print_json(struct output *out, const struct lkd_log_summary *s, const char *wanted) {
    output_printf(out,
                  "],\"records\":%" PRIu64 ",\"segments\":%" PRIu64 ",\"first\":%" PRIu64
                  ",\"last\":%" PRIu64 ",\"decisions\":%" PRIu64 ",\"outcomes\":%" PRIu64
                  ",\"lost\":%" PRIu64 ",\"purged_keys\":%" PRIu64 ",\"unsynced_records\":%" PRIu64
                  ",\"unsynced_bytes\":%" PRIu64 ",\"head\":\"%s\"",
                  s->records, s->segments, s->first_seq, s->last_seq, s->decisions, s->outcomes,
                  s->lost, s->purged_keys, s->unsynced_records, s->unsynced_bytes, s->head);
    if (wanted)
        output_printf(out, ",\"head_found\":%s", s->head_found ? "true" : "false");
    output_puts(out, "}\n");
}

static void print_pretty(struct output *out, const struct lkd_log_summary *s) {
    output_printf(out,
                  "%" PRIu64 " records in %" PRIu64 " segments, %" PRIu64 " to %" PRIu64
                  ": %" PRIu64 " decisions, %" PRIu64 " outcomes\n",
                  s->records, s->segments, s->first_seq, s->last_seq, s->decisions, s->outcomes);
    if (s->first_seq > 1)
        output_printf(out, "records before %" PRIu64 " were pruned\n", s->first_seq);
    if (s->lost)
        output_printf(out, "%" PRIu64 " decisions were not logged, as gap records tell\n", s->lost);
    if (s->purged_keys)
        output_printf(out, "%" PRIu64 " keys of persons were destroyed\n", s->purged_keys);
    if (s->unsynced_records || s->unsynced_bytes)
        output_printf(out,
                      "%" PRIu64 " records and %" PRIu64 " bytes of one are not promised yet\n",
                      s->unsynced_records, s->unsynced_bytes);
    output_printf(out, "head: %s\n", s->head);
    output_colour(out, s->faults ? COLOUR_RED : COLOUR_GREEN);
    output_puts(out, s->faults ? "the log is damaged\n" : "the log is as it was written\n");
    output_colour(out, COLOUR_NONE);
}

static int verify(struct cli *cli, const char *folder, const struct verify_options *o) {
    bool json = o->format == FORMAT_DEFAULT ? !isatty(STDOUT_FILENO) : o->format == FORMAT_JSON;
    struct telling telling = {&cli->out, json, 0};
    struct lkd_log_summary summary;
    struct lkd_error err;

    output_puts(&cli->out, json ? "{\"faults\":[" : "");
    if (lkd_log_verify(folder, o->head, tell_fault, &telling, &summary, &err) != LKD_OK) {
        output_puts(&cli->out, json ? "]}\n" : "");
        complain(&err);
        return log_exit_code(err.status);
    }
    if (o->head && !summary.head_found) {
        const struct lkd_log_fault fault = {"", 0, "the head noted earlier is not in this log"};

        summary.faults++;
        tell_fault(&telling, &fault);
    }
    if (json)
        print_json(&cli->out, &summary, o->head);
    else
        print_pretty(&cli->out, &summary);
    return summary.faults ? EXIT_INVALID : EXIT_DONE;
}

static int verify_run(struct cli *cli) {
    struct verify_options o = {.format = FORMAT_DEFAULT};
    const char *folder;
    int status;

    if (!command_begin(cli, &log_verify_command, &o, &status))
        return status;
    folder = log_folder(cli, &log_verify_command);
    return folder ? verify(cli, folder, &o) : EXIT_USAGE;
}
