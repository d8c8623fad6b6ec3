/*
 * test.c - lockdown test: the tests that stand beside the rules, and what they reach.
 */
#include <stdlib.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/complain.h"
#include "cli/policy.h"
#include "cli/test_report.h"

struct test_options {
    int format; /* enum test_format */
    bool coverage, boundaries;
};

static const struct option test_table[] = {
    {"format", "pretty|tap|junit|json", "default: pretty on a terminal, tap elsewhere",
     offsetof(struct test_options, format), option_choice},
    {"coverage", NULL,
     "tell too which rules decide no test and which conditions never came\n"
     "out true or never false",
     offsetof(struct test_options, coverage), NULL},
    {"boundaries", NULL,
     "instead of testing, propose tests just inside and outside every cut\n"
     "point, with today's answers, for the author to confirm",
     offsetof(struct test_options, boundaries), NULL},
};

static int test_run(struct cli *cli);

const struct command test_command = {
    .name = "test",
    .summary = "run the tests that stand beside the rules",
    .usage = "test [OPTIONS]",
    .about =
        "Runs every test of the *_test.lua files. Exits with 4 if one fails or there is none,\n"
        "with 3 if the rulebook does not load.\n",
    .example = "  lockdown test --coverage\n"
               "  lockdown test --boundaries > rules/hcmc/night_boundaries_test.lua\n"
               "  prove --exec '' build/lockdown :: test --format tap\n",
    .options = test_table,
    .option_count = sizeof test_table / sizeof test_table[0],
    .run = test_run,
};

static void tell_result(void *context, const struct lkd_test_result *result) {
    test_report_result(context, result);
}

static int broken_off(struct test_report *report, const struct lkd_error *err) {
    test_report_abort(report, err->message);
    complain(err);
    return EXIT_INTERNAL;
}

/* Coverage counts what the tests have just reached. */
static int end_with_coverage(struct lkd_policy *policy, struct test_report *report) {
    struct lkd_coverage coverage;
    struct lkd_error err;

    if (lkd_policy_coverage(policy, &coverage, &err) != LKD_OK)
        return broken_off(report, &err);
    test_report_end(report, &coverage);
    free(coverage.report);
    return EXIT_DONE;
}

static int run_tests(struct lkd_policy *policy, enum test_format format, bool coverage,
                     struct output *out) {
    struct test_report report;
    struct lkd_error err;
    size_t run, failed;
    int status = EXIT_DONE;

    test_report_begin(&report, format, out);
    if (lkd_policy_test(policy, tell_result, &report, &run, &failed, &err) != LKD_OK)
        return broken_off(&report, &err);
    if (coverage)
        status = end_with_coverage(policy, &report);
    else
        test_report_end(&report, NULL);
    if (status == EXIT_DONE && (report.told == 0 || failed > 0))
        status = EXIT_TESTS;
    return status;
}

static int print_boundaries(struct lkd_policy *policy, struct output *out) {
    struct lkd_error err;
    char *lua;

    if (lkd_policy_boundaries(policy, &lua, &err) != LKD_OK) {
        complain(&err);
        return EXIT_INTERNAL;
    }
    output_puts(out, lua);
    free(lua);
    return EXIT_DONE;
}

static int test_run(struct cli *cli) {
    struct test_options o = {0};
    struct lkd_policy *policy;
    int status;

    if (!command_begin(cli, &test_command, &o, &status))
        return status;
    if (!o.format)
        o.format = isatty(STDOUT_FILENO) ? TEST_PRETTY : TEST_TAP;
    status = policy_load(cli, true, &policy);
    if (status != EXIT_DONE) {
        if (o.format == TEST_TAP && !o.boundaries)
            output_puts(&cli->out, "Bail out!  The rulebook does not load.\n");
        return status;
    }
    status = o.boundaries ? print_boundaries(policy, &cli->out)
                          : run_tests(policy, (enum test_format)o.format, o.coverage, &cli->out);
    lkd_policy_release(policy);
    return status;
}
