-- What is asked of a confirmed case when something is missing.

baseline {
  person = { case = "F0", residence = "774", case_since = "2021-08-01 08:00" },
  purpose = "end_treatment",
}

test "whether there were symptoms is asked" {
  at = "2021-08-10 20:00:00", query = "person",
  person = { treatment = { sample1_at = "2021-08-09 08:00", sample1_result = "negative",
                           sample2_at = "2021-08-10 08:00", sample2_result = "negative" } },
  expect = { decision = "undetermined", question = "person.treatment.symptoms" },
}

test "whether the person is a case at all is asked, good samples or not" {
  at = "2021-08-10 20:00:00", query = "person", unknown = { "person.case" },
  person = { treatment = { symptoms = false, sample1_at = "2021-08-09 08:00", sample1_result = "positive",
                           sample1_ct = 29.9, sample2_at = "2021-08-10 08:00",
                           sample2_result = "negative" } },
  expect = { decision = "undetermined", question = "person.case" },
}

test "whether the person is a case is asked before day 10 too" {
  at = "2021-08-09 20:00:00", query = "person", unknown = { "person.case" },
  person = { treatment = { symptoms = false, sample1_at = "2021-08-08 08:00", sample1_result = "negative",
                           sample2_at = "2021-08-09 08:00", sample2_result = "negative" } },
  expect = { decision = "undetermined", question = "person.case" },
}

test "the second sample is asked" {
  at = "2021-08-10 20:00:00", query = "person",
  person = { treatment = { symptoms = false, sample1_at = "2021-08-09 08:00",
                           sample1_result = "negative" } },
  expect = { decision = "undetermined", question = "person.treatment.sample2_result" },
}

test "the CT of a positive sample is asked" {
  at = "2021-08-10 20:00:00", query = "person",
  person = { treatment = { symptoms = false, sample1_at = "2021-08-09 08:00", sample1_result = "positive",
                           sample2_at = "2021-08-10 08:00", sample2_result = "negative" } },
  expect = { decision = "undetermined", question = "person.treatment.sample1_ct" },
}
