# small.sh - a rulebook and a zone table of a few lines for the tests of the command line.
#
#   . tests/support/tap.sh
#   . tests/cli/small.sh
#   temporary_folder
#   small_rulebook "$tap_folder"      writes rules/ and zones/ there
#   small decide ...                  runs the program with them
#
# In it a walk in District 1 (760) is denied from 18:00 to 06:00 and allowed to go to work
# otherwise; the announced act A-2 denies every walk; outside of 79 nothing is said.

# shellcheck shell=sh
# shellcheck disable=SC2034 # the queries are for those who source this

small_rulebook() { # FOLDER
    small_folder=$1
    mkdir -p "$1/rules" "$1/zones"
    printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\n' \
        id kind parent name name_en from to \
        vn country '' 'Việt Nam' 'Viet Nam' '' '' \
        79 province vn 'Thành phố Hồ Chí Minh' 'Ho Chi Minh City' '' '' \
        760 district 79 'Quận 1' 'District 1' '' '' \
        92 province vn 'Thành phố Cần Thơ' 'Can Tho City' '' '' >"$1/zones/units.tsv"
    cat >"$1/rules/words.lua" <<'LUA'
scale "distancing" { rank = 1, vi = "giãn cách", en = "distancing" }
level "CT16" { scale = "distancing", rank = 30, vi = "Chỉ thị 16", en = "Directive 16" }

modifier "zone" { type = "zone", vi = "địa bàn", en = "zone" }
fact "origin" { type = "place", vi = "nơi đi", en = "origin" }
fact "purpose" {
  type = "enum", values = { "work", "visit" }, vi = "mục đích", en = "purpose",
  ask = { vi = "Đi đâu?", en = "What is the trip for?" }, rank = 10,
}
fact "person.age" { type = "integer", vi = "tuổi", en = "age" }

query "movement" { vi = "đi lại", en = "movement", here = { "origin" }, trip = { "origin" } }
precedence { "night" }
jurisdiction { "vn" }
LUA
    cat >"$1/rules/night.lua" <<'LUA'
authority "vn" { territory = { "vn" }, vi = "Nhà nước", en = "The State" }
directive "A-1" {
  number = "1/A", by = "vn", issued = "2021-07-01",
  title = { vi = "Văn bản thứ nhất", en = "The first act" }, from = "2021-07-09", to = "2021-12-01",
}
directive "A-2" {
  number = "2/A", by = "vn", issued = "2021-07-02", status = "announced",
  title = { vi = "Văn bản thứ hai", en = "The second act" }, from = "2021-07-09",
}

rule "night" {
  cite = { "A-1" }, subject = "night", query = "movement", where = "79",
  when = clock:between("18:00", "06:00"),
  deny = { vi = "Ban đêm không ra đường.", en = "No walking at night." },
}
rule "work" {
  cite = { "A-1" }, query = "movement", where = "79", when = purpose:is "work",
  allow = { vi = "Được đi làm.", en = "Going to work is allowed." },
}
rule "nobody" {
  cite = { "A-2" }, query = "movement", where = "79", when = purpose:one_of { "work", "visit" },
  deny = { vi = "Ai cũng ở nhà.", en = "Everybody stays at home." },
}
LUA
    cat >"$1/rules/night_test.lua" <<'LUA'
test "nobody walks at 18:00" {
  at = "2021-07-27 18:00:00", query = "movement", origin = "760", purpose = "visit",
  expect = { decision = "deny", rule = "night", by = "A-1" },
}
test "work #1 is \\ allowed <by day> & \"cited\"" {
  at = "2021-07-27 12:00:00", query = "movement", origin = "760", purpose = "work",
  expect = { decision = "allow", rule = "work" },
}
LUA
}

# A test that fails.
add_failing_test() {
    cat >"$small_folder/rules/wrong_test.lua" <<'LUA'
test "a wrong expectation" {
  at = "2021-07-27 18:00:00", query = "movement", origin = "760", purpose = "work",
  expect = { decision = "allow" },
}
LUA
}

small() {
    "$LOCKDOWN" --rules "$small_folder/rules" --zones "$small_folder/zones" "$@"
}

# Queries whose answers are known.
walk='"query": "movement", "origin": {"zone": "760"}'
denied="{$walk, \"time\": \"2021-07-27T18:00:00+07:00\", \"purpose\": \"work\"}"
allowed="{$walk, \"time\": \"2021-07-27T12:00:00+07:00\", \"purpose\": \"work\"}"
asking="{$walk, \"time\": \"2021-07-27T12:00:00+07:00\"}"

# Exit status of a command whose output does not matter.
status_of() {
    "$@" >/dev/null 2>&1
    printf '%d' $?
}
