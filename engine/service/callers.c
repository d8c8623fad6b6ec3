/*
 * callers.c - see callers.h.
 */
#include "service/callers.h"

#include <microhttpd.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <time.h>

#include "base/error.h"
#include "service/guard.h"
#include "service/server.h"

#define CALLERS_MAX ((size_t)100000)

struct known_caller {
    char hash[LKD_CALLER_HASH_SIZE];
    struct caller caller;
    int64_t from_s, to_s, revoked_at_s;
};

struct callers {
    struct known_caller *items; /* by hash */
    size_t count, capacity;
    bool failed;
};

/* ---- reading ---- */

static bool add(void *context, const struct lkd_caller_key *key) {
    struct callers *c = context;
    struct known_caller known = {
        .from_s = key->from_s, .to_s = key->to_s, .revoked_at_s = key->revoked_at_s};
    if (!role_find(key->role, &known.caller.role))
        return true;
    if (c->count == c->capacity) {
        size_t capacity = c->capacity ? 2 * c->capacity : 16;
        struct known_caller *items = realloc(c->items, capacity * sizeof *items);
        c->failed = !items || capacity > CALLERS_MAX;
        if (items)
            c->items = items;
        if (c->failed)
            return false;
        c->capacity = capacity;
    }
    snprintf(known.hash, sizeof known.hash, "%s", key->hash);
    snprintf(known.caller.id, sizeof known.caller.id, "%s", key->id);
    snprintf(known.caller.authority, sizeof known.caller.authority, "%s", key->authority);
    c->items[c->count++] = known;
    return true;
}

static int by_hash(const void *a, const void *b) {
    return strcmp(((const struct known_caller *)a)->hash, ((const struct known_caller *)b)->hash);
}

enum lkd_status callers_read(struct lkd_registry *r, struct callers **ret_callers,
                             struct lkd_error *err) {
    struct callers *c = calloc(1, sizeof *c);
    if (!c)
        return error_set(err, LKD_NO_MEMORY, "no memory for the keys of callers");
    enum lkd_status status = lkd_caller_keys(r, add, c, err);
    if (status == LKD_OK && c->failed)
        status = error_set(err, LKD_NO_MEMORY, "no memory for the keys of callers");
    if (status != LKD_OK) {
        callers_free(c);
        return status;
    }
    if (c->count > 0)
        qsort(c->items, c->count, sizeof c->items[0], by_hash);
    *ret_callers = c;
    return LKD_OK;
}

void callers_free(struct callers *c) {
    if (!c)
        return;
    free(c->items);
    free(c);
}

/* ---- finding ---- */

static bool find(const struct callers *c, const char *key, struct caller *ret_caller) {
    struct known_caller wanted;
    int64_t now_s = (int64_t)time(NULL);
    if (!c || c->count == 0)
        return false;
    lkd_caller_key_hash(key, strlen(key), wanted.hash);
    const struct known_caller *found =
        bsearch(&wanted, c->items, c->count, sizeof c->items[0], by_hash);
    if (!found || now_s < found->from_s || now_s >= found->to_s || now_s >= found->revoked_at_s)
        return false;
    *ret_caller = found->caller;
    return true;
}

static const struct sockaddr *address_of(const struct exchange *x) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(x->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return info ? info->client_addr : NULL;
}

void callers_address(const struct exchange *x, char ret_text[CALLER_ADDRESS_SIZE]) {
    const struct sockaddr *address = address_of(x);
    ret_text[0] = '\0';
    if (address && getnameinfo(address,
                               address->sa_family == AF_INET6 ? sizeof(struct sockaddr_in6)
                                                              : sizeof(struct sockaddr_in),
                               ret_text, CALLER_ADDRESS_SIZE, NULL, 0, NI_NUMERICHOST) != 0)
        ret_text[0] = '\0';
}

enum lookup callers_find(struct exchange *x, const char *authorization, struct caller *ret_caller) {
    static const char scheme[] = "Bearer ";
    *ret_caller = (struct caller){ROLE_PUBLIC, "", ""};
    if (!authorization)
        return LOOKUP_FOUND;
    const struct sockaddr *address = address_of(x);
    struct guard *guard = &x->service->guard;
    if (guard_is_shut(guard, address))
        return LOOKUP_TOO_MANY;
    bool found = false;
    if (strncasecmp(authorization, scheme, sizeof scheme - 1) == 0) {
        const struct live *live = worker_enter(x->worker);
        found = find(live->callers, authorization + sizeof scheme - 1, ret_caller);
        x->worker->metrics.refused_keys += !found;
        worker_leave(x->worker);
    }
    if (found)
        return LOOKUP_FOUND;
    guard_note(guard, address);
    return LOOKUP_REFUSED;
}
