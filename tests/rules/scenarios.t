#!/bin/sh
# scenarios.t - the sample cases of the shared data: each group must be decided as the law says.
# Those with a point are judged with the real wards.
set -u
. tests/support/tap.sh
need_shared scenarios/scenarios.jsonl
need_shared geodata/wards-2021.geojson
command -v python3 >/dev/null || skip_all 'python3 is not installed'
temporary_folder

cases=$LOCKDOWN_SHARED/scenarios/scenarios.jsonl
judge() { # FILE
    python3 "$LOCKDOWN_SHARED/scenarios/run_scenarios.py" "$1" "$LOCKDOWN" \
        --zones "$LOCKDOWN_SHARED/geodata/wards-2021.geojson"
}

for group in $(sed -n 's/^{"id": "\([A-Z]*\)-.*/\1/p' "$cases" | sort -u); do
    grep "^{\"id\": \"$group-" "$cases" >"$tap_folder/$group.jsonl"
    count=$(wc -l <"$tap_folder/$group.jsonl")
    succeeds "the $count sample cases of group $group are decided as the law says" \
        judge "$tap_folder/$group.jsonl"
done
done_testing
