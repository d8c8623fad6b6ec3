baseline {
  business = {
    sector = "logistics", place = "760", request = "operate", service = "none", orders = "none",
    workers = 40, on_site = 10, arrangement = "three_on_site", suspended = false,
    safety = { passed = true }, last_test = "2021-08-24", staff_doses_min = 0, f0_on_site = 0,
    present_since = "2021-08-22 18:00",
  },
}

-- A copy with changes.
local function but(base, changes)
  local copy = {}
  for name, value in sorted(base) do copy[name] = value end
  for name, value in sorted(changes) do copy[name] = value end
  return copy
end

---- 2796

test "a quarter of the staff may be there" {
  at = "2021-08-24 10:00:00", query = "business",
  expect = { decision = "allow", rule = "staff.quarter.allowed", by = "H-2796" },
}

test "more than a quarter is too many" {
  at = "2021-08-24 10:00:00", query = "business", business = { on_site = 11 },
  expect = { decision = "deny", rule = "staff.quarter", by = "H-2796" },
}

test "a quarter is rounded down" {
  at = "2021-08-24 10:00:00", query = "business", business = { workers = 43, on_site = 11 },
  expect = { decision = "deny", rule = "staff.quarter" },
}

test "on 22 August more than a quarter could be there" {
  at = "2021-08-22 23:59:59", query = "business", business = { on_site = 11 },
  expect = { decision = "allow" },
}

test "without an arrangement nobody works from 23 August on" {
  at = "2021-08-23 00:00:00", query = "business", business = { arrangement = "none" },
  expect = { decision = "deny", rule = "staff.arrangement", by = "H-2796" },
}

test "the care of the sick has neither quota nor arrangement" {
  at = "2021-08-24 10:00:00", query = "business",
  business = { sector = "hospital", service = "walk_in", arrangement = "none", on_site = 40 },
  expect = { decision = "allow", rule = "open79.listed" },
}

test "who moved in at 05:59:59 was there in time" {
  at = "2021-08-24 10:00:00", query = "business",
  business = { present_since = "2021-08-23 05:59:59" },
  expect = { decision = "allow" },
}

test "who moved in at 06:00:00 was late" {
  at = "2021-08-24 10:00:00", query = "business",
  business = { present_since = "2021-08-23 06:00:00" },
  expect = { decision = "deny", rule = "staff.present", by = "H-2796" },
}

test "from 16 September on it is not asked when the staff moved in" {
  at = "2021-09-16 10:00:00", query = "business",
  business = { present_since = "2021-09-16 05:00:00" },
  expect = { decision = "allow" },
}

---- 2994 and 3072

local shop = {
  sector = "supermarket", service = "delivery", orders = "online", arrangement = "one_route_two_points",
  shuttle_stops = 0, last_test = "2021-09-07", staff_doses_min = 1, staff_last_dose = "2021-08-10",
  staff_have_permits = true, on_site = 8,
}

test "a shop whose staff were tested two days ago is open" {
  at = "2021-09-09 10:00:00", query = "business", business = shop,
  expect = { decision = "allow", rule = "trades2994.allowed", by = "H-2994" },
}

test "a test of three days ago is too old" {
  at = "2021-09-10 06:00:00", query = "business", business = shop,
  expect = { decision = "deny", rule = "staff.test", by = "H-2994" },
}

test "staff without a dose do not work in a shop" {
  at = "2021-09-09 10:00:00", query = "business", business = but(shop, { staff_doses_min = 0 }),
  expect = { decision = "deny", rule = "staff.dose", by = "H-2994" },
}

test "before 7 September no dose was asked" {
  at = "2021-09-06 10:00:00", query = "business", business = but(shop, { staff_doses_min = 0 }),
  expect = { decision = "allow" },
}

test "staff without the permit do not work in a shop" {
  at = "2021-09-09 10:00:00", query = "business",
  business = but(shop, { staff_have_permits = false }),
  expect = { decision = "deny", rule = "staff.permit", by = "H-2994" },
}

test "pharmacists need no permit" {
  at = "2021-09-09 10:00:00", query = "business",
  business = but(shop, { sector = "pharmacy", staff_have_permits = false }),
  expect = { decision = "allow", rule = "trades2994.allowed" },
}
