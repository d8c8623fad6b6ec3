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

test "the night order of the next province does not stop who left before the telegram" {
  at = "2021-08-01 02:00:00", query = "movement", purpose = "home_province_return", origin = "79",
  destination = "82", place = { kind = "province_border", at = "80" }, papers = no_consent,
  person = { departed = "2021-07-31 20:00:00" },
  expect = { decision = "allow", rule = "leaving.on_the_road.at_night", by = "N-1063", obligation = true },
}

test "the night order of the province one comes from does" {
  at = "2021-08-01 02:00:00", query = "movement", purpose = "home_province_return", origin = "79",
  destination = "82", place = { kind = "city_gateway", at = "785" }, papers = no_consent,
  person = { departed = "2021-07-31 20:00:00" },
  expect = { decision = "deny", rule = "night.stay_home" },
}

test "still in the province, who left before the telegram goes on as it arranges" {
  at = "2021-08-01 08:00:00", query = "movement", purpose = "home_province_return", origin = "79",
  destination = "82", papers = no_consent, person = { departed = "2021-07-31 22:00:00" },
  expect = { decision = "allow", rule = "leaving.on_the_road.lifted", obligation = true },
}

---- duty

test "a journalist with a press card leaves the province" {
  at = "2021-08-05 10:00:00", query = "movement", purpose = "press", origin = "80", destination = "760",
  papers = { exit_consent = false, entry_consent = false, on_trip_list = false, press_card = true },
  person = { role = "journalist" },
  expect = { decision = "allow", rule = "leaving.duty", by = "N-5255" },
}

test "a journalist without one does not" {
  at = "2021-08-05 10:00:00", query = "movement", purpose = "press", origin = "80", destination = "760",
  papers = { exit_consent = false, entry_consent = false, on_trip_list = false, press_card = false },
  person = { role = "journalist" },
  expect = { decision = "deny", rule = "leaving.province", by = "N-5255" },
}

test "a journalist who has shown no card yet is asked for it" {
  at = "2021-08-05 10:00:00", query = "movement", purpose = "press", origin = "80", destination = "760",
  papers = { exit_consent = false, entry_consent = false, on_trip_list = false },
  person = { role = "journalist" },
  expect = { decision = "undetermined", question = "papers.press_card" },
}

---- consent

test "the consent of the place left alone is not enough" {
  at = "2021-08-05 10:00:00", query = "movement", purpose = "work", destination = "74",
  person = { role = "factory_worker" }, papers = { exit_consent = true },
  expect = { decision = "deny", rule = "leaving.entry", by = "N-1063" },
}

test "a worker with the consent of both places needs no paper of the employer" {
  at = "2021-08-05 10:00:00", query = "movement", purpose = "work", origin = "80", destination = "760",
  person = { role = "factory_worker" }, permit = { form = "none" },
  papers = { exit_consent = true, entry_consent = true },
  expect = { decision = "allow", rule = "leaving.with_consent", by = "N-5255" },
}

test "from 25 August even the consent of both places leaves the police form to be shown" {
  at = "2021-08-27 10:00:00", query = "movement", purpose = "work", origin = "80", destination = "760",
  person = { role = "factory_worker" }, permit = { form = "none" },
  papers = { exit_consent = true, entry_consent = true },
  expect = { decision = "deny", by = "H-3261" },
}

test "at the gate of the next province its consent is enough" {
  at = "2021-08-05 10:00:00", query = "movement", purpose = "home_province_return", origin = "79",
  destination = "82", place = { kind = "province_border", at = "82" },
  papers = { exit_consent = false, entry_consent = true, on_trip_list = false },
  expect = { decision = "allow", rule = "leaving.with_consent", by = "N-5255" },
}

test "in the province left it is not" {
  at = "2021-08-05 10:00:00", query = "movement", purpose = "home_province_return", origin = "79",
  destination = "82", papers = { exit_consent = false, entry_consent = true, on_trip_list = false },
  expect = { decision = "deny", rule = "leaving.province", by = "N-5255" },
}

test "of who leaves with consent the consent of the place entered is needed too" {
  at = "2021-08-05 10:00:00", query = "movement", papers = { exit_consent = true },
  expect = { decision = "deny", by = "N-CT16" },
}

test "the host at the gate may refuse although the province left agreed" {
  at = "2021-09-18 10:00:00", query = "movement", purpose = "work", origin = "84", destination = "74",
  papers = { exit_consent = true }, person = { role = "factory_worker", residence = "84" },
  place = { kind = "province_border", at = { zone = "794", asserted_level = "CT16" } },
  expect = { decision = "deny", rule = "leaving.entry" },
}

test "at the gate of a province whose order is not known the answer stays open" {
  at = "2021-09-18 10:00:00", query = "movement", purpose = "work", origin = "84", destination = "74",
  papers = { exit_consent = true }, person = { role = "factory_worker", residence = "84" },
  place = { kind = "province_border", at = "82" },
  expect = { decision = "undetermined" },
}

test "where no level is known the consent of both places lets a worker pass" {
  at = "2021-09-18 10:00:00", query = "movement", purpose = "work", origin = "84", destination = "74",
  papers = { exit_consent = true, entry_consent = true },
  person = { role = "factory_worker", residence = "84" },
  place = { kind = "province_border", at = "82" },
  expect = { decision = "allow", rule = "leaving.with_consent", by = "N-5255" },
}

test "with the consent of the host the gate opens" {
  at = "2021-09-18 10:00:00", query = "movement", purpose = "work", origin = "84", destination = "74",
  papers = { exit_consent = true, entry_consent = true },
  person = { role = "factory_worker", residence = "84" },
  place = { kind = "province_border", at = { zone = "794", asserted_level = "CT16" } },
  expect = { decision = "allow", rule = "ct16.work" },
}

---- aid, care, duty

test "relief passes from province to province" {
  at = "2021-08-05 10:00:00", query = "movement", purpose = "relief_supply", destination = "74",
  person = { role = "volunteer" }, vehicle = { kind = "truck" }, cargo = { kind = "food" },
  expect = { decision = "allow", rule = "leaving.duty" },
}

test "a medical team passes where no level is known" {
  at = "2021-10-02 10:00:00", query = "movement", purpose = "work", origin = "68", destination = "70",
  person = { role = "health_worker", residence = "68" },
  expect = { decision = "allow", rule = "leaving.duty", by = "N-5255" },
}

test "an office worker does not pass where no level is known" {
  at = "2021-10-02 10:00:00", query = "movement", purpose = "work", origin = "68", destination = "70",
  person = { role = "office_worker", residence = "68" },
  expect = { decision = "undetermined" },
}

---- 30/9 on

test "nobody goes home on their own from Binh Duong" {
  at = "2021-10-01 10:00:00", query = "movement", origin = "74", destination = "89",
  expect = { decision = "deny", rule = "leaving.on_ones_own", by = "N-0930" },
}

test "with both consents people go home from Binh Duong" {
  at = "2021-10-01 10:00:00", query = "movement", origin = "74", destination = "89",
  papers = { exit_consent = true, entry_consent = true, on_trip_list = true },
  expect = { decision = "allow", rule = "leaving.organised", by = "N-0930" },
}

test "without consent nobody visits from one of the four provinces" {
  at = "2021-10-03 10:00:00", query = "movement", origin = "74", destination = "89", purpose = "visit",
  expect = { decision = "deny", rule = "leaving.controlled", by = "N-0930" },
}

test "with both consents people visit from one of the four provinces" {
  at = "2021-10-03 10:00:00", query = "movement", origin = "74", destination = "89", purpose = "visit",
  papers = { exit_consent = true, entry_consent = true },
  expect = { decision = "allow", rule = "leaving.controlled.allowed", by = "N-0930" },
}

test "the consent of the place left is asked at its border only" {
  at = "2021-10-03 10:00:00", query = "movement", origin = "82", destination = "80", purpose = "visit",
  place = { kind = "province_border", at = "80" }, papers = { entry_consent = true },
  expect = { decision = "allow", rule = "leaving.controlled.allowed" },
}

test "from 11 October people travel home from Binh Duong" {
  at = "2021-10-11 10:00:00", query = "movement", origin = { zone = "74", published_level = "L2" },
  destination = { zone = "89", published_level = "L2" },
  expect = { decision = "allow", rule = "n128.movement", by = "N-128" },
}

---- Resolution 128

test "from level 4 a test is needed in another province" {
  at = "2021-10-20 10:00:00", query = "movement", purpose = "visit",
  origin = { zone = "86", published_level = "L4" }, destination = { zone = "83", published_level = "L1" },
  expect = { decision = "deny", rule = "leaving.level_4", by = "N-128" },
}

test "from level 3 it is not" {
  at = "2021-10-20 10:00:00", query = "movement", purpose = "visit",
  origin = { zone = "86", published_level = "L3" }, destination = { zone = "83", published_level = "L1" },
  expect = { decision = "allow", rule = "n128.movement" },
}

test "from level 4 a test of less than 72 hours is enough" {
  at = "2021-10-20 09:59:59", query = "movement", purpose = "visit",
  origin = { zone = "86", published_level = "L4" }, destination = { zone = "83", published_level = "L1" },
  person = { test = { kind = "pcr", result = "negative", sampled = "2021-10-17 10:00",
                      reported = "2021-10-17 20:00" } },
  expect = { decision = "allow", rule = "n128.movement" },
}

test "out of a blockaded area a test is needed too" {
  at = "2021-10-20 10:00:00", query = "movement", purpose = "visit",
  origin = { zone = "86", published_level = "L2", asserted_level = "blockade" },
  destination = { zone = "83", published_level = "L1" },
  expect = { decision = "deny" },
}

test "with a ticket for today people go to the airport" {
  at = "2021-10-21 10:00:00", query = "movement", purpose = "to_airport", origin = "92", destination = "92",
  papers = { flight_ticket = true, flight_on = "2021-10-21" },
  expect = { decision = "allow", rule = "leaving.airport", by = "N-1840" },
}
