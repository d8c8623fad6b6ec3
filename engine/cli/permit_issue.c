/*
 * permit_issue.c - lockdown permit issue: the description of a permit becomes a token.
 */
#include <stdlib.h>

#include "cli/complain.h"
#include "cli/input.h"
#include "cli/keys.h"

#define DESCRIPTION_MAX ((size_t)64 << 10)

struct issue_options {
    const char *key;
    struct option_time at;
    bool offline;
};

static const struct option issue_table[] = {
    {"key", "ID",
     "sign with this key (default: of those that may, the one whose\n"
     "period began last)",
     offsetof(struct issue_options, key), option_text},
    {"at", "TIME", "the moment of the signature (default: now)", offsetof(struct issue_options, at),
     option_instant},
    {"offline", NULL, "without a register; this is how permits are issued",
     offsetof(struct issue_options, offline), NULL},
};

static int issue_run(struct cli *cli);

const struct command permit_issue_command = {
    .name = "permit issue",
    .summary = "sign the permit that a JSON file describes",
    .usage = "permit issue [FILE] --keys DIR [OPTIONS]",
    .about = "Reads the facts of a permit (id, form, class, holder, purpose, zones, hours, route,\n"
             "valid_from, valid_to) and writes its token, the text of the QR code. A day alone as\n"
             "valid_to is included. Whatever the vocabulary does not declare, and whatever lies\n"
             "outside the key's territory or period, is refused and nothing is signed.\n",
    .example =
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

/* A token is given out when everything in it is a word of the vocabulary. */
static int check_token(struct lkd_decider *decider, const char *token) {
    struct lkd_permit_check check;
    struct lkd_error err;
    char *facts;
    size_t length = 0;
    int status;

    while (token[length])
        length++;
    if (lkd_permit_read(token, length, &check, &err) != LKD_OK ||
        lkd_permit_facts(&check, &facts, &err) != LKD_OK) {
        complain(&err);
        return EXIT_INTERNAL;
    }
    status = facts_check(decider, facts);
    free(facts);
    return status;
}

static int sign(struct cli *cli, const struct issue_options *o, const struct lkd_keys *keys,
                struct lkd_policy *policy, const char *json, size_t length) {
    const struct lkd_issue_options options = {
        .now_s = keys_moment(&o->at),
        .key_id = o->key,
        .within = policy_within,
        .within_context = policy,
    };
    struct lkd_decider *decider;
    struct lkd_error err;
    char *token = NULL;
    int exit_code;
    enum lkd_status status = lkd_decider_new(policy, &decider, &err);

    if (status == LKD_OK) {
        status = lkd_permit_issue(keys, json, length, &options, &token, &err);
        exit_code = status == LKD_OK ? check_token(decider, token) : keys_exit_code(status);
        lkd_decider_free(decider);
    } else {
        exit_code = EXIT_INTERNAL;
    }
    if (status != LKD_OK)
        complain(&err);
    if (exit_code == EXIT_DONE)
        output_printf(&cli->out, "%s\n", token);
    free(token);
    return exit_code;
}

static int issue_run(struct cli *cli) {
    struct issue_options o = {0};
    struct lkd_policy *policy;
    struct lkd_keys *keys;
    struct lkd_error err;
    char *json;
    size_t length;
    int status;

    if (!command_begin(cli, &permit_issue_command, &o, &status))
        return status;
    status = keys_load(cli, &permit_issue_command, &keys);
    if (status != EXIT_DONE)
        return status;
    if (input_read(cli->operands[0], DESCRIPTION_MAX, &json, &length, &err) != LKD_OK) {
        complain(&err);
        lkd_keys_free(keys);
        return err.status == LKD_NO_MEMORY ? EXIT_INTERNAL : EXIT_USAGE;
    }
    status = policy_load(cli, false, &policy);
    if (status == EXIT_DONE) {
        status = sign(cli, &o, keys, policy, json, length);
        lkd_policy_release(policy);
    }
    free(json);
    lkd_keys_free(keys);
    return status;
}
