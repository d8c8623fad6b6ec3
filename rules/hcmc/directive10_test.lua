baseline {
  person = { case = "none", role = "resident", residence = "773", test = { kind = "none", result = "none" } },
  purpose = "leisure",
  permit = { form = "none" },
  vehicle = { kind = "none" },
  origin = "773",
  destination = "773",
  place = { kind = "street", at = "773", people = 3, indoor = false, distance_m = 1.5, event = "none" },
}

test "three people a metre and a half apart may be together under Directive 10" {
  at = "2021-07-01 10:00:00", query = "place",
  expect = { decision = "allow", rule = "ct10.gathering.allowed", by = "H-CT10" },
}

test "four people are too many under Directive 10" {
  at = "2021-07-01 10:00:00", query = "place", place = { people = 4 },
  expect = { decision = "deny", rule = "ct10.gathering", by = "H-CT10" },
}

test "three people closer than a metre and a half are told to keep apart" {
  at = "2021-07-01 10:00:00", query = "place", place = { distance_m = 1.49 },
  expect = { decision = "deny", rule = "ct10.distance" },
}

test "the last second of Directive 10 still lets three people meet" {
  at = "2021-07-08 23:59:59", query = "place", place = { distance_m = 2.0 },
  expect = { decision = "allow", rule = "ct10.gathering.allowed" },
}

test "the first second of Directive 16 does not let three people meet" {
  at = "2021-07-09 00:00:00", query = "place", place = { distance_m = 2.0 },
  expect = { decision = "deny", rule = "gathering.ct16", by = "H-2279" },
}

test "three people walk together under Directive 10" {
  at = "2021-07-01 10:00:00", query = "movement", group = { size = 3, distance_m = 1.5 },
  expect = { decision = "allow", by = "H-CT10" },
}

test "four people do not walk together under Directive 10" {
  at = "2021-07-01 10:00:00", query = "movement", group = { size = 4, distance_m = 1.5 },
  expect = { decision = "deny", rule = "ct10.group" },
}

test "people on the way keep a metre and a half apart under Directive 10" {
  at = "2021-07-01 10:00:00", query = "movement", group = { size = 2, distance_m = 1.4 },
  expect = { decision = "deny", rule = "ct10.group.distance" },
}

test "a taxi carries nobody under Directive 10" {
  at = "2021-07-01 10:00:00", query = "movement", group = { size = 1 }, purpose = "passenger_transport",
  person = { role = "driver" }, vehicle = { kind = "taxi" },
  expect = { decision = "deny", rule = "ct10.passenger_transport", by = "H-CT10" },
}

test "nobody eats out under Directive 10" {
  at = "2021-07-01 10:00:00", query = "movement", purpose = "dine_out", group = { size = 1 },
  expect = { decision = "deny", rule = "ct10.dine_out", by = "H-CT10" },
}
