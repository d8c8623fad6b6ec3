baseline {
  person = { case = "none", role = "resident", residence = "80", test = { kind = "none", result = "none" } },
  group = { size = 1 },
  purpose = "buy_medicine",
  permit = { form = "none" },
  vehicle = { kind = "motorbike" },
  place = { kind = "street" },
  origin = "80",
  destination = "80",
}

test "Long An stays at home from 18:00:00 on" {
  at = "2021-07-28 18:00:00", query = "movement",
  expect = { decision = "deny", rule = "longan.night", by = "LA-2707" },
}

test "at 17:59:59 the evening in Long An is still open" {
  at = "2021-07-28 17:59:59", query = "movement",
  expect = { decision = "allow", rule = "ct16.supplies" },
}

test "at 05:59:59 the night in Long An goes on" {
  at = "2021-07-29 05:59:59", query = "movement",
  expect = { decision = "deny", rule = "longan.night" },
}

test "at 06:00:00 the night in Long An is over" {
  at = "2021-07-29 06:00:00", query = "movement",
  expect = { decision = "allow", rule = "ct16.supplies" },
}

test "aid passes through Long An at night" {
  at = "2021-07-29 22:00:00", query = "movement", purpose = "relief_supply",
  person = { role = "volunteer" },
  expect = { decision = "allow", rule = "ct16.urgent" },
}

test "a nurse goes to work in Long An at night" {
  at = "2021-07-29 22:00:00", query = "movement", purpose = "work", person = { role = "health_worker" },
  expect = { decision = "allow", rule = "ct16.work" },
}

test "other workers stay in at night in Long An" {
  at = "2021-07-29 22:00:00", query = "movement", purpose = "work", person = { role = "office_worker" },
  expect = { decision = "deny", rule = "longan.night" },
}

test "in the last night before Resolution 128 Long An stays at home" {
  at = "2021-10-10 23:59:59", query = "movement",
  expect = { decision = "deny", rule = "longan.night" },
}

test "Resolution 128 ends the nights of Long An" {
  at = "2021-10-11 19:00:00", query = "movement", origin = { zone = "80", published_level = "L2" },
  destination = { zone = "80", published_level = "L2" },
  expect = { decision = "allow", rule = "n128.movement" },
}

test "nobody stays in the streets of Long An at 18:00:00" {
  at = "2021-07-28 18:00:00", query = "place",
  place = { kind = "street", at = "80", people = 1, indoor = false, distance_m = 2, event = "none" },
  expect = { decision = "deny", rule = "longan.nobody_outside", by = "LA-2707" },
}

test "at 17:59:59 one person may stand in a street of Long An" {
  at = "2021-07-28 17:59:59", query = "place",
  place = { kind = "street", at = "80", people = 1, indoor = false, distance_m = 2, event = "none" },
  expect = { decision = "allow", rule = "gathering.ct16.allowed" },
}
