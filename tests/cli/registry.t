#!/bin/sh
# registry.t - making a registry; CSV in and out, all of it or nothing; purging; bad files.
set -u
. tests/support/tap.sh
. tests/cli/city.sh
temporary_folder
make_city "$tap_folder"
in=$tap_folder/in.csv

# ---- init ----
said=$(city registry init 2>&1)
is "$? $said" "3 lockdown: $city_file exists already" 'a registry is not made over another'
is "$(stat -c %a "$city_file")" 600 'it is for its owner alone'
said=$("$LOCKDOWN" registry init --registry /proc/city.db 2>&1)
is "$?" 3 'a folder that cannot be written exits with 3'
contains "$said" '/proc/city.db cannot be opened' 'and is told'

# ---- what a file may look like ----
printf '\357\273\277Mã người;HỌ TÊN;tình trạng;số mũi tiêm;ngày tiêm mũi cuối\r\n%s\r\n' \
    'P-3;"Lê ""Tư""
hẻm 5";none;2;1/7/2021' >"$in"
is "$(change registry import people "$in")" '1 row of people imported' \
    'a file of a Vietnamese spreadsheet is read'
is "$(rows people | grep -A1 '^P-3')" 'P-3,"Lê ""Tư""
hẻm 5",,,,none,,,,2,,2021-07-01,,,,' 'with its quotes, newlines and dates'
printf 'name,id\nLê Tư,P-3\n' >"$in"
change registry import people "$in" >/dev/null
is "$(rows people | grep '^P-3')" 'P-3,Lê Tư,,,,none,,,,2,,2021-07-01,,,,' \
    'columns that a later file lacks keep their values'
for table in households people businesses vehicles; do
    city registry export $table >"$tap_folder/$table.out"
    change registry import $table "$tap_folder/$table.out" >/dev/null
    succeeds "what is exported of $table is imported unchanged" \
        sh -c '"$1" registry export "$2" --registry "$3" | cmp - "$4"' - \
        "$LOCKDOWN" $table "$city_file" "$tap_folder/$table.out"
done

# ---- all or nothing ----
cat >"$in" <<'CSV'
id,name,household,residence,case,doses,last_dose
P-4,Good,,760,none,2,2021-07-01
P-5,Bad,H-9,76O,non,x,2021-02-30
P-4,Twice,,,,,
,Nobody,,,,,
P-6,,,,,,
P-7,Short
CSV
said=$(change registry import people "$in" 2>&1)
is "$?" 3 'a file with mistakes exits with 3'
is "$said" "$in:3: row 2: residence: \"76O\" is no code of a zone
    did you mean \"760\"?
$in:3: row 2: case: \"non\" is no value of this column
    did you mean \"none\"?
$in:3: row 2: doses: \"x\" is no number
    digits alone, or with a point and at most six digits behind it
$in:3: row 2: last_dose: \"2021-02-30\" is no day
    write 2021-07-26 or 26/7/2021
$in:3: row 2: household: the registry has no \"H-9\" among its households
    import the households first
$in:4: row 3: id: \"P-4\" stands in row 1 already
$in:5: row 4: id: there is no value, and there must be one
$in:6: row 5: name: there is no value, and there must be one
$in:7: row 6: the row has 2 fields, the header 7
9 mistakes; nothing was written" 'every mistake is told with its row, column and nearest value'
is "$(rows people | wc -l)" 3 'and nothing was written'
printf 'id,nam\nP-9,X\n' >"$in"
said=$(change registry import people "$in" 2>&1)
contains "$said" "$in:1: nam: there is no such column
    did you mean \"name\"?" 'an unknown column is told with the nearest one'
contains "$said" 'name: the file has no such column, and there must be one' 'so is one that lacks'
printf 'id,name\nP-9,"X\n' >"$in"
contains "$(change registry import people "$in" 2>&1)" \
    "$in:2: row 1: a quote is opened and not closed" \
    'so is a quote that is not closed'
printf 'id,name\nP-9,X\n' >"$in"
said=$(change registry import people "$in" --dry-run)
is "$said" '1 row of people are in order; nothing was written' 'a dry run says so'
is "$(rows people | wc -l)" 3 'and writes nothing'
: >"$in"
contains "$(change registry import people "$in" 2>&1)" 'is empty' 'an empty file is told'
contains "$(change registry import people "$tap_folder/none.csv" 2>&1)" \
    "cannot read $tap_folder/none.csv" 'a file that is not there is told'

# ---- who, when, why ----
rows changes >"$tap_folder/changes"
is "$(grep -c ',Lan,a test,import,' "$tap_folder/changes")" 10 \
    'every import is recorded with who and why, a dry run is not'

# ---- purge ----
issue G-1 --person P-1 >/dev/null
change record trip H-1 --person P-1 >/dev/null
is "$(change registry purge P-1)" 'purged 1 person, 1 permits, 1 trips' 'a person is purged'
empty "$(rows people | grep P-1)$(rows permits)$(rows trips)" 'with permits and trips'
rows changes >"$tap_folder/after"
empty "$(grep -e G-1 -e P-1 "$tap_folder/after")" 'the change log forgets them'
is "$(wc -l <"$tap_folder/after")" "$(($(wc -l <"$tap_folder/changes") + 3))" \
    'but keeps its entries'
said=$(change registry purge P-1 2>&1)
is "$? $said" '3 lockdown: the registry has no "P-1" among its people' 'nobody is purged twice'

# ---- bad files ----
head -c 20000 "$city_file" >"$tap_folder/cut.db"
said=$("$LOCKDOWN" registry export people --registry "$tap_folder/cut.db" 2>&1)
is "$?" 3 'a truncated registry exits with 3'
contains "$said" 'damaged' 'and is told'
cp CHANGELOG.md "$tap_folder/text.db"
said=$(echo '{}' | "$LOCKDOWN" decide --registry "$tap_folder/text.db" 2>&1)
is "$?" 3 'a file that is no registry exits with 3'
contains "$said" 'text.db is no registry, or a damaged one' 'and is told'
said=$(echo '{}' | "$LOCKDOWN" decide --registry "$tap_folder/absent.db" 2>&1)
contains "$said" 'there is no registry' 'one that is not there is told'
[ ! -e "$tap_folder/absent.db" ]
is $? 0 'and not made'

# ---- usage ----
usage() { # NAME MESSAGE WORDS...
    usage_name=$1 usage_message=$2
    shift 2
    said=$("$LOCKDOWN" "$@" 2>&1)
    is "$?" 2 "$usage_name: exit status 2"
    contains "$said" "$usage_message" "$usage_name: the message"
}
usage 'no registry' 'needs `--registry FILE`' registry export people
usage 'no table' 'needs a table' registry export --registry x
usage 'nobody' 'needs `--who NAME`' registry purge P-1 --registry x
usage 'no reason' 'needs `--why TEXT`' registry purge P-1 --registry x --who Lan
said=$(city registry export peopel 2>&1)
is "$?" 2 'an unknown table is a usage error'
contains "$said" 'did you mean "people"?' 'with the nearest name'
for command in 'registry init' 'registry import' 'registry export' 'registry purge' \
    'levels import' 'levels list' 'record ticket' 'record trip' 'record suspension' \
    'record inspection' 'record card' 'record blockade' 'record outcome' 'permit issue' \
    'permit renew' 'permit extend' 'permit revoke' 'permit list'; do
    # Split on purpose.
    # shellcheck disable=SC2086
    help=$("$LOCKDOWN" help $command)
    contains "$help" 'Example' "\`$command\` has a help with an example"
    empty "$(printf '%s\n' "$help" | grep -E '.{101,}')" "it fits 100 columns"
done
done_testing
