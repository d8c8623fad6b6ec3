baseline {
  person = { case = "none", role = "resident", residence = "769", test = { kind = "none", result = "none" } },
  group = { size = 1 },
  purpose = "medical_emergency",
  permit = { form = "none" },
  vehicle = { kind = "car", occupants = 3 },
  place = { kind = "street" },
  origin = "769",
  destination = "769",
}

test "an emergency passes at two in the night under the night order" {
  at = "2021-07-28 02:00:00", query = "movement",
  expect = { decision = "allow", rule = "emergency", by = "N-L40" },
}

test "a confirmed case passes in an emergency" {
  at = "2021-08-27 10:00:00", query = "movement", ["person.case"] = "F0",
  expect = { decision = "allow", rule = "emergency" },
}

test "an emergency passes in the tightest period without a permit" {
  at = "2021-08-24 18:00:00", query = "movement",
  expect = { decision = "allow", rule = "emergency" },
}

test "an emergency leaves a blockaded alley" {
  at = "2021-07-25 10:00:00", query = "movement",
  origin = { zone = "776", asserted_level = "blockade_strict" }, destination = "774",
  expect = { decision = "allow", rule = "emergency" },
}

test "an emergency needs no vaccine after 1 October" {
  at = "2021-10-02 10:00:00", query = "movement", ["person.doses"] = 0,
  papers = { vaccination_proof = false },
  expect = { decision = "allow", rule = "emergency" },
}

test "an emergency passes in a province of which no act is known" {
  at = "2021-07-05 10:00:00", query = "movement", origin = "48", destination = "48",
  expect = { decision = "allow", rule = "emergency" },
}

test "a walk at the same hour is no emergency" {
  at = "2021-07-28 02:00:00", query = "movement", purpose = "leisure", vehicle = { kind = "none" },
  expect = { decision = "deny", by = "H-2490" },
}
