-- When the quarantine of arrivals ends; that of contacts is in quarantine_test.lua.

baseline {
  person = { case = "none", residence = "916", arrived = "2021-08-10 09:00", arrived_from_abroad = false,
             arrived_from = { zone = "64", affected = true }, transited_only = false, doses = 0,
             quarantine = { kind = "home", day1 = "negative", day7 = "negative", day14 = "negative" } },
  purpose = "end_quarantine",
}

local full_dose = { doses = 2, first_dose = "2021-05-01", last_dose = "2021-06-01" }

test "an arrival without vaccine stays at home for 14 days" {
  at = "2021-08-23 23:59:59", query = "person",
  expect = { decision = "deny", rule = "quarantine.not_served", by = "M-6386" },
}

test "after 14 days an arrival without vaccine is free and watches the health" {
  at = "2021-08-24 00:00:00", query = "person",
  expect = { decision = "allow", rule = "quarantine.ends", by = "M-6386", obligation = true },
}

test "an arrival with the full dose stays at home for seven days" {
  at = "2021-08-16 23:59:59", query = "person",
  person = full_dose,
  expect = { decision = "deny", rule = "quarantine.not_served", by = "M-6386" },
}

test "after seven days an arrival with the full dose is free, without a test of day 14" {
  at = "2021-08-17 00:00:00", query = "person",
  person = full_dose,
  ["person.quarantine.day14"] = "none",
  expect = { decision = "allow", rule = "quarantine.ends", by = "M-6386" },
}

test "from 6 October one dose from TP HCM means seven days" {
  at = "2021-10-09 00:00:00", query = "person",
  ["person.doses"] = 1,
  ["person.last_dose"] = "2021-09-01", ["person.arrived"] = "2021-10-02 09:00",
  ["person.arrived_from"] = { zone = "79" },
  expect = { decision = "allow", rule = "quarantine.ends", by = "M-8399", obligation = true },
}

test "from 6 October no dose from TP HCM means 14 days" {
  at = "2021-10-09 00:00:00", query = "person",
  ["person.arrived"] = "2021-10-02 09:00", ["person.arrived_from"] = { zone = "79" },
  expect = { decision = "deny", rule = "quarantine.not_served", by = "M-8399" },
}

test "from 6 October the full dose from TP HCM ends quarantine at once" {
  at = "2021-10-06 00:00:00", query = "person",
  person = full_dose,
  ["person.arrived"] = "2021-10-02 09:00", ["person.arrived_from"] = { zone = "79" },
  expect = { decision = "allow", rule = "quarantine.ends", by = "M-8399" },
}

test "from 3 October the full dose ends quarantine at once for other places" {
  at = "2021-10-03 00:00:00", query = "person",
  person = full_dose,
  ["person.arrived"] = "2021-10-01 09:00",
  expect = { decision = "allow", rule = "quarantine.ends", by = "M-8318", obligation = true },
}

test "an arrival from abroad stays for 14 days" {
  at = "2021-08-23 23:59:59", query = "person",
  ["person.arrived_from_abroad"] = true,
  expect = { decision = "deny", rule = "quarantine.not_served", by = "M-5599" },
}

test "the full dose cuts the quarantine of an arrival from abroad while it runs" {
  at = "2021-08-05 00:00:00", query = "person",
  ["person.arrived_from_abroad"] = true,
  person = full_dose,
  ["person.arrived"] = "2021-07-29 09:00",
  expect = { decision = "allow", rule = "quarantine.ends", by = "M-6288", obligation = true },
}

test "before 14 July an arrival from abroad stays for 21 days" {
  at = "2021-07-13 10:00:00", query = "person",
  ["person.arrived_from_abroad"] = true,
  ["person.arrived"] = "2021-06-25 09:00",
  expect = { decision = "deny", rule = "quarantine.not_served", by = "M-21D" },
}

test "an arrival who recovered five months ago counts as immune" {
  at = "2021-08-17 00:00:00", query = "person",
  ["person.case"] = "recovered",
  ["person.case_since"] = "2021-03-10 00:00",
  expect = { decision = "allow", rule = "quarantine.ends", by = "M-6386" },
}

test "a decision that has run out ends the quarantine of an arrival" {
  at = "2021-08-20 00:00:00", query = "person",
  ["person.quarantine_until"] = "2021-08-20 00:00",
  expect = { decision = "allow", rule = "quarantine.decision_ends" },
}

test "a decision that still runs keeps an arrival at home" {
  at = "2021-08-25 00:00:00", query = "person",
  ["person.quarantine_until"] = "2021-08-26 00:00",
  expect = { decision = "deny", rule = "quarantine.decision" },
}

test "who is not in quarantine is free" {
  at = "2021-08-17 00:00:00", query = "person", person = { quarantine = { kind = "none" } },
  expect = { decision = "allow", rule = "quarantine.none" },
}

test "since 3 October no act gives days to arrivals without vaccine from risk areas" {
  at = "2021-10-20 00:00:00", query = "person", person = { arrived = "2021-10-05 09:00" },
  expect = { decision = "undetermined" },
}

test "for them the decision of the locality counts while it runs" {
  at = "2021-10-12 23:59:59", query = "person",
  person = { arrived = "2021-10-05 09:00", quarantine_until = "2021-10-13 00:00" },
  expect = { decision = "deny", rule = "quarantine.decision" },
}

test "for them the decision of the locality counts when it has run out" {
  at = "2021-10-13 00:00:00", query = "person",
  person = { arrived = "2021-10-05 09:00", quarantine_until = "2021-10-13 00:00" },
  expect = { decision = "allow", rule = "quarantine.decision_ends" },
}

---- from the facility to the home

test "an arrival whom the province placed in a facility goes home after seven days" {
  at = "2021-08-17 00:00:00", query = "person", purpose = "continue_quarantine_at_home",
  person = { quarantine = { kind = "central" } },
  expect = { decision = "allow", rule = "quarantine.home", by = "M-5599", obligation = true },
}

test "an arrival is not sent home before" {
  at = "2021-08-16 23:59:59", query = "person", purpose = "continue_quarantine_at_home",
  person = { quarantine = { kind = "central" } },
  expect = { decision = "deny", rule = "quarantine.home.too_early" },
}

test "an arrival from abroad stays in the facility" {
  at = "2021-08-17 10:00:00", query = "person", purpose = "continue_quarantine_at_home",
  person = { quarantine = { kind = "central" }, arrived_from_abroad = true },
  expect = { decision = "deny", rule = "quarantine.home.from_abroad", by = "M-5599" },
}

test "before 6 August arrivals in the country are free after 14 days and watch their health" {
  at = "2021-08-03 00:00:00", query = "person", person = full_dose,
  ["person.arrived"] = "2021-07-20 09:00",
  expect = { decision = "allow", rule = "quarantine.ends", by = "M-5599", obligation = true },
}

test "a second before the 14 days are over they are not" {
  at = "2021-08-02 23:59:59", query = "person", person = full_dose,
  ["person.arrived"] = "2021-07-20 09:00",
  expect = { decision = "deny", rule = "quarantine.not_served", by = "M-5599" },
}

test "before 14 July arrivals in the country stay for 21 days" {
  at = "2021-07-12 10:00:00", query = "person",
  ["person.arrived"] = "2021-06-25 09:00",
  expect = { decision = "deny", rule = "quarantine.not_served", by = "M-21D" },
}

test "what a decision of July says ends with the shorter term of 5599" {
  at = "2021-07-19 00:00:00", query = "person",
  ["person.arrived"] = "2021-07-05 09:00", ["person.quarantine_until"] = "2021-07-26 00:00",
  expect = { decision = "allow", rule = "quarantine.ends", by = "M-5599" },
}
