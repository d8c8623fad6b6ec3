baseline { origin = "760", destination = "760", permit = { form = "none" } }

test "an allow stands where its requirement is met" {
  at = "2021-07-03 10:00", query = "movement", purpose = "work",
  permit = { form = "paper", good = true, ends = "2021-07-05 12:00" },
  expect = { decision = "allow", rule = "work", valid_until = "2021-07-03 18:00" },
}
test "a requirement that is not met denies" {
  at = "2021-07-03 10:00", query = "movement", purpose = "work",
  expect = { decision = "deny", rule = "work.permit" },
}
test "a requirement whose fact is missing asks for it" {
  at = "2021-07-03 10:00", query = "movement", purpose = "work",
  permit = { form = "paper", ends = "2021-07-05 12:00" },
  expect = { decision = "undetermined", question = "permit.good" },
}
test "a permit counts in its last second" {
  at = "2021-07-03 10:00:00", query = "movement", purpose = "work",
  permit = { form = "paper", good = true, ends = "2021-07-03 10:00:01" },
  expect = { decision = "allow", valid_until = "2021-07-03 10:00:01" },
}
test "a permit does not count at its end" {
  at = "2021-07-03 10:00:01", query = "movement", purpose = "work",
  permit = { form = "paper", good = true, ends = "2021-07-03 10:00:01" },
  expect = { decision = "deny", rule = "work.permit" },
}
test "a duty is attached to an allow" {
  at = "2021-07-03 10:00", query = "movement", purpose = "work",
  permit = { form = "paper", good = true, ends = "2021-07-05 12:00" },
  expect = { decision = "allow", rule = "work.distance", obligation = true },
}
test "a deny beats an allow" {
  at = "2021-07-03 18:00:00", query = "movement", purpose = "food", ["person.age"] = 30,
  expect = { decision = "deny", rule = "night", valid_until = "2021-07-04 06:00" },
}
test "the night begins at 18:00:00, not before" {
  at = "2021-07-03 17:59:59", query = "movement", purpose = "food", ["person.age"] = 30,
  expect = { decision = "allow", rule = "food", valid_until = "2021-07-03 18:00" },
}
test "an exception in the clause itself" {
  at = "2021-07-03 10:00", query = "movement", purpose = "food", ["person.age"] = 15,
  expect = { decision = "deny", rule = "default.movement.distancing" },
}
test "a lift switches a deny off and is a reason of the allow" {
  at = "2021-07-03 20:00", query = "movement", purpose = "work",
  permit = { form = "code", good = true, ends = "2021-07-05 12:00" },
  expect = { decision = "allow", rule = "night.code" },
}
test "a lift allows nothing by itself" {
  at = "2021-07-03 20:00", query = "movement", purpose = "work",
  permit = { form = "code", good = false, ends = "2021-07-05 12:00" },
  expect = { decision = "deny", rule = "work.permit" },
}
test "an emergency beats everything" {
  at = "2021-07-03 20:00", query = "movement", purpose = "emergency",
  expect = { decision = "allow", rule = "emergency" },
}
test "a lower authority may tighten inside its territory" {
  at = "2021-07-06 10:00", query = "movement", purpose = "work", origin = "778", destination = "778",
  permit = { form = "paper", good = true, ends = "2021-07-15 12:00" },
  expect = { decision = "deny", rule = "local.form" },
}
test "not outside it" {
  at = "2021-07-06 10:00", query = "movement", purpose = "work",
  permit = { form = "paper", good = true, ends = "2021-07-15 12:00" },
  expect = { decision = "allow" },
}
test "a shield voids the lower authority's condition, and the answer says so" {
  at = "2021-07-10 10:00", query = "movement", purpose = "work", origin = "778", destination = "778",
  permit = { form = "paper", good = true, ends = "2021-07-15 12:00" },
  expect = { decision = "allow", rule = "no.local.forms", by = "Q-1" },
}
test "a shield does not void its own authority's requirement" {
  at = "2021-07-10 10:00", query = "movement", purpose = "work", origin = "778", destination = "778",
  expect = { decision = "deny", rule = "work.permit" },
}
test "a declared conflict is told where it touches the answer" {
  at = "2021-07-03 10:00", query = "movement", purpose = "work",
  permit = { form = "paper", good = true, ends = "2021-07-05 12:00" },
  expect = { decision = "allow", rule = "work.hours" },
}
test "an unknown purpose asks for the purpose" {
  at = "2021-07-03 10:00", query = "movement",
  expect = { decision = "undetermined", question = "purpose" },
}
