/*
 * keeper.h - keeping the rulebook as its files are.
 *
 * A thread watches the folders of rules, zones and keys. When files change, and have been at rest
 * for a moment, or when somebody asks, it loads them aside, runs the tests that stand beside the
 * rules, and installs what is good. What is not changes nothing; it is told in the log, in the
 * metrics and in the state.
 *
 * The registry is watched too. While it cannot be read, what was read of it before holds, and it is
 * tried again every second: a key that was revoked must not stay good because of one failure.
 */
#ifndef SERVICE_KEEPER_H
#define SERVICE_KEEPER_H

#include <pthread.h>
#include <stdbool.h>

#include "base/text.h"
#include "lockdown/policy.h"
#include "service/live.h"

struct lkd_service;
struct exchange;

/* How the last attempt went, and what is in force. */
struct keeper_state {
    unsigned generation; /* of the live set, from 1 */
    bool good;           /* the files on disk are what is in force */
    int64_t loaded_s, tried_s;
    unsigned took_ms;
    size_t tests, tests_failed;
    unsigned reloads, failures;
    char why[4096];         /* not good: lines of text */
    char registry_why[512]; /* the registry cannot be read as it is now; "": it can, or is none */
};

struct keeper {
    pthread_mutex_t making; /* held while a live set is made from parts of the last one */
    pthread_mutex_t lock;   /* of state, waiting and ending */
    struct keeper_state state;
    struct exchange *waiting; /* for the end of an attempt that has not begun */
    pthread_t thread;
    bool running;
    int wake, watch; /* eventfd, inotify */
    bool ending;
};

/* Load for the first time; as lkd_service_start(). */
enum lkd_status keeper_load(struct lkd_service *s, struct live **ret_live,
                            struct lkd_problems **ret_problems, struct lkd_error *err);
enum lkd_status keeper_begin(struct lkd_service *s, struct lkd_error *err);
void keeper_end(struct lkd_service *s);

/* The registry has changed: orders and levels hold from the next decision on when this returns. Not
 * to be called inside worker_enter(). */
enum lkd_status keeper_refresh(struct lkd_service *s, struct lkd_error *err);
/* Try now: the exchange waits, and goes on when it is done. False when the service is ending. */
bool keeper_try(struct lkd_service *s, struct exchange *x);
struct keeper_state keeper_state(struct lkd_service *s);
/* The same as JSON: ,"rulebook":{...},"registry":{...} */
void keeper_write(struct lkd_service *s, struct text *out);

#endif
