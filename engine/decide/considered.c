/*
 * considered.c - the last section of a letter: every rule that could matter, with its outcome and
 * the value of each of its conditions, whether it was needed or not.
 */
#include "base/civil.h"
#include "decide/letter.h"

/* By enum effect. */
static const struct bilingual effects[EFFECT_COUNT] = {
    [EFFECT_ALLOW] = {"cho phép", "allows"},       [EFFECT_DENY] = {"cấm", "denies"},
    [EFFECT_REQUIRE] = {"đòi hỏi", "requires"},    [EFFECT_OBLIGE] = {"nghĩa vụ", "obliges"},
    [EFFECT_CONFLICT] = {"mâu thuẫn", "conflict"}, [EFFECT_LIFT] = {"miễn trừ", "lifts"},
    [EFFECT_SHIELD] = {"bảo vệ", "shields"},
};

/* "cấm night.stay_home" */
static void put_name(struct letter *l, enum effect effect, const char *id) {
    words_bilingual(&l->w, effects[effect]);
    text_printf(l->w.out, " %s: ", id);
}

static void end_heading(struct letter *l, const char *source) {
    text_printf(l->w.out, " (%s)", source);
    page_paragraph(&l->page, PAGE_PLAIN, 2, 2);
}

static void put_intro(struct letter *l, const char *vi, const char *en) {
    words_put(&l->w, vi, en);
    page_paragraph(&l->page, PAGE_DIM, 4, 2);
}

/* ---- what switches a deny or require off ---- */

static void put_names(struct letter *l, const uint32_t *rules, size_t count, const char *vi,
                      const char *en) {
    bool first = true;
    for (size_t i = 0; i < count; i++) {
        if (evaluate_rule(l->d->evaluation, rules[i]).value != KLEENE_TRUE)
            continue;
        words_put(&l->w, first ? vi : ", ", first ? en : ", ");
        text_puts(l->w.out, l->rb->rules[rules[i]].id);
        first = false;
    }
}

/* A requirement that applies is met or not. */
static void put_met(struct letter *l, const struct rule *rule) {
    switch (evaluate(l->d->evaluation, rule->requirement).value) {
    case KLEENE_TRUE:
        words_put(&l->w, ", đã đáp ứng", ", met");
        break;
    case KLEENE_FALSE:
        words_put(&l->w, ", chưa đáp ứng", ", not met");
        break;
    case KLEENE_UNKNOWN:
        words_put(&l->w, ", chưa biết đã đáp ứng chưa", ", not known whether met");
        break;
    }
}

static void put_rule_outcome(struct letter *l, const struct rule *rule, enum kleene value) {
    words_truth(&l->w, value);
    if (value == KLEENE_FALSE)
        return;
    if (rule->effect == EFFECT_REQUIRE && value == KLEENE_TRUE)
        put_met(l, rule);
    put_names(l, rule->lifters, rule->lifter_count, ", nhưng được miễn theo ", ", but lifted by ");
    put_names(l, rule->shields, rule->shield_count, ", nhưng vô hiệu theo ", ", but void by ");
}

/* ---- rules ---- */

/* A rule that is not in force now, though it is about this time. */
static void put_period(struct letter *l, const struct rule *rule) {
    int64_t next;
    if (periods_at(rule->periods, l->decision->time_s, &next))
        return;
    words_put(&l->w, "không có hiệu lực vào lúc này", "not in force at this moment");
    if (next != CIVIL_NEVER) {
        words_put(&l->w, "; có hiệu lực từ ", "; in force from ");
        words_begin(&l->w, next);
    }
    page_paragraph(&l->page, PAGE_DIM, 4, 2);
}

static void put_requirement(struct letter *l, const struct rule *rule) {
    put_intro(l, "khi:", "where:");
    letter_tree(l, rule->condition, TREE_ALL, 6, SIZE_MAX);
    put_intro(l, "thì phải:", "there must hold:");
    letter_tree(l, rule->requirement, TREE_ALL, 6, SIZE_MAX);
}

static void put_rule(struct letter *l, uint32_t number) {
    const struct rule *rule = &l->rb->rules[number];
    put_name(l, rule->effect, rule->id);
    put_rule_outcome(l, rule, evaluate_rule(l->d->evaluation, number).value);
    end_heading(l, rule->source);
    put_period(l, rule);
    if (rule->effect == EFFECT_REQUIRE)
        put_requirement(l, rule);
    else
        letter_tree(l, rule->condition, TREE_ALL, 4, SIZE_MAX);
}

/* ---- defaults ---- */

static void put_levels(struct letter *l, int scale) {
    uint16_t slots[TRIP_MAX];
    size_t count = evaluation_trip(l->d->evaluation, slots);
    for (size_t i = 0; i < count; i++) {
        letter_level(l, slots[i], scale);
        page_paragraph(&l->page, PAGE_DIM, 4, 2);
    }
}

static void put_default(struct letter *l, const struct default_rule *d) {
    int64_t next;
    text_puts(l->w.out, d->id);
    if (d->level != LEVEL_NONE) {
        words_put(&l->w, ": cấm từ “", ": denies from “");
        words_bilingual(&l->w, l->rb->levels[d->level].label);
        words_put(&l->w, "” trở lên", "” up");
    }
    end_heading(l, d->source);
    if (!periods_at(d->periods, l->decision->time_s, &next))
        put_intro(l, "không có hiệu lực vào lúc này", "not in force at this moment");
    if (d->level != LEVEL_NONE)
        put_levels(l, l->rb->levels[d->level].scale);
}

/* ---- the section ---- */

static size_t put_rules(struct letter *l) {
    const uint64_t *set = evaluation_candidates(l->d->evaluation);
    size_t count = 0;
    for (uint32_t r = 0; r < l->rb->rule_count; r++) {
        if (!(set[r / 64] >> r % 64 & 1))
            continue;
        put_rule(l, r);
        count++;
    }
    return count;
}

static size_t put_defaults(struct letter *l) {
    size_t count = 0;
    for (size_t i = 0; i < l->rb->default_count; i++) {
        if (l->rb->defaults[i].query != l->d->query.facts->query)
            continue;
        put_default(l, &l->rb->defaults[i]);
        count++;
    }
    return count;
}

void letter_considered(struct letter *l) {
    memset(l->told, 0, l->rb->predicate_count);
    letter_heading(l, "Các quy định đã xem xét", "Rules considered");
    if (put_rules(l) + put_defaults(l) > 0)
        return;
    words_put(&l->w, "Không có quy định nào.", "There is none.");
    page_paragraph(&l->page, PAGE_PLAIN, 2, 0);
}
