/*
 * rule_tests_test.c - tests beside the rules: what they hold, what is wrong with them, what they
 * reach, and which are missing.
 */
#include "rule_folder.h"

#include "support/failing_malloc.h"

#define OUT_SIZE 8192

/* ---- running ---- */

static void show_result(void *context, const struct lkd_test_result *r) {
    char *out = context;
    size_t used = strlen(out);
    if (r->announced)
        snprintf(out + used, OUT_SIZE - used, "%s waits for %s\n", r->name, r->announced);
    else if (r->passed)
        snprintf(out + used, OUT_SIZE - used, "ok %s\n", r->name);
    else
        snprintf(out + used, OUT_SIZE - used, "not ok %s at %s:%u: expected %s; got %s\n", r->name,
                 r->file, r->line, r->expected, r->got);
}

/* Run the tests; one line for each. */
static void assert_results(const char *tests, const char *expected) {
    struct rule_folder f;
    char out[OUT_SIZE] = "";
    size_t run = 99, failed = 99;
    assert_int_equal(folder_load(&f, tests), LKD_OK);
    assert_int_equal(lkd_policy_test(f.policy, show_result, out, &run, &failed, NULL), LKD_OK);
    assert_string_equal(out, expected);
    size_t lines = 0, wrong = 0;
    for (const char *at = out; *at; at += strcspn(at, "\n") + 1) {
        lines++;
        wrong += *at == 'n';
    }
    assert_int_equal(run, lines);
    assert_int_equal(failed, wrong);
    folder_remove(&f);
}

/* The head of a test that lacks its facts. */
#define AT_NOON "at = \"2021-07-27 12:00:00\", query = \"movement\", origin = \"760\", "
#define AT_NIGHT "at = \"2021-07-27 18:00:00\", query = \"movement\", origin = \"760\", "
#define WORKER                                                                                     \
    "purpose = \"work\", person = { age = 30, test = { kind = \"pcr\", "                           \
    "reported = \"2021-07-27 08:00\" } }, "

static void test_pass(void **state) {
    (void)state;
    assert_results(
        "test \"deny\" { " AT_NIGHT WORKER
        " expect = { decision = \"deny\", rule = \"night\", by = \"A-2\", level = \"CT16\","
        " obligation = false, valid_until = \"2021-07-28 06:00\" } }\n"
        "test \"allow\" { " AT_NOON WORKER
        " expect = { decision = \"allow\", rule = \"work\", obligation = true } }\n"
        "test \"a duty\" { " AT_NOON WORKER
        " expect = { decision = \"allow\", rule = \"papers\" } }\n"
        "test \"ask\" { " AT_NOON " purpose = \"work\", [\"person.age\"] = 30,"
        " expect = { decision = \"undetermined\", question = \"person.test.kind\" } }\n"
        "test \"ask a group\" { " AT_NOON " purpose = \"work\", [\"person.age\"] = 30,"
        " expect = { decision = \"undetermined\", question = \"person.test\" } }\n"
        "test \"default\" { " AT_NOON " purpose = \"visit\", [\"person.age\"] = 30,"
        " expect = { decision = \"deny\", rule = \"default.movement.distancing\" } }\n"
        "test \"gap\" { at = \"2021-07-05\", query = \"movement\", origin = \"92\","
        " expect = { decision = \"undetermined\", rule = \"gap\" } }\n",
        "ok deny\nok allow\nok a duty\nok ask\nok ask a group\nok default\nok gap\n");
}

/* Each field is judged on its own. */
static void test_fail(void **state) {
    (void)state;
    assert_results(
        "test \"decision\" { " AT_NIGHT WORKER " expect = { decision = \"allow\" } }\n"
        "test \"rule\" { " AT_NIGHT WORKER " expect = { decision = \"deny\", rule = \"old\" } }\n"
        "test \"by\" { " AT_NOON WORKER " expect = { decision = \"allow\", by = \"A-2\" } }\n"
        "test \"level\" { " AT_NOON WORKER " destination = \"92\","
        " expect = { decision = \"allow\", level = \"CT16\", obligation = false } }\n"
        "test \"question\" { " AT_NOON " purpose = \"work\", [\"person.age\"] = 30,"
        " expect = { decision = \"undetermined\", question = \"person.age\" } }\n"
        "test \"until\" { " AT_NOON WORKER
        " expect = { decision = \"allow\", valid_until = \"2021-07-28\" } }\n",
        "not ok decision at rules/law_test.lua:1: expected allow; got deny: night [A-2]\n"
        "not ok rule at rules/law_test.lua:2: expected deny: rule old; got deny: night [A-2]\n"
        "not ok by at rules/law_test.lua:3: expected allow: by A-2; "
        "got allow: work [A-1]; obligation papers [A-1]\n"
        "not ok level at rules/law_test.lua:4: expected allow: level CT16, no obligation; "
        "got deny: default.movement.distancing [A-1]; level CT16\n"
        "not ok question at rules/law_test.lua:5: expected undetermined: asks person.age; "
        "got undetermined: asks person.test.kind, person.test.reported\n"
        "not ok until at rules/law_test.lua:6: expected allow: valid until 2021-07-28 00:00:00; "
        "got allow: work [A-1]; obligation papers [A-1]; valid until 2021-07-27 18:00:00\n");
}

static void keep_explanation(void *context, const struct lkd_test_result *r) {
    if (r->explanation)
        snprintf(context, OUT_SIZE, "%s", r->explanation);
}

static void test_explanation(void **state) {
    struct rule_folder f;
    char out[OUT_SIZE] = "";
    size_t run, failed;
    (void)state;
    assert_int_equal(
        folder_load(&f, "test \"a\" { " AT_NIGHT WORKER " expect = { decision = \"allow\" } }\n"),
        LKD_OK);
    assert_int_equal(lkd_policy_test(f.policy, keep_explanation, out, &run, &failed, NULL), LKD_OK);
    assert_non_null(strstr(out, "No movement at night."));
    folder_remove(&f);
}

static void test_none(void **state) {
    (void)state;
    assert_results("baseline { origin = \"760\" }\n", "");
}

/* ---- baselines ---- */

static void test_baseline(void **state) {
    (void)state;
    assert_results(
        "baseline { query = \"movement\", purpose = \"work\", person = { age = 30,\n"
        "  test = { kind = \"pcr\", reported = \"2021-07-27 08:00\" } },\n"
        "  origin = { zone = \"760\", asserted_level = \"CT16\" }, destination = \"769\" }\n"
        "test \"facts of the baseline\" { at = \"2021-07-27 12:00:00\",\n"
        "  expect = { decision = \"allow\", rule = \"work\" } }\n"
        "test \"a detail of its own\" { at = \"2021-07-27 12:00:00\", [\"person.age\"] = 65,\n"
        "  expect = { decision = \"deny\", rule = \"old\" } }\n"
        "test \"the others stay\" { at = \"2021-07-31 12:00:00\", person = { age = 20 },\n"
        "  expect = { decision = \"deny\", rule = \"tested\" } }\n"
        "test \"a place of its own\" { at = \"2021-07-27 12:00:00\", origin = \"92\",\n"
        "  destination = \"92\", purpose = \"visit\", person = {},\n"
        "  expect = { decision = \"undetermined\", rule = \"gap\" } }\n",
        "ok facts of the baseline\nok a detail of its own\nok the others stay\n"
        "ok a place of its own\n");
}

static void test_unknown(void **state) {
    (void)state;
    assert_results(
        "baseline { query = \"movement\", purpose = \"work\", person = { age = 30,\n"
        "  test = { kind = \"pcr\", reported = \"2021-07-27 08:00\" } }, origin = \"760\" }\n"
        "test \"a fact\" { at = \"2021-07-27 12:00:00\", unknown = { \"person.test.kind\" },\n"
        "  expect = { decision = \"undetermined\", question = \"person.test.kind\" } }\n"
        "test \"a group\" { at = \"2021-07-27 12:00:00\", unknown = { \"person.test\" },\n"
        "  expect = { decision = \"undetermined\", question = \"person.test.reported\" } }\n"
        "test \"a group of which the test says something\" { at = \"2021-07-27 12:00:00\",\n"
        "  unknown = { \"person\" }, person = { age = 65 },\n"
        "  expect = { decision = \"deny\", rule = \"old\" } }\n"
        "test \"a place\" { at = \"2021-07-27 12:00:00\", unknown = { \"origin\" },\n"
        "  expect = { decision = \"undetermined\", question = \"origin\" } }\n",
        "ok a fact\nok a group\nok a group of which the test says something\nok a place\n");
}

/* ---- mistakes ---- */

/* The first problems of a load, "line:column message | hint" each on a line. */
static void assert_problems(const char *tests, const char *expected) {
    struct rule_folder f;
    char out[OUT_SIZE] = "";
    assert_int_equal(folder_load(&f, tests), LKD_BAD_RULES);
    for (size_t i = 0; i < lkd_problems_count(f.problems); i++) {
        struct lkd_problem p = lkd_problems_at(f.problems, i);
        size_t used = strlen(out);
        assert_string_equal(p.file, "rules/law_test.lua");
        snprintf(out + used, OUT_SIZE - used, "%u:%u %s%s%s\n", p.line, p.column, p.message,
                 p.hint ? " | " : "", p.hint ? p.hint : "");
    }
    assert_string_equal(out, expected);
    folder_remove(&f);
}

static void test_bad_unknown(void **state) {
    (void)state;
    assert_problems(
        "baseline { person = { age = 30 } }\n"
        "test \"a\" { " AT_NOON "unknown = { \"person.agee\" },\n"
        "  expect = { decision = \"deny\" } }\n"
        "test \"b\" { " AT_NOON "unknown = { \"person.test\" },\n"
        "  expect = { decision = \"deny\" } }\n"
        "test \"c\" { " AT_NOON "unknown = \"person.age\",\n"
        "  expect = { decision = \"deny\" } }\n"
        "test \"d\" { " AT_NOON "unknown = { \"person.age\" }, [\"person.age\"] = 3,\n"
        "  expect = { decision = \"deny\" } }\n",
        "2:88 `person.agee` is not a fact | did you mean `person.age`?\n"
        "4:88 `person.test` is not in the baseline | what no test says is unknown by itself\n"
        "6:86 `unknown` is a list of facts of the baseline | write unknown = { \"person.age\" }\n"
        "8:121 `person.age` is given and said to be unknown\n");
}

static void test_bad_expect(void **state) {
    (void)state;
    assert_problems("test \"a\" { " AT_NOON " }\n",
                    "1:6 a test needs the field `expect` | "
                    "expect = { decision = \"deny\", rule = \"...\" }\n");
    assert_problems("test \"a\" { " AT_NOON "\n expect = \"deny\" }\n",
                    "2:11 `expect` must be a table | "
                    "expect = { decision = \"deny\", rule = \"...\" }\n");
    assert_problems("test \"a\" { " AT_NOON "\n expect = { rule = \"night\" } }\n",
                    "2:11 `expect` needs the field `decision` | "
                    "decision = \"allow\", \"deny\" or \"undetermined\"\n");
    assert_problems("test \"a\" { " AT_NIGHT "\n expect = { decision = \"denny\", rul = 1 } }\n",
                    "2:24 unknown decision `denny` | did you mean `deny`?\n"
                    "2:33 `expect` has no field `rul` | did you mean `rule`?\n");
    assert_problems("test \"a\" { " AT_NIGHT "\n expect = { decision = \"deny\", rule = \"nigt\","
                    " by = \"A-9\", level = \"CT17\" } }\n",
                    "2:39 unknown rule `nigt` | did you mean `night`?\n"
                    "2:52 unknown directive `A-9`\n"
                    "2:67 unknown level `CT17`\n");
    assert_problems("test \"a\" { " AT_NIGHT "\n expect = { decision = \"deny\", obligation = 1,"
                    " question = \"person.aeg\", valid_until = \"soon\" } }\n",
                    "2:45 `expect.obligation` must be true or false\n"
                    "2:59 unknown fact `person.aeg` | did you mean `person.age`?\n"
                    "2:87 `expect.valid_until` is not a moment that exists: \"soon\" | "
                    "write \"2021-07-28 06:00:00\"\n");
}

#define DENY " expect = { decision = \"deny\" } }\n"

static void test_bad_facts(void **state) {
    (void)state;
    assert_problems("test \"a\" { " AT_NOON "\n [\"person.age\"] = \"x\"," DENY,
                    "2:19 `person.age` must be an integer, not \"x\" | write it without quotes\n");
    assert_problems("test \"a\" { " AT_NOON "\n persn = { age = 3 }," DENY,
                    "2:2 `persn` is not declared | did you mean `person`?\n");
    assert_problems("test \"a\" { " AT_NOON "\n [\"persn.age\"] = 3," DENY,
                    "2:3 `persn` is not declared | did you mean `person`?\n");
    assert_problems("test \"a\" { " AT_NOON "\n person = { agee = 3 }," DENY,
                    "2:13 `person.agee` is not declared | did you mean `person.age`?\n");
    assert_problems("test \"a\" { " AT_NOON "\n destination = \"7600\"," DENY,
                    "2:16 `destination.zone` is not a known zone: \"7600\" | "
                    "did you mean \"760\"?\n");
    assert_problems("test \"a\" { " AT_NOON "\n permit = { zones = { \"79\", \"7\" } }," DENY,
                    "2:29 `permit.zones[1]` is not a known zone: \"7\" | did you mean \"79\"?\n");
    assert_problems("test \"a\" { " AT_NOON "\n person = { age = 3 }, [\"person.age\"] = 4," DENY,
                    "2:41 `person.age` is given twice\n");
    assert_problems("test \"a\" { " AT_NOON "\n purpose = purpose:is \"work\"," DENY,
                    "2:12 `purpose` of a test is an expression, not a value | "
                    "write the value itself, a text in quotes\n");
    assert_problems("test \"a\" { at = \"2021-07-27 12:00:00\"," DENY,
                    "1:6 `query` is missing | one of: movement\n");
}

static void test_bad_moment(void **state) {
    (void)state;
    assert_problems("test \"a\" { query = \"movement\", origin = \"760\"," DENY,
                    "1:6 a test needs the field `at` | at = \"2021-07-27 18:00:00\"\n");
    assert_problems("test \"a\" { at = \"2021-02-30\", query = \"movement\"," DENY,
                    "1:17 `at` is not a moment that exists | write \"2021-07-27 18:00:00\"\n");
    assert_problems("test \"a\" { " AT_NOON "\n time = \"2021-07-27\"," DENY,
                    "2:2 the moment of a test is `at` | write at = \"2021-07-27 18:00:00\"\n");
}

static void test_bad_baseline(void **state) {
    (void)state;
    assert_problems("baseline { [\"person.age\"] = true }\nbaseline { origin = \"760\" }\n"
                    "test \"a\" { " AT_NOON DENY "test \"b\" { " AT_NOON DENY,
                    "1:29 `person.age` must be an integer, not true | for example 30\n"
                    "2:1 a file has one baseline | put its facts into the first one\n");
}

static void test_period(void **state) {
    (void)state;
    assert_problems("test \"a\" { at = \"2021-07-26 17:59:59\", query = \"movement\","
                    " origin = \"760\",\n"
                    " expect = { decision = \"deny\", rule = \"night\" } }\n",
                    "2:39 `at` is outside the period of rule `night`: "
                    "2021-07-26 18:00:00 to no known end | "
                    "a test names a rule that is in force at its moment\n");
    struct rule_folder f; /* `first` is replaced before it begins */
    const char more[] =
        "rule \"first\" { cite = { \"A-2\" }, query = \"movement\", when = purpose:is \"visit\",\n"
        "  deny = { vi = \"Không thăm.\", en = \"No visits.\" } }\n"
        "rule \"second\" { cite = { \"A-1\" }, replaces = \"first\", query = \"movement\",\n"
        "  when = purpose:is \"visit\", allow = { vi = \"Được thăm.\", en = \"Visits.\" } }\n";
    assert_int_equal(folder_load_more(&f, more,
                                      "test \"a\" { " AT_NIGHT
                                      "expect = { decision = \"deny\", rule = \"first\" } }\n"),
                     LKD_BAD_RULES);
    assert_int_equal(lkd_problems_count(f.problems), 1);
    assert_string_equal(lkd_problems_at(f.problems, 0).message, "rule `first` is never in force");
    folder_remove(&f);
}

/* ---- announced acts ---- */

/* A-3 is announced: the rule `later`, from 2 August. */
static const char waiting_tests[] =
    "test \"a rule\" { " AT_NOON " purpose = \"visit\","
    " expect = { decision = \"allow\", rule = \"later\" } }\n"
    "test \"an act\" { at = \"2021-08-02\", query = \"movement\", origin = \"760\","
    " purpose = \"visit\", expect = { decision = \"deny\", by = \"A-3\" } }\n"
    "test \"neither\" { " AT_NIGHT " expect = { decision = \"deny\", rule = \"night\" } }\n";

static void test_waiting(void **state) {
    struct rule_folder f;
    struct lkd_coverage c;
    char out[OUT_SIZE] = "", *lua;
    size_t run, failed;
    (void)state;
    assert_int_equal(folder_load(&f, waiting_tests), LKD_OK);
    assert_int_equal(lkd_policy_test(f.policy, show_result, out, &run, &failed, NULL), LKD_OK);
    assert_string_equal(out, "a rule waits for A-3\nan act waits for A-3\nok neither\n");
    assert_int_equal(run, 1);
    assert_int_equal(failed, 0);
    assert_int_equal(lkd_policy_coverage(f.policy, &c, NULL), LKD_OK);
    assert_int_equal(c.rules_decided, 1); /* night, by the last test alone */
    free(c.report);
    assert_int_equal(lkd_policy_boundaries(f.policy, &lua, NULL), LKD_OK);
    assert_null(strstr(lua, "later"));
    free(lua);
    folder_remove(&f);
}

/* With the act they are judged like any other: one names the rule too early. */
static void test_tried(void **state) {
    static const char *const with[] = {"A-3"};
    struct rule_folder f;
    struct lkd_problems *problems;
    struct lkd_policy *policy;
    (void)state;
    assert_int_equal(folder_load(&f, waiting_tests), LKD_OK);
    const struct lkd_policy_options options = {
        .rules = f.rules, .zones = f.zones, .with = with, .with_count = 1, .tests = true};
    assert_int_equal(lkd_policy_load(&options, &policy, &problems, NULL), LKD_BAD_RULES);
    assert_int_equal(lkd_problems_count(problems), 1);
    assert_string_equal(lkd_problems_at(problems, 0).message,
                        "`at` is outside the period of rule `later`: "
                        "2021-08-02 00:00:00 to no known end");
    lkd_problems_free(problems);
    folder_remove(&f);
}

/* ---- coverage ---- */

static void assert_coverage(const char *tests, struct lkd_coverage expected, const char *report) {
    struct rule_folder f;
    struct lkd_coverage c;
    assert_int_equal(folder_load(&f, tests), LKD_OK);
    assert_int_equal(lkd_policy_coverage(f.policy, &c, NULL), LKD_OK);
    assert_string_equal(c.report, report);
    assert_int_equal(c.rules, expected.rules);
    assert_int_equal(c.rules_decided, expected.rules_decided);
    assert_int_equal(c.outcomes, expected.outcomes);
    assert_int_equal(c.outcomes_seen, expected.outcomes_seen);
    free(c.report);
    folder_remove(&f);
}

/* Rules: night, old, work, tested, papers and the default. Atoms: touches, within, clock, age,
 * purpose, kind of test, time of test. */
static void test_coverage(void **state) {
    (void)state;
    assert_coverage(
        "test \"a\" { " AT_NOON WORKER " expect = { decision = \"allow\" } }\n",
        (struct lkd_coverage){.rules = 6, .rules_decided = 2, .outcomes = 14, .outcomes_seen = 7},
        "rules/law.lua:1: never false: the trip touches Ho Chi Minh City (79)\n"
        "rules/law.lua:1: rule night decides no test\n"
        "rules/law.lua:3: never true: clock between 18:00 (6 pm) and 06:00 (6 am)\n"
        "rules/law.lua:6: rule old decides no test\n"
        "rules/law.lua:8: never true: age is 65 or more\n"
        "rules/law.lua:11: never false: the trip stays within Ho Chi Minh City (79)\n"
        "rules/law.lua:12: never false: purpose is work\n"
        "rules/law.lua:15: rule tested decides no test\n"
        "rules/law.lua:17: never false: test is pcr\n"
        "rules/law.lua:17: never false: the moment of the check is before "
        "“test result given” + 72 hours\n"
        "rules/law.lua:28: rule default.movement.distancing decides no test\n");
}

/* A kind of query without a trip speaks of its place, others of the trip. */
static void test_coverage_of_places(void **state) {
    static const char more[] =
        "query \"shop\" { vi = \"mở cửa\", en = \"opening\", here = { \"origin\" } }\n"
        "rule \"shop\" { cite = { \"A-1\" }, query = \"shop\", where = \"760\",\n"
        "  deny = { vi = \"Đóng.\", en = \"Closed.\" } }\n"
        "rule \"both\" { cite = { \"A-1\" }, query = { \"shop\", \"movement\" }, where = \"769\",\n"
        "  deny = { vi = \"Đóng.\", en = \"Closed.\" } }\n";
    struct rule_folder f;
    struct lkd_coverage c;
    char *lua;
    (void)state;
    assert_int_equal(
        folder_load_more(&f, more,
                         "test \"a\" { at = \"2021-07-27\", query = \"shop\", origin = \"760\","
                         " expect = { decision = \"deny\", rule = \"shop\" } }\n"),
        LKD_OK);
    assert_int_equal(lkd_policy_coverage(f.policy, &c, NULL), LKD_OK);
    assert_non_null(strstr(c.report, "more.lua:2: never false: this place is in District 1 (760)"));
    assert_non_null(strstr(c.report, "more.lua:4: never true: the trip touches Thu Duc (769)"));
    free(c.report);
    assert_int_equal(lkd_policy_boundaries(f.policy, &lua, NULL), LKD_OK);
    assert_null(strstr(lua, "trip"));
    free(lua);
    folder_remove(&f);
}

static void test_full_coverage(void **state) {
    (void)state;
    assert_coverage(
        "test \"a\" { " AT_NOON WORKER " expect = { decision = \"allow\" } }\n"
        "test \"b\" { " AT_NIGHT WORKER " expect = { decision = \"deny\" } }\n"
        "test \"c\" { " AT_NOON " purpose = \"visit\", person = { age = 65 },"
        " expect = { decision = \"deny\" } }\n"
        "test \"d\" { " AT_NOON " purpose = \"visit\", person = { age = 6 },"
        " expect = { decision = \"deny\" } }\n"
        "test \"e\" { " AT_NOON
        " purpose = \"work\", person = { age = 6, test = { kind = \"none\" } },"
        " expect = { decision = \"deny\" } }\n"
        "test \"f\" { at = \"2021-07-27\", query = \"movement\", origin = \"92\","
        " expect = { decision = \"undetermined\" } }\n",
        (struct lkd_coverage){.rules = 6, .rules_decided = 6, .outcomes = 14, .outcomes_seen = 14},
        "");
}

/* ---- boundaries ---- */

static char *boundaries_with(const char *more, const char *tests) {
    struct rule_folder f;
    char *lua;
    if (folder_load_more(&f, more, tests) != LKD_OK)
        fail_msg("%s", lkd_problems_at(f.problems, 0).message);
    assert_int_equal(lkd_policy_boundaries(f.policy, &lua, NULL), LKD_OK);
    folder_remove(&f);
    return lua;
}

static char *boundaries_of(const char *tests) {
    return boundaries_with("", tests);
}

static const char boundaries_head[] =
    "-- What the engine answers just inside and outside the cut points of rules that tests "
    "decide.\n"
    "-- Confirm each answer with the act before you keep the test.\n";

#define NIGHT_CASE(clock, day, time, expect)                                                       \
    "\ntest \"night at " clock " (cut: clock 18:00-06:00)\" {\n"                                   \
    "  at = \"2021-07-" day " " time "\", query = \"movement\", origin = \"760\",\n"               \
    "  expect = { " expect " },\n}\n"
#define NIGHT "decision = \"deny\", rule = \"night\", by = \"A-2\""
#define ASKED "decision = \"undetermined\", question = \"purpose\""

static void test_night_boundaries(void **state) {
    char expected[OUT_SIZE];
    (void)state;
    char *lua = boundaries_of("test \"a\" { at = \"2021-07-27 19:00:00\", query = \"movement\","
                              " origin = \"760\", expect = { decision = \"deny\" } }\n");
    snprintf(expected, sizeof expected, "%s\n---- night (rules/law.lua:1)\n%s%s%s%s%s%s",
             boundaries_head,
             "\ntest \"night at 2021-07-26 17:59:59 (cut: period of the rule)\" {\n"
             "  at = \"2021-07-26 17:59:59\", query = \"movement\", origin = \"760\",\n"
             "  expect = { " ASKED " },\n}\n",
             "\ntest \"night at 2021-07-26 18:00:00 (cut: period of the rule)\" {\n"
             "  at = \"2021-07-26 18:00:00\", query = \"movement\", origin = \"760\",\n"
             "  expect = { " NIGHT " },\n}\n",
             NIGHT_CASE("17:59:59", "27", "17:59:59", ASKED),
             NIGHT_CASE("18:00:00", "27", "18:00:00", NIGHT),
             NIGHT_CASE("05:59:59", "28", "05:59:59", NIGHT),
             NIGHT_CASE("06:00:00", "28", "06:00:00", ASKED));
    assert_string_equal(lua, expected);
    free(lua);
}

/* Cases that are there already, however written, are not proposed again. */
static void test_known_boundaries(void **state) {
    (void)state;
    char *lua = boundaries_of(
        "test \"a\" { at = \"2021-07-27T19:00:00+07:00\", query = \"movement\", origin = \"760\","
        " expect = { decision = \"deny\" } }\n"
        "test \"b\" { at = \"2021-07-27T11:00:00Z\", query = \"movement\", [\"origin.zone\"] = "
        "\"760\","
        " expect = { decision = \"deny\" } }\n");
    assert_null(strstr(lua, "night at 18:00:00 "));
    assert_non_null(strstr(lua, "night at 17:59:59 "));
    free(lua);
}

static void test_fact_boundaries(void **state) {
    (void)state;
    char *lua = boundaries_of(
        "test \"old\" { " AT_NOON " purpose = \"visit\", person = { age = 70 },"
        " expect = { decision = \"deny\", rule = \"old\" } }\n"
        "test \"late\" { at = \"2021-07-31 12:00:00\", query = \"movement\", origin = "
        "\"760\"," WORKER " expect = { decision = \"deny\", rule = \"tested\" } }\n");
    assert_non_null(strstr(lua, "test \"old with person.age = 64 (cut: age is 65 or more)\" {\n"
                                "  at = \"2021-07-27 12:00:00\", query = \"movement\","
                                " origin = \"760\", person = { age = 64 },\n"
                                "  purpose = \"visit\",\n"
                                "  expect = { decision = \"deny\","
                                " rule = \"default.movement.distancing\", by = \"A-1\" },\n}\n"));
    assert_non_null(strstr(lua, "test \"old with person.age = 65 (cut: age is 65 or more)\" {"));
    assert_non_null(strstr(lua, "test \"tested with person.test.reported = 2021-07-28 12:00:00 "
                                "(cut: the moment of the check is before "
                                "“test result given” + 72 hours)\" {"));
    assert_non_null(strstr(lua, "test \"tested with person.test.reported = 2021-07-28 12:00:01 "));
    free(lua);
}

#define FACT(name, rest) "fact \"" name "\" { vi = \"v\", en = \"e\", " rest " }\n"
#define ASK "ask = { vi = \"v?\", en = \"e?\" }"
#define RULE(name, condition)                                                                      \
    "rule \"" name                                                                                 \
    "\" { cite = { \"A-1\" }, query = \"movement\", where = \"79\", when = " condition             \
    ", deny = { vi = \"v\", en = \"e\" } }\n"

/* The names of the cases proposed for a rule, without what stands behind "(cut". */
static void assert_cases(const char *more, const char *facts, const char *rule,
                         const char *expected) {
    char tests[1024], begin[64], out[OUT_SIZE] = "";
    snprintf(tests, sizeof tests,
             "test \"a\" { " AT_NOON "%s, expect = { decision = \"deny\" } }\n", facts);
    snprintf(begin, sizeof begin, "\ntest \"%s ", rule);
    char *lua = boundaries_with(more, tests);
    for (const char *at = lua; (at = strstr(at, begin)) != NULL; at += strlen(begin)) {
        const char *name = at + strlen(begin);
        size_t used = strlen(out), length = (size_t)(strstr(name, " (cut") - name);
        snprintf(out + used, OUT_SIZE - used, "%.*s\n", (int)length, name);
    }
    assert_string_equal(out, expected);
    free(lua);
}

/* Of the period of A-1: the same for every rule here. */
#define PERIOD_FROM "at 2021-07-08 23:59:59\nat 2021-07-09 00:00:00\n"
#define PERIOD_TO "at 2021-11-30 23:59:59\nat 2021-12-01 00:00:00\n"

static void test_number_cuts(void **state) {
    (void)state;
    assert_cases(FACT("share", "type = \"decimal\", " ASK) RULE("x", "share:above(0.8)"),
                 "share = 0.9", "x", PERIOD_FROM PERIOD_TO "with share = 0.8\nwith share = 0.81\n");
    assert_cases(FACT("share", "type = \"decimal\", " ASK) RULE("x", "share:at_most(0.8)"),
                 "share = 0.7", "x", PERIOD_FROM PERIOD_TO "with share = 0.8\nwith share = 0.81\n");
    assert_cases(FACT("share", "type = \"decimal\", " ASK) RULE("x", "share:at_least(0.1234)"),
                 "share = 0.7", "x",
                 PERIOD_FROM PERIOD_TO "with share = 0.1233\nwith share = 0.1234\n");
    assert_cases(FACT("guests", "type = \"integer\", " ASK) RULE("x", "guests:is(0)"), "guests = 0",
                 "x", PERIOD_FROM PERIOD_TO "with guests = 1\n");
    assert_cases(FACT("guests", "type = \"integer\", " ASK)
                     FACT("seats", "type = \"integer\", " ASK)
                         RULE("x", "guests:above(seats * 0.5)"),
                 "guests = 30, seats = 41", "x",
                 PERIOD_FROM PERIOD_TO "with guests = 20\nwith guests = 21\n");
}

static void test_dated_cuts(void **state) {
    (void)state;
    assert_cases(FACT("dose", "type = \"date\", " ASK) RULE("x", "today:before(dose + days(14))"),
                 "dose = \"2021-07-20\"", "x",
                 PERIOD_FROM PERIOD_TO "with dose = 2021-07-13\nwith dose = 2021-07-14\n");
    assert_cases(RULE("x", "time:from(\"2021-07-20 08:00\")"), "purpose = \"visit\"", "x",
                 PERIOD_FROM "at 2021-07-20 07:59:59\nat 2021-07-20 08:00:00\n" PERIOD_TO);
    assert_cases(FACT("open", "type = \"hours\", " ASK) RULE("x", "clock:inside(open)"),
                 "open = { \"06:00\", \"24:00\" }", "x",
                 PERIOD_FROM "at 05:59:59\nat 06:00:00\nat 23:59:59\nat 00:00:00\n" PERIOD_TO);
    assert_cases(
        "list \"trips\" { of = \"purpose\", add = { \"visit\" }, from = \"2021-07-20\","
        " through = \"2021-07-31\", cite = { \"A-1\" } }\n" RULE("x", "purpose:listed \"trips\""),
        "purpose = \"visit\"", "x",
        PERIOD_FROM "at 2021-07-19 23:59:59\nat 2021-07-20 00:00:00\n"
                    "at 2021-07-31 23:59:59\nat 2021-08-01 00:00:00\n" PERIOD_TO);
    assert_cases("parameter \"limit\" { type = \"integer\", vi = \"v\", en = \"e\","
                 " { value = 5, to = \"2021-08-01\", cite = { \"A-1\" } },"
                 " { value = 9, from = \"2021-08-01\", cite = { \"A-1\" } } }\n" RULE(
                     "x", "person.age:at_least(parameter \"limit\")"),
                 "person = { age = 7 }, purpose = \"visit\"", "x",
                 PERIOD_FROM "at 2021-07-31 23:59:59\nat 2021-08-01 00:00:00\n" PERIOD_TO
                             "with person.age = 4\nwith person.age = 5\n");
}

static void test_level_cuts(void **state) {
    (void)state;
    assert_cases("apply \"CT16\" { zones = { \"92\" }, from = \"2021-07-12\", to = \"2021-08-02\","
                 " cite = { \"A-1\" } }\n",
                 "destination = \"92\"", "default.movement.distancing",
                 PERIOD_FROM "at 2021-07-11 23:59:59\nat 2021-07-12 00:00:00\n"
                             "at 2021-08-01 23:59:59\nat 2021-08-02 00:00:00\n" PERIOD_TO);
}

/* Values of every kind are written as an author would write them. */
static void test_lua_text(void **state) {
    (void)state;
    char *lua = boundaries_with(
        FACT("note", "type = \"string\", " ASK) FACT("open", "type = \"hours\", " ASK),
        "test \"a\" { at = \"2021-07-27 19:00:00\", query = \"movement\", note = 'a \"b\" "
        "\\\\c\\n',\n"
        " origin = { zone = \"760\", asserted_level = \"CT16\" }, open = { \"06:00\", \"18:00\" "
        "},\n"
        " permit = { zones = { \"79\", \"92\" } }, person = { age = 30, test = { kind = \"pcr\",\n"
        " reported = \"2021-07-27T08:00:00+07:00\" } }, expect = { decision = \"deny\" } }\n");
    assert_non_null(
        strstr(lua, "  at = \"2021-07-27 17:59:59\", query = \"movement\","
                    " note = \"a \\\"b\\\" \\\\c\\010\",\n"
                    "  open = { \"06:00\", \"18:00\" },"
                    " origin = { asserted_level = \"CT16\", zone = \"760\" },\n"
                    "  permit = { zones = { \"79\", \"92\" } },\n"
                    "  person = { age = 30, test = { kind = \"pcr\","
                    " reported = \"2021-07-27T08:00:00+07:00\" } },\n"
                    "  expect = { decision = \"undetermined\", question = \"purpose\" },\n"));
    free(lua);
}

static void count_passed(void *context, const struct lkd_test_result *r) {
    size_t *passed = context;
    assert_true(r->passed);
    ++*passed;
}

/* Pasted below the test they come from, the cases pass, and none of them is proposed again. */
static void test_pasted(void **state) {
    struct rule_folder f;
    char tests[OUT_SIZE];
    size_t run, failed, passed = 0;
    (void)state;
    snprintf(tests, sizeof tests,
             "test \"a\" { " AT_NOON WORKER " expect = { decision = \"allow\" } }\n");
    char *lua = boundaries_of(tests), *again;
    size_t used = strlen(tests);
    assert_true(used + strlen(lua) < sizeof tests);
    snprintf(tests + used, sizeof tests - used, "%s", lua);
    assert_int_equal(folder_load(&f, tests), LKD_OK);
    assert_int_equal(lkd_policy_test(f.policy, count_passed, &passed, &run, &failed, NULL), LKD_OK);
    assert_int_equal(passed, run);
    assert_int_equal(run, 5);
    assert_int_equal(lkd_policy_boundaries(f.policy, &again, NULL), LKD_OK);
    assert_null(strstr(again, "work at "));
    free(lua);
    free(again);
    folder_remove(&f);
}

/* ---- memory ---- */

static void ignore_result(void *context, const struct lkd_test_result *r) {
    (void)context;
    (void)r;
}

static bool run_everything(void *context) {
    const struct rule_folder *f = context;
    struct lkd_coverage coverage;
    size_t run, failed;
    char *lua;
    if (lkd_policy_test(f->policy, ignore_result, NULL, &run, &failed, NULL) != LKD_OK)
        return false;
    if (lkd_policy_coverage(f->policy, &coverage, NULL) != LKD_OK)
        return false;
    free(coverage.report);
    if (lkd_policy_boundaries(f->policy, &lua, NULL) != LKD_OK)
        return false;
    free(lua);
    return true;
}

static void test_no_memory(void **state) {
    struct rule_folder f;
    (void)state;
    assert_int_equal(folder_load(&f, "baseline { purpose = \"visit\" }\n"
                                     "test \"a\" { " AT_NIGHT WORKER
                                     " expect = { decision = \"deny\" } }\n"),
                     LKD_OK);
    assert_true(fail_every_allocation_once(run_everything, &f) > 20);
    folder_remove(&f);
}

TAP_MAIN(TEST("tests that hold pass, in the order of the file", test_pass),
         TEST("each expectation can fail, and the line says what came out", test_fail),
         TEST("a failed test is explained", test_explanation),
         TEST("a file without tests has none", test_none),
         TEST("a baseline gives the facts that a test does not", test_baseline),
         TEST("a test leaves facts of the baseline out", test_unknown),
         TEST("mistakes in what is left out are told with their place", test_bad_unknown),
         TEST("mistakes in what is expected are told with their place", test_bad_expect),
         TEST("facts that no query may hold are told with their place", test_bad_facts),
         TEST("a test has a moment that exists", test_bad_moment),
         TEST("a file has one baseline, which is checked", test_bad_baseline),
         TEST("a test names a rule that is in force", test_period),
         TEST("a test of an announced act is told and not run", test_waiting),
         TEST("with the act it is judged like any other", test_tried),
         TEST("rules without a test and conditions never false are found", test_coverage),
         TEST("what is found speaks of the trip only where there is one", test_coverage_of_places),
         TEST("full coverage has nothing to report", test_full_coverage),
         TEST("the seconds around a night order are proposed", test_night_boundaries),
         TEST("cases that are there are not proposed", test_known_boundaries),
         TEST("facts are put on both sides of their cut", test_fact_boundaries),
         TEST("numbers are put on both sides of a bound", test_number_cuts),
         TEST("what is dated is cut at its edges", test_dated_cuts),
         TEST("a default is cut where the level changes", test_level_cuts),
         TEST("proposed tests are written as rule files are", test_lua_text),
         TEST("proposed tests pass and are not proposed again", test_pasted),
         TEST("a failed allocation is told and leaves nothing behind", test_no_memory))
