/*
 * guard.h - no guessing of keys: after GUARD_TRIES wrong ones within GUARD_WINDOW_S, an address is
 * not heard for the rest of that time, good keys from it included. Whoever shares an address, as
 * behind a proxy, shares that. Of IPv6 addresses the first 64 bits count.
 *
 * The table has a fixed size; an address may push out another one whose place it shares.
 */
#ifndef SERVICE_GUARD_H
#define SERVICE_GUARD_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#define GUARD_PLACES 4096
#define GUARD_TRIES 20
#define GUARD_WINDOW_S 60

struct sockaddr;
struct guard {
    pthread_mutex_t lock;
    struct {
        uint64_t address; /* 0: free */
        uint64_t until_ns;
        unsigned tries;
    } places[GUARD_PLACES];
};

bool guard_is_shut(struct guard *g, const struct sockaddr *address);
void guard_note(struct guard *g, const struct sockaddr *address); /* a wrong key */

#endif
