/*
 * atoms.c - walking over atoms; see atoms.h.
 */
#include "decide/atoms.h"

/* ---- what an atom reads ---- */

struct references {
    reference *items;
    size_t count;
};

static void add(struct references *r, reference from) {
    if (from != NO_REFERENCE && r->count < ATOM_REFERENCES_MAX)
        r->items[r->count++] = from;
}

static void add_instant(const struct rulebook *rb, struct references *r, uint32_t index) {
    const struct instant *i = &rb->conditions.instants.items[index];
    if (i->base == INSTANT_REFERENCE)
        add(r, i->from);
    for (size_t k = 0; k < i->adjustment_count; k++)
        add(r, i->adjustments[k].count);
}

static void add_linear(const struct rulebook *rb, struct references *r, uint32_t index) {
    const struct linear *form = &rb->conditions.linears.items[index];
    for (size_t i = 0; i < form->count; i++) {
        add(r, form->terms[i].from);
        add(r, form->terms[i].factor);
    }
}

static void add_zones(const struct rulebook *rb, struct references *r, uint32_t index) {
    const struct zone_set *set = &rb->conditions.zone_sets.items[index];
    if (set->kind == ZONES_REFERENCE)
        add(r, set->from);
}

size_t atom_references(const struct rulebook *rb, node_id atom,
                       reference ret_references[ATOM_REFERENCES_MAX]) {
    const struct node *n = &rb->conditions.nodes.items[atom];
    struct references r = {ret_references, 0};
    switch ((enum op)n->op) {
    case OP_BOOLEAN:
        add(&r, REFERENCE(REF_FACT, n->slot));
        break;
    case OP_ENUM:
        add(&r, n->member.from);
        break;
    case OP_SAME:
        add(&r, n->member.from);
        add(&r, n->member.other);
        break;
    case OP_RANGE:
        add(&r, n->range.from);
        break;
    case OP_LINEAR:
        add_linear(rb, &r, n->table.index);
        break;
    case OP_GIVEN:
    case OP_STRING:
    case OP_LISTED:
    case OP_CLOCK_INSIDE:
        add(&r, n->table.from);
        break;
    case OP_NOW_BEFORE:
        add_instant(rb, &r, n->table.index);
        break;
    case OP_BEFORE:
        add_instant(rb, &r, n->table.index);
        add_instant(rb, &r, n->table.detail);
        break;
    case OP_INSIDE:
    case OP_TRIP:
        add_zones(rb, &r, n->zone.set);
        break;
    case OP_LEVEL:
        if (rb->scales[n->level.scale].derived != NO_INDEX)
            add(&r, REFERENCE(REF_DERIVED, rb->scales[n->level.scale].derived));
        break;
    default:
        break;
    }
    return r.count;
}

/* ---- walking ---- */

static void walk_reference(struct atom_walk *w, reference from);

static void walk_instant(struct atom_walk *w, uint32_t index) {
    reference references[ATOM_REFERENCES_MAX];
    struct references r = {references, 0};
    add_instant(w->rb, &r, index);
    for (size_t i = 0; i < r.count; i++)
        walk_reference(w, references[i]);
}

static void walk_derived(struct atom_walk *w, const struct derived *d) {
    for (size_t i = 0; i < d->case_count; i++) {
        const struct derived_case *c = &d->cases[i];
        atom_walk(w, c->when);
        if (c->kind == DERIVED_REFERENCE)
            walk_reference(w, c->from);
        if (c->kind == DERIVED_INSTANT)
            walk_instant(w, c->instant);
    }
}

/* Derived values cannot go round in circles: the linker refuses that. */
static void walk_reference(struct atom_walk *w, reference from) {
    if (REFERENCE_KIND(from) == REF_DERIVED)
        walk_derived(w, &w->rb->derived[REFERENCE_INDEX(from)]);
    else if (REFERENCE_KIND(from) == REF_FACT && w->fact)
        w->fact(w->context, (uint16_t)REFERENCE_INDEX(from));
}

static void walk_atom(struct atom_walk *w, node_id atom) {
    reference references[ATOM_REFERENCES_MAX];
    size_t count = atom_references(w->rb, atom, references);
    w->visit(w->context, atom);
    for (size_t i = 0; i < count; i++)
        walk_reference(w, references[i]);
}

void atom_walk(struct atom_walk *w, node_id root) {
    const struct node *n = &w->rb->conditions.nodes.items[root];
    if (w->seen[root])
        return;
    w->seen[root] = 1;
    if (n->op == OP_AND || n->op == OP_OR) {
        for (uint32_t i = 0; i < n->children.count; i++)
            atom_walk(w, w->rb->conditions.links.items[n->children.first + i]);
    } else if (n->op == OP_NOT || n->op == OP_PREDICATE) {
        atom_walk(w, n->named.child);
    } else if (n->op >= OP_BOOLEAN) {
        walk_atom(w, root);
    }
}
