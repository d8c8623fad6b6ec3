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

# A quarter each: movement in single districts elsewhere, the same for single purposes,
# businesses by sector and district, and movement in one past or future day each.
awk -F'\t' -v folder="$folder/rules" '
    NR > 1 && $2 == "district" && $3 != "79" && $3 != "92" { district[++districts] = $1 }
    END {
        split("work visit exercise leisure delivery press funeral testing", purpose, " ")
        split("eatery factory bank hotel lottery cinema karaoke school", sector, " ")
        file = folder "/more"
        deny = "deny = { vi = \"Không.\", en = \"No.\" } }"
        begin = "rule \"more.%s%d\" { cite = { \"N-CT16\" }, "
        group = "when = group.size:above(%d), "
        for (i = 0; i < 2500; i++) {
            out = file (i % 10) ".lua"
            zone = district[1 + i % districts]
            printf begin "query = \"movement\", where = \"%s\", " group "%s\n",
                "z", i, zone, 50 + i % 40, deny >out
            printf begin "query = \"movement\", where = \"%s\", when = purpose:is \"%s\", %s\n",
                "p", i, zone, purpose[1 + i % 8], deny >out
            printf begin "query = \"business\", where = \"%s\", " \
                "when = business.sector:is \"%s\" & business.on_site:above(%d), %s\n",
                "s", i, zone, sector[1 + i % 8], i, deny >out
            day = sprintf("2021-%02d-%02d", 1 + i % 6, 1 + i % 28)
            printf begin "from = \"%s\", through = \"%s\", query = \"movement\", " group "%s\n",
                "d", i, day, day, 50 + i % 40, deny >out
        }
    }' geodata/units.tsv

bench() { # RULES [QUERIES]
    "$lockdown" bench --rules "$1" ${2:+--queries "$2"} --seconds 1 |
        grep -E 'load rules|explained|with reasons|candidates'
}

for round in 1 2 3; do
    echo "--- round $round: the shipped rules"
    bench rules "$@"
    echo "--- round $round: and 10,000 more"
    bench "$folder/rules" "$@"
done
