/*
 * facts_text.c - writing facts; see facts_text.h.
 *
 * The tree of names is laid out once: each slot has a rank, its place in the order of the tree, so
 * that facts of one object come together, and each object knows the keys that lead to it.
 */
#include "decide/facts_text.h"

#include "base/civil.h"

#define DEPTH_MAX 8
#define GIVEN_MAX 512 /* facts of one query; no vocabulary comes near */
/* What a query may say: the years 1900 to 2199. */
#define EARLIEST_S INT64_C(-2209014000)
#define LATEST_S INT64_C(7258093199)

/* An object of the query; the first is the query itself. */
struct object {
    const char *key; /* "\"person\":" */
    size_t key_length;
    size_t depth;
    uint16_t path[DEPTH_MAX]; /* objects from the outermost to itself */
};

struct leaf {
    const char *key;
    size_t key_length;
    uint16_t object, rank;
    bool written; /* false: query, time, places, whose modifiers tell all */
};

struct facts_text {
    const struct vocabulary *vocabulary;
    const struct zones *zones;
    struct object *objects;
    struct leaf *leaves; /* by slot */
};

/* ---- laying out ---- */

struct layout {
    struct facts_text *f;
    struct arena *arena;
    uint16_t objects, rank;
    bool full;
};

static const char *make_key(struct layout *l, const struct name_node *node, size_t *ret_length) {
    const char *key = arena_printf(l->arena, "\"%.*s\":", (int)node->length, node->name);
    l->full |= !key;
    *ret_length = (size_t)node->length + 3;
    return key;
}

static uint16_t add_object(struct layout *l, const struct name_node *node, uint16_t outer) {
    struct object *o = &l->f->objects[l->objects];
    *o = l->f->objects[outer];
    o->key = make_key(l, node, &o->key_length);
    if (o->depth == DEPTH_MAX)
        l->full = true;
    else
        o->path[o->depth++] = l->objects;
    return l->objects++;
}

static void lay_out_leaf(struct layout *l, const struct name_node *node, uint16_t object) {
    const struct vocabulary *v = l->f->vocabulary;
    struct leaf *leaf = &l->f->leaves[node->slot];
    leaf->key = make_key(l, node, &leaf->key_length);
    leaf->object = object;
    leaf->rank = l->rank++;
    leaf->written = node->slot != v->slot_query && node->slot != v->slot_time &&
                    v->facts[node->slot].type != TYPE_PLACE;
}

/* Leaves before the objects beside them; depth is that of dotted names. */
static void lay_out(struct layout *l, const struct name_node *node, uint16_t object) {
    for (size_t i = 0; i < node->child_count && !l->full; i++)
        if (node->children[i].slot != NO_SLOT)
            lay_out_leaf(l, &node->children[i], object);
    for (size_t i = 0; i < node->child_count && !l->full; i++)
        if (node->children[i].child_count > 0)
            lay_out(l, &node->children[i], add_object(l, &node->children[i], object));
}

static size_t count_nodes(const struct name_node *node) {
    size_t count = 1;
    for (size_t i = 0; i < node->child_count; i++)
        count += count_nodes(&node->children[i]);
    return count;
}

const struct facts_text *facts_text_new(const struct vocabulary *v, const struct zones *zones,
                                        struct arena *arena) {
    struct facts_text *f = arena_calloc(arena, 1, sizeof *f);
    if (!f)
        return NULL;
    *f = (struct facts_text){.vocabulary = v,
                             .zones = zones,
                             .objects =
                                 arena_calloc(arena, count_nodes(&v->root), sizeof *f->objects),
                             .leaves = arena_calloc(arena, v->count, sizeof *f->leaves)};
    struct layout l = {.f = f, .arena = arena, .objects = 1, .full = !f->objects || !f->leaves};
    if (!l.full)
        lay_out(&l, &v->root, 0);
    return l.full ? NULL : f;
}

/* ---- values ---- */

static void put_string(struct text *out, const char *s) {
    text_json_string(out, s, strlen(s));
}

static void put_instant(struct text *out, int64_t instant_s) {
    char buffer[CIVIL_INSTANT_SIZE];
    int64_t least = instant_s < EARLIEST_S ? EARLIEST_S : instant_s;
    civil_format_instant(least > LATEST_S ? LATEST_S : least, buffer);
    text_literal(out, "\"");
    text_append(out, buffer, CIVIL_INSTANT_SIZE - 1);
    text_literal(out, "\"");
}

static void put_date(struct text *out, int64_t midnight_s) {
    char buffer[CIVIL_DATE_SIZE];
    int64_t least = midnight_s < EARLIEST_S ? EARLIEST_S : midnight_s;
    civil_format_date(least > LATEST_S ? LATEST_S : least, buffer);
    put_string(out, buffer);
}

/* Six decimals are what most positions have; else all that tell one double from the next. */
static void put_degrees(struct text *out, double degrees) {
    double scaled = degrees * 1e6;
    int64_t millionths = (int64_t)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    if ((double)millionths / 1e6 == degrees)
        text_decimal(out, millionths);
    else
        text_printf(out, "%.17g", degrees);
}

static void put_point(struct text *out, double lon, double lat) {
    text_literal(out, "[");
    put_degrees(out, lon);
    text_literal(out, ",");
    put_degrees(out, lat);
    text_literal(out, "]");
}

static void put_line(struct text *out, const union value *value) {
    text_literal(out, "{\"type\":\"LineString\",\"coordinates\":[");
    for (uint32_t i = 0; i < value->line.count; i++) {
        if (i > 0)
            text_literal(out, ",");
        put_point(out, value->line.lonlat[2 * i], value->line.lonlat[2 * i + 1]);
    }
    text_literal(out, "]}");
}

static void put_hours(struct text *out, const union value *value) {
    char from[CIVIL_CLOCK_SIZE], to[CIVIL_CLOCK_SIZE];
    civil_format_clock(value->hours.from_s, from);
    civil_format_clock(value->hours.to_s, to);
    text_printf(out, "[\"%s\",\"%s\"]", from, to);
}

static void put_zones(struct text *out, const union value *value, const struct zones *zones) {
    text_literal(out, "[");
    for (uint32_t i = 0; i < value->zones.count; i++) {
        if (i > 0)
            text_literal(out, ",");
        put_string(out, zones_at(zones, value->zones.zones[i])->id);
    }
    text_literal(out, "]");
}

void fact_value_write(const struct fact *fact, const union value *value, const struct zones *zones,
                      struct text *out) {
    switch (fact->type) {
    case TYPE_BOOLEAN:
        text_puts(out, value->i ? "true" : "false");
        return;
    case TYPE_INTEGER:
        text_integer(out, value->i);
        return;
    case TYPE_DECIMAL:
        text_decimal(out, value->i);
        return;
    case TYPE_STRING:
        text_json_string(out, value->string.bytes, value->string.length);
        return;
    case TYPE_ENUM:
        put_string(out, fact->values->values[value->i]);
        return;
    case TYPE_TIME:
        put_instant(out, value->i);
        return;
    case TYPE_DATE:
        put_date(out, value->i);
        return;
    case TYPE_HOURS:
        put_hours(out, value);
        return;
    case TYPE_ZONE:
        put_string(out, zones_at(zones, (uint32_t)value->i)->id);
        return;
    case TYPE_ZONES:
        put_zones(out, value, zones);
        return;
    case TYPE_POINT:
        put_point(out, value->point.lon, value->point.lat);
        return;
    case TYPE_LINESTRING:
        put_line(out, value);
        return;
    case TYPE_PLACE:
    case TYPE_COUNT:
        break;
    }
    text_literal(out, "null");
}

/* ---- writing ---- */

/* Slots that are given, in the order of the tree; they mostly are already. States are looked at
 * eight at a time: of the three, only FACT_GIVEN is odd. */
static size_t list_given(const struct facts_text *f, const struct facts *facts,
                         uint16_t slots[GIVEN_MAX]) {
    size_t count = 0, total = f->vocabulary->count;
    for (size_t slot = 0; slot < total && count < GIVEN_MAX;) {
        uint64_t eight;
        if (total - slot >= 8) {
            memcpy(&eight, facts->state + slot, sizeof eight);
            if ((eight & UINT64_C(0x0101010101010101)) == 0) {
                slot += 8;
                continue;
            }
        }
        size_t end = total - slot >= 8 ? slot + 8 : total;
        for (; slot < end && count < GIVEN_MAX; slot++) {
            if (facts->state[slot] != FACT_GIVEN || !f->leaves[slot].written)
                continue;
            size_t at = count++;
            for (; at > 0 && f->leaves[slots[at - 1]].rank > f->leaves[slot].rank; at--)
                slots[at] = slots[at - 1];
            slots[at] = (uint16_t)slot;
        }
    }
    return count;
}

/* Between members; none follows an opening brace. */
static void put_comma(struct text *out) {
    if (out->length > 0 && out->bytes[out->length - 1] != '{')
        text_literal(out, ",");
}

/* Close and open objects until `to` is the innermost one. */
static void enter(const struct facts_text *f, const struct object *from, const struct object *to,
                  struct text *out) {
    size_t common = 0;
    while (common < from->depth && common < to->depth && from->path[common] == to->path[common])
        common++;
    for (size_t i = common; i < from->depth; i++)
        text_literal(out, "}");
    for (size_t i = common; i < to->depth; i++) {
        const struct object *o = &f->objects[to->path[i]];
        put_comma(out);
        text_append(out, o->key, o->key_length);
        text_literal(out, "{");
    }
}

void facts_text_write(const struct facts_text *f, const struct facts *facts, struct text *out) {
    const struct vocabulary *v = f->vocabulary;
    const struct object *at = &f->objects[0];
    uint16_t slots[GIVEN_MAX];
    size_t count = list_given(f, facts, slots);
    text_literal(out, "{\"query\":");
    put_string(out, v->queries[facts->query].name);
    text_literal(out, ",\"time\":");
    put_instant(out, facts->time_s);
    for (size_t i = 0; i < count; i++) {
        const struct leaf *leaf = &f->leaves[slots[i]];
        const struct object *object = &f->objects[leaf->object];
        if (object != at)
            enter(f, at, object, out);
        put_comma(out);
        text_append(out, leaf->key, leaf->key_length);
        fact_value_write(&v->facts[slots[i]], &facts->value[slots[i]], f->zones, out);
        at = object;
    }
    enter(f, at, &f->objects[0], out);
    text_literal(out, "}");
}
