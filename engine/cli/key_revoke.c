/*
 * key_revoke.c - lockdown key revoke: nothing signed with a key is good any longer.
 */
#include "cli/complain.h"
#include "cli/keys.h"

struct revoke_options {
    const char *reason;
    struct option_time at;
};

static const struct option revoke_table[] = {
    {"reason", "TEXT", "why; required", offsetof(struct revoke_options, reason), option_text},
    {"at", "TIME", "from this moment on (default: now)", offsetof(struct revoke_options, at),
     option_instant},
};

static int revoke_run(struct cli *cli);

const struct command key_revoke_command = {
    .name = "key revoke",
    .summary = "declare a key worthless and delete its private half",
    .usage = "key revoke ID --keys DIR --reason TEXT [--at TIME]",
    .about = "From that moment on no permit signed with the key is good, whenever it was signed:\n"
             "whoever has a stolen key can sign with any date. Issue the permits anew with\n"
             "another key.\n",
    .example = "  lockdown key revoke 2f0c6f9f2a2b6d11 --keys keys --reason \"laptop stolen\"\n",
    .options = revoke_table,
    .option_count = sizeof revoke_table / sizeof revoke_table[0],
    .operands_max = 1,
    .run = revoke_run,
};

static int revoke_run(struct cli *cli) {
    struct revoke_options o = {0};
    const char *folder;
    struct lkd_error err;
    enum lkd_status revoked;
    int status;

    if (!command_begin(cli, &key_revoke_command, &o, &status))
        return status;
    folder = keys_folder(cli, &key_revoke_command);
    if (!folder)
        return EXIT_USAGE;
    if (cli->operand_count == 0 || !o.reason) {
        refuse(&err, LKD_BAD_QUERY, NULL, "`lockdown key revoke` needs %s",
               o.reason ? "the id of a key" : "`--reason TEXT`");
        return usage_error(&key_revoke_command, &err);
    }
    revoked = lkd_key_revoke(folder, cli->operands[0], keys_moment(&o.at), o.reason, &err);
    if (revoked == LKD_OK)
        output_printf(&cli->out, "%s is revoked\n", cli->operands[0]);
    else
        complain(&err);
    return keys_exit_code(revoked);
}
