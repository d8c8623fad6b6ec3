/*
 * shapefile_test.c - shapes, attributes and the files beside a Shapefile made for the test.
 */
#include <shapefil.h>

#include "zone_fixture.h"

#define WGS_84                                                                                     \
    "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]]" \
    "]"
#define VN_2000 "PROJCS[\"VN-2000 / UTM zone 48N\",GEOGCS[\"VN-2000\"]]"

struct fixture {
    struct zone_fixture zones;
    char folder[32], stem[40];
    SHPHandle shapes;
    DBFHandle table;
};

static void write_beside(const struct fixture *x, const char *ending, const char *text) {
    char path[128];
    snprintf(path, sizeof path, "%s.%s", x->stem, ending);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void remove_beside(const struct fixture *x, const char *ending) {
    char path[128];
    snprintf(path, sizeof path, "%s.%s", x->stem, ending);
    unlink(path);
}

static void begin(struct fixture *x) {
    *x = (struct fixture){.folder = "/tmp/lockdown-shp-XXXXXX"};
    assert_non_null(mkdtemp(x->folder));
    snprintf(x->stem, sizeof x->stem, "%s/zones", x->folder);
    snprintf(x->zones.path, sizeof x->zones.path, "%s.shp", x->stem);
    x->shapes = SHPCreate(x->stem, SHPT_POLYGON);
    x->table = DBFCreate(x->stem);
    assert_true(x->shapes && x->table);
    DBFAddField(x->table, "ID", FTString, 10, 0);
    DBFAddField(x->table, "name", FTString, 40, 0);
    DBFAddField(x->table, "admin_leve", FTString, 20, 0);
    DBFAddField(x->table, "from", FTDate, 8, 0);
    write_beside(x, "prj", WGS_84);
}

static void add(struct fixture *x, const char *id, const char *name, int rings, const int *starts,
                int count, const double *lon, const double *lat) {
    SHPObject *shape =
        SHPCreateObject(SHPT_POLYGON, -1, rings, starts, NULL, count, lon, lat, NULL, NULL);
    assert_non_null(shape);
    int row = SHPWriteObject(x->shapes, -1, shape);
    SHPDestroyObject(shape);
    DBFWriteStringAttribute(x->table, row, 0, id);
    DBFWriteStringAttribute(x->table, row, 1, name);
    DBFWriteStringAttribute(x->table, row, 2, "ward");
    DBFWriteAttributeDirectly(x->table, row, 3, "20210701");
}

static void add_square(struct fixture *x, const char *id, const char *name) {
    static const double lon[] = {106, 106, 107, 107, 106}, lat[] = {10, 11, 11, 10, 10};
    static const int starts[] = {0};
    add(x, id, name, 1, starts, 5, lon, lat);
}

static void read_it(struct fixture *x) {
    if (x->shapes) {
        SHPClose(x->shapes);
        DBFClose(x->table);
        x->shapes = NULL;
    } else {
        lkd_zone_findings_free(x->zones.findings);
        zone_file_free(&x->zones.file);
    }
    x->zones.err = (struct lkd_error){0};
    fixture_read(&x->zones, NULL, 0);
}

static void end(struct fixture *x) {
    static const char *const endings[] = {"shp", "shx", "dbf", "prj", "cpg"};
    lkd_zone_findings_free(x->zones.findings);
    zone_file_free(&x->zones.file);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        remove_beside(x, endings[i]);
    rmdir(x->folder);
}

static void assert_refused(struct fixture *x, const char *message, const char *hint) {
    read_it(x);
    assert_int_equal(x->zones.status, LKD_BAD_ZONES);
    assert_string_equal(x->zones.err.message, message);
    assert_string_equal(x->zones.err.hint, hint);
}

/* ---- tests ---- */

static void test_attributes(void **state) {
    (void)state;
    struct fixture x;
    begin(&x);
    add_square(&x, "26740", "Phường Bến Nghé");
    read_it(&x);
    if (x.zones.status)
        fail_msg("%s", x.zones.err.message);
    const struct zone_feature *f = &x.zones.file.features.items[0];
    assert_string_equal(f->id, "26740");
    assert_string_equal(f->name, "Phường Bến Nghé");
    assert_string_equal(f->kind, "ward");
    assert_string_equal(f->from, "2021-07-01");
    assert_int_equal(f->number, 1);
    end(&x);
}

/* Two islands, the second with a hole, whose rings stand before their outer ring. */
static void test_rings(void **state) {
    (void)state;
    static const double lon[] = {108.2, 108.4, 108.4, 108.2, 106, 106, 107,
                                 107,   106,   108,   108,   109, 109, 108},
                        lat[] = {10.2, 10.2, 10.4, 10.2, 10, 11, 11, 10, 10, 10, 11, 11, 10, 10};
    static const int starts[] = {0, 4, 9};
    struct fixture x;
    begin(&x);
    add(&x, "1", "a", 3, starts, 14, lon, lat);
    read_it(&x);
    if (x.zones.status)
        fail_msg("%s", x.zones.err.message);
    struct outline o = zone_file_outline(&x.zones.file, 0);
    assert_int_equal(o.ring_count, 3);
    assert_true(o.outer[0] && o.outer[1] && !o.outer[2]);
    assert_int_equal(o.rings[2].count, 4);
    end(&x);
}

static void test_projection(void **state) {
    (void)state;
    struct fixture x;
    begin(&x);
    add_square(&x, "1", "a");
    remove_beside(&x, "prj");
    assert_refused(&x, "nothing says that the coordinates are those of WGS 84",
                   "a .prj file beside it says so");
    write_beside(&x, "prj", VN_2000);
    assert_refused(&x,
                   "the coordinates are those of PROJCS[\"VN-2000 / UTM zone 48N\", not of WGS 84",
                   "transform the file to WGS 84 (EPSG:4326) first");
    end(&x);
}

static void test_encoding(void **state) {
    (void)state;
    struct fixture x;
    begin(&x);
    add_square(&x, "1", "Ph\xF9");
    assert_refused(&x, "feature 1 (1): `name` is not UTF-8", "convert the file to UTF-8");
    write_beside(&x, "cpg", "windows-1258\n");
    assert_refused(&x, "feature 1 (1): `name` is written in windows-1258, not in UTF-8",
                   "convert the file to UTF-8");
    write_beside(&x, "cpg", "UTF-8");
    assert_refused(&x, "feature 1 (1): `name` is not UTF-8", "convert the file to UTF-8");
    end(&x);
}

static void test_files_beside(void **state) {
    (void)state;
    struct fixture x;
    begin(&x);
    add_square(&x, "1", "a");
    read_it(&x);
    remove_beside(&x, "dbf");
    assert_refused(&x, "the attributes cannot be read; the .dbf has to lie beside the .shp", "");
    remove_beside(&x, "shx");
    assert_refused(&x, "the Shapefile cannot be read; its .shx has to lie beside it", "");
    end(&x);
}

static void test_mistakes(void **state) {
    (void)state;
    static const double lon[] = {106, 107, 107, 106, 106}, lat[] = {10, 11, 10, 11, 10};
    static const int starts[] = {0};
    struct fixture x;
    begin(&x);
    add_square(&x, "1", "a");
    add(&x, "2", "b", 1, starts, 5, lon, lat);
    add_square(&x, "1", "c");
    read_it(&x);
    assert_int_equal(x.zones.status, LKD_BAD_ZONES);
    assert_int_equal(lkd_zone_findings_errors(x.zones.findings), 2);
    assert_string_equal(
        lkd_zone_findings_at(x.zones.findings, 0).message,
        "feature 2 (2): the polygon is not valid: Self-intersection at 106.5, 10.5");
    assert_string_equal(lkd_zone_findings_at(x.zones.findings, 1).message,
                        "feature 3 (1): feature 1 has the same id");
    end(&x);
}

TAP_MAIN(TEST("attributes become fields, short names and dates included", test_attributes),
         TEST("holes find the ring around them", test_rings),
         TEST("the .prj has to say WGS 84", test_projection),
         TEST("attributes have to be UTF-8", test_encoding),
         TEST("the files beside it are needed", test_files_beside),
         TEST("mistakes are told with the number of the row", test_mistakes))
