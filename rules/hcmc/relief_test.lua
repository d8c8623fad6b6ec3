baseline {
  person = { case = "none", role = "relief_force", residence = "776",
             test = { kind = "none", result = "none" } },
  group = { size = 1 },
  purpose = "relief_supply",
  permit = { form = "none" },
  vehicle = { kind = "van" },
  cargo = { kind = "rice" },
  place = { kind = "street" },
  origin = "776",
  destination = "777",
}

test "the relief force brings rice at night" {
  at = "2021-07-28 20:00:00", query = "movement",
  expect = { decision = "allow", rule = "relief.night", by = "H-2490" },
}

test "a neighbour with a bag of rice waits until morning" {
  at = "2021-07-28 20:00:00", query = "movement", ["person.role"] = "resident",
  expect = { decision = "deny", rule = "night.stay_home" },
}

test "by day relief is an urgent case" {
  at = "2021-07-28 10:00:00", query = "movement",
  expect = { decision = "allow", rule = "ct16.urgent" },
}
