/*
 * findings.c - collecting findings; see findings.h.
 */
#include "geo/findings.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/vec.h"

#define MEMORY_BYTES ((size_t)16 << 20)
#define KINDS_MAX 32

struct kind_count {
    const char *kind;
    bool warning;
    size_t count;
    double area_m2;
};

struct lkd_zone_findings {
    struct arena arena;
    struct {
        struct lkd_zone_finding *items;
        size_t count, capacity;
    } list;
    struct kind_count kinds[KINDS_MAX];
    size_t kind_count;
};

struct lkd_zone_findings *findings_new(void) {
    struct lkd_zone_findings *f = calloc(1, sizeof *f);
    if (f)
        arena_init(&f->arena, MEMORY_BYTES, NULL);
    return f;
}

void lkd_zone_findings_free(struct lkd_zone_findings *f) {
    if (f)
        arena_free(&f->arena);
    free(f);
}

/* The count of the finding's kind; the last one takes what is too much. */
static struct kind_count *kind_of(struct lkd_zone_findings *f, const struct lkd_zone_finding *one) {
    for (size_t i = 0; i < f->kind_count; i++)
        if (f->kinds[i].warning == one->warning && strcmp(f->kinds[i].kind, one->kind) == 0)
            return &f->kinds[i];
    if (f->kind_count == KINDS_MAX)
        return &f->kinds[KINDS_MAX - 1];
    f->kinds[f->kind_count] = (struct kind_count){.kind = one->kind, .warning = one->warning};
    return &f->kinds[f->kind_count++];
}

/* A copy that is UTF-8 whatever was cut or quoted. */
static bool copy_text(struct arena *a, const char **text) {
    if (!*text)
        return true;
    size_t left = strlen(*text);
    char *copy = arena_copy(a, *text, left);
    *text = copy;
    while (copy && left > 0) {
        size_t length = utf8_sequence((const unsigned char *)copy, left);
        if (length == 0) {
            *copy = '?';
            length = 1;
        }
        copy += length;
        left -= length;
    }
    return *text != NULL;
}

bool findings_add(struct lkd_zone_findings *f, const struct lkd_zone_finding *finding) {
    if (!f)
        return true;
    struct kind_count *kind = kind_of(f, finding);
    kind->count++;
    if (finding->has_area)
        kind->area_m2 += finding->area_m2;
    size_t most = finding->warning ? FINDINGS_WARNINGS_MAX : FINDINGS_ERRORS_MAX;
    if (kind->count > most)
        return true;
    struct lkd_zone_finding copy = *finding;
    if (copy.hint && !*copy.hint)
        copy.hint = NULL;
    return copy_text(&f->arena, &copy.file) && copy_text(&f->arena, &copy.id) &&
           copy_text(&f->arena, &copy.other_id) && copy_text(&f->arena, &copy.message) &&
           copy_text(&f->arena, &copy.hint) && VEC_PUSH(&f->arena, &f->list, copy);
}

void findings_sort(struct lkd_zone_findings *f) {
    struct lkd_zone_finding *sorted = arena_alloc(&f->arena, f->list.count * sizeof *sorted);
    size_t count = 0;
    if (!sorted)
        return;
    for (int warning = 0; warning < 2; warning++)
        for (size_t i = 0; i < f->list.count; i++)
            if (f->list.items[i].warning == (bool)warning)
                sorted[count++] = f->list.items[i];
    f->list.items = sorted;
    f->list.capacity = count;
}

static size_t total(const struct lkd_zone_findings *f, bool warning) {
    size_t sum = 0;
    for (size_t i = 0; f && i < f->kind_count; i++)
        if (f->kinds[i].warning == warning)
            sum += f->kinds[i].count;
    return sum;
}

size_t lkd_zone_findings_errors(const struct lkd_zone_findings *f) {
    return total(f, false);
}

size_t lkd_zone_findings_warnings(const struct lkd_zone_findings *f) {
    return total(f, true);
}

size_t lkd_zone_findings_of_kind(const struct lkd_zone_findings *f, const char *kind,
                                 double *ret_area_m2) {
    size_t count = 0;
    double area_m2 = 0;
    for (size_t i = 0; f && i < f->kind_count; i++) {
        if (strcmp(f->kinds[i].kind, kind) != 0)
            continue;
        count += f->kinds[i].count;
        area_m2 += f->kinds[i].area_m2;
    }
    if (ret_area_m2)
        *ret_area_m2 = area_m2;
    return count;
}

size_t lkd_zone_findings_count(const struct lkd_zone_findings *f) {
    return f ? f->list.count : 0;
}

struct lkd_zone_finding lkd_zone_findings_at(const struct lkd_zone_findings *f, size_t i) {
    return f->list.items[i];
}
