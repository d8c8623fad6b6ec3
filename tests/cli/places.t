#!/bin/sh
# places.t - decisions on places given by points and routes: borders, accuracy, orders, legs.
#
# A world of three wards side by side, each one degree wide: in W1 and W3 everybody may pass, in W2
# nobody may. In W1 lies an alley under a temporary order, and a park. Of the district D2 only one
# ward is drawn, W9, which has leave to do what the rest of D2 may not.
set -u
. tests/support/tap.sh
temporary_folder
world=$tap_folder
mkdir -p "$world/rules" "$world/zones"

printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\n' \
    id kind parent name name_en from to \
    vn country '' 'Việt Nam' 'Viet Nam' '' '' \
    P province vn 'Tỉnh' 'Province' '' '' \
    D district P 'Huyện' 'District' '' '' \
    W1 ward D 'Xã 1' 'Ward 1' '' '' \
    W2 ward D 'Xã 2' 'Ward 2' '' '' \
    W3 ward D 'Xã 3' 'Ward 3' '2021-01-01' '2022-01-01' \
    W4 ward D 'Xã 4' 'Ward 4' '' '' \
    PARK park D 'Công viên' 'Park' '' '' \
    D2 district P 'Huyện 2' 'District 2' '' '' \
    W9 ward D2 'Xã 9' 'Ward 9' '' '' >"$world/zones/units.tsv"

square() { # ID WEST EAST PROPERTIES
    printf '{"type":"Feature","properties":{"id":"%s"%s},"geometry":{"type":"Polygon",' "$1" "$4"
    printf '"coordinates":[[[%s,0],[%s,0],[%s,1],[%s,1],[%s,0]]]}}' "$2" "$3" "$3" "$2" "$2"
}
box() { # ID WEST SOUTH EAST NORTH
    printf '{"type":"Feature","properties":{"id":"%s"},"geometry":{"type":"Polygon",' "$1"
    printf '"coordinates":[[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]}}' \
        "$2" "$3" "$4" "$3" "$4" "$5" "$2" "$5" "$2" "$3"
}
{
    printf '{"type":"FeatureCollection","features":[\n'
    square W1 0 1 ''; printf ',\n'
    square W2 1 2 ''; printf ',\n'
    square W3 2 3 ''; printf ',\n'
    square W4 3 4 ''; printf ',\n'
    box PARK 0.7 0.1 0.8 0.2; printf ',\n'
    square D2 5 6 ''; printf ',\n'
    box W9 5.4 0.4 5.5 0.5
    printf ']}\n'
} >"$world/zones/wards.geojson"
# An alley that was closed day after day before; each day was an order of its own.
past_orders() {
    for day in 1 2 3 4 5 6 7 8 9; do
        square "PAST$day" 0.1 0.101 ",\"kind\":\"blockade\",\"parent\":\"W1\",\"level\":\"closed\",
            \"cite\":\"A-1\",\"from\":\"2021-07-0$day\",\"to\":\"2021-07-1$day\""
        printf ',\n'
    done
}
order() { # LEVEL CITE
    printf '{"type":"FeatureCollection","features":['
    past_orders
    square ALLEY 0.1 0.101 \
        ",\"kind\":\"blockade\",\"parent\":\"W1\",\"level\":\"$1\",\"cite\":\"$2\",\"name\":\"Hẻm\",
        \"from\":\"2021-07-20T06:00:00+07:00\",\"to\":\"2021-07-20T18:00:00+07:00\""
    printf ']}\n'
}
order closed A-1 >"$world/zones/orders.geojson"

cat >"$world/rules/words.lua" <<'LUA'
scale "containment" { rank = 2, vi = "phong tỏa", en = "containment" }
level "open" { scale = "containment", rank = 10, vi = "mở", en = "open" }
level "closed" { scale = "containment", rank = 40, vi = "phong tỏa", en = "closed" }
modifier "zone" { type = "zone", vi = "địa bàn", en = "zone" }
modifier "point" { type = "point", vi = "tọa độ", en = "point", absent = "none" }
modifier "accuracy" { type = "decimal", vi = "sai số", en = "accuracy", absent = "none" }
fact "origin" { type = "place", vi = "nơi đi", en = "origin" }
fact "destination" { type = "place", vi = "nơi đến", en = "destination" }
fact "route" { type = "linestring", vi = "lộ trình", en = "the way", absent = "none" }
fact "walker" { type = "boolean", vi = "đi bộ", en = "walker", absent = "none" }
fact "gate" { type = "boolean", vi = "qua cổng", en = "gate" }
query "movement" {
  vi = "đi lại", en = "movement", here = { "origin" }, trip = { "origin", "destination" },
  route = "route",
}
query "level" { vi = "cấp độ", en = "level", here = { "origin" }, about_level = true }
precedence { "closed" }
jurisdiction { "vn" }
authority "vn" { territory = { "vn" }, vi = "Nhà nước", en = "The State" }
directive "A-1" {
  by = "vn", issued = "2021-07-01", from = "2021-07-01",
  title = { vi = "Văn bản", en = "The act" },
}
authority "district2" { within = "vn", territory = { "D2" }, vi = "Huyện 2", en = "District 2" }
directive "B-1" {
  by = "district2", issued = "2021-07-01", from = "2021-07-01",
  title = { vi = "Văn bản của huyện 2", en = "The act of District 2" },
}
directive "A-9" {
  by = "vn", issued = "2021-07-01", from = "2021-07-01", status = "announced",
  title = { vi = "Dự thảo", en = "The draft" },
}
apply "open" { zones = { "P" }, by = "vn", cite = { "A-1" } }
directive "A-3" {
  by = "vn", issued = "2021-08-01", from = "2021-08-01",
  title = { vi = "Văn bản sau", en = "A later act" },
}
rule "pass" {
  cite = { "A-1" }, query = "movement", where = trip:within "P",
  allow = { vi = "Được đi.", en = "May pass." },
}
rule "closed" {
  cite = { "A-1" }, query = "movement", where = trip:touches "W2",
  deny = { vi = "Xã 2 đóng.", en = "Ward 2 is closed." },
}
rule "district2" {
  cite = { "A-1" }, query = "movement", where = trip:touches "D2",
  deny = { vi = "Huyện 2 đóng.", en = "District 2 is closed." },
}
rule "ward9" {
  cite = { "A-1" }, query = "movement", where = trip:touches "W9", lift = { "district2" },
  text = { vi = "Xã 9 mở.", en = "Ward 9 is open." },
}
rule "walkers" {
  cite = { "A-1" }, query = "movement", when = walker & ~trip:within_one "ward",
  deny = { vi = "Chỉ trong xã.", en = "Inside one ward only." },
}
rule "gate3" {
  cite = { "A-1" }, query = "movement", when = here:inside "W3" & ~gate,
  deny = { vi = "Qua cổng.", en = "Through the gate." },
}
rule "alley" {
  cite = { "A-1" }, query = "movement", when = trip:level_is "closed",
  deny = { vi = "Hẻm đóng.", en = "The alley is closed." },
}
LUA

lockdown() {
    "$LOCKDOWN" --rules "$world/rules" --zones "$world/zones" "$@"
}
ask() { # ORIGIN DESTINATION [ROUTE]; $time and $more, if they are set
    printf '{"query":"movement","time":"%s","origin":%s,"destination":%s%s%s}' \
        "${time-2021-07-20T12:00:00+07:00}" "$1" "$2" "${more-}" \
        "${3:+,\"route\":{\"type\":\"LineString\",\"coordinates\":$3\}}" | lockdown decide
}
point() { # LON LAT [ACCURACY]
    printf '{"point":[%s,%s]%s}' "$1" "$2" "${3:+,\"accuracy\":$3}"
}
one='{"zone":"W1"}'
three='{"zone":"W3"}'

is "$(ask "$(point 0.5 0.5)" "$one" | jq -c '[.decision, .near_border, .levels.origin.zone]')" \
    '["allow",false,"W1"]' 'a point inside a ward is in that ward'
is "$(ask "$(point 1.5 0.5)" "$one" | jq -c '[.decision, .levels.origin.zone]')" \
    '["deny","W2"]' 'and takes its rules'
is "$(ask "$(point 1 0.5)" "$one" | jq -c '[.decision, .near_border, .levels.origin.zone]')" \
    '["deny",true,"W2"]' 'a point on a border takes the stricter side, and names it'
is "$(ask "$(point 0.9999 0.5)" "$one" | jq -c '[.decision, .near_border]')" '["allow",false]' \
    'an exact point eleven metres from a border is on its own side'
is "$(ask "$(point 0.9999 0.5 20)" "$one" | jq -c '[.decision, .near_border]')" '["deny",true]' \
    'one that is known to 20 m takes the stricter side'
is "$(ask "$(point 0.5 0.5 20)" "$one" | jq -c '[.decision, .near_border]')" '["allow",false]' \
    'an accuracy matters only near a border'
is "$(ask "$(point 9 9)" "$one" | jq -c '[.decision, .errors, .questions[0].fact]')" \
    '["undetermined",["no zone is known at a point of the query"],"origin"]' \
    'a point in no zone is asked for'
is "$(ask '{"point":[0.5,0.5],"zone":"W2"}' "$one" | jq -c '[.decision, .errors[0]]')" \
    '["deny","a point does not lie in the zone given with it: both count"]' \
    'a code that contradicts its point is told, and both count'
is "$(ask '{"point":[0.5,0.5],"zone":"P"}' "$one" | jq -c '[.decision, .errors]')" \
    '["allow",null]' 'a larger zone beside a point changes nothing'
is "$(time=2022-05-01T00:00:00+07:00 ask "$(point 2.5 0.5)" "$one" |
    jq -c '[.decision, (.errors | length)]')" \
    '["undetermined",1]' 'a ward whose code has ended is not found'

is "$(time=2021-12-31T12:00:00+07:00 more=',"gate":true' ask "$(point 2.5 0.5)" "$one" |
    jq -c '[.valid_until, .valid_until_exact]')" \
    '["2022-01-01T00:00:00+07:00",false]' 'nothing is promised beyond the end of a code'
is "$(ask "$(point 5.4 0.9)" "$(point 5.45 0.45)" | jq -c '[.decision, .near_border]')" \
    "$(ask '{"zone":"D2"}' '{"zone":"W9"}' | jq -c '[.decision, .near_border]')" \
    'a point in a district of which no ward is found is as good as its code'
is "$(ask "$(point 5.50005 0.45 20)" "$one" | jq -c '[.decision, .near_border]')" \
    "$(ask '{"zone":"D2"}' "$one" | jq -c '[.decision, true]')" \
    'outside the only ward that is near, the rest of the district counts'
is "$(ask "$(point 5.49995 0.45 20)" "$one" | jq -c '[.decision, .near_border]')" \
    "$(ask '{"zone":"D2"}' "$one" | jq -c '[.decision, true]')" \
    'and on its inner side as well'
is "$(ask "$(point 5.45 0.45 20)" "$one" | jq -c '[.decision, .near_border]')" '["allow",false]' \
    'but not well inside of it'
is "$(more=',"walker":true' ask "$(point 0.75 0.15)" "$one" | jq -c '[.decision, .errors]')" \
    '["allow",null]' 'somebody in a park is in the ward around it as well'
is "$(ask "$(point 1.5 0.5 100000)" "$(point 1.5 0.5 100000)" | jq -c '[.decision, .levels]')" \
    '["undetermined",{}]' 'where too many places are possible none is told'

is "$(ask "$(point 0.5 0.5 -1)" "$one" | jq -c '[.decision, (.errors | length)]')" \
    '["undetermined",1]' 'a negative accuracy is no position'

# ---- temporary orders ----
is "$(ask "$(point 0.1005 0.5)" "$one" |
    jq -c '[.decision, .reasons[0].rule] + [.levels.origin | .zone, .level] + [.valid_until]')" \
    '["deny","alley","ALLEY","closed","2021-07-20T18:00:00+07:00"]' \
    'an order closes its alley until its end, and is cited by name'
is "$(time=2021-07-20T05:59:59+07:00 ask "$(point 0.1005 0.5)" "$one" |
    jq -c '[.decision, .valid_until]')" '["allow","2021-07-20T06:00:00+07:00"]' \
    'the second before it begins the alley is open until then'
is "$(time=2021-07-20T18:00:00+07:00 ask "$(point 0.1005 0.5)" "$one" | jq -r .decision)" allow \
    'at its end it is open again'
is "$(ask "$(point 0.1012 0.5 50)" "$one" | jq -c '[.decision, .levels.origin.zone]')" \
    '["deny","ALLEY"]' 'somebody who may stand in the alley is treated as if inside'
is "$(ask "$(point 0.11 0.5)" "$one" | jq -r .decision)" allow 'the rest of the ward is open'
is "$(printf '{"query":"level","time":"2021-07-20T12:00","origin":%s}' \
    "$(point 0.1012 0.5 50)" | lockdown decide | jq -c '.levels.place | [.level, .zone]')" \
    '["closed","ALLEY"]' 'a question about the level tells the strictest possible one'

is "$(time=2021-07-20T05:00:00+07:00 ask "$(point 0.101 0.5)" "$one" |
    jq -c '[.decision, .near_border]')" '["allow",false]' \
    'the border of an order that is not in force is none'

# ---- routes ----
is "$(ask "$one" "$three" '[[0.5,0.5],[2.5,0.5]]' |
    jq -c '[.decision, .reasons[0].rule], [.route[] | [.zone, .decision]]')" \
    '["deny","closed"]
[["W1","allow"],["W2","deny"],["W3","allow"]]' \
    'a trip that is allowed at both ends and not in between is denied, with the zone named'
is "$(ask "$one" "$three" '[[0.5,0.5],[2.5,0.5]]' | jq -c '.route[1] | [.enter, .leave]')" \
    '[[1,0.5],[2,0.5]]' 'each leg tells where the way enters and leaves it'
is "$(ask "$one" "$three" '[[0.5,0.5],[0.5,-1],[2.5,-1],[2.5,0.5]]' |
    jq -c '[.decision, [.route[].zone]], .errors')" \
    '["undetermined",["W1",null,"W3"]]
["no zone is known on a part of the route"]' 'a way through the unknown is undetermined'
is "$(ask "$one" "$one" '[[0.05,0.5],[0.2,0.5]]' |
    jq -c '[.decision, [.route[] | [.zone, .decision]]]')" \
    '["deny",[["W1","allow"],["ALLEY","deny"]]]' 'a way through a closed alley is denied'
is "$(ask "$one" "$one" '[[0.5,0.5],[1,1],[0.5,0.9]]' |
    jq -c '[.decision, [.route[].zone]]')" '["deny",["W1","W2","W1"]]' \
    'a way that only touches a closed ward has been there'
is "$(ask "$one" "$one" '[[0.5,0.5],[0.6,0.9]]' | jq -c '[.decision, [.route[].zone]]')" \
    '["allow",["W1"]]' 'a way inside one ward is one leg'
is "$(ask "$one" "$one" '[[9,9],[9,9]]' | jq -c '[.decision, .errors]')" \
    '["undetermined",["no zone is known on a part of the route"]]' \
    'a way that stays at an unknown place is undetermined'
is "$(ask "$one" "$one" '[[0.0,0.5],[-0.0,0.5],[0.05,0.5]]' |
    jq -c '[.decision, [.route[].zone]]')" \
    '["allow",["W1"]]' 'zero and minus zero are one place'
is "$(ask "$(point 3 0.5)" "$one" '[[0.5,0.5],[0.6,0.5]]' |
    jq -c '[.decision, [.route[] | [.zone, .decision]]]')" \
    '["undetermined",[["W1","undetermined"]]]' \
    'a leg is as undetermined as it is for one of the places the trip may begin at'
contains "$(printf '{"query":"movement","time":"2021-07-20T12:00","origin":%s,"destination":%s,
    "route":{"type":"LineString","coordinates":[[0.5,0.5],[2.5,0.5]]}}' "$one" "$three" |
    lockdown --lang en explain)" 'On the way, at Ward 2 (W2), from longitude 1.000000' \
    'an explanation says where on the way'
contains "$(printf '{"query":"movement","time":"2021-07-20T12:00","origin":%s,"destination":%s}' \
    "$(point 1 0.5)" "$one" | lockdown --lang en decide --format pretty)" \
    'Near a border: decided for the strictest of the places it may be, Ward 2 (W2)' \
    'a verdict near a border says for which side it was found'

# ---- duties of every leg ----
cat >"$world/rules/duty.lua" <<'LUA'
rule "duty" {
  cite = { "A-1" }, query = "movement", where = trip:touches "W3",
  oblige = { vi = "Giữ khoảng cách.", en = "Keep your distance." },
}
LUA
is "$(ask "$one" "$one" '[[0.9,1],[0.9,1.001],[2.5,1.001],[2.5,0.9],[2.6,0.9]]' |
    jq -c '.obligations')" null 'a way that is not allowed as a whole carries no duties'
is "$(time=2021-07-20T12:00:00+07:00 ask "$one" "$three" '[[2.5,0.5],[2.6,0.5]]' |
    jq -c '[.decision, [.obligations[].rule]]')" '["allow",["duty"]]' \
    'the duty of the leg that has one is part of the allow'
rm "$world/rules/duty.lua"

# ---- wrong orders ----
order closed A-9 >"$world/zones/orders.geojson"
is "$(ask "$(point 0.1005 0.5)" "$one" | jq -r .decision)" allow \
    'an order by an act that is only announced does not decide'
is "$(ask "$one" "$one" '[[0.05,0.5],[0.2,0.5]]' | jq -c '[.decision, [.route[].zone]]')" \
    '["allow",["W1"]]' 'and is not on the way'
is "$(lockdown --with A-9 decide <<END | jq -r .decision
{"query":"movement","time":"2021-07-20T12:00","origin":$(point 0.1005 0.5),"destination":$one}
END
)" deny 'unless the act is tried'
wrong() {
    lockdown check 2>&1
}
order closed A-3 >"$world/zones/orders.geojson"
contains "$(wrong)" 'the order "ALLEY" begins while "A-3" is not in force' \
    'an order rests on an act in force'
order closed B-1 >"$world/zones/orders.geojson"
contains "$(wrong)" 'in W1 lies outside the territory of "district2", which issued "B-1"' \
    'an authority orders nothing outside its territory'
order closd A-1 >"$world/zones/orders.geojson"
contains "$(wrong)" 'unknown level "closd"' 'an order of an unknown level is refused'
contains "$(wrong)" 'did you mean "closed"?' 'with the nearest name'
order closed A-2 >"$world/zones/orders.geojson"
contains "$(wrong)" \
    'orders.geojson: feature 10 (ALLEY): the order "ALLEY" has an unknown directive' \
    'an order by an unknown act is refused, with its place'
lockdown check >"$tap_folder/out" 2>&1
is "$?" 3 'and exits with 3'
rm "$world/zones/orders.geojson" "$world/zones/wards.geojson"
contains "$(ask "$(point 0.5 0.5)" "$one")" 'no shapes of zones are loaded' \
    'without shapes a point is undetermined and says so'

done_testing
