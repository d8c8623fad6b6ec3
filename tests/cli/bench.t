#!/bin/sh
# bench.t - the built-in benchmark runs, and tells what it did.
set -u
. tests/support/tap.sh
. tests/cli/small.sh
temporary_folder
small_rulebook "$tap_folder"
queries=$tap_folder/queries.jsonl
printf '%s\n' "$denied" "$allowed" "$asking" 'bad' "$denied" >"$queries"

text=$(small bench --queries "$queries" --seconds 0.1)
is "$?" 0 'it succeeds'
for part in 'one core of ' 'medians of 9 rounds' 'rulebook: 3 rules' '(1 bad ones left out)' \
    'load rules and zones' 'explained decision, parsed facts' 'candidates' \
    'query text to full answer text' 'query text to verdict text' 'bytes in' \
    'permit token to its verdict, off-line' 'of the rate of a signature alone'; do
    contains "$text" "$part" "it tells: $part"
done
json=$(small bench --queries "$queries" --seconds 0.1 --format json)
is "$(printf '%s' "$json" | jq -c '[.rounds, .queries, .queries_refused, .rules]')" '[9,4,1,3]' \
    'json tells what was measured'
is "$(printf '%s' "$json" | jq -c '[.load, .decide, .full_text, .verdict_text,
    .permit_token, .signature] |
    map(.fastest_ns > 0 and .fastest_ns <= .median_ns and .median_ns <= .slowest_ns) | unique')" \
    '[true]' 'and how long each took'
is "$(printf '%s' "$json" | jq '.per_query.full_bytes_out > .per_query.verdict_bytes_out')" true \
    'a full answer is longer than a verdict'
printf 'bad\n' >"$queries"
is "$(status_of small bench --queries "$queries")" 2 'queries that are all bad exit with 2'
: >"$queries"
is "$(status_of small bench --queries "$queries")" 2 'so does an empty file'
is "$(status_of small bench --queries "$tap_folder/absent")" 2 'and one that is not there'
program=$(realpath "$LOCKDOWN")
contains "$(cd "$tap_folder" && "$program" bench 2>&1)" 'give some with `--queries FILE.jsonl`' \
    'without queries it says how to give some'

done_testing
