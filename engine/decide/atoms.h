/*
 * atoms.h - the atoms that a condition rests on: walking over them, and what they read.
 */
#ifndef DECIDE_ATOMS_H
#define DECIDE_ATOMS_H

#include "policy/rulebook.h"

/*
 * A walk visits each atom below the roots it is given once, through predicates, and through the
 * derived values that atoms read. Start with a zeroed `seen` of one byte for each node; clear it to
 * visit all of them again.
 */
struct atom_walk {
    const struct rulebook *rb;
    unsigned char *seen; /* by node */
    void (*visit)(void *context, node_id atom);
    void *context;
    void (*fact)(void *context, uint16_t slot); /* or NULL: told each fact read, also by values */
};
void atom_walk(struct atom_walk *w, node_id root);

/* What an atom reads: facts, derived values, parameters; as it stands in the condition. */
#define ATOM_REFERENCES_MAX 12
size_t atom_references(const struct rulebook *rb, node_id atom,
                       reference ret_references[ATOM_REFERENCES_MAX]);

#endif
