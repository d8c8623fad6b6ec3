/*
 * levels_test.c - the level of a zone over time: each rule by an example, then all of them together
 * against a slow and obvious implementation. LOCKDOWN_SEED in the environment gives other cases.
 */
#include "support/tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "support/failing_malloc.h"
#include "zones/levels.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct zones *parse(const char *text) {
    struct zones *z = NULL;
    struct lkd_error err = {0};
    if (zones_parse_table("units.tsv", text, strlen(text), &z, &err))
        fail_msg("%s: %s", err.where, err.message);
    return z;
}

/* ---- a small country ---- */

#define HEADER "id\tkind\tparent\tname\tname_en\tfrom\tto\n"
#define ROW(id, kind, parent) id "\t" kind "\t" parent "\t" id "\t" id "\t\t\n"

/* clang-format off */
static const char country[] = HEADER
    ROW("vn", "country", "")
        ROW("1", "province", "vn")
            ROW("1.1", "district", "1")
                ROW("1.1.0", "alley", "1.1")
                ROW("1.1.1", "ward", "1.1")
                ROW("1.1.2", "ward", "1.1")
            ROW("1.2", "district", "1")
        ROW("2", "province", "vn")
            ROW("2.1", "district", "2");
/* clang-format on */
/* Their indices: depth first, by id. */
enum { VN, P1, D11, ALLEY, W111, W112, D12, P2, D21, ZONE_COUNT };

enum { DISTANCING, CONTAINMENT, SCALE_COUNT };
enum { CT16, CT15, CT19, BLOCKADE, NONE = LEVEL_NONE };
static const int strictness[] = {[CT16] = 30, [CT15] = 20, [CT19] = 10, [BLOCKADE] = 40};

static const int64_t always = CIVIL_ALWAYS, never = CIVIL_NEVER;

struct fixture {
    struct zones *zones;
    struct levels *levels;
};

static struct fixture compile(const struct level_apply *applies, size_t count) {
    struct fixture f = {parse(country), NULL};
    assert_int_equal(zones_count(f.zones), ZONE_COUNT);
    enum lkd_status status =
        levels_compile(f.zones, SCALE_COUNT, applies, count, strictness, &f.levels, NULL);
    assert_int_equal(status, LKD_OK);
    return f;
}

static void drop(struct fixture f) {
    levels_free(f.levels);
    zones_free(f.zones);
}

static void expect_in(const struct fixture *f, int scale, uint32_t zone, int64_t at_s, int level,
                      int least, int greatest) {
    const struct level_step *step = levels_at(f->levels, zone, scale, at_s);
    assert_true(step->from_s <= at_s && (at_s < step->to_s || at_s == never));
    assert_int_equal(step->level, level);
    assert_int_equal(step->least, least);
    assert_int_equal(step->greatest, greatest);
}

/* The level of a zone in which all have the same. */
static void expect(const struct fixture *f, uint32_t zone, int64_t at_s, int level) {
    expect_in(f, DISTANCING, zone, at_s, level, level, level);
}

static void expect_sources(const struct fixture *f, uint32_t zone, int64_t at_s, size_t count,
                           const int *sources) {
    int found[8];
    assert_int_equal(levels_sources(f->levels, zone, DISTANCING, at_s, found, COUNT(found)), count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(found[i], sources[i]);
}

static void expect_step(const struct fixture *f, uint32_t zone, int64_t at_s, int64_t from_s,
                        int64_t to_s) {
    const struct level_step *step = levels_at(f->levels, zone, DISTANCING, at_s);
    assert_true(step->from_s == from_s);
    assert_true(step->to_s == to_s);
}

static void test_nothing(void **state) {
    (void)state;
    struct fixture f = compile(NULL, 0);
    for (uint32_t zone = 0; zone < ZONE_COUNT; zone++)
        for (int scale = 0; scale < SCALE_COUNT; scale++)
            expect_in(&f, scale, zone, 0, NONE, NONE, NONE);
    expect_step(&f, P1, 0, always, never);
    assert_ptr_equal(levels_at(f.levels, P1, DISTANCING, 0),
                     levels_at(f.levels, W111, CONTAINMENT, 99));
    expect_sources(&f, P1, 0, 0, NULL);
    const int64_t *edges_s;
    assert_int_equal(levels_edges(f.levels, &edges_s), 0);
    drop(f);
}

static void test_chain(void **state) {
    (void)state;
    const struct level_apply applies[] = {{.zone = P1, .level = CT15, .from_s = 10, .to_s = 20}};
    struct fixture f = compile(applies, 1);
    static const uint32_t inside[] = {P1, D11, ALLEY, W111, W112, D12};
    for (size_t i = 0; i < COUNT(inside); i++)
        expect(&f, inside[i], 15, CT15);
    expect(&f, P2, 15, NONE);
    expect(&f, D21, 15, NONE);
    expect_in(&f, DISTANCING, VN, 15, NONE, NONE, CT15);
    drop(f);
}

static void test_siblings(void **state) {
    (void)state;
    const struct level_apply applies[] = {
        {.zone = W111, .level = CT16, .from_s = 10, .to_s = 20},
        {.zone = W112, .level = CT19, .from_s = 10, .to_s = 20},
    };
    struct fixture f = compile(applies, 2);
    expect(&f, W111, 15, CT16);
    expect(&f, W112, 15, CT19);
    expect(&f, ALLEY, 15, NONE);
    expect(&f, D12, 15, NONE);
    expect_in(&f, DISTANCING, D11, 15, NONE, NONE, CT16);
    drop(f);
}

static void test_scales(void **state) {
    (void)state;
    const struct level_apply applies[] = {
        {.zone = P1, .level = CT15, .from_s = 10, .to_s = 20},
        {.zone = W111, .scale = CONTAINMENT, .level = BLOCKADE, .from_s = 15, .to_s = 30},
    };
    struct fixture f = compile(applies, 2);
    expect(&f, W111, 15, CT15);
    expect(&f, W111, 25, NONE);
    expect_in(&f, CONTAINMENT, W111, 25, BLOCKADE, BLOCKADE, BLOCKADE);
    expect_in(&f, CONTAINMENT, P1, 15, NONE, NONE, BLOCKADE);
    drop(f);
}

static void test_period_edges(void **state) {
    (void)state;
    const struct level_apply applies[] = {{.zone = P1, .level = CT16, .from_s = 10, .to_s = 20}};
    struct fixture f = compile(applies, 1);
    expect(&f, P1, 9, NONE);
    expect(&f, P1, 10, CT16);
    expect(&f, P1, 19, CT16);
    expect(&f, P1, 20, NONE);
    expect_step(&f, P1, 9, always, 10);
    expect_step(&f, P1, 10, 10, 20);
    expect_step(&f, P1, 20, 20, never);
    expect(&f, P1, always, NONE);
    expect(&f, P1, never, NONE);
    drop(f);
}

static void test_open_periods(void **state) {
    (void)state;
    const struct level_apply applies[] = {
        {.zone = P1, .level = CT19, .from_s = always, .to_s = 10},
        {.zone = P2, .level = CT16, .from_s = 10, .to_s = never},
        {.zone = D12, .level = CT16, .from_s = always, .to_s = never},
        {.zone = D21, .level = CT15, .from_s = 20, .to_s = 20},
        {.zone = D21, .level = CT15, .from_s = 20, .to_s = 5},
    };
    struct fixture f = compile(applies, COUNT(applies));
    expect_step(&f, D11, always, always, 10);
    expect(&f, D11, always, CT19);
    expect(&f, P2, never, CT16);
    expect_step(&f, D21, 20, 10, never);
    expect_step(&f, D12, 0, always, never);
    drop(f);
}

static void test_strictest(void **state) {
    (void)state;
    const struct level_apply applies[] = {
        {.zone = P1, .level = CT15, .from_s = 10, .to_s = 40, .source = 1},
        {.zone = D11, .level = CT16, .from_s = 20, .to_s = 30, .source = 2},
        {.zone = W111, .level = CT19, .from_s = 10, .to_s = 40, .source = 3},
    };
    struct fixture f = compile(applies, COUNT(applies));
    expect(&f, W111, 15, CT15);
    expect(&f, W111, 20, CT16);
    expect(&f, W111, 30, CT15);
    expect(&f, W111, 40, NONE);
    expect(&f, D12, 25, CT15);
    expect_sources(&f, W111, 25, 1, (int[]){2});
    expect_sources(&f, W111, 35, 1, (int[]){1});
    drop(f);
}

static void test_renewals(void **state) {
    (void)state;
    const struct level_apply applies[] = {
        {.zone = P1, .level = CT16, .from_s = 20, .to_s = 30, .source = 2},
        {.zone = P1, .level = CT16, .from_s = 10, .to_s = 20, .source = 1},
        {.zone = VN, .level = CT16, .from_s = 28, .to_s = 35, .source = 3},
    };
    struct fixture f = compile(applies, COUNT(applies));
    expect_step(&f, D11, 15, 10, 35);
    expect_step(&f, P1, 33, 10, 35);
    expect_sources(&f, P1, 19, 1, (int[]){1});
    expect_sources(&f, P1, 20, 1, (int[]){2});
    expect_sources(&f, P1, 29, 2, (int[]){2, 3});
    const int64_t *edges_s;
    assert_int_equal(levels_edges(f.levels, &edges_s), 3);
    assert_true(edges_s[0] == 10 && edges_s[1] == 28 && edges_s[2] == 35);
    drop(f);
}

static void test_source_order(void **state) {
    (void)state;
    const struct level_apply applies[] = {
        {.zone = VN, .level = CT16, .from_s = 0, .to_s = 50, .source = 1},
        {.zone = D11, .level = CT16, .from_s = 8, .to_s = 50, .source = 5},
        {.zone = D11, .level = CT16, .from_s = 6, .to_s = 50, .source = 7},
        {.zone = D11, .level = CT16, .from_s = 6, .to_s = 50, .source = 6},
        {.zone = D12, .level = CT16, .from_s = 6, .to_s = 50, .source = 8},
    };
    struct fixture f = compile(applies, COUNT(applies));
    expect_sources(&f, W111, 10, 4, (int[]){6, 7, 5, 1});
    int found[2];
    assert_int_equal(levels_sources(f.levels, W111, DISTANCING, 10, found, 2), 2);
    assert_int_equal(found[1], 7);
    assert_int_equal(levels_sources(f.levels, W111, DISTANCING, 10, NULL, 0), 0);
    drop(f);
}

static void test_delegation(void **state) {
    (void)state;
    const struct level_apply applies[] = {
        {.zone = VN, .level = CT16, .from_s = 0, .to_s = 50, .authority_depth = 0, .source = 1},
        {.zone = P1, .level = CT16, .from_s = 0, .to_s = 50, .authority_depth = 1, .source = 2},
        {.zone = D11,
         .level = CT19,
         .from_s = 10,
         .to_s = 20,
         .authority_depth = 2,
         .delegated = true,
         .source = 3},
        {.zone = W111, .level = CT15, .from_s = 5, .to_s = 50, .authority_depth = 3, .source = 4},
        {.zone = W112, .level = CT15, .from_s = 5, .to_s = 50, .authority_depth = 1, .source = 5},
    };
    struct fixture f = compile(applies, COUNT(applies));
    expect_in(&f, DISTANCING, D11, 15, CT19, CT19, CT15);
    expect(&f, D11, 9, CT16);
    expect(&f, D11, 20, CT16);
    expect(&f, D12, 15, CT16);
    expect(&f, W111, 15, CT15); /* a lower authority may still tighten */
    expect(&f, W112, 15, CT19); /* ... but one between the two authorities is set aside */
    expect_in(&f, DISTANCING, P1, 15, CT16, CT19, CT16);
    expect_sources(&f, D11, 15, 1, (int[]){3});
    expect_sources(&f, W111, 15, 1, (int[]){4});
    expect_sources(&f, D12, 15, 2, (int[]){2, 1});
    drop(f);
}

static void test_delegation_of_a_delegation(void **state) {
    (void)state;
    const struct level_apply applies[] = {
        {.zone = VN, .level = CT16, .from_s = 0, .to_s = 50, .authority_depth = 0},
        {.zone = P1,
         .level = CT15,
         .from_s = 0,
         .to_s = 50,
         .authority_depth = 1,
         .delegated = true},
        {.zone = D11,
         .level = CT19,
         .from_s = 0,
         .to_s = 50,
         .authority_depth = 2,
         .delegated = true},
    };
    struct fixture f = compile(applies, COUNT(applies));
    expect_in(&f, DISTANCING, P1, 10, CT15, CT19, CT15);
    expect(&f, D11, 10, CT19);
    expect(&f, W111, 10, CT19);
    drop(f);
}

static void test_inside(void **state) {
    (void)state;
    const struct level_apply applies[] = {
        {.zone = P1, .level = CT15, .from_s = 0, .to_s = 50},
        {.zone = W111, .level = CT16, .from_s = 10, .to_s = 20},
        {.zone = ALLEY, .level = CT16, .from_s = 30, .to_s = 40},
    };
    struct fixture f = compile(applies, COUNT(applies));
    expect_in(&f, DISTANCING, D11, 15, CT15, CT15, CT16);
    expect_in(&f, DISTANCING, P1, 15, CT15, CT15, CT16);
    expect_in(&f, DISTANCING, VN, 15, NONE, NONE, CT16);
    expect(&f, W112, 15, CT15);
    expect(&f, ALLEY, 15, CT15);
    expect(&f, D12, 15, CT15);
    expect(&f, D11, 20, CT15);
    expect(&f, ALLEY, 35, CT16);
    expect(&f, D11, 35, CT15); /* nobody in the district is taken to be in the alley */
    drop(f);
}

static void test_whole_district_strict(void **state) {
    (void)state;
    const struct level_apply applies[] = {
        {.zone = D11, .level = CT16, .from_s = 0, .to_s = 50},
        {.zone = W111, .level = CT16, .from_s = 0, .to_s = 50},
        {.zone = W112, .level = CT16, .from_s = 0, .to_s = 50},
    };
    struct fixture f = compile(applies, COUNT(applies));
    expect(&f, D11, 10, CT16);
    assert_ptr_equal(levels_at(f.levels, D11, DISTANCING, 10),
                     levels_at(f.levels, W112, DISTANCING, 10));
    drop(f);
}

static bool compile_once(void *context) {
    static const struct level_apply applies[] = {
        {.zone = P1, .level = CT15, .from_s = 0, .to_s = 50},
        {.zone = W111, .level = CT16, .from_s = 10, .to_s = 20},
    };
    struct levels *l;
    struct lkd_error err = {0};
    enum lkd_status status =
        levels_compile(context, SCALE_COUNT, applies, COUNT(applies), strictness, &l, &err);
    if (status == LKD_OK)
        levels_free(l);
    else if (status != LKD_NO_MEMORY || err.status != LKD_NO_MEMORY)
        fail_msg("status %d, %s", status, err.message);
    return status == LKD_OK;
}

static void test_no_memory(void **state) {
    (void)state;
    struct zones *z = parse(country);
    assert_true(fail_every_allocation_once(compile_once, z) >= 3);
    zones_free(z);
    levels_free(NULL);
}

/* ---- random cases against the obvious implementation ---- */

enum { CASES = 200, PROBES = 200, ZONES_LIMIT = 24, APPLIES_LIMIT = 24, TIMES = 30 };
enum { RANDOM_LEVELS = 7, FIRST_OF_SECOND_SCALE = 4 };
/* Levels 0 to 3 make the first scale, with two equal ones; 4 to 6 the second. */
static const int random_strictness[RANDOM_LEVELS] = {5, 1, 3, 3, 1, 4, 2};

static uint64_t random_state;

static int random_below(int limit) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (int)((random_state >> 32) % (uint64_t)limit);
}

struct world {
    struct zones *zones;
    struct levels *levels;
    struct level_apply applies[APPLIES_LIMIT];
    size_t count;
};

static struct zones *random_zones(void) {
    static const char *const kinds[] = {"country", "province", "district", "ward", "alley"};
    char text[ZONES_LIMIT * 64] = HEADER ROW("0", "country", "");
    int ranks[ZONES_LIMIT] = {0};
    int count = 1 + random_below(ZONES_LIMIT);
    for (int i = 1; i < count; i++) {
        int parent = random_below(i);
        while (ranks[parent] == ZONE_RANK_OTHER)
            parent = random_below(i);
        ranks[i] = ranks[parent] + 1 + random_below(ZONE_RANK_OTHER - ranks[parent]);
        size_t length = strlen(text);
        snprintf(text + length, sizeof text - length, "%d\t%s\t%d\tA\tA\t\t\n", i, kinds[ranks[i]],
                 parent);
    }
    return parse(text);
}

static int64_t random_time(int open_in_ten, int64_t open_s) {
    return random_below(10) < open_in_ten ? open_s : random_below(TIMES);
}

static struct level_apply random_apply(const struct zones *zones, int source) {
    int level = random_below(RANDOM_LEVELS);
    return (struct level_apply){
        .zone = (uint32_t)random_below((int)zones_count(zones)),
        .scale = level >= FIRST_OF_SECOND_SCALE,
        .level = level,
        .from_s = random_time(1, always),
        .to_s = random_time(2, never),
        .authority_depth = random_below(4),
        .delegated = random_below(4) == 0,
        .source = source,
    };
}

static struct world random_world(void) {
    struct world w = {.zones = random_zones()};
    w.count = (size_t)random_below(APPLIES_LIMIT + 1);
    for (size_t i = 0; i < w.count; i++)
        w.applies[i] = random_apply(w.zones, (int)i);
    enum lkd_status status =
        levels_compile(w.zones, 2, w.applies, w.count, random_strictness, &w.levels, NULL);
    assert_int_equal(status, LKD_OK);
    return w;
}

/* Does the apply bear on the zone at the instant? */
static bool slow_bears(const struct world *w, const struct level_apply *a, uint32_t zone, int scale,
                       int64_t at_s) {
    while (zone != NO_ZONE && zone != a->zone)
        zone = zones_at(w->zones, zone)->parent;
    return zone != NO_ZONE && a->scale == scale && a->from_s <= at_s && at_s < a->to_s;
}

static bool slow_set_aside(const struct world *w, const struct level_apply *a, uint32_t zone,
                           int scale, int64_t at_s) {
    for (size_t i = 0; i < w->count; i++)
        if (w->applies[i].delegated && a->authority_depth < w->applies[i].authority_depth &&
            slow_bears(w, &w->applies[i], zone, scale, at_s))
            return true;
    return false;
}

static bool slow_stricter(int a, int b) {
    if (a == NONE || b == NONE)
        return a != NONE && b == NONE;
    if (random_strictness[a] != random_strictness[b])
        return random_strictness[a] > random_strictness[b];
    return a > b;
}

static int slow_level(const struct world *w, uint32_t zone, int scale, int64_t at_s) {
    int level = NONE;
    for (size_t i = 0; i < w->count; i++) {
        const struct level_apply *a = &w->applies[i];
        if (slow_stricter(a->level, level) && slow_bears(w, a, zone, scale, at_s) &&
            !slow_set_aside(w, a, zone, scale, at_s))
            level = a->level;
    }
    return level;
}

static bool slow_inside(const struct world *w, uint32_t inner, uint32_t outer) {
    while (inner != NO_ZONE && inner != outer)
        inner = zones_at(w->zones, inner)->parent;
    return inner == outer;
}

static void probe_step(const struct world *w, uint32_t zone, int scale, int64_t at_s) {
    const struct level_step *step = levels_at(w->levels, zone, scale, at_s);
    int level = slow_level(w, zone, scale, at_s), least = level, greatest = level;
    for (uint32_t inner = 0; inner < zones_count(w->zones); inner++) {
        if (zones_at(w->zones, inner)->rank == ZONE_RANK_OTHER || !slow_inside(w, inner, zone))
            continue;
        int there = slow_level(w, inner, scale, at_s);
        least = slow_stricter(least, there) ? there : least;
        greatest = slow_stricter(there, greatest) ? there : greatest;
    }
    if (step->level != level || step->least != least || step->greatest != greatest)
        fail_msg("zone %u, scale %d, instant %lld: %d (%d to %d) instead of %d (%d to %d)", zone,
                 scale, (long long)at_s, step->level, step->least, step->greatest, level, least,
                 greatest);
}

static void probe_sources(const struct world *w, uint32_t zone, int scale, int64_t at_s) {
    int sources[APPLIES_LIMIT], level = slow_level(w, zone, scale, at_s);
    size_t found = levels_sources(w->levels, zone, scale, at_s, sources, COUNT(sources));
    size_t expected = 0;
    for (size_t i = 0; i < w->count; i++) {
        const struct level_apply *a = &w->applies[i];
        if (a->level != level || !slow_bears(w, a, zone, scale, at_s) ||
            slow_set_aside(w, a, zone, scale, at_s))
            continue;
        expected++;
        size_t at = 0;
        while (at < found && sources[at] != a->source)
            at++;
        assert_true(at < found);
    }
    assert_int_equal(found, expected);
}

/* Steps cover all time, follow each other, and each differs from the one before. */
static void check_steps(const struct world *w, uint32_t zone, int scale) {
    const struct level_step *step = levels_at(w->levels, zone, scale, always);
    assert_true(step->from_s == always);
    while (step->to_s != never) {
        const struct level_step *next = levels_at(w->levels, zone, scale, step->to_s);
        assert_true(next->from_s == step->to_s && next->from_s < next->to_s);
        assert_true(levels_at(w->levels, zone, scale, next->from_s - 1) == step);
        assert_true(next->level != step->level || next->least != step->least ||
                    next->greatest != step->greatest);
        step = next;
    }
}

static bool slow_changes(const struct world *w, int64_t at_s) {
    for (uint32_t zone = 0; zone < zones_count(w->zones); zone++)
        for (int scale = 0; scale < 2; scale++)
            if (slow_level(w, zone, scale, at_s - 1) != slow_level(w, zone, scale, at_s))
                return true;
    return false;
}

static void check_edges(const struct world *w) {
    const int64_t *edges_s;
    size_t count = levels_edges(w->levels, &edges_s), next = 0;
    for (int64_t at_s = 0; at_s <= TIMES; at_s++) {
        if (!slow_changes(w, at_s))
            continue;
        assert_true(next < count);
        assert_true(edges_s[next] == at_s);
        next++;
    }
    assert_int_equal(next, count);
}

static void check_world(const struct world *w) {
    for (uint32_t zone = 0; zone < zones_count(w->zones); zone++)
        for (int scale = 0; scale < 2; scale++)
            check_steps(w, zone, scale);
    for (int probe = 0; probe < PROBES; probe++) {
        uint32_t zone = (uint32_t)random_below((int)zones_count(w->zones));
        int scale = random_below(2), at_s = random_below(TIMES + 2) - 1;
        probe_step(w, zone, scale, at_s);
        probe_sources(w, zone, scale, at_s);
    }
    check_edges(w);
}

static void test_random(void **state) {
    (void)state;
    const char *given = getenv("LOCKDOWN_SEED");
    uint64_t seed = given ? strtoull(given, NULL, 10) : 2021;
    printf("# LOCKDOWN_SEED=%llu\n", (unsigned long long)seed);
    for (uint64_t i = 0; i < CASES; i++) {
        random_state = (seed * CASES + i + 1) * UINT64_C(0x9E3779B97F4A7C15);
        struct world w = random_world();
        check_world(&w);
        levels_free(w.levels);
        zones_free(w.zones);
    }
}

TAP_MAIN(TEST("without applies every zone shares one step of no level", test_nothing),
         TEST("a level holds in the zone and in all inside it", test_chain),
         TEST("siblings do not share a level", test_siblings),
         TEST("scales do not mix", test_scales),
         TEST("a period contains its start and not its end", test_period_edges),
         TEST("a period may be open at either side, an empty one is left out", test_open_periods),
         TEST("of overlapping levels the strictest holds", test_strictest),
         TEST("renewals of one level make one step, each with its own source", test_renewals),
         TEST("sources come from the zone upwards, by beginning, at most as many as fit",
              test_source_order),
         TEST("a delegated looser level sets aside those of higher authorities", test_delegation),
         TEST("a delegation of a lower authority sets aside that of a higher one",
              test_delegation_of_a_delegation),
         TEST("the least and the greatest level inside a zone are known", test_inside),
         TEST("zones with equal functions share one", test_whole_district_strict),
         TEST("every failing allocation is reported and nothing leaks", test_no_memory),
         TEST("random cases agree with the obvious implementation", test_random))
