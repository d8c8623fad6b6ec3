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
  destination = "761",
  place = { kind = "street" },
}

local negative = { kind = "antigen", result = "negative", sampled = "2021-07-26 07:30",
                   reported = "2021-07-26 08:00" }
local employer = {
  class = "none", form = "employer_paper", issuer = "employer", issuer_zone = "79",
  purpose = "goods_transport", valid_from = "2021-07-09 00:00", valid_to = "2021-08-23 00:00", zones = { "79" },
  hours = { "00:00", "24:00" }, holder_matches_id = true, registered = true, signature_valid = true,
  revoked = false,
}

test "parts pass without a card when the driver is tested" {
  at = "2021-07-28 10:00:00", query = "movement", ["vehicle.qr"] = "none", cargo = { kind = "spare_parts" },
  ["person.test"] = negative,
  expect = { decision = "allow", rule = "goods.notice.pass", by = "H-0727" },
}

test "72 hours after the result the driver is tested again" {
  at = "2021-07-29 08:00:00", query = "movement", ["vehicle.qr"] = "none", cargo = { kind = "spare_parts" },
  ["person.test"] = negative,
  expect = { decision = "deny", rule = "goods.notice.test", by = "H-0727" },
}

test "garments do not pass without a card, even with a test" {
  at = "2021-07-28 10:00:00", query = "movement", ["vehicle.qr"] = "none", cargo = { kind = "garments" },
  ["person.test"] = negative,
  expect = { decision = "deny", rule = "goods.notice.goods", by = "H-0727" },
}

test "goods for export are products and pass with a test" {
  at = "2021-07-28 10:00:00", query = "movement", ["vehicle.qr"] = "none", cargo = { kind = "export_goods" },
  ["person.test"] = negative,
  expect = { decision = "allow", rule = "goods.notice.pass", by = "H-0727" },
}

test "diapers are essential and pass with a test" {
  at = "2021-07-28 10:00:00", query = "movement", ["vehicle.qr"] = "none", cargo = { kind = "diapers" },
  ["person.test"] = negative,
  expect = { decision = "allow", rule = "goods.notice.pass" },
}

test "before the notice a vehicle without card was not asked for a test" {
  at = "2021-07-26 10:00:00", query = "movement", ["vehicle.qr"] = "none",
  expect = { decision = "allow", rule = "ct16.work" },
}

test "from 30 July the city adds no condition of its own" {
  at = "2021-07-30 10:00:00", query = "movement", ["vehicle.qr"] = "none", cargo = { kind = "cosmetics" },
  ["person.test"] = { kind = "pcr", result = "negative", sampled = "2021-07-29 08:00",
                      reported = "2021-07-29 20:00" },
  expect = { decision = "allow", rule = "green_lane.tested" },
}

test "inside the city a travel permit stands for the test" {
  at = "2021-07-28 10:00:00", query = "movement", ["vehicle.qr"] = "none", origin = "760",
  permit = employer,
  expect = { decision = "allow", rule = "goods.notice.in_the_city", by = "H-0727" },
}

test "inside the city without permit the test is shown" {
  at = "2021-07-28 10:00:00", query = "movement", ["vehicle.qr"] = "none", origin = "760",
  expect = { decision = "deny", rule = "goods.notice.test" },
}

test "inside the city a travel permit stands for the test after 30 July as well" {
  at = "2021-08-03 10:00:00", query = "movement", ["vehicle.qr"] = "none", origin = "760",
  permit = employer,
  expect = { decision = "allow", rule = "goods.notice.in_the_city" },
}

---- taxis

test "a taxi with a card runs at night" {
  at = "2021-07-28 22:00:00", query = "movement", purpose = "passenger_transport", ["vehicle.kind"] = "taxi",
  origin = "760",
  expect = { decision = "allow", rule = "taxi.night", by = "H-0727" },
}

test "a taxi without a card does not run" {
  at = "2021-07-28 10:00:00", query = "movement", purpose = "passenger_transport", origin = "760",
  vehicle = { kind = "taxi", qr = "none" },
  expect = { decision = "deny", rule = "default.movement.distancing", by = "N-CT16" },
}

test "a coach does not run in the city, card or not" {
  at = "2021-07-28 10:00:00", query = "movement", purpose = "passenger_transport",
  ["vehicle.kind"] = "coach", origin = "760",
  expect = { decision = "deny", rule = "default.movement.distancing" },
}

test "a taxi with a card runs in the tightest weeks" {
  at = "2021-08-26 10:00:00", query = "movement", purpose = "passenger_transport",
  ["vehicle.kind"] = "taxi", origin = "760",
  expect = { decision = "allow", rule = "taxi.no_permit", by = "H-LIST25" },
}

---- shuttles

test "a workers' shuttle drives straight" {
  at = "2021-07-20 10:00:00", query = "movement", purpose = "worker_shuttle", ["vehicle.kind"] = "coach",
  origin = "760", ["vehicle.intermediate_stops"] = 1,
  expect = { decision = "deny", rule = "shuttle.no_stops", by = "H-3TC" },
}

test "a workers' shuttle without stops may drive" {
  at = "2021-07-20 10:00:00", query = "movement", purpose = "worker_shuttle", ["vehicle.kind"] = "coach",
  origin = "760",
  expect = { decision = "allow", rule = "ct16.work" },
}
