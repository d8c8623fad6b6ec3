baseline {
  person = { case = "none", role = "resident", residence = "764", test = { kind = "none", result = "none" } },
  household = { trips_this_week = 0, out_now = 0 },
  group = { size = 1 },
  purpose = "buy_food",
  permit = { form = "none" },
  vehicle = { kind = "none" },
  place = { kind = "street" },
  origin = "764",
  destination = "764",
  ticket = { kind = "shopping_ticket", valid_on = "2021-07-29", slot = { "06:00", "12:00" }, used = false },
}

---- tickets

test "a ticket of the day lets one person go shopping" {
  at = "2021-07-29 10:00:00", query = "movement",
  expect = { decision = "allow", rule = "shopping.with_ticket", by = "H-TICKET" },
}

test "at 06:00:00 the night and the wait are over" {
  at = "2021-07-29 06:00:00", query = "movement",
  expect = { decision = "allow", rule = "ct16.supplies" },
}

test "the slot ends at 12:00:00" {
  at = "2021-07-29 12:00:00", query = "movement",
  expect = { decision = "deny", rule = "shopping.ticket", by = "H-TICKET" },
}

test "a ticket of another day does not count" {
  at = "2021-07-30 10:00:00", query = "movement",
  expect = { decision = "deny", rule = "shopping.ticket" },
}

test "a ticket of tomorrow does not count today" {
  at = "2021-07-28 10:00:00", query = "movement",
  expect = { decision = "deny", rule = "shopping.ticket" },
}

test "a ticket is used once" {
  at = "2021-07-29 10:00:00", query = "movement", ["ticket.used"] = true,
  expect = { decision = "deny", rule = "shopping.ticket", by = "H-TICKET" },
}

test "without a ticket nobody goes shopping" {
  at = "2021-07-29 10:00:00", query = "movement", ticket = { kind = "none" },
  expect = { decision = "deny", rule = "shopping.ticket" },
}

test "one person of a household is out at a time" {
  at = "2021-07-29 10:00:00", query = "movement", ["household.out_now"] = 1,
  expect = { decision = "deny", rule = "shopping.one_person", by = "H-TICKET" },
}

test "the third trip of a week is allowed" {
  at = "2021-07-29 10:00:00", query = "movement", ["household.trips_this_week"] = 2,
  expect = { decision = "allow", rule = "ct16.supplies" },
}

test "a fourth trip is one too many" {
  at = "2021-07-29 10:00:00", query = "movement", ["household.trips_this_week"] = 3,
  expect = { decision = "deny", rule = "shopping.trips", by = "H-TICKET" },
}

test "outside Gò Vấp the third trip is one too many" {
  at = "2021-07-29 10:00:00", query = "movement", ["household.trips_this_week"] = 2,
  ["person.residence"] = "760", origin = "760", destination = "760",
  expect = { decision = "deny", rule = "shopping.trips", by = "H-TICKET" },
}

test "outside Gò Vấp the second trip is allowed" {
  at = "2021-07-29 10:00:00", query = "movement", ["household.trips_this_week"] = 1,
  ["person.residence"] = "760", origin = "760", destination = "760",
  expect = { decision = "allow", rule = "ct16.supplies" },
}

test "before 26 July no ticket was needed" {
  at = "2021-07-25 23:59:59", query = "movement", ticket = { kind = "none" },
  expect = { decision = "allow", rule = "ct16.supplies" },
}

---- nobody

test "nobody goes shopping in the first morning of the tightest period" {
  at = "2021-08-23 06:00:00", query = "movement", ["ticket.valid_on"] = "2021-08-23",
  expect = { decision = "deny", rule = "shopping.nobody", by = "H-CT11" },
}

test "on the last day before it a ticket still counts" {
  at = "2021-08-22 10:00:00", query = "movement", ["ticket.valid_on"] = "2021-08-22",
  expect = { decision = "allow", rule = "ct16.supplies" },
}

test "shopping is still closed in Gò Vấp on 30 September" {
  at = "2021-09-30 10:00:00", query = "movement", ["ticket.valid_on"] = "2021-09-30",
  expect = { decision = "deny", rule = "shopping.nobody" },
}

---- the pilot

test "a household of District 7 shops once a week with a ticket" {
  at = "2021-09-17 10:00:00", query = "movement", ["person.residence"] = "778",
  origin = "778", destination = "778",
  ["ticket.valid_on"] = "2021-09-17",
  expect = { decision = "allow", rule = "shopping.pilot", by = "H-3072" },
}

test "without a ticket nobody shops in District 7" {
  at = "2021-09-17 10:00:00", query = "movement", ["person.residence"] = "778",
  origin = "778", destination = "778",
  ticket = { kind = "none" },
  expect = { decision = "deny", rule = "shopping.pilot.ticket", by = "H-3072" },
}

test "a second trip in the week is too many in District 7" {
  at = "2021-09-17 10:00:00", query = "movement", ["person.residence"] = "778",
  origin = "778", destination = "778",
  ["ticket.valid_on"] = "2021-09-17", ["household.trips_this_week"] = 1,
  expect = { decision = "deny", rule = "shopping.pilot.once" },
}

test "the pilot does not begin in Cần Giờ before 16 September" {
  at = "2021-09-15 10:00:00", query = "movement", ["person.residence"] = "787",
  origin = "787", destination = "787", ["ticket.valid_on"] = "2021-09-15",
  expect = { decision = "deny", rule = "shopping.nobody" },
}

test "Cần Giờ shops once a week from 16 September" {
  at = "2021-09-16 10:00:00", query = "movement", ["person.residence"] = "787",
  origin = "787", destination = "787", ["ticket.valid_on"] = "2021-09-16",
  expect = { decision = "allow", rule = "shopping.pilot", by = "H-3072" },
}

test "Củ Chi shops once a week from 16 September" {
  at = "2021-09-16 10:00:00", query = "movement", ["person.residence"] = "783",
  origin = "783", destination = "783", ["ticket.valid_on"] = "2021-09-16",
  expect = { decision = "allow", rule = "shopping.pilot" },
}

test "somebody of another district does not shop in District 7" {
  at = "2021-09-17 10:00:00", query = "movement", ["person.residence"] = "773",
  origin = "778", destination = "778", ["ticket.valid_on"] = "2021-09-17",
  expect = { decision = "deny", rule = "shopping.nobody" },
}

test "while one of the household is out nobody else shops in District 7" {
  at = "2021-09-17 10:00:00", query = "movement", ["person.residence"] = "778",
  origin = "778", destination = "778", ["ticket.valid_on"] = "2021-09-17", ["household.out_now"] = 1,
  expect = { decision = "deny", rule = "shopping.pilot.once" },
}

---- the plans of Quận 7 and Củ Chi, 9/9 to 15/9

test "by its plan District 7 shops from 9 September" {
  at = "2021-09-10 10:00:00", query = "movement", ["person.residence"] = "778",
  origin = "778", destination = "778", ["ticket.valid_on"] = "2021-09-10",
  area = { shopping_plan_from = "2021-09-10" },
  expect = { decision = "allow", rule = "shopping.plan", by = "H-2994" },
}

test "before the plan begins nobody shops in District 7" {
  at = "2021-09-09 10:00:00", query = "movement", ["person.residence"] = "778",
  origin = "778", destination = "778", ["ticket.valid_on"] = "2021-09-09",
  area = { shopping_plan_from = "2021-09-10" },
  expect = { decision = "deny", rule = "shopping.nobody" },
}

test "on 8 September no plan counts yet" {
  at = "2021-09-08 10:00:00", query = "movement", ["person.residence"] = "783",
  origin = "783", destination = "783", ["ticket.valid_on"] = "2021-09-08",
  area = { shopping_plan_from = "2021-09-07" },
  expect = { decision = "deny", rule = "shopping.nobody", by = "H-CT11" },
}

test "when the plan begins is asked" {
  at = "2021-09-10 10:00:00", query = "movement", ["person.residence"] = "783",
  origin = "783", destination = "783", ["ticket.valid_on"] = "2021-09-10",
  expect = { decision = "undetermined", question = "area.shopping_plan_from" },
}

test "the plan needs the ward's ticket" {
  at = "2021-09-10 10:00:00", query = "movement", ["person.residence"] = "783",
  origin = "783", destination = "783", ticket = { kind = "none" },
  area = { shopping_plan_from = "2021-09-09" },
  expect = { decision = "deny", rule = "shopping.plan.ticket", by = "H-2994" },
}

test "by the plan a household shops once a week" {
  at = "2021-09-10 10:00:00", query = "movement", ["person.residence"] = "783",
  origin = "783", destination = "783", ["ticket.valid_on"] = "2021-09-10",
  area = { shopping_plan_from = "2021-09-09" }, ["household.trips_this_week"] = 1,
  expect = { decision = "deny", rule = "shopping.plan.once", by = "H-2994" },
}

---- teams

test "the team that shops for the people may go" {
  at = "2021-08-24 10:00:00", query = "movement", ["person.role"] = "relief_force",
  expect = { decision = "allow", rule = "shopping.teams", by = "H-CT11" },
}

test "the pilot does not reach the next district" {
  at = "2021-09-17 10:00:00", query = "movement", ["person.residence"] = "778",
  origin = "778", destination = "773",
  ["ticket.valid_on"] = "2021-09-17",
  expect = { decision = "deny", rule = "shopping.nobody" },
}
