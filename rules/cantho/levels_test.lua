baseline { place = { at = "916" } }

test "before 12 July no level is ordered in Can Tho" {
  at = "2021-07-11 23:59:59", query = "level",
  expect = { decision = "undetermined" },
}

test "Ninh Kieu stays at home from the first second of 12 July" {
  at = "2021-07-12 00:00:00", query = "level",
  expect = { decision = "allow", level = "CT16", by = "C-1207" },
}

test "the rural districts keep their distance from 12 July" {
  at = "2021-07-12 00:00:00", query = "level", place = { at = "926" },
  expect = { decision = "allow", level = "CT15", by = "C-1207" },
}

test "the whole city stays at home from 19 July" {
  at = "2021-07-19 00:00:00", query = "level", place = { at = "926" },
  expect = { decision = "allow", level = "CT16", by = "N-969" },
}

test "the telegram prolongs it from 2 August" {
  at = "2021-08-02 00:00:00", query = "level", place = { at = "926" },
  expect = { decision = "allow", level = "CT16", by = "N-1063" },
}

test "the city's own directive adds to it" {
  at = "2021-08-10 10:00:00", query = "level",
  expect = { decision = "allow", level = "CT16", by = "C-CT10" },
}

test "the letter of 15 August holds to the last second of 24 August" {
  at = "2021-08-24 23:59:59", query = "level",
  expect = { decision = "allow", level = "CT16", by = "C-1508" },
}

test "the letter of 24 August takes over" {
  at = "2021-08-25 00:00:00", query = "level",
  expect = { decision = "allow", level = "CT16", by = "C-3508" },
}

test "the letter of 7 September takes over on 8 September" {
  at = "2021-09-08 00:00:00", query = "level",
  expect = { decision = "allow", level = "CT16", by = "C-0709" },
}

test "in the last second of 17 September the whole city stays at home by the order carried on" {
  at = "2021-09-17 23:59:59", query = "level", place = { at = "926" },
  expect = { decision = "allow", level = "CT16", by = "C-3508" },
}

test "the green districts open on 18 September" {
  at = "2021-09-18 00:00:00", query = "level", place = { at = "926" },
  expect = { decision = "allow", level = "CT15", by = "C-1809" },
}

test "one of the nine wards stays at home on 24 September" {
  at = "2021-09-24 00:00:00", query = "level", place = { at = "31120" },
  expect = { decision = "allow", level = "CT16", by = "C-2409" },
}

test "in a district with such wards the ward is asked" {
  at = "2021-09-24 00:00:00", query = "level",
  expect = { decision = "undetermined", question = "place.at" },
}

test "the nine wards open at noon of 30 September, before the day announced" {
  at = "2021-09-30 12:00:00", query = "level", place = { at = "31120" },
  expect = { decision = "allow", level = "CT15", by = "C-3009" },
}

test "a minute before noon they are still at home" {
  at = "2021-09-30 11:59:59", query = "level", place = { at = "31120" },
  expect = { decision = "allow", level = "CT16" },
}
