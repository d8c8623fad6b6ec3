/*
 * check.c - lockdown check: does the rulebook load? Every mistake at once, with place and hint.
 */
#include <string.h>

#include "cli/cli.h"
#include "cli/clock.h"
#include "cli/complain.h"
#include "cli/policy.h"

enum check_format { FORMAT_DEFAULT, FORMAT_PRETTY, FORMAT_JSON };

struct check_options {
    int format; /* enum check_format */
};

static const struct option check_table[] = {
    {"format", "pretty|json", "default: pretty", offsetof(struct check_options, format),
     option_choice},
};

static int check_run(struct cli *cli);

const struct command check_command = {
    .name = "check",
    .summary = "load the rulebook and the zones and tell every mistake",
    .usage = "check [OPTIONS]",
    .about = "Loads the rule files, their tests and the zones. Writes every mistake as\n"
             "file:line:column with a hint, and exits with 3 if there is one.\n",
    .example = "  lockdown check --rules rules --zones geodata\n"
               "  lockdown check --format json | jq '.problems[].message'\n",
    .options = check_table,
    .option_count = sizeof check_table / sizeof check_table[0],
    .run = check_run,
};

/* The numbers of a rulebook that are worth a line. */
struct figure {
    const char *name;
    size_t offset;
};
#define FIGURE(name)                                                                               \
    { #name, offsetof(struct lkd_policy_info, name) }
static const struct figure figures[] = {
    FIGURE(files),   FIGURE(directives),    FIGURE(facts),      FIGURE(levels), FIGURE(applies),
    FIGURE(rules),   FIGURE(rule_versions), FIGURE(conditions), FIGURE(atoms),  FIGURE(predicates),
    FIGURE(derived), FIGURE(parameters),    FIGURE(lists),      FIGURE(zones),  FIGURE(tests),
};
#define FIGURE_COUNT (sizeof figures / sizeof figures[0])

static size_t figure_value(const struct lkd_policy_info *info, const struct figure *f) {
    return *(const size_t *)(const void *)((const char *)info + f->offset);
}

/* ---- a sound rulebook ---- */

static void print_name(struct output *out, const char *name) {
    output_puts(out, "  ");
    for (const char *c = name; *c; c++)
        output_write(out, *c == '_' ? " " : c, 1);
    output_printf(out, "%*s", (int)(16 - strlen(name)), "");
}

static void print_summary(struct output *out, const struct lkd_policy_info *info, double load_ms) {
    output_colour(out, COLOUR_GREEN);
    output_printf(out, "The rulebook is sound; it loads in %.1f ms.\n", load_ms);
    output_colour(out, COLOUR_NONE);
    for (size_t i = 0; i < FIGURE_COUNT; i++) {
        print_name(out, figures[i].name);
        output_count(out, figure_value(info, &figures[i]));
        output_puts(out, "\n");
    }
    output_printf(out, "  rules hash      %s\n  zones hash      %s\n", info->rules_hash,
                  info->zones_hash);
}

static void print_summary_json(struct output *out, const struct lkd_policy_info *info,
                               double load_ms) {
    output_printf(out, "{\"ok\":true,\"problems\":[],\"load_ms\":%.3f,\"rules_hash\":", load_ms);
    output_json(out, info->rules_hash);
    output_puts(out, ",\"zones_hash\":");
    output_json(out, info->zones_hash);
    for (size_t i = 0; i < FIGURE_COUNT; i++)
        output_printf(out, ",\"%s\":%zu", figures[i].name, figure_value(info, &figures[i]));
    output_puts(out, "}\n");
}

/* ---- a broken one ---- */

static void print_problem_json(struct output *out, const struct lkd_problem *p) {
    output_puts(out, "{\"message\":");
    output_json(out, p->message);
    if (*p->file) {
        output_puts(out, ",\"file\":");
        output_json(out, p->file);
    }
    if (p->line)
        output_printf(out, ",\"line\":%u", p->line);
    if (p->column)
        output_printf(out, ",\"column\":%u", p->column);
    if (p->hint) {
        output_puts(out, ",\"hint\":");
        output_json(out, p->hint);
    }
    output_puts(out, "}");
}

static void print_problems_json(struct output *out, const struct lkd_problems *problems) {
    output_puts(out, "{\"ok\":false,\"problems\":[");
    for (size_t i = 0; i < lkd_problems_count(problems); i++) {
        struct lkd_problem p = lkd_problems_at(problems, i);

        output_puts(out, i ? "," : "");
        print_problem_json(out, &p);
    }
    output_puts(out, "]}\n");
}

/* A failure outside the rule files: the zones, a folder that is not there. */
static void print_error(struct output *out, const struct lkd_error *err, bool json) {
    struct lkd_problem p = {
        .file = err->where,
        .message = err->message,
        .hint = *err->hint ? err->hint : NULL,
    };

    if (!json) {
        problem_print(out, &p);
        return;
    }
    output_puts(out, "{\"ok\":false,\"problems\":[");
    print_problem_json(out, &p);
    output_puts(out, "]}\n");
}

static int tell_failure(struct output *out, enum lkd_status status, bool json,
                        struct lkd_problems *problems, const struct lkd_error *err) {
    if (!problems)
        print_error(out, err, json);
    else
        (json ? print_problems_json : problems_print)(out, problems);
    lkd_problems_free(problems);
    return policy_exit_code(status);
}

/* ---- the command ---- */

static int check(struct output *out, const struct lkd_policy_options *options, bool json) {
    struct lkd_policy *policy;
    struct lkd_problems *problems = NULL;
    struct lkd_policy_info info;
    struct lkd_error err;
    double start_s = clock_now_s();
    enum lkd_status status = lkd_policy_load(options, &policy, &problems, &err);

    if (status != LKD_OK)
        return tell_failure(out, status, json, problems, &err);
    info = lkd_policy_info(policy);
    (json ? print_summary_json : print_summary)(out, &info, (clock_now_s() - start_s) * 1e3);
    lkd_policy_release(policy);
    return EXIT_DONE;
}

static int check_run(struct cli *cli) {
    struct check_options o = {0};
    struct policy_paths paths;
    struct lkd_policy_options options;
    struct lkd_error err;
    int status;

    if (!command_begin(cli, &check_command, &o, &status))
        return status;
    if (!policy_options(cli, &paths, &options, &err)) {
        complain(&err);
        return EXIT_USAGE;
    }
    options.tests = true;
    return check(&cli->out, &options, o.format == FORMAT_JSON);
}
