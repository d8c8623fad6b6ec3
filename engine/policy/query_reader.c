/*
 * query_reader.c - the walk over the objects of a query; see query_reader.h.
 *
 * The vocabulary's tree of names is first copied into one with a hash table for the keys of each
 * object and for the values of each enumeration. The walk recurses only along that tree, never
 * deeper than the vocabulary is.
 */
#include "policy/query_parts.h"

/* ---- preparing ---- */

struct prepared_values {
    const struct enumeration *enumeration;
    struct name_table table;
};

struct preparation {
    struct query_reader *reader;
    struct arena *arena;
    struct prepared_values *enums; /* those met so far: facts may share one */
    size_t enum_count;
};

static const struct name_table *prepare_values(struct preparation *p, const struct enumeration *e) {
    for (size_t i = 0; i < p->enum_count; i++)
        if (p->enums[i].enumeration == e)
            return &p->enums[i].table;
    struct name_table *table = &p->enums[p->enum_count].table;
    if (!name_table_build(table, e->values, e->count, p->arena))
        return NULL;
    p->enums[p->enum_count++].enumeration = e;
    return table;
}

static bool prepare_keys(struct preparation *p, const struct name_node *node,
                         struct query_name *name) {
    const char **keys = arena_alloc(p->arena, node->child_count * sizeof *keys);
    if (!keys)
        return false;
    for (size_t i = 0; i < node->child_count; i++)
        keys[i] = node->children[i].name;
    return name_table_build(&name->keys, keys, node->child_count, p->arena);
}

/* Fill `name` from the node and go on with its children. */
static bool prepare_name(struct preparation *p, const struct name_node *node, const char *path,
                         struct query_name *name) {
    const struct vocabulary *v = p->reader->vocabulary;
    struct query_name *children = arena_calloc(p->arena, node->child_count, sizeof *children);
    *name = (struct query_name){
        .number = p->reader->name_count++,
        .type = node->slot == NO_SLOT ? TYPE_GROUP : v->facts[node->slot].type,
        .slot = node->slot,
        .child_count = node->child_count,
        .children = children,
        .path = path,
    };
    if (!path || !children || !prepare_keys(p, node, name))
        return false;
    if (name->type == TYPE_ENUM && !(name->values = prepare_values(p, v->facts[name->slot].values)))
        return false;
    for (size_t i = 0; i < node->child_count; i++) {
        const struct name_node *child = &node->children[i];
        const char *child_path = child->name;
        if (*path)
            child_path = arena_printf(p->arena, "%s.%s", path, child->name);
        if (!prepare_name(p, child, child_path, &children[i]))
            return false;
    }
    return true;
}

const struct query_reader *query_reader_new(const struct vocabulary *v, const struct zones *zones,
                                            struct arena *arena) {
    struct query_reader *r = arena_calloc(arena, 1, sizeof *r);
    struct preparation p = {.reader = r, .arena = arena};
    p.enums = arena_alloc(arena, v->count * sizeof *p.enums);
    if (!r || !p.enums)
        return NULL;
    r->vocabulary = v;
    r->zones = zones;
    return prepare_name(&p, &v->root, "", &r->root) ? r : NULL;
}

/* ---- reading ---- */

bool query_resolve_escapes(struct query_reading *q, struct json_string *s) {
    char *copy = arena_alloc(q->arena, s->length);
    if (!copy)
        return query_complain(q, COMPLAINT_NO_MEMORY, &q->reader->root, s->bytes);
    s->length = json_unescape(s, copy);
    s->bytes = copy;
    s->escaped = false;
    return true;
}

bool query_take_key(struct query_reading *q, struct json_string *ret_key, const char **ret_at) {
    json_skip_space(&q->c);
    *ret_at = q->c.at;
    if (!json_scan_string(&q->c, ret_key) || !json_take(&q->c, ':'))
        return query_complain(q, COMPLAINT_SYNTAX, &q->reader->root, q->c.at);
    json_skip_space(&q->c);
    return !ret_key->escaped || query_resolve_escapes(q, ret_key);
}

/* False when the key is seen for the second time. */
static bool mark_seen(struct query_reading *q, const struct query_name *name) {
    uint64_t bit = UINT64_C(1) << name->number % 64, *word = &q->seen[name->number / 64];
    bool first = !(*word & bit);
    *word |= bit;
    return first;
}

bool query_read_place(struct query_reading *q, const struct query_name *name) {
    if (!query_read_object(q, name))
        return false;
    struct facts *f = q->facts;
    const struct vocabulary *v = f->vocabulary;
    uint16_t first = v->facts[name->slot].first_modifier;
    int zone = v->place_key[PLACE_ZONE], point = v->place_key[PLACE_POINT];
    bool has_zone = zone >= 0 && f->state[first + zone] == FACT_GIVEN;
    bool has_point = point >= 0 && f->state[first + point] == FACT_GIVEN;
    if (has_zone || has_point) {
        f->state[name->slot] = FACT_GIVEN;
        f->value[name->slot].i = has_zone ? f->value[first + zone].i : NO_ZONE;
    }
    return true;
}

static bool read_member(struct query_reading *q, const struct query_name *group) {
    struct json_string key;
    const char *at;
    if (!query_take_key(q, &key, &at))
        return false;
    int index = name_table_find(&group->keys, key.bytes, key.length);
    if (index < 0)
        return query_complain(q, COMPLAINT_UNDECLARED, group, at);
    const struct query_name *name = &group->children[index];
    if (!mark_seen(q, name))
        return query_complain(q, COMPLAINT_DUPLICATE, name, at);
    return name->type == TYPE_GROUP ? query_read_object(q, name) : query_read_value(q, name);
}

bool query_read_object(struct query_reading *q, const struct query_name *group) {
    const char *at = q->c.at;
    if (!json_take(&q->c, '{'))
        return query_complain(q, COMPLAINT_TYPE, group, at);
    if (json_take(&q->c, '}'))
        return true;
    do {
        if (!read_member(q, group))
            return false;
    } while (json_take(&q->c, ','));
    return json_take(&q->c, '}') || query_complain(q, COMPLAINT_SYNTAX, group, q->c.at);
}

static bool read_text(struct query_reading *q) {
    json_skip_space(&q->c);
    const struct query_name *root = &q->reader->root;
    const char *start = q->c.at;
    if (!query_read_object(q, root))
        return false;
    json_skip_space(&q->c);
    if (q->c.at != q->c.end)
        return query_complain(q, COMPLAINT_SYNTAX, root, q->c.at);
    struct facts *f = q->facts;
    uint16_t query = f->vocabulary->slot_query, time = f->vocabulary->slot_time;
    if (f->state[query] != FACT_GIVEN)
        return query_complain(q, COMPLAINT_MISSING, root, start);
    f->query = (int)f->value[query].i;
    if (f->state[time] == FACT_GIVEN)
        f->time_s = f->value[time].i;
    return true;
}

enum lkd_status query_read(const struct query_reader *r, const char *text, size_t length,
                           struct facts *f, struct arena *arena, struct lkd_error *err) {
    facts_clear(f);
    if (length > QUERY_TEXT_MAX)
        return error_set(err, LKD_BAD_QUERY, "the query has %zu bytes; at most %zu are read",
                         length, QUERY_TEXT_MAX);
    struct query_reading q = {.c = {text, text + length},
                              .text = text,
                              .reader = r,
                              .facts = f,
                              .arena = arena,
                              .index = -1};
    q.seen = arena_calloc(arena, r->name_count / 64 + 1, sizeof *q.seen);
    if (!q.seen)
        return error_set(err, LKD_NO_MEMORY, "there is no memory left to read the query");
    if (read_text(&q))
        return LKD_OK;
    facts_clear(f);
    return query_report(&q, err);
}
