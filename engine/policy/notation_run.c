/*
 * notation_run.c - running the rule files of a source; see notation.h.
 */
#include <stdio.h>

#include "policy/builder.h"
#include "policy/complaint.h"
#include "policy/functions.h"
#include "policy/notation.h"

#define INSTRUCTIONS_PER_MS 20000

/* ---- one file ---- */

/* Report what ended a load or a call, and drop the text of Lua. */
static void report_stop(struct builder *b, bool parsing) {
    struct sandbox *sandbox = b->sandbox;
    if (sandbox->stop == STOP_SYSTEM)
        return;
    const char *text = sandbox->stop == STOP_LUA ? lua_tostring(sandbox->lua, -1) : NULL;
    b->spent_is_told |= sandbox->stop == STOP_MEMORY || sandbox->stop == STOP_INSTRUCTIONS;
    struct complaint c;
    complaint_of(sandbox, parsing, text, &c);
    problem_add(b->problems, b->source, c.at, c.hint, "%s", c.message);
}

/* Every `rule "id"` of a file that ran to its end has had its body. */
static void report_bodiless(struct builder *b) {
    for (const struct object *o = b->declaring; o; o = o->next) {
        if (o->declared)
            continue;
        char hint[120];
        snprintf(hint, sizeof hint, "write %s \"...\" { ... }", word_names[o->word]);
        builder_report(b, o->term.token, hint, "`%s \"%.64s\"` has no body", word_names[o->word],
                       o->term.name);
    }
}

static bool run_file(struct builder *b, enum scan_result result) {
    struct sandbox *sandbox = b->sandbox;
    lua_pushcfunction(sandbox->lua, notation_open_globals);
    if (!sandbox_call(sandbox, 0, 0) || !sandbox_load(sandbox, b->file)) {
        report_stop(b, true);
        return false;
    }
    if (result != SCAN_CLEAN)
        return false;
    if (!sandbox_call(sandbox, 0, 0)) {
        report_stop(b, false);
        return false;
    }
    report_bodiless(b);
    return true;
}

/* Does the file say `word "id"` here, as far as tokens tell? */
static bool is_declared_id(const struct source_file *f, uint32_t token, enum word *ret_word,
                           const char **ret_id, size_t *ret_length) {
    if (token_kind(f, token) != TOKEN_NAME || f->tokens[token].in_function)
        return false;
    for (int word = 0; word < WORD_COUNT; word++) {
        if (!token_is_name(f, token, word_names[word]))
            continue;
        *ret_word = (enum word)word;
        return token_quoted(f, token + 1, ret_id, ret_length) &&
               token_kind(f, token + 2) == SYMBOL_OPEN_BRACE && id_valid(*ret_id, *ret_length);
    }
    return false;
}

/* A file that failed has still declared its ids, so that others may name them. */
static void declare_ids(struct builder *b) {
    b->source->arena.limit = SIZE_MAX; /* the text bounds it; the sandbox sets the limit again */
    struct source_file *f = &b->source->files[b->file];
    for (uint32_t token = 0; token + 3 < f->token_count; token++) {
        enum word word;
        const char *id;
        size_t length;
        if (f->tokens[token].declared || !is_declared_id(f, token, &word, &id, &length))
            continue;
        id = arena_copy(&b->source->arena, id, length);
        struct declared *d = arena_alloc(&b->source->arena, sizeof *d);
        if (!id || !d) {
            b->sandbox->refused = STOP_SYSTEM;
            return;
        }
        struct declaration declaration = declaration_of(b, word, id, token);
        declaration.broken = true;
        declaration_link(b, d, &declaration);
    }
}

/* ---- all files ---- */

/* The budget can also be spent between two files; nothing is to be skipped in silence. */
static bool may_run(struct builder *b) {
    if (!sandbox_spent(b->sandbox))
        return true;
    if (!b->spent_is_told)
        problem_add(b->problems, b->source, (struct position){.file = b->file}, NULL,
                    "the rule files before this one have used up the time of all");
    b->spent_is_told = true;
    return false;
}

/* Run all files. False when the system has no memory. */
static bool run_files(struct builder *b, const enum scan_result *results) {
    struct source *s = b->source;
    for (size_t i = 0; i < s->file_count; i++) {
        b->file = (uint16_t)i;
        b->declaring = NULL;
        bool run = results[i] != SCAN_BROKEN && may_run(b);
        s->files[i].failed = !run || !run_file(b, results[i]);
        if (s->files[i].failed)
            declare_ids(b);
        sandbox_collect(b->sandbox);
        if (b->sandbox->refused == STOP_SYSTEM)
            return false;
    }
    return true;
}

/* ---- what is left of it ---- */

/* The lists become arrays. What the files could make is made, so the limit has done its work. */
static bool take_declarations(struct builder *b) {
    struct source *s = b->source;
    size_t count = 0;
    for (const struct declared *d = b->first_declared; d; d = d->next)
        count++;
    s->arena.limit = SIZE_MAX;
    s->declarations = arena_alloc(&s->arena, count * sizeof *s->declarations);
    if (!s->declarations)
        return false;
    for (const struct declared *d = b->first_declared; d; d = d->next)
        s->declarations[s->declaration_count++] = d->declaration;
    return true;
}

static bool take_terms(struct builder *b) {
    struct source *s = b->source;
    size_t count = 0;
    for (const struct object *o = b->first_term; o; o = o->next)
        count += !o->declared;
    s->terms = arena_alloc(&s->arena, count * sizeof *s->terms);
    if (!s->terms)
        return false;
    for (struct object *o = b->first_term; o; o = o->next) {
        if (o->declared)
            continue;
        o->term.number = (uint32_t)s->term_count;
        o->term.excused |= s->files[o->term.file].failed;
        s->terms[s->term_count++] = &o->term;
    }
    return true;
}

static enum lkd_status no_memory(struct lkd_error *err) {
    return error_set(err, LKD_NO_MEMORY, "no memory to run the rule files");
}

static enum lkd_status run_all(struct builder *b, const enum scan_result *results,
                               struct lkd_error *err) {
    struct source *s = b->source;
    b->poison = arena_calloc(&s->arena, 1, sizeof *b->poison);
    lua_pushcfunction(b->sandbox->lua, notation_open);
    if (!b->poison || !sandbox_call(b->sandbox, 0, 0))
        return no_memory(err);
    b->poison->term.kind = TERM_ERROR;
    b->poison->term.file = SOURCE_NO_FILE;
    bool done = run_files(b, results) && take_declarations(b) && take_terms(b);
    return done ? LKD_OK : no_memory(err);
}

enum lkd_status notation_run(struct source *s, const enum scan_result *results,
                             const struct source_limits *limits, struct problems *p,
                             struct lkd_error *err) {
    struct builder b = {
        .source = s, .problems = p, .last_term = &b.first_term, .last_declared = &b.first_declared};
    b.sandbox = sandbox_new(&s->arena, limits->memory_bytes);
    if (!b.sandbox)
        return no_memory(err);
    b.sandbox->files = s->files;
    b.sandbox->file_count = s->file_count;
    b.sandbox->context = &b;
    sandbox_begin(b.sandbox, limits->instructions, limits->instructions / INSTRUCTIONS_PER_MS + 1);
    enum lkd_status status = run_all(&b, results, err);
    if (status == LKD_OK && b.function_count > 0)
        return functions_keep(b.sandbox, &s->functions, err);
    sandbox_free(b.sandbox);
    return status;
}
