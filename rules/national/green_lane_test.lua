baseline {
  person = { case = "none", role = "driver", residence = "80", test = { kind = "none", result = "none" } },
  group = { size = 1 },
  purpose = "goods_transport",
  permit = { form = "none" },
  papers = { health_declaration = true },
  vehicle = {
    kind = "truck", qr = "valid", qr_matches_plate = true, qr_expires = "2021-12-31 00:00", occupants = 1,
    paying_passengers = 0, intermediate_stops = 0,
  },
  cargo = { kind = "rice", sealed = false, oversize = false },
  origin = "80",
  destination = "82",
  place = { kind = "street" },
}

local negative = { kind = "pcr", result = "negative", sampled = "2021-07-29 20:00",
                   reported = "2021-07-30 10:00:00" }

test "a vehicle with a card and goods that are not banned is not checked" {
  at = "2021-07-31 10:00:00", query = "movement", cargo = { kind = "garments" },
  expect = { decision = "allow", rule = "green_lane.pass", by = "N-5187", obligation = true },
}

test "a vehicle without card and test goes back" {
  at = "2021-07-31 10:00:00", query = "movement", ["vehicle.qr"] = "none",
  expect = { decision = "deny", rule = "green_lane.without_card", by = "N-5187" },
}

test "a vehicle without card passes with declaration and negative test" {
  at = "2021-07-31 10:00:00", query = "movement", ["vehicle.qr"] = "none", ["person.test"] = negative,
  expect = { decision = "allow", rule = "green_lane.tested" },
}

test "the test holds until the last second of 72 hours from the result" {
  at = "2021-08-02 09:59:59", query = "movement", ["vehicle.qr"] = "none", ["person.test"] = negative,
  expect = { decision = "allow", rule = "green_lane.tested" },
}

test "72 hours after the result the test is over" {
  at = "2021-08-02 10:00:00", query = "movement", ["vehicle.qr"] = "none", ["person.test"] = negative,
  expect = { decision = "deny", rule = "green_lane.without_card" },
}

test "without card and declaration a negative test is not enough" {
  at = "2021-07-31 10:00:00", query = "movement", ["vehicle.qr"] = "none", ["person.test"] = negative,
  papers = { health_declaration = false },
  expect = { decision = "deny", rule = "green_lane.without_card" },
}

test "a code that leads to no record is no card" {
  at = "2021-07-31 10:00:00", query = "movement", ["vehicle.qr"] = "not_found",
  expect = { decision = "deny", rule = "green_lane.without_card" },
}

test "at the factory where it unloads the driver of a vehicle with card shows the test" {
  at = "2021-07-31 10:00:00", query = "movement", ["place.kind"] = "factory",
  expect = { decision = "deny", rule = "green_lane.tested_at_the_ends", by = "N-5187" },
}

test "at the factory a test of the last 72 hours is enough" {
  at = "2021-08-02 09:59:59", query = "movement", ["place.kind"] = "factory", ["person.test"] = negative,
  expect = { decision = "allow", rule = "green_lane.pass" },
}

test "on the street a vehicle with card shows no test" {
  at = "2021-08-02 10:00:00", query = "movement", ["person.test"] = negative,
  expect = { decision = "allow", rule = "green_lane.pass" },
}

test "a revoked card is no card" {
  at = "2021-08-10 10:00:00", query = "movement", ["vehicle.qr"] = "revoked",
  expect = { decision = "deny", rule = "green_lane.without_card" },
}

test "a revoked card leaves the way with a test open" {
  at = "2021-07-31 10:00:00", query = "movement", ["vehicle.qr"] = "revoked", ["person.test"] = negative,
  expect = { decision = "allow", rule = "green_lane.tested" },
}

test "a card of another plate stops the vehicle, with or without a test" {
  at = "2021-07-31 10:00:00", query = "movement", ["vehicle.qr_matches_plate"] = false,
  ["person.test"] = negative,
  expect = { decision = "deny", rule = "green_lane.other_plate", by = "N-5187" },
}

test "on 7 August a printed end still counts" {
  at = "2021-08-07 23:59:59", query = "movement", ["vehicle.qr"] = "expired",
  ["vehicle.qr_expires"] = "2021-08-01 00:00",
  expect = { decision = "deny", rule = "green_lane.without_card" },
}

test "from 8 August a printed end no longer counts" {
  at = "2021-08-08 10:00:00", query = "movement", ["vehicle.qr"] = "expired",
  ["vehicle.qr_expires"] = "2021-08-01 00:00",
  expect = { decision = "allow", rule = "green_lane.pass", by = "N-DRVN" },
}

test "a card counts until the second before its printed end" {
  at = "2021-08-01 09:59:59", query = "movement", ["vehicle.qr_expires"] = "2021-08-01 10:00:00",
  expect = { decision = "allow", rule = "green_lane.pass" },
}

test "a card whose printed end has come counts no longer" {
  at = "2021-08-01 10:00:00", query = "movement", ["vehicle.qr_expires"] = "2021-08-01 10:00:00",
  expect = { decision = "deny", rule = "green_lane.without_card" },
}

test "a driver with a positive test does not drive on" {
  at = "2021-07-31 10:00:00", query = "movement", ["person.test"] = { kind = "antigen", result = "positive" },
  expect = { decision = "deny", rule = "green_lane.positive" },
}

test "between communes at Directive 15 no card is asked for" {
  at = "2021-09-25 10:00:00", query = "movement", ["vehicle.qr"] = "none", origin = "925",
  destination = "926",
  expect = { decision = "allow", rule = "areas.communes" },
}

test "of a code that leads to no record no plate is asked; declaration and test let the vehicle pass" {
  at = "2021-07-31 10:00:00", query = "movement", person = { test = negative }, vehicle = { qr = "not_found" },
  unknown = { "vehicle.qr_matches_plate", "vehicle.qr_expires" },
  expect = { decision = "allow", rule = "green_lane.tested", by = "N-5187" },
}

test "of a card that exists the plate is asked" {
  at = "2021-07-31 10:00:00", query = "movement", person = { test = negative }, vehicle = { qr = "revoked" },
  unknown = { "vehicle.qr_matches_plate", "vehicle.qr_expires" },
  expect = { decision = "undetermined", question = "vehicle.qr_matches_plate" },
}
