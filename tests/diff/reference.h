/*
 * reference.h - a slow and obvious interpreter of models: the words of the design, said again.
 *
 * It reads the model as an author wrote it and works everything out anew at the moment asked:
 * periods, renewals, amendments, levels. There is no index, no sharing, no memory and no stopping
 * early, and no "until".
 *
 *     reference_prepare   once for a model
 *     reference_judge     a query at a moment
 */
#ifndef DIFF_REFERENCE_H
#define DIFF_REFERENCE_H

#include "diff/model.h"

/* Kleene's values: `and` is the least, `or` the greatest. */
enum truth { NO, MAYBE, YES };

static inline enum truth truth_of(bool yes) {
    return yes ? YES : NO;
}
static inline enum truth not(enum truth a) { return (enum truth)(YES - a); }
static inline enum truth least(enum truth a, enum truth b) {
    return a < b ? a : b;
}
static inline enum truth greatest(enum truth a, enum truth b) {
    return a > b ? a : b;
}

/* The stretches of time in which something is in force. */
#define PIECES 12
struct pieces {
    struct span items[PIECES];
    int count;
};

struct oracle {
    const struct model *m;
    const struct model_query *q;
    int64_t now_s;
    /* What does not depend on the query. */
    struct pieces applies[10][2]; /* by apply, and which of its zones */
    bool pilots[10][2][PIECES];   /* is the piece looser than what is ordered from above? */
    int depths[6];                /* of authorities: 0 for one within no other */
    int64_t rule_starts_s[28];    /* CIVIL_NEVER: it never begins */
    int rule_delegations[28];     /* under which it changes a higher authority's rule, or -1 */
    bool covers_all[6];           /* does the authority's territory cover every zone? */
};

/* A value as it is now. */
struct seen {
    enum model_state state;
    struct model_value value;
};

/* Where a place is. A zone given as a fact is exactly that zone; a place given by a zone lies
 * somewhere in it. */
struct whereabouts {
    enum model_state state;
    int zone;
    bool exact;
};

struct level_span {
    int least, greatest; /* places in the scale; -1: none */
};

struct zone_list {
    enum model_state state;
    int zones[3], count;
};

void reference_prepare(struct oracle *r, const struct model *m);

/* reference.c: what is true now */
bool act_in_force(const struct oracle *r, int act);
bool in_span(struct span s, int64_t instant_s);
struct seen seen_ref(struct oracle *r, struct model_ref ref);
/* The slot of a fact; of a modifier of `here`, that of the place which is. */
int slot_of_ref(const struct oracle *r, struct model_ref ref);
struct seen seen_instant(struct oracle *r, const struct model_instant *i);
enum truth truth_of_condition(struct oracle *r, int condition);
/* The halves of x:between(a, b). */
enum truth truth_of_half(struct oracle *r, const struct condition *c, bool second);

int place_of_check(const struct oracle *r);
int places_of_trip(const struct oracle *r, int places[4]);
struct whereabouts whereabouts_of(struct oracle *r, int place);
struct zone_list zones_now(struct oracle *r, const struct model_zones *z);
enum truth in_zones_now(struct oracle *r, int place, const struct zone_list *zones);
enum truth trip_has(struct oracle *r, enum relation relation, const struct zone_list *zones);
/* The unit of a rank a place lies in: -1 none; *ret_certain false when it cannot be told. */
int unit_of_place(struct oracle *r, int place, int rank, bool *ret_certain);
struct level_span level_of_place(struct oracle *r, int place, int scale);
/* Do the lists name a level anywhere inside the zone? */
bool any_level_inside(struct oracle *r, int zone, int scale);

/* ---- judge.c ---- */

enum sheet_verdict { SAYS_NOTHING, SAYS_ALLOW, SAYS_DENY };

/* Why: a rule by number, a default (SHEET_DEFAULT + number), or one of these. */
#define SHEET_DEFAULT 1000
#define SHEET_GAP 2000
#define SHEET_OUTSIDE 2001

struct sheet {
    enum sheet_verdict verdict;
    int reasons[40], reason_count;
    int obligations[30], obligation_count;
    int conflicts[30], conflict_count;
    int voids[30][2], void_count; /* rule, shield */
    struct {
        int slot;
        bool open;
    } questions[64];
    int question_count;
};

/* What may not change before `valid_until`: the verdict; for a query about the level, the levels
 * too. One number. */
uint64_t reference_outlook(struct oracle *r, const struct model_query *q, int64_t now_s);
/* Everything. */
void reference_judge(struct oracle *r, const struct model_query *q, int64_t now_s,
                     struct sheet *ret_sheet);

#endif
