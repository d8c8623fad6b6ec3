/*
 * test_report.c - one group of functions for each format.
 */
#include "cli/test_report.h"

#include <string.h>

#define NO_TESTS "no test found: tests stand in *_test.lua beside the rules"

/* `begin` and `abort` may be NULL. */
struct test_format_functions {
    void (*begin)(struct test_report *r);
    void (*result)(struct test_report *r, const struct lkd_test_result *result);
    void (*end)(struct test_report *r, const struct lkd_coverage *coverage);
    void (*abort)(struct test_report *r, const char *reason);
};

/* ---- for a person: the failures, then the sum ---- */

static void pretty_result(struct test_report *r, const struct lkd_test_result *t) {
    if (t->passed) /* or skipped */
        return;
    output_colour(r->out, COLOUR_RED);
    output_printf(r->out, "FAILED %s\n", t->name);
    output_colour(r->out, COLOUR_NONE);
    output_printf(r->out, "  %s:%u\n  expected: %s\n  got:      %s\n", t->file, t->line,
                  t->expected, t->got);
    if (t->explanation)
        output_lines(r->out, "    ", t->explanation);
    output_puts(r->out, "\n");
}

static void pretty_coverage(struct output *out, const struct lkd_coverage *c) {
    output_printf(out,
                  "\nCoverage: %zu of %zu rules decide a test; %zu of %zu outcomes of "
                  "conditions are seen.\n",
                  c->rules_decided, c->rules, c->outcomes_seen, c->outcomes);
    output_lines(out, "  ", c->report);
}

static void pretty_end(struct test_report *r, const struct lkd_coverage *coverage) {
    bool good = r->told > 0 && r->failed == 0;

    output_colour(r->out, good ? COLOUR_GREEN : COLOUR_RED);
    if (r->told == 0)
        output_puts(r->out, NO_TESTS "\n");
    else
        output_printf(r->out, "%zu %s, %zu failed", r->told, r->told == 1 ? "test" : "tests",
                      r->failed);
    if (r->skipped > 0)
        output_printf(r->out, ", %zu skipped: their acts are only announced", r->skipped);
    if (r->told > 0)
        output_puts(r->out, "\n");
    output_colour(r->out, COLOUR_NONE);
    if (coverage)
        pretty_coverage(r->out, coverage);
}

/* ---- TAP 13 ---- */

/* A description holds no newline, and no "#", which would begin a directive. */
static void tap_description(struct output *out, const char *text) {
    for (; *text; text++) {
        if (*text == '#' || *text == '\\')
            output_puts(out, "\\");
        output_write(out, *text == '\n' ? " " : text, 1);
    }
}

static void tap_begin(struct test_report *r) {
    output_puts(r->out, "TAP version 13\n");
}

static void tap_field(struct output *out, const char *name, const char *value) {
    output_printf(out, "  %s: ", name);
    output_json(out, value);
    output_puts(out, "\n");
}

static void tap_result(struct test_report *r, const struct lkd_test_result *t) {
    output_printf(r->out, "%s %zu - ", t->passed ? "ok" : "not ok", r->told);
    tap_description(r->out, t->name);
    if (t->announced)
        output_printf(r->out, " # SKIP announced: %s", t->announced);
    output_puts(r->out, "\n");
    if (t->passed)
        return;
    output_puts(r->out, "  ---\n");
    tap_field(r->out, "expected", t->expected);
    tap_field(r->out, "got", t->got);
    tap_field(r->out, "file", t->file);
    output_printf(r->out, "  line: %u\n  ...\n", t->line);
    if (t->explanation)
        output_lines(r->out, "# ", t->explanation);
}

static void tap_end(struct test_report *r, const struct lkd_coverage *c) {
    if (r->told == 0)
        output_puts(r->out, "not ok 1 - the rulebook has tests\n# " NO_TESTS "\n");
    output_printf(r->out, "1..%zu\n", r->told > 0 ? r->told : 1);
    if (!c)
        return;
    output_printf(r->out, "# coverage: rules %zu of %zu, outcomes %zu of %zu\n", c->rules_decided,
                  c->rules, c->outcomes_seen, c->outcomes);
    output_lines(r->out, "# ", c->report);
}

static void tap_abort(struct test_report *r, const char *reason) {
    output_printf(r->out, "Bail out!  %s\n", reason);
}

/* ---- JUnit XML ---- */

static void xml_attribute(struct output *out, const char *name, const char *value) {
    output_printf(out, " %s=\"", name);
    output_markup(out, value);
    output_puts(out, "\"");
}

static void junit_begin(struct test_report *r) {
    output_init(&r->body, OUTPUT_MEMORY, 65536);
}

static void junit_failure(struct output *out, const struct lkd_test_result *t) {
    output_puts(out, ">\n      <failure message=\"expected: ");
    output_markup(out, t->expected);
    output_puts(out, "; got: ");
    output_markup(out, t->got);
    output_puts(out, "\">");
    output_markup(out, t->explanation ? t->explanation : "");
    output_puts(out, "</failure>\n    </testcase>\n");
}

static void junit_skipped(struct output *out, const struct lkd_test_result *t) {
    output_puts(out, ">\n      <skipped message=\"announced: ");
    output_markup(out, t->announced);
    output_puts(out, "\"/>\n    </testcase>\n");
}

static void junit_result(struct test_report *r, const struct lkd_test_result *t) {
    output_puts(&r->body, "    <testcase");
    xml_attribute(&r->body, "name", t->name);
    xml_attribute(&r->body, "classname", t->file);
    xml_attribute(&r->body, "file", t->file);
    output_printf(&r->body, " line=\"%u\"", t->line);
    if (t->announced)
        junit_skipped(&r->body, t);
    else if (t->passed)
        output_puts(&r->body, "/>\n");
    else
        junit_failure(&r->body, t);
}

static void junit_coverage(struct output *out, const struct lkd_coverage *c) {
    output_printf(out, "    <system-out>coverage: rules %zu of %zu, outcomes %zu of %zu\n",
                  c->rules_decided, c->rules, c->outcomes_seen, c->outcomes);
    output_markup(out, c->report);
    output_puts(out, "</system-out>\n");
}

static void junit_end(struct test_report *r, const struct lkd_coverage *coverage) {
    size_t run = r->told > 0 ? r->told : 1, failed = r->told > 0 ? r->failed : 1;

    if (r->told == 0)
        output_puts(&r->body, "    <testcase name=\"the rulebook has tests\">\n"
                              "      <failure message=\"" NO_TESTS "\"/>\n    </testcase>\n");
    output_printf(r->out,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<testsuites tests=\"%zu\" failures=\"%zu\">\n"
                  "  <testsuite name=\"lockdown rules\" tests=\"%zu\" failures=\"%zu\""
                  " skipped=\"%zu\">\n",
                  run, failed, run, failed, r->skipped);
    output_write(r->out, r->body.bytes, r->body.used);
    if (coverage)
        junit_coverage(r->out, coverage);
    output_puts(r->out, "  </testsuite>\n</testsuites>\n");
    if (r->body.error)
        r->out->error = r->body.error;
    output_free(&r->body);
}

static void junit_abort(struct test_report *r, const char *reason) {
    (void)reason;
    output_free(&r->body);
}

/* ---- JSON ---- */

static void json_begin(struct test_report *r) {
    output_puts(r->out, "{\"tests\":[");
}

static void json_field(struct output *out, const char *name, const char *value) {
    output_printf(out, ",\"%s\":", name);
    output_json(out, value);
}

static void json_result(struct test_report *r, const struct lkd_test_result *t) {
    output_puts(r->out, r->told > 1 ? ",\n{\"name\":" : "\n{\"name\":");
    output_json(r->out, t->name);
    json_field(r->out, "file", t->file);
    output_printf(r->out, ",\"line\":%u,\"passed\":%s", t->line,
                  t->announced ? "null"
                  : t->passed  ? "true"
                               : "false");
    if (t->announced)
        json_field(r->out, "announced", t->announced);
    if (!t->passed) {
        json_field(r->out, "expected", t->expected);
        json_field(r->out, "got", t->got);
    }
    if (t->explanation)
        json_field(r->out, "explanation", t->explanation);
    output_puts(r->out, "}");
}

static void json_findings(struct output *out, const char *report) {
    const char *separator = "";

    while (*report) {
        size_t length = strcspn(report, "\n");

        output_puts(out, separator);
        output_json_bytes(out, report, length);
        separator = ",";
        report += length + (report[length] == '\n');
    }
}

static void json_end(struct test_report *r, const struct lkd_coverage *c) {
    output_printf(r->out, "],\n\"run\":%zu,\"failed\":%zu,\"skipped\":%zu", r->told - r->skipped,
                  r->failed, r->skipped);
    if (c) {
        output_printf(r->out,
                      ",\n\"coverage\":{\"rules\":%zu,\"rules_decided\":%zu,"
                      "\"outcomes\":%zu,\"outcomes_seen\":%zu,\"findings\":[",
                      c->rules, c->rules_decided, c->outcomes, c->outcomes_seen);
        json_findings(r->out, c->report);
        output_puts(r->out, "]}");
    }
    output_puts(r->out, "}\n");
}

static void json_abort(struct test_report *r, const char *reason) {
    output_puts(r->out, "],\n\"error\":");
    output_json(r->out, reason);
    output_puts(r->out, "}\n");
}

/* ---- the formats ---- */

static const struct test_format_functions formats[] = {
    [TEST_PRETTY] = {NULL, pretty_result, pretty_end, NULL},
    [TEST_TAP] = {tap_begin, tap_result, tap_end, tap_abort},
    [TEST_JUNIT] = {junit_begin, junit_result, junit_end, junit_abort},
    [TEST_JSON] = {json_begin, json_result, json_end, json_abort},
};

void test_report_begin(struct test_report *r, enum test_format format, struct output *out) {
    *r = (struct test_report){.format = &formats[format], .out = out};
    if (r->format->begin)
        r->format->begin(r);
}

void test_report_result(struct test_report *r, const struct lkd_test_result *result) {
    r->told++;
    r->skipped += result->announced != NULL;
    r->failed += !result->passed;
    r->format->result(r, result);
}

void test_report_end(struct test_report *r, const struct lkd_coverage *coverage) {
    r->format->end(r, coverage);
}

void test_report_abort(struct test_report *r, const char *reason) {
    if (r->format->abort)
        r->format->abort(r, reason);
}
