baseline {
  person = { case = "none", role = "resident", residence = "83",
             test = { kind = "antigen", result = "negative", sampled = "2021-07-27 08:00",
                      reported = "2021-07-27 08:00" } },
  group = { size = 1 },
  permit = { form = "none" },
  vehicle = { kind = "coach" },
  purpose = "home_province_return",
  papers = { exit_consent = true, entry_consent = true, on_trip_list = true },
  place = { kind = "coach_station", at = "777" },
  origin = "777",
  destination = "83",
}

test "a test three days ago takes people home to Ben Tre" {
  at = "2021-07-30 08:00:00", query = "movement",
  expect = { decision = "allow", rule = "bentre.trip", by = "BT-RET", obligation = true },
}

test "a test four days ago does not" {
  at = "2021-07-31 08:00:00", query = "movement",
  expect = { decision = "deny", rule = "bentre.test", by = "BT-RET" },
}

test "who is not on the list does not board for Ben Tre" {
  at = "2021-07-30 08:00:00", query = "movement",
  papers = { exit_consent = false, entry_consent = false, on_trip_list = false },
  expect = { decision = "deny", rule = "bentre.on_the_list", by = "BT-RET" },
}

test "the consent of both places does not stand for a seat in the coach" {
  at = "2021-07-30 08:00:00", query = "movement", papers = { on_trip_list = false },
  expect = { decision = "deny", rule = "bentre.on_the_list", by = "BT-RET" },
}

test "in a vehicle of one's own the consent of both places stands for the list" {
  at = "2021-07-30 08:00:00", query = "movement", papers = { on_trip_list = false },
  vehicle = { kind = "car" },
  expect = { decision = "allow", rule = "bentre.trip", by = "BT-RET", obligation = true },
}

test "the trips go on under the telegram of 31 July" {
  at = "2021-08-05 08:00:00", query = "movement",
  person = { test = { sampled = "2021-08-03 08:00", reported = "2021-08-03 08:00" } },
  expect = { decision = "allow", rule = "bentre.trip", obligation = true },
}

test "before 30 July there was no trip" {
  at = "2021-07-29 08:00:00", query = "movement",
  expect = { decision = "deny", by = "N-CT16" },
}

test "inside Ben Tre no list is asked for" {
  at = "2021-08-05 08:00:00", query = "movement", origin = "83", place = { kind = "street", at = "83" },
  papers = { exit_consent = true, entry_consent = true, on_trip_list = true },
  expect = { decision = "deny", by = "N-CT16" },
}
