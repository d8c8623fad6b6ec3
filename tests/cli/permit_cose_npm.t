#!/bin/sh
# permit_cose_npm.t - the same as permit_cose.t with a whole implementation of COSE, @auth0/cose.
set -u
. tests/support/tap.sh
temporary_folder
keys=$tap_folder/keys
command -v node >/dev/null || skip_all 'node is absent'
[ -d tests/cose/node_modules ] ||
    skip_all 'packages absent: npm ci --prefix tests/cose --ignore-scripts'

cose() {
    node tests/cose/cose.mjs "$@"
}
base45() { # encode|decode: hexadecimal text on both sides of Base45
    python3 -c '
import sys
sys.path.insert(0, "tests/cose")
sys.dont_write_bytecode = True
from base45 import decode, encode
text = sys.stdin.read().strip()
print("LD1:" + encode(bytes.fromhex(text)) if sys.argv[1] == "encode" else decode(text[4:]).hex())
' "$1"
}

# ---- theirs verifies ours ----
id=$("$LOCKDOWN" key add --keys "$keys" --issuer pc08 --issuer-zone 79 --from 2021-08-01)
public=$(jq -r .public "$keys/$id.json")
echo '{"id": "P-1", "form": "police_3261", "holder": "Nguyễn Văn An", "zones": ["760"],
    "valid_from": "2021-08-25", "valid_to": "2021-09-06"}' |
    "$LOCKDOWN" permit issue --keys "$keys" --at 2021-08-24 >"$tap_folder/token"
base45 decode <"$tap_folder/token" >"$tap_folder/message"
cose verify "$public" <"$tap_folder/message" >"$tap_folder/payload"
is "$?" 0 'theirs verifies ours'
contains "$(cat "$tap_folder/message")" "$(cat "$tap_folder/payload")" 'and finds its payload'
sed 's/33323631/33323632/' "$tap_folder/message" >"$tap_folder/changed" # police_3262
is "$(cose verify "$public" <"$tap_folder/changed" 2>/dev/null)" '' 'but none that was changed'

# ---- ours verifies theirs ----
seed=9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60
id=$("$LOCKDOWN" key add --keys "$keys" --issuer pc08 --issuer-zone 79 --from 2021-08-01 \
    --public d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a)
verify() {
    base45 encode | "$LOCKDOWN" permit verify - --keys "$keys" --at 2021-08-30 --format json |
        jq -c '[.standing, .key, .permit.holder]'
}
is "$(cose sign "$seed" "$id" <"$tap_folder/payload" | verify)" \
    "[\"good\",\"$id\",\"Nguyễn Văn An\"]" 'ours verifies theirs'
is "$(cose sign "$(printf '%064d' 1)" "$id" <"$tap_folder/payload" | verify | jq -r '.[0]')" bad \
    'but not what another key signed'
done_testing
