/*
 * session.c - opening what a decider needs; see session.h.
 */
#include "cli/session.h"

#include <inttypes.h>
#include <stdio.h>

#include "cli/complain.h"
#include "cli/policy.h"

/* Open the registry and have the policy know what it publishes. */
static enum lkd_status use_registry(const char *path, struct lkd_policy **policy,
                                    struct lkd_registry **ret_registry, struct lkd_error *err) {
    struct lkd_policy *live;
    enum lkd_status status = lkd_registry_open(path, false, ret_registry, err);

    if (status == LKD_OK)
        status = lkd_registry_policy(*ret_registry, *policy, &live, err);
    if (status != LKD_OK)
        return status;
    lkd_policy_release(*policy);
    *policy = live;
    return LKD_OK;
}

static enum lkd_status open_parts(const struct global_options *global, bool logging,
                                  struct session *s, struct lkd_error *err) {
    enum lkd_status status = LKD_OK;

    if (global->registry)
        status = use_registry(global->registry, &s->policy, &s->registry, err);
    if (status == LKD_OK && global->keys)
        status = lkd_keys_load(global->keys, &s->keys, err);
    if (status == LKD_OK)
        status = lkd_decider_new(s->policy, &s->decider, err);
    if (status == LKD_OK)
        status = lkd_decider_use_registry(s->decider, s->registry, err);
    if (status == LKD_OK)
        status = lkd_decider_use_keys(s->decider, s->keys, err);
    if (status == LKD_OK && logging && global->log)
        status = lkd_log_open(global->log, NULL, &s->log, err);
    if (status == LKD_OK)
        status = lkd_decider_use_log(s->decider, s->log, err);
    return status;
}

int session_open(const struct cli *cli, bool logging, struct session *ret_session) {
    struct session s = {.decider = NULL};
    struct lkd_error err;
    int exit_code = policy_load(cli, false, &s.policy);

    if (exit_code != EXIT_DONE)
        return exit_code;
    if (open_parts(&cli->global, logging, &s, &err) == LKD_OK) {
        *ret_session = s;
        return EXIT_DONE;
    }
    complain(&err);
    return session_close(&s, policy_exit_code(err.status));
}

int session_close(struct session *s, int exit_code) {
    struct lkd_log_state state = {.lost = 0};
    struct lkd_error err;

    lkd_decider_free(s->decider);
    lkd_policy_release(s->policy);
    lkd_registry_close(s->registry);
    lkd_keys_free(s->keys);
    if (!s->log)
        return exit_code;
    lkd_log_state(s->log, &state);
    if (state.lost > 0)
        fprintf(stderr, "lockdown: %" PRIu64 " decisions are not in the log: %s\n", state.lost,
                state.error);
    if (lkd_log_close(s->log, &err) == LKD_OK)
        return exit_code;
    complain(&err);
    return EXIT_INTERNAL;
}
