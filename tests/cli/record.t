#!/bin/sh
# record.t - what officials write down, and that decisions by id know it at once.
set -u
. tests/support/tap.sh
. tests/cli/city.sh
temporary_folder
make_city "$tap_folder"

decide() { # JQ-FILTER QUERY
    printf '%s' "$2" | city decide --format json --lang en | jq -c "$1"
}
# The answer of an explicit decision tells facts only through its questions and conflicts, so the
# facts are seen here by saying the opposite.
differs() { # QUERY
    decide '[.conflicts[]?.text.en | capture("about: (?<what>.*)\\. The").what]' "$1"
}

# ---- tickets and trips ----
printf 'id,household,valid_on\nT-1,H-1,2021-07-30\n' >"$tap_folder/tickets.csv"
change registry import tickets "$tap_folder/tickets.csv" >/dev/null
buy='"query":"movement","purpose":"buy_food","time":"2021-07-30T09:00:00+07:00"'
buy=$buy',"person":{"id":"P-1"}'
is "$(differs "{$buy,\"ticket\":{\"kind\":\"shopping_ticket\",\"used\":true}}")" \
    '["ticket already collected by a shop"]' 'an unused ticket of the day is known by the person'
is "$(change record ticket T-1 --at '2021-07-30 08:30')" T-1 'a ticket is used'
is "$(differs "{$buy,\"ticket\":{\"kind\":\"shopping_ticket\",\"used\":true}}")" '[]' \
    'which a query knows'
said=$(change record ticket T-1 2>&1)
is "$? $said" '3 lockdown: tickets "T-1": used_at is 2021-07-30T08:30:00+07:00 already' \
    'a ticket is used once'
change record trip H-1 --person P-2 --at '2021-07-30 08:00' >/dev/null
out="{$buy,\"household\":{\"trips_this_week\":9,\"out_now\":9}}"
is "$(decide '[.conflicts[].text.en] | length' "$out")" 2 'a trip is counted'
ok="{$buy,\"household\":{\"trips_this_week\":1,\"out_now\":1}}"
is "$(differs "$ok")" '[]' 'for the household of the person, who is not out'
change record trip H-1 --back --at '2021-07-30 08:40' >/dev/null
is "$(differs "{$buy,\"household\":{\"trips_this_week\":1,\"out_now\":0}}")" '[]' 'and ends'
said=$(change record trip H-1 --back 2>&1)
is "$? $said" '3 lockdown: nobody of the household "H-1" is out' 'a trip ends once'

# ---- businesses ----
asks='"query":"business","time":"2021-09-13T09:00:00+07:00","business":{"id":"B-1"'
suspension=$(change record suspension B-1 --from '2021-09-12 18:00' --act 112/QĐ)
is "$(differs "{$asks,\"suspended\":true}}")" '[]' 'a suspension is known by the business'
is "$(differs "{$asks,\"suspended\":false}}")" '["suspended by name"]' 'and not argued away'
is "$(decide .decision "{$asks,\"suspended\":false,\"request\":\"operate\"}}")" '"deny"' \
    'the stricter outcome holds'
change record suspension "$suspension" --lift --at '2021-09-13 08:00' >/dev/null
is "$(differs "{$asks,\"suspended\":false}}")" '[]' 'until it is lifted'
change record inspection B-1 --passed no --score 41 --day 2021-09-12 >/dev/null
is "$(differs "{$asks,\"safety\":{\"passed\":true,\"score\":41}}}")" \
    '["last inspection found the safety conditions met"]' 'an inspection is known'
change record inspection B-1 --passed có --day 2021-09-14 >/dev/null
is "$(differs "{$asks,\"safety\":{\"passed\":false}}}")" '[]' 'one of a later day is not yet'

elsewhere="{$asks,\"request\":\"operate\",\"place\":{\"point\":[105.78,10.03]}}}"
is "$(differs "$elsewhere")" '["place of the business"]' 'its place is known, also against a point'
open='"id":"B-1","request":"operate","arrangement":"none","f0_on_site":0,"on_site":5'
is "$(decide .decision "{\"query\":\"business\",\"time\":\"2021-09-20T09:00:00+07:00\",
    \"business\":{$open,\"place\":{\"point\":[105.78,10.03]}}}")" '"deny"' \
    'and holds where it is the stricter'
is "$(differs "{$asks,\"place\":{\"point\":[106.696,10.777]}}}")" '[]' \
    'a point in it is no other place'
is "$(differs "{$asks,\"place\":{\"zone\":\"26740\"}}}")" '[]' 'nor is a ward of it'

# ---- vehicles ----
goods='"query":"movement","purpose":"goods_transport","time":"2021-09-01T09:00:00+07:00"'
is "$(differs "{$goods,\"vehicle\":{\"plate\":\"51C-11111\",\"qr\":\"valid\"}}")" '[]' \
    'a valid card is known by the plate'
change record card 51C-11111 --at 2021-08-31 >/dev/null
is "$(differs "{$goods,\"vehicle\":{\"plate\":\"51C-11111\",\"qr\":\"valid\"}}")" \
    '["green-lane card"]' 'a revoked one is'
is "$(differs "{$goods,\"vehicle\":{\"plate\":\"51C-99999\",\"qr\":\"valid\"}}")" \
    '["green-lane card"]' 'a card nobody issued is contradicted'
is "$(differs "{$goods,\"vehicle\":{\"plate\":\"59X-1\",\"qr\":\"none\"}}")" '[]' \
    'no card on a vehicle nobody knows is not'

# ---- outcomes ----
is "$(change record outcome abc123 turned_back --note 'no permit' | wc -c)" 33 \
    'an outcome gets a number'
contains "$(rows outcomes)" ',abc123,turned_back,' 'and is kept'
log=$tap_folder/log
city log init --log "$log" --auditor-key "$tap_folder/auditor.secret" >/dev/null
change --log "$log" record outcome abc123 turned_back >/dev/null
is "$(city log verify --log "$log" --format json | jq .outcomes)" 1 'in the log as well'
contains "$(change record outcome abc123 turned_bak 2>&1)" 'did you mean "turned_back"?' \
    'an outcome is one of a few'

# ---- blockades ----
shape=$tap_folder/shape.geojson
polygon() { # POINTS
    printf '{"type":"Polygon","coordinates":[[%s]]}' "$1" >"$shape"
}
polygon '[106.69,10.77],[106.70,10.77],[106.70,10.78],[106.69,10.78],[106.69,10.77]'
block() { # ID [OPTIONS...]
    change record blockade "$1" --name 'Hẻm 84' --parent 760 --act H-CT12TU --author 'UBND P5' \
        --from '2021-07-30 12:00' --shape "$shape" "$2" "$3"
}
level='{"query":"level","place":{"at":{"point":[106.695,10.775],"zone":"760"}}}'
at() { # TIME
    printf '%s' "$level" | city decide --at "$1" --format json | jq -r '.levels.place.level'
}
is "$(block hem-84 --to 2021-08-12)" hem-84 'a blockade is opened'
is "$(at '2021-07-30 11:59') $(at '2021-07-30 12:00')" 'CT16 blockade' \
    'a point inside is blocked from then on'
change record blockade hem-84 --lift --at '2021-08-05 06:00' >/dev/null
is "$(at '2021-08-05 05:59') $(at '2021-08-05 06:00')" 'blockade CT16' 'until it is lifted'
contains "$(change record blockade hem-84 --lift --at 2021-08-06 2>&1)" \
    'blockades "hem-84": to is 2021-08-05T06:00:00+07:00 already' 'which is once'
polygon '[106.69,10.77],[106.70,10.78],[106.70,10.77],[106.69,10.78],[106.69,10.77]'
said=$(block hem-85 --level blockade 2>&1)
is "$?" 3 'a shape that crosses itself is refused'
contains "$said" 'Self-intersection' 'and says where'
contains "$(block hem-85 --act H-CT12T 2>&1)" 'did you mean "H-CT12TU"?' 'so is an unknown act'
polygon '[106.69,10.77],[106.70,10.77],[106.70,10.78],[106.69,10.78],[106.69,10.77]'
# What does not fit the map would stop every decision, so it is not written.
contains "$(block 760 --level blockade 2>&1)" '"760" has the id of a zone' 'so is the id of a zone'
contains "$(block hem-85 --parent 92 2>&1)" 'outside the territory' \
    'so is a place outside the territory of those who issued the act'
contains "$(block hem-85 --from 2021-01-01 2>&1)" 'not in force' \
    'so is a beginning when the act is not in force'
is "$(rows blockades | wc -l)" 1 'and nothing was written'
block hem-85 --to 2021-08-12 >/dev/null
is "$(change record blockade hem-85 --lift --at 2021-07-29)" hem-85 \
    'a blockade is lifted before it begins'
is "$(at '2021-07-30 12:00')" blockade 'and another still holds'
change record blockade hem-84 --lift --at 2021-07-29 >/dev/null 2>&1
rows blockades >"$tap_folder/rows.csv"
city registry export blockades >"$tap_folder/blockades.csv"
contains "$(change registry import blockades "$tap_folder/blockades.csv" 2>&1)" '2 rows' \
    'what was lifted comes in as it went out'
done_testing
