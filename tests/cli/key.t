#!/bin/sh
# key.t - making, listing and revoking the keys that sign permits.
set -u
. tests/support/tap.sh
. tests/cli/small.sh
temporary_folder
keys=$tap_folder/keys

key() {
    part=$1
    shift
    "$LOCKDOWN" key "$part" --keys "$keys" "$@"
}
refused() { # STATUS MESSAGE NAME WORDS...
    refused_status=$1 refused_message=$2 refused_name=$3
    shift 3
    said=$("$LOCKDOWN" "$@" 2>&1 >/dev/null)
    is "$?" "$refused_status" "$refused_name: exit status $refused_status"
    contains "$said" "$refused_message" "$refused_name: the message"
}

# ---- adding ----
id=$(key add --issuer pc08 --issuer-zone 79 --from 2021-08-25 --to 2021-10-01)
is "$?" 0 'a key is made'
is "$(printf '%s' "$id" | grep -cE '^[0-9a-f]{16}$')" 1 'its id has 16 digits'
is "$(stat -c %a "$keys" "$keys/$id.secret" "$keys/$id.json" | xargs)" '700 600 644' \
    'the folder is private, the private key is of mode 0600'
open=$(umask 000 && key add --issuer pc08 --issuer-zone 79)
is "$(stat -c %a "$keys/$open.secret")" 600 'whatever the umask'
is "$(jq -c '[.issuer, .issuer_zone, .zones, .from, .to, .revoked]' "$keys/$id.json")" \
    '["pc08","79",["79"],"2021-08-25T00:00:00+07:00","2021-10-01T00:00:00+07:00",null]' \
    'the public half tells issuer, territory and period'
is "$(jq -c .permits "$keys/revoked.json")" '[]' 'the list of revoked permits begins empty'
public=d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a
other=$(key add --issuer district_police --issuer-zone 769 --public "$public" --from 2021-08-01)
is "$?" 0 'the key of another authority is added'
is "$(ls "$keys/$other".*)" "$keys/$other.json" 'without a private half'

before=$(ls -l "$keys")
refused 3 'has no value "pc8"' 'an unknown issuer' \
    key add --keys "$keys" --issuer pc8 --issuer-zone 79
contains "$said" 'did you mean "pc08"?' 'and the nearest name'
refused 3 'permit.zones[1]' 'an unknown zone' key add --keys "$keys" --issuer pc08 \
    --issuer-zone 79 --territory 760 --territory 7777
refused 3 'ends before it begins' 'a period that ends too early' \
    key add --keys "$keys" --issuer pc08 --issuer-zone 79 --from 2021-08-25 --to 2021-08-25
refused 3 'is there already' 'a key that is there' \
    key add --keys "$keys" --issuer pc08 --issuer-zone 79 --public "$public"
refused 2 'takes 64 hexadecimal digits' 'no hexadecimal key' \
    key add --keys "$keys" --issuer pc08 --issuer-zone 79 --public 12
refused 3 'no Ed25519 public key' 'a point that is no key' key add --keys "$keys" --issuer pc08 \
    --issuer-zone 79 --public 0000000000000000000000000000000000000000000000000000000000000000
refused 2 'needs `--issuer BODY`' 'no issuer' key add --keys "$keys"
refused 2 'needs the folder of keys' 'no folder' key add --issuer pc08 --issuer-zone 79
refused 3 'No such file' 'a folder in a folder that is not there' \
    key add --keys "$tap_folder/no/keys" --issuer pc08 --issuer-zone 79
is "$(ls -l "$keys")" "$before" 'nothing was written'

# ---- listing ----
text=$(key list --at 2021-09-30)
contains "$text" "$id  pc08 of 79, territory 79" 'the list tells id, issuer and territory'
contains "$text" 'to 00:00 (12 midnight) on 1 October 2021; the private key is here' \
    'and the period'
contains "$text" '3 keys; list of revoked permits: ' 'and how old the list of revoked permits is'
json=$(key list --at 2021-10-01 --format json)
is "$(printf '%s' "$json" | jq -r --arg id "$id" '.keys[] | select(.key == $id).state')" expired \
    'a period ends at its very second'
is "$(printf '%s' "$json" | jq -r --arg id "$other" '.keys[] | select(.key == $id).private')" \
    false 'whose private half is elsewhere is told'
refused 3 'cannot read the keys in' 'a folder that is not there' \
    key list --keys "$tap_folder/absent"

# ---- revoking ----
is "$(key revoke "$id" --reason 'laptop stolen')" "$id is revoked" 'a key is revoked'
is "$(test -e "$keys/$id.secret" && echo there)" '' 'its private half is deleted'
contains "$(key list)" 'revoked: laptop stolen' 'the reason is listed'
refused 3 'is revoked already' 'twice' key revoke "$id" --keys "$keys" --reason x
refused 3 'there is no key 0123456789abcdef' 'an unknown key' \
    key revoke 0123456789abcdef --keys "$keys" --reason x
refused 2 'needs `--reason TEXT`' 'no reason' key revoke "$id" --keys "$keys"

# ---- the private key of somebody else ----
chmod 644 "$keys"/*.secret
refused 3 'may be used by others (mode 644)' 'a private key that others may read' \
    key list --keys "$keys"

for command in 'key' 'key add' 'key list' 'key revoke'; do
    # Split on purpose.
    # shellcheck disable=SC2086
    help=$("$LOCKDOWN" help $command)
    contains "$help" 'Example' "the help of \`$command\` has an example"
    empty "$(printf '%s\n' "$help" | grep -E '.{101,}')" "the help of \`$command\` fits 100 columns"
done
done_testing
