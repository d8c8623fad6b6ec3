#!/bin/sh
# levels.t - published lists of levels, and the decisions that know them.
set -u
. tests/support/tap.sh
. tests/cli/city.sh
temporary_folder
make_city "$tap_folder"
list=$tap_folder/list.csv

import() { # FROM [OPTIONS...]
    import_from=$1
    shift
    change levels import "$list" --act 3544/TB --author 'Sở Y tế' --from "$import_from" "$@"
}
level() { # ZONE TIME
    printf '{"query":"level","place":{"at":{"zone":"%s"}}}' "$1" |
        city decide --at "$2" --format json | jq -r '.levels.place.all.epidemic // .decision'
}

is "$(level 26740 2021-10-20)" undetermined 'without a list the level has to be asked'
printf '%s\n' 'địa bàn;cấp độ;dân số;tỷ lệ tiêm mũi 1' \
    '26740;L2;30000;95%' '26743;L3;20000;0,9' '760;L2;;' >"$list"
contains "$(import 2021-10-18)" '3 levels published in list ' 'a list is taken in'
is "$(level 26740 2021-10-17) $(level 26740 2021-10-18)" 'undetermined L2' \
    'it holds from its day on'
is "$(level 26743 2021-10-20)" L3 'for each of its wards'
is "$(level 26737 2021-10-20)" L2 'a ward it does not name has the level of the district'
is "$(level 760 2021-10-20)" undetermined 'a district of several levels does not have one'
is "$(rows areas | grep 26740)" 26740,30000,,,0.95, 'the figures become area statistics'
is "$(printf '{"query":"level","place":{"at":{"zone":"26740","published_level":"L4"}}}' |
    city decide --at 2021-10-20 --format json | jq -r .levels.place.level)" L4 \
    'what a query says of its place stands'

printf 'zone,level\n26740,L1\n' >"$list"
import 2021-10-25 --to 2021-10-31 >/dev/null
is "$(level 26740 2021-10-24) $(level 26740 2021-10-25) $(level 26740 2021-11-01)" 'L2 L1 L2' \
    'of two lists the later one holds in its period'
is "$(printf '{"query":"level","place":{"at":{"zone":"26740"}}}' |
    city decide --at 2021-10-20 --format json | jq -r .valid_until)" '2021-10-25T00:00:00+07:00' \
    'an answer holds until the next list'
is "$(city levels list | wc -l)" 2 'both are listed'
is "$(city levels list "$(city levels list | grep -v 2021-11 | cut -f 1)" | wc -l)" 3 \
    'with their zones'

# ---- lists that contradict themselves ----
refused() { # TEXT MESSAGE NAME
    printf '%b' "$1" >"$list"
    said=$(import 2021-11-01 2>&1)
    is "$?" 3 "$3 is refused"
    contains "$said" "$2" 'and told'
}
refused 'zone,level\n26740,L1\n26743,L1\n26740,L2\n' \
    'row 3: zone: "26740" stands in row 1 already' 'a ward twice'
refused 'zone,level,dose1_share\n26740,L1,104%\n' \
    'row 1: dose1_share: "104%" is no share from 0 to 1' 'a share above 100 %'
refused 'zone,level,population,community_cases_week\n26740,L1,100,101\n' \
    '101 cases among 100 people are above 100 %' 'more cases than people'
refused 'zone,level\n26740,L5\n99999,L1\n' 'row 1: level: "L5" is no value' 'an unknown level'
contains "$said" 'row 2: zone: "99999" is no code of a zone' 'with every other mistake'
refused 'zone,level\n' 'has no zones' 'a list of nothing'
printf 'zone,level\n26740,L1\n' >"$list"
contains "$(import 2021-11-01 --to 2021-10-01 2>&1)" 'the list ends before it begins' \
    'so is an empty period'
is "$(level 26740 2021-11-01)" L2 'what was published before stays'
is "$(import 2021-11-01 --dry-run)" '1 levels are in order; nothing was written' \
    'a dry run writes nothing'
is "$(level 26740 2021-11-01)" L2 'really'
said=$(change levels import "$list" --act x --author y 2>&1)
is "$?" 2 'a list needs its first day'

# ---- many ----
{
    echo 'id,act,author,from,imported_at'
    awk 'BEGIN { for (i = 0; i < 5000; i++) print "L" i ",N-1,UBND,2020-01-01,2020-01-01" }'
} >"$tap_folder/lists.csv"
change registry import level_lists "$tap_folder/lists.csv" >/dev/null
is "$(level 26740 2021-10-20)" L2 'a level is known however many lists were published'
done_testing
