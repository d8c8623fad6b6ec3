/*
 * import_test.c - importing a zone file: what is written, and that a failure leaves all as it was.
 */
#include <fcntl.h>
#include <math.h>
#include <sys/stat.h>

#include "base/marks.h"
#include "geo/tidy.h"
#include "support/failing_malloc.h"
#include "zone_fixture.h"

#define TABLE "geodata/units.tsv" /* of the project's folder, in which tests run */

/* ---- numbers ---- */

static void test_numbers(void **state) {
    (void)state;
    static const struct {
        double value;
        const char *text;
    } cases[] = {
        {0, "0"},
        {106, "106"},
        {-180, "-180"},
        {106.6, "106.6"},
        {0.1, "0.1"},
        {-0.05, "-0.05"},
        {10.7957646470001, "10.7957646470001"},
        {106.67999999999999, "106.67999999999999"},
        {10.850000000000001, "10.850000000000001"},
        {1e-7, "0.0000001"},
        {5e-324, "4.94065645841247e-324"},
    };
    struct text t;
    text_init(&t, 1 << 16);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        text_clear(&t);
        tidy_number(&t, cases[i].value);
        assert_string_equal(text_cstr(&t), cases[i].text);
        assert_true(strtod(text_cstr(&t), NULL) == cases[i].value);
    }
    text_free(&t);
}

static void test_random_numbers(void **state) {
    (void)state;
    uint64_t seed = 88172645463325252u;
    char shortest[40];
    struct text t;
    text_init(&t, 1 << 16);
    for (int i = 0; i < 200000; i++) {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        double value = (double)(int64_t)seed / 9223372036854775808.0 * 180;
        if (i % 2)
            value = round(value * 1e7) / 1e7;
        text_clear(&t);
        tidy_number(&t, value);
        assert_true(strtod(text_cstr(&t), NULL) == value);
        snprintf(shortest, sizeof shortest, "%.15g", value);
        if (strtod(shortest, NULL) == value && !strchr(shortest, 'e'))
            assert_string_equal(text_cstr(&t), shortest);
    }
    text_free(&t);
}

static void test_marks(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"Phường Đa Kao", "Phuong Da Kao"},
        {"Thành phố Hồ Chí Minh", "Thanh pho Ho Chi Minh"},
        {"Huyện Ea H'leo, Đắk Lắk", "Huyen Ea H'leo, Dak Lak"},
        {"ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý", "AAAAEEEIIOOOOUUYaaaaeeeiioooouuy"},
        {"ĂăĐđĨĩŨũƠơƯư ẠỹỶỷỦủ", "AaDdIiUuOoUu AyYyUu"},
        {"Bế\xCC\xA3n", "Ben"},
        {"中 ß ÷ €", "中 ß ÷ €"},
        {"", ""},
    };
    struct arena a;
    arena_init(&a, 1 << 20, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(marks_dropped(&a, cases[i][0]), cases[i][1]);
    arena_free(&a);
}

/* ---- importing ---- */

struct import {
    struct zone_fixture in;
    char out[80];
    struct lkd_zones_import_options options;
    struct lkd_zones_summary summary;
    struct lkd_zone_findings *findings;
    struct lkd_error err;
};

static void begin(struct import *x, const char *text) {
    fixture_write(&x->in, text, strlen(text));
    snprintf(x->out, sizeof x->out, "%s.out", x->in.path);
    x->options =
        (struct lkd_zones_import_options){.input = x->in.path, .output = x->out, .table = TABLE};
    x->findings = NULL;
}

static enum lkd_status run(struct import *x) {
    lkd_zone_findings_free(x->findings);
    return lkd_zones_import(&x->options, &x->summary, &x->findings, &x->err);
}

static void end(struct import *x) {
    lkd_zone_findings_free(x->findings);
    unlink(x->in.path);
    unlink(x->out);
}

static void assert_holds(const char *path, const char *expected) {
    char *text;
    size_t length;
    assert_int_equal(file_read(path, 1 << 20, &text, &length, NULL), LKD_OK);
    assert_string_equal(text, expected);
    free(text);
}

static const char alley[] = COLLECTION(
    FEATURE("\"cite\":\"D-12\",\"colour\":\"red\",\"level\":\"blockade\",\"to\":\"2021-07-16\","
            "\"ten\":\"Hẻm \\\"1\\\"\"",
            "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[106.6,10.70],[106.67999999999999,10.7],"
            "[106.7,1.08e1,3],[106.6,10.7]]]]}"));

static const char alley_start[] = COLLECTION(
    FEATURE("\"cite\":\"D-12\",\"colour\":\"red\",\"level\":\"blockade\",\"to\":\"2021-07-16\","
            "\"ten\":\"Hẻm \\\"1\\\"\"",
            POLYGON("[[106.6,10.70],[106.67999999999999,10.7],[106.7,1.08e1],[106.6,10.7]]")));

#define TIDY(features) "{\"type\":\"FeatureCollection\",\"features\":[\n" features "]}\n"

static void test_tidy(void **state) {
    (void)state;
    struct import x;
    begin(&x, alley_start);
    x.options.mapping = (struct lkd_zones_mapping){
        .id_prefix = "alley-", .name = "ten", .kind_is = "blockade", .parent_is = "760"};
    assert_int_equal(run(&x), LKD_OK);
    assert_null(x.findings);
    assert_int_equal(x.summary.zones, 1);
    assert_int_equal(x.summary.points, 4);
    assert_holds(
        x.out, TIDY("{\"type\":\"Feature\",\"id\":\"alley-1\",\"properties\":{\"id\":\"alley-1\","
                    "\"name\":\"Hẻm \\\"1\\\"\",\"name_en\":\"Hem \\\"1\\\"\","
                    "\"kind\":\"blockade\",\"parent\":\"760\",\"to\":\"2021-07-16\","
                    "\"level\":\"blockade\",\"cite\":\"D-12\"},\"geometry\":{\"type\":\"Polygon\","
                    "\"coordinates\":[[[106.6,10.7],[106.67999999999999,10.7],[106.7,10.8],"
                    "[106.6,10.7]]]}}\n"));
    end(&x);
}

static void test_official(void **state) {
    (void)state;
    struct import x;
    begin(&x, COLLECTION(FEATURE("\"id\":\"760\"", SQUARE) "," FEATURE("\"id\":\"79\"", "null")));
    assert_int_equal(run(&x), LKD_OK);
    struct zone_file f;
    assert_int_equal(zone_file_read(&(struct zone_reading){.path = x.out}, &f, NULL), LKD_OK);
    assert_string_equal(f.features.items[0].name, "Quận 1");
    assert_string_equal(f.features.items[0].name_en, "District 1");
    assert_string_equal(f.features.items[0].kind, "district");
    assert_string_equal(f.features.items[0].parent, "79");
    assert_int_equal(f.features.items[1].shape, NO_SHAPE);
    zone_file_free(&f);
    end(&x);
}

/* Importing what was imported changes nothing, and every coordinate is the same double. */
static void test_round_trip(void **state) {
    (void)state;
    struct import x;
    struct zone_file a, b;
    begin(&x,
          COLLECTION(FEATURE("\"id\":\"760\"",
                             "{\"type\":\"MultiPolygon\",\"coordinates\":[[" RING "," HOLE "],"
                             "[[[107.1,10.1],[107.10000000000001,10.3],[107.333333333333333,10.2],"
                             "[107.1,10.1]]]]}")));
    assert_int_equal(run(&x), LKD_OK);
    assert_int_equal(zone_file_read(&(struct zone_reading){.path = x.in.path}, &a, NULL), LKD_OK);
    assert_int_equal(zone_file_read(&(struct zone_reading){.path = x.out}, &b, NULL), LKD_OK);
    assert_int_equal(a.shapes.points.count, b.shapes.points.count);
    assert_memory_equal(a.shapes.points.items, b.shapes.points.items,
                        a.shapes.points.count * sizeof *a.shapes.points.items);
    assert_int_equal(a.outer.count, b.outer.count);
    assert_memory_equal(a.outer.items, b.outer.items, a.outer.count * sizeof *a.outer.items);
    zone_file_free(&a);
    zone_file_free(&b);
    end(&x);
}

/* ---- all or nothing ---- */

static void test_old_file_stays(void **state) {
    (void)state;
    struct import x;
    begin(&x, COLLECTION(FEATURE("\"id\":\"760\"", SQUARE) "," FEATURE(
                  "\"id\":\"x\"", SQUARE) "," FEATURE("\"id\":\"y\",\"name\":\"y\"", SQUARE)));
    FILE *old = fopen(x.out, "w");
    assert_non_null(old);
    fputs("old", old);
    fclose(old);
    assert_int_equal(run(&x), LKD_BAD_ZONES);
    assert_string_equal(x.err.message, "feature 2 (x): it has no name");
    assert_string_equal(x.err.hint, "say which property holds it (--name NAME)");
    assert_int_equal(lkd_zone_findings_errors(x.findings), 3);
    assert_string_equal(lkd_zone_findings_at(x.findings, 2).message,
                        "feature 3 (y): it has no kind");
    assert_holds(x.out, "old");
    x.options.mapping.kind_is = "ward";
    x.options.mapping.name = "id";
    assert_int_equal(run(&x), LKD_BAD_ZONES);
    assert_holds(x.out, "old");
    end(&x);
}

static void test_no_folder(void **state) {
    (void)state;
    struct import x;
    begin(&x, COLLECTION(FEATURE("\"id\":\"760\"", SQUARE)));
    x.options.output = "/nowhere/out.geojson";
    assert_int_equal(run(&x), LKD_IO);
    assert_string_equal(x.err.message,
                        "cannot write /nowhere/out.geojson: No such file or directory");
    x.options.output = "/tmp";
    assert_int_equal(run(&x), LKD_IO);
    assert_string_equal(x.err.message, "cannot write /tmp: Is a directory");
    x.options.output = "/dev/full";
    assert_int_equal(run(&x), LKD_IO);
    assert_string_equal(x.err.message, "cannot write /dev/full: No space left on device");
    end(&x);
}

static void test_rights(void **state) {
    (void)state;
    struct import x;
    struct stat info;
    begin(&x, COLLECTION(FEATURE("\"id\":\"760\"", SQUARE)));
    int fd = open(x.out, O_CREAT | O_WRONLY, 0600);
    close(fd);
    assert_int_equal(run(&x), LKD_OK);
    assert_int_equal(stat(x.out, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    unlink(x.out);
    assert_int_equal(run(&x), LKD_OK);
    assert_int_equal(stat(x.out, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0644);
    end(&x);
}

/* ---- memory ---- */

static bool import_once(void *context) {
    struct import *x = context;
    enum lkd_status status = run(x);
    if (status != LKD_OK) {
        assert_int_equal(status, LKD_NO_MEMORY);
        assert_int_equal(access(x->out, F_OK), -1);
    } else {
        unlink(x->out);
    }
    lkd_zone_findings_free(x->findings);
    x->findings = NULL;
    return status == LKD_OK;
}

static void test_memory(void **state) {
    (void)state;
    struct import x;
    begin(&x, alley);
    x.options.mapping = (struct lkd_zones_mapping){
        .id_prefix = "alley-", .name = "ten", .kind_is = "blockade", .parent_is = "760"};
    x.options.repair = true;
    assert_int_equal(run(&x), LKD_BAD_ZONES); /* positions of two and of three numbers */
    end(&x);
    begin(&x, alley_start);
    x.options.mapping = (struct lkd_zones_mapping){
        .id_prefix = "alley-", .name = "ten", .kind_is = "blockade", .parent_is = "760"};
    assert_true(fail_every_allocation_once(import_once, &x) > 5);
    end(&x);
}

TAP_MAIN(TEST("numbers are written in the fewest digits", test_numbers),
         TEST("200,000 coordinates are written so that they read back as they were",
              test_random_numbers),
         TEST("marks are dropped from names", test_marks),
         TEST("a blockade becomes a tidy line", test_tidy),
         TEST("official codes bring names, kinds and parents", test_official),
         TEST("coordinates survive exactly", test_round_trip),
         TEST("an older file stays when anything is wrong", test_old_file_stays),
         TEST("what cannot be written is told", test_no_folder),
         TEST("the rights of a file that is replaced stay", test_rights),
         TEST("every allocation may fail", test_memory))
