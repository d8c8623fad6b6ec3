/*
 * source_mistakes_test.c - every mistake that the rule language knows is told with its place, in
 * words that help: a rule file on the left, on the right all that is said of it,
 * "line:column message | hint".
 */
#include <stdlib.h>

#include "source_fixture.h"

struct mistake {
    const char *lua, *told; /* "": nothing is wrong */
};

static const struct mistake operators[] = {
    {"rule \"a\" { when = papers.a and papers.b }",
     "1:28 `and` cannot combine conditions | write `&`: papers.a & papers.b"},
    {"rule \"a\" { when = papers.a or papers.b }",
     "1:28 `or` cannot combine conditions | write `|`: papers.a | papers.b"},
    {"rule \"a\" { when = not papers.a }",
     "1:19 `not` cannot negate a condition | write `~`: ~papers.a"},
    {"rule \"a\" { when = purpose == \"visit\" }",
     "1:27 `==` cannot compare facts | write `:is`: purpose:is \"visit\""},
    {"rule \"a\" { when = purpose ~= \"visit\" }",
     "1:27 `~=` cannot compare facts | write `~` and `:is`: ~purpose:is \"visit\""},
    {"rule \"a\" { when = person.age < 18 }",
     "1:30 `<` cannot compare facts | write `:below` of numbers, `:before` of times: "
     "person.age:below(18)"},
    {"rule \"a\" { when = person.age <= 17 }",
     "1:30 `<=` cannot compare facts | write `:at_most`: person.age:at_most(17); of times "
     "`:before` the next moment"},
    {"rule \"a\" { when = person.age > 64 }",
     "1:30 `>` cannot compare facts | write `:above`: person.age:above(64); of times `:from` the "
     "next moment"},
    {"rule \"a\" { when = person.age >= 65 }",
     "1:30 `>=` cannot compare facts | write `:at_least` of numbers, `:from` of times: "
     "person.age:at_least(65)"},
    {"rule \"a\" { when = papers.a ~ papers.b }",
     "1:28 `~` between two conditions means nothing | it negates the one behind it: ~papers.a; "
     "`&` and `|` combine two"},
    {"rule \"a\" { when = ~papers.a & ~(papers.b) }", ""},
    {"rule \"a\" { when = \"đ\" .. \"e\" and 1,\n"
     "  unless = (papers.a) ~ papers.b,\n"
     "\twhere = 1 == 2 }",
     "1:30 `and` cannot combine conditions | write `&`: papers.a & papers.b\n"
     "2:23 `~` between two conditions means nothing | it negates the one behind it: ~papers.a; "
     "`&` and `|` combine two\n"
     "3:12 `==` cannot compare facts | write `:is`: purpose:is \"visit\""},
    {"local n <const>, m <close> = 5, nil", ""},
    {"local f = function(q) return not q \"a\" and q \"b\" == 1 or q \"c\" ~= 2 or 1 < 2 end", ""},
    {"local function f() local t = { a = 1 == 2 } if t.a and not t.b then return t end end\n"
     "local y = 1 == 2",
     "2:13 `==` cannot compare facts | write `:is`: purpose:is \"visit\""},
    {"if papers.a then end while 1 < 2 do end",
     "1:1 `if` decides when the file is loaded, not for each query | conditions stand in fields: "
     "when = purpose:is \"visit\"\n"
     "1:22 `while` decides when the file is loaded, not for each query | conditions stand in "
     "fields: when = purpose:is \"visit\"\n"
     "1:30 `<` cannot compare facts | write `:below` of numbers, `:before` of times: "
     "person.age:below(18)"},
    {"local e = _ENV local x = { a = person._ENV }", "1:11 `_ENV` is not offered in rule files"},
    {"local function f(...) return ... end",
     "1:18 `...` is not offered in rule files | name the parameters, or pass a table\n"
     "1:30 `...` is not offered in rule files | name the parameters, or pass a table"},
    {"local a = \"--[[\" and 1 -- and or not ==\n"
     "--[==[ and\n"
     "]] and ]==] local b = [[ and ]] == 1",
     "1:18 `and` cannot combine conditions | write `&`: papers.a & papers.b\n"
     "3:33 `==` cannot compare facts | write `:is`: purpose:is \"visit\""},
};

static const struct mistake tokens[] = {
    {"local s = \"abc\n"
     "local t = 'abc",
     "1:11 this text has no closing quote in its line\n"
     "2:11 this text has no closing quote in its line"},
    {"local s = [==[ abc ]=]",
     "1:11 this text is not closed | it ends with the `]]` that matches its `[[`"},
    {"local a = 1 --[[ abc",
     "1:13 this comment is not closed | it ends with the `]]` that matches its `--[[`"},
    {"if a != b then end",
     "1:1 `if` decides when the file is loaded, not for each query | conditions stand in fields: "
     "when = purpose:is \"visit\"\n"
     "1:6 `!` means nothing in Lua | `~` negates a condition: ~papers.a"},
    {"local a = “x” @ $ ? ` \\",
     "1:11 `“` means nothing in Lua | texts stand in straight quotes: \"...\"\n"
     "1:13 `”` means nothing in Lua | texts stand in straight quotes: \"...\"\n"
     "1:15 `@` means nothing in Lua\n"
     "1:17 `$` means nothing in Lua\n"
     "1:19 `?` means nothing in Lua\n"
     "1:21 ``` means nothing in Lua\n"
     "1:23 `\\` means nothing in Lua"},
    {"local a\xC2\xA0"
     "= 1",
     "1:8 `\xC2\xA0"
     "` means nothing in Lua | this is a no-break space; write an ordinary space"},
    {"local a = \001 1", "1:11 a control character stands here"},
    {"rule \"a\" { end = 1, until = 2, not = 3, [ \"end\" ] = 4, [\"in\"] = 5; in = 6, nil = 7 }",
     "1:12 `end` is a reserved word of Lua and cannot name a field | periods have `from`, `to` "
     "(exclusive) and `through` (a whole day)\n"
     "1:21 `until` is a reserved word of Lua and cannot name a field | periods have `from`, `to` "
     "(exclusive) and `through` (a whole day)\n"
     "1:32 `not` is a reserved word of Lua and cannot name a field | rules have `when` and "
     "`unless`\n"
     "1:68 `in` is a reserved word of Lua and cannot name a field\n"
     "1:76 `nil` is a reserved word of Lua and cannot name a field"},
    {"local a = person.end & person.test:not() & person . and",
     "1:18 `end` is a reserved word of Lua and cannot stand behind a dot or colon\n"
     "1:36 `not` is a reserved word of Lua and cannot stand behind a dot or colon\n"
     "1:53 `and` is a reserved word of Lua and cannot stand behind a dot or colon"},
    {"local t = { cite = 1, deny = { vi = \"x\", vi = \"y\" }, [\"cite\"] = 2,\n"
     "  f = function() local cite = 1 cite = 2 return { cite = 1 } end, cite = 3 }",
     "1:42 `vi` is written twice in one table | it is already on line 1, and only one of the two "
     "can hold\n"
     "1:55 `cite` is written twice in one table | it is already on line 1, and only one of the "
     "two can hold\n"
     "2:67 `cite` is written twice in one table | it is already on line 1, and only one of the "
     "two can hold"},
    {"local t = { { a = 1 }, { a = 2 }, a = { a = 3 } } local u = { a = 1 }", ""},
};

static const struct mistake syntax[] = {
    {"rule \"a\" {\n"
     "  cite = { \"x\" }\n"
     "  deny = { vi = \"đ\", en = \"y\" }\n"
     "}",
     "3:3 `}` expected (to close `{` at line 1) near `deny` | is a comma missing in front of it?"},
    {"rule \"a\" { cite = { x \"b\" \"c\" } }", "1:21 `x` is not a word"},
    {"rule \"a\" { cite = { \"a\" \"b\" } }",
     "1:25 `}` expected (to close `{` at line 1) near `\"b\"` | is a comma missing in front of "
     "it?"},
    {"rule \"a\" { cite = { \"x\"\n"
     "\n",
     "3:1 `}` expected (to close `{` at line 1) at the end of the file | is a `}` missing?"},
    {"local f = function(q)\n"
     "  return q \"x\"\n"
     "\n"
     "rule \"a\" { }",
     "4:1 `end` expected (to close `function` at line 1) near `rule` | is an `end` missing?"},
    {"local f = function(q)\n"
     "  return q \"x\"\n",
     "3:1 `end` expected (to close `function` at line 1) at the end of the file | is an `end` "
     "missing?"},
    {"rule \"a\" { when = function(q) return true }",
     "1:43 `end` expected (to close `function` at line 1) near `}` | is an `end` missing?"},
    {"end", "1:1 this closes nothing near `end`"},
    {"rule movement.night { }",
     "1:6 syntax error near `movement` | an id is a text in quotes: rule \"movement.night\" { "
     "... }"},
    {"rule \"a\" { when = papers.a && papers.b }",
     "1:29 unexpected symbol near `&` | write `&` once: papers.a & papers.b"},
    {"rule \"a\" { when = papers.a || papers.b }",
     "1:29 unexpected symbol near `|` | write `|` once: papers.a | papers.b"},
    {"rule \"a\" { when = \"abc\\q\" }", "1:19 invalid escape sequence near `\"abc\\q\"`"},
    {"rule \"a\" { when = 3x }", "1:19 malformed number near `3x`"},
    {"rule \"a\" { when = clock:between }",
     "1:33 function arguments expected near `}` | the argument of a method follows it: "
     "purpose:is \"visit\""},
    {"rule \"a\" { when = clock:between(\"18:00\" \"06:00\") }",
     "1:41 `)` expected (to close `(` at line 1) near `\"06:00\"` | is a comma or a `)` missing "
     "in front of it?"},
    {"person.age\n"
     "rule \"a\" {}",
     "2:1 syntax error near `rule` | a file consists of declarations: rule \"movement.night\" { "
     "... }"},
    {"local a = = 1", "1:11 unexpected symbol near `=`"},
    {"#!/usr/bin/lua\n"
     "local a",
     "1:2 `!` means nothing in Lua | `~` negates a condition: ~papers.a"},
    {"#lua", "1:1 unexpected symbol near `#`"},
    {"local x <const> = 1 x = 2", "1:23 attempt to assign to const variable `x` near `=`"},
    {"goto nowhere", "1:6 no visible label `nowhere` for <goto>"},
    {"do goto a end local x ::a:: x = 1",
     "1:29 <goto a> at line 1 jumps into the scope of local `x` near `x`"},
    {"break", "1:1 break outside loop"},
    {"rule \"a\" { \"\\u{110000000}\" }", "1:12 UTF-8 value too large near `\"\\u{110000000}\"`"},
    {"rule \"a\" { x = \"[[\" .. [[\n"
     "]] .. 1 = 2 }",
     "2:9 `}` expected (to close `{` at line 1) near `=`"},
};

static const struct mistake words[] = {
    {"rul \"x\" {}", "1:1 `rul` is not a word | did you mean `rule`?"},
    {"Rule \"x\" { when = papers.a & papers.b }",
     "1:1 `Rule` is not a word | did you mean `rule`?"},
    {"banana \"x\" {}", "1:1 `banana` is not a word"},
    {"rule { cite = {} }", "1:1 `rule` has no id | write rule \"some.id\" { ... }"},
    {"rule(\"a\", \"b\")",
     "1:1 `rule` takes one id, and then a table | write rule \"some.id\" { ... }"},
    {"rule() {}", "1:1 the id of `rule` is nil, not a text | write rule \"some.id\" { ... }"},
    {"rule(5) {}",
     "1:1 the id of `rule` is the number 5, not a text | write rule \"some.id\" { ... }"},
    {"rule(papers.a) {}",
     "1:1 the id of `rule` is a fact or condition, not a text | write rule \"some.id\" { ... }"},
    {"rule \"bad id\" {}\n"
     "rule \"\" {}\n"
     "rule \"đ\" {}\n"
     "rule(\"x\" .. \"!\") {}",
     "1:6 the text \"bad id\" cannot be an id | ids are 1 to 64 letters without accents, digits, "
     "`.`, `-` and `_`\n"
     "2:6 the text \"\" cannot be an id | ids are 1 to 64 letters without accents, digits, `.`, "
     "`-` and `_`\n"
     "3:6 the text \"đ\" cannot be an id | ids are 1 to 64 letters without accents, digits, `.`, "
     "`-` and `_`\n"
     "4:5 the text \"x!\" cannot be an id | ids are 1 to 64 letters without accents, digits, "
     "`.`, `-` and `_`"},
    {"rule \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\" {} rule "
     "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\" {}",
     "1:81 the text \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...\" cannot be an id | ids are 1 "
     "to 64 letters without accents, digits, `.`, `-` and `_`"},
    {"test \"\" {}\n"
     "test \"a\\nb\" {}",
     "1:6 the text \"\" cannot name a test | a sentence of at most 200 characters\n"
     "2:6 the text \"a...\" cannot name a test | a sentence of at most 200 characters"},
    {"rule \"a\"", "1:1 `rule \"a\"` has no body | write rule \"...\" { ... }"},
    {"rule \"a\" \"b\"",
     "1:1 `rule` takes a table, not the text \"b\" | write rule \"...\" { ... }"},
    {"rule \"a\" (5)", "1:1 `rule` takes a table, not the number 5 | write rule \"...\" { ... }"},
    {"rule(\"a\")({}, {})", "1:1 `rule` takes one table | write rule \"...\" { ... }"},
    {"rule \"a\" {} {}", "1:1 `rule \"a\"` has two bodies"},
    {"predicate \"a\" {} {}", "1:1 `predicate \"a\"` has two bodies"},
    {"precedence \"x\"",
     "1:1 `precedence` takes a table, not the text \"x\" | write precedence { ... }"},
    {"precedence()", "1:1 `precedence` takes a table, not nil | write precedence { ... }"},
    {"precedence \"x\" { \"a\" }",
     "1:1 `precedence` takes a table, not the text \"x\" | write precedence { ... }"},
    {"jurisdiction({}, 1)", "1:1 `jurisdiction` takes one table | write jurisdiction { ... }"},
    {"baseline(nil)", "1:1 `baseline` takes a table, not nil | write baseline { ... }"},
    {"local x = rule \"a\" {} & papers.a",
     "1:23 a declaration is not a value: `rule \"a\"` | is a comma or a `}` misplaced?"},
    {"rule \"a\" { lift = rule \"b\" {}, x = predicate \"c\" {} }",
     "1:19 `lift` is a declaration, not a value | is a comma or a `}` misplaced?\n"
     "1:36 `x` is a declaration, not a value | is a comma or a `}` misplaced?"},
    {"foo = 5\n"
     "rule \"a\" { when = foo & papers.a, unless = foo.bar:is(foo) } foo()",
     "1:1 `foo` is not local | write local foo = ..."},
    {"function bar() end\n"
     "rule = 7",
     "1:1 `bar` is not local | write local function bar(...)\n"
     "2:1 `rule` is not local | write local rule = ..."},
    {"for k, v in pairs({}) do end",
     "1:13 `pairs` is not offered in rule files | sorted(t) goes through a table in the order of "
     "its keys, ipairs(t) through a list"},
    {"print \"x\" string.format(\"%d\", 1) require(\"x\") os.time() math.floor(1) io.open(\"x\")",
     "1:1 `print` is not offered in rule files\n"
     "1:11 `string` is not offered in rule files | texts can only be joined, with `..`\n"
     "1:34 `require` is not offered in rule files | rule files share what they declare, in any "
     "order\n"
     "1:47 `os` is not offered in rule files | `time` is the moment of the check, `today` its "
     "date, `clock` its time of day\n"
     "1:57 `math` is not offered in rule files\n"
     "1:71 `io` is not offered in rule files"},
    {"load(\"x\")() setmetatable({}, {}) getmetatable(\"\") pcall(rule) coroutine.create(rule)",
     "1:1 `load` is not offered in rule files\n"
     "1:13 `setmetatable` is not offered in rule files\n"
     "1:34 `getmetatable` is not offered in rule files\n"
     "1:51 `pcall` is not offered in rule files\n"
     "1:63 `coroutine` is not offered in rule files"},
    {"hours \"x\"\n"
     "hours(1.5)\n"
     "hours()\n"
     "hours(1, 2)\n"
     "days(person.age)\n"
     "months(parameter \"x\")",
     "1:1 `hours` takes a whole number, a parameter or a fact | write hours(14) or hours(parameter "
     "\"...\")\n"
     "2:1 `hours` takes a whole number, a parameter or a fact | write hours(14) or hours(parameter "
     "\"...\")\n"
     "3:1 `hours` takes a whole number, a parameter or a fact | write hours(14) or hours(parameter "
     "\"...\")\n"
     "4:1 `hours` takes a whole number, a parameter or a fact | write hours(14) or hours(parameter "
     "\"...\")"},
    {"minutes(nil) minutes { 1 } minutes(hours(1))",
     "1:1 `minutes` takes a whole number, a parameter or a fact | write minutes(14) or "
     "minutes(parameter "
     "\"...\")\n"
     "1:14 `minutes` takes a whole number, a parameter or a fact | write minutes(14) or "
     "minutes(parameter \"...\")\n"
     "1:28 `minutes` takes a whole number, a parameter or a fact | write minutes(14) or "
     "minutes(parameter \"...\")"},
    {"for k in ipairs(nil) do end", "1:10 `ipairs` takes a table, not nil"},
    {"for k in sorted(\"x\") do end", "1:10 `sorted` takes a table, not the text \"x\""},
    {"for k in sorted { [papers.a] = 1 } do end",
     "1:10 `sorted` cannot order a table whose keys are not texts or numbers"},
    {"rule \"a\" { when = rule, unless = ipairs }",
     "1:19 `when` is a word of the language, not a value\n"
     "1:34 `unless` is a word of the language, not a value"},
};

static const struct mistake facts[] = {
    {"rule \"a\" { when = \"a\" & papers.x }",
     "1:23 the left side of `&` is the text \"a\", not a condition | a condition is a fact with "
     "a method: purpose:is \"visit\""},
    {"rule \"a\" { when = papers.x & 5 }",
     "1:28 the right side of `&` is the number 5, not a condition | a condition is a fact with a "
     "method: purpose:is \"visit\""},
    {"rule \"a\" { when = papers.x | true }",
     "1:28 the right side of `|` is true, not a condition | a condition is a fact with a method: "
     "purpose:is \"visit\""},
    {"local limit\n"
     "rule \"a\" { when = papers.x & limit,\n"
     "  unless = limit | papers.x & papers.y }",
     "2:28 the right side of `&` is nil (`limit`), not a condition | is a local misspelt here, "
     "or defined further down?\n"
     "3:18 the left side of `|` is nil (`limit`), not a condition | is a local misspelt here, or "
     "defined further down?"},
    {"rule \"a\" { when = papers.x & { papers.y } }",
     "1:28 the right side of `&` is a table, not a condition | a condition is a fact with a "
     "method: purpose:is \"visit\""},
    {"rule \"a\" { when = papers.x & function() end }",
     "1:28 the right side of `&` is a function, not a condition | a condition is a fact with a "
     "method: purpose:is \"visit\""},
    {"rule \"a\" { when = \"a\" & \"b\" }",
     "1:23 attempt to perform bitwise operation on a string value (constant `a`) | `&`, `|` and "
     "`~` combine conditions: purpose:is \"visit\" & papers.a"},
    {"rule \"a\" { when = ~\"a\" }",
     "1:19 attempt to perform bitwise operation on a string value (constant `a`) | `&`, `|` and "
     "`~` combine conditions: purpose:is \"visit\" & papers.a"},
    {"rule \"a\" { when = (papers.x & nil) & papers.y:is \"z\" | ~(1 & papers.x) }",
     "1:29 the right side of `&` is nil, not a condition | is a local misspelt here, or defined "
     "further down?\n"
     "1:60 the left side of `&` is the number 1, not a condition | a condition is a fact with a "
     "method: purpose:is \"visit\""},
    {"local a = person.age + \"x\"\n"
     "local b = {} - person.age\n"
     "local c = person.age * nil",
     "1:22 the right side of `+` is the text \"x\", not a fact or number | a period is written "
     "hours(72) or days(14)\n"
     "2:14 the left side of `-` is a table, not a fact or number | a period is written hours(72) "
     "or days(14)\n"
     "3:22 the right side of `*` is nil, not a fact or number | is a local misspelt here, or "
     "defined further down?"},
    {"local a = person.age .. \"x\" local b = \"x\" .. person.age",
     "1:22 a fact cannot be joined to a text | texts are the same for every query\n"
     "1:43 a fact cannot be joined to a text | texts are the same for every query"},
    {"local a = #person local b = -person local c = person / 2 local d = person // 2",
     "1:11 a fact has no length\n"
     "1:29 a fact cannot follow a minus alone | write 0 - x; a condition is negated with `~`\n"
     "1:54 facts cannot be divided | multiply the other side: (area.doses * "
     "100):at_least(area.people * 80)\n"
     "1:75 facts cannot be divided | multiply the other side: (area.doses * "
     "100):at_least(area.people * 80)"},
    {"local a = person % 2 local b = person ^ 2 local c = person << 2 local d = 2 >> person",
     "1:18 facts cannot be divided | multiply the other side: (area.doses * "
     "100):at_least(area.people * 80)\n"
     "1:39 facts have no powers\n"
     "1:60 facts cannot be shifted\n"
     "1:77 facts cannot be shifted"},
    {"local function f() return person.a ~ person.b end f()",
     "1:36 `~` between two conditions means nothing | it negates the one behind it: ~papers.a; "
     "`&` and `|` combine two"},
    {"local function f() return person.a < 5, person.a >= 5, \"x\" > person.a end f()",
     "1:38 facts are not compared with `<` and `>` | write :below, :at_most, :above, :at_least; "
     "of times :before, :from\n"
     "1:53 facts are not compared with `<` and `>` | write :below, :at_most, :above, :at_least; "
     "of times :before, :from\n"
     "1:69 facts are not compared with `<` and `>` | write :below, :at_most, :above, :at_least; "
     "of times :before, :from"},
    {"person.age = 5",
     "1:14 a fact cannot be assigned | a condition on it is written purpose:is \"visit\""},
    {"rule \"m\" { when = clock.between(\"18:00\", \"06:00\") }",
     "1:25 the method `between` is called without a colon | write `:between`, not `.between`"},
    {"rule \"m\" { when = person.age:atleast(5) & person.age:is_at_least(5) & "
     "person.age.att_least(5) }",
     "1:30 `atleast` is not a method | did you mean the method `:at_least`?\n"
     "1:54 `is_at_least` is not a method | did you mean the method `:at_least`?\n"
     "1:82 `person.age.att_least` is not a word | did you mean the method `:at_least`?"},
    {"rule \"m\" { when = clock.between, unless = (clock.between).x, where = clock.between & "
     "papers.a }",
     "1:25 the method `between` is not called | its argument follows: purpose:is \"visit\"\n"
     "1:50 the method `between` is not called | its argument follows: purpose:is \"visit\"\n"
     "1:76 the method `between` is not called | its argument follows: purpose:is \"visit\""},
    {"rule \"m\" { when = predicate(\"x\").foo, unless = (papers.a & papers.b):iss(true) }",
     "1:34 `foo` is not a method\n"
     "1:70 `iss` is not a method | did you mean `:is`?"},
    {"rule \"m\" { when = papers.a:is(true) (false) }",
     "1:19 a condition cannot be called | is a comma or an operator missing behind it?"},
    {"rule \"m\" { when = person[1], x = person[\"a b\"], y = person[papers.a], z = "
     "person[\"age\"] }",
     "1:27 the number 1 cannot be a part of a fact's name | a fact is written with dots: "
     "person.test.kind\n"
     "1:46 `a b` cannot be a part of a fact's name | a fact is written with dots: "
     "person.test.kind\n"
     "1:68 a fact or condition cannot be a part of a fact's name | a fact is written with dots: "
     "person.test.kind"},
    {"papers.a:is(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)",
     "1:10 `is` has more than 16 arguments"},
    {"papers.a:is(function() end, 0/0, { 1, nil, 2 }, \"\\xff\", rule)",
     "1:10 `[2]` of argument 3 is nil | is it misspelt, or defined further down?\n"
     "1:10 argument 1 is a function | the field `when` of a rule can be one\n"
     "1:10 argument 2 is not a finite number\n"
     "1:10 argument 4 is not a text in UTF-8\n"
     "1:10 argument 5 is a word of the language, not a value"},
    {"local a = person.age:at_least(x.y:foo(1) & 5)",
     "1:35 `foo` is not a method\n"
     "1:42 the right side of `&` is the number 5, not a condition | a condition is a fact with a "
     "method: purpose:is \"visit\""},
    {"local t = {} local a = t.x.y",
     "1:26 attempt to index a nil value (field `x`) | `x` has no value here: is it misspelt, or "
     "defined further down?"},
    {"local t = {} t.f()",
     "1:14 attempt to call a nil value (field `f`) | `f` has no value here: is it misspelt, or "
     "defined further down?"},
    {"local t = { x = \"y\" } { 1 }", "1:23 unexpected symbol near `{`"},
    {"local a = { \"x\" } local b = a \"y\"",
     "1:29 attempt to call a table value (local `a`) | is a comma missing in front of it?"},
    {"local a = \"x\" + 1", "1:15 attempt to perform arithmetic on a string value (constant `x`)"},
    {"local a = 1 .. {}", "1:13 attempt to concatenate a table value"},
    {"local a = (\"x\"):rep(3)",
     "1:17 attempt to index a string value (constant `x`) | a text has neither fields nor "
     "methods; facts have methods"},
    {"local a = 1 // 0", "1:13 attempt to divide by zero"},
    {"for i = 1, \"x\" do end", "1:16 bad `for` limit (number expected, got string)"},
    {"for i = 1, person.age do end", "1:23 bad `for` limit (number expected, got fact)"},
    {"local function f(q) return q.person.age end f(rule)",
     "1:28 attempt to index a function value (local `q`) | a function condition reads a fact "
     "with q \"person.age\""},
};

static const struct mistake bodies[] = {
    {"local Z = { q1 = \"760\" }\n"
     "rule \"a\" { zones = { Z.q2 }, where = Z.q3, x = { y = { Z.q1, Z.q4 } }, [\"z\"] = nil }",
     "2:22 `zones[1]` is nil | is it misspelt, or defined further down? a field may also be left "
     "out\n"
     "2:38 `where` is nil | is it misspelt, or defined further down? a field may also be left "
     "out\n"
     "2:62 `x.y[2]` is nil | is it misspelt, or defined further down? a field may also be left "
     "out\n"
     "2:80 `z` is nil | is it misspelt, or defined further down? a field may also be left out"},
    {"local Z = {}\n"
     "rule \"a\" { cite = { \"x\", Z.y, \"z\" }, deny = { vi = Z.vi, en = \"x\" } }",
     "2:26 `cite[2]` is nil | is it misspelt, or defined further down?\n"
     "2:52 `deny.vi` is nil | is it misspelt, or defined further down? a field may also be left "
     "out"},
    {"rule \"a\" { 1, nil, nil, nil, 5 }",
     "1:15 `[2]` is nil | is it misspelt, or defined further down?"},
    {"rule \"a\" { [1] = 1, [3] = 3, [1e9] = 4 }",
     "1:1 the body has gaps between its items | items are numbered from 1 without gaps"},
    {"rule \"a\" { [true] = 1, [1.5] = 2, [-1] = 3, [papers.a] = 4, [\"\"] = 5, ok = { [{}] = 6 "
     "} }",
     "1:1 the body has a key that is no name | entries are named, name = value, or listed\n"
     "1:76 `ok` has a key that is no name | entries are named, name = value, or listed"},
    {"rule \"a\" { x = 0/0, y = { 1e999, -1e999 }, z = 1e308 }",
     "1:16 `x` is not a finite number\n"
     "1:27 `y[1]` is not a finite number\n"
     "1:34 `y[2]` is not a finite number"},
    {"rule \"a\" { x = \"a\\0b\", y = { z = \"\\xC0\\x80\" }, [\"\\xff\"] = 1 }",
     "1:1 the body has a key that is no name | entries are named, name = value, or listed\n"
     "1:16 `x` is not a text in UTF-8\n"
     "1:34 `y.z` is not a text in UTF-8"},
    {"local loop = {} loop.x = { loop }\n"
     "rule \"a\" {\n"
     "  loop = loop }",
     "3:10 `loop.x[1].x[1].x[1].x` is nested more than 8 tables deep | does a table contain "
     "itself?"},
    {"rule \"a\" { a = { b = { c = { d = { e = { f = { g = {} } } } } } } }", ""},
    {"rule \"a\" { a = { b = { c = { d = { e = { f = { g = { h = {} } } } } } } } }",
     "1:58 `a.b.c.d.e.f.g.h` is nested more than 8 tables deep | does a table contain itself?"},
    {"local t = {} for i = 1, 10001 do t[i] = i end\n"
     "rule \"a\" { x = 1, many = t }",
     "2:26 `many` takes the declaration beyond 10000 entries"},
    {"local t = {} for i = 1, 10001 do t[\"k\" .. i] = i end\n"
     "rule \"a\" (t)",
     "2:1 the body takes the declaration beyond 10000 entries"},
    {"local t = {} for i = 1, 9998 do t[i] = i end\n"
     "rule \"a\" { x = t, y = 1 }",
     ""},
    {"rule \"a\" { x = { function() end }, y = sorted }",
     "1:40 `y` is a word of the language, not a value"},
    {"local function make(id, to) rule(id) { to = to, cite = { to } } end make \"a\" make(\"b\", "
     "\"c\")",
     ""},
};
static void check(const struct mistake *mistakes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct loaded l;
        load_lua(&l, mistakes[i].lua);
        const char *told = show_problems(&l);
        if (strcmp(told, mistakes[i].told) != 0)
            fail_msg("of\n%s\nis told\n%s\nand not\n%s", mistakes[i].lua, told, mistakes[i].told);
        unload(&l);
    }
}
#define CHECK(mistakes) check(mistakes, sizeof(mistakes) / sizeof *(mistakes))

static void test_operators(void **state) {
    (void)state;
    CHECK(operators);
}

static void test_tokens(void **state) {
    (void)state;
    CHECK(tokens);
}

static void test_syntax(void **state) {
    (void)state;
    CHECK(syntax);
}

static void test_words(void **state) {
    (void)state;
    CHECK(words);
}

static void test_facts(void **state) {
    (void)state;
    CHECK(facts);
}

static void test_bodies(void **state) {
    (void)state;
    CHECK(bodies);
}

/* A text made of `count` times `part` between two others, to be freed. */
static char *repeated(const char *before, const char *part, size_t count, const char *after) {
    struct text t;
    text_init(&t, (size_t)4 << 20);
    text_puts(&t, before);
    for (size_t i = 0; i < count; i++)
        text_puts(&t, part);
    text_puts(&t, after);
    assert_false(t.failed);
    text_literal(&t, "\0");
    return t.bytes;
}

static void assert_repeated(const char *before, const char *part, size_t count, const char *after,
                            const char *told) {
    char *lua = repeated(before, part, count, after);
    assert_problems(lua, told);
    free(lua);
}

static void test_limits(void **state) {
    (void)state;
    assert_repeated("local ", "x", 200, " = 1", "");
    assert_repeated("local ", "x", 201, " = 1", "1:7 a name is longer than 200 bytes");
    assert_repeated("rule \"", "x", 64, "\" {}", "");
    assert_repeated(
        "rule \"", "x", 65, "\" {}",
        "1:6 the text \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...\" cannot be an id | "
        "ids are 1 to 64 letters without accents, digits, `.`, `-` and `_`");
    assert_repeated("test \"", "đ", 200, "\" {}", "");
    assert_repeated(
        "test \"", "đ", 201, "\" {}",
        "1:6 the text \"đđđđđđđđđđđđđđđđđđđđ...\" cannot name a test | a sentence of at "
        "most 200 characters");
    assert_repeated("rule \"a\" { x = person", ".a", 97, " }", "");
    assert_repeated("rule \"a\" { x = person", ".a", 98, " }",
                    "1:217 a fact's name is longer than 200 bytes");
    assert_repeated("rule \"a\" { x = a:is(", "1, ", 15, "1) }", "");
    assert_repeated("rule \"a\" { x = a:is(", "1, ", 16, "1) }",
                    "1:18 `is` has more than 16 arguments");
    assert_repeated("rule \"a\" { x = \"", "y", 8190, "\" }", "");
    assert_repeated("rule \"a\" { x = \"", "y", 8191, "\" }",
                    "1:16 a text is longer than 8192 bytes");
    assert_repeated("rule \"a\" { ", "x = {", 150, "",
                    "1:761 tables, functions and brackets are nested more than 150 deep");
    assert_repeated("local x = ", "- ", 300, "1", "1:407 this is nested too deeply near `-`");
    assert_repeated(
        "local x = { [\"", "k", 201, "\"] = 1 } baseline(x)",
        "1:225 the body has a key that is no name | entries are named, name = value, or "
        "listed");
}

static void test_at_most_1000(void **state) {
    (void)state;
    char *lua = repeated("", "x()\n", 1200, "");
    struct loaded l;
    load_lua(&l, lua);
    assert_int_equal(l.problems.count, PROBLEMS_MAX);
    assert_int_equal(l.problems.dropped, 200);
    unload(&l);
    free(lua);
}

static void test_repeats_are_told_once(void **state) {
    (void)state;
    assert_problems("for i = 1, 50 do hours(\"x\") end",
                    "1:18 `hours` takes a whole number, a parameter or a fact | write hours(14) or "
                    "hours(parameter \"...\")");
}

#define FILE_OF(name, lua)                                                                         \
    { name, lua, sizeof lua - 1 }

static void test_other_files_go_on(void **state) {
    (void)state;
    static const struct source_text texts[] = {
        FILE_OF("rules/b.lua", "local t\nlocal a = t.x\nrule \"after\" {}"),
        FILE_OF("rules/a.lua", "rule \"a\" { when = papers.a and 1 }"),
        FILE_OF("rules/d.lua", "rule \"d\" { when = papers.a }"),
        FILE_OF("rules/c.lua", "rule \"c\" {"),
        FILE_OF("rules/e.lua", "rule \"e\" { 1"),
    };
    struct loaded l;
    load_files(&l, texts, 5, NULL);
    assert_string_equal(
        show_problems(&l),
        "rules/a.lua:1:28 `and` cannot combine conditions | write `&`: papers.a & papers.b\n"
        "rules/b.lua:2:11 attempt to index a nil value (local `t`) | `t` has no value here: is it "
        "misspelt, or defined further down?\n"
        "rules/c.lua:1:11 unexpected symbol at the end of the file | is the file complete?\n"
        "rules/e.lua:1:13 `}` expected (to close `{` at line 1) at the end of the file | is a `}` "
        "missing?");
    assert_string_equal(show_declarations(&l),
                        "broken rule a {}\nbroken rule after {}\n"
                        "broken rule c {}\nrule d {when=papers.a}\nbroken rule e {}");
    assert_true(l.source.files[0].failed && l.source.files[1].failed && l.source.files[2].failed);
    assert_false(l.source.files[3].failed);
    unload(&l);
}

static void test_syntax_is_checked_beside_operators(void **state) {
    (void)state;
    assert_problems("local a = papers.a and papers.b\nlocal b = = 1",
                    "1:20 `and` cannot combine conditions | write `&`: papers.a & papers.b\n"
                    "2:11 unexpected symbol near `=`");
}

/* What a mistake takes with it is excused, so that nobody calls it unused as well. */
static void test_excused_terms(void **state) {
    (void)state;
    static const char *const files[] = {
        "rul \"a\" { when = papers.a & papers.b }",
        "local x = papers.a:is(true) & nil",
        "rule \"bad id\" { cases = { { when = papers.a:is(true) } } }",
        "rule(\"a\")(papers.a:is(true))",
        "local t local x = papers.a:is(true) local y = t.x",
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct loaded l;
        load_lua(&l, files[i]);
        assert_int_equal(l.problems.count, 1);
        assert_true(l.source.term_count > 0);
        assert_true(l.source.terms[l.source.term_count - 1]->excused);
        unload(&l);
    }
}

static void test_garbage(void **state) {
    (void)state;
    struct loaded l;
    load_bytes(&l, "\033Lua", 4);
    assert_string_equal(show_problems(&l),
                        "1:1 the file is not a text file | rule files are written in UTF-8");
    unload(&l);
    load_bytes(&l, "local a\nlocal \xFF", 15);
    assert_string_equal(show_problems(&l),
                        "2:7 the file is not a text file | rule files are written in UTF-8");
    unload(&l);
    load_bytes(&l, "local a\0", 8);
    assert_string_equal(show_problems(&l),
                        "1:8 the file is not a text file | rule files are written in UTF-8");
    unload(&l);
    load_bytes(&l, "", 0);
    assert_string_equal(show_problems(&l), "");
    unload(&l);
}

TAP_MAIN(TEST("operators that mean something else outside of functions are told", test_operators),
         TEST("what is no Lua is told where it stands", test_tokens),
         TEST("a syntax error has its place, its message and mostly a hint", test_syntax),
         TEST("a word that is called wrongly is told how it is written", test_words),
         TEST("facts, methods and operators teach what they take", test_facts),
         TEST("a body holds data, and nothing is dropped in silence", test_bodies),
         TEST("limits are told, and what is just within them is fine", test_limits),
         TEST("at most 1000 problems are kept", test_at_most_1000),
         TEST("the same mistake at the same place is told once", test_repeats_are_told_once),
         TEST("a file with a mistake does not keep others from being loaded",
              test_other_files_go_on),
         TEST("forbidden operators do not hide a syntax error",
              test_syntax_is_checked_beside_operators),
         TEST("conditions that a mistake took with it are excused", test_excused_terms),
         TEST("a file that is no text is told", test_garbage))
