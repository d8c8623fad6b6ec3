/*
 * link.c - from declarations to a rulebook: the order of the passes.
 *
 *   names of everything -> law (authorities, directives) -> vocabulary -> dated values
 *   -> conditions -> levels -> rules -> index
 *
 * See linker.h for how passes report mistakes.
 */

#include <setjmp.h>
#include <stdlib.h>

#include "policy/linker.h"

#define RULEBOOK_ARENA_LIMIT ((size_t)256 << 20)

const char *const effect_names[EFFECT_COUNT] = {"allow",    "deny", "require", "oblige",
                                                "conflict", "lift", "shield",  "default"};

/* Everything the terms of a value can reach belongs to some declaration. */
static void mark_reachable(const struct datum *value, unsigned char *reached);

static void mark_table(const struct table *t, unsigned char *reached) {
    for (size_t i = 0; i < t->field_count; i++)
        mark_reachable(&t->fields[i].value, reached);
    for (size_t i = 0; i < t->item_count; i++)
        mark_reachable(&t->items[i], reached);
}

static void mark_term(const struct term *t, unsigned char *reached) {
    if (t->kind == TERM_ERROR || reached[t->number])
        return;
    reached[t->number] = 1;
    mark_reachable(&t->left, reached);
    mark_reachable(&t->right, reached);
    for (size_t i = 0; i < t->argument_count; i++)
        mark_reachable(&t->arguments[i], reached);
}

static void mark_reachable(const struct datum *value, unsigned char *reached) {
    if (value->kind == DATUM_TABLE)
        mark_table(value->table, reached);
    else if (value->kind == DATUM_TERM)
        mark_term(value->term, reached);
}

/* What is made to be used; a predicate or parameter alone has lost its body. */
static bool is_for_use(const struct term *t) {
    return t->kind == TERM_CALL || t->kind == TERM_AND || t->kind == TERM_OR ||
           t->kind == TERM_NOT || t->kind == TERM_PREDICATE || t->kind == TERM_PARAMETER;
}

static void report_unused(struct linker *l, const struct term *t) {
    const char *word = t->kind == TERM_PREDICATE ? "predicate" : "parameter";
    if (t->kind == TERM_PREDICATE || t->kind == TERM_PARAMETER)
        link_term_problem(l, t, arena_printf(l->arena, "write %s \"...\" { ... }", word),
                          "`%s \"%s\"` has no body and is not used", word, t->name);
    else
        link_term_problem(l, t, "use it in a rule, or delete it", "no rule uses this condition");
}

/* Only the outermost of a nest of unused terms is reported; terms are numbered inside out. */
void report_unused_conditions(struct linker *l) {
    size_t count = l->source->term_count;
    unsigned char *reached = arena_calloc(l->arena, count + 1, 1);
    if (!reached)
        return;
    for (size_t i = 0; i < l->source->declaration_count; i++)
        mark_table(l->source->declarations[i].body, reached);
    for (size_t i = count; i-- > 0;) {
        const struct term *t = l->source->terms[i];
        if (reached[i] || !is_for_use(t))
            continue;
        if (!t->excused)
            report_unused(l, t);
        mark_term(t, reached);
    }
}

const struct declaration *find_declaration(struct linker *l, enum word word, const char *id) {
    EACH_DECLARATION(l, d, word)
    if (strcmp(d->id, id) == 0)
        return d;
    return NULL; /* not reached for ids of register_names */
}

static void register_all(struct linker *l) {
    register_names(l, &l->authorities, WORD_AUTHORITY);
    register_names(l, &l->directives, WORD_DIRECTIVE);
    register_names(l, &l->scales, WORD_SCALE);
    register_names(l, &l->levels, WORD_LEVEL);
    register_names(l, &l->queries, WORD_QUERY);
    register_names(l, &l->modifiers, WORD_MODIFIER);
    register_names(l, &l->parameters, WORD_PARAMETER);
    register_names(l, &l->lists, WORD_LIST);
    register_names(l, &l->predicates, WORD_PREDICATE);
    register_names(l, &l->derived, WORD_DERIVE);
    register_names(l, &l->rules, WORD_RULE);
    struct names conflicts = {NULL, 0, 0, NULL, 0}, delegations = conflicts;
    register_names(l, &conflicts, WORD_CONFLICT);
    register_names(l, &delegations, WORD_DELEGATE);
}

static void run_passes(struct linker *l) {
    register_all(l);
    link_law(l);
    link_delegations(l);
    link_scales(l);
    link_vocabulary(l);
    link_values(l);
    if (!begin_conditions(l))
        return;
    link_conditions(l);
    link_levels(l);
    compile_all_named(l);
    link_rules(l);
    report_unused_conditions(l);
}

/* The arena is full: give the rulebook up. Nothing but arenas is held while linking, except the
 * levels, which the rulebook owns. */
static void give_up(void *context) {
    longjmp(*(jmp_buf *)context, 1);
}

static bool run_guarded(struct linker *l) {
    jmp_buf out;
    if (setjmp(out) != 0)
        return false;
    l->arena->on_full = give_up;
    l->arena->on_full_context = &out;
    run_passes(l);
    if (l->problems->count == 0)
        link_index(l);
    return true;
}

static struct rulebook *new_rulebook(struct source *source, const struct zones *zones) {
    struct rulebook *rb = calloc(1, sizeof *rb);
    if (!rb) {
        source_free(source);
        return NULL;
    }
    arena_init(&rb->arena, RULEBOOK_ARENA_LIMIT, &allocator_system);
    rb->source = *source;
    memset(source, 0, sizeof *source);
    rb->zones = zones;
    return rb;
}

enum lkd_status rulebook_link(struct source *source, const struct zones *zones,
                              const struct rulebook_options *options, struct problems *problems,
                              struct rulebook **ret_rulebook, struct lkd_error *err) {
    struct rulebook *rb = new_rulebook(source, zones);
    struct linker l = {.rb = rb, .problems = problems, .options = options};
    if (!rb)
        return error_set(err, LKD_NO_MEMORY, "no memory for a rulebook");
    l.source = &rb->source;
    l.arena = &rb->arena;
    bool fits = run_guarded(&l);
    rb->arena.on_full = NULL;
    if (fits && problems->count == 0) {
        *ret_rulebook = rb;
        return LKD_OK;
    }
    rulebook_free(rb);
    if (!fits)
        return error_set(err, LKD_NO_MEMORY, "the rulebook does not fit into %zu MB",
                         RULEBOOK_ARENA_LIMIT >> 20);
    return error_set(err, LKD_BAD_RULES, "the rulebook has %zu mistake%s", problems->count,
                     problems->count == 1 ? "" : "s");
}

void rulebook_free(struct rulebook *rb) {
    if (!rb)
        return;
    levels_free(rb->level_map);
    arena_free(&rb->arena);
    source_free(&rb->source);
    free(rb);
}
