baseline {
  business = {
    sector = "public_agency", place = "760", request = "operate", service = "none", orders = "none",
    workers = 40, on_site = 10, arrangement = "none", suspended = false, safety = { passed = true },
    last_test = "2021-08-16", staff_doses_min = 0, f0_on_site = 0,
  },
}

test "an authority works with a quarter of its staff" {
  at = "2021-08-16 10:00:00", query = "business",
  expect = { decision = "allow", rule = "agencies.allowed", by = "H-2718" },
}

test "an authority with more than a quarter of its staff reduces" {
  at = "2021-08-16 00:00:00", query = "business", business = { on_site = 11 },
  expect = { decision = "deny", rule = "agencies.quarter", by = "H-2718" },
}

test "on 15 August the quarter was not ordered yet" {
  at = "2021-08-15 23:59:59", query = "business", business = { on_site = 11 },
  expect = { decision = "allow", rule = "ct16.permitted_work" },
}

test "the quarter does not hold for a hospital" {
  at = "2021-08-16 10:00:00", query = "business", business = { sector = "hospital", on_site = 40 },
  expect = { decision = "allow" },
}
