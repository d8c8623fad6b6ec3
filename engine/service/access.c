/*
 * access.c - the table of roles and rights; see access.h.
 */
#include "service/access.h"

#include <string.h>

/* clang-format off */
static const bool may[ROLE_COUNT][RIGHT_COUNT] = {
    /*                    READ   NAME   OUTCOME SEE_PERMIT ORDER  RELOAD PURGE */
    [ROLE_PUBLIC]     = { true,  false, false,  false,     false, false, false },
    [ROLE_CHECKPOINT] = { true,  true,  true,   false,     false, false, false },
    [ROLE_OFFICIAL]   = { true,  true,  true,   true,      true,  false, false },
    [ROLE_AUDITOR]    = { true,  false, false,  true,      false, false, false },
    [ROLE_ADMIN]      = { true,  true,  true,   true,      true,  true,  true  },
};
/* clang-format on */

static const char *const names[ROLE_COUNT] = {"public", "checkpoint", "official", "auditor",
                                              "admin"};

bool role_may(enum role role, enum right right) {
    return may[role][right];
}

const char *role_name(enum role role) {
    return names[role];
}

bool role_find(const char *name, enum role *ret_role) {
    for (int role = 0; role < ROLE_COUNT; role++)
        if (strcmp(names[role], name) == 0) {
            *ret_role = (enum role)role;
            return true;
        }
    return false;
}
