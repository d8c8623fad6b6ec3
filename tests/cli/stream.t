#!/bin/sh
# stream.t - decide --stream: JSON Lines in, JSON Lines out.
set -u
. tests/support/tap.sh
. tests/cli/small.sh
temporary_folder
small_rulebook "$tap_folder"
errors=$tap_folder/errors

stream() {
    small decide --stream --fields decision "$@" 2>"$errors"
}
# Answers as one word each: a verdict, or "bad" and the number of the line.
verdicts() {
    stream "$@" | jq -r '.decision // "bad\(.line)"' | tr '\n' ' '
}

is "$(printf '%s\n' "$denied" "$allowed" "$asking" "$denied" | verdicts)" \
    'deny allow undetermined deny ' 'answers come in the order of the queries'
empty "$(cat "$errors")" 'good lines leave standard error empty'
is "$(printf '%s\n%s' "$denied" "$allowed" | verdicts)" 'deny allow ' \
    'a last line without its newline counts'
is "$(printf '%s\r\n%s\r\n' "$denied" "$allowed" | verdicts)" 'deny allow ' \
    'lines may end in CR LF'
is "$(printf '%s\n\n%s\n' "$denied" "$allowed" | verdicts)" 'deny bad2 allow ' \
    'a blank line is a bad line'
is "$(cat "$errors")" 'lockdown: 1 of 3 lines are bad' 'the count of bad lines is told'
is "$(printf '\n' | stream | jq -c '[.line, .error.status]')" '[1,"bad_query"]' \
    'a lone newline is one bad line'
empty "$(printf '' | stream)" 'no input, no output'
is "$(printf 'x\n' | stream >/dev/null; echo $?)" 0 'bad lines exit with 0'
is "$(printf '%s\n' "$denied" | stream --exit-code >/dev/null; echo $?)" 0 \
    'a stream ignores --exit-code'
is "$(printf '%s\n' "$allowed" "$denied" | verdicts --at '2021-07-27 20:00')" 'deny deny ' \
    '--at goes for every line'
is "$(printf '%s\n' "$denied" | small decide --stream --lang en | jq -c '.reasons[0].text')" \
    '{"en":"No walking at night."}' '--lang goes for every line'
printf '%s\n' "$denied" "$allowed" >"$tap_folder/queries.jsonl"
is "$(verdicts "$tap_folder/queries.jsonl")" 'deny allow ' 'queries may come from a file'
is "$(stream "$tap_folder/absent" >/dev/null; echo $?)" 2 'a file that is not there exits with 2'

# ---- lines nobody should send ----
is "$(printf '%s\n' '{}' '[]' 'null' '{"query": "movment"}' "$denied" | verdicts)" \
    'bad1 bad2 bad3 bad4 deny ' 'JSON that is no query is bad'
is "$(printf '{"query": "move\0ment"}\n%s\n' "$denied" | verdicts)" 'bad1 deny ' \
    'a NUL byte is bad and ends nothing'
is "$(printf '{"query": "\377\376"}\n%s\n' "$denied" | verdicts)" 'bad1 deny ' \
    'bytes that are not UTF-8 are bad'
is "$(printf '{"query": "\377\376"}\n' | stream | iconv -f utf-8 -t utf-8 | wc -l)" 1 \
    'and their answer is UTF-8'
is "$({ head -c 200000 /dev/zero | tr '\0' '['; printf '\n%s\n' "$denied"; } | verdicts)" \
    'bad1 deny ' '200,000 brackets are bad'
is "$({ printf '%200000s' '' | sed 's/ /{"a":/g'; printf '\n%s\n' "$denied"; } | verdicts)" \
    'bad1 deny ' 'so are 200,000 braces'
spaces() { # COUNT
    head -c "$1" /dev/zero | tr '\0' ' '
}
is "$({ spaces 3000000; printf '\n%s\n' "$denied"; } | verdicts)" 'bad1 deny ' \
    'a line of 3 MB is bad, and the next one good'
is "$({ printf '%s\n' "$denied"; spaces 3000000; } | verdicts)" 'deny bad2 ' \
    'so is one at the end without its newline'
is "$({ spaces $((1048576 - ${#denied})); printf '%s\n%s\n' "$denied" "$denied"; } | verdicts)" \
    'deny deny ' 'a line of 1 MB is read'
is "$({ spaces $((1048577 - ${#denied})); printf '%s\n%s\n' "$denied" "$denied"; } | verdicts)" \
    'bad1 deny ' 'one byte more is too much'
contains "$({ spaces 3000000; } | stream | jq -r .error.message)" '1048576' 'and the limit is told'

# ---- many lines, memory, order ----
many=$tap_folder/many.jsonl
awk -v denied="$denied" -v allowed="$allowed" 'BEGIN {
    for (i = 1; i <= 20000; i++) print (i % 7 == 0 ? "bad" : i % 3 == 0 ? denied : allowed)
}' >"$many"
is "$(stream "$many" | awk '
    { want = NR % 7 == 0 ? "\"line\":" NR "}" : NR % 3 == 0 ? "deny" : "allow" }
    index($0, want) { good++ }
    END { print good " of " NR }')" '20000 of 20000' \
    'each of 20,000 lines has its own answer in its place'
is "$(cat "$errors")" 'lockdown: 2857 of 20000 lines are bad' 'and the bad ones are counted'
is "$(stream <"$many" | cksum)" "$(while IFS= read -r line; do
    printf '%s\n' "$line"
done <"$many" | stream | cksum)" 'the answers do not depend on how the input is cut'
# A sanitizer takes its own memory. dash knows ulimit -v.
# shellcheck disable=SC3045
case $LOCKDOWN_BUILD in
*san*) ;;
*) is "$(ulimit -v 200000 && { spaces 300000000; printf '\n%s\n' "$denied"; } | verdicts)" \
    'bad1 deny ' 'a line of 300 MB needs no 300 MB of memory' ;;
esac

# ---- two programs talking ----
mkfifo "$tap_folder/in" "$tap_folder/out"
small decide --stream --fields decision <"$tap_folder/in" >"$tap_folder/out" 2>/dev/null &
exec 3>"$tap_folder/in" 4<"$tap_folder/out"
talk() { # QUERY: its answer, while the stream stays open
    printf '%s\n' "$1" >&3
    IFS= read -r reply <&4
    printf '%s' "$reply"
}
is "$(talk "$denied")" '{"decision":"deny"}' 'an answer comes before the next query is sent'
is "$(talk "$allowed")" '{"decision":"allow"}' 'and so does the next'
exec 3>&- 4<&-
wait

# ---- output that cannot be written ----
is "$(small decide --stream "$many" 2>&1 | head -1 | cut -c1-2)" '{"' \
    'a reader that has enough is no error'
is "$({ small decide --stream "$many" 2>"$errors"; echo $? >"$tap_folder/status"; } | head -1 |
    wc -l) $(cat "$tap_folder/status")" '1 0' 'and the exit status is 0'
if [ -c /dev/full ]; then
    is "$(stream "$many" >/dev/full; echo $?)" 1 'a full disk exits with 1'
    contains "$(cat "$errors")" 'No space left on device' 'and is told'
fi

done_testing
