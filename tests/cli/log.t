#!/bin/sh
# log.t - the decision log from outside: begin, decide, verify, replay, purge, prune; a full disk.
set -u
. tests/support/tap.sh
. tests/cli/small.sh
temporary_folder
small_rulebook "$tap_folder"
# the small vocabulary with a person and a health fact
cat >"$tap_folder/rules/health.lua" <<'LUA'
fact "person.id" { type = "string", vi = "mã", en = "id" }
fact "permit.id" { type = "string", vi = "số", en = "number" }
fact "person.case" { type = "enum", values = { "none", "F0" }, vi = "ca", en = "case" }
rule "case.stays" {
  cite = { "A-1" }, query = "movement", where = "79", when = person.case:is "F0",
  deny = { vi = "F0 ở yên.", en = "A case stays." },
}
fact "person.quarantine_until" { type = "time", absent = "none", vi = "đến", en = "until" }
derive "stay.ends" {
  type = "time", vi = "hết hạn", en = "end",
  cases = { { when = purpose:is "work", value = person.quarantine_until } },
}
rule "stay.on" {
  cite = { "A-1" }, query = "movement", where = "79", when = time:before(stay.ends),
  deny = { vi = "Ở yên.", en = "Stay." },
}
LUA
log=$tap_folder/log
secret=$tap_folder/auditor.secret
errors=$tap_folder/errors
logged() { # ARGUMENTS...
    small --log "$log" "$@" 2>"$errors"
}
query() { # TIME PERSON-MEMBERS
    printf '{%s,"time":"2021-07-27T%s:00+07:00","purpose":"work","person":{%s}}\n' "$walk" "$1" "$2"
}

# ---- beginning ----
is "$(echo "$denied" | logged decide; echo $?)" 3 'there is no log before it is begun'
contains "$(cat "$errors")" 'lockdown log init --log' 'and the command that begins one is told'
is "$(logged log init; echo $?)" 2 'a log is begun with an auditor'
succeeds 'a log is begun' logged log init --auditor-key "$secret"
is "$(stat -c %a "$secret")" 600 'the private key is for its owner alone'
is "$(logged log init --auditor-key "$secret"; echo $?)" 3 'a log is begun once'
is "$(small --log "$tap_folder/second" log init --public "$(cat "$log/auditor.pub")")" \
    "began the log $tap_folder/second" 'a second log may have the same auditor'

# ---- deciding ----
is "$(echo "$denied" | small decide | jq .logged)" false 'without --log nothing is logged'
is "$(echo "$denied" | logged decide --checkpoint cp-1 | jq .logged)" true \
    'an answer says that it is logged'
is "$(echo "$denied" | logged decide --fields decision)" '{"decision":"deny"}' \
    'a short answer is logged as well'
succeeds 'so is one for a person' logged decide --format pretty "$(
    echo "$allowed" >"$tap_folder/q.json"
    echo "$tap_folder/q.json"
)"
{
    query 12:00 '"id":"P-1","case":"F0"'
    query 12:00 '"id":"P-2","case":"none"'
    query 20:00 '"id":"P-2","age":70'
    echo bad
} | logged decide --stream >"$tap_folder/answers"
is "$(jq -c '[.decision, .logged]' "$tap_folder/answers" | tr '\n' ' ')" \
    '["deny",true] ["allow",true] ["deny",true] [null,null] ' 'so is a stream, but for bad lines'
echo "$denied" | logged explain >/dev/null
is "$(logged log verify | jq -c '[.decisions, .faults]')" '[6,[]]' \
    'all of them are there; an explanation is not'

# ---- what stands in clear ----
clear=$(cat "$log"/*.jsonl)
case $clear in
*P-1* | *P-2* | *\"F0\"* | *case.stays* | *'"age"'*)
    fail 'nothing personal stands in clear' "$clear"
    ;;
*) pass 'nothing personal stands in clear' ;;
esac
contains "$clear" '"reasons":["sealed"]' 'a reason that would tell of a case is sealed, too'
contains "$clear" '"checkpoint":"cp-1"' 'who asked stands there'

# ---- replaying ----
is "$(logged log replay; echo $?)" 2 'without the auditor nothing is replayed'
contains "$(cat "$errors")" 'only the auditor' 'and that is said in words'
contains "$("$LOCKDOWN" log replay --log "$tap_folder/nowhere" --auditor-key "$secret" 2>&1)" \
    'nowhere/head: No such file' 'a log that is not there is not replayed'
replay() {
    logged log replay --auditor-key "$secret" "$@"
}
is "$(replay --format pretty)" '6 decisions: 6 the same, 0 different, 0 purged, 0 not replayable' \
    'with his key all are decided again'
is "$(replay --format json | jq -c 'select(.facts.person.id == "P-1") | [.decision, .reasons]')" \
    '["deny",["case.stays"]]' 'and the facts are there to read'
sed -i 's/"18:00", "06:00"/"22:00", "06:00"/' "$tap_folder/rules/night.lua"
is "$(replay --format pretty)" '6 decisions: 6 the same, 0 different, 0 purged, 0 not replayable' \
    'changing the rules changes nothing: the log keeps its own'
echo "$denied" | logged decide --with A-2 >/dev/null
is "$(replay --format pretty; echo $?)" \
    "7 decisions: 7 the same, 0 different, 0 purged, 0 not replayable
0" 'an announced act that was tried is tried again'
is "$(find "$log/policies" -mindepth 1 -maxdepth 1 | wc -l)" 2 'each rulebook is kept once'
kept=$(grep -l '22:00' "$log"/policies/*/night.lua)
sed -i 's/22:00/23:00/' "$kept"
is "$(replay --format pretty; echo $?)" "$(printf '%s' "$(replay --format pretty | head -1)")
7 decisions: 6 the same, 0 different, 0 purged, 1 not replayable
3" 'a kept rulebook that was changed is found'
sed -i 's/23:00/22:00/' "$kept"
small log init --log "$tap_folder/third" --auditor-key "$tap_folder/other.secret" >/dev/null
is "$(logged log replay --auditor-key "$tap_folder/other.secret" --format pretty | tail -1)" \
    '7 decisions: 0 the same, 0 different, 0 purged, 7 not replayable' \
    'another auditor opens nothing'

# ---- purging ----
is "$(logged log purge P-2)" 'destroyed 1 keys in the log' 'a person is purged'
is "$(logged log purge P-9)" 'destroyed 0 keys in the log' 'who is not named in it has no keys'
is "$(replay --format pretty; echo $?)" \
    "7 decisions: 5 the same, 0 different, 2 purged, 0 not replayable
0" 'purged decisions are no difference'
is "$(logged log verify | jq -c '[.decisions, .purged_keys, .faults]')" '[7,1,[]]' \
    'the chain and the counts stay'

printf '{%s,"time":"2021-07-27T12:00:00+07:00","purpose":"work","permit":{"id":"G-1"}}\n' "$walk" |
    small --log "$tap_folder/third" decide >/dev/null
is "$(small --log "$tap_folder/third" log purge G-1)" 'destroyed 1 keys in the log' \
    'who is known by a permit alone is purged by its number'

query 12:00 '"id":"P-7","quarantine_until":"2021-08-09T00:00:00+07:00"' |
    small --log "$tap_folder/third" decide >/dev/null
is "$(grep -o '"reasons":\[[^]]*\]' "$tap_folder/third"/*.jsonl | tail -n 1 | cut -d : -f 2)" \
    '["sealed"]' 'so is a reason that reads a health fact through a derived value'

# ---- tampering ----
segment=$(ls "$log"/*.jsonl)
cp "$segment" "$tap_folder/kept"
sed -i '2s/"deny"/"allow"/' "$segment"
is "$(logged log verify --format pretty | head -1)" \
    "${segment##*/}:2: the line is not the record that was written" 'a changed record is named'
is "$(logged log verify >/dev/null; echo $?)" 3 'and the exit status is 3'
is "$(replay >/dev/null; echo $?)" 3 'nothing is replayed from it'
sed '4d' "$tap_folder/kept" >"$segment"
contains "$(logged log verify --format pretty)" ':4: record 4 is missing before this line' \
    'a removed record is named'
sed '$d' "$tap_folder/kept" >"$segment"
contains "$(logged log verify --format pretty)" 'were on the disk' 'a log that was cut is found'
is "$(echo "$denied" | logged decide; echo $?)" 3 'and it is not written on'
cp "$tap_folder/kept" "$segment"
head=$(logged log verify | jq -r .head)
is "$(logged log verify --head "$head" | jq .head_found)" true 'a head noted earlier is found'
is "$(logged log verify --head "blake2b:$(printf '%064d' 7)" >/dev/null; echo $?)" 3 \
    'another one is not'

# ---- old segments ----
is "$(logged log prune --older-than 1)" 'deleted 0 segments' 'what is not old stays'
is "$(logged log prune; echo $?)" 2 'pruning needs an age'

# ---- two at once ----
mkfifo "$tap_folder/pipe"
small --log "$tap_folder/second" decide --stream <"$tap_folder/pipe" >"$tap_folder/first" &
first=$!
exec 3>"$tap_folder/pipe"
printf '%s\n' "$denied" >&3
while [ ! -s "$tap_folder/first" ] && kill -0 "$first" 2>/dev/null; do :; done
is "$(echo "$denied" | small --log "$tap_folder/second" decide 2>"$errors"; echo $?)" 3 \
    'a second process is refused'
contains "$(cat "$errors")" 'is being written by another process' 'and told why'
is "$(small --log "$tap_folder/second" log verify | jq -c .faults)" '[]' \
    'a log in use can be verified'
exec 3>&-
wait
is "$(small --log "$tap_folder/second" log verify | jq -c '[.decisions, .faults]')" '[1,[]]' \
    'and nothing was harmed'

# ---- a full disk ----
full=$tap_folder/full
mkdir "$full"
if mount -t tmpfs -o size=256k lockdown "$full" 2>/dev/null; then
    trap 'umount "$full"; rm -rf "$tap_folder"' EXIT
    small --log "$full/log" log init --public "$(cat "$log/auditor.pub")" >/dev/null
    yes "$denied" | head -2000 | small --log "$full/log" decide --stream --fields decision,logged \
        >"$tap_folder/answers" 2>"$errors"
    is $? 1 'what cannot be written at the end is an internal failure'
    is "$(jq -r .decision "$tap_folder/answers" | wc -l)" 2000 'on a full disk all are decided'
    contains "$(cat "$errors")" 'No space left on device' 'and the full disk is told'
    is "$(small --log "$full/log" log verify | jq -c .faults)" '[]' 'what was written verifies'
fi

done_testing
