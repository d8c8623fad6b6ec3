/*
 * zone_file.c - from a path to zones; see zone_file.h.
 */
#include "geo/zone_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"
#include "geo/formats.h"

#define MEMORY_MAX ((size_t)2 << 30) /* 256 MB of short numbers as doubles, while arrays grow */

void zone_file_free(struct zone_file *f) {
    arena_free(&f->arena);
    *f = (struct zone_file){.path = NULL};
}

struct outline zone_file_outline(const struct zone_file *f, uint32_t shape) {
    const struct shape *s = &f->shapes.shapes.items[shape];
    if (s->ring_count == 0)
        return (struct outline){.ring_count = 0};
    return (struct outline){
        .points = (const double(*)[2])f->shapes.points.items,
        .rings = f->shapes.rings.items + s->first_ring,
        .outer = f->outer.items + s->first_ring,
        .ring_count = s->ring_count,
    };
}

/* ---- kinds and the table ---- */

enum zone_rank zone_kind_rank(const char *kind) {
    static const char *const kinds[ZONE_RANK_OTHER] = {"country", "province", "district", "ward"};
    int rank = 0;
    while (kind && rank < ZONE_RANK_OTHER && strcmp(kind, kinds[rank]) != 0)
        rank++;
    return kind ? (enum zone_rank)rank : ZONE_RANK_OTHER;
}

static void complete(struct zone_feature *feature, const struct zones *table) {
    uint32_t known = zones_find(table, feature->id, strlen(feature->id));
    if (known == NO_ZONE)
        return;
    const struct zone *zone = zones_at(table, known);
    if (!feature->name)
        feature->name = zone->name;
    if (!feature->name_en)
        feature->name_en = zone->name_en;
    if (!feature->kind)
        feature->kind = zone->kind;
    if (!feature->parent && zone->parent != NO_ZONE)
        feature->parent = zones_at(table, zone->parent)->id;
}

void zone_file_complete(struct zone_file *f, const struct zones *table) {
    for (size_t i = 0; i < f->features.count; i++)
        complete(&f->features.items[i], table);
}

/* ---- formats ---- */

static bool begins(const char *bytes, size_t length, const char *magic, size_t magic_length) {
    return length >= magic_length && memcmp(bytes, magic, magic_length) == 0;
}
#define BEGINS(bytes, length, magic) begins(bytes, length, magic, sizeof(magic) - 1)

static bool read_text(struct intake *in) {
    char *text;
    size_t length;
    enum lkd_status status =
        file_read(in->file->path, ZONE_FILE_BYTES_MAX, &text, &length, &in->fatal);
    if (status)
        return false;
    bool done = geojson_read(in, text, length);
    free(text);
    return done;
}

/* The first bytes of a regular file (of a pipe they would be gone). */
static size_t first_bytes(const char *path, char *bytes, size_t size) {
    FILE *file = fopen(path, "rbe");
    size_t length = file ? fread(bytes, 1, size, file) : 0;
    if (file)
        fclose(file);
    return length;
}

static bool read_format(struct intake *in) {
    char bytes[16];
    struct stat info;
    const char *path = in->file->path;
    if (in->reading->text)
        return geojson_read(in, in->reading->text, in->reading->length);
    if (stat(path, &info) != 0)
        return read_text(in); /* which says why it cannot be read */
    if (S_ISDIR(info.st_mode))
        return intake_stop(in, LKD_IO, "a folder is not a zone file");
    if (!S_ISREG(info.st_mode))
        return read_text(in);
    if ((uintmax_t)info.st_size > ZONE_FILE_BYTES_MAX)
        return intake_stop(in, LKD_LIMIT, "the file has %ju bytes; at most %zu are read",
                           (uintmax_t)info.st_size, ZONE_FILE_BYTES_MAX);
    size_t length = first_bytes(path, bytes, sizeof bytes);
    if (BEGINS(bytes, length, "SQLite format 3\0"))
        return geopackage_read(in);
    if (BEGINS(bytes, length, "\0\0\x27\x0A"))
        return shapefile_read(in);
    if (BEGINS(bytes, length, "PK\x03\x04"))
        return intake_stop(in, LKD_BAD_ZONES, "the file is a ZIP archive; unpack it first");
    return read_text(in);
}

static const char *without_folders(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

static enum lkd_status read_into(const struct zone_reading *reading, struct zone_file *f,
                                 struct lkd_error *err) {
    struct geometer *geometer;
    enum lkd_status status = geometer_new(&geometer, err);
    if (status)
        return status;
    struct intake in;
    f->path = arena_strdup(&f->arena, reading->path);
    intake_init(&in, reading, f, geometer);
    if (f->path) {
        f->name = without_folders(f->path);
        read_format(&in);
        status = intake_finish(&in, err);
    } else {
        status = error_set(err, LKD_NO_MEMORY, "no memory for zones");
    }
    geometer_free(geometer);
    return status;
}

enum lkd_status zone_file_read(const struct zone_reading *reading, struct zone_file *ret_file,
                               struct lkd_error *err) {
    struct zone_file f = {.path = NULL};
    arena_init(&f.arena, MEMORY_MAX, NULL);
    shapes_init(&f.shapes, &f.arena);
    enum lkd_status status = read_into(reading, &f, err);
    if (status) {
        zone_file_free(&f);
        return status;
    }
    *ret_file = f;
    ret_file->shapes.arena = &ret_file->arena;
    return LKD_OK;
}
