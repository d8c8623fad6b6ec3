baseline {
  person = { case = "none", role = "factory_worker", residence = "80", doses = 1,
             first_dose = "2021-09-26", last_dose = "2021-09-26",
             test = { kind = "antigen", result = "negative", sampled = "2021-10-03 08:00",
                      reported = "2021-10-03 08:00" } },
  group = { size = 1 },
  purpose = "work",
  permit = { form = "none" },
  papers = { vaccination_proof = true, employee_card = true, route_confirmation = false,
             exit_consent = false, entry_consent = false, on_trip_list = false },
  vehicle = { kind = "car" },
  place = { kind = "street" },
}

---- into the city

test "from Long An one dose 14 days ago and a test seven days ago are enough" {
  at = "2021-10-10 08:00:00", query = "movement", origin = "80", destination = "760",
  expect = { decision = "allow", rule = "pair.worker", by = "H-PAIR" },
}

test "a test eight days ago is too old" {
  at = "2021-10-10 08:00:00", query = "movement", origin = "80", destination = "760",
  person = { test = { sampled = "2021-10-02 08:00", reported = "2021-10-02 08:00" } },
  expect = { decision = "deny", rule = "pair.test", by = "H-PAIR" },
}

test "the dose of 13 days ago is too young" {
  at = "2021-10-10 08:00:00", query = "movement", origin = "80", destination = "760",
  person = { first_dose = "2021-09-27", last_dose = "2021-09-27" },
  expect = { decision = "deny", rule = "pair.dose", by = "H-PAIR" },
}

test "who recovered six months ago needs no dose" {
  at = "2021-10-10 08:00:00", query = "movement", origin = "80", destination = "760",
  person = { case = "recovered", case_since = "2021-04-10 12:00", ["doses"] = 0 },
  papers = { recovery_certificate = true },
  expect = { decision = "allow", rule = "pair.recovered" },
}

test "a day more than six months after recovery is too long" {
  at = "2021-10-10 08:00:00", query = "movement", origin = "80", destination = "760",
  person = { case = "recovered", case_since = "2021-04-09 12:00", ["doses"] = 0 },
  papers = { recovery_certificate = true },
  expect = { decision = "deny", rule = "pair.dose" },
}

test "a positive test turns a worker back" {
  at = "2021-10-12 08:00:00", query = "movement", origin = { zone = "80", published_level = "L2" },
  destination = { zone = "760", published_level = "L2" },
  person = { test = { result = "positive", sampled = "2021-10-10 08:00", reported = "2021-10-10 08:00" } },
  expect = { decision = "deny", rule = "pair.test" },
}

test "from Binh Duong a motorbike needs no more than a car" {
  at = "2021-10-10 08:00:00", query = "movement", origin = "718", destination = "760",
  vehicle = { kind = "motorbike" },
  expect = { decision = "allow", rule = "pair.worker" },
}

test "from Tay Ninh 14 days after the first dose are enough" {
  at = "2021-10-10 08:00:00", query = "movement", origin = "72", destination = "760",
  expect = { decision = "allow", rule = "pair.worker" },
}

test "from Dong Nai nothing is agreed for private vehicles" {
  at = "2021-10-10 08:00:00", query = "movement", origin = "75", destination = "760",
  expect = { decision = "undetermined" },
}

---- out of the city

test "to Long An one dose and a test of the week are enough by motorbike" {
  at = "2021-10-10 08:00:00", query = "movement", origin = "760", destination = "80",
  vehicle = { kind = "motorbike" },
  expect = { decision = "allow", rule = "pair.worker", by = "H-PAIR" },
}

test "a worker goes home to Long An the same way" {
  at = "2021-10-10 17:00:00", query = "movement", origin = "760", destination = "80",
  purpose = "return_home", vehicle = { kind = "motorbike" },
  expect = { decision = "allow", rule = "pair.worker" },
}

test "a resident who is no worker does not leave by motorbike" {
  at = "2021-10-10 17:00:00", query = "movement", origin = "760", destination = "80",
  purpose = "return_home", vehicle = { kind = "motorbike" }, ["person.role"] = "resident",
  expect = { decision = "deny", by = "H-CT18" },
}

test "to Tay Ninh the first dose was 21 days ago" {
  at = "2021-10-10 08:00:00", query = "movement", origin = "760", destination = "72",
  person = { first_dose = "2021-09-19", test = { sampled = "2021-10-09 02:00" } },
  expect = { decision = "allow", rule = "pair.worker", by = "H-PAIR" },
}

test "to Tay Ninh 20 days after the first dose are too few" {
  at = "2021-10-10 08:00:00", query = "movement", origin = "760", destination = "72",
  person = { first_dose = "2021-09-20", test = { sampled = "2021-10-09 02:00" } },
  expect = { decision = "deny", rule = "pair.dose.tay_ninh", by = "H-PAIR" },
}

test "to Tay Ninh a test of 72 hours is too old" {
  at = "2021-10-10 08:00:00", query = "movement", origin = "760", destination = "72",
  person = { first_dose = "2021-09-19", test = { sampled = "2021-10-07 08:00" } },
  expect = { decision = "deny", rule = "pair.test.tay_ninh", by = "H-PAIR" },
}

test "to Tay Ninh a test one second short of 72 hours counts" {
  at = "2021-10-10 07:59:59", query = "movement", origin = "760", destination = "72",
  person = { first_dose = "2021-09-19", test = { sampled = "2021-10-07 08:00" } },
  expect = { decision = "allow", rule = "pair.worker" },
}

test "to Binh Duong by car the route is confirmed" {
  at = "2021-10-10 08:00:00", query = "movement", origin = "778", destination = "725",
  papers = { route_confirmation = true },
  expect = { decision = "allow", rule = "pair.worker" },
}

test "to Binh Duong by car without the confirmation nobody goes" {
  at = "2021-10-10 08:00:00", query = "movement", origin = "778", destination = "725",
  expect = { decision = "deny", rule = "pair.confirmation", by = "H-PAIR" },
}

test "by motorbike from Thu Duc to Di An with two doses and the confirmation" {
  at = "2021-10-10 08:00:00", query = "movement", origin = "769", destination = "724",
  vehicle = { kind = "motorbike" }, papers = { route_confirmation = true },
  person = { doses = 2, first_dose = "2021-07-20", last_dose = "2021-10-08" },
  expect = { decision = "allow", rule = "pair.worker", by = "H-PAIR" },
}

test "one dose is not enough by motorbike to Binh Duong" {
  at = "2021-10-10 08:00:00", query = "movement", origin = "769", destination = "725",
  vehicle = { kind = "motorbike" }, papers = { route_confirmation = true },
  expect = { decision = "deny", rule = "pair.dose.motorbike", by = "H-PAIR" },
}

test "who recovered needs no dose by motorbike to Binh Duong" {
  at = "2021-10-10 08:00:00", query = "movement", origin = "769", destination = "725",
  vehicle = { kind = "motorbike" }, papers = { route_confirmation = true, recovery_certificate = true },
  person = { case = "recovered", case_since = "2021-06-10 12:00", ["doses"] = 0 },
  expect = { decision = "allow", rule = "pair.worker" },
}

test "from District 7 no motorbike goes to Binh Duong" {
  at = "2021-10-10 08:00:00", query = "movement", origin = "778", destination = "724",
  vehicle = { kind = "motorbike" }, papers = { route_confirmation = true },
  person = { doses = 2, first_dose = "2021-07-20", last_dose = "2021-08-30" },
  expect = { decision = "deny", rule = "pair.motorbike", by = "H-PAIR" },
}

test "from Thu Duc no motorbike goes to Thu Dau Mot" {
  at = "2021-10-10 08:00:00", query = "movement", origin = "769", destination = "718",
  vehicle = { kind = "motorbike" }, papers = { route_confirmation = true },
  person = { doses = 2, first_dose = "2021-07-20", last_dose = "2021-08-30" },
  expect = { decision = "deny", rule = "pair.motorbike" },
}

test "no private vehicle goes to Dong Nai" {
  at = "2021-10-10 08:00:00", query = "movement", origin = "760", destination = "75",
  person = { doses = 2, first_dose = "2021-07-20", last_dose = "2021-08-30" },
  papers = { route_confirmation = true },
  expect = { decision = "deny", rule = "pair.dong_nai", by = "H-PAIR" },
}

---- shuttles

local shuttle = { kind = "coach", qr = "valid", qr_matches_plate = true, qr_expires = "2021-12-31 00:00",
                  seats = 40, passengers = 20, occupants = 21, intermediate_stops = 0 }

test "a shuttle with half its seats taken goes to Dong Nai" {
  at = "2021-10-10 06:30:00", query = "movement", origin = "760", destination = "75",
  purpose = "worker_shuttle", vehicle = shuttle, papers = { transport_plan = true },
  expect = { decision = "allow", rule = "pair.shuttle", by = "H-PAIR" },
}

test "one passenger more is too many" {
  at = "2021-10-10 06:30:00", query = "movement", origin = "80", destination = "760",
  purpose = "worker_shuttle", papers = { transport_plan = true },
  vehicle = { kind = "coach", qr = "valid", qr_matches_plate = true, qr_expires = "2021-12-31 00:00",
              seats = 41, passengers = 21, occupants = 22, intermediate_stops = 0 },
  expect = { decision = "deny", rule = "pair.shuttle.seats", by = "H-PAIR" },
}

test "a shuttle without an approved plan does not go" {
  at = "2021-10-10 06:30:00", query = "movement", origin = "80", destination = "760",
  purpose = "worker_shuttle", vehicle = shuttle, papers = { transport_plan = false },
  expect = { decision = "deny", rule = "pair.shuttle.plan", by = "H-PAIR" },
}

test "a shuttle without a QR card does not go" {
  at = "2021-10-10 06:30:00", query = "movement", origin = "80", destination = "760",
  purpose = "worker_shuttle", papers = { transport_plan = true },
  vehicle = { kind = "coach", qr = "none", seats = 40, passengers = 20, occupants = 21,
              intermediate_stops = 0 },
  expect = { decision = "deny", rule = "pair.shuttle.plan" },
}

test "a shuttle whose card has passed its printed date goes all the same" {
  at = "2021-10-10 06:30:00", query = "movement", origin = "80", destination = "760",
  purpose = "worker_shuttle", papers = { transport_plan = true },
  vehicle = { kind = "coach", qr = "expired", qr_matches_plate = true, qr_expires = "2021-09-01 00:00",
              seats = 40, passengers = 20, occupants = 21, intermediate_stops = 0 },
  expect = { decision = "allow", rule = "pair.shuttle" },
}
