#!/bin/sh
# permit_cose.t - our tokens and those of an independent implementation of COSE understand each
# other, in both directions.
set -u
. tests/support/tap.sh
temporary_folder
keys=$tap_folder/keys
/usr/bin/python3 -c 'import cbor2, cryptography' 2>/dev/null ||
    skip_all 'python3-cbor2 or python3-cryptography is absent'

cose() {
    /usr/bin/python3 tests/cose/cose.py "$@"
}
verify() {
    "$LOCKDOWN" permit verify - --keys "$keys" --at 2021-08-30 --format json
}

# ---- theirs verifies ours ----
id=$("$LOCKDOWN" key add --keys "$keys" --issuer pc08 --issuer-zone 79 --from 2021-08-01)
public=$(jq -r .public "$keys/$id.json")
cat >"$tap_folder/permit.json" <<'END'
{"id": "P-1", "form": "police_3261", "class": "3A", "holder": "Nguyễn Văn An",
 "purpose": "delivery", "zones": ["760"], "hours": ["06:00", "18:00"], "route": "QL1A",
 "valid_from": "2021-08-25", "valid_to": "2021-09-06"}
END
"$LOCKDOWN" permit issue "$tap_folder/permit.json" --keys "$keys" --at 2021-08-24 \
    >"$tap_folder/token"
claims=$(cose verify "$public" <"$tap_folder/token")
is "$?" 0 'theirs verifies ours, and encodes it the same way'
is "$(printf '%s' "$claims" | jq -cS 'del(.kid)')" "$(jq -cS . <<'END'
{"1": "pc08", "2": "Nguyễn Văn An", "4": 1630947600, "5": 1629824400, "6": 1629738000, "7": "P-1",
 "-65537": {"1": "police_3261", "2": "3A", "3": "delivery", "4": ["760"], "5": [21600, 64800],
            "6": "79", "7": "QL1A"}}
END
)" 'and reads the claims of the documentation'
is "$(printf '%s' "$claims" | jq -r .kid)" "$id" 'with the id of the key'
case $(cat "$tap_folder/token") in
*0) sed 's/.$/1/' "$tap_folder/token" >"$tap_folder/changed" ;;
*) sed 's/.$/0/' "$tap_folder/token" >"$tap_folder/changed" ;;
esac
is "$(cose verify "$public" <"$tap_folder/changed" >/dev/null 2>&1 && echo taken)" '' \
    'and not when it was changed'

# ---- ours verifies theirs ----
seed=9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60
public=$(cose public "$seed")
id=$("$LOCKDOWN" key add --keys "$keys" --issuer pc08 --issuer-zone 79 --from 2021-08-01 \
    --public "$public")
printf '%s' "$claims" | jq -c 'del(.kid)' >"$tap_folder/claims.json"
is "$(cose sign "$seed" "$id" <"$tap_folder/claims.json" | verify | jq -c '[.standing, .key]')" \
    "[\"good\",\"$id\"]" 'ours verifies theirs'
is "$(cose sign "$seed" 0123456789abcdef <"$tap_folder/claims.json" | verify |
    jq -c '[.standing, .faults[0].fault]')" '["bad","unknown_key"]' 'with a key that is known'
other=$(printf '%064d' 1)
is "$(cose sign "$other" "$id" <"$tap_folder/claims.json" | verify |
    jq -c '[.standing, .faults[0].fault]')" '["bad","bad_signature"]' 'that signed it'
theirs() { # JQ: what theirs signs differently
    jq -c "$1" "$tap_folder/claims.json" | cose sign "$seed" "$id" | verify |
        jq -c '[.standing, .faults[0].fault, .damage]'
}
is "$(theirs '.["1"] = "district_police"')" '["bad","other_issuer",null]' \
    'another issuer than that of the key is noticed'
is "$(theirs '.["-65537"]["4"] = ["916"]')" '["bad","territory",null]' \
    'and a zone outside its territory'
is "$(theirs '.["4"] = "1630947600"')" \
    '["bad","damaged","it holds a value of a kind that has no place there"]' \
    'and a time that is a text'
is "$(theirs '.["4"] = 253402275601')" \
    '["bad","damaged","a time in it lies beyond the year 9999"]' 'and one without end'
is "$(theirs '.["4"] = .["5"]')" '["bad","damaged","it ends before it begins"]' \
    'and an empty period'
is "$(theirs '.["-65537"]["4"] = []')" \
    '["bad","damaged","a claim that every one has is missing"]' 'and no zones'
done_testing
