baseline {
  business = {
    sector = "clothing_shop", place = "760", request = "operate", service = "walk_in",
    orders = "at_counter", workers = 40, on_site = 30, arrangement = "none", suspended = false,
    safety = { passed = true }, last_test = "2021-10-02", staff_doses_min = 2,
    staff_last_dose = "2021-08-10", f0_on_site = 0, place_qr = true,
  },
}

test "a clothing shop opens on 1 October" {
  at = "2021-10-01 00:00:00", query = "business",
  expect = { decision = "allow", rule = "ct18.open", by = "H-CT18" },
}

test "a clothing shop was closed until the end of 30 September" {
  at = "2021-09-30 10:00:00", query = "business",
  business = { arrangement = "three_on_site", on_site = 8 },
  expect = { decision = "deny", rule = "open79.not_listed" },
}

test "a shop without a place code does not open" {
  at = "2021-10-02 10:00:00", query = "business", business = { place_qr = false },
  expect = { decision = "deny", rule = "ct18.place_code", by = "H-CT18" },
}

test "a shop that does not meet the criteria of its sector does not open" {
  at = "2021-10-02 10:00:00", query = "business", ["business.safety.passed"] = false,
  expect = { decision = "deny", rule = "safety.criteria", by = "H-3328" },
}

test "a hospital is not measured by these criteria" {
  at = "2021-10-02 10:00:00", query = "business", business = { sector = "hospital" },
  ["business.safety.passed"] = false,
  expect = { decision = "allow", rule = "ct18.open" },
}

test "before 15 September there were no criteria" {
  at = "2021-09-14 10:00:00", query = "business",
  business = { sector = "logistics", service = "none", arrangement = "three_on_site", on_site = 8,
               present_since = "2021-08-22 18:00" },
  ["business.safety.passed"] = false,
  expect = { decision = "allow" },
}

test "in an alley at Directive 16 the clothing shop stays closed" {
  at = "2021-10-05 10:00:00", query = "business",
  ["business.place"] = { zone = "760", asserted_level = "CT16" },
  expect = { decision = "deny", rule = "default.business.distancing" },
}

test "in an alley at Directive 16 the school stays closed" {
  at = "2021-10-05 10:00:00", query = "business", business = { sector = "school" },
  ["business.place"] = { zone = "760", asserted_level = "CT16" },
  expect = { decision = "deny", rule = "default.business.distancing" },
}

test "karaoke stays closed" {
  at = "2021-10-02 10:00:00", query = "business", business = { sector = "karaoke" },
  expect = { decision = "deny", rule = "ct18.closed", by = "H-CT18" },
}

test "karaoke stays closed under Resolution 128 until Directive 18 is replaced" {
  at = "2021-10-20 10:00:00", query = "business", business = { sector = "karaoke" },
  ["business.place"] = { zone = "760", published_level = "L1" },
  expect = { decision = "deny", rule = "ct18.closed" },
}

test "a hotel is not among those closed by Directive 18" {
  at = "2021-10-10 23:59:59", query = "business",
  business = { sector = "hotel", guest_kind = "tourists" },
  expect = { decision = "allow", rule = "ct18.open.until_levels" },
}

test "from 11 October the level of a hotel counts" {
  at = "2021-10-11 00:00:00", query = "business",
  business = { sector = "hotel", guest_kind = "tourists" },
  expect = { decision = "undetermined", question = "business.place.published_level" },
}

test "an arrangement may be registered in October" {
  at = "2021-10-02 10:00:00", query = "business",
  business = { sector = "karaoke", request = "register_arrangement" },
  expect = { decision = "allow", rule = "ct18.registering" },
}

---- eating inside

local function dine_in(guests, seats)
  return { sector = "eatery", service = "dine_in", guests = guests, seats = seats }
end

test "takeaway is open in October" {
  at = "2021-10-02 22:00:00", query = "business",
  business = { sector = "eatery", service = "takeaway" },
  expect = { decision = "allow", rule = "ct18.open" },
}

test "nobody eats inside until the end of 27 October" {
  at = "2021-10-27 23:59:59", query = "business", business = dine_in(10, 40),
  expect = { decision = "deny", rule = "ct18.dine_in", by = "H-CT18" },
}

test "half of the seats may be taken from 28 October on" {
  at = "2021-10-28 19:00:00", query = "business", business = dine_in(20, 40),
  expect = { decision = "allow", rule = "dine.reopened", by = "H-DINE", obligation = true },
}

test "one guest more than half of the seats is too many" {
  at = "2021-10-28 19:00:00", query = "business", business = dine_in(21, 40),
  expect = { decision = "deny", rule = "dine.half_the_seats", by = "H-DINE" },
}

test "half of 41 seats are 20" {
  at = "2021-10-28 20:59:59", query = "business", business = dine_in(21, 41),
  expect = { decision = "deny", rule = "dine.half_the_seats" },
}

test "guests are served inside until 20:59:59" {
  at = "2021-10-28 20:59:59", query = "business", business = dine_in(20, 41),
  expect = { decision = "allow", rule = "dine.allowed" },
}

test "guests are not served inside at 21:00:00" {
  at = "2021-10-28 21:00:00", query = "business", business = dine_in(20, 40),
  expect = { decision = "deny", rule = "dine.until_21", by = "H-DINE" },
}
