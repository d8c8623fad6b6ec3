/*
 * report.c - lockdown report: the group of reports, and printing what they count.
 */
#include "cli/report.h"

#include <stdlib.h>
#include <string.h>

#include "cli/complain.h"
#include "cli/save.h"
#include "lockdown/decide.h"

static const struct command *const report_parts[] = {
    &report_daily_command,
    &report_checkpoints_command,
    &report_permits_command,
    &report_businesses_command,
};

static int report_run(struct cli *cli) {
    return command_run_part(cli, &report_command);
}

const struct command report_command = {
    .name = "report",
    .summary = "what was decided, and how permits, businesses and zones stand",
    .usage = "report COMMAND [OPTIONS]",
    .about = "Regular reports as a table for a terminal, as CSV, or as a page of HTML with plots\n"
             "that needs nothing else. Nobody is named in a report.\n",
    .example = "  lockdown report daily --log log --day 2021-07-26\n"
               "  lockdown report permits --registry city.db --output permits.html\n",
    .parts = report_parts,
    .part_count = sizeof report_parts / sizeof report_parts[0],
    .run = report_run,
};

/* ---- for a terminal ---- */

#define NAME_WIDTH_MAX 72 /* longer names are cut; the other formats have them whole */

/* Columns a text takes; combining marks are not used in composed Vietnamese. */
static size_t width_of(const char *text) {
    size_t width = 0;

    for (; *text; text++)
        width += ((unsigned char)*text & 0xC0) != 0x80;
    return width;
}

/* Bytes of the first `most` columns. */
static size_t first_columns(const char *text, size_t most) {
    size_t bytes = 0, width = 0;

    for (; text[bytes]; bytes++) {
        width += ((unsigned char)text[bytes] & 0xC0) != 0x80;
        if (width > most)
            break;
    }
    return bytes;
}

static const char *in(struct label label, bool vietnamese) {
    return vietnamese ? label.vi : label.en;
}

static void put_padded(struct output *out, const char *text, size_t width, bool right) {
    size_t gap = width_of(text) < width ? width - width_of(text) : 0;

    if (right)
        output_printf(out, "%*s%s", (int)gap, "", text);
    else
        output_printf(out, "%s%*s", text, (int)gap, "");
}

#define COUNT_WIDTH 8

static size_t column_width(struct label label, bool vietnamese) {
    size_t width = width_of(in(label, vietnamese));

    return (width < COUNT_WIDTH ? COUNT_WIDTH : width) + 2;
}

static void put_count(struct output *out, uint64_t n, size_t width) {
    struct output digits;

    output_init(&digits, OUTPUT_MEMORY, 32);
    output_count(&digits, n);
    output_write(&digits, "", 1);
    if (!digits.error)
        put_padded(out, digits.bytes, width, true);
    output_free(&digits);
}

static void pretty_row(struct output *out, const struct crosstab *t, const char *name,
                       size_t name_width, const uint64_t *counts, bool vietnamese) {
    output_puts(out, "  ");
    if (width_of(name) > NAME_WIDTH_MAX) {
        output_write(out, name, first_columns(name, NAME_WIDTH_MAX - 1));
        output_puts(out, "…");
    } else {
        put_padded(out, name, name_width, false);
    }
    for (size_t c = 0; c < t->column_count; c++)
        put_count(out, counts[c], column_width(t->columns[c], vietnamese));
    output_puts(out, "\n");
}

static size_t names_width(const struct crosstab *t, bool vietnamese) {
    size_t widest = width_of(in(t->row, vietnamese));

    for (size_t i = 0; i < t->row_count; i++) {
        size_t width = width_of(vietnamese ? t->rows[i].vi : t->rows[i].en);

        widest = width > widest ? width : widest;
    }
    return widest < NAME_WIDTH_MAX ? widest : NAME_WIDTH_MAX;
}

static void pretty_table(struct output *out, const struct crosstab *t, bool vietnamese) {
    size_t width = names_width(t, vietnamese);
    uint64_t totals[CROSSTAB_COLUMNS_MAX];

    output_puts(out, "\n");
    output_colour(out, COLOUR_BOLD);
    output_printf(out, "%s\n", in(t->title, vietnamese));
    output_colour(out, COLOUR_NONE);
    if (t->row_count == 0) {
        output_puts(out, vietnamese ? "  (không có)\n" : "  (none)\n");
        return;
    }
    output_puts(out, "  ");
    put_padded(out, in(t->row, vietnamese), width, false);
    for (size_t c = 0; c < t->column_count; c++) {
        put_padded(out, in(t->columns[c], vietnamese), column_width(t->columns[c], vietnamese),
                   true);
        totals[c] = crosstab_total(t, c);
    }
    output_puts(out, "\n");
    for (size_t i = 0; i < t->row_count; i++)
        pretty_row(out, t, vietnamese ? t->rows[i].vi : t->rows[i].en, width, t->rows[i].counts,
                   vietnamese);
    if (t->chart != CHART_COLUMNS)
        pretty_row(out, t, vietnamese ? "Tổng" : "Total", width, totals, vietnamese);
}

static void print_pretty(struct output *out, const struct report *r, bool vietnamese) {
    output_colour(out, COLOUR_BOLD);
    output_printf(out, "%s · %s\n", in(r->title, vietnamese), r->about);
    output_colour(out, COLOUR_NONE);
    for (size_t i = 0; i < r->table_count; i++)
        pretty_table(out, &r->tables[i], vietnamese);
}

/* ---- for a spreadsheet ---- */

static void csv_text(struct output *out, const char *text) {
    /* A spreadsheet would take these for a formula. */
    bool formula = strchr("=+-@\t\r", text[0]) != NULL && text[0];

    output_puts(out, formula ? "\"'" : "\"");
    for (; *text; text++) {
        output_write(out, text, 1);
        if (*text == '"')
            output_puts(out, "\""); /* doubled */
    }
    output_puts(out, "\"");
}

/* One table below the other, each value in a row of its own. */
static void print_csv(struct output *out, const struct report *r, bool vietnamese) {
    output_puts(out, "table,key,row,column,count\n");
    for (size_t i = 0; i < r->table_count; i++) {
        const struct crosstab *t = &r->tables[i];

        for (size_t row = 0; row < t->row_count; row++)
            for (size_t c = 0; c < t->column_count; c++) {
                csv_text(out, in(t->title, vietnamese));
                output_puts(out, ",");
                csv_text(out, t->rows[row].key);
                output_puts(out, ",");
                csv_text(out, vietnamese ? t->rows[row].vi : t->rows[row].en);
                output_puts(out, ",");
                csv_text(out, in(t->columns[c], vietnamese));
                output_printf(out, ",%llu\n", (unsigned long long)t->rows[row].counts[c]);
            }
    }
}

/* ---- all formats ---- */

static enum report_format format_of(const struct report_options *o) {
    if (o->format != REPORT_DEFAULT)
        return (enum report_format)o->format;
    if (save_is_kind(o->output, ".html"))
        return REPORT_HTML;
    return save_is_kind(o->output, ".csv") ? REPORT_CSV : REPORT_PRETTY;
}

static void print_in(struct output *out, enum report_format format, const struct report *report,
                     bool vietnamese) {
    if (format == REPORT_HTML)
        report_page(out, report, vietnamese);
    else
        (format == REPORT_CSV ? print_csv : print_pretty)(out, report, vietnamese);
}

static int save(const struct report_options *o, const struct report *report, bool vietnamese) {
    struct lkd_error err;
    struct output text;
    int status = EXIT_DONE;

    output_init(&text, OUTPUT_MEMORY, 1 << 16);
    print_in(&text, format_of(o), report, vietnamese);
    if (text.error)
        refuse(&err, LKD_NO_MEMORY, NULL, "there is no memory for the report");
    if (text.error || !save_file(o->output, text.bytes, text.used, &err)) {
        complain(&err);
        status = text.error ? EXIT_INTERNAL : EXIT_INVALID;
    }
    output_free(&text);
    return status;
}

int report_print(struct cli *cli, const struct report_options *o, const struct report *report) {
    bool vietnamese = cli->global.language != LKD_ENGLISH;
    struct lkd_error err;

    for (size_t i = 0; i < report->table_count; i++)
        if (report->tables[i].failed) {
            refuse(&err, LKD_NO_MEMORY, NULL, "there is no memory for the report");
            complain(&err);
            return EXIT_INTERNAL;
        }
    if (o->output)
        return save(o, report, vietnamese);
    print_in(&cli->out, format_of(o), report, vietnamese);
    return EXIT_DONE;
}

struct label report_label(const struct lkd_policy *policy, const char *fact, const char *value) {
    struct label label = {NULL, NULL};

    if (!*value)
        return (struct label){"(không ghi)", "(not said)"};
    if (!lkd_policy_label(policy, fact, value, &label.vi, &label.en))
        return (struct label){NULL, NULL};
    return label;
}
