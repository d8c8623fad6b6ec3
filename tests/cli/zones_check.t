#!/bin/sh
# zones_check.t - telling what is wrong or odd with a file of zones.
set -u
. tests/support/tap.sh
temporary_folder

zone() { # ID KIND PARENT WEST EAST
    printf '{"type":"Feature","id":"%s","properties":{"kind":"%s","parent":%s},"geometry":' \
        "$1" "$2" "$3"
    printf '{"type":"Polygon","coordinates":[[[%s,10],[%s,10],[%s,10.1],[%s,10.1],[%s,10]]]}}' \
        "$4" "$5" "$5" "$4" "$4"
}
collection() { # ZONES...
    printf '{"type":"FeatureCollection","features":[\n'
    for collection_zone in "$@"; do
        [ "$collection_zone" = "$1" ] || printf ',\n'
        printf '%s' "$collection_zone"
    done
    printf ']}\n'
}
check() {
    "$LOCKDOWN" zones check "$@"
}
zones=$tap_folder/zones.geojson

collection "$(zone a ward '"760"' 106 106.1)" "$(zone b ward '"760"' 106.1 106.2)" >"$zones"
said=$(check "$zones")
is "$? $said" '0 2 zones, 2 shapes, 10 points: 0 errors, 0 warnings' 'sound zones have no findings'
is "$(check "$zones" --format json)" \
    "$(printf '%s' '{"ok":true,"zones":2,"shapes":2,"rings":2,"points":10,' \
        '"errors":0,"warnings":0,"kinds":[],"findings":[]}')" \
    'so they are as json'

# ---- warnings ----
collection "$(zone a ward '"760"' 106 106.11)" "$(zone b ward '"760"' 106.1 106.2)" >"$zones"
said=$(check "$zones")
is "$?" 0 'an overlap is a warning: exit status 0'
is "$(printf '%s\n' "$said" | head -1)" \
    "$zones:2: warning: feature 1 (a): it overlaps feature 2 (b) on 12125141 m2, at 106.105,$(
        ) 10.05" \
    'with its size in square metres and its place'
is "$(printf '%s\n' "$said" | tail -1)" '2 zones, 2 shapes, 10 points: 0 errors, 1 warning' \
    'and counted'
is "$(check "$zones" --format json |
    jq -c '.findings[0] | [.severity, .kind, .id, .other_id, .line]')" \
    '["warning","overlap","a","b",2]' 'so it is as json'
collection "$(zone 760 district '"79"' 106 106.15)" >"$tap_folder/parents.geojson"
said=$(check "$zones" --parents "$tap_folder/parents.geojson")
contains "$said" 'm2 of it lie outside of its parent 760' 'parents may be in another file'

# ---- errors ----
collection "$(zone a ward '"761"' 106 106.1)" "$(zone a ward '"7600"' 106.1 106.2)" \
    "$(zone c ward '"c"' 106.2 106.3)" >"$zones"
said=$(check "$zones")
is "$?" 3 'errors exit with 3'
contains "$said" 'error: feature 2 (a): feature 1 has the same id' 'two zones with one id'
contains "$said" 'error: feature 2 (a): its parent "7600" is not known' 'an unknown parent'
contains "$said" "$(printf '\n    did you mean "760"?')" 'with the nearest code'
contains "$said" 'error: feature 3 (c): it lies in itself' 'a cycle of parents'
is "$(check "$zones" --format json | jq -c '[.ok, .errors > 2]')" '[false,true]' \
    'so they are as json'
printf '{"type":"FeatureCollection"' >"$zones"
said=$(check "$zones")
is "$?" 3 'a truncated file exits with 3'
contains "$said" 'zones.geojson:1: error: invalid JSON' 'and is told as a finding'
said=$(check "$tap_folder/absent" 2>&1)
is "$? $said" "3 lockdown: cannot read $tap_folder/absent: No such file or directory" \
    'a file that is not there is named'
is "$(check 2>&1 | head -1)" 'lockdown: `lockdown zones check` needs a file' 'a file is needed'

# ---- many of a kind ----
i=0
set --
while [ $i -lt 15 ]; do
    set -- "$@" "$(zone "z$i" ward '"nowhere"' "106.$((i + 10))" "106.$((i + 11))")"
    i=$((i + 1))
done
collection "$@" >"$zones"
said=$(check "$zones")
is "$(printf '%s\n' "$said" | grep -c 'is not known')" 10 'ten of a kind are shown'
contains "$said" '    ... and 5 more of the kind missing_parent' 'the rest is counted'
is "$(check "$zones" --all | grep -c 'is not known')" 15 '--all shows them all'
done_testing
