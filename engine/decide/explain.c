/*
 * explain.c - the letter: verdict, why, what would change it, until when, whom to call; then the
 * rules considered.
 */
#include "base/civil.h"
#include "base/moment.h"
#include "decide/letter.h"

#define REASON_INDENT 2
#define ITEM_INDENT 2
#define CLAUSES_SHOWN 12  /* lines of what decided, for one reason */
#define PENDING_SHOWN 4   /* rules that wait for an answer */
#define SUBJECTS_SHOWN 4  /* facts that say what is asked, beside places */
#define CHOICES_SHOWN 12  /* values of an enum that are offered with a question */

static void heading(struct letter *l, const char *vi, const char *en) {
    page_space(&l->page);
    words_put(&l->w, vi, en);
    page_paragraph(&l->page, PAGE_BOLD, 0, 0);
}

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

/* " Quận 1 (760): “Chỉ thị 16” [H-2468]"; false when no level is known there. */
static bool put_levels_of(struct letter *l, uint16_t slot, bool first) {
    struct cited c = {.count = 0};
    bool any = false;
    for (size_t s = 0; s < l->rb->scale_count; s++) {
        struct level_range range = place_level(l->d->evaluation, slot, (int)s);
        if (range.least == LEVEL_NONE || range.least != range.greatest)
            continue;
        if (!any) {
            first ? words_put(&l->w, "Đang áp dụng tại ", "In force at ") : words_put(&l->w, "; tại ", "; at ");
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
    uint16_t slots[4];
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
    uint16_t slots[SUBJECTS_SHOWN];
    letter_verdict(l, d->verdict);
    page_paragraph(&l->page, letter_verdict_style(d->verdict), 0, 0);
    words_put(&l->w, "Câu hỏi: ", "Question: ");
    words_bilingual(&l->w, l->rb->vocabulary.queries[l->d->query.facts->query].label);
    page_paragraph(&l->page, PAGE_PLAIN, 0, 0);
    words_put(&l->w, "Lúc ", "At ");
    moment_words(l->w.out, d->time_s, l->w.vi);
    size_t count = evaluation_trip(l->d->evaluation, slots);
    for (size_t i = 0; i < count; i++)
        put_fact(l, slots[i]);
    count = find_subjects(l, slots);
    for (size_t i = 0; i < count; i++)
        put_fact(l, slots[i]);
    text_puts(l->w.out, ".");
    page_paragraph(&l->page, PAGE_PLAIN, 0, 0);
    if (!l->rb->vocabulary.queries[l->d->query.facts->query].about_level)
        tell_levels_in_force(l);
}

/* ---- documents ---- */

/* In full when it is told for the first time. */
static void put_document(struct letter *l, uint32_t directive, int indent) {
    const struct directive *d = &l->rb->directives[directive];
    const struct words *w = &l->w;
    words_put(w, "Căn cứ: Văn bản ", "Basis: ");
    text_puts(w->out, d->number);
    if (!l->cited[directive]) {
        words_put(w, " ngày ", " of ");
        moment_date(w->out, d->issued_s, w->vi);
        words_put(w, " của ", ", ");
        words_bilingual(w, l->rb->authorities[d->by].name);
        words_put(w, ", “", ", “");
        words_bilingual(w, d->title);
        text_puts(w->out, "”");
    }
    text_printf(w->out, " [%s].", d->id);
    l->cited[directive] = 1;
    page_paragraph(&l->page, PAGE_DIM, indent, 2);
}

static void put_documents(struct letter *l, const struct cited *c, int indent) {
    for (size_t i = 0; i < c->count; i++)
        put_document(l, c->directives[i], indent);
}

/* A rule's text as an item of a list, and its documents. */
static void put_rule(struct letter *l, uint32_t rule) {
    struct cited c = {.count = 0};
    text_puts(l->w.out, "- ");
    words_bilingual(&l->w, l->rb->rules[rule].text);
    page_paragraph(&l->page, PAGE_PLAIN, ITEM_INDENT, 2);
    cite_rule(l->d->evaluation, rule, &c);
    put_documents(l, &c, ITEM_INDENT + 2);
}

/* ---- why ---- */

struct tree_lines {
    struct letter *l;
    int indent;
    size_t left;
};

static bool put_tree_line(void *context, int depth, const char *line, size_t length) {
    struct tree_lines *lines = context;
    struct letter *l = lines->l;
    if (lines->left-- == 0) {
        words_put(&l->w, "… (đầy đủ ở phần dưới)", "... (all of it below)");
        page_paragraph(&l->page, PAGE_DIM, lines->indent, 2);
        return false;
    }
    text_puts(l->w.out, "- ");
    text_append(l->w.out, line, length);
    page_paragraph(&l->page, PAGE_DIM, lines->indent + 2 * depth, 2);
    return true;
}

void letter_tree(struct letter *l, node_id node, enum tree tree, int indent, size_t lines) {
    struct words w = l->w;
    struct tree_lines put = {l, indent, lines};
    w.out = &l->scratch;
    if (!describe_tree(&w, node, tree, l->told, put_tree_line, &put))
        l->page.out->failed = true;
}

/* "giãn cách xã hội tại nơi đi: “Chỉ thị 16”" */
static void put_level(struct letter *l, uint16_t slot, int scale, enum page_style style,
                      int indent) {
    text_puts(l->w.out, "- ");
    words_bilingual(&l->w, l->rb->scales[scale].label);
    words_put(&l->w, " tại ", " at ");
    words_fact(&l->w, slot);
    text_puts(l->w.out, ": ");
    words_level(&l->w, slot, scale);
    page_paragraph(&l->page, style, indent, 2);
}

/* From which level a default denies, and which levels were found. */
static void put_deciding_levels(struct letter *l, const struct default_rule *d) {
    uint16_t slots[4];
    size_t count = evaluation_trip(l->d->evaluation, slots);
    if (d->level == LEVEL_NONE)
        return;
    words_put(&l->w, "- quy định này cấm từ “", "- this rule denies from “");
    words_bilingual(&l->w, l->rb->levels[d->level].label);
    words_put(&l->w, "” trở lên", "” up");
    page_paragraph(&l->page, PAGE_DIM, REASON_INDENT + 3, 2);
    for (size_t i = 0; i < count; i++)
        put_level(l, slots[i], l->rb->levels[d->level].scale, PAGE_DIM, REASON_INDENT + 3);
}

/* The clauses that made the reason what it is; of a requirement, what it lacks. */
static void put_clauses(struct letter *l, const struct reason *reason) {
    if (reason->effect == EFFECT_DEFAULT) {
        if (reason->index != REASON_GAP && reason->index != REASON_OUTSIDE)
            put_deciding_levels(l, &l->rb->defaults[reason->index]);
        return;
    }
    const struct rule *rule = &l->rb->rules[reason->index];
    node_id node = rule->effect == EFFECT_REQUIRE ? rule->requirement : rule->condition;
    letter_tree(l, node, TREE_DECIDING, REASON_INDENT + 3, CLAUSES_SHOWN);
}

static void put_reason(struct letter *l, size_t number) {
    const struct reason *reason = &l->decision->reasons[number];
    struct cited c;
    text_printf(l->w.out, "%zu. ", number + 1);
    letter_reason(l, reason);
    page_paragraph(&l->page, PAGE_PLAIN, REASON_INDENT, 3);
    letter_cite_reason(l, reason, &c);
    put_documents(l, &c, REASON_INDENT + 3);
    put_clauses(l, reason);
}

/* The levels that a query about the level itself found. */
static void tell_levels(struct letter *l) {
    uint16_t here = place_here(l->d->evaluation);
    for (size_t s = 0; s < l->rb->scale_count; s++) {
        struct level_range range = place_level(l->d->evaluation, here, (int)s);
        struct cited c = {.count = 0};
        if (range.greatest == LEVEL_NONE)
            continue;
        put_level(l, here, (int)s, PAGE_PLAIN, ITEM_INDENT);
        if (range.least == range.greatest)
            cite_level(l->d->evaluation, here, (int)s, &c);
        put_documents(l, &c, ITEM_INDENT + 2);
    }
}

/* ---- why not yet ---- */

static bool some_allow_is_true(const struct letter *l) {
    const uint64_t *set = evaluation_candidates(l->d->evaluation);
    for (size_t r = l->rb->class_begin[CLASS_ALLOW]; r < l->rb->class_begin[CLASS_OBLIGE]; r++)
        if (set[r / 64] >> r % 64 & 1 &&
            evaluate_rule(l->d->evaluation, (uint32_t)r).value == KLEENE_TRUE)
            return true;
    return false;
}

/* Does the answer wait for what the rule does not know yet? */
static bool is_pending(const struct letter *l, uint32_t r, bool allowed) {
    const uint64_t *set = evaluation_candidates(l->d->evaluation);
    bool positive = l->rb->rules[r].effect == EFFECT_ALLOW;
    if (!(set[r / 64] >> r % 64 & 1) || (positive && allowed && !l->rb->rules[r].supreme))
        return false;
    struct outcome o = positive ? evaluate_rule(l->d->evaluation, r)
                                : effective_outcome(l->d->evaluation, r);
    return o.value == KLEENE_UNKNOWN;
}

static void put_pending(struct letter *l, uint32_t number) {
    const struct rule *rule = &l->rb->rules[number];
    bool applies = evaluate_rule(l->d->evaluation, number).value == KLEENE_TRUE;
    put_rule(l, number);
    if (applies && rule->effect == EFFECT_REQUIRE)
        letter_tree(l, rule->requirement, TREE_DECIDING, ITEM_INDENT + 2, CLAUSES_SHOWN);
    else if (!applies)
        letter_tree(l, rule->condition, TREE_DECIDING, ITEM_INDENT + 2, CLAUSES_SHOWN);
}

/* The rules that wait for answers to the questions. */
static void tell_pending(struct letter *l) {
    bool allowed = some_allow_is_true(l);
    size_t count = 0;
    words_put(&l->w, "Câu trả lời còn tùy vào những điều chưa biết. Các quy định còn chờ:",
              "The answer depends on what is not known yet. The rules that wait for it:");
    page_paragraph(&l->page, PAGE_PLAIN, 2, 0);
    for (uint32_t r = 0; r < l->rb->class_begin[CLASS_OBLIGE]; r++)
        if (is_pending(l, r, allowed) && count++ < PENDING_SHOWN)
            put_pending(l, r);
    letter_more(l, count, PENDING_SHOWN);
}

/* Neither a reason nor a question: an error, or nothing that could be known. */
static void tell_nothing(struct letter *l) {
    words_put(&l->w, "Không đủ cơ sở để kết luận.", "There is not enough to conclude from.");
    page_paragraph(&l->page, PAGE_PLAIN, 2, 0);
}

static void tell_why(struct letter *l) {
    const struct decision *d = l->decision;
    bool about_level = l->rb->vocabulary.queries[l->d->query.facts->query].about_level;
    heading(l, "Vì sao", "Why");
    if (d->no_geometry) {
        letter_no_geometry(l);
        page_paragraph(&l->page, PAGE_PLAIN, 2, 0);
    }
    for (size_t i = 0; i < d->reason_count; i++)
        put_reason(l, i);
    if (about_level)
        tell_levels(l);
    else if (d->question_count > 0)
        tell_pending(l);
    else if (d->reason_count == 0 && !d->no_geometry)
        tell_nothing(l);
}

/* ---- duties, contradictions, errors ---- */

static void tell_obligations(struct letter *l) {
    const struct decision *d = l->decision;
    if (d->obligation_count == 0)
        return;
    heading(l, "Khi đó phải", "Duties that go with it");
    for (size_t i = 0; i < d->obligation_count; i++) {
        put_rule(l, d->obligations[i]);
    }
}

static void tell_conflicts(struct letter *l) {
    const struct decision *d = l->decision;
    if (d->conflict_count == 0)
        return;
    heading(l, "Văn bản mâu thuẫn với nhau", "Documents that contradict each other");
    for (size_t i = 0; i < d->conflict_count; i++) {
        put_rule(l, d->conflicts[i]);
    }
}

static void put_shield(struct letter *l, uint32_t shield) {
    struct cited c = {.count = 0};
    words_put(&l->w, "Vô hiệu vì: ", "Void because: ");
    words_bilingual(&l->w, l->rb->rules[shield].text);
    page_paragraph(&l->page, PAGE_PLAIN, ITEM_INDENT + 2, 2);
    cite_rule(l->d->evaluation, shield, &c);
    put_documents(l, &c, ITEM_INDENT + 2);
}

static void tell_voids(struct letter *l) {
    const struct decision *d = l->decision;
    if (d->void_count == 0)
        return;
    heading(l, "Quy định không có hiệu lực ở đây", "Rules that are void here");
    for (size_t i = 0; i < d->void_count; i++) {
        put_rule(l, d->voids[i].rule);
        put_shield(l, d->voids[i].shield);
    }
}

static void tell_errors(struct letter *l, const char *const *errors, size_t count) {
    if (count == 0)
        return;
    heading(l, "Lỗi khi áp dụng quy định", "Errors while the rules were applied");
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
        i == 0 ? words_put(&l->w, "Chẳng hạn: ", "For instance: ") : text_puts(l->w.out, "; ");
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
    heading(l, "Làm thế nào để được phép", "What would change it");
    for (size_t i = 0; i < d->remedy_count; i++) {
        text_puts(l->w.out, "- ");
        letter_remedy(l, &d->remedies[i]);
        page_paragraph(&l->page, PAGE_PLAIN, 2, 2);
        put_example(l, &d->remedies[i]);
    }
    if (d->remedy_count == 0) {
        words_put(&l->w, "Không thấy điều gì người được hỏi có thể làm hoặc xuất trình để được phép lúc này.",
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
        words_bilingual(&l->w, fact->ask);
        text_printf(l->w.out, " [%s]", fact->path);
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
    heading(l, "Cần hỏi", "To be asked");
    put_questions(l, true);
    if (!later)
        return;
    words_put(&l->w, "Tùy câu trả lời, có thể cần hỏi thêm:", "Depending on the answer, perhaps also:");
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
    if (!l->decision->no_geometry) {
        heading(l, "Đến khi nào", "Until when");
        letter_until(l);
        page_paragraph(&l->page, PAGE_PLAIN, 2, 0);
    }
    if (!authority || !authority->contact)
        return;
    heading(l, "Liên hệ", "Whom to call");
    words_bilingual(&l->w, authority->name);
    text_printf(l->w.out, ": %s", authority->contact);
    page_paragraph(&l->page, PAGE_PLAIN, 2, 0);
}

/* ---- the whole ---- */

static void write_letter(struct letter *l) {
    const char *const *errors;
    size_t error_count = evaluation_errors(l->d->evaluation, &errors);
    tell_question(l);
    tell_why(l);
    tell_obligations(l);
    tell_conflicts(l);
    tell_voids(l);
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
