/*
 * link_levels.c - scales, levels, delegations, and which level is applied where and when.
 *
 * Inside a scale the strictest level of a place holds. A lower authority may be stricter, never
 * looser, unless a delegation gives it the topic "levels" in those zones.
 */
#include <stdlib.h>

#include "policy/linker.h"

/* ---- scales and levels ---- */

static void read_scale(struct linker *l, struct scale *scale, const char *id) {
    static const char *const fields[] = {"rank", "vi", "en", "cite", "published", "derived", NULL};
    const struct declaration *d = find_declaration(l, WORD_SCALE, id);
    int64_t rank = 0;
    *scale = (struct scale){
        .id = id, .label = {id, id}, .published = -1, .derived = NO_INDEX, .declaration = d};
    check_fields(l, d, fields, false);
    own_bilingual(l, d, true, &scale->label);
    field_integer(l, d, "rank", true, &rank);
    scale->rank = (int)rank;
}

static void read_level(struct linker *l, struct level *level, const char *id) {
    static const char *const fields[] = {"scale", "rank", "vi", "en", NULL};
    const struct declaration *d = find_declaration(l, WORD_LEVEL, id);
    int64_t rank = 0;
    size_t count;
    *level = (struct level){.id = id, .label = {id, id}, .declaration = d};
    check_fields(l, d, fields, false);
    own_bilingual(l, d, true, &level->label);
    field_integer(l, d, "rank", true, &rank);
    level->rank = (int)rank;
    const uint32_t *scale = field_names(l, d, "scale", &l->scales, "scale", true, &count);
    if (count == 1)
        level->scale = (int)scale[0];
    else if (count > 1)
        link_problem(l, d, "scale[2]", NULL, "a level is on one scale, not %zu", count);
}

/* Levels in order of scale, then rank: then `in_scale` is a position. */
static int compare_ranks(const struct level *x, const struct level *y) {
    return x->scale != y->scale ? x->scale - y->scale : (x->rank > y->rank) - (x->rank < y->rank);
}

static int compare_levels(const void *a, const void *b) {
    const struct level *x = a, *y = b;
    int order = compare_ranks(x, y);
    return order != 0 ? order
                      : (x->declaration > y->declaration) - (x->declaration < y->declaration);
}

/* Register the levels' names anew in sorted order, so that a name's index is the level's. When all
 * levels are `sound`, those of one scale are known to differ in rank. */
static void sort_levels(struct linker *l, bool sound) {
    struct rulebook *rb = l->rb;
    qsort(rb->levels, rb->level_count, sizeof *rb->levels, compare_levels);
    memset(&l->levels, 0, sizeof l->levels);
    for (size_t i = 0; i < rb->level_count; i++) {
        names_add(&l->levels, l->arena, rb->levels[i].id);
        if (sound && i > 0 && compare_ranks(&rb->levels[i - 1], &rb->levels[i]) == 0)
            link_problem(l, rb->levels[i].declaration, "rank",
                         "the stricter level has the higher rank",
                         "levels `%s` and `%s` of one scale have the same rank",
                         rb->levels[i - 1].id, rb->levels[i].id);
    }
}

static void number_levels(struct linker *l, struct scale *scale, int index, bool sound) {
    int *levels = arena_alloc(l->arena, (l->rb->level_count + 1) * sizeof *levels);
    for (size_t i = 0; i < l->rb->level_count; i++) {
        if (l->rb->levels[i].scale != index)
            continue;
        l->rb->levels[i].in_scale = scale->level_count;
        l->rb->levels[i].value = (int)i;
        levels[scale->level_count++] = (int)i;
    }
    scale->levels = levels;
    if ((sound && scale->level_count == 0) || scale->level_count > 30)
        link_problem(l, scale->declaration, "",
                     arena_printf(l->arena, "level \"...\" { scale = \"%s\", ... }", scale->id),
                     "a scale has 1 to 30 levels, and `%s` has %d", scale->id, scale->level_count);
}

/* False when something was wrong with one, of which other mistakes would only be the echo. */
static bool read_levels(struct linker *l) {
    size_t problems = l->problems->count;
    bool sound = true;
    for (uint32_t i = 0; i < l->rb->level_count; i++) {
        read_level(l, &l->rb->levels[i], l->levels.items[i]);
        sound &= !l->rb->levels[i].declaration->broken;
    }
    return sound && l->problems->count == problems;
}

static int compare_scales(const void *a, const void *b) {
    const struct scale *x = a, *y = b;
    return x->rank != y->rank ? (x->rank > y->rank) - (x->rank < y->rank) : strcmp(x->id, y->id);
}

/* Scales by rank, whatever the order of files; a name's index is the scale's. */
static void sort_scales(struct linker *l) {
    struct rulebook *rb = l->rb;
    qsort(rb->scales, rb->scale_count, sizeof *rb->scales, compare_scales);
    memset(&l->scales, 0, sizeof l->scales);
    for (size_t i = 0; i < rb->scale_count; i++)
        names_add(&l->scales, l->arena, rb->scales[i].id);
}

void link_scales(struct linker *l) {
    struct rulebook *rb = l->rb;
    rb->scale_count = l->scales.count;
    rb->level_count = l->levels.count;
    rb->scales = arena_calloc(l->arena, rb->scale_count + 1, sizeof *rb->scales);
    rb->levels = arena_calloc(l->arena, rb->level_count + 1, sizeof *rb->levels);
    for (uint32_t i = 0; i < rb->scale_count; i++)
        read_scale(l, &rb->scales[i], l->scales.items[i]);
    sort_scales(l);
    bool sound = read_levels(l);
    sort_levels(l, sound);
    for (size_t i = 0; i < rb->scale_count; i++)
        number_levels(l, &rb->scales[i], (int)i, sound);
}

/* ---- what fills a scale when the lists say nothing ---- */

/* Does what should fill a scale hold levels? */
static void check_filler(struct linker *l, const struct scale *scale, const char *field,
                         const struct declaration *filler, const struct enumeration *values) {
    if (!filler->broken && (!values || !values->levels))
        link_problem(
            l, scale->declaration, field,
            arena_printf(l->arena, "it needs type = \"enum\", values = \"=level:%s\"", scale->id),
            "`%s` does not hold levels", filler->id);
}

static void fill_scale(struct linker *l, struct scale *scale) {
    const struct declaration *d = scale->declaration;
    const char *published = field_string(l, d, "published", false);
    const char *derived = field_string(l, d, "derived", false);
    static const struct period always = {CIVIL_ALWAYS, CIVIL_NEVER};

    scale->cite = field_citations(l, d, d->body, "", false);
    scale->periods = (struct periods){&always, 1};
    if (scale->cite.count > 0)
        scale->periods = l->rb->directives[scale->cite.items[0]].periods;
    if (published) {
        uint32_t index = names_find(&l->modifiers, published);
        if (index == NO_NAME)
            link_problem(l, d, "published", names_hint(l, &l->modifiers, published),
                         "unknown modifier `%s`", published);
        else
            scale->published = (int)index;
        if (index != NO_NAME)
            check_filler(l, scale, "published", l->modifier_facts[index].declaration,
                         l->modifier_facts[index].values);
    }
    if (derived) {
        scale->derived = names_find(&l->derived, derived);
        if (scale->derived == NO_NAME)
            link_problem(l, d, "derived", names_hint(l, &l->derived, derived),
                         "unknown derived value `%s`", derived);
        else
            check_filler(l, scale, "derived", l->rb->derived[scale->derived].declaration,
                         l->rb->derived[scale->derived].values);
    }
}

/* ---- delegations ---- */

uint64_t field_topics(struct linker *l, const struct declaration *d, const char *field) {
    size_t count;
    uint64_t topics = 0;
    const char *const *names = field_strings(l, d, field, false, &count);
    for (size_t i = 0; i < count; i++) {
        uint32_t index = names_find(&l->topics, names[i]);
        if (index == NO_NAME)
            index = names_add(&l->topics, l->arena, names[i]);
        if (index < 64)
            topics |= (uint64_t)1 << index;
        else
            link_problem(l, d, field, "join topics that shields and delegates do not tell apart",
                         "a rulebook has at most 64 topics");
    }
    return topics;
}

static void read_delegation(struct linker *l, const struct declaration *d,
                            struct delegation *delegation) {
    static const char *const fields[] = {"to", "topic", "zones", "from", "through", "cite", NULL};
    size_t count;

    *delegation = (struct delegation){.id = d->id, .to = NO_INDEX, .by = NO_INDEX};
    check_fields(l, d, fields, false);
    const uint32_t *to = field_names(l, d, "to", &l->authorities, "authority", true, &count);
    if (count > 1)
        link_problem(l, d, "to[2]", "write one `delegate` for each",
                     "a delegation is to one authority");
    if (count > 0)
        delegation->to = to[0];
    if (!table_field(d->body, "topic"))
        missing_field(l, d, "", "topic");
    delegation->topics = field_topics(l, d, "topic");
    delegation->zones = field_zones(l, d, "zones", true, &delegation->zone_count);
    struct citations cite = field_citations(l, d, d->body, "", true);
    delegation->periods = act_periods(l, d, d->body, "", cite);
    if (cite.count == 0)
        return;
    const struct directive *act = &l->rb->directives[cite.items[0]];
    delegation->by = act->by;
    if (act->by != NO_INDEX)
        check_territory(l, d, "zones", delegation->zones, delegation->zone_count, act->by);
    if (delegation->to != NO_INDEX && act->by != NO_INDEX &&
        !l->rb->authorities[delegation->to].declaration->broken &&
        !authority_above(l->rb, act->by, delegation->to))
        link_problem(l, d, "to", "an authority delegates to one that is `within` it",
                     "`%s` is not below `%s`, which issued %s",
                     l->authorities.items[delegation->to], l->authorities.items[act->by], act->id);
}

static int compare_delegations(const void *a, const void *b) {
    return strcmp(((const struct delegation *)a)->id, ((const struct delegation *)b)->id);
}

void link_delegations(struct linker *l) {
    l->delegations =
        arena_calloc(l->arena, l->source->declaration_count + 1, sizeof *l->delegations);
    names_add(&l->topics, l->arena, "levels"); /* topic 0: TOPIC_LEVELS */
    EACH_DECLARATION(l, d, WORD_DELEGATE)
    read_delegation(l, d, &l->delegations[l->delegation_count++]);
    if (l->delegation_count > 0) /* the first that fits counts, whatever the order of files */
        qsort(l->delegations, l->delegation_count, sizeof *l->delegations, compare_delegations);
}

const struct delegation *find_delegation(struct linker *l, uint32_t to, uint64_t topics,
                                         uint32_t from) {
    for (size_t i = 0; i < l->delegation_count; i++) {
        const struct delegation *d = &l->delegations[i];
        bool reaches = d->to != NO_INDEX && (d->to == to || authority_above(l->rb, d->to, to));
        bool may = d->by != NO_INDEX && (d->by == from || authority_above(l->rb, d->by, from));
        if (reaches && may && (d->topics & topics))
            return d;
    }
    return NULL;
}

/* ---- applies ---- */

#define LOOSER_HINT                                                                                \
    "a lower authority may be stricter, never looser, except under `delegate { topic = "           \
    "\"levels\" }`"

struct applies {
    struct level_apply *items;
    size_t count, capacity;
};

/* What one `apply` says, before it is spread over zones and periods. */
struct apply_reader {
    const struct declaration *d;
    struct level_apply apply; /* all but zone and period */
    struct periods periods;
    const uint32_t *zones;
    size_t zone_count;
    const uint32_t *replaces; /* directives */
    size_t replace_count;
    const char *key; /* the ids of the acts it cites */
};

static uint32_t apply_authority(struct linker *l, const struct declaration *d,
                                struct citations cite) {
    size_t count;
    const uint32_t *by = field_names(l, d, "by", &l->authorities, "authority", false, &count);
    if (count > 1)
        link_problem(l, d, "by[2]", NULL, "a level is applied by one authority, not %zu", count);
    if (count > 0)
        return by[0];
    return l->rb->directives[cite.items[0]].by;
}

static bool read_apply(struct linker *l, const struct declaration *d, struct apply_reader *r) {
    static const char *const fields[] = {"zones", "from", "to",       "through",
                                         "by",    "cite", "replaces", NULL};
    uint32_t level = names_find(&l->levels, d->id);

    memset(r, 0, sizeof *r);
    r->d = d;
    check_fields(l, d, fields, false);
    if (level == NO_NAME)
        link_problem(l, d, "", names_hint(l, &l->levels, d->id), "unknown level `%s`", d->id);
    struct citations cite = field_citations(l, d, d->body, "", true);
    r->zones = field_zones(l, d, "zones", true, &r->zone_count);
    r->replaces =
        field_names(l, d, "replaces", &l->directives, "directive", false, &r->replace_count);
    r->periods = act_periods(l, d, d->body, "", cite);
    if (level == NO_NAME || cite.count == 0)
        return false;
    uint32_t by = apply_authority(l, d, cite);
    if (by == NO_INDEX)
        return false;
    check_territory(l, d, "zones", r->zones, r->zone_count, by);
    r->key = "";
    for (size_t i = 0; i < cite.count; i++)
        r->key = arena_printf(l->arena, "%s %s", r->key, l->rb->directives[cite.items[i]].id);
    struct level_act act = {cite, by, d};
    l->rb->level_acts[l->rb->level_act_count] = act;
    r->apply = (struct level_apply){.scale = l->rb->levels[level].scale,
                                    .level = (int)level,
                                    .authority_depth = l->rb->authorities[by].depth,
                                    .source = (int)l->rb->level_act_count++};
    return true;
}

/* Does a delegation let `low` loosen the levels of `high` in this zone and period? */
static bool may_loosen(const struct linker *l, uint32_t low, uint32_t high, uint32_t zone,
                       struct period when) {
    for (size_t i = 0; i < l->delegation_count; i++) {
        const struct delegation *d = &l->delegations[i];
        bool covers = false, lasts = false;
        if (!(d->topics & TOPIC_LEVELS) || (d->to != low && !authority_above(l->rb, d->to, low)) ||
            (d->by != high && !authority_above(l->rb, d->by, high)))
            continue;
        for (size_t z = 0; z < d->zone_count; z++)
            covers |=
                zone_inside(zones_at(l->rb->zones, zone), zones_at(l->rb->zones, d->zones[z]));
        for (size_t k = 0; k < d->periods.count; k++)
            lasts |=
                d->periods.items[k].from_s <= when.from_s && when.to_s <= d->periods.items[k].to_s;
        if (covers && lasts)
            return true;
    }
    return false;
}

/* An authority ends the levels of its equals and of those below it. */
static void check_replaced_level(struct linker *l, const struct apply_reader *other,
                                 const struct level_act *act, uint32_t zone, int64_t from_s) {
    uint32_t by = l->rb->level_acts[other->apply.source].by;
    const char *replaced = l->rb->directives[act->cite.items[0]].id;
    if (authority_above(l->rb, act->by, by) &&
        !may_loosen(l, by, act->by, zone, (struct period){from_s, CIVIL_NEVER}))
        link_problem(
            l, other->d, item_named(l, other->d->body, "", "replaces", replaced), LOOSER_HINT,
            "`%s` may not replace %s, which the higher authority `%s` ordered in zone `%s`",
            l->rb->authorities[by].id, replaced, l->rb->authorities[act->by].id,
            zones_at(l->rb->zones, zone)->id);
}

/* The earliest start of an apply that replaces this one in this zone; CIVIL_NEVER: none does. */
static int64_t replaced_from(struct linker *l, const struct apply_reader *all, size_t count,
                             const struct apply_reader *r, uint32_t zone, int64_t from_s) {
    const struct level_act *act = &l->rb->level_acts[r->apply.source];
    int64_t end = CIVIL_NEVER;
    for (size_t i = 0; i < count; i++) {
        const struct apply_reader *other = &all[i];
        bool names_it = false, covers = false;
        if (other == r || other->apply.scale != r->apply.scale)
            continue;
        for (size_t k = 0; k < other->replace_count; k++)
            names_it |= other->replaces[k] == act->cite.items[0];
        for (size_t k = 0; k < other->zone_count; k++) {
            covers |=
                zone_inside(zones_at(l->rb->zones, zone), zones_at(l->rb->zones, other->zones[k]));
            if (names_it && !covers &&
                zone_inside(zones_at(l->rb->zones, other->zones[k]), zones_at(l->rb->zones, zone)))
                link_problem(l, other->d,
                             item_named(l, other->d->body, "", "replaces",
                                        l->rb->directives[act->cite.items[0]].id),
                             "apply the older level to the smaller zones one by one",
                             "%s applied `%s` to all of `%s`, of which zone `%s` is only a part",
                             l->rb->directives[act->cite.items[0]].id,
                             l->rb->levels[r->apply.level].id, zones_at(l->rb->zones, zone)->id,
                             zones_at(l->rb->zones, other->zones[k])->id);
        }
        if (!names_it || !covers)
            continue;
        for (size_t k = 0; k < other->periods.count; k++) {
            if (other->periods.items[k].from_s < from_s)
                continue;
            check_replaced_level(l, other, act, zone, other->periods.items[k].from_s);
            if (other->periods.items[k].from_s < end)
                end = other->periods.items[k].from_s;
        }
    }
    return end;
}

static bool meet(const struct linker *l, const struct apply_reader *a,
                 const struct apply_reader *b) {
    const struct zones *zones = l->rb->zones;
    for (size_t i = 0; i < a->zone_count; i++)
        for (size_t k = 0; k < b->zone_count; k++)
            if (zone_inside(zones_at(zones, a->zones[i]), zones_at(zones, b->zones[k])) ||
                zone_inside(zones_at(zones, b->zones[k]), zones_at(zones, a->zones[i])))
                return true;
    return false;
}

/* What an apply replaces has a level on the same scale in some of its zones. */
static void check_replaced(struct linker *l, const struct apply_reader *all, size_t count,
                           const struct apply_reader *r) {
    for (size_t k = 0; k < r->replace_count; k++) {
        const struct directive *act = &l->rb->directives[r->replaces[k]];
        bool found = act->declaration->broken;
        for (size_t i = 0; i < count; i++)
            found |= l->rb->level_acts[all[i].apply.source].cite.items[0] == r->replaces[k] &&
                     all[i].apply.scale == r->apply.scale && meet(l, r, &all[i]);
        if (!found)
            link_problem(l, r->d, item_named(l, r->d->body, "", "replaces", act->id),
                         "name the act that applied the older level",
                         "%s applied no level of scale `%s` here", act->id,
                         l->rb->scales[r->apply.scale].id);
    }
}

static void spread_apply(struct linker *l, const struct apply_reader *all, size_t count,
                         const struct apply_reader *r, struct applies *applies) {
    for (size_t z = 0; z < r->zone_count; z++) {
        for (size_t p = 0; p < r->periods.count; p++) {
            struct level_apply apply = r->apply;
            apply.zone = r->zones[z];
            apply.from_s = r->periods.items[p].from_s;
            apply.to_s = r->periods.items[p].to_s;
            int64_t end = replaced_from(l, all, count, r, apply.zone, apply.from_s);
            if (end < apply.to_s)
                apply.to_s = end;
            if (apply.from_s < apply.to_s)
                VEC_PUSH(l->arena, applies, apply);
        }
    }
}

/* Lower and looser at one time in one place: only under a delegation. */
static uint32_t orderer(const struct rulebook *rb, const struct level_apply *apply) {
    return rb->level_acts[apply->source].by;
}

static bool looser_below(const struct rulebook *rb, const struct level_apply *low,
                         const struct level_apply *high) {
    return low->scale == high->scale &&
           rb->levels[low->level].in_scale < rb->levels[high->level].in_scale &&
           low->from_s < high->to_s && high->from_s < low->to_s &&
           zone_inside(zones_at(rb->zones, low->zone), zones_at(rb->zones, high->zone)) &&
           authority_above(rb, orderer(rb, high), orderer(rb, low));
}

static int64_t later(int64_t a, int64_t b) {
    return a > b ? a : b;
}

static int64_t sooner(int64_t a, int64_t b) {
    return a < b ? a : b;
}

static void check_looser(struct linker *l, struct level_apply *low,
                         const struct level_apply *high) {
    uint32_t by = orderer(l->rb, low), above = orderer(l->rb, high);
    struct period both = {later(low->from_s, high->from_s), sooner(low->to_s, high->to_s)};
    if (!looser_below(l->rb, low, high))
        return;
    low->delegated = true;
    if (!may_loosen(l, by, above, low->zone, both))
        link_problem(
            l, l->rb->level_acts[low->source].declaration, "", LOOSER_HINT,
            "`%s` in zone `%s` is looser than `%s`, ordered there by the higher authority `%s`",
            l->rb->levels[low->level].id, zones_at(l->rb->zones, low->zone)->id,
            l->rb->levels[high->level].id, l->rb->authorities[above].id);
}

static void compile_levels(struct linker *l, const struct applies *applies) {
    struct rulebook *rb = l->rb;
    int *strictness = arena_alloc(l->arena, (rb->level_count + 1) * sizeof *strictness);
    struct lkd_error err = {0};
    for (size_t i = 0; i < rb->level_count; i++)
        strictness[i] = rb->levels[i].in_scale;
    if (levels_compile(rb->zones, (int)rb->scale_count, applies->items, applies->count, strictness,
                       &rb->level_map, &err) != LKD_OK)
        problem_add(l->problems, l->source, (struct position){SOURCE_NO_FILE, 0, 0}, NULL, "%s",
                    err.message);
}

static int compare_readers(const void *a, const void *b) {
    return strcmp(((const struct apply_reader *)a)->key, ((const struct apply_reader *)b)->key);
}

/* Applies by the acts they cite, whatever the order of files: so they are cited in answers. */
static void sort_applies(struct linker *l, struct apply_reader *all, size_t count) {
    struct level_act *acts = arena_alloc(l->arena, (count + 1) * sizeof *acts);
    if (count > 0)
        qsort(all, count, sizeof *all, compare_readers);
    for (size_t i = 0; i < count; i++) {
        acts[i] = l->rb->level_acts[all[i].apply.source];
        all[i].apply.source = (int)i;
    }
    l->rb->level_acts = acts;
}

void link_levels(struct linker *l) {
    struct rulebook *rb = l->rb;
    size_t count = 0;
    struct applies applies = {NULL, 0, 0};
    struct apply_reader *all =
        arena_calloc(l->arena, l->source->declaration_count + 1, sizeof *all);

    rb->level_acts =
        arena_calloc(l->arena, l->source->declaration_count + 1, sizeof *rb->level_acts);
    for (size_t i = 0; i < rb->scale_count; i++)
        fill_scale(l, &rb->scales[i]);
    EACH_DECLARATION(l, d, WORD_APPLY)
    if (read_apply(l, d, &all[count]))
        count++;
    sort_applies(l, all, count);
    for (size_t i = 0; i < count; i++) {
        check_replaced(l, all, count, &all[i]);
        spread_apply(l, all, count, &all[i], &applies);
    }
    for (size_t i = 0; i < applies.count; i++)
        for (size_t k = 0; k < applies.count; k++)
            check_looser(l, &applies.items[i], &applies.items[k]);
    compile_levels(l, &applies);
}
