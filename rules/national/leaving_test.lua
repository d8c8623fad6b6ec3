baseline {
  person = { case = "none", role = "resident", residence = "760", test = { kind = "none", result = "none" } },
  group = { size = 1 },
  purpose = "home_province_return",
  permit = { form = "none" },
  papers = { exit_consent = false, entry_consent = false, on_trip_list = false },
  vehicle = { kind = "motorbike" },
  place = { kind = "street" },
  origin = "760",
  destination = "82",
}

test "after 31 July nobody leaves the province on their own" {
  at = "2021-08-01 00:00:00", query = "movement",
  expect = { decision = "deny", rule = "leaving.province", by = "N-5255" },
}

test "in the last second of 31 July the telegram does not hold yet" {
  at = "2021-07-31 23:59:59", query = "movement", purpose = "medical_care", origin = "916",
  destination = "93",
  expect = { decision = "allow", rule = "ct16.urgent" },
}

test "the ban is about the province, not about the district" {
  at = "2021-08-01 08:00:00", query = "movement", purpose = "buy_medicine", destination = "770",
  expect = { decision = "allow", rule = "ct16.supplies" },
}

test "with the consent of both places people go home" {
  at = "2021-08-01 08:00:00", query = "movement", vehicle = { kind = "coach" },
  papers = { exit_consent = true, entry_consent = true, on_trip_list = true },
  expect = { decision = "allow", rule = "leaving.with_consent", by = "N-5255" },
}

test "from a commune at Directive 15 nobody leaves the province either" {
  at = "2021-09-25 10:00:00", query = "movement", purpose = "visit", origin = "31177", destination = "93",
  person = { residence = "31177" },
  expect = { decision = "deny", rule = "leaving.province", by = "N-1063" },
}

test "a truck leaves the province" {
  at = "2021-08-01 10:00:00", query = "movement", purpose = "goods_transport", person = { role = "driver" },
  vehicle = { kind = "truck", qr = "valid", qr_matches_plate = true, qr_expires = "2021-12-31 00:00",
              occupants = 1, paying_passengers = 0, intermediate_stops = 0 },
  cargo = { kind = "rice", sealed = false, oversize = false },
  papers = { health_declaration = true },
  expect = { decision = "allow", rule = "ct16.work" },
}

---- already on the road

local no_consent = { exit_consent = false, entry_consent = false, on_trip_list = false }

test "who left before the telegram is received by the next province" {
  at = "2021-08-01 08:00:00", query = "movement", purpose = "home_province_return", origin = "79",
  destination = "82", place = { kind = "province_border", at = "82" }, papers = no_consent,
  person = { departed = "2021-07-31 23:59:59" },
  expect = { decision = "allow", rule = "leaving.on_the_road", by = "N-1063", obligation = true },
}

test "who left with the first second of the ban has no such grace" {
  at = "2021-08-01 08:00:00", query = "movement", purpose = "home_province_return", origin = "79",
  destination = "82", papers = no_consent, person = { departed = "2021-08-01 00:00:00" },
  expect = { decision = "deny", rule = "leaving.province", by = "N-5255" },
}

test "still in the province, who left before the telegram goes on as it arranges" {
  at = "2021-08-01 08:00:00", query = "movement", purpose = "home_province_return", origin = "79",
  destination = "82", papers = no_consent, person = { departed = "2021-07-31 22:00:00" },
  expect = { decision = "allow", rule = "leaving.on_the_road.lifted", obligation = true },
}
