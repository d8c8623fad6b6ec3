/*
 * keys.c - what the commands about keys and permits share; see keys.h.
 */
#include "cli/keys.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/complain.h"
#include "cli/input.h"

const char *keys_folder(const struct cli *cli, const struct command *command) {
    struct lkd_error err;

    if (cli->global.keys)
        return cli->global.keys;
    refuse(&err, LKD_BAD_QUERY, "say where the keys are with `--keys DIR`",
           "`lockdown %s` needs the folder of keys", command->name);
    usage_error(command, &err);
    return NULL;
}

int keys_exit_code(enum lkd_status status) {
    switch (status) {
    case LKD_OK:
        return EXIT_DONE;
    case LKD_NO_MEMORY:
    case LKD_INTERNAL:
        return EXIT_INTERNAL;
    case LKD_BAD_QUERY:
        return EXIT_USAGE;
    default:
        return EXIT_INVALID;
    }
}

int keys_load(const struct cli *cli, const struct command *command, struct lkd_keys **ret_keys) {
    const char *folder = keys_folder(cli, command);
    struct lkd_error err;
    enum lkd_status status;

    if (!folder)
        return EXIT_USAGE;
    status = lkd_keys_load(folder, ret_keys, &err);
    if (status != LKD_OK)
        complain(&err);
    return keys_exit_code(status);
}

int64_t keys_moment(const struct option_time *at) {
    return at->given ? at->at_s : (int64_t)time(NULL);
}

static int take_text(const char *text, char **ret_token, size_t *ret_length) {
    struct lkd_error err;

    *ret_length = strlen(text);
    *ret_token = malloc(*ret_length + 1);
    if (*ret_token) {
        memcpy(*ret_token, text, *ret_length + 1);
        return EXIT_DONE;
    }
    refuse(&err, LKD_NO_MEMORY, NULL, "there is no memory for the token");
    complain(&err);
    return EXIT_INTERNAL;
}

int token_operand(const struct cli *cli, const struct command *command, char **ret_token,
                  size_t *ret_length) {
    struct lkd_error err;

    if (cli->operand_count == 0) {
        refuse(&err, LKD_BAD_QUERY, "`-` reads it from standard input",
               "`lockdown %s` needs a token", command->name);
        return usage_error(command, &err);
    }
    if (strcmp(cli->operands[0], "-") != 0)
        return take_text(cli->operands[0], ret_token, ret_length);
    if (input_read("-", TOKEN_BYTES_MAX, ret_token, ret_length, &err) == LKD_OK)
        return EXIT_DONE;
    complain(&err);
    return err.status == LKD_NO_MEMORY ? EXIT_INTERNAL : EXIT_USAGE;
}

/* `query` is {"query":"movement",...}. */
static enum lkd_status read_query(struct lkd_policy *policy, const struct output *query,
                                  struct lkd_error *err) {
    const struct lkd_ask ask = {0};
    struct lkd_decider *decider;
    struct lkd_query *read;

    if (query->error) {
        refuse(err, LKD_NO_MEMORY, NULL, "there is no memory to check the permit");
        return LKD_NO_MEMORY;
    }
    enum lkd_status status = lkd_decider_new(policy, &decider, err);
    if (status != LKD_OK)
        return status;
    status = lkd_query_read(decider, query->bytes, query->used, &ask, &read, err);
    lkd_decider_free(decider);
    return status == LKD_BAD_QUERY ? LKD_BAD_PERMIT : status;
}

int facts_check(struct lkd_policy *policy, const char *facts) {
    struct lkd_error err;
    struct output query;

    output_init(&query, OUTPUT_MEMORY, 4096);
    output_puts(&query, "{\"query\":\"movement\",");
    output_puts(&query, facts + 1); /* behind its opening brace */
    enum lkd_status status = read_query(policy, &query, &err);
    if (status != LKD_OK)
        complain(&err);
    output_free(&query);
    return keys_exit_code(status);
}

bool lookup_within(void *lookup, const char *zone, const char *outer) {
    return lkd_lookup_within(lookup, zone, outer);
}

bool policy_within(void *policy, const char *zone, const char *outer) {
    return lkd_policy_within(policy, zone, outer);
}
