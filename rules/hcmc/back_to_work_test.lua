-- Workers who come back to TP HCM from provinces that are not its neighbours (returns.lua).

baseline {
  person = { case = "none", role = "factory_worker", residence = "96", doses = 1,
             first_dose = "2021-09-18", last_dose = "2021-09-18",
             test = { kind = "antigen", result = "negative", sampled = "2021-10-01 08:00",
                      reported = "2021-10-01 08:00" } },
  group = { size = 1 },
  permit = { form = "none" },
  vehicle = { kind = "motorbike" },
  purpose = "work",
  papers = { work_plan = true, employee_card = true, vaccination_proof = true, leave_paper = false,
             exit_consent = false, entry_consent = false, on_trip_list = false },
  place = { kind = "street" },
  origin = { zone = "96", risk_colour = "green" },
  destination = "760",
}

test "from a green province no leave of the commune is needed" {
  at = "2021-10-02 08:00:00", query = "movement",
  expect = { decision = "allow", rule = "back_to_work.allowed", by = "H-WORK" },
}

test "from Can Tho at Directive 15 the employer's plan brings workers back" {
  at = "2021-10-07 08:00:00", query = "movement", origin = { zone = "92", risk_colour = "green" },
  person = { test = { sampled = "2021-10-06 08:00", reported = "2021-10-06 08:00" } },
  expect = { decision = "allow", rule = "back_to_work.allowed", by = "H-WORK" },
}

test "from Can Tho without such a plan they do not leave" {
  at = "2021-10-07 08:00:00", query = "movement", origin = { zone = "92", risk_colour = "green" },
  person = { test = { sampled = "2021-10-06 08:00", reported = "2021-10-06 08:00" } },
  papers = { work_plan = false },
  expect = { decision = "deny", rule = "leaving.province" },
}

test "13 days after the first dose are too few for coming back" {
  at = "2021-10-02 08:00:00", query = "movement",
  person = { first_dose = "2021-09-19", last_dose = "2021-09-19" },
  expect = { decision = "deny", rule = "back_to_work.dose", by = "H-WORK" },
}

test "who recovered comes back without a dose" {
  at = "2021-10-02 08:00:00", query = "movement", papers = { recovery_certificate = true },
  person = { case = "recovered", case_since = "2021-05-01 00:00", ["doses"] = 0 },
  expect = { decision = "allow", rule = "back_to_work.allowed" },
}

test "from an orange province the commune must let the worker go" {
  at = "2021-10-02 08:00:00", query = "movement", origin = { risk_colour = "orange" },
  expect = { decision = "deny", rule = "back_to_work.leave", by = "H-WORK" },
}

test "with the paper of the commune a worker comes from a red province" {
  at = "2021-10-02 08:00:00", query = "movement", origin = { risk_colour = "red" },
  papers = { leave_paper = true },
  expect = { decision = "allow", rule = "back_to_work.allowed" },
}

test "from 11 October level 3 stands for orange" {
  at = "2021-10-12 08:00:00", query = "movement", origin = { published_level = "L3" },
  destination = { published_level = "L2" }, person = { test = { sampled = "2021-10-11 08:00" } },
  expect = { decision = "deny", rule = "back_to_work.leave" },
}

test "from 11 October level 2 needs no leave of the commune" {
  at = "2021-10-12 08:00:00", query = "movement", origin = { published_level = "L2" },
  destination = { published_level = "L2" }, person = { test = { sampled = "2021-10-11 08:00" } },
  expect = { decision = "allow", rule = "back_to_work.allowed" },
}

test "without the employer's plan nobody comes back" {
  at = "2021-10-02 08:00:00", query = "movement", papers = { work_plan = false },
  expect = { decision = "deny", rule = "back_to_work.plan", by = "H-WORK" },
}

test "a test of 72 hours ago is not valid any more" {
  at = "2021-10-04 08:00:00", query = "movement",
  expect = { decision = "deny", rule = "back_to_work.test", by = "H-WORK" },
}

test "a worker from Can Tho comes back with the paper of the commune" {
  at = "2021-10-02 08:00:00", query = "movement", origin = { zone = "31129", risk_colour = "orange" },
  papers = { leave_paper = true },
  expect = { decision = "allow", rule = "back_to_work.allowed" },
}

test "six months after recovery a worker comes back although directive 18 counts 180 days" {
  at = "2021-10-02 08:00:00", query = "movement", papers = { recovery_certificate = true },
  person = { case = "recovered", case_since = "2021-04-02 00:00", ["doses"] = 0 },
  expect = { decision = "allow", rule = "back_to_work.instead_of_directive_18" },
}
