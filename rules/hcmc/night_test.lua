local police_permit = {
  class = "4A", form = "police_3261", issuer = "pc08", issuer_zone = "79", purpose = "work",
  valid_from = "2021-08-25 00:00", valid_to = "2021-09-07 00:00", zones = { "79" },
  hours = { "00:00", "24:00" }, holder_matches_id = true, registered = true, signature_valid = true,
  revoked = false,
}

local press_permit = {
  class = "1A", form = "police_3261", issuer = "pc08", issuer_zone = "79", purpose = "press",
  valid_from = "2021-08-25 00:00", valid_to = "2021-09-07 00:00", zones = { "79" },
  hours = { "00:00", "24:00" }, holder_matches_id = true, registered = true, signature_valid = true,
  revoked = false,
}

local delivery_permit = {
  class = "3A", form = "police_3261", issuer = "pc08", issuer_zone = "79", purpose = "delivery",
  valid_from = "2021-08-25 00:00", valid_to = "2021-09-07 00:00", zones = { "79" },
  hours = { "00:00", "24:00" }, holder_matches_id = true, registered = true, signature_valid = true,
  revoked = false,
}

local employer_paper = {
  class = "none", form = "employer_paper", issuer = "employer", issuer_zone = "79", purpose = "work",
  valid_from = "2021-07-09 00:00", valid_to = "2021-08-23 00:00", zones = { "79" },
  hours = { "00:00", "24:00" }, holder_matches_id = true, registered = true, signature_valid = true,
  revoked = false,
}

local truck = {
  kind = "truck", qr = "valid", qr_matches_plate = true, qr_expires = "2021-12-31 00:00", occupants = 1,
  paying_passengers = 0, intermediate_stops = 0,
}

local shipper = {
  role = "app_shipper", doses = 1, first_dose = "2021-08-13", last_dose = "2021-08-13",
  test = { kind = "pcr_pool", result = "negative", sampled = "2021-09-08 08:00",
           reported = "2021-09-08 12:00" },
}
local shipper_papers = { shipper_sign = true, platform_registered = true, test_result = "slip" }

baseline {
  person = { case = "none", role = "resident", residence = "760", test = { kind = "none", result = "none" } },
  group = { size = 1 },
  permit = { form = "none" },
  vehicle = { kind = "none" },
  place = { kind = "street" },
  origin = "760",
  destination = "760",
}

---- the night itself

test "in the last second before the first night the way home is open" {
  at = "2021-07-26 17:59:59", query = "movement", purpose = "return_home",
  expect = { decision = "allow", rule = "ct16.way_home" },
}

test "at 18:00:00 of the first night nobody is out" {
  at = "2021-07-26 18:00:00", query = "movement", purpose = "return_home",
  expect = { decision = "deny", rule = "night.stay_home", by = "H-2490" },
}

test "who is out at night learns the basis of a sanction" {
  at = "2021-07-28 20:00:00", query = "movement", purpose = "leisure",
  expect = { decision = "deny", rule = "night.stay_home", by = "N-117" },
}

test "a medical emergency is the first exception of the order" {
  at = "2021-07-28 02:00:00", query = "movement", purpose = "medical_emergency", destination = "774",
  expect = { decision = "allow", rule = "night.emergency", by = "H-2490" },
}

test "at 06:00:00 an emergency needs no exception any more" {
  at = "2021-07-28 06:00:00", query = "movement", purpose = "medical_emergency", destination = "774",
  expect = { decision = "allow", rule = "emergency" },
}

test "ten seconds late is late: the moment of the check counts" {
  at = "2021-07-26 18:00:10", query = "movement", purpose = "return_home",
  expect = { decision = "deny", rule = "night.stay_home", by = "H-2490" },
}

test "at 05:59:59 it is still night" {
  at = "2021-07-27 05:59:59", query = "movement", purpose = "buy_medicine",
  expect = { decision = "deny", rule = "night.stay_home" },
}

test "at 06:00:00 the night is over" {
  at = "2021-07-27 06:00:00", query = "movement", purpose = "buy_medicine",
  expect = { decision = "allow", rule = "ct16.supplies" },
}

test "nobody strolls at 18:30" {
  at = "2021-07-27 18:30:00", query = "movement", purpose = "leisure",
  expect = { decision = "deny", rule = "night.stay_home", by = "H-2490" },
}

test "the day before the order the evening was open for needs" {
  at = "2021-07-25 18:30:00", query = "movement", purpose = "buy_medicine",
  expect = { decision = "allow", rule = "ct16.supplies" },
}

test "the renewal of 1 August carries the night order on" {
  at = "2021-08-03 18:00:00", query = "movement", purpose = "buy_medicine",
  expect = { decision = "deny", rule = "night.stay_home", by = "H-2556" },
}

test "the renewal of 15 September carries the night order to its last second" {
  at = "2021-09-30 23:59:59", query = "movement", purpose = "buy_medicine",
  expect = { decision = "deny", rule = "night.stay_home", by = "H-3072" },
}

test "on 1 October the night order is over" {
  at = "2021-10-01 00:00:00", query = "movement", purpose = "buy_medicine",
  expect = { decision = "allow", by = "H-CT18" },
}

test "Can Tho has no night order" {
  at = "2021-07-27 18:30:00", query = "movement", purpose = "buy_medicine", origin = "916",
  destination = "916",
  expect = { decision = "allow", rule = "ct16.supplies" },
}

test "the night order of the city holds for a trip that ends in the city" {
  at = "2021-07-27 18:30:00", query = "movement", purpose = "buy_medicine", origin = "74",
  destination = "760",
  expect = { decision = "deny", rule = "night.stay_home" },
}

---- the groups of 2490

test "an anti-epidemic team is out at night" {
  at = "2021-07-27 18:00:00", query = "movement", purpose = "epidemic_duty", person = { role = "volunteer" },
  expect = { decision = "allow", rule = "night.anti_epidemic", by = "H-2490" },
}

test "a journalist with a press card is out at night" {
  at = "2021-07-27 21:00:00", query = "movement", purpose = "press", person = { role = "journalist" },
  papers = { press_card = true },
  expect = { decision = "allow", rule = "night.press", by = "H-2490" },
}

test "a journalist without a press card is turned back at night" {
  at = "2021-07-27 21:00:00", query = "movement", purpose = "press", person = { role = "journalist" },
  papers = { press_card = false },
  expect = { decision = "deny", rule = "night.stay_home" },
}

test "of a journalist the press card is asked" {
  at = "2021-07-27 21:00:00", query = "movement", purpose = "press", person = { role = "journalist" },
  expect = { decision = "undetermined", question = "papers.press_card" },
}

test "sanitation works at night" {
  at = "2021-07-27 23:00:00", query = "movement", purpose = "work", person = { role = "sanitation_worker" },
  permit = employer_paper, vehicle = { kind = "motorbike" },
  expect = { decision = "allow", rule = "night.staff", by = "H-2490" },
}

test "repair of power works at night" {
  at = "2021-07-28 03:00:00", query = "movement", purpose = "work", person = { role = "utility_worker" },
  permit = employer_paper, vehicle = { kind = "van" },
  expect = { decision = "allow", rule = "night.staff" },
}

test "an office does not work at night" {
  at = "2021-07-27 18:00:00", query = "movement", purpose = "work", person = { role = "office_worker" },
  permit = employer_paper, vehicle = { kind = "motorbike" },
  expect = { decision = "deny", rule = "night.stay_home" },
}

test "a vehicle with vegetables runs at night" {
  at = "2021-07-27 22:00:00", query = "movement", purpose = "goods_transport", person = { role = "driver" },
  vehicle = truck, cargo = { kind = "vegetables", sealed = false, oversize = false },
  papers = { health_declaration = true },
  expect = { decision = "allow", rule = "night.goods", by = "H-2490" },
}

test "where the load is not named, the word essential lets a vehicle run at night" {
  at = "2021-07-27 22:00:00", query = "movement", purpose = "goods_transport", person = { role = "driver" },
  vehicle = { kind = "truck", goods = "essential", qr = "valid", qr_matches_plate = true,
              qr_expires = "2021-12-31 00:00", occupants = 1, paying_passengers = 0, intermediate_stops = 0 },
  papers = { health_declaration = true },
  expect = { decision = "allow", rule = "night.goods" },
}

test "a vehicle with production inputs runs at night" {
  at = "2021-07-26 22:00:00", query = "movement", purpose = "goods_transport", person = { role = "driver" },
  vehicle = truck, cargo = { kind = "production_inputs", sealed = false, oversize = false },
  papers = { health_declaration = true },
  expect = { decision = "allow", rule = "night.goods" },
}

test "a vehicle with goods for export runs at night" {
  at = "2021-07-27 22:00:00", query = "movement", purpose = "goods_transport", person = { role = "driver" },
  vehicle = truck, cargo = { kind = "export_goods", sealed = false, oversize = false },
  papers = { health_declaration = true },
  expect = { decision = "allow", rule = "night.goods" },
}

test "a vehicle with clothes does not run at night" {
  at = "2021-07-27 22:00:00", query = "movement", purpose = "goods_transport", person = { role = "driver" },
  vehicle = truck, cargo = { kind = "garments", sealed = false, oversize = false },
  papers = { health_declaration = true },
  expect = { decision = "deny", rule = "night.stay_home" },
}

test "a company shuttle for workers runs at night" {
  at = "2021-07-27 20:00:00", query = "movement", purpose = "worker_shuttle", person = { role = "driver" },
  vehicle = { kind = "coach", qr = "valid", seats = 40, passengers = 20, intermediate_stops = 0 },
  expect = { decision = "allow", rule = "night.shuttle", by = "H-2490" },
}

test "a shipper does not ride at night" {
  at = "2021-07-27 18:00:00", query = "movement", purpose = "delivery", person = { role = "app_shipper" },
  vehicle = { kind = "motorbike" }, cargo = { kind = "food", parcels_here = 1 },
  papers = { shipper_sign = true },
  expect = { decision = "deny", rule = "night.stay_home" },
}

---- groups added later

test "post moves at night across districts from 2 August on" {
  at = "2021-08-02 22:00:00", query = "movement", purpose = "delivery", person = { role = "postal_worker" },
  vehicle = { kind = "motorbike" }, cargo = { kind = "documents", parcels_here = 1 }, destination = "773",
  expect = { decision = "allow", rule = "night.post", by = "H-POST" },
}

test "post did not move at night before 2 August" {
  at = "2021-08-01 22:00:00", query = "movement", purpose = "delivery", person = { role = "postal_worker" },
  vehicle = { kind = "motorbike" }, cargo = { kind = "documents", parcels_here = 1 }, destination = "773",
  expect = { decision = "deny", rule = "night.stay_home" },
}

test "ordinary goods do not move at night with the post" {
  at = "2021-08-03 22:00:00", query = "movement", purpose = "delivery", person = { role = "postal_worker" },
  vehicle = { kind = "motorbike" }, cargo = { kind = "garments", parcels_here = 1 },
  expect = { decision = "deny", rule = "night.stay_home" },
}

test "vaccination is no reason to be out in the evening of 27 July" {
  at = "2021-07-27 18:30:00", query = "movement", purpose = "vaccination",
  papers = { vaccination_notice = true, id_card = true },
  expect = { decision = "deny", rule = "night.stay_home", by = "H-2490" },
}

test "vaccination is no reason in the last second of 15 August" {
  at = "2021-08-15 23:59:59", query = "movement", purpose = "vaccination",
  papers = { vaccination_notice = true, id_card = true },
  expect = { decision = "deny", rule = "night.stay_home" },
}

test "vaccination is a reason from the first second of 16 August" {
  at = "2021-08-16 00:00:00", query = "movement", purpose = "vaccination",
  papers = { vaccination_notice = true, id_card = true },
  expect = { decision = "allow", rule = "night.vaccination", by = "H-2718" },
}

test "shop staff prepare stock at night from 16 August on" {
  at = "2021-08-16 20:00:00", query = "movement", purpose = "work", person = { role = "retail_worker" },
  permit = employer_paper,
  expect = { decision = "allow", rule = "night.staff", by = "H-2718" },
}

test "shop staff did not work at night on 15 August" {
  at = "2021-08-15 20:00:00", query = "movement", purpose = "work", person = { role = "retail_worker" },
  permit = employer_paper,
  expect = { decision = "deny", rule = "night.stay_home" },
}

test "meals for a hospital are brought at night with the employer's letter" {
  at = "2021-08-17 19:00:00", query = "movement", purpose = "delivery",
  cargo = { kind = "food", parcels_here = 1 },
  papers = { employer_hours = true }, vehicle = { kind = "van" },
  expect = { decision = "allow", rule = "night.hospital_catering", by = "H-2718" },
}

---- the list of 25/8

test "aviation staff with both papers are out at night" {
  at = "2021-08-26 19:00:00", query = "movement", purpose = "work", person = { role = "aviation_worker" },
  origin = "766", destination = "766", permit = police_permit, papers = { employer_hours = true },
  expect = { decision = "allow", rule = "night.with_both_papers", by = "H-LIST25" },
}

test "the press works at night with the two papers of the list" {
  at = "2021-08-26 19:00:00", query = "movement", purpose = "press", person = { role = "journalist" },
  permit = press_permit, papers = { employer_hours = true },
  expect = { decision = "allow", rule = "night.with_both_papers" },
}

test "a journalist on the way to the newsroom is on the list" {
  at = "2021-08-26 19:00:00", query = "movement", purpose = "work", person = { role = "journalist" },
  permit = police_permit, papers = { employer_hours = true },
  expect = { decision = "allow", rule = "night.with_both_papers" },
}

test "the police permit alone is not enough at night" {
  at = "2021-08-26 19:00:00", query = "movement", purpose = "work", person = { role = "aviation_worker" },
  origin = "766", destination = "766", permit = police_permit, papers = { employer_hours = false },
  expect = { decision = "deny", rule = "night.both_papers", by = "H-LIST25" },
}

test "the employer's confirmation alone is not enough at night" {
  at = "2021-08-26 19:00:00", query = "movement", purpose = "work", person = { role = "sanitation_worker" },
  papers = { employer_hours = true },
  expect = { decision = "deny", rule = "night.both_papers", by = "H-LIST25" },
}

test "of staff with a permit the employer's confirmation for the night is asked" {
  at = "2021-08-26 19:00:00", query = "movement", purpose = "work", person = { role = "aircrew" },
  permit = police_permit,
  expect = { decision = "undetermined", question = "papers.employer_hours" },
}

test "at 17:59:59 of the day of the list the permit is enough" {
  at = "2021-08-25 17:59:59", query = "movement", purpose = "work", person = { role = "utility_worker" },
  permit = police_permit, papers = { employer_hours = false },
  expect = { decision = "allow", rule = "permits.holder" },
}

test "at 18:00:00 of the day of the list both papers are needed" {
  at = "2021-08-25 18:00:00", query = "movement", purpose = "work", person = { role = "utility_worker" },
  permit = police_permit, papers = { employer_hours = false },
  expect = { decision = "deny", rule = "night.both_papers" },
}

test "in the morning at 06:00:00 the permit is enough again" {
  at = "2021-08-26 06:00:00", query = "movement", purpose = "work", person = { role = "utility_worker" },
  permit = police_permit, papers = { employer_hours = false },
  expect = { decision = "allow", rule = "permits.holder" },
}

test "shop staff are not on the list of 25 August" {
  at = "2021-08-26 20:00:00", query = "movement", purpose = "work", person = { role = "retail_worker" },
  permit = police_permit, papers = { employer_hours = true },
  expect = { decision = "deny", rule = "night.stay_home" },
}

test "to the last second of 15 September the extended permit counts at night" {
  at = "2021-09-15 23:59:59", query = "movement", purpose = "work", person = { role = "sanitation_worker" },
  permit = police_permit, papers = { employee_card = true, employer_hours = true },
  vehicle = { kind = "motorbike" },
  expect = { decision = "allow", rule = "night.with_both_papers", by = "H-2994" },
}

---- until 21:00

test "shippers ride until 20:59:59 from 7 September on" {
  at = "2021-09-09 20:59:59", query = "movement", purpose = "delivery", person = shipper,
  papers = shipper_papers, permit = delivery_permit, cargo = { kind = "food", parcels_here = 1 },
  expect = { decision = "allow", rule = "night.until_21", by = "H-2994" },
}

test "at 21:00:00 shippers are at home" {
  at = "2021-09-09 21:00:00", query = "movement", purpose = "delivery", person = shipper,
  papers = shipper_papers, permit = delivery_permit, cargo = { kind = "food", parcels_here = 1 },
  expect = { decision = "deny", rule = "night.stay_home" },
}

test "shop staff work until 21:00 from 7 September on" {
  at = "2021-09-09 20:00:00", query = "movement", purpose = "work", person = { role = "retail_worker" },
  permit = police_permit,
  expect = { decision = "allow", rule = "night.until_21", by = "H-2994" },
}

test "before 06:00 shippers are at home" {
  at = "2021-09-16 05:59:59", query = "movement", purpose = "delivery", person = shipper,
  papers = shipper_papers, permit = delivery_permit, cargo = { kind = "food", parcels_here = 1 },
  expect = { decision = "deny", rule = "night.stay_home", by = "H-3072" },
}

---- the list of 25/8: nobody else

test "office work at night is not on the list of 25 August" {
  at = "2021-08-26 20:00:00", query = "movement", purpose = "work", permit = police_permit,
  person = { role = "office_worker" }, papers = { employer_hours = true },
  expect = { decision = "deny", rule = "night.only_the_list", by = "H-LIST25" },
}

test "post does not move at night while the list of 25 August holds" {
  at = "2021-08-26 22:00:00", query = "movement", purpose = "delivery", permit = delivery_permit,
  person = { role = "postal_worker" }, cargo = { kind = "documents", parcels_here = 1 },
  papers = { shipper_sign = true },
  expect = { decision = "deny", rule = "night.only_the_list" },
}

test "to be vaccinated people go at night while the list holds" {
  at = "2021-08-26 20:00:00", query = "movement", purpose = "vaccination",
  papers = { vaccination_notice = true, id_card = true },
  expect = { decision = "allow", rule = "night.vaccination" },
}

test "post offices work until 20:59:59 from 16 September on" {
  at = "2021-09-17 20:59:59", query = "movement", purpose = "work", permit = police_permit,
  person = { role = "postal_worker" },
  expect = { decision = "allow", rule = "night.until_21.post", by = "H-3072" },
}

test "post offices do not work at 21:00" {
  at = "2021-09-17 21:00:00", query = "movement", purpose = "work", permit = police_permit,
  person = { role = "postal_worker" },
  expect = { decision = "deny", rule = "night.stay_home" },
}

---- who is bound

test "who has left the city in the evening is not bound by its night order" {
  at = "2021-07-28 20:00:00", query = "movement", purpose = "buy_medicine", destination = "93",
  place = { kind = "province_border", at = "93" },
  expect = { decision = "allow", rule = "ct16.supplies" },
}

test "who goes to the city in the evening is bound by it" {
  at = "2021-07-28 20:00:00", query = "movement", purpose = "return_home", origin = "74",
  place = { kind = "province_border", at = "74" },
  expect = { decision = "deny", rule = "night.stay_home" },
}

test "the crew that moves a patient is out at night" {
  at = "2021-07-28 20:00:00", query = "movement", purpose = "medical_transfer",
  person = { role = "health_worker" }, vehicle = { kind = "ambulance" },
  expect = { decision = "allow", rule = "night.anti_epidemic" },
}

test "a relief team brings supplies at night" {
  at = "2021-07-28 20:00:00", query = "movement", purpose = "relief_supply",
  person = { role = "relief_force" },
  expect = { decision = "allow", rule = "night.anti_epidemic" },
}

test "a civil servant brings supplies at night" {
  at = "2021-07-28 20:00:00", query = "movement", purpose = "relief_supply",
  person = { role = "civil_servant" },
  expect = { decision = "allow", rule = "night.anti_epidemic", by = "H-2490" },
}

test "by day relief is an urgent case" {
  at = "2021-07-28 10:00:00", query = "movement", purpose = "relief_supply",
  person = { role = "relief_force" },
  expect = { decision = "allow", rule = "ct16.urgent" },
}

test "a resident does not bring supplies at night" {
  at = "2021-07-28 20:00:00", query = "movement", purpose = "relief_supply",
  expect = { decision = "deny", rule = "night.stay_home" },
}

test "meals at the gate of a hospital are let in at night" {
  at = "2021-08-17 20:00:00", query = "movement", purpose = "delivery",
  cargo = { kind = "food", parcels_here = 1 },
  person = { role = "shop_delivery" }, place = { kind = "hospital" },
  papers = { shipper_sign = true },
  expect = { decision = "allow", rule = "night.hospital_catering", by = "H-2718" },
}

---- places

local two_in_a_street = { kind = "street", people = 2, indoor = false, distance_m = 2, event = "none" }

test "nobody stands in a street at 18:00:00" {
  at = "2021-07-27 18:00:00", query = "place", ["place.at"] = "760", place = two_in_a_street,
  expect = { decision = "deny", rule = "night.nobody_outside", by = "H-2490" },
}

test "two people may stand in a street at 17:59:59" {
  at = "2021-07-27 17:59:59", query = "place", ["place.at"] = "760", place = two_in_a_street,
  expect = { decision = "allow", rule = "gathering.ct16.allowed" },
}
