-- People who came back to Can Tho on their own, asked as arrivals (returns.lua).

baseline {
  person = { case = "none", residence = "916", arrived = "2021-10-08 10:00", departed = "2021-10-08 06:00",
             arrived_from = { zone = "79", affected = true, risk = "very_high" },
             arrived_from_abroad = false, transited_only = false, doses = 0,
             test = { kind = "pcr", result = "negative", sampled = "2021-10-07 08:00",
                      reported = "2021-10-07 16:00" } },
  purpose = "arrival",
  papers = { entry_consent = false, exit_consent = false },
  place = { at = "916" },
}

test "who came unasked goes to a facility of the city" {
  at = "2021-10-08 10:00:00", query = "person",
  expect = { decision = "allow", rule = "reception.arrival", by = "C-RET", obligation = true },
}

test "who came with consent has the national duties only" {
  at = "2021-10-08 10:00:00", query = "person", papers = { entry_consent = true },
  expect = { decision = "allow", rule = "arrivals.four.no_dose.duty", obligation = true },
}

test "the reception decides where the ministry leaves it to the locality" {
  at = "2021-10-04 10:00:00", query = "person",
  person = { arrived = "2021-10-04 10:00", departed = "2021-10-04 06:00",
             test = { sampled = "2021-10-03 08:00", reported = "2021-10-03 16:00" } },
  expect = { decision = "allow", rule = "reception.arrival.allowed", by = "C-RET", obligation = true },
}

test "before 6 October those who come from TP HCM with consent are received in the same way" {
  at = "2021-10-05 23:59:59", query = "person", papers = { entry_consent = true },
  person = { arrived = "2021-10-05 10:00", departed = "2021-10-05 06:00",
             test = { sampled = "2021-10-04 08:00", reported = "2021-10-04 16:00" } },
  expect = { decision = "allow", rule = "reception.arrival.allowed", by = "C-RET", obligation = true },
}

test "for those who come with consent from another province the locality still has to decide" {
  at = "2021-10-05 23:59:59", query = "person", papers = { entry_consent = true },
  person = { arrived = "2021-10-05 10:00", departed = "2021-10-05 06:00", arrived_from = { zone = "91" },
             test = { sampled = "2021-10-04 08:00", reported = "2021-10-04 16:00" } },
  expect = { decision = "undetermined", question = "person.quarantine.kind" },
}

test "who came by an organised trip is isolated where the city says" {
  at = "2021-08-23 10:00:00", query = "person", papers = { entry_consent = true },
  person = { arrived = "2021-08-22 20:00", departed = "2021-08-22 12:00",
             test = { sampled = "2021-08-21 08:00", reported = "2021-08-21 16:00" } },
  expect = { decision = "allow", rule = "returns.arrival.isolation", by = "H-RET", obligation = true },
}
