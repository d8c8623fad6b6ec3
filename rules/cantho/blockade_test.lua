baseline {
  person = { case = "none", role = "resident", residence = "31129", test = { kind = "none", result = "none" } },
  household = { trips_this_week = 0, out_now = 0 },
  group = { size = 1 },
  purpose = "buy_food",
  permit = { form = "none" },
  ticket = { kind = "none" },
  vehicle = { kind = "none" },
  place = { kind = "street" },
  origin = { zone = "31129", asserted_level = "blockade" },
  destination = "31129",
}

test "nobody leaves an alley that the district has blockaded" {
  at = "2021-10-03 10:00:00", query = "movement",
  expect = { decision = "deny", rule = "cantho.blockade.stay", by = "C-3009" },
}

test "nobody visits a neighbour inside it" {
  at = "2021-10-03 10:00:00", query = "movement", purpose = "visit",
  destination = { zone = "31129", asserted_level = "blockade" },
  expect = { decision = "deny", rule = "cantho.blockade.stay" },
}

test "where the authority brings supplies nobody shops" {
  at = "2021-10-03 10:00:00", query = "movement",
  origin = { zone = "31129", asserted_level = "blockade_strict" },
  destination = { zone = "31129", asserted_level = "blockade_strict" },
  expect = { decision = "deny", rule = "cantho.blockade.stay" },
}

test "relief is brought into the alley" {
  at = "2021-10-03 10:00:00", query = "movement", purpose = "relief_supply",
  ["person.role"] = "relief_force", origin = "31129",
  destination = { zone = "31129", asserted_level = "blockade" },
  expect = { decision = "allow", rule = "blockade.service" },
}

test "with the consent of the command the repair of the power line passes" {
  at = "2021-10-03 10:00:00", query = "movement", purpose = "work", papers = { area_command_consent = true },
  ["person.role"] = "utility_worker",
  expect = { decision = "allow", rule = "blockade.service" },
}

test "not even with consent does a worker leave a strict area" {
  at = "2021-10-03 10:00:00", query = "movement", purpose = "work", papers = { area_command_consent = true },
  ["person.role"] = "utility_worker",
  origin = { zone = "31129", asserted_level = "blockade_strict" },
  expect = { decision = "deny", rule = "cantho.blockade.stay" },
}

test "at 11:59:59 of 30 September the district cannot yet order a blockade, the law still can" {
  at = "2021-09-30 11:59:59", query = "movement",
  expect = { decision = "deny", rule = "blockade.stay", by = "N-L03" },
}

test "outside the alley people move" {
  at = "2021-10-03 10:00:00", query = "movement", origin = "31129",
  expect = { decision = "allow", rule = "areas.whole_city" },
}
