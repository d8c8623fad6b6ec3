#!/bin/sh
# report.t - reports on permits and businesses: as a table, as CSV, as a page.
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
contains "$("$LOCKDOWN" report permit 2>&1)" 'permits' 'a misspelt report is corrected'
said=$(city report permits --output "$tap_folder/no/page.html" 2>&1)
is "$?" 3 'a file that cannot be written is an error'
contains "$said" 'cannot write' 'and it is said'
for command in '' permits businesses; do
    # Split on purpose.
    # shellcheck disable=SC2086
    contains "$("$LOCKDOWN" help report $command)" Example "the help of \`report $command\`"
done
done_testing
