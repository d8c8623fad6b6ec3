/*
 * describe.h - conditions, facts and values in words, Vietnamese or English.
 *
 * Whoever writes for people (explanations, coverage) composes sentences of these parts. With an
 * evaluation the parts also tell what it knows: the value of a parameter in force, what an atom
 * saw, true or false. Values are exact; names are the labels of the vocabulary. Texts from a query
 * are written as they are: whoever shows them on a terminal has to take control characters out.
 */
#ifndef POLICY_DESCRIBE_H
#define POLICY_DESCRIBE_H

#include "base/text.h"
#include "policy/evaluate.h"

struct words {
    const struct rulebook *rb;
    struct evaluation *e; /* values are told as of its moment; NULL: only what is written is told */
    bool vi;              /* Vietnamese, else English */
    struct text *out;
    uint64_t queries; /* without an evaluation: the kinds that a condition is asked in, as bits of
                       * rulebook.vocabulary.queries; 0: any */
};

/* Append the text of the language. */
void words_put(const struct words *w, const char *vi, const char *en);
void words_bilingual(const struct words *w, struct bilingual text);

/* ---- moments; see base/moment.h for the long forms ---- */
/* "18:30" */
void words_clock(const struct words *w, int second);
/* "18:30 ngày 27/7/2021", "18:30 on 27 July 2021": inside brackets, without the 12 hours. */
void words_instant(const struct words *w, int64_t instant_s);
/* An end, exclusive: "06:00 (6 giờ sáng) ngày 28/7/2021", or at midnight "hết ngày 1/8/2021". */
void words_end(const struct words *w, int64_t instant_s);
/* A beginning: the same, or at midnight "ngày 2/8/2021". */
void words_begin(const struct words *w, int64_t instant_s);

/* ---- names and values ---- */
/* "Quận 1 (760)" */
void words_zone(const struct words *w, uint32_t zone);
/* "0,75" in Vietnamese, "0.75" in English */
void words_decimal(const struct words *w, int64_t millionths);
/* The label of a fact; of a modifier with its place: "cấp độ dịch đã công bố (nơi đi)". */
void words_fact(const struct words *w, uint16_t slot);
void words_value(const struct words *w, enum fact_type type, const struct enumeration *values,
                 const union value *value);
/* The value of a fact; "chưa biết", "không có". Needs an evaluation. */
void words_fact_value(const struct words *w, uint16_t slot);
/* The level of a place in a scale, as far as it is known. Needs an evaluation. */
void words_level(const struct words *w, uint16_t place, int scale);
/* A fact, derived value or parameter by name, and its value; "" for what is not known. */
void words_reference(const struct words *w, reference from);
void words_reading(const struct words *w, reference from);
/* What an instant is written as: "thời điểm trả kết quả + 72 giờ". */
void words_moment(const struct words *w, const struct instant *instant);
/* "x is before now" is kept as "not now before x + 1 s". Take that second off, if it is there. */
bool instant_drop_second(struct instant *instant);
/* đúng, sai, chưa biết */
void words_truth(const struct words *w, enum kleene value);
/* "quận, huyện", "district"; by rank */
void words_unit(const struct words *w, int rank);

/* ---- conditions ---- */
/* A whole condition on one line, as it is written. It speaks of the trip only where one of the
 * kinds of query (see struct words) has a trip. */
void describe_condition(const struct rulebook *rb, node_id node, uint64_t queries, bool vi,
                        struct text *out);

/*
 * Two children of an `and` that together put one moment into an interval: `from <= x < to`. They
 * are told as one clause.
 */
struct interval {
    const struct node *node; /* the second of the two, OP_NOW_BEFORE or OP_BEFORE */
    uint32_t from, to;       /* instants */
    bool is_point;           /* one second or one day: `from` says it all */
};
bool describe_interval(const struct rulebook *rb, node_id first, node_id second,
                       struct interval *ret_interval);

/* What an atom saw: "bây giờ là 18:30"; nothing where its value says it all. Needs an evaluation.
 */
void words_seen(const struct words *w, const struct node *atom);
void words_seen_interval(const struct words *w, const struct interval *interval);
/* One clause: an atom or predicate, or its negation; with an evaluation followed by its value and
 * what it saw: "giờ trong khoảng 18:00 (6 giờ tối) đến 06:00 (6 giờ sáng): đúng (bây giờ là
 * 18:30)". */
void describe_clause(const struct words *w, node_id node);
void describe_interval_clause(const struct words *w, const struct interval *interval, bool negated,
                              enum kleene value);

/* Which lines of a condition to tell. */
enum tree {
    TREE_ALL,     /* every clause with its value, whether it was needed or not */
    TREE_DECIDING /* the clauses that make the whole what it is */
};
/* Called with each line of a tree, the text borrowed for the call; false ends the tree. */
typedef bool describe_line(void *context, int depth, const char *line, size_t length);
/* Tell a condition as lines; `w->out` is scratch and is left empty. `told` has a byte for each
 * predicate of the rulebook: those that are set are told by name alone, the others are set. False
 * when there is no memory for a line. */
bool describe_tree(const struct words *w, node_id node, enum tree tree, unsigned char *told,
                   describe_line *each, void *context);

#endif
