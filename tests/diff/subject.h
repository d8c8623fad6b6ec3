/*
 * subject.h - the engine as the subject of the differential tests: a printed model is loaded and
 * linked, a query of the model is set into facts and decided.
 */
#ifndef DIFF_SUBJECT_H
#define DIFF_SUBJECT_H

#include "diff/model.h"
#include "diff/reference.h"
#include "policy/decision.h"

struct subject {
    const struct model *m;
    struct zones *zones;
    struct rulebook *rulebook;
    struct evaluation *evaluation;
    struct arena facts_arena, work;
    struct facts *facts;
    uint32_t zone_lists[64][3];
    uint32_t zone_index[40];
    int enum_index[12][ENUM_VALUES + 8];
    int kind_index[4];
};

/* Load the texts as files of a rulebook. False with the problems in `complaints`. */
bool subject_open(struct subject *s, const struct model *m, const struct source_text *texts,
                  size_t count, struct text *complaints);
void subject_close(struct subject *s);
/* The decision; its lists live until the next one. */
void subject_decide(struct subject *s, const struct model_query *q, unsigned fields,
                    struct decision *ret_decision);
/* What a remedy changes, put into a query. */
void subject_take_remedy(const struct subject *s, const struct remedy *remedy,
                         struct model_query *q);
/* In the model's terms. */
void subject_sheet(const struct subject *s, const struct decision *d, struct sheet *ret_sheet);

/* Everything the answer tells, with the documents it cites, as a text that does not depend on how
 * the rulebook numbers things. */
void subject_describe(const struct subject *s, const struct decision *d, struct text *out);

#endif
