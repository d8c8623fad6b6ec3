/*
 * problems.c - the list of mistakes found by a load; see source.h.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "base/vec.h"
#include "policy/source.h"

#define MEMORY_BYTES ((size_t)4 << 20)
#define MESSAGE_SIZE 512

void problems_init(struct problems *p) {
    *p = (struct problems){.count = 0};
    arena_init(&p->arena, MEMORY_BYTES, NULL);
}

void problems_free(struct problems *p) {
    arena_free(&p->arena);
    problems_init(p);
}

/* How much of a text fits `limit` bytes without cutting a character. */
static size_t fitting_length(const char *text, size_t limit) {
    size_t length = strnlen(text, limit);
    if (length < limit || text[length] == '\0')
        return length;
    while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
        length--;
    return length;
}

static const char *file_name(const struct source *s, struct position at) {
    if (s && at.file < s->file_count)
        return s->files[at.file].name;
    return s && s->name ? s->name : "";
}

static bool store(struct problems *p, struct problem found) {
    if (found.hint && !*found.hint)
        found.hint = NULL;
    if (found.hint) {
        found.hint =
            arena_copy(&p->arena, found.hint, fitting_length(found.hint, MESSAGE_SIZE - 1));
        if (!found.hint)
            return false;
    }
    found.message = arena_strdup(&p->arena, found.message);
    found.file = arena_strdup(&p->arena, found.file);
    return found.message && found.file && VEC_PUSH(&p->arena, p, found);
}

void problem_addv(struct problems *p, const struct source *s, struct position at, const char *hint,
                  const char *format, va_list arguments) {
    if (p->count >= PROBLEMS_MAX) {
        p->dropped++;
        return;
    }
    char message[MESSAGE_SIZE + 4] = "";
    vsnprintf(message, sizeof message, format, arguments);
    message[fitting_length(message, MESSAGE_SIZE - 1)] = '\0';
    if (!store(p, (struct problem){at, file_name(s, at), message, hint}))
        p->dropped++;
}

void problem_add(struct problems *p, const struct source *s, struct position at, const char *hint,
                 const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    problem_addv(p, s, at, hint, format, arguments);
    va_end(arguments);
}

static int compare(const void *left, const void *right) {
    const struct problem *a = left, *b = right;
    int order = strcmp(a->file, b->file);
    if (order == 0)
        order = (a->at.line > b->at.line) - (a->at.line < b->at.line);
    if (order == 0)
        order = (a->at.column > b->at.column) - (a->at.column < b->at.column);
    return order ? order : strcmp(a->message, b->message);
}

void problems_sort(struct problems *p) {
    if (p->count < 2)
        return;
    qsort(p->items, p->count, sizeof *p->items, compare);
    size_t kept = 1;
    for (size_t i = 1; i < p->count; i++)
        if (compare(&p->items[kept - 1], &p->items[i]) != 0)
            p->items[kept++] = p->items[i];
    p->count = kept;
}
