baseline {
  business = {
    sector = "factory", place = "31171", request = "operate", service = "none", orders = "none",
    workers = 200, on_site = 50, arrangement = "three_on_site", suspended = false,
    safety = { passed = false, assessed = "2021-08-02" }, last_test = "2021-08-05", staff_doses_min = 0,
    f0_on_site = 0,
  },
}

test "an unsafe factory works until the end of 4 August" {
  at = "2021-08-04 23:59:59", query = "business",
  expect = { decision = "allow", rule = "ct16.permitted_work" },
}

test "an unsafe factory stops on 5 August" {
  at = "2021-08-05 00:00:00", query = "business",
  expect = { decision = "deny", rule = "unsafe.must_stop", by = "C-SUSP" },
}

test "a safe factory works" {
  at = "2021-08-05 08:00:00", query = "business", ["business.safety.passed"] = true,
  expect = { decision = "allow", rule = "ct16.permitted_work" },
}

test "a factory suspended by name stops" {
  at = "2021-08-05 08:00:00", query = "business", ["business.safety.passed"] = true,
  ["business.suspended"] = true,
  expect = { decision = "deny", rule = "unsafe.suspended", by = "C-SUSP" },
}

test "the change of a list of workers is not a matter of safety" {
  at = "2021-08-05 08:00:00", query = "business", business = { request = "change_worker_list" },
  expect = { decision = "allow", rule = "ct16.registering" },
}
