baseline {
  business = {
    sector = "eatery", place = "760", request = "operate", service = "walk_in", orders = "at_counter",
    workers = 40, on_site = 8, arrangement = "none", suspended = false, safety = { passed = true },
    last_test = "2021-07-25", staff_doses_min = 0, f0_on_site = 0,
  },
}

-- A copy with changes.
local function but(base, changes)
  local copy = {}
  for name, value in sorted(base) do copy[name] = value end
  for name, value in sorted(changes) do copy[name] = value end
  return copy
end

-- Everything that was asked of staff in September.
local function in_september(sector, service, arrangement)
  return {
    sector = sector, service = service, orders = "online", arrangement = arrangement,
    shuttle_stops = 0, last_test = "2021-09-09", staff_doses_min = 1, staff_last_dose = "2021-08-10",
    staff_have_permits = true, present_since = "2021-08-22 18:00", registered = true,
  }
end

test "takeaway goes on under Directive 10" {
  at = "2021-07-08 23:59:59", query = "business",
  business = { sector = "eatery", service = "takeaway" },
  expect = { decision = "allow", rule = "ct10.takeaway", by = "H-CT10" },
}

test "nobody eats inside under Directive 10" {
  at = "2021-07-08 12:00:00", query = "business",
  business = { sector = "eatery", service = "dine_in" },
  expect = { decision = "deny", rule = "ct10.dine_in", by = "H-CT10" },
}

test "takeaway stops on 9 July" {
  at = "2021-07-09 00:00:00", query = "business",
  business = { sector = "eatery", service = "takeaway" },
  expect = { decision = "deny", rule = "eatery.closed", by = "H-2279" },
}

test "delivery of food stops on 9 July" {
  at = "2021-07-09 00:00:00", query = "business",
  business = { sector = "eatery", service = "delivery", orders = "online" },
  expect = { decision = "deny", rule = "eatery.closed" },
}

test "catering for hospitals works" {
  at = "2021-07-25 10:00:00", query = "business",
  business = { sector = "eatery", service = "none", orders = "none" },
  expect = { decision = "allow", rule = "open79.catering", obligation = true },
}

test "catering for hospitals works at night" {
  at = "2021-08-16 20:00:00", query = "business",
  business = { sector = "eatery", service = "none", orders = "none" },
  expect = { decision = "allow", rule = "night.catering", by = "H-2718" },
}

test "an eatery delivers from 7 September on" {
  at = "2021-09-09 17:59:59", query = "business",
  business = in_september("eatery", "delivery", "three_on_site"),
  expect = { decision = "allow", rule = "trades2994.allowed", by = "H-2994" },
}

test "an eatery did not deliver on 6 September" {
  at = "2021-09-06 12:00:00", query = "business",
  business = in_september("eatery", "delivery", "three_on_site"),
  expect = { decision = "deny", rule = "eatery.closed" },
}

test "nothing is taken away on 9 September" {
  at = "2021-09-09 12:00:00", query = "business",
  business = in_september("eatery", "takeaway", "three_on_site"),
  expect = { decision = "deny", rule = "eatery.delivery_only", by = "H-2994" },
}

test "an eatery without three on site does not deliver" {
  at = "2021-09-09 12:00:00", query = "business",
  business = in_september("eatery", "delivery", "one_route_two_points"),
  expect = { decision = "deny", rule = "eatery.three_on_site", by = "H-2994" },
}

test "takeaway on orders made on line is open until 20:59:59 from 16 September on" {
  at = "2021-09-16 20:59:59", query = "business",
  business = but(in_september("eatery", "takeaway", "three_on_site"), { last_test = "2021-09-16" }),
  expect = { decision = "allow", rule = "trades2994.allowed", by = "H-3072" },
}

test "nobody eats in after 16 September" {
  at = "2021-09-16 12:00:00", query = "business",
  business = but(in_september("eatery", "dine_in", "three_on_site"), { last_test = "2021-09-16" }),
  expect = { decision = "deny", rule = "eatery.delivery_only", by = "H-3072" },
}

test "staff whose tests are planned every 3 days are tested too seldom" {
  at = "2021-09-09 12:00:00", query = "business",
  business = but(in_september("eatery", "delivery", "three_on_site"), { test_interval_days = 3 }),
  expect = { decision = "deny", rule = "staff.test", by = "H-2994" },
}

test "staff whose tests are planned every 2 days are tested often enough" {
  at = "2021-09-09 12:00:00", query = "business",
  business = but(in_september("eatery", "delivery", "three_on_site"), { test_interval_days = 2 }),
  expect = { decision = "allow", rule = "trades2994.allowed" },
}

test "an order at the counter is refused" {
  at = "2021-09-16 12:00:00", query = "business",
  business = but(in_september("eatery", "takeaway", "three_on_site"),
                 { last_test = "2021-09-16", orders = "at_counter" }),
  expect = { decision = "deny", rule = "eatery.online_orders", by = "H-3072" },
}

local of_unknown_mode = in_september("eatery", "delivery", "three_on_site")
of_unknown_mode.registered = nil

test "whether an eatery has registered is asked" {
  at = "2021-09-09 12:00:00", query = "business", business = of_unknown_mode,
  expect = { decision = "undetermined", question = "business.registered" },
}

test "an eatery has to register" {
  at = "2021-09-15 12:00:00", query = "business",
  business = but(in_september("eatery", "delivery", "three_on_site"),
                 { last_test = "2021-09-15", registered = false }),
  expect = { decision = "deny", rule = "eatery.registered" },
}

---- Cần Giờ

local cangio = in_september("eatery", "takeaway", "three_on_site")
cangio.place, cangio.staff_doses_min, cangio.last_test = "787", 2, "2021-09-20"

test "in Can Gio takeaway is open 14 days after the second dose" {
  at = "2021-09-20 12:00:00", query = "business",
  business = but(cangio, { staff_last_dose = "2021-09-06" }),
  expect = { decision = "allow", rule = "cangio.eatery", by = "H-CANGIO" },
}

test "in Can Gio 13 days after the second dose are too few" {
  at = "2021-09-20 12:00:00", query = "business",
  business = but(cangio, { staff_last_dose = "2021-09-07" }),
  expect = { decision = "deny", rule = "cangio.eatery_staff", by = "H-CANGIO" },
}

test "in Can Gio one dose is too few" {
  at = "2021-09-20 12:00:00", query = "business", business = but(cangio, { staff_doses_min = 1 }),
  expect = { decision = "deny", rule = "cangio.eatery_staff" },
}
