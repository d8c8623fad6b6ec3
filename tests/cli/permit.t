#!/bin/sh
# permit.t - a permit from its description to the checkpoint: issue, verify, revoke, print.
set -u
. tests/support/tap.sh
temporary_folder
keys=$tap_folder/keys
token=$tap_folder/token

# A key for 2021 and the list of that summer; the clock of this machine is years later.
id=$("$LOCKDOWN" key add --keys "$keys" --issuer pc08 --issuer-zone 79 --from 2021-08-01)
cat >"$tap_folder/permit.json" <<'END'
{"id": "3261-000123", "form": "police_3261", "class": "3A", "holder": "Nguyễn Văn An",
 "purpose": "delivery", "zones": ["760", "769"], "hours": ["06:00", "18:00"],
 "valid_from": "2021-08-25", "valid_to": "2021-09-06T18:00:00+07:00"}
END
permit() {
    part=$1
    shift
    "$LOCKDOWN" permit "$part" --keys "$keys" "$@"
}
verify() { # AT [OPTIONS...]
    verify_at=$1
    shift
    permit verify - --at "$verify_at" --format json "$@" <"$token"
}
faults() {
    jq -c '[.standing, (.faults[] | .fault)]'
}
refused() { # STATUS MESSAGE NAME WORDS...
    refused_status=$1 refused_message=$2 refused_name=$3
    shift 3
    said=$("$@" 2>&1 >"$tap_folder/stdout")
    is "$? $(wc -c <"$tap_folder/stdout")" "$refused_status 0" \
        "$refused_name: exit status $refused_status and no output"
    contains "$said" "$refused_message" "$refused_name: the message"
}
describe() { # SED
    sed "$1" "$tap_folder/permit.json" >"$tap_folder/changed.json"
}

# ---- issuing ----
permit issue "$tap_folder/permit.json" --at 2021-08-24 >"$token"
is "$?" 0 'a permit is issued'
is "$(head -c 4 "$token")$(wc -l <"$token")" 'LD1:1' 'its token is a line with the prefix'
is "$(permit issue --at 2021-08-24 <"$tap_folder/permit.json")" "$(cat "$token")" \
    'from standard input too'
describe 's/police_3261/police_326/'
refused 3 'permit.form: `permit.form` has no value "police_326"' 'a form that is not declared' \
    permit issue "$tap_folder/changed.json"
contains "$said" 'did you mean "police_3261"?' 'and the nearest one'
describe 's/"769"/"7699"/'
refused 3 '7699 lies outside the territory' 'a zone that is not there' \
    permit issue "$tap_folder/changed.json"
describe 's/"769"/"92"/'
refused 3 '92 lies outside the territory' 'a zone of another city' \
    permit issue "$tap_folder/changed.json"
describe 's/"class"/"clas"/'
refused 3 'a permit has no member `clas`' 'a misspelt member' \
    permit issue "$tap_folder/changed.json"
describe 's/"2021-08-25"/"2021-09-25"/'
refused 3 'valid_to: the permit ends before it begins' 'an end before the beginning' \
    permit issue "$tap_folder/changed.json"
refused 3 'is not in force yet' 'a key before its period' \
    permit issue "$tap_folder/permit.json" --at 2021-07-31
refused 2 'needs the folder of keys' 'no keys' "$LOCKDOWN" permit issue "$tap_folder/permit.json"
refused 2 'cannot read' 'a description that is not there' permit issue "$tap_folder/absent.json"

# ---- verifying ----
is "$(verify '2021-08-30 12:00' | faults)" '["good"]' 'the permit is good'
verify '2021-08-30 12:00' >/dev/null
is "$?" 0 'with exit status 0'
is "$(verify '2021-08-30 12:00' | jq -c '.permit | [.id, .holder, .zones, .valid_to,
    .signature_valid, .revoked]')" \
    '["3261-000123","Nguyễn Văn An",["760","769"],"2021-09-06T18:00:00+07:00",true,false]' \
    'and its facts are told in the words of the vocabulary'
is "$(verify '2021-09-06 17:59:59' | faults)" '["good"]' 'to the last second'
is "$(verify '2021-09-06 18:00' | faults)" '["bad","expired"]' 'then it has expired'
verify '2021-09-06 18:00' >/dev/null
is "$?" 6 'with exit status 6'
is "$(verify '2021-08-24' | faults)" '["bad","not_yet_valid"]' 'before its day it is not valid yet'
is "$(verify '2021-08-30' --holder 'NGUYỄN VĂN AN' | faults)" '["good"]' \
    'capitals do not make another holder'
is "$(verify '2021-08-30' --holder 'Nguyễn Văn Ba' | faults)" '["bad","other_holder"]' \
    'another name does'
is "$(permit verify "$(cat "$token")" --at 2021-08-30 --format json | faults)" '["good"]' \
    'the token may be an operand'
pretty=$(permit verify - --at 2021-08-30 --format pretty <"$token")
contains "$pretty" '✔ GIẤY CÓ GIÁ TRỊ' 'a person is told in Vietnamese'
contains "$pretty" '✔ THE PERMIT IS GOOD' 'and in English'
contains "$pretty" 'Hết hạn lúc 18:00 (6 giờ tối) ngày 6/9/2021' 'with the end in both ways'
is "$(permit verify - --at 2021-09-07 --format pretty --lang en <"$token" | head -2 | xargs -0)" \
    "$(printf '✘ THE PERMIT IS NOT GOOD\n  It has expired.\n')" 'in the language asked for alone'
is "$(verify 2021-09-07 --lang vi | jq -c '.faults[0].text | keys')" '["vi"]' 'as in JSON'

for rubbish in '' 'LD1:' "$(head -c 40 "$token")" 'HC1:NCFOXN' '079060600395|7|A|0|Nam|B|2' \
    'https://example.vn/q' "$(cat "$token")0"; do
    said=$(permit verify "$rubbish" --format pretty --lang en)
    is "$?" 6 "\`$(printf '%.20s' "$rubbish")\` is bad"
    is "$(printf '%s\n' "$said" | sed -n 2p | cut -c 1-2)" '  ' 'and says why'
done
is "$(ls "$keys" | grep -c clock)" 0 'what is not authentic moves no clock'
refused 2 'needs a token' 'no token' permit verify
refused 2 'takes hours from 0.1 to 3600' 'an age that is none' permit verify x --list-age 0

# ---- the list of revoked permits ----
printf '{"moment":"2021-08-29T12:00:00+07:00","permits":[]}' >"$keys/revoked.json"
is "$(verify '2021-08-30 12:00' | faults)" '["good"]' 'a list of a day ago will do'
is "$(verify '2021-08-30 12:00:01' | faults)" '["undetermined","old_list"]' 'an older one will not'
verify '2021-08-30 12:00:01' >/dev/null
is "$?" 7 'with exit status 7'
is "$(verify '2021-08-30 12:00:01' | jq -c .permit.revoked)" null 'and revoked is not known'
is "$(verify '2021-08-31 12:00' --list-age 48 | faults)" '["good"]' 'unless it may be older'
is "$(permit revoke --at 2021-08-31)" 'the list is renewed' 'the list is renewed'
is "$(verify '2021-08-31 12:00' | faults)" '["good"]' 'and will do again'
is "$(permit revoke 3261-000123 --reason lost --at '2021-08-31 08:00')" \
    '3261-000123 is revoked' 'the permit is revoked'
is "$(verify '2021-08-31 12:00' | faults)" '["bad","revoked"]' 'and bad'
is "$(verify '2021-08-31 12:00' | jq -c '.permit | [.revoked, .revoked_reason]')" \
    '[true,"lost"]' 'with the reason'
refused 3 'is revoked already' 'twice' permit revoke 3261-000123 --reason lost
refused 2 'needs `--reason`' 'no reason' permit revoke 3261-000124
refused 2 'did you mean `lost`?' 'a misspelt reason' permit revoke 3261-000124 --reason losd
head -c 60 "$keys/revoked.json" >"$tap_folder/cut"
cp "$tap_folder/cut" "$keys/revoked.json"
refused 3 'revoked.json: : invalid JSON' 'a list that breaks off' \
    permit verify x
rm "$keys/revoked.json"
is "$(verify 2021-08-31 | faults)" '["undetermined","no_list"]' 'without a list it is undetermined'

# ---- the clock ----
permit revoke >/dev/null
describe 's/"2021-09-06T18:00:00+07:00"/"2199-01-01"/'
permit issue "$tap_folder/changed.json" >"$token"
now() {
    permit verify - --format json <"$token" | faults
}
is "$(now)" '["good"]' 'a permit without a near end is good today'
is "$(cut -c 1-2 "$keys/clock")" 20 'and today is kept'
echo 2150-01-01T00:00:00+07:00 >"$keys/clock"
is "$(now)" '["undetermined","clock_behind","old_list"]' 'a clock that is behind is noticed'
is "$(cat "$keys/clock")" 2150-01-01T00:00:00+07:00 'and the kept moment does not go back'
is "$(verify 2021-08-31 | faults)" '["good"]' 'a moment that is asked about is no clock'
rm "$keys/clock"
if [ "$(id -u)" -ne 0 ]; then
    chmod 500 "$keys"
    contains "$(permit verify - <"$token" 2>&1)" 'will not be noticed' \
        'a folder that cannot be written is told, the verdict stands'
    chmod 700 "$keys"
fi

# ---- printing ----
"$LOCKDOWN" permit qr - --output "$tap_folder/code.png" <"$token"
"$LOCKDOWN" permit qr - --output "$tap_folder/code.svg" <"$token"
"$LOCKDOWN" permit sheet - --output "$tap_folder/sheet.svg" <"$token"
is "$("$LOCKDOWN" permit qr - <"$token" | cksum)" "$(cksum <"$tap_folder/code.svg")" \
    'without a file the SVG goes to standard output'
contains "$(cat "$tap_folder/sheet.svg")" '>Nhóm: nhóm 3A: giao hàng<' \
    'the sheet uses the names of the vocabulary'
contains "$(cat "$tap_folder/sheet.svg")" '>Places: District 1, Thu Duc City<' 'and of the zones'
if command -v zbarimg >/dev/null && command -v rsvg-convert >/dev/null; then
    rsvg-convert -w 600 "$tap_folder/code.svg" >"$tap_folder/svg.png"
    rsvg-convert -d 150 -p 150 "$tap_folder/sheet.svg" >"$tap_folder/sheet.png"
    for picture in code svg sheet; do
        is "$(zbarimg -q --raw "$tap_folder/$picture.png" 2>/dev/null)" "$(cat "$token")" \
            "a reader reads the token from $picture.png"
    done
fi
refused 3 'this is no permit of ours' 'rubbish is not drawn' \
    "$LOCKDOWN" permit qr rubbish --output "$tap_folder/no.svg"
refused 3 'this is no permit of ours' 'nor printed' \
    "$LOCKDOWN" permit sheet LD1:AB --output "$tap_folder/no.svg"
refused 3 'cannot write' 'a file that cannot be written' \
    "$LOCKDOWN" permit qr - --output "$tap_folder/no/code.svg" <"$token"
is "$(ls "$tap_folder" | grep -c '^no')" 0 'and nothing was written'

for command in '' issue verify revoke qr sheet; do
    # Split on purpose.
    # shellcheck disable=SC2086
    help=$("$LOCKDOWN" help permit $command)
    contains "$help" 'Example' "the help of \`permit $command\` has an example"
    empty "$(printf '%s\n' "$help" | grep -E '.{105,}')" \
        "the help of \`permit $command\` fits the page"
done
done_testing
