/*
 * token.h - the text of a code and the signed message in it.
 */
#ifndef PERMITS_TOKEN_H
#define PERMITS_TOKEN_H

#include "lockdown/permits.h"
#include "permits/cose.h"

#define TOKEN_PREFIX "LD1:"
#define TOKEN_PREFIX_LENGTH (sizeof TOKEN_PREFIX - 1)
_Static_assert(LKD_TOKEN_MAX >= TOKEN_PREFIX_LENGTH + COSE_MESSAGE_MAX / 2 * 3, "room for a token");

/* Step over white space around the token. A token ends in no space although space is a letter of
 * Base45: the last letter of a group is below it. */
void token_trim(const char **token, size_t *length);

enum token_kind { TOKEN_OURS, TOKEN_FOREIGN, TOKEN_DAMAGED };
/*
 * The message of a trimmed token. `bytes` has COSE_MESSAGE_MAX bytes, which the message borrows.
 * Unless it is TOKEN_OURS `ret_damage` says in English what it is instead (static).
 */
enum token_kind token_open(const char *token, size_t length, uint8_t *bytes,
                           struct cose_message *ret_message, const char **ret_damage);

/* The text of a message of at most COSE_MESSAGE_MAX bytes: new, NUL-terminated; NULL without
 * memory. */
char *token_text(const uint8_t *message, size_t length);

#endif
