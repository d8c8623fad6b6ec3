/*
 * geopackage_test.c - layers, rows and geometries of a GeoPackage made for the test.
 */
#include <sqlite3.h>

#include "zone_fixture.h"

static const char tables_sql[] =
    "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY,"
    " organization TEXT, organization_coordsys_id INTEGER, definition TEXT);"
    "INSERT INTO gpkg_spatial_ref_sys VALUES"
    " ('WGS 84', 4326, 'EPSG', 4326, ''), ('UTM 48N', 32648, 'EPSG', 32648, '');"
    "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, srs_id INTEGER);"
    "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT,"
    " geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);";

static void run(sqlite3 *db, const char *sql) {
    char *message = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s: %s", sql, message);
}

/* An empty database in a new file. */
static sqlite3 *open_package(struct zone_fixture *x) {
    sqlite3 *db;
    fixture_write(x, "", 0);
    assert_int_equal(sqlite3_open(x->path, &db), SQLITE_OK);
    run(db, tables_sql);
    return db;
}

static void add_layer(sqlite3 *db, const char *name, const char *type, int srs) {
    char *sql = sqlite3_mprintf(
        "INSERT INTO gpkg_contents VALUES (%Q, 'features', %d);"
        "INSERT INTO gpkg_geometry_columns VALUES (%Q, 'geom', %Q, %d, 0, 0);"
        "CREATE TABLE \"%w\" (fid INTEGER PRIMARY KEY, geom BLOB, id, name TEXT, parent TEXT)",
        name, srs, name, type, srs, name);
    run(db, sql);
    sqlite3_free(sql);
}

/* ---- geometries as hexadecimal SQL literals ---- */

#define HEADER "47500001E6100000" /* little endian, no envelope, 4326 */
#define WITH_ENVELOPE "47500003E6100000" DOUBLES_4
#define DOUBLES_4 "0000000000000000000000000000000000000000000000000000000000000000"
#define POLYGON_LE(rings, count) "0103000000" count "000000" rings
/* (106,10) (107,10) (107,11) (106,10) */
#define LON_106 "0000000000805A40"
#define LON_107 "0000000000C05A40"
#define LAT_10 "0000000000002440"
#define LAT_11 "0000000000002640"
#define TRIANGLE "04000000" LON_106 LAT_10 LON_107 LAT_10 LON_107 LAT_11 LON_106 LAT_10
#define TRIANGLE_Z                                                                                 \
    "04000000" LON_106 LAT_10 LAT_10 LON_107 LAT_10 LAT_10 LON_107 LAT_11 LAT_10 LON_106 LAT_10    \
        LAT_10
/* the same in big endian */
#define TRIANGLE_BE                                                                                \
    "000000000300000001"                                                                           \
    "00000004"                                                                                     \
    "405A8000000000004024000000000000"                                                             \
    "405AC000000000004024000000000000"                                                             \
    "405AC000000000004026000000000000"                                                             \
    "405A8000000000004024000000000000"

static void add_row(sqlite3 *db, const char *layer, const char *geometry, const char *id) {
    char *sql = sqlite3_mprintf("INSERT INTO \"%w\" VALUES (NULL, %s, %s, 'Vùng thử', '79')", layer,
                                geometry, id);
    run(db, sql);
    sqlite3_free(sql);
}

static void assert_refused(struct zone_fixture *x, const char *message) {
    fixture_read(x, NULL, 0);
    assert_int_equal(x->status, LKD_BAD_ZONES);
    assert_string_equal(x->err.message, message);
    assert_string_equal(x->err.where, x->path);
}

static void end(struct zone_fixture *x) {
    zone_file_free(&x->file);
    lkd_zone_findings_free(x->findings);
    unlink(x->path);
}

/* ---- tests ---- */

static void test_rows(void **state) {
    (void)state;
    struct zone_fixture x;
    sqlite3 *db = open_package(&x);
    add_layer(db, "my \"zones\"", "MULTIPOLYGON", 4326);
    add_row(db, "my \"zones\"", "x'" HEADER POLYGON_LE(TRIANGLE, "01") "'", "'1'");
    add_row(db, "my \"zones\"", "x'" WITH_ENVELOPE POLYGON_LE(TRIANGLE, "01") "'", "2");
    add_row(db, "my \"zones\"", "x'" HEADER "01EB03000001000000" TRIANGLE_Z "'", "'3'");
    add_row(db, "my \"zones\"", "x'" HEADER TRIANGLE_BE "'", "'4'");
    add_row(db, "my \"zones\"", "x'" HEADER "010600000001000000" POLYGON_LE(TRIANGLE, "01") "'",
            "'5'");
    add_row(db, "my \"zones\"", "NULL", "'6'");
    sqlite3_close(db);
    fixture_read(&x, NULL, 0);
    if (x.status)
        fail_msg("%s", x.err.message);
    assert_int_equal(x.file.features.count, 6);
    assert_int_equal(x.file.shapes.shapes.count, 4 + 1);
    assert_int_equal(x.file.features.items[5].shape, NO_SHAPE);
    for (uint32_t i = 0; i < 5; i++) {
        struct outline o = zone_file_outline(&x.file, i);
        assert_int_equal(o.ring_count, 1);
        assert_int_equal(o.rings[0].count, 4);
        assert_true(o.points[o.rings[0].first][0] == 106);
        assert_true(o.points[o.rings[0].first + 2][1] == 11);
    }
    assert_string_equal(x.file.features.items[1].id, "2");
    assert_string_equal(x.file.features.items[1].name, "Vùng thử");
    assert_string_equal(x.file.features.items[1].parent, "79");
    end(&x);
}

static void test_layers(void **state) {
    (void)state;
    struct zone_fixture x;
    sqlite3 *db = open_package(&x);
    add_layer(db, "points", "POINT", 4326);
    sqlite3_close(db);
    assert_refused(&x, "no layer of the GeoPackage has polygons");
    lkd_zone_findings_free(x.findings);
    assert_int_equal(sqlite3_open(x.path, &db), SQLITE_OK);
    add_layer(db, "wards", "POLYGON", 4326);
    add_layer(db, "areas", "GEOMETRY", 32648);
    add_row(db, "wards", "NULL", "'1'");
    sqlite3_close(db);
    x.err = (struct lkd_error){0};
    assert_refused(&x, "the GeoPackage has 2 layers: areas, wards");
    assert_string_equal(x.err.hint, "say which with --layer NAME");
    lkd_zone_findings_free(x.findings);
    struct lkd_zones_mapping m = {.layer = "wards"};
    fixture_read(&x, &m, 0);
    assert_int_equal(x.status, LKD_OK);
    lkd_zone_findings_free(x.findings);
    zone_file_free(&x.file);
    m.layer = "streets";
    x.err = (struct lkd_error){0};
    fixture_read(&x, &m, 0);
    assert_string_equal(x.err.message, "there is no layer \"streets\"");
    lkd_zone_findings_free(x.findings);
    m.layer = "areas";
    x.err = (struct lkd_error){0};
    fixture_read(&x, &m, 0);
    assert_string_equal(
        x.err.message, "the coordinates of layer \"areas\" are those of EPSG:32648, not of WGS 84");
    end(&x);
}

static void test_mistakes(void **state) {
    (void)state;
    struct zone_fixture x;
    sqlite3 *db = open_package(&x);
    static const struct {
        const char *geometry, *id, *message;
    } rows[] = {
        {"x'00'", "'1'", "feature 1 (1): its geometry is none of a GeoPackage"},
        {"x'4750000BE6100000'", "'2'", "feature 2 (2): its geometry is damaged"},
        {"x'" HEADER "01030000000100000004000000" LON_106 "'", "'3'",
         "feature 3 (3): its geometry is cut off or damaged"},
        {"x'" HEADER "0103000000FFFFFFFFFFFFFFFF'", "'4'",
         "feature 4 (4): its geometry is cut off or damaged"},
        {"x'" HEADER "0103000000000000'", "'5'",
         "feature 5 (5): its geometry is cut off or damaged"},
        {"x'" HEADER "010300000000000000'", "'6'", "feature 6 (6): a polygon has no rings"},
        {"x'" HEADER "0101000000" LON_106 LAT_10 "'", "'7'",
         "feature 7 (7): it is a Point; a zone is a Polygon or a MultiPolygon"},
        {"x'" HEADER POLYGON_LE("03000000" LON_106 LAT_10 LON_107 LAT_10 LON_106 LAT_10, "01") "'",
         "'8'", "feature 8 (8): ring 1 has only 3 points"},
        {"x'" HEADER POLYGON_LE("04000000" LON_106
                                "000000000000F87F" LON_107 LAT_10 LON_107 LAT_11 LON_106 LAT_10,
                                "01") "'",
         "'9'",
         "feature 9 (9): ring 1 has a point at 106, nan, which is beyond 180 degrees of longitude "
         "or 90 of latitude"},
        {"'text'", "'10'", "feature 10 (10): its geometry is no binary value"},
        {"NULL", "1.5", "feature 11: `id` must be a text"},
        {"NULL", "CAST(x'FF' AS TEXT)", "feature 12: `id` is not UTF-8"},
        {"NULL", "NULL", "feature 13: it has no id"},
    };
    size_t count = sizeof rows / sizeof *rows;
    add_layer(db, "z", "POLYGON", 4326);
    for (size_t i = 0; i < count; i++)
        add_row(db, "z", rows[i].geometry, rows[i].id);
    sqlite3_close(db);
    assert_refused(&x, rows[0].message);
    assert_int_equal(lkd_zone_findings_count(x.findings), count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(lkd_zone_findings_at(x.findings, i).message, rows[i].message);
    end(&x);
}

static void test_damaged(void **state) {
    (void)state;
    struct zone_fixture x;
    fixture_write(&x, "SQLite format 3\0 and then nothing", 33);
    assert_refused(&x, "the GeoPackage cannot be read: file is not a database");
    end(&x);
    sqlite3 *db;
    fixture_write(&x, "", 0);
    assert_int_equal(sqlite3_open(x.path, &db), SQLITE_OK);
    run(db, "CREATE TABLE t (a)");
    sqlite3_close(db);
    assert_refused(&x, "the GeoPackage cannot be read: no such table: gpkg_contents");
    end(&x);
}

TAP_MAIN(TEST("rows become zones, in either byte order, with and without height", test_rows),
         TEST("the layer is found or has to be named, and must be in WGS 84", test_layers),
         TEST("mistakes are told with the number of the row", test_mistakes),
         TEST("a damaged GeoPackage and another database are told", test_damaged))
