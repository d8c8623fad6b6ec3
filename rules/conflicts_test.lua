baseline {
  person = { case = "none", role = "resident", residence = "770", test = { kind = "none", result = "none" } },
  group = { size = 1 },
  permit = { form = "none" },
  vehicle = { kind = "motorbike" },
  place = { kind = "street" },
  origin = "770",
  destination = "770",
}

local function police_permit(valid_to)
  return {
    class = "1A", form = "police_3261", issuer = "pc08", issuer_zone = "79", purpose = "work",
    valid_from = "2021-08-25 00:00", valid_to = valid_to, zones = { "79" },
    hours = { "00:00", "24:00" }, holder_matches_id = true, registered = true, signature_valid = true,
    revoked = false,
  }
end

test "on 8 July Directive 10 still holds, whatever a report says" {
  at = "2021-07-08 10:00:00", query = "movement", purpose = "visit",
  expect = { decision = "allow", rule = "start_of_ct16", by = "H-CT10" },
}

test "on 23 July the level is still that of the letter of 8 July" {
  at = "2021-07-23 10:00:00", query = "level", place = { at = "770" },
  expect = { decision = "allow", level = "CT16", rule = "start_of_2468", by = "H-2279" },
}

test "the correction of the telegram is named when a trip stays in the province" {
  at = "2021-08-01 08:00:00", query = "movement", purpose = "buy_medicine", destination = "760",
  expect = { decision = "allow", rule = "leaving.residence_or_province", by = "N-5255" },
}

test "the announcement of weekly shopping in green zones is no act" {
  at = "2021-08-24 08:00:00", query = "movement", purpose = "buy_food",
  origin = { zone = "770", risk_colour = "green" }, destination = { zone = "770", risk_colour = "green" },
  household = { trips_this_week = 0, out_now = 0 }, ticket = { kind = "none" },
  expect = { decision = "deny", rule = "shopping.announcement", by = "H-CT11" },
}

test "the body of 2796 counts, not the annex of 2800" {
  at = "2021-09-06 10:00:00", query = "movement", purpose = "work", person = { role = "office_worker" },
  permit = police_permit("2021-09-06 00:00"),
  expect = { decision = "allow", rule = "permits.end_of_the_period", by = "H-2796" },
}

test "the extension of 7 September leaves no gap" {
  at = "2021-09-07 08:00:00", query = "movement", purpose = "work", person = { role = "office_worker" },
  permit = police_permit("2021-09-07 00:00"),
  expect = { decision = "allow", rule = "permits.bridge", by = "H-2994" },
}

test "a walk inside one ward has nothing to do with the telegram" {
  at = "2021-08-01 08:00:00", query = "movement", purpose = "buy_medicine", origin = "26740",
  destination = "26740",
  expect = { decision = "allow", rule = "ct16.supplies" },
}

test "staff who came in at 05:30 of 23 August were there in time" {
  at = "2021-08-23 10:00:00", query = "business",
  business = { sector = "factory", place = "769", request = "operate", service = "none", workers = 80,
               on_site = 20, arrangement = "three_on_site", suspended = false, safety = { passed = true },
               last_test = "2021-08-23", staff_doses_min = 0, f0_on_site = 0,
               present_since = "2021-08-23 05:30", orders = "none" },
  expect = { decision = "allow", rule = "present_before", by = "H-2796" },
}

test "the number of communes does not change the level of any of them" {
  at = "2021-09-30 12:00:00", query = "level", place = { at = "31120" },
  expect = { decision = "allow", level = "CT15", rule = "areas.communes_counted" },
}

test "under resolution 128 the province decides on karaoke" {
  at = "2021-10-20 10:00:00", query = "business",
  business = { sector = "karaoke", place = { zone = "82", published_level = "L1" }, request = "operate",
               service = "walk_in", workers = 10, on_site = 5, arrangement = "none", suspended = false,
               safety = { passed = true }, last_test = "2021-10-20", staff_doses_min = 2, f0_on_site = 0,
               place_qr = true, orders = "at_counter", staff_last_dose = "2021-08-10" },
  expect = { decision = "undetermined", rule = "n128.high_risk_services",
             question = "business.provincial_order" },
}

test "the vaccinated stay at home for seven days, which satisfies both digests" {
  at = "2021-08-21 10:00:00", query = "person", purpose = "arrival",
  person = { case = "none", residence = "92", arrived_from = { zone = "79", affected = true },
             arrived_from_abroad = false, arrived = "2021-08-20 10:00", transited_only = false, doses = 2,
             first_dose = "2021-05-01", last_dose = "2021-06-01",
             test = { kind = "none", result = "none" } },
  papers = { entry_consent = true },
  expect = { decision = "allow", rule = "arrivals.monitoring_or_quarantine", by = "M-6386" },
}

---- ten people

test "ten people are too many under Directive 15, also where a digest says over ten" {
  at = "2021-06-16 10:00:00", query = "movement", purpose = "visit", group = { size = 10, distance_m = 2 },
  expect = { decision = "deny", rule = "ct15.ten_people", by = "N-CT15" },
}

test "ten at a place are too many as well" {
  at = "2021-06-16 10:00:00", query = "place",
  place = { kind = "street", at = "770", people = 10, indoor = false, distance_m = 2, event = "none" },
  expect = { decision = "deny", rule = "ct15.ten_people" },
}

test "nine people may be together" {
  at = "2021-06-16 10:00:00", query = "movement", purpose = "visit", group = { size = 9, distance_m = 2 },
  expect = { decision = "allow", rule = "ct15.movement" },
}

test "nine at a place may be together" {
  at = "2021-06-16 10:00:00", query = "place",
  place = { kind = "street", at = "770", people = 9, indoor = false, distance_m = 2, event = "none" },
  expect = { decision = "allow", rule = "gathering.ct15.allowed" },
}
