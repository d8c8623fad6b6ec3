/*
 * live.h - what decisions are made with: a policy and a decider for each worker, made ready aside
 * and put in the place of its predecessor as a whole.
 *
 * A live set is immutable but for its deciders (of which each worker uses its own) and its
 * documents. It is reference-counted: every worker holds the one it decides with.
 */
#ifndef SERVICE_LIVE_H
#define SERVICE_LIVE_H

#include <stdatomic.h>

#include "lockdown/decide.h"
#include "lockdown/keys.h"
#include "lockdown/log.h"
#include "lockdown/registry.h"
#include "service/documents.h"

struct live {
    atomic_size_t references;
    struct lkd_policy *base;   /* as loaded from files */
    struct lkd_policy *policy; /* with the orders and levels of the registry */
    struct lkd_keys *keys;     /* of permits; NULL: none */
    struct callers *callers;   /* who has a key; NULL: there is no registry */
    struct documents documents;
    int64_t loaded_s;
    unsigned count;
    struct live_worker {
        struct lkd_decider *decider;
        struct lkd_registry *registry; /* for reading; NULL: none */
    } workers[];
};

/* What a live set is made of beside the policy; NULL members: there is none. */
struct live_sources {
    const char *registry; /* its path */
    struct lkd_log *log;  /* outlives the live set */
    unsigned workers;
};
/* Make one ready. The policy and the keys (NULL: none) are taken over whatever the status. New, one
 * reference. */
enum lkd_status live_new(struct lkd_policy *base, struct lkd_keys *keys,
                         const struct live_sources *sources, struct live **ret_live,
                         struct lkd_error *err);
struct live *live_retain(struct live *live);
void live_release(struct live *live); /* NULL is fine */

#endif
