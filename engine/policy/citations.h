/*
 * citations.h - which documents an answer cites.
 */
#ifndef POLICY_CITATIONS_H
#define POLICY_CITATIONS_H

#include "policy/evaluate.h"

/* A small ordered set of directives. What does not fit is left out. */
#define CITED_MAX 24
struct cited {
    uint32_t directives[CITED_MAX];
    size_t count;
};

/* Add a directive, and after it the acts in force at the instant that renew it. */
void cite_directive(const struct rulebook *rb, uint32_t directive, int64_t instant_s,
                    struct cited *c);
/* The first of a list of citations, and of the others those in force. */
void cite_all(const struct rulebook *rb, struct citations citations, int64_t instant_s,
              struct cited *c);
/* Add what a condition rests on, as it stands: the acts of list entries, parameters, derived
 * values and predicates that make it what it is. The evaluation stands at the moment decided. */
void cite_condition(struct evaluation *e, node_id node, struct cited *c);
/* A rule of an answer: its own citations, then those of its condition. */
void cite_rule(struct evaluation *e, uint32_t rule, struct cited *c);
/* A default: its own acts, then those that give the places of the trip their level. */
void cite_default(struct evaluation *e, uint32_t index, struct cited *c);
/* The acts that give a place its level in a scale. */
void cite_level(struct evaluation *e, uint16_t slot, int scale, struct cited *c);

#endif
