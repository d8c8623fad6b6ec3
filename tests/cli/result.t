#!/bin/sh
# result.t - the answer that a business may operate, as a signed code that an inspector verifies.
set -u
. tests/support/tap.sh
. tests/cli/city.sh
temporary_folder
keys=$tap_folder/keys
token=$tap_folder/token

"$LOCKDOWN" key add --keys "$keys" --issuer pc08 --issuer-zone 79 --from 2021-07-01 >/dev/null
"$LOCKDOWN" permit revoke --keys "$keys" --at 2021-07-28 >/dev/null

pump='"name":"Trạm xăng số 7","sector":"petrol_station","place":{"zone":"761"},
    "request":"operate","service":"walk_in","workers":40,"on_site":8,"arrangement":"none",
    "suspended":false,"safety":{"passed":true},"last_test":"2021-07-27","staff_doses_min":0,
    "f0_on_site":0,"orders":"at_counter"'
business() { # MEMBERS
    printf '{"query":"business","time":"2021-07-27T20:00:00+07:00","business":{%s}}' "$1"
}
sign() { # MEMBERS [OPTIONS...]
    sign_members=$1
    shift
    business "$sign_members" |
        "$LOCKDOWN" decide --format json --keys "$keys" --fields id,decision,token,errors "$@"
}
verify() { # AT [OPTIONS...]
    verify_at=$1
    shift
    "$LOCKDOWN" permit verify - --keys "$keys" --at "$verify_at" --format json "$@" <"$token"
}

# ---- signing ----
answer=$(sign "$pump,\"at_gateway\":true")
printf '%s' "$answer" | jq -r .token >"$token"
is "$(printf '%s' "$answer" | jq -c '[.decision, (.token | .[0:4]), .errors]')" \
    '["allow","LD1:",null]' 'an allow is signed when the token is asked for'
is "$(business "$pump,\"at_gateway\":true" | "$LOCKDOWN" decide --format json --keys "$keys" |
    jq 'has("token")')" false 'and only then'
is "$(sign "$pump,\"at_gateway\":false" | jq -c '[.decision, .token, .errors]')" \
    '["deny",null,["only an allow is signed"]]' 'a deny is not signed'
is "$(business "$pump,\"at_gateway\":true" |
    "$LOCKDOWN" decide --format json --fields token,errors | jq -c .)" \
    '{"token":null,"errors":["there are no keys to sign with"]}' 'without keys nothing is'
is "$(sign "$(printf '%s' "$pump" | sed 's/"761"/"918"/'),\"at_gateway\":true" | jq -c .token)" \
    null 'nor for a place outside the territory of every key'
is "$(printf '{"query":"level","place":{"at":{"zone":"760"}}}' | "$LOCKDOWN" decide --format json \
    --keys "$keys" --at 2021-07-27 --fields token,errors | jq -r '.errors[0]')" \
    'only answers about a business are signed' 'nor what is about no business'

# ---- verifying ----
is "$(verify '2021-07-27 21:00' | jq -r .standing)" good 'its signature is good'
verify '2021-07-27 21:00' >/dev/null
is "$?" 0 'with exit status 0'
is "$(verify '2021-07-27 21:00' |
    jq -c '.result | [.name, .sector, .request, .arrangement, .zones, .issuer, .valid_from]')" \
    "$(printf '%s' '["Trạm xăng số 7","petrol_station","operate","none",["761"],"pc08",' \
        '"2021-07-27T20:00:00+07:00"]')" \
    'it says what the business stated'
is "$(verify '2021-07-27 21:00' | jq -r .result.id)" "$(printf '%s' "$answer" | jq -r .id)" \
    'under the number of the decision'
is "$(verify '2021-07-27 21:00' | jq -r .result.policy)" \
    "$(business "$pump" | "$LOCKDOWN" decide --format json --fields policy |
        jq -r '.policy.rules | .[8:24]')" 'and which rulebook decided it'
end=$(verify '2021-07-27 21:00' | jq -r .result.valid_to)
is "$(verify "$end" | jq -r '.faults[0].fault')" expired 'it ends with the answer'
is "$([ "$end" \> 2021-08-03T20:00:00+07:00 ]; echo $?)" 1 'and within a week'
sed 's/.$/0/; s/.\{30\}$/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/' "$token" >"$token.forged"
is "$("$LOCKDOWN" permit verify - --keys "$keys" --at 2021-07-27 --format json <"$token.forged" |
    jq -r .standing)" bad 'an altered one is bad'
pretty=$("$LOCKDOWN" permit verify - --keys "$keys" --at '2021-07-27 21:00' --format pretty \
    --lang vi <"$token")
contains "$pretty" '  Cơ sở: Trạm xăng số 7' 'a person reads it'
contains "$("$LOCKDOWN" permit sheet - <"$token")" 'ĐƯỢC HOẠT ĐỘNG · MAY OPERATE' 'and prints it'
contains "$("$LOCKDOWN" permit sheet - <"$token")" '>Sector: petrol station<' \
    'in the words of the vocabulary'
"$LOCKDOWN" permit revoke "$(verify '2021-07-27 21:00' | jq -r .result.id)" --reason misuse \
    --keys "$keys" --at '2021-07-27 21:30' >/dev/null
is "$(verify '2021-07-27 22:00' | jq -r '.faults[0].fault')" revoked 'a result can be revoked'

# ---- no permit ----
movement=$(jq -n --rawfile token "$token" '{query: "movement", purpose: "work",
    origin: {zone: "761"}, destination: {zone: "761"}, permit: {token: $token}}')
is "$(printf '%s' "$movement" | "$LOCKDOWN" decide --keys "$keys" --at '2021-07-27 10:00' \
    --format json | jq '.decision == "allow"')" false 'a result opens no road'
is "$(printf '%s' "$movement" | jq '.permit += {signature_valid: true}' |
    "$LOCKDOWN" decide --keys "$keys" --at '2021-07-27 10:00' --format json --lang en |
    jq -c '[.conflicts[].text.en]')" \
    "$(printf '%s' '["The scanned code says otherwise about: code signature, or stamp and ' \
        'signature of a paper without code, is genuine. The stricter outcome holds."]')" \
    'as a permit its signature is not valid'

# ---- from the registry ----
make_city "$tap_folder"
is "$(printf '{"query":"business","business":{"id":"B-1","request":"operate","service":"none",
    "on_site":10,"suspended":false,"safety":{"passed":true},"last_test":"2021-07-15",
    "staff_doses_min":0,"f0_on_site":0,"orders":"none","arrangement":"three_on_site"}}' |
    city decide --at 2021-07-16 --keys "$keys" --format json --fields decision,token |
    jq -r .token | "$LOCKDOWN" permit verify - --keys "$keys" --at 2021-07-16 --format json |
    jq -c '.result | [.business, .name, .sector]')" '["B-1","Nhà máy 1","factory"]' \
    'a registered business is named by the registry'
done_testing
