/*
 * remedies.c - what would turn a deny into an allow: something to get, or a time to wait for.
 *
 * Only facts that the vocabulary declares remediable are changed. They come from the atoms that
 * made the deny: what an unmet require lacks, what a true deny rests on, what a false allow misses.
 * The facts of one thing (one head: a test with kind, result and time) change together and count as
 * one. Singles are tried first, then pairs; each try is a whole decision, at most 16 of them.
 */
#include "base/civil.h"
#include "policy/decision.h"
#include "policy/evaluation.h"

#define TRIES_MAX 16
#define THINGS_MAX 8
#define REMEDIES_MAX 4

struct thing {
    uint16_t head; /* the head fact, or the fact itself */
    struct remedy change;
};

struct search {
    struct evaluation *e;
    struct facts *facts;
    struct thing things[THINGS_MAX];
    size_t count, tries;
};

/* ---- gathering changes ---- */

static struct thing *thing_of(struct search *s, uint16_t slot) {
    const struct fact *fact = &s->e->rb->vocabulary.facts[slot];
    uint16_t head = fact->head == NO_SLOT ? slot : fact->head;
    for (size_t i = 0; i < s->count; i++)
        if (s->things[i].head == head)
            return &s->things[i];
    if (s->count == THINGS_MAX)
        return NULL;
    s->things[s->count] = (struct thing){ .head = head, .change.wait_until_s = CIVIL_NEVER };
    return &s->things[s->count++];
}

static void suggest(struct search *s, uint16_t slot, union value value) {
    if (s->e->rb->vocabulary.facts[slot].remedy != REMEDY_GET)
        return;
    struct thing *thing = thing_of(s, slot);
    for (size_t i = 0; thing && i < thing->change.count; i++)
        if (thing->change.facts[i].slot == slot)
            return;
    if (thing && thing->change.count < REMEDY_FACTS_MAX)
        thing->change.facts[thing->change.count++] = (struct remedy_fact){ slot, value };
}

static void suggest_enum(struct search *s, const struct node *n, bool wanted) {
    if (REFERENCE_KIND(n->member.from) != REF_FACT)
        return;
    uint16_t slot = (uint16_t)REFERENCE_INDEX(n->member.from);
    const struct enumeration *values = s->e->rb->vocabulary.facts[slot].values;
    for (size_t v = 0; v < values->count; v++) {
        bool in = n->member.mask[v / 64] >> v % 64 & 1;
        if (in == wanted && (int)v != values->none) {
            suggest(s, slot, (union value){ .i = (int64_t)v });
            return;
        }
    }
}

static void suggest_range(struct search *s, const struct node *n, bool wanted) {
    if (REFERENCE_KIND(n->range.from) != REF_FACT)
        return;
    uint16_t slot = (uint16_t)REFERENCE_INDEX(n->range.from);
    int64_t value = n->range.low != INT64_MIN ? n->range.low : n->range.high;
    if (!wanted)
        value = n->range.low != INT64_MIN ? n->range.low - 1 : n->range.high + 1;
    suggest(s, slot, (union value){ .i = value });
}

/* A fact of today or of this moment: a test just reported, a ticket for today. */
static void suggest_now(struct search *s, const struct node *n) {
    const struct instant *i = &s->e->rb->conditions.instants.items[n->table.index];
    if (i->base != INSTANT_REFERENCE || REFERENCE_KIND(i->from) != REF_FACT)
        return;
    uint16_t slot = (uint16_t)REFERENCE_INDEX(i->from);
    int64_t now = s->facts->time_s;
    if (s->e->rb->vocabulary.facts[slot].type == TYPE_DATE)
        now = civil_midnight(now);
    suggest(s, slot, (union value){ .i = now });
}

static void suggest_same(struct search *s, const struct node *n) {
    struct fact_reading other = read_reference(s->e, n->member.other);
    if (REFERENCE_KIND(n->member.from) == REF_FACT && other.state == FACT_GIVEN)
        suggest(s, (uint16_t)REFERENCE_INDEX(n->member.from), other.value);
}

static void want(struct search *s, node_id id, bool wanted);

static void want_children(struct search *s, const struct node *n, bool wanted) {
    for (uint32_t i = 0; i < n->children.count; i++)
        want(s, s->e->rb->conditions.links.items[n->children.first + i], wanted);
}

static void want(struct search *s, node_id id, bool wanted) {
    const struct node *n = &s->e->rb->conditions.nodes.items[id];
    if (evaluate(s->e, id).value == (wanted ? KLEENE_TRUE : KLEENE_FALSE))
        return;
    switch ((enum op)n->op) {
    case OP_AND: case OP_OR: want_children(s, n, wanted); break;
    case OP_NOT: want(s, n->named.child, !wanted); break;
    case OP_PREDICATE: want(s, n->named.child, wanted); break;
    case OP_BOOLEAN: suggest(s, n->slot, (union value){ .i = wanted == n->want }); break;
    case OP_ENUM: suggest_enum(s, n, wanted); break;
    case OP_RANGE: suggest_range(s, n, wanted); break;
    case OP_NOW_BEFORE: suggest_now(s, n); break;
    case OP_SAME: if (wanted) suggest_same(s, n); break;
    default: break;
    }
}

static void gather(struct search *s) {
    const struct rulebook *rb = s->e->rb;
    const uint64_t *set = evaluation_candidates(s->e);
    for (uint32_t r = (uint32_t)rb->class_begin[CLASS_DENY]; r < rb->class_begin[CLASS_OBLIGE]; r++) {
        if (!(set[r / 64] >> r % 64 & 1))
            continue;
        const struct rule *rule = &rb->rules[r];
        if (rule->effect == EFFECT_ALLOW)
            want(s, rule->condition, true);
        else if (effective_outcome(s->e, r).value == KLEENE_TRUE && rule->effect == EFFECT_REQUIRE)
            want(s, rule->requirement, true);
        else if (effective_outcome(s->e, r).value == KLEENE_TRUE)
            want(s, rule->condition, false);
        for (size_t i = 0; i < rule->lifter_count; i++)
            want(s, rb->rules[rule->lifters[i]].condition, true);
    }
}

/* ---- trying them ---- */

/* A thing that was known to be absent is there now: its other details are unknown again. */
static void wake_details(struct search *s, uint16_t head) {
    const struct vocabulary *v = &s->e->rb->vocabulary;
    for (size_t i = 0; i < v->count; i++)
        if (v->facts[i].head == head && s->facts->state[i] == FACT_NONE)
            s->facts->state[i] = FACT_UNKNOWN;
}

static bool head_is_absent(const struct search *s, uint16_t head) {
    const struct enumeration *values = s->e->rb->vocabulary.facts[head].values;
    return s->facts->state[head] != FACT_GIVEN ||
           (values && values->none >= 0 && s->facts->value[head].i == values->none);
}

static void apply_change(struct search *s, const struct remedy *change, uint16_t head) {
    if (head_is_absent(s, head))
        wake_details(s, head);
    for (size_t i = 0; i < change->count; i++) {
        s->facts->state[change->facts[i].slot] = FACT_GIVEN;
        s->facts->value[change->facts[i].slot] = change->facts[i].value;
    }
    facts_settle(s->facts);
}

static bool allows_now(struct search *s) {
    enum lkd_verdict verdict;
    evaluation_forget(s->e);
    evaluation_at(s->e, s->facts->time_s);
    verdict_now(s->e, &verdict);
    s->tries++;
    return verdict == LKD_ALLOW;
}

struct saved {
    unsigned char *state;
    union value *value;
};

static void restore(struct search *s, const struct saved *saved) {
    size_t count = s->e->rb->vocabulary.count;
    memcpy(s->facts->state, saved->state, count * sizeof *saved->state);
    memcpy(s->facts->value, saved->value, count * sizeof *saved->value);
}

static void add_remedy(struct decision *d, const struct remedy *a, const struct remedy *b) {
    struct remedy *remedy = &d->remedies[d->remedy_count++];
    *remedy = *a;
    for (size_t i = 0; b && i < b->count && remedy->count < REMEDY_FACTS_MAX; i++)
        remedy->facts[remedy->count++] = b->facts[i];
}

static void try_changes(struct search *s, const struct saved *saved, struct decision *d) {
    bool works[THINGS_MAX] = { false };
    for (size_t i = 0; i < s->count && s->tries < TRIES_MAX && d->remedy_count < REMEDIES_MAX; i++) {
        apply_change(s, &s->things[i].change, s->things[i].head);
        works[i] = allows_now(s);
        restore(s, saved);
        if (works[i])
            add_remedy(d, &s->things[i].change, NULL);
    }
    for (size_t i = 0; i < s->count; i++) {
        for (size_t k = i + 1; k < s->count && s->tries < TRIES_MAX && d->remedy_count < REMEDIES_MAX; k++) {
            if (works[i] || works[k])
                continue; /* one of the two is enough */
            apply_change(s, &s->things[i].change, s->things[i].head);
            apply_change(s, &s->things[k].change, s->things[k].head);
            if (allows_now(s))
                add_remedy(d, &s->things[i].change, &s->things[k].change);
            restore(s, saved);
        }
    }
}

bool find_remedies(struct evaluation *e, struct facts *facts, struct arena *arena, struct decision *d) {
    size_t count = e->rb->vocabulary.count;
    struct search s = { .e = e, .facts = facts };
    struct saved saved = { arena_alloc(arena, count), arena_alloc(arena, count * sizeof *saved.value) };
    d->remedies = arena_alloc(arena, (REMEDIES_MAX + 1) * sizeof *d->remedies);
    if (!saved.state || !saved.value || !d->remedies)
        return false;
    if (d->next_verdict == LKD_ALLOW)
        d->remedies[d->remedy_count++] = (struct remedy){ .wait_until_s = d->valid_until_s };
    memcpy(saved.state, facts->state, count);
    memcpy(saved.value, facts->value, count * sizeof *saved.value);
    evaluation_forget(e);
    evaluation_at(e, facts->time_s);
    gather(&s);
    try_changes(&s, &saved, d);
    evaluation_forget(e);
    return true;
}
