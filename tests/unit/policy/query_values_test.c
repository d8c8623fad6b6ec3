/*
 * query_values_test.c - each type of fact in a query: what is read, and what is refused how.
 */
#include "support/tap.h"

#include "query_fixture.h"

/* {"query": "movement", FACT}, read; the slot of `path`. */
static uint16_t read_fact(struct fixture *x, const char *path, const char *fact) {
    char text[1024];
    int length = snprintf(text, sizeof text, "{\"query\": \"movement\", %s}", fact);
    if (fixture_read(x, text, (size_t)length) != LKD_OK)
        fail_msg("%s: %s: %s", fact, x->err.where, x->err.message);
    return fixture_find(&x->vocabulary, path);
}

static void assert_value(const char *path, const char *fact, int64_t expected) {
    struct fixture *x = fixture_new();
    uint16_t slot = read_fact(x, path, fact);
    assert_int_equal(x->facts->state[slot], FACT_GIVEN);
    if (x->facts->value[slot].i != expected)
        fail_msg("%s is read as %lld", fact, (long long)x->facts->value[slot].i);
    fixture_free(x);
}

struct refusal {
    const char *fact, *where, *message, *hint;
};

static void assert_refusals(const struct refusal *cases, size_t count) {
    struct fixture *x = fixture_new();
    for (size_t i = 0; i < count; i++) {
        char text[1024];
        const struct refusal *c = &cases[i];
        int length = snprintf(text, sizeof text, "{\"query\": \"movement\", %s}", c->fact);
        if (fixture_read(x, text, (size_t)length) != LKD_BAD_QUERY)
            fail_msg("%s is read", c->fact);
        if (strcmp(x->err.where, c->where) != 0 || strcmp(x->err.message, c->message) != 0 ||
            strcmp(x->err.hint, c->hint) != 0)
            fail_msg("%s gives\n  %s\n  %s\n  %s", c->fact, x->err.where, x->err.message,
                     x->err.hint);
    }
    fixture_free(x);
}

#define ASSERT_REFUSALS(cases) assert_refusals(cases, sizeof(cases) / sizeof *(cases))

static void test_boolean(void **state) {
    (void)state;
    assert_value("permit.revoked", "\"permit\": {\"revoked\": true}", 1);
    assert_value("permit.revoked", "\"permit\":{\"revoked\":false }", 0);
    static const struct refusal cases[] = {
        {"\"permit\": {\"revoked\": \"true\"}", "permit.revoked",
         "`permit.revoked` must be true or false, not \"true\"", "write it without quotes"},
        {"\"permit\": {\"revoked\": 1}", "permit.revoked",
         "`permit.revoked` must be true or false, not 1", "for example true"},
        {"\"permit\": {\"revoked\": null}", "permit.revoked",
         "`permit.revoked` must be true or false, not null", "what is not known is left out"},
    };
    ASSERT_REFUSALS(cases);
}

static void test_integer(void **state) {
    (void)state;
    assert_value("person.age", "\"person\": {\"age\": 30}", 30);
    assert_value("person.age", "\"person\": {\"age\": -1}", -1);
    assert_value("area.population", "\"area\": {\"population\": 1000000000000}", 1000000000000);
    static const struct refusal cases[] = {
        {"\"person\": {\"age\": 30.0}", "person.age", "`person.age` must be an integer, not 30.0",
         "for example 30"},
        {"\"person\": {\"age\": 3e1}", "person.age", "`person.age` must be an integer, not 3e1",
         "for example 30"},
        {"\"person\": {\"age\": \"30\"}", "person.age",
         "`person.age` must be an integer, not \"30\"", "write it without quotes"},
        {"\"person\": {\"age\": true}", "person.age", "`person.age` must be an integer, not true",
         "for example 30"},
        {"\"person\": {\"age\": null}", "person.age", "`person.age` must be an integer, not null",
         "what is not known is left out"},
        {"\"person\": {\"age\": [1,\n 2]}", "person.age",
         "`person.age` must be an integer, not [1,  2]", "for example 30"},
        {"\"person\": {\"age\": 1000000000001}", "person.age",
         "`person.age` is larger than 1000000000000 in size: 1000000000001", ""},
        {"\"person\": {\"age\": -9000000000000000000}", "person.age",
         "`person.age` is larger than 1000000000000 in size: -9000000000000000000", ""},
    };
    ASSERT_REFUSALS(cases);
}

static void test_decimal(void **state) {
    (void)state;
    assert_value("area.dose1_share", "\"area\": {\"dose1_share\": 0.7}", 700000);
    assert_value("area.dose1_share", "\"area\": {\"dose1_share\": 1}", 1000000);
    assert_value("area.dose1_share", "\"area\": {\"dose1_share\": 7.25e-1}", 725000);
    assert_value("area.dose1_share", "\"area\": {\"dose1_share\": -0.000001}", -1);
    static const struct refusal cases[] = {
        {"\"area\": {\"dose1_share\": 0.1234567}", "area.dose1_share",
         "`area.dose1_share` has more than six decimals: 0.1234567", ""},
        {"\"area\": {\"dose1_share\": 1e13}", "area.dose1_share",
         "`area.dose1_share` is larger than 1000000000000 in size: 1e13", ""},
        {"\"area\": {\"dose1_share\": \"0.7\"}", "area.dose1_share",
         "`area.dose1_share` must be a number, not \"0.7\"", "write it without quotes"},
        {"\"area\": {\"dose1_share\": null}", "area.dose1_share",
         "`area.dose1_share` must be a number, not null", "what is not known is left out"},
    };
    ASSERT_REFUSALS(cases);
}

static void assert_holder(const char *json, const char *expected) {
    struct fixture *x = fixture_new();
    char fact[512];
    snprintf(fact, sizeof fact, "\"permit\": {\"holder\": %s}", json);
    uint16_t slot = read_fact(x, "permit.holder", fact);
    assert_int_equal(x->facts->state[slot], FACT_GIVEN);
    assert_int_equal(x->facts->value[slot].string.length, strlen(expected));
    assert_memory_equal(x->facts->value[slot].string.bytes, expected, strlen(expected));
    fixture_free(x);
}

static void test_string(void **state) {
    (void)state;
    assert_holder("\"Nguyễn Văn A\"", "Nguyễn Văn A");
    assert_holder("\"\"", "");
    assert_holder("\"Nguy\\u1ec5n \\\"A\\\"\"", "Nguyễn \"A\"");
    static const struct refusal cases[] = {
        {"\"permit\": {\"holder\": 12}", "permit.holder",
         "`permit.holder` must be a string, not 12", "for example \"51F-123.45\""},
        {"\"permit\": {\"holder\": {\"name\": \"a long name in an object that goes on\"}}",
         "permit.holder",
         "`permit.holder` must be a string, not {\"name\": \"a long name in an object that goes "
         "on\"...",
         "for example \"51F-123.45\""},
    };
    ASSERT_REFUSALS(cases);
}

static void test_long_string(void **state) {
    (void)state;
    struct fixture *x = fixture_new();
    char text[8192];
    for (int letters = QUERY_STRING_MAX; letters <= QUERY_STRING_MAX + 1; letters++) {
        int length = snprintf(text, sizeof text,
                              "{\"query\":\"level\",\"permit\":{\"holder\":\"%0*d\"}}", letters, 0);
        enum lkd_status status = fixture_read(x, text, (size_t)length);
        assert_int_equal(status, letters > QUERY_STRING_MAX ? LKD_BAD_QUERY : LKD_OK);
    }
    assert_string_equal(x->err.where, "permit.holder");
    assert_string_equal(x->err.message, "`permit.holder` is longer than 4096 bytes: "
                                        "\"00000000000000000000000000000000000000000000000...");
    fixture_free(x);
}

static void test_enum(void **state) {
    (void)state;
    assert_value("purpose", "\"purpose\": \"visit\"", 0);
    assert_value("purpose", "\"purpose\": \"emergency_care_for_dependent_people\"", 11);
    assert_value("purpose", "\"purpose\": \"v\\u0069sit\"", 0);
    assert_value("permit.purpose", "\"permit\": {\"purpose\": \"press\"}", 10);
    assert_value("person.case", "\"person\": {\"case\": \"F2\"}", 3);
    static const struct refusal cases[] = {
        {"\"purpose\": \"vist\"", "purpose", "`purpose` has no value \"vist\"",
         "did you mean \"visit\"?"},
        {"\"purpose\": \"emergency_care_for_dependent_peoplX\"", "purpose",
         "`purpose` has no value \"emergency_care_for_dependent_peoplX\"",
         "did you mean \"emergency_care_for_dependent_people\"?"},
        {"\"purpose\": \"emergency_cXre_for_dependent_people\"", "purpose",
         "`purpose` has no value \"emergency_cXre_for_dependent_people\"",
         "did you mean \"emergency_care_for_dependent_people\"?"},
        {"\"purpose\": \"\"", "purpose", "`purpose` has no value \"\"",
         "one of: visit, work, buy_food, delivery, goods_transport, exercise, medical_emergency, "
         "leisure, worker_shuttle, arrival, press, emergency_care_for_dependent_people"},
        {"\"person\": {\"case\": \"infected\"}", "person.case",
         "`person.case` has no value \"infected\"", "one of: none, F0, F1, F2, recovered"},
        {"\"person\": {\"case\": false}", "person.case",
         "`person.case` must be a string, not false", "one of: none, F0, F1, F2, recovered"},
        {"\"person\": {\"case\": null}", "person.case", "`person.case` must be a string, not null",
         "what is not known is left out"},
    };
    ASSERT_REFUSALS(cases);
}

static void test_time(void **state) {
    (void)state;
    assert_value("person.test.sampled",
                 "\"person\": {\"test\": {\"sampled\": \"2021-07-26T18:00:00+07:00\"}}",
                 1627297200);
    assert_value("person.test.sampled",
                 "\"person\": {\"test\": {\"sampled\": \"2021-07-26T11:00:00Z\"}}", 1627297200);
    assert_value("person.test.sampled",
                 "\"person\": {\"test\": {\"sampled\": \"2021-07-26 18:00\"}}", 1627297200);
    static const struct refusal cases[] = {
        {"\"time\": \"2021-02-30T00:00:00+07:00\"", "time",
         "`time` names a day that does not exist: \"2021-02-30T00:00:00+07:00\"", ""},
        {"\"time\": \"1899-12-31T00:00:00+07:00\"", "time",
         "`time` is not a time: \"1899-12-31T00:00:00+07:00\"",
         "for example \"2021-07-26T18:00:00+07:00\"; years 1900 to 2199"},
        {"\"time\": \"2021-07-26\"", "time", "`time` is not a time: \"2021-07-26\"",
         "for example \"2021-07-26T18:00:00+07:00\"; years 1900 to 2199"},
        {"\"time\": \"2021-07-26T24:00:00+07:00\"", "time",
         "`time` is not a time: \"2021-07-26T24:00:00+07:00\"",
         "for example \"2021-07-26T18:00:00+07:00\"; years 1900 to 2199"},
        {"\"time\": \"now\"", "time", "`time` is not a time: \"now\"",
         "for example \"2021-07-26T18:00:00+07:00\"; years 1900 to 2199"},
        {"\"time\": 1627297200", "time", "`time` must be a time, not 1627297200",
         "for example \"2021-07-26T18:00:00+07:00\""},
    };
    ASSERT_REFUSALS(cases);
}

static void test_date(void **state) {
    (void)state;
    assert_value("person.first_dose", "\"person\": {\"first_dose\": \"2021-07-26\"}", 1627232400);
    static const struct refusal cases[] = {
        {"\"person\": {\"first_dose\": \"2021-02-29\"}", "person.first_dose",
         "`person.first_dose` names a day that does not exist: \"2021-02-29\"", ""},
        {"\"person\": {\"first_dose\": \"26/7/2021\"}", "person.first_dose",
         "`person.first_dose` is not a date: \"26/7/2021\"",
         "for example \"2021-07-26\"; years 1900 to 2199"},
        {"\"person\": {\"first_dose\": \"2021-07-26T00:00:00+07:00\"}", "person.first_dose",
         "`person.first_dose` is not a date: \"2021-07-26T00:00:00+07:00\"",
         "for example \"2021-07-26\"; years 1900 to 2199"},
        {"\"person\": {\"first_dose\": null}", "person.first_dose",
         "`person.first_dose` must be a date, not null", "what is not known is left out"},
    };
    ASSERT_REFUSALS(cases);
}

static void assert_hours(const char *json, int32_t from_s, int32_t to_s) {
    struct fixture *x = fixture_new();
    char fact[512];
    snprintf(fact, sizeof fact, "\"permit\": {\"hours\": %s}", json);
    uint16_t slot = read_fact(x, "permit.hours", fact);
    assert_int_equal(x->facts->state[slot], FACT_GIVEN);
    assert_int_equal(x->facts->value[slot].hours.from_s, from_s);
    assert_int_equal(x->facts->value[slot].hours.to_s, to_s);
    fixture_free(x);
}

static void test_hours(void **state) {
    (void)state;
    assert_hours("[\"06:00\",\"18:00\"]", 21600, 64800);
    assert_hours("[ \"00:00\" , \"24:00\" ]", 0, 86400);
    assert_hours("[\"18:00\",\"06:00\"]", 64800, 21600);
    assert_hours("[\"18:00:30\",\"00:00\"]", 64830, 0);
    static const struct refusal cases[] = {
        {"\"permit\": {\"hours\": [\"06:00\", \"06:00\"]}", "permit.hours",
         "`permit.hours` ends where it starts: [\"06:00\", \"06:00\"]",
         "a whole day is [\"00:00\", \"24:00\"]"},
        {"\"permit\": {\"hours\": [\"24:00\", \"06:00\"]}", "permit.hours[0]",
         "`permit.hours[0]` is not a time of day: \"24:00\"",
         "for example \"06:00\"; a start lies before 24:00"},
        {"\"permit\": {\"hours\": [\"06:00\", \"6pm\"]}", "permit.hours[1]",
         "`permit.hours[1]` is not a time of day: \"6pm\"",
         "for example \"06:00\"; a start lies before 24:00"},
        {"\"permit\": {\"hours\": [6, 18]}", "permit.hours[0]",
         "`permit.hours[0]` must be a time of day, not 6", "for example [\"06:00\", \"18:00\"]"},
        {"\"permit\": {\"hours\": []}", "permit.hours",
         "`permit.hours` must be two times of day, not []", "for example [\"06:00\", \"18:00\"]"},
        {"\"permit\": {\"hours\": [\"06:00\"]}", "permit.hours",
         "`permit.hours` must be two times of day, not [\"06:00\"]",
         "for example [\"06:00\", \"18:00\"]"},
        {"\"permit\": {\"hours\": [\"06:00\", \"07:00\", \"08:00\"]}", "permit.hours",
         "`permit.hours` must be two times of day, not [\"06:00\", \"07:00\", \"08:00\"]",
         "for example [\"06:00\", \"18:00\"]"},
        {"\"permit\": {\"hours\": \"06:00-18:00\"}", "permit.hours",
         "`permit.hours` must be two times of day, not \"06:00-18:00\"",
         "for example [\"06:00\", \"18:00\"]"},
    };
    ASSERT_REFUSALS(cases);
}

static void test_zone(void **state) {
    (void)state;
    struct fixture *x = fixture_new();
    uint32_t district = zones_find(x->zones, "760", 3);
    fixture_free(x);
    assert_value("permit.issuer_zone", "\"permit\": {\"issuer_zone\": \"760\"}", district);
    assert_value("permit.issuer_zone", "\"permit\": {\"issuer_zone\": \"\\u003760\"}", district);
    static const struct refusal cases[] = {
        {"\"permit\": {\"issuer_zone\": \"7600\"}", "permit.issuer_zone",
         "`permit.issuer_zone` is not a known zone: \"7600\"", "did you mean \"760\"?"},
        {"\"permit\": {\"issuer_zone\": \"Saigon\"}", "permit.issuer_zone",
         "`permit.issuer_zone` is not a known zone: \"Saigon\"",
         "zones are given by their codes, for example \"760\""},
        {"\"permit\": {\"issuer_zone\": 760}", "permit.issuer_zone",
         "`permit.issuer_zone` must be a zone code, not 760", "for example \"760\""},
    };
    ASSERT_REFUSALS(cases);
}

static void test_zones(void **state) {
    (void)state;
    struct fixture *x = fixture_new();
    uint16_t slot = read_fact(x, "permit.zones", "\"permit\": {\"zones\": [\"760\", \"92\"]}");
    assert_int_equal(x->facts->value[slot].zones.count, 2);
    assert_int_equal(x->facts->value[slot].zones.zones[0], zones_find(x->zones, "760", 3));
    assert_int_equal(x->facts->value[slot].zones.zones[1], zones_find(x->zones, "92", 2));
    slot = read_fact(x, "permit.zones", "\"permit\": {\"zones\": [ ]}");
    assert_int_equal(x->facts->state[slot], FACT_GIVEN);
    assert_int_equal(x->facts->value[slot].zones.count, 0);
    fixture_free(x);
    static const struct refusal cases[] = {
        {"\"permit\": {\"zones\": [\"760\", \"768\"]}", "permit.zones[1]",
         "`permit.zones[1]` is not a known zone: \"768\"",
         "zones are given by their codes, for example \"760\""},
        {"\"permit\": {\"zones\": [\"79\", null]}", "permit.zones[1]",
         "`permit.zones[1]` must be a zone code, not null", "what is not known is left out"},
        {"\"permit\": {\"zones\": \"79\"}", "permit.zones",
         "`permit.zones` must be a list of zone codes, not \"79\"",
         "for example [\"760\", \"79\"]"},
    };
    ASSERT_REFUSALS(cases);
}

static void test_many_zones(void **state) {
    (void)state;
    struct fixture *x = fixture_new();
    char text[4096];
    for (size_t count = QUERY_ZONES_MAX; count <= QUERY_ZONES_MAX + 1; count++) {
        char *at = text + sprintf(text, "{\"query\":\"level\",\"permit\":{\"zones\":[");
        for (size_t i = 0; i < count; i++)
            at += sprintf(at, "%s\"79\"", i ? "," : "");
        at += sprintf(at, "]}}");
        enum lkd_status status = fixture_read(x, text, (size_t)(at - text));
        assert_int_equal(status, count > QUERY_ZONES_MAX ? LKD_BAD_QUERY : LKD_OK);
    }
    assert_string_equal(x->err.where, "permit.zones");
    assert_string_equal(x->err.message, "`permit.zones` has more than 256 zones");
    fixture_free(x);
}

static void test_point(void **state) {
    (void)state;
    struct fixture *x = fixture_new();
    uint16_t slot = read_fact(x, "origin.point", "\"origin\": {\"point\": [106.7, 10.776530]}");
    assert_true(x->facts->value[slot].point.lon == 106.7);
    assert_true(x->facts->value[slot].point.lat == 10.776530);
    read_fact(x, "origin.point", "\"origin\": {\"point\": [-180,90e0]}");
    assert_true(x->facts->value[slot].point.lon == -180 && x->facts->value[slot].point.lat == 90);
    fixture_free(x);
    static const struct refusal cases[] = {
        {"\"origin\": {\"point\": [10.77653, 106.7]}", "origin.point",
         "`origin.point` is not on Earth: [10.77653, 106.7]",
         "longitude comes first: [106.7, 10.77653]"},
        {"\"origin\": {\"point\": [181, 10]}", "origin.point",
         "`origin.point` is not on Earth: [181, 10]",
         "longitude lies in -180 to 180, latitude in -90 to 90"},
        {"\"origin\": {\"point\": [\"106.7\", 10]}", "origin.point",
         "`origin.point` must be [longitude, latitude], not [\"106.7\", 10]",
         "for example [106.7, 10.78]"},
        {"\"origin\": {\"point\": [106.7]}", "origin.point",
         "`origin.point` must be [longitude, latitude], not [106.7]", "for example [106.7, 10.78]"},
        {"\"origin\": {\"point\": [106.7, 10.7, 5]}", "origin.point",
         "`origin.point` must be [longitude, latitude], not [106.7, 10.7, 5]",
         "for example [106.7, 10.78]"},
        {"\"origin\": {\"point\": []}", "origin.point",
         "`origin.point` must be [longitude, latitude], not []", "for example [106.7, 10.78]"},
        {"\"origin\": {\"point\": {\"lon\": 1}}", "origin.point",
         "`origin.point` must be [longitude, latitude], not {\"lon\": 1}",
         "for example [106.7, 10.78]"},
    };
    ASSERT_REFUSALS(cases);
}

static void test_place(void **state) {
    (void)state;
    struct fixture *x = fixture_new();
    const struct vocabulary *v = &x->vocabulary;
    uint16_t slot = read_fact(x, "origin", "\"origin\": {\"zone\": \"760\"}");
    assert_int_equal(x->facts->state[slot], FACT_GIVEN);
    assert_int_equal(x->facts->value[slot].i, zones_find(x->zones, "760", 3));
    assert_int_equal(x->facts->state[fixture_find(v, "origin.zone")], FACT_GIVEN);
    assert_int_equal(x->facts->state[fixture_find(v, "origin.point")], FACT_UNKNOWN);

    read_fact(x, "origin", "\"origin\": {\"accuracy\": 12.5, \"point\": [106.7, 10.7]}");
    assert_int_equal(x->facts->state[slot], FACT_GIVEN);
    assert_true(x->facts->value[slot].i == NO_ZONE);
    assert_int_equal(x->facts->value[fixture_find(v, "origin.accuracy")].i, 12500000);

    read_fact(x, "origin", "\"origin\": {\"point\": [106.7, 10.7], \"zone\": \"79\"}");
    assert_int_equal(x->facts->value[slot].i, zones_find(x->zones, "79", 2));

    read_fact(x, "origin", "\"origin\": {\"asserted_level\": \"CT16\"}");
    assert_int_equal(x->facts->state[slot], FACT_UNKNOWN);
    assert_int_equal(x->facts->state[fixture_find(v, "origin.asserted_level")], FACT_GIVEN);
    read_fact(x, "origin", "\"origin\": {}");
    assert_int_equal(x->facts->state[slot], FACT_UNKNOWN);
    fixture_free(x);
    static const struct refusal cases[] = {
        {"\"origin\": \"760\"", "origin",
         "`origin` must be an object with a zone or a point, not \"760\"",
         "for example {\"zone\": \"760\"}"},
        {"\"origin\": {\"zone\": \"761\"}", "origin.zone",
         "`origin.zone` is not a known zone: \"761\"",
         "zones are given by their codes, for example \"760\""},
        {"\"person\": {\"residence\": {\"zones\": \"760\"}}", "person.residence.zones",
         "`person.residence.zones` is not declared", "did you mean `person.residence.zone`?"},
        {"\"origin\": null", "origin",
         "`origin` must be an object with a zone or a point, not null",
         "what is not known is left out"},
    };
    ASSERT_REFUSALS(cases);
}

#define LINE_HINT                                                                                  \
    "for example {\"type\": \"LineString\", \"coordinates\": [[106.7, 10.78], [106.8, 10.8]]}"

static void test_linestring(void **state) {
    (void)state;
    struct fixture *x = fixture_new();
    uint16_t slot = read_fact(x, "route",
                              "\"route\": {\"coordinates\": [[106.7, 10.7], [106.8,10.8] ,[1,2]], "
                              "\"type\": \"LineString\"}");
    assert_int_equal(x->facts->state[slot], FACT_GIVEN);
    assert_int_equal(x->facts->value[slot].line.count, 3);
    static const double expected[] = {106.7, 10.7, 106.8, 10.8, 1, 2};
    assert_memory_equal(x->facts->value[slot].line.lonlat, expected, sizeof expected);
    fixture_free(x);
    static const struct refusal cases[] = {
        {"\"route\": {\"type\": \"LineString\", \"coordinates\": [[106.7, 10.7]]}", "route",
         "`route` needs at least two points", ""},
        {"\"route\": {\"type\": \"LineString\", \"coordinates\": []}", "route",
         "`route` needs at least two points", ""},
        {"\"route\": {\"type\": \"LineString\"}", "route.coordinates",
         "`route.coordinates` is missing", LINE_HINT},
        {"\"route\": {}", "route.type", "`route.type` is missing", LINE_HINT},
        {"\"route\": {\"type\": \"Polygon\"}", "route.type",
         "`route.type` must be \"LineString\", not \"Polygon\"", LINE_HINT},
        {"\"route\": {\"coordinates\": [[1, 2], [10.7, 106.7]]}", "route.coordinates[1]",
         "`route.coordinates[1]` is not on Earth: [10.7, 106.7]",
         "longitude comes first: [106.7, 10.7]"},
        {"\"route\": {\"coordinates\": [[1, 2], [1, 2, 3]]}", "route.coordinates[1]",
         "`route.coordinates[1]` must be [longitude, latitude], not [1, 2, 3]", LINE_HINT},
        {"\"route\": {\"coordinates\": {\"a\": 1}}", "route.coordinates",
         "`route.coordinates` must be a list of [longitude, latitude], not {\"a\": 1}", LINE_HINT},
        {"\"route\": {\"bbox\": [1, 2, 3, 4]}", "route.bbox", "`route.bbox` is not declared",
         "a LineString has `type` and `coordinates` here, nothing else"},
        {"\"route\": [[1, 2], [3, 4]]", "route",
         "`route` must be a GeoJSON LineString, not [[1, 2], [3, 4]]", LINE_HINT},
    };
    ASSERT_REFUSALS(cases);
}

static void test_long_line(void **state) {
    (void)state;
    struct fixture *x = fixture_new();
    char *text = malloc((size_t)16 * QUERY_LINE_MAX);
    for (size_t count = QUERY_LINE_MAX; count <= QUERY_LINE_MAX + 1; count++) {
        char *at = text + sprintf(text, "{\"query\":\"level\",\"route\":{\"type\":\"LineString\","
                                        "\"coordinates\":[");
        for (size_t i = 0; i < count; i++)
            at += sprintf(at, "%s[%zu,1.5]", i ? "," : "", i % 180);
        at += sprintf(at, "]}}");
        enum lkd_status status = fixture_read(x, text, (size_t)(at - text));
        assert_int_equal(status, count > QUERY_LINE_MAX ? LKD_BAD_QUERY : LKD_OK);
        if (status == LKD_OK)
            assert_int_equal(x->facts->value[fixture_find(&x->vocabulary, "route")].line.count,
                             count);
    }
    assert_string_equal(x->err.where, "route.coordinates");
    assert_string_equal(x->err.message, "`route.coordinates` has more than 10000 points");
    free(text);
    fixture_free(x);
}

TAP_MAIN(TEST("booleans are true and false", test_boolean),
         TEST("integers are whole, unquoted and of a reasonable size", test_integer),
         TEST("decimals are exact", test_decimal),
         TEST("strings are read with their escapes", test_string),
         TEST("strings end at 4,096 bytes", test_long_string),
         TEST("enum values are looked up, or the nearest is named", test_enum),
         TEST("times are instants that exist", test_time),
         TEST("dates are days that exist", test_date),
         TEST("hours are a start and an end", test_hours),
         TEST("zones are codes of the table", test_zone),
         TEST("zone lists are read, or the bad entry is named", test_zones),
         TEST("zone lists end at 256", test_many_zones),
         TEST("points are longitude and latitude, and a swap is noticed", test_point),
         TEST("places are given by a zone or a point", test_place),
         TEST("routes are GeoJSON LineStrings", test_linestring),
         TEST("routes end at 10,000 points", test_long_line))
