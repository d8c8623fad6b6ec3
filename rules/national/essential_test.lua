baseline {
  business = {
    sector = "petrol_station", request = "operate", service = "walk_in", orders = "at_counter",
    workers = 40, on_site = 8, arrangement = "none", suspended = false, safety = { passed = true },
    last_test = "2021-07-20", staff_doses_min = 0, f0_on_site = 0,
  },
}

test "a petrol station stays open under Directive 16" {
  at = "2021-07-20 10:00:00", query = "business", ["business.place"] = "916",
  expect = { decision = "allow", rule = "ct16.essential_services", by = "N-CT16" },
}

test "a supermarket stays open under Directive 16" {
  at = "2021-07-20 10:00:00", query = "business", ["business.place"] = "916",
  business = { sector = "supermarket" },
  expect = { decision = "allow", rule = "ct16.essential_services" },
}
