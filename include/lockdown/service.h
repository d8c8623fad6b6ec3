/*
 * lockdown/service.h - the HTTP service: decisions, levels, the rulebook and the pages.
 *
 * A service runs in threads of its own; the caller blocks the signals it waits for before starting
 * it. Rule files are watched: a change is loaded, checked and tried by its tests aside, then takes
 * the place of the old rulebook between two decisions; a bad one changes nothing and is told. What
 * happens is written as JSON, one line an event, to standard error.
 *
 * Without keys of callers it answers what is public and nothing else.
 */
#ifndef LOCKDOWN_SERVICE_H
#define LOCKDOWN_SERVICE_H

#include "lockdown/policy.h"

struct lkd_service;

#define LKD_SERVICE_THREADS_MAX 64

struct lkd_service_options {
    const char *listen; /* "127.0.0.1:8080", "[::1]:8080", ":8080" (all addresses); port 0: a free
                           one; required */
    unsigned threads;   /* that answer; 0: one for each core */
    const struct lkd_policy_options *policy; /* required; borrowed for the life of the service */
    const char *keys;                        /* folder of keys of permits; NULL: none */
    const char *registry;                    /* file; NULL: none, and no keys of callers */
    const char *log;                         /* folder of the decision log; NULL: none */
    double log_days;                         /* how long its segments are kept; 0: for ever */
    const char *tls_cert, *tls_key;          /* files (PEM); NULL: plain HTTP */
};

/*
 * Load the policy, run its tests, and listen. LKD_BAD_RULES leaves the mistakes in `*ret_problems`
 * (new), NULL after any other status; a rulebook whose tests fail is LKD_BAD_RULES without
 * problems. LKD_IO when the address cannot be listened at. The service is new.
 */
enum lkd_status lkd_service_start(const struct lkd_service_options *options,
                                  struct lkd_service **ret_service,
                                  struct lkd_problems **ret_problems, struct lkd_error *err);
/* "http://127.0.0.1:8080"; borrowed from the service. */
const char *lkd_service_url(const struct lkd_service *s);
/* Accept no more, answer what was accepted (for at most fifteen seconds), end and free. */
void lkd_service_stop(struct lkd_service *s);

#endif
