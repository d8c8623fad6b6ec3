baseline {
  person = { case = "F1", residence = "774", case_since = "2021-08-01 00:00",
             quarantine = { kind = "home", day1 = "negative", day7 = "negative", day14 = "negative" } },
  purpose = "end_quarantine",
}

---- contacts: 14 days since 14 July

test "in the last second of day 14 a contact is still confined" {
  at = "2021-08-14 23:59:59", query = "person",
  expect = { decision = "deny", rule = "quarantine.not_served", by = "M-5599",
             valid_until = "2021-08-15 00:00" },
}

test "after 14 days with three negative tests a contact is free and watches the health" {
  at = "2021-08-15 00:00:00", query = "person",
  expect = { decision = "allow", rule = "quarantine.ends", by = "M-5599", obligation = true },
}

test "the hour of the first day does not move the end" {
  at = "2021-08-15 00:00:00", query = "person", person = { case_since = "2021-08-01 17:00" },
  expect = { decision = "allow", rule = "quarantine.ends" },
}

test "without the test of day 14 a contact is not released" {
  at = "2021-08-15 06:00:00", query = "person", person = { quarantine = { day14 = "none" } },
  expect = { decision = "deny", rule = "quarantine.tests", by = "M-5599" },
}

test "while the test of day 14 is pending a contact is not released" {
  at = "2021-08-15 06:00:00", query = "person", person = { quarantine = { day14 = "pending" } },
  expect = { decision = "deny", rule = "quarantine.tests" },
}

test "a positive test of day 7 does not release" {
  at = "2021-08-15 06:00:00", query = "person", person = { quarantine = { day7 = "positive" } },
  expect = { decision = "deny", rule = "quarantine.tests" },
}

test "a missing test of day 1 does not release" {
  at = "2021-08-15 06:00:00", query = "person", person = { quarantine = { day1 = "none" } },
  expect = { decision = "deny", rule = "quarantine.tests" },
}

---- 21 days before, and the change while running

test "before 14 July a contact stays for 21 days" {
  at = "2021-07-10 10:00:00", query = "person",
  person = { residence = "916", case_since = "2021-06-20 00:00", quarantine = { kind = "central" } },
  expect = { decision = "deny", rule = "quarantine.not_served", by = "M-21D" },
}

test "after 21 days a contact is free and watches the health for seven days" {
  at = "2021-07-11 00:00:00", query = "person",
  person = { residence = "916", case_since = "2021-06-20 00:00", quarantine = { kind = "central" } },
  expect = { decision = "allow", rule = "quarantine.ends", by = "M-21D", obligation = true },
}

test "at home in TP HCM the pilot keeps a contact for 28 days" {
  at = "2021-07-13 10:00:00", query = "person", person = { case_since = "2021-06-20 00:00" },
  expect = { decision = "deny", rule = "quarantine.not_served", by = "M-5152" },
}

test "the shorter term counts at once for the pilot too" {
  at = "2021-07-14 00:00:00", query = "person", person = { case_since = "2021-06-28 00:00" },
  expect = { decision = "allow", rule = "quarantine.ends", by = "M-5599" },
}

test "the shorter term counts at once against a longer decision" {
  at = "2021-07-19 00:00:00", query = "person",
  person = { case_since = "2021-07-05 00:00", quarantine_until = "2021-07-26 00:00",
             quarantine = { kind = "central" } },
  expect = { decision = "allow", rule = "quarantine.ends", by = "M-5599", obligation = true },
}

test "the second before the shorter term ends is still confined" {
  at = "2021-07-18 23:59:59", query = "person",
  person = { case_since = "2021-07-05 00:00", quarantine_until = "2021-07-26 00:00",
             quarantine = { kind = "central" } },
  expect = { decision = "deny", rule = "quarantine.not_served" },
}

---- the decision in the single case

test "a longer decision made under the act in force runs to its own end" {
  at = "2021-08-16 10:00:00", query = "person", person = { quarantine_until = "2021-08-18 00:00" },
  expect = { decision = "deny", rule = "quarantine.decision", valid_until = "2021-08-18 00:00" },
}

test "at its end the longer decision is over" {
  at = "2021-08-18 00:00:00", query = "person", person = { quarantine_until = "2021-08-18 00:00" },
  expect = { decision = "allow", rule = "quarantine.ends" },
}

---- from the facility to the home

local in_a_facility = { quarantine = { kind = "central", day1 = "negative", day7 = "negative" } }

test "after seven days in a facility and a negative test the rest is served at home" {
  at = "2021-08-08 00:00:00", query = "person", purpose = "continue_quarantine_at_home",
  person = in_a_facility,
  expect = { decision = "allow", rule = "quarantine.home", by = "M-5599", obligation = true },
}

test "before seven days have passed nobody goes home" {
  at = "2021-08-07 23:59:59", query = "person", purpose = "continue_quarantine_at_home",
  person = in_a_facility,
  expect = { decision = "deny", rule = "quarantine.home.too_early", by = "M-5599" },
}

test "with the test of day 7 pending nobody goes home" {
  at = "2021-08-08 10:00:00", query = "person", purpose = "continue_quarantine_at_home",
  person = { quarantine = { kind = "central", day1 = "negative", day7 = "pending" } },
  expect = { decision = "deny", rule = "quarantine.home.test", by = "M-5599" },
}

test "a contact at home already stays there" {
  at = "2021-08-03 10:00:00", query = "person", purpose = "continue_quarantine_at_home",
  person = { quarantine = { kind = "home", day1 = "negative" } },
  expect = { decision = "allow", rule = "quarantine.home" },
}

test "a contact who is not in quarantine has no rest to serve" {
  at = "2021-08-03 10:00:00", query = "person", purpose = "continue_quarantine_at_home",
  person = { quarantine = { kind = "none" } },
  expect = { decision = "deny", rule = "quarantine.home.no_quarantine" },
}

test "under the rule of 21 days nobody goes home after seven" {
  at = "2021-07-10 10:00:00", query = "person", purpose = "continue_quarantine_at_home",
  person = { residence = "916", case_since = "2021-07-01 00:00", quarantine = in_a_facility.quarantine },
  expect = { decision = "deny", rule = "quarantine.home.facility_only", by = "M-21D" },
}

test "before 5 May no length of quarantine is known" {
  at = "2021-05-04 10:00:00", query = "person",
  person = { residence = "916", case_since = "2021-04-10 00:00" },
  expect = { decision = "undetermined" },
}
