baseline {
  person = { case = "none", role = "resident", residence = "917", test = { kind = "none", result = "none" } },
  permit = { form = "none" },
  vehicle = { kind = "none" },
  purpose = "buy_medicine",
  origin = "917",
  destination = "917",
  place = { kind = "street", people = 2, indoor = false, distance_m = 2.0, event = "none" },
}

---- CT16: Ninh Kiều from 12/7

test "two people two metres apart may be together under Directive 16" {
  at = "2021-07-12 00:00:00", query = "place", ["place.at"] = "916",
  expect = { decision = "allow", rule = "gathering.ct16.allowed", by = "C-1207" },
}

test "three people are too many under Directive 16" {
  at = "2021-07-12 00:00:00", query = "place", ["place.at"] = "916", place = { people = 3 },
  expect = { decision = "deny", rule = "gathering.ct16", by = "N-CT16" },
}

test "before Directive 16 began three people could meet" {
  at = "2021-07-11 23:59:59", query = "place", ["place.at"] = "916", place = { people = 3 },
  expect = { decision = "allow", by = "C-1606" },
}

test "two people closer than two metres are told to keep apart" {
  at = "2021-07-12 10:00:00", query = "place", ["place.at"] = "916", place = { distance_m = 1.9 },
  expect = { decision = "deny", rule = "gathering.ct16.distance" },
}

test "one person alone needs no distance" {
  at = "2021-07-12 10:00:00", query = "place", ["place.at"] = "916", place = { people = 1, distance_m = 0 },
  expect = { decision = "allow", rule = "gathering.ct16.allowed" },
}

test "five people at work in a factory are no gathering" {
  at = "2021-07-12 10:00:00", query = "place", ["place.at"] = "916",
  place = { kind = "factory", people = 5, indoor = true, distance_m = 1 },
  expect = { decision = "allow", rule = "gathering.ct16.allowed" },
}

test "a household of five at home is no gathering" {
  at = "2021-07-12 10:00:00", query = "place", ["place.at"] = "916",
  place = { kind = "home", people = 5, indoor = true, distance_m = 0.5 },
  expect = { decision = "allow", rule = "gathering.ct16.allowed" },
}

test "a wedding of five at home is a gathering" {
  at = "2021-07-12 10:00:00", query = "place", ["place.at"] = "916",
  place = { kind = "home", people = 5, indoor = true, event = "wedding" },
  expect = { decision = "deny", rule = "gathering.ct16" },
}

test "a province that began earlier counts from its own start" {
  at = "2021-07-18 06:00:00", query = "place", place = { people = 3 },
  ["place.at"] = { zone = "82", asserted_level = "CT16", asserted_from = "2021-07-18 00:00" },
  expect = { decision = "deny", rule = "gathering.ct16" },
}

test "the latest start of Directive 16 in the south is 19 July" {
  at = "2021-07-19 00:00:00", query = "place", ["place.at"] = "926", place = { people = 3 },
  expect = { decision = "deny", rule = "gathering.ct16", by = "N-969" },
}

---- CT15: Ô Môn from 12/7 to 18/7

test "nine people may be together under Directive 15" {
  at = "2021-07-15 10:00:00", query = "place", ["place.at"] = "917", place = { people = 9 },
  expect = { decision = "allow", rule = "gathering.ct15.allowed", by = "N-CT15" },
}

test "ten people are too many under Directive 15" {
  at = "2021-07-15 10:00:00", query = "place", ["place.at"] = "917", place = { people = 10 },
  expect = { decision = "deny", rule = "gathering.ct15", by = "N-CT15" },
}

test "under Directive 15 people in public keep two metres apart" {
  at = "2021-07-15 10:00:00", query = "place", ["place.at"] = "917", place = { people = 9, distance_m = 1.5 },
  expect = { decision = "deny", rule = "gathering.ct15.distance" },
}

test "a meeting of twenty in a room is allowed under Directive 15" {
  at = "2021-07-15 10:00:00", query = "place", ["place.at"] = "917",
  place = { kind = "meeting_room", people = 20, indoor = true, event = "meeting" },
  expect = { decision = "allow", rule = "gathering.ct15.allowed" },
}

test "a meeting of twenty-one in a room is too large under Directive 15" {
  at = "2021-07-15 10:00:00", query = "place", ["place.at"] = "917",
  place = { kind = "meeting_room", people = 21, indoor = true, event = "meeting" },
  expect = { decision = "deny", rule = "gathering.ct15.event", by = "N-CT15" },
}

test "a meeting of twenty outdoors is a gathering" {
  at = "2021-07-15 10:00:00", query = "place", ["place.at"] = "917",
  place = { kind = "event_venue", people = 20, event = "meeting" },
  expect = { decision = "deny", rule = "gathering.ct15", by = "N-CT15" },
}

test "a meeting of three in a room is too large under Directive 16" {
  at = "2021-07-15 10:00:00", query = "place", ["place.at"] = "916",
  place = { kind = "meeting_room", people = 3, indoor = true, event = "meeting" },
  expect = { decision = "deny", rule = "gathering.ct16", by = "N-CT16" },
}

test "two people may talk in a meeting room under Directive 16" {
  at = "2021-07-15 10:00:00", query = "place", ["place.at"] = "916",
  place = { kind = "meeting_room", people = 2, indoor = true, event = "meeting" },
  expect = { decision = "allow", rule = "gathering.ct16.allowed" },
}

test "a meeting of twenty-one is too large under Directive 16 as well" {
  at = "2021-07-15 10:00:00", query = "place", ["place.at"] = "916",
  place = { kind = "meeting_room", people = 21, indoor = true, event = "meeting" },
  expect = { decision = "deny", rule = "gathering.ct15.event" },
}

---- CT19 and no limits, asserted by an officer where no list speaks

test "thirty people may be together under Directive 19" {
  at = "2021-10-01 10:00:00", query = "place", ["place.at"] = { zone = "91", asserted_level = "CT19" },
  place = { people = 30 },
  expect = { decision = "allow", rule = "gathering.ct19.allowed", by = "N-CT19" },
}

test "thirty-one people are too many under Directive 19" {
  at = "2021-10-01 10:00:00", query = "place", ["place.at"] = { zone = "91", asserted_level = "CT19" },
  place = { people = 31 },
  expect = { decision = "deny", rule = "gathering.ct19", by = "N-CT19" },
}

test "without restrictions nobody is counted" {
  at = "2021-10-01 10:00:00", query = "place", ["place.at"] = { zone = "91", asserted_level = "normal" },
  place = { people = 500, distance_m = 0 },
  expect = { decision = "allow" },
}

---- under way

test "two people two metres apart walk together under Directive 16" {
  at = "2021-07-20 10:00:00", query = "movement", group = { size = 2, distance_m = 2 },
  expect = { decision = "allow", rule = "ct16.supplies" },
}

test "two people side by side are told to keep apart under Directive 16" {
  at = "2021-07-20 10:00:00", query = "movement", group = { size = 2, distance_m = 1.5 },
  expect = { decision = "deny", rule = "group.ct16.distance" },
}

test "three people do not walk together under Directive 16" {
  at = "2021-07-20 10:00:00", query = "movement", group = { size = 3, distance_m = 2 },
  expect = { decision = "deny", rule = "group.ct16", by = "N-CT16" },
}

test "an anti-epidemic team is not counted under Directive 16" {
  at = "2021-07-20 10:00:00", query = "movement", purpose = "epidemic_duty",
  person = { role = "volunteer" }, group = { size = 4, distance_m = 1 },
  expect = { decision = "allow", rule = "ct16.work" },
}

test "nine people walk together under Directive 15" {
  at = "2021-07-15 10:00:00", query = "movement", purpose = "leisure", group = { size = 9, distance_m = 2 },
  expect = { decision = "allow" },
}

test "ten people do not walk together under Directive 15" {
  at = "2021-07-15 10:00:00", query = "movement", purpose = "leisure", group = { size = 10, distance_m = 2 },
  expect = { decision = "deny", rule = "group.ct15", by = "N-CT15" },
}

test "under Directive 15 people on the way keep two metres apart" {
  at = "2021-07-15 10:00:00", query = "movement", purpose = "leisure", group = { size = 3, distance_m = 1 },
  expect = { decision = "deny", rule = "group.ct15.distance" },
}

test "of a group the distance is asked" {
  at = "2021-07-15 10:00:00", query = "movement", purpose = "leisure", group = { size = 3 },
  expect = { decision = "undetermined", question = "group.distance_m" },
}
