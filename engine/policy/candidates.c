/*
 * candidates.c - the rules that can matter to the query at hand, by intersecting the index's sets.
 *
 * Sets are intersected word by word: first the words of their summaries, then the words in which
 * these leave something. A word of rules that some fact rules out as a whole is left at once, so
 * that rules for other purposes and places cost little.
 */
#include "base/civil.h"
#include "policy/evaluation.h"

/* A rule passes when it is in some set of one list, if that has any, and in all sets of the other.
 */
struct filter {
    const uint64_t *any[TRIP_MAX], *all[1 + GUARD_DIMENSIONS_MAX];
    size_t any_count, all_count;
};

/* Rules that some place of the trip does not rule out; a place that is not known rules out none. */
static void filter_places(const struct evaluation *e, struct filter *f) {
    const uint64_t *last = NULL;
    for (size_t i = 0; i < e->trip_count; i++) {
        const struct place_zones *p = e->trip_zones[i];
        if (!p->known || p->count != 1) {
            f->any_count = 0;
            return;
        }
        const uint64_t *set = e->rb->index.by_zone[p->zones[0]];
        if (set != last) /* most trips begin and end in one zone */
            f->any[f->any_count++] = set;
        last = set;
    }
}

static void filter_facts(const struct evaluation *e, struct filter *f) {
    const struct rule_index *index = &e->rb->index;
    for (size_t i = 0; i < index->dimension_count; i++) {
        const struct guard_dimension *d = &index->dimensions[i];
        if (e->facts->state[d->slot] == FACT_GIVEN)
            f->all[f->all_count++] = d->sets[e->facts->value[d->slot].i];
    }
    f->all[f->all_count++] = index->by_query[e->facts->query];
}

/* The rules that pass among those of one word of the sets. */
static uint64_t filter_word(const struct filter *f, size_t word) {
    uint64_t rules = f->any_count > 0 ? 0 : UINT64_MAX;
    for (size_t i = 0; i < f->any_count; i++)
        rules |= f->any[i][word];
    for (size_t i = 0; rules != 0 && i < f->all_count; i++)
        rules &= f->all[i][word];
    return rules;
}

/* ---- the window of time ---- */

static const struct rule_window *window_at(const struct rule_index *index, int64_t instant_s) {
    size_t low = 0, high = index->window_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (index->windows[middle].from_s <= instant_s)
            low = middle;
        else
            high = middle;
    }
    return &index->windows[low];
}

/* The rules of one word, when they are in force in the window or later. */
static void find_relevant_word(struct evaluation *e, const struct filter *f,
                               const struct rule_window *window, size_t word) {
    uint64_t rules = window->in_force[word] | window->later[word];
    if (rules != 0)
        rules &= filter_word(f, word);
    if (rules == 0)
        return;
    e->relevant[word] = rules;
    e->busy_words[e->busy_count++] = (uint32_t)word;
}

/* The rules that the facts do not rule out, from the window of the moment on. */
static void find_relevant(struct evaluation *e, const struct rule_window *window) {
    const struct rule_index *index = &e->rb->index;
    struct filter f;
    f.any_count = f.all_count = 0;
    filter_places(e, &f);
    filter_facts(e, &f);
    for (size_t i = 0; i < e->busy_count; i++)
        e->relevant[e->busy_words[i]] = 0;
    e->busy_count = 0;
    for (size_t s = 0; s < index->summary_words; s++) {
        uint64_t words = filter_word(&f, index->words + s);
        for (; words != 0; words &= words - 1)
            find_relevant_word(e, &f, window, s * 64 + (size_t)__builtin_ctzll(words));
    }
    e->relevant_from_s = window->from_s;
}

bool evaluation_rules_out(struct evaluation *e, uint32_t rule) {
    if (e->now_s < e->relevant_from_s)
        find_relevant(e, window_at(&e->rb->index, e->now_s));
    return !(e->relevant[rule / 64] >> rule % 64 & 1);
}

/* Append the rules of a word of a set; `*class` is the class of the last rule so far. */
static size_t list_word(struct evaluation *e, size_t count, size_t word, uint64_t rules,
                        size_t *class) {
    const size_t *begin = e->rb->class_begin;
    for (; rules != 0; rules &= rules - 1) {
        uint32_t rule = (uint32_t)(word * 64) + (uint32_t)__builtin_ctzll(rules);
        while (rule >= begin[*class + 1])
            e->class_begin[++*class] = count;
        e->standings[count++] = (struct standing){.until_s = CIVIL_ALWAYS, .rule = rule};
    }
    return count;
}

void list_rules(struct evaluation *e) {
    const struct rule_window *window = window_at(&e->rb->index, e->now_s);
    size_t count = 0, class = 0;
    uint64_t later = 0;
    if (e->now_s < e->relevant_from_s)
        find_relevant(e, window);
    for (size_t i = 0; i < e->busy_count; i++) {
        uint32_t w = e->busy_words[i];
        later |= e->relevant[w] & window->later[w];
        count = list_word(e, count, w, e->relevant[w] & window->in_force[w], &class);
    }
    while (class < CLASS_COUNT)
        e->class_begin[++class] = count;
    e->window_from_s = window->from_s;
    e->window_to_s = later != 0 ? window->to_s : CIVIL_NEVER;
}

const uint64_t *evaluation_candidates(struct evaluation *e) {
    memset(e->candidates, 0, e->rb->index.words * sizeof *e->candidates);
    for (enum rule_class c = 0; c < CLASS_COUNT; c++)
        EACH_STANDING(e, s, c)
            if (is_in_force(e, s->rule))
                e->candidates[s->rule / 64] |= (uint64_t)1 << s->rule % 64;
    return e->candidates;
}
