/*
 * rule_tests.h - the tests that stand beside the rules: reading them all, and running one.
 *
 * A mistake in a test is a mistake of the rulebook: lkd_policy_load calls rule_tests_check, so that
 * whoever runs a session (lkd_policy_test, coverage, boundaries) has only good tests before him.
 */
#ifndef DECIDE_RULE_TESTS_H
#define DECIDE_RULE_TESTS_H

#include "decide/expectation.h"
#include "decide/test_query.h"

struct rule_test {
    const struct declaration *declaration;
    struct test_facts facts; /* with those of the file's baseline */
    const char *query;       /* the same as JSON */
    size_t query_length;
    struct expectation expect;
};
/* Does it wait for an act that is only announced? Then it is left out of whatever runs tests. */
static inline bool is_waiting(const struct rule_test *t) {
    return t->expect.announced != NO_INDEX;
}

/* Find every mistake in the tests of the policy; LKD_BAD_RULES when there is one. */
enum lkd_status rule_tests_check(const struct lkd_policy *p, struct problems *problems,
                                 struct lkd_error *err);

/* The tests in the order of files and lines, and what is needed to run them. */
struct test_session {
    struct lkd_policy *policy;
    struct arena arena; /* of the tests; whoever runs the session may use it too */
    struct rule_test *tests;
    size_t count;
    struct lkd_decider *decider;
};
enum lkd_status test_session_begin(struct lkd_policy *p, struct test_session *ret_session,
                                   struct lkd_error *err);
void test_session_end(struct test_session *s); /* also after test_session_begin has failed */

/* Decide a query as tests do: everything but remedies. The decider holds the facts and the
 * evaluation, until the next call. */
enum lkd_status test_session_decide(struct test_session *s, const char *query, size_t length,
                                    struct decision *ret_decision, struct lkd_error *err);

#endif
