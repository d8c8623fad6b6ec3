-- Can Tho from 19/7 to 15/8 is under the national acts alone, so most cases stand there.

baseline {
  person = { case = "none", role = "resident", residence = "916", test = { kind = "none", result = "none" } },
  household = { trips_this_week = 0, out_now = 0 },
  group = { size = 1 },
  permit = { form = "none" },
  ticket = { kind = "none" },
  vehicle = { kind = "none" },
  place = { kind = "street" },
  origin = "916",
  destination = "916",
}

test "food may be bought under Directive 16" {
  at = "2021-07-20 10:00:00", query = "movement", purpose = "buy_food",
  expect = { decision = "allow", rule = "ct16.supplies", by = "N-CT16" },
}

test "medicine may be bought under Directive 16" {
  at = "2021-07-20 22:00:00", query = "movement", purpose = "buy_medicine",
  expect = { decision = "allow", rule = "ct16.supplies", by = "N-CT16" },
}

test "a visit to the doctor is an urgent case" {
  at = "2021-07-20 10:00:00", query = "movement", purpose = "medical_care",
  expect = { decision = "allow", rule = "ct16.urgent" },
}

test "a funeral is an urgent case" {
  at = "2021-07-20 10:00:00", query = "movement", purpose = "funeral",
  expect = { decision = "allow", rule = "ct16.urgent", by = "N-2601" },
}

test "work in a place that is not closed goes on" {
  at = "2021-07-20 07:00:00", query = "movement", purpose = "work", person = { role = "factory_worker" },
  vehicle = { kind = "motorbike" },
  expect = { decision = "allow", rule = "ct16.work", by = "N-2601" },
}

test "who is on the way home may go on" {
  at = "2021-07-20 17:00:00", query = "movement", purpose = "return_home",
  expect = { decision = "allow", rule = "ct16.way_home" },
}

test "exercise is not a need of Directive 16" {
  at = "2021-07-12 06:30:00", query = "movement", purpose = "exercise", origin = "778", destination = "778",
  expect = { decision = "deny", by = "N-CT16" },
}

test "a visit is not a need of Directive 16" {
  at = "2021-07-20 10:00:00", query = "movement", purpose = "visit",
  expect = { decision = "deny", by = "N-CT16" },
}

test "leisure is not a need of Directive 16" {
  at = "2021-07-20 10:00:00", query = "movement", purpose = "leisure",
  expect = { decision = "deny", by = "N-CT16" },
}

test "passengers are not carried under Directive 16" {
  at = "2021-07-20 10:00:00", query = "movement", purpose = "passenger_transport",
  person = { role = "driver" }, vehicle = { kind = "taxi" },
  expect = { decision = "deny", by = "N-CT16" },
}

test "in the last second of 18 July the rural district is still free" {
  at = "2021-07-18 23:59:59", query = "movement", purpose = "visit", origin = "926", destination = "926",
  expect = { decision = "allow", by = "N-CT15" },
}

test "in the first second of 19 July the whole city stays at home" {
  at = "2021-07-19 00:00:00", query = "movement", purpose = "visit", origin = "926", destination = "926",
  expect = { decision = "deny", by = "N-969" },
}

test "in the last second of 8 July TP HCM may still be visited" {
  at = "2021-07-08 23:59:59", query = "movement", purpose = "visit", origin = "760", destination = "773",
  expect = { decision = "allow", by = "H-CT10" },
}

test "in the first second of 9 July TP HCM stays at home" {
  at = "2021-07-09 00:00:00", query = "movement", purpose = "visit", origin = "760", destination = "773",
  expect = { decision = "deny", by = "H-2279" },
}

test "the stricter end of a trip decides" {
  at = "2021-07-13 10:00:00", query = "movement", purpose = "visit", origin = "926", destination = "916",
  expect = { decision = "deny", by = "C-1207" },
}

test "an earlier start of the province is asserted and counts" {
  at = "2021-07-18 06:00:00", query = "movement", purpose = "visit",
  origin = { zone = "82", asserted_level = "CT16", asserted_from = "2021-07-18 00:00" }, destination = "82",
  expect = { decision = "deny", by = "N-CT16" },
}

test "where no act is known nobody is let through by default" {
  at = "2021-07-05 10:00:00", query = "movement", purpose = "buy_food", origin = "48", destination = "48",
  expect = { decision = "undetermined" },
}
