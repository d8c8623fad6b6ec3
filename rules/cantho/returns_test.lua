baseline {
  person = { case = "none", role = "resident", residence = "94", doses = 1, first_dose = "2021-09-01",
             last_dose = "2021-09-01", test = { kind = "none", result = "none" },
             departed = "2021-10-01 16:00" },
  group = { size = 1 },
  permit = { form = "none" },
  vehicle = { kind = "motorbike" },
  purpose = "home_province_return",
  papers = { exit_consent = false, entry_consent = false, on_trip_list = false },
  place = { kind = "city_gateway", at = "919" },
  origin = "79",
  destination = "94",
}

test "people on their way to another province are led through" {
  at = "2021-10-01 23:00:00", query = "movement",
  expect = { decision = "allow", rule = "reception.passes", by = "C-RET", obligation = true },
}

test "people of Can Tho are tested and isolated for 14 days" {
  at = "2021-10-01 23:00:00", query = "movement", destination = "916", person = { residence = "916" },
  expect = { decision = "allow", rule = "reception.enters", by = "C-RET", obligation = true },
}

test "with two doses people of Can Tho are isolated for seven days" {
  at = "2021-10-01 23:00:00", query = "movement", destination = "916",
  person = { residence = "916", doses = 2 },
  expect = { decision = "allow", rule = "reception.enters.seven_days", obligation = true },
}

test "six months after recovery the seven days hold too" {
  at = "2021-10-02 10:00:00", query = "movement", destination = "916",
  person = { residence = "916", ["doses"] = 0, case = "recovered", case_since = "2021-04-02 08:00" },
  expect = { decision = "allow", rule = "reception.enters.seven_days" },
}

test "a day later they do not" {
  at = "2021-10-02 10:00:00", query = "movement", destination = "916",
  person = { residence = "916", ["doses"] = 0, case = "recovered", case_since = "2021-04-01 08:00" },
  expect = { decision = "allow", rule = "reception.enters.fourteen_days" },
}

test "at the gate of TP HCM the same people are turned back" {
  at = "2021-10-01 16:30:00", query = "movement", place = { kind = "city_gateway", at = "785" },
  expect = { decision = "deny", by = "N-0930" },
}

test "before 1 October Can Tho has no such reception" {
  at = "2021-09-30 23:59:59", query = "movement",
  expect = { decision = "deny", by = "N-CT16" },
}
