/*
 * policy.c - finding the folders, loading, telling what is wrong.
 */
#include "cli/policy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/complain.h"

/* ---- folders ---- */

static bool is_folder(const char *path) {
    struct stat about;

    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* The folder of this program; false where the system does not tell. */
static bool program_folder(char *ret_path, size_t size) {
    ssize_t length = readlink("/proc/self/exe", ret_path, size - 1);
    char *slash;

    if (length <= 0)
        return false;
    ret_path[length] = '\0';
    slash = strrchr(ret_path, '/');
    if (slash)
        *slash = '\0';
    return slash != NULL;
}

/* build/lockdown and build/asan/lockdown find the folders of their checkout. */
static bool beside_program(const char *name, char *ret_path, size_t size) {
    static const char *const steps[] = {"..", "../.."};
    char folder[2048], candidate[4096];

    if (!program_folder(folder, sizeof folder))
        return false;
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        char *real;

        snprintf(candidate, sizeof candidate, "%s/%s/%s", folder, steps[i], name);
        if (!is_folder(candidate) || !(real = realpath(candidate, NULL)))
            continue;
        snprintf(ret_path, size, "%s", real);
        free(real);
        return true;
    }
    return false;
}

static bool installed(const char *name, char *ret_path, size_t size) {
#ifdef LOCKDOWN_DATA_DIR
    snprintf(ret_path, size, "%s/%s", LOCKDOWN_DATA_DIR, name);
    return is_folder(ret_path);
#else
    (void)name, (void)ret_path, (void)size;
    return false;
#endif
}

/* `given` as it is, else the shipped folder `name`. */
static bool find_folder(const char *given, const char *name, const char *option, char *ret_path,
                        size_t size, struct lkd_error *err) {
    if (given && strlen(given) >= size)
        return refuse(err, LKD_LIMIT, NULL, "the path after `%s` is too long", option);
    snprintf(ret_path, size, "%s", given ? given : name);
    if (given || is_folder(ret_path) || beside_program(name, ret_path, size) ||
        installed(name, ret_path, size))
        return true;
    refuse(err, LKD_NOT_FOUND, NULL, "there is no `%s` folder here", name);
    snprintf(err->hint, sizeof err->hint, "say where it is with `%s`", option);
    return false;
}

bool zones_path(const struct cli *cli, char *ret_path, size_t size, struct lkd_error *err) {
    return find_folder(cli->global.zones, "geodata", "--zones", ret_path, size, err);
}

/* The shipped table of codes holds whatever shapes are given. */
static bool table_path(char *ret_path, size_t size) {
    struct lkd_error absent;

    return find_folder(NULL, "geodata", "--zones", ret_path, size, &absent);
}

bool policy_options(const struct cli *cli, struct policy_paths *memory,
                    struct lkd_policy_options *ret_options, struct lkd_error *err) {
    const struct global_options *global = &cli->global;

    if (!find_folder(global->rules, "rules", "--rules", memory->rules, sizeof memory->rules, err) ||
        !zones_path(cli, memory->zones, sizeof memory->zones, err))
        return false;
    bool table = table_path(memory->table, sizeof memory->table);
    *ret_options = (struct lkd_policy_options){
        .rules = memory->rules,
        .zones = memory->zones,
        .zone_table = table ? memory->table : NULL,
        .with = global->with.at,
        .with_count = global->with.count,
    };
    return true;
}

/* ---- loading ---- */

int policy_exit_code(enum lkd_status status) {
    return status == LKD_NO_MEMORY || status == LKD_INTERNAL ? EXIT_INTERNAL : EXIT_INVALID;
}

void problem_print(struct output *out, const struct lkd_problem *p) {
    output_colour(out, COLOUR_BOLD);
    if (*p->file)
        output_printf(out, "%s:", p->file);
    if (p->line)
        output_printf(out, "%u:", p->line);
    if (p->line && p->column)
        output_printf(out, "%u:", p->column);
    output_colour(out, COLOUR_NONE);
    output_printf(out, "%s%s\n", *p->file ? " " : "", p->message);
    if (p->hint)
        output_lines(out, "    ", p->hint);
}

void problems_print(struct output *out, const struct lkd_problems *problems) {
    size_t count = lkd_problems_count(problems);

    for (size_t i = 0; i < count; i++) {
        struct lkd_problem p = lkd_problems_at(problems, i);

        problem_print(out, &p);
    }
    output_printf(out, "%zu %s in the rulebook\n", count, count == 1 ? "problem" : "problems");
}

static void complain_of_problems(const struct lkd_problems *problems) {
    struct output err;

    output_init(&err, STDERR_FILENO, 4096);
    problems_print(&err, problems);
    output_flush(&err);
    output_free(&err);
}

int policy_load(const struct cli *cli, bool tests, struct lkd_policy **ret_policy) {
    struct policy_paths paths;
    struct lkd_policy_options options;
    struct lkd_problems *problems = NULL;
    struct lkd_error err;
    enum lkd_status status;

    if (!policy_options(cli, &paths, &options, &err)) {
        complain(&err);
        return EXIT_USAGE;
    }
    options.tests = tests;
    status = lkd_policy_load(&options, ret_policy, &problems, &err);
    if (status == LKD_OK)
        return EXIT_DONE;
    if (problems)
        complain_of_problems(problems);
    else
        complain(&err);
    lkd_problems_free(problems);
    return policy_exit_code(status);
}

int lookup_load(const struct cli *cli, struct lkd_lookup **ret_lookup) {
    struct policy_paths paths;
    struct lkd_error err;

    if (!zones_path(cli, paths.zones, sizeof paths.zones, &err)) {
        complain(&err);
        return EXIT_USAGE;
    }
    bool table = table_path(paths.table, sizeof paths.table);
    enum lkd_status status =
        lkd_lookup_load(paths.zones, table ? paths.table : NULL, ret_lookup, &err);
    if (status == LKD_OK)
        return EXIT_DONE;
    complain(&err);
    return policy_exit_code(status);
}
