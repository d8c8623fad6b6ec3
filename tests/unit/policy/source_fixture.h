/*
 * source_fixture.h - loading rule files that are written in a test, and showing what came of them.
 */
#ifndef POLICY_SOURCE_FIXTURE_H
#define POLICY_SOURCE_FIXTURE_H

#include "base/text.h"
#include "policy/source.h"
#include "support/tap.h"

struct loaded {
    struct source source;
    struct problems problems;
    struct text shown; /* of show_problems, show_declarations */
};

static inline void load_files(struct loaded *l, const struct source_text *texts, size_t count,
                              const struct source_limits *limits) {
    struct lkd_error err = {.status = LKD_OK};
    problems_init(&l->problems);
    text_init(&l->shown, (size_t)16 << 20);
    assert_int_equal(source_load_texts(&l->source, texts, count, limits, &l->problems, &err),
                     LKD_OK);
}

static inline void load_bytes(struct loaded *l, const char *bytes, size_t length) {
    struct source_text text = {"rules/a.lua", bytes, length};
    load_files(l, &text, 1, NULL);
}

static inline void load_lua(struct loaded *l, const char *lua) {
    load_bytes(l, lua, strlen(lua));
}

static inline void unload(struct loaded *l) {
    source_free(&l->source);
    problems_free(&l->problems);
    text_free(&l->shown);
}

/* "3:7 message | hint" for each problem; with several files the name comes first. */
static inline const char *show_problems(struct loaded *l) {
    text_clear(&l->shown);
    problems_sort(&l->problems);
    for (size_t i = 0; i < l->problems.count; i++) {
        const struct problem *p = &l->problems.items[i];
        text_printf(&l->shown, "%s%s%s%u:%u %s%s%s", i ? "\n" : "",
                    l->source.file_count == 1 ? "" : p->file, l->source.file_count == 1 ? "" : ":",
                    p->at.line, p->at.column, p->message, p->hint ? " | " : "",
                    p->hint ? p->hint : "");
    }
    return text_cstr(&l->shown);
}

static inline void show_datum(struct text *t, const struct datum *d);

static inline void show_term(struct text *t, const struct term *term) {
    static const char *const kinds[] = {
        [TERM_PATH] = "",
        [TERM_CALL] = "",
        [TERM_AND] = "&",
        [TERM_OR] = "|",
        [TERM_NOT] = "~",
        [TERM_ADD] = "+",
        [TERM_SUBTRACT] = "-",
        [TERM_MULTIPLY] = "*",
        [TERM_PREDICATE] = "predicate ",
        [TERM_PARAMETER] = "parameter ",
        [TERM_DURATION] = "",
        [TERM_ERROR] = "ERROR",
    };
    bool binary = term->right.kind != DATUM_NIL;
    text_puts(t, binary ? "(" : "");
    if (term->kind == TERM_NOT)
        text_puts(t, "~");
    if (term->left.kind != DATUM_NIL)
        show_datum(t, &term->left);
    if (binary)
        text_printf(t, " %s ", kinds[term->kind]);
    if (binary)
        show_datum(t, &term->right);
    text_puts(t, binary ? ")" : "");
    if (term->kind == TERM_CALL)
        text_puts(t, ":");
    if (!binary && term->kind != TERM_NOT)
        text_printf(t, "%s%s", term->kind == TERM_CALL ? "" : kinds[term->kind],
                    term->name ? term->name : "");
    if (term->kind != TERM_CALL && term->kind != TERM_DURATION)
        return;
    text_puts(t, "(");
    for (size_t i = 0; i < term->argument_count; i++) {
        text_puts(t, i ? ", " : "");
        show_datum(t, &term->arguments[i]);
    }
    text_puts(t, ")");
}

static inline void show_table(struct text *t, const struct table *table) {
    const char *between = "";
    text_puts(t, "{");
    for (size_t i = 0; i < table->item_count; i++, between = ", ") {
        text_puts(t, between);
        show_datum(t, &table->items[i]);
    }
    for (size_t i = 0; i < table->field_count; i++, between = ", ") {
        text_printf(t, "%s%s=", between, table->fields[i].name);
        show_datum(t, &table->fields[i].value);
    }
    text_puts(t, "}");
}

static inline void show_datum(struct text *t, const struct datum *d) {
    switch (d->kind) {
    case DATUM_NIL:
        text_puts(t, "nil");
        break;
    case DATUM_BOOLEAN:
        text_puts(t, d->boolean ? "true" : "false");
        break;
    case DATUM_INTEGER:
        text_integer(t, d->integer);
        break;
    case DATUM_NUMBER:
        text_printf(t, "%.17g", d->number);
        break;
    case DATUM_STRING:
        text_printf(t, "\"%s\"", d->text);
        break;
    case DATUM_TABLE:
        show_table(t, d->table);
        break;
    case DATUM_TERM:
        show_term(t, d->term);
        break;
    case DATUM_FUNCTION:
        text_printf(t, "function %d", d->function);
        break;
    }
}

/* "rule movement.night {...}" for each declaration; broken ones are marked. */
static inline const char *show_declarations(struct loaded *l) {
    text_clear(&l->shown);
    for (size_t i = 0; i < l->source.declaration_count; i++) {
        const struct declaration *d = &l->source.declarations[i];
        text_printf(&l->shown, "%s%s%s%s%s ", i ? "\n" : "", d->broken ? "broken " : "",
                    word_names[d->word], *d->id ? " " : "", d->id);
        show_table(&l->shown, d->body);
    }
    return text_cstr(&l->shown);
}

static inline void assert_problems(const char *lua, const char *expected) {
    struct loaded l;
    load_lua(&l, lua);
    assert_string_equal(show_problems(&l), expected);
    unload(&l);
}

static inline void assert_declarations(const char *lua, const char *expected) {
    struct loaded l;
    load_lua(&l, lua);
    assert_string_equal(show_problems(&l), "");
    assert_string_equal(show_declarations(&l), expected);
    unload(&l);
}

#endif
