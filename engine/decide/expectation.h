/*
 * expectation.h - the `expect` of a rule test: reading it, and holding a decision to it.
 *
 *     expect = { decision = "deny", rule = "movement.night", by = "H-2490", question =
 * "person.age", level = "CT16", obligation = true, valid_until = "2021-07-28 06:00:00" }
 *
 * decision     allow, deny or undetermined; the only field that has to be there
 * rule         is among the reasons, obligations or conflicts
 * by           a directive that reasons, obligations, conflicts or levels cite
 * question     a fact that is asked for, or the group or place it belongs to, or a part of it
 * level        is shown for the governing place
 * obligation   whether there is any
 * valid_until  the instant at which the decision changes
 */
#ifndef DECIDE_EXPECTATION_H
#define DECIDE_EXPECTATION_H

#include "decide/snapshot.h"

struct expectation {
    enum lkd_verdict verdict;
    const char *rule; /* NULL when nothing is expected; so for the next two */
    const char *question;
    const struct level *level;
    uint32_t by;        /* NO_INDEX */
    uint32_t announced; /* the act without which this cannot come out; NO_INDEX: signed */
    bool says_obligation, obligation;
    bool says_until;
    int64_t until_s;
};

/* Read it from a test about the instant `at_s`; false when there was a problem. A rule that is not
 * in force at that instant is one, unless the test waits for an announced act. */
bool expectation_read(const struct rulebook *rb, struct problems *problems,
                      const struct declaration *test, int64_t at_s, struct expectation *ret_expect);

/* Does the decision made last by the decider meet it? */
bool expectation_met(struct lkd_decider *d, const struct decision *decision,
                     const struct expectation *expect);

/* Both sides on one line: "deny: rule movement.night, by H-2490", and what came out instead, told
 * as far as it was asked about: "undetermined: asks person.age, purpose; level CT16". */
void expectation_write(const struct rulebook *rb, const struct expectation *expect,
                       struct text *out);
void expectation_write_got(struct lkd_decider *d, const struct decision *decision,
                           const struct expectation *expect, struct text *out);

/* What a decision would be expected to be, as Lua: decision = "deny", rule = "...", by = "..." */
void expectation_write_lua(struct lkd_decider *d, const struct decision *decision,
                           struct text *out);

#endif
