/*
 * zones_check.c - lockdown zones check: everything that is wrong or odd with a zone file.
 */
#include "cli/cli.h"
#include "cli/complain.h"
#include "cli/findings.h"
#include "cli/policy.h"
#include "cli/progress.h"

#define SHOWN_OF_KIND 10

enum check_format { FORMAT_DEFAULT, FORMAT_PRETTY, FORMAT_JSON };

struct check_options {
    int format; /* enum check_format */
    const char *parents;
    bool all, skip_others;
};

static const struct option check_table[] = {
    {"parents", "FILE", "a zone file with the shapes of the parents",
     offsetof(struct check_options, parents), option_text},
    {"format", "pretty|json", "default: pretty", offsetof(struct check_options, format),
     option_choice},
    {"all", NULL, "tell more than ten of one kind", offsetof(struct check_options, all), NULL},
    {"skip-others", NULL, "pass over features that are no areas",
     offsetof(struct check_options, skip_others), NULL},
};

static int check_run(struct cli *cli);

const struct command zones_check_command = {
    .name = "zones check",
    .summary = "find invalid rings, unknown parents, overlaps and gaps",
    .usage = "zones check [OPTIONS] FILE",
    .about = "Errors: invalid rings, ids that stand twice, unknown and impossible parents, cycles\n"
             "of parents, longitude and latitude exchanged. Warnings: zones that stick out of\n"
             "their parent or do not cover it, overlaps and gaps between districts, wards and\n"
             "so on in m2, the largest first, unusual sizes. The exit status is 3 for errors;\n"
             "warnings do not count.\n",
    .example = "  lockdown zones check wards.geojson --parents districts.geojson\n"
               "  lockdown zones check wards.geojson --format json | jq '.kinds'\n",
    .options = check_table,
    .option_count = sizeof check_table / sizeof check_table[0],
    .operands_max = 1,
    .run = check_run,
};

static void print_number(struct output *out, size_t count, const char *one, const char *many) {
    output_count(out, count);
    output_printf(out, " %s", count == 1 ? one : many);
}

static void print_pretty(struct output *out, const struct lkd_zones_summary *s,
                         const struct lkd_zone_findings *f, bool all) {
    findings_print(out, f, all ? SIZE_MAX : SHOWN_OF_KIND);
    print_number(out, s->zones, "zone", "zones");
    output_puts(out, ", ");
    print_number(out, s->shapes, "shape", "shapes");
    output_puts(out, ", ");
    print_number(out, s->points, "point", "points");
    output_puts(out, ": ");
    print_number(out, lkd_zone_findings_errors(f), "error", "errors");
    output_puts(out, ", ");
    print_number(out, lkd_zone_findings_warnings(f), "warning", "warnings");
    output_puts(out, "\n");
}

static void print_json(struct output *out, const struct lkd_zones_summary *s,
                       const struct lkd_zone_findings *f) {
    output_printf(out, "{\"ok\":%s,\"zones\":%zu,\"shapes\":%zu,\"rings\":%zu,\"points\":%zu,",
                  lkd_zone_findings_errors(f) ? "false" : "true", s->zones, s->shapes, s->rings,
                  s->points);
    findings_print_json(out, f);
    output_puts(out, "}\n");
}

static int check_zones(struct cli *cli, const struct check_options *o, const char *table) {
    struct progress progress;
    struct lkd_zones_summary summary;
    struct lkd_zone_findings *findings;
    struct lkd_error err;
    const struct lkd_zones_check_options options = {
        .input = cli->operands[0],
        .table = table,
        .parents = o->parents,
        .skip_others = o->skip_others,
        .report = progress_report,
        .context = &progress,
    };
    enum lkd_status status;

    progress_begin(&progress);
    status = lkd_zones_check(&options, &summary, &findings, &err);
    progress_end(&progress);
    if (!findings)
        complain(&err);
    else if (o->format == FORMAT_JSON)
        print_json(&cli->out, &summary, findings);
    else
        print_pretty(&cli->out, &summary, findings, o->all);
    lkd_zone_findings_free(findings);
    return status == LKD_OK ? EXIT_DONE : policy_exit_code(status);
}

static int check_run(struct cli *cli) {
    struct check_options o = {0};
    char table[4096];
    struct lkd_error err;
    int status;

    if (!command_begin(cli, &zones_check_command, &o, &status))
        return status;
    if (cli->operand_count == 0) {
        refuse(&err, LKD_BAD_QUERY, NULL, "`lockdown zones check` needs a file");
        return usage_error(&zones_check_command, &err);
    }
    if (!zones_path(cli, table, sizeof table, &err))
        return usage_error(&zones_check_command, &err);
    return check_zones(cli, &o, table);
}
