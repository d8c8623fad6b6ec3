local function employer_paper()
  return {
    class = "none", form = "employer_paper", issuer = "employer", issuer_zone = "79", purpose = "work",
    valid_from = "2021-07-09 00:00", valid_to = "2021-08-23 00:00", zones = { "79" },
    hours = { "00:00", "24:00" }, holder_matches_id = true, registered = true, signature_valid = true,
    revoked = false,
  }
end

local police_permit = {
  class = "1A", form = "police_3261", issuer = "pc08", issuer_zone = "79", purpose = "work",
  valid_from = "2021-08-25 00:00", valid_to = "2021-09-07 00:00", zones = { "79" },
  hours = { "00:00", "24:00" }, holder_matches_id = true, registered = true, signature_valid = true,
  revoked = false,
}

baseline {
  person = { case = "none", role = "office_worker", residence = "770",
             test = { kind = "none", result = "none" } },
  group = { size = 1 },
  purpose = "work",
  permit = employer_paper(),
  vehicle = { kind = "motorbike" },
  place = { kind = "inner_checkpoint", at = "760" },
  origin = "770",
  destination = "760",
}

---- when the duty holds

test "inner checkpoints ask for the declaration from the first second of 14 August" {
  at = "2021-08-14 06:00:00", query = "movement",
  expect = { decision = "undetermined", question = "papers.movement_declaration" },
}

test "on 13 August inner checkpoints did not ask for it" {
  at = "2021-08-13 17:59:59", query = "movement",
  expect = { decision = "allow", rule = "ct16.work" },
}

test "in the last second of the morning of 15 August inner checkpoints still ask" {
  at = "2021-08-15 11:59:59", query = "movement", papers = { movement_declaration = false },
  expect = { decision = "deny", rule = "checkpoint.declaration", by = "H-DECL" },
}

test "at noon of 15 August the duty is dropped inside the city" {
  at = "2021-08-15 12:00:00", query = "movement", papers = { movement_declaration = false },
  expect = { decision = "allow", rule = "ct16.work" },
}

test "in the last second of 27 August inner checkpoints do not ask" {
  at = "2021-08-27 17:59:59", query = "movement", permit = police_permit,
  papers = { movement_declaration = false },
  expect = { decision = "allow", rule = "permits.holder" },
}

test "inner checkpoints ask again from 28 August" {
  at = "2021-08-28 06:00:00", query = "movement", permit = police_permit,
  papers = { movement_declaration = false },
  expect = { decision = "deny", rule = "checkpoint.declaration", by = "H-DECL" },
}

test "gateways do not ask before 18:00 of 12 August" {
  at = "2021-08-12 17:59:59", query = "movement", purpose = "goods_transport",
  person = { role = "driver" }, cargo = { kind = "rice" },
  vehicle = { kind = "truck", qr = "valid", qr_matches_plate = true, occupants = 1,
              paying_passengers = 0, intermediate_stops = 0 },
  place = { kind = "city_gateway", at = "785" }, papers = { movement_declaration = false },
  origin = "80", destination = "785",
  expect = { decision = "allow" },
}

test "gateways ask in the days between" {
  at = "2021-08-20 10:00:00", query = "movement", purpose = "medical_care",
  place = { kind = "city_gateway", at = "785" }, papers = { movement_declaration = false },
  origin = "785", destination = "760",
  expect = { decision = "deny", rule = "checkpoint.declaration" },
}

test "a check on the street asks for no declaration" {
  at = "2021-08-14 10:00:00", query = "movement", place = { kind = "street", at = "760" },
  expect = { decision = "allow", rule = "ct16.work" },
}

test "the gateway of another city has its own rules" {
  at = "2021-08-20 10:00:00", query = "movement", purpose = "medical_care",
  place = { kind = "city_gateway", at = "919" }, papers = { movement_declaration = false },
  origin = "919", destination = "916",
  expect = { decision = "allow", rule = "ct16.urgent" },
}

---- what satisfies it

test "with the declaration made the worker passes" {
  at = "2021-08-14 10:00:00", query = "movement", papers = { movement_declaration = true },
  expect = { decision = "allow", rule = "ct16.work" },
}

test "the form of a hospital does not stand in for the declaration" {
  at = "2021-08-14 10:00:00", query = "movement",
  papers = { movement_declaration = false, health_form = true, health_declaration = true },
  expect = { decision = "deny", rule = "checkpoint.declaration" },
}

test "an emergency passes a checkpoint without declaration" {
  at = "2021-08-14 10:00:00", query = "movement", purpose = "medical_emergency",
  papers = { movement_declaration = false },
  expect = { decision = "allow", rule = "emergency" },
}

---- the checkpoint is opened

test "an opened checkpoint lets people pass without declaration, and logs it" {
  at = "2021-08-14 10:00:00", query = "movement",
  place = { kind = "inner_checkpoint", at = "760", opened_by_command = true },
  papers = { movement_declaration = false },
  expect = { decision = "allow", rule = "checkpoint.opened", by = "H-DECL", obligation = true },
}

test "an opened checkpoint does not look at permits either" {
  at = "2021-08-28 10:00:00", query = "movement", permit = { form = "none" },
  place = { kind = "inner_checkpoint", at = "760", opened_by_command = true },
  expect = { decision = "allow", rule = "checkpoint.opened.papers", obligation = true },
}

test "an opened checkpoint does not let a confirmed case pass" {
  at = "2021-08-14 10:00:00", query = "movement", person = { case = "F0" },
  place = { kind = "inner_checkpoint", at = "760", opened_by_command = true },
  expect = { decision = "deny", rule = "case.F0" },
}

test "an opened checkpoint does not end the night order" {
  at = "2021-08-14 20:00:00", query = "movement",
  place = { kind = "inner_checkpoint", at = "760", opened_by_command = true },
  expect = { decision = "deny", rule = "night.stay_home" },
}

test "a checkpoint that the commander has not opened asks for the declaration" {
  at = "2021-08-14 10:00:00", query = "movement",
  place = { kind = "inner_checkpoint", at = "760", opened_by_command = false },
  papers = { movement_declaration = false },
  expect = { decision = "deny", rule = "checkpoint.declaration" },
}
