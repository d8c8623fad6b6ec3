/*
 * zones_locate.c - lockdown zones locate: which zones is a point in?
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/answer.h"
#include "cli/cli.h"
#include "cli/clock.h"
#include "cli/complain.h"
#include "cli/input.h"
#include "cli/policy.h"
#include "lockdown/lookup.h"

enum locate_format { FORMAT_DEFAULT, FORMAT_PRETTY, FORMAT_JSON };

struct locate_options {
    bool stream;
    double accuracy_m;
    struct option_time at;
    int format; /* enum locate_format */
};

static const struct option locate_table[] = {
    {"accuracy", "METRES", "the point is known to so many metres: tell every zone within them",
     offsetof(struct locate_options, accuracy_m), option_metres},
    {"at", "TIME", "codes and orders of that moment (default: now)",
     offsetof(struct locate_options, at), option_instant},
    {"stream", NULL, "read lines `LON LAT`, write a JSON line for each",
     offsetof(struct locate_options, stream), NULL},
    {"format", "pretty|json", "default: pretty on a terminal, else json",
     offsetof(struct locate_options, format), option_choice},
};

static int locate_run(struct cli *cli);

const struct command zones_locate_command = {
    .name = "zones locate",
    .summary = "tell the zones that a point is in",
    .usage = "zones locate [OPTIONS] LON LAT\n"
             "       lockdown zones locate --stream [OPTIONS] [FILE]",
    .about = "Tells every zone that holds the point (WGS 84, degrees, longitude first), from the\n"
             "smallest to the largest, then those around it that have no shape. A point on a\n"
             "border is in every zone that touches it.\n",
    .example = "  lockdown zones locate 106.6953 10.777\n"
               "  lockdown --zones wards.geojson zones locate --accuracy 20 106.6953 10.777\n"
               "  lockdown zones locate --stream < points.txt\n",
    .options = locate_table,
    .option_count = sizeof locate_table / sizeof locate_table[0],
    .operands_max = 2,
    .run = locate_run,
};

/* ---- output ---- */

static void print_json(struct output *out, const struct lkd_location *l) {
    output_puts(out, "{\"zones\":[");
    for (size_t i = 0; i < l->count; i++) {
        if (i > 0)
            output_puts(out, ",");
        output_json(out, l->zones[i].id);
    }
    output_printf(out, "],\"near_border\":%s%s}\n", l->near_border ? "true" : "false",
                  l->more ? ",\"more\":true" : "");
}

static const char *mark_of(const struct lkd_located *zone) {
    if (!zone->by_shape)
        return "  (no shape)";
    if (!zone->border)
        return "";
    return zone->inside ? "  (at its border)" : "  (within the accuracy)";
}

static void print_pretty(struct output *out, const struct lkd_location *l, int language) {
    if (l->count == 0)
        output_puts(out, "no zone is known there\n");
    for (size_t i = 0; i < l->count; i++) {
        const struct lkd_located *zone = &l->zones[i];

        output_printf(out, "%-10s %-12s %s%s\n", zone->id, zone->kind,
                      language == LKD_ENGLISH ? zone->name_en : zone->name, mark_of(zone));
    }
    if (l->more)
        output_puts(out, "and more: this is not the whole list\n");
    if (l->near_border)
        output_puts(out, "near a border: the strictest of these zones decides\n");
}

/* ---- input ---- */

/* A number and nothing else behind spaces; `*text` moves behind it. */
static bool read_number(const char **text, double *ret_value) {
    char *end;

    *ret_value = strtod(*text, &end);
    if (end == *text || (*end != '\0' && *end != ' ' && *end != '\t' && *end != '\r'))
        return false;
    *text = end;
    return true;
}

static bool read_point(const char *text, double ret_point[2], struct lkd_error *err) {
    const char *at = text;

    if (read_number(&at, &ret_point[0]) && read_number(&at, &ret_point[1]) &&
        at[strspn(at, " \t\r")] == '\0')
        return true;
    return refuse(err, LKD_BAD_QUERY, "for instance `106.6953 10.777`",
                  "a point is a longitude and a latitude, in degrees");
}

struct locating {
    const struct lkd_lookup *lookup;
    const struct locate_options *options;
    int64_t at_s;
};

static bool answer_line(const struct locating *l, const char *line, size_t length, size_t number,
                        struct output *out) {
    char text[256];
    double point[2] = {0, 0};
    struct lkd_location location;
    struct lkd_error err;
    bool good;

    snprintf(text, sizeof text, "%.*s", (int)(length < sizeof text ? length : 0), line);
    good = read_point(text, point, &err) &&
           lkd_lookup_at(l->lookup, point[0], point[1], l->options->accuracy_m, l->at_s, &location,
                         &err) == LKD_OK;
    if (good)
        print_json(out, &location);
    else {
        answer_print_error(out, &err, number);
        output_puts(out, "\n");
    }
    return good;
}

static int locate_stream(const struct locating *l, const char *path, struct output *out) {
    struct lines lines;
    struct lkd_error err;
    const char *text;
    size_t length, bad = 0;
    enum line line;

    if (lines_open(&lines, path, out, &err) != LKD_OK) {
        complain(&err);
        return err.status == LKD_NO_MEMORY ? EXIT_INTERNAL : EXIT_USAGE;
    }
    while (!out->error && (line = lines_next(&lines, &text, &length)) != LINE_NONE)
        bad += !answer_line(l, line == LINE_GIVEN ? text : "", line == LINE_GIVEN ? length : 0,
                            lines.number, out);
    output_flush(out);
    if (bad > 0)
        fprintf(stderr, "lockdown: %zu of %zu lines are bad\n", bad, lines.number);
    if (lines.error)
        fprintf(stderr, "lockdown: cannot read the points: %s\n", strerror(lines.error));
    lines_close(&lines);
    return lines.error ? EXIT_INTERNAL : EXIT_DONE;
}

static int locate_one(const struct locating *l, struct cli *cli) {
    char text[256];
    double point[2] = {0, 0};
    struct lkd_location location;
    struct lkd_error err;
    bool pretty = l->options->format == FORMAT_PRETTY ||
                  (l->options->format == FORMAT_DEFAULT && isatty(STDOUT_FILENO));

    snprintf(text, sizeof text, "%s %s", cli->operands[0], cli->operands[1]);
    if (!read_point(text, point, &err) ||
        lkd_lookup_at(l->lookup, point[0], point[1], l->options->accuracy_m, l->at_s, &location,
                      &err) != LKD_OK)
        return usage_error(&zones_locate_command, &err);
    if (pretty)
        print_pretty(&cli->out, &location, cli->global.language);
    else
        print_json(&cli->out, &location);
    return EXIT_DONE;
}

/* ---- the command ---- */

static bool check_operands(const struct cli *cli, bool stream, struct lkd_error *err) {
    if (!stream && cli->operand_count < 2)
        return refuse(err, LKD_BAD_QUERY, NULL, "give a longitude and a latitude");
    if (stream && cli->operand_count > 1)
        return refuse(err, LKD_BAD_QUERY, NULL, "`--stream` reads one file of points");
    return true;
}

static int locate_run(struct cli *cli) {
    struct locate_options o = {0};
    struct lkd_lookup *lookup;
    struct lkd_error err;
    int status;

    if (!command_begin(cli, &zones_locate_command, &o, &status))
        return status;
    if (!check_operands(cli, o.stream, &err))
        return usage_error(&zones_locate_command, &err);
    status = lookup_load(cli, &lookup);
    if (status != EXIT_DONE)
        return status;
    struct locating l = {lookup, &o, o.at.given ? o.at.at_s : (int64_t)time(NULL)};
    status = o.stream ? locate_stream(&l, cli->operands[0], &cli->out) : locate_one(&l, cli);
    lkd_lookup_free(lookup);
    return status;
}
