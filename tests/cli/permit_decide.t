#!/bin/sh
# permit_decide.t - a query that carries a scanned code is decided by what the code proves.
set -u
. tests/support/tap.sh
temporary_folder
keys=$tap_folder/keys

# The permit of a sanitation worker, in time at the last second of its extension (H-2994).
question=tests/samples/02-a-sanitation-worker-in-the-last-second-of-an-extended-permit.json
"$LOCKDOWN" key add --keys "$keys" --issuer pc08 --issuer-zone 79 --from 2021-08-01 >/dev/null
jq '.permit | {id: "P-1", class, form, purpose, valid_from, valid_to, zones, hours}' "$question" |
    "$LOCKDOWN" permit issue --keys "$keys" --at 2021-08-24 >"$tap_folder/token"
jq '.permit | {id: "P-2", class, form, purpose, valid_from, valid_to: "2021-08-31", zones, hours}' \
    "$question" | "$LOCKDOWN" permit issue --keys "$keys" --at 2021-08-24 >"$tap_folder/short"
# The same text with another last letter.
case $(cat "$tap_folder/token") in
*0) sed 's/.$/1/' "$tap_folder/token" >"$tap_folder/forged" ;;
*) sed 's/.$/0/' "$tap_folder/token" >"$tap_folder/forged" ;;
esac

ask() { # JQ: changes the question; $t is the token
    jq -c --arg t "$(cat "$tap_folder/token")" --arg short "$(cat "$tap_folder/short")" \
        --arg forged "$(cat "$tap_folder/forged")" "$1" "$question"
}
decide() { # JQ [OPTIONS...]
    decide_change=$1
    shift
    ask "$decide_change" | "$LOCKDOWN" --keys "$keys" --lang en decide "$@"
}
verdict() {
    jq -c '[.decision, (.conflicts // [] | map(.text.en) | join(" "))]'
}
scanned='.permit = {token: $t, holder_matches_id: true, registered: true}'

is "$(decide . | verdict)" '["allow",""]' 'with its facts written down the permit is good'
is "$(decide "$scanned" | verdict)" '["allow",""]' 'and so it is with its code alone'
is "$(decide "$scanned" | jq 'del(.id)')" "$(decide . | jq 'del(.id)')" \
    'reasons and the end of the answer are the same'
is "$(decide "$scanned | .permit.token = \$short | .time = \"2021-09-02T08:00:00+07:00\"" |
    verdict)" '["deny",""]' 'a permit that has ended denies'
is "$(ask "$scanned" | "$LOCKDOWN" decide | jq -r .decision)" undetermined \
    'without keys a code is only a text'

# ---- what is wrong with the code ----
is "$(decide "$scanned | .permit.token = \$forged" | verdict)" '["deny",""]' \
    'a bad signature denies'
is "$(decide "$scanned | .permit.token = \"rubbish\"" | jq -r .decision | grep -c allow)" 0 \
    'rubbish allows nothing'
is "$(decide '.permit.token = "rubbish"' | verdict)" "$(printf '%s' '["deny","The scanned ' \
    'code says otherwise about: code signature, or stamp and signature of a paper without ' \
    'code, is genuine. The stricter outcome holds."]')" 'even beside facts that would'
"$LOCKDOWN" permit revoke P-1 --reason lost --keys "$keys" --at 2021-09-10 >/dev/null
is "$(decide "$scanned" | verdict)" '["deny",""]' 'a revoked permit denies'
is "$(decide "$scanned" --at 2021-09-09 | verdict)" '["allow",""]' 'from that day on'
printf '{"moment":"2021-09-01T00:00:00+07:00","permits":[]}' >"$keys/revoked.json"
is "$(decide "$scanned" | jq -c '[.decision, .questions[0].fact]')" \
    '["undetermined","permit.revoked"]' 'an old list leaves open whether it was revoked'
"$LOCKDOWN" permit revoke --keys "$keys" >/dev/null

# ---- contradictions ----
both='.permit = .permit + {token: $t}'
is "$(decide "$both" | verdict)" '["allow",""]' 'facts that agree are no contradiction'
is "$(decide "$both | .permit.zones = [\"760\", \"79\"]" | jq '.conflicts | length')" 1 \
    'other zones are one'
is "$(decide "$both | .permit.signature_valid = false" | verdict)" "$(printf '%s' '["deny","The ' \
    'scanned code says otherwise about: code signature, or stamp and signature of a ' \
    'paper without code, is genuine. The stricter outcome holds."]')" \
    'an officer who sees a forgery is believed'
is "$(decide "$both | .permit.token = \$short | .time = \"2021-09-02T08:00:00+07:00\"" |
    jq -r .decision)" deny \
    'an end written down later than the printed one does not help'
contains "$(decide "$both | .permit.class = \"3A\"" | verdict)" 'holder group of the permit' \
    'what contradicts is named'
contains "$(ask "$both | .permit.class = \"3A\"" | "$LOCKDOWN" --keys "$keys" --lang en explain)" \
    'The scanned code' 'and explained'
{ ask "$scanned" && ask . && ask "$both | .permit.signature_valid = false" && ask .; } |
    "$LOCKDOWN" --keys "$keys" decide --stream --fields decision >"$tap_folder/answers"
is "$(jq -r .decision "$tap_folder/answers" | xargs)" 'allow allow deny allow' \
    'in a stream one query does not colour the next'

said=$(ask . | "$LOCKDOWN" --keys "$tap_folder/absent" decide 2>&1)
is "$?" 3 'keys that are not there exit with 3'
contains "$said" 'cannot read the keys in' 'and are named'
done_testing
