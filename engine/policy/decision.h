/*
 * decision.h - from facts to a decision, by one formula:
 *
 *     decision = Supreme | ((Allow | LevelAllows) & ~Deny & ~Unmet)
 *
 * True allows, false denies, unknown is undetermined. What makes it false has to be explained by a
 * deny, an unmet require or a default:
 *
 *     explained = Deny | Unmet | LevelDenies
 *
 * A false with no explanation is a gap ("no document in force"), which is undetermined as well;
 * where the explanation is unknown, so is the answer, and what could explain it is asked for.
 */
#ifndef POLICY_DECISION_H
#define POLICY_DECISION_H

#include "lockdown/decide.h"
#include "policy/evaluate.h"

/* Why something is in the answer. */
struct reason {
    enum effect effect;
    uint32_t index; /* rule number; of EFFECT_DEFAULT: default number, or REASON_GAP, ... */
};
/* Reasons that no rule gives. */
#define REASON_GAP UINT32_MAX           /* no document in force */
#define REASON_OUTSIDE (UINT32_MAX - 1) /* outside the jurisdiction */

struct question {
    uint16_t slot; /* fact to ask for */
    bool open;     /* ask it now; the others may turn out not to matter */
};

#define REMEDY_FACTS_MAX 8
struct remedy {
    int64_t wait_until_s; /* or CIVIL_NEVER */
    size_t count;
    struct remedy_fact {
        uint16_t slot;
        union value value;
    } facts[REMEDY_FACTS_MAX];
};

struct void_rule {
    uint32_t rule, shield; /* the rule that a shield makes void */
};

struct decision {
    enum lkd_verdict verdict;
    int64_t time_s, valid_until_s; /* CIVIL_NEVER: no known end. For a query about the level, also
                                      the end of the levels told */
    bool valid_until_exact;
    enum lkd_verdict next_verdict; /* at valid_until_s, when it is exact; else the verdict itself */
    size_t steps;                  /* of the look-ahead */
    struct reason *reasons;
    size_t reason_count;
    uint32_t *obligations, *conflicts; /* rule numbers */
    size_t obligation_count, conflict_count;
    struct void_rule *voids;
    size_t void_count;
    struct question *questions;
    size_t question_count;
    struct remedy *remedies;
    size_t remedy_count;
    enum placing placing;      /* not PLACING_DONE: undetermined, as the places cannot be told */
    struct leg_decision *legs; /* by leg of the route (evaluation_legs); NULL: not asked for */
};

/* What is decided where the route passes. */
struct leg_decision {
    enum lkd_verdict verdict;
    struct reason *reasons;
    size_t reason_count;
};

/* Deny is stricter than undetermined, and that than allow. */
static inline int verdict_strictness(enum lkd_verdict v) {
    return v == LKD_DENY ? 2 : v == LKD_UNDETERMINED ? 1 : 0;
}

/* What to work out beyond the verdict; bits of enum lkd_fields. Lists are in the arena and live
 * until it is reset. Returns false when the arena is full: then the verdict is undetermined. */
bool decide(struct evaluation *e, struct facts *facts, unsigned fields, struct arena *arena,
            struct decision *ret_decision);

/* ---- the parts, for explanation and tests ---- */
/* Does the place that governs the answer lie where this rulebook judges? */
struct outcome inside_jurisdiction(struct evaluation *e);
/* A deny or unmet require after lifts and shields. */
struct outcome effective_outcome(struct evaluation *e, uint32_t rule);
/* Does the default deny, or else (not `denies`) allow? A trip without a level in its scale it
 * leaves alone. */
struct outcome default_outcome(struct evaluation *e, const struct default_rule *d, bool denies);
/* Is there a level in some scale at the governing place? */
struct outcome governed(struct evaluation *e);
/* The defaults of the query kind: true allows, false denies or says nothing. `ret_default` is the
 * first that surely denies, else the first that surely allows, else NO_INDEX; `ret_denies`: does
 * one deny? */
struct outcome level_outcome(struct evaluation *e, uint32_t *ret_default,
                             struct outcome *ret_denies);

/* questions.c: the unknown facts that matter, open ones first. */
bool find_questions(struct evaluation *e, struct arena *arena, struct decision *d);
/* remedies.c: what the person could show or get, or when to come back; for a deny. */
bool find_remedies(struct evaluation *e, struct facts *facts, struct arena *arena,
                   struct decision *d);
/* The verdict alone, the strictest of all scenarios, and until when it holds at least (NULL: not
 * asked, which is less work). The scenario it comes from is selected then. */
enum lkd_verdict verdict_now(struct evaluation *e, int64_t *ret_until_s);

#endif
