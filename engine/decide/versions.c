/*
 * versions.c - completing a query and deciding its versions; see versions.h.
 *
 * Two sources that contradict the query make up to four versions: the query, one source believed,
 * the other, both.
 */
#include "decide/versions.h"

#include <string.h>

#include "base/civil.h"

#define DISPUTES_MAX 128 /* more facts than all sources have */
#define REMARKS_MAX 8
#define BELIEVE(source) (1u << (source))

struct dispute {
    uint16_t slot;
    enum fact_source source;
    union value value; /* the source's */
};

struct versions {
    struct lkd_decider *decider;
    struct facts *said;  /* the query, completed */
    struct facts *other; /* the version at hand that believes a source */
    /* of the query at hand */
    struct dispute disputes[DISPUTES_MAX];
    size_t dispute_count;
    struct bilingual remarks[REMARKS_MAX];
    size_t remark_count;
    unsigned disputing; /* sources */
    int64_t until_s;
};

struct versions *versions_new(struct lkd_decider *d) {
    struct versions *v = arena_alloc(&d->facts_arena, sizeof *v);
    struct facts *other = facts_new(&d->policy->rulebook->vocabulary, &d->facts_arena);
    if (!v || !other)
        return NULL;
    *v = (struct versions){.decider = d, .said = d->query.facts, .other = other};
    versions_begin(v);
    return v;
}

void versions_begin(struct versions *v) {
    v->decider->query.facts = v->said;
    v->dispute_count = v->remark_count = 0;
    v->disputing = 0;
    v->until_s = CIVIL_NEVER;
}

/* ---- what a source tells ---- */

static bool holds_zone(const union value *v, uint32_t zone) {
    for (uint32_t i = 0; i < v->zones.count; i++)
        if (v->zones.zones[i] == zone)
            return true;
    return false;
}

static bool holds_zones(const union value *outer, const union value *inner) {
    for (uint32_t i = 0; i < inner->zones.count; i++)
        if (!holds_zone(outer, inner->zones.zones[i]))
            return false;
    return true;
}

static const union value *modifier(const struct versions *v, uint16_t place, enum place_key key) {
    const struct vocabulary *words = v->said->vocabulary;
    if (words->place_key[key] < 0)
        return NULL;
    size_t slot = words->facts[place].first_modifier + (size_t)words->place_key[key];
    return v->said->state[slot] == FACT_GIVEN ? &v->said->value[slot] : NULL;
}

/* Is no other shape that was found inside it? */
static bool is_smallest(const struct zones *zones, const struct zone_hits *hits, size_t i) {
    for (size_t k = 0; k < hits->count; k++) {
        const struct zone *other = zones_at(zones, hits->hits[k].owner);
        if (k != i && other->rank != ZONE_RANK_OTHER &&
            zone_inside(other, zones_at(zones, hits->hits[i].owner)))
            return false;
    }
    return true;
}

/* May the place that was said by a point lie in a zone? It may where no shape is known, and in
 * any part of the smallest shape that is. */
static bool may_lie_in(const struct versions *v, uint16_t place, const struct zone *zone) {
    const struct zone_map *map = v->decider->policy->map;
    const union value *point = modifier(v, place, PLACE_POINT);
    const union value *accuracy = modifier(v, place, PLACE_ACCURACY);
    struct zone_hits hits = {.count = 0};
    if (point && map->index)
        zone_index_near(map->index, point->point.lon, point->point.lat,
                        accuracy && accuracy->i > 0 ? (double)accuracy->i / 1e6 : 0, &hits);
    bool may = hits.count == 0 || hits.more;
    for (size_t i = 0; i < hits.count && !may; i++) {
        const struct zone *hit = zones_at(map->zones, hits.hits[i].owner);
        may =
            zone_inside(hit, zone) || (zone_inside(zone, hit) && is_smallest(map->zones, &hits, i));
    }
    return may;
}

/* A place said as a larger or a smaller zone, or by a point in it, is no other place. */
static bool same_place(const struct versions *v, uint16_t place, uint32_t said, uint32_t told) {
    const struct zones *zones = v->decider->policy->map->zones;
    const struct zone *b = zones_at(zones, told);
    if (said == NO_ZONE)
        return may_lie_in(v, place, b);
    const struct zone *a = zones_at(zones, said);
    return zone_inside(a, b) || zone_inside(b, a);
}

static bool same_value(const struct versions *v, uint16_t slot, const union value *told) {
    const union value *said = &v->said->value[slot];
    switch (v->said->vocabulary->facts[slot].type) {
    case TYPE_STRING:
        return said->string.length == told->string.length &&
               memcmp(said->string.bytes, told->string.bytes, said->string.length) == 0;
    case TYPE_HOURS:
        return said->hours.from_s == told->hours.from_s && said->hours.to_s == told->hours.to_s;
    case TYPE_ZONES:
        return holds_zones(said, told) && holds_zones(told, said);
    case TYPE_PLACE:
        return same_place(v, slot, (uint32_t)said->i, (uint32_t)told->i);
    default:
        return said->i == told->i;
    }
}

/* A place takes its zone along, and leaves the point where it was said to be. */
static void set_fact(struct facts *f, uint16_t slot, union value value) {
    const struct vocabulary *v = f->vocabulary;
    const struct fact *fact = &v->facts[slot];
    f->state[slot] = FACT_GIVEN;
    f->value[slot] = value;
    if (fact->type != TYPE_PLACE)
        return;
    slot = (uint16_t)(fact->first_modifier + v->place_key[PLACE_ZONE]);
    f->state[slot] = FACT_GIVEN;
    f->value[slot] = value;
    for (int key = PLACE_POINT; key <= PLACE_ACCURACY; key++)
        if (v->place_key[key] >= 0)
            f->state[fact->first_modifier + v->place_key[key]] = FACT_UNKNOWN;
}

void versions_tell(struct versions *v, enum fact_source source, uint16_t slot, union value value) {
    struct facts *said = v->said;
    if (!facts_says(said, slot)) {
        set_fact(said, slot, value);
        return;
    }
    if (same_value(v, slot, &value) || v->dispute_count == DISPUTES_MAX)
        return;
    v->disputes[v->dispute_count++] = (struct dispute){slot, source, value};
    v->disputing |= BELIEVE(source);
}

void versions_bound(struct versions *v, int64_t until_s) {
    if (until_s < v->until_s)
        v->until_s = until_s;
}

bool versions_remark(struct versions *v, struct bilingual text) {
    if (!text.vi || !text.en || v->remark_count == REMARKS_MAX)
        return false;
    v->remarks[v->remark_count++] = text;
    return true;
}

/* ---- deciding ---- */

/* The query as it is when these sources are believed. */
static struct facts *version(struct versions *v, unsigned believed) {
    const struct facts *said = v->said;
    struct facts *other = v->other;
    size_t count = said->vocabulary->count;
    if (!believed)
        return v->said;
    memcpy(other->state, said->state, count * sizeof *said->state);
    memcpy(other->value, said->value, count * sizeof *said->value);
    other->time_s = said->time_s;
    other->query = said->query;
    for (size_t i = 0; i < v->dispute_count; i++)
        if (believed & BELIEVE(v->disputes[i].source))
            set_fact(other, v->disputes[i].slot, v->disputes[i].value);
    facts_settle(other);
    return other;
}

static bool decide_version(struct versions *v, unsigned believed, unsigned fields,
                           struct decision *ret_decision) {
    struct lkd_decider *d = v->decider;
    d->query.facts = version(v, believed);
    arena_reset(&d->work);
    return decide(d->evaluation, d->query.facts, fields, &d->work, ret_decision);
}

/* The stricter of two holds as long as it is told: a deny until both have ended, anything else
 * until one of them changes. */
static int64_t join_until(const struct decision *a, const struct decision *b) {
    bool a_is_earlier = a->valid_until_s < b->valid_until_s;
    if (a->verdict == LKD_DENY && b->verdict == LKD_DENY)
        return a_is_earlier ? b->valid_until_s : a->valid_until_s;
    if (a->verdict == LKD_DENY || b->verdict == LKD_DENY)
        return a->verdict == LKD_DENY ? a->valid_until_s : b->valid_until_s;
    return a_is_earlier ? a->valid_until_s : b->valid_until_s;
}

/* What the answer is after its end was not looked at. */
static void end_at(struct decision *d, int64_t until_s) {
    d->valid_until_s = until_s;
    d->valid_until_exact = until_s == CIVIL_NEVER;
    d->next_verdict = d->verdict;
}

static bool decide_strictest(struct versions *v, unsigned fields, struct decision *ret_decision) {
    struct decision strictest, next;
    unsigned believed = 0, last = 0;
    bool whole = decide_version(v, 0, fields, &strictest);
    for (unsigned sources = 1; sources < 1u << SOURCE_COUNT; sources++) {
        if (sources & ~v->disputing)
            continue;
        whole &= decide_version(v, sources, fields, &next);
        last = sources;
        int64_t until_s = join_until(&strictest, &next);
        if (verdict_strictness(next.verdict) >= verdict_strictness(strictest.verdict)) {
            strictest = next;
            believed = sources;
        }
        end_at(&strictest, until_s);
    }
    int64_t until_s = strictest.valid_until_s;
    if (believed != last) /* its lists are gone by now */
        whole &= decide_version(v, believed, fields, &strictest);
    end_at(&strictest, until_s);
    *ret_decision = strictest;
    return whole;
}

bool versions_decide(struct versions *v, unsigned fields, struct decision *ret_decision) {
    bool whole = v->disputing ? decide_strictest(v, fields, ret_decision)
                              : decide_version(v, 0, fields, ret_decision);
    if (v->until_s < ret_decision->valid_until_s)
        end_at(ret_decision, v->until_s);
    return whole;
}

/* ---- words ---- */

size_t versions_conflicts(const struct versions *v) {
    return v ? v->dispute_count + v->remark_count : 0;
}

void versions_words(const struct versions *v, size_t i, struct text *vi, struct text *en) {
    static const struct bilingual who[SOURCE_COUNT] = {
        [SOURCE_CODE] = {"Mã trên giấy", "The scanned code"},
        [SOURCE_REGISTRY] = {"Sổ đăng ký", "The registry"},
    };
    if (i >= v->dispute_count) {
        text_puts(vi, v->remarks[i - v->dispute_count].vi);
        text_puts(en, v->remarks[i - v->dispute_count].en);
        return;
    }
    const struct dispute *d = &v->disputes[i];
    const struct bilingual label = v->said->vocabulary->facts[d->slot].label;
    text_printf(vi, "%s ghi khác với điều được khai về: %s. Trả lời theo bên chặt chẽ hơn.",
                who[d->source].vi, label.vi);
    text_printf(en, "%s says otherwise about: %s. The stricter outcome holds.", who[d->source].en,
                label.en);
}
