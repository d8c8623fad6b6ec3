/*
 * findings.c - findings as lines for a person, and as JSON; see findings.h.
 */
#include "cli/findings.h"

#include <string.h>

static bool same_kind(const struct lkd_zone_finding *a, const struct lkd_zone_finding *b) {
    return a->warning == b->warning && strcmp(a->kind, b->kind) == 0;
}

/* How many of its kind stand before the i-th; the first tells of the kind as a whole. */
static size_t earlier_of_kind(const struct lkd_zone_findings *f, size_t i) {
    struct lkd_zone_finding one = lkd_zone_findings_at(f, i);
    size_t count = 0;

    for (size_t j = 0; j < i; j++) {
        struct lkd_zone_finding other = lkd_zone_findings_at(f, j);

        count += same_kind(&one, &other);
    }
    return count;
}

/* ---- for a person ---- */

static void print_finding(struct output *out, const struct lkd_zone_finding *f) {
    output_colour(out, COLOUR_BOLD);
    output_printf(out, "%s:", f->file);
    if (f->line)
        output_printf(out, "%zu:", f->line);
    output_colour(out, f->warning ? COLOUR_YELLOW : COLOUR_RED);
    output_puts(out, f->warning ? " warning:" : " error:");
    output_colour(out, COLOUR_NONE);
    output_printf(out, " %s\n", f->message);
    if (f->hint)
        output_lines(out, "    ", f->hint);
}

static void print_rest(struct output *out, const struct lkd_zone_findings *f,
                       const struct lkd_zone_finding *one, size_t most) {
    double area_m2;
    size_t count = lkd_zone_findings_of_kind(f, one->kind, &area_m2);

    output_printf(out, "    ... and ");
    output_count(out, count - most);
    output_printf(out, " more of the kind %s", one->kind);
    if (area_m2 > 0) {
        output_puts(out, "; together ");
        output_count(out, (uint64_t)area_m2);
        output_puts(out, " m2");
    }
    output_puts(out, "\n");
}

void findings_print(struct output *out, const struct lkd_zone_findings *f, size_t most) {
    for (size_t i = 0; i < lkd_zone_findings_count(f); i++) {
        struct lkd_zone_finding one = lkd_zone_findings_at(f, i);
        size_t earlier = earlier_of_kind(f, i);

        if (earlier < most)
            print_finding(out, &one);
        else if (earlier == most)
            print_rest(out, f, &one, most);
    }
}

/* ---- JSON ---- */

static void print_member(struct output *out, const char *name, const char *value) {
    if (!value)
        return;
    output_printf(out, ",\"%s\":", name);
    output_json(out, value);
}

static void print_finding_json(struct output *out, const struct lkd_zone_finding *f) {
    output_printf(out, "{\"severity\":\"%s\",\"kind\":\"%s\"", f->warning ? "warning" : "error",
                  f->kind);
    print_member(out, "file", f->file);
    if (f->line)
        output_printf(out, ",\"line\":%zu", f->line);
    if (f->feature)
        output_printf(out, ",\"feature\":%zu", f->feature);
    print_member(out, "id", f->id);
    print_member(out, "other_id", f->other_id);
    print_member(out, "message", f->message);
    print_member(out, "hint", f->hint);
    if (f->has_area)
        output_printf(out, ",\"area_m2\":%.1f", f->area_m2);
    if (f->has_point)
        output_printf(out, ",\"at\":[%.9g,%.9g]", f->lon, f->lat);
    output_puts(out, "}");
}

static void print_kinds_json(struct output *out, const struct lkd_zone_findings *f) {
    const char *comma = "";

    output_puts(out, "\"kinds\":[");
    for (size_t i = 0; i < lkd_zone_findings_count(f); i++) {
        struct lkd_zone_finding one = lkd_zone_findings_at(f, i);
        double area_m2;
        size_t count;

        if (earlier_of_kind(f, i) > 0)
            continue;
        count = lkd_zone_findings_of_kind(f, one.kind, &area_m2);
        output_printf(out, "%s{\"kind\":\"%s\",\"count\":%zu,\"area_m2\":%.1f}", comma, one.kind,
                      count, area_m2);
        comma = ",";
    }
    output_puts(out, "]");
}

void findings_print_json(struct output *out, const struct lkd_zone_findings *f) {
    output_printf(out, "\"errors\":%zu,\"warnings\":%zu,", lkd_zone_findings_errors(f),
                  lkd_zone_findings_warnings(f));
    print_kinds_json(out, f);
    output_puts(out, ",\"findings\":[");
    for (size_t i = 0; i < lkd_zone_findings_count(f); i++) {
        struct lkd_zone_finding one = lkd_zone_findings_at(f, i);

        output_puts(out, i ? "," : "");
        print_finding_json(out, &one);
    }
    output_puts(out, "]");
}
