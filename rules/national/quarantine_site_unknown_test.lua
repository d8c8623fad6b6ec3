baseline {
  place = { kind = "school", at = "916", people = 30, indoor = true, distance_m = 2, event = "none" },
}

test "of a site with a capacity the places taken are asked" {
  at = "2021-10-22 10:00:00", query = "place", place = { capacity = 5000 },
  expect = { decision = "undetermined", question = "place.occupied" },
}

test "a place without a capacity is no site" {
  at = "2021-07-20 10:00:00", query = "place",
  expect = { decision = "allow", rule = "gathering.ct16.allowed" },
}
