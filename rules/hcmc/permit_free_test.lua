baseline {
  person = { case = "none", role = "resident", residence = "770", test = { kind = "none", result = "none" } },
  group = { size = 1 },
  permit = { form = "none" },
  vehicle = { kind = "motorbike" },
  place = { kind = "street" },
  origin = "770",
  destination = "770",
}

---- 2850

test "health staff with their card need no permit" {
  at = "2021-08-24 09:00:00", query = "movement", purpose = "work", person = { role = "health_worker" },
  papers = { health_card = true },
  expect = { decision = "allow", rule = "free.health", by = "H-2850" },
}

test "health staff without card or permit are turned back" {
  at = "2021-08-24 09:00:00", query = "movement", purpose = "work", person = { role = "health_worker" },
  papers = { health_card = false },
  expect = { decision = "deny", rule = "permits.needed" },
}

test "vaccination with message and identity card needs no permit" {
  at = "2021-08-26 09:00:00", query = "movement", purpose = "vaccination",
  papers = { vaccination_notice = true, id_card = true },
  expect = { decision = "allow", rule = "free.vaccination", by = "H-2850" },
}

test "vaccination without a message needs a permit" {
  at = "2021-08-26 09:00:00", query = "movement", purpose = "vaccination",
  papers = { vaccination_notice = false, id_card = true },
  expect = { decision = "deny", rule = "permits.needed" },
}

test "of who goes to be vaccinated the message is asked" {
  at = "2021-08-26 09:00:00", query = "movement", purpose = "vaccination", papers = { id_card = true },
  expect = { decision = "undetermined", question = "papers.vaccination_notice" },
}

test "shop staff wait for their permit with card and confirmation" {
  at = "2021-08-26 09:00:00", query = "movement", purpose = "work", person = { role = "retail_worker" },
  papers = { employee_card = true, employer_confirmation = true }, ["permit.issued"] = false,
  expect = { decision = "allow", rule = "free.retail", by = "H-2850" },
}

test "shop staff who have been given a permit must show it" {
  at = "2021-08-26 09:00:00", query = "movement", purpose = "work", person = { role = "retail_worker" },
  papers = { employee_card = true, employer_confirmation = true }, ["permit.issued"] = true,
  expect = { decision = "deny", rule = "permits.needed" },
}

local function truck(card, printed_end, occupants)
  return {
    kind = "truck", qr = card, qr_matches_plate = true, qr_expires = printed_end, occupants = occupants,
    paying_passengers = 0, intermediate_stops = 0,
  }
end
local two_on_board = truck("valid", "2021-12-31 00:00", 2)
local three_on_board = truck("valid", "2021-12-31 00:00", 3)
local rice = { kind = "rice", sealed = false, oversize = false }

test "the driver of a green-lane vehicle needs no permit" {
  at = "2021-08-26 09:00:00", query = "movement", purpose = "goods_transport", person = { role = "driver" },
  vehicle = two_on_board, cargo = rice, papers = { health_declaration = true },
  expect = { decision = "allow", rule = "free.green_lane", by = "H-2850" },
}

test "one co-driver needs no permit" {
  at = "2021-08-26 09:00:00", query = "movement", purpose = "goods_transport",
  person = { role = "co_driver" },
  vehicle = two_on_board, cargo = rice, papers = { health_declaration = true },
  expect = { decision = "allow", rule = "free.green_lane" },
}

test "a passenger of a green-lane vehicle needs a permit" {
  at = "2021-08-26 09:00:00", query = "movement", purpose = "goods_transport",
  person = { role = "passenger" },
  vehicle = three_on_board, cargo = rice, papers = { health_declaration = true },
  expect = { decision = "deny", rule = "permits.needed", by = "H-2850" },
}

test "a card whose printed date has passed still counts" {
  at = "2021-08-26 09:00:00", query = "movement", purpose = "goods_transport", person = { role = "driver" },
  vehicle = truck("expired", "2021-08-01 00:00", 2), cargo = rice,
  papers = { health_declaration = true },
  expect = { decision = "allow", rule = "free.green_lane", by = "N-DRVN" },
}

---- the list of 25/8

test "police in uniform need no permit" {
  at = "2021-08-26 09:00:00", query = "movement", purpose = "official_duty", person = { role = "police" },
  papers = { uniform = true },
  expect = { decision = "allow", rule = "free.uniform", by = "H-LIST25" },
}

local shuttle = {
  kind = "coach", qr = "valid", qr_matches_plate = true, qr_expires = "2021-12-31 00:00", seats = 40,
  passengers = 20, intermediate_stops = 0,
}

test "the driver of a workers' shuttle with QR card needs no permit" {
  at = "2021-08-26 06:30:00", query = "movement", purpose = "worker_shuttle", person = { role = "driver" },
  vehicle = shuttle, papers = { transport_plan = true },
  expect = { decision = "allow", rule = "free.shuttle", by = "H-LIST25" },
}

test "before the evening of 25 August the driver of a shuttle needed a permit" {
  at = "2021-08-25 17:59:59", query = "movement", purpose = "worker_shuttle", person = { role = "driver" },
  vehicle = shuttle, papers = { transport_plan = true },
  expect = { decision = "deny", rule = "permits.needed" },
}

test "police out of uniform show a permit" {
  at = "2021-08-26 09:00:00", query = "movement", purpose = "official_duty", person = { role = "police" },
  papers = { uniform = false },
  expect = { decision = "deny", rule = "permits.needed" },
}

---- the briefing of 16/9

test "bank staff need no permit from 16 September on" {
  at = "2021-09-17 08:00:00", query = "movement", purpose = "work", person = { role = "bank_employee" },
  papers = { employee_card = true }, destination = "760",
  expect = { decision = "allow", rule = "free.staff", by = "H-BRIEF16" },
}

test "bank staff needed a permit on 15 September" {
  at = "2021-09-15 08:00:00", query = "movement", purpose = "work", person = { role = "bank_employee" },
  papers = { employee_card = true }, destination = "760",
  expect = { decision = "deny", rule = "permits.needed" },
}

test "to the airport with a ticket for today" {
  at = "2021-09-17 09:00:00", query = "movement", purpose = "to_airport", destination = "766",
  papers = { flight_ticket = true, flight_on = "2021-09-17", id_card = true }, vehicle = { kind = "car" },
  expect = { decision = "allow", rule = "free.errand.allowed", by = "H-BRIEF16" },
}

test "a ticket for tomorrow does not let anybody go today" {
  at = "2021-09-17 09:00:00", query = "movement", purpose = "to_airport", destination = "766",
  papers = { flight_ticket = true, flight_on = "2021-09-18", id_card = true }, vehicle = { kind = "car" },
  expect = { decision = "deny", rule = "permits.needed" },
}

test "identity registration needs no permit from 16 September on" {
  at = "2021-09-17 09:00:00", query = "movement", purpose = "id_registration",
  expect = { decision = "allow", rule = "free.errand", by = "H-BRIEF16" },
}

test "a test needs no permit from 16 September on" {
  at = "2021-09-17 09:00:00", query = "movement", purpose = "testing",
  expect = { decision = "allow", rule = "free.errand", by = "H-BRIEF16" },
}

test "medicine is carried without a permit from 16 September on" {
  at = "2021-09-17 09:00:00", query = "movement", purpose = "delivery",
  person = { role = "shop_delivery", doses = 1, first_dose = "2021-08-13", last_dose = "2021-08-13",
             test = { kind = "antigen", result = "negative", sampled = "2021-09-16 08:00" } },
  cargo = { kind = "medicine", parcels_here = 1 },
  papers = { shipper_sign = true, test_result = "slip" },
  expect = { decision = "allow", rule = "free.medical_supplies", by = "H-BRIEF16" },
}

test "gas is delivered with a bill that names shop and receiver" {
  at = "2021-09-17 09:00:00", query = "movement", purpose = "delivery", person = { role = "gas_delivery" },
  cargo = { kind = "gas_cylinder", parcels_here = 1 },
  papers = { bill_shop = true, bill_receiver = true, shipper_sign = true },
  expect = { decision = "allow", rule = "free.gas", by = "H-BRIEF16" },
}

test "gas without the receiver on the bill needs a permit" {
  at = "2021-09-17 09:00:00", query = "movement", purpose = "delivery", person = { role = "gas_delivery" },
  cargo = { kind = "gas_cylinder", parcels_here = 1 },
  papers = { bill_shop = true, bill_receiver = false, shipper_sign = true },
  expect = { decision = "deny", rule = "permits.needed" },
}

test "a carer on the approved route needs no permit" {
  at = "2021-09-17 09:00:00", query = "movement", purpose = "hospital_care", destination = "774",
  person = { role = "hospital_carer" }, papers = { kinship_proof = true, approved_route = true },
  ["place.off_route_m"] = 200,
  expect = { decision = "allow", rule = "free.carer", by = "H-BRIEF16" },
}

test "a carer off the approved route is turned back" {
  at = "2021-09-17 09:00:00", query = "movement", purpose = "hospital_care", destination = "774",
  person = { role = "hospital_carer" }, papers = { kinship_proof = true, approved_route = true },
  ["place.off_route_m"] = 201,
  expect = { decision = "deny", rule = "permits.needed" },
}

test "vaccination is named again in the briefing of 16 September" {
  at = "2021-09-17 09:00:00", query = "movement", purpose = "vaccination",
  papers = { vaccination_notice = true, id_card = true },
  expect = { decision = "allow", rule = "free.vaccination", by = "H-BRIEF16" },
}

test "health staff show either card from 16 September on" {
  at = "2021-09-17 09:00:00", query = "movement", purpose = "work", person = { role = "health_worker" },
  papers = { employee_card = false, health_card = true },
  expect = { decision = "allow", rule = "free.staff", by = "H-BRIEF16" },
}

test "police in uniform go on without permit after the list of 25 August" {
  at = "2021-09-17 09:00:00", query = "movement", purpose = "official_duty", person = { role = "police" },
  papers = { uniform = true },
  expect = { decision = "allow", rule = "free.uniform" },
}

test "aircrew go to the airport with their card" {
  at = "2021-09-17 09:00:00", query = "movement", purpose = "to_airport", person = { role = "aircrew" },
  papers = { employee_card = true },
  expect = { decision = "allow", rule = "free.errand.allowed", by = "H-BRIEF16" },
}

test "vaccination with the message but without identity card needs a permit" {
  at = "2021-08-26 09:00:00", query = "movement", purpose = "vaccination",
  papers = { vaccination_notice = true, id_card = false },
  expect = { decision = "deny", rule = "permits.needed" },
}

test "shop staff without the employer's confirmation need a permit" {
  at = "2021-08-26 09:00:00", query = "movement", purpose = "work", person = { role = "retail_worker" },
  permit = { form = "none", issued = false },
  papers = { employee_card = true, employer_confirmation = false },
  expect = { decision = "deny", rule = "permits.needed" },
}

test "without a ticket nobody goes to the airport" {
  at = "2021-09-17 09:00:00", query = "movement", purpose = "to_airport",
  papers = { flight_ticket = false },
  expect = { decision = "deny" },
}

test "a flight of yesterday is gone" {
  at = "2021-09-17 09:00:00", query = "movement", purpose = "to_airport",
  papers = { flight_ticket = true, flight_on = "2021-09-16" },
  expect = { decision = "deny" },
}

test "gas without the shop on the bill needs a permit" {
  at = "2021-09-17 09:00:00", query = "movement", purpose = "delivery", person = { role = "gas_delivery" },
  cargo = { kind = "gas_cylinder", parcels_here = 1 }, papers = { bill_shop = false, bill_receiver = true },
  expect = { decision = "deny", rule = "permits.needed" },
}

test "a carer without proof of kinship needs a permit" {
  at = "2021-09-17 09:00:00", query = "movement", purpose = "hospital_care",
  person = { role = "hospital_carer" }, papers = { kinship_proof = false, approved_route = true },
  place = { kind = "street", off_route_m = 0 },
  expect = { decision = "deny", rule = "permits.needed" },
}

test "a carer without an approved route needs a permit" {
  at = "2021-09-17 09:00:00", query = "movement", purpose = "hospital_care",
  person = { role = "hospital_carer" }, papers = { kinship_proof = true, approved_route = false },
  place = { kind = "street", off_route_m = 0 },
  expect = { decision = "deny", rule = "permits.needed" },
}
