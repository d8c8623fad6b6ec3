baseline { place = { at = "770" } }

test "in the last second of 8 July the city is under Directive 10" {
  at = "2021-07-08 23:59:59", query = "level",
  expect = { decision = "allow", level = "CT10", by = "H-CT10" },
}

test "in the first second of 9 July the city stays at home" {
  at = "2021-07-09 00:00:00", query = "level",
  expect = { decision = "allow", level = "CT16", by = "H-2279" },
}

test "in the last second of 23 July the first letter holds" {
  at = "2021-07-23 23:59:59", query = "level",
  expect = { decision = "allow", level = "CT16", by = "H-2279" },
}

test "the letter of 23 July takes over without a gap" {
  at = "2021-07-24 00:00:00", query = "level",
  expect = { decision = "allow", level = "CT16", by = "H-2468" },
}

test "the letter of 1 August takes over on 2 August" {
  at = "2021-08-02 00:00:00", query = "level",
  expect = { decision = "allow", level = "CT16", by = "H-2556" },
}

test "the letter of 15 August takes over on 16 August" {
  at = "2021-08-16 00:00:00", query = "level",
  expect = { decision = "allow", level = "CT16", by = "H-2718" },
}

test "the letter of 15 September takes over on 16 September" {
  at = "2021-09-16 00:00:00", query = "level",
  expect = { decision = "allow", level = "CT16", by = "H-3072" },
}

test "the stay-home order holds to the last second of September" {
  at = "2021-09-30 23:59:59", query = "level",
  expect = { decision = "allow", level = "CT16", by = "H-3072" },
}

test "directive 18 names no level" {
  at = "2021-10-01 00:00:00", query = "level",
  expect = { decision = "undetermined" },
}

test "from 11 October the published level is asked" {
  at = "2021-10-11 00:00:00", query = "level",
  expect = { decision = "undetermined", question = "place.at.published_level" },
}

test "the level of the city of 24 October is not that of a district" {
  at = "2021-10-24 12:00:00", query = "level", place = { at = { zone = "770", published_level = "L1" } },
  expect = { decision = "allow", level = "L1", by = "N-128" },
}

test "without it the level of a district is asked on 24 October" {
  at = "2021-10-24 12:00:00", query = "level",
  expect = { decision = "undetermined", question = "place.at.published_level" },
}
