#!/bin/sh
# decide.t - one query to its decision.
set -u
. tests/support/tap.sh
. tests/cli/small.sh
temporary_folder
small_rulebook "$tap_folder"

decide() { # QUERY OPTIONS...
    query=$1
    shift
    printf '%s\n' "$query" | small decide "$@"
}
# What is wrong with a bad query, as "status|path|exit status".
refused() {
    answer=$(decide "$@")
    code=$?
    printf '%s' "$answer" | jq -j '.error | .status + "|" + .path + "|"'
    printf '%d' $code
}

# ---- the answer ----
answer=$(decide "$denied")
is "$?" 0 'a deny exits with 0'
is "$(printf '%s\n' "$answer" | wc -l)" 1 'the answer is one line'
is "$(printf '%s' "$answer" | jq -r '.decision, .reasons[0].rule, .reasons[0].cite[0], .time')" \
    "$(printf '%s\n' deny night A-1 2021-07-27T18:00:00+07:00)" \
    'the answer names verdict, rule and act'
is "$(printf '%s' "$denied" >"$tap_folder/q.json" && small decide --fields decision,time \
    "$tap_folder/q.json")" '{"decision":"deny","time":"2021-07-27T18:00:00+07:00"}' \
    'a query may come from a file; --fields keeps what it names'
is "$(decide "$asking" | jq -r '.decision + " " + .questions[0].fact')" 'undetermined purpose' \
    'what is missing is asked for'
is "$(decide "$denied" | jq -r '.reasons[0].text | keys | join(" ")')" 'en vi' \
    'texts are in both languages'
is "$(decide "$denied" --lang en | jq -c '.reasons[0].text')" '{"en":"No walking at night."}' \
    '--lang en keeps English'
is "$(decide "$denied" --lang=vi | jq -c '.reasons[0].text')" '{"vi":"Ban đêm không ra đường."}' \
    '--lang vi keeps Vietnamese'

# ---- exit statuses ----
is "$(decide "$allowed" --exit-code >/dev/null; echo $?)" 0 '--exit-code is 0 for allow'
is "$(decide "$denied" --exit-code >/dev/null; echo $?)" 6 '--exit-code is 6 for deny'
is "$(decide "$asking" --exit-code >/dev/null; echo $?)" 7 '--exit-code is 7 for undetermined'
is "$(decide '{}' --exit-code >/dev/null; echo $?)" 2 '--exit-code is 2 for a bad query'

# ---- --at ----
at() {
    decide "$allowed" --fields time --at "$1" | jq -r .time
}
is "$(at '2021-07-27 18:00')" 2021-07-27T18:00:00+07:00 '--at takes a day and a time'
is "$(at '2021-07-27 18:00:30')" 2021-07-27T18:00:30+07:00 '--at takes seconds'
is "$(at 2021-07-27)" 2021-07-27T00:00:00+07:00 '--at takes a day, which is its first second'
is "$(at 2021-07-27T18:00:00+07:00)" 2021-07-27T18:00:00+07:00 '--at takes RFC 3339'
is "$(at 2021-07-27T11:00:00Z)" 2021-07-27T18:00:00+07:00 '--at takes another offset'
is "$(decide "$allowed" --fields decision --at '2021-07-27 20:00')" '{"decision":"deny"}' \
    '--at replaces the time of the query'
today() {
    TZ=Asia/Ho_Chi_Minh date +%Y-%m-%d
}
before=$(today)
now=$(decide '{"query": "movement", "origin": {"zone": "760"}}' --fields time | jq -r '.time[:10]')
contains "$before $(today)" "$now" 'without any time it is now'

# ---- for a person ----
pretty=$(decide "$denied" --format pretty --lang en)
contains "$pretty" 'No walking at night.' '--format pretty tells the reason'
empty "$(printf '%s' "$pretty" | tr -dc '\033')" 'without colour where it is no terminal'
is "$(decide "$denied" --format pretty --exit-code >/dev/null; echo $?)" 6 \
    '--exit-code works for a person too'
is "$(decide '{"query": 1}' --format pretty 2>/dev/null; echo $?)" 2 \
    'a bad query shown to a person leaves standard output empty and exits with 2'
contains "$(decide '{"query": "movment"}' --format pretty 2>&1)" 'movement' \
    'and says what was probably meant'
if command -v script >/dev/null; then
    terminal() { # COMMAND: what it prints on a terminal
        TERM=xterm script -qec "$1" /dev/null </dev/null
    }
    folders="--rules $tap_folder/rules --zones $tap_folder/zones"
    command="$LOCKDOWN $folders --lang en decide $tap_folder/q.json"
    contains "$(terminal "$command")" 'No walking at night.' 'on a terminal the default is pretty'
    contains "$(terminal "$command")" "$(printf '\033[')" 'and coloured'
    empty "$(NO_COLOR=1 terminal "$command" | tr -dc '\033')" 'unless NO_COLOR is set'
    contains "$(terminal "$command --fields decision")" '{"decision":"deny"}' \
        'with --fields a terminal gets json'
fi

# ---- bad queries ----
is "$(refused '')" 'bad_query||2' 'an empty text is a bad query'
is "$(refused '{"query": "movement"')" 'bad_query||2' 'half a text is a bad query'
is "$(refused "$denied $denied")" 'bad_query||2' 'two queries are one too many'
is "$(refused '[]')" 'bad_query||2' 'a query is an object'
is "$(refused '{"query": "movment"}')" 'bad_query|query|2' 'an undeclared value is named by path'
is "$(refused '{"query": "movement", "person": {"age": "old"}}')" 'bad_query|person.age|2' \
    'a wrong type is named by path'
is "$(refused '{"query": "movement", "purpos": "work"}')" 'bad_query|purpos|2' \
    'an undeclared key is named by path'
contains "$(decide '{"query": "movement", "purpos": "work"}' | jq -r .error.hint)" '`purpose`' \
    'with the nearest declared name'
is "$(decide '{}' | jq 'has("line")')" false 'one query has no line number'
is "$(decide '{}' | wc -l)" 1 'the error object is one line'
is "$(head -c 1048577 /dev/zero | tr '\0' ' ' | small decide | jq -r .error.status)" bad_query \
    'a query above 1 MB is a bad query'
is "$({ head -c 1000000 /dev/zero | tr '\0' ' '; printf '%s' "$denied"; } |
    small decide --fields decision)" '{"decision":"deny"}' 'one below is read'
is "$(printf '%s\0' "$denied" | small decide | jq -r .error.status)" bad_query \
    'a NUL byte is a bad query'
is "$(decide "$denied" --fields decision,verdict 2>&1 >/dev/null | head -1 |
    grep -c verdict)" 1 'an unknown field is named'
is "$(decide "$denied" --fields decision,verdict 2>/dev/null; echo $?)" 2 'and is a usage error'
contains "$(decide "$denied" --fields decision,verdict 2>&1)" \
    '  one of: id, decision, query, time, ' \
    'with the fields there are'
contains "$(decide "$denied" --fields decison 2>&1)" '  did you mean `decision`?' \
    'or the one that is meant'

# ---- files that cannot be read ----
is "$(small decide "$tap_folder/absent.json" 2>&1)" \
    "lockdown: cannot read $tap_folder/absent.json: No such file or directory" \
    'a file that is not there is named'
is "$(status_of small decide "$tap_folder/absent.json")" 2 'and is a usage error'
is "$(small decide "$tap_folder" 2>&1)" "lockdown: cannot read $tap_folder: Is a directory" \
    'a folder is no query'
is "$(small decide <&- 2>/dev/null; echo $?)" 2 'a closed standard input is a usage error'

# ---- output that cannot be written ----
if [ -c /dev/full ]; then
    is "$(decide "$denied" 2>&1 >/dev/full)" \
        'lockdown: cannot write the output: No space left on device' 'a full disk is told'
    is "$(decide "$denied" >/dev/full 2>&1; echo $?)" 1 'and exits with 1'
    is "$("$LOCKDOWN" --help 2>/dev/null >/dev/full; echo $?)" 1 'help on a full disk exits with 1'
fi
is "$(decide "$denied" 2>/dev/null >&-; echo $?)" 1 'a closed standard output exits with 1'

# ---- what is asked, in words ----
cat >"$tap_folder/rules/risk.lua" <<'LUA'
modifier "risk" {
  type = "boolean", vi = "vùng đỏ", en = "red area",
  ask = { vi = "Nơi này có phải vùng đỏ không?", en = "Is this a red area?" }, rank = 5,
}
fact "destination" { type = "place", vi = "nơi đến", en = "destination" }
query "ride" {
  vi = "đi xe", en = "ride", here = { "origin" }, trip = { "origin", "destination" },
}
rule "red" {
  cite = { "A-1" }, subject = "night", query = "ride", where = "79",
  when = origin.risk | destination.risk,
  deny = { vi = "Vùng đỏ không đi xe.", en = "No rides in red areas." },
}
rule "daily" {
  cite = { "A-1" }, subject = "night", query = "ride", where = "79",
  when = purpose:is "visit" & clock:between("18:00", "06:00"),
  deny = { vi = "Đêm không đi thăm.", en = "No visits at night." },
}
LUA
ride='{"query": "ride", "origin": {"zone": "760"}, "destination": {"zone": "760"}}'
said=$(decide "$ride" --format pretty --at 2021-07-27)
for asked in 'Nơi này có phải vùng đỏ không? (nơi đi) [origin.risk]' \
    'Is this a red area? (origin) [origin.risk]'; do
    contains "$said" "$asked" "a question about a place names the place: $asked"
done
contains "$(printf '%s' "$ride" | small explain --lang en --at 2021-07-27)" \
    '- Is this a red area? (destination) [destination.risk]' 'so does the letter'
contains "$said" '  Unless more is learnt it stays undetermined at least until 06:00 (6 am)' \
    'an undetermined answer that is not followed to its end is not said to hold surely'
rm "$tap_folder/rules/risk.lua"

# ---- a rulebook that does not load ----
printf 'rule "x" {\n' >"$tap_folder/rules/broken.lua"
is "$(decide "$denied" 2>/dev/null; echo $?)" 3 'a broken rulebook decides nothing and exits with 3'
contains "$(decide "$denied" 2>&1)" 'broken.lua:' 'and names the file'

done_testing
