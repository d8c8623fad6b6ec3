#!/bin/sh
# zones_import.t - from the files of others to tidy GeoJSON.
set -u
. tests/support/tap.sh
temporary_folder

ring='[[106.6,10.7],[106.7,10.7],[106.7,10.8],[106.6,10.8],[106.6,10.7]]'
crossed='[[106.6,10.7],[106.7,10.8],[106.7,10.7],[106.6,10.8],[106.6,10.7]]'
feature() { # PROPERTIES RING
    printf '{"type":"Feature","properties":{%s},"geometry":{"type":"Polygon","coordinates":[%s]}}' \
        "$1" "$2"
}
collection() { # FEATURES...
    printf '{"type":"FeatureCollection","features":[\n'
    for collection_feature in "$@"; do
        [ "$collection_feature" = "$1" ] || printf ',\n'
        printf '%s' "$collection_feature"
    done
    printf ']}\n'
}
import() {
    "$LOCKDOWN" zones import "$@"
}
in=$tap_folder/in.geojson
out=$tap_folder/out.geojson

# ---- what is written ----
collection "$(feature '"ma":"26740","ten":"Phường Bến Nghé","cha":"760"' "$ring")" \
    "$(feature '"ma":26743,"ten":"Phường Bến Thành","cha":"760"' "$ring")" >"$in"
said=$(import "$in" --id ma --name ten --kind-is ward --parent cha --output "$out")
is "$?" 0 'a file with other names of properties is imported'
is "$said" "2 zones with 10 points written to $out" 'and its size told'
is "$(sed -n 2p "$out")" "$(printf '%s' '{"type":"Feature","id":"26740","properties":' \
    '{"id":"26740","name":"Phường Bến Nghé","name_en":"Ben Nghe Ward","kind":"ward",' \
    '"parent":"760"},"geometry":{"type":"Polygon","coordinates":[[[106.6,10.7],' \
    '[106.7,10.7],[106.7,10.8],[106.6,10.8],[106.6,10.7]]]}},')" \
    'a zone is a line with its properties in order; the English name is the official one'
is "$(jq -r '.features[].properties.id' "$out" | xargs)" '26740 26743' 'numbers are codes too'
import "$out" --output "$out.again" >/dev/null
succeeds 'importing what was imported changes nothing' cmp "$out" "$out.again"

collection "$(feature '"name":"Hẻm 84 Đặng Văn Bi"' "$ring")" >"$in"
import "$in" --id-prefix alley- --kind-is blockade --parent-is 760 --output "$out" >/dev/null
is "$(jq -c '.features[0].properties | [.id, .name, .name_en, .kind, .parent]' "$out")" \
    '["alley-1","Hẻm 84 Đặng Văn Bi","Hem 84 Dang Van Bi","blockade","760"]' \
    'alleys without codes are numbered'

# ---- all or nothing ----
echo old >"$out"
collection "$(feature '"id":"1","name":"a","kind":"ward"' "$ring")" \
    "$(feature '"id":"2","name":"b","kind":"ward"' "$crossed")" \
    "$(feature '"id":"1","name":"c","kind":"ward"' "$ring")" >"$in"
said=$(import "$in" --output "$out" 2>&1)
is "$?" 3 'a file with mistakes exits with 3'
is "$said" "$in:3: error: feature 2 (2): the polygon is not valid:$(
    ) Self-intersection at 106.65, 10.75
    draw it anew, or let \`zones import --repair\` mend it
$in:4: error: feature 3 (1): feature 1 has the same id" 'every mistake is told with its line'
is "$(cat "$out")" old 'the older file stays'
is "$(ls "$tap_folder" | grep -c 'out.geojson\.[^a]')" 0 'and nothing is left beside it'

collection >"$in"
said=$(import "$in" --output "$out" 2>&1)
is "$?" 3 'a file without zones is a mistake'
contains "$said" "$in: the file has no zones" 'which is told'
is "$(cat "$out")" old 'and replaces nothing'

collection "$(feature '"id":"2","name":"b","kind":"ward"' "$crossed")" >"$in"
said=$(import "$in" --output "$out" --repair 2>&1)
is "$?" 0 'a crossing is repaired when asked'
contains "$said" 'feature 1 (2): repaired Self-intersection at 106.65, 10.75' 'which is told'
contains "$said" '; 1 repaired' 'and counted'
is "$(jq -r '.features[0].geometry.type' "$out")" MultiPolygon 'a bow tie becomes two parts'

head -c 150 "$in" >"$tap_folder/cut.geojson"
said=$(import "$tap_folder/cut.geojson" --output "$out" 2>&1)
is "$?" 3 'a truncated file exits with 3'
contains "$said" "cut.geojson:2: error: invalid JSON: " 'and says where it breaks off'
said=$(import "$tap_folder/absent.geojson" --output "$out" 2>&1)
is "$? $said" "3 lockdown: cannot read $tap_folder/absent.geojson: No such file or directory" \
    'a file that is not there is named'
truncate -s 300M "$tap_folder/large.geojson"
contains "$(import "$tap_folder/large.geojson" --output "$out" 2>&1)" \
    'the file has 314572800 bytes; at most 268435456 are read' 'so is one that is too large'
said=$(import "$in" --repair --output "$tap_folder/no/where.geojson" 2>&1)
is "$?" 3 'an output that cannot be written exits with 3'
contains "$said" 'cannot write' 'and is told'

# ---- usage ----
usage() { # NAME MESSAGE WORDS...
    usage_name=$1 usage_message=$2
    shift 2
    said=$("$LOCKDOWN" "$@" 2>&1)
    is "$?" 2 "$usage_name: exit status 2"
    contains "$said" "$usage_message" "$usage_name: the message"
}
usage 'no file' '`lockdown zones import` needs a file' zones import --output x
usage 'no output' 'needs `--output FILE`' zones import "$in"
usage 'two kinds' '`--kind` and `--kind-is` exclude each other' \
    zones import "$in" --output x --kind a --kind-is ward
usage 'a misspelt option' 'did you mean `--parent-is`?' zones import "$in" --parents-is 79
usage 'a misspelt command' 'unknown command `zones imprt`' zones imprt
usage 'its hint' 'did you mean `import`?' zones imprt
usage 'no command' '`lockdown zones` needs a command' zones
for words in 'zones --help' 'help zones' '--help zones'; do
    # Split on purpose.
    # shellcheck disable=SC2086
    contains "$("$LOCKDOWN" $words)" '  import      turn' "\`$words\` lists its commands"
done
for command in import check; do
    help=$("$LOCKDOWN" help zones $command)
    is "$help" "$("$LOCKDOWN" zones $command --help)" "\`zones $command\` has a help"
    contains "$help" 'Example' "the help of \`zones $command\` has an example"
    empty "$(printf '%s\n' "$help" | grep -E '.{101,}')" \
        "the help of \`zones $command\` fits 100 columns"
done

# ---- a terminal ----
if command -v script >/dev/null; then
    collection "$(feature '"id":"1","name":"a","kind":"ward"' "$ring")" >"$in"
    yes ',{"type":"Feature","id":"x","geometry":null,"properties":null}' | head -600 >"$in.many"
    { printf '{"type":"FeatureCollection","features":[' && sed '1s/,//' "$in.many" &&
        printf ']}'; } >"$in"
    contains "$(TERM=xterm script -qec "$LOCKDOWN zones import $in --output $out" /dev/null)" \
        ' %' 'a terminal shows the progress'
fi
empty "$(import "$in" --output "$out" 2>&1 | grep ' %')" 'which no pipe gets'
done_testing
