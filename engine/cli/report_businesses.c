/*
 * report_businesses.c - lockdown report businesses: which of them may operate at a moment.
 */
#include <stdio.h>
#include <string.h>

#include "cli/acting.h"
#include "cli/complain.h"
#include "cli/keys.h"
#include "cli/report.h"
#include "cli/session.h"
#include "lockdown/time.h"

static const struct option businesses_table[] = {
    {"at", "TIME", "at that moment (default: now)", offsetof(struct report_options, at),
     option_instant},
    REPORT_OPTIONS(struct report_options, ),
};

static int businesses_run(struct cli *cli);

const struct command report_businesses_command = {
    .name = "report businesses",
    .summary = "businesses by operating state, sector and place",
    .usage = "report businesses --registry FILE [OPTIONS]",
    .about = "Asks the rulebook about every business of the registry, by what the registry knows:\n"
             "may it operate? Where something is missing it cannot be said. Orders of suspension\n"
             "and last inspections are counted beside that.\n",
    .example = "  lockdown report businesses --registry city.db --at 2021-08-30\n",
    .options = businesses_table,
    .option_count = sizeof businesses_table / sizeof businesses_table[0],
    .run = businesses_run,
};

enum { BY_SECTOR, BY_PLACE, BY_SUSPENSION, BY_INSPECTION, TABLES };
enum { MAY_OPERATE, MAY_NOT, CANNOT_SAY };

struct counting {
    const struct lkd_policy *policy;
    struct lkd_decider *decider;
    struct lkd_ask ask;
    struct crosstab tables[TABLES];
    char at[LKD_TIME_SIZE];
};

static void begin(struct counting *c) {
    const struct label verdicts[] = {{"được hoạt động", "may operate"},
                                     {"không được", "may not"},
                                     {"chưa thể kết luận", "cannot be said"}};

    crosstab_init(&c->tables[BY_SECTOR], CHART_BARS, (struct label){"Theo ngành", "By sector"},
                  (struct label){"Ngành", "Sector"});
    crosstab_init(&c->tables[BY_PLACE], CHART_BARS, (struct label){"Theo địa bàn", "By place"},
                  (struct label){"Địa bàn", "Place"});
    crosstab_init(&c->tables[BY_SUSPENSION], CHART_BARS,
                  (struct label){"Quyết định tạm dừng", "Orders of suspension"},
                  (struct label){"Văn bản", "Act"});
    crosstab_init(&c->tables[BY_INSPECTION], CHART_BARS,
                  (struct label){"Các lần kiểm tra an toàn", "Safety inspections"},
                  (struct label){"Tháng", "Month"});
    for (size_t i = 0; i < 3; i++) {
        crosstab_column(&c->tables[BY_SECTOR], verdicts[i]);
        crosstab_column(&c->tables[BY_PLACE], verdicts[i]);
    }
    crosstab_column(&c->tables[BY_SUSPENSION], (struct label){"đang áp dụng", "in force"});
    crosstab_column(&c->tables[BY_SUSPENSION], (struct label){"đã hết", "ended"});
    crosstab_column(&c->tables[BY_SUSPENSION], (struct label){"chưa đến", "not yet begun"});
    crosstab_column(&c->tables[BY_INSPECTION], (struct label){"đạt", "passed"});
    crosstab_column(&c->tables[BY_INSPECTION], (struct label){"không đạt", "failed"});
}

static const char *value_of(const struct lkd_field *fields, size_t count, const char *column) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(fields[i].column, column) == 0)
            return fields[i].value ? fields[i].value : "";
    return "";
}

/* {"query":"business","business":{"id":"B-17","request":"operate"}} */
static enum lkd_verdict ask(struct counting *c, const char *id) {
    struct lkd_answer answer = {.verdict = LKD_UNDETERMINED};
    struct output query;

    output_init(&query, OUTPUT_MEMORY, 256);
    output_puts(&query, "{\"query\":\"business\",\"business\":{\"request\":\"operate\",\"id\":");
    output_json(&query, id);
    output_puts(&query, "}}");
    if (!query.error)
        lkd_decide_text(c->decider, query.bytes, query.used, &c->ask, 0, &answer, NULL);
    output_free(&query);
    return answer.verdict;
}

static bool count_business(void *context, const struct lkd_field *fields, size_t count) {
    struct counting *c = context;
    const char *sector = value_of(fields, count, "sector"), *zone = value_of(fields, count, "zone");
    enum lkd_verdict verdict = ask(c, value_of(fields, count, "id"));
    size_t column = verdict == LKD_ALLOW ? MAY_OPERATE : verdict == LKD_DENY ? MAY_NOT : CANNOT_SAY;

    crosstab_count(&c->tables[BY_SECTOR], sector,
                   report_label(c->policy, "business.sector", sector), column, 1);
    crosstab_count(&c->tables[BY_PLACE], zone, report_label(c->policy, "permit.zones", zone),
                   column, 1);
    return true;
}

/* Instants as the registry writes them are ordered as texts. */
static bool count_suspension(void *context, const struct lkd_field *fields, size_t count) {
    struct counting *c = context;
    const char *act = value_of(fields, count, "act"), *until = value_of(fields, count, "until");
    const char *lifted = value_of(fields, count, "lifted_at");
    bool ended = (*until && strcmp(until, c->at) <= 0) || (*lifted && strcmp(lifted, c->at) <= 0);
    bool begun = strcmp(value_of(fields, count, "from"), c->at) <= 0;

    crosstab_count(&c->tables[BY_SUSPENSION], act,
                   *act ? (struct label){NULL, NULL} : (struct label){"(không ghi)", "(not said)"},
                   ended   ? 1
                   : begun ? 0
                           : 2,
                   1);
    return true;
}

static bool count_inspection(void *context, const struct lkd_field *fields, size_t count) {
    struct counting *c = context;
    char month[8]; /* 2021-08 */

    snprintf(month, sizeof month, "%s", value_of(fields, count, "assessed"));
    if (strncmp(month, c->at, sizeof month - 1) <= 0)
        crosstab_count(&c->tables[BY_INSPECTION], month, (struct label){NULL, NULL},
                       strcmp(value_of(fields, count, "passed"), "true") != 0, 1);
    return true;
}

static int count_all(struct cli *cli, struct counting *c) {
    struct lkd_registry *registry;
    struct lkd_error err;
    int status = acting_open(cli, &report_businesses_command, false, false, &registry);

    if (status != EXIT_DONE)
        return status;
    enum lkd_status done = lkd_registry_each(registry, "businesses", count_business, c, &err);
    if (done == LKD_OK)
        done = lkd_registry_each(registry, "suspensions", count_suspension, c, &err);
    if (done == LKD_OK)
        done = lkd_registry_each(registry, "inspections", count_inspection, c, &err);
    lkd_registry_close(registry);
    return acting_end(&report_businesses_command, done, NULL, NULL, &err);
}

static int print(struct cli *cli, const struct report_options *o, struct counting *c) {
    char about[ACTING_TIME_SIZE];

    crosstab_rank(&c->tables[BY_SECTOR]);
    crosstab_rank(&c->tables[BY_PLACE]);
    return report_print(cli, o,
                        &(struct report){{"Cơ sở sản xuất, kinh doanh", "Businesses"},
                                         acting_time(c->ask.at_s, about),
                                         c->tables,
                                         TABLES});
}

static int businesses_run(struct cli *cli) {
    struct report_options o = {.format = REPORT_DEFAULT};
    struct counting c = {.ask = {.at_given = true, .fields = LKD_FIELD_DECISION}};
    struct session session;
    int status;

    if (!command_begin(cli, &report_businesses_command, &o, &status))
        return status;
    if (!cli->global.registry)
        return acting_open(cli, &report_businesses_command, false, false, NULL);
    status = session_open(cli, false, &session);
    if (status != EXIT_DONE)
        return status;
    c.policy = session.policy;
    c.decider = session.decider;
    c.ask.at_s = c.ask.now_s = keys_moment(&o.at);
    lkd_time_format(c.ask.at_s, c.at);
    begin(&c);
    status = count_all(cli, &c);
    if (status == EXIT_DONE)
        status = print(cli, &o, &c);
    for (int i = 0; i < TABLES; i++)
        crosstab_free(&c.tables[i]);
    return session_close(&session, status);
}
