baseline {
  person = { case = "none", role = "resident", residence = "926", doses = 2, first_dose = "2021-07-20",
             last_dose = "2021-08-30", test = { kind = "none", result = "none" } },
  group = { size = 1 },
  purpose = "visit",
  permit = { form = "none" },
  papers = { vaccination_proof = true },
  vehicle = { kind = "motorbike" },
  place = { kind = "street" },
  origin = { zone = "926", published_level = "L2" },
  destination = { zone = "927", published_level = "L1" },
}

test "people move between areas of levels 1 and 2" {
  at = "2021-10-11 00:00:00", query = "movement",
  expect = { decision = "allow", rule = "n128.movement", by = "N-128" },
}

test "on 10 October Directive 15 still held in Can Tho" {
  at = "2021-10-10 23:59:59", query = "movement",
  expect = { decision = "allow", rule = "areas.whole_city", by = "C-3009" },
}

test "people move inside a province whatever its level" {
  at = "2021-10-12 10:00:00", query = "movement", origin = "82", destination = "82",
  expect = { decision = "allow", rule = "n128.movement" },
}

test "for a trip to another province the level of the place left is asked" {
  at = "2021-10-12 10:00:00", query = "movement", origin = "82", destination = "83",
  papers = { exit_consent = false, entry_consent = false, on_trip_list = false },
  expect = { decision = "undetermined", question = "origin.published_level" },
}

test "a blockaded alley stays closed under Resolution 128" {
  at = "2021-10-12 10:00:00", query = "movement", origin = { zone = "82", asserted_level = "blockade" },
  destination = "82",
  expect = { decision = "deny" },
}
