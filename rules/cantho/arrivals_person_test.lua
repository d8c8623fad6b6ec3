-- Arrivals in Can Tho under Resolution 128, asked as persons (arrivals.lua).

baseline {
  person = { case = "none", residence = "916", arrived = "2021-10-20 10:00", departed = "2021-10-20 06:00",
             arrived_from = { zone = "86", published_level = "L3", risk = "high" },
             arrived_from_abroad = false, transited_only = false, doses = 2, first_dose = "2021-06-20",
             last_dose = "2021-07-31",
             test = { kind = "pcr", result = "negative", sampled = "2021-10-19 08:00",
                      reported = "2021-10-19 16:00" } },
  purpose = "arrival",
  papers = { entry_consent = true },
  place = { at = "916" },
}

test "who comes from level 3 with a negative test is received and isolates" {
  at = "2021-10-20 10:00:00", query = "person",
  expect = { decision = "allow", rule = "arrivals.person.isolation", by = "C-128", obligation = true },
}

test "who comes from level 3 without a test is not received" {
  at = "2021-10-20 10:00:00", query = "person", person = { test = { kind = "none", result = "none" } },
  expect = { decision = "deny", rule = "arrivals.person.test", by = "C-128" },
}
