#!/bin/sh
# scenarios.t - the sample cases of the shared data. The groups whose rules are written must all be
# decided as the law says; how far the others are is told, not required.
set -u
. tests/support/tap.sh
need_shared scenarios/scenarios.jsonl
command -v python3 >/dev/null || skip_all 'python3 is not installed'
temporary_folder

cases=$LOCKDOWN_SHARED/scenarios/scenarios.jsonl
judge() { # FILE
    python3 "$LOCKDOWN_SHARED/scenarios/run_scenarios.py" "$1" "$LOCKDOWN"
}

for group in EFF MOV CUR; do
    grep "^{\"id\": \"$group-" "$cases" >"$tap_folder/$group.jsonl"
    succeeds "every sample case of group $group is decided as the law says" \
        judge "$tap_folder/$group.jsonl"
done
judge "$cases" | tail -n 1 | sed 's/^/# all groups: /'
done_testing
