/*
 * zones_test.c - the zone table: what is read, what is refused, and the facts of the shipped one.
 * Runs in the project's folder.
 */
#include "support/tap.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/civil.h"
#include "support/failing_malloc.h"
#include "zones/zones.h"

#define HEADER "id\tkind\tparent\tname\tname_en\tfrom\tto\n"
#define VN "vn\tcountry\t\tViệt Nam\tViet Nam\t\t\n"
#define HCMC "79\tprovince\tvn\tThành phố Hồ Chí Minh\tHo Chi Minh City\t\t\n"
#define Q1 "760\tdistrict\t79\tQuận 1\tDistrict 1\t\t\n"
#define BEN_NGHE "26740\tward\t760\tPhường Bến Nghé\tBen Nghe Ward\t\t\n"
#define ALLEY "alley-1\tblockade\t26740\tHẻm 1\tAlley 1\t2021-07-01\t2021-07-15\n"
#define COLUMNS "the columns are id, kind, parent, name, name_en, from, to, separated by tabs"

static struct zones *parse(const char *text) {
    struct zones *z = NULL;
    struct lkd_error err = {0};
    if (zones_parse_table("units.tsv", text, strlen(text), &z, &err))
        fail_msg("%s: %s", err.where, err.message);
    return z;
}

static uint32_t find(const struct zones *z, const char *id) {
    return zones_find(z, id, strlen(id));
}

static const struct zone *get(const struct zones *z, const char *id) {
    uint32_t zone = find(z, id);
    assert_true(zone < zones_count(z));
    return zones_at(z, zone);
}

static void assert_rejects_bytes(const char *text, size_t length, const char *where,
                                 const char *message, const char *hint) {
    struct zones *untouched = (struct zones *)&untouched, *z = untouched;
    struct lkd_error err = {0};
    assert_int_equal(zones_parse_table("units.tsv", text, length, &z, &err), LKD_BAD_ZONES);
    assert_int_equal(err.status, LKD_BAD_ZONES);
    assert_string_equal(err.message, message);
    assert_string_equal(err.hint, hint);
    assert_string_equal(err.where, where);
    assert_ptr_equal(z, untouched);
    assert_int_equal(zones_parse_table("units.tsv", text, length, &z, NULL), LKD_BAD_ZONES);
}

static void assert_rejects(const char *text, const char *where, const char *message,
                           const char *hint) {
    assert_rejects_bytes(text, strlen(text), where, message, hint);
}

/* ---- reading ---- */

static void test_columns(void **state) {
    (void)state;
    struct zones *z = parse(HEADER VN HCMC Q1 BEN_NGHE ALLEY);
    assert_int_equal(zones_count(z), 5);
    const struct zone *alley = get(z, "alley-1");
    assert_string_equal(alley->id, "alley-1");
    assert_string_equal(alley->kind, "blockade");
    assert_string_equal(alley->name, "Hẻm 1");
    assert_string_equal(alley->name_en, "Alley 1");
    assert_int_equal(alley->parent, find(z, "26740"));
    assert_int_equal(alley->rank, ZONE_RANK_OTHER);
    int64_t from_s, to_s;
    assert_true(civil_parse_date("2021-07-01", 10, &from_s));
    assert_true(civil_parse_date("2021-07-15", 10, &to_s));
    assert_true(alley->from_s == from_s);
    assert_true(alley->to_s == to_s);
    const struct zone *vn = get(z, "vn");
    assert_int_equal(vn->parent, NO_ZONE);
    assert_int_equal(vn->rank, ZONE_RANK_COUNTRY);
    assert_true(vn->from_s == CIVIL_ALWAYS);
    assert_true(vn->to_s == CIVIL_NEVER);
    zones_free(z);
}

static void test_depth_first(void **state) {
    (void)state;
    struct zones *z =
        parse(HEADER "92\tprovince\tvn\tCần Thơ\tCan Tho\t\t\n" ALLEY BEN_NGHE HCMC Q1 VN);
    static const char *const ordered[] = {"vn", "79", "760", "26740", "alley-1", "92"};
    static const uint32_t out[] = {6, 5, 5, 5, 5, 6};
    for (uint32_t i = 0; i < 6; i++) {
        assert_string_equal(zones_at(z, i)->id, ordered[i]);
        assert_int_equal(zones_at(z, i)->in, i);
        assert_int_equal(zones_at(z, i)->out, out[i]);
    }
    zones_free(z);
}

static void test_inside(void **state) {
    (void)state;
    struct zones *z =
        parse(HEADER VN HCMC Q1 BEN_NGHE ALLEY "761\tdistrict\t79\tQuận 12\tDistrict 12\t\t\n");
    assert_true(zone_inside(get(z, "760"), get(z, "760")));
    assert_true(zone_inside(get(z, "760"), get(z, "vn")));
    assert_true(zone_inside(get(z, "alley-1"), get(z, "79")));
    assert_false(zone_inside(get(z, "79"), get(z, "760")));
    assert_false(zone_inside(get(z, "761"), get(z, "760")));
    assert_false(zone_inside(get(z, "26740"), get(z, "761")));
    assert_false(zone_inside(get(z, "26740"), get(z, "alley-1")));
    zones_free(z);
}

static void test_skipped_rank(void **state) {
    (void)state;
    struct zones *z = parse(HEADER HCMC VN "26740\tward\t79\tPhường Sài Gòn\tSai Gon Ward\t\t\n");
    assert_true(zone_inside(get(z, "26740"), get(z, "79")));
    zones_free(z);
}

static void test_roots(void **state) {
    (void)state;
    struct zones *z = parse(HEADER VN "la\tcountry\t\tLào\tLaos\t\t\n"
                                      "01\tprovince\t\tHà Nội\tHa Noi\t\t\n");
    assert_int_equal(get(z, "la")->parent, NO_ZONE);
    assert_int_equal(get(z, "01")->parent, NO_ZONE);
    assert_false(zone_inside(get(z, "01"), get(z, "vn")));
    zones_free(z);
}

static void test_windows_text(void **state) {
    (void)state;
    struct zones *z = parse("\xEF\xBB\xBFid\tkind\tparent\tname\tname_en\tfrom\tto\r\n"
                            "vn\tcountry\t\tViệt Nam\tViet Nam\t\t2045-01-01\r\n");
    int64_t to_s;
    assert_true(civil_parse_date("2045-01-01", 10, &to_s));
    assert_true(get(z, "vn")->to_s == to_s);
    zones_free(z);
}

static void test_no_last_newline(void **state) {
    (void)state;
    struct zones *z = parse(HEADER "vn\tcountry\t\tViệt Nam\tViet Nam\t\t");
    assert_int_equal(zones_count(z), 1);
    zones_free(z);
}

/* Every table but the first differs from it in one column of one zone. */
static void test_hash(void **state) {
    (void)state;
#define ALLEY_ROW(id, kind, parent, name, name_en, from, to)                                       \
    HEADER VN HCMC Q1 BEN_NGHE id "\t" kind "\t" parent "\t" name "\t" name_en "\t" from "\t" to   \
                                  "\n"
    static const char *const tables[] = {
        ALLEY_ROW("a", "blockade", "760", "Hẻm", "Alley", "2021-07-01", ""),
        ALLEY_ROW("b", "blockade", "760", "Hẻm", "Alley", "2021-07-01", ""),
        ALLEY_ROW("a", "checkpoint", "760", "Hẻm", "Alley", "2021-07-01", ""),
        ALLEY_ROW("a", "blockade", "26740", "Hẻm", "Alley", "2021-07-01", ""),
        ALLEY_ROW("a", "blockade", "760", "Ngõ", "Alley", "2021-07-01", ""),
        ALLEY_ROW("a", "blockade", "760", "Hẻm", "Lane", "2021-07-01", ""),
        ALLEY_ROW("a", "blockade", "760", "Hẻm", "Alley", "2021-07-02", ""),
        ALLEY_ROW("a", "blockade", "760", "Hẻm", "Alley", "2021-07-01", "2021-07-03"),
    };
    struct zones *z = parse(tables[0]);
    assert_memory_equal(zones_hash(z), "blake2b:", 8);
    assert_int_equal(strlen(zones_hash(z)), 72);
    for (size_t i = 1; i < sizeof tables / sizeof *tables; i++) {
        struct zones *other = parse(tables[i]);
        assert_string_not_equal(zones_hash(other), zones_hash(z));
        zones_free(other);
    }
    zones_free(z);
}

static void test_hash_order(void **state) {
    (void)state;
    struct zones *a = parse(HEADER VN HCMC Q1), *b = parse(HEADER Q1 VN HCMC);
    assert_string_equal(zones_hash(a), zones_hash(b));
    zones_free(a);
    zones_free(b);
}

/* ---- finding ---- */

#define ID_63 "a23456789012345678901234567890123456789012345678901234567890123"

static void test_find(void **state) {
    (void)state;
    struct zones *z = parse(HEADER VN HCMC "12345678\tdistrict\t79\tA\tA\t\t\n"
                                           "123456789\tdistrict\t79\tB\tB\t\t\n"
                                           "123456780\tdistrict\t79\tC\tC\t\t\n" ID_63
                                           "\tdistrict\t79\tD\tD\t\t\n");
    static const char *const ids[] = {"vn", "79", "12345678", "123456789", "123456780", ID_63};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        assert_string_equal(get(z, ids[i])->id, ids[i]);
    static const char *const unknown[] = {"", "7", "790", "VN", "1234567", "1234567890", ID_63 "4"};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        assert_int_equal(find(z, unknown[i]), NO_ZONE);
    assert_int_equal(zones_find(z, "79\0", 3), NO_ZONE);
    assert_int_equal(zones_find(z, "\00079", 3), NO_ZONE);
    assert_int_equal(zones_find(z, "790", 2), find(z, "79"));
    assert_int_equal(zones_find(z, NULL, 0), NO_ZONE);
    zones_free(z);
}

static void test_nearest(void **state) {
    (void)state;
    struct zones *z = parse(HEADER VN HCMC Q1 BEN_NGHE);
    assert_string_equal(zones_nearest(z, "26704"), "26740");
    assert_null(zones_nearest(z, "somewhere"));
    zones_free(z);
}

/* ---- refusing ---- */

static void test_bad_header(void **state) {
    (void)state;
    assert_rejects("", "units.tsv:1", "the table is empty",
                   "it begins with a header line; " COLUMNS);
    assert_rejects(VN, "units.tsv:1", "column 1 of the header is \"vn\", not \"id\"", COLUMNS);
    assert_rejects("id\tkind\tperent\tname\tname_en\tfrom\tto\n" VN, "units.tsv:1",
                   "column 3 of the header is \"perent\", not \"parent\"", COLUMNS);
    assert_rejects("id\tkind\tparent\n", "units.tsv:1", "the number of columns is 3, not 7",
                   COLUMNS "; an empty one keeps its tab");
    assert_rejects(HEADER, "units.tsv:1", "the table has no zones", "");
}

static void test_bad_columns(void **state) {
    (void)state;
    static const char hint[] = COLUMNS "; an empty one keeps its tab";
    assert_rejects(HEADER VN "79\tprovince\tvn\tTP HCM\tHCMC\n", "units.tsv:3",
                   "the number of columns is 5, not 7", hint);
    assert_rejects(HEADER "vn\tcountry\t\tViệt Nam\tViet Nam\t\t\t\n", "units.tsv:2",
                   "the number of columns is 8, not 7", hint);
    assert_rejects(HEADER VN "\n", "units.tsv:3", "the number of columns is 1, not 7", hint);
}

static void test_bad_id(void **state) {
    (void)state;
    assert_rejects(HEADER "\tcountry\t\tA\tA\t\t\n", "units.tsv:2", "the zone has no id", "");
    assert_rejects(HEADER "v n\tcountry\t\tA\tA\t\t\n", "units.tsv:2",
                   "the id \"v n\" holds a space", "");
    assert_rejects(HEADER ID_63 "4\tcountry\t\tA\tA\t\t\n", "units.tsv:2",
                   "the id has 64 bytes; at most 63 are allowed", "");
}

static void test_bad_kind(void **state) {
    (void)state;
    static const char word[] = "a kind is a word of a-z and _, such as \"industrial_park\"";
    assert_rejects(HEADER "1\tVillage\t\tA\tA\t\t\n", "units.tsv:2",
                   "\"Village\" is not a kind of zone", word);
    assert_rejects(HEADER "1\t\t\tA\tA\t\t\n", "units.tsv:2", "\"\" is not a kind of zone", word);
    assert_rejects(HEADER "1\tProvince\t\tA\tA\t\t\n", "units.tsv:2",
                   "\"Province\" is not a kind of zone", "did you mean \"province\"?");
    assert_rejects(HEADER "1\twrad\t\tA\tA\t\t\n", "units.tsv:2", "\"wrad\" is not a kind of zone",
                   "did you mean \"ward\"?");
}

static void test_no_name(void **state) {
    (void)state;
    assert_rejects(HEADER "vn\tcountry\t\t\tViet Nam\t\t\n", "units.tsv:2",
                   "zone \"vn\" has no name", "");
    assert_rejects(HEADER "vn\tcountry\t\tViệt Nam\t\t\t\n", "units.tsv:2",
                   "zone \"vn\" has no name_en", "");
}

static void test_bad_date(void **state) {
    (void)state;
    assert_rejects(HEADER "vn\tcountry\t\tA\tA\t2021-02-29\t\n", "units.tsv:2",
                   "\"2021-02-29\" is not a date", "a date is written 2021-07-26");
    assert_rejects(HEADER "vn\tcountry\t\tA\tA\t\t1/7/2021\n", "units.tsv:2",
                   "\"1/7/2021\" is not a date", "a date is written 2021-07-26");
    assert_rejects(HEADER "vn\tcountry\t\tA\tA\t2021-07-26\t2021-07-26\n", "units.tsv:2",
                   "zone \"vn\" is never valid: from 2021-07-26 to 2021-07-26, the end excluded",
                   "");
}

static void test_double_id(void **state) {
    (void)state;
    assert_rejects(HEADER VN HCMC Q1 HCMC, "units.tsv:5", "zone \"79\" stands twice in the table",
                   "it is already on line 3");
}

static void test_unknown_parent(void **state) {
    (void)state;
    assert_rejects(HEADER VN HCMC "760\tdistrict\t97\tQuận 1\tDistrict 1\t\t\n" BEN_NGHE,
                   "units.tsv:4", "the parent \"97\" of zone \"760\" is not in the table",
                   "did you mean \"79\"?");
    assert_rejects(HEADER VN "760\tdistrict\tsomewhere\tQuận 1\tDistrict 1\t\t\n", "units.tsv:3",
                   "the parent \"somewhere\" of zone \"760\" is not in the table", "");
    assert_rejects(HEADER VN "b\tblockade\t\tA\tA\t\t\n", "units.tsv:3", "zone \"b\" has no parent",
                   "only a country, province, district or ward stands by itself");
}

static void test_wrong_parent(void **state) {
    (void)state;
    static const char hint[] = "a country holds provinces, a province districts, a district wards; "
                               "zones of other kinds hold none";
    assert_rejects(HEADER VN HCMC Q1 "761\tdistrict\t760\tA\tA\t\t\n", "units.tsv:5",
                   "zone \"761\" (district) cannot lie in zone \"760\" (district)", hint);
    assert_rejects(HEADER BEN_NGHE "760\tdistrict\t26740\tA\tA\t\t\n", "units.tsv:3",
                   "zone \"760\" (district) cannot lie in zone \"26740\" (ward)", hint);
    assert_rejects(HEADER VN HCMC Q1 BEN_NGHE ALLEY "x\tcheckpoint\talley-1\tA\tA\t\t\n",
                   "units.tsv:7",
                   "zone \"x\" (checkpoint) cannot lie in zone \"alley-1\" (blockade)", hint);
}

static void test_cycle(void **state) {
    (void)state;
    static const char hint[] = "a country holds provinces, a province districts, a district wards; "
                               "zones of other kinds hold none";
    assert_rejects(HEADER "a\tdistrict\ta\tA\tA\t\t\n", "units.tsv:2",
                   "zone \"a\" (district) cannot lie in zone \"a\" (district)", hint);
    assert_rejects(HEADER "a\tward\tb\tA\tA\t\t\n"
                          "b\tdistrict\ta\tB\tB\t\t\n",
                   "units.tsv:3", "zone \"b\" (district) cannot lie in zone \"a\" (ward)", hint);
    assert_rejects(HEADER "a\tpark\tb\tA\tA\t\t\n"
                          "b\tpark\ta\tB\tB\t\t\n",
                   "units.tsv:2", "zone \"a\" (park) cannot lie in zone \"b\" (park)", hint);
}

static void test_bad_text(void **state) {
    (void)state;
    assert_rejects(HEADER VN "79\tprovince\tvn\tTh\xE0nh\tA\t\t\n", "units.tsv:3",
                   "the line is not valid UTF-8", "");
    assert_rejects(HEADER "vn\tcountry\t\tViet\x1B[1m\tA\t\t\n", "units.tsv:2",
                   "the line holds the control character 0x1B", "");
    assert_rejects(HEADER "vn\tcountry\t\tVi\x7Ft\tA\t\t\n", "units.tsv:2",
                   "the line holds the control character 0x7F", "");
    static const char nul[] = HEADER VN "79\tprovince\tvn\tTP\0\tA\t\t\n";
    assert_rejects_bytes(nul, sizeof nul - 1, "units.tsv:3",
                         "the line holds the control character 0x00", "");
}

/* A table of a country and so many provinces, whose ids begin alike. */
static char *large_table(const char *beginning, size_t provinces, size_t *ret_length) {
    size_t capacity = sizeof HEADER VN + provinces * 40;
    char *text = malloc(capacity);
    assert_non_null(text);
    size_t length = (size_t)snprintf(text, capacity, "%s", HEADER VN);
    for (size_t i = 0; i < provinces; i++)
        length += (size_t)snprintf(text + length, capacity - length,
                                   "%s%zu\tprovince\tvn\tA\tA\t\t\n", beginning, i);
    *ret_length = length;
    return text;
}

/* Every zone is found, and none by its id behind a NUL, which differs in its length alone. */
static void find_all(const struct zones *z) {
    char longer[ZONE_ID_MAX + 1] = "";
    for (uint32_t i = 0; i < zones_count(z); i++) {
        const char *id = zones_at(z, i)->id;
        size_t length = strlen(id);
        memcpy(longer + 1, id, length);
        assert_int_equal(zones_find(z, id, length), i);
        assert_int_equal(zones_find(z, longer, length + 1), NO_ZONE);
    }
}

static void test_limit(void **state) {
    (void)state;
    size_t length;
    char *text = large_table("", ZONES_MAX, &length);
    assert_rejects_bytes(text, length, "units.tsv:200002", "there are more than 200000 zones", "");
    free(text);
    text = large_table("", ZONES_MAX - 1, &length);
    struct zones *z;
    assert_int_equal(zones_parse_table("units.tsv", text, length, &z, NULL), LKD_OK);
    assert_int_equal(zones_count(z), ZONES_MAX);
    find_all(z);
    zones_free(z);
    free(text);
}

static void test_long_ids(void **state) {
    (void)state;
    size_t length;
    char *text = large_table("commune-", 20000, &length);
    struct zones *z;
    assert_int_equal(zones_parse_table("units.tsv", text, length, &z, NULL), LKD_OK);
    find_all(z);
    zones_free(z);
    free(text);
}

/* ---- the shipped table ---- */

static struct zones *shipped(void) {
    struct zones *z = NULL;
    struct lkd_error err = {0};
    if (zones_load_table("geodata/units.tsv", &z, &err))
        fail_msg("%s: %s", err.where, err.message);
    return z;
}

static void test_shipped_counts(void **state) {
    (void)state;
    struct zones *z = shipped();
    size_t by_rank[ZONE_RANK_OTHER + 1] = {0}, hcmc = 0, can_tho = 0;
    for (uint32_t i = 0; i < zones_count(z); i++) {
        const struct zone *zone = zones_at(z, i);
        by_rank[zone->rank]++;
        hcmc += zone->rank == ZONE_RANK_WARD && zone_inside(zone, get(z, "79"));
        can_tho += zone->rank == ZONE_RANK_WARD && zone_inside(zone, get(z, "92"));
        assert_true(zone_inside(zone, get(z, "vn")));
        assert_int_equal(find(z, zone->id), i);
    }
    assert_int_equal(by_rank[ZONE_RANK_COUNTRY], 1);
    assert_int_equal(by_rank[ZONE_RANK_PROVINCE], 63);
    assert_int_equal(by_rank[ZONE_RANK_DISTRICT], 705);
    assert_int_equal(by_rank[ZONE_RANK_WARD], 395);
    assert_int_equal(by_rank[ZONE_RANK_OTHER], 0);
    assert_int_equal(hcmc, 312);
    assert_int_equal(can_tho, 83);
    zones_free(z);
}

static void test_shipped_places(void **state) {
    (void)state;
    struct zones *z = shipped();
    static const char *const places[][3] = {
        {"724", "74", "Thành phố Dĩ An"},
        {"725", "74", "Thành phố Thuận An"},
        {"794", "80", "Thành phố Tân An"},
        {"019", "01", "Quận Nam Từ Liêm"},
        {"760", "79", "Quận 1"},
        {"916", "92", "Quận Ninh Kiều"},
        {"26734", "760", "Phường Tân Định"},
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const struct zone *zone = get(z, places[i][0]);
        assert_string_equal(zones_at(z, zone->parent)->id, places[i][1]);
        assert_string_equal(zone->name, places[i][2]);
    }
    zones_free(z);
}

static void test_thu_duc(void **state) {
    (void)state;
    struct zones *z = shipped();
    const struct zone *thu_duc = get(z, "769");
    int64_t from_s;
    assert_true(civil_parse_date("2021-01-01", 10, &from_s));
    assert_string_equal(thu_duc->name, "Thành phố Thủ Đức");
    assert_string_equal(zones_at(z, thu_duc->parent)->id, "79");
    assert_true(thu_duc->from_s == from_s);
    assert_true(thu_duc->to_s == CIVIL_NEVER);
    assert_int_equal(find(z, "762"), NO_ZONE); /* the old Thủ Đức district */
    assert_int_equal(find(z, "763"), NO_ZONE); /* the old District 9 */
    zones_free(z);
}

static void test_folder(void **state) {
    (void)state;
    struct zones *file = shipped();
    static const char *const folders[] = {"geodata", "geodata/"};
    for (size_t i = 0; i < 2; i++) {
        struct zones *folder;
        assert_int_equal(zones_load_table(folders[i], &folder, NULL), LKD_OK);
        assert_string_equal(zones_hash(folder), zones_hash(file));
        zones_free(folder);
    }
    zones_free(file);
}

static void test_folder_errors(void **state) {
    (void)state;
    char folder[] = "/tmp/lockdown_zones_XXXXXX", file[64], where[80];
    assert_non_null(mkdtemp(folder));
    struct zones *z;
    struct lkd_error err = {0};
    assert_int_equal(zones_load_table(folder, &z, &err), LKD_NOT_FOUND);
    snprintf(file, sizeof file, "%s/units.tsv", folder);
    FILE *out = fopen(file, "w");
    assert_non_null(out);
    fputs(HEADER VN "79\tprovince\tv\tA\tA\t\t\n", out);
    fclose(out);
    err = (struct lkd_error){0};
    enum lkd_status status = zones_load_table(folder, &z, &err);
    unlink(file);
    rmdir(folder);
    assert_int_equal(status, LKD_BAD_ZONES);
    snprintf(where, sizeof where, "%s:3", file);
    assert_string_equal(err.where, where);
}

static void test_missing_file(void **state) {
    (void)state;
    struct zones *z;
    struct lkd_error err = {0};
    assert_int_equal(zones_load_table("geodata/no-such.tsv", &z, &err), LKD_NOT_FOUND);
    assert_int_equal(zones_load_table("", &z, NULL), LKD_NOT_FOUND);
    char path[PATH_MAX + 2];
    memset(path, '/', sizeof path - 1);
    path[sizeof path - 1] = '\0';
    assert_int_not_equal(zones_load_table(path, &z, NULL), LKD_OK);
}

/* ---- memory ---- */

static bool load_shipped(void *context) {
    (void)context;
    struct zones *z;
    struct lkd_error err = {0};
    enum lkd_status status = zones_load_table("geodata", &z, &err);
    if (status == LKD_OK)
        zones_free(z);
    else if (status != LKD_NO_MEMORY || err.status != LKD_NO_MEMORY)
        fail_msg("status %d, %s", status, err.message);
    return status == LKD_OK;
}

static void test_no_memory(void **state) {
    (void)state;
    assert_true(fail_every_allocation_once(load_shipped, NULL) >= 3);
    zones_free(NULL);
}

TAP_MAIN(TEST("every column of a line is read", test_columns),
         TEST("zones are numbered depth first, whatever the order of the lines", test_depth_first),
         TEST("inside a zone are the zone and what it holds", test_inside),
         TEST("a ward may lie straight in a province", test_skipped_rank),
         TEST("several administrative zones may stand alone", test_roots),
         TEST("CR LF and a byte order mark do no harm", test_windows_text),
         TEST("the last line needs no newline", test_no_last_newline),
         TEST("the hash tells every column", test_hash),
         TEST("the hash does not tell the order of the lines", test_hash_order),
         TEST("only the exact code is found", test_find),
         TEST("the nearest code is offered", test_nearest),
         TEST("a missing or wrong header is refused", test_bad_header),
         TEST("a line without seven columns is refused", test_bad_columns),
         TEST("an empty, long or broken id is refused", test_bad_id),
         TEST("a kind that is no word, or an administrative one misspelt, is refused",
              test_bad_kind),
         TEST("a zone without one of its names is refused", test_no_name),
         TEST("a date that does not exist and an empty period are refused", test_bad_date),
         TEST("a double id is refused", test_double_id),
         TEST("an unknown parent is refused", test_unknown_parent),
         TEST("a parent of the same or of a finer kind is refused", test_wrong_parent),
         TEST("a cycle is refused", test_cycle),
         TEST("invalid UTF-8 and control characters are refused", test_bad_text),
         TEST("long ids that begin alike are told apart", test_long_ids),
         TEST("200,000 zones are read and found, one more is refused", test_limit),
         TEST("the shipped table holds 63 provinces, 705 districts and 395 wards",
              test_shipped_counts),
         TEST("the shipped table knows the places of the vocabulary", test_shipped_places),
         TEST("code 769 is the city of Thủ Đức, from 2021", test_thu_duc),
         TEST("a folder stands for the table in it", test_folder),
         TEST("an error in a folder names the file and line", test_folder_errors),
         TEST("a missing file is not found", test_missing_file),
         TEST("every failing allocation is reported and nothing leaks", test_no_memory))
