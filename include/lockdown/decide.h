/*
 * lockdown/decide.h - asking a policy a question.
 *
 * A decider belongs to one thread at a time; it keeps the memory of earlier decisions for the next
 * one, so that deciding in steady state allocates nothing. Deciding does no I/O and reads no clock:
 * `now_s` comes from the caller.
 */
#ifndef LOCKDOWN_DECIDE_H
#define LOCKDOWN_DECIDE_H

#include "lockdown/policy.h"

enum lkd_verdict { LKD_UNDETERMINED, LKD_ALLOW, LKD_DENY };
const char *lkd_verdict_name(enum lkd_verdict v); /* "undetermined", "allow", "deny" */

enum lkd_language { LKD_BOTH, LKD_VIETNAMESE, LKD_ENGLISH };

/* What an answer holds; the bits of `fields`. Fewer fields, less work. */
enum lkd_fields {
    LKD_FIELD_ID = 1 << 0,
    LKD_FIELD_DECISION = 1 << 1,
    LKD_FIELD_QUERY = 1 << 2,
    LKD_FIELD_TIME = 1 << 3,
    LKD_FIELD_VALID_UNTIL = 1 << 4,
    LKD_FIELD_REASONS = 1 << 5,
    LKD_FIELD_OBLIGATIONS = 1 << 6,
    LKD_FIELD_QUESTIONS = 1 << 7,
    LKD_FIELD_REMEDIES = 1 << 8,
    LKD_FIELD_LEVELS = 1 << 9,
    LKD_FIELD_ROUTE = 1 << 10,
    LKD_FIELD_CONFLICTS = 1 << 11,
    LKD_FIELD_NEAR_BORDER = 1 << 12,
    LKD_FIELD_ERRORS = 1 << 13,
    LKD_FIELD_LOGGED = 1 << 14,
    LKD_FIELD_POLICY = 1 << 15,
    LKD_FIELDS_ALL = (1 << 16) - 1,
    /* Written only when it is named: the answer that a business may operate as a signed code, for
     * which a private key is read from the folder of lkd_decider_use_keys(); null, with the reason
     * among the errors, where there is nothing to sign or no key for it. */
    LKD_FIELD_TOKEN = 1 << 16,
};
/* "decision,reasons" -> bits; LKD_BAD_QUERY with the nearest name otherwise. */
enum lkd_status lkd_fields_parse(const char *list, unsigned *ret_fields, struct lkd_error *err);

struct lkd_ask {
    int64_t now_s; /* used when the query has no "time" */
    bool at_given; /* `at_s` replaces the query's time */
    int64_t at_s;
    unsigned fields; /* 0: all */
    enum lkd_language language;
    const char *checkpoint; /* who asks, for the log: a checkpoint, an office; NULL: not known */
    bool anonymous;         /* whoever asks may name no permit, person, business or vehicle */
};

struct lkd_decider;
enum lkd_status lkd_decider_new(struct lkd_policy *p, struct lkd_decider **ret_decider,
                                struct lkd_error *err); /* retains the policy */
void lkd_decider_free(struct lkd_decider *d);

/*
 * Verify the codes of queries ("permit": {"token": ...}) with these keys, and take the facts of the
 * permit from them; NULL: a token is only a text. The keys are borrowed until they are replaced or
 * the decider is freed. A bad signature makes permit.signature_valid false. What a query says
 * itself is not overruled silently: contradictions are among the `conflicts`, and the stricter
 * outcome holds.
 */
struct lkd_keys;
enum lkd_status lkd_decider_use_keys(struct lkd_decider *d, const struct lkd_keys *keys,
                                     struct lkd_error *err);

/*
 * Look up in this registry what queries name by id, from now on; NULL: no longer. The registry is
 * borrowed until then, and belongs to the decider's thread. What a query says itself never
 * overrules it silently: where the two differ the query is decided for both, the stricter answer is
 * given, and its `conflicts` say so.
 */
struct lkd_registry;
enum lkd_status lkd_decider_use_registry(struct lkd_decider *d, struct lkd_registry *r,
                                         struct lkd_error *err);

/*
 * Log every answer of lkd_decide_text and lkd_decide_pretty from now on; NULL: no longer. The log
 * is borrowed until then; any number of deciders may share one. The rulebook and the zones are
 * copied into its folder, unless they are there already: LKD_IO when that fails, LKD_BAD_DATA when
 * the files have changed since the policy was loaded. `logged` in an answer is true when its record
 * is in the queue of a log that is being written.
 */
struct lkd_log;
enum lkd_status lkd_decider_use_log(struct lkd_decider *d, struct lkd_log *log,
                                    struct lkd_error *err);

/* An answer in text: borrowed from the decider until its next call. */
struct lkd_answer {
    const char *json; /* one line, no newline at its end, NUL-terminated */
    size_t length;
    enum lkd_verdict verdict; /* LKD_UNDETERMINED for an error */
    const char *query;        /* kind of the query, borrowed from the policy; NULL for an error */
};

/*
 * Query text (one JSON object) to decision text. A bad query returns LKD_BAD_QUERY and fills `err`
 * (`where` is the path); one that `ask->anonymous` forbids LKD_NOT_ALLOWED. Every failure is
 * answered too, with the error object; `line` (0: none) is put into it.
 */
enum lkd_status lkd_decide_text(struct lkd_decider *d, const char *text, size_t length,
                                const struct lkd_ask *ask, size_t line,
                                struct lkd_answer *ret_answer, struct lkd_error *err);

/* The same, explained to a person: a short letter, then every rule considered with each
 * condition's value. `ask->language` LKD_BOTH means Vietnamese. */
enum lkd_status lkd_explain_text(struct lkd_decider *d, const char *text, size_t length,
                                 const struct lkd_ask *ask, bool colour,
                                 struct lkd_answer *ret_letter, struct lkd_error *err);

/* The verdict and reasons of an answer in a few lines for a person (decide --format pretty). */
enum lkd_status lkd_decide_pretty(struct lkd_decider *d, const char *text, size_t length,
                                  const struct lkd_ask *ask, bool colour,
                                  struct lkd_answer *ret_text, struct lkd_error *err);

/* ---- for benchmarks: the steps apart ---- */
struct lkd_query; /* a query read into facts; borrowed from the decider until its next read */
enum lkd_status lkd_query_read(struct lkd_decider *d, const char *text, size_t length,
                               const struct lkd_ask *ask, struct lkd_query **ret_query,
                               struct lkd_error *err);
struct lkd_counts {
    size_t in_force, candidates, atoms, steps; /* of the last decision; steps of valid_until */
};
/* Decide again from facts already read; reasons and valid_until are worked out, no text is written.
 */
enum lkd_verdict lkd_query_decide(struct lkd_decider *d, struct lkd_query *q,
                                  struct lkd_counts *ret_counts);

#endif
