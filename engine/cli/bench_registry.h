/*
 * bench_registry.h - how fast decisions are that look up a permit by its number.
 */
#ifndef CLI_BENCH_REGISTRY_H
#define CLI_BENCH_REGISTRY_H

#include "cli/bench_measure.h"
#include "lockdown/decide.h"
#include "lockdown/registry.h"

struct bench_by_id {
    size_t permits;               /* in the registry, at most BENCH_PERMITS_MAX of them asked for */
    struct measure full, verdict; /* query text to answer text */
    size_t answered;              /* of the last round, decisions that were no errors */
};
#define BENCH_PERMITS_MAX 2000000

/*
 * Movement decisions of the policy with the registry, each about another permit, in an order that
 * has nothing to do with that of the file. LKD_NOT_FOUND when it holds no permits.
 */
enum lkd_status bench_registry(const char *registry, struct lkd_policy *policy, double round_s,
                               struct bench_by_id *ret, struct lkd_error *err);

#endif
