#!/bin/sh
# log_registry.t - the log of decisions that look things up in a registry.
set -u
. tests/support/tap.sh
. tests/cli/city.sh
temporary_folder
make_city "$tap_folder"
issue G-1 --person P-1 >/dev/null
log=$tap_folder/log
secret=$tap_folder/auditor.secret
"$LOCKDOWN" log init --log "$log" --auditor-key "$secret" >/dev/null

decide() { # PERMIT-MEMBERS
    printf '{"query":"movement","time":"2021-08-30T09:00:00+07:00","purpose":"work",%s%s%s%s}\n' \
        "\"permit\":{$1}," '"person":{"case":"none","test":{"kind":"none"}},' \
        '"group":{"size":1},"vehicle":{"kind":"none"},"place":{"kind":"street"},' \
        '"origin":{"zone":"760"},"destination":{"zone":"769"}' |
        city decide --log "$log" --format json | jq -r '[.decision, .logged] | join(" ")'
}
replay() {
    "$LOCKDOWN" log replay --log "$log" --auditor-key "$secret" "$@" 2>/dev/null
}

contains "$(decide '"id":"G-1","holder_matches_id":true')" ' true' \
    'a decision by the number of a permit is logged'
contains "$(decide '"id":"G-1","hours":["00:00","24:00"]')" ' true' \
    'so is one in which the registry says otherwise'
printf '%s' '{"type":"Polygon","coordinates":[[[106.69,10.77],[106.70,10.77],[106.70,10.78],' \
    '[106.69,10.78],[106.69,10.77]]]}' >"$tap_folder/alley.json"
printf '26740;L2\n' | sed '1i địa bàn;cấp độ' >"$tap_folder/levels.csv"
change record blockade hem-84 --name 'Hẻm 84' --parent 760 --act H-CT12TU --author 'UBND P5' \
    --from '2021-08-01' --shape "$tap_folder/alley.json" >/dev/null
change levels import "$tap_folder/levels.csv" --act 3544/TB --author 'Sở Y tế' \
    --from 2021-08-01 >/dev/null
contains "$(decide '"id":"G-1"')" ' true' 'so is one after the registry has changed'
change permit revoke G-1 --reason misuse --at 2021-08-29 >/dev/null
is "$(replay --format pretty)" '3 decisions: 3 the same, 0 different, 0 purged, 0 not replayable' \
    'all are decided again without the registry, whatever it says now'
is "$(cat "$log"/zones/*/levels | wc -l) $(grep -l hem-84 "$log"/zones/*/orders.geojson | wc -l)" \
    '1 1' \
    'blockades and published levels are kept'
is "$(replay --format json | jq -r '.facts.permit.form' | sort -u)" police_3261 \
    'with the facts of then'
is "$(city registry purge P-1 --log "$log" --who Lan --why request | tail -1)" \
    'destroyed 3 keys in the log' 'who is purged from the registry is purged from the log'
is "$(replay --format pretty)" '3 decisions: 0 the same, 0 different, 3 purged, 0 not replayable' \
    'though only the permit was named'
is "$("$LOCKDOWN" log verify --log "$log" | jq -c '[.decisions, .faults]')" '[3,[]]' \
    'and the log verifies'

done_testing
