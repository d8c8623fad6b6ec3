/*
 * permit_policy_bench.c - a policy of 22 rules in our language (permit_policy/rules.lua) beside the
 * same policy as a list of C functions (permit_policy/permit_policy.c).
 *
 * Both decide the same 10,000 queries from facts already parsed, with all reasons. They must agree
 * on every verdict and reason before anything is timed. Printed are medians over rounds in which
 * the two take turns, so that their ratio holds while the machine's speed drifts.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/text.h"
#include "permit_policy/permit_policy.h"
#include "policy/decision.h"

#define QUERY_COUNT 10000
#define ROUNDS 21
#define PROVINCES 8
#define WARDS 50
#define ARENA_LIMIT ((size_t)256 << 20)
#define RULES_FILE "tests/bench/permit_policy/rules.lua"

static void give_up(const char *what, const char *detail) {
    fprintf(stderr, "permit_policy: %s %s\n", what, detail);
    exit(1);
}

/* ---- queries ---- */

static uint32_t random_below(uint64_t *state, uint32_t n) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((*state >> 33) % n);
}

/* An index by weights that end with 0. */
static int pick(uint64_t *r, const int *weights) {
    int sum = 0, i = 0;
    for (int k = 0; weights[k]; k++)
        sum += weights[k];
    for (int left = (int)random_below(r, (uint32_t)sum); left >= weights[i]; i++)
        left -= weights[i];
    return i;
}

/* Wards are the zones 1 + province * (WARDS + 1) + 1 + ward of the table below. */
static uint32_t ward(uint64_t *r, int province) {
    return 2 + (uint32_t)province * (WARDS + 1) + random_below(r, WARDS);
}

static int province_of(uint32_t zone) {
    return (int)(zone - 1) / (WARDS + 1);
}

static void make_permit(uint64_t *r, struct permit_query *q) {
    static const enum permit_class right[] = {[FRONTLINE] = A,   [SUPPLY] = B,      [ONSITE] = C,
                                              [PERMIT_WORK] = A, [RETURN_HOME] = D, [OTHER] = 0};
    q->permit = right[q->purpose];
    if (q->permit == CLASS_NONE || random_below(r, 4) == 0)
        q->permit = random_below(r, 10) < 6 ? CLASS_NONE : 1 + random_below(r, 4);
    if (q->permit == CLASS_NONE)
        return;
    q->valid_from = q->now - random_below(r, 20 * 86400);
    q->valid_to = q->now + random_below(r, 10) - 1 + random_below(r, 20 * 86400);
    q->revoked = random_below(r, 25) == 0;
    q->zone_count = random_below(r, 2) ? random_below(r, LISTED_MAX) : 0;
    for (uint32_t i = 0; i < q->zone_count; i++)
        q->zones[i] = ward(r, (int)random_below(r, PROVINCES));
    if (q->zone_count > 0 && random_below(r, 5) > 0)
        q->zones[0] = q->dest;
}

static struct permit_query make_query(uint64_t *r) {
    static const int purposes[] = {6, 10, 18, 16, 8, 14, 8, 7, 4, 9, 0},
                     states[] = {86, 3, 6, 5, 0}, grades[] = {32, 44, 16, 8, 0},
                     doses[] = {25, 45, 30, 0};
    struct permit_query q = {.purpose = (enum purpose)pick(r, purposes)};
    int province = (int)random_below(r, PROVINCES);
    q.now = 1629676800 + random_below(r, 30 * 86400);
    q.status = (enum status)pick(r, states);
    q.home = ward(r, province);
    q.dest = random_below(r, 100) < 45 ? q.home : ward(r, province);
    if (random_below(r, 100) < 15)
        q.dest = ward(r, (int)random_below(r, PROVINCES));
    q.origin = random_below(r, 10) < 7 ? q.home : ward(r, province);
    q.origin_grade = (enum grade)pick(r, grades);
    q.dest_grade = (enum grade)pick(r, grades);
    q.leaves_province = province_of(q.origin) != province_of(q.dest);
    q.doses = pick(r, doses);
    q.last_swab = q.now + 3600 - random_below(r, 6 * 86400);
    q.quarantine_end = q.now - 7 * 86400 + random_below(r, 21 * 86400);
    q.qr = random_below(r, 100) < (q.purpose == SUPPLY ? 70 : 15);
    make_permit(r, &q);
    return q;
}

/* ---- the same in our vocabulary ---- */

static void set(struct facts *f, const char *path, int64_t value) {
    uint16_t slot = vocabulary_find(f->vocabulary, path);
    if (slot == NO_SLOT)
        give_up("no fact", path);
    f->state[slot] = FACT_GIVEN;
    f->value[slot].i = value;
}

static void set_permit(struct facts *f, const struct permit_query *q) {
    uint16_t zones = vocabulary_find(f->vocabulary, "permit.zones");
    set(f, "permit.class", q->permit);
    set(f, "permit.valid_from", q->valid_from);
    set(f, "permit.valid_to", q->valid_to);
    set(f, "permit.revoked", q->revoked);
    set(f, "permit.has_zones", q->zone_count > 0);
    f->state[zones] = FACT_GIVEN;
    f->value[zones].zones.zones = q->zones;
    f->value[zones].zones.count = q->zone_count;
}

/* Facts that are read from text are in slots used again and again. These all wait at once: they lie
 * side by side, as the queries of the C rules do, and share the plan of the first. */
static struct facts *copy_facts(const struct facts *empty, struct arena *arena) {
    size_t count = empty->vocabulary->count;
    struct facts *f = arena_alloc(arena, sizeof *f);
    *f = *empty;
    f->value = arena_alloc(arena, count * sizeof *f->value);
    f->state = arena_alloc(arena, count);
    memcpy(f->value, empty->value, count * sizeof *f->value);
    memcpy(f->state, empty->state, count);
    return f;
}

static struct facts *facts_of(const struct facts *empty, struct arena *arena,
                              const struct permit_query *q) {
    struct facts *f = copy_facts(empty, arena);
    f->query = 0;
    f->time_s = q->now;
    set(f, "spot", q->dest);
    set(f, "spot.zone", q->dest);
    set(f, "purpose", q->purpose);
    set(f, "person.status", q->status);
    set(f, "origin.grade", q->origin_grade);
    set(f, "dest.grade", q->dest_grade);
    set(f, "person.quarantine_end", q->quarantine_end);
    set(f, "person.last_swab", q->last_swab);
    set(f, "person.home", q->home);
    set(f, "origin.ward", q->origin);
    set(f, "dest.ward", q->dest);
    set(f, "vehicle.qr", q->qr);
    set(f, "trip_leaves_province", q->leaves_province);
    set(f, "person.doses", q->doses);
    set_permit(f, q);
    facts_settle(f);
    return f;
}

static struct zones *make_zones(void) {
    struct zones *zones = NULL;
    struct lkd_error err = {0};
    struct text t;
    text_init(&t, 1 << 20);
    text_puts(&t, "id\tkind\tparent\tname\tname_en\tfrom\tto\nvn\tcountry\t\tvn\tvn\t\t\n");
    for (int p = 0; p < PROVINCES; p++) {
        text_printf(&t, "%02d\tprovince\tvn\tp\tp\t\t\n", p + 10);
        for (int w = 0; w < WARDS; w++)
            text_printf(&t, "%02d%03d\tward\t%02d\tw\tw\t\t\n", p + 10, w, p + 10);
    }
    if (zones_parse_table("zones", t.bytes, t.length, &zones, &err) != LKD_OK)
        give_up("zones:", err.message);
    text_free(&t);
    return zones;
}

static struct rulebook *load(const struct zones *zones) {
    static const struct rulebook_options no_options;
    struct source source;
    struct problems problems;
    struct rulebook *rb = NULL;
    struct lkd_error err = {0};
    char *text;
    size_t length;

    problems_init(&problems);
    if (file_read(RULES_FILE, 1 << 20, &text, &length, &err) != LKD_OK)
        give_up("run it in the project's folder:", err.message);
    struct source_text file = {"rules.lua", text, length};
    if (source_load_texts(&source, &file, 1, NULL, &problems, &err) != LKD_OK ||
        rulebook_link(&source, zones, &no_options, &problems, &rb, &err) != LKD_OK)
        give_up(err.message, problems.count > 0 ? problems.items[0].message : "");
    problems_free(&problems);
    free(text);
    return rb;
}

/* ---- comparing and timing ---- */

static bool agree(const struct rulebook *rb, const struct decision *d,
                  const struct permit_answer *a) {
    if ((d->verdict == LKD_ALLOW) != a->allow || d->verdict == LKD_UNDETERMINED)
        return false;
    if (a->count == 0)
        return d->reason_count == 1 && d->reasons[0].effect == EFFECT_DEFAULT;
    if (d->reason_count != (size_t)a->count)
        return false;
    for (int i = 0; i < a->count; i++)
        if (strcmp(rb->rules[d->reasons[i].index].id, permit_rule_names[a->reasons[i]]) != 0)
            return false;
    return true;
}

/* The time this program has run: not that in which others had the processor, which a round of the
 * slower of the two meets more often. */
static double now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static int compare_doubles(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int count) {
    qsort(values, (size_t)count, sizeof *values, compare_doubles);
    return values[count / 2];
}

static double time_engine(struct evaluation *e, struct facts **facts, struct arena *work) {
    struct decision d;
    double from = now_ns();
    for (int i = 0; i < QUERY_COUNT; i++) {
        arena_reset(work);
        decide(e, facts[i], LKD_FIELD_DECISION | LKD_FIELD_REASONS, work, &d);
    }
    return (now_ns() - from) / QUERY_COUNT;
}

static double time_c(const struct permit_query *queries) {
    struct permit_answer answer;
    volatile int reasons = 0;
    double from = now_ns();
    for (int i = 0; i < QUERY_COUNT; i++) {
        permit_decide(&queries[i], &answer);
        reasons += answer.count;
    }
    return (now_ns() - from) / QUERY_COUNT;
}

static void check_agreement(const struct rulebook *rb, struct evaluation *e, struct facts **facts,
                            const struct permit_query *queries, struct arena *work) {
    int allowed = 0;
    for (int i = 0; i < QUERY_COUNT; i++) {
        struct permit_answer answer;
        struct decision d;
        arena_reset(work);
        permit_decide(&queries[i], &answer);
        decide(e, facts[i], LKD_FIELD_DECISION | LKD_FIELD_REASONS, work, &d);
        if (!agree(rb, &d, &answer)) {
            fprintf(stderr, "permit_policy: query %d: C %s with %d reasons, engine %s with %zu\n",
                    i, answer.allow ? "allows" : "denies", answer.count,
                    lkd_verdict_name(d.verdict), d.reason_count);
            exit(1);
        }
        allowed += answer.allow;
    }
    printf("%d queries, %d of them allowed: both agree on every verdict and reason\n", QUERY_COUNT,
           allowed);
}

static void report(double *engine, double *c, double *ratio) {
    printf("decision with reasons, from parsed facts, one core; medians of %d rounds in turn\n",
           ROUNDS);
    printf("  rules in Lua, decided by the engine   %7.0f ns\n", median(engine, ROUNDS));
    printf("  the same rules as C functions         %7.0f ns\n", median(c, ROUNDS));
    printf("  ratio, round by round                 %7.1f\n", median(ratio, ROUNDS));
}

int main(void) {
    static struct permit_query queries[QUERY_COUNT];
    static struct facts *facts[QUERY_COUNT];
    double engine[ROUNDS], c[ROUNDS], ratio[ROUNDS];
    struct arena arena, work;
    uint64_t random = 20210823;
    struct zones *zones = make_zones();
    struct rulebook *rb = load(zones);
    struct evaluation *e = evaluation_new(rb, &(struct geography){.index = NULL});

    arena_init(&arena, ARENA_LIMIT, NULL);
    arena_init(&work, ARENA_LIMIT, NULL);
    struct facts *empty = facts_new(&rb->vocabulary, &arena);
    if (!e || !empty)
        give_up("no memory", "");
    for (int i = 0; i < QUERY_COUNT; i++) {
        queries[i] = make_query(&random);
        facts[i] = facts_of(empty, &arena, &queries[i]);
    }
    check_agreement(rb, e, facts, queries, &work);
    for (int i = 0; i < ROUNDS; i++) {
        engine[i] = time_engine(e, facts, &work);
        c[i] = time_c(queries);
        ratio[i] = engine[i] / c[i];
    }
    report(engine, c, ratio);
    evaluation_free(e);
    rulebook_free(rb);
    zones_free(zones);
    arena_free(&arena);
    arena_free(&work);
    return 0;
}
