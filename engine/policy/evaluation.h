/*
 * evaluation.h - inside the evaluator: what evaluate.c, places.c and candidates.c share.
 */
#ifndef POLICY_EVALUATION_H
#define POLICY_EVALUATION_H

#include "policy/evaluate.h"

/* A remembered value: good for its generation and until its instant. */
struct memo {
    uint32_t generation;
    int32_t value; /* enum kleene, or enum fact_state of a derived value */
    int64_t until_s;
    int64_t derived;
};

struct level_memo {
    uint32_t generation;
    struct level_range range;
};

#define EVALUATION_ERRORS_MAX 4
#define EVALUATION_ERROR_SIZE 256

struct evaluation {
    const struct rulebook *rb;
    const struct node *nodes; /* of the rulebook */
    const struct facts *facts;
    const struct query_kind *kind;
    int64_t now_s;
    int32_t second_of_day;
    uint32_t generation;
    struct memo *memos, *rule_memos;
    size_t place_count;
    uint16_t *place_slots;        /* of the place facts */
    uint16_t *place_ordinal;      /* by slot of a place fact */
    struct place_zones *places;   /* by ordinal, of the query at hand */
    struct place_zones zone_fact; /* the last zone fact asked for as a place */
    uint16_t here;                /* the slot that `here` stands for */
    uint16_t trip[4];
    size_t trip_count;
    struct level_memo *level_memos; /* ordinal * scales + scale */
    uint64_t *relevant, *candidates;
    uint32_t *busy_words; /* the words of `relevant` that are not 0 */
    size_t busy_count;
    bool relevant_known;
    size_t candidates_chunk;                    /* the chunk of time they are for */
    int64_t candidates_from_s, candidates_to_s; /* its period; empty: not known yet */
    size_t next_start_chunk; /* the chunk that next_start_s is for, or SIZE_MAX */
    int64_t next_start_s;
    size_t atoms;
    size_t error_count;
    const char *error_texts[EVALUATION_ERRORS_MAX];
    char errors[EVALUATION_ERRORS_MAX][EVALUATION_ERROR_SIZE];
};

/* places.c */
void find_places(struct evaluation *e); /* at the beginning of a query: places, here, trip */
bool zones_are_known(struct evaluation *e, const struct zone_set *set);
uint16_t zone_set_place(const struct zone_set *set); /* of a set that is not constant */
/* Is it known in which unit of the rank the place lies, or that it lies in none? */
bool unit_is_known(struct evaluation *e, uint16_t slot, int rank);
struct outcome places_in_one_unit(struct evaluation *e, const struct node *n);
struct outcome trip_in_zones(struct evaluation *e, const struct node *n);
struct outcome trip_in_one_unit(struct evaluation *e, const struct node *n);

/* function_atoms.c */
struct outcome evaluate_function(struct evaluation *e, uint32_t index);

#endif
