baseline {
  business = {
    sector = "traditional_market", place = "760", request = "operate", service = "walk_in",
    orders = "at_counter", workers = 40, on_site = 8, arrangement = "none", suspended = false,
    safety = { passed = false }, last_test = "2021-07-09", staff_doses_min = 0, f0_on_site = 0,
  },
}

test "an unsafe market was open on 8 July" {
  at = "2021-07-08 08:00:00", query = "business",
  expect = { decision = "allow", by = "H-CT10" },
}

test "an unsafe market closes on 9 July" {
  at = "2021-07-09 00:00:00", query = "business",
  expect = { decision = "deny", rule = "markets.unsafe", by = "H-2279" },
}

test "a safe market stays open" {
  at = "2021-07-09 08:00:00", query = "business", ["business.safety.passed"] = true,
  expect = { decision = "allow", rule = "ct16.permitted_work" },
}

test "from 24 July a safe market opens 30 percent of its stalls in turns" {
  at = "2021-07-24 08:00:00", query = "business", ["business.safety.passed"] = true,
  expect = { decision = "allow", rule = "open79.listed", by = "H-2468", obligation = true },
}

test "a supermarket is no market" {
  at = "2021-07-24 08:00:00", query = "business", business = { sector = "supermarket" },
  expect = { decision = "allow", rule = "ct16.essential_services" },
}

-- Bình Điền and Hóc Môn.
local transfer_point = {
  sector = "wholesale_market", place = "784", service = "none", orders = "none", safety = { passed = true },
  arrangement = "one_route_two_points", shuttle_stops = 0, present_since = "2021-08-22 18:00",
  last_test = "2021-09-08", staff_doses_min = 1, staff_have_permits = true,
}

test "goods are transferred at Hoc Mon market from 7 September on" {
  at = "2021-09-08 20:00:00", query = "business", business = transfer_point,
  expect = { decision = "allow", rule = "markets.transfer_points", by = "H-2994" },
}
