/*
 * guard.c - see guard.h.
 */
#include "service/guard.h"

#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

#include "service/exchange.h"

/* The address as a number that is not 0. */
static uint64_t number_of(const struct sockaddr *address) {
    uint64_t number = 0;
    if (address && address->sa_family == AF_INET)
        memcpy(&number, &((const struct sockaddr_in *)(const void *)address)->sin_addr, 4);
    else if (address && address->sa_family == AF_INET6)
        memcpy(&number, &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr, 8);
    return number * 2 + 1;
}

static size_t place_of(uint64_t number) {
    return (size_t)((number * UINT64_C(0x9e3779b97f4a7c15)) >> 52) % GUARD_PLACES;
}

bool guard_is_shut(struct guard *g, const struct sockaddr *address) {
    uint64_t number = number_of(address);
    size_t i = place_of(number);
    pthread_mutex_lock(&g->lock);
    bool shut = g->places[i].address == number && g->places[i].tries >= GUARD_TRIES &&
                monotonic_ns() < g->places[i].until_ns;
    pthread_mutex_unlock(&g->lock);
    return shut;
}

void guard_note(struct guard *g, const struct sockaddr *address) {
    uint64_t number = number_of(address), now_ns = monotonic_ns();
    size_t i = place_of(number);
    pthread_mutex_lock(&g->lock);
    if (g->places[i].address != number || now_ns >= g->places[i].until_ns) {
        g->places[i].address = number;
        g->places[i].tries = 0;
        g->places[i].until_ns = now_ns + GUARD_WINDOW_S * UINT64_C(1000000000);
    }
    g->places[i].tries++;
    pthread_mutex_unlock(&g->lock);
}
