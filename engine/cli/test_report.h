/*
 * test_report.h - the results of rule tests as TAP, JUnit XML, JSON or for a person.
 *
 * test_report_begin(), test_report_result() for each test, test_report_end(). A run without a test
 * is reported as a failure in every format.
 */
#ifndef CLI_TEST_REPORT_H
#define CLI_TEST_REPORT_H

#include "cli/output.h"
#include "lockdown/policy.h"

/* In the order of "pretty|tap|junit|json". */
enum test_format { TEST_DEFAULT, TEST_PRETTY, TEST_TAP, TEST_JUNIT, TEST_JSON };

struct test_format_functions;
struct test_report {
    const struct test_format_functions *format;
    struct output *out;
    struct output body;           /* JUnit: the cases, until their number is known */
    size_t told, failed, skipped; /* told: with those skipped */
};

void test_report_begin(struct test_report *r, enum test_format format, struct output *out);
void test_report_result(struct test_report *r, const struct lkd_test_result *result);
/* `coverage` may be NULL. */
void test_report_end(struct test_report *r, const struct lkd_coverage *coverage);
/* The run broke off; in TAP the reader is told so. */
void test_report_abort(struct test_report *r, const char *reason);

#endif
