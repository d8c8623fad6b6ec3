# city.sh - a registry of a small city for the tests of the command line. The shipped rules judge
# it.
#
#   . tests/support/tap.sh
#   . tests/cli/city.sh
#   temporary_folder
#   make_city "$tap_folder"       a registry with a household, two people, a business, a vehicle
#   city permit list              runs the program with it
#   change permit renew ...       the same for a command that needs to know who and why

# shellcheck shell=sh
# shellcheck disable=SC2034 # for those who source this

city() {
    "$LOCKDOWN" --registry "$city_file" "$@"
}

# A command that changes something; who and why do not matter.
change() {
    city "$@" --who Lan --why 'a test'
}

make_city() { # FOLDER
    city_file=$1/city.db
    city_folder=$1
    city registry init >/dev/null
    printf 'id,zone\nH-1,26740\n' >"$1/households.csv"
    printf 'id,name,household,residence,case\n%s\n%s\n' \
        'P-1,Nguyễn Văn A,H-1,760,none' 'P-2,Trần Thị B,H-1,760,F0' >"$1/people.csv"
    printf 'id,name,sector,zone,workers\nB-1,Nhà máy 1,factory,760,10\n' >"$1/businesses.csv"
    printf 'plate,kind,card,card_expires\n%s\n%s\n' \
        '51C-11111,truck,C-1,2021-09-10' '51C-22222,truck,,' >"$1/vehicles.csv"
    for city_table in households people businesses vehicles; do
        change registry import "$city_table" "$1/$city_table.csv" >/dev/null ||
            echo "the $city_table of the city are refused" >&2
    done
}

permit_of_a='--holder NguyenVanA --form police_3261 --class 4A --issuer pc08 --issuer-zone 79
    --purpose work --zones 79 --hours 05:00-20:00 --from 2021-08-25 --to 2021-09-06'
issue() { # ID [OPTIONS...]
    issue_id=$1
    shift
    # Split on purpose.
    # shellcheck disable=SC2086
    change permit issue --id "$issue_id" $permit_of_a "$@"
}

# A table as CSV without its header.
rows() { # TABLE
    city registry export "$1" | sed 1d
}
