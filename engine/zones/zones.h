/*
 * zones.h - the table of zones: codes, names, kinds, parents. Immutable once built.
 *
 * Administrative zones (country, province, district, ward) form a forest: a zone lies in one of a
 * coarser kind. Other kinds (blockade, checkpoint, industrial_park, ...) are leaves that hang under
 * an administrative parent: nobody is taken to be in one who only names the parent.
 *
 * A zone is known by its index, which is its place in the depth-first order, parents first and
 * siblings by id. So the index does not depend on the order of the rows, the zones inside `z` are
 * the indices z.in + 1 to z.out - 1, and "is a inside b" is two comparisons.
 *
 * The table is a text: a header line, then one line for each zone, seven columns separated by tabs.
 *
 *     id       official code; at most 63 bytes, without spaces
 *     kind     a word of a-z and _; four of them are administrative
 *     parent   id of the zone that holds it; only an administrative zone may have none
 *     name, name_en
 *     from, to dates (2021-01-01): the code is valid from the first and no longer on the second;
 *              empty: always, no known end
 *
 * Lines may be in any order and may end in CR LF; a byte order mark is skipped.
 */
#ifndef ZONES_ZONES_H
#define ZONES_ZONES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

#define NO_ZONE UINT32_MAX
#define ZONES_MAX 200000
#define ZONE_ID_MAX 63              /* bytes */
#define ZONES_TABLE_MAX (64u << 20) /* bytes of a table */

enum zone_rank {
    ZONE_RANK_COUNTRY,
    ZONE_RANK_PROVINCE,
    ZONE_RANK_DISTRICT,
    ZONE_RANK_WARD,
    ZONE_RANK_OTHER
};

struct zone {
    const char *id, *name, *name_en; /* "760", "Quận 1", "District 1" */
    const char *kind;                /* "district" */
    uint32_t parent;                 /* NO_ZONE for a root */
    uint32_t in, out;                /* depth-first interval; `in` is the zone's own index */
    enum zone_rank rank;
    int64_t from_s, to_s; /* validity; CIVIL_ALWAYS, CIVIL_NEVER */
};

struct zones; /* opaque */

/*
 * Read the table at `path`, or `path`/units.tsv when it is a folder. Every mistake is LKD_BAD_ZONES
 * with `where` "geodata/units.tsv:12"; a table above ZONES_TABLE_MAX is LKD_LIMIT. The zones are
 * new; free with zones_free.
 */
enum lkd_status zones_load_table(const char *path, struct zones **ret_zones, struct lkd_error *err);
/* The same from a text in memory, named `name` in errors; the text may be dropped afterwards. */
enum lkd_status zones_parse_table(const char *name, const char *text, size_t length,
                                  struct zones **ret_zones, struct lkd_error *err);

/* A zone from elsewhere than a table: from a file of shapes. */
struct zone_row {
    const char *id, *kind, *parent, *name, *name_en; /* "": not said */
    int64_t from_s, to_s;
    const char *place; /* for messages: "districts.geojson: feature 12 (760)" */
};
/*
 * A table with more zones. What the table says holds: of a row about a zone that it knows only the
 * kind is looked at, which must be the same (`zones check` tells of another parent). Mistakes are
 * LKD_BAD_ZONES with the row's place as `where`. The zones are new and need neither the table nor
 * the rows.
 */
enum lkd_status zones_extend(const struct zones *table, const struct zone_row *rows, size_t count,
                             struct zones **ret_zones, struct lkd_error *err);
void zones_free(struct zones *z); /* NULL is fine */

size_t zones_count(const struct zones *z);
const struct zone *zones_at(const struct zones *z, uint32_t zone); /* zone < zones_count */
/* Index by code, or NO_ZONE. `id` may hold any bytes. */
uint32_t zones_find(const struct zones *z, const char *id, size_t length);
/* Nearest code for an error message, or NULL. */
const char *zones_nearest(const struct zones *z, const char *id);
/* BLAKE2b of the contents, the same for every order of the lines: "blake2b:..." */
const char *zones_hash(const struct zones *z);

/* Is `inner` the zone `outer` or inside it? */
static inline bool zone_inside(const struct zone *inner, const struct zone *outer) {
    return outer->in <= inner->in && inner->in < outer->out;
}

#endif
