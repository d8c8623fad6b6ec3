/*
 * versions.h - a query completed from other sources, and the stricter of what then follows.
 *
 * A source is a scanned code (scanned.h) or the registry (registered.h). What a query says itself
 * is kept; what it leaves open a source completes. Where the two differ there is another *version*
 * of the facts, with the source believed; every version is decided and the strictest decision is
 * the answer. Contradictions, and what a source has to remark, are among its conflicts.
 *
 * Order: versions_begin() before a query is read; when it is, each source tells what it knows; then
 * the facts are settled by the decider; versions_decide() in the place of decide().
 */
#ifndef DECIDE_VERSIONS_H
#define DECIDE_VERSIONS_H

#include "decide/snapshot.h"

enum fact_source { SOURCE_CODE, SOURCE_REGISTRY, SOURCE_COUNT };

/* For a decider, in the arena of its life; NULL when that is full. */
struct versions *versions_new(struct lkd_decider *d);

void versions_begin(struct versions *v);
/* The source says that the fact in this slot has this value, which lives as long as the query. */
void versions_tell(struct versions *v, enum fact_source source, uint16_t slot, union value value);
/* Until then the sources say the same, if nobody writes to them. */
void versions_bound(struct versions *v, int64_t until_s);
/* Say this beside the answer; false when there is no memory for it. */
bool versions_remark(struct versions *v, struct bilingual text);

/* As decider_decide(). d->query.facts are those of the version that is the answer. */
bool versions_decide(struct versions *v, unsigned fields, struct decision *ret_decision);

/* What is to be told beside the answer; NULL has nothing. */
size_t versions_conflicts(const struct versions *v);
/* The i-th, appended in both languages. Values are not told: who asks need not know them. */
void versions_words(const struct versions *v, size_t i, struct text *vi, struct text *en);

#endif
