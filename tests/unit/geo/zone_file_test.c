/*
 * zone_file_test.c - reading zone files: what is kept, what is refused, and in which words.
 */
#include <math.h>
#include <sys/stat.h>

#include "base/civil.h"
#include "support/failing_malloc.h"
#include "zone_fixture.h"

static struct zone_fixture *open_sound(const char *text) {
    struct zone_fixture *x = fixture_open(text, NULL, 0);
    if (x->status)
        fail_msg("%s: %s", x->err.where, x->err.message);
    assert_int_equal(lkd_zone_findings_count(x->findings), 0);
    return x;
}

/* ---- what is kept ---- */

static void test_fields(void **state) {
    (void)state;
    struct zone_fixture *x = open_sound(COLLECTION(FEATURE(
        "\"id\":\"b-1\",\"name\":\"H\\u1ebbm 1\",\"name_en\":\"Alley 1\",\"kind\":\"blockade\","
        "\"parent\":\"760\",\"from\":\"2021-07-09T18:00:00+07:00\",\"to\":\"2021-07-16\","
        "\"level\":\"blockade\",\"cite\":\"D-12\",\"colour\":[1,{\"a\":null}]",
        SQUARE)));
    assert_int_equal(x->file.features.count, 1);
    const struct zone_feature *f = &x->file.features.items[0];
    assert_string_equal(f->id, "b-1");
    assert_string_equal(f->name, "Hẻm 1");
    assert_string_equal(f->name_en, "Alley 1");
    assert_string_equal(f->kind, "blockade");
    assert_string_equal(f->parent, "760");
    assert_string_equal(f->level, "blockade");
    assert_string_equal(f->cite, "D-12");
    int64_t from_s, to_s;
    assert_true(civil_parse_instant("2021-07-09T18:00:00+07:00", 25, &from_s));
    assert_true(civil_parse_date("2021-07-16", 10, &to_s));
    assert_true(f->from_s == from_s && f->to_s == to_s);
    assert_int_equal(f->number, 1);
    assert_int_equal(f->line, 2);
    assert_non_null(strstr(f->place, ": feature 1 (b-1)"));
    fixture_close(x);
}

static void test_absent_fields(void **state) {
    (void)state;
    struct zone_fixture *x =
        open_sound(COLLECTION(FEATURE("\"id\":7,\"name\":null,\"kind\":\"\"", "null")));
    const struct zone_feature *f = &x->file.features.items[0];
    assert_string_equal(f->id, "7");
    assert_null(f->name);
    assert_null(f->kind);
    assert_int_equal(f->shape, NO_SHAPE);
    assert_true(f->from_s == CIVIL_ALWAYS && f->to_s == CIVIL_NEVER);
    fixture_close(x);
}

static void test_kind(void **state) {
    (void)state;
    struct zone_fixture *x = open_sound(COLLECTION(
        FEATURE("\"id\":\"1\",\"admin_level\":\"district\",\"kind\":\"quan\"",
                "null") "," FEATURE("\"id\":\"2\",\"admin_level\":6,\"kind\":\"ward\"", "null")));
    assert_string_equal(x->file.features.items[0].kind, "district");
    assert_string_equal(x->file.features.items[1].kind, "ward");
    fixture_close(x);
}

static void test_mapping(void **state) {
    (void)state;
    const struct lkd_zones_mapping m = {
        .id = "ma", .name = "ten", .kind_is = "ward", .parent = "ma_cha", .id_prefix = "w-"};
    struct zone_fixture *x = fixture_open(
        COLLECTION(FEATURE("\"ma\":\"26740\",\"ten\":\"Bến Nghé\",\"name\":\"x\",\"kind\":\"y y\","
                           "\"ma_cha\":\"760\"",
                           SQUARE) "," FEATURE("\"ten\":\"Đa Kao\"", "null")),
        &m, 0);
    assert_int_equal(x->status, LKD_OK);
    const struct zone_feature *f = x->file.features.items;
    assert_string_equal(f[0].id, "26740");
    assert_string_equal(f[0].name, "Bến Nghé");
    assert_string_equal(f[0].kind, "ward");
    assert_string_equal(f[0].parent, "760");
    assert_string_equal(f[1].id, "w-2");
    assert_ptr_equal(zone_file_find(&x->file, "w-2"), &f[1]);
    assert_null(zone_file_find(&x->file, "w-3"));
    fixture_close(x);
}

static void test_shapes(void **state) {
    (void)state;
    struct zone_fixture *x =
        open_sound(COLLECTION(FEATURE("\"id\":\"1\"", POLYGON(RING "," HOLE)) "," FEATURE(
            "\"id\":\"2\"",
            "null") "," FEATURE("\"id\":\"3\"",
                                "{\"coordinates\":[[" RING "," HOLE "],"
                                "[[[1,2],[2,2],[2,3],[1,2]]]],\"type\":\"MultiPolygon\"}")));
    const struct zone_file *f = &x->file;
    assert_int_equal(f->shapes.shapes.count, 2);
    assert_int_equal(f->features.items[2].shape, 1);
    assert_int_equal(f->shapes.shapes.items[1].owner, 2);
    struct outline o = zone_file_outline(f, 1);
    assert_int_equal(o.ring_count, 3);
    assert_true(o.outer[0] && !o.outer[1] && o.outer[2]);
    assert_int_equal(o.rings[2].count, 4);
    assert_true(o.points[o.rings[2].first][0] == 1 && o.points[o.rings[2].first][1] == 2);
    fixture_close(x);
}

static void test_other_roots(void **state) {
    (void)state;
    struct zone_fixture *x = open_sound(FEATURE(NAMED, SQUARE));
    assert_int_equal(x->file.features.count, 1);
    fixture_close(x);
    const struct lkd_zones_mapping m = {.id_prefix = "z"};
    x = fixture_open("\xEF\xBB\xBF" POLYGON(RING), &m, 0);
    assert_int_equal(x->status, LKD_OK);
    assert_string_equal(x->file.features.items[0].id, "z1");
    fixture_close(x);
    x = open_sound("{\"features\":[],\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\","
                   "\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}}}");
    assert_int_equal(x->file.features.count, 0);
    fixture_close(x);
}

static void test_heights(void **state) {
    (void)state;
    struct zone_fixture *x = open_sound(COLLECTION(
        FEATURE(NAMED, POLYGON("[[106.6,10.7,5],[106.7,10.7,5],[106.7,10.8,6],[106.6,10.7,5]]"))));
    assert_int_equal(x->file.shapes.points.count, 4);
    fixture_close(x);
}

static void test_skip_others(void **state) {
    (void)state;
    static const char point[] = COLLECTION(FEATURE(
        "\"id\":\"1\"", "{\"type\":\"Point\",\"coordinates\":[1,2]}") "," FEATURE(NAMED, SQUARE));
    struct zone_fixture *x = fixture_open(point, NULL, ZONE_FILE_SKIP_OTHERS);
    assert_int_equal(x->status, LKD_OK);
    assert_int_equal(x->file.skipped, 1);
    assert_int_equal(x->file.features.count, 1);
    assert_int_equal(x->file.features.items[0].number, 2);
    fixture_close(x);
}

/* ---- repair ---- */

static void test_repair(void **state) {
    (void)state;
    struct zone_fixture *x = fixture_open(
        COLLECTION(FEATURE("\"id\":\"1\"", POLYGON(BOWTIE)) "," FEATURE("\"id\":\"2\"", SQUARE)),
        NULL, ZONE_FILE_REPAIR);
    assert_int_equal(x->status, LKD_OK);
    assert_int_equal(x->file.repaired, 1);
    struct outline o = zone_file_outline(&x->file, 0);
    assert_int_equal(o.ring_count, 2);
    assert_true(o.outer[0] && o.outer[1]);
    o = zone_file_outline(&x->file, 1);
    assert_int_equal(o.ring_count, 1);
    assert_true(o.points[o.rings[0].first][0] == 106.6);
    struct lkd_zone_finding f = lkd_zone_findings_at(x->findings, 0);
    assert_true(f.warning);
    assert_string_equal(f.kind, "repaired");
    assert_non_null(
        strstr(f.message, "feature 1 (1): repaired Self-intersection at 106.65, 10.75"));
    fixture_close(x);
}

static void test_nothing_to_repair(void **state) {
    (void)state;
    struct zone_fixture *x =
        fixture_open(COLLECTION(FEATURE(
                         NAMED, POLYGON("[[106.6,10.7],[106.7,10.7],[106.6,10.7],[106.6,10.7]]"))),
                     NULL, ZONE_FILE_REPAIR);
    assert_int_equal(x->status, LKD_BAD_ZONES);
    assert_string_equal(x->err.message, "feature 1 (Z1): it has no area at all");
    fixture_close(x);
}

/* ---- mistakes ---- */

struct mistake {
    const char *text, *kind, *message, *hint;
};

static void assert_refused(const struct mistake *m) {
    struct zone_fixture *x = fixture_open(m->text, NULL, 0);
    char where[80];
    if (x->status != LKD_BAD_ZONES)
        fail_msg("%s is %s", m->text, lkd_status_name(x->status));
    assert_string_equal(x->err.message, m->message);
    assert_string_equal(x->err.hint, m->hint);
    assert_int_equal(lkd_zone_findings_count(x->findings), 1);
    struct lkd_zone_finding f = lkd_zone_findings_at(x->findings, 0);
    assert_string_equal(f.kind, m->kind);
    assert_string_equal(f.message, m->message);
    snprintf(where, sizeof where, f.line ? "%s:%zu" : "%s", x->path, f.line);
    assert_string_equal(x->err.where, where);
    fixture_close(x);
}

#define ONE(properties, geometry) COLLECTION(FEATURE(properties, geometry))
#define RANGE "which is beyond 180 degrees of longitude or 90 of latitude"
#define POLES "longitude comes first, then latitude; a zone cannot reach a pole"
#define PARTS "a zone beyond the 180th meridian is written in two parts, one on either side"
#define CLOSED "the last point of a ring repeats its first"
#define REPAIR "draw it anew, or let `zones import --repair` mend it"

static const struct mistake geometry_mistakes[] = {
    {ONE(NAMED, POLYGON("[[106.6,10.7],[106.7,10.7],[106.7,10.8],[106.6,10.8]]")), "invalid_ring",
     "feature 1 (Z1): ring 1 is not closed: it begins at 106.6, 10.7 and ends at 106.6, 10.8",
     CLOSED},
    {ONE(NAMED, POLYGON("[[106.6,10.7],[106.7,10.7],[106.6,10.7]]")), "invalid_ring",
     "feature 1 (Z1): ring 1 has only 3 points",
     "a ring has at least four, the last repeating the first"},
    {ONE(NAMED, POLYGON(RING ",[]")), "invalid_ring", "feature 1 (Z1): ring 2 has no points", ""},
    {ONE(NAMED, POLYGON("")), "invalid_ring", "feature 1 (Z1): a polygon has no rings", ""},
    {ONE(NAMED, "{\"type\":\"MultiPolygon\",\"coordinates\":[]}"), "invalid_ring",
     "feature 1 (Z1): its geometry is empty", ""},
    {ONE(NAMED, "{\"type\":\"Polygon\"}"), "invalid_ring",
     "feature 1 (Z1): its geometry has no coordinates", ""},
    {ONE(NAMED, POLYGON(BOWTIE)), "invalid_ring",
     "feature 1 (Z1): the polygon is not valid: Self-intersection at 106.65, 10.75", REPAIR},
    {ONE(NAMED, POLYGON("[[10.7,106.6],[10.7,106.7],[10.8,106.7],[10.7,106.6]]")), "swapped_axes",
     "feature 1 (Z1): ring 1 has a point at 10.7, 106.6, " RANGE,
     "longitude and latitude are exchanged: longitude comes first"},
    {ONE(NAMED, POLYGON("[[681000,1192000],[682000,1192000],[682000,1193000],[681000,1192000]]")),
     "out_of_range", "feature 1 (Z1): ring 1 has a point at 681000, 1192000, " RANGE,
     "these look like metres of a projection: transform the file to WGS 84 (EPSG:4326)"},
    {ONE(NAMED, POLYGON("[[179,10],[181,10],[181,11],[179,10]]")), "out_of_range",
     "feature 1 (Z1): ring 1 has a point at 181, 10, " RANGE, PARTS},
    {ONE(NAMED, POLYGON("[[179,10],[-179,10],[-179,11],[179,10]]")), "antimeridian",
     "feature 1 (Z1): ring 1 crosses the 180th meridian between 179 and -179", PARTS},
    {ONE(NAMED, POLYGON("[[0,80],[90,80],[180,80],[-90,80],[0,80]]")), "antimeridian",
     "feature 1 (Z1): ring 1 crosses the 180th meridian between 180 and -90", PARTS},
    {ONE(NAMED, POLYGON("[[0,80],[90,80],[90,90],[0,80]]")), "out_of_range",
     "feature 1 (Z1): ring 1 has a point at a pole: 90, 90", "a zone cannot reach a pole"},
    {ONE(NAMED, POLYGON("[[0,80],[90,80],[90,91],[0,80]]")), "out_of_range",
     "feature 1 (Z1): ring 1 has a point at 90, 91, " RANGE, POLES},
    {ONE(NAMED, POLYGON("[[1,2],[2,\"3\"],[2,4],[1,2]]")), "syntax",
     "feature 1 (Z1): ring 1 has something that is not [longitude, latitude]", ""},
    {ONE(NAMED, POLYGON("[[1],[2,3],[2,4],[1,2]]")), "syntax",
     "feature 1 (Z1): ring 1 has something that is not [longitude, latitude]", ""},
    {ONE(NAMED, POLYGON("[[1,2,3],[2,3],[2,4],[1,2]]")), "syntax",
     "feature 1 (Z1): ring 1 has positions of 3 and of 2 numbers", ""},
    {ONE(NAMED, POLYGON(RING "],[" HOLE)), "syntax",
     "invalid JSON: expected a key in double quotes (column 174)", ""},
    {ONE(NAMED, "{\"type\":\"Point\",\"coordinates\":[1,2]}"), "no_area",
     "feature 1 (Z1): it is a Point; a zone is a Polygon or a MultiPolygon",
     "such features can be left out (--skip-others)"},
    {ONE(NAMED, "{\"type\":\"polygon\",\"coordinates\":[]}"), "syntax",
     "feature 1 (Z1): its geometry has the type \"polygon\"", ""},
    {ONE(NAMED, "7"), "syntax", "feature 1 (Z1): its geometry must be an object", ""},
};

static const struct mistake property_mistakes[] = {
    {ONE("\"name\":\"x\"", "null"), "no_id", "feature 1: it has no id",
     "say which property holds it (--id NAME) or number them (--id-prefix TEXT)"},
    {ONE("\"id\":\"a b\"", "null"), "bad_value", "feature 1 (a b): its id \"a b\" holds a space",
     ""},
    {ONE("\"id\":\"0123456789012345678901234567890123456789012345678901234567890123\"", "null"),
     "bad_value",
     "feature 1 (012345678901234567890123456789012345678901234567890123456789012): its id has 64 "
     "bytes; at most 63 are allowed",
     ""},
    {ONE(NAMED ",\"kind\":\"distric\"", "null"), "bad_value",
     "feature 1 (Z1): \"distric\" is not a kind of zone", "did you mean \"district\"?"},
    {ONE(NAMED ",\"kind\":\"Khu A\"", "null"), "bad_value",
     "feature 1 (Z1): \"Khu A\" is not a kind of zone",
     "a kind is a word of a-z and _, such as \"district\" or \"industrial_park\""},
    {ONE(NAMED ",\"parent\":[\"79\"]", "null"), "bad_value",
     "feature 1 (Z1): `parent` must be a string", ""},
    {ONE("\"id\":1.5", "null"), "bad_value", "feature 1: `id` must be a string", ""},
    {ONE(NAMED ",\"name_en\":\"a\\tb\"", "null"), "bad_value",
     "feature 1 (Z1): property `name_en` holds the control character 0x09", ""},
    {ONE(NAMED ",\"from\":\"2021-02-30\"", "null"), "bad_value",
     "feature 1 (Z1): `from` is \"2021-02-30\", which is not a date",
     "a date is written 2021-07-26"},
    {ONE(NAMED ",\"from\":\"2021-07-26T18:00:00+07:00\"", "null"), "bad_value",
     "feature 1 (Z1): `from` is \"2021-07-26T18:00:00+07:00\", which is not a date",
     "a date is written 2021-07-26"},
    {ONE(NAMED ",\"from\":\"2021-07-26\",\"to\":\"2021-07-26\"", "null"), "bad_value",
     "feature 1 (Z1): it is never valid: from 2021-07-26 to 2021-07-26, the end excluded",
     "`to` is the first moment that is no longer in it"},
    {ONE(NAMED ",\"level\":\"CT16\"", "null"), "bad_value",
     "feature 1 (Z1): it has a level, \"CT16\", but no cite",
     "name the act that orders it in `cite`"},
    {COLLECTION(FEATURE(NAMED, "null") "," FEATURE(NAMED, SQUARE)), "duplicate_id",
     "feature 2 (Z1): feature 1 has the same id", ""},
};

static const struct mistake file_mistakes[] = {
    {"", "syntax", "invalid JSON: the text is empty (column 1)", ""},
    {"[]", "syntax", "GeoJSON must be an object", ""},
    {"{}", "syntax", "GeoJSON has no `type`", ""},
    {"{\"type\":\"Topology\"}", "syntax", "its `type` is \"Topology\"",
     "a zone file is a FeatureCollection"},
    {"{\"type\":\"FeatureCollection\"}", "syntax", "it has no `features`", ""},
    {"{\"type\":\"FeatureCollection\",\"features\":{}}", "syntax", "`features` must be a list", ""},
    {COLLECTION("null"), "syntax", "feature 1: a feature must be an object", ""},
    {COLLECTION("{\"type\":\"Featre\",\"id\":\"9\"}"), "syntax",
     "feature 1 (9): its `type` must be \"Feature\"", ""},
    {COLLECTION("{\"geometry\":null}"), "syntax", "feature 1: it has no `type`: \"Feature\"", ""},
    {"{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
     "\"urn:ogc:def:crs:EPSG::9210\"}},\"features\":[]}",
     "not_wgs84", "its coordinates are those of urn:ogc:def:crs:EPSG::9210, not of WGS 84",
     "transform the file to WGS 84 (EPSG:4326) first"},
    {COLLECTION(FEATURE(NAMED, POLYGON("[[NaN,10.7],[106.7,10.7]]"))), "syntax",
     "invalid JSON: expected a value (column 108)", ""},
    {"{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",\"prop", "syntax",
     "invalid JSON: the text ends inside a string (column 24)", ""},
    {COLLECTION("{\"type\":\"Feature\",\"geometry\":null,\"geometry\":null}"), "syntax",
     "invalid JSON: the key \"geometry\" is given twice (column 35)", ""},
};

static void refuse_all(const struct mistake *mistakes, size_t count) {
    for (size_t i = 0; i < count; i++)
        assert_refused(&mistakes[i]);
}
#define REFUSE_ALL(table) refuse_all(table, sizeof(table) / sizeof *(table))

static void test_geometry_mistakes(void **state) {
    (void)state;
    REFUSE_ALL(geometry_mistakes);
}

static void test_property_mistakes(void **state) {
    (void)state;
    REFUSE_ALL(property_mistakes);
}

static void test_file_mistakes(void **state) {
    (void)state;
    REFUSE_ALL(file_mistakes);
}

static void test_all_mistakes(void **state) {
    (void)state;
    static const char text[] = COLLECTION(FEATURE("\"id\":\"1\"", POLYGON(BOWTIE)) "," FEATURE(
        "\"id\":\"2\"",
        SQUARE) ","
                "{\"type\":\"Feature\",\"geometry\":" POLYGON(
                    "[[1,2],7]") ",\"properties\":"
                                 "{\"id\":\"3\"}}," FEATURE("\"id\":\"2\"",
                                                            SQUARE) "," FEATURE("", "null"));
    static const char *const messages[] = {
        "feature 1 (1): the polygon is not valid: Self-intersection at 106.65, 10.75",
        "feature 3 (3): ring 1 has something that is not [longitude, latitude]",
        "feature 5: it has no id",
        "feature 4 (2): feature 2 has the same id",
    };
    static const size_t lines[] = {2, 4, 5, 4};
    struct zone_fixture *x = fixture_open(text, NULL, 0);
    assert_int_equal(x->status, LKD_BAD_ZONES);
    assert_int_equal(lkd_zone_findings_errors(x->findings), 4);
    for (size_t i = 0; i < 4; i++) {
        struct lkd_zone_finding f = lkd_zone_findings_at(x->findings, i);
        assert_string_equal(f.message, messages[i]);
        assert_int_equal(f.line, lines[i]);
    }
    assert_int_equal(x->file.features.count, 0);
    fixture_close(x);
}

static void test_keep_good(void **state) {
    (void)state;
    struct zone_fixture *x = fixture_open(
        COLLECTION(FEATURE("\"id\":\"1\"", POLYGON(BOWTIE)) "," FEATURE("\"id\":\"2\"", SQUARE)),
        NULL, ZONE_FILE_KEEP_GOOD);
    assert_int_equal(x->status, LKD_OK);
    assert_int_equal(lkd_zone_findings_errors(x->findings), 1);
    assert_int_equal(x->file.features.count, 1);
    assert_int_equal(x->file.shapes.points.count, 5);
    assert_int_equal(x->file.outer.count, 1);
    assert_int_equal(x->file.features.items[0].shape, 0);
    fixture_close(x);
}

static void test_keep_nothing(void **state) {
    (void)state;
    struct zone_fixture *x = fixture_open(
        "{\"type\":\"FeatureCollection\",\"features\":[" FEATURE(
            NAMED, SQUARE) ","
                           "{\"type\":\"Feature\",\"geometry\":" POLYGON(RING ",[[1,2],[2"),
        NULL, ZONE_FILE_KEEP_GOOD);
    assert_int_equal(x->status, LKD_BAD_ZONES);
    assert_int_equal(x->file.features.count, 0);
    assert_int_equal(lkd_zone_findings_errors(x->findings), 1);
    fixture_close(x);
}

static void test_many_mistakes(void **state) {
    (void)state;
    struct text t;
    text_init(&t, (size_t)1 << 20);
    text_puts(&t, "{\"type\":\"FeatureCollection\",\"features\":[");
    for (int i = 0; i < 250; i++)
        text_printf(&t, "%s{\"type\":\"Feature\"}", i ? "," : "");
    text_puts(&t, "]}");
    struct zone_fixture *x = fixture_open(text_cstr(&t), NULL, 0);
    assert_int_equal(x->status, LKD_BAD_ZONES);
    assert_int_equal(lkd_zone_findings_count(x->findings), FINDINGS_ERRORS_MAX);
    assert_int_equal(lkd_zone_findings_errors(x->findings), 250);
    fixture_close(x);
    text_free(&t);
}

/* ---- files ---- */

static void test_large_file(void **state) {
    (void)state;
    struct zone_fixture x;
    fixture_write(&x, "{", 1);
    assert_int_equal(truncate(x.path, (off_t)500 << 20), 0);
    fixture_read(&x, NULL, 0);
    assert_int_equal(x.status, LKD_LIMIT);
    assert_string_equal(x.err.message, "the file has 524288000 bytes; at most 268435456 are read");
    assert_string_equal(x.err.where, x.path);
    lkd_zone_findings_free(x.findings);
    unlink(x.path);
}

static void test_no_file(void **state) {
    (void)state;
    struct zone_file file;
    struct lkd_error err = {0};
    struct zone_reading reading = {.path = "/nowhere/zones.geojson"};
    assert_int_equal(zone_file_read(&reading, &file, &err), LKD_NOT_FOUND);
    assert_string_equal(err.message,
                        "cannot read /nowhere/zones.geojson: No such file or directory");
    reading.path = "/tmp";
    assert_int_equal(zone_file_read(&reading, &file, NULL), LKD_IO);
}

static void test_archive(void **state) {
    (void)state;
    struct zone_fixture *x = fixture_open("PK\x03\x04 and so on", NULL, 0);
    assert_int_equal(x->status, LKD_BAD_ZONES);
    assert_string_equal(x->err.message, "the file is a ZIP archive; unpack it first");
    fixture_close(x);
}

/* ---- memory ---- */

static bool read_once(void *context) {
    const char *path = context;
    struct lkd_zone_findings *findings = findings_new();
    struct zone_file file;
    struct lkd_error err = {0};
    struct zone_reading reading = {
        .path = path, .findings = findings, .flags = ZONE_FILE_REPAIR | ZONE_FILE_KEEP_GOOD};
    enum lkd_status status = findings ? zone_file_read(&reading, &file, &err) : LKD_NO_MEMORY;
    if (status == LKD_OK)
        zone_file_free(&file);
    else
        assert_int_equal(status, LKD_NO_MEMORY);
    lkd_zone_findings_free(findings);
    return status == LKD_OK;
}

static void test_memory(void **state) {
    (void)state;
    struct zone_fixture x;
    static const char text[] = COLLECTION(FEATURE("\"id\":\"1\"", POLYGON(BOWTIE)) "," FEATURE(
        "\"id\":\"2\"", POLYGON(RING "," HOLE)) "," FEATURE("\"id\":\"3\"", POLYGON("[[1,2],7]")));
    fixture_write(&x, text, sizeof text - 1);
    assert_true(fail_every_allocation_once(read_once, x.path) > 5);
    unlink(x.path);
}

TAP_MAIN(TEST("properties become the fields of a zone", test_fields),
         TEST("what a file does not say stays unknown", test_absent_fields),
         TEST("admin_level stands before kind where it is a word", test_kind),
         TEST("options say which property means what", test_mapping),
         TEST("rings are kept with their holes and parts", test_shapes),
         TEST("one feature or one geometry is a zone file too", test_other_roots),
         TEST("heights are dropped", test_heights),
         TEST("points and lines can be left out", test_skip_others),
         TEST("a crossing is repaired when asked, and told", test_repair),
         TEST("what has no area cannot be repaired", test_nothing_to_repair),
         TEST("mistakes of geometry are told with their place", test_geometry_mistakes),
         TEST("mistakes of properties are told with a hint", test_property_mistakes),
         TEST("what is no GeoJSON is told", test_file_mistakes),
         TEST("all mistakes are told at once, each with its line", test_all_mistakes),
         TEST("zones that are sound can be kept", test_keep_good),
         TEST("of a text that breaks off nothing is kept", test_keep_nothing),
         TEST("a hundred mistakes are kept, all are counted", test_many_mistakes),
         TEST("a file of 500 MB is refused with both sizes", test_large_file),
         TEST("a file that is not there, or a folder, is told", test_no_file),
         TEST("an archive is to be unpacked", test_archive),
         TEST("every allocation may fail", test_memory))
