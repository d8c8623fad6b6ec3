/*
 * signing.h - the commands that turn a permit into its signed code.
 */
#ifndef CLI_SIGNING_H
#define CLI_SIGNING_H

#include "cli/keys.h"

struct signing {
    const char *key; /* NULL: of those that may, the one whose period began last */
    int64_t at_s;    /* the moment of the signature */
};

/*
 * Sign a description (a JSON object, lockdown/permits.h) with the keys of `--keys`. A token is
 * given out when everything in it is a word of the vocabulary. The token is new, NUL-terminated;
 * free() it. On failure the error is written; the result is the exit status.
 */
int sign_description(const struct cli *cli, const struct command *command,
                     const struct signing *signing, const char *json, size_t length,
                     char **ret_token);

/* As token_operand(); with `--registry` the operand may also be the number of a permit there, which
 * is then signed. */
int sign_operand(const struct cli *cli, const struct command *command,
                 const struct signing *signing, char **ret_token, size_t *ret_length);

#endif
