/*
 * bench.c - lockdown bench: how fast this program decides on this machine.
 *
 * Three measures over the same queries, each the median of nine rounds, and one of permits.
 * Deciding from parsed facts is timed alone: a few deciders read a query each, then the clock runs
 * while all of them decide. They take turns, so that no query is decided twice in a row.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/answer.h"
#include "cli/bench_log.h"
#include "cli/bench_measure.h"
#include "cli/bench_permits.h"
#include "cli/bench_queries.h"
#include "cli/bench_registry.h"
#include "cli/bench_zones.h"
#include "cli/cli.h"
#include "cli/clock.h"
#include "cli/complain.h"
#include "cli/policy.h"

enum bench_format { FORMAT_DEFAULT, FORMAT_PRETTY, FORMAT_JSON };

struct bench_options {
    const char *queries;
    double seconds;
    int format; /* enum bench_format */
};

static const struct option bench_table[] = {
    {"queries", "FILE", "ask these, one JSON query a line (default: tests/samples/*.json)",
     offsetof(struct bench_options, queries), option_text},
    {"seconds", "N", "spend about this long on each measure (default: 2)",
     offsetof(struct bench_options, seconds), option_seconds},
    {"format", "pretty|json", "default: pretty", offsetof(struct bench_options, format),
     option_choice},
};

static int bench_run(struct cli *cli);

const struct command bench_command = {
    .name = "bench",
    .summary = "measure loading, deciding, and query text to answer text",
    .usage = "bench [OPTIONS]",
    .about =
        "Times this program with your rulebook and your queries on one core: loading, an\n"
        "explained decision from parsed facts, query text to answer text without and with a\n"
        "log, and a permit's token to its verdict beside the check of a signature alone. With\n"
        "`--registry` also movement decisions that look up a permit by its number, all permits\n"
        "in turn. With `--zones FILE` of shapes it times looking places up in them instead.\n",
    .example = "  lockdown bench --queries queries.jsonl --seconds 5\n"
               "  lockdown bench --registry city.db --format json > bench.json\n"
               "  lockdown bench --zones wards.geojson\n",
    .options = bench_table,
    .option_count = sizeof bench_table / sizeof bench_table[0],
    .run = bench_run,
};

#define DECIDERS 8

struct bench {
    struct bench_queries queries;
    struct lkd_policy *policy;
    struct lkd_decider *deciders[DECIDERS];
    struct lkd_ask ask;
    size_t bytes_out; /* of the last pass of text to text */
};

struct findings {
    struct measure load, decide, full, verdict;
    struct bench_logging logging;
    struct permit_measures permits;
    struct lkd_counts counts; /* summed over all queries */
    size_t full_bytes, verdict_bytes;
    struct bench_by_id by_id; /* permits 0: not asked for */
};

/* ---- what is timed ---- */

static void add_counts(struct lkd_counts *sum, const struct lkd_counts *more) {
    sum->in_force += more->in_force;
    sum->candidates += more->candidates;
    sum->atoms += more->atoms;
    sum->steps += more->steps;
}

static double decide_group(struct bench *b, size_t first, size_t count) {
    struct lkd_query *queries[DECIDERS];
    double start;

    for (size_t i = 0; i < count; i++) {
        const struct bench_query *q = &b->queries.items[first + i];

        if (lkd_query_read(b->deciders[i], q->text, q->length, &b->ask, &queries[i], NULL) !=
            LKD_OK)
            return 0;
    }
    start = clock_now_s();
    for (size_t i = 0; i < count; i++)
        lkd_query_decide(b->deciders[i], queries[i], NULL);
    return clock_now_s() - start;
}

static double decide_pass(void *context) {
    struct bench *b = context;
    double seconds = 0;

    for (size_t i = 0; i < b->queries.count; i += DECIDERS) {
        size_t left = b->queries.count - i;

        seconds += decide_group(b, i, left < DECIDERS ? left : DECIDERS);
    }
    return seconds;
}

/* A pass of its own: counting the rules in force reads all of them, which would leave a cold cache
 * to what is timed next. */
static struct lkd_counts count_all(struct bench *b) {
    struct lkd_counts sum = {0}, counts;
    struct lkd_query *query;

    for (size_t i = 0; i < b->queries.count; i++) {
        const struct bench_query *q = &b->queries.items[i];

        if (lkd_query_read(b->deciders[0], q->text, q->length, &b->ask, &query, NULL) != LKD_OK)
            continue;
        lkd_query_decide(b->deciders[0], query, &counts);
        add_counts(&sum, &counts);
    }
    return sum;
}

static double text_pass(void *context) {
    struct bench *b = context;
    double start = clock_now_s();

    b->bytes_out = 0;
    for (size_t i = 0; i < b->queries.count; i++) {
        const struct bench_query *q = &b->queries.items[i];
        struct lkd_answer answer;

        if (lkd_decide_text(b->deciders[0], q->text, q->length, &b->ask, 0, &answer, NULL) ==
            LKD_OK)
            b->bytes_out += answer.length;
    }
    return clock_now_s() - start;
}

/* The policy has loaded before, so it loads again. */
static struct measure measure_load(const struct lkd_policy_options *options) {
    double values[BENCH_ROUNDS];

    for (int round = 0; round < BENCH_ROUNDS; round++) {
        struct lkd_policy *policy = NULL;
        struct lkd_problems *problems = NULL;
        double start = clock_now_s();

        lkd_policy_load(options, &policy, &problems, NULL);
        values[round] = (clock_now_s() - start) * 1e9;
        lkd_policy_release(policy);
        lkd_problems_free(problems);
    }
    return bench_summary(values);
}

static void measure_all(struct bench *b, double round_s, struct findings *f) {
    size_t count = b->queries.count;

    f->decide = bench_measure(decide_pass, b, count, round_s);
    f->counts = count_all(b);
    f->full = bench_measure(text_pass, b, count, round_s);
    f->full_bytes = b->bytes_out;
    b->ask.fields = LKD_FIELD_DECISION;
    f->verdict = bench_measure(text_pass, b, count, round_s);
    f->verdict_bytes = b->bytes_out;
}

/* ---- where it is timed ---- */

#if defined(__clang__)
#define COMPILER __VERSION__
#elif defined(__GNUC__)
#define COMPILER "gcc " __VERSION__
#else
#define COMPILER "unknown compiler"
#endif

#ifdef __OPTIMIZE__
#define OPTIMISED "optimised"
#else
#define OPTIMISED "not optimised"
#endif

#ifdef NDEBUG
#define ASSERTIONS "assertions off"
#else
#define ASSERTIONS "assertions on"
#endif

#define BUILD COMPILER ", " OPTIMISED ", " ASSERTIONS

/* "model name : ..." of the first processor. */
static void cpu_model(char *ret_model, size_t size) {
    char line[256];
    FILE *file = fopen("/proc/cpuinfo", "r");

    snprintf(ret_model, size, "unknown processor");
    while (file && fgets(line, sizeof line, file)) {
        char *colon = strchr(line, ':');

        if (strncmp(line, "model name", 10) != 0 || !colon)
            continue;
        line[strcspn(line, "\n")] = '\0';
        snprintf(ret_model, size, "%s", colon + 1 + strspn(colon + 1, " "));
        break;
    }
    if (file)
        fclose(file);
}

/* ---- for a person ---- */

static double per_query(const struct bench *b, size_t sum) {
    return (double)sum / (double)b->queries.count;
}

static void print_measure(struct output *out, const char *name, const struct measure *m) {
    struct output number;

    output_init(&number, OUTPUT_MEMORY, 64);
    output_count(&number, (uint64_t)(1e9 / m->median_ns));
    output_write(&number, "", 1);
    output_printf(out, "  %-34s %9.0f ns  %11s/s  (%.0f to %.0f ns)\n", name, m->median_ns,
                  number.error ? "" : number.bytes, m->fastest_ns, m->slowest_ns);
    output_free(&number);
}

static void print_setting(struct output *out, const struct bench *b, double round_s) {
    struct lkd_policy_info info = lkd_policy_info(b->policy);
    char model[128];

    cpu_model(model, sizeof model);
    output_printf(out, "lockdown " LOCKDOWN_VERSION ", one core of %s, " BUILD "\n", model);
    output_printf(out, "rulebook: %zu rules, %zu conditions over %zu atoms, %zu zones\n",
                  info.rules, info.conditions, info.atoms, info.zones);
    output_printf(out, "queries:  %zu, %.0f bytes each", b->queries.count,
                  per_query(b, b->queries.bytes));
    if (b->queries.refused > 0)
        output_printf(out, " (%zu bad ones left out)", b->queries.refused);
    output_printf(
        out,
        "\nmethod:   medians of %d rounds (fastest and slowest in brackets); a round is one"
        " load,\n          or all queries in turn for %.2f s or more\n\n",
        BENCH_ROUNDS, round_s);
}

static double logging_cost(const struct bench_logging *l) {
    return 100 * (l->logged.median_ns / l->plain.median_ns - 1);
}

static void print_logging(struct output *out, const struct bench_logging *l) {
    print_measure(out, "full answer text, without a log", &l->plain);
    print_measure(out, "full answer text, logged", &l->logged);
    output_printf(out, "    rounds taking turns; logging costs %.0f %%; %.0f bytes a record",
                  logging_cost(l), l->record_bytes);
    if (l->lost > 0)
        output_printf(out, "; %llu not logged", (unsigned long long)l->lost);
    output_puts(out, "\n");
}

static void print_findings(struct output *out, const struct bench *b, const struct findings *f) {
    output_printf(out, "  %-34s %9.2f ms               (%.2f to %.2f ms)\n", "load rules and zones",
                  f->load.median_ns / 1e6, f->load.fastest_ns / 1e6, f->load.slowest_ns / 1e6);
    print_measure(out, "explained decision, parsed facts", &f->decide);
    output_printf(out,
                  "    with reasons and valid_until, no text; each: %.1f rules in force, "
                  "%.1f candidates,\n    %.1f atoms, %.2f steps to valid_until\n",
                  per_query(b, f->counts.in_force), per_query(b, f->counts.candidates),
                  per_query(b, f->counts.atoms), per_query(b, f->counts.steps));
    print_measure(out, "query text to full answer text", &f->full);
    output_printf(out, "    %.0f bytes in, %.0f bytes out\n", per_query(b, b->queries.bytes),
                  per_query(b, f->full_bytes));
    print_measure(out, "query text to verdict text", &f->verdict);
    output_printf(out, "    --fields decision: %.0f bytes in, %.0f bytes out\n",
                  per_query(b, b->queries.bytes), per_query(b, f->verdict_bytes));
    print_logging(out, &f->logging);
    print_measure(out, "permit token to its verdict, off-line", &f->permits.token);
    print_measure(out, "signature alone (libsodium)", &f->permits.signature);
    output_printf(out, "    a token is verified at %.0f %% of the rate of a signature alone\n",
                  100 * f->permits.signature.median_ns / f->permits.token.median_ns);
    if (f->by_id.permits == 0)
        return;
    print_measure(out, "permit by number, full answer text", &f->by_id.full);
    print_measure(out, "permit by number, verdict text", &f->by_id.verdict);
    output_puts(out, "    each about another of ");
    output_count(out, f->by_id.permits);
    output_puts(out, " permits\n");
}

/* ---- for a program ---- */

static void print_measure_json(struct output *out, const char *name, const struct measure *m) {
    output_printf(out,
                  ",\n\"%s\":{\"median_ns\":%.1f,\"fastest_ns\":%.1f,\"slowest_ns\":%.1f,"
                  "\"per_second\":%.0f}",
                  name, m->median_ns, m->fastest_ns, m->slowest_ns, 1e9 / m->median_ns);
}

static void print_json(struct output *out, const struct bench *b, const struct findings *f,
                       double round_s) {
    struct lkd_policy_info info = lkd_policy_info(b->policy);
    char model[128];

    cpu_model(model, sizeof model);
    output_puts(out, "{\"version\":\"" LOCKDOWN_VERSION "\",\"processor\":");
    output_json(out, model);
    output_puts(out, ",\"build\":");
    output_json(out, BUILD);
    output_printf(out,
                  ",\n\"rounds\":%d,\"round_s\":%.3f,\"rules\":%zu,\"conditions\":%zu,"
                  "\"atoms\":%zu,\"zones\":%zu,\"queries\":%zu,\"queries_refused\":%zu",
                  BENCH_ROUNDS, round_s, info.rules, info.conditions, info.atoms, info.zones,
                  b->queries.count, b->queries.refused);
    output_printf(out,
                  ",\n\"per_query\":{\"in_force\":%.2f,\"candidates\":%.2f,\"atoms\":%.2f,"
                  "\"steps\":%.2f,\"bytes_in\":%.1f,\"full_bytes_out\":%.1f,"
                  "\"verdict_bytes_out\":%.1f}",
                  per_query(b, f->counts.in_force), per_query(b, f->counts.candidates),
                  per_query(b, f->counts.atoms), per_query(b, f->counts.steps),
                  per_query(b, b->queries.bytes), per_query(b, f->full_bytes),
                  per_query(b, f->verdict_bytes));
    print_measure_json(out, "load", &f->load);
    print_measure_json(out, "decide", &f->decide);
    print_measure_json(out, "full_text", &f->full);
    print_measure_json(out, "verdict_text", &f->verdict);
    print_measure_json(out, "without_log", &f->logging.plain);
    print_measure_json(out, "logged", &f->logging.logged);
    output_printf(out, ",\n\"logging_cost_percent\":%.1f,\"record_bytes\":%.0f,\"not_logged\":%llu",
                  logging_cost(&f->logging), f->logging.record_bytes,
                  (unsigned long long)f->logging.lost);
    print_measure_json(out, "permit_token", &f->permits.token);
    print_measure_json(out, "signature", &f->permits.signature);
    if (f->by_id.permits > 0) {
        output_printf(out, ",\n\"permits\":%zu", f->by_id.permits);
        print_measure_json(out, "permit_full_text", &f->by_id.full);
        print_measure_json(out, "permit_verdict_text", &f->by_id.verdict);
    }
    output_puts(out, "}\n");
}

/* ---- the command ---- */

static int prepare_deciders(struct bench *b) {
    struct lkd_error err;

    for (size_t i = 0; i < DECIDERS; i++)
        if (lkd_decider_new(b->policy, &b->deciders[i], &err) != LKD_OK) {
            complain(&err);
            return EXIT_INTERNAL;
        }
    bench_queries_sift(&b->queries, b->deciders[0], &b->ask);
    if (b->queries.count > 0)
        return EXIT_DONE;
    if (b->queries.refused == 0)
        refuse(&err, LKD_BAD_QUERY, NULL, "there is no query in the file");
    else
        refuse(&err, LKD_BAD_QUERY, "`lockdown decide --stream` tells what is wrong with each",
               "none of the %zu queries is a good one", b->queries.refused);
    return usage_error(&bench_command, &err);
}

static int bench_policy(struct cli *cli, const struct bench_options *o, struct bench *b) {
    bool json = o->format == FORMAT_JSON;
    double round_s = o->seconds / BENCH_ROUNDS;
    struct policy_paths paths;
    struct lkd_policy_options options;
    struct findings f;
    struct lkd_error err;
    int status = prepare_deciders(b);

    if (status != EXIT_DONE)
        return status;
    if (!policy_options(cli, &paths, &options, &err)) {
        complain(&err);
        return EXIT_USAGE;
    }
    if (!json)
        print_setting(&cli->out, b, round_s);
    output_flush(&cli->out);
    f.load = measure_load(&options);
    measure_all(b, round_s, &f);
    b->ask.fields = 0;
    if (!bench_log(b->policy, &b->queries, &b->ask, round_s, &f.logging, &err) ||
        !bench_permits(round_s, &f.permits, &err)) {
        complain(&err);
        return EXIT_INTERNAL;
    }
    f.by_id.permits = 0;
    if (cli->global.registry &&
        bench_registry(cli->global.registry, b->policy, round_s, &f.by_id, &err) != LKD_OK) {
        complain(&err);
        return policy_exit_code(err.status);
    }
    if (json)
        print_json(&cli->out, b, &f, round_s);
    else
        print_findings(&cli->out, b, &f);
    return EXIT_DONE;
}

static int bench_with(struct cli *cli, const struct bench_options *o, struct bench *b) {
    struct lkd_error err;
    int status;

    if (bench_queries_load(&b->queries, o->queries, &err) != LKD_OK)
        return usage_error(&bench_command, &err);
    status = policy_load(cli, false, &b->policy);
    return status == EXIT_DONE ? bench_policy(cli, o, b) : status;
}

static int bench_run(struct cli *cli) {
    struct bench_options o = {.seconds = 2};
    struct option_time no_time = {0};
    struct bench b = {0};
    int status;

    if (!command_begin(cli, &bench_command, &o, &status))
        return status;
    if (bench_zones_wanted(cli))
        return bench_zones_run(cli, o.seconds, o.format == FORMAT_JSON);
    b.ask = answer_ask(&no_time, 0, cli->global.language);
    status = bench_with(cli, &o, &b);
    for (size_t i = 0; i < DECIDERS; i++)
        lkd_decider_free(b.deciders[i]);
    lkd_policy_release(b.policy);
    bench_queries_free(&b.queries);
    return status;
}
