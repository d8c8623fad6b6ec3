#!/bin/sh
# explain.t - the decision as a letter.
set -u
. tests/support/tap.sh
. tests/cli/small.sh
temporary_folder
small_rulebook "$tap_folder"
printf '%s\n' "$denied" >"$tap_folder/denied.json"

letter=$(small explain "$tap_folder/denied.json")
is "$?" 0 'it succeeds'
contains "$letter" 'Ban đêm không ra đường.' 'the letter is in Vietnamese'
contains "$letter" '1/A' 'and cites the act by its number'
contains "$letter" 'work' 'rules that did not decide are told too'
contains "$(small explain --lang en "$tap_folder/denied.json")" 'No walking at night.' \
    '--lang en makes it English'
contains "$(small explain --at '2021-07-27 12:00' --lang en <"$tap_folder/denied.json")" \
    'Going to work is allowed.' '--at explains another moment'
is "$(printf '{"query": "movement", "purpos": 1}' | small explain 2>/dev/null; echo $?)" 2 \
    'a bad query exits with 2 and writes no letter'
contains "$(printf '{"query": "movement", "purpos": 1}' | small explain 2>&1)" 'purpose' \
    'and is told with the nearest name'
is "$(status_of small explain "$tap_folder/absent.json")" 2 'a file that is not there exits with 2'
empty "$(printf '%s' "$letter" | tr -dc '\033')" 'no colour where it is no terminal'

done_testing
