baseline {
  person = { case = "F0", residence = "774", case_since = "2021-08-01 08:00",
             treatment = { symptoms = false,
                           sample1_at = "2021-08-09 08:00", sample1_result = "positive", sample1_ct = 30.0,
                           sample2_at = "2021-08-10 08:00", sample2_result = "positive",
                           sample2_ct = 31.0 } },
  purpose = "end_treatment",
}

test "on day 10 two samples of CT 30 and more discharge a case without symptoms" {
  at = "2021-08-10 08:00:00", query = "person",
  expect = { decision = "allow", rule = "treatment.discharge", by = "M-5599", obligation = true },
}

test "on day 9 nobody is discharged" {
  at = "2021-08-09 23:59:59", query = "person",
  expect = { decision = "deny", rule = "treatment.too_early", by = "M-5599",
             valid_until = "2021-08-10 00:00" },
}

test "CT 29.9 in the first sample is too low" {
  at = "2021-08-10 20:00:00", query = "person", person = { treatment = { sample1_ct = 29.9 } },
  expect = { decision = "deny", rule = "treatment.samples", by = "M-5599" },
}

test "CT 29.9 in the second sample is too low" {
  at = "2021-08-10 20:00:00", query = "person", person = { treatment = { sample2_ct = 29.9 } },
  expect = { decision = "deny", rule = "treatment.samples" },
}

test "two negative samples need no CT" {
  at = "2021-08-10 20:00:00", query = "person",
  person = { treatment = { sample1_result = "negative", sample2_result = "negative" } },
  expect = { decision = "allow", rule = "treatment.discharge" },
}

test "samples one minute short of 24 hours apart do not count" {
  at = "2021-08-10 20:00:00", query = "person",
  person = { treatment = { sample2_at = "2021-08-10 07:59" } },
  expect = { decision = "deny", rule = "treatment.samples_apart", by = "M-5599" },
}

test "asking for the end of quarantine makes no difference for a case" {
  at = "2021-08-10 20:00:00", query = "person", purpose = "end_quarantine",
  expect = { decision = "allow", rule = "treatment.discharge" },
}

test "a case that had symptoms is not discharged by the same samples" {
  at = "2021-08-10 20:00:00", query = "person", person = { treatment = { symptoms = true } },
  expect = { decision = "deny", rule = "treatment.symptoms", by = "M-5599" },
}

---- contacts of contacts

test "a contact of a contact stays at home while the contact is not tested" {
  at = "2021-08-10 20:00:00", query = "person", purpose = "end_quarantine",
  person = { case = "F2", contact = { index = "F1", index_result = "none" } },
  expect = { decision = "deny", rule = "treatment.F2_waits", by = "M-3638" },
}

test "a contact of a contact is free once the contact is negative" {
  at = "2021-08-10 20:00:00", query = "person", purpose = "end_quarantine",
  person = { case = "F2", contact = { index = "F1", index_result = "negative" } },
  expect = { decision = "allow", rule = "treatment.F2_free", by = "M-3638" },
}

test "of a contact of a contact the result of the contact is asked" {
  at = "2021-08-10 20:00:00", query = "person", purpose = "end_quarantine", person = { case = "F2" },
  expect = { decision = "undetermined", question = "person.contact.index_result" },
}
