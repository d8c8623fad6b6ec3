#!/bin/sh
# permit_registry.t - a permit in the registry: issued within a quota, renewed, extended, revoked,
# listed, and signed into a code.
set -u
. tests/support/tap.sh
. tests/cli/city.sh
temporary_folder
make_city "$tap_folder"

# ---- issue ----
is "$(issue G-1)" G-1 'a permit is issued under its number'
is "$(issue G-2 --class 1A | wc -c)" 4 'and another'
said=$(issue G-1 2>&1)
is "$? $said" '3 lockdown: id: "G-1" is there already' 'a number is issued once'
said=$(change permit issue --form police_3216 --issuer pc08 --from 2021-09-02 --to 2021-09-01 2>&1)
is "$?" 3 'a wrong permit exits with 3'
is "$said" 'lockdown: form: "police_3216" is no value of this column
    did you mean "police_3261"?
lockdown: valid_to: the period ends before it begins
lockdown: holder: there is no value, and there must be one
lockdown: issuer_zone: there is no value, and there must be one' 'everything wrong is told'
is "$(city permit list --at 2021-09-06 | head -1)" \
    "$(printf '%s\t' G-1 valid '2021-08-25 00:00' '2021-09-07 00:00' police_3261 4A -)NguyenVanA" \
    'a printed day is included whole'

# ---- quota and staff ----
printf 'id,business,permits\nQ-1,B-1,3\n' >"$tap_folder/quotas.csv"
change registry import quotas "$tap_folder/quotas.csv" >/dev/null
staff=$tap_folder/staff.csv
printf 'họ tên,mã người\nA,P-1\nB,P-2\n' >"$staff"
issue_staff() {
    change permit issue --staff "$staff" --business B-1 --form police_3261 --issuer pc08 \
        --issuer-zone 79 --from 2021-08-25 --to 2021-09-06 --at 2021-08-24 "$@"
}
is "$(issue_staff --dry-run)" '2 permits are in order; nothing was written' 'a dry run of staff'
is "$(issue_staff)" '2 permits issued' 'permits are issued to the staff of a unit'
said=$(issue_staff 2>&1)
is "$?" 3 'beyond the quota none is issued'
contains "$said" 'business: the unit may hold 3 permits and would hold 4' 'and it is told'
is "$(city permit list --business B-1 | wc -l)" 2 'the others stay'
is "$(issue G-3 --business B-1 --at 2021-08-24)" G-3 'the last one of the quota'
said=$(issue G-4 --business B-1 --at 2021-08-24 2>&1)
is "$? $said" '3 lockdown: business: the unit may hold 3 permits and would hold 4' 'and no more'
is "$(issue G-4 --business B-1 --at 2021-09-10)" G-4 'expired permits do not count'
for number in 1 2 3; do
    change permit issue --id "M-$number" --holder M --form police_3261 --issuer pc08 \
        --issuer-zone 79 --business B-1 --from 2021-09-10 --to 2021-09-20 --at 2021-09-10 >/dev/null
done
said=$(change permit renew G-4 --to 2021-09-30 --at 2021-09-10 2>&1)
is "$? $said" '3 lockdown: business: the unit may hold 3 permits and would hold 4' \
    'unless they are renewed'
printf 'họ tên,số giấy\nA,N-1\nB,N-1\n' >"$staff"
contains "$(issue_staff 2>&1)" 'row 2: id: "N-1" stands in row 1 already' 'a number twice is told'

# ---- renew and extend ----
is "$(change permit renew G-1 --to 2021-09-15)" G-1 'a permit is renewed'
said=$(change permit renew G-1 --to 2021-09-10 2>&1)
is "$? $said" '3 lockdown: the permit "G-1" ends no earlier already' 'never to an earlier end'
is "$(change permit revoke G-2 --reason returned)" 'G-2 is revoked' 'a permit is revoked'
said=$(change permit renew G-2 --to 2021-10-01 2>&1)
contains "$said" 'the permit "G-2" was revoked at ' 'a revoked one is not renewed'
contains "$(change permit revoke G-2 2>&1)" 'was revoked at' 'nor revoked again'
contains "$(change permit revoke G-3 --reason los 2>&1)" 'did you mean `lost`?' \
    'a reason is one of the rulebook'
is "$(change permit extend --form police_3261 --ends 2021-09-06 --to 2021-09-15)" \
    '4 permits extended' 'a whole kind is extended, but those revoked or later already'
is "$(rows changes | grep -c ',extend,permits,.*,2021-09-07T00:00:00+07:00 to 2021-09-16')" 4 \
    'each is recorded with both ends'
said=$(change permit extend --to 2021-09-30 2>&1)
is "$?" 2 'extending needs a choice'
contains "$(change permit revoke G-9 2>&1)" 'the registry has no "G-9" among its permits' \
    'an unknown number is told'

# ---- list ----
is "$(city permit list --state revoked | cut -f 1)" G-2 'those in a state'
is "$(city permit list --person P-1 | wc -l)" 1 'those of a person'
is "$(city permit list --state valid --format json --class 4A --at 2021-09-01 |
    jq -r .id | xargs)" \
    'G-1 G-3 G-4' 'as JSON, an object a line'

# ---- codes of registered permits ----
keys=$tap_folder/keys
"$LOCKDOWN" key add --keys "$keys" --issuer pc08 --issuer-zone 79 --from 2021-08-01 >/dev/null
printed() { # ID [OPTIONS...]
    printed_id=$1
    shift
    city permit qr "$printed_id" --keys "$keys" --at 2021-08-26 --format text "$@"
}
printed G-3 >"$tap_folder/token"
is "$(head -c 4 "$tap_folder/token")" 'LD1:' 'a registered permit is signed into a code'
is "$(printed G-3)" "$(cat "$tap_folder/token")" 'always the same one'
is "$("$LOCKDOWN" permit verify - --keys "$keys" --at 2021-08-26 --format json \
    <"$tap_folder/token" | jq -c '.permit | [.id, .holder, .form, .class, .purpose, .zones, .hours,
        .issuer, .issuer_zone, .valid_from, .valid_to]')" \
    "$(printf '%s' '["G-3","NguyenVanA","police_3261","4A","work",["79"],["05:00","20:00"],' \
        '"pc08","79","2021-08-25T00:00:00+07:00","2021-09-16T00:00:00+07:00"]')" \
    'with everything the registry knows of it'
contains "$(city permit sheet G-3 --keys "$keys" --at 2021-08-26)" '<svg' 'and printed on a sheet'
said=$(printed G-2 2>&1)
is "$?" 3 'a revoked one is not'
contains "$said" 'the permit "G-2" was revoked at' 'and says why'
contains "$(printed G-9 2>&1)" 'the registry has no "G-9"' 'nor one that is not there'
contains "$(city permit qr G-3 2>&1)" 'needs the folder of keys' 'nor without keys'
contains "$(printed G-3 --key 0011 2>&1)" 'there is no key 0011' 'a key may be chosen'

# ---- both places ----
is "$(change permit revoke G-3 --reason lost --keys "$keys" --at 2021-08-27)" 'G-3 is revoked' \
    'a permit is revoked in the registry and on the list at once'
is "$("$LOCKDOWN" permit verify - --keys "$keys" --at 2021-08-27 --format json \
    <"$tap_folder/token" | jq -r '.faults[0].fault')" revoked 'its code is refused'
is "$(city permit list --state revoked | cut -f 1 | xargs)" 'G-2 G-3' 'and its number'
contains "$("$LOCKDOWN" permit revoke G-1 --reason lost 2>&1)" 'a registry or the folder of keys' \
    'somewhere it must be'
contains "$(change permit revoke G-1 --keys "$keys" 2>&1)" 'needs `--reason`' \
    'the list has a reason for each'
is "$(city permit list --state revoked | wc -l)" 2 'and then neither is written'
contains "$(city permit issue permit.json --keys "$keys" 2>&1)" 'leave out `--registry FILE`' \
    'a description is no row'
done_testing
