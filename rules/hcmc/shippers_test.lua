baseline {
  person = {
    case = "none", role = "app_shipper", residence = "771", doses = 1, first_dose = "2021-08-13",
    last_dose = "2021-08-13",
    test = { kind = "antigen", result = "negative", sampled = "2021-08-28 08:00",
             reported = "2021-08-28 08:00" },
  },
  group = { size = 1 },
  purpose = "delivery",
  permit = {
    class = "3A", form = "police_3261", issuer = "pc08", issuer_zone = "79", purpose = "delivery",
    valid_from = "2021-08-25 00:00", valid_to = "2021-09-07 00:00", zones = { "79" },
    hours = { "00:00", "24:00" }, holder_matches_id = true, registered = true, signature_valid = true,
    revoked = false,
  },
  papers = { shipper_sign = true, platform_registered = true, test_result = "slip" },
  vehicle = { kind = "motorbike" },
  cargo = { kind = "vegetables", parcels_here = 1 },
  origin = "771",
  destination = "771",
  place = { kind = "street" },
}

---- from 9/7

test "app shippers bring no food from 9 July" {
  at = "2021-07-09 10:00:00", query = "movement", cargo = { kind = "food" },
  expect = { decision = "deny", rule = "shippers.food_stopped", by = "H-2279" },
}

test "on 8 July they still do" {
  at = "2021-07-08 10:00:00", query = "movement", cargo = { kind = "food" },
  expect = { decision = "allow", rule = "default.movement.distancing" },
}

test "vegetables are brought in July" {
  at = "2021-07-09 10:00:00", query = "movement",
  expect = { decision = "allow", rule = "ct16.work" },
}

test "a shop's own staff may bring food from its shelves" {
  at = "2021-07-09 10:00:00", query = "movement", cargo = { kind = "food" },
  ["person.role"] = "shop_delivery",
  expect = { decision = "allow", rule = "ct16.work" },
}

test "cosmetics are not delivered" {
  at = "2021-07-26 10:00:00", query = "movement", cargo = { kind = "cosmetics" },
  expect = { decision = "deny", rule = "shippers.essential_only", by = "H-2491" },
}

test "sanitary pads are delivered once the list of 27 July leaves other goods to need" {
  at = "2021-07-27 10:00:00", query = "movement", cargo = { kind = "hygiene_pads" },
  expect = { decision = "allow", rule = "shippers.since_26_july" },
}

test "before that list sanitary pads are not delivered" {
  at = "2021-07-26 10:00:00", query = "movement", cargo = { kind = "hygiene_pads" },
  expect = { decision = "deny", rule = "shippers.essential_only" },
}

test "a parcel of unknown content is not delivered" {
  at = "2021-07-26 10:00:00", query = "movement", cargo = { kind = "parcel_unknown" },
  expect = { decision = "deny", rule = "shippers.essential_only", by = "H-2279" },
}

---- from 26/7

test "a shipper with the sign brings food again" {
  at = "2021-07-26 10:00:00", query = "movement", cargo = { kind = "food" },
  expect = { decision = "allow", rule = "shippers.since_26_july", by = "H-2491" },
}

test "a shipper without the sign goes back" {
  at = "2021-07-26 10:00:00", query = "movement", ["papers.shipper_sign"] = false,
  expect = { decision = "deny", rule = "shippers.sign", by = "H-2491" },
}

test "before 26 July no sign was asked for" {
  at = "2021-07-25 10:00:00", query = "movement", ["papers.shipper_sign"] = false,
  expect = { decision = "allow", rule = "ct16.work" },
}

test "without a parcel for this district the shipper goes back" {
  at = "2021-07-28 10:00:00", query = "movement", cargo = { parcels_here = 0 },
  expect = { decision = "deny", rule = "shippers.parcel_for_this_district", by = "H-2491" },
}

---- from 16/8

test "a registered shipper crosses districts" {
  at = "2021-08-16 10:00:00", query = "movement", destination = "774", cargo = { parcels_here = 0 },
  expect = { decision = "allow", rule = "shippers.since_16_august", by = "H-2718" },
}

test "a shipper who is not registered goes back" {
  at = "2021-08-16 10:00:00", query = "movement", ["papers.platform_registered"] = false,
  expect = { decision = "deny", rule = "shippers.registered", by = "H-2718" },
}

test "on 15 August no registration was asked for" {
  at = "2021-08-15 10:00:00", query = "movement", ["papers.platform_registered"] = false,
  expect = { decision = "allow", rule = "shippers.since_26_july" },
}

---- from 23/8

local agency = { form = "agency_2800", issuer = "trade_department", valid_from = "2021-08-23 00:00" }

test "no app shipper works in Gò Vấp from 23 August" {
  at = "2021-08-23 10:00:00", query = "movement", origin = "764", destination = "764", permit = agency,
  expect = { decision = "deny", rule = "shippers.red_areas_stopped", by = "H-2796" },
}

test "on 22 August one still works there" {
  at = "2021-08-22 10:00:00", query = "movement", origin = "764", destination = "764",
  expect = { decision = "allow", rule = "shippers.since_16_august" },
}

test "on 29 August none works there yet" {
  at = "2021-08-29 10:00:00", query = "movement", origin = "764", destination = "764",
  expect = { decision = "deny", rule = "shippers.red_areas_stopped" },
}

test "elsewhere one works inside the district" {
  at = "2021-08-23 10:00:00", query = "movement", permit = agency,
  expect = { decision = "allow", rule = "shippers.since_23_august", by = "H-2796" },
}

test "nobody crosses districts from 23 August" {
  at = "2021-08-23 10:00:00", query = "movement", destination = "774", permit = agency,
  expect = { decision = "deny", rule = "shippers.one_district", by = "H-2796" },
}

test "the list of 25 August lets shippers with the sign work without a permit" {
  at = "2021-08-26 10:00:00", query = "movement", permit = { form = "none" },
  expect = { decision = "allow", rule = "shippers.no_permit", by = "H-LIST25" },
}

test "before the list a permit was needed" {
  at = "2021-08-25 10:00:00", query = "movement", permit = { form = "none" },
  expect = { decision = "deny", rule = "permits.needed" },
}

---- from 30/8

test "a red area is open to a shipper with this morning's test" {
  at = "2021-08-30 08:00:00", query = "movement", origin = "764", destination = "764",
  ["person.test.sampled"] = "2021-08-30 05:30",
  expect = { decision = "allow", rule = "shippers.since_30_august", by = "H-2925" },
}

test "yesterday's test is too old in a red area" {
  at = "2021-08-30 08:00:00", query = "movement", origin = "764", destination = "764",
  ["person.test.sampled"] = "2021-08-29 23:59:59",
  expect = { decision = "deny", rule = "shippers.red_areas_daily_test", by = "H-2925" },
}

test "elsewhere a test of two days ago is in time" {
  at = "2021-08-30 08:00:00", query = "movement",
  expect = { decision = "allow", rule = "shippers.since_30_august" },
}

test "elsewhere a test of three days ago is too old" {
  at = "2021-08-31 08:00:00", query = "movement",
  expect = { decision = "deny", rule = "shippers.test", by = "H-2925" },
}

test "a shipper without a dose does not work" {
  at = "2021-08-30 08:00:00", query = "movement", ["person.doses"] = 0,
  expect = { decision = "deny", rule = "shippers.one_dose", by = "H-2925" },
}

test "on 29 August no dose was asked for" {
  at = "2021-08-29 08:00:00", query = "movement", ["person.doses"] = 0,
  expect = { decision = "allow", rule = "shippers.since_23_august" },
}

test "a dose of 14 August is a day too young on 30 August" {
  at = "2021-08-30 08:00:00", query = "movement", ["person.first_dose"] = "2021-08-14",
  expect = { decision = "deny", rule = "shippers.days_after_dose", by = "H-2925" },
}

test "a result in a text message counts" {
  at = "2021-08-30 08:00:00", query = "movement", ["papers.test_result"] = "message",
  expect = { decision = "allow", rule = "shippers.since_30_august" },
}

test "a result that is not shown does not count" {
  at = "2021-08-30 08:00:00", query = "movement", ["papers.test_result"] = "none",
  expect = { decision = "deny", rule = "shippers.result_shown", by = "H-2925" },
}

test "nobody crosses districts from 30 August either" {
  at = "2021-08-30 08:00:00", query = "movement", destination = "774",
  expect = { decision = "deny", rule = "shippers.one_district", by = "H-2925" },
}

---- from 7/9

test "a shipper works until 20:59:59" {
  at = "2021-09-09 20:59:59", query = "movement", ["person.test.sampled"] = "2021-09-07 08:00",
  expect = { decision = "allow", rule = "shippers.since_7_september", by = "H-2994" },
}

test "at 21:00:00 the shipper's day is over" {
  at = "2021-09-09 21:00:00", query = "movement", ["person.test.sampled"] = "2021-09-07 08:00",
  expect = { decision = "deny", rule = "night.stay_home" },
}

test "a shop's staff stays in the district from 7 September" {
  at = "2021-09-09 10:00:00", query = "movement", destination = "774",
  ["person.role"] = "shop_delivery", ["person.test.sampled"] = "2021-09-07 08:00",
  expect = { decision = "deny", rule = "shippers.one_district.september", by = "H-2994" },
}

---- from 16/9

test "an app shipper crosses districts from 16 September" {
  at = "2021-09-16 06:00:00", query = "movement", destination = "764", cargo = { parcels_here = 0 },
  ["person.test.kind"] = "pcr_pool", ["person.test.sampled"] = "2021-09-14 08:00",
  expect = { decision = "allow", rule = "shippers.since_16_september", by = "H-3072" },
}

test "a pooled test of three days ago is too old" {
  at = "2021-09-17 10:00:00", query = "movement", ["person.test.kind"] = "pcr_pool",
  ["person.test.sampled"] = "2021-09-14 08:00",
  expect = { decision = "deny", rule = "shippers.test", by = "H-3072" },
}

test "a shop's staff does not cross districts" {
  at = "2021-09-17 10:00:00", query = "movement", destination = "774",
  ["person.role"] = "shop_delivery", ["person.test.sampled"] = "2021-09-16 08:00",
  expect = { decision = "deny", rule = "shippers.shop_one_district", by = "H-3072" },
}

test "a shop's staff shows the police permit" {
  at = "2021-09-17 10:00:00", query = "movement", permit = { form = "none" },
  ["person.role"] = "shop_delivery", ["person.test.sampled"] = "2021-09-16 08:00",
  expect = { decision = "deny", rule = "shippers.shop_permit", by = "H-3072" },
}

test "a shop's staff with permit, dose and test delivers in the district" {
  at = "2021-09-17 10:00:00", query = "movement",
  ["person.role"] = "shop_delivery", ["person.test.sampled"] = "2021-09-16 08:00",
  expect = { decision = "allow", rule = "shippers.since_16_september" },
}

---- the post

test "the post moves between districts" {
  at = "2021-08-03 10:00:00", query = "movement", destination = "774", cargo = { kind = "documents" },
  ["person.role"] = "postal_worker",
  expect = { decision = "allow", rule = "shippers.post", by = "H-POST" },
}

test "garments are no post" {
  at = "2021-08-03 22:00:00", query = "movement", destination = "774", cargo = { kind = "garments" },
  ["person.role"] = "postal_worker",
  expect = { decision = "deny", rule = "night.stay_home" },
}
