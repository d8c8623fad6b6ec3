baseline {
  person = { case = "none", role = "resident", residence = "916", doses = 1,
             first_dose = "2021-09-18", last_dose = "2021-09-18",
             test = { kind = "antigen", result = "negative", sampled = "2021-08-20 08:00",
                      reported = "2021-08-20 08:00" } },
  group = { size = 1 },
  permit = { form = "none" },
  vehicle = { kind = "coach" },
  purpose = "home_province_return",
  papers = { exit_consent = true, entry_consent = true, on_trip_list = true },
  place = { kind = "coach_station", at = "777" },
  origin = "777",
  destination = "916",
}

---- organised trips to Can Tho

test "who is on the list with a negative test boards and is isolated on arrival" {
  at = "2021-08-22 08:00:00", query = "movement",
  expect = { decision = "allow", rule = "returns.trip", by = "H-RET", obligation = true },
}

test "who tests positive stays for care" {
  at = "2021-08-22 08:00:00", query = "movement", person = { test = { result = "positive" } },
  expect = { decision = "deny", rule = "returns.test", by = "H-RET" },
}

test "who has no test does not board" {
  at = "2021-08-22 08:00:00", query = "movement", ["person.test.kind"] = "none",
  ["person.test.result"] = "none",
  expect = { decision = "deny", rule = "returns.test", by = "H-RET" },
}

test "a test four days ago is too old" {
  at = "2021-08-22 08:00:00", query = "movement",
  person = { test = { sampled = "2021-08-18 08:00", reported = "2021-08-18 08:00" } },
  expect = { decision = "deny", rule = "returns.test" },
}

test "a test three days ago counts" {
  at = "2021-08-22 08:00:00", query = "movement",
  person = { test = { sampled = "2021-08-19 08:00", reported = "2021-08-19 08:00" } },
  expect = { decision = "allow", rule = "returns.trip" },
}

test "who is not on the list does not board" {
  at = "2021-08-22 08:00:00", query = "movement",
  papers = { exit_consent = false, entry_consent = false, on_trip_list = false },
  expect = { decision = "deny", rule = "returns.on_the_list", by = "H-RET" },
}

test "the papers of both places do not stand for a seat in the coach" {
  at = "2021-08-22 08:00:00", query = "movement", papers = { on_trip_list = false },
  expect = { decision = "deny", rule = "returns.on_the_list", by = "H-RET" },
}

test "in a vehicle of one's own the papers of both places stand for the list" {
  at = "2021-08-22 08:00:00", query = "movement", papers = { on_trip_list = false },
  vehicle = { kind = "car" },
  expect = { decision = "allow", rule = "leaving.with_consent", obligation = true },
}

---- back to work


test "a worker comes back with a dose, a test and the employer's plan" {
  at = "2021-10-02 08:00:00", query = "movement", purpose = "work", vehicle = { kind = "motorbike" },
  origin = { zone = "96", risk_colour = "green" }, destination = "760", place = { at = "760" },
  person = { role = "factory_worker", test = { sampled = "2021-10-01 08:00" } },
  papers = { vaccination_proof = true, work_plan = true, leave_paper = false, exit_consent = false,
             entry_consent = false, on_trip_list = false },
  expect = { decision = "allow", rule = "back_to_work.allowed", by = "H-WORK" },
}

test "in October a seat in an organised trip needs no dose" {
  at = "2021-10-05 08:00:00", query = "movement", destination = "89",
  person = { residence = "89", ["doses"] = 0, test = { sampled = "2021-10-04 08:00" } },
  papers = { vaccination_proof = false },
  expect = { decision = "allow", rule = "returns.instead_of_directive_18" },
}

test "in October who goes on their own is turned back" {
  at = "2021-10-05 08:00:00", query = "movement", destination = "89", vehicle = { kind = "motorbike" },
  person = { residence = "89" },
  papers = { vaccination_proof = true, exit_consent = false, entry_consent = false, on_trip_list = false },
  expect = { decision = "deny", rule = "leaving.on_ones_own", by = "N-0930" },
}
