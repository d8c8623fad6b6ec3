/*
 * suggest.h - "did you mean ...?": the nearest of the words that would have been right.
 *
 * suggestion_begin() with what was written, suggestion_offer() for each right word, then
 * suggestion_hint().
 */
#ifndef CLI_SUGGEST_H
#define CLI_SUGGEST_H

#include <stddef.h>

struct suggestion {
    const char *word;
    size_t length;
    const char *best;                  /* NULL: nothing is near */
    size_t best_length, best_distance; /* only a smaller distance is better */
    char hint[96];
};

void suggestion_begin(struct suggestion *s, const char *word, size_t length);
void suggestion_offer(struct suggestion *s, const char *right, size_t length);
/* "did you mean `--fields`?" with `prefix` before the word; NULL when nothing is near. Borrowed
 * from the suggestion. */
const char *suggestion_hint(struct suggestion *s, const char *prefix);

#endif
