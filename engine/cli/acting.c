/*
 * acting.c - who acts, when and why; see acting.h.
 */
#include "cli/acting.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "cli/complain.h"
#include "cli/policy.h"

#define SHOWN_MAX 100

struct lkd_act acting_act(const struct acting *by) {
    return (struct lkd_act){by->who, by->why, by->at.given ? by->at.at_s : (int64_t)time(NULL)};
}

bool acting_check(const struct cli *cli, const struct command *command, const struct acting *by,
                  size_t operands, const char *what, struct lkd_error *err) {
    if (cli->operand_count < operands)
        return refuse(err, LKD_BAD_QUERY, NULL, "`lockdown %s` needs %s", command->name, what);
    if (!by->who)
        return refuse(err, LKD_BAD_QUERY, "every change is recorded with who made it",
                      "`lockdown %s` needs `--who NAME`", command->name);
    if (!by->why)
        return refuse(err, LKD_BAD_QUERY, "every change is recorded with why it was made",
                      "`lockdown %s` needs `--why TEXT`", command->name);
    return true;
}

/* ---- opening ---- */

static int judge(const struct cli *cli, struct lkd_registry *registry) {
    struct lkd_policy *policy;
    struct lkd_error err;
    int status = policy_load(cli, false, &policy);

    if (status != EXIT_DONE)
        return status;
    if (lkd_registry_judge_by(registry, policy, &err) != LKD_OK) {
        complain(&err);
        status = policy_exit_code(err.status);
    }
    lkd_policy_release(policy);
    return status;
}

int acting_open(const struct cli *cli, const struct command *command, bool writing, bool judged,
                struct lkd_registry **ret_registry) {
    struct lkd_error err;
    int status = EXIT_DONE;

    if (!cli->global.registry) {
        refuse(&err, LKD_BAD_QUERY, "`lockdown registry init --registry FILE` makes one",
               "`lockdown %s` needs `--registry FILE`", command->name);
        return usage_error(command, &err);
    }
    if (lkd_registry_open(cli->global.registry, writing, ret_registry, &err) != LKD_OK) {
        complain(&err);
        return policy_exit_code(err.status);
    }
    if (judged)
        status = judge(cli, *ret_registry);
    if (status != EXIT_DONE)
        lkd_registry_close(*ret_registry);
    return status;
}

/* ---- telling ---- */

static void print_finding(struct output *out, const char *path, const struct lkd_row_finding *f) {
    output_colour(out, COLOUR_BOLD);
    output_puts(out, path ? path : "lockdown");
    if (path && f->row > 0)
        output_printf(out, ":%zu: row %zu", f->line, f->row);
    else if (path && f->line > 0)
        output_puts(out, ":1");
    output_colour(out, COLOUR_NONE);
    output_puts(out, ": ");
    if (f->column)
        output_printf(out, "%s: ", f->column);
    output_printf(out, "%s\n", f->message);
    if (f->hint)
        output_lines(out, "    ", f->hint);
}

static void print_findings(const char *path, const struct lkd_row_findings *findings) {
    size_t count = lkd_row_findings_count(findings), total = lkd_row_findings_total(findings);
    size_t shown = count < SHOWN_MAX ? count : SHOWN_MAX;
    struct output err;

    output_init(&err, STDERR_FILENO, 4096);
    for (size_t i = 0; i < shown; i++) {
        struct lkd_row_finding finding = lkd_row_findings_at(findings, i);

        print_finding(&err, path, &finding);
    }
    if (path) {
        output_count(&err, total);
        output_printf(&err, " %s; nothing was written\n", total == 1 ? "mistake" : "mistakes");
    }
    output_flush(&err);
    output_free(&err);
}

int acting_end(const struct command *command, enum lkd_status status, const char *path,
               struct lkd_row_findings *findings, const struct lkd_error *err) {
    int exit_code = status == LKD_OK ? EXIT_DONE : policy_exit_code(status);

    if (status == LKD_BAD_QUERY)
        exit_code = usage_error(command, err);
    else if (status != LKD_OK && lkd_row_findings_total(findings) > 0)
        print_findings(path, findings);
    else if (status != LKD_OK)
        complain(err);
    lkd_row_findings_free(findings);
    return exit_code;
}

/* ---- rows ---- */

int acting_add(struct cli *cli, const struct command *command, const struct acting *by,
               const char *table, const char *action, const struct lkd_field *fields,
               size_t count) {
    struct lkd_row_findings *findings = NULL;
    struct lkd_registry *registry = NULL;
    struct lkd_error err;
    char key[LKD_KEY_MAX];
    int status = acting_open(cli, command, true, true, &registry);

    if (status != EXIT_DONE)
        return status;
    struct lkd_act act = acting_act(by);
    enum lkd_status done =
        lkd_registry_add(registry, table, fields, count, action, &act, key, &findings, &err);
    if (done == LKD_OK)
        output_printf(&cli->out, "%s\n", key);
    lkd_registry_close(registry);
    return acting_end(command, done, NULL, findings, &err);
}

int acting_stamp(struct cli *cli, const struct command *command, const struct acting *by,
                 const char *table, const char *key, const char *column, const char *action) {
    struct lkd_registry *registry = NULL;
    struct lkd_error err;
    int status = acting_open(cli, command, true, false, &registry);

    if (status != EXIT_DONE)
        return status;
    struct lkd_act act = acting_act(by);
    enum lkd_status done = lkd_registry_stamp(registry, table, key, column, action, &act, &err);
    if (done == LKD_OK)
        output_printf(&cli->out, "%s\n", key);
    lkd_registry_close(registry);
    return acting_end(command, done, NULL, NULL, &err);
}

/* Civil time of Viet Nam is +07:00 all year. */
const char *acting_time(int64_t at_s, char out[ACTING_TIME_SIZE]) {
    time_t local = at_s == INT64_MAX ? 0 : (time_t)(at_s + 7 * 3600);
    struct tm parts;

    if (at_s == INT64_MAX || !gmtime_r(&local, &parts))
        snprintf(out, ACTING_TIME_SIZE, "-");
    else
        strftime(out, ACTING_TIME_SIZE, "%Y-%m-%d %H:%M", &parts);
    return out;
}
