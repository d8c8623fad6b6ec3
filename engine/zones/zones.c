/*
 * zones.c - reading the zone table, and looking zones up; see zones.h.
 *
 * The text is copied once and cut into fields in place, so that ids and names are pointers into the
 * copy. While it is read the zones stand in the order of their lines and `parent` is empty; then
 * parents are resolved and the zones are copied into depth-first order. Ranks grow strictly from
 * parent to child, so a cycle cannot pass the rank check and the depth is at most ZONE_RANK_OTHER.
 */
#include "zones/zones.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/civil.h"
#include "base/hash.h"
#include "base/text.h"

/* Bytes; enough for a table of ZONES_TABLE_MAX with ZONES_MAX zones. */
#define ZONES_MEMORY_MAX ((size_t)128 << 20)
#define SCRATCH_MEMORY_MAX ((size_t)64 << 20)

/* A place of the hash table, open addressing. An id of at most eight bytes is told by the slot
 * alone, which is all that a query with official codes touches. */
struct id_slot {
    uint64_t head; /* the first eight bytes, zero-padded */
    uint32_t length;
    uint32_t zone; /* NO_ZONE: the slot is free */
};

struct zones {
    struct arena arena; /* holds everything, this struct too */
    struct zone *items;
    size_t count;
    struct id_slot *slots;
    size_t slot_mask;
    char hash[HASH_TEXT_SIZE];
};

/* ---- looking up ---- */

/* Eight bytes of an id from `at` on, zero-padded. */
static inline uint64_t id_piece(const char *id, size_t length, size_t at) {
    uint64_t piece = 0;
    if (length - at >= sizeof piece) {
        memcpy(&piece, id + at, sizeof piece);
        return piece;
    }
    for (size_t i = at; i < length; i++)
        piece = piece << 8 | (unsigned char)id[i];
    return piece;
}

static inline size_t id_hash(const char *id, size_t length) {
    uint64_t hash = length;
    for (size_t at = 0; at < length; at += sizeof hash) {
        hash = (hash ^ id_piece(id, length, at)) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 32;
    }
    return (size_t)hash;
}

/* The slot that holds the id, or the free slot where it belongs. */
static inline struct id_slot *id_slot(const struct zones *z, const char *id, size_t length) {
    uint64_t head = id_piece(id, length, 0);
    for (size_t i = id_hash(id, length) & z->slot_mask;; i = (i + 1) & z->slot_mask) {
        struct id_slot *slot = &z->slots[i];
        if (slot->zone == NO_ZONE)
            return slot;
        if (slot->head != head || slot->length != length)
            continue;
        if (length <= sizeof head || memcmp(z->items[slot->zone].id, id, length) == 0)
            return slot;
    }
}

uint32_t zones_find(const struct zones *z, const char *id, size_t length) {
    if (length == 0 || length > ZONE_ID_MAX)
        return NO_ZONE;
    return id_slot(z, id, length)->zone;
}

static const char *id_at(const void *context, size_t i) {
    const struct zones *z = context;
    return z->items[i].id;
}

const char *zones_nearest(const struct zones *z, const char *id) {
    return nearest_name(id, z->count, id_at, z);
}

size_t zones_count(const struct zones *z) {
    return z->count;
}

const struct zone *zones_at(const struct zones *z, uint32_t zone) {
    return &z->items[zone];
}

const char *zones_hash(const struct zones *z) {
    return z->hash;
}

/* ---- reading the table ---- */

enum column {
    COLUMN_ID,
    COLUMN_KIND,
    COLUMN_PARENT,
    COLUMN_NAME,
    COLUMN_NAME_EN,
    COLUMN_FROM,
    COLUMN_TO,
    COLUMN_COUNT
};
static const char *const column_names[COLUMN_COUNT] = {
    "id", "kind", "parent", "name", "name_en", "from", "to",
};
#define COLUMNS_HINT "the columns are id, kind, parent, name, name_en, from, to, separated by tabs"

static const char *const administrative_kinds[ZONE_RANK_OTHER] = {
    [ZONE_RANK_COUNTRY] = "country",
    [ZONE_RANK_PROVINCE] = "province",
    [ZONE_RANK_DISTRICT] = "district",
    [ZONE_RANK_WARD] = "ward",
};

/* What is known of a zone only while the table is read. */
struct row {
    size_t line;          /* in the table */
    const char *place;    /* of a zone that comes from elsewhere; else NULL */
    const char *parent;   /* id, or "" */
    uint32_t first_child; /* rows; NO_ZONE ends the list */
    uint32_t next_sibling;
    uint32_t index; /* in depth-first order */
};

struct reader {
    struct zones *z;
    struct row *rows;     /* one for each zone; behind the last, one that holds the roots */
    size_t capacity;      /* zones that fit */
    char *next, *end;     /* the text not yet read */
    size_t line;          /* being judged, from 1 */
    const char *place;    /* the same of a zone that does not come from a text */
    struct arena scratch; /* rows, and the zones in the order of their lines */
    struct lkd_error *err;
};

static enum lkd_status no_memory(struct reader *r) {
    return error_set(r->err, LKD_NO_MEMORY, "no memory for the zone table");
}

/* Cut the next line off the text; NULL at its end. */
static char *next_line(struct reader *r, size_t *ret_length) {
    if (r->next == r->end)
        return NULL;
    char *line = r->next;
    char *stop = memchr(line, '\n', (size_t)(r->end - line));
    r->next = stop ? stop + 1 : r->end;
    if (!stop)
        stop = r->end;
    if (stop > line && stop[-1] == '\r')
        stop--;
    *stop = '\0';
    r->line++;
    *ret_length = (size_t)(stop - line);
    return line;
}

static enum lkd_status check_text(struct reader *r, const char *line, size_t length) {
    if (!utf8_valid(line, length))
        return error_set(r->err, LKD_BAD_ZONES, "the line is not valid UTF-8");
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)line[i];
        if ((c < 0x20 && c != '\t') || c == 0x7F)
            return error_set(r->err, LKD_BAD_ZONES, "the line holds the control character 0x%02X",
                             c);
    }
    return LKD_OK;
}

/* Cut a line at its tabs; returns how many columns it has, of which only so many as the table has
 * are stored. */
static size_t cut_columns(char *line, const char *fields[COLUMN_COUNT]) {
    size_t count = 0;
    for (char *tab; line; line = tab) {
        tab = strchr(line, '\t');
        if (tab)
            *tab++ = '\0';
        if (count < COLUMN_COUNT)
            fields[count] = line;
        count++;
    }
    return count;
}

static enum lkd_status read_columns(struct reader *r, char *line, size_t length,
                                    const char *fields[COLUMN_COUNT]) {
    enum lkd_status status = check_text(r, line, length);
    if (status)
        return status;
    size_t count = cut_columns(line, fields);
    if (count == COLUMN_COUNT)
        return LKD_OK;
    error_set(r->err, LKD_BAD_ZONES, "the number of columns is %zu, not %d", count, COLUMN_COUNT);
    error_hint(r->err, COLUMNS_HINT "; an empty one keeps its tab");
    return LKD_BAD_ZONES;
}

static enum lkd_status read_header(struct reader *r) {
    size_t length;
    char *line = next_line(r, &length);
    if (!line) {
        r->line = 1;
        error_set(r->err, LKD_BAD_ZONES, "the table is empty");
        error_hint(r->err, "it begins with a header line; " COLUMNS_HINT);
        return LKD_BAD_ZONES;
    }
    const char *fields[COLUMN_COUNT];
    enum lkd_status status = read_columns(r, line, length, fields);
    for (size_t i = 0; !status && i < COLUMN_COUNT; i++) {
        if (strcmp(fields[i], column_names[i]) == 0)
            continue;
        status = error_set(r->err, LKD_BAD_ZONES, "column %zu of the header is \"%s\", not \"%s\"",
                           i + 1, fields[i], column_names[i]);
        error_hint(r->err, COLUMNS_HINT);
    }
    return status;
}

static enum lkd_status check_id(struct reader *r, const char *id) {
    size_t length = strlen(id);
    if (length == 0)
        return error_set(r->err, LKD_BAD_ZONES, "the zone has no id");
    if (length > ZONE_ID_MAX)
        return error_set(r->err, LKD_BAD_ZONES, "the id has %zu bytes; at most %d are allowed",
                         length, ZONE_ID_MAX);
    if (strchr(id, ' '))
        return error_set(r->err, LKD_BAD_ZONES, "the id \"%s\" holds a space", id);
    return LKD_OK;
}

static const char *administrative_kind_at(const void *context, size_t i) {
    (void)context;
    return administrative_kinds[i];
}

/* Any word is a kind, but one that nearly spells an administrative kind would silently take the
 * zone, and what hangs under it, out of the hierarchy. */
static enum lkd_status read_rank(struct reader *r, const char *kind, enum zone_rank *ret_rank) {
    for (int rank = 0; rank < ZONE_RANK_OTHER; rank++) {
        if (strcmp(kind, administrative_kinds[rank]) == 0) {
            *ret_rank = (enum zone_rank)rank;
            return LKD_OK;
        }
    }
    const char *nearest = nearest_name(kind, ZONE_RANK_OTHER, administrative_kind_at, NULL);
    size_t length = strlen(kind);
    if (!nearest && length > 0 && strspn(kind, "abcdefghijklmnopqrstuvwxyz_") == length) {
        *ret_rank = ZONE_RANK_OTHER;
        return LKD_OK;
    }
    error_set(r->err, LKD_BAD_ZONES, "\"%s\" is not a kind of zone", kind);
    if (nearest)
        error_hint(r->err, "did you mean \"%s\"?", nearest);
    else
        error_hint(r->err, "a kind is a word of a-z and _, such as \"industrial_park\"");
    return LKD_BAD_ZONES;
}

/* An empty text leaves the date as it is. */
static enum lkd_status read_date(struct reader *r, const char *text, int64_t *date_s) {
    if (*text == '\0' || civil_parse_date(text, strlen(text), date_s))
        return LKD_OK;
    error_set(r->err, LKD_BAD_ZONES, "\"%s\" is not a date", text);
    error_hint(r->err, "a date is written 2021-07-26");
    return LKD_BAD_ZONES;
}

static enum lkd_status read_validity(struct reader *r, const char *const *fields,
                                     struct zone_row *row) {
    row->from_s = CIVIL_ALWAYS;
    row->to_s = CIVIL_NEVER;
    enum lkd_status status = read_date(r, fields[COLUMN_FROM], &row->from_s);
    if (!status)
        status = read_date(r, fields[COLUMN_TO], &row->to_s);
    if (!status && row->from_s >= row->to_s)
        status = error_set(r->err, LKD_BAD_ZONES,
                           "zone \"%s\" is never valid: from %s to %s, the end excluded", row->id,
                           fields[COLUMN_FROM], fields[COLUMN_TO]);
    return status;
}

static enum lkd_status read_zone(struct reader *r, const struct zone_row *row, struct zone *zone) {
    *zone = (struct zone){.id = row->id,
                          .kind = row->kind,
                          .name = row->name,
                          .name_en = row->name_en,
                          .parent = NO_ZONE,
                          .from_s = row->from_s,
                          .to_s = row->to_s};
    enum lkd_status status = check_id(r, zone->id);
    if (!status)
        status = read_rank(r, zone->kind, &zone->rank);
    if (!status && (*zone->name == '\0' || *zone->name_en == '\0'))
        status = error_set(r->err, LKD_BAD_ZONES, "zone \"%s\" has no %s", zone->id,
                           column_names[*zone->name == '\0' ? COLUMN_NAME : COLUMN_NAME_EN]);
    return status;
}

static enum lkd_status stands_twice(struct reader *r, const char *id, uint32_t first) {
    const struct row *row = &r->rows[first];
    error_set(r->err, LKD_BAD_ZONES, "zone \"%s\" stands twice in the table", id);
    if (row->place)
        error_hint(r->err, "it is already %s", row->place);
    else
        error_hint(r->err, "it is already on line %zu", row->line);
    return LKD_BAD_ZONES;
}

static enum lkd_status add_zone(struct reader *r, const struct zone_row *row) {
    struct zones *z = r->z;
    if (z->count == r->capacity)
        return error_set(r->err, LKD_BAD_ZONES, "there are more than %d zones", ZONES_MAX);
    struct zone *zone = &z->items[z->count];
    enum lkd_status status = read_zone(r, row, zone);
    if (status)
        return status;
    size_t length = strlen(zone->id);
    struct id_slot *slot = id_slot(z, zone->id, length);
    if (slot->zone != NO_ZONE)
        return stands_twice(r, zone->id, slot->zone);
    *slot = (struct id_slot){id_piece(zone->id, length, 0), (uint32_t)length, (uint32_t)z->count};
    r->rows[z->count] = (struct row){.line = r->line, .place = row->place, .parent = row->parent};
    z->count++;
    return LKD_OK;
}

static enum lkd_status add_line(struct reader *r, const char *const *fields) {
    struct zone_row row = {.id = fields[COLUMN_ID],
                           .kind = fields[COLUMN_KIND],
                           .parent = fields[COLUMN_PARENT],
                           .name = fields[COLUMN_NAME],
                           .name_en = fields[COLUMN_NAME_EN]};
    enum lkd_status status = read_validity(r, fields, &row);
    return status ? status : add_zone(r, &row);
}

static enum lkd_status read_zones(struct reader *r) {
    enum lkd_status status = LKD_OK;
    size_t length;
    for (char *line; !status && (line = next_line(r, &length));) {
        const char *fields[COLUMN_COUNT];
        status = read_columns(r, line, length, fields);
        if (!status)
            status = add_line(r, fields);
    }
    if (!status && r->z->count == 0)
        status = error_set(r->err, LKD_BAD_ZONES, "the table has no zones");
    return status;
}

/* ---- the hierarchy ---- */

static enum lkd_status unknown_parent(struct reader *r, const struct zone *zone,
                                      const char *parent) {
    error_set(r->err, LKD_BAD_ZONES, "the parent \"%s\" of zone \"%s\" is not in the table", parent,
              zone->id);
    const char *nearest = zones_nearest(r->z, parent);
    if (nearest)
        error_hint(r->err, "did you mean \"%s\"?", nearest);
    return LKD_BAD_ZONES;
}

static enum lkd_status resolve_parent(struct reader *r, struct zone *zone, const char *parent) {
    if (*parent == '\0') {
        if (zone->rank != ZONE_RANK_OTHER)
            return LKD_OK;
        error_set(r->err, LKD_BAD_ZONES, "zone \"%s\" has no parent", zone->id);
        error_hint(r->err, "only a country, province, district or ward stands by itself");
        return LKD_BAD_ZONES;
    }
    zone->parent = zones_find(r->z, parent, strlen(parent));
    if (zone->parent == NO_ZONE)
        return unknown_parent(r, zone, parent);
    const struct zone *outer = &r->z->items[zone->parent];
    if (outer->rank < zone->rank)
        return LKD_OK;
    error_set(r->err, LKD_BAD_ZONES, "zone \"%s\" (%s) cannot lie in zone \"%s\" (%s)", zone->id,
              zone->kind, outer->id, outer->kind);
    error_hint(r->err, "a country holds provinces, a province districts, a district wards; "
                       "zones of other kinds hold none");
    return LKD_BAD_ZONES;
}

static enum lkd_status resolve_parents(struct reader *r) {
    enum lkd_status status = LKD_OK;
    for (size_t i = 0; !status && i < r->z->count; i++) {
        r->line = r->rows[i].line;
        r->place = r->rows[i].place;
        status = resolve_parent(r, &r->z->items[i], r->rows[i].parent);
    }
    return status;
}

static int compare_ids(const void *a, const void *b) {
    const struct zone *const *left = a, *const *right = b;
    return strcmp((*left)->id, (*right)->id);
}

/* Hang every row under its parent's, siblings by id. */
static bool list_children(struct reader *r) {
    size_t count = r->z->count;
    const struct zone **sorted = arena_alloc(&r->scratch, count * sizeof *sorted);
    if (!sorted)
        return false;
    for (size_t i = 0; i < count; i++)
        sorted[i] = &r->z->items[i];
    qsort(sorted, count, sizeof *sorted, compare_ids);
    for (size_t i = 0; i <= count; i++)
        r->rows[i].first_child = NO_ZONE;
    for (size_t i = count; i-- > 0;) {
        size_t row = (size_t)(sorted[i] - r->z->items);
        struct row *parent = &r->rows[sorted[i]->parent == NO_ZONE ? count : sorted[i]->parent];
        r->rows[row].next_sibling = parent->first_child;
        parent->first_child = (uint32_t)row;
    }
    return true;
}

/* Copy the children of a row, and what is inside them, to `ordered` from `next` on; returns the
 * index behind the last. Recursion is at most as deep as there are ranks. */
static uint32_t place_children(struct reader *r, struct zone *ordered, size_t row, uint32_t parent,
                               uint32_t next) {
    for (uint32_t child = r->rows[row].first_child; child != NO_ZONE;
         child = r->rows[child].next_sibling) {
        struct zone *zone = &ordered[next];
        *zone = r->z->items[child];
        zone->parent = parent;
        zone->in = next;
        zone->out = place_children(r, ordered, child, next, next + 1);
        r->rows[child].index = zone->in;
        next = zone->out;
    }
    return next;
}

static bool order_zones(struct reader *r) {
    struct zones *z = r->z;
    struct zone *ordered = arena_alloc(&z->arena, z->count * sizeof *ordered);
    if (!ordered || !list_children(r))
        return false;
    place_children(r, ordered, z->count, NO_ZONE, 0);
    z->items = ordered;
    for (size_t i = 0; i <= z->slot_mask; i++)
        if (z->slots[i].zone != NO_ZONE)
            z->slots[i].zone = r->rows[z->slots[i].zone].index;
    return true;
}

/* ---- the hash of the contents ---- */

static void hash_field(struct hash *h, const char *text) {
    hash_update(h, text, strlen(text) + 1);
}

static void hash_instant(struct hash *h, int64_t instant_s) {
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)instant_s);
    hash_field(h, text);
}

static void hash_zones(struct zones *z) {
    struct hash h;
    hash_init(&h);
    for (size_t i = 0; i < z->count; i++) {
        const struct zone *zone = &z->items[i];
        hash_field(&h, zone->id);
        hash_field(&h, zone->kind);
        hash_field(&h, zone->parent == NO_ZONE ? "" : z->items[zone->parent].id);
        hash_field(&h, zone->name);
        hash_field(&h, zone->name_en);
        hash_instant(&h, zone->from_s);
        hash_instant(&h, zone->to_s);
    }
    hash_text(&h, z->hash);
}

/* ---- the whole ---- */

static size_t count_lines(const char *text, size_t length) {
    size_t lines = 1;
    const char *end = text + length;
    while (text < end && (text = memchr(text, '\n', (size_t)(end - text)))) {
        lines++;
        text++;
    }
    return lines;
}

/* Room for so many zones. */
static bool prepare(struct reader *r, size_t count) {
    struct zones *z = r->z;
    r->capacity = count < ZONES_MAX ? count : ZONES_MAX;
    size_t slots = 16;
    while (slots < 2 * r->capacity)
        slots *= 2;
    z->slots = arena_alloc(&z->arena, slots * sizeof *z->slots);
    z->items = arena_alloc(&r->scratch, r->capacity * sizeof *z->items);
    r->rows = arena_alloc(&r->scratch, (r->capacity + 1) * sizeof *r->rows);
    if (!z->slots || !z->items || !r->rows)
        return false;
    z->slot_mask = slots - 1;
    for (size_t i = 0; i < slots; i++)
        z->slots[i].zone = NO_ZONE;
    return true;
}

/* Parents, order and hash, once all zones are there. */
static enum lkd_status settle(struct reader *r) {
    enum lkd_status status = resolve_parents(r);
    if (!status && !order_zones(r))
        status = no_memory(r);
    if (!status)
        hash_zones(r->z);
    return status;
}

static enum lkd_status read_table(struct reader *r, const char *text, size_t length) {
    static const char byte_order_mark[] = "\xEF\xBB\xBF";
    size_t mark = sizeof byte_order_mark - 1;
    if (length >= mark && memcmp(text, byte_order_mark, mark) == 0) {
        text += mark;
        length -= mark;
    }
    r->next = arena_copy(&r->z->arena, text, length);
    if (!r->next || !prepare(r, count_lines(text, length)))
        return no_memory(r);
    r->end = r->next + length;
    enum lkd_status status = read_header(r);
    if (!status)
        status = read_zones(r);
    return status ? status : settle(r);
}

static struct zones *zones_new(void) {
    struct arena arena;
    arena_init(&arena, ZONES_MEMORY_MAX, NULL);
    struct zones *z = arena_calloc(&arena, 1, sizeof *z);
    if (!z) {
        arena_free(&arena);
        return NULL;
    }
    z->arena = arena;
    return z;
}

enum lkd_status zones_parse_table(const char *name, const char *text, size_t length,
                                  struct zones **ret_zones, struct lkd_error *err) {
    if (length > ZONES_TABLE_MAX)
        return error_set(err, LKD_LIMIT, "the zone table has more than %u bytes", ZONES_TABLE_MAX);
    struct reader r = {.z = zones_new(), .err = err};
    if (!r.z)
        return no_memory(&r);
    arena_init(&r.scratch, SCRATCH_MEMORY_MAX, NULL);
    enum lkd_status status = read_table(&r, text, length);
    arena_free(&r.scratch);
    if (status == LKD_BAD_ZONES)
        error_where(err, "%s:%zu", name, r.line);
    if (status)
        zones_free(r.z);
    else
        *ret_zones = r.z;
    return status;
}

/* ---- a table and more zones ---- */

static const char *copy(struct reader *r, const char *text) {
    const char *copied = arena_strdup(&r->z->arena, text);
    if (!copied)
        no_memory(r);
    return copied ? copied : "";
}

static enum lkd_status add_copy(struct reader *r, const struct zone_row *row) {
    struct zone_row own = {copy(r, row->id),
                           copy(r, row->kind),
                           copy(r, row->parent),
                           copy(r, row->name),
                           copy(r, row->name_en),
                           row->from_s,
                           row->to_s,
                           row->place};
    if (r->err->status)
        return r->err->status;
    r->place = row->place;
    if (row->place && row->from_s >= row->to_s)
        return error_set(r->err, LKD_BAD_ZONES,
                         "zone \"%s\" is never valid: its end is not after "
                         "its beginning",
                         row->id);
    return add_zone(r, &own);
}

static enum lkd_status add_table(struct reader *r, const struct zones *table) {
    enum lkd_status status = LKD_OK;
    for (size_t i = 0; !status && i < table->count; i++) {
        const struct zone *zone = &table->items[i];
        const char *parent = zone->parent == NO_ZONE ? "" : table->items[zone->parent].id;
        struct zone_row row = {zone->id,      zone->kind,   parent,     zone->name,
                               zone->name_en, zone->from_s, zone->to_s, NULL};
        status = add_copy(r, &row);
    }
    return status;
}

/* The table holds for a zone that it knows; but a district where it has a ward is another zone. */
static enum lkd_status check_known(struct reader *r, const struct zone *known,
                                   const struct zone_row *row) {
    if (*row->kind == '\0' || strcmp(row->kind, known->kind) == 0)
        return LKD_OK;
    r->place = row->place;
    return error_set(r->err, LKD_BAD_ZONES, "zone \"%s\" is a %s here and a %s in the table",
                     row->id, row->kind, known->kind);
}

static enum lkd_status extend(struct reader *r, const struct zones *table,
                              const struct zone_row *rows, size_t count) {
    if (!prepare(r, table->count + count))
        return no_memory(r);
    enum lkd_status status = add_table(r, table);
    for (size_t i = 0; !status && i < count; i++) {
        uint32_t known = zones_find(table, rows[i].id, strlen(rows[i].id));
        status = known == NO_ZONE ? add_copy(r, &rows[i])
                                  : check_known(r, &table->items[known], &rows[i]);
    }
    return status ? status : settle(r);
}

enum lkd_status zones_extend(const struct zones *table, const struct zone_row *rows, size_t count,
                             struct zones **ret_zones, struct lkd_error *err) {
    struct lkd_error own = {0};
    struct reader r = {.z = zones_new(), .err = err ? err : &own};
    if (!r.z)
        return no_memory(&r);
    arena_init(&r.scratch, SCRATCH_MEMORY_MAX, NULL);
    enum lkd_status status = extend(&r, table, rows, count);
    arena_free(&r.scratch);
    if (status == LKD_BAD_ZONES && r.place)
        error_where(err, "%s", r.place);
    if (status)
        zones_free(r.z);
    else
        *ret_zones = r.z;
    return status;
}

static enum lkd_status load_file(const char *path, struct zones **ret_zones,
                                 struct lkd_error *err) {
    char *text;
    size_t length;
    enum lkd_status status = file_read(path, ZONES_TABLE_MAX, &text, &length, err);
    if (status)
        return status;
    status = zones_parse_table(path, text, length, ret_zones, err);
    free(text);
    return status;
}

enum lkd_status zones_load_table(const char *path, struct zones **ret_zones,
                                 struct lkd_error *err) {
    struct stat info;
    if (stat(path, &info) != 0 || !S_ISDIR(info.st_mode))
        return load_file(path, ret_zones, err);
    char file[PATH_MAX];
    size_t length = strlen(path);
    const char *slash = path[length - 1] == '/' ? "" : "/";
    int written = snprintf(file, sizeof file, "%s%sunits.tsv", path, slash);
    if (written < 0 || (size_t)written >= sizeof file)
        return error_set(err, LKD_NOT_FOUND, "the path of the zone folder is too long");
    return load_file(file, ret_zones, err);
}

void zones_free(struct zones *z) {
    if (!z)
        return;
    struct arena arena = z->arena;
    arena_free(&arena);
}
