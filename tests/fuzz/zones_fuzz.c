/*
 * zones_fuzz.c - libFuzzer target: any bytes as GeoJSON, and as well-known binary.
 *
 * What is read as GeoJSON must be JSON, rings that are kept must be closed and in range, and a
 * refusal must say why.
 *
 *     cmake --preset fuzz && cmake --build --preset fuzz
 *     build/fuzz/fuzz/zones -max_len=4096 -max_total_time=60
 */
#include <jansson.h>
#include <math.h>
#include <stdlib.h>

#include "geo/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void require(bool what) {
    if (!what)
        abort();
}

static void check_rings(const struct zone_file *f) {
    for (size_t i = 0; i < f->shapes.rings.count; i++) {
        const struct ring *r = &f->shapes.rings.items[i];
        const double(*p)[2] = (const double(*)[2])f->shapes.points.items + r->first;
        require(r->count >= 4 && p[0][0] == p[r->count - 1][0] && p[0][1] == p[r->count - 1][1]);
        for (uint32_t k = 0; k < r->count; k++)
            require(fabs(p[k][0]) <= 180 && fabs(p[k][1]) < 90);
    }
}

/* Read with one of the readers; returns whether everything was taken. */
static bool read_bytes(const uint8_t *bytes, size_t length, unsigned flags, bool binary) {
    static const struct lkd_zones_mapping mapping = {.id_prefix = "z"};
    struct zone_reading reading = {.path = "fuzz", .mapping = &mapping, .flags = flags};
    struct zone_file f = {.path = "fuzz", .name = "fuzz"};
    struct geometer *geometer;
    struct lkd_error err = {0};
    struct intake in;
    require(geometer_new(&geometer, NULL) == LKD_OK);
    arena_init(&f.arena, (size_t)64 << 20, NULL);
    shapes_init(&f.shapes, &f.arena);
    intake_init(&in, &reading, &f, geometer);
    if (binary) {
        intake_begin(&in, 1, 0);
        wkb_read(&in, bytes, length);
        intake_end(&in);
    } else {
        geojson_read(&in, (const char *)bytes, length);
    }
    enum lkd_status status = intake_finish(&in, &err);
    require(status == LKD_OK || *err.message);
    if (status == LKD_OK)
        check_rings(&f);
    zone_file_free(&f);
    geometer_free(geometer);
    return status == LKD_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    read_bytes(bytes, length, 0, true);
    read_bytes(bytes, length, ZONE_FILE_REPAIR | ZONE_FILE_KEEP_GOOD, false);
    if (!read_bytes(bytes, length, ZONE_FILE_SKIP_OTHERS, false))
        return 0;
    size_t mark = length >= 3 && bytes[0] == 0xEF ? 3 : 0;
    json_error_t error;
    json_t *tree = json_loadb((const char *)bytes + mark, length - mark, 0, &error);
    /* a number nobody asked for may be too large */
    require(tree || json_error_code(&error) == json_error_numeric_overflow);
    json_decref(tree);
    return 0;
}
