#!/bin/sh
# by_id.t - queries that name a permit, a person, a business or a vehicle in the registry.
set -u
. tests/support/tap.sh
. tests/cli/city.sh
temporary_folder
make_city "$tap_folder"
issue G-1 --person P-1 >/dev/null

resident='"case":"none","residence":{"zone":"760"}'
query() { # PERMIT-MEMBERS [PERSON-MEMBERS]
    printf '{"query":"movement","time":"2021-08-30T09:00:00+07:00","purpose":"work",%s%s%s%s%s%s}' \
        "\"permit\":{$1,\"signature_valid\":true}," \
        '"person":{"role":"sanitation_worker","test":{"kind":"none","result":"none"},' \
        "${2:-$resident}}," \
        '"group":{"size":1},"vehicle":{"kind":"none"},"place":{"kind":"street"},' \
        '"origin":{"zone":"760"},"destination":{"zone":"769"}' ''
}
decide() { # JQ-FILTER, then as query
    decide_filter=$1
    shift
    query "$@" | city decide --format json --lang en | jq -c "$decide_filter"
}
about() {
    decide '[.conflicts[]?.text.en]' "$@"
}
stricter() {
    printf 'The registry says otherwise about: %s. The stricter outcome holds.' "$1"
}
printed='"form":"police_3261","class":"4A","issuer":"pc08","issuer_zone":"79","purpose":"work",'
printed=$printed'"valid_from":"2021-08-25T00:00:00+07:00",'
printed=$printed'"valid_to":"2021-09-07T00:00:00+07:00","zones":["79"],'
printed=$printed'"hours":["05:00","20:00"],"holder_matches_id":true'

# ---- facts ----
by_hand=$(query "$printed,\"registered\":true,\"revoked\":false" |
    "$LOCKDOWN" decide --format json --fields decision,reasons,valid_until,questions)
is "$(query '"id":"G-1","holder_matches_id":true' |
    city decide --format json --fields decision,reasons,valid_until,questions)" "$by_hand" \
    'a permit by its number is decided as with all its facts'
is "$(about "\"id\":\"G-1\",$printed,\"registered\":true,\"revoked\":false")" '[]' \
    'saying what the registry says is no contradiction'
is "$(query '"id":"G-1","holder_matches_id":true' | "$LOCKDOWN" decide --format json |
    jq -c '[.questions[].fact] | index("permit.form") != null')" true \
    'without a registry a number is only data'

# ---- contradictions ----
is "$(about "\"id\":\"G-1\",\"hours\":[\"00:00\",\"24:00\"],\"holder_matches_id\":true")" \
    "[\"$(stricter 'hours printed on the permit')\"]" 'a forged paper is told'
change permit revoke G-1 --reason misuse --at 2021-08-29 >/dev/null
is "$(decide .decision "\"id\":\"G-1\",$printed,\"revoked\":false")" '"deny"' \
    'a revoked permit is refused whatever the paper says'
is "$(decide .decision "\"id\":\"G-1\",$printed,\"revoked\":true")" '"deny"' 'and without it'
is "$(query "\"id\":\"G-1\",$printed" | city decide --at '2021-08-28 09:00' --format json |
    jq -r '.valid_until')" '2021-08-28T18:00:00+07:00' 'before, it was good, until the night'
is "$(query "\"id\":\"G-1\",$printed" | city decide --at '2021-08-28 21:00' --format json |
    jq -r '.valid_until' | cut -c 1-10)" '2021-08-29' \
    'an answer ends where the registry has a change in store'

# ---- ids nobody knows ----
is "$(decide '.decision, .conflicts' "\"id\":\"G-9\",$printed")" '"deny"
null' 'a number nobody issued is a fact: suspected forgery'
is "$(about "\"id\":\"G-9\",$printed,\"registered\":true")" \
    "[\"$(stricter 'serial found in the issuer'"'"'s register')\"]" 'which a query cannot deny'
is "$(about "$printed" "\"id\":\"P-9\",$resident")" \
    '["The registry has no person “P-9”."]' 'an unknown person is told'
is "$(printf '{"query":"business","business":{"id":"B-9"}}' | city decide --format json --lang vi |
    jq -r '.conflicts[0].text.vi')" 'Sổ đăng ký không có đơn vị mang mã “B-9”.' \
    'so is an unknown business, in Vietnamese'
is "$(printf '{"query":"movement","vehicle":{"plate":"51C-9"}}' | city decide --format json |
    jq -r .query)" movement 'an unknown plate is no error'

# ---- persons ----
is "$(decide .decision "$printed,\"registered\":true,\"revoked\":false" '"id":"P-2"')" '"deny"' \
    'a patient is known by the id'
said=$(query "$printed" '"id":"P-2","case":"none"' | city decide --format json --lang en)
contains "$said" "$(stricter 'case status in the health register')" 'saying none does not help'
empty "$(printf '%s' "$said" | jq -r '.conflicts[].text.en' | grep F0)" \
    'and what the registry knows is not told'
issue G-2 --person P-1 >/dev/null
is "$(about '"id":"G-2"' '"id":"P-2"' | jq -c 'length')" 0 'another holder is a fact'
is "$(about '"id":"G-2","holder_matches_id":true' '"id":"P-2"' | jq -c 'length')" 1 \
    'that contradicts who says it matches'

# ---- streams ----
{
    query '"id":"G-1","holder_matches_id":true'
    echo
    query '"id":"G-2","holder_matches_id":true'
    echo
    query "\"id\":\"G-1\",$printed,\"revoked\":false"
    echo
    query '"id":"G-2","holder_matches_id":true'
    echo
} | city decide --stream | jq -c '[.decision, (.conflicts | length)]' >"$tap_folder/answers"
is "$(sed -n 1p "$tap_folder/answers") $(sed -n 3p "$tap_folder/answers")" '["deny",0] ["deny",1]' \
    'each line of a stream has its own facts'
is "$(sed -n 2p "$tap_folder/answers")" "$(sed -n 4p "$tap_folder/answers")" \
    'and nothing of the line before'
contains "$(query '"id":"G-1","holder_matches_id":true' | city explain --lang en)" 'revoked' \
    'explaining knows the registry too'

# ---- a code beside the registry ----
keys=$tap_folder/keys
"$LOCKDOWN" key add --keys "$keys" --issuer pc08 --issuer-zone 79 --from 2021-08-01 >/dev/null
printf '{"moment":"2021-08-30T00:00:00+07:00","permits":[]}' >"$keys/revoked.json"
issue G-5 --person P-1 >/dev/null
token=$(city permit qr G-5 --keys "$keys" --at 2021-08-26 --format text)
scan() { # PERMIT-MEMBERS JQ-FILTER
    scan_filter=$2
    query "\"token\":\"$token\"$1" | sed 's/"signature_valid":true/"holder_matches_id":true/' |
        city decide --keys "$keys" --format json --lang en | jq -c "$scan_filter"
}
both='[.decision, [.conflicts[]?.text.en]]'
is "$(scan '' "$both")" "$(decide '[.decision, []]' "\"id\":\"G-5\",$printed")" \
    'a scanned code is looked up in the registry too'
change permit revoke G-5 --reason misuse --at 2021-08-29 >/dev/null
is "$(scan '' "$both")" "[\"deny\",[\"$(stricter 'permit revoked')\"]]" \
    'where a permit is revoked that the list of the checkpoint does not know'
is "$(scan ',"hours":["00:00","24:00"]' '.conflicts | length')" 3 \
    'what the paper, the code and the registry say is compared with each other'
done_testing
