/*
 * registered.h - inside the decide module: facts that the registry knows of the ids in a query.
 *
 * They fill what the query leaves open. Where it says something else, two queries are decided: one
 * that believes the query, one that believes the registry; the stricter answer is given. Facts that
 * time alone will change (a card that expires, a suspension that ends) bound until when the answer
 * holds.
 *
 * Legal order for each query: registered_begin, reading into the facts it returns,
 * registered_look_up before they are settled, registered_decide.
 */
#ifndef DECIDE_REGISTERED_H
#define DECIDE_REGISTERED_H

#include "decide/snapshot.h"

enum lkd_status registered_new(struct lkd_decider *d, struct lkd_registry *r,
                               struct registered **ret, struct lkd_error *err);
void registered_free(struct registered *g); /* NULL is fine */

/* The facts to read the next query into; those of the decider. */
struct facts *registered_begin(struct registered *g);
/* Fetch in one batch what is known of the ids. The registry's failures are passed on. */
enum lkd_status registered_look_up(struct registered *g, struct arena *arena,
                                   struct lkd_error *err);
/* As decider_decide(). d->query.facts are those of the stricter answer afterwards. */
bool registered_decide(struct lkd_decider *d, unsigned fields, struct decision *ret_decision);

/* What is to be told beside the answer: contradictions, and ids nobody knows. NULL has none. */
size_t registered_conflicts(const struct registered *g);
/* The i-th, appended in both languages. Values are not told: who asks need not know them. */
void registered_words(const struct registered *g, size_t i, struct text *vi, struct text *en);

#endif
