baseline {
  person = { case = "none", role = "resident", residence = "760", doses = 1, first_dose = "2021-09-18",
             last_dose = "2021-09-18", test = { kind = "none", result = "none" } },
  group = { size = 1 },
  purpose = "leisure",
  permit = { form = "none" },
  papers = { vaccination_proof = true },
  vehicle = { kind = "none" },
  origin = "760",
  destination = "760",
  place = { kind = "street" },
}

---- doses and recovery

test "fourteen days after the first dose people move freely" {
  at = "2021-10-02 10:00:00", query = "movement",
  expect = { decision = "allow", rule = "ct18.movement", by = "H-CT18" },
}

test "thirteen days after the first dose is too early" {
  at = "2021-10-01 23:59:59", query = "movement",
  expect = { decision = "deny", rule = "ct18.proof", by = "H-CT18" },
}

test "the fourteenth day begins at midnight" {
  at = "2021-10-02 00:00:00", query = "movement",
  expect = { decision = "allow", rule = "ct18.movement" },
}

test "who has no dose is turned back" {
  at = "2021-10-02 10:00:00", query = "movement", ["person.doses"] = 0,
  papers = { vaccination_proof = false },
  expect = { decision = "deny", rule = "ct18.proof" },
}

test "a dose without proof does not count" {
  at = "2021-10-02 10:00:00", query = "movement", papers = { vaccination_proof = false },
  expect = { decision = "deny", rule = "ct18.proof" },
}

local recovered = { case = "recovered", case_since = "2021-04-06 10:00", doses = 0 }

test "179 days after recovery people move freely" {
  at = "2021-10-02 23:59:59", query = "movement", person = recovered,
  papers = { vaccination_proof = false, recovery_certificate = true },
  expect = { decision = "allow", rule = "ct18.movement" },
}

test "180 days after recovery are too many" {
  at = "2021-10-03 00:00:00", query = "movement", person = recovered,
  papers = { vaccination_proof = false, recovery_certificate = true },
  expect = { decision = "deny", rule = "ct18.proof" },
}

test "of who has recovered the certificate is asked" {
  at = "2021-10-02 10:00:00", query = "movement", person = recovered, papers = { vaccination_proof = false },
  expect = { decision = "undetermined", question = "papers.recovery_certificate" },
}

test "recovery without the certificate does not count" {
  at = "2021-10-02 10:00:00", query = "movement", person = recovered,
  papers = { vaccination_proof = false, recovery_certificate = false },
  expect = { decision = "deny", rule = "ct18.proof" },
}

test "who comes into the city shows the proof as well" {
  at = "2021-10-02 10:00:00", query = "movement", origin = "80", person = { residence = "80", doses = 0 },
  papers = { vaccination_proof = false },
  expect = { decision = "deny", rule = "ct18.proof", by = "H-CT18" },
}

test "nobody is kept from the vaccine" {
  at = "2021-10-02 10:00:00", query = "movement", purpose = "vaccination", ["person.doses"] = 0,
  papers = { vaccination_proof = false },
  expect = { decision = "allow", rule = "ct18.movement" },
}

---- leaving the city

test "a private car does not leave the city" {
  at = "2021-10-03 10:00:00", query = "movement", purpose = "visit", vehicle = { kind = "car" },
  destination = "82", papers = { exit_consent = false, on_trip_list = false },
  expect = { decision = "deny", rule = "ct18.private_vehicle", by = "H-CT18" },
}

test "a private car drives inside the city" {
  at = "2021-10-03 10:00:00", query = "movement", purpose = "visit", vehicle = { kind = "car" },
  destination = "773",
  expect = { decision = "allow", rule = "ct18.movement" },
}

---- gatherings

test "ten people meet indoors whatever their vaccination" {
  at = "2021-10-02 10:00:00", query = "place",
  place = { kind = "meeting_room", people = 10, indoor = true, distance_m = 2, event = "meeting",
            at = "760" },
  expect = { decision = "allow", rule = "ct18.gathering.allowed", by = "H-CT18" },
}

test "eleven people indoors are too many when half are vaccinated" {
  at = "2021-10-02 10:00:00", query = "place",
  place = { kind = "meeting_room", people = 11, indoor = true, distance_m = 2, event = "meeting", at = "760",
            vaccinated_share = 0.5 },
  expect = { decision = "deny", rule = "ct18.indoors", by = "H-CT18" },
}

test "sixty people meet indoors when nine of ten are vaccinated" {
  at = "2021-10-02 10:00:00", query = "place",
  place = { kind = "meeting_room", people = 60, indoor = true, distance_m = 2, event = "meeting", at = "760",
            vaccinated_share = 0.9 },
  expect = { decision = "allow", rule = "ct18.gathering.allowed" },
}

test "sixty-one people indoors are too many whoever they are" {
  at = "2021-10-02 10:00:00", query = "place",
  place = { kind = "worship_place", people = 61, indoor = true, distance_m = 2, event = "worship", at = "760",
            vaccinated_share = 1 },
  expect = { decision = "deny", rule = "ct18.indoors" },
}

test "of eleven people indoors the share of vaccinated is asked" {
  at = "2021-10-02 10:00:00", query = "place",
  place = { kind = "meeting_room", people = 11, indoor = true, distance_m = 2, event = "meeting",
            at = "760" },
  expect = { decision = "undetermined", question = "place.vaccinated_share" },
}

test "fifteen people meet outdoors" {
  at = "2021-10-02 10:00:00", query = "place",
  place = { kind = "park", people = 15, indoor = false, distance_m = 2, event = "none", at = "760" },
  expect = { decision = "allow", rule = "ct18.gathering.allowed" },
}

test "ninety-one people outdoors are too many" {
  at = "2021-10-02 10:00:00", query = "place",
  place = { kind = "park", people = 91, indoor = false, distance_m = 2, event = "none", at = "760",
            vaccinated_share = 1 },
  expect = { decision = "deny", rule = "ct18.outdoors" },
}

---- eating out

test "nobody eats out in October" {
  at = "2021-10-05 12:00:00", query = "movement", purpose = "dine_out",
  expect = { decision = "deny", rule = "ct18.dine_out", by = "H-CT18" },
}

test "in the last second of 27 October eateries serve nobody inside" {
  at = "2021-10-27 23:59:59", query = "movement", purpose = "dine_out",
  expect = { decision = "deny", rule = "ct18.dine_out" },
}

test "at 20:59:59 of 28 October people eat out" {
  at = "2021-10-28 20:59:59", query = "movement", purpose = "dine_out",
  expect = { decision = "allow", rule = "ct18.dine_out.until_21", by = "H-DINE" },
}

test "at 21:00:00 eateries close" {
  at = "2021-10-28 21:00:00", query = "movement", purpose = "dine_out",
  expect = { decision = "deny", rule = "ct18.dine_out.after_21", by = "H-DINE" },
}

test "at 05:59:59 eateries are not open yet" {
  at = "2021-10-29 05:59:59", query = "movement", purpose = "dine_out",
  expect = { decision = "deny", rule = "ct18.dine_out.after_21", by = "H-DINE" },
}

test "at 06:00:00 eateries open again" {
  at = "2021-10-29 06:00:00", query = "movement", purpose = "dine_out",
  expect = { decision = "allow", rule = "ct18.dine_out.until_21", by = "H-DINE" },
}

---- groups on the move

test "fifteen people run together" {
  at = "2021-10-02 10:00:00", query = "movement", purpose = "exercise",
  group = { size = 15, distance_m = 2 },
  expect = { decision = "allow", rule = "ct18.movement" },
}

test "sixteen of whom too few are vaccinated are too many" {
  at = "2021-10-02 10:00:00", query = "movement", purpose = "exercise",
  group = { size = 16, distance_m = 2 }, place = { kind = "street", vaccinated_share = 0.89 },
  expect = { decision = "deny", rule = "ct18.group", by = "H-CT18" },
}

test "ninety of whom nine in ten are vaccinated may be together" {
  at = "2021-10-02 10:00:00", query = "movement", purpose = "exercise",
  group = { size = 90, distance_m = 2 }, place = { kind = "street", vaccinated_share = 0.9 },
  expect = { decision = "allow", rule = "ct18.movement" },
}

test "ninety-one are too many" {
  at = "2021-10-02 10:00:00", query = "movement", purpose = "exercise",
  group = { size = 91, distance_m = 2 },
  expect = { decision = "deny", rule = "ct18.group" },
}

test "an anti-epidemic team of twenty is no gathering" {
  at = "2021-10-02 10:00:00", query = "movement", purpose = "epidemic_duty",
  group = { size = 20, distance_m = 2 }, place = { kind = "street", vaccinated_share = 0.5 },
  expect = { decision = "allow", rule = "ct18.movement" },
}

---- orders of wards

test "a ward keeps its people at home by an order of its own" {
  at = "2021-10-05 10:00:00", query = "movement", origin = { zone = "760", asserted_level = "CT16" },
  expect = { decision = "deny", by = "N-CT16" },
}

test "under resolution 128 an order by directive 16 has no effect any more" {
  at = "2021-10-20 10:00:00", query = "movement",
  origin = { zone = "760", published_level = "L2", asserted_level = "CT16" },
  destination = { zone = "760", published_level = "L2" },
  expect = { decision = "allow", rule = "ct18.movement", by = "H-CT18" },
}

test "from 11 October the city may not keep private cars in any more" {
  at = "2021-10-20 10:00:00", query = "movement", purpose = "visit", vehicle = { kind = "car" },
  origin = { zone = "760", published_level = "L2" }, destination = { zone = "82", published_level = "L2" },
  papers = { exit_consent = false, entry_consent = false, on_trip_list = false },
  expect = { decision = "allow", rule = "n128.travel_not_blocked", by = "N-128" },
}

test "on 10 October private cars still stay in the city" {
  at = "2021-10-10 10:00:00", query = "movement", purpose = "visit", vehicle = { kind = "car" },
  destination = "82", papers = { exit_consent = false, entry_consent = false, on_trip_list = false },
  expect = { decision = "deny", rule = "ct18.private_vehicle" },
}

test "on 11 October nobody stops a private car on its way to another province" {
  at = "2021-10-11 00:00:00", query = "movement", purpose = "visit", vehicle = { kind = "car" },
  origin = { zone = "760", published_level = "L2" }, destination = { zone = "82", published_level = "L2" },
  papers = { exit_consent = false, entry_consent = false, on_trip_list = false },
  expect = { decision = "allow", rule = "n128.movement", by = "N-128" },
}
