/*
 * report_permits.c - lockdown report permits: how the permits of a registry stand at a moment.
 */
#include <string.h>

#include "cli/acting.h"
#include "cli/complain.h"
#include "cli/keys.h"
#include "cli/report.h"
#include "lockdown/time.h"

static const struct option permits_table[] = {
    {"at", "TIME", "states of that moment (default: now)", offsetof(struct report_options, at),
     option_instant},
    REPORT_OPTIONS(struct report_options, ),
};

static int permits_run(struct cli *cli);

const struct command report_permits_command = {
    .name = "report permits",
    .summary = "permits by state, form, group and issuer",
    .usage = "report permits --registry FILE [OPTIONS]",
    .about = "Counts the permits of the registry: those that are valid, expired, revoked, or not\n"
             "yet valid; why they were revoked; and when those that are valid end.\n",
    .example = "  lockdown report permits --registry city.db --at 2021-08-30\n"
               "  lockdown report permits --registry city.db --output permits.html\n",
    .options = permits_table,
    .option_count = sizeof permits_table / sizeof permits_table[0],
    .run = permits_run,
};

enum { BY_FORM, BY_CLASS, BY_ISSUER, BY_REASON, BY_END, TABLES };
#define STATES 4
static const struct {
    const char *name;
    struct label label;
} states[STATES] = {
    {"valid", {"còn hiệu lực", "valid"}},
    {"expired", {"hết hạn", "expired"}},
    {"revoked", {"đã thu hồi", "revoked"}},
    {"future", {"chưa đến hạn", "not yet valid"}},
};

struct counting {
    const struct lkd_policy *policy;
    struct crosstab tables[TABLES];
    int64_t at_s;
};

static void add_states(struct crosstab *t) {
    for (size_t i = 0; i < STATES; i++)
        crosstab_column(t, states[i].label);
}

static void begin(struct counting *c) {
    const struct label count = {"số giấy", "permits"};

    crosstab_init(&c->tables[BY_FORM], CHART_BARS, (struct label){"Theo mẫu giấy", "By form"},
                  (struct label){"Mẫu", "Form"});
    crosstab_init(&c->tables[BY_CLASS], CHART_BARS,
                  (struct label){"Theo nhóm đối tượng", "By group of holders"},
                  (struct label){"Nhóm", "Group"});
    crosstab_init(&c->tables[BY_ISSUER], CHART_BARS, (struct label){"Theo nơi cấp", "By issuer"},
                  (struct label){"Nơi cấp", "Issuer"});
    crosstab_init(&c->tables[BY_REASON], CHART_BARS,
                  (struct label){"Lý do thu hồi", "Why permits were revoked"},
                  (struct label){"Lý do", "Reason"});
    crosstab_init(
        &c->tables[BY_END], CHART_COLUMNS,
        (struct label){"Ngày hết hạn của giấy còn hiệu lực", "On which day valid permits end"},
        (struct label){"Ngày", "Day"});
    for (int i = BY_FORM; i <= BY_ISSUER; i++)
        add_states(&c->tables[i]);
    crosstab_column(&c->tables[BY_REASON], count);
    crosstab_column(&c->tables[BY_END], count);
}

static void count_as(struct counting *c, int table, const char *fact, const char *value,
                     size_t column) {
    crosstab_count(&c->tables[table], value, report_label(c->policy, fact, value), column, 1);
}

static bool count_permit(void *context, const struct lkd_registered_permit *p) {
    struct counting *c = context;
    char end[LKD_TIME_SIZE];
    size_t state = 0;

    while (state < STATES - 1 && strcmp(states[state].name, p->state) != 0)
        state++;
    count_as(c, BY_FORM, "permit.form", p->form, state);
    count_as(c, BY_CLASS, "permit.class", p->class_name, state);
    count_as(c, BY_ISSUER, "permit.issuer", p->issuer, state);
    if (p->revoked)
        count_as(c, BY_REASON, "permit.revoked_reason", p->revoked_reason, 0);
    if (state == 0) {
        lkd_time_format(p->valid_to_s - 1, end);
        end[10] = '\0'; /* the day */
        crosstab_count(&c->tables[BY_END], end, (struct label){NULL, NULL}, 0, 1);
    }
    return true;
}

static int count_all(struct cli *cli, struct counting *c) {
    const struct lkd_permit_choice all = {.at_s = c->at_s};
    struct lkd_registry *registry;
    struct lkd_error err;
    int status = acting_open(cli, &report_permits_command, false, false, &registry);

    if (status != EXIT_DONE)
        return status;
    enum lkd_status done = lkd_registry_permits(registry, &all, count_permit, c, &err);
    lkd_registry_close(registry);
    return acting_end(&report_permits_command, done, NULL, NULL, &err);
}

static int permits_run(struct cli *cli) {
    struct report_options o = {.format = REPORT_DEFAULT};
    struct lkd_policy *policy;
    struct counting c;
    char about[ACTING_TIME_SIZE];
    int status;

    if (!command_begin(cli, &report_permits_command, &o, &status))
        return status;
    status = policy_load(cli, false, &policy);
    if (status != EXIT_DONE)
        return status;
    c.policy = policy;
    c.at_s = keys_moment(&o.at);
    begin(&c);
    status = count_all(cli, &c);
    for (int i = BY_FORM; i <= BY_REASON; i++)
        crosstab_rank(&c.tables[i]);
    if (status == EXIT_DONE)
        status = report_print(
            cli, &o,
            &(struct report){
                {"Giấy đi đường", "Travel permits"}, acting_time(c.at_s, about), c.tables, TABLES});
    for (int i = 0; i < TABLES; i++)
        crosstab_free(&c.tables[i]);
    lkd_policy_release(policy);
    return status;
}
