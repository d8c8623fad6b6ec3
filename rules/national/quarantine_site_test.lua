baseline {
  place = { kind = "school", at = "916", people = 30, indoor = true, distance_m = 2, event = "none",
            capacity = 5000, occupied = 4970 },
}

test "a site takes in as many people as it has places" {
  at = "2021-10-22 10:00:00", query = "place",
  expect = { decision = "allow", rule = "quarantine_site.room", by = "C-RET", obligation = true },
}

test "a site with one place too few takes in fewer" {
  at = "2021-08-25 10:00:00", query = "place", place = { people = 31 },
  expect = { decision = "deny", rule = "quarantine_site.full" },
}

test "a hall that serves as a quarantine site takes people in under Directive 16" {
  at = "2021-08-25 10:00:00", query = "place", place = { kind = "event_venue" },
  expect = { decision = "allow", rule = "quarantine_site.room" },
}

test "in October the city takes those without a place to another site" {
  at = "2021-10-02 10:00:00", query = "place", place = { people = 31 },
  expect = { decision = "deny", rule = "quarantine_site.another", by = "C-RET" },
}

test "of a site with a capacity the places taken are asked" {
  at = "2021-10-22 10:00:00", query = "place", unknown = { "place.occupied" },
  expect = { decision = "undetermined", question = "place.occupied" },
}

test "of a site that tells the places taken the capacity is asked" {
  at = "2021-10-22 10:00:00", query = "place", unknown = { "place.capacity" },
  expect = { decision = "undetermined", question = "place.capacity" },
}

test "a wedding in a hall of 5000 places is a wedding" {
  at = "2021-07-20 10:00:00", query = "place", place = { kind = "event_venue", event = "wedding" },
  expect = { decision = "deny", rule = "gathering.ct16" },
}

test "a place without a capacity is no site" {
  at = "2021-07-20 10:00:00", query = "place", unknown = { "place.capacity", "place.occupied" },
  expect = { decision = "allow", rule = "gathering.ct16.allowed" },
}
