/*
 * callers.h - from the key of a request to who is calling; and what stops guessing.
 */
#ifndef SERVICE_CALLERS_H
#define SERVICE_CALLERS_H

#include "lockdown/registry.h"
#include "service/exchange.h"

struct callers; /* the keys of a registry, immutable */
enum lkd_status callers_read(struct lkd_registry *r, struct callers **ret_callers,
                             struct lkd_error *err);
void callers_free(struct callers *c); /* NULL is fine */

enum lookup { LOOKUP_FOUND, LOOKUP_REFUSED, LOOKUP_TOO_MANY };

/* `authorization`: the header's value, NULL without one: the public. */
enum lookup callers_find(struct exchange *x, const char *authorization, struct caller *ret_caller);

/* Where the request comes from, as text; "" when that is not known. */
#define CALLER_ADDRESS_SIZE 46
void callers_address(const struct exchange *x, char ret_text[CALLER_ADDRESS_SIZE]);

#endif
