/*
 * map_load.c - reading all zone files of a folder into one map; see map_load.h.
 */
#include "geo/map_load.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/hash.h"
#include "base/text.h"
#include "geo/zone_file.h"

#define MEMORY_MAX ((size_t)4 << 30)

struct loader {
    struct arena arena; /* scratch */
    struct zones *table;
    struct zone_file files[MAP_FILES_MAX];
    size_t file_count;
    struct zone_row *rows; /* of the features that are zones */
    size_t row_count, order_count;
    bool loose; /* zones of unknown parents stand by themselves */
    struct lkd_error *err;
};

static enum lkd_status no_memory(struct lkd_error *err) {
    return error_set(err, LKD_NO_MEMORY, "no memory for the map of zones");
}

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text), end_length = strlen(end);
    return length > end_length && strcmp(text + length - end_length, end) == 0;
}

static bool is_folder(const char *path) {
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* ---- files ---- */

static int is_zone_file(const struct dirent *entry) {
    const char *name = entry->d_name;
    return name[0] != '.' &&
           (ends_with(name, ".geojson") || ends_with(name, ".gpkg") || ends_with(name, ".shp"));
}

static enum lkd_status read_zones(struct loader *l, const struct zone_reading *reading) {
    if (l->file_count == MAP_FILES_MAX)
        return error_set(l->err, LKD_LIMIT, "there are more than %d zone files", MAP_FILES_MAX);
    enum lkd_status status = zone_file_read(reading, &l->files[l->file_count], l->err);
    if (status)
        return status;
    /* The arena moved with the struct. */
    l->files[l->file_count].shapes.arena = &l->files[l->file_count].arena;
    l->file_count++;
    return LKD_OK;
}

static enum lkd_status read_file(struct loader *l, const char *path) {
    return read_zones(l, &(struct zone_reading){.path = path});
}

static const char *path_in(struct loader *l, const char *folder, const char *name) {
    const char *path = arena_printf(&l->arena, "%s/%s", folder, name);
    if (!path)
        no_memory(l->err);
    return path;
}

static enum lkd_status read_folder(struct loader *l, const char *folder) {
    struct dirent **entries;
    int count = scandir(folder, &entries, is_zone_file, alphasort);
    if (count < 0)
        return error_set(l->err, LKD_IO, "the folder %s cannot be read", folder);
    enum lkd_status status = LKD_OK;
    for (int i = 0; i < count; i++) {
        const char *path = status ? NULL : path_in(l, folder, entries[i]->d_name);
        if (path)
            status = read_file(l, path);
        else if (!status)
            status = LKD_NO_MEMORY;
        free(entries[i]);
    }
    free(entries);
    return status;
}

static enum lkd_status read_table(struct loader *l, const char *path, const char *fallback) {
    struct stat info;
    const char *own = path_in(l, path, "units.tsv");
    if (!own)
        return LKD_NO_MEMORY;
    if (ends_with(path, ".tsv") || (is_folder(path) && stat(own, &info) == 0) || !fallback)
        return zones_load_table(path, &l->table, l->err);
    return zones_load_table(fallback, &l->table, l->err);
}

/* ---- zones ---- */

static bool is_order(const struct zone_feature *feature) {
    return feature->level != NULL;
}

static const char *or_empty(const char *text) {
    return text ? text : "";
}

static struct zone_row row_of(const struct zone_feature *f) {
    const char *name = f->name ? f->name : f->id;
    return (struct zone_row){f->id,
                             or_empty(f->kind),
                             or_empty(f->parent),
                             name,
                             f->name_en ? f->name_en : name,
                             f->from_s,
                             f->to_s,
                             f->place};
}

static enum lkd_status list_rows(struct loader *l) {
    size_t count = 0;
    for (size_t i = 0; i < l->file_count; i++)
        count += l->files[i].features.count;
    l->rows = arena_alloc(&l->arena, count * sizeof *l->rows);
    if (!l->rows)
        return no_memory(l->err);
    for (size_t i = 0; i < l->file_count; i++) {
        for (size_t k = 0; k < l->files[i].features.count; k++) {
            const struct zone_feature *feature = &l->files[i].features.items[k];
            if (is_order(feature))
                l->order_count++;
            else
                l->rows[l->row_count++] = row_of(feature);
        }
    }
    return LKD_OK;
}

static int compare_ids(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Take away the parents that neither the table nor a file knows. */
static enum lkd_status drop_unknown_parents(struct loader *l) {
    const char **ids = arena_alloc(&l->arena, l->row_count * sizeof *ids);
    if (!ids)
        return no_memory(l->err);
    for (size_t i = 0; i < l->row_count; i++)
        ids[i] = l->rows[i].id;
    if (l->row_count > 0)
        qsort(ids, l->row_count, sizeof *ids, compare_ids);
    for (size_t i = 0; i < l->row_count; i++) {
        const char **parent = &l->rows[i].parent;
        if (zones_find(l->table, *parent, strlen(*parent)) == NO_ZONE &&
            !bsearch(parent, ids, l->row_count, sizeof *ids, compare_ids))
            *parent = "";
    }
    return LKD_OK;
}

/* ---- shapes ---- */

/* A drawing that is being filled. There is room for everything. */
struct canvas {
    struct drawing drawing;
    bool *outer;
};

static void append_shape(struct canvas *c, const struct zone_file *file, uint32_t shape,
                         uint32_t owner) {
    const struct shape *from = &file->shapes.shapes.items[shape];
    struct shapes *to = &c->drawing.shapes;
    struct shape copy = {owner, (uint32_t)to->rings.count, from->ring_count};
    to->shapes.items[to->shapes.count++] = copy;
    for (uint32_t i = 0; i < from->ring_count; i++) {
        struct ring ring = file->shapes.rings.items[from->first_ring + i];
        memcpy(to->points.items + to->points.count, file->shapes.points.items + ring.first,
               ring.count * sizeof *to->points.items);
        c->outer[to->rings.count] = i == 0 || file->outer.items[from->first_ring + i];
        to->rings.items[to->rings.count++] = (struct ring){(uint32_t)to->points.count, ring.count};
        to->points.count += ring.count;
    }
}

/* Room for the shapes of all features that are orders, or of all that are not. */
static bool canvas_init(struct loader *l, bool orders, struct arena *arena, struct canvas *c) {
    size_t count = 0, rings = 0, points = 0;
    for (size_t i = 0; i < l->file_count; i++) {
        const struct zone_file *file = &l->files[i];
        for (size_t k = 0; k < file->shapes.shapes.count; k++) {
            const struct shape *shape = &file->shapes.shapes.items[k];
            if (is_order(&file->features.items[shape->owner]) != orders)
                continue;
            count++;
            rings += shape->ring_count;
            for (uint32_t r = 0; r < shape->ring_count; r++)
                points += file->shapes.rings.items[shape->first_ring + r].count;
        }
    }
    struct shapes *shapes = &c->drawing.shapes;
    shapes_init(shapes, arena);
    shapes->shapes.items = arena_alloc(arena, count * sizeof *shapes->shapes.items);
    shapes->rings.items = arena_alloc(arena, rings * sizeof *shapes->rings.items);
    shapes->points.items = arena_alloc(arena, points * sizeof *shapes->points.items);
    c->drawing.outer = c->outer = arena_alloc(arena, rings * sizeof *c->outer);
    return shapes->shapes.items && shapes->rings.items && shapes->points.items && c->outer;
}

static enum lkd_status drawn_twice(struct loader *l, const struct zone_feature *feature) {
    error_set(l->err, LKD_BAD_ZONES, "zone \"%s\" is drawn twice", feature->id);
    error_where(l->err, "%s", feature->place);
    return LKD_BAD_ZONES;
}

static enum lkd_status gather_shapes(struct loader *l, struct zone_map *map) {
    const struct zones *zones = map->zones;
    bool *drawn = arena_calloc(&l->arena, zones_count(zones) + 1, sizeof *drawn);
    struct canvas canvas;
    if (!drawn || !canvas_init(l, false, &map->arena, &canvas))
        return no_memory(l->err);
    for (size_t i = 0; i < l->file_count; i++) {
        for (size_t k = 0; k < l->files[i].features.count; k++) {
            const struct zone_feature *feature = &l->files[i].features.items[k];
            if (is_order(feature) || feature->shape == NO_SHAPE)
                continue;
            uint32_t zone = zones_find(zones, feature->id, strlen(feature->id));
            if (drawn[zone])
                return drawn_twice(l, feature);
            drawn[zone] = true;
            append_shape(&canvas, &l->files[i], feature->shape, zone);
        }
    }
    map->drawing = canvas.drawing;
    return LKD_OK;
}

/* ---- orders ---- */

static enum lkd_status bad_order(struct loader *l, const struct zone_feature *f, const char *what) {
    error_set(l->err, LKD_BAD_ZONES, "the order \"%s\" %s", f->id, what);
    error_where(l->err, "%s", f->place);
    return LKD_BAD_ZONES;
}

static bool copy_texts(struct arena *arena, const struct zone_feature *f,
                       struct zone_order *order) {
    const char *name = f->name ? f->name : f->id, *name_en = f->name_en ? f->name_en : name;
    order->id = arena_strdup(arena, f->id);
    order->name = arena_strdup(arena, name);
    order->name_en = arena_strdup(arena, name_en);
    order->kind = arena_strdup(arena, f->kind ? f->kind : "blockade");
    order->level = arena_strdup(arena, f->level);
    order->cite = arena_strdup(arena, or_empty(f->cite));
    order->place = arena_strdup(arena, f->place);
    return order->id && order->name && order->name_en && order->kind && order->level &&
           order->cite && order->place;
}

static enum lkd_status read_order(struct loader *l, const struct zones *zones,
                                  struct zone_orders *orders, const struct zone_feature *f,
                                  struct zone_order *order) {
    if (f->shape == NO_SHAPE)
        return bad_order(l, f, "has no shape");
    if (!f->cite)
        return bad_order(l, f, "cites no act");
    if (!f->parent)
        return bad_order(l, f, "names no parent, the zone it lies in");
    if (zones_find(zones, f->id, strlen(f->id)) != NO_ZONE)
        return bad_order(l, f, "has the id of a zone");
    if (zone_orders_find(orders, f->id, strlen(f->id)) != NO_ORDER)
        return bad_order(l, f, "stands twice");
    order->parent = zones_find(zones, f->parent, strlen(f->parent));
    if (order->parent == NO_ZONE)
        return bad_order(l, f, "lies in an unknown zone");
    order->from_s = f->from_s;
    order->to_s = f->to_s;
    return copy_texts(&orders->arena, f, order) ? LKD_OK : no_memory(l->err);
}

static struct zone_orders *orders_new(size_t count) {
    struct arena arena;
    arena_init(&arena, MEMORY_MAX, NULL);
    struct zone_orders *orders = arena_calloc(&arena, 1, sizeof *orders);
    struct zone_order *items = arena_calloc(&arena, count, sizeof *items);
    if (!orders || !items) {
        arena_free(&arena);
        return NULL;
    }
    *orders = (struct zone_orders){.arena = arena, .items = items};
    return orders;
}

static enum lkd_status fill_orders(struct loader *l, const struct zones *zones,
                                   struct zone_orders *orders) {
    struct zone_order *items = (struct zone_order *)orders->items;
    struct canvas canvas;
    if (!canvas_init(l, true, &orders->arena, &canvas))
        return no_memory(l->err);
    for (size_t i = 0; i < l->file_count; i++) {
        for (size_t k = 0; k < l->files[i].features.count; k++) {
            const struct zone_feature *feature = &l->files[i].features.items[k];
            if (!is_order(feature))
                continue;
            enum lkd_status status = read_order(l, zones, orders, feature, &items[orders->count]);
            if (status)
                return status;
            append_shape(&canvas, &l->files[i], feature->shape, (uint32_t)orders->count++);
        }
    }
    orders->drawing = canvas.drawing;
    return zone_index_build(&orders->drawing.shapes, &orders->index, l->err);
}

static enum lkd_status make_orders(struct loader *l, const struct zones *zones,
                                   struct zone_orders **ret_orders) {
    if (l->order_count > MAP_ORDERS_MAX)
        return error_set(l->err, LKD_LIMIT, "there are more than %d orders", MAP_ORDERS_MAX);
    struct zone_orders *orders = orders_new(l->order_count);
    if (!orders)
        return no_memory(l->err);
    enum lkd_status status = fill_orders(l, zones, orders);
    if (status)
        zone_orders_free(orders);
    else
        *ret_orders = orders;
    return status;
}

/* ---- the map ---- */

static void hash_field(struct hash *h, const char *text) {
    hash_update(h, text, strlen(text) + 1);
}

static void hash_order(struct hash *h, const struct zone_map *map, const struct zone_order *order) {
    char period[64];
    snprintf(period, sizeof period, "%lld %lld", (long long)order->from_s, (long long)order->to_s);
    hash_field(h, order->id);
    hash_field(h, order->level);
    hash_field(h, order->cite);
    hash_field(h, zones_at(map->zones, order->parent)->id);
    hash_field(h, period);
}

/* Files are read in the order of their names, so equal folders have equal hashes. */
static void hash_map(struct loader *l, struct zone_map *map) {
    struct hash h;
    char text[HASH_TEXT_SIZE];
    hash_init(&h);
    hash_field(&h, zones_hash(map->zones));
    for (size_t i = 0; i < l->file_count; i++) {
        const struct zone_file *file = &l->files[i];
        for (size_t k = 0; k < file->features.count; k++)
            hash_field(&h, file->features.items[k].id);
        hash_update(&h, file->shapes.shapes.items,
                    file->shapes.shapes.count * sizeof *file->shapes.shapes.items);
        hash_update(&h, file->shapes.rings.items,
                    file->shapes.rings.count * sizeof *file->shapes.rings.items);
        hash_update(&h, file->shapes.points.items,
                    file->shapes.points.count * sizeof *file->shapes.points.items);
    }
    for (size_t i = 0; map->orders && i < map->orders->count; i++)
        hash_order(&h, map, &map->orders->items[i]);
    hash_text(&h, text);
    memcpy(map->hash, text, sizeof text);
}

static enum lkd_status make_map(struct loader *l, struct zone_map *map) {
    enum lkd_status status = list_rows(l);
    if (!status && l->loose)
        status = drop_unknown_parents(l);
    if (!status)
        status = zones_extend(l->table, l->rows, l->row_count, &map->zones, l->err);
    if (!status)
        status = gather_shapes(l, map);
    if (!status && map->drawing.shapes.shapes.count > 0)
        status = zone_index_build(&map->drawing.shapes, &map->index, l->err);
    if (!status && l->order_count > 0)
        status = make_orders(l, map->zones, &map->orders);
    if (!status)
        hash_map(l, map);
    return status;
}

static struct zone_map *map_new(void) {
    struct arena arena;
    arena_init(&arena, MEMORY_MAX, NULL);
    struct zone_map *map = arena_calloc(&arena, 1, sizeof *map);
    if (map)
        map->arena = arena;
    return map;
}

static enum lkd_status load_map(struct loader *l, const char *path, const char *table,
                                struct zone_map **ret_map) {
    struct zone_map *map;
    enum lkd_status status = read_table(l, path, table);
    if (!status && is_folder(path))
        status = read_folder(l, path);
    else if (!status && !ends_with(path, ".tsv"))
        status = read_file(l, path);
    if (status)
        return status;
    map = map_new();
    if (!map)
        return no_memory(l->err);
    status = make_map(l, map);
    if (status)
        zone_map_free(map);
    else
        *ret_map = map;
    return status;
}

static struct loader *loader_new(struct lkd_error *err) {
    struct loader *l = calloc(1, sizeof *l);
    if (l) {
        arena_init(&l->arena, MEMORY_MAX, NULL);
        l->err = err;
    }
    return l;
}

static void loader_free(struct loader *l) {
    for (size_t i = 0; i < l->file_count; i++)
        zone_file_free(&l->files[i]);
    zones_free(l->table);
    arena_free(&l->arena);
    free(l);
}

static enum lkd_status load(const char *path, const char *table, bool loose,
                            struct zone_map **ret_map, struct lkd_error *err) {
    struct loader *l = loader_new(err);
    if (!l)
        return no_memory(err);
    l->loose = loose;
    enum lkd_status status = load_map(l, path, table, ret_map);
    loader_free(l);
    return status;
}

enum lkd_status zone_map_load(const char *path, const char *table, struct zone_map **ret_map,
                              struct lkd_error *err) {
    return load(path, table, false, ret_map, err);
}

enum lkd_status zone_map_load_loose(const char *path, const char *table, struct zone_map **ret_map,
                                    struct lkd_error *err) {
    return load(path, table, true, ret_map, err);
}

enum lkd_status zone_orders_parse(const char *name, const char *text, size_t length,
                                  const struct zones *zones, struct zone_orders **ret_orders,
                                  struct lkd_error *err) {
    const struct zone_reading reading = {.path = name, .text = text, .length = length};
    struct loader *l = loader_new(err);
    if (!l)
        return no_memory(err);
    enum lkd_status status = read_zones(l, &reading);
    if (!status)
        status = list_rows(l);
    if (!status && l->row_count > 0) {
        status = error_set(err, LKD_BAD_ZONES, "zone \"%s\" is no order: it has no level",
                           l->rows[0].id);
        error_where(err, "%s", l->rows[0].place);
    }
    if (!status)
        status = make_orders(l, zones, ret_orders);
    loader_free(l);
    return status;
}
