/*
 * letter.c - the sentences of a letter; see letter.h.
 */
#include "decide/letter.h"

#include "base/civil.h"
#include "decide/refusal.h"

#define SCRATCH_LIMIT ((size_t)1 << 20)

bool letter_open(struct letter *l, struct lkd_decider *d, const struct decision *decision, bool vi,
                 bool colour, struct text *out) {
    const struct rulebook *rb = d->policy->rulebook;
    *l = (struct letter){.d = d, .rb = rb, .decision = decision};
    l->told = arena_calloc(&d->work, rb->predicate_count + 1, 1);
    l->cited = arena_calloc(&d->work, rb->directive_count + 1, 1);
    if (!l->told || !l->cited)
        return false;
    page_init(&l->page, out, colour);
    text_init(&l->scratch, SCRATCH_LIMIT);
    l->w = (struct words){.rb = rb, .e = d->evaluation, .vi = vi, .out = &l->page.line};
    return true;
}

void letter_close(struct letter *l) {
    page_free(&l->page);
    text_free(&l->scratch);
}

enum lkd_status letter_answer(struct lkd_decider *d, const char *text, size_t length,
                              const struct lkd_ask *ask, bool colour, letter_writer *write,
                              struct lkd_answer *ret_answer, struct lkd_error *err) {
    struct lkd_error own;
    struct lkd_error *e = err ? err : &own;
    enum lkd_verdict verdict = LKD_UNDETERMINED;
    error_clear(e);
    text_clear(&d->out);
    enum lkd_status status = decider_read(d, text, length, ask, e);
    if (status == LKD_OK)
        status = write(d, ask, colour, &verdict, e);
    if (status == LKD_OK && d->out.failed)
        status = error_set(e, LKD_NO_MEMORY, "no memory for the answer");
    if (status != LKD_OK) {
        verdict = LKD_UNDETERMINED;
        refusal_write(d->policy->rulebook, e, ask->language, colour, &d->out);
    }
    const char *bytes = text_cstr(&d->out);
    *ret_answer = (struct lkd_answer){bytes, strlen(bytes), verdict, NULL};
    return status;
}

/* ---- the verdict ---- */

static const struct query_kind *kind_of(const struct letter *l) {
    return &l->rb->vocabulary.queries[l->d->query.facts->query];
}

void letter_verdict(const struct letter *l, enum lkd_verdict verdict) {
    static const struct bilingual names[] = {
        [LKD_UNDETERMINED] = {"CHƯA XÁC ĐỊNH", "UNDETERMINED"},
        [LKD_ALLOW] = {"ĐƯỢC PHÉP", "ALLOWED"},
        [LKD_DENY] = {"KHÔNG ĐƯỢC PHÉP", "NOT ALLOWED"},
    };
    static const struct bilingual known = {"ĐÃ XÁC ĐỊNH", "DETERMINED"};
    bool about_level = kind_of(l)->about_level && verdict == LKD_ALLOW;
    words_bilingual(&l->w, about_level ? known : names[verdict]);
}

enum page_style letter_verdict_style(enum lkd_verdict verdict) {
    switch (verdict) {
    case LKD_ALLOW:
        return PAGE_GREEN;
    case LKD_DENY:
        return PAGE_RED;
    case LKD_UNDETERMINED:
        break;
    }
    return PAGE_YELLOW;
}

/* ---- reasons ---- */

void letter_reason(const struct letter *l, const struct reason *reason) {
    if (reason->effect != EFFECT_DEFAULT) {
        words_bilingual(&l->w, l->rb->rules[reason->index].text);
    } else if (reason->index == REASON_GAP) {
        words_bilingual(&l->w, answer_gap_text);
    } else if (reason->index == REASON_OUTSIDE) {
        words_bilingual(&l->w, answer_outside_text);
    } else {
        const struct default_rule *d = &l->rb->defaults[reason->index];
        words_bilingual(&l->w, l->decision->verdict == LKD_ALLOW ? d->allow : d->deny);
    }
}

void letter_cite_reason(const struct letter *l, const struct reason *reason, struct cited *c) {
    c->count = 0;
    if (reason->effect != EFFECT_DEFAULT)
        cite_rule(l->d->evaluation, reason->index, c);
    else if (reason->index != REASON_GAP && reason->index != REASON_OUTSIDE)
        cite_default(l->d->evaluation, reason->index, c);
}

void letter_ids(const struct letter *l, const struct cited *c) {
    for (size_t i = 0; i < c->count; i++) {
        text_puts(l->w.out, i == 0 ? " [" : ", ");
        text_puts(l->w.out, l->rb->directives[c->directives[i]].id);
    }
    text_puts(l->w.out, c->count ? "]" : "");
}

void letter_heading(struct letter *l, const char *vi, const char *en) {
    page_space(&l->page);
    words_put(&l->w, vi, en);
    page_paragraph(&l->page, PAGE_BOLD, 0, 0);
}

void letter_level(const struct letter *l, uint16_t slot, int scale) {
    words_bilingual(&l->w, l->rb->scales[scale].label);
    words_put(&l->w, " tại ", " at ");
    words_fact(&l->w, slot);
    text_puts(l->w.out, ": ");
    words_level(&l->w, slot, scale);
}

void letter_more(struct letter *l, size_t count, size_t shown) {
    if (count <= shown)
        return;
    text_printf(l->w.out, l->w.vi ? "… và %zu điều nữa" : "... and %zu more", count - shown);
    page_paragraph(&l->page, PAGE_DIM, 2, 2);
}

/* ---- what would change it ---- */

static struct bilingual remedy_text(const struct letter *l, const struct remedy_fact *f) {
    const struct fact *fact = &l->rb->vocabulary.facts[f->slot];
    return fact->remedy_text.vi ? fact->remedy_text : fact->label;
}

static bool said_before(const struct letter *l, const struct remedy *r, size_t i) {
    for (size_t k = 0; k < i; k++)
        if (strcmp(remedy_text(l, &r->facts[k]).vi, remedy_text(l, &r->facts[i]).vi) == 0)
            return true;
    return false;
}

void letter_remedy(const struct letter *l, const struct remedy *remedy) {
    const struct words *w = &l->w;
    if (remedy->wait_until_s != CIVIL_NEVER) {
        words_put(w, "Chờ: được phép từ ", "Wait: it is allowed from ");
        words_begin(w, remedy->wait_until_s);
        words_put(w, ".", ".");
        return;
    }
    for (size_t i = 0; i < remedy->count; i++) {
        if (said_before(l, remedy, i))
            continue;
        text_puts(w->out, i > 0 ? " " : "");
        words_bilingual(w, remedy_text(l, &remedy->facts[i]));
    }
}

/* ---- until when ---- */

static void put_next_verdict(const struct letter *l) {
    static const struct bilingual next[] = {
        [LKD_UNDETERMINED] = {" Từ lúc đó: chưa xác định, xin hỏi lại.",
                              " From then on: undetermined; ask again."},
        [LKD_ALLOW] = {" Từ lúc đó: được phép.", " From then on: allowed."},
        [LKD_DENY] = {" Từ lúc đó: không được phép.", " From then on: not allowed."},
    };
    static const struct bilingual again = {" Từ lúc đó xin hỏi lại.", " Ask again then."};
    bool known = l->decision->next_verdict != l->decision->verdict && !kind_of(l)->about_level;
    words_bilingual(&l->w, known ? next[l->decision->next_verdict] : again);
}

void letter_question(const struct letter *l, uint16_t slot) {
    const struct fact *facts = l->rb->vocabulary.facts;
    words_bilingual(&l->w, facts[slot].ask);
    if (facts[slot].place != NO_SLOT) {
        text_puts(l->w.out, " (");
        words_bilingual(&l->w, facts[facts[slot].place].label);
        text_puts(l->w.out, ")");
    }
    text_printf(l->w.out, " [%s]", facts[slot].path);
}

static void put_endless(const struct letter *l) {
    if (l->decision->verdict == LKD_UNDETERMINED)
        words_put(&l->w, "Chừng nào sự việc và quy định không thay đổi thì vẫn chưa xác định.",
                  "It stays undetermined as long as facts and rules stay as they are.");
    else
        words_put(&l->w, "Không có thời hạn: đúng chừng nào sự việc và quy định không thay đổi.",
                  "No end is known: it holds as long as facts and rules stay as they are.");
}

void letter_until(const struct letter *l) {
    const struct decision *d = l->decision;
    const struct words *w = &l->w;
    if (d->valid_until_s == CIVIL_NEVER) {
        put_endless(l);
        return;
    }
    if (d->valid_until_s <= d->time_s) {
        words_put(
            w, "Câu trả lời này chỉ chắc chắn vào đúng thời điểm được hỏi; lúc khác xin hỏi lại.",
            "This answer is certain for the moment asked about only; ask again at another time.");
        return;
    }
    if (!d->valid_until_exact && d->verdict == LKD_UNDETERMINED)
        words_put(w, "Nếu không biết thêm gì thì vẫn chưa xác định ít nhất đến ",
                  "Unless more is learnt it stays undetermined at least until ");
    else if (!d->valid_until_exact)
        words_put(w, "Câu trả lời này chắc chắn đúng ít nhất đến ",
                  "This answer surely holds at least until ");
    else if (d->verdict == LKD_UNDETERMINED)
        words_put(w, "Nếu không biết thêm gì thì vẫn chưa xác định đến ",
                  "Unless more is learnt it stays undetermined until ");
    else
        words_put(w, "Câu trả lời này đúng đến ", "This answer holds until ");
    words_end(w, d->valid_until_s);
    text_puts(w->out, ".");
    put_next_verdict(l);
}

void letter_placing(const struct letter *l) {
    words_bilingual(&l->w, *placing_text(l->decision->placing));
    text_puts(l->w.out, ".");
}

static void put_coordinates(const struct letter *l, const double point[2]) {
    text_printf(l->w.out, l->w.vi ? "kinh độ %.6f, vĩ độ %.6f" : "longitude %.6f, latitude %.6f",
                point[0], point[1]);
}

static void put_leg(const struct letter *l, const struct route_leg *leg) {
    uint16_t route = l->rb->vocabulary.queries[l->d->query.facts->query].route;
    words_put(&l->w, "Trên lộ trình, tại ", "On the way, at ");
    words_fact_value(&l->w, route);
    words_put(&l->w, ", từ ", ", from ");
    put_coordinates(l, leg->enter);
    words_put(&l->w, " đến ", " to ");
    put_coordinates(l, leg->leave);
    text_puts(l->w.out, ".");
}

bool letter_whereabouts(const struct letter *l) {
    const struct evaluation *e = l->d->evaluation;
    size_t count, leg = scenario_leg(e, evaluation_scenario(e));
    const struct route_leg *legs = evaluation_legs(e, &count);
    if (l->decision->placing != PLACING_DONE)
        return false;
    if (leg != NO_LEG && l->decision->verdict != LKD_ALLOW) {
        put_leg(l, &legs[leg]);
        return true;
    }
    if (!evaluation_near_border(e))
        return false;
    words_put(&l->w, "Gần ranh giới: trả lời theo nơi chặt chẽ nhất, ",
              "Near a border: decided for the strictest of the places it may be, ");
    words_fact_value(&l->w, place_here(e));
    text_puts(l->w.out, ".");
    return true;
}
