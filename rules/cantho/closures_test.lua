baseline { place = { kind = "street", at = "916", indoor = false, distance_m = 2, event = "none" } }

test "ten people may be together before Directive 15 comes to Can Tho" {
  at = "2021-07-05 10:00:00", query = "place", place = { people = 10 },
  expect = { decision = "allow", rule = "cantho.gathering.allowed", by = "C-1606" },
}

test "eleven people are too many before Directive 15 comes to Can Tho" {
  at = "2021-07-11 23:59:59", query = "place", place = { people = 11 },
  expect = { decision = "deny", rule = "cantho.gathering", by = "C-1606" },
}

test "nobody is kept at home in Can Tho before 12 July" {
  at = "2021-07-11 23:59:59", query = "movement", purpose = "visit", origin = "916", destination = "916",
  person = { case = "none", role = "resident", residence = "916", test = { kind = "none", result = "none" } },
  permit = { form = "none" },
  group = { size = 1 }, vehicle = { kind = "none" },
  expect = { decision = "allow", rule = "cantho.june.movement", by = "C-1606" },
}

test "an alley that its ward keeps at home stays at home in July" {
  at = "2021-07-05 10:00:00", query = "movement", purpose = "visit",
  origin = { zone = "916", asserted_level = "CT16" }, destination = "916",
  person = { case = "none", role = "resident", residence = "916", test = { kind = "none", result = "none" } },
  permit = { form = "none" },
  group = { size = 1 }, vehicle = { kind = "none" },
  expect = { decision = "deny" },
}

test "eleven people do not walk together in Can Tho in July" {
  at = "2021-07-05 10:00:00", query = "movement", purpose = "leisure", origin = "916", destination = "916",
  person = { case = "none", role = "resident", residence = "916", test = { kind = "none", result = "none" } },
  permit = { form = "none" },
  group = { size = 11, distance_m = 2 }, vehicle = { kind = "none" },
  expect = { decision = "deny", rule = "cantho.group", by = "C-1606" },
}

test "an anti-epidemic team of eleven is not counted" {
  at = "2021-07-05 10:00:00", query = "movement", purpose = "epidemic_duty", origin = "916",
  destination = "916",
  person = { case = "none", role = "health_worker", residence = "916", test = { kind = "none", result = "none" } },
  permit = { form = "none" },
  group = { size = 11, distance_m = 2 }, vehicle = { kind = "none" },
  expect = { decision = "allow" },
}

---- green districts

test "nine people may be together in a green district" {
  at = "2021-09-20 10:00:00", query = "place", ["place.at"] = "926", place = { people = 9 },
  expect = { decision = "allow", by = "C-1809" },
}

test "ten people are too many in a green district" {
  at = "2021-09-20 10:00:00", query = "place", ["place.at"] = "926", place = { people = 10 },
  expect = { decision = "deny", rule = "cantho.gathering.green", by = "C-1809" },
}

test "a wedding of twenty under supervision is held in a green district" {
  at = "2021-09-20 10:00:00", query = "place", ["place.at"] = "926",
  place = { kind = "home", people = 20, indoor = true, event = "wedding", health_supervision = true },
  expect = { decision = "allow" },
}

test "in an urban district three people are too many" {
  at = "2021-09-20 10:00:00", query = "place", place = { people = 3 },
  expect = { decision = "deny", rule = "gathering.ct16", by = "C-1809" },
}

---- from 24/9

test "nine people may be together from 24 September on" {
  at = "2021-09-25 10:00:00", query = "place", ["place.at"] = "926", place = { people = 9 },
  expect = { decision = "allow", rule = "cantho.gathering.fewer", by = "C-2409" },
}

test "ten people are too many from 24 September on" {
  at = "2021-09-24 00:00:00", query = "place", ["place.at"] = "926", place = { people = 10 },
  expect = { decision = "deny", rule = "cantho.gathering.ten", by = "C-2409" },
}

test "a meeting has twenty people" {
  at = "2021-10-03 10:00:00", query = "place",
  place = { kind = "meeting_room", people = 20, indoor = true, event = "meeting" },
  expect = { decision = "allow", rule = "cantho.gathering.fewer", by = "C-3009" },
}

test "a meeting does not have twenty-one people" {
  at = "2021-10-03 10:00:00", query = "place",
  place = { kind = "meeting_room", people = 21, indoor = true, event = "meeting" },
  expect = { decision = "deny", rule = "cantho.meeting", by = "C-3009" },
}

test "the order of the city stands until the city applies Resolution 128" {
  at = "2021-10-14 23:59:59", query = "place", ["place.at"] = { zone = "926", published_level = "L1" },
  place = { people = 10 },
  expect = { decision = "deny", rule = "cantho.gathering.ten" },
}

test "from 15 October on the level counts" {
  at = "2021-10-15 00:00:00", query = "place", ["place.at"] = { zone = "926", published_level = "L1" },
  place = { people = 10 },
  expect = { decision = "allow", rule = "n128.gathering.level_1" },
}
