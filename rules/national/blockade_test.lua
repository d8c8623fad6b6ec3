baseline {
  person = { case = "none", role = "resident", residence = "84", test = { kind = "none", result = "none" } },
  household = { trips_this_week = 0, out_now = 0 },
  group = { size = 1 },
  purpose = "work",
  permit = { form = "none" },
  ticket = { kind = "none" },
  vehicle = { kind = "none" },
  place = { kind = "blockade_gate" },
  origin = { zone = "84", asserted_level = "blockade" },
  destination = "84",
}

test "anti-epidemic forces go in and out of a blockaded area, with a duty" {
  at = "2021-07-25 10:00:00", query = "movement", purpose = "epidemic_duty", ["person.role"] = "volunteer",
  expect = { decision = "allow", rule = "blockade.service", by = "N-L03", obligation = true },
}

test "a doctor goes in to work" {
  at = "2021-07-25 10:00:00", query = "movement", ["person.role"] = "health_worker", origin = "84",
  destination = { zone = "84", asserted_level = "blockade" },
  expect = { decision = "allow", rule = "blockade.service" },
}

test "a doctor who lives inside asks the command before going out to work" {
  at = "2021-07-25 10:00:00", query = "movement", ["person.role"] = "health_worker",
  expect = { decision = "undetermined", question = "papers.area_command_consent" },
}

test "the police on duty passes" {
  at = "2021-07-25 10:00:00", query = "movement", purpose = "official_duty", ["person.role"] = "police",
  expect = { decision = "allow", rule = "blockade.service" },
}

test "a civil servant on duty asks the command" {
  at = "2021-07-25 10:00:00", query = "movement", purpose = "official_duty",
  ["person.role"] = "civil_servant",
  expect = { decision = "undetermined", question = "papers.area_command_consent" },
}

test "the relief force brings supplies into a strict area" {
  at = "2021-07-25 10:00:00", query = "movement", purpose = "relief_supply",
  ["person.role"] = "relief_force", origin = "84",
  destination = { zone = "84", asserted_level = "blockade_strict" },
  expect = { decision = "allow", rule = "blockade.service" },
}

test "a volunteer with supplies shows the consent of the area's command" {
  at = "2021-07-25 10:00:00", query = "movement", purpose = "relief_supply", ["person.role"] = "volunteer",
  origin = "84", destination = { zone = "84", asserted_level = "blockade" },
  expect = { decision = "undetermined", question = "papers.area_command_consent" },
}

test "no permit and no consent lets an ordinary worker out of a blockaded area" {
  at = "2021-07-25 10:00:00", query = "movement", ["person.role"] = "office_worker",
  expect = { decision = "deny", rule = "blockade.stay" },
}

test "with consent a worker goes in" {
  at = "2021-07-25 10:00:00", query = "movement", papers = { area_command_consent = true },
  ["person.role"] = "office_worker", origin = "84",
  destination = { zone = "84", asserted_level = "blockade" },
  expect = { decision = "allow", rule = "blockade.service" },
}

test "with consent a pharmacist who lives inside goes out to work" {
  at = "2021-07-25 10:00:00", query = "movement", papers = { area_command_consent = true },
  ["person.role"] = "pharmacy_worker",
  expect = { decision = "allow", rule = "blockade.service" },
}

test "without consent the pharmacist stays" {
  at = "2021-07-25 10:00:00", query = "movement", papers = { area_command_consent = false },
  ["person.role"] = "pharmacy_worker",
  expect = { decision = "deny", rule = "blockade.stay", by = "N-L03" },
}

test "not even consent lets the pharmacist leave a strict area" {
  at = "2021-07-25 10:00:00", query = "movement", papers = { area_command_consent = true },
  ["person.role"] = "pharmacy_worker",
  origin = { zone = "84", asserted_level = "blockade_strict" },
  expect = { decision = "deny", rule = "blockade.stay" },
}

test "with consent a truck brings goods into a strict area" {
  at = "2021-07-25 10:00:00", query = "movement", purpose = "delivery", ["person.role"] = "shop_delivery",
  papers = { area_command_consent = true }, cargo = { kind = "rice", parcels_here = 1 }, origin = "84",
  destination = { zone = "84", asserted_level = "blockade_strict" },
  expect = { decision = "allow", rule = "blockade.service" },
}

test "nobody visits a blockaded area" {
  at = "2021-07-25 10:00:00", query = "movement", purpose = "visit", origin = "84",
  destination = { zone = "84", asserted_level = "blockade" },
  expect = { decision = "deny", rule = "blockade.stay" },
}

test "medical care that can wait is no emergency" {
  at = "2021-07-25 10:00:00", query = "movement", purpose = "medical_care",
  expect = { decision = "deny", rule = "blockade.stay" },
}

test "an emergency leaves a strict area" {
  at = "2021-07-25 10:00:00", query = "movement", purpose = "medical_emergency",
  origin = { zone = "84", asserted_level = "blockade_strict" },
  expect = { decision = "allow", rule = "emergency" },
}

test "a contact under medical control leaves a blockaded area" {
  at = "2021-07-25 10:00:00", query = "movement", purpose = "medical_transfer", ["person.case"] = "F1",
  expect = { decision = "allow", rule = "case.transfer" },
}

test "when the blockade has ended people move again" {
  at = "2021-07-25 10:00:00", query = "movement", purpose = "buy_medicine",
  origin = { zone = "84", asserted_level = "blockade", asserted_until = "2021-07-25 10:00:00" },
  expect = { decision = "allow", rule = "ct16.supplies" },
}

test "until its last second a blockade holds" {
  at = "2021-07-25 09:59:59", query = "movement", purpose = "buy_medicine",
  origin = { zone = "84", asserted_level = "blockade", asserted_until = "2021-07-25 10:00:00" },
  expect = { decision = "deny", rule = "blockade.stay" },
}

test "before a blockade begins people still move" {
  at = "2021-07-25 09:59:59", query = "movement", purpose = "buy_medicine",
  origin = { zone = "84", asserted_level = "blockade", asserted_from = "2021-07-25 10:00:00" },
  expect = { decision = "allow", rule = "ct16.supplies" },
}

test "two neighbours do not stand together in a blockaded area, wherever it is" {
  at = "2021-09-20 10:00:00", query = "place",
  place = { kind = "street", at = { zone = "926", asserted_level = "blockade" }, people = 2, indoor = false,
            distance_m = 2, event = "none" },
  expect = { decision = "deny", rule = "blockade.keep_apart", by = "N-L03" },
}

test "one person alone is no meeting in a blockaded area" {
  at = "2021-09-20 10:00:00", query = "place",
  place = { kind = "street", at = { zone = "926", asserted_level = "blockade" }, people = 1, indoor = false,
            distance_m = 2, event = "none" },
  expect = { decision = "allow" },
}

test "a crew takes a patient out of a blockaded area" {
  at = "2021-07-25 10:00:00", query = "movement", purpose = "medical_transfer",
  ["person.role"] = "health_worker", ["vehicle.kind"] = "ambulance",
  expect = { decision = "allow", rule = "blockade.service", obligation = true },
}

test "a shipper who lives in a blockaded area does not go out to work" {
  at = "2021-07-25 10:00:00", query = "movement", purpose = "delivery", ["person.role"] = "app_shipper",
  cargo = { kind = "food", parcels_here = 1 }, papers = { area_command_consent = true },
  expect = { decision = "deny", rule = "blockade.stay" },
}

test "a shipper who brings food in asks the command" {
  at = "2021-07-25 10:00:00", query = "movement", purpose = "delivery", ["person.role"] = "app_shipper",
  cargo = { kind = "food", parcels_here = 1 },
  origin = "84", destination = { zone = "84", asserted_level = "blockade" },
  expect = { decision = "undetermined", question = "papers.area_command_consent" },
}
