/*
 * reference.c - facts, values, places, levels and conditions as they are at one moment.
 */
#include "diff/reference.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"

/* ---- what is in force ---- */

bool in_span(struct span s, int64_t instant_s) {
    return s.from_s <= instant_s && instant_s < s.to_s;
}

static bool is_signed(const struct model_act *a) {
    return !a->announced || a->tried;
}

/* An act is in force in its own period and in those of the acts that renew it, or renew those. */
static bool renewed_in_force(const struct model *m, int act, int64_t instant_s) {
    if (is_signed(&m->acts[act]) && in_span(m->acts[act].span, instant_s))
        return true;
    for (int i = 0; i < m->act_count; i++)
        if (m->acts[i].renews == act && renewed_in_force(m, i, instant_s))
            return true;
    return false;
}

static bool act_in_force_at(const struct model *m, int act, int64_t instant_s) {
    return is_signed(&m->acts[act]) && renewed_in_force(m, act, instant_s);
}

bool act_in_force(const struct oracle *r, int act) {
    return act_in_force_at(r->m, act, r->now_s);
}

static bool stated_now(const struct oracle *r, int act, struct span span) {
    return in_span(span, r->now_s) && act_in_force(r, act);
}

/* ---- preparing: when applies and rules are in force ---- */

static int compare_instants(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* The pieces in which an act, a span and (perhaps) a delegation are all in force. */
static struct pieces pieces_of(const struct model *m, int act, struct span span, int delegation) {
    int64_t edges[32];
    struct pieces p = {.count = 0};
    int count = 0;
    struct span pilot = {CIVIL_ALWAYS, CIVIL_NEVER};
    if (delegation >= 0)
        pilot = m->delegations[delegation].span;
    for (int i = 0; i < m->act_count; i++) {
        edges[count++] = m->acts[i].span.from_s;
        edges[count++] = m->acts[i].span.to_s;
    }
    edges[count++] = span.from_s;
    edges[count++] = span.to_s;
    edges[count++] = pilot.from_s;
    edges[count++] = pilot.to_s;
    qsort(edges, (size_t)count, sizeof *edges, compare_instants);
    for (int i = 0; i + 1 < count; i++) {
        int64_t at = edges[i];
        if (at == edges[i + 1] || !in_span(span, at) || !act_in_force_at(m, act, at) ||
            !in_span(pilot, at) ||
            (delegation >= 0 && !act_in_force_at(m, m->delegations[delegation].act, at)))
            continue;
        if (p.count > 0 && p.items[p.count - 1].to_s == at)
            p.items[p.count - 1].to_s = edges[i + 1];
        else
            p.items[p.count++] = (struct span){at, edges[i + 1]};
    }
    return p;
}

/* The delegation that a rule needs for what it changes, or -1. */
static int needed_delegation(const struct model *m, const struct model_rule *rule) {
    int target = rule->amends >= 0           ? rule->amends
                 : rule->replaces >= 0       ? rule->replaces
                 : rule->effect == DOES_LIFT ? rule->targets[0]
                                             : -1;
    if (target < 0 || rule->effect == DOES_CONFLICT)
        return -1;
    int by = m->acts[rule->act].by, of = m->acts[m->rules[target].act].by;
    return is_above(m, of, by) ? delegation_for(m, by, rule->topics & m->rules[target].topics, of)
                               : -1;
}

/* An apply ends in a zone where another that replaces its act begins to cover the zone. */
static void prepare_apply(struct oracle *r, int index, int z, const struct pieces *whole) {
    const struct model *m = r->m;
    const struct model_apply *a = &m->applies[index];
    struct pieces *pieces = &r->applies[index][z];
    for (int p = 0; p < whole[index].count; p++) {
        struct span s = whole[index].items[p];
        for (int i = 0; i < m->apply_count; i++) {
            const struct model_apply *b = &m->applies[i];
            bool covers = false;
            for (int k = 0; k < b->zone_count; k++)
                covers |= zone_lies_in(m, a->zones[z], b->zones[k]);
            if (i == index || b->dropped || b->replaces != a->act || !covers ||
                m->levels[a->level].scale != m->levels[b->level].scale)
                continue;
            for (int k = 0; k < whole[i].count; k++)
                if (whole[i].items[k].from_s >= whole[index].items[p].from_s &&
                    whole[i].items[k].from_s < s.to_s)
                    s.to_s = whole[i].items[k].from_s;
        }
        if (s.from_s < s.to_s)
            pieces->items[pieces->count++] = s;
    }
}

/* Is a piece looser than a level that an authority above orders around it at the same time? It
 * loads only under a delegation. */
static bool is_pilot(const struct oracle *r, int index, int z, struct span piece) {
    const struct model *m = r->m;
    const struct model_apply *low = &m->applies[index];
    for (int i = 0; i < m->apply_count; i++) {
        const struct model_apply *high = &m->applies[i];
        if (high->dropped || m->levels[high->level].scale != m->levels[low->level].scale ||
            m->levels[high->level].place <= m->levels[low->level].place ||
            !is_above(m, high->by, low->by))
            continue;
        for (int k = 0; k < high->zone_count; k++)
            for (int p = 0; p < r->applies[i][k].count; p++)
                if (zone_lies_in(m, low->zones[z], high->zones[k]) &&
                    piece.from_s < r->applies[i][k].items[p].to_s &&
                    r->applies[i][k].items[p].from_s < piece.to_s)
                    return true;
    }
    return false;
}

static void prepare_applies(struct oracle *r) {
    const struct model *m = r->m;
    struct pieces whole[10];
    for (int i = 0; i < m->apply_count; i++)
        whole[i] = pieces_of(m, m->applies[i].act, m->applies[i].span, -1);
    for (int i = 0; i < m->apply_count; i++)
        for (int z = 0; !m->applies[i].dropped && z < m->applies[i].zone_count; z++)
            prepare_apply(r, i, z, whole);
    for (int i = 0; i < m->apply_count; i++)
        for (int z = 0; z < m->applies[i].zone_count; z++)
            for (int p = 0; p < r->applies[i][z].count; p++)
                r->pilots[i][z][p] = is_pilot(r, i, z, r->applies[i][z].items[p]);
}

void reference_prepare(struct oracle *r, const struct model *m) {
    memset(r, 0, sizeof *r);
    r->m = m;
    prepare_applies(r);
    for (int i = 0; i < m->rule_count; i++) {
        const struct model_rule *rule = &m->rules[i];
        r->rule_delegations[i] = needed_delegation(m, rule);
        struct pieces p = pieces_of(m, rule->act, rule->span, r->rule_delegations[i]);
        r->rule_starts_s[i] = p.count > 0 ? p.items[0].from_s : CIVIL_NEVER;
    }
    for (int a = 0; a < m->authority_count; a++) {
        for (int up = m->authorities[a].within; up >= 0; up = m->authorities[up].within)
            r->depths[a]++;
        r->covers_all[a] = true;
        for (int z = 0; z < m->zone_count; z++) {
            bool covered = false;
            for (int i = 0; i < m->authorities[a].territory_count; i++)
                covered |= zone_lies_in(m, z, m->authorities[a].territory[i]);
            r->covers_all[a] &= covered;
        }
    }
}

/* ---- values ---- */

static struct seen seen_fact(const struct oracle *r, int slot) {
    return (struct seen){r->q->states[slot], r->q->values[slot]};
}

/* Of the entries in force, that of the act issued last. */
static struct seen seen_parameter(const struct oracle *r, int index) {
    const struct model_parameter *p = &r->m->parameters[index];
    struct seen reading = {.state = STATE_UNKNOWN};
    int64_t issued_s = CIVIL_ALWAYS;
    for (int i = 0; i < p->entry_count; i++) {
        const struct model_entry *e = &p->entries[i];
        if (!stated_now(r, e->act, e->span) || r->m->acts[e->act].issued_s < issued_s)
            continue;
        issued_s = r->m->acts[e->act].issued_s;
        reading = (struct seen){STATE_GIVEN, e->value};
    }
    return reading;
}

static enum truth truth_of_case(struct oracle *r, const struct model_case *c) {
    enum truth when = truth_of_condition(r, c->when);
    return c->act < 0 || stated_now(r, c->act, c->span) ? when : NO;
}

static struct seen seen_case(struct oracle *r, const struct model_case *c) {
    struct seen constant = {STATE_GIVEN, {.i = c->constant}};
    switch (c->kind) {
    case CASE_REF:
        return seen_ref(r, c->ref);
    case CASE_INSTANT:
        return seen_instant(r, &c->instant);
    case CASE_CONSTANT:
        break;
    }
    return constant;
}

/* The first case that is true; unknown when one before it is unknown; absent when none is. */
static struct seen seen_derived(struct oracle *r, int index) {
    const struct model_derived *d = &r->m->derived[index];
    for (int i = 0; i < d->case_count; i++) {
        bool otherwise = d->otherwise && i == d->case_count - 1;
        enum truth when = otherwise ? YES : truth_of_case(r, &d->cases[i]);
        if (when == YES)
            return seen_case(r, &d->cases[i]);
        if (when == MAYBE)
            return (struct seen){.state = STATE_UNKNOWN};
    }
    return (struct seen){.state = STATE_NONE};
}

int slot_of_ref(const struct oracle *r, struct model_ref ref) {
    if (ref.source == FROM_FACT)
        return ref.index;
    return place_of_check(r) + ref.index - r->m->slots[ref.index].place;
}

struct seen seen_ref(struct oracle *r, struct model_ref ref) {
    switch (ref.source) {
    case FROM_FACT:
    case FROM_HERE:
        return seen_fact(r, slot_of_ref(r, ref));
    case FROM_DERIVED:
        return seen_derived(r, ref.index);
    case FROM_PARAMETER:
        break;
    }
    return seen_parameter(r, ref.index);
}

/* An atom on something absent is false; on something unknown, and nothing absent, unknown. */
static bool undecided(enum model_state a, enum model_state b, enum truth *ret_truth) {
    bool none = a == STATE_NONE || b == STATE_NONE;
    *ret_truth = none ? NO : MAYBE;
    return none || a == STATE_UNKNOWN || b == STATE_UNKNOWN;
}

/* ---- instants ---- */

static struct seen step_instant(struct oracle *r, struct seen x, const struct model_adjust *a) {
    static const int64_t units[] = {60, 3600, CIVIL_DAY_S};
    int64_t amount = a->amount;
    if (a->kind == ADJUST_TO_DAY) {
        if (x.state == STATE_GIVEN)
            x.value.i = civil_midnight(x.value.i);
        return x;
    }
    if (a->counted) {
        struct seen count = seen_ref(r, a->count);
        amount = count.value.i;
        if (count.state == STATE_GIVEN && (amount < 0 || amount > 1000000))
            count.state = STATE_UNKNOWN; /* no length of time */
        if (x.state == STATE_GIVEN || count.state == STATE_NONE)
            x.state = count.state;
    }
    if (x.state != STATE_GIVEN)
        return x;
    if (a->kind == ADJUST_BY_MONTHS)
        x.value.i = civil_add_months(x.value.i, (int)(a->sign * amount));
    else
        x.value.i += a->sign * amount * units[a->kind];
    return x;
}

struct seen seen_instant(struct oracle *r, const struct model_instant *i) {
    struct seen x = {.state = STATE_GIVEN};
    switch (i->kind) {
    case AT_CONSTANT:
        x.value.i = i->constant_s;
        break;
    case AT_REF:
        x = seen_ref(r, i->ref);
        break;
    case AT_NOW:
        x.value.i = r->now_s;
        break;
    case AT_TODAY:
        x.value.i = civil_midnight(r->now_s);
        break;
    }
    for (int k = 0; k < i->count; k++)
        x = step_instant(r, x, &i->steps[k]);
    return x;
}

/* x < y, or x >= y */
static enum truth instant_order(struct oracle *r, const struct model_instant *x,
                                const struct model_instant *y, bool before) {
    struct seen a = seen_instant(r, x), b = seen_instant(r, y);
    enum truth truth;
    if (undecided(a.state, b.state, &truth))
        return truth;
    return truth_of((a.value.i < b.value.i) == before);
}

/* A date is a day, a time a second. */
static enum truth instant_is(struct oracle *r, const struct model_instant *x,
                             const struct model_instant *y) {
    struct seen a = seen_instant(r, x), b = seen_instant(r, y);
    enum truth truth;
    if (undecided(a.state, b.state, &truth))
        return truth;
    if (x->is_date || y->is_date)
        return truth_of(civil_midnight(a.value.i) == civil_midnight(b.value.i));
    return truth_of(a.value.i == b.value.i);
}

enum truth truth_of_half(struct oracle *r, const struct condition *c, bool second) {
    return instant_order(r, &c->instants[0], &c->instants[second ? 2 : 1], second);
}

static enum truth truth_of_time(struct oracle *r, const struct condition *c) {
    switch ((enum time_test)c->test) {
    case TIME_BEFORE:
        return instant_order(r, &c->instants[0], &c->instants[1], true);
    case TIME_FROM:
        return instant_order(r, &c->instants[0], &c->instants[1], false);
    case TIME_IS:
        return instant_is(r, &c->instants[0], &c->instants[1]);
    case TIME_BETWEEN:
        break;
    }
    return least(truth_of_half(r, c, false), truth_of_half(r, c, true));
}

static enum truth clock_between(const struct oracle *r, int from_s, int to_s) {
    int clock = civil_second_of_day(r->now_s);
    if (from_s % CIVIL_DAY_S == to_s % CIVIL_DAY_S)
        return YES;
    if (from_s % CIVIL_DAY_S < to_s)
        return truth_of(from_s % CIVIL_DAY_S <= clock && clock < to_s);
    return truth_of(clock >= from_s % CIVIL_DAY_S || clock < to_s);
}

/* ---- numbers, exact in millionths of millionths of millionths ---- */

static bool is_whole(const struct oracle *r, struct model_ref ref) {
    enum model_type type = ref.source == FROM_DERIVED     ? r->m->derived[ref.index].type
                           : ref.source == FROM_PARAMETER ? r->m->parameters[ref.index].type
                                                          : r->m->slots[ref.index].type;
    return type == MODEL_INTEGER;
}

static __int128 in_millionths(struct oracle *r, struct model_ref ref, bool *unknown, bool *none) {
    struct seen x = seen_ref(r, ref);
    *unknown |= x.state == STATE_UNKNOWN;
    *none |= x.state == STATE_NONE;
    return is_whole(r, ref) ? (__int128)x.value.i * 1000000 : x.value.i;
}

static __int128 add_up(struct oracle *r, const struct model_number *n, bool *unknown, bool *none) {
    __int128 sum = (__int128)n->constant * 1000000 * 1000000;
    for (int i = 0; i < n->count; i++) {
        __int128 value = in_millionths(r, n->refs[i], unknown, none);
        __int128 by = n->multiplied[i] ? in_millionths(r, n->by[i], unknown, none) : 1000000;
        sum += value * by * n->factors[i];
    }
    return sum;
}

static enum truth truth_of_number(struct oracle *r, const struct condition *c) {
    bool unknown = false, none = false;
    __int128 left = add_up(r, &c->left, &unknown, &none);
    __int128 right = add_up(r, &c->right, &unknown, &none);
    if (none || unknown)
        return none ? NO : MAYBE;
    switch ((enum number_test)c->test) {
    case NUMBER_IS:
        return truth_of(left == right);
    case NUMBER_AT_LEAST:
        return truth_of(left >= right);
    case NUMBER_AT_MOST:
        return truth_of(left <= right);
    case NUMBER_ABOVE:
        return truth_of(left > right);
    case NUMBER_BELOW:
        break;
    }
    return truth_of(left < right);
}

/* ---- places ---- */

int place_of_check(const struct oracle *r) {
    const struct model_kind *k = &r->m->kinds[r->q->kind];
    for (int i = 0; i < k->here_count - 1; i++)
        if (r->q->states[k->here[i]] == STATE_GIVEN)
            return k->here[i];
    return k->here[k->here_count - 1];
}

int places_of_trip(const struct oracle *r, int places[4]) {
    const struct model_kind *k = &r->m->kinds[r->q->kind];
    int count = 0;
    if (k->required == 0) {
        places[0] = place_of_check(r);
        return 1;
    }
    for (int i = 0; i < k->trip_count; i++)
        if (i < k->required || r->q->states[k->trip[i]] == STATE_GIVEN)
            places[count++] = k->trip[i];
    return count;
}

struct whereabouts whereabouts_of(struct oracle *r, int place) {
    const struct model *m = r->m;
    if (place == PLACE_OF_CHECK)
        place = place_of_check(r);
    if (m->slots[place].type == MODEL_ZONE)
        return (struct whereabouts){r->q->states[place], (int)r->q->values[place].i, true};
    int zone = place + 1 + m->modifier_offsets[MODIFIER_ZONE];
    enum model_state state = r->q->states[zone];
    if (r->q->states[place] == STATE_NONE)
        state = STATE_NONE;
    return (struct whereabouts){state, (int)r->q->values[zone].i, false};
}

static bool is_administrative(const struct model *m, int zone) {
    return m->zones[zone].rank < ZONE_RANK_OTHER;
}

static int ancestor_of_rank(const struct model *m, int zone, int rank) {
    for (; zone >= 0; zone = m->zones[zone].parent)
        if ((int)m->zones[zone].rank == rank)
            return zone;
    return -1;
}

int unit_of_place(struct oracle *r, int place, int rank, bool *ret_certain) {
    struct whereabouts w = whereabouts_of(r, place);
    int unit = w.state == STATE_GIVEN ? ancestor_of_rank(r->m, w.zone, rank) : -1;
    *ret_certain = w.state == STATE_NONE || (w.state == STATE_GIVEN && (unit >= 0 || w.exact));
    return unit;
}

struct zone_list zones_now(struct oracle *r, const struct model_zones *z) {
    struct zone_list list = {.state = STATE_GIVEN};
    bool certain;
    if (z->source == SET_CODES) {
        memcpy(list.zones, z->codes, sizeof z->codes);
        list.count = z->count;
        return list;
    }
    if (z->source == SET_UP) {
        list.zones[0] = unit_of_place(r, z->place, z->rank, &certain);
        list.count = list.zones[0] >= 0;
        list.state = certain ? STATE_GIVEN : STATE_UNKNOWN;
        return list;
    }
    struct seen x = seen_ref(r, z->ref);
    list.state = x.state == STATE_UNKNOWN ? STATE_UNKNOWN : STATE_GIVEN;
    if (x.state == STATE_NONE)
        return list;
    bool one = z->ref.source == FROM_FACT && r->m->slots[z->ref.index].type == MODEL_ZONE;
    memcpy(list.zones, x.value.zones, sizeof x.value.zones);
    list.count = x.value.zone_count;
    if (one) {
        list.zones[0] = (int)x.value.i;
        list.count = 1;
    }
    return list;
}

/* A place known by a large zone may lie in any administrative zone inside it. */
static enum truth in_zone_now(const struct model *m, struct whereabouts w, int zone) {
    if (w.state != STATE_GIVEN)
        return w.state == STATE_NONE ? NO : MAYBE;
    if (zone_lies_in(m, w.zone, zone))
        return YES;
    bool perhaps = !w.exact && is_administrative(m, zone) && zone_lies_in(m, zone, w.zone);
    return perhaps ? MAYBE : NO;
}

enum truth in_zones_now(struct oracle *r, int place, const struct zone_list *zones) {
    struct whereabouts w = whereabouts_of(r, place);
    enum truth truth = NO;
    if (w.state == STATE_NONE)
        return NO;
    if (zones->state == STATE_UNKNOWN)
        return MAYBE;
    for (int i = 0; i < zones->count; i++)
        truth = greatest(truth, in_zone_now(r->m, w, zones->zones[i]));
    return truth;
}

/* within: all places; touches: any. leaves and enters go by the two ends, and hold only where the
 * check lies in the zones when it is known where; crosses: neither end, but the check. */
enum truth trip_has(struct oracle *r, enum relation relation, const struct zone_list *zones) {
    const struct model_kind *k = &r->m->kinds[r->q->kind];
    int places[4], count = places_of_trip(r, places);
    enum truth in[4], all = YES, any = NO, stop = NO;
    for (int i = 0; i < count; i++) {
        in[i] = in_zones_now(r, places[i], zones);
        all = least(all, in[i]);
        any = greatest(any, in[i]);
        if (i >= k->required)
            stop = greatest(stop, in[i]);
    }
    if (relation == WITHIN)
        return all;
    if (relation == TOUCHES)
        return any;
    if (k->required < 2)
        return NO;
    if (relation == CROSSES)
        return least(least(not(in[0]), not(in[1])), stop);
    if (count == k->required)
        stop = YES;
    return relation == LEAVES ? least(least(in[0], not(in[1])), stop)
                              : least(least(not(in[0]), in[1]), stop);
}

/* Two places in one unit. Where a unit cannot be told, the places may still be too far apart. */
static enum truth same_unit(struct oracle *r, int a, int b, int rank) {
    bool a_certain, b_certain;
    int unit_a = unit_of_place(r, a, rank, &a_certain),
        unit_b = unit_of_place(r, b, rank, &b_certain);
    struct whereabouts x = whereabouts_of(r, a), y = whereabouts_of(r, b);
    if ((a_certain && unit_a < 0) || (b_certain && unit_b < 0))
        return NO;
    if (a_certain && b_certain)
        return truth_of(unit_a == unit_b);
    if (x.state == STATE_UNKNOWN || y.state == STATE_UNKNOWN)
        return MAYBE;
    bool near = zone_lies_in(r->m, x.zone, y.zone) || zone_lies_in(r->m, y.zone, x.zone);
    return near ? MAYBE : NO;
}

static enum truth trip_in_one_unit(struct oracle *r, int rank) {
    int places[4], count = places_of_trip(r, places);
    enum truth truth = YES;
    for (int i = 0; i < count; i++)
        for (int k = 0; k <= i; k++)
            if (k < i || count == 1)
                truth = least(truth, same_unit(r, places[i], places[k], rank));
    return truth;
}

/* ---- levels ---- */

/* Does an apply hold in a zone now, by one of its zones and pieces; or (`pilots`) as a pilot? */
static bool holds_now(const struct oracle *r, int index, int scale, int zone, bool pilots) {
    const struct model_apply *a = &r->m->applies[index];
    if (a->dropped || r->m->levels[a->level].scale != scale)
        return false;
    for (int z = 0; z < a->zone_count; z++)
        for (int i = 0; zone_lies_in(r->m, zone, a->zones[z]) && i < r->applies[index][z].count;
             i++)
            if (in_span(r->applies[index][z].items[i], r->now_s) &&
                (!pilots || r->pilots[index][z][i]))
                return true;
    return false;
}

/* The strictest level applied to a zone. A pilot sets aside what those above its authority order.
 */
static int level_of_zone(const struct oracle *r, int zone, int scale) {
    const struct model *m = r->m;
    int strictest = -1, depth = 0;
    for (int i = 0; i < m->apply_count; i++)
        if (holds_now(r, i, scale, zone, true) && r->depths[m->applies[i].by] > depth)
            depth = r->depths[m->applies[i].by];
    for (int i = 0; i < m->apply_count; i++)
        if (holds_now(r, i, scale, zone, false) && r->depths[m->applies[i].by] >= depth &&
            m->levels[m->applies[i].level].place > strictest)
            strictest = m->levels[m->applies[i].level].place;
    return strictest;
}

bool any_level_inside(struct oracle *r, int zone, int scale) {
    for (int z = 0; z < r->m->zone_count; z++)
        if ((z == zone || is_administrative(r->m, z)) && zone_lies_in(r->m, z, zone) &&
            level_of_zone(r, z, scale) >= 0)
            return true;
    return false;
}

static int place_in_scale(const struct model *m, int values, int64_t value, int scale) {
    const struct model_level *l = &m->levels[m->enums[values].levels[value]];
    return l->scale == scale ? l->place : -1;
}

/* What an officer asserts of the place, in the time for which it is asserted. */
static int asserted_level(const struct oracle *r, int place, int scale) {
    const struct model *m = r->m;
    const int *offsets = m->modifier_offsets;
    int level = place + 1 + offsets[MODIFIER_ASSERTED], from = place + 1 + offsets[MODIFIER_FROM],
        until = place + 1 + offsets[MODIFIER_UNTIL];
    if (r->q->states[level] != STATE_GIVEN ||
        (r->q->states[from] == STATE_GIVEN && r->now_s < r->q->values[from].i) ||
        (r->q->states[until] == STATE_GIVEN && r->now_s >= r->q->values[until].i))
        return -1;
    return place_in_scale(m, m->slots[level].values, r->q->values[level].i, scale);
}

/* What stands in where the lists say nothing: the published level, else the derived one. */
static struct level_span filled_level(struct oracle *r, int place, int index) {
    const struct model *m = r->m;
    const struct model_scale *s = &m->scales[index];
    struct level_span nothing = {-1, -1}, anything = {-1, s->level_count - 1};
    if ((!s->published && s->derived < 0) || (s->act >= 0 && !act_in_force(r, s->act)))
        return nothing;
    int published = place + 1 + m->modifier_offsets[MODIFIER_PUBLISHED];
    if (s->published && r->q->states[published] == STATE_GIVEN) {
        int level = place_in_scale(m, m->slots[published].values, r->q->values[published].i, index);
        return (struct level_span){level, level};
    }
    if (s->derived < 0)
        return anything;
    struct seen x = seen_derived(r, s->derived);
    if (x.state != STATE_GIVEN)
        return x.state == STATE_NONE ? nothing : anything;
    int level = place_in_scale(m, m->derived[s->derived].values, x.value.i, index);
    return (struct level_span){level, level};
}

static int smaller(int a, int b) {
    return a < b ? a : b;
}

static int larger(int a, int b) {
    return a > b ? a : b;
}

/* Over all zones the place may lie in. */
static struct level_span ordered_level(struct oracle *r, int place, int zone, int scale) {
    struct level_span filled = filled_level(r, place, scale);
    struct level_span span = {r->m->scales[scale].level_count, -1};
    for (int z = 0; z < r->m->zone_count; z++) {
        if (!zone_lies_in(r->m, z, zone) || (z != zone && !is_administrative(r->m, z)))
            continue;
        int level = level_of_zone(r, z, scale);
        span.least = smaller(span.least, level < 0 ? filled.least : level);
        span.greatest = larger(span.greatest, level < 0 ? filled.greatest : level);
    }
    return span;
}

static struct level_span level_of_one_place(struct oracle *r, int place, int scale) {
    struct whereabouts w = whereabouts_of(r, place);
    struct level_span span = {-1, r->m->scales[scale].level_count - 1};
    if (w.state == STATE_NONE)
        return (struct level_span){-1, -1};
    if (w.state == STATE_GIVEN)
        span = ordered_level(r, place, w.zone, scale);
    int asserted = asserted_level(r, place, scale);
    return (struct level_span){larger(span.least, asserted), larger(span.greatest, asserted)};
}

struct level_span level_of_place(struct oracle *r, int place, int scale) {
    int places[4], count = 1;
    struct level_span span = {-1, -1};
    places[0] = place == PLACE_OF_CHECK ? place_of_check(r) : place;
    if (place == WHOLE_TRIP)
        count = places_of_trip(r, places);
    for (int i = 0; i < count; i++) {
        struct level_span one = level_of_one_place(r, places[i], scale);
        span.least = larger(span.least, one.least);
        span.greatest = larger(span.greatest, one.greatest);
    }
    return span;
}

static enum truth truth_of_level(struct oracle *r, const struct condition *c) {
    struct level_span span = level_of_place(r, c->place, c->scale);
    bool some = false, all = true;
    for (int level = span.least; level <= span.greatest; level++) {
        bool in = level >= 0 && (c->test == LEVEL_HAS        ? true
                                 : c->test == LEVEL_AT_LEAST ? level >= c->rank
                                                             : c->mask >> level & 1);
        some |= in;
        all &= in;
    }
    return all ? YES : some ? MAYBE : NO;
}

/* ---- other atoms ---- */

static bool is_listed(const struct oracle *r, int index, int64_t value) {
    const struct model_list *list = &r->m->lists[index];
    int64_t issued_s = CIVIL_ALWAYS;
    bool listed = false;
    for (int i = 0; i < list->change_count; i++) {
        const struct model_change *c = &list->changes[i];
        if (c->dropped || !((c->add | c->remove) >> value & 1) || !stated_now(r, c->act, c->span) ||
            r->m->acts[c->act].issued_s < issued_s)
            continue;
        issued_s = r->m->acts[c->act].issued_s;
        listed = c->add >> value & 1;
    }
    return listed;
}

static enum truth truth_of_fact(struct oracle *r, const struct condition *c) {
    struct seen x = seen_ref(r, c->ref), y = {.state = STATE_GIVEN};
    enum truth truth;
    if (c->kind == IS_SAME)
        y = seen_ref(r, c->other);
    if (undecided(x.state, y.state, &truth))
        return truth;
    switch (c->kind) {
    case IS_BOOLEAN:
        return truth_of(x.value.i == c->want);
    case IS_ENUM:
    case IS_STRING:
        return truth_of(c->mask >> x.value.i & 1);
    case IS_LISTED:
        return truth_of(is_listed(r, c->index, x.value.i));
    case IS_ZONE:
        return truth_of(x.value.i == c->zone);
    case IS_CLOCK_INSIDE:
        return clock_between(r, x.value.from_s, x.value.to_s);
    default:
        return truth_of(x.value.i == y.value.i);
    }
}

/* A function reads a flag and a number, whatever they are. */
static enum truth truth_of_function(struct oracle *r, const struct condition *c) {
    struct seen flag = seen_ref(r, c->ref), number = seen_ref(r, c->other);
    if (flag.state == STATE_UNKNOWN || number.state == STATE_UNKNOWN)
        return MAYBE;
    return truth_of(flag.state == STATE_GIVEN && flag.value.i != 0 && number.state == STATE_GIVEN &&
                    number.value.i >= c->least);
}

static enum truth truth_of_group(struct oracle *r, const struct condition *c) {
    enum truth truth = c->kind == IS_AND ? YES : NO;
    for (int i = 0; i < c->count; i++) {
        enum truth child = truth_of_condition(r, c->children[i]);
        truth = c->kind == IS_AND ? least(truth, child) : greatest(truth, child);
    }
    return truth;
}

enum truth truth_of_condition(struct oracle *r, int index) {
    const struct condition *c = &r->m->conditions[index];
    struct zone_list zones;
    switch (c->kind) {
    case IS_AND:
    case IS_OR:
        return truth_of_group(r, c);
    case IS_NOT:
        return not(truth_of_condition(r, c->children[0]));
    case IS_PREDICATE:
        return truth_of_condition(r, r->m->predicates[c->index].when);
    case IS_GIVEN:
        return truth_of(seen_ref(r, c->ref).state == STATE_GIVEN);
    case IS_NUMBER:
        return truth_of_number(r, c);
    case IS_TIME:
        return truth_of_time(r, c);
    case IS_CLOCK:
        return clock_between(r, c->from_s, c->to_s);
    case IS_INSIDE:
    case IS_COVERS:
        zones = zones_now(r, &c->zones);
        return c->place == WHOLE_TRIP ? trip_has(r, WITHIN, &zones)
                                      : in_zones_now(r, c->place, &zones);
    case IS_SAME_UNIT:
        return same_unit(r, c->place, c->place2, c->rank);
    case IS_TRIP:
        zones = zones_now(r, &c->zones);
        return trip_has(r, (enum relation)c->test, &zones);
    case IS_WITHIN_ONE:
        return trip_in_one_unit(r, c->rank);
    case IS_LEVEL:
        return truth_of_level(r, c);
    case IS_FUNCTION:
        return truth_of_function(r, c);
    default:
        return truth_of_fact(r, c);
    }
}
