/*
 * why.c - the middle of a letter: each reason with its documents and the clauses that decided, what
 * still waits for an answer, duties, contradictions and void rules.
 */
#include "base/moment.h"
#include "decide/letter.h"
#include "decide/versions.h"

#define REASON_INDENT 2
#define ITEM_INDENT 2
#define CLAUSES_SHOWN 12 /* lines of what decided, for one reason */
#define PENDING_SHOWN 4  /* rules that wait for an answer */

/* ---- documents ---- */

/* In full when it is told for the first time. */
static void put_document(struct letter *l, uint32_t directive, int indent) {
    const struct directive *d = &l->rb->directives[directive];
    const struct words *w = &l->w;
    words_put(w, "Căn cứ: Văn bản", d->number ? "Basis: " : "Basis: act");
    if (d->number)
        text_printf(w->out, "%s%s", w->vi ? " " : "", d->number);
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

static void put_level(struct letter *l, uint16_t slot, int scale, enum page_style style,
                      int indent) {
    text_puts(l->w.out, "- ");
    letter_level(l, slot, scale);
    page_paragraph(&l->page, style, indent, 2);
}

/* From which level a default denies, and which levels were found. */
static void put_deciding_levels(struct letter *l, const struct default_rule *d) {
    uint16_t slots[TRIP_MAX];
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
    struct outcome o =
        positive ? evaluate_rule(l->d->evaluation, r) : effective_outcome(l->d->evaluation, r);
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
    letter_heading(l, "Vì sao", "Why");
    if (d->placing != PLACING_DONE) {
        letter_placing(l);
        page_paragraph(&l->page, PAGE_PLAIN, 2, 0);
    }
    for (size_t i = 0; i < d->reason_count; i++)
        put_reason(l, i);
    if (about_level)
        tell_levels(l);
    else if (d->question_count > 0)
        tell_pending(l);
    else if (d->reason_count == 0 && d->placing == PLACING_DONE)
        tell_nothing(l);
}

/* ---- duties and contradictions ---- */

static void tell_obligations(struct letter *l) {
    const struct decision *d = l->decision;
    if (d->obligation_count == 0)
        return;
    letter_heading(l, "Khi đó phải", "Duties that go with it");
    for (size_t i = 0; i < d->obligation_count; i++)
        put_rule(l, d->obligations[i]);
}

static void tell_conflicts(struct letter *l) {
    const struct decision *d = l->decision;
    if (d->conflict_count == 0)
        return;
    letter_heading(l, "Văn bản mâu thuẫn với nhau", "Documents that contradict each other");
    for (size_t i = 0; i < d->conflict_count; i++)
        put_rule(l, d->conflicts[i]);
}

static void tell_versions(struct letter *l) {
    size_t count = versions_conflicts(l->d->versions);
    if (count == 0)
        return;
    letter_heading(l, "Điều được khai và nơi khác ghi", "What is said here and elsewhere");
    for (size_t i = 0; i < count; i++) {
        struct text vi, en;
        text_init(&vi, 8192);
        text_init(&en, 8192);
        versions_words(l->d->versions, i, &vi, &en);
        words_bilingual(&l->w, (struct bilingual){text_cstr(&vi), text_cstr(&en)});
        page_paragraph(&l->page, PAGE_PLAIN, ITEM_INDENT, 2);
        text_free(&vi);
        text_free(&en);
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
    letter_heading(l, "Quy định không có hiệu lực ở đây", "Rules that are void here");
    for (size_t i = 0; i < d->void_count; i++) {
        put_rule(l, d->voids[i].rule);
        put_shield(l, d->voids[i].shield);
    }
}

void letter_why(struct letter *l) {
    tell_why(l);
    tell_obligations(l);
    tell_versions(l);
    tell_conflicts(l);
    tell_voids(l);
}
