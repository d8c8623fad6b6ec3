/*
 * facts.c - clearing and settling the facts of a query; see facts.h.
 *
 * Both are on the path of every query, so facts_new looks through the vocabulary once and keeps a
 * plan: the states to begin with, the few values that are not unknown, and the heads in an order in
 * which a head stands behind its own head.
 */
#include "policy/facts.h"

#include <string.h>

struct preset {
    uint16_t slot;
    int64_t value;
};

struct head {
    uint16_t slot;
    bool can_be_absent; /* by a value: enum with `none`, boolean, integer */
    int64_t absent_value;
    const uint16_t *details;
    size_t detail_count;
};

struct facts_plan {
    const unsigned char *states;
    const struct preset *presets;
    size_t preset_count;
    const struct head *heads;
    size_t head_count;
};

/* Steps from a fact up to one without a head; a circle ends at the number of facts. */
static size_t head_depth(const struct vocabulary *v, uint16_t slot) {
    size_t depth = 0;
    while (v->facts[slot].head != NO_SLOT && depth < v->count) {
        slot = v->facts[slot].head;
        depth++;
    }
    return depth;
}

/* Does a slot hang under the head, directly or as the modifier of a place that does? */
static bool is_detail(const struct vocabulary *v, uint16_t slot, uint16_t head) {
    const struct fact *fact = &v->facts[slot];
    return fact->head == head || (fact->place != NO_SLOT && v->facts[fact->place].head == head);
}

/* Write the details of a head to `out`, unless it is NULL; returns how many there are. */
static size_t list_details(const struct vocabulary *v, uint16_t head, uint16_t *out) {
    size_t count = 0;
    for (size_t slot = 0; slot < v->count; slot++) {
        if (!is_detail(v, (uint16_t)slot, head))
            continue;
        if (out)
            out[count] = (uint16_t)slot;
        count++;
    }
    return count;
}

static bool plan_head(const struct vocabulary *v, uint16_t slot, struct arena *arena,
                      struct head *head) {
    const struct fact *fact = &v->facts[slot];
    size_t count = list_details(v, slot, NULL);
    uint16_t *details = arena_alloc(arena, count * sizeof *details);
    if (!details)
        return false;
    list_details(v, slot, details);
    *head = (struct head){.slot = slot, .details = details, .detail_count = count};
    head->can_be_absent = fact->type == TYPE_BOOLEAN || fact->type == TYPE_INTEGER;
    if (fact->type == TYPE_ENUM && fact->values->none >= 0) {
        head->can_be_absent = true;
        head->absent_value = fact->values->none;
    }
    return true;
}

static bool plan_heads(const struct vocabulary *v, struct arena *arena, struct facts_plan *plan) {
    struct head *heads = arena_alloc(arena, v->count * sizeof *heads);
    bool *is_head = arena_calloc(arena, v->count, sizeof *is_head);
    if (!heads || !is_head)
        return false;
    for (size_t slot = 0; slot < v->count; slot++)
        if (v->facts[slot].head != NO_SLOT)
            is_head[v->facts[slot].head] = true;
    size_t left = 0;
    for (size_t slot = 0; slot < v->count; slot++)
        left += is_head[slot];
    plan->heads = heads;
    for (size_t depth = 0; left > 0; depth++) {
        for (size_t slot = 0; slot < v->count; slot++) {
            if (!is_head[slot] || head_depth(v, (uint16_t)slot) != depth)
                continue;
            if (!plan_head(v, (uint16_t)slot, arena, &heads[plan->head_count++]))
                return false;
            left--;
        }
    }
    return true;
}

static bool plan_states(const struct vocabulary *v, struct arena *arena, struct facts_plan *plan) {
    unsigned char *states = arena_calloc(arena, v->count, 1);
    struct preset *presets = arena_alloc(arena, v->count * sizeof *presets);
    if (!states || !presets)
        return false;
    for (size_t slot = 0; slot < v->count; slot++) {
        const struct fact *fact = &v->facts[slot];
        if (fact->absent == ABSENT_NONE)
            states[slot] = FACT_NONE;
        if (fact->absent != ABSENT_VALUE)
            continue;
        states[slot] = FACT_GIVEN;
        presets[plan->preset_count++] = (struct preset){(uint16_t)slot, fact->absent_value};
    }
    plan->states = states;
    plan->presets = presets;
    return true;
}

struct facts *facts_new(const struct vocabulary *v, struct arena *arena) {
    struct facts *f = arena_calloc(arena, 1, sizeof *f);
    struct facts_plan *plan = arena_calloc(arena, 1, sizeof *plan);
    if (!f || !plan || !plan_states(v, arena, plan) || !plan_heads(v, arena, plan))
        return NULL;
    f->vocabulary = v;
    f->plan = plan;
    f->state = arena_alloc(arena, v->count);
    f->value = arena_calloc(arena, v->count, sizeof *f->value);
    if (!f->state || !f->value)
        return NULL;
    facts_clear(f);
    return f;
}

void facts_clear(struct facts *f) {
    const struct facts_plan *plan = f->plan;
    memcpy(f->state, plan->states, f->vocabulary->count);
    for (size_t i = 0; i < plan->preset_count; i++)
        f->value[plan->presets[i].slot].i = plan->presets[i].value;
    f->query = -1;
}

static bool is_absent(const struct facts *f, const struct head *head) {
    if (f->state[head->slot] != FACT_GIVEN)
        return f->state[head->slot] == FACT_NONE;
    return head->can_be_absent && f->value[head->slot].i == head->absent_value;
}

void facts_settle(struct facts *f) {
    for (size_t i = 0; i < f->plan->head_count; i++) {
        const struct head *head = &f->plan->heads[i];
        if (!is_absent(f, head))
            continue;
        for (size_t j = 0; j < head->detail_count; j++)
            f->state[head->details[j]] = FACT_NONE;
    }
}

bool facts_says(const struct facts *f, uint16_t slot) {
    const struct fact *fact = &f->vocabulary->facts[slot];
    if (f->state[slot] != FACT_GIVEN)
        return false;
    return fact->absent != ABSENT_VALUE || f->value[slot].i != fact->absent_value;
}
