/*
 * candidates.c - the rules that can matter to the query at hand, by intersecting the index's sets.
 */
#include "base/civil.h"
#include "policy/evaluation.h"

/* How far to look for the next chunk that brings a rule; beyond, a safe bound is given. */
#define LOOK_AHEAD_CHUNKS 32

static void keep_only(uint64_t *set, const uint64_t *other, size_t words) {
    for (size_t w = 0; w < words; w++)
        set[w] &= other[w];
}

/* Rules that some place of the trip does not rule out; a place that is not known rules out none. */
static void keep_places(struct evaluation *e, uint64_t *set, size_t words) {
    const uint64_t *sets[4];
    uint16_t slots[4];
    size_t count = evaluation_trip(e, slots);
    for (size_t i = 0; i < count; i++) {
        const struct place_zones *p = place_zones(e, slots[i]);
        if (!p->known || p->count != 1)
            return;
        sets[i] = e->rb->index.by_zone[p->zones[0]];
    }
    for (size_t w = 0; w < words; w++) {
        uint64_t any = 0;
        for (size_t i = 0; i < count; i++)
            any |= sets[i][w];
        set[w] &= any;
    }
}

/* Few words of a large set have a rule left: only these are looked at from here on. */
static void note_busy_words(struct evaluation *e) {
    e->busy_count = 0;
    for (size_t w = 0; w < e->rb->index.words; w++) {
        e->candidates[w] = 0;
        if (e->relevant[w] != 0)
            e->busy_words[e->busy_count++] = (uint32_t)w;
    }
}

const uint64_t *evaluation_relevant(struct evaluation *e) {
    const struct rule_index *index = &e->rb->index;
    if (e->relevant_known)
        return e->relevant;
    memcpy(e->relevant, index->by_query[e->facts->query], index->words * sizeof *e->relevant);
    for (size_t i = 0; i < index->dimension_count; i++) {
        uint16_t slot = index->dimensions[i].slot;
        if (e->facts->state[slot] == FACT_GIVEN)
            keep_only(e->relevant, index->dimensions[i].sets[e->facts->value[slot].i],
                      index->words);
    }
    keep_places(e, e->relevant, index->words);
    note_busy_words(e);
    e->relevant_known = true;
    return e->relevant;
}

static size_t chunk_at(const struct rule_index *index, int64_t instant_s) {
    size_t low = 0, high = index->chunk_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (index->chunk_from_s[middle] <= instant_s)
            low = middle;
        else
            high = middle;
    }
    return low;
}

const uint64_t *evaluation_candidates(struct evaluation *e) {
    const struct rule_index *index = &e->rb->index;
    if (e->candidates_from_s <= e->now_s && e->now_s < e->candidates_to_s)
        return e->candidates;
    size_t chunk = chunk_at(index, e->now_s);
    const uint64_t *relevant = evaluation_relevant(e), *in_force = index->by_chunk[chunk];
    for (size_t i = 0; i < e->busy_count; i++) {
        uint32_t w = e->busy_words[i];
        e->candidates[w] = relevant[w] & in_force[w];
    }
    e->candidates_chunk = chunk;
    e->candidates_from_s = index->chunk_from_s[chunk];
    e->candidates_to_s =
        chunk + 1 < index->chunk_count ? index->chunk_from_s[chunk + 1] : CIVIL_NEVER;
    return e->candidates;
}

/* Is there a relevant rule in the later chunk that is not in the earlier one? */
static bool brings_rule(const struct evaluation *e, size_t earlier, size_t later) {
    const struct rule_index *index = &e->rb->index;
    for (size_t i = 0; i < e->busy_count; i++) {
        uint32_t w = e->busy_words[i];
        if (e->relevant[w] & index->by_chunk[later][w] & ~index->by_chunk[earlier][w])
            return true;
    }
    return false;
}

static int64_t find_next_start(const struct evaluation *e, size_t chunk) {
    const struct rule_index *index = &e->rb->index;
    for (size_t c = chunk + 1; c < index->chunk_count; c++)
        if (c - chunk > LOOK_AHEAD_CHUNKS || brings_rule(e, chunk, c))
            return index->chunk_from_s[c];
    return CIVIL_NEVER;
}

int64_t evaluation_next_start(struct evaluation *e) {
    evaluation_candidates(e);
    if (e->next_start_chunk != e->candidates_chunk) {
        e->next_start_s = find_next_start(e, e->candidates_chunk);
        e->next_start_chunk = e->candidates_chunk;
    }
    return e->next_start_s;
}
