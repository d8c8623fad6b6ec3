baseline {
  business = {
    sector = "factory", place = "769", request = "operate", service = "none", orders = "none",
    workers = 200, on_site = 50, arrangement = "three_on_site", suspended = false,
    safety = { passed = true }, last_test = "2021-07-20", staff_doses_min = 0, f0_on_site = 0,
  },
}

-- A copy with changes.
local function but(base, changes)
  local copy = {}
  for name, value in sorted(base) do copy[name] = value end
  for name, value in sorted(changes) do copy[name] = value end
  return copy
end

---- arrangement

test "a factory without an arrangement works until the end of 14 July" {
  at = "2021-07-14 23:59:59", query = "business", business = { arrangement = "none" },
  expect = { decision = "allow", rule = "ct16.permitted_work" },
}

test "a factory without an arrangement stops on 15 July" {
  at = "2021-07-15 00:00:00", query = "business", business = { arrangement = "none" },
  expect = { decision = "deny", rule = "factory.arrangement", by = "H-3TC" },
}

test "a factory with three on site works" {
  at = "2021-07-20 10:00:00", query = "business",
  expect = { decision = "allow", rule = "factory.allowed", by = "H-3TC" },
}

test "a company bus that does not stop is one route" {
  at = "2021-07-20 10:00:00", query = "business",
  business = { arrangement = "one_route_two_points", shuttle_stops = 0 },
  expect = { decision = "allow", rule = "factory.allowed" },
}

test "a company bus that stops is not one route" {
  at = "2021-07-20 10:00:00", query = "business",
  business = { arrangement = "one_route_two_points", shuttle_stops = 1 },
  expect = { decision = "deny", rule = "factory.shuttle", by = "H-3TC" },
}

test "of a company bus the stops are asked" {
  at = "2021-07-20 10:00:00", query = "business",
  business = { arrangement = "one_route_two_points" },
  expect = { decision = "undetermined", question = "business.shuttle_stops" },
}

test "the arrangement is no duty any more from 1 October on" {
  at = "2021-10-01 00:00:00", query = "business",
  business = { arrangement = "none", place_qr = true },
  expect = { decision = "allow", rule = "ct18.open" },
}

---- tests

test "a test of seven days ago is in order" {
  at = "2021-07-27 23:59:59", query = "business",
  expect = { decision = "allow" },
}

test "a test of eight days ago is too old" {
  at = "2021-07-28 00:00:00", query = "business",
  expect = { decision = "deny", rule = "factory.weekly_test", by = "H-3TC" },
}

---- industrial parks

local in_a_park = { request = "change_worker_list", in_industrial_park = true }

test "the list may be changed until 22 August at 23:59:59" {
  at = "2021-08-22 23:59:59", query = "business", business = in_a_park,
  expect = { decision = "allow", rule = "hcmc.registering" },
}

test "the list is frozen from 23 August on" {
  at = "2021-08-23 00:00:00", query = "business", business = in_a_park,
  expect = { decision = "deny", rule = "park.frozen", by = "H-HEPZA" },
}

test "no arrangement is registered in a park from 23 August on" {
  at = "2021-08-23 00:00:00", query = "business",
  business = { request = "register_arrangement", in_industrial_park = true },
  expect = { decision = "deny", rule = "park.frozen" },
}

test "outside the parks lists are not frozen" {
  at = "2021-08-23 00:00:00", query = "business",
  business = { request = "change_worker_list", in_industrial_park = false },
  expect = { decision = "allow", rule = "hcmc.registering" },
}

test "it is asked whether the factory lies in a park" {
  at = "2021-08-23 00:00:00", query = "business", business = { request = "change_worker_list" },
  expect = { decision = "undetermined", question = "business.in_industrial_park" },
}

local worker = {
  case = "none", role = "factory_worker", residence = "769", test = { kind = "none", result = "none" },
}

test "a worker who lives on site does not leave the factory from 23 August on" {
  at = "2021-08-23 10:00:00", query = "movement", person = worker, group = { size = 1 },
  purpose = "return_home", permit = { form = "none" }, vehicle = { kind = "motorbike" },
  place = { kind = "factory" }, origin = "769", destination = "769",
  expect = { decision = "deny", rule = "park.nobody_leaves", by = "H-HEPZA" },
}

test "in an emergency a worker leaves the factory" {
  at = "2021-08-23 10:00:00", query = "movement", person = worker, group = { size = 1 },
  purpose = "medical_emergency", permit = { form = "none" }, vehicle = { kind = "ambulance" },
  place = { kind = "factory" }, origin = "769", destination = "769",
  expect = { decision = "allow" },
}

---- a case on site

local done = { f0_on_site = 1, f0_isolated = true, f0_reported = true, disinfected = true }

test "a factory with a case that is isolated and reported goes on, contacts apart" {
  at = "2021-07-20 10:00:00", query = "business", business = done,
  expect = { decision = "allow", rule = "factory.allowed", by = "H-F0SITE", obligation = true },
}

test "a factory whose case is not isolated stops" {
  at = "2021-07-20 10:00:00", query = "business", business = but(done, { f0_isolated = false }),
  expect = { decision = "deny", rule = "f0.first_steps", by = "H-F0SITE" },
}

test "a factory whose case is not reported stops" {
  at = "2021-07-20 10:00:00", query = "business", business = but(done, { f0_reported = false }),
  expect = { decision = "deny", rule = "f0.first_steps" },
}

test "a line does not start again before the area is disinfected" {
  at = "2021-07-20 10:00:00", query = "business",
  business = but(done, { disinfected = false, request = "resume_line" }),
  expect = { decision = "deny", rule = "f0.first_steps" },
}

test "for another line the consent of the health authority is asked" {
  at = "2021-07-20 10:00:00", query = "business",
  business = but(done, { request = "resume_line", line_has_f0 = false }),
  expect = { decision = "undetermined", question = "papers.health_authority_consent" },
}

test "another line starts again with the consent of the health authority" {
  at = "2021-07-20 10:00:00", query = "business",
  business = but(done, { request = "resume_line", line_has_f0 = false }),
  papers = { health_authority_consent = true },
  expect = { decision = "allow", rule = "factory.allowed" },
}

test "another line does not start again without the consent" {
  at = "2021-07-20 10:00:00", query = "business",
  business = but(done, { request = "resume_line", line_has_f0 = false }),
  papers = { health_authority_consent = false },
  expect = { decision = "deny", rule = "f0.consent", by = "H-F0SITE" },
}

test "a plan of tests every 7 days is enough" {
  at = "2021-07-20 10:00:00", query = "business", business = { test_interval_days = 7 },
  expect = { decision = "allow", rule = "factory.allowed" },
}

test "a plan of tests every 8 days is not" {
  at = "2021-07-20 10:00:00", query = "business", business = { test_interval_days = 8 },
  expect = { decision = "deny", rule = "factory.weekly_test", by = "H-3TC" },
}
