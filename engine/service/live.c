/*
 * live.c - making a live set ready, and its life; see live.h.
 */
#include "service/live.h"

#include <stdlib.h>
#include <time.h>

#include "base/error.h"
#include "service/callers.h"

static enum lkd_status add_worker(struct live *live, const struct live_sources *sources,
                                  struct lkd_error *err) {
    const char *registry = sources->registry;
    struct live_worker *w = &live->workers[live->count];
    enum lkd_status status = lkd_decider_new(live->policy, &w->decider, err);
    if (status != LKD_OK)
        return status;
    live->count++;
    if (live->keys)
        status = lkd_decider_use_keys(w->decider, live->keys, err);
    if (status == LKD_OK && registry)
        status = lkd_registry_open(registry, false, &w->registry, err);
    if (status == LKD_OK && registry)
        status = lkd_registry_judge_by(w->registry, live->policy, err);
    if (status == LKD_OK && registry)
        status = lkd_decider_use_registry(w->decider, w->registry, err);
    if (status == LKD_OK)
        status = lkd_decider_use_log(w->decider, sources->log, err);
    return status;
}

/* The policy with what the registry orders, and who has a key to the service. */
static enum lkd_status read_registry(struct live *live, const char *registry,
                                     struct lkd_error *err) {
    struct lkd_registry *r;
    enum lkd_status status = lkd_registry_open(registry, false, &r, err);
    if (status != LKD_OK)
        return status;
    status = lkd_registry_policy(r, live->base, &live->policy, err);
    if (status == LKD_OK)
        status = callers_read(r, &live->callers, err);
    lkd_registry_close(r);
    return status;
}

static enum lkd_status fill(struct live *live, const struct live_sources *sources,
                            struct lkd_error *err) {
    enum lkd_status status = LKD_OK;
    if (sources->registry)
        status = read_registry(live, sources->registry, err);
    else
        live->policy = lkd_policy_retain(live->base);
    while (status == LKD_OK && live->count < sources->workers)
        status = add_worker(live, sources, err);
    return status;
}

enum lkd_status live_new(struct lkd_policy *base, struct lkd_keys *keys,
                         const struct live_sources *sources, struct live **ret_live,
                         struct lkd_error *err) {
    struct live *live = calloc(1, sizeof *live + sources->workers * sizeof live->workers[0]);
    if (!live) {
        lkd_policy_release(base);
        lkd_keys_free(keys);
        return error_set(err, LKD_NO_MEMORY, "no memory for a policy");
    }
    atomic_init(&live->references, 1);
    live->base = base;
    live->keys = keys;
    live->loaded_s = (int64_t)time(NULL);
    documents_init(&live->documents);
    enum lkd_status status = fill(live, sources, err);
    if (status == LKD_OK)
        *ret_live = live;
    else
        live_release(live);
    return status;
}

struct live *live_retain(struct live *live) {
    atomic_fetch_add_explicit(&live->references, 1, memory_order_relaxed);
    return live;
}

void live_release(struct live *live) {
    if (!live || atomic_fetch_sub_explicit(&live->references, 1, memory_order_acq_rel) != 1)
        return;
    for (unsigned i = 0; i < live->count; i++) {
        lkd_decider_free(live->workers[i].decider);
        lkd_registry_close(live->workers[i].registry);
    }
    documents_free(&live->documents);
    callers_free(live->callers);
    lkd_policy_release(live->policy);
    lkd_policy_release(live->base);
    lkd_keys_free(live->keys);
    free(live);
}
