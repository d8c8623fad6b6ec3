/*
 * catalogue_law.c - authorities, directives, levels over time, and what changes when.
 */
#include <stdlib.h>

#include "base/civil.h"
#include "decide/catalogue.h"
#include "policy/citations.h"

#define CHANGES_MAX 20
#define SOURCES_MAX 32

/* ---- authorities and directives ---- */

static void put_authority(struct catalogue *c, const struct authority *a) {
    const struct zones *zones = c->policy->map->zones;
    struct text *out = &c->out;
    text_literal(out, "{\"id\":");
    text_json_string(out, a->id, strlen(a->id));
    catalogue_bilingual(out, "name", a->name);
    if (a->within != NO_INDEX)
        catalogue_string(out, "within", c->rb->authorities[a->within].id);
    text_literal(out, ",\"territory\":[");
    for (size_t i = 0; i < a->territory_count; i++) {
        const char *id = zones_at(zones, a->territory[i])->id;
        text_puts(out, i > 0 ? "," : "");
        text_json_string(out, id, strlen(id));
    }
    text_literal(out, "]");
    catalogue_string(out, "contact", a->contact);
    text_literal(out, "}");
}

static void put_directive(struct catalogue *c, const struct directive *d) {
    struct text *out = &c->out;
    text_literal(out, "{\"id\":");
    text_json_string(out, d->id, strlen(d->id));
    catalogue_string(out, "number", d->number);
    catalogue_string(out, "by", c->rb->authorities[d->by].id);
    catalogue_moment(out, "issued", d->issued_s);
    catalogue_bilingual(out, "title", d->title);
    catalogue_moment(out, "from", d->own.from_s);
    catalogue_moment(out, "to", d->own.to_s);
    if (d->announced)
        text_literal(out, ",\"announced\":true");
    text_literal(out, ",\"renewed_by\":[");
    for (size_t i = 0; i < d->renewer_count; i++) {
        const char *id = c->rb->directives[d->renewers[i]].id;
        text_puts(out, i > 0 ? "," : "");
        text_json_string(out, id, strlen(id));
    }
    text_literal(out, "]}");
}

void catalogue_law(struct catalogue *c) {
    int64_t next;
    text_literal(&c->out, "\"authorities\":[\n");
    size_t begin = c->out.length;
    for (size_t i = 0; i < c->rb->authority_count; i++) {
        put_authority(c, &c->rb->authorities[i]);
        text_literal(&c->out, ",\n");
    }
    catalogue_end_rows(c, begin);
    text_literal(&c->out, ",\n\"directives\":[\n");
    begin = c->out.length;
    for (size_t i = 0; i < c->rb->directive_count; i++) {
        const struct directive *d = &c->rb->directives[i];
        size_t before = c->out.length;
        if (c->choice->at_given &&
            (d->announced || !periods_at(d->periods, c->choice->at_s, &next)))
            continue;
        put_directive(c, d);
        catalogue_end_row(c, before);
    }
    catalogue_end_rows(c, begin);
}

/* ---- levels ---- */

static void put_level(struct catalogue *c, const struct level *l) {
    text_literal(&c->out, "{\"id\":");
    text_json_string(&c->out, l->id, strlen(l->id));
    catalogue_bilingual(&c->out, "label", l->label);
    catalogue_string(&c->out, "scale", c->rb->scales[l->scale].id);
    text_printf(&c->out, ",\"rank\":%d},\n", l->rank);
}

/* The acts that give a zone its level at a moment. */
static void put_acts(struct catalogue *c, uint32_t zone, int scale, int64_t at_s) {
    int sources[SOURCES_MAX];
    size_t count = levels_sources(c->rb->level_map, zone, scale, at_s, sources, SOURCES_MAX);
    struct cited cited = {.count = 0};
    for (size_t i = 0; i < count; i++)
        cite_all(c->rb, c->rb->level_acts[sources[i]].cite, at_s, &cited);
    catalogue_citations(c, (struct citations){cited.directives, cited.count});
}

static void put_step(struct catalogue *c, uint32_t zone, int scale, const struct level_step *s) {
    const struct zone *z = zones_at(c->policy->map->zones, zone);
    text_literal(&c->out, "{\"zone\":");
    text_json_string(&c->out, z->id, strlen(z->id));
    catalogue_string(&c->out, "name", z->name);
    catalogue_string(&c->out, "name_en", z->name_en);
    catalogue_string(&c->out, "level", c->rb->levels[s->level].id);
    catalogue_string(&c->out, "scale", c->rb->scales[scale].id);
    catalogue_moment(&c->out, "from", s->from_s);
    catalogue_moment(&c->out, "to", s->to_s);
    put_acts(c, zone, scale, s->from_s == CIVIL_ALWAYS ? s->to_s - 1 : s->from_s);
    text_literal(&c->out, "}");
}

/* Has the zone around it the same level all the while? Then that is told. */
static bool is_inherited(const struct catalogue *c, uint32_t zone, int scale,
                         const struct level_step *s) {
    uint32_t parent = zones_at(c->policy->map->zones, zone)->parent;
    int64_t at_s = s->from_s;
    while (parent != NO_ZONE && at_s < s->to_s) {
        const struct level_step *around = levels_at(c->rb->level_map, parent, scale, at_s);
        if (around->level != s->level)
            return false;
        at_s = around->to_s;
    }
    return parent != NO_ZONE;
}

static void put_steps(struct catalogue *c, uint32_t zone, int scale) {
    int64_t at_s = CIVIL_ALWAYS;
    const struct level_step *s;
    do {
        size_t before = c->out.length;
        s = levels_at(c->rb->level_map, zone, scale, at_s);
        bool chosen =
            !c->choice->at_given || (s->from_s <= c->choice->at_s && c->choice->at_s < s->to_s);
        if (s->level != LEVEL_NONE && chosen && !is_inherited(c, zone, scale, s)) {
            put_step(c, zone, scale, s);
            catalogue_end_row(c, before);
        }
        at_s = s->to_s;
    } while (s->to_s != CIVIL_NEVER);
}

/* Is the zone that of the choice, or around it, or inside it? */
static bool is_chosen(const struct catalogue *c, uint32_t zone) {
    const struct zones *zones = c->policy->map->zones;
    if (c->zone == NO_ZONE)
        return true;
    const struct zone *a = zones_at(zones, c->zone), *b = zones_at(zones, zone);
    return zone_inside(a, b) || zone_inside(b, a);
}

void catalogue_levels(struct catalogue *c) {
    text_literal(&c->out, "\"levels\":[\n");
    size_t begin = c->out.length;
    for (size_t i = 0; i < c->rb->level_count; i++)
        put_level(c, &c->rb->levels[i]);
    catalogue_end_rows(c, begin);
}

void catalogue_applied(struct catalogue *c) {
    text_literal(&c->out, ",\n\"applied\":[\n");
    size_t begin = c->out.length;
    for (size_t z = 0; z < zones_count(c->policy->map->zones); z++)
        for (size_t s = 0; is_chosen(c, (uint32_t)z) && s < c->rb->scale_count; s++)
            put_steps(c, (uint32_t)z, (int)s);
    catalogue_end_rows(c, begin);
}

/* ---- what changes next ---- */

/* Moments are gathered in a sorted list without doubles; the latest fall out. */
struct moments {
    int64_t items[CHANGES_MAX];
    size_t count;
};

static void add_moment(struct moments *m, int64_t at_s, int64_t after_s) {
    size_t i = m->count;
    if (at_s <= after_s || at_s == CIVIL_NEVER)
        return;
    while (i > 0 && m->items[i - 1] > at_s)
        i--;
    if ((i > 0 && m->items[i - 1] == at_s) || i == CHANGES_MAX)
        return;
    size_t last = m->count < CHANGES_MAX ? m->count : CHANGES_MAX - 1;
    memmove(&m->items[i + 1], &m->items[i], (last - i) * sizeof m->items[0]);
    m->items[i] = at_s;
    m->count = last + 1;
}

static void gather(const struct catalogue *c, struct moments *m) {
    const int64_t *edges;
    size_t count = levels_edges(c->rb->level_map, &edges);
    for (size_t i = 0; i < count; i++)
        add_moment(m, edges[i], c->now_s);
    for (size_t r = 0; r < c->rb->rule_count; r++)
        for (size_t i = 0; i < c->rb->rules[r].periods.count; i++) {
            add_moment(m, c->rb->rules[r].periods.items[i].from_s, c->now_s);
            add_moment(m, c->rb->rules[r].periods.items[i].to_s, c->now_s);
        }
}

static bool rule_changes(const struct rule *r, int64_t at_s, bool begins) {
    for (size_t i = 0; i < r->periods.count; i++)
        if ((begins ? r->periods.items[i].from_s : r->periods.items[i].to_s) == at_s)
            return true;
    return false;
}

static void put_rules(struct catalogue *c, const char *name, int64_t at_s, bool begins) {
    const char *last = "";
    bool first = true;
    text_printf(&c->out, ",\"%s\":[", name);
    for (size_t r = 0; r < c->rb->rule_count; r++) {
        const struct rule *rule = &c->rb->rules[r];
        if (!rule_changes(rule, at_s, begins) || strcmp(rule->id, last) == 0)
            continue;
        text_puts(&c->out, first ? "" : ",");
        text_json_string(&c->out, rule->id, strlen(rule->id));
        last = rule->id;
        first = false;
    }
    text_literal(&c->out, "]");
}

static void put_level_id(struct catalogue *c, const char *name, int level) {
    text_printf(&c->out, ",\"%s\":", name);
    if (level == LEVEL_NONE)
        text_literal(&c->out, "null");
    else
        text_printf(&c->out, "\"%s\"", c->rb->levels[level].id);
}

static void put_level_changes(struct catalogue *c, int64_t at_s) {
    const struct zones *zones = c->policy->map->zones;
    bool first = true;
    text_literal(&c->out, ",\"levels\":[");
    for (size_t z = 0; z < zones_count(zones); z++) {
        for (size_t s = 0; s < c->rb->scale_count; s++) {
            const struct level_step *now = levels_at(c->rb->level_map, (uint32_t)z, (int)s, at_s);
            const struct level_step *old =
                levels_at(c->rb->level_map, (uint32_t)z, (int)s, at_s - 1);
            uint32_t parent = zones_at(zones, (uint32_t)z)->parent;
            if (now->level == old->level ||
                (parent != NO_ZONE &&
                 levels_at(c->rb->level_map, parent, (int)s, at_s)->level == now->level &&
                 levels_at(c->rb->level_map, parent, (int)s, at_s - 1)->level == old->level))
                continue;
            text_puts(&c->out, first ? "{\"zone\":" : ",{\"zone\":");
            text_json_string(&c->out, zones_at(zones, (uint32_t)z)->id,
                             strlen(zones_at(zones, (uint32_t)z)->id));
            put_level_id(c, "was", old->level);
            put_level_id(c, "becomes", now->level);
            text_literal(&c->out, "}");
            first = false;
        }
    }
    text_literal(&c->out, "]");
}

void catalogue_changes(struct catalogue *c) {
    struct moments moments = {.count = 0};
    gather(c, &moments);
    text_literal(&c->out, ",\n\"changes\":[\n");
    for (size_t i = 0; i < moments.count; i++) {
        char at[CIVIL_INSTANT_SIZE];
        civil_format_instant(moments.items[i], at);
        text_printf(&c->out, "{\"at\":\"%s\"", at);
        put_rules(c, "begin", moments.items[i], true);
        put_rules(c, "end", moments.items[i], false);
        put_level_changes(c, moments.items[i]);
        text_puts(&c->out, i + 1 < moments.count ? "},\n" : "}\n");
    }
    text_literal(&c->out, "]");
}

/* ---- the moments at which the levels of zones may change ---- */

typedef void take_edge(void *context, int64_t edge_s);

static void take_period(take_edge *take, void *context, int64_t from_s, int64_t to_s) {
    take(context, from_s);
    take(context, to_s);
}

static void each_edge(const struct lkd_policy *p, take_edge *take, void *context) {
    const struct rulebook *rb = p->rulebook;
    const struct zone_orders *orders = p->geography.orders;
    const struct published_levels *published = p->geography.published;
    const int64_t *edges;
    size_t count = levels_edges(rb->level_map, &edges);
    for (size_t i = 0; i < count; i++)
        take(context, edges[i]);
    for (size_t i = 0; i < rb->scale_count; i++)
        for (size_t k = 0; k < rb->scales[i].periods.count; k++)
            take_period(take, context, rb->scales[i].periods.items[k].from_s,
                        rb->scales[i].periods.items[k].to_s);
    for (size_t i = 0; i < zones_count(p->map->zones); i++) {
        const struct zone *z = zones_at(p->map->zones, (uint32_t)i);
        take_period(take, context, z->from_s, z->to_s);
    }
    for (size_t i = 0; orders && i < orders->count; i++)
        take_period(take, context, orders->items[i].from_s, orders->items[i].to_s);
    for (size_t i = 0; published && i < published->count; i++)
        take_period(take, context, published->items[i].from_s, published->items[i].to_s);
}

/* ---- how long all levels stay ---- */

struct stretch {
    int64_t at_s, from_s, to_s;
};

static void cut(void *context, int64_t edge_s) {
    struct stretch *s = context;
    if (edge_s <= s->at_s && edge_s > s->from_s)
        s->from_s = edge_s;
    if (edge_s > s->at_s && edge_s < s->to_s)
        s->to_s = edge_s;
}

void lkd_catalogue_steady(const struct lkd_policy *p, int64_t at_s, int64_t *ret_from_s,
                          int64_t *ret_to_s) {
    struct stretch s = {at_s, CIVIL_ALWAYS, CIVIL_NEVER};
    each_edge(p, cut, &s);
    *ret_from_s = s.from_s;
    *ret_to_s = s.to_s;
}

/* ---- the timeline ---- */

struct edges {
    int64_t *items; /* NULL: they are only counted */
    size_t count;
};

static void note(void *context, int64_t edge_s) {
    struct edges *e = context;
    if (edge_s == CIVIL_ALWAYS || edge_s == CIVIL_NEVER)
        return;
    if (e->items)
        e->items[e->count] = edge_s;
    e->count++;
}

static int compare_edges(const void *a, const void *b) {
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

static void put_edges(struct text *out, struct edges *e) {
    char at[CIVIL_INSTANT_SIZE];
    const char *before = "";
    qsort(e->items, e->count, sizeof e->items[0], compare_edges);
    for (size_t i = 0; i < e->count; i++) {
        if (i > 0 && e->items[i] == e->items[i - 1])
            continue;
        civil_format_instant(e->items[i], at);
        text_printf(out, "%s\"%s\"", before, at);
        before = ",";
    }
}

bool catalogue_moments(struct catalogue *c) {
    struct edges e = {.items = NULL};
    each_edge(c->policy, note, &e);
    e.items = malloc((e.count + 1) * sizeof e.items[0]);
    e.count = 0;
    if (!e.items)
        return false;
    each_edge(c->policy, note, &e);
    text_literal(&c->out, ",\"moments\":[");
    put_edges(&c->out, &e);
    text_literal(&c->out, "]");
    free(e.items);
    return true;
}
