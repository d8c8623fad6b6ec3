/*
 * signing.c - descriptions and permits of the registry as signed codes; see signing.h.
 */
#include "cli/signing.h"

#include <stdlib.h>
#include <string.h>

#include "cli/acting.h"
#include "cli/complain.h"

static int check_token(struct lkd_policy *policy, const char *token) {
    struct lkd_permit_check check;
    struct lkd_error err;
    char *facts;
    int status;

    if (lkd_permit_read(token, strlen(token), &check, &err) != LKD_OK ||
        lkd_permit_facts(&check, &facts, &err) != LKD_OK) {
        complain(&err);
        return EXIT_INTERNAL;
    }
    status = facts_check(policy, facts);
    free(facts);
    return status;
}

static int sign(const struct lkd_keys *keys, struct lkd_policy *policy,
                const struct signing *signing, const char *json, size_t length, char **ret_token) {
    const struct lkd_issue_options options = {
        .now_s = signing->at_s,
        .key_id = signing->key,
        .within = policy_within,
        .within_context = policy,
    };
    struct lkd_error err;
    char *token;
    enum lkd_status status = lkd_permit_issue(keys, json, length, &options, &token, &err);
    int exit_code = keys_exit_code(status);

    if (status == LKD_OK)
        exit_code = check_token(policy, token);
    else
        complain(&err);
    if (exit_code == EXIT_DONE)
        *ret_token = token;
    else if (status == LKD_OK)
        free(token);
    return exit_code;
}

int sign_description(const struct cli *cli, const struct command *command,
                     const struct signing *signing, const char *json, size_t length,
                     char **ret_token) {
    struct lkd_policy *policy;
    struct lkd_keys *keys;
    int status = keys_load(cli, command, &keys);

    if (status != EXIT_DONE)
        return status;
    status = policy_load(cli, false, &policy);
    if (status == EXIT_DONE) {
        status = sign(keys, policy, signing, json, length, ret_token);
        lkd_policy_release(policy);
    }
    lkd_keys_free(keys);
    return status;
}

static int sign_registered(const struct cli *cli, const struct command *command,
                           const struct signing *signing, char **ret_token) {
    struct lkd_registry *registry;
    struct lkd_error err;
    char *json;
    int status = acting_open(cli, command, false, false, &registry);

    if (status != EXIT_DONE)
        return status;
    enum lkd_status found = lkd_registry_describe_permit(registry, cli->operands[0], &json, &err);
    lkd_registry_close(registry);
    if (found != LKD_OK)
        return acting_end(command, found, NULL, NULL, &err);
    status = sign_description(cli, command, signing, json, strlen(json), ret_token);
    free(json);
    return status;
}

int sign_operand(const struct cli *cli, const struct command *command,
                 const struct signing *signing, char **ret_token, size_t *ret_length) {
    const char *operand = cli->operand_count ? cli->operands[0] : "-";
    int status;

    if (!cli->global.registry || strcmp(operand, "-") == 0 || strncmp(operand, "LD1:", 4) == 0)
        return token_operand(cli, command, ret_token, ret_length);
    status = sign_registered(cli, command, signing, ret_token);
    if (status == EXIT_DONE)
        *ret_length = strlen(*ret_token);
    return status;
}
