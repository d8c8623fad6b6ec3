/*
 * explain.c - the letter as a whole: what was asked and the verdict; why (why.c); what would change
 * it, until when, whom to call; then the rules considered (considered.c).
 */
#include "base/civil.h"
#include "base/moment.h"
#include "decide/letter.h"

#define SUBJECTS_SHOWN 4 /* facts that say what is asked, beside places */
#define CHOICES_SHOWN 12 /* values of an enum that are offered with a question */

/* ---- what was asked ---- */

static void put_fact(struct letter *l, uint16_t slot) {
    text_puts(l->w.out, "; ");
    words_fact(&l->w, slot);
    text_puts(l->w.out, ": ");
    words_fact_value(&l->w, slot);
}

static bool says_something(const struct letter *l, uint16_t slot) {
    const struct enumeration *values = l->rb->vocabulary.facts[slot].values;
    return l->d->query.facts->state[slot] == FACT_GIVEN &&
           l->d->query.facts->value[slot].i != values->none;
}

/* The facts that most rules turn upon, such as purpose, in the order of asking. */
static size_t find_subjects(const struct letter *l, uint16_t *slots) {
    const struct rule_index *index = &l->rb->index;
    const struct fact *facts = l->rb->vocabulary.facts;
    size_t count = 0;
    for (size_t i = 0; i < index->dimension_count && count < SUBJECTS_SHOWN; i++) {
        uint16_t slot = index->dimensions[i].slot;
        size_t at = count;
        if (!says_something(l, slot))
            continue;
        for (; at > 0 && facts[slots[at - 1]].rank > facts[slot].rank; at--)
            slots[at] = slots[at - 1];
        slots[at] = slot;
        count++;
    }
    return count;
}

/* "Đang áp dụng tại Quận 1 (760): “Chỉ thị 16” [H-2468]"; false when no level is known there. */
static bool put_levels_of(struct letter *l, uint16_t slot, bool first) {
    struct cited c = {.count = 0};
    bool any = false;
    for (size_t s = 0; s < l->rb->scale_count; s++) {
        struct level_range range = place_level(l->d->evaluation, slot, (int)s);
        if (range.least == LEVEL_NONE || range.least != range.greatest)
            continue;
        if (!any) {
            words_put(&l->w, first ? "Đang áp dụng tại " : "; tại ",
                      first ? "In force at " : "; at ");
            words_fact_value(&l->w, slot);
        }
        text_puts(l->w.out, any ? ", " : ": ");
        words_level(&l->w, slot, (int)s);
        cite_level(l->d->evaluation, slot, (int)s, &c);
        any = true;
    }
    letter_ids(l, &c);
    return any;
}

/* Is the place in the zone of one before it? */
static bool is_repeated(const struct letter *l, const uint16_t *slots, size_t i) {
    const struct place_zones *p = place_zones(l->d->evaluation, slots[i]);
    for (size_t k = 0; k < i; k++) {
        const struct place_zones *q = place_zones(l->d->evaluation, slots[k]);
        if (p->known && q->known && p->zones[0] == q->zones[0])
            return true;
    }
    return false;
}

static void tell_levels_in_force(struct letter *l) {
    uint16_t slots[TRIP_MAX];
    size_t count = evaluation_trip(l->d->evaluation, slots);
    bool any = false;
    for (size_t i = 0; i < count; i++)
        if (!is_repeated(l, slots, i))
            any |= put_levels_of(l, slots[i], !any);
    if (!any)
        return;
    text_puts(l->w.out, ".");
    page_paragraph(&l->page, PAGE_PLAIN, 0, 0);
}

static void tell_question(struct letter *l) {
    const struct decision *d = l->decision;
    uint16_t places[TRIP_MAX], subjects[SUBJECTS_SHOWN];
    letter_verdict(l, d->verdict);
    page_paragraph(&l->page, letter_verdict_style(d->verdict), 0, 0);
    words_put(&l->w, "Câu hỏi: ", "Question: ");
    words_bilingual(&l->w, l->rb->vocabulary.queries[l->d->query.facts->query].label);
    page_paragraph(&l->page, PAGE_PLAIN, 0, 0);
    words_put(&l->w, "Lúc ", "At ");
    moment_words(l->w.out, d->time_s, l->w.vi);
    size_t count = evaluation_trip(l->d->evaluation, places);
    for (size_t i = 0; i < count; i++)
        put_fact(l, places[i]);
    count = find_subjects(l, subjects);
    for (size_t i = 0; i < count; i++)
        put_fact(l, subjects[i]);
    text_puts(l->w.out, ".");
    page_paragraph(&l->page, PAGE_PLAIN, 0, 0);
    if (!l->rb->vocabulary.queries[l->d->query.facts->query].about_level)
        tell_levels_in_force(l);
}

/* ---- errors ---- */

static void tell_errors(struct letter *l, const char *const *errors, size_t count) {
    if (count == 0)
        return;
    letter_heading(l, "Lỗi khi áp dụng quy định (tiếng Anh)",
                   "Errors while the rules were applied");
    for (size_t i = 0; i < count; i++) {
        text_printf(l->w.out, "- %s", errors[i]);
        page_paragraph(&l->page, PAGE_PLAIN, 2, 2);
    }
}

/* ---- what would change it ---- */

/* "Chẳng hạn: kết quả xét nghiệm: âm tính" */
static void put_example(struct letter *l, const struct remedy *remedy) {
    for (size_t i = 0; i < remedy->count; i++) {
        const struct fact *fact = &l->rb->vocabulary.facts[remedy->facts[i].slot];
        words_put(&l->w, i > 0 ? "; " : "Chẳng hạn: ", i > 0 ? "; " : "For instance: ");
        words_fact(&l->w, remedy->facts[i].slot);
        text_puts(l->w.out, ": ");
        words_value(&l->w, fact->type, fact->values, &remedy->facts[i].value);
    }
    if (remedy->count > 0) {
        text_puts(l->w.out, ".");
        page_paragraph(&l->page, PAGE_DIM, 4, 2);
    }
}

static void tell_remedies(struct letter *l) {
    const struct decision *d = l->decision;
    if (d->verdict != LKD_DENY)
        return;
    letter_heading(l, "Làm thế nào để được phép", "What would change it");
    for (size_t i = 0; i < d->remedy_count; i++) {
        text_puts(l->w.out, "- ");
        letter_remedy(l, &d->remedies[i]);
        page_paragraph(&l->page, PAGE_PLAIN, 2, 2);
        put_example(l, &d->remedies[i]);
    }
    if (d->remedy_count == 0) {
        words_put(
            &l->w,
            "Không thấy điều gì người được hỏi có thể làm hoặc xuất trình để được phép lúc này.",
            "Nothing was found that the person could do or show to be allowed now.");
        page_paragraph(&l->page, PAGE_PLAIN, 2, 0);
    }
}

static void put_choices(struct letter *l, const struct enumeration *values) {
    for (size_t i = 0; i < values->count; i++) {
        text_puts(l->w.out, i > 0 ? "; " : "");
        text_printf(l->w.out, "%s = ", values->values[i]);
        words_bilingual(&l->w, values->labels[i]);
    }
    text_puts(l->w.out, ".");
    page_paragraph(&l->page, PAGE_DIM, 4, 2);
}

static void put_questions(struct letter *l, bool open) {
    for (size_t i = 0; i < l->decision->question_count; i++) {
        const struct question *q = &l->decision->questions[i];
        const struct fact *fact = &l->rb->vocabulary.facts[q->slot];
        if (q->open != open)
            continue;
        text_puts(l->w.out, "- ");
        letter_question(l, q->slot);
        page_paragraph(&l->page, PAGE_PLAIN, 2, 2);
        if (open && fact->values && fact->values->count <= CHOICES_SHOWN)
            put_choices(l, fact->values);
    }
}

static void tell_questions(struct letter *l) {
    const struct decision *d = l->decision;
    bool later = d->question_count > 0 && !d->questions[d->question_count - 1].open;
    if (d->question_count == 0)
        return;
    letter_heading(l, "Cần hỏi", "To be asked");
    put_questions(l, true);
    if (!later)
        return;
    words_put(&l->w,
              "Tùy câu trả lời, có thể cần hỏi thêm:", "Depending on the answer, perhaps also:");
    page_paragraph(&l->page, PAGE_PLAIN, 2, 0);
    put_questions(l, false);
}

/* ---- until when, whom to call ---- */

static const struct authority *deciding_authority(const struct letter *l) {
    const struct decision *d = l->decision;
    if (d->reason_count == 0)
        return NULL;
    const struct reason *first = &d->reasons[0];
    if (first->effect != EFFECT_DEFAULT)
        return &l->rb->authorities[l->rb->rules[first->index].authority];
    if (first->index == REASON_GAP || first->index == REASON_OUTSIDE)
        return NULL;
    const struct default_rule *rule = &l->rb->defaults[first->index];
    return rule->cite.count ? &l->rb->authorities[l->rb->directives[rule->cite.items[0]].by] : NULL;
}

static void tell_end(struct letter *l) {
    const struct authority *authority = deciding_authority(l);
    if (l->decision->placing == PLACING_DONE) {
        letter_heading(l, "Đến khi nào", "Until when");
        letter_until(l);
        page_paragraph(&l->page, PAGE_PLAIN, 2, 0);
    }
    if (!authority || !authority->contact)
        return;
    letter_heading(l, "Liên hệ", "Whom to call");
    words_bilingual(&l->w, authority->name);
    text_printf(l->w.out, ": %s", authority->contact);
    page_paragraph(&l->page, PAGE_PLAIN, 2, 0);
}

/* ---- the whole ---- */

static void write_letter(struct letter *l) {
    const char *const *errors;
    size_t error_count = evaluation_errors(l->d->evaluation, &errors);
    tell_question(l);
    if (letter_whereabouts(l))
        page_paragraph(&l->page, PAGE_PLAIN, 0, 0);
    letter_why(l);
    tell_errors(l, errors, error_count);
    tell_remedies(l);
    tell_questions(l);
    tell_end(l);
    letter_considered(l);
}

static enum lkd_status explain(struct lkd_decider *d, const struct lkd_ask *ask, bool colour,
                               enum lkd_verdict *ret_verdict, struct lkd_error *err) {
    struct decision decision;
    struct letter letter;
    decider_decide(d, LKD_FIELDS_ALL, &decision);
    *ret_verdict = decision.verdict;
    if (!letter_open(&letter, d, &decision, ask->language != LKD_ENGLISH, colour, &d->out))
        return error_set(err, LKD_NO_MEMORY, "no memory for the letter");
    write_letter(&letter);
    letter_close(&letter);
    return LKD_OK;
}

enum lkd_status lkd_explain_text(struct lkd_decider *d, const char *text, size_t length,
                                 const struct lkd_ask *ask, bool colour,
                                 struct lkd_answer *ret_letter, struct lkd_error *err) {
    return letter_answer(d, text, length, ask, colour, explain, ret_letter, err);
}
