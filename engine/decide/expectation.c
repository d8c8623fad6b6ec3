/*
 * expectation.c - reading `expect` and judging decisions by it; see expectation.h.
 */
#include "decide/expectation.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/civil.h"
#include "decide/test_query.h"
#include "policy/citations.h"

#define HINT_SIZE 120

/* ---- names, for looking up and for hints ---- */

/* Names of reasons that no rule gives; answer.c writes the same. */
static const char *const own_reasons[] = {"gap", "outside"};
#define OWN_REASONS (sizeof own_reasons / sizeof *own_reasons)

static const char *reason_name_at(const void *context, size_t i) {
    const struct rulebook *rb = context;
    if (i < rb->rule_count)
        return rb->rules[i].id;
    i -= rb->rule_count;
    if (i < rb->default_count)
        return rb->defaults[i].id;
    return own_reasons[i == rb->default_count ? 0 : 1];
}

static size_t reason_name_count(const struct rulebook *rb) {
    return rb->rule_count + rb->default_count + OWN_REASONS;
}

static const char *directive_at(const void *context, size_t i) {
    return ((const struct rulebook *)context)->directives[i].id;
}

static const char *level_at(const void *context, size_t i) {
    return ((const struct rulebook *)context)->levels[i].id;
}

static const char *fact_at(const void *context, size_t i) {
    return ((const struct rulebook *)context)->vocabulary.facts[i].path;
}

static const char *verdict_at(const void *context, size_t i) {
    (void)context;
    return lkd_verdict_name((enum lkd_verdict)i);
}
#define VERDICTS 3

/* A kind of thing that has names. */
struct named {
    const char *what;
    const char *(*at)(const void *context, size_t i);
    size_t count;
};

static bool find_name(const struct rulebook *rb, const struct named *named, const char *name,
                      size_t *ret_index) {
    for (size_t i = 0; i < named->count; i++) {
        if (strcmp(named->at(rb, i), name) == 0) {
            *ret_index = i;
            return true;
        }
    }
    return false;
}

/* ---- reading ---- */

struct reading {
    const struct rulebook *rb;
    struct problems *problems;
    const struct declaration *test;
    const struct table *fields;
    int64_t at_s;
    struct expectation *expect;
    bool wrong;
};

/* A problem at expect.FIELD, or at its name when `field` ends in "=". */
static void PRINTF_LIKE(4, 5)
    complain(struct reading *r, const char *field, const char *hint, const char *format, ...) {
    char path[128], message[512];
    va_list args;
    snprintf(path, sizeof path, "expect%s%s", *field ? "." : "", field);
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    test_problem(r->rb, r->problems, r->test, path, hint, "%s", message);
    r->wrong = true;
}

/* The text of a field; NULL when it is not there, or is no text, which is a problem. */
static const struct datum *take_text(struct reading *r, const char *field) {
    const struct datum *value = table_field(r->fields, field);
    if (!value || value->kind == DATUM_STRING)
        return value;
    complain(r, field, NULL, "`expect.%s` must be a text", field);
    return NULL;
}

/* The index of what the field names; an unknown name is a problem with the nearest one. */
static bool take_name(struct reading *r, const char *field, const struct named *named,
                      size_t *ret_index) {
    const struct datum *value = take_text(r, field);
    char hint[HINT_SIZE] = "";
    if (!value)
        return false;
    if (find_name(r->rb, named, value->text, ret_index))
        return true;
    const char *near = nearest_name(value->text, named->count, named->at, r->rb);
    if (near)
        snprintf(hint, sizeof hint, "did you mean `%s`?", near);
    complain(r, field, hint, "unknown %s `%s`", named->what, value->text);
    return false;
}

static void read_decision(struct reading *r) {
    const struct named verdicts = {"decision", verdict_at, VERDICTS};
    size_t verdict;
    if (take_name(r, "decision", &verdicts, &verdict))
        r->expect->verdict = (enum lkd_verdict)verdict;
    else if (!table_field(r->fields, "decision"))
        complain(r, "", "decision = \"allow\", \"deny\" or \"undetermined\"",
                 "`expect` needs the field `decision`");
}

/* "2021-07-26 18:00:00 to 2021-08-02 00:00:00, ..." */
static void write_periods(struct periods periods, struct text *out) {
    char moment[TEST_MOMENT_SIZE];
    for (size_t i = 0; i < periods.count; i++) {
        text_puts(out, i > 0 ? ", " : "");
        text_puts(out, periods.items[i].from_s == CIVIL_ALWAYS ? "always" : "");
        if (periods.items[i].from_s != CIVIL_ALWAYS) {
            test_moment(periods.items[i].from_s, moment);
            text_puts(out, moment);
        }
        text_literal(out, " to ");
        test_moment(periods.items[i].to_s, moment);
        text_puts(out, periods.items[i].to_s == CIVIL_NEVER ? "no known end" : moment);
    }
}

/* The periods of all versions of a rule, or of a default; are any in force at the instant? */
static bool list_periods(const struct reading *r, const char *id, struct text *out) {
    bool in_force = false;
    int64_t next;
    for (size_t i = 0; i < r->rb->rule_count + r->rb->default_count; i++) {
        bool is_rule = i < r->rb->rule_count;
        struct periods periods =
            is_rule ? r->rb->rules[i].periods : r->rb->defaults[i - r->rb->rule_count].periods;
        if (strcmp(reason_name_at(r->rb, i), id) != 0 || periods.count == 0)
            continue;
        in_force |= periods_at(periods, r->at_s, &next) != NULL;
        text_puts(out, out->length > 0 ? ", " : "");
        write_periods(periods, out);
    }
    return in_force;
}

static void check_period(struct reading *r) {
    struct text periods;
    text_init(&periods, 200);
    bool in_force = list_periods(r, r->expect->rule, &periods);
    if (!in_force && periods.length == 0)
        complain(r, "rule", "a test names a rule that is in force at its moment",
                 "rule `%s` is never in force", r->expect->rule);
    else if (!in_force)
        complain(r, "rule", "a test names a rule that is in force at its moment",
                 "`at` is outside the period of rule `%s`: %s", r->expect->rule,
                 text_cstr(&periods));
    text_free(&periods);
}

/* Amendments have no reasons of their own. */
static bool is_amendment(const struct rulebook *rb, const char *id) {
    for (size_t i = 0; i < rb->source.declaration_count; i++)
        if (rb->source.declarations[i].word == WORD_RULE &&
            strcmp(rb->source.declarations[i].id, id) == 0)
            return true;
    return false;
}

static uint32_t announced(const struct rulebook *rb, uint32_t act) {
    return act != NO_INDEX && rb->directives[act].announced ? act : NO_INDEX;
}

/* The announced act that a rule or default comes from. */
static uint32_t announced_source(const struct rulebook *rb, size_t index) {
    struct citations cite =
        index < rb->rule_count ? rb->rules[index].cite : rb->defaults[index - rb->rule_count].cite;
    return cite.count > 0 ? announced(rb, cite.items[0]) : NO_INDEX;
}

static void read_rule(struct reading *r) {
    const struct named reasons = {"rule", reason_name_at, reason_name_count(r->rb)};
    const struct datum *value = table_field(r->fields, "rule");
    size_t index;
    if (value && value->kind == DATUM_STRING && !find_name(r->rb, &reasons, value->text, &index) &&
        is_amendment(r->rb, value->text)) {
        complain(r, "rule", "name the rule it amends", "rule `%s` never decides by itself",
                 value->text);
        return;
    }
    if (!take_name(r, "rule", &reasons, &index))
        return;
    r->expect->rule = reason_name_at(r->rb, index);
    if (index >= r->rb->rule_count + r->rb->default_count)
        return;
    if (r->expect->announced == NO_INDEX)
        r->expect->announced = announced_source(r->rb, index);
    if (r->expect->announced == NO_INDEX)
        check_period(r);
}

static void read_by(struct reading *r) {
    const struct named directives = {"directive", directive_at, r->rb->directive_count};
    size_t index;
    if (take_name(r, "by", &directives, &index))
        r->expect->by = (uint32_t)index;
    r->expect->announced = announced(r->rb, r->expect->by);
}

static void read_level(struct reading *r) {
    const struct named levels = {"level", level_at, r->rb->level_count};
    size_t index;
    if (take_name(r, "level", &levels, &index))
        r->expect->level = &r->rb->levels[index];
}

/* One is the other, or a part of it: place.at and place.at.zone. */
static bool is_related(const char *a, const char *b) {
    while (*a && *a == *b) {
        a++;
        b++;
    }
    return (*a == '\0' || *a == '.') && (*b == '\0' || *b == '.') && (*a == '\0' || *b == '\0');
}

static void read_question(struct reading *r) {
    const struct named facts = {"fact", fact_at, r->rb->vocabulary.count};
    const struct datum *value = take_text(r, "question");
    size_t index;
    for (size_t i = 0; value && i < facts.count; i++) {
        if (is_related(fact_at(r->rb, i), value->text)) {
            r->expect->question = value->text;
            return;
        }
    }
    take_name(r, "question", &facts, &index); /* only to say what is wrong */
}

static void read_obligation(struct reading *r) {
    const struct datum *value = table_field(r->fields, "obligation");
    if (!value)
        return;
    if (value->kind != DATUM_BOOLEAN)
        complain(r, "obligation", NULL, "`expect.obligation` must be true or false");
    r->expect->says_obligation = true;
    r->expect->obligation = value->kind == DATUM_BOOLEAN && value->boolean;
}

static void read_until(struct reading *r) {
    const struct datum *value = take_text(r, "valid_until");
    if (!value)
        return;
    r->expect->says_until = civil_parse_instant(value->text, value->length, &r->expect->until_s) ||
                            civil_parse_date(value->text, value->length, &r->expect->until_s);
    if (!r->expect->says_until)
        complain(r, "valid_until", "write \"2021-07-28 06:00:00\"",
                 "`expect.valid_until` is not a moment that exists: \"%s\"", value->text);
}

/* `by` stands before `rule`: whose period counts depends on the act. */
static const struct {
    const char *name;
    void (*read)(struct reading *r);
} expect_fields[] = {
    {"decision", read_decision}, {"by", read_by},       {"rule", read_rule},
    {"question", read_question}, {"level", read_level}, {"obligation", read_obligation},
    {"valid_until", read_until},
};
#define EXPECT_FIELDS (sizeof expect_fields / sizeof *expect_fields)

static const char *field_at(const void *context, size_t i) {
    (void)context;
    return expect_fields[i].name;
}

static void check_names(struct reading *r) {
    const struct named fields = {"field", field_at, EXPECT_FIELDS};
    size_t index;
    for (size_t i = 0; i < r->fields->field_count; i++) {
        char place[96], hint[HINT_SIZE] = "";
        const char *name = r->fields->fields[i].name;
        if (find_name(r->rb, &fields, name, &index))
            continue;
        const char *near = nearest_name(name, EXPECT_FIELDS, field_at, NULL);
        if (near)
            snprintf(hint, sizeof hint, "did you mean `%s`?", near);
        snprintf(place, sizeof place, "%s=", name);
        complain(r, place, hint, "`expect` has no field `%s`", name);
    }
    if (r->fields->item_count > 0)
        complain(r, "", "expect = { decision = \"deny\" }", "`expect` takes only named fields");
}

bool expectation_read(const struct rulebook *rb, struct problems *problems,
                      const struct declaration *test, int64_t at_s,
                      struct expectation *ret_expect) {
    const struct datum *value = table_field(test->body, "expect");
    struct reading r = {.rb = rb, .problems = problems, .test = test, .at_s = at_s};
    *ret_expect = (struct expectation){.by = NO_INDEX, .announced = NO_INDEX};
    r.expect = ret_expect;
    if (value && value->kind == DATUM_TERM && value->term->kind == TERM_ERROR)
        return false;
    if (!value || value->kind != DATUM_TABLE) {
        test_problem(rb, problems, test, value ? "expect" : "",
                     "expect = { decision = \"deny\", rule = \"...\" }",
                     value ? "`expect` must be a table" : "a test needs the field `expect`");
        return false;
    }
    r.fields = value->table;
    check_names(&r);
    for (size_t i = 0; i < EXPECT_FIELDS; i++)
        expect_fields[i].read(&r);
    return !r.wrong;
}

/* ---- judging ---- */

static const char *reason_name(const struct rulebook *rb, const struct reason *reason) {
    if (reason->effect != EFFECT_DEFAULT)
        return rb->rules[reason->index].id;
    if (reason->index == REASON_GAP || reason->index == REASON_OUTSIDE)
        return own_reasons[reason->index == REASON_OUTSIDE];
    return rb->defaults[reason->index].id;
}

static bool names_rule(const struct rulebook *rb, const struct decision *d, const char *rule) {
    for (size_t i = 0; i < d->reason_count; i++)
        if (strcmp(reason_name(rb, &d->reasons[i]), rule) == 0)
            return true;
    for (size_t i = 0; i < d->obligation_count; i++)
        if (strcmp(rb->rules[d->obligations[i]].id, rule) == 0)
            return true;
    for (size_t i = 0; i < d->conflict_count; i++)
        if (strcmp(rb->rules[d->conflicts[i]].id, rule) == 0)
            return true;
    return false;
}

static bool has(const struct cited *c, uint32_t directive) {
    for (size_t i = 0; i < c->count; i++)
        if (c->directives[i] == directive)
            return true;
    return false;
}

static bool rule_cites(struct lkd_decider *d, uint32_t rule, uint32_t directive) {
    struct cited cited = {.count = 0};
    cite_rule(d->evaluation, rule, &cited);
    return has(&cited, directive);
}

static void cite_reason(struct lkd_decider *d, const struct reason *reason, struct cited *cited) {
    if (reason->effect != EFFECT_DEFAULT)
        cite_rule(d->evaluation, reason->index, cited);
    else if (reason->index != REASON_GAP && reason->index != REASON_OUTSIDE)
        cite_default(d->evaluation, reason->index, cited);
}

static bool level_cites(struct lkd_decider *d, uint16_t slot, uint32_t directive) {
    struct cited cited = {.count = 0};
    const struct level *level = shown_level(d->evaluation, slot);
    if (level)
        cite_level(d->evaluation, slot, level->scale, &cited);
    return has(&cited, directive);
}

static bool levels_cite(struct lkd_decider *d, uint32_t directive) {
    uint16_t slots[TRIP_MAX];
    size_t count = evaluation_trip(d->evaluation, slots);
    for (size_t i = 0; i < count; i++)
        if (level_cites(d, slots[i], directive))
            return true;
    return level_cites(d, PLACE_HERE, directive);
}

static bool cites(struct lkd_decider *d, const struct decision *x, uint32_t directive) {
    for (size_t i = 0; i < x->reason_count; i++) {
        struct cited cited = {.count = 0};
        cite_reason(d, &x->reasons[i], &cited);
        if (has(&cited, directive))
            return true;
    }
    for (size_t i = 0; i < x->obligation_count; i++)
        if (rule_cites(d, x->obligations[i], directive))
            return true;
    for (size_t i = 0; i < x->conflict_count; i++)
        if (rule_cites(d, x->conflicts[i], directive))
            return true;
    for (size_t i = 0; i < x->void_count; i++)
        if (rule_cites(d, x->voids[i].rule, directive) ||
            rule_cites(d, x->voids[i].shield, directive))
            return true;
    return levels_cite(d, directive);
}

static bool asks(const struct vocabulary *v, const struct decision *d, const char *path) {
    for (size_t i = 0; i < d->question_count; i++)
        if (is_related(v->facts[d->questions[i].slot].path, path))
            return true;
    return false;
}

bool expectation_met(struct lkd_decider *d, const struct decision *decision,
                     const struct expectation *x) {
    const struct rulebook *rb = d->policy->rulebook;
    return decision->verdict == x->verdict && (!x->rule || names_rule(rb, decision, x->rule)) &&
           (x->by == NO_INDEX || cites(d, decision, x->by)) &&
           (!x->question || asks(&rb->vocabulary, decision, x->question)) &&
           (!x->level || shown_level(d->evaluation, PLACE_HERE) == x->level) &&
           (!x->says_obligation || (decision->obligation_count > 0) == x->obligation) &&
           (!x->says_until || decision->valid_until_s == x->until_s);
}

/* ---- telling ---- */

/* Begin the next part of a line whose verdict ends at `begin`. */
static void next_part(struct text *out, size_t begin) {
    text_puts(out, out->length > begin ? ", " : ": ");
}

void expectation_write(const struct rulebook *rb, const struct expectation *x, struct text *out) {
    char moment[TEST_MOMENT_SIZE];
    text_puts(out, lkd_verdict_name(x->verdict));
    size_t begin = out->length;
    if (x->rule) {
        next_part(out, begin);
        text_printf(out, "rule %s", x->rule);
    }
    if (x->by != NO_INDEX) {
        next_part(out, begin);
        text_printf(out, "by %s", rb->directives[x->by].id);
    }
    if (x->question) {
        next_part(out, begin);
        text_printf(out, "asks %s", x->question);
    }
    if (x->level) {
        next_part(out, begin);
        text_printf(out, "level %s", x->level->id);
    }
    if (x->says_obligation) {
        next_part(out, begin);
        text_puts(out, x->obligation ? "an obligation" : "no obligation");
    }
    if (x->says_until) {
        next_part(out, begin);
        test_moment(x->until_s, moment);
        text_printf(out, "valid until %s", moment);
    }
}

#define TOLD_MAX 6 /* reasons, questions, ... on one line */

static void put_rest(size_t count, struct text *out) {
    if (count > TOLD_MAX)
        text_printf(out, " and %zu more", count - TOLD_MAX);
}

static void put_cited(const struct rulebook *rb, const struct cited *c, struct text *out) {
    for (size_t i = 0; i < c->count; i++)
        text_printf(out, "%s%s", i > 0 ? ", " : " [", rb->directives[c->directives[i]].id);
    text_puts(out, c->count > 0 ? "]" : "");
}

static void put_rules(struct lkd_decider *d, const char *what, const uint32_t *rules, size_t count,
                      struct text *out) {
    const struct rulebook *rb = d->policy->rulebook;
    for (size_t i = 0; i < count && i < TOLD_MAX; i++) {
        struct cited cited = {.count = 0};
        cite_rule(d->evaluation, rules[i], &cited);
        text_printf(out, "%s%s", i > 0 ? ", " : what, rb->rules[rules[i]].id);
        put_cited(rb, &cited, out);
    }
    put_rest(count, out);
}

static void put_reasons(struct lkd_decider *d, const struct decision *decision, struct text *out) {
    const struct rulebook *rb = d->policy->rulebook;
    for (size_t i = 0; i < decision->reason_count && i < TOLD_MAX; i++) {
        struct cited cited = {.count = 0};
        cite_reason(d, &decision->reasons[i], &cited);
        text_printf(out, "%s%s", i > 0 ? ", " : ": ", reason_name(rb, &decision->reasons[i]));
        put_cited(rb, &cited, out);
    }
    put_rest(decision->reason_count, out);
}

static void put_questions(const struct vocabulary *v, const struct decision *d, struct text *out) {
    for (size_t i = 0; i < d->question_count && i < TOLD_MAX; i++)
        text_printf(out, "%s%s", i > 0 ? ", " : ": asks ", v->facts[d->questions[i].slot].path);
    put_rest(d->question_count, out);
}

void expectation_write_got(struct lkd_decider *d, const struct decision *decision,
                           const struct expectation *x, struct text *out) {
    const struct rulebook *rb = d->policy->rulebook;
    const struct level *level = shown_level(d->evaluation, PLACE_HERE);
    char moment[TEST_MOMENT_SIZE];
    text_puts(out, lkd_verdict_name(decision->verdict));
    put_reasons(d, decision, out);
    put_questions(&rb->vocabulary, decision, out);
    put_rules(d, "; obligation ", decision->obligations, decision->obligation_count, out);
    put_rules(d, "; conflict ", decision->conflicts, decision->conflict_count, out);
    if (x->level)
        text_printf(out, "; level %s", level ? level->id : "none");
    if (x->says_until) {
        test_moment(decision->valid_until_s, moment);
        text_printf(out, "; valid until %s",
                    decision->valid_until_s == CIVIL_NEVER ? "no known end" : moment);
    }
}

void expectation_write_lua(struct lkd_decider *d, const struct decision *decision,
                           struct text *out) {
    const struct rulebook *rb = d->policy->rulebook;
    struct cited cited = {.count = 0};
    text_printf(out, "decision = \"%s\"", lkd_verdict_name(decision->verdict));
    if (decision->reason_count > 0) {
        text_printf(out, ", rule = \"%s\"", reason_name(rb, &decision->reasons[0]));
        cite_reason(d, &decision->reasons[0], &cited);
    }
    if (cited.count > 0)
        text_printf(out, ", by = \"%s\"", rb->directives[cited.directives[0]].id);
    if (decision->question_count > 0)
        text_printf(out, ", question = \"%s\"",
                    rb->vocabulary.facts[decision->questions[0].slot].path);
    if (rb->vocabulary.queries[d->query.facts->query].about_level) {
        const struct level *level = shown_level(d->evaluation, PLACE_HERE);
        if (level)
            text_printf(out, ", level = \"%s\"", level->id);
    }
    if (decision->obligation_count > 0)
        text_literal(out, ", obligation = true");
}
