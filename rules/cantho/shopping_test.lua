baseline {
  person = { case = "none", role = "resident", residence = "916", test = { kind = "none", result = "none" } },
  household = { trips_this_week = 0, out_now = 0 },
  group = { size = 1 },
  purpose = "buy_food",
  permit = { form = "none" },
  ticket = { kind = "none" },
  vehicle = { kind = "none" },
  place = { kind = "street" },
  origin = "916",
  destination = "916",
}

test "one person buys food from 08:00:00 on" {
  at = "2021-08-26 08:00:00", query = "movement",
  expect = { decision = "allow", rule = "cantho.shopping", by = "C-3508" },
}

test "at 07:59:59 it is too early to buy food" {
  at = "2021-08-26 07:59:59", query = "movement",
  expect = { decision = "deny", rule = "cantho.shopping.hours", by = "C-3508" },
}

test "at 17:00:00 it is too late to buy food" {
  at = "2021-08-26 17:00:00", query = "movement",
  expect = { decision = "deny", rule = "cantho.shopping.hours", by = "C-3508" },
}

test "a second person of the household waits at home" {
  at = "2021-08-26 10:00:00", query = "movement", household = { out_now = 1 },
  expect = { decision = "deny", rule = "cantho.shopping.one_person", by = "C-3508" },
}

test "after 8 September the hours of 3508 are over" {
  at = "2021-09-08 07:00:00", query = "movement",
  expect = { decision = "allow", rule = "ct16.supplies" },
}
