/*
 * permit_issue.c - lockdown permit issue: a permit is written into the registry, or, without one, a
 * description becomes a signed code.
 */
#include <stdlib.h>

#include "cli/acting.h"
#include "cli/complain.h"
#include "cli/input.h"
#include "cli/signing.h"

#define DESCRIPTION_MAX ((size_t)64 << 10)

struct issue_options {
    struct acting by;
    const char *id, *person, *holder, *business, *form, *class_name, *issuer, *issuer_zone;
    const char *purpose, *from, *to, *zones, *hours, *route, *staff, *key;
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
    {"key", "ID",
     "without a registry: sign with this key (default: of those that\n"
     "may, the one whose period began last)",
     offsetof(struct issue_options, key), option_text},
    ACTING_OPTIONS(struct issue_options),
};

static int issue_run(struct cli *cli);

const struct command permit_issue_command = {
    .name = "permit issue",
    .summary = "issue a permit, or one for each of a company's staff",
    .usage = "permit issue OPTIONS... --registry FILE --who NAME --why TEXT\n"
             "       lockdown permit issue [FILE] --keys DIR [--key ID] [--at TIME]",
    .about =
        "With a registry: issues a permit and tells its serial number; with --staff one for each\n"
        "row of a CSV file, all of them or none. A unit cannot hold more valid permits than its\n"
        "quota (the table quotas of the registry). `permit qr` and `permit sheet` make its code.\n"
        "\n"
        "Without one: reads the facts of a permit (id, form, class, holder, purpose, zones, "
        "hours,\n"
        "route, valid_from, valid_to) as a JSON object and writes its token, the text of the QR\n"
        "code. Whatever the vocabulary does not declare, and whatever lies outside the key's\n"
        "territory or period, is refused and nothing is signed.\n",
    .example =
        "  lockdown permit issue --holder \"Nguyễn Văn A\" --form police_3261 --class 4A \\\n"
        "    --issuer pc08 --issuer-zone 79 --purpose work --zones 79 --hours 05:00-20:00 \\\n"
        "    --from 2021-08-25 --to 2021-09-06 --registry city.db --who PC08 --why \"list 12\"\n"
        "  lockdown permit issue --staff staff.csv --business B-17 --form police_3261 \\\n"
        "    --issuer pc08 --issuer-zone 79 --from 2021-08-25 --to 2021-09-06 \\\n"
        "    --registry city.db --who PC08 --why \"letter of B-17\"\n"
        "  echo '{\"form\": \"police_3261\", \"class\": \"3A\", \"holder\": \"Nguyễn Văn An\",\n"
        "    \"purpose\": \"delivery\", \"zones\": [\"760\"], \"hours\": [\"06:00\", "
        "\"18:00\"],\n"
        "    \"valid_from\": \"2021-08-25\", \"valid_to\": \"2021-09-06\"}' |\n"
        "    lockdown permit issue --keys keys --at 2021-08-25\n",
    .options = issue_table,
    .option_count = sizeof issue_table / sizeof issue_table[0],
    .operands_max = 1,
    .run = issue_run,
};

/* ---- into the registry ---- */

static int issue_one(struct cli *cli, const struct issue_options *o, const struct lkd_field *fields,
                     size_t count, struct lkd_registry *registry) {
    struct lkd_row_findings *findings;
    struct lkd_error err;
    struct lkd_act act = acting_act(&o->by);
    char id[LKD_KEY_MAX];
    enum lkd_status done = lkd_registry_issue(registry, fields, count, &act, id, &findings, &err);

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
    enum lkd_status done = lkd_registry_issue_staff(registry, o->staff, fields, count, o->dry_run,
                                                    &act, &issued, &findings, &err);

    if (done == LKD_OK) {
        output_count(&cli->out, issued);
        output_printf(&cli->out, " permits %s\n",
                      o->dry_run ? "are in order; nothing was written" : "issued");
    }
    return acting_end(&permit_issue_command, done, o->staff, findings, &err);
}

static int issue_registered(struct cli *cli, const struct issue_options *o) {
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
    struct lkd_error err;
    int status;

    if (!acting_check(cli, &permit_issue_command, &o->by, 0, "nothing", &err))
        return usage_error(&permit_issue_command, &err);
    status = acting_open(cli, &permit_issue_command, true, true, &registry);
    if (status != EXIT_DONE)
        return status;
    status = (o->staff ? issue_staff : issue_one)(cli, o, fields, count, registry);
    lkd_registry_close(registry);
    return status;
}

/* ---- into a code alone ---- */

static int issue_described(struct cli *cli, const struct issue_options *o) {
    const struct signing signing = {o->key, keys_moment(&o->by.at)};
    struct lkd_error err;
    char *json, *token;
    size_t length;
    int status;

    if (!keys_folder(cli, &permit_issue_command))
        return EXIT_USAGE;
    if (input_read(cli->operands[0], DESCRIPTION_MAX, &json, &length, &err) != LKD_OK) {
        complain(&err);
        return err.status == LKD_NO_MEMORY ? EXIT_INTERNAL : EXIT_USAGE;
    }
    status = sign_description(cli, &permit_issue_command, &signing, json, length, &token);
    free(json);
    if (status == EXIT_DONE) {
        output_printf(&cli->out, "%s\n", token);
        free(token);
    }
    return status;
}

/* The options that describe a permit are columns of the registry. */
static bool describes(const struct issue_options *o) {
    return o->id || o->person || o->holder || o->business || o->form || o->class_name ||
           o->issuer || o->issuer_zone || o->purpose || o->from || o->to || o->zones || o->hours ||
           o->route || o->staff || o->dry_run;
}

static int issue_run(struct cli *cli) {
    struct issue_options o = {.by = {NULL}};
    struct lkd_error err;
    int status;

    if (!command_begin(cli, &permit_issue_command, &o, &status))
        return status;
    if (!cli->global.registry && !describes(&o))
        return issue_described(cli, &o);
    if (cli->operand_count == 0 && !o.key)
        return issue_registered(cli, &o);
    refuse(&err, LKD_BAD_QUERY,
           cli->global.registry ? "leave out `--registry FILE`" : "leave out the other options",
           "a description is signed without a registry and without options that describe it");
    return usage_error(&permit_issue_command, &err);
}
