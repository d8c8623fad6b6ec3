baseline {
  person = { case = "none", role = "driver", residence = "80",
             test = { kind = "pcr", result = "negative", sampled = "2021-07-29 20:00",
                      reported = "2021-07-30 10:00:00" } },
  group = { size = 1 },
  purpose = "goods_transport",
  permit = { form = "none" },
  papers = { health_declaration = true },
  vehicle = { kind = "truck", qr = "not_found", occupants = 1, paying_passengers = 0, intermediate_stops = 0 },
  cargo = { kind = "rice", sealed = false, oversize = false },
  origin = "80",
  destination = "82",
  place = { kind = "street" },
}

test "of a code that leads to no record no plate is asked; declaration and test let the vehicle pass" {
  at = "2021-07-31 10:00:00", query = "movement",
  expect = { decision = "allow", rule = "green_lane.tested", by = "N-5187" },
}

test "of a card that exists the plate is asked" {
  at = "2021-07-31 10:00:00", query = "movement", ["vehicle.qr"] = "revoked",
  expect = { decision = "undetermined", question = "vehicle.qr_matches_plate" },
}
