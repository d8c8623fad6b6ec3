/*
 * session.h - a decider over what the command line names, with what it borrows.
 *
 * With --registry it knows the registry's blockades and published levels and looks up ids there;
 * with --keys it verifies scanned codes; with --log it logs its answers.
 */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "cli/cli.h"
#include "lockdown/decide.h"
#include "lockdown/keys.h"
#include "lockdown/log.h"
#include "lockdown/registry.h"

struct session {
    struct lkd_policy *policy; /* with what the registry publishes */
    struct lkd_decider *decider;
    struct lkd_registry *registry; /* NULL: none */
    struct lkd_keys *keys;         /* NULL: none */
    struct lkd_log *log;           /* NULL: none */
};

/* On failure what is wrong is written; the result is the exit status. Close it when that is
 * EXIT_DONE. `logging`: what is answered lets somebody pass, so it is logged if there is a log. */
int session_open(const struct cli *cli, bool logging, struct session *ret_session);
/* The result is `exit_code`, unless the log cannot be completed, which is then told. */
int session_close(struct session *s, int exit_code);

#endif
