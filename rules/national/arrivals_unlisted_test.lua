-- Arrivals from an area of which the query does not say whether it is on the list of affected areas.

baseline {
  person = { case = "none", residence = "916", arrived = "2021-08-20 10:00", arrived_from_abroad = false,
             transited_only = false, doses = 0,
             test = { kind = "pcr", result = "negative", sampled = "2021-08-19 08:00",
                      reported = "2021-08-19 16:00" } },
  purpose = "arrival",
  papers = { entry_consent = true },
  place = { at = "916" },
}

test "an area under Directive 16 is an affected one" {
  at = "2021-08-20 10:00:00", query = "person", ["person.arrived_from"] = "79",
  expect = { decision = "allow", rule = "arrivals.others", by = "M-6386", obligation = true },
}

test "of an area without a level the list of affected areas is asked" {
  at = "2021-08-20 10:00:00", query = "person", ["person.arrived_from"] = "64",
  expect = { decision = "undetermined", question = "person.arrived_from.affected" },
}
