/*
 * scribe.h - the thread that writes to the registry.
 *
 * A registry has one writer at a time, and that may be another program: a worker that waited for it
 * would keep all its connections waiting. So calls that write wait in a line, and the scribe makes
 * them one after the other. What has waited for SCRIBE_WAIT_S is not done any more, as whoever
 * asked has given up or asks again; neither is what waits when the service ends. Both are told
 * (503).
 */
#ifndef SERVICE_SCRIBE_H
#define SERVICE_SCRIBE_H

#include <pthread.h>
#include <stdbool.h>

#include "lockdown/error.h"

#define SCRIBE_WAIT_S 10

struct lkd_service;
struct exchange;

struct scribe {
    pthread_mutex_t lock; /* of all but the thread */
    pthread_cond_t more;
    struct exchange *first, *last; /* of the line */
    bool running, ending;
    pthread_t thread;
};

enum lkd_status scribe_begin(struct lkd_service *s, struct lkd_error *err);
/* Tell those who wait, and end. What did not begin may be ended. */
void scribe_end(struct lkd_service *s);
/* Put the exchange into the line: from now on it belongs to the scribe until its answer is there.
 * False when there is no scribe: the caller makes the call. */
bool scribe_take(struct lkd_service *s, struct exchange *x);

#endif
