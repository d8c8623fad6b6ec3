local permit_of_an_office = {
  class = "1A", form = "police_3261", issuer = "pc08", issuer_zone = "79", purpose = "work",
  valid_from = "2021-08-25 00:00", valid_to = "2021-09-07 00:00", zones = { "79" },
  hours = { "00:00", "24:00" }, holder_matches_id = true, registered = true, signature_valid = true,
  revoked = false,
}

baseline {
  person = { case = "none", role = "office_worker", residence = "760",
             test = { kind = "none", result = "none" } },
  group = { size = 1 },
  purpose = "work",
  permit = permit_of_an_office,
  vehicle = { kind = "motorbike" },
  place = { kind = "street" },
  origin = "760",
  destination = "760",
}

test "without a case status the permit decides" {
  at = "2021-08-27 10:00:00", query = "movement",
  expect = { decision = "allow", rule = "permits.holder", by = "H-3261" },
}

test "a confirmed case is turned back in spite of a good permit" {
  at = "2021-08-27 10:00:00", query = "movement", person = { case = "F0" },
  expect = { decision = "deny", rule = "case.F0", by = "N-L03" },
}

test "a contact is turned back in spite of a good permit" {
  at = "2021-08-27 10:00:00", query = "movement",
  person = { case = "F1", case_since = "2021-08-27 09:00", quarantine = { kind = "home" } },
  expect = { decision = "deny", rule = "case.F1", by = "M-5599" },
}

test "the last second of 13 July belongs to the rule of 21 days" {
  at = "2021-07-13 23:59:59", query = "movement", permit = { form = "none" }, purpose = "buy_food",
  person = { case = "F1", case_since = "2021-07-10 00:00", quarantine = { kind = "home" } },
  expect = { decision = "deny", rule = "case.F1.before_14_july", by = "M-21D" },
}

test "the first second of 14 July belongs to the rule of 14 days" {
  at = "2021-07-14 00:00:00", query = "movement", permit = { form = "none" }, purpose = "buy_food",
  person = { case = "F1", case_since = "2021-07-10 00:00", quarantine = { kind = "home" } },
  expect = { decision = "deny", rule = "case.F1", by = "M-5599" },
}

test "a confirmed case passes when the health service moves it" {
  at = "2021-08-27 22:00:00", query = "movement", person = { case = "F0" }, purpose = "medical_transfer",
  permit = { form = "none" }, vehicle = { kind = "ambulance" },
  expect = { decision = "allow", rule = "case.transfer", by = "N-L03" },
}

test "a contact passes at night when the health service moves it" {
  at = "2021-07-27 18:00:00", query = "movement", person = { case = "F1" }, purpose = "medical_transfer",
  permit = { form = "none" }, vehicle = { kind = "ambulance" },
  expect = { decision = "allow", rule = "case.transfer" },
}

test "a contact of a contact waits at home while the test is pending" {
  at = "2021-08-02 10:00:00", query = "movement", permit = { form = "none" }, purpose = "buy_medicine",
  person = { case = "F2", contact = { index = "F1", index_result = "pending" } },
  expect = { decision = "deny", rule = "case.F2", by = "M-3638" },
}

test "a contact of a contact goes out once the contact is negative" {
  at = "2021-08-02 10:00:00", query = "movement", permit = { form = "none" }, purpose = "buy_medicine",
  person = { case = "F2", contact = { index = "F1", index_result = "negative" } },
  expect = { decision = "allow", rule = "ct16.supplies" },
}

test "of a contact of a contact the test of the contact is asked" {
  at = "2021-08-02 10:00:00", query = "movement", permit = { form = "none" }, purpose = "buy_medicine",
  person = { case = "F2" },
  expect = { decision = "undetermined", question = "person.contact.index_result" },
}

test "who has recovered is no case" {
  at = "2021-08-02 10:00:00", query = "movement", permit = { form = "none" }, purpose = "buy_medicine",
  person = { case = "recovered", case_since = "2021-07-01 00:00" },
  expect = { decision = "allow", rule = "ct16.supplies" },
}

test "whose quarantine is over goes out under the general rules and watches the health" {
  at = "2021-08-27 10:00:00", query = "movement",
  person = { case = "F1", case_since = "2021-08-13 00:00",
             quarantine = { kind = "home", day1 = "negative", day7 = "negative", day14 = "negative" } },
  expect = { decision = "allow", rule = "permits.holder", obligation = true },
}

test "without the test of day 14 a contact stays in after 14 days" {
  at = "2021-08-27 10:00:00", query = "movement",
  person = { case = "F1", case_since = "2021-08-13 00:00",
             quarantine = { kind = "home", day1 = "negative", day7 = "negative", day14 = "none" } },
  expect = { decision = "deny", rule = "case.F1" },
}

test "who has a quarantine decision that still runs goes back" {
  at = "2021-08-27 10:00:00", query = "movement", person = { quarantine_until = "2021-08-28 00:00" },
  expect = { decision = "deny", rule = "case.decision", by = "N-L03" },
}

test "at the end of the decision the general rules hold again" {
  at = "2021-08-28 00:00:00", query = "movement", person = { quarantine_until = "2021-08-28 00:00" },
  purpose = "return_home",
  expect = { decision = "deny", by = "H-2490" },
}

test "who tests positive does not go on" {
  at = "2021-08-27 10:00:00", query = "movement",
  person = { test = { kind = "antigen", result = "positive", sampled = "2021-08-27 09:00",
                      reported = "2021-08-27 09:15" } },
  expect = { decision = "deny", rule = "case.positive_test", by = "N-L03" },
}
