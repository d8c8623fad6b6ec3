/*
 * registry_init.c - lockdown registry init: an empty registry.
 */
#include "cli/acting.h"
#include "cli/complain.h"
#include "cli/policy.h"

static int init_run(struct cli *cli);

const struct command registry_init_command = {
    .name = "registry init",
    .summary = "make an empty registry",
    .usage = "registry init --registry FILE",
    .about = "Makes the file that --registry names. One that is there already is left alone.\n",
    .example = "  lockdown registry init --registry city.db\n",
    .run = init_run,
};

static int init_run(struct cli *cli) {
    struct lkd_error err;
    int status;

    if (!command_begin(cli, &registry_init_command, NULL, &status))
        return status;
    if (!cli->global.registry) {
        refuse(&err, LKD_BAD_QUERY, NULL, "`lockdown registry init` needs `--registry FILE`");
        return usage_error(&registry_init_command, &err);
    }
    if (lkd_registry_create(cli->global.registry, &err) != LKD_OK) {
        complain(&err);
        return policy_exit_code(err.status);
    }
    output_printf(&cli->out, "made the registry %s\n", cli->global.registry);
    return EXIT_DONE;
}
