/*
 * permit_extend.c - lockdown permit extend: a whole kind of permits ends later.
 */
#include "cli/acting.h"
#include "cli/complain.h"

struct extend_options {
    struct acting by;
    struct lkd_permit_choice choice;
    struct option_time ends, to;
};

static const struct option extend_table[] = {
    {"to", "TIME", "the new end; a day alone is included whole; required",
     offsetof(struct extend_options, to), option_end},
    {"form", "FORM", "those of this form", offsetof(struct extend_options, choice.form),
     option_text},
    {"class", "CLASS", "of this group of holders",
     offsetof(struct extend_options, choice.class_name), option_text},
    {"issuer", "ISSUER", "of this body", offsetof(struct extend_options, choice.issuer),
     option_text},
    {"person", "ID", "of this person", offsetof(struct extend_options, choice.person), option_text},
    {"business", "ID", "of this unit", offsetof(struct extend_options, choice.business),
     option_text},
    {"ends", "TIME", "those whose end is just this; a day alone is included whole",
     offsetof(struct extend_options, ends), option_end},
    ACTING_OPTIONS(struct extend_options),
};

static int extend_run(struct cli *cli);

const struct command permit_extend_command = {
    .name = "permit extend",
    .summary = "let a whole kind of permits end later",
    .usage = "permit extend --to TIME [CHOICE...] --who NAME --why TEXT",
    .about = "Lets all permits that are chosen end later, as a later document does. Those that are "
             "revoked,\n"
             "or end later anyway, are left alone. At least one choice is needed.\n",
    .example = "  lockdown permit extend --form police_3261 --ends 2021-09-06 --to 2021-09-15 \\\n"
               "    --registry city.db --who PC08 --why \"2994/UBND-ĐT\"\n",
    .options = extend_table,
    .option_count = sizeof extend_table / sizeof extend_table[0],
    .operands_max = 0,
    .run = extend_run,
};

static bool check_usage(const struct extend_options *o, struct lkd_error *err) {
    const struct lkd_permit_choice *c = &o->choice;

    if (!o->to.given)
        return refuse(err, LKD_BAD_QUERY, NULL, "`lockdown permit extend` needs `--to TIME`");
    if (!c->form && !c->class_name && !c->issuer && !c->person && !c->business && !o->ends.given)
        return refuse(err, LKD_BAD_QUERY, "`--form`, `--class`, `--ends`, ...",
                      "`lockdown permit extend` needs a choice of permits");
    return true;
}

static int extend(struct cli *cli, struct extend_options *o) {
    const struct command *command = &permit_extend_command;
    struct lkd_registry *registry;
    struct lkd_error err;
    size_t count;
    int status = acting_open(cli, command, true, false, &registry);

    if (status != EXIT_DONE)
        return status;
    struct lkd_act act = acting_act(&o->by);
    o->choice.at_s = act.at_s;
    o->choice.ends_given = o->ends.given;
    o->choice.ends_s = o->ends.at_s;
    enum lkd_status done =
        lkd_registry_extend(registry, &o->choice, o->to.at_s, &act, &count, &err);
    if (done == LKD_OK) {
        output_count(&cli->out, count);
        output_puts(&cli->out, count == 1 ? " permit extended\n" : " permits extended\n");
    }
    lkd_registry_close(registry);
    return acting_end(command, done, NULL, NULL, &err);
}

static int extend_run(struct cli *cli) {
    const struct command *command = &permit_extend_command;
    struct extend_options o = {.by = {NULL}};
    struct lkd_error err;
    int status;

    if (!command_begin(cli, command, &o, &status))
        return status;
    if (!acting_check(cli, command, &o.by, 0, "nothing", &err))
        return usage_error(command, &err);
    if (!check_usage(&o, &err))
        return usage_error(command, &err);
    return extend(cli, &o);
}
