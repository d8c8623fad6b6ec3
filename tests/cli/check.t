#!/bin/sh
# check.t - loading a rulebook and telling what is wrong.
set -u
. tests/support/tap.sh
. tests/cli/small.sh
temporary_folder
small_rulebook "$tap_folder"

# ---- a sound rulebook ----
summary=$(small check)
is "$?" 0 'a sound rulebook exits with 0'
contains "$summary" 'The rulebook is sound' 'and is called sound'
is "$(printf '%s\n' "$summary" | awk '$1 == "directives" || $1 == "rules" && $2 ~ /^[0-9]/ ||
    $1 == "zones" && $2 ~ /^[0-9]/ || $1 == "tests" { print $1, $2 }')" \
    "$(printf '%s\n' 'directives 2' 'rules 3' 'zones 4' 'tests 2')" 'its sizes are told'
is "$(small check --format json | jq -c '[.ok, .problems, .directives, .rules, (.load_ms > 0)]')" \
    '[true,[],2,3,true]' 'so they are as json'
is "$(status_of "$LOCKDOWN" check)" 0 'the shipped rulebook is sound'

# ---- a broken one ----
cat >"$tap_folder/rules/broken.lua" <<'LUA'
rule "one" {
  cite = { "A-9" }, query = "movement", where = "79",
  when = purpos:is "work",
  deny = { vi = "Không.", en = "No." },
}
rule "two" {
  cite = { "A-1" }, query = "movement", where = "79",
  when = purpose:is "wrok",
  deny = { vi = "Không.", en = "No." },
}
LUA
problems=$(small check)
is "$?" 3 'a broken rulebook exits with 3'
contains "$problems" 'broken.lua:2:' 'an unknown act is named with its line'
contains "$problems" 'broken.lua:3:' 'an unknown fact is named with its line'
contains "$problems" 'broken.lua:8:' 'an unknown value is named with its line'
contains "$problems" "$(printf '\n    did you mean `purpose`?')" 'with an indented hint'
is "$(printf '%s\n' "$problems" | tail -1)" '3 problems in the rulebook' 'all at once, and counted'
empty "$(printf '%s\n' "$problems" | grep -vE '^    |:[0-9]+:[0-9]+: |problems in the rulebook$')" \
    'each as file:line:column: message'
is "$(small check --format json | jq -c '[.ok, (.problems | length), .problems[0].line]')" \
    '[false,3,2]' 'so they are as json'
is "$(small check --format json >/dev/null; echo $?)" 3 'which exits with 3 too'
printf 'rule "x" {{{\n' >"$tap_folder/rules/broken.lua"
contains "$(small check)" 'broken.lua:' 'a file that is no Lua is named'
printf 'test "x" {{{\n' >"$tap_folder/rules/broken_test.lua"
rm "$tap_folder/rules/broken.lua"
contains "$(small check)" 'broken_test.lua:' 'tests are checked too'
rm "$tap_folder/rules/broken_test.lua"

# ---- broken zones ----
printf '760\tdistrict\t79\tQuận 1\tDistrict 1\t\t\n' >>"$tap_folder/zones/units.tsv"
problems=$(small check)
is "$?" 3 'broken zones exit with 3'
contains "$problems" 'units.tsv:' 'and are named with their place'
is "$(small check --format json | jq -c '[.ok, (.problems | length)]')" '[false,1]' \
    'so they are as json'

done_testing
