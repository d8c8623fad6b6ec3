/*
 * permit_sheet.c - lockdown permit sheet: a token on a sheet to be printed.
 */
#include <stdlib.h>

#include "cli/complain.h"
#include "cli/save.h"
#include "cli/signing.h"

struct sheet_options {
    const char *output, *key;
    struct option_time at;
};

static const struct option sheet_table[] = {
    {"output", "FILE", "write there instead of to standard output",
     offsetof(struct sheet_options, output), option_text},
    {"key", "ID", "of a permit of the registry: sign with this key",
     offsetof(struct sheet_options, key), option_text},
    {"at", "TIME", "the moment of that signature (default: now)",
     offsetof(struct sheet_options, at), option_instant},
};

static int sheet_run(struct cli *cli);

const struct command permit_sheet_command = {
    .name = "permit sheet",
    .summary = "a sheet of A6 with the code and what it says, as SVG",
    .usage = "permit sheet TOKEN|- [--output FILE]\n"
             "       lockdown permit sheet ID --registry FILE --keys DIR [OPTIONS]",
    .about =
        "Everything on the sheet is read from the code itself, in Vietnamese and English with\n"
        "the names of the vocabulary. Its signature is not looked at: verify before printing\n"
        "what others sent. With a registry the operand may be the number of a permit, which is\n"
        "signed first.\n",
    .example = "  lockdown permit sheet - --output permit.svg < token.txt\n",
    .options = sheet_table,
    .option_count = sizeof sheet_table / sizeof sheet_table[0],
    .operands_max = 1,
    .run = sheet_run,
};

/* An lkd_permit_label. */
static bool label(void *policy, const char *fact, const char *value,
                  struct lkd_bilingual *ret_label) {
    return lkd_policy_label(policy, fact, value, &ret_label->vi, &ret_label->en);
}

static int draw_sheet(struct cli *cli, const struct sheet_options *o, struct lkd_policy *policy,
                      const char *token, size_t length) {
    struct lkd_error err;
    char *svg;
    size_t size;
    enum lkd_status status = lkd_permit_sheet(token, length, label, policy, &svg, &size, &err);

    if (status == LKD_OK) {
        if (!o->output)
            output_write(&cli->out, svg, size);
        else if (!save_file(o->output, svg, size, &err))
            status = err.status;
        free(svg);
    }
    if (status != LKD_OK)
        complain(&err);
    return keys_exit_code(status);
}

static int sheet_run(struct cli *cli) {
    struct sheet_options o = {0};
    struct lkd_policy *policy;
    struct signing signing;
    char *token;
    size_t length;
    int status;

    if (!command_begin(cli, &permit_sheet_command, &o, &status))
        return status;
    signing = (struct signing){o.key, keys_moment(&o.at)};
    status = sign_operand(cli, &permit_sheet_command, &signing, &token, &length);
    if (status != EXIT_DONE)
        return status;
    status = policy_load(cli, false, &policy);
    if (status == EXIT_DONE) {
        status = draw_sheet(cli, &o, policy, token, length);
        lkd_policy_release(policy);
    }
    free(token);
    return status;
}
