/*
 * nearest.c - the name somebody probably meant; see text.h.
 *
 * Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, no part
 * edited twice. Costs are doubled, so that a mere difference of case can cost half an edit; a digit
 * for another one costs two, as codes that differ by a digit are different things.
 */
#include <limits.h>
#include <stdbool.h>

#include "base/text.h"

#define NAME_MAX_BYTES 64
#define EDIT 2
#define CASE_EDIT 1

struct rows {
    int cost[3][NAME_MAX_BYTES + 1]; /* of the line before last, the last one and this one */
};

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static int substitution(char a, char b) {
    if (a == b)
        return 0;
    if (is_digit(a) && is_digit(b))
        return 2 * EDIT;
    return lower(a) == lower(b) ? CASE_EDIT : EDIT;
}

static int least(int a, int b) {
    return a < b ? a : b;
}

/* Cost of turning the first i bytes of `a` into each start of `b`; returns the least of them. */
static int fill_row(struct rows *rows, const char *a, size_t i, const char *b, size_t b_length) {
    int *before = rows->cost[(i + 1) % 3], *last = rows->cost[(i + 2) % 3],
        *row = rows->cost[i % 3];
    int lowest = row[0] = (int)i * EDIT;
    for (size_t j = 1; j <= b_length; j++) {
        int cost = last[j - 1] + substitution(a[i - 1], b[j - 1]);
        cost = least(cost, last[j] + EDIT);
        cost = least(cost, row[j - 1] + EDIT);
        if (i > 1 && j > 1) /* a swap of unequal letters costs no less than two substitutions */
            cost = least(cost, before[j - 2] + EDIT + substitution(a[i - 1], b[j - 2]) +
                                   substitution(a[i - 2], b[j - 1]));
        row[j] = cost;
        lowest = least(lowest, cost);
    }
    return lowest;
}

/* The distance, or `bound` + 1 as soon as it is known to be above `bound`. */
static int distance(const char *a, size_t a_length, const char *b, size_t b_length, int bound) {
    struct rows rows;
    size_t difference = a_length > b_length ? a_length - b_length : b_length - a_length;
    if (difference * EDIT > (size_t)bound)
        return bound + 1;
    for (size_t j = 0; j <= b_length; j++)
        rows.cost[0][j] = (int)j * EDIT;
    int lowest_before = 0;
    for (size_t i = 1; i <= a_length; i++) {
        int lowest = fill_row(&rows, a, i, b, b_length);
        if (lowest > bound && lowest_before > bound) /* a swap reaches back two lines */
            return bound + 1;
        lowest_before = lowest;
    }
    return rows.cost[a_length % 3][b_length];
}

static size_t common_prefix(const char *a, const char *b) {
    size_t length = 0;
    while (a[length] && a[length] == b[length])
        length++;
    return length;
}

/* What may be wrong in a word: only what stands behind the groups it has in common with the name
 * counts, so that "person.wings" is not near "person.id". */
static int bound_of(const char *word, size_t length, const char *name) {
    size_t shared = common_prefix(word, name);
    while (shared > 0 && word[shared - 1] != '.')
        shared--;
    length -= shared;
    return length < 6 ? EDIT : (int)(length / 3) * EDIT;
}

const char *nearest_name(const char *word, size_t count,
                         const char *(*at)(const void *context, size_t i), const void *context) {
    size_t length = strlen(word);
    if (length == 0 || length > NAME_MAX_BYTES)
        return NULL;
    int lowest = INT_MAX;
    const char *nearest = NULL;
    for (size_t i = 0; i < count; i++) {
        const char *candidate = at(context, i);
        size_t candidate_length = candidate ? strnlen(candidate, NAME_MAX_BYTES + 1) : 0;
        if (!candidate || candidate_length > NAME_MAX_BYTES)
            continue;
        int bound = least(lowest, bound_of(word, length, candidate));
        int found = distance(word, length, candidate, candidate_length, bound);
        /* Of equally near names the one that begins more alike: "7600" means "760", not "600". */
        if (found <= bound &&
            (found < lowest || common_prefix(word, candidate) > common_prefix(word, nearest))) {
            nearest = candidate;
            lowest = found;
        }
    }
    return nearest;
}
