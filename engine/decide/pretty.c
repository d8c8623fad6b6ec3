/*
 * pretty.c - a decision in a few lines for a terminal: verdict, first reasons, duties, questions,
 * until when; in both languages when none is asked for.
 */
#include "base/civil.h"
#include "base/moment.h"
#include "decide/letter.h"

#define ITEMS_SHOWN 2 /* reasons, duties and questions of each language */

static const char *const marks[] = {[LKD_UNDETERMINED] = "?", [LKD_ALLOW] = "✔", [LKD_DENY] = "✘"};

static void tell_verdict(struct letter *l) {
    text_printf(l->w.out, "%s ", marks[l->decision->verdict]);
    letter_verdict(l, l->decision->verdict);
    words_put(&l->w, ", lúc ", ", at ");
    moment_words(l->w.out, l->decision->time_s, l->w.vi);
    page_paragraph(&l->page, letter_verdict_style(l->decision->verdict), 0, 2);
}

static void tell_reasons(struct letter *l) {
    const struct decision *d = l->decision;
    for (size_t i = 0; i < d->reason_count && i < ITEMS_SHOWN; i++) {
        struct cited c;
        letter_reason(l, &d->reasons[i]);
        letter_cite_reason(l, &d->reasons[i], &c);
        letter_ids(l, &c);
        page_paragraph(&l->page, PAGE_PLAIN, 2, 2);
    }
    letter_more(l, d->reason_count, ITEMS_SHOWN);
    if (d->placing != PLACING_DONE) {
        letter_placing(l);
        page_paragraph(&l->page, PAGE_PLAIN, 2, 2);
    }
}

static void tell_level(struct letter *l) {
    uint16_t here = place_here(l->d->evaluation);
    for (size_t s = 0; s < l->rb->scale_count; s++) {
        struct level_range range = place_level(l->d->evaluation, here, (int)s);
        struct cited c = {.count = 0};
        if (range.least == LEVEL_NONE || range.least != range.greatest)
            continue;
        words_bilingual(&l->w, l->rb->scales[s].label);
        text_puts(l->w.out, ": ");
        words_level(&l->w, here, (int)s);
        cite_level(l->d->evaluation, here, (int)s, &c);
        letter_ids(l, &c);
        page_paragraph(&l->page, PAGE_PLAIN, 2, 2);
    }
}

static void tell_obligations(struct letter *l) {
    const struct decision *d = l->decision;
    for (size_t i = 0; i < d->obligation_count && i < ITEMS_SHOWN; i++) {
        struct cited c = {.count = 0};
        words_put(&l->w, "Phải: ", "Duty: ");
        words_bilingual(&l->w, l->rb->rules[d->obligations[i]].text);
        cite_rule(l->d->evaluation, d->obligations[i], &c);
        letter_ids(l, &c);
        page_paragraph(&l->page, PAGE_PLAIN, 2, 2);
    }
    letter_more(l, d->obligation_count, ITEMS_SHOWN);
}

/* What could be shown or got; until when to wait is told by the end of the answer. */
static void tell_remedies(struct letter *l) {
    const struct decision *d = l->decision;
    size_t shown = 0;
    for (size_t i = 0; i < d->remedy_count && shown < ITEMS_SHOWN; i++) {
        if (d->remedies[i].wait_until_s != CIVIL_NEVER)
            continue;
        words_put(&l->w, "Để được phép: ", "To be allowed: ");
        letter_remedy(l, &d->remedies[i]);
        page_paragraph(&l->page, PAGE_PLAIN, 2, 2);
        shown++;
    }
}

static void tell_questions(struct letter *l) {
    const struct decision *d = l->decision;
    size_t open = 0;
    for (size_t i = 0; i < d->question_count && d->questions[i].open; i++, open++) {
        if (i >= ITEMS_SHOWN)
            continue;
        words_put(&l->w, "Hỏi: ", "Ask: ");
        letter_question(l, d->questions[i].slot);
        page_paragraph(&l->page, PAGE_PLAIN, 2, 2);
    }
    letter_more(l, open, ITEMS_SHOWN);
}

static void tell_errors(struct letter *l, const char *const *errors, size_t count) {
    for (size_t i = 0; i < count; i++) {
        words_put(&l->w, "Lỗi (tiếng Anh): ", "Error: ");
        text_puts(l->w.out, errors[i]);
        page_paragraph(&l->page, PAGE_PLAIN, 2, 2);
    }
}

static void write_lines(struct letter *l, unsigned fields) {
    bool about_level = l->rb->vocabulary.queries[l->d->query.facts->query].about_level;
    const char *const *errors;
    size_t error_count = evaluation_errors(l->d->evaluation, &errors);
    tell_verdict(l);
    if (letter_whereabouts(l))
        page_paragraph(&l->page, PAGE_PLAIN, 2, 2);
    if (fields & LKD_FIELD_REASONS)
        tell_reasons(l);
    if (fields & LKD_FIELD_LEVELS && about_level)
        tell_level(l);
    if (fields & LKD_FIELD_OBLIGATIONS)
        tell_obligations(l);
    if (fields & LKD_FIELD_REMEDIES)
        tell_remedies(l);
    if (fields & LKD_FIELD_QUESTIONS)
        tell_questions(l);
    if (fields & LKD_FIELD_ERRORS)
        tell_errors(l, errors, error_count);
    if (fields & LKD_FIELD_VALID_UNTIL && l->decision->placing == PLACING_DONE) {
        letter_until(l);
        page_paragraph(&l->page, PAGE_PLAIN, 2, 2);
    }
}

static bool write_language(struct lkd_decider *d, const struct decision *decision, unsigned fields,
                           bool vi, bool colour) {
    struct letter letter;
    if (!letter_open(&letter, d, decision, vi, colour, &d->out))
        return false;
    write_lines(&letter, fields);
    letter_close(&letter);
    return true;
}

static enum lkd_status write_pretty(struct lkd_decider *d, const struct lkd_ask *ask, bool colour,
                                    enum lkd_verdict *ret_verdict, struct lkd_error *err) {
    unsigned fields = ask->fields ? ask->fields : LKD_FIELDS_ALL;
    struct decision decision;
    bool whole = true;
    decider_conclude(d, ask, &decision);
    *ret_verdict = decision.verdict;
    if (ask->language != LKD_ENGLISH)
        whole = write_language(d, &decision, fields, true, colour);
    if (whole && ask->language != LKD_VIETNAMESE)
        whole = write_language(d, &decision, fields, false, colour);
    return whole ? LKD_OK : error_set(err, LKD_NO_MEMORY, "no memory for the answer");
}

enum lkd_status lkd_decide_pretty(struct lkd_decider *d, const char *text, size_t length,
                                  const struct lkd_ask *ask, bool colour,
                                  struct lkd_answer *ret_text, struct lkd_error *err) {
    return letter_answer(d, text, length, ask, colour, write_pretty, ret_text, err);
}
