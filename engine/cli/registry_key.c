/*
 * registry_key.c - lockdown registry key: a key for somebody who calls the service, or its end.
 */
#include "cli/acting.h"
#include "cli/complain.h"

struct key_options {
    struct acting by;
    const char *role, *owner, *authority, *from, *to;
    bool revoke;
};

static const struct option key_table[] = {
    {"role", "ROLE", "checkpoint, official, auditor or admin; required",
     offsetof(struct key_options, role), option_text},
    {"owner", "NAME", "who holds the key; required", offsetof(struct key_options, owner),
     option_text},
    {"authority", "AUTHORITY", "the authority of the rulebook in whose territory an official acts",
     offsetof(struct key_options, authority), option_text},
    {"from", "TIME", "from when it is good (default: now)", offsetof(struct key_options, from),
     option_text},
    {"to", "TIME", "until when; a day alone is included whole", offsetof(struct key_options, to),
     option_text},
    {"revoke", NULL, "the key of that number is good no longer",
     offsetof(struct key_options, revoke), NULL},
    ACTING_OPTIONS(struct key_options),
};

static int key_run(struct cli *cli);

const struct command registry_key_command = {
    .name = "registry key",
    .summary = "a key for who calls the service; --revoke ends it",
    .usage = "registry key ID --role ROLE --owner NAME --who NAME --why TEXT [OPTIONS]",
    .about = "Makes a key to the HTTP service and writes it once; the registry keeps only its\n"
             "hash. Callers send it as `Authorization: Bearer KEY`.\n",
    .example = "  lockdown registry key chot-12 --role checkpoint --owner \"Chốt 12\" \\\n"
               "    --registry city.db --who Lan --why \"new checkpoint\"\n"
               "  lockdown registry key q7 --role official --authority 778 --owner \"UBND Quận 7\" "
               "\\\n"
               "    --to 2021-12-31 --registry city.db --who Lan --why \"letter 12\"\n"
               "  lockdown registry key chot-12 --revoke --registry city.db --who Lan --why lost\n",
    .options = key_table,
    .option_count = sizeof key_table / sizeof key_table[0],
    .operands_max = 1,
    .run = key_run,
};

static int add_key(struct cli *cli, const struct key_options *o) {
    const struct lkd_field fields[] = {{"id", cli->operands[0]}, {"role", o->role},
                                       {"owner", o->owner},      {"authority", o->authority},
                                       {"from", o->from},        {"to", o->to}};
    struct lkd_row_findings *findings;
    struct lkd_registry *registry;
    struct lkd_error err;
    char key[LKD_CALLER_KEY_SIZE];
    int status = acting_open(cli, &registry_key_command, true, false, &registry);

    if (status != EXIT_DONE)
        return status;
    struct lkd_act act = acting_act(&o->by);
    enum lkd_status done = lkd_caller_key_add(registry, fields, sizeof fields / sizeof fields[0],
                                              &act, key, &findings, &err);
    if (done == LKD_OK)
        output_printf(&cli->out, "%s\n", key);
    lkd_registry_close(registry);
    return acting_end(&registry_key_command, done, NULL, findings, &err);
}

static int key_run(struct cli *cli) {
    const struct command *command = &registry_key_command;
    struct key_options o = {.by = {NULL}};
    struct lkd_error err;
    int status;

    if (!command_begin(cli, command, &o, &status))
        return status;
    if (!acting_check(cli, command, &o.by, 1, "the id of a key", &err))
        return usage_error(command, &err);
    if (o.revoke)
        return acting_stamp(cli, command, &o.by, "api_keys", cli->operands[0], "revoked_at",
                            "revoke");
    return add_key(cli, &o);
}
