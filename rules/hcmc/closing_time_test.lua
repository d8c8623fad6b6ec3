baseline {
  business = {
    sector = "petrol_station", place = "770", request = "operate", service = "walk_in", orders = "at_counter",
    workers = 40, on_site = 8, arrangement = "none", suspended = false, safety = { passed = true },
    last_test = "2021-07-27", staff_doses_min = 0, f0_on_site = 0,
  },
}

-- A shop that meets the conditions of September.
local function in_september(sector, service)
  return {
    sector = sector, service = service, orders = "online", arrangement = "one_route_two_points",
    shuttle_stops = 0, last_test = "2021-09-15", staff_doses_min = 1, staff_last_dose = "2021-08-10",
    staff_have_permits = true, present_since = "2021-08-22 18:00",
  }
end

test "a petrol station sells until 17:59:59" {
  at = "2021-07-27 17:59:59", query = "business",
  expect = { decision = "allow", rule = "ct16.essential_services" },
}

test "a petrol station closes at 18:00:00" {
  at = "2021-07-27 18:00:00", query = "business", business = { at_gateway = false },
  expect = { decision = "deny", rule = "closing.at_18", by = "H-2490" },
}

test "a petrol station is closed at 05:59:59" {
  at = "2021-07-28 05:59:59", query = "business", business = { at_gateway = false },
  expect = { decision = "deny", rule = "closing.at_18" },
}

test "a petrol station opens at 06:00:00" {
  at = "2021-07-28 06:00:00", query = "business",
  expect = { decision = "allow", rule = "ct16.essential_services" },
}

test "a petrol station at a main gateway sells at night" {
  at = "2021-07-27 20:00:00", query = "business", business = { place = "761", at_gateway = true },
  expect = { decision = "allow", rule = "closing.gateway_petrol", by = "H-2490" },
}

test "of a petrol station at night it is asked whether it lies at a gateway" {
  at = "2021-07-27 20:00:00", query = "business", business = { place = "761" },
  expect = { decision = "undetermined", question = "business.at_gateway" },
}

test "a hospital is no shop and does not close" {
  at = "2021-07-27 20:00:00", query = "business", business = { sector = "hospital" },
  expect = { decision = "allow", rule = "ct16.essential_services" },
}

test "a supermarket is open until 20:59:59 from 7 September on" {
  at = "2021-09-09 20:59:59", query = "business", business = in_september("supermarket", "delivery"),
  expect = { decision = "allow", rule = "closing.not_at_18", by = "H-2994" },
}

test "a supermarket closes at 21:00:00" {
  at = "2021-09-09 21:00:00", query = "business", business = in_september("supermarket", "delivery"),
  expect = { decision = "deny", rule = "closing.at_21", by = "H-2994" },
}

test "a supermarket closed at 18:00:00 on 6 September" {
  at = "2021-09-06 18:00:00", query = "business", business = in_september("supermarket", "delivery"),
  expect = { decision = "deny", rule = "closing.at_18" },
}

test "a post office is open in the evening from 16 September on" {
  at = "2021-09-16 20:59:59", query = "business", business = in_september("post_telecom", "walk_in"),
  expect = { decision = "allow", rule = "closing.not_at_18", by = "H-3072" },
}

test "a post office closed at 18:00:00 on 15 September" {
  at = "2021-09-15 18:00:00", query = "business", business = in_september("post_telecom", "walk_in"),
  expect = { decision = "deny", rule = "closing.at_18" },
}

test "a food maker without customers is no shop and works at night" {
  at = "2021-07-27 20:00:00", query = "business",
  business = { sector = "food_maker", service = "none", arrangement = "three_on_site" },
  expect = { decision = "allow", rule = "ct16.essential_services" },
}

test "takeaway closed at 18:00:00 on 15 September" {
  at = "2021-09-15 18:00:00", query = "business", business = in_september("eatery", "delivery"),
  expect = { decision = "deny", rule = "closing.at_18" },
}

test "a law office closes at 18:00:00 after 15 September as well" {
  at = "2021-09-17 18:00:00", query = "business", business = in_september("law_office", "walk_in"),
  expect = { decision = "deny", rule = "closing.at_18" },
}

test "post is carried at night from 2 August on" {
  at = "2021-08-05 20:00:00", query = "business",
  business = { sector = "post_telecom", service = "delivery" },
  expect = { decision = "allow", rule = "closing.post", by = "H-POST" },
}

test "post was not carried at night on 1 August" {
  at = "2021-08-01 20:00:00", query = "business",
  business = { sector = "post_telecom", service = "delivery" },
  expect = { decision = "deny", rule = "closing.at_18" },
}

test "sanitation goes on at night" {
  at = "2021-07-27 20:00:00", query = "business", business = { sector = "sanitation", service = "none" },
  expect = { decision = "allow", rule = "closing.night_work", by = "H-2490" },
}

test "by day sanitation needs no leave for the night" {
  at = "2021-07-27 17:59:59", query = "business", business = { sector = "sanitation", service = "none" },
  expect = { decision = "allow", rule = "open79.listed" },
}

test "from 7 September on post and telecom close at 18:00:00, deliveries too" {
  at = "2021-09-09 18:00:00", query = "business", business = in_september("post_telecom", "delivery"),
  expect = { decision = "deny", rule = "closing.named_at_18", by = "H-2994" },
}

local food_maker = in_september("food_maker", "none")
food_maker.last_test = "2021-09-16"

test "a food maker works until 20:59:59 from 16 September on" {
  at = "2021-09-16 20:59:59", query = "business", business = food_maker,
  expect = { decision = "allow", rule = "closing.not_at_18", by = "H-3072" },
}

test "a food maker stops at 21:00:00" {
  at = "2021-09-16 21:00:00", query = "business", business = food_maker,
  expect = { decision = "deny", rule = "closing.at_21", by = "H-3072" },
}

test "stock is prepared in a supermarket after 21:00:00 too" {
  at = "2021-09-09 21:00:00", query = "business", business = in_september("supermarket", "none"),
  expect = { decision = "allow", rule = "closing.stock" },
}
