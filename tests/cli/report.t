#!/bin/sh
# report.t - reports on permits, businesses, decisions and checkpoints: as a table, CSV, a page.
set -u
. tests/support/tap.sh
. tests/cli/city.sh
temporary_folder
make_city "$tap_folder"

issue G-1 >/dev/null
issue G-2 --class 1A >/dev/null
issue G-3 --to 2021-09-20 >/dev/null
issue G-4 --from 2021-09-03 --to 2021-09-20 >/dev/null
change permit revoke G-2 --reason lost --at 2021-08-28 >/dev/null
cat >"$tap_folder/more.csv" <<'END'
id,name,sector,zone,workers,arrangement,last_test
B-2,"Quán <b>Bà Tư</b>",eatery,769,4,none,
B-3,Quán Chú Năm,eatery,769,3,none,
END
change registry import businesses "$tap_folder/more.csv" >/dev/null
change record suspension B-1 --from 2021-08-20 --until 2021-08-29 >/dev/null 2>&1
change record suspension B-2 --from 2021-08-20 --act H-2718 >/dev/null 2>&1

cell() { # TABLE KEY COLUMN, from CSV on standard input
    awk -F '","' -v t="\"$1" -v k="$2" -v c="$3" '$1 == t && $2 == k {
        split($4, last, "\","); if (last[1] == c) print last[2] }'
}

# ---- permits ----
city report permits --at 2021-08-30 --format csv --lang en >"$tap_folder/permits.csv"
is "$?" 0 'permits are reported'
is "$(head -1 "$tap_folder/permits.csv")" 'table,key,row,column,count' 'with a header'
is "$(for state in valid expired revoked 'not yet valid'; do
    cell 'By form' police_3261 "$state" <"$tap_folder/permits.csv"
done | xargs)" '2 0 1 1' 'by form and state'
is "$(cell 'By group of holders' 1A revoked <"$tap_folder/permits.csv")" 1 'by group'
is "$(cell 'Why permits were revoked' lost permits <"$tap_folder/permits.csv")" 1 'by reason'
is "$(cell 'On which day valid permits end' 2021-09-06 permits <"$tap_folder/permits.csv")" 1 \
    'by the last day on which they are valid'
is "$(city report permits --at 2021-09-10 --format csv --lang en |
    cell 'By form' police_3261 expired)" 1 'later, one has expired'
pretty=$(city report permits --at 2021-08-30)
contains "$pretty" 'Giấy đi đường · 2021-08-30 00:00' 'a person reads Vietnamese'
contains "$(printf '%s' "$pretty" | tr -s ' ')" 'mẫu của công an (từ 25/8) 2 0 1 1' \
    'in the words of the vocabulary'
widths=$(printf '%s\n' "$pretty" | sed -n '/^Theo mẫu/,/^$/p' | grep '^  ' | while read -r line; do
    printf '%s' "$line" | tail -c 8 | wc -c
done | sort -u | wc -l)
is "$widths" 1 'in columns'
empty "$(city report permits --at 2021-08-30 --format csv | grep NguyenVanA)" 'nobody is named'

# ---- businesses ----
city report businesses --at 2021-08-30 --format csv --lang en >"$tap_folder/businesses.csv"
is "$?" 0 'businesses are reported'
is "$(cell 'By sector' eatery 'may not' <"$tap_folder/businesses.csv")" 2 \
    'the rulebook is asked about each'
is "$(cell 'By place' 769 'may not' <"$tap_folder/businesses.csv")" 2 'by place'
is "$(cell 'Orders of suspension' H-2718 'in force' <"$tap_folder/businesses.csv")" 1 \
    'orders of suspension in force'
is "$(grep -c 'Orders of suspension.*"ended",1' "$tap_folder/businesses.csv")" 1 \
    'and those that have ended'
is "$(city report businesses --at 2021-08-22 --format csv --lang en |
    grep -c 'Orders of suspension.*"in force",1')" 2 'at the moment asked for'

# ---- decisions ----
log=$tap_folder/log
"$LOCKDOWN" log init --log "$log" --auditor-key "$tap_folder/auditor.secret" >/dev/null
stroll() { # TIME PURPOSE
    printf '{"query":"movement","time":"2021-07-%s:00+07:00","purpose":"%s",' "$1" "$2"
    printf '"origin":{"zone":"760"},"destination":{"zone":"760"},"person":{"id":"P-2"}}\n'
}
logged() {
    city --log "$log" "$@"
}
{
    stroll '27T18:30' leisure
    stroll '27T18:59' leisure
    stroll '27T23:59' medical_emergency
    stroll '28T00:00' leisure
} | logged decide --stream --checkpoint cp-1 >"$tap_folder/answers"
stroll '27T19:00' leisure | logged decide --stream --checkpoint cp-2 >/dev/null
logged report daily --day 2021-07-27 --within 79 --format csv --lang en >"$tap_folder/daily.csv"
is "$?" 0 'a day is reported'
is "$(cell Decisions movement denied <"$tap_folder/daily.csv") $(cell Decisions movement allowed \
    <"$tap_folder/daily.csv")" '3 1' 'by kind and verdict, what belongs to that day alone'
is "$(cell 'By hour' 18:00 denied <"$tap_folder/daily.csv")" 2 'by hour'
is "$(grep -c '^"By hour"' "$tap_folder/daily.csv")" 72 'with the hours in which nothing was asked'
is "$(cell 'By reason' sealed denied <"$tap_folder/daily.csv")" 3 \
    'a reason that tells somebody'"'"'s health is not told'
is "$(cell 'Districts by level' 2021-07-27 'CT16' <"$tap_folder/daily.csv")$(
    grep -c '^"Districts by level","2021-07-27".*,22$' "$tap_folder/daily.csv")" 1 \
    'the districts by level on the day'
is "$(grep '^"Districts by level"' "$tap_folder/daily.csv" | cut -d , -f 2 | sort -u | wc -l)" 14 \
    'and on those before'
logged report checkpoints --day 2021-07-27 --format csv --lang en >"$tap_folder/checkpoints.csv"
is "$(cell 'By checkpoint' cp-1 denied <"$tap_folder/checkpoints.csv") $(cell 'By checkpoint' cp-2 \
    denied <"$tap_folder/checkpoints.csv")" '2 1' 'checkpoints by verdict'
is "$(cell 'By checkpoint and time of day' cp-1 '18 to 24' <"$tap_folder/checkpoints.csv")" 3 \
    'and time of day'
empty "$(cat "$tap_folder/daily.csv" "$tap_folder/checkpoints.csv" | grep -E 'P-2|F0')" \
    'nobody is named there either'
is "$(logged report daily --day 2021-07-27 --output "$tap_folder/day.html" >/dev/null
    grep -c '<svg' "$tap_folder/day.html")" 4 'a page has a plot of each'
sed -i '0,/"decision":"deny"/s//"decision":"allow"/' "$log"/*.jsonl
said=$(logged report daily --day 2021-07-27 2>&1)
is "$?" 3 'a log that was changed is not reported on'
contains "$said" '.jsonl:' 'and the record is named'

# ---- pages ----
city report permits --at 2021-08-30 --output "$tap_folder/page.html" --lang en
is "$?" 0 'a page is written to a file'
page=$(cat "$tap_folder/page.html")
contains "$page" '<html lang="en">' 'in one language'
contains "$page" '<svg viewBox' 'with plots'
empty "$(grep -E '<script|http:|https:|@import|url\(' "$tap_folder/page.html")" \
    'that asks for nothing from outside'
if command -v xmllint >/dev/null; then
    sed 's/<!doctype html>//; s/<meta [^>]*>//g' "$tap_folder/page.html" |
        xmllint --noout - 2>"$tap_folder/xml"
    empty "$(cat "$tap_folder/xml")" 'every element is closed'
fi

# ---- mistakes ----
said=$("$LOCKDOWN" report permits 2>&1)
is "$?" 2 'a registry is needed'
contains "$said" 'needs `--registry FILE`' 'and it is said'
contains "$("$LOCKDOWN" report daily 2>&1)" 'needs a log' 'or a log'
for command in daily checkpoints; do
    said=$("$LOCKDOWN" report "$command" --log "$tap_folder/nowhere" 2>&1)
    is "$?" 3 "a log that is not there gives no empty report ($command)"
    contains "$said" 'nowhere/head: No such file' 'and it is said'
done
contains "$("$LOCKDOWN" report permit 2>&1)" 'permits' 'a misspelt report is corrected'
said=$(city report permits --output "$tap_folder/no/page.html" 2>&1)
is "$?" 3 'a file that cannot be written is an error'
contains "$said" 'cannot write' 'and it is said'
for command in '' daily checkpoints permits businesses; do
    # Split on purpose.
    # shellcheck disable=SC2086
    contains "$("$LOCKDOWN" help report $command)" Example "the help of \`report $command\`"
done
done_testing
