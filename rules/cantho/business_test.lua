baseline {
  business = {
    sector = "eatery", place = "926", request = "operate", service = "dine_in", orders = "at_counter",
    workers = 40, on_site = 8, arrangement = "none", suspended = false, safety = { passed = true },
    last_test = "2021-09-20", staff_doses_min = 0, f0_on_site = 0, guests = 10, seats = 40,
  },
}

---- June and July

test "karaoke is closed before Directive 15 comes to Can Tho" {
  at = "2021-07-05 10:00:00", query = "business", business = { sector = "karaoke" },
  expect = { decision = "deny", rule = "cantho.june.closed", by = "C-1606" },
}

test "eateries are open then, takeaway is encouraged" {
  at = "2021-07-05 10:00:00", query = "business",
  expect = { decision = "allow", rule = "cantho.june.open", by = "C-1606", obligation = true },
}

test "in an alley at Directive 16 a clothing shop is closed in July" {
  at = "2021-07-05 10:00:00", query = "business", business = { sector = "clothing_shop" },
  ["business.place"] = { zone = "926", asserted_level = "CT16" },
  expect = { decision = "deny", rule = "default.business.distancing" },
}

---- 3508

local shop = { sector = "supermarket", service = "walk_in", last_test = "2021-08-23" }

test "staff of a supermarket tested three days ago may work" {
  at = "2021-08-26 10:00:00", query = "business", business = shop,
  expect = { decision = "allow", by = "C-3508", obligation = true },
}

test "staff of a supermarket tested four days ago may not work" {
  at = "2021-08-27 00:00:00", query = "business", business = shop,
  expect = { decision = "deny", rule = "cantho.staff_test", by = "C-3508" },
}

test "the tests end with the order on 8 September" {
  at = "2021-09-08 00:00:00", query = "business", business = shop,
  expect = { decision = "allow", rule = "ct16.essential_services" },
}

test "a bank is not among the essential producers and shops" {
  at = "2021-08-27 10:00:00", query = "business",
  business = { sector = "bank", last_test = "2021-08-01" },
  expect = { decision = "allow", rule = "ct16.permitted_work" },
}

---- green districts

test "an eatery in a green district serves ten guests" {
  at = "2021-09-20 10:00:00", query = "business",
  expect = { decision = "allow", rule = "cantho.green.reopened", by = "C-1809", obligation = true },
}

test "an eatery in a green district does not serve eleven guests" {
  at = "2021-09-20 10:00:00", query = "business", business = { guests = 11 },
  expect = { decision = "deny", rule = "cantho.green.eatery", by = "C-1809" },
}

test "a supermarket in a green district lets in ten buyers" {
  at = "2021-09-20 10:00:00", query = "business", business = shop,
  expect = { decision = "allow", rule = "cantho.green.reopened" },
}

test "a supermarket in a green district does not let in eleven buyers" {
  at = "2021-09-20 10:00:00", query = "business", business = shop, ["business.guests"] = 11,
  expect = { decision = "deny", rule = "cantho.green.supermarket", by = "C-1809" },
}

test "in an alley at Directive 16 of a green district nobody eats inside" {
  at = "2021-09-20 10:00:00", query = "business",
  ["business.place"] = { zone = "926", asserted_level = "CT16" },
  expect = { decision = "deny", rule = "default.business.distancing" },
}

test "in an urban district nobody eats inside" {
  at = "2021-09-20 10:00:00", query = "business", ["business.place"] = "916",
  expect = { decision = "deny", rule = "default.business.distancing", by = "C-1809" },
}

test "in a green district nobody ate inside on 17 September" {
  at = "2021-09-17 23:59:59", query = "business",
  expect = { decision = "deny", rule = "default.business.distancing" },
}

---- from 24/9

test "the green districts lose dine-in on 24 September" {
  at = "2021-09-24 00:00:00", query = "business",
  expect = { decision = "deny", rule = "cantho.takeaway_only", by = "C-2409" },
}

test "takeaway goes on" {
  at = "2021-09-24 10:00:00", query = "business", business = { service = "takeaway" },
  expect = { decision = "allow", by = "C-2409" },
}

test "markets are closed from 24 September on" {
  at = "2021-09-24 00:00:00", query = "business", business = { sector = "traditional_market" },
  expect = { decision = "deny", rule = "cantho.markets_closed", by = "C-2409" },
}

test "markets were open in green districts on 23 September" {
  at = "2021-09-23 23:59:59", query = "business",
  business = { sector = "traditional_market", service = "walk_in" },
  expect = { decision = "allow" },
}

test "markets stay closed in October, whatever the ward says" {
  at = "2021-10-03 08:00:00", query = "business",
  business = { sector = "traditional_market", place = { zone = "916", asserted_level = "normal" } },
  expect = { decision = "deny", rule = "cantho.markets_closed", by = "C-3009" },
}

test "the order of the city stands until the city applies Resolution 128" {
  at = "2021-10-14 23:59:59", query = "business",
  business = { sector = "traditional_market", place = { zone = "916", published_level = "L2" } },
  expect = { decision = "deny", rule = "cantho.markets_closed" },
}

test "under Resolution 128 markets are open" {
  at = "2021-10-15 00:00:00", query = "business",
  business = { sector = "traditional_market", service = "walk_in",
               place = { zone = "916", published_level = "L2" } },
  expect = { decision = "allow", rule = "n128.eatery_market", by = "N-128" },
}

---- 3508: turns and plans

local food_maker = {
  sector = "food_maker", service = "none", orders = "none", last_test = "2021-08-26", rotating_shifts = true,
}

local function but(changes)
  local copy = {}
  for name, value in sorted(food_maker) do copy[name] = value end
  for name, value in sorted(changes) do copy[name] = value end
  return copy
end

test "an essential producer works in turns" {
  at = "2021-08-26 10:00:00", query = "business", business = food_maker,
  expect = { decision = "allow", rule = "ct16.essential_services", obligation = true },
}

test "an essential producer with all its staff at once does not" {
  at = "2021-08-26 10:00:00", query = "business", business = but { rotating_shifts = false },
  expect = { decision = "deny", rule = "cantho.staff_full", by = "C-3508" },
}

test "a plan of tests every 3 days is enough in Can Tho" {
  at = "2021-08-26 10:00:00", query = "business", business = but { test_interval_days = 3 },
  expect = { decision = "allow", by = "C-3508" },
}

test "a plan of tests every 4 days is not" {
  at = "2021-08-26 10:00:00", query = "business", business = but { test_interval_days = 4 },
  expect = { decision = "deny", rule = "cantho.staff_test", by = "C-3508" },
}
