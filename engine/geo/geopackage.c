/*
 * geopackage.c - reading a layer of a GeoPackage, an SQLite database (OGC 12-128r18).
 *
 * The database is opened read-only. Rows count from 1 in the order SQLite gives them. Geometries
 * are well-known binary behind a header whose envelope is not needed.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "geo/formats.h"

#define WGS_84 "EPSG:4326"
#define REPORT_ROWS 256 /* between two reports of progress */

struct package {
    struct intake *in;
    sqlite3 *db;
    char *layer, *column; /* in the file's arena */
    char system[64];      /* of its coordinates: "EPSG:4326" */
    int64_t rows;
};

static bool broken(struct package *p) {
    if (sqlite3_errcode(p->db) == SQLITE_NOMEM)
        return intake_no_memory(p->in);
    return intake_stop(p->in, LKD_BAD_ZONES, "the GeoPackage cannot be read: %s",
                       sqlite3_errmsg(p->db));
}

static sqlite3_stmt *prepare(struct package *p, const char *sql) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(p->db, sql, -1, &statement, NULL) != SQLITE_OK)
        broken(p);
    return statement;
}

static const char *text(sqlite3_stmt *row, int column) {
    const unsigned char *value = sqlite3_column_text(row, column);
    return value ? (const char *)value : "";
}

/* ---- the layer ---- */

/* Every layer that may hold polygons. */
static const char layers_sql[] =
    "SELECT c.table_name, g.column_name, s.organization, s.organization_coordsys_id"
    " FROM gpkg_contents c JOIN gpkg_geometry_columns g ON g.table_name = c.table_name"
    " LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id"
    " WHERE c.data_type = 'features' AND (?1 IS NULL OR c.table_name = ?1)"
    " AND (?1 IS NOT NULL OR upper(g.geometry_type_name) IN"
    "  ('POLYGON', 'MULTIPOLYGON', 'SURFACE', 'MULTISURFACE', 'GEOMETRY'))"
    " ORDER BY c.table_name";

static bool take_layer(struct package *p, sqlite3_stmt *row) {
    struct arena *a = &p->in->file->arena;
    p->layer = arena_strdup(a, text(row, 0));
    p->column = arena_strdup(a, text(row, 1));
    snprintf(p->system, sizeof p->system, "%.40s:%d", text(row, 2), sqlite3_column_int(row, 3));
    return (p->layer && p->column) || intake_no_memory(p->in);
}

static bool check_layer(struct package *p) {
    if (sqlite3_stricmp(p->system, WGS_84) == 0)
        return true;
    return intake_fail(p->in, "not_wgs84", 0, "transform the file to WGS 84 (EPSG:4326) first",
                       "the coordinates of layer \"%s\" are those of %s, not of WGS 84", p->layer,
                       p->system);
}

/* The only row of the statement; `wanted` is the name that was asked for, or NULL. */
static bool choose_layer(struct package *p, sqlite3_stmt *statement, const char *wanted) {
    char names[256] = "";
    size_t count = 0, length = 0;
    int step;
    for (; (step = sqlite3_step(statement)) == SQLITE_ROW; count++) {
        if (count == 0 && !take_layer(p, statement))
            return false;
        if (length < sizeof names)
            length += (size_t)snprintf(names + length, sizeof names - length, "%s%s",
                                       count ? ", " : "", text(statement, 0));
    }
    if (step != SQLITE_DONE)
        return broken(p);
    if (count == 0 && wanted)
        return intake_fail(p->in, "no_layer", 0, NULL, "there is no layer \"%.100s\"", wanted);
    if (count == 0)
        return intake_fail(p->in, "no_layer", 0, NULL, "no layer of the GeoPackage has polygons");
    if (count > 1)
        return intake_fail(p->in, "no_layer", 0, "say which with --layer NAME",
                           "the GeoPackage has %zu layers: %s", count, names);
    return check_layer(p);
}

static bool find_layer(struct package *p) {
    const struct lkd_zones_mapping *m = p->in->reading->mapping;
    const char *wanted = m ? m->layer : NULL;
    sqlite3_stmt *statement = prepare(p, layers_sql);
    if (!statement)
        return false;
    if (wanted)
        sqlite3_bind_text(statement, 1, wanted, -1, SQLITE_STATIC);
    bool found = choose_layer(p, statement, wanted);
    sqlite3_finalize(statement);
    return found;
}

/* ---- rows ---- */

static bool read_blob(struct package *p, const unsigned char *blob, size_t length) {
    static const size_t envelope_bytes[] = {0, 32, 48, 48, 64};
    if (length < 8 || blob[0] != 'G' || blob[1] != 'P')
        return intake_complain(p->in, "bad_geometry", NULL, "its geometry is none of a GeoPackage");
    unsigned flags = blob[3], envelope = flags >> 1 & 7;
    if (flags & 0x20 || envelope > 4 || length < 8 + envelope_bytes[envelope])
        return intake_complain(p->in, "bad_geometry", NULL, "its geometry is damaged");
    size_t header = 8 + envelope_bytes[envelope];
    return wkb_read(p->in, blob + header, length - header);
}

static bool read_geometry(struct package *p, sqlite3_stmt *row, int column) {
    if (sqlite3_column_type(row, column) == SQLITE_NULL)
        return true;
    if (sqlite3_column_type(row, column) != SQLITE_BLOB)
        return intake_complain(p->in, "bad_geometry", NULL, "its geometry is no binary value");
    const void *blob = sqlite3_column_blob(row, column);
    return read_blob(p, blob, (size_t)sqlite3_column_bytes(row, column));
}

static bool read_property(struct package *p, sqlite3_stmt *row, int column,
                          enum intake_field field) {
    int type = sqlite3_column_type(row, column);
    if (type == SQLITE_NULL)
        return true;
    if (type != SQLITE_TEXT && type != SQLITE_INTEGER)
        return intake_complain(p->in, "bad_value", NULL, "`%s` must be a text",
                               intake_name(p->in, field));
    const char *value = text(row, column);
    return intake_text(p->in, field, value, (size_t)sqlite3_column_bytes(row, column));
}

/* Properties first: a bad geometry is then told with its id. */
static bool read_columns(struct package *p, sqlite3_stmt *row, int geometry) {
    for (int i = 0; i < sqlite3_column_count(row); i++) {
        const char *name = sqlite3_column_name(row, i);
        int field = name ? intake_field(p->in, name, strlen(name)) : -1;
        if (i != geometry && field >= 0 && !read_property(p, row, i, (enum intake_field)field))
            return false;
    }
    return read_geometry(p, row, geometry);
}

static int geometry_column(struct package *p, sqlite3_stmt *statement) {
    for (int i = 0; i < sqlite3_column_count(statement); i++) {
        const char *name = sqlite3_column_name(statement, i);
        if (name && sqlite3_stricmp(name, p->column) == 0)
            return i;
    }
    intake_fail(p->in, "bad_geometry", 0, NULL, "layer \"%s\" has no column \"%s\"", p->layer,
                p->column);
    return -1;
}

static bool read_rows(struct package *p, sqlite3_stmt *statement) {
    const struct zone_reading *reading = p->in->reading;
    int geometry = geometry_column(p, statement), step = SQLITE_DONE;
    if (geometry < 0)
        return false;
    for (size_t row = 1; (step = sqlite3_step(statement)) == SQLITE_ROW; row++) {
        if (reading->report && row % REPORT_ROWS == 0)
            reading->report(reading->context, row, (size_t)p->rows);
        intake_begin(p->in, row, 0);
        read_columns(p, statement, geometry);
        if (!intake_end(p->in))
            return false;
    }
    return step == SQLITE_DONE || broken(p);
}

/* A statement about the layer: %w doubles the quotes of a name. */
static sqlite3_stmt *prepare_on_layer(struct package *p, const char *format) {
    char *sql = sqlite3_mprintf(format, p->layer);
    sqlite3_stmt *statement = NULL;
    if (sql)
        statement = prepare(p, sql);
    else
        intake_no_memory(p->in);
    sqlite3_free(sql);
    return statement;
}

static bool read_layer(struct package *p) {
    sqlite3_stmt *count = prepare_on_layer(p, "SELECT count(*) FROM \"%w\"");
    if (!count)
        return false;
    if (sqlite3_step(count) == SQLITE_ROW)
        p->rows = sqlite3_column_int64(count, 0);
    sqlite3_finalize(count);
    sqlite3_stmt *rows = prepare_on_layer(p, "SELECT * FROM \"%w\"");
    if (!rows)
        return false;
    bool done = read_rows(p, rows);
    sqlite3_finalize(rows);
    return done;
}

bool geopackage_read(struct intake *in) {
    struct package p = {.in = in};
    int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(in->file->path, &p.db, flags, NULL) != SQLITE_OK) {
        bool told = p.db ? broken(&p) : intake_no_memory(in);
        sqlite3_close(p.db);
        return told;
    }
    bool done = find_layer(&p) && read_layer(&p);
    sqlite3_close(p.db);
    return done;
}
