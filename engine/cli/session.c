/*
 * session.c - opening what a decider needs; see session.h.
 */
#include "cli/session.h"

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

static enum lkd_status open_parts(const struct global_options *global, struct lkd_policy **policy,
                                  struct session *s, struct lkd_error *err) {
    enum lkd_status status = LKD_OK;

    if (global->registry)
        status = use_registry(global->registry, policy, &s->registry, err);
    if (status == LKD_OK && global->keys)
        status = lkd_keys_load(global->keys, &s->keys, err);
    if (status == LKD_OK)
        status = lkd_decider_new(*policy, &s->decider, err);
    if (status == LKD_OK)
        status = lkd_decider_use_registry(s->decider, s->registry, err);
    if (status == LKD_OK)
        status = lkd_decider_use_keys(s->decider, s->keys, err);
    return status;
}

int session_open(const struct cli *cli, struct session *ret_session) {
    struct session s = {NULL, NULL, NULL};
    struct lkd_policy *policy;
    struct lkd_error err;
    int exit_code = policy_load(cli, false, &policy);

    if (exit_code != EXIT_DONE)
        return exit_code;
    if (open_parts(&cli->global, &policy, &s, &err) == LKD_OK) {
        *ret_session = s;
    } else {
        complain(&err);
        session_close(&s);
        exit_code = policy_exit_code(err.status);
    }
    lkd_policy_release(policy);
    return exit_code;
}

void session_close(struct session *s) {
    lkd_decider_free(s->decider);
    lkd_registry_close(s->registry);
    lkd_keys_free(s->keys);
}
