/*
 * lockdown/policy.h - a policy: a rulebook (Lua files), the zones it speaks of and its dated data.
 *
 * A policy is immutable and reference-counted: load a new one aside, use it for new decisions,
 * release the old. Any number of threads may share one.
 */
#ifndef LOCKDOWN_POLICY_H
#define LOCKDOWN_POLICY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lockdown/error.h"

struct lkd_policy;

struct lkd_policy_options {
    const char *rules;       /* folder of *.lua; required */
    const char *zones;       /* folder or file of zones; required */
    const char *zone_table;  /* folder or file of the table of codes that holds where `zones` has
                                none  of its own; NULL: there is none */
    const char *const *with; /* announced directives to be tried as if signed */
    size_t with_count;
    bool tests;           /* load *_test.lua too (lockdown test) */
    size_t memory_bytes;  /* of loading; 0: 64 MB */
    int64_t instructions; /* of running the rule files; 0: 20 million */
};

/* One mistake in the rule files, ready to print. All strings are borrowed from the problems. */
struct lkd_problem {
    const char *file;           /* "rules/hcmc/night.lua" */
    unsigned line, column;      /* from 1; 0: not known */
    const char *message, *hint; /* hint: NULL when there is none */
};
struct lkd_problems; /* all mistakes of one load, sorted by place */
size_t lkd_problems_count(const struct lkd_problems *p);
struct lkd_problem lkd_problems_at(const struct lkd_problems *p, size_t i);
void lkd_problems_free(struct lkd_problems *p);

/*
 * Load and link. On LKD_OK `*ret_policy` is new with one reference. On LKD_BAD_RULES
 * `*ret_problems` is new and holds every mistake; other failures (LKD_NOT_FOUND, LKD_BAD_ZONES,
 * LKD_NO_MEMORY, LKD_IO) are told in `err` alone and leave `*ret_problems` NULL.
 */
enum lkd_status lkd_policy_load(const struct lkd_policy_options *options,
                                struct lkd_policy **ret_policy, struct lkd_problems **ret_problems,
                                struct lkd_error *err);
struct lkd_policy *lkd_policy_retain(struct lkd_policy *p); /* returns p */
void lkd_policy_release(struct lkd_policy *p);              /* NULL is fine */

/* Sizes, for `check`, `bench` and metrics. */
struct lkd_policy_info {
    const char *rules_hash, *zones_hash, *version; /* borrowed from the policy */
    size_t files, directives, facts, levels, applies, rules, rule_versions, conditions, atoms,
        predicates, derived, parameters, lists, zones, tests;
};
struct lkd_policy_info lkd_policy_info(const struct lkd_policy *p);

/* Is a zone the other one or inside it? Both by their codes; false for codes that are not known. */
bool lkd_policy_within(const struct lkd_policy *p, const char *zone, const char *outer);
/* Is a zone inside the territory of an authority of the rulebook? False for what is not known. */
bool lkd_policy_in_territory(const struct lkd_policy *p, const char *authority, const char *zone);
/* The same for the whole of a line between two points; false where no shapes are known. */
bool lkd_policy_line_in_territory(const struct lkd_policy *p, const char *authority,
                                  const double line[2][2]);
/* What a value of a fact is called in Vietnamese and English: "delivery" of "permit.purpose", "760"
 * of "permit.zones". False for what is not declared. Borrowed from the policy. */
bool lkd_policy_label(const struct lkd_policy *p, const char *fact, const char *value,
                      const char **ret_vi, const char **ret_en);

/* What a rule says, by its id; false when there is none. Borrowed from the policy. */
bool lkd_policy_rule_text(const struct lkd_policy *p, const char *id, const char **ret_vi,
                          const char **ret_en);

/* ---- tests that stand beside the rules ---- */
struct lkd_test_result {
    const char *name; /* "nobody strolls at 18:00:00" */
    const char *file;
    unsigned line;
    bool passed;
    const char *expected, *got; /* one line each; got names the reasons */
    const char *explanation;    /* of a failed test: the English explanation; else NULL */
    const char *announced;      /* it was not run, as it waits for this announced act; else NULL */
};
typedef void lkd_test_callback(void *context, const struct lkd_test_result *result);
/* Run every test of a policy loaded with `tests`; results are borrowed during the callback. A test
 * that expects an announced act, or a rule of one, is told but not run (`*ret_run` does not count
 * it) unless the policy was loaded `with` the act. */
enum lkd_status lkd_policy_test(struct lkd_policy *p, lkd_test_callback *each, void *context,
                                size_t *ret_run, size_t *ret_failed, struct lkd_error *err);

/* What the tests reach: a line for each rule that decides no case and for each condition that never
 * came out true or never false; the text is in English, one finding a line. */
struct lkd_coverage {
    size_t rules, rules_decided, outcomes,
        outcomes_seen; /* an outcome: one atom being true, or false */
    char *report;      /* new; free() it */
};
enum lkd_status lkd_policy_coverage(struct lkd_policy *p, struct lkd_coverage *ret_coverage,
                                    struct lkd_error *err);
/* Test cases (Lua text, ready to paste) just inside and outside every cut point of every rule that
 * some test decides, with what the engine answers now, for the author to confirm. New; free() it.
 */
enum lkd_status lkd_policy_boundaries(struct lkd_policy *p, char **ret_lua, struct lkd_error *err);

#endif
