/*
 * source_notation_test.c - what rule files say becomes declarations, data and terms, each with its
 * place.
 */
#include "source_fixture.h"

static void test_declaration(void **state) {
    (void)state;
    assert_declarations(
        "rule \"movement.night\" { cite = { \"H-2490\" }, subject = \"night\",\n"
        "  deny = { vi = \"Không ra đường\", en = \"No movement\" }, rank = -3, share = 0.5 }\n"
        "precedence { \"case\", \"containment\" }\n"
        "test \"nobody strolls, kể cả ban đêm\" { [\"person.age\"] = 30, ok = true }\n",
        "rule movement.night {cite={\"H-2490\"}, deny={en=\"No movement\", vi=\"Không ra đường\"}, "
        "rank=-3, share=0.5, subject=\"night\"}\n"
        "precedence {\"case\", \"containment\"}\n"
        "test nobody strolls, kể cả ban đêm {ok=true, person.age=30}");
}

static void test_all_words(void **state) {
    (void)state;
    assert_declarations(
        "authority \"79\" {} directive \"d\" {} fact \"f\" {} modifier \"m\" {} query \"q\" {}\n"
        "scale \"s\" {} level \"l\" {} apply \"CT16\" {} parameter \"p\" {} list \"l\" {}\n"
        "amend \"l\" {} predicate \"p\" {} derive \"d\" {} rule \"r\" {} default \"movement\" {}\n"
        "precedence {} jurisdiction {} delegate \"q7\" {} conflict \"c\" {} test \"t\" {}\n"
        "baseline {}",
        "authority 79 {}\ndirective d {}\nfact f {}\nmodifier m {}\nquery q {}\nscale s {}\n"
        "level l {}\napply CT16 {}\nparameter p {}\nlist l {}\namend l {}\npredicate p {}\n"
        "derive d {}\nrule r {}\ndefault movement {}\nprecedence {}\njurisdiction {}\n"
        "delegate q7 {}\nconflict c {}\ntest t {}\nbaseline {}");
}

static void test_calls_in_parentheses(void **state) {
    (void)state;
    assert_declarations("rule(\"a\")({ x = 1 }) baseline({ y = 2 }) rule [[b]] {}",
                        "rule a {x=1}\nbaseline {y=2}\nrule b {}");
}

static void test_operators(void **state) {
    (void)state;
    assert_declarations(
        "rule \"a\" { when = papers.a & ~papers.b | clock:between(\"18:00\", \"06:00\") }",
        "rule a {when=((papers.a & ~papers.b) | clock:between(\"18:00\", \"06:00\"))}");
}

static void test_arithmetic(void **state) {
    (void)state;
    assert_declarations(
        "rule \"a\" { when = time:before(person.test.reported + hours(72) - minutes(parameter "
        "\"m\")),\n"
        "  unless = (area.doses * 100):at_least(2 * area.people) }",
        "rule a {unless=(area.doses * 100):at_least((2 * area.people)), "
        "when=time:before(((person.test.reported + hours(72)) - minutes(parameter m)))}");
}

static void test_method_arguments(void **state) {
    (void)state;
    assert_declarations(
        "rule \"a\" { when = purpose:one_of { \"visit\", \"work\" }, unless = origin:up "
        "\"district\"\n"
        "  :same(destination:up \"district\"), where = x:is(1, 2.5, true, nil) }",
        "rule a {unless=origin:up(\"district\"):same(destination:up(\"district\")), "
        "when=purpose:one_of({\"visit\", \"work\"}), where=x:is(1, 2.5, true, nil)}");
}

static void test_predicate_and_parameter_are_values(void **state) {
    (void)state;
    assert_declarations("predicate \"good\" { when = papers.a }\n"
                        "rule \"a\" { when = predicate \"good\" & x:at_most(parameter \"limit\") }",
                        "predicate good {when=papers.a}\n"
                        "rule a {when=(predicate good & x:at_most(parameter limit))}");
}

static void test_functions_of_the_file(void **state) {
    (void)state;
    assert_declarations(
        "local function closed(id, city)\n"
        "  rule(id) { where = trip:touches(city), note = city == \"79\" and 1 or nil }\n"
        "end\n"
        "closed(\"a\", \"79\") closed(\"b\", \"92\")",
        "rule a {note=1, where=trip:touches(\"79\")}\n"
        "rule b {where=trip:touches(\"92\")}");
}

static void test_loops(void **state) {
    (void)state;
    assert_declarations(
        "for id, age in sorted { b = 65, a = 18, [2] = 2, [10] = 10, [1.5] = 0 } do\n"
        "  rule(\"age.\" .. id) { age }\nend\n"
        "for i, z in ipairs { \"79\", \"92\" } do rule(z) { i } end",
        "rule age.1.5 {0}\nrule age.2 {2}\nrule age.10 {10}\nrule age.a {18}\nrule age.b {65}\n"
        "rule 79 {1}\nrule 92 {2}");
}

static void test_function_condition(void **state) {
    (void)state;
    struct loaded l;
    load_lua(&l, "rule \"a\" { when = function(q) return q \"person.age\" >= 65 end, reads = { "
                 "\"person.age\" } }\nrule \"b\" { when = function() return true end }");
    assert_string_equal(show_problems(&l), "");
    assert_string_equal(
        show_declarations(&l),
        "rule a {reads={\"person.age\"}, when=function 1}\nrule b {when=function 2}");
    assert_non_null(l.source.functions);
    unload(&l);
    load_lua(&l, "local function f() end f() rule \"a\" {}");
    assert_null(l.source.functions);
    unload(&l);
}

static void test_terms_are_all_listed(void **state) {
    (void)state;
    struct loaded l;
    load_lua(&l, "local unused = person.age:at_least(5) & papers.a\n"
                 "predicate \"p\" { when = papers.b }\n");
    assert_string_equal(show_problems(&l), "");
    text_clear(&l.shown);
    for (size_t i = 0; i < l.source.term_count; i++) {
        assert_int_equal(l.source.terms[i]->number, i);
        assert_false(l.source.terms[i]->excused);
        show_term(&l.shown, l.source.terms[i]);
        text_puts(&l.shown, "; ");
    }
    assert_string_equal(text_cstr(&l.shown), "person.age; person.age:at_least(5); papers.a; "
                                             "(person.age:at_least(5) & papers.a); papers.b; ");
    unload(&l);
}

static void test_ids_of_a_file_that_fails(void **state) {
    (void)state;
    struct loaded l;
    load_lua(&l, "rule \"a\" {\n"
                 "  when = đ and 1, }"); /* not Lua: the file does not run, its id is known */
    assert_int_equal(l.source.declaration_count, 1);
    assert_true(l.source.declarations[0].broken);
    assert_true(l.source.files[0].failed);
    unload(&l);
}

static const struct declaration *only_declaration(const struct loaded *l) {
    assert_int_equal(l->source.declaration_count, 1);
    return &l->source.declarations[0];
}

static void assert_place(const struct loaded *l, const char *path, unsigned line, unsigned column) {
    struct position at = source_at_field(&l->source, only_declaration(l), path);
    if (at.line != line || at.column != column)
        fail_msg("%s is at %u:%u, not at %u:%u", path, at.line, at.column, line, column);
}

static void test_places_of_fields(void **state) {
    (void)state;
    struct loaded l;
    load_lua(&l,
             "local TEXTS = { vi = \"Đường\" }\n"
             "--[==[ rule \"x\" { cite = 1 } ]==] rule \"a.b\" -- {\n"
             "{\n"
             "  cite = { \"A\", [[B\n"
             "}]], [3] = \"C\" }, deny = TEXTS;\n"
             "  [\"person.age\"] = 30, person = { case = \"F0\", [\"test.kind\"] = \"pcr\" },\n"
             "  cases = { { when = papers.a & function_of({ \"}\" }) }, { when = ~papers.b } },\n"
             "  fn = function(q) if q \"x\" then return { cite = 1 } end end,\n"
             "  last = \"đ\", final = 1,\n"
             "}\n");
    assert_place(&l, "", 2, 40);
    assert_place(&l, "cite", 4, 10);
    assert_place(&l, "cite=", 4, 3);
    assert_place(&l, "cite[1]", 4, 12);
    assert_place(&l, "cite[2]", 4, 17);
    assert_place(&l, "cite[3]", 5, 12);
    assert_place(&l, "deny", 5, 26);
    assert_place(&l, "deny.vi", 5, 26);
    assert_place(&l, "person.age", 6, 20);
    assert_place(&l, "person.age=", 6, 4);
    assert_place(&l, "person.case", 6, 42);
    assert_place(&l, "person.test.kind", 6, 64);
    assert_place(&l, "cases[2].when", 7, 66);
    assert_place(&l, "cases[2].when=", 7, 59);
    assert_place(&l, "cases[2].missing", 7, 57);
    assert_place(&l, "fn", 8, 8);
    assert_place(&l, "last", 9, 10);
    assert_place(&l, "final=", 9, 15);
    assert_place(&l, "missing", 2, 35);
    assert_place(&l, "cases[9].when", 7, 11);
    unload(&l);
}

static void test_place_of_a_body_that_is_a_variable(void **state) {
    (void)state;
    struct loaded l;
    load_lua(&l, "local body = { cite = { \"A\" } }\n  rule(\"a\")(body)");
    assert_place(&l, "cite", 2, 3);
    assert_place(&l, "", 2, 8);
    unload(&l);
}

static void test_places_of_terms(void **state) {
    (void)state;
    static const struct position expected[] = {
        {0, 2, 10}, /* person.age */
        {0, 3, 4},  /* :at_least */
        {0, 4, 12}, /* papers.b */
        {0, 4, 10}, /* ~ */
        {0, 4, 8},  /* & */
        {0, 4, 30}, /* papers.b again */
        {0, 4, 27}, /* ~ */
        {0, 4, 25}, /* & */
        {0, 5, 15}, /* the id of the predicate */
        {0, 4, 43}, /* | */
        {0, 6, 12}, /* purpose */
        {0, 6, 20}, /* :is */
        {0, 6, 29}, /* purpose */
        {0, 6, 37}, /* :is */
        {0, 6, 27}, /* | */
    };
    struct loaded l;
    load_lua(&l, "rule \"a\" {\n"
                 "  when = person.age\n"
                 "  :at_least(5)\n"
                 "       & ~ papers.b     & ~  papers.b     |\n"
                 "    predicate \"p\",\n"
                 "  unless = purpose:is \"đ\" | purpose:is \"b\" }\n");
    assert_string_equal(show_problems(&l), "");
    assert_int_equal(l.source.term_count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < l.source.term_count; i++) {
        struct position at = source_at_term(&l.source, l.source.terms[i]);
        if (at.line != expected[i].line || at.column != expected[i].column)
            fail_msg("term %zu is at %u:%u, not at %u:%u", i, at.line, at.column, expected[i].line,
                     expected[i].column);
    }
    unload(&l);
}

static void test_columns_count_characters(void **state) {
    (void)state;
    assert_problems("\xEF\xBB\xBFlocal đường = 1", "1:7 `đ` means nothing in Lua | outside texts "
                                                   "and comments only plain letters, digits and _ "
                                                   "are used\n"
                                                   "1:8 `ư` means nothing in Lua | outside texts "
                                                   "and comments only plain letters, digits and _ "
                                                   "are used\n"
                                                   "1:9 `ờ` means nothing in Lua | outside texts "
                                                   "and comments only plain letters, digits and _ "
                                                   "are used");
    assert_problems("rule \"a\" { x = \"đường\", y = hours \"x\" }",
                    "1:29 `hours` takes a whole number, a parameter or a fact | write hours(14) or "
                    "hours(parameter \"...\")");
}

static void test_line_ends(void **state) {
    (void)state;
    assert_problems("local a\r\nlocal b\n\rlocal c\r  hours \"x\"",
                    "4:3 `hours` takes a whole number, a parameter or a fact | write hours(14) or "
                    "hours(parameter \"...\")");
    assert_declarations("rule \"a\" { \"x\\\r\ny\\z   \n  z\", [[\r\np\r\nq]] }",
                        "rule a {\"x\nyz\", \"p\nq\"}");
}

TAP_MAIN(TEST("a declaration has a word, an id and a body of data", test_declaration),
         TEST("every word declares", test_all_words),
         TEST("words may be called with parentheses", test_calls_in_parentheses),
         TEST("operators make terms with their precedence", test_operators),
         TEST("sums, products and durations are terms", test_arithmetic),
         TEST("methods take any data", test_method_arguments),
         TEST("a predicate and a parameter without a body are values",
              test_predicate_and_parameter_are_values),
         TEST("a file may have functions of its own", test_functions_of_the_file),
         TEST("loops go through tables in a fixed order", test_loops),
         TEST("a function in a body is a condition and keeps Lua alive", test_function_condition),
         TEST("every term is listed, inner ones first", test_terms_are_all_listed),
         TEST("a file that does not run has still declared its ids", test_ids_of_a_file_that_fails),
         TEST("a field of a body is found to the column", test_places_of_fields),
         TEST("a body that is a variable has the place of its word",
              test_place_of_a_body_that_is_a_variable),
         TEST("a term is found to the column", test_places_of_terms),
         TEST("columns count characters", test_columns_count_characters),
         TEST("all line ends of Lua count", test_line_ends))
