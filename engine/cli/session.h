/*
 * session.h - a decider over what the command line names, with what it borrows.
 *
 * With --registry it knows the registry's blockades and published levels and looks up ids there;
 * with --keys it verifies scanned codes.
 */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "cli/cli.h"
#include "lockdown/decide.h"
#include "lockdown/keys.h"
#include "lockdown/registry.h"

struct session {
    struct lkd_decider *decider;
    struct lkd_registry *registry; /* NULL: none */
    struct lkd_keys *keys;         /* NULL: none */
};

/* On failure what is wrong is written; the result is the exit status. Close it when that is
 * EXIT_DONE. */
int session_open(const struct cli *cli, struct session *ret_session);
void session_close(struct session *s);

#endif
