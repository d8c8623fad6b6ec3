/*
 * report_page.c - a report as a page of HTML with plots in SVG; see report.h.
 *
 * The page asks for nothing from outside and has no script. Colours are those of Okabe and Ito,
 * which colour-blind readers tell apart; each plot has its figures in the table below it.
 */
#include "cli/report.h"

#define BARS_MAX 20     /* rows of a plot; the table has all of them */
#define COLUMNS_MAX 120 /* columns of a plot */
#define ROWS_MAX 500    /* rows of a table on the page; the CSV has all of them */

static const char style[] =
    "<style>\n"
    ":root{color-scheme:light dark;--ink:#1b1b1b;--soft:#595959;--line:#c9c9c9;--ground:#fff}\n"
    "@media(prefers-color-scheme:dark){:root{--ink:#eee;--soft:#b5b5b5;--line:#4a4a4a;"
    "--ground:#161616}}\n"
    "body{font:16px/1.5 system-ui,'Noto Sans',sans-serif;color:var(--ink);"
    "background:var(--ground);max-width:60rem;margin:2rem auto;padding:0 1rem}\n"
    "h1{font-size:1.6rem;margin-bottom:0}h2{font-size:1.2rem;margin-top:2.5rem}\n"
    ".about,figcaption{color:var(--soft)}figure{margin:1rem 0}svg{width:100%;height:auto}\n"
    "svg text{fill:var(--ink);font-size:12px}svg .soft{fill:var(--soft)}\n"
    "svg line{stroke:var(--line)}table{border-collapse:collapse;width:100%}\n"
    "th,td{text-align:right;padding:.2rem .6rem;border-bottom:1px solid var(--line);"
    "font-variant-numeric:tabular-nums}th:first-child,td:first-child{text-align:left}\n"
    ".key{display:inline-block;width:.9em;height:.9em;margin:0 .35em 0 1em;"
    "vertical-align:-.1em}\n"
    ".c0{fill:#009e73;background:#009e73}.c1{fill:#d55e00;background:#d55e00}"
    ".c2{fill:#e69f00;background:#e69f00}.c3{fill:#0072b2;background:#0072b2}"
    ".c4{fill:#56b4e9;background:#56b4e9}.c5{fill:#cc79a7;background:#cc79a7}"
    ".c6{fill:#f0e442;background:#f0e442}.c7{fill:#8a8a8a;background:#8a8a8a}\n"
    "@media print{body{margin:0}}\n"
    "</style>\n";

#define COLOURS 8

static const char *in(struct label label, bool vietnamese) {
    return vietnamese ? label.vi : label.en;
}

static void put_element(struct output *out, const char *name, const char *text) {
    output_printf(out, "<%s>", name);
    output_markup(out, text);
    output_printf(out, "</%s>", name);
}

static uint64_t largest(const struct crosstab *t, size_t rows) {
    uint64_t most = 1;

    for (size_t i = 0; i < rows; i++)
        most = t->rows[i].total > most ? t->rows[i].total : most;
    return most;
}

static void put_title(struct output *out, const struct crosstab *t, size_t row, size_t column,
                      bool vietnamese) {
    const struct crosstab_row *r = &t->rows[row];

    output_puts(out, "<title>");
    output_markup(out, vietnamese ? r->vi : r->en);
    output_puts(out, " · ");
    output_markup(out, in(t->columns[column], vietnamese));
    output_puts(out, ": ");
    output_count(out, r->counts[column]);
    output_puts(out, "</title>");
}

static void put_figure(struct output *out, const struct crosstab *t, bool vietnamese, int height) {
    output_printf(out, "<figure><svg viewBox=\"0 0 720 %d\" role=\"img\" aria-label=\"", height);
    output_markup(out, in(t->title, vietnamese));
    output_puts(out, "\">\n");
}

static void end_figure(struct output *out, const struct crosstab *t, bool vietnamese) {
    output_puts(out, "</svg><figcaption>");
    for (size_t c = 0; t->column_count > 1 && c < t->column_count; c++) {
        output_printf(out, "<span class=\"key c%zu\"></span>", c % COLOURS);
        output_markup(out, in(t->columns[c], vietnamese));
    }
    output_puts(out, "</figcaption></figure>\n");
}

/* ---- a bar for each row ---- */

#define NAMES_WIDTH 300.0
#define BAR_HEIGHT 22
#define NAME_LETTERS 44

/* Long names are cut: the table has them whole. */
static void put_name(struct output *out, const char *name) {
    size_t letters = 0, bytes = 0;

    for (; name[bytes]; bytes++) {
        letters += ((unsigned char)name[bytes] & 0xC0) != 0x80;
        if (letters > NAME_LETTERS)
            break;
    }
    for (size_t i = 0; i < bytes; i++) {
        char one[2] = {name[i], '\0'};

        output_markup(out, one);
    }
    output_puts(out, name[bytes] ? "…" : "");
}

static void put_bar(struct output *out, const struct crosstab *t, size_t row, double scale,
                    bool vietnamese) {
    const struct crosstab_row *r = &t->rows[row];
    double x = NAMES_WIDTH, y = (double)row * BAR_HEIGHT;

    output_printf(out, "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"end\">", NAMES_WIDTH - 8, y + 15);
    put_name(out, vietnamese ? r->vi : r->en);
    output_puts(out, "</text>");
    for (size_t c = 0; c < t->column_count; c++) {
        double width = (double)r->counts[c] * scale;

        if (r->counts[c] == 0)
            continue;
        output_printf(out,
                      "<rect class=\"c%zu\" x=\"%.1f\" y=\"%.0f\" width=\"%.1f\" height=\"16\">",
                      c % COLOURS, x, y + 3, width);
        put_title(out, t, row, c, vietnamese);
        output_puts(out, "</rect>");
        x += width;
    }
    output_printf(out, "<text class=\"soft\" x=\"%.1f\" y=\"%.0f\">", x + 6, y + 15);
    output_count(out, r->total);
    output_puts(out, "</text>\n");
}

static void put_bars(struct output *out, const struct crosstab *t, bool vietnamese) {
    size_t rows = t->row_count < BARS_MAX ? t->row_count : BARS_MAX;
    double scale = (720 - NAMES_WIDTH - 70) / (double)largest(t, rows);

    put_figure(out, t, vietnamese, (int)rows * BAR_HEIGHT);
    for (size_t i = 0; i < rows; i++)
        put_bar(out, t, i, scale, vietnamese);
    end_figure(out, t, vietnamese);
}

/* ---- a column for each row ---- */

#define PLOT_LEFT 60.0
#define PLOT_HEIGHT 200.0

static void put_axis(struct output *out, uint64_t most) {
    for (int part = 0; part <= 2; part++) {
        double y = 10 + PLOT_HEIGHT * (2 - part) / 2;

        output_printf(out, "<line x1=\"%.0f\" x2=\"720\" y1=\"%.1f\" y2=\"%.1f\"/>", PLOT_LEFT, y,
                      y);
        output_printf(out, "<text class=\"soft\" x=\"%.0f\" y=\"%.1f\" text-anchor=\"end\">",
                      PLOT_LEFT - 6, y + 4);
        if (part * most % 2 == 0) /* a half of an odd number is no count */
            output_count(out, part * most / 2);
        output_puts(out, "</text>\n");
    }
}

static void put_column(struct output *out, const struct crosstab *t, size_t row, double x,
                       double width, double scale, bool vietnamese) {
    const struct crosstab_row *r = &t->rows[row];
    double y = 10 + PLOT_HEIGHT;

    for (size_t c = 0; c < t->column_count; c++) {
        double height = (double)r->counts[c] * scale;

        if (r->counts[c] == 0)
            continue;
        y -= height;
        output_printf(out,
                      "<rect class=\"c%zu\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">",
                      c % COLOURS, x, y, width * 0.86, height);
        put_title(out, t, row, c, vietnamese);
        output_puts(out, "</rect>");
    }
}

static void put_columns(struct output *out, const struct crosstab *t, bool vietnamese) {
    size_t rows = t->row_count < COLUMNS_MAX ? t->row_count : COLUMNS_MAX, step = 1 + rows / 8;
    uint64_t most = largest(t, rows);
    double width = (720 - PLOT_LEFT) / (double)(rows ? rows : 1);

    put_figure(out, t, vietnamese, (int)PLOT_HEIGHT + 40);
    put_axis(out, most);
    for (size_t i = 0; i < rows; i++) {
        double x = PLOT_LEFT + (double)i * width;

        put_column(out, t, i, x, width, PLOT_HEIGHT / (double)most, vietnamese);
        if (i % step)
            continue;
        output_printf(out, "<text class=\"soft\" x=\"%.1f\" y=\"%.0f\" text-anchor=\"middle\">",
                      x + width / 2, PLOT_HEIGHT + 28);
        output_markup(out, vietnamese ? t->rows[i].vi : t->rows[i].en);
        output_puts(out, "</text>\n");
    }
    end_figure(out, t, vietnamese);
}

/* ---- the page ---- */

static void put_row(struct output *out, const struct crosstab *t, size_t row, bool vietnamese) {
    const struct crosstab_row *r = &t->rows[row];

    output_puts(out, "<tr>");
    put_element(out, "td", vietnamese ? r->vi : r->en);
    for (size_t c = 0; c < t->column_count; c++) {
        output_puts(out, "<td>");
        output_count(out, r->counts[c]);
        output_puts(out, "</td>");
    }
    output_puts(out, "</tr>\n");
}

static void put_table(struct output *out, const struct crosstab *t, bool vietnamese) {
    size_t rows = t->row_count < ROWS_MAX ? t->row_count : ROWS_MAX;

    output_puts(out, "<table><thead><tr>");
    put_element(out, "th", in(t->row, vietnamese));
    for (size_t c = 0; c < t->column_count; c++)
        put_element(out, "th", in(t->columns[c], vietnamese));
    output_puts(out, "</tr></thead><tbody>\n");
    for (size_t i = 0; i < rows; i++)
        put_row(out, t, i, vietnamese);
    output_puts(out, "</tbody></table>\n");
    if (rows < t->row_count)
        output_printf(out,
                      vietnamese ? "<p>… và %zu dòng nữa (xem CSV).</p>\n"
                                 : "<p>… and %zu more rows (see the CSV).</p>\n",
                      t->row_count - rows);
}

static void put_section(struct output *out, const struct crosstab *t, bool vietnamese) {
    output_puts(out, "<section>");
    put_element(out, "h2", in(t->title, vietnamese));
    if (t->row_count == 0) {
        put_element(out, "p", vietnamese ? "Không có." : "None.");
    } else {
        if (t->chart != CHART_NONE)
            (t->chart == CHART_BARS ? put_bars : put_columns)(out, t, vietnamese);
        put_table(out, t, vietnamese);
    }
    output_puts(out, "</section>\n");
}

void report_page(struct output *out, const struct report *report, bool vietnamese) {
    output_printf(out,
                  "<!doctype html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n",
                  vietnamese ? "vi" : "en");
    put_element(out, "title", in(report->title, vietnamese));
    output_puts(out, "\n");
    output_puts(out, style);
    output_puts(out, "</head><body><main>\n");
    put_element(out, "h1", in(report->title, vietnamese));
    output_puts(out, "<p class=\"about\">");
    output_markup(out, report->about);
    output_puts(out, "</p>\n");
    for (size_t i = 0; i < report->table_count; i++)
        put_section(out, &report->tables[i], vietnamese);
    output_puts(out, "</main></body></html>\n");
}
