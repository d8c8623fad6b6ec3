/*
 * registered.h - the facts that the registry has of the ids in a query.
 */
#ifndef DECIDE_REGISTERED_H
#define DECIDE_REGISTERED_H

#include "decide/versions.h"

/* For a decider and a registry that outlives it. Free with registered_free (NULL is fine). */
enum lkd_status registered_new(struct lkd_decider *d, struct lkd_registry *r,
                               struct registered **ret, struct lkd_error *err);
void registered_free(struct registered *g);

/* Fetch in one batch what is known of the ids of the query just read, and tell it. The registry's
 * failures are passed on. */
enum lkd_status registered_look_up(struct registered *g, struct lkd_error *err);

#endif
