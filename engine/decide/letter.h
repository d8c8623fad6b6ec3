/*
 * letter.h - a decision told to a person: the parts that the letter (explain.c, considered.c) and
 * the few lines of `decide` (pretty.c) are made of.
 *
 * A letter is opened once the decision is made, in one language; the evaluation still stands at the
 * moment of the decision, so that conditions can be told with what they saw.
 */
#ifndef DECIDE_LETTER_H
#define DECIDE_LETTER_H

#include "decide/page.h"
#include "decide/snapshot.h"
#include "policy/citations.h"
#include "policy/describe.h"

struct letter {
    struct lkd_decider *d;
    const struct rulebook *rb;
    const struct decision *decision;
    struct page page;
    struct words w;       /* composes the page's paragraph */
    struct text scratch;  /* of condition trees */
    unsigned char *told;  /* by predicate: its parts are told already */
    unsigned char *cited; /* by directive: told in full already */
};

/* Read, decide, write: what the public functions have in common. The writer decides and fills the
 * decider's text; a query that is not answered is told by refusal.h instead. */
typedef enum lkd_status letter_writer(struct lkd_decider *d, const struct lkd_ask *ask, bool colour,
                                      enum lkd_verdict *ret_verdict, struct lkd_error *err);
enum lkd_status letter_answer(struct lkd_decider *d, const char *text, size_t length,
                              const struct lkd_ask *ask, bool colour, letter_writer *write,
                              struct lkd_answer *ret_answer, struct lkd_error *err);

/* Write to `out`; false when there is no memory, and nothing is to be closed. */
bool letter_open(struct letter *l, struct lkd_decider *d, const struct decision *decision, bool vi,
                 bool colour, struct text *out);
void letter_close(struct letter *l);

/* ---- sentences, appended to the paragraph being composed ---- */
/* "KHÔNG ĐƯỢC PHÉP", and its colour. */
void letter_verdict(const struct letter *l, enum lkd_verdict verdict);
enum page_style letter_verdict_style(enum lkd_verdict verdict);
/* The text of a reason, and the documents behind it. */
void letter_reason(const struct letter *l, const struct reason *reason);
void letter_cite_reason(const struct letter *l, const struct reason *reason, struct cited *c);
/* " [H-2490, H-2556]" */
void letter_ids(const struct letter *l, const struct cited *c);
/* What could be done, each thing once; or until when to wait. */
void letter_remedy(const struct letter *l, const struct remedy *remedy);
/* "Nơi này thuộc đơn vị hành chính nào? (nơi đi) [origin.zone]" */
void letter_question(const struct letter *l, uint16_t slot);
/* "Câu trả lời này đúng đến 06:00 (6 giờ sáng) ngày 28/7/2021. Từ lúc đó: được phép." */
void letter_until(const struct letter *l);
/* For which leg of the route, or on which side of a border, the answer was found; false when there
 * is only one place to decide for. */
bool letter_whereabouts(const struct letter *l);
/* Why a point or a route cannot be answered. */
void letter_placing(const struct letter *l);

/* "giãn cách xã hội tại nơi đi: “Chỉ thị 16”" */
void letter_level(const struct letter *l, uint16_t slot, int scale);

/* ---- lines of their own ---- */
void letter_heading(struct letter *l, const char *vi, const char *en);
/* A line on what is left out, so that nobody takes the first for the only ones. */
void letter_more(struct letter *l, size_t count, size_t shown);

/* ---- sections (why.c, considered.c) ---- */
/* The lines of a condition, dim, each after so many columns; at most so many lines. */
void letter_tree(struct letter *l, node_id node, enum tree tree, int indent, size_t lines);
/* Why: reasons, what is pending, duties, contradictions. */
void letter_why(struct letter *l);
/* Every rule considered, with each condition's value. */
void letter_considered(struct letter *l);

#endif
