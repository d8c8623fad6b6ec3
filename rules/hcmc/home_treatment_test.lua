baseline {
  person = { case = "F0", residence = "774", case_since = "2021-08-01 08:00",
             treatment = { symptoms = true, sample1_at = "2021-08-10 08:00", sample1_result = "positive",
                           sample1_ct = 30 } },
  purpose = "continue_quarantine_at_home",
}

test "a case with a low load on day 10 goes home in TP HCM" {
  at = "2021-08-10 20:00:00", query = "person",
  expect = { decision = "allow", rule = "home_treatment.goes_home", by = "H-F0", obligation = true },
}

test "a case with a negative test on day 10 goes home in TP HCM" {
  at = "2021-08-10 20:00:00", query = "person", person = { treatment = { sample1_result = "negative" } },
  expect = { decision = "allow", rule = "home_treatment.goes_home" },
}

test "a case with CT 29 stays in the facility" {
  at = "2021-08-10 20:00:00", query = "person", person = { treatment = { sample1_ct = 29 } },
  expect = { decision = "deny", rule = "home_treatment.sample", by = "H-F0" },
}

test "on day 9 a case stays in the facility" {
  at = "2021-08-09 23:59:59", query = "person",
  expect = { decision = "deny", rule = "home_treatment.too_early", by = "H-F0" },
}

test "the pilot does not reach Can Tho" {
  at = "2021-08-10 20:00:00", query = "person", person = { residence = "916" },
  expect = { decision = "undetermined" },
}

test "on its first day the pilot speaks for discharge too" {
  at = "2021-07-13 20:00:00", query = "person", purpose = "end_treatment",
  person = { case_since = "2021-07-04 08:00" },
  expect = { decision = "allow", rule = "home_treatment.goes_home", by = "H-F0" },
}
