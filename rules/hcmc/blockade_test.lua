baseline {
  person = { case = "none", role = "resident", residence = "776", test = { kind = "none", result = "none" } },
  household = { trips_this_week = 1, out_now = 0 },
  group = { size = 1 },
  purpose = "buy_food",
  permit = { form = "none" },
  vehicle = { kind = "none" },
  place = { kind = "street" },
  origin = { zone = "776", asserted_level = "blockade" },
  destination = { zone = "776", asserted_level = "blockade" },
  ticket = { kind = "shopping_ticket", valid_on = "2021-07-25", slot = { "06:00", "12:00" }, used = false },
}

test "a household buys food inside its blockaded area for the second time in the week" {
  at = "2021-07-25 10:00:00", query = "movement",
  expect = { decision = "allow", rule = "blockade.city.food", by = "H-CT12TU" },
}

test "a third time in the week is too often in a blockaded area" {
  at = "2021-07-25 10:00:00", query = "movement", ["household.trips_this_week"] = 2,
  expect = { decision = "deny", rule = "blockade.city.trips", by = "H-CT12TU" },
}

test "not even in Gò Vấp does a blockaded household shop three times" {
  at = "2021-07-28 10:00:00", query = "movement", ["household.trips_this_week"] = 2,
  ["person.residence"] = "764", ["ticket.valid_on"] = "2021-07-28",
  origin = { zone = "764", asserted_level = "blockade" },
  destination = { zone = "764", asserted_level = "blockade" },
  expect = { decision = "deny", rule = "blockade.city.trips" },
}

test "without the local ticket nobody shops in a blockaded area" {
  at = "2021-07-25 10:00:00", query = "movement", ticket = { kind = "none" },
  expect = { decision = "deny", rule = "blockade.city.ticket", by = "H-CT12TU" },
}

test "food is bought inside the blockaded area, not outside it" {
  at = "2021-07-25 10:00:00", query = "movement", destination = "776",
  expect = { decision = "deny", rule = "blockade.city.stay", by = "H-CT12TU" },
}

test "nobody shops in an area where supplies are brought" {
  at = "2021-07-25 10:00:00", query = "movement",
  origin = { zone = "776", asserted_level = "blockade_strict" },
  destination = { zone = "776", asserted_level = "blockade_strict" },
  expect = { decision = "deny", rule = "blockade.city.stay", by = "H-CT12TU" },
}

test "a neighbour is not visited in a blockaded area" {
  at = "2021-07-25 10:00:00", query = "movement", purpose = "visit",
  expect = { decision = "deny", rule = "blockade.city.stay" },
}

test "the forces of the area pass its gate" {
  at = "2021-07-25 10:00:00", query = "movement", purpose = "epidemic_duty",
  ["person.role"] = "health_worker",
  expect = { decision = "allow", rule = "blockade.service" },
}

test "the authority brings supplies into an area that nobody leaves" {
  at = "2021-07-25 10:00:00", query = "movement", purpose = "relief_supply",
  ["person.role"] = "relief_force", origin = "776",
  destination = { zone = "776", asserted_level = "blockade_strict" },
  expect = { decision = "allow", rule = "blockade.city.forces", by = "H-CT12TU" },
}

test "two neighbours do not meet in a blockaded area" {
  at = "2021-07-25 10:00:00", query = "place",
  place = { kind = "street", at = { zone = "776", asserted_level = "blockade" }, people = 2, indoor = false,
            distance_m = 2, event = "none" },
  expect = { decision = "deny", rule = "blockade.city.no_contact", by = "H-CT12TU" },
}

test "one person alone meets nobody in a blockaded area" {
  at = "2021-07-25 10:00:00", query = "place",
  place = { kind = "street", at = { zone = "776", asserted_level = "blockade" }, people = 1, indoor = false,
            distance_m = 2, event = "none" },
  expect = { decision = "allow" },
}

test "a household sits together at home in a blockaded area" {
  at = "2021-07-25 10:00:00", query = "place",
  place = { kind = "home", at = { zone = "776", asserted_level = "blockade" }, people = 4, indoor = true,
            distance_m = 1, event = "none" },
  expect = { decision = "allow" },
}

test "outside the blockaded area two people may stand apart" {
  at = "2021-07-25 10:00:00", query = "place",
  place = { kind = "street", at = "776", people = 2, indoor = false, distance_m = 2, event = "none" },
  expect = { decision = "allow" },
}

test "a medical emergency leaves even a strict area" {
  at = "2021-07-25 02:00:00", query = "movement", purpose = "medical_emergency", destination = "774",
  origin = { zone = "776", asserted_level = "blockade_strict" },
  expect = { decision = "allow", rule = "blockade.city.emergency", by = "H-CT12TU" },
}
