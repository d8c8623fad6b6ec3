/*
 * findings.c - what is wrong with rows; see lockdown/registry.h.
 */
#include <stdlib.h>

#include "base/vec.h"
#include "registry/registry.h"

#define KEPT_MAX 1000

struct lkd_row_findings {
    struct arena arena;
    struct {
        struct lkd_row_finding *items;
        size_t count, capacity;
    } list;
    size_t total;
};

struct lkd_row_findings *row_findings_new(void) {
    struct lkd_row_findings *f = calloc(1, sizeof *f);
    if (f)
        arena_init(&f->arena, (size_t)16 << 20, NULL);
    return f;
}

void lkd_row_findings_free(struct lkd_row_findings *f) {
    if (!f)
        return;
    arena_free(&f->arena);
    free(f);
}

size_t lkd_row_findings_count(const struct lkd_row_findings *f) {
    return f ? f->list.count : 0;
}

size_t lkd_row_findings_total(const struct lkd_row_findings *f) {
    return f ? f->total : 0;
}

struct lkd_row_finding lkd_row_findings_at(const struct lkd_row_findings *f, size_t i) {
    return f->list.items[i];
}

void row_findings_add(struct lkd_row_findings *f, size_t row, size_t line, const char *column,
                      const struct lkd_error *what) {
    f->total++;
    if (f->list.count == KEPT_MAX)
        return;
    struct lkd_row_finding finding = {row, line, column ? arena_strdup(&f->arena, column) : NULL,
                                      arena_strdup(&f->arena, what->message),
                                      what->hint[0] ? arena_strdup(&f->arena, what->hint) : NULL};
    if (finding.message)
        (void)!VEC_PUSH(&f->arena, &f->list, finding);
}

/* The first finding as an error: "row 3 (line 4), column doses: ...". */
static void tell_first(const struct lkd_row_findings *f, struct lkd_error *err) {
    const struct lkd_row_finding *first = f->list.items;
    error_clear(err);
    if (f->list.count == 0) {
        error_set(err, LKD_BAD_DATA, "%zu rows are wrong", f->total);
        return;
    }
    error_set(err, LKD_BAD_DATA, "%s%s%s", first->column ? first->column : "",
              first->column ? ": " : "", first->message);
    if (first->hint)
        error_hint(err, "%s", first->hint);
    if (first->line)
        error_where(err, "row %zu, line %zu", first->row, first->line);
}

enum lkd_status row_findings_give(struct lkd_row_findings *f, enum lkd_status status,
                                  struct lkd_row_findings **ret, struct lkd_error *err) {
    bool any = f && f->total > 0;
    *ret = any ? f : NULL;
    if (!any) {
        lkd_row_findings_free(f);
        return status;
    }
    if (status != LKD_OK && status != LKD_BAD_DATA)
        return status;
    tell_first(f, err);
    return LKD_BAD_DATA;
}
