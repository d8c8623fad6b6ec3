/*
 * zone_file.h - a file of zones in memory: what each zone says of itself, and its shape.
 *
 * Read from GeoJSON, a GeoPackage or a Shapefile; which of them is seen from the content.
 * Everything is checked on the way: coordinates in range, rings closed, polygons valid, ids unique.
 * A zone file says nothing about parents that are not in it; check.h does.
 *
 * Properties and what they may hold:
 *
 *     id            at most 63 bytes without spaces; also the id of the feature, also an integer
 *     name, name_en any text
 *     kind          a word of a-z and _; `admin_level` stands before it where that is such a word
 *     parent        id of the zone around it
 *     from, to      dates (2021-01-01) between which the zone exists, `to` excluded; for a
 * temporary order also times (2021-07-26T18:00:00+07:00) level, cite   make the zone a temporary
 * order: what holds there, and the act that says so
 */
#ifndef GEO_ZONE_FILE_H
#define GEO_ZONE_FILE_H

#include "geo/geometry.h"
#include "lockdown/zones.h"
#include "zones/zones.h"

#define NO_SHAPE UINT32_MAX
#define ZONE_FILE_BYTES_MAX ((size_t)256 << 20)

struct zone_feature {
    /* As the file says, in its arena; NULL where it says nothing. `id` is never NULL. */
    const char *id, *name, *name_en, *kind, *parent, *from, *to, *level, *cite;
    const char *place;    /* "districts.geojson: feature 12 (760)" */
    size_t number, line;  /* of the feature or row, and of its text; from 1; line 0: not a text */
    uint32_t shape;       /* NO_SHAPE: it has none */
    int64_t from_s, to_s; /* CIVIL_ALWAYS, CIVIL_NEVER */
};

struct zone_file {
    struct arena arena;
    const char *path, *name; /* as given; without folders */
    struct {
        struct zone_feature *items;
        size_t count, capacity;
    } features;           /* in the order of the file */
    struct shapes shapes; /* the owner is the index of the feature */
    struct {
        bool *items;
        size_t count, capacity;
    } outer;         /* for each ring: does it begin a polygon, or is it a hole in one? */
    uint32_t *by_id; /* features, sorted by id */
    size_t repaired, skipped;
};

enum zone_file_flags {
    ZONE_FILE_REPAIR = 1 << 0,      /* make invalid rings valid; each is a warning */
    ZONE_FILE_SKIP_OTHERS = 1 << 1, /* leave out points and lines instead of refusing them */
    ZONE_FILE_KEEP_GOOD = 1 << 2,   /* LKD_OK with the zones that are sound, if others are not */
};

struct zone_reading {
    const char *path;
    const char *text; /* GeoJSON in memory, `path` is its name then; NULL: the file is read */
    size_t length;
    const struct lkd_zones_mapping *mapping; /* NULL: the usual names */
    unsigned flags;                          /* enum zone_file_flags */
    struct lkd_zone_findings *findings;      /* gets everything that is wrong; may be NULL */
    lkd_progress *report;                    /* may be NULL */
    void *context;
};

/*
 * Read a file. The result is new; free it with zone_file_free. Mistakes in it are LKD_BAD_ZONES:
 * all of them are findings, the first is the error, and nothing is kept. LKD_LIMIT for a file that
 * is too large, LKD_NOT_FOUND, LKD_IO or LKD_NO_MEMORY otherwise.
 */
enum lkd_status zone_file_read(const struct zone_reading *reading, struct zone_file *ret_file,
                               struct lkd_error *err);
void zone_file_free(struct zone_file *f); /* a zeroed or freed one is fine */

/* The first feature with the id, or NULL. */
const struct zone_feature *zone_file_find(const struct zone_file *f, const char *id);

/* Fill in the name, kind and parent of zones that lack one and whose id the table knows. The texts
 * are borrowed from the table. */
void zone_file_complete(struct zone_file *f, const struct zones *table);

/* ZONE_RANK_OTHER for a kind that is not administrative, and for NULL. */
enum zone_rank zone_kind_rank(const char *kind);

/* The shape as polygons and holes; borrowed from the file. */
struct outline zone_file_outline(const struct zone_file *f, uint32_t shape);

#endif
