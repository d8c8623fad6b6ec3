baseline {
  business = {
    sector = "notary", place = "760", request = "operate", service = "walk_in", orders = "at_counter",
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

---- Directive 10

test "an informal market is closed under Directive 10" {
  at = "2021-07-08 12:00:00", query = "business", business = { sector = "informal_market" },
  expect = { decision = "deny", rule = "ct10.closed", by = "H-CT10" },
}

---- 2279

test "the lottery stops on 9 July" {
  at = "2021-07-09 00:00:00", query = "business", business = { sector = "lottery" },
  expect = { decision = "deny", rule = "lottery.closed", by = "H-2279" },
}

test "tickets were sold on 8 July" {
  at = "2021-07-08 23:59:59", query = "business", business = { sector = "lottery" },
  expect = { decision = "allow" },
}

---- the closed list

test "a notary works until the end of 23 July" {
  at = "2021-07-23 23:59:59", query = "business",
  expect = { decision = "allow", rule = "ct16.permitted_work", by = "H-2279" },
}

test "a notary is not on the closed list of 24 July" {
  at = "2021-07-24 00:00:00", query = "business",
  expect = { decision = "deny", rule = "open79.not_listed", by = "H-2468" },
}

test "the letters whose contents are not known are named" {
  at = "2021-08-02 10:00:00", query = "business", business = { sector = "clothing_shop" },
  expect = { decision = "deny", rule = "open79.not_listed", by = "H-2522" },
}

test "an aesthetic clinic is no health care" {
  at = "2021-07-25 10:00:00", query = "business", business = { sector = "aesthetic_clinic" },
  expect = { decision = "deny", rule = "open79.not_listed" },
}

test "a clinic is health care" {
  at = "2021-07-25 10:00:00", query = "business", business = { sector = "clinic" },
  expect = { decision = "allow", rule = "open79.listed", by = "H-2468" },
}

test "a clinic is health care before 2718 names private clinics too" {
  at = "2021-08-15 17:59:59", query = "business", business = { sector = "clinic" },
  expect = { decision = "allow", rule = "open79.listed", by = "H-2468" },
}

test "a bank works at minimum capacity" {
  at = "2021-07-25 10:00:00", query = "business", business = { sector = "bank" },
  expect = { decision = "allow", rule = "open79.listed", obligation = true },
}

test "a bank works at minimum capacity from 23 July on" {
  at = "2021-07-23 10:00:00", query = "business", business = { sector = "bank" },
  expect = { decision = "allow", by = "H-CT12TU", obligation = true },
}

test "a hotel lodges people in quarantine" {
  at = "2021-07-25 10:00:00", query = "business",
  business = { sector = "hotel", guest_kind = "quarantine" },
  expect = { decision = "allow", rule = "open79.hotel", by = "H-2468" },
}

test "a hotel lodges no tourists after 24 July" {
  at = "2021-07-25 10:00:00", query = "business",
  business = { sector = "hotel", guest_kind = "tourists" },
  expect = { decision = "deny", rule = "open79.hotel.tourists", by = "H-2468" },
}

test "an arrangement may be registered in the city" {
  at = "2021-07-25 10:00:00", query = "business", business = { request = "register_arrangement" },
  expect = { decision = "allow", rule = "hcmc.registering" },
}

---- construction

test "construction goes on until the end of 22 July" {
  at = "2021-07-22 23:59:59", query = "business",
  business = { sector = "construction", urgent = false },
  expect = { decision = "allow", rule = "ct16.permitted_work", by = "N-2601" },
}

test "construction that can wait stops on 23 July" {
  at = "2021-07-23 00:00:00", query = "business",
  business = { sector = "construction", urgent = false },
  expect = { decision = "deny", rule = "construction.not_urgent", by = "H-CT12TU" },
}

test "construction that cannot wait goes on" {
  at = "2021-07-25 10:00:00", query = "business",
  business = { sector = "construction", urgent = true },
  expect = { decision = "allow", rule = "construction.urgent" },
}

test "of construction it is asked whether it can wait" {
  at = "2021-07-25 10:00:00", query = "business", business = { sector = "construction" },
  expect = { decision = "undetermined", question = "business.urgent" },
}

---- 2718

test "a notary is open again from 16 August on" {
  at = "2021-08-16 06:00:00", query = "business",
  expect = { decision = "allow", rule = "day_trades.allowed", by = "H-2718" },
}

test "a notary was closed until the end of 15 August" {
  at = "2021-08-15 10:00:00", query = "business",
  expect = { decision = "deny", rule = "open79.not_listed" },
}

test "a notary closes at 18:00:00" {
  at = "2021-08-16 18:00:00", query = "business",
  expect = { decision = "deny", rule = "day_trades.night", by = "H-2718" },
}

test "a notary is not open at 05:59:59" {
  at = "2021-08-17 05:59:59", query = "business",
  expect = { decision = "deny", rule = "day_trades.night" },
}

test "an insurer assesses claims" {
  at = "2021-08-16 17:59:59", query = "business",
  business = { sector = "insurer", activity = "claims_assessment" },
  expect = { decision = "allow", rule = "insurer.claims", by = "H-2718" },
}

test "an insurer does not assess claims in the evening" {
  at = "2021-08-16 18:00:00", query = "business",
  business = { sector = "insurer", service = "none", activity = "claims_assessment" },
  expect = { decision = "deny", rule = "day_trades.night" },
}

test "an insurer sells no policies" {
  at = "2021-08-16 10:00:00", query = "business",
  business = { sector = "insurer", activity = "policy_sales" },
  expect = { decision = "deny", rule = "insurer.sales" },
}

test "of an insurer the activity is asked" {
  at = "2021-08-16 10:00:00", query = "business", business = { sector = "insurer" },
  expect = { decision = "undetermined", question = "business.activity" },
}

test "supermarket staff prepare stock at night" {
  at = "2021-08-16 20:00:00", query = "business",
  business = { sector = "supermarket", service = "none", orders = "none" },
  expect = { decision = "allow", rule = "closing.stock", by = "H-2718" },
}

test "on 15 August supermarket staff prepared no stock at night" {
  at = "2021-08-15 20:00:00", query = "business",
  business = { sector = "supermarket", service = "none", orders = "none" },
  expect = { decision = "deny", rule = "closing.at_18", by = "H-2490" },
}

test "a clothing shop stops under Directive 10" {
  at = "2021-07-08 10:00:00", query = "business", business = { sector = "clothing_shop" },
  expect = { decision = "deny", rule = "ct10.closed", by = "H-CT10" },
}

test "a bank whose staff work in turns is open" {
  at = "2021-07-25 10:00:00", query = "business", business = { sector = "bank", rotating_shifts = true },
  expect = { decision = "allow", rule = "open79.listed", obligation = true },
}

test "a bank with all its staff is not at minimum capacity" {
  at = "2021-07-23 10:00:00", query = "business", business = { sector = "bank", rotating_shifts = false },
  expect = { decision = "deny", rule = "open79.finance.full_staff", by = "H-CT12TU" },
}

test "on 22 July a bank might work with all its staff" {
  at = "2021-07-22 23:59:59", query = "business", business = { sector = "bank", rotating_shifts = false },
  expect = { decision = "allow", rule = "ct16.permitted_work" },
}

test "a supermarket does not sell at night" {
  at = "2021-08-16 20:00:00", query = "business", business = { sector = "supermarket" },
  expect = { decision = "deny", rule = "closing.at_18" },
}

---- Directive 11

-- Everything that was asked of staff in September.
local function in_september(sector, service, arrangement)
  return {
    sector = sector, service = service, orders = "online", arrangement = arrangement,
    shuttle_stops = 0, last_test = "2021-09-09", staff_doses_min = 1, staff_last_dose = "2021-08-10",
    staff_have_permits = true, present_since = "2021-08-22 18:00", registered = true,
  }
end

test "from 23 August a supermarket sells to the teams of the wards" {
  at = "2021-08-24 10:00:00", query = "business",
  business = in_september("supermarket", "walk_in", "three_on_site"),
  expect = { decision = "allow", by = "H-CT11", obligation = true },
}

test "in the pilot of District 7 people come to the supermarket from 16 September on" {
  at = "2021-09-16 10:00:00", query = "business",
  business = but(in_september("supermarket", "walk_in", "three_on_site"),
                 { place = "778", last_test = "2021-09-16" }),
  expect = { decision = "allow", rule = "trades2994.allowed", by = "H-3072" },
}

---- 2994 and 3072

test "a computer shop is open from 7 September on" {
  at = "2021-09-07 10:00:00", query = "business",
  business = in_september("computer_shop", "delivery", "one_route_two_points"),
  expect = { decision = "allow", rule = "trades2994.allowed", by = "H-2994" },
}

test "a computer shop was closed on 6 September" {
  at = "2021-09-06 10:00:00", query = "business",
  business = in_september("computer_shop", "delivery", "one_route_two_points"),
  expect = { decision = "deny", rule = "open79.not_listed" },
}

test "repair is open from 16 September on" {
  at = "2021-09-16 10:00:00", query = "business",
  business = but(in_september("vehicle_repair", "walk_in", "one_route_two_points"),
                 { last_test = "2021-09-16" }),
  expect = { decision = "allow", rule = "trades2994.allowed", by = "H-3072" },
}

test "repair was closed on 15 September" {
  at = "2021-09-15 10:00:00", query = "business",
  business = in_september("vehicle_repair", "walk_in", "one_route_two_points"),
  expect = { decision = "deny", rule = "open79.not_listed" },
}

test "a food maker works until 20:59:59 from 16 September on" {
  at = "2021-09-16 20:59:59", query = "business",
  business = but(in_september("food_maker", "none", "three_on_site"), { last_test = "2021-09-16" }),
  expect = { decision = "allow", rule = "trades2994.allowed" },
}
