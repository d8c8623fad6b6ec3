/*
 * generate.c - random rulebooks and queries. What it makes always loads: where the rule language
 * forbids something (a lower authority loosening, two acts of one issue time, an empty period), the
 * generator steps aside.
 *
 * Few names, few values and few instants are used, so that things collide: periods end where others
 * begin, queries fall on edges, rules speak of the same facts.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "diff/model.h"

const char *const model_strings[STRINGS] = {"A1", "b-2", "Nguyễn"};
const char *const model_topics[4] = {"levels", "goods", "permits", "shopping"};
const char *const model_subjects[4] = {"case", "night", "papers", "health"};

#define HOUR INT64_C(3600)
#define MILLION INT64_C(1000000)
#define JULY INT64_C(1625072400) /* 2021-07-01 00:00 +07:00 */

struct generator {
    struct random *r;
    struct model *m;
    int predicates, derived; /* what conditions may name by now */
    int silent_scale;        /* whose level they must not ask for; -1: none */
};

static void copy_name(char *out, size_t size, const char *name) {
    size_t length = strlen(name);
    if (length >= size)
        length = size - 1;
    memcpy(out, name, length);
    out[length] = '\0';
}

/* "11" and 2 are "112". */
static void number_name(char *out, size_t size, const char *prefix, int number) {
    snprintf(out, size, "%.12s%u", prefix, (unsigned)number % 100);
}

static int below(struct generator *g, int n) {
    return random_below(g->r, n);
}

static bool chance(struct generator *g, int percent) {
    return random_percent(g->r, percent);
}

/* ---- questions about a model ---- */

bool zone_lies_in(const struct model *m, int zone, int outer) {
    for (; zone >= 0; zone = m->zones[zone].parent)
        if (zone == outer)
            return true;
    return false;
}

bool is_above(const struct model *m, int higher, int lower) {
    for (int up = m->authorities[lower].within; up >= 0; up = m->authorities[up].within)
        if (up == higher)
            return true;
    return false;
}

int delegation_for(const struct model *m, int to, unsigned topics, int from) {
    for (int i = 0; i < m->delegation_count; i++) {
        const struct model_delegation *d = &m->delegations[i];
        int by = m->acts[d->act].by;
        if ((d->to == to || is_above(m, d->to, to)) && (by == from || is_above(m, by, from)) &&
            (d->topics & topics))
            return i;
    }
    return -1;
}

/* ---- time ---- */

static void make_edges(struct generator *g) {
    static const int clocks[] = {0, 0, 0, 6 * 3600, 18 * 3600, 12 * 3600 + 34 * 60 + 56};
    g->m->edge_count = random_between(g->r, 5, 9);
    for (int i = 0; i < g->m->edge_count; i++)
        g->m->edges_s[i] = JULY + below(g, 60) * CIVIL_DAY_S + clocks[below(g, 6)];
}

static int64_t some_edge(struct generator *g) {
    return g->m->edges_s[below(g, g->m->edge_count)];
}

static int64_t some_moment(struct generator *g) {
    static const int64_t offsets[] = {0, 0, -1, 1, HOUR, -HOUR, 6 * HOUR, 3 * CIVIL_DAY_S};
    return some_edge(g) + offsets[below(g, 8)];
}

/* A span that is not empty; often open at an end. */
static struct span some_span(struct generator *g) {
    struct span s = {CIVIL_ALWAYS, CIVIL_NEVER};
    if (chance(g, 50))
        return s;
    s.from_s = chance(g, 80) ? some_edge(g) : CIVIL_ALWAYS;
    s.to_s = chance(g, 60) ? some_edge(g) : CIVIL_NEVER;
    if (s.from_s >= s.to_s)
        s.to_s = CIVIL_NEVER;
    return s;
}

/* ---- the country ---- */

static int add_zone(struct model *m, const char *id, enum zone_rank rank, int parent) {
    struct model_zone *z = &m->zones[m->zone_count];
    copy_name(z->id, sizeof z->id, id);
    z->rank = rank;
    z->parent = parent;
    return m->zone_count++;
}

static void make_district(struct generator *g, int province, int number) {
    char id[24];
    number_name(id, sizeof id, g->m->zones[province].id, number);
    int district = add_zone(g->m, id, ZONE_RANK_DISTRICT, province);
    int wards = below(g, 3);
    for (int w = 1; w <= wards; w++) {
        number_name(id, sizeof id, g->m->zones[district].id, w);
        add_zone(g->m, id, ZONE_RANK_WARD, district);
    }
}

static void make_zones(struct generator *g) {
    struct model *m = g->m;
    int vn = add_zone(m, "vn", ZONE_RANK_COUNTRY, -1);
    int provinces = random_between(g->r, 2, 3);
    for (int p = 1; p <= provinces; p++) {
        char id[24];
        number_name(id, sizeof id, "", p);
        int province = add_zone(m, id, ZONE_RANK_PROVINCE, vn);
        int districts = random_between(g->r, 1, 2);
        for (int d = 1; d <= districts; d++)
            make_district(g, province, d);
    }
    if (chance(g, 30))
        add_zone(m, "0w", ZONE_RANK_WARD, vn); /* a ward that lies in no district */
    if (chance(g, 30))
        add_zone(m, "9", ZONE_RANK_PROVINCE, -1); /* abroad */
    int administrative = m->zone_count, others = below(g, 3);
    for (int i = 0; i < others; i++) {
        char id[24];
        number_name(id, sizeof id, "b", i);
        add_zone(m, id, ZONE_RANK_OTHER, below(g, administrative));
    }
}

static int find_zone(const struct model *m, const char *id) {
    for (int i = 0; i < m->zone_count; i++)
        if (strcmp(m->zones[i].id, id) == 0)
            return i;
    return 0;
}

static int some_zone(struct generator *g) {
    return below(g, g->m->zone_count);
}

/* A zone that lies in another. */
static int some_zone_in(struct generator *g, int outer) {
    for (int tries = 0; tries < 20; tries++) {
        int zone = some_zone(g);
        if (zone_lies_in(g->m, zone, outer))
            return zone;
    }
    return outer;
}

static void make_jurisdiction(struct generator *g) {
    struct model *m = g->m;
    int dice = below(g, 10);
    if (dice < 5)
        m->jurisdiction[m->jurisdiction_count++] = 0;
    else if (dice < 7)
        m->jurisdiction[m->jurisdiction_count++] = find_zone(m, "1");
    else if (dice < 8)
        m->jurisdiction[m->jurisdiction_count++] = some_zone(g);
    if (dice == 4 && m->zones[find_zone(m, "9")].parent < 0)
        m->jurisdiction[m->jurisdiction_count++] = find_zone(m, "9");
}

/* ---- law ---- */

static int add_authority(struct model *m, const char *id, int within, int territory) {
    struct model_authority *a = &m->authorities[m->authority_count];
    copy_name(a->id, sizeof a->id, id);
    a->within = within;
    a->territory[0] = territory;
    a->territory_count = 1;
    return m->authority_count++;
}

static void make_authorities(struct generator *g) {
    struct model *m = g->m;
    int nation = add_authority(m, "nat", -1, 0);
    if (find_zone(m, "9") != 0 && chance(g, 50))
        m->authorities[nation].territory[m->authorities[nation].territory_count++] =
            find_zone(m, "9");
    int ministry = chance(g, 40) ? add_authority(m, "min", nation, 0) : nation;
    int city = add_authority(m, "c1", nation, find_zone(m, "1"));
    add_authority(m, "c2", chance(g, 50) ? ministry : nation, find_zone(m, "2"));
    add_authority(m, "d11", city, find_zone(m, "11"));
}

static void make_acts(struct generator *g) {
    struct model *m = g->m;
    int order[10], count = random_between(g->r, 5, 9);
    for (int i = 0; i < count; i++)
        order[i] = i;
    for (int i = count - 1; i > 0; i--) {
        int k = below(g, i + 1), swap = order[i];
        order[i] = order[k];
        order[k] = swap;
    }
    for (int i = 0; i < count; i++) {
        struct model_act *a = &m->acts[m->act_count++];
        number_name(a->id, sizeof a->id, "A", i);
        a->by = i == 0 ? 0 : below(g, m->authority_count);
        a->renews = i > 1 && chance(g, 35) ? below(g, i) : -1;
        a->issued_s = JULY + order[i] * HOUR;
        a->span = some_span(g);
        if (a->span.from_s == CIVIL_ALWAYS)
            a->span.from_s = JULY - 30 * CIVIL_DAY_S;
        a->announced = i > 0 && chance(g, 12);
        a->tried = a->announced && chance(g, 40);
    }
    m->acts[0].span = (struct span){JULY - 30 * CIVIL_DAY_S, CIVIL_NEVER};
}

static int some_act(struct generator *g) {
    return below(g, g->m->act_count);
}

/* Does the span meet the periods of an act? Else what cites it does not load. */
static bool act_meets(const struct model *m, int act, struct span s) {
    bool exists = false;
    if (m->acts[act].announced && !m->acts[act].tried)
        return true;
    for (int i = 0; i < m->act_count; i++) {
        bool renews = false;
        for (int up = i; up >= 0; up = m->acts[up].renews)
            renews |= up == act;
        if (!renews || (m->acts[i].announced && !m->acts[i].tried))
            continue;
        exists = true;
        if (m->acts[i].span.from_s < s.to_s && s.from_s < m->acts[i].span.to_s)
            return true;
    }
    return !exists;
}

static struct span some_span_of(struct generator *g, int act) {
    struct span s = some_span(g);
    return act_meets(g->m, act, s) ? s : (struct span){CIVIL_ALWAYS, CIVIL_NEVER};
}

static void make_delegations(struct generator *g) {
    struct model *m = g->m;
    int count = below(g, 3);
    for (int i = 0; i < count; i++) {
        struct model_delegation d = {.act = chance(g, 60) ? 0 : some_act(g)};
        d.span = some_span_of(g, d.act);
        if (d.span.to_s != CIVIL_NEVER && d.span.to_s != civil_midnight(d.span.to_s))
            d.span.to_s = CIVIL_NEVER; /* it only knows `through` */
        d.to = random_between(g->r, 1, m->authority_count - 1);
        if (!is_above(m, m->acts[d.act].by, d.to))
            continue;
        /* One topic has one delegation: which of two counts is nowhere said. */
        d.topics = m->delegation_count == 0 ? 1u << 0 | 1u << 1 : 1u << 2;
        if (d.topics & 1) { /* of levels: without end, see make_apply */
            d.act = 0;
            d.span = (struct span){CIVIL_ALWAYS, CIVIL_NEVER};
        }
        d.zone_count = random_between(g->r, 1, 2);
        for (int z = 0; z < d.zone_count; z++)
            d.zones[z] = some_zone_in(g, m->authorities[d.to].territory[0]);
        m->delegations[m->delegation_count++] = d;
    }
}

/* ---- levels ---- */

static void make_scale(struct generator *g, const char *id) {
    struct model *m = g->m;
    struct model_scale *s = &m->scales[m->scale_count];
    copy_name(s->id, sizeof s->id, id);
    s->act = chance(g, 30) ? some_act(g) : -1;
    s->derived = -1;
    s->level_count = random_between(g->r, 2, 3);
    for (int i = 0; i < s->level_count; i++) {
        struct model_level *l = &m->levels[m->level_count];
        number_name(l->id, sizeof l->id, (char[]){(char)(*id - 'a' + 'A'), '\0'}, i + 1);
        l->scale = m->scale_count;
        l->rank = 10 * (i + 1);
        l->place = i;
        s->levels[i] = m->level_count++;
    }
    m->scale_count++;
}

static const char *const scale_names[] = {"distancing", "containment", "epidemic"};

static void make_scales(struct generator *g) {
    int count = random_between(g->r, 1, 3);
    for (int i = 0; i < count; i++)
        make_scale(g, scale_names[i]);
}

static bool in_territory(const struct model *m, int authority, int zone) {
    for (int i = 0; i < m->authorities[authority].territory_count; i++)
        if (zone_lies_in(m, zone, m->authorities[authority].territory[i]))
            return true;
    return false;
}

static bool in_zones(const struct model *m, int zone, const int *zones, int count) {
    for (int i = 0; i < count; i++)
        if (zone_lies_in(m, zone, zones[i]))
            return true;
    return false;
}

/* May `low` be looser than `high` where both apply? */
static bool may_be_looser(const struct model *m, const struct model_apply *low, int zone,
                          const struct model_apply *high) {
    int d = delegation_for(m, low->by, 1, high->by);
    return d >= 0 && in_zones(m, zone, m->delegations[d].zones, m->delegations[d].zone_count);
}

static bool loosens(const struct model *m, const struct model_apply *low,
                    const struct model_apply *high) {
    const struct model_level *l = &m->levels[low->level], *h = &m->levels[high->level];
    if (l->scale != h->scale || l->place >= h->place || !is_above(m, high->by, low->by))
        return false;
    for (int i = 0; i < low->zone_count; i++)
        if (in_zones(m, low->zones[i], high->zones, high->zone_count) &&
            !may_be_looser(m, low, low->zones[i], high))
            return true;
    return false;
}

/* Does an apply replace others of this act wholly or not at all, and only those of its equals? */
static bool replaces_well(const struct model *m, const struct model_apply *a) {
    for (int i = 0; a->replaces >= 0 && i < m->apply_count; i++) {
        const struct model_apply *b = &m->applies[i];
        if (b->act != a->replaces)
            continue;
        if (is_above(m, b->by, a->by))
            return false;
        for (int z = 0; z < b->zone_count; z++)
            for (int w = 0; w < a->zone_count; w++)
                if (a->zones[w] != b->zones[z] && zone_lies_in(m, a->zones[w], b->zones[z]))
                    return false;
    }
    return true;
}

/* Do all applies that name this act stay whole? */
static bool is_replaced_well(const struct model *m, const struct model_apply *b) {
    for (int i = 0; i < m->apply_count; i++) {
        const struct model_apply *a = &m->applies[i];
        if (a->replaces != b->act)
            continue;
        if (is_above(m, b->by, a->by))
            return false;
        for (int z = 0; z < b->zone_count; z++)
            for (int w = 0; w < a->zone_count; w++)
                if (a->zones[w] != b->zones[z] && zone_lies_in(m, a->zones[w], b->zones[z]))
                    return false;
    }
    return true;
}

static void make_apply(struct generator *g) {
    struct model *m = g->m;
    struct model_apply a = {.act = some_act(g), .replaces = -1};
    a.span = some_span_of(g, a.act);
    a.level = below(g, m->level_count);
    a.by = chance(g, 80) ? m->acts[a.act].by : below(g, m->authority_count);
    a.zone_count = random_between(g->r, 1, 2);
    for (int i = 0; i < a.zone_count; i++) {
        a.zones[i] = some_zone_in(g, m->authorities[a.by].territory[0]);
        if (!in_territory(m, a.by, a.zones[i]))
            return;
    }
    if (m->apply_count > 0 && chance(g, 35)) {
        const struct model_apply *old = &m->applies[below(g, m->apply_count)];
        if (old->act != a.act && in_territory(m, a.by, old->zones[0])) {
            a.replaces = old->act;
            a.zone_count = 1;
            a.zones[0] = old->zones[0];
            a.level = m->scales[m->levels[old->level].scale].levels[below(g, 2)];
        }
    }
    if (!replaces_well(m, &a) || !is_replaced_well(m, &a))
        return;
    for (int i = 0; i < m->apply_count; i++)
        if (loosens(m, &a, &m->applies[i]) || loosens(m, &m->applies[i], &a))
            return;
    m->applies[m->apply_count++] = a;
}

/* ---- words ---- */

static int add_enum(struct model *m, const char *name, const char *const *values) {
    struct model_enum *e = &m->enums[m->enum_count];
    copy_name(e->name, sizeof e->name, name);
    e->none = -1;
    for (; values[e->count]; e->count++) {
        copy_name(e->values[e->count], sizeof e->values[0], values[e->count]);
        if (strcmp(values[e->count], "none") == 0)
            e->none = e->count;
    }
    return m->enum_count++;
}

/* All levels, or those of a scale. */
static int add_level_enum(struct model *m, int scale) {
    struct model_enum *e = &m->enums[m->enum_count];
    e->none = -1;
    if (scale < 0)
        snprintf(e->name, sizeof e->name, "=level");
    else
        snprintf(e->name, sizeof e->name, "=level:%s", scale_names[scale]);
    for (int i = 0; i < m->level_count; i++) {
        if (scale >= 0 && m->levels[i].scale != scale)
            continue;
        copy_name(e->values[e->count], sizeof e->values[0], m->levels[i].id);
        e->levels[e->count++] = i;
    }
    return m->enum_count++;
}

static struct model_slot *add_slot(struct generator *g, const char *path, enum model_type type,
                                   int values, int head) {
    struct model *m = g->m;
    struct model_slot *s = &m->slots[m->slot_count++];
    *s = (struct model_slot){.type = type,
                             .values = values,
                             .rank = below(g, 5),
                             .head = head,
                             .place = -1,
                             .modifier = -1};
    copy_name(s->path, sizeof s->path, path);
    return s;
}

static void make_absence(struct generator *g, struct model_slot *s) {
    int dice = below(g, 100);
    if (dice < 10) {
        s->absent = MODEL_NONE;
    } else if (dice < 20 && s->type <= MODEL_DATE && s->type != MODEL_STRING) {
        s->absent = MODEL_VALUE;
        s->absent_value = s->type == MODEL_BOOLEAN   ? below(g, 2)
                          : s->type == MODEL_INTEGER ? below(g, 4)
                          : s->type == MODEL_DECIMAL ? below(g, 4) * MILLION / 2
                          : s->type == MODEL_ENUM    ? 1
                          : s->type == MODEL_TIME    ? some_moment(g)
                                                     : civil_midnight(some_edge(g));
    }
}

static const struct {
    const char *name;
    enum model_type type;
} modifier_words[MODIFIERS] = {
    {"zone", MODEL_ZONE},           {"asserted_level", MODEL_ENUM},  {"asserted_from", MODEL_TIME},
    {"asserted_until", MODEL_TIME}, {"published_level", MODEL_ENUM}, {"colour", MODEL_ENUM},
};

/* A place and its modifiers; all places have the same. */
static int add_place(struct generator *g, const char *path, int head,
                     const struct model_slot modifiers[MODIFIERS]) {
    struct model *m = g->m;
    int place = m->slot_count;
    add_slot(g, path, MODEL_PLACE, -1, head);
    for (int i = 0; i < MODIFIERS; i++) {
        if (m->modifier_offsets[i] < 0)
            continue;
        struct model_slot *s = &m->slots[m->slot_count++];
        *s = modifiers[i];
        snprintf(s->path, sizeof s->path, "%.12s.%s", path, modifier_words[i].name);
        s->place = place;
        s->modifier = i;
    }
    return place;
}

static void make_modifiers(struct generator *g, struct model_slot modifiers[MODIFIERS]) {
    static const char *const colours[] = {"green", "red", NULL};
    struct model *m = g->m;
    int published = -1, levels = add_level_enum(m, -1);
    for (int s = 0; s < m->scale_count; s++)
        if (m->scales[s].published)
            published = s;
    for (int i = 0; i < MODIFIERS; i++) {
        m->modifier_offsets[i] = -1;
        if (i == MODIFIER_PUBLISHED && published < 0)
            continue;
        m->modifier_offsets[i] = m->modifier_count++;
        modifiers[i] = (struct model_slot){
            .type = modifier_words[i].type, .values = -1, .rank = below(g, 5), .head = -1};
        modifiers[i].absent = i == MODIFIER_ASSERTED || i == MODIFIER_FROM || i == MODIFIER_UNTIL
                                  ? MODEL_NONE
                                  : MODEL_UNKNOWN;
    }
    modifiers[MODIFIER_ASSERTED].values = levels;
    if (published >= 0)
        modifiers[MODIFIER_PUBLISHED].values = add_level_enum(m, published);
    modifiers[MODIFIER_COLOUR].values = add_enum(m, "colour", colours);
}

static int some_head(struct generator *g, int a, int b) {
    int dice = below(g, 10);
    return dice < 4 ? a : dice < 6 ? b : -1;
}

static void make_remedies(struct generator *g) {
    for (int i = 2; i < g->m->slot_count; i++) {
        struct model_slot *s = &g->m->slots[i];
        s->remedy = s->place < 0 && s->type != MODEL_PLACE && chance(g, 40);
    }
}

static void make_facts(struct generator *g) {
    static const char *const purposes[] = {"visit", "work", "food", "goods", "care", NULL};
    static const char *const forms[] = {"none", "paper", "police", NULL};
    static const char *const cargoes[] = {"fuel", "rice", "none", "steel", NULL};
    static const char *const cases[] = {"none", "F0", "F1", NULL};
    struct model *m = g->m;
    struct model_slot modifiers[MODIFIERS];

    add_slot(g, "query", MODEL_ENUM, -1, -1);
    add_slot(g, "time", MODEL_TIME, -1, -1);
    make_modifiers(g, modifiers);
    int purpose = add_enum(m, "purpose", purposes);
    add_slot(g, "purpose", MODEL_ENUM, purpose, -1);
    int form = m->slot_count;
    add_slot(g, "permit.form", MODEL_ENUM, add_enum(m, "permit.form", forms), -1);
    int cargo = m->slot_count;
    add_slot(g, "cargo.kind", MODEL_ENUM, add_enum(m, "cargo.kind", cargoes),
             chance(g, 20) ? form : -1);
    add_slot(g, "person.case", MODEL_ENUM, add_enum(m, "person.case", cases), -1);
    add_slot(g, "permit.purpose", MODEL_ENUM, purpose, some_head(g, form, cargo))->shares = true;
    add_slot(g, "flag.a", MODEL_BOOLEAN, -1, -1);
    add_slot(g, "flag.b", MODEL_BOOLEAN, -1, some_head(g, form, cargo));
    add_slot(g, "flag.c", MODEL_BOOLEAN, -1, -1);
    add_slot(g, "person.age", MODEL_INTEGER, -1, -1);
    add_slot(g, "cargo.count", MODEL_INTEGER, -1, some_head(g, cargo, form));
    add_slot(g, "area.share", MODEL_DECIMAL, -1, some_head(g, form, cargo));
    add_slot(g, "person.id", MODEL_STRING, -1, -1);
    add_slot(g, "permit.holder", MODEL_STRING, -1, some_head(g, form, cargo));
    add_slot(g, "swab.taken", MODEL_TIME, -1, some_head(g, cargo, form));
    add_slot(g, "permit.ends", MODEL_TIME, -1, some_head(g, form, cargo));
    add_slot(g, "person.dose", MODEL_DATE, -1, some_head(g, form, cargo));
    add_slot(g, "permit.hours", MODEL_HOURS, -1, some_head(g, form, cargo));
    add_slot(g, "permit.issuer", MODEL_ZONE, -1, some_head(g, form, cargo));
    add_slot(g, "permit.zones", MODEL_ZONES, -1, some_head(g, form, cargo));
    add_place(g, "origin", -1, modifiers);
    add_place(g, "destination", chance(g, 20) ? form : -1, modifiers);
    add_place(g, "stop.at", chance(g, 20) ? cargo : -1, modifiers);
    add_place(g, "shop.seat", chance(g, 30) ? cargo : -1, modifiers);
    for (int i = 2; i < m->slot_count; i++)
        if (m->slots[i].place < 0)
            make_absence(g, &m->slots[i]);
    make_remedies(g);
}

static int find_slot(const struct model *m, const char *path) {
    for (int i = 0; i < m->slot_count; i++)
        if (strcmp(m->slots[i].path, path) == 0)
            return i;
    return -1;
}

static struct model_kind *add_kind(struct model *m, const char *name) {
    struct model_kind *k = &m->kinds[m->kind_count++];
    copy_name(k->name, sizeof k->name, name);
    return k;
}

static void make_kinds(struct generator *g) {
    struct model *m = g->m;
    int origin = find_slot(m, "origin"), destination = find_slot(m, "destination");
    int stop = find_slot(m, "stop.at"), shop = find_slot(m, "shop.seat");
    struct model_kind *k = add_kind(m, "movement");
    if (chance(g, 60))
        k->here[k->here_count++] = stop;
    k->here[k->here_count++] = origin;
    k->trip[0] = origin;
    k->trip[1] = destination;
    k->required = k->trip_count = 2;
    if (chance(g, 70))
        k->trip[k->trip_count++] = stop;
    k = add_kind(m, "business");
    k->here[k->here_count++] = shop;
    if (chance(g, 20)) {
        k->trip[0] = shop;
        k->required = k->trip_count = 1;
    }
    k = add_kind(m, "person");
    k->here[k->here_count++] = stop;
    k->here[k->here_count++] = shop;
    k = add_kind(m, "whatlevel");
    k->here[k->here_count++] = stop;
    k->about_level = true;
}

/* ---- values ---- */

static struct model_value some_value(struct generator *g, enum model_type type, int values) {
    static const int hours[][2] = {{6 * 3600, 18 * 3600}, {18 * 3600, 6 * 3600}, {0, 86400},
                                   {22 * 3600, 86400},    {18 * 3600, 0},        {0, 3600}};
    struct model_value v = {0};
    int h = below(g, 6);
    switch (type) {
    case MODEL_BOOLEAN:
        v.i = below(g, 2);
        break;
    case MODEL_INTEGER:
        v.i = below(g, 5) - (chance(g, 5) ? 7 : 0);
        break;
    case MODEL_DECIMAL:
        v.i = below(g, 9) * MILLION / 4 + (chance(g, 10) ? 1 : 0);
        break;
    case MODEL_STRING:
        v.i = below(g, STRINGS);
        break;
    case MODEL_ENUM:
        v.i = below(g, g->m->enums[values].count);
        break;
    case MODEL_TIME:
        v.i = some_moment(g);
        break;
    case MODEL_DATE:
        v.i = civil_midnight(some_moment(g));
        break;
    case MODEL_HOURS:
        v.from_s = hours[h][0];
        v.to_s = hours[h][1];
        break;
    case MODEL_ZONE:
    case MODEL_PLACE:
        v.i = some_zone(g);
        if (chance(g, 60)) /* mostly small ones */
            v.i = some_zone_in(g, (int)v.i);
        break;
    case MODEL_ZONES:
        v.zone_count = random_between(g->r, 1, 3);
        for (int i = 0; i < v.zone_count; i++)
            v.zones[i] = some_zone(g);
        break;
    }
    return v;
}

/* An act may amend a parameter unless it is of a lower authority than one of its own entries. */
static bool may_amend(const struct model *m, const struct model_parameter *p, int act) {
    for (int i = 0; i < p->entry_count; i++)
        if (!p->entries[i].amends && is_above(m, m->acts[p->entries[i].act].by, m->acts[act].by))
            return false;
    return p->entry_count > 0;
}

static void make_parameter(struct generator *g, enum model_type type) {
    struct model *m = g->m;
    struct model_parameter *p = &m->parameters[m->parameter_count++];
    number_name(p->id, sizeof p->id, "p", (int)type);
    p->type = type;
    int first = some_act(g), count = random_between(g->r, 1, 3);
    for (int i = 0; i < count; i++) { /* each by an act of its own: no ties */
        struct model_entry *e = &p->entries[p->entry_count];
        e->value = some_value(g, type, -1);
        if (type == MODEL_INTEGER && e->value.i < 0)
            e->value.i = 1;
        e->act = (first + i) % m->act_count;
        e->span = some_span_of(g, e->act);
        e->amends = chance(g, 60) && may_amend(m, p, e->act);
        p->entry_count++;
    }
    for (int i = 0; i < p->entry_count; i++) /* own entries that came later forbid it too */
        p->entries[i].amends &= may_amend(m, p, p->entries[i].act);
}

static void make_list(struct generator *g, int slot) {
    struct model *m = g->m;
    struct model_list *list = &m->lists[m->list_count];
    int values = m->enums[m->slots[slot].values].count;
    number_name(list->id, sizeof list->id, "l", m->list_count++);
    list->slot = slot;
    int first = some_act(g), count = random_between(g->r, 1, 4);
    for (int i = 0; i < count; i++) {
        struct model_change *c = &list->changes[list->change_count++];
        c->act = (first + i) % m->act_count;
        c->span = some_span_of(g, c->act);
        c->add = (uint32_t)below(g, 1 << values);
        if (c->add == 0)
            c->add = 1;
        if (i > 0)
            c->remove = (uint32_t)below(g, 1 << values) & ~c->add;
    }
}

static void make_values(struct generator *g) {
    static const enum model_type types[] = {MODEL_BOOLEAN, MODEL_INTEGER, MODEL_DECIMAL, MODEL_TIME,
                                            MODEL_DATE,    MODEL_HOURS,   MODEL_ZONES};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (chance(g, 60))
            make_parameter(g, types[i]);
    make_list(g, find_slot(g->m, "purpose"));
    if (chance(g, 50))
        make_list(g, find_slot(g->m, "cargo.kind"));
}

/* ---- references ---- */

/* A fact, derived value or parameter of a type (and enumeration, when `values` is not negative);
 * false when there is none. */
static bool some_ref(struct generator *g, enum model_type type, int values,
                     struct model_ref *ret_ref) {
    const struct model *m = g->m;
    struct model_ref found[80];
    int count = 0;
    for (int i = 2; i < m->slot_count; i++)
        if (m->slots[i].type == type && (values < 0 || m->slots[i].values == values) &&
            (m->slots[i].place < 0 || chance(g, 25)))
            found[count++] = (struct model_ref){FROM_FACT, i};
    int some = find_slot(m, "origin");
    for (int i = some + 1; i <= some + m->modifier_count; i++)
        if (m->slots[i].type == type && type != MODEL_ZONE &&
            (values < 0 || m->slots[i].values == values) && chance(g, 40))
            found[count++] = (struct model_ref){FROM_HERE, i};
    for (int i = 0; i < g->derived; i++)
        if (m->derived[i].type == type && (values < 0 || m->derived[i].values == values))
            found[count++] = (struct model_ref){FROM_DERIVED, i};
    for (int i = 0; i < m->parameter_count; i++)
        if (m->parameters[i].type == type)
            found[count++] = (struct model_ref){FROM_PARAMETER, i};
    if (count == 0)
        return false;
    *ret_ref = found[below(g, count)];
    return true;
}

/* ---- instants ---- */

static bool is_moment(const struct model_instant *i) {
    return i->kind == AT_NOW || i->kind == AT_TODAY;
}

static void add_step(struct generator *g, struct model_instant *i) {
    struct model_adjust *a = &i->steps[i->count];
    int kind = below(g, is_moment(i) ? 3 : 5);
    *a = (struct model_adjust){
        .kind = (enum adjust)kind, .sign = chance(g, 50) ? 1 : -1, .amount = below(g, 4)};
    if (kind == ADJUST_TO_DAY) {
        i->is_date = true;
    } else if (kind != ADJUST_BY_DAYS && kind != ADJUST_BY_MONTHS) {
        i->is_date = false;
        a->amount *= kind == ADJUST_BY_MINUTES ? 30 : 12;
    }
    if (kind != ADJUST_TO_DAY && chance(g, 30))
        a->counted = some_ref(g, MODEL_INTEGER, -1, &a->count);
    i->count++;
}

/* A time or date that is not the moment of the check, with at most so many steps. */
static struct model_instant some_fixed_instant(struct generator *g, bool constants, int most) {
    struct model_instant i = {.kind = AT_CONSTANT};
    enum model_type type = chance(g, 60) ? MODEL_TIME : MODEL_DATE;
    if (constants && chance(g, 40)) {
        i.constant_s = type == MODEL_DATE ? civil_midnight(some_edge(g)) : some_moment(g);
        i.is_date = type == MODEL_DATE;
        return i;
    }
    i.kind = AT_REF;
    i.is_date = type == MODEL_DATE;
    some_ref(g, type, -1, &i.ref);
    for (int steps = chance(g, 50) ? 0 : random_between(g->r, 1, most); steps > 0; steps--)
        add_step(g, &i);
    return i;
}

static struct model_instant some_moment_instant(struct generator *g) {
    struct model_instant i = {.kind = chance(g, 65) ? AT_NOW : AT_TODAY};
    i.is_date = i.kind == AT_TODAY;
    if (chance(g, 20))
        add_step(g, &i);
    return i;
}

/* Two constants have to be in order. */
static void order_instants(struct model_instant *from, struct model_instant *to) {
    struct model_instant swap = *from;
    if (from->kind != AT_CONSTANT || to->kind != AT_CONSTANT || from->constant_s < to->constant_s)
        return;
    *from = *to;
    *to = swap;
    if (from->constant_s == to->constant_s)
        to->constant_s += CIVIL_DAY_S;
}

static void make_time_test(struct generator *g, struct condition *c) {
    c->kind = IS_TIME;
    c->test = below(g, 4);
    bool moment_first = chance(g, 55), moment_second = !moment_first && chance(g, 70);
    struct model_instant moment = some_moment_instant(g);
    int most = 2 - moment.count; /* the rule language takes four on both sides together */
    c->instants[0] = moment_first ? moment : some_fixed_instant(g, false, most);
    c->instants[1] = moment_second ? moment : some_fixed_instant(g, true, most);
    c->instants[2] = !moment_first && chance(g, 20) ? moment : some_fixed_instant(g, true, most);
    if (c->test == TIME_BETWEEN)
        order_instants(&c->instants[1], &c->instants[2]);
}

/* ---- numbers ---- */

/* What an act says, and no query: one side of a product is. */
static bool is_law(struct model_ref ref) {
    return ref.source == FROM_DERIVED || ref.source == FROM_PARAMETER;
}

static void add_number_term(struct generator *g, struct model_number *n) {
    static const int64_t factors[] = {MILLION,     MILLION,     MILLION,        -MILLION,
                                      2 * MILLION, MILLION / 4, 3 * MILLION / 2};
    struct model_ref ref;
    if (n->count < NUMBER_TERMS &&
        some_ref(g, chance(g, 60) ? MODEL_INTEGER : MODEL_DECIMAL, -1, &ref)) {
        n->refs[n->count] = ref;
        n->multiplied[n->count] =
            chance(g, 25) &&
            some_ref(g, chance(g, 40) ? MODEL_INTEGER : MODEL_DECIMAL, -1, &n->by[n->count]) &&
            (is_law(ref) || is_law(n->by[n->count]));
        n->factors[n->count++] = factors[below(g, 7)];
    }
}

static void make_number_test(struct generator *g, struct condition *c) {
    c->kind = IS_NUMBER;
    c->test = below(g, 5);
    add_number_term(g, &c->left);
    if (chance(g, 60)) {
        c->left.factors[0] = MILLION;
    } else {
        if (chance(g, 40))
            add_number_term(g, &c->left);
        c->left.constant = below(g, 3) * MILLION;
    }
    c->right.constant = below(g, 12) * (chance(g, 70) ? MILLION : MILLION / 4);
    if (chance(g, 35))
        add_number_term(g, &c->right);
    if (chance(g, 10))
        add_number_term(g, &c->right);
    if (c->test == NUMBER_IS) /* that a whole number is a fraction is false by itself */
        c->right.constant -= c->right.constant % MILLION;
}

/* ---- places ---- */

/* A place fact, the place of the check, or (rarely, when allowed) a fact of type zone. */
static int some_place(struct generator *g, bool zones) {
    static const char *const places[] = {"origin", "destination", "stop.at", "shop.seat"};
    if (chance(g, 30))
        return PLACE_OF_CHECK;
    if (zones && chance(g, 20))
        return find_slot(g->m, chance(g, 70) ? "permit.issuer" : "origin.zone");
    return find_slot(g->m, places[below(g, 4)]);
}

static struct model_zones some_zones(struct generator *g) {
    struct model_zones z = {.source = SET_CODES, .count = random_between(g->r, 1, 2)};
    int dice = below(g, 100);
    for (int i = 0; i < z.count; i++)
        z.codes[i] = some_zone(g);
    if (dice < 15 && some_ref(g, MODEL_ZONES, -1, &z.ref)) {
        z.source = SET_REF;
    } else if (dice < 20 && some_ref(g, MODEL_ZONE, -1, &z.ref)) {
        z.source = SET_REF;
    } else if (dice < 35) {
        z.source = SET_UP;
        z.place = some_place(g, true);
        z.rank = below(g, 4);
    }
    return z;
}

static void make_level_test(struct generator *g, struct condition *c) {
    const struct model *m = g->m;
    c->kind = IS_LEVEL;
    c->scale = below(g, m->scale_count);
    if (c->scale == g->silent_scale)
        c->scale = g->silent_scale > 0 ? 0 : m->scale_count - 1;
    c->place = chance(g, 40) ? WHOLE_TRIP : some_place(g, false);
    c->test = below(g, 3);
    int count = m->scales[c->scale].level_count;
    if (c->test == LEVEL_ONE_OF)
        c->mask = 1u << below(g, count) | (chance(g, 40) ? 1u << below(g, count) : 0);
    else
        c->rank = below(g, count);
}

/* ---- conditions ---- */

/* Any fact, places and modifiers too, that does not always have a value. */
static bool make_given(struct generator *g, struct condition *c) {
    int slot = random_between(g->r, 2, g->m->slot_count - 1);
    const struct model_slot *s = &g->m->slots[slot];
    c->kind = IS_GIVEN;
    c->ref = (struct model_ref){FROM_FACT, slot};
    if (s->place >= 0 && s->type != MODEL_ZONE && chance(g, 50))
        c->ref.source = FROM_HERE;
    return s->absent != MODEL_VALUE;
}

static void make_fact_test(struct generator *g, struct condition *c) {
    const struct model *m = g->m;
    bool found = false;
    switch (below(g, 7)) {
    case 6:
        found = make_given(g, c);
        break;
    case 0:
        c->kind = IS_BOOLEAN;
        found = some_ref(g, MODEL_BOOLEAN, -1, &c->ref);
        c->bare = chance(g, 60);
        c->want = c->bare || chance(g, 50);
        break;
    case 1:
    case 2:
        c->kind = IS_ENUM;
        found = some_ref(g, MODEL_ENUM, -1, &c->ref);
        if (found) {
            int values = c->ref.source == FROM_DERIVED ? m->derived[c->ref.index].values
                                                       : m->slots[c->ref.index].values;
            c->mask = 1u << below(g, m->enums[values].count);
            if (chance(g, 50))
                c->mask |= 1u << below(g, m->enums[values].count);
        }
        break;
    case 3:
        c->kind = IS_LISTED;
        c->index = below(g, m->list_count);
        found = some_ref(g, MODEL_ENUM, m->slots[m->lists[c->index].slot].values, &c->ref);
        break;
    case 4: {
        static const enum model_type types[] = {MODEL_BOOLEAN, MODEL_ENUM, MODEL_STRING,
                                                MODEL_ZONE};
        enum model_type type = types[below(g, 4)];
        int values = type == MODEL_ENUM ? m->slots[find_slot(m, "purpose")].values : -1;
        c->kind = IS_SAME;
        found = some_ref(g, type, values, &c->ref) && some_ref(g, type, values, &c->other);
        break;
    }
    default:
        c->kind = IS_STRING;
        c->ref = (struct model_ref){FROM_FACT,
                                    find_slot(m, chance(g, 50) ? "person.id" : "permit.holder")};
        c->mask = 1u << below(g, STRINGS) | (chance(g, 40) ? 1u << below(g, STRINGS) : 0);
        found = true;
        break;
    }
    if (!found) {
        *c = (struct condition){.kind = IS_BOOLEAN,
                                .bare = true,
                                .want = true,
                                .ref = {FROM_FACT, find_slot(m, "flag.a")}};
    }
}

static void make_place_test(struct generator *g, struct condition *c) {
    switch (below(g, 7)) {
    case 0:
        c->kind = IS_ZONE;
        c->ref = (struct model_ref){FROM_FACT, find_slot(g->m, "permit.issuer")};
        c->zone = some_zone(g);
        break;
    case 1:
        c->kind = IS_INSIDE;
        c->place = some_place(g, true);
        c->zones = some_zones(g);
        break;
    case 2:
        c->kind = IS_COVERS;
        c->place = chance(g, 30) ? WHOLE_TRIP : some_place(g, true);
        do
            c->zones = some_zones(g);
        while (c->zones.source == SET_CODES);
        break;
    case 3:
        c->kind = IS_SAME_UNIT;
        c->place = some_place(g, true);
        c->place2 = some_place(g, true);
        c->rank = below(g, 4);
        break;
    case 4:
        c->kind = IS_WITHIN_ONE;
        c->rank = below(g, 4);
        break;
    default:
        c->kind = IS_TRIP;
        c->test = below(g, 5);
        c->zones = some_zones(g);
        break;
    }
}

static void make_clock_test(struct generator *g, struct condition *c) {
    static const int clocks[] = {0, 6 * 3600, 12 * 3600 + 34 * 60 + 56, 18 * 3600, 86400};
    c->kind = IS_CLOCK;
    if (chance(g, 30) && some_ref(g, MODEL_HOURS, -1, &c->ref)) {
        c->kind = IS_CLOCK_INSIDE;
        return;
    }
    do {
        c->from_s = clocks[below(g, 5)];
        c->to_s = clocks[below(g, 5)];
    } while (c->from_s % CIVIL_DAY_S == c->to_s % CIVIL_DAY_S);
}

static int new_condition(struct generator *g) {
    int index = g->m->condition_count++;
    g->m->conditions[index] = (struct condition){.kind = IS_AND};
    return index;
}

static int make_atom(struct generator *g) {
    int index = new_condition(g), dice = below(g, 100);
    struct condition *c = &g->m->conditions[index];
    if (dice < 35)
        make_fact_test(g, c);
    else if (dice < 45)
        make_number_test(g, c);
    else if (dice < 62)
        make_time_test(g, c);
    else if (dice < 70)
        make_clock_test(g, c);
    else if (dice < 84)
        make_place_test(g, c);
    else if (dice < 94 && !(g->silent_scale >= 0 && g->m->scale_count == 1))
        make_level_test(g, c);
    else if (g->predicates > 0)
        *c = (struct condition){.kind = IS_PREDICATE, .index = below(g, g->predicates)};
    else
        make_fact_test(g, c);
    return index;
}

static int make_condition(struct generator *g, int depth) {
    int dice = below(g, 100);
    if (depth == 0 || dice < 40 || g->m->condition_count > 600)
        return make_atom(g);
    int index = new_condition(g), children[CHILDREN];
    int count = dice < 50 ? 1 : random_between(g->r, 2, 3);
    for (int i = 0; i < count; i++)
        children[i] = make_condition(g, depth - 1);
    struct condition *c = &g->m->conditions[index];
    c->kind = dice < 50 ? IS_NOT : dice < 75 ? IS_AND : IS_OR;
    c->count = count;
    memcpy(c->children, children, sizeof children);
    return index;
}

static int make_function(struct generator *g) {
    int index = new_condition(g);
    struct condition *c = &g->m->conditions[index];
    c->kind = IS_FUNCTION;
    c->ref = (struct model_ref){FROM_FACT, find_slot(g->m, "flag.b")};
    c->other = (struct model_ref){FROM_FACT, find_slot(g->m, "person.age")};
    c->least = below(g, 4);
    c->timeless = chance(g, 70);
    return index;
}

/* ---- named conditions ---- */

static void make_case(struct generator *g, struct model_derived *d, struct model_case *c) {
    c->when = make_condition(g, 2);
    c->act = chance(g, 40) ? some_act(g) : -1;
    c->span = c->act >= 0 ? some_span_of(g, c->act) : (struct span){CIVIL_ALWAYS, CIVIL_NEVER};
    if (d->type == MODEL_TIME && chance(g, 60)) {
        c->kind = CASE_INSTANT;
        c->instant = some_fixed_instant(g, false, 2);
    } else if (d->type != MODEL_TIME && d->type != MODEL_DATE && chance(g, 30) &&
               some_ref(g, d->type, d->values, &c->ref)) {
        c->kind = CASE_REF;
    } else {
        c->kind = CASE_CONSTANT;
        c->constant = some_value(g, d->type, d->values).i;
    }
}

static void make_derived(struct generator *g, enum model_type type, int values) {
    struct model *m = g->m;
    struct model_derived *d = &m->derived[m->derived_count];
    number_name(d->path, sizeof d->path, "derived.x", m->derived_count++);
    d->type = type;
    d->values = values;
    int cases = random_between(g->r, 1, 2);
    d->otherwise = chance(g, 60);
    for (int i = 0; i < cases + d->otherwise; i++)
        make_case(g, d, &d->cases[d->case_count++]);
    g->derived = m->derived_count;
}

static void make_named(struct generator *g) {
    static const enum model_type types[] = {MODEL_BOOLEAN, MODEL_INTEGER, MODEL_DECIMAL,
                                            MODEL_ENUM,    MODEL_TIME,    MODEL_DATE};
    struct model *m = g->m;
    if (chance(g, 40)) { /* a scale that is filled by what is derived */
        int scale = below(g, m->scale_count);
        g->silent_scale = scale;
        make_derived(g, MODEL_ENUM, add_level_enum(m, scale));
        m->scales[scale].derived = 0;
        g->silent_scale = -1;
    }
    int derived = below(g, 4), predicates = below(g, 4);
    for (int i = 0; i < derived; i++) {
        enum model_type type = types[below(g, 6)];
        make_derived(g, type, type == MODEL_ENUM ? m->slots[find_slot(m, "purpose")].values : -1);
    }
    for (int i = 0; i < predicates; i++) {
        int when = make_condition(g, 2);
        struct model_predicate *p = &m->predicates[m->predicate_count];
        number_name(p->id, sizeof p->id, "good.", m->predicate_count++);
        p->when = when;
        g->predicates = m->predicate_count;
    }
}

/* ---- rules ---- */

static struct model_rule new_rule(struct generator *g, const char *prefix) {
    struct model_rule rule = {.subject = -1,
                              .where = -1,
                              .when = -1,
                              .unless = -1,
                              .require = -1,
                              .replaces = -1,
                              .amends = -1};
    snprintf(rule.id, sizeof rule.id, "%s%02d.%d", prefix, below(g, 100), g->m->rule_count);
    rule.act = some_act(g);
    rule.span = some_span_of(g, rule.act);
    return rule;
}

static int authority_of(const struct model *m, const struct model_rule *rule) {
    return m->acts[rule->act].by;
}

static void make_where(struct generator *g, struct model_rule *rule) {
    int dice = below(g, 100);
    if (dice < 30) {
        rule->where_count = random_between(g->r, 1, 2);
        for (int i = 0; i < rule->where_count; i++)
            rule->where_zones[i] = chance(g, 50) ? below(g, 2) : some_zone(g);
    } else if (dice < 50) {
        rule->where = new_condition(g);
        struct condition *c = &g->m->conditions[rule->where];
        if (chance(g, 70))
            *c = (struct condition){.kind = IS_TRIP, .test = below(g, 5), .zones = some_zones(g)};
        else
            *c = (struct condition){
                .kind = IS_INSIDE, .place = PLACE_OF_CHECK, .zones = some_zones(g)};
    }
}

/* Often a purpose, as real rules have: the index lives on it. */
static int make_when(struct generator *g) {
    if (chance(g, 5))
        return make_function(g);
    if (chance(g, 60))
        return make_condition(g, chance(g, 50) ? 2 : 0);
    int index = new_condition(g), rest = make_condition(g, 1), guard = new_condition(g);
    int purpose = find_slot(g->m, "purpose");
    g->m->conditions[guard] = (struct condition){.kind = IS_ENUM,
                                                 .ref = {FROM_FACT, purpose},
                                                 .mask = (uint32_t)random_between(g->r, 1, 30)};
    g->m->conditions[index] =
        (struct condition){.kind = IS_AND, .children = {guard, rest}, .count = 2};
    return index;
}

static void make_clauses(struct generator *g, struct model_rule *rule) {
    make_where(g, rule);
    if (chance(g, 80))
        rule->when = make_when(g);
    if (chance(g, 15))
        rule->unless = make_condition(g, 1);
}

/* May the rule change the target, and under which delegation (-1: it needs none)? */
static bool may_change(const struct model *m, const struct model_rule *rule,
                       const struct model_rule *target, int *ret_delegation) {
    *ret_delegation = -1;
    if (!is_above(m, authority_of(m, target), authority_of(m, rule)))
        return true;
    *ret_delegation = delegation_for(m, authority_of(m, rule), rule->topics & target->topics,
                                     authority_of(m, target));
    return *ret_delegation >= 0;
}

/* Lifts of one kind only: all under one delegation, or none under any. */
static void make_lift(struct generator *g, struct model_rule *rule) {
    const struct model *m = g->m;
    int delegation = -2;
    for (int tries = 0; tries < 12 && rule->target_count < 3; tries++) {
        int target = below(g, m->rule_count), d;
        const struct model_rule *t = &m->rules[target];
        bool twice = false;
        if ((t->effect != DOES_DENY && t->effect != DOES_REQUIRE) || t->amends >= 0 ||
            !may_change(m, rule, t, &d) || (delegation != -2 && d != delegation))
            continue;
        for (int i = 0; i < rule->target_count; i++)
            twice |= rule->targets[i] == target;
        if (twice)
            continue;
        rule->targets[rule->target_count++] = target;
        delegation = d;
        if (chance(g, 60))
            return;
    }
}

static void make_about(struct generator *g, struct model_rule *rule) {
    for (int tries = below(g, 4); tries > 0; tries--) {
        int target = below(g, g->m->rule_count);
        const struct model_rule *t = &g->m->rules[target];
        if (t->amends < 0 && t->effect != DOES_CONFLICT)
            rule->targets[rule->target_count++] = target;
    }
}

static void make_rule(struct generator *g) {
    static const int effects[] = {DOES_ALLOW, DOES_ALLOW, DOES_ALLOW,   DOES_ALLOW,  DOES_DENY,
                                  DOES_DENY,  DOES_DENY,  DOES_REQUIRE, DOES_OBLIGE, DOES_OBLIGE,
                                  DOES_LIFT,  DOES_LIFT,  DOES_SHIELD,  DOES_SHIELD, DOES_CONFLICT};
    struct model *m = g->m;
    struct model_rule rule = new_rule(g, "r");
    rule.effect = (enum model_effect)effects[below(g, 15)];
    rule.topics = (unsigned)(chance(g, 50) ? 3 : below(g, 4)) << 1;
    if (rule.effect == DOES_SHIELD && rule.topics == 0)
        rule.topics = 2;
    rule.queries = (unsigned)random_between(g->r, 1, (1 << m->kind_count) - 1) | chance(g, 60);
    if (rule.effect == DOES_CONFLICT) {
        rule.topics = 0;
        rule.queries = chance(g, 50) ? 0 : rule.queries;
    } else if (m->subject_count > 0 && chance(g, 60)) {
        rule.subject = below(g, m->subject_count);
    }
    make_clauses(g, &rule);
    if (rule.effect == DOES_CONFLICT) { /* it has neither */
        rule.unless = -1;
        if (rule.when >= 0 && m->conditions[rule.when].kind == IS_FUNCTION)
            rule.when = -1;
    }
    if (rule.effect == DOES_REQUIRE)
        rule.require = make_condition(g, 2);
    rule.supreme = rule.effect == DOES_ALLOW && chance(g, 12);
    if (rule.effect == DOES_LIFT)
        make_lift(g, &rule);
    if (rule.effect == DOES_CONFLICT)
        make_about(g, &rule);
    if (rule.effect == DOES_LIFT && rule.target_count == 0)
        return;
    m->rules[m->rule_count++] = rule;
}

/* A delegated amendment is the only one of its rule: what two delegations do to one rule at one
 * time is a mistake. */
static bool has_delegated_amendment(const struct model *m, int base) {
    for (int i = 0; i < m->rule_count; i++) {
        int d;
        if (m->rules[i].amends == base && may_change(m, &m->rules[i], &m->rules[base], &d) &&
            d >= 0)
            return true;
    }
    return false;
}

static void make_amendment(struct generator *g) {
    struct model *m = g->m;
    int base = below(g, m->rule_count), delegation;
    if (m->rules[base].amends >= 0 || m->rules[base].effect == DOES_CONFLICT)
        return;
    struct model_rule rule = new_rule(g, "a");
    rule.effect = m->rules[base].effect;
    rule.amends = base;
    rule.topics = (unsigned)random_between(g->r, 1, 3) << 1;
    for (int i = 0; i < m->rule_count; i++) /* of two acts the later wins; one act has one say */
        if (m->rules[i].amends == base && m->rules[i].act == rule.act)
            return;
    if (!may_change(m, &rule, &m->rules[base], &delegation) ||
        (delegation >= 0 && has_delegated_amendment(m, base)))
        return;
    make_clauses(g, &rule);
    rule.has_text = chance(g, 30);
    if (rule.effect == DOES_REQUIRE && chance(g, 60))
        rule.require = make_condition(g, 1);
    bool silent = rule.where_count == 0 && rule.where < 0 && rule.when < 0 && rule.unless < 0;
    if (silent || rule.require >= 0) /* it changes something; what it requires has a text */
        rule.has_text = true;
    m->rules[m->rule_count++] = rule;
}

/* Let a rule end an older one. */
static void make_replacement(struct generator *g) {
    struct model *m = g->m;
    int newer = below(g, m->rule_count), older = below(g, m->rule_count), delegation;
    struct model_rule *n = &m->rules[newer], *o = &m->rules[older];
    if (newer <= older || n->amends >= 0 || o->amends >= 0 || n->replaces >= 0 ||
        n->effect == DOES_CONFLICT || o->effect == DOES_CONFLICT || n->effect == DOES_LIFT)
        return;
    if (may_change(m, n, o, &delegation))
        n->replaces = older;
}

static void make_defaults(struct generator *g) {
    struct model *m = g->m;
    for (int kind = 0; kind < m->kind_count; kind++) {
        int scale = below(g, m->scale_count);
        struct model_default d = {.kind = kind, .act = chance(g, 40) ? some_act(g) : -1};
        d.span = d.act >= 0 ? some_span_of(g, d.act) : some_span(g);
        d.level = m->scales[scale].levels[below(g, m->scales[scale].level_count)];
        if (chance(g, 10))
            d.level = -1;
        if (chance(g, 70) && m->default_count < 4)
            m->defaults[m->default_count++] = d;
        d.level = m->scales[(scale + 1) % m->scale_count].levels[0];
        if (m->scale_count > 1 && chance(g, 30) && m->default_count < 4)
            m->defaults[m->default_count++] = d;
    }
}

void generate_model(struct random *r, struct model *m) {
    struct generator g = {.r = r, .m = m, .silent_scale = -1};
    memset(m, 0, sizeof *m);
    make_edges(&g);
    make_zones(&g);
    make_jurisdiction(&g);
    make_authorities(&g);
    make_acts(&g);
    make_delegations(&g);
    make_scales(&g);
    if (chance(&g, 50))
        m->scales[below(&g, m->scale_count)].published = true;
    make_facts(&g);
    make_kinds(&g);
    for (int i = below(&g, 14); i > 0 && m->apply_count < 10; i--)
        make_apply(&g);
    make_values(&g);
    make_named(&g);
    m->subject_count = below(&g, 5);
    for (int i = random_between(r, 4, 16); i > 0; i--)
        make_rule(&g);
    for (int i = below(&g, 12); i > 0 && m->rule_count > 0 && m->rule_count < 28; i--)
        make_amendment(&g);
    for (int i = below(&g, 6); i > 0 && m->rule_count > 0; i--)
        make_replacement(&g);
    make_defaults(&g);
}

/* ---- queries ---- */

static bool is_known_absent(const struct model *m, const struct model_query *q, int slot) {
    const struct model_slot *s = &m->slots[slot];
    if (q->states[slot] != STATE_GIVEN)
        return q->states[slot] == STATE_NONE;
    return s->type == MODEL_ENUM && q->values[slot].i == m->enums[s->values].none;
}

void settle_query(const struct model *m, struct model_query *q) {
    for (int i = 2; i < m->slot_count; i++) {
        const struct model_slot *s = &m->slots[i];
        q->states[i] = q->given[i] ? STATE_GIVEN : STATE_UNKNOWN;
        if (q->given[i] || s->absent == MODEL_UNKNOWN)
            continue;
        q->states[i] = s->absent == MODEL_NONE ? STATE_NONE : STATE_GIVEN;
        q->values[i] = (struct model_value){.i = s->absent_value};
    }
    /* A detail of what is known to be absent is absent, whatever was given; so are its own. */
    for (int round = 0; round < 3; round++)
        for (int i = 2; i < m->slot_count; i++) {
            int owner = m->slots[i].place >= 0 ? m->slots[i].place : i;
            int head = m->slots[owner].head;
            if (head >= 0 && is_known_absent(m, q, head))
                q->states[i] = STATE_NONE;
        }
}

static void give(struct generator *g, struct model_query *q, int slot) {
    const struct model *m = g->m;
    const struct model_slot *s = &m->slots[slot];
    q->values[slot] = some_value(g, s->type, s->values);
    q->given[slot] = true;
    if (s->type == MODEL_PLACE) {
        int zone = slot + 1 + m->modifier_offsets[MODIFIER_ZONE];
        q->values[zone] = q->values[slot];
        q->given[zone] = true;
    }
}

static int64_t some_query_time(struct generator *g) {
    int64_t time = some_moment(g);
    if (chance(g, 20))
        time += below(g, 3 * (int)CIVIL_DAY_S);
    else if (chance(g, 20))
        time = civil_midnight(time) + (chance(g, 50) ? 6 : 18) * HOUR - below(g, 2);
    return time;
}

void generate_query(struct random *r, const struct model *m, struct model_query *q) {
    struct generator g = {.r = r, .m = (struct model *)m};
    int known = random_between(r, 5, 12) * 10; /* often everything */
    *q = (struct model_query){.kind = chance(&g, 55) ? 0 : below(&g, m->kind_count)};
    q->time_s = some_query_time(&g);
    q->states[0] = q->states[1] = STATE_GIVEN;
    q->values[0].i = q->kind;
    q->values[1].i = q->time_s;
    for (int i = 2; i < m->slot_count; i++) {
        const struct model_slot *s = &m->slots[i];
        int percent = s->place < 0 ? known : q->given[s->place] ? 25 : 3;
        if (s->modifier != MODIFIER_ZONE && chance(&g, percent))
            give(&g, q, i);
    }
    settle_query(m, q);
}
