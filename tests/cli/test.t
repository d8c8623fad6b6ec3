#!/bin/sh
# test.t - running the tests that stand beside the rules, in four formats.
set -u
. tests/support/tap.sh
. tests/cli/small.sh
temporary_folder
small_rulebook "$tap_folder"

# ---- all is well ----
tap=$(small test)
is "$?" 0 'tests that pass exit with 0'
is "$tap" 'TAP version 13
ok 1 - nobody walks at 18:00
ok 2 - work \#1 is \\ allowed <by day> & "cited"
1..2' 'in a pipe the format is TAP, with hash and backslash escaped'
is "$(small test --format pretty)" '2 tests, 0 failed' 'a person reads the sum'
is "$(small test --format json | jq -c '[.run, .failed, .tests[1].name]')" \
    '[2,0,"work #1 is \\ allowed <by day> & \"cited\""]' 'json has names and counts'

# ---- a failure ----
add_failing_test
tap=$(small test --format tap)
is "$?" 4 'a failed test exits with 4'
contains "$tap" 'not ok 3 - a wrong expectation' 'TAP names it'
contains "$tap" 'line: 1' 'with its line'
contains "$tap" "$(printf '\n# ')" 'and the explanation as comments'
is "$(printf '%s\n' "$tap" | tail -1)" '1..3' 'the plan comes last'
pretty=$(small test --format pretty)
contains "$pretty" 'FAILED a wrong expectation' 'a person reads its name'
contains "$pretty" 'wrong_test.lua:1' 'and place'
is "$(printf '%s\n' "$pretty" | tail -1)" '3 tests, 1 failed' 'and the sum'
is "$(small test --format json | jq -c '.tests[2] | [.passed, has("expected"), has("got")]')" \
    '[false,true,true]' 'json tells what was expected and what came'
for format in tap pretty junit json; do
    is "$(status_of small test --format $format)" 4 "a failed test exits with 4 as $format"
done

# ---- other programs read it ----
printf '#!/bin/sh\nexec "%s" --rules "%s/rules" --zones "%s/zones" test\n' "$LOCKDOWN" \
    "$tap_folder" "$tap_folder" >"$tap_folder/rules.t"
chmod +x "$tap_folder/rules.t"
contains "$(prove "$tap_folder/rules.t" 2>&1)" 'Failed test:  3' 'prove understands the failures'
contains "$(prove "$tap_folder/rules.t" 2>&1)" 'Tests: 3 Failed: 1' 'and the counts'
junit=$(small test --format junit)
contains "$junit" '<testsuites tests="3" failures="1">' 'JUnit counts'
if command -v xmllint >/dev/null; then
    xml() { # XPATH
        printf '%s' "$junit" | xmllint --xpath "$1" -
    }
    is "$(xml 'count(//testcase)') $(xml 'count(//failure)')" '3 1' 'JUnit is well-formed XML'
    is "$(xml 'string(//testcase[2]/@name)')" 'work #1 is \ allowed <by day> & "cited"' \
        'JUnit escapes names'
    contains "$(xml 'string(//failure/@message)')" 'allow' 'JUnit tells what was expected'
fi
rm "$tap_folder/rules/wrong_test.lua"
is "$(prove -Q "$tap_folder/rules.t" 2>&1 | tail -1)" 'Result: PASS' \
    'prove is content with a good run'

# ---- what the tests reach ----
coverage=$(small test --coverage)
is "$?" 0 'coverage does not change the exit status'
contains "$coverage" '# coverage: rules 2 of ' 'TAP tells it in comments'
is "$(printf '%s\n' "$coverage" | grep -cvE '^(ok|# |1\.\.|TAP)')" 0 'and in nothing else'
contains "$(small test --coverage --format pretty)" 'Coverage: 2 of ' \
    'a person reads it after the sum'
is "$(small test --coverage --format json |
    jq -c '.coverage | [.rules_decided, (.findings | type)]')" \
    '[2,"array"]' 'json has it as numbers and findings'
succeeds 'JUnit has it in system-out' sh -c "'$tap_folder/rules.t' >/dev/null && '$LOCKDOWN' \
    --rules '$tap_folder/rules' --zones '$tap_folder/zones' test --coverage --format junit |
    grep -q '<system-out>coverage: rules 2 of '"

# ---- proposals ----
proposals=$(small test --boundaries)
is "$?" 0 'boundaries exit with 0'
contains "$proposals" 'test "' 'they are tests'
contains "$proposals" '17:59:59' 'just outside the night'
printf '%s\n' "$proposals" >"$tap_folder/rules/boundaries_test.lua"
is "$(status_of small test)" 0 'pasted into a file, they pass'
rm "$tap_folder/rules/boundaries_test.lua"

# ---- announced acts ----
cat >"$tap_folder/rules/announced_test.lua" <<'LUA'
test "nobody works" {
  at = "2021-07-27 12:00:00", query = "movement", origin = "760", purpose = "work",
  expect = { decision = "deny", rule = "nobody", by = "A-2" },
}
LUA
is "$(status_of small check)" 0 'a test of an announced act does not fail check'
tap=$(small test --format tap)
is "$?" 0 'nor test'
contains "$tap" 'ok 1 - nobody works # SKIP announced: A-2' 'TAP skips it and names the act'
contains "$tap" '1..3' 'and counts it'
is "$(small test --format pretty)" '3 tests, 0 failed, 1 skipped: their acts are only announced' \
    'a person reads how many'
is "$(small test --format json | jq -c '[.run, .skipped, .tests[0].passed, .tests[0].announced]')" \
    '[2,1,null,"A-2"]' 'json counts it apart'
contains "$(small test --format junit)" '<skipped message="announced: A-2"/>' 'JUnit has it skipped'
contains "$(small --with A-2 test --format tap)" "$(printf 'ok 1 - nobody works\n')" \
    'with the act it is run'
is "$(small --with A-2 test --format tap | grep -c SKIP)" 0 'and nothing is skipped'
rm "$tap_folder/rules/announced_test.lua"

# ---- no test ----
rm "$tap_folder/rules/night_test.lua"
for format in tap pretty junit json; do
    is "$(status_of small test --format $format)" 4 "no test found exits with 4 as $format"
done
contains "$(small test)" 'not ok 1 - the rulebook has tests' 'no test is a failure in TAP'
contains "$(small test --format junit)" '<testsuites tests="1" failures="1">' 'and in JUnit'
contains "$(small test --format pretty)" 'no test found' 'and for a person'
is "$(prove -Q "$tap_folder/rules.t" 2>&1 | tail -1)" 'Result: FAIL' 'and for prove'

# ---- no rulebook ----
printf 'rule "x" {{{\n' >"$tap_folder/rules/broken.lua"
is "$(small test 2>/dev/null; echo $?)" "$(printf 'Bail out!  The rulebook does not load.\n3')" \
    'a broken rulebook bails out and exits with 3'
contains "$(small test 2>&1 >/dev/null)" 'broken.lua:' 'and says why on standard error'

done_testing
