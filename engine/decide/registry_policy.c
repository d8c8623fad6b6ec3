/*
 * registry_policy.c - a policy with the blockades and published levels of a registry; see
 * lockdown/registry.h.
 *
 * Blockades are read as the zone file they could stand in, so that they are judged like one.
 */
#include <inttypes.h>
#include <stdlib.h>

#include "base/civil.h"
#include "base/vec.h"
#include "decide/snapshot.h"
#include "lockdown/registry.h"
#include "registry/registry.h"

#define ORDERS_TEXT_MAX ((size_t)256 << 20)

/* A published list; rows of one with a higher rank count before those of a lower. */
struct level_list {
    char id[LKD_KEY_MAX];
    int64_t from_s, to_s, imported_at_s;
};

struct ranked_level {
    struct published_level level;
    size_t rank;
};

struct making {
    struct lkd_policy *policy;
    struct lkd_registry *registry;
    struct arena scratch;
    struct text orders; /* a FeatureCollection */
    size_t order_count;
    struct {
        struct level_list *items;
        size_t count, capacity;
    } lists;
    struct {
        struct ranked_level *items;
        size_t count, capacity;
    } levels;
    struct lkd_error *err;
    bool full;
};

/* ---- blockades ---- */

static void put_member(struct text *t, const char *name, const struct cell *cell) {
    char instant[CIVIL_INSTANT_SIZE];
    if (cell->kind == CELL_NONE)
        return;
    text_printf(t, ",\"%s\":", name);
    if (cell->kind == CELL_TEXT) {
        text_json_string(t, cell->text, cell->length);
        return;
    }
    civil_format_instant(cell->number, instant);
    text_json_string(t, instant, strlen(instant));
}

static void put_blockade(struct text *t, const struct cell *cells) {
    text_literal(t, "{\"type\":\"Feature\",\"properties\":{\"kind\":\"blockade\"");
    put_member(t, "id", &cells[BLOCKADES_ID]);
    put_member(t, "name", &cells[BLOCKADES_NAME]);
    put_member(t, "name_en", &cells[BLOCKADES_NAME_EN]);
    put_member(t, "parent", &cells[BLOCKADES_PARENT]);
    put_member(t, "level", &cells[BLOCKADES_LEVEL]);
    put_member(t, "cite", &cells[BLOCKADES_ACT]);
    put_member(t, "from", &cells[BLOCKADES_FROM]);
    put_member(t, "to", &cells[BLOCKADES_TO]);
    text_literal(t, "},\"geometry\":");
    text_append(t, cells[BLOCKADES_SHAPE].text, cells[BLOCKADES_SHAPE].length);
    text_literal(t, "}");
}

/* Was it lifted before it began? Then it is nothing to the map. */
static bool is_never_in_force(const struct cell *cells) {
    return cells[BLOCKADES_TO].kind == CELL_NUMBER &&
           cells[BLOCKADES_TO].number <= cells[BLOCKADES_FROM].number;
}

static bool take_blockade(void *context, const struct cell *cells) {
    struct making *m = context;
    if (is_never_in_force(cells))
        return true;
    text_puts(&m->orders, m->order_count++ ? ",\n" : "\n");
    put_blockade(&m->orders, cells);
    m->full = m->orders.failed;
    return !m->full;
}

enum lkd_status blockade_check(const struct lkd_policy *p, const struct cell *cells,
                               struct lkd_error *err) {
    struct zone_orders *orders = NULL;
    const struct order_law *laws;
    struct arena arena;
    struct text t;
    if (is_never_in_force(cells))
        return LKD_OK;
    text_init(&t, ORDERS_TEXT_MAX);
    arena_init(&arena, ORDERS_TEXT_MAX, NULL);
    put_blockade(&t, cells);
    enum lkd_status status =
        t.failed ? error_set(err, LKD_NO_MEMORY, "no memory for a blockade")
                 : zone_orders_parse("", t.bytes, t.length, p->map->zones, &orders, err);
    if (!status)
        status = orders_link(p->rulebook, orders, &arena, &laws, err);
    zone_orders_free(orders);
    arena_free(&arena);
    text_free(&t);
    return status;
}

static enum lkd_status scan(struct making *m, enum table_id table, store_row_taker *take) {
    const struct cell none = {.kind = CELL_NONE};
    struct store *s = m->registry->store;
    enum lkd_status status =
        s->methods->scan(s, table, registry_tables[table].count, none, take, m, m->err);
    if (!status && m->full)
        status = error_set(m->err, LKD_NO_MEMORY, "no memory for what the registry publishes");
    if (!status && m->err->status)
        status = m->err->status;
    return status;
}

static enum lkd_status take_orders(struct making *m, const char *text, size_t length) {
    struct lkd_policy *p = m->policy;
    p->orders_text = arena_copy(&p->arena, text, length);
    if (!p->orders_text)
        return error_set(m->err, LKD_NO_MEMORY, "no memory for the blockades");
    return zone_orders_parse("blockades of the registry", text, length, p->map->zones,
                             &p->own_orders, m->err);
}

static enum lkd_status read_blockades(struct making *m) {
    text_init(&m->orders, ORDERS_TEXT_MAX);
    text_literal(&m->orders, "{\"type\":\"FeatureCollection\",\"features\":[");
    enum lkd_status status = scan(m, TABLE_BLOCKADES, take_blockade);
    text_literal(&m->orders, "]}");
    if (status || m->order_count == 0)
        return status;
    if (m->orders.failed)
        return error_set(m->err, LKD_NO_MEMORY, "no memory for the blockades");
    return take_orders(m, m->orders.bytes, m->orders.length);
}

/* ---- levels ---- */

static bool take_list(void *context, const struct cell *cells) {
    struct making *m = context;
    struct level_list list = {.from_s = cells[LEVEL_LISTS_FROM].number,
                              .to_s = cells[LEVEL_LISTS_TO].kind == CELL_NUMBER
                                          ? cells[LEVEL_LISTS_TO].number
                                          : CIVIL_NEVER,
                              .imported_at_s = cells[LEVEL_LISTS_IMPORTED_AT].number};
    registry_copy_key(cells[LEVEL_LISTS_ID], list.id);
    m->full = !VEC_PUSH(&m->scratch, &m->lists, list);
    return !m->full;
}

static int compare_ids(const void *a, const void *b) {
    return strcmp(((const struct level_list *)a)->id, ((const struct level_list *)b)->id);
}

/* Of two lists in force the one that begins later counts, then the one imported later. */
static int compare_lists(const void *a, const void *b) {
    const struct level_list *x = *(const struct level_list *const *)a;
    const struct level_list *y = *(const struct level_list *const *)b;
    if (x->from_s != y->from_s)
        return x->from_s < y->from_s ? -1 : 1;
    if (x->imported_at_s != y->imported_at_s)
        return x->imported_at_s < y->imported_at_s ? -1 : 1;
    return strcmp(x->id, y->id);
}

/* The rank of each list, or NULL. */
static size_t *rank_lists(struct making *m) {
    size_t count = m->lists.count;
    size_t *ranks = arena_alloc(&m->scratch, count * sizeof *ranks);
    const struct level_list **sorted = arena_alloc(&m->scratch, count * sizeof(void *));
    if (!ranks || !sorted)
        return NULL;
    for (size_t i = 0; i < count; i++)
        sorted[i] = &m->lists.items[i];
    qsort(sorted, count, sizeof(void *), compare_lists);
    for (size_t i = 0; i < count; i++)
        ranks[sorted[i] - m->lists.items] = i;
    return ranks;
}

static int find_level(const struct rulebook *rb, const struct cell *name) {
    for (size_t i = 0; i < rb->level_count; i++)
        if (strlen(rb->levels[i].id) == name->length &&
            memcmp(rb->levels[i].id, name->text, name->length) == 0)
            return (int)i;
    return LEVEL_NONE;
}

/* A zone that this map does not have is nothing to it. */
static bool take_level(void *context, const struct cell *cells) {
    struct making *m = context;
    const struct cell *zone = &cells[LEVELS_ZONE], *name = &cells[LEVELS_LEVEL];
    struct level_list wanted;
    registry_copy_key(cells[LEVELS_LIST], wanted.id);
    const struct level_list *list =
        bsearch(&wanted, m->lists.items, m->lists.count, sizeof wanted, compare_ids);
    struct ranked_level row = {{.zone = zones_find(m->policy->map->zones, zone->text, zone->length),
                                .level = find_level(m->policy->rulebook, name)},
                               0};
    if (row.level.level == LEVEL_NONE) {
        error_set(m->err, LKD_BAD_DATA, "the registry publishes an unknown level \"%.*s\"",
                  (int)name->length, name->text);
        return false;
    }
    if (!list || row.level.zone == NO_ZONE)
        return true;
    row.level.from_s = list->from_s;
    row.level.to_s = list->to_s;
    row.rank = (size_t)(list - m->lists.items);
    m->full = !VEC_PUSH(&m->scratch, &m->levels, row);
    return !m->full;
}

static int compare_levels(const void *a, const void *b) {
    const struct ranked_level *x = a, *y = b;
    if (x->level.zone != y->level.zone)
        return x->level.zone < y->level.zone ? -1 : 1;
    return (x->rank > y->rank) - (x->rank < y->rank);
}

static enum lkd_status read_levels(struct making *m) {
    enum lkd_status status = scan(m, TABLE_LEVEL_LISTS, take_list);
    if (!status && m->lists.count > 0)
        status = scan(m, TABLE_LEVELS, take_level);
    if (status || m->levels.count == 0)
        return status;
    struct published_level *items = arena_alloc(&m->policy->arena, m->levels.count * sizeof *items);
    const size_t *ranks = rank_lists(m);
    if (!items || !ranks)
        return error_set(m->err, LKD_NO_MEMORY, "no memory for published levels");
    for (size_t i = 0; i < m->levels.count; i++)
        m->levels.items[i].rank = ranks[m->levels.items[i].rank];
    qsort(m->levels.items, m->levels.count, sizeof *m->levels.items, compare_levels);
    for (size_t i = 0; i < m->levels.count; i++)
        items[i] = m->levels.items[i].level;
    m->policy->published = (struct published_levels){items, m->levels.count};
    return LKD_OK;
}

/* ---- the whole ---- */

static void hash_number(struct hash *h, int64_t number) {
    hash_update(h, &number, sizeof number);
}

static void hash_all(struct making *m) {
    const struct zone_map *map = m->policy->map;
    struct hash h;
    hash_init(&h);
    hash_update(&h, map->hash, strlen(map->hash) + 1);
    hash_update(&h, m->policy->orders_text, strlen(m->policy->orders_text));
    for (size_t i = 0; i < m->policy->published.count; i++) {
        const struct published_level *row = &m->policy->published.items[i];
        const char *zone = zones_at(map->zones, row->zone)->id;
        hash_update(&h, zone, strlen(zone) + 1);
        hash_number(&h, row->level);
        hash_number(&h, row->from_s);
        hash_number(&h, row->to_s);
    }
    hash_text(&h, m->policy->zones_hash);
}

/* The orders and levels are there. */
static enum lkd_status finish(struct making *m) {
    struct lkd_policy *p = m->policy;
    hash_all(m);
    enum lkd_status status =
        policy_prepare(p, p->own_orders ? p->own_orders : p->map->orders, m->err);
    if (p->published.count > 0)
        p->geography.published = &p->published;
    return status;
}

static enum lkd_status make(struct making *m) {
    enum lkd_status status = read_blockades(m);
    if (!status)
        status = read_levels(m);
    return status ? status : finish(m);
}

static enum lkd_status begin(struct making *m, struct lkd_policy *base) {
    struct lkd_policy *p = m->policy = calloc(1, sizeof *p);
    if (!p)
        return error_set(m->err, LKD_NO_MEMORY, "no memory for a policy");
    atomic_init(&p->references, 1);
    p->base = lkd_policy_retain(base->base ? base->base : base);
    p->rulebook = p->base->rulebook;
    p->map = p->base->map;
    p->orders_text = "";
    arena_init(&p->arena, ORDERS_TEXT_MAX, NULL);
    arena_init(&m->scratch, ORDERS_TEXT_MAX, NULL);
    return LKD_OK;
}

static enum lkd_status end(struct making *m, enum lkd_status status,
                           struct lkd_policy **ret_policy) {
    arena_free(&m->scratch);
    text_free(&m->orders);
    if (status)
        lkd_policy_release(m->policy);
    else
        *ret_policy = m->policy;
    return status;
}

enum lkd_status lkd_registry_policy(struct lkd_registry *r, struct lkd_policy *base,
                                    struct lkd_policy **ret_policy, struct lkd_error *err) {
    struct lkd_error own;
    struct making m = {.registry = r, .err = err ? err : &own};
    error_clear(m.err);
    enum lkd_status status = begin(&m, base);
    return status ? status : end(&m, make(&m), ret_policy);
}

/* ---- out of a log ---- */

void policy_levels_text(const struct lkd_policy *p, struct text *out) {
    for (size_t i = 0; i < p->published.count; i++) {
        const struct published_level *row = &p->published.items[i];
        text_printf(out, "%s %s %" PRId64 " %" PRId64 "\n", zones_at(p->map->zones, row->zone)->id,
                    p->rulebook->levels[row->level].id, row->from_s, row->to_s);
    }
}

static bool read_level(struct making *m, const char *line, struct published_level *ret_row) {
    const struct lkd_policy *p = m->policy;
    const char *name = line + strcspn(line, " "), *rest = name + (*name == ' ');
    const char *times = rest + strcspn(rest, " ");
    const struct cell level = {.kind = CELL_TEXT, .text = rest, .length = (size_t)(times - rest)};
    char *end;
    ret_row->zone = zones_find(p->map->zones, line, (size_t)(name - line));
    ret_row->level = find_level(p->rulebook, &level);
    ret_row->from_s = strtoll(times, &end, 10);
    ret_row->to_s = strtoll(end, &end, 10);
    return ret_row->zone != NO_ZONE && ret_row->level != LEVEL_NONE && *end == '\n';
}

static enum lkd_status take_levels(struct making *m, const char *text) {
    struct lkd_policy *p = m->policy;
    size_t lines = 0;
    for (const char *at = text; (at = strchr(at, '\n')); at++)
        lines++;
    struct published_level *items = arena_calloc(&p->arena, lines + 1, sizeof *items);
    if (!items)
        return error_set(m->err, LKD_NO_MEMORY, "no memory for published levels");
    for (size_t i = 0; i < lines; i++, text = strchr(text, '\n') + 1)
        if (!read_level(m, text, &items[i]))
            return error_set(m->err, LKD_BAD_DATA, "line %zu of the levels cannot be read", i + 1);
    p->published = (struct published_levels){items, lines};
    return LKD_OK;
}

enum lkd_status policy_with_orders(struct lkd_policy *base, const char *orders, const char *levels,
                                   struct lkd_policy **ret_policy, struct lkd_error *err) {
    struct making m = {.err = err};
    enum lkd_status status = begin(&m, base);
    if (status)
        return status;
    if (*orders)
        status = take_orders(&m, orders, strlen(orders));
    if (!status)
        status = take_levels(&m, levels);
    return end(&m, status ? status : finish(&m), ret_policy);
}
