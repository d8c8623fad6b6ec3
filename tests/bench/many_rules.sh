#!/bin/sh
# many_rules.sh - what 10,000 more rules for other places, purposes, sectors and periods cost a
# decision: `lockdown bench` over the shipped rulebook and over the same with the rules added, in
# turn. Queries: movement queries, one a line, in the file given (default: the samples).
#
#   tests/bench/many_rules.sh [QUERIES.jsonl]
set -eu
cd "$(dirname "$0")/../.."
lockdown=${LOCKDOWN:-build/lockdown}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r rules "$folder/rules"

# A quarter each: movement in single wards, movement for single purposes in single districts,
# businesses by sector and district, and movement in one past or future day each.
awk -F'\t' -v folder="$folder/rules" '
    NR > 1 && $2 == "ward" { ward[++wards] = $1 }
    NR > 1 && $2 == "district" && $3 != "79" && $3 != "92" { district[++districts] = $1 }
    END {
        split("work visit exercise leisure delivery press funeral testing", purpose, " ")
        split("eatery factory bank hotel lottery cinema karaoke school", sector, " ")
        file = folder "/more"
        deny = "deny = { vi = \"Không.\", en = \"No.\" } }"
        for (i = 0; i < 2500; i++) {
            out = file (i % 10) ".lua"
            printf "rule \"more.w%d\" { cite = { \"N-CT16\" }, query = \"movement\", where = \"%s\", when = group.size:above(%d), %s\n",
                i, ward[1 + i % wards], 50 + i % 40, deny >out
            printf "rule \"more.p%d\" { cite = { \"N-CT16\" }, query = \"movement\", where = \"%s\", when = purpose:is \"%s\" & group.size:above(9), %s\n",
                i, district[1 + i % districts], purpose[1 + i % 8], deny >out
            printf "rule \"more.s%d\" { cite = { \"N-CT16\" }, query = \"business\", where = \"%s\", when = business.sector:is \"%s\" & business.on_site:above(%d), %s\n",
                i, district[1 + i % districts], sector[1 + i % 8], i, deny >out
            printf "rule \"more.d%d\" { cite = { \"N-CT16\" }, from = \"2021-%02d-%02d\", through = \"2021-%02d-%02d\", query = \"movement\", when = group.size:above(%d), %s\n",
                i, 1 + i % 6, 1 + i % 28, 1 + i % 6, 1 + i % 28, 50 + i % 40, deny >out
        }
    }' geodata/units.tsv

for round in 1 2 3; do
    echo "--- round $round: the shipped rules"
    "$lockdown" bench ${1:+--queries "$1"} --seconds 1 | grep -E 'load rules|explained|with reasons|candidates'
    echo "--- round $round: and 10,000 more"
    "$lockdown" bench --rules "$folder/rules" ${1:+--queries "$1"} --seconds 1 |
        grep -E 'load rules|explained|with reasons|candidates'
done
