/*
 * link_rules.c - rules, their amendments and replacements, defaults and declared conflicts.
 *
 * Every rule declaration is read once into a `draft`. An amending rule contributes fields to the
 * rule it amends; the dated resolver says which act's field holds when, and each stretch of time
 * with the same fields becomes one version (struct rule). Versions are then put in order, so that
 * a rule's number alone tells its class and precedence.
 */
#include <stdlib.h>

#include "policy/linker.h"

/* The fields an amendment may replace. */
enum part { PART_WHERE, PART_WHEN, PART_UNLESS, PART_REQUIRE, PART_TEXT, PART_COUNT };
static const char *const part_names[PART_COUNT] = {"where", "when", "unless", "require", NULL};

struct draft {
    const struct declaration *d;
    enum effect effect;
    bool has_effect;
    struct citations cite;
    struct periods periods;
    int64_t begins_s; /* of the periods, before other rules cut them */
    uint32_t authority;
    int64_t issued_s;
    uint64_t queries, topics;
    int subject;
    const uint32_t *lifts; /* names of rules: drafts */
    size_t lift_count;
    uint32_t amends, replaces; /* drafts, or NO_INDEX */
    struct bilingual text;
    bool has_text;
    const struct delegation *delegation; /* when it changes a higher authority's rule */
    node_id restriction;                 /* of a replaced rule: where and when it is not replaced */
};

static const char *const effect_fields[] = {"allow", "deny", "require", "oblige",
                                            NULL,    "lift", "shield"};

/* ---- reading ---- */

/* Told at the second of the two, as they are written. */
static void report_effects(struct linker *l, const struct declaration *d, const char *a,
                           const char *b) {
    struct position at_a = source_at_field(l->source, d, a),
                    at_b = source_at_field(l->source, d, b);
    bool swapped = at_a.line != at_b.line ? at_a.line > at_b.line : at_a.column > at_b.column;
    link_problem(l, d, arena_printf(l->arena, "%s=", swapped ? a : b),
                 "write a second rule for the second effect",
                 "a rule has one effect, not `%s` and `%s`", swapped ? b : a, swapped ? a : b);
}

static void read_effect(struct linker *l, struct draft *draft) {
    const struct declaration *d = draft->d;
    for (int e = EFFECT_ALLOW; e <= EFFECT_SHIELD; e++) {
        if (!effect_fields[e] || !table_field(d->body, effect_fields[e]))
            continue;
        if (draft->has_effect)
            report_effects(l, d, effect_fields[draft->effect], effect_fields[e]);
        draft->effect = (enum effect)e;
        draft->has_effect = true;
    }
    if (!draft->has_effect && !table_field(d->body, "amends"))
        link_missing(l, d, "", "one of `deny`, `allow`, `require`, `oblige`, `lift`, `shield`",
                     "rule `%s` has no effect", d->id);
}

static void read_text(struct linker *l, struct draft *draft) {
    bool own =
        draft->has_effect && (draft->effect == EFFECT_ALLOW || draft->effect == EFFECT_DENY ||
                              draft->effect == EFFECT_OBLIGE);
    if (own) {
        draft->has_text =
            field_bilingual(l, draft->d, effect_fields[draft->effect], true, &draft->text);
        if (table_field(draft->d->body, "text"))
            link_problem(l, draft->d, "text=", "leave `text` out",
                         "the text of this rule stands in `%s`", effect_fields[draft->effect]);
        return;
    }
    draft->has_text = field_bilingual(l, draft->d, "text", draft->has_effect, &draft->text);
}

static uint64_t read_queries(struct linker *l, const struct declaration *d, bool required) {
    size_t count;
    uint64_t queries = 0;
    const uint32_t *kinds =
        field_names(l, d, "query", &l->queries, "kind of query", required, &count);
    for (size_t i = 0; i < count; i++)
        queries |= (uint64_t)1 << (kinds[i] & 63);
    return queries;
}

static int read_subject(struct linker *l, const struct declaration *d) {
    const char *subject = field_string(l, d, "subject", false);
    uint32_t index = subject ? names_find(&l->subjects, subject) : NO_NAME;
    if (subject && index == NO_NAME && l->subjects_known)
        link_problem(l, d, "subject", names_hint(l, &l->subjects, subject),
                     "subject `%s` is not in the precedence", subject);
    return index == NO_NAME ? (int)l->subjects.count : (int)index;
}

static uint32_t read_rule_name(struct linker *l, const struct declaration *d, const char *field) {
    size_t count;
    const uint32_t *names = field_names(l, d, field, &l->rules, "rule", false, &count);
    if (count > 1)
        link_problem(l, d, arena_printf(l->arena, "%s[2]", field),
                     "write a second rule for the other one", "`%s` names one rule, not %zu", field,
                     count);
    return count == 1 ? names[0] : NO_INDEX;
}

/* The frame that rules and conflicts share: act, period, authority, topics. */
static void read_frame(struct linker *l, struct draft *draft) {
    const struct declaration *d = draft->d;
    draft->cite = field_citations(l, d, d->body, "", true);
    draft->periods = act_periods(l, d, d->body, "", draft->cite);
    draft->restriction = NODE_TRUE;
    draft->amends = draft->replaces = draft->authority = NO_INDEX;
    if (draft->cite.count == 0)
        return;
    const struct directive *act = &l->rb->directives[draft->cite.items[0]];
    draft->authority = act->by;
    draft->issued_s = act->issued_s;
}

/* A field that means something only beside another one. */
static void check_companion(struct linker *l, const struct draft *draft, const char *field,
                            bool fits, const char *hint) {
    if (!fits && table_field(draft->d->body, field))
        link_problem(l, draft->d, arena_printf(l->arena, "%s=", field), hint,
                     "`%s` means nothing in this rule", field);
}

static void check_companions(struct linker *l, const struct draft *draft) {
    static const char *const fixed[] = {"query",  "subject",   "lift",
                                        "shield", "overrides", "replaces"};
    const struct datum *when = table_field(draft->d->body, "when");
    bool function = when && when->kind == DATUM_FUNCTION;
    bool shield = draft->has_effect && draft->effect == EFFECT_SHIELD;
    const char *overrides = field_string(l, draft->d, "overrides", false);
    check_companion(l, draft, "reads", function, "it belongs to `when = function(q) ... end`");
    check_companion(l, draft, "timeless", function, "it belongs to `when = function(q) ... end`");
    check_companion(l, draft, "topic", !shield, "a shield names its topics in `shield`");
    check_companion(l, draft, "overrides", !draft->has_effect || draft->effect == EFFECT_ALLOW,
                    "only an allow may override");
    if (overrides && strcmp(overrides, "all") != 0)
        link_problem(l, draft->d, "overrides", "overrides = \"all\"",
                     "an allow overrides all or nothing");
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        check_companion(l, draft, fixed[i], !table_field(draft->d->body, "amends"),
                        "an amendment changes `where`, `when`, `unless`, `require` and texts");
}

static void read_rule(struct linker *l, struct draft *draft, const struct declaration *d) {
    static const char *const fields[] = {
        "cite", "from",      "to",       "through", "subject", "topic",    "query", "where",
        "when", "unless",    "deny",     "allow",   "require", "oblige",   "lift",  "shield",
        "text", "overrides", "replaces", "amends",  "reads",   "timeless", NULL};
    memset(draft, 0, sizeof *draft);
    draft->d = d;
    check_fields(l, d, fields, false);
    read_frame(l, draft);
    read_effect(l, draft);
    read_text(l, draft);
    draft->amends = read_rule_name(l, d, "amends");
    draft->replaces = read_rule_name(l, d, "replaces");
    draft->queries = read_queries(l, d, draft->has_effect && !table_field(d->body, "amends"));
    draft->subject = read_subject(l, d);
    draft->topics = field_topics(l, d, draft->effect == EFFECT_SHIELD ? "shield" : "topic");
    if (draft->has_effect && draft->effect == EFFECT_LIFT)
        draft->lifts = field_names(l, d, "lift", &l->rules, "rule", true, &draft->lift_count);
    check_companions(l, draft);
}

static void read_conflict(struct linker *l, struct draft *draft, const struct declaration *d) {
    static const char *const fields[] = {"cite",  "from", "to",    "through", "query",
                                         "where", "when", "about", "text",    NULL};
    memset(draft, 0, sizeof *draft);
    draft->d = d;
    draft->effect = EFFECT_CONFLICT;
    draft->has_effect = true;
    check_fields(l, d, fields, false);
    read_frame(l, draft);
    draft->has_text = field_bilingual(l, d, "text", true, &draft->text);
    draft->queries = read_queries(l, d, false);
    if (draft->queries == 0)
        draft->queries = UINT64_MAX;
    draft->lifts = field_names(l, d, "about", &l->rules, "rule", false, &draft->lift_count);
    draft->subject = (int)l->subjects.count;
}

static bool changes_part(const struct draft *amendment, enum part part) {
    return part == PART_TEXT ? amendment->has_text
                             : table_field(amendment->d->body, part_names[part]) != NULL;
}

static bool changes_something(const struct draft *amendment) {
    bool changes = false;
    for (int p = 0; p < PART_COUNT; p++)
        changes |= changes_part(amendment, (enum part)p);
    return changes;
}

/* ---- changing another authority's rule ---- */

/* Clip the periods of a draft to those of a delegation. */
static void clip_to(struct linker *l, struct draft *draft, struct periods during) {
    struct period *all =
        arena_alloc(l->arena, (draft->periods.count * (during.count + 1) + 1) * sizeof *all);
    size_t count = 0;
    for (size_t i = 0; i < during.count; i++) {
        struct periods part;
        periods_clip(l->arena, draft->periods, during.items[i], &part);
        for (size_t k = 0; k < part.count; k++)
            all[count++] = part.items[k];
    }
    periods_union(l->arena, all, count, &draft->periods);
}

/* May `draft` change `target`? A lower authority needs a delegation on a topic of both. */
static void check_change(struct linker *l, struct draft *draft, const struct draft *target,
                         const char *field) {
    if (target->authority == NO_INDEX ||
        !authority_above(l->rb, target->authority, draft->authority))
        return;
    draft->delegation =
        find_delegation(l, draft->authority, draft->topics & target->topics, target->authority);
    if (draft->delegation)
        clip_to(l, draft, draft->delegation->periods);
    else
        link_problem(
            l, draft->d, item_named(l, draft->d->body, "", field, target->d->id),
            "a lower authority may only tighten; a pilot needs `delegate` on a topic of both rules",
            "`%s` may not %s `%s`, a rule of the higher authority `%s`",
            l->rb->authorities[draft->authority].id,
            strcmp(field, "lift") == 0     ? "lift"
            : strcmp(field, "amends") == 0 ? "amend"
                                           : "replace",
            target->d->id, l->rb->authorities[target->authority].id);
}

static void check_lift(struct linker *l, struct draft *drafts, struct draft *draft) {
    for (size_t i = 0; draft->effect == EFFECT_LIFT && i < draft->lift_count; i++) {
        const struct draft *target = &drafts[draft->lifts[i]];
        if (target->d->broken)
            continue;
        if (!target->has_effect ||
            (target->effect != EFFECT_DENY && target->effect != EFFECT_REQUIRE))
            link_problem(l, draft->d, item_named(l, draft->d->body, "", "lift", target->d->id),
                         "a lift switches off denies and requires", "`%s` is not a deny or require",
                         target->d->id);
        else
            check_change(l, draft, target, "lift");
    }
}

static void check_amend(struct linker *l, struct draft *drafts, struct draft *draft) {
    if (draft->amends == NO_INDEX)
        return;
    const struct draft *target = &drafts[draft->amends];
    if (target->d->broken || draft->d->broken)
        return;
    if (target == draft || target->amends != NO_INDEX)
        link_problem(l, draft->d, "amends", "amend the rule that the first amendment amends",
                     "`%s` is itself an amendment", target->d->id);
    else if (draft->has_effect && draft->effect != target->effect)
        link_problem(l, draft->d, arena_printf(l->arena, "%s=", effect_fields[draft->effect]),
                     "a new rule with `replaces` may have another effect",
                     "an amendment keeps the effect, and `%s` is a rule of effect %s",
                     target->d->id, effect_names[target->effect]);
    else if (!changes_something(draft))
        link_problem(l, draft->d, "amends",
                     "give the fields that change: where, when, unless, require, text",
                     "this amendment changes nothing");
    else
        check_change(l, draft, target, "amends");
}

static void check_replacement(struct linker *l, struct draft *drafts, struct draft *draft) {
    if (draft->replaces == NO_INDEX)
        return;
    struct draft *target = &drafts[draft->replaces];
    if (target == draft) {
        link_problem(l, draft->d, "replaces", "name the older rule",
                     "a rule cannot replace itself");
        return;
    }
    if (target->replaces != NO_INDEX && &drafts[target->replaces] == draft) {
        if (target > draft)
            link_problem(l, draft->d, "replaces", "the newer rule replaces the older",
                         "`%s` and `%s` replace each other", draft->d->id, target->d->id);
        return;
    }
    check_change(l, draft, target, "replaces");
}

/* The older rule ends where the newer one begins; under a delegation only in its zones, and while
 * it lasts. */
static void apply_replacement(struct linker *l, struct draft *drafts, const struct draft *draft) {
    if (draft->replaces == NO_INDEX || draft->begins_s == CIVIL_NEVER)
        return;
    struct draft *target = &drafts[draft->replaces];
    const struct delegation *delegation = draft->delegation;
    if (!delegation) {
        periods_clip(l->arena, target->periods, (struct period){CIVIL_ALWAYS, draft->begins_s},
                     &target->periods);
        return;
    }
    struct periods since;
    periods_clip(l->arena, delegation->periods, (struct period){draft->begins_s, CIVIL_NEVER},
                 &since);
    node_id there = compile_zones(l, delegation->zones, delegation->zone_count, TRIP_TOUCHES);
    node_id replaced = make_and2(l, compile_periods(l, since), there);
    target->restriction = make_and2(l, target->restriction, make_not(l, replaced, NULL));
}

/* ---- versions ---- */

struct rule_list {
    struct rule *items;
    size_t count, capacity;
};

static const char *source_name(struct linker *l, const struct declaration *d) {
    return arena_printf(l->arena, "%s:%u", l->source->files[d->at.file].name, d->at.line);
}

/* Without `where` a rule covers the territory of its authority. */
static node_id default_where(struct linker *l, const struct draft *base) {
    if (base->authority == NO_INDEX)
        return NODE_TRUE;
    const struct authority *a = &l->rb->authorities[base->authority];
    if (zones_are_all(l->rb, a->territory, a->territory_count))
        return NODE_TRUE;
    return compile_zones(l, a->territory, a->territory_count,
                         base->effect == EFFECT_ALLOW ? TRIP_WITHIN : TRIP_TOUCHES);
}

static node_id part_condition(struct linker *l, const struct draft *base, const struct draft *from,
                              enum part part) {
    const struct datum *value = table_field(from->d->body, part_names[part]);
    if (part == PART_WHERE && value)
        return compile_where(l, from->d, value, base->effect == EFFECT_ALLOW);
    if (part == PART_WHERE)
        return default_where(l, base);
    if (!value)
        return part == PART_UNLESS ? NODE_FALSE : NODE_TRUE;
    return compile_condition(l, from->d, value, part_names[part]);
}

/* One version: each part from the base (0) or from an amendment (i + 1); and the same outside the
 * zones of a delegation, where its amendments do not count. */
struct version {
    int parts[PART_COUNT], elsewhere[PART_COUNT];
    struct period *periods;
    size_t period_count;
};

static const struct draft *part_draft(const struct draft *base,
                                      const struct draft *const *amendments, int payload) {
    return payload == 0 ? base : amendments[payload - 1];
}

static struct citations version_cites(struct linker *l, const struct draft *base,
                                      const struct draft *const *amendments,
                                      const struct version *version) {
    size_t count = base->cite.count, max = count;
    for (int p = 0; p < PART_COUNT; p++)
        max += part_draft(base, amendments, version->parts[p])->cite.count;
    uint32_t *items = arena_alloc(l->arena, (max + 1) * sizeof *items);
    if (count > 0)
        memcpy(items, base->cite.items, count * sizeof *items);
    for (int p = 0; p < PART_COUNT; p++) {
        struct citations cite = part_draft(base, amendments, version->parts[p])->cite;
        for (size_t i = 0; i < cite.count; i++) {
            bool there = false;
            for (size_t k = 0; k < count; k++)
                there |= items[k] == cite.items[i];
            if (!there)
                items[count++] = cite.items[i];
        }
    }
    return (struct citations){items, count};
}

static void add_version(struct linker *l, struct rule_list *rules, const struct draft *base,
                        const struct draft *const *amendments, const struct version *version,
                        node_id restriction) {
    struct rule rule = {.id = base->d->id,
                        .effect = base->effect,
                        .queries = base->queries,
                        .topics = base->topics,
                        .authority = base->authority,
                        .subject = base->subject,
                        .declaration = base->d,
                        .source = source_name(l, base->d),
                        .requirement = NODE_TRUE,
                        .version = (uint32_t)rules->count};
    node_id parts[6];
    for (int p = 0; p <= PART_UNLESS; p++)
        parts[p] =
            part_condition(l, base, part_draft(base, amendments, version->parts[p]), (enum part)p);
    parts[PART_UNLESS] = make_not(l, parts[PART_UNLESS], NULL);
    parts[3] = restriction;
    parts[4] = base->restriction;
    parts[5] = NODE_TRUE;
    if (base->effect == EFFECT_LIFT && base->delegation)
        parts[5] =
            compile_zones(l, base->delegation->zones, base->delegation->zone_count, TRIP_TOUCHES);
    rule.condition = make_and(l, parts, 6, NULL);
    if (base->effect == EFFECT_REQUIRE)
        rule.requirement = part_condition(
            l, base, part_draft(base, amendments, version->parts[PART_REQUIRE]), PART_REQUIRE);
    rule.supreme = table_field(base->d->body, "overrides") != NULL;
    rule.text = part_draft(base, amendments, version->parts[PART_TEXT])->text;
    rule.cite = version_cites(l, base, amendments, version);
    rule.lifts = base->lifts;
    rule.lift_count = base->lift_count;
    periods_union(l->arena, version->periods, version->period_count, &rule.periods);
    VEC_PUSH(l->arena, rules, rule);
}

/* A version with parts from a delegated amendment holds in the delegation's zones; elsewhere the
 * same stretch of time has the version without them. */
static void add_versions(struct linker *l, struct rule_list *rules, const struct draft *base,
                         const struct draft *const *amendments, const struct version *version) {
    const struct delegation *delegation = NULL;
    struct version elsewhere = *version;
    memcpy(elsewhere.parts, version->elsewhere, sizeof elsewhere.parts);
    for (int p = 0; p < PART_COUNT; p++) {
        const struct draft *from = part_draft(base, amendments, version->parts[p]);
        if (from == base || !from->delegation)
            continue;
        if (delegation && delegation != from->delegation)
            link_problem(l, from->d, "amends", NULL, "two delegations amend rule `%s` at one time",
                         base->d->id);
        delegation = from->delegation;
    }
    if (!delegation) {
        add_version(l, rules, base, amendments, version, NODE_TRUE);
        return;
    }
    node_id there = compile_zones(l, delegation->zones, delegation->zone_count, TRIP_TOUCHES);
    add_version(l, rules, base, amendments, version, there);
    add_version(l, rules, base, amendments, &elsewhere, make_not(l, there, NULL));
}

/* Which draft gives a part when: the base, or the amendment issued last. */
static struct dated resolve_part(struct linker *l, const struct draft *base,
                                 const struct draft *const *amendments, size_t count,
                                 enum part part, bool delegated) {
    struct {
        struct statement *items;
        size_t count, capacity;
    } s = {NULL, 0, 0};
    struct statement first = {{CIVIL_ALWAYS, CIVIL_NEVER}, CIVIL_ALWAYS, 0};
    struct dated dated = {NULL, 0};
    struct dated_tie tie;
    VEC_PUSH(l->arena, &s, first);
    for (size_t i = 0; i < count; i++) {
        bool counts =
            changes_part(amendments[i], part) && (delegated || !amendments[i]->delegation);
        for (size_t k = 0; counts && k < amendments[i]->periods.count; k++) {
            struct statement statement = {amendments[i]->periods.items[k], amendments[i]->issued_s,
                                          (int)i + 1};
            VEC_PUSH(l->arena, &s, statement);
        }
    }
    if (dated_resolve(l->arena, s.items, s.count, &dated, &tie) && count > 0 && tie.first > 0 &&
        tie.second > 0)
        link_problem(l, amendments[tie.second - 1]->d, "amends", TIE_HINT,
                     "`%s` and `%s`, issued at the same time, both change %s of rule `%s`",
                     amendments[tie.first - 1]->d->id, amendments[tie.second - 1]->d->id,
                     part == PART_TEXT ? "the text"
                                       : arena_printf(l->arena, "`%s`", part_names[part]),
                     base->d->id);
    return dated;
}

struct version_list {
    struct version *items;
    size_t count, capacity;
};

/* The version with these parts, made when it is new. */
static struct version *version_of(struct linker *l, struct version_list *versions,
                                  const struct version *wanted, size_t max_periods) {
    for (size_t i = 0; i < versions->count; i++)
        if (memcmp(versions->items[i].parts, wanted->parts, sizeof wanted->parts) == 0 &&
            memcmp(versions->items[i].elsewhere, wanted->elsewhere, sizeof wanted->elsewhere) == 0)
            return &versions->items[i];
    struct version version = *wanted;
    version.periods = arena_alloc(l->arena, max_periods * sizeof(struct period));
    VEC_PUSH(l->arena, versions, version);
    return &versions->items[versions->count - 1];
}

/* What gives each part of a rule over time, with delegated amendments and without. */
struct resolved {
    struct dated parts[PART_COUNT], elsewhere[PART_COUNT];
};

static int payload_at(const struct dated *dated, int64_t from_s, int64_t *to_s) {
    const struct dated_step *step = dated_at(dated, from_s);
    if (step->to_s < *to_s)
        *to_s = step->to_s;
    return step->payload;
}

/* Cut a period of the base where any part changes. */
static void cut_period(struct linker *l, const struct resolved *resolved, struct period whole,
                       struct version_list *versions, size_t max_periods) {
    int64_t from = whole.from_s;
    while (from < whole.to_s) {
        struct version wanted = {.period_count = 0};
        int64_t to = whole.to_s;
        for (int p = 0; p < PART_COUNT; p++) {
            wanted.parts[p] = payload_at(&resolved->parts[p], from, &to);
            wanted.elsewhere[p] = payload_at(&resolved->elsewhere[p], from, &to);
        }
        struct version *version = version_of(l, versions, &wanted, max_periods);
        version->periods[version->period_count++] = (struct period){from, to};
        from = to;
    }
}

static void build_versions(struct linker *l, struct rule_list *rules, const struct draft *base,
                           const struct draft *const *amendments, size_t count) {
    struct version_list versions = {NULL, 0, 0};
    struct resolved resolved;
    size_t max_periods = 1;
    for (int p = 0; p < PART_COUNT; p++) {
        resolved.parts[p] = resolve_part(l, base, amendments, count, (enum part)p, true);
        resolved.elsewhere[p] = resolve_part(l, base, amendments, count, (enum part)p, false);
        max_periods += resolved.parts[p].count + resolved.elsewhere[p].count + base->periods.count;
    }
    for (size_t i = 0; i < base->periods.count; i++)
        cut_period(l, &resolved, base->periods.items[i], &versions, max_periods);
    if (versions.count == 0) { /* never in force (announced, or replaced at once): still checked */
        static const struct version none;
        version_of(l, &versions, &none, max_periods);
    }
    for (size_t i = 0; i < versions.count; i++)
        add_versions(l, rules, base, amendments, &versions.items[i]);
}

/* An amendment that is never in force (its act is only announced) is checked all the same. */
static void compile_amendment(struct linker *l, const struct draft *base,
                              const struct draft *amendment) {
    for (int p = PART_WHERE; p <= PART_REQUIRE; p++)
        if (changes_part(amendment, (enum part)p))
            part_condition(l, base, amendment, (enum part)p);
}

static void link_drafts(struct linker *l, struct draft *drafts, size_t count,
                        struct rule_list *rules) {
    struct amendment_list {
        const struct draft **items;
        size_t count, capacity;
    } *amendments = arena_calloc(l->arena, count + 1, sizeof *amendments);
    for (size_t i = 0; i < count; i++) {
        if (drafts[i].amends == NO_INDEX)
            continue;
        compile_amendment(l, &drafts[drafts[i].amends], &drafts[i]);
        VEC_PUSH(l->arena, &amendments[drafts[i].amends], &drafts[i]);
    }
    for (size_t i = 0; i < count; i++)
        if (drafts[i].amends == NO_INDEX && drafts[i].has_effect)
            build_versions(l, rules, &drafts[i], amendments[i].items, amendments[i].count);
}

/* ---- order and references ---- */

static enum rule_class class_of(const struct rule *rule) {
    switch (rule->effect) {
    case EFFECT_ALLOW:
        return rule->supreme ? CLASS_SUPREME : CLASS_ALLOW;
    case EFFECT_DENY:
        return CLASS_DENY;
    case EFFECT_REQUIRE:
        return CLASS_REQUIRE;
    case EFFECT_OBLIGE:
        return CLASS_OBLIGE;
    case EFFECT_CONFLICT:
        return CLASS_CONFLICT;
    case EFFECT_LIFT:
        return CLASS_LIFT;
    default:
        return CLASS_SHIELD;
    }
}

static int compare_rules(const void *a, const void *b) {
    const struct rule *x = a, *y = b;
    int order = (int)class_of(x) - (int)class_of(y);
    if (order == 0)
        order = x->subject - y->subject;
    if (order == 0)
        order = strcmp(x->id, y->id);
    if (order == 0 && x->periods.count > 0 && y->periods.count > 0)
        order = (x->periods.items[0].from_s > y->periods.items[0].from_s) -
                (x->periods.items[0].from_s < y->periods.items[0].from_s);
    return order != 0 ? order : (x->version > y->version) - (x->version < y->version);
}

static void count_classes(struct rulebook *rb) {
    size_t i = 0;
    for (int c = 0; c <= CLASS_COUNT; c++) {
        while (i < rb->rule_count && (int)class_of(&rb->rules[i]) < c)
            i++;
        rb->class_begin[c] = i;
    }
}

/* Rules by name: the versions of rule name n are by_name[n], a list of rule numbers. */
struct versions_of {
    uint32_t *items;
    size_t count, capacity;
};

static struct versions_of *index_versions(struct linker *l) {
    struct versions_of *by_name = arena_calloc(l->arena, l->rules.count + 1, sizeof *by_name);
    for (uint32_t i = 0; i < l->rb->rule_count; i++) {
        uint32_t name = names_find(&l->rules, l->rb->rules[i].id);
        if (name != NO_NAME && l->rb->rules[i].effect != EFFECT_CONFLICT)
            VEC_PUSH(l->arena, &by_name[name], i);
    }
    return by_name;
}

/* From names of rules to numbers of rules; and back, from rules to those that lift them. */
static void resolve_lifts(struct linker *l) {
    struct versions_of *by_name = index_versions(l);
    struct rulebook *rb = l->rb;
    struct versions_of *lifters = arena_calloc(l->arena, rb->rule_count + 1, sizeof *lifters);
    for (uint32_t i = 0; i < rb->rule_count; i++) {
        struct rule *rule = &rb->rules[i];
        struct versions_of targets = {NULL, 0, 0};
        for (size_t k = 0; k < rule->lift_count; k++) {
            const struct versions_of *named = &by_name[rule->lifts[k]];
            for (size_t v = 0; v < named->count; v++) {
                VEC_PUSH(l->arena, &targets, named->items[v]);
                if (rule->effect == EFFECT_LIFT)
                    VEC_PUSH(l->arena, &lifters[named->items[v]], i);
            }
        }
        rule->lifts = targets.items;
        rule->lift_count = targets.count;
    }
    for (uint32_t i = 0; i < rb->rule_count; i++) {
        rb->rules[i].lifters = lifters[i].items;
        rb->rules[i].lifter_count = lifters[i].count;
    }
}

static void resolve_shields(struct linker *l) {
    struct rulebook *rb = l->rb;
    for (size_t i = rb->class_begin[CLASS_DENY]; i < rb->class_begin[CLASS_ALLOW]; i++) {
        struct rule *rule = &rb->rules[i];
        struct versions_of shields = {NULL, 0, 0};
        for (uint32_t s = (uint32_t)rb->class_begin[CLASS_SHIELD]; s < rb->class_begin[CLASS_COUNT];
             s++)
            if ((rb->rules[s].topics & rule->topics) &&
                authority_above(rb, rb->rules[s].authority, rule->authority))
                VEC_PUSH(l->arena, &shields, s);
        rule->shields = shields.items;
        rule->shield_count = shields.count;
    }
}

/* ---- defaults ---- */

/* Its level gives it its name: one default for each kind of query and scale. */
static void read_default_level(struct linker *l, struct default_rule *r) {
    const struct declaration *d = r->declaration;
    size_t count;
    const uint32_t *index = field_names(l, d, "level", &l->levels, "level", true, &count);
    if (count > 1)
        link_problem(l, d, "level[2]", "write one default for each scale",
                     "a default names one level, not %zu", count);
    if (count != 1)
        return;
    r->level = (int)index[0];
    r->id = arena_printf(l->arena, "default.%s.%s", d->id,
                         l->rb->scales[l->rb->levels[index[0]].scale].id);
}

static void read_default(struct linker *l, const struct declaration *d, struct default_rule *r) {
    static const char *const fields[] = {"level",   "cite", "from",  "to",
                                         "through", "deny", "allow", NULL};
    const struct datum *level = table_field(d->body, "level");
    uint32_t query = names_find(&l->queries, d->id);

    *r = (struct default_rule){
        .level = LEVEL_NONE, .declaration = d, .source = source_name(l, d), .allow = {"", ""}};
    check_fields(l, d, fields, false);
    if (query == NO_NAME)
        link_problem(l, d, "", names_hint(l, &l->queries, d->id), "unknown kind of query `%s`",
                     d->id);
    r->query = query == NO_NAME ? 0 : (int)query;
    field_bilingual(l, d, "deny", true, &r->deny);
    field_bilingual(l, d, "allow", level != NULL, &r->allow);
    r->cite = field_citations(l, d, d->body, "", false);
    r->periods = act_periods(l, d, d->body, "", r->cite);
    r->id = arena_printf(l->arena, "default.%s", d->id);
    if (level)
        read_default_level(l, r);
}

static int compare_defaults(const void *a, const void *b) {
    return strcmp(((const struct default_rule *)a)->id, ((const struct default_rule *)b)->id);
}

static void link_defaults(struct linker *l) {
    struct rulebook *rb = l->rb;
    rb->defaults = arena_calloc(l->arena, l->source->declaration_count + 1, sizeof *rb->defaults);
    EACH_DECLARATION(l, d, WORD_DEFAULT) {
        struct default_rule *r = &rb->defaults[rb->default_count++];
        read_default(l, d, r);
        for (size_t i = 0; i + 1 < rb->default_count; i++)
            if (r->id && strcmp(rb->defaults[i].id, r->id) == 0)
                link_problem(
                    l, d, "",
                    arena_printf(l->arena, "the other one is at %s", rb->defaults[i].source),
                    "query `%s` has two defaults of one scale", d->id);
    }
    if (rb->default_count > 0)
        qsort(rb->defaults, rb->default_count, sizeof *rb->defaults, compare_defaults);
}

void link_rules(struct linker *l) {
    struct rulebook *rb = l->rb;
    struct rule_list rules = {NULL, 0, 0};
    struct draft *drafts = arena_calloc(l->arena, l->rules.count + 1, sizeof *drafts);
    uint32_t count = 0;

    EACH_DECLARATION(l, d, WORD_RULE)
    if (names_find(&l->rules, d->id) == count)
        read_rule(l, &drafts[count++], d);
    for (uint32_t i = 0; i < count; i++) {
        check_lift(l, drafts, &drafts[i]);
        check_amend(l, drafts, &drafts[i]);
        check_replacement(l, drafts, &drafts[i]);
    }
    for (uint32_t i = 0; i < count; i++)
        drafts[i].begins_s =
            drafts[i].periods.count > 0 ? drafts[i].periods.items[0].from_s : CIVIL_NEVER;
    for (uint32_t i = 0; i < count; i++)
        apply_replacement(l, drafts, &drafts[i]);
    link_drafts(l, drafts, count, &rules);
    EACH_DECLARATION(l, d, WORD_CONFLICT) {
        struct draft conflict;
        read_conflict(l, &conflict, d);
        build_versions(l, &rules, &conflict, NULL, 0);
    }
    if (rules.count > 0)
        qsort(rules.items, rules.count, sizeof *rules.items, compare_rules);
    rb->rules = rules.items;
    rb->rule_count = rules.count;
    rb->rule_id_count = l->rules.count;
    rb->topics = l->topics.items;
    rb->topic_count = l->topics.count;
    count_classes(rb);
    resolve_lifts(l);
    resolve_shields(l);
    link_defaults(l);
}
