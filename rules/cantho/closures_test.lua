baseline { place = { kind = "street", at = "916", indoor = false, distance_m = 2, event = "none" } }

test "ten people may be together before Directive 15 comes to Can Tho" {
  at = "2021-07-05 10:00:00", query = "place", place = { people = 10 },
  expect = { decision = "allow", rule = "cantho.gathering.allowed", by = "C-1606" },
}

test "eleven people are too many before Directive 15 comes to Can Tho" {
  at = "2021-07-11 23:59:59", query = "place", place = { people = 11 },
  expect = { decision = "deny", rule = "cantho.gathering", by = "C-1606" },
}

test "eleven people do not walk together in Can Tho in July" {
  at = "2021-07-05 10:00:00", query = "movement", purpose = "leisure", origin = "916", destination = "916",
  person = { case = "none", role = "resident", residence = "916" }, permit = { form = "none" },
  group = { size = 11, distance_m = 2 }, vehicle = { kind = "none" },
  expect = { decision = "deny", rule = "cantho.group", by = "C-1606" },
}

test "an anti-epidemic team of eleven is not counted" {
  at = "2021-07-05 10:00:00", query = "movement", purpose = "epidemic_duty", origin = "916",
  destination = "916",
  person = { case = "none", role = "health_worker", residence = "916" }, permit = { form = "none" },
  group = { size = 11, distance_m = 2 }, vehicle = { kind = "none" },
  expect = { decision = "undetermined" },
}
