/*
 * levels_import.c - lockdown levels import: a published list, refused whole when it contradicts
 * itself.
 */
#include "cli/acting.h"
#include "cli/complain.h"

struct import_options {
    struct acting by;
    const char *act, *author;
    struct option_time from, to;
    bool dry_run;
};

static const struct option import_table[] = {
    {"act", "TEXT", "the act that publishes the list; required",
     offsetof(struct import_options, act), option_text},
    {"author", "NAME", "who publishes it; required", offsetof(struct import_options, author),
     option_text},
    {"from", "TIME", "when it begins to hold; required", offsetof(struct import_options, from),
     option_instant},
    {"to", "TIME", "when it ends; a day alone is included whole (default: no end)",
     offsetof(struct import_options, to), option_end},
    ACTING_OPTIONS(struct import_options),
    {"dry-run", NULL, "check everything, write nothing", offsetof(struct import_options, dry_run),
     NULL},
};

static int import_run(struct cli *cli);

const struct command levels_import_command = {
    .name = "levels import",
    .summary = "take in a published list, or refuse it whole",
    .usage = "levels import FILE --act TEXT --author NAME --from TIME --who NAME --why TEXT",
    .about =
        "Reads a CSV file with the columns zone (địa bàn) and level (cấp độ), and if it has them\n"
        "population, community_cases_week, quarantine_cases_week and dose1_share. A list that\n"
        "contradicts itself (a zone twice, shares above 100 %, more cases than people) is refused\n"
        "whole, and what was published before stays.\n",
    .example = "  lockdown levels import week42.csv --registry city.db --act \"3544/TB-SYT\" \\\n"
               "    --author \"Sở Y tế\" --from 2021-10-18 --to 2021-10-24 \\\n"
               "    --who Lan --why \"weekly list\"\n",
    .options = import_table,
    .option_count = sizeof import_table / sizeof import_table[0],
    .operands_max = 1,
    .run = import_run,
};

static bool check_usage(const struct cli *cli, const struct import_options *o,
                        struct lkd_error *err) {
    static const char *const missing[] = {"--act TEXT", "--author NAME", "--from TIME"};
    const bool given[] = {o->act != NULL, o->author != NULL, o->from.given};

    if (!acting_check(cli, &levels_import_command, &o->by, 1, "a file", err))
        return false;
    for (size_t i = 0; i < sizeof given / sizeof given[0]; i++)
        if (!given[i])
            return refuse(err, LKD_BAD_QUERY, NULL, "`lockdown levels import` needs `%s`",
                          missing[i]);
    return true;
}

static int import_list(struct cli *cli, const struct import_options *o,
                       struct lkd_registry *registry) {
    struct lkd_row_findings *findings;
    struct lkd_error err;
    char list[LKD_KEY_MAX];
    size_t rows;
    const struct lkd_levels_import options = {.path = cli->operands[0],
                                              .act = o->act,
                                              .author = o->author,
                                              .from_s = o->from.at_s,
                                              .to_s = o->to.given ? o->to.at_s : INT64_MAX,
                                              .dry_run = o->dry_run,
                                              .by = acting_act(&o->by)};
    enum lkd_status status = lkd_levels_import(registry, &options, &rows, list, &findings, &err);

    if (status == LKD_OK) {
        output_count(&cli->out, rows);
        output_printf(&cli->out, " levels %s%s\n",
                      o->dry_run ? "are in order; nothing was written" : "published in list ",
                      o->dry_run ? "" : list);
    }
    return acting_end(&levels_import_command, status, options.path, findings, &err);
}

static int import_run(struct cli *cli) {
    struct import_options o = {.dry_run = false};
    struct lkd_registry *registry;
    struct lkd_error err;
    int status;

    if (!command_begin(cli, &levels_import_command, &o, &status))
        return status;
    if (!check_usage(cli, &o, &err))
        return usage_error(&levels_import_command, &err);
    status = acting_open(cli, &levels_import_command, true, true, &registry);
    if (status != EXIT_DONE)
        return status;
    status = import_list(cli, &o, registry);
    lkd_registry_close(registry);
    return status;
}
