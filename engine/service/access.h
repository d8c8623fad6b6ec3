/*
 * access.h - who asks, and what each role may.
 *
 * One table (access.c) says what each role may ask and see. Callers without a key are the public;
 * without keys of callers nobody is anything else.
 */
#ifndef SERVICE_ACCESS_H
#define SERVICE_ACCESS_H

#include <stdbool.h>

enum role { ROLE_PUBLIC, ROLE_CHECKPOINT, ROLE_OFFICIAL, ROLE_AUDITOR, ROLE_ADMIN, ROLE_COUNT };

enum right {
    RIGHT_READ,       /* levels, rules, decisions from facts: nothing about a person */
    RIGHT_NAME,       /* name a permit, person, business or vehicle in a query */
    RIGHT_OUTCOME,    /* write down what became of a decision; use a ticket */
    RIGHT_SEE_PERMIT, /* read what the register has of permits */
    RIGHT_ORDER,      /* permits, blockades, levels, businesses, inside the territory */
    RIGHT_RELOAD,     /* load the rulebook again */
    RIGHT_PURGE,      /* take a person out of the registry and the log for ever */
    RIGHT_COUNT
};

#define CALLER_ID_SIZE 65
struct caller {
    enum role role;
    char id[CALLER_ID_SIZE];        /* of the key; "" for the public */
    char authority[CALLER_ID_SIZE]; /* whose territory it is; "" none */
};

bool role_may(enum role role, enum right right);
const char *role_name(enum role role);
/* False when no role is called so. */
bool role_find(const char *name, enum role *ret_role);

#endif
