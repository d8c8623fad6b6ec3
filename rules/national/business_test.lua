baseline {
  business = {
    sector = "factory", place = "82", request = "operate", service = "none", orders = "none",
    workers = 200, on_site = 50, arrangement = "none", suspended = false, safety = { passed = true },
    last_test = "2021-07-20", staff_doses_min = 0, f0_on_site = 0,
  },
}

---- Directive 16

test "a factory keeps working under Directive 16 and its head is liable" {
  at = "2021-07-20 10:00:00", query = "business",
  expect = { decision = "allow", rule = "ct16.permitted_work", by = "N-2601", obligation = true },
}

test "a notary keeps working under Directive 16" {
  at = "2021-07-20 10:00:00", query = "business", business = { sector = "notary", service = "walk_in" },
  expect = { decision = "allow", rule = "ct16.permitted_work" },
}

test "a clothing shop is closed under Directive 16" {
  at = "2021-07-20 10:00:00", query = "business",
  business = { sector = "clothing_shop", service = "walk_in" },
  expect = { decision = "deny", rule = "default.business.distancing", by = "N-CT16" },
}

test "an eatery sells for takeaway under Directive 16" {
  at = "2021-07-20 10:00:00", query = "business", business = { sector = "eatery", service = "takeaway" },
  expect = { decision = "allow", rule = "ct16.takeaway", by = "N-CT16" },
}

test "nobody eats in an eatery under Directive 16" {
  at = "2021-07-20 10:00:00", query = "business",
  business = { sector = "eatery", service = "dine_in", guests = 2, seats = 40 },
  expect = { decision = "deny", rule = "default.business.distancing" },
}

test "a hotel lodges medics under Directive 16" {
  at = "2021-07-20 10:00:00", query = "business", business = { sector = "hotel", guest_kind = "medics" },
  expect = { decision = "allow", rule = "ct16.lodging", by = "N-2601" },
}

test "a hotel lodges no tourists under Directive 16" {
  at = "2021-07-20 10:00:00", query = "business", business = { sector = "hotel", guest_kind = "tourists" },
  expect = { decision = "deny", rule = "default.business.distancing" },
}

test "of a hotel it is asked whom it lodges" {
  at = "2021-07-20 10:00:00", query = "business", business = { sector = "hotel" },
  expect = { decision = "undetermined", question = "business.guest_kind" },
}

test "an arrangement may be registered under Directive 16" {
  at = "2021-07-20 10:00:00", query = "business",
  business = { sector = "clothing_shop", request = "register_arrangement" },
  expect = { decision = "allow", rule = "ct16.registering" },
}

test "where no level holds nothing is known about a business" {
  at = "2021-07-18 23:59:59", query = "business",
  expect = { decision = "undetermined" },
}

---- Directive 15

test "a cinema is closed under Directive 15" {
  at = "2021-07-15 10:00:00", query = "business",
  business = { sector = "cinema", service = "walk_in", place = "917" },
  expect = { decision = "deny", rule = "ct15.closed", by = "N-CT15" },
}

test "a clothing shop is open under Directive 15" {
  at = "2021-07-15 10:00:00", query = "business",
  business = { sector = "clothing_shop", service = "walk_in", place = "917" },
  expect = { decision = "allow", rule = "default.business.distancing", by = "C-1207" },
}

---- blockades

test "a factory in a blockade stops" {
  at = "2021-08-01 10:00:00", query = "business",
  ["business.place"] = { zone = "916", asserted_level = "blockade" },
  expect = { decision = "deny", rule = "blockade.business" },
}

test "a food shop in a blockade serves the people inside" {
  at = "2021-08-01 10:00:00", query = "business", business = { sector = "food_shop", service = "walk_in" },
  ["business.place"] = { zone = "916", asserted_level = "blockade" },
  expect = { decision = "allow", rule = "ct16.essential_services" },
}

test "in a strict blockade supplies are brought and the food shop is closed" {
  at = "2021-08-01 10:00:00", query = "business", business = { sector = "food_shop", service = "walk_in" },
  ["business.place"] = { zone = "916", asserted_level = "blockade_strict" },
  expect = { decision = "deny", rule = "blockade.business" },
}

test "a hospital in a strict blockade works" {
  at = "2021-08-01 10:00:00", query = "business", business = { sector = "hospital", service = "walk_in" },
  ["business.place"] = { zone = "916", asserted_level = "blockade_strict" },
  expect = { decision = "allow", rule = "ct16.essential_services" },
}
