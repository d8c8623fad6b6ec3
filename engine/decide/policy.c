/*
 * policy.c - loading a policy: zones, then rule files, then linking; and its life.
 */
#include <stdlib.h>
#include <string.h>

#include "decide/rule_tests.h"
#include "decide/snapshot.h"
#include "zones/zone_route.h"

#define PARTS_ARENA_LIMIT ((size_t)256 << 20)

struct lkd_problems {
    struct problems list;
};

size_t lkd_problems_count(const struct lkd_problems *p) {
    return p->list.count;
}

struct lkd_problem lkd_problems_at(const struct lkd_problems *p, size_t i) {
    const struct problem *problem = &p->list.items[i];
    return (struct lkd_problem){problem->file ? problem->file : "", problem->at.line,
                                problem->at.column, problem->message, problem->hint};
}

void lkd_problems_free(struct lkd_problems *p) {
    if (!p)
        return;
    problems_free(&p->list);
    free(p);
}

static enum lkd_status no_memory(struct lkd_error *err) {
    return error_set(err, LKD_NO_MEMORY, "no memory for a policy");
}

static enum lkd_status load_rules(const struct lkd_policy_options *options, struct lkd_policy *p,
                                  struct problems *problems, struct lkd_error *err) {
    struct source_limits limits = {options->memory_bytes, options->instructions};
    struct rulebook_options link = {options->with, options->with_count};
    struct source source;
    enum lkd_status status =
        source_load(&source, options->rules, options->tests, &limits, problems, err);
    if (status != LKD_OK) {
        source_free(&source);
        return status;
    }
    return rulebook_link(&source, p->map->zones, &link, problems, &p->rulebook, err);
}

static void find_naming_facts(struct lkd_policy *p) {
    static const char *const paths[NAMING_FACTS] = {"permit.id", "permit.token", "person.id",
                                                    "business.id", "vehicle.plate"};
    for (size_t i = 0; i < NAMING_FACTS; i++)
        p->naming_slots[i] = vocabulary_find(&p->rulebook->vocabulary, paths[i]);
}

enum lkd_status policy_prepare(struct lkd_policy *p, const struct zone_orders *orders,
                               struct lkd_error *err) {
    if (!p->base)
        arena_init(&p->arena, PARTS_ARENA_LIMIT, NULL);
    p->geography = (struct geography){p->map->index, orders, NULL, NULL};
    if (orders && orders_link(p->rulebook, orders, &p->arena, &p->geography.laws, err) != LKD_OK)
        return err->status;
    find_naming_facts(p);
    p->reader = query_reader_new(&p->rulebook->vocabulary, p->map->zones, &p->arena);
    p->parts = answer_parts_new(p->rulebook, policy_zones_hash(p), &p->arena);
    return p->reader && p->parts ? LKD_OK : no_memory(err);
}

static enum lkd_status note_origin(const struct lkd_policy_options *options, struct lkd_policy *p,
                                   struct lkd_error *err) {
    struct policy_origin *o = arena_calloc(&p->arena, 1, sizeof *o);
    const char **with = arena_calloc(&p->arena, options->with_count + 1, sizeof *with);
    bool full = !o || !with;
    for (size_t i = 0; !full && i < options->with_count; i++) {
        with[i] = arena_strdup(&p->arena, options->with[i]);
        full = !with[i];
    }
    if (full)
        return no_memory(err);
    *o = (struct policy_origin){.rules = arena_strdup(&p->arena, options->rules),
                                .zones = arena_strdup(&p->arena, options->zones),
                                .with = with,
                                .with_count = options->with_count};
    if (options->zone_table)
        o->zone_table = arena_strdup(&p->arena, options->zone_table);
    p->origin = o;
    return o->rules && o->zones && !options->zone_table == !o->zone_table ? LKD_OK : no_memory(err);
}

static enum lkd_status load(const struct lkd_policy_options *options, struct lkd_policy *p,
                            struct problems *problems, struct lkd_error *err) {
    enum lkd_status status = zone_map_load(options->zones, options->zone_table, &p->map, err);
    if (status == LKD_OK)
        status = load_rules(options, p, problems, err);
    if (status == LKD_OK)
        status = policy_prepare(p, p->map->orders, err);
    if (status == LKD_OK)
        status = note_origin(options, p, err);
    if (status == LKD_OK && options->tests)
        status = rule_tests_check(p, problems, err);
    return status;
}

enum lkd_status lkd_policy_load(const struct lkd_policy_options *options,
                                struct lkd_policy **ret_policy, struct lkd_problems **ret_problems,
                                struct lkd_error *err) {
    struct lkd_problems *problems = calloc(1, sizeof *problems);
    struct lkd_policy *p = calloc(1, sizeof *p);
    error_clear(err);
    *ret_problems = NULL;
    if (!problems || !p) {
        free(problems);
        free(p);
        return no_memory(err);
    }
    atomic_init(&p->references, 1);
    problems_init(&problems->list);
    enum lkd_status status = load(options, p, &problems->list, err);
    if (status == LKD_BAD_RULES) {
        problems_sort(&problems->list);
        *ret_problems = problems;
    } else {
        lkd_problems_free(problems);
    }
    if (status == LKD_OK)
        *ret_policy = p;
    else
        lkd_policy_release(p);
    return status;
}

struct lkd_policy *lkd_policy_retain(struct lkd_policy *p) {
    atomic_fetch_add_explicit(&p->references, 1, memory_order_relaxed);
    return p;
}

void lkd_policy_release(struct lkd_policy *p) {
    if (!p || atomic_fetch_sub_explicit(&p->references, 1, memory_order_acq_rel) != 1)
        return;
    if (p->base) {
        zone_orders_free(p->own_orders);
        lkd_policy_release(p->base);
    } else {
        rulebook_free(p->rulebook);
        zone_map_free(p->map);
    }
    arena_free(&p->arena);
    free(p);
}

static size_t count_words(const struct rulebook *rb, enum word word) {
    size_t count = 0;
    for (size_t i = 0; i < rb->source.declaration_count; i++)
        count += rb->source.declarations[i].word == word;
    return count;
}

struct lkd_policy_info lkd_policy_info(const struct lkd_policy *p) {
    const struct rulebook *rb = p->rulebook;
    struct lkd_policy_info info = {.rules_hash = rb->source.hash,
                                   .zones_hash = policy_zones_hash(p),
                                   .version = LOCKDOWN_VERSION,
                                   .files = rb->source.file_count,
                                   .directives = rb->directive_count,
                                   .facts = rb->vocabulary.count,
                                   .levels = rb->level_count,
                                   .applies = rb->level_act_count,
                                   .rules = rb->rule_id_count,
                                   .rule_versions = rb->rule_count,
                                   .conditions = rb->conditions.nodes.count,
                                   .predicates = rb->predicate_count,
                                   .derived = rb->derived_count,
                                   .parameters = rb->parameter_count,
                                   .lists = rb->list_count,
                                   .zones = zones_count(p->map->zones),
                                   .tests = count_words(rb, WORD_TEST)};
    for (size_t i = 0; i < rb->conditions.nodes.count; i++)
        info.atoms += rb->conditions.nodes.items[i].op >= OP_BOOLEAN;
    return info;
}

/* ---- names ---- */

bool lkd_policy_within(const struct lkd_policy *p, const char *zone, const char *outer) {
    return zone_map_within(p->map, zone, outer);
}

static const struct authority *find_authority(const struct lkd_policy *p, const char *id) {
    for (size_t i = 0; i < p->rulebook->authority_count; i++)
        if (strcmp(p->rulebook->authorities[i].id, id) == 0)
            return &p->rulebook->authorities[i];
    return NULL;
}

static bool holds_zone(const struct lkd_policy *p, const struct authority *a, uint32_t zone) {
    const struct zones *zones = p->map->zones;
    for (size_t i = 0; a && i < a->territory_count; i++)
        if (zone_inside(zones_at(zones, zone), zones_at(zones, a->territory[i])))
            return true;
    return false;
}

bool lkd_policy_in_territory(const struct lkd_policy *p, const char *authority, const char *zone) {
    uint32_t index = zones_find(p->map->zones, zone, strlen(zone));
    return index != NO_ZONE && holds_zone(p, find_authority(p, authority), index);
}

static bool holds_piece(const struct lkd_policy *p, const struct authority *a,
                        const struct route_piece *piece) {
    for (size_t i = 0; i < piece->owner_count; i++)
        if (holds_zone(p, a, piece->owners[i]))
            return true;
    return false;
}

bool lkd_policy_line_in_territory(const struct lkd_policy *p, const char *authority,
                                  const double line[2][2]) {
    const struct authority *a = find_authority(p, authority);
    struct zone_route route = {NULL, 0};
    struct arena arena;
    arena_init(&arena, PARTS_ARENA_LIMIT, NULL);
    bool inside =
        p->map->index && zone_index_route(p->map->index, line, 2, &arena, &route, NULL) == LKD_OK;
    for (size_t i = 0; inside && i < route.count; i++)
        inside = holds_piece(p, a, &route.pieces[i]);
    arena_free(&arena);
    return inside;
}

static bool zone_label(const struct lkd_policy *p, const char *id, struct bilingual *ret_label) {
    uint32_t index = zones_find(p->map->zones, id, strlen(id));
    if (index == NO_ZONE)
        return false;
    const struct zone *zone = zones_at(p->map->zones, index);
    *ret_label = (struct bilingual){zone->name, zone->name_en};
    return true;
}

static bool query_label(const struct vocabulary *v, const char *name, struct bilingual *ret_label) {
    for (size_t i = 0; i < v->query_count; i++)
        if (strcmp(v->queries[i].name, name) == 0) {
            *ret_label = v->queries[i].label;
            return true;
        }
    return false;
}

static bool value_label(const struct enumeration *e, const char *value,
                        struct bilingual *ret_label) {
    int index = enumeration_find(e, value, strlen(value));
    if (index >= 0)
        *ret_label = e->labels[index];
    return index >= 0;
}

bool lkd_policy_label(const struct lkd_policy *p, const char *fact, const char *value,
                      const char **ret_vi, const char **ret_en) {
    const struct vocabulary *v = &p->rulebook->vocabulary;
    uint16_t slot = vocabulary_find(v, fact);
    struct bilingual label;
    bool known = false;
    if (slot == NO_SLOT)
        return false;
    if (slot == v->slot_query)
        known = query_label(v, value, &label);
    else if (v->facts[slot].type == TYPE_ENUM)
        known = value_label(v->facts[slot].values, value, &label);
    else if (v->facts[slot].type == TYPE_ZONE || v->facts[slot].type == TYPE_ZONES)
        known = zone_label(p, value, &label);
    if (known) {
        *ret_vi = label.vi;
        *ret_en = label.en;
    }
    return known;
}

bool lkd_policy_rule_text(const struct lkd_policy *p, const char *id, const char **ret_vi,
                          const char **ret_en) {
    const struct rulebook *rb = p->rulebook;
    for (size_t i = 0; i < rb->rule_count; i++) {
        if (strcmp(rb->rules[i].id, id) != 0 || !rb->rules[i].text.vi)
            continue;
        *ret_vi = rb->rules[i].text.vi;
        *ret_en = rb->rules[i].text.en;
        return true;
    }
    return false;
}
