/*
 * suggest.c - optimal string alignment distance over short words.
 */
#include "cli/suggest.h"

#include <stdio.h>
#include <string.h>

#define WORD_MAX 31 /* longer words are not compared */

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Insertions, deletions, replacements and swaps of neighbours that make one word of the other. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length) {
    size_t d[WORD_MAX + 1][WORD_MAX + 1];

    for (size_t i = 0; i <= a_length; i++)
        d[i][0] = i;
    for (size_t j = 0; j <= b_length; j++)
        d[0][j] = j;
    for (size_t i = 1; i <= a_length; i++)
        for (size_t j = 1; j <= b_length; j++) {
            d[i][j] = smaller(d[i - 1][j], d[i][j - 1]) + 1;
            d[i][j] = smaller(d[i][j], d[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = smaller(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a_length][b_length];
}

/* An abbreviation is as near as one slip. */
static size_t nearness(const struct suggestion *s, const char *right, size_t length) {
    if (s->length >= 3 && s->length < length && memcmp(s->word, right, s->length) == 0)
        return 1;
    return distance(s->word, s->length, right, length);
}

void suggestion_begin(struct suggestion *s, const char *word, size_t length) {
    size_t slips = length >= 3 ? length / 3 : 1;

    *s = (struct suggestion){.word = word, .length = length, .best_distance = slips + 1};
}

void suggestion_offer(struct suggestion *s, const char *right, size_t length) {
    size_t d;

    if (s->length > WORD_MAX || length > WORD_MAX)
        return;
    d = nearness(s, right, length);
    if (d < s->best_distance) {
        s->best = right;
        s->best_length = length;
        s->best_distance = d;
    }
}

const char *suggestion_hint(struct suggestion *s, const char *prefix) {
    if (!s->best)
        return NULL;
    snprintf(s->hint, sizeof s->hint, "did you mean `%s%.*s`?", prefix, (int)s->best_length,
             s->best);
    return s->hint;
}
