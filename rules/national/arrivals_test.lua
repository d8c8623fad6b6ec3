baseline {
  person = { case = "none", residence = "916", arrived = "2021-08-20 10:00", arrived_from_abroad = false,
             arrived_from = { zone = "64", affected = true, risk = "very_high" }, transited_only = false,
             doses = 2, first_dose = "2021-06-20", last_dose = "2021-07-31",
             test = { kind = "pcr", result = "negative", sampled = "2021-08-19 08:00",
                      reported = "2021-08-19 16:00" } },
  purpose = "arrival",
  papers = { entry_consent = true },
  place = { at = "916" },
}

---- 6/8 to 2/10

test "the full dose means seven days at home" {
  at = "2021-08-20 10:00:00", query = "person",
  expect = { decision = "allow", rule = "arrivals.immune", by = "M-6386", obligation = true },
}

test "14 days after the last dose it is the full dose" {
  at = "2021-08-20 10:00:00", query = "person", person = { last_dose = "2021-08-06" },
  expect = { decision = "allow", rule = "arrivals.immune" },
}

test "13 days after the last dose it is not" {
  at = "2021-08-20 10:00:00", query = "person", person = { last_dose = "2021-08-07" },
  expect = { decision = "allow", rule = "arrivals.others", obligation = true },
}

test "twelve months after the last dose it still is" {
  at = "2021-08-20 10:00:00", query = "person", person = { last_dose = "2020-08-20" },
  expect = { decision = "allow", rule = "arrivals.immune" },
}

test "a day more than twelve months is too long" {
  at = "2021-08-20 10:00:00", query = "person", person = { last_dose = "2020-08-19" },
  expect = { decision = "allow", rule = "arrivals.others" },
}

test "one dose means 14 days at home" {
  at = "2021-08-20 10:00:00", query = "person", person = { doses = 1 },
  expect = { decision = "allow", rule = "arrivals.others", by = "M-6386", obligation = true },
}

test "recovery six months ago counts" {
  at = "2021-08-20 10:00:00", query = "person",
  person = { case = "recovered", case_since = "2021-02-20 12:00", doses = 0 },
  expect = { decision = "allow", rule = "arrivals.immune" },
}

test "recovery a day more than six months ago does not" {
  at = "2021-08-20 10:00:00", query = "person",
  person = { case = "recovered", case_since = "2021-02-19 12:00", doses = 0 },
  expect = { decision = "allow", rule = "arrivals.others" },
}

test "who only passed through has no duty" {
  at = "2021-08-20 10:00:00", query = "person", person = { transited_only = true, doses = 0 },
  expect = { decision = "allow", rule = "arrivals.passed_through", by = "M-6386" },
}

test "who comes from an area without cases has no duty" {
  at = "2021-08-20 10:00:00", query = "person", person = { arrived_from = { affected = false } },
  expect = { decision = "allow", rule = "arrivals.unaffected", by = "M-6386" },
}

test "out of a province under Directive 16 nobody comes without consent" {
  at = "2021-08-20 10:00:00", query = "person", person = { arrived_from = { zone = "79" } },
  papers = { entry_consent = false },
  expect = { decision = "deny", rule = "arrivals.from_directive_16", by = "M-6386" },
}

test "with consent they come and stay at home" {
  at = "2021-08-20 10:00:00", query = "person", person = { arrived_from = { zone = "79" } },
  expect = { decision = "allow", rule = "arrivals.immune" },
}

test "before 6 August arrivals in the country are quarantined as from abroad, with or without vaccine" {
  at = "2021-08-05 23:59:59", query = "person", person = { arrived = "2021-08-05 10:00" },
  expect = { decision = "allow", rule = "arrivals.country", by = "M-5599", obligation = true },
}

test "before 14 July they are for 21 days" {
  at = "2021-07-13 23:59:59", query = "person", person = { arrived = "2021-07-13 10:00" },
  expect = { decision = "allow", rule = "arrivals.country.21_days", by = "M-21D", obligation = true },
}

test "before 6 August who comes from no affected area just arrives" {
  at = "2021-08-05 10:00:00", query = "person",
  person = { arrived = "2021-08-05 10:00", arrived_from = { affected = false } },
  expect = { decision = "allow", rule = "arrivals.country" },
}

test "a positive test leads to care" {
  at = "2021-08-20 10:00:00", query = "person", person = { test = { result = "positive" } },
  expect = { decision = "deny", rule = "arrivals.positive", by = "N-L03" },
}

test "a contact goes to quarantine" {
  at = "2021-08-20 10:00:00", query = "person", person = { case = "F1" },
  expect = { decision = "deny", rule = "arrivals.F0_F1", by = "N-L03" },
}

test "a contact of a contact waits for the test of the contact" {
  at = "2021-08-20 10:00:00", query = "person",
  person = { case = "F2", contact = { index = "F1", index_result = "pending" } },
  expect = { decision = "deny", rule = "arrivals.F2", by = "M-3638" },
}

---- from abroad

local from_abroad = { arrived_from_abroad = true, arrived = "2021-08-06 10:00" }

test "from abroad the full dose means seven days in a facility" {
  at = "2021-08-06 10:00:00", query = "person", person = from_abroad, ["person.last_dose"] = "2021-07-23",
  expect = { decision = "allow", rule = "arrivals.abroad.immune", by = "M-6288", obligation = true },
}

test "from abroad 13 days after the last dose mean 14 days" {
  at = "2021-08-06 10:00:00", query = "person", person = from_abroad, ["person.last_dose"] = "2021-07-24",
  expect = { decision = "allow", rule = "arrivals.abroad", by = "M-5599", obligation = true },
}

test "from abroad no dose means 14 days in a facility" {
  at = "2021-08-06 10:00:00", query = "person", person = from_abroad, ["person.doses"] = 0,
  expect = { decision = "allow", rule = "arrivals.abroad", by = "M-5599", obligation = true },
}

test "before 4 August the full dose changes nothing from abroad" {
  at = "2021-08-03 23:59:59", query = "person",
  person = { arrived_from_abroad = true, arrived = "2021-08-03 10:00", last_dose = "2021-07-01" },
  expect = { decision = "allow", rule = "arrivals.abroad", by = "M-5599", obligation = true },
}

test "before 14 July 21 days awaited arrivals from abroad" {
  at = "2021-07-13 10:00:00", query = "person",
  person = { arrived_from_abroad = true, arrived = "2021-07-13 10:00" },
  expect = { decision = "allow", rule = "arrivals.abroad.21_days", by = "M-21D", obligation = true },
}

---- 3/10 on: areas of high and very high risk

local in_october = { arrived = "2021-10-05 10:00", departed = "2021-10-05 10:00",
                     arrived_from = { zone = "91" },
                     test = { sampled = "2021-10-02 12:00", reported = "2021-10-03 18:00" } }

test "sampled less than 72 hours before the trip, the vaccinated are monitored" {
  at = "2021-10-05 10:00:00", query = "person", person = in_october,
  expect = { decision = "allow", rule = "arrivals.risk.immune", by = "M-8318", obligation = true },
}

test "72 hours after sampling the test is too old whatever the result's hour" {
  at = "2021-10-05 12:00:00", query = "person",
  person = { arrived = "2021-10-05 12:00", departed = "2021-10-05 12:00", arrived_from = { zone = "91" },
             test = { sampled = "2021-10-02 12:00", reported = "2021-10-03 18:00" } },
  expect = { decision = "deny", rule = "arrivals.risk.test", by = "M-8318" },
}

test "the second before 72 hours the test still counts" {
  at = "2021-10-05 11:59:59", query = "person",
  person = { arrived = "2021-10-05 11:00", departed = "2021-10-05 11:00", arrived_from = { zone = "91" },
             test = { sampled = "2021-10-02 12:00", reported = "2021-10-03 18:00" } },
  expect = { decision = "allow", rule = "arrivals.risk.immune" },
}

test "after 72 hours the beginning of the trip is asked" {
  at = "2021-10-05 15:00:00", query = "person",
  person = { arrived = "2021-10-05 14:00", arrived_from = { zone = "91" },
             test = { sampled = "2021-10-02 12:00", reported = "2021-10-03 18:00" } },
  expect = { decision = "undetermined", question = "person.departed" },
}

test "the test is counted to the beginning of the trip" {
  at = "2021-10-05 15:00:00", query = "person",
  person = { arrived = "2021-10-05 14:00", departed = "2021-10-05 10:00", arrived_from = { zone = "91" },
             test = { sampled = "2021-10-02 12:00", reported = "2021-10-03 18:00" } },
  expect = { decision = "allow", rule = "arrivals.risk.immune" },
}

test "high risk is enough" {
  at = "2021-10-05 10:00:00", query = "person", person = in_october,
  ["person.arrived_from.risk"] = "high",
  expect = { decision = "allow", rule = "arrivals.risk.immune" },
}

test "from an area that is at risk only nothing is asked" {
  at = "2021-10-05 10:00:00", query = "person", person = in_october,
  ["person.arrived_from.risk"] = "risk",
  expect = { decision = "allow", rule = "arrivals.no_risk", by = "M-8318" },
}

test "passing through an area of very high risk is not coming from it" {
  at = "2021-10-05 10:00:00", query = "person", person = in_october, ["person.transited_only"] = true,
  expect = { decision = "allow", rule = "arrivals.risk.passed_through" },
}

test "without vaccine the decision of the locality is awaited" {
  at = "2021-10-05 10:00:00", query = "person", person = in_october, ["person.doses"] = 0,
  expect = { decision = "undetermined", question = "person.quarantine.kind" },
}

test "whom the locality placed at home is received" {
  at = "2021-10-05 10:00:00", query = "person", person = in_october, ["person.doses"] = 0,
  ["person.quarantine.kind"] = "home",
  expect = { decision = "allow", rule = "arrivals.risk.decided", obligation = true },
}

test "with that decision the arrival is received" {
  at = "2021-10-05 10:00:00", query = "person", person = in_october, ["person.doses"] = 0,
  ["person.quarantine_until"] = "2021-10-12 00:00",
  expect = { decision = "allow", rule = "arrivals.risk.decided", by = "M-8318", obligation = true },
}

---- 6/10 on: TP HCM, Bình Dương, Đồng Nai, Long An

local from_the_city = { arrived = "2021-10-08 10:00", departed = "2021-10-08 06:00",
                        arrived_from = { zone = "79" },
                        test = { sampled = "2021-10-07 08:00", reported = "2021-10-07 16:00" } }

test "from TP HCM the full dose means self-monitoring" {
  at = "2021-10-08 10:00:00", query = "person", person = from_the_city,
  expect = { decision = "allow", rule = "arrivals.four.immune", by = "M-8399", obligation = true },
}

test "from TP HCM one dose means seven days at home" {
  at = "2021-10-08 10:00:00", query = "person", person = from_the_city, ["person.doses"] = 1,
  expect = { decision = "allow", rule = "arrivals.four.not_full", by = "M-8399", obligation = true },
}

test "from TP HCM no dose means 14 days at home" {
  at = "2021-10-08 10:00:00", query = "person", person = from_the_city, ["person.doses"] = 0,
  expect = { decision = "allow", rule = "arrivals.four.no_dose", by = "M-8399", obligation = true },
}

test "on 5 October TP HCM is still under the rule for risk areas" {
  at = "2021-10-05 23:59:59", query = "person",
  person = { arrived = "2021-10-05 10:00", departed = "2021-10-05 06:00", arrived_from = { zone = "79" },
             test = { sampled = "2021-10-04 08:00", reported = "2021-10-04 16:00" } },
  expect = { decision = "allow", rule = "arrivals.risk.immune", by = "M-8318" },
}

test "the test before the trip stays needed from TP HCM" {
  at = "2021-10-08 10:00:00", query = "person", person = from_the_city,
  ["person.test.kind"] = "none", ["person.test.result"] = "none",
  expect = { decision = "deny", rule = "arrivals.risk.test", by = "M-8318" },
}

test "nobody returns on their own from the four provinces" {
  at = "2021-10-08 10:00:00", query = "person", person = from_the_city, ["person.residence"] = "68",
  place = { at = "68" }, papers = { entry_consent = false, on_trip_list = false },
  expect = { decision = "deny", rule = "arrivals.four.consent", by = "N-0930" },
}

test "a seat in an organised trip is enough" {
  at = "2021-10-08 10:00:00", query = "person", person = from_the_city, ["person.residence"] = "68",
  place = { at = "68" }, papers = { entry_consent = false, on_trip_list = true },
  expect = { decision = "allow", rule = "arrivals.four.immune" },
}

---- levels of Resolution 128

test "from 11 October level 3 stands for high risk" {
  at = "2021-10-20 10:00:00", query = "person",
  person = { arrived = "2021-10-20 10:00", departed = "2021-10-20 06:00",
             arrived_from = { zone = "86", published_level = "L3" },
             test = { sampled = "2021-10-19 08:00", reported = "2021-10-19 16:00" } },
  expect = { decision = "allow", rule = "arrivals.risk.immune", obligation = true },
}

test "from 11 October level 2 means no duty" {
  at = "2021-10-20 10:00:00", query = "person",
  person = { arrived = "2021-10-20 10:00", departed = "2021-10-20 06:00",
             arrived_from = { zone = "86", published_level = "L2" },
             test = { sampled = "2021-10-19 08:00", reported = "2021-10-19 16:00" } },
  expect = { decision = "allow", rule = "arrivals.no_risk" },
}
