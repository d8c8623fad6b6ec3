#!/bin/sh
# registry.sh - make a folder with a sample registry, from the CSV files of tests/samples/registry.
#
#   tests/samples/registry.sh FOLDER
#
# FOLDER gets registry.db, keys/ (of issuers), permits/ (sheets to print, and their codes) and
# officers.txt (keys to the service, one a line: role, key). Everything in it is invented: its
# numbers and names begin with MAU and MẪU, "sample".
#
# The samples live on 26 August 2021, when the rules were strictest. A folder that is complete is
# left alone.
set -eu

: "${LOCKDOWN:=build/lockdown}"
folder=$1
source=tests/samples/registry
moment=2021-08-20

lockdown() {
    "$LOCKDOWN" --registry "$folder/registry.db" --keys "$folder/keys" "$@"
}

# A command that changes the registry.
change() {
    lockdown "$@" --who 'sample' --why 'sample data' --at "$moment"
}

import_tables() {
    lockdown registry init
    for table in households people businesses vehicles; do
        change registry import "$table" "$source/$table.csv"
    done
}

issuer_key() { # ISSUER ZONE
    lockdown key add --issuer "$1" --issuer-zone "$2" --from 2021-08-01 --to 2031-01-01
}

permit() { # ID HOLDER OPTIONS...
    id=$1
    holder=$2
    shift 2
    change permit issue --id "$id" --holder "$holder" --form police_3261 \
        --issuer pc08 --issuer-zone 79 --from 2021-08-25 --to 2021-09-06 "$@"
    lockdown permit sheet "$id" --output "$folder/permits/$id.svg"
    lockdown permit qr "$id" --output "$folder/permits/$id-code.png"
}

issue_permits() {
    mkdir -p "$folder/permits"
    permit MAU-GIAY-1 'MẪU – Nguyễn Văn An' --person MAU-NG-1 --business MAU-CS-1 \
        --class 4A --purpose work --zones 79 --hours 05:00-20:00
    permit MAU-GIAY-2 'MẪU – Lê Văn Chín' --person MAU-NG-3 \
        --class 3A --purpose delivery --zones 769 --hours 06:00-18:00
    permit MAU-GIAY-3 'MẪU – Phạm Thị Dung' \
        --class 4A --purpose work --zones 79 --hours 05:00-20:00
    change permit revoke MAU-GIAY-3 --reason lost
}

officer() { # ROLE OPTIONS...
    role=$1
    shift
    key=$(lockdown registry key "MAU-$role" --role "$role" --owner "MẪU $role" \
        --who 'sample' --why 'sample data' "$@")
    printf '%-11s %s\n' "$role" "$key" >>"$folder/officers.txt"
}

make_all() {
    import_tables
    issuer_key pc08 79
    issuer_key city_committee 79
    issuer_key city_committee 92
    issue_permits
    officer checkpoint
    officer official --authority 79
    officer auditor
    officer admin
}

[ ! -e "$folder/complete" ] || exit 0
rm -rf "$folder"
mkdir -p "$folder"
make_all >"$folder/made.log"
: >"$folder/complete"
