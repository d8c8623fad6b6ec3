/*
 * permit_issue.c - lockdown permit issue: a permit, or one for each of the staff of a unit.
 */
#include "cli/acting.h"

struct issue_options {
    struct acting by;
    const char *id, *person, *holder, *business, *form, *class_name, *issuer, *issuer_zone;
    const char *purpose, *from, *to, *zones, *hours, *route, *staff;
    bool dry_run;
};

static const struct option issue_table[] = {
    {"id", "ID", "the serial number (default: a new one)", offsetof(struct issue_options, id),
     option_text},
    {"person", "ID", "the holder in the registry", offsetof(struct issue_options, person),
     option_text},
    {"holder", "NAME", "the name on the permit; required", offsetof(struct issue_options, holder),
     option_text},
    {"business", "ID", "the unit the holder works for", offsetof(struct issue_options, business),
     option_text},
    {"form", "FORM", "the form of paper, police_3261 for instance; required",
     offsetof(struct issue_options, form), option_text},
    {"class", "CLASS", "the group of holders: 1A, 4A, ...",
     offsetof(struct issue_options, class_name), option_text},
    {"issuer", "ISSUER", "the body that signs: pc08, ward_police, ...; required",
     offsetof(struct issue_options, issuer), option_text},
    {"issuer-zone", "ZONE", "its seat; required", offsetof(struct issue_options, issuer_zone),
     option_text},
    {"purpose", "PURPOSE", "the purpose printed on it", offsetof(struct issue_options, purpose),
     option_text},
    {"from", "TIME", "from when it is valid; required", offsetof(struct issue_options, from),
     option_text},
    {"to", "TIME", "until when; a day alone is included whole; required",
     offsetof(struct issue_options, to), option_text},
    {"zones", "ZONES", "codes of the places printed on it, with spaces between",
     offsetof(struct issue_options, zones), option_text},
    {"hours", "HOURS", "the hours printed on it: 06:00-18:00",
     offsetof(struct issue_options, hours), option_text},
    {"route", "TEXT", "the route printed on it", offsetof(struct issue_options, route),
     option_text},
    {"staff", "FILE",
     "a CSV file of the staff of one unit, with a permit for each row;\n\"holder\" at least; what "
     "it lacks is as the options say",
     offsetof(struct issue_options, staff), option_text},
    {"dry-run", NULL, "with --staff: check everything, write nothing",
     offsetof(struct issue_options, dry_run), NULL},
    ACTING_OPTIONS(struct issue_options),
};

static int issue_run(struct cli *cli);

const struct command permit_issue_command = {
    .name = "permit issue",
    .summary = "issue a permit, or one for each of a company's staff",
    .usage = "permit issue OPTIONS... --who NAME --why TEXT",
    .about =
        "Issues a permit and tells its serial number; with --staff one for each row of a CSV file, "
        "all\n"
        "of them or none. A unit cannot hold more valid permits than its quota (the table quotas\n"
        "of the registry).\n",
    .example =
        "  lockdown permit issue --holder \"Nguyễn Văn A\" --form police_3261 --class 4A \\\n"
        "    --issuer pc08 --issuer-zone 79 --purpose work --zones 79 --hours 05:00-20:00 \\\n"
        "    --from 2021-08-25 --to 2021-09-06 --registry city.db --who PC08 --why \"list 12\"\n"
        "  lockdown permit issue --staff staff.csv --business B-17 --form police_3261 \\\n"
        "    --issuer pc08 --issuer-zone 79 --from 2021-08-25 --to 2021-09-06 \\\n"
        "    --registry city.db --who PC08 --why \"letter of B-17\"\n",
    .options = issue_table,
    .option_count = sizeof issue_table / sizeof issue_table[0],
    .operands_max = 0,
    .run = issue_run,
};

static int issue_one(struct cli *cli, const struct issue_options *o, const struct lkd_field *fields,
                     size_t count, struct lkd_registry *registry) {
    struct lkd_row_findings *findings;
    struct lkd_error err;
    struct lkd_act act = acting_act(&o->by);
    char id[LKD_KEY_MAX];
    enum lkd_status done = lkd_permit_issue(registry, fields, count, &act, id, &findings, &err);

    if (done == LKD_OK)
        output_printf(&cli->out, "%s\n", id);
    return acting_end(&permit_issue_command, done, NULL, findings, &err);
}

static int issue_staff(struct cli *cli, const struct issue_options *o,
                       const struct lkd_field *fields, size_t count,
                       struct lkd_registry *registry) {
    struct lkd_row_findings *findings;
    struct lkd_error err;
    struct lkd_act act = acting_act(&o->by);
    size_t issued;
    enum lkd_status done = lkd_permit_issue_staff(registry, o->staff, fields, count, o->dry_run,
                                                  &act, &issued, &findings, &err);

    if (done == LKD_OK) {
        output_count(&cli->out, issued);
        output_printf(&cli->out, " permits %s\n",
                      o->dry_run ? "are in order; nothing was written" : "issued");
    }
    return acting_end(&permit_issue_command, done, o->staff, findings, &err);
}

static int issue(struct cli *cli, const struct issue_options *o) {
    const struct lkd_field fields[] = {
        {"id", o->id},           {"person", o->person},
        {"holder", o->holder},   {"business", o->business},
        {"form", o->form},       {"class", o->class_name},
        {"issuer", o->issuer},   {"issuer_zone", o->issuer_zone},
        {"purpose", o->purpose}, {"valid_from", o->from},
        {"valid_to", o->to},     {"zones", o->zones},
        {"hours", o->hours},     {"route", o->route},
    };
    size_t count = sizeof fields / sizeof fields[0];
    struct lkd_registry *registry;
    int status = acting_open(cli, &permit_issue_command, true, true, &registry);

    if (status != EXIT_DONE)
        return status;
    status = (o->staff ? issue_staff : issue_one)(cli, o, fields, count, registry);
    lkd_registry_close(registry);
    return status;
}

static int issue_run(struct cli *cli) {
    const struct command *command = &permit_issue_command;
    struct issue_options o = {.by = {NULL}};
    struct lkd_error err;
    int status;

    if (!command_begin(cli, command, &o, &status))
        return status;
    if (!acting_check(cli, command, &o.by, 0, "nothing", &err))
        return usage_error(command, &err);
    return issue(cli, &o);
}
