local city_permit = {
  class = "none", form = "cantho_permit", issuer = "district_committee", issuer_zone = "926",
  purpose = "work",
  valid_from = "2021-09-18 00:00", valid_to = "2021-10-01 00:00", zones = { "92" },
  hours = { "00:00", "24:00" }, holder_matches_id = true, registered = true, signature_valid = true,
  revoked = false,
}

baseline {
  person = { case = "none", role = "resident", residence = "925", test = { kind = "none", result = "none" } },
  household = { trips_this_week = 0, out_now = 0 },
  group = { size = 1 },
  purpose = "visit",
  permit = { form = "none" },
  vehicle = { kind = "motorbike" },
  place = { kind = "street" },
  origin = "925",
  destination = "927",
}

---- green districts, 18/9 to 23/9

test "from one green district people visit another" {
  at = "2021-09-18 09:00:00", query = "movement",
  expect = { decision = "allow", rule = "areas.green", by = "C-1809" },
}

test "the green districts open with the first second of 18 September" {
  at = "2021-09-18 00:00:00", query = "movement",
  expect = { decision = "allow", rule = "areas.green" },
}

test "in the last second of 17 September the whole city is at home" {
  at = "2021-09-17 23:59:59", query = "movement",
  expect = { decision = "deny", by = "N-CT16" },
}

test "for food nobody goes from an urban to a green district" {
  at = "2021-09-18 09:00:00", query = "movement", origin = "916", destination = "926", purpose = "buy_food",
  person = { residence = "916" }, ticket = { kind = "none" },
  expect = { decision = "deny", rule = "areas.between", by = "C-1809" },
}

test "for food people go inside their urban district" {
  at = "2021-09-18 09:00:00", query = "movement", origin = "916", destination = "916", purpose = "buy_food",
  person = { residence = "916" }, ticket = { kind = "none" },
  expect = { decision = "allow", rule = "ct16.supplies" },
}

test "nobody dines out in a green district from outside" {
  at = "2021-09-20 18:00:00", query = "movement", origin = "916", destination = "926", purpose = "dine_out",
  person = { residence = "916" },
  expect = { decision = "deny", rule = "areas.between" },
}

test "a journalist with a press card goes from area to area" {
  at = "2021-09-20 09:00:00", query = "movement", origin = "916", destination = "926", purpose = "press",
  person = { role = "journalist", residence = "916" }, papers = { press_card = true },
  expect = { decision = "allow", rule = "ct16.work" },
}

test "sanitation goes from area to area" {
  at = "2021-09-20 09:00:00", query = "movement", origin = "916", destination = "926", purpose = "work",
  person = { role = "sanitation_worker", residence = "916" },
  expect = { decision = "allow", rule = "ct16.work" },
}

test "a factory worker does not go from area to area" {
  at = "2021-09-20 09:00:00", query = "movement", origin = "916", destination = "918", purpose = "work",
  person = { role = "factory_worker", residence = "916" },
  expect = { decision = "deny", rule = "areas.between" },
}

test "a civil servant shows permit and duty paper in another district" {
  at = "2021-09-20 07:00:00", query = "movement", origin = "926", destination = "916", purpose = "work",
  person = { role = "civil_servant", residence = "926" }, permit = city_permit,
  papers = { duty_paper = true },
  expect = { decision = "allow", rule = "ct16.work" },
}

test "a civil servant with the duty paper alone is turned back" {
  at = "2021-09-18 07:00:00", query = "movement", origin = "916", destination = "926", purpose = "work",
  person = { role = "civil_servant", residence = "916" }, papers = { duty_paper = true },
  expect = { decision = "deny", rule = "areas.civil_servant", by = "C-1809" },
}

test "a civil servant with the permit alone is turned back" {
  at = "2021-09-20 07:00:00", query = "movement", origin = "926", destination = "916", purpose = "work",
  person = { role = "civil_servant", residence = "926" }, permit = city_permit,
  papers = { duty_paper = false },
  expect = { decision = "deny", rule = "areas.civil_servant", by = "C-1809" },
}

test "a resident of a green district does not leave the city" {
  at = "2021-09-20 09:00:00", query = "movement", destination = "93", papers = { exit_consent = false,
                                                                                 on_trip_list = false },
  expect = { decision = "deny", rule = "areas.leave", by = "C-1809" },
}

test "for care people go to the doctor in another district" {
  at = "2021-09-20 09:00:00", query = "movement", origin = "926", destination = "916",
  purpose = "medical_care",
  person = { residence = "926" },
  expect = { decision = "allow", rule = "ct16.urgent" },
}

---- exercise

test "in a ward without a case for 14 days people exercise in the posted hours" {
  at = "2021-09-18 05:00:00", query = "movement", origin = "31129", destination = "31129",
  purpose = "exercise",
  vehicle = { kind = "none" }, area = { last_case = "2021-09-04", exercise_hours = { "05:00", "07:00" } },
  expect = { decision = "allow", rule = "areas.exercise", by = "C-1809" },
}

test "13 days without a case are too few for exercise" {
  at = "2021-09-18 06:00:00", query = "movement", origin = "31129", destination = "31129",
  purpose = "exercise",
  vehicle = { kind = "none" }, area = { last_case = "2021-09-05", exercise_hours = { "05:00", "07:00" } },
  expect = { decision = "deny", by = "N-CT16" },
}

test "the posted hours of exercise end at 07:00:00" {
  at = "2021-09-18 07:00:00", query = "movement", origin = "31129", destination = "31129",
  purpose = "exercise",
  vehicle = { kind = "none" }, area = { last_case = "2021-09-03", exercise_hours = { "05:00", "07:00" } },
  expect = { decision = "deny", by = "N-CT16" },
}

test "for exercise the posted hours are asked" {
  at = "2021-09-18 06:00:00", query = "movement", origin = "31129", destination = "31129",
  purpose = "exercise",
  vehicle = { kind = "none" }, area = { last_case = "2021-09-03" },
  expect = { decision = "undetermined", question = "area.exercise_hours" },
}

---- weddings and funerals

test "a funeral of twenty under supervision is allowed in a green district" {
  at = "2021-09-20 09:00:00", query = "place",
  place = { kind = "home", people = 20, indoor = true, distance_m = 2, event = "funeral", at = "926",
            health_supervision = true },
  expect = { decision = "allow", rule = "gathering.ct15.allowed", by = "C-1809" },
}

test "a funeral without supervision is not allowed in a green district" {
  at = "2021-09-20 09:00:00", query = "place",
  place = { kind = "home", people = 20, indoor = true, distance_m = 2, event = "funeral", at = "926",
            health_supervision = false },
  expect = { decision = "deny", rule = "areas.ceremony", by = "C-1809" },
}

test "a wedding of twenty-one is too large even under supervision" {
  at = "2021-09-20 09:00:00", query = "place",
  place = { kind = "event_venue", people = 21, indoor = true, distance_m = 2, event = "wedding", at = "926",
            health_supervision = true },
  expect = { decision = "deny", rule = "gathering.ct15.event", by = "N-CT15" },
}

test "nine friends in a green district need no supervision" {
  at = "2021-09-20 09:00:00", query = "place",
  place = { kind = "park", people = 9, indoor = false, distance_m = 2, event = "none", at = "926" },
  expect = { decision = "allow", rule = "gathering.ct15.allowed", by = "C-1809" },
}

---- communes and nine wards, from 24/9

test "between communes at Directive 15 people move" {
  at = "2021-09-24 10:00:00", query = "movement", origin = "31177", destination = "31153",
  person = { residence = "31177" },
  expect = { decision = "allow", rule = "areas.communes", by = "C-2409" },
}

test "who lives in the nine wards does not enter a commune at Directive 15" {
  at = "2021-09-24 10:00:00", query = "movement", origin = "31120", destination = "31177",
  person = { residence = "31120" },
  expect = { decision = "deny", rule = "areas.nine_wards", by = "C-2409" },
}

test "who lives in the nine wards does not shop outside them" {
  at = "2021-09-24 10:00:00", query = "movement", origin = "31120", destination = "31177",
  purpose = "buy_food",
  person = { residence = "31120" }, ticket = { kind = "none" },
  expect = { decision = "deny", rule = "areas.nine_wards", by = "C-2409" },
}

test "who lives in the nine wards shops inside them" {
  at = "2021-09-24 10:00:00", query = "movement", origin = "31120", destination = "31120",
  purpose = "buy_food",
  person = { residence = "31120" }, ticket = { kind = "none" },
  expect = { decision = "allow", rule = "ct16.supplies", by = "C-2409" },
}

test "a visit inside the nine wards is no need" {
  at = "2021-09-24 00:00:00", query = "movement", origin = "31120", destination = "31120",
  person = { residence = "31120" },
  expect = { decision = "deny", by = "C-2409" },
}

test "public transport does not run from 24 September on" {
  at = "2021-09-24 10:00:00", query = "movement", origin = "31177", destination = "31153",
  purpose = "passenger_transport", person = { role = "driver", residence = "31177" },
  vehicle = { kind = "coach" },
  expect = { decision = "deny", rule = "areas.passenger_transport", by = "C-2409" },
}

---- the whole city, from 30/9 12:00

test "who lives in the nine wards may go back to them" {
  at = "2021-09-24 10:00:00", query = "movement", origin = "31177", destination = "31120",
  purpose = "return_home", person = { residence = "31120" },
  expect = { decision = "allow", rule = "ct16.way_home" },
}

test "the way home is no way into a commune at Directive 15" {
  at = "2021-09-24 10:00:00", query = "movement", origin = "31120", destination = "31177",
  purpose = "return_home", person = { residence = "31120" },
  expect = { decision = "deny", rule = "areas.nine_wards" },
}

test "until 11:59:59 of 30 September the nine wards stay apart" {
  at = "2021-09-30 11:59:59", query = "movement", origin = "31120", destination = "31177",
  person = { residence = "31120" },
  expect = { decision = "deny", rule = "areas.nine_wards" },
}

test "from 12:00:00 of 30 September the whole city moves" {
  at = "2021-09-30 12:00:00", query = "movement", origin = "31120", destination = "31177",
  person = { residence = "31120" },
  expect = { decision = "allow", rule = "areas.whole_city", by = "C-3009" },
}

test "from 24 September the green districts have lost eating out" {
  at = "2021-09-24 10:00:00", query = "movement", purpose = "dine_out", origin = "926",
  destination = "926",
  expect = { decision = "deny", rule = "areas.dine_out", by = "C-2409" },
}

test "until 23 September people eat out in the green districts" {
  at = "2021-09-23 20:00:00", query = "movement", purpose = "dine_out", origin = "926",
  destination = "926",
  expect = { decision = "allow", rule = "areas.green" },
}

test "a hamlet of a green district that is kept at home stays at home" {
  at = "2021-09-20 10:00:00", query = "movement", origin = { zone = "926", asserted_level = "CT16" },
  destination = "926",
  expect = { decision = "deny", by = "N-CT16" },
}
