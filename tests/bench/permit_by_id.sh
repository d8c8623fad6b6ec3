#!/bin/sh
# permit_by_id.sh - how fast are decisions that look up a permit by its number?
#
#   tests/bench/permit_by_id.sh [PERMITS [SECONDS]]
#
# Makes a registry of 1,000,000 people and as many permits (or PERMITS of each) in a folder of its
# own, timing both imports, then runs `lockdown bench` with it.
set -eu
cd "$(dirname "$0")/../.."

permits=${1:-1000000}
lockdown=${LOCKDOWN:-build/lockdown}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# People in an order that is not that of their ids, as lists of wards are.
awk -v n="$permits" 'BEGIN {
    print "id,name,residence,role,case,doses,first_dose,last_dose"
    for (i = 0; i < n; i++)
        printf "0790%08d,Nguyễn Văn %d,760,factory_worker,none,2,2021-07-01,2021-08-01\n",
            (i * 611953) % 15485863, i
}' >"$folder/people.csv"
awk -v n="$permits" 'BEGIN {
    print "id,holder,form,class,issuer,issuer_zone,purpose,valid_from,valid_to,zones,hours"
    for (i = 0; i < n; i++)
        printf "GDD-%07d,Nguyễn Văn %d,police_3261,4A,pc08,79,work,2021-08-25,2021-09-06,79,%s\n",
            i, i, "05:00-20:00"
}' >"$folder/permits.csv"

"$lockdown" registry init --registry "$folder/city.db"
for table in people permits; do
    start=$(date +%s)
    "$lockdown" registry import "$table" "$folder/$table.csv" --registry "$folder/city.db" \
        --who bench --why 'a benchmark'
    echo "  in $(($(date +%s) - start)) s"
done
"$lockdown" bench --registry "$folder/city.db" --seconds "${2:-5}"
