baseline {
  business = {
    sector = "factory", place = "82", request = "operate", service = "none", orders = "none",
    workers = 200, on_site = 50, arrangement = "none", suspended = true, safety = { passed = true },
    last_test = "2021-07-20", staff_doses_min = 0, f0_on_site = 0,
  },
}

test "a business suspended by name must not open, and the basis of a sanction is named" {
  at = "2021-07-20 10:00:00", query = "business",
  expect = { decision = "deny", rule = "sanctions.suspended", by = "N-117" },
}

test "a business that is not suspended may work" {
  at = "2021-07-20 10:00:00", query = "business", business = { suspended = false },
  expect = { decision = "allow", rule = "ct16.permitted_work" },
}

test "a suspended business may register what it will change" {
  at = "2021-07-20 10:00:00", query = "business", business = { request = "register_arrangement" },
  expect = { decision = "allow", rule = "ct16.registering" },
}
