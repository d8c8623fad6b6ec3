baseline {
  person = { case = "none", role = "resident", residence = "86", doses = 2, first_dose = "2021-07-20",
             last_dose = "2021-08-30" },
  group = { size = 1 },
  purpose = "visit",
  permit = { form = "none" },
  papers = { vaccination_proof = true, exit_consent = false, entry_consent = false, on_trip_list = false },
  vehicle = { kind = "car" },
  place = { kind = "street" },
  destination = { zone = "916", published_level = "L2" },
}

test "of who comes from level 3 the test is asked" {
  at = "2021-10-20 10:00:00", query = "movement", origin = { zone = "86", published_level = "L3" },
  expect = { decision = "undetermined", question = "person.test.result" },
}

test "who comes from level 3 with a negative test passes and isolates" {
  at = "2021-10-20 10:00:00", query = "movement", origin = { zone = "86", published_level = "L3" },
  person = { test = { kind = "antigen", result = "negative", sampled = "2021-10-19 08:00",
                      reported = "2021-10-19 08:30" } },
  expect = { decision = "allow", rule = "n128.movement", obligation = true },
}

test "who comes from level 3 is let in until 72 hours after the sample" {
  at = "2021-10-22 07:59:59", query = "movement", origin = { zone = "86", published_level = "L3" },
  person = { test = { kind = "antigen", result = "negative", sampled = "2021-10-19 08:00",
                      reported = "2021-10-19 08:30" } },
  expect = { decision = "allow", rule = "n128.movement", obligation = true },
}

test "72 hours after the sample who comes from level 3 needs another test" {
  at = "2021-10-22 08:00:00", query = "movement", origin = { zone = "86", published_level = "L3" },
  person = { test = { kind = "antigen", result = "negative", sampled = "2021-10-19 08:00",
                      reported = "2021-10-19 08:30" } },
  expect = { decision = "deny", rule = "arrivals.test", by = "C-128" },
}

test "who comes from level 4 with a positive test is turned back" {
  at = "2021-10-20 10:00:00", query = "movement", origin = { zone = "86", published_level = "L4" },
  person = { test = { kind = "antigen", result = "positive", sampled = "2021-10-19 08:00",
                      reported = "2021-10-19 08:30" } },
  expect = { decision = "deny", rule = "arrivals.test", by = "C-128" },
}

test "between levels 1 and 2 no test is asked" {
  at = "2021-10-20 10:00:00", query = "movement", origin = { zone = "86", published_level = "L2" },
  expect = { decision = "allow", rule = "arrivals.no_test", by = "C-128" },
}

test "goods from level 3 need no test" {
  at = "2021-10-20 10:00:00", query = "movement", origin = { zone = "86", published_level = "L3" },
  purpose = "relief_supply",
  expect = { decision = "allow", rule = "n128.movement" },
}
