/*
 * permit_list.c - lockdown permit list: permits and their states.
 */
#include <time.h>

#include "cli/acting.h"

enum list_format { FORMAT_DEFAULT, FORMAT_PRETTY, FORMAT_JSON };

struct list_options {
    struct lkd_permit_choice choice;
    struct option_time ends, at;
    int state, format; /* format: enum list_format */
};

static const char *const states[] = {NULL, "valid", "expired", "revoked", "future"};

static const struct option list_table[] = {
    {"form", "FORM", "those of this form", offsetof(struct list_options, choice.form), option_text},
    {"class", "CLASS", "of this group of holders", offsetof(struct list_options, choice.class_name),
     option_text},
    {"issuer", "ISSUER", "of this body", offsetof(struct list_options, choice.issuer), option_text},
    {"person", "ID", "of this person", offsetof(struct list_options, choice.person), option_text},
    {"business", "ID", "of this unit", offsetof(struct list_options, choice.business), option_text},
    {"ends", "TIME", "those whose end is just this; a day alone is included whole",
     offsetof(struct list_options, ends), option_end},
    {"state", "valid|expired|revoked|future", "in this state", offsetof(struct list_options, state),
     option_choice},
    {"at", "TIME", "states of that moment (default: now)", offsetof(struct list_options, at),
     option_instant},
    {"format", "pretty|json", "default: pretty; json is an object a line",
     offsetof(struct list_options, format), option_choice},
};

static int list_run(struct cli *cli);

const struct command permit_list_command = {
    .name = "permit list",
    .summary = "list permits and their states",
    .usage = "permit list [CHOICE...] --registry FILE",
    .about = "Tells number, state, period, form, group, unit and holder of the permits chosen.\n",
    .example = "  lockdown permit list --business B-17 --state valid --registry city.db\n",
    .options = list_table,
    .option_count = sizeof list_table / sizeof list_table[0],
    .run = list_run,
};

static bool print_pretty(void *context, const struct lkd_registered_permit *p) {
    struct output *out = context;
    char from[ACTING_TIME_SIZE], to[ACTING_TIME_SIZE];

    output_printf(out, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", p->id, p->state,
                  acting_time(p->valid_from_s, from), acting_time(p->valid_to_s, to), p->form,
                  *p->class_name ? p->class_name : "-", *p->business ? p->business : "-",
                  p->holder);
    return !out->error;
}

static void print_member(struct output *out, const char *name, const char *value) {
    if (!*value)
        return;
    output_printf(out, ",\"%s\":", name);
    output_json(out, value);
}

static bool print_json(void *context, const struct lkd_registered_permit *p) {
    struct output *out = context;
    char from[ACTING_TIME_SIZE], to[ACTING_TIME_SIZE];

    output_puts(out, "{\"id\":");
    output_json(out, p->id);
    print_member(out, "state", p->state);
    print_member(out, "valid_from", acting_time(p->valid_from_s, from));
    print_member(out, "valid_to", acting_time(p->valid_to_s, to));
    print_member(out, "form", p->form);
    print_member(out, "class", p->class_name);
    print_member(out, "issuer", p->issuer);
    print_member(out, "purpose", p->purpose);
    print_member(out, "business", p->business);
    print_member(out, "person", p->person);
    print_member(out, "holder", p->holder);
    print_member(out, "revoked_reason", p->revoked_reason);
    output_puts(out, "}\n");
    return !out->error;
}

static int list_run(struct cli *cli) {
    const struct command *command = &permit_list_command;
    struct list_options o = {.state = 0};
    struct lkd_registry *registry;
    struct lkd_error err;
    int status;

    if (!command_begin(cli, command, &o, &status))
        return status;
    status = acting_open(cli, command, false, false, &registry);
    if (status != EXIT_DONE)
        return status;
    o.choice.at_s = o.at.given ? o.at.at_s : (int64_t)time(NULL);
    o.choice.ends_given = o.ends.given;
    o.choice.ends_s = o.ends.at_s;
    o.choice.state = states[o.state];
    enum lkd_status done = lkd_registry_permits(
        registry, &o.choice, o.format == FORMAT_JSON ? print_json : print_pretty, &cli->out, &err);
    lkd_registry_close(registry);
    return acting_end(command, done, NULL, NULL, &err);
}
