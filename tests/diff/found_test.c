/*
 * found_test.c - what the differential test has found, each by a small example.
 */
#include "support/tap.h"

#include <stdio.h>
#include <string.h>

#include "base/civil.h"
#include "base/text.h"
#include "policy/decision.h"
#include "policy/query_reader.h"

#define BOTH "{ vi = \"v\", en = \"e\" }"
#define LABEL "vi = \"v\", en = \"e\""
#define ACT(id, by)                                                                                \
    "directive \"" id "\" { number = \"" id "\", by = \"" by "\", title = " BOTH ", "

static const char zone_table[] = "id\tkind\tparent\tname\tname_en\tfrom\tto\n"
                                 "vn\tcountry\t\tn\te\t\t\n"
                                 "1\tprovince\tvn\tn\te\t\t\n"
                                 "11\tdistrict\t1\tn\te\t\t\n"
                                 "111\tward\t11\tn\te\t\t\n"
                                 "112\tward\t11\tn\te\t\t\n"
                                 "12\tdistrict\t1\tn\te\t\t\n"
                                 "2\tprovince\tvn\tn\te\t\t\n";

/* Two authorities, an act of each, a few facts, trips, and a scale of three levels. */
static const char frame[] =
    "authority \"nat\" { territory = { \"vn\" } }\n"
    "authority \"city\" { within = \"nat\", territory = { \"1\" } }\n" ACT(
        "N", "nat") "issued = \"2021-06-01\", from = \"2021-06-01\" "
                    "}\n" ACT("C", "city") "issued = \"2021-06-02\", from = "
                                           "\"2021-06-01\" }\n" ACT("M", "nat") "issu"
                                                                                "ed "
                                                                                "= "
                                                                                "\"20"
                                                                                "21-"
                                                                                "06-"
                                                                                "03\""
                                                                                ", "
                                                                                "from"
                                                                                " = "
                                                                                "\"20"
                                                                                "21-"
                                                                                "06-"
                                                                                "01\""
                                                                                " }\n"
                                                                                "modi"
                                                                                "fier"
                                                                                " \"z"
                                                                                "one"
                                                                                "\" "
                                                                                "{ "
                                                                                "type"
                                                                                " = "
                                                                                "\"zo"
                                                                                "ne\""
                                                                                ","
                                                                                " " LABEL " }\n"
                                                                                "modi"
                                                                                "fier"
                                                                                " \"p"
                                                                                "ubli"
                                                                                "shed"
                                                                                "_lev"
                                                                                "el\""
                                                                                " { "
                                                                                "type"
                                                                                " = "
                                                                                "\"en"
                                                                                "um\""
                                                                                ", "
                                                                                "valu"
                                                                                "es "
                                                                                "= "
                                                                                "\"="
                                                                                "leve"
                                                                                "l:"
                                                                                "s\","
                                                                                " " LABEL " }\n"
                                                                                "fact"
                                                                                " \"o"
                                                                                "rigi"
                                                                                "n\" "
                                                                                "{ "
                                                                                "type"
                                                                                " = "
                                                                                "\"pl"
                                                                                "ace"
                                                                                "\","
                                                                                " " LABEL " }\n"
                                                                                "fact"
                                                                                " \"d"
                                                                                "esti"
                                                                                "nati"
                                                                                "on\""
                                                                                " { "
                                                                                "type"
                                                                                " = "
                                                                                "\"pl"
                                                                                "ace"
                                                                                "\","
                                                                                " " LABEL " }\n"
                                                                                "fact"
                                                                                " \"f"
                                                                                "lag"
                                                                                "\" "
                                                                                "{ "
                                                                                "type"
                                                                                " = "
                                                                                "\"bo"
                                                                                "olea"
                                                                                "n\","
                                                                                " " LABEL " }\n"
                                                                                "fact"
                                                                                " \"p"
                                                                                "ermi"
                                                                                "t."
                                                                                "form"
                                                                                "\" "
                                                                                "{ "
                                                                                "type"
                                                                                " = "
                                                                                "\"en"
                                                                                "um\""
                                                                                ", "
                                                                                "valu"
                                                                                "es "
                                                                                "= { "
                                                                                "\"no"
                                                                                "ne\""
                                                                                ", "
                                                                                "\"pa"
                                                                                "per"
                                                                                "\" "
                                                                                "},"
                                                                                " " LABEL " }\n"
                                                                                "fact"
                                                                                " \"p"
                                                                                "ermi"
                                                                                "t."
                                                                                "ends"
                                                                                "\" "
                                                                                "{ "
                                                                                "type"
                                                                                " = "
                                                                                "\"ti"
                                                                                "me\""
                                                                                ", "
                                                                                "head"
                                                                                " = "
                                                                                "\"pe"
                                                                                "rmit"
                                                                                ".for"
                                                                                "m\","
                                                                                " " LABEL " }\n"
                                                                                "fact"
                                                                                " \"p"
                                                                                "ermi"
                                                                                "t."
                                                                                "zone"
                                                                                "s\" "
                                                                                "{ "
                                                                                "type"
                                                                                " = "
                                                                                "\"zo"
                                                                                "nes"
                                                                                "\", "
                                                                                "head"
                                                                                " = "
                                                                                "\"pe"
                                                                                "rmit"
                                                                                ".for"
                                                                                "m\","
                                                                                " " LABEL " }\n"
                                                                                "fact"
                                                                                " \"p"
                                                                                "ermi"
                                                                                "t."
                                                                                "issu"
                                                                                "er\""
                                                                                " { "
                                                                                "type"
                                                                                " = "
                                                                                "\"zo"
                                                                                "ne\""
                                                                                ", "
                                                                                "reme"
                                                                                "dy "
                                                                                "= "
                                                                                "\"ge"
                                                                                "t\","
                                                                                " " LABEL " }\n"
                                                                                "fact"
                                                                                " \"s"
                                                                                "wab."
                                                                                "take"
                                                                                "n\" "
                                                                                "{ "
                                                                                "type"
                                                                                " = "
                                                                                "\"ti"
                                                                                "me\""
                                                                                ","
                                                                                " " LABEL " }\n"
                                                                                "quer"
                                                                                "y "
                                                                                "\"mo"
                                                                                "veme"
                                                                                "nt\""
                                                                                " { "
                                                                                "here"
                                                                                " = "
                                                                                "{ "
                                                                                "\"or"
                                                                                "igin"
                                                                                "\" "
                                                                                "}, "
                                                                                "trip"
                                                                                " = "
                                                                                "{ "
                                                                                "\"or"
                                                                                "igin"
                                                                                "\", "
                                                                                "\"de"
                                                                                "stin"
                                                                                "atio"
                                                                                "n\" "
                                                                                "} "
                                                                                "}\n"
                                                                                "quer"
                                                                                "y "
                                                                                "\"bu"
                                                                                "sine"
                                                                                "ss\""
                                                                                " { "
                                                                                "here"
                                                                                " = "
                                                                                "{ "
                                                                                "\"or"
                                                                                "igin"
                                                                                "\" "
                                                                                "} "
                                                                                "}\n"
                                                                                "quer"
                                                                                "y "
                                                                                "\"wh"
                                                                                "atle"
                                                                                "vel"
                                                                                "\" "
                                                                                "{ "
                                                                                "here"
                                                                                " = "
                                                                                "{ "
                                                                                "\"or"
                                                                                "igin"
                                                                                "\" "
                                                                                "}, "
                                                                                "abou"
                                                                                "t_"
                                                                                "leve"
                                                                                "l = "
                                                                                "true"
                                                                                " }\n"
                                                                                "leve"
                                                                                "l "
                                                                                "\"S1"
                                                                                "\" "
                                                                                "{ "
                                                                                "scal"
                                                                                "e = "
                                                                                "\"s"
                                                                                "\", "
                                                                                "rank"
                                                                                " = "
                                                                                "1,"
                                                                                " " LABEL " }\n"
                                                                                "leve"
                                                                                "l "
                                                                                "\"S2"
                                                                                "\" "
                                                                                "{ "
                                                                                "scal"
                                                                                "e = "
                                                                                "\"s"
                                                                                "\", "
                                                                                "rank"
                                                                                " = "
                                                                                "2,"
                                                                                " " LABEL " }\n"
                                                                                "leve"
                                                                                "l "
                                                                                "\"S3"
                                                                                "\" "
                                                                                "{ "
                                                                                "scal"
                                                                                "e = "
                                                                                "\"s"
                                                                                "\", "
                                                                                "rank"
                                                                                " = "
                                                                                "3,"
                                                                                " " LABEL " }"
                                                                                "\n";

#define SCALE "scale \"s\" { rank = 1, " LABEL " }\n"
#define RULE(id, act) "rule \"" id "\" { cite = { \"" act "\" }, query = \"movement\", "

struct loaded {
    struct zones *zones;
    struct rulebook *rulebook;
    struct text problems;
};

static void load(struct loaded *l, const char *lua) {
    struct problems problems;
    struct source source;
    struct source_text texts[] = {{"rules/frame.lua", frame, strlen(frame)},
                                  {"rules/x.lua", lua, strlen(lua)}};
    struct rulebook_options options = {NULL, 0};
    l->rulebook = NULL;
    text_init(&l->problems, 1 << 16);
    assert_int_equal(
        zones_parse_table("units.tsv", zone_table, strlen(zone_table), &l->zones, NULL), LKD_OK);
    problems_init(&problems);
    assert_int_equal(source_load_texts(&source, texts, 2, NULL, &problems, NULL), LKD_OK);
    rulebook_link(&source, l->zones, &options, &problems, &l->rulebook, NULL);
    for (size_t i = 0; i < problems.count; i++)
        text_printf(&l->problems, "%s\n", problems.items[i].message);
    problems_free(&problems);
}

static void unload(struct loaded *l) {
    rulebook_free(l->rulebook);
    zones_free(l->zones);
    text_free(&l->problems);
}

static void describe(const struct rulebook *rb, const struct decision *d, struct text *out) {
    char until[CIVIL_INSTANT_SIZE] = "never";
    if (d->valid_until_s != CIVIL_NEVER)
        civil_format_instant(d->valid_until_s, until);
    text_printf(out, "%s until %s", lkd_verdict_name(d->verdict), until);
    for (size_t i = 0; i < d->reason_count; i++)
        if (d->reasons[i].index == REASON_GAP)
            text_printf(out, ", gap");
        else if (d->reasons[i].effect != EFFECT_DEFAULT)
            text_printf(out, ", %s", rb->rules[d->reasons[i].index].id);
    for (size_t i = 0; i < d->question_count; i++)
        text_printf(out, "%s %s", i == 0 ? "; asks" : ",",
                    rb->vocabulary.facts[d->questions[i].slot].path);
    for (size_t i = 0; i < d->remedy_count; i++)
        text_printf(out, "; remedy");
}

/* Decide a query and compare "deny until never, r; asks flag" with what is expected. */
static void expect(const char *lua, const char *query, const char *expected) {
    struct loaded l;
    struct arena arena;
    struct text out;
    struct decision d;
    struct lkd_error err = {0};
    load(&l, lua);
    if (!l.rulebook)
        fail_msg("%s", text_cstr(&l.problems));
    arena_init(&arena, 1 << 24, NULL);
    text_init(&out, 1 << 16);
    const struct query_reader *reader = query_reader_new(&l.rulebook->vocabulary, l.zones, &arena);
    struct facts *facts = facts_new(&l.rulebook->vocabulary, &arena);
    struct evaluation *e = evaluation_new(l.rulebook, &(struct geography){.index = NULL});
    if (query_read(reader, query, strlen(query), facts, &arena, &err) != LKD_OK)
        fail_msg("%s: %s", err.where, err.message);
    facts_settle(facts);
    decide(e, facts, LKD_FIELDS_ALL, &arena, &d);
    describe(l.rulebook, &d, &out);
    assert_string_equal(text_cstr(&out), expected);
    evaluation_free(e);
    text_free(&out);
    arena_free(&arena);
    unload(&l);
}

static void expect_problem(const char *lua, const char *message) {
    struct loaded l;
    load(&l, lua);
    assert_null(l.rulebook);
    if (!strstr(text_cstr(&l.problems), message))
        fail_msg("%s", text_cstr(&l.problems));
    unload(&l);
}

#define AT(time) "\"time\": \"" time "+07:00\""
#define FROM_TO(from, to)                                                                          \
    "\"origin\": { \"zone\": \"" from "\" }, \"destination\": { \"zone\": \"" to "\" }"
#define MOVES "{ \"query\": \"movement\", " AT("2021-07-01T12:00:00") ", "

/* ---- what is absent ---- */

static void test_absent_from(void **state) {
    (void)state;
    static const char *const tests[] = {"permit.ends:from(\"2021-06-01\")",
                                        "time:from(permit.ends)", "permit.ends:before(time)",
                                        "swab.taken:from(permit.ends)"};
    for (size_t i = 0; i < 4; i++) {
        char lua[400];
        snprintf(lua, sizeof lua, SCALE RULE("r", "N") "allow = " BOTH ", when = %s }", tests[i]);
        expect(lua,
               MOVES FROM_TO("1", "1") ", \"permit\": { \"form\": \"none\" }, "
                                       "\"swab\": { \"taken\": \"2021-06-30T12:00:00+07:00\" } }",
               "undetermined until never, gap");
    }
}

/* ---- days ---- */

static void test_same_day(void **state) {
    (void)state;
    expect(SCALE RULE("r", "N") "allow = " BOTH ", when = today:is(swab.taken) }",
           MOVES FROM_TO("1", "1") ", \"swab\": { \"taken\": \"2021-07-01T18:00:00+07:00\" } }",
           "allow until 2021-07-02T00:00:00+07:00, r");
}

/* ---- until when ---- */

static void test_deny_ends(void **state) {
    (void)state;
    expect(SCALE RULE("r", "N") "deny = " BOTH ", through = \"2021-07-09\" }",
           MOVES FROM_TO("1", "1") " }", "deny until 2021-07-10T00:00:00+07:00, r");
}

static void test_level_ends(void **state) {
    (void)state;
    expect(SCALE "apply \"S2\" { zones = { \"vn\" }, cite = { \"N\" }, to = \"2021-07-10\" }\n"
                 "apply \"S1\" { zones = { \"vn\" }, cite = { \"N\" } }\n",
           "{ \"query\": \"whatlevel\", " AT(
               "2021-07-01T12:00:00") ", "
                                      "\"origin\": { \"zone\": \"11\" } }",
           "allow until 2021-07-10T00:00:00+07:00");
}

/* ---- places ---- */

static void test_here_up(void **state) {
    (void)state;
    expect(SCALE RULE("r", "N") "allow = " BOTH ", when = trip:within(here:up \"district\") }",
           MOVES FROM_TO("111", "112") " }", "allow until never, r");
}

static void test_given_place(void **state) {
    (void)state;
    expect(SCALE RULE("r", "N") "allow = " BOTH ", when = permit.zones:covers(origin) }",
           MOVES FROM_TO("111", "12") ", \"permit\": { \"form\": \"paper\" } }",
           "undetermined until never; asks permit.zones");
    expect(SCALE RULE("r", "N") "allow = " BOTH ", when = origin:same(destination, \"district\") }",
           MOVES "\"origin\": { \"zone\": \"111\" } }",
           "undetermined until never; asks destination");
}

static void test_partly_listed(void **state) {
    (void)state;
    expect("scale \"s\" { rank = 1, published = \"published_level\", " LABEL " }\n"
           "apply \"S1\" { zones = { \"111\" }, cite = { \"N\" } }\n" RULE(
               "r", "N") "allow = " BOTH ", when = origin:level_is \"S3\" }",
           MOVES "\"origin\": { \"zone\": \"11\", \"published_level\": \"S3\" }, "
                 "\"destination\": { \"zone\": \"12\" } }",
           "undetermined until never; asks origin.zone");
}

/* ---- jurisdiction ---- */

static void test_jurisdiction(void **state) {
    (void)state;
    static const char lua[] =
        SCALE "jurisdiction { \"1\" }\n" RULE("r", "N") "allow = " BOTH ", when = flag }";
    expect(lua, MOVES "\"flag\": true, \"destination\": { \"zone\": \"12\" } }",
           "undetermined until never; asks origin");
    expect(lua, MOVES "\"origin\": { \"zone\": \"2\" } }", "undetermined until never");
}

/* ---- defaults ---- */

static void test_default_below(void **state) {
    (void)state;
    /* Whatever the origin's level, S1 or none, this default cannot deny. */
    expect(SCALE "scale \"t\" { rank = 2, " LABEL " }\n"
                 "level \"T1\" { scale = \"t\", rank = 1, " LABEL " }\n"
                 "level \"T2\" { scale = \"t\", rank = 2, " LABEL " }\n"
                 "apply \"S1\" { zones = { \"111\" }, cite = { \"N\" } }\n"
                 "apply \"T1\" { zones = { \"vn\" }, cite = { \"N\" } }\n"
                 "default \"movement\" { level = \"S2\", deny = " BOTH ", allow = " BOTH " }\n"
                 "default \"movement\" { level = \"T2\", deny = " BOTH ", allow = " BOTH " }\n",
           MOVES FROM_TO("11", "12") " }", "allow until never");
}

/* ---- what explains a deny ---- */

static void test_explanation(void **state) {
    (void)state;
    static const char lua[] =
        SCALE "apply \"S2\" { zones = { \"2\" }, cite = { \"N\" } }\n"
              "default \"movement\" { level = \"S2\", deny = " BOTH ", allow = " BOTH " }\n";
    expect(lua, MOVES "\"origin\": { \"zone\": \"12\" } }",
           "undetermined until never; asks destination");
    expect(lua, MOVES FROM_TO("12", "12") " }", "undetermined until never, gap");
    expect(lua, MOVES FROM_TO("12", "2") " }", "deny until never");
}

/* ---- numbers that are too large ---- */

#define NUMBERS                                                                                    \
    "fact \"n\" { type = \"integer\", " LABEL " }\n"                                               \
    "parameter \"tiny\" { type = \"decimal\", { value = 0.000001, cite = { \"N\" } } }\n"          \
    "parameter \"huge\" { type = \"decimal\", { value = 1000000000000, cite = { \"N\" } } }\n"

static void test_products(void **state) {
    (void)state;
    static const char many[] = MOVES FROM_TO("1", "1") ", \"n\": 1000000000000 }";
    expect(SCALE NUMBERS RULE("r", "N") "allow = " BOTH
                                        ", when = (n * parameter \"tiny\"):is(1000000) }",
           many, "allow until never, r");
    expect(SCALE NUMBERS RULE("r", "N") "allow = " BOTH
                                        ", when = (parameter \"tiny\" * (n + 1)):is(1000000) }",
           many, "undetermined until never, gap");
    expect(SCALE NUMBERS RULE("r", "N") "allow = " BOTH
                                        ", when = (n * parameter \"huge\"):above(0) }",
           many, "undetermined until never");
    expect(SCALE NUMBERS RULE("r", "N") "deny = " BOTH
                                        ", when = (n * parameter \"huge\"):at_most(0) }",
           many, "undetermined until never");
}

static void test_lengths(void **state) {
    (void)state;
    static const char lua[] =
        SCALE NUMBERS RULE("r", "N") "allow = " BOTH ", when = time:before(swab.taken + "
                                     "months(n)) }";
    expect(lua,
           MOVES FROM_TO("1", "1") ", \"n\": 1, "
                                   "\"swab\": { \"taken\": \"2021-06-30T12:00:00+07:00\" } }",
           "allow until 2021-07-30T12:00:00+07:00, r");
    expect(SCALE NUMBERS RULE("r", "N") "allow = " BOTH ", when = time:from(swab.taken + "
                                        "months(n) + days(n)) }",
           MOVES FROM_TO("1", "1") ", \"n\": 1000000, "
                                   "\"swab\": { \"taken\": \"2021-06-30T12:00:00+07:00\" } }",
           "undetermined until never, gap");
    expect(lua,
           MOVES FROM_TO("1", "1") ", \"n\": 1000001, "
                                   "\"swab\": { \"taken\": \"2021-06-30T12:00:00+07:00\" } }",
           "undetermined until never");
    expect(lua,
           MOVES FROM_TO("1", "1") ", \"swab\": { \"taken\": \"2021-06-30T12:00:00+07:00\" } }",
           "undetermined until never; asks n");
}

/* ---- who may order what ---- */

static void test_delegate_loads(void **state) {
    (void)state;
    static const char lua[] =
        SCALE "delegate \"pilot\" { to = \"city\", topic = \"t\", zones = { \"111\" }, "
              "cite = { \"N\" } }\n"
              "rule \"r\" { cite = { \"N\" }, query = \"movement\", topic = \"t\", deny = " BOTH
              ", when = flag }\n"
              "rule \"first\" { cite = { \"M\" }, amends = \"r\", topic = \"t\", "
              "when = ~flag }\n"
              "rule \"second\" { cite = { \"C\" }, amends = \"r\", topic = \"t\", "
              "when = permit.form:is \"paper\" }\n";
    /* The amendment of the act M counts where that of the pilot, which comes from C, does not. */
    expect(lua, MOVES FROM_TO("12", "12") ", \"flag\": true }", "undetermined until never, gap");
    expect(lua, MOVES FROM_TO("12", "12") ", \"flag\": false }", "deny until never, r");
}

static void test_pilot_ends(void **state) {
    (void)state;
    static const char lua[] =
        SCALE "delegate \"pilot\" { to = \"city\", topic = \"t\", zones = { \"1\" }, "
              "cite = { \"N\" }, through = \"2021-07-09\" }\n"
              "rule \"older\" { cite = { \"N\" }, query = \"movement\", topic = \"t\", "
              "deny = " BOTH " }\n"
              "rule \"newer\" { cite = { \"C\" }, query = \"movement\", topic = \"t\", "
              "replaces = \"older\", deny = " BOTH ", when = flag }\n";
    expect(lua, MOVES FROM_TO("11", "12") ", \"flag\": false }",
           "undetermined until 2021-07-10T00:00:00+07:00, gap");
}

static void test_replaced_level(void **state) {
    (void)state;
    expect_problem(SCALE "apply \"S2\" { zones = { \"1\" }, cite = { \"N\" } }\n"
                         "apply \"S1\" { zones = { \"1\" }, cite = { \"C\" }, "
                         "replaces = { \"N\" } }\n",
                   "`city` may not replace N");
}

static void test_own_level(void **state) {
    (void)state;
    expect_problem("scale \"s\" { rank = 1, derived = \"area.level\", " LABEL " }\n"
                   "derive \"area.level\" { type = \"enum\", values = \"=level:s\", "
                   "cases = { { when = here:level_is \"S1\", value = \"S2\" } } }\n",
                   "depends on itself");
}

/* ---- remedies ---- */

static void test_zone_remedy(void **state) {
    (void)state;
    expect(SCALE RULE("r", "N") "deny = " BOTH ", when = permit.issuer:is \"vn\" }\n" RULE(
               "a", "N") "allow = " BOTH " }",
           MOVES FROM_TO("1", "1") ", \"permit\": { \"issuer\": \"vn\" } }", "deny until never, r");
}

TAP_MAIN(TEST("every comparison with a moment that is known to be absent is false",
              test_absent_from),
         TEST("a day and a time are one when the time is on the day", test_same_day),
         TEST("a deny that nothing follows ends where it ends, in a gap", test_deny_ends),
         TEST("an answer about the level ends with the level", test_level_ends),
         TEST("the unit of the place of the check is that of the place", test_here_up),
         TEST("a place that is given is not asked for again", test_given_place),
         TEST("what fills a scale counts for the unlisted part of a place", test_partly_listed),
         TEST("where it is unknown whether a place is judged, the place is asked for",
              test_jurisdiction),
         TEST("a level surely below that of a default does not make it deny", test_default_below),
         TEST("what could explain a deny is asked for", test_explanation),
         TEST("products are exact, and too large ones are unknown", test_products),
         TEST("a length of time is a number from 0 to a million, else unknown", test_lengths),
         TEST("outside the zones of a pilot the other amendments count", test_delegate_loads),
         TEST("a rule that a pilot replaces is back when the pilot ends", test_pilot_ends),
         TEST("a lower authority does not replace the level of a higher one", test_replaced_level),
         TEST("a level is not derived from itself", test_own_level),
         TEST("another zone is no remedy", test_zone_remedy))
