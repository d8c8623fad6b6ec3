#!/bin/sh
# zones_locate.t - lockdown zones locate and export, over the shipped zones.
set -u
. tests/support/tap.sh
temporary_folder
errors=$tap_folder/errors

locate() {
    "$LOCKDOWN" zones locate "$@" 2>"$errors"
}

is "$(locate 106.699 10.7798)" '{"zones":["26740","760","79","vn"],"near_border":false}' \
    'a point is told by its zones, from the smallest on, then by those without a shape'
is "$(locate --format pretty --lang en 106.6953 10.777 | tail -1)" \
    'vn         country      Viet Nam  (no shape)' 'a person is told kinds and names'
is "$(locate 0 0)" '{"zones":[],"near_border":false}' 'nowhere is no error'
is "$(locate -106.7 -10.5 | jq -c .zones)" '[]' 'coordinates may be negative'
is "$(locate --at 2021-07-25 106.7032 10.7754 | jq -r '.zones[0]')" MAU-PT-01 \
    'a temporary order is found while it is in force'
is "$(locate --at 2021-08-25 106.7032 10.7754 | jq -r '.zones[0]')" 26740 'and not afterwards'
is "$(locate --accuracy 300 106.699 10.7798 | jq -c .near_border)" true \
    'an accuracy that reaches a border says so'
locate 10.78 106.7 >/dev/null
is "$?" 2 'latitude before longitude exits with 2'
contains "$(cat "$errors")" 'longitude comes first' 'and says what is wrong'
locate 106.7 >/dev/null
is "$?" 2 'a latitude is needed'
locate 106.7 ten >/dev/null
is "$?" 2 'a word is no coordinate'
locate nan 10 >/dev/null
is "$?" 2 'nor is nan'
locate --accuracy -1 106.7 10.7 >/dev/null
is "$?" 2 'an accuracy is not negative'

is "$(printf '106.699 10.7798\nx\n0 0\n\n' | locate --stream | jq -c '.zones // .line')" \
    '["26740","760","79","vn"]
2
[]
4' 'a stream answers every line in order, bad ones with an error object'
contains "$(cat "$errors")" '2 of 4 lines are bad' 'and counts the bad ones'
is "$(printf '106.699\t10.7798\r\n' | locate --stream | jq -c '.zones | length')" 4 \
    'tabs and CR LF are spaces'

jq -nc '{type: "FeatureCollection", features: [range(100) | {type: "Feature",
    properties: {id: "B\(.)", name: "B", kind: "ward", parent: "760"},
    geometry: {type: "Polygon", coordinates: [
        [[106.6, 10.7], [106.8, 10.7], [106.8, 10.9], [106.6, 10.9], [106.6, 10.7]]]}}]}' \
    >"$tap_folder/many.geojson"
is "$(locate 106.699 10.7798 --zones "$tap_folder/many.geojson" | jq .more)" true \
    'where there are more zones than are told it says so'
contains "$(locate 106.699 10.7798 --zones "$tap_folder/many.geojson" --format pretty)" 'and more' \
    'to a person, too'

# ---- export ----
export_at() {
    "$LOCKDOWN" zones export --at "$1"
}
export_at '2021-07-27 18:30' >"$tap_folder/levels.geojson"
is "$(jq -r '.features[] | select(.id == "916") | .properties | [.level, .cite[0]] | join(" ")' \
    "$tap_folder/levels.geojson")" 'CT16 N-969' 'a zone is exported with its level and its basis'
is "$(jq -r '.features[] | select(.id == "MAU-PT-02") | .properties.level' \
    "$tap_folder/levels.geojson")" blockade_strict 'an order in force is a feature of its own'
is "$(export_at 2021-09-26 | jq -r '.features[] | select(.id == "31123" or .id == "918") |
    .properties | [.kind, .level] | join(" ")' | sort)" 'district CT15
ward CT15' 'levels are those of the moment'

done_testing
