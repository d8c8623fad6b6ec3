/*
 * zones_import.c - lockdown zones import: a zone file of any kind becomes tidy GeoJSON.
 */
#include <unistd.h>

#include "cli/cli.h"
#include "cli/complain.h"
#include "cli/findings.h"
#include "cli/policy.h"
#include "cli/progress.h"

#define SHOWN_OF_KIND 20

struct import_options {
    const char *output;
    struct lkd_zones_mapping mapping;
    bool repair, skip_others;
};

#define MAPPED(member) offsetof(struct import_options, mapping.member)
static const struct option import_table[] = {
    {"output", "FILE", "the GeoJSON file to write; required",
     offsetof(struct import_options, output), option_text},
    {"id", "NAME", "the property that holds the code (default: `id`, else the id\nof the feature)",
     MAPPED(id), option_text},
    {"id-prefix", "TEXT", "a feature without a code gets this and its number", MAPPED(id_prefix),
     option_text},
    {"name", "NAME", "the property that holds the name (default: `name`)", MAPPED(name),
     option_text},
    {"name-en", "NAME",
     "that of the English name (default: `name_en`; a missing one is\nmade "
     "from the name without its marks)",
     MAPPED(name_en), option_text},
    {"kind", "NAME", "that of the kind (default: `admin_level`, else `kind`)", MAPPED(kind),
     option_text},
    {"kind-is", "KIND", "every zone is a KIND: district, ward, blockade, ...", MAPPED(kind_is),
     option_text},
    {"parent", "NAME", "that of the code of the parent (default: `parent`)", MAPPED(parent),
     option_text},
    {"parent-is", "ID", "every zone lies in ID", MAPPED(parent_is), option_text},
    {"from", "NAME", "that of the first day (default: `from`)", MAPPED(from), option_text},
    {"to", "NAME", "that of the day after the last (default: `to`)", MAPPED(to), option_text},
    {"level", "NAME", "that of the level a temporary order sets (default: `level`)", MAPPED(level),
     option_text},
    {"cite", "NAME", "that of the act it rests on (default: `cite`)", MAPPED(cite), option_text},
    {"layer", "NAME", "the layer of a GeoPackage with several", MAPPED(layer), option_text},
    {"repair", NULL, "make invalid polygons valid; each is told",
     offsetof(struct import_options, repair), NULL},
    {"skip-others", NULL, "leave out features that are no areas",
     offsetof(struct import_options, skip_others), NULL},
};

static int import_run(struct cli *cli);

const struct command zones_import_command = {
    .name = "zones import",
    .summary = "turn a GeoJSON, GeoPackage or Shapefile into a tidy zone file",
    .usage = "zones import FILE --output FILE [OPTIONS]",
    .about = "Reads zones from GeoJSON, a GeoPackage or a Shapefile in WGS 84 and writes tidy\n"
             "GeoJSON: one zone a line, coordinates exactly as they were. What a zone lacks is\n"
             "taken from the table of official codes (--zones). If anything is wrong every\n"
             "mistake is told, nothing is written, and the exit status is 3.\n",
    .example = "  lockdown zones import wards.gpkg --id ma_xa --name ten_xa --kind-is ward \\\n"
               "    --parent ma_huyen --output wards.geojson\n"
               "  lockdown zones import alleys.geojson --id-prefix alley- --kind-is blockade \\\n"
               "    --parent-is 760 --output alleys.tidy.geojson\n",
    .options = import_table,
    .option_count = sizeof import_table / sizeof import_table[0],
    .operands_max = 1,
    .run = import_run,
};

static bool check_usage(const struct cli *cli, const struct import_options *o,
                        struct lkd_error *err) {
    if (cli->operand_count == 0)
        return refuse(err, LKD_BAD_QUERY, NULL, "`lockdown zones import` needs a file");
    if (!o->output)
        return refuse(err, LKD_BAD_QUERY, NULL, "`lockdown zones import` needs `--output FILE`");
    if (o->mapping.kind && o->mapping.kind_is)
        return refuse(err, LKD_BAD_QUERY, NULL, "`--kind` and `--kind-is` exclude each other");
    if (o->mapping.parent && o->mapping.parent_is)
        return refuse(err, LKD_BAD_QUERY, NULL, "`--parent` and `--parent-is` exclude each other");
    return true;
}

/* Findings go to standard error; they are what the import is refused for, or its repairs. */
static void tell_findings(const struct lkd_zone_findings *findings) {
    struct output err;

    output_init(&err, STDERR_FILENO, 4096);
    findings_print(&err, findings, SHOWN_OF_KIND);
    output_flush(&err);
    output_free(&err);
}

static void print_summary(struct output *out, const struct lkd_zones_summary *s, const char *path) {
    output_count(out, s->zones);
    output_printf(out, " %s with ", s->zones == 1 ? "zone" : "zones");
    output_count(out, s->points);
    output_printf(out, " points written to %s", path);
    if (s->repaired)
        output_printf(out, "; %zu repaired", s->repaired);
    if (s->skipped)
        output_printf(out, "; %zu left out", s->skipped);
    output_puts(out, "\n");
}

static int import_zones(struct cli *cli, const struct import_options *o, const char *table) {
    struct progress progress;
    struct lkd_zones_summary summary;
    struct lkd_zone_findings *findings;
    struct lkd_error err;
    const struct lkd_zones_import_options options = {
        .input = cli->operands[0],
        .output = o->output,
        .table = table,
        .mapping = o->mapping,
        .repair = o->repair,
        .skip_others = o->skip_others,
        .report = progress_report,
        .context = &progress,
    };
    enum lkd_status status;
    size_t errors;

    progress_begin(&progress);
    status = lkd_zones_import(&options, &summary, &findings, &err);
    progress_end(&progress);
    tell_findings(findings);
    errors = lkd_zone_findings_errors(findings);
    lkd_zone_findings_free(findings);
    if (status == LKD_OK)
        print_summary(&cli->out, &summary, o->output);
    else if (errors == 0)
        complain(&err);
    return status == LKD_OK ? EXIT_DONE : policy_exit_code(status);
}

static int import_run(struct cli *cli) {
    struct import_options o = {0};
    char table[4096];
    struct lkd_error err;
    int status;

    if (!command_begin(cli, &zones_import_command, &o, &status))
        return status;
    if (!check_usage(cli, &o, &err) || !zones_path(cli, table, sizeof table, &err))
        return usage_error(&zones_import_command, &err);
    return import_zones(cli, &o, table);
}
